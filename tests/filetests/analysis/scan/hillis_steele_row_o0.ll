; ModuleID = 'scan/hillis_steele_row_o0.cu'
source_filename = "scan/hillis_steele_row_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1
@sums = external dso_local addrspace(3) global [0 x i32], align 4

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z13hillis_steelePiPKiii(ptr noundef %out, ptr noundef %a, i32 noundef %rows, i32 noundef %cols) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %rows.addr = alloca i32, align 4
  %cols.addr = alloca i32, align 4
  %row = alloca i32, align 4
  %t = alloca i32, align 4
  %by = alloca i32, align 4
  %left = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %rows, ptr %rows.addr, align 4
  store i32 %cols, ptr %cols.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  store i32 %0, ptr %row, align 4, !dbg !15
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !16
  store i32 %1, ptr %t, align 4, !dbg !19
  %2 = load i32, ptr %row, align 4, !dbg !20
  %3 = load i32, ptr %rows.addr, align 4, !dbg !21
  %cmp = icmp sge i32 %2, %3, !dbg !22
  br i1 %cmp, label %if.then, label %if.end, !dbg !22

if.then:                                          ; preds = %entry
  br label %if.end25, !dbg !23

if.end:                                           ; preds = %entry
  %4 = load i32, ptr %t, align 4, !dbg !24
  %5 = load i32, ptr %cols.addr, align 4, !dbg !25
  %cmp2 = icmp slt i32 %4, %5, !dbg !26
  br i1 %cmp2, label %cond.true, label %cond.false, !dbg !24

cond.true:                                        ; preds = %if.end
  %6 = load ptr, ptr %a.addr, align 8, !dbg !27
  %7 = load i32, ptr %row, align 4, !dbg !28
  %8 = load i32, ptr %cols.addr, align 4, !dbg !29
  %mul = mul nsw i32 %7, %8, !dbg !30
  %9 = load i32, ptr %t, align 4, !dbg !31
  %add = add nsw i32 %mul, %9, !dbg !32
  %idxprom = sext i32 %add to i64, !dbg !27
  %arrayidx = getelementptr inbounds i32, ptr %6, i64 %idxprom, !dbg !27
  %10 = load i32, ptr %arrayidx, align 4, !dbg !27
  br label %cond.end, !dbg !24

cond.false:                                       ; preds = %if.end
  br label %cond.end, !dbg !24

cond.end:                                         ; preds = %cond.false, %cond.true
  %cond = phi i32 [ %10, %cond.true ], [ 0, %cond.false ], !dbg !24
  %11 = load i32, ptr %t, align 4, !dbg !33
  %idxprom3 = sext i32 %11 to i64, !dbg !34
  %arrayidx4 = getelementptr inbounds [0 x i32], ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 0, i64 %idxprom3, !dbg !34
  store i32 %cond, ptr %arrayidx4, align 4, !dbg !35
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !36
  store i32 1, ptr %by, align 4, !dbg !37
  br label %for.cond, !dbg !38

for.cond:                                         ; preds = %for.inc, %cond.end
  %12 = load i32, ptr %by, align 4, !dbg !39
  %13 = load i32, ptr %cols.addr, align 4, !dbg !40
  %cmp5 = icmp slt i32 %12, %13, !dbg !41
  br i1 %cmp5, label %for.body, label %for.end, !dbg !42

for.body:                                         ; preds = %for.cond
  %14 = load i32, ptr %t, align 4, !dbg !43
  %15 = load i32, ptr %by, align 4, !dbg !44
  %cmp6 = icmp sge i32 %14, %15, !dbg !45
  br i1 %cmp6, label %cond.true7, label %cond.false10, !dbg !43

cond.true7:                                       ; preds = %for.body
  %16 = load i32, ptr %t, align 4, !dbg !46
  %17 = load i32, ptr %by, align 4, !dbg !47
  %sub = sub nsw i32 %16, %17, !dbg !48
  %idxprom8 = sext i32 %sub to i64, !dbg !49
  %arrayidx9 = getelementptr inbounds [0 x i32], ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 0, i64 %idxprom8, !dbg !49
  %18 = load i32, ptr %arrayidx9, align 4, !dbg !49
  br label %cond.end11, !dbg !43

cond.false10:                                     ; preds = %for.body
  br label %cond.end11, !dbg !43

cond.end11:                                       ; preds = %cond.false10, %cond.true7
  %cond12 = phi i32 [ %18, %cond.true7 ], [ 0, %cond.false10 ], !dbg !43
  store i32 %cond12, ptr %left, align 4, !dbg !50
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !51
  %19 = load i32, ptr %left, align 4, !dbg !52
  %20 = load i32, ptr %t, align 4, !dbg !53
  %idxprom13 = sext i32 %20 to i64, !dbg !54
  %arrayidx14 = getelementptr inbounds [0 x i32], ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 0, i64 %idxprom13, !dbg !54
  %21 = load i32, ptr %arrayidx14, align 4, !dbg !55
  %add15 = add nsw i32 %21, %19, !dbg !55
  store i32 %add15, ptr %arrayidx14, align 4, !dbg !55
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !56
  br label %for.inc, !dbg !57

for.inc:                                          ; preds = %cond.end11
  %22 = load i32, ptr %by, align 4, !dbg !58
  %mul16 = mul nsw i32 %22, 2, !dbg !58
  store i32 %mul16, ptr %by, align 4, !dbg !58
  br label %for.cond, !dbg !42, !llvm.loop !59

for.end:                                          ; preds = %for.cond
  %23 = load i32, ptr %t, align 4, !dbg !61
  %24 = load i32, ptr %cols.addr, align 4, !dbg !62
  %cmp17 = icmp slt i32 %23, %24, !dbg !63
  br i1 %cmp17, label %if.then18, label %if.end25, !dbg !63

if.then18:                                        ; preds = %for.end
  %25 = load i32, ptr %t, align 4, !dbg !64
  %idxprom19 = sext i32 %25 to i64, !dbg !65
  %arrayidx20 = getelementptr inbounds [0 x i32], ptr addrspacecast (ptr addrspace(3) @sums to ptr), i64 0, i64 %idxprom19, !dbg !65
  %26 = load i32, ptr %arrayidx20, align 4, !dbg !65
  %27 = load ptr, ptr %out.addr, align 8, !dbg !66
  %28 = load i32, ptr %row, align 4, !dbg !67
  %29 = load i32, ptr %cols.addr, align 4, !dbg !68
  %mul21 = mul nsw i32 %28, %29, !dbg !69
  %30 = load i32, ptr %t, align 4, !dbg !70
  %add22 = add nsw i32 %mul21, %30, !dbg !71
  %idxprom23 = sext i32 %add22 to i64, !dbg !66
  %arrayidx24 = getelementptr inbounds i32, ptr %27, i64 %idxprom23, !dbg !66
  store i32 %26, ptr %arrayidx24, align 4, !dbg !72
  br label %if.end25, !dbg !66

if.end25:                                         ; preds = %if.then, %if.then18, %for.end
  ret void, !dbg !73
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "scan/hillis_steele_row_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "hillis_steele", scope: !1, file: !1, line: 15, type: !9, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "scan/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 17, column: 15, scope: !8)
!15 = !DILocation(line: 17, column: 9, scope: !8)
!16 = !DILocation(line: 31, column: 1, scope: !17, inlinedAt: !18)
!17 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!18 = distinct !DILocation(line: 17, column: 31, scope: !8)
!19 = !DILocation(line: 17, column: 27, scope: !8)
!20 = !DILocation(line: 18, column: 9, scope: !8)
!21 = !DILocation(line: 18, column: 16, scope: !8)
!22 = !DILocation(line: 18, column: 13, scope: !8)
!23 = !DILocation(line: 19, column: 9, scope: !8)
!24 = !DILocation(line: 20, column: 15, scope: !8)
!25 = !DILocation(line: 20, column: 19, scope: !8)
!26 = !DILocation(line: 20, column: 17, scope: !8)
!27 = !DILocation(line: 20, column: 26, scope: !8)
!28 = !DILocation(line: 20, column: 28, scope: !8)
!29 = !DILocation(line: 20, column: 34, scope: !8)
!30 = !DILocation(line: 20, column: 32, scope: !8)
!31 = !DILocation(line: 20, column: 41, scope: !8)
!32 = !DILocation(line: 20, column: 39, scope: !8)
!33 = !DILocation(line: 20, column: 10, scope: !8)
!34 = !DILocation(line: 20, column: 5, scope: !8)
!35 = !DILocation(line: 20, column: 13, scope: !8)
!36 = !DILocation(line: 21, column: 5, scope: !8)
!37 = !DILocation(line: 22, column: 14, scope: !8)
!38 = !DILocation(line: 22, column: 10, scope: !8)
!39 = !DILocation(line: 22, column: 22, scope: !8)
!40 = !DILocation(line: 22, column: 27, scope: !8)
!41 = !DILocation(line: 22, column: 25, scope: !8)
!42 = !DILocation(line: 22, column: 5, scope: !8)
!43 = !DILocation(line: 23, column: 20, scope: !8)
!44 = !DILocation(line: 23, column: 25, scope: !8)
!45 = !DILocation(line: 23, column: 22, scope: !8)
!46 = !DILocation(line: 23, column: 35, scope: !8)
!47 = !DILocation(line: 23, column: 39, scope: !8)
!48 = !DILocation(line: 23, column: 37, scope: !8)
!49 = !DILocation(line: 23, column: 30, scope: !8)
!50 = !DILocation(line: 23, column: 13, scope: !8)
!51 = !DILocation(line: 24, column: 9, scope: !8)
!52 = !DILocation(line: 25, column: 20, scope: !8)
!53 = !DILocation(line: 25, column: 14, scope: !8)
!54 = !DILocation(line: 25, column: 9, scope: !8)
!55 = !DILocation(line: 25, column: 17, scope: !8)
!56 = !DILocation(line: 26, column: 9, scope: !8)
!57 = !DILocation(line: 27, column: 5, scope: !8)
!58 = !DILocation(line: 22, column: 36, scope: !8)
!59 = distinct !{!59, !42, !57, !60}
!60 = !{!"llvm.loop.mustprogress"}
!61 = !DILocation(line: 28, column: 9, scope: !8)
!62 = !DILocation(line: 28, column: 13, scope: !8)
!63 = !DILocation(line: 28, column: 11, scope: !8)
!64 = !DILocation(line: 29, column: 36, scope: !8)
!65 = !DILocation(line: 29, column: 31, scope: !8)
!66 = !DILocation(line: 29, column: 9, scope: !8)
!67 = !DILocation(line: 29, column: 13, scope: !8)
!68 = !DILocation(line: 29, column: 19, scope: !8)
!69 = !DILocation(line: 29, column: 17, scope: !8)
!70 = !DILocation(line: 29, column: 26, scope: !8)
!71 = !DILocation(line: 29, column: 24, scope: !8)
!72 = !DILocation(line: 29, column: 29, scope: !8)
!73 = !DILocation(line: 30, column: 1, scope: !8)
