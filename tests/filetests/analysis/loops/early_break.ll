; ModuleID = 'loops/early_break.cu'
source_filename = "loops/early_break.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6searchPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup11, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %mul4 = mul nsw i32 %add, 10, !dbg !28
  %idxprom = sext i32 %mul4 to i64, !dbg !29
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !29
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  %cmp6 = icmp sgt i32 %3, 100, !dbg !30
  br i1 %cmp6, label %cleanup, label %for.inc, !dbg !30

for.inc:                                          ; preds = %for.cond.preheader
  %4 = sext i32 %mul4 to i64, !dbg !29
  %5 = getelementptr i32, ptr %a, i64 %4, !dbg !29
  %arrayidx.1 = getelementptr i8, ptr %5, i64 4, !dbg !29
  %6 = load i32, ptr %arrayidx.1, align 4, !dbg !29, !tbaa !8
  %cmp6.1 = icmp sgt i32 %6, 100, !dbg !30
  br i1 %cmp6.1, label %cleanup, label %for.inc.1, !dbg !30

for.inc.1:                                        ; preds = %for.inc
  %7 = sext i32 %mul4 to i64, !dbg !29
  %8 = getelementptr i32, ptr %a, i64 %7, !dbg !29
  %arrayidx.2 = getelementptr i8, ptr %8, i64 8, !dbg !29
  %9 = load i32, ptr %arrayidx.2, align 4, !dbg !29, !tbaa !8
  %cmp6.2 = icmp sgt i32 %9, 100, !dbg !30
  br i1 %cmp6.2, label %cleanup, label %for.inc.2, !dbg !30

for.inc.2:                                        ; preds = %for.inc.1
  %10 = sext i32 %mul4 to i64, !dbg !29
  %11 = getelementptr i32, ptr %a, i64 %10, !dbg !29
  %arrayidx.3 = getelementptr i8, ptr %11, i64 12, !dbg !29
  %12 = load i32, ptr %arrayidx.3, align 4, !dbg !29, !tbaa !8
  %cmp6.3 = icmp sgt i32 %12, 100, !dbg !30
  br i1 %cmp6.3, label %cleanup, label %for.inc.3, !dbg !30

for.inc.3:                                        ; preds = %for.inc.2
  %13 = sext i32 %mul4 to i64, !dbg !29
  %14 = getelementptr i32, ptr %a, i64 %13, !dbg !29
  %arrayidx.4 = getelementptr i8, ptr %14, i64 16, !dbg !29
  %15 = load i32, ptr %arrayidx.4, align 4, !dbg !29, !tbaa !8
  %cmp6.4 = icmp sgt i32 %15, 100, !dbg !30
  br i1 %cmp6.4, label %cleanup, label %for.inc.4, !dbg !30

for.inc.4:                                        ; preds = %for.inc.3
  %16 = sext i32 %mul4 to i64, !dbg !29
  %17 = getelementptr i32, ptr %a, i64 %16, !dbg !29
  %arrayidx.5 = getelementptr i8, ptr %17, i64 20, !dbg !29
  %18 = load i32, ptr %arrayidx.5, align 4, !dbg !29, !tbaa !8
  %cmp6.5 = icmp sgt i32 %18, 100, !dbg !30
  br i1 %cmp6.5, label %cleanup, label %for.inc.5, !dbg !30

for.inc.5:                                        ; preds = %for.inc.4
  %19 = sext i32 %mul4 to i64, !dbg !29
  %20 = getelementptr i32, ptr %a, i64 %19, !dbg !29
  %arrayidx.6 = getelementptr i8, ptr %20, i64 24, !dbg !29
  %21 = load i32, ptr %arrayidx.6, align 4, !dbg !29, !tbaa !8
  %cmp6.6 = icmp sgt i32 %21, 100, !dbg !30
  br i1 %cmp6.6, label %cleanup, label %for.inc.6, !dbg !30

for.inc.6:                                        ; preds = %for.inc.5
  %22 = sext i32 %mul4 to i64, !dbg !29
  %23 = getelementptr i32, ptr %a, i64 %22, !dbg !29
  %arrayidx.7 = getelementptr i8, ptr %23, i64 28, !dbg !29
  %24 = load i32, ptr %arrayidx.7, align 4, !dbg !29, !tbaa !8
  %cmp6.7 = icmp sgt i32 %24, 100, !dbg !30
  br i1 %cmp6.7, label %cleanup, label %for.inc.7, !dbg !30

for.inc.7:                                        ; preds = %for.inc.6
  %25 = sext i32 %mul4 to i64, !dbg !29
  %26 = getelementptr i32, ptr %a, i64 %25, !dbg !29
  %arrayidx.8 = getelementptr i8, ptr %26, i64 32, !dbg !29
  %27 = load i32, ptr %arrayidx.8, align 4, !dbg !29, !tbaa !8
  %cmp6.8 = icmp sgt i32 %27, 100, !dbg !30
  br i1 %cmp6.8, label %cleanup, label %for.inc.8, !dbg !30

for.inc.8:                                        ; preds = %for.inc.7
  %28 = sext i32 %mul4 to i64, !dbg !29
  %29 = getelementptr i32, ptr %a, i64 %28, !dbg !29
  %arrayidx.9 = getelementptr i8, ptr %29, i64 36, !dbg !29
  %30 = load i32, ptr %arrayidx.9, align 4, !dbg !29, !tbaa !8
  %cmp6.9 = icmp sgt i32 %30, 100, !dbg !30
  %spec.select = select i1 %cmp6.9, i32 9, i32 -1, !dbg !30
  br label %cleanup, !dbg !30

cleanup:                                          ; preds = %for.inc.8, %for.inc.7, %for.inc.6, %for.inc.5, %for.inc.4, %for.inc.3, %for.inc.2, %for.inc.1, %for.inc, %for.cond.preheader
  %found.0 = phi i32 [ 5, %for.inc.4 ], [ 0, %for.cond.preheader ], [ 1, %for.inc ], [ %spec.select, %for.inc.8 ], [ 2, %for.inc.1 ], [ 7, %for.inc.6 ], [ 3, %for.inc.2 ], [ 8, %for.inc.7 ], [ 4, %for.inc.3 ], [ 6, %for.inc.5 ], !dbg !31
  %idxprom9 = sext i32 %add to i64, !dbg !32
  %arrayidx10 = getelementptr inbounds i32, ptr %out, i64 %idxprom9, !dbg !32
  store i32 %found.0, ptr %arrayidx10, align 4, !dbg !33, !tbaa !8
  br label %cleanup11, !dbg !34

cleanup11:                                        ; preds = %entry, %cleanup
  ret void, !dbg !34
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "loops/early_break.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "search", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "loops/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 15, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 28, scope: !12)
!22 = !DILocation(line: 12, column: 26, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 41, scope: !12)
!26 = !DILocation(line: 12, column: 39, scope: !12)
!27 = !DILocation(line: 13, column: 13, scope: !12)
!28 = !DILocation(line: 17, column: 19, scope: !12)
!29 = !DILocation(line: 17, column: 13, scope: !12)
!30 = !DILocation(line: 17, column: 29, scope: !12)
!31 = !DILocation(line: 0, scope: !12)
!32 = !DILocation(line: 21, column: 5, scope: !12)
!33 = !DILocation(line: 21, column: 14, scope: !12)
!34 = !DILocation(line: 22, column: 1, scope: !12)
