; ModuleID = 'shape/same_on_both_ways.cu'
source_filename = "shape/same_on_both_ways.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z14same_both_waysPiPKii(ptr noundef %out, ptr noundef %a, i32 noundef %n) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %i = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %i, align 4, !dbg !23
  %3 = load i32, ptr %i, align 4, !dbg !24
  %4 = load i32, ptr %n.addr, align 4, !dbg !25
  %cmp = icmp sge i32 %3, %4, !dbg !26
  br i1 %cmp, label %if.then, label %if.end, !dbg !26

if.then:                                          ; preds = %entry
  br label %if.end15, !dbg !27

if.end:                                           ; preds = %entry
  %5 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !28
  %rem = urem i32 %5, 2, !dbg !30
  %tobool = icmp ne i32 %rem, 0, !dbg !31
  br i1 %tobool, label %if.then4, label %if.else, !dbg !31

if.then4:                                         ; preds = %if.end
  %6 = load ptr, ptr %a.addr, align 8, !dbg !32
  %7 = load i32, ptr %i, align 4, !dbg !33
  %idxprom = sext i32 %7 to i64, !dbg !32
  %arrayidx = getelementptr inbounds i32, ptr %6, i64 %idxprom, !dbg !32
  %8 = load i32, ptr %arrayidx, align 4, !dbg !32
  %mul5 = mul nsw i32 %8, 2, !dbg !34
  %9 = load ptr, ptr %out.addr, align 8, !dbg !35
  %10 = load i32, ptr %i, align 4, !dbg !36
  %idxprom6 = sext i32 %10 to i64, !dbg !35
  %arrayidx7 = getelementptr inbounds i32, ptr %9, i64 %idxprom6, !dbg !35
  store i32 %mul5, ptr %arrayidx7, align 4, !dbg !37
  br label %if.end15, !dbg !35

if.else:                                          ; preds = %if.end
  %11 = load ptr, ptr %a.addr, align 8, !dbg !38
  %12 = load i32, ptr %i, align 4, !dbg !39
  %idxprom8 = sext i32 %12 to i64, !dbg !38
  %arrayidx9 = getelementptr inbounds i32, ptr %11, i64 %idxprom8, !dbg !38
  %13 = load i32, ptr %arrayidx9, align 4, !dbg !38
  %14 = load ptr, ptr %a.addr, align 8, !dbg !40
  %15 = load i32, ptr %i, align 4, !dbg !41
  %idxprom10 = sext i32 %15 to i64, !dbg !40
  %arrayidx11 = getelementptr inbounds i32, ptr %14, i64 %idxprom10, !dbg !40
  %16 = load i32, ptr %arrayidx11, align 4, !dbg !40
  %add12 = add nsw i32 %13, %16, !dbg !42
  %17 = load ptr, ptr %out.addr, align 8, !dbg !43
  %18 = load i32, ptr %i, align 4, !dbg !44
  %idxprom13 = sext i32 %18 to i64, !dbg !43
  %arrayidx14 = getelementptr inbounds i32, ptr %17, i64 %idxprom13, !dbg !43
  store i32 %add12, ptr %arrayidx14, align 4, !dbg !45
  br label %if.end15

if.end15:                                         ; preds = %if.then, %if.else, %if.then4
  ret void, !dbg !46
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
!1 = !DIFile(filename: "shape/same_on_both_ways.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "same_both_ways", scope: !1, file: !1, line: 12, type: !9, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "shape/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 13, column: 13, scope: !8)
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !17)
!16 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!17 = distinct !DILocation(line: 13, column: 26, scope: !8)
!18 = !DILocation(line: 13, column: 24, scope: !8)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!21 = distinct !DILocation(line: 13, column: 39, scope: !8)
!22 = !DILocation(line: 13, column: 37, scope: !8)
!23 = !DILocation(line: 13, column: 9, scope: !8)
!24 = !DILocation(line: 14, column: 9, scope: !8)
!25 = !DILocation(line: 14, column: 14, scope: !8)
!26 = !DILocation(line: 14, column: 11, scope: !8)
!27 = !DILocation(line: 15, column: 9, scope: !8)
!28 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !29)
!29 = distinct !DILocation(line: 16, column: 9, scope: !8)
!30 = !DILocation(line: 16, column: 20, scope: !8)
!31 = !DILocation(line: 16, column: 9, scope: !8)
!32 = !DILocation(line: 17, column: 18, scope: !8)
!33 = !DILocation(line: 17, column: 20, scope: !8)
!34 = !DILocation(line: 17, column: 23, scope: !8)
!35 = !DILocation(line: 17, column: 9, scope: !8)
!36 = !DILocation(line: 17, column: 13, scope: !8)
!37 = !DILocation(line: 17, column: 16, scope: !8)
!38 = !DILocation(line: 19, column: 18, scope: !8)
!39 = !DILocation(line: 19, column: 20, scope: !8)
!40 = !DILocation(line: 19, column: 25, scope: !8)
!41 = !DILocation(line: 19, column: 27, scope: !8)
!42 = !DILocation(line: 19, column: 23, scope: !8)
!43 = !DILocation(line: 19, column: 9, scope: !8)
!44 = !DILocation(line: 19, column: 13, scope: !8)
!45 = !DILocation(line: 19, column: 16, scope: !8)
!46 = !DILocation(line: 20, column: 1, scope: !8)
