; ModuleID = 'one/first_thread_o0.cu'
source_filename = "one/first_thread_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.blockDim_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@blockDim = extern_weak dso_local addrspace(1) global %struct.blockDim_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z15first_thread_o0PfPKfi(ptr noundef %out, ptr noundef %a, i32 noundef %n) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %n.addr = alloca i32, align 4
  %sum = alloca float, align 4
  %i = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %n, ptr %n.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !15
  %mul = mul i32 %0, %1, !dbg !18
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !19
  %add = add i32 %mul, %2, !dbg !22
  %cmp = icmp eq i32 %add, 0, !dbg !23
  br i1 %cmp, label %if.then, label %if.end, !dbg !23

if.then:                                          ; preds = %entry
  store float 0.000000e+00, ptr %sum, align 4, !dbg !24
  store i32 0, ptr %i, align 4, !dbg !25
  br label %for.cond, !dbg !26

for.cond:                                         ; preds = %for.inc, %if.then
  %3 = load i32, ptr %i, align 4, !dbg !27
  %4 = load i32, ptr %n.addr, align 4, !dbg !28
  %cmp3 = icmp slt i32 %3, %4, !dbg !29
  br i1 %cmp3, label %for.body, label %for.end, !dbg !30

for.body:                                         ; preds = %for.cond
  %5 = load ptr, ptr %a.addr, align 8, !dbg !31
  %6 = load i32, ptr %i, align 4, !dbg !32
  %idxprom = sext i32 %6 to i64, !dbg !31
  %arrayidx = getelementptr inbounds float, ptr %5, i64 %idxprom, !dbg !31
  %7 = load float, ptr %arrayidx, align 4, !dbg !31
  %8 = load float, ptr %sum, align 4, !dbg !33
  %add4 = fadd contract float %8, %7, !dbg !33
  store float %add4, ptr %sum, align 4, !dbg !33
  br label %for.inc, !dbg !34

for.inc:                                          ; preds = %for.body
  %9 = load i32, ptr %i, align 4, !dbg !35
  %inc = add nsw i32 %9, 1, !dbg !35
  store i32 %inc, ptr %i, align 4, !dbg !35
  br label %for.cond, !dbg !30, !llvm.loop !36

for.end:                                          ; preds = %for.cond
  %10 = load float, ptr %sum, align 4, !dbg !39
  %11 = load ptr, ptr %out.addr, align 8, !dbg !40
  %arrayidx5 = getelementptr inbounds float, ptr %11, i64 0, !dbg !40
  store float %10, ptr %arrayidx5, align 4, !dbg !41
  br label %if.end, !dbg !42

if.end:                                           ; preds = %for.end, %entry
  ret void, !dbg !43
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
!1 = !DIFile(filename: "one/first_thread_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "first_thread_o0", scope: !1, file: !1, line: 10, type: !9, scopeLine: 10, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "one/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 11, column: 9, scope: !8)
!15 = !DILocation(line: 33, column: 1, scope: !16, inlinedAt: !17)
!16 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 33, type: !9, scopeLine: 33, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!17 = distinct !DILocation(line: 11, column: 22, scope: !8)
!18 = !DILocation(line: 11, column: 20, scope: !8)
!19 = !DILocation(line: 31, column: 1, scope: !20, inlinedAt: !21)
!20 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!21 = distinct !DILocation(line: 11, column: 35, scope: !8)
!22 = !DILocation(line: 11, column: 33, scope: !8)
!23 = !DILocation(line: 11, column: 47, scope: !8)
!24 = !DILocation(line: 12, column: 15, scope: !8)
!25 = !DILocation(line: 13, column: 18, scope: !8)
!26 = !DILocation(line: 13, column: 14, scope: !8)
!27 = !DILocation(line: 13, column: 25, scope: !8)
!28 = !DILocation(line: 13, column: 29, scope: !8)
!29 = !DILocation(line: 13, column: 27, scope: !8)
!30 = !DILocation(line: 13, column: 9, scope: !8)
!31 = !DILocation(line: 14, column: 20, scope: !8)
!32 = !DILocation(line: 14, column: 22, scope: !8)
!33 = !DILocation(line: 14, column: 17, scope: !8)
!34 = !DILocation(line: 14, column: 13, scope: !8)
!35 = !DILocation(line: 13, column: 33, scope: !8)
!36 = distinct !{!36, !30, !37, !38}
!37 = !DILocation(line: 14, column: 23, scope: !8)
!38 = !{!"llvm.loop.mustprogress"}
!39 = !DILocation(line: 15, column: 18, scope: !8)
!40 = !DILocation(line: 15, column: 9, scope: !8)
!41 = !DILocation(line: 15, column: 16, scope: !8)
!42 = !DILocation(line: 16, column: 5, scope: !8)
!43 = !DILocation(line: 17, column: 1, scope: !8)
