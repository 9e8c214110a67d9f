; ModuleID = 'stencil/wrong_halo_thread.cu'
source_filename = "stencil/wrong_halo_thread.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@window = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z10wrong_haloPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
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
  %arrayidx5 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @window to ptr), i64 %idxprom4, !dbg !30
  store i32 %cond, ptr %arrayidx5, align 4, !dbg !31, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %cmp7 = icmp eq i32 %2, 15, !dbg !33
  br i1 %cmp7, label %if.then, label %if.end, !dbg !33

if.then:                                          ; preds = %cond.end
  %add8 = add nsw i32 %add, 1, !dbg !34
  %cmp9 = icmp slt i32 %add8, %n, !dbg !35
  br i1 %cmp9, label %cond.true10, label %cond.end15, !dbg !36

cond.true10:                                      ; preds = %if.then
  %idxprom12 = sext i32 %add8 to i64
  %arrayidx13 = getelementptr inbounds i32, ptr %a, i64 %idxprom12
  %4 = load i32, ptr %arrayidx13, align 4, !dbg !37, !tbaa !8
  br label %cond.end15, !dbg !36

cond.end15:                                       ; preds = %if.then, %cond.true10
  %cond16 = phi i32 [ %4, %cond.true10 ], [ 0, %if.then ], !dbg !36
  store i32 %cond16, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(3) @window to ptr), i64 64), align 4, !dbg !38, !tbaa !8
  br label %if.end, !dbg !39

if.end:                                           ; preds = %cond.end15, %cond.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  br i1 %cmp7, label %cond.true19, label %cond.false20, !dbg !41

cond.true19:                                      ; preds = %if.end
  %5 = load i32, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(3) @window to ptr), i64 64), align 4, !dbg !42, !tbaa !8
  br label %cond.end33, !dbg !41

cond.false20:                                     ; preds = %if.end
  %add22 = add nuw nsw i32 %2, 1, !dbg !43
  %cmp24 = icmp samesign ult i32 %add22, %1, !dbg !44
  br i1 %cmp24, label %cond.true25, label %cond.end33, !dbg !45

cond.true25:                                      ; preds = %cond.false20
  %idxprom28 = zext nneg i32 %add22 to i64
  %arrayidx29 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @window to ptr), i64 %idxprom28
  %6 = load i32, ptr %arrayidx29, align 4, !dbg !46, !tbaa !8
  br label %cond.end33, !dbg !45

cond.end33:                                       ; preds = %cond.true25, %cond.false20, %cond.true19
  %cond34 = phi i32 [ %5, %cond.true19 ], [ %6, %cond.true25 ], [ -1, %cond.false20 ], !dbg !41
  br i1 %cmp, label %if.then36, label %if.end43, !dbg !47

if.then36:                                        ; preds = %cond.end33
  %idxprom41 = sext i32 %add to i64
  %arrayidx42 = getelementptr inbounds i32, ptr %out, i64 %idxprom41
  %7 = load i32, ptr %arrayidx5, align 4, !dbg !48, !tbaa !8
  %add40 = add nsw i32 %7, %cond34, !dbg !49
  store i32 %add40, ptr %arrayidx42, align 4, !dbg !50, !tbaa !8
  br label %if.end43, !dbg !51

if.end43:                                         ; preds = %if.then36, %cond.end33
  ret void, !dbg !52
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
!1 = !DIFile(filename: "stencil/wrong_halo_thread.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "wrong_halo", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!27 = !DILocation(line: 15, column: 29, scope: !12)
!28 = !DILocation(line: 15, column: 27, scope: !12)
!29 = !DILocation(line: 15, column: 35, scope: !12)
!30 = !DILocation(line: 15, column: 5, scope: !12)
!31 = !DILocation(line: 15, column: 25, scope: !12)
!32 = !DILocation(line: 16, column: 5, scope: !12)
!33 = !DILocation(line: 17, column: 21, scope: !12)
!34 = !DILocation(line: 18, column: 24, scope: !12)
!35 = !DILocation(line: 18, column: 28, scope: !12)
!36 = !DILocation(line: 18, column: 22, scope: !12)
!37 = !DILocation(line: 18, column: 34, scope: !12)
!38 = !DILocation(line: 18, column: 20, scope: !12)
!39 = !DILocation(line: 18, column: 9, scope: !12)
!40 = !DILocation(line: 19, column: 5, scope: !12)
!41 = !DILocation(line: 20, column: 17, scope: !12)
!42 = !DILocation(line: 20, column: 37, scope: !12)
!43 = !DILocation(line: 20, column: 62, scope: !12)
!44 = !DILocation(line: 20, column: 66, scope: !12)
!45 = !DILocation(line: 20, column: 50, scope: !12)
!46 = !DILocation(line: 20, column: 81, scope: !12)
!47 = !DILocation(line: 21, column: 11, scope: !12)
!48 = !DILocation(line: 22, column: 18, scope: !12)
!49 = !DILocation(line: 22, column: 38, scope: !12)
!50 = !DILocation(line: 22, column: 16, scope: !12)
!51 = !DILocation(line: 22, column: 9, scope: !12)
!52 = !DILocation(line: 23, column: 1, scope: !12)
