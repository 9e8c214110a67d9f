; ModuleID = 'matmul/tiled_static_o0.cu'
source_filename = "matmul/tiled_static_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.threadIdx_registers = type { i8 }
%struct.blockIdx_registers = type { i8 }

@_ZZ12matmul_tiledPfPKfS1_iE2at = internal addrspace(3) global [4 x [4 x float]] undef, align 4
@_ZZ12matmul_tiledPfPKfS1_iE2bt = internal addrspace(3) global [4 x [4 x float]] undef, align 4
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1
@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z12matmul_tiledPfPKfS1_i(ptr noundef %c, ptr noundef %a, ptr noundef %b, i32 noundef %n) #0 !dbg !8 {
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

for.cond:                                         ; preds = %for.inc51, %entry
  %6 = load i32, ptr %t, align 4, !dbg !37
  %7 = load i32, ptr %n.addr, align 4, !dbg !38
  %add6 = add nsw i32 %7, 3, !dbg !39
  %div = sdiv i32 %add6, 4, !dbg !40
  %cmp = icmp slt i32 %6, %div, !dbg !41
  br i1 %cmp, label %for.body, label %for.end53, !dbg !42

for.body:                                         ; preds = %for.cond
  %8 = load i32, ptr %row, align 4, !dbg !43
  %9 = load i32, ptr %n.addr, align 4, !dbg !44
  %cmp7 = icmp slt i32 %8, %9, !dbg !45
  br i1 %cmp7, label %land.lhs.true, label %cond.false, !dbg !46

land.lhs.true:                                    ; preds = %for.body
  %10 = load i32, ptr %t, align 4, !dbg !47
  %mul8 = mul nsw i32 %10, 4, !dbg !48
  %11 = load i32, ptr %tx, align 4, !dbg !49
  %add9 = add nsw i32 %mul8, %11, !dbg !50
  %12 = load i32, ptr %n.addr, align 4, !dbg !51
  %cmp10 = icmp slt i32 %add9, %12, !dbg !52
  br i1 %cmp10, label %cond.true, label %cond.false, !dbg !43

cond.true:                                        ; preds = %land.lhs.true
  %13 = load ptr, ptr %a.addr, align 8, !dbg !53
  %14 = load i32, ptr %row, align 4, !dbg !54
  %15 = load i32, ptr %n.addr, align 4, !dbg !55
  %mul11 = mul nsw i32 %14, %15, !dbg !56
  %16 = load i32, ptr %t, align 4, !dbg !57
  %mul12 = mul nsw i32 %16, 4, !dbg !58
  %add13 = add nsw i32 %mul11, %mul12, !dbg !59
  %17 = load i32, ptr %tx, align 4, !dbg !60
  %add14 = add nsw i32 %add13, %17, !dbg !61
  %idxprom = sext i32 %add14 to i64, !dbg !53
  %arrayidx = getelementptr inbounds float, ptr %13, i64 %idxprom, !dbg !53
  %18 = load float, ptr %arrayidx, align 4, !dbg !53
  br label %cond.end, !dbg !43

cond.false:                                       ; preds = %land.lhs.true, %for.body
  br label %cond.end, !dbg !43

cond.end:                                         ; preds = %cond.false, %cond.true
  %cond = phi contract float [ %18, %cond.true ], [ 0.000000e+00, %cond.false ], !dbg !43
  %19 = load i32, ptr %ty, align 4, !dbg !62
  %idxprom15 = sext i32 %19 to i64, !dbg !63
  %arrayidx16 = getelementptr inbounds [4 x [4 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ12matmul_tiledPfPKfS1_iE2at to ptr), i64 0, i64 %idxprom15, !dbg !63
  %20 = load i32, ptr %tx, align 4, !dbg !64
  %idxprom17 = sext i32 %20 to i64, !dbg !63
  %arrayidx18 = getelementptr inbounds [4 x float], ptr %arrayidx16, i64 0, i64 %idxprom17, !dbg !63
  store float %cond, ptr %arrayidx18, align 4, !dbg !65
  %21 = load i32, ptr %col, align 4, !dbg !66
  %22 = load i32, ptr %n.addr, align 4, !dbg !67
  %cmp19 = icmp slt i32 %21, %22, !dbg !68
  br i1 %cmp19, label %land.lhs.true20, label %cond.false31, !dbg !69

land.lhs.true20:                                  ; preds = %cond.end
  %23 = load i32, ptr %t, align 4, !dbg !70
  %mul21 = mul nsw i32 %23, 4, !dbg !71
  %24 = load i32, ptr %ty, align 4, !dbg !72
  %add22 = add nsw i32 %mul21, %24, !dbg !73
  %25 = load i32, ptr %n.addr, align 4, !dbg !74
  %cmp23 = icmp slt i32 %add22, %25, !dbg !75
  br i1 %cmp23, label %cond.true24, label %cond.false31, !dbg !66

cond.true24:                                      ; preds = %land.lhs.true20
  %26 = load ptr, ptr %b.addr, align 8, !dbg !76
  %27 = load i32, ptr %t, align 4, !dbg !77
  %mul25 = mul nsw i32 %27, 4, !dbg !78
  %28 = load i32, ptr %ty, align 4, !dbg !79
  %add26 = add nsw i32 %mul25, %28, !dbg !80
  %29 = load i32, ptr %n.addr, align 4, !dbg !81
  %mul27 = mul nsw i32 %add26, %29, !dbg !82
  %30 = load i32, ptr %col, align 4, !dbg !83
  %add28 = add nsw i32 %mul27, %30, !dbg !84
  %idxprom29 = sext i32 %add28 to i64, !dbg !76
  %arrayidx30 = getelementptr inbounds float, ptr %26, i64 %idxprom29, !dbg !76
  %31 = load float, ptr %arrayidx30, align 4, !dbg !76
  br label %cond.end32, !dbg !66

cond.false31:                                     ; preds = %land.lhs.true20, %cond.end
  br label %cond.end32, !dbg !66

cond.end32:                                       ; preds = %cond.false31, %cond.true24
  %cond33 = phi contract float [ %31, %cond.true24 ], [ 0.000000e+00, %cond.false31 ], !dbg !66
  %32 = load i32, ptr %ty, align 4, !dbg !85
  %idxprom34 = sext i32 %32 to i64, !dbg !86
  %arrayidx35 = getelementptr inbounds [4 x [4 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ12matmul_tiledPfPKfS1_iE2bt to ptr), i64 0, i64 %idxprom34, !dbg !86
  %33 = load i32, ptr %tx, align 4, !dbg !87
  %idxprom36 = sext i32 %33 to i64, !dbg !86
  %arrayidx37 = getelementptr inbounds [4 x float], ptr %arrayidx35, i64 0, i64 %idxprom36, !dbg !86
  store float %cond33, ptr %arrayidx37, align 4, !dbg !88
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !89
  store i32 0, ptr %k, align 4, !dbg !90
  br label %for.cond38, !dbg !91

for.cond38:                                       ; preds = %for.inc, %cond.end32
  %34 = load i32, ptr %k, align 4, !dbg !92
  %cmp39 = icmp slt i32 %34, 4, !dbg !93
  br i1 %cmp39, label %for.body40, label %for.end, !dbg !94

for.body40:                                       ; preds = %for.cond38
  %35 = load i32, ptr %ty, align 4, !dbg !95
  %idxprom41 = sext i32 %35 to i64, !dbg !96
  %arrayidx42 = getelementptr inbounds [4 x [4 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ12matmul_tiledPfPKfS1_iE2at to ptr), i64 0, i64 %idxprom41, !dbg !96
  %36 = load i32, ptr %k, align 4, !dbg !97
  %idxprom43 = sext i32 %36 to i64, !dbg !96
  %arrayidx44 = getelementptr inbounds [4 x float], ptr %arrayidx42, i64 0, i64 %idxprom43, !dbg !96
  %37 = load float, ptr %arrayidx44, align 4, !dbg !96
  %38 = load i32, ptr %k, align 4, !dbg !98
  %idxprom45 = sext i32 %38 to i64, !dbg !99
  %arrayidx46 = getelementptr inbounds [4 x [4 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ12matmul_tiledPfPKfS1_iE2bt to ptr), i64 0, i64 %idxprom45, !dbg !99
  %39 = load i32, ptr %tx, align 4, !dbg !100
  %idxprom47 = sext i32 %39 to i64, !dbg !99
  %arrayidx48 = getelementptr inbounds [4 x float], ptr %arrayidx46, i64 0, i64 %idxprom47, !dbg !99
  %40 = load float, ptr %arrayidx48, align 4, !dbg !99
  %mul49 = fmul contract float %37, %40, !dbg !101
  %41 = load float, ptr %sum, align 4, !dbg !102
  %add50 = fadd contract float %41, %mul49, !dbg !102
  store float %add50, ptr %sum, align 4, !dbg !102
  br label %for.inc, !dbg !103

for.inc:                                          ; preds = %for.body40
  %42 = load i32, ptr %k, align 4, !dbg !104
  %inc = add nsw i32 %42, 1, !dbg !104
  store i32 %inc, ptr %k, align 4, !dbg !104
  br label %for.cond38, !dbg !94, !llvm.loop !105

for.end:                                          ; preds = %for.cond38
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !108
  br label %for.inc51, !dbg !109

for.inc51:                                        ; preds = %for.end
  %43 = load i32, ptr %t, align 4, !dbg !110
  %inc52 = add nsw i32 %43, 1, !dbg !110
  store i32 %inc52, ptr %t, align 4, !dbg !110
  br label %for.cond, !dbg !42, !llvm.loop !111

for.end53:                                        ; preds = %for.cond
  %44 = load i32, ptr %row, align 4, !dbg !112
  %45 = load i32, ptr %n.addr, align 4, !dbg !113
  %cmp54 = icmp slt i32 %44, %45, !dbg !114
  br i1 %cmp54, label %land.lhs.true55, label %if.end, !dbg !115

land.lhs.true55:                                  ; preds = %for.end53
  %46 = load i32, ptr %col, align 4, !dbg !116
  %47 = load i32, ptr %n.addr, align 4, !dbg !117
  %cmp56 = icmp slt i32 %46, %47, !dbg !118
  br i1 %cmp56, label %if.then, label %if.end, !dbg !115

if.then:                                          ; preds = %land.lhs.true55
  %48 = load float, ptr %sum, align 4, !dbg !119
  %49 = load ptr, ptr %c.addr, align 8, !dbg !120
  %50 = load i32, ptr %row, align 4, !dbg !121
  %51 = load i32, ptr %n.addr, align 4, !dbg !122
  %mul57 = mul nsw i32 %50, %51, !dbg !123
  %52 = load i32, ptr %col, align 4, !dbg !124
  %add58 = add nsw i32 %mul57, %52, !dbg !125
  %idxprom59 = sext i32 %add58 to i64, !dbg !120
  %arrayidx60 = getelementptr inbounds float, ptr %49, i64 %idxprom59, !dbg !120
  store float %48, ptr %arrayidx60, align 4, !dbg !126
  br label %if.end, !dbg !120

if.end:                                           ; preds = %if.then, %land.lhs.true55, %for.end53
  ret void, !dbg !127
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
!1 = !DIFile(filename: "matmul/tiled_static_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "matmul_tiled", scope: !1, file: !1, line: 15, type: !9, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 31, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "matmul/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 17, column: 14, scope: !8)
!15 = !DILocation(line: 17, column: 9, scope: !8)
!16 = !DILocation(line: 31, column: 1, scope: !17, inlinedAt: !18)
!17 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!18 = distinct !DILocation(line: 17, column: 32, scope: !8)
!19 = !DILocation(line: 17, column: 27, scope: !8)
!20 = !DILocation(line: 32, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!22 = distinct !DILocation(line: 18, column: 15, scope: !8)
!23 = !DILocation(line: 18, column: 26, scope: !8)
!24 = !DILocation(line: 18, column: 32, scope: !8)
!25 = !DILocation(line: 18, column: 30, scope: !8)
!26 = !DILocation(line: 18, column: 9, scope: !8)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!29 = distinct !DILocation(line: 18, column: 42, scope: !8)
!30 = !DILocation(line: 18, column: 53, scope: !8)
!31 = !DILocation(line: 18, column: 59, scope: !8)
!32 = !DILocation(line: 18, column: 57, scope: !8)
!33 = !DILocation(line: 18, column: 36, scope: !8)
!34 = !DILocation(line: 19, column: 11, scope: !8)
!35 = !DILocation(line: 20, column: 14, scope: !8)
!36 = !DILocation(line: 20, column: 10, scope: !8)
!37 = !DILocation(line: 20, column: 21, scope: !8)
!38 = !DILocation(line: 20, column: 26, scope: !8)
!39 = !DILocation(line: 20, column: 28, scope: !8)
!40 = !DILocation(line: 20, column: 33, scope: !8)
!41 = !DILocation(line: 20, column: 23, scope: !8)
!42 = !DILocation(line: 20, column: 5, scope: !8)
!43 = !DILocation(line: 21, column: 22, scope: !8)
!44 = !DILocation(line: 21, column: 28, scope: !8)
!45 = !DILocation(line: 21, column: 26, scope: !8)
!46 = !DILocation(line: 21, column: 30, scope: !8)
!47 = !DILocation(line: 21, column: 33, scope: !8)
!48 = !DILocation(line: 21, column: 35, scope: !8)
!49 = !DILocation(line: 21, column: 41, scope: !8)
!50 = !DILocation(line: 21, column: 39, scope: !8)
!51 = !DILocation(line: 21, column: 46, scope: !8)
!52 = !DILocation(line: 21, column: 44, scope: !8)
!53 = !DILocation(line: 21, column: 50, scope: !8)
!54 = !DILocation(line: 21, column: 52, scope: !8)
!55 = !DILocation(line: 21, column: 58, scope: !8)
!56 = !DILocation(line: 21, column: 56, scope: !8)
!57 = !DILocation(line: 21, column: 62, scope: !8)
!58 = !DILocation(line: 21, column: 64, scope: !8)
!59 = !DILocation(line: 21, column: 60, scope: !8)
!60 = !DILocation(line: 21, column: 70, scope: !8)
!61 = !DILocation(line: 21, column: 68, scope: !8)
!62 = !DILocation(line: 21, column: 12, scope: !8)
!63 = !DILocation(line: 21, column: 9, scope: !8)
!64 = !DILocation(line: 21, column: 16, scope: !8)
!65 = !DILocation(line: 21, column: 20, scope: !8)
!66 = !DILocation(line: 22, column: 22, scope: !8)
!67 = !DILocation(line: 22, column: 28, scope: !8)
!68 = !DILocation(line: 22, column: 26, scope: !8)
!69 = !DILocation(line: 22, column: 30, scope: !8)
!70 = !DILocation(line: 22, column: 33, scope: !8)
!71 = !DILocation(line: 22, column: 35, scope: !8)
!72 = !DILocation(line: 22, column: 41, scope: !8)
!73 = !DILocation(line: 22, column: 39, scope: !8)
!74 = !DILocation(line: 22, column: 46, scope: !8)
!75 = !DILocation(line: 22, column: 44, scope: !8)
!76 = !DILocation(line: 22, column: 50, scope: !8)
!77 = !DILocation(line: 22, column: 53, scope: !8)
!78 = !DILocation(line: 22, column: 55, scope: !8)
!79 = !DILocation(line: 22, column: 61, scope: !8)
!80 = !DILocation(line: 22, column: 59, scope: !8)
!81 = !DILocation(line: 22, column: 67, scope: !8)
!82 = !DILocation(line: 22, column: 65, scope: !8)
!83 = !DILocation(line: 22, column: 71, scope: !8)
!84 = !DILocation(line: 22, column: 69, scope: !8)
!85 = !DILocation(line: 22, column: 12, scope: !8)
!86 = !DILocation(line: 22, column: 9, scope: !8)
!87 = !DILocation(line: 22, column: 16, scope: !8)
!88 = !DILocation(line: 22, column: 20, scope: !8)
!89 = !DILocation(line: 23, column: 9, scope: !8)
!90 = !DILocation(line: 24, column: 18, scope: !8)
!91 = !DILocation(line: 24, column: 14, scope: !8)
!92 = !DILocation(line: 24, column: 25, scope: !8)
!93 = !DILocation(line: 24, column: 27, scope: !8)
!94 = !DILocation(line: 24, column: 9, scope: !8)
!95 = !DILocation(line: 25, column: 23, scope: !8)
!96 = !DILocation(line: 25, column: 20, scope: !8)
!97 = !DILocation(line: 25, column: 27, scope: !8)
!98 = !DILocation(line: 25, column: 35, scope: !8)
!99 = !DILocation(line: 25, column: 32, scope: !8)
!100 = !DILocation(line: 25, column: 38, scope: !8)
!101 = !DILocation(line: 25, column: 30, scope: !8)
!102 = !DILocation(line: 25, column: 17, scope: !8)
!103 = !DILocation(line: 25, column: 13, scope: !8)
!104 = !DILocation(line: 24, column: 33, scope: !8)
!105 = distinct !{!105, !94, !106, !107}
!106 = !DILocation(line: 25, column: 40, scope: !8)
!107 = !{!"llvm.loop.mustprogress"}
!108 = !DILocation(line: 26, column: 9, scope: !8)
!109 = !DILocation(line: 27, column: 5, scope: !8)
!110 = !DILocation(line: 20, column: 39, scope: !8)
!111 = distinct !{!111, !42, !109, !107}
!112 = !DILocation(line: 28, column: 9, scope: !8)
!113 = !DILocation(line: 28, column: 15, scope: !8)
!114 = !DILocation(line: 28, column: 13, scope: !8)
!115 = !DILocation(line: 28, column: 17, scope: !8)
!116 = !DILocation(line: 28, column: 20, scope: !8)
!117 = !DILocation(line: 28, column: 26, scope: !8)
!118 = !DILocation(line: 28, column: 24, scope: !8)
!119 = !DILocation(line: 29, column: 28, scope: !8)
!120 = !DILocation(line: 29, column: 9, scope: !8)
!121 = !DILocation(line: 29, column: 11, scope: !8)
!122 = !DILocation(line: 29, column: 17, scope: !8)
!123 = !DILocation(line: 29, column: 15, scope: !8)
!124 = !DILocation(line: 29, column: 21, scope: !8)
!125 = !DILocation(line: 29, column: 19, scope: !8)
!126 = !DILocation(line: 29, column: 26, scope: !8)
!127 = !DILocation(line: 30, column: 1, scope: !8)
