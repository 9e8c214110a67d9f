; ModuleID = 'loops/mandelbrot_o0.cu'
source_filename = "loops/mandelbrot_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z10mandelbrotPiiii(ptr noundef %out, i32 noundef %w, i32 noundef %h, i32 noundef %turns) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %w.addr = alloca i32, align 4
  %h.addr = alloca i32, align 4
  %turns.addr = alloca i32, align 4
  %x = alloca i32, align 4
  %y = alloca i32, align 4
  %cr = alloca float, align 4
  %ci = alloca float, align 4
  %zr = alloca float, align 4
  %zi = alloca float, align 4
  %k = alloca i32, align 4
  %t = alloca float, align 4
  store ptr %out, ptr %out.addr, align 8
  store i32 %w, ptr %w.addr, align 4
  store i32 %h, ptr %h.addr, align 4
  store i32 %turns, ptr %turns.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %x, align 4, !dbg !23
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !24
  %4 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !27
  %mul5 = mul i32 %3, %4, !dbg !30
  %5 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !31
  %add7 = add i32 %mul5, %5, !dbg !34
  store i32 %add7, ptr %y, align 4, !dbg !35
  %6 = load i32, ptr %x, align 4, !dbg !36
  %7 = load i32, ptr %w.addr, align 4, !dbg !37
  %cmp = icmp sge i32 %6, %7, !dbg !38
  br i1 %cmp, label %if.then, label %lor.lhs.false, !dbg !39

lor.lhs.false:                                    ; preds = %entry
  %8 = load i32, ptr %y, align 4, !dbg !40
  %9 = load i32, ptr %h.addr, align 4, !dbg !41
  %cmp8 = icmp sge i32 %8, %9, !dbg !42
  br i1 %cmp8, label %if.then, label %if.end, !dbg !39

if.then:                                          ; preds = %lor.lhs.false, %entry
  br label %return, !dbg !43

if.end:                                           ; preds = %lor.lhs.false
  %10 = load i32, ptr %x, align 4, !dbg !44
  %conv = sitofp i32 %10 to float, !dbg !44
  %mul9 = fmul contract float 3.000000e+00, %conv, !dbg !45
  %11 = load i32, ptr %w.addr, align 4, !dbg !46
  %conv10 = sitofp i32 %11 to float, !dbg !46
  %div = fdiv contract float %mul9, %conv10, !dbg !47
  %sub = fsub contract float %div, 2.000000e+00, !dbg !48
  store float %sub, ptr %cr, align 4, !dbg !49
  %12 = load i32, ptr %y, align 4, !dbg !50
  %conv11 = sitofp i32 %12 to float, !dbg !50
  %mul12 = fmul contract float 2.000000e+00, %conv11, !dbg !51
  %13 = load i32, ptr %h.addr, align 4, !dbg !52
  %conv13 = sitofp i32 %13 to float, !dbg !52
  %div14 = fdiv contract float %mul12, %conv13, !dbg !53
  %sub15 = fsub contract float %div14, 1.000000e+00, !dbg !54
  store float %sub15, ptr %ci, align 4, !dbg !55
  store float 0.000000e+00, ptr %zr, align 4, !dbg !56
  store float 0.000000e+00, ptr %zi, align 4, !dbg !57
  store i32 0, ptr %k, align 4, !dbg !58
  br label %while.cond, !dbg !59

while.cond:                                       ; preds = %while.body, %if.end
  %14 = load i32, ptr %k, align 4, !dbg !60
  %15 = load i32, ptr %turns.addr, align 4, !dbg !61
  %cmp16 = icmp slt i32 %14, %15, !dbg !62
  br i1 %cmp16, label %land.rhs, label %land.end, !dbg !63

land.rhs:                                         ; preds = %while.cond
  %16 = load float, ptr %zr, align 4, !dbg !64
  %17 = load float, ptr %zr, align 4, !dbg !65
  %mul17 = fmul contract float %16, %17, !dbg !66
  %18 = load float, ptr %zi, align 4, !dbg !67
  %19 = load float, ptr %zi, align 4, !dbg !68
  %mul18 = fmul contract float %18, %19, !dbg !69
  %add19 = fadd contract float %mul17, %mul18, !dbg !70
  %cmp20 = fcmp contract olt float %add19, 4.000000e+00, !dbg !71
  br label %land.end

land.end:                                         ; preds = %land.rhs, %while.cond
  %20 = phi i1 [ false, %while.cond ], [ %cmp20, %land.rhs ], !dbg !72
  br i1 %20, label %while.body, label %while.end, !dbg !59

while.body:                                       ; preds = %land.end
  %21 = load float, ptr %zr, align 4, !dbg !73
  %22 = load float, ptr %zr, align 4, !dbg !74
  %mul21 = fmul contract float %21, %22, !dbg !75
  %23 = load float, ptr %zi, align 4, !dbg !76
  %24 = load float, ptr %zi, align 4, !dbg !77
  %mul22 = fmul contract float %23, %24, !dbg !78
  %sub23 = fsub contract float %mul21, %mul22, !dbg !79
  %25 = load float, ptr %cr, align 4, !dbg !80
  %add24 = fadd contract float %sub23, %25, !dbg !81
  store float %add24, ptr %t, align 4, !dbg !82
  %26 = load float, ptr %zr, align 4, !dbg !83
  %mul25 = fmul contract float 2.000000e+00, %26, !dbg !84
  %27 = load float, ptr %zi, align 4, !dbg !85
  %mul26 = fmul contract float %mul25, %27, !dbg !86
  %28 = load float, ptr %ci, align 4, !dbg !87
  %add27 = fadd contract float %mul26, %28, !dbg !88
  store float %add27, ptr %zi, align 4, !dbg !89
  %29 = load float, ptr %t, align 4, !dbg !90
  store float %29, ptr %zr, align 4, !dbg !91
  %30 = load i32, ptr %k, align 4, !dbg !92
  %inc = add nsw i32 %30, 1, !dbg !92
  store i32 %inc, ptr %k, align 4, !dbg !92
  br label %while.cond, !dbg !59, !llvm.loop !93

while.end:                                        ; preds = %land.end
  %31 = load i32, ptr %k, align 4, !dbg !96
  %32 = load ptr, ptr %out.addr, align 8, !dbg !97
  %33 = load i32, ptr %y, align 4, !dbg !98
  %34 = load i32, ptr %w.addr, align 4, !dbg !99
  %mul28 = mul nsw i32 %33, %34, !dbg !100
  %35 = load i32, ptr %x, align 4, !dbg !101
  %add29 = add nsw i32 %mul28, %35, !dbg !102
  %idxprom = sext i32 %add29 to i64, !dbg !97
  %arrayidx = getelementptr inbounds i32, ptr %32, i64 %idxprom, !dbg !97
  store i32 %31, ptr %arrayidx, align 4, !dbg !103
  br label %return, !dbg !104

return:                                           ; preds = %while.end, %if.then
  ret void, !dbg !104
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
!1 = !DIFile(filename: "loops/mandelbrot_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "mandelbrot", scope: !1, file: !1, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "loops/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 14, column: 13, scope: !8)
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !17)
!16 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!17 = distinct !DILocation(line: 14, column: 26, scope: !8)
!18 = !DILocation(line: 14, column: 24, scope: !8)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!21 = distinct !DILocation(line: 14, column: 39, scope: !8)
!22 = !DILocation(line: 14, column: 37, scope: !8)
!23 = !DILocation(line: 14, column: 9, scope: !8)
!24 = !DILocation(line: 32, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!26 = distinct !DILocation(line: 15, column: 13, scope: !8)
!27 = !DILocation(line: 33, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!29 = distinct !DILocation(line: 15, column: 26, scope: !8)
!30 = !DILocation(line: 15, column: 24, scope: !8)
!31 = !DILocation(line: 31, column: 1, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!33 = distinct !DILocation(line: 15, column: 39, scope: !8)
!34 = !DILocation(line: 15, column: 37, scope: !8)
!35 = !DILocation(line: 15, column: 9, scope: !8)
!36 = !DILocation(line: 16, column: 9, scope: !8)
!37 = !DILocation(line: 16, column: 14, scope: !8)
!38 = !DILocation(line: 16, column: 11, scope: !8)
!39 = !DILocation(line: 16, column: 16, scope: !8)
!40 = !DILocation(line: 16, column: 19, scope: !8)
!41 = !DILocation(line: 16, column: 24, scope: !8)
!42 = !DILocation(line: 16, column: 21, scope: !8)
!43 = !DILocation(line: 17, column: 9, scope: !8)
!44 = !DILocation(line: 18, column: 23, scope: !8)
!45 = !DILocation(line: 18, column: 21, scope: !8)
!46 = !DILocation(line: 18, column: 27, scope: !8)
!47 = !DILocation(line: 18, column: 25, scope: !8)
!48 = !DILocation(line: 18, column: 29, scope: !8)
!49 = !DILocation(line: 18, column: 11, scope: !8)
!50 = !DILocation(line: 18, column: 49, scope: !8)
!51 = !DILocation(line: 18, column: 47, scope: !8)
!52 = !DILocation(line: 18, column: 53, scope: !8)
!53 = !DILocation(line: 18, column: 51, scope: !8)
!54 = !DILocation(line: 18, column: 55, scope: !8)
!55 = !DILocation(line: 18, column: 37, scope: !8)
!56 = !DILocation(line: 19, column: 11, scope: !8)
!57 = !DILocation(line: 19, column: 22, scope: !8)
!58 = !DILocation(line: 20, column: 9, scope: !8)
!59 = !DILocation(line: 21, column: 5, scope: !8)
!60 = !DILocation(line: 21, column: 12, scope: !8)
!61 = !DILocation(line: 21, column: 16, scope: !8)
!62 = !DILocation(line: 21, column: 14, scope: !8)
!63 = !DILocation(line: 21, column: 22, scope: !8)
!64 = !DILocation(line: 21, column: 25, scope: !8)
!65 = !DILocation(line: 21, column: 30, scope: !8)
!66 = !DILocation(line: 21, column: 28, scope: !8)
!67 = !DILocation(line: 21, column: 35, scope: !8)
!68 = !DILocation(line: 21, column: 40, scope: !8)
!69 = !DILocation(line: 21, column: 38, scope: !8)
!70 = !DILocation(line: 21, column: 33, scope: !8)
!71 = !DILocation(line: 21, column: 43, scope: !8)
!72 = !DILocation(line: 0, scope: !8)
!73 = !DILocation(line: 22, column: 19, scope: !8)
!74 = !DILocation(line: 22, column: 24, scope: !8)
!75 = !DILocation(line: 22, column: 22, scope: !8)
!76 = !DILocation(line: 22, column: 29, scope: !8)
!77 = !DILocation(line: 22, column: 34, scope: !8)
!78 = !DILocation(line: 22, column: 32, scope: !8)
!79 = !DILocation(line: 22, column: 27, scope: !8)
!80 = !DILocation(line: 22, column: 39, scope: !8)
!81 = !DILocation(line: 22, column: 37, scope: !8)
!82 = !DILocation(line: 22, column: 15, scope: !8)
!83 = !DILocation(line: 23, column: 21, scope: !8)
!84 = !DILocation(line: 23, column: 19, scope: !8)
!85 = !DILocation(line: 23, column: 26, scope: !8)
!86 = !DILocation(line: 23, column: 24, scope: !8)
!87 = !DILocation(line: 23, column: 31, scope: !8)
!88 = !DILocation(line: 23, column: 29, scope: !8)
!89 = !DILocation(line: 23, column: 12, scope: !8)
!90 = !DILocation(line: 24, column: 14, scope: !8)
!91 = !DILocation(line: 24, column: 12, scope: !8)
!92 = !DILocation(line: 25, column: 10, scope: !8)
!93 = distinct !{!93, !59, !94, !95}
!94 = !DILocation(line: 26, column: 5, scope: !8)
!95 = !{!"llvm.loop.mustprogress"}
!96 = !DILocation(line: 27, column: 22, scope: !8)
!97 = !DILocation(line: 27, column: 5, scope: !8)
!98 = !DILocation(line: 27, column: 9, scope: !8)
!99 = !DILocation(line: 27, column: 13, scope: !8)
!100 = !DILocation(line: 27, column: 11, scope: !8)
!101 = !DILocation(line: 27, column: 17, scope: !8)
!102 = !DILocation(line: 27, column: 15, scope: !8)
!103 = !DILocation(line: 27, column: 20, scope: !8)
!104 = !DILocation(line: 28, column: 1, scope: !8)
