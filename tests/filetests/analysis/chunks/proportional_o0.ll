; ModuleID = 'chunks/proportional_o0.cu'
source_filename = "chunks/proportional_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }
%struct.gridDim_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1
@gridDim = extern_weak dso_local addrspace(1) global %struct.gridDim_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z12proportionalPiPKii(ptr noundef %out, ptr noundef %a, i32 noundef %n) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %p = alloca i32, align 4
  %total = alloca i32, align 4
  %first = alloca i32, align 4
  %end = alloca i32, align 4
  %i = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %p, align 4, !dbg !23
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !24
  %4 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !27
  %mul5 = mul i32 %3, %4, !dbg !29
  store i32 %mul5, ptr %total, align 4, !dbg !30
  %5 = load i32, ptr %n.addr, align 4, !dbg !31
  %6 = load i32, ptr %p, align 4, !dbg !32
  %mul6 = mul nsw i32 %5, %6, !dbg !33
  %7 = load i32, ptr %total, align 4, !dbg !34
  %div = sdiv i32 %mul6, %7, !dbg !35
  store i32 %div, ptr %first, align 4, !dbg !36
  %8 = load i32, ptr %n.addr, align 4, !dbg !37
  %9 = load i32, ptr %p, align 4, !dbg !38
  %add7 = add nsw i32 %9, 1, !dbg !39
  %mul8 = mul nsw i32 %8, %add7, !dbg !40
  %10 = load i32, ptr %total, align 4, !dbg !41
  %div9 = sdiv i32 %mul8, %10, !dbg !42
  store i32 %div9, ptr %end, align 4, !dbg !43
  %11 = load i32, ptr %first, align 4, !dbg !44
  store i32 %11, ptr %i, align 4, !dbg !45
  br label %for.cond, !dbg !46

for.cond:                                         ; preds = %for.inc, %entry
  %12 = load i32, ptr %i, align 4, !dbg !47
  %13 = load i32, ptr %end, align 4, !dbg !48
  %cmp = icmp slt i32 %12, %13, !dbg !49
  br i1 %cmp, label %for.body, label %for.end, !dbg !50

for.body:                                         ; preds = %for.cond
  %14 = load ptr, ptr %a.addr, align 8, !dbg !51
  %15 = load i32, ptr %i, align 4, !dbg !52
  %idxprom = sext i32 %15 to i64, !dbg !51
  %arrayidx = getelementptr inbounds i32, ptr %14, i64 %idxprom, !dbg !51
  %16 = load i32, ptr %arrayidx, align 4, !dbg !51
  %mul10 = mul nsw i32 %16, 5, !dbg !53
  %sub = sub nsw i32 %mul10, 2, !dbg !54
  %17 = load ptr, ptr %out.addr, align 8, !dbg !55
  %18 = load i32, ptr %i, align 4, !dbg !56
  %idxprom11 = sext i32 %18 to i64, !dbg !55
  %arrayidx12 = getelementptr inbounds i32, ptr %17, i64 %idxprom11, !dbg !55
  store i32 %sub, ptr %arrayidx12, align 4, !dbg !57
  br label %for.inc, !dbg !55

for.inc:                                          ; preds = %for.body
  %19 = load i32, ptr %i, align 4, !dbg !58
  %inc = add nsw i32 %19, 1, !dbg !58
  store i32 %inc, ptr %i, align 4, !dbg !58
  br label %for.cond, !dbg !50, !llvm.loop !59

for.end:                                          ; preds = %for.cond
  ret void, !dbg !62
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "chunks/proportional_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "proportional", scope: !1, file: !1, line: 10, type: !9, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "chunks/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 11, column: 13, scope: !8)
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !17)
!16 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!17 = distinct !DILocation(line: 11, column: 26, scope: !8)
!18 = !DILocation(line: 11, column: 24, scope: !8)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!21 = distinct !DILocation(line: 11, column: 39, scope: !8)
!22 = !DILocation(line: 11, column: 37, scope: !8)
!23 = !DILocation(line: 11, column: 9, scope: !8)
!24 = !DILocation(line: 34, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 34, type: !9, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!26 = distinct !DILocation(line: 12, column: 17, scope: !8)
!27 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !28)
!28 = distinct !DILocation(line: 12, column: 29, scope: !8)
!29 = !DILocation(line: 12, column: 27, scope: !8)
!30 = !DILocation(line: 12, column: 9, scope: !8)
!31 = !DILocation(line: 13, column: 17, scope: !8)
!32 = !DILocation(line: 13, column: 21, scope: !8)
!33 = !DILocation(line: 13, column: 19, scope: !8)
!34 = !DILocation(line: 13, column: 25, scope: !8)
!35 = !DILocation(line: 13, column: 23, scope: !8)
!36 = !DILocation(line: 13, column: 9, scope: !8)
!37 = !DILocation(line: 14, column: 15, scope: !8)
!38 = !DILocation(line: 14, column: 20, scope: !8)
!39 = !DILocation(line: 14, column: 22, scope: !8)
!40 = !DILocation(line: 14, column: 17, scope: !8)
!41 = !DILocation(line: 14, column: 29, scope: !8)
!42 = !DILocation(line: 14, column: 27, scope: !8)
!43 = !DILocation(line: 14, column: 9, scope: !8)
!44 = !DILocation(line: 15, column: 18, scope: !8)
!45 = !DILocation(line: 15, column: 14, scope: !8)
!46 = !DILocation(line: 15, column: 10, scope: !8)
!47 = !DILocation(line: 15, column: 25, scope: !8)
!48 = !DILocation(line: 15, column: 29, scope: !8)
!49 = !DILocation(line: 15, column: 27, scope: !8)
!50 = !DILocation(line: 15, column: 5, scope: !8)
!51 = !DILocation(line: 16, column: 18, scope: !8)
!52 = !DILocation(line: 16, column: 20, scope: !8)
!53 = !DILocation(line: 16, column: 23, scope: !8)
!54 = !DILocation(line: 16, column: 27, scope: !8)
!55 = !DILocation(line: 16, column: 9, scope: !8)
!56 = !DILocation(line: 16, column: 13, scope: !8)
!57 = !DILocation(line: 16, column: 16, scope: !8)
!58 = !DILocation(line: 15, column: 35, scope: !8)
!59 = distinct !{!59, !50, !60, !61}
!60 = !DILocation(line: 16, column: 29, scope: !8)
!61 = !{!"llvm.loop.mustprogress"}
!62 = !DILocation(line: 17, column: 1, scope: !8)
