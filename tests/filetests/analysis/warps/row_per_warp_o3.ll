; ModuleID = 'warps/row_per_warp_o3.cu'
source_filename = "warps/row_per_warp_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)
define dso_local ptx_kernel void @_Z12row_per_warpPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %div35 = lshr i32 %add, 5, !dbg !27
  %rem = and i32 %2, 31, !dbg !28
  %cmp.not = icmp slt i32 %div35, %rows, !dbg !29
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !29

for.cond.preheader:                               ; preds = %entry
  %cmp437 = icmp slt i32 %rem, %cols, !dbg !30
  br i1 %cmp437, label %for.body.lr.ph, label %for.cond9.preheader, !dbg !31

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul5 = mul nsw i32 %cols, %div35
  br label %for.body, !dbg !31

for.cond9.preheader:                              ; preds = %for.body, %for.cond.preheader
  %sum.0.lcssa = phi i32 [ 0, %for.cond.preheader ], [ %add7, %for.body ], !dbg !32
  %3 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %sum.0.lcssa, i32 range(i32 1, -2147483648) 16, i32 31), !dbg !33
  %add14 = add nsw i32 %3, %sum.0.lcssa, !dbg !36
  %4 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add14, i32 range(i32 1, -2147483648) 8, i32 31), !dbg !33
  %add14.1 = add nsw i32 %4, %add14, !dbg !36
  %5 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add14.1, i32 range(i32 1, -2147483648) 4, i32 31), !dbg !33
  %add14.2 = add nsw i32 %5, %add14.1, !dbg !36
  %6 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add14.2, i32 range(i32 1, -2147483648) 2, i32 31), !dbg !33
  %add14.3 = add nsw i32 %6, %add14.2, !dbg !36
  %7 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add14.3, i32 range(i32 1, -2147483648) 1, i32 31), !dbg !33
  %cmp18 = icmp eq i32 %rem, 0, !dbg !37
  br i1 %cmp18, label %if.then19, label %cleanup, !dbg !37

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.039 = phi i32 [ %rem, %for.body.lr.ph ], [ %add8, %for.body ]
  %sum.038 = phi i32 [ 0, %for.body.lr.ph ], [ %add7, %for.body ]
  %add6 = add nsw i32 %c.039, %mul5, !dbg !38
  %idxprom = sext i32 %add6 to i64, !dbg !39
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !39
  %8 = load i32, ptr %arrayidx, align 4, !dbg !39, !tbaa !8
  %add7 = add nsw i32 %8, %sum.038, !dbg !40
  %add8 = add nuw nsw i32 %c.039, 32, !dbg !41
  %cmp4 = icmp slt i32 %add8, %cols, !dbg !30
  br i1 %cmp4, label %for.body, label %for.cond9.preheader, !dbg !31, !llvm.loop !42

if.then19:                                        ; preds = %for.cond9.preheader
  %add14.4 = add nsw i32 %7, %add14.3, !dbg !36
  %idxprom20 = zext nneg i32 %div35 to i64
  %arrayidx21 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom20
  store i32 %add14.4, ptr %arrayidx21, align 4, !dbg !45, !tbaa !8
  br label %cleanup, !dbg !46

cleanup:                                          ; preds = %for.cond9.preheader, %if.then19, %entry
  ret void, !dbg !47
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32) #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "warps/row_per_warp_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "row_per_warp", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "warps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 17, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 30, scope: !12)
!22 = !DILocation(line: 14, column: 28, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 43, scope: !12)
!26 = !DILocation(line: 14, column: 41, scope: !12)
!27 = !DILocation(line: 14, column: 56, scope: !12)
!28 = !DILocation(line: 15, column: 28, scope: !12)
!29 = !DILocation(line: 16, column: 14, scope: !12)
!30 = !DILocation(line: 19, column: 26, scope: !12)
!31 = !DILocation(line: 19, column: 5, scope: !12)
!32 = !DILocation(line: 0, scope: !12)
!33 = !DILocation(line: 105, column: 68, scope: !34, inlinedAt: !35)
!34 = distinct !DISubprogram(name: "__shfl_down_sync", scope: !17, file: !17, line: 105, type: !13, scopeLine: 105, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!35 = distinct !DILocation(line: 22, column: 16, scope: !12)
!36 = !DILocation(line: 22, column: 13, scope: !12)
!37 = !DILocation(line: 23, column: 14, scope: !12)
!38 = !DILocation(line: 20, column: 30, scope: !12)
!39 = !DILocation(line: 20, column: 16, scope: !12)
!40 = !DILocation(line: 20, column: 13, scope: !12)
!41 = !DILocation(line: 19, column: 36, scope: !12)
!42 = distinct !{!42, !31, !43, !44}
!43 = !DILocation(line: 20, column: 33, scope: !12)
!44 = !{!"llvm.loop.mustprogress"}
!45 = !DILocation(line: 24, column: 19, scope: !12)
!46 = !DILocation(line: 24, column: 9, scope: !12)
!47 = !DILocation(line: 25, column: 1, scope: !12)
