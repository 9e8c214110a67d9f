; ModuleID = 'matmul/tiled_one_barrier_o0.cu'
source_filename = "matmul/tiled_one_barrier_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.threadIdx_registers = type { i8 }
%struct.blockIdx_registers = type { i8 }

@_ZZ11matmul_racyPfPKfS1_iE2at = internal addrspace(3) global [4 x [4 x float]] undef, align 4
@_ZZ11matmul_racyPfPKfS1_iE2bt = internal addrspace(3) global [4 x [4 x float]] undef, align 4
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1
@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z11matmul_racyPfPKfS1_i(ptr noundef %c, ptr noundef %a, ptr noundef %b, i32 noundef %n) #0 !dbg !8 {
entry:
  %c.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %b.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %tx = alloca i32, align 4
  %ty = alloca i32, align 4
  %col = alloca i32, align 4
  %row = alloca i32, align 4
  %sum = alloca float, align 4
  %t = alloca i32, align 4
  %k = alloca i32, align 4
  store ptr %c, ptr %c.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store ptr %b, ptr %b.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !11
  store i32 %0, ptr %tx, align 4, !dbg !15
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !16
  store i32 %1, ptr %ty, align 4, !dbg !19
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !20
  %mul = mul i32 %2, 4, !dbg !23
  %3 = load i32, ptr %tx, align 4, !dbg !24
  %add = add i32 %mul, %3, !dbg !25
  store i32 %add, ptr %col, align 4, !dbg !26
  %4 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !27
  %mul4 = mul i32 %4, 4, !dbg !30
  %5 = load i32, ptr %ty, align 4, !dbg !31
  %add5 = add i32 %mul4, %5, !dbg !32
  store i32 %add5, ptr %row, align 4, !dbg !33
  store float 0.000000e+00, ptr %sum, align 4, !dbg !34
  store i32 0, ptr %t, align 4, !dbg !35
  br label %for.cond, !dbg !36

for.cond:                                         ; preds = %for.inc37, %entry
  %6 = load i32, ptr %t, align 4, !dbg !37
  %7 = load i32, ptr %n.addr, align 4, !dbg !38
  %div = sdiv i32 %7, 4, !dbg !39
  %cmp = icmp slt i32 %6, %div, !dbg !40
  br i1 %cmp, label %for.body, label %for.end39, !dbg !41

for.body:                                         ; preds = %for.cond
  %8 = load ptr, ptr %a.addr, align 8, !dbg !42
  %9 = load i32, ptr %row, align 4, !dbg !43
  %10 = load i32, ptr %n.addr, align 4, !dbg !44
  %mul6 = mul nsw i32 %9, %10, !dbg !45
  %11 = load i32, ptr %t, align 4, !dbg !46
  %mul7 = mul nsw i32 %11, 4, !dbg !47
  %add8 = add nsw i32 %mul6, %mul7, !dbg !48
  %12 = load i32, ptr %tx, align 4, !dbg !49
  %add9 = add nsw i32 %add8, %12, !dbg !50
  %idxprom = sext i32 %add9 to i64, !dbg !42
  %arrayidx = getelementptr inbounds float, ptr %8, i64 %idxprom, !dbg !42
  %13 = load float, ptr %arrayidx, align 4, !dbg !42
  %14 = load i32, ptr %ty, align 4, !dbg !51
  %idxprom10 = sext i32 %14 to i64, !dbg !52
  %arrayidx11 = getelementptr inbounds [4 x [4 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ11matmul_racyPfPKfS1_iE2at to ptr), i64 0, i64 %idxprom10, !dbg !52
  %15 = load i32, ptr %tx, align 4, !dbg !53
  %idxprom12 = sext i32 %15 to i64, !dbg !52
  %arrayidx13 = getelementptr inbounds [4 x float], ptr %arrayidx11, i64 0, i64 %idxprom12, !dbg !52
  store float %13, ptr %arrayidx13, align 4, !dbg !54
  %16 = load ptr, ptr %b.addr, align 8, !dbg !55
  %17 = load i32, ptr %t, align 4, !dbg !56
  %mul14 = mul nsw i32 %17, 4, !dbg !57
  %18 = load i32, ptr %ty, align 4, !dbg !58
  %add15 = add nsw i32 %mul14, %18, !dbg !59
  %19 = load i32, ptr %n.addr, align 4, !dbg !60
  %mul16 = mul nsw i32 %add15, %19, !dbg !61
  %20 = load i32, ptr %col, align 4, !dbg !62
  %add17 = add nsw i32 %mul16, %20, !dbg !63
  %idxprom18 = sext i32 %add17 to i64, !dbg !55
  %arrayidx19 = getelementptr inbounds float, ptr %16, i64 %idxprom18, !dbg !55
  %21 = load float, ptr %arrayidx19, align 4, !dbg !55
  %22 = load i32, ptr %ty, align 4, !dbg !64
  %idxprom20 = sext i32 %22 to i64, !dbg !65
  %arrayidx21 = getelementptr inbounds [4 x [4 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ11matmul_racyPfPKfS1_iE2bt to ptr), i64 0, i64 %idxprom20, !dbg !65
  %23 = load i32, ptr %tx, align 4, !dbg !66
  %idxprom22 = sext i32 %23 to i64, !dbg !65
  %arrayidx23 = getelementptr inbounds [4 x float], ptr %arrayidx21, i64 0, i64 %idxprom22, !dbg !65
  store float %21, ptr %arrayidx23, align 4, !dbg !67
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !68
  store i32 0, ptr %k, align 4, !dbg !69
  br label %for.cond24, !dbg !70

for.cond24:                                       ; preds = %for.inc, %for.body
  %24 = load i32, ptr %k, align 4, !dbg !71
  %cmp25 = icmp slt i32 %24, 4, !dbg !72
  br i1 %cmp25, label %for.body26, label %for.end, !dbg !73

for.body26:                                       ; preds = %for.cond24
  %25 = load i32, ptr %ty, align 4, !dbg !74
  %idxprom27 = sext i32 %25 to i64, !dbg !75
  %arrayidx28 = getelementptr inbounds [4 x [4 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ11matmul_racyPfPKfS1_iE2at to ptr), i64 0, i64 %idxprom27, !dbg !75
  %26 = load i32, ptr %k, align 4, !dbg !76
  %idxprom29 = sext i32 %26 to i64, !dbg !75
  %arrayidx30 = getelementptr inbounds [4 x float], ptr %arrayidx28, i64 0, i64 %idxprom29, !dbg !75
  %27 = load float, ptr %arrayidx30, align 4, !dbg !75
  %28 = load i32, ptr %k, align 4, !dbg !77
  %idxprom31 = sext i32 %28 to i64, !dbg !78
  %arrayidx32 = getelementptr inbounds [4 x [4 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ11matmul_racyPfPKfS1_iE2bt to ptr), i64 0, i64 %idxprom31, !dbg !78
  %29 = load i32, ptr %tx, align 4, !dbg !79
  %idxprom33 = sext i32 %29 to i64, !dbg !78
  %arrayidx34 = getelementptr inbounds [4 x float], ptr %arrayidx32, i64 0, i64 %idxprom33, !dbg !78
  %30 = load float, ptr %arrayidx34, align 4, !dbg !78
  %mul35 = fmul contract float %27, %30, !dbg !80
  %31 = load float, ptr %sum, align 4, !dbg !81
  %add36 = fadd contract float %31, %mul35, !dbg !81
  store float %add36, ptr %sum, align 4, !dbg !81
  br label %for.inc, !dbg !82

for.inc:                                          ; preds = %for.body26
  %32 = load i32, ptr %k, align 4, !dbg !83
  %inc = add nsw i32 %32, 1, !dbg !83
  store i32 %inc, ptr %k, align 4, !dbg !83
  br label %for.cond24, !dbg !73, !llvm.loop !84

for.end:                                          ; preds = %for.cond24
  br label %for.inc37, !dbg !87

for.inc37:                                        ; preds = %for.end
  %33 = load i32, ptr %t, align 4, !dbg !88
  %inc38 = add nsw i32 %33, 1, !dbg !88
  store i32 %inc38, ptr %t, align 4, !dbg !88
  br label %for.cond, !dbg !41, !llvm.loop !89

for.end39:                                        ; preds = %for.cond
  %34 = load float, ptr %sum, align 4, !dbg !90
  %35 = load ptr, ptr %c.addr, align 8, !dbg !91
  %36 = load i32, ptr %row, align 4, !dbg !92
  %37 = load i32, ptr %n.addr, align 4, !dbg !93
  %mul40 = mul nsw i32 %36, %37, !dbg !94
  %38 = load i32, ptr %col, align 4, !dbg !95
  %add41 = add nsw i32 %mul40, %38, !dbg !96
  %idxprom42 = sext i32 %add41 to i64, !dbg !91
  %arrayidx43 = getelementptr inbounds float, ptr %35, i64 %idxprom42, !dbg !91
  store float %34, ptr %arrayidx43, align 4, !dbg !97
  ret void, !dbg !98
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "matmul/tiled_one_barrier_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "matmul_racy", scope: !1, file: !1, line: 10, type: !9, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 31, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "matmul/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 12, column: 14, scope: !8)
!15 = !DILocation(line: 12, column: 9, scope: !8)
!16 = !DILocation(line: 31, column: 1, scope: !17, inlinedAt: !18)
!17 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!18 = distinct !DILocation(line: 12, column: 32, scope: !8)
!19 = !DILocation(line: 12, column: 27, scope: !8)
!20 = !DILocation(line: 32, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!22 = distinct !DILocation(line: 13, column: 15, scope: !8)
!23 = !DILocation(line: 13, column: 26, scope: !8)
!24 = !DILocation(line: 13, column: 32, scope: !8)
!25 = !DILocation(line: 13, column: 30, scope: !8)
!26 = !DILocation(line: 13, column: 9, scope: !8)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!29 = distinct !DILocation(line: 13, column: 42, scope: !8)
!30 = !DILocation(line: 13, column: 53, scope: !8)
!31 = !DILocation(line: 13, column: 59, scope: !8)
!32 = !DILocation(line: 13, column: 57, scope: !8)
!33 = !DILocation(line: 13, column: 36, scope: !8)
!34 = !DILocation(line: 14, column: 11, scope: !8)
!35 = !DILocation(line: 15, column: 14, scope: !8)
!36 = !DILocation(line: 15, column: 10, scope: !8)
!37 = !DILocation(line: 15, column: 21, scope: !8)
!38 = !DILocation(line: 15, column: 25, scope: !8)
!39 = !DILocation(line: 15, column: 27, scope: !8)
!40 = !DILocation(line: 15, column: 23, scope: !8)
!41 = !DILocation(line: 15, column: 5, scope: !8)
!42 = !DILocation(line: 16, column: 22, scope: !8)
!43 = !DILocation(line: 16, column: 24, scope: !8)
!44 = !DILocation(line: 16, column: 30, scope: !8)
!45 = !DILocation(line: 16, column: 28, scope: !8)
!46 = !DILocation(line: 16, column: 34, scope: !8)
!47 = !DILocation(line: 16, column: 36, scope: !8)
!48 = !DILocation(line: 16, column: 32, scope: !8)
!49 = !DILocation(line: 16, column: 42, scope: !8)
!50 = !DILocation(line: 16, column: 40, scope: !8)
!51 = !DILocation(line: 16, column: 12, scope: !8)
!52 = !DILocation(line: 16, column: 9, scope: !8)
!53 = !DILocation(line: 16, column: 16, scope: !8)
!54 = !DILocation(line: 16, column: 20, scope: !8)
!55 = !DILocation(line: 17, column: 22, scope: !8)
!56 = !DILocation(line: 17, column: 25, scope: !8)
!57 = !DILocation(line: 17, column: 27, scope: !8)
!58 = !DILocation(line: 17, column: 33, scope: !8)
!59 = !DILocation(line: 17, column: 31, scope: !8)
!60 = !DILocation(line: 17, column: 39, scope: !8)
!61 = !DILocation(line: 17, column: 37, scope: !8)
!62 = !DILocation(line: 17, column: 43, scope: !8)
!63 = !DILocation(line: 17, column: 41, scope: !8)
!64 = !DILocation(line: 17, column: 12, scope: !8)
!65 = !DILocation(line: 17, column: 9, scope: !8)
!66 = !DILocation(line: 17, column: 16, scope: !8)
!67 = !DILocation(line: 17, column: 20, scope: !8)
!68 = !DILocation(line: 18, column: 9, scope: !8)
!69 = !DILocation(line: 19, column: 18, scope: !8)
!70 = !DILocation(line: 19, column: 14, scope: !8)
!71 = !DILocation(line: 19, column: 25, scope: !8)
!72 = !DILocation(line: 19, column: 27, scope: !8)
!73 = !DILocation(line: 19, column: 9, scope: !8)
!74 = !DILocation(line: 20, column: 23, scope: !8)
!75 = !DILocation(line: 20, column: 20, scope: !8)
!76 = !DILocation(line: 20, column: 27, scope: !8)
!77 = !DILocation(line: 20, column: 35, scope: !8)
!78 = !DILocation(line: 20, column: 32, scope: !8)
!79 = !DILocation(line: 20, column: 38, scope: !8)
!80 = !DILocation(line: 20, column: 30, scope: !8)
!81 = !DILocation(line: 20, column: 17, scope: !8)
!82 = !DILocation(line: 20, column: 13, scope: !8)
!83 = !DILocation(line: 19, column: 33, scope: !8)
!84 = distinct !{!84, !73, !85, !86}
!85 = !DILocation(line: 20, column: 40, scope: !8)
!86 = !{!"llvm.loop.mustprogress"}
!87 = !DILocation(line: 21, column: 5, scope: !8)
!88 = !DILocation(line: 15, column: 33, scope: !8)
!89 = distinct !{!89, !41, !87, !86}
!90 = !DILocation(line: 22, column: 24, scope: !8)
!91 = !DILocation(line: 22, column: 5, scope: !8)
!92 = !DILocation(line: 22, column: 7, scope: !8)
!93 = !DILocation(line: 22, column: 13, scope: !8)
!94 = !DILocation(line: 22, column: 11, scope: !8)
!95 = !DILocation(line: 22, column: 17, scope: !8)
!96 = !DILocation(line: 22, column: 15, scope: !8)
!97 = !DILocation(line: 22, column: 22, scope: !8)
!98 = !DILocation(line: 23, column: 1, scope: !8)
