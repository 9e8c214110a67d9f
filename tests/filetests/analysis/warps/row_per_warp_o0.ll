; ModuleID = 'warps/row_per_warp_o0.cu'
source_filename = "warps/row_per_warp_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z12row_per_warpPiPKiii(ptr noundef %out, ptr noundef %a, i32 noundef %rows, i32 noundef %cols) #0 !dbg !8 {
entry:
  %mask.addr.i = alloca i32, align 4
  %v.addr.i = alloca i32, align 4
  %by.addr.i = alloca i32, align 4
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %rows.addr = alloca i32, align 4
  %cols.addr = alloca i32, align 4
  %warp = alloca i32, align 4
  %lane = alloca i32, align 4
  %sum = alloca i32, align 4
  %c = alloca i32, align 4
  %by = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %rows, ptr %rows.addr, align 4
  store i32 %cols, ptr %cols.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  %div = udiv i32 %add, 32, !dbg !23
  store i32 %div, ptr %warp, align 4, !dbg !24
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !25
  %rem = urem i32 %3, 32, !dbg !27
  store i32 %rem, ptr %lane, align 4, !dbg !28
  %4 = load i32, ptr %warp, align 4, !dbg !29
  %5 = load i32, ptr %rows.addr, align 4, !dbg !30
  %cmp = icmp sge i32 %4, %5, !dbg !31
  br i1 %cmp, label %if.then, label %if.end, !dbg !31

if.then:                                          ; preds = %entry
  br label %if.end21, !dbg !32

if.end:                                           ; preds = %entry
  store i32 0, ptr %sum, align 4, !dbg !33
  %6 = load i32, ptr %lane, align 4, !dbg !34
  store i32 %6, ptr %c, align 4, !dbg !35
  br label %for.cond, !dbg !36

for.cond:                                         ; preds = %for.inc, %if.end
  %7 = load i32, ptr %c, align 4, !dbg !37
  %8 = load i32, ptr %cols.addr, align 4, !dbg !38
  %cmp4 = icmp slt i32 %7, %8, !dbg !39
  br i1 %cmp4, label %for.body, label %for.end, !dbg !40

for.body:                                         ; preds = %for.cond
  %9 = load ptr, ptr %a.addr, align 8, !dbg !41
  %10 = load i32, ptr %warp, align 4, !dbg !42
  %11 = load i32, ptr %cols.addr, align 4, !dbg !43
  %mul5 = mul nsw i32 %10, %11, !dbg !44
  %12 = load i32, ptr %c, align 4, !dbg !45
  %add6 = add nsw i32 %mul5, %12, !dbg !46
  %idxprom = sext i32 %add6 to i64, !dbg !41
  %arrayidx = getelementptr inbounds i32, ptr %9, i64 %idxprom, !dbg !41
  %13 = load i32, ptr %arrayidx, align 4, !dbg !41
  %14 = load i32, ptr %sum, align 4, !dbg !47
  %add7 = add nsw i32 %14, %13, !dbg !47
  store i32 %add7, ptr %sum, align 4, !dbg !47
  br label %for.inc, !dbg !48

for.inc:                                          ; preds = %for.body
  %15 = load i32, ptr %c, align 4, !dbg !49
  %add8 = add nsw i32 %15, 32, !dbg !49
  store i32 %add8, ptr %c, align 4, !dbg !49
  br label %for.cond, !dbg !40, !llvm.loop !50

for.end:                                          ; preds = %for.cond
  store i32 16, ptr %by, align 4, !dbg !53
  br label %for.cond9, !dbg !54

for.cond9:                                        ; preds = %for.inc14, %for.end
  %16 = load i32, ptr %by, align 4, !dbg !55
  %cmp10 = icmp sgt i32 %16, 0, !dbg !56
  br i1 %cmp10, label %for.body11, label %for.end16, !dbg !57

for.body11:                                       ; preds = %for.cond9
  %17 = load i32, ptr %sum, align 4, !dbg !58
  %18 = load i32, ptr %by, align 4, !dbg !59
  store i32 -1, ptr %mask.addr.i, align 4
  store i32 %17, ptr %v.addr.i, align 4
  store i32 %18, ptr %by.addr.i, align 4
  %19 = load i32, ptr %mask.addr.i, align 4, !dbg !60
  %20 = load i32, ptr %v.addr.i, align 4, !dbg !63
  %21 = load i32, ptr %by.addr.i, align 4, !dbg !64
  %22 = call noundef i32 @llvm.nvvm.shfl.sync.down.i32(i32 %19, i32 %20, i32 %21, i32 31), !dbg !65
  %23 = load i32, ptr %sum, align 4, !dbg !66
  %add13 = add nsw i32 %23, %22, !dbg !66
  store i32 %add13, ptr %sum, align 4, !dbg !66
  br label %for.inc14, !dbg !67

for.inc14:                                        ; preds = %for.body11
  %24 = load i32, ptr %by, align 4, !dbg !68
  %div15 = sdiv i32 %24, 2, !dbg !68
  store i32 %div15, ptr %by, align 4, !dbg !68
  br label %for.cond9, !dbg !57, !llvm.loop !69

for.end16:                                        ; preds = %for.cond9
  %25 = load i32, ptr %lane, align 4, !dbg !71
  %cmp17 = icmp eq i32 %25, 0, !dbg !72
  br i1 %cmp17, label %if.then18, label %if.end21, !dbg !72

if.then18:                                        ; preds = %for.end16
  %26 = load i32, ptr %sum, align 4, !dbg !73
  %27 = load ptr, ptr %out.addr, align 8, !dbg !74
  %28 = load i32, ptr %warp, align 4, !dbg !75
  %idxprom19 = sext i32 %28 to i64, !dbg !74
  %arrayidx20 = getelementptr inbounds i32, ptr %27, i64 %idxprom19, !dbg !74
  store i32 %26, ptr %arrayidx20, align 4, !dbg !76
  br label %if.end21, !dbg !74

if.end21:                                         ; preds = %if.then, %if.then18, %for.end16
  ret void, !dbg !77
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32) #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "warps/row_per_warp_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "row_per_warp", scope: !1, file: !1, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "warps/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 14, column: 17, scope: !8)
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !17)
!16 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!17 = distinct !DILocation(line: 14, column: 30, scope: !8)
!18 = !DILocation(line: 14, column: 28, scope: !8)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!21 = distinct !DILocation(line: 14, column: 43, scope: !8)
!22 = !DILocation(line: 14, column: 41, scope: !8)
!23 = !DILocation(line: 14, column: 56, scope: !8)
!24 = !DILocation(line: 14, column: 9, scope: !8)
!25 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !26)
!26 = distinct !DILocation(line: 15, column: 16, scope: !8)
!27 = !DILocation(line: 15, column: 28, scope: !8)
!28 = !DILocation(line: 15, column: 9, scope: !8)
!29 = !DILocation(line: 16, column: 9, scope: !8)
!30 = !DILocation(line: 16, column: 17, scope: !8)
!31 = !DILocation(line: 16, column: 14, scope: !8)
!32 = !DILocation(line: 17, column: 9, scope: !8)
!33 = !DILocation(line: 18, column: 9, scope: !8)
!34 = !DILocation(line: 19, column: 18, scope: !8)
!35 = !DILocation(line: 19, column: 14, scope: !8)
!36 = !DILocation(line: 19, column: 10, scope: !8)
!37 = !DILocation(line: 19, column: 24, scope: !8)
!38 = !DILocation(line: 19, column: 28, scope: !8)
!39 = !DILocation(line: 19, column: 26, scope: !8)
!40 = !DILocation(line: 19, column: 5, scope: !8)
!41 = !DILocation(line: 20, column: 16, scope: !8)
!42 = !DILocation(line: 20, column: 18, scope: !8)
!43 = !DILocation(line: 20, column: 25, scope: !8)
!44 = !DILocation(line: 20, column: 23, scope: !8)
!45 = !DILocation(line: 20, column: 32, scope: !8)
!46 = !DILocation(line: 20, column: 30, scope: !8)
!47 = !DILocation(line: 20, column: 13, scope: !8)
!48 = !DILocation(line: 20, column: 9, scope: !8)
!49 = !DILocation(line: 19, column: 36, scope: !8)
!50 = distinct !{!50, !40, !51, !52}
!51 = !DILocation(line: 20, column: 33, scope: !8)
!52 = !{!"llvm.loop.mustprogress"}
!53 = !DILocation(line: 21, column: 14, scope: !8)
!54 = !DILocation(line: 21, column: 10, scope: !8)
!55 = !DILocation(line: 21, column: 23, scope: !8)
!56 = !DILocation(line: 21, column: 26, scope: !8)
!57 = !DILocation(line: 21, column: 5, scope: !8)
!58 = !DILocation(line: 22, column: 45, scope: !8)
!59 = !DILocation(line: 22, column: 50, scope: !8)
!60 = !DILocation(line: 105, column: 94, scope: !61, inlinedAt: !62)
!61 = distinct !DISubprogram(name: "__shfl_down_sync", scope: !13, file: !13, line: 105, type: !9, scopeLine: 105, flags: DIFlagPrototyped, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !0)
!62 = distinct !DILocation(line: 22, column: 16, scope: !8)
!63 = !DILocation(line: 105, column: 100, scope: !61, inlinedAt: !62)
!64 = !DILocation(line: 105, column: 103, scope: !61, inlinedAt: !62)
!65 = !DILocation(line: 105, column: 68, scope: !61, inlinedAt: !62)
!66 = !DILocation(line: 22, column: 13, scope: !8)
!67 = !DILocation(line: 22, column: 9, scope: !8)
!68 = !DILocation(line: 21, column: 34, scope: !8)
!69 = distinct !{!69, !57, !70, !52}
!70 = !DILocation(line: 22, column: 52, scope: !8)
!71 = !DILocation(line: 23, column: 9, scope: !8)
!72 = !DILocation(line: 23, column: 14, scope: !8)
!73 = !DILocation(line: 24, column: 21, scope: !8)
!74 = !DILocation(line: 24, column: 9, scope: !8)
!75 = !DILocation(line: 24, column: 13, scope: !8)
!76 = !DILocation(line: 24, column: 19, scope: !8)
!77 = !DILocation(line: 25, column: 1, scope: !8)
