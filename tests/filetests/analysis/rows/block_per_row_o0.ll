; ModuleID = 'rows/block_per_row_o0.cu'
source_filename = "rows/block_per_row_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z13block_per_rowPiPKiii(ptr noundef %out, ptr noundef %a, i32 noundef %rows, i32 noundef %cols) #0 !dbg !8 {
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
  %1 = load i32, ptr %row, align 4, !dbg !16
  %2 = load i32, ptr %rows.addr, align 4, !dbg !17
  %cmp = icmp sge i32 %1, %2, !dbg !18
  br i1 %cmp, label %if.then, label %if.end, !dbg !18

if.then:                                          ; preds = %entry
  br label %for.end, !dbg !19

if.end:                                           ; preds = %entry
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !20
  store i32 %3, ptr %c, align 4, !dbg !23
  br label %for.cond, !dbg !24

for.cond:                                         ; preds = %for.inc, %if.end
  %4 = load i32, ptr %c, align 4, !dbg !25
  %5 = load i32, ptr %cols.addr, align 4, !dbg !26
  %cmp2 = icmp slt i32 %4, %5, !dbg !27
  br i1 %cmp2, label %for.body, label %for.end, !dbg !28

for.body:                                         ; preds = %for.cond
  %6 = load ptr, ptr %a.addr, align 8, !dbg !29
  %7 = load i32, ptr %row, align 4, !dbg !30
  %8 = load i32, ptr %cols.addr, align 4, !dbg !31
  %mul = mul nsw i32 %7, %8, !dbg !32
  %9 = load i32, ptr %c, align 4, !dbg !33
  %add = add nsw i32 %mul, %9, !dbg !34
  %idxprom = sext i32 %add to i64, !dbg !29
  %arrayidx = getelementptr inbounds i32, ptr %6, i64 %idxprom, !dbg !29
  %10 = load i32, ptr %arrayidx, align 4, !dbg !29
  %mul3 = mul nsw i32 %10, 2, !dbg !35
  %11 = load i32, ptr %row, align 4, !dbg !36
  %add4 = add nsw i32 %mul3, %11, !dbg !37
  %12 = load ptr, ptr %out.addr, align 8, !dbg !38
  %13 = load i32, ptr %row, align 4, !dbg !39
  %14 = load i32, ptr %cols.addr, align 4, !dbg !40
  %mul5 = mul nsw i32 %13, %14, !dbg !41
  %15 = load i32, ptr %c, align 4, !dbg !42
  %add6 = add nsw i32 %mul5, %15, !dbg !43
  %idxprom7 = sext i32 %add6 to i64, !dbg !38
  %arrayidx8 = getelementptr inbounds i32, ptr %12, i64 %idxprom7, !dbg !38
  store i32 %add4, ptr %arrayidx8, align 4, !dbg !44
  br label %for.inc, !dbg !38

for.inc:                                          ; preds = %for.body
  %16 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !45
  %17 = load i32, ptr %c, align 4, !dbg !48
  %add10 = add i32 %17, %16, !dbg !48
  store i32 %add10, ptr %c, align 4, !dbg !48
  br label %for.cond, !dbg !28, !llvm.loop !49

for.end:                                          ; preds = %if.then, %for.cond
  ret void, !dbg !51
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "rows/block_per_row_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "block_per_row", scope: !1, file: !1, line: 12, type: !9, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "rows/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 13, column: 15, scope: !8)
!15 = !DILocation(line: 13, column: 9, scope: !8)
!16 = !DILocation(line: 14, column: 9, scope: !8)
!17 = !DILocation(line: 14, column: 16, scope: !8)
!18 = !DILocation(line: 14, column: 13, scope: !8)
!19 = !DILocation(line: 15, column: 9, scope: !8)
!20 = !DILocation(line: 31, column: 1, scope: !21, inlinedAt: !22)
!21 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!22 = distinct !DILocation(line: 16, column: 18, scope: !8)
!23 = !DILocation(line: 16, column: 14, scope: !8)
!24 = !DILocation(line: 16, column: 10, scope: !8)
!25 = !DILocation(line: 16, column: 31, scope: !8)
!26 = !DILocation(line: 16, column: 35, scope: !8)
!27 = !DILocation(line: 16, column: 33, scope: !8)
!28 = !DILocation(line: 16, column: 5, scope: !8)
!29 = !DILocation(line: 17, column: 31, scope: !8)
!30 = !DILocation(line: 17, column: 33, scope: !8)
!31 = !DILocation(line: 17, column: 39, scope: !8)
!32 = !DILocation(line: 17, column: 37, scope: !8)
!33 = !DILocation(line: 17, column: 46, scope: !8)
!34 = !DILocation(line: 17, column: 44, scope: !8)
!35 = !DILocation(line: 17, column: 49, scope: !8)
!36 = !DILocation(line: 17, column: 55, scope: !8)
!37 = !DILocation(line: 17, column: 53, scope: !8)
!38 = !DILocation(line: 17, column: 9, scope: !8)
!39 = !DILocation(line: 17, column: 13, scope: !8)
!40 = !DILocation(line: 17, column: 19, scope: !8)
!41 = !DILocation(line: 17, column: 17, scope: !8)
!42 = !DILocation(line: 17, column: 26, scope: !8)
!43 = !DILocation(line: 17, column: 24, scope: !8)
!44 = !DILocation(line: 17, column: 29, scope: !8)
!45 = !DILocation(line: 33, column: 1, scope: !46, inlinedAt: !47)
!46 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!47 = distinct !DILocation(line: 16, column: 46, scope: !8)
!48 = !DILocation(line: 16, column: 43, scope: !8)
!49 = distinct !{!49, !28, !36, !50}
!50 = !{!"llvm.loop.mustprogress"}
!51 = !DILocation(line: 18, column: 1, scope: !8)
