; ModuleID = 'stencil/clamped.cu'
source_filename = "stencil/clamped.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z7clampedPfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  %3 = tail call i32 @llvm.smax.i32(i32 %add, i32 1), !dbg !28
  %add4 = add nsw i32 %add, 1, !dbg !31
  %sub5 = add nsw i32 %n, -1, !dbg !32
  %cond.i22 = tail call noundef i32 @llvm.smin.i32(i32 range(i32 -2147483647, -2147483648) %add4, i32 range(i32 -2147483648, 2147483647) %sub5), !dbg !33
  %4 = zext nneg i32 %3 to i64, !dbg !36
  %5 = getelementptr float, ptr %a, i64 %4, !dbg !36
  %arrayidx = getelementptr i8, ptr %5, i64 -4, !dbg !36
  %6 = load float, ptr %arrayidx, align 4, !dbg !36, !tbaa !37
  %idxprom7 = sext i32 %add to i64, !dbg !39
  %arrayidx8 = getelementptr inbounds float, ptr %a, i64 %idxprom7, !dbg !39
  %7 = load float, ptr %arrayidx8, align 4, !dbg !39, !tbaa !37
  %add9 = fadd contract float %6, %7, !dbg !40
  %idxprom10 = sext i32 %cond.i22 to i64, !dbg !41
  %arrayidx11 = getelementptr inbounds float, ptr %a, i64 %idxprom10, !dbg !41
  %8 = load float, ptr %arrayidx11, align 4, !dbg !41, !tbaa !37
  %add12 = fadd contract float %add9, %8, !dbg !42
  %div = fdiv contract float %add12, 3.000000e+00, !dbg !43
  %arrayidx14 = getelementptr inbounds float, ptr %out, i64 %idxprom7, !dbg !44
  store float %div, ptr %arrayidx14, align 4, !dbg !45, !tbaa !37
  br label %cleanup, !dbg !46

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !46
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32) #2

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
!1 = !DIFile(filename: "stencil/clamped.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "clamped", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "stencil/../cuda.h", directory: ".")
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
!28 = !DILocation(line: 55, column: 39, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 15, column: 16, scope: !12)
!31 = !DILocation(line: 16, column: 23, scope: !12)
!32 = !DILocation(line: 16, column: 30, scope: !12)
!33 = !DILocation(line: 54, column: 39, scope: !34, inlinedAt: !35)
!34 = distinct !DISubprogram(name: "min", scope: !17, file: !17, line: 54, type: !13, scopeLine: 54, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!35 = distinct !DILocation(line: 16, column: 17, scope: !12)
!36 = !DILocation(line: 17, column: 15, scope: !12)
!37 = !{!38, !38, i64 0}
!38 = !{!"float", !10, i64 0}
!39 = !DILocation(line: 17, column: 25, scope: !12)
!40 = !DILocation(line: 17, column: 23, scope: !12)
!41 = !DILocation(line: 17, column: 32, scope: !12)
!42 = !DILocation(line: 17, column: 30, scope: !12)
!43 = !DILocation(line: 17, column: 42, scope: !12)
!44 = !DILocation(line: 17, column: 5, scope: !12)
!45 = !DILocation(line: 17, column: 12, scope: !12)
!46 = !DILocation(line: 18, column: 1, scope: !12)
