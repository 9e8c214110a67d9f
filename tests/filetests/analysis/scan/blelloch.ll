; ModuleID = 'scan/blelloch.cu'
source_filename = "scan/blelloch.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZZ8blellochPiPKiiE4tree = internal unnamed_addr addrspace(3) global [32 x i32] undef, align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind
define dso_local ptx_kernel void @_Z8blellochPiPKii(ptr noundef writeonly captures(none) %out, ptr noundef readonly captures(none) %a, i32 noundef %rows) local_unnamed_addr #0 !dbg !12 {
entry:
  %0 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !15
  %1 = tail call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %cmp.not = icmp slt i32 %0, %rows, !dbg !22
  br i1 %cmp.not, label %if.end, label %cleanup, !dbg !22

if.end:                                           ; preds = %entry
  %mul = shl nsw i32 %0, 5, !dbg !23
  %mul2 = shl nuw nsw i32 %1, 1, !dbg !24
  %add = add nuw nsw i32 %mul, %mul2, !dbg !25
  %idxprom = zext nneg i32 %add to i64, !dbg !26
  %arrayidx = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom, !dbg !26
  %2 = load i32, ptr %arrayidx, align 4, !dbg !26, !tbaa !8
  %idxprom4 = zext nneg i32 %mul2 to i64, !dbg !27
  %arrayidx5 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %idxprom4, !dbg !27
  store i32 %2, ptr %arrayidx5, align 4, !dbg !28, !tbaa !8
  %add9 = or disjoint i32 %add, 1, !dbg !29
  %idxprom10 = zext nneg i32 %add9 to i64, !dbg !30
  %arrayidx11 = getelementptr inbounds nuw i32, ptr %a, i64 %idxprom10, !dbg !30
  %3 = load i32, ptr %arrayidx11, align 4, !dbg !30, !tbaa !8
  %add13 = or disjoint i32 %mul2, 1, !dbg !31
  %idxprom14 = zext nneg i32 %add13 to i64, !dbg !32
  %arrayidx15 = getelementptr inbounds nuw i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %idxprom14, !dbg !32
  store i32 %3, ptr %arrayidx15, align 4, !dbg !33, !tbaa !8
  %add25 = add nuw nsw i32 %mul2, 2
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !34
  %cmp17 = icmp samesign ult i32 %1, 16, !dbg !35
  br i1 %cmp17, label %if.then18, label %if.end31, !dbg !35

if.then18:                                        ; preds = %if.end
  %4 = zext nneg i32 %add25 to i64
  %5 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %4
  %arrayidx29 = getelementptr i8, ptr %5, i64 -4
  %6 = zext nneg i32 %add13 to i64
  %7 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %6
  %arrayidx23 = getelementptr i8, ptr %7, i64 -4
  %8 = load i32, ptr %arrayidx23, align 4, !dbg !36, !tbaa !8
  %9 = load i32, ptr %arrayidx29, align 4, !dbg !37, !tbaa !8
  %add30 = add nsw i32 %9, %8, !dbg !37
  store i32 %add30, ptr %arrayidx29, align 4, !dbg !37, !tbaa !8
  br label %if.end31, !dbg !38

if.end31:                                         ; preds = %if.then18, %if.end
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !34
  %cmp17.1 = icmp samesign ult i32 %1, 8, !dbg !35
  br i1 %cmp17.1, label %if.then18.1, label %if.end31.1, !dbg !35

if.then18.1:                                      ; preds = %if.end31
  %mul26.1 = shl nuw nsw i32 %add25, 1
  %10 = zext nneg i32 %mul26.1 to i64
  %11 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %10
  %arrayidx29.1 = getelementptr i8, ptr %11, i64 -4
  %mul21.1 = shl nuw nsw i32 %add13, 1
  %12 = zext nneg i32 %mul21.1 to i64
  %13 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %12
  %arrayidx23.1 = getelementptr i8, ptr %13, i64 -4
  %14 = load i32, ptr %arrayidx23.1, align 4, !dbg !36, !tbaa !8
  %15 = load i32, ptr %arrayidx29.1, align 4, !dbg !37, !tbaa !8
  %add30.1 = add nsw i32 %15, %14, !dbg !37
  store i32 %add30.1, ptr %arrayidx29.1, align 4, !dbg !37, !tbaa !8
  br label %if.end31.1, !dbg !38

if.end31.1:                                       ; preds = %if.then18.1, %if.end31
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !34
  %cmp17.2 = icmp samesign ult i32 %1, 4, !dbg !35
  br i1 %cmp17.2, label %if.then18.2, label %if.end31.2, !dbg !35

if.then18.2:                                      ; preds = %if.end31.1
  %mul26.2 = shl nuw nsw i32 %add25, 2
  %16 = zext nneg i32 %mul26.2 to i64
  %17 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %16
  %arrayidx29.2 = getelementptr i8, ptr %17, i64 -4
  %mul21.2 = shl nuw nsw i32 %add13, 2
  %18 = zext nneg i32 %mul21.2 to i64
  %19 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %18
  %arrayidx23.2 = getelementptr i8, ptr %19, i64 -4
  %20 = load i32, ptr %arrayidx23.2, align 4, !dbg !36, !tbaa !8
  %21 = load i32, ptr %arrayidx29.2, align 4, !dbg !37, !tbaa !8
  %add30.2 = add nsw i32 %21, %20, !dbg !37
  store i32 %add30.2, ptr %arrayidx29.2, align 4, !dbg !37, !tbaa !8
  br label %if.end31.2, !dbg !38

if.end31.2:                                       ; preds = %if.then18.2, %if.end31.1
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !34
  %cmp17.3 = icmp samesign ult i32 %1, 2, !dbg !35
  br i1 %cmp17.3, label %if.then18.3, label %if.end31.3, !dbg !35

if.then18.3:                                      ; preds = %if.end31.2
  %mul26.3 = shl nuw nsw i32 %add25, 3
  %22 = zext nneg i32 %mul26.3 to i64
  %23 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %22
  %arrayidx29.3 = getelementptr i8, ptr %23, i64 -4
  %mul21.3 = shl nuw nsw i32 %add13, 3
  %24 = zext nneg i32 %mul21.3 to i64
  %25 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %24
  %arrayidx23.3 = getelementptr i8, ptr %25, i64 -4
  %26 = load i32, ptr %arrayidx23.3, align 4, !dbg !36, !tbaa !8
  %27 = load i32, ptr %arrayidx29.3, align 4, !dbg !37, !tbaa !8
  %add30.3 = add nsw i32 %27, %26, !dbg !37
  store i32 %add30.3, ptr %arrayidx29.3, align 4, !dbg !37, !tbaa !8
  br label %if.end31.3, !dbg !38

if.end31.3:                                       ; preds = %if.then18.3, %if.end31.2
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !34
  %cmp17.4 = icmp eq i32 %1, 0, !dbg !35
  br i1 %cmp17.4, label %if.then18.4, label %if.end31.4, !dbg !35

if.then18.4:                                      ; preds = %if.end31.3
  %28 = load i32, ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 60), align 4, !dbg !36, !tbaa !8
  %29 = load i32, ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 124), align 4, !dbg !37, !tbaa !8
  %add30.4 = add nsw i32 %29, %28, !dbg !37
  store i32 %add30.4, ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 124), align 4, !dbg !37, !tbaa !8
  br label %if.end31.4, !dbg !38

if.end31.4:                                       ; preds = %if.then18.4, %if.end31.3
  %cmp33 = icmp eq i32 %1, 0, !dbg !39
  br i1 %cmp33, label %if.then34, label %if.end35, !dbg !39

if.then34:                                        ; preds = %if.end31.4
  store i32 0, ptr getelementptr inbounds nuw (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 124), align 4, !dbg !40, !tbaa !8
  br label %if.end35, !dbg !41

if.end35:                                         ; preds = %if.then34, %if.end31.4
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !42
  br i1 %cmp17.4, label %if.then43, label %for.inc62, !dbg !43

if.then43:                                        ; preds = %if.end35
  %30 = load i32, ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 60), align 4, !dbg !44, !tbaa !8
  %31 = load i32, ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 124), align 4, !dbg !45, !tbaa !8
  store i32 %31, ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 60), align 4, !dbg !46, !tbaa !8
  %add60 = add nsw i32 %31, %30, !dbg !47
  store i32 %add60, ptr getelementptr (i8, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 124), align 4, !dbg !47, !tbaa !8
  br label %for.inc62, !dbg !48

for.inc62:                                        ; preds = %if.end35, %if.then43
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !42
  br i1 %cmp17.3, label %if.then43.1, label %for.inc62.1, !dbg !43

if.then43.1:                                      ; preds = %for.inc62
  %mul46.1 = shl nuw nsw i32 %add13, 3, !dbg !49
  %mul50.1 = shl nuw nsw i32 %add25, 3, !dbg !50
  %32 = zext nneg i32 %mul46.1 to i64, !dbg !44
  %33 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %32, !dbg !44
  %arrayidx53.1 = getelementptr i8, ptr %33, i64 -4, !dbg !44
  %34 = load i32, ptr %arrayidx53.1, align 4, !dbg !44, !tbaa !8
  %35 = zext nneg i32 %mul50.1 to i64, !dbg !45
  %36 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %35, !dbg !45
  %arrayidx55.1 = getelementptr i8, ptr %36, i64 -4, !dbg !45
  %37 = load i32, ptr %arrayidx55.1, align 4, !dbg !45, !tbaa !8
  store i32 %37, ptr %arrayidx53.1, align 4, !dbg !46, !tbaa !8
  %add60.1 = add nsw i32 %37, %34, !dbg !47
  store i32 %add60.1, ptr %arrayidx55.1, align 4, !dbg !47, !tbaa !8
  br label %for.inc62.1, !dbg !48

for.inc62.1:                                      ; preds = %if.then43.1, %for.inc62
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !42
  br i1 %cmp17.2, label %if.then43.2, label %for.inc62.2, !dbg !43

if.then43.2:                                      ; preds = %for.inc62.1
  %mul46.2 = shl nuw nsw i32 %add13, 2, !dbg !49
  %mul50.2 = shl nuw nsw i32 %add25, 2, !dbg !50
  %38 = zext nneg i32 %mul46.2 to i64, !dbg !44
  %39 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %38, !dbg !44
  %arrayidx53.2 = getelementptr i8, ptr %39, i64 -4, !dbg !44
  %40 = load i32, ptr %arrayidx53.2, align 4, !dbg !44, !tbaa !8
  %41 = zext nneg i32 %mul50.2 to i64, !dbg !45
  %42 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %41, !dbg !45
  %arrayidx55.2 = getelementptr i8, ptr %42, i64 -4, !dbg !45
  %43 = load i32, ptr %arrayidx55.2, align 4, !dbg !45, !tbaa !8
  store i32 %43, ptr %arrayidx53.2, align 4, !dbg !46, !tbaa !8
  %add60.2 = add nsw i32 %43, %40, !dbg !47
  store i32 %add60.2, ptr %arrayidx55.2, align 4, !dbg !47, !tbaa !8
  br label %for.inc62.2, !dbg !48

for.inc62.2:                                      ; preds = %if.then43.2, %for.inc62.1
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !42
  br i1 %cmp17.1, label %if.then43.3, label %for.inc62.3, !dbg !43

if.then43.3:                                      ; preds = %for.inc62.2
  %mul46.3 = shl nuw nsw i32 %add13, 1, !dbg !49
  %mul50.3 = shl nuw nsw i32 %add25, 1, !dbg !50
  %44 = zext nneg i32 %mul46.3 to i64, !dbg !44
  %45 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %44, !dbg !44
  %arrayidx53.3 = getelementptr i8, ptr %45, i64 -4, !dbg !44
  %46 = load i32, ptr %arrayidx53.3, align 4, !dbg !44, !tbaa !8
  %47 = zext nneg i32 %mul50.3 to i64, !dbg !45
  %48 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %47, !dbg !45
  %arrayidx55.3 = getelementptr i8, ptr %48, i64 -4, !dbg !45
  %49 = load i32, ptr %arrayidx55.3, align 4, !dbg !45, !tbaa !8
  store i32 %49, ptr %arrayidx53.3, align 4, !dbg !46, !tbaa !8
  %add60.3 = add nsw i32 %49, %46, !dbg !47
  store i32 %add60.3, ptr %arrayidx55.3, align 4, !dbg !47, !tbaa !8
  br label %for.inc62.3, !dbg !48

for.inc62.3:                                      ; preds = %if.then43.3, %for.inc62.2
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !42
  br i1 %cmp17, label %if.then43.4, label %for.inc62.4, !dbg !43

if.then43.4:                                      ; preds = %for.inc62.3
  %50 = zext nneg i32 %add13 to i64, !dbg !44
  %51 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %50, !dbg !44
  %arrayidx53.4 = getelementptr i8, ptr %51, i64 -4, !dbg !44
  %52 = load i32, ptr %arrayidx53.4, align 4, !dbg !44, !tbaa !8
  %53 = zext nneg i32 %add25 to i64, !dbg !45
  %54 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_ZZ8blellochPiPKiiE4tree to ptr), i64 %53, !dbg !45
  %arrayidx55.4 = getelementptr i8, ptr %54, i64 -4, !dbg !45
  %55 = load i32, ptr %arrayidx55.4, align 4, !dbg !45, !tbaa !8
  store i32 %55, ptr %arrayidx53.4, align 4, !dbg !46, !tbaa !8
  %add60.4 = add nsw i32 %55, %52, !dbg !47
  store i32 %add60.4, ptr %arrayidx55.4, align 4, !dbg !47, !tbaa !8
  br label %for.inc62.4, !dbg !48

for.inc62.4:                                      ; preds = %if.then43.4, %for.inc62.3
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !51
  %56 = load i32, ptr %arrayidx5, align 4, !dbg !52, !tbaa !8
  %arrayidx72 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom, !dbg !53
  store i32 %56, ptr %arrayidx72, align 4, !dbg !54, !tbaa !8
  %57 = load i32, ptr %arrayidx15, align 4, !dbg !55, !tbaa !8
  %arrayidx82 = getelementptr inbounds nuw i32, ptr %out, i64 %idxprom10, !dbg !56
  store i32 %57, ptr %arrayidx82, align 4, !dbg !57, !tbaa !8
  br label %cleanup, !dbg !58

cleanup:                                          ; preds = %entry, %for.inc62.4
  ret void, !dbg !58
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

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
!1 = !DIFile(filename: "scan/blelloch.cu", directory: ".")
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
!12 = distinct !DISubprogram(name: "blelloch", scope: !1, file: !1, line: 14, type: !13, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!13 = !DISubroutineType(types: !14)
!14 = !{}
!15 = !DILocation(line: 32, column: 1, scope: !16, inlinedAt: !18)
!16 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 32, type: !13, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!17 = !DIFile(filename: "scan/../cuda.h", directory: ".")
!18 = distinct !DILocation(line: 16, column: 15, scope: !12)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !17, file: !17, line: 31, type: !13, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: !0)
!21 = distinct !DILocation(line: 16, column: 31, scope: !12)
!22 = !DILocation(line: 17, column: 13, scope: !12)
!23 = !DILocation(line: 19, column: 25, scope: !12)
!24 = !DILocation(line: 19, column: 34, scope: !12)
!25 = !DILocation(line: 19, column: 30, scope: !12)
!26 = !DILocation(line: 19, column: 19, scope: !12)
!27 = !DILocation(line: 19, column: 5, scope: !12)
!28 = !DILocation(line: 19, column: 17, scope: !12)
!29 = !DILocation(line: 20, column: 42, scope: !12)
!30 = !DILocation(line: 20, column: 23, scope: !12)
!31 = !DILocation(line: 20, column: 16, scope: !12)
!32 = !DILocation(line: 20, column: 5, scope: !12)
!33 = !DILocation(line: 20, column: 21, scope: !12)
!34 = !DILocation(line: 23, column: 9, scope: !12)
!35 = !DILocation(line: 24, column: 15, scope: !12)
!36 = !DILocation(line: 25, column: 47, scope: !12)
!37 = !DILocation(line: 25, column: 44, scope: !12)
!38 = !DILocation(line: 25, column: 13, scope: !12)
!39 = !DILocation(line: 28, column: 11, scope: !12)
!40 = !DILocation(line: 29, column: 18, scope: !12)
!41 = !DILocation(line: 29, column: 9, scope: !12)
!42 = !DILocation(line: 32, column: 9, scope: !12)
!43 = !DILocation(line: 33, column: 15, scope: !12)
!44 = !DILocation(line: 35, column: 24, scope: !12)
!45 = !DILocation(line: 36, column: 23, scope: !12)
!46 = !DILocation(line: 36, column: 21, scope: !12)
!47 = !DILocation(line: 37, column: 21, scope: !12)
!48 = !DILocation(line: 38, column: 9, scope: !12)
!49 = !DILocation(line: 34, column: 28, scope: !12)
!50 = !DILocation(line: 34, column: 58, scope: !12)
!51 = !DILocation(line: 40, column: 5, scope: !12)
!52 = !DILocation(line: 41, column: 29, scope: !12)
!53 = !DILocation(line: 41, column: 5, scope: !12)
!54 = !DILocation(line: 41, column: 27, scope: !12)
!55 = !DILocation(line: 42, column: 33, scope: !12)
!56 = !DILocation(line: 42, column: 5, scope: !12)
!57 = !DILocation(line: 42, column: 31, scope: !12)
!58 = !DILocation(line: 43, column: 1, scope: !12)
