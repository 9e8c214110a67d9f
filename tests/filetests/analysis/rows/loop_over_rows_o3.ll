; ModuleID = 'rows/loop_over_rows_o3.cu'
source_filename = "rows/loop_over_rows_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z14loop_over_rowsPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %cmp29 = icmp slt i32 %0, %rows, !dbg !19
  br i1 %cmp29, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !20

for.body.lr.ph:                                   ; preds = %entry
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %cmp327 = icmp slt i32 %1, %cols
  %2 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  br label %for.body, !dbg !20

for.cond.cleanup:                                 ; preds = %for.cond.cleanup4, %entry
  ret void, !dbg !21

for.body:                                         ; preds = %for.body.lr.ph, %for.cond.cleanup4
  %row.030 = phi i32 [ %0, %for.body.lr.ph ], [ %add15, %for.cond.cleanup4 ]
  br i1 %cmp327, label %for.body5.lr.ph, label %for.cond.cleanup4, !dbg !22

for.body5.lr.ph:                                  ; preds = %for.body
  %mul = mul nsw i32 %row.030, %cols
  br label %for.body5, !dbg !22

for.cond.cleanup4:                                ; preds = %for.body5, %for.body
  %add15 = add i32 %row.030, %3, !dbg !23
  %cmp = icmp slt i32 %add15, %rows, !dbg !19
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !20, !llvm.loop !24

for.body5:                                        ; preds = %for.body5.lr.ph, %for.body5
  %c.028 = phi i32 [ %1, %for.body5.lr.ph ], [ %add12, %for.body5 ]
  %add = add nsw i32 %c.028, %mul, !dbg !27
  %idxprom = sext i32 %add to i64, !dbg !28
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !28
  %4 = load i32, ptr %arrayidx, align 4, !dbg !28, !tbaa !8
  %mul6 = mul nsw i32 %c.028, %row.030, !dbg !29
  %sub = sub nsw i32 %4, %mul6, !dbg !30
  %arrayidx10 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !31
  store i32 %sub, ptr %arrayidx10, align 4, !dbg !32, !tbaa !8
  %add12 = add i32 %c.028, %2, !dbg !33
  %cmp3 = icmp slt i32 %add12, %cols, !dbg !34
  br i1 %cmp3, label %for.body5, label %for.cond.cleanup4, !dbg !22, !llvm.loop !35
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "rows/loop_over_rows_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "loop_over_rows", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "rows/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 20, scope: !12)
!19 = !DILocation(line: 11, column: 36, scope: !12)
!20 = !DILocation(line: 11, column: 5, scope: !12)
!21 = !DILocation(line: 14, column: 1, scope: !12)
!22 = !DILocation(line: 12, column: 9, scope: !12)
!23 = !DILocation(line: 11, column: 48, scope: !12)
!24 = distinct !{!24, !20, !25, !26}
!25 = !DILocation(line: 13, column: 61, scope: !12)
!26 = !{!"llvm.loop.mustprogress"}
!27 = !DILocation(line: 13, column: 48, scope: !12)
!28 = !DILocation(line: 13, column: 35, scope: !12)
!29 = !DILocation(line: 13, column: 59, scope: !12)
!30 = !DILocation(line: 13, column: 53, scope: !12)
!31 = !DILocation(line: 13, column: 13, scope: !12)
!32 = !DILocation(line: 13, column: 33, scope: !12)
!33 = !DILocation(line: 12, column: 47, scope: !12)
!34 = !DILocation(line: 12, column: 37, scope: !12)
!35 = distinct !{!35, !22, !25, !26}
