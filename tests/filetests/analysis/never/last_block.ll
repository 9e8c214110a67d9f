; ModuleID = 'never/last_block.cu'
source_filename = "never/last_block.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z10last_blockPiS_PjPKii(ptr noundef writeonly captures(none) %total, ptr noundef captures(none) %partial, ptr noundef captures(none) %count, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %cmp.not = icmp eq i32 %0, 0, !dbg !19
  br i1 %cmp.not, label %if.end, label %return, !dbg !19

if.end:                                           ; preds = %entry
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !20
  %cmp233 = icmp slt i32 %1, %n, !dbg !23
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  br i1 %cmp233, label %for.body, label %for.cond.cleanup, !dbg !24

for.cond.cleanup:                                 ; preds = %for.body, %if.end
  %sum.0.lcssa = phi i32 [ 0, %if.end ], [ %add, %for.body ], !dbg !25
  %idxprom6 = zext nneg i32 %1 to i64, !dbg !26
  %arrayidx7 = getelementptr inbounds nuw i32, ptr %partial, i64 %idxprom6, !dbg !26
  store i32 %sum.0.lcssa, ptr %arrayidx7, align 4, !dbg !27, !tbaa !8
  tail call void @llvm.nvvm.membar.gl(), !dbg !28
  %sub = add nsw i32 %2, -1, !dbg !31
  %3 = atomicrmw uinc_wrap ptr %count, i32 %sub seq_cst, align 4, !dbg !32
  %cmp12 = icmp eq i32 %3, %sub, !dbg !35
  br i1 %cmp12, label %for.body18.preheader, label %return, !dbg !35

for.body18.preheader:                             ; preds = %for.cond.cleanup
  %xtraiter = and i32 %2, 3, !dbg !36
  %4 = icmp samesign ult i32 %2, 4, !dbg !36
  br i1 %4, label %for.body18.epil.preheader, label %for.body18.preheader.new, !dbg !36

for.body18.preheader.new:                         ; preds = %for.body18.preheader
  %unroll_iter = and i32 %2, 2147483644, !dbg !36
  br label %for.body18, !dbg !36

for.body:                                         ; preds = %if.end, %for.body
  %i.035 = phi i32 [ %add4, %for.body ], [ %1, %if.end ]
  %sum.034 = phi i32 [ %add, %for.body ], [ 0, %if.end ]
  %idxprom = sext i32 %i.035 to i64, !dbg !37
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !37
  %5 = load i32, ptr %arrayidx, align 4, !dbg !37, !tbaa !8
  %add = add nsw i32 %5, %sum.034, !dbg !38
  %add4 = add i32 %i.035, %2, !dbg !39
  %cmp2 = icmp slt i32 %add4, %n, !dbg !23
  br i1 %cmp2, label %for.body, label %for.cond.cleanup, !dbg !24, !llvm.loop !40

for.cond.cleanup17.unr-lcssa:                     ; preds = %for.body18
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !36
  br i1 %lcmp.mod.not, label %for.cond.cleanup17, label %for.body18.epil.preheader, !dbg !36

for.body18.epil.preheader:                        ; preds = %for.cond.cleanup17.unr-lcssa, %for.body18.preheader
  %k.037.epil.init = phi i32 [ 0, %for.body18.preheader ], [ %inc.3, %for.cond.cleanup17.unr-lcssa ]
  %sum.136.epil.init = phi i32 [ 0, %for.body18.preheader ], [ %add21.3, %for.cond.cleanup17.unr-lcssa ]
  %lcmp.mod39 = icmp ne i32 %xtraiter, 0, !dbg !36
  tail call void @llvm.assume(i1 %lcmp.mod39), !dbg !36
  br label %for.body18.epil, !dbg !36

for.body18.epil:                                  ; preds = %for.body18.epil, %for.body18.epil.preheader
  %k.037.epil = phi i32 [ %inc.epil, %for.body18.epil ], [ %k.037.epil.init, %for.body18.epil.preheader ]
  %sum.136.epil = phi i32 [ %add21.epil, %for.body18.epil ], [ %sum.136.epil.init, %for.body18.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body18.epil ], [ 0, %for.body18.epil.preheader ]
  %idxprom19.epil = zext nneg i32 %k.037.epil to i64, !dbg !43
  %arrayidx20.epil = getelementptr inbounds nuw i32, ptr %partial, i64 %idxprom19.epil, !dbg !43
  %6 = load i32, ptr %arrayidx20.epil, align 4, !dbg !43, !tbaa !8
  %add21.epil = add nsw i32 %6, %sum.136.epil, !dbg !44
  %inc.epil = add nuw nsw i32 %k.037.epil, 1, !dbg !45
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !36
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !36
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup17, label %for.body18.epil, !dbg !36, !llvm.loop !46

for.cond.cleanup17:                               ; preds = %for.body18.epil, %for.cond.cleanup17.unr-lcssa
  %add21.lcssa = phi i32 [ %add21.3, %for.cond.cleanup17.unr-lcssa ], [ %add21.epil, %for.body18.epil ], !dbg !44
  store i32 %add21.lcssa, ptr %total, align 4, !dbg !48, !tbaa !8
  br label %return, !dbg !49

for.body18:                                       ; preds = %for.body18, %for.body18.preheader.new
  %k.037 = phi i32 [ 0, %for.body18.preheader.new ], [ %inc.3, %for.body18 ]
  %sum.136 = phi i32 [ 0, %for.body18.preheader.new ], [ %add21.3, %for.body18 ]
  %niter = phi i32 [ 0, %for.body18.preheader.new ], [ %niter.next.3, %for.body18 ]
  %idxprom19 = zext nneg i32 %k.037 to i64, !dbg !43
  %arrayidx20 = getelementptr inbounds nuw i32, ptr %partial, i64 %idxprom19, !dbg !43
  %7 = load i32, ptr %arrayidx20, align 4, !dbg !43, !tbaa !8
  %add21 = add nsw i32 %7, %sum.136, !dbg !44
  %8 = zext nneg i32 %k.037 to i64, !dbg !43
  %9 = getelementptr inbounds nuw i32, ptr %partial, i64 %8, !dbg !43
  %arrayidx20.1 = getelementptr inbounds nuw i8, ptr %9, i64 4, !dbg !43
  %10 = load i32, ptr %arrayidx20.1, align 4, !dbg !43, !tbaa !8
  %add21.1 = add nsw i32 %10, %add21, !dbg !44
  %11 = zext nneg i32 %k.037 to i64, !dbg !43
  %12 = getelementptr inbounds nuw i32, ptr %partial, i64 %11, !dbg !43
  %arrayidx20.2 = getelementptr inbounds nuw i8, ptr %12, i64 8, !dbg !43
  %13 = load i32, ptr %arrayidx20.2, align 4, !dbg !43, !tbaa !8
  %add21.2 = add nsw i32 %13, %add21.1, !dbg !44
  %14 = zext nneg i32 %k.037 to i64, !dbg !43
  %15 = getelementptr inbounds nuw i32, ptr %partial, i64 %14, !dbg !43
  %arrayidx20.3 = getelementptr inbounds nuw i8, ptr %15, i64 12, !dbg !43
  %16 = load i32, ptr %arrayidx20.3, align 4, !dbg !43, !tbaa !8
  %add21.3 = add nsw i32 %16, %add21.2, !dbg !44
  %inc.3 = add nuw nsw i32 %k.037, 4, !dbg !45
  %niter.next.3 = add i32 %niter, 4, !dbg !36
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !36
  br i1 %niter.ncmp.3, label %for.cond.cleanup17.unr-lcssa, label %for.body18, !dbg !36, !llvm.loop !50

return:                                           ; preds = %for.cond.cleanup, %for.cond.cleanup17, %entry
  ret void, !dbg !52
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: nocallback nounwind
declare void @llvm.nvvm.membar.gl() #2

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #3

attributes #0 = { mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nounwind }
attributes #3 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "never/last_block.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "last_block", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "never/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 9, column: 9, scope: !12)
!19 = !DILocation(line: 9, column: 21, scope: !12)
!20 = !DILocation(line: 32, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 12, column: 18, scope: !12)
!23 = !DILocation(line: 12, column: 32, scope: !12)
!24 = !DILocation(line: 12, column: 5, scope: !12)
!25 = !DILocation(line: 0, scope: !12)
!26 = !DILocation(line: 14, column: 5, scope: !12)
!27 = !DILocation(line: 14, column: 25, scope: !12)
!28 = !DILocation(line: 122, column: 31, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "__threadfence", scope: !17, file: !17, line: 122, type: !13, scopeLine: 122, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 15, column: 5, scope: !12)
!31 = !DILocation(line: 16, column: 36, scope: !12)
!32 = !DILocation(line: 97, column: 61, scope: !33, inlinedAt: !34)
!33 = distinct !DISubprogram(name: "atomicInc", scope: !17, file: !17, line: 97, type: !13, scopeLine: 97, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!34 = distinct !DILocation(line: 16, column: 9, scope: !12)
!35 = !DILocation(line: 16, column: 41, scope: !12)
!36 = !DILocation(line: 18, column: 9, scope: !12)
!37 = !DILocation(line: 13, column: 16, scope: !12)
!38 = !DILocation(line: 13, column: 13, scope: !12)
!39 = !DILocation(line: 12, column: 39, scope: !12)
!40 = distinct !{!40, !24, !41, !42}
!41 = !DILocation(line: 13, column: 19, scope: !12)
!42 = !{!"llvm.loop.mustprogress"}
!43 = !DILocation(line: 19, column: 20, scope: !12)
!44 = !DILocation(line: 19, column: 17, scope: !12)
!45 = !DILocation(line: 18, column: 41, scope: !12)
!46 = distinct !{!46, !47}
!47 = !{!"llvm.loop.unroll.disable"}
!48 = !DILocation(line: 20, column: 16, scope: !12)
!49 = !DILocation(line: 21, column: 5, scope: !12)
!50 = distinct !{!50, !36, !51, !42}
!51 = !DILocation(line: 19, column: 29, scope: !12)
!52 = !DILocation(line: 22, column: 1, scope: !12)
