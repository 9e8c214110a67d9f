; ModuleID = 'guard/copied_onto_itself.cu'
source_filename = "guard/copied_onto_itself.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }
%struct.Pair = type { [2 x i32] }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z18copied_onto_itselfP4PairPKii(ptr noundef %out, ptr noundef %a, i32 noundef %n) #0 !dbg !8 {
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
  %add4 = add nsw i32 %9, 1, !dbg !32
  %idxprom5 = sext i32 %add4 to i64, !dbg !30
  %arrayidx6 = getelementptr inbounds %struct.Pair, ptr %8, i64 %idxprom5, !dbg !30
  %cells = getelementptr inbounds nuw %struct.Pair, ptr %arrayidx6, i32 0, i32 0, !dbg !33
  %arrayidx7 = getelementptr inbounds [2 x i32], ptr %cells, i64 0, i64 0, !dbg !30
  store i32 %add3, ptr %arrayidx7, align 4, !dbg !34
  %10 = load ptr, ptr %out.addr, align 8, !dbg !35
  %11 = load i32, ptr %i, align 4, !dbg !36
  %idxprom8 = sext i32 %11 to i64, !dbg !35
  %arrayidx9 = getelementptr inbounds %struct.Pair, ptr %10, i64 %idxprom8, !dbg !35
  %12 = load ptr, ptr %out.addr, align 8, !dbg !37
  %13 = load i32, ptr %i, align 4, !dbg !38
  %idxprom10 = sext i32 %13 to i64, !dbg !37
  %arrayidx11 = getelementptr inbounds %struct.Pair, ptr %12, i64 %idxprom10, !dbg !37
  call void @llvm.memmove.p0.p0.i64(ptr align 4 %arrayidx9, ptr align 4 %arrayidx11, i64 8, i1 false), !dbg !39
  br label %if.end, !dbg !40

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !41
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memmove.p0.p0.i64(ptr writeonly captures(none), ptr readonly captures(none), i64, i1 immarg) #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "guard/copied_onto_itself.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "copied_onto_itself", scope: !1, file: !1, line: 14, type: !9, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "guard/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 15, column: 13, scope: !8)
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !17)
!16 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!17 = distinct !DILocation(line: 15, column: 26, scope: !8)
!18 = !DILocation(line: 15, column: 24, scope: !8)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!21 = distinct !DILocation(line: 15, column: 39, scope: !8)
!22 = !DILocation(line: 15, column: 37, scope: !8)
!23 = !DILocation(line: 15, column: 9, scope: !8)
!24 = !DILocation(line: 16, column: 9, scope: !8)
!25 = !DILocation(line: 16, column: 13, scope: !8)
!26 = !DILocation(line: 16, column: 11, scope: !8)
!27 = !DILocation(line: 17, column: 31, scope: !8)
!28 = !DILocation(line: 17, column: 33, scope: !8)
!29 = !DILocation(line: 17, column: 36, scope: !8)
!30 = !DILocation(line: 17, column: 9, scope: !8)
!31 = !DILocation(line: 17, column: 13, scope: !8)
!32 = !DILocation(line: 17, column: 15, scope: !8)
!33 = !DILocation(line: 17, column: 20, scope: !8)
!34 = !DILocation(line: 17, column: 29, scope: !8)
!35 = !DILocation(line: 18, column: 28, scope: !8)
!36 = !DILocation(line: 18, column: 32, scope: !8)
!37 = !DILocation(line: 18, column: 37, scope: !8)
!38 = !DILocation(line: 18, column: 41, scope: !8)
!39 = !DILocation(line: 18, column: 9, scope: !8)
!40 = !DILocation(line: 19, column: 5, scope: !8)
!41 = !DILocation(line: 20, column: 1, scope: !8)
