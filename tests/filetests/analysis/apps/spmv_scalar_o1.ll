; ModuleID = 'apps/spmv_scalar_o1.cu'
source_filename = "apps/spmv_scalar_o1.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z4spmvPfPKiS1_PKfS3_i(ptr noundef writeonly captures(none) %y, ptr noundef readonly captures(none) %start, ptr noundef readonly captures(none) %column, ptr noundef readonly captures(none) %value, ptr noundef readonly captures(none) %x, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp, label %if.then, label %if.end, !dbg !27

if.then:                                          ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !28
  %arrayidx = getelementptr inbounds i32, ptr %start, i64 %idxprom, !dbg !28
  %3 = load i32, ptr %arrayidx, align 4, !dbg !28, !tbaa !8
  %arrayidx5 = getelementptr i8, ptr %arrayidx, i64 4
  %4 = load i32, ptr %arrayidx5, align 4, !tbaa !8
  %cmp625 = icmp slt i32 %3, %4, !dbg !29
  br i1 %cmp625, label %for.body, label %for.cond.cleanup, !dbg !30

for.cond.cleanup:                                 ; preds = %for.body, %if.then
  %sum.0.lcssa = phi float [ 0.000000e+00, %if.then ], [ %add14, %for.body ], !dbg !31
  %arrayidx16 = getelementptr inbounds float, ptr %y, i64 %idxprom, !dbg !32
  store float %sum.0.lcssa, ptr %arrayidx16, align 4, !dbg !33, !tbaa !34
  br label %if.end, !dbg !36

for.body:                                         ; preds = %if.then, %for.body
  %k.027 = phi i32 [ %inc, %for.body ], [ %3, %if.then ]
  %sum.026 = phi float [ %add14, %for.body ], [ 0.000000e+00, %if.then ]
  %idxprom7 = sext i32 %k.027 to i64, !dbg !37
  %arrayidx8 = getelementptr inbounds float, ptr %value, i64 %idxprom7, !dbg !37
  %5 = load float, ptr %arrayidx8, align 4, !dbg !37, !tbaa !34
  %arrayidx10 = getelementptr inbounds i32, ptr %column, i64 %idxprom7, !dbg !38
  %6 = load i32, ptr %arrayidx10, align 4, !dbg !38, !tbaa !8
  %idxprom11 = sext i32 %6 to i64, !dbg !39
  %arrayidx12 = getelementptr inbounds float, ptr %x, i64 %idxprom11, !dbg !39
  %7 = load float, ptr %arrayidx12, align 4, !dbg !39, !tbaa !34
  %mul13 = fmul contract float %5, %7, !dbg !40
  %add14 = fadd contract float %sum.026, %mul13, !dbg !41
  %inc = add nsw i32 %k.027, 1, !dbg !42
  %exitcond.not = icmp eq i32 %inc, %4, !dbg !29
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !30, !llvm.loop !43

if.end:                                           ; preds = %for.cond.cleanup, %entry
  ret void, !dbg !47
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
!1 = !DIFile(filename: "apps/spmv_scalar_o1.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "spmv", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 15, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 13, column: 28, scope: !12)
!22 = !DILocation(line: 13, column: 26, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 41, scope: !12)
!26 = !DILocation(line: 13, column: 39, scope: !12)
!27 = !DILocation(line: 14, column: 13, scope: !12)
!28 = !DILocation(line: 16, column: 22, scope: !12)
!29 = !DILocation(line: 16, column: 36, scope: !12)
!30 = !DILocation(line: 16, column: 9, scope: !12)
!31 = !DILocation(line: 0, scope: !12)
!32 = !DILocation(line: 18, column: 9, scope: !12)
!33 = !DILocation(line: 18, column: 16, scope: !12)
!34 = !{!35, !35, i64 0}
!35 = !{!"float", !10, i64 0}
!36 = !DILocation(line: 19, column: 5, scope: !12)
!37 = !DILocation(line: 17, column: 20, scope: !12)
!38 = !DILocation(line: 17, column: 33, scope: !12)
!39 = !DILocation(line: 17, column: 31, scope: !12)
!40 = !DILocation(line: 17, column: 29, scope: !12)
!41 = !DILocation(line: 17, column: 17, scope: !12)
!42 = !DILocation(line: 16, column: 55, scope: !12)
!43 = distinct !{!43, !30, !44, !45, !46}
!44 = !DILocation(line: 17, column: 42, scope: !12)
!45 = !{!"llvm.loop.mustprogress"}
!46 = !{!"llvm.loop.unroll.disable"}
!47 = !DILocation(line: 20, column: 1, scope: !12)
