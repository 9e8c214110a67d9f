; ModuleID = 'apps/black_scholes.cu'
source_filename = "apps/black_scholes.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress nofree nounwind willreturn memory(none)
define dso_local noundef float @_Z10normal_cdff(float noundef %d) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call contract noundef float @llvm.fabs.f32(float %d), !dbg !15
  %mul = fmul contract float %0, 0x3FCDA67120000000, !dbg !19
  %add = fadd contract float %mul, 1.000000e+00, !dbg !20
  %div = fdiv contract float 1.000000e+00, %add, !dbg !21
  %mul1 = fmul contract float %d, -5.000000e-01, !dbg !22
  %mul2 = fmul contract float %d, %mul1, !dbg !23
  %call.i = tail call contract noundef float @__nv_expf(float noundef %mul2) #4, !dbg !24
  %mul4 = fmul contract float %call.i, 0x3FD9884540000000, !dbg !27
  %mul5 = fmul contract float %div, 0x3FFC80EF00000000, !dbg !28
  %add6 = fadd contract float %mul5, 0xBFD6D1F0E0000000, !dbg !29
  %mul7 = fmul contract float %div, %add6, !dbg !30
  %add8 = fadd contract float %mul7, 0x3FD470BF40000000, !dbg !31
  %mul9 = fmul contract float %div, %add8, !dbg !32
  %mul10 = fmul contract float %mul9, %mul4, !dbg !33
  %cmp = fcmp contract ogt float %d, 0.000000e+00, !dbg !34
  %sub = fsub contract float 1.000000e+00, %mul10, !dbg !35
  %cond = select contract i1 %cmp, float %sub, float %mul10, !dbg !35
  ret float %cond, !dbg !36
}

; Function Attrs: convergent mustprogress nofree noinline norecurse nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13black_scholesPfS_PKfS1_ffi(ptr noundef writeonly captures(none) %call, ptr noundef writeonly captures(none) %put, ptr noundef readonly captures(none) %price, ptr noundef readonly captures(none) %strike, float noundef %rate, float noundef %volatility, i32 noundef %n) local_unnamed_addr #1 !dbg !37 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !38
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !41
  %mul = mul i32 %0, %1, !dbg !44
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !45
  %add = add i32 %mul, %2, !dbg !48
  %cmp103 = icmp slt i32 %add, %n, !dbg !49
  br i1 %cmp103, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !50

for.body.lr.ph:                                   ; preds = %entry
  %mul10 = fmul contract float %volatility, 5.000000e-01
  %mul11 = fmul contract float %volatility, %mul10
  %fneg = fneg contract float %rate
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul35 = mul i32 %3, %1
  br label %for.body, !dbg !50

for.cond.cleanup:                                 ; preds = %for.body, %entry
  ret void, !dbg !51

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.0104 = phi i32 [ %add, %for.body.lr.ph ], [ %add36, %for.body ]
  %idxprom = sext i32 %i.0104 to i64, !dbg !52
  %arrayidx = getelementptr inbounds float, ptr %price, i64 %idxprom, !dbg !52
  %4 = load float, ptr %arrayidx, align 4, !dbg !52, !tbaa !53
  %add4 = fadd contract float %4, 1.000000e+01, !dbg !55
  %arrayidx6 = getelementptr inbounds float, ptr %strike, i64 %idxprom, !dbg !56
  %5 = load float, ptr %arrayidx6, align 4, !dbg !56, !tbaa !53
  %add7 = fadd contract float %5, 1.000000e+01, !dbg !57
  %div = fdiv contract float %add4, %add7, !dbg !58
  %call.i54 = tail call contract noundef float @__nv_logf(float noundef %div) #4, !dbg !59
  %add9 = fadd contract float %rate, %call.i54, !dbg !62
  %add12 = fadd contract float %mul11, %add9, !dbg !63
  %div13 = fdiv contract float %add12, %volatility, !dbg !64
  %sub = fsub contract float %div13, %volatility, !dbg !65
  %call.i = tail call contract noundef float @__nv_expf(float noundef %fneg) #4, !dbg !66
  %6 = tail call contract float @llvm.fabs.f32(float %div13), !dbg !68
  %mul.i = fmul contract float %6, 0x3FCDA67120000000, !dbg !71
  %add.i = fadd contract float %mul.i, 1.000000e+00, !dbg !72
  %div.i = fdiv contract float 1.000000e+00, %add.i, !dbg !73
  %mul1.i = fmul contract float %div13, -5.000000e-01, !dbg !74
  %mul2.i = fmul contract float %div13, %mul1.i, !dbg !75
  %call.i.i = tail call contract noundef float @__nv_expf(float noundef %mul2.i) #4, !dbg !76
  %mul4.i = fmul contract float %call.i.i, 0x3FD9884540000000, !dbg !78
  %mul5.i = fmul contract float %div.i, 0x3FFC80EF00000000, !dbg !79
  %add6.i = fadd contract float %mul5.i, 0xBFD6D1F0E0000000, !dbg !80
  %mul7.i = fmul contract float %div.i, %add6.i, !dbg !81
  %add8.i = fadd contract float %mul7.i, 0x3FD470BF40000000, !dbg !82
  %mul9.i = fmul contract float %div.i, %add8.i, !dbg !83
  %mul10.i = fmul contract float %mul4.i, %mul9.i, !dbg !84
  %cmp.i = fcmp contract ogt float %div13, 0.000000e+00, !dbg !85
  %sub.i = fsub contract float 1.000000e+00, %mul10.i, !dbg !86
  %cond.i = select contract i1 %cmp.i, float %sub.i, float %mul10.i, !dbg !86
  %mul16 = fmul contract float %add4, %cond.i, !dbg !87
  %mul17 = fmul contract float %add7, %call.i, !dbg !88
  %7 = tail call contract float @llvm.fabs.f32(float %sub), !dbg !89
  %mul.i55 = fmul contract float %7, 0x3FCDA67120000000, !dbg !92
  %add.i56 = fadd contract float %mul.i55, 1.000000e+00, !dbg !93
  %div.i57 = fdiv contract float 1.000000e+00, %add.i56, !dbg !94
  %mul1.i58 = fmul contract float %sub, -5.000000e-01, !dbg !95
  %mul2.i59 = fmul contract float %sub, %mul1.i58, !dbg !96
  %call.i.i60 = tail call contract noundef float @__nv_expf(float noundef %mul2.i59) #4, !dbg !97
  %mul4.i61 = fmul contract float %call.i.i60, 0x3FD9884540000000, !dbg !99
  %mul5.i62 = fmul contract float %div.i57, 0x3FFC80EF00000000, !dbg !100
  %add6.i63 = fadd contract float %mul5.i62, 0xBFD6D1F0E0000000, !dbg !101
  %mul7.i64 = fmul contract float %div.i57, %add6.i63, !dbg !102
  %add8.i65 = fadd contract float %mul7.i64, 0x3FD470BF40000000, !dbg !103
  %mul9.i66 = fmul contract float %div.i57, %add8.i65, !dbg !104
  %mul10.i67 = fmul contract float %mul4.i61, %mul9.i66, !dbg !105
  %cmp.i68 = fcmp contract ogt float %sub, 0.000000e+00, !dbg !106
  %sub.i69 = fsub contract float 1.000000e+00, %mul10.i67, !dbg !107
  %cond.i70 = select contract i1 %cmp.i68, float %sub.i69, float %mul10.i67, !dbg !107
  %mul19 = fmul contract float %mul17, %cond.i70, !dbg !108
  %sub20 = fsub contract float %mul16, %mul19, !dbg !109
  %arrayidx22 = getelementptr inbounds float, ptr %call, i64 %idxprom, !dbg !110
  store float %sub20, ptr %arrayidx22, align 4, !dbg !111, !tbaa !53
  %fneg24 = fneg contract float %sub, !dbg !112
  %mul1.i74 = fmul contract float %sub, 5.000000e-01, !dbg !113
  %mul2.i75 = fmul contract float %mul1.i74, %fneg24, !dbg !115
  %call.i.i76 = tail call contract noundef float @__nv_expf(float noundef %mul2.i75) #4, !dbg !116
  %mul4.i77 = fmul contract float %call.i.i76, 0x3FD9884540000000, !dbg !118
  %mul10.i83 = fmul contract float %mul4.i77, %mul9.i66, !dbg !119
  %cmp.i84 = fcmp contract olt float %sub, 0.000000e+00, !dbg !120
  %sub.i85 = fsub contract float 1.000000e+00, %mul10.i83, !dbg !121
  %cond.i86 = select contract i1 %cmp.i84, float %sub.i85, float %mul10.i83, !dbg !121
  %mul26 = fmul contract float %mul17, %cond.i86, !dbg !122
  %fneg27 = fneg contract float %div13, !dbg !123
  %mul1.i90 = fmul contract float %div13, 5.000000e-01, !dbg !124
  %mul2.i91 = fmul contract float %mul1.i90, %fneg27, !dbg !126
  %call.i.i92 = tail call contract noundef float @__nv_expf(float noundef %mul2.i91) #4, !dbg !127
  %mul4.i93 = fmul contract float %call.i.i92, 0x3FD9884540000000, !dbg !129
  %mul10.i99 = fmul contract float %mul4.i93, %mul9.i, !dbg !130
  %cmp.i100 = fcmp contract olt float %div13, 0.000000e+00, !dbg !131
  %sub.i101 = fsub contract float 1.000000e+00, %mul10.i99, !dbg !132
  %cond.i102 = select contract i1 %cmp.i100, float %sub.i101, float %mul10.i99, !dbg !132
  %mul29 = fmul contract float %add4, %cond.i102, !dbg !133
  %sub30 = fsub contract float %mul26, %mul29, !dbg !134
  %arrayidx32 = getelementptr inbounds float, ptr %put, i64 %idxprom, !dbg !135
  store float %sub30, ptr %arrayidx32, align 4, !dbg !136, !tbaa !53
  %add36 = add i32 %i.0104, %mul35, !dbg !137
  %cmp = icmp slt i32 %add36, %n, !dbg !49
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !50, !llvm.loop !138
}

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fabs.f32(float) #2

; Function Attrs: convergent mustprogress nofree nounwind willreturn memory(none)
declare dso_local float @__nv_expf(float noundef) local_unnamed_addr #0

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #3

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #3

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #3

; Function Attrs: convergent mustprogress nofree nounwind willreturn memory(none)
declare dso_local float @__nv_logf(float noundef) local_unnamed_addr #0

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #3

attributes #0 = { convergent mustprogress nofree nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" }
attributes #1 = { convergent mustprogress nofree noinline norecurse nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #4 = { convergent nounwind willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/black_scholes.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "normal_cdf", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 62, column: 38, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "fabsf", scope: !17, file: !17, line: 62, type: !13, scopeLine: 62, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 43, scope: !12)
!19 = !DILocation(line: 10, column: 41, scope: !12)
!20 = !DILocation(line: 10, column: 28, scope: !12)
!21 = !DILocation(line: 10, column: 20, scope: !12)
!22 = !DILocation(line: 11, column: 40, scope: !12)
!23 = !DILocation(line: 11, column: 44, scope: !12)
!24 = !DILocation(line: 74, column: 37, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "expf", scope: !17, file: !17, line: 74, type: !13, scopeLine: 74, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!26 = distinct !DILocation(line: 11, column: 29, scope: !12)
!27 = !DILocation(line: 11, column: 27, scope: !12)
!28 = !DILocation(line: 11, column: 94, scope: !12)
!29 = !DILocation(line: 11, column: 90, scope: !12)
!30 = !DILocation(line: 11, column: 73, scope: !12)
!31 = !DILocation(line: 11, column: 69, scope: !12)
!32 = !DILocation(line: 11, column: 54, scope: !12)
!33 = !DILocation(line: 11, column: 49, scope: !12)
!34 = !DILocation(line: 12, column: 14, scope: !12)
!35 = !DILocation(line: 12, column: 12, scope: !12)
!36 = !DILocation(line: 12, column: 5, scope: !12)
!37 = distinct !DISubprogram(name: "black_scholes", scope: !1, file: !1, line: 14, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!38 = !DILocation(line: 32, column: 1, scope: !39, inlinedAt: !40)
!39 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!40 = distinct !DILocation(line: 16, column: 18, scope: !37)
!41 = !DILocation(line: 33, column: 1, scope: !42, inlinedAt: !43)
!42 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!43 = distinct !DILocation(line: 16, column: 31, scope: !37)
!44 = !DILocation(line: 16, column: 29, scope: !37)
!45 = !DILocation(line: 31, column: 1, scope: !46, inlinedAt: !47)
!46 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!47 = distinct !DILocation(line: 16, column: 44, scope: !37)
!48 = !DILocation(line: 16, column: 42, scope: !37)
!49 = !DILocation(line: 16, column: 59, scope: !37)
!50 = !DILocation(line: 16, column: 5, scope: !37)
!51 = !DILocation(line: 24, column: 1, scope: !37)
!52 = !DILocation(line: 17, column: 27, scope: !37)
!53 = !{!54, !54, i64 0}
!54 = !{!"float", !10, i64 0}
!55 = !DILocation(line: 17, column: 25, scope: !37)
!56 = !DILocation(line: 17, column: 49, scope: !37)
!57 = !DILocation(line: 17, column: 47, scope: !37)
!58 = !DILocation(line: 18, column: 28, scope: !37)
!59 = !DILocation(line: 75, column: 37, scope: !60, inlinedAt: !61)
!60 = distinct !DISubprogram(name: "logf", scope: !17, file: !17, line: 75, type: !13, scopeLine: 75, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!61 = distinct !DILocation(line: 18, column: 21, scope: !37)
!62 = !DILocation(line: 18, column: 33, scope: !37)
!63 = !DILocation(line: 18, column: 40, scope: !37)
!64 = !DILocation(line: 18, column: 74, scope: !37)
!65 = !DILocation(line: 19, column: 23, scope: !37)
!66 = !DILocation(line: 74, column: 37, scope: !25, inlinedAt: !67)
!67 = distinct !DILocation(line: 20, column: 26, scope: !37)
!68 = !DILocation(line: 62, column: 38, scope: !16, inlinedAt: !69)
!69 = distinct !DILocation(line: 10, column: 43, scope: !12, inlinedAt: !70)
!70 = distinct !DILocation(line: 21, column: 23, scope: !37)
!71 = !DILocation(line: 10, column: 41, scope: !12, inlinedAt: !70)
!72 = !DILocation(line: 10, column: 28, scope: !12, inlinedAt: !70)
!73 = !DILocation(line: 10, column: 20, scope: !12, inlinedAt: !70)
!74 = !DILocation(line: 11, column: 40, scope: !12, inlinedAt: !70)
!75 = !DILocation(line: 11, column: 44, scope: !12, inlinedAt: !70)
!76 = !DILocation(line: 74, column: 37, scope: !25, inlinedAt: !77)
!77 = distinct !DILocation(line: 11, column: 29, scope: !12, inlinedAt: !70)
!78 = !DILocation(line: 11, column: 27, scope: !12, inlinedAt: !70)
!79 = !DILocation(line: 11, column: 94, scope: !12, inlinedAt: !70)
!80 = !DILocation(line: 11, column: 90, scope: !12, inlinedAt: !70)
!81 = !DILocation(line: 11, column: 73, scope: !12, inlinedAt: !70)
!82 = !DILocation(line: 11, column: 69, scope: !12, inlinedAt: !70)
!83 = !DILocation(line: 11, column: 54, scope: !12, inlinedAt: !70)
!84 = !DILocation(line: 11, column: 49, scope: !12, inlinedAt: !70)
!85 = !DILocation(line: 12, column: 14, scope: !12, inlinedAt: !70)
!86 = !DILocation(line: 12, column: 12, scope: !12, inlinedAt: !70)
!87 = !DILocation(line: 21, column: 21, scope: !37)
!88 = !DILocation(line: 21, column: 42, scope: !37)
!89 = !DILocation(line: 62, column: 38, scope: !16, inlinedAt: !90)
!90 = distinct !DILocation(line: 10, column: 43, scope: !12, inlinedAt: !91)
!91 = distinct !DILocation(line: 21, column: 55, scope: !37)
!92 = !DILocation(line: 10, column: 41, scope: !12, inlinedAt: !91)
!93 = !DILocation(line: 10, column: 28, scope: !12, inlinedAt: !91)
!94 = !DILocation(line: 10, column: 20, scope: !12, inlinedAt: !91)
!95 = !DILocation(line: 11, column: 40, scope: !12, inlinedAt: !91)
!96 = !DILocation(line: 11, column: 44, scope: !12, inlinedAt: !91)
!97 = !DILocation(line: 74, column: 37, scope: !25, inlinedAt: !98)
!98 = distinct !DILocation(line: 11, column: 29, scope: !12, inlinedAt: !91)
!99 = !DILocation(line: 11, column: 27, scope: !12, inlinedAt: !91)
!100 = !DILocation(line: 11, column: 94, scope: !12, inlinedAt: !91)
!101 = !DILocation(line: 11, column: 90, scope: !12, inlinedAt: !91)
!102 = !DILocation(line: 11, column: 73, scope: !12, inlinedAt: !91)
!103 = !DILocation(line: 11, column: 69, scope: !12, inlinedAt: !91)
!104 = !DILocation(line: 11, column: 54, scope: !12, inlinedAt: !91)
!105 = !DILocation(line: 11, column: 49, scope: !12, inlinedAt: !91)
!106 = !DILocation(line: 12, column: 14, scope: !12, inlinedAt: !91)
!107 = !DILocation(line: 12, column: 12, scope: !12, inlinedAt: !91)
!108 = !DILocation(line: 21, column: 53, scope: !37)
!109 = !DILocation(line: 21, column: 38, scope: !37)
!110 = !DILocation(line: 21, column: 9, scope: !37)
!111 = !DILocation(line: 21, column: 17, scope: !37)
!112 = !DILocation(line: 22, column: 44, scope: !37)
!113 = !DILocation(line: 11, column: 40, scope: !12, inlinedAt: !114)
!114 = distinct !DILocation(line: 22, column: 33, scope: !37)
!115 = !DILocation(line: 11, column: 44, scope: !12, inlinedAt: !114)
!116 = !DILocation(line: 74, column: 37, scope: !25, inlinedAt: !117)
!117 = distinct !DILocation(line: 11, column: 29, scope: !12, inlinedAt: !114)
!118 = !DILocation(line: 11, column: 27, scope: !12, inlinedAt: !114)
!119 = !DILocation(line: 11, column: 49, scope: !12, inlinedAt: !114)
!120 = !DILocation(line: 12, column: 14, scope: !12, inlinedAt: !114)
!121 = !DILocation(line: 12, column: 12, scope: !12, inlinedAt: !114)
!122 = !DILocation(line: 22, column: 31, scope: !37)
!123 = !DILocation(line: 22, column: 66, scope: !37)
!124 = !DILocation(line: 11, column: 40, scope: !12, inlinedAt: !125)
!125 = distinct !DILocation(line: 22, column: 55, scope: !37)
!126 = !DILocation(line: 11, column: 44, scope: !12, inlinedAt: !125)
!127 = !DILocation(line: 74, column: 37, scope: !25, inlinedAt: !128)
!128 = distinct !DILocation(line: 11, column: 29, scope: !12, inlinedAt: !125)
!129 = !DILocation(line: 11, column: 27, scope: !12, inlinedAt: !125)
!130 = !DILocation(line: 11, column: 49, scope: !12, inlinedAt: !125)
!131 = !DILocation(line: 12, column: 14, scope: !12, inlinedAt: !125)
!132 = !DILocation(line: 12, column: 12, scope: !12, inlinedAt: !125)
!133 = !DILocation(line: 22, column: 53, scope: !37)
!134 = !DILocation(line: 22, column: 49, scope: !37)
!135 = !DILocation(line: 22, column: 9, scope: !37)
!136 = !DILocation(line: 22, column: 16, scope: !37)
!137 = !DILocation(line: 16, column: 66, scope: !37)
!138 = distinct !{!138, !50, !139, !140}
!139 = !DILocation(line: 23, column: 5, scope: !37)
!140 = !{!"llvm.loop.mustprogress"}
