; ModuleID = 'apps/breadth_first.cu'
source_filename = "apps/breadth_first.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13breadth_firstPiPKiS1_ii(ptr noundef captures(none) %cost, ptr noundef readonly captures(none) %start, ptr noundef readonly captures(none) %edges, i32 noundef %n, i32 noundef %level) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp, label %land.lhs.true, label %if.end21, !dbg !28

land.lhs.true:                                    ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !29
  %arrayidx = getelementptr inbounds i32, ptr %cost, i64 %idxprom, !dbg !29
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  %cmp3 = icmp eq i32 %3, %level, !dbg !30
  br i1 %cmp3, label %if.then, label %if.end21, !dbg !28

if.then:                                          ; preds = %land.lhs.true
  %arrayidx5 = getelementptr inbounds i32, ptr %start, i64 %idxprom, !dbg !31
  %4 = load i32, ptr %arrayidx5, align 4, !dbg !31, !tbaa !8
  %arrayidx8 = getelementptr i8, ptr %arrayidx5, i64 4
  %5 = load i32, ptr %arrayidx8, align 4, !dbg !32, !tbaa !8
  %cmp933 = icmp slt i32 %4, %5, !dbg !33
  br i1 %cmp933, label %for.body.lr.ph, label %if.end21, !dbg !34

for.body.lr.ph:                                   ; preds = %if.then
  %add16 = add nsw i32 %level, 1
  br label %for.body, !dbg !34

for.body:                                         ; preds = %for.body.lr.ph, %for.inc
  %6 = phi i32 [ %5, %for.body.lr.ph ], [ %9, %for.inc ]
  %k.034 = phi i32 [ %4, %for.body.lr.ph ], [ %inc, %for.inc ]
  %idxprom10 = sext i32 %k.034 to i64, !dbg !35
  %arrayidx11 = getelementptr inbounds i32, ptr %edges, i64 %idxprom10, !dbg !35
  %7 = load i32, ptr %arrayidx11, align 4, !dbg !35, !tbaa !8
  %idxprom12 = sext i32 %7 to i64, !dbg !36
  %arrayidx13 = getelementptr inbounds i32, ptr %cost, i64 %idxprom12, !dbg !36
  %8 = load i32, ptr %arrayidx13, align 4, !dbg !36, !tbaa !8
  %cmp14 = icmp slt i32 %8, 0, !dbg !37
  br i1 %cmp14, label %if.then15, label %for.inc, !dbg !37

if.then15:                                        ; preds = %for.body
  store i32 %add16, ptr %arrayidx13, align 4, !dbg !38, !tbaa !8
  %.pre = load i32, ptr %arrayidx8, align 4, !dbg !32, !tbaa !8
  br label %for.inc, !dbg !39

for.inc:                                          ; preds = %for.body, %if.then15
  %9 = phi i32 [ %6, %for.body ], [ %.pre, %if.then15 ], !dbg !32
  %inc = add nsw i32 %k.034, 1, !dbg !40
  %cmp9 = icmp slt i32 %inc, %9, !dbg !33
  br i1 %cmp9, label %for.body, label %if.end21, !dbg !34, !llvm.loop !41

if.end21:                                         ; preds = %for.inc, %if.then, %land.lhs.true, %entry
  ret void, !dbg !44
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/breadth_first.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "breadth_first", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 9, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 9, column: 26, scope: !12)
!22 = !DILocation(line: 9, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 9, column: 39, scope: !12)
!26 = !DILocation(line: 9, column: 37, scope: !12)
!27 = !DILocation(line: 10, column: 11, scope: !12)
!28 = !DILocation(line: 10, column: 15, scope: !12)
!29 = !DILocation(line: 10, column: 18, scope: !12)
!30 = !DILocation(line: 10, column: 26, scope: !12)
!31 = !DILocation(line: 11, column: 22, scope: !12)
!32 = !DILocation(line: 11, column: 36, scope: !12)
!33 = !DILocation(line: 11, column: 34, scope: !12)
!34 = !DILocation(line: 11, column: 9, scope: !12)
!35 = !DILocation(line: 12, column: 22, scope: !12)
!36 = !DILocation(line: 12, column: 17, scope: !12)
!37 = !DILocation(line: 12, column: 32, scope: !12)
!38 = !DILocation(line: 13, column: 32, scope: !12)
!39 = !DILocation(line: 13, column: 17, scope: !12)
!40 = !DILocation(line: 11, column: 51, scope: !12)
!41 = distinct !{!41, !34, !42, !43}
!42 = !DILocation(line: 13, column: 42, scope: !12)
!43 = !{!"llvm.loop.mustprogress"}
!44 = !DILocation(line: 14, column: 1, scope: !12)
