; ModuleID = 'scan/distance_too_large.cu'
source_filename = "scan/distance_too_large.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ18distance_too_largePiPKiiiE4sums = internal unnamed_addr addrspace(3) global [64 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z18distance_too_largePiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %cmp2 = icmp slt i32 %1, %cols, !dbg !23
  br i1 %cmp2, label %cond.true, label %cond.end, !dbg !24

cond.true:                                        ; preds = %if.end
  %mul = mul nsw i32 %cols, %0
  %add = add nuw nsw i32 %mul, %1
  %idxprom = zext nneg i32 %add to i64
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom
  %2 = load i32, ptr %arrayidx, align 4, !dbg !25, !tbaa !8
  br label %cond.end, !dbg !24

cond.end:                                         ; preds = %if.end, %cond.true
  %cond = phi i32 [ %2, %cond.true ], [ 0, %if.end ], !dbg !24
  %idxprom3 = zext nneg i32 %1 to i64, !dbg !26
  %arrayidx4 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ18distance_too_largePiPKiiiE4sums to ptr), i64 %idxprom3, !dbg !26
  store i32 %cond, ptr %arrayidx4, align 4, !dbg !27, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !28
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %cmp644 = icmp samesign ugt i32 %3, 1, !dbg !29
  br i1 %cmp644, label %for.body, label %for.cond.cleanup, !dbg !30

for.cond.cleanup:                                 ; preds = %cond.end12, %cond.end
  br i1 %cmp2, label %if.then19, label %cleanup, !dbg !31

for.body:                                         ; preds = %cond.end, %cond.end12
  %by.045 = phi i32 [ %mul17, %cond.end12 ], [ 1, %cond.end ]
  %cmp7.not = icmp samesign ult i32 %1, %by.045, !dbg !32
  br i1 %cmp7.not, label %cond.end12, label %cond.true8, !dbg !33

cond.true8:                                       ; preds = %for.body
  %sub = sub nuw nsw i32 %1, %by.045
  %idxprom9 = zext nneg i32 %sub to i64
  %arrayidx10 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ18distance_too_largePiPKiiiE4sums to ptr), i64 %idxprom9
  %4 = load i32, ptr %arrayidx10, align 4, !dbg !34, !tbaa !8
  br label %cond.end12, !dbg !33

cond.end12:                                       ; preds = %for.body, %cond.true8
  %cond13 = phi i32 [ %4, %cond.true8 ], [ 0, %for.body ], !dbg !33
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !35
  %5 = load i32, ptr %arrayidx4, align 4, !dbg !36, !tbaa !8
  %add16 = add nsw i32 %5, %cond13, !dbg !36
  store i32 %add16, ptr %arrayidx4, align 4, !dbg !36, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !37
  %mul17 = mul nuw nsw i32 %by.045, 3, !dbg !38
  %cmp6 = icmp samesign ult i32 %mul17, %3, !dbg !29
  br i1 %cmp6, label %for.body, label %for.cond.cleanup, !dbg !30, !llvm.loop !39

if.then19:                                        ; preds = %for.cond.cleanup
  %mul22 = mul nsw i32 %cols, %0
  %add23 = add nuw nsw i32 %mul22, %1
  %idxprom24 = zext nneg i32 %add23 to i64
  %arrayidx25 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom24
  %6 = load i32, ptr %arrayidx4, align 4, !dbg !42, !tbaa !8
  store i32 %6, ptr %arrayidx25, align 4, !dbg !43, !tbaa !8
  br label %cleanup, !dbg !44

cleanup:                                          ; preds = %for.cond.cleanup, %if.then19, %entry
  ret void, !dbg !45
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
!1 = !DIFile(filename: "scan/distance_too_large.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "distance_too_large", scope: !1, file: !1, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "scan/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 17, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 17, column: 31, scope: !12)
!22 = !DILocation(line: 18, column: 13, scope: !12)
!23 = !DILocation(line: 20, column: 17, scope: !12)
!24 = !DILocation(line: 20, column: 15, scope: !12)
!25 = !DILocation(line: 20, column: 26, scope: !12)
!26 = !DILocation(line: 20, column: 5, scope: !12)
!27 = !DILocation(line: 20, column: 13, scope: !12)
!28 = !DILocation(line: 21, column: 5, scope: !12)
!29 = !DILocation(line: 22, column: 25, scope: !12)
!30 = !DILocation(line: 22, column: 5, scope: !12)
!31 = !DILocation(line: 28, column: 11, scope: !12)
!32 = !DILocation(line: 23, column: 22, scope: !12)
!33 = !DILocation(line: 23, column: 20, scope: !12)
!34 = !DILocation(line: 23, column: 30, scope: !12)
!35 = !DILocation(line: 24, column: 9, scope: !12)
!36 = !DILocation(line: 25, column: 17, scope: !12)
!37 = !DILocation(line: 26, column: 9, scope: !12)
!38 = !DILocation(line: 22, column: 42, scope: !12)
!39 = distinct !{!39, !30, !40, !41}
!40 = !DILocation(line: 27, column: 5, scope: !12)
!41 = !{!"llvm.loop.mustprogress"}
!42 = !DILocation(line: 29, column: 31, scope: !12)
!43 = !DILocation(line: 29, column: 29, scope: !12)
!44 = !DILocation(line: 29, column: 9, scope: !12)
!45 = !DILocation(line: 30, column: 1, scope: !12)
