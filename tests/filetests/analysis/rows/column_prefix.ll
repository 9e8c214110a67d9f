; ModuleID = 'rows/column_prefix.cu'
source_filename = "rows/column_prefix.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13column_prefixPiii(ptr noundef captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %cols, !dbg !27
  %cmp319 = icmp sgt i32 %rows, 1
  %or.cond = and i1 %cmp.not, %cmp319, !dbg !27
  br i1 %or.cond, label %for.body.preheader, label %cleanup, !dbg !27

for.body.preheader:                               ; preds = %entry
  %3 = add nsw i32 %rows, -1, !dbg !28
  %xtraiter = and i32 %3, 1, !dbg !28
  %4 = icmp eq i32 %rows, 2, !dbg !28
  br i1 %4, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !28

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %3, -2, !dbg !28
  br label %for.body, !dbg !28

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %r.020 = phi i32 [ 1, %for.body.preheader.new ], [ %inc.1, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.1, %for.body ]
  %sub = add nsw i32 %r.020, -1, !dbg !29
  %mul4 = mul nsw i32 %sub, %cols, !dbg !30
  %add5 = add nsw i32 %mul4, %add, !dbg !31
  %idxprom = sext i32 %add5 to i64, !dbg !32
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !32
  %5 = load i32, ptr %arrayidx, align 4, !dbg !32, !tbaa !8
  %mul6 = mul nsw i32 %r.020, %cols, !dbg !33
  %add7 = add nsw i32 %mul6, %add, !dbg !34
  %idxprom8 = sext i32 %add7 to i64, !dbg !35
  %arrayidx9 = getelementptr inbounds i32, ptr %a, i64 %idxprom8, !dbg !35
  %6 = load i32, ptr %arrayidx9, align 4, !dbg !36, !tbaa !8
  %add10 = add nsw i32 %6, %5, !dbg !36
  store i32 %add10, ptr %arrayidx9, align 4, !dbg !36, !tbaa !8
  %inc = add nuw nsw i32 %r.020, 1, !dbg !37
  %mul4.1 = mul nsw i32 %r.020, %cols, !dbg !30
  %add5.1 = add nsw i32 %mul4.1, %add, !dbg !31
  %idxprom.1 = sext i32 %add5.1 to i64, !dbg !32
  %arrayidx.1 = getelementptr inbounds i32, ptr %a, i64 %idxprom.1, !dbg !32
  %7 = load i32, ptr %arrayidx.1, align 4, !dbg !32, !tbaa !8
  %mul6.1 = mul nsw i32 %inc, %cols, !dbg !33
  %add7.1 = add nsw i32 %mul6.1, %add, !dbg !34
  %idxprom8.1 = sext i32 %add7.1 to i64, !dbg !35
  %arrayidx9.1 = getelementptr inbounds i32, ptr %a, i64 %idxprom8.1, !dbg !35
  %8 = load i32, ptr %arrayidx9.1, align 4, !dbg !36, !tbaa !8
  %add10.1 = add nsw i32 %8, %7, !dbg !36
  store i32 %add10.1, ptr %arrayidx9.1, align 4, !dbg !36, !tbaa !8
  %inc.1 = add nuw nsw i32 %r.020, 2, !dbg !37
  %niter.next.1 = add nuw i32 %niter, 2, !dbg !28
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !28
  br i1 %niter.ncmp.1, label %cleanup.loopexit.unr-lcssa, label %for.body, !dbg !28, !llvm.loop !38

cleanup.loopexit.unr-lcssa:                       ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !28
  br i1 %lcmp.mod.not, label %cleanup, label %for.body.epil.preheader, !dbg !28

for.body.epil.preheader:                          ; preds = %cleanup.loopexit.unr-lcssa, %for.body.preheader
  %r.020.epil.init = phi i32 [ 1, %for.body.preheader ], [ %inc.1, %cleanup.loopexit.unr-lcssa ]
  %lcmp.mod21 = icmp ne i32 %xtraiter, 0, !dbg !28
  tail call void @llvm.assume(i1 %lcmp.mod21), !dbg !28
  %sub.epil = add nsw i32 %r.020.epil.init, -1, !dbg !29
  %mul4.epil = mul nsw i32 %sub.epil, %cols, !dbg !30
  %add5.epil = add nsw i32 %mul4.epil, %add, !dbg !31
  %idxprom.epil = sext i32 %add5.epil to i64, !dbg !32
  %arrayidx.epil = getelementptr inbounds i32, ptr %a, i64 %idxprom.epil, !dbg !32
  %9 = load i32, ptr %arrayidx.epil, align 4, !dbg !32, !tbaa !8
  %mul6.epil = mul nsw i32 %r.020.epil.init, %cols, !dbg !33
  %add7.epil = add nsw i32 %mul6.epil, %add, !dbg !34
  %idxprom8.epil = sext i32 %add7.epil to i64, !dbg !35
  %arrayidx9.epil = getelementptr inbounds i32, ptr %a, i64 %idxprom8.epil, !dbg !35
  %10 = load i32, ptr %arrayidx9.epil, align 4, !dbg !36, !tbaa !8
  %add10.epil = add nsw i32 %10, %9, !dbg !36
  store i32 %add10.epil, ptr %arrayidx9.epil, align 4, !dbg !36, !tbaa !8
  br label %cleanup, !dbg !41

cleanup:                                          ; preds = %for.body.epil.preheader, %cleanup.loopexit.unr-lcssa, %entry
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
!1 = !DIFile(filename: "rows/column_prefix.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "column_prefix", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "rows/../cuda.h", directory: ".")
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
!28 = !DILocation(line: 17, column: 5, scope: !12)
!29 = !DILocation(line: 18, column: 33, scope: !12)
!30 = !DILocation(line: 18, column: 38, scope: !12)
!31 = !DILocation(line: 18, column: 45, scope: !12)
!32 = !DILocation(line: 18, column: 28, scope: !12)
!33 = !DILocation(line: 18, column: 13, scope: !12)
!34 = !DILocation(line: 18, column: 20, scope: !12)
!35 = !DILocation(line: 18, column: 9, scope: !12)
!36 = !DILocation(line: 18, column: 25, scope: !12)
!37 = !DILocation(line: 17, column: 32, scope: !12)
!38 = distinct !{!38, !28, !39, !40}
!39 = !DILocation(line: 18, column: 48, scope: !12)
!40 = !{!"llvm.loop.mustprogress"}
!41 = !DILocation(line: 19, column: 1, scope: !12)
