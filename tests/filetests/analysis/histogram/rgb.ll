; ModuleID = 'histogram/rgb.cu'
source_filename = "histogram/rgb.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13histogram_rgbPiPKhii(ptr noundef captures(none) %bins, ptr noundef readonly captures(none) %pixels, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
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
  %add10 = add nsw i32 %mul9, %add, !dbg !41
  %mul11 = mul nsw i32 %add10, 3, !dbg !42
  %idx.ext = sext i32 %mul11 to i64, !dbg !43
  %add.ptr = getelementptr inbounds i8, ptr %pixels, i64 %idx.ext, !dbg !43
  %6 = load i8, ptr %add.ptr, align 1, !dbg !44, !tbaa !45
  %7 = lshr i8 %6, 5, !dbg !46
  %idxprom = zext nneg i8 %7 to i64, !dbg !47
  %arrayidx12 = getelementptr inbounds nuw i32, ptr %bins, i64 %idxprom, !dbg !47
  %8 = atomicrmw add ptr %arrayidx12, i32 1 seq_cst, align 4, !dbg !48
  %arrayidx14 = getelementptr inbounds nuw i8, ptr %add.ptr, i64 1, !dbg !51
  %9 = load i8, ptr %arrayidx14, align 1, !dbg !51, !tbaa !45
  %10 = lshr i8 %9, 5, !dbg !52
  %11 = zext nneg i8 %10 to i64, !dbg !53
  %12 = getelementptr inbounds nuw i32, ptr %bins, i64 %11, !dbg !53
  %arrayidx19 = getelementptr inbounds nuw i8, ptr %12, i64 32, !dbg !53
  %13 = atomicrmw add ptr %arrayidx19, i32 1 seq_cst, align 4, !dbg !54
  %arrayidx21 = getelementptr inbounds nuw i8, ptr %add.ptr, i64 2, !dbg !56
  %14 = load i8, ptr %arrayidx21, align 1, !dbg !56, !tbaa !45
  %15 = lshr i8 %14, 5, !dbg !57
  %16 = zext nneg i8 %15 to i64, !dbg !58
  %17 = getelementptr inbounds nuw i32, ptr %bins, i64 %16, !dbg !58
  %arrayidx26 = getelementptr inbounds nuw i8, ptr %17, i64 64, !dbg !58
  %18 = atomicrmw add ptr %arrayidx26, i32 1 seq_cst, align 4, !dbg !59
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

attributes #0 = { mustprogress nofree noinline norecurse nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "histogram/rgb.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "histogram_rgb", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "histogram/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 26, scope: !12)
!22 = !DILocation(line: 14, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 39, scope: !12)
!26 = !DILocation(line: 14, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 15, column: 13, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 15, column: 26, scope: !12)
!33 = !DILocation(line: 15, column: 24, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 15, column: 39, scope: !12)
!37 = !DILocation(line: 15, column: 37, scope: !12)
!38 = !DILocation(line: 16, column: 11, scope: !12)
!39 = !DILocation(line: 16, column: 16, scope: !12)
!40 = !DILocation(line: 18, column: 50, scope: !12)
!41 = !DILocation(line: 18, column: 54, scope: !12)
!42 = !DILocation(line: 18, column: 45, scope: !12)
!43 = !DILocation(line: 18, column: 41, scope: !12)
!44 = !DILocation(line: 19, column: 21, scope: !12)
!45 = !{!10, !10, i64 0}
!46 = !DILocation(line: 19, column: 30, scope: !12)
!47 = !DILocation(line: 19, column: 16, scope: !12)
!48 = !DILocation(line: 80, column: 46, scope: !49, inlinedAt: !50)
!49 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 80, type: !13, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!50 = distinct !DILocation(line: 19, column: 5, scope: !12)
!51 = !DILocation(line: 20, column: 26, scope: !12)
!52 = !DILocation(line: 20, column: 35, scope: !12)
!53 = !DILocation(line: 20, column: 16, scope: !12)
!54 = !DILocation(line: 80, column: 46, scope: !49, inlinedAt: !55)
!55 = distinct !DILocation(line: 20, column: 5, scope: !12)
!56 = !DILocation(line: 21, column: 27, scope: !12)
!57 = !DILocation(line: 21, column: 36, scope: !12)
!58 = !DILocation(line: 21, column: 16, scope: !12)
!59 = !DILocation(line: 80, column: 46, scope: !49, inlinedAt: !60)
!60 = distinct !DILocation(line: 21, column: 5, scope: !12)
!61 = !DILocation(line: 22, column: 1, scope: !12)
