; ModuleID = 'tile/window.cu'
source_filename = "tile/window.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ6windowPfPKfiiiE4tile = internal unnamed_addr addrspace(3) global [108 x float] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z6windowPfPKfiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %w, i32 noundef %h, i32 noundef %s) local_unnamed_addr #0 !dbg !12 {
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
  %6 = mul nuw nsw i32 %5, 18, !dbg !38
  %mul12 = add nuw nsw i32 %6, %2, !dbg !39
  %sub = add nsw i32 %w, -1, !dbg !40
  %cond.i159 = tail call noundef i32 @llvm.smin.i32(i32 %add, i32 range(i32 -2147483648, 2147483647) %sub), !dbg !41
  %sub15 = add nsw i32 %h, -1, !dbg !44
  %cond.i158 = tail call noundef i32 @llvm.smin.i32(i32 %add7, i32 range(i32 -2147483648, 2147483647) %sub15), !dbg !45
  %mul17 = mul nsw i32 %cond.i158, %s, !dbg !47
  %add18 = add nsw i32 %mul17, %cond.i159, !dbg !48
  %idxprom = sext i32 %add18 to i64, !dbg !49
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !49
  %7 = load float, ptr %arrayidx, align 4, !dbg !49, !tbaa !50
  %8 = zext nneg i32 %mul12 to i64, !dbg !52
  %9 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ6windowPfPKfiiiE4tile to ptr), i64 %8, !dbg !52
  %arrayidx20 = getelementptr inbounds nuw i8, ptr %9, i64 76, !dbg !52
  store float %7, ptr %arrayidx20, align 4, !dbg !53, !tbaa !50
  switch i32 %5, label %if.end93 [
    i32 0, label %if.then
    i32 1, label %land.lhs.true
  ], !dbg !54

if.then:                                          ; preds = %entry
  %cond.i161 = tail call i32 @llvm.usub.sat.i32(i32 %mul5, i32 1), !dbg !55
  %mul29 = mul nsw i32 %s, %cond.i161, !dbg !58
  %add30 = add nsw i32 %mul29, %cond.i159, !dbg !59
  %idxprom31 = sext i32 %add30 to i64, !dbg !60
  %arrayidx32 = getelementptr inbounds float, ptr %a, i64 %idxprom31, !dbg !60
  %10 = load float, ptr %arrayidx32, align 4, !dbg !60, !tbaa !50
  %11 = zext nneg i32 %2 to i64, !dbg !61
  %12 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ6windowPfPKfiiiE4tile to ptr), i64 %11, !dbg !61
  %arrayidx36 = getelementptr inbounds nuw i8, ptr %12, i64 4, !dbg !61
  store float %10, ptr %arrayidx36, align 4, !dbg !62, !tbaa !50
  %add39 = add nuw nsw i32 %mul5, 4, !dbg !63
  %cond.i155 = tail call noundef i32 @llvm.smin.i32(i32 %add39, i32 range(i32 -2147483648, 2147483647) %sub15), !dbg !64
  %mul42 = mul nsw i32 %cond.i155, %s, !dbg !66
  %add43 = add nsw i32 %mul42, %cond.i159, !dbg !67
  %idxprom44 = sext i32 %add43 to i64, !dbg !68
  %arrayidx45 = getelementptr inbounds float, ptr %a, i64 %idxprom44, !dbg !68
  %13 = load float, ptr %arrayidx45, align 4, !dbg !68, !tbaa !50
  %arrayidx50 = getelementptr inbounds nuw i8, ptr %12, i64 364, !dbg !69
  store float %13, ptr %arrayidx50, align 4, !dbg !70, !tbaa !50
  br label %if.end93, !dbg !71

land.lhs.true:                                    ; preds = %entry
  %cmp54 = icmp samesign ult i32 %2, 4, !dbg !72
  br i1 %cmp54, label %if.then55, label %if.end93, !dbg !73

if.then55:                                        ; preds = %land.lhs.true
  %add60 = add nuw nsw i32 %mul5, %2, !dbg !74
  %14 = tail call i32 @llvm.smax.i32(i32 %mul, i32 1), !dbg !75
  %cond.i160 = add nsw i32 %14, -1, !dbg !75
  %cond.i154 = tail call noundef i32 @llvm.smin.i32(i32 %add60, i32 range(i32 -2147483648, 2147483647) %sub15), !dbg !77
  %mul69 = mul nsw i32 %cond.i154, %s, !dbg !79
  %add70 = add nsw i32 %cond.i160, %mul69, !dbg !80
  %idxprom71 = sext i32 %add70 to i64, !dbg !81
  %arrayidx72 = getelementptr inbounds float, ptr %a, i64 %idxprom71, !dbg !81
  %15 = load float, ptr %arrayidx72, align 4, !dbg !81, !tbaa !50
  %mul74 = mul nuw nsw i32 %2, 18, !dbg !82
  %16 = zext nneg i32 %mul74 to i64, !dbg !83
  %17 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ6windowPfPKfiiiE4tile to ptr), i64 %16, !dbg !83
  %arrayidx77 = getelementptr inbounds nuw i8, ptr %17, i64 72, !dbg !83
  store float %15, ptr %arrayidx77, align 4, !dbg !84, !tbaa !50
  %add78 = add nsw i32 %mul, 16, !dbg !85
  %cond.i153 = tail call noundef i32 @llvm.smin.i32(i32 %add78, i32 range(i32 -2147483648, 2147483647) %sub), !dbg !86
  %add84 = add nsw i32 %mul69, %cond.i153, !dbg !88
  %idxprom85 = sext i32 %add84 to i64, !dbg !89
  %arrayidx86 = getelementptr inbounds float, ptr %a, i64 %idxprom85, !dbg !89
  %18 = load float, ptr %arrayidx86, align 4, !dbg !89, !tbaa !50
  %arrayidx92 = getelementptr inbounds nuw i8, ptr %17, i64 140, !dbg !90
  store float %18, ptr %arrayidx92, align 4, !dbg !91, !tbaa !50
  br label %if.end93, !dbg !92

if.end93:                                         ; preds = %entry, %land.lhs.true, %if.then55, %if.then
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !93
  %cmp94 = icmp slt i32 %add, %w, !dbg !94
  %cmp96 = icmp slt i32 %add7, %h
  %or.cond = and i1 %cmp94, %cmp96, !dbg !95
  br i1 %or.cond, label %if.then97, label %if.end121, !dbg !95

if.then97:                                        ; preds = %if.end93
  %arrayidx100 = getelementptr inbounds nuw i8, ptr %9, i64 72, !dbg !96
  %19 = load float, ptr %arrayidx100, align 4, !dbg !96, !tbaa !50
  %arrayidx103 = getelementptr inbounds nuw i8, ptr %9, i64 80, !dbg !97
  %20 = load float, ptr %arrayidx103, align 4, !dbg !97, !tbaa !50
  %add104 = fadd contract float %19, %20, !dbg !98
  %arrayidx107 = getelementptr inbounds nuw i8, ptr %9, i64 4, !dbg !99
  %21 = load float, ptr %arrayidx107, align 4, !dbg !99, !tbaa !50
  %add108 = fadd contract float %add104, %21, !dbg !100
  %arrayidx111 = getelementptr inbounds nuw i8, ptr %9, i64 148, !dbg !101
  %22 = load float, ptr %arrayidx111, align 4, !dbg !101, !tbaa !50
  %add112 = fadd contract float %add108, %22, !dbg !102
  %23 = load float, ptr %arrayidx20, align 4, !dbg !103, !tbaa !50
  %mul115 = fmul contract float %23, 4.000000e+00, !dbg !104
  %sub116 = fsub contract float %add112, %mul115, !dbg !105
  %mul117 = mul nsw i32 %s, %add7, !dbg !106
  %add118 = add nsw i32 %mul117, %add, !dbg !107
  %idxprom119 = sext i32 %add118 to i64, !dbg !108
  %arrayidx120 = getelementptr inbounds float, ptr %out, i64 %idxprom119, !dbg !108
  store float %sub116, ptr %arrayidx120, align 4, !dbg !109, !tbaa !50
  br label %if.end121, !dbg !108

if.end121:                                        ; preds = %if.then97, %if.end93
  ret void, !dbg !110
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #3

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32) #3

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.usub.sat.i32(i32, i32) #3

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/window.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "window", scope: !1, file: !1, line: 16, type: !13, scopeLine: 16, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 18, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 18, column: 26, scope: !12)
!22 = !DILocation(line: 18, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 18, column: 39, scope: !12)
!26 = !DILocation(line: 18, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 18, column: 56, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 18, column: 69, scope: !12)
!33 = !DILocation(line: 18, column: 67, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 18, column: 82, scope: !12)
!37 = !DILocation(line: 18, column: 80, scope: !12)
!38 = !DILocation(line: 19, column: 50, scope: !12)
!39 = !DILocation(line: 19, column: 30, scope: !12)
!40 = !DILocation(line: 20, column: 27, scope: !12)
!41 = !DILocation(line: 54, column: 39, scope: !42, inlinedAt: !43)
!42 = distinct !DISubprogram(name: "min", scope: !17, file: !17, line: 54, type: !13, scopeLine: 54, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!43 = distinct !DILocation(line: 20, column: 18, scope: !12)
!44 = !DILocation(line: 20, column: 43, scope: !12)
!45 = !DILocation(line: 54, column: 39, scope: !42, inlinedAt: !46)
!46 = distinct !DILocation(line: 20, column: 34, scope: !12)
!47 = !DILocation(line: 20, column: 48, scope: !12)
!48 = !DILocation(line: 20, column: 32, scope: !12)
!49 = !DILocation(line: 20, column: 16, scope: !12)
!50 = !{!51, !51, i64 0}
!51 = !{!"float", !10, i64 0}
!52 = !DILocation(line: 20, column: 5, scope: !12)
!53 = !DILocation(line: 20, column: 14, scope: !12)
!54 = !DILocation(line: 21, column: 21, scope: !12)
!55 = !DILocation(line: 55, column: 39, scope: !56, inlinedAt: !57)
!56 = distinct !DISubprogram(name: "max", scope: !17, file: !17, line: 55, type: !13, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!57 = distinct !DILocation(line: 23, column: 51, scope: !12)
!58 = !DILocation(line: 23, column: 69, scope: !12)
!59 = !DILocation(line: 23, column: 49, scope: !12)
!60 = !DILocation(line: 23, column: 33, scope: !12)
!61 = !DILocation(line: 23, column: 9, scope: !12)
!62 = !DILocation(line: 23, column: 31, scope: !12)
!63 = !DILocation(line: 24, column: 70, scope: !12)
!64 = !DILocation(line: 54, column: 39, scope: !42, inlinedAt: !65)
!65 = distinct !DILocation(line: 24, column: 60, scope: !12)
!66 = !DILocation(line: 24, column: 82, scope: !12)
!67 = !DILocation(line: 24, column: 58, scope: !12)
!68 = !DILocation(line: 24, column: 42, scope: !12)
!69 = !DILocation(line: 24, column: 9, scope: !12)
!70 = !DILocation(line: 24, column: 40, scope: !12)
!71 = !DILocation(line: 25, column: 5, scope: !12)
!72 = !DILocation(line: 25, column: 48, scope: !12)
!73 = !DILocation(line: 25, column: 33, scope: !12)
!74 = !DILocation(line: 26, column: 43, scope: !12)
!75 = !DILocation(line: 55, column: 39, scope: !56, inlinedAt: !76)
!76 = distinct !DILocation(line: 27, column: 41, scope: !12)
!77 = !DILocation(line: 54, column: 39, scope: !42, inlinedAt: !78)
!78 = distinct !DILocation(line: 27, column: 61, scope: !12)
!79 = !DILocation(line: 27, column: 77, scope: !12)
!80 = !DILocation(line: 27, column: 59, scope: !12)
!81 = !DILocation(line: 27, column: 39, scope: !12)
!82 = !DILocation(line: 27, column: 31, scope: !12)
!83 = !DILocation(line: 27, column: 9, scope: !12)
!84 = !DILocation(line: 27, column: 37, scope: !12)
!85 = !DILocation(line: 28, column: 56, scope: !12)
!86 = !DILocation(line: 54, column: 39, scope: !42, inlinedAt: !87)
!87 = distinct !DILocation(line: 28, column: 46, scope: !12)
!88 = !DILocation(line: 28, column: 69, scope: !12)
!89 = !DILocation(line: 28, column: 44, scope: !12)
!90 = !DILocation(line: 28, column: 9, scope: !12)
!91 = !DILocation(line: 28, column: 42, scope: !12)
!92 = !DILocation(line: 29, column: 5, scope: !12)
!93 = !DILocation(line: 30, column: 5, scope: !12)
!94 = !DILocation(line: 31, column: 11, scope: !12)
!95 = !DILocation(line: 31, column: 15, scope: !12)
!96 = !DILocation(line: 32, column: 26, scope: !12)
!97 = !DILocation(line: 32, column: 41, scope: !12)
!98 = !DILocation(line: 32, column: 39, scope: !12)
!99 = !DILocation(line: 32, column: 56, scope: !12)
!100 = !DILocation(line: 32, column: 54, scope: !12)
!101 = !DILocation(line: 32, column: 72, scope: !12)
!102 = !DILocation(line: 32, column: 70, scope: !12)
!103 = !DILocation(line: 32, column: 95, scope: !12)
!104 = !DILocation(line: 32, column: 93, scope: !12)
!105 = !DILocation(line: 32, column: 86, scope: !12)
!106 = !DILocation(line: 32, column: 19, scope: !12)
!107 = !DILocation(line: 32, column: 15, scope: !12)
!108 = !DILocation(line: 32, column: 9, scope: !12)
!109 = !DILocation(line: 32, column: 24, scope: !12)
!110 = !DILocation(line: 33, column: 1, scope: !12)
