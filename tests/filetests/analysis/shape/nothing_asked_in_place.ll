; ModuleID = 'shape/nothing_asked_in_place.cu'
source_filename = "shape/nothing_asked_in_place.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13update_by_allPii(ptr noundef captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %cmp7 = icmp sgt i32 %n, 0, !dbg !15
  br i1 %cmp7, label %for.body.preheader, label %for.cond.cleanup, !dbg !16

for.body.preheader:                               ; preds = %entry
  %xtraiter = and i32 %n, 3, !dbg !16
  %0 = icmp ult i32 %n, 4, !dbg !16
  br i1 %0, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !16

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %n, 2147483644, !dbg !16
  br label %for.body, !dbg !16

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !16
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !16

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.preheader
  %i.08.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod9 = icmp ne i32 %xtraiter, 0, !dbg !16
  tail call void @llvm.assume(i1 %lcmp.mod9), !dbg !16
  br label %for.body.epil, !dbg !16

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %i.08.epil = phi i32 [ %inc.epil, %for.body.epil ], [ %i.08.epil.init, %for.body.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body.epil ], [ 0, %for.body.epil.preheader ]
  %idxprom.epil = zext nneg i32 %i.08.epil to i64, !dbg !17
  %arrayidx.epil = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.epil, !dbg !17
  %1 = load i32, ptr %arrayidx.epil, align 4, !dbg !17, !tbaa !8
  %mul.epil = mul nsw i32 %1, 3, !dbg !18
  %add.epil = add nsw i32 %mul.epil, 1, !dbg !19
  store i32 %add.epil, ptr %arrayidx.epil, align 4, !dbg !20, !tbaa !8
  %inc.epil = add nuw nsw i32 %i.08.epil, 1, !dbg !21
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !16
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !16
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !16, !llvm.loop !22

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %entry
  ret void, !dbg !24

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %i.08 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.3, %for.body ]
  %idxprom = zext nneg i32 %i.08 to i64, !dbg !17
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !17
  %2 = load i32, ptr %arrayidx, align 4, !dbg !17, !tbaa !8
  %mul = mul nsw i32 %2, 3, !dbg !18
  %add = add nsw i32 %mul, 1, !dbg !19
  store i32 %add, ptr %arrayidx, align 4, !dbg !20, !tbaa !8
  %3 = zext nneg i32 %i.08 to i64, !dbg !17
  %4 = getelementptr inbounds nuw i32, ptr %a, i64 %3, !dbg !17
  %arrayidx.1 = getelementptr inbounds nuw i8, ptr %4, i64 4, !dbg !17
  %5 = load i32, ptr %arrayidx.1, align 4, !dbg !17, !tbaa !8
  %mul.1 = mul nsw i32 %5, 3, !dbg !18
  %add.1 = add nsw i32 %mul.1, 1, !dbg !19
  store i32 %add.1, ptr %arrayidx.1, align 4, !dbg !20, !tbaa !8
  %6 = zext nneg i32 %i.08 to i64, !dbg !17
  %7 = getelementptr inbounds nuw i32, ptr %a, i64 %6, !dbg !17
  %arrayidx.2 = getelementptr inbounds nuw i8, ptr %7, i64 8, !dbg !17
  %8 = load i32, ptr %arrayidx.2, align 4, !dbg !17, !tbaa !8
  %mul.2 = mul nsw i32 %8, 3, !dbg !18
  %add.2 = add nsw i32 %mul.2, 1, !dbg !19
  store i32 %add.2, ptr %arrayidx.2, align 4, !dbg !20, !tbaa !8
  %9 = zext nneg i32 %i.08 to i64, !dbg !17
  %10 = getelementptr inbounds nuw i32, ptr %a, i64 %9, !dbg !17
  %arrayidx.3 = getelementptr inbounds nuw i8, ptr %10, i64 12, !dbg !17
  %11 = load i32, ptr %arrayidx.3, align 4, !dbg !17, !tbaa !8
  %mul.3 = mul nsw i32 %11, 3, !dbg !18
  %add.3 = add nsw i32 %mul.3, 1, !dbg !19
  store i32 %add.3, ptr %arrayidx.3, align 4, !dbg !20, !tbaa !8
  %inc.3 = add nuw nsw i32 %i.08, 4, !dbg !21
  %niter.next.3 = add i32 %niter, 4, !dbg !16
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !16
  br i1 %niter.ncmp.3, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !16, !llvm.loop !25
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "shape/nothing_asked_in_place.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "update_by_all", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 10, column: 23, scope: !12)
!16 = !DILocation(line: 10, column: 5, scope: !12)
!17 = !DILocation(line: 11, column: 16, scope: !12)
!18 = !DILocation(line: 11, column: 21, scope: !12)
!19 = !DILocation(line: 11, column: 25, scope: !12)
!20 = !DILocation(line: 11, column: 14, scope: !12)
!21 = !DILocation(line: 10, column: 29, scope: !12)
!22 = distinct !{!22, !23}
!23 = !{!"llvm.loop.unroll.disable"}
!24 = !DILocation(line: 12, column: 1, scope: !12)
!25 = distinct !{!25, !16, !26, !27}
!26 = !DILocation(line: 11, column: 27, scope: !12)
!27 = !{!"llvm.loop.mustprogress"}
