; ModuleID = 'loops/steps_of_time.cu'
source_filename = "loops/steps_of_time.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z8logisticPfii(ptr noundef captures(none) %a, i32 noundef %n, i32 noundef %steps) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  %cmp316 = icmp sgt i32 %steps, 0
  %or.cond = and i1 %cmp, %cmp316, !dbg !27
  br i1 %or.cond, label %for.body.lr.ph, label %if.end, !dbg !27

for.body.lr.ph:                                   ; preds = %entry
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom
  %arrayidx.promoted = load float, ptr %arrayidx, align 4, !tbaa !28
  %xtraiter = and i32 %steps, 7, !dbg !30
  %3 = icmp ult i32 %steps, 8, !dbg !30
  br i1 %3, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !30

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %steps, 2147483640, !dbg !30
  br label %for.body, !dbg !30

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %mul718 = phi float [ %arrayidx.promoted, %for.body.lr.ph.new ], [ %mul7.7, %for.body ], !dbg !31
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.7, %for.body ]
  %mul4 = fmul contract float %mul718, 0x400D9999A0000000, !dbg !32
  %sub = fsub contract float 1.000000e+00, %mul718, !dbg !33
  %mul7 = fmul contract float %mul4, %sub, !dbg !34
  %mul4.1 = fmul contract float %mul7, 0x400D9999A0000000, !dbg !32
  %sub.1 = fsub contract float 1.000000e+00, %mul7, !dbg !33
  %mul7.1 = fmul contract float %mul4.1, %sub.1, !dbg !34
  %mul4.2 = fmul contract float %mul7.1, 0x400D9999A0000000, !dbg !32
  %sub.2 = fsub contract float 1.000000e+00, %mul7.1, !dbg !33
  %mul7.2 = fmul contract float %mul4.2, %sub.2, !dbg !34
  %mul4.3 = fmul contract float %mul7.2, 0x400D9999A0000000, !dbg !32
  %sub.3 = fsub contract float 1.000000e+00, %mul7.2, !dbg !33
  %mul7.3 = fmul contract float %mul4.3, %sub.3, !dbg !34
  %mul4.4 = fmul contract float %mul7.3, 0x400D9999A0000000, !dbg !32
  %sub.4 = fsub contract float 1.000000e+00, %mul7.3, !dbg !33
  %mul7.4 = fmul contract float %mul4.4, %sub.4, !dbg !34
  %mul4.5 = fmul contract float %mul7.4, 0x400D9999A0000000, !dbg !32
  %sub.5 = fsub contract float 1.000000e+00, %mul7.4, !dbg !33
  %mul7.5 = fmul contract float %mul4.5, %sub.5, !dbg !34
  %mul4.6 = fmul contract float %mul7.5, 0x400D9999A0000000, !dbg !32
  %sub.6 = fsub contract float 1.000000e+00, %mul7.5, !dbg !33
  %mul7.6 = fmul contract float %mul4.6, %sub.6, !dbg !34
  %mul4.7 = fmul contract float %mul7.6, 0x400D9999A0000000, !dbg !32
  %sub.7 = fsub contract float 1.000000e+00, %mul7.6, !dbg !33
  %mul7.7 = fmul contract float %mul4.7, %sub.7, !dbg !34
  %niter.next.7 = add i32 %niter, 8, !dbg !30
  %niter.ncmp.7 = icmp eq i32 %niter.next.7, %unroll_iter, !dbg !30
  br i1 %niter.ncmp.7, label %for.cond.if.end.loopexit_crit_edge.unr-lcssa, label %for.body, !dbg !30, !llvm.loop !35

for.cond.if.end.loopexit_crit_edge.unr-lcssa:     ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !30
  br i1 %lcmp.mod.not, label %for.cond.if.end.loopexit_crit_edge, label %for.body.epil.preheader, !dbg !30

for.body.epil.preheader:                          ; preds = %for.cond.if.end.loopexit_crit_edge.unr-lcssa, %for.body.lr.ph
  %mul718.epil.init = phi float [ %arrayidx.promoted, %for.body.lr.ph ], [ %mul7.7, %for.cond.if.end.loopexit_crit_edge.unr-lcssa ]
  %lcmp.mod20 = icmp ne i32 %xtraiter, 0, !dbg !30
  tail call void @llvm.assume(i1 %lcmp.mod20), !dbg !30
  br label %for.body.epil, !dbg !30

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %mul718.epil = phi float [ %mul718.epil.init, %for.body.epil.preheader ], [ %mul7.epil, %for.body.epil ], !dbg !31
  %epil.iter = phi i32 [ 0, %for.body.epil.preheader ], [ %epil.iter.next, %for.body.epil ]
  %mul4.epil = fmul contract float %mul718.epil, 0x400D9999A0000000, !dbg !32
  %sub.epil = fsub contract float 1.000000e+00, %mul718.epil, !dbg !33
  %mul7.epil = fmul contract float %mul4.epil, %sub.epil, !dbg !34
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !30
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !30
  br i1 %epil.iter.cmp.not, label %for.cond.if.end.loopexit_crit_edge, label %for.body.epil, !dbg !30, !llvm.loop !38

for.cond.if.end.loopexit_crit_edge:               ; preds = %for.body.epil, %for.cond.if.end.loopexit_crit_edge.unr-lcssa
  %mul7.lcssa = phi float [ %mul7.7, %for.cond.if.end.loopexit_crit_edge.unr-lcssa ], [ %mul7.epil, %for.body.epil ], !dbg !34
  store float %mul7.lcssa, ptr %arrayidx, align 4, !dbg !40, !tbaa !28
  br label %if.end, !dbg !30

if.end:                                           ; preds = %for.cond.if.end.loopexit_crit_edge, %entry
  ret void, !dbg !41
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
!1 = !DIFile(filename: "loops/steps_of_time.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "logistic", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "loops/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 26, scope: !12)
!22 = !DILocation(line: 14, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 39, scope: !12)
!26 = !DILocation(line: 14, column: 37, scope: !12)
!27 = !DILocation(line: 15, column: 11, scope: !12)
!28 = !{!29, !29, i64 0}
!29 = !{!"float", !10, i64 0}
!30 = !DILocation(line: 16, column: 9, scope: !12)
!31 = !DILocation(line: 17, column: 27, scope: !12)
!32 = !DILocation(line: 17, column: 25, scope: !12)
!33 = !DILocation(line: 17, column: 40, scope: !12)
!34 = !DILocation(line: 17, column: 32, scope: !12)
!35 = distinct !{!35, !30, !36, !37}
!36 = !DILocation(line: 17, column: 46, scope: !12)
!37 = !{!"llvm.loop.mustprogress"}
!38 = distinct !{!38, !39}
!39 = !{!"llvm.loop.unroll.disable"}
!40 = !DILocation(line: 17, scope: !12)
!41 = !DILocation(line: 18, column: 1, scope: !12)
