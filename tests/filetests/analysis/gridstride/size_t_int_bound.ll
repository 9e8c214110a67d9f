; ModuleID = 'gridstride/size_t_int_bound.cu'
source_filename = "gridstride/size_t_int_bound.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z12stride_mixedPfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %conv = zext nneg i32 %0 to i64, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !20
  %conv2 = zext nneg i32 %1 to i64, !dbg !23
  %mul = mul nuw nsw i64 %conv, %conv2, !dbg !24
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !25
  %conv4 = zext nneg i32 %2 to i64, !dbg !28
  %add = add nuw nsw i64 %mul, %conv4, !dbg !29
  %conv5 = sext i32 %n to i64
  %cmp17 = icmp ult i64 %add, %conv5, !dbg !30
  br i1 %cmp17, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !31

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %conv11 = zext nneg i32 %3 to i64
  %mul12 = mul nuw nsw i64 %conv2, %conv11
  br label %for.body, !dbg !31

for.cond.cleanup:                                 ; preds = %for.body, %entry
  ret void, !dbg !32

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.018 = phi i64 [ %add, %for.body.lr.ph ], [ %add13, %for.body ]
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %i.018, !dbg !33
  %4 = load float, ptr %arrayidx, align 4, !dbg !33, !tbaa !34
  %mul6 = fmul contract float %4, 4.000000e+00, !dbg !36
  %arrayidx7 = getelementptr inbounds nuw float, ptr %out, i64 %i.018, !dbg !37
  store float %mul6, ptr %arrayidx7, align 4, !dbg !38, !tbaa !34
  %add13 = add i64 %i.018, %mul12, !dbg !39
  %cmp = icmp ult i64 %add13, %conv5, !dbg !30
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !31, !llvm.loop !40
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
!1 = !DIFile(filename: "gridstride/size_t_int_bound.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "stride_mixed", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 21, scope: !12)
!19 = !DILocation(line: 10, column: 21, scope: !12)
!20 = !DILocation(line: 33, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 10, column: 42, scope: !12)
!23 = !DILocation(line: 10, column: 42, scope: !12)
!24 = !DILocation(line: 10, column: 32, scope: !12)
!25 = !DILocation(line: 31, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 10, column: 55, scope: !12)
!28 = !DILocation(line: 10, column: 55, scope: !12)
!29 = !DILocation(line: 10, column: 53, scope: !12)
!30 = !DILocation(line: 10, column: 70, scope: !12)
!31 = !DILocation(line: 10, column: 5, scope: !12)
!32 = !DILocation(line: 12, column: 1, scope: !12)
!33 = !DILocation(line: 11, column: 18, scope: !12)
!34 = !{!35, !35, i64 0}
!35 = !{!"float", !10, i64 0}
!36 = !DILocation(line: 11, column: 23, scope: !12)
!37 = !DILocation(line: 11, column: 9, scope: !12)
!38 = !DILocation(line: 11, column: 16, scope: !12)
!39 = !DILocation(line: 10, column: 77, scope: !12)
!40 = distinct !{!40, !31, !41, !42}
!41 = !DILocation(line: 11, column: 25, scope: !12)
!42 = !{!"llvm.loop.mustprogress"}
