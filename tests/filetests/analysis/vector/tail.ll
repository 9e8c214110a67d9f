; ModuleID = 'vector/tail.cu'
source_filename = "vector/tail.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.float4 = type { float, float, float, float }

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z4tailPfPKfi(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !27
  %mul5 = mul i32 %3, %1, !dbg !30
  %div = sdiv i32 %n, 4
  %cmp36 = icmp slt i32 %add, %div, !dbg !31
  br i1 %cmp36, label %for.body, label %for.cond.cleanup, !dbg !32

for.cond.cleanup:                                 ; preds = %for.body, %entry
  %mul11 = shl nsw i32 %div, 2, !dbg !33
  %add12 = add nsw i32 %mul11, %add, !dbg !34
  %cmp1438 = icmp slt i32 %add12, %n, !dbg !35
  br i1 %cmp1438, label %for.body16, label %for.cond.cleanup15, !dbg !36

for.body:                                         ; preds = %entry, %for.body
  %i.037 = phi i32 [ %add8, %for.body ], [ %add, %entry ]
  %idxprom = sext i32 %i.037 to i64, !dbg !37
  %arrayidx = getelementptr inbounds %struct.float4, ptr %a, i64 %idxprom, !dbg !37
  %arrayidx7 = getelementptr inbounds %struct.float4, ptr %out, i64 %idxprom, !dbg !38
  tail call void @llvm.memcpy.p0.p0.i64(ptr noundef nonnull align 16 dereferenceable(16) %arrayidx7, ptr noundef nonnull align 16 dereferenceable(16) %arrayidx, i64 16, i1 false), !dbg !39, !tbaa.struct !40
  %add8 = add nsw i32 %i.037, %mul5, !dbg !43
  %cmp = icmp slt i32 %add8, %div, !dbg !31
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !32, !llvm.loop !44

for.cond.cleanup15:                               ; preds = %for.body16, %for.cond.cleanup
  ret void, !dbg !47

for.body16:                                       ; preds = %for.cond.cleanup, %for.body16
  %i9.039 = phi i32 [ %add22, %for.body16 ], [ %add12, %for.cond.cleanup ]
  %idxprom17 = sext i32 %i9.039 to i64, !dbg !48
  %arrayidx18 = getelementptr inbounds float, ptr %a, i64 %idxprom17, !dbg !48
  %4 = load float, ptr %arrayidx18, align 4, !dbg !48, !tbaa !41
  %arrayidx20 = getelementptr inbounds float, ptr %out, i64 %idxprom17, !dbg !49
  store float %4, ptr %arrayidx20, align 4, !dbg !50, !tbaa !41
  %add22 = add nsw i32 %i9.039, %mul5, !dbg !51
  %cmp14 = icmp slt i32 %add22, %n, !dbg !35
  br i1 %cmp14, label %for.body16, label %for.cond.cleanup15, !dbg !36, !llvm.loop !52
}

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i64(ptr noalias writeonly captures(none), ptr noalias readonly captures(none), i64, i1 immarg) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "vector/tail.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "tail", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "vector/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 17, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 30, scope: !12)
!22 = !DILocation(line: 10, column: 28, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 43, scope: !12)
!26 = !DILocation(line: 10, column: 41, scope: !12)
!27 = !DILocation(line: 34, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 11, column: 16, scope: !12)
!30 = !DILocation(line: 11, column: 26, scope: !12)
!31 = !DILocation(line: 12, column: 27, scope: !12)
!32 = !DILocation(line: 12, column: 5, scope: !12)
!33 = !DILocation(line: 14, column: 24, scope: !12)
!34 = !DILocation(line: 14, column: 28, scope: !12)
!35 = !DILocation(line: 14, column: 39, scope: !12)
!36 = !DILocation(line: 14, column: 5, scope: !12)
!37 = !DILocation(line: 13, column: 30, scope: !12)
!38 = !DILocation(line: 13, column: 9, scope: !12)
!39 = !DILocation(line: 13, column: 28, scope: !12)
!40 = !{i64 0, i64 4, !41, i64 4, i64 4, !41, i64 8, i64 4, !41, i64 12, i64 4, !41}
!41 = !{!42, !42, i64 0}
!42 = !{!"float", !10, i64 0}
!43 = !DILocation(line: 12, column: 38, scope: !12)
!44 = distinct !{!44, !32, !45, !46}
!45 = !DILocation(line: 13, column: 51, scope: !12)
!46 = !{!"llvm.loop.mustprogress"}
!47 = !DILocation(line: 16, column: 1, scope: !12)
!48 = !DILocation(line: 15, column: 18, scope: !12)
!49 = !DILocation(line: 15, column: 9, scope: !12)
!50 = !DILocation(line: 15, column: 16, scope: !12)
!51 = !DILocation(line: 14, column: 46, scope: !12)
!52 = distinct !{!52, !36, !53, !46}
!53 = !DILocation(line: 15, column: 21, scope: !12)
