; ModuleID = 'gridstride/guard_inside_wrong.cu'
source_filename = "gridstride/guard_inside_wrong.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z12wrong_roundsPii(ptr noundef captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %cmp17 = icmp sgt i32 %n, 0, !dbg !15
  br i1 %cmp17, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !16

for.body.lr.ph:                                   ; preds = %entry
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %mul = mul i32 %0, %1
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %add = add i32 %mul, %2
  br label %for.body, !dbg !16

for.cond.cleanup:                                 ; preds = %if.end, %entry
  ret void, !dbg !17

for.body:                                         ; preds = %for.body.lr.ph, %if.end
  %start.018 = phi i32 [ 0, %for.body.lr.ph ], [ %add10, %if.end ]
  %add3 = add i32 %add, %start.018, !dbg !18
  %cmp4 = icmp slt i32 %add3, %n, !dbg !19
  br i1 %cmp4, label %if.then, label %if.end, !dbg !19

if.then:                                          ; preds = %for.body
  %idxprom = sext i32 %add3 to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !dbg !20, !tbaa !8
  %mul5 = shl nsw i32 %3, 1, !dbg !21
  %add6 = or disjoint i32 %mul5, 1, !dbg !22
  store i32 %add6, ptr %arrayidx, align 4, !dbg !23, !tbaa !8
  br label %if.end, !dbg !24

if.end:                                           ; preds = %if.then, %for.body
  %add10 = add i32 %start.018, %1, !dbg !25
  %cmp = icmp slt i32 %add10, %n, !dbg !15
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !16, !llvm.loop !26
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
!1 = !DIFile(filename: "gridstride/guard_inside_wrong.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "wrong_rounds", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 10, column: 31, scope: !12)
!16 = !DILocation(line: 10, column: 5, scope: !12)
!17 = !DILocation(line: 15, column: 1, scope: !12)
!18 = !DILocation(line: 11, column: 49, scope: !12)
!19 = !DILocation(line: 12, column: 15, scope: !12)
!20 = !DILocation(line: 13, column: 20, scope: !12)
!21 = !DILocation(line: 13, column: 25, scope: !12)
!22 = !DILocation(line: 13, column: 29, scope: !12)
!23 = !DILocation(line: 13, column: 18, scope: !12)
!24 = !DILocation(line: 13, column: 13, scope: !12)
!25 = !DILocation(line: 10, column: 42, scope: !12)
!26 = distinct !{!26, !16, !27, !28}
!27 = !DILocation(line: 14, column: 5, scope: !12)
!28 = !{!"llvm.loop.mustprogress"}
