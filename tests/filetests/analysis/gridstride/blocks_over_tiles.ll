; ModuleID = 'gridstride/blocks_over_tiles.cu'
source_filename = "gridstride/blocks_over_tiles.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z10over_tilesPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %mul15 = mul nuw nsw i32 %0, %1, !dbg !19
  %cmp16 = icmp slt i32 %mul15, %n, !dbg !20
  br i1 %cmp16, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !21

for.body.lr.ph:                                   ; preds = %entry
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  br label %for.body, !dbg !21

for.cond.cleanup:                                 ; preds = %if.end, %entry
  ret void, !dbg !22

for.body:                                         ; preds = %for.body.lr.ph, %if.end
  %mul18 = phi i32 [ %mul15, %for.body.lr.ph ], [ %mul, %if.end ]
  %tile.017 = phi i32 [ %0, %for.body.lr.ph ], [ %add9, %if.end ]
  %add = add i32 %mul18, %2, !dbg !23
  %cmp5 = icmp slt i32 %add, %n, !dbg !24
  br i1 %cmp5, label %if.then, label %if.end, !dbg !24

if.then:                                          ; preds = %for.body
  %idxprom = sext i32 %add to i64
  %arrayidx7 = getelementptr inbounds i32, ptr %out, i64 %idxprom
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %4 = load i32, ptr %arrayidx, align 4, !dbg !25, !tbaa !8
  %sub = add nsw i32 %4, -2, !dbg !26
  store i32 %sub, ptr %arrayidx7, align 4, !dbg !27, !tbaa !8
  br label %if.end, !dbg !28

if.end:                                           ; preds = %if.then, %for.body
  %add9 = add i32 %tile.017, %3, !dbg !29
  %mul = mul nsw i32 %add9, %1, !dbg !19
  %cmp = icmp slt i32 %mul, %n, !dbg !20
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !21, !llvm.loop !30
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "gridstride/blocks_over_tiles.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "over_tiles", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 21, scope: !12)
!19 = !DILocation(line: 10, column: 38, scope: !12)
!20 = !DILocation(line: 10, column: 56, scope: !12)
!21 = !DILocation(line: 10, column: 5, scope: !12)
!22 = !DILocation(line: 15, column: 1, scope: !12)
!23 = !DILocation(line: 11, column: 35, scope: !12)
!24 = !DILocation(line: 12, column: 15, scope: !12)
!25 = !DILocation(line: 13, column: 22, scope: !12)
!26 = !DILocation(line: 13, column: 27, scope: !12)
!27 = !DILocation(line: 13, column: 20, scope: !12)
!28 = !DILocation(line: 13, column: 13, scope: !12)
!29 = !DILocation(line: 10, column: 66, scope: !12)
!30 = distinct !{!30, !21, !31, !32}
!31 = !DILocation(line: 14, column: 5, scope: !12)
!32 = !{!"llvm.loop.mustprogress"}
