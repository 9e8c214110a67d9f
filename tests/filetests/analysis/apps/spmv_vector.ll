; ModuleID = 'apps/spmv_vector.cu'
source_filename = "apps/spmv_vector.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)
define dso_local ptx_kernel void @_Z11spmv_vectorPfPKiS1_PKfS3_i(ptr noundef writeonly captures(none) %y, ptr noundef readonly captures(none) %start, ptr noundef readonly captures(none) %column, ptr noundef readonly captures(none) %value, ptr noundef readonly captures(none) %x, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %div = sdiv i32 %add, 32, !dbg !27
  %and = and i32 %add, 31, !dbg !28
  %cmp.not = icmp slt i32 %div, %n, !dbg !29
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !29

if.end:                                           ; preds = %entry
  %idxprom = sext i32 %div to i64, !dbg !30
  %arrayidx = getelementptr inbounds i32, ptr %start, i64 %idxprom, !dbg !30
  %3 = load i32, ptr %arrayidx, align 4, !dbg !30, !tbaa !8
  %add3 = add nsw i32 %3, %and, !dbg !31
  %arrayidx6 = getelementptr i8, ptr %arrayidx, i64 4
  %4 = load i32, ptr %arrayidx6, align 4, !tbaa !8
  %cmp748 = icmp slt i32 %add3, %4, !dbg !32
  br i1 %cmp748, label %for.body, label %for.cond17.preheader, !dbg !33

for.cond17.preheader:                             ; preds = %for.body, %if.end
  %sum.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add15, %for.body ], !dbg !34
  %5 = tail call contract noundef float @llvm.nvvm.shfl.sync.down.f32(i32 -1, float %sum.0.lcssa, i32 range(i32 1, -2147483648) 16, i32 31), !dbg !35
  %add22 = fadd contract float %sum.0.lcssa, %5, !dbg !38
  %6 = tail call contract noundef float @llvm.nvvm.shfl.sync.down.f32(i32 -1, float %add22, i32 range(i32 1, -2147483648) 8, i32 31), !dbg !35
  %add22.1 = fadd contract float %add22, %6, !dbg !38
  %7 = tail call contract noundef float @llvm.nvvm.shfl.sync.down.f32(i32 -1, float %add22.1, i32 range(i32 1, -2147483648) 4, i32 31), !dbg !35
  %add22.2 = fadd contract float %add22.1, %7, !dbg !38
  %8 = tail call contract noundef float @llvm.nvvm.shfl.sync.down.f32(i32 -1, float %add22.2, i32 range(i32 1, -2147483648) 2, i32 31), !dbg !35
  %add22.3 = fadd contract float %add22.2, %8, !dbg !38
  %9 = tail call contract noundef float @llvm.nvvm.shfl.sync.down.f32(i32 -1, float %add22.3, i32 range(i32 1, -2147483648) 1, i32 31), !dbg !35
  %cmp26 = icmp eq i32 %and, 0, !dbg !39
  br i1 %cmp26, label %if.then27, label %cleanup, !dbg !39

for.body:                                         ; preds = %if.end, %for.body
  %k.050 = phi i32 [ %add16, %for.body ], [ %add3, %if.end ]
  %sum.049 = phi float [ %add15, %for.body ], [ 0.000000e+00, %if.end ]
  %idxprom8 = sext i32 %k.050 to i64, !dbg !40
  %arrayidx9 = getelementptr inbounds float, ptr %value, i64 %idxprom8, !dbg !40
  %10 = load float, ptr %arrayidx9, align 4, !dbg !40, !tbaa !41
  %arrayidx11 = getelementptr inbounds i32, ptr %column, i64 %idxprom8, !dbg !43
  %11 = load i32, ptr %arrayidx11, align 4, !dbg !43, !tbaa !8
  %idxprom12 = sext i32 %11 to i64, !dbg !44
  %arrayidx13 = getelementptr inbounds float, ptr %x, i64 %idxprom12, !dbg !44
  %12 = load float, ptr %arrayidx13, align 4, !dbg !44, !tbaa !41
  %mul14 = fmul contract float %10, %12, !dbg !45
  %add15 = fadd contract float %sum.049, %mul14, !dbg !46
  %add16 = add nsw i32 %k.050, 32, !dbg !47
  %cmp7 = icmp slt i32 %add16, %4, !dbg !32
  br i1 %cmp7, label %for.body, label %for.cond17.preheader, !dbg !33, !llvm.loop !48

if.then27:                                        ; preds = %for.cond17.preheader
  %add22.4 = fadd contract float %add22.3, %9, !dbg !38
  %arrayidx29 = getelementptr inbounds float, ptr %y, i64 %idxprom
  store float %add22.4, ptr %arrayidx29, align 4, !dbg !51, !tbaa !41
  br label %cleanup, !dbg !52

cleanup:                                          ; preds = %for.cond17.preheader, %if.then27, %entry
  ret void, !dbg !53
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare float @llvm.nvvm.shfl.sync.down.f32(i32, float, i32, i32) #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/spmv_vector.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "spmv_vector", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!27 = !DILocation(line: 14, column: 17, scope: !12)
!28 = !DILocation(line: 14, column: 32, scope: !12)
!29 = !DILocation(line: 15, column: 13, scope: !12)
!30 = !DILocation(line: 18, column: 18, scope: !12)
!31 = !DILocation(line: 18, column: 29, scope: !12)
!32 = !DILocation(line: 18, column: 39, scope: !12)
!33 = !DILocation(line: 18, column: 5, scope: !12)
!34 = !DILocation(line: 0, scope: !12)
!35 = !DILocation(line: 107, column: 72, scope: !36, inlinedAt: !37)
!36 = distinct !DISubprogram(name: "__shfl_down_sync", scope: !17, file: !17, line: 107, type: !13, scopeLine: 107, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!37 = distinct !DILocation(line: 21, column: 16, scope: !12)
!38 = !DILocation(line: 21, column: 13, scope: !12)
!39 = !DILocation(line: 22, column: 14, scope: !12)
!40 = !DILocation(line: 19, column: 16, scope: !12)
!41 = !{!42, !42, i64 0}
!42 = !{!"float", !10, i64 0}
!43 = !DILocation(line: 19, column: 29, scope: !12)
!44 = !DILocation(line: 19, column: 27, scope: !12)
!45 = !DILocation(line: 19, column: 25, scope: !12)
!46 = !DILocation(line: 19, column: 13, scope: !12)
!47 = !DILocation(line: 18, column: 59, scope: !12)
!48 = distinct !{!48, !33, !49, !50}
!49 = !DILocation(line: 19, column: 38, scope: !12)
!50 = !{!"llvm.loop.mustprogress"}
!51 = !DILocation(line: 23, column: 16, scope: !12)
!52 = !DILocation(line: 23, column: 9, scope: !12)
!53 = !DILocation(line: 24, column: 1, scope: !12)
