; ModuleID = 'apps/max_pool.cu'
source_filename = "apps/max_pool.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z8max_poolPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
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
  %mul10 = shl nuw nsw i32 %add7, 2, !dbg !40
  %mul11 = mul nsw i32 %mul10, %w, !dbg !41
  %idx.ext = sext i32 %mul11 to i64, !dbg !42
  %add.ptr = getelementptr inbounds i32, ptr %a, i64 %idx.ext, !dbg !42
  %mul12 = shl nsw i32 %add, 1, !dbg !43
  %idx.ext13 = sext i32 %mul12 to i64, !dbg !44
  %add.ptr14 = getelementptr inbounds i32, ptr %add.ptr, i64 %idx.ext13, !dbg !44
  %6 = load i32, ptr %add.ptr14, align 4, !dbg !45, !tbaa !8
  %arrayidx15 = getelementptr inbounds nuw i8, ptr %add.ptr14, i64 4, !dbg !46
  %7 = load i32, ptr %arrayidx15, align 4, !dbg !46, !tbaa !8
  %cond.i42 = tail call noundef i32 @llvm.smax.i32(i32 %6, i32 %7), !dbg !47
  %mul17 = shl nsw i32 %w, 1, !dbg !50
  %idxprom = sext i32 %mul17 to i64, !dbg !51
  %arrayidx18 = getelementptr inbounds i32, ptr %add.ptr14, i64 %idxprom, !dbg !51
  %8 = load i32, ptr %arrayidx18, align 4, !dbg !51, !tbaa !8
  %arrayidx22 = getelementptr i8, ptr %arrayidx18, i64 4, !dbg !52
  %9 = load i32, ptr %arrayidx22, align 4, !dbg !52, !tbaa !8
  %cond.i41 = tail call noundef i32 @llvm.smax.i32(i32 %8, i32 %9), !dbg !53
  %cond.i = tail call noundef i32 @llvm.smax.i32(i32 %cond.i42, i32 %cond.i41), !dbg !55
  %mul25 = mul nsw i32 %w, %add7, !dbg !57
  %add26 = add nsw i32 %mul25, %add, !dbg !58
  %idxprom27 = sext i32 %add26 to i64, !dbg !59
  %arrayidx28 = getelementptr inbounds i32, ptr %out, i64 %idxprom27, !dbg !59
  store i32 %cond.i, ptr %arrayidx28, align 4, !dbg !60, !tbaa !8
  br label %cleanup, !dbg !61

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !61
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

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/max_pool.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "max_pool", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 13, column: 26, scope: !12)
!22 = !DILocation(line: 13, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 39, scope: !12)
!26 = !DILocation(line: 13, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 14, column: 13, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 14, column: 26, scope: !12)
!33 = !DILocation(line: 14, column: 24, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 14, column: 39, scope: !12)
!37 = !DILocation(line: 14, column: 37, scope: !12)
!38 = !DILocation(line: 15, column: 11, scope: !12)
!39 = !DILocation(line: 15, column: 16, scope: !12)
!40 = !DILocation(line: 17, column: 33, scope: !12)
!41 = !DILocation(line: 17, column: 37, scope: !12)
!42 = !DILocation(line: 17, column: 25, scope: !12)
!43 = !DILocation(line: 17, column: 45, scope: !12)
!44 = !DILocation(line: 17, column: 41, scope: !12)
!45 = !DILocation(line: 18, column: 30, scope: !12)
!46 = !DILocation(line: 18, column: 39, scope: !12)
!47 = !DILocation(line: 55, column: 39, scope: !48, inlinedAt: !49)
!48 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!49 = distinct !DILocation(line: 18, column: 26, scope: !12)
!50 = !DILocation(line: 18, column: 60, scope: !12)
!51 = !DILocation(line: 18, column: 53, scope: !12)
!52 = !DILocation(line: 18, column: 66, scope: !12)
!53 = !DILocation(line: 55, column: 39, scope: !48, inlinedAt: !54)
!54 = distinct !DILocation(line: 18, column: 49, scope: !12)
!55 = !DILocation(line: 55, column: 39, scope: !48, inlinedAt: !56)
!56 = distinct !DILocation(line: 18, column: 22, scope: !12)
!57 = !DILocation(line: 18, column: 11, scope: !12)
!58 = !DILocation(line: 18, column: 15, scope: !12)
!59 = !DILocation(line: 18, column: 5, scope: !12)
!60 = !DILocation(line: 18, column: 20, scope: !12)
!61 = !DILocation(line: 19, column: 1, scope: !12)
