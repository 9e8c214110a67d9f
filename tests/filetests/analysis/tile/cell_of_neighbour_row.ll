; ModuleID = 'tile/cell_of_neighbour_row.cu'
source_filename = "tile/cell_of_neighbour_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ13neighbour_rowPiPKiE6window = internal unnamed_addr addrspace(3) global [8 x [8 x i32]] undef, align 4

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(readwrite, inaccessiblemem: none, target_mem0: none, target_mem1: none)
define dso_local ptx_kernel void @_Z13neighbour_rowPiPKi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !19
  %mul = shl nuw nsw i32 %1, 3, !dbg !22
  %add = add nuw nsw i32 %mul, %0, !dbg !23
  %idxprom = zext nneg i32 %add to i64, !dbg !24
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !24
  %2 = load i32, ptr %arrayidx, align 4, !dbg !24, !tbaa !8
  %idxprom5 = zext nneg i32 %1 to i64, !dbg !25
  %arrayidx6 = getelementptr inbounds nuw [8 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ13neighbour_rowPiPKiE6window to ptr), i64 %idxprom5, !dbg !25
  %idxprom7 = zext nneg i32 %0 to i64, !dbg !25
  %arrayidx8 = getelementptr inbounds nuw i32, ptr %arrayidx6, i64 %idxprom7, !dbg !25
  store i32 %2, ptr %arrayidx8, align 4, !dbg !26, !tbaa !8
  %add9 = add nuw nsw i32 %1, 1, !dbg !27
  %and = and i32 %add9, 3, !dbg !28
  %idxprom10 = zext nneg i32 %and to i64, !dbg !29
  %arrayidx11 = getelementptr inbounds nuw [8 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ13neighbour_rowPiPKiE6window to ptr), i64 %idxprom10, !dbg !29
  %arrayidx13 = getelementptr inbounds nuw i32, ptr %arrayidx11, i64 %idxprom7, !dbg !29
  %3 = load i32, ptr %arrayidx13, align 4, !dbg !29, !tbaa !8
  %arrayidx17 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom, !dbg !30
  store i32 %3, ptr %arrayidx17, align 4, !dbg !31, !tbaa !8
  ret void, !dbg !32
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(readwrite, inaccessiblemem: none, target_mem0: none, target_mem1: none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/cell_of_neighbour_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "neighbour_row", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 13, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 30, scope: !12)
!22 = !DILocation(line: 12, column: 24, scope: !12)
!23 = !DILocation(line: 12, column: 28, scope: !12)
!24 = !DILocation(line: 12, column: 20, scope: !12)
!25 = !DILocation(line: 12, column: 5, scope: !12)
!26 = !DILocation(line: 12, column: 18, scope: !12)
!27 = !DILocation(line: 13, column: 32, scope: !12)
!28 = !DILocation(line: 13, column: 37, scope: !12)
!29 = !DILocation(line: 13, column: 22, scope: !12)
!30 = !DILocation(line: 13, column: 5, scope: !12)
!31 = !DILocation(line: 13, column: 20, scope: !12)
!32 = !DILocation(line: 14, column: 1, scope: !12)
