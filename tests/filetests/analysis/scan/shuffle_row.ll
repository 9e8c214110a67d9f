; ModuleID = 'scan/shuffle_row.cu'
source_filename = "scan/shuffle_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)
define dso_local ptx_kernel void @_Z12shuffle_scanPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %div = sdiv i32 %add, 32, !dbg !27
  %cmp.not = icmp slt i32 %div, %rows, !dbg !28
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !28

if.end:                                           ; preds = %entry
  %rem = and i32 %2, 31, !dbg !29
  %mul4 = shl nsw i32 %div, 5, !dbg !30
  %add5 = or disjoint i32 %mul4, %rem, !dbg !31
  %idxprom = sext i32 %add5 to i64, !dbg !32
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !32
  %3 = load i32, ptr %arrayidx, align 4, !dbg !32, !tbaa !8
  %4 = tail call noundef i32 @llvm.nvvm.shfl.sync.up.i32(i32 -1, i32 %3, i32 range(i32 -2147483648, 32) 1, i32 0), !dbg !33
  %cmp8.not = icmp eq i32 %rem, 0, !dbg !36
  %add10 = select i1 %cmp8.not, i32 0, i32 %4, !dbg !36
  %spec.select = add nsw i32 %add10, %3, !dbg !36
  %5 = tail call noundef i32 @llvm.nvvm.shfl.sync.up.i32(i32 -1, i32 %spec.select, i32 range(i32 -2147483648, 32) 2, i32 0), !dbg !33
  %cmp8.not.1 = icmp samesign ult i32 %rem, 2, !dbg !36
  %add10.1 = select i1 %cmp8.not.1, i32 0, i32 %5, !dbg !36
  %spec.select.1 = add nsw i32 %add10.1, %spec.select, !dbg !36
  %6 = tail call noundef i32 @llvm.nvvm.shfl.sync.up.i32(i32 -1, i32 %spec.select.1, i32 range(i32 -2147483648, 32) 4, i32 0), !dbg !33
  %cmp8.not.2 = icmp samesign ult i32 %rem, 4, !dbg !36
  %add10.2 = select i1 %cmp8.not.2, i32 0, i32 %6, !dbg !36
  %spec.select.2 = add nsw i32 %add10.2, %spec.select.1, !dbg !36
  %7 = tail call noundef i32 @llvm.nvvm.shfl.sync.up.i32(i32 -1, i32 %spec.select.2, i32 range(i32 -2147483648, 32) 8, i32 0), !dbg !33
  %cmp8.not.3 = icmp samesign ult i32 %rem, 8, !dbg !36
  %add10.3 = select i1 %cmp8.not.3, i32 0, i32 %7, !dbg !36
  %spec.select.3 = add nsw i32 %add10.3, %spec.select.2, !dbg !36
  %8 = tail call noundef i32 @llvm.nvvm.shfl.sync.up.i32(i32 -1, i32 %spec.select.3, i32 range(i32 -2147483648, 32) 16, i32 0), !dbg !33
  %cmp8.not.4 = icmp samesign ult i32 %rem, 16, !dbg !36
  %add10.4 = select i1 %cmp8.not.4, i32 0, i32 %8, !dbg !36
  %spec.select.4 = add nsw i32 %add10.4, %spec.select.3, !dbg !36
  %arrayidx16 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !37
  store i32 %spec.select.4, ptr %arrayidx16, align 4, !dbg !38, !tbaa !8
  br label %cleanup, !dbg !39

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !39
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.shfl.sync.up.i32(i32, i32, i32, i32) #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "scan/shuffle_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "shuffle_scan", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "scan/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 13, column: 26, scope: !12)
!22 = !DILocation(line: 13, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 39, scope: !12)
!26 = !DILocation(line: 13, column: 37, scope: !12)
!27 = !DILocation(line: 14, column: 17, scope: !12)
!28 = !DILocation(line: 15, column: 13, scope: !12)
!29 = !DILocation(line: 14, column: 42, scope: !12)
!30 = !DILocation(line: 17, column: 19, scope: !12)
!31 = !DILocation(line: 17, column: 24, scope: !12)
!32 = !DILocation(line: 17, column: 13, scope: !12)
!33 = !DILocation(line: 104, column: 66, scope: !34, inlinedAt: !35)
!34 = distinct !DISubprogram(name: "__shfl_up_sync", scope: !17, file: !17, line: 104, type: !13, scopeLine: 104, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!35 = distinct !DILocation(line: 19, column: 20, scope: !12)
!36 = !DILocation(line: 20, column: 18, scope: !12)
!37 = !DILocation(line: 23, column: 5, scope: !12)
!38 = !DILocation(line: 23, column: 26, scope: !12)
!39 = !DILocation(line: 24, column: 1, scope: !12)
