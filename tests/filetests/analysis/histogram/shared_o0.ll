; ModuleID = 'histogram/shared_o0.cu'
source_filename = "histogram/shared_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.threadIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.blockIdx_registers = type { i8 }
%struct.gridDim_registers = type { i8 }

@_ZZ16histogram_sharedPiPKhiE6counts = internal addrspace(3) global [16 x i32] undef, align 4
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@gridDim = extern_weak dso_local addrspace(1) global %struct.gridDim_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z16histogram_sharedPiPKhi(ptr noundef %bins, ptr noundef %a, i32 noundef %n) #0 !dbg !8 {
entry:
  %p.addr.i34 = alloca ptr, align 8
  %v.addr.i35 = alloca i32, align 4
  %p.addr.i = alloca ptr, align 8
  %v.addr.i = alloca i32, align 4
  %bins.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %k = alloca i32, align 4
  %i = alloca i32, align 4
  %k20 = alloca i32, align 4
  store ptr %bins, ptr %bins.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !11
  store i32 %0, ptr %k, align 4, !dbg !15
  br label %for.cond, !dbg !16

for.cond:                                         ; preds = %for.inc, %entry
  %1 = load i32, ptr %k, align 4, !dbg !17
  %cmp = icmp slt i32 %1, 16, !dbg !18
  br i1 %cmp, label %for.body, label %for.end, !dbg !19

for.body:                                         ; preds = %for.cond
  %2 = load i32, ptr %k, align 4, !dbg !20
  %idxprom = sext i32 %2 to i64, !dbg !21
  %arrayidx = getelementptr inbounds [16 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ16histogram_sharedPiPKhiE6counts to ptr), i64 0, i64 %idxprom, !dbg !21
  store i32 0, ptr %arrayidx, align 4, !dbg !22
  br label %for.inc, !dbg !21

for.inc:                                          ; preds = %for.body
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !23
  %4 = load i32, ptr %k, align 4, !dbg !26
  %add = add i32 %4, %3, !dbg !26
  store i32 %add, ptr %k, align 4, !dbg !26
  br label %for.cond, !dbg !19, !llvm.loop !27

for.end:                                          ; preds = %for.cond
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !30
  %5 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !31
  %6 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !34
  %mul = mul i32 %5, %6, !dbg !36
  %7 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !37
  %add5 = add i32 %mul, %7, !dbg !39
  store i32 %add5, ptr %i, align 4, !dbg !40
  br label %for.cond6, !dbg !41

for.cond6:                                        ; preds = %for.inc14, %for.end
  %8 = load i32, ptr %i, align 4, !dbg !42
  %9 = load i32, ptr %n.addr, align 4, !dbg !43
  %cmp7 = icmp slt i32 %8, %9, !dbg !44
  br i1 %cmp7, label %for.body8, label %for.end19, !dbg !45

for.body8:                                        ; preds = %for.cond6
  %10 = load ptr, ptr %a.addr, align 8, !dbg !46
  %11 = load i32, ptr %i, align 4, !dbg !47
  %idxprom9 = sext i32 %11 to i64, !dbg !46
  %arrayidx10 = getelementptr inbounds i8, ptr %10, i64 %idxprom9, !dbg !46
  %12 = load i8, ptr %arrayidx10, align 1, !dbg !46
  %conv = zext i8 %12 to i32, !dbg !46
  %and = and i32 %conv, 15, !dbg !48
  %idxprom11 = sext i32 %and to i64, !dbg !49
  %arrayidx12 = getelementptr inbounds [16 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ16histogram_sharedPiPKhiE6counts to ptr), i64 0, i64 %idxprom11, !dbg !49
  store ptr %arrayidx12, ptr %p.addr.i34, align 8
  store i32 1, ptr %v.addr.i35, align 4
  %13 = load ptr, ptr %p.addr.i34, align 8, !dbg !50
  %14 = load i32, ptr %v.addr.i35, align 4, !dbg !53
  %15 = atomicrmw add ptr %13, i32 %14 seq_cst, align 4, !dbg !54
  br label %for.inc14, !dbg !55

for.inc14:                                        ; preds = %for.body8
  %16 = call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !56
  %17 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !59
  %mul17 = mul i32 %16, %17, !dbg !61
  %18 = load i32, ptr %i, align 4, !dbg !62
  %add18 = add i32 %18, %mul17, !dbg !62
  store i32 %add18, ptr %i, align 4, !dbg !62
  br label %for.cond6, !dbg !45, !llvm.loop !63

for.end19:                                        ; preds = %for.cond6
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !65
  %19 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !66
  store i32 %19, ptr %k20, align 4, !dbg !68
  br label %for.cond22, !dbg !69

for.cond22:                                       ; preds = %for.inc30, %for.end19
  %20 = load i32, ptr %k20, align 4, !dbg !70
  %cmp23 = icmp slt i32 %20, 16, !dbg !71
  br i1 %cmp23, label %for.body24, label %for.end33, !dbg !72

for.body24:                                       ; preds = %for.cond22
  %21 = load ptr, ptr %bins.addr, align 8, !dbg !73
  %22 = load i32, ptr %k20, align 4, !dbg !74
  %idxprom25 = sext i32 %22 to i64, !dbg !73
  %arrayidx26 = getelementptr inbounds i32, ptr %21, i64 %idxprom25, !dbg !73
  %23 = load i32, ptr %k20, align 4, !dbg !75
  %idxprom27 = sext i32 %23 to i64, !dbg !76
  %arrayidx28 = getelementptr inbounds [16 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ16histogram_sharedPiPKhiE6counts to ptr), i64 0, i64 %idxprom27, !dbg !76
  %24 = load i32, ptr %arrayidx28, align 4, !dbg !76
  store ptr %arrayidx26, ptr %p.addr.i, align 8
  store i32 %24, ptr %v.addr.i, align 4
  %25 = load ptr, ptr %p.addr.i, align 8, !dbg !77
  %26 = load i32, ptr %v.addr.i, align 4, !dbg !79
  %27 = atomicrmw add ptr %25, i32 %26 seq_cst, align 4, !dbg !80
  br label %for.inc30, !dbg !81

for.inc30:                                        ; preds = %for.body24
  %28 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !82
  %29 = load i32, ptr %k20, align 4, !dbg !84
  %add32 = add i32 %29, %28, !dbg !84
  store i32 %add32, ptr %k20, align 4, !dbg !84
  br label %for.cond22, !dbg !72, !llvm.loop !85

for.end33:                                        ; preds = %for.cond22
  ret void, !dbg !87
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "histogram/shared_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "histogram_shared", scope: !1, file: !1, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 31, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "histogram/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 15, column: 18, scope: !8)
!15 = !DILocation(line: 15, column: 14, scope: !8)
!16 = !DILocation(line: 15, column: 10, scope: !8)
!17 = !DILocation(line: 15, column: 31, scope: !8)
!18 = !DILocation(line: 15, column: 33, scope: !8)
!19 = !DILocation(line: 15, column: 5, scope: !8)
!20 = !DILocation(line: 16, column: 16, scope: !8)
!21 = !DILocation(line: 16, column: 9, scope: !8)
!22 = !DILocation(line: 16, column: 19, scope: !8)
!23 = !DILocation(line: 33, column: 1, scope: !24, inlinedAt: !25)
!24 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!25 = distinct !DILocation(line: 15, column: 44, scope: !8)
!26 = !DILocation(line: 15, column: 41, scope: !8)
!27 = distinct !{!27, !19, !28, !29}
!28 = !DILocation(line: 16, column: 21, scope: !8)
!29 = !{!"llvm.loop.mustprogress"}
!30 = !DILocation(line: 17, column: 5, scope: !8)
!31 = !DILocation(line: 32, column: 1, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!33 = distinct !DILocation(line: 18, column: 18, scope: !8)
!34 = !DILocation(line: 33, column: 1, scope: !24, inlinedAt: !35)
!35 = distinct !DILocation(line: 18, column: 31, scope: !8)
!36 = !DILocation(line: 18, column: 29, scope: !8)
!37 = !DILocation(line: 31, column: 1, scope: !12, inlinedAt: !38)
!38 = distinct !DILocation(line: 18, column: 44, scope: !8)
!39 = !DILocation(line: 18, column: 42, scope: !8)
!40 = !DILocation(line: 18, column: 14, scope: !8)
!41 = !DILocation(line: 18, column: 10, scope: !8)
!42 = !DILocation(line: 18, column: 57, scope: !8)
!43 = !DILocation(line: 18, column: 61, scope: !8)
!44 = !DILocation(line: 18, column: 59, scope: !8)
!45 = !DILocation(line: 18, column: 5, scope: !8)
!46 = !DILocation(line: 19, column: 27, scope: !8)
!47 = !DILocation(line: 19, column: 29, scope: !8)
!48 = !DILocation(line: 19, column: 32, scope: !8)
!49 = !DILocation(line: 19, column: 20, scope: !8)
!50 = !DILocation(line: 80, column: 68, scope: !51, inlinedAt: !52)
!51 = distinct !DISubprogram(name: "atomicAdd", scope: !13, file: !13, line: 80, type: !9, scopeLine: 80, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !0)
!52 = distinct !DILocation(line: 19, column: 9, scope: !8)
!53 = !DILocation(line: 80, column: 71, scope: !51, inlinedAt: !52)
!54 = !DILocation(line: 80, column: 46, scope: !51, inlinedAt: !52)
!55 = !DILocation(line: 19, column: 9, scope: !8)
!56 = !DILocation(line: 34, column: 1, scope: !57, inlinedAt: !58)
!57 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 34, type: !9, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!58 = distinct !DILocation(line: 18, column: 69, scope: !8)
!59 = !DILocation(line: 33, column: 1, scope: !24, inlinedAt: !60)
!60 = distinct !DILocation(line: 18, column: 81, scope: !8)
!61 = !DILocation(line: 18, column: 79, scope: !8)
!62 = !DILocation(line: 18, column: 66, scope: !8)
!63 = distinct !{!63, !45, !64, !29}
!64 = !DILocation(line: 19, column: 40, scope: !8)
!65 = !DILocation(line: 20, column: 5, scope: !8)
!66 = !DILocation(line: 31, column: 1, scope: !12, inlinedAt: !67)
!67 = distinct !DILocation(line: 21, column: 18, scope: !8)
!68 = !DILocation(line: 21, column: 14, scope: !8)
!69 = !DILocation(line: 21, column: 10, scope: !8)
!70 = !DILocation(line: 21, column: 31, scope: !8)
!71 = !DILocation(line: 21, column: 33, scope: !8)
!72 = !DILocation(line: 21, column: 5, scope: !8)
!73 = !DILocation(line: 22, column: 20, scope: !8)
!74 = !DILocation(line: 22, column: 25, scope: !8)
!75 = !DILocation(line: 22, column: 36, scope: !8)
!76 = !DILocation(line: 22, column: 29, scope: !8)
!77 = !DILocation(line: 80, column: 68, scope: !51, inlinedAt: !78)
!78 = distinct !DILocation(line: 22, column: 9, scope: !8)
!79 = !DILocation(line: 80, column: 71, scope: !51, inlinedAt: !78)
!80 = !DILocation(line: 80, column: 46, scope: !51, inlinedAt: !78)
!81 = !DILocation(line: 22, column: 9, scope: !8)
!82 = !DILocation(line: 33, column: 1, scope: !24, inlinedAt: !83)
!83 = distinct !DILocation(line: 21, column: 44, scope: !8)
!84 = !DILocation(line: 21, column: 41, scope: !8)
!85 = distinct !{!85, !72, !86, !29}
!86 = !DILocation(line: 22, column: 38, scope: !8)
!87 = !DILocation(line: 23, column: 1, scope: !8)
