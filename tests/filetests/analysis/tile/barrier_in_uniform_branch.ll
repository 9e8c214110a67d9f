; ModuleID = 'tile/barrier_in_uniform_branch.cu'
source_filename = "tile/barrier_in_uniform_branch.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ14uniform_branchPiPKiiE5value = internal unnamed_addr addrspace(3) global i32 undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z14uniform_branchPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %cmp = icmp slt i32 %0, %rows, !dbg !19
  br i1 %cmp, label %if.then, label %if.end11, !dbg !19

if.then:                                          ; preds = %entry
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !20
  %cmp2 = icmp eq i32 %1, 0, !dbg !23
  br i1 %cmp2, label %if.then3, label %if.end, !dbg !23

if.then3:                                         ; preds = %if.then
  %idxprom = zext nneg i32 %0 to i64
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom
  %2 = load i32, ptr %arrayidx, align 4, !dbg !24, !tbaa !8
  %mul = mul nsw i32 %2, 3, !dbg !25
  store i32 %mul, ptr addrspacecast (ptr addrspace(3) @_ZZ14uniform_branchPiPKiiE5value to ptr), align 4, !dbg !26, !tbaa !8
  br label %if.end, !dbg !27

if.end:                                           ; preds = %if.then3, %if.then
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !28
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !29
  %sub = add nsw i32 %3, -1, !dbg !32
  %cmp6 = icmp eq i32 %1, %sub, !dbg !33
  br i1 %cmp6, label %if.then7, label %if.end11, !dbg !33

if.then7:                                         ; preds = %if.end
  %idxprom8 = zext nneg i32 %0 to i64
  %arrayidx9 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom8
  %4 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ14uniform_branchPiPKiiE5value to ptr), align 4, !dbg !34, !tbaa !8
  store i32 %4, ptr %arrayidx9, align 4, !dbg !35, !tbaa !8
  br label %if.end11, !dbg !36

if.end11:                                         ; preds = %if.end, %if.then7, %entry
  ret void, !dbg !37
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
!1 = !DIFile(filename: "tile/barrier_in_uniform_branch.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "uniform_branch", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 15, scope: !12)
!19 = !DILocation(line: 14, column: 13, scope: !12)
!20 = !DILocation(line: 31, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 15, column: 13, scope: !12)
!23 = !DILocation(line: 15, column: 25, scope: !12)
!24 = !DILocation(line: 16, column: 21, scope: !12)
!25 = !DILocation(line: 16, column: 28, scope: !12)
!26 = !DILocation(line: 16, column: 19, scope: !12)
!27 = !DILocation(line: 16, column: 13, scope: !12)
!28 = !DILocation(line: 17, column: 9, scope: !12)
!29 = !DILocation(line: 33, column: 1, scope: !30, inlinedAt: !31)
!30 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!31 = distinct !DILocation(line: 18, column: 28, scope: !12)
!32 = !DILocation(line: 18, column: 39, scope: !12)
!33 = !DILocation(line: 18, column: 25, scope: !12)
!34 = !DILocation(line: 19, column: 24, scope: !12)
!35 = !DILocation(line: 19, column: 22, scope: !12)
!36 = !DILocation(line: 19, column: 13, scope: !12)
!37 = !DILocation(line: 21, column: 1, scope: !12)
