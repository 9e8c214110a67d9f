; ModuleID = 'chunks/last_takes_rest.cu'
source_filename = "chunks/last_takes_rest.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z4restPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !23
  %mul4 = mul i32 %2, %1, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !27
  %add = add i32 %mul4, %3, !dbg !30
  %div = sdiv i32 %n, %mul, !dbg !31
  %mul6 = mul nsw i32 %div, %add, !dbg !32
  %sub = add nsw i32 %mul, -1, !dbg !33
  %cmp = icmp eq i32 %add, %sub, !dbg !34
  %add7 = add nsw i32 %mul6, %div, !dbg !35
  %cond = select i1 %cmp, i32 %n, i32 %add7, !dbg !35
  %cmp820 = icmp slt i32 %mul6, %cond, !dbg !36
  br i1 %cmp820, label %for.body.preheader, label %for.cond.cleanup, !dbg !37

for.body.preheader:                               ; preds = %entry
  %4 = sub i32 %cond, %mul6, !dbg !37
  %xtraiter = and i32 %4, 3, !dbg !37
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0, !dbg !37
  br i1 %lcmp.mod.not, label %for.body.prol.loopexit, label %for.body.prol, !dbg !37

for.body.prol:                                    ; preds = %for.body.preheader, %for.body.prol
  %i.021.prol = phi i32 [ %inc.prol, %for.body.prol ], [ %mul6, %for.body.preheader ]
  %prol.iter = phi i32 [ %prol.iter.next, %for.body.prol ], [ 0, %for.body.preheader ]
  %idxprom.prol = sext i32 %i.021.prol to i64, !dbg !38
  %arrayidx.prol = getelementptr inbounds i32, ptr %a, i64 %idxprom.prol, !dbg !38
  %5 = load i32, ptr %arrayidx.prol, align 4, !dbg !38, !tbaa !8
  %add9.prol = add nsw i32 %5, 11, !dbg !39
  %arrayidx11.prol = getelementptr inbounds i32, ptr %out, i64 %idxprom.prol, !dbg !40
  store i32 %add9.prol, ptr %arrayidx11.prol, align 4, !dbg !41, !tbaa !8
  %inc.prol = add nsw i32 %i.021.prol, 1, !dbg !42
  %prol.iter.next = add i32 %prol.iter, 1, !dbg !37
  %prol.iter.cmp.not = icmp eq i32 %prol.iter.next, %xtraiter, !dbg !37
  br i1 %prol.iter.cmp.not, label %for.body.prol.loopexit, label %for.body.prol, !dbg !37, !llvm.loop !43

for.body.prol.loopexit:                           ; preds = %for.body.prol, %for.body.preheader
  %i.021.unr = phi i32 [ %mul6, %for.body.preheader ], [ %inc.prol, %for.body.prol ]
  %6 = sub i32 %mul6, %cond, !dbg !37
  %7 = icmp ugt i32 %6, -4, !dbg !37
  br i1 %7, label %for.cond.cleanup, label %for.body, !dbg !37

for.cond.cleanup:                                 ; preds = %for.body.prol.loopexit, %for.body, %entry
  ret void, !dbg !45

for.body:                                         ; preds = %for.body.prol.loopexit, %for.body
  %i.021 = phi i32 [ %inc.3, %for.body ], [ %i.021.unr, %for.body.prol.loopexit ]
  %idxprom = sext i32 %i.021 to i64, !dbg !38
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !38
  %8 = load i32, ptr %arrayidx, align 4, !dbg !38, !tbaa !8
  %add9 = add nsw i32 %8, 11, !dbg !39
  %arrayidx11 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !40
  store i32 %add9, ptr %arrayidx11, align 4, !dbg !41, !tbaa !8
  %inc = add nsw i32 %i.021, 1, !dbg !42
  %idxprom.1 = sext i32 %inc to i64, !dbg !38
  %arrayidx.1 = getelementptr inbounds i32, ptr %a, i64 %idxprom.1, !dbg !38
  %9 = load i32, ptr %arrayidx.1, align 4, !dbg !38, !tbaa !8
  %add9.1 = add nsw i32 %9, 11, !dbg !39
  %arrayidx11.1 = getelementptr inbounds i32, ptr %out, i64 %idxprom.1, !dbg !40
  store i32 %add9.1, ptr %arrayidx11.1, align 4, !dbg !41, !tbaa !8
  %inc.1 = add nsw i32 %i.021, 2, !dbg !42
  %idxprom.2 = sext i32 %inc.1 to i64, !dbg !38
  %arrayidx.2 = getelementptr inbounds i32, ptr %a, i64 %idxprom.2, !dbg !38
  %10 = load i32, ptr %arrayidx.2, align 4, !dbg !38, !tbaa !8
  %add9.2 = add nsw i32 %10, 11, !dbg !39
  %arrayidx11.2 = getelementptr inbounds i32, ptr %out, i64 %idxprom.2, !dbg !40
  store i32 %add9.2, ptr %arrayidx11.2, align 4, !dbg !41, !tbaa !8
  %inc.2 = add nsw i32 %i.021, 3, !dbg !42
  %idxprom.3 = sext i32 %inc.2 to i64, !dbg !38
  %arrayidx.3 = getelementptr inbounds i32, ptr %a, i64 %idxprom.3, !dbg !38
  %11 = load i32, ptr %arrayidx.3, align 4, !dbg !38, !tbaa !8
  %add9.3 = add nsw i32 %11, 11, !dbg !39
  %arrayidx11.3 = getelementptr inbounds i32, ptr %out, i64 %idxprom.3, !dbg !40
  store i32 %add9.3, ptr %arrayidx11.3, align 4, !dbg !41, !tbaa !8
  %inc.3 = add nsw i32 %i.021, 4, !dbg !42
  %exitcond.not.3 = icmp eq i32 %inc.3, %cond, !dbg !36
  br i1 %exitcond.not.3, label %for.cond.cleanup, label %for.body, !dbg !37, !llvm.loop !46
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "chunks/last_takes_rest.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "rest", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 34, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "chunks/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 17, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 29, scope: !12)
!22 = !DILocation(line: 10, column: 27, scope: !12)
!23 = !DILocation(line: 32, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 11, column: 13, scope: !12)
!26 = !DILocation(line: 11, column: 24, scope: !12)
!27 = !DILocation(line: 31, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 11, column: 39, scope: !12)
!30 = !DILocation(line: 11, column: 37, scope: !12)
!31 = !DILocation(line: 12, column: 19, scope: !12)
!32 = !DILocation(line: 13, column: 19, scope: !12)
!33 = !DILocation(line: 14, column: 26, scope: !12)
!34 = !DILocation(line: 14, column: 17, scope: !12)
!35 = !DILocation(line: 14, column: 15, scope: !12)
!36 = !DILocation(line: 15, column: 27, scope: !12)
!37 = !DILocation(line: 15, column: 5, scope: !12)
!38 = !DILocation(line: 16, column: 18, scope: !12)
!39 = !DILocation(line: 16, column: 23, scope: !12)
!40 = !DILocation(line: 16, column: 9, scope: !12)
!41 = !DILocation(line: 16, column: 16, scope: !12)
!42 = !DILocation(line: 15, column: 35, scope: !12)
!43 = distinct !{!43, !44}
!44 = !{!"llvm.loop.unroll.disable"}
!45 = !DILocation(line: 17, column: 1, scope: !12)
!46 = distinct !{!46, !37, !47, !48}
!47 = !DILocation(line: 16, column: 25, scope: !12)
!48 = !{!"llvm.loop.mustprogress"}
