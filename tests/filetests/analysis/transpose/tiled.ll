; ModuleID = 'transpose/tiled.cu'
source_filename = "transpose/tiled.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ15transpose_tiledPiPKiiiE4tile = internal unnamed_addr addrspace(3) global [4 x [5 x i32]] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z15transpose_tiledPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %mul = shl i32 %0, 2, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !20
  %add = add i32 %mul, %1, !dbg !23
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !24
  %mul3 = shl nuw nsw i32 %2, 2, !dbg !27
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !28
  %add5 = add nuw nsw i32 %mul3, %3, !dbg !31
  %cmp = icmp slt i32 %add, %w, !dbg !32
  %cmp6 = icmp slt i32 %add5, %h
  %or.cond = and i1 %cmp, %cmp6, !dbg !33
  br i1 %or.cond, label %if.then, label %if.end, !dbg !33

if.then:                                          ; preds = %entry
  %mul7 = mul nsw i32 %w, %add5, !dbg !34
  %add8 = add nsw i32 %mul7, %add, !dbg !35
  %idxprom = sext i32 %add8 to i64, !dbg !36
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !36
  %4 = load i32, ptr %arrayidx, align 4, !dbg !36, !tbaa !8
  %idxprom10 = zext nneg i32 %3 to i64, !dbg !37
  %arrayidx11 = getelementptr inbounds nuw [5 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ15transpose_tiledPiPKiiiE4tile to ptr), i64 %idxprom10, !dbg !37
  %idxprom13 = zext nneg i32 %1 to i64, !dbg !37
  %arrayidx14 = getelementptr inbounds nuw i32, ptr %arrayidx11, i64 %idxprom13, !dbg !37
  store i32 %4, ptr %arrayidx14, align 4, !dbg !38, !tbaa !8
  br label %if.end, !dbg !37

if.end:                                           ; preds = %if.then, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !39
  %add18 = add nuw nsw i32 %mul3, %1, !dbg !40
  %add22 = add i32 %mul, %3, !dbg !41
  %cmp23 = icmp slt i32 %add18, %h, !dbg !42
  %cmp25 = icmp slt i32 %add22, %w
  %or.cond48 = and i1 %cmp25, %cmp23, !dbg !43
  br i1 %or.cond48, label %if.then26, label %if.end37, !dbg !43

if.then26:                                        ; preds = %if.end
  %idxprom28 = zext nneg i32 %1 to i64, !dbg !44
  %arrayidx29 = getelementptr inbounds nuw [5 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ15transpose_tiledPiPKiiiE4tile to ptr), i64 %idxprom28, !dbg !44
  %idxprom31 = zext nneg i32 %3 to i64, !dbg !44
  %arrayidx32 = getelementptr inbounds nuw i32, ptr %arrayidx29, i64 %idxprom31, !dbg !44
  %5 = load i32, ptr %arrayidx32, align 4, !dbg !44, !tbaa !8
  %mul33 = mul nsw i32 %h, %add22, !dbg !45
  %add34 = add nsw i32 %mul33, %add18, !dbg !46
  %idxprom35 = sext i32 %add34 to i64, !dbg !47
  %arrayidx36 = getelementptr inbounds i32, ptr %out, i64 %idxprom35, !dbg !47
  store i32 %5, ptr %arrayidx36, align 4, !dbg !48, !tbaa !8
  br label %if.end37, !dbg !47

if.end37:                                         ; preds = %if.then26, %if.end
  ret void, !dbg !49
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "transpose/tiled.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = !{!9, !9, i64 0}
!9 = !{!"int", !10, i64 0}
!10 = !{!"omnipotent char", !11, i64 0}
!11 = !{!"Simple C++ TBAA"}
!12 = distinct !DISubprogram(name: "transpose_tiled", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "transpose/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 13, scope: !12)
!19 = !DILocation(line: 16, column: 24, scope: !12)
!20 = !DILocation(line: 31, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 16, column: 30, scope: !12)
!23 = !DILocation(line: 16, column: 28, scope: !12)
!24 = !DILocation(line: 32, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!26 = distinct !DILocation(line: 17, column: 13, scope: !12)
!27 = !DILocation(line: 17, column: 24, scope: !12)
!28 = !DILocation(line: 31, column: 1, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 17, column: 30, scope: !12)
!31 = !DILocation(line: 17, column: 28, scope: !12)
!32 = !DILocation(line: 18, column: 11, scope: !12)
!33 = !DILocation(line: 18, column: 15, scope: !12)
!34 = !DILocation(line: 19, column: 46, scope: !12)
!35 = !DILocation(line: 19, column: 50, scope: !12)
!36 = !DILocation(line: 19, column: 42, scope: !12)
!37 = !DILocation(line: 19, column: 9, scope: !12)
!38 = !DILocation(line: 19, column: 40, scope: !12)
!39 = !DILocation(line: 20, column: 5, scope: !12)
!40 = !DILocation(line: 21, column: 24, scope: !12)
!41 = !DILocation(line: 22, column: 24, scope: !12)
!42 = !DILocation(line: 23, column: 11, scope: !12)
!43 = !DILocation(line: 23, column: 15, scope: !12)
!44 = !DILocation(line: 24, column: 26, scope: !12)
!45 = !DILocation(line: 24, column: 15, scope: !12)
!46 = !DILocation(line: 24, column: 19, scope: !12)
!47 = !DILocation(line: 24, column: 9, scope: !12)
!48 = !DILocation(line: 24, column: 24, scope: !12)
!49 = !DILocation(line: 25, column: 1, scope: !12)
