; ModuleID = 'trees/two_trees_no_barrier.cu'
source_filename = "trees/two_trees_no_barrier.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@cells = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z20two_trees_no_barrierPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %mul = mul nsw i32 %cols, %0, !dbg !22
  %add = add nsw i32 %mul, %1, !dbg !23
  %idxprom = sext i32 %add to i64, !dbg !24
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !24
  %2 = load i32, ptr %arrayidx, align 4, !dbg !24, !tbaa !8
  %idxprom2 = zext nneg i32 %1 to i64, !dbg !25
  %arrayidx3 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), i64 %idxprom2, !dbg !25
  store i32 %2, ptr %arrayidx3, align 4, !dbg !26, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !27
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !28
  %half.070 = lshr i32 %3, 1, !dbg !31
  %cmp.not71 = icmp eq i32 %half.070, 0, !dbg !32
  br i1 %cmp.not71, label %for.cond.cleanup, label %for.body, !dbg !33

for.cond.cleanup:                                 ; preds = %if.end, %entry
  %4 = load i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), align 4, !dbg !34, !tbaa !8
  %5 = load i32, ptr %arrayidx, align 4, !dbg !35, !tbaa !8
  %sub = sub nsw i32 %4, %5, !dbg !36
  store i32 %sub, ptr %arrayidx3, align 4, !dbg !37, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !38
  br i1 %cmp.not71, label %for.cond.cleanup26, label %for.body27, !dbg !39

for.body:                                         ; preds = %entry, %if.end
  %half.072 = phi i32 [ %half.0, %if.end ], [ %half.070, %entry ]
  %cmp5 = icmp samesign ult i32 %1, %half.072, !dbg !40
  br i1 %cmp5, label %if.then, label %if.end, !dbg !40

if.then:                                          ; preds = %for.body
  %add8 = add nuw nsw i32 %half.072, %1
  %idxprom9 = zext nneg i32 %add8 to i64
  %arrayidx10 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), i64 %idxprom9
  %6 = load i32, ptr %arrayidx3, align 4, !dbg !41, !tbaa !8
  %7 = load i32, ptr %arrayidx10, align 4, !dbg !42, !tbaa !8
  %cond.i = tail call noundef i32 @llvm.smax.i32(i32 %6, i32 %7), !dbg !43
  store i32 %cond.i, ptr %arrayidx3, align 4, !dbg !46, !tbaa !8
  br label %if.end, !dbg !47

if.end:                                           ; preds = %if.then, %for.body
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !48
  %half.0 = lshr i32 %half.072, 1, !dbg !31
  %cmp.not = icmp eq i32 %half.0, 0, !dbg !32
  br i1 %cmp.not, label %for.cond.cleanup, label %for.body, !dbg !33, !llvm.loop !49

for.cond.cleanup26:                               ; preds = %if.end36, %for.cond.cleanup
  %cmp40 = icmp eq i32 %1, 0, !dbg !52
  br i1 %cmp40, label %if.then41, label %if.end44, !dbg !52

for.body27:                                       ; preds = %for.cond.cleanup, %if.end36
  %half21.075 = phi i32 [ %half21.0, %if.end36 ], [ %half.070, %for.cond.cleanup ]
  %cmp28 = icmp samesign ult i32 %1, %half21.075, !dbg !53
  br i1 %cmp28, label %if.then29, label %if.end36, !dbg !53

if.then29:                                        ; preds = %for.body27
  %add30 = add nuw nsw i32 %half21.075, %1
  %idxprom31 = zext nneg i32 %add30 to i64
  %arrayidx32 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), i64 %idxprom31
  %8 = load i32, ptr %arrayidx32, align 4, !dbg !54, !tbaa !8
  %9 = load i32, ptr %arrayidx3, align 4, !dbg !55, !tbaa !8
  %add35 = add nsw i32 %9, %8, !dbg !55
  store i32 %add35, ptr %arrayidx3, align 4, !dbg !55, !tbaa !8
  br label %if.end36, !dbg !56

if.end36:                                         ; preds = %if.then29, %for.body27
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !57
  %half21.0 = lshr i32 %half21.075, 1, !dbg !58
  %cmp25.not = icmp eq i32 %half21.0, 0, !dbg !59
  br i1 %cmp25.not, label %for.cond.cleanup26, label %for.body27, !dbg !39, !llvm.loop !60

if.then41:                                        ; preds = %for.cond.cleanup26
  %idxprom42 = zext nneg i32 %0 to i64
  %arrayidx43 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom42
  %10 = load i32, ptr addrspacecast (ptr addrspace(3) @cells to ptr), align 4, !dbg !62, !tbaa !8
  store i32 %10, ptr %arrayidx43, align 4, !dbg !63, !tbaa !8
  br label %if.end44, !dbg !64

if.end44:                                         ; preds = %if.then41, %for.cond.cleanup26
  ret void, !dbg !65
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
!1 = !DIFile(filename: "trees/two_trees_no_barrier.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "two_trees_no_barrier", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 31, scope: !12)
!22 = !DILocation(line: 12, column: 22, scope: !12)
!23 = !DILocation(line: 12, column: 29, scope: !12)
!24 = !DILocation(line: 12, column: 16, scope: !12)
!25 = !DILocation(line: 12, column: 5, scope: !12)
!26 = !DILocation(line: 12, column: 14, scope: !12)
!27 = !DILocation(line: 13, column: 5, scope: !12)
!28 = !DILocation(line: 33, column: 1, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 14, column: 21, scope: !12)
!31 = !DILocation(line: 14, scope: !12)
!32 = !DILocation(line: 14, column: 42, scope: !12)
!33 = !DILocation(line: 14, column: 5, scope: !12)
!34 = !DILocation(line: 19, column: 15, scope: !12)
!35 = !DILocation(line: 20, column: 22, scope: !12)
!36 = !DILocation(line: 20, column: 20, scope: !12)
!37 = !DILocation(line: 20, column: 14, scope: !12)
!38 = !DILocation(line: 21, column: 5, scope: !12)
!39 = !DILocation(line: 22, column: 5, scope: !12)
!40 = !DILocation(line: 15, column: 15, scope: !12)
!41 = !DILocation(line: 16, column: 28, scope: !12)
!42 = !DILocation(line: 16, column: 38, scope: !12)
!43 = !DILocation(line: 55, column: 39, scope: !44, inlinedAt: !45)
!44 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!45 = distinct !DILocation(line: 16, column: 24, scope: !12)
!46 = !DILocation(line: 16, column: 22, scope: !12)
!47 = !DILocation(line: 16, column: 13, scope: !12)
!48 = !DILocation(line: 17, column: 9, scope: !12)
!49 = distinct !{!49, !33, !50, !51}
!50 = !DILocation(line: 18, column: 5, scope: !12)
!51 = !{!"llvm.loop.mustprogress"}
!52 = !DILocation(line: 27, column: 11, scope: !12)
!53 = !DILocation(line: 23, column: 15, scope: !12)
!54 = !DILocation(line: 24, column: 25, scope: !12)
!55 = !DILocation(line: 24, column: 22, scope: !12)
!56 = !DILocation(line: 24, column: 13, scope: !12)
!57 = !DILocation(line: 25, column: 9, scope: !12)
!58 = !DILocation(line: 22, scope: !12)
!59 = !DILocation(line: 22, column: 42, scope: !12)
!60 = distinct !{!60, !39, !61, !51}
!61 = !DILocation(line: 26, column: 5, scope: !12)
!62 = !DILocation(line: 28, column: 20, scope: !12)
!63 = !DILocation(line: 28, column: 18, scope: !12)
!64 = !DILocation(line: 28, column: 9, scope: !12)
!65 = !DILocation(line: 29, column: 1, scope: !12)
