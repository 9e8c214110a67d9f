; ModuleID = 'tile/table.cu'
source_filename = "tile/table.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ6lookupPiPKiS1_iE4copy = internal unnamed_addr addrspace(3) global [16 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z6lookupPiPKiS1_i(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %table, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %cmp20 = icmp samesign ult i32 %0, 16, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br i1 %cmp20, label %for.body, label %for.cond.cleanup, !dbg !20

for.cond.cleanup:                                 ; preds = %for.body, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !21
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !22
  %mul = mul i32 %2, %1, !dbg !25
  %add7 = add i32 %mul, %0, !dbg !26
  %cmp8 = icmp slt i32 %add7, %n, !dbg !27
  br i1 %cmp8, label %if.then, label %if.end, !dbg !27

for.body:                                         ; preds = %entry, %for.body
  %k.021 = phi i32 [ %add, %for.body ], [ %0, %entry ]
  %idxprom = zext nneg i32 %k.021 to i64, !dbg !28
  %arrayidx = getelementptr inbounds nuw i32, ptr %table, i64 %idxprom, !dbg !28
  %3 = load i32, ptr %arrayidx, align 4, !dbg !28, !tbaa !8
  %arrayidx2 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ6lookupPiPKiS1_iE4copy to ptr), i64 %idxprom, !dbg !29
  store i32 %3, ptr %arrayidx2, align 4, !dbg !30, !tbaa !8
  %add = add nuw nsw i32 %k.021, %1, !dbg !31
  %cmp = icmp samesign ult i32 %add, 16, !dbg !19
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !20, !llvm.loop !32

if.then:                                          ; preds = %for.cond.cleanup
  %idxprom9 = sext i32 %add7 to i64, !dbg !35
  %arrayidx10 = getelementptr inbounds i32, ptr %a, i64 %idxprom9, !dbg !35
  %4 = load i32, ptr %arrayidx10, align 4, !dbg !35, !tbaa !8
  %and = and i32 %4, 15, !dbg !36
  %idxprom11 = zext nneg i32 %and to i64, !dbg !37
  %arrayidx12 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ6lookupPiPKiS1_iE4copy to ptr), i64 %idxprom11, !dbg !37
  %5 = load i32, ptr %arrayidx12, align 4, !dbg !37, !tbaa !8
  %arrayidx14 = getelementptr inbounds i32, ptr %out, i64 %idxprom9, !dbg !38
  store i32 %5, ptr %arrayidx14, align 4, !dbg !39, !tbaa !8
  br label %if.end, !dbg !38

if.end:                                           ; preds = %if.then, %for.cond.cleanup
  ret void, !dbg !40
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/table.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "lookup", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 18, scope: !12)
!19 = !DILocation(line: 13, column: 33, scope: !12)
!20 = !DILocation(line: 13, column: 5, scope: !12)
!21 = !DILocation(line: 15, column: 5, scope: !12)
!22 = !DILocation(line: 32, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = distinct !DILocation(line: 16, column: 13, scope: !12)
!25 = !DILocation(line: 16, column: 24, scope: !12)
!26 = !DILocation(line: 16, column: 37, scope: !12)
!27 = !DILocation(line: 17, column: 11, scope: !12)
!28 = !DILocation(line: 14, column: 19, scope: !12)
!29 = !DILocation(line: 14, column: 9, scope: !12)
!30 = !DILocation(line: 14, column: 17, scope: !12)
!31 = !DILocation(line: 13, column: 41, scope: !12)
!32 = distinct !{!32, !20, !33, !34}
!33 = !DILocation(line: 14, column: 26, scope: !12)
!34 = !{!"llvm.loop.mustprogress"}
!35 = !DILocation(line: 18, column: 23, scope: !12)
!36 = !DILocation(line: 18, column: 28, scope: !12)
!37 = !DILocation(line: 18, column: 18, scope: !12)
!38 = !DILocation(line: 18, column: 9, scope: !12)
!39 = !DILocation(line: 18, column: 16, scope: !12)
!40 = !DILocation(line: 19, column: 1, scope: !12)
