; ModuleID = 'tile/volatile_warp.cu'
source_filename = "tile/volatile_warp.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ7in_stepPiPKiiE4sums = internal addrspace(3) global [64 x i32] undef, align 4

; Function Attrs: mustprogress nofree noinline norecurse nounwind memory(readwrite, target_mem0: none, target_mem1: none)
define dso_local ptx_kernel void @_Z7in_stepPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = zext nneg i32 %0 to i64, !dbg !19
  %2 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ7in_stepPiPKiiE4sums to ptr), i64 %1, !dbg !19
  %arrayidx = getelementptr i8, ptr %2, i64 128, !dbg !19
  store volatile i32 0, ptr %arrayidx, align 4, !dbg !20, !tbaa !8
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !21
  %mul = shl i32 %3, 5, !dbg !24
  %add2 = add i32 %mul, %0, !dbg !25
  %idxprom3 = zext i32 %add2 to i64, !dbg !26
  %arrayidx4 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom3, !dbg !26
  %4 = load i32, ptr %arrayidx4, align 4, !dbg !26, !tbaa !8
  store volatile i32 %4, ptr %2, align 4, !dbg !27, !tbaa !8
  %5 = zext nneg i32 %0 to i64, !dbg !28
  %6 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ7in_stepPiPKiiE4sums to ptr), i64 %5, !dbg !28
  %arrayidx9 = getelementptr inbounds nuw i8, ptr %6, i64 64, !dbg !28
  %7 = load volatile i32, ptr %arrayidx9, align 4, !dbg !28, !tbaa !8
  %8 = load volatile i32, ptr %2, align 4, !dbg !29, !tbaa !8
  %add12 = add nsw i32 %8, %7, !dbg !29
  store volatile i32 %add12, ptr %2, align 4, !dbg !29, !tbaa !8
  %9 = zext nneg i32 %0 to i64, !dbg !28
  %10 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ7in_stepPiPKiiE4sums to ptr), i64 %9, !dbg !28
  %arrayidx9.1 = getelementptr inbounds nuw i8, ptr %10, i64 32, !dbg !28
  %11 = load volatile i32, ptr %arrayidx9.1, align 4, !dbg !28, !tbaa !8
  %12 = load volatile i32, ptr %2, align 4, !dbg !29, !tbaa !8
  %add12.1 = add nsw i32 %12, %11, !dbg !29
  store volatile i32 %add12.1, ptr %2, align 4, !dbg !29, !tbaa !8
  %13 = zext nneg i32 %0 to i64, !dbg !28
  %14 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ7in_stepPiPKiiE4sums to ptr), i64 %13, !dbg !28
  %arrayidx9.2 = getelementptr inbounds nuw i8, ptr %14, i64 16, !dbg !28
  %15 = load volatile i32, ptr %arrayidx9.2, align 4, !dbg !28, !tbaa !8
  %16 = load volatile i32, ptr %2, align 4, !dbg !29, !tbaa !8
  %add12.2 = add nsw i32 %16, %15, !dbg !29
  store volatile i32 %add12.2, ptr %2, align 4, !dbg !29, !tbaa !8
  %17 = zext nneg i32 %0 to i64, !dbg !28
  %18 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ7in_stepPiPKiiE4sums to ptr), i64 %17, !dbg !28
  %arrayidx9.3 = getelementptr inbounds nuw i8, ptr %18, i64 8, !dbg !28
  %19 = load volatile i32, ptr %arrayidx9.3, align 4, !dbg !28, !tbaa !8
  %20 = load volatile i32, ptr %2, align 4, !dbg !29, !tbaa !8
  %add12.3 = add nsw i32 %20, %19, !dbg !29
  store volatile i32 %add12.3, ptr %2, align 4, !dbg !29, !tbaa !8
  %21 = zext nneg i32 %0 to i64, !dbg !28
  %22 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ7in_stepPiPKiiE4sums to ptr), i64 %21, !dbg !28
  %arrayidx9.4 = getelementptr inbounds nuw i8, ptr %22, i64 4, !dbg !28
  %23 = load volatile i32, ptr %arrayidx9.4, align 4, !dbg !28, !tbaa !8
  %24 = load volatile i32, ptr %2, align 4, !dbg !29, !tbaa !8
  %add12.4 = add nsw i32 %24, %23, !dbg !29
  store volatile i32 %add12.4, ptr %2, align 4, !dbg !29, !tbaa !8
  %cmp13 = icmp eq i32 %0, 0, !dbg !30
  br i1 %cmp13, label %if.then, label %if.end, !dbg !30

if.then:                                          ; preds = %entry
  %idxprom15 = zext nneg i32 %3 to i64
  %arrayidx16 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom15
  %25 = load volatile i32, ptr addrspacecast (ptr addrspace(3) @_ZZ7in_stepPiPKiiE4sums to ptr), align 4, !dbg !31, !tbaa !8
  store i32 %25, ptr %arrayidx16, align 4, !dbg !32, !tbaa !8
  br label %if.end, !dbg !33

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !34
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nounwind memory(readwrite, target_mem0: none, target_mem1: none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/volatile_warp.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "in_step", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 13, scope: !12)
!19 = !DILocation(line: 12, column: 5, scope: !12)
!20 = !DILocation(line: 12, column: 18, scope: !12)
!21 = !DILocation(line: 32, column: 1, scope: !22, inlinedAt: !23)
!22 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = distinct !DILocation(line: 13, column: 17, scope: !12)
!24 = !DILocation(line: 13, column: 28, scope: !12)
!25 = !DILocation(line: 13, column: 33, scope: !12)
!26 = !DILocation(line: 13, column: 15, scope: !12)
!27 = !DILocation(line: 13, column: 13, scope: !12)
!28 = !DILocation(line: 15, column: 20, scope: !12)
!29 = !DILocation(line: 15, column: 17, scope: !12)
!30 = !DILocation(line: 16, column: 11, scope: !12)
!31 = !DILocation(line: 17, column: 27, scope: !12)
!32 = !DILocation(line: 17, column: 25, scope: !12)
!33 = !DILocation(line: 17, column: 9, scope: !12)
!34 = !DILocation(line: 18, column: 1, scope: !12)
