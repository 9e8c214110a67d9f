; ModuleID = 'local/histogram_by_block.cu'
source_filename = "local/histogram_by_block.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z18histogram_by_blockPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
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
  %div45 = lshr i32 %1, 4
  %idxprom12 = sext i32 %mul10 to i64, !dbg !29
  %arrayidx13 = getelementptr inbounds i32, ptr %a, i64 %idxprom12, !dbg !29
  call void @llvm.memset.p0.i64(ptr noundef nonnull align 4 dereferenceable(64) %counts, i8 0, i64 64, i1 false), !dbg !30
  %3 = load i32, ptr %arrayidx13, align 4, !dbg !29, !tbaa !8
  %add15 = add i32 %3, %div45, !dbg !31
  %and = and i32 %add15, 15, !dbg !32
  %idxprom16 = zext nneg i32 %and to i64, !dbg !33
  %arrayidx17 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16, !dbg !33
  %4 = load i32, ptr %arrayidx17, align 4, !dbg !34, !tbaa !8
  %add18 = add nsw i32 %4, 1, !dbg !34
  store i32 %add18, ptr %arrayidx17, align 4, !dbg !34, !tbaa !8
  %5 = sext i32 %mul10 to i64, !dbg !29
  %6 = getelementptr i32, ptr %a, i64 %5, !dbg !29
  %arrayidx13.1 = getelementptr i8, ptr %6, i64 4, !dbg !29
  %7 = load i32, ptr %arrayidx13.1, align 4, !dbg !29, !tbaa !8
  %add15.1 = add i32 %7, %div45, !dbg !31
  %and.1 = and i32 %add15.1, 15, !dbg !32
  %idxprom16.1 = zext nneg i32 %and.1 to i64, !dbg !33
  %arrayidx17.1 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.1, !dbg !33
  %8 = load i32, ptr %arrayidx17.1, align 4, !dbg !34, !tbaa !8
  %add18.1 = add nsw i32 %8, 2, !dbg !34
  store i32 %add18.1, ptr %arrayidx17.1, align 4, !dbg !34, !tbaa !8
  %9 = sext i32 %mul10 to i64, !dbg !29
  %10 = getelementptr i32, ptr %a, i64 %9, !dbg !29
  %arrayidx13.2 = getelementptr i8, ptr %10, i64 8, !dbg !29
  %11 = load i32, ptr %arrayidx13.2, align 4, !dbg !29, !tbaa !8
  %add15.2 = add i32 %11, %div45, !dbg !31
  %and.2 = and i32 %add15.2, 15, !dbg !32
  %idxprom16.2 = zext nneg i32 %and.2 to i64, !dbg !33
  %arrayidx17.2 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.2, !dbg !33
  %12 = load i32, ptr %arrayidx17.2, align 4, !dbg !34, !tbaa !8
  %add18.2 = add nsw i32 %12, 3, !dbg !34
  store i32 %add18.2, ptr %arrayidx17.2, align 4, !dbg !34, !tbaa !8
  %13 = sext i32 %mul10 to i64, !dbg !29
  %14 = getelementptr i32, ptr %a, i64 %13, !dbg !29
  %arrayidx13.3 = getelementptr i8, ptr %14, i64 12, !dbg !29
  %15 = load i32, ptr %arrayidx13.3, align 4, !dbg !29, !tbaa !8
  %add15.3 = add i32 %15, %div45, !dbg !31
  %and.3 = and i32 %add15.3, 15, !dbg !32
  %idxprom16.3 = zext nneg i32 %and.3 to i64, !dbg !33
  %arrayidx17.3 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.3, !dbg !33
  %16 = load i32, ptr %arrayidx17.3, align 4, !dbg !34, !tbaa !8
  %add18.3 = add nsw i32 %16, 4, !dbg !34
  store i32 %add18.3, ptr %arrayidx17.3, align 4, !dbg !34, !tbaa !8
  %17 = sext i32 %mul10 to i64, !dbg !29
  %18 = getelementptr i32, ptr %a, i64 %17, !dbg !29
  %arrayidx13.4 = getelementptr i8, ptr %18, i64 16, !dbg !29
  %19 = load i32, ptr %arrayidx13.4, align 4, !dbg !29, !tbaa !8
  %add15.4 = add i32 %19, %div45, !dbg !31
  %and.4 = and i32 %add15.4, 15, !dbg !32
  %idxprom16.4 = zext nneg i32 %and.4 to i64, !dbg !33
  %arrayidx17.4 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.4, !dbg !33
  %20 = load i32, ptr %arrayidx17.4, align 4, !dbg !34, !tbaa !8
  %add18.4 = add nsw i32 %20, 5, !dbg !34
  store i32 %add18.4, ptr %arrayidx17.4, align 4, !dbg !34, !tbaa !8
  %21 = sext i32 %mul10 to i64, !dbg !29
  %22 = getelementptr i32, ptr %a, i64 %21, !dbg !29
  %arrayidx13.5 = getelementptr i8, ptr %22, i64 20, !dbg !29
  %23 = load i32, ptr %arrayidx13.5, align 4, !dbg !29, !tbaa !8
  %add15.5 = add i32 %23, %div45, !dbg !31
  %and.5 = and i32 %add15.5, 15, !dbg !32
  %idxprom16.5 = zext nneg i32 %and.5 to i64, !dbg !33
  %arrayidx17.5 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.5, !dbg !33
  %24 = load i32, ptr %arrayidx17.5, align 4, !dbg !34, !tbaa !8
  %add18.5 = add nsw i32 %24, 6, !dbg !34
  store i32 %add18.5, ptr %arrayidx17.5, align 4, !dbg !34, !tbaa !8
  %25 = sext i32 %mul10 to i64, !dbg !29
  %26 = getelementptr i32, ptr %a, i64 %25, !dbg !29
  %arrayidx13.6 = getelementptr i8, ptr %26, i64 24, !dbg !29
  %27 = load i32, ptr %arrayidx13.6, align 4, !dbg !29, !tbaa !8
  %add15.6 = add i32 %27, %div45, !dbg !31
  %and.6 = and i32 %add15.6, 15, !dbg !32
  %idxprom16.6 = zext nneg i32 %and.6 to i64, !dbg !33
  %arrayidx17.6 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.6, !dbg !33
  %28 = load i32, ptr %arrayidx17.6, align 4, !dbg !34, !tbaa !8
  %add18.6 = add nsw i32 %28, 7, !dbg !34
  store i32 %add18.6, ptr %arrayidx17.6, align 4, !dbg !34, !tbaa !8
  %29 = sext i32 %mul10 to i64, !dbg !29
  %30 = getelementptr i32, ptr %a, i64 %29, !dbg !29
  %arrayidx13.7 = getelementptr i8, ptr %30, i64 28, !dbg !29
  %31 = load i32, ptr %arrayidx13.7, align 4, !dbg !29, !tbaa !8
  %add15.7 = add i32 %31, %div45, !dbg !31
  %and.7 = and i32 %add15.7, 15, !dbg !32
  %idxprom16.7 = zext nneg i32 %and.7 to i64, !dbg !33
  %arrayidx17.7 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.7, !dbg !33
  %32 = load i32, ptr %arrayidx17.7, align 4, !dbg !34, !tbaa !8
  %add18.7 = add nsw i32 %32, 8, !dbg !34
  store i32 %add18.7, ptr %arrayidx17.7, align 4, !dbg !34, !tbaa !8
  %33 = sext i32 %mul10 to i64, !dbg !29
  %34 = getelementptr i32, ptr %a, i64 %33, !dbg !29
  %arrayidx13.8 = getelementptr i8, ptr %34, i64 32, !dbg !29
  %35 = load i32, ptr %arrayidx13.8, align 4, !dbg !29, !tbaa !8
  %add15.8 = add i32 %35, %div45, !dbg !31
  %and.8 = and i32 %add15.8, 15, !dbg !32
  %idxprom16.8 = zext nneg i32 %and.8 to i64, !dbg !33
  %arrayidx17.8 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.8, !dbg !33
  %36 = load i32, ptr %arrayidx17.8, align 4, !dbg !34, !tbaa !8
  %add18.8 = add nsw i32 %36, 9, !dbg !34
  store i32 %add18.8, ptr %arrayidx17.8, align 4, !dbg !34, !tbaa !8
  %37 = sext i32 %mul10 to i64, !dbg !29
  %38 = getelementptr i32, ptr %a, i64 %37, !dbg !29
  %arrayidx13.9 = getelementptr i8, ptr %38, i64 36, !dbg !29
  %39 = load i32, ptr %arrayidx13.9, align 4, !dbg !29, !tbaa !8
  %add15.9 = add i32 %39, %div45, !dbg !31
  %and.9 = and i32 %add15.9, 15, !dbg !32
  %idxprom16.9 = zext nneg i32 %and.9 to i64, !dbg !33
  %arrayidx17.9 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom16.9, !dbg !33
  %40 = load i32, ptr %arrayidx17.9, align 4, !dbg !34, !tbaa !8
  %add18.9 = add nsw i32 %40, 10, !dbg !34
  store i32 %add18.9, ptr %arrayidx17.9, align 4, !dbg !34, !tbaa !8
  %41 = load i32, ptr %arrayidx13, align 4, !dbg !35, !tbaa !8
  %and25 = and i32 %41, 15, !dbg !36
  %idxprom26 = zext nneg i32 %and25 to i64, !dbg !37
  %arrayidx27 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom26, !dbg !37
  %42 = load i32, ptr %arrayidx27, align 4, !dbg !37, !tbaa !8
  %mul28 = mul nsw i32 %42, 100, !dbg !38
  %and29 = and i32 %add, 15, !dbg !39
  %idxprom30 = zext nneg i32 %and29 to i64, !dbg !40
  %arrayidx31 = getelementptr inbounds nuw i32, ptr %counts, i64 %idxprom30, !dbg !40
  %43 = load i32, ptr %arrayidx31, align 4, !dbg !40, !tbaa !8
  %add32 = add nsw i32 %mul28, %43, !dbg !41
  %idxprom33 = sext i32 %add to i64, !dbg !42
  %arrayidx34 = getelementptr inbounds i32, ptr %out, i64 %idxprom33, !dbg !42
  store i32 %add32, ptr %arrayidx34, align 4, !dbg !43, !tbaa !8
  call void @llvm.lifetime.end.p0(ptr nonnull %counts) #4, !dbg !44
  br label %cleanup, !dbg !44

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !44
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
!1 = !DIFile(filename: "local/histogram_by_block.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "histogram_by_block", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "local/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 26, scope: !12)
!22 = !DILocation(line: 11, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 11, column: 39, scope: !12)
!26 = !DILocation(line: 11, column: 37, scope: !12)
!27 = !DILocation(line: 12, column: 11, scope: !12)
!28 = !DILocation(line: 14, column: 5, scope: !12)
!29 = !DILocation(line: 18, column: 17, scope: !12)
!30 = !DILocation(line: 16, column: 19, scope: !12)
!31 = !DILocation(line: 18, column: 31, scope: !12)
!32 = !DILocation(line: 18, column: 50, scope: !12)
!33 = !DILocation(line: 18, column: 9, scope: !12)
!34 = !DILocation(line: 18, column: 56, scope: !12)
!35 = !DILocation(line: 19, column: 21, scope: !12)
!36 = !DILocation(line: 19, column: 31, scope: !12)
!37 = !DILocation(line: 19, column: 14, scope: !12)
!38 = !DILocation(line: 19, column: 37, scope: !12)
!39 = !DILocation(line: 19, column: 54, scope: !12)
!40 = !DILocation(line: 19, column: 45, scope: !12)
!41 = !DILocation(line: 19, column: 43, scope: !12)
!42 = !DILocation(line: 19, column: 5, scope: !12)
!43 = !DILocation(line: 19, column: 12, scope: !12)
!44 = !DILocation(line: 20, column: 1, scope: !12)
