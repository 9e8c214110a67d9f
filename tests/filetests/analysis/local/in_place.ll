; ModuleID = 'local/in_place.cu'
source_filename = "local/in_place.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z8in_placePiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %order = alloca [8 x i32], align 4
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  call void @llvm.lifetime.start.p0(ptr nonnull %order) #3, !dbg !28
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !tbaa !8
  %and = and i32 %3, 7, !dbg !29
  store i32 %and, ptr %order, align 4, !dbg !30, !tbaa !8
  %add4.1 = add nsw i32 %3, 1, !dbg !31
  %and.1 = and i32 %add4.1, 7, !dbg !29
  %arrayidx6.1 = getelementptr inbounds nuw i8, ptr %order, i64 4, !dbg !32
  store i32 %and.1, ptr %arrayidx6.1, align 4, !dbg !30, !tbaa !8
  %add4.2 = add nsw i32 %3, 2, !dbg !31
  %and.2 = and i32 %add4.2, 7, !dbg !29
  %arrayidx6.2 = getelementptr inbounds nuw i8, ptr %order, i64 8, !dbg !32
  store i32 %and.2, ptr %arrayidx6.2, align 4, !dbg !30, !tbaa !8
  %add4.3 = add nsw i32 %3, 3, !dbg !31
  %and.3 = and i32 %add4.3, 7, !dbg !29
  %arrayidx6.3 = getelementptr inbounds nuw i8, ptr %order, i64 12, !dbg !32
  store i32 %and.3, ptr %arrayidx6.3, align 4, !dbg !30, !tbaa !8
  %4 = and i32 %3, 7, !dbg !29
  %and.4 = xor i32 %4, 4, !dbg !29
  %arrayidx6.4 = getelementptr inbounds nuw i8, ptr %order, i64 16, !dbg !32
  store i32 %and.4, ptr %arrayidx6.4, align 4, !dbg !30, !tbaa !8
  %add4.5 = add nsw i32 %3, 5, !dbg !31
  %and.5 = and i32 %add4.5, 7, !dbg !29
  %arrayidx6.5 = getelementptr inbounds nuw i8, ptr %order, i64 20, !dbg !32
  store i32 %and.5, ptr %arrayidx6.5, align 4, !dbg !30, !tbaa !8
  %add4.6 = add nsw i32 %3, 6, !dbg !31
  %and.6 = and i32 %add4.6, 7, !dbg !29
  %arrayidx6.6 = getelementptr inbounds nuw i8, ptr %order, i64 24, !dbg !32
  store i32 %and.6, ptr %arrayidx6.6, align 4, !dbg !30, !tbaa !8
  %add4.7 = add nsw i32 %3, 7, !dbg !31
  %and.7 = and i32 %add4.7, 7, !dbg !29
  %arrayidx6.7 = getelementptr inbounds nuw i8, ptr %order, i64 28, !dbg !32
  store i32 %and.7, ptr %arrayidx6.7, align 4, !dbg !30, !tbaa !8
  %shr = lshr i32 %3, 3, !dbg !33
  %and9 = and i32 %shr, 7, !dbg !34
  %idxprom10 = zext nneg i32 %and9 to i64, !dbg !35
  %arrayidx11 = getelementptr inbounds nuw i32, ptr %order, i64 %idxprom10, !dbg !35
  %5 = load i32, ptr %arrayidx11, align 4, !dbg !35, !tbaa !8
  %idxprom12 = sext i32 %5 to i64, !dbg !36
  %arrayidx13 = getelementptr inbounds i32, ptr %out, i64 %idxprom12, !dbg !36
  store i32 %add, ptr %arrayidx13, align 4, !dbg !37, !tbaa !8
  call void @llvm.lifetime.end.p0(ptr nonnull %order) #3, !dbg !38
  br label %cleanup, !dbg !38

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !38
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
!1 = !DIFile(filename: "local/in_place.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "in_place", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "local/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 26, scope: !12)
!22 = !DILocation(line: 10, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 39, scope: !12)
!26 = !DILocation(line: 10, column: 37, scope: !12)
!27 = !DILocation(line: 11, column: 11, scope: !12)
!28 = !DILocation(line: 13, column: 5, scope: !12)
!29 = !DILocation(line: 15, column: 31, scope: !12)
!30 = !DILocation(line: 15, column: 18, scope: !12)
!31 = !DILocation(line: 15, column: 26, scope: !12)
!32 = !DILocation(line: 15, column: 9, scope: !12)
!33 = !DILocation(line: 16, column: 20, scope: !12)
!34 = !DILocation(line: 16, column: 25, scope: !12)
!35 = !DILocation(line: 16, column: 9, scope: !12)
!36 = !DILocation(line: 16, column: 5, scope: !12)
!37 = !DILocation(line: 16, column: 31, scope: !12)
!38 = !DILocation(line: 17, column: 1, scope: !12)
