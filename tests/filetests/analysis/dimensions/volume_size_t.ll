; ModuleID = 'dimensions/volume_size_t.cu'
source_filename = "dimensions/volume_size_t.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z13volume_size_tPfPKfmmm(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i64 noundef %nx, i64 noundef %ny, i64 noundef %nz) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %conv = zext i32 %add to i64, !dbg !27
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !28
  %4 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !31
  %mul5 = mul nuw nsw i32 %3, %4, !dbg !34
  %5 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !35
  %add7 = add nuw nsw i32 %mul5, %5, !dbg !38
  %conv8 = zext nneg i32 %add7 to i64, !dbg !39
  %6 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.z(), !dbg !40
  %7 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.z(), !dbg !43
  %mul11 = mul nuw nsw i32 %6, %7, !dbg !46
  %8 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.z(), !dbg !47
  %add13 = add nuw nsw i32 %mul11, %8, !dbg !50
  %conv14 = zext nneg i32 %add13 to i64, !dbg !51
  %cmp = icmp ugt i64 %nx, %conv, !dbg !52
  %cmp15 = icmp ugt i64 %ny, %conv8
  %or.cond = and i1 %cmp, %cmp15, !dbg !53
  %cmp17 = icmp ugt i64 %nz, %conv14
  %or.cond38 = and i1 %or.cond, %cmp17, !dbg !53
  br i1 %or.cond38, label %if.then, label %if.end, !dbg !53

if.then:                                          ; preds = %entry
  %mul18 = mul i64 %ny, %conv14, !dbg !54
  %add19 = add i64 %mul18, %conv8, !dbg !55
  %mul20 = mul i64 %add19, %nx, !dbg !56
  %add21 = add i64 %mul20, %conv, !dbg !57
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %add21, !dbg !58
  %9 = load float, ptr %arrayidx, align 4, !dbg !58, !tbaa !59
  %mul22 = fmul contract float %9, 2.000000e+00, !dbg !61
  %arrayidx27 = getelementptr inbounds nuw float, ptr %out, i64 %add21, !dbg !62
  store float %mul22, ptr %arrayidx27, align 4, !dbg !63, !tbaa !59
  br label %if.end, !dbg !62

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !64
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

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "dimensions/volume_size_t.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "volume_size_t", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "dimensions/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 16, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 29, scope: !12)
!22 = !DILocation(line: 14, column: 27, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 42, scope: !12)
!26 = !DILocation(line: 14, column: 40, scope: !12)
!27 = !DILocation(line: 14, column: 16, scope: !12)
!28 = !DILocation(line: 32, column: 1, scope: !29, inlinedAt: !30)
!29 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!30 = distinct !DILocation(line: 15, column: 16, scope: !12)
!31 = !DILocation(line: 33, column: 1, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!33 = distinct !DILocation(line: 15, column: 29, scope: !12)
!34 = !DILocation(line: 15, column: 27, scope: !12)
!35 = !DILocation(line: 31, column: 1, scope: !36, inlinedAt: !37)
!36 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!37 = distinct !DILocation(line: 15, column: 42, scope: !12)
!38 = !DILocation(line: 15, column: 40, scope: !12)
!39 = !DILocation(line: 15, column: 16, scope: !12)
!40 = !DILocation(line: 32, column: 1, scope: !41, inlinedAt: !42)
!41 = distinct !DISubprogram(name: "get_z", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!42 = distinct !DILocation(line: 16, column: 16, scope: !12)
!43 = !DILocation(line: 33, column: 1, scope: !44, inlinedAt: !45)
!44 = distinct !DISubprogram(name: "get_z", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!45 = distinct !DILocation(line: 16, column: 29, scope: !12)
!46 = !DILocation(line: 16, column: 27, scope: !12)
!47 = !DILocation(line: 31, column: 1, scope: !48, inlinedAt: !49)
!48 = distinct !DISubprogram(name: "get_z", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!49 = distinct !DILocation(line: 16, column: 42, scope: !12)
!50 = !DILocation(line: 16, column: 40, scope: !12)
!51 = !DILocation(line: 16, column: 16, scope: !12)
!52 = !DILocation(line: 17, column: 11, scope: !12)
!53 = !DILocation(line: 17, column: 16, scope: !12)
!54 = !DILocation(line: 18, column: 50, scope: !12)
!55 = !DILocation(line: 18, column: 55, scope: !12)
!56 = !DILocation(line: 18, column: 60, scope: !12)
!57 = !DILocation(line: 18, column: 65, scope: !12)
!58 = !DILocation(line: 18, column: 45, scope: !12)
!59 = !{!60, !60, i64 0}
!60 = !{!"float", !10, i64 0}
!61 = !DILocation(line: 18, column: 43, scope: !12)
!62 = !DILocation(line: 18, column: 9, scope: !12)
!63 = !DILocation(line: 18, column: 36, scope: !12)
!64 = !DILocation(line: 19, column: 1, scope: !12)
