; ModuleID = 'trees/grid_in_tree.cu'
source_filename = "trees/grid_in_tree.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@sums = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z12grid_in_treePiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !22

for.cond.preheader:                               ; preds = %entry
  %cmp247 = icmp slt i32 %1, %cols, !dbg !23
  br i1 %cmp247, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !24

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul = mul nsw i32 %cols, %0
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !24

for.cond.cleanup:                                 ; preds = %for.body, %for.cond.preheader
  %sum.0.lcssa = phi i32 [ 0, %for.cond.preheader ], [ %add3, %for.body ], !dbg !25
  %idxprom6 = zext nneg i32 %1 to i64, !dbg !26
  %arrayidx7 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom6, !dbg !26
  store i32 %sum.0.lcssa, ptr %arrayidx7, align 4, !dbg !27, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !28
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !29
  %half.050 = lshr i32 %3, 1, !dbg !32
  %cmp10.not51 = icmp eq i32 %half.050, 0, !dbg !33
  br i1 %cmp10.not51, label %for.cond.cleanup11, label %for.body12, !dbg !34

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.049 = phi i32 [ %1, %for.body.lr.ph ], [ %add5, %for.body ]
  %sum.048 = phi i32 [ 0, %for.body.lr.ph ], [ %add3, %for.body ]
  %add = add nsw i32 %c.049, %mul, !dbg !35
  %idxprom = sext i32 %add to i64, !dbg !36
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !36
  %4 = load i32, ptr %arrayidx, align 4, !dbg !36, !tbaa !8
  %add3 = add nsw i32 %4, %sum.048, !dbg !37
  %add5 = add i32 %c.049, %2, !dbg !38
  %cmp2 = icmp slt i32 %add5, %cols, !dbg !23
  br i1 %cmp2, label %for.body, label %for.cond.cleanup, !dbg !24, !llvm.loop !39

for.cond.cleanup11:                               ; preds = %if.end21, %for.cond.cleanup
  %cmp25 = icmp eq i32 %1, 0, !dbg !42
  br i1 %cmp25, label %if.then26, label %cleanup, !dbg !42

for.body12:                                       ; preds = %for.cond.cleanup, %if.end21
  %half.052 = phi i32 [ %half.0, %if.end21 ], [ %half.050, %for.cond.cleanup ]
  %cmp13 = icmp samesign ult i32 %1, %half.052, !dbg !43
  br i1 %cmp13, label %if.then14, label %if.end21, !dbg !43

if.then14:                                        ; preds = %for.body12
  %add15 = add nuw nsw i32 %half.052, %1
  %idxprom16 = zext nneg i32 %add15 to i64
  %arrayidx17 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom16
  %5 = load i32, ptr %arrayidx17, align 4, !dbg !44, !tbaa !8
  %6 = load i32, ptr %arrayidx7, align 4, !dbg !45, !tbaa !8
  %add20 = add nsw i32 %6, %5, !dbg !45
  store i32 %add20, ptr %arrayidx7, align 4, !dbg !45, !tbaa !8
  br label %if.end21, !dbg !46

if.end21:                                         ; preds = %if.then14, %for.body12
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !47
  %half.0 = lshr i32 %half.052, 1, !dbg !32
  %cmp10.not = icmp eq i32 %half.0, 0, !dbg !33
  br i1 %cmp10.not, label %for.cond.cleanup11, label %for.body12, !dbg !34, !llvm.loop !48

if.then26:                                        ; preds = %for.cond.cleanup11
  %idxprom27 = zext nneg i32 %0 to i64
  %arrayidx28 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom27
  %7 = load i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), align 4, !dbg !50, !tbaa !8
  store i32 %7, ptr %arrayidx28, align 4, !dbg !51, !tbaa !8
  br label %cleanup, !dbg !52

cleanup:                                          ; preds = %for.cond.cleanup11, %if.then26, %entry
  ret void, !dbg !53
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

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
!1 = !DIFile(filename: "trees/grid_in_tree.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "grid_in_tree", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 31, scope: !12)
!22 = !DILocation(line: 12, column: 13, scope: !12)
!23 = !DILocation(line: 15, column: 23, scope: !12)
!24 = !DILocation(line: 15, column: 5, scope: !12)
!25 = !DILocation(line: 0, scope: !12)
!26 = !DILocation(line: 17, column: 5, scope: !12)
!27 = !DILocation(line: 17, column: 13, scope: !12)
!28 = !DILocation(line: 18, column: 5, scope: !12)
!29 = !DILocation(line: 34, column: 1, scope: !30, inlinedAt: !31)
!30 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!31 = distinct !DILocation(line: 19, column: 21, scope: !12)
!32 = !DILocation(line: 19, scope: !12)
!33 = !DILocation(line: 19, column: 41, scope: !12)
!34 = !DILocation(line: 19, column: 5, scope: !12)
!35 = !DILocation(line: 16, column: 29, scope: !12)
!36 = !DILocation(line: 16, column: 16, scope: !12)
!37 = !DILocation(line: 16, column: 13, scope: !12)
!38 = !DILocation(line: 15, column: 33, scope: !12)
!39 = distinct !{!39, !24, !40, !41}
!40 = !DILocation(line: 16, column: 32, scope: !12)
!41 = !{!"llvm.loop.mustprogress"}
!42 = !DILocation(line: 24, column: 11, scope: !12)
!43 = !DILocation(line: 20, column: 15, scope: !12)
!44 = !DILocation(line: 21, column: 24, scope: !12)
!45 = !DILocation(line: 21, column: 21, scope: !12)
!46 = !DILocation(line: 21, column: 13, scope: !12)
!47 = !DILocation(line: 22, column: 9, scope: !12)
!48 = distinct !{!48, !34, !49, !41}
!49 = !DILocation(line: 23, column: 5, scope: !12)
!50 = !DILocation(line: 25, column: 20, scope: !12)
!51 = !DILocation(line: 25, column: 18, scope: !12)
!52 = !DILocation(line: 25, column: 9, scope: !12)
!53 = !DILocation(line: 26, column: 1, scope: !12)
