; ModuleID = 'tile/words_of_bytes.cu'
source_filename = "tile/words_of_bytes.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ14words_of_bytesPiPKiiE5words = internal unnamed_addr addrspace(3) global [64 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z14words_of_bytesPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %and = and i32 %0, 63, !dbg !19
  %idxprom = zext nneg i32 %and to i64, !dbg !20
  %arrayidx = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ14words_of_bytesPiPKiiE5words to ptr), i64 %idxprom, !dbg !20
  store i32 %0, ptr %arrayidx, align 4, !dbg !21, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !22
  %arrayidx5 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !23
  %1 = load i32, ptr %arrayidx5, align 4, !dbg !23, !tbaa !8
  %conv = trunc i32 %1 to i8, !dbg !23
  %mul = shl nuw nsw i32 %0, 2, !dbg !24
  %add = add nuw nsw i32 %mul, 7, !dbg !25
  %and7 = and i32 %add, 255, !dbg !26
  %idxprom8 = zext nneg i32 %and7 to i64, !dbg !27
  %arrayidx9 = getelementptr inbounds nuw i8, ptr addrspacecast (ptr addrspace(3) @_ZZ14words_of_bytesPiPKiiE5words to ptr), i64 %idxprom8, !dbg !27
  store i8 %conv, ptr %arrayidx9, align 1, !dbg !28, !tbaa !29
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !30
  %mul11 = shl i32 %2, 6, !dbg !33
  %add13 = add i32 %mul11, %0, !dbg !34
  %cmp = icmp slt i32 %add13, %n, !dbg !35
  br i1 %cmp, label %if.then, label %if.end, !dbg !35

if.then:                                          ; preds = %entry
  %idxprom19 = sext i32 %add13 to i64
  %arrayidx20 = getelementptr inbounds i32, ptr %out, i64 %idxprom19
  %3 = load i32, ptr %arrayidx, align 4, !dbg !36, !tbaa !8
  %add18 = add nsw i32 %3, %add13, !dbg !37
  store i32 %add18, ptr %arrayidx20, align 4, !dbg !38, !tbaa !8
  br label %if.end, !dbg !39

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !40
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

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
!1 = !DIFile(filename: "tile/words_of_bytes.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "words_of_bytes", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 31, scope: !12)
!19 = !DILocation(line: 11, column: 23, scope: !12)
!20 = !DILocation(line: 11, column: 5, scope: !12)
!21 = !DILocation(line: 11, column: 29, scope: !12)
!22 = !DILocation(line: 12, column: 5, scope: !12)
!23 = !DILocation(line: 13, column: 61, scope: !12)
!24 = !DILocation(line: 13, column: 43, scope: !12)
!25 = !DILocation(line: 13, column: 47, scope: !12)
!26 = !DILocation(line: 13, column: 52, scope: !12)
!27 = !DILocation(line: 13, column: 5, scope: !12)
!28 = !DILocation(line: 13, column: 59, scope: !12)
!29 = !{!10, !10, i64 0}
!30 = !DILocation(line: 32, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 14, column: 13, scope: !12)
!33 = !DILocation(line: 14, column: 24, scope: !12)
!34 = !DILocation(line: 14, column: 29, scope: !12)
!35 = !DILocation(line: 15, column: 11, scope: !12)
!36 = !DILocation(line: 16, column: 18, scope: !12)
!37 = !DILocation(line: 16, column: 42, scope: !12)
!38 = !DILocation(line: 16, column: 16, scope: !12)
!39 = !DILocation(line: 16, column: 9, scope: !12)
!40 = !DILocation(line: 17, column: 1, scope: !12)
