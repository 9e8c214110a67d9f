; ModuleID = 'trees/unrolled_64.cu'
source_filename = "trees/unrolled_64.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ11unrolled_64PiPKiiiE4sums = internal unnamed_addr addrspace(3) global [64 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z11unrolled_64PiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows, i32 noundef %cols) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %for.cond.preheader, label %cleanup, !dbg !22

for.cond.preheader:                               ; preds = %entry
  %cmp294 = icmp slt i32 %1, %cols, !dbg !23
  br i1 %cmp294, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !24

for.body.lr.ph:                                   ; preds = %for.cond.preheader
  %mul = mul nsw i32 %cols, %0
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  br label %for.body, !dbg !24

for.cond.cleanup:                                 ; preds = %for.body, %for.cond.preheader
  %sum.0.lcssa = phi i32 [ 0, %for.cond.preheader ], [ %add3, %for.body ], !dbg !25
  %idxprom6 = zext nneg i32 %1 to i64, !dbg !26
  %arrayidx7 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ11unrolled_64PiPKiiiE4sums to ptr), i64 %idxprom6, !dbg !26
  store i32 %sum.0.lcssa, ptr %arrayidx7, align 4, !dbg !27, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !28
  %cmp8 = icmp samesign ult i32 %1, 32, !dbg !29
  br i1 %cmp8, label %if.then9, label %if.end16, !dbg !29

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %c.096 = phi i32 [ %1, %for.body.lr.ph ], [ %add5, %for.body ]
  %sum.095 = phi i32 [ 0, %for.body.lr.ph ], [ %add3, %for.body ]
  %add = add nsw i32 %c.096, %mul, !dbg !30
  %idxprom = sext i32 %add to i64, !dbg !31
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !31
  %3 = load i32, ptr %arrayidx, align 4, !dbg !31, !tbaa !8
  %add3 = add nsw i32 %3, %sum.095, !dbg !32
  %add5 = add i32 %c.096, %2, !dbg !33
  %cmp2 = icmp slt i32 %add5, %cols, !dbg !23
  br i1 %cmp2, label %for.body, label %for.cond.cleanup, !dbg !24, !llvm.loop !34

if.then9:                                         ; preds = %for.cond.cleanup
  %arrayidx12 = getelementptr i8, ptr %arrayidx7, i64 128
  %4 = load i32, ptr %arrayidx12, align 4, !dbg !37, !tbaa !8
  %5 = load i32, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  %add15 = add nsw i32 %5, %4, !dbg !38
  store i32 %add15, ptr %arrayidx7, align 4, !dbg !38, !tbaa !8
  br label %if.end16, !dbg !39

if.end16:                                         ; preds = %if.then9, %for.cond.cleanup
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !40
  %cmp17 = icmp samesign ult i32 %1, 16, !dbg !41
  br i1 %cmp17, label %if.then18, label %if.end25, !dbg !41

if.then18:                                        ; preds = %if.end16
  %arrayidx21 = getelementptr i8, ptr %arrayidx7, i64 64
  %6 = load i32, ptr %arrayidx21, align 4, !dbg !42, !tbaa !8
  %7 = load i32, ptr %arrayidx7, align 4, !dbg !43, !tbaa !8
  %add24 = add nsw i32 %7, %6, !dbg !43
  store i32 %add24, ptr %arrayidx7, align 4, !dbg !43, !tbaa !8
  br label %if.end25, !dbg !44

if.end25:                                         ; preds = %if.then18, %if.end16
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !45
  %cmp26 = icmp samesign ult i32 %1, 8, !dbg !46
  br i1 %cmp26, label %if.then27, label %if.end34, !dbg !46

if.then27:                                        ; preds = %if.end25
  %arrayidx30 = getelementptr i8, ptr %arrayidx7, i64 32
  %8 = load i32, ptr %arrayidx30, align 4, !dbg !47, !tbaa !8
  %9 = load i32, ptr %arrayidx7, align 4, !dbg !48, !tbaa !8
  %add33 = add nsw i32 %9, %8, !dbg !48
  store i32 %add33, ptr %arrayidx7, align 4, !dbg !48, !tbaa !8
  br label %if.end34, !dbg !49

if.end34:                                         ; preds = %if.then27, %if.end25
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !50
  %cmp35 = icmp samesign ult i32 %1, 4, !dbg !51
  br i1 %cmp35, label %if.then36, label %if.end43, !dbg !51

if.then36:                                        ; preds = %if.end34
  %arrayidx39 = getelementptr i8, ptr %arrayidx7, i64 16
  %10 = load i32, ptr %arrayidx39, align 4, !dbg !52, !tbaa !8
  %11 = load i32, ptr %arrayidx7, align 4, !dbg !53, !tbaa !8
  %add42 = add nsw i32 %11, %10, !dbg !53
  store i32 %add42, ptr %arrayidx7, align 4, !dbg !53, !tbaa !8
  br label %if.end43, !dbg !54

if.end43:                                         ; preds = %if.then36, %if.end34
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !55
  %cmp44 = icmp samesign ult i32 %1, 2, !dbg !56
  br i1 %cmp44, label %if.then45, label %if.end52, !dbg !56

if.then45:                                        ; preds = %if.end43
  %arrayidx48 = getelementptr i8, ptr %arrayidx7, i64 8
  %12 = load i32, ptr %arrayidx48, align 4, !dbg !57, !tbaa !8
  %13 = load i32, ptr %arrayidx7, align 4, !dbg !58, !tbaa !8
  %add51 = add nsw i32 %13, %12, !dbg !58
  store i32 %add51, ptr %arrayidx7, align 4, !dbg !58, !tbaa !8
  br label %if.end52, !dbg !59

if.end52:                                         ; preds = %if.then45, %if.end43
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !60
  %cmp53 = icmp eq i32 %1, 0, !dbg !61
  br i1 %cmp53, label %if.then54, label %if.end61, !dbg !61

if.then54:                                        ; preds = %if.end52
  %arrayidx57 = getelementptr i8, ptr %arrayidx7, i64 4
  %14 = load i32, ptr %arrayidx57, align 4, !dbg !62, !tbaa !8
  %15 = load i32, ptr %arrayidx7, align 4, !dbg !63, !tbaa !8
  %add60 = add nsw i32 %15, %14, !dbg !63
  store i32 %add60, ptr %arrayidx7, align 4, !dbg !63, !tbaa !8
  br label %if.end61, !dbg !64

if.end61:                                         ; preds = %if.then54, %if.end52
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !65
  br i1 %cmp53, label %if.then63, label %cleanup, !dbg !66

if.then63:                                        ; preds = %if.end61
  %idxprom64 = zext nneg i32 %0 to i64
  %arrayidx65 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom64
  %16 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ11unrolled_64PiPKiiiE4sums to ptr), align 4, !dbg !67, !tbaa !8
  store i32 %16, ptr %arrayidx65, align 4, !dbg !68, !tbaa !8
  br label %cleanup, !dbg !69

cleanup:                                          ; preds = %if.end61, %if.then63, %entry
  ret void, !dbg !70
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
!1 = !DIFile(filename: "trees/unrolled_64.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "unrolled_64", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
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
!29 = !DILocation(line: 24, column: 11, scope: !12)
!30 = !DILocation(line: 21, column: 29, scope: !12)
!31 = !DILocation(line: 21, column: 16, scope: !12)
!32 = !DILocation(line: 21, column: 13, scope: !12)
!33 = !DILocation(line: 20, column: 33, scope: !12)
!34 = distinct !{!34, !24, !35, !36}
!35 = !DILocation(line: 21, column: 32, scope: !12)
!36 = !{!"llvm.loop.mustprogress"}
!37 = !DILocation(line: 25, column: 20, scope: !12)
!38 = !DILocation(line: 25, column: 17, scope: !12)
!39 = !DILocation(line: 25, column: 9, scope: !12)
!40 = !DILocation(line: 26, column: 5, scope: !12)
!41 = !DILocation(line: 27, column: 11, scope: !12)
!42 = !DILocation(line: 28, column: 20, scope: !12)
!43 = !DILocation(line: 28, column: 17, scope: !12)
!44 = !DILocation(line: 28, column: 9, scope: !12)
!45 = !DILocation(line: 29, column: 5, scope: !12)
!46 = !DILocation(line: 30, column: 11, scope: !12)
!47 = !DILocation(line: 31, column: 20, scope: !12)
!48 = !DILocation(line: 31, column: 17, scope: !12)
!49 = !DILocation(line: 31, column: 9, scope: !12)
!50 = !DILocation(line: 32, column: 5, scope: !12)
!51 = !DILocation(line: 33, column: 11, scope: !12)
!52 = !DILocation(line: 34, column: 20, scope: !12)
!53 = !DILocation(line: 34, column: 17, scope: !12)
!54 = !DILocation(line: 34, column: 9, scope: !12)
!55 = !DILocation(line: 35, column: 5, scope: !12)
!56 = !DILocation(line: 36, column: 11, scope: !12)
!57 = !DILocation(line: 37, column: 20, scope: !12)
!58 = !DILocation(line: 37, column: 17, scope: !12)
!59 = !DILocation(line: 37, column: 9, scope: !12)
!60 = !DILocation(line: 38, column: 5, scope: !12)
!61 = !DILocation(line: 39, column: 11, scope: !12)
!62 = !DILocation(line: 40, column: 20, scope: !12)
!63 = !DILocation(line: 40, column: 17, scope: !12)
!64 = !DILocation(line: 40, column: 9, scope: !12)
!65 = !DILocation(line: 41, column: 5, scope: !12)
!66 = !DILocation(line: 42, column: 11, scope: !12)
!67 = !DILocation(line: 43, column: 20, scope: !12)
!68 = !DILocation(line: 43, column: 18, scope: !12)
!69 = !DILocation(line: 43, column: 9, scope: !12)
!70 = !DILocation(line: 44, column: 1, scope: !12)
