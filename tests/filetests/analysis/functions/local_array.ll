; ModuleID = 'functions/local_array.cu'
source_filename = "functions/local_array.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z11local_arrayPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %digits = alloca [8 x i32], align 4
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  call void @llvm.lifetime.start.p0(ptr nonnull %digits) #3, !dbg !28
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !tbaa !8
  %and = and i32 %3, 1, !dbg !29
  store i32 %and, ptr %digits, align 4, !dbg !30, !tbaa !8
  %shr30.1 = lshr i32 %3, 1, !dbg !31
  %and.1 = and i32 %shr30.1, 1, !dbg !29
  %arrayidx5.1 = getelementptr inbounds nuw i8, ptr %digits, i64 4, !dbg !32
  store i32 %and.1, ptr %arrayidx5.1, align 4, !dbg !30, !tbaa !8
  %shr30.2 = lshr i32 %3, 2, !dbg !31
  %and.2 = and i32 %shr30.2, 1, !dbg !29
  %arrayidx5.2 = getelementptr inbounds nuw i8, ptr %digits, i64 8, !dbg !32
  store i32 %and.2, ptr %arrayidx5.2, align 4, !dbg !30, !tbaa !8
  %shr30.3 = lshr i32 %3, 3, !dbg !31
  %and.3 = and i32 %shr30.3, 1, !dbg !29
  %arrayidx5.3 = getelementptr inbounds nuw i8, ptr %digits, i64 12, !dbg !32
  store i32 %and.3, ptr %arrayidx5.3, align 4, !dbg !30, !tbaa !8
  %shr30.4 = lshr i32 %3, 4, !dbg !31
  %and.4 = and i32 %shr30.4, 1, !dbg !29
  %arrayidx5.4 = getelementptr inbounds nuw i8, ptr %digits, i64 16, !dbg !32
  store i32 %and.4, ptr %arrayidx5.4, align 4, !dbg !30, !tbaa !8
  %shr30.5 = lshr i32 %3, 5, !dbg !31
  %and.5 = and i32 %shr30.5, 1, !dbg !29
  %arrayidx5.5 = getelementptr inbounds nuw i8, ptr %digits, i64 20, !dbg !32
  store i32 %and.5, ptr %arrayidx5.5, align 4, !dbg !30, !tbaa !8
  %shr30.6 = lshr i32 %3, 6, !dbg !31
  %and.6 = and i32 %shr30.6, 1, !dbg !29
  %arrayidx5.6 = getelementptr inbounds nuw i8, ptr %digits, i64 24, !dbg !32
  store i32 %and.6, ptr %arrayidx5.6, align 4, !dbg !30, !tbaa !8
  %shr30.7 = lshr i32 %3, 7, !dbg !31
  %and.7 = and i32 %shr30.7, 1, !dbg !29
  %arrayidx5.7 = getelementptr inbounds nuw i8, ptr %digits, i64 28, !dbg !32
  store i32 %and.7, ptr %arrayidx5.7, align 4, !dbg !30, !tbaa !8
  %and8 = and i32 %3, 7, !dbg !33
  %idxprom9 = zext nneg i32 %and8 to i64, !dbg !34
  %arrayidx10 = getelementptr inbounds nuw i32, ptr %digits, i64 %idxprom9, !dbg !34
  %4 = load i32, ptr %arrayidx10, align 4, !dbg !34, !tbaa !8
  %add13 = add nsw i32 %3, 1, !dbg !35
  %and14 = and i32 %add13, 7, !dbg !36
  %idxprom15 = zext nneg i32 %and14 to i64, !dbg !37
  %arrayidx16 = getelementptr inbounds nuw i32, ptr %digits, i64 %idxprom15, !dbg !37
  %5 = load i32, ptr %arrayidx16, align 4, !dbg !37, !tbaa !8
  %mul17 = shl nsw i32 %5, 1, !dbg !38
  %add18 = add nsw i32 %mul17, %4, !dbg !39
  %arrayidx20 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !40
  store i32 %add18, ptr %arrayidx20, align 4, !dbg !41, !tbaa !8
  call void @llvm.lifetime.end.p0(ptr nonnull %digits) #3, !dbg !42
  br label %cleanup, !dbg !42

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !42
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

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "functions/local_array.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "local_array", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "functions/../cuda.h", directory: ".")
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
!29 = !DILocation(line: 17, column: 33, scope: !12)
!30 = !DILocation(line: 17, column: 19, scope: !12)
!31 = !DILocation(line: 17, column: 27, scope: !12)
!32 = !DILocation(line: 17, column: 9, scope: !12)
!33 = !DILocation(line: 18, column: 26, scope: !12)
!34 = !DILocation(line: 18, column: 14, scope: !12)
!35 = !DILocation(line: 18, column: 50, scope: !12)
!36 = !DILocation(line: 18, column: 55, scope: !12)
!37 = !DILocation(line: 18, column: 37, scope: !12)
!38 = !DILocation(line: 18, column: 35, scope: !12)
!39 = !DILocation(line: 18, column: 31, scope: !12)
!40 = !DILocation(line: 18, column: 5, scope: !12)
!41 = !DILocation(line: 18, column: 12, scope: !12)
!42 = !DILocation(line: 19, column: 1, scope: !12)
