; ModuleID = 'stencil/halo_missing.cu'
source_filename = "stencil/halo_missing.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@window = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z7no_haloPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp, label %cond.true, label %cond.end, !dbg !28

cond.true:                                        ; preds = %entry
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  br label %cond.end, !dbg !28

cond.end:                                         ; preds = %entry, %cond.true
  %cond = phi i32 [ %3, %cond.true ], [ 0, %entry ], !dbg !28
  %idxprom4 = zext nneg i32 %2 to i64, !dbg !30
  %arrayidx5 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @window to ptr), i64 %idxprom4, !dbg !30
  store i32 %cond, ptr %arrayidx5, align 4, !dbg !31, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %cmp6.not = icmp eq i32 %2, 0, !dbg !33
  br i1 %cmp6.not, label %cond.end11, label %cond.true7, !dbg !34

cond.true7:                                       ; preds = %cond.end
  %arrayidx9 = getelementptr i8, ptr %arrayidx5, i64 -4
  %4 = load i32, ptr %arrayidx9, align 4, !dbg !35, !tbaa !8
  br label %cond.end11, !dbg !34

cond.end11:                                       ; preds = %cond.end, %cond.true7
  %cond12 = phi i32 [ %4, %cond.true7 ], [ 0, %cond.end ], !dbg !34
  br i1 %cmp, label %if.then, label %if.end, !dbg !36

if.then:                                          ; preds = %cond.end11
  %idxprom17 = sext i32 %add to i64
  %arrayidx18 = getelementptr inbounds i32, ptr %out, i64 %idxprom17
  %5 = load i32, ptr %arrayidx5, align 4, !dbg !37, !tbaa !8
  %add16 = add nsw i32 %5, %cond12, !dbg !38
  store i32 %add16, ptr %arrayidx18, align 4, !dbg !39, !tbaa !8
  br label %if.end, !dbg !40

if.end:                                           ; preds = %if.then, %cond.end11
  ret void, !dbg !41
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

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
!1 = !DIFile(filename: "stencil/halo_missing.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "no_halo", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "stencil/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 26, scope: !12)
!22 = !DILocation(line: 14, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 39, scope: !12)
!26 = !DILocation(line: 14, column: 37, scope: !12)
!27 = !DILocation(line: 16, column: 19, scope: !12)
!28 = !DILocation(line: 16, column: 17, scope: !12)
!29 = !DILocation(line: 16, column: 25, scope: !12)
!30 = !DILocation(line: 16, column: 5, scope: !12)
!31 = !DILocation(line: 16, column: 15, scope: !12)
!32 = !DILocation(line: 17, column: 5, scope: !12)
!33 = !DILocation(line: 18, column: 18, scope: !12)
!34 = !DILocation(line: 18, column: 16, scope: !12)
!35 = !DILocation(line: 18, column: 24, scope: !12)
!36 = !DILocation(line: 19, column: 11, scope: !12)
!37 = !DILocation(line: 20, column: 25, scope: !12)
!38 = !DILocation(line: 20, column: 23, scope: !12)
!39 = !DILocation(line: 20, column: 16, scope: !12)
!40 = !DILocation(line: 20, column: 9, scope: !12)
!41 = !DILocation(line: 21, column: 1, scope: !12)
