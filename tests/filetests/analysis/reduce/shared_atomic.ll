; ModuleID = 'reduce/shared_atomic.cu'
source_filename = "reduce/shared_atomic.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ13shared_atomicPiPKiiiE3sum = internal addrspace(3) global i32 undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z13shared_atomicPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp = icmp ne i32 %1, 0, !dbg !22
  br i1 %cmp, label %if.end, label %if.then, !dbg !22

if.then:                                          ; preds = %entry
  store i32 0, ptr addrspacecast (ptr addrspace(3) @_ZZ13shared_atomicPiPKiiiE3sum to ptr), align 4, !dbg !23, !tbaa !8
  br label %if.end, !dbg !24

if.end:                                           ; preds = %if.then, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !25
  %cmp2 = icmp sge i32 %0, %rows, !dbg !26
  %cmp524 = icmp sge i32 %1, %cols
  %or.cond.not = or i1 %cmp524, %cmp2, !dbg !26
  br i1 %or.cond.not, label %if.end9, label %for.body.lr.ph, !dbg !26

for.body.lr.ph:                                   ; preds = %if.end
  %mul = mul nsw i32 %cols, %0
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !27

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.025 = phi i32 [ %1, %for.body.lr.ph ], [ %add8, %for.body ]
  %add = add nsw i32 %c.025, %mul, !dbg !28
  %idxprom = sext i32 %add to i64, !dbg !29
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !29
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  %4 = atomicrmw add ptr addrspacecast (ptr addrspace(3) @_ZZ13shared_atomicPiPKiiiE3sum to ptr), i32 %3 seq_cst, align 4, !dbg !30
  %add8 = add i32 %c.025, %2, !dbg !33
  %cmp5 = icmp slt i32 %add8, %cols, !dbg !34
  br i1 %cmp5, label %for.body, label %if.end9, !dbg !27, !llvm.loop !35

if.end9:                                          ; preds = %for.body, %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !38
  %brmerge = or i1 %cmp, %cmp2, !dbg !39
  br i1 %brmerge, label %if.end16, label %if.then13, !dbg !39

if.then13:                                        ; preds = %if.end9
  %idxprom14 = zext nneg i32 %0 to i64
  %arrayidx15 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom14
  %5 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ13shared_atomicPiPKiiiE3sum to ptr), align 4, !dbg !40, !tbaa !8
  store i32 %5, ptr %arrayidx15, align 4, !dbg !41, !tbaa !8
  br label %if.end16, !dbg !42

if.end16:                                         ; preds = %if.end9, %if.then13
  ret void, !dbg !43
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "reduce/shared_atomic.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "shared_atomic", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "reduce/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 15, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 9, scope: !12)
!22 = !DILocation(line: 16, column: 21, scope: !12)
!23 = !DILocation(line: 17, column: 13, scope: !12)
!24 = !DILocation(line: 17, column: 9, scope: !12)
!25 = !DILocation(line: 18, column: 5, scope: !12)
!26 = !DILocation(line: 19, column: 13, scope: !12)
!27 = !DILocation(line: 20, column: 9, scope: !12)
!28 = !DILocation(line: 21, column: 42, scope: !12)
!29 = !DILocation(line: 21, column: 29, scope: !12)
!30 = !DILocation(line: 80, column: 46, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 80, type: !13, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 21, column: 13, scope: !12)
!33 = !DILocation(line: 20, column: 47, scope: !12)
!34 = !DILocation(line: 20, column: 37, scope: !12)
!35 = distinct !{!35, !27, !36, !37}
!36 = !DILocation(line: 21, column: 46, scope: !12)
!37 = !{!"llvm.loop.mustprogress"}
!38 = !DILocation(line: 22, column: 5, scope: !12)
!39 = !DILocation(line: 23, column: 26, scope: !12)
!40 = !DILocation(line: 24, column: 20, scope: !12)
!41 = !DILocation(line: 24, column: 18, scope: !12)
!42 = !DILocation(line: 24, column: 9, scope: !12)
!43 = !DILocation(line: 25, column: 1, scope: !12)
