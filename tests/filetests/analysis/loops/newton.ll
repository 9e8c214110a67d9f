; ModuleID = 'loops/newton.cu'
source_filename = "loops/newton.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6newtonPfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup15, !dbg !27

if.end:                                           ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !28
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !28
  %3 = load float, ptr %arrayidx, align 4, !dbg !28, !tbaa !29
  %4 = tail call contract noundef float @llvm.fabs.f32(float %3), !dbg !31
  %add4 = fadd contract float %4, 1.000000e+00, !dbg !34
  br label %for.body, !dbg !35

for.cond:                                         ; preds = %for.body
  %div.1 = fdiv contract float %add4, %mul7, !dbg !36
  %add6.1 = fadd contract float %mul7, %div.1, !dbg !37
  %mul7.1 = fmul contract float %add6.1, 5.000000e-01, !dbg !38
  %sub.1 = fsub contract float %mul7.1, %mul7, !dbg !39
  %5 = tail call contract noundef float @llvm.fabs.f32(float %sub.1), !dbg !40
  %cmp9.1 = fcmp contract uge float %5, 0x3EE4F8B580000000, !dbg !42
  br i1 %cmp9.1, label %for.cond.1, label %cleanup12

for.cond.1:                                       ; preds = %for.cond
  %inc.1 = add nuw nsw i32 %k.027, 2, !dbg !43
  %exitcond.not.1 = icmp eq i32 %inc.1, 20, !dbg !44
  br i1 %exitcond.not.1, label %cleanup12, label %for.body, !dbg !35, !llvm.loop !45

for.body:                                         ; preds = %for.cond.1, %if.end
  %k.027 = phi i32 [ 0, %if.end ], [ %inc.1, %for.cond.1 ]
  %x.026 = phi float [ %add4, %if.end ], [ %mul7.1, %for.cond.1 ]
  %div = fdiv contract float %add4, %x.026, !dbg !36
  %add6 = fadd contract float %x.026, %div, !dbg !37
  %mul7 = fmul contract float %add6, 5.000000e-01, !dbg !38
  %sub = fsub contract float %mul7, %x.026, !dbg !39
  %6 = tail call contract noundef float @llvm.fabs.f32(float %sub), !dbg !40
  %cmp9 = fcmp contract uge float %6, 0x3EE4F8B580000000, !dbg !42
  br i1 %cmp9, label %for.cond, label %cleanup12

cleanup12:                                        ; preds = %for.cond.1, %for.cond, %for.body
  %x.0.lcssa = phi float [ %mul7.1, %for.cond.1 ], [ %x.026, %for.body ], [ %mul7, %for.cond ], !dbg !48
  %arrayidx14 = getelementptr inbounds float, ptr %out, i64 %idxprom, !dbg !49
  store float %x.0.lcssa, ptr %arrayidx14, align 4, !dbg !50, !tbaa !29
  br label %cleanup15, !dbg !51

cleanup15:                                        ; preds = %entry, %cleanup12
  ret void, !dbg !51
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fabs.f32(float) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "loops/newton.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "newton", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "loops/../cuda.h", directory: ".")
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
!28 = !DILocation(line: 15, column: 21, scope: !12)
!29 = !{!30, !30, i64 0}
!30 = !{!"float", !10, i64 0}
!31 = !DILocation(line: 62, column: 38, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "fabsf", scope: !17, file: !17, line: 62, type: !13, scopeLine: 62, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!33 = distinct !DILocation(line: 15, column: 15, scope: !12)
!34 = !DILocation(line: 15, column: 27, scope: !12)
!35 = !DILocation(line: 16, column: 5, scope: !12)
!36 = !DILocation(line: 17, column: 36, scope: !12)
!37 = !DILocation(line: 17, column: 32, scope: !12)
!38 = !DILocation(line: 17, column: 27, scope: !12)
!39 = !DILocation(line: 18, column: 24, scope: !12)
!40 = !DILocation(line: 62, column: 38, scope: !32, inlinedAt: !41)
!41 = distinct !DILocation(line: 18, column: 13, scope: !12)
!42 = !DILocation(line: 18, column: 29, scope: !12)
!43 = !DILocation(line: 16, column: 30, scope: !12)
!44 = !DILocation(line: 16, column: 23, scope: !12)
!45 = distinct !{!45, !35, !46, !47}
!46 = !DILocation(line: 21, column: 5, scope: !12)
!47 = !{!"llvm.loop.mustprogress"}
!48 = !DILocation(line: 15, column: 35, scope: !12)
!49 = !DILocation(line: 22, column: 5, scope: !12)
!50 = !DILocation(line: 22, column: 12, scope: !12)
!51 = !DILocation(line: 23, column: 1, scope: !12)
