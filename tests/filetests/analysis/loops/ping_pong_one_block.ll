; ModuleID = 'loops/ping_pong_one_block.cu'
source_filename = "loops/ping_pong_one_block.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z19ping_pong_one_blockPiS_i(ptr noundef captures(none) %a, ptr noundef captures(none) %b, i32 noundef %n) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !15
  %cmp = icmp ne i32 %0, 0, !dbg !19
  %sub = add nsw i32 %n, -1
  %cmp1 = icmp slt i32 %0, %sub
  %or.cond = select i1 %cmp, i1 %cmp1, i1 false, !dbg !20
  br i1 %or.cond, label %if.then, label %if.end, !dbg !20

if.then:                                          ; preds = %entry
  %1 = zext nneg i32 %0 to i64
  %arrayidx7 = getelementptr inbounds nuw i32, ptr %b, i64 %1
  %2 = getelementptr i32, ptr %a, i64 %1
  %arrayidx4 = getelementptr inbounds nuw i8, ptr %2, i64 4
  %arrayidx = getelementptr i8, ptr %2, i64 -4
  %3 = load i32, ptr %arrayidx, align 4, !dbg !21, !tbaa !8
  %4 = load i32, ptr %arrayidx4, align 4, !dbg !22, !tbaa !8
  %add5 = add nsw i32 %4, %3, !dbg !23
  store i32 %add5, ptr %arrayidx7, align 4, !dbg !24, !tbaa !8
  br label %if.end, !dbg !25

if.end:                                           ; preds = %if.then, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !26
  br i1 %or.cond, label %if.then12, label %if.end22, !dbg !27

if.then12:                                        ; preds = %if.end
  %5 = zext nneg i32 %0 to i64
  %arrayidx21 = getelementptr inbounds nuw i32, ptr %a, i64 %5
  %6 = getelementptr i32, ptr %b, i64 %5
  %arrayidx18 = getelementptr inbounds nuw i8, ptr %6, i64 4
  %arrayidx15 = getelementptr i8, ptr %6, i64 -4
  %7 = load i32, ptr %arrayidx15, align 4, !dbg !28, !tbaa !8
  %8 = load i32, ptr %arrayidx18, align 4, !dbg !29, !tbaa !8
  %add19 = add nsw i32 %8, %7, !dbg !30
  store i32 %add19, ptr %arrayidx21, align 4, !dbg !31, !tbaa !8
  br label %if.end22, !dbg !32

if.end22:                                         ; preds = %if.then12, %if.end
  ret void, !dbg !33
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

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
!1 = !DIFile(filename: "loops/ping_pong_one_block.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "ping_pong_one_block", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 31, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "loops/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 15, column: 13, scope: !12)
!19 = !DILocation(line: 16, column: 11, scope: !12)
!20 = !DILocation(line: 16, column: 15, scope: !12)
!21 = !DILocation(line: 17, column: 16, scope: !12)
!22 = !DILocation(line: 17, column: 27, scope: !12)
!23 = !DILocation(line: 17, column: 25, scope: !12)
!24 = !DILocation(line: 17, column: 14, scope: !12)
!25 = !DILocation(line: 17, column: 9, scope: !12)
!26 = !DILocation(line: 18, column: 5, scope: !12)
!27 = !DILocation(line: 19, column: 15, scope: !12)
!28 = !DILocation(line: 20, column: 16, scope: !12)
!29 = !DILocation(line: 20, column: 27, scope: !12)
!30 = !DILocation(line: 20, column: 25, scope: !12)
!31 = !DILocation(line: 20, column: 14, scope: !12)
!32 = !DILocation(line: 20, column: 9, scope: !12)
!33 = !DILocation(line: 21, column: 1, scope: !12)
