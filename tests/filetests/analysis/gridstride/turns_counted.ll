; ModuleID = 'gridstride/turns_counted.cu'
source_filename = "gridstride/turns_counted.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z12stride_turnsPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !23
  %mul4 = mul i32 %2, %1, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !27
  %add = add i32 %mul4, %3, !dbg !30
  %4 = xor i32 %add, -1, !dbg !31
  %add6 = add i32 %mul, %4, !dbg !31
  %sub7 = add i32 %add6, %n, !dbg !32
  %div = sdiv i32 %sub7, %mul, !dbg !33
  %cmp23 = icmp sgt i32 %div, 0, !dbg !34
  br i1 %cmp23, label %for.body.preheader, label %for.cond.cleanup, !dbg !35

for.body.preheader:                               ; preds = %entry
  %xtraiter = and i32 %div, 1, !dbg !35
  %5 = icmp eq i32 %div, 1, !dbg !35
  br i1 %5, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !35

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %div, 2147483646, !dbg !35
  br label %for.body, !dbg !35

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !35
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !35

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.preheader
  %k.024.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod25 = icmp ne i32 %xtraiter, 0, !dbg !35
  tail call void @llvm.assume(i1 %lcmp.mod25), !dbg !35
  %mul8.epil = mul nsw i32 %k.024.epil.init, %mul, !dbg !36
  %add9.epil = add nsw i32 %mul8.epil, %add, !dbg !37
  %idxprom.epil = sext i32 %add9.epil to i64, !dbg !38
  %arrayidx.epil = getelementptr inbounds i32, ptr %a, i64 %idxprom.epil, !dbg !38
  %6 = load i32, ptr %arrayidx.epil, align 4, !dbg !38, !tbaa !8
  %add10.epil = add nsw i32 %6, 1, !dbg !39
  %arrayidx14.epil = getelementptr inbounds i32, ptr %out, i64 %idxprom.epil, !dbg !40
  store i32 %add10.epil, ptr %arrayidx14.epil, align 4, !dbg !41, !tbaa !8
  br label %for.cond.cleanup, !dbg !42

for.cond.cleanup:                                 ; preds = %for.body.epil.preheader, %for.cond.cleanup.loopexit.unr-lcssa, %entry
  ret void, !dbg !42

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %k.024 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.1, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.1, %for.body ]
  %mul8 = mul nsw i32 %k.024, %mul, !dbg !36
  %add9 = add nsw i32 %mul8, %add, !dbg !37
  %idxprom = sext i32 %add9 to i64, !dbg !38
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !38
  %7 = load i32, ptr %arrayidx, align 4, !dbg !38, !tbaa !8
  %add10 = add nsw i32 %7, 1, !dbg !39
  %arrayidx14 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !40
  store i32 %add10, ptr %arrayidx14, align 4, !dbg !41, !tbaa !8
  %inc = or disjoint i32 %k.024, 1, !dbg !43
  %mul8.1 = mul nsw i32 %inc, %mul, !dbg !36
  %add9.1 = add nsw i32 %mul8.1, %add, !dbg !37
  %idxprom.1 = sext i32 %add9.1 to i64, !dbg !38
  %arrayidx.1 = getelementptr inbounds i32, ptr %a, i64 %idxprom.1, !dbg !38
  %8 = load i32, ptr %arrayidx.1, align 4, !dbg !38, !tbaa !8
  %add10.1 = add nsw i32 %8, 1, !dbg !39
  %arrayidx14.1 = getelementptr inbounds i32, ptr %out, i64 %idxprom.1, !dbg !40
  store i32 %add10.1, ptr %arrayidx14.1, align 4, !dbg !41, !tbaa !8
  %inc.1 = add nuw nsw i32 %k.024, 2, !dbg !43
  %niter.next.1 = add i32 %niter, 2, !dbg !35
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !35
  br i1 %niter.ncmp.1, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !35, !llvm.loop !44
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

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
!1 = !DIFile(filename: "gridstride/turns_counted.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "stride_turns", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 34, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 17, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 29, scope: !12)
!22 = !DILocation(line: 10, column: 27, scope: !12)
!23 = !DILocation(line: 32, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 11, column: 17, scope: !12)
!26 = !DILocation(line: 11, column: 28, scope: !12)
!27 = !DILocation(line: 31, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 11, column: 43, scope: !12)
!30 = !DILocation(line: 11, column: 41, scope: !12)
!31 = !DILocation(line: 12, column: 28, scope: !12)
!32 = !DILocation(line: 12, column: 36, scope: !12)
!33 = !DILocation(line: 12, column: 41, scope: !12)
!34 = !DILocation(line: 13, column: 23, scope: !12)
!35 = !DILocation(line: 13, column: 5, scope: !12)
!36 = !DILocation(line: 14, column: 46, scope: !12)
!37 = !DILocation(line: 14, column: 42, scope: !12)
!38 = !DILocation(line: 14, column: 34, scope: !12)
!39 = !DILocation(line: 14, column: 55, scope: !12)
!40 = !DILocation(line: 14, column: 9, scope: !12)
!41 = !DILocation(line: 14, column: 32, scope: !12)
!42 = !DILocation(line: 15, column: 1, scope: !12)
!43 = !DILocation(line: 13, column: 33, scope: !12)
!44 = distinct !{!44, !35, !45, !46}
!45 = !DILocation(line: 14, column: 57, scope: !12)
!46 = !{!"llvm.loop.mustprogress"}
