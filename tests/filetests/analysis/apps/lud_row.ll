; ModuleID = 'apps/lud_row.cu'
source_filename = "apps/lud_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z9eliminatePfii(ptr noundef captures(none) %a, i32 noundef %n, i32 noundef %k) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add nuw nsw i32 %2, 1, !dbg !26
  %add2 = add i32 %add, %mul, !dbg !27
  %add4 = add i32 %add2, %k, !dbg !28
  %cmp.not = icmp slt i32 %add4, %n, !dbg !29
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !29

if.end:                                           ; preds = %entry
  %mul5 = mul nsw i32 %add4, %n, !dbg !30
  %add6 = add nsw i32 %mul5, %k, !dbg !31
  %idxprom = sext i32 %add6 to i64, !dbg !32
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !32
  %3 = load float, ptr %arrayidx, align 4, !dbg !32, !tbaa !33
  %mul7 = mul nsw i32 %k, %n, !dbg !35
  %add8 = add nsw i32 %mul7, %k, !dbg !36
  %idxprom9 = sext i32 %add8 to i64, !dbg !37
  %arrayidx10 = getelementptr inbounds float, ptr %a, i64 %idxprom9, !dbg !37
  %4 = load float, ptr %arrayidx10, align 4, !dbg !37, !tbaa !33
  %div = fdiv contract float %3, %4, !dbg !38
  %cmp1139 = icmp slt i32 %k, %n, !dbg !39
  br i1 %cmp1139, label %for.body.preheader, label %cleanup, !dbg !40

for.body.preheader:                               ; preds = %if.end
  %5 = sub i32 %n, %k, !dbg !40
  %.neg = add i32 %k, 1, !dbg !40
  %xtraiter = and i32 %5, 1, !dbg !40
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !40
  br i1 %lcmp.mod.not, label %for.body.prol.loopexit, label %for.body.prol, !dbg !40

for.body.prol:                                    ; preds = %for.body.preheader
  %add13.prol = add nsw i32 %k, %mul7, !dbg !41
  %idxprom14.prol = sext i32 %add13.prol to i64, !dbg !42
  %arrayidx15.prol = getelementptr inbounds float, ptr %a, i64 %idxprom14.prol, !dbg !42
  %6 = load float, ptr %arrayidx15.prol, align 4, !dbg !42, !tbaa !33
  %mul16.prol = fmul contract float %div, %6, !dbg !43
  %add18.prol = add nsw i32 %k, %mul5, !dbg !44
  %idxprom19.prol = sext i32 %add18.prol to i64, !dbg !45
  %arrayidx20.prol = getelementptr inbounds float, ptr %a, i64 %idxprom19.prol, !dbg !45
  %7 = load float, ptr %arrayidx20.prol, align 4, !dbg !46, !tbaa !33
  %sub.prol = fsub contract float %7, %mul16.prol, !dbg !46
  store float %sub.prol, ptr %arrayidx20.prol, align 4, !dbg !46, !tbaa !33
  %inc.prol = add nsw i32 %k, 1, !dbg !47
  br label %for.body.prol.loopexit, !dbg !40

for.body.prol.loopexit:                           ; preds = %for.body.prol, %for.body.preheader
  %c.040.unr = phi i32 [ %k, %for.body.preheader ], [ %inc.prol, %for.body.prol ]
  %8 = icmp eq i32 %n, %.neg, !dbg !40
  br i1 %8, label %cleanup, label %for.body, !dbg !40

for.body:                                         ; preds = %for.body.prol.loopexit, %for.body
  %c.040 = phi i32 [ %inc.1, %for.body ], [ %c.040.unr, %for.body.prol.loopexit ]
  %add13 = add nsw i32 %c.040, %mul7, !dbg !41
  %idxprom14 = sext i32 %add13 to i64, !dbg !42
  %arrayidx15 = getelementptr inbounds float, ptr %a, i64 %idxprom14, !dbg !42
  %9 = load float, ptr %arrayidx15, align 4, !dbg !42, !tbaa !33
  %mul16 = fmul contract float %div, %9, !dbg !43
  %add18 = add nsw i32 %c.040, %mul5, !dbg !44
  %idxprom19 = sext i32 %add18 to i64, !dbg !45
  %arrayidx20 = getelementptr inbounds float, ptr %a, i64 %idxprom19, !dbg !45
  %10 = load float, ptr %arrayidx20, align 4, !dbg !46, !tbaa !33
  %sub = fsub contract float %10, %mul16, !dbg !46
  store float %sub, ptr %arrayidx20, align 4, !dbg !46, !tbaa !33
  %inc = add nsw i32 %c.040, 1, !dbg !47
  %add13.1 = add nsw i32 %inc, %mul7, !dbg !41
  %idxprom14.1 = sext i32 %add13.1 to i64, !dbg !42
  %arrayidx15.1 = getelementptr inbounds float, ptr %a, i64 %idxprom14.1, !dbg !42
  %11 = load float, ptr %arrayidx15.1, align 4, !dbg !42, !tbaa !33
  %mul16.1 = fmul contract float %div, %11, !dbg !43
  %add18.1 = add nsw i32 %inc, %mul5, !dbg !44
  %idxprom19.1 = sext i32 %add18.1 to i64, !dbg !45
  %arrayidx20.1 = getelementptr inbounds float, ptr %a, i64 %idxprom19.1, !dbg !45
  %12 = load float, ptr %arrayidx20.1, align 4, !dbg !46, !tbaa !33
  %sub.1 = fsub contract float %12, %mul16.1, !dbg !46
  store float %sub.1, ptr %arrayidx20.1, align 4, !dbg !46, !tbaa !33
  %inc.1 = add nsw i32 %c.040, 2, !dbg !47
  %exitcond.not.1 = icmp eq i32 %inc.1, %n, !dbg !39
  br i1 %exitcond.not.1, label %cleanup, label %for.body, !dbg !40, !llvm.loop !48

cleanup:                                          ; preds = %for.body.prol.loopexit, %for.body, %if.end, %entry
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
!1 = !DIFile(filename: "apps/lud_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "eliminate", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 23, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 36, scope: !12)
!22 = !DILocation(line: 14, column: 34, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 49, scope: !12)
!26 = !DILocation(line: 14, column: 17, scope: !12)
!27 = !DILocation(line: 14, column: 21, scope: !12)
!28 = !DILocation(line: 14, column: 47, scope: !12)
!29 = !DILocation(line: 15, column: 13, scope: !12)
!30 = !DILocation(line: 17, column: 26, scope: !12)
!31 = !DILocation(line: 17, column: 30, scope: !12)
!32 = !DILocation(line: 17, column: 20, scope: !12)
!33 = !{!34, !34, i64 0}
!34 = !{!"float", !10, i64 0}
!35 = !DILocation(line: 17, column: 41, scope: !12)
!36 = !DILocation(line: 17, column: 45, scope: !12)
!37 = !DILocation(line: 17, column: 37, scope: !12)
!38 = !DILocation(line: 17, column: 35, scope: !12)
!39 = !DILocation(line: 18, column: 23, scope: !12)
!40 = !DILocation(line: 18, column: 5, scope: !12)
!41 = !DILocation(line: 19, column: 44, scope: !12)
!42 = !DILocation(line: 19, column: 36, scope: !12)
!43 = !DILocation(line: 19, column: 34, scope: !12)
!44 = !DILocation(line: 19, column: 19, scope: !12)
!45 = !DILocation(line: 19, column: 9, scope: !12)
!46 = !DILocation(line: 19, column: 24, scope: !12)
!47 = !DILocation(line: 18, column: 29, scope: !12)
!48 = distinct !{!48, !40, !49, !50}
!49 = !DILocation(line: 19, column: 47, scope: !12)
!50 = !{!"llvm.loop.mustprogress"}
!51 = !DILocation(line: 20, column: 1, scope: !12)
