; ModuleID = 'gridstride/rows_inside.cu'
source_filename = "gridstride/rows_inside.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z11rows_insidePiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp31 = icmp slt i32 %add, %rows, !dbg !27
  br i1 %cmp31, label %for.cond3.preheader.lr.ph, label %for.cond.cleanup, !dbg !28

for.cond3.preheader.lr.ph:                        ; preds = %entry
  %cmp429 = icmp sgt i32 %cols, 0
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul17 = mul i32 %3, %1
  %xtraiter = and i32 %cols, 3
  %4 = icmp ult i32 %cols, 4
  %unroll_iter = and i32 %cols, 2147483644
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0
  %lcmp.mod33 = icmp ne i32 %xtraiter, 0
  br label %for.cond3.preheader, !dbg !28

for.cond3.preheader:                              ; preds = %for.cond3.preheader.lr.ph, %for.cond.cleanup5
  %r.032 = phi i32 [ %add, %for.cond3.preheader.lr.ph ], [ %add18, %for.cond.cleanup5 ]
  br i1 %cmp429, label %for.body6.lr.ph, label %for.cond.cleanup5, !dbg !29

for.body6.lr.ph:                                  ; preds = %for.cond3.preheader
  %mul7 = mul nsw i32 %r.032, %cols
  br i1 %4, label %for.body6.epil.preheader, label %for.body6, !dbg !29

for.cond.cleanup:                                 ; preds = %for.cond.cleanup5, %entry
  ret void, !dbg !30

for.cond.cleanup5.loopexit.unr-lcssa:             ; preds = %for.body6
  br i1 %lcmp.mod.not, label %for.cond.cleanup5, label %for.body6.epil.preheader, !dbg !29

for.body6.epil.preheader:                         ; preds = %for.cond.cleanup5.loopexit.unr-lcssa, %for.body6.lr.ph
  %c.030.epil.init = phi i32 [ 0, %for.body6.lr.ph ], [ %inc.3, %for.cond.cleanup5.loopexit.unr-lcssa ]
  tail call void @llvm.assume(i1 %lcmp.mod33), !dbg !29
  br label %for.body6.epil, !dbg !29

for.body6.epil:                                   ; preds = %for.body6.epil, %for.body6.epil.preheader
  %c.030.epil = phi i32 [ %c.030.epil.init, %for.body6.epil.preheader ], [ %inc.epil, %for.body6.epil ]
  %epil.iter = phi i32 [ 0, %for.body6.epil.preheader ], [ %epil.iter.next, %for.body6.epil ]
  %add8.epil = add nsw i32 %c.030.epil, %mul7, !dbg !31
  %idxprom.epil = sext i32 %add8.epil to i64, !dbg !32
  %arrayidx.epil = getelementptr inbounds i32, ptr %a, i64 %idxprom.epil, !dbg !32
  %5 = load i32, ptr %arrayidx.epil, align 4, !dbg !32, !tbaa !8
  %mul9.epil = mul nsw i32 %5, %c.030.epil, !dbg !33
  %arrayidx13.epil = getelementptr inbounds i32, ptr %out, i64 %idxprom.epil, !dbg !34
  store i32 %mul9.epil, ptr %arrayidx13.epil, align 4, !dbg !35, !tbaa !8
  %inc.epil = add nuw nsw i32 %c.030.epil, 1, !dbg !36
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !29
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !29
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup5, label %for.body6.epil, !dbg !29, !llvm.loop !37

for.cond.cleanup5:                                ; preds = %for.cond.cleanup5.loopexit.unr-lcssa, %for.body6.epil, %for.cond3.preheader
  %add18 = add i32 %r.032, %mul17, !dbg !39
  %cmp = icmp slt i32 %add18, %rows, !dbg !27
  br i1 %cmp, label %for.cond3.preheader, label %for.cond.cleanup, !dbg !28, !llvm.loop !40

for.body6:                                        ; preds = %for.body6.lr.ph, %for.body6
  %c.030 = phi i32 [ %inc.3, %for.body6 ], [ 0, %for.body6.lr.ph ]
  %niter = phi i32 [ %niter.next.3, %for.body6 ], [ 0, %for.body6.lr.ph ]
  %add8 = add nsw i32 %c.030, %mul7, !dbg !31
  %idxprom = sext i32 %add8 to i64, !dbg !32
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !32
  %6 = load i32, ptr %arrayidx, align 4, !dbg !32, !tbaa !8
  %mul9 = mul nsw i32 %6, %c.030, !dbg !33
  %arrayidx13 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !34
  store i32 %mul9, ptr %arrayidx13, align 4, !dbg !35, !tbaa !8
  %inc = or disjoint i32 %c.030, 1, !dbg !36
  %add8.1 = add nsw i32 %inc, %mul7, !dbg !31
  %idxprom.1 = sext i32 %add8.1 to i64, !dbg !32
  %arrayidx.1 = getelementptr inbounds i32, ptr %a, i64 %idxprom.1, !dbg !32
  %7 = load i32, ptr %arrayidx.1, align 4, !dbg !32, !tbaa !8
  %mul9.1 = mul nsw i32 %7, %inc, !dbg !33
  %arrayidx13.1 = getelementptr inbounds i32, ptr %out, i64 %idxprom.1, !dbg !34
  store i32 %mul9.1, ptr %arrayidx13.1, align 4, !dbg !35, !tbaa !8
  %inc.1 = or disjoint i32 %c.030, 2, !dbg !36
  %add8.2 = add nsw i32 %inc.1, %mul7, !dbg !31
  %idxprom.2 = sext i32 %add8.2 to i64, !dbg !32
  %arrayidx.2 = getelementptr inbounds i32, ptr %a, i64 %idxprom.2, !dbg !32
  %8 = load i32, ptr %arrayidx.2, align 4, !dbg !32, !tbaa !8
  %mul9.2 = mul nsw i32 %8, %inc.1, !dbg !33
  %arrayidx13.2 = getelementptr inbounds i32, ptr %out, i64 %idxprom.2, !dbg !34
  store i32 %mul9.2, ptr %arrayidx13.2, align 4, !dbg !35, !tbaa !8
  %inc.2 = or disjoint i32 %c.030, 3, !dbg !36
  %add8.3 = add nsw i32 %inc.2, %mul7, !dbg !31
  %idxprom.3 = sext i32 %add8.3 to i64, !dbg !32
  %arrayidx.3 = getelementptr inbounds i32, ptr %a, i64 %idxprom.3, !dbg !32
  %9 = load i32, ptr %arrayidx.3, align 4, !dbg !32, !tbaa !8
  %mul9.3 = mul nsw i32 %9, %inc.2, !dbg !33
  %arrayidx13.3 = getelementptr inbounds i32, ptr %out, i64 %idxprom.3, !dbg !34
  store i32 %mul9.3, ptr %arrayidx13.3, align 4, !dbg !35, !tbaa !8
  %inc.3 = add nuw nsw i32 %c.030, 4, !dbg !36
  %niter.next.3 = add i32 %niter, 4, !dbg !29
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !29
  br i1 %niter.ncmp.3, label %for.cond.cleanup5.loopexit.unr-lcssa, label %for.body6, !dbg !29, !llvm.loop !43
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "gridstride/rows_inside.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "rows_inside", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 18, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 31, scope: !12)
!22 = !DILocation(line: 10, column: 29, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 44, scope: !12)
!26 = !DILocation(line: 10, column: 42, scope: !12)
!27 = !DILocation(line: 10, column: 59, scope: !12)
!28 = !DILocation(line: 10, column: 5, scope: !12)
!29 = !DILocation(line: 11, column: 9, scope: !12)
!30 = !DILocation(line: 13, column: 1, scope: !12)
!31 = !DILocation(line: 12, column: 44, scope: !12)
!32 = !DILocation(line: 12, column: 33, scope: !12)
!33 = !DILocation(line: 12, column: 49, scope: !12)
!34 = !DILocation(line: 12, column: 13, scope: !12)
!35 = !DILocation(line: 12, column: 31, scope: !12)
!36 = !DILocation(line: 11, column: 36, scope: !12)
!37 = distinct !{!37, !38}
!38 = !{!"llvm.loop.unroll.disable"}
!39 = !DILocation(line: 10, column: 69, scope: !12)
!40 = distinct !{!40, !28, !41, !42}
!41 = !DILocation(line: 12, column: 51, scope: !12)
!42 = !{!"llvm.loop.mustprogress"}
!43 = distinct !{!43, !29, !41, !42}
