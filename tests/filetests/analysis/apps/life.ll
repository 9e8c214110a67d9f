; ModuleID = 'apps/life.cu'
source_filename = "apps/life.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z4lifePhPKhii(ptr noundef writeonly captures(none) %next, ptr noundef readonly captures(none) %cells, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !27
  %4 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !30
  %mul5 = mul nuw nsw i32 %3, %4, !dbg !33
  %5 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !34
  %add7 = add nuw nsw i32 %mul5, %5, !dbg !37
  %cmp.not = icmp slt i32 %add, %w, !dbg !38
  %cmp8.not = icmp slt i32 %add7, %h
  %or.cond = and i1 %cmp.not, %cmp8.not, !dbg !39
  br i1 %or.cond, label %for.cond.preheader, label %cleanup, !dbg !39

for.cond.preheader:                               ; preds = %entry
  %add18 = add nuw i32 %h, %add7
  %add21 = add i32 %w, %add
  %add19 = add i32 %add18, -1
  %rem = srem i32 %add19, %h, !dbg !40
  %mul20 = mul nsw i32 %rem, %w, !dbg !41
  %add22 = add i32 %add21, -1, !dbg !42
  %rem23 = srem i32 %add22, %w, !dbg !43
  %add24 = add nsw i32 %mul20, %rem23, !dbg !44
  %idxprom = sext i32 %add24 to i64, !dbg !45
  %arrayidx = getelementptr inbounds i8, ptr %cells, i64 %idxprom, !dbg !45
  %6 = load i8, ptr %arrayidx, align 1, !dbg !45, !tbaa !46
  %conv = zext i8 %6 to i32, !dbg !45
  %rem.1 = srem i32 %add19, %h, !dbg !40
  %mul20.1 = mul nsw i32 %rem.1, %w, !dbg !41
  %rem23.1 = srem i32 %add21, %w, !dbg !43
  %add24.1 = add nsw i32 %mul20.1, %rem23.1, !dbg !44
  %idxprom.1 = sext i32 %add24.1 to i64, !dbg !45
  %arrayidx.1 = getelementptr inbounds i8, ptr %cells, i64 %idxprom.1, !dbg !45
  %7 = load i8, ptr %arrayidx.1, align 1, !dbg !45, !tbaa !46
  %conv.1 = zext i8 %7 to i32, !dbg !45
  %add25.1 = add nuw nsw i32 %conv, %conv.1, !dbg !47
  %rem.2 = srem i32 %add19, %h, !dbg !40
  %mul20.2 = mul nsw i32 %rem.2, %w, !dbg !41
  %add22.2 = add i32 %add21, 1, !dbg !42
  %rem23.2 = srem i32 %add22.2, %w, !dbg !43
  %add24.2 = add nsw i32 %mul20.2, %rem23.2, !dbg !44
  %idxprom.2 = sext i32 %add24.2 to i64, !dbg !45
  %arrayidx.2 = getelementptr inbounds i8, ptr %cells, i64 %idxprom.2, !dbg !45
  %8 = load i8, ptr %arrayidx.2, align 1, !dbg !45, !tbaa !46
  %conv.2 = zext i8 %8 to i32, !dbg !45
  %add25.2 = add nuw nsw i32 %add25.1, %conv.2, !dbg !47
  %rem.168 = srem i32 %add18, %h, !dbg !40
  %mul20.169 = mul nsw i32 %rem.168, %w, !dbg !41
  %add22.1 = add i32 %add21, -1, !dbg !42
  %rem23.170 = srem i32 %add22.1, %w, !dbg !43
  %add24.171 = add nsw i32 %mul20.169, %rem23.170, !dbg !44
  %idxprom.172 = sext i32 %add24.171 to i64, !dbg !45
  %arrayidx.173 = getelementptr inbounds i8, ptr %cells, i64 %idxprom.172, !dbg !45
  %9 = load i8, ptr %arrayidx.173, align 1, !dbg !45, !tbaa !46
  %conv.174 = zext i8 %9 to i32, !dbg !45
  %add25.175 = add nuw nsw i32 %add25.2, %conv.174, !dbg !47
  %rem.2.1 = srem i32 %add18, %h, !dbg !40
  %mul20.2.1 = mul nsw i32 %rem.2.1, %w, !dbg !41
  %add22.2.1 = add i32 %add21, 1, !dbg !42
  %rem23.2.1 = srem i32 %add22.2.1, %w, !dbg !43
  %add24.2.1 = add nsw i32 %mul20.2.1, %rem23.2.1, !dbg !44
  %idxprom.2.1 = sext i32 %add24.2.1 to i64, !dbg !45
  %arrayidx.2.1 = getelementptr inbounds i8, ptr %cells, i64 %idxprom.2.1, !dbg !45
  %10 = load i8, ptr %arrayidx.2.1, align 1, !dbg !45, !tbaa !46
  %conv.2.1 = zext i8 %10 to i32, !dbg !45
  %add25.2.1 = add nuw nsw i32 %add25.175, %conv.2.1, !dbg !47
  %add19.2 = add nuw i32 %add18, 1
  %rem.279 = srem i32 %add19.2, %h, !dbg !40
  %mul20.280 = mul nsw i32 %rem.279, %w, !dbg !41
  %add22.281 = add i32 %add21, -1, !dbg !42
  %rem23.282 = srem i32 %add22.281, %w, !dbg !43
  %add24.283 = add nsw i32 %mul20.280, %rem23.282, !dbg !44
  %idxprom.284 = sext i32 %add24.283 to i64, !dbg !45
  %arrayidx.285 = getelementptr inbounds i8, ptr %cells, i64 %idxprom.284, !dbg !45
  %11 = load i8, ptr %arrayidx.285, align 1, !dbg !45, !tbaa !46
  %conv.286 = zext i8 %11 to i32, !dbg !45
  %add25.287 = add nuw nsw i32 %add25.2.1, %conv.286, !dbg !47
  %rem.1.2 = srem i32 %add19.2, %h, !dbg !40
  %mul20.1.2 = mul nsw i32 %rem.1.2, %w, !dbg !41
  %rem23.1.2 = srem i32 %add21, %w, !dbg !43
  %add24.1.2 = add nsw i32 %mul20.1.2, %rem23.1.2, !dbg !44
  %idxprom.1.2 = sext i32 %add24.1.2 to i64, !dbg !45
  %arrayidx.1.2 = getelementptr inbounds i8, ptr %cells, i64 %idxprom.1.2, !dbg !45
  %12 = load i8, ptr %arrayidx.1.2, align 1, !dbg !45, !tbaa !46
  %conv.1.2 = zext i8 %12 to i32, !dbg !45
  %add25.1.2 = add nuw nsw i32 %add25.287, %conv.1.2, !dbg !47
  %rem.2.2 = srem i32 %add19.2, %h, !dbg !40
  %mul20.2.2 = mul nsw i32 %rem.2.2, %w, !dbg !41
  %add22.2.2 = add i32 %add21, 1, !dbg !42
  %rem23.2.2 = srem i32 %add22.2.2, %w, !dbg !43
  %add24.2.2 = add nsw i32 %mul20.2.2, %rem23.2.2, !dbg !44
  %idxprom.2.2 = sext i32 %add24.2.2 to i64, !dbg !45
  %arrayidx.2.2 = getelementptr inbounds i8, ptr %cells, i64 %idxprom.2.2, !dbg !45
  %13 = load i8, ptr %arrayidx.2.2, align 1, !dbg !45, !tbaa !46
  %conv.2.2 = zext i8 %13 to i32, !dbg !45
  %add25.2.2 = add nuw nsw i32 %add25.1.2, %conv.2.2, !dbg !47
  switch i32 %add25.2.2, label %lor.end.fold.split [
    i32 3, label %lor.end
    i32 2, label %land.rhs
  ], !dbg !48

land.rhs:                                         ; preds = %for.cond.preheader
  %mul32 = mul nsw i32 %w, %add7, !dbg !49
  %add33 = add nsw i32 %mul32, %add, !dbg !50
  %idxprom34 = sext i32 %add33 to i64, !dbg !51
  %arrayidx35 = getelementptr inbounds i8, ptr %cells, i64 %idxprom34, !dbg !51
  %14 = load i8, ptr %arrayidx35, align 1, !dbg !51, !tbaa !46
  %tobool = icmp ne i8 %14, 0, !dbg !51
  br label %lor.end

lor.end.fold.split:                               ; preds = %for.cond.preheader
  br label %lor.end, !dbg !52

lor.end:                                          ; preds = %for.cond.preheader, %lor.end.fold.split, %land.rhs
  %15 = phi i1 [ true, %for.cond.preheader ], [ %tobool, %land.rhs ], [ false, %lor.end.fold.split ]
  %conv36 = zext i1 %15 to i8, !dbg !52
  %mul37 = mul nsw i32 %w, %add7, !dbg !53
  %add38 = add nsw i32 %mul37, %add, !dbg !54
  %idxprom39 = sext i32 %add38 to i64, !dbg !55
  %arrayidx40 = getelementptr inbounds i8, ptr %next, i64 %idxprom39, !dbg !55
  store i8 %conv36, ptr %arrayidx40, align 1, !dbg !56, !tbaa !46
  br label %cleanup, !dbg !57

cleanup:                                          ; preds = %entry, %lor.end
  ret void, !dbg !57
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "apps/life.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "life", scope: !1, file: !1, line: 12, type: !13, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "apps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 13, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 13, column: 26, scope: !12)
!22 = !DILocation(line: 13, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 13, column: 39, scope: !12)
!26 = !DILocation(line: 13, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 14, column: 13, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 14, column: 26, scope: !12)
!33 = !DILocation(line: 14, column: 24, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 14, column: 39, scope: !12)
!37 = !DILocation(line: 14, column: 37, scope: !12)
!38 = !DILocation(line: 15, column: 11, scope: !12)
!39 = !DILocation(line: 15, column: 16, scope: !12)
!40 = !DILocation(line: 21, column: 46, scope: !12)
!41 = !DILocation(line: 21, column: 50, scope: !12)
!42 = !DILocation(line: 21, column: 64, scope: !12)
!43 = !DILocation(line: 21, column: 69, scope: !12)
!44 = !DILocation(line: 21, column: 54, scope: !12)
!45 = !DILocation(line: 21, column: 27, scope: !12)
!46 = !{!10, !10, i64 0}
!47 = !DILocation(line: 21, column: 24, scope: !12)
!48 = !DILocation(line: 22, column: 35, scope: !12)
!49 = !DILocation(line: 22, column: 62, scope: !12)
!50 = !DILocation(line: 22, column: 66, scope: !12)
!51 = !DILocation(line: 22, column: 54, scope: !12)
!52 = !DILocation(line: 22, column: 23, scope: !12)
!53 = !DILocation(line: 22, column: 12, scope: !12)
!54 = !DILocation(line: 22, column: 16, scope: !12)
!55 = !DILocation(line: 22, column: 5, scope: !12)
!56 = !DILocation(line: 22, column: 21, scope: !12)
!57 = !DILocation(line: 23, column: 1, scope: !12)
