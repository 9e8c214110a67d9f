; ModuleID = 'tile/sum_of_any_row.cu'
source_filename = "tile/sum_of_any_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ14sum_of_any_rowPiPKiiE4tile = internal unnamed_addr addrspace(3) global [8 x [8 x i32]] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z14sum_of_any_rowPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %mul = shl i32 %0, 6, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !20
  %mul2 = shl nuw nsw i32 %1, 3, !dbg !23
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !24
  %add = add nuw nsw i32 %mul2, %2, !dbg !27
  %add4 = add i32 %add, %mul, !dbg !28
  %idxprom = zext i32 %add4 to i64, !dbg !29
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !29
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  %idxprom6 = zext nneg i32 %1 to i64, !dbg !30
  %arrayidx7 = getelementptr inbounds nuw [8 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ14sum_of_any_rowPiPKiiE4tile to ptr), i64 %idxprom6, !dbg !30
  %idxprom9 = zext nneg i32 %2 to i64, !dbg !30
  %arrayidx10 = getelementptr inbounds nuw i32, ptr %arrayidx7, i64 %idxprom9, !dbg !30
  store i32 %3, ptr %arrayidx10, align 4, !dbg !31, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %cmp12 = icmp samesign ult i32 %2, 4, !dbg !33
  br i1 %cmp12, label %if.then, label %if.end, !dbg !33

if.then:                                          ; preds = %entry
  %4 = zext nneg i32 %2 to i64
  %5 = getelementptr inbounds nuw i32, ptr %arrayidx7, i64 %4
  %arrayidx19 = getelementptr inbounds nuw i8, ptr %5, i64 16
  %6 = load i32, ptr %arrayidx19, align 4, !dbg !34, !tbaa !8
  %7 = load i32, ptr %arrayidx10, align 4, !dbg !35, !tbaa !8
  %add26 = add nsw i32 %7, %6, !dbg !35
  store i32 %add26, ptr %arrayidx10, align 4, !dbg !35, !tbaa !8
  br label %if.end, !dbg !36

if.end:                                           ; preds = %if.then, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !37
  %cmp12.1 = icmp samesign ult i32 %2, 2, !dbg !33
  br i1 %cmp12.1, label %if.then.1, label %if.end.1, !dbg !33

if.then.1:                                        ; preds = %if.end
  %8 = zext nneg i32 %2 to i64
  %9 = getelementptr inbounds nuw i32, ptr %arrayidx7, i64 %8
  %arrayidx19.1 = getelementptr inbounds nuw i8, ptr %9, i64 8
  %10 = load i32, ptr %arrayidx19.1, align 4, !dbg !34, !tbaa !8
  %11 = load i32, ptr %arrayidx10, align 4, !dbg !35, !tbaa !8
  %add26.1 = add nsw i32 %11, %10, !dbg !35
  store i32 %add26.1, ptr %arrayidx10, align 4, !dbg !35, !tbaa !8
  br label %if.end.1, !dbg !36

if.end.1:                                         ; preds = %if.then.1, %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !37
  %cmp12.2 = icmp eq i32 %2, 0, !dbg !33
  br i1 %cmp12.2, label %if.then.2, label %if.end.2, !dbg !33

if.then.2:                                        ; preds = %if.end.1
  %arrayidx19.2 = getelementptr inbounds nuw i8, ptr %arrayidx7, i64 4
  %12 = load i32, ptr %arrayidx19.2, align 4, !dbg !34, !tbaa !8
  %13 = load i32, ptr %arrayidx10, align 4, !dbg !35, !tbaa !8
  %add26.2 = add nsw i32 %13, %12, !dbg !35
  store i32 %add26.2, ptr %arrayidx10, align 4, !dbg !35, !tbaa !8
  br label %if.end.2, !dbg !36

if.end.2:                                         ; preds = %if.then.2, %if.end.1
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !37
  %cmp28 = icmp ult i32 %0, %n, !dbg !38
  %cmp30 = icmp eq i32 %2, 0
  %or.cond = and i1 %cmp30, %cmp28, !dbg !39
  br i1 %or.cond, label %if.then31, label %if.end39, !dbg !39

if.then31:                                        ; preds = %if.end.2
  %idxprom37 = zext nneg i32 %0 to i64
  %arrayidx38 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom37
  %14 = load i32, ptr %arrayidx7, align 4, !dbg !40, !tbaa !8
  store i32 %14, ptr %arrayidx38, align 4, !dbg !41, !tbaa !8
  br label %if.end39, !dbg !42

if.end39:                                         ; preds = %if.then31, %if.end.2
  ret void, !dbg !43
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

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
!1 = !DIFile(filename: "tile/sum_of_any_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "sum_of_any_row", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 40, scope: !12)
!19 = !DILocation(line: 11, column: 51, scope: !12)
!20 = !DILocation(line: 31, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 11, column: 58, scope: !12)
!23 = !DILocation(line: 11, column: 70, scope: !12)
!24 = !DILocation(line: 31, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!26 = distinct !DILocation(line: 11, column: 76, scope: !12)
!27 = !DILocation(line: 11, column: 56, scope: !12)
!28 = !DILocation(line: 11, column: 74, scope: !12)
!29 = !DILocation(line: 11, column: 38, scope: !12)
!30 = !DILocation(line: 11, column: 5, scope: !12)
!31 = !DILocation(line: 11, column: 36, scope: !12)
!32 = !DILocation(line: 12, column: 5, scope: !12)
!33 = !DILocation(line: 14, column: 25, scope: !12)
!34 = !DILocation(line: 15, column: 47, scope: !12)
!35 = !DILocation(line: 15, column: 44, scope: !12)
!36 = !DILocation(line: 15, column: 13, scope: !12)
!37 = !DILocation(line: 16, column: 9, scope: !12)
!38 = !DILocation(line: 18, column: 20, scope: !12)
!39 = !DILocation(line: 18, column: 24, scope: !12)
!40 = !DILocation(line: 19, column: 27, scope: !12)
!41 = !DILocation(line: 19, column: 25, scope: !12)
!42 = !DILocation(line: 19, column: 9, scope: !12)
!43 = !DILocation(line: 20, column: 1, scope: !12)
