; ModuleID = 'apps/nbody.cu'
source_filename = "apps/nbody.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.float4 = type { float, float, float, float }

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z5nbodyP6float4PKS_i(ptr noundef writeonly captures(none) %force, ptr noundef readonly captures(none) %body, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp.not = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !27

if.end:                                           ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !28
  %arrayidx = getelementptr inbounds %struct.float4, ptr %body, i64 %idxprom, !dbg !28
  %me.sroa.0.0.copyload = load float, ptr %arrayidx, align 16, !dbg !28, !tbaa !29
  %me.sroa.4.0.arrayidx.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx, i64 4, !dbg !28
  %me.sroa.4.0.copyload = load float, ptr %me.sroa.4.0.arrayidx.sroa_idx, align 4, !dbg !28, !tbaa !29
  %me.sroa.5.0.arrayidx.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx, i64 8, !dbg !28
  %me.sroa.5.0.copyload = load float, ptr %me.sroa.5.0.arrayidx.sroa_idx, align 8, !dbg !28, !tbaa !29
  %cmp352 = icmp sgt i32 %n, 0, !dbg !31
  br i1 %cmp352, label %for.body, label %for.cond.cleanup, !dbg !32

for.cond.cleanup:                                 ; preds = %for.body, %if.end
  %fz.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add26, %for.body ], !dbg !33
  %fy.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add24, %for.body ], !dbg !33
  %fx.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add22, %for.body ], !dbg !33
  %arrayidx32 = getelementptr inbounds %struct.float4, ptr %force, i64 %idxprom, !dbg !34
  store float %fx.0.lcssa, ptr %arrayidx32, align 16, !dbg !35, !tbaa !29
  %ref.tmp.sroa.4.0.arrayidx32.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx32, i64 4, !dbg !35
  store float %fy.0.lcssa, ptr %ref.tmp.sroa.4.0.arrayidx32.sroa_idx, align 4, !dbg !35, !tbaa !29
  %ref.tmp.sroa.5.0.arrayidx32.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx32, i64 8, !dbg !35
  store float %fz.0.lcssa, ptr %ref.tmp.sroa.5.0.arrayidx32.sroa_idx, align 8, !dbg !35, !tbaa !29
  %ref.tmp.sroa.6.0.arrayidx32.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx32, i64 12, !dbg !35
  store float 0.000000e+00, ptr %ref.tmp.sroa.6.0.arrayidx32.sroa_idx, align 4, !dbg !35, !tbaa !29
  br label %cleanup, !dbg !36

for.body:                                         ; preds = %if.end, %for.body
  %fx.056 = phi float [ %add22, %for.body ], [ 0.000000e+00, %if.end ]
  %fy.055 = phi float [ %add24, %for.body ], [ 0.000000e+00, %if.end ]
  %fz.054 = phi float [ %add26, %for.body ], [ 0.000000e+00, %if.end ]
  %k.053 = phi i32 [ %inc, %for.body ], [ 0, %if.end ]
  %idxprom4 = zext nneg i32 %k.053 to i64, !dbg !37
  %arrayidx5 = getelementptr inbounds nuw %struct.float4, ptr %body, i64 %idxprom4, !dbg !37
  %other.sroa.0.0.copyload = load float, ptr %arrayidx5, align 16, !dbg !37, !tbaa !29
  %other.sroa.4.0.arrayidx5.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx5, i64 4, !dbg !37
  %other.sroa.4.0.copyload = load float, ptr %other.sroa.4.0.arrayidx5.sroa_idx, align 4, !dbg !37, !tbaa !29
  %other.sroa.5.0.arrayidx5.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx5, i64 8, !dbg !37
  %other.sroa.5.0.copyload = load float, ptr %other.sroa.5.0.arrayidx5.sroa_idx, align 8, !dbg !37, !tbaa !29
  %other.sroa.6.0.arrayidx5.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx5, i64 12, !dbg !37
  %other.sroa.6.0.copyload = load float, ptr %other.sroa.6.0.arrayidx5.sroa_idx, align 4, !dbg !37, !tbaa !29
  %sub = fsub contract float %other.sroa.0.0.copyload, %me.sroa.0.0.copyload, !dbg !38
  %sub8 = fsub contract float %other.sroa.4.0.copyload, %me.sroa.4.0.copyload, !dbg !39
  %sub10 = fsub contract float %other.sroa.5.0.copyload, %me.sroa.5.0.copyload, !dbg !40
  %mul11 = fmul contract float %sub, %sub, !dbg !41
  %mul12 = fmul contract float %sub8, %sub8, !dbg !42
  %add13 = fadd contract float %mul11, %mul12, !dbg !43
  %mul14 = fmul contract float %sub10, %sub10, !dbg !44
  %add15 = fadd contract float %add13, %mul14, !dbg !45
  %add16 = fadd contract float %add15, 0x3F847AE140000000, !dbg !46
  %3 = tail call contract noundef float @llvm.nvvm.sqrt.rn.f(float %add16), !dbg !47
  %div = fdiv contract float 1.000000e+00, %3, !dbg !50
  %mul18 = fmul contract float %other.sroa.6.0.copyload, %div, !dbg !51
  %mul19 = fmul contract float %div, %mul18, !dbg !52
  %mul20 = fmul contract float %div, %mul19, !dbg !53
  %mul21 = fmul contract float %sub, %mul20, !dbg !54
  %add22 = fadd contract float %fx.056, %mul21, !dbg !55
  %mul23 = fmul contract float %sub8, %mul20, !dbg !56
  %add24 = fadd contract float %fy.055, %mul23, !dbg !57
  %mul25 = fmul contract float %sub10, %mul20, !dbg !58
  %add26 = fadd contract float %fz.054, %mul25, !dbg !59
  %inc = add nuw nsw i32 %k.053, 1, !dbg !60
  %exitcond.not = icmp eq i32 %inc, %n, !dbg !31
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !32, !llvm.loop !61

cleanup:                                          ; preds = %entry, %for.cond.cleanup
  ret void, !dbg !36
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(none)
declare float @llvm.nvvm.sqrt.rn.f(float) #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/nbody.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "nbody", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
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
!28 = !DILocation(line: 15, column: 17, scope: !12)
!29 = !{!30, !30, i64 0}
!30 = !{!"float", !10, i64 0}
!31 = !DILocation(line: 17, column: 23, scope: !12)
!32 = !DILocation(line: 17, column: 5, scope: !12)
!33 = !DILocation(line: 0, scope: !12)
!34 = !DILocation(line: 27, column: 5, scope: !12)
!35 = !DILocation(line: 27, column: 14, scope: !12)
!36 = !DILocation(line: 28, column: 1, scope: !12)
!37 = !DILocation(line: 18, column: 24, scope: !12)
!38 = !DILocation(line: 19, column: 28, scope: !12)
!39 = !DILocation(line: 19, column: 49, scope: !12)
!40 = !DILocation(line: 19, column: 70, scope: !12)
!41 = !DILocation(line: 20, column: 23, scope: !12)
!42 = !DILocation(line: 20, column: 33, scope: !12)
!43 = !DILocation(line: 20, column: 28, scope: !12)
!44 = !DILocation(line: 20, column: 43, scope: !12)
!45 = !DILocation(line: 20, column: 38, scope: !12)
!46 = !DILocation(line: 20, column: 48, scope: !12)
!47 = !DILocation(line: 64, column: 38, scope: !48, inlinedAt: !49)
!48 = distinct !DISubprogram(name: "sqrtf", scope: !17, file: !17, line: 64, type: !13, scopeLine: 64, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!49 = distinct !DILocation(line: 21, column: 32, scope: !12)
!50 = !DILocation(line: 21, column: 30, scope: !12)
!51 = !DILocation(line: 22, column: 30, scope: !12)
!52 = !DILocation(line: 22, column: 40, scope: !12)
!53 = !DILocation(line: 22, column: 50, scope: !12)
!54 = !DILocation(line: 23, column: 18, scope: !12)
!55 = !DILocation(line: 23, column: 12, scope: !12)
!56 = !DILocation(line: 24, column: 18, scope: !12)
!57 = !DILocation(line: 24, column: 12, scope: !12)
!58 = !DILocation(line: 25, column: 18, scope: !12)
!59 = !DILocation(line: 25, column: 12, scope: !12)
!60 = !DILocation(line: 17, column: 29, scope: !12)
!61 = distinct !{!61, !32, !62, !63}
!62 = !DILocation(line: 26, column: 5, scope: !12)
!63 = !{!"llvm.loop.mustprogress"}
