; ModuleID = 'local/chained.cu'
source_filename = "local/chained.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z7chainedPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %next = alloca [8 x i32], align 4
  %value = alloca [8 x i32], align 4
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  call void @llvm.lifetime.start.p0(ptr nonnull %next) #3, !dbg !28
  call void @llvm.lifetime.start.p0(ptr nonnull %value) #3, !dbg !28
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !tbaa !8
  %and = and i32 %3, 7, !dbg !29
  store i32 %and, ptr %next, align 4, !dbg !30, !tbaa !8
  store i32 0, ptr %value, align 4, !dbg !31, !tbaa !8
  %shr.1 = lshr i32 %3, 1, !dbg !32
  %and.1 = and i32 %shr.1, 7, !dbg !29
  %arrayidx5.1 = getelementptr inbounds nuw i8, ptr %next, i64 4, !dbg !33
  store i32 %and.1, ptr %arrayidx5.1, align 4, !dbg !30, !tbaa !8
  %arrayidx10.1 = getelementptr inbounds nuw i8, ptr %value, i64 4, !dbg !34
  store i32 %3, ptr %arrayidx10.1, align 4, !dbg !31, !tbaa !8
  %shr.2 = lshr i32 %3, 2, !dbg !32
  %and.2 = and i32 %shr.2, 7, !dbg !29
  %arrayidx5.2 = getelementptr inbounds nuw i8, ptr %next, i64 8, !dbg !33
  store i32 %and.2, ptr %arrayidx5.2, align 4, !dbg !30, !tbaa !8
  %mul8.2 = shl nsw i32 %3, 1, !dbg !35
  %arrayidx10.2 = getelementptr inbounds nuw i8, ptr %value, i64 8, !dbg !34
  store i32 %mul8.2, ptr %arrayidx10.2, align 4, !dbg !31, !tbaa !8
  %shr.3 = lshr i32 %3, 3, !dbg !32
  %and.3 = and i32 %shr.3, 7, !dbg !29
  %arrayidx5.3 = getelementptr inbounds nuw i8, ptr %next, i64 12, !dbg !33
  store i32 %and.3, ptr %arrayidx5.3, align 4, !dbg !30, !tbaa !8
  %mul8.3 = mul nsw i32 %3, 3, !dbg !35
  %arrayidx10.3 = getelementptr inbounds nuw i8, ptr %value, i64 12, !dbg !34
  store i32 %mul8.3, ptr %arrayidx10.3, align 4, !dbg !31, !tbaa !8
  %shr.4 = lshr i32 %3, 4, !dbg !32
  %and.4 = and i32 %shr.4, 7, !dbg !29
  %arrayidx5.4 = getelementptr inbounds nuw i8, ptr %next, i64 16, !dbg !33
  store i32 %and.4, ptr %arrayidx5.4, align 4, !dbg !30, !tbaa !8
  %mul8.4 = shl nsw i32 %3, 2, !dbg !35
  %arrayidx10.4 = getelementptr inbounds nuw i8, ptr %value, i64 16, !dbg !34
  store i32 %mul8.4, ptr %arrayidx10.4, align 4, !dbg !31, !tbaa !8
  %shr.5 = lshr i32 %3, 5, !dbg !32
  %and.5 = and i32 %shr.5, 7, !dbg !29
  %arrayidx5.5 = getelementptr inbounds nuw i8, ptr %next, i64 20, !dbg !33
  store i32 %and.5, ptr %arrayidx5.5, align 4, !dbg !30, !tbaa !8
  %mul8.5 = mul nsw i32 %3, 5, !dbg !35
  %arrayidx10.5 = getelementptr inbounds nuw i8, ptr %value, i64 20, !dbg !34
  store i32 %mul8.5, ptr %arrayidx10.5, align 4, !dbg !31, !tbaa !8
  %shr.6 = lshr i32 %3, 6, !dbg !32
  %and.6 = and i32 %shr.6, 7, !dbg !29
  %arrayidx5.6 = getelementptr inbounds nuw i8, ptr %next, i64 24, !dbg !33
  store i32 %and.6, ptr %arrayidx5.6, align 4, !dbg !30, !tbaa !8
  %mul8.6 = mul nsw i32 %3, 6, !dbg !35
  %arrayidx10.6 = getelementptr inbounds nuw i8, ptr %value, i64 24, !dbg !34
  store i32 %mul8.6, ptr %arrayidx10.6, align 4, !dbg !31, !tbaa !8
  %shr.7 = lshr i32 %3, 7, !dbg !32
  %and.7 = and i32 %shr.7, 7, !dbg !29
  %arrayidx5.7 = getelementptr inbounds nuw i8, ptr %next, i64 28, !dbg !33
  store i32 %and.7, ptr %arrayidx5.7, align 4, !dbg !30, !tbaa !8
  %mul8.7 = mul nsw i32 %3, 7, !dbg !35
  %arrayidx10.7 = getelementptr inbounds nuw i8, ptr %value, i64 28, !dbg !34
  store i32 %mul8.7, ptr %arrayidx10.7, align 4, !dbg !31, !tbaa !8
  %and11 = and i32 %add, 7, !dbg !36
  br label %for.body16, !dbg !37

for.cond.cleanup15:                               ; preds = %for.body16
  %idxprom31 = zext nneg i32 %and23.1 to i64, !dbg !38
  %arrayidx32 = getelementptr inbounds nuw i32, ptr %value, i64 %idxprom31, !dbg !38
  %4 = load i32, ptr %arrayidx32, align 4, !dbg !38, !tbaa !8
  %arrayidx34 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !39
  store i32 %4, ptr %arrayidx34, align 4, !dbg !40, !tbaa !8
  call void @llvm.lifetime.end.p0(ptr nonnull %value) #3, !dbg !41
  call void @llvm.lifetime.end.p0(ptr nonnull %next) #3, !dbg !41
  br label %cleanup, !dbg !41

for.body16:                                       ; preds = %for.body16, %if.end
  %k12.054 = phi i32 [ 0, %if.end ], [ %inc29.1, %for.body16 ]
  %at.053 = phi i32 [ %and11, %if.end ], [ %and23.1, %for.body16 ]
  %idxprom17 = zext nneg i32 %at.053 to i64, !dbg !42
  %arrayidx18 = getelementptr inbounds nuw i32, ptr %value, i64 %idxprom17, !dbg !42
  %5 = load i32, ptr %arrayidx18, align 4, !dbg !43, !tbaa !8
  %add19 = add nsw i32 %5, %k12.054, !dbg !43
  store i32 %add19, ptr %arrayidx18, align 4, !dbg !43, !tbaa !8
  %arrayidx21 = getelementptr inbounds nuw i32, ptr %next, i64 %idxprom17, !dbg !44
  %6 = load i32, ptr %arrayidx21, align 4, !dbg !44, !tbaa !8
  %add22 = add nsw i32 %6, %k12.054, !dbg !45
  %and23 = and i32 %add22, 7, !dbg !46
  store i32 %and23, ptr %arrayidx21, align 4, !dbg !47, !tbaa !8
  %inc29 = or disjoint i32 %k12.054, 1, !dbg !48
  %idxprom17.1 = zext nneg i32 %and23 to i64, !dbg !42
  %arrayidx18.1 = getelementptr inbounds nuw i32, ptr %value, i64 %idxprom17.1, !dbg !42
  %7 = load i32, ptr %arrayidx18.1, align 4, !dbg !43, !tbaa !8
  %add19.1 = add nsw i32 %7, %inc29, !dbg !43
  store i32 %add19.1, ptr %arrayidx18.1, align 4, !dbg !43, !tbaa !8
  %arrayidx21.1 = getelementptr inbounds nuw i32, ptr %next, i64 %idxprom17.1, !dbg !44
  %8 = load i32, ptr %arrayidx21.1, align 4, !dbg !44, !tbaa !8
  %add22.1 = add nsw i32 %8, %inc29, !dbg !45
  %and23.1 = and i32 %add22.1, 7, !dbg !46
  store i32 %and23.1, ptr %arrayidx21.1, align 4, !dbg !47, !tbaa !8
  %inc29.1 = add nuw nsw i32 %k12.054, 2, !dbg !48
  %exitcond.not.1 = icmp eq i32 %inc29.1, 20, !dbg !49
  br i1 %exitcond.not.1, label %for.cond.cleanup15, label %for.body16, !dbg !37, !llvm.loop !50

cleanup:                                          ; preds = %entry, %for.cond.cleanup15
  ret void, !dbg !41
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "local/chained.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "chained", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "local/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 26, scope: !12)
!22 = !DILocation(line: 12, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 39, scope: !12)
!26 = !DILocation(line: 12, column: 37, scope: !12)
!27 = !DILocation(line: 13, column: 11, scope: !12)
!28 = !DILocation(line: 15, column: 5, scope: !12)
!29 = !DILocation(line: 17, column: 31, scope: !12)
!30 = !DILocation(line: 17, column: 17, scope: !12)
!31 = !DILocation(line: 18, column: 18, scope: !12)
!32 = !DILocation(line: 17, column: 25, scope: !12)
!33 = !DILocation(line: 17, column: 9, scope: !12)
!34 = !DILocation(line: 18, column: 9, scope: !12)
!35 = !DILocation(line: 18, column: 25, scope: !12)
!36 = !DILocation(line: 20, column: 16, scope: !12)
!37 = !DILocation(line: 21, column: 5, scope: !12)
!38 = !DILocation(line: 26, column: 14, scope: !12)
!39 = !DILocation(line: 26, column: 5, scope: !12)
!40 = !DILocation(line: 26, column: 12, scope: !12)
!41 = !DILocation(line: 27, column: 1, scope: !12)
!42 = !DILocation(line: 22, column: 9, scope: !12)
!43 = !DILocation(line: 22, column: 19, scope: !12)
!44 = !DILocation(line: 23, column: 21, scope: !12)
!45 = !DILocation(line: 23, column: 30, scope: !12)
!46 = !DILocation(line: 23, column: 35, scope: !12)
!47 = !DILocation(line: 23, column: 18, scope: !12)
!48 = !DILocation(line: 21, column: 30, scope: !12)
!49 = !DILocation(line: 21, column: 23, scope: !12)
!50 = distinct !{!50, !37, !51, !52}
!51 = !DILocation(line: 25, column: 5, scope: !12)
!52 = !{!"llvm.loop.mustprogress"}
