; ModuleID = 'scan/exclusive_float.cu'
source_filename = "scan/exclusive_float.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ15exclusive_floatPfPKfiE4sums = internal unnamed_addr addrspace(3) global [32 x float] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z15exclusive_floatPfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %mul = shl nsw i32 %0, 5, !dbg !23
  %add = add nuw nsw i32 %mul, %1, !dbg !24
  %idxprom = zext nneg i32 %add to i64, !dbg !25
  %arrayidx = getelementptr inbounds nuw float, ptr %a, i64 %idxprom, !dbg !25
  %2 = load float, ptr %arrayidx, align 4, !dbg !25, !tbaa !26
  %idxprom2 = zext nneg i32 %1 to i64, !dbg !28
  %arrayidx3 = getelementptr float, ptr addrspacecast (ptr addrspace(3) @_ZZ15exclusive_floatPfPKfiE4sums to ptr), i64 %idxprom2, !dbg !28
  store float %2, ptr %arrayidx3, align 4, !dbg !29, !tbaa !26
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !30
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %cmp538 = icmp samesign ugt i32 %3, 1, !dbg !31
  br i1 %cmp538, label %for.body, label %for.cond.cleanup, !dbg !32

for.cond.cleanup:                                 ; preds = %cond.end, %if.end
  %cmp13.not = icmp eq i32 %1, 0, !dbg !33
  br i1 %cmp13.not, label %cond.end19, label %cond.true14, !dbg !34

for.body:                                         ; preds = %if.end, %cond.end
  %by.039 = phi i32 [ %mul12, %cond.end ], [ 1, %if.end ]
  %cmp6.not = icmp samesign ult i32 %1, %by.039, !dbg !35
  br i1 %cmp6.not, label %cond.end, label %cond.true, !dbg !36

cond.true:                                        ; preds = %for.body
  %sub = sub nuw nsw i32 %1, %by.039
  %idxprom7 = zext nneg i32 %sub to i64
  %arrayidx8 = getelementptr inbounds nuw float, ptr addrspacecast (ptr addrspace(3) @_ZZ15exclusive_floatPfPKfiE4sums to ptr), i64 %idxprom7
  %4 = load float, ptr %arrayidx8, align 4, !dbg !37, !tbaa !26
  br label %cond.end, !dbg !36

cond.end:                                         ; preds = %for.body, %cond.true
  %cond = phi contract float [ %4, %cond.true ], [ 0.000000e+00, %for.body ], !dbg !36
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !38
  %5 = load float, ptr %arrayidx3, align 4, !dbg !39, !tbaa !26
  %add11 = fadd contract float %cond, %5, !dbg !39
  store float %add11, ptr %arrayidx3, align 4, !dbg !39, !tbaa !26
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %mul12 = shl nuw nsw i32 %by.039, 1, !dbg !41
  %cmp5 = icmp samesign ult i32 %mul12, %3, !dbg !31
  br i1 %cmp5, label %for.body, label %for.cond.cleanup, !dbg !32, !llvm.loop !42

cond.true14:                                      ; preds = %for.cond.cleanup
  %arrayidx17 = getelementptr i8, ptr %arrayidx3, i64 -4
  %6 = load float, ptr %arrayidx17, align 4, !dbg !45, !tbaa !26
  br label %cond.end19, !dbg !34

cond.end19:                                       ; preds = %for.cond.cleanup, %cond.true14
  %cond20 = phi contract float [ %6, %cond.true14 ], [ 0.000000e+00, %for.cond.cleanup ], !dbg !34
  %arrayidx24 = getelementptr inbounds nuw float, ptr %out, i64 %idxprom, !dbg !46
  store float %cond20, ptr %arrayidx24, align 4, !dbg !47, !tbaa !26
  br label %cleanup, !dbg !48

cleanup:                                          ; preds = %entry, %cond.end19
  ret void, !dbg !48
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "scan/exclusive_float.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "exclusive_float", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "scan/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 31, scope: !12)
!22 = !DILocation(line: 17, column: 13, scope: !12)
!23 = !DILocation(line: 19, column: 21, scope: !12)
!24 = !DILocation(line: 19, column: 26, scope: !12)
!25 = !DILocation(line: 19, column: 15, scope: !12)
!26 = !{!27, !27, i64 0}
!27 = !{!"float", !10, i64 0}
!28 = !DILocation(line: 19, column: 5, scope: !12)
!29 = !DILocation(line: 19, column: 13, scope: !12)
!30 = !DILocation(line: 20, column: 5, scope: !12)
!31 = !DILocation(line: 21, column: 25, scope: !12)
!32 = !DILocation(line: 21, column: 5, scope: !12)
!33 = !DILocation(line: 27, column: 27, scope: !12)
!34 = !DILocation(line: 27, column: 25, scope: !12)
!35 = !DILocation(line: 22, column: 24, scope: !12)
!36 = !DILocation(line: 22, column: 22, scope: !12)
!37 = !DILocation(line: 22, column: 32, scope: !12)
!38 = !DILocation(line: 23, column: 9, scope: !12)
!39 = !DILocation(line: 24, column: 17, scope: !12)
!40 = !DILocation(line: 25, column: 9, scope: !12)
!41 = !DILocation(line: 21, column: 42, scope: !12)
!42 = distinct !{!42, !32, !43, !44}
!43 = !DILocation(line: 26, column: 5, scope: !12)
!44 = !{!"llvm.loop.mustprogress"}
!45 = !DILocation(line: 27, column: 33, scope: !12)
!46 = !DILocation(line: 27, column: 5, scope: !12)
!47 = !DILocation(line: 27, column: 23, scope: !12)
!48 = !DILocation(line: 28, column: 1, scope: !12)
