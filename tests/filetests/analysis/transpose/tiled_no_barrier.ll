; ModuleID = 'transpose/tiled_no_barrier.cu'
source_filename = "transpose/tiled_no_barrier.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ14transpose_racyPiPKiiE4tile = internal unnamed_addr addrspace(3) global [4 x [4 x i32]] undef, align 4

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(readwrite, inaccessiblemem: none, target_mem0: none, target_mem1: none)
define dso_local ptx_kernel void @_Z14transpose_racyPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %mul = shl i32 %0, 2, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !20
  %add = add i32 %mul, %1, !dbg !23
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !24
  %mul3 = shl nuw nsw i32 %2, 2, !dbg !27
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !28
  %add5 = add nuw nsw i32 %mul3, %3, !dbg !31
  %mul6 = mul nsw i32 %n, %add5, !dbg !32
  %add7 = add nsw i32 %add, %mul6, !dbg !33
  %idxprom = sext i32 %add7 to i64, !dbg !34
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !34
  %4 = load i32, ptr %arrayidx, align 4, !dbg !34, !tbaa !8
  %idxprom9 = zext nneg i32 %3 to i64, !dbg !35
  %arrayidx10 = getelementptr inbounds nuw [4 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ14transpose_racyPiPKiiE4tile to ptr), i64 %idxprom9, !dbg !35
  %idxprom12 = zext nneg i32 %1 to i64, !dbg !35
  %arrayidx13 = getelementptr inbounds nuw i32, ptr %arrayidx10, i64 %idxprom12, !dbg !35
  store i32 %4, ptr %arrayidx13, align 4, !dbg !36, !tbaa !8
  %add17 = add nuw nsw i32 %mul3, %1, !dbg !37
  %add21 = add i32 %mul, %3, !dbg !38
  %arrayidx24 = getelementptr inbounds nuw [4 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ14transpose_racyPiPKiiE4tile to ptr), i64 %idxprom12, !dbg !39
  %arrayidx27 = getelementptr inbounds nuw i32, ptr %arrayidx24, i64 %idxprom9, !dbg !39
  %5 = load i32, ptr %arrayidx27, align 4, !dbg !39, !tbaa !8
  %mul28 = mul nsw i32 %n, %add21, !dbg !40
  %add29 = add nsw i32 %add17, %mul28, !dbg !41
  %idxprom30 = sext i32 %add29 to i64, !dbg !42
  %arrayidx31 = getelementptr inbounds i32, ptr %out, i64 %idxprom30, !dbg !42
  store i32 %5, ptr %arrayidx31, align 4, !dbg !43, !tbaa !8
  ret void, !dbg !44
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(readwrite, inaccessiblemem: none, target_mem0: none, target_mem1: none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "transpose/tiled_no_barrier.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "transpose_racy", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "transpose/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 13, scope: !12)
!19 = !DILocation(line: 11, column: 24, scope: !12)
!20 = !DILocation(line: 31, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 11, column: 30, scope: !12)
!23 = !DILocation(line: 11, column: 28, scope: !12)
!24 = !DILocation(line: 32, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!26 = distinct !DILocation(line: 12, column: 13, scope: !12)
!27 = !DILocation(line: 12, column: 24, scope: !12)
!28 = !DILocation(line: 31, column: 1, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 12, column: 30, scope: !12)
!31 = !DILocation(line: 12, column: 28, scope: !12)
!32 = !DILocation(line: 13, column: 42, scope: !12)
!33 = !DILocation(line: 13, column: 46, scope: !12)
!34 = !DILocation(line: 13, column: 38, scope: !12)
!35 = !DILocation(line: 13, column: 5, scope: !12)
!36 = !DILocation(line: 13, column: 36, scope: !12)
!37 = !DILocation(line: 14, column: 24, scope: !12)
!38 = !DILocation(line: 15, column: 24, scope: !12)
!39 = !DILocation(line: 16, column: 22, scope: !12)
!40 = !DILocation(line: 16, column: 11, scope: !12)
!41 = !DILocation(line: 16, column: 15, scope: !12)
!42 = !DILocation(line: 16, column: 5, scope: !12)
!43 = !DILocation(line: 16, column: 20, scope: !12)
!44 = !DILocation(line: 17, column: 1, scope: !12)
