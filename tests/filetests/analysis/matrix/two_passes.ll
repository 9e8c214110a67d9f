; ModuleID = 'matrix/two_passes.cu'
source_filename = "matrix/two_passes.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z10two_passesPfPKfii(ptr noundef captures(none) %a, ptr noundef readonly captures(none) %q, i32 noundef %rows, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  %cmp337 = icmp sgt i32 %rows, 0
  %or.cond = and i1 %cmp, %cmp337, !dbg !27
  br i1 %or.cond, label %for.body.preheader, label %if.end, !dbg !27

for.body.preheader:                               ; preds = %entry
  %3 = add nsw i32 %rows, -1, !dbg !28
  %xtraiter = and i32 %rows, 1, !dbg !28
  %4 = icmp eq i32 %3, 0, !dbg !28
  br i1 %4, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !28

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %rows, 2147483646, !dbg !28
  br label %for.body, !dbg !28

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %i.039 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.1, %for.body ]
  %sum.038 = phi float [ 0.000000e+00, %for.body.preheader.new ], [ %add9.1, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.1, %for.body ]
  %idxprom = zext nneg i32 %i.039 to i64, !dbg !29
  %arrayidx = getelementptr inbounds nuw float, ptr %q, i64 %idxprom, !dbg !29
  %5 = load float, ptr %arrayidx, align 4, !dbg !29, !tbaa !30
  %mul4 = shl nsw i32 %i.039, 5, !dbg !32
  %add5 = add nsw i32 %mul4, %add, !dbg !33
  %idxprom6 = sext i32 %add5 to i64, !dbg !34
  %arrayidx7 = getelementptr inbounds float, ptr %a, i64 %idxprom6, !dbg !34
  %6 = load float, ptr %arrayidx7, align 4, !dbg !34, !tbaa !30
  %mul8 = fmul contract float %5, %6, !dbg !35
  %add9 = fadd contract float %sum.038, %mul8, !dbg !36
  %inc = or disjoint i32 %i.039, 1, !dbg !37
  %idxprom.1 = zext nneg i32 %inc to i64, !dbg !29
  %arrayidx.1 = getelementptr inbounds nuw float, ptr %q, i64 %idxprom.1, !dbg !29
  %7 = load float, ptr %arrayidx.1, align 4, !dbg !29, !tbaa !30
  %mul4.1 = shl nsw i32 %inc, 5, !dbg !32
  %add5.1 = add nsw i32 %mul4.1, %add, !dbg !33
  %idxprom6.1 = sext i32 %add5.1 to i64, !dbg !34
  %arrayidx7.1 = getelementptr inbounds float, ptr %a, i64 %idxprom6.1, !dbg !34
  %8 = load float, ptr %arrayidx7.1, align 4, !dbg !34, !tbaa !30
  %mul8.1 = fmul contract float %7, %8, !dbg !35
  %add9.1 = fadd contract float %add9, %mul8.1, !dbg !36
  %inc.1 = add nuw nsw i32 %i.039, 2, !dbg !37
  %niter.next.1 = add i32 %niter, 2, !dbg !28
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !28
  br i1 %niter.ncmp.1, label %for.body14.preheader.unr-lcssa, label %for.body, !dbg !28, !llvm.loop !38

for.body14.preheader.unr-lcssa:                   ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !28
  br i1 %lcmp.mod.not, label %for.body14.preheader, label %for.body.epil.preheader, !dbg !28

for.body.epil.preheader:                          ; preds = %for.body14.preheader.unr-lcssa, %for.body.preheader
  %i.039.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.1, %for.body14.preheader.unr-lcssa ]
  %sum.038.epil.init = phi float [ 0.000000e+00, %for.body.preheader ], [ %add9.1, %for.body14.preheader.unr-lcssa ]
  %lcmp.mod44 = icmp ne i32 %xtraiter, 0, !dbg !28
  tail call void @llvm.assume(i1 %lcmp.mod44), !dbg !28
  %idxprom.epil = zext nneg i32 %i.039.epil.init to i64, !dbg !29
  %arrayidx.epil = getelementptr inbounds nuw float, ptr %q, i64 %idxprom.epil, !dbg !29
  %9 = load float, ptr %arrayidx.epil, align 4, !dbg !29, !tbaa !30
  %mul4.epil = shl nsw i32 %i.039.epil.init, 5, !dbg !32
  %add5.epil = add nsw i32 %mul4.epil, %add, !dbg !33
  %idxprom6.epil = sext i32 %add5.epil to i64, !dbg !34
  %arrayidx7.epil = getelementptr inbounds float, ptr %a, i64 %idxprom6.epil, !dbg !34
  %10 = load float, ptr %arrayidx7.epil, align 4, !dbg !34, !tbaa !30
  %mul8.epil = fmul contract float %9, %10, !dbg !35
  %add9.epil = fadd contract float %sum.038.epil.init, %mul8.epil, !dbg !36
  br label %for.body14.preheader, !dbg !41

for.body14.preheader:                             ; preds = %for.body14.preheader.unr-lcssa, %for.body.epil.preheader
  %add9.lcssa = phi float [ %add9.1, %for.body14.preheader.unr-lcssa ], [ %add9.epil, %for.body.epil.preheader ], !dbg !36
  %xtraiter45 = and i32 %rows, 1, !dbg !41
  %11 = icmp eq i32 %3, 0, !dbg !41
  br i1 %11, label %for.body14.epil.preheader, label %for.body14.preheader.new, !dbg !41

for.body14.preheader.new:                         ; preds = %for.body14.preheader
  %unroll_iter48 = and i32 %rows, 2147483646, !dbg !41
  br label %for.body14, !dbg !41

for.body14:                                       ; preds = %for.body14, %for.body14.preheader.new
  %i10.041 = phi i32 [ 0, %for.body14.preheader.new ], [ %inc23.1, %for.body14 ]
  %niter49 = phi i32 [ 0, %for.body14.preheader.new ], [ %niter49.next.1, %for.body14 ]
  %idxprom15 = zext nneg i32 %i10.041 to i64, !dbg !42
  %arrayidx16 = getelementptr inbounds nuw float, ptr %q, i64 %idxprom15, !dbg !42
  %12 = load float, ptr %arrayidx16, align 4, !dbg !42, !tbaa !30
  %mul17 = fmul contract float %add9.lcssa, %12, !dbg !43
  %mul18 = shl nsw i32 %i10.041, 5, !dbg !44
  %add19 = add nsw i32 %mul18, %add, !dbg !45
  %idxprom20 = sext i32 %add19 to i64, !dbg !46
  %arrayidx21 = getelementptr inbounds float, ptr %a, i64 %idxprom20, !dbg !46
  %13 = load float, ptr %arrayidx21, align 4, !dbg !47, !tbaa !30
  %sub = fsub contract float %13, %mul17, !dbg !47
  store float %sub, ptr %arrayidx21, align 4, !dbg !47, !tbaa !30
  %inc23 = or disjoint i32 %i10.041, 1, !dbg !48
  %idxprom15.1 = zext nneg i32 %inc23 to i64, !dbg !42
  %arrayidx16.1 = getelementptr inbounds nuw float, ptr %q, i64 %idxprom15.1, !dbg !42
  %14 = load float, ptr %arrayidx16.1, align 4, !dbg !42, !tbaa !30
  %mul17.1 = fmul contract float %add9.lcssa, %14, !dbg !43
  %mul18.1 = shl nsw i32 %inc23, 5, !dbg !44
  %add19.1 = add nsw i32 %mul18.1, %add, !dbg !45
  %idxprom20.1 = sext i32 %add19.1 to i64, !dbg !46
  %arrayidx21.1 = getelementptr inbounds float, ptr %a, i64 %idxprom20.1, !dbg !46
  %15 = load float, ptr %arrayidx21.1, align 4, !dbg !47, !tbaa !30
  %sub.1 = fsub contract float %15, %mul17.1, !dbg !47
  store float %sub.1, ptr %arrayidx21.1, align 4, !dbg !47, !tbaa !30
  %inc23.1 = add nuw nsw i32 %i10.041, 2, !dbg !48
  %niter49.next.1 = add i32 %niter49, 2, !dbg !41
  %niter49.ncmp.1 = icmp eq i32 %niter49.next.1, %unroll_iter48, !dbg !41
  br i1 %niter49.ncmp.1, label %if.end.loopexit.unr-lcssa, label %for.body14, !dbg !41, !llvm.loop !49

if.end.loopexit.unr-lcssa:                        ; preds = %for.body14
  %lcmp.mod46.not = icmp eq i32 %xtraiter45, 0, !dbg !41
  br i1 %lcmp.mod46.not, label %if.end, label %for.body14.epil.preheader, !dbg !41

for.body14.epil.preheader:                        ; preds = %if.end.loopexit.unr-lcssa, %for.body14.preheader
  %i10.041.epil.init = phi i32 [ 0, %for.body14.preheader ], [ %inc23.1, %if.end.loopexit.unr-lcssa ]
  %lcmp.mod47 = icmp ne i32 %xtraiter45, 0, !dbg !41
  tail call void @llvm.assume(i1 %lcmp.mod47), !dbg !41
  %idxprom15.epil = zext nneg i32 %i10.041.epil.init to i64, !dbg !42
  %arrayidx16.epil = getelementptr inbounds nuw float, ptr %q, i64 %idxprom15.epil, !dbg !42
  %16 = load float, ptr %arrayidx16.epil, align 4, !dbg !42, !tbaa !30
  %mul17.epil = fmul contract float %add9.lcssa, %16, !dbg !43
  %mul18.epil = shl nsw i32 %i10.041.epil.init, 5, !dbg !44
  %add19.epil = add nsw i32 %mul18.epil, %add, !dbg !45
  %idxprom20.epil = sext i32 %add19.epil to i64, !dbg !46
  %arrayidx21.epil = getelementptr inbounds float, ptr %a, i64 %idxprom20.epil, !dbg !46
  %17 = load float, ptr %arrayidx21.epil, align 4, !dbg !47, !tbaa !30
  %sub.epil = fsub contract float %17, %mul17.epil, !dbg !47
  store float %sub.epil, ptr %arrayidx21.epil, align 4, !dbg !47, !tbaa !30
  br label %if.end, !dbg !51

if.end:                                           ; preds = %for.body14.epil.preheader, %if.end.loopexit.unr-lcssa, %entry
  ret void, !dbg !51
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

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
!1 = !DIFile(filename: "matrix/two_passes.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "two_passes", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!27 = !DILocation(line: 16, column: 11, scope: !12)
!28 = !DILocation(line: 18, column: 9, scope: !12)
!29 = !DILocation(line: 19, column: 20, scope: !12)
!30 = !{!31, !31, i64 0}
!31 = !{!"float", !10, i64 0}
!32 = !DILocation(line: 19, column: 31, scope: !12)
!33 = !DILocation(line: 19, column: 36, scope: !12)
!34 = !DILocation(line: 19, column: 27, scope: !12)
!35 = !DILocation(line: 19, column: 25, scope: !12)
!36 = !DILocation(line: 19, column: 17, scope: !12)
!37 = !DILocation(line: 18, column: 36, scope: !12)
!38 = distinct !{!38, !28, !39, !40}
!39 = !DILocation(line: 19, column: 39, scope: !12)
!40 = !{!"llvm.loop.mustprogress"}
!41 = !DILocation(line: 20, column: 9, scope: !12)
!42 = !DILocation(line: 21, column: 30, scope: !12)
!43 = !DILocation(line: 21, column: 35, scope: !12)
!44 = !DILocation(line: 21, column: 17, scope: !12)
!45 = !DILocation(line: 21, column: 22, scope: !12)
!46 = !DILocation(line: 21, column: 13, scope: !12)
!47 = !DILocation(line: 21, column: 27, scope: !12)
!48 = !DILocation(line: 20, column: 36, scope: !12)
!49 = distinct !{!49, !41, !50, !40}
!50 = !DILocation(line: 21, column: 37, scope: !12)
!51 = !DILocation(line: 23, column: 1, scope: !12)
