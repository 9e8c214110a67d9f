; ModuleID = 'apps/life_in_place.cu'
source_filename = "apps/life_in_place.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13life_in_placePhii(ptr noundef captures(none) %cells, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !27
  %4 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !30
  %mul5 = mul nuw nsw i32 %3, %4, !dbg !33
  %5 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !34
  %add7 = add nuw nsw i32 %mul5, %5, !dbg !37
  %cmp.not = icmp slt i32 %add, %w, !dbg !38
  %cmp8.not = icmp slt i32 %add7, %h
  %or.cond = and i1 %cmp.not, %cmp8.not, !dbg !39
  br i1 %or.cond, label %if.end, label %cleanup, !dbg !39

if.end:                                           ; preds = %entry
  %mul9 = mul nsw i32 %w, %add7, !dbg !40
  %add10 = add nsw i32 %add, 1, !dbg !41
  %rem = srem i32 %add10, %w, !dbg !42
  %add11 = add nsw i32 %rem, %mul9, !dbg !43
  %idxprom = sext i32 %add11 to i64, !dbg !44
  %arrayidx = getelementptr inbounds i8, ptr %cells, i64 %idxprom, !dbg !44
  %6 = load i8, ptr %arrayidx, align 1, !dbg !44, !tbaa !45
  %conv = zext i8 %6 to i32, !dbg !44
  %add13 = add i32 %add, -1, !dbg !46
  %sub = add i32 %add13, %w, !dbg !47
  %rem14 = srem i32 %sub, %w, !dbg !48
  %add15 = add nsw i32 %rem14, %mul9, !dbg !49
  %idxprom16 = sext i32 %add15 to i64, !dbg !50
  %arrayidx17 = getelementptr inbounds i8, ptr %cells, i64 %idxprom16, !dbg !50
  %7 = load i8, ptr %arrayidx17, align 1, !dbg !50, !tbaa !45
  %conv18 = zext i8 %7 to i32, !dbg !50
  %add19 = add nuw nsw i32 %conv18, %conv, !dbg !51
  %add20 = add nuw nsw i32 %add7, 1, !dbg !52
  %rem2154 = urem i32 %add20, %h, !dbg !53
  %mul22 = mul nsw i32 %rem2154, %w, !dbg !54
  %add23 = add nsw i32 %mul22, %add, !dbg !55
  %idxprom24 = sext i32 %add23 to i64, !dbg !56
  %arrayidx25 = getelementptr inbounds i8, ptr %cells, i64 %idxprom24, !dbg !56
  %8 = load i8, ptr %arrayidx25, align 1, !dbg !56, !tbaa !45
  %conv26 = zext i8 %8 to i32, !dbg !56
  %add27 = add nuw nsw i32 %add19, %conv26, !dbg !57
  %cmp28 = icmp eq i32 %add27, 2, !dbg !58
  %conv29 = zext i1 %cmp28 to i8, !dbg !59
  %add31 = add nsw i32 %mul9, %add, !dbg !60
  %idxprom32 = sext i32 %add31 to i64, !dbg !61
  %arrayidx33 = getelementptr inbounds i8, ptr %cells, i64 %idxprom32, !dbg !61
  store i8 %conv29, ptr %arrayidx33, align 1, !dbg !62, !tbaa !45
  br label %cleanup, !dbg !63

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !63
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/life_in_place.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "life_in_place", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 26, scope: !12)
!22 = !DILocation(line: 10, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 39, scope: !12)
!26 = !DILocation(line: 10, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 11, column: 13, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 11, column: 26, scope: !12)
!33 = !DILocation(line: 11, column: 24, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 11, column: 39, scope: !12)
!37 = !DILocation(line: 11, column: 37, scope: !12)
!38 = !DILocation(line: 12, column: 11, scope: !12)
!39 = !DILocation(line: 12, column: 16, scope: !12)
!40 = !DILocation(line: 14, column: 26, scope: !12)
!41 = !DILocation(line: 14, column: 35, scope: !12)
!42 = !DILocation(line: 14, column: 40, scope: !12)
!43 = !DILocation(line: 14, column: 30, scope: !12)
!44 = !DILocation(line: 14, column: 18, scope: !12)
!45 = !{!10, !10, i64 0}
!46 = !DILocation(line: 14, column: 64, scope: !12)
!47 = !DILocation(line: 14, column: 68, scope: !12)
!48 = !DILocation(line: 14, column: 73, scope: !12)
!49 = !DILocation(line: 14, column: 59, scope: !12)
!50 = !DILocation(line: 14, column: 47, scope: !12)
!51 = !DILocation(line: 14, column: 45, scope: !12)
!52 = !DILocation(line: 14, column: 89, scope: !12)
!53 = !DILocation(line: 14, column: 94, scope: !12)
!54 = !DILocation(line: 14, column: 98, scope: !12)
!55 = !DILocation(line: 14, column: 102, scope: !12)
!56 = !DILocation(line: 14, column: 80, scope: !12)
!57 = !DILocation(line: 14, column: 78, scope: !12)
!58 = !DILocation(line: 15, column: 31, scope: !12)
!59 = !DILocation(line: 15, column: 24, scope: !12)
!60 = !DILocation(line: 15, column: 17, scope: !12)
!61 = !DILocation(line: 15, column: 5, scope: !12)
!62 = !DILocation(line: 15, column: 22, scope: !12)
!63 = !DILocation(line: 16, column: 1, scope: !12)
