; ModuleID = 'tile/table_by_first_threads.cu'
source_filename = "tile/table_by_first_threads.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ12lookup_shortPiPKiS1_iE4copy = internal unnamed_addr addrspace(3) global [16 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z12lookup_shortPiPKiS1_i(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %table, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %cmp = icmp samesign ult i32 %0, 16, !dbg !19
  br i1 %cmp, label %if.then, label %if.end, !dbg !19

if.then:                                          ; preds = %entry
  %idxprom = zext nneg i32 %0 to i64
  %arrayidx4 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ12lookup_shortPiPKiS1_iE4copy to ptr), i64 %idxprom
  %arrayidx = getelementptr inbounds nuw i32, ptr %table, i64 %idxprom
  %1 = load i32, ptr %arrayidx, align 4, !dbg !20, !tbaa !8
  %add = add nsw i32 %1, 1000, !dbg !21
  store i32 %add, ptr %arrayidx4, align 4, !dbg !22, !tbaa !8
  br label %if.end, !dbg !23

if.end:                                           ; preds = %if.then, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !24
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !25
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !28
  %mul = mul i32 %2, %3, !dbg !31
  %add8 = add i32 %mul, %0, !dbg !32
  %cmp9 = icmp slt i32 %add8, %n, !dbg !33
  br i1 %cmp9, label %if.then10, label %if.end17, !dbg !33

if.then10:                                        ; preds = %if.end
  %idxprom11 = sext i32 %add8 to i64, !dbg !34
  %arrayidx12 = getelementptr inbounds i32, ptr %a, i64 %idxprom11, !dbg !34
  %4 = load i32, ptr %arrayidx12, align 4, !dbg !34, !tbaa !8
  %and = and i32 %4, 15, !dbg !35
  %idxprom13 = zext nneg i32 %and to i64, !dbg !36
  %arrayidx14 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ12lookup_shortPiPKiS1_iE4copy to ptr), i64 %idxprom13, !dbg !36
  %5 = load i32, ptr %arrayidx14, align 4, !dbg !36, !tbaa !8
  %arrayidx16 = getelementptr inbounds i32, ptr %out, i64 %idxprom11, !dbg !37
  store i32 %5, ptr %arrayidx16, align 4, !dbg !38, !tbaa !8
  br label %if.end17, !dbg !37

if.end17:                                         ; preds = %if.then10, %if.end
  ret void, !dbg !39
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
!1 = !DIFile(filename: "tile/table_by_first_threads.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "lookup_short", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 9, scope: !12)
!19 = !DILocation(line: 14, column: 21, scope: !12)
!20 = !DILocation(line: 15, column: 29, scope: !12)
!21 = !DILocation(line: 15, column: 48, scope: !12)
!22 = !DILocation(line: 15, column: 27, scope: !12)
!23 = !DILocation(line: 15, column: 9, scope: !12)
!24 = !DILocation(line: 16, column: 5, scope: !12)
!25 = !DILocation(line: 32, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 17, column: 13, scope: !12)
!28 = !DILocation(line: 33, column: 1, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 17, column: 26, scope: !12)
!31 = !DILocation(line: 17, column: 24, scope: !12)
!32 = !DILocation(line: 17, column: 37, scope: !12)
!33 = !DILocation(line: 18, column: 11, scope: !12)
!34 = !DILocation(line: 19, column: 23, scope: !12)
!35 = !DILocation(line: 19, column: 28, scope: !12)
!36 = !DILocation(line: 19, column: 18, scope: !12)
!37 = !DILocation(line: 19, column: 9, scope: !12)
!38 = !DILocation(line: 19, column: 16, scope: !12)
!39 = !DILocation(line: 20, column: 1, scope: !12)
