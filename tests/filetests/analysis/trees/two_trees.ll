; ModuleID = 'trees/two_trees.cu'
source_filename = "trees/two_trees.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@cells = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z9two_treesPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !22

for.cond.preheader:                               ; preds = %entry
  %cmp2104 = icmp slt i32 %1, %cols, !dbg !23
  br i1 %cmp2104, label %for.body.lr.ph, label %for.cond.preheader.for.cond.cleanup_crit_edge, !dbg !24

for.cond.preheader.for.cond.cleanup_crit_edge:    ; preds = %for.cond.preheader
  %.pre = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !25
  br label %for.cond.cleanup, !dbg !24

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul = mul nsw i32 %cols, %0
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !24

for.cond.cleanup:                                 ; preds = %for.body, %for.cond.preheader.for.cond.cleanup_crit_edge
  %.pre-phi = phi i32 [ %.pre, %for.cond.preheader.for.cond.cleanup_crit_edge ], [ %2, %for.body ], !dbg !25
  %top.0.lcssa = phi i32 [ -2147483648, %for.cond.preheader.for.cond.cleanup_crit_edge ], [ %cond.i103, %for.body ], !dbg !28
  %idxprom6 = zext nneg i32 %1 to i64, !dbg !29
  %arrayidx7 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), i64 %idxprom6, !dbg !29
  store i32 %top.0.lcssa, ptr %arrayidx7, align 4, !dbg !30, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !31
  %half.0107 = lshr i32 %.pre-phi, 1, !dbg !32
  %cmp10.not108 = icmp eq i32 %half.0107, 0, !dbg !33
  br i1 %cmp10.not108, label %for.cond.cleanup11, label %for.body12, !dbg !34

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.0106 = phi i32 [ %1, %for.body.lr.ph ], [ %add5, %for.body ]
  %top.0105 = phi i32 [ -2147483648, %for.body.lr.ph ], [ %cond.i103, %for.body ]
  %add = add nsw i32 %c.0106, %mul, !dbg !35
  %idxprom = sext i32 %add to i64, !dbg !36
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !36
  %3 = load i32, ptr %arrayidx, align 4, !dbg !36, !tbaa !8
  %cond.i103 = tail call noundef i32 @llvm.smax.i32(i32 %top.0105, i32 %3), !dbg !37
  %add5 = add i32 %c.0106, %2, !dbg !40
  %cmp2 = icmp slt i32 %add5, %cols, !dbg !23
  br i1 %cmp2, label %for.body, label %for.cond.cleanup, !dbg !24, !llvm.loop !41

for.cond.cleanup11:                               ; preds = %if.end23, %for.cond.cleanup
  %4 = load i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), align 4, !dbg !44, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !45
  br i1 %cmp2104, label %for.body31.lr.ph, label %for.cond.cleanup30, !dbg !46

for.body31.lr.ph:                                 ; preds = %for.cond.cleanup11
  %mul32 = mul nsw i32 %cols, %0
  br label %for.body31, !dbg !46

for.body12:                                       ; preds = %for.cond.cleanup, %if.end23
  %half.0109 = phi i32 [ %half.0, %if.end23 ], [ %half.0107, %for.cond.cleanup ]
  %cmp13 = icmp samesign ult i32 %1, %half.0109, !dbg !47
  br i1 %cmp13, label %if.then14, label %if.end23, !dbg !47

if.then14:                                        ; preds = %for.body12
  %add17 = add nuw nsw i32 %half.0109, %1
  %idxprom18 = zext nneg i32 %add17 to i64
  %arrayidx19 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), i64 %idxprom18
  %5 = load i32, ptr %arrayidx7, align 4, !dbg !48, !tbaa !8
  %6 = load i32, ptr %arrayidx19, align 4, !dbg !49, !tbaa !8
  %cond.i = tail call noundef i32 @llvm.smax.i32(i32 %5, i32 %6), !dbg !50
  store i32 %cond.i, ptr %arrayidx7, align 4, !dbg !52, !tbaa !8
  br label %if.end23, !dbg !53

if.end23:                                         ; preds = %if.then14, %for.body12
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !54
  %half.0 = lshr i32 %half.0109, 1, !dbg !32
  %cmp10.not = icmp eq i32 %half.0, 0, !dbg !33
  br i1 %cmp10.not, label %for.cond.cleanup11, label %for.body12, !dbg !34, !llvm.loop !55

for.cond.cleanup30:                               ; preds = %for.body31, %for.cond.cleanup11
  %sum.0.lcssa = phi i32 [ 0, %for.cond.cleanup11 ], [ %add36, %for.body31 ], !dbg !28
  store i32 %sum.0.lcssa, ptr %arrayidx7, align 4, !dbg !57, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !58
  br i1 %cmp10.not108, label %for.cond.cleanup48, label %for.body49, !dbg !59

for.body31:                                       ; preds = %for.body31.lr.ph, %for.body31
  %c27.0112 = phi i32 [ %1, %for.body31.lr.ph ], [ %add39, %for.body31 ]
  %sum.0111 = phi i32 [ 0, %for.body31.lr.ph ], [ %add36, %for.body31 ]
  %add33 = add nsw i32 %c27.0112, %mul32, !dbg !60
  %idxprom34 = sext i32 %add33 to i64, !dbg !61
  %arrayidx35 = getelementptr inbounds i32, ptr %a, i64 %idxprom34, !dbg !61
  %7 = load i32, ptr %arrayidx35, align 4, !dbg !61, !tbaa !8
  %sub = add i32 %sum.0111, %4, !dbg !62
  %add36 = sub i32 %sub, %7, !dbg !63
  %add39 = add i32 %c27.0112, %.pre-phi, !dbg !64
  %cmp29 = icmp slt i32 %add39, %cols, !dbg !65
  br i1 %cmp29, label %for.body31, label %for.cond.cleanup30, !dbg !46, !llvm.loop !66

for.cond.cleanup48:                               ; preds = %if.end58, %for.cond.cleanup30
  %cmp62 = icmp eq i32 %1, 0, !dbg !68
  br i1 %cmp62, label %if.then63, label %cleanup, !dbg !68

for.body49:                                       ; preds = %for.cond.cleanup30, %if.end58
  %half43.0116 = phi i32 [ %half43.0, %if.end58 ], [ %half.0107, %for.cond.cleanup30 ]
  %cmp50 = icmp samesign ult i32 %1, %half43.0116, !dbg !69
  br i1 %cmp50, label %if.then51, label %if.end58, !dbg !69

if.then51:                                        ; preds = %for.body49
  %add52 = add nuw nsw i32 %half43.0116, %1
  %idxprom53 = zext nneg i32 %add52 to i64
  %arrayidx54 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), i64 %idxprom53
  %8 = load i32, ptr %arrayidx54, align 4, !dbg !70, !tbaa !8
  %9 = load i32, ptr %arrayidx7, align 4, !dbg !71, !tbaa !8
  %add57 = add nsw i32 %9, %8, !dbg !71
  store i32 %add57, ptr %arrayidx7, align 4, !dbg !71, !tbaa !8
  br label %if.end58, !dbg !72

if.end58:                                         ; preds = %if.then51, %for.body49
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !73
  %half43.0 = lshr i32 %half43.0116, 1, !dbg !74
  %cmp47.not = icmp eq i32 %half43.0, 0, !dbg !75
  br i1 %cmp47.not, label %for.cond.cleanup48, label %for.body49, !dbg !59, !llvm.loop !76

if.then63:                                        ; preds = %for.cond.cleanup48
  %idxprom64 = zext nneg i32 %0 to i64
  %arrayidx65 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom64
  %10 = load i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), align 4, !dbg !78, !tbaa !8
  store i32 %10, ptr %arrayidx65, align 4, !dbg !79, !tbaa !8
  br label %cleanup, !dbg !80

cleanup:                                          ; preds = %for.cond.cleanup48, %if.then63, %entry
  ret void, !dbg !81
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32) #3

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "trees/two_trees.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "two_trees", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 31, scope: !12)
!22 = !DILocation(line: 17, column: 13, scope: !12)
!23 = !DILocation(line: 20, column: 23, scope: !12)
!24 = !DILocation(line: 20, column: 5, scope: !12)
!25 = !DILocation(line: 33, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 24, column: 21, scope: !12)
!28 = !DILocation(line: 0, scope: !12)
!29 = !DILocation(line: 22, column: 5, scope: !12)
!30 = !DILocation(line: 22, column: 14, scope: !12)
!31 = !DILocation(line: 23, column: 5, scope: !12)
!32 = !DILocation(line: 24, scope: !12)
!33 = !DILocation(line: 24, column: 42, scope: !12)
!34 = !DILocation(line: 24, column: 5, scope: !12)
!35 = !DILocation(line: 21, column: 37, scope: !12)
!36 = !DILocation(line: 21, column: 24, scope: !12)
!37 = !DILocation(line: 55, column: 39, scope: !38, inlinedAt: !39)
!38 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!39 = distinct !DILocation(line: 21, column: 15, scope: !12)
!40 = !DILocation(line: 20, column: 33, scope: !12)
!41 = distinct !{!41, !24, !42, !43}
!42 = !DILocation(line: 21, column: 41, scope: !12)
!43 = !{!"llvm.loop.mustprogress"}
!44 = !DILocation(line: 29, column: 11, scope: !12)
!45 = !DILocation(line: 30, column: 5, scope: !12)
!46 = !DILocation(line: 32, column: 5, scope: !12)
!47 = !DILocation(line: 25, column: 15, scope: !12)
!48 = !DILocation(line: 26, column: 28, scope: !12)
!49 = !DILocation(line: 26, column: 38, scope: !12)
!50 = !DILocation(line: 55, column: 39, scope: !38, inlinedAt: !51)
!51 = distinct !DILocation(line: 26, column: 24, scope: !12)
!52 = !DILocation(line: 26, column: 22, scope: !12)
!53 = !DILocation(line: 26, column: 13, scope: !12)
!54 = !DILocation(line: 27, column: 9, scope: !12)
!55 = distinct !{!55, !34, !56, !43}
!56 = !DILocation(line: 28, column: 5, scope: !12)
!57 = !DILocation(line: 34, column: 14, scope: !12)
!58 = !DILocation(line: 35, column: 5, scope: !12)
!59 = !DILocation(line: 36, column: 5, scope: !12)
!60 = !DILocation(line: 33, column: 35, scope: !12)
!61 = !DILocation(line: 33, column: 22, scope: !12)
!62 = !DILocation(line: 33, column: 20, scope: !12)
!63 = !DILocation(line: 33, column: 13, scope: !12)
!64 = !DILocation(line: 32, column: 33, scope: !12)
!65 = !DILocation(line: 32, column: 23, scope: !12)
!66 = distinct !{!66, !46, !67, !43}
!67 = !DILocation(line: 33, column: 38, scope: !12)
!68 = !DILocation(line: 41, column: 11, scope: !12)
!69 = !DILocation(line: 37, column: 15, scope: !12)
!70 = !DILocation(line: 38, column: 25, scope: !12)
!71 = !DILocation(line: 38, column: 22, scope: !12)
!72 = !DILocation(line: 38, column: 13, scope: !12)
!73 = !DILocation(line: 39, column: 9, scope: !12)
!74 = !DILocation(line: 36, scope: !12)
!75 = !DILocation(line: 36, column: 42, scope: !12)
!76 = distinct !{!76, !59, !77, !43}
!77 = !DILocation(line: 40, column: 5, scope: !12)
!78 = !DILocation(line: 42, column: 20, scope: !12)
!79 = !DILocation(line: 42, column: 18, scope: !12)
!80 = !DILocation(line: 42, column: 9, scope: !12)
!81 = !DILocation(line: 43, column: 1, scope: !12)
