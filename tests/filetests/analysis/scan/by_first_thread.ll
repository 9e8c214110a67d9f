; ModuleID = 'scan/by_first_thread.cu'
source_filename = "scan/by_first_thread.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6by_onePfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %2 = or i32 %0, %1, !dbg !19
  %or.cond = icmp eq i32 %2, 0, !dbg !19
  %cmp310 = icmp sgt i32 %n, 0
  %or.cond13 = and i1 %or.cond, %cmp310, !dbg !19
  br i1 %or.cond13, label %for.body.preheader, label %if.end, !dbg !19

for.body.preheader:                               ; preds = %entry
  %xtraiter = and i32 %n, 3, !dbg !20
  %3 = icmp ult i32 %n, 4, !dbg !20
  br i1 %3, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !20

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %n, 2147483644, !dbg !20
  br label %for.body, !dbg !20

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %i.012 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.3, %for.body ]
  %sum.011 = phi float [ 0.000000e+00, %for.body.preheader.new ], [ %add.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.3, %for.body ]
  %idxprom = zext nneg i32 %i.012 to i64, !dbg !21
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %idxprom, !dbg !21
  %4 = load float, ptr %arrayidx, align 4, !dbg !21, !tbaa !22
  %add = fadd contract float %sum.011, %4, !dbg !24
  %arrayidx5 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom, !dbg !25
  store float %add, ptr %arrayidx5, align 4, !dbg !26, !tbaa !22
  %inc = or disjoint i32 %i.012, 1, !dbg !27
  %idxprom.1 = zext nneg i32 %inc to i64, !dbg !21
  %arrayidx.1 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.1, !dbg !21
  %5 = load float, ptr %arrayidx.1, align 4, !dbg !21, !tbaa !22
  %add.1 = fadd contract float %add, %5, !dbg !24
  %arrayidx5.1 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom.1, !dbg !25
  store float %add.1, ptr %arrayidx5.1, align 4, !dbg !26, !tbaa !22
  %inc.1 = or disjoint i32 %i.012, 2, !dbg !27
  %idxprom.2 = zext nneg i32 %inc.1 to i64, !dbg !21
  %arrayidx.2 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.2, !dbg !21
  %6 = load float, ptr %arrayidx.2, align 4, !dbg !21, !tbaa !22
  %add.2 = fadd contract float %add.1, %6, !dbg !24
  %arrayidx5.2 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom.2, !dbg !25
  store float %add.2, ptr %arrayidx5.2, align 4, !dbg !26, !tbaa !22
  %inc.2 = or disjoint i32 %i.012, 3, !dbg !27
  %idxprom.3 = zext nneg i32 %inc.2 to i64, !dbg !21
  %arrayidx.3 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.3, !dbg !21
  %7 = load float, ptr %arrayidx.3, align 4, !dbg !21, !tbaa !22
  %add.3 = fadd contract float %add.2, %7, !dbg !24
  %arrayidx5.3 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom.3, !dbg !25
  store float %add.3, ptr %arrayidx5.3, align 4, !dbg !26, !tbaa !22
  %inc.3 = add nuw nsw i32 %i.012, 4, !dbg !27
  %niter.next.3 = add i32 %niter, 4, !dbg !20
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !20
  br i1 %niter.ncmp.3, label %if.end.loopexit.unr-lcssa, label %for.body, !dbg !20, !llvm.loop !28

if.end.loopexit.unr-lcssa:                        ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !20
  br i1 %lcmp.mod.not, label %if.end, label %for.body.epil.preheader, !dbg !20

for.body.epil.preheader:                          ; preds = %if.end.loopexit.unr-lcssa, %for.body.preheader
  %i.012.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.3, %if.end.loopexit.unr-lcssa ]
  %sum.011.epil.init = phi float [ 0.000000e+00, %for.body.preheader ], [ %add.3, %if.end.loopexit.unr-lcssa ]
  %lcmp.mod14 = icmp ne i32 %xtraiter, 0, !dbg !20
  tail call void @llvm.assume(i1 %lcmp.mod14), !dbg !20
  br label %for.body.epil, !dbg !20

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %i.012.epil = phi i32 [ %inc.epil, %for.body.epil ], [ %i.012.epil.init, %for.body.epil.preheader ]
  %sum.011.epil = phi float [ %add.epil, %for.body.epil ], [ %sum.011.epil.init, %for.body.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body.epil ], [ 0, %for.body.epil.preheader ]
  %idxprom.epil = zext nneg i32 %i.012.epil to i64, !dbg !21
  %arrayidx.epil = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.epil, !dbg !21
  %8 = load float, ptr %arrayidx.epil, align 4, !dbg !21, !tbaa !22
  %add.epil = fadd contract float %sum.011.epil, %8, !dbg !24
  %arrayidx5.epil = getelementptr inbounds nuw float, ptr %out, i64 %idxprom.epil, !dbg !25
  store float %add.epil, ptr %arrayidx5.epil, align 4, !dbg !26, !tbaa !22
  %inc.epil = add nuw nsw i32 %i.012.epil, 1, !dbg !27
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !20
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !20
  br i1 %epil.iter.cmp.not, label %if.end, label %for.body.epil, !dbg !20, !llvm.loop !31

if.end:                                           ; preds = %if.end.loopexit.unr-lcssa, %for.body.epil, %entry
  ret void, !dbg !33
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
!1 = !DIFile(filename: "scan/by_first_thread.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "by_one", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "scan/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 9, scope: !12)
!19 = !DILocation(line: 10, column: 25, scope: !12)
!20 = !DILocation(line: 12, column: 9, scope: !12)
!21 = !DILocation(line: 13, column: 20, scope: !12)
!22 = !{!23, !23, i64 0}
!23 = !{!"float", !10, i64 0}
!24 = !DILocation(line: 13, column: 17, scope: !12)
!25 = !DILocation(line: 14, column: 13, scope: !12)
!26 = !DILocation(line: 14, column: 20, scope: !12)
!27 = !DILocation(line: 12, column: 33, scope: !12)
!28 = distinct !{!28, !20, !29, !30}
!29 = !DILocation(line: 15, column: 9, scope: !12)
!30 = !{!"llvm.loop.mustprogress"}
!31 = distinct !{!31, !32}
!32 = !{!"llvm.loop.unroll.disable"}
!33 = !DILocation(line: 17, column: 1, scope: !12)
