; ModuleID = 'tile/barrier_in_loop_of_thread.cu'
source_filename = "tile/barrier_in_loop_of_thread.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@window = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z15barrier_in_loopPii(ptr noundef writeonly captures(none) %out, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %rem.lhs.trunc = trunc nuw nsw i32 %0 to i16
  %rem15 = urem i16 %rem.lhs.trunc, 3
  %rem.zext = zext nneg i16 %rem15 to i32
  %cmp12.not = icmp eq i16 %rem15, 0, !dbg !19
  br i1 %cmp12.not, label %for.cond.cleanup, label %for.body.lr.ph, !dbg !20

for.body.lr.ph:                                   ; preds = %entry
  %idxprom = zext nneg i32 %0 to i64
  %arrayidx = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @window to ptr), i64 %idxprom
  br label %for.body, !dbg !20

for.cond.cleanup:                                 ; preds = %for.body, %entry
  %v.0.lcssa = phi i32 [ %0, %entry ], [ %add, %for.body ], !dbg !21
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !25
  %mul = mul i32 %1, %2, !dbg !28
  %add3 = add i32 %mul, %0, !dbg !29
  %idxprom4 = zext i32 %add3 to i64, !dbg !30
  %arrayidx5 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom4, !dbg !30
  store i32 %v.0.lcssa, ptr %arrayidx5, align 4, !dbg !31, !tbaa !8
  ret void, !dbg !32

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %k.014 = phi i32 [ 0, %for.body.lr.ph ], [ %inc, %for.body ]
  %v.013 = phi i32 [ %0, %for.body.lr.ph ], [ %add, %for.body ]
  store i32 %v.013, ptr %arrayidx, align 4, !dbg !33, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !34
  %3 = load i32, ptr addrspacecast (ptr addrspace(3) @window to ptr), align 4, !dbg !35, !tbaa !8
  %add = add nsw i32 %3, %v.013, !dbg !36
  %inc = add nuw nsw i32 %k.014, 1, !dbg !37
  %exitcond.not = icmp eq i32 %inc, %rem.zext, !dbg !19
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !20, !llvm.loop !38
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

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
!1 = !DIFile(filename: "tile/barrier_in_loop_of_thread.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "barrier_in_loop", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 13, scope: !12)
!19 = !DILocation(line: 12, column: 23, scope: !12)
!20 = !DILocation(line: 12, column: 5, scope: !12)
!21 = !DILocation(line: 0, scope: !12)
!22 = !DILocation(line: 32, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = distinct !DILocation(line: 17, column: 9, scope: !12)
!25 = !DILocation(line: 33, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 17, column: 22, scope: !12)
!28 = !DILocation(line: 17, column: 20, scope: !12)
!29 = !DILocation(line: 17, column: 33, scope: !12)
!30 = !DILocation(line: 17, column: 5, scope: !12)
!31 = !DILocation(line: 17, column: 38, scope: !12)
!32 = !DILocation(line: 18, column: 1, scope: !12)
!33 = !DILocation(line: 13, column: 19, scope: !12)
!34 = !DILocation(line: 14, column: 9, scope: !12)
!35 = !DILocation(line: 15, column: 14, scope: !12)
!36 = !DILocation(line: 15, column: 11, scope: !12)
!37 = !DILocation(line: 12, column: 33, scope: !12)
!38 = distinct !{!38, !20, !39, !40}
!39 = !DILocation(line: 16, column: 5, scope: !12)
!40 = !{!"llvm.loop.mustprogress"}
