; ModuleID = 'trees/total_of_all.cu'
source_filename = "trees/total_of_all.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ12total_of_allPiPKiiE4tops = internal unnamed_addr addrspace(3) global [64 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z12total_of_allPiPKii(ptr noundef captures(none) %top, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !19
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !22
  %mul = mul i32 %1, %2, !dbg !25
  %add = add i32 %mul, %0, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp, label %cond.true, label %cond.end, !dbg !28

cond.true:                                        ; preds = %entry
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  br label %cond.end, !dbg !28

cond.end:                                         ; preds = %entry, %cond.true
  %cond = phi i32 [ %3, %cond.true ], [ -2147483648, %entry ], !dbg !28
  %idxprom3 = zext nneg i32 %0 to i64, !dbg !30
  %arrayidx4 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ12total_of_allPiPKiiE4tops to ptr), i64 %idxprom3, !dbg !30
  store i32 %cond, ptr %arrayidx4, align 4, !dbg !31, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %half.031 = lshr i32 %2, 1, !dbg !33
  %cmp6.not32 = icmp eq i32 %half.031, 0, !dbg !34
  br i1 %cmp6.not32, label %for.cond.cleanup, label %for.body, !dbg !35

for.cond.cleanup:                                 ; preds = %if.end, %cond.end
  %cmp16 = icmp eq i32 %0, 0, !dbg !36
  br i1 %cmp16, label %if.then17, label %if.end19, !dbg !36

for.body:                                         ; preds = %cond.end, %if.end
  %half.033 = phi i32 [ %half.0, %if.end ], [ %half.031, %cond.end ]
  %cmp7 = icmp samesign ult i32 %0, %half.033, !dbg !37
  br i1 %cmp7, label %if.then, label %if.end, !dbg !37

if.then:                                          ; preds = %for.body
  %add10 = add nuw nsw i32 %half.033, %0
  %idxprom11 = zext nneg i32 %add10 to i64
  %arrayidx12 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ12total_of_allPiPKiiE4tops to ptr), i64 %idxprom11
  %4 = load i32, ptr %arrayidx4, align 4, !dbg !38, !tbaa !8
  %5 = load i32, ptr %arrayidx12, align 4, !dbg !39, !tbaa !8
  %cond.i = tail call noundef i32 @llvm.smax.i32(i32 %4, i32 %5), !dbg !40
  store i32 %cond.i, ptr %arrayidx4, align 4, !dbg !43, !tbaa !8
  br label %if.end, !dbg !44

if.end:                                           ; preds = %if.then, %for.body
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !45
  %half.0 = lshr i32 %half.033, 1, !dbg !33
  %cmp6.not = icmp eq i32 %half.0, 0, !dbg !34
  br i1 %cmp6.not, label %for.cond.cleanup, label %for.body, !dbg !35, !llvm.loop !46

if.then17:                                        ; preds = %for.cond.cleanup
  %6 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ12total_of_allPiPKiiE4tops to ptr), align 4, !dbg !49, !tbaa !8
  %7 = atomicrmw max ptr %top, i32 %6 seq_cst, align 4, !dbg !50
  br label %if.end19, !dbg !53

if.end19:                                         ; preds = %if.then17, %for.cond.cleanup
  ret void, !dbg !54
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32) #3

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "trees/total_of_all.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "total_of_all", scope: !1, file: !1, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 17, column: 13, scope: !12)
!19 = !DILocation(line: 32, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 18, column: 13, scope: !12)
!22 = !DILocation(line: 33, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = distinct !DILocation(line: 18, column: 26, scope: !12)
!25 = !DILocation(line: 18, column: 24, scope: !12)
!26 = !DILocation(line: 18, column: 37, scope: !12)
!27 = !DILocation(line: 19, column: 17, scope: !12)
!28 = !DILocation(line: 19, column: 15, scope: !12)
!29 = !DILocation(line: 19, column: 23, scope: !12)
!30 = !DILocation(line: 19, column: 5, scope: !12)
!31 = !DILocation(line: 19, column: 13, scope: !12)
!32 = !DILocation(line: 20, column: 5, scope: !12)
!33 = !DILocation(line: 21, scope: !12)
!34 = !DILocation(line: 21, column: 42, scope: !12)
!35 = !DILocation(line: 21, column: 5, scope: !12)
!36 = !DILocation(line: 26, column: 11, scope: !12)
!37 = !DILocation(line: 22, column: 15, scope: !12)
!38 = !DILocation(line: 23, column: 27, scope: !12)
!39 = !DILocation(line: 23, column: 36, scope: !12)
!40 = !DILocation(line: 55, column: 39, scope: !41, inlinedAt: !42)
!41 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!42 = distinct !DILocation(line: 23, column: 23, scope: !12)
!43 = !DILocation(line: 23, column: 21, scope: !12)
!44 = !DILocation(line: 23, column: 13, scope: !12)
!45 = !DILocation(line: 24, column: 9, scope: !12)
!46 = distinct !{!46, !35, !47, !48}
!47 = !DILocation(line: 25, column: 5, scope: !12)
!48 = !{!"llvm.loop.mustprogress"}
!49 = !DILocation(line: 27, column: 24, scope: !12)
!50 = !DILocation(line: 89, column: 46, scope: !51, inlinedAt: !52)
!51 = distinct !DISubprogram(name: "atomicMax", scope: !17, file: !17, line: 89, type: !13, scopeLine: 89, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!52 = distinct !DILocation(line: 27, column: 9, scope: !12)
!53 = !DILocation(line: 27, column: 9, scope: !12)
!54 = !DILocation(line: 28, column: 1, scope: !12)
