; ModuleID = 'apps/convolution_o3.cu'
source_filename = "apps/convolution_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z11convolutionPfPKfS1_ii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %filter, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !27
  %4 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !30
  %mul5 = mul nuw nsw i32 %3, %4, !dbg !33
  %5 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !34
  %add7 = add nuw nsw i32 %mul5, %5, !dbg !37
  %cmp.not = icmp slt i32 %add, %w, !dbg !38
  %cmp8.not = icmp slt i32 %add7, %h
  %or.cond = and i1 %cmp.not, %cmp8.not, !dbg !39
  br i1 %or.cond, label %for.cond.preheader, label %cleanup, !dbg !39

for.cond.preheader:                               ; preds = %entry
  %sub = add nsw i32 %w, -1
  %sub19 = add nsw i32 %h, -1
  %6 = tail call i32 @llvm.smax.i32(i32 %add, i32 1), !dbg !40
  %cond.i56 = add nsw i32 %6, -1, !dbg !40
  %cond.i54 = tail call noundef i32 @llvm.smin.i32(i32 %cond.i56, i32 range(i32 -2147483648, 2147483647) %sub), !dbg !43
  %cond.i55 = tail call i32 @llvm.usub.sat.i32(i32 %add7, i32 1)
  %7 = tail call i32 @llvm.umin.i32(i32 %cond.i55, i32 %sub19)
  %mul21 = mul nsw i32 %7, %w
  %add22 = add nsw i32 %cond.i54, %mul21, !dbg !46
  %idxprom = sext i32 %add22 to i64, !dbg !47
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !47
  %8 = load float, ptr %arrayidx, align 4, !dbg !47, !tbaa !48
  %9 = load float, ptr %filter, align 4, !dbg !50, !tbaa !48
  %mul29 = fmul contract float %8, %9, !dbg !51
  %add30 = fadd contract float %mul29, 0.000000e+00, !dbg !52
  %cond.i56.1 = tail call noundef i32 @llvm.smax.i32(i32 %add, i32 0), !dbg !40
  %cond.i54.1 = tail call noundef i32 @llvm.smin.i32(i32 %cond.i56.1, i32 range(i32 -2147483648, 2147483647) %sub), !dbg !43
  %add22.1 = add nsw i32 %cond.i54.1, %mul21, !dbg !46
  %idxprom.1 = sext i32 %add22.1 to i64, !dbg !47
  %arrayidx.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.1, !dbg !47
  %10 = load float, ptr %arrayidx.1, align 4, !dbg !47, !tbaa !48
  %arrayidx28.1 = getelementptr i8, ptr %filter, i64 4, !dbg !50
  %11 = load float, ptr %arrayidx28.1, align 4, !dbg !50, !tbaa !48
  %mul29.1 = fmul contract float %10, %11, !dbg !51
  %add30.1 = fadd contract float %add30, %mul29.1, !dbg !52
  %12 = tail call i32 @llvm.smax.i32(i32 %add, i32 -1), !dbg !40
  %cond.i56.2 = add nsw i32 %12, 1, !dbg !40
  %cond.i54.2 = tail call noundef i32 @llvm.smin.i32(i32 %cond.i56.2, i32 range(i32 -2147483648, 2147483647) %sub), !dbg !43
  %add22.2 = add nsw i32 %cond.i54.2, %mul21, !dbg !46
  %idxprom.2 = sext i32 %add22.2 to i64, !dbg !47
  %arrayidx.2 = getelementptr inbounds float, ptr %a, i64 %idxprom.2, !dbg !47
  %13 = load float, ptr %arrayidx.2, align 4, !dbg !47, !tbaa !48
  %arrayidx28.2 = getelementptr i8, ptr %filter, i64 8, !dbg !50
  %14 = load float, ptr %arrayidx28.2, align 4, !dbg !50, !tbaa !48
  %mul29.2 = fmul contract float %13, %14, !dbg !51
  %add30.2 = fadd contract float %add30.1, %mul29.2, !dbg !52
  %15 = tail call i32 @llvm.umin.i32(i32 %add7, i32 %sub19)
  %mul21.1 = mul nsw i32 %15, %w
  %add22.161 = add nsw i32 %cond.i54, %mul21.1, !dbg !46
  %idxprom.162 = sext i32 %add22.161 to i64, !dbg !47
  %arrayidx.163 = getelementptr inbounds float, ptr %a, i64 %idxprom.162, !dbg !47
  %16 = load float, ptr %arrayidx.163, align 4, !dbg !47, !tbaa !48
  %arrayidx28.164 = getelementptr i8, ptr %filter, i64 12, !dbg !50
  %17 = load float, ptr %arrayidx28.164, align 4, !dbg !50, !tbaa !48
  %mul29.165 = fmul contract float %16, %17, !dbg !51
  %add30.166 = fadd contract float %add30.2, %mul29.165, !dbg !52
  %add22.1.1 = add nsw i32 %cond.i54.1, %mul21.1, !dbg !46
  %idxprom.1.1 = sext i32 %add22.1.1 to i64, !dbg !47
  %arrayidx.1.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.1.1, !dbg !47
  %18 = load float, ptr %arrayidx.1.1, align 4, !dbg !47, !tbaa !48
  %arrayidx28.1.1 = getelementptr i8, ptr %filter, i64 16, !dbg !50
  %19 = load float, ptr %arrayidx28.1.1, align 4, !dbg !50, !tbaa !48
  %mul29.1.1 = fmul contract float %18, %19, !dbg !51
  %add30.1.1 = fadd contract float %add30.166, %mul29.1.1, !dbg !52
  %add22.2.1 = add nsw i32 %cond.i54.2, %mul21.1, !dbg !46
  %idxprom.2.1 = sext i32 %add22.2.1 to i64, !dbg !47
  %arrayidx.2.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.2.1, !dbg !47
  %20 = load float, ptr %arrayidx.2.1, align 4, !dbg !47, !tbaa !48
  %arrayidx28.2.1 = getelementptr i8, ptr %filter, i64 20, !dbg !50
  %21 = load float, ptr %arrayidx28.2.1, align 4, !dbg !50, !tbaa !48
  %mul29.2.1 = fmul contract float %20, %21, !dbg !51
  %add30.2.1 = fadd contract float %add30.1.1, %mul29.2.1, !dbg !52
  %add17.2 = add nuw nsw i32 %add7, 1
  %22 = tail call i32 @llvm.umin.i32(i32 %add17.2, i32 %sub19)
  %mul21.2 = mul nsw i32 %22, %w
  %add22.267 = add nsw i32 %cond.i54, %mul21.2, !dbg !46
  %idxprom.268 = sext i32 %add22.267 to i64, !dbg !47
  %arrayidx.269 = getelementptr inbounds float, ptr %a, i64 %idxprom.268, !dbg !47
  %23 = load float, ptr %arrayidx.269, align 4, !dbg !47, !tbaa !48
  %arrayidx28.271 = getelementptr i8, ptr %filter, i64 24, !dbg !50
  %24 = load float, ptr %arrayidx28.271, align 4, !dbg !50, !tbaa !48
  %mul29.272 = fmul contract float %23, %24, !dbg !51
  %add30.273 = fadd contract float %add30.2.1, %mul29.272, !dbg !52
  %add22.1.2 = add nsw i32 %cond.i54.1, %mul21.2, !dbg !46
  %idxprom.1.2 = sext i32 %add22.1.2 to i64, !dbg !47
  %arrayidx.1.2 = getelementptr inbounds float, ptr %a, i64 %idxprom.1.2, !dbg !47
  %25 = load float, ptr %arrayidx.1.2, align 4, !dbg !47, !tbaa !48
  %arrayidx28.1.2 = getelementptr i8, ptr %filter, i64 28, !dbg !50
  %26 = load float, ptr %arrayidx28.1.2, align 4, !dbg !50, !tbaa !48
  %mul29.1.2 = fmul contract float %25, %26, !dbg !51
  %add30.1.2 = fadd contract float %add30.273, %mul29.1.2, !dbg !52
  %add22.2.2 = add nsw i32 %cond.i54.2, %mul21.2, !dbg !46
  %idxprom.2.2 = sext i32 %add22.2.2 to i64, !dbg !47
  %arrayidx.2.2 = getelementptr inbounds float, ptr %a, i64 %idxprom.2.2, !dbg !47
  %27 = load float, ptr %arrayidx.2.2, align 4, !dbg !47, !tbaa !48
  %arrayidx28.2.2 = getelementptr i8, ptr %filter, i64 32, !dbg !50
  %28 = load float, ptr %arrayidx28.2.2, align 4, !dbg !50, !tbaa !48
  %mul29.2.2 = fmul contract float %27, %28, !dbg !51
  %add30.2.2 = fadd contract float %add30.1.2, %mul29.2.2, !dbg !52
  %mul34 = mul nsw i32 %w, %add7, !dbg !53
  %add35 = add nsw i32 %mul34, %add, !dbg !54
  %idxprom36 = sext i32 %add35 to i64, !dbg !55
  %arrayidx37 = getelementptr inbounds float, ptr %out, i64 %idxprom36, !dbg !55
  store float %add30.2.2, ptr %arrayidx37, align 4, !dbg !56, !tbaa !48
  br label %cleanup, !dbg !57

cleanup:                                          ; preds = %entry, %for.cond.preheader
  ret void, !dbg !57
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #2

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32) #2

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.umin.i32(i32, i32) #2

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.usub.sat.i32(i32, i32) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/convolution_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "convolution", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 26, scope: !12)
!22 = !DILocation(line: 14, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 39, scope: !12)
!26 = !DILocation(line: 14, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 15, column: 13, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 15, column: 26, scope: !12)
!33 = !DILocation(line: 15, column: 24, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 15, column: 39, scope: !12)
!37 = !DILocation(line: 15, column: 37, scope: !12)
!38 = !DILocation(line: 16, column: 11, scope: !12)
!39 = !DILocation(line: 16, column: 16, scope: !12)
!40 = !DILocation(line: 55, column: 39, scope: !41, inlinedAt: !42)
!41 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!42 = distinct !DILocation(line: 21, column: 26, scope: !12)
!43 = !DILocation(line: 54, column: 39, scope: !44, inlinedAt: !45)
!44 = distinct !DISubprogram(name: "min", scope: !17, file: !17, line: 54, type: !13, scopeLine: 54, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!45 = distinct !DILocation(line: 21, column: 22, scope: !12)
!46 = !DILocation(line: 22, column: 29, scope: !12)
!47 = !DILocation(line: 22, column: 20, scope: !12)
!48 = !{!49, !49, i64 0}
!49 = !{!"float", !10, i64 0}
!50 = !DILocation(line: 22, column: 37, scope: !12)
!51 = !DILocation(line: 22, column: 35, scope: !12)
!52 = !DILocation(line: 22, column: 17, scope: !12)
!53 = !DILocation(line: 24, column: 11, scope: !12)
!54 = !DILocation(line: 24, column: 15, scope: !12)
!55 = !DILocation(line: 24, column: 5, scope: !12)
!56 = !DILocation(line: 24, column: 20, scope: !12)
!57 = !DILocation(line: 25, column: 1, scope: !12)
