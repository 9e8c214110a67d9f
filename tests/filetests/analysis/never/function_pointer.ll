; ModuleID = 'never/function_pointer.cu'
source_filename = "never/function_pointer.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZL5table = internal unnamed_addr addrspace(4) constant [2 x ptr] [ptr @_Z5twicei, ptr @_Z6thricei], align 8

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(none)
define dso_local noundef range(i32 -2147483648, 2147483647) i32 @_Z5twicei(i32 noundef %x) #0 !dbg !12 {
entry:
  %mul = shl nsw i32 %x, 1, !dbg !15
  ret i32 %mul, !dbg !16
}

; Function Attrs: mustprogress nofree noinline norecurse nosync nounwind willreturn memory(none)
define dso_local noundef i32 @_Z6thricei(i32 noundef %x) #0 !dbg !17 {
entry:
  %mul = mul nsw i32 %x, 3, !dbg !18
  ret i32 %mul, !dbg !19
}

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z16function_pointerPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %n) local_unnamed_addr #1 !dbg !20 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !21
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !25
  %mul = mul i32 %0, %1, !dbg !28
  %2 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !29
  %add = add i32 %mul, %2, !dbg !32
  %cmp = icmp slt i32 %add, %n, !dbg !33
  br i1 %cmp, label %if.then, label %if.end, !dbg !33

if.then:                                          ; preds = %entry
  %idxprom = sext i32 %add to i64, !dbg !34
  %arrayidx = getelementptr inbounds i32, ptr %a, i64 %idxprom, !dbg !34
  %3 = load i32, ptr %arrayidx, align 4, !dbg !34, !tbaa !8
  %and = and i32 %3, 1, !dbg !35
  %idxprom3 = zext nneg i32 %and to i64, !dbg !36
  %arrayidx4 = getelementptr inbounds nuw ptr, ptr addrspacecast (ptr addrspace(4) @_ZL5table to ptr), i64 %idxprom3, !dbg !36
  %4 = load ptr, ptr %arrayidx4, align 8, !dbg !36, !tbaa !37
  %call5 = tail call noundef i32 %4(i32 noundef %add) #3, !dbg !36
  %arrayidx7 = getelementptr inbounds i32, ptr %out, i64 %idxprom, !dbg !39
  store i32 %call5, ptr %arrayidx7, align 4, !dbg !40, !tbaa !8
  br label %if.end, !dbg !39

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !41
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { mustprogress nofree noinline norecurse nosync nounwind willreturn memory(none) "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" }
attributes #1 = { convergent mustprogress noinline norecurse nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { convergent nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}
!llvm.errno.tbaa = !{!8}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: true, runtimeVersion: 0, emissionKind: DebugDirectivesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "never/function_pointer.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "twice", scope: !1, file: !1, line: 8, type: !13, scopeLine: 8, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 8, column: 53, scope: !12)
!16 = !DILocation(line: 8, column: 44, scope: !12)
!17 = distinct !DISubprogram(name: "thrice", scope: !1, file: !1, line: 9, type: !13, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!18 = !DILocation(line: 9, column: 54, scope: !17)
!19 = !DILocation(line: 9, column: 45, scope: !17)
!20 = distinct !DISubprogram(name: "function_pointer", scope: !1, file: !1, line: 11, type: !13, scopeLine: 11, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = !DILocation(line: 32, column: 1, scope: !22, inlinedAt: !24)
!22 = distinct !DISubprogram(name: "get_x", scope: !23, file: !23, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!23 = !DIFile(filename: "never/../cuda.h", directory: ".")
!24 = distinct !DILocation(line: 12, column: 13, scope: !20)
!25 = !DILocation(line: 33, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_x", scope: !23, file: !23, line: 33, type: !13, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!27 = distinct !DILocation(line: 12, column: 26, scope: !20)
!28 = !DILocation(line: 12, column: 24, scope: !20)
!29 = !DILocation(line: 31, column: 1, scope: !30, inlinedAt: !31)
!30 = distinct !DISubprogram(name: "get_x", scope: !23, file: !23, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!31 = distinct !DILocation(line: 12, column: 39, scope: !20)
!32 = !DILocation(line: 12, column: 37, scope: !20)
!33 = !DILocation(line: 13, column: 11, scope: !20)
!34 = !DILocation(line: 14, column: 24, scope: !20)
!35 = !DILocation(line: 14, column: 29, scope: !20)
!36 = !DILocation(line: 14, column: 18, scope: !20)
!37 = !{!38, !38, i64 0}
!38 = !{!"any pointer", !10, i64 0}
!39 = !DILocation(line: 14, column: 9, scope: !20)
!40 = !DILocation(line: 14, column: 16, scope: !20)
!41 = !DILocation(line: 15, column: 1, scope: !20)
