; ModuleID = 'trees/grid_stride_total.cu'
source_filename = "trees/grid_stride_total.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@sums = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z17grid_stride_totalPiPKii(ptr noundef captures(none) %total, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !19
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !22
  %mul = mul i32 %1, %2, !dbg !25
  %add = add i32 %mul, %0, !dbg !26
  %cmp42 = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp42, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !28

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul6 = mul i32 %3, %2
  br label %for.body, !dbg !28

for.cond.cleanup:                                 ; preds = %for.body, %entry
  %sum.0.lcssa = phi i32 [ 0, %entry ], [ %add3, %for.body ], !dbg !29
  %idxprom8 = zext nneg i32 %0 to i64, !dbg !30
  %arrayidx9 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom8, !dbg !30
  store i32 %sum.0.lcssa, ptr %arrayidx9, align 4, !dbg !31, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %half.045 = lshr i32 %2, 1, !dbg !33
  %cmp12.not46 = icmp eq i32 %half.045, 0, !dbg !34
  br i1 %cmp12.not46, label %for.cond.cleanup13, label %for.body14, !dbg !35

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.044 = phi i32 [ %add, %for.body.lr.ph ], [ %add7, %for.body ]
  %sum.043 = phi i32 [ 0, %for.body.lr.ph ], [ %add3, %for.body ]
  %idxprom = sext i32 %i.044 to i64, !dbg !36
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !36
  %4 = load i32, ptr %arrayidx, align 4, !dbg !36, !tbaa !8
  %add3 = add nsw i32 %4, %sum.043, !dbg !37
  %add7 = add i32 %i.044, %mul6, !dbg !38
  %cmp = icmp slt i32 %add7, %n, !dbg !27
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !28, !llvm.loop !39

for.cond.cleanup13:                               ; preds = %if.end, %for.cond.cleanup
  %cmp25 = icmp eq i32 %0, 0, !dbg !42
  br i1 %cmp25, label %if.then26, label %if.end28, !dbg !42

for.body14:                                       ; preds = %for.cond.cleanup, %if.end
  %half.047 = phi i32 [ %half.0, %if.end ], [ %half.045, %for.cond.cleanup ]
  %cmp15 = icmp samesign ult i32 %0, %half.047, !dbg !43
  br i1 %cmp15, label %if.then, label %if.end, !dbg !43

if.then:                                          ; preds = %for.body14
  %add16 = add nuw nsw i32 %half.047, %0
  %idxprom17 = zext nneg i32 %add16 to i64
  %arrayidx18 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom17
  %5 = load i32, ptr %arrayidx18, align 4, !dbg !44, !tbaa !8
  %6 = load i32, ptr %arrayidx9, align 4, !dbg !45, !tbaa !8
  %add21 = add nsw i32 %6, %5, !dbg !45
  store i32 %add21, ptr %arrayidx9, align 4, !dbg !45, !tbaa !8
  br label %if.end, !dbg !46

if.end:                                           ; preds = %if.then, %for.body14
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !47
  %half.0 = lshr i32 %half.047, 1, !dbg !33
  %cmp12.not = icmp eq i32 %half.0, 0, !dbg !34
  br i1 %cmp12.not, label %for.cond.cleanup13, label %for.body14, !dbg !35, !llvm.loop !48

if.then26:                                        ; preds = %for.cond.cleanup13
  %7 = load i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), align 4, !dbg !50, !tbaa !8
  %8 = atomicrmw add ptr %total, i32 %7 seq_cst, align 4, !dbg !51
  br label %if.end28, !dbg !54

if.end28:                                         ; preds = %if.then26, %for.cond.cleanup13
  ret void, !dbg !55
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "trees/grid_stride_total.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "grid_stride_total", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 15, column: 13, scope: !12)
!19 = !DILocation(line: 32, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 18, scope: !12)
!22 = !DILocation(line: 33, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = distinct !DILocation(line: 16, column: 31, scope: !12)
!25 = !DILocation(line: 16, column: 29, scope: !12)
!26 = !DILocation(line: 16, column: 42, scope: !12)
!27 = !DILocation(line: 16, column: 49, scope: !12)
!28 = !DILocation(line: 16, column: 5, scope: !12)
!29 = !DILocation(line: 0, scope: !12)
!30 = !DILocation(line: 18, column: 5, scope: !12)
!31 = !DILocation(line: 18, column: 13, scope: !12)
!32 = !DILocation(line: 19, column: 5, scope: !12)
!33 = !DILocation(line: 20, scope: !12)
!34 = !DILocation(line: 20, column: 42, scope: !12)
!35 = !DILocation(line: 20, column: 5, scope: !12)
!36 = !DILocation(line: 17, column: 16, scope: !12)
!37 = !DILocation(line: 17, column: 13, scope: !12)
!38 = !DILocation(line: 16, column: 56, scope: !12)
!39 = distinct !{!39, !28, !40, !41}
!40 = !DILocation(line: 17, column: 19, scope: !12)
!41 = !{!"llvm.loop.mustprogress"}
!42 = !DILocation(line: 25, column: 11, scope: !12)
!43 = !DILocation(line: 21, column: 15, scope: !12)
!44 = !DILocation(line: 22, column: 24, scope: !12)
!45 = !DILocation(line: 22, column: 21, scope: !12)
!46 = !DILocation(line: 22, column: 13, scope: !12)
!47 = !DILocation(line: 23, column: 9, scope: !12)
!48 = distinct !{!48, !35, !49, !41}
!49 = !DILocation(line: 24, column: 5, scope: !12)
!50 = !DILocation(line: 26, column: 26, scope: !12)
!51 = !DILocation(line: 80, column: 46, scope: !52, inlinedAt: !53)
!52 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 80, type: !13, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!53 = distinct !DILocation(line: 26, column: 9, scope: !12)
!54 = !DILocation(line: 26, column: 9, scope: !12)
!55 = !DILocation(line: 27, column: 1, scope: !12)
