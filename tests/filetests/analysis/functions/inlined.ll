; ModuleID = 'functions/inlined.cu'
source_filename = "functions/inlined.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none)
define dso_local noundef float @_Z10polynomialf(float noundef %x) local_unnamed_addr #0 !dbg !12 {
entry:
  %mul = fmul contract float %x, 2.000000e+00, !dbg !15
  %add = fadd contract float %mul, 3.000000e+00, !dbg !16
  %mul1 = fmul contract float %x, %add, !dbg !17
  %sub = fadd contract float %mul1, -1.000000e+00, !dbg !18
  %mul2 = fmul contract float %x, %sub, !dbg !19
  ret float %mul2, !dbg !20
}

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z7inlinedPfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #1 !dbg !21 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !22
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !26
  %mul = mul i32 %0, %1, !dbg !29
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !30
  %add = add i32 %mul, %2, !dbg !33
  %cmp = icmp slt i32 %add, %n, !dbg !34
  br i1 %cmp, label %if.then, label %if.end, !dbg !34

if.then:                                          ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !35
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !35
  %3 = load float, ptr %arrayidx, align 4, !dbg !35, !tbaa !36
  %mul.i = fmul contract float %3, 2.000000e+00, !dbg !38
  %add.i = fadd contract float %mul.i, 3.000000e+00, !dbg !40
  %mul1.i = fmul contract float %3, %add.i, !dbg !41
  %sub.i = fadd contract float %mul1.i, -1.000000e+00, !dbg !42
  %mul2.i = fmul contract float %3, %sub.i, !dbg !43
  %arrayidx5 = getelementptr inbounds float, ptr %out, i64 %idxprom, !dbg !44
  store float %mul2.i, ptr %arrayidx5, align 4, !dbg !45, !tbaa !36
  br label %if.end, !dbg !44

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !46
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" }
attributes #1 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "functions/inlined.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "polynomial", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 11, column: 54, scope: !12)
!16 = !DILocation(line: 11, column: 58, scope: !12)
!17 = !DILocation(line: 11, column: 66, scope: !12)
!18 = !DILocation(line: 11, column: 70, scope: !12)
!19 = !DILocation(line: 11, column: 78, scope: !12)
!20 = !DILocation(line: 11, column: 40, scope: !12)
!21 = distinct !DISubprogram(name: "inlined", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = !DILocation(line: 32, column: 1, scope: !23, inlinedAt: !25)
!23 = distinct !DISubprogram(name: "get_x", scope: !24, file: !24, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = !DIFile(filename: "functions/../cuda.h", directory: ".")
!25 = distinct !DILocation(line: 13, column: 13, scope: !21)
!26 = !DILocation(line: 33, column: 1, scope: !27, inlinedAt: !28)
!27 = distinct !DISubprogram(name: "get_x", scope: !24, file: !24, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!28 = distinct !DILocation(line: 13, column: 26, scope: !21)
!29 = !DILocation(line: 13, column: 24, scope: !21)
!30 = !DILocation(line: 31, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_x", scope: !24, file: !24, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 13, column: 39, scope: !21)
!33 = !DILocation(line: 13, column: 37, scope: !21)
!34 = !DILocation(line: 14, column: 11, scope: !21)
!35 = !DILocation(line: 15, column: 29, scope: !21)
!36 = !{!37, !37, i64 0}
!37 = !{!"float", !10, i64 0}
!38 = !DILocation(line: 11, column: 54, scope: !12, inlinedAt: !39)
!39 = distinct !DILocation(line: 15, column: 18, scope: !21)
!40 = !DILocation(line: 11, column: 58, scope: !12, inlinedAt: !39)
!41 = !DILocation(line: 11, column: 66, scope: !12, inlinedAt: !39)
!42 = !DILocation(line: 11, column: 70, scope: !12, inlinedAt: !39)
!43 = !DILocation(line: 11, column: 78, scope: !12, inlinedAt: !39)
!44 = !DILocation(line: 15, column: 9, scope: !21)
!45 = !DILocation(line: 15, column: 16, scope: !21)
!46 = !DILocation(line: 16, column: 1, scope: !21)
