; ModuleID = 'chunks/carried_in_chunk.cu'
source_filename = "chunks/carried_in_chunk.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z10chunk_sumsPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !23
  %mul4 = mul i32 %2, %1, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !27
  %add = add i32 %mul4, %3, !dbg !30
  %mul6 = mul nsw i32 %n, %add, !dbg !31
  %div = sdiv i32 %mul6, %mul, !dbg !32
  %add7 = add nsw i32 %add, 1
  %mul8 = mul nsw i32 %n, %add7
  %div9 = sdiv i32 %mul8, %mul
  %cmp20 = icmp slt i32 %div, %div9, !dbg !33
  br i1 %cmp20, label %for.body.preheader, label %for.cond.cleanup, !dbg !34

for.body.preheader:                               ; preds = %entry
  %4 = sub i32 %div9, %div, !dbg !34
  %xtraiter = and i32 %4, 3, !dbg !34
  %5 = sub i32 %div, %div9, !dbg !34
  %6 = icmp ugt i32 %5, -4, !dbg !34
  br i1 %6, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !34

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %4, -4, !dbg !34
  br label %for.body, !dbg !34

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !34
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !34

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.preheader
  %i.022.epil.init = phi i32 [ %div, %for.body.preheader ], [ %inc.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %sum.021.epil.init = phi i32 [ 0, %for.body.preheader ], [ %add10.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod23 = icmp ne i32 %xtraiter, 0, !dbg !34
  tail call void @llvm.assume(i1 %lcmp.mod23), !dbg !34
  br label %for.body.epil, !dbg !34

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %i.022.epil = phi i32 [ %inc.epil, %for.body.epil ], [ %i.022.epil.init, %for.body.epil.preheader ]
  %sum.021.epil = phi i32 [ %add10.epil, %for.body.epil ], [ %sum.021.epil.init, %for.body.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body.epil ], [ 0, %for.body.epil.preheader ]
  %idxprom.epil = sext i32 %i.022.epil to i64, !dbg !35
  %arrayidx.epil = getelementptr inbounds i32, ptr %a, i64 %idxprom.epil, !dbg !35
  %7 = load i32, ptr %arrayidx.epil, align 4, !dbg !35, !tbaa !8
  %add10.epil = add nsw i32 %7, %sum.021.epil, !dbg !36
  %arrayidx12.epil = getelementptr inbounds i32, ptr %out, i64 %idxprom.epil, !dbg !37
  store i32 %add10.epil, ptr %arrayidx12.epil, align 4, !dbg !38, !tbaa !8
  %inc.epil = add nsw i32 %i.022.epil, 1, !dbg !39
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !34
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !34
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !34, !llvm.loop !40

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %entry
  ret void, !dbg !42

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %i.022 = phi i32 [ %div, %for.body.preheader.new ], [ %inc.3, %for.body ]
  %sum.021 = phi i32 [ 0, %for.body.preheader.new ], [ %add10.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.3, %for.body ]
  %idxprom = sext i32 %i.022 to i64, !dbg !35
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !35
  %8 = load i32, ptr %arrayidx, align 4, !dbg !35, !tbaa !8
  %add10 = add nsw i32 %8, %sum.021, !dbg !36
  %arrayidx12 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !37
  store i32 %add10, ptr %arrayidx12, align 4, !dbg !38, !tbaa !8
  %inc = add nsw i32 %i.022, 1, !dbg !39
  %idxprom.1 = sext i32 %inc to i64, !dbg !35
  %arrayidx.1 = getelementptr inbounds i32, ptr %a, i64 %idxprom.1, !dbg !35
  %9 = load i32, ptr %arrayidx.1, align 4, !dbg !35, !tbaa !8
  %add10.1 = add nsw i32 %9, %add10, !dbg !36
  %arrayidx12.1 = getelementptr inbounds i32, ptr %out, i64 %idxprom.1, !dbg !37
  store i32 %add10.1, ptr %arrayidx12.1, align 4, !dbg !38, !tbaa !8
  %inc.1 = add nsw i32 %i.022, 2, !dbg !39
  %idxprom.2 = sext i32 %inc.1 to i64, !dbg !35
  %arrayidx.2 = getelementptr inbounds i32, ptr %a, i64 %idxprom.2, !dbg !35
  %10 = load i32, ptr %arrayidx.2, align 4, !dbg !35, !tbaa !8
  %add10.2 = add nsw i32 %10, %add10.1, !dbg !36
  %arrayidx12.2 = getelementptr inbounds i32, ptr %out, i64 %idxprom.2, !dbg !37
  store i32 %add10.2, ptr %arrayidx12.2, align 4, !dbg !38, !tbaa !8
  %inc.2 = add nsw i32 %i.022, 3, !dbg !39
  %idxprom.3 = sext i32 %inc.2 to i64, !dbg !35
  %arrayidx.3 = getelementptr inbounds i32, ptr %a, i64 %idxprom.3, !dbg !35
  %11 = load i32, ptr %arrayidx.3, align 4, !dbg !35, !tbaa !8
  %add10.3 = add nsw i32 %11, %add10.2, !dbg !36
  %arrayidx12.3 = getelementptr inbounds i32, ptr %out, i64 %idxprom.3, !dbg !37
  store i32 %add10.3, ptr %arrayidx12.3, align 4, !dbg !38, !tbaa !8
  %inc.3 = add nsw i32 %i.022, 4, !dbg !39
  %niter.next.3 = add i32 %niter, 4, !dbg !34
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !34
  br i1 %niter.ncmp.3, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !34, !llvm.loop !43
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
!1 = !DIFile(filename: "chunks/carried_in_chunk.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "chunk_sums", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 34, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "chunks/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 17, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 29, scope: !12)
!22 = !DILocation(line: 11, column: 27, scope: !12)
!23 = !DILocation(line: 32, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 13, scope: !12)
!26 = !DILocation(line: 12, column: 24, scope: !12)
!27 = !DILocation(line: 31, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 12, column: 39, scope: !12)
!30 = !DILocation(line: 12, column: 37, scope: !12)
!31 = !DILocation(line: 14, column: 20, scope: !12)
!32 = !DILocation(line: 14, column: 24, scope: !12)
!33 = !DILocation(line: 14, column: 35, scope: !12)
!34 = !DILocation(line: 14, column: 5, scope: !12)
!35 = !DILocation(line: 15, column: 16, scope: !12)
!36 = !DILocation(line: 15, column: 13, scope: !12)
!37 = !DILocation(line: 16, column: 9, scope: !12)
!38 = !DILocation(line: 16, column: 16, scope: !12)
!39 = !DILocation(line: 14, column: 59, scope: !12)
!40 = distinct !{!40, !41}
!41 = !{!"llvm.loop.unroll.disable"}
!42 = !DILocation(line: 18, column: 1, scope: !12)
!43 = distinct !{!43, !34, !44, !45}
!44 = !DILocation(line: 17, column: 5, scope: !12)
!45 = !{!"llvm.loop.mustprogress"}
