; ModuleID = 'reduce/mean_of_row.cu'
source_filename = "reduce/mean_of_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z8variancePdPKdii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %rows, !dbg !27
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %cmp351 = icmp sgt i32 %cols, 0, !dbg !28
  br i1 %cmp351, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !29

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul4 = mul nsw i32 %cols, %add
  %xtraiter = and i32 %cols, 3, !dbg !29
  %3 = icmp ult i32 %cols, 4, !dbg !29
  br i1 %3, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !29

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %cols, 2147483644, !dbg !29
  br label %for.body, !dbg !29

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !29
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !29

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.lr.ph
  %c.053.epil.init = phi i32 [ 0, %for.body.lr.ph ], [ %inc.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %mean.052.epil.init = phi double [ 0.000000e+00, %for.body.lr.ph ], [ %add6.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod60 = icmp ne i32 %xtraiter, 0, !dbg !29
  tail call void @llvm.assume(i1 %lcmp.mod60), !dbg !29
  br label %for.body.epil, !dbg !29

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %c.053.epil = phi i32 [ %c.053.epil.init, %for.body.epil.preheader ], [ %inc.epil, %for.body.epil ]
  %mean.052.epil = phi double [ %mean.052.epil.init, %for.body.epil.preheader ], [ %add6.epil, %for.body.epil ]
  %epil.iter = phi i32 [ 0, %for.body.epil.preheader ], [ %epil.iter.next, %for.body.epil ]
  %add5.epil = add nsw i32 %c.053.epil, %mul4, !dbg !30
  %idxprom.epil = sext i32 %add5.epil to i64, !dbg !31
  %arrayidx.epil = getelementptr inbounds double, ptr %a, i64 %idxprom.epil, !dbg !31
  %4 = load double, ptr %arrayidx.epil, align 8, !dbg !31, !tbaa !32
  %add6.epil = fadd contract double %mean.052.epil, %4, !dbg !34
  %inc.epil = add nuw nsw i32 %c.053.epil, 1, !dbg !35
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !29
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !29
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !29, !llvm.loop !36

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %for.cond.preheader
  %mean.0.lcssa = phi double [ 0.000000e+00, %for.cond.preheader ], [ %add6.3, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add6.epil, %for.body.epil ], !dbg !38
  %conv = sitofp i32 %cols to double, !dbg !39
  %div = fdiv contract double %mean.0.lcssa, %conv, !dbg !40
  br i1 %cmp351, label %for.body11.lr.ph, label %for.cond.cleanup10, !dbg !41

for.body11.lr.ph:                                 ; preds = %for.cond.cleanup
  %mul12 = mul nsw i32 %cols, %add
  %xtraiter61 = and i32 %cols, 3, !dbg !41
  %5 = icmp ult i32 %cols, 4, !dbg !41
  br i1 %5, label %for.body11.epil.preheader, label %for.body11.lr.ph.new, !dbg !41

for.body11.lr.ph.new:                             ; preds = %for.body11.lr.ph
  %unroll_iter66 = and i32 %cols, 2147483644, !dbg !41
  br label %for.body11, !dbg !41

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %c.053 = phi i32 [ 0, %for.body.lr.ph.new ], [ %inc.3, %for.body ]
  %mean.052 = phi double [ 0.000000e+00, %for.body.lr.ph.new ], [ %add6.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.3, %for.body ]
  %add5 = add nsw i32 %c.053, %mul4, !dbg !30
  %idxprom = sext i32 %add5 to i64, !dbg !31
  %arrayidx = getelementptr inbounds double, ptr %a, i64 %idxprom, !dbg !31
  %6 = load double, ptr %arrayidx, align 8, !dbg !31, !tbaa !32
  %add6 = fadd contract double %mean.052, %6, !dbg !34
  %inc = or disjoint i32 %c.053, 1, !dbg !35
  %add5.1 = add nsw i32 %inc, %mul4, !dbg !30
  %idxprom.1 = sext i32 %add5.1 to i64, !dbg !31
  %arrayidx.1 = getelementptr inbounds double, ptr %a, i64 %idxprom.1, !dbg !31
  %7 = load double, ptr %arrayidx.1, align 8, !dbg !31, !tbaa !32
  %add6.1 = fadd contract double %add6, %7, !dbg !34
  %inc.1 = or disjoint i32 %c.053, 2, !dbg !35
  %add5.2 = add nsw i32 %inc.1, %mul4, !dbg !30
  %idxprom.2 = sext i32 %add5.2 to i64, !dbg !31
  %arrayidx.2 = getelementptr inbounds double, ptr %a, i64 %idxprom.2, !dbg !31
  %8 = load double, ptr %arrayidx.2, align 8, !dbg !31, !tbaa !32
  %add6.2 = fadd contract double %add6.1, %8, !dbg !34
  %inc.2 = or disjoint i32 %c.053, 3, !dbg !35
  %add5.3 = add nsw i32 %inc.2, %mul4, !dbg !30
  %idxprom.3 = sext i32 %add5.3 to i64, !dbg !31
  %arrayidx.3 = getelementptr inbounds double, ptr %a, i64 %idxprom.3, !dbg !31
  %9 = load double, ptr %arrayidx.3, align 8, !dbg !31, !tbaa !32
  %add6.3 = fadd contract double %add6.2, %9, !dbg !34
  %inc.3 = add nuw nsw i32 %c.053, 4, !dbg !35
  %niter.next.3 = add i32 %niter, 4, !dbg !29
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !29
  br i1 %niter.ncmp.3, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !29, !llvm.loop !42

for.cond.cleanup10.loopexit.unr-lcssa:            ; preds = %for.body11
  %lcmp.mod63.not = icmp eq i32 %xtraiter61, 0, !dbg !41
  br i1 %lcmp.mod63.not, label %for.cond.cleanup10, label %for.body11.epil.preheader, !dbg !41

for.body11.epil.preheader:                        ; preds = %for.cond.cleanup10.loopexit.unr-lcssa, %for.body11.lr.ph
  %c7.056.epil.init = phi i32 [ 0, %for.body11.lr.ph ], [ %inc24.3, %for.cond.cleanup10.loopexit.unr-lcssa ]
  %sum.055.epil.init = phi double [ 0.000000e+00, %for.body11.lr.ph ], [ %add22.3, %for.cond.cleanup10.loopexit.unr-lcssa ]
  %lcmp.mod65 = icmp ne i32 %xtraiter61, 0, !dbg !41
  tail call void @llvm.assume(i1 %lcmp.mod65), !dbg !41
  br label %for.body11.epil, !dbg !41

for.body11.epil:                                  ; preds = %for.body11.epil, %for.body11.epil.preheader
  %c7.056.epil = phi i32 [ %c7.056.epil.init, %for.body11.epil.preheader ], [ %inc24.epil, %for.body11.epil ]
  %sum.055.epil = phi double [ %sum.055.epil.init, %for.body11.epil.preheader ], [ %add22.epil, %for.body11.epil ]
  %epil.iter62 = phi i32 [ 0, %for.body11.epil.preheader ], [ %epil.iter62.next, %for.body11.epil ]
  %add13.epil = add nsw i32 %c7.056.epil, %mul12, !dbg !45
  %idxprom14.epil = sext i32 %add13.epil to i64, !dbg !46
  %arrayidx15.epil = getelementptr inbounds double, ptr %a, i64 %idxprom14.epil, !dbg !46
  %10 = load double, ptr %arrayidx15.epil, align 8, !dbg !46, !tbaa !32
  %sub.epil = fsub contract double %10, %div, !dbg !47
  %mul21.epil = fmul contract double %sub.epil, %sub.epil, !dbg !48
  %add22.epil = fadd contract double %sum.055.epil, %mul21.epil, !dbg !49
  %inc24.epil = add nuw nsw i32 %c7.056.epil, 1, !dbg !50
  %epil.iter62.next = add i32 %epil.iter62, 1, !dbg !41
  %epil.iter62.cmp.not = icmp eq i32 %epil.iter62.next, %xtraiter61, !dbg !41
  br i1 %epil.iter62.cmp.not, label %for.cond.cleanup10, label %for.body11.epil, !dbg !41, !llvm.loop !51

for.cond.cleanup10:                               ; preds = %for.cond.cleanup10.loopexit.unr-lcssa, %for.body11.epil, %for.cond.cleanup
  %sum.0.lcssa = phi double [ 0.000000e+00, %for.cond.cleanup ], [ %add22.3, %for.cond.cleanup10.loopexit.unr-lcssa ], [ %add22.epil, %for.body11.epil ], !dbg !38
  %div27 = fdiv contract double %sum.0.lcssa, %conv, !dbg !52
  %idxprom28 = sext i32 %add to i64, !dbg !53
  %arrayidx29 = getelementptr inbounds double, ptr %out, i64 %idxprom28, !dbg !53
  store double %div27, ptr %arrayidx29, align 8, !dbg !54, !tbaa !32
  br label %cleanup, !dbg !55

for.body11:                                       ; preds = %for.body11, %for.body11.lr.ph.new
  %c7.056 = phi i32 [ 0, %for.body11.lr.ph.new ], [ %inc24.3, %for.body11 ]
  %sum.055 = phi double [ 0.000000e+00, %for.body11.lr.ph.new ], [ %add22.3, %for.body11 ]
  %niter67 = phi i32 [ 0, %for.body11.lr.ph.new ], [ %niter67.next.3, %for.body11 ]
  %add13 = add nsw i32 %c7.056, %mul12, !dbg !45
  %idxprom14 = sext i32 %add13 to i64, !dbg !46
  %arrayidx15 = getelementptr inbounds double, ptr %a, i64 %idxprom14, !dbg !46
  %11 = load double, ptr %arrayidx15, align 8, !dbg !46, !tbaa !32
  %sub = fsub contract double %11, %div, !dbg !47
  %mul21 = fmul contract double %sub, %sub, !dbg !48
  %add22 = fadd contract double %sum.055, %mul21, !dbg !49
  %inc24 = or disjoint i32 %c7.056, 1, !dbg !50
  %add13.1 = add nsw i32 %inc24, %mul12, !dbg !45
  %idxprom14.1 = sext i32 %add13.1 to i64, !dbg !46
  %arrayidx15.1 = getelementptr inbounds double, ptr %a, i64 %idxprom14.1, !dbg !46
  %12 = load double, ptr %arrayidx15.1, align 8, !dbg !46, !tbaa !32
  %sub.1 = fsub contract double %12, %div, !dbg !47
  %mul21.1 = fmul contract double %sub.1, %sub.1, !dbg !48
  %add22.1 = fadd contract double %add22, %mul21.1, !dbg !49
  %inc24.1 = or disjoint i32 %c7.056, 2, !dbg !50
  %add13.2 = add nsw i32 %inc24.1, %mul12, !dbg !45
  %idxprom14.2 = sext i32 %add13.2 to i64, !dbg !46
  %arrayidx15.2 = getelementptr inbounds double, ptr %a, i64 %idxprom14.2, !dbg !46
  %13 = load double, ptr %arrayidx15.2, align 8, !dbg !46, !tbaa !32
  %sub.2 = fsub contract double %13, %div, !dbg !47
  %mul21.2 = fmul contract double %sub.2, %sub.2, !dbg !48
  %add22.2 = fadd contract double %add22.1, %mul21.2, !dbg !49
  %inc24.2 = or disjoint i32 %c7.056, 3, !dbg !50
  %add13.3 = add nsw i32 %inc24.2, %mul12, !dbg !45
  %idxprom14.3 = sext i32 %add13.3 to i64, !dbg !46
  %arrayidx15.3 = getelementptr inbounds double, ptr %a, i64 %idxprom14.3, !dbg !46
  %14 = load double, ptr %arrayidx15.3, align 8, !dbg !46, !tbaa !32
  %sub.3 = fsub contract double %14, %div, !dbg !47
  %mul21.3 = fmul contract double %sub.3, %sub.3, !dbg !48
  %add22.3 = fadd contract double %add22.2, %mul21.3, !dbg !49
  %inc24.3 = add nuw nsw i32 %c7.056, 4, !dbg !50
  %niter67.next.3 = add i32 %niter67, 4, !dbg !41
  %niter67.ncmp.3 = icmp eq i32 %niter67.next.3, %unroll_iter66, !dbg !41
  br i1 %niter67.ncmp.3, label %for.cond.cleanup10.loopexit.unr-lcssa, label %for.body11, !dbg !41, !llvm.loop !56

cleanup:                                          ; preds = %entry, %for.cond.cleanup10
  ret void, !dbg !55
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
!1 = !DIFile(filename: "reduce/mean_of_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "variance", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "reduce/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 15, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 28, scope: !12)
!22 = !DILocation(line: 12, column: 26, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 41, scope: !12)
!26 = !DILocation(line: 12, column: 39, scope: !12)
!27 = !DILocation(line: 13, column: 13, scope: !12)
!28 = !DILocation(line: 16, column: 23, scope: !12)
!29 = !DILocation(line: 16, column: 5, scope: !12)
!30 = !DILocation(line: 17, column: 30, scope: !12)
!31 = !DILocation(line: 17, column: 17, scope: !12)
!32 = !{!33, !33, i64 0}
!33 = !{!"double", !10, i64 0}
!34 = !DILocation(line: 17, column: 14, scope: !12)
!35 = !DILocation(line: 16, column: 32, scope: !12)
!36 = distinct !{!36, !37}
!37 = !{!"llvm.loop.unroll.disable"}
!38 = !DILocation(line: 0, scope: !12)
!39 = !DILocation(line: 18, column: 13, scope: !12)
!40 = !DILocation(line: 18, column: 10, scope: !12)
!41 = !DILocation(line: 19, column: 5, scope: !12)
!42 = distinct !{!42, !29, !43, !44}
!43 = !DILocation(line: 17, column: 33, scope: !12)
!44 = !{!"llvm.loop.mustprogress"}
!45 = !DILocation(line: 20, column: 30, scope: !12)
!46 = !DILocation(line: 20, column: 17, scope: !12)
!47 = !DILocation(line: 20, column: 35, scope: !12)
!48 = !DILocation(line: 20, column: 43, scope: !12)
!49 = !DILocation(line: 20, column: 13, scope: !12)
!50 = !DILocation(line: 19, column: 32, scope: !12)
!51 = distinct !{!51, !37}
!52 = !DILocation(line: 21, column: 20, scope: !12)
!53 = !DILocation(line: 21, column: 5, scope: !12)
!54 = !DILocation(line: 21, column: 14, scope: !12)
!55 = !DILocation(line: 22, column: 1, scope: !12)
!56 = distinct !{!56, !41, !57, !44}
!57 = !DILocation(line: 20, column: 70, scope: !12)
