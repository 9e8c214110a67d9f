; ModuleID = 'apps/batched_matrices.cu'
source_filename = "apps/batched_matrices.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z7batchedPfPKfS1_i(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %mul8 = shl nsw i32 %add, 2
  %idxprom = sext i32 %mul8 to i64
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom
  %arrayidx21 = getelementptr i8, ptr %arrayidx, i64 4
  %3 = load float, ptr %arrayidx, align 4, !dbg !28, !tbaa !29
  %arrayidx14 = getelementptr inbounds float, ptr %b, i64 %idxprom, !dbg !31
  %4 = load float, ptr %arrayidx14, align 4, !dbg !31, !tbaa !29
  %mul15 = fmul contract float %3, %4, !dbg !32
  %5 = load float, ptr %arrayidx21, align 4, !dbg !33, !tbaa !29
  %arrayidx26 = getelementptr i8, ptr %arrayidx14, i64 8, !dbg !34
  %6 = load float, ptr %arrayidx26, align 4, !dbg !34, !tbaa !29
  %mul27 = fmul contract float %5, %6, !dbg !35
  %add28 = fadd contract float %mul15, %mul27, !dbg !36
  %arrayidx34 = getelementptr inbounds float, ptr %out, i64 %idxprom, !dbg !37
  store float %add28, ptr %arrayidx34, align 4, !dbg !38, !tbaa !29
  %7 = load float, ptr %arrayidx, align 4, !dbg !28, !tbaa !29
  %add12.1 = or disjoint i32 %mul8, 1, !dbg !39
  %idxprom13.1 = sext i32 %add12.1 to i64, !dbg !31
  %arrayidx14.1 = getelementptr inbounds float, ptr %b, i64 %idxprom13.1, !dbg !31
  %8 = load float, ptr %arrayidx14.1, align 4, !dbg !31, !tbaa !29
  %mul15.1 = fmul contract float %7, %8, !dbg !32
  %9 = load float, ptr %arrayidx21, align 4, !dbg !33, !tbaa !29
  %arrayidx26.1 = getelementptr i8, ptr %arrayidx14.1, i64 8, !dbg !34
  %10 = load float, ptr %arrayidx26.1, align 4, !dbg !34, !tbaa !29
  %mul27.1 = fmul contract float %9, %10, !dbg !35
  %add28.1 = fadd contract float %mul15.1, %mul27.1, !dbg !36
  %arrayidx34.1 = getelementptr inbounds float, ptr %out, i64 %idxprom13.1, !dbg !37
  store float %add28.1, ptr %arrayidx34.1, align 4, !dbg !38, !tbaa !29
  %add10.1 = or disjoint i32 %mul8, 2
  %idxprom.1 = sext i32 %add10.1 to i64
  %arrayidx.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.1
  %arrayidx21.1 = getelementptr i8, ptr %arrayidx.1, i64 4
  %11 = load float, ptr %arrayidx.1, align 4, !dbg !28, !tbaa !29
  %12 = load float, ptr %arrayidx14, align 4, !dbg !31, !tbaa !29
  %mul15.157 = fmul contract float %11, %12, !dbg !32
  %13 = load float, ptr %arrayidx21.1, align 4, !dbg !33, !tbaa !29
  %14 = load float, ptr %arrayidx26, align 4, !dbg !34, !tbaa !29
  %mul27.159 = fmul contract float %13, %14, !dbg !35
  %add28.160 = fadd contract float %mul15.157, %mul27.159, !dbg !36
  %arrayidx34.162 = getelementptr inbounds float, ptr %out, i64 %idxprom.1, !dbg !37
  store float %add28.160, ptr %arrayidx34.162, align 4, !dbg !38, !tbaa !29
  %15 = load float, ptr %arrayidx.1, align 4, !dbg !28, !tbaa !29
  %16 = load float, ptr %arrayidx14.1, align 4, !dbg !31, !tbaa !29
  %mul15.1.1 = fmul contract float %15, %16, !dbg !32
  %17 = load float, ptr %arrayidx21.1, align 4, !dbg !33, !tbaa !29
  %18 = load float, ptr %arrayidx26.1, align 4, !dbg !34, !tbaa !29
  %mul27.1.1 = fmul contract float %17, %18, !dbg !35
  %add28.1.1 = fadd contract float %mul15.1.1, %mul27.1.1, !dbg !36
  %19 = sext i32 %mul8 to i64, !dbg !37
  %20 = getelementptr float, ptr %out, i64 %19, !dbg !37
  %arrayidx34.1.1 = getelementptr i8, ptr %20, i64 12, !dbg !37
  store float %add28.1.1, ptr %arrayidx34.1.1, align 4, !dbg !38, !tbaa !29
  br label %cleanup, !dbg !40

cleanup:                                          ; preds = %for.cond.preheader, %entry
  ret void, !dbg !40
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
!1 = !DIFile(filename: "apps/batched_matrices.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "batched", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!28 = !DILocation(line: 17, column: 38, scope: !12)
!29 = !{!30, !30, i64 0}
!30 = !{!"float", !10, i64 0}
!31 = !DILocation(line: 17, column: 57, scope: !12)
!32 = !DILocation(line: 17, column: 55, scope: !12)
!33 = !DILocation(line: 17, column: 72, scope: !12)
!34 = !DILocation(line: 17, column: 95, scope: !12)
!35 = !DILocation(line: 17, column: 93, scope: !12)
!36 = !DILocation(line: 17, column: 70, scope: !12)
!37 = !DILocation(line: 17, column: 13, scope: !12)
!38 = !DILocation(line: 17, column: 36, scope: !12)
!39 = !DILocation(line: 17, column: 65, scope: !12)
!40 = !DILocation(line: 18, column: 1, scope: !12)
