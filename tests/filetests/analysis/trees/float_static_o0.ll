; ModuleID = 'trees/float_static_o0.cu'
source_filename = "trees/float_static_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }

@_ZZ15float_static_o0PfPKfiiE4sums = internal addrspace(3) global [128 x float] undef, align 4
@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z15float_static_o0PfPKfii(ptr noundef %out, ptr noundef %a, i32 noundef %rows, i32 noundef %cols) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %rows.addr = alloca i32, align 4
  %cols.addr = alloca i32, align 4
  %row = alloca i32, align 4
  %t = alloca i32, align 4
  %sum = alloca float, align 4
  %c = alloca i32, align 4
  %half = alloca i32, align 4
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
  br label %if.end28, !dbg !23

if.end:                                           ; preds = %entry
  store float 0.000000e+00, ptr %sum, align 4, !dbg !24
  %4 = load i32, ptr %t, align 4, !dbg !25
  store i32 %4, ptr %c, align 4, !dbg !26
  br label %for.cond, !dbg !27

for.cond:                                         ; preds = %for.inc, %if.end
  %5 = load i32, ptr %c, align 4, !dbg !28
  %6 = load i32, ptr %cols.addr, align 4, !dbg !29
  %cmp2 = icmp slt i32 %5, %6, !dbg !30
  br i1 %cmp2, label %for.body, label %for.end, !dbg !31

for.body:                                         ; preds = %for.cond
  %7 = load ptr, ptr %a.addr, align 8, !dbg !32
  %8 = load i32, ptr %row, align 4, !dbg !33
  %9 = load i32, ptr %cols.addr, align 4, !dbg !34
  %mul = mul nsw i32 %8, %9, !dbg !35
  %10 = load i32, ptr %c, align 4, !dbg !36
  %add = add nsw i32 %mul, %10, !dbg !37
  %idxprom = sext i32 %add to i64, !dbg !32
  %arrayidx = getelementptr inbounds float, ptr %7, i64 %idxprom, !dbg !32
  %11 = load float, ptr %arrayidx, align 4, !dbg !32
  %12 = load float, ptr %sum, align 4, !dbg !38
  %add3 = fadd contract float %12, %11, !dbg !38
  store float %add3, ptr %sum, align 4, !dbg !38
  br label %for.inc, !dbg !39

for.inc:                                          ; preds = %for.body
  %13 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !40
  %14 = load i32, ptr %c, align 4, !dbg !43
  %add5 = add i32 %14, %13, !dbg !43
  store i32 %add5, ptr %c, align 4, !dbg !43
  br label %for.cond, !dbg !31, !llvm.loop !44

for.end:                                          ; preds = %for.cond
  %15 = load float, ptr %sum, align 4, !dbg !47
  %16 = load i32, ptr %t, align 4, !dbg !48
  %idxprom6 = sext i32 %16 to i64, !dbg !49
  %arrayidx7 = getelementptr inbounds [128 x float], ptr addrspacecast (ptr addrspace(3) @_ZZ15float_static_o0PfPKfiiE4sums to ptr), i64 0, i64 %idxprom6, !dbg !49
  store float %15, ptr %arrayidx7, align 4, !dbg !50
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !51
  %17 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !52
  %div = udiv i32 %17, 2, !dbg !54
  store i32 %div, ptr %half, align 4, !dbg !55
  br label %for.cond9, !dbg !56

for.cond9:                                        ; preds = %for.inc21, %for.end
  %18 = load i32, ptr %half, align 4, !dbg !57
  %cmp10 = icmp sgt i32 %18, 0, !dbg !58
  br i1 %cmp10, label %for.body11, label %for.end23, !dbg !59

for.body11:                                       ; preds = %for.cond9
  %19 = load i32, ptr %t, align 4, !dbg !60
  %20 = load i32, ptr %half, align 4, !dbg !61
  %cmp12 = icmp slt i32 %19, %20, !dbg !62
  br i1 %cmp12, label %if.then13, label %if.end20, !dbg !62

if.then13:                                        ; preds = %for.body11
  %21 = load i32, ptr %t, align 4, !dbg !63
  %22 = load i32, ptr %half, align 4, !dbg !64
  %add14 = add nsw i32 %21, %22, !dbg !65
  %idxprom15 = sext i32 %add14 to i64, !dbg !66
  %arrayidx16 = getelementptr inbounds [128 x float], ptr addrspacecast (ptr addrspace(3) @_ZZ15float_static_o0PfPKfiiE4sums to ptr), i64 0, i64 %idxprom15, !dbg !66
  %23 = load float, ptr %arrayidx16, align 4, !dbg !66
  %24 = load i32, ptr %t, align 4, !dbg !67
  %idxprom17 = sext i32 %24 to i64, !dbg !68
  %arrayidx18 = getelementptr inbounds [128 x float], ptr addrspacecast (ptr addrspace(3) @_ZZ15float_static_o0PfPKfiiE4sums to ptr), i64 0, i64 %idxprom17, !dbg !68
  %25 = load float, ptr %arrayidx18, align 4, !dbg !69
  %add19 = fadd contract float %25, %23, !dbg !69
  store float %add19, ptr %arrayidx18, align 4, !dbg !69
  br label %if.end20, !dbg !68

if.end20:                                         ; preds = %if.then13, %for.body11
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !70
  br label %for.inc21, !dbg !71

for.inc21:                                        ; preds = %if.end20
  %26 = load i32, ptr %half, align 4, !dbg !72
  %div22 = sdiv i32 %26, 2, !dbg !72
  store i32 %div22, ptr %half, align 4, !dbg !72
  br label %for.cond9, !dbg !59, !llvm.loop !73

for.end23:                                        ; preds = %for.cond9
  %27 = load i32, ptr %t, align 4, !dbg !74
  %cmp24 = icmp eq i32 %27, 0, !dbg !75
  br i1 %cmp24, label %if.then25, label %if.end28, !dbg !75

if.then25:                                        ; preds = %for.end23
  %28 = load float, ptr addrspacecast (ptr addrspace(3) @_ZZ15float_static_o0PfPKfiiE4sums to ptr), align 4, !dbg !76
  %29 = load ptr, ptr %out.addr, align 8, !dbg !77
  %30 = load i32, ptr %row, align 4, !dbg !78
  %idxprom26 = sext i32 %30 to i64, !dbg !77
  %arrayidx27 = getelementptr inbounds float, ptr %29, i64 %idxprom26, !dbg !77
  store float %28, ptr %arrayidx27, align 4, !dbg !79
  br label %if.end28, !dbg !77

if.end28:                                         ; preds = %if.then, %if.then25, %for.end23
  ret void, !dbg !80
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "trees/float_static_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "float_static_o0", scope: !1, file: !1, line: 15, type: !9, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "trees/../cuda.h", directory: ".")
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
!24 = !DILocation(line: 20, column: 11, scope: !8)
!25 = !DILocation(line: 21, column: 18, scope: !8)
!26 = !DILocation(line: 21, column: 14, scope: !8)
!27 = !DILocation(line: 21, column: 10, scope: !8)
!28 = !DILocation(line: 21, column: 21, scope: !8)
!29 = !DILocation(line: 21, column: 25, scope: !8)
!30 = !DILocation(line: 21, column: 23, scope: !8)
!31 = !DILocation(line: 21, column: 5, scope: !8)
!32 = !DILocation(line: 22, column: 16, scope: !8)
!33 = !DILocation(line: 22, column: 18, scope: !8)
!34 = !DILocation(line: 22, column: 24, scope: !8)
!35 = !DILocation(line: 22, column: 22, scope: !8)
!36 = !DILocation(line: 22, column: 31, scope: !8)
!37 = !DILocation(line: 22, column: 29, scope: !8)
!38 = !DILocation(line: 22, column: 13, scope: !8)
!39 = !DILocation(line: 22, column: 9, scope: !8)
!40 = !DILocation(line: 33, column: 1, scope: !41, inlinedAt: !42)
!41 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!42 = distinct !DILocation(line: 21, column: 36, scope: !8)
!43 = !DILocation(line: 21, column: 33, scope: !8)
!44 = distinct !{!44, !31, !45, !46}
!45 = !DILocation(line: 22, column: 32, scope: !8)
!46 = !{!"llvm.loop.mustprogress"}
!47 = !DILocation(line: 23, column: 15, scope: !8)
!48 = !DILocation(line: 23, column: 10, scope: !8)
!49 = !DILocation(line: 23, column: 5, scope: !8)
!50 = !DILocation(line: 23, column: 13, scope: !8)
!51 = !DILocation(line: 24, column: 5, scope: !8)
!52 = !DILocation(line: 33, column: 1, scope: !41, inlinedAt: !53)
!53 = distinct !DILocation(line: 25, column: 21, scope: !8)
!54 = !DILocation(line: 25, column: 32, scope: !8)
!55 = !DILocation(line: 25, column: 14, scope: !8)
!56 = !DILocation(line: 25, column: 10, scope: !8)
!57 = !DILocation(line: 25, column: 37, scope: !8)
!58 = !DILocation(line: 25, column: 42, scope: !8)
!59 = !DILocation(line: 25, column: 5, scope: !8)
!60 = !DILocation(line: 26, column: 13, scope: !8)
!61 = !DILocation(line: 26, column: 17, scope: !8)
!62 = !DILocation(line: 26, column: 15, scope: !8)
!63 = !DILocation(line: 27, column: 29, scope: !8)
!64 = !DILocation(line: 27, column: 33, scope: !8)
!65 = !DILocation(line: 27, column: 31, scope: !8)
!66 = !DILocation(line: 27, column: 24, scope: !8)
!67 = !DILocation(line: 27, column: 18, scope: !8)
!68 = !DILocation(line: 27, column: 13, scope: !8)
!69 = !DILocation(line: 27, column: 21, scope: !8)
!70 = !DILocation(line: 28, column: 9, scope: !8)
!71 = !DILocation(line: 29, column: 5, scope: !8)
!72 = !DILocation(line: 25, column: 52, scope: !8)
!73 = distinct !{!73, !59, !71, !46}
!74 = !DILocation(line: 30, column: 9, scope: !8)
!75 = !DILocation(line: 30, column: 11, scope: !8)
!76 = !DILocation(line: 31, column: 20, scope: !8)
!77 = !DILocation(line: 31, column: 9, scope: !8)
!78 = !DILocation(line: 31, column: 13, scope: !8)
!79 = !DILocation(line: 31, column: 18, scope: !8)
!80 = !DILocation(line: 32, column: 1, scope: !8)
