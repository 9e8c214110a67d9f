; ModuleID = 'dimensions/volume_axes_mixed.cu'
source_filename = "dimensions/volume_axes_mixed.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: write)
define dso_local ptx_kernel void @_Z17volume_axes_mixedPfiii(ptr noundef writeonly captures(none) %out, i32 noundef %nx, i32 noundef %ny, i32 noundef %nz) local_unnamed_addr #0 !dbg !12 {
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
  %6 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.z(), !dbg !38
  %7 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.z(), !dbg !41
  %mul10 = mul nuw nsw i32 %6, %7, !dbg !44
  %8 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.z(), !dbg !45
  %add12 = add nuw nsw i32 %mul10, %8, !dbg !48
  %cmp = icmp slt i32 %add, %nx, !dbg !49
  %cmp13 = icmp slt i32 %add7, %ny
  %or.cond = and i1 %cmp, %cmp13, !dbg !50
  %cmp15 = icmp slt i32 %add12, %nz
  %or.cond26 = and i1 %or.cond, %cmp15, !dbg !50
  br i1 %or.cond26, label %if.then, label %if.end, !dbg !50

if.then:                                          ; preds = %entry
  %mul16 = mul nsw i32 %nx, %add12
  %add17 = add nsw i32 %mul16, %add7
  %mul18 = mul nsw i32 %add17, %ny
  %add19 = add nsw i32 %mul18, %add
  %idxprom = sext i32 %add19 to i64
  %arrayidx = getelementptr inbounds float, ptr %out, i64 %idxprom
  %conv = sitofp i32 %add to float
  store float %conv, ptr %arrayidx, align 4, !dbg !51, !tbaa !52
  br label %if.end, !dbg !54

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !55
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

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.z() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 65) i32 @llvm.nvvm.read.ptx.sreg.ntid.z() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 64) i32 @llvm.nvvm.read.ptx.sreg.tid.z() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: write) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "dimensions/volume_axes_mixed.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "volume_axes_mixed", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "dimensions/../cuda.h", directory: ".")
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
!38 = !DILocation(line: 32, column: 1, scope: !39, inlinedAt: !40)
!39 = distinct !DISubprogram(name: "get_z", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!40 = distinct !DILocation(line: 12, column: 13, scope: !12)
!41 = !DILocation(line: 33, column: 1, scope: !42, inlinedAt: !43)
!42 = distinct !DISubprogram(name: "get_z", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!43 = distinct !DILocation(line: 12, column: 26, scope: !12)
!44 = !DILocation(line: 12, column: 24, scope: !12)
!45 = !DILocation(line: 31, column: 1, scope: !46, inlinedAt: !47)
!46 = distinct !DISubprogram(name: "get_z", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!47 = distinct !DILocation(line: 12, column: 39, scope: !12)
!48 = !DILocation(line: 12, column: 37, scope: !12)
!49 = !DILocation(line: 13, column: 11, scope: !12)
!50 = !DILocation(line: 13, column: 16, scope: !12)
!51 = !DILocation(line: 14, column: 36, scope: !12)
!52 = !{!53, !53, i64 0}
!53 = !{!"float", !10, i64 0}
!54 = !DILocation(line: 14, column: 9, scope: !12)
!55 = !DILocation(line: 15, column: 1, scope: !12)
