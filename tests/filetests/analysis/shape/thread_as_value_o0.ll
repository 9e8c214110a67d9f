; ModuleID = 'shape/thread_as_value_o0.cu'
source_filename = "shape/thread_as_value_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z12thread_valuePii(ptr noundef %out, i32 noundef %n) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %i = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %i, align 4, !dbg !23
  %3 = load i32, ptr %i, align 4, !dbg !24
  %4 = load i32, ptr %n.addr, align 4, !dbg !25
  %cmp = icmp slt i32 %3, %4, !dbg !26
  br i1 %cmp, label %if.then, label %if.end, !dbg !26

if.then:                                          ; preds = %entry
  %5 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !27
  %6 = load ptr, ptr %out.addr, align 8, !dbg !29
  %7 = load i32, ptr %i, align 4, !dbg !30
  %idxprom = sext i32 %7 to i64, !dbg !29
  %arrayidx = getelementptr inbounds i32, ptr %6, i64 %idxprom, !dbg !29
  store i32 %5, ptr %arrayidx, align 4, !dbg !31
  br label %if.end, !dbg !29

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !32
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "shape/thread_as_value_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "thread_value", scope: !1, file: !1, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "shape/../cuda.h", directory: ".")
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
!24 = !DILocation(line: 15, column: 9, scope: !8)
!25 = !DILocation(line: 15, column: 13, scope: !8)
!26 = !DILocation(line: 15, column: 11, scope: !8)
!27 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !28)
!28 = distinct !DILocation(line: 16, column: 18, scope: !8)
!29 = !DILocation(line: 16, column: 9, scope: !8)
!30 = !DILocation(line: 16, column: 13, scope: !8)
!31 = !DILocation(line: 16, column: 16, scope: !8)
!32 = !DILocation(line: 17, column: 1, scope: !8)
