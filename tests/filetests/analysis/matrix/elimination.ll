; ModuleID = 'matrix/elimination.cu'
source_filename = "matrix/elimination.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z11eliminationPfii(ptr noundef captures(none) %a, i32 noundef %n, i32 noundef %k) local_unnamed_addr #0 !dbg !12 {
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
  %cmp = icmp sgt i32 %add7, %k, !dbg !38
  %cmp8 = icmp sgt i32 %add, %k
  %or.cond = and i1 %cmp, %cmp8, !dbg !39
  %cmp10 = icmp slt i32 %add7, %n
  %or.cond36 = and i1 %cmp10, %or.cond, !dbg !39
  %cmp12 = icmp slt i32 %add, %n
  %or.cond37 = and i1 %cmp12, %or.cond36, !dbg !39
  br i1 %or.cond37, label %if.then, label %if.end, !dbg !39

if.then:                                          ; preds = %entry
  %mul13 = shl nuw nsw i32 %add7, 5, !dbg !40
  %add14 = add nsw i32 %k, %mul13, !dbg !41
  %idxprom = sext i32 %add14 to i64, !dbg !42
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !42
  %6 = load float, ptr %arrayidx, align 4, !dbg !42, !tbaa !43
  %mul15 = shl nsw i32 %k, 5, !dbg !45
  %add16 = add nsw i32 %mul15, %add, !dbg !46
  %idxprom17 = sext i32 %add16 to i64, !dbg !47
  %arrayidx18 = getelementptr inbounds float, ptr %a, i64 %idxprom17, !dbg !47
  %7 = load float, ptr %arrayidx18, align 4, !dbg !47, !tbaa !43
  %mul19 = fmul contract float %6, %7, !dbg !48
  %add21 = add nsw i32 %mul13, %add, !dbg !49
  %idxprom22 = sext i32 %add21 to i64, !dbg !50
  %arrayidx23 = getelementptr inbounds float, ptr %a, i64 %idxprom22, !dbg !50
  %8 = load float, ptr %arrayidx23, align 4, !dbg !51, !tbaa !43
  %sub = fsub contract float %8, %mul19, !dbg !51
  store float %sub, ptr %arrayidx23, align 4, !dbg !51, !tbaa !43
  br label %if.end, !dbg !50

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !52
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
!1 = !DIFile(filename: "matrix/elimination.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "elimination", scope: !1, file: !1, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matrix/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 26, scope: !12)
!22 = !DILocation(line: 16, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 16, column: 39, scope: !12)
!26 = !DILocation(line: 16, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 17, column: 13, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 17, column: 26, scope: !12)
!33 = !DILocation(line: 17, column: 24, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 17, column: 39, scope: !12)
!37 = !DILocation(line: 17, column: 37, scope: !12)
!38 = !DILocation(line: 18, column: 11, scope: !12)
!39 = !DILocation(line: 18, column: 15, scope: !12)
!40 = !DILocation(line: 19, column: 30, scope: !12)
!41 = !DILocation(line: 19, column: 35, scope: !12)
!42 = !DILocation(line: 19, column: 26, scope: !12)
!43 = !{!44, !44, i64 0}
!44 = !{!"float", !10, i64 0}
!45 = !DILocation(line: 19, column: 46, scope: !12)
!46 = !DILocation(line: 19, column: 51, scope: !12)
!47 = !DILocation(line: 19, column: 42, scope: !12)
!48 = !DILocation(line: 19, column: 40, scope: !12)
!49 = !DILocation(line: 19, column: 18, scope: !12)
!50 = !DILocation(line: 19, column: 9, scope: !12)
!51 = !DILocation(line: 19, column: 23, scope: !12)
!52 = !DILocation(line: 20, column: 1, scope: !12)
