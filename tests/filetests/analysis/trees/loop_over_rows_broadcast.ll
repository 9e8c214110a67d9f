; ModuleID = 'trees/loop_over_rows_broadcast.cu'
source_filename = "trees/loop_over_rows_broadcast.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@sums = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z24loop_over_rows_broadcastPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !19
  %cmp80 = icmp slt i32 %1, %rows, !dbg !22
  br i1 %cmp80, label %for.cond2.preheader.lr.ph, label %for.cond.cleanup, !dbg !23

for.cond2.preheader.lr.ph:                        ; preds = %entry
  %cmp372 = icmp slt i32 %0, %cols
  %2 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %idxprom9 = zext nneg i32 %0 to i64
  %arrayidx10 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom9
  %half.075 = lshr i32 %2, 1
  %cmp13.not76 = icmp eq i32 %half.075, 0
  %3 = tail call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  br label %for.cond2.preheader, !dbg !23

for.cond2.preheader:                              ; preds = %for.cond2.preheader.lr.ph, %for.cond.cleanup29
  %row.081 = phi i32 [ %1, %for.cond2.preheader.lr.ph ], [ %add45, %for.cond.cleanup29 ]
  br i1 %cmp372, label %for.body5.lr.ph, label %for.cond.cleanup4, !dbg !24

for.body5.lr.ph:                                  ; preds = %for.cond2.preheader
  %mul = mul nsw i32 %row.081, %cols
  br label %for.body5, !dbg !24

for.cond.cleanup:                                 ; preds = %for.cond.cleanup29, %entry
  ret void, !dbg !25

for.cond.cleanup4:                                ; preds = %for.body5, %for.cond2.preheader
  %sum.0.lcssa = phi i32 [ 0, %for.cond2.preheader ], [ %add6, %for.body5 ], !dbg !26
  store i32 %sum.0.lcssa, ptr %arrayidx10, align 4, !dbg !27, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !28
  br i1 %cmp13.not76, label %for.cond27.preheader, label %for.body15, !dbg !29

for.body5:                                        ; preds = %for.body5.lr.ph, %for.body5
  %c.074 = phi i32 [ %0, %for.body5.lr.ph ], [ %add8, %for.body5 ]
  %sum.073 = phi i32 [ 0, %for.body5.lr.ph ], [ %add6, %for.body5 ]
  %add = add nsw i32 %c.074, %mul, !dbg !30
  %idxprom = sext i32 %add to i64, !dbg !31
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !31
  %4 = load i32, ptr %arrayidx, align 4, !dbg !31, !tbaa !8
  %add6 = add nsw i32 %4, %sum.073, !dbg !32
  %add8 = add i32 %c.074, %2, !dbg !33
  %cmp3 = icmp slt i32 %add8, %cols, !dbg !34
  br i1 %cmp3, label %for.body5, label %for.cond.cleanup4, !dbg !24, !llvm.loop !35

for.cond27.preheader:                             ; preds = %if.end, %for.cond.cleanup4
  br i1 %cmp372, label %for.body30.lr.ph, label %for.cond.cleanup29, !dbg !38

for.body30.lr.ph:                                 ; preds = %for.cond27.preheader
  %mul31 = mul nsw i32 %row.081, %cols
  br label %for.body30, !dbg !38

for.body15:                                       ; preds = %for.cond.cleanup4, %if.end
  %half.077 = phi i32 [ %half.0, %if.end ], [ %half.075, %for.cond.cleanup4 ]
  %cmp16 = icmp samesign ult i32 %0, %half.077, !dbg !39
  br i1 %cmp16, label %if.then, label %if.end, !dbg !39

if.then:                                          ; preds = %for.body15
  %add17 = add nuw nsw i32 %half.077, %0
  %idxprom18 = zext nneg i32 %add17 to i64
  %arrayidx19 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom18
  %5 = load i32, ptr %arrayidx19, align 4, !dbg !40, !tbaa !8
  %6 = load i32, ptr %arrayidx10, align 4, !dbg !41, !tbaa !8
  %add22 = add nsw i32 %6, %5, !dbg !41
  store i32 %add22, ptr %arrayidx10, align 4, !dbg !41, !tbaa !8
  br label %if.end, !dbg !42

if.end:                                           ; preds = %if.then, %for.body15
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !43
  %half.0 = lshr i32 %half.077, 1, !dbg !44
  %cmp13.not = icmp eq i32 %half.0, 0, !dbg !45
  br i1 %cmp13.not, label %for.cond27.preheader, label %for.body15, !dbg !29, !llvm.loop !46

for.cond.cleanup29:                               ; preds = %for.body30, %for.cond27.preheader
  %add45 = add i32 %row.081, %3, !dbg !48
  %cmp = icmp slt i32 %add45, %rows, !dbg !22
  br i1 %cmp, label %for.cond2.preheader, label %for.cond.cleanup, !dbg !23, !llvm.loop !49

for.body30:                                       ; preds = %for.body30.lr.ph, %for.body30
  %c26.079 = phi i32 [ %0, %for.body30.lr.ph ], [ %add41, %for.body30 ]
  %7 = load i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), align 4, !dbg !51, !tbaa !8
  %add32 = add nsw i32 %c26.079, %mul31, !dbg !52
  %idxprom33 = sext i32 %add32 to i64, !dbg !53
  %arrayidx34 = getelementptr inbounds i32, ptr %a, i64 %idxprom33, !dbg !53
  %8 = load i32, ptr %arrayidx34, align 4, !dbg !53, !tbaa !8
  %sub = sub nsw i32 %7, %8, !dbg !54
  %arrayidx38 = getelementptr inbounds i32, ptr %out, i64 %idxprom33, !dbg !55
  store i32 %sub, ptr %arrayidx38, align 4, !dbg !56, !tbaa !8
  %add41 = add i32 %c26.079, %2, !dbg !57
  %cmp28 = icmp slt i32 %add41, %cols, !dbg !58
  br i1 %cmp28, label %for.body30, label %for.cond.cleanup29, !dbg !38, !llvm.loop !59
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "trees/loop_over_rows_broadcast.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "loop_over_rows_broadcast", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 13, scope: !12)
!19 = !DILocation(line: 32, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 20, scope: !12)
!22 = !DILocation(line: 12, column: 36, scope: !12)
!23 = !DILocation(line: 12, column: 5, scope: !12)
!24 = !DILocation(line: 14, column: 9, scope: !12)
!25 = !DILocation(line: 26, column: 1, scope: !12)
!26 = !DILocation(line: 0, scope: !12)
!27 = !DILocation(line: 16, column: 17, scope: !12)
!28 = !DILocation(line: 17, column: 9, scope: !12)
!29 = !DILocation(line: 18, column: 9, scope: !12)
!30 = !DILocation(line: 15, column: 33, scope: !12)
!31 = !DILocation(line: 15, column: 20, scope: !12)
!32 = !DILocation(line: 15, column: 17, scope: !12)
!33 = !DILocation(line: 14, column: 37, scope: !12)
!34 = !DILocation(line: 14, column: 27, scope: !12)
!35 = distinct !{!35, !24, !36, !37}
!36 = !DILocation(line: 15, column: 36, scope: !12)
!37 = !{!"llvm.loop.mustprogress"}
!38 = !DILocation(line: 23, column: 9, scope: !12)
!39 = !DILocation(line: 19, column: 19, scope: !12)
!40 = !DILocation(line: 20, column: 28, scope: !12)
!41 = !DILocation(line: 20, column: 25, scope: !12)
!42 = !DILocation(line: 20, column: 17, scope: !12)
!43 = !DILocation(line: 21, column: 13, scope: !12)
!44 = !DILocation(line: 18, scope: !12)
!45 = !DILocation(line: 18, column: 46, scope: !12)
!46 = distinct !{!46, !29, !47, !37}
!47 = !DILocation(line: 22, column: 9, scope: !12)
!48 = !DILocation(line: 12, column: 48, scope: !12)
!49 = distinct !{!49, !23, !50, !37}
!50 = !DILocation(line: 25, column: 5, scope: !12)
!51 = !DILocation(line: 24, column: 35, scope: !12)
!52 = !DILocation(line: 24, column: 58, scope: !12)
!53 = !DILocation(line: 24, column: 45, scope: !12)
!54 = !DILocation(line: 24, column: 43, scope: !12)
!55 = !DILocation(line: 24, column: 13, scope: !12)
!56 = !DILocation(line: 24, column: 33, scope: !12)
!57 = !DILocation(line: 23, column: 37, scope: !12)
!58 = !DILocation(line: 23, column: 27, scope: !12)
!59 = distinct !{!59, !38, !60, !37}
!60 = !DILocation(line: 24, column: 61, scope: !12)
