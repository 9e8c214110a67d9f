; ModuleID = 'local/histogram.cu'
source_filename = "local/histogram.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z9histogramPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %counts = alloca [16 x i32], align 4
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  call void @llvm.lifetime.start.p0(ptr nonnull %counts) #4, !dbg !28
  %mul10 = mul nsw i32 %add, 10
  %idxprom12 = sext i32 %mul10 to i64, !dbg !29
  %arrayidx13 = getelementptr inbounds i32, ptr %a, i64 %idxprom12, !dbg !29
  call void @llvm.memset.p0.i64(ptr noundef nonnull align 4 dereferenceable(64) %counts, i8 0, i64 64, i1 false), !dbg !30
  %3 = load i32, ptr %arrayidx13, align 4, !dbg !29, !tbaa !8
  %and = and i32 %3, 15, !dbg !31
  %idxprom14 = zext nneg i32 %and to i64, !dbg !32
  %arrayidx15 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14, !dbg !32
  %4 = load i32, ptr %arrayidx15, align 4, !dbg !33, !tbaa !8
  %add16 = add nsw i32 %4, 1, !dbg !33
  store i32 %add16, ptr %arrayidx15, align 4, !dbg !33, !tbaa !8
  %5 = sext i32 %mul10 to i64, !dbg !29
  %6 = getelementptr i32, ptr %a, i64 %5, !dbg !29
  %arrayidx13.1 = getelementptr i8, ptr %6, i64 4, !dbg !29
  %7 = load i32, ptr %arrayidx13.1, align 4, !dbg !29, !tbaa !8
  %and.1 = and i32 %7, 15, !dbg !31
  %idxprom14.1 = zext nneg i32 %and.1 to i64, !dbg !32
  %arrayidx15.1 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.1, !dbg !32
  %8 = load i32, ptr %arrayidx15.1, align 4, !dbg !33, !tbaa !8
  %add16.1 = add nsw i32 %8, 2, !dbg !33
  store i32 %add16.1, ptr %arrayidx15.1, align 4, !dbg !33, !tbaa !8
  %9 = sext i32 %mul10 to i64, !dbg !29
  %10 = getelementptr i32, ptr %a, i64 %9, !dbg !29
  %arrayidx13.2 = getelementptr i8, ptr %10, i64 8, !dbg !29
  %11 = load i32, ptr %arrayidx13.2, align 4, !dbg !29, !tbaa !8
  %and.2 = and i32 %11, 15, !dbg !31
  %idxprom14.2 = zext nneg i32 %and.2 to i64, !dbg !32
  %arrayidx15.2 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.2, !dbg !32
  %12 = load i32, ptr %arrayidx15.2, align 4, !dbg !33, !tbaa !8
  %add16.2 = add nsw i32 %12, 3, !dbg !33
  store i32 %add16.2, ptr %arrayidx15.2, align 4, !dbg !33, !tbaa !8
  %13 = sext i32 %mul10 to i64, !dbg !29
  %14 = getelementptr i32, ptr %a, i64 %13, !dbg !29
  %arrayidx13.3 = getelementptr i8, ptr %14, i64 12, !dbg !29
  %15 = load i32, ptr %arrayidx13.3, align 4, !dbg !29, !tbaa !8
  %and.3 = and i32 %15, 15, !dbg !31
  %idxprom14.3 = zext nneg i32 %and.3 to i64, !dbg !32
  %arrayidx15.3 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.3, !dbg !32
  %16 = load i32, ptr %arrayidx15.3, align 4, !dbg !33, !tbaa !8
  %add16.3 = add nsw i32 %16, 4, !dbg !33
  store i32 %add16.3, ptr %arrayidx15.3, align 4, !dbg !33, !tbaa !8
  %17 = sext i32 %mul10 to i64, !dbg !29
  %18 = getelementptr i32, ptr %a, i64 %17, !dbg !29
  %arrayidx13.4 = getelementptr i8, ptr %18, i64 16, !dbg !29
  %19 = load i32, ptr %arrayidx13.4, align 4, !dbg !29, !tbaa !8
  %and.4 = and i32 %19, 15, !dbg !31
  %idxprom14.4 = zext nneg i32 %and.4 to i64, !dbg !32
  %arrayidx15.4 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.4, !dbg !32
  %20 = load i32, ptr %arrayidx15.4, align 4, !dbg !33, !tbaa !8
  %add16.4 = add nsw i32 %20, 5, !dbg !33
  store i32 %add16.4, ptr %arrayidx15.4, align 4, !dbg !33, !tbaa !8
  %21 = sext i32 %mul10 to i64, !dbg !29
  %22 = getelementptr i32, ptr %a, i64 %21, !dbg !29
  %arrayidx13.5 = getelementptr i8, ptr %22, i64 20, !dbg !29
  %23 = load i32, ptr %arrayidx13.5, align 4, !dbg !29, !tbaa !8
  %and.5 = and i32 %23, 15, !dbg !31
  %idxprom14.5 = zext nneg i32 %and.5 to i64, !dbg !32
  %arrayidx15.5 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.5, !dbg !32
  %24 = load i32, ptr %arrayidx15.5, align 4, !dbg !33, !tbaa !8
  %add16.5 = add nsw i32 %24, 6, !dbg !33
  store i32 %add16.5, ptr %arrayidx15.5, align 4, !dbg !33, !tbaa !8
  %25 = sext i32 %mul10 to i64, !dbg !29
  %26 = getelementptr i32, ptr %a, i64 %25, !dbg !29
  %arrayidx13.6 = getelementptr i8, ptr %26, i64 24, !dbg !29
  %27 = load i32, ptr %arrayidx13.6, align 4, !dbg !29, !tbaa !8
  %and.6 = and i32 %27, 15, !dbg !31
  %idxprom14.6 = zext nneg i32 %and.6 to i64, !dbg !32
  %arrayidx15.6 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.6, !dbg !32
  %28 = load i32, ptr %arrayidx15.6, align 4, !dbg !33, !tbaa !8
  %add16.6 = add nsw i32 %28, 7, !dbg !33
  store i32 %add16.6, ptr %arrayidx15.6, align 4, !dbg !33, !tbaa !8
  %29 = sext i32 %mul10 to i64, !dbg !29
  %30 = getelementptr i32, ptr %a, i64 %29, !dbg !29
  %arrayidx13.7 = getelementptr i8, ptr %30, i64 28, !dbg !29
  %31 = load i32, ptr %arrayidx13.7, align 4, !dbg !29, !tbaa !8
  %and.7 = and i32 %31, 15, !dbg !31
  %idxprom14.7 = zext nneg i32 %and.7 to i64, !dbg !32
  %arrayidx15.7 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.7, !dbg !32
  %32 = load i32, ptr %arrayidx15.7, align 4, !dbg !33, !tbaa !8
  %add16.7 = add nsw i32 %32, 8, !dbg !33
  store i32 %add16.7, ptr %arrayidx15.7, align 4, !dbg !33, !tbaa !8
  %33 = sext i32 %mul10 to i64, !dbg !29
  %34 = getelementptr i32, ptr %a, i64 %33, !dbg !29
  %arrayidx13.8 = getelementptr i8, ptr %34, i64 32, !dbg !29
  %35 = load i32, ptr %arrayidx13.8, align 4, !dbg !29, !tbaa !8
  %and.8 = and i32 %35, 15, !dbg !31
  %idxprom14.8 = zext nneg i32 %and.8 to i64, !dbg !32
  %arrayidx15.8 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.8, !dbg !32
  %36 = load i32, ptr %arrayidx15.8, align 4, !dbg !33, !tbaa !8
  %add16.8 = add nsw i32 %36, 9, !dbg !33
  store i32 %add16.8, ptr %arrayidx15.8, align 4, !dbg !33, !tbaa !8
  %37 = sext i32 %mul10 to i64, !dbg !29
  %38 = getelementptr i32, ptr %a, i64 %37, !dbg !29
  %arrayidx13.9 = getelementptr i8, ptr %38, i64 36, !dbg !29
  %39 = load i32, ptr %arrayidx13.9, align 4, !dbg !29, !tbaa !8
  %and.9 = and i32 %39, 15, !dbg !31
  %idxprom14.9 = zext nneg i32 %and.9 to i64, !dbg !32
  %arrayidx15.9 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom14.9, !dbg !32
  %40 = load i32, ptr %arrayidx15.9, align 4, !dbg !33, !tbaa !8
  %add16.9 = add nsw i32 %40, 10, !dbg !33
  store i32 %add16.9, ptr %arrayidx15.9, align 4, !dbg !33, !tbaa !8
  %41 = load i32, ptr %arrayidx15, align 4, !dbg !34, !tbaa !8
  %mul26 = mul nsw i32 %41, 100, !dbg !35
  %and27 = and i32 %add, 15, !dbg !36
  %idxprom28 = zext nneg i32 %and27 to i64, !dbg !37
  %arrayidx29 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom28, !dbg !37
  %42 = load i32, ptr %arrayidx29, align 4, !dbg !37, !tbaa !8
  %add30 = add nsw i32 %mul26, %42, !dbg !38
  %idxprom31 = sext i32 %add to i64, !dbg !39
  %arrayidx32 = getelementptr inbounds i32, ptr %out, i64 %idxprom31, !dbg !39
  store i32 %add30, ptr %arrayidx32, align 4, !dbg !40, !tbaa !8
  call void @llvm.lifetime.end.p0(ptr nonnull %counts) #4, !dbg !41
  br label %cleanup, !dbg !41

cleanup:                                          ; preds = %entry, %if.end
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

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i64(ptr writeonly captures(none), i8, i64, i1 immarg) #3

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #4 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "local/histogram.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "histogram", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!29 = !DILocation(line: 19, column: 16, scope: !12)
!30 = !DILocation(line: 17, column: 19, scope: !12)
!31 = !DILocation(line: 19, column: 30, scope: !12)
!32 = !DILocation(line: 19, column: 9, scope: !12)
!33 = !DILocation(line: 19, column: 36, scope: !12)
!34 = !DILocation(line: 20, column: 14, scope: !12)
!35 = !DILocation(line: 20, column: 37, scope: !12)
!36 = !DILocation(line: 20, column: 54, scope: !12)
!37 = !DILocation(line: 20, column: 45, scope: !12)
!38 = !DILocation(line: 20, column: 43, scope: !12)
!39 = !DILocation(line: 20, column: 5, scope: !12)
!40 = !DILocation(line: 20, column: 12, scope: !12)
!41 = !DILocation(line: 21, column: 1, scope: !12)
