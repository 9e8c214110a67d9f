; ModuleID = 'stencil/shared_2d_o3.cu'
source_filename = "stencil/shared_2d_o3.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ9shared_2dPiPKiiiE4tile = internal unnamed_addr addrspace(3) global [6 x [6 x i32]] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z9shared_2dPiPKiii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %w, i32 noundef %h) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %mul = shl i32 %0, 2, !dbg !19
  %sub = add i32 %mul, -1, !dbg !20
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !21
  %mul2 = shl nuw nsw i32 %1, 2, !dbg !24
  %sub3 = add nsw i32 %mul2, -1, !dbg !25
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !26
  %mul5 = shl nuw nsw i32 %2, 2, !dbg !29
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !30
  %add = add nuw nsw i32 %mul5, %3, !dbg !33
  %cmp99 = icmp samesign ult i32 %add, 36, !dbg !34
  br i1 %cmp99, label %for.body, label %for.cond.cleanup, !dbg !35

for.cond.cleanup:                                 ; preds = %cond.end, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !36
  %add28 = add i32 %mul, %3, !dbg !37
  %add33 = add nuw nsw i32 %mul2, %2, !dbg !38
  %cmp38 = icmp slt i32 %add28, %w, !dbg !39
  %cmp40 = icmp slt i32 %add33, %h
  %or.cond98 = and i1 %cmp38, %cmp40, !dbg !40
  br i1 %or.cond98, label %if.then, label %if.end, !dbg !40

for.body:                                         ; preds = %entry, %cond.end
  %k.0100 = phi i32 [ %add23, %cond.end ], [ %add, %entry ]
  %rem.lhs.trunc = trunc i32 %k.0100 to i8, !dbg !41
  %rem102 = urem i8 %rem.lhs.trunc, 6, !dbg !41
  %rem.zext = zext nneg i8 %rem102 to i32, !dbg !41
  %add7 = add nsw i32 %sub, %rem.zext, !dbg !42
  %div.lhs.trunc = trunc i32 %k.0100 to i8, !dbg !43
  %div103 = udiv i8 %div.lhs.trunc, 6, !dbg !43
  %cmp9 = icmp sgt i32 %add7, -1, !dbg !44
  br i1 %cmp9, label %land.lhs.true, label %cond.end, !dbg !45

land.lhs.true:                                    ; preds = %for.body
  %div.zext = zext nneg i8 %div103 to i32, !dbg !43
  %add8 = add nsw i32 %sub3, %div.zext, !dbg !46
  %cmp10 = icmp slt i32 %add7, %w, !dbg !47
  %cmp12 = icmp sgt i32 %add8, -1
  %cmp14 = icmp slt i32 %add8, %h
  %4 = and i1 %cmp12, %cmp14, !dbg !48
  %or.cond97 = select i1 %cmp10, i1 %4, i1 false, !dbg !48
  br i1 %or.cond97, label %cond.true, label %cond.end, !dbg !48

cond.true:                                        ; preds = %land.lhs.true
  %mul15 = mul nsw i32 %add8, %w
  %add16 = add nuw nsw i32 %mul15, %add7
  %idxprom = zext nneg i32 %add16 to i64
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom
  %5 = load i32, ptr %arrayidx, align 4, !dbg !49, !tbaa !8
  br label %cond.end, !dbg !50

cond.end:                                         ; preds = %for.body, %land.lhs.true, %cond.true
  %cond = phi i32 [ %5, %cond.true ], [ 0, %for.body ], [ 0, %land.lhs.true ], !dbg !50
  %idxprom18 = zext nneg i8 %div103 to i64, !dbg !51
  %arrayidx19 = getelementptr inbounds nuw [6 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ9shared_2dPiPKiiiE4tile to ptr), i64 %idxprom18, !dbg !51
  %idxprom21 = zext nneg i8 %rem102 to i64, !dbg !51
  %arrayidx22 = getelementptr inbounds nuw i32, ptr %arrayidx19, i64 %idxprom21, !dbg !51
  store i32 %cond, ptr %arrayidx22, align 4, !dbg !52, !tbaa !8
  %add23 = add nuw nsw i32 %k.0100, 16, !dbg !53
  %cmp = icmp samesign ult i32 %k.0100, 20, !dbg !34
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !35, !llvm.loop !54

if.then:                                          ; preds = %for.cond.cleanup
  %add35 = add nuw nsw i32 %3, 1, !dbg !57
  %idxprom42 = zext nneg i32 %2 to i64, !dbg !58
  %arrayidx43 = getelementptr inbounds nuw [6 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ9shared_2dPiPKiiiE4tile to ptr), i64 %idxprom42, !dbg !58
  %idxprom44 = zext nneg i32 %add35 to i64, !dbg !58
  %arrayidx45 = getelementptr inbounds nuw i32, ptr %arrayidx43, i64 %idxprom44, !dbg !58
  %6 = load i32, ptr %arrayidx45, align 4, !dbg !58, !tbaa !8
  %arrayidx48 = getelementptr inbounds nuw i8, ptr %arrayidx43, i64 48, !dbg !59
  %arrayidx50 = getelementptr inbounds nuw i32, ptr %arrayidx48, i64 %idxprom44, !dbg !59
  %7 = load i32, ptr %arrayidx50, align 4, !dbg !59, !tbaa !8
  %add51 = add nsw i32 %7, %6, !dbg !60
  %arrayidx53 = getelementptr inbounds nuw i8, ptr %arrayidx43, i64 24, !dbg !61
  %idxprom55 = zext nneg i32 %3 to i64, !dbg !61
  %arrayidx56 = getelementptr inbounds nuw i32, ptr %arrayidx53, i64 %idxprom55, !dbg !61
  %8 = load i32, ptr %arrayidx56, align 4, !dbg !61, !tbaa !8
  %add57 = add nsw i32 %add51, %8, !dbg !62
  %arrayidx62 = getelementptr inbounds nuw i8, ptr %arrayidx56, i64 8, !dbg !63
  %9 = load i32, ptr %arrayidx62, align 4, !dbg !63, !tbaa !8
  %add63 = add nsw i32 %add57, %9, !dbg !64
  %arrayidx67 = getelementptr inbounds nuw i32, ptr %arrayidx53, i64 %idxprom44, !dbg !65
  %10 = load i32, ptr %arrayidx67, align 4, !dbg !65, !tbaa !8
  %11 = shl i32 %10, 2, !dbg !66
  %sub69 = sub i32 %add63, %11, !dbg !66
  %mul70 = mul nsw i32 %w, %add33, !dbg !67
  %add71 = add nsw i32 %mul70, %add28, !dbg !68
  %idxprom72 = sext i32 %add71 to i64, !dbg !69
  %arrayidx73 = getelementptr inbounds i32, ptr %out, i64 %idxprom72, !dbg !69
  store i32 %sub69, ptr %arrayidx73, align 4, !dbg !70, !tbaa !8
  br label %if.end, !dbg !69

if.end:                                           ; preds = %if.then, %for.cond.cleanup
  ret void, !dbg !71
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "stencil/shared_2d_o3.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "shared_2d", scope: !1, file: !1, line: 15, type: !13, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "stencil/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 17, column: 16, scope: !12)
!19 = !DILocation(line: 17, column: 27, scope: !12)
!20 = !DILocation(line: 17, column: 31, scope: !12)
!21 = !DILocation(line: 32, column: 1, scope: !22, inlinedAt: !23)
!22 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = distinct !DILocation(line: 17, column: 42, scope: !12)
!24 = !DILocation(line: 17, column: 53, scope: !12)
!25 = !DILocation(line: 17, column: 57, scope: !12)
!26 = !DILocation(line: 31, column: 1, scope: !27, inlinedAt: !28)
!27 = distinct !DISubprogram(name: "get_y", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!28 = distinct !DILocation(line: 18, column: 18, scope: !12)
!29 = !DILocation(line: 18, column: 30, scope: !12)
!30 = !DILocation(line: 31, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 18, column: 36, scope: !12)
!33 = !DILocation(line: 18, column: 34, scope: !12)
!34 = !DILocation(line: 18, column: 51, scope: !12)
!35 = !DILocation(line: 18, column: 5, scope: !12)
!36 = !DILocation(line: 22, column: 5, scope: !12)
!37 = !DILocation(line: 23, column: 28, scope: !12)
!38 = !DILocation(line: 23, column: 62, scope: !12)
!39 = !DILocation(line: 25, column: 11, scope: !12)
!40 = !DILocation(line: 25, column: 15, scope: !12)
!41 = !DILocation(line: 19, column: 26, scope: !12)
!42 = !DILocation(line: 19, column: 22, scope: !12)
!43 = !DILocation(line: 19, column: 43, scope: !12)
!44 = !DILocation(line: 20, column: 32, scope: !12)
!45 = !DILocation(line: 20, column: 37, scope: !12)
!46 = !DILocation(line: 19, column: 39, scope: !12)
!47 = !DILocation(line: 20, column: 42, scope: !12)
!48 = !DILocation(line: 20, column: 46, scope: !12)
!49 = !DILocation(line: 20, column: 67, scope: !12)
!50 = !DILocation(line: 20, column: 30, scope: !12)
!51 = !DILocation(line: 20, column: 9, scope: !12)
!52 = !DILocation(line: 20, column: 28, scope: !12)
!53 = !DILocation(line: 18, column: 59, scope: !12)
!54 = distinct !{!54, !35, !55, !56}
!55 = !DILocation(line: 21, column: 5, scope: !12)
!56 = !{!"llvm.loop.mustprogress"}
!57 = !DILocation(line: 24, column: 26, scope: !12)
!58 = !DILocation(line: 26, column: 26, scope: !12)
!59 = !DILocation(line: 26, column: 45, scope: !12)
!60 = !DILocation(line: 26, column: 43, scope: !12)
!61 = !DILocation(line: 26, column: 64, scope: !12)
!62 = !DILocation(line: 26, column: 62, scope: !12)
!63 = !DILocation(line: 26, column: 83, scope: !12)
!64 = !DILocation(line: 26, column: 81, scope: !12)
!65 = !DILocation(line: 26, column: 106, scope: !12)
!66 = !DILocation(line: 26, column: 100, scope: !12)
!67 = !DILocation(line: 26, column: 15, scope: !12)
!68 = !DILocation(line: 26, column: 19, scope: !12)
!69 = !DILocation(line: 26, column: 9, scope: !12)
!70 = !DILocation(line: 26, column: 24, scope: !12)
!71 = !DILocation(line: 27, column: 1, scope: !12)
