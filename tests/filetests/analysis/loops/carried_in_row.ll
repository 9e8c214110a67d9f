; ModuleID = 'loops/carried_in_row.cu'
source_filename = "loops/carried_in_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6hornerPdPKdi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp, label %for.cond.preheader, label %if.end, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %mul5 = mul nsw i32 %add, 10
  %idxprom = sext i32 %mul5 to i64, !dbg !28
  %arrayidx = getelementptr inbounds double, ptr %a, i64 %idxprom, !dbg !28
  %3 = load double, ptr %arrayidx, align 8, !dbg !28, !tbaa !29
  %add7 = fadd contract double %3, 0.000000e+00, !dbg !31
  %mul4.1 = fmul contract double %add7, 5.000000e-01, !dbg !32
  %4 = sext i32 %mul5 to i64, !dbg !28
  %5 = getelementptr double, ptr %a, i64 %4, !dbg !28
  %arrayidx.1 = getelementptr i8, ptr %5, i64 8, !dbg !28
  %6 = load double, ptr %arrayidx.1, align 8, !dbg !28, !tbaa !29
  %add7.1 = fadd contract double %mul4.1, %6, !dbg !31
  %mul4.2 = fmul contract double %add7.1, 5.000000e-01, !dbg !32
  %7 = sext i32 %mul5 to i64, !dbg !28
  %8 = getelementptr double, ptr %a, i64 %7, !dbg !28
  %arrayidx.2 = getelementptr i8, ptr %8, i64 16, !dbg !28
  %9 = load double, ptr %arrayidx.2, align 8, !dbg !28, !tbaa !29
  %add7.2 = fadd contract double %mul4.2, %9, !dbg !31
  %mul4.3 = fmul contract double %add7.2, 5.000000e-01, !dbg !32
  %10 = sext i32 %mul5 to i64, !dbg !28
  %11 = getelementptr double, ptr %a, i64 %10, !dbg !28
  %arrayidx.3 = getelementptr i8, ptr %11, i64 24, !dbg !28
  %12 = load double, ptr %arrayidx.3, align 8, !dbg !28, !tbaa !29
  %add7.3 = fadd contract double %mul4.3, %12, !dbg !31
  %mul4.4 = fmul contract double %add7.3, 5.000000e-01, !dbg !32
  %13 = sext i32 %mul5 to i64, !dbg !28
  %14 = getelementptr double, ptr %a, i64 %13, !dbg !28
  %arrayidx.4 = getelementptr i8, ptr %14, i64 32, !dbg !28
  %15 = load double, ptr %arrayidx.4, align 8, !dbg !28, !tbaa !29
  %add7.4 = fadd contract double %mul4.4, %15, !dbg !31
  %mul4.5 = fmul contract double %add7.4, 5.000000e-01, !dbg !32
  %16 = sext i32 %mul5 to i64, !dbg !28
  %17 = getelementptr double, ptr %a, i64 %16, !dbg !28
  %arrayidx.5 = getelementptr i8, ptr %17, i64 40, !dbg !28
  %18 = load double, ptr %arrayidx.5, align 8, !dbg !28, !tbaa !29
  %add7.5 = fadd contract double %mul4.5, %18, !dbg !31
  %mul4.6 = fmul contract double %add7.5, 5.000000e-01, !dbg !32
  %19 = sext i32 %mul5 to i64, !dbg !28
  %20 = getelementptr double, ptr %a, i64 %19, !dbg !28
  %arrayidx.6 = getelementptr i8, ptr %20, i64 48, !dbg !28
  %21 = load double, ptr %arrayidx.6, align 8, !dbg !28, !tbaa !29
  %add7.6 = fadd contract double %mul4.6, %21, !dbg !31
  %mul4.7 = fmul contract double %add7.6, 5.000000e-01, !dbg !32
  %22 = sext i32 %mul5 to i64, !dbg !28
  %23 = getelementptr double, ptr %a, i64 %22, !dbg !28
  %arrayidx.7 = getelementptr i8, ptr %23, i64 56, !dbg !28
  %24 = load double, ptr %arrayidx.7, align 8, !dbg !28, !tbaa !29
  %add7.7 = fadd contract double %mul4.7, %24, !dbg !31
  %mul4.8 = fmul contract double %add7.7, 5.000000e-01, !dbg !32
  %25 = sext i32 %mul5 to i64, !dbg !28
  %26 = getelementptr double, ptr %a, i64 %25, !dbg !28
  %arrayidx.8 = getelementptr i8, ptr %26, i64 64, !dbg !28
  %27 = load double, ptr %arrayidx.8, align 8, !dbg !28, !tbaa !29
  %add7.8 = fadd contract double %mul4.8, %27, !dbg !31
  %mul4.9 = fmul contract double %add7.8, 5.000000e-01, !dbg !32
  %28 = sext i32 %mul5 to i64, !dbg !28
  %29 = getelementptr double, ptr %a, i64 %28, !dbg !28
  %arrayidx.9 = getelementptr i8, ptr %29, i64 72, !dbg !28
  %30 = load double, ptr %arrayidx.9, align 8, !dbg !28, !tbaa !29
  %add7.9 = fadd contract double %mul4.9, %30, !dbg !31
  %idxprom8 = sext i32 %add to i64, !dbg !33
  %arrayidx9 = getelementptr inbounds double, ptr %out, i64 %idxprom8, !dbg !33
  store double %add7.9, ptr %arrayidx9, align 8, !dbg !34, !tbaa !29
  br label %if.end, !dbg !35

if.end:                                           ; preds = %for.cond.preheader, %entry
  ret void, !dbg !36
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
!1 = !DIFile(filename: "loops/carried_in_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "horner", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!28 = !DILocation(line: 16, column: 27, scope: !12)
!29 = !{!30, !30, i64 0}
!30 = !{!"double", !10, i64 0}
!31 = !DILocation(line: 16, column: 25, scope: !12)
!32 = !DILocation(line: 16, column: 19, scope: !12)
!33 = !DILocation(line: 17, column: 9, scope: !12)
!34 = !DILocation(line: 17, column: 18, scope: !12)
!35 = !DILocation(line: 18, column: 5, scope: !12)
!36 = !DILocation(line: 19, column: 1, scope: !12)
