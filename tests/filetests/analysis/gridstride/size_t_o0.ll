; ModuleID = 'gridstride/size_t_o0.cu'
source_filename = "gridstride/size_t_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.gridDim_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.blockIdx_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@gridDim = extern_weak dso_local addrspace(1) global %struct.gridDim_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z11stride_sizePdPKdm(ptr noundef %out, ptr noundef %a, i64 noundef %n) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %n.addr = alloca i64, align 8
  %stride = alloca i64, align 8
  %i = alloca i64, align 8
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i64 %n, ptr %n.addr, align 8
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !11
  %conv = zext i32 %0 to i64, !dbg !15
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !16
  %conv2 = zext i32 %1 to i64, !dbg !19
  %mul = mul i64 %conv, %conv2, !dbg !20
  store i64 %mul, ptr %stride, align 8, !dbg !21
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !22
  %conv4 = zext i32 %2 to i64, !dbg !25
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !26
  %conv6 = zext i32 %3 to i64, !dbg !28
  %mul7 = mul i64 %conv4, %conv6, !dbg !29
  %4 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !30
  %conv9 = zext i32 %4 to i64, !dbg !33
  %add = add i64 %mul7, %conv9, !dbg !34
  store i64 %add, ptr %i, align 8, !dbg !35
  br label %for.cond, !dbg !36

for.cond:                                         ; preds = %for.inc, %entry
  %5 = load i64, ptr %i, align 8, !dbg !37
  %6 = load i64, ptr %n.addr, align 8, !dbg !38
  %cmp = icmp ult i64 %5, %6, !dbg !39
  br i1 %cmp, label %for.body, label %for.end, !dbg !40

for.body:                                         ; preds = %for.cond
  %7 = load ptr, ptr %a.addr, align 8, !dbg !41
  %8 = load i64, ptr %i, align 8, !dbg !42
  %arrayidx = getelementptr inbounds nuw double, ptr %7, i64 %8, !dbg !41
  %9 = load double, ptr %arrayidx, align 8, !dbg !41
  %div = fdiv contract double %9, 3.000000e+00, !dbg !43
  %10 = load ptr, ptr %out.addr, align 8, !dbg !44
  %11 = load i64, ptr %i, align 8, !dbg !45
  %arrayidx10 = getelementptr inbounds nuw double, ptr %10, i64 %11, !dbg !44
  store double %div, ptr %arrayidx10, align 8, !dbg !46
  br label %for.inc, !dbg !44

for.inc:                                          ; preds = %for.body
  %12 = load i64, ptr %stride, align 8, !dbg !47
  %13 = load i64, ptr %i, align 8, !dbg !48
  %add11 = add i64 %13, %12, !dbg !48
  store i64 %add11, ptr %i, align 8, !dbg !48
  br label %for.cond, !dbg !40, !llvm.loop !49

for.end:                                          ; preds = %for.cond
  ret void, !dbg !52
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "gridstride/size_t_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "stride_size", scope: !1, file: !1, line: 10, type: !9, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 34, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 34, type: !9, scopeLine: 34, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "gridstride/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 11, column: 29, scope: !8)
!15 = !DILocation(line: 11, column: 29, scope: !8)
!16 = !DILocation(line: 33, column: 1, scope: !17, inlinedAt: !18)
!17 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!18 = distinct !DILocation(line: 11, column: 41, scope: !8)
!19 = !DILocation(line: 11, column: 41, scope: !8)
!20 = !DILocation(line: 11, column: 39, scope: !8)
!21 = !DILocation(line: 11, column: 12, scope: !8)
!22 = !DILocation(line: 32, column: 1, scope: !23, inlinedAt: !24)
!23 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!24 = distinct !DILocation(line: 12, column: 29, scope: !8)
!25 = !DILocation(line: 12, column: 29, scope: !8)
!26 = !DILocation(line: 33, column: 1, scope: !17, inlinedAt: !27)
!27 = distinct !DILocation(line: 12, column: 42, scope: !8)
!28 = !DILocation(line: 12, column: 42, scope: !8)
!29 = !DILocation(line: 12, column: 40, scope: !8)
!30 = !DILocation(line: 31, column: 1, scope: !31, inlinedAt: !32)
!31 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!32 = distinct !DILocation(line: 12, column: 55, scope: !8)
!33 = !DILocation(line: 12, column: 55, scope: !8)
!34 = !DILocation(line: 12, column: 53, scope: !8)
!35 = !DILocation(line: 12, column: 17, scope: !8)
!36 = !DILocation(line: 12, column: 10, scope: !8)
!37 = !DILocation(line: 12, column: 68, scope: !8)
!38 = !DILocation(line: 12, column: 72, scope: !8)
!39 = !DILocation(line: 12, column: 70, scope: !8)
!40 = !DILocation(line: 12, column: 5, scope: !8)
!41 = !DILocation(line: 13, column: 18, scope: !8)
!42 = !DILocation(line: 13, column: 20, scope: !8)
!43 = !DILocation(line: 13, column: 23, scope: !8)
!44 = !DILocation(line: 13, column: 9, scope: !8)
!45 = !DILocation(line: 13, column: 13, scope: !8)
!46 = !DILocation(line: 13, column: 16, scope: !8)
!47 = !DILocation(line: 12, column: 80, scope: !8)
!48 = !DILocation(line: 12, column: 77, scope: !8)
!49 = distinct !{!49, !40, !50, !51}
!50 = !DILocation(line: 13, column: 25, scope: !8)
!51 = !{!"llvm.loop.mustprogress"}
!52 = !DILocation(line: 14, column: 1, scope: !8)
