; ModuleID = 'functions/o0_calls.cu'
source_filename = "functions/o0_calls.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local void @_Z5twiceRi(ptr noundef nonnull align 4 dereferenceable(4) %x) #0 !dbg !8 {
entry:
  %x.addr = alloca ptr, align 8
  store ptr %x, ptr %x.addr, align 8
  %0 = load ptr, ptr %x.addr, align 8, !dbg !11, !nonnull !10, !align !12
  %1 = load i32, ptr %0, align 4, !dbg !13
  %mul = mul nsw i32 %1, 2, !dbg !13
  store i32 %mul, ptr %0, align 4, !dbg !13
  ret void, !dbg !14
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local noundef i32 @_Z5clampiii(i32 noundef %x, i32 noundef %low, i32 noundef %high) #0 !dbg !15 {
entry:
  %x.addr = alloca i32, align 4
  %low.addr = alloca i32, align 4
  %high.addr = alloca i32, align 4
  store i32 %x, ptr %x.addr, align 4
  store i32 %low, ptr %low.addr, align 4
  store i32 %high, ptr %high.addr, align 4
  %0 = load i32, ptr %x.addr, align 4, !dbg !16
  %1 = load i32, ptr %low.addr, align 4, !dbg !17
  %cmp = icmp slt i32 %0, %1, !dbg !18
  br i1 %cmp, label %cond.true, label %cond.false, !dbg !16

cond.true:                                        ; preds = %entry
  %2 = load i32, ptr %low.addr, align 4, !dbg !19
  br label %cond.end4, !dbg !16

cond.false:                                       ; preds = %entry
  %3 = load i32, ptr %x.addr, align 4, !dbg !20
  %4 = load i32, ptr %high.addr, align 4, !dbg !21
  %cmp1 = icmp sgt i32 %3, %4, !dbg !22
  br i1 %cmp1, label %cond.true2, label %cond.false3, !dbg !20

cond.true2:                                       ; preds = %cond.false
  %5 = load i32, ptr %high.addr, align 4, !dbg !23
  br label %cond.end, !dbg !20

cond.false3:                                      ; preds = %cond.false
  %6 = load i32, ptr %x.addr, align 4, !dbg !24
  br label %cond.end, !dbg !20

cond.end:                                         ; preds = %cond.false3, %cond.true2
  %cond = phi i32 [ %5, %cond.true2 ], [ %6, %cond.false3 ], !dbg !20
  br label %cond.end4, !dbg !16

cond.end4:                                        ; preds = %cond.end, %cond.true
  %cond5 = phi i32 [ %2, %cond.true ], [ %cond, %cond.end ], !dbg !16
  ret i32 %cond5, !dbg !25
}

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z8o0_callsPiPKii(ptr noundef %out, ptr noundef %a, i32 noundef %n) #1 !dbg !26 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %i = alloca i32, align 4
  %v = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !27
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !31
  %mul = mul i32 %0, %1, !dbg !34
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !35
  %add = add i32 %mul, %2, !dbg !38
  store i32 %add, ptr %i, align 4, !dbg !39
  %3 = load i32, ptr %i, align 4, !dbg !40
  %4 = load i32, ptr %n.addr, align 4, !dbg !41
  %cmp = icmp slt i32 %3, %4, !dbg !42
  br i1 %cmp, label %if.then, label %if.end, !dbg !42

if.then:                                          ; preds = %entry
  %5 = load ptr, ptr %a.addr, align 8, !dbg !43
  %6 = load i32, ptr %i, align 4, !dbg !44
  %idxprom = sext i32 %6 to i64, !dbg !43
  %arrayidx = getelementptr inbounds i32, ptr %5, i64 %idxprom, !dbg !43
  %7 = load i32, ptr %arrayidx, align 4, !dbg !43
  store i32 %7, ptr %v, align 4, !dbg !45
  call void @_Z5twiceRi(ptr noundef nonnull align 4 dereferenceable(4) %v) #3, !dbg !46
  %8 = load i32, ptr %v, align 4, !dbg !47
  %call3 = call noundef i32 @_Z5clampiii(i32 noundef %8, i32 noundef -100, i32 noundef 100) #3, !dbg !48
  %9 = load ptr, ptr %out.addr, align 8, !dbg !49
  %10 = load i32, ptr %i, align 4, !dbg !50
  %idxprom4 = sext i32 %10 to i64, !dbg !49
  %arrayidx5 = getelementptr inbounds i32, ptr %9, i64 %idxprom4, !dbg !49
  store i32 %call3, ptr %arrayidx5, align 4, !dbg !51
  br label %if.end, !dbg !52

if.end:                                           ; preds = %if.then, %entry
  ret void, !dbg !53
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
!1 = !DIFile(filename: "functions/o0_calls.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "twice", scope: !1, file: !1, line: 12, type: !9, scopeLine: 12, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 12, column: 33, scope: !8)
!12 = !{i64 4}
!13 = !DILocation(line: 12, column: 35, scope: !8)
!14 = !DILocation(line: 12, column: 41, scope: !8)
!15 = distinct !DISubprogram(name: "clamp", scope: !1, file: !1, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!16 = !DILocation(line: 13, column: 57, scope: !15)
!17 = !DILocation(line: 13, column: 61, scope: !15)
!18 = !DILocation(line: 13, column: 59, scope: !15)
!19 = !DILocation(line: 13, column: 67, scope: !15)
!20 = !DILocation(line: 13, column: 73, scope: !15)
!21 = !DILocation(line: 13, column: 77, scope: !15)
!22 = !DILocation(line: 13, column: 75, scope: !15)
!23 = !DILocation(line: 13, column: 84, scope: !15)
!24 = !DILocation(line: 13, column: 91, scope: !15)
!25 = !DILocation(line: 13, column: 50, scope: !15)
!26 = distinct !DISubprogram(name: "o0_calls", scope: !1, file: !1, line: 14, type: !9, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!27 = !DILocation(line: 32, column: 1, scope: !28, inlinedAt: !30)
!28 = distinct !DISubprogram(name: "get_x", scope: !29, file: !29, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!29 = !DIFile(filename: "functions/../cuda.h", directory: ".")
!30 = distinct !DILocation(line: 15, column: 13, scope: !26)
!31 = !DILocation(line: 33, column: 1, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "get_x", scope: !29, file: !29, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!33 = distinct !DILocation(line: 15, column: 26, scope: !26)
!34 = !DILocation(line: 15, column: 24, scope: !26)
!35 = !DILocation(line: 31, column: 1, scope: !36, inlinedAt: !37)
!36 = distinct !DISubprogram(name: "get_x", scope: !29, file: !29, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!37 = distinct !DILocation(line: 15, column: 39, scope: !26)
!38 = !DILocation(line: 15, column: 37, scope: !26)
!39 = !DILocation(line: 15, column: 9, scope: !26)
!40 = !DILocation(line: 16, column: 9, scope: !26)
!41 = !DILocation(line: 16, column: 13, scope: !26)
!42 = !DILocation(line: 16, column: 11, scope: !26)
!43 = !DILocation(line: 17, column: 17, scope: !26)
!44 = !DILocation(line: 17, column: 19, scope: !26)
!45 = !DILocation(line: 17, column: 13, scope: !26)
!46 = !DILocation(line: 18, column: 9, scope: !26)
!47 = !DILocation(line: 19, column: 24, scope: !26)
!48 = !DILocation(line: 19, column: 18, scope: !26)
!49 = !DILocation(line: 19, column: 9, scope: !26)
!50 = !DILocation(line: 19, column: 13, scope: !26)
!51 = !DILocation(line: 19, column: 16, scope: !26)
!52 = !DILocation(line: 20, column: 5, scope: !26)
!53 = !DILocation(line: 21, column: 1, scope: !26)
