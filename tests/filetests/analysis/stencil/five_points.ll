; ModuleID = 'stencil/five_points.cu'
source_filename = "stencil/five_points.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6jacobiPfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
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
  %cmp = icmp sgt i32 %add, 0, !dbg !38
  br i1 %cmp, label %land.lhs.true, label %if.end, !dbg !39

land.lhs.true:                                    ; preds = %entry
  %sub = add nsw i32 %w, -1, !dbg !40
  %cmp8 = icmp slt i32 %add, %sub, !dbg !41
  %cmp10 = icmp ne i32 %add7, 0
  %or.cond = and i1 %cmp10, %cmp8, !dbg !42
  %sub12 = add nsw i32 %h, -1
  %cmp13 = icmp slt i32 %add7, %sub12
  %or.cond46 = select i1 %or.cond, i1 %cmp13, i1 false, !dbg !42
  br i1 %or.cond46, label %if.then, label %if.end, !dbg !42

if.then:                                          ; preds = %land.lhs.true
  %mul14 = mul nsw i32 %w, %add7, !dbg !43
  %add15 = add nsw i32 %mul14, %add, !dbg !44
  %6 = sext i32 %add15 to i64, !dbg !45
  %7 = getelementptr float, ptr %a, i64 %6, !dbg !45
  %arrayidx = getelementptr i8, ptr %7, i64 -4, !dbg !45
  %8 = load float, ptr %arrayidx, align 4, !dbg !45, !tbaa !46
  %arrayidx19 = getelementptr i8, ptr %7, i64 4, !dbg !48
  %9 = load float, ptr %arrayidx19, align 4, !dbg !48, !tbaa !46
  %add20 = fadd contract float %8, %9, !dbg !49
  %sub21 = sub nsw i32 %add15, %w, !dbg !50
  %idxprom22 = sext i32 %sub21 to i64, !dbg !51
  %arrayidx23 = getelementptr inbounds float, ptr %a, i64 %idxprom22, !dbg !51
  %10 = load float, ptr %arrayidx23, align 4, !dbg !51, !tbaa !46
  %add24 = fadd contract float %add20, %10, !dbg !52
  %add25 = add nsw i32 %add15, %w, !dbg !53
  %idxprom26 = sext i32 %add25 to i64, !dbg !54
  %arrayidx27 = getelementptr inbounds float, ptr %a, i64 %idxprom26, !dbg !54
  %11 = load float, ptr %arrayidx27, align 4, !dbg !54, !tbaa !46
  %add28 = fadd contract float %add24, %11, !dbg !55
  %mul29 = fmul contract float %add28, 2.500000e-01, !dbg !56
  %arrayidx31 = getelementptr inbounds float, ptr %out, i64 %6, !dbg !57
  store float %mul29, ptr %arrayidx31, align 4, !dbg !58, !tbaa !46
  br label %if.end, !dbg !59

if.end:                                           ; preds = %if.then, %land.lhs.true, %entry
  ret void, !dbg !60
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
!1 = !DIFile(filename: "stencil/five_points.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "jacobi", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "stencil/../cuda.h", directory: ".")
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
!39 = !DILocation(line: 15, column: 15, scope: !12)
!40 = !DILocation(line: 15, column: 24, scope: !12)
!41 = !DILocation(line: 15, column: 20, scope: !12)
!42 = !DILocation(line: 15, column: 28, scope: !12)
!43 = !DILocation(line: 16, column: 19, scope: !12)
!44 = !DILocation(line: 16, column: 23, scope: !12)
!45 = !DILocation(line: 17, column: 27, scope: !12)
!46 = !{!47, !47, i64 0}
!47 = !{!"float", !10, i64 0}
!48 = !DILocation(line: 17, column: 38, scope: !12)
!49 = !DILocation(line: 17, column: 36, scope: !12)
!50 = !DILocation(line: 17, column: 53, scope: !12)
!51 = !DILocation(line: 17, column: 49, scope: !12)
!52 = !DILocation(line: 17, column: 47, scope: !12)
!53 = !DILocation(line: 17, column: 64, scope: !12)
!54 = !DILocation(line: 17, column: 60, scope: !12)
!55 = !DILocation(line: 17, column: 58, scope: !12)
!56 = !DILocation(line: 17, column: 24, scope: !12)
!57 = !DILocation(line: 17, column: 9, scope: !12)
!58 = !DILocation(line: 17, column: 16, scope: !12)
!59 = !DILocation(line: 18, column: 5, scope: !12)
!60 = !DILocation(line: 19, column: 1, scope: !12)
