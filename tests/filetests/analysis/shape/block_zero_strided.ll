; ModuleID = 'shape/block_zero_strided.cu'
source_filename = "shape/block_zero_strided.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z18block_zero_stridedPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %cmp.not = icmp eq i32 %0, 0, !dbg !19
  br i1 %cmp.not, label %if.end, label %for.end, !dbg !19

if.end:                                           ; preds = %entry
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !20
  %cmp210 = icmp slt i32 %1, %n, !dbg !23
  br i1 %cmp210, label %for.body.lr.ph, label %for.end, !dbg !24

for.body.lr.ph:                                   ; preds = %if.end
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !24

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.011 = phi i32 [ %1, %for.body.lr.ph ], [ %add6, %for.body ]
  %idxprom = sext i32 %i.011 to i64, !dbg !25
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !25
  %3 = load i32, ptr %arrayidx, align 4, !dbg !25, !tbaa !8
  %add = add nsw i32 %3, 1, !dbg !26
  %arrayidx4 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !27
  store i32 %add, ptr %arrayidx4, align 4, !dbg !28, !tbaa !8
  %add6 = add i32 %i.011, %2, !dbg !29
  %cmp2 = icmp slt i32 %add6, %n, !dbg !23
  br i1 %cmp2, label %for.body, label %for.end, !dbg !24, !llvm.loop !30

for.end:                                          ; preds = %for.body, %if.end, %entry
  ret void, !dbg !33
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "shape/block_zero_strided.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "block_zero_strided", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "shape/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 9, scope: !12)
!19 = !DILocation(line: 10, column: 20, scope: !12)
!20 = !DILocation(line: 31, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 12, column: 18, scope: !12)
!23 = !DILocation(line: 12, column: 33, scope: !12)
!24 = !DILocation(line: 12, column: 5, scope: !12)
!25 = !DILocation(line: 13, column: 18, scope: !12)
!26 = !DILocation(line: 13, column: 23, scope: !12)
!27 = !DILocation(line: 13, column: 9, scope: !12)
!28 = !DILocation(line: 13, column: 16, scope: !12)
!29 = !DILocation(line: 12, column: 40, scope: !12)
!30 = distinct !{!30, !24, !31, !32}
!31 = !DILocation(line: 13, column: 25, scope: !12)
!32 = !{!"llvm.loop.mustprogress"}
!33 = !DILocation(line: 14, column: 1, scope: !12)
