; ModuleID = 'warps/votes_in_branches.cu'
source_filename = "warps/votes_in_branches.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)
define dso_local ptx_kernel void @_Z13paired_roundsPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp17 = icmp slt i32 %add, %n, !dbg !27
  br i1 %cmp17, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !28

for.body.lr.ph:                                   ; preds = %entry
  %3 = tail call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul10 = mul i32 %3, %1
  br label %for.body, !dbg !28

for.cond.cleanup:                                 ; preds = %for.inc, %entry
  ret void, !dbg !29

for.body:                                         ; preds = %for.body.lr.ph, %for.inc
  %i.018 = phi i32 [ %add, %for.body.lr.ph ], [ %add11, %for.inc ]
  %div = sdiv i32 %i.018, 32, !dbg !30
  %add3 = add nsw i32 %div, %i.018, !dbg !31
  %4 = and i32 %add3, 1, !dbg !32
  %tobool.not = icmp eq i32 %4, 0, !dbg !32
  br i1 %tobool.not, label %for.inc, label %if.then, !dbg !32

if.then:                                          ; preds = %for.body
  %idxprom = sext i32 %i.018 to i64
  %arrayidx7 = getelementptr inbounds i32, ptr %out, i64 %idxprom
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %5 = load i32, ptr %arrayidx, align 4, !dbg !33, !tbaa !8
  %cmp4 = icmp sgt i32 %5, 0, !dbg !34
  %6 = tail call noundef i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %cmp4), !dbg !35
  store i32 %6, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  br label %for.inc, !dbg !39

for.inc:                                          ; preds = %for.body, %if.then
  %add11 = add i32 %i.018, %mul10, !dbg !40
  %cmp = icmp slt i32 %add11, %n, !dbg !27
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !28, !llvm.loop !41
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1) #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "warps/votes_in_branches.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "paired_rounds", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "warps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 18, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 31, scope: !12)
!22 = !DILocation(line: 10, column: 29, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 44, scope: !12)
!26 = !DILocation(line: 10, column: 42, scope: !12)
!27 = !DILocation(line: 10, column: 59, scope: !12)
!28 = !DILocation(line: 10, column: 5, scope: !12)
!29 = !DILocation(line: 13, column: 1, scope: !12)
!30 = !DILocation(line: 11, column: 16, scope: !12)
!31 = !DILocation(line: 11, column: 21, scope: !12)
!32 = !DILocation(line: 11, column: 13, scope: !12)
!33 = !DILocation(line: 12, column: 48, scope: !12)
!34 = !DILocation(line: 12, column: 53, scope: !12)
!35 = !DILocation(line: 109, column: 62, scope: !36, inlinedAt: !37)
!36 = distinct !DISubprogram(name: "__ballot_sync", scope: !17, file: !17, line: 109, type: !13, scopeLine: 109, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!37 = distinct !DILocation(line: 12, column: 22, scope: !12)
!38 = !DILocation(line: 12, column: 20, scope: !12)
!39 = !DILocation(line: 12, column: 13, scope: !12)
!40 = !DILocation(line: 10, column: 66, scope: !12)
!41 = distinct !{!41, !28, !42, !43}
!42 = !DILocation(line: 12, column: 56, scope: !12)
!43 = !{!"llvm.loop.mustprogress"}
