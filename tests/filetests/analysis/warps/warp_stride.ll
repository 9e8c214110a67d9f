; ModuleID = 'warps/warp_stride.cu'
source_filename = "warps/warp_stride.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)
define dso_local ptx_kernel void @_Z11warp_stridePiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %and = and i32 %0, 31, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !20
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !23
  %mul = mul i32 %1, %2, !dbg !26
  %div42 = lshr i32 %mul, 5, !dbg !27
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !28
  %mul5 = mul i32 %3, %2, !dbg !31
  %add = add i32 %mul5, %0, !dbg !32
  %div743 = lshr i32 %add, 5, !dbg !33
  %cmp49 = icmp slt i32 %div743, %rows, !dbg !34
  br i1 %cmp49, label %for.cond8.preheader.lr.ph, label %for.cond.cleanup, !dbg !35

for.cond8.preheader.lr.ph:                        ; preds = %entry
  %cmp944 = icmp slt i32 %and, %cols
  %cmp24 = icmp eq i32 %and, 0
  br label %for.cond8.preheader, !dbg !35

for.cond8.preheader:                              ; preds = %for.cond8.preheader.lr.ph, %if.end
  %row.050 = phi i32 [ %div743, %for.cond8.preheader.lr.ph ], [ %add28, %if.end ]
  br i1 %cmp944, label %for.body11.lr.ph, label %for.cond16.preheader, !dbg !36

for.body11.lr.ph:                                 ; preds = %for.cond8.preheader
  %mul12 = mul nsw i32 %row.050, %cols
  br label %for.body11, !dbg !36

for.cond.cleanup:                                 ; preds = %if.end, %entry
  ret void, !dbg !37

for.cond16.preheader:                             ; preds = %for.body11, %for.cond8.preheader
  %sum.0.lcssa = phi i32 [ 0, %for.cond8.preheader ], [ %add14, %for.body11 ], !dbg !38
  %4 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %sum.0.lcssa, i32 range(i32 1, -2147483648) 16, i32 31), !dbg !39
  %add21 = add nsw i32 %4, %sum.0.lcssa, !dbg !42
  %5 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add21, i32 range(i32 1, -2147483648) 8, i32 31), !dbg !39
  %add21.1 = add nsw i32 %5, %add21, !dbg !42
  %6 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add21.1, i32 range(i32 1, -2147483648) 4, i32 31), !dbg !39
  %add21.2 = add nsw i32 %6, %add21.1, !dbg !42
  %7 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add21.2, i32 range(i32 1, -2147483648) 2, i32 31), !dbg !39
  %add21.3 = add nsw i32 %7, %add21.2, !dbg !42
  %8 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add21.3, i32 range(i32 1, -2147483648) 1, i32 31), !dbg !39
  br i1 %cmp24, label %if.then, label %if.end, !dbg !43

for.body11:                                       ; preds = %for.body11.lr.ph, %for.body11
  %c.046 = phi i32 [ %and, %for.body11.lr.ph ], [ %add15, %for.body11 ]
  %sum.045 = phi i32 [ 0, %for.body11.lr.ph ], [ %add14, %for.body11 ]
  %add13 = add nsw i32 %c.046, %mul12, !dbg !44
  %idxprom = sext i32 %add13 to i64, !dbg !45
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !45
  %9 = load i32, ptr %arrayidx, align 4, !dbg !45, !tbaa !8
  %add14 = add nsw i32 %9, %sum.045, !dbg !46
  %add15 = add nuw nsw i32 %c.046, 32, !dbg !47
  %cmp9 = icmp slt i32 %add15, %cols, !dbg !48
  br i1 %cmp9, label %for.body11, label %for.cond16.preheader, !dbg !36, !llvm.loop !49

if.then:                                          ; preds = %for.cond16.preheader
  %add21.4 = add nsw i32 %8, %add21.3, !dbg !42
  %idxprom25 = zext nneg i32 %row.050 to i64
  %arrayidx26 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom25
  store i32 %add21.4, ptr %arrayidx26, align 4, !dbg !52, !tbaa !8
  br label %if.end, !dbg !53

if.end:                                           ; preds = %if.then, %for.cond16.preheader
  %add28 = add nuw nsw i32 %row.050, %div42, !dbg !54
  %cmp = icmp slt i32 %add28, %rows, !dbg !34
  br i1 %cmp, label %for.cond8.preheader, label %for.cond.cleanup, !dbg !35, !llvm.loop !55
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

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
!1 = !DIFile(filename: "warps/warp_stride.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "warp_stride", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "warps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 16, scope: !12)
!19 = !DILocation(line: 11, column: 28, scope: !12)
!20 = !DILocation(line: 34, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 12, column: 17, scope: !12)
!23 = !DILocation(line: 33, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 29, scope: !12)
!26 = !DILocation(line: 12, column: 27, scope: !12)
!27 = !DILocation(line: 12, column: 40, scope: !12)
!28 = !DILocation(line: 32, column: 1, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 13, column: 21, scope: !12)
!31 = !DILocation(line: 13, column: 32, scope: !12)
!32 = !DILocation(line: 13, column: 45, scope: !12)
!33 = !DILocation(line: 13, column: 60, scope: !12)
!34 = !DILocation(line: 13, column: 70, scope: !12)
!35 = !DILocation(line: 13, column: 5, scope: !12)
!36 = !DILocation(line: 15, column: 9, scope: !12)
!37 = !DILocation(line: 22, column: 1, scope: !12)
!38 = !DILocation(line: 0, scope: !12)
!39 = !DILocation(line: 105, column: 68, scope: !40, inlinedAt: !41)
!40 = distinct !DISubprogram(name: "__shfl_down_sync", scope: !17, file: !17, line: 105, type: !13, scopeLine: 105, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!41 = distinct !DILocation(line: 18, column: 20, scope: !12)
!42 = !DILocation(line: 18, column: 17, scope: !12)
!43 = !DILocation(line: 19, column: 18, scope: !12)
!44 = !DILocation(line: 16, column: 33, scope: !12)
!45 = !DILocation(line: 16, column: 20, scope: !12)
!46 = !DILocation(line: 16, column: 17, scope: !12)
!47 = !DILocation(line: 15, column: 40, scope: !12)
!48 = !DILocation(line: 15, column: 30, scope: !12)
!49 = distinct !{!49, !36, !50, !51}
!50 = !DILocation(line: 16, column: 36, scope: !12)
!51 = !{!"llvm.loop.mustprogress"}
!52 = !DILocation(line: 20, column: 22, scope: !12)
!53 = !DILocation(line: 20, column: 13, scope: !12)
!54 = !DILocation(line: 13, column: 82, scope: !12)
!55 = distinct !{!55, !35, !56, !51}
!56 = !DILocation(line: 21, column: 5, scope: !12)
