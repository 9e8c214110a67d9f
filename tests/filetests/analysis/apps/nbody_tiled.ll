; ModuleID = 'apps/nbody_tiled.cu'
source_filename = "apps/nbody_tiled.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@bodies = external dso_local local_unnamed_addr addrspace(3) global [0 x float], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z11nbody_tiledPfPKfi(ptr noundef writeonly captures(none) %force, ptr noundef readonly captures(none) %body, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp, label %cond.true, label %cond.end, !dbg !28

cond.true:                                        ; preds = %entry
  %idxprom = sext i32 %add to i64
  %arrayidx = getelementptr inbounds float, ptr %body, i64 %idxprom
  %3 = load float, ptr %arrayidx, align 4, !dbg !29, !tbaa !30
  br label %cond.end, !dbg !28

cond.end:                                         ; preds = %entry, %cond.true
  %cond = phi contract float [ %3, %cond.true ], [ 0.000000e+00, %entry ], !dbg !28
  %cmp352 = icmp sgt i32 %n, 0, !dbg !32
  br i1 %cmp352, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !33

for.body.lr.ph:                                   ; preds = %cond.end
  %idxprom16 = zext nneg i32 %2 to i64
  %arrayidx17 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @bodies to ptr), i64 %idxprom16
  %xtraiter = and i32 %1, 1
  %4 = icmp eq i32 %1, 1
  %unroll_iter = and i32 %1, 2046
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0
  %lcmp.mod56 = icmp ne i32 %xtraiter, 0
  br label %for.body, !dbg !33

for.cond.cleanup:                                 ; preds = %for.cond.cleanup21, %cond.end
  %sum.0.lcssa = phi float [ 0.000000e+00, %cond.end ], [ %add27.lcssa, %for.cond.cleanup21 ], !dbg !34
  br i1 %cmp, label %if.then, label %if.end, !dbg !35

for.body:                                         ; preds = %for.body.lr.ph, %for.cond.cleanup21
  %sum.054 = phi float [ 0.000000e+00, %for.body.lr.ph ], [ %add27.lcssa, %for.cond.cleanup21 ]
  %start.053 = phi i32 [ 0, %for.body.lr.ph ], [ %add30, %for.cond.cleanup21 ]
  %add5 = add i32 %start.053, %2, !dbg !36
  %cmp6 = icmp ult i32 %add5, %n, !dbg !37
  br i1 %cmp6, label %cond.true7, label %cond.end13, !dbg !38

cond.true7:                                       ; preds = %for.body
  %idxprom10 = zext nneg i32 %add5 to i64
  %arrayidx11 = getelementptr inbounds nuw float, ptr %body, i64 %idxprom10
  %5 = load float, ptr %arrayidx11, align 4, !dbg !39, !tbaa !30
  br label %cond.end13, !dbg !38

cond.end13:                                       ; preds = %for.body, %cond.true7
  %cond14 = phi contract float [ %5, %cond.true7 ], [ 1.000000e+09, %for.body ], !dbg !38
  store float %cond14, ptr %arrayidx17, align 4, !dbg !40, !tbaa !30
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !41
  br i1 %4, label %for.body22.epil.preheader, label %for.body22, !dbg !42

for.cond.cleanup21.unr-lcssa:                     ; preds = %for.body22
  br i1 %lcmp.mod.not, label %for.cond.cleanup21, label %for.body22.epil.preheader, !dbg !42

for.body22.epil.preheader:                        ; preds = %for.cond.cleanup21.unr-lcssa, %cond.end13
  %sum.151.epil.init = phi float [ %sum.054, %cond.end13 ], [ %add27.1, %for.cond.cleanup21.unr-lcssa ]
  %k.050.epil.init = phi i32 [ 0, %cond.end13 ], [ %inc.1, %for.cond.cleanup21.unr-lcssa ]
  tail call void @llvm.assume(i1 %lcmp.mod56), !dbg !42
  %idxprom23.epil = zext nneg i32 %k.050.epil.init to i64, !dbg !43
  %arrayidx24.epil = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @bodies to ptr), i64 %idxprom23.epil, !dbg !43
  %6 = load float, ptr %arrayidx24.epil, align 4, !dbg !43, !tbaa !30
  %sub.epil = fsub contract float %6, %cond, !dbg !44
  %mul25.epil = fmul contract float %sub.epil, %sub.epil, !dbg !45
  %add26.epil = fadd contract float %mul25.epil, 0x3FB99999A0000000, !dbg !46
  %div.epil = fdiv contract float %sub.epil, %add26.epil, !dbg !47
  %add27.epil = fadd contract float %sum.151.epil.init, %div.epil, !dbg !48
  br label %for.cond.cleanup21, !dbg !49

for.cond.cleanup21:                               ; preds = %for.cond.cleanup21.unr-lcssa, %for.body22.epil.preheader
  %add27.lcssa = phi float [ %add27.1, %for.cond.cleanup21.unr-lcssa ], [ %add27.epil, %for.body22.epil.preheader ], !dbg !48
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !49
  %add30 = add i32 %start.053, %1, !dbg !50
  %cmp3 = icmp slt i32 %add30, %n, !dbg !32
  br i1 %cmp3, label %for.body, label %for.cond.cleanup, !dbg !33, !llvm.loop !51

for.body22:                                       ; preds = %cond.end13, %for.body22
  %sum.151 = phi float [ %add27.1, %for.body22 ], [ %sum.054, %cond.end13 ]
  %k.050 = phi i32 [ %inc.1, %for.body22 ], [ 0, %cond.end13 ]
  %niter = phi i32 [ %niter.next.1, %for.body22 ], [ 0, %cond.end13 ]
  %idxprom23 = zext nneg i32 %k.050 to i64, !dbg !43
  %arrayidx24 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @bodies to ptr), i64 %idxprom23, !dbg !43
  %7 = load float, ptr %arrayidx24, align 4, !dbg !43, !tbaa !30
  %sub = fsub contract float %7, %cond, !dbg !44
  %mul25 = fmul contract float %sub, %sub, !dbg !45
  %add26 = fadd contract float %mul25, 0x3FB99999A0000000, !dbg !46
  %div = fdiv contract float %sub, %add26, !dbg !47
  %add27 = fadd contract float %sum.151, %div, !dbg !48
  %8 = zext nneg i32 %k.050 to i64, !dbg !43
  %9 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @bodies to ptr), i64 %8, !dbg !43
  %arrayidx24.1 = getelementptr inbounds nuw i8, ptr %9, i64 4, !dbg !43
  %10 = load float, ptr %arrayidx24.1, align 4, !dbg !43, !tbaa !30
  %sub.1 = fsub contract float %10, %cond, !dbg !44
  %mul25.1 = fmul contract float %sub.1, %sub.1, !dbg !45
  %add26.1 = fadd contract float %mul25.1, 0x3FB99999A0000000, !dbg !46
  %div.1 = fdiv contract float %sub.1, %add26.1, !dbg !47
  %add27.1 = fadd contract float %add27, %div.1, !dbg !48
  %inc.1 = add nuw nsw i32 %k.050, 2, !dbg !54
  %niter.next.1 = add i32 %niter, 2, !dbg !42
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !42
  br i1 %niter.ncmp.1, label %for.cond.cleanup21.unr-lcssa, label %for.body22, !dbg !42, !llvm.loop !55

if.then:                                          ; preds = %for.cond.cleanup
  %idxprom33 = sext i32 %add to i64
  %arrayidx34 = getelementptr inbounds float, ptr %force, i64 %idxprom33
  store float %sum.0.lcssa, ptr %arrayidx34, align 4, !dbg !57, !tbaa !30
  br label %if.end, !dbg !58

if.end:                                           ; preds = %if.then, %for.cond.cleanup
  ret void, !dbg !59
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

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
!1 = !DIFile(filename: "apps/nbody_tiled.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "nbody_tiled", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 26, scope: !12)
!22 = !DILocation(line: 16, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 16, column: 39, scope: !12)
!26 = !DILocation(line: 16, column: 37, scope: !12)
!27 = !DILocation(line: 17, column: 18, scope: !12)
!28 = !DILocation(line: 17, column: 16, scope: !12)
!29 = !DILocation(line: 17, column: 24, scope: !12)
!30 = !{!31, !31, i64 0}
!31 = !{!"float", !10, i64 0}
!32 = !DILocation(line: 19, column: 31, scope: !12)
!33 = !DILocation(line: 19, column: 5, scope: !12)
!34 = !DILocation(line: 18, column: 11, scope: !12)
!35 = !DILocation(line: 28, column: 11, scope: !12)
!36 = !DILocation(line: 20, column: 37, scope: !12)
!37 = !DILocation(line: 20, column: 51, scope: !12)
!38 = !DILocation(line: 20, column: 31, scope: !12)
!39 = !DILocation(line: 20, column: 57, scope: !12)
!40 = !DILocation(line: 20, column: 29, scope: !12)
!41 = !DILocation(line: 21, column: 9, scope: !12)
!42 = !DILocation(line: 22, column: 9, scope: !12)
!43 = !DILocation(line: 23, column: 23, scope: !12)
!44 = !DILocation(line: 23, column: 33, scope: !12)
!45 = !DILocation(line: 24, column: 27, scope: !12)
!46 = !DILocation(line: 24, column: 31, scope: !12)
!47 = !DILocation(line: 24, column: 22, scope: !12)
!48 = !DILocation(line: 24, column: 17, scope: !12)
!49 = !DILocation(line: 26, column: 9, scope: !12)
!50 = !DILocation(line: 19, column: 42, scope: !12)
!51 = distinct !{!51, !33, !52, !53}
!52 = !DILocation(line: 27, column: 5, scope: !12)
!53 = !{!"llvm.loop.mustprogress"}
!54 = !DILocation(line: 22, column: 42, scope: !12)
!55 = distinct !{!55, !42, !56, !53}
!56 = !DILocation(line: 25, column: 9, scope: !12)
!57 = !DILocation(line: 29, column: 18, scope: !12)
!58 = !DILocation(line: 29, column: 9, scope: !12)
!59 = !DILocation(line: 30, column: 1, scope: !12)
