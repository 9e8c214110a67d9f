; ModuleID = 'apps/matrix_vector.cu'
source_filename = "apps/matrix_vector.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13matrix_vectorPfPKfS1_ii(ptr noundef writeonly captures(none) %y, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %x, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %rows, !dbg !27
  br i1 %cmp, label %for.cond.preheader, label %if.end, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %cmp319 = icmp sgt i32 %cols, 0, !dbg !28
  br i1 %cmp319, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !29

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul4 = mul nsw i32 %cols, %add
  %xtraiter = and i32 %cols, 1, !dbg !29
  %3 = icmp eq i32 %cols, 1, !dbg !29
  br i1 %3, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !29

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %cols, 2147483646, !dbg !29
  br label %for.body, !dbg !29

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !29
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !29

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.lr.ph
  %c.021.epil.init = phi i32 [ 0, %for.body.lr.ph ], [ %inc.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %sum.020.epil.init = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add9.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod23 = icmp ne i32 %xtraiter, 0, !dbg !29
  tail call void @llvm.assume(i1 %lcmp.mod23), !dbg !29
  %add5.epil = add nsw i32 %c.021.epil.init, %mul4, !dbg !30
  %idxprom.epil = sext i32 %add5.epil to i64, !dbg !31
  %arrayidx.epil = getelementptr inbounds float, ptr %a, i64 %idxprom.epil, !dbg !31
  %4 = load float, ptr %arrayidx.epil, align 4, !dbg !31, !tbaa !32
  %idxprom6.epil = zext nneg i32 %c.021.epil.init to i64, !dbg !34
  %arrayidx7.epil = getelementptr inbounds nuw float, ptr %x, i64 %idxprom6.epil, !dbg !34
  %5 = load float, ptr %arrayidx7.epil, align 4, !dbg !34, !tbaa !32
  %mul8.epil = fmul contract float %4, %5, !dbg !35
  %add9.epil = fadd contract float %sum.020.epil.init, %mul8.epil, !dbg !36
  br label %for.cond.cleanup, !dbg !37

for.cond.cleanup:                                 ; preds = %for.body.epil.preheader, %for.cond.cleanup.loopexit.unr-lcssa, %for.cond.preheader
  %sum.0.lcssa = phi float [ 0.000000e+00, %for.cond.preheader ], [ %add9.1, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add9.epil, %for.body.epil.preheader ], !dbg !38
  %idxprom10 = sext i32 %add to i64, !dbg !37
  %arrayidx11 = getelementptr inbounds float, ptr %y, i64 %idxprom10, !dbg !37
  store float %sum.0.lcssa, ptr %arrayidx11, align 4, !dbg !39, !tbaa !32
  br label %if.end, !dbg !40

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %c.021 = phi i32 [ 0, %for.body.lr.ph.new ], [ %inc.1, %for.body ]
  %sum.020 = phi float [ 0.000000e+00, %for.body.lr.ph.new ], [ %add9.1, %for.body ]
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.1, %for.body ]
  %add5 = add nsw i32 %c.021, %mul4, !dbg !30
  %idxprom = sext i32 %add5 to i64, !dbg !31
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !31
  %6 = load float, ptr %arrayidx, align 4, !dbg !31, !tbaa !32
  %idxprom6 = zext nneg i32 %c.021 to i64, !dbg !34
  %arrayidx7 = getelementptr inbounds nuw float, ptr %x, i64 %idxprom6, !dbg !34
  %7 = load float, ptr %arrayidx7, align 4, !dbg !34, !tbaa !32
  %mul8 = fmul contract float %6, %7, !dbg !35
  %add9 = fadd contract float %sum.020, %mul8, !dbg !36
  %inc = or disjoint i32 %c.021, 1, !dbg !41
  %add5.1 = add nsw i32 %inc, %mul4, !dbg !30
  %idxprom.1 = sext i32 %add5.1 to i64, !dbg !31
  %arrayidx.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.1, !dbg !31
  %8 = load float, ptr %arrayidx.1, align 4, !dbg !31, !tbaa !32
  %idxprom6.1 = zext nneg i32 %inc to i64, !dbg !34
  %arrayidx7.1 = getelementptr inbounds nuw float, ptr %x, i64 %idxprom6.1, !dbg !34
  %9 = load float, ptr %arrayidx7.1, align 4, !dbg !34, !tbaa !32
  %mul8.1 = fmul contract float %8, %9, !dbg !35
  %add9.1 = fadd contract float %add9, %mul8.1, !dbg !36
  %inc.1 = add nuw nsw i32 %c.021, 2, !dbg !41
  %niter.next.1 = add i32 %niter, 2, !dbg !29
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !29
  br i1 %niter.ncmp.1, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !29, !llvm.loop !42

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
!1 = !DIFile(filename: "apps/matrix_vector.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "matrix_vector", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!28 = !DILocation(line: 15, column: 27, scope: !12)
!29 = !DILocation(line: 15, column: 9, scope: !12)
!30 = !DILocation(line: 16, column: 33, scope: !12)
!31 = !DILocation(line: 16, column: 20, scope: !12)
!32 = !{!33, !33, i64 0}
!33 = !{!"float", !10, i64 0}
!34 = !DILocation(line: 16, column: 40, scope: !12)
!35 = !DILocation(line: 16, column: 38, scope: !12)
!36 = !DILocation(line: 16, column: 17, scope: !12)
!37 = !DILocation(line: 17, column: 9, scope: !12)
!38 = !DILocation(line: 0, scope: !12)
!39 = !DILocation(line: 17, column: 16, scope: !12)
!40 = !DILocation(line: 18, column: 5, scope: !12)
!41 = !DILocation(line: 15, column: 36, scope: !12)
!42 = distinct !{!42, !29, !43, !44}
!43 = !DILocation(line: 16, column: 43, scope: !12)
!44 = !{!"llvm.loop.mustprogress"}
!45 = !DILocation(line: 19, column: 1, scope: !12)
