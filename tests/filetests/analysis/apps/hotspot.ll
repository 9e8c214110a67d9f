; ModuleID = 'apps/hotspot.cu'
source_filename = "apps/hotspot.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z7hotspotPfPKfS1_ii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %t, ptr noundef readonly captures(none) %power, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
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
  %cmp11.not = icmp eq i32 %add7, 0, !dbg !42
  %sub = sub nsw i32 %add10, %w, !dbg !43
  %idxprom.pn.in = select i1 %cmp11.not, i32 %add, i32 %sub, !dbg !43
  %idxprom.pn = sext i32 %idxprom.pn.in to i64, !dbg !44
  %cond.in = getelementptr inbounds float, ptr %t, i64 %idxprom.pn, !dbg !44
  %cond = load float, ptr %cond.in, align 4, !dbg !44, !tbaa !45
  %sub14 = add nsw i32 %h, -1, !dbg !47
  %cmp15 = icmp samesign ult i32 %add7, %sub14, !dbg !48
  %add17 = select i1 %cmp15, i32 %w, i32 0, !dbg !49
  %idxprom18.pn.in = add nsw i32 %add17, %add10, !dbg !49
  %idxprom18.pn = sext i32 %idxprom18.pn.in to i64, !dbg !44
  %cond24.in = getelementptr inbounds float, ptr %t, i64 %idxprom18.pn, !dbg !44
  %cond24 = load float, ptr %cond24.in, align 4, !dbg !44, !tbaa !45
  %cmp25 = icmp sgt i32 %add, 0, !dbg !50
  %6 = sext i32 %add10 to i64, !dbg !51
  %7 = getelementptr float, ptr %t, i64 %6, !dbg !51
  %cond34.in.idx = select i1 %cmp25, i64 -4, i64 0, !dbg !51
  %cond34.in = getelementptr i8, ptr %7, i64 %cond34.in.idx, !dbg !51
  %cond34 = load float, ptr %cond34.in, align 4, !dbg !52, !tbaa !45
  %sub35 = add nsw i32 %w, -1, !dbg !53
  %cmp36 = icmp slt i32 %add, %sub35, !dbg !54
  %cond45.in.idx = select i1 %cmp36, i64 4, i64 0, !dbg !55
  %cond45.in = getelementptr i8, ptr %7, i64 %cond45.in.idx, !dbg !55
  %cond45 = load float, ptr %cond45.in, align 4, !dbg !52, !tbaa !45
  %8 = load float, ptr %7, align 4, !dbg !56, !tbaa !45
  %arrayidx49 = getelementptr inbounds float, ptr %power, i64 %6, !dbg !57
  %9 = load float, ptr %arrayidx49, align 4, !dbg !57, !tbaa !45
  %add50 = fadd contract float %cond, %cond24, !dbg !58
  %mul53 = fmul contract float %8, 2.000000e+00, !dbg !59
  %sub54 = fsub contract float %add50, %mul53, !dbg !60
  %add55 = fadd contract float %9, %sub54, !dbg !61
  %add56 = fadd contract float %cond34, %cond45, !dbg !62
  %sub60 = fsub contract float %add56, %mul53, !dbg !63
  %add61 = fadd contract float %sub60, %add55, !dbg !64
  %mul62 = fmul contract float %add61, 0x3FB99999A0000000, !dbg !65
  %add63 = fadd contract float %8, %mul62, !dbg !66
  %arrayidx65 = getelementptr inbounds float, ptr %out, i64 %6, !dbg !67
  store float %add63, ptr %arrayidx65, align 4, !dbg !68, !tbaa !45
  br label %cleanup, !dbg !69

cleanup:                                          ; preds = %entry, %if.end
  ret void, !dbg !69
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
!1 = !DIFile(filename: "apps/hotspot.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "hotspot", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!40 = !DILocation(line: 17, column: 15, scope: !12)
!41 = !DILocation(line: 17, column: 19, scope: !12)
!42 = !DILocation(line: 18, column: 21, scope: !12)
!43 = !DILocation(line: 18, column: 19, scope: !12)
!44 = !DILocation(line: 18, scope: !12)
!45 = !{!46, !46, i64 0}
!46 = !{!"float", !10, i64 0}
!47 = !DILocation(line: 18, column: 58, scope: !12)
!48 = !DILocation(line: 18, column: 54, scope: !12)
!49 = !DILocation(line: 18, column: 52, scope: !12)
!50 = !DILocation(line: 19, column: 20, scope: !12)
!51 = !DILocation(line: 19, column: 18, scope: !12)
!52 = !DILocation(line: 19, scope: !12)
!53 = !DILocation(line: 19, column: 56, scope: !12)
!54 = !DILocation(line: 19, column: 52, scope: !12)
!55 = !DILocation(line: 19, column: 50, scope: !12)
!56 = !DILocation(line: 20, column: 14, scope: !12)
!57 = !DILocation(line: 20, column: 29, scope: !12)
!58 = !DILocation(line: 20, column: 47, scope: !12)
!59 = !DILocation(line: 20, column: 62, scope: !12)
!60 = !DILocation(line: 20, column: 55, scope: !12)
!61 = !DILocation(line: 20, column: 38, scope: !12)
!62 = !DILocation(line: 20, column: 78, scope: !12)
!63 = !DILocation(line: 20, column: 85, scope: !12)
!64 = !DILocation(line: 20, column: 70, scope: !12)
!65 = !DILocation(line: 20, column: 26, scope: !12)
!66 = !DILocation(line: 20, column: 19, scope: !12)
!67 = !DILocation(line: 20, column: 5, scope: !12)
!68 = !DILocation(line: 20, column: 12, scope: !12)
!69 = !DILocation(line: 21, column: 1, scope: !12)
