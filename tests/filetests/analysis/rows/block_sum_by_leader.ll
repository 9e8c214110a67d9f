; ModuleID = 'rows/block_sum_by_leader.cu'
source_filename = "rows/block_sum_by_leader.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6leaderPfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %cmp = icmp slt i32 %0, %rows, !dbg !19
  %1 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %cmp2 = icmp eq i32 %1, 0
  %or.cond = and i1 %cmp2, %cmp, !dbg !20
  br i1 %or.cond, label %for.cond.preheader, label %if.end, !dbg !20

for.cond.preheader:                               ; preds = %entry
  %cmp313 = icmp sgt i32 %cols, 0, !dbg !21
  br i1 %cmp313, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !22

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul = mul nuw nsw i32 %cols, %0
  %xtraiter = and i32 %cols, 3, !dbg !22
  %2 = icmp ult i32 %cols, 4, !dbg !22
  br i1 %2, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !22

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %cols, 2147483644, !dbg !22
  br label %for.body, !dbg !22

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !22
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !22

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.lr.ph
  %c.015.epil.init = phi i32 [ 0, %for.body.lr.ph ], [ %inc.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %sum.014.epil.init = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add4.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod17 = icmp ne i32 %xtraiter, 0, !dbg !22
  tail call void @llvm.assume(i1 %lcmp.mod17), !dbg !22
  br label %for.body.epil, !dbg !22

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %c.015.epil = phi i32 [ %c.015.epil.init, %for.body.epil.preheader ], [ %inc.epil, %for.body.epil ]
  %sum.014.epil = phi float [ %sum.014.epil.init, %for.body.epil.preheader ], [ %add4.epil, %for.body.epil ]
  %epil.iter = phi i32 [ 0, %for.body.epil.preheader ], [ %epil.iter.next, %for.body.epil ]
  %add.epil = add nuw nsw i32 %c.015.epil, %mul, !dbg !23
  %idxprom.epil = zext nneg i32 %add.epil to i64, !dbg !24
  %arrayidx.epil = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.epil, !dbg !24
  %3 = load float, ptr %arrayidx.epil, align 4, !dbg !24, !tbaa !25
  %add4.epil = fadd contract float %sum.014.epil, %3, !dbg !27
  %inc.epil = add nuw nsw i32 %c.015.epil, 1, !dbg !28
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !22
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !22
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !22, !llvm.loop !29

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %for.cond.preheader
  %sum.0.lcssa = phi float [ 0.000000e+00, %for.cond.preheader ], [ %add4.3, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add4.epil, %for.body.epil ], !dbg !31
  %idxprom5 = zext nneg i32 %0 to i64, !dbg !32
  %arrayidx6 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom5, !dbg !32
  store float %sum.0.lcssa, ptr %arrayidx6, align 4, !dbg !33, !tbaa !25
  br label %if.end, !dbg !34

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %c.015 = phi i32 [ 0, %for.body.lr.ph.new ], [ %inc.3, %for.body ]
  %sum.014 = phi float [ 0.000000e+00, %for.body.lr.ph.new ], [ %add4.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.3, %for.body ]
  %add = add nuw nsw i32 %c.015, %mul, !dbg !23
  %idxprom = zext nneg i32 %add to i64, !dbg !24
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %idxprom, !dbg !24
  %4 = load float, ptr %arrayidx, align 4, !dbg !24, !tbaa !25
  %add4 = fadd contract float %sum.014, %4, !dbg !27
  %inc = or disjoint i32 %c.015, 1, !dbg !28
  %add.1 = add nuw nsw i32 %inc, %mul, !dbg !23
  %idxprom.1 = zext nneg i32 %add.1 to i64, !dbg !24
  %arrayidx.1 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.1, !dbg !24
  %5 = load float, ptr %arrayidx.1, align 4, !dbg !24, !tbaa !25
  %add4.1 = fadd contract float %add4, %5, !dbg !27
  %inc.1 = or disjoint i32 %c.015, 2, !dbg !28
  %add.2 = add nuw nsw i32 %inc.1, %mul, !dbg !23
  %idxprom.2 = zext nneg i32 %add.2 to i64, !dbg !24
  %arrayidx.2 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.2, !dbg !24
  %6 = load float, ptr %arrayidx.2, align 4, !dbg !24, !tbaa !25
  %add4.2 = fadd contract float %add4.1, %6, !dbg !27
  %inc.2 = or disjoint i32 %c.015, 3, !dbg !28
  %add.3 = add nuw nsw i32 %inc.2, %mul, !dbg !23
  %idxprom.3 = zext nneg i32 %add.3 to i64, !dbg !24
  %arrayidx.3 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.3, !dbg !24
  %7 = load float, ptr %arrayidx.3, align 4, !dbg !24, !tbaa !25
  %add4.3 = fadd contract float %add4.2, %7, !dbg !27
  %inc.3 = add nuw nsw i32 %c.015, 4, !dbg !28
  %niter.next.3 = add i32 %niter, 4, !dbg !22
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !22
  br i1 %niter.ncmp.3, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !22, !llvm.loop !35

if.end:                                           ; preds = %for.cond.cleanup, %entry
  ret void, !dbg !38
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

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
!1 = !DIFile(filename: "rows/block_sum_by_leader.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "leader", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "rows/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 15, scope: !12)
!19 = !DILocation(line: 13, column: 13, scope: !12)
!20 = !DILocation(line: 13, column: 20, scope: !12)
!21 = !DILocation(line: 15, column: 27, scope: !12)
!22 = !DILocation(line: 15, column: 9, scope: !12)
!23 = !DILocation(line: 16, column: 33, scope: !12)
!24 = !DILocation(line: 16, column: 20, scope: !12)
!25 = !{!26, !26, i64 0}
!26 = !{!"float", !10, i64 0}
!27 = !DILocation(line: 16, column: 17, scope: !12)
!28 = !DILocation(line: 15, column: 36, scope: !12)
!29 = distinct !{!29, !30}
!30 = !{!"llvm.loop.unroll.disable"}
!31 = !DILocation(line: 0, scope: !12)
!32 = !DILocation(line: 17, column: 9, scope: !12)
!33 = !DILocation(line: 17, column: 18, scope: !12)
!34 = !DILocation(line: 18, column: 5, scope: !12)
!35 = distinct !{!35, !22, !36, !37}
!36 = !DILocation(line: 16, column: 36, scope: !12)
!37 = !{!"llvm.loop.mustprogress"}
!38 = !DILocation(line: 19, column: 1, scope: !12)
