; ModuleID = 'dimensions/volume_o0.cu'
source_filename = "dimensions/volume_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z6volumePiPKiiii(ptr noundef %out, ptr noundef %a, i32 noundef %nx, i32 noundef %ny, i32 noundef %nz) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %nx.addr = alloca i32, align 4
  %ny.addr = alloca i32, align 4
  %nz.addr = alloca i32, align 4
  %x = alloca i32, align 4
  %y = alloca i32, align 4
  %z = alloca i32, align 4
  %i = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %nx, ptr %nx.addr, align 4
  store i32 %ny, ptr %ny.addr, align 4
  store i32 %nz, ptr %nz.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %x, align 4, !dbg !23
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !24
  %4 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !27
  %mul5 = mul i32 %3, %4, !dbg !30
  %5 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !31
  %add7 = add i32 %mul5, %5, !dbg !34
  store i32 %add7, ptr %y, align 4, !dbg !35
  %6 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.z(), !dbg !36
  %7 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.z(), !dbg !39
  %mul10 = mul i32 %6, %7, !dbg !42
  %8 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.z(), !dbg !43
  %add12 = add i32 %mul10, %8, !dbg !46
  store i32 %add12, ptr %z, align 4, !dbg !47
  %9 = load i32, ptr %x, align 4, !dbg !48
  %10 = load i32, ptr %nx.addr, align 4, !dbg !49
  %cmp = icmp slt i32 %9, %10, !dbg !50
  br i1 %cmp, label %land.lhs.true, label %if.end, !dbg !51

land.lhs.true:                                    ; preds = %entry
  %11 = load i32, ptr %y, align 4, !dbg !52
  %12 = load i32, ptr %ny.addr, align 4, !dbg !53
  %cmp13 = icmp slt i32 %11, %12, !dbg !54
  br i1 %cmp13, label %land.lhs.true14, label %if.end, !dbg !55

land.lhs.true14:                                  ; preds = %land.lhs.true
  %13 = load i32, ptr %z, align 4, !dbg !56
  %14 = load i32, ptr %nz.addr, align 4, !dbg !57
  %cmp15 = icmp slt i32 %13, %14, !dbg !58
  br i1 %cmp15, label %if.then, label %if.end, !dbg !55

if.then:                                          ; preds = %land.lhs.true14
  %15 = load i32, ptr %z, align 4, !dbg !59
  %16 = load i32, ptr %ny.addr, align 4, !dbg !60
  %mul16 = mul nsw i32 %15, %16, !dbg !61
  %17 = load i32, ptr %y, align 4, !dbg !62
  %add17 = add nsw i32 %mul16, %17, !dbg !63
  %18 = load i32, ptr %nx.addr, align 4, !dbg !64
  %mul18 = mul nsw i32 %add17, %18, !dbg !65
  %19 = load i32, ptr %x, align 4, !dbg !66
  %add19 = add nsw i32 %mul18, %19, !dbg !67
  store i32 %add19, ptr %i, align 4, !dbg !68
  %20 = load ptr, ptr %a.addr, align 8, !dbg !69
  %21 = load i32, ptr %i, align 4, !dbg !70
  %idxprom = sext i32 %21 to i64, !dbg !69
  %arrayidx = getelementptr inbounds i32, ptr %20, i64 %idxprom, !dbg !69
  %22 = load i32, ptr %arrayidx, align 4, !dbg !69
  %23 = load i32, ptr %x, align 4, !dbg !71
  %24 = load i32, ptr %y, align 4, !dbg !72
  %add20 = add nsw i32 %23, %24, !dbg !73
  %25 = load i32, ptr %z, align 4, !dbg !74
  %add21 = add nsw i32 %add20, %25, !dbg !75
  %xor = xor i32 %22, %add21, !dbg !76
  %26 = load ptr, ptr %out.addr, align 8, !dbg !77
  %27 = load i32, ptr %i, align 4, !dbg !78
  %idxprom22 = sext i32 %27 to i64, !dbg !77
  %arrayidx23 = getelementptr inbounds i32, ptr %26, i64 %idxprom22, !dbg !77
  store i32 %xor, ptr %arrayidx23, align 4, !dbg !79
  br label %if.end, !dbg !80

if.end:                                           ; preds = %if.then, %land.lhs.true14, %land.lhs.true, %entry
  ret void, !dbg !81
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.z() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 65) i32 @llvm.nvvm.read.ptx.sreg.ntid.z() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 64) i32 @llvm.nvvm.read.ptx.sreg.tid.z() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "dimensions/volume_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "volume", scope: !1, file: !1, line: 14, type: !9, scopeLine: 14, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "dimensions/../cuda.h", directory: ".")
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
!24 = !DILocation(line: 32, column: 1, scope: !25, inlinedAt: !26)
!25 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!26 = distinct !DILocation(line: 16, column: 13, scope: !8)
!27 = !DILocation(line: 33, column: 1, scope: !28, inlinedAt: !29)
!28 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!29 = distinct !DILocation(line: 16, column: 26, scope: !8)
!30 = !DILocation(line: 16, column: 24, scope: !8)
!31 = !DILocation(line: 31, column: 1, scope: !32, inlinedAt: !33)
!32 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!33 = distinct !DILocation(line: 16, column: 39, scope: !8)
!34 = !DILocation(line: 16, column: 37, scope: !8)
!35 = !DILocation(line: 16, column: 9, scope: !8)
!36 = !DILocation(line: 32, column: 1, scope: !37, inlinedAt: !38)
!37 = distinct !DISubprogram(name: "get_z", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!38 = distinct !DILocation(line: 17, column: 13, scope: !8)
!39 = !DILocation(line: 33, column: 1, scope: !40, inlinedAt: !41)
!40 = distinct !DISubprogram(name: "get_z", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!41 = distinct !DILocation(line: 17, column: 26, scope: !8)
!42 = !DILocation(line: 17, column: 24, scope: !8)
!43 = !DILocation(line: 31, column: 1, scope: !44, inlinedAt: !45)
!44 = distinct !DISubprogram(name: "get_z", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!45 = distinct !DILocation(line: 17, column: 39, scope: !8)
!46 = !DILocation(line: 17, column: 37, scope: !8)
!47 = !DILocation(line: 17, column: 9, scope: !8)
!48 = !DILocation(line: 18, column: 9, scope: !8)
!49 = !DILocation(line: 18, column: 13, scope: !8)
!50 = !DILocation(line: 18, column: 11, scope: !8)
!51 = !DILocation(line: 18, column: 16, scope: !8)
!52 = !DILocation(line: 18, column: 19, scope: !8)
!53 = !DILocation(line: 18, column: 23, scope: !8)
!54 = !DILocation(line: 18, column: 21, scope: !8)
!55 = !DILocation(line: 18, column: 26, scope: !8)
!56 = !DILocation(line: 18, column: 29, scope: !8)
!57 = !DILocation(line: 18, column: 33, scope: !8)
!58 = !DILocation(line: 18, column: 31, scope: !8)
!59 = !DILocation(line: 19, column: 18, scope: !8)
!60 = !DILocation(line: 19, column: 22, scope: !8)
!61 = !DILocation(line: 19, column: 20, scope: !8)
!62 = !DILocation(line: 19, column: 27, scope: !8)
!63 = !DILocation(line: 19, column: 25, scope: !8)
!64 = !DILocation(line: 19, column: 32, scope: !8)
!65 = !DILocation(line: 19, column: 30, scope: !8)
!66 = !DILocation(line: 19, column: 37, scope: !8)
!67 = !DILocation(line: 19, column: 35, scope: !8)
!68 = !DILocation(line: 19, column: 13, scope: !8)
!69 = !DILocation(line: 20, column: 18, scope: !8)
!70 = !DILocation(line: 20, column: 20, scope: !8)
!71 = !DILocation(line: 20, column: 26, scope: !8)
!72 = !DILocation(line: 20, column: 30, scope: !8)
!73 = !DILocation(line: 20, column: 28, scope: !8)
!74 = !DILocation(line: 20, column: 34, scope: !8)
!75 = !DILocation(line: 20, column: 32, scope: !8)
!76 = !DILocation(line: 20, column: 23, scope: !8)
!77 = !DILocation(line: 20, column: 9, scope: !8)
!78 = !DILocation(line: 20, column: 13, scope: !8)
!79 = !DILocation(line: 20, column: 16, scope: !8)
!80 = !DILocation(line: 21, column: 5, scope: !8)
!81 = !DILocation(line: 22, column: 1, scope: !8)
