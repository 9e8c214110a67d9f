; ModuleID = 'gridstride/two_dimensions_o3.cu'
source_filename = "gridstride/two_dimensions_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z9stride_2dPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !19
  %mul = mul nuw nsw i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !23
  %add = add nuw nsw i32 %mul, %2, !dbg !26
  %cmp41 = icmp slt i32 %add, %h, !dbg !27
  br i1 %cmp41, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !28

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %4 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %mul5 = mul i32 %3, %4
  %5 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %add7 = add i32 %mul5, %5
  %cmp939 = icmp slt i32 %add7, %w
  %6 = tail call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul21 = mul i32 %4, %6
  %7 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.y()
  %mul26 = mul nuw nsw i32 %1, %7
  br label %for.body, !dbg !28

for.cond.cleanup:                                 ; preds = %for.cond.cleanup10, %entry
  ret void, !dbg !29

for.body:                                         ; preds = %for.body.lr.ph, %for.cond.cleanup10
  %y.042 = phi i32 [ %add, %for.body.lr.ph ], [ %add27, %for.cond.cleanup10 ]
  br i1 %cmp939, label %for.body11.lr.ph, label %for.cond.cleanup10, !dbg !30

for.body11.lr.ph:                                 ; preds = %for.body
  %mul12 = mul nsw i32 %y.042, %w
  br label %for.body11, !dbg !30

for.cond.cleanup10:                               ; preds = %for.body11, %for.body
  %add27 = add i32 %y.042, %mul26, !dbg !31
  %cmp = icmp slt i32 %add27, %h, !dbg !27
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !28, !llvm.loop !32

for.body11:                                       ; preds = %for.body11.lr.ph, %for.body11
  %x.040 = phi i32 [ %add7, %for.body11.lr.ph ], [ %add22, %for.body11 ]
  %add13 = add nsw i32 %x.040, %mul12, !dbg !35
  %idxprom = sext i32 %add13 to i64, !dbg !36
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !36
  %8 = load i32, ptr %arrayidx, align 4, !dbg !36, !tbaa !8
  %add14 = sub i32 %x.040, %y.042, !dbg !37
  %sub = add i32 %add14, %8, !dbg !38
  %arrayidx18 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !39
  store i32 %sub, ptr %arrayidx18, align 4, !dbg !40, !tbaa !8
  %add22 = add i32 %x.040, %mul21, !dbg !41
  %cmp9 = icmp slt i32 %add22, %w, !dbg !42
  br i1 %cmp9, label %for.body11, label %for.cond.cleanup10, !dbg !30, !llvm.loop !43
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 65536) i32 @llvm.nvvm.read.ptx.sreg.nctaid.y() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "gridstride/two_dimensions_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "stride_2d", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 18, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 11, column: 31, scope: !12)
!22 = !DILocation(line: 11, column: 29, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 11, column: 44, scope: !12)
!26 = !DILocation(line: 11, column: 42, scope: !12)
!27 = !DILocation(line: 11, column: 59, scope: !12)
!28 = !DILocation(line: 11, column: 5, scope: !12)
!29 = !DILocation(line: 14, column: 1, scope: !12)
!30 = !DILocation(line: 12, column: 9, scope: !12)
!31 = !DILocation(line: 11, column: 66, scope: !12)
!32 = distinct !{!32, !28, !33, !34}
!33 = !DILocation(line: 13, column: 49, scope: !12)
!34 = !{!"llvm.loop.mustprogress"}
!35 = !DILocation(line: 13, column: 38, scope: !12)
!36 = !DILocation(line: 13, column: 30, scope: !12)
!37 = !DILocation(line: 13, column: 43, scope: !12)
!38 = !DILocation(line: 13, column: 47, scope: !12)
!39 = !DILocation(line: 13, column: 13, scope: !12)
!40 = !DILocation(line: 13, column: 28, scope: !12)
!41 = !DILocation(line: 12, column: 70, scope: !12)
!42 = !DILocation(line: 12, column: 63, scope: !12)
!43 = distinct !{!43, !30, !33, !34}
