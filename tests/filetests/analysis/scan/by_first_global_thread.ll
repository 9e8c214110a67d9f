; ModuleID = 'scan/by_first_global_thread.cu'
source_filename = "scan/by_first_global_thread.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z7by_zeroPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = sub nsw i32 0, %2, !dbg !26
  %cmp.not = icmp eq i32 %mul, %add, !dbg !26
  %cmp313 = icmp sgt i32 %n, 0
  %or.cond = and i1 %cmp.not, %cmp313, !dbg !26
  br i1 %or.cond, label %for.body.preheader, label %cleanup, !dbg !26

for.body.preheader:                               ; preds = %entry
  %3 = load i32, ptr %a, align 4, !dbg !27, !tbaa !8
  %xtraiter = and i32 %n, 3, !dbg !28
  %4 = icmp ult i32 %n, 4, !dbg !28
  br i1 %4, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !28

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %n, 2147483644, !dbg !28
  br label %for.body, !dbg !28

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %k.015 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.3, %for.body ]
  %top.014 = phi i32 [ %3, %for.body.preheader.new ], [ %cond.i.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.3, %for.body ]
  %idxprom = zext nneg i32 %k.015 to i64, !dbg !29
  %arrayidx4 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !29
  %5 = load i32, ptr %arrayidx4, align 4, !dbg !29, !tbaa !8
  %cond.i = tail call noundef i32 @llvm.smax.i32(i32 %top.014, i32 %5), !dbg !30
  %arrayidx7 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom, !dbg !33
  store i32 %cond.i, ptr %arrayidx7, align 4, !dbg !34, !tbaa !8
  %inc = or disjoint i32 %k.015, 1, !dbg !35
  %idxprom.1 = zext nneg i32 %inc to i64, !dbg !29
  %arrayidx4.1 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.1, !dbg !29
  %6 = load i32, ptr %arrayidx4.1, align 4, !dbg !29, !tbaa !8
  %cond.i.1 = tail call noundef i32 @llvm.smax.i32(i32 %cond.i, i32 %6), !dbg !30
  %arrayidx7.1 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom.1, !dbg !33
  store i32 %cond.i.1, ptr %arrayidx7.1, align 4, !dbg !34, !tbaa !8
  %inc.1 = or disjoint i32 %k.015, 2, !dbg !35
  %idxprom.2 = zext nneg i32 %inc.1 to i64, !dbg !29
  %arrayidx4.2 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.2, !dbg !29
  %7 = load i32, ptr %arrayidx4.2, align 4, !dbg !29, !tbaa !8
  %cond.i.2 = tail call noundef i32 @llvm.smax.i32(i32 %cond.i.1, i32 %7), !dbg !30
  %arrayidx7.2 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom.2, !dbg !33
  store i32 %cond.i.2, ptr %arrayidx7.2, align 4, !dbg !34, !tbaa !8
  %inc.2 = or disjoint i32 %k.015, 3, !dbg !35
  %idxprom.3 = zext nneg i32 %inc.2 to i64, !dbg !29
  %arrayidx4.3 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.3, !dbg !29
  %8 = load i32, ptr %arrayidx4.3, align 4, !dbg !29, !tbaa !8
  %cond.i.3 = tail call noundef i32 @llvm.smax.i32(i32 %cond.i.2, i32 %8), !dbg !30
  %arrayidx7.3 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom.3, !dbg !33
  store i32 %cond.i.3, ptr %arrayidx7.3, align 4, !dbg !34, !tbaa !8
  %inc.3 = add nuw nsw i32 %k.015, 4, !dbg !35
  %niter.next.3 = add i32 %niter, 4, !dbg !28
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !28
  br i1 %niter.ncmp.3, label %cleanup.loopexit.unr-lcssa, label %for.body, !dbg !28, !llvm.loop !36

cleanup.loopexit.unr-lcssa:                       ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !28
  br i1 %lcmp.mod.not, label %cleanup, label %for.body.epil.preheader, !dbg !28

for.body.epil.preheader:                          ; preds = %cleanup.loopexit.unr-lcssa, %for.body.preheader
  %k.015.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.3, %cleanup.loopexit.unr-lcssa ]
  %top.014.epil.init = phi i32 [ %3, %for.body.preheader ], [ %cond.i.3, %cleanup.loopexit.unr-lcssa ]
  %lcmp.mod16 = icmp ne i32 %xtraiter, 0, !dbg !28
  tail call void @llvm.assume(i1 %lcmp.mod16), !dbg !28
  br label %for.body.epil, !dbg !28

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %k.015.epil = phi i32 [ %inc.epil, %for.body.epil ], [ %k.015.epil.init, %for.body.epil.preheader ]
  %top.014.epil = phi i32 [ %cond.i.epil, %for.body.epil ], [ %top.014.epil.init, %for.body.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body.epil ], [ 0, %for.body.epil.preheader ]
  %idxprom.epil = zext nneg i32 %k.015.epil to i64, !dbg !29
  %arrayidx4.epil = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.epil, !dbg !29
  %9 = load i32, ptr %arrayidx4.epil, align 4, !dbg !29, !tbaa !8
  %cond.i.epil = tail call noundef i32 @llvm.smax.i32(i32 %top.014.epil, i32 %9), !dbg !30
  %arrayidx7.epil = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom.epil, !dbg !33
  store i32 %cond.i.epil, ptr %arrayidx7.epil, align 4, !dbg !34, !tbaa !8
  %inc.epil = add nuw nsw i32 %k.015.epil, 1, !dbg !35
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !28
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !28
  br i1 %epil.iter.cmp.not, label %cleanup, label %for.body.epil, !dbg !28, !llvm.loop !39

cleanup:                                          ; preds = %cleanup.loopexit.unr-lcssa, %for.body.epil, %entry
  ret void, !dbg !41
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32) #2

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #3

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "scan/by_first_global_thread.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "by_zero", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "scan/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 26, scope: !12)
!22 = !DILocation(line: 10, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 39, scope: !12)
!26 = !DILocation(line: 11, column: 11, scope: !12)
!27 = !DILocation(line: 13, column: 15, scope: !12)
!28 = !DILocation(line: 14, column: 5, scope: !12)
!29 = !DILocation(line: 15, column: 24, scope: !12)
!30 = !DILocation(line: 55, column: 39, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 15, column: 15, scope: !12)
!33 = !DILocation(line: 16, column: 9, scope: !12)
!34 = !DILocation(line: 16, column: 16, scope: !12)
!35 = !DILocation(line: 14, column: 29, scope: !12)
!36 = distinct !{!36, !28, !37, !38}
!37 = !DILocation(line: 17, column: 5, scope: !12)
!38 = !{!"llvm.loop.mustprogress"}
!39 = distinct !{!39, !40}
!40 = !{!"llvm.loop.unroll.disable"}
!41 = !DILocation(line: 18, column: 1, scope: !12)
