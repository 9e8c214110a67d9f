; ModuleID = 'apps/pathfinder_row.cu'
source_filename = "apps/pathfinder_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z10pathfinderPiPKiS1_i(ptr noundef writeonly captures(none) %now, ptr noundef readonly captures(none) %before, ptr noundef readonly captures(none) %wall, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !28
  %arrayidx = getelementptr inbounds i32, ptr %before, i64 %idxprom, !dbg !28
  %3 = load i32, ptr %arrayidx, align 4, !dbg !28, !tbaa !8
  %cmp3 = icmp sgt i32 %add, 0, !dbg !29
  br i1 %cmp3, label %if.then4, label %if.end8, !dbg !29

if.then4:                                         ; preds = %if.end
  %4 = zext nneg i32 %add to i64
  %5 = getelementptr i32, ptr %before, i64 %4
  %arrayidx6 = getelementptr i8, ptr %5, i64 -4
  %6 = load i32, ptr %arrayidx6, align 4, !dbg !30, !tbaa !8
  %cond.i34 = tail call noundef i32 @llvm.smin.i32(i32 %3, i32 %6), !dbg !31
  br label %if.end8, !dbg !34

if.end8:                                          ; preds = %if.then4, %if.end
  %best.0 = phi i32 [ %cond.i34, %if.then4 ], [ %3, %if.end ], !dbg !35
  %sub9 = add nsw i32 %n, -1, !dbg !36
  %cmp10 = icmp slt i32 %add, %sub9, !dbg !37
  br i1 %cmp10, label %if.then11, label %if.end16, !dbg !37

if.then11:                                        ; preds = %if.end8
  %arrayidx14 = getelementptr i8, ptr %arrayidx, i64 4
  %7 = load i32, ptr %arrayidx14, align 4, !dbg !38, !tbaa !8
  %cond.i = tail call noundef i32 @llvm.smin.i32(i32 %best.0, i32 %7), !dbg !39
  br label %if.end16, !dbg !41

if.end16:                                         ; preds = %if.then11, %if.end8
  %best.1 = phi i32 [ %cond.i, %if.then11 ], [ %best.0, %if.end8 ], !dbg !35
  %arrayidx18 = getelementptr inbounds i32, ptr %wall, i64 %idxprom, !dbg !42
  %8 = load i32, ptr %arrayidx18, align 4, !dbg !42, !tbaa !8
  %add19 = add nsw i32 %8, %best.1, !dbg !43
  %arrayidx21 = getelementptr inbounds i32, ptr %now, i64 %idxprom, !dbg !44
  store i32 %add19, ptr %arrayidx21, align 4, !dbg !45, !tbaa !8
  br label %cleanup, !dbg !46

cleanup:                                          ; preds = %entry, %if.end16
  ret void, !dbg !46
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
!1 = !DIFile(filename: "apps/pathfinder_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "pathfinder", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 26, scope: !12)
!22 = !DILocation(line: 12, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 39, scope: !12)
!26 = !DILocation(line: 12, column: 37, scope: !12)
!27 = !DILocation(line: 13, column: 11, scope: !12)
!28 = !DILocation(line: 15, column: 16, scope: !12)
!29 = !DILocation(line: 16, column: 11, scope: !12)
!30 = !DILocation(line: 17, column: 26, scope: !12)
!31 = !DILocation(line: 54, column: 39, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "min", scope: !17, file: !17, line: 54, type: !13, scopeLine: 54, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!33 = distinct !DILocation(line: 17, column: 16, scope: !12)
!34 = !DILocation(line: 17, column: 9, scope: !12)
!35 = !DILocation(line: 0, scope: !12)
!36 = !DILocation(line: 18, column: 15, scope: !12)
!37 = !DILocation(line: 18, column: 11, scope: !12)
!38 = !DILocation(line: 19, column: 26, scope: !12)
!39 = !DILocation(line: 54, column: 39, scope: !32, inlinedAt: !40)
!40 = distinct !DILocation(line: 19, column: 16, scope: !12)
!41 = !DILocation(line: 19, column: 9, scope: !12)
!42 = !DILocation(line: 20, column: 21, scope: !12)
!43 = !DILocation(line: 20, column: 19, scope: !12)
!44 = !DILocation(line: 20, column: 5, scope: !12)
!45 = !DILocation(line: 20, column: 12, scope: !12)
!46 = !DILocation(line: 21, column: 1, scope: !12)
