; ModuleID = 'matmul/naive_o3.cu'
source_filename = "matmul/naive_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6matmulPfPKfS1_iii(ptr noundef writeonly captures(none) %c, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %m, i32 noundef %n, i32 noundef %k) local_unnamed_addr #0 !dbg !12 {
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
  %cmp = icmp slt i32 %add7, %m, !dbg !38
  %cmp8 = icmp slt i32 %add, %n
  %or.cond = and i1 %cmp, %cmp8, !dbg !39
  br i1 %or.cond, label %for.cond.preheader, label %if.end, !dbg !39

for.cond.preheader:                               ; preds = %entry
  %cmp933 = icmp sgt i32 %k, 0, !dbg !40
  br i1 %cmp933, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !41

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul10 = mul nuw nsw i32 %k, %add7
  %xtraiter = and i32 %k, 3, !dbg !41
  %6 = icmp ult i32 %k, 4, !dbg !41
  br i1 %6, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !41

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %k, 2147483644, !dbg !41
  br label %for.body, !dbg !41

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !41
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !41

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.lr.ph
  %i.035.epil.init = phi i32 [ 0, %for.body.lr.ph ], [ %inc.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %sum.034.epil.init = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add17.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod37 = icmp ne i32 %xtraiter, 0, !dbg !41
  tail call void @llvm.assume(i1 %lcmp.mod37), !dbg !41
  br label %for.body.epil, !dbg !41

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %i.035.epil = phi i32 [ %i.035.epil.init, %for.body.epil.preheader ], [ %inc.epil, %for.body.epil ]
  %sum.034.epil = phi float [ %sum.034.epil.init, %for.body.epil.preheader ], [ %add17.epil, %for.body.epil ]
  %epil.iter = phi i32 [ 0, %for.body.epil.preheader ], [ %epil.iter.next, %for.body.epil ]
  %add11.epil = add nuw nsw i32 %i.035.epil, %mul10, !dbg !42
  %idxprom.epil = zext nneg i32 %add11.epil to i64, !dbg !43
  %arrayidx.epil = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.epil, !dbg !43
  %7 = load float, ptr %arrayidx.epil, align 4, !dbg !43, !tbaa !44
  %mul12.epil = mul nsw i32 %i.035.epil, %n, !dbg !46
  %add13.epil = add nsw i32 %mul12.epil, %add, !dbg !47
  %idxprom14.epil = sext i32 %add13.epil to i64, !dbg !48
  %arrayidx15.epil = getelementptr inbounds float, ptr %b, i64 %idxprom14.epil, !dbg !48
  %8 = load float, ptr %arrayidx15.epil, align 4, !dbg !48, !tbaa !44
  %mul16.epil = fmul contract float %7, %8, !dbg !49
  %add17.epil = fadd contract float %sum.034.epil, %mul16.epil, !dbg !50
  %inc.epil = add nuw nsw i32 %i.035.epil, 1, !dbg !51
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !41
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !41
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !41, !llvm.loop !52

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %for.cond.preheader
  %sum.0.lcssa = phi float [ 0.000000e+00, %for.cond.preheader ], [ %add17.3, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add17.epil, %for.body.epil ], !dbg !54
  %mul18 = mul nsw i32 %n, %add7, !dbg !55
  %add19 = add nsw i32 %mul18, %add, !dbg !56
  %idxprom20 = sext i32 %add19 to i64, !dbg !57
  %arrayidx21 = getelementptr inbounds float, ptr %c, i64 %idxprom20, !dbg !57
  store float %sum.0.lcssa, ptr %arrayidx21, align 4, !dbg !58, !tbaa !44
  br label %if.end, !dbg !59

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %i.035 = phi i32 [ 0, %for.body.lr.ph.new ], [ %inc.3, %for.body ]
  %sum.034 = phi float [ 0.000000e+00, %for.body.lr.ph.new ], [ %add17.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.3, %for.body ]
  %add11 = add nuw nsw i32 %i.035, %mul10, !dbg !42
  %idxprom = zext nneg i32 %add11 to i64, !dbg !43
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %idxprom, !dbg !43
  %9 = load float, ptr %arrayidx, align 4, !dbg !43, !tbaa !44
  %mul12 = mul nsw i32 %i.035, %n, !dbg !46
  %add13 = add nsw i32 %mul12, %add, !dbg !47
  %idxprom14 = sext i32 %add13 to i64, !dbg !48
  %arrayidx15 = getelementptr inbounds float, ptr %b, i64 %idxprom14, !dbg !48
  %10 = load float, ptr %arrayidx15, align 4, !dbg !48, !tbaa !44
  %mul16 = fmul contract float %9, %10, !dbg !49
  %add17 = fadd contract float %sum.034, %mul16, !dbg !50
  %inc = or disjoint i32 %i.035, 1, !dbg !51
  %add11.1 = add nuw nsw i32 %inc, %mul10, !dbg !42
  %idxprom.1 = zext nneg i32 %add11.1 to i64, !dbg !43
  %arrayidx.1 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.1, !dbg !43
  %11 = load float, ptr %arrayidx.1, align 4, !dbg !43, !tbaa !44
  %mul12.1 = mul nsw i32 %inc, %n, !dbg !46
  %add13.1 = add nsw i32 %mul12.1, %add, !dbg !47
  %idxprom14.1 = sext i32 %add13.1 to i64, !dbg !48
  %arrayidx15.1 = getelementptr inbounds float, ptr %b, i64 %idxprom14.1, !dbg !48
  %12 = load float, ptr %arrayidx15.1, align 4, !dbg !48, !tbaa !44
  %mul16.1 = fmul contract float %11, %12, !dbg !49
  %add17.1 = fadd contract float %add17, %mul16.1, !dbg !50
  %inc.1 = or disjoint i32 %i.035, 2, !dbg !51
  %add11.2 = add nuw nsw i32 %inc.1, %mul10, !dbg !42
  %idxprom.2 = zext nneg i32 %add11.2 to i64, !dbg !43
  %arrayidx.2 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.2, !dbg !43
  %13 = load float, ptr %arrayidx.2, align 4, !dbg !43, !tbaa !44
  %mul12.2 = mul nsw i32 %inc.1, %n, !dbg !46
  %add13.2 = add nsw i32 %mul12.2, %add, !dbg !47
  %idxprom14.2 = sext i32 %add13.2 to i64, !dbg !48
  %arrayidx15.2 = getelementptr inbounds float, ptr %b, i64 %idxprom14.2, !dbg !48
  %14 = load float, ptr %arrayidx15.2, align 4, !dbg !48, !tbaa !44
  %mul16.2 = fmul contract float %13, %14, !dbg !49
  %add17.2 = fadd contract float %add17.1, %mul16.2, !dbg !50
  %inc.2 = or disjoint i32 %i.035, 3, !dbg !51
  %add11.3 = add nuw nsw i32 %inc.2, %mul10, !dbg !42
  %idxprom.3 = zext nneg i32 %add11.3 to i64, !dbg !43
  %arrayidx.3 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.3, !dbg !43
  %15 = load float, ptr %arrayidx.3, align 4, !dbg !43, !tbaa !44
  %mul12.3 = mul nsw i32 %inc.2, %n, !dbg !46
  %add13.3 = add nsw i32 %mul12.3, %add, !dbg !47
  %idxprom14.3 = sext i32 %add13.3 to i64, !dbg !48
  %arrayidx15.3 = getelementptr inbounds float, ptr %b, i64 %idxprom14.3, !dbg !48
  %16 = load float, ptr %arrayidx15.3, align 4, !dbg !48, !tbaa !44
  %mul16.3 = fmul contract float %15, %16, !dbg !49
  %add17.3 = fadd contract float %add17.2, %mul16.3, !dbg !50
  %inc.3 = add nuw nsw i32 %i.035, 4, !dbg !51
  %niter.next.3 = add i32 %niter, 4, !dbg !41
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !41
  br i1 %niter.ncmp.3, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !41, !llvm.loop !60

if.end:                                           ; preds = %for.cond.cleanup, %entry
  ret void, !dbg !63
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

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "matmul/naive_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "matmul", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matmul/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 15, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 28, scope: !12)
!22 = !DILocation(line: 14, column: 26, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 41, scope: !12)
!26 = !DILocation(line: 14, column: 39, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 15, column: 15, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 15, column: 28, scope: !12)
!33 = !DILocation(line: 15, column: 26, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 15, column: 41, scope: !12)
!37 = !DILocation(line: 15, column: 39, scope: !12)
!38 = !DILocation(line: 16, column: 13, scope: !12)
!39 = !DILocation(line: 16, column: 17, scope: !12)
!40 = !DILocation(line: 18, column: 27, scope: !12)
!41 = !DILocation(line: 18, column: 9, scope: !12)
!42 = !DILocation(line: 19, column: 30, scope: !12)
!43 = !DILocation(line: 19, column: 20, scope: !12)
!44 = !{!45, !45, i64 0}
!45 = !{!"float", !10, i64 0}
!46 = !DILocation(line: 19, column: 41, scope: !12)
!47 = !DILocation(line: 19, column: 45, scope: !12)
!48 = !DILocation(line: 19, column: 37, scope: !12)
!49 = !DILocation(line: 19, column: 35, scope: !12)
!50 = !DILocation(line: 19, column: 17, scope: !12)
!51 = !DILocation(line: 18, column: 33, scope: !12)
!52 = distinct !{!52, !53}
!53 = !{!"llvm.loop.unroll.disable"}
!54 = !DILocation(line: 0, scope: !12)
!55 = !DILocation(line: 20, column: 15, scope: !12)
!56 = !DILocation(line: 20, column: 19, scope: !12)
!57 = !DILocation(line: 20, column: 9, scope: !12)
!58 = !DILocation(line: 20, column: 26, scope: !12)
!59 = !DILocation(line: 21, column: 5, scope: !12)
!60 = distinct !{!60, !41, !61, !62}
!61 = !DILocation(line: 19, column: 50, scope: !12)
!62 = !{!"llvm.loop.mustprogress"}
!63 = !DILocation(line: 22, column: 1, scope: !12)
