; ModuleID = 'matrix/elimination_column.cu'
source_filename = "matrix/elimination_column.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z18elimination_columnPfPKfii(ptr noundef writeonly captures(none) %m, ptr noundef readonly captures(none) %a, i32 noundef %n, i32 noundef %k) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %3 = xor i32 %k, -1, !dbg !27
  %sub3 = add i32 %n, %3, !dbg !27
  %cmp.not = icmp slt i32 %add, %sub3, !dbg !28
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !28

if.end:                                           ; preds = %entry
  %add4 = add nsw i32 %add, 1, !dbg !29
  %add5 = add i32 %add4, %k, !dbg !30
  %mul6 = mul nsw i32 %add5, %n, !dbg !31
  %add7 = add nsw i32 %mul6, %k, !dbg !32
  %idxprom = sext i32 %add7 to i64, !dbg !33
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !33
  %4 = load float, ptr %arrayidx, align 4, !dbg !33, !tbaa !34
  %mul830 = add i32 %n, 1, !dbg !36
  %add9 = mul i32 %mul830, %k, !dbg !36
  %idxprom10 = sext i32 %add9 to i64, !dbg !37
  %arrayidx11 = getelementptr inbounds float, ptr %a, i64 %idxprom10, !dbg !37
  %5 = load float, ptr %arrayidx11, align 4, !dbg !37, !tbaa !34
  %div = fdiv contract float %4, %5, !dbg !38
  %arrayidx17 = getelementptr inbounds float, ptr %m, i64 %idxprom, !dbg !39
  store float %div, ptr %arrayidx17, align 4, !dbg !40, !tbaa !34
  br label %cleanup, !dbg !41

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !41
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
!1 = !DIFile(filename: "matrix/elimination_column.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "elimination_column", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matrix/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 26, scope: !12)
!22 = !DILocation(line: 14, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 39, scope: !12)
!26 = !DILocation(line: 14, column: 37, scope: !12)
!27 = !DILocation(line: 15, column: 20, scope: !12)
!28 = !DILocation(line: 15, column: 11, scope: !12)
!29 = !DILocation(line: 17, column: 39, scope: !12)
!30 = !DILocation(line: 17, column: 43, scope: !12)
!31 = !DILocation(line: 17, column: 34, scope: !12)
!32 = !DILocation(line: 17, column: 48, scope: !12)
!33 = !DILocation(line: 17, column: 30, scope: !12)
!34 = !{!35, !35, i64 0}
!35 = !{!"float", !10, i64 0}
!36 = !DILocation(line: 17, column: 63, scope: !12)
!37 = !DILocation(line: 17, column: 55, scope: !12)
!38 = !DILocation(line: 17, column: 53, scope: !12)
!39 = !DILocation(line: 17, column: 5, scope: !12)
!40 = !DILocation(line: 17, column: 28, scope: !12)
!41 = !DILocation(line: 18, column: 1, scope: !12)
