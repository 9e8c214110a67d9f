; ModuleID = 'tile/reused.cu'
source_filename = "tile/reused.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ11reused_wellPiPKiiE5value = internal unnamed_addr addrspace(3) global i32 undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z11reused_wellPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %cmp17 = icmp slt i32 %0, %rows, !dbg !19
  br i1 %cmp17, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !20

for.body.lr.ph:                                   ; preds = %entry
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %cmp2 = icmp eq i32 %1, 0
  %cmp4 = icmp samesign ult i32 %1, 8
  %2 = tail call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  br label %for.body, !dbg !20

for.cond.cleanup:                                 ; preds = %if.end10, %entry
  ret void, !dbg !21

for.body:                                         ; preds = %for.body.lr.ph, %if.end10
  %row.018 = phi i32 [ %0, %for.body.lr.ph ], [ %add12, %if.end10 ]
  br i1 %cmp2, label %if.then, label %if.end, !dbg !22

if.then:                                          ; preds = %for.body
  %idxprom = sext i32 %row.018 to i64
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom
  %3 = load i32, ptr %arrayidx, align 4, !dbg !23, !tbaa !8
  %add = add nsw i32 %3, %row.018, !dbg !24
  store i32 %add, ptr addrspacecast (ptr addrspace(3) @_ZZ11reused_wellPiPKiiE5value to ptr), align 4, !dbg !25, !tbaa !8
  br label %if.end, !dbg !26

if.end:                                           ; preds = %if.then, %for.body
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !27
  br i1 %cmp4, label %if.then5, label %if.end10, !dbg !28

if.then5:                                         ; preds = %if.end
  %mul = shl nsw i32 %row.018, 3
  %add7 = or disjoint i32 %mul, %1
  %idxprom8 = zext i32 %add7 to i64
  %arrayidx9 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom8
  %4 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ11reused_wellPiPKiiE5value to ptr), align 4, !dbg !29, !tbaa !8
  store i32 %4, ptr %arrayidx9, align 4, !dbg !30, !tbaa !8
  br label %if.end10, !dbg !31

if.end10:                                         ; preds = %if.then5, %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !32
  %add12 = add i32 %row.018, %2, !dbg !33
  %cmp = icmp slt i32 %add12, %rows, !dbg !19
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !20, !llvm.loop !34
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/reused.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "reused_well", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 20, scope: !12)
!19 = !DILocation(line: 13, column: 36, scope: !12)
!20 = !DILocation(line: 13, column: 5, scope: !12)
!21 = !DILocation(line: 21, column: 1, scope: !12)
!22 = !DILocation(line: 14, column: 25, scope: !12)
!23 = !DILocation(line: 15, column: 21, scope: !12)
!24 = !DILocation(line: 15, column: 28, scope: !12)
!25 = !DILocation(line: 15, column: 19, scope: !12)
!26 = !DILocation(line: 15, column: 13, scope: !12)
!27 = !DILocation(line: 16, column: 9, scope: !12)
!28 = !DILocation(line: 17, column: 25, scope: !12)
!29 = !DILocation(line: 18, column: 42, scope: !12)
!30 = !DILocation(line: 18, column: 40, scope: !12)
!31 = !DILocation(line: 18, column: 13, scope: !12)
!32 = !DILocation(line: 19, column: 9, scope: !12)
!33 = !DILocation(line: 13, column: 48, scope: !12)
!34 = distinct !{!34, !20, !35, !36}
!35 = !DILocation(line: 20, column: 5, scope: !12)
!36 = !{!"llvm.loop.mustprogress"}
