; ModuleID = 'shape/nothing_asked.cu'
source_filename = "shape/nothing_asked.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13nothing_askedPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
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
  %add.epil = add nsw i32 %1, %i.08.epil, !dbg !18
  %arrayidx2.epil = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom.epil, !dbg !19
  store i32 %add.epil, ptr %arrayidx2.epil, align 4, !dbg !20, !tbaa !8
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
  %add = add nsw i32 %2, %i.08, !dbg !18
  %arrayidx2 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom, !dbg !19
  store i32 %add, ptr %arrayidx2, align 4, !dbg !20, !tbaa !8
  %inc = or disjoint i32 %i.08, 1, !dbg !21
  %idxprom.1 = zext nneg i32 %inc to i64, !dbg !17
  %arrayidx.1 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.1, !dbg !17
  %3 = load i32, ptr %arrayidx.1, align 4, !dbg !17, !tbaa !8
  %add.1 = add nsw i32 %3, %inc, !dbg !18
  %arrayidx2.1 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom.1, !dbg !19
  store i32 %add.1, ptr %arrayidx2.1, align 4, !dbg !20, !tbaa !8
  %inc.1 = or disjoint i32 %i.08, 2, !dbg !21
  %idxprom.2 = zext nneg i32 %inc.1 to i64, !dbg !17
  %arrayidx.2 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.2, !dbg !17
  %4 = load i32, ptr %arrayidx.2, align 4, !dbg !17, !tbaa !8
  %add.2 = add nsw i32 %4, %inc.1, !dbg !18
  %arrayidx2.2 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom.2, !dbg !19
  store i32 %add.2, ptr %arrayidx2.2, align 4, !dbg !20, !tbaa !8
  %inc.2 = or disjoint i32 %i.08, 3, !dbg !21
  %idxprom.3 = zext nneg i32 %inc.2 to i64, !dbg !17
  %arrayidx.3 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.3, !dbg !17
  %5 = load i32, ptr %arrayidx.3, align 4, !dbg !17, !tbaa !8
  %add.3 = add nsw i32 %5, %inc.2, !dbg !18
  %arrayidx2.3 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom.3, !dbg !19
  store i32 %add.3, ptr %arrayidx2.3, align 4, !dbg !20, !tbaa !8
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
!1 = !DIFile(filename: "shape/nothing_asked.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "nothing_asked", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 10, column: 23, scope: !12)
!16 = !DILocation(line: 10, column: 5, scope: !12)
!17 = !DILocation(line: 11, column: 18, scope: !12)
!18 = !DILocation(line: 11, column: 23, scope: !12)
!19 = !DILocation(line: 11, column: 9, scope: !12)
!20 = !DILocation(line: 11, column: 16, scope: !12)
!21 = !DILocation(line: 10, column: 29, scope: !12)
!22 = distinct !{!22, !23}
!23 = !{!"llvm.loop.unroll.disable"}
!24 = !DILocation(line: 12, column: 1, scope: !12)
!25 = distinct !{!25, !16, !26, !27}
!26 = !DILocation(line: 11, column: 25, scope: !12)
!27 = !{!"llvm.loop.mustprogress"}
