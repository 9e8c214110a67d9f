; ModuleID = 'apps/levenshtein_row.cu'
source_filename = "apps/levenshtein_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z15levenshtein_rowPiPKhS1_i(ptr noundef writeonly captures(none) %table, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %rows, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  %mul3 = mul nsw i32 %add, 6, !dbg !28
  %idx.ext = sext i32 %mul3 to i64, !dbg !29
  %add.ptr = getelementptr inbounds i32, ptr %table, i64 %idx.ext, !dbg !29
  %arrayidx.1 = getelementptr inbounds nuw i8, ptr %add.ptr, i64 4, !dbg !30
  store i32 1, ptr %arrayidx.1, align 4, !dbg !31, !tbaa !8
  %arrayidx.2 = getelementptr inbounds nuw i8, ptr %add.ptr, i64 8, !dbg !30
  store i32 2, ptr %arrayidx.2, align 4, !dbg !31, !tbaa !8
  %arrayidx.3 = getelementptr inbounds nuw i8, ptr %add.ptr, i64 12, !dbg !30
  store i32 3, ptr %arrayidx.3, align 4, !dbg !31, !tbaa !8
  %arrayidx.4 = getelementptr inbounds nuw i8, ptr %add.ptr, i64 16, !dbg !30
  store i32 4, ptr %arrayidx.4, align 4, !dbg !31, !tbaa !8
  %arrayidx.5 = getelementptr inbounds nuw i8, ptr %add.ptr, i64 20, !dbg !30
  store i32 5, ptr %arrayidx.5, align 4, !dbg !31, !tbaa !8
  %arrayidx28 = getelementptr inbounds nuw i8, ptr %b, i64 1
  %arrayidx28.1 = getelementptr inbounds nuw i8, ptr %b, i64 2
  %arrayidx28.2 = getelementptr inbounds nuw i8, ptr %b, i64 3
  %arrayidx28.3 = getelementptr inbounds nuw i8, ptr %b, i64 4
  %arrayidx28.4 = getelementptr inbounds nuw i8, ptr %b, i64 5
  br label %for.body8, !dbg !32

for.body8:                                        ; preds = %if.end, %for.body8
  %3 = phi i32 [ 5, %if.end ], [ %cond.i.4, %for.body8 ], !dbg !33
  %4 = phi i32 [ 4, %if.end ], [ %cond.i.3, %for.body8 ], !dbg !33
  %5 = phi i32 [ 3, %if.end ], [ %cond.i.2, %for.body8 ], !dbg !33
  %6 = phi i32 [ 2, %if.end ], [ %cond.i.1, %for.body8 ], !dbg !33
  %7 = phi i32 [ 1, %if.end ], [ %cond.i, %for.body8 ], !dbg !33
  %i.066 = phi i32 [ 0, %if.end ], [ %add10, %for.body8 ]
  %add10 = add nuw nsw i32 %i.066, 1, !dbg !34
  store i32 %add10, ptr %add.ptr, align 4, !dbg !35, !tbaa !8
  %add24 = add nsw i32 %i.066, %mul3
  %idxprom25 = sext i32 %add24 to i64
  %arrayidx26 = getelementptr inbounds i8, ptr %a, i64 %idxprom25
  %cond.i60 = tail call noundef i32 @llvm.smin.i32(i32 %7, i32 %add10), !dbg !36
  %add22 = add nsw i32 %cond.i60, 1, !dbg !39
  %8 = load i8, ptr %arrayidx26, align 1, !dbg !40, !tbaa !41
  %9 = load i8, ptr %arrayidx28, align 1, !dbg !42, !tbaa !41
  %cmp30 = icmp ne i8 %8, %9, !dbg !43
  %cond = zext i1 %cmp30 to i32, !dbg !40
  %add31 = add nuw nsw i32 %i.066, %cond, !dbg !44
  %cond.i = tail call noundef i32 @llvm.smin.i32(i32 %add22, i32 %add31), !dbg !45
  store i32 %cond.i, ptr %arrayidx.1, align 4, !dbg !47, !tbaa !8
  %cond.i60.1 = tail call noundef i32 @llvm.smin.i32(i32 %6, i32 %cond.i), !dbg !36
  %add22.1 = add nsw i32 %cond.i60.1, 1, !dbg !39
  %10 = load i8, ptr %arrayidx26, align 1, !dbg !40, !tbaa !41
  %11 = load i8, ptr %arrayidx28.1, align 1, !dbg !42, !tbaa !41
  %cmp30.1 = icmp ne i8 %10, %11, !dbg !43
  %cond.1 = zext i1 %cmp30.1 to i32, !dbg !40
  %add31.1 = add nsw i32 %7, %cond.1, !dbg !44
  %cond.i.1 = tail call noundef i32 @llvm.smin.i32(i32 %add22.1, i32 %add31.1), !dbg !45
  store i32 %cond.i.1, ptr %arrayidx.2, align 4, !dbg !47, !tbaa !8
  %cond.i60.2 = tail call noundef i32 @llvm.smin.i32(i32 %5, i32 %cond.i.1), !dbg !36
  %add22.2 = add nsw i32 %cond.i60.2, 1, !dbg !39
  %12 = load i8, ptr %arrayidx26, align 1, !dbg !40, !tbaa !41
  %13 = load i8, ptr %arrayidx28.2, align 1, !dbg !42, !tbaa !41
  %cmp30.2 = icmp ne i8 %12, %13, !dbg !43
  %cond.2 = zext i1 %cmp30.2 to i32, !dbg !40
  %add31.2 = add nsw i32 %6, %cond.2, !dbg !44
  %cond.i.2 = tail call noundef i32 @llvm.smin.i32(i32 %add22.2, i32 %add31.2), !dbg !45
  store i32 %cond.i.2, ptr %arrayidx.3, align 4, !dbg !47, !tbaa !8
  %cond.i60.3 = tail call noundef i32 @llvm.smin.i32(i32 %4, i32 %cond.i.2), !dbg !36
  %add22.3 = add nsw i32 %cond.i60.3, 1, !dbg !39
  %14 = load i8, ptr %arrayidx26, align 1, !dbg !40, !tbaa !41
  %15 = load i8, ptr %arrayidx28.3, align 1, !dbg !42, !tbaa !41
  %cmp30.3 = icmp ne i8 %14, %15, !dbg !43
  %cond.3 = zext i1 %cmp30.3 to i32, !dbg !40
  %add31.3 = add nsw i32 %5, %cond.3, !dbg !44
  %cond.i.3 = tail call noundef i32 @llvm.smin.i32(i32 %add22.3, i32 %add31.3), !dbg !45
  store i32 %cond.i.3, ptr %arrayidx.4, align 4, !dbg !47, !tbaa !8
  %cond.i60.4 = tail call noundef i32 @llvm.smin.i32(i32 %3, i32 %cond.i.3), !dbg !36
  %add22.4 = add nsw i32 %cond.i60.4, 1, !dbg !39
  %16 = load i8, ptr %arrayidx26, align 1, !dbg !40, !tbaa !41
  %17 = load i8, ptr %arrayidx28.4, align 1, !dbg !42, !tbaa !41
  %cmp30.4 = icmp ne i8 %16, %17, !dbg !43
  %cond.4 = zext i1 %cmp30.4 to i32, !dbg !40
  %add31.4 = add nsw i32 %4, %cond.4, !dbg !44
  %cond.i.4 = tail call noundef i32 @llvm.smin.i32(i32 %add22.4, i32 %add31.4), !dbg !45
  store i32 %cond.i.4, ptr %arrayidx.5, align 4, !dbg !47, !tbaa !8
  %exitcond.not = icmp eq i32 %add10, 6, !dbg !48
  br i1 %exitcond.not, label %cleanup, label %for.body8, !dbg !32, !llvm.loop !49

cleanup:                                          ; preds = %for.body8, %entry
  ret void, !dbg !52
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/levenshtein_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "levenshtein_row", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 26, scope: !12)
!22 = !DILocation(line: 14, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 39, scope: !12)
!26 = !DILocation(line: 14, column: 37, scope: !12)
!27 = !DILocation(line: 15, column: 11, scope: !12)
!28 = !DILocation(line: 17, column: 26, scope: !12)
!29 = !DILocation(line: 17, column: 22, scope: !12)
!30 = !DILocation(line: 19, column: 9, scope: !12)
!31 = !DILocation(line: 19, column: 16, scope: !12)
!32 = !DILocation(line: 20, column: 5, scope: !12)
!33 = !DILocation(line: 24, column: 25, scope: !12)
!34 = !DILocation(line: 22, column: 20, scope: !12)
!35 = !DILocation(line: 22, column: 16, scope: !12)
!36 = !DILocation(line: 54, column: 39, scope: !37, inlinedAt: !38)
!37 = distinct !DISubprogram(name: "min", scope: !17, file: !17, line: 54, type: !13, scopeLine: 54, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!38 = distinct !DILocation(line: 25, column: 26, scope: !12)
!39 = !DILocation(line: 25, column: 49, scope: !12)
!40 = !DILocation(line: 25, column: 64, scope: !12)
!41 = !{!10, !10, i64 0}
!42 = !DILocation(line: 25, column: 80, scope: !12)
!43 = !DILocation(line: 25, column: 77, scope: !12)
!44 = !DILocation(line: 25, column: 61, scope: !12)
!45 = !DILocation(line: 54, column: 39, scope: !37, inlinedAt: !46)
!46 = distinct !DILocation(line: 25, column: 22, scope: !12)
!47 = !DILocation(line: 25, column: 20, scope: !12)
!48 = !DILocation(line: 20, column: 23, scope: !12)
!49 = distinct !{!49, !32, !50, !51}
!50 = !DILocation(line: 28, column: 5, scope: !12)
!51 = !{!"llvm.loop.mustprogress"}
!52 = !DILocation(line: 29, column: 1, scope: !12)
