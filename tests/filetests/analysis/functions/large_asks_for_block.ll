; ModuleID = 'functions/large_asks_for_block.cu'
source_filename = "functions/large_asks_for_block.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(none)
define dso_local noundef double @_Z7shiftedd(double noundef %x) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul6 = mul i32 %0, %1
  %conv7 = uitofp i32 %mul6 to double
  %mul1 = fmul contract double %x, 0.000000e+00, !dbg !15
  %add = fadd contract double %mul1, 0.000000e+00, !dbg !16
  %add8 = fadd contract double %add, %conv7, !dbg !17
  %mul1.1 = fmul contract double %x, 7.000000e+00, !dbg !15
  %add.1 = fadd contract double %mul1.1, 1.000000e+00, !dbg !16
  %add8.1 = fadd contract double %add.1, %conv7, !dbg !17
  %mul1.2 = fmul contract double %x, 5.000000e+00, !dbg !15
  %add.2 = fadd contract double %mul1.2, 4.000000e+00, !dbg !16
  %add8.2 = fadd contract double %add.2, %conv7, !dbg !17
  %mul1.3 = fmul contract double %x, 3.000000e+00, !dbg !15
  %add.3 = fadd contract double %mul1.3, 4.000000e+00, !dbg !16
  %add8.3 = fadd contract double %add.3, %conv7, !dbg !17
  %add.4 = fadd contract double %x, 1.000000e+00, !dbg !16
  %add8.4 = fadd contract double %add.4, %conv7, !dbg !17
  %mul1.5 = fmul contract double %x, 8.000000e+00, !dbg !15
  %add.5 = fadd contract double %mul1.5, 0.000000e+00, !dbg !16
  %add8.5 = fadd contract double %add.5, %conv7, !dbg !17
  %mul1.6 = fmul contract double %x, 6.000000e+00, !dbg !15
  %add.6 = fadd contract double %mul1.6, 1.000000e+00, !dbg !16
  %add8.6 = fadd contract double %add.6, %conv7, !dbg !17
  %mul1.7 = fmul contract double %x, 4.000000e+00, !dbg !15
  %add.7 = fadd contract double %mul1.7, 4.000000e+00, !dbg !16
  %add8.7 = fadd contract double %add.7, %conv7, !dbg !17
  %mul1.8 = fmul contract double %x, 2.000000e+00, !dbg !15
  %add.8 = fadd contract double %mul1.8, 4.000000e+00, !dbg !16
  %add8.8 = fadd contract double %add.8, %conv7, !dbg !17
  br label %for.cond14.preheader, !dbg !18

for.cond14.preheader:                             ; preds = %entry, %for.cond14.preheader
  %v.sroa.42.0 = phi double [ %add8.8, %entry ], [ %v.sroa.42.1, %for.cond14.preheader ], !dbg !19
  %v.sroa.37.0 = phi double [ %add8.7, %entry ], [ %v.sroa.37.2, %for.cond14.preheader ], !dbg !19
  %v.sroa.32.0 = phi double [ %add8.6, %entry ], [ %v.sroa.32.2, %for.cond14.preheader ], !dbg !19
  %v.sroa.27.0 = phi double [ %add8.5, %entry ], [ %v.sroa.27.2, %for.cond14.preheader ], !dbg !19
  %v.sroa.21.0 = phi double [ %add8.4, %entry ], [ %v.sroa.21.2, %for.cond14.preheader ], !dbg !19
  %v.sroa.16.0 = phi double [ %add8.3, %entry ], [ %v.sroa.16.2, %for.cond14.preheader ], !dbg !19
  %v.sroa.11.0 = phi double [ %add8.2, %entry ], [ %v.sroa.11.2, %for.cond14.preheader ], !dbg !19
  %v.sroa.6.1 = phi double [ %add8.1, %entry ], [ %v.sroa.6.2, %for.cond14.preheader ], !dbg !19
  %v.sroa.0.1 = phi double [ %add8, %entry ], [ %v.sroa.0.0, %for.cond14.preheader ], !dbg !19
  %k9.065 = phi i32 [ 0, %entry ], [ %inc39, %for.cond14.preheader ]
  %cmp24 = fcmp contract ogt double %v.sroa.0.1, %v.sroa.6.1, !dbg !20
  %v.sroa.6.0 = select i1 %cmp24, double %v.sroa.0.1, double %v.sroa.6.1, !dbg !20
  %v.sroa.0.0 = select i1 %cmp24, double %v.sroa.6.1, double %v.sroa.0.1, !dbg !20
  %cmp24.1 = fcmp contract ogt double %v.sroa.6.0, %v.sroa.11.0, !dbg !20
  %v.sroa.11.1 = select i1 %cmp24.1, double %v.sroa.6.0, double %v.sroa.11.0, !dbg !20
  %v.sroa.6.2 = select i1 %cmp24.1, double %v.sroa.11.0, double %v.sroa.6.0, !dbg !20
  %cmp24.2 = fcmp contract ogt double %v.sroa.11.1, %v.sroa.16.0, !dbg !20
  %v.sroa.16.1 = select i1 %cmp24.2, double %v.sroa.11.1, double %v.sroa.16.0, !dbg !20
  %v.sroa.11.2 = select i1 %cmp24.2, double %v.sroa.16.0, double %v.sroa.11.1, !dbg !20
  %cmp24.3 = fcmp contract ogt double %v.sroa.16.1, %v.sroa.21.0, !dbg !20
  %v.sroa.21.1 = select i1 %cmp24.3, double %v.sroa.16.1, double %v.sroa.21.0, !dbg !20
  %v.sroa.16.2 = select i1 %cmp24.3, double %v.sroa.21.0, double %v.sroa.16.1, !dbg !20
  %cmp24.4 = fcmp contract ogt double %v.sroa.21.1, %v.sroa.27.0, !dbg !20
  %v.sroa.27.1 = select i1 %cmp24.4, double %v.sroa.21.1, double %v.sroa.27.0, !dbg !20
  %v.sroa.21.2 = select i1 %cmp24.4, double %v.sroa.27.0, double %v.sroa.21.1, !dbg !20
  %cmp24.5 = fcmp contract ogt double %v.sroa.27.1, %v.sroa.32.0, !dbg !20
  %v.sroa.32.1 = select i1 %cmp24.5, double %v.sroa.27.1, double %v.sroa.32.0, !dbg !20
  %v.sroa.27.2 = select i1 %cmp24.5, double %v.sroa.32.0, double %v.sroa.27.1, !dbg !20
  %cmp24.6 = fcmp contract ogt double %v.sroa.32.1, %v.sroa.37.0, !dbg !20
  %v.sroa.37.1 = select i1 %cmp24.6, double %v.sroa.32.1, double %v.sroa.37.0, !dbg !20
  %v.sroa.32.2 = select i1 %cmp24.6, double %v.sroa.37.0, double %v.sroa.32.1, !dbg !20
  %cmp24.7 = fcmp contract ogt double %v.sroa.37.1, %v.sroa.42.0, !dbg !20
  %v.sroa.42.1 = select i1 %cmp24.7, double %v.sroa.37.1, double %v.sroa.42.0, !dbg !20
  %v.sroa.37.2 = select i1 %cmp24.7, double %v.sroa.42.0, double %v.sroa.37.1, !dbg !20
  %inc39 = add nuw nsw i32 %k9.065, 1, !dbg !21
  %exitcond.not = icmp eq i32 %inc39, 9, !dbg !22
  br i1 %exitcond.not, label %for.cond.cleanup12, label %for.cond14.preheader, !dbg !18, !llvm.loop !23

for.cond.cleanup12:                               ; preds = %for.cond14.preheader
  %mul44 = fmul contract double %v.sroa.0.0, %v.sroa.42.1, !dbg !26
  %add45 = fadd contract double %v.sroa.21.2, %mul44, !dbg !27
  ret double %add45, !dbg !28
}

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z20large_asks_for_blockPdPKdi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #1 !dbg !29 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !30
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !34
  %mul = mul i32 %0, %1, !dbg !37
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !38
  %add = add i32 %mul, %2, !dbg !41
  %cmp13 = icmp slt i32 %add, %n, !dbg !42
  br i1 %cmp13, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !43

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul8 = mul i32 %3, %1
  br label %for.body, !dbg !43

for.cond.cleanup:                                 ; preds = %for.body, %entry
  ret void, !dbg !44

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.014 = phi i32 [ %add, %for.body.lr.ph ], [ %add9, %for.body ]
  %idxprom = sext i32 %i.014 to i64, !dbg !45
  %arrayidx = getelementptr inbounds double, ptr %a, i64 %idxprom, !dbg !45
  %4 = load double, ptr %arrayidx, align 8, !dbg !45, !tbaa !46
  %call3 = tail call contract noundef double @_Z7shiftedd(double noundef %4) #3, !dbg !48
  %arrayidx5 = getelementptr inbounds double, ptr %out, i64 %idxprom, !dbg !49
  store double %call3, ptr %arrayidx5, align 8, !dbg !50, !tbaa !46
  %add9 = add i32 %i.014, %mul8, !dbg !51
  %cmp = icmp slt i32 %add9, %n, !dbg !42
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !43, !llvm.loop !52
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" }
attributes #1 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "functions/large_asks_for_block.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "shifted", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 12, column: 18, scope: !12)
!16 = !DILocation(line: 12, column: 32, scope: !12)
!17 = !DILocation(line: 12, column: 46, scope: !12)
!18 = !DILocation(line: 13, column: 5, scope: !12)
!19 = !DILocation(line: 0, scope: !12)
!20 = !DILocation(line: 15, column: 22, scope: !12)
!21 = !DILocation(line: 13, column: 29, scope: !12)
!22 = !DILocation(line: 13, column: 23, scope: !12)
!23 = distinct !{!23, !18, !24, !25}
!24 = !DILocation(line: 19, column: 13, scope: !12)
!25 = !{!"llvm.loop.mustprogress"}
!26 = !DILocation(line: 20, column: 24, scope: !12)
!27 = !DILocation(line: 20, column: 17, scope: !12)
!28 = !DILocation(line: 20, column: 5, scope: !12)
!29 = distinct !DISubprogram(name: "large_asks_for_block", scope: !1, file: !1, line: 23, type: !13, scopeLine: 23, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = !DILocation(line: 32, column: 1, scope: !31, inlinedAt: !33)
!31 = distinct !DISubprogram(name: "get_x", scope: !32, file: !32, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = !DIFile(filename: "functions/../cuda.h", directory: ".")
!33 = distinct !DILocation(line: 24, column: 18, scope: !29)
!34 = !DILocation(line: 33, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_x", scope: !32, file: !32, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 24, column: 31, scope: !29)
!37 = !DILocation(line: 24, column: 29, scope: !29)
!38 = !DILocation(line: 31, column: 1, scope: !39, inlinedAt: !40)
!39 = distinct !DISubprogram(name: "get_x", scope: !32, file: !32, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!40 = distinct !DILocation(line: 24, column: 44, scope: !29)
!41 = !DILocation(line: 24, column: 42, scope: !29)
!42 = !DILocation(line: 24, column: 59, scope: !29)
!43 = !DILocation(line: 24, column: 5, scope: !29)
!44 = !DILocation(line: 26, column: 1, scope: !29)
!45 = !DILocation(line: 25, column: 26, scope: !29)
!46 = !{!47, !47, i64 0}
!47 = !{!"double", !10, i64 0}
!48 = !DILocation(line: 25, column: 18, scope: !29)
!49 = !DILocation(line: 25, column: 9, scope: !29)
!50 = !DILocation(line: 25, column: 16, scope: !29)
!51 = !DILocation(line: 24, column: 66, scope: !29)
!52 = distinct !{!52, !43, !53, !25}
!53 = !DILocation(line: 25, column: 30, scope: !29)
