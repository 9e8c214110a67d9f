; ModuleID = 'trees/max_row.cu'
source_filename = "trees/max_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@tops = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z7max_rowPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %mul = mul nsw i32 %cols, %0, !dbg !23
  %idxprom = sext i32 %mul to i64, !dbg !24
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !24
  %2 = load i32, ptr %arrayidx, align 4, !dbg !24, !tbaa !8
  %cmp255 = icmp slt i32 %1, %cols, !dbg !25
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br i1 %cmp255, label %for.body, label %for.cond.cleanup, !dbg !26

for.cond.cleanup:                                 ; preds = %for.body, %if.end
  %top.0.lcssa = phi i32 [ %2, %if.end ], [ %cond.i54, %for.body ], !dbg !27
  %idxprom9 = zext nneg i32 %1 to i64, !dbg !28
  %arrayidx10 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @tops to ptr), i64 %idxprom9, !dbg !28
  store i32 %top.0.lcssa, ptr %arrayidx10, align 4, !dbg !29, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !30
  %half.058 = lshr i32 %3, 1, !dbg !31
  %cmp13.not59 = icmp eq i32 %half.058, 0, !dbg !32
  br i1 %cmp13.not59, label %for.cond.cleanup14, label %for.body15, !dbg !33

for.body:                                         ; preds = %if.end, %for.body
  %c.057 = phi i32 [ %add8, %for.body ], [ %1, %if.end ]
  %top.056 = phi i32 [ %cond.i54, %for.body ], [ %2, %if.end ]
  %add = add nsw i32 %c.057, %mul, !dbg !34
  %idxprom4 = sext i32 %add to i64, !dbg !35
  %arrayidx5 = getelementptr inbounds i32, ptr %a, i64 %idxprom4, !dbg !35
  %4 = load i32, ptr %arrayidx5, align 4, !dbg !35, !tbaa !8
  %cond.i54 = tail call noundef i32 @llvm.smax.i32(i32 %top.056, i32 %4), !dbg !36
  %add8 = add i32 %c.057, %3, !dbg !39
  %cmp2 = icmp slt i32 %add8, %cols, !dbg !25
  br i1 %cmp2, label %for.body, label %for.cond.cleanup, !dbg !26, !llvm.loop !40

for.cond.cleanup14:                               ; preds = %if.end26, %for.cond.cleanup
  %cmp29 = icmp eq i32 %1, 0, !dbg !43
  br i1 %cmp29, label %if.then30, label %cleanup, !dbg !43

for.body15:                                       ; preds = %for.cond.cleanup, %if.end26
  %half.060 = phi i32 [ %half.0, %if.end26 ], [ %half.058, %for.cond.cleanup ]
  %cmp16 = icmp samesign ult i32 %1, %half.060, !dbg !44
  br i1 %cmp16, label %if.then17, label %if.end26, !dbg !44

if.then17:                                        ; preds = %for.body15
  %add20 = add nuw nsw i32 %half.060, %1
  %idxprom21 = zext nneg i32 %add20 to i64
  %arrayidx22 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @tops to ptr), i64 %idxprom21
  %5 = load i32, ptr %arrayidx10, align 4, !dbg !45, !tbaa !8
  %6 = load i32, ptr %arrayidx22, align 4, !dbg !46, !tbaa !8
  %cond.i = tail call noundef i32 @llvm.smax.i32(i32 %5, i32 %6), !dbg !47
  store i32 %cond.i, ptr %arrayidx10, align 4, !dbg !49, !tbaa !8
  br label %if.end26, !dbg !50

if.end26:                                         ; preds = %if.then17, %for.body15
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !51
  %half.0 = lshr i32 %half.060, 1, !dbg !31
  %cmp13.not = icmp eq i32 %half.0, 0, !dbg !32
  br i1 %cmp13.not, label %for.cond.cleanup14, label %for.body15, !dbg !33, !llvm.loop !52

if.then30:                                        ; preds = %for.cond.cleanup14
  %idxprom31 = zext nneg i32 %0 to i64
  %arrayidx32 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom31
  %7 = load i32, ptr addrspacecast (ptr addrspace(3) @tops to ptr), align 4, !dbg !54, !tbaa !8
  store i32 %7, ptr %arrayidx32, align 4, !dbg !55, !tbaa !8
  br label %cleanup, !dbg !56

cleanup:                                          ; preds = %for.cond.cleanup14, %if.then30, %entry
  ret void, !dbg !57
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
!1 = !DIFile(filename: "trees/max_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "max_row", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!23 = !DILocation(line: 19, column: 21, scope: !12)
!24 = !DILocation(line: 19, column: 15, scope: !12)
!25 = !DILocation(line: 20, column: 23, scope: !12)
!26 = !DILocation(line: 20, column: 5, scope: !12)
!27 = !DILocation(line: 0, scope: !12)
!28 = !DILocation(line: 22, column: 5, scope: !12)
!29 = !DILocation(line: 22, column: 13, scope: !12)
!30 = !DILocation(line: 23, column: 5, scope: !12)
!31 = !DILocation(line: 24, scope: !12)
!32 = !DILocation(line: 24, column: 42, scope: !12)
!33 = !DILocation(line: 24, column: 5, scope: !12)
!34 = !DILocation(line: 21, column: 37, scope: !12)
!35 = !DILocation(line: 21, column: 24, scope: !12)
!36 = !DILocation(line: 55, column: 39, scope: !37, inlinedAt: !38)
!37 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!38 = distinct !DILocation(line: 21, column: 15, scope: !12)
!39 = !DILocation(line: 20, column: 33, scope: !12)
!40 = distinct !{!40, !26, !41, !42}
!41 = !DILocation(line: 21, column: 41, scope: !12)
!42 = !{!"llvm.loop.mustprogress"}
!43 = !DILocation(line: 29, column: 11, scope: !12)
!44 = !DILocation(line: 25, column: 15, scope: !12)
!45 = !DILocation(line: 26, column: 27, scope: !12)
!46 = !DILocation(line: 26, column: 36, scope: !12)
!47 = !DILocation(line: 55, column: 39, scope: !37, inlinedAt: !48)
!48 = distinct !DILocation(line: 26, column: 23, scope: !12)
!49 = !DILocation(line: 26, column: 21, scope: !12)
!50 = !DILocation(line: 26, column: 13, scope: !12)
!51 = !DILocation(line: 27, column: 9, scope: !12)
!52 = distinct !{!52, !33, !53, !42}
!53 = !DILocation(line: 28, column: 5, scope: !12)
!54 = !DILocation(line: 30, column: 20, scope: !12)
!55 = !DILocation(line: 30, column: 18, scope: !12)
!56 = !DILocation(line: 30, column: 9, scope: !12)
!57 = !DILocation(line: 31, column: 1, scope: !12)
