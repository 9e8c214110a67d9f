; ModuleID = 'guard/stored_back_own.cu'
source_filename = "guard/stored_back_own.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z15stored_back_ownPiPKii(ptr noundef %out, ptr noundef %a, i32 noundef %n) #0 !dbg !8 {
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
  %cmp = icmp slt i32 %3, %4, !dbg !26
  br i1 %cmp, label %if.then, label %if.end, !dbg !26

if.then:                                          ; preds = %entry
  %5 = load ptr, ptr %a.addr, align 8, !dbg !27
  %6 = load i32, ptr %i, align 4, !dbg !28
  %idxprom = sext i32 %6 to i64, !dbg !27
  %arrayidx = getelementptr inbounds i32, ptr %5, i64 %idxprom, !dbg !27
  %7 = load i32, ptr %arrayidx, align 4, !dbg !27
  %add3 = add nsw i32 %7, 1, !dbg !29
  %8 = load ptr, ptr %out.addr, align 8, !dbg !30
  %9 = load i32, ptr %i, align 4, !dbg !31
  %10 = load i32, ptr %n.addr, align 4, !dbg !32
  %add4 = add nsw i32 %9, %10, !dbg !33
  %idxprom5 = sext i32 %add4 to i64, !dbg !30
  %arrayidx6 = getelementptr inbounds i32, ptr %8, i64 %idxprom5, !dbg !30
  store i32 %add3, ptr %arrayidx6, align 4, !dbg !34
  %11 = load ptr, ptr %out.addr, align 8, !dbg !35
  %12 = load i32, ptr %i, align 4, !dbg !36
  %idxprom7 = sext i32 %12 to i64, !dbg !35
  %arrayidx8 = getelementptr inbounds i32, ptr %11, i64 %idxprom7, !dbg !35
  %13 = load i32, ptr %arrayidx8, align 4, !dbg !35
  %14 = load ptr, ptr %a.addr, align 8, !dbg !37
  %15 = load i32, ptr %i, align 4, !dbg !38
  %idxprom9 = sext i32 %15 to i64, !dbg !37
  %arrayidx10 = getelementptr inbounds i32, ptr %14, i64 %idxprom9, !dbg !37
  %16 = load i32, ptr %arrayidx10, align 4, !dbg !37
  %17 = load ptr, ptr %a.addr, align 8, !dbg !39
  %18 = load i32, ptr %i, align 4, !dbg !40
  %idxprom11 = sext i32 %18 to i64, !dbg !39
  %arrayidx12 = getelementptr inbounds i32, ptr %17, i64 %idxprom11, !dbg !39
  %19 = load i32, ptr %arrayidx12, align 4, !dbg !39
  %sub = sub nsw i32 %16, %19, !dbg !41
  %add13 = add nsw i32 %13, %sub, !dbg !42
  %20 = load ptr, ptr %out.addr, align 8, !dbg !43
  %21 = load i32, ptr %i, align 4, !dbg !44
  %idxprom14 = sext i32 %21 to i64, !dbg !43
  %arrayidx15 = getelementptr inbounds i32, ptr %20, i64 %idxprom14, !dbg !43
  store i32 %add13, ptr %arrayidx15, align 4, !dbg !45
  br label %if.end, !dbg !46

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !47
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
!1 = !DIFile(filename: "guard/stored_back_own.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "stored_back_own", scope: !1, file: !1, line: 12, type: !9, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "guard/../cuda.h", directory: ".")
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
!25 = !DILocation(line: 14, column: 13, scope: !8)
!26 = !DILocation(line: 14, column: 11, scope: !8)
!27 = !DILocation(line: 15, column: 22, scope: !8)
!28 = !DILocation(line: 15, column: 24, scope: !8)
!29 = !DILocation(line: 15, column: 27, scope: !8)
!30 = !DILocation(line: 15, column: 9, scope: !8)
!31 = !DILocation(line: 15, column: 13, scope: !8)
!32 = !DILocation(line: 15, column: 17, scope: !8)
!33 = !DILocation(line: 15, column: 15, scope: !8)
!34 = !DILocation(line: 15, column: 20, scope: !8)
!35 = !DILocation(line: 16, column: 18, scope: !8)
!36 = !DILocation(line: 16, column: 22, scope: !8)
!37 = !DILocation(line: 16, column: 28, scope: !8)
!38 = !DILocation(line: 16, column: 30, scope: !8)
!39 = !DILocation(line: 16, column: 35, scope: !8)
!40 = !DILocation(line: 16, column: 37, scope: !8)
!41 = !DILocation(line: 16, column: 33, scope: !8)
!42 = !DILocation(line: 16, column: 25, scope: !8)
!43 = !DILocation(line: 16, column: 9, scope: !8)
!44 = !DILocation(line: 16, column: 13, scope: !8)
!45 = !DILocation(line: 16, column: 16, scope: !8)
!46 = !DILocation(line: 17, column: 5, scope: !8)
!47 = !DILocation(line: 18, column: 1, scope: !8)
