; ModuleID = 'functions/assertion_elsewhere.cu'
source_filename = "functions/assertion_elsewhere.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@.str = private unnamed_addr constant [6 x i8] c"i < n\00", align 1
@.str1 = private unnamed_addr constant [1 x i8] zeroinitializer, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z19assertion_elsewherePfS_i(ptr noundef writeonly captures(none) %out, ptr noundef writeonly captures(none) %other, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp sgt i32 %n, 100, !dbg !27
  br i1 %cmp, label %if.then, label %entry.if.end5_crit_edge, !dbg !27

entry.if.end5_crit_edge:                          ; preds = %entry
  %.pre = sext i32 %add to i64, !dbg !28
  br label %if.end5, !dbg !27

if.then:                                          ; preds = %entry
  %cmp3.not = icmp slt i32 %add, %n, !dbg !29
  br i1 %cmp3.not, label %if.end, label %if.then4, !dbg !29

if.then4:                                         ; preds = %if.then
  tail call void @__assertfail(ptr noundef nonnull @.str, ptr noundef nonnull @.str1, i32 noundef 0, ptr noundef nonnull @.str1, i64 noundef 1) #3, !dbg !30
  unreachable, !dbg !30

if.end:                                           ; preds = %if.then
  %idxprom = sext i32 %add to i64, !dbg !31
  %arrayidx = getelementptr inbounds float, ptr %other, i64 %idxprom, !dbg !31
  store float 1.000000e+00, ptr %arrayidx, align 4, !dbg !32, !tbaa !33
  br label %if.end5, !dbg !35

if.end5:                                          ; preds = %entry.if.end5_crit_edge, %if.end
  %idxprom6.pre-phi = phi i64 [ %.pre, %entry.if.end5_crit_edge ], [ %idxprom, %if.end ], !dbg !28
  %conv = sitofp i32 %add to float, !dbg !36
  %arrayidx7 = getelementptr inbounds float, ptr %out, i64 %idxprom6.pre-phi, !dbg !28
  store float %conv, ptr %arrayidx7, align 4, !dbg !37, !tbaa !33
  ret void, !dbg !38
}

; Function Attrs: convergent noreturn nounwind
declare dso_local void @__assertfail(ptr noundef, ptr noundef, i32 noundef, ptr noundef, i64 noundef) local_unnamed_addr #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent noreturn nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { convergent noreturn nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "functions/assertion_elsewhere.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "assertion_elsewhere", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "functions/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 14, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 14, column: 26, scope: !12)
!22 = !DILocation(line: 14, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 14, column: 39, scope: !12)
!26 = !DILocation(line: 14, column: 37, scope: !12)
!27 = !DILocation(line: 15, column: 11, scope: !12)
!28 = !DILocation(line: 20, column: 5, scope: !12)
!29 = !DILocation(line: 16, column: 15, scope: !12)
!30 = !DILocation(line: 17, column: 13, scope: !12)
!31 = !DILocation(line: 18, column: 9, scope: !12)
!32 = !DILocation(line: 18, column: 18, scope: !12)
!33 = !{!34, !34, i64 0}
!34 = !{!"float", !10, i64 0}
!35 = !DILocation(line: 19, column: 5, scope: !12)
!36 = !DILocation(line: 20, column: 14, scope: !12)
!37 = !DILocation(line: 20, column: 12, scope: !12)
!38 = !DILocation(line: 21, column: 1, scope: !12)
