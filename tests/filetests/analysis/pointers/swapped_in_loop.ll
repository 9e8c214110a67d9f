; ModuleID = 'pointers/swapped_in_loop.cu'
source_filename = "pointers/swapped_in_loop.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z7swappedPiS_ii(ptr noundef captures(none) %x, ptr noundef captures(none) %y, i32 noundef %n, i32 noundef %steps) local_unnamed_addr #0 !dbg !12 {
entry:
  %cmp14 = icmp sgt i32 %steps, 0, !dbg !15
  br i1 %cmp14, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !16

for.body.lr.ph:                                   ; preds = %entry
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !17
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !21
  %mul = mul i32 %0, %1, !dbg !24
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !25
  %add = add i32 %mul, %2, !dbg !28
  %cmp3 = icmp slt i32 %add, %n
  %add4 = add nsw i32 %add, 1
  %idxprom6 = sext i32 %add to i64
  br label %for.body, !dbg !16

for.cond.cleanup:                                 ; preds = %if.end, %entry
  ret void, !dbg !29

for.body:                                         ; preds = %for.body.lr.ph, %if.end
  %from.017 = phi ptr [ %x, %for.body.lr.ph ], [ %to.015, %if.end ]
  %k.016 = phi i32 [ 0, %for.body.lr.ph ], [ %inc, %if.end ]
  %to.015 = phi ptr [ %y, %for.body.lr.ph ], [ %from.017, %if.end ]
  br i1 %cmp3, label %if.then, label %if.end, !dbg !30

if.then:                                          ; preds = %for.body
  %rem = srem i32 %add4, %n, !dbg !31
  %idxprom = sext i32 %rem to i64, !dbg !32
  %arrayidx = getelementptr inbounds i32, ptr %from.017, i64 %idxprom, !dbg !32
  %3 = load i32, ptr %arrayidx, align 4, !dbg !32, !tbaa !8
  %add5 = add nsw i32 %3, 1, !dbg !33
  %arrayidx7 = getelementptr inbounds i32, ptr %to.015, i64 %idxprom6, !dbg !34
  store i32 %add5, ptr %arrayidx7, align 4, !dbg !35, !tbaa !8
  br label %if.end, !dbg !34

if.end:                                           ; preds = %if.then, %for.body
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !36
  %inc = add nuw nsw i32 %k.016, 1, !dbg !37
  %exitcond.not = icmp eq i32 %inc, %steps, !dbg !15
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !16, !llvm.loop !38
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "pointers/swapped_in_loop.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "swapped", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 12, column: 23, scope: !12)
!16 = !DILocation(line: 12, column: 5, scope: !12)
!17 = !DILocation(line: 32, column: 1, scope: !18, inlinedAt: !20)
!18 = distinct !DISubprogram(name: "get_x", scope: !19, file: !19, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!19 = !DIFile(filename: "pointers/../cuda.h", directory: ".")
!20 = distinct !DILocation(line: 10, column: 13, scope: !12)
!21 = !DILocation(line: 33, column: 1, scope: !22, inlinedAt: !23)
!22 = distinct !DISubprogram(name: "get_x", scope: !19, file: !19, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = distinct !DILocation(line: 10, column: 26, scope: !12)
!24 = !DILocation(line: 10, column: 24, scope: !12)
!25 = !DILocation(line: 31, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !19, file: !19, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 10, column: 39, scope: !12)
!28 = !DILocation(line: 10, column: 37, scope: !12)
!29 = !DILocation(line: 20, column: 1, scope: !12)
!30 = !DILocation(line: 13, column: 15, scope: !12)
!31 = !DILocation(line: 14, column: 34, scope: !12)
!32 = !DILocation(line: 14, column: 21, scope: !12)
!33 = !DILocation(line: 14, column: 39, scope: !12)
!34 = !DILocation(line: 14, column: 13, scope: !12)
!35 = !DILocation(line: 14, column: 19, scope: !12)
!36 = !DILocation(line: 15, column: 9, scope: !12)
!37 = !DILocation(line: 12, column: 33, scope: !12)
!38 = distinct !{!38, !16, !39, !40}
!39 = !DILocation(line: 19, column: 5, scope: !12)
!40 = !{!"llvm.loop.mustprogress"}
