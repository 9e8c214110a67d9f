; ModuleID = 'rows/loop_over_rows_o0.cu'
source_filename = "rows/loop_over_rows_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.gridDim_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@gridDim = extern_weak dso_local addrspace(1) global %struct.gridDim_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z14loop_over_rowsPiPKiii(ptr noundef %out, ptr noundef %a, i32 noundef %rows, i32 noundef %cols) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %rows.addr = alloca i32, align 4
  %cols.addr = alloca i32, align 4
  %row = alloca i32, align 4
  %c = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %rows, ptr %rows.addr, align 4
  store i32 %cols, ptr %cols.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  store i32 %0, ptr %row, align 4, !dbg !15
  br label %for.cond, !dbg !16

for.cond:                                         ; preds = %for.inc12, %entry
  %1 = load i32, ptr %row, align 4, !dbg !17
  %2 = load i32, ptr %rows.addr, align 4, !dbg !18
  %cmp = icmp slt i32 %1, %2, !dbg !19
  br i1 %cmp, label %for.body, label %for.end15, !dbg !20

for.body:                                         ; preds = %for.cond
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !21
  store i32 %3, ptr %c, align 4, !dbg !24
  br label %for.cond2, !dbg !25

for.cond2:                                        ; preds = %for.inc, %for.body
  %4 = load i32, ptr %c, align 4, !dbg !26
  %5 = load i32, ptr %cols.addr, align 4, !dbg !27
  %cmp3 = icmp slt i32 %4, %5, !dbg !28
  br i1 %cmp3, label %for.body4, label %for.end, !dbg !29

for.body4:                                        ; preds = %for.cond2
  %6 = load ptr, ptr %a.addr, align 8, !dbg !30
  %7 = load i32, ptr %row, align 4, !dbg !31
  %8 = load i32, ptr %cols.addr, align 4, !dbg !32
  %mul = mul nsw i32 %7, %8, !dbg !33
  %9 = load i32, ptr %c, align 4, !dbg !34
  %add = add nsw i32 %mul, %9, !dbg !35
  %idxprom = sext i32 %add to i64, !dbg !30
  %arrayidx = getelementptr inbounds i32, ptr %6, i64 %idxprom, !dbg !30
  %10 = load i32, ptr %arrayidx, align 4, !dbg !30
  %11 = load i32, ptr %row, align 4, !dbg !36
  %12 = load i32, ptr %c, align 4, !dbg !37
  %mul5 = mul nsw i32 %11, %12, !dbg !38
  %sub = sub nsw i32 %10, %mul5, !dbg !39
  %13 = load ptr, ptr %out.addr, align 8, !dbg !40
  %14 = load i32, ptr %row, align 4, !dbg !41
  %15 = load i32, ptr %cols.addr, align 4, !dbg !42
  %mul6 = mul nsw i32 %14, %15, !dbg !43
  %16 = load i32, ptr %c, align 4, !dbg !44
  %add7 = add nsw i32 %mul6, %16, !dbg !45
  %idxprom8 = sext i32 %add7 to i64, !dbg !40
  %arrayidx9 = getelementptr inbounds i32, ptr %13, i64 %idxprom8, !dbg !40
  store i32 %sub, ptr %arrayidx9, align 4, !dbg !46
  br label %for.inc, !dbg !40

for.inc:                                          ; preds = %for.body4
  %17 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !47
  %18 = load i32, ptr %c, align 4, !dbg !50
  %add11 = add i32 %18, %17, !dbg !50
  store i32 %add11, ptr %c, align 4, !dbg !50
  br label %for.cond2, !dbg !29, !llvm.loop !51

for.end:                                          ; preds = %for.cond2
  br label %for.inc12, !dbg !37

for.inc12:                                        ; preds = %for.end
  %19 = call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !53
  %20 = load i32, ptr %row, align 4, !dbg !56
  %add14 = add i32 %20, %19, !dbg !56
  store i32 %add14, ptr %row, align 4, !dbg !56
  br label %for.cond, !dbg !20, !llvm.loop !57

for.end15:                                        ; preds = %for.cond
  ret void, !dbg !58
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "rows/loop_over_rows_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "loop_over_rows", scope: !1, file: !1, line: 10, type: !9, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "rows/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 11, column: 20, scope: !8)
!15 = !DILocation(line: 11, column: 14, scope: !8)
!16 = !DILocation(line: 11, column: 10, scope: !8)
!17 = !DILocation(line: 11, column: 32, scope: !8)
!18 = !DILocation(line: 11, column: 38, scope: !8)
!19 = !DILocation(line: 11, column: 36, scope: !8)
!20 = !DILocation(line: 11, column: 5, scope: !8)
!21 = !DILocation(line: 31, column: 1, scope: !22, inlinedAt: !23)
!22 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!23 = distinct !DILocation(line: 12, column: 22, scope: !8)
!24 = !DILocation(line: 12, column: 18, scope: !8)
!25 = !DILocation(line: 12, column: 14, scope: !8)
!26 = !DILocation(line: 12, column: 35, scope: !8)
!27 = !DILocation(line: 12, column: 39, scope: !8)
!28 = !DILocation(line: 12, column: 37, scope: !8)
!29 = !DILocation(line: 12, column: 9, scope: !8)
!30 = !DILocation(line: 13, column: 35, scope: !8)
!31 = !DILocation(line: 13, column: 37, scope: !8)
!32 = !DILocation(line: 13, column: 43, scope: !8)
!33 = !DILocation(line: 13, column: 41, scope: !8)
!34 = !DILocation(line: 13, column: 50, scope: !8)
!35 = !DILocation(line: 13, column: 48, scope: !8)
!36 = !DILocation(line: 13, column: 55, scope: !8)
!37 = !DILocation(line: 13, column: 61, scope: !8)
!38 = !DILocation(line: 13, column: 59, scope: !8)
!39 = !DILocation(line: 13, column: 53, scope: !8)
!40 = !DILocation(line: 13, column: 13, scope: !8)
!41 = !DILocation(line: 13, column: 17, scope: !8)
!42 = !DILocation(line: 13, column: 23, scope: !8)
!43 = !DILocation(line: 13, column: 21, scope: !8)
!44 = !DILocation(line: 13, column: 30, scope: !8)
!45 = !DILocation(line: 13, column: 28, scope: !8)
!46 = !DILocation(line: 13, column: 33, scope: !8)
!47 = !DILocation(line: 33, column: 1, scope: !48, inlinedAt: !49)
!48 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!49 = distinct !DILocation(line: 12, column: 50, scope: !8)
!50 = !DILocation(line: 12, column: 47, scope: !8)
!51 = distinct !{!51, !29, !37, !52}
!52 = !{!"llvm.loop.mustprogress"}
!53 = !DILocation(line: 34, column: 1, scope: !54, inlinedAt: !55)
!54 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 34, type: !9, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!55 = distinct !DILocation(line: 11, column: 51, scope: !8)
!56 = !DILocation(line: 11, column: 48, scope: !8)
!57 = distinct !{!57, !20, !37, !52}
!58 = !DILocation(line: 14, column: 1, scope: !8)
