; ModuleID = 'matmul/tiled_static_o3.cu'
source_filename = "matmul/tiled_static_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ12matmul_tiledPfPKfS1_iE2at = internal unnamed_addr addrspace(3) global [4 x [4 x float]] undef, align 4
@_ZZ12matmul_tiledPfPKfS1_iE2bt = internal unnamed_addr addrspace(3) global [4 x [4 x float]] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z12matmul_tiledPfPKfS1_i(ptr noundef writeonly captures(none) %c, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !19
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !22
  %mul = shl i32 %2, 2, !dbg !25
  %add = add i32 %mul, %0, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !27
  %mul4 = shl nuw nsw i32 %3, 2, !dbg !30
  %add5 = add nuw nsw i32 %mul4, %1, !dbg !31
  %cmp98 = icmp sgt i32 %n, 0, !dbg !32
  br i1 %cmp98, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !33

for.body.lr.ph:                                   ; preds = %entry
  %add6 = add nuw nsw i32 %n, 3
  %div101102 = lshr i32 %add6, 2
  %cmp7 = icmp samesign ult i32 %add5, %n
  %mul11 = mul nuw nsw i32 %n, %add5
  %add13 = add nuw i32 %mul11, %0
  %idxprom15 = zext nneg i32 %1 to i64
  %arrayidx16 = getelementptr inbounds nuw [4 x float], ptr addrspacecast (ptr addrspace(3) @_ZZ12matmul_tiledPfPKfS1_iE2at to ptr), i64 %idxprom15
  %idxprom17 = zext nneg i32 %0 to i64
  %arrayidx18 = getelementptr inbounds nuw float, ptr %arrayidx16, i64 %idxprom17
  %cmp19 = icmp slt i32 %add, %n
  %arrayidx35 = getelementptr inbounds nuw [4 x float], ptr addrspacecast (ptr addrspace(3) @_ZZ12matmul_tiledPfPKfS1_iE2bt to ptr), i64 %idxprom15
  %arrayidx37 = getelementptr inbounds nuw float, ptr %arrayidx35, i64 %idxprom17
  %invariant.gep = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ12matmul_tiledPfPKfS1_iE2bt to ptr), i64 %idxprom17
  %arrayidx45.1 = getelementptr inbounds nuw i8, ptr %arrayidx16, i64 4
  %gep.1 = getelementptr inbounds nuw i8, ptr %invariant.gep, i64 16
  %arrayidx45.2 = getelementptr inbounds nuw i8, ptr %arrayidx16, i64 8
  %gep.2 = getelementptr inbounds nuw i8, ptr %invariant.gep, i64 32
  %arrayidx45.3 = getelementptr inbounds nuw i8, ptr %arrayidx16, i64 12
  %gep.3 = getelementptr inbounds nuw i8, ptr %invariant.gep, i64 48
  br label %for.body, !dbg !33

for.cond.cleanup:                                 ; preds = %cond.end32, %entry
  %sum.0.lcssa = phi float [ 0.000000e+00, %entry ], [ %add51.3, %cond.end32 ], !dbg !34
  %cmp55 = icmp slt i32 %add5, %n, !dbg !35
  %cmp57 = icmp slt i32 %add, %n
  %or.cond = and i1 %cmp55, %cmp57, !dbg !36
  br i1 %or.cond, label %if.then, label %if.end, !dbg !36

for.body:                                         ; preds = %for.body.lr.ph, %cond.end32
  %t.0100 = phi i32 [ 0, %for.body.lr.ph ], [ %inc53, %cond.end32 ]
  %sum.099 = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add51.3, %cond.end32 ]
  br i1 %cmp7, label %land.lhs.true, label %cond.end, !dbg !37

land.lhs.true:                                    ; preds = %for.body
  %mul8 = shl nsw i32 %t.0100, 2, !dbg !38
  %add9 = add nuw nsw i32 %mul8, %0, !dbg !39
  %cmp10 = icmp slt i32 %add9, %n, !dbg !40
  br i1 %cmp10, label %cond.true, label %cond.end, !dbg !41

cond.true:                                        ; preds = %land.lhs.true
  %add14 = add i32 %add13, %mul8
  %idxprom = sext i32 %add14 to i64
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom
  %4 = load float, ptr %arrayidx, align 4, !dbg !42, !tbaa !43
  br label %cond.end, !dbg !41

cond.end:                                         ; preds = %for.body, %land.lhs.true, %cond.true
  %cond = phi contract float [ %4, %cond.true ], [ 0.000000e+00, %land.lhs.true ], [ 0.000000e+00, %for.body ], !dbg !41
  store float %cond, ptr %arrayidx18, align 4, !dbg !45, !tbaa !43
  br i1 %cmp19, label %land.lhs.true20, label %cond.end32, !dbg !46

land.lhs.true20:                                  ; preds = %cond.end
  %mul21 = shl nsw i32 %t.0100, 2, !dbg !47
  %add22 = add nuw nsw i32 %mul21, %1, !dbg !48
  %cmp23 = icmp slt i32 %add22, %n, !dbg !49
  br i1 %cmp23, label %cond.true24, label %cond.end32, !dbg !50

cond.true24:                                      ; preds = %land.lhs.true20
  %mul27 = mul nuw nsw i32 %add22, %n
  %add28 = add nsw i32 %mul27, %add
  %idxprom29 = sext i32 %add28 to i64
  %arrayidx30 = getelementptr inbounds float, ptr %b, i64 %idxprom29
  %5 = load float, ptr %arrayidx30, align 4, !dbg !51, !tbaa !43
  br label %cond.end32, !dbg !50

cond.end32:                                       ; preds = %cond.end, %land.lhs.true20, %cond.true24
  %cond33 = phi contract float [ %5, %cond.true24 ], [ 0.000000e+00, %land.lhs.true20 ], [ 0.000000e+00, %cond.end ], !dbg !50
  store float %cond33, ptr %arrayidx37, align 4, !dbg !52, !tbaa !43
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !53
  %6 = load float, ptr %arrayidx16, align 4, !dbg !54, !tbaa !43
  %7 = load float, ptr %invariant.gep, align 4, !dbg !55, !tbaa !43
  %mul50 = fmul contract float %6, %7, !dbg !56
  %add51 = fadd contract float %sum.099, %mul50, !dbg !57
  %8 = load float, ptr %arrayidx45.1, align 4, !dbg !54, !tbaa !43
  %9 = load float, ptr %gep.1, align 4, !dbg !55, !tbaa !43
  %mul50.1 = fmul contract float %8, %9, !dbg !56
  %add51.1 = fadd contract float %add51, %mul50.1, !dbg !57
  %10 = load float, ptr %arrayidx45.2, align 4, !dbg !54, !tbaa !43
  %11 = load float, ptr %gep.2, align 4, !dbg !55, !tbaa !43
  %mul50.2 = fmul contract float %10, %11, !dbg !56
  %add51.2 = fadd contract float %add51.1, %mul50.2, !dbg !57
  %12 = load float, ptr %arrayidx45.3, align 4, !dbg !54, !tbaa !43
  %13 = load float, ptr %gep.3, align 4, !dbg !55, !tbaa !43
  %mul50.3 = fmul contract float %12, %13, !dbg !56
  %add51.3 = fadd contract float %add51.2, %mul50.3, !dbg !57
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !58
  %inc53 = add nuw nsw i32 %t.0100, 1, !dbg !59
  %exitcond.not = icmp eq i32 %inc53, %div101102, !dbg !32
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !33, !llvm.loop !60

if.then:                                          ; preds = %for.cond.cleanup
  %mul58 = mul nsw i32 %n, %add5
  %add59 = add nsw i32 %mul58, %add
  %idxprom60 = sext i32 %add59 to i64
  %arrayidx61 = getelementptr inbounds float, ptr %c, i64 %idxprom60
  store float %sum.0.lcssa, ptr %arrayidx61, align 4, !dbg !63, !tbaa !43
  br label %if.end, !dbg !64

if.end:                                           ; preds = %if.then, %for.cond.cleanup
  ret void, !dbg !65
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
!1 = !DIFile(filename: "matmul/tiled_static_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "matmul_tiled", scope: !1, file: !1, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matmul/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 17, column: 14, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 17, column: 32, scope: !12)
!22 = !DILocation(line: 32, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = distinct !DILocation(line: 18, column: 15, scope: !12)
!25 = !DILocation(line: 18, column: 26, scope: !12)
!26 = !DILocation(line: 18, column: 30, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 18, column: 42, scope: !12)
!30 = !DILocation(line: 18, column: 53, scope: !12)
!31 = !DILocation(line: 18, column: 57, scope: !12)
!32 = !DILocation(line: 20, column: 23, scope: !12)
!33 = !DILocation(line: 20, column: 5, scope: !12)
!34 = !DILocation(line: 19, column: 11, scope: !12)
!35 = !DILocation(line: 28, column: 13, scope: !12)
!36 = !DILocation(line: 28, column: 17, scope: !12)
!37 = !DILocation(line: 21, column: 30, scope: !12)
!38 = !DILocation(line: 21, column: 35, scope: !12)
!39 = !DILocation(line: 21, column: 39, scope: !12)
!40 = !DILocation(line: 21, column: 44, scope: !12)
!41 = !DILocation(line: 21, column: 22, scope: !12)
!42 = !DILocation(line: 21, column: 50, scope: !12)
!43 = !{!44, !44, i64 0}
!44 = !{!"float", !10, i64 0}
!45 = !DILocation(line: 21, column: 20, scope: !12)
!46 = !DILocation(line: 22, column: 30, scope: !12)
!47 = !DILocation(line: 22, column: 35, scope: !12)
!48 = !DILocation(line: 22, column: 39, scope: !12)
!49 = !DILocation(line: 22, column: 44, scope: !12)
!50 = !DILocation(line: 22, column: 22, scope: !12)
!51 = !DILocation(line: 22, column: 50, scope: !12)
!52 = !DILocation(line: 22, column: 20, scope: !12)
!53 = !DILocation(line: 23, column: 9, scope: !12)
!54 = !DILocation(line: 25, column: 20, scope: !12)
!55 = !DILocation(line: 25, column: 32, scope: !12)
!56 = !DILocation(line: 25, column: 30, scope: !12)
!57 = !DILocation(line: 25, column: 17, scope: !12)
!58 = !DILocation(line: 26, column: 9, scope: !12)
!59 = !DILocation(line: 20, column: 39, scope: !12)
!60 = distinct !{!60, !33, !61, !62}
!61 = !DILocation(line: 27, column: 5, scope: !12)
!62 = !{!"llvm.loop.mustprogress"}
!63 = !DILocation(line: 29, column: 26, scope: !12)
!64 = !DILocation(line: 29, column: 9, scope: !12)
!65 = !DILocation(line: 30, column: 1, scope: !12)
