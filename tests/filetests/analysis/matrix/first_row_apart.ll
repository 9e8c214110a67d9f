; ModuleID = 'matrix/first_row_apart.cu'
source_filename = "matrix/first_row_apart.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z15first_row_apartPfPKfii(ptr noundef captures(none) %e, ptr noundef readonly captures(none) %h, i32 noundef %nx, i32 noundef %ny) local_unnamed_addr #0 !dbg !12 {
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
  %cmp = icmp slt i32 %add7, %nx, !dbg !38
  %cmp8 = icmp slt i32 %add, %ny
  %or.cond = and i1 %cmp, %cmp8, !dbg !39
  br i1 %or.cond, label %if.then, label %if.end32, !dbg !39

if.then:                                          ; preds = %entry
  %cmp9 = icmp eq i32 %add7, 0, !dbg !40
  br i1 %cmp9, label %if.then10, label %if.else, !dbg !40

if.then10:                                        ; preds = %if.then
  %idxprom = sext i32 %add to i64, !dbg !41
  %arrayidx = getelementptr inbounds float, ptr %e, i64 %idxprom, !dbg !41
  store float 7.000000e+00, ptr %arrayidx, align 4, !dbg !42, !tbaa !43
  br label %if.end32, !dbg !41

if.else:                                          ; preds = %if.then
  %mul13 = shl nuw nsw i32 %add7, 5, !dbg !45
  %add14 = add nsw i32 %mul13, %add, !dbg !46
  %idxprom15 = sext i32 %add14 to i64, !dbg !47
  %arrayidx16 = getelementptr inbounds float, ptr %e, i64 %idxprom15, !dbg !47
  %6 = load float, ptr %arrayidx16, align 4, !dbg !47, !tbaa !43
  %arrayidx20 = getelementptr inbounds float, ptr %h, i64 %idxprom15, !dbg !48
  %7 = load float, ptr %arrayidx20, align 4, !dbg !48, !tbaa !43
  %mul21 = add i32 %add, -32, !dbg !49
  %add22 = add i32 %mul21, %mul13, !dbg !50
  %idxprom23 = sext i32 %add22 to i64, !dbg !51
  %arrayidx24 = getelementptr inbounds float, ptr %h, i64 %idxprom23, !dbg !51
  %8 = load float, ptr %arrayidx24, align 4, !dbg !51, !tbaa !43
  %sub25 = fsub contract float %7, %8, !dbg !52
  %mul26 = fmul contract float %sub25, 5.000000e-01, !dbg !53
  %sub27 = fsub contract float %6, %mul26, !dbg !54
  store float %sub27, ptr %arrayidx16, align 4, !dbg !55, !tbaa !43
  br label %if.end32

if.end32:                                         ; preds = %if.then10, %if.else, %entry
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
!1 = !DIFile(filename: "matrix/first_row_apart.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "first_row_apart", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matrix/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 15, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 15, column: 26, scope: !12)
!22 = !DILocation(line: 15, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 15, column: 39, scope: !12)
!26 = !DILocation(line: 15, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 16, column: 13, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 16, column: 26, scope: !12)
!33 = !DILocation(line: 16, column: 24, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 16, column: 39, scope: !12)
!37 = !DILocation(line: 16, column: 37, scope: !12)
!38 = !DILocation(line: 17, column: 11, scope: !12)
!39 = !DILocation(line: 17, column: 16, scope: !12)
!40 = !DILocation(line: 18, column: 15, scope: !12)
!41 = !DILocation(line: 19, column: 13, scope: !12)
!42 = !DILocation(line: 19, column: 27, scope: !12)
!43 = !{!44, !44, i64 0}
!44 = !{!"float", !10, i64 0}
!45 = !DILocation(line: 21, column: 33, scope: !12)
!46 = !DILocation(line: 21, column: 38, scope: !12)
!47 = !DILocation(line: 21, column: 29, scope: !12)
!48 = !DILocation(line: 21, column: 53, scope: !12)
!49 = !DILocation(line: 21, column: 79, scope: !12)
!50 = !DILocation(line: 21, column: 84, scope: !12)
!51 = !DILocation(line: 21, column: 69, scope: !12)
!52 = !DILocation(line: 21, column: 67, scope: !12)
!53 = !DILocation(line: 21, column: 50, scope: !12)
!54 = !DILocation(line: 21, column: 43, scope: !12)
!55 = !DILocation(line: 21, column: 27, scope: !12)
!56 = !DILocation(line: 23, column: 1, scope: !12)
