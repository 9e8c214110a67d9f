; ModuleID = 'tile/window_per_shift.cu'
source_filename = "tile/window_per_shift.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ16window_per_shiftPiPKiiiiiE4tile = internal unnamed_addr addrspace(3) global [64 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z16window_per_shiftPiPKiiiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %w, i32 noundef %h, i32 noundef %least, i32 noundef %most) local_unnamed_addr #0 !dbg !12 {
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
  %cmp.not52 = icmp sgt i32 %least, %most, !dbg !38
  br i1 %cmp.not52, label %for.cond.cleanup, label %for.body.lr.ph, !dbg !39

for.body.lr.ph:                                   ; preds = %entry
  %mul8 = mul nsw i32 %w, %add7
  %add9 = add nsw i32 %mul8, %add
  %mul12 = shl nuw nsw i32 %5, 4
  %add14 = add nuw nsw i32 %mul12, %2
  %idxprom15 = zext nneg i32 %add14 to i64
  %arrayidx16 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ16window_per_shiftPiPKiiiiiE4tile to ptr), i64 %idxprom15
  %xor = xor i32 %2, 1
  %add20 = add nuw nsw i32 %mul12, %xor
  %idxprom21 = zext nneg i32 %add20 to i64
  %arrayidx22 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ16window_per_shiftPiPKiiiiiE4tile to ptr), i64 %idxprom21
  %mul26 = xor i32 %mul12, 16
  %xor28 = xor i32 %2, 2
  %add29 = add nuw nsw i32 %mul26, %xor28
  %idxprom30 = zext nneg i32 %add29 to i64
  %arrayidx31 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ16window_per_shiftPiPKiiiiiE4tile to ptr), i64 %idxprom30
  br label %for.body, !dbg !39

for.cond.cleanup:                                 ; preds = %for.body, %entry
  %best.0.lcssa = phi i32 [ 1073741824, %entry ], [ %spec.select, %for.body ], !dbg !40
  %cmp34 = icmp slt i32 %add, %w, !dbg !41
  %cmp35 = icmp slt i32 %add7, %h
  %or.cond = and i1 %cmp34, %cmp35, !dbg !42
  br i1 %or.cond, label %if.then36, label %if.end41, !dbg !42

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %best.054 = phi i32 [ 1073741824, %for.body.lr.ph ], [ %spec.select, %for.body ]
  %shift.053 = phi i32 [ %least, %for.body.lr.ph ], [ %inc, %for.body ]
  %add10 = add nsw i32 %add9, %shift.053, !dbg !43
  %rem = srem i32 %add10, 600, !dbg !44
  %idxprom = sext i32 %rem to i64, !dbg !45
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !45
  %6 = load i32, ptr %arrayidx, align 4, !dbg !45, !tbaa !8
  store i32 %6, ptr %arrayidx16, align 4, !dbg !46, !tbaa !8
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !47
  %7 = load i32, ptr %arrayidx22, align 4, !dbg !48, !tbaa !8
  %mul23 = mul nsw i32 %7, 3, !dbg !49
  %8 = load i32, ptr %arrayidx31, align 4, !dbg !50, !tbaa !8
  %add32 = add nsw i32 %mul23, %8, !dbg !51
  %spec.select = tail call i32 @llvm.smin.i32(i32 %add32, i32 %best.054), !dbg !52
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !53
  %inc = add i32 %shift.053, 1, !dbg !54
  %exitcond.not = icmp eq i32 %shift.053, %most, !dbg !38
  br i1 %exitcond.not, label %for.cond.cleanup, label %for.body, !dbg !39, !llvm.loop !55

if.then36:                                        ; preds = %for.cond.cleanup
  %mul37 = mul nsw i32 %w, %add7
  %add38 = add nsw i32 %mul37, %add
  %idxprom39 = sext i32 %add38 to i64
  %arrayidx40 = getelementptr inbounds i32, ptr %out, i64 %idxprom39
  store i32 %best.0.lcssa, ptr %arrayidx40, align 4, !dbg !58, !tbaa !8
  br label %if.end41, !dbg !59

if.end41:                                         ; preds = %if.then36, %for.cond.cleanup
  ret void, !dbg !60
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #3

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "tile/window_per_shift.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "window_per_shift", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "tile/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 26, scope: !12)
!22 = !DILocation(line: 16, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 16, column: 39, scope: !12)
!26 = !DILocation(line: 16, column: 37, scope: !12)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!29 = distinct !DILocation(line: 16, column: 56, scope: !12)
!30 = !DILocation(line: 33, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 16, column: 69, scope: !12)
!33 = !DILocation(line: 16, column: 67, scope: !12)
!34 = !DILocation(line: 31, column: 1, scope: !35, inlinedAt: !36)
!35 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!36 = distinct !DILocation(line: 16, column: 82, scope: !12)
!37 = !DILocation(line: 16, column: 80, scope: !12)
!38 = !DILocation(line: 18, column: 35, scope: !12)
!39 = !DILocation(line: 18, column: 5, scope: !12)
!40 = !DILocation(line: 0, scope: !12)
!41 = !DILocation(line: 26, column: 11, scope: !12)
!42 = !DILocation(line: 26, column: 15, scope: !12)
!43 = !DILocation(line: 19, column: 61, scope: !12)
!44 = !DILocation(line: 19, column: 70, scope: !12)
!45 = !DILocation(line: 19, column: 48, scope: !12)
!46 = !DILocation(line: 19, column: 46, scope: !12)
!47 = !DILocation(line: 20, column: 9, scope: !12)
!48 = !DILocation(line: 21, column: 20, scope: !12)
!49 = !DILocation(line: 21, column: 63, scope: !12)
!50 = !DILocation(line: 21, column: 69, scope: !12)
!51 = !DILocation(line: 21, column: 67, scope: !12)
!52 = !DILocation(line: 22, column: 18, scope: !12)
!53 = !DILocation(line: 24, column: 9, scope: !12)
!54 = !DILocation(line: 18, column: 49, scope: !12)
!55 = distinct !{!55, !39, !56, !57}
!56 = !DILocation(line: 25, column: 5, scope: !12)
!57 = !{!"llvm.loop.mustprogress"}
!58 = !DILocation(line: 27, column: 24, scope: !12)
!59 = !DILocation(line: 27, column: 9, scope: !12)
!60 = !DILocation(line: 28, column: 1, scope: !12)
