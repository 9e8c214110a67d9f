; ModuleID = 'apps/bitonic_step_o0.cu'
source_filename = "apps/bitonic_step_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z7bitonicPiiii(ptr noundef %a, i32 noundef %n, i32 noundef %j, i32 noundef %k) #0 !dbg !8 {
entry:
  %a.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %j.addr = alloca i32, align 4
  %k.addr = alloca i32, align 4
  %i = alloca i32, align 4
  %other = alloca i32, align 4
  %up = alloca i8, align 1
  %held = alloca i32, align 4
  store ptr %a, ptr %a.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  store i32 %j, ptr %j.addr, align 4
  store i32 %k, ptr %k.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %i, align 4, !dbg !23
  %3 = load i32, ptr %i, align 4, !dbg !24
  %4 = load i32, ptr %j.addr, align 4, !dbg !25
  %xor = xor i32 %3, %4, !dbg !26
  store i32 %xor, ptr %other, align 4, !dbg !27
  %5 = load i32, ptr %i, align 4, !dbg !28
  %6 = load i32, ptr %n.addr, align 4, !dbg !29
  %cmp = icmp slt i32 %5, %6, !dbg !30
  br i1 %cmp, label %land.lhs.true, label %if.end21, !dbg !31

land.lhs.true:                                    ; preds = %entry
  %7 = load i32, ptr %other, align 4, !dbg !32
  %8 = load i32, ptr %i, align 4, !dbg !33
  %cmp3 = icmp sgt i32 %7, %8, !dbg !34
  br i1 %cmp3, label %land.lhs.true4, label %if.end21, !dbg !35

land.lhs.true4:                                   ; preds = %land.lhs.true
  %9 = load i32, ptr %other, align 4, !dbg !36
  %10 = load i32, ptr %n.addr, align 4, !dbg !37
  %cmp5 = icmp slt i32 %9, %10, !dbg !38
  br i1 %cmp5, label %if.then, label %if.end21, !dbg !35

if.then:                                          ; preds = %land.lhs.true4
  %11 = load i32, ptr %i, align 4, !dbg !39
  %12 = load i32, ptr %k.addr, align 4, !dbg !40
  %and = and i32 %11, %12, !dbg !41
  %cmp6 = icmp eq i32 %and, 0, !dbg !42
  %storedv = zext i1 %cmp6 to i8, !dbg !43
  store i8 %storedv, ptr %up, align 1, !dbg !43
  %13 = load ptr, ptr %a.addr, align 8, !dbg !44
  %14 = load i32, ptr %i, align 4, !dbg !45
  %idxprom = sext i32 %14 to i64, !dbg !44
  %arrayidx = getelementptr inbounds i32, ptr %13, i64 %idxprom, !dbg !44
  %15 = load i32, ptr %arrayidx, align 4, !dbg !44
  %16 = load ptr, ptr %a.addr, align 8, !dbg !46
  %17 = load i32, ptr %other, align 4, !dbg !47
  %idxprom7 = sext i32 %17 to i64, !dbg !46
  %arrayidx8 = getelementptr inbounds i32, ptr %16, i64 %idxprom7, !dbg !46
  %18 = load i32, ptr %arrayidx8, align 4, !dbg !46
  %cmp9 = icmp sgt i32 %15, %18, !dbg !48
  %conv = zext i1 %cmp9 to i32, !dbg !49
  %19 = load i8, ptr %up, align 1, !dbg !50
  %loadedv = trunc i8 %19 to i1, !dbg !50
  %conv10 = zext i1 %loadedv to i32, !dbg !50
  %cmp11 = icmp eq i32 %conv, %conv10, !dbg !51
  br i1 %cmp11, label %if.then12, label %if.end, !dbg !51

if.then12:                                        ; preds = %if.then
  %20 = load ptr, ptr %a.addr, align 8, !dbg !52
  %21 = load i32, ptr %i, align 4, !dbg !53
  %idxprom13 = sext i32 %21 to i64, !dbg !52
  %arrayidx14 = getelementptr inbounds i32, ptr %20, i64 %idxprom13, !dbg !52
  %22 = load i32, ptr %arrayidx14, align 4, !dbg !52
  store i32 %22, ptr %held, align 4, !dbg !54
  %23 = load ptr, ptr %a.addr, align 8, !dbg !55
  %24 = load i32, ptr %other, align 4, !dbg !56
  %idxprom15 = sext i32 %24 to i64, !dbg !55
  %arrayidx16 = getelementptr inbounds i32, ptr %23, i64 %idxprom15, !dbg !55
  %25 = load i32, ptr %arrayidx16, align 4, !dbg !55
  %26 = load ptr, ptr %a.addr, align 8, !dbg !57
  %27 = load i32, ptr %i, align 4, !dbg !58
  %idxprom17 = sext i32 %27 to i64, !dbg !57
  %arrayidx18 = getelementptr inbounds i32, ptr %26, i64 %idxprom17, !dbg !57
  store i32 %25, ptr %arrayidx18, align 4, !dbg !59
  %28 = load i32, ptr %held, align 4, !dbg !60
  %29 = load ptr, ptr %a.addr, align 8, !dbg !61
  %30 = load i32, ptr %other, align 4, !dbg !62
  %idxprom19 = sext i32 %30 to i64, !dbg !61
  %arrayidx20 = getelementptr inbounds i32, ptr %29, i64 %idxprom19, !dbg !61
  store i32 %28, ptr %arrayidx20, align 4, !dbg !63
  br label %if.end, !dbg !64

if.end:                                           ; preds = %if.then12, %if.then
  br label %if.end21, !dbg !65

if.end21:                                         ; preds = %if.end, %land.lhs.true4, %land.lhs.true, %entry
  ret void, !dbg !66
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
!1 = !DIFile(filename: "apps/bitonic_step_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "bitonic", scope: !1, file: !1, line: 14, type: !9, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "apps/../cuda.h", directory: ".")
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
!24 = !DILocation(line: 16, column: 17, scope: !8)
!25 = !DILocation(line: 16, column: 21, scope: !8)
!26 = !DILocation(line: 16, column: 19, scope: !8)
!27 = !DILocation(line: 16, column: 9, scope: !8)
!28 = !DILocation(line: 17, column: 9, scope: !8)
!29 = !DILocation(line: 17, column: 13, scope: !8)
!30 = !DILocation(line: 17, column: 11, scope: !8)
!31 = !DILocation(line: 17, column: 15, scope: !8)
!32 = !DILocation(line: 17, column: 18, scope: !8)
!33 = !DILocation(line: 17, column: 26, scope: !8)
!34 = !DILocation(line: 17, column: 24, scope: !8)
!35 = !DILocation(line: 17, column: 28, scope: !8)
!36 = !DILocation(line: 17, column: 31, scope: !8)
!37 = !DILocation(line: 17, column: 39, scope: !8)
!38 = !DILocation(line: 17, column: 37, scope: !8)
!39 = !DILocation(line: 18, column: 20, scope: !8)
!40 = !DILocation(line: 18, column: 24, scope: !8)
!41 = !DILocation(line: 18, column: 22, scope: !8)
!42 = !DILocation(line: 18, column: 27, scope: !8)
!43 = !DILocation(line: 18, column: 14, scope: !8)
!44 = !DILocation(line: 19, column: 14, scope: !8)
!45 = !DILocation(line: 19, column: 16, scope: !8)
!46 = !DILocation(line: 19, column: 21, scope: !8)
!47 = !DILocation(line: 19, column: 23, scope: !8)
!48 = !DILocation(line: 19, column: 19, scope: !8)
!49 = !DILocation(line: 19, column: 13, scope: !8)
!50 = !DILocation(line: 19, column: 34, scope: !8)
!51 = !DILocation(line: 19, column: 31, scope: !8)
!52 = !DILocation(line: 20, column: 24, scope: !8)
!53 = !DILocation(line: 20, column: 26, scope: !8)
!54 = !DILocation(line: 20, column: 17, scope: !8)
!55 = !DILocation(line: 21, column: 20, scope: !8)
!56 = !DILocation(line: 21, column: 22, scope: !8)
!57 = !DILocation(line: 21, column: 13, scope: !8)
!58 = !DILocation(line: 21, column: 15, scope: !8)
!59 = !DILocation(line: 21, column: 18, scope: !8)
!60 = !DILocation(line: 22, column: 24, scope: !8)
!61 = !DILocation(line: 22, column: 13, scope: !8)
!62 = !DILocation(line: 22, column: 15, scope: !8)
!63 = !DILocation(line: 22, column: 22, scope: !8)
!64 = !DILocation(line: 23, column: 9, scope: !8)
!65 = !DILocation(line: 24, column: 5, scope: !8)
!66 = !DILocation(line: 25, column: 1, scope: !8)
