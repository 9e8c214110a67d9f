; ModuleID = 'loops/collatz.cu'
source_filename = "loops/collatz.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: write)
define dso_local ptx_kernel void @_Z7collatzPii(ptr noundef writeonly captures(none) %out, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp22 = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp22, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !28

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul9 = mul i32 %3, %1
  br label %for.body, !dbg !28

for.cond.cleanup:                                 ; preds = %while.end, %entry
  ret void, !dbg !29

for.body:                                         ; preds = %for.body.lr.ph, %while.end
  %i.023 = phi i32 [ %add, %for.body.lr.ph ], [ %add10, %while.end ]
  %cmp4.not19 = icmp eq i32 %i.023, 0, !dbg !30
  br i1 %cmp4.not19, label %while.end, label %while.body.preheader, !dbg !31

while.body.preheader:                             ; preds = %for.body
  %add3 = add nsw i32 %i.023, 1, !dbg !32
  %conv = sext i32 %add3 to i64, !dbg !33
  br label %while.body, !dbg !31

while.body:                                       ; preds = %while.body.preheader, %cond.end
  %steps.021 = phi i32 [ %inc, %cond.end ], [ 0, %while.body.preheader ]
  %v.020 = phi i64 [ %cond, %cond.end ], [ %conv, %while.body.preheader ]
  %and = and i64 %v.020, 1, !dbg !34
  %tobool.not = icmp eq i64 %and, 0, !dbg !35
  br i1 %tobool.not, label %cond.false, label %cond.true, !dbg !35

cond.true:                                        ; preds = %while.body
  %mul5 = mul i64 %v.020, 3, !dbg !36
  %add6 = add i64 %mul5, 1, !dbg !37
  br label %cond.end, !dbg !35

cond.false:                                       ; preds = %while.body
  %div18 = lshr exact i64 %v.020, 1, !dbg !38
  br label %cond.end, !dbg !35

cond.end:                                         ; preds = %cond.false, %cond.true
  %cond = phi i64 [ %add6, %cond.true ], [ %div18, %cond.false ], !dbg !35
  %inc = add nuw nsw i32 %steps.021, 1, !dbg !39
  %cmp4.not = icmp eq i64 %cond, 1, !dbg !30
  br i1 %cmp4.not, label %while.end, label %while.body, !dbg !31, !llvm.loop !40

while.end:                                        ; preds = %cond.end, %for.body
  %steps.0.lcssa = phi i32 [ 0, %for.body ], [ %inc, %cond.end ], !dbg !43
  %idxprom = sext i32 %i.023 to i64, !dbg !44
  %arrayidx = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !44
  store i32 %steps.0.lcssa, ptr %arrayidx, align 4, !dbg !45, !tbaa !8
  %add10 = add i32 %i.023, %mul9, !dbg !46
  %cmp = icmp slt i32 %add10, %n, !dbg !27
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !28, !llvm.loop !47
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: write) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "loops/collatz.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "collatz", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "loops/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 18, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 31, scope: !12)
!22 = !DILocation(line: 10, column: 29, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 44, scope: !12)
!26 = !DILocation(line: 10, column: 42, scope: !12)
!27 = !DILocation(line: 10, column: 59, scope: !12)
!28 = !DILocation(line: 10, column: 5, scope: !12)
!29 = !DILocation(line: 19, column: 1, scope: !12)
!30 = !DILocation(line: 13, column: 18, scope: !12)
!31 = !DILocation(line: 13, column: 9, scope: !12)
!32 = !DILocation(line: 11, column: 29, scope: !12)
!33 = !DILocation(line: 11, column: 27, scope: !12)
!34 = !DILocation(line: 14, column: 19, scope: !12)
!35 = !DILocation(line: 14, column: 17, scope: !12)
!36 = !DILocation(line: 14, column: 27, scope: !12)
!37 = !DILocation(line: 14, column: 31, scope: !12)
!38 = !DILocation(line: 14, column: 39, scope: !12)
!39 = !DILocation(line: 15, column: 18, scope: !12)
!40 = distinct !{!40, !31, !41, !42}
!41 = !DILocation(line: 16, column: 9, scope: !12)
!42 = !{!"llvm.loop.mustprogress"}
!43 = !DILocation(line: 0, scope: !12)
!44 = !DILocation(line: 17, column: 9, scope: !12)
!45 = !DILocation(line: 17, column: 16, scope: !12)
!46 = !DILocation(line: 10, column: 66, scope: !12)
!47 = distinct !{!47, !28, !48, !42}
!48 = !DILocation(line: 18, column: 5, scope: !12)
