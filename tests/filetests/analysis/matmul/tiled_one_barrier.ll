; ModuleID = 'matmul/tiled_one_barrier.cu'
source_filename = "matmul/tiled_one_barrier.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ11matmul_racyPfPKfS1_iE2at = internal unnamed_addr addrspace(3) global [4 x [4 x float]] undef, align 4
@_ZZ11matmul_racyPfPKfS1_iE2bt = internal unnamed_addr addrspace(3) global [4 x [4 x float]] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z11matmul_racyPfPKfS1_i(ptr noundef writeonly captures(none) %c, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !19
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !22
  %mul = shl i32 %2, 2, !dbg !25
  %add = add i32 %mul, %0, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !27
  %mul4 = shl nuw nsw i32 %3, 2, !dbg !30
  %add5 = add nuw nsw i32 %mul4, %1, !dbg !31
  %div = sdiv i32 %n, 4
  %cmp67 = icmp sgt i32 %n, 3, !dbg !32
  %mul6 = mul nsw i32 %n, %add5
  br i1 %cmp67, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !33

for.body.lr.ph:                                   ; preds = %entry
  %add8 = add nuw i32 %mul6, %0
  %idxprom10 = zext nneg i32 %1 to i64
  %arrayidx11 = getelementptr inbounds nuw [4 x float], ptr addrspacecast (ptr addrspace(3) @_ZZ11matmul_racyPfPKfS1_iE2at to ptr), i64 %idxprom10
  %idxprom12 = zext nneg i32 %0 to i64
  %arrayidx13 = getelementptr inbounds nuw float, ptr %arrayidx11, i64 %idxprom12
  %arrayidx21 = getelementptr inbounds nuw [4 x float], ptr addrspacecast (ptr addrspace(3) @_ZZ11matmul_racyPfPKfS1_iE2bt to ptr), i64 %idxprom10
  %arrayidx23 = getelementptr inbounds nuw float, ptr %arrayidx21, i64 %idxprom12
  %invariant.gep = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ11matmul_racyPfPKfS1_iE2bt to ptr), i64 %idxprom12
  %arrayidx31.1 = getelementptr inbounds nuw i8, ptr %arrayidx11, i64 4
  %gep.1 = getelementptr inbounds nuw i8, ptr %invariant.gep, i64 16
  %arrayidx31.2 = getelementptr inbounds nuw i8, ptr %arrayidx11, i64 8
  %gep.2 = getelementptr inbounds nuw i8, ptr %invariant.gep, i64 32
  %arrayidx31.3 = getelementptr inbounds nuw i8, ptr %arrayidx11, i64 12
  %gep.3 = getelementptr inbounds nuw i8, ptr %invariant.gep, i64 48
  br label %for.body, !dbg !33

for.cond.cleanup:                                 ; preds = %for.body, %entry
  %sum.0.lcssa = phi float [ 0.000000e+00, %entry ], [ %add37.3, %for.body ], !dbg !34
  %add42 = add nsw i32 %mul6, %add, !dbg !35
  %idxprom43 = sext i32 %add42 to i64, !dbg !36
  %arrayidx44 = getelementptr inbounds float, ptr %c, i64 %idxprom43, !dbg !36
  store float %sum.0.lcssa, ptr %arrayidx44, align 4, !dbg !37, !tbaa !38
  ret void, !dbg !40

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %t.069 = phi i32 [ 0, %for.body.lr.ph ], [ %inc39, %for.body ]
  %sum.068 = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add37.3, %for.body ]
  %mul7 = shl nsw i32 %t.069, 2, !dbg !41
  %add9 = add i32 %add8, %mul7, !dbg !42
  %idxprom = sext i32 %add9 to i64, !dbg !43
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom, !dbg !43
  %4 = load float, ptr %arrayidx, align 4, !dbg !43, !tbaa !38
  store float %4, ptr %arrayidx13, align 4, !dbg !44, !tbaa !38
  %add15 = add nuw nsw i32 %mul7, %1, !dbg !45
  %mul16 = mul nuw nsw i32 %add15, %n, !dbg !46
  %add17 = add nsw i32 %mul16, %add, !dbg !47
  %idxprom18 = sext i32 %add17 to i64, !dbg !48
  %arrayidx19 = getelementptr inbounds float, ptr %b, i64 %idxprom18, !dbg !48
  %5 = load float, ptr %arrayidx19, align 4, !dbg !48, !tbaa !38
  store float %5, ptr %arrayidx23, align 4, !dbg !49, !tbaa !38
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !50
  %6 = load float, ptr %arrayidx11, align 4, !dbg !51, !tbaa !38
  %7 = load float, ptr %invariant.gep, align 4, !dbg !52, !tbaa !38
  %mul36 = fmul contract float %6, %7, !dbg !53
  %add37 = fadd contract float %sum.068, %mul36, !dbg !54
  %8 = load float, ptr %arrayidx31.1, align 4, !dbg !51, !tbaa !38
  %9 = load float, ptr %gep.1, align 4, !dbg !52, !tbaa !38
  %mul36.1 = fmul contract float %8, %9, !dbg !53
  %add37.1 = fadd contract float %add37, %mul36.1, !dbg !54
  %10 = load float, ptr %arrayidx31.2, align 4, !dbg !51, !tbaa !38
  %11 = load float, ptr %gep.2, align 4, !dbg !52, !tbaa !38
  %mul36.2 = fmul contract float %10, %11, !dbg !53
  %add37.2 = fadd contract float %add37.1, %mul36.2, !dbg !54
  %12 = load float, ptr %arrayidx31.3, align 4, !dbg !51, !tbaa !38
  %13 = load float, ptr %gep.3, align 4, !dbg !52, !tbaa !38
  %mul36.3 = fmul contract float %12, %13, !dbg !53
  %add37.3 = fadd contract float %add37.2, %mul36.3, !dbg !54
  %inc39 = add nuw nsw i32 %t.069, 1, !dbg !55
  %exitcond.not = icmp eq i32 %inc39, %div, !dbg !32
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !33, !llvm.loop !56
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "matmul/tiled_one_barrier.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "matmul_racy", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matmul/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 14, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 32, scope: !12)
!22 = !DILocation(line: 32, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = distinct !DILocation(line: 12, column: 15, scope: !12)
!25 = !DILocation(line: 12, column: 26, scope: !12)
!26 = !DILocation(line: 12, column: 30, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 12, column: 42, scope: !12)
!30 = !DILocation(line: 12, column: 53, scope: !12)
!31 = !DILocation(line: 12, column: 57, scope: !12)
!32 = !DILocation(line: 14, column: 23, scope: !12)
!33 = !DILocation(line: 14, column: 5, scope: !12)
!34 = !DILocation(line: 13, column: 11, scope: !12)
!35 = !DILocation(line: 21, column: 15, scope: !12)
!36 = !DILocation(line: 21, column: 5, scope: !12)
!37 = !DILocation(line: 21, column: 22, scope: !12)
!38 = !{!39, !39, i64 0}
!39 = !{!"float", !10, i64 0}
!40 = !DILocation(line: 22, column: 1, scope: !12)
!41 = !DILocation(line: 15, column: 36, scope: !12)
!42 = !DILocation(line: 15, column: 40, scope: !12)
!43 = !DILocation(line: 15, column: 22, scope: !12)
!44 = !DILocation(line: 15, column: 20, scope: !12)
!45 = !DILocation(line: 16, column: 31, scope: !12)
!46 = !DILocation(line: 16, column: 37, scope: !12)
!47 = !DILocation(line: 16, column: 41, scope: !12)
!48 = !DILocation(line: 16, column: 22, scope: !12)
!49 = !DILocation(line: 16, column: 20, scope: !12)
!50 = !DILocation(line: 17, column: 9, scope: !12)
!51 = !DILocation(line: 19, column: 20, scope: !12)
!52 = !DILocation(line: 19, column: 32, scope: !12)
!53 = !DILocation(line: 19, column: 30, scope: !12)
!54 = !DILocation(line: 19, column: 17, scope: !12)
!55 = !DILocation(line: 14, column: 33, scope: !12)
!56 = distinct !{!56, !33, !57, !58}
!57 = !DILocation(line: 20, column: 5, scope: !12)
!58 = !{!"llvm.loop.mustprogress"}
