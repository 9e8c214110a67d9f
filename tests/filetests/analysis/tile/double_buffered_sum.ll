; ModuleID = 'tile/double_buffered_sum.cu'
source_filename = "tile/double_buffered_sum.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ15double_bufferedPiPKiiiE6buffer = internal unnamed_addr addrspace(3) global [2 x [16 x i32]] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z15double_bufferedPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %tiles) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %mul = mul nsw i32 %tiles, %0, !dbg !23
  %mul2 = shl nsw i32 %mul, 4, !dbg !24
  %add = add nsw i32 %mul2, %1, !dbg !25
  %idxprom = sext i32 %add to i64, !dbg !26
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !26
  %2 = load i32, ptr %arrayidx, align 4, !dbg !26, !tbaa !8
  %idxprom3 = zext nneg i32 %1 to i64, !dbg !27
  %arrayidx4 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ15double_bufferedPiPKiiiE6buffer to ptr), i64 %idxprom3, !dbg !27
  store i32 %2, ptr %arrayidx4, align 4, !dbg !28, !tbaa !8
  %cmp554 = icmp sgt i32 %tiles, 0, !dbg !29
  br i1 %cmp554, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !30

for.body.lr.ph:                                   ; preds = %if.end
  %mul12 = add nuw nsw i32 %1, 16
  %sub = sub nsw i32 15, %1
  %idxprom25 = sext i32 %sub to i64
  %invariant.gep57 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ15double_bufferedPiPKiiiE6buffer to ptr), i64 %idxprom25, !dbg !30
  %add27 = add nuw nsw i32 %1, 1
  br label %for.body, !dbg !30

for.cond.cleanup:                                 ; preds = %if.end21, %if.end
  %sum.0.lcssa = phi i32 [ 0, %if.end ], [ %add29, %if.end21 ], !dbg !31
  %mul30 = shl nsw i32 %0, 4, !dbg !32
  %add31 = add nuw nsw i32 %mul30, %1, !dbg !33
  %idxprom32 = zext nneg i32 %add31 to i64, !dbg !34
  %arrayidx33 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom32, !dbg !34
  store i32 %sum.0.lcssa, ptr %arrayidx33, align 4, !dbg !35, !tbaa !8
  br label %cleanup, !dbg !36

for.body:                                         ; preds = %for.body.lr.ph, %if.end21
  %k.056 = phi i32 [ 0, %for.body.lr.ph ], [ %add6, %if.end21 ]
  %sum.055 = phi i32 [ 0, %for.body.lr.ph ], [ %add29, %if.end21 ]
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !37
  %add6 = add nuw nsw i32 %k.056, 1, !dbg !38
  %cmp7 = icmp slt i32 %add6, %tiles, !dbg !39
  br i1 %cmp7, label %if.then8, label %if.end21, !dbg !39

if.then8:                                         ; preds = %for.body
  %add10 = add nuw nsw i32 %k.056, %mul, !dbg !40
  %add11 = shl i32 %add10, 4, !dbg !41
  %add13 = add i32 %mul12, %add11, !dbg !42
  %idxprom14 = sext i32 %add13 to i64, !dbg !43
  %arrayidx15 = getelementptr inbounds i32, ptr %a, i64 %idxprom14, !dbg !43
  %3 = load i32, ptr %arrayidx15, align 4, !dbg !43, !tbaa !8
  %and = and i32 %add6, 1, !dbg !44
  %idxprom17 = zext nneg i32 %and to i64, !dbg !45
  %gep = getelementptr inbounds nuw [16 x i32], ptr %arrayidx4, i64 %idxprom17, !dbg !45
  store i32 %3, ptr %gep, align 4, !dbg !46, !tbaa !8
  br label %if.end21, !dbg !45

if.end21:                                         ; preds = %if.then8, %for.body
  %and22 = and i32 %k.056, 1, !dbg !47
  %idxprom23 = zext nneg i32 %and22 to i64, !dbg !48
  %gep58 = getelementptr [16 x i32], ptr %invariant.gep57, i64 %idxprom23, !dbg !48
  %4 = load i32, ptr %gep58, align 4, !dbg !48, !tbaa !8
  %mul28 = mul nsw i32 %4, %add27, !dbg !49
  %add29 = add nsw i32 %mul28, %sum.055, !dbg !50
  %exitcond.not = icmp eq i32 %add6, %tiles, !dbg !29
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !30, !llvm.loop !51

cleanup:                                          ; preds = %entry, %for.cond.cleanup
  ret void, !dbg !36
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/double_buffered_sum.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "double_buffered", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 31, scope: !12)
!22 = !DILocation(line: 15, column: 13, scope: !12)
!23 = !DILocation(line: 18, column: 26, scope: !12)
!24 = !DILocation(line: 18, column: 34, scope: !12)
!25 = !DILocation(line: 18, column: 39, scope: !12)
!26 = !DILocation(line: 18, column: 20, scope: !12)
!27 = !DILocation(line: 18, column: 5, scope: !12)
!28 = !DILocation(line: 18, column: 18, scope: !12)
!29 = !DILocation(line: 19, column: 23, scope: !12)
!30 = !DILocation(line: 19, column: 5, scope: !12)
!31 = !DILocation(line: 0, scope: !12)
!32 = !DILocation(line: 25, column: 13, scope: !12)
!33 = !DILocation(line: 25, column: 18, scope: !12)
!34 = !DILocation(line: 25, column: 5, scope: !12)
!35 = !DILocation(line: 25, column: 23, scope: !12)
!36 = !DILocation(line: 26, column: 1, scope: !12)
!37 = !DILocation(line: 20, column: 9, scope: !12)
!38 = !DILocation(line: 21, column: 15, scope: !12)
!39 = !DILocation(line: 21, column: 19, scope: !12)
!40 = !DILocation(line: 22, column: 53, scope: !12)
!41 = !DILocation(line: 22, column: 62, scope: !12)
!42 = !DILocation(line: 22, column: 67, scope: !12)
!43 = !DILocation(line: 22, column: 38, scope: !12)
!44 = !DILocation(line: 22, column: 28, scope: !12)
!45 = !DILocation(line: 22, column: 13, scope: !12)
!46 = !DILocation(line: 22, column: 36, scope: !12)
!47 = !DILocation(line: 23, column: 25, scope: !12)
!48 = !DILocation(line: 23, column: 16, scope: !12)
!49 = !DILocation(line: 23, column: 38, scope: !12)
!50 = !DILocation(line: 23, column: 13, scope: !12)
!51 = distinct !{!51, !30, !52, !53}
!52 = !DILocation(line: 24, column: 5, scope: !12)
!53 = !{!"llvm.loop.mustprogress"}
