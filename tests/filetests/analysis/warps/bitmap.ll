; ModuleID = 'warps/bitmap.cu'
source_filename = "warps/bitmap.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)
define dso_local ptx_kernel void @_Z6bitmapPjPKii(ptr noundef writeonly captures(none) %words, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !15
  %conv = zext nneg i32 %0 to i64, !dbg !19
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !20
  %conv2 = zext nneg i32 %1 to i64, !dbg !23
  %mul = mul nuw nsw i64 %conv, %conv2, !dbg !24
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !25
  %conv4 = zext nneg i32 %2 to i64, !dbg !28
  %mul7 = mul nuw nsw i64 %conv4, %conv2, !dbg !29
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !30
  %conv9 = zext nneg i32 %3 to i64, !dbg !33
  %add = add nuw nsw i64 %mul7, %conv9, !dbg !34
  %conv10 = sext i32 %n to i64
  %and26 = and i64 %add, 8796093022176, !dbg !35
  %cmp27 = icmp slt i64 %and26, %conv10, !dbg !36
  br i1 %cmp27, label %for.body, label %for.cond.cleanup, !dbg !37

for.cond.cleanup:                                 ; preds = %if.end, %entry
  ret void, !dbg !38

for.body:                                         ; preds = %entry, %if.end
  %i.028 = phi i64 [ %add19, %if.end ], [ %add, %entry ]
  %cmp12 = icmp slt i64 %i.028, %conv10, !dbg !39
  br i1 %cmp12, label %land.rhs, label %land.end, !dbg !40

land.rhs:                                         ; preds = %for.body
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %i.028
  %4 = load i32, ptr %arrayidx, align 4, !dbg !41, !tbaa !8
  %cmp13 = icmp sgt i32 %4, 0, !dbg !42
  br label %land.end

land.end:                                         ; preds = %land.rhs, %for.body
  %conv14 = phi i1 [ false, %for.body ], [ %cmp13, %land.rhs ], !dbg !43
  %5 = tail call noundef i32 @llvm.nvvm.vote.ballot.sync(i32 -1, i1 %conv14), !dbg !44
  %and16 = and i64 %i.028, 31, !dbg !47
  %cmp17 = icmp eq i64 %and16, 0, !dbg !48
  br i1 %cmp17, label %if.then, label %if.end, !dbg !48

if.then:                                          ; preds = %land.end
  %6 = lshr exact i64 %i.028, 3
  %arrayidx18 = getelementptr inbounds nuw i8, ptr %words, i64 %6
  store i32 %5, ptr %arrayidx18, align 4, !dbg !49, !tbaa !8
  br label %if.end, !dbg !50

if.end:                                           ; preds = %if.then, %land.end
  %add19 = add nuw nsw i64 %i.028, %mul, !dbg !51
  %and = and i64 %add19, 9223372036854775776, !dbg !35
  %cmp = icmp slt i64 %and, %conv10, !dbg !36
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !37, !llvm.loop !52
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.vote.ballot.sync(i32, i1) #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "warps/bitmap.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "bitmap", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 34, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "warps/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 12, column: 34, scope: !12)
!19 = !DILocation(line: 12, column: 34, scope: !12)
!20 = !DILocation(line: 33, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!22 = distinct !DILocation(line: 12, column: 46, scope: !12)
!23 = !DILocation(line: 12, column: 46, scope: !12)
!24 = !DILocation(line: 12, column: 44, scope: !12)
!25 = !DILocation(line: 32, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 13, column: 35, scope: !12)
!28 = !DILocation(line: 13, column: 35, scope: !12)
!29 = !DILocation(line: 13, column: 46, scope: !12)
!30 = !DILocation(line: 31, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!32 = distinct !DILocation(line: 13, column: 61, scope: !12)
!33 = !DILocation(line: 13, column: 61, scope: !12)
!34 = !DILocation(line: 13, column: 59, scope: !12)
!35 = !DILocation(line: 13, column: 77, scope: !12)
!36 = !DILocation(line: 13, column: 86, scope: !12)
!37 = !DILocation(line: 13, column: 5, scope: !12)
!38 = !DILocation(line: 18, column: 1, scope: !12)
!39 = !DILocation(line: 14, column: 53, scope: !12)
!40 = !DILocation(line: 14, column: 57, scope: !12)
!41 = !DILocation(line: 14, column: 60, scope: !12)
!42 = !DILocation(line: 14, column: 65, scope: !12)
!43 = !DILocation(line: 0, scope: !12)
!44 = !DILocation(line: 109, column: 62, scope: !45, inlinedAt: !46)
!45 = distinct !DISubprogram(name: "__ballot_sync", scope: !17, file: !17, line: 109, type: !13, scopeLine: 109, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!46 = distinct !DILocation(line: 14, column: 25, scope: !12)
!47 = !DILocation(line: 15, column: 16, scope: !12)
!48 = !DILocation(line: 15, column: 22, scope: !12)
!49 = !DILocation(line: 16, column: 27, scope: !12)
!50 = !DILocation(line: 16, column: 13, scope: !12)
!51 = !DILocation(line: 13, column: 93, scope: !12)
!52 = distinct !{!52, !37, !53, !54}
!53 = !DILocation(line: 17, column: 5, scope: !12)
!54 = !{!"llvm.loop.mustprogress"}
