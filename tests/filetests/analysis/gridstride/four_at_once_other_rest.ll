; ModuleID = 'gridstride/four_at_once_other_rest.cu'
source_filename = "gridstride/four_at_once_other_rest.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z23four_at_once_other_restPiPKix(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i64 noundef %n) local_unnamed_addr #0 !dbg !12 {
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
  %add1175 = add nuw nsw i64 %add, %mul10, !dbg !35
  %cmp76 = icmp slt i64 %add1175, %n, !dbg !36
  br i1 %cmp76, label %for.body.lr.ph, label %for.cond35.preheader, !dbg !37

for.body.lr.ph:                                   ; preds = %entry
  %mul19 = shl nuw nsw i64 %mul, 1
  %mul33 = shl nuw nsw i64 %mul, 2
  br label %for.body, !dbg !37

for.cond35.preheader:                             ; preds = %for.body, %entry
  %i.0.lcssa = phi i64 [ %add, %entry ], [ %add34, %for.body ], !dbg !38
  %cmp3679 = icmp slt i64 %i.0.lcssa, %n, !dbg !39
  br i1 %cmp3679, label %for.body37, label %for.end44, !dbg !40

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %add1178 = phi i64 [ %add1175, %for.body.lr.ph ], [ %add11, %for.body ]
  %i.077 = phi i64 [ %add, %for.body.lr.ph ], [ %add34, %for.body ]
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %i.077, !dbg !41
  %4 = load i32, ptr %arrayidx, align 4, !dbg !41, !tbaa !8
  %mul12 = shl nsw i32 %4, 1, !dbg !42
  %arrayidx13 = getelementptr inbounds nuw i32, ptr %out, i64 %i.077, !dbg !43
  store i32 %mul12, ptr %arrayidx13, align 4, !dbg !44, !tbaa !8
  %add14 = add nuw nsw i64 %i.077, %mul, !dbg !45
  %arrayidx15 = getelementptr inbounds nuw i32, ptr %a, i64 %add14, !dbg !46
  %5 = load i32, ptr %arrayidx15, align 4, !dbg !46, !tbaa !8
  %mul16 = shl nsw i32 %5, 1, !dbg !47
  %arrayidx18 = getelementptr inbounds nuw i32, ptr %out, i64 %add14, !dbg !48
  store i32 %mul16, ptr %arrayidx18, align 4, !dbg !49, !tbaa !8
  %add20 = add nuw nsw i64 %i.077, %mul19, !dbg !50
  %arrayidx21 = getelementptr inbounds nuw i32, ptr %a, i64 %add20, !dbg !51
  %6 = load i32, ptr %arrayidx21, align 4, !dbg !51, !tbaa !8
  %mul22 = shl nsw i32 %6, 1, !dbg !52
  %arrayidx25 = getelementptr inbounds nuw i32, ptr %out, i64 %add20, !dbg !53
  store i32 %mul22, ptr %arrayidx25, align 4, !dbg !54, !tbaa !8
  %arrayidx28 = getelementptr inbounds nuw i32, ptr %a, i64 %add1178, !dbg !55
  %7 = load i32, ptr %arrayidx28, align 4, !dbg !55, !tbaa !8
  %mul29 = shl nsw i32 %7, 1, !dbg !56
  %arrayidx32 = getelementptr inbounds nuw i32, ptr %out, i64 %add1178, !dbg !57
  store i32 %mul29, ptr %arrayidx32, align 4, !dbg !58, !tbaa !8
  %add34 = add nuw nsw i64 %i.077, %mul33, !dbg !59
  %add11 = add nuw nsw i64 %add34, %mul10, !dbg !35
  %cmp = icmp slt i64 %add11, %n, !dbg !36
  br i1 %cmp, label %for.body, label %for.cond35.preheader, !dbg !37, !llvm.loop !60

for.body37:                                       ; preds = %for.cond35.preheader, %for.body37
  %i.180 = phi i64 [ %add43, %for.body37 ], [ %i.0.lcssa, %for.cond35.preheader ]
  %arrayidx38 = getelementptr inbounds nuw i32, ptr %a, i64 %i.180, !dbg !63
  %8 = load i32, ptr %arrayidx38, align 4, !dbg !63, !tbaa !8
  %mul39 = shl nsw i32 %8, 1, !dbg !64
  %add40 = or disjoint i32 %mul39, 1, !dbg !65
  %arrayidx41 = getelementptr inbounds nuw i32, ptr %out, i64 %i.180, !dbg !66
  store i32 %add40, ptr %arrayidx41, align 4, !dbg !67, !tbaa !8
  %add43 = add nuw nsw i64 %i.180, %mul, !dbg !68
  %cmp36 = icmp slt i64 %add43, %n, !dbg !39
  br i1 %cmp36, label %for.body37, label %for.end44, !dbg !40, !llvm.loop !69

for.end44:                                        ; preds = %for.body37, %for.cond35.preheader
  ret void, !dbg !72
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
!1 = !DIFile(filename: "gridstride/four_at_once_other_rest.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "four_at_once_other_rest", scope: !1, file: !1, line: 10, type: !13, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!59 = !DILocation(line: 13, column: 33, scope: !12)
!60 = distinct !{!60, !37, !61, !62}
!61 = !DILocation(line: 18, column: 5, scope: !12)
!62 = !{!"llvm.loop.mustprogress"}
!63 = !DILocation(line: 21, column: 22, scope: !12)
!64 = !DILocation(line: 21, column: 20, scope: !12)
!65 = !DILocation(line: 21, column: 27, scope: !12)
!66 = !DILocation(line: 21, column: 9, scope: !12)
!67 = !DILocation(line: 21, column: 16, scope: !12)
!68 = !DILocation(line: 20, column: 21, scope: !12)
!69 = distinct !{!69, !40, !70, !62, !71}
!70 = !DILocation(line: 21, column: 29, scope: !12)
!71 = !{!"llvm.loop.unroll.disable"}
!72 = !DILocation(line: 22, column: 1, scope: !12)
