; ModuleID = 'apps/softmax_row.cu'
source_filename = "apps/softmax_row.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@partial = external dso_local local_unnamed_addr addrspace(3) global [0 x float], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z7softmaxPfPKfii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !19
  %cmp.not = icmp ult i32 %1, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %mul = mul i32 %cols, %1, !dbg !23
  %idx.ext = zext i32 %mul to i64, !dbg !24
  %add.ptr = getelementptr inbounds nuw float, ptr %a, i64 %idx.ext, !dbg !24
  %cmp365 = icmp slt i32 %0, %cols, !dbg !25
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br i1 %cmp365, label %for.body, label %for.cond.cleanup, !dbg !26

for.cond.cleanup:                                 ; preds = %for.body, %if.end
  %sum.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add, %for.body ], !dbg !27
  %idxprom7 = zext nneg i32 %0 to i64, !dbg !28
  %arrayidx8 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @partial to ptr), i64 %idxprom7, !dbg !28
  store float %sum.0.lcssa, ptr %arrayidx8, align 4, !dbg !29, !tbaa !30
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %half.068 = lshr i32 %2, 1, !dbg !33
  %cmp11.not69 = icmp eq i32 %half.068, 0, !dbg !34
  br i1 %cmp11.not69, label %for.cond27.preheader, label %for.body13, !dbg !35

for.body:                                         ; preds = %if.end, %for.body
  %c.067 = phi i32 [ %add6, %for.body ], [ %0, %if.end ]
  %sum.066 = phi float [ %add, %for.body ], [ 0.000000e+00, %if.end ]
  %idxprom = sext i32 %c.067 to i64, !dbg !36
  %arrayidx = getelementptr inbounds float, ptr %add.ptr, i64 %idxprom, !dbg !36
  %3 = load float, ptr %arrayidx, align 4, !dbg !36, !tbaa !30
  %call.i64 = tail call contract noundef float @__nv_expf(float noundef %3) #4, !dbg !37
  %add = fadd contract float %sum.066, %call.i64, !dbg !40
  %add6 = add i32 %c.067, %2, !dbg !41
  %cmp3 = icmp slt i32 %add6, %cols, !dbg !25
  br i1 %cmp3, label %for.body, label %for.cond.cleanup, !dbg !26, !llvm.loop !42

for.cond27.preheader:                             ; preds = %if.end22, %for.cond.cleanup
  br i1 %cmp365, label %for.body30, label %cleanup, !dbg !45

for.body13:                                       ; preds = %for.cond.cleanup, %if.end22
  %half.070 = phi i32 [ %half.0, %if.end22 ], [ %half.068, %for.cond.cleanup ]
  %cmp14 = icmp samesign ult i32 %0, %half.070, !dbg !46
  br i1 %cmp14, label %if.then15, label %if.end22, !dbg !46

if.then15:                                        ; preds = %for.body13
  %add16 = add nuw nsw i32 %half.070, %0
  %idxprom17 = zext nneg i32 %add16 to i64
  %arrayidx18 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @partial to ptr), i64 %idxprom17
  %4 = load float, ptr %arrayidx18, align 4, !dbg !47, !tbaa !30
  %5 = load float, ptr %arrayidx8, align 4, !dbg !48, !tbaa !30
  %add21 = fadd contract float %4, %5, !dbg !48
  store float %add21, ptr %arrayidx8, align 4, !dbg !48, !tbaa !30
  br label %if.end22, !dbg !49

if.end22:                                         ; preds = %if.then15, %for.body13
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !50
  %half.0 = lshr i32 %half.070, 1, !dbg !33
  %cmp11.not = icmp eq i32 %half.0, 0, !dbg !34
  br i1 %cmp11.not, label %for.cond27.preheader, label %for.body13, !dbg !35, !llvm.loop !51

for.body30:                                       ; preds = %for.cond27.preheader, %for.body30
  %c26.072 = phi i32 [ %add42, %for.body30 ], [ %0, %for.cond27.preheader ]
  %idxprom31 = sext i32 %c26.072 to i64, !dbg !53
  %arrayidx32 = getelementptr inbounds float, ptr %add.ptr, i64 %idxprom31, !dbg !53
  %6 = load float, ptr %arrayidx32, align 4, !dbg !53, !tbaa !30
  %call.i = tail call contract noundef float @__nv_expf(float noundef %6) #4, !dbg !54
  %7 = load float, ptr addrspacecast (ptr addrspace(3) @partial to ptr), align 4, !dbg !56, !tbaa !30
  %div34 = fdiv contract float %call.i, %7, !dbg !57
  %add37 = add i32 %c26.072, %mul, !dbg !58
  %idxprom38 = zext i32 %add37 to i64, !dbg !59
  %arrayidx39 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom38, !dbg !59
  store float %div34, ptr %arrayidx39, align 4, !dbg !60, !tbaa !30
  %add42 = add i32 %c26.072, %2, !dbg !61
  %cmp28 = icmp slt i32 %add42, %cols, !dbg !62
  br i1 %cmp28, label %for.body30, label %cleanup, !dbg !45, !llvm.loop !63

cleanup:                                          ; preds = %for.body30, %for.cond27.preheader, %entry
  ret void, !dbg !65
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: convergent mustprogress nofree nounwind willreturn memory(none)
declare dso_local float @__nv_expf(float noundef) local_unnamed_addr #3

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { convergent mustprogress nofree nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" }
attributes #4 = { convergent nounwind willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/softmax_row.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "softmax", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 13, scope: !12)
!19 = !DILocation(line: 32, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 17, column: 9, scope: !12)
!22 = !DILocation(line: 17, column: 20, scope: !12)
!23 = !DILocation(line: 19, column: 39, scope: !12)
!24 = !DILocation(line: 19, column: 26, scope: !12)
!25 = !DILocation(line: 21, column: 23, scope: !12)
!26 = !DILocation(line: 21, column: 5, scope: !12)
!27 = !DILocation(line: 0, scope: !12)
!28 = !DILocation(line: 23, column: 5, scope: !12)
!29 = !DILocation(line: 23, column: 16, scope: !12)
!30 = !{!31, !31, i64 0}
!31 = !{!"float", !10, i64 0}
!32 = !DILocation(line: 24, column: 5, scope: !12)
!33 = !DILocation(line: 25, scope: !12)
!34 = !DILocation(line: 25, column: 42, scope: !12)
!35 = !DILocation(line: 25, column: 5, scope: !12)
!36 = !DILocation(line: 22, column: 21, scope: !12)
!37 = !DILocation(line: 74, column: 37, scope: !38, inlinedAt: !39)
!38 = distinct !DISubprogram(name: "expf", scope: !17, file: !17, line: 74, type: !13, scopeLine: 74, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!39 = distinct !DILocation(line: 22, column: 16, scope: !12)
!40 = !DILocation(line: 22, column: 13, scope: !12)
!41 = !DILocation(line: 21, column: 33, scope: !12)
!42 = distinct !{!42, !26, !43, !44}
!43 = !DILocation(line: 22, column: 27, scope: !12)
!44 = !{!"llvm.loop.mustprogress"}
!45 = !DILocation(line: 30, column: 5, scope: !12)
!46 = !DILocation(line: 26, column: 15, scope: !12)
!47 = !DILocation(line: 27, column: 27, scope: !12)
!48 = !DILocation(line: 27, column: 24, scope: !12)
!49 = !DILocation(line: 27, column: 13, scope: !12)
!50 = !DILocation(line: 28, column: 9, scope: !12)
!51 = distinct !{!51, !35, !52, !44}
!52 = !DILocation(line: 29, column: 5, scope: !12)
!53 = !DILocation(line: 31, column: 43, scope: !12)
!54 = !DILocation(line: 74, column: 37, scope: !38, inlinedAt: !55)
!55 = distinct !DILocation(line: 31, column: 38, scope: !12)
!56 = !DILocation(line: 31, column: 53, scope: !12)
!57 = !DILocation(line: 31, column: 51, scope: !12)
!58 = !DILocation(line: 31, column: 31, scope: !12)
!59 = !DILocation(line: 31, column: 9, scope: !12)
!60 = !DILocation(line: 31, column: 36, scope: !12)
!61 = !DILocation(line: 30, column: 33, scope: !12)
!62 = !DILocation(line: 30, column: 23, scope: !12)
!63 = distinct !{!63, !45, !64, !44}
!64 = !DILocation(line: 31, column: 62, scope: !12)
!65 = !DILocation(line: 32, column: 1, scope: !12)
