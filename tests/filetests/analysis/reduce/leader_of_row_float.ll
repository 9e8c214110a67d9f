; ModuleID = 'reduce/leader_of_row_float.cu'
source_filename = "reduce/leader_of_row_float.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ12leader_floatPfPKfiiE6values = internal unnamed_addr addrspace(3) global [64 x float] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z12leader_floatPfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %cmp.not = icmp slt i32 %0, %rows, !dbg !19
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !19

if.end:                                           ; preds = %entry
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !20
  %cmp2 = icmp ult i32 %1, %cols, !dbg !23
  br i1 %cmp2, label %if.then3, label %if.end9, !dbg !23

if.then3:                                         ; preds = %if.end
  %idxprom7 = zext nneg i32 %1 to i64
  %arrayidx8 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ12leader_floatPfPKfiiE6values to ptr), i64 %idxprom7
  %mul = mul nsw i32 %cols, %0
  %add = add i32 %mul, %1
  %idxprom = zext i32 %add to i64
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %idxprom
  %2 = load float, ptr %arrayidx, align 4, !dbg !24, !tbaa !25
  %add5 = fadd contract float %2, 1.000000e+00, !dbg !27
  store float %add5, ptr %arrayidx8, align 4, !dbg !28, !tbaa !25
  br label %if.end9, !dbg !29

if.end9:                                          ; preds = %if.then3, %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !30
  %cmp11 = icmp eq i32 %1, 0, !dbg !31
  br i1 %cmp11, label %for.cond.preheader, label %cleanup, !dbg !31

for.cond.preheader:                               ; preds = %if.end9
  %cmp1327 = icmp sgt i32 %cols, 0, !dbg !32
  br i1 %cmp1327, label %for.body.preheader, label %for.cond.cleanup, !dbg !33

for.body.preheader:                               ; preds = %for.cond.preheader
  %xtraiter = and i32 %cols, 3, !dbg !33
  %3 = icmp ult i32 %cols, 4, !dbg !33
  br i1 %3, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !33

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %cols, 2147483644, !dbg !33
  br label %for.body, !dbg !33

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !33
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !33

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.preheader
  %c.029.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %sum.028.epil.init = phi float [ 0.000000e+00, %for.body.preheader ], [ %add16.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod32 = icmp ne i32 %xtraiter, 0, !dbg !33
  tail call void @llvm.assume(i1 %lcmp.mod32), !dbg !33
  br label %for.body.epil, !dbg !33

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %c.029.epil = phi i32 [ %inc.epil, %for.body.epil ], [ %c.029.epil.init, %for.body.epil.preheader ]
  %sum.028.epil = phi float [ %add16.epil, %for.body.epil ], [ %sum.028.epil.init, %for.body.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body.epil ], [ 0, %for.body.epil.preheader ]
  %idxprom14.epil = zext nneg i32 %c.029.epil to i64, !dbg !34
  %arrayidx15.epil = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ12leader_floatPfPKfiiE6values to ptr), i64 %idxprom14.epil, !dbg !34
  %4 = load float, ptr %arrayidx15.epil, align 4, !dbg !34, !tbaa !25
  %add16.epil = fadd contract float %sum.028.epil, %4, !dbg !35
  %inc.epil = add nuw nsw i32 %c.029.epil, 1, !dbg !36
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !33
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !33
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !33, !llvm.loop !37

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %for.cond.preheader
  %sum.0.lcssa = phi float [ 0.000000e+00, %for.cond.preheader ], [ %add16.3, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add16.epil, %for.body.epil ], !dbg !39
  %idxprom17 = zext nneg i32 %0 to i64, !dbg !40
  %arrayidx18 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom17, !dbg !40
  store float %sum.0.lcssa, ptr %arrayidx18, align 4, !dbg !41, !tbaa !25
  br label %cleanup, !dbg !42

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %c.029 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.3, %for.body ]
  %sum.028 = phi float [ 0.000000e+00, %for.body.preheader.new ], [ %add16.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.3, %for.body ]
  %idxprom14 = zext nneg i32 %c.029 to i64, !dbg !34
  %arrayidx15 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ12leader_floatPfPKfiiE6values to ptr), i64 %idxprom14, !dbg !34
  %5 = load float, ptr %arrayidx15, align 4, !dbg !34, !tbaa !25
  %add16 = fadd contract float %sum.028, %5, !dbg !35
  %6 = zext nneg i32 %c.029 to i64, !dbg !34
  %7 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ12leader_floatPfPKfiiE6values to ptr), i64 %6, !dbg !34
  %arrayidx15.1 = getelementptr inbounds nuw i8, ptr %7, i64 4, !dbg !34
  %8 = load float, ptr %arrayidx15.1, align 4, !dbg !34, !tbaa !25
  %add16.1 = fadd contract float %add16, %8, !dbg !35
  %9 = zext nneg i32 %c.029 to i64, !dbg !34
  %10 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ12leader_floatPfPKfiiE6values to ptr), i64 %9, !dbg !34
  %arrayidx15.2 = getelementptr inbounds nuw i8, ptr %10, i64 8, !dbg !34
  %11 = load float, ptr %arrayidx15.2, align 4, !dbg !34, !tbaa !25
  %add16.2 = fadd contract float %add16.1, %11, !dbg !35
  %12 = zext nneg i32 %c.029 to i64, !dbg !34
  %13 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ12leader_floatPfPKfiiE6values to ptr), i64 %12, !dbg !34
  %arrayidx15.3 = getelementptr inbounds nuw i8, ptr %13, i64 12, !dbg !34
  %14 = load float, ptr %arrayidx15.3, align 4, !dbg !34, !tbaa !25
  %add16.3 = fadd contract float %add16.2, %14, !dbg !35
  %inc.3 = add nuw nsw i32 %c.029, 4, !dbg !36
  %niter.next.3 = add i32 %niter, 4, !dbg !33
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !33
  br i1 %niter.ncmp.3, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !33, !llvm.loop !43

cleanup:                                          ; preds = %if.end9, %for.cond.cleanup, %entry
  ret void, !dbg !46
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

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
!1 = !DIFile(filename: "reduce/leader_of_row_float.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "leader_float", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "reduce/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 15, scope: !12)
!19 = !DILocation(line: 15, column: 13, scope: !12)
!20 = !DILocation(line: 31, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 17, column: 9, scope: !12)
!23 = !DILocation(line: 17, column: 21, scope: !12)
!24 = !DILocation(line: 18, column: 31, scope: !12)
!25 = !{!26, !26, i64 0}
!26 = !{!"float", !10, i64 0}
!27 = !DILocation(line: 18, column: 59, scope: !12)
!28 = !DILocation(line: 18, column: 29, scope: !12)
!29 = !DILocation(line: 18, column: 9, scope: !12)
!30 = !DILocation(line: 19, column: 5, scope: !12)
!31 = !DILocation(line: 20, column: 21, scope: !12)
!32 = !DILocation(line: 22, column: 27, scope: !12)
!33 = !DILocation(line: 22, column: 9, scope: !12)
!34 = !DILocation(line: 23, column: 20, scope: !12)
!35 = !DILocation(line: 23, column: 17, scope: !12)
!36 = !DILocation(line: 22, column: 36, scope: !12)
!37 = distinct !{!37, !38}
!38 = !{!"llvm.loop.unroll.disable"}
!39 = !DILocation(line: 0, scope: !12)
!40 = !DILocation(line: 24, column: 9, scope: !12)
!41 = !DILocation(line: 24, column: 18, scope: !12)
!42 = !DILocation(line: 25, column: 5, scope: !12)
!43 = distinct !{!43, !33, !44, !45}
!44 = !DILocation(line: 23, column: 28, scope: !12)
!45 = !{!"llvm.loop.mustprogress"}
!46 = !DILocation(line: 26, column: 1, scope: !12)
