; ModuleID = 'shape/block_as_bound.cu'
source_filename = "shape/block_as_bound.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z11block_boundPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %for.body.preheader, label %cleanup, !dbg !27

for.body.preheader:                               ; preds = %entry
  %xtraiter = and i32 %1, 3, !dbg !28
  %3 = icmp samesign ult i32 %1, 4, !dbg !28
  br i1 %3, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !28

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %1, 2044, !dbg !28
  br label %for.body, !dbg !28

for.cond.cleanup.unr-lcssa:                       ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !28
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !28

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.unr-lcssa, %for.body.preheader
  %k.015.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.3, %for.cond.cleanup.unr-lcssa ]
  %sum.014.epil.init = phi i32 [ 0, %for.body.preheader ], [ %add6.3, %for.cond.cleanup.unr-lcssa ]
  %lcmp.mod17 = icmp ne i32 %xtraiter, 0, !dbg !28
  tail call void @llvm.assume(i1 %lcmp.mod17), !dbg !28
  br label %for.body.epil, !dbg !28

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %k.015.epil = phi i32 [ %inc.epil, %for.body.epil ], [ %k.015.epil.init, %for.body.epil.preheader ]
  %sum.014.epil = phi i32 [ %add6.epil, %for.body.epil ], [ %sum.014.epil.init, %for.body.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body.epil ], [ 0, %for.body.epil.preheader ]
  %add5.epil = add nsw i32 %k.015.epil, %add, !dbg !29
  %idxprom.epil = sext i32 %add5.epil to i64, !dbg !30
  %arrayidx.epil = getelementptr inbounds i32, ptr %a, i64 %idxprom.epil, !dbg !30
  %4 = load i32, ptr %arrayidx.epil, align 4, !dbg !30, !tbaa !8
  %add6.epil = add nsw i32 %4, %sum.014.epil, !dbg !31
  %inc.epil = add nuw nsw i32 %k.015.epil, 1, !dbg !32
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !28
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !28
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !28, !llvm.loop !33

for.cond.cleanup:                                 ; preds = %for.body.epil, %for.cond.cleanup.unr-lcssa
  %add6.lcssa = phi i32 [ %add6.3, %for.cond.cleanup.unr-lcssa ], [ %add6.epil, %for.body.epil ], !dbg !31
  %idxprom7 = sext i32 %add to i64, !dbg !35
  %arrayidx8 = getelementptr inbounds i32, ptr %out, i64 %idxprom7, !dbg !35
  store i32 %add6.lcssa, ptr %arrayidx8, align 4, !dbg !36, !tbaa !8
  br label %cleanup, !dbg !37

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %k.015 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.3, %for.body ]
  %sum.014 = phi i32 [ 0, %for.body.preheader.new ], [ %add6.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.3, %for.body ]
  %add5 = add nsw i32 %k.015, %add, !dbg !29
  %idxprom = sext i32 %add5 to i64, !dbg !30
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !30
  %5 = load i32, ptr %arrayidx, align 4, !dbg !30, !tbaa !8
  %add6 = add nsw i32 %5, %sum.014, !dbg !31
  %inc = or disjoint i32 %k.015, 1, !dbg !32
  %add5.1 = add nsw i32 %inc, %add, !dbg !29
  %idxprom.1 = sext i32 %add5.1 to i64, !dbg !30
  %arrayidx.1 = getelementptr inbounds i32, ptr %a, i64 %idxprom.1, !dbg !30
  %6 = load i32, ptr %arrayidx.1, align 4, !dbg !30, !tbaa !8
  %add6.1 = add nsw i32 %6, %add6, !dbg !31
  %inc.1 = or disjoint i32 %k.015, 2, !dbg !32
  %add5.2 = add nsw i32 %inc.1, %add, !dbg !29
  %idxprom.2 = sext i32 %add5.2 to i64, !dbg !30
  %arrayidx.2 = getelementptr inbounds i32, ptr %a, i64 %idxprom.2, !dbg !30
  %7 = load i32, ptr %arrayidx.2, align 4, !dbg !30, !tbaa !8
  %add6.2 = add nsw i32 %7, %add6.1, !dbg !31
  %inc.2 = or disjoint i32 %k.015, 3, !dbg !32
  %add5.3 = add nsw i32 %inc.2, %add, !dbg !29
  %idxprom.3 = sext i32 %add5.3 to i64, !dbg !30
  %arrayidx.3 = getelementptr inbounds i32, ptr %a, i64 %idxprom.3, !dbg !30
  %8 = load i32, ptr %arrayidx.3, align 4, !dbg !30, !tbaa !8
  %add6.3 = add nsw i32 %8, %add6.2, !dbg !31
  %inc.3 = add nuw nsw i32 %k.015, 4, !dbg !32
  %niter.next.3 = add i32 %niter, 4, !dbg !28
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !28
  br i1 %niter.ncmp.3, label %for.cond.cleanup.unr-lcssa, label %for.body, !dbg !28, !llvm.loop !38

cleanup:                                          ; preds = %entry, %for.cond.cleanup
  ret void, !dbg !37
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
!1 = !DIFile(filename: "shape/block_as_bound.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "block_bound", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "shape/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 13, column: 26, scope: !12)
!22 = !DILocation(line: 13, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 39, scope: !12)
!26 = !DILocation(line: 13, column: 37, scope: !12)
!27 = !DILocation(line: 14, column: 11, scope: !12)
!28 = !DILocation(line: 17, column: 5, scope: !12)
!29 = !DILocation(line: 18, column: 20, scope: !12)
!30 = !DILocation(line: 18, column: 16, scope: !12)
!31 = !DILocation(line: 18, column: 13, scope: !12)
!32 = !DILocation(line: 17, column: 38, scope: !12)
!33 = distinct !{!33, !34}
!34 = !{!"llvm.loop.unroll.disable"}
!35 = !DILocation(line: 19, column: 5, scope: !12)
!36 = !DILocation(line: 19, column: 12, scope: !12)
!37 = !DILocation(line: 20, column: 1, scope: !12)
!38 = distinct !{!38, !28, !39, !40}
!39 = !DILocation(line: 18, column: 23, scope: !12)
!40 = !{!"llvm.loop.mustprogress"}
