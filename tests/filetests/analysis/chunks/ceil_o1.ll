; ModuleID = 'chunks/ceil_o1.cu'
source_filename = "chunks/ceil_o1.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z11ceil_chunksPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %add = add i32 %mul, -1, !dbg !23
  %sub = add i32 %add, %n, !dbg !24
  %div = sdiv i32 %sub, %mul, !dbg !25
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !26
  %mul4 = mul i32 %2, %1, !dbg !29
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !30
  %add6 = add i32 %mul4, %3, !dbg !33
  %mul7 = mul i32 %div, %add6, !dbg !34
  %add8 = add nsw i32 %mul7, %div, !dbg !35
  %cond.i = tail call noundef i32 @llvm.smin.i32(i32 %add8, i32 %n), !dbg !36
  %cmp21 = icmp slt i32 %mul7, %cond.i, !dbg !39
  br i1 %cmp21, label %for.body, label %for.cond.cleanup, !dbg !40

for.cond.cleanup:                                 ; preds = %for.body, %entry
  ret void, !dbg !41

for.body:                                         ; preds = %entry, %for.body
  %i.022 = phi i32 [ %inc, %for.body ], [ %mul7, %entry ]
  %idxprom = sext i32 %i.022 to i64, !dbg !42
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !42
  %4 = load i32, ptr %arrayidx, align 4, !dbg !42, !tbaa !8
  %mul10 = mul nsw i32 %4, 5, !dbg !43
  %sub11 = add nsw i32 %mul10, -2, !dbg !44
  %arrayidx13 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !45
  store i32 %sub11, ptr %arrayidx13, align 4, !dbg !46, !tbaa !8
  %inc = add nsw i32 %i.022, 1, !dbg !47
  %exitcond.not = icmp eq i32 %inc, %cond.i, !dbg !39
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !40, !llvm.loop !48
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "chunks/ceil_o1.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "ceil_chunks", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 34, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "chunks/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 17, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 29, scope: !12)
!22 = !DILocation(line: 11, column: 27, scope: !12)
!23 = !DILocation(line: 12, column: 20, scope: !12)
!24 = !DILocation(line: 12, column: 28, scope: !12)
!25 = !DILocation(line: 12, column: 33, scope: !12)
!26 = !DILocation(line: 32, column: 1, scope: !27, inlinedAt: !28)
!27 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!28 = distinct !DILocation(line: 13, column: 18, scope: !12)
!29 = !DILocation(line: 13, column: 29, scope: !12)
!30 = !DILocation(line: 31, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 13, column: 44, scope: !12)
!33 = !DILocation(line: 13, column: 42, scope: !12)
!34 = !DILocation(line: 13, column: 57, scope: !12)
!35 = !DILocation(line: 14, column: 25, scope: !12)
!36 = !DILocation(line: 54, column: 39, scope: !37, inlinedAt: !38)
!37 = distinct !DISubprogram(name: "min", scope: !17, file: !17, line: 54, type: !13, scopeLine: 54, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!38 = distinct !DILocation(line: 14, column: 15, scope: !12)
!39 = !DILocation(line: 15, column: 27, scope: !12)
!40 = !DILocation(line: 15, column: 5, scope: !12)
!41 = !DILocation(line: 17, column: 1, scope: !12)
!42 = !DILocation(line: 16, column: 18, scope: !12)
!43 = !DILocation(line: 16, column: 23, scope: !12)
!44 = !DILocation(line: 16, column: 27, scope: !12)
!45 = !DILocation(line: 16, column: 9, scope: !12)
!46 = !DILocation(line: 16, column: 16, scope: !12)
!47 = !DILocation(line: 15, column: 35, scope: !12)
!48 = distinct !{!48, !40, !49, !50, !51}
!49 = !DILocation(line: 16, column: 29, scope: !12)
!50 = !{!"llvm.loop.mustprogress"}
!51 = !{!"llvm.loop.unroll.disable"}
