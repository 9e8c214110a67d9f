; ModuleID = 'tile/bytes_of_words.cu'
source_filename = "tile/bytes_of_words.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ14bytes_of_wordsPiPKiiE5words = internal unnamed_addr addrspace(3) global [16 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z14bytes_of_wordsPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %cmp = icmp samesign ult i32 %0, 16, !dbg !19
  br i1 %cmp, label %if.then, label %entry.if.end_crit_edge, !dbg !19

entry.if.end_crit_edge:                           ; preds = %entry
  %.pre = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !20
  br label %if.end, !dbg !19

if.then:                                          ; preds = %entry
  %idxprom4 = zext nneg i32 %0 to i64
  %arrayidx5 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ14bytes_of_wordsPiPKiiE5words to ptr), i64 %idxprom4
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %mul = shl i32 %1, 4
  %add = or disjoint i32 %mul, %0
  %idxprom = zext i32 %add to i64
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom
  %2 = load i32, ptr %arrayidx, align 4, !dbg !23, !tbaa !8
  store i32 %2, ptr %arrayidx5, align 4, !dbg !24, !tbaa !8
  br label %if.end, !dbg !25

if.end:                                           ; preds = %entry.if.end_crit_edge, %if.then
  %.pre-phi = phi i32 [ %.pre, %entry.if.end_crit_edge ], [ %1, %if.then ], !dbg !20
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !26
  %mul7 = shl i32 %.pre-phi, 6, !dbg !27
  %add9 = add i32 %mul7, %0, !dbg !28
  %cmp10 = icmp slt i32 %add9, %n, !dbg !29
  br i1 %cmp10, label %if.then11, label %if.end18, !dbg !29

if.then11:                                        ; preds = %if.end
  %idxprom16 = sext i32 %add9 to i64
  %arrayidx17 = getelementptr inbounds i32, ptr %out, i64 %idxprom16
  %sub = sub nsw i32 63, %0
  %idxprom13 = zext i32 %sub to i64
  %arrayidx14 = getelementptr inbounds nuw i8, ptr addrspacecast (ptr addrspace(3) @_ZZ14bytes_of_wordsPiPKiiE5words to ptr), i64 %idxprom13
  %3 = load i8, ptr %arrayidx14, align 1, !dbg !30, !tbaa !31
  %conv = zext i8 %3 to i32, !dbg !30
  %add15 = add nsw i32 %add9, %conv, !dbg !32
  store i32 %add15, ptr %arrayidx17, align 4, !dbg !33, !tbaa !8
  br label %if.end18, !dbg !34

if.end18:                                         ; preds = %if.then11, %if.end
  ret void, !dbg !35
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
!1 = !DIFile(filename: "tile/bytes_of_words.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "bytes_of_words", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 9, scope: !12)
!19 = !DILocation(line: 16, column: 21, scope: !12)
!20 = !DILocation(line: 32, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 19, column: 13, scope: !12)
!23 = !DILocation(line: 17, column: 30, scope: !12)
!24 = !DILocation(line: 17, column: 28, scope: !12)
!25 = !DILocation(line: 17, column: 9, scope: !12)
!26 = !DILocation(line: 18, column: 5, scope: !12)
!27 = !DILocation(line: 19, column: 24, scope: !12)
!28 = !DILocation(line: 19, column: 29, scope: !12)
!29 = !DILocation(line: 20, column: 11, scope: !12)
!30 = !DILocation(line: 21, column: 18, scope: !12)
!31 = !{!10, !10, i64 0}
!32 = !DILocation(line: 21, column: 67, scope: !12)
!33 = !DILocation(line: 21, column: 16, scope: !12)
!34 = !DILocation(line: 21, column: 9, scope: !12)
!35 = !DILocation(line: 22, column: 1, scope: !12)
