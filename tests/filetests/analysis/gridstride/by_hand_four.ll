; ModuleID = 'gridstride/by_hand_four.cu'
source_filename = "gridstride/by_hand_four.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z11stride_fourPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !23
  %mul4 = mul i32 %2, %1, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !27
  %add = add i32 %mul4, %3, !dbg !30
  %mul6 = mul nsw i32 %mul, 3
  %add779 = add nsw i32 %add, %mul6, !dbg !31
  %cmp80 = icmp slt i32 %add779, %n, !dbg !32
  br i1 %cmp80, label %for.body.lr.ph, label %for.cond38.preheader, !dbg !33

for.body.lr.ph:                                   ; preds = %entry
  %mul18 = shl nsw i32 %mul, 1
  %mul36 = shl nsw i32 %mul, 2
  br label %for.body, !dbg !33

for.cond38.preheader:                             ; preds = %for.body, %entry
  %i.0.lcssa = phi i32 [ %add, %entry ], [ %add37, %for.body ], !dbg !34
  %cmp3983 = icmp slt i32 %i.0.lcssa, %n, !dbg !35
  br i1 %cmp3983, label %for.body40, label %for.end48, !dbg !36

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %add782 = phi i32 [ %add779, %for.body.lr.ph ], [ %add7, %for.body ]
  %i.081 = phi i32 [ %add, %for.body.lr.ph ], [ %add37, %for.body ]
  %idxprom = sext i32 %i.081 to i64, !dbg !37
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !37
  %4 = load i32, ptr %arrayidx, align 4, !dbg !37, !tbaa !8
  %add8 = add nsw i32 %4, 3, !dbg !38
  %arrayidx10 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !39
  store i32 %add8, ptr %arrayidx10, align 4, !dbg !40, !tbaa !8
  %add11 = add nsw i32 %i.081, %mul, !dbg !41
  %idxprom12 = sext i32 %add11 to i64, !dbg !42
  %arrayidx13 = getelementptr inbounds i32, ptr %a, i64 %idxprom12, !dbg !42
  %5 = load i32, ptr %arrayidx13, align 4, !dbg !42, !tbaa !8
  %add14 = add nsw i32 %5, 3, !dbg !43
  %arrayidx17 = getelementptr inbounds i32, ptr %out, i64 %idxprom12, !dbg !44
  store i32 %add14, ptr %arrayidx17, align 4, !dbg !45, !tbaa !8
  %add19 = add nsw i32 %i.081, %mul18, !dbg !46
  %idxprom20 = sext i32 %add19 to i64, !dbg !47
  %arrayidx21 = getelementptr inbounds i32, ptr %a, i64 %idxprom20, !dbg !47
  %6 = load i32, ptr %arrayidx21, align 4, !dbg !47, !tbaa !8
  %add22 = add nsw i32 %6, 3, !dbg !48
  %arrayidx26 = getelementptr inbounds i32, ptr %out, i64 %idxprom20, !dbg !49
  store i32 %add22, ptr %arrayidx26, align 4, !dbg !50, !tbaa !8
  %idxprom29 = sext i32 %add782 to i64, !dbg !51
  %arrayidx30 = getelementptr inbounds i32, ptr %a, i64 %idxprom29, !dbg !51
  %7 = load i32, ptr %arrayidx30, align 4, !dbg !51, !tbaa !8
  %add31 = add nsw i32 %7, 3, !dbg !52
  %arrayidx35 = getelementptr inbounds i32, ptr %out, i64 %idxprom29, !dbg !53
  store i32 %add31, ptr %arrayidx35, align 4, !dbg !54, !tbaa !8
  %add37 = add nsw i32 %i.081, %mul36, !dbg !55
  %add7 = add nsw i32 %add37, %mul6, !dbg !31
  %cmp = icmp slt i32 %add7, %n, !dbg !32
  br i1 %cmp, label %for.body, label %for.cond38.preheader, !dbg !33, !llvm.loop !56

for.body40:                                       ; preds = %for.cond38.preheader, %for.body40
  %i.184 = phi i32 [ %add47, %for.body40 ], [ %i.0.lcssa, %for.cond38.preheader ]
  %idxprom41 = sext i32 %i.184 to i64, !dbg !59
  %arrayidx42 = getelementptr inbounds i32, ptr %a, i64 %idxprom41, !dbg !59
  %8 = load i32, ptr %arrayidx42, align 4, !dbg !59, !tbaa !8
  %add43 = add nsw i32 %8, 3, !dbg !60
  %arrayidx45 = getelementptr inbounds i32, ptr %out, i64 %idxprom41, !dbg !61
  store i32 %add43, ptr %arrayidx45, align 4, !dbg !62, !tbaa !8
  %add47 = add nsw i32 %i.184, %mul, !dbg !63
  %cmp39 = icmp slt i32 %add47, %n, !dbg !35
  br i1 %cmp39, label %for.body40, label %for.end48, !dbg !36, !llvm.loop !64

for.end48:                                        ; preds = %for.body40, %for.cond38.preheader
  ret void, !dbg !66
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "gridstride/by_hand_four.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "stride_four", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 34, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 16, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 28, scope: !12)
!22 = !DILocation(line: 10, column: 26, scope: !12)
!23 = !DILocation(line: 32, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 11, column: 13, scope: !12)
!26 = !DILocation(line: 11, column: 24, scope: !12)
!27 = !DILocation(line: 31, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 11, column: 39, scope: !12)
!30 = !DILocation(line: 11, column: 37, scope: !12)
!31 = !DILocation(line: 12, column: 14, scope: !12)
!32 = !DILocation(line: 12, column: 25, scope: !12)
!33 = !DILocation(line: 12, column: 5, scope: !12)
!34 = !DILocation(line: 0, scope: !12)
!35 = !DILocation(line: 18, column: 14, scope: !12)
!36 = !DILocation(line: 18, column: 5, scope: !12)
!37 = !DILocation(line: 13, column: 18, scope: !12)
!38 = !DILocation(line: 13, column: 23, scope: !12)
!39 = !DILocation(line: 13, column: 9, scope: !12)
!40 = !DILocation(line: 13, column: 16, scope: !12)
!41 = !DILocation(line: 14, column: 29, scope: !12)
!42 = !DILocation(line: 14, column: 25, scope: !12)
!43 = !DILocation(line: 14, column: 37, scope: !12)
!44 = !DILocation(line: 14, column: 9, scope: !12)
!45 = !DILocation(line: 14, column: 23, scope: !12)
!46 = !DILocation(line: 15, column: 33, scope: !12)
!47 = !DILocation(line: 15, column: 29, scope: !12)
!48 = !DILocation(line: 15, column: 45, scope: !12)
!49 = !DILocation(line: 15, column: 9, scope: !12)
!50 = !DILocation(line: 15, column: 27, scope: !12)
!51 = !DILocation(line: 16, column: 29, scope: !12)
!52 = !DILocation(line: 16, column: 45, scope: !12)
!53 = !DILocation(line: 16, column: 9, scope: !12)
!54 = !DILocation(line: 16, column: 27, scope: !12)
!55 = !DILocation(line: 12, column: 32, scope: !12)
!56 = distinct !{!56, !33, !57, !58}
!57 = !DILocation(line: 17, column: 5, scope: !12)
!58 = !{!"llvm.loop.mustprogress"}
!59 = !DILocation(line: 19, column: 18, scope: !12)
!60 = !DILocation(line: 19, column: 23, scope: !12)
!61 = !DILocation(line: 19, column: 9, scope: !12)
!62 = !DILocation(line: 19, column: 16, scope: !12)
!63 = !DILocation(line: 18, column: 21, scope: !12)
!64 = distinct !{!64, !36, !65, !58}
!65 = !DILocation(line: 19, column: 25, scope: !12)
!66 = !DILocation(line: 20, column: 1, scope: !12)
