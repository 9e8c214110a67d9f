; ModuleID = 'tile/word_of_neighbours_pair.cu'
source_filename = "tile/word_of_neighbours_pair.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ23word_of_neighbours_pairPiPKiiE5pairs = internal unnamed_addr addrspace(3) global [32 x i64] undef, align 8

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z23word_of_neighbours_pairPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %mul = shl i32 %0, 5, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !20
  %add = add i32 %mul, %1, !dbg !23
  %idxprom = sext i32 %add to i64, !dbg !24
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !24
  %2 = load i32, ptr %arrayidx, align 4, !dbg !24, !tbaa !8
  %conv = sext i32 %2 to i64, !dbg !24
  %mul2 = mul nsw i64 %conv, 3, !dbg !25
  %idxprom4 = zext nneg i32 %1 to i64, !dbg !26
  %arrayidx5 = getelementptr inbounds nuw i64, ptr addrspacecast (ptr addrspace(3) @_ZZ23word_of_neighbours_pairPiPKiiE5pairs to ptr), i64 %idxprom4, !dbg !26
  store i64 %mul2, ptr %arrayidx5, align 8, !dbg !27, !tbaa !28
  %add9 = shl nuw nsw i32 %1, 1, !dbg !30
  %rem = add nuw nsw i32 %add9, 2, !dbg !30
  %mul10 = and i32 %rem, 62, !dbg !30
  %3 = zext nneg i32 %mul10 to i64, !dbg !31
  %4 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ23word_of_neighbours_pairPiPKiiE5pairs to ptr), i64 %3, !dbg !31
  %arrayidx13 = getelementptr inbounds nuw i8, ptr %4, i64 4, !dbg !31
  store i32 %2, ptr %arrayidx13, align 4, !dbg !32, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !33
  %cmp = icmp slt i32 %add, %n, !dbg !34
  br i1 %cmp, label %if.then, label %if.end, !dbg !34

if.then:                                          ; preds = %entry
  %arrayidx25 = getelementptr inbounds i32, ptr %out, i64 %idxprom
  %5 = zext nneg i32 %add9 to i64
  %6 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ23word_of_neighbours_pairPiPKiiE5pairs to ptr), i64 %5
  %arrayidx22 = getelementptr inbounds nuw i8, ptr %6, i64 4
  %7 = load i32, ptr %6, align 4, !dbg !35, !tbaa !8
  %8 = load i32, ptr %arrayidx22, align 4, !dbg !36, !tbaa !8
  %add23 = add nsw i32 %8, %7, !dbg !37
  store i32 %add23, ptr %arrayidx25, align 4, !dbg !38, !tbaa !8
  br label %if.end, !dbg !39

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !40
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/word_of_neighbours_pair.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "word_of_neighbours_pair", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 13, scope: !12)
!19 = !DILocation(line: 11, column: 24, scope: !12)
!20 = !DILocation(line: 31, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 11, column: 31, scope: !12)
!23 = !DILocation(line: 11, column: 29, scope: !12)
!24 = !DILocation(line: 13, column: 32, scope: !12)
!25 = !DILocation(line: 13, column: 30, scope: !12)
!26 = !DILocation(line: 13, column: 5, scope: !12)
!27 = !DILocation(line: 13, column: 24, scope: !12)
!28 = !{!29, !29, i64 0}
!29 = !{!"long long", !10, i64 0}
!30 = !DILocation(line: 14, column: 13, scope: !12)
!31 = !DILocation(line: 14, column: 5, scope: !12)
!32 = !DILocation(line: 14, column: 45, scope: !12)
!33 = !DILocation(line: 15, column: 5, scope: !12)
!34 = !DILocation(line: 16, column: 11, scope: !12)
!35 = !DILocation(line: 17, column: 18, scope: !12)
!36 = !DILocation(line: 17, column: 43, scope: !12)
!37 = !DILocation(line: 17, column: 41, scope: !12)
!38 = !DILocation(line: 17, column: 16, scope: !12)
!39 = !DILocation(line: 17, column: 9, scope: !12)
!40 = !DILocation(line: 18, column: 1, scope: !12)
