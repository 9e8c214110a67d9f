; ModuleID = 'rows/row_prefix_in_place.cu'
source_filename = "rows/row_prefix_in_place.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z10row_prefixPiii(ptr noundef captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp slt i32 %add, %rows, !dbg !27
  %cmp319 = icmp sgt i32 %cols, 1
  %or.cond = and i1 %cmp, %cmp319, !dbg !27
  br i1 %or.cond, label %for.body.lr.ph, label %if.end, !dbg !27

for.body.lr.ph:                                   ; preds = %entry
  %mul4 = mul nsw i32 %cols, %add
  %3 = add i32 %mul4, 1, !dbg !28
  %4 = sext i32 %3 to i64, !dbg !28
  %5 = shl nsw i64 %4, 2, !dbg !28
  %6 = getelementptr i8, ptr %a, i64 %5, !dbg !28
  %scevgep = getelementptr i8, ptr %6, i64 -4, !dbg !28
  %load_initial = load i32, ptr %scevgep, align 4
  %7 = add nsw i32 %cols, -1, !dbg !28
  %8 = add nsw i32 %cols, -2, !dbg !28
  %xtraiter = and i32 %7, 3, !dbg !28
  %9 = icmp ult i32 %8, 3, !dbg !28
  br i1 %9, label %for.body.epil.preheader, label %for.body.lr.ph.new, !dbg !28

for.body.lr.ph.new:                               ; preds = %for.body.lr.ph
  %unroll_iter = and i32 %7, -4, !dbg !28
  %invariant.op = add i32 1, %mul4, !dbg !28
  %invariant.op22 = add i32 2, %mul4, !dbg !28
  %invariant.op23 = add i32 3, %mul4, !dbg !28
  br label %for.body, !dbg !28

for.body:                                         ; preds = %for.body, %for.body.lr.ph.new
  %store_forwarded = phi i32 [ %load_initial, %for.body.lr.ph.new ], [ %add10.3, %for.body ], !dbg !29
  %c.020 = phi i32 [ 1, %for.body.lr.ph.new ], [ %inc.3, %for.body ]
  %niter = phi i32 [ 0, %for.body.lr.ph.new ], [ %niter.next.3, %for.body ]
  %add5 = add nsw i32 %c.020, %mul4, !dbg !30
  %10 = sext i32 %add5 to i64, !dbg !29
  %11 = getelementptr i32, ptr %a, i64 %10, !dbg !29
  %12 = load i32, ptr %11, align 4, !dbg !31, !tbaa !8
  %add10 = add nsw i32 %12, %store_forwarded, !dbg !31
  store i32 %add10, ptr %11, align 4, !dbg !31, !tbaa !8
  %add5.1.reass = add i32 %c.020, %invariant.op
  %13 = sext i32 %add5.1.reass to i64, !dbg !29
  %14 = getelementptr i32, ptr %a, i64 %13, !dbg !29
  %15 = load i32, ptr %14, align 4, !dbg !31, !tbaa !8
  %add10.1 = add nsw i32 %15, %add10, !dbg !31
  store i32 %add10.1, ptr %14, align 4, !dbg !31, !tbaa !8
  %add5.2.reass = add i32 %c.020, %invariant.op22
  %16 = sext i32 %add5.2.reass to i64, !dbg !29
  %17 = getelementptr i32, ptr %a, i64 %16, !dbg !29
  %18 = load i32, ptr %17, align 4, !dbg !31, !tbaa !8
  %add10.2 = add nsw i32 %18, %add10.1, !dbg !31
  store i32 %add10.2, ptr %17, align 4, !dbg !31, !tbaa !8
  %add5.3.reass = add i32 %c.020, %invariant.op23
  %19 = sext i32 %add5.3.reass to i64, !dbg !29
  %20 = getelementptr i32, ptr %a, i64 %19, !dbg !29
  %21 = load i32, ptr %20, align 4, !dbg !31, !tbaa !8
  %add10.3 = add nsw i32 %21, %add10.2, !dbg !31
  store i32 %add10.3, ptr %20, align 4, !dbg !31, !tbaa !8
  %inc.3 = add nuw nsw i32 %c.020, 4, !dbg !32
  %niter.next.3 = add nuw i32 %niter, 4, !dbg !28
  %niter.ncmp.3 = icmp eq i32 %niter.next.3, %unroll_iter, !dbg !28
  br i1 %niter.ncmp.3, label %if.end.loopexit.unr-lcssa, label %for.body, !dbg !28, !llvm.loop !33

if.end.loopexit.unr-lcssa:                        ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !28
  br i1 %lcmp.mod.not, label %if.end, label %for.body.epil.preheader, !dbg !28

for.body.epil.preheader:                          ; preds = %if.end.loopexit.unr-lcssa, %for.body.lr.ph
  %store_forwarded.epil.init = phi i32 [ %load_initial, %for.body.lr.ph ], [ %add10.3, %if.end.loopexit.unr-lcssa ]
  %c.020.epil.init = phi i32 [ 1, %for.body.lr.ph ], [ %inc.3, %if.end.loopexit.unr-lcssa ]
  %lcmp.mod21 = icmp ne i32 %xtraiter, 0, !dbg !28
  tail call void @llvm.assume(i1 %lcmp.mod21), !dbg !28
  br label %for.body.epil, !dbg !28

for.body.epil:                                    ; preds = %for.body.epil, %for.body.epil.preheader
  %store_forwarded.epil = phi i32 [ %store_forwarded.epil.init, %for.body.epil.preheader ], [ %add10.epil, %for.body.epil ], !dbg !29
  %c.020.epil = phi i32 [ %c.020.epil.init, %for.body.epil.preheader ], [ %inc.epil, %for.body.epil ]
  %epil.iter = phi i32 [ 0, %for.body.epil.preheader ], [ %epil.iter.next, %for.body.epil ]
  %add5.epil = add nsw i32 %c.020.epil, %mul4, !dbg !30
  %22 = sext i32 %add5.epil to i64, !dbg !29
  %23 = getelementptr i32, ptr %a, i64 %22, !dbg !29
  %24 = load i32, ptr %23, align 4, !dbg !31, !tbaa !8
  %add10.epil = add nsw i32 %24, %store_forwarded.epil, !dbg !31
  store i32 %add10.epil, ptr %23, align 4, !dbg !31, !tbaa !8
  %inc.epil = add nuw nsw i32 %c.020.epil, 1, !dbg !32
  %epil.iter.next = add i32 %epil.iter, 1, !dbg !28
  %epil.iter.cmp.not = icmp eq i32 %epil.iter.next, %xtraiter, !dbg !28
  br i1 %epil.iter.cmp.not, label %if.end, label %for.body.epil, !dbg !28, !llvm.loop !36

if.end:                                           ; preds = %if.end.loopexit.unr-lcssa, %for.body.epil, %entry
  ret void, !dbg !38
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
!1 = !DIFile(filename: "rows/row_prefix_in_place.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "row_prefix", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "rows/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 15, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 28, scope: !12)
!22 = !DILocation(line: 14, column: 26, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 41, scope: !12)
!26 = !DILocation(line: 14, column: 39, scope: !12)
!27 = !DILocation(line: 15, column: 13, scope: !12)
!28 = !DILocation(line: 16, column: 9, scope: !12)
!29 = !DILocation(line: 17, column: 34, scope: !12)
!30 = !DILocation(line: 17, column: 47, scope: !12)
!31 = !DILocation(line: 17, column: 31, scope: !12)
!32 = !DILocation(line: 16, column: 36, scope: !12)
!33 = distinct !{!33, !28, !34, !35}
!34 = !DILocation(line: 17, column: 54, scope: !12)
!35 = !{!"llvm.loop.mustprogress"}
!36 = distinct !{!36, !37}
!37 = !{!"llvm.loop.unroll.disable"}
!38 = !DILocation(line: 18, column: 1, scope: !12)
