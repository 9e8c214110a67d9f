; ModuleID = 'stencil/shared_halo_o0.cu'
source_filename = "stencil/shared_halo_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@_ZZ11shared_haloPiPKiiE4tile = internal addrspace(3) global [18 x i32] undef, align 4
@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z11shared_haloPiPKii(ptr noundef %out, ptr noundef %a, i32 noundef %n) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %i = alloca i32, align 4
  %t = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %i, align 4, !dbg !23
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !24
  %add4 = add i32 %3, 1, !dbg !26
  store i32 %add4, ptr %t, align 4, !dbg !27
  %4 = load i32, ptr %i, align 4, !dbg !28
  %5 = load i32, ptr %n.addr, align 4, !dbg !29
  %cmp = icmp slt i32 %4, %5, !dbg !30
  br i1 %cmp, label %cond.true, label %cond.false, !dbg !28

cond.true:                                        ; preds = %entry
  %6 = load ptr, ptr %a.addr, align 8, !dbg !31
  %7 = load i32, ptr %i, align 4, !dbg !32
  %idxprom = sext i32 %7 to i64, !dbg !31
  %arrayidx = getelementptr inbounds i32, ptr %6, i64 %idxprom, !dbg !31
  %8 = load i32, ptr %arrayidx, align 4, !dbg !31
  br label %cond.end, !dbg !28

cond.false:                                       ; preds = %entry
  br label %cond.end, !dbg !28

cond.end:                                         ; preds = %cond.false, %cond.true
  %cond = phi i32 [ %8, %cond.true ], [ 0, %cond.false ], !dbg !28
  %9 = load i32, ptr %t, align 4, !dbg !33
  %idxprom5 = sext i32 %9 to i64, !dbg !34
  %arrayidx6 = getelementptr inbounds [18 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ11shared_haloPiPKiiE4tile to ptr), i64 0, i64 %idxprom5, !dbg !34
  store i32 %cond, ptr %arrayidx6, align 4, !dbg !35
  %10 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !36
  %cmp8 = icmp eq i32 %10, 0, !dbg !38
  br i1 %cmp8, label %if.then, label %if.end, !dbg !38

if.then:                                          ; preds = %cond.end
  %11 = load i32, ptr %i, align 4, !dbg !39
  %cmp9 = icmp sgt i32 %11, 0, !dbg !40
  br i1 %cmp9, label %land.lhs.true, label %cond.false14, !dbg !41

land.lhs.true:                                    ; preds = %if.then
  %12 = load i32, ptr %i, align 4, !dbg !42
  %13 = load i32, ptr %n.addr, align 4, !dbg !43
  %cmp10 = icmp sle i32 %12, %13, !dbg !44
  br i1 %cmp10, label %cond.true11, label %cond.false14, !dbg !39

cond.true11:                                      ; preds = %land.lhs.true
  %14 = load ptr, ptr %a.addr, align 8, !dbg !45
  %15 = load i32, ptr %i, align 4, !dbg !46
  %sub = sub nsw i32 %15, 1, !dbg !47
  %idxprom12 = sext i32 %sub to i64, !dbg !45
  %arrayidx13 = getelementptr inbounds i32, ptr %14, i64 %idxprom12, !dbg !45
  %16 = load i32, ptr %arrayidx13, align 4, !dbg !45
  br label %cond.end15, !dbg !39

cond.false14:                                     ; preds = %land.lhs.true, %if.then
  br label %cond.end15, !dbg !39

cond.end15:                                       ; preds = %cond.false14, %cond.true11
  %cond16 = phi i32 [ %16, %cond.true11 ], [ 0, %cond.false14 ], !dbg !39
  store i32 %cond16, ptr addrspacecast (ptr addrspace(3) @_ZZ11shared_haloPiPKiiE4tile to ptr), align 4, !dbg !48
  br label %if.end, !dbg !49

if.end:                                           ; preds = %cond.end15, %cond.end
  %17 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !50
  %cmp18 = icmp eq i32 %17, 15, !dbg !52
  br i1 %cmp18, label %if.then19, label %if.end29, !dbg !52

if.then19:                                        ; preds = %if.end
  %18 = load i32, ptr %i, align 4, !dbg !53
  %add20 = add nsw i32 %18, 1, !dbg !54
  %19 = load i32, ptr %n.addr, align 4, !dbg !55
  %cmp21 = icmp slt i32 %add20, %19, !dbg !56
  br i1 %cmp21, label %cond.true22, label %cond.false26, !dbg !53

cond.true22:                                      ; preds = %if.then19
  %20 = load ptr, ptr %a.addr, align 8, !dbg !57
  %21 = load i32, ptr %i, align 4, !dbg !58
  %add23 = add nsw i32 %21, 1, !dbg !59
  %idxprom24 = sext i32 %add23 to i64, !dbg !57
  %arrayidx25 = getelementptr inbounds i32, ptr %20, i64 %idxprom24, !dbg !57
  %22 = load i32, ptr %arrayidx25, align 4, !dbg !57
  br label %cond.end27, !dbg !53

cond.false26:                                     ; preds = %if.then19
  br label %cond.end27, !dbg !53

cond.end27:                                       ; preds = %cond.false26, %cond.true22
  %cond28 = phi i32 [ %22, %cond.true22 ], [ 0, %cond.false26 ], !dbg !53
  store i32 %cond28, ptr getelementptr inbounds ([18 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ11shared_haloPiPKiiE4tile to ptr), i64 0, i64 17), align 4, !dbg !60
  br label %if.end29, !dbg !61

if.end29:                                         ; preds = %cond.end27, %if.end
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !62
  %23 = load i32, ptr %i, align 4, !dbg !63
  %24 = load i32, ptr %n.addr, align 4, !dbg !64
  %cmp30 = icmp slt i32 %23, %24, !dbg !65
  br i1 %cmp30, label %if.then31, label %if.end45, !dbg !65

if.then31:                                        ; preds = %if.end29
  %25 = load i32, ptr %t, align 4, !dbg !66
  %sub32 = sub nsw i32 %25, 1, !dbg !67
  %idxprom33 = sext i32 %sub32 to i64, !dbg !68
  %arrayidx34 = getelementptr inbounds [18 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ11shared_haloPiPKiiE4tile to ptr), i64 0, i64 %idxprom33, !dbg !68
  %26 = load i32, ptr %arrayidx34, align 4, !dbg !68
  %27 = load i32, ptr %t, align 4, !dbg !69
  %idxprom35 = sext i32 %27 to i64, !dbg !70
  %arrayidx36 = getelementptr inbounds [18 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ11shared_haloPiPKiiE4tile to ptr), i64 0, i64 %idxprom35, !dbg !70
  %28 = load i32, ptr %arrayidx36, align 4, !dbg !70
  %mul37 = mul nsw i32 2, %28, !dbg !71
  %add38 = add nsw i32 %26, %mul37, !dbg !72
  %29 = load i32, ptr %t, align 4, !dbg !73
  %add39 = add nsw i32 %29, 1, !dbg !74
  %idxprom40 = sext i32 %add39 to i64, !dbg !75
  %arrayidx41 = getelementptr inbounds [18 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ11shared_haloPiPKiiE4tile to ptr), i64 0, i64 %idxprom40, !dbg !75
  %30 = load i32, ptr %arrayidx41, align 4, !dbg !75
  %add42 = add nsw i32 %add38, %30, !dbg !76
  %31 = load ptr, ptr %out.addr, align 8, !dbg !77
  %32 = load i32, ptr %i, align 4, !dbg !78
  %idxprom43 = sext i32 %32 to i64, !dbg !77
  %arrayidx44 = getelementptr inbounds i32, ptr %31, i64 %idxprom43, !dbg !77
  store i32 %add42, ptr %arrayidx44, align 4, !dbg !79
  br label %if.end45, !dbg !77

if.end45:                                         ; preds = %if.then31, %if.end29
  ret void, !dbg !80
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "stencil/shared_halo_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "shared_halo", scope: !1, file: !1, line: 13, type: !9, scopeLine: 13, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "stencil/../cuda.h", directory: ".")
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
!24 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !25)
!25 = distinct !DILocation(line: 16, column: 13, scope: !8)
!26 = !DILocation(line: 16, column: 25, scope: !8)
!27 = !DILocation(line: 16, column: 9, scope: !8)
!28 = !DILocation(line: 17, column: 15, scope: !8)
!29 = !DILocation(line: 17, column: 19, scope: !8)
!30 = !DILocation(line: 17, column: 17, scope: !8)
!31 = !DILocation(line: 17, column: 23, scope: !8)
!32 = !DILocation(line: 17, column: 25, scope: !8)
!33 = !DILocation(line: 17, column: 10, scope: !8)
!34 = !DILocation(line: 17, column: 5, scope: !8)
!35 = !DILocation(line: 17, column: 13, scope: !8)
!36 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !37)
!37 = distinct !DILocation(line: 18, column: 9, scope: !8)
!38 = !DILocation(line: 18, column: 21, scope: !8)
!39 = !DILocation(line: 19, column: 19, scope: !8)
!40 = !DILocation(line: 19, column: 21, scope: !8)
!41 = !DILocation(line: 19, column: 25, scope: !8)
!42 = !DILocation(line: 19, column: 28, scope: !8)
!43 = !DILocation(line: 19, column: 33, scope: !8)
!44 = !DILocation(line: 19, column: 30, scope: !8)
!45 = !DILocation(line: 19, column: 37, scope: !8)
!46 = !DILocation(line: 19, column: 39, scope: !8)
!47 = !DILocation(line: 19, column: 41, scope: !8)
!48 = !DILocation(line: 19, column: 17, scope: !8)
!49 = !DILocation(line: 19, column: 9, scope: !8)
!50 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !51)
!51 = distinct !DILocation(line: 20, column: 9, scope: !8)
!52 = !DILocation(line: 20, column: 21, scope: !8)
!53 = !DILocation(line: 21, column: 20, scope: !8)
!54 = !DILocation(line: 21, column: 22, scope: !8)
!55 = !DILocation(line: 21, column: 28, scope: !8)
!56 = !DILocation(line: 21, column: 26, scope: !8)
!57 = !DILocation(line: 21, column: 32, scope: !8)
!58 = !DILocation(line: 21, column: 34, scope: !8)
!59 = !DILocation(line: 21, column: 36, scope: !8)
!60 = !DILocation(line: 21, column: 18, scope: !8)
!61 = !DILocation(line: 21, column: 9, scope: !8)
!62 = !DILocation(line: 22, column: 5, scope: !8)
!63 = !DILocation(line: 23, column: 9, scope: !8)
!64 = !DILocation(line: 23, column: 13, scope: !8)
!65 = !DILocation(line: 23, column: 11, scope: !8)
!66 = !DILocation(line: 24, column: 23, scope: !8)
!67 = !DILocation(line: 24, column: 25, scope: !8)
!68 = !DILocation(line: 24, column: 18, scope: !8)
!69 = !DILocation(line: 24, column: 41, scope: !8)
!70 = !DILocation(line: 24, column: 36, scope: !8)
!71 = !DILocation(line: 24, column: 34, scope: !8)
!72 = !DILocation(line: 24, column: 30, scope: !8)
!73 = !DILocation(line: 24, column: 51, scope: !8)
!74 = !DILocation(line: 24, column: 53, scope: !8)
!75 = !DILocation(line: 24, column: 46, scope: !8)
!76 = !DILocation(line: 24, column: 44, scope: !8)
!77 = !DILocation(line: 24, column: 9, scope: !8)
!78 = !DILocation(line: 24, column: 13, scope: !8)
!79 = !DILocation(line: 24, column: 16, scope: !8)
!80 = !DILocation(line: 25, column: 1, scope: !8)
