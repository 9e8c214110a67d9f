; ModuleID = 'never/work_queue.cu'
source_filename = "never/work_queue.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z10work_queuePiS_PKii(ptr noundef captures(none) %next, ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = atomicrmw add ptr %next, i32 1 seq_cst, align 4, !dbg !15
  %cmp.not.not5 = icmp slt i32 %0, %n, !dbg !19
  br i1 %cmp.not.not5, label %if.end, label %return, !dbg !19

if.end:                                           ; preds = %entry, %if.end
  %1 = phi i32 [ %3, %if.end ], [ %0, %entry ]
  %idxprom = sext i32 %1 to i64
  %arrayidx2 = getelementptr inbounds i32, ptr %out, i64 %idxprom
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %2 = load i32, ptr %arrayidx, align 4, !dbg !20, !tbaa !8
  %add = add nsw i32 %2, 1, !dbg !21
  store i32 %add, ptr %arrayidx2, align 4, !dbg !22, !tbaa !8
  %3 = atomicrmw add ptr %next, i32 1 seq_cst, align 4, !dbg !15
  %cmp.not.not = icmp slt i32 %3, %n, !dbg !19
  br i1 %cmp.not.not, label %if.end, label %return, !dbg !19

return:                                           ; preds = %if.end, %entry
  ret void, !dbg !23
}

attributes #0 = { mustprogress nofree noinline norecurse nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "never/work_queue.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "work_queue", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 80, column: 46, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 80, type: !13, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "never/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 17, scope: !12)
!19 = !DILocation(line: 11, column: 15, scope: !12)
!20 = !DILocation(line: 13, column: 18, scope: !12)
!21 = !DILocation(line: 13, column: 23, scope: !12)
!22 = !DILocation(line: 13, column: 16, scope: !12)
!23 = !DILocation(line: 15, column: 1, scope: !12)
