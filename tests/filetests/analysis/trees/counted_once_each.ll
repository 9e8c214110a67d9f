; ModuleID = 'trees/counted_once_each.cu'
source_filename = "trees/counted_once_each.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@sums = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z17counted_once_eachPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !22

for.cond.preheader:                               ; preds = %entry
  %cmp248 = icmp slt i32 %1, %cols, !dbg !23
  br i1 %cmp248, label %for.body.lr.ph, label %for.cond.preheader.for.cond.cleanup_crit_edge, !dbg !24

for.cond.preheader.for.cond.cleanup_crit_edge:    ; preds = %for.cond.preheader
  %.pre = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !25
  br label %for.cond.cleanup, !dbg !24

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul = mul nsw i32 %cols, %0
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !24

for.cond.cleanup.loopexit:                        ; preds = %for.body
  %3 = add nsw i32 %add3, 1, !dbg !28
  br label %for.cond.cleanup, !dbg !28

for.cond.cleanup:                                 ; preds = %for.cond.preheader.for.cond.cleanup_crit_edge, %for.cond.cleanup.loopexit
  %.pre-phi = phi i32 [ %.pre, %for.cond.preheader.for.cond.cleanup_crit_edge ], [ %2, %for.cond.cleanup.loopexit ], !dbg !25
  %sum.0.lcssa = phi i32 [ 1, %for.cond.preheader.for.cond.cleanup_crit_edge ], [ %3, %for.cond.cleanup.loopexit ], !dbg !29
  %idxprom7 = zext nneg i32 %1 to i64, !dbg !30
  %arrayidx8 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom7, !dbg !30
  store i32 %sum.0.lcssa, ptr %arrayidx8, align 4, !dbg !31, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %half.051 = lshr i32 %.pre-phi, 1, !dbg !33
  %cmp11.not52 = icmp eq i32 %half.051, 0, !dbg !34
  br i1 %cmp11.not52, label %for.cond.cleanup12, label %for.body13, !dbg !35

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.050 = phi i32 [ %1, %for.body.lr.ph ], [ %add5, %for.body ]
  %sum.049 = phi i32 [ 0, %for.body.lr.ph ], [ %add3, %for.body ]
  %add = add nsw i32 %c.050, %mul, !dbg !36
  %idxprom = sext i32 %add to i64, !dbg !37
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !37
  %4 = load i32, ptr %arrayidx, align 4, !dbg !37, !tbaa !8
  %add3 = add nsw i32 %4, %sum.049, !dbg !38
  %add5 = add i32 %c.050, %2, !dbg !39
  %cmp2 = icmp slt i32 %add5, %cols, !dbg !23
  br i1 %cmp2, label %for.body, label %for.cond.cleanup.loopexit, !dbg !24, !llvm.loop !40

for.cond.cleanup12:                               ; preds = %if.end22, %for.cond.cleanup
  %cmp26 = icmp eq i32 %1, 0, !dbg !43
  br i1 %cmp26, label %if.then27, label %cleanup, !dbg !43

for.body13:                                       ; preds = %for.cond.cleanup, %if.end22
  %half.053 = phi i32 [ %half.0, %if.end22 ], [ %half.051, %for.cond.cleanup ]
  %cmp14 = icmp samesign ult i32 %1, %half.053, !dbg !44
  br i1 %cmp14, label %if.then15, label %if.end22, !dbg !44

if.then15:                                        ; preds = %for.body13
  %add16 = add nuw nsw i32 %half.053, %1
  %idxprom17 = zext nneg i32 %add16 to i64
  %arrayidx18 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom17
  %5 = load i32, ptr %arrayidx18, align 4, !dbg !45, !tbaa !8
  %6 = load i32, ptr %arrayidx8, align 4, !dbg !46, !tbaa !8
  %add21 = add nsw i32 %6, %5, !dbg !46
  store i32 %add21, ptr %arrayidx8, align 4, !dbg !46, !tbaa !8
  br label %if.end22, !dbg !47

if.end22:                                         ; preds = %if.then15, %for.body13
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !48
  %half.0 = lshr i32 %half.053, 1, !dbg !33
  %cmp11.not = icmp eq i32 %half.0, 0, !dbg !34
  br i1 %cmp11.not, label %for.cond.cleanup12, label %for.body13, !dbg !35, !llvm.loop !49

if.then27:                                        ; preds = %for.cond.cleanup12
  %idxprom28 = zext nneg i32 %0 to i64
  %arrayidx29 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom28
  %7 = load i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), align 4, !dbg !51, !tbaa !8
  store i32 %7, ptr %arrayidx29, align 4, !dbg !52, !tbaa !8
  br label %cleanup, !dbg !53

cleanup:                                          ; preds = %for.cond.cleanup12, %if.then27, %entry
  ret void, !dbg !54
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "trees/counted_once_each.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "counted_once_each", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!28 = !DILocation(line: 22, column: 19, scope: !12)
!29 = !DILocation(line: 0, scope: !12)
!30 = !DILocation(line: 22, column: 5, scope: !12)
!31 = !DILocation(line: 22, column: 13, scope: !12)
!32 = !DILocation(line: 23, column: 5, scope: !12)
!33 = !DILocation(line: 24, scope: !12)
!34 = !DILocation(line: 24, column: 42, scope: !12)
!35 = !DILocation(line: 24, column: 5, scope: !12)
!36 = !DILocation(line: 21, column: 29, scope: !12)
!37 = !DILocation(line: 21, column: 16, scope: !12)
!38 = !DILocation(line: 21, column: 13, scope: !12)
!39 = !DILocation(line: 20, column: 33, scope: !12)
!40 = distinct !{!40, !24, !41, !42}
!41 = !DILocation(line: 21, column: 32, scope: !12)
!42 = !{!"llvm.loop.mustprogress"}
!43 = !DILocation(line: 29, column: 11, scope: !12)
!44 = !DILocation(line: 25, column: 15, scope: !12)
!45 = !DILocation(line: 26, column: 24, scope: !12)
!46 = !DILocation(line: 26, column: 21, scope: !12)
!47 = !DILocation(line: 26, column: 13, scope: !12)
!48 = !DILocation(line: 27, column: 9, scope: !12)
!49 = distinct !{!49, !35, !50, !42}
!50 = !DILocation(line: 28, column: 5, scope: !12)
!51 = !DILocation(line: 30, column: 20, scope: !12)
!52 = !DILocation(line: 30, column: 18, scope: !12)
!53 = !DILocation(line: 30, column: 9, scope: !12)
!54 = !DILocation(line: 31, column: 1, scope: !12)
