; ModuleID = 'gridstride/unrolled_o3.cu'
source_filename = "gridstride/unrolled_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z9stride_o3PfPKfS1_i(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp16 = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp16, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !28

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul10 = mul i32 %1, %3
  br label %for.body, !dbg !28

for.cond.cleanup:                                 ; preds = %for.body, %for.body.1, %for.body.2, %for.body.3, %entry
  ret void, !dbg !29

for.body:                                         ; preds = %for.body.3, %for.body.lr.ph
  %i.017 = phi i32 [ %add, %for.body.lr.ph ], [ %add11.3, %for.body.3 ]
  %idxprom = sext i32 %i.017 to i64, !dbg !30
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !30
  %4 = load float, ptr %arrayidx, align 4, !dbg !30, !tbaa !31
  %arrayidx4 = getelementptr inbounds float, ptr %b, i64 %idxprom, !dbg !33
  %5 = load float, ptr %arrayidx4, align 4, !dbg !33, !tbaa !31
  %mul5 = fmul contract float %4, %5, !dbg !34
  %arrayidx7 = getelementptr inbounds float, ptr %out, i64 %idxprom, !dbg !35
  store float %mul5, ptr %arrayidx7, align 4, !dbg !36, !tbaa !31
  %add11 = add i32 %i.017, %mul10, !dbg !37
  %cmp = icmp slt i32 %add11, %n, !dbg !27
  br i1 %cmp, label %for.body.1, label %for.cond.cleanup, !dbg !28, !llvm.loop !38

for.body.1:                                       ; preds = %for.body
  %idxprom.1 = sext i32 %add11 to i64, !dbg !30
  %arrayidx.1 = getelementptr inbounds float, ptr %a, i64 %idxprom.1, !dbg !30
  %6 = load float, ptr %arrayidx.1, align 4, !dbg !30, !tbaa !31
  %arrayidx4.1 = getelementptr inbounds float, ptr %b, i64 %idxprom.1, !dbg !33
  %7 = load float, ptr %arrayidx4.1, align 4, !dbg !33, !tbaa !31
  %mul5.1 = fmul contract float %6, %7, !dbg !34
  %arrayidx7.1 = getelementptr inbounds float, ptr %out, i64 %idxprom.1, !dbg !35
  store float %mul5.1, ptr %arrayidx7.1, align 4, !dbg !36, !tbaa !31
  %add11.1 = add i32 %add11, %mul10, !dbg !37
  %cmp.1 = icmp slt i32 %add11.1, %n, !dbg !27
  br i1 %cmp.1, label %for.body.2, label %for.cond.cleanup, !dbg !28, !llvm.loop !38

for.body.2:                                       ; preds = %for.body.1
  %idxprom.2 = sext i32 %add11.1 to i64, !dbg !30
  %arrayidx.2 = getelementptr inbounds float, ptr %a, i64 %idxprom.2, !dbg !30
  %8 = load float, ptr %arrayidx.2, align 4, !dbg !30, !tbaa !31
  %arrayidx4.2 = getelementptr inbounds float, ptr %b, i64 %idxprom.2, !dbg !33
  %9 = load float, ptr %arrayidx4.2, align 4, !dbg !33, !tbaa !31
  %mul5.2 = fmul contract float %8, %9, !dbg !34
  %arrayidx7.2 = getelementptr inbounds float, ptr %out, i64 %idxprom.2, !dbg !35
  store float %mul5.2, ptr %arrayidx7.2, align 4, !dbg !36, !tbaa !31
  %add11.2 = add i32 %add11.1, %mul10, !dbg !37
  %cmp.2 = icmp slt i32 %add11.2, %n, !dbg !27
  br i1 %cmp.2, label %for.body.3, label %for.cond.cleanup, !dbg !28, !llvm.loop !38

for.body.3:                                       ; preds = %for.body.2
  %idxprom.3 = sext i32 %add11.2 to i64, !dbg !30
  %arrayidx.3 = getelementptr inbounds float, ptr %a, i64 %idxprom.3, !dbg !30
  %10 = load float, ptr %arrayidx.3, align 4, !dbg !30, !tbaa !31
  %arrayidx4.3 = getelementptr inbounds float, ptr %b, i64 %idxprom.3, !dbg !33
  %11 = load float, ptr %arrayidx4.3, align 4, !dbg !33, !tbaa !31
  %mul5.3 = fmul contract float %10, %11, !dbg !34
  %arrayidx7.3 = getelementptr inbounds float, ptr %out, i64 %idxprom.3, !dbg !35
  store float %mul5.3, ptr %arrayidx7.3, align 4, !dbg !36, !tbaa !31
  %add11.3 = add i32 %add11.2, %mul10, !dbg !37
  %cmp.3 = icmp slt i32 %add11.3, %n, !dbg !27
  br i1 %cmp.3, label %for.body, label %for.cond.cleanup, !dbg !28, !llvm.loop !42
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "gridstride/unrolled_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "stride_o3", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 18, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 31, scope: !12)
!22 = !DILocation(line: 12, column: 29, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 44, scope: !12)
!26 = !DILocation(line: 12, column: 42, scope: !12)
!27 = !DILocation(line: 12, column: 59, scope: !12)
!28 = !DILocation(line: 12, column: 5, scope: !12)
!29 = !DILocation(line: 14, column: 1, scope: !12)
!30 = !DILocation(line: 13, column: 18, scope: !12)
!31 = !{!32, !32, i64 0}
!32 = !{!"float", !10, i64 0}
!33 = !DILocation(line: 13, column: 25, scope: !12)
!34 = !DILocation(line: 13, column: 23, scope: !12)
!35 = !DILocation(line: 13, column: 9, scope: !12)
!36 = !DILocation(line: 13, column: 16, scope: !12)
!37 = !DILocation(line: 12, column: 66, scope: !12)
!38 = distinct !{!38, !28, !39, !40, !41}
!39 = !DILocation(line: 13, column: 28, scope: !12)
!40 = !{!"llvm.loop.mustprogress"}
!41 = !{!"llvm.loop.unroll.count", i32 4}
!42 = distinct !{!42, !28, !39, !40, !43}
!43 = !{!"llvm.loop.unroll.disable"}
