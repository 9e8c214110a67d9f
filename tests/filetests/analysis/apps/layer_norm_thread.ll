; ModuleID = 'apps/layer_norm_thread.cu'
source_filename = "apps/layer_norm_thread.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z10layer_normPfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp98 = icmp slt i32 %add, %rows, !dbg !27
  br i1 %cmp98, label %for.cond3.preheader.lr.ph, label %for.cond.cleanup, !dbg !28

for.cond3.preheader.lr.ph:                        ; preds = %entry
  %cmp489 = icmp sgt i32 %cols, 0
  %conv = sitofp i32 %cols to float
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul55 = mul i32 %3, %1
  %xtraiter = and i32 %cols, 3
  %4 = icmp ult i32 %cols, 4
  %unroll_iter = and i32 %cols, 2147483644
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0
  %lcmp.mod103 = icmp ne i32 %xtraiter, 0
  %xtraiter104 = and i32 %cols, 3
  %5 = icmp ult i32 %cols, 4
  %unroll_iter109 = and i32 %cols, 2147483644
  %lcmp.mod106.not = icmp eq i32 %xtraiter104, 0
  %lcmp.mod108 = icmp ne i32 %xtraiter104, 0
  %xtraiter111 = and i32 %cols, 1
  %6 = icmp eq i32 %cols, 1
  %unroll_iter115 = and i32 %cols, 2147483646
  %lcmp.mod113.not = icmp eq i32 %xtraiter111, 0
  %lcmp.mod114 = icmp ne i32 %xtraiter111, 0
  br label %for.cond3.preheader, !dbg !28

for.cond3.preheader:                              ; preds = %for.cond3.preheader.lr.ph, %for.cond.cleanup37
  %r.099 = phi i32 [ %add, %for.cond3.preheader.lr.ph ], [ %add56, %for.cond.cleanup37 ]
  br i1 %cmp489, label %for.body6.lr.ph, label %for.cond.cleanup37, !dbg !29

for.body6.lr.ph:                                  ; preds = %for.cond3.preheader
  %mul7 = mul nsw i32 %r.099, %cols
  br i1 %4, label %for.body6.epil.preheader, label %for.body6, !dbg !29

for.cond.cleanup:                                 ; preds = %for.cond.cleanup37, %entry
  ret void, !dbg !30

for.cond.cleanup5.unr-lcssa:                      ; preds = %for.body6
  br i1 %lcmp.mod.not, label %for.cond.cleanup5, label %for.body6.epil.preheader, !dbg !29

for.body6.epil.preheader:                         ; preds = %for.cond.cleanup5.unr-lcssa, %for.body6.lr.ph
  %c.091.epil.init = phi i32 [ 0, %for.body6.lr.ph ], [ %inc.3, %for.cond.cleanup5.unr-lcssa ]
  %mean.090.epil.init = phi float [ 0.000000e+00, %for.body6.lr.ph ], [ %add9.3, %for.cond.cleanup5.unr-lcssa ]
  tail call void @llvm.assume(i1 %lcmp.mod103), !dbg !29
  br label %for.body6.epil, !dbg !29

for.body6.epil:                                   ; preds = %for.body6.epil, %for.body6.epil.preheader
  %c.091.epil = phi i32 [ %c.091.epil.init, %for.body6.epil.preheader ], [ %inc.epil, %for.body6.epil ]
  %mean.090.epil = phi float [ %mean.090.epil.init, %for.body6.epil.preheader ], [ %add9.epil, %for.body6.epil ]
  %epil.iter = phi i32 [ 0, %for.body6.epil.preheader ], [ %epil.iter.next, %for.body6.epil ]
  %add8.epil = add nsw i32 %c.091.epil, %mul7, !dbg !31
  %idxprom.epil = sext i32 %add8.epil to i64, !dbg !32
  %arrayidx.epil = getelementptr inbounds float, ptr %a, i64 %idxprom.epil, !dbg !32
  %7 = load float, ptr %arrayidx.epil, align 4, !dbg !32, !tbaa !33
  %add9.epil = fadd contract float %mean.090.epil, %7, !dbg !35
  %inc.epil = add nuw nsw i32 %c.091.epil, 1, !dbg !36
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !29
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !29
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup5, label %for.body6.epil, !dbg !29, !llvm.loop !37

for.cond.cleanup5:                                ; preds = %for.body6.epil, %for.cond.cleanup5.unr-lcssa
  %add9.lcssa = phi float [ %add9.3, %for.cond.cleanup5.unr-lcssa ], [ %add9.epil, %for.body6.epil ], !dbg !35
  %div = fdiv contract float %add9.lcssa, %conv, !dbg !39
  %mul15 = mul nsw i32 %r.099, %cols
  br i1 %5, label %for.body14.epil.preheader, label %for.body14, !dbg !40

for.body6:                                        ; preds = %for.body6.lr.ph, %for.body6
  %c.091 = phi i32 [ %inc.3, %for.body6 ], [ 0, %for.body6.lr.ph ]
  %mean.090 = phi float [ %add9.3, %for.body6 ], [ 0.000000e+00, %for.body6.lr.ph ]
  %niter = phi i32 [ %niter.next.3, %for.body6 ], [ 0, %for.body6.lr.ph ]
  %add8 = add nsw i32 %c.091, %mul7, !dbg !31
  %idxprom = sext i32 %add8 to i64, !dbg !32
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !32
  %8 = load float, ptr %arrayidx, align 4, !dbg !32, !tbaa !33
  %add9 = fadd contract float %mean.090, %8, !dbg !35
  %inc = or disjoint i32 %c.091, 1, !dbg !36
  %add8.1 = add nsw i32 %inc, %mul7, !dbg !31
  %idxprom.1 = sext i32 %add8.1 to i64, !dbg !32
  %arrayidx.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.1, !dbg !32
  %9 = load float, ptr %arrayidx.1, align 4, !dbg !32, !tbaa !33
  %add9.1 = fadd contract float %add9, %9, !dbg !35
  %inc.1 = or disjoint i32 %c.091, 2, !dbg !36
  %add8.2 = add nsw i32 %inc.1, %mul7, !dbg !31
  %idxprom.2 = sext i32 %add8.2 to i64, !dbg !32
  %arrayidx.2 = getelementptr inbounds float, ptr %a, i64 %idxprom.2, !dbg !32
  %10 = load float, ptr %arrayidx.2, align 4, !dbg !32, !tbaa !33
  %add9.2 = fadd contract float %add9.1, %10, !dbg !35
  %inc.2 = or disjoint i32 %c.091, 3, !dbg !36
  %add8.3 = add nsw i32 %inc.2, %mul7, !dbg !31
  %idxprom.3 = sext i32 %add8.3 to i64, !dbg !32
  %arrayidx.3 = getelementptr inbounds float, ptr %a, i64 %idxprom.3, !dbg !32
  %11 = load float, ptr %arrayidx.3, align 4, !dbg !32, !tbaa !33
  %add9.3 = fadd contract float %add9.2, %11, !dbg !35
  %inc.3 = add nuw nsw i32 %c.091, 4, !dbg !36
  %niter.next.3 = add i32 %niter, 4, !dbg !29
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !29
  br i1 %niter.ncmp.3, label %for.cond.cleanup5.unr-lcssa, label %for.body6, !dbg !29, !llvm.loop !41

for.cond.cleanup13.unr-lcssa:                     ; preds = %for.body14
  br i1 %lcmp.mod106.not, label %for.cond.cleanup13, label %for.body14.epil.preheader, !dbg !40

for.body14.epil.preheader:                        ; preds = %for.cond.cleanup13.unr-lcssa, %for.cond.cleanup5
  %c10.094.epil.init = phi i32 [ 0, %for.cond.cleanup5 ], [ %inc27.3, %for.cond.cleanup13.unr-lcssa ]
  %variance.093.epil.init = phi float [ 0.000000e+00, %for.cond.cleanup5 ], [ %add25.3, %for.cond.cleanup13.unr-lcssa ]
  tail call void @llvm.assume(i1 %lcmp.mod108), !dbg !40
  br label %for.body14.epil, !dbg !40

for.body14.epil:                                  ; preds = %for.body14.epil, %for.body14.epil.preheader
  %c10.094.epil = phi i32 [ %c10.094.epil.init, %for.body14.epil.preheader ], [ %inc27.epil, %for.body14.epil ]
  %variance.093.epil = phi float [ %variance.093.epil.init, %for.body14.epil.preheader ], [ %add25.epil, %for.body14.epil ]
  %epil.iter105 = phi i32 [ 0, %for.body14.epil.preheader ], [ %epil.iter105.next, %for.body14.epil ]
  %add16.epil = add nsw i32 %c10.094.epil, %mul15, !dbg !44
  %idxprom17.epil = sext i32 %add16.epil to i64, !dbg !45
  %arrayidx18.epil = getelementptr inbounds float, ptr %a, i64 %idxprom17.epil, !dbg !45
  %12 = load float, ptr %arrayidx18.epil, align 4, !dbg !45, !tbaa !33
  %sub.epil = fsub contract float %12, %div, !dbg !46
  %mul24.epil = fmul contract float %sub.epil, %sub.epil, !dbg !47
  %add25.epil = fadd contract float %variance.093.epil, %mul24.epil, !dbg !48
  %inc27.epil = add nuw nsw i32 %c10.094.epil, 1, !dbg !49
  %epil.iter105.next = add i32 %epil.iter105, 1, !dbg !40
  %epil.iter105.cmp.not = icmp eq i32 %epil.iter105.next, %xtraiter104, !dbg !40
  br i1 %epil.iter105.cmp.not, label %for.cond.cleanup13, label %for.body14.epil, !dbg !40, !llvm.loop !50

for.cond.cleanup13:                               ; preds = %for.body14.epil, %for.cond.cleanup13.unr-lcssa
  %add25.lcssa = phi float [ %add25.3, %for.cond.cleanup13.unr-lcssa ], [ %add25.epil, %for.body14.epil ], !dbg !48
  %div30 = fdiv contract float %add25.lcssa, %conv, !dbg !51
  %add31 = fadd contract float %div30, 0x3EE4F8B580000000, !dbg !52
  %13 = tail call contract noundef float @llvm.nvvm.sqrt.rn.f(float %add31), !dbg !53
  %div33 = fdiv contract float 1.000000e+00, %13, !dbg !56
  %mul39 = mul nsw i32 %r.099, %cols
  br i1 %6, label %for.body38.epil.preheader, label %for.body38, !dbg !57

for.body14:                                       ; preds = %for.cond.cleanup5, %for.body14
  %c10.094 = phi i32 [ %inc27.3, %for.body14 ], [ 0, %for.cond.cleanup5 ]
  %variance.093 = phi float [ %add25.3, %for.body14 ], [ 0.000000e+00, %for.cond.cleanup5 ]
  %niter110 = phi i32 [ %niter110.next.3, %for.body14 ], [ 0, %for.cond.cleanup5 ]
  %add16 = add nsw i32 %c10.094, %mul15, !dbg !44
  %idxprom17 = sext i32 %add16 to i64, !dbg !45
  %arrayidx18 = getelementptr inbounds float, ptr %a, i64 %idxprom17, !dbg !45
  %14 = load float, ptr %arrayidx18, align 4, !dbg !45, !tbaa !33
  %sub = fsub contract float %14, %div, !dbg !46
  %mul24 = fmul contract float %sub, %sub, !dbg !47
  %add25 = fadd contract float %variance.093, %mul24, !dbg !48
  %inc27 = or disjoint i32 %c10.094, 1, !dbg !49
  %add16.1 = add nsw i32 %inc27, %mul15, !dbg !44
  %idxprom17.1 = sext i32 %add16.1 to i64, !dbg !45
  %arrayidx18.1 = getelementptr inbounds float, ptr %a, i64 %idxprom17.1, !dbg !45
  %15 = load float, ptr %arrayidx18.1, align 4, !dbg !45, !tbaa !33
  %sub.1 = fsub contract float %15, %div, !dbg !46
  %mul24.1 = fmul contract float %sub.1, %sub.1, !dbg !47
  %add25.1 = fadd contract float %add25, %mul24.1, !dbg !48
  %inc27.1 = or disjoint i32 %c10.094, 2, !dbg !49
  %add16.2 = add nsw i32 %inc27.1, %mul15, !dbg !44
  %idxprom17.2 = sext i32 %add16.2 to i64, !dbg !45
  %arrayidx18.2 = getelementptr inbounds float, ptr %a, i64 %idxprom17.2, !dbg !45
  %16 = load float, ptr %arrayidx18.2, align 4, !dbg !45, !tbaa !33
  %sub.2 = fsub contract float %16, %div, !dbg !46
  %mul24.2 = fmul contract float %sub.2, %sub.2, !dbg !47
  %add25.2 = fadd contract float %add25.1, %mul24.2, !dbg !48
  %inc27.2 = or disjoint i32 %c10.094, 3, !dbg !49
  %add16.3 = add nsw i32 %inc27.2, %mul15, !dbg !44
  %idxprom17.3 = sext i32 %add16.3 to i64, !dbg !45
  %arrayidx18.3 = getelementptr inbounds float, ptr %a, i64 %idxprom17.3, !dbg !45
  %17 = load float, ptr %arrayidx18.3, align 4, !dbg !45, !tbaa !33
  %sub.3 = fsub contract float %17, %div, !dbg !46
  %mul24.3 = fmul contract float %sub.3, %sub.3, !dbg !47
  %add25.3 = fadd contract float %add25.2, %mul24.3, !dbg !48
  %inc27.3 = add nuw nsw i32 %c10.094, 4, !dbg !49
  %niter110.next.3 = add i32 %niter110, 4, !dbg !40
  %niter110.ncmp.3 = icmp eq i32 %niter110.next.3, %unroll_iter109, !dbg !40
  br i1 %niter110.ncmp.3, label %for.cond.cleanup13.unr-lcssa, label %for.body14, !dbg !40, !llvm.loop !58

for.cond.cleanup37.loopexit.unr-lcssa:            ; preds = %for.body38
  br i1 %lcmp.mod113.not, label %for.cond.cleanup37, label %for.body38.epil.preheader, !dbg !57

for.body38.epil.preheader:                        ; preds = %for.cond.cleanup37.loopexit.unr-lcssa, %for.cond.cleanup13
  %c34.097.epil.init = phi i32 [ 0, %for.cond.cleanup13 ], [ %inc50.1, %for.cond.cleanup37.loopexit.unr-lcssa ]
  tail call void @llvm.assume(i1 %lcmp.mod114), !dbg !57
  %add40.epil = add nsw i32 %c34.097.epil.init, %mul39, !dbg !60
  %idxprom41.epil = sext i32 %add40.epil to i64, !dbg !61
  %arrayidx42.epil = getelementptr inbounds float, ptr %a, i64 %idxprom41.epil, !dbg !61
  %18 = load float, ptr %arrayidx42.epil, align 4, !dbg !61, !tbaa !33
  %sub43.epil = fsub contract float %18, %div, !dbg !62
  %mul44.epil = fmul contract float %div33, %sub43.epil, !dbg !63
  %arrayidx48.epil = getelementptr inbounds float, ptr %out, i64 %idxprom41.epil, !dbg !64
  store float %mul44.epil, ptr %arrayidx48.epil, align 4, !dbg !65, !tbaa !33
  br label %for.cond.cleanup37, !dbg !66

for.cond.cleanup37:                               ; preds = %for.body38.epil.preheader, %for.cond.cleanup37.loopexit.unr-lcssa, %for.cond3.preheader
  %add56 = add i32 %r.099, %mul55, !dbg !66
  %cmp = icmp slt i32 %add56, %rows, !dbg !27
  br i1 %cmp, label %for.cond3.preheader, label %for.cond.cleanup, !dbg !28, !llvm.loop !67

for.body38:                                       ; preds = %for.cond.cleanup13, %for.body38
  %c34.097 = phi i32 [ %inc50.1, %for.body38 ], [ 0, %for.cond.cleanup13 ]
  %niter116 = phi i32 [ %niter116.next.1, %for.body38 ], [ 0, %for.cond.cleanup13 ]
  %add40 = add nsw i32 %c34.097, %mul39, !dbg !60
  %idxprom41 = sext i32 %add40 to i64, !dbg !61
  %arrayidx42 = getelementptr inbounds float, ptr %a, i64 %idxprom41, !dbg !61
  %19 = load float, ptr %arrayidx42, align 4, !dbg !61, !tbaa !33
  %sub43 = fsub contract float %19, %div, !dbg !62
  %mul44 = fmul contract float %div33, %sub43, !dbg !63
  %arrayidx48 = getelementptr inbounds float, ptr %out, i64 %idxprom41, !dbg !64
  store float %mul44, ptr %arrayidx48, align 4, !dbg !65, !tbaa !33
  %inc50 = or disjoint i32 %c34.097, 1, !dbg !69
  %add40.1 = add nsw i32 %inc50, %mul39, !dbg !60
  %idxprom41.1 = sext i32 %add40.1 to i64, !dbg !61
  %arrayidx42.1 = getelementptr inbounds float, ptr %a, i64 %idxprom41.1, !dbg !61
  %20 = load float, ptr %arrayidx42.1, align 4, !dbg !61, !tbaa !33
  %sub43.1 = fsub contract float %20, %div, !dbg !62
  %mul44.1 = fmul contract float %div33, %sub43.1, !dbg !63
  %arrayidx48.1 = getelementptr inbounds float, ptr %out, i64 %idxprom41.1, !dbg !64
  store float %mul44.1, ptr %arrayidx48.1, align 4, !dbg !65, !tbaa !33
  %inc50.1 = add nuw nsw i32 %c34.097, 2, !dbg !69
  %niter116.next.1 = add i32 %niter116, 2, !dbg !57
  %niter116.ncmp.1 = icmp eq i32 %niter116.next.1, %unroll_iter115, !dbg !57
  br i1 %niter116.ncmp.1, label %for.cond.cleanup37.loopexit.unr-lcssa, label %for.body38, !dbg !57, !llvm.loop !70
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(none)
declare float @llvm.nvvm.sqrt.rn.f(float) #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #3

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind willreturn memory(none) }
attributes #3 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/layer_norm_thread.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "layer_norm", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
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
!29 = !DILocation(line: 12, column: 9, scope: !12)
!30 = !DILocation(line: 21, column: 1, scope: !12)
!31 = !DILocation(line: 13, column: 32, scope: !12)
!32 = !DILocation(line: 13, column: 21, scope: !12)
!33 = !{!34, !34, i64 0}
!34 = !{!"float", !10, i64 0}
!35 = !DILocation(line: 13, column: 18, scope: !12)
!36 = !DILocation(line: 12, column: 36, scope: !12)
!37 = distinct !{!37, !38}
!38 = !{!"llvm.loop.unroll.disable"}
!39 = !DILocation(line: 14, column: 14, scope: !12)
!40 = !DILocation(line: 15, column: 9, scope: !12)
!41 = distinct !{!41, !29, !42, !43}
!42 = !DILocation(line: 13, column: 35, scope: !12)
!43 = !{!"llvm.loop.mustprogress"}
!44 = !DILocation(line: 16, column: 37, scope: !12)
!45 = !DILocation(line: 16, column: 26, scope: !12)
!46 = !DILocation(line: 16, column: 42, scope: !12)
!47 = !DILocation(line: 16, column: 50, scope: !12)
!48 = !DILocation(line: 16, column: 22, scope: !12)
!49 = !DILocation(line: 15, column: 36, scope: !12)
!50 = distinct !{!50, !38}
!51 = !DILocation(line: 17, column: 45, scope: !12)
!52 = !DILocation(line: 17, column: 52, scope: !12)
!53 = !DILocation(line: 64, column: 38, scope: !54, inlinedAt: !55)
!54 = distinct !DISubprogram(name: "sqrtf", scope: !17, file: !17, line: 64, type: !13, scopeLine: 64, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!55 = distinct !DILocation(line: 17, column: 30, scope: !12)
!56 = !DILocation(line: 17, column: 28, scope: !12)
!57 = !DILocation(line: 18, column: 9, scope: !12)
!58 = distinct !{!58, !40, !59, !43}
!59 = !DILocation(line: 16, column: 75, scope: !12)
!60 = !DILocation(line: 19, column: 45, scope: !12)
!61 = !DILocation(line: 19, column: 34, scope: !12)
!62 = !DILocation(line: 19, column: 50, scope: !12)
!63 = !DILocation(line: 19, column: 58, scope: !12)
!64 = !DILocation(line: 19, column: 13, scope: !12)
!65 = !DILocation(line: 19, column: 31, scope: !12)
!66 = !DILocation(line: 10, column: 69, scope: !12)
!67 = distinct !{!67, !28, !68, !43}
!68 = !DILocation(line: 20, column: 5, scope: !12)
!69 = !DILocation(line: 18, column: 36, scope: !12)
!70 = distinct !{!70, !57, !71, !43}
!71 = !DILocation(line: 19, column: 60, scope: !12)
