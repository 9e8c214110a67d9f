; ModuleID = 'apps/rank_sort.cu'
source_filename = "apps/rank_sort.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z9rank_sortPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %cmp335 = icmp sgt i32 %n, 0, !dbg !28
  %idxprom4 = sext i32 %add to i64
  %arrayidx5 = getelementptr inbounds i32, ptr %a, i64 %idxprom4
  %3 = load i32, ptr %arrayidx5, align 4, !tbaa !8
  br i1 %cmp335, label %for.body.preheader, label %for.cond.cleanup, !dbg !29

for.body.preheader:                               ; preds = %for.cond.preheader
  %xtraiter = and i32 %n, 1, !dbg !29
  %4 = icmp eq i32 %n, 1, !dbg !29
  br i1 %4, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !29

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %n, 2147483646, !dbg !29
  br label %for.body, !dbg !29

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.inc.1
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !30
  br i1 %lcmp.mod.not, label %for.cond.cleanup.loopexit, label %for.body.epil.preheader, !dbg !30

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.preheader
  %k.037.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc15.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %before.036.epil.init = phi i32 [ 0, %for.body.preheader ], [ %before.1.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod41 = icmp ne i32 %xtraiter, 0, !dbg !30
  tail call void @llvm.assume(i1 %lcmp.mod41), !dbg !30
  %idxprom.epil = zext nneg i32 %k.037.epil.init to i64, !dbg !31
  %arrayidx.epil = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.epil, !dbg !31
  %5 = load i32, ptr %arrayidx.epil, align 4, !dbg !31, !tbaa !8
  %cmp6.epil = icmp slt i32 %5, %3, !dbg !32
  br i1 %cmp6.epil, label %if.then13.epil, label %lor.lhs.false.epil, !dbg !30

lor.lhs.false.epil:                               ; preds = %for.body.epil.preheader
  %cmp11.epil = icmp eq i32 %5, %3, !dbg !33
  %cmp12.epil = icmp slt i32 %k.037.epil.init, %add
  %or.cond.epil = and i1 %cmp12.epil, %cmp11.epil, !dbg !34
  br i1 %or.cond.epil, label %if.then13.epil, label %for.cond.cleanup.loopexit, !dbg !34

if.then13.epil:                                   ; preds = %lor.lhs.false.epil, %for.body.epil.preheader
  %inc.epil = add nsw i32 %before.036.epil.init, 1, !dbg !35
  br label %for.cond.cleanup.loopexit, !dbg !36

for.cond.cleanup.loopexit:                        ; preds = %lor.lhs.false.epil, %if.then13.epil, %for.cond.cleanup.loopexit.unr-lcssa
  %before.1.lcssa = phi i32 [ %before.1.1, %for.cond.cleanup.loopexit.unr-lcssa ], [ %inc.epil, %if.then13.epil ], [ %before.036.epil.init, %lor.lhs.false.epil ], !dbg !37
  %6 = sext i32 %before.1.lcssa to i64, !dbg !38
  br label %for.cond.cleanup, !dbg !39

for.cond.cleanup:                                 ; preds = %for.cond.preheader, %for.cond.cleanup.loopexit
  %before.0.lcssa = phi i64 [ %6, %for.cond.cleanup.loopexit ], [ 0, %for.cond.preheader ], !dbg !37
  %arrayidx19 = getelementptr inbounds i32, ptr %out, i64 %before.0.lcssa, !dbg !38
  store i32 %3, ptr %arrayidx19, align 4, !dbg !40, !tbaa !8
  br label %cleanup, !dbg !41

for.body:                                         ; preds = %for.inc.1, %for.body.preheader.new
  %k.037 = phi i32 [ 0, %for.body.preheader.new ], [ %inc15.1, %for.inc.1 ]
  %before.036 = phi i32 [ 0, %for.body.preheader.new ], [ %before.1.1, %for.inc.1 ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.1, %for.inc.1 ]
  %idxprom = zext nneg i32 %k.037 to i64, !dbg !31
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !31
  %7 = load i32, ptr %arrayidx, align 4, !dbg !31, !tbaa !8
  %cmp6 = icmp slt i32 %7, %3, !dbg !32
  br i1 %cmp6, label %if.then13, label %lor.lhs.false, !dbg !30

lor.lhs.false:                                    ; preds = %for.body
  %cmp11 = icmp eq i32 %7, %3, !dbg !33
  %cmp12 = icmp slt i32 %k.037, %add
  %or.cond = and i1 %cmp12, %cmp11, !dbg !34
  br i1 %or.cond, label %if.then13, label %for.inc, !dbg !34

if.then13:                                        ; preds = %lor.lhs.false, %for.body
  %inc = add nsw i32 %before.036, 1, !dbg !35
  br label %for.inc, !dbg !36

for.inc:                                          ; preds = %lor.lhs.false, %if.then13
  %before.1 = phi i32 [ %inc, %if.then13 ], [ %before.036, %lor.lhs.false ], !dbg !37
  %inc15 = or disjoint i32 %k.037, 1, !dbg !42
  %idxprom.1 = zext nneg i32 %inc15 to i64, !dbg !31
  %arrayidx.1 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom.1, !dbg !31
  %8 = load i32, ptr %arrayidx.1, align 4, !dbg !31, !tbaa !8
  %cmp6.1 = icmp slt i32 %8, %3, !dbg !32
  br i1 %cmp6.1, label %if.then13.1, label %lor.lhs.false.1, !dbg !30

lor.lhs.false.1:                                  ; preds = %for.inc
  %cmp11.1 = icmp eq i32 %8, %3, !dbg !33
  %cmp12.1 = icmp slt i32 %inc15, %add
  %or.cond.1 = and i1 %cmp12.1, %cmp11.1, !dbg !34
  br i1 %or.cond.1, label %if.then13.1, label %for.inc.1, !dbg !34

if.then13.1:                                      ; preds = %lor.lhs.false.1, %for.inc
  %inc.1 = add nsw i32 %before.1, 1, !dbg !35
  br label %for.inc.1, !dbg !36

for.inc.1:                                        ; preds = %if.then13.1, %lor.lhs.false.1
  %before.1.1 = phi i32 [ %inc.1, %if.then13.1 ], [ %before.1, %lor.lhs.false.1 ], !dbg !37
  %inc15.1 = add nuw nsw i32 %k.037, 2, !dbg !42
  %niter.next.1 = add i32 %niter, 2, !dbg !29
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !29
  br i1 %niter.ncmp.1, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !29, !llvm.loop !43

cleanup:                                          ; preds = %entry, %for.cond.cleanup
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
!1 = !DIFile(filename: "apps/rank_sort.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "rank_sort", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 26, scope: !12)
!22 = !DILocation(line: 12, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 39, scope: !12)
!26 = !DILocation(line: 12, column: 37, scope: !12)
!27 = !DILocation(line: 13, column: 11, scope: !12)
!28 = !DILocation(line: 16, column: 23, scope: !12)
!29 = !DILocation(line: 16, column: 5, scope: !12)
!30 = !DILocation(line: 17, column: 25, scope: !12)
!31 = !DILocation(line: 17, column: 13, scope: !12)
!32 = !DILocation(line: 17, column: 18, scope: !12)
!33 = !DILocation(line: 17, column: 34, scope: !12)
!34 = !DILocation(line: 17, column: 42, scope: !12)
!35 = !DILocation(line: 18, column: 19, scope: !12)
!36 = !DILocation(line: 18, column: 13, scope: !12)
!37 = !DILocation(line: 0, scope: !12)
!38 = !DILocation(line: 19, column: 5, scope: !12)
!39 = !DILocation(line: 19, column: 19, scope: !12)
!40 = !DILocation(line: 19, column: 17, scope: !12)
!41 = !DILocation(line: 20, column: 1, scope: !12)
!42 = !DILocation(line: 16, column: 29, scope: !12)
!43 = distinct !{!43, !29, !35, !44}
!44 = !{!"llvm.loop.mustprogress"}
