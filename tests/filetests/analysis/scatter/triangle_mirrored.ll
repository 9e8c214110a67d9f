; ModuleID = 'scatter/triangle_mirrored.cu'
source_filename = "scatter/triangle_mirrored.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z8mirroredPfPKfi(ptr noundef writeonly captures(none) %c, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %mul4 = mul nsw i32 %n, %add
  %cmp762 = icmp sgt i32 %n, 0
  %xtraiter = and i32 %n, 1
  %3 = icmp eq i32 %n, 1
  %unroll_iter = and i32 %n, 2147483646
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0
  %lcmp.mod66 = icmp ne i32 %xtraiter, 0
  br label %for.body, !dbg !28

for.body:                                         ; preds = %for.cond.preheader, %for.cond.cleanup8
  %j.064 = phi i32 [ %add, %for.cond.preheader ], [ %inc33, %for.cond.cleanup8 ]
  %add5 = add nsw i32 %j.064, %mul4, !dbg !29
  %idxprom = sext i32 %add5 to i64, !dbg !30
  %arrayidx = getelementptr inbounds float, ptr %c, i64 %idxprom, !dbg !30
  store float 0.000000e+00, ptr %arrayidx, align 4, !dbg !31, !tbaa !32
  br i1 %cmp762, label %for.body9.preheader, label %for.cond.cleanup8, !dbg !34

for.body9.preheader:                              ; preds = %for.body
  br i1 %3, label %for.body9.epil.preheader, label %for.body9, !dbg !34

for.cond.cleanup8.loopexit.unr-lcssa:             ; preds = %for.body9
  br i1 %lcmp.mod.not, label %for.cond.cleanup8, label %for.body9.epil.preheader, !dbg !34

for.body9.epil.preheader:                         ; preds = %for.cond.cleanup8.loopexit.unr-lcssa, %for.body9.preheader
  %.epil.init = phi float [ 0.000000e+00, %for.body9.preheader ], [ %add23.1, %for.cond.cleanup8.loopexit.unr-lcssa ]
  %k.063.epil.init = phi i32 [ 0, %for.body9.preheader ], [ %inc.1, %for.cond.cleanup8.loopexit.unr-lcssa ]
  tail call void @llvm.assume(i1 %lcmp.mod66), !dbg !34
  %mul10.epil = mul nuw nsw i32 %k.063.epil.init, %n, !dbg !35
  %add11.epil = add nsw i32 %mul10.epil, %add, !dbg !36
  %idxprom12.epil = sext i32 %add11.epil to i64, !dbg !37
  %arrayidx13.epil = getelementptr inbounds float, ptr %a, i64 %idxprom12.epil, !dbg !37
  %4 = load float, ptr %arrayidx13.epil, align 4, !dbg !37, !tbaa !32
  %add15.epil = add nsw i32 %mul10.epil, %j.064, !dbg !38
  %idxprom16.epil = sext i32 %add15.epil to i64, !dbg !39
  %arrayidx17.epil = getelementptr inbounds float, ptr %a, i64 %idxprom16.epil, !dbg !39
  %5 = load float, ptr %arrayidx17.epil, align 4, !dbg !39, !tbaa !32
  %mul18.epil = fmul contract float %4, %5, !dbg !40
  %add23.epil = fadd contract float %.epil.init, %mul18.epil, !dbg !41
  store float %add23.epil, ptr %arrayidx, align 4, !dbg !41, !tbaa !32
  br label %for.cond.cleanup8, !dbg !42

for.cond.cleanup8:                                ; preds = %for.body9.epil.preheader, %for.cond.cleanup8.loopexit.unr-lcssa, %for.body
  %6 = phi float [ 0.000000e+00, %for.body ], [ %add23.1, %for.cond.cleanup8.loopexit.unr-lcssa ], [ %add23.epil, %for.body9.epil.preheader ], !dbg !43
  %mul28 = mul nsw i32 %j.064, %n, !dbg !42
  %add29 = add nsw i32 %mul28, %add, !dbg !44
  %idxprom30 = sext i32 %add29 to i64, !dbg !45
  %arrayidx31 = getelementptr inbounds float, ptr %c, i64 %idxprom30, !dbg !45
  store float %6, ptr %arrayidx31, align 4, !dbg !46, !tbaa !32
  %inc33 = add nsw i32 %j.064, 1, !dbg !47
  %cmp3 = icmp slt i32 %inc33, %n, !dbg !48
  br i1 %cmp3, label %for.body, label %cleanup, !dbg !28, !llvm.loop !49

for.body9:                                        ; preds = %for.body9.preheader, %for.body9
  %7 = phi float [ %add23.1, %for.body9 ], [ 0.000000e+00, %for.body9.preheader ], !dbg !35
  %k.063 = phi i32 [ %inc.1, %for.body9 ], [ 0, %for.body9.preheader ]
  %niter = phi i32 [ %niter.next.1, %for.body9 ], [ 0, %for.body9.preheader ]
  %mul10 = mul nuw nsw i32 %k.063, %n, !dbg !35
  %add11 = add nsw i32 %mul10, %add, !dbg !36
  %idxprom12 = sext i32 %add11 to i64, !dbg !37
  %arrayidx13 = getelementptr inbounds float, ptr %a, i64 %idxprom12, !dbg !37
  %8 = load float, ptr %arrayidx13, align 4, !dbg !37, !tbaa !32
  %add15 = add nsw i32 %mul10, %j.064, !dbg !38
  %idxprom16 = sext i32 %add15 to i64, !dbg !39
  %arrayidx17 = getelementptr inbounds float, ptr %a, i64 %idxprom16, !dbg !39
  %9 = load float, ptr %arrayidx17, align 4, !dbg !39, !tbaa !32
  %mul18 = fmul contract float %8, %9, !dbg !40
  %add23 = fadd contract float %7, %mul18, !dbg !41
  store float %add23, ptr %arrayidx, align 4, !dbg !41, !tbaa !32
  %inc = or disjoint i32 %k.063, 1, !dbg !52
  %mul10.1 = mul nuw nsw i32 %inc, %n, !dbg !35
  %add11.1 = add nsw i32 %mul10.1, %add, !dbg !36
  %idxprom12.1 = sext i32 %add11.1 to i64, !dbg !37
  %arrayidx13.1 = getelementptr inbounds float, ptr %a, i64 %idxprom12.1, !dbg !37
  %10 = load float, ptr %arrayidx13.1, align 4, !dbg !37, !tbaa !32
  %add15.1 = add nsw i32 %mul10.1, %j.064, !dbg !38
  %idxprom16.1 = sext i32 %add15.1 to i64, !dbg !39
  %arrayidx17.1 = getelementptr inbounds float, ptr %a, i64 %idxprom16.1, !dbg !39
  %11 = load float, ptr %arrayidx17.1, align 4, !dbg !39, !tbaa !32
  %mul18.1 = fmul contract float %10, %11, !dbg !40
  %add23.1 = fadd contract float %add23, %mul18.1, !dbg !41
  store float %add23.1, ptr %arrayidx, align 4, !dbg !41, !tbaa !32
  %inc.1 = add nuw nsw i32 %k.063, 2, !dbg !52
  %niter.next.1 = add i32 %niter, 2, !dbg !34
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !34
  br i1 %niter.ncmp.1, label %for.cond.cleanup8.loopexit.unr-lcssa, label %for.body9, !dbg !34, !llvm.loop !53

cleanup:                                          ; preds = %for.cond.cleanup8, %entry
  ret void, !dbg !55
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "scatter/triangle_mirrored.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "mirrored", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "scatter/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 26, scope: !12)
!22 = !DILocation(line: 14, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 39, scope: !12)
!26 = !DILocation(line: 14, column: 37, scope: !12)
!27 = !DILocation(line: 15, column: 11, scope: !12)
!28 = !DILocation(line: 17, column: 5, scope: !12)
!29 = !DILocation(line: 18, column: 17, scope: !12)
!30 = !DILocation(line: 18, column: 9, scope: !12)
!31 = !DILocation(line: 18, column: 22, scope: !12)
!32 = !{!33, !33, i64 0}
!33 = !{!"float", !10, i64 0}
!34 = !DILocation(line: 19, column: 9, scope: !12)
!35 = !DILocation(line: 20, column: 33, scope: !12)
!36 = !DILocation(line: 20, column: 37, scope: !12)
!37 = !DILocation(line: 20, column: 29, scope: !12)
!38 = !DILocation(line: 20, column: 52, scope: !12)
!39 = !DILocation(line: 20, column: 44, scope: !12)
!40 = !DILocation(line: 20, column: 42, scope: !12)
!41 = !DILocation(line: 20, column: 26, scope: !12)
!42 = !DILocation(line: 21, column: 13, scope: !12)
!43 = !DILocation(line: 21, column: 24, scope: !12)
!44 = !DILocation(line: 21, column: 17, scope: !12)
!45 = !DILocation(line: 21, column: 9, scope: !12)
!46 = !DILocation(line: 21, column: 22, scope: !12)
!47 = !DILocation(line: 17, column: 29, scope: !12)
!48 = !DILocation(line: 17, column: 23, scope: !12)
!49 = distinct !{!49, !28, !50, !51}
!50 = !DILocation(line: 22, column: 5, scope: !12)
!51 = !{!"llvm.loop.mustprogress"}
!52 = !DILocation(line: 19, column: 33, scope: !12)
!53 = distinct !{!53, !34, !54, !51}
!54 = !DILocation(line: 20, column: 55, scope: !12)
!55 = !DILocation(line: 23, column: 1, scope: !12)
