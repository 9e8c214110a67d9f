; ModuleID = 'gridstride/four_at_once_two_ends.cu'
source_filename = "gridstride/four_at_once_two_ends.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z21four_at_once_two_endsPiPKixx(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i64 noundef %m, i64 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !15
  %conv = zext nneg i32 %0 to i64, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !20
  %conv2 = zext nneg i32 %1 to i64, !dbg !23
  %mul = mul nuw nsw i64 %conv, %conv2, !dbg !24
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !25
  %conv4 = zext nneg i32 %2 to i64, !dbg !28
  %mul7 = mul nuw nsw i64 %conv4, %conv2, !dbg !29
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !30
  %conv9 = zext nneg i32 %3 to i64, !dbg !33
  %add = add nuw nsw i64 %mul7, %conv9, !dbg !34
  %mul10 = mul nuw nsw i64 %mul, 3
  %mul12 = shl nsw i64 %m, 2
  %add1174 = add nuw nsw i64 %add, %mul10, !dbg !35
  %cmp75 = icmp slt i64 %add1174, %mul12, !dbg !36
  br i1 %cmp75, label %for.body.lr.ph, label %for.cond36.preheader, !dbg !37

for.body.lr.ph:                                   ; preds = %entry
  %mul20 = shl nuw nsw i64 %mul, 1
  %mul34 = shl nuw nsw i64 %mul, 2
  br label %for.body, !dbg !37

for.cond36.preheader:                             ; preds = %for.body, %entry
  %i.0.lcssa = phi i64 [ %add, %entry ], [ %add35, %for.body ], !dbg !38
  %cmp3778 = icmp slt i64 %i.0.lcssa, %n, !dbg !39
  br i1 %cmp3778, label %for.body38, label %for.end44, !dbg !40

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %add1177 = phi i64 [ %add1174, %for.body.lr.ph ], [ %add11, %for.body ]
  %i.076 = phi i64 [ %add, %for.body.lr.ph ], [ %add35, %for.body ]
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %i.076, !dbg !41
  %4 = load i32, ptr %arrayidx, align 4, !dbg !41, !tbaa !8
  %mul13 = shl nsw i32 %4, 1, !dbg !42
  %arrayidx14 = getelementptr inbounds nuw i32, ptr %out, i64 %i.076, !dbg !43
  store i32 %mul13, ptr %arrayidx14, align 4, !dbg !44, !tbaa !8
  %add15 = add nuw nsw i64 %i.076, %mul, !dbg !45
  %arrayidx16 = getelementptr inbounds nuw i32, ptr %a, i64 %add15, !dbg !46
  %5 = load i32, ptr %arrayidx16, align 4, !dbg !46, !tbaa !8
  %mul17 = shl nsw i32 %5, 1, !dbg !47
  %arrayidx19 = getelementptr inbounds nuw i32, ptr %out, i64 %add15, !dbg !48
  store i32 %mul17, ptr %arrayidx19, align 4, !dbg !49, !tbaa !8
  %add21 = add nuw nsw i64 %i.076, %mul20, !dbg !50
  %arrayidx22 = getelementptr inbounds nuw i32, ptr %a, i64 %add21, !dbg !51
  %6 = load i32, ptr %arrayidx22, align 4, !dbg !51, !tbaa !8
  %mul23 = shl nsw i32 %6, 1, !dbg !52
  %arrayidx26 = getelementptr inbounds nuw i32, ptr %out, i64 %add21, !dbg !53
  store i32 %mul23, ptr %arrayidx26, align 4, !dbg !54, !tbaa !8
  %arrayidx29 = getelementptr inbounds nuw i32, ptr %a, i64 %add1177, !dbg !55
  %7 = load i32, ptr %arrayidx29, align 4, !dbg !55, !tbaa !8
  %mul30 = shl nsw i32 %7, 1, !dbg !56
  %arrayidx33 = getelementptr inbounds nuw i32, ptr %out, i64 %add1177, !dbg !57
  store i32 %mul30, ptr %arrayidx33, align 4, !dbg !58, !tbaa !8
  %add35 = add nuw nsw i64 %i.076, %mul34, !dbg !59
  %add11 = add nuw nsw i64 %add35, %mul10, !dbg !35
  %cmp = icmp slt i64 %add11, %mul12, !dbg !36
  br i1 %cmp, label %for.body, label %for.cond36.preheader, !dbg !37, !llvm.loop !60

for.body38:                                       ; preds = %for.cond36.preheader, %for.body38
  %i.179 = phi i64 [ %add43, %for.body38 ], [ %i.0.lcssa, %for.cond36.preheader ]
  %arrayidx39 = getelementptr inbounds nuw i32, ptr %a, i64 %i.179, !dbg !63
  %8 = load i32, ptr %arrayidx39, align 4, !dbg !63, !tbaa !8
  %mul40 = shl nsw i32 %8, 1, !dbg !64
  %arrayidx41 = getelementptr inbounds nuw i32, ptr %out, i64 %i.179, !dbg !65
  store i32 %mul40, ptr %arrayidx41, align 4, !dbg !66, !tbaa !8
  %add43 = add nuw nsw i64 %i.179, %mul, !dbg !67
  %cmp37 = icmp slt i64 %add43, %n, !dbg !39
  br i1 %cmp37, label %for.body38, label %for.end44, !dbg !40, !llvm.loop !68

for.end44:                                        ; preds = %for.body38, %for.cond36.preheader
  ret void, !dbg !71
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "gridstride/four_at_once_two_ends.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "four_at_once_two_ends", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 34, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 11, column: 34, scope: !12)
!19 = !DILocation(line: 11, column: 34, scope: !12)
!20 = !DILocation(line: 33, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 11, column: 46, scope: !12)
!23 = !DILocation(line: 11, column: 46, scope: !12)
!24 = !DILocation(line: 11, column: 44, scope: !12)
!25 = !DILocation(line: 32, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 12, column: 30, scope: !12)
!28 = !DILocation(line: 12, column: 30, scope: !12)
!29 = !DILocation(line: 12, column: 41, scope: !12)
!30 = !DILocation(line: 31, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 12, column: 56, scope: !12)
!33 = !DILocation(line: 12, column: 56, scope: !12)
!34 = !DILocation(line: 12, column: 54, scope: !12)
!35 = !DILocation(line: 13, column: 14, scope: !12)
!36 = !DILocation(line: 13, column: 26, scope: !12)
!37 = !DILocation(line: 13, column: 5, scope: !12)
!38 = !DILocation(line: 0, scope: !12)
!39 = !DILocation(line: 20, column: 14, scope: !12)
!40 = !DILocation(line: 20, column: 5, scope: !12)
!41 = !DILocation(line: 14, column: 22, scope: !12)
!42 = !DILocation(line: 14, column: 20, scope: !12)
!43 = !DILocation(line: 14, column: 9, scope: !12)
!44 = !DILocation(line: 14, column: 16, scope: !12)
!45 = !DILocation(line: 15, column: 34, scope: !12)
!46 = !DILocation(line: 15, column: 30, scope: !12)
!47 = !DILocation(line: 15, column: 28, scope: !12)
!48 = !DILocation(line: 15, column: 9, scope: !12)
!49 = !DILocation(line: 15, column: 24, scope: !12)
!50 = !DILocation(line: 16, column: 38, scope: !12)
!51 = !DILocation(line: 16, column: 34, scope: !12)
!52 = !DILocation(line: 16, column: 32, scope: !12)
!53 = !DILocation(line: 16, column: 9, scope: !12)
!54 = !DILocation(line: 16, column: 28, scope: !12)
!55 = !DILocation(line: 17, column: 34, scope: !12)
!56 = !DILocation(line: 17, column: 32, scope: !12)
!57 = !DILocation(line: 17, column: 9, scope: !12)
!58 = !DILocation(line: 17, column: 28, scope: !12)
!59 = !DILocation(line: 13, column: 37, scope: !12)
!60 = distinct !{!60, !37, !61, !62}
!61 = !DILocation(line: 18, column: 5, scope: !12)
!62 = !{!"llvm.loop.mustprogress"}
!63 = !DILocation(line: 21, column: 22, scope: !12)
!64 = !DILocation(line: 21, column: 20, scope: !12)
!65 = !DILocation(line: 21, column: 9, scope: !12)
!66 = !DILocation(line: 21, column: 16, scope: !12)
!67 = !DILocation(line: 20, column: 21, scope: !12)
!68 = distinct !{!68, !40, !69, !62, !70}
!69 = !DILocation(line: 21, column: 25, scope: !12)
!70 = !{!"llvm.loop.unroll.disable"}
!71 = !DILocation(line: 22, column: 1, scope: !12)
