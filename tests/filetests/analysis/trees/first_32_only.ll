; ModuleID = 'trees/first_32_only.cu'
source_filename = "trees/first_32_only.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@sums = external dso_local local_unnamed_addr addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z13first_32_onlyPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !22

for.cond.preheader:                               ; preds = %entry
  %cmp244 = icmp slt i32 %1, %cols, !dbg !23
  br i1 %cmp244, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !24

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul = mul nsw i32 %cols, %0
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !24

for.cond.cleanup:                                 ; preds = %for.body, %for.cond.preheader
  %sum.0.lcssa = phi i32 [ 0, %for.cond.preheader ], [ %add3, %for.body ], !dbg !25
  %idxprom6 = zext nneg i32 %1 to i64, !dbg !26
  %arrayidx7 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %idxprom6, !dbg !26
  store i32 %sum.0.lcssa, ptr %arrayidx7, align 4, !dbg !27, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !28
  %cmp12 = icmp samesign ult i32 %1, 16, !dbg !29
  br i1 %cmp12, label %if.then13, label %if.end20, !dbg !29

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.046 = phi i32 [ %1, %for.body.lr.ph ], [ %add5, %for.body ]
  %sum.045 = phi i32 [ 0, %for.body.lr.ph ], [ %add3, %for.body ]
  %add = add nsw i32 %c.046, %mul, !dbg !30
  %idxprom = sext i32 %add to i64, !dbg !31
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !31
  %3 = load i32, ptr %arrayidx, align 4, !dbg !31, !tbaa !8
  %add3 = add nsw i32 %3, %sum.045, !dbg !32
  %add5 = add i32 %c.046, %2, !dbg !33
  %cmp2 = icmp slt i32 %add5, %cols, !dbg !23
  br i1 %cmp2, label %for.body, label %for.cond.cleanup, !dbg !24, !llvm.loop !34

if.then13:                                        ; preds = %for.cond.cleanup
  %4 = zext nneg i32 %1 to i64
  %5 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %4
  %arrayidx16 = getelementptr inbounds nuw i8, ptr %5, i64 64
  %6 = load i32, ptr %arrayidx16, align 4, !dbg !37, !tbaa !8
  %7 = load i32, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  %add19 = add nsw i32 %7, %6, !dbg !38
  store i32 %add19, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  br label %if.end20, !dbg !39

if.end20:                                         ; preds = %if.then13, %for.cond.cleanup
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.1 = icmp samesign ult i32 %1, 8, !dbg !29
  br i1 %cmp12.1, label %if.then13.1, label %if.end20.1, !dbg !29

if.then13.1:                                      ; preds = %if.end20
  %8 = zext nneg i32 %1 to i64
  %9 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %8
  %arrayidx16.1 = getelementptr inbounds nuw i8, ptr %9, i64 32
  %10 = load i32, ptr %arrayidx16.1, align 4, !dbg !37, !tbaa !8
  %11 = load i32, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  %add19.1 = add nsw i32 %11, %10, !dbg !38
  store i32 %add19.1, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  br label %if.end20.1, !dbg !39

if.end20.1:                                       ; preds = %if.then13.1, %if.end20
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.2 = icmp samesign ult i32 %1, 4, !dbg !29
  br i1 %cmp12.2, label %if.then13.2, label %if.end20.2, !dbg !29

if.then13.2:                                      ; preds = %if.end20.1
  %12 = zext nneg i32 %1 to i64
  %13 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %12
  %arrayidx16.2 = getelementptr inbounds nuw i8, ptr %13, i64 16
  %14 = load i32, ptr %arrayidx16.2, align 4, !dbg !37, !tbaa !8
  %15 = load i32, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  %add19.2 = add nsw i32 %15, %14, !dbg !38
  store i32 %add19.2, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  br label %if.end20.2, !dbg !39

if.end20.2:                                       ; preds = %if.then13.2, %if.end20.1
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.3 = icmp samesign ult i32 %1, 2, !dbg !29
  br i1 %cmp12.3, label %if.then13.3, label %if.end20.3, !dbg !29

if.then13.3:                                      ; preds = %if.end20.2
  %16 = zext nneg i32 %1 to i64
  %17 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 %16
  %arrayidx16.3 = getelementptr inbounds nuw i8, ptr %17, i64 8
  %18 = load i32, ptr %arrayidx16.3, align 4, !dbg !37, !tbaa !8
  %19 = load i32, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  %add19.3 = add nsw i32 %19, %18, !dbg !38
  store i32 %add19.3, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  br label %if.end20.3, !dbg !39

if.end20.3:                                       ; preds = %if.then13.3, %if.end20.2
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp12.4 = icmp eq i32 %1, 0, !dbg !29
  br i1 %cmp12.4, label %if.then13.4, label %if.end20.4, !dbg !29

if.then13.4:                                      ; preds = %if.end20.3
  %20 = load i32, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 4), align 4, !dbg !37, !tbaa !8
  %21 = load i32, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  %add19.4 = add nsw i32 %21, %20, !dbg !38
  store i32 %add19.4, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  br label %if.end20.4, !dbg !39

if.end20.4:                                       ; preds = %if.then13.4, %if.end20.3
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp23 = icmp eq i32 %1, 0, !dbg !41
  br i1 %cmp23, label %if.then24, label %cleanup, !dbg !41

if.then24:                                        ; preds = %if.end20.4
  %idxprom25 = zext nneg i32 %0 to i64
  %arrayidx26 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom25
  %22 = load i32, ptr addrspacecast (ptr addrspace(3) @sums to ptr), align 4, !dbg !42, !tbaa !8
  store i32 %22, ptr %arrayidx26, align 4, !dbg !43, !tbaa !8
  br label %cleanup, !dbg !44

cleanup:                                          ; preds = %if.end20.4, %if.then24, %entry
  ret void, !dbg !45
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
!1 = !DIFile(filename: "trees/first_32_only.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "first_32_only", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "trees/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 31, scope: !12)
!22 = !DILocation(line: 17, column: 13, scope: !12)
!23 = !DILocation(line: 20, column: 23, scope: !12)
!24 = !DILocation(line: 20, column: 5, scope: !12)
!25 = !DILocation(line: 0, scope: !12)
!26 = !DILocation(line: 22, column: 5, scope: !12)
!27 = !DILocation(line: 22, column: 13, scope: !12)
!28 = !DILocation(line: 23, column: 5, scope: !12)
!29 = !DILocation(line: 25, column: 15, scope: !12)
!30 = !DILocation(line: 21, column: 29, scope: !12)
!31 = !DILocation(line: 21, column: 16, scope: !12)
!32 = !DILocation(line: 21, column: 13, scope: !12)
!33 = !DILocation(line: 20, column: 33, scope: !12)
!34 = distinct !{!34, !24, !35, !36}
!35 = !DILocation(line: 21, column: 32, scope: !12)
!36 = !{!"llvm.loop.mustprogress"}
!37 = !DILocation(line: 26, column: 24, scope: !12)
!38 = !DILocation(line: 26, column: 21, scope: !12)
!39 = !DILocation(line: 26, column: 13, scope: !12)
!40 = !DILocation(line: 27, column: 9, scope: !12)
!41 = !DILocation(line: 29, column: 11, scope: !12)
!42 = !DILocation(line: 30, column: 20, scope: !12)
!43 = !DILocation(line: 30, column: 18, scope: !12)
!44 = !DILocation(line: 30, column: 9, scope: !12)
!45 = !DILocation(line: 31, column: 1, scope: !12)
