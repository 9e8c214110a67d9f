; ModuleID = 'tile/wraps_in_cell.cu'
source_filename = "tile/wraps_in_cell.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ5wrapsPlPKiiE5cells = internal unnamed_addr addrspace(3) global [64 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z5wrapsPlPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !19
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !22
  %mul = mul i32 %1, %2, !dbg !25
  %add = add i32 %mul, %0, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp, label %cond.true, label %cond.end, !dbg !28

cond.true:                                        ; preds = %entry
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  %mul4 = shl nuw nsw i32 %2, 20, !dbg !30
  %mul5 = mul i32 %mul4, %3, !dbg !31
  br label %cond.end, !dbg !28

cond.end:                                         ; preds = %entry, %cond.true
  %cond = phi i32 [ %mul5, %cond.true ], [ 0, %entry ], !dbg !28
  %idxprom6 = zext nneg i32 %0 to i64, !dbg !32
  %arrayidx7 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ5wrapsPlPKiiE5cells to ptr), i64 %idxprom6, !dbg !32
  store i32 %cond, ptr %arrayidx7, align 4, !dbg !33, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !34
  br i1 %cmp, label %if.then, label %if.end, !dbg !35

if.then:                                          ; preds = %cond.end
  %4 = load i32, ptr %arrayidx7, align 4, !dbg !36, !tbaa !8
  %conv = sext i32 %4 to i64, !dbg !36
  %idxprom11 = sext i32 %add to i64, !dbg !37
  %arrayidx12 = getelementptr inbounds i32, ptr %a, i64 %idxprom11, !dbg !37
  %5 = load i32, ptr %arrayidx12, align 4, !dbg !37, !tbaa !8
  %conv13 = sext i32 %5 to i64, !dbg !37
  %6 = shl nuw nsw i32 %2, 20, !dbg !38
  %mul16 = zext nneg i32 %6 to i64, !dbg !38
  %mul17 = mul nsw i64 %mul16, %conv13, !dbg !39
  %sub = sub nsw i64 %conv, %mul17, !dbg !40
  %arrayidx19 = getelementptr inbounds i64, ptr %out, i64 %idxprom11, !dbg !41
  store i64 %sub, ptr %arrayidx19, align 8, !dbg !42, !tbaa !43
  br label %if.end, !dbg !41

if.end:                                           ; preds = %if.then, %cond.end
  ret void, !dbg !45
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/wraps_in_cell.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "wraps", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 13, scope: !12)
!19 = !DILocation(line: 32, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 30, scope: !12)
!22 = !DILocation(line: 33, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = distinct !DILocation(line: 16, column: 43, scope: !12)
!25 = !DILocation(line: 16, column: 41, scope: !12)
!26 = !DILocation(line: 16, column: 54, scope: !12)
!27 = !DILocation(line: 17, column: 18, scope: !12)
!28 = !DILocation(line: 17, column: 16, scope: !12)
!29 = !DILocation(line: 17, column: 24, scope: !12)
!30 = !DILocation(line: 17, column: 29, scope: !12)
!31 = !DILocation(line: 17, column: 47, scope: !12)
!32 = !DILocation(line: 17, column: 5, scope: !12)
!33 = !DILocation(line: 17, column: 14, scope: !12)
!34 = !DILocation(line: 18, column: 5, scope: !12)
!35 = !DILocation(line: 19, column: 11, scope: !12)
!36 = !DILocation(line: 20, column: 24, scope: !12)
!37 = !DILocation(line: 20, column: 41, scope: !12)
!38 = !DILocation(line: 20, column: 46, scope: !12)
!39 = !DILocation(line: 20, column: 59, scope: !12)
!40 = !DILocation(line: 20, column: 33, scope: !12)
!41 = !DILocation(line: 20, column: 9, scope: !12)
!42 = !DILocation(line: 20, column: 16, scope: !12)
!43 = !{!44, !44, i64 0}
!44 = !{!"long", !10, i64 0}
!45 = !DILocation(line: 21, column: 1, scope: !12)
