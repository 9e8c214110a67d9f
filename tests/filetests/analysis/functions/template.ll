; ModuleID = 'functions/template.cu'
source_filename = "functions/template.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z8instancePiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !21
  %mul.i = mul i32 %0, %1, !dbg !24
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !25
  %add.i = add i32 %mul.i, %2, !dbg !28
  %cmp13.i = icmp slt i32 %add.i, %n, !dbg !29
  br i1 %cmp13.i, label %for.body.lr.ph.i, label %_Z4eachI10TimesThreeEvPiPKiiT_.exit, !dbg !30

for.body.lr.ph.i:                                 ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul8.i = mul i32 %3, %1
  br label %for.body.i, !dbg !30

for.body.i:                                       ; preds = %for.body.i, %for.body.lr.ph.i
  %i.014.i = phi i32 [ %add.i, %for.body.lr.ph.i ], [ %add9.i, %for.body.i ]
  %idxprom.i = sext i32 %i.014.i to i64, !dbg !31
  %arrayidx.i = getelementptr inbounds i32, ptr %a, i64 %idxprom.i, !dbg !31
  %4 = load i32, ptr %arrayidx.i, align 4, !dbg !31, !tbaa !8
  %mul.i.i = mul nsw i32 %4, 3, !dbg !32
  %arrayidx5.i = getelementptr inbounds i32, ptr %out, i64 %idxprom.i, !dbg !35
  store i32 %mul.i.i, ptr %arrayidx5.i, align 4, !dbg !36, !tbaa !8
  %add9.i = add i32 %i.014.i, %mul8.i, !dbg !37
  %cmp.i = icmp slt i32 %add9.i, %n, !dbg !29
  br i1 %cmp.i, label %for.body.i, label %_Z4eachI10TimesThreeEvPiPKiiT_.exit, !dbg !30, !llvm.loop !38

_Z4eachI10TimesThreeEvPiPKiiT_.exit:              ; preds = %for.body.i, %entry
  ret void, !dbg !41
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
!1 = !DIFile(filename: "functions/template.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "instance", scope: !1, file: !1, line: 16, type: !13, scopeLine: 16, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "functions/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 18, scope: !19, inlinedAt: !20)
!19 = distinct !DISubprogram(name: "each<TimesThree>", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!20 = distinct !DILocation(line: 16, column: 59, scope: !12)
!21 = !DILocation(line: 33, column: 1, scope: !22, inlinedAt: !23)
!22 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = distinct !DILocation(line: 13, column: 31, scope: !19, inlinedAt: !20)
!24 = !DILocation(line: 13, column: 29, scope: !19, inlinedAt: !20)
!25 = !DILocation(line: 31, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 13, column: 44, scope: !19, inlinedAt: !20)
!28 = !DILocation(line: 13, column: 42, scope: !19, inlinedAt: !20)
!29 = !DILocation(line: 13, column: 59, scope: !19, inlinedAt: !20)
!30 = !DILocation(line: 13, column: 5, scope: !19, inlinedAt: !20)
!31 = !DILocation(line: 14, column: 20, scope: !19, inlinedAt: !20)
!32 = !DILocation(line: 10, column: 55, scope: !33, inlinedAt: !34)
!33 = distinct !DISubprogram(name: "operator()", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!34 = distinct !DILocation(line: 14, column: 18, scope: !19, inlinedAt: !20)
!35 = !DILocation(line: 14, column: 9, scope: !19, inlinedAt: !20)
!36 = !DILocation(line: 14, column: 16, scope: !19, inlinedAt: !20)
!37 = !DILocation(line: 13, column: 66, scope: !19, inlinedAt: !20)
!38 = distinct !{!38, !30, !39, !40}
!39 = !DILocation(line: 14, column: 24, scope: !19, inlinedAt: !20)
!40 = !{!"llvm.loop.mustprogress"}
!41 = !DILocation(line: 16, column: 90, scope: !12)
