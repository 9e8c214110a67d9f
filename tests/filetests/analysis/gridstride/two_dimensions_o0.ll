; ModuleID = 'gridstride/two_dimensions_o0.cu'
source_filename = "gridstride/two_dimensions_o0.cu"
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
define dso_local ptx_kernel void @_Z9stride_2dPiPKiii(ptr noundef %out, ptr noundef %a, i32 noundef %w, i32 noundef %h) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %w.addr = alloca i32, align 4
  %h.addr = alloca i32, align 4
  %y = alloca i32, align 4
  %x = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %w, ptr %w.addr, align 4
  store i32 %h, ptr %h.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  store i32 %add, ptr %y, align 4, !dbg !23
  br label %for.cond, !dbg !24

for.cond:                                         ; preds = %for.inc22, %entry
  %3 = load i32, ptr %y, align 4, !dbg !25
  %4 = load i32, ptr %h.addr, align 4, !dbg !26
  %cmp = icmp slt i32 %3, %4, !dbg !27
  br i1 %cmp, label %for.body, label %for.end27, !dbg !28

for.body:                                         ; preds = %for.cond
  %5 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !29
  %6 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !32
  %mul5 = mul i32 %5, %6, !dbg !35
  %7 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !36
  %add7 = add i32 %mul5, %7, !dbg !39
  store i32 %add7, ptr %x, align 4, !dbg !40
  br label %for.cond8, !dbg !41

for.cond8:                                        ; preds = %for.inc, %for.body
  %8 = load i32, ptr %x, align 4, !dbg !42
  %9 = load i32, ptr %w.addr, align 4, !dbg !43
  %cmp9 = icmp slt i32 %8, %9, !dbg !44
  br i1 %cmp9, label %for.body10, label %for.end, !dbg !45

for.body10:                                       ; preds = %for.cond8
  %10 = load ptr, ptr %a.addr, align 8, !dbg !46
  %11 = load i32, ptr %y, align 4, !dbg !47
  %12 = load i32, ptr %w.addr, align 4, !dbg !48
  %mul11 = mul nsw i32 %11, %12, !dbg !49
  %13 = load i32, ptr %x, align 4, !dbg !50
  %add12 = add nsw i32 %mul11, %13, !dbg !51
  %idxprom = sext i32 %add12 to i64, !dbg !46
  %arrayidx = getelementptr inbounds i32, ptr %10, i64 %idxprom, !dbg !46
  %14 = load i32, ptr %arrayidx, align 4, !dbg !46
  %15 = load i32, ptr %x, align 4, !dbg !52
  %add13 = add nsw i32 %14, %15, !dbg !53
  %16 = load i32, ptr %y, align 4, !dbg !54
  %sub = sub nsw i32 %add13, %16, !dbg !55
  %17 = load ptr, ptr %out.addr, align 8, !dbg !56
  %18 = load i32, ptr %y, align 4, !dbg !57
  %19 = load i32, ptr %w.addr, align 4, !dbg !58
  %mul14 = mul nsw i32 %18, %19, !dbg !59
  %20 = load i32, ptr %x, align 4, !dbg !60
  %add15 = add nsw i32 %mul14, %20, !dbg !61
  %idxprom16 = sext i32 %add15 to i64, !dbg !56
  %arrayidx17 = getelementptr inbounds i32, ptr %17, i64 %idxprom16, !dbg !56
  store i32 %sub, ptr %arrayidx17, align 4, !dbg !62
  br label %for.inc, !dbg !56

for.inc:                                          ; preds = %for.body10
  %21 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !63
  %22 = call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !65
  %mul20 = mul i32 %21, %22, !dbg !68
  %23 = load i32, ptr %x, align 4, !dbg !69
  %add21 = add i32 %23, %mul20, !dbg !69
  store i32 %add21, ptr %x, align 4, !dbg !69
  br label %for.cond8, !dbg !45, !llvm.loop !70

for.end:                                          ; preds = %for.cond8
  br label %for.inc22, !dbg !54

for.inc22:                                        ; preds = %for.end
  %24 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.y(), !dbg !72
  %25 = call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.y(), !dbg !74
  %mul25 = mul i32 %24, %25, !dbg !77
  %26 = load i32, ptr %y, align 4, !dbg !78
  %add26 = add i32 %26, %mul25, !dbg !78
  store i32 %add26, ptr %y, align 4, !dbg !78
  br label %for.cond, !dbg !28, !llvm.loop !79

for.end27:                                        ; preds = %for.cond
  ret void, !dbg !80
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 65536) i32 @llvm.nvvm.read.ptx.sreg.nctaid.y() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "gridstride/two_dimensions_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "stride_2d", scope: !1, file: !1, line: 10, type: !9, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 11, column: 18, scope: !8)
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !17)
!16 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!17 = distinct !DILocation(line: 11, column: 31, scope: !8)
!18 = !DILocation(line: 11, column: 29, scope: !8)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!21 = distinct !DILocation(line: 11, column: 44, scope: !8)
!22 = !DILocation(line: 11, column: 42, scope: !8)
!23 = !DILocation(line: 11, column: 14, scope: !8)
!24 = !DILocation(line: 11, column: 10, scope: !8)
!25 = !DILocation(line: 11, column: 57, scope: !8)
!26 = !DILocation(line: 11, column: 61, scope: !8)
!27 = !DILocation(line: 11, column: 59, scope: !8)
!28 = !DILocation(line: 11, column: 5, scope: !8)
!29 = !DILocation(line: 32, column: 1, scope: !30, inlinedAt: !31)
!30 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!31 = distinct !DILocation(line: 12, column: 22, scope: !8)
!32 = !DILocation(line: 33, column: 1, scope: !33, inlinedAt: !34)
!33 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!34 = distinct !DILocation(line: 12, column: 35, scope: !8)
!35 = !DILocation(line: 12, column: 33, scope: !8)
!36 = !DILocation(line: 31, column: 1, scope: !37, inlinedAt: !38)
!37 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!38 = distinct !DILocation(line: 12, column: 48, scope: !8)
!39 = !DILocation(line: 12, column: 46, scope: !8)
!40 = !DILocation(line: 12, column: 18, scope: !8)
!41 = !DILocation(line: 12, column: 14, scope: !8)
!42 = !DILocation(line: 12, column: 61, scope: !8)
!43 = !DILocation(line: 12, column: 65, scope: !8)
!44 = !DILocation(line: 12, column: 63, scope: !8)
!45 = !DILocation(line: 12, column: 9, scope: !8)
!46 = !DILocation(line: 13, column: 30, scope: !8)
!47 = !DILocation(line: 13, column: 32, scope: !8)
!48 = !DILocation(line: 13, column: 36, scope: !8)
!49 = !DILocation(line: 13, column: 34, scope: !8)
!50 = !DILocation(line: 13, column: 40, scope: !8)
!51 = !DILocation(line: 13, column: 38, scope: !8)
!52 = !DILocation(line: 13, column: 45, scope: !8)
!53 = !DILocation(line: 13, column: 43, scope: !8)
!54 = !DILocation(line: 13, column: 49, scope: !8)
!55 = !DILocation(line: 13, column: 47, scope: !8)
!56 = !DILocation(line: 13, column: 13, scope: !8)
!57 = !DILocation(line: 13, column: 17, scope: !8)
!58 = !DILocation(line: 13, column: 21, scope: !8)
!59 = !DILocation(line: 13, column: 19, scope: !8)
!60 = !DILocation(line: 13, column: 25, scope: !8)
!61 = !DILocation(line: 13, column: 23, scope: !8)
!62 = !DILocation(line: 13, column: 28, scope: !8)
!63 = !DILocation(line: 33, column: 1, scope: !33, inlinedAt: !64)
!64 = distinct !DILocation(line: 12, column: 73, scope: !8)
!65 = !DILocation(line: 34, column: 1, scope: !66, inlinedAt: !67)
!66 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 34, type: !9, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!67 = distinct !DILocation(line: 12, column: 86, scope: !8)
!68 = !DILocation(line: 12, column: 84, scope: !8)
!69 = !DILocation(line: 12, column: 70, scope: !8)
!70 = distinct !{!70, !45, !54, !71}
!71 = !{!"llvm.loop.mustprogress"}
!72 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !73)
!73 = distinct !DILocation(line: 11, column: 69, scope: !8)
!74 = !DILocation(line: 34, column: 1, scope: !75, inlinedAt: !76)
!75 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 34, type: !9, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!76 = distinct !DILocation(line: 11, column: 82, scope: !8)
!77 = !DILocation(line: 11, column: 80, scope: !8)
!78 = !DILocation(line: 11, column: 66, scope: !8)
!79 = distinct !{!79, !28, !54, !71}
!80 = !DILocation(line: 14, column: 1, scope: !8)
