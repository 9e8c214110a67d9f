; ModuleID = 'histogram/shared_sm_90.cu'
source_filename = "histogram/shared_sm_90.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ16histogram_sharedPiPKhiE6counts = internal addrspace(3) global [16 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z16histogram_sharedPiPKhi(ptr noundef captures(none) %bins, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %cmp43 = icmp samesign ult i32 %0, 16, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br i1 %cmp43, label %for.body, label %for.cond.cleanup, !dbg !20

for.cond.cleanup:                                 ; preds = %for.body, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !21
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !22
  %mul = mul i32 %2, %1, !dbg !25
  %add5 = add i32 %mul, %0, !dbg !26
  %cmp745 = icmp slt i32 %add5, %n, !dbg !27
  br i1 %cmp745, label %for.body9.lr.ph, label %for.cond.cleanup8, !dbg !28

for.body9.lr.ph:                                  ; preds = %for.cond.cleanup
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %mul18 = mul i32 %3, %1
  br label %for.body9, !dbg !28

for.body:                                         ; preds = %entry, %for.body
  %k.044 = phi i32 [ %add, %for.body ], [ %0, %entry ]
  %idxprom = zext nneg i32 %k.044 to i64, !dbg !29
  %arrayidx = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ16histogram_sharedPiPKhiE6counts to ptr), i64 %idxprom, !dbg !29
  store i32 0, ptr %arrayidx, align 4, !dbg !30, !tbaa !8
  %add = add nuw nsw i32 %k.044, %1, !dbg !31
  %cmp = icmp samesign ult i32 %add, 16, !dbg !19
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !20, !llvm.loop !32

for.cond.cleanup8:                                ; preds = %for.body9, %for.cond.cleanup
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !35
  br i1 %cmp43, label %for.body26, label %for.cond.cleanup25, !dbg !36

for.body9:                                        ; preds = %for.body9.lr.ph, %for.body9
  %i.046 = phi i32 [ %add5, %for.body9.lr.ph ], [ %add19, %for.body9 ]
  %idxprom10 = sext i32 %i.046 to i64, !dbg !37
  %arrayidx11 = getelementptr inbounds i8, ptr %a, i64 %idxprom10, !dbg !37
  %4 = load i8, ptr %arrayidx11, align 1, !dbg !37, !tbaa !38
  %5 = and i8 %4, 15, !dbg !39
  %idxprom12 = zext nneg i8 %5 to i64, !dbg !40
  %arrayidx13 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ16histogram_sharedPiPKhiE6counts to ptr), i64 %idxprom12, !dbg !40
  %6 = atomicrmw add ptr %arrayidx13, i32 1 seq_cst, align 4, !dbg !41
  %add19 = add i32 %i.046, %mul18, !dbg !44
  %cmp7 = icmp slt i32 %add19, %n, !dbg !27
  br i1 %cmp7, label %for.body9, label %for.cond.cleanup8, !dbg !28, !llvm.loop !45

for.cond.cleanup25:                               ; preds = %for.body26, %for.cond.cleanup8
  ret void, !dbg !47

for.body26:                                       ; preds = %for.cond.cleanup8, %for.body26
  %k21.048 = phi i32 [ %add34, %for.body26 ], [ %0, %for.cond.cleanup8 ]
  %idxprom27 = zext nneg i32 %k21.048 to i64, !dbg !48
  %arrayidx28 = getelementptr inbounds nuw i32, ptr %bins, i64 %idxprom27, !dbg !48
  %arrayidx30 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ16histogram_sharedPiPKhiE6counts to ptr), i64 %idxprom27, !dbg !49
  %7 = load i32, ptr %arrayidx30, align 4, !dbg !49, !tbaa !8
  %8 = atomicrmw add ptr %arrayidx28, i32 %7 seq_cst, align 4, !dbg !50
  %add34 = add nuw nsw i32 %k21.048, %1, !dbg !52
  %cmp24 = icmp samesign ult i32 %add34, 16, !dbg !53
  br i1 %cmp24, label %for.body26, label %for.cond.cleanup25, !dbg !36, !llvm.loop !54
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_90" "target-features"="+ptx83,+sm_90" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "histogram/shared_sm_90.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "histogram_shared", scope: !1, file: !1, line: 13, type: !13, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "histogram/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 15, column: 18, scope: !12)
!19 = !DILocation(line: 15, column: 33, scope: !12)
!20 = !DILocation(line: 15, column: 5, scope: !12)
!21 = !DILocation(line: 17, column: 5, scope: !12)
!22 = !DILocation(line: 32, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!24 = distinct !DILocation(line: 18, column: 18, scope: !12)
!25 = !DILocation(line: 18, column: 29, scope: !12)
!26 = !DILocation(line: 18, column: 42, scope: !12)
!27 = !DILocation(line: 18, column: 59, scope: !12)
!28 = !DILocation(line: 18, column: 5, scope: !12)
!29 = !DILocation(line: 16, column: 9, scope: !12)
!30 = !DILocation(line: 16, column: 19, scope: !12)
!31 = !DILocation(line: 15, column: 41, scope: !12)
!32 = distinct !{!32, !20, !33, !34}
!33 = !DILocation(line: 16, column: 21, scope: !12)
!34 = !{!"llvm.loop.mustprogress"}
!35 = !DILocation(line: 20, column: 5, scope: !12)
!36 = !DILocation(line: 21, column: 5, scope: !12)
!37 = !DILocation(line: 19, column: 27, scope: !12)
!38 = !{!10, !10, i64 0}
!39 = !DILocation(line: 19, column: 32, scope: !12)
!40 = !DILocation(line: 19, column: 20, scope: !12)
!41 = !DILocation(line: 80, column: 46, scope: !42, inlinedAt: !43)
!42 = distinct !DISubprogram(name: "atomicAdd", scope: !17, file: !17, line: 80, type: !13, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!43 = distinct !DILocation(line: 19, column: 9, scope: !12)
!44 = !DILocation(line: 18, column: 66, scope: !12)
!45 = distinct !{!45, !28, !46, !34}
!46 = !DILocation(line: 19, column: 40, scope: !12)
!47 = !DILocation(line: 23, column: 1, scope: !12)
!48 = !DILocation(line: 22, column: 20, scope: !12)
!49 = !DILocation(line: 22, column: 29, scope: !12)
!50 = !DILocation(line: 80, column: 46, scope: !42, inlinedAt: !51)
!51 = distinct !DILocation(line: 22, column: 9, scope: !12)
!52 = !DILocation(line: 21, column: 41, scope: !12)
!53 = !DILocation(line: 21, column: 33, scope: !12)
!54 = distinct !{!54, !36, !55, !34}
!55 = !DILocation(line: 22, column: 38, scope: !12)
