; ModuleID = 'matmul/tiled_dynamic.cu'
source_filename = "matmul/tiled_dynamic.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@tiles = external dso_local local_unnamed_addr addrspace(3) global [0 x float], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z14matmul_dynamicPfPKfS1_i(ptr noundef writeonly captures(none) %c, ptr noundef readonly captures(none) %a, ptr noundef readonly captures(none) %b, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul nuw nsw i32 %0, %0, !dbg !19
  %idx.ext = zext nneg i32 %mul to i64, !dbg !20
  %add.ptr = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @tiles to ptr), i64 %idx.ext, !dbg !20
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !21
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !24
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !27
  %mul4 = mul i32 %3, %0, !dbg !30
  %add = add i32 %mul4, %1, !dbg !31
  %4 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !32
  %mul6 = mul nuw nsw i32 %4, %0, !dbg !35
  %add7 = add nuw nsw i32 %mul6, %2, !dbg !36
  %div = sdiv i32 %n, %0
  %cmp98 = icmp sgt i32 %div, 0, !dbg !37
  br i1 %cmp98, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !38

for.body.lr.ph:                                   ; preds = %entry
  %cmp8 = icmp slt i32 %add7, %n
  %mul9 = mul nsw i32 %n, %add7
  %add11 = add i32 %mul9, %1
  %mul13 = mul nuw nsw i32 %2, %0
  %add14 = add nuw nsw i32 %mul13, %1
  %idxprom15 = zext nneg i32 %add14 to i64
  %arrayidx16 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @tiles to ptr), i64 %idxprom15
  %cmp17 = icmp slt i32 %add, %n
  %arrayidx31 = getelementptr inbounds nuw float, ptr %add.ptr, i64 %idxprom15
  %xtraiter = and i32 %0, 1
  %5 = icmp eq i32 %0, 1
  %unroll_iter = and i32 %0, 2046
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0
  %lcmp.mod103 = icmp ne i32 %xtraiter, 0
  br label %for.body, !dbg !38

for.cond.cleanup:                                 ; preds = %for.cond.cleanup34, %entry
  %sum.0.lcssa = phi float [ 0.000000e+00, %entry ], [ %add45.lcssa, %for.cond.cleanup34 ], !dbg !39
  %cmp49 = icmp slt i32 %add7, %n, !dbg !40
  %cmp50 = icmp slt i32 %add, %n
  %or.cond = and i1 %cmp49, %cmp50, !dbg !41
  br i1 %or.cond, label %if.then, label %if.end, !dbg !41

for.body:                                         ; preds = %for.body.lr.ph, %for.cond.cleanup34
  %t.0100 = phi i32 [ 0, %for.body.lr.ph ], [ %inc47, %for.cond.cleanup34 ]
  %sum.099 = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add45.lcssa, %for.cond.cleanup34 ]
  br i1 %cmp8, label %cond.true, label %cond.end, !dbg !42

cond.true:                                        ; preds = %for.body
  %mul10 = mul nuw nsw i32 %t.0100, %0
  %add12 = add i32 %add11, %mul10
  %idxprom = sext i32 %add12 to i64
  %arrayidx = getelementptr inbounds float, ptr %a, i64 %idxprom
  %6 = load float, ptr %arrayidx, align 4, !dbg !43, !tbaa !44
  br label %cond.end, !dbg !42

cond.end:                                         ; preds = %for.body, %cond.true
  %cond = phi contract float [ %6, %cond.true ], [ 0.000000e+00, %for.body ], !dbg !42
  store float %cond, ptr %arrayidx16, align 4, !dbg !46, !tbaa !44
  br i1 %cmp17, label %cond.true18, label %cond.end26, !dbg !47

cond.true18:                                      ; preds = %cond.end
  %mul19 = mul nuw nsw i32 %t.0100, %0
  %add20 = add nuw nsw i32 %mul19, %2
  %mul21 = mul nsw i32 %add20, %n
  %add22 = add nsw i32 %mul21, %add
  %idxprom23 = sext i32 %add22 to i64
  %arrayidx24 = getelementptr inbounds float, ptr %b, i64 %idxprom23
  %7 = load float, ptr %arrayidx24, align 4, !dbg !48, !tbaa !44
  br label %cond.end26, !dbg !47

cond.end26:                                       ; preds = %cond.end, %cond.true18
  %cond27 = phi contract float [ %7, %cond.true18 ], [ 0.000000e+00, %cond.end ], !dbg !47
  store float %cond27, ptr %arrayidx31, align 4, !dbg !49, !tbaa !44
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !50
  br i1 %5, label %for.body35.epil.preheader, label %for.body35, !dbg !51

for.cond.cleanup34.unr-lcssa:                     ; preds = %for.body35
  br i1 %lcmp.mod.not, label %for.cond.cleanup34, label %for.body35.epil.preheader, !dbg !51

for.body35.epil.preheader:                        ; preds = %for.cond.cleanup34.unr-lcssa, %cond.end26
  %k.097.epil.init = phi i32 [ 0, %cond.end26 ], [ %inc.1, %for.cond.cleanup34.unr-lcssa ]
  %sum.196.epil.init = phi float [ %sum.099, %cond.end26 ], [ %add45.1, %for.cond.cleanup34.unr-lcssa ]
  tail call void @llvm.assume(i1 %lcmp.mod103), !dbg !51
  %add37.epil = add nuw nsw i32 %k.097.epil.init, %mul13, !dbg !52
  %idxprom38.epil = zext nneg i32 %add37.epil to i64, !dbg !53
  %arrayidx39.epil = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @tiles to ptr), i64 %idxprom38.epil, !dbg !53
  %8 = load float, ptr %arrayidx39.epil, align 4, !dbg !53, !tbaa !44
  %mul40.epil = mul nuw nsw i32 %k.097.epil.init, %0, !dbg !54
  %add41.epil = add nuw nsw i32 %mul40.epil, %1, !dbg !55
  %idxprom42.epil = zext nneg i32 %add41.epil to i64, !dbg !56
  %arrayidx43.epil = getelementptr inbounds nuw float, ptr %add.ptr, i64 %idxprom42.epil, !dbg !56
  %9 = load float, ptr %arrayidx43.epil, align 4, !dbg !56, !tbaa !44
  %mul44.epil = fmul contract float %8, %9, !dbg !57
  %add45.epil = fadd contract float %sum.196.epil.init, %mul44.epil, !dbg !58
  br label %for.cond.cleanup34, !dbg !59

for.cond.cleanup34:                               ; preds = %for.cond.cleanup34.unr-lcssa, %for.body35.epil.preheader
  %add45.lcssa = phi float [ %add45.1, %for.cond.cleanup34.unr-lcssa ], [ %add45.epil, %for.body35.epil.preheader ], !dbg !58
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !59
  %inc47 = add nuw nsw i32 %t.0100, 1, !dbg !60
  %exitcond101.not = icmp eq i32 %inc47, %div, !dbg !37
  br i1 %exitcond101.not, label %for.cond.cleanup, label %for.body, !dbg !38, !llvm.loop !61

for.body35:                                       ; preds = %cond.end26, %for.body35
  %k.097 = phi i32 [ %inc.1, %for.body35 ], [ 0, %cond.end26 ]
  %sum.196 = phi float [ %add45.1, %for.body35 ], [ %sum.099, %cond.end26 ]
  %niter = phi i32 [ %niter.next.1, %for.body35 ], [ 0, %cond.end26 ]
  %add37 = add nuw nsw i32 %k.097, %mul13, !dbg !52
  %idxprom38 = zext nneg i32 %add37 to i64, !dbg !53
  %arrayidx39 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @tiles to ptr), i64 %idxprom38, !dbg !53
  %10 = load float, ptr %arrayidx39, align 4, !dbg !53, !tbaa !44
  %mul40 = mul nuw nsw i32 %k.097, %0, !dbg !54
  %add41 = add nuw nsw i32 %mul40, %1, !dbg !55
  %idxprom42 = zext nneg i32 %add41 to i64, !dbg !56
  %arrayidx43 = getelementptr inbounds nuw float, ptr %add.ptr, i64 %idxprom42, !dbg !56
  %11 = load float, ptr %arrayidx43, align 4, !dbg !56, !tbaa !44
  %mul44 = fmul contract float %10, %11, !dbg !57
  %add45 = fadd contract float %sum.196, %mul44, !dbg !58
  %inc = or disjoint i32 %k.097, 1, !dbg !64
  %add37.1 = add nuw nsw i32 %inc, %mul13, !dbg !52
  %idxprom38.1 = zext nneg i32 %add37.1 to i64, !dbg !53
  %arrayidx39.1 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @tiles to ptr), i64 %idxprom38.1, !dbg !53
  %12 = load float, ptr %arrayidx39.1, align 4, !dbg !53, !tbaa !44
  %mul40.1 = mul nuw nsw i32 %inc, %0, !dbg !54
  %add41.1 = add nuw nsw i32 %mul40.1, %1, !dbg !55
  %idxprom42.1 = zext nneg i32 %add41.1 to i64, !dbg !56
  %arrayidx43.1 = getelementptr inbounds nuw float, ptr %add.ptr, i64 %idxprom42.1, !dbg !56
  %13 = load float, ptr %arrayidx43.1, align 4, !dbg !56, !tbaa !44
  %mul44.1 = fmul contract float %12, %13, !dbg !57
  %add45.1 = fadd contract float %add45, %mul44.1, !dbg !58
  %inc.1 = add nuw nsw i32 %k.097, 2, !dbg !64
  %niter.next.1 = add i32 %niter, 2, !dbg !51
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !51
  br i1 %niter.ncmp.1, label %for.cond.cleanup34.unr-lcssa, label %for.body35, !dbg !51, !llvm.loop !65

if.then:                                          ; preds = %for.cond.cleanup
  %mul51 = mul nsw i32 %n, %add7
  %add52 = add nsw i32 %mul51, %add
  %idxprom53 = sext i32 %add52 to i64
  %arrayidx54 = getelementptr inbounds float, ptr %c, i64 %idxprom53
  store float %sum.0.lcssa, ptr %arrayidx54, align 4, !dbg !67, !tbaa !44
  br label %if.end, !dbg !68

if.end:                                           ; preds = %if.then, %for.cond.cleanup
  ret void, !dbg !69
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #2

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #3

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "matmul/tiled_dynamic.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "matmul_dynamic", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "matmul/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 16, scope: !12)
!19 = !DILocation(line: 17, column: 43, scope: !12)
!20 = !DILocation(line: 17, column: 36, scope: !12)
!21 = !DILocation(line: 31, column: 1, scope: !22, inlinedAt: !23)
!22 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = distinct !DILocation(line: 18, column: 14, scope: !12)
!24 = !DILocation(line: 31, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!26 = distinct !DILocation(line: 18, column: 32, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 19, column: 15, scope: !12)
!30 = !DILocation(line: 19, column: 26, scope: !12)
!31 = !DILocation(line: 19, column: 33, scope: !12)
!32 = !DILocation(line: 32, column: 1, scope: !33, inlinedAt: !34)
!33 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!34 = distinct !DILocation(line: 19, column: 45, scope: !12)
!35 = !DILocation(line: 19, column: 56, scope: !12)
!36 = !DILocation(line: 19, column: 63, scope: !12)
!37 = !DILocation(line: 21, column: 23, scope: !12)
!38 = !DILocation(line: 21, column: 5, scope: !12)
!39 = !DILocation(line: 20, column: 11, scope: !12)
!40 = !DILocation(line: 29, column: 13, scope: !12)
!41 = !DILocation(line: 29, column: 17, scope: !12)
!42 = !DILocation(line: 22, column: 30, scope: !12)
!43 = !DILocation(line: 22, column: 40, scope: !12)
!44 = !{!45, !45, i64 0}
!45 = !{!"float", !10, i64 0}
!46 = !DILocation(line: 22, column: 28, scope: !12)
!47 = !DILocation(line: 23, column: 30, scope: !12)
!48 = !DILocation(line: 23, column: 40, scope: !12)
!49 = !DILocation(line: 23, column: 28, scope: !12)
!50 = !DILocation(line: 24, column: 9, scope: !12)
!51 = !DILocation(line: 25, column: 9, scope: !12)
!52 = !DILocation(line: 26, column: 33, scope: !12)
!53 = !DILocation(line: 26, column: 20, scope: !12)
!54 = !DILocation(line: 26, column: 45, scope: !12)
!55 = !DILocation(line: 26, column: 52, scope: !12)
!56 = !DILocation(line: 26, column: 40, scope: !12)
!57 = !DILocation(line: 26, column: 38, scope: !12)
!58 = !DILocation(line: 26, column: 17, scope: !12)
!59 = !DILocation(line: 27, column: 9, scope: !12)
!60 = !DILocation(line: 21, column: 36, scope: !12)
!61 = distinct !{!61, !38, !62, !63}
!62 = !DILocation(line: 28, column: 5, scope: !12)
!63 = !{!"llvm.loop.mustprogress"}
!64 = !DILocation(line: 25, column: 36, scope: !12)
!65 = distinct !{!65, !51, !66, !63}
!66 = !DILocation(line: 26, column: 56, scope: !12)
!67 = !DILocation(line: 30, column: 26, scope: !12)
!68 = !DILocation(line: 30, column: 9, scope: !12)
!69 = !DILocation(line: 31, column: 1, scope: !12)
