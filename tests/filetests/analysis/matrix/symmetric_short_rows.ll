; ModuleID = 'matrix/symmetric_short_rows.cu'
source_filename = "matrix/symmetric_short_rows.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z20symmetric_short_rowsPfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, 40, !dbg !27
  br i1 %cmp, label %for.cond.preheader, label %if.end, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom
  %conv = sitofp i32 %add to float
  %mul8 = shl nsw i32 %add, 5
  br label %for.body, !dbg !28

for.body:                                         ; preds = %for.cond.preheader, %for.body
  %j.038 = phi i32 [ %add, %for.cond.preheader ], [ %inc, %for.body ]
  %3 = load float, ptr %arrayidx, align 4, !dbg !29, !tbaa !30
  %idxprom4 = sext i32 %j.038 to i64, !dbg !32
  %arrayidx5 = getelementptr inbounds float, ptr %a, i64 %idxprom4, !dbg !32
  %4 = load float, ptr %arrayidx5, align 4, !dbg !32, !tbaa !30
  %mul6 = fmul contract float %3, %4, !dbg !33
  %add7 = fadd contract float %mul6, %conv, !dbg !34
  %add9 = add nsw i32 %j.038, %mul8, !dbg !35
  %idxprom10 = sext i32 %add9 to i64, !dbg !36
  %arrayidx11 = getelementptr inbounds float, ptr %out, i64 %idxprom10, !dbg !36
  store float %add7, ptr %arrayidx11, align 4, !dbg !37, !tbaa !30
  %5 = load float, ptr %arrayidx, align 4, !dbg !38, !tbaa !30
  %6 = load float, ptr %arrayidx5, align 4, !dbg !39, !tbaa !30
  %mul16 = fmul contract float %5, %6, !dbg !40
  %sub = fsub contract float %mul16, %conv, !dbg !41
  %mul18 = shl nsw i32 %j.038, 5, !dbg !42
  %add19 = add nsw i32 %mul18, %add, !dbg !43
  %idxprom20 = sext i32 %add19 to i64, !dbg !44
  %arrayidx21 = getelementptr inbounds float, ptr %out, i64 %idxprom20, !dbg !44
  store float %sub, ptr %arrayidx21, align 4, !dbg !45, !tbaa !30
  %inc = add i32 %j.038, 1, !dbg !46
  %exitcond.not = icmp eq i32 %inc, 40, !dbg !47
  br i1 %exitcond.not, label %if.end, label %for.body, !dbg !28, !llvm.loop !48

if.end:                                           ; preds = %for.body, %entry
  ret void, !dbg !51
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
!1 = !DIFile(filename: "matrix/symmetric_short_rows.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "symmetric_short_rows", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matrix/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 26, scope: !12)
!22 = !DILocation(line: 10, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 39, scope: !12)
!26 = !DILocation(line: 10, column: 37, scope: !12)
!27 = !DILocation(line: 11, column: 11, scope: !12)
!28 = !DILocation(line: 12, column: 9, scope: !12)
!29 = !DILocation(line: 13, column: 31, scope: !12)
!30 = !{!31, !31, i64 0}
!31 = !{!"float", !10, i64 0}
!32 = !DILocation(line: 13, column: 38, scope: !12)
!33 = !DILocation(line: 13, column: 36, scope: !12)
!34 = !DILocation(line: 13, column: 43, scope: !12)
!35 = !DILocation(line: 13, column: 24, scope: !12)
!36 = !DILocation(line: 13, column: 13, scope: !12)
!37 = !DILocation(line: 13, column: 29, scope: !12)
!38 = !DILocation(line: 14, column: 31, scope: !12)
!39 = !DILocation(line: 14, column: 38, scope: !12)
!40 = !DILocation(line: 14, column: 36, scope: !12)
!41 = !DILocation(line: 14, column: 43, scope: !12)
!42 = !DILocation(line: 14, column: 19, scope: !12)
!43 = !DILocation(line: 14, column: 24, scope: !12)
!44 = !DILocation(line: 14, column: 13, scope: !12)
!45 = !DILocation(line: 14, column: 29, scope: !12)
!46 = !DILocation(line: 12, column: 34, scope: !12)
!47 = !DILocation(line: 12, column: 27, scope: !12)
!48 = distinct !{!48, !28, !49, !50}
!49 = !DILocation(line: 15, column: 9, scope: !12)
!50 = !{!"llvm.loop.mustprogress"}
!51 = !DILocation(line: 16, column: 1, scope: !12)
