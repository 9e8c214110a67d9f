; ModuleID = 'matmul/naive_o0.cu'
source_filename = "matmul/naive_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z6matmulPfPKfS1_iii(ptr noundef %c, ptr noundef %a, ptr noundef %b, i32 noundef %m, i32 noundef %n, i32 noundef %k) #0 !dbg !8 {
entry:
  %c.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %b.addr = alloca ptr, align 8
  %m.addr = alloca i32, align 4
  %n.addr = alloca i32, align 4
  %k.addr = alloca i32, align 4
  %col = alloca i32, align 4
  %row = alloca i32, align 4
  %sum = alloca float, align 4
  %i = alloca i32, align 4
  store ptr %c, ptr %c.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store ptr %b, ptr %b.addr, align 8
  store i32 %m, ptr %m.addr, align 4
  store i32 %n, ptr %n.addr, align 4
  store i32 %k, ptr %k.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %col, align 4, !dbg !23
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !24
  %4 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !27
  %mul5 = mul i32 %3, %4, !dbg !30
  %5 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !31
  %add7 = add i32 %mul5, %5, !dbg !34
  store i32 %add7, ptr %row, align 4, !dbg !35
  %6 = load i32, ptr %row, align 4, !dbg !36
  %7 = load i32, ptr %m.addr, align 4, !dbg !37
  %cmp = icmp slt i32 %6, %7, !dbg !38
  br i1 %cmp, label %land.lhs.true, label %if.end, !dbg !39

land.lhs.true:                                    ; preds = %entry
  %8 = load i32, ptr %col, align 4, !dbg !40
  %9 = load i32, ptr %n.addr, align 4, !dbg !41
  %cmp8 = icmp slt i32 %8, %9, !dbg !42
  br i1 %cmp8, label %if.then, label %if.end, !dbg !39

if.then:                                          ; preds = %land.lhs.true
  store float 0.000000e+00, ptr %sum, align 4, !dbg !43
  store i32 0, ptr %i, align 4, !dbg !44
  br label %for.cond, !dbg !45

for.cond:                                         ; preds = %for.inc, %if.then
  %10 = load i32, ptr %i, align 4, !dbg !46
  %11 = load i32, ptr %k.addr, align 4, !dbg !47
  %cmp9 = icmp slt i32 %10, %11, !dbg !48
  br i1 %cmp9, label %for.body, label %for.end, !dbg !49

for.body:                                         ; preds = %for.cond
  %12 = load ptr, ptr %a.addr, align 8, !dbg !50
  %13 = load i32, ptr %row, align 4, !dbg !51
  %14 = load i32, ptr %k.addr, align 4, !dbg !52
  %mul10 = mul nsw i32 %13, %14, !dbg !53
  %15 = load i32, ptr %i, align 4, !dbg !54
  %add11 = add nsw i32 %mul10, %15, !dbg !55
  %idxprom = sext i32 %add11 to i64, !dbg !50
  %arrayidx = getelementptr inbounds float, ptr %12, i64 %idxprom, !dbg !50
  %16 = load float, ptr %arrayidx, align 4, !dbg !50
  %17 = load ptr, ptr %b.addr, align 8, !dbg !56
  %18 = load i32, ptr %i, align 4, !dbg !57
  %19 = load i32, ptr %n.addr, align 4, !dbg !58
  %mul12 = mul nsw i32 %18, %19, !dbg !59
  %20 = load i32, ptr %col, align 4, !dbg !60
  %add13 = add nsw i32 %mul12, %20, !dbg !61
  %idxprom14 = sext i32 %add13 to i64, !dbg !56
  %arrayidx15 = getelementptr inbounds float, ptr %17, i64 %idxprom14, !dbg !56
  %21 = load float, ptr %arrayidx15, align 4, !dbg !56
  %mul16 = fmul contract float %16, %21, !dbg !62
  %22 = load float, ptr %sum, align 4, !dbg !63
  %add17 = fadd contract float %22, %mul16, !dbg !63
  store float %add17, ptr %sum, align 4, !dbg !63
  br label %for.inc, !dbg !64

for.inc:                                          ; preds = %for.body
  %23 = load i32, ptr %i, align 4, !dbg !65
  %inc = add nsw i32 %23, 1, !dbg !65
  store i32 %inc, ptr %i, align 4, !dbg !65
  br label %for.cond, !dbg !49, !llvm.loop !66

for.end:                                          ; preds = %for.cond
  %24 = load float, ptr %sum, align 4, !dbg !69
  %25 = load ptr, ptr %c.addr, align 8, !dbg !70
  %26 = load i32, ptr %row, align 4, !dbg !71
  %27 = load i32, ptr %n.addr, align 4, !dbg !72
  %mul18 = mul nsw i32 %26, %27, !dbg !73
  %28 = load i32, ptr %col, align 4, !dbg !74
  %add19 = add nsw i32 %mul18, %28, !dbg !75
  %idxprom20 = sext i32 %add19 to i64, !dbg !70
  %arrayidx21 = getelementptr inbounds float, ptr %25, i64 %idxprom20, !dbg !70
  store float %24, ptr %arrayidx21, align 4, !dbg !76
  br label %if.end, !dbg !77

if.end:                                           ; preds = %for.end, %land.lhs.true, %entry
  ret void, !dbg !78
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "matmul/naive_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "matmul", scope: !1, file: !1, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "matmul/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 14, column: 15, scope: !8)
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !17)
!16 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!17 = distinct !DILocation(line: 14, column: 28, scope: !8)
!18 = !DILocation(line: 14, column: 26, scope: !8)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!21 = distinct !DILocation(line: 14, column: 41, scope: !8)
!22 = !DILocation(line: 14, column: 39, scope: !8)
!23 = !DILocation(line: 14, column: 9, scope: !8)
!24 = !DILocation(line: 32, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!26 = distinct !DILocation(line: 15, column: 15, scope: !8)
!27 = !DILocation(line: 33, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!29 = distinct !DILocation(line: 15, column: 28, scope: !8)
!30 = !DILocation(line: 15, column: 26, scope: !8)
!31 = !DILocation(line: 31, column: 1, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!33 = distinct !DILocation(line: 15, column: 41, scope: !8)
!34 = !DILocation(line: 15, column: 39, scope: !8)
!35 = !DILocation(line: 15, column: 9, scope: !8)
!36 = !DILocation(line: 16, column: 9, scope: !8)
!37 = !DILocation(line: 16, column: 15, scope: !8)
!38 = !DILocation(line: 16, column: 13, scope: !8)
!39 = !DILocation(line: 16, column: 17, scope: !8)
!40 = !DILocation(line: 16, column: 20, scope: !8)
!41 = !DILocation(line: 16, column: 26, scope: !8)
!42 = !DILocation(line: 16, column: 24, scope: !8)
!43 = !DILocation(line: 17, column: 15, scope: !8)
!44 = !DILocation(line: 18, column: 18, scope: !8)
!45 = !DILocation(line: 18, column: 14, scope: !8)
!46 = !DILocation(line: 18, column: 25, scope: !8)
!47 = !DILocation(line: 18, column: 29, scope: !8)
!48 = !DILocation(line: 18, column: 27, scope: !8)
!49 = !DILocation(line: 18, column: 9, scope: !8)
!50 = !DILocation(line: 19, column: 20, scope: !8)
!51 = !DILocation(line: 19, column: 22, scope: !8)
!52 = !DILocation(line: 19, column: 28, scope: !8)
!53 = !DILocation(line: 19, column: 26, scope: !8)
!54 = !DILocation(line: 19, column: 32, scope: !8)
!55 = !DILocation(line: 19, column: 30, scope: !8)
!56 = !DILocation(line: 19, column: 37, scope: !8)
!57 = !DILocation(line: 19, column: 39, scope: !8)
!58 = !DILocation(line: 19, column: 43, scope: !8)
!59 = !DILocation(line: 19, column: 41, scope: !8)
!60 = !DILocation(line: 19, column: 47, scope: !8)
!61 = !DILocation(line: 19, column: 45, scope: !8)
!62 = !DILocation(line: 19, column: 35, scope: !8)
!63 = !DILocation(line: 19, column: 17, scope: !8)
!64 = !DILocation(line: 19, column: 13, scope: !8)
!65 = !DILocation(line: 18, column: 33, scope: !8)
!66 = distinct !{!66, !49, !67, !68}
!67 = !DILocation(line: 19, column: 50, scope: !8)
!68 = !{!"llvm.loop.mustprogress"}
!69 = !DILocation(line: 20, column: 28, scope: !8)
!70 = !DILocation(line: 20, column: 9, scope: !8)
!71 = !DILocation(line: 20, column: 11, scope: !8)
!72 = !DILocation(line: 20, column: 17, scope: !8)
!73 = !DILocation(line: 20, column: 15, scope: !8)
!74 = !DILocation(line: 20, column: 21, scope: !8)
!75 = !DILocation(line: 20, column: 19, scope: !8)
!76 = !DILocation(line: 20, column: 26, scope: !8)
!77 = !DILocation(line: 21, column: 5, scope: !8)
!78 = !DILocation(line: 22, column: 1, scope: !8)
