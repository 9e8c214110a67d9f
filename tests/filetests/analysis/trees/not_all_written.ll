; ModuleID = 'trees/not_all_written.cu'
source_filename = "trees/not_all_written.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@sums = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z15not_all_writtenPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %cmp2 = icmp slt i32 %1, %cols, !dbg !23
  br i1 %cmp2, label %if.then3, label %if.end6, !dbg !23

if.then3:                                         ; preds = %if.end
  %idxprom4 = zext nneg i32 %1 to i64
  %arrayidx5 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom4
  %mul = mul nsw i32 %cols, %0
  %add = add nuw nsw i32 %mul, %1
  %idxprom = zext nneg i32 %add to i64
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom
  %2 = load i32, ptr %arrayidx, align 4, !dbg !24, !tbaa !8
  store i32 %2, ptr %arrayidx5, align 4, !dbg !25, !tbaa !8
  br label %if.end6, !dbg !26

if.end6:                                          ; preds = %if.then3, %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !27
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !28
  %half.039 = lshr i32 %3, 1, !dbg !31
  %cmp8.not40 = icmp eq i32 %half.039, 0, !dbg !32
  br i1 %cmp8.not40, label %for.cond.cleanup, label %for.body.lr.ph, !dbg !33

for.body.lr.ph:                                   ; preds = %if.end6
  %idxprom14 = zext nneg i32 %1 to i64
  %arrayidx15 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom14
  br label %for.body, !dbg !33

for.cond.cleanup:                                 ; preds = %if.end17, %if.end6
  %cmp19 = icmp eq i32 %1, 0, !dbg !34
  br i1 %cmp19, label %if.then20, label %cleanup, !dbg !34

for.body:                                         ; preds = %for.body.lr.ph, %if.end17
  %half.041 = phi i32 [ %half.039, %for.body.lr.ph ], [ %half.0, %if.end17 ]
  %cmp9 = icmp samesign ult i32 %1, %half.041, !dbg !35
  br i1 %cmp9, label %if.then10, label %if.end17, !dbg !35

if.then10:                                        ; preds = %for.body
  %add11 = add nuw nsw i32 %half.041, %1
  %idxprom12 = zext nneg i32 %add11 to i64
  %arrayidx13 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom12
  %4 = load i32, ptr %arrayidx13, align 4, !dbg !36, !tbaa !8
  %5 = load i32, ptr %arrayidx15, align 4, !dbg !37, !tbaa !8
  %add16 = add nsw i32 %5, %4, !dbg !37
  store i32 %add16, ptr %arrayidx15, align 4, !dbg !37, !tbaa !8
  br label %if.end17, !dbg !38

if.end17:                                         ; preds = %if.then10, %for.body
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !39
  %half.0 = lshr i32 %half.041, 1, !dbg !31
  %cmp8.not = icmp eq i32 %half.0, 0, !dbg !32
  br i1 %cmp8.not, label %for.cond.cleanup, label %for.body, !dbg !33, !llvm.loop !40

if.then20:                                        ; preds = %for.cond.cleanup
  %idxprom21 = zext nneg i32 %0 to i64
  %arrayidx22 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom21
  %6 = load i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), align 4, !dbg !43, !tbaa !8
  store i32 %6, ptr %arrayidx22, align 4, !dbg !44, !tbaa !8
  br label %cleanup, !dbg !45

cleanup:                                          ; preds = %for.cond.cleanup, %if.then20, %entry
  ret void, !dbg !46
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
!1 = !DIFile(filename: "trees/not_all_written.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "not_all_written", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 31, scope: !12)
!22 = !DILocation(line: 11, column: 13, scope: !12)
!23 = !DILocation(line: 13, column: 11, scope: !12)
!24 = !DILocation(line: 14, column: 19, scope: !12)
!25 = !DILocation(line: 14, column: 17, scope: !12)
!26 = !DILocation(line: 14, column: 9, scope: !12)
!27 = !DILocation(line: 15, column: 5, scope: !12)
!28 = !DILocation(line: 33, column: 1, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 16, column: 21, scope: !12)
!31 = !DILocation(line: 16, scope: !12)
!32 = !DILocation(line: 16, column: 42, scope: !12)
!33 = !DILocation(line: 16, column: 5, scope: !12)
!34 = !DILocation(line: 21, column: 11, scope: !12)
!35 = !DILocation(line: 17, column: 15, scope: !12)
!36 = !DILocation(line: 18, column: 24, scope: !12)
!37 = !DILocation(line: 18, column: 21, scope: !12)
!38 = !DILocation(line: 18, column: 13, scope: !12)
!39 = !DILocation(line: 19, column: 9, scope: !12)
!40 = distinct !{!40, !33, !41, !42}
!41 = !DILocation(line: 20, column: 5, scope: !12)
!42 = !{!"llvm.loop.mustprogress"}
!43 = !DILocation(line: 22, column: 20, scope: !12)
!44 = !DILocation(line: 22, column: 18, scope: !12)
!45 = !DILocation(line: 22, column: 9, scope: !12)
!46 = !DILocation(line: 23, column: 1, scope: !12)
