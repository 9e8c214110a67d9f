; ModuleID = 'apps/grey.cu'
source_filename = "apps/grey.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.uchar4 = type { i8, i8, i8, i8 }

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z4greyPhPK6uchar4i(ptr noundef writeonly captures(none) %grey, ptr noundef readonly captures(none) %pixels, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp, label %if.then, label %if.end, !dbg !27

if.then:                                          ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !28
  %arrayidx = getelementptr inbounds %struct.uchar4, ptr %pixels, i64 %idxprom, !dbg !28
  %p.sroa.0.0.copyload = load i8, ptr %arrayidx, align 4, !dbg !28, !tbaa !29
  %p.sroa.4.0.arrayidx.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx, i64 1, !dbg !28
  %p.sroa.4.0.copyload = load i8, ptr %p.sroa.4.0.arrayidx.sroa_idx, align 1, !dbg !28, !tbaa !29
  %p.sroa.5.0.arrayidx.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx, i64 2, !dbg !28
  %p.sroa.5.0.copyload = load i8, ptr %p.sroa.5.0.arrayidx.sroa_idx, align 2, !dbg !28, !tbaa !29
  %conv = zext i8 %p.sroa.0.0.copyload to i16, !dbg !30
  %mul3 = mul nuw nsw i16 %conv, 77, !dbg !31
  %conv4 = zext i8 %p.sroa.4.0.copyload to i16, !dbg !32
  %mul5 = mul nuw i16 %conv4, 150, !dbg !33
  %add6 = add nuw i16 %mul5, %mul3, !dbg !34
  %conv7 = zext i8 %p.sroa.5.0.copyload to i16, !dbg !35
  %mul8 = mul nuw nsw i16 %conv7, 29, !dbg !36
  %add9 = add nuw i16 %add6, %mul8, !dbg !37
  %shr = lshr i16 %add9, 8, !dbg !38
  %conv10 = trunc nuw i16 %shr to i8, !dbg !39
  %arrayidx12 = getelementptr inbounds i8, ptr %grey, i64 %idxprom, !dbg !40
  store i8 %conv10, ptr %arrayidx12, align 1, !dbg !41, !tbaa !29
  br label %if.end, !dbg !42

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !43
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/grey.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "grey", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
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
!28 = !DILocation(line: 14, column: 20, scope: !12)
!29 = !{!10, !10, i64 0}
!30 = !DILocation(line: 15, column: 36, scope: !12)
!31 = !DILocation(line: 15, column: 40, scope: !12)
!32 = !DILocation(line: 15, column: 47, scope: !12)
!33 = !DILocation(line: 15, column: 51, scope: !12)
!34 = !DILocation(line: 15, column: 45, scope: !12)
!35 = !DILocation(line: 15, column: 59, scope: !12)
!36 = !DILocation(line: 15, column: 63, scope: !12)
!37 = !DILocation(line: 15, column: 57, scope: !12)
!38 = !DILocation(line: 15, column: 69, scope: !12)
!39 = !DILocation(line: 15, column: 34, scope: !12)
!40 = !DILocation(line: 15, column: 9, scope: !12)
!41 = !DILocation(line: 15, column: 17, scope: !12)
!42 = !DILocation(line: 16, column: 5, scope: !12)
!43 = !DILocation(line: 17, column: 1, scope: !12)
