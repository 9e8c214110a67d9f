; ModuleID = 'one/first_thread.cu'
source_filename = "one/first_thread.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z12first_threadPfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = sub nsw i32 0, %2, !dbg !26
  %cmp = icmp eq i32 %mul, %add, !dbg !26
  br i1 %cmp, label %for.cond.preheader, label %if.end, !dbg !26

for.cond.preheader:                               ; preds = %entry
  %cmp39 = icmp sgt i32 %n, 0, !dbg !27
  br i1 %cmp39, label %for.body.preheader, label %for.cond.cleanup, !dbg !28

for.body.preheader:                               ; preds = %for.cond.preheader
  %xtraiter = and i32 %n, 3, !dbg !28
  %3 = icmp ult i32 %n, 4, !dbg !28
  br i1 %3, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !28

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %n, 2147483644, !dbg !28
  br label %for.body, !dbg !28

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !28
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !28

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.preheader
  %i.011.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %sum.010.epil.init = phi float [ 0.000000e+00, %for.body.preheader ], [ %add4.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod13 = icmp ne i32 %xtraiter, 0, !dbg !28
  tail call void @llvm.assume(i1 %lcmp.mod13), !dbg !28
  br label %for.body.epil, !dbg !28

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %i.011.epil = phi i32 [ %inc.epil, %for.body.epil ], [ %i.011.epil.init, %for.body.epil.preheader ]
  %sum.010.epil = phi float [ %add4.epil, %for.body.epil ], [ %sum.010.epil.init, %for.body.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body.epil ], [ 0, %for.body.epil.preheader ]
  %idxprom.epil = zext nneg i32 %i.011.epil to i64, !dbg !29
  %arrayidx.epil = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.epil, !dbg !29
  %4 = load float, ptr %arrayidx.epil, align 4, !dbg !29, !tbaa !30
  %add4.epil = fadd contract float %sum.010.epil, %4, !dbg !32
  %inc.epil = add nuw nsw i32 %i.011.epil, 1, !dbg !33
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !28
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !28
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !28, !llvm.loop !34

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %for.cond.preheader
  %sum.0.lcssa = phi float [ 0.000000e+00, %for.cond.preheader ], [ %add4.3, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add4.epil, %for.body.epil ], !dbg !36
  store float %sum.0.lcssa, ptr %out, align 4, !dbg !37, !tbaa !30
  br label %if.end, !dbg !38

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %i.011 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.3, %for.body ]
  %sum.010 = phi float [ 0.000000e+00, %for.body.preheader.new ], [ %add4.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.3, %for.body ]
  %idxprom = zext nneg i32 %i.011 to i64, !dbg !29
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %idxprom, !dbg !29
  %5 = load float, ptr %arrayidx, align 4, !dbg !29, !tbaa !30
  %add4 = fadd contract float %sum.010, %5, !dbg !32
  %6 = zext nneg i32 %i.011 to i64, !dbg !29
  %7 = getelementptr inbounds nuw float, ptr %a, i64 %6, !dbg !29
  %arrayidx.1 = getelementptr inbounds nuw i8, ptr %7, i64 4, !dbg !29
  %8 = load float, ptr %arrayidx.1, align 4, !dbg !29, !tbaa !30
  %add4.1 = fadd contract float %add4, %8, !dbg !32
  %9 = zext nneg i32 %i.011 to i64, !dbg !29
  %10 = getelementptr inbounds nuw float, ptr %a, i64 %9, !dbg !29
  %arrayidx.2 = getelementptr inbounds nuw i8, ptr %10, i64 8, !dbg !29
  %11 = load float, ptr %arrayidx.2, align 4, !dbg !29, !tbaa !30
  %add4.2 = fadd contract float %add4.1, %11, !dbg !32
  %12 = zext nneg i32 %i.011 to i64, !dbg !29
  %13 = getelementptr inbounds nuw float, ptr %a, i64 %12, !dbg !29
  %arrayidx.3 = getelementptr inbounds nuw i8, ptr %13, i64 12, !dbg !29
  %14 = load float, ptr %arrayidx.3, align 4, !dbg !29, !tbaa !30
  %add4.3 = fadd contract float %add4.2, %14, !dbg !32
  %inc.3 = add nuw nsw i32 %i.011, 4, !dbg !33
  %niter.next.3 = add i32 %niter, 4, !dbg !28
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !28
  br i1 %niter.ncmp.3, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !28, !llvm.loop !39

if.end:                                           ; preds = %for.cond.cleanup, %entry
  ret void, !dbg !42
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
!1 = !DIFile(filename: "one/first_thread.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "first_thread", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "one/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 9, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 22, scope: !12)
!22 = !DILocation(line: 10, column: 20, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 35, scope: !12)
!26 = !DILocation(line: 10, column: 47, scope: !12)
!27 = !DILocation(line: 12, column: 27, scope: !12)
!28 = !DILocation(line: 12, column: 9, scope: !12)
!29 = !DILocation(line: 13, column: 20, scope: !12)
!30 = !{!31, !31, i64 0}
!31 = !{!"float", !10, i64 0}
!32 = !DILocation(line: 13, column: 17, scope: !12)
!33 = !DILocation(line: 12, column: 33, scope: !12)
!34 = distinct !{!34, !35}
!35 = !{!"llvm.loop.unroll.disable"}
!36 = !DILocation(line: 0, scope: !12)
!37 = !DILocation(line: 14, column: 16, scope: !12)
!38 = !DILocation(line: 15, column: 5, scope: !12)
!39 = distinct !{!39, !28, !40, !41}
!40 = !DILocation(line: 13, column: 23, scope: !12)
!41 = !{!"llvm.loop.mustprogress"}
!42 = !DILocation(line: 16, column: 1, scope: !12)
