; ModuleID = 'apps/levenshtein_diagonal.cu'
source_filename = "apps/levenshtein_diagonal.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z11levenshteinPiPKiS1_PKhS3_i(ptr noundef writeonly captures(none) %now, ptr noundef readonly captures(none) %before, ptr noundef readonly captures(none) %oldest, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %add3 = add i32 %add, 1, !dbg !27
  %cmp = icmp slt i32 %add3, %n, !dbg !28
  br i1 %cmp, label %if.then, label %if.end, !dbg !28

if.then:                                          ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !29
  %arrayidx = getelementptr inbounds i32, ptr %before, i64 %idxprom, !dbg !29
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  %idxprom4 = sext i32 %add3 to i64, !dbg !30
  %arrayidx5 = getelementptr inbounds i32, ptr %before, i64 %idxprom4, !dbg !30
  %4 = load i32, ptr %arrayidx5, align 4, !dbg !30, !tbaa !8
  %cond.i30 = tail call noundef i32 @llvm.smin.i32(i32 %3, i32 %4), !dbg !31
  %add7 = add nsw i32 %cond.i30, 1, !dbg !34
  %arrayidx10 = getelementptr inbounds i32, ptr %oldest, i64 %idxprom, !dbg !35
  %5 = load i32, ptr %arrayidx10, align 4, !dbg !35, !tbaa !8
  %arrayidx12 = getelementptr inbounds i8, ptr %a, i64 %idxprom4, !dbg !36
  %6 = load i8, ptr %arrayidx12, align 1, !dbg !36, !tbaa !37
  %sub13 = sub nsw i32 %n, %add3, !dbg !38
  %idxprom14 = zext nneg i32 %sub13 to i64, !dbg !39
  %arrayidx15 = getelementptr inbounds nuw i8, ptr %b, i64 %idxprom14, !dbg !39
  %7 = load i8, ptr %arrayidx15, align 1, !dbg !39, !tbaa !37
  %cmp17 = icmp ne i8 %6, %7, !dbg !40
  %cond = zext i1 %cmp17 to i32, !dbg !36
  %add18 = add nsw i32 %5, %cond, !dbg !41
  %cond.i = tail call noundef i32 @llvm.smin.i32(i32 %add7, i32 %add18), !dbg !42
  %arrayidx21 = getelementptr inbounds i32, ptr %now, i64 %idxprom4, !dbg !44
  store i32 %cond.i, ptr %arrayidx21, align 4, !dbg !45, !tbaa !8
  br label %if.end, !dbg !46

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !47
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/levenshtein_diagonal.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "levenshtein", scope: !1, file: !1, line: 11, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 13, column: 26, scope: !12)
!22 = !DILocation(line: 13, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 39, scope: !12)
!26 = !DILocation(line: 13, column: 37, scope: !12)
!27 = !DILocation(line: 13, column: 51, scope: !12)
!28 = !DILocation(line: 14, column: 11, scope: !12)
!29 = !DILocation(line: 15, column: 24, scope: !12)
!30 = !DILocation(line: 15, column: 39, scope: !12)
!31 = !DILocation(line: 54, column: 39, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "min", scope: !17, file: !17, line: 54, type: !13, scopeLine: 54, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!33 = distinct !DILocation(line: 15, column: 20, scope: !12)
!34 = !DILocation(line: 15, column: 50, scope: !12)
!35 = !DILocation(line: 16, column: 28, scope: !12)
!36 = !DILocation(line: 16, column: 45, scope: !12)
!37 = !{!10, !10, i64 0}
!38 = !DILocation(line: 16, column: 57, scope: !12)
!39 = !DILocation(line: 16, column: 53, scope: !12)
!40 = !DILocation(line: 16, column: 50, scope: !12)
!41 = !DILocation(line: 16, column: 42, scope: !12)
!42 = !DILocation(line: 54, column: 39, scope: !32, inlinedAt: !43)
!43 = distinct !DILocation(line: 16, column: 18, scope: !12)
!44 = !DILocation(line: 16, column: 9, scope: !12)
!45 = !DILocation(line: 16, column: 16, scope: !12)
!46 = !DILocation(line: 17, column: 5, scope: !12)
!47 = !DILocation(line: 18, column: 1, scope: !12)
