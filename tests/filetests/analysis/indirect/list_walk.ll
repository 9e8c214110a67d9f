; ModuleID = 'indirect/list_walk.cu'
source_filename = "indirect/list_walk.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z4walkPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %next, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %while.cond.preheader, label %cleanup, !dbg !27

while.cond.preheader:                             ; preds = %entry
  %cmp313 = icmp ne i32 %add, 0, !dbg !28
  %cmp414 = icmp sgt i32 %n, 0, !dbg !29
  %3 = and i1 %cmp313, %cmp414, !dbg !29
  br i1 %3, label %while.body, label %while.end, !dbg !30

while.body:                                       ; preds = %while.cond.preheader, %while.body
  %steps.016 = phi i32 [ %inc, %while.body ], [ 0, %while.cond.preheader ]
  %at.015 = phi i32 [ %4, %while.body ], [ %add, %while.cond.preheader ]
  %idxprom = sext i32 %at.015 to i64, !dbg !31
  %arrayidx = getelementptr inbounds i32, ptr %next, i64 %idxprom, !dbg !31
  %4 = load i32, ptr %arrayidx, align 4, !dbg !31, !tbaa !8
  %inc = add nuw nsw i32 %steps.016, 1, !dbg !32
  %cmp3 = icmp ne i32 %4, 0, !dbg !28
  %cmp4 = icmp slt i32 %inc, %n, !dbg !29
  %5 = select i1 %cmp3, i1 %cmp4, i1 false, !dbg !29
  br i1 %5, label %while.body, label %while.end, !dbg !30, !llvm.loop !33

while.end:                                        ; preds = %while.body, %while.cond.preheader
  %steps.0.lcssa = phi i32 [ 0, %while.cond.preheader ], [ %inc, %while.body ], !dbg !36
  %idxprom5 = sext i32 %add to i64, !dbg !37
  %arrayidx6 = getelementptr inbounds i32, ptr %out, i64 %idxprom5, !dbg !37
  store i32 %steps.0.lcssa, ptr %arrayidx6, align 4, !dbg !38, !tbaa !8
  br label %cleanup, !dbg !39

cleanup:                                          ; preds = %entry, %while.end
  ret void, !dbg !39
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "indirect/list_walk.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "walk", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "indirect/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 26, scope: !12)
!22 = !DILocation(line: 12, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 39, scope: !12)
!26 = !DILocation(line: 12, column: 37, scope: !12)
!27 = !DILocation(line: 13, column: 11, scope: !12)
!28 = !DILocation(line: 16, column: 15, scope: !12)
!29 = !DILocation(line: 16, column: 20, scope: !12)
!30 = !DILocation(line: 16, column: 5, scope: !12)
!31 = !DILocation(line: 17, column: 14, scope: !12)
!32 = !DILocation(line: 18, column: 14, scope: !12)
!33 = distinct !{!33, !30, !34, !35}
!34 = !DILocation(line: 19, column: 5, scope: !12)
!35 = !{!"llvm.loop.mustprogress"}
!36 = !DILocation(line: 0, scope: !12)
!37 = !DILocation(line: 20, column: 5, scope: !12)
!38 = !DILocation(line: 20, column: 12, scope: !12)
!39 = !DILocation(line: 21, column: 1, scope: !12)
