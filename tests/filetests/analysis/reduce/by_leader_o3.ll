; ModuleID = 'reduce/by_leader_o3.cu'
source_filename = "reduce/by_leader_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@values = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z9by_leaderPiPKii(ptr noundef captures(none) %total, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
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
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !dbg !29, !tbaa !8
  br label %cond.end, !dbg !28

cond.end:                                         ; preds = %entry, %cond.true
  %cond = phi i32 [ %3, %cond.true ], [ 0, %entry ], !dbg !28
  %idxprom4 = zext nneg i32 %2 to i64, !dbg !30
  %arrayidx5 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %idxprom4, !dbg !30
  store i32 %cond, ptr %arrayidx5, align 4, !dbg !31, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %cmp7 = icmp eq i32 %2, 0, !dbg !33
  br i1 %cmp7, label %for.body.preheader, label %if.end, !dbg !33

for.body.preheader:                               ; preds = %cond.end
  %xtraiter = and i32 %1, 7, !dbg !34
  %4 = icmp samesign ult i32 %1, 8, !dbg !34
  br i1 %4, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !34

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %1, 2040, !dbg !34
  br label %for.body, !dbg !34

for.cond.cleanup.unr-lcssa:                       ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !34
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !34

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.unr-lcssa, %for.body.preheader
  %k.019.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.7, %for.cond.cleanup.unr-lcssa ]
  %sum.018.epil.init = phi i32 [ 0, %for.body.preheader ], [ %add12.7, %for.cond.cleanup.unr-lcssa ]
  %lcmp.mod21 = icmp ne i32 %xtraiter, 0, !dbg !34
  tail call void @llvm.assume(i1 %lcmp.mod21), !dbg !34
  br label %for.body.epil, !dbg !34

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %k.019.epil = phi i32 [ %inc.epil, %for.body.epil ], [ %k.019.epil.init, %for.body.epil.preheader ]
  %sum.018.epil = phi i32 [ %add12.epil, %for.body.epil ], [ %sum.018.epil.init, %for.body.epil.preheader ]
  %epil.iter = phi i32 [ %epil.iter.next, %for.body.epil ], [ 0, %for.body.epil.preheader ]
  %idxprom10.epil = zext nneg i32 %k.019.epil to i64, !dbg !35
  %arrayidx11.epil = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %idxprom10.epil, !dbg !35
  %5 = load i32, ptr %arrayidx11.epil, align 4, !dbg !35, !tbaa !8
  %add12.epil = add nsw i32 %5, %sum.018.epil, !dbg !36
  %inc.epil = add nuw nsw i32 %k.019.epil, 1, !dbg !37
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !34
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !34
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !34, !llvm.loop !38

for.cond.cleanup:                                 ; preds = %for.body.epil, %for.cond.cleanup.unr-lcssa
  %add12.lcssa = phi i32 [ %add12.7, %for.cond.cleanup.unr-lcssa ], [ %add12.epil, %for.body.epil ], !dbg !36
  %6 = atomicrmw add ptr %total, i32 %add12.lcssa seq_cst, align 4, !dbg !40
  br label %if.end, !dbg !43

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %k.019 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.7, %for.body ]
  %sum.018 = phi i32 [ 0, %for.body.preheader.new ], [ %add12.7, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.7, %for.body ]
  %idxprom10 = zext nneg i32 %k.019 to i64, !dbg !35
  %arrayidx11 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %idxprom10, !dbg !35
  %7 = load i32, ptr %arrayidx11, align 4, !dbg !35, !tbaa !8
  %add12 = add nsw i32 %7, %sum.018, !dbg !36
  %8 = zext nneg i32 %k.019 to i64, !dbg !35
  %9 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %8, !dbg !35
  %arrayidx11.1 = getelementptr inbounds nuw i8, ptr %9, i64 4, !dbg !35
  %10 = load i32, ptr %arrayidx11.1, align 4, !dbg !35, !tbaa !8
  %add12.1 = add nsw i32 %10, %add12, !dbg !36
  %11 = zext nneg i32 %k.019 to i64, !dbg !35
  %12 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %11, !dbg !35
  %arrayidx11.2 = getelementptr inbounds nuw i8, ptr %12, i64 8, !dbg !35
  %13 = load i32, ptr %arrayidx11.2, align 4, !dbg !35, !tbaa !8
  %add12.2 = add nsw i32 %13, %add12.1, !dbg !36
  %14 = zext nneg i32 %k.019 to i64, !dbg !35
  %15 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %14, !dbg !35
  %arrayidx11.3 = getelementptr inbounds nuw i8, ptr %15, i64 12, !dbg !35
  %16 = load i32, ptr %arrayidx11.3, align 4, !dbg !35, !tbaa !8
  %add12.3 = add nsw i32 %16, %add12.2, !dbg !36
  %17 = zext nneg i32 %k.019 to i64, !dbg !35
  %18 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %17, !dbg !35
  %arrayidx11.4 = getelementptr inbounds nuw i8, ptr %18, i64 16, !dbg !35
  %19 = load i32, ptr %arrayidx11.4, align 4, !dbg !35, !tbaa !8
  %add12.4 = add nsw i32 %19, %add12.3, !dbg !36
  %20 = zext nneg i32 %k.019 to i64, !dbg !35
  %21 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %20, !dbg !35
  %arrayidx11.5 = getelementptr inbounds nuw i8, ptr %21, i64 20, !dbg !35
  %22 = load i32, ptr %arrayidx11.5, align 4, !dbg !35, !tbaa !8
  %add12.5 = add nsw i32 %22, %add12.4, !dbg !36
  %23 = zext nneg i32 %k.019 to i64, !dbg !35
  %24 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %23, !dbg !35
  %arrayidx11.6 = getelementptr inbounds nuw i8, ptr %24, i64 24, !dbg !35
  %25 = load i32, ptr %arrayidx11.6, align 4, !dbg !35, !tbaa !8
  %add12.6 = add nsw i32 %25, %add12.5, !dbg !36
  %26 = zext nneg i32 %k.019 to i64, !dbg !35
  %27 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @values to ptr), i64 %26, !dbg !35
  %arrayidx11.7 = getelementptr inbounds nuw i8, ptr %27, i64 28, !dbg !35
  %28 = load i32, ptr %arrayidx11.7, align 4, !dbg !35, !tbaa !8
  %add12.7 = add nsw i32 %28, %add12.6, !dbg !36
  %inc.7 = add nuw nsw i32 %k.019, 8, !dbg !37
  %niter.next.7 = add i32 %niter, 8, !dbg !34
  %niter.ncmp.7 = icmp eq i32 %niter.next.7, %unroll_iter, !dbg !34
  br i1 %niter.ncmp.7, label %for.cond.cleanup.unr-lcssa, label %for.body, !dbg !34, !llvm.loop !44

if.end:                                           ; preds = %for.cond.cleanup, %cond.end
  ret void, !dbg !47
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
!1 = !DIFile(filename: "reduce/by_leader_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "by_leader", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "reduce/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 26, scope: !12)
!22 = !DILocation(line: 16, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 16, column: 39, scope: !12)
!26 = !DILocation(line: 16, column: 37, scope: !12)
!27 = !DILocation(line: 17, column: 29, scope: !12)
!28 = !DILocation(line: 17, column: 27, scope: !12)
!29 = !DILocation(line: 17, column: 35, scope: !12)
!30 = !DILocation(line: 17, column: 5, scope: !12)
!31 = !DILocation(line: 17, column: 25, scope: !12)
!32 = !DILocation(line: 18, column: 5, scope: !12)
!33 = !DILocation(line: 19, column: 21, scope: !12)
!34 = !DILocation(line: 21, column: 9, scope: !12)
!35 = !DILocation(line: 22, column: 20, scope: !12)
!36 = !DILocation(line: 22, column: 17, scope: !12)
!37 = !DILocation(line: 21, column: 42, scope: !12)
!38 = distinct !{!38, !39}
!39 = !{!"llvm.loop.unroll.disable"}
!40 = !DILocation(line: 80, column: 46, scope: !41, inlinedAt: !42)
!41 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 80, type: !13, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!42 = distinct !DILocation(line: 23, column: 9, scope: !12)
!43 = !DILocation(line: 24, column: 5, scope: !12)
!44 = distinct !{!44, !34, !45, !46}
!45 = !DILocation(line: 22, column: 28, scope: !12)
!46 = !{!"llvm.loop.mustprogress"}
!47 = !DILocation(line: 25, column: 1, scope: !12)
