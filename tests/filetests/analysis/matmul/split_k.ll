; ModuleID = 'matmul/split_k.cu'
source_filename = "matmul/split_k.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z7split_kPfPKfS1_ii(ptr noundef captures(none) %c, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %n, i32 noundef %k) local_unnamed_addr #0 !dbg !12 {
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
  %cmp.not = icmp slt i32 %add7, %n, !dbg !38
  %cmp8.not = icmp slt i32 %add, %n
  %or.cond = and i1 %cmp.not, %cmp8.not, !dbg !39
  br i1 %or.cond, label %if.end, label %cleanup, !dbg !39

if.end:                                           ; preds = %entry
  %6 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.z(), !dbg !40
  %cmp1039 = icmp slt i32 %6, %k, !dbg !43
  br i1 %cmp1039, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !44

for.body.lr.ph:                                   ; preds = %if.end
  %mul11 = mul nsw i32 %k, %add7
  %7 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.z()
  br label %for.body, !dbg !44

for.cond.cleanup:                                 ; preds = %for.body, %if.end
  %sum.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add18, %for.body ], !dbg !45
  %mul21 = mul nsw i32 %n, %add7, !dbg !46
  %add22 = add nsw i32 %mul21, %add, !dbg !47
  %idxprom23 = sext i32 %add22 to i64, !dbg !48
  %arrayidx24 = getelementptr inbounds float, ptr %c, i64 %idxprom23, !dbg !48
  %8 = atomicrmw fadd ptr %arrayidx24, float %sum.0.lcssa seq_cst, align 4, !dbg !49
  br label %cleanup, !dbg !52

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.041 = phi i32 [ %6, %for.body.lr.ph ], [ %add20, %for.body ]
  %sum.040 = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add18, %for.body ]
  %add12 = add nsw i32 %i.041, %mul11, !dbg !53
  %idxprom = sext i32 %add12 to i64, !dbg !54
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !54
  %9 = load float, ptr %arrayidx, align 4, !dbg !54, !tbaa !55
  %mul13 = mul nsw i32 %i.041, %n, !dbg !57
  %add14 = add nsw i32 %mul13, %add, !dbg !58
  %idxprom15 = sext i32 %add14 to i64, !dbg !59
  %arrayidx16 = getelementptr inbounds float, ptr %b, i64 %idxprom15, !dbg !59
  %10 = load float, ptr %arrayidx16, align 4, !dbg !59, !tbaa !55
  %mul17 = fmul contract float %9, %10, !dbg !60
  %add18 = fadd contract float %sum.040, %mul17, !dbg !61
  %add20 = add i32 %i.041, %7, !dbg !62
  %cmp10 = icmp slt i32 %add20, %k, !dbg !43
  br i1 %cmp10, label %for.body, label %for.cond.cleanup, !dbg !44, !llvm.loop !63

cleanup:                                          ; preds = %entry, %for.cond.cleanup
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

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.z() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 65536) i32 @llvm.nvvm.read.ptx.sreg.nctaid.z() #1

attributes #0 = { mustprogress nofree noinline norecurse nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "matmul/split_k.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "split_k", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matmul/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 15, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 28, scope: !12)
!22 = !DILocation(line: 10, column: 26, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 41, scope: !12)
!26 = !DILocation(line: 10, column: 39, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 10, column: 60, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 10, column: 73, scope: !12)
!33 = !DILocation(line: 10, column: 71, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 10, column: 86, scope: !12)
!37 = !DILocation(line: 10, column: 84, scope: !12)
!38 = !DILocation(line: 11, column: 13, scope: !12)
!39 = !DILocation(line: 11, column: 18, scope: !12)
!40 = !DILocation(line: 32, column: 1, scope: !41, inlinedAt: !42)
!41 = distinct !DISubprogram(name: "get_z", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!42 = distinct !DILocation(line: 14, column: 18, scope: !12)
!43 = !DILocation(line: 14, column: 32, scope: !12)
!44 = !DILocation(line: 14, column: 5, scope: !12)
!45 = !DILocation(line: 0, scope: !12)
!46 = !DILocation(line: 16, column: 22, scope: !12)
!47 = !DILocation(line: 16, column: 26, scope: !12)
!48 = !DILocation(line: 16, column: 16, scope: !12)
!49 = !DILocation(line: 85, column: 52, scope: !50, inlinedAt: !51)
!50 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 85, type: !13, scopeLine: 85, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!51 = distinct !DILocation(line: 16, column: 5, scope: !12)
!52 = !DILocation(line: 17, column: 1, scope: !12)
!53 = !DILocation(line: 15, column: 26, scope: !12)
!54 = !DILocation(line: 15, column: 16, scope: !12)
!55 = !{!56, !56, i64 0}
!56 = !{!"float", !10, i64 0}
!57 = !DILocation(line: 15, column: 37, scope: !12)
!58 = !DILocation(line: 15, column: 41, scope: !12)
!59 = !DILocation(line: 15, column: 33, scope: !12)
!60 = !DILocation(line: 15, column: 31, scope: !12)
!61 = !DILocation(line: 15, column: 13, scope: !12)
!62 = !DILocation(line: 14, column: 39, scope: !12)
!63 = distinct !{!63, !44, !64, !65}
!64 = !DILocation(line: 15, column: 46, scope: !12)
!65 = !{!"llvm.loop.mustprogress"}
