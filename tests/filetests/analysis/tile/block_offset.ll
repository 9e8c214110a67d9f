; ModuleID = 'tile/block_offset.cu'
source_filename = "tile/block_offset.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@window = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z11two_windowsPiPKiS1_i(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %idx.ext = zext nneg i32 %0 to i64, !dbg !19
  %add.ptr = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @window to ptr), i64 %idx.ext, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !20
  %mul = mul i32 %1, %0, !dbg !23
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !24
  %add = add i32 %mul, %2, !dbg !27
  %cmp = icmp slt i32 %add, %n, !dbg !28
  br i1 %cmp, label %cond.true, label %cond.end, !dbg !29

cond.true:                                        ; preds = %entry
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !dbg !30, !tbaa !8
  br label %cond.end, !dbg !29

cond.end:                                         ; preds = %entry, %cond.true
  %cond = phi i32 [ %3, %cond.true ], [ 0, %entry ], !dbg !29
  %idxprom5 = zext nneg i32 %2 to i64, !dbg !31
  %arrayidx6 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @window to ptr), i64 %idxprom5, !dbg !31
  store i32 %cond, ptr %arrayidx6, align 4, !dbg !32, !tbaa !8
  br i1 %cmp, label %cond.true8, label %cond.end12, !dbg !33

cond.true8:                                       ; preds = %cond.end
  %idxprom9 = sext i32 %add to i64
  %arrayidx10 = getelementptr inbounds i32, ptr %b, i64 %idxprom9
  %4 = load i32, ptr %arrayidx10, align 4, !dbg !34, !tbaa !8
  br label %cond.end12, !dbg !33

cond.end12:                                       ; preds = %cond.end, %cond.true8
  %cond13 = phi i32 [ %4, %cond.true8 ], [ 0, %cond.end ], !dbg !33
  %arrayidx16 = getelementptr inbounds nuw i32, ptr %add.ptr, i64 %idxprom5, !dbg !35
  store i32 %cond13, ptr %arrayidx16, align 4, !dbg !36, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !37
  br i1 %cmp, label %if.then, label %if.end, !dbg !38

if.then:                                          ; preds = %cond.end12
  %idxprom24 = sext i32 %add to i64
  %arrayidx25 = getelementptr inbounds i32, ptr %out, i64 %idxprom24
  %5 = load i32, ptr %arrayidx6, align 4, !dbg !39, !tbaa !8
  %6 = load i32, ptr %arrayidx16, align 4, !dbg !40, !tbaa !8
  %sub = sub nsw i32 %5, %6, !dbg !41
  store i32 %sub, ptr %arrayidx25, align 4, !dbg !42, !tbaa !8
  br label %if.end, !dbg !43

if.end:                                           ; preds = %if.then, %cond.end12
  ret void, !dbg !44
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/block_offset.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "two_windows", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 28, scope: !12)
!19 = !DILocation(line: 13, column: 26, scope: !12)
!20 = !DILocation(line: 32, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 14, column: 13, scope: !12)
!23 = !DILocation(line: 14, column: 24, scope: !12)
!24 = !DILocation(line: 31, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!26 = distinct !DILocation(line: 14, column: 39, scope: !12)
!27 = !DILocation(line: 14, column: 37, scope: !12)
!28 = !DILocation(line: 15, column: 29, scope: !12)
!29 = !DILocation(line: 15, column: 27, scope: !12)
!30 = !DILocation(line: 15, column: 35, scope: !12)
!31 = !DILocation(line: 15, column: 5, scope: !12)
!32 = !DILocation(line: 15, column: 25, scope: !12)
!33 = !DILocation(line: 16, column: 27, scope: !12)
!34 = !DILocation(line: 16, column: 35, scope: !12)
!35 = !DILocation(line: 16, column: 5, scope: !12)
!36 = !DILocation(line: 16, column: 25, scope: !12)
!37 = !DILocation(line: 17, column: 5, scope: !12)
!38 = !DILocation(line: 18, column: 11, scope: !12)
!39 = !DILocation(line: 19, column: 18, scope: !12)
!40 = !DILocation(line: 19, column: 40, scope: !12)
!41 = !DILocation(line: 19, column: 38, scope: !12)
!42 = !DILocation(line: 19, column: 16, scope: !12)
!43 = !DILocation(line: 19, column: 9, scope: !12)
!44 = !DILocation(line: 20, column: 1, scope: !12)
