; ModuleID = 'functions/recursion.cu'
source_filename = "functions/recursion.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local noundef i32 @_Z9fibonaccii(i32 noundef %k) #0 !dbg !8 {
entry:
  %k.addr = alloca i32, align 4
  store i32 %k, ptr %k.addr, align 4
  %0 = load i32, ptr %k.addr, align 4, !dbg !11
  %cmp = icmp slt i32 %0, 2, !dbg !12
  br i1 %cmp, label %cond.true, label %cond.false, !dbg !11

cond.true:                                        ; preds = %entry
  %1 = load i32, ptr %k.addr, align 4, !dbg !13
  br label %cond.end, !dbg !11

cond.false:                                       ; preds = %entry
  %2 = load i32, ptr %k.addr, align 4, !dbg !14
  %sub = sub nsw i32 %2, 1, !dbg !15
  %call = call noundef i32 @_Z9fibonaccii(i32 noundef %sub) #3, !dbg !16
  %3 = load i32, ptr %k.addr, align 4, !dbg !17
  %sub1 = sub nsw i32 %3, 2, !dbg !18
  %call2 = call noundef i32 @_Z9fibonaccii(i32 noundef %sub1) #3, !dbg !19
  %add = add nsw i32 %call, %call2, !dbg !20
  br label %cond.end, !dbg !11

cond.end:                                         ; preds = %cond.false, %cond.true
  %cond = phi i32 [ %1, %cond.true ], [ %add, %cond.false ], !dbg !11
  ret i32 %cond, !dbg !21
}

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z9recursionPii(ptr noundef %out, i32 noundef %n) #1 !dbg !22 {
entry:
  %out.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %i = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !23
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !27
  %mul = mul i32 %0, %1, !dbg !30
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !31
  %add = add i32 %mul, %2, !dbg !34
  store i32 %add, ptr %i, align 4, !dbg !35
  %3 = load i32, ptr %i, align 4, !dbg !36
  %4 = load i32, ptr %n.addr, align 4, !dbg !37
  %cmp = icmp slt i32 %3, %4, !dbg !38
  br i1 %cmp, label %if.then, label %if.end, !dbg !38

if.then:                                          ; preds = %entry
  %5 = load i32, ptr %i, align 4, !dbg !39
  %rem = srem i32 %5, 10, !dbg !40
  %call3 = call noundef i32 @_Z9fibonaccii(i32 noundef %rem) #3, !dbg !41
  %6 = load ptr, ptr %out.addr, align 8, !dbg !42
  %7 = load i32, ptr %i, align 4, !dbg !43
  %idxprom = sext i32 %7 to i64, !dbg !42
  %arrayidx = getelementptr inbounds i32, ptr %6, i64 %idxprom, !dbg !42
  store i32 %call3, ptr %arrayidx, align 4, !dbg !44
  br label %if.end, !dbg !42

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !45
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" }
attributes #1 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #3 = { convergent nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "functions/recursion.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "fibonacci", scope: !1, file: !1, line: 9, type: !9, scopeLine: 9, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 9, column: 55, scope: !8)
!12 = !DILocation(line: 9, column: 57, scope: !8)
!13 = !DILocation(line: 9, column: 63, scope: !8)
!14 = !DILocation(line: 9, column: 77, scope: !8)
!15 = !DILocation(line: 9, column: 79, scope: !8)
!16 = !DILocation(line: 9, column: 67, scope: !8)
!17 = !DILocation(line: 9, column: 96, scope: !8)
!18 = !DILocation(line: 9, column: 98, scope: !8)
!19 = !DILocation(line: 9, column: 86, scope: !8)
!20 = !DILocation(line: 9, column: 84, scope: !8)
!21 = !DILocation(line: 9, column: 48, scope: !8)
!22 = distinct !DISubprogram(name: "recursion", scope: !1, file: !1, line: 10, type: !9, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!23 = !DILocation(line: 32, column: 1, scope: !24, inlinedAt: !26)
!24 = distinct !DISubprogram(name: "get_x", scope: !25, file: !25, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!25 = !DIFile(filename: "functions/../cuda.h", directory: ".")
!26 = distinct !DILocation(line: 11, column: 13, scope: !22)
!27 = !DILocation(line: 33, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_x", scope: !25, file: !25, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!29 = distinct !DILocation(line: 11, column: 26, scope: !22)
!30 = !DILocation(line: 11, column: 24, scope: !22)
!31 = !DILocation(line: 31, column: 1, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "get_x", scope: !25, file: !25, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!33 = distinct !DILocation(line: 11, column: 39, scope: !22)
!34 = !DILocation(line: 11, column: 37, scope: !22)
!35 = !DILocation(line: 11, column: 9, scope: !22)
!36 = !DILocation(line: 12, column: 9, scope: !22)
!37 = !DILocation(line: 12, column: 13, scope: !22)
!38 = !DILocation(line: 12, column: 11, scope: !22)
!39 = !DILocation(line: 13, column: 28, scope: !22)
!40 = !DILocation(line: 13, column: 30, scope: !22)
!41 = !DILocation(line: 13, column: 18, scope: !22)
!42 = !DILocation(line: 13, column: 9, scope: !22)
!43 = !DILocation(line: 13, column: 13, scope: !22)
!44 = !DILocation(line: 13, column: 16, scope: !22)
!45 = !DILocation(line: 14, column: 1, scope: !22)
