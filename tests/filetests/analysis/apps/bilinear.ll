; ModuleID = 'apps/bilinear.cu'
source_filename = "apps/bilinear.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z8bilinearPfPKfiiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %w, i32 noundef %h, i32 noundef %sw, i32 noundef %sh) local_unnamed_addr #0 !dbg !12 {
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
  %conv = sitofp i32 %add to float, !dbg !40
  %sub = add nsw i32 %sw, -1, !dbg !41
  %conv9 = sitofp i32 %sub to float, !dbg !42
  %mul10 = fmul contract float %conv, %conv9, !dbg !43
  %conv11 = sitofp i32 %w to float, !dbg !44
  %div = fdiv contract float %mul10, %conv11, !dbg !45
  %conv12 = uitofp nneg i32 %add7 to float, !dbg !46
  %sub13 = add nsw i32 %sh, -1, !dbg !47
  %conv14 = sitofp i32 %sub13 to float, !dbg !48
  %mul15 = fmul contract float %conv12, %conv14, !dbg !49
  %conv16 = uitofp nneg i32 %h to float, !dbg !50
  %div17 = fdiv contract float %mul15, %conv16, !dbg !51
  %conv18 = fptosi float %div to i32, !dbg !52
  %conv19 = fptosi float %div17 to i32, !dbg !53
  %conv20 = sitofp i32 %conv18 to float, !dbg !54
  %sub21 = fsub contract float %div, %conv20, !dbg !55
  %conv22 = sitofp i32 %conv19 to float, !dbg !56
  %sub23 = fsub contract float %div17, %conv22, !dbg !57
  %mul24 = mul nsw i32 %sw, %conv19, !dbg !58
  %add25 = add nsw i32 %mul24, %conv18, !dbg !59
  %idxprom = sext i32 %add25 to i64, !dbg !60
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !60
  %6 = load float, ptr %arrayidx, align 4, !dbg !60, !tbaa !61
  %sub26 = fsub contract float 1.000000e+00, %sub21, !dbg !63
  %mul27 = fmul contract float %sub26, %6, !dbg !64
  %arrayidx32 = getelementptr i8, ptr %arrayidx, i64 4, !dbg !65
  %7 = load float, ptr %arrayidx32, align 4, !dbg !65, !tbaa !61
  %mul33 = fmul contract float %sub21, %7, !dbg !66
  %add34 = fadd contract float %mul27, %mul33, !dbg !67
  %add35 = add nsw i32 %conv19, 1, !dbg !68
  %mul36 = mul nsw i32 %add35, %sw, !dbg !69
  %add37 = add nsw i32 %mul36, %conv18, !dbg !70
  %idxprom38 = sext i32 %add37 to i64, !dbg !71
  %arrayidx39 = getelementptr inbounds float, ptr %a, i64 %idxprom38, !dbg !71
  %8 = load float, ptr %arrayidx39, align 4, !dbg !71, !tbaa !61
  %mul41 = fmul contract float %sub26, %8, !dbg !72
  %arrayidx47 = getelementptr i8, ptr %arrayidx39, i64 4, !dbg !73
  %9 = load float, ptr %arrayidx47, align 4, !dbg !73, !tbaa !61
  %mul48 = fmul contract float %sub21, %9, !dbg !74
  %add49 = fadd contract float %mul41, %mul48, !dbg !75
  %sub50 = fsub contract float 1.000000e+00, %sub23, !dbg !76
  %mul51 = fmul contract float %sub50, %add34, !dbg !77
  %mul52 = fmul contract float %sub23, %add49, !dbg !78
  %add53 = fadd contract float %mul51, %mul52, !dbg !79
  %mul54 = mul nsw i32 %w, %add7, !dbg !80
  %add55 = add nsw i32 %mul54, %add, !dbg !81
  %idxprom56 = sext i32 %add55 to i64, !dbg !82
  %arrayidx57 = getelementptr inbounds float, ptr %out, i64 %idxprom56, !dbg !82
  store float %add53, ptr %arrayidx57, align 4, !dbg !83, !tbaa !61
  br label %cleanup, !dbg !84

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !84
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
!1 = !DIFile(filename: "apps/bilinear.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "bilinear", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!40 = !DILocation(line: 17, column: 23, scope: !12)
!41 = !DILocation(line: 17, column: 31, scope: !12)
!42 = !DILocation(line: 17, column: 27, scope: !12)
!43 = !DILocation(line: 17, column: 25, scope: !12)
!44 = !DILocation(line: 17, column: 38, scope: !12)
!45 = !DILocation(line: 17, column: 36, scope: !12)
!46 = !DILocation(line: 17, column: 53, scope: !12)
!47 = !DILocation(line: 17, column: 61, scope: !12)
!48 = !DILocation(line: 17, column: 57, scope: !12)
!49 = !DILocation(line: 17, column: 55, scope: !12)
!50 = !DILocation(line: 17, column: 68, scope: !12)
!51 = !DILocation(line: 17, column: 66, scope: !12)
!52 = !DILocation(line: 18, column: 19, scope: !12)
!53 = !DILocation(line: 18, column: 33, scope: !12)
!54 = !DILocation(line: 19, column: 21, scope: !12)
!55 = !DILocation(line: 19, column: 19, scope: !12)
!56 = !DILocation(line: 19, column: 35, scope: !12)
!57 = !DILocation(line: 19, column: 33, scope: !12)
!58 = !DILocation(line: 20, column: 22, scope: !12)
!59 = !DILocation(line: 20, column: 27, scope: !12)
!60 = !DILocation(line: 20, column: 17, scope: !12)
!61 = !{!62, !62, i64 0}
!62 = !{!"float", !10, i64 0}
!63 = !DILocation(line: 20, column: 41, scope: !12)
!64 = !DILocation(line: 20, column: 33, scope: !12)
!65 = !DILocation(line: 20, column: 49, scope: !12)
!66 = !DILocation(line: 20, column: 69, scope: !12)
!67 = !DILocation(line: 20, column: 47, scope: !12)
!68 = !DILocation(line: 21, column: 26, scope: !12)
!69 = !DILocation(line: 21, column: 31, scope: !12)
!70 = !DILocation(line: 21, column: 36, scope: !12)
!71 = !DILocation(line: 21, column: 20, scope: !12)
!72 = !DILocation(line: 21, column: 42, scope: !12)
!73 = !DILocation(line: 21, column: 58, scope: !12)
!74 = !DILocation(line: 21, column: 84, scope: !12)
!75 = !DILocation(line: 21, column: 56, scope: !12)
!76 = !DILocation(line: 22, column: 34, scope: !12)
!77 = !DILocation(line: 22, column: 26, scope: !12)
!78 = !DILocation(line: 22, column: 49, scope: !12)
!79 = !DILocation(line: 22, column: 40, scope: !12)
!80 = !DILocation(line: 22, column: 11, scope: !12)
!81 = !DILocation(line: 22, column: 15, scope: !12)
!82 = !DILocation(line: 22, column: 5, scope: !12)
!83 = !DILocation(line: 22, column: 20, scope: !12)
!84 = !DILocation(line: 23, column: 1, scope: !12)
