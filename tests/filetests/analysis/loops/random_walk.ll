; ModuleID = 'loops/random_walk.cu'
source_filename = "loops/random_walk.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: write)
define dso_local ptx_kernel void @_Z11monte_carloPiii(ptr noundef writeonly captures(none) %inside, i32 noundef %n, i32 noundef %draws) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  %cmp530 = icmp sgt i32 %draws, 0, !dbg !28
  br i1 %cmp530, label %for.body.preheader, label %for.cond.cleanup, !dbg !29

for.body.preheader:                               ; preds = %if.end
  %mul3 = mul i32 %add, 747796405, !dbg !30
  %add4 = add i32 %mul3, 12345, !dbg !31
  %xtraiter = and i32 %draws, 1, !dbg !29
  %3 = icmp eq i32 %draws, 1, !dbg !29
  br i1 %3, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !29

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %draws, 2147483646, !dbg !29
  br label %for.body, !dbg !29

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !29
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !29

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.preheader
  %state.033.epil.init = phi i32 [ %add4, %for.body.preheader ], [ %add10.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %hits.031.epil.init = phi i32 [ 0, %for.body.preheader ], [ %hits.1.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod35 = icmp ne i32 %xtraiter, 0, !dbg !29
  tail call void @llvm.assume(i1 %lcmp.mod35), !dbg !29
  %mul6.epil = mul i32 %state.033.epil.init, 1664525, !dbg !32
  %add7.epil = add i32 %mul6.epil, 1013904223, !dbg !33
  %shr.epil = lshr i32 %add7.epil, 8, !dbg !34
  %conv.epil = uitofp nneg i32 %shr.epil to float, !dbg !35
  %mul8.epil = fmul contract float %conv.epil, 0x3E70000000000000, !dbg !36
  %mul9.epil = mul i32 %add7.epil, 1664525, !dbg !37
  %add10.epil = add i32 %mul9.epil, 1013904223, !dbg !38
  %shr11.epil = lshr i32 %add10.epil, 8, !dbg !39
  %conv12.epil = uitofp nneg i32 %shr11.epil to float, !dbg !40
  %mul13.epil = fmul contract float %conv12.epil, 0x3E70000000000000, !dbg !41
  %mul14.epil = fmul contract float %mul8.epil, %mul8.epil, !dbg !42
  %mul15.epil = fmul contract float %mul13.epil, %mul13.epil, !dbg !43
  %add16.epil = fadd contract float %mul14.epil, %mul15.epil, !dbg !44
  %cmp17.epil = fcmp contract olt float %add16.epil, 1.000000e+00, !dbg !45
  %inc.epil = zext i1 %cmp17.epil to i32, !dbg !45
  %hits.1.epil = add nuw nsw i32 %hits.031.epil.init, %inc.epil, !dbg !45
  br label %for.cond.cleanup, !dbg !46

for.cond.cleanup:                                 ; preds = %for.body.epil.preheader, %for.cond.cleanup.loopexit.unr-lcssa, %if.end
  %hits.0.lcssa = phi i32 [ 0, %if.end ], [ %hits.1.1, %for.cond.cleanup.loopexit.unr-lcssa ], [ %hits.1.epil, %for.body.epil.preheader ], !dbg !47
  %idxprom = sext i32 %add to i64, !dbg !46
  %arrayidx = getelementptr inbounds i32, ptr %inside, i64 %idxprom, !dbg !46
  store i32 %hits.0.lcssa, ptr %arrayidx, align 4, !dbg !48, !tbaa !8
  br label %cleanup, !dbg !49

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %state.033 = phi i32 [ %add4, %for.body.preheader.new ], [ %add10.1, %for.body ]
  %hits.031 = phi i32 [ 0, %for.body.preheader.new ], [ %hits.1.1, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.1, %for.body ]
  %mul6 = mul i32 %state.033, 1664525, !dbg !32
  %add7 = add i32 %mul6, 1013904223, !dbg !33
  %shr = lshr i32 %add7, 8, !dbg !34
  %conv = uitofp nneg i32 %shr to float, !dbg !35
  %mul8 = fmul contract float %conv, 0x3E70000000000000, !dbg !36
  %mul9 = mul i32 %add7, 1664525, !dbg !37
  %add10 = add i32 %mul9, 1013904223, !dbg !38
  %shr11 = lshr i32 %add10, 8, !dbg !39
  %conv12 = uitofp nneg i32 %shr11 to float, !dbg !40
  %mul13 = fmul contract float %conv12, 0x3E70000000000000, !dbg !41
  %mul14 = fmul contract float %mul8, %mul8, !dbg !42
  %mul15 = fmul contract float %mul13, %mul13, !dbg !43
  %add16 = fadd contract float %mul14, %mul15, !dbg !44
  %cmp17 = fcmp contract olt float %add16, 1.000000e+00, !dbg !45
  %inc = zext i1 %cmp17 to i32, !dbg !45
  %hits.1 = add nuw nsw i32 %hits.031, %inc, !dbg !45
  %mul6.1 = mul i32 %add10, 1664525, !dbg !32
  %add7.1 = add i32 %mul6.1, 1013904223, !dbg !33
  %shr.1 = lshr i32 %add7.1, 8, !dbg !34
  %conv.1 = uitofp nneg i32 %shr.1 to float, !dbg !35
  %mul8.1 = fmul contract float %conv.1, 0x3E70000000000000, !dbg !36
  %mul9.1 = mul i32 %add7.1, 1664525, !dbg !37
  %add10.1 = add i32 %mul9.1, 1013904223, !dbg !38
  %shr11.1 = lshr i32 %add10.1, 8, !dbg !39
  %conv12.1 = uitofp nneg i32 %shr11.1 to float, !dbg !40
  %mul13.1 = fmul contract float %conv12.1, 0x3E70000000000000, !dbg !41
  %mul14.1 = fmul contract float %mul8.1, %mul8.1, !dbg !42
  %mul15.1 = fmul contract float %mul13.1, %mul13.1, !dbg !43
  %add16.1 = fadd contract float %mul14.1, %mul15.1, !dbg !44
  %cmp17.1 = fcmp contract olt float %add16.1, 1.000000e+00, !dbg !45
  %inc.1 = zext i1 %cmp17.1 to i32, !dbg !45
  %hits.1.1 = add nuw nsw i32 %hits.1, %inc.1, !dbg !45
  %niter.next.1 = add i32 %niter, 2, !dbg !29
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !29
  br i1 %niter.ncmp.1, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !29, !llvm.loop !50

cleanup:                                          ; preds = %entry, %for.cond.cleanup
  ret void, !dbg !49
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: write) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "loops/random_walk.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "monte_carlo", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "loops/../cuda.h", directory: ".")
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
!28 = !DILocation(line: 17, column: 23, scope: !12)
!29 = !DILocation(line: 17, column: 5, scope: !12)
!30 = !DILocation(line: 15, column: 42, scope: !12)
!31 = !DILocation(line: 15, column: 29, scope: !12)
!32 = !DILocation(line: 18, column: 23, scope: !12)
!33 = !DILocation(line: 18, column: 34, scope: !12)
!34 = !DILocation(line: 19, column: 26, scope: !12)
!35 = !DILocation(line: 19, column: 19, scope: !12)
!36 = !DILocation(line: 19, column: 32, scope: !12)
!37 = !DILocation(line: 20, column: 23, scope: !12)
!38 = !DILocation(line: 20, column: 34, scope: !12)
!39 = !DILocation(line: 21, column: 26, scope: !12)
!40 = !DILocation(line: 21, column: 19, scope: !12)
!41 = !DILocation(line: 21, column: 32, scope: !12)
!42 = !DILocation(line: 22, column: 15, scope: !12)
!43 = !DILocation(line: 22, column: 23, scope: !12)
!44 = !DILocation(line: 22, column: 19, scope: !12)
!45 = !DILocation(line: 22, column: 27, scope: !12)
!46 = !DILocation(line: 25, column: 5, scope: !12)
!47 = !DILocation(line: 0, scope: !12)
!48 = !DILocation(line: 25, column: 15, scope: !12)
!49 = !DILocation(line: 26, column: 1, scope: !12)
!50 = distinct !{!50, !29, !51, !52}
!51 = !DILocation(line: 24, column: 5, scope: !12)
!52 = !{!"llvm.loop.mustprogress"}
