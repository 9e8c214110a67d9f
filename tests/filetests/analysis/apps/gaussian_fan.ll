; ModuleID = 'apps/gaussian_fan.cu'
source_filename = "apps/gaussian_fan.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z3fanPfPKfii(ptr noundef captures(none) %a, ptr noundef readonly captures(none) %factor, i32 noundef %n, i32 noundef %k) local_unnamed_addr #0 !dbg !12 {
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
  %6 = xor i32 %k, -1, !dbg !38
  %sub8 = add i32 %n, %6, !dbg !38
  %cmp.not = icmp slt i32 %add, %sub8, !dbg !39
  %sub9 = sub nsw i32 %n, %k
  %cmp10.not = icmp slt i32 %add7, %sub9
  %or.cond = select i1 %cmp.not, i1 %cmp10.not, i1 false, !dbg !40
  br i1 %or.cond, label %if.end, label %cleanup, !dbg !40

if.end:                                           ; preds = %entry
  %add11 = add nsw i32 %add, 1, !dbg !41
  %add12 = add nsw i32 %add11, %k, !dbg !42
  %mul13 = mul nsw i32 %add12, %n, !dbg !43
  %add14 = add nsw i32 %mul13, %k, !dbg !44
  %idxprom = sext i32 %add14 to i64, !dbg !45
  %arrayidx = getelementptr inbounds float, ptr %factor, i64 %idxprom, !dbg !45
  %7 = load float, ptr %arrayidx, align 4, !dbg !45, !tbaa !46
  %mul15 = mul nsw i32 %k, %n, !dbg !48
  %add16 = add i32 %k, %add7, !dbg !49
  %add17 = add i32 %add16, %mul15, !dbg !50
  %idxprom18 = sext i32 %add17 to i64, !dbg !51
  %arrayidx19 = getelementptr inbounds float, ptr %a, i64 %idxprom18, !dbg !51
  %8 = load float, ptr %arrayidx19, align 4, !dbg !51, !tbaa !46
  %mul20 = fmul contract float %7, %8, !dbg !52
  %add25 = add i32 %add16, %mul13, !dbg !53
  %idxprom26 = sext i32 %add25 to i64, !dbg !54
  %arrayidx27 = getelementptr inbounds float, ptr %a, i64 %idxprom26, !dbg !54
  %9 = load float, ptr %arrayidx27, align 4, !dbg !55, !tbaa !46
  %sub28 = fsub contract float %9, %mul20, !dbg !55
  store float %sub28, ptr %arrayidx27, align 4, !dbg !55, !tbaa !46
  br label %cleanup, !dbg !56

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !56
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
!1 = !DIFile(filename: "apps/gaussian_fan.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "fan", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!38 = !DILocation(line: 16, column: 20, scope: !12)
!39 = !DILocation(line: 16, column: 11, scope: !12)
!40 = !DILocation(line: 16, column: 24, scope: !12)
!41 = !DILocation(line: 18, column: 49, scope: !12)
!42 = !DILocation(line: 18, column: 53, scope: !12)
!43 = !DILocation(line: 18, column: 44, scope: !12)
!44 = !DILocation(line: 18, column: 58, scope: !12)
!45 = !DILocation(line: 18, column: 35, scope: !12)
!46 = !{!47, !47, i64 0}
!47 = !{!"float", !10, i64 0}
!48 = !DILocation(line: 18, column: 69, scope: !12)
!49 = !DILocation(line: 18, column: 73, scope: !12)
!50 = !DILocation(line: 18, column: 77, scope: !12)
!51 = !DILocation(line: 18, column: 65, scope: !12)
!52 = !DILocation(line: 18, column: 63, scope: !12)
!53 = !DILocation(line: 18, column: 27, scope: !12)
!54 = !DILocation(line: 18, column: 5, scope: !12)
!55 = !DILocation(line: 18, column: 32, scope: !12)
!56 = !DILocation(line: 19, column: 1, scope: !12)
