; ModuleID = 'reduce/warp_shuffle_atomic.cu'
source_filename = "reduce/warp_shuffle_atomic.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)
define dso_local ptx_kernel void @_Z8warp_sumPiPKii(ptr noundef captures(none) %total, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp26 = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp26, label %for.body.lr.ph, label %for.cond8.preheader, !dbg !28

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul6 = mul i32 %3, %1
  br label %for.body, !dbg !28

for.cond8.preheader:                              ; preds = %for.body, %entry
  %sum.0.lcssa = phi i32 [ 0, %entry ], [ %add3, %for.body ], !dbg !29
  %4 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %sum.0.lcssa, i32 range(i32 1, -2147483648) 16, i32 31), !dbg !30
  %add13 = add nsw i32 %4, %sum.0.lcssa, !dbg !33
  %5 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add13, i32 range(i32 1, -2147483648) 8, i32 31), !dbg !30
  %add13.1 = add nsw i32 %5, %add13, !dbg !33
  %6 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add13.1, i32 range(i32 1, -2147483648) 4, i32 31), !dbg !30
  %add13.2 = add nsw i32 %6, %add13.1, !dbg !33
  %7 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add13.2, i32 range(i32 1, -2147483648) 2, i32 31), !dbg !30
  %add13.3 = add nsw i32 %7, %add13.2, !dbg !33
  %8 = tail call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %add13.3, i32 range(i32 1, -2147483648) 1, i32 31), !dbg !30
  %and = and i32 %2, 31, !dbg !34
  %cmp17 = icmp eq i32 %and, 0, !dbg !35
  br i1 %cmp17, label %if.then, label %if.end, !dbg !35

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.028 = phi i32 [ %add, %for.body.lr.ph ], [ %add7, %for.body ]
  %sum.027 = phi i32 [ 0, %for.body.lr.ph ], [ %add3, %for.body ]
  %idxprom = sext i32 %i.028 to i64, !dbg !36
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !36
  %9 = load i32, ptr %arrayidx, align 4, !dbg !36, !tbaa !8
  %add3 = add nsw i32 %9, %sum.027, !dbg !37
  %add7 = add i32 %i.028, %mul6, !dbg !38
  %cmp = icmp slt i32 %add7, %n, !dbg !27
  br i1 %cmp, label %for.body, label %for.cond8.preheader, !dbg !28, !llvm.loop !39

if.then:                                          ; preds = %for.cond8.preheader
  %add13.4 = add nsw i32 %8, %add13.3, !dbg !33
  %10 = atomicrmw add ptr %total, i32 %add13.4 seq_cst, align 4, !dbg !42
  br label %if.end, !dbg !45

if.end:                                           ; preds = %if.then, %for.cond8.preheader
  ret void, !dbg !46
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32) #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "reduce/warp_shuffle_atomic.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "warp_sum", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "reduce/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 18, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 31, scope: !12)
!22 = !DILocation(line: 14, column: 29, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 44, scope: !12)
!26 = !DILocation(line: 14, column: 42, scope: !12)
!27 = !DILocation(line: 14, column: 59, scope: !12)
!28 = !DILocation(line: 14, column: 5, scope: !12)
!29 = !DILocation(line: 0, scope: !12)
!30 = !DILocation(line: 105, column: 68, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "__shfl_down_sync", scope: !17, file: !17, line: 105, type: !13, scopeLine: 105, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 17, column: 16, scope: !12)
!33 = !DILocation(line: 17, column: 13, scope: !12)
!34 = !DILocation(line: 18, column: 22, scope: !12)
!35 = !DILocation(line: 18, column: 28, scope: !12)
!36 = !DILocation(line: 15, column: 16, scope: !12)
!37 = !DILocation(line: 15, column: 13, scope: !12)
!38 = !DILocation(line: 14, column: 66, scope: !12)
!39 = distinct !{!39, !28, !40, !41}
!40 = !DILocation(line: 15, column: 19, scope: !12)
!41 = !{!"llvm.loop.mustprogress"}
!42 = !DILocation(line: 80, column: 46, scope: !43, inlinedAt: !44)
!43 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 80, type: !13, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!44 = distinct !DILocation(line: 19, column: 9, scope: !12)
!45 = !DILocation(line: 19, column: 9, scope: !12)
!46 = !DILocation(line: 20, column: 1, scope: !12)
