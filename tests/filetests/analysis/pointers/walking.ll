; ModuleID = 'pointers/walking.cu'
source_filename = "pointers/walking.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite)
define dso_local ptx_kernel void @_Z7walkingPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(address) %a, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %idx.ext = sext i32 %n to i64, !dbg !27
  %add.ptr = getelementptr inbounds i32, ptr %a, i64 %idx.ext, !dbg !27
  %cmp21 = icmp slt i32 %add, %n, !dbg !28
  br i1 %cmp21, label %for.body.lr.ph, label %for.cond.cleanup, !dbg !29

for.body.lr.ph:                                   ; preds = %entry
  %idx.ext6 = sext i32 %add to i64, !dbg !30
  %add.ptr9 = getelementptr inbounds i32, ptr %a, i64 %idx.ext6, !dbg !31
  %add.ptr7 = getelementptr inbounds i32, ptr %out, i64 %idx.ext6, !dbg !30
  %3 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !32
  %mul5 = mul i32 %3, %1, !dbg !35
  %idx.ext11 = sext i32 %mul5 to i64
  br label %for.body, !dbg !29

for.cond.cleanup:                                 ; preds = %for.body, %entry
  ret void, !dbg !36

for.body:                                         ; preds = %for.body.lr.ph, %for.body
  %from.023 = phi ptr [ %add.ptr9, %for.body.lr.ph ], [ %add.ptr12, %for.body ]
  %to.022 = phi ptr [ %add.ptr7, %for.body.lr.ph ], [ %add.ptr14, %for.body ]
  %4 = load i32, ptr %from.023, align 4, !dbg !37, !tbaa !8
  %mul10 = shl nsw i32 %4, 1, !dbg !38
  store i32 %mul10, ptr %to.022, align 4, !dbg !39, !tbaa !8
  %add.ptr12 = getelementptr inbounds i32, ptr %from.023, i64 %idx.ext11, !dbg !40
  %add.ptr14 = getelementptr inbounds i32, ptr %to.022, i64 %idx.ext11, !dbg !41
  %cmp = icmp ult ptr %add.ptr12, %add.ptr, !dbg !28
  br i1 %cmp, label %for.body, label %for.cond.cleanup, !dbg !29, !llvm.loop !42
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind memory(argmem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "pointers/walking.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "walking", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "pointers/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 10, column: 17, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 10, column: 30, scope: !12)
!22 = !DILocation(line: 10, column: 28, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 10, column: 43, scope: !12)
!26 = !DILocation(line: 10, column: 41, scope: !12)
!27 = !DILocation(line: 12, column: 24, scope: !12)
!28 = !DILocation(line: 14, column: 44, scope: !12)
!29 = !DILocation(line: 14, column: 5, scope: !12)
!30 = !DILocation(line: 13, column: 19, scope: !12)
!31 = !DILocation(line: 14, column: 30, scope: !12)
!32 = !DILocation(line: 34, column: 1, scope: !33, inlinedAt: !34)
!33 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 34, type: !13, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!34 = distinct !DILocation(line: 11, column: 16, scope: !12)
!35 = !DILocation(line: 11, column: 26, scope: !12)
!36 = !DILocation(line: 16, column: 1, scope: !12)
!37 = !DILocation(line: 15, column: 15, scope: !12)
!38 = !DILocation(line: 15, column: 21, scope: !12)
!39 = !DILocation(line: 15, column: 13, scope: !12)
!40 = !DILocation(line: 14, column: 56, scope: !12)
!41 = !DILocation(line: 14, column: 68, scope: !12)
!42 = distinct !{!42, !29, !43, !44}
!43 = !DILocation(line: 15, column: 23, scope: !12)
!44 = !{!"llvm.loop.mustprogress"}
