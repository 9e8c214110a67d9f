; ModuleID = 'apps/nbody_o3.cu'
source_filename = "apps/nbody_o3.cu"
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
  br i1 %cmp352, label %for.body.preheader, label %for.cond.cleanup, !dbg !32

for.body.preheader:                               ; preds = %if.end
  %xtraiter = and i32 %n, 1, !dbg !32
  %3 = icmp eq i32 %n, 1, !dbg !32
  br i1 %3, label %for.body.epil.preheader, label %for.body.preheader.new, !dbg !32

for.body.preheader.new:                           ; preds = %for.body.preheader
  %unroll_iter = and i32 %n, 2147483646, !dbg !32
  br label %for.body, !dbg !32

for.cond.cleanup.loopexit.unr-lcssa:              ; preds = %for.body
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !32
  br i1 %lcmp.mod.not, label %for.cond.cleanup, label %for.body.epil.preheader, !dbg !32

for.body.epil.preheader:                          ; preds = %for.cond.cleanup.loopexit.unr-lcssa, %for.body.preheader
  %fx.056.epil.init = phi float [ 0.000000e+00, %for.body.preheader ], [ %add22.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %fy.055.epil.init = phi float [ 0.000000e+00, %for.body.preheader ], [ %add24.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %fz.054.epil.init = phi float [ 0.000000e+00, %for.body.preheader ], [ %add26.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %k.053.epil.init = phi i32 [ 0, %for.body.preheader ], [ %inc.1, %for.cond.cleanup.loopexit.unr-lcssa ]
  %lcmp.mod62 = icmp ne i32 %xtraiter, 0, !dbg !32
  tail call void @llvm.assume(i1 %lcmp.mod62), !dbg !32
  %idxprom4.epil = zext nneg i32 %k.053.epil.init to i64, !dbg !33
  %arrayidx5.epil = getelementptr inbounds nuw %struct.float4, ptr %body, i64 %idxprom4.epil, !dbg !33
  %other.sroa.0.0.copyload.epil = load float, ptr %arrayidx5.epil, align 16, !dbg !33, !tbaa !29
  %other.sroa.4.0.arrayidx5.sroa_idx.epil = getelementptr inbounds nuw i8, ptr %arrayidx5.epil, i64 4, !dbg !33
  %other.sroa.4.0.copyload.epil = load float, ptr %other.sroa.4.0.arrayidx5.sroa_idx.epil, align 4, !dbg !33, !tbaa !29
  %other.sroa.5.0.arrayidx5.sroa_idx.epil = getelementptr inbounds nuw i8, ptr %arrayidx5.epil, i64 8, !dbg !33
  %other.sroa.5.0.copyload.epil = load float, ptr %other.sroa.5.0.arrayidx5.sroa_idx.epil, align 8, !dbg !33, !tbaa !29
  %other.sroa.6.0.arrayidx5.sroa_idx.epil = getelementptr inbounds nuw i8, ptr %arrayidx5.epil, i64 12, !dbg !33
  %other.sroa.6.0.copyload.epil = load float, ptr %other.sroa.6.0.arrayidx5.sroa_idx.epil, align 4, !dbg !33, !tbaa !29
  %sub.epil = fsub contract float %other.sroa.0.0.copyload.epil, %me.sroa.0.0.copyload, !dbg !34
  %sub8.epil = fsub contract float %other.sroa.4.0.copyload.epil, %me.sroa.4.0.copyload, !dbg !35
  %sub10.epil = fsub contract float %other.sroa.5.0.copyload.epil, %me.sroa.5.0.copyload, !dbg !36
  %mul11.epil = fmul contract float %sub.epil, %sub.epil, !dbg !37
  %mul12.epil = fmul contract float %sub8.epil, %sub8.epil, !dbg !38
  %add13.epil = fadd contract float %mul11.epil, %mul12.epil, !dbg !39
  %mul14.epil = fmul contract float %sub10.epil, %sub10.epil, !dbg !40
  %add15.epil = fadd contract float %add13.epil, %mul14.epil, !dbg !41
  %add16.epil = fadd contract float %add15.epil, 0x3F847AE140000000, !dbg !42
  %4 = tail call contract noundef float @llvm.nvvm.sqrt.rn.f(float %add16.epil), !dbg !43
  %div.epil = fdiv contract float 1.000000e+00, %4, !dbg !46
  %mul18.epil = fmul contract float %other.sroa.6.0.copyload.epil, %div.epil, !dbg !47
  %mul19.epil = fmul contract float %div.epil, %mul18.epil, !dbg !48
  %mul20.epil = fmul contract float %div.epil, %mul19.epil, !dbg !49
  %mul21.epil = fmul contract float %sub.epil, %mul20.epil, !dbg !50
  %add22.epil = fadd contract float %fx.056.epil.init, %mul21.epil, !dbg !51
  %mul23.epil = fmul contract float %sub8.epil, %mul20.epil, !dbg !52
  %add24.epil = fadd contract float %fy.055.epil.init, %mul23.epil, !dbg !53
  %mul25.epil = fmul contract float %sub10.epil, %mul20.epil, !dbg !54
  %add26.epil = fadd contract float %fz.054.epil.init, %mul25.epil, !dbg !55
  br label %for.cond.cleanup, !dbg !56

for.cond.cleanup:                                 ; preds = %for.body.epil.preheader, %for.cond.cleanup.loopexit.unr-lcssa, %if.end
  %fz.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add26.1, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add26.epil, %for.body.epil.preheader ], !dbg !57
  %fy.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add24.1, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add24.epil, %for.body.epil.preheader ], !dbg !57
  %fx.0.lcssa = phi float [ 0.000000e+00, %if.end ], [ %add22.1, %for.cond.cleanup.loopexit.unr-lcssa ], [ %add22.epil, %for.body.epil.preheader ], !dbg !57
  %arrayidx32 = getelementptr inbounds %struct.float4, ptr %force, i64 %idxprom, !dbg !56
  store float %fx.0.lcssa, ptr %arrayidx32, align 16, !dbg !58, !tbaa !29
  %ref.tmp.sroa.4.0.arrayidx32.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx32, i64 4, !dbg !58
  store float %fy.0.lcssa, ptr %ref.tmp.sroa.4.0.arrayidx32.sroa_idx, align 4, !dbg !58, !tbaa !29
  %ref.tmp.sroa.5.0.arrayidx32.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx32, i64 8, !dbg !58
  store float %fz.0.lcssa, ptr %ref.tmp.sroa.5.0.arrayidx32.sroa_idx, align 8, !dbg !58, !tbaa !29
  %ref.tmp.sroa.6.0.arrayidx32.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx32, i64 12, !dbg !58
  store float 0.000000e+00, ptr %ref.tmp.sroa.6.0.arrayidx32.sroa_idx, align 4, !dbg !58, !tbaa !29
  br label %cleanup, !dbg !59

for.body:                                         ; preds = %for.body, %for.body.preheader.new
  %fx.056 = phi float [ 0.000000e+00, %for.body.preheader.new ], [ %add22.1, %for.body ]
  %fy.055 = phi float [ 0.000000e+00, %for.body.preheader.new ], [ %add24.1, %for.body ]
  %fz.054 = phi float [ 0.000000e+00, %for.body.preheader.new ], [ %add26.1, %for.body ]
  %k.053 = phi i32 [ 0, %for.body.preheader.new ], [ %inc.1, %for.body ]
  %niter = phi i32 [ 0, %for.body.preheader.new ], [ %niter.next.1, %for.body ]
  %idxprom4 = zext nneg i32 %k.053 to i64, !dbg !33
  %arrayidx5 = getelementptr inbounds nuw %struct.float4, ptr %body, i64 %idxprom4, !dbg !33
  %other.sroa.0.0.copyload = load float, ptr %arrayidx5, align 16, !dbg !33, !tbaa !29
  %other.sroa.4.0.arrayidx5.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx5, i64 4, !dbg !33
  %other.sroa.4.0.copyload = load float, ptr %other.sroa.4.0.arrayidx5.sroa_idx, align 4, !dbg !33, !tbaa !29
  %other.sroa.5.0.arrayidx5.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx5, i64 8, !dbg !33
  %other.sroa.5.0.copyload = load float, ptr %other.sroa.5.0.arrayidx5.sroa_idx, align 8, !dbg !33, !tbaa !29
  %other.sroa.6.0.arrayidx5.sroa_idx = getelementptr inbounds nuw i8, ptr %arrayidx5, i64 12, !dbg !33
  %other.sroa.6.0.copyload = load float, ptr %other.sroa.6.0.arrayidx5.sroa_idx, align 4, !dbg !33, !tbaa !29
  %sub = fsub contract float %other.sroa.0.0.copyload, %me.sroa.0.0.copyload, !dbg !34
  %sub8 = fsub contract float %other.sroa.4.0.copyload, %me.sroa.4.0.copyload, !dbg !35
  %sub10 = fsub contract float %other.sroa.5.0.copyload, %me.sroa.5.0.copyload, !dbg !36
  %mul11 = fmul contract float %sub, %sub, !dbg !37
  %mul12 = fmul contract float %sub8, %sub8, !dbg !38
  %add13 = fadd contract float %mul11, %mul12, !dbg !39
  %mul14 = fmul contract float %sub10, %sub10, !dbg !40
  %add15 = fadd contract float %add13, %mul14, !dbg !41
  %add16 = fadd contract float %add15, 0x3F847AE140000000, !dbg !42
  %5 = tail call contract noundef float @llvm.nvvm.sqrt.rn.f(float %add16), !dbg !43
  %div = fdiv contract float 1.000000e+00, %5, !dbg !46
  %mul18 = fmul contract float %other.sroa.6.0.copyload, %div, !dbg !47
  %mul19 = fmul contract float %div, %mul18, !dbg !48
  %mul20 = fmul contract float %div, %mul19, !dbg !49
  %mul21 = fmul contract float %sub, %mul20, !dbg !50
  %add22 = fadd contract float %fx.056, %mul21, !dbg !51
  %mul23 = fmul contract float %sub8, %mul20, !dbg !52
  %add24 = fadd contract float %fy.055, %mul23, !dbg !53
  %mul25 = fmul contract float %sub10, %mul20, !dbg !54
  %add26 = fadd contract float %fz.054, %mul25, !dbg !55
  %6 = zext nneg i32 %k.053 to i64, !dbg !33
  %7 = getelementptr inbounds nuw %struct.float4, ptr %body, i64 %6, !dbg !33
  %arrayidx5.1 = getelementptr inbounds nuw i8, ptr %7, i64 16, !dbg !33
  %other.sroa.0.0.copyload.1 = load float, ptr %arrayidx5.1, align 16, !dbg !33, !tbaa !29
  %other.sroa.4.0.arrayidx5.sroa_idx.1 = getelementptr inbounds nuw i8, ptr %7, i64 20, !dbg !33
  %other.sroa.4.0.copyload.1 = load float, ptr %other.sroa.4.0.arrayidx5.sroa_idx.1, align 4, !dbg !33, !tbaa !29
  %other.sroa.5.0.arrayidx5.sroa_idx.1 = getelementptr inbounds nuw i8, ptr %7, i64 24, !dbg !33
  %other.sroa.5.0.copyload.1 = load float, ptr %other.sroa.5.0.arrayidx5.sroa_idx.1, align 8, !dbg !33, !tbaa !29
  %other.sroa.6.0.arrayidx5.sroa_idx.1 = getelementptr inbounds nuw i8, ptr %7, i64 28, !dbg !33
  %other.sroa.6.0.copyload.1 = load float, ptr %other.sroa.6.0.arrayidx5.sroa_idx.1, align 4, !dbg !33, !tbaa !29
  %sub.1 = fsub contract float %other.sroa.0.0.copyload.1, %me.sroa.0.0.copyload, !dbg !34
  %sub8.1 = fsub contract float %other.sroa.4.0.copyload.1, %me.sroa.4.0.copyload, !dbg !35
  %sub10.1 = fsub contract float %other.sroa.5.0.copyload.1, %me.sroa.5.0.copyload, !dbg !36
  %mul11.1 = fmul contract float %sub.1, %sub.1, !dbg !37
  %mul12.1 = fmul contract float %sub8.1, %sub8.1, !dbg !38
  %add13.1 = fadd contract float %mul11.1, %mul12.1, !dbg !39
  %mul14.1 = fmul contract float %sub10.1, %sub10.1, !dbg !40
  %add15.1 = fadd contract float %add13.1, %mul14.1, !dbg !41
  %add16.1 = fadd contract float %add15.1, 0x3F847AE140000000, !dbg !42
  %8 = tail call contract noundef float @llvm.nvvm.sqrt.rn.f(float %add16.1), !dbg !43
  %div.1 = fdiv contract float 1.000000e+00, %8, !dbg !46
  %mul18.1 = fmul contract float %other.sroa.6.0.copyload.1, %div.1, !dbg !47
  %mul19.1 = fmul contract float %div.1, %mul18.1, !dbg !48
  %mul20.1 = fmul contract float %div.1, %mul19.1, !dbg !49
  %mul21.1 = fmul contract float %sub.1, %mul20.1, !dbg !50
  %add22.1 = fadd contract float %add22, %mul21.1, !dbg !51
  %mul23.1 = fmul contract float %sub8.1, %mul20.1, !dbg !52
  %add24.1 = fadd contract float %add24, %mul23.1, !dbg !53
  %mul25.1 = fmul contract float %sub10.1, %mul20.1, !dbg !54
  %add26.1 = fadd contract float %add26, %mul25.1, !dbg !55
  %inc.1 = add nuw nsw i32 %k.053, 2, !dbg !60
  %niter.next.1 = add i32 %niter, 2, !dbg !32
  %niter.ncmp.1 = icmp eq i32 %niter.next.1, %unroll_iter, !dbg !32
  br i1 %niter.ncmp.1, label %for.cond.cleanup.loopexit.unr-lcssa, label %for.body, !dbg !32, !llvm.loop !61

cleanup:                                          ; preds = %entry, %for.cond.cleanup
  ret void, !dbg !59
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(none)
declare float @llvm.nvvm.sqrt.rn.f(float) #2

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #3

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind willreturn memory(none) }
attributes #3 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/nbody_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "nbody", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!28 = !DILocation(line: 16, column: 17, scope: !12)
!29 = !{!30, !30, i64 0}
!30 = !{!"float", !10, i64 0}
!31 = !DILocation(line: 18, column: 23, scope: !12)
!32 = !DILocation(line: 18, column: 5, scope: !12)
!33 = !DILocation(line: 19, column: 24, scope: !12)
!34 = !DILocation(line: 20, column: 28, scope: !12)
!35 = !DILocation(line: 20, column: 49, scope: !12)
!36 = !DILocation(line: 20, column: 70, scope: !12)
!37 = !DILocation(line: 21, column: 23, scope: !12)
!38 = !DILocation(line: 21, column: 33, scope: !12)
!39 = !DILocation(line: 21, column: 28, scope: !12)
!40 = !DILocation(line: 21, column: 43, scope: !12)
!41 = !DILocation(line: 21, column: 38, scope: !12)
!42 = !DILocation(line: 21, column: 48, scope: !12)
!43 = !DILocation(line: 64, column: 38, scope: !44, inlinedAt: !45)
!44 = distinct !DISubprogram(name: "sqrtf", scope: !17, file: !17, line: 64, type: !13, scopeLine: 64, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!45 = distinct !DILocation(line: 22, column: 32, scope: !12)
!46 = !DILocation(line: 22, column: 30, scope: !12)
!47 = !DILocation(line: 23, column: 30, scope: !12)
!48 = !DILocation(line: 23, column: 40, scope: !12)
!49 = !DILocation(line: 23, column: 50, scope: !12)
!50 = !DILocation(line: 24, column: 18, scope: !12)
!51 = !DILocation(line: 24, column: 12, scope: !12)
!52 = !DILocation(line: 25, column: 18, scope: !12)
!53 = !DILocation(line: 25, column: 12, scope: !12)
!54 = !DILocation(line: 26, column: 18, scope: !12)
!55 = !DILocation(line: 26, column: 12, scope: !12)
!56 = !DILocation(line: 28, column: 5, scope: !12)
!57 = !DILocation(line: 0, scope: !12)
!58 = !DILocation(line: 28, column: 14, scope: !12)
!59 = !DILocation(line: 29, column: 1, scope: !12)
!60 = !DILocation(line: 18, column: 29, scope: !12)
!61 = distinct !{!61, !32, !62, !63}
!62 = !DILocation(line: 27, column: 5, scope: !12)
!63 = !{!"llvm.loop.mustprogress"}
