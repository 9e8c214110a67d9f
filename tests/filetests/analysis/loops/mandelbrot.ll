; ModuleID = 'loops/mandelbrot.cu'
source_filename = "loops/mandelbrot.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: write)
define dso_local ptx_kernel void @_Z10mandelbrotPiiii(ptr noundef writeonly captures(none) %out, i32 noundef %w, i32 noundef %h, i32 noundef %turns) local_unnamed_addr #0 !dbg !12 {
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
  %mul9 = fmul contract float %conv, 3.000000e+00, !dbg !41
  %conv10 = sitofp i32 %w to float, !dbg !42
  %div = fdiv contract float %mul9, %conv10, !dbg !43
  %sub = fadd contract float %div, -2.000000e+00, !dbg !44
  %conv11 = uitofp nneg i32 %add7 to float, !dbg !45
  %mul12 = fmul contract float %conv11, 2.000000e+00, !dbg !46
  %conv13 = uitofp nneg i32 %h to float, !dbg !47
  %div14 = fdiv contract float %mul12, %conv13, !dbg !48
  %sub15 = fadd contract float %div14, -1.000000e+00, !dbg !49
  %cmp1648 = icmp sgt i32 %turns, 0, !dbg !50
  br i1 %cmp1648, label %land.rhs, label %while.end, !dbg !51

land.rhs:                                         ; preds = %if.end, %while.body
  %k.051 = phi i32 [ %inc, %while.body ], [ 0, %if.end ]
  %zi.050 = phi float [ %add27, %while.body ], [ 0.000000e+00, %if.end ]
  %zr.049 = phi float [ %add24, %while.body ], [ 0.000000e+00, %if.end ]
  %mul17 = fmul contract float %zr.049, %zr.049, !dbg !52
  %mul18 = fmul contract float %zi.050, %zi.050, !dbg !53
  %add19 = fadd contract float %mul17, %mul18, !dbg !54
  %cmp20 = fcmp contract olt float %add19, 4.000000e+00, !dbg !55
  br i1 %cmp20, label %while.body, label %while.end, !dbg !56

while.body:                                       ; preds = %land.rhs
  %sub23 = fsub contract float %mul17, %mul18, !dbg !57
  %add24 = fadd contract float %sub, %sub23, !dbg !58
  %mul25 = fmul contract float %zr.049, 2.000000e+00, !dbg !59
  %mul26 = fmul contract float %mul25, %zi.050, !dbg !60
  %add27 = fadd contract float %sub15, %mul26, !dbg !61
  %inc = add nuw nsw i32 %k.051, 1, !dbg !62
  %exitcond.not = icmp eq i32 %inc, %turns, !dbg !50
  br i1 %exitcond.not, label %while.end, label %land.rhs, !dbg !51, !llvm.loop !63

while.end:                                        ; preds = %land.rhs, %while.body, %if.end
  %k.0.lcssa = phi i32 [ 0, %if.end ], [ %k.051, %land.rhs ], [ %turns, %while.body ], !dbg !66
  %mul28 = mul nsw i32 %w, %add7, !dbg !67
  %add29 = add nsw i32 %mul28, %add, !dbg !68
  %idxprom = sext i32 %add29 to i64, !dbg !69
  %arrayidx = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !69
  store i32 %k.0.lcssa, ptr %arrayidx, align 4, !dbg !70, !tbaa !8
  br label %cleanup, !dbg !71

cleanup:                                          ; preds = %entry, %while.end
  ret void, !dbg !71
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

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: write) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "loops/mandelbrot.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "mandelbrot", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "loops/../cuda.h", directory: ".")
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
!41 = !DILocation(line: 17, column: 21, scope: !12)
!42 = !DILocation(line: 17, column: 27, scope: !12)
!43 = !DILocation(line: 17, column: 25, scope: !12)
!44 = !DILocation(line: 17, column: 29, scope: !12)
!45 = !DILocation(line: 17, column: 49, scope: !12)
!46 = !DILocation(line: 17, column: 47, scope: !12)
!47 = !DILocation(line: 17, column: 53, scope: !12)
!48 = !DILocation(line: 17, column: 51, scope: !12)
!49 = !DILocation(line: 17, column: 55, scope: !12)
!50 = !DILocation(line: 20, column: 14, scope: !12)
!51 = !DILocation(line: 20, column: 22, scope: !12)
!52 = !DILocation(line: 20, column: 28, scope: !12)
!53 = !DILocation(line: 20, column: 38, scope: !12)
!54 = !DILocation(line: 20, column: 33, scope: !12)
!55 = !DILocation(line: 20, column: 43, scope: !12)
!56 = !DILocation(line: 20, column: 5, scope: !12)
!57 = !DILocation(line: 21, column: 27, scope: !12)
!58 = !DILocation(line: 21, column: 37, scope: !12)
!59 = !DILocation(line: 22, column: 19, scope: !12)
!60 = !DILocation(line: 22, column: 24, scope: !12)
!61 = !DILocation(line: 22, column: 29, scope: !12)
!62 = !DILocation(line: 24, column: 10, scope: !12)
!63 = distinct !{!63, !56, !64, !65}
!64 = !DILocation(line: 25, column: 5, scope: !12)
!65 = !{!"llvm.loop.mustprogress"}
!66 = !DILocation(line: 0, scope: !12)
!67 = !DILocation(line: 26, column: 11, scope: !12)
!68 = !DILocation(line: 26, column: 15, scope: !12)
!69 = !DILocation(line: 26, column: 5, scope: !12)
!70 = !DILocation(line: 26, column: 20, scope: !12)
!71 = !DILocation(line: 27, column: 1, scope: !12)
