; ModuleID = 'functions/large_pure.cu'
source_filename = "functions/large_pure.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(none)
define dso_local noundef double @_Z13sorted_middled(double noundef %x) local_unnamed_addr #0 !dbg !12 {
entry:
  %mul1 = fmul contract double %x, 0.000000e+00, !dbg !15
  %add = fadd contract double %mul1, 0.000000e+00, !dbg !16
  %mul1.1 = fmul contract double %x, 7.000000e+00, !dbg !15
  %add.1 = fadd contract double %mul1.1, 1.000000e+00, !dbg !16
  %mul1.2 = fmul contract double %x, 5.000000e+00, !dbg !15
  %add.2 = fadd contract double %mul1.2, 4.000000e+00, !dbg !16
  %mul1.3 = fmul contract double %x, 3.000000e+00, !dbg !15
  %add.3 = fadd contract double %mul1.3, 4.000000e+00, !dbg !16
  %add.4 = fadd contract double %x, 1.000000e+00, !dbg !16
  %mul1.5 = fmul contract double %x, 8.000000e+00, !dbg !15
  %add.5 = fadd contract double %mul1.5, 0.000000e+00, !dbg !16
  %mul1.6 = fmul contract double %x, 6.000000e+00, !dbg !15
  %add.6 = fadd contract double %mul1.6, 1.000000e+00, !dbg !16
  %mul1.7 = fmul contract double %x, 4.000000e+00, !dbg !15
  %add.7 = fadd contract double %mul1.7, 4.000000e+00, !dbg !16
  %mul1.8 = fmul contract double %x, 2.000000e+00, !dbg !15
  %add.8 = fadd contract double %mul1.8, 4.000000e+00, !dbg !16
  br label %for.cond10.preheader, !dbg !17

for.cond10.preheader:                             ; preds = %entry, %for.cond10.preheader
  %v.sroa.42.0 = phi double [ %add.8, %entry ], [ %v.sroa.42.1, %for.cond10.preheader ], !dbg !18
  %v.sroa.37.0 = phi double [ %add.7, %entry ], [ %v.sroa.37.2, %for.cond10.preheader ], !dbg !18
  %v.sroa.32.0 = phi double [ %add.6, %entry ], [ %v.sroa.32.2, %for.cond10.preheader ], !dbg !18
  %v.sroa.27.0 = phi double [ %add.5, %entry ], [ %v.sroa.27.2, %for.cond10.preheader ], !dbg !18
  %v.sroa.21.0 = phi double [ %add.4, %entry ], [ %v.sroa.21.2, %for.cond10.preheader ], !dbg !18
  %v.sroa.16.0 = phi double [ %add.3, %entry ], [ %v.sroa.16.2, %for.cond10.preheader ], !dbg !18
  %v.sroa.11.0 = phi double [ %add.2, %entry ], [ %v.sroa.11.2, %for.cond10.preheader ], !dbg !18
  %v.sroa.6.1 = phi double [ %add.1, %entry ], [ %v.sroa.6.2, %for.cond10.preheader ], !dbg !18
  %v.sroa.0.1 = phi double [ %add, %entry ], [ %v.sroa.0.0, %for.cond10.preheader ], !dbg !18
  %k5.061 = phi i32 [ 0, %entry ], [ %inc35, %for.cond10.preheader ]
  %cmp20 = fcmp contract ogt double %v.sroa.0.1, %v.sroa.6.1, !dbg !19
  %v.sroa.6.0 = select i1 %cmp20, double %v.sroa.0.1, double %v.sroa.6.1, !dbg !19
  %v.sroa.0.0 = select i1 %cmp20, double %v.sroa.6.1, double %v.sroa.0.1, !dbg !19
  %cmp20.1 = fcmp contract ogt double %v.sroa.6.0, %v.sroa.11.0, !dbg !19
  %v.sroa.11.1 = select i1 %cmp20.1, double %v.sroa.6.0, double %v.sroa.11.0, !dbg !19
  %v.sroa.6.2 = select i1 %cmp20.1, double %v.sroa.11.0, double %v.sroa.6.0, !dbg !19
  %cmp20.2 = fcmp contract ogt double %v.sroa.11.1, %v.sroa.16.0, !dbg !19
  %v.sroa.16.1 = select i1 %cmp20.2, double %v.sroa.11.1, double %v.sroa.16.0, !dbg !19
  %v.sroa.11.2 = select i1 %cmp20.2, double %v.sroa.16.0, double %v.sroa.11.1, !dbg !19
  %cmp20.3 = fcmp contract ogt double %v.sroa.16.1, %v.sroa.21.0, !dbg !19
  %v.sroa.21.1 = select i1 %cmp20.3, double %v.sroa.16.1, double %v.sroa.21.0, !dbg !19
  %v.sroa.16.2 = select i1 %cmp20.3, double %v.sroa.21.0, double %v.sroa.16.1, !dbg !19
  %cmp20.4 = fcmp contract ogt double %v.sroa.21.1, %v.sroa.27.0, !dbg !19
  %v.sroa.27.1 = select i1 %cmp20.4, double %v.sroa.21.1, double %v.sroa.27.0, !dbg !19
  %v.sroa.21.2 = select i1 %cmp20.4, double %v.sroa.27.0, double %v.sroa.21.1, !dbg !19
  %cmp20.5 = fcmp contract ogt double %v.sroa.27.1, %v.sroa.32.0, !dbg !19
  %v.sroa.32.1 = select i1 %cmp20.5, double %v.sroa.27.1, double %v.sroa.32.0, !dbg !19
  %v.sroa.27.2 = select i1 %cmp20.5, double %v.sroa.32.0, double %v.sroa.27.1, !dbg !19
  %cmp20.6 = fcmp contract ogt double %v.sroa.32.1, %v.sroa.37.0, !dbg !19
  %v.sroa.37.1 = select i1 %cmp20.6, double %v.sroa.32.1, double %v.sroa.37.0, !dbg !19
  %v.sroa.32.2 = select i1 %cmp20.6, double %v.sroa.37.0, double %v.sroa.32.1, !dbg !19
  %cmp20.7 = fcmp contract ogt double %v.sroa.37.1, %v.sroa.42.0, !dbg !19
  %v.sroa.42.1 = select i1 %cmp20.7, double %v.sroa.37.1, double %v.sroa.42.0, !dbg !19
  %v.sroa.37.2 = select i1 %cmp20.7, double %v.sroa.42.0, double %v.sroa.37.1, !dbg !19
  %inc35 = add nuw nsw i32 %k5.061, 1, !dbg !20
  %exitcond.not = icmp eq i32 %inc35, 9, !dbg !21
  br i1 %exitcond.not, label %for.cond.cleanup8, label %for.cond10.preheader, !dbg !17, !llvm.loop !22

for.cond.cleanup8:                                ; preds = %for.cond10.preheader
  %mul40 = fmul contract double %v.sroa.0.0, %v.sroa.42.1, !dbg !25
  %add41 = fadd contract double %v.sroa.21.2, %mul40, !dbg !26
  ret double %add41, !dbg !27
}

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z10large_purePdPKdi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #1 !dbg !28 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !29
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !33
  %mul = mul i32 %0, %1, !dbg !36
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !37
  %add = add i32 %mul, %2, !dbg !40
  %cmp13 = icmp slt i32 %add, %n, !dbg !41
  br i1 %cmp13, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !42

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul8 = mul i32 %3, %1
  br label %for.body, !dbg !42

for.cond.cleanup:                                 ; preds = %for.body, %entry
  ret void, !dbg !43

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.014 = phi i32 [ %add, %for.body.lr.ph ], [ %add9, %for.body ]
  %idxprom = sext i32 %i.014 to i64, !dbg !44
  %arrayidx = getelementptr inbounds double, ptr %a, i64 %idxprom, !dbg !44
  %4 = load double, ptr %arrayidx, align 8, !dbg !44, !tbaa !45
  %call3 = tail call contract noundef double @_Z13sorted_middled(double noundef %4) #3, !dbg !47
  %arrayidx5 = getelementptr inbounds double, ptr %out, i64 %idxprom, !dbg !48
  store double %call3, ptr %arrayidx5, align 8, !dbg !49, !tbaa !45
  %add9 = add i32 %i.014, %mul8, !dbg !50
  %cmp = icmp slt i32 %add9, %n, !dbg !41
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !42, !llvm.loop !51
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" }
attributes #1 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "functions/large_pure.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "sorted_middle", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 12, column: 18, scope: !12)
!16 = !DILocation(line: 12, column: 32, scope: !12)
!17 = !DILocation(line: 13, column: 5, scope: !12)
!18 = !DILocation(line: 0, scope: !12)
!19 = !DILocation(line: 15, column: 22, scope: !12)
!20 = !DILocation(line: 13, column: 29, scope: !12)
!21 = !DILocation(line: 13, column: 23, scope: !12)
!22 = distinct !{!22, !17, !23, !24}
!23 = !DILocation(line: 19, column: 13, scope: !12)
!24 = !{!"llvm.loop.mustprogress"}
!25 = !DILocation(line: 20, column: 24, scope: !12)
!26 = !DILocation(line: 20, column: 17, scope: !12)
!27 = !DILocation(line: 20, column: 5, scope: !12)
!28 = distinct !DISubprogram(name: "large_pure", scope: !1, file: !1, line: 23, type: !13, scopeLine: 23, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = !DILocation(line: 32, column: 1, scope: !30, inlinedAt: !32)
!30 = distinct !DISubprogram(name: "get_x", scope: !31, file: !31, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!31 = !DIFile(filename: "functions/../cuda.h", directory: ".")
!32 = distinct !DILocation(line: 24, column: 18, scope: !28)
!33 = !DILocation(line: 33, column: 1, scope: !34, inlinedAt: !35)
!34 = distinct !DISubprogram(name: "get_x", scope: !31, file: !31, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!35 = distinct !DILocation(line: 24, column: 31, scope: !28)
!36 = !DILocation(line: 24, column: 29, scope: !28)
!37 = !DILocation(line: 31, column: 1, scope: !38, inlinedAt: !39)
!38 = distinct !DISubprogram(name: "get_x", scope: !31, file: !31, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!39 = distinct !DILocation(line: 24, column: 44, scope: !28)
!40 = !DILocation(line: 24, column: 42, scope: !28)
!41 = !DILocation(line: 24, column: 59, scope: !28)
!42 = !DILocation(line: 24, column: 5, scope: !28)
!43 = !DILocation(line: 26, column: 1, scope: !28)
!44 = !DILocation(line: 25, column: 32, scope: !28)
!45 = !{!46, !46, i64 0}
!46 = !{!"double", !10, i64 0}
!47 = !DILocation(line: 25, column: 18, scope: !28)
!48 = !DILocation(line: 25, column: 9, scope: !28)
!49 = !DILocation(line: 25, column: 16, scope: !28)
!50 = !DILocation(line: 24, column: 66, scope: !28)
!51 = distinct !{!51, !42, !52, !24}
!52 = !DILocation(line: 25, column: 36, scope: !28)
