; ModuleID = 'warps/tree_beside_half_warp.cu'
source_filename = "warps/tree_beside_half_warp.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ21tree_beside_half_warpPiPKiiE4sums = internal unnamed_addr addrspace(3) global [64 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z21tree_beside_half_warpPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %cmp.not = icmp slt i32 %0, %rows, !dbg !19
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !19

if.end:                                           ; preds = %entry
  %mul = shl nsw i32 %0, 6, !dbg !20
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !21
  %add = add nuw i32 %mul, %1, !dbg !24
  %idxprom = zext i32 %add to i64, !dbg !25
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !25
  %2 = load i32, ptr %arrayidx, align 4, !dbg !25, !tbaa !8
  %rem = and i32 %1, 16, !dbg !26
  %cmp3.not.not = icmp eq i32 %rem, 0, !dbg !27
  br i1 %cmp3.not.not, label %if.then4, label %if.end6, !dbg !27

if.then4:                                         ; preds = %if.end
  %3 = tail call noundef i32 @llvm.nvvm.shfl.sync.bfly.i32(i32 -1, i32 %2, i32 1, i32 31), !dbg !28
  br label %if.end6, !dbg !31

if.end6:                                          ; preds = %if.then4, %if.end
  %own.0 = phi i32 [ %3, %if.then4 ], [ %2, %if.end ], !dbg !32
  %idxprom8 = zext nneg i32 %1 to i64, !dbg !33
  %arrayidx9 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ21tree_beside_half_warpPiPKiiE4sums to ptr), i64 %idxprom8, !dbg !33
  store i32 %own.0, ptr %arrayidx9, align 4, !dbg !34, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !35
  %cmp12 = icmp samesign ult i32 %1, 32, !dbg !36
  br i1 %cmp12, label %if.then13, label %if.end22, !dbg !36

if.then13:                                        ; preds = %if.end6
  %4 = zext nneg i32 %1 to i64
  %5 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ21tree_beside_half_warpPiPKiiE4sums to ptr), i64 %4
  %arrayidx17 = getelementptr inbounds nuw i8, ptr %5, i64 128
  %6 = load i32, ptr %arrayidx17, align 4, !dbg !37, !tbaa !8
  %7 = load i32, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  %add21 = add nsw i32 %7, %6, !dbg !38
  store i32 %add21, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  br label %if.end22, !dbg !39

if.end22:                                         ; preds = %if.then13, %if.end6
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.1 = icmp samesign ult i32 %1, 16, !dbg !36
  br i1 %cmp12.1, label %if.then13.1, label %if.end22.1, !dbg !36

if.then13.1:                                      ; preds = %if.end22
  %8 = zext nneg i32 %1 to i64
  %9 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ21tree_beside_half_warpPiPKiiE4sums to ptr), i64 %8
  %arrayidx17.1 = getelementptr inbounds nuw i8, ptr %9, i64 64
  %10 = load i32, ptr %arrayidx17.1, align 4, !dbg !37, !tbaa !8
  %11 = load i32, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  %add21.1 = add nsw i32 %11, %10, !dbg !38
  store i32 %add21.1, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  br label %if.end22.1, !dbg !39

if.end22.1:                                       ; preds = %if.then13.1, %if.end22
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.2 = icmp samesign ult i32 %1, 8, !dbg !36
  br i1 %cmp12.2, label %if.then13.2, label %if.end22.2, !dbg !36

if.then13.2:                                      ; preds = %if.end22.1
  %12 = zext nneg i32 %1 to i64
  %13 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ21tree_beside_half_warpPiPKiiE4sums to ptr), i64 %12
  %arrayidx17.2 = getelementptr inbounds nuw i8, ptr %13, i64 32
  %14 = load i32, ptr %arrayidx17.2, align 4, !dbg !37, !tbaa !8
  %15 = load i32, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  %add21.2 = add nsw i32 %15, %14, !dbg !38
  store i32 %add21.2, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  br label %if.end22.2, !dbg !39

if.end22.2:                                       ; preds = %if.then13.2, %if.end22.1
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.3 = icmp samesign ult i32 %1, 4, !dbg !36
  br i1 %cmp12.3, label %if.then13.3, label %if.end22.3, !dbg !36

if.then13.3:                                      ; preds = %if.end22.2
  %16 = zext nneg i32 %1 to i64
  %17 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ21tree_beside_half_warpPiPKiiE4sums to ptr), i64 %16
  %arrayidx17.3 = getelementptr inbounds nuw i8, ptr %17, i64 16
  %18 = load i32, ptr %arrayidx17.3, align 4, !dbg !37, !tbaa !8
  %19 = load i32, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  %add21.3 = add nsw i32 %19, %18, !dbg !38
  store i32 %add21.3, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  br label %if.end22.3, !dbg !39

if.end22.3:                                       ; preds = %if.then13.3, %if.end22.2
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.4 = icmp samesign ult i32 %1, 2, !dbg !36
  br i1 %cmp12.4, label %if.then13.4, label %if.end22.4, !dbg !36

if.then13.4:                                      ; preds = %if.end22.3
  %20 = zext nneg i32 %1 to i64
  %21 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ21tree_beside_half_warpPiPKiiE4sums to ptr), i64 %20
  %arrayidx17.4 = getelementptr inbounds nuw i8, ptr %21, i64 8
  %22 = load i32, ptr %arrayidx17.4, align 4, !dbg !37, !tbaa !8
  %23 = load i32, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  %add21.4 = add nsw i32 %23, %22, !dbg !38
  store i32 %add21.4, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  br label %if.end22.4, !dbg !39

if.end22.4:                                       ; preds = %if.then13.4, %if.end22.3
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.5 = icmp eq i32 %1, 0, !dbg !36
  br i1 %cmp12.5, label %if.then13.5, label %if.end22.5, !dbg !36

if.then13.5:                                      ; preds = %if.end22.4
  %24 = load i32, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ21tree_beside_half_warpPiPKiiE4sums to ptr), i64 4), align 4, !dbg !37, !tbaa !8
  %25 = load i32, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  %add21.5 = add nsw i32 %25, %24, !dbg !38
  store i32 %add21.5, ptr %arrayidx9, align 4, !dbg !38, !tbaa !8
  br label %if.end22.5, !dbg !39

if.end22.5:                                       ; preds = %if.then13.5, %if.end22.4
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp24 = icmp eq i32 %1, 0, !dbg !41
  br i1 %cmp24, label %if.then25, label %cleanup, !dbg !41

if.then25:                                        ; preds = %if.end22.5
  %idxprom26 = zext nneg i32 %0 to i64
  %arrayidx27 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom26
  %26 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ21tree_beside_half_warpPiPKiiE4sums to ptr), align 4, !dbg !42, !tbaa !8
  store i32 %26, ptr %arrayidx27, align 4, !dbg !43, !tbaa !8
  br label %cleanup, !dbg !44

cleanup:                                          ; preds = %if.end22.5, %if.then25, %entry
  ret void, !dbg !45
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.shfl.sync.bfly.i32(i32, i32, i32, i32) #3

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "warps/tree_beside_half_warp.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "tree_beside_half_warp", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "warps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 15, scope: !12)
!19 = !DILocation(line: 11, column: 13, scope: !12)
!20 = !DILocation(line: 13, column: 21, scope: !12)
!21 = !DILocation(line: 31, column: 1, scope: !22, inlinedAt: !23)
!22 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = distinct !DILocation(line: 13, column: 28, scope: !12)
!24 = !DILocation(line: 13, column: 26, scope: !12)
!25 = !DILocation(line: 13, column: 15, scope: !12)
!26 = !DILocation(line: 14, column: 21, scope: !12)
!27 = !DILocation(line: 14, column: 26, scope: !12)
!28 = !DILocation(line: 106, column: 67, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "__shfl_xor_sync", scope: !17, file: !17, line: 106, type: !13, scopeLine: 106, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 15, column: 15, scope: !12)
!31 = !DILocation(line: 15, column: 9, scope: !12)
!32 = !DILocation(line: 0, scope: !12)
!33 = !DILocation(line: 16, column: 5, scope: !12)
!34 = !DILocation(line: 16, column: 23, scope: !12)
!35 = !DILocation(line: 17, column: 5, scope: !12)
!36 = !DILocation(line: 19, column: 25, scope: !12)
!37 = !DILocation(line: 20, column: 34, scope: !12)
!38 = !DILocation(line: 20, column: 31, scope: !12)
!39 = !DILocation(line: 20, column: 13, scope: !12)
!40 = !DILocation(line: 21, column: 9, scope: !12)
!41 = !DILocation(line: 23, column: 21, scope: !12)
!42 = !DILocation(line: 24, column: 20, scope: !12)
!43 = !DILocation(line: 24, column: 18, scope: !12)
!44 = !DILocation(line: 24, column: 9, scope: !12)
!45 = !DILocation(line: 25, column: 1, scope: !12)
