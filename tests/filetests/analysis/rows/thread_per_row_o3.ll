; ModuleID = 'rows/thread_per_row_o3.cu'
source_filename = "rows/thread_per_row_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z8row_sumsPfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %rows, !dbg !27
  br i1 %cmp, label %for.cond.preheader, label %if.end, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %cmp315 = icmp sgt i32 %cols, 0, !dbg !28
  br i1 %cmp315, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !29

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul4 = mul nsw i32 %cols, %add
  %xtraiter = and i32 %cols, 7, !dbg !29
  %3 = icmp ult i32 %cols, 8, !dbg !29
  br i1 %3, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !29

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %cols, 2147483640, !dbg !29
  br label %for.body, !dbg !29

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !29
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !29

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.lr.ph
  %c.017.epil.init = phi i32 [ 0, %for.body.lr.ph ], [ %inc.7, %for.cond.cleanup.loopexit.unr-lcssa ]
  %sum.016.epil.init = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add6.7, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod19 = icmp ne i32 %xtraiter, 0, !dbg !29
  tail call void @llvm.assume(i1 %lcmp.mod19), !dbg !29
  br label %for.body.epil, !dbg !29

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %c.017.epil = phi i32 [ %c.017.epil.init, %for.body.epil.preheader ], [ %inc.epil, %for.body.epil ]
  %sum.016.epil = phi float [ %sum.016.epil.init, %for.body.epil.preheader ], [ %add6.epil, %for.body.epil ]
  %epil.iter = phi i32 [ 0, %for.body.epil.preheader ], [ %epil.iter.next, %for.body.epil ]
  %add5.epil = add nsw i32 %c.017.epil, %mul4, !dbg !30
  %idxprom.epil = sext i32 %add5.epil to i64, !dbg !31
  %arrayidx.epil = getelementptr inbounds float, ptr %a, i64 %idxprom.epil, !dbg !31
  %4 = load float, ptr %arrayidx.epil, align 4, !dbg !31, !tbaa !32
  %add6.epil = fadd contract float %sum.016.epil, %4, !dbg !34
  %inc.epil = add nuw nsw i32 %c.017.epil, 1, !dbg !35
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !29
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !29
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !29, !llvm.loop !36

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %for.cond.preheader
  %sum.0.lcssa = phi float [ 0.000000e+00, %for.cond.preheader ], [ %add6.7, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add6.epil, %for.body.epil ], !dbg !38
  %idxprom7 = sext i32 %add to i64, !dbg !39
  %arrayidx8 = getelementptr inbounds float, ptr %out, i64 %idxprom7, !dbg !39
  store float %sum.0.lcssa, ptr %arrayidx8, align 4, !dbg !40, !tbaa !32
  br label %if.end, !dbg !41

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %c.017 = phi i32 [ 0, %for.body.lr.ph.new ], [ %inc.7, %for.body ]
  %sum.016 = phi float [ 0.000000e+00, %for.body.lr.ph.new ], [ %add6.7, %for.body ]
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.7, %for.body ]
  %add5 = add nsw i32 %c.017, %mul4, !dbg !30
  %idxprom = sext i32 %add5 to i64, !dbg !31
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !31
  %5 = load float, ptr %arrayidx, align 4, !dbg !31, !tbaa !32
  %add6 = fadd contract float %sum.016, %5, !dbg !34
  %inc = or disjoint i32 %c.017, 1, !dbg !35
  %add5.1 = add nsw i32 %inc, %mul4, !dbg !30
  %idxprom.1 = sext i32 %add5.1 to i64, !dbg !31
  %arrayidx.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.1, !dbg !31
  %6 = load float, ptr %arrayidx.1, align 4, !dbg !31, !tbaa !32
  %add6.1 = fadd contract float %add6, %6, !dbg !34
  %inc.1 = or disjoint i32 %c.017, 2, !dbg !35
  %add5.2 = add nsw i32 %inc.1, %mul4, !dbg !30
  %idxprom.2 = sext i32 %add5.2 to i64, !dbg !31
  %arrayidx.2 = getelementptr inbounds float, ptr %a, i64 %idxprom.2, !dbg !31
  %7 = load float, ptr %arrayidx.2, align 4, !dbg !31, !tbaa !32
  %add6.2 = fadd contract float %add6.1, %7, !dbg !34
  %inc.2 = or disjoint i32 %c.017, 3, !dbg !35
  %add5.3 = add nsw i32 %inc.2, %mul4, !dbg !30
  %idxprom.3 = sext i32 %add5.3 to i64, !dbg !31
  %arrayidx.3 = getelementptr inbounds float, ptr %a, i64 %idxprom.3, !dbg !31
  %8 = load float, ptr %arrayidx.3, align 4, !dbg !31, !tbaa !32
  %add6.3 = fadd contract float %add6.2, %8, !dbg !34
  %inc.3 = or disjoint i32 %c.017, 4, !dbg !35
  %add5.4 = add nsw i32 %inc.3, %mul4, !dbg !30
  %idxprom.4 = sext i32 %add5.4 to i64, !dbg !31
  %arrayidx.4 = getelementptr inbounds float, ptr %a, i64 %idxprom.4, !dbg !31
  %9 = load float, ptr %arrayidx.4, align 4, !dbg !31, !tbaa !32
  %add6.4 = fadd contract float %add6.3, %9, !dbg !34
  %inc.4 = or disjoint i32 %c.017, 5, !dbg !35
  %add5.5 = add nsw i32 %inc.4, %mul4, !dbg !30
  %idxprom.5 = sext i32 %add5.5 to i64, !dbg !31
  %arrayidx.5 = getelementptr inbounds float, ptr %a, i64 %idxprom.5, !dbg !31
  %10 = load float, ptr %arrayidx.5, align 4, !dbg !31, !tbaa !32
  %add6.5 = fadd contract float %add6.4, %10, !dbg !34
  %inc.5 = or disjoint i32 %c.017, 6, !dbg !35
  %add5.6 = add nsw i32 %inc.5, %mul4, !dbg !30
  %idxprom.6 = sext i32 %add5.6 to i64, !dbg !31
  %arrayidx.6 = getelementptr inbounds float, ptr %a, i64 %idxprom.6, !dbg !31
  %11 = load float, ptr %arrayidx.6, align 4, !dbg !31, !tbaa !32
  %add6.6 = fadd contract float %add6.5, %11, !dbg !34
  %inc.6 = or disjoint i32 %c.017, 7, !dbg !35
  %add5.7 = add nsw i32 %inc.6, %mul4, !dbg !30
  %idxprom.7 = sext i32 %add5.7 to i64, !dbg !31
  %arrayidx.7 = getelementptr inbounds float, ptr %a, i64 %idxprom.7, !dbg !31
  %12 = load float, ptr %arrayidx.7, align 4, !dbg !31, !tbaa !32
  %add6.7 = fadd contract float %add6.6, %12, !dbg !34
  %inc.7 = add nuw nsw i32 %c.017, 8, !dbg !35
  %niter.next.7 = add i32 %niter, 8, !dbg !29
  %niter.ncmp.7 = icmp eq i32 %niter.next.7, %unroll_iter, !dbg !29
  br i1 %niter.ncmp.7, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !29, !llvm.loop !42

if.end:                                           ; preds = %for.cond.cleanup, %entry
  ret void, !dbg !45
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

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
!1 = !DIFile(filename: "rows/thread_per_row_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "row_sums", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "rows/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 15, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 13, column: 28, scope: !12)
!22 = !DILocation(line: 13, column: 26, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 41, scope: !12)
!26 = !DILocation(line: 13, column: 39, scope: !12)
!27 = !DILocation(line: 14, column: 13, scope: !12)
!28 = !DILocation(line: 16, column: 27, scope: !12)
!29 = !DILocation(line: 16, column: 9, scope: !12)
!30 = !DILocation(line: 17, column: 33, scope: !12)
!31 = !DILocation(line: 17, column: 20, scope: !12)
!32 = !{!33, !33, i64 0}
!33 = !{!"float", !10, i64 0}
!34 = !DILocation(line: 17, column: 17, scope: !12)
!35 = !DILocation(line: 16, column: 36, scope: !12)
!36 = distinct !{!36, !37}
!37 = !{!"llvm.loop.unroll.disable"}
!38 = !DILocation(line: 0, scope: !12)
!39 = !DILocation(line: 18, column: 9, scope: !12)
!40 = !DILocation(line: 18, column: 18, scope: !12)
!41 = !DILocation(line: 19, column: 5, scope: !12)
!42 = distinct !{!42, !29, !43, !44}
!43 = !DILocation(line: 17, column: 36, scope: !12)
!44 = !{!"llvm.loop.mustprogress"}
!45 = !DILocation(line: 20, column: 1, scope: !12)
