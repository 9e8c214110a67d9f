; ModuleID = 'trees/float_atomic.cu'
source_filename = "trees/float_atomic.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ12float_atomicPfPKfiiE3sum = internal addrspace(3) global float undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z12float_atomicPfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp = icmp eq i32 %1, 0, !dbg !22
  br i1 %cmp, label %if.then, label %if.end, !dbg !22

if.then:                                          ; preds = %entry
  store float 0.000000e+00, ptr addrspacecast (ptr addrspace(3) @_ZZ12float_atomicPfPKfiiE3sum to ptr), align 4, !dbg !23, !tbaa !24
  br label %if.end, !dbg !26

if.end:                                           ; preds = %if.then, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !27
  %cmp217 = icmp slt i32 %1, %cols, !dbg !28
  br i1 %cmp217, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !29

for.body.lr.ph:                                   ; preds = %if.end
  %mul = mul nsw i32 %cols, %0
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !29

for.cond.cleanup:                                 ; preds = %for.body, %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !30
  br i1 %cmp, label %if.then7, label %if.end10, !dbg !31

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.018 = phi i32 [ %1, %for.body.lr.ph ], [ %add5, %for.body ]
  %add = add nsw i32 %c.018, %mul, !dbg !32
  %idxprom = sext i32 %add to i64, !dbg !33
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !33
  %3 = load float, ptr %arrayidx, align 4, !dbg !33, !tbaa !24
  %4 = atomicrmw fadd ptr addrspacecast (ptr addrspace(3) @_ZZ12float_atomicPfPKfiiE3sum to ptr), float %3 seq_cst, align 4, !dbg !34
  %add5 = add i32 %c.018, %2, !dbg !37
  %cmp2 = icmp slt i32 %add5, %cols, !dbg !28
  br i1 %cmp2, label %for.body, label %for.cond.cleanup, !dbg !29, !llvm.loop !38

if.then7:                                         ; preds = %for.cond.cleanup
  %idxprom8 = zext nneg i32 %0 to i64
  %arrayidx9 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom8
  %5 = load float, ptr addrspacecast (ptr addrspace(3) @_ZZ12float_atomicPfPKfiiE3sum to ptr), align 4, !dbg !41, !tbaa !24
  store float %5, ptr %arrayidx9, align 4, !dbg !42, !tbaa !24
  br label %if.end10, !dbg !43

if.end10:                                         ; preds = %if.then7, %for.cond.cleanup
  ret void, !dbg !44
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
!1 = !DIFile(filename: "trees/float_atomic.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "float_atomic", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 31, scope: !12)
!22 = !DILocation(line: 15, column: 11, scope: !12)
!23 = !DILocation(line: 16, column: 13, scope: !12)
!24 = !{!25, !25, i64 0}
!25 = !{!"float", !10, i64 0}
!26 = !DILocation(line: 16, column: 9, scope: !12)
!27 = !DILocation(line: 17, column: 5, scope: !12)
!28 = !DILocation(line: 18, column: 23, scope: !12)
!29 = !DILocation(line: 18, column: 5, scope: !12)
!30 = !DILocation(line: 20, column: 5, scope: !12)
!31 = !DILocation(line: 21, column: 11, scope: !12)
!32 = !DILocation(line: 19, column: 38, scope: !12)
!33 = !DILocation(line: 19, column: 25, scope: !12)
!34 = !DILocation(line: 85, column: 52, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 85, type: !13, scopeLine: 85, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 19, column: 9, scope: !12)
!37 = !DILocation(line: 18, column: 33, scope: !12)
!38 = distinct !{!38, !29, !39, !40}
!39 = !DILocation(line: 19, column: 42, scope: !12)
!40 = !{!"llvm.loop.mustprogress"}
!41 = !DILocation(line: 22, column: 20, scope: !12)
!42 = !DILocation(line: 22, column: 18, scope: !12)
!43 = !DILocation(line: 22, column: 9, scope: !12)
!44 = !DILocation(line: 23, column: 1, scope: !12)
