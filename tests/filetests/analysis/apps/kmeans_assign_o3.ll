; ModuleID = 'apps/kmeans_assign_o3.cu'
source_filename = "apps/kmeans_assign_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.float2 = type { float, float }

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6assignPiPK6float2S2_ii(ptr noundef writeonly captures(none) %nearest, ptr noundef readonly captures(none) %points, ptr noundef readonly captures(none) %centres, i32 noundef %n, i32 noundef %k) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !27

for.cond.preheader:                               ; preds = %entry
  %cmp333 = icmp sgt i32 %k, 0, !dbg !28
  %idxprom = sext i32 %add to i64
  br i1 %cmp333, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !29

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %arrayidx = getelementptr inbounds %struct.float2, ptr %points, i64 %idxprom
  %3 = load float, ptr %arrayidx, align 8, !tbaa !30
  %y = getelementptr inbounds nuw i8, ptr %arrayidx, i64 4
  %4 = load float, ptr %y, align 4, !tbaa !33
  %xtraiter = and i32 %k, 3, !dbg !29
  %5 = icmp ult i32 %k, 4, !dbg !29
  br i1 %5, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !29

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %k, 2147483644, !dbg !29
  br label %for.body, !dbg !29

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !29
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !29

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.lr.ph
  %best.036.epil.init = phi float [ 0x46293E5940000000, %for.body.lr.ph ], [ %best.1.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %which.035.epil.init = phi i32 [ 0, %for.body.lr.ph ], [ %which.1.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %c.034.epil.init = phi i32 [ 0, %for.body.lr.ph ], [ %inc.3, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod38 = icmp ne i32 %xtraiter, 0, !dbg !29
  tail call void @llvm.assume(i1 %lcmp.mod38), !dbg !29
  br label %for.body.epil, !dbg !29

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %best.036.epil = phi float [ %best.036.epil.init, %for.body.epil.preheader ], [ %best.1.epil, %for.body.epil ]
  %which.035.epil = phi i32 [ %which.035.epil.init, %for.body.epil.preheader ], [ %which.1.epil, %for.body.epil ]
  %c.034.epil = phi i32 [ %c.034.epil.init, %for.body.epil.preheader ], [ %inc.epil, %for.body.epil ]
  %epil.iter = phi i32 [ 0, %for.body.epil.preheader ], [ %epil.iter.next, %for.body.epil ]
  %idxprom4.epil = zext nneg i32 %c.034.epil to i64, !dbg !34
  %arrayidx5.epil = getelementptr inbounds nuw %struct.float2, ptr %centres, i64 %idxprom4.epil, !dbg !34
  %6 = load float, ptr %arrayidx5.epil, align 8, !dbg !35, !tbaa !30
  %sub.epil = fsub contract float %3, %6, !dbg !36
  %y11.epil = getelementptr inbounds nuw i8, ptr %arrayidx5.epil, i64 4, !dbg !37
  %7 = load float, ptr %y11.epil, align 4, !dbg !37, !tbaa !33
  %sub12.epil = fsub contract float %4, %7, !dbg !38
  %mul13.epil = fmul contract float %sub.epil, %sub.epil, !dbg !39
  %mul14.epil = fmul contract float %sub12.epil, %sub12.epil, !dbg !40
  %add15.epil = fadd contract float %mul13.epil, %mul14.epil, !dbg !41
  %cmp16.epil = fcmp contract olt float %add15.epil, %best.036.epil, !dbg !42
  %which.1.epil = select i1 %cmp16.epil, i32 %c.034.epil, i32 %which.035.epil, !dbg !42
  %best.1.epil = select i1 %cmp16.epil, float %add15.epil, float %best.036.epil, !dbg !42
  %inc.epil = add nuw nsw i32 %c.034.epil, 1, !dbg !43
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !29
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !29
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup, label %for.body.epil, !dbg !29, !llvm.loop !44

for.cond.cleanup:                                 ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.epil, %for.cond.preheader
  %which.0.lcssa = phi i32 [ 0, %for.cond.preheader ], [ %which.1.3, %for.cond.cleanup.loopexit.unr-lcssa ], [ %which.1.epil, %for.body.epil ], !dbg !46
  %arrayidx20 = getelementptr inbounds i32, ptr %nearest, i64 %idxprom, !dbg !47
  store i32 %which.0.lcssa, ptr %arrayidx20, align 4, !dbg !48, !tbaa !8
  br label %cleanup, !dbg !49

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %best.036 = phi float [ 0x46293E5940000000, %for.body.lr.ph.new ], [ %best.1.3, %for.body ]
  %which.035 = phi i32 [ 0, %for.body.lr.ph.new ], [ %which.1.3, %for.body ]
  %c.034 = phi i32 [ 0, %for.body.lr.ph.new ], [ %inc.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.3, %for.body ]
  %idxprom4 = zext nneg i32 %c.034 to i64, !dbg !34
  %arrayidx5 = getelementptr inbounds nuw %struct.float2, ptr %centres, i64 %idxprom4, !dbg !34
  %8 = load float, ptr %arrayidx5, align 8, !dbg !35, !tbaa !30
  %sub = fsub contract float %3, %8, !dbg !36
  %y11 = getelementptr inbounds nuw i8, ptr %arrayidx5, i64 4, !dbg !37
  %9 = load float, ptr %y11, align 4, !dbg !37, !tbaa !33
  %sub12 = fsub contract float %4, %9, !dbg !38
  %mul13 = fmul contract float %sub, %sub, !dbg !39
  %mul14 = fmul contract float %sub12, %sub12, !dbg !40
  %add15 = fadd contract float %mul13, %mul14, !dbg !41
  %cmp16 = fcmp contract olt float %add15, %best.036, !dbg !42
  %which.1 = select i1 %cmp16, i32 %c.034, i32 %which.035, !dbg !42
  %best.1 = select i1 %cmp16, float %add15, float %best.036, !dbg !42
  %inc = or disjoint i32 %c.034, 1, !dbg !43
  %idxprom4.1 = zext nneg i32 %inc to i64, !dbg !34
  %arrayidx5.1 = getelementptr inbounds nuw %struct.float2, ptr %centres, i64 %idxprom4.1, !dbg !34
  %10 = load float, ptr %arrayidx5.1, align 8, !dbg !35, !tbaa !30
  %sub.1 = fsub contract float %3, %10, !dbg !36
  %y11.1 = getelementptr inbounds nuw i8, ptr %arrayidx5.1, i64 4, !dbg !37
  %11 = load float, ptr %y11.1, align 4, !dbg !37, !tbaa !33
  %sub12.1 = fsub contract float %4, %11, !dbg !38
  %mul13.1 = fmul contract float %sub.1, %sub.1, !dbg !39
  %mul14.1 = fmul contract float %sub12.1, %sub12.1, !dbg !40
  %add15.1 = fadd contract float %mul13.1, %mul14.1, !dbg !41
  %cmp16.1 = fcmp contract olt float %add15.1, %best.1, !dbg !42
  %which.1.1 = select i1 %cmp16.1, i32 %inc, i32 %which.1, !dbg !42
  %best.1.1 = select i1 %cmp16.1, float %add15.1, float %best.1, !dbg !42
  %inc.1 = or disjoint i32 %c.034, 2, !dbg !43
  %idxprom4.2 = zext nneg i32 %inc.1 to i64, !dbg !34
  %arrayidx5.2 = getelementptr inbounds nuw %struct.float2, ptr %centres, i64 %idxprom4.2, !dbg !34
  %12 = load float, ptr %arrayidx5.2, align 8, !dbg !35, !tbaa !30
  %sub.2 = fsub contract float %3, %12, !dbg !36
  %y11.2 = getelementptr inbounds nuw i8, ptr %arrayidx5.2, i64 4, !dbg !37
  %13 = load float, ptr %y11.2, align 4, !dbg !37, !tbaa !33
  %sub12.2 = fsub contract float %4, %13, !dbg !38
  %mul13.2 = fmul contract float %sub.2, %sub.2, !dbg !39
  %mul14.2 = fmul contract float %sub12.2, %sub12.2, !dbg !40
  %add15.2 = fadd contract float %mul13.2, %mul14.2, !dbg !41
  %cmp16.2 = fcmp contract olt float %add15.2, %best.1.1, !dbg !42
  %which.1.2 = select i1 %cmp16.2, i32 %inc.1, i32 %which.1.1, !dbg !42
  %best.1.2 = select i1 %cmp16.2, float %add15.2, float %best.1.1, !dbg !42
  %inc.2 = or disjoint i32 %c.034, 3, !dbg !43
  %idxprom4.3 = zext nneg i32 %inc.2 to i64, !dbg !34
  %arrayidx5.3 = getelementptr inbounds nuw %struct.float2, ptr %centres, i64 %idxprom4.3, !dbg !34
  %14 = load float, ptr %arrayidx5.3, align 8, !dbg !35, !tbaa !30
  %sub.3 = fsub contract float %3, %14, !dbg !36
  %y11.3 = getelementptr inbounds nuw i8, ptr %arrayidx5.3, i64 4, !dbg !37
  %15 = load float, ptr %y11.3, align 4, !dbg !37, !tbaa !33
  %sub12.3 = fsub contract float %4, %15, !dbg !38
  %mul13.3 = fmul contract float %sub.3, %sub.3, !dbg !39
  %mul14.3 = fmul contract float %sub12.3, %sub12.3, !dbg !40
  %add15.3 = fadd contract float %mul13.3, %mul14.3, !dbg !41
  %cmp16.3 = fcmp contract olt float %add15.3, %best.1.2, !dbg !42
  %which.1.3 = select i1 %cmp16.3, i32 %inc.2, i32 %which.1.2, !dbg !42
  %best.1.3 = select i1 %cmp16.3, float %add15.3, float %best.1.2, !dbg !42
  %inc.3 = add nuw nsw i32 %c.034, 4, !dbg !43
  %niter.next.3 = add i32 %niter, 4, !dbg !29
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !29
  br i1 %niter.ncmp.3, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !29, !llvm.loop !50

cleanup:                                          ; preds = %entry, %for.cond.cleanup
  ret void, !dbg !49
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
!1 = !DIFile(filename: "apps/kmeans_assign_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "assign", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 13, column: 26, scope: !12)
!22 = !DILocation(line: 13, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 39, scope: !12)
!26 = !DILocation(line: 13, column: 37, scope: !12)
!27 = !DILocation(line: 14, column: 11, scope: !12)
!28 = !DILocation(line: 18, column: 23, scope: !12)
!29 = !DILocation(line: 18, column: 5, scope: !12)
!30 = !{!31, !32, i64 0}
!31 = !{!"_ZTS6float2", !32, i64 0, !32, i64 4}
!32 = !{!"float", !10, i64 0}
!33 = !{!31, !32, i64 4}
!34 = !DILocation(line: 19, column: 34, scope: !12)
!35 = !DILocation(line: 19, column: 45, scope: !12)
!36 = !DILocation(line: 19, column: 32, scope: !12)
!37 = !DILocation(line: 19, column: 78, scope: !12)
!38 = !DILocation(line: 19, column: 65, scope: !12)
!39 = !DILocation(line: 20, column: 22, scope: !12)
!40 = !DILocation(line: 20, column: 32, scope: !12)
!41 = !DILocation(line: 20, column: 27, scope: !12)
!42 = !DILocation(line: 21, column: 15, scope: !12)
!43 = !DILocation(line: 18, column: 29, scope: !12)
!44 = distinct !{!44, !45}
!45 = !{!"llvm.loop.unroll.disable"}
!46 = !DILocation(line: 0, scope: !12)
!47 = !DILocation(line: 26, column: 5, scope: !12)
!48 = !DILocation(line: 26, column: 16, scope: !12)
!49 = !DILocation(line: 27, column: 1, scope: !12)
!50 = distinct !{!50, !29, !51, !52}
!51 = !DILocation(line: 25, column: 5, scope: !12)
!52 = !{!"llvm.loop.mustprogress"}
