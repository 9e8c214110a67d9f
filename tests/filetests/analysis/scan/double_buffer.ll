; ModuleID = 'scan/double_buffer.cu'
source_filename = "scan/double_buffer.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ13double_bufferPiPKiiE4sums = internal unnamed_addr addrspace(3) global [2 x [32 x i32]] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z13double_bufferPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %mul = shl nsw i32 %0, 5, !dbg !23
  %add = add nuw nsw i32 %mul, %1, !dbg !24
  %idxprom = zext nneg i32 %add to i64, !dbg !25
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !25
  %2 = load i32, ptr %arrayidx, align 4, !dbg !25, !tbaa !8
  %idxprom2 = zext nneg i32 %1 to i64, !dbg !26
  %arrayidx3 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ13double_bufferPiPKiiE4sums to ptr), i64 %idxprom2, !dbg !26
  store i32 %2, ptr %arrayidx3, align 4, !dbg !27, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !28
  %3 = load i32, ptr %arrayidx3, align 4, !dbg !29, !tbaa !8
  %cmp9.not = icmp eq i32 %1, 0, !dbg !30
  br i1 %cmp9.not, label %cond.end, label %cond.true, !dbg !31

cond.true:                                        ; preds = %if.end
  %4 = zext nneg i32 %1 to i64
  %5 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ13double_bufferPiPKiiE4sums to ptr), i64 %4
  %arrayidx13 = getelementptr i8, ptr %5, i64 -4
  %6 = load i32, ptr %arrayidx13, align 4, !dbg !32, !tbaa !8
  br label %cond.end, !dbg !31

cond.end:                                         ; preds = %if.end, %cond.true
  %cond = phi i32 [ %6, %cond.true ], [ 0, %if.end ], !dbg !31
  %add14 = add nsw i32 %cond, %3, !dbg !33
  %gep = getelementptr inbounds nuw i8, ptr %arrayidx3, i64 128, !dbg !34
  store i32 %add14, ptr %gep, align 4, !dbg !35, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !36
  %arrayidx8.1 = getelementptr inbounds nuw i32, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ13double_bufferPiPKiiE4sums to ptr), i64 128), i64 %idxprom2, !dbg !29
  %7 = load i32, ptr %arrayidx8.1, align 4, !dbg !29, !tbaa !8
  %cmp9.not.1 = icmp samesign ult i32 %1, 2, !dbg !30
  br i1 %cmp9.not.1, label %cond.end.1, label %cond.true.1, !dbg !31

cond.true.1:                                      ; preds = %cond.end
  %8 = zext nneg i32 %1 to i64
  %9 = getelementptr i32, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ13double_bufferPiPKiiE4sums to ptr), i64 128), i64 %8
  %arrayidx13.1 = getelementptr i8, ptr %9, i64 -8
  %10 = load i32, ptr %arrayidx13.1, align 4, !dbg !32, !tbaa !8
  br label %cond.end.1, !dbg !31

cond.end.1:                                       ; preds = %cond.true.1, %cond.end
  %cond.1 = phi i32 [ %10, %cond.true.1 ], [ 0, %cond.end ], !dbg !31
  %add14.1 = add nsw i32 %cond.1, %7, !dbg !33
  store i32 %add14.1, ptr %arrayidx3, align 4, !dbg !35, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !36
  %11 = load i32, ptr %arrayidx3, align 4, !dbg !29, !tbaa !8
  %cmp9.not.2 = icmp samesign ult i32 %1, 4, !dbg !30
  br i1 %cmp9.not.2, label %cond.end.2, label %cond.true.2, !dbg !31

cond.true.2:                                      ; preds = %cond.end.1
  %12 = zext nneg i32 %1 to i64
  %13 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ13double_bufferPiPKiiE4sums to ptr), i64 %12
  %arrayidx13.2 = getelementptr i8, ptr %13, i64 -16
  %14 = load i32, ptr %arrayidx13.2, align 4, !dbg !32, !tbaa !8
  br label %cond.end.2, !dbg !31

cond.end.2:                                       ; preds = %cond.true.2, %cond.end.1
  %cond.2 = phi i32 [ %14, %cond.true.2 ], [ 0, %cond.end.1 ], !dbg !31
  %add14.2 = add nsw i32 %cond.2, %11, !dbg !33
  store i32 %add14.2, ptr %gep, align 4, !dbg !35, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !36
  %15 = load i32, ptr %arrayidx8.1, align 4, !dbg !29, !tbaa !8
  %cmp9.not.3 = icmp samesign ult i32 %1, 8, !dbg !30
  br i1 %cmp9.not.3, label %cond.end.3, label %cond.true.3, !dbg !31

cond.true.3:                                      ; preds = %cond.end.2
  %16 = zext nneg i32 %1 to i64
  %17 = getelementptr i32, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ13double_bufferPiPKiiE4sums to ptr), i64 128), i64 %16
  %arrayidx13.3 = getelementptr i8, ptr %17, i64 -32
  %18 = load i32, ptr %arrayidx13.3, align 4, !dbg !32, !tbaa !8
  br label %cond.end.3, !dbg !31

cond.end.3:                                       ; preds = %cond.true.3, %cond.end.2
  %cond.3 = phi i32 [ %18, %cond.true.3 ], [ 0, %cond.end.2 ], !dbg !31
  %add14.3 = add nsw i32 %cond.3, %15, !dbg !33
  store i32 %add14.3, ptr %arrayidx3, align 4, !dbg !35, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !36
  %19 = load i32, ptr %arrayidx3, align 4, !dbg !29, !tbaa !8
  %cmp9.not.4 = icmp samesign ult i32 %1, 16, !dbg !30
  br i1 %cmp9.not.4, label %cond.end.4, label %cond.true.4, !dbg !31

cond.true.4:                                      ; preds = %cond.end.3
  %20 = zext nneg i32 %1 to i64
  %21 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ13double_bufferPiPKiiE4sums to ptr), i64 %20
  %arrayidx13.4 = getelementptr i8, ptr %21, i64 -64
  %22 = load i32, ptr %arrayidx13.4, align 4, !dbg !32, !tbaa !8
  br label %cond.end.4, !dbg !31

cond.end.4:                                       ; preds = %cond.true.4, %cond.end.3
  %cond.4 = phi i32 [ %22, %cond.true.4 ], [ 0, %cond.end.3 ], !dbg !31
  %add14.4 = add nsw i32 %cond.4, %19, !dbg !33
  store i32 %add14.4, ptr %gep, align 4, !dbg !35, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !36
  %23 = load i32, ptr %arrayidx8.1, align 4, !dbg !37, !tbaa !8
  %arrayidx29 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom, !dbg !38
  store i32 %23, ptr %arrayidx29, align 4, !dbg !39, !tbaa !8
  br label %cleanup, !dbg !40

cleanup:                                          ; preds = %entry, %cond.end.4
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
!1 = !DIFile(filename: "scan/double_buffer.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "double_buffer", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "scan/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 31, scope: !12)
!22 = !DILocation(line: 15, column: 13, scope: !12)
!23 = !DILocation(line: 18, column: 24, scope: !12)
!24 = !DILocation(line: 18, column: 29, scope: !12)
!25 = !DILocation(line: 18, column: 18, scope: !12)
!26 = !DILocation(line: 18, column: 5, scope: !12)
!27 = !DILocation(line: 18, column: 16, scope: !12)
!28 = !DILocation(line: 19, column: 5, scope: !12)
!29 = !DILocation(line: 21, column: 29, scope: !12)
!30 = !DILocation(line: 21, column: 48, scope: !12)
!31 = !DILocation(line: 21, column: 46, scope: !12)
!32 = !DILocation(line: 21, column: 56, scope: !12)
!33 = !DILocation(line: 21, column: 43, scope: !12)
!34 = !DILocation(line: 21, column: 9, scope: !12)
!35 = !DILocation(line: 21, column: 27, scope: !12)
!36 = !DILocation(line: 23, column: 9, scope: !12)
!37 = !DILocation(line: 25, column: 25, scope: !12)
!38 = !DILocation(line: 25, column: 5, scope: !12)
!39 = !DILocation(line: 25, column: 23, scope: !12)
!40 = !DILocation(line: 26, column: 1, scope: !12)
