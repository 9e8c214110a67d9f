; ModuleID = 'stencil/radius_parameter.cu'
source_filename = "stencil/radius_parameter.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z6radiusPfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n, i32 noundef %radius) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  %cmp3.not25 = icmp slt i32 %radius, 0, !dbg !28
  br i1 %cmp3.not25, label %for.cond.cleanup, label %for.body.prol, !dbg !29

for.body.prol:                                    ; preds = %if.end
  %add4.prol = sub nsw i32 %add, %radius, !dbg !30
  %cmp5.prol = icmp sgt i32 %add4.prol, -1, !dbg !31
  %cmp7.prol = icmp slt i32 %add4.prol, %n
  %or.cond.prol = and i1 %cmp5.prol, %cmp7.prol, !dbg !32
  br i1 %or.cond.prol, label %if.then8.prol, label %for.inc.prol, !dbg !32

if.then8.prol:                                    ; preds = %for.body.prol
  %idxprom.prol = zext nneg i32 %add4.prol to i64
  %arrayidx.prol = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.prol
  %3 = load float, ptr %arrayidx.prol, align 4, !dbg !33, !tbaa !34
  %add10.prol = fadd contract float %3, 0.000000e+00, !dbg !36
  br label %for.inc.prol, !dbg !37

for.inc.prol:                                     ; preds = %if.then8.prol, %for.body.prol
  %sum.1.prol = phi float [ %add10.prol, %if.then8.prol ], [ 0.000000e+00, %for.body.prol ], !dbg !38
  %inc.prol = sub nsw i32 1, %radius, !dbg !39
  %4 = icmp eq i32 %radius, 0, !dbg !29
  br i1 %4, label %for.cond.cleanup, label %for.body, !dbg !29

for.cond.cleanup:                                 ; preds = %for.inc.prol, %for.inc.1, %if.end
  %sum.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %sum.1.prol, %for.inc.prol ], [ %sum.1.1, %for.inc.1 ], !dbg !38
  %idxprom12 = sext i32 %add to i64, !dbg !40
  %arrayidx13 = getelementptr inbounds float, ptr %out, i64 %idxprom12, !dbg !40
  store float %sum.0.lcssa, ptr %arrayidx13, align 4, !dbg !41, !tbaa !34
  br label %cleanup, !dbg !42

for.body:                                         ; preds = %for.inc.prol, %for.inc.1
  %k.027 = phi i32 [ %inc.1, %for.inc.1 ], [ %inc.prol, %for.inc.prol ]
  %sum.026 = phi float [ %sum.1.1, %for.inc.1 ], [ %sum.1.prol, %for.inc.prol ]
  %add4 = add nsw i32 %k.027, %add, !dbg !30
  %cmp5 = icmp sgt i32 %add4, -1, !dbg !31
  %cmp7 = icmp slt i32 %add4, %n
  %or.cond = and i1 %cmp5, %cmp7, !dbg !32
  br i1 %or.cond, label %if.then8, label %for.inc, !dbg !32

if.then8:                                         ; preds = %for.body
  %idxprom = zext nneg i32 %add4 to i64
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %idxprom
  %5 = load float, ptr %arrayidx, align 4, !dbg !33, !tbaa !34
  %add10 = fadd contract float %sum.026, %5, !dbg !36
  br label %for.inc, !dbg !37

for.inc:                                          ; preds = %for.body, %if.then8
  %sum.1 = phi float [ %add10, %if.then8 ], [ %sum.026, %for.body ], !dbg !38
  %inc = add i32 %k.027, 1, !dbg !39
  %add4.1 = add nsw i32 %inc, %add, !dbg !30
  %cmp5.1 = icmp sgt i32 %add4.1, -1, !dbg !31
  %cmp7.1 = icmp slt i32 %add4.1, %n
  %or.cond.1 = and i1 %cmp5.1, %cmp7.1, !dbg !32
  br i1 %or.cond.1, label %if.then8.1, label %for.inc.1, !dbg !32

if.then8.1:                                       ; preds = %for.inc
  %idxprom.1 = zext nneg i32 %add4.1 to i64
  %arrayidx.1 = getelementptr inbounds nuw float, ptr %a, i64 %idxprom.1
  %6 = load float, ptr %arrayidx.1, align 4, !dbg !33, !tbaa !34
  %add10.1 = fadd contract float %sum.1, %6, !dbg !36
  br label %for.inc.1, !dbg !37

for.inc.1:                                        ; preds = %if.then8.1, %for.inc
  %sum.1.1 = phi float [ %add10.1, %if.then8.1 ], [ %sum.1, %for.inc ], !dbg !38
  %inc.1 = add i32 %k.027, 2, !dbg !39
  %exitcond.not.1 = icmp eq i32 %inc, %radius, !dbg !28
  br i1 %exitcond.not.1, label %for.cond.cleanup, label %for.body, !dbg !29, !llvm.loop !43

cleanup:                                          ; preds = %entry, %for.cond.cleanup
  ret void, !dbg !42
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "stencil/radius_parameter.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "radius", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "stencil/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 12, column: 26, scope: !12)
!22 = !DILocation(line: 12, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 12, column: 39, scope: !12)
!26 = !DILocation(line: 12, column: 37, scope: !12)
!27 = !DILocation(line: 13, column: 11, scope: !12)
!28 = !DILocation(line: 16, column: 29, scope: !12)
!29 = !DILocation(line: 16, column: 5, scope: !12)
!30 = !DILocation(line: 17, column: 15, scope: !12)
!31 = !DILocation(line: 17, column: 19, scope: !12)
!32 = !DILocation(line: 17, column: 24, scope: !12)
!33 = !DILocation(line: 18, column: 20, scope: !12)
!34 = !{!35, !35, i64 0}
!35 = !{!"float", !10, i64 0}
!36 = !DILocation(line: 18, column: 17, scope: !12)
!37 = !DILocation(line: 18, column: 13, scope: !12)
!38 = !DILocation(line: 0, scope: !12)
!39 = !DILocation(line: 16, column: 41, scope: !12)
!40 = !DILocation(line: 19, column: 5, scope: !12)
!41 = !DILocation(line: 19, column: 12, scope: !12)
!42 = !DILocation(line: 20, column: 1, scope: !12)
!43 = distinct !{!43, !29, !44, !45}
!44 = !DILocation(line: 18, column: 27, scope: !12)
!45 = !{!"llvm.loop.mustprogress"}
