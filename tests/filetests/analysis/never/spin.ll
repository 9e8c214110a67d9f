; ModuleID = 'never/spin.cu'
source_filename = "never/spin.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: mustprogress nofree noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite)
define dso_local ptx_kernel void @_Z4spinPVii(ptr noundef %flags, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !19
  %mul = mul i32 %0, %1, !dbg !22
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !23
  %add = add i32 %mul, %2, !dbg !26
  %cmp = icmp eq i32 %add, 0, !dbg !27
  br i1 %cmp, label %if.then, label %if.end, !dbg !27

if.then:                                          ; preds = %entry
  %arrayidx = getelementptr inbounds nuw i8, ptr %flags, i64 4
  store volatile i32 5, ptr %arrayidx, align 4, !dbg !28, !tbaa !8
  store volatile i32 1, ptr %flags, align 4, !dbg !29, !tbaa !8
  br label %if.end, !dbg !30

if.end:                                           ; preds = %if.then, %entry
  %cmp4 = icmp eq i32 %add, 1, !dbg !31
  %cmp5 = icmp sgt i32 %n, 2
  %or.cond = and i1 %cmp4, %cmp5, !dbg !32
  br i1 %or.cond, label %while.cond, label %if.end11, !dbg !32

while.cond:                                       ; preds = %if.end, %while.cond
  %3 = load volatile i32, ptr %flags, align 4, !dbg !33, !tbaa !8
  %cmp8 = icmp eq i32 %3, 0, !dbg !34
  br i1 %cmp8, label %while.cond, label %while.end, !dbg !35, !llvm.loop !36

while.end:                                        ; preds = %while.cond
  %arrayidx9 = getelementptr inbounds nuw i8, ptr %flags, i64 4, !dbg !39
  %4 = load volatile i32, ptr %arrayidx9, align 4, !dbg !40, !tbaa !8
  %add10 = add nsw i32 %4, 1, !dbg !40
  store volatile i32 %add10, ptr %arrayidx9, align 4, !dbg !40, !tbaa !8
  br label %if.end11, !dbg !41

if.end11:                                         ; preds = %while.end, %if.end
  ret void, !dbg !42
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { mustprogress nofree noinline norecurse nounwind memory(argmem: readwrite, inaccessiblemem: readwrite) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "never/spin.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "spin", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "never/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 9, column: 13, scope: !12)
!19 = !DILocation(line: 33, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 9, column: 26, scope: !12)
!22 = !DILocation(line: 9, column: 24, scope: !12)
!23 = !DILocation(line: 31, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!25 = distinct !DILocation(line: 9, column: 39, scope: !12)
!26 = !DILocation(line: 9, column: 37, scope: !12)
!27 = !DILocation(line: 10, column: 11, scope: !12)
!28 = !DILocation(line: 11, column: 18, scope: !12)
!29 = !DILocation(line: 12, column: 18, scope: !12)
!30 = !DILocation(line: 13, column: 5, scope: !12)
!31 = !DILocation(line: 14, column: 11, scope: !12)
!32 = !DILocation(line: 14, column: 16, scope: !12)
!33 = !DILocation(line: 15, column: 16, scope: !12)
!34 = !DILocation(line: 15, column: 25, scope: !12)
!35 = !DILocation(line: 15, column: 9, scope: !12)
!36 = distinct !{!36, !35, !37, !38}
!37 = !DILocation(line: 16, column: 13, scope: !12)
!38 = !{!"llvm.loop.mustprogress"}
!39 = !DILocation(line: 17, column: 9, scope: !12)
!40 = !DILocation(line: 17, column: 18, scope: !12)
!41 = !DILocation(line: 18, column: 5, scope: !12)
!42 = !DILocation(line: 19, column: 1, scope: !12)
