; ModuleID = 'rows/no_guard.cu'
source_filename = "rows/no_guard.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13row_unguardedPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %cmp15 = icmp slt i32 %0, %cols, !dbg !19
  br i1 %cmp15, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !20

for.body.lr.ph:                                   ; preds = %entry
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %mul = mul i32 %cols, %1
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !20

for.cond.cleanup:                                 ; preds = %for.body, %entry
  ret void, !dbg !21

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.016 = phi i32 [ %0, %for.body.lr.ph ], [ %add9, %for.body ]
  %add = add i32 %c.016, %mul, !dbg !22
  %idxprom = zext i32 %add to i64, !dbg !23
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !23
  %3 = load i32, ptr %arrayidx, align 4, !dbg !23, !tbaa !8
  %add2 = add nsw i32 %3, 1, !dbg !24
  %arrayidx7 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom, !dbg !25
  store i32 %add2, ptr %arrayidx7, align 4, !dbg !26, !tbaa !8
  %add9 = add i32 %c.016, %2, !dbg !27
  %cmp = icmp slt i32 %add9, %cols, !dbg !19
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !20, !llvm.loop !28
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "rows/no_guard.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "row_unguarded", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "rows/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 18, scope: !12)
!19 = !DILocation(line: 12, column: 33, scope: !12)
!20 = !DILocation(line: 12, column: 5, scope: !12)
!21 = !DILocation(line: 14, column: 1, scope: !12)
!22 = !DILocation(line: 13, column: 58, scope: !12)
!23 = !DILocation(line: 13, column: 38, scope: !12)
!24 = !DILocation(line: 13, column: 63, scope: !12)
!25 = !DILocation(line: 13, column: 9, scope: !12)
!26 = !DILocation(line: 13, column: 36, scope: !12)
!27 = !DILocation(line: 12, column: 43, scope: !12)
!28 = distinct !{!28, !20, !29, !30}
!29 = !DILocation(line: 13, column: 65, scope: !12)
!30 = !{!"llvm.loop.mustprogress"}
