; ModuleID = 'histogram/shared_not_cleared_all.cu'
source_filename = "histogram/shared_not_cleared_all.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ19histogram_unclearedPiPKhiE6counts = internal addrspace(3) global [16 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z19histogram_unclearedPiPKhi(ptr noundef captures(none) %bins, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %cmp = icmp samesign ult i32 %0, 8, !dbg !19
  br i1 %cmp, label %if.then, label %if.end, !dbg !19

if.then:                                          ; preds = %entry
  %idxprom = zext nneg i32 %0 to i64
  %arrayidx = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ19histogram_unclearedPiPKhiE6counts to ptr), i64 %idxprom
  store i32 0, ptr %arrayidx, align 4, !dbg !20, !tbaa !8
  br label %if.end, !dbg !21

if.end:                                           ; preds = %if.then, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !22
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !23
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !26
  %mul = mul i32 %1, %2, !dbg !29
  %add = add i32 %mul, %0, !dbg !30
  %cmp534 = icmp slt i32 %add, %n, !dbg !31
  br i1 %cmp534, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !32

for.body.lr.ph:                                   ; preds = %if.end
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul13 = mul i32 %3, %2
  br label %for.body, !dbg !32

for.cond.cleanup:                                 ; preds = %for.body, %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !33
  %cmp1736 = icmp samesign ult i32 %0, 16, !dbg !34
  br i1 %cmp1736, label %for.body19, label %for.cond.cleanup18, !dbg !35

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %i.035 = phi i32 [ %add, %for.body.lr.ph ], [ %add14, %for.body ]
  %idxprom6 = sext i32 %i.035 to i64, !dbg !36
  %arrayidx7 = getelementptr inbounds i8, ptr %a, i64 %idxprom6, !dbg !36
  %4 = load i8, ptr %arrayidx7, align 1, !dbg !36, !tbaa !37
  %5 = and i8 %4, 15, !dbg !38
  %idxprom8 = zext nneg i8 %5 to i64, !dbg !39
  %arrayidx9 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ19histogram_unclearedPiPKhiE6counts to ptr), i64 %idxprom8, !dbg !39
  %6 = atomicrmw add ptr %arrayidx9, i32 1 seq_cst, align 4, !dbg !40
  %add14 = add i32 %i.035, %mul13, !dbg !43
  %cmp5 = icmp slt i32 %add14, %n, !dbg !31
  br i1 %cmp5, label %for.body, label %for.cond.cleanup, !dbg !32, !llvm.loop !44

for.cond.cleanup18:                               ; preds = %for.body19, %for.cond.cleanup
  ret void, !dbg !47

for.body19:                                       ; preds = %for.cond.cleanup, %for.body19
  %k.037 = phi i32 [ %add27, %for.body19 ], [ %0, %for.cond.cleanup ]
  %idxprom20 = zext nneg i32 %k.037 to i64, !dbg !48
  %arrayidx21 = getelementptr inbounds nuw i32, ptr %bins, i64 %idxprom20, !dbg !48
  %arrayidx23 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ19histogram_unclearedPiPKhiE6counts to ptr), i64 %idxprom20, !dbg !49
  %7 = load i32, ptr %arrayidx23, align 4, !dbg !49, !tbaa !8
  %8 = atomicrmw add ptr %arrayidx21, i32 %7 seq_cst, align 4, !dbg !50
  %add27 = add nuw nsw i32 %k.037, %2, !dbg !52
  %cmp17 = icmp samesign ult i32 %add27, 16, !dbg !34
  br i1 %cmp17, label %for.body19, label %for.cond.cleanup18, !dbg !35, !llvm.loop !53
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

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
!1 = !DIFile(filename: "histogram/shared_not_cleared_all.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "histogram_uncleared", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "histogram/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 9, scope: !12)
!19 = !DILocation(line: 10, column: 21, scope: !12)
!20 = !DILocation(line: 11, column: 29, scope: !12)
!21 = !DILocation(line: 11, column: 9, scope: !12)
!22 = !DILocation(line: 12, column: 5, scope: !12)
!23 = !DILocation(line: 32, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 18, scope: !12)
!26 = !DILocation(line: 33, column: 1, scope: !27, inlinedAt: !28)
!27 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!28 = distinct !DILocation(line: 13, column: 31, scope: !12)
!29 = !DILocation(line: 13, column: 29, scope: !12)
!30 = !DILocation(line: 13, column: 42, scope: !12)
!31 = !DILocation(line: 13, column: 59, scope: !12)
!32 = !DILocation(line: 13, column: 5, scope: !12)
!33 = !DILocation(line: 15, column: 5, scope: !12)
!34 = !DILocation(line: 16, column: 33, scope: !12)
!35 = !DILocation(line: 16, column: 5, scope: !12)
!36 = !DILocation(line: 14, column: 27, scope: !12)
!37 = !{!10, !10, i64 0}
!38 = !DILocation(line: 14, column: 32, scope: !12)
!39 = !DILocation(line: 14, column: 20, scope: !12)
!40 = !DILocation(line: 80, column: 46, scope: !41, inlinedAt: !42)
!41 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 80, type: !13, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!42 = distinct !DILocation(line: 14, column: 9, scope: !12)
!43 = !DILocation(line: 13, column: 66, scope: !12)
!44 = distinct !{!44, !32, !45, !46}
!45 = !DILocation(line: 14, column: 40, scope: !12)
!46 = !{!"llvm.loop.mustprogress"}
!47 = !DILocation(line: 18, column: 1, scope: !12)
!48 = !DILocation(line: 17, column: 20, scope: !12)
!49 = !DILocation(line: 17, column: 29, scope: !12)
!50 = !DILocation(line: 80, column: 46, scope: !41, inlinedAt: !51)
!51 = distinct !DILocation(line: 17, column: 9, scope: !12)
!52 = !DILocation(line: 16, column: 41, scope: !12)
!53 = distinct !{!53, !35, !54, !46}
!54 = !DILocation(line: 17, column: 38, scope: !12)
