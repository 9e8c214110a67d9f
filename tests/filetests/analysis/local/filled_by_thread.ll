; ModuleID = 'local/filled_by_thread.cu'
source_filename = "local/filled_by_thread.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z16filled_by_threadPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %marks = alloca [32 x i32], align 4
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  call void @llvm.lifetime.start.p0(ptr nonnull %marks) #5, !dbg !28
  %idxprom10 = sext i32 %add to i64
  %arrayidx11 = getelementptr inbounds i32, ptr %a, i64 %idxprom10
  call void @llvm.memset.p0.i64(ptr noundef nonnull align 4 dereferenceable(128) %marks, i8 0, i64 128, i1 false), !dbg !29
  %3 = load i32, ptr %arrayidx11, align 4, !tbaa !8
  %4 = add nuw nsw i32 %2, 1, !dbg !30
  %xtraiter = and i32 %4, 3, !dbg !30
  %5 = icmp samesign ult i32 %2, 3, !dbg !30
  br i1 %5, label %for.body9.epil.preheader, label %if.end.new, !dbg !30

if.end.new:                                       ; preds = %if.end
  %unroll_iter = and i32 %4, 2044, !dbg !30
  br label %for.body9, !dbg !30

for.cond.cleanup8.unr-lcssa:                      ; preds = %for.body9
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !30
  br i1 %lcmp.mod.not, label %for.cond.cleanup8, label %for.body9.epil.preheader, !dbg !30

for.body9.epil.preheader:                         ; preds = %for.cond.cleanup8.unr-lcssa, %if.end
  %k4.044.epil.init = phi i32 [ 0, %if.end ], [ %inc16.3, %for.cond.cleanup8.unr-lcssa ]
  %lcmp.mod45 = icmp ne i32 %xtraiter, 0, !dbg !30
  tail call void @llvm.assume(i1 %lcmp.mod45), !dbg !30
  br label %for.body9.epil, !dbg !30

for.body9.epil:                                   ; preds = %for.body9.epil, %for.body9.epil.preheader
  %k4.044.epil = phi i32 [ %k4.044.epil.init, %for.body9.epil.preheader ], [ %inc16.epil, %for.body9.epil ]
  %epil.iter = phi i32 [ 0, %for.body9.epil.preheader ], [ %epil.iter.next, %for.body9.epil ]
  %add12.epil = add nsw i32 %3, %k4.044.epil, !dbg !31
  %and.epil = and i32 %add12.epil, 31, !dbg !32
  %idxprom13.epil = zext nneg i32 %and.epil to i64, !dbg !33
  %arrayidx14.epil = getelementptr inbounds nuw i32, ptr %marks, i64 %idxprom13.epil, !dbg !33
  store i32 1, ptr %arrayidx14.epil, align 4, !dbg !34, !tbaa !8
  %inc16.epil = add nuw nsw i32 %k4.044.epil, 1, !dbg !35
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !30
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !30
  br i1 %epil.iter.cmp.not, label %for.cond.cleanup8, label %for.body9.epil, !dbg !30, !llvm.loop !36

for.cond.cleanup8:                                ; preds = %for.body9.epil, %for.cond.cleanup8.unr-lcssa
  %and20 = and i32 %3, 31, !dbg !38
  %idxprom21 = zext nneg i32 %and20 to i64, !dbg !39
  %arrayidx22 = getelementptr inbounds nuw i32, ptr %marks, i64 %idxprom21, !dbg !39
  %6 = load i32, ptr %arrayidx22, align 4, !dbg !39, !tbaa !8
  %add25 = add nsw i32 %3, 1, !dbg !40
  %and26 = and i32 %add25, 31, !dbg !41
  %idxprom27 = zext nneg i32 %and26 to i64, !dbg !42
  %arrayidx28 = getelementptr inbounds nuw i32, ptr %marks, i64 %idxprom27, !dbg !42
  %7 = load i32, ptr %arrayidx28, align 4, !dbg !42, !tbaa !8
  %mul29 = shl nsw i32 %7, 1, !dbg !43
  %add30 = add nsw i32 %mul29, %6, !dbg !44
  %arrayidx32 = getelementptr inbounds i32, ptr %out, i64 %idxprom10, !dbg !45
  store i32 %add30, ptr %arrayidx32, align 4, !dbg !46, !tbaa !8
  call void @llvm.lifetime.end.p0(ptr nonnull %marks) #5, !dbg !47
  br label %cleanup, !dbg !47

for.body9:                                        ; preds = %for.body9, %if.end.new
  %k4.044 = phi i32 [ 0, %if.end.new ], [ %inc16.3, %for.body9 ]
  %niter = phi i32 [ 0, %if.end.new ], [ %niter.next.3, %for.body9 ]
  %add12 = add nsw i32 %3, %k4.044, !dbg !31
  %and = and i32 %add12, 31, !dbg !32
  %idxprom13 = zext nneg i32 %and to i64, !dbg !33
  %arrayidx14 = getelementptr inbounds nuw i32, ptr %marks, i64 %idxprom13, !dbg !33
  store i32 1, ptr %arrayidx14, align 4, !dbg !34, !tbaa !8
  %inc16 = or disjoint i32 %k4.044, 1, !dbg !35
  %add12.1 = add nsw i32 %3, %inc16, !dbg !31
  %and.1 = and i32 %add12.1, 31, !dbg !32
  %idxprom13.1 = zext nneg i32 %and.1 to i64, !dbg !33
  %arrayidx14.1 = getelementptr inbounds nuw i32, ptr %marks, i64 %idxprom13.1, !dbg !33
  store i32 1, ptr %arrayidx14.1, align 4, !dbg !34, !tbaa !8
  %inc16.1 = or disjoint i32 %k4.044, 2, !dbg !35
  %add12.2 = add nsw i32 %3, %inc16.1, !dbg !31
  %and.2 = and i32 %add12.2, 31, !dbg !32
  %idxprom13.2 = zext nneg i32 %and.2 to i64, !dbg !33
  %arrayidx14.2 = getelementptr inbounds nuw i32, ptr %marks, i64 %idxprom13.2, !dbg !33
  store i32 1, ptr %arrayidx14.2, align 4, !dbg !34, !tbaa !8
  %inc16.2 = or disjoint i32 %k4.044, 3, !dbg !35
  %add12.3 = add nsw i32 %3, %inc16.2, !dbg !31
  %and.3 = and i32 %add12.3, 31, !dbg !32
  %idxprom13.3 = zext nneg i32 %and.3 to i64, !dbg !33
  %arrayidx14.3 = getelementptr inbounds nuw i32, ptr %marks, i64 %idxprom13.3, !dbg !33
  store i32 1, ptr %arrayidx14.3, align 4, !dbg !34, !tbaa !8
  %inc16.3 = add nuw nsw i32 %k4.044, 4, !dbg !35
  %niter.next.3 = add i32 %niter, 4, !dbg !30
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !30
  br i1 %niter.ncmp.3, label %for.cond.cleanup8.unr-lcssa, label %for.body9, !dbg !30, !llvm.loop !48

cleanup:                                          ; preds = %entry, %for.cond.cleanup8
  ret void, !dbg !47
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: write)
declare void @llvm.memset.p0.i64(ptr writeonly captures(none), i8, i64, i1 immarg) #3

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #4

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nofree nounwind willreturn memory(argmem: write) }
attributes #4 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }
attributes #5 = { nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "local/filled_by_thread.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "filled_by_thread", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "local/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 26, scope: !12)
!22 = !DILocation(line: 11, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 11, column: 39, scope: !12)
!26 = !DILocation(line: 11, column: 37, scope: !12)
!27 = !DILocation(line: 12, column: 11, scope: !12)
!28 = !DILocation(line: 14, column: 5, scope: !12)
!29 = !DILocation(line: 16, column: 18, scope: !12)
!30 = !DILocation(line: 17, column: 5, scope: !12)
!31 = !DILocation(line: 18, column: 18, scope: !12)
!32 = !DILocation(line: 18, column: 26, scope: !12)
!33 = !DILocation(line: 18, column: 9, scope: !12)
!34 = !DILocation(line: 18, column: 32, scope: !12)
!35 = !DILocation(line: 17, column: 40, scope: !12)
!36 = distinct !{!36, !37}
!37 = !{!"llvm.loop.unroll.disable"}
!38 = !DILocation(line: 19, column: 25, scope: !12)
!39 = !DILocation(line: 19, column: 14, scope: !12)
!40 = !DILocation(line: 19, column: 49, scope: !12)
!41 = !DILocation(line: 19, column: 54, scope: !12)
!42 = !DILocation(line: 19, column: 37, scope: !12)
!43 = !DILocation(line: 19, column: 35, scope: !12)
!44 = !DILocation(line: 19, column: 31, scope: !12)
!45 = !DILocation(line: 19, column: 5, scope: !12)
!46 = !DILocation(line: 19, column: 12, scope: !12)
!47 = !DILocation(line: 20, column: 1, scope: !12)
!48 = distinct !{!48, !30, !49, !50}
!49 = !DILocation(line: 18, column: 34, scope: !12)
!50 = !{!"llvm.loop.mustprogress"}
