; ModuleID = 'trees/half_waits.cu'
source_filename = "trees/half_waits.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ10half_waitsPiPKiiE5cells = internal unnamed_addr addrspace(3) global [16 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z10half_waitsPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %mul = shl nsw i32 %0, 4, !dbg !23
  %add = add nuw nsw i32 %mul, %1, !dbg !24
  %idxprom = zext nneg i32 %add to i64, !dbg !25
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !25
  %2 = load i32, ptr %arrayidx, align 4, !dbg !25, !tbaa !8
  %idxprom2 = zext nneg i32 %1 to i64, !dbg !26
  %arrayidx3 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ10half_waitsPiPKiiE5cells to ptr), i64 %idxprom2, !dbg !26
  store i32 %2, ptr %arrayidx3, align 4, !dbg !27, !tbaa !8
  %cmp4 = icmp samesign ult i32 %1, 8, !dbg !28
  br i1 %cmp4, label %if.then5, label %if.end6, !dbg !28

if.then5:                                         ; preds = %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !29
  br label %if.end6, !dbg !29

if.end6:                                          ; preds = %if.then5, %if.end
  %sub = sub nsw i32 15, %1, !dbg !30
  %idxprom7 = sext i32 %sub to i64, !dbg !31
  %arrayidx8 = getelementptr inbounds i32, ptr addrspacecast (ptr addrspace(3) @_ZZ10half_waitsPiPKiiE5cells to ptr), i64 %idxprom7, !dbg !31
  %3 = load i32, ptr %arrayidx8, align 4, !dbg !31, !tbaa !8
  %arrayidx12 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom, !dbg !32
  store i32 %3, ptr %arrayidx12, align 4, !dbg !33, !tbaa !8
  br label %cleanup, !dbg !34

cleanup:                                          ; preds = %entry, %if.end6
  ret void, !dbg !34
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
!1 = !DIFile(filename: "trees/half_waits.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "half_waits", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 31, scope: !12)
!22 = !DILocation(line: 12, column: 13, scope: !12)
!23 = !DILocation(line: 14, column: 22, scope: !12)
!24 = !DILocation(line: 14, column: 27, scope: !12)
!25 = !DILocation(line: 14, column: 16, scope: !12)
!26 = !DILocation(line: 14, column: 5, scope: !12)
!27 = !DILocation(line: 14, column: 14, scope: !12)
!28 = !DILocation(line: 15, column: 11, scope: !12)
!29 = !DILocation(line: 16, column: 9, scope: !12)
!30 = !DILocation(line: 17, column: 34, scope: !12)
!31 = !DILocation(line: 17, column: 25, scope: !12)
!32 = !DILocation(line: 17, column: 5, scope: !12)
!33 = !DILocation(line: 17, column: 23, scope: !12)
!34 = !DILocation(line: 18, column: 1, scope: !12)
