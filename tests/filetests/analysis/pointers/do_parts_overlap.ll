; ModuleID = 'pointers/do_parts_overlap.cu'
source_filename = "pointers/do_parts_overlap.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z16do_parts_overlapPfS_PKfi(ptr noundef captures(none) %x, ptr noundef captures(none) %b, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  %cmp364 = icmp sgt i32 %n, 1
  %or.cond = and i1 %cmp.not, %cmp364, !dbg !27
  br i1 %or.cond, label %for.body.lver.check, label %cleanup, !dbg !27

for.body.lver.check:                              ; preds = %entry
  %mul4 = shl nsw i32 %add, 5
  %3 = sext i32 %mul4 to i64, !dbg !28
  %4 = shl nsw i64 %3, 2, !dbg !28
  %scevgep = getelementptr i8, ptr %x, i64 %4, !dbg !28
  %5 = add nsw i32 %n, -2, !dbg !28
  %6 = zext i32 %5 to i64, !dbg !28
  %7 = add nsw i64 %3, %6, !dbg !28
  %8 = shl nsw i64 %7, 2, !dbg !28
  %9 = add nsw i64 %8, 8, !dbg !28
  %scevgep66 = getelementptr i8, ptr %x, i64 %9, !dbg !28
  %scevgep67 = getelementptr i8, ptr %b, i64 %4, !dbg !28
  %scevgep68 = getelementptr i8, ptr %b, i64 %9, !dbg !28
  %bound0 = icmp ult ptr %scevgep, %scevgep68, !dbg !28
  %bound1 = icmp ult ptr %scevgep67, %scevgep66, !dbg !28
  %found.conflict = and i1 %bound0, %bound1, !dbg !28
  br i1 %found.conflict, label %for.body.lver.orig, label %for.body.ph, !dbg !28

for.body.lver.orig:                               ; preds = %for.body.lver.check, %for.body.lver.orig
  %k.065.lver.orig = phi i32 [ %inc.lver.orig, %for.body.lver.orig ], [ 1, %for.body.lver.check ]
  %add5.lver.orig = add nsw i32 %k.065.lver.orig, %mul4, !dbg !29
  %idxprom.lver.orig = sext i32 %add5.lver.orig to i64, !dbg !30
  %arrayidx.lver.orig = getelementptr inbounds float, ptr %x, i64 %idxprom.lver.orig, !dbg !30
  %10 = load float, ptr %arrayidx.lver.orig, align 4, !dbg !30, !tbaa !31
  %sub.lver.orig = add nsw i32 %add5.lver.orig, -1, !dbg !33
  %idxprom8.lver.orig = sext i32 %sub.lver.orig to i64, !dbg !34
  %arrayidx9.lver.orig = getelementptr inbounds float, ptr %x, i64 %idxprom8.lver.orig, !dbg !34
  %11 = load float, ptr %arrayidx9.lver.orig, align 4, !dbg !34, !tbaa !31
  %arrayidx13.lver.orig = getelementptr inbounds float, ptr %a, i64 %idxprom.lver.orig, !dbg !35
  %12 = load float, ptr %arrayidx13.lver.orig, align 4, !dbg !35, !tbaa !31
  %mul14.lver.orig = fmul contract float %11, %12, !dbg !36
  %sub15.lver.orig = fsub contract float %10, %mul14.lver.orig, !dbg !37
  %add16.lver.orig = fadd contract float %sub15.lver.orig, 1.000000e+00, !dbg !38
  store float %add16.lver.orig, ptr %arrayidx.lver.orig, align 4, !dbg !39, !tbaa !31
  %arrayidx24.lver.orig = getelementptr inbounds float, ptr %b, i64 %idxprom.lver.orig, !dbg !40
  %13 = load float, ptr %arrayidx24.lver.orig, align 4, !dbg !40, !tbaa !31
  %14 = load float, ptr %arrayidx13.lver.orig, align 4, !dbg !41, !tbaa !31
  %sub29.lver.orig = fsub contract float %13, %14, !dbg !42
  %arrayidx34.lver.orig = getelementptr inbounds float, ptr %b, i64 %idxprom8.lver.orig, !dbg !43
  %15 = load float, ptr %arrayidx34.lver.orig, align 4, !dbg !43, !tbaa !31
  %mul35.lver.orig = fmul contract float %15, 2.000000e+00, !dbg !44
  %add36.lver.orig = fadd contract float %sub29.lver.orig, %mul35.lver.orig, !dbg !45
  store float %add36.lver.orig, ptr %arrayidx24.lver.orig, align 4, !dbg !46, !tbaa !31
  %inc.lver.orig = add nuw nsw i32 %k.065.lver.orig, 1, !dbg !47
  %exitcond.not.lver.orig = icmp eq i32 %inc.lver.orig, %n, !dbg !48
  br i1 %exitcond.not.lver.orig, label %cleanup, label %for.body.lver.orig, !dbg !28, !llvm.loop !49

for.body.ph:                                      ; preds = %for.body.lver.check
  %16 = sext i32 %mul4 to i64, !dbg !28
  %17 = shl nsw i64 %16, 2, !dbg !28
  %scevgep70 = getelementptr i8, ptr %x, i64 %17, !dbg !28
  %load_initial = load float, ptr %scevgep70, align 4
  %scevgep71 = getelementptr i8, ptr %b, i64 %17, !dbg !28
  %load_initial72 = load float, ptr %scevgep71, align 4
  br label %for.body, !dbg !28

for.body:                                         ; preds = %for.body.ph, %for.body
  %store_forwarded73 = phi float [ %load_initial72, %for.body.ph ], [ %add36, %for.body ], !dbg !43
  %store_forwarded = phi float [ %load_initial, %for.body.ph ], [ %add16, %for.body ], !dbg !34
  %k.065 = phi i32 [ 1, %for.body.ph ], [ %inc, %for.body ]
  %add5 = add nsw i32 %k.065, %mul4, !dbg !29
  %idxprom = sext i32 %add5 to i64, !dbg !30
  %arrayidx = getelementptr inbounds float, ptr %x, i64 %idxprom, !dbg !30
  %18 = load float, ptr %arrayidx, align 4, !dbg !30, !tbaa !31
  %arrayidx13 = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !35
  %19 = load float, ptr %arrayidx13, align 4, !dbg !35, !tbaa !31
  %mul14 = fmul contract float %store_forwarded, %19, !dbg !36
  %sub15 = fsub contract float %18, %mul14, !dbg !37
  %add16 = fadd contract float %sub15, 1.000000e+00, !dbg !38
  store float %add16, ptr %arrayidx, align 4, !dbg !39, !tbaa !31
  %arrayidx24 = getelementptr inbounds float, ptr %b, i64 %idxprom, !dbg !40
  %20 = load float, ptr %arrayidx24, align 4, !dbg !40, !tbaa !31
  %21 = load float, ptr %arrayidx13, align 4, !dbg !41, !tbaa !31
  %sub29 = fsub contract float %20, %21, !dbg !42
  %mul35 = fmul contract float %store_forwarded73, 2.000000e+00, !dbg !44
  %add36 = fadd contract float %sub29, %mul35, !dbg !45
  store float %add36, ptr %arrayidx24, align 4, !dbg !46, !tbaa !31
  %inc = add nuw nsw i32 %k.065, 1, !dbg !47
  %exitcond.not = icmp eq i32 %inc, %n, !dbg !48
  br i1 %exitcond.not, label %cleanup, label %for.body, !dbg !28, !llvm.loop !49

cleanup:                                          ; preds = %for.body, %for.body.lver.orig, %entry
  ret void, !dbg !52
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
!1 = !DIFile(filename: "pointers/do_parts_overlap.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "do_parts_overlap", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "pointers/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 15, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 15, column: 26, scope: !12)
!22 = !DILocation(line: 15, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 15, column: 39, scope: !12)
!26 = !DILocation(line: 15, column: 37, scope: !12)
!27 = !DILocation(line: 16, column: 11, scope: !12)
!28 = !DILocation(line: 18, column: 5, scope: !12)
!29 = !DILocation(line: 19, column: 34, scope: !12)
!30 = !DILocation(line: 19, column: 25, scope: !12)
!31 = !{!32, !32, i64 0}
!32 = !{!"float", !10, i64 0}
!33 = !DILocation(line: 19, column: 54, scope: !12)
!34 = !DILocation(line: 19, column: 41, scope: !12)
!35 = !DILocation(line: 19, column: 61, scope: !12)
!36 = !DILocation(line: 19, column: 59, scope: !12)
!37 = !DILocation(line: 19, column: 39, scope: !12)
!38 = !DILocation(line: 19, column: 75, scope: !12)
!39 = !DILocation(line: 19, column: 23, scope: !12)
!40 = !DILocation(line: 20, column: 25, scope: !12)
!41 = !DILocation(line: 20, column: 41, scope: !12)
!42 = !DILocation(line: 20, column: 39, scope: !12)
!43 = !DILocation(line: 20, column: 57, scope: !12)
!44 = !DILocation(line: 20, column: 75, scope: !12)
!45 = !DILocation(line: 20, column: 55, scope: !12)
!46 = !DILocation(line: 20, column: 23, scope: !12)
!47 = !DILocation(line: 18, column: 29, scope: !12)
!48 = !DILocation(line: 18, column: 23, scope: !12)
!49 = distinct !{!49, !28, !50, !51}
!50 = !DILocation(line: 21, column: 5, scope: !12)
!51 = !{!"llvm.loop.mustprogress"}
!52 = !DILocation(line: 22, column: 1, scope: !12)
