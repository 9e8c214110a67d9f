; ModuleID = 'apps/rows_normalised.cu'
source_filename = "apps/rows_normalised.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z9normalisePfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %rows, !dbg !27
  %cmp338 = icmp sgt i32 %cols, 0
  %or.cond = and i1 %cmp.not, %cmp338, !dbg !27
  br i1 %or.cond, label %for.body.lr.ph, label %cleanup, !dbg !27

for.body.lr.ph:                                   ; preds = %entry
  %mul4 = mul nsw i32 %cols, %add
  %xtraiter = and i32 %cols, 3, !dbg !28
  %3 = icmp ult i32 %cols, 4, !dbg !28
  br i1 %3, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !28

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %cols, 2147483644, !dbg !28
  br label %for.body, !dbg !28

for.body12.lr.ph.unr-lcssa:                       ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !28
  br i1 %lcmp.mod.not, label %for.body12.lr.ph, label %for.body.epil.preheader, !dbg !28

for.body.epil.preheader:                          ; preds = %for.body12.lr.ph.unr-lcssa, %for.body.lr.ph
  %c.040.epil.init = phi i32 [ 0, %for.body.lr.ph ], [ %inc.3, %for.body12.lr.ph.unr-lcssa ]
  %sum.039.epil.init = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add7.3, %for.body12.lr.ph.unr-lcssa ]
  %lcmp.mod45 = icmp ne i32 %xtraiter, 0, !dbg !28
  tail call void @llvm.assume(i1 %lcmp.mod45), !dbg !28
  br label %for.body.epil, !dbg !28

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %c.040.epil = phi i32 [ %c.040.epil.init, %for.body.epil.preheader ], [ %inc.epil, %for.body.epil ]
  %sum.039.epil = phi float [ %sum.039.epil.init, %for.body.epil.preheader ], [ %add7.epil, %for.body.epil ]
  %epil.iter = phi i32 [ 0, %for.body.epil.preheader ], [ %epil.iter.next, %for.body.epil ]
  %add5.epil = add nsw i32 %c.040.epil, %mul4, !dbg !29
  %idxprom.epil = sext i32 %add5.epil to i64, !dbg !30
  %arrayidx.epil = getelementptr inbounds float, ptr %a, i64 %idxprom.epil, !dbg !30
  %4 = load float, ptr %arrayidx.epil, align 4, !dbg !30, !tbaa !31
  %5 = tail call contract noundef float @llvm.fabs.f32(float %4), !dbg !33
  %add7.epil = fadd contract float %sum.039.epil, %5, !dbg !36
  %inc.epil = add nuw nsw i32 %c.040.epil, 1, !dbg !37
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !28
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !28
  br i1 %epil.iter.cmp.not, label %for.body12.lr.ph, label %for.body.epil, !dbg !28, !llvm.loop !38

for.body12.lr.ph:                                 ; preds = %for.body.epil, %for.body12.lr.ph.unr-lcssa
  %add7.lcssa = phi float [ %add7.3, %for.body12.lr.ph.unr-lcssa ], [ %add7.epil, %for.body.epil ], !dbg !36
  %mul13 = mul nsw i32 %cols, %add
  %xtraiter46 = and i32 %cols, 1, !dbg !40
  %6 = icmp eq i32 %cols, 1, !dbg !40
  br i1 %6, label %for.body12.epil.preheader, label %for.body12.lr.ph.new, !dbg !40

for.body12.lr.ph.new:                             ; preds = %for.body12.lr.ph
  %unroll_iter50 = and i32 %cols, 2147483646, !dbg !40
  br label %for.body12, !dbg !40

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %c.040 = phi i32 [ 0, %for.body.lr.ph.new ], [ %inc.3, %for.body ]
  %sum.039 = phi float [ 0.000000e+00, %for.body.lr.ph.new ], [ %add7.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.3, %for.body ]
  %add5 = add nsw i32 %c.040, %mul4, !dbg !29
  %idxprom = sext i32 %add5 to i64, !dbg !30
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !30
  %7 = load float, ptr %arrayidx, align 4, !dbg !30, !tbaa !31
  %8 = tail call contract noundef float @llvm.fabs.f32(float %7), !dbg !33
  %add7 = fadd contract float %sum.039, %8, !dbg !36
  %inc = or disjoint i32 %c.040, 1, !dbg !37
  %add5.1 = add nsw i32 %inc, %mul4, !dbg !29
  %idxprom.1 = sext i32 %add5.1 to i64, !dbg !30
  %arrayidx.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.1, !dbg !30
  %9 = load float, ptr %arrayidx.1, align 4, !dbg !30, !tbaa !31
  %10 = tail call contract noundef float @llvm.fabs.f32(float %9), !dbg !33
  %add7.1 = fadd contract float %add7, %10, !dbg !36
  %inc.1 = or disjoint i32 %c.040, 2, !dbg !37
  %add5.2 = add nsw i32 %inc.1, %mul4, !dbg !29
  %idxprom.2 = sext i32 %add5.2 to i64, !dbg !30
  %arrayidx.2 = getelementptr inbounds float, ptr %a, i64 %idxprom.2, !dbg !30
  %11 = load float, ptr %arrayidx.2, align 4, !dbg !30, !tbaa !31
  %12 = tail call contract noundef float @llvm.fabs.f32(float %11), !dbg !33
  %add7.2 = fadd contract float %add7.1, %12, !dbg !36
  %inc.2 = or disjoint i32 %c.040, 3, !dbg !37
  %add5.3 = add nsw i32 %inc.2, %mul4, !dbg !29
  %idxprom.3 = sext i32 %add5.3 to i64, !dbg !30
  %arrayidx.3 = getelementptr inbounds float, ptr %a, i64 %idxprom.3, !dbg !30
  %13 = load float, ptr %arrayidx.3, align 4, !dbg !30, !tbaa !31
  %14 = tail call contract noundef float @llvm.fabs.f32(float %13), !dbg !33
  %add7.3 = fadd contract float %add7.2, %14, !dbg !36
  %inc.3 = add nuw nsw i32 %c.040, 4, !dbg !37
  %niter.next.3 = add i32 %niter, 4, !dbg !28
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !28
  br i1 %niter.ncmp.3, label %for.body12.lr.ph.unr-lcssa, label %for.body, !dbg !28, !llvm.loop !41

for.body12:                                       ; preds = %for.body12, %for.body12.lr.ph.new
  %c8.042 = phi i32 [ 0, %for.body12.lr.ph.new ], [ %inc22.1, %for.body12 ]
  %niter51 = phi i32 [ 0, %for.body12.lr.ph.new ], [ %niter51.next.1, %for.body12 ]
  %add14 = add nsw i32 %c8.042, %mul13, !dbg !44
  %idxprom15 = sext i32 %add14 to i64, !dbg !45
  %arrayidx16 = getelementptr inbounds float, ptr %a, i64 %idxprom15, !dbg !45
  %15 = load float, ptr %arrayidx16, align 4, !dbg !45, !tbaa !31
  %div = fdiv contract float %15, %add7.lcssa, !dbg !46
  %arrayidx20 = getelementptr inbounds float, ptr %out, i64 %idxprom15, !dbg !47
  store float %div, ptr %arrayidx20, align 4, !dbg !48, !tbaa !31
  %inc22 = or disjoint i32 %c8.042, 1, !dbg !49
  %add14.1 = add nsw i32 %inc22, %mul13, !dbg !44
  %idxprom15.1 = sext i32 %add14.1 to i64, !dbg !45
  %arrayidx16.1 = getelementptr inbounds float, ptr %a, i64 %idxprom15.1, !dbg !45
  %16 = load float, ptr %arrayidx16.1, align 4, !dbg !45, !tbaa !31
  %div.1 = fdiv contract float %16, %add7.lcssa, !dbg !46
  %arrayidx20.1 = getelementptr inbounds float, ptr %out, i64 %idxprom15.1, !dbg !47
  store float %div.1, ptr %arrayidx20.1, align 4, !dbg !48, !tbaa !31
  %inc22.1 = add nuw nsw i32 %c8.042, 2, !dbg !49
  %niter51.next.1 = add i32 %niter51, 2, !dbg !40
  %niter51.ncmp.1 = icmp eq i32 %niter51.next.1, %unroll_iter50, !dbg !40
  br i1 %niter51.ncmp.1, label %cleanup.loopexit.unr-lcssa, label %for.body12, !dbg !40, !llvm.loop !50

cleanup.loopexit.unr-lcssa:                       ; preds = %for.body12
  %lcmp.mod48.not = icmp eq i32 %xtraiter46, 0, !dbg !40
  br i1 %lcmp.mod48.not, label %cleanup, label %for.body12.epil.preheader, !dbg !40

for.body12.epil.preheader:                        ; preds = %cleanup.loopexit.unr-lcssa, %for.body12.lr.ph
  %c8.042.epil.init = phi i32 [ 0, %for.body12.lr.ph ], [ %inc22.1, %cleanup.loopexit.unr-lcssa ]
  %lcmp.mod49 = icmp ne i32 %xtraiter46, 0, !dbg !40
  tail call void @llvm.assume(i1 %lcmp.mod49), !dbg !40
  %add14.epil = add nsw i32 %c8.042.epil.init, %mul13, !dbg !44
  %idxprom15.epil = sext i32 %add14.epil to i64, !dbg !45
  %arrayidx16.epil = getelementptr inbounds float, ptr %a, i64 %idxprom15.epil, !dbg !45
  %17 = load float, ptr %arrayidx16.epil, align 4, !dbg !45, !tbaa !31
  %div.epil = fdiv contract float %17, %add7.lcssa, !dbg !46
  %arrayidx20.epil = getelementptr inbounds float, ptr %out, i64 %idxprom15.epil, !dbg !47
  store float %div.epil, ptr %arrayidx20.epil, align 4, !dbg !48, !tbaa !31
  br label %cleanup, !dbg !52

cleanup:                                          ; preds = %for.body12.epil.preheader, %cleanup.loopexit.unr-lcssa, %entry
  ret void, !dbg !52
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fabs.f32(float) #2

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #3

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/rows_normalised.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "normalise", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
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
!28 = !DILocation(line: 16, column: 5, scope: !12)
!29 = !DILocation(line: 17, column: 35, scope: !12)
!30 = !DILocation(line: 17, column: 22, scope: !12)
!31 = !{!32, !32, i64 0}
!32 = !{!"float", !10, i64 0}
!33 = !DILocation(line: 62, column: 38, scope: !34, inlinedAt: !35)
!34 = distinct !DISubprogram(name: "fabsf", scope: !17, file: !17, line: 62, type: !13, scopeLine: 62, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!35 = distinct !DILocation(line: 17, column: 16, scope: !12)
!36 = !DILocation(line: 17, column: 13, scope: !12)
!37 = !DILocation(line: 16, column: 32, scope: !12)
!38 = distinct !{!38, !39}
!39 = !{!"llvm.loop.unroll.disable"}
!40 = !DILocation(line: 18, column: 5, scope: !12)
!41 = distinct !{!41, !28, !42, !43}
!42 = !DILocation(line: 17, column: 39, scope: !12)
!43 = !{!"llvm.loop.mustprogress"}
!44 = !DILocation(line: 19, column: 44, scope: !12)
!45 = !DILocation(line: 19, column: 31, scope: !12)
!46 = !DILocation(line: 19, column: 49, scope: !12)
!47 = !DILocation(line: 19, column: 9, scope: !12)
!48 = !DILocation(line: 19, column: 29, scope: !12)
!49 = !DILocation(line: 18, column: 32, scope: !12)
!50 = distinct !{!50, !40, !51, !43}
!51 = !DILocation(line: 19, column: 51, scope: !12)
!52 = !DILocation(line: 20, column: 1, scope: !12)
