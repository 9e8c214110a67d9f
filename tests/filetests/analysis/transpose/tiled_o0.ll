; ModuleID = 'transpose/tiled_o0.cu'
source_filename = "transpose/tiled_o0.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.blockIdx_registers = type { i8 }
%struct.threadIdx_registers = type { i8 }

@_ZZ15transpose_tiledPiPKiiiE4tile = internal addrspace(3) global [4 x [5 x i32]] undef, align 4
@blockIdx = extern_weak dso_local addrspace(1) global %struct.blockIdx_registers, align 1
@threadIdx = extern_weak dso_local addrspace(1) global %struct.threadIdx_registers, align 1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @_Z15transpose_tiledPiPKiii(ptr noundef %out, ptr noundef %a, i32 noundef %w, i32 noundef %h) #0 !dbg !8 {
entry:
  %out.addr = alloca ptr, align 8
  %a.addr = alloca ptr, align 8
  %w.addr = alloca i32, align 4
  %h.addr = alloca i32, align 4
  %x = alloca i32, align 4
  %y = alloca i32, align 4
  store ptr %out, ptr %out.addr, align 8
  store ptr %a, ptr %a.addr, align 8
  store i32 %w, ptr %w.addr, align 4
  store i32 %h, ptr %h.addr, align 4
  %0 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %mul = mul i32 %0, 4, !dbg !15
  %1 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !16
  %add = add i32 %mul, %1, !dbg !19
  store i32 %add, ptr %x, align 4, !dbg !20
  %2 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !21
  %mul3 = mul i32 %2, 4, !dbg !24
  %3 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !25
  %add5 = add i32 %mul3, %3, !dbg !28
  store i32 %add5, ptr %y, align 4, !dbg !29
  %4 = load i32, ptr %x, align 4, !dbg !30
  %5 = load i32, ptr %w.addr, align 4, !dbg !31
  %cmp = icmp slt i32 %4, %5, !dbg !32
  br i1 %cmp, label %land.lhs.true, label %if.end, !dbg !33

land.lhs.true:                                    ; preds = %entry
  %6 = load i32, ptr %y, align 4, !dbg !34
  %7 = load i32, ptr %h.addr, align 4, !dbg !35
  %cmp6 = icmp slt i32 %6, %7, !dbg !36
  br i1 %cmp6, label %if.then, label %if.end, !dbg !33

if.then:                                          ; preds = %land.lhs.true
  %8 = load ptr, ptr %a.addr, align 8, !dbg !37
  %9 = load i32, ptr %y, align 4, !dbg !38
  %10 = load i32, ptr %w.addr, align 4, !dbg !39
  %mul7 = mul nsw i32 %9, %10, !dbg !40
  %11 = load i32, ptr %x, align 4, !dbg !41
  %add8 = add nsw i32 %mul7, %11, !dbg !42
  %idxprom = sext i32 %add8 to i64, !dbg !37
  %arrayidx = getelementptr inbounds i32, ptr %8, i64 %idxprom, !dbg !37
  %12 = load i32, ptr %arrayidx, align 4, !dbg !37
  %13 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !43
  %idxprom10 = zext i32 %13 to i64, !dbg !45
  %arrayidx11 = getelementptr inbounds nuw [4 x [5 x i32]], ptr addrspacecast (ptr addrspace(3) @_ZZ15transpose_tiledPiPKiiiE4tile to ptr), i64 0, i64 %idxprom10, !dbg !45
  %14 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !46
  %idxprom13 = zext i32 %14 to i64, !dbg !45
  %arrayidx14 = getelementptr inbounds nuw [5 x i32], ptr %arrayidx11, i64 0, i64 %idxprom13, !dbg !45
  store i32 %12, ptr %arrayidx14, align 4, !dbg !48
  br label %if.end, !dbg !45

if.end:                                           ; preds = %if.then, %land.lhs.true, %entry
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !49
  %15 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !50
  %mul16 = mul i32 %15, 4, !dbg !52
  %16 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !53
  %add18 = add i32 %mul16, %16, !dbg !55
  store i32 %add18, ptr %x, align 4, !dbg !56
  %17 = call noundef i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !57
  %mul20 = mul i32 %17, 4, !dbg !59
  %18 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !60
  %add22 = add i32 %mul20, %18, !dbg !62
  store i32 %add22, ptr %y, align 4, !dbg !63
  %19 = load i32, ptr %x, align 4, !dbg !64
  %20 = load i32, ptr %h.addr, align 4, !dbg !65
  %cmp23 = icmp slt i32 %19, %20, !dbg !66
  br i1 %cmp23, label %land.lhs.true24, label %if.end37, !dbg !67

land.lhs.true24:                                  ; preds = %if.end
  %21 = load i32, ptr %y, align 4, !dbg !68
  %22 = load i32, ptr %w.addr, align 4, !dbg !69
  %cmp25 = icmp slt i32 %21, %22, !dbg !70
  br i1 %cmp25, label %if.then26, label %if.end37, !dbg !67

if.then26:                                        ; preds = %land.lhs.true24
  %23 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !71
  %idxprom28 = zext i32 %23 to i64, !dbg !73
  %arrayidx29 = getelementptr inbounds nuw [4 x [5 x i32]], ptr addrspacecast (ptr addrspace(3) @_ZZ15transpose_tiledPiPKiiiE4tile to ptr), i64 0, i64 %idxprom28, !dbg !73
  %24 = call noundef i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !74
  %idxprom31 = zext i32 %24 to i64, !dbg !73
  %arrayidx32 = getelementptr inbounds nuw [5 x i32], ptr %arrayidx29, i64 0, i64 %idxprom31, !dbg !73
  %25 = load i32, ptr %arrayidx32, align 4, !dbg !73
  %26 = load ptr, ptr %out.addr, align 8, !dbg !76
  %27 = load i32, ptr %y, align 4, !dbg !77
  %28 = load i32, ptr %h.addr, align 4, !dbg !78
  %mul33 = mul nsw i32 %27, %28, !dbg !79
  %29 = load i32, ptr %x, align 4, !dbg !80
  %add34 = add nsw i32 %mul33, %29, !dbg !81
  %idxprom35 = sext i32 %add34 to i64, !dbg !76
  %arrayidx36 = getelementptr inbounds i32, ptr %26, i64 %idxprom35, !dbg !76
  store i32 %25, ptr %arrayidx36, align 4, !dbg !82
  br label %if.end37, !dbg !76

if.end37:                                         ; preds = %if.then26, %land.lhs.true24, %if.end
  ret void, !dbg !83
}

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #2

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #2

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx83,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { convergent nocallback nounwind }
attributes #2 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "transpose/tiled_o0.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "transpose_tiled", scope: !1, file: !1, line: 15, type: !9, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !14)
!12 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!13 = !DIFile(filename: "transpose/../cuda.h", directory: ".")
!14 = distinct !DILocation(line: 17, column: 13, scope: !8)
!15 = !DILocation(line: 17, column: 24, scope: !8)
!16 = !DILocation(line: 31, column: 1, scope: !17, inlinedAt: !18)
!17 = distinct !DISubprogram(name: "get_x", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!18 = distinct !DILocation(line: 17, column: 30, scope: !8)
!19 = !DILocation(line: 17, column: 28, scope: !8)
!20 = !DILocation(line: 17, column: 9, scope: !8)
!21 = !DILocation(line: 32, column: 1, scope: !22, inlinedAt: !23)
!22 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!23 = distinct !DILocation(line: 18, column: 13, scope: !8)
!24 = !DILocation(line: 18, column: 24, scope: !8)
!25 = !DILocation(line: 31, column: 1, scope: !26, inlinedAt: !27)
!26 = distinct !DISubprogram(name: "get_y", scope: !13, file: !13, line: 31, type: !9, scopeLine: 31, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!27 = distinct !DILocation(line: 18, column: 30, scope: !8)
!28 = !DILocation(line: 18, column: 28, scope: !8)
!29 = !DILocation(line: 18, column: 9, scope: !8)
!30 = !DILocation(line: 19, column: 9, scope: !8)
!31 = !DILocation(line: 19, column: 13, scope: !8)
!32 = !DILocation(line: 19, column: 11, scope: !8)
!33 = !DILocation(line: 19, column: 15, scope: !8)
!34 = !DILocation(line: 19, column: 18, scope: !8)
!35 = !DILocation(line: 19, column: 22, scope: !8)
!36 = !DILocation(line: 19, column: 20, scope: !8)
!37 = !DILocation(line: 20, column: 42, scope: !8)
!38 = !DILocation(line: 20, column: 44, scope: !8)
!39 = !DILocation(line: 20, column: 48, scope: !8)
!40 = !DILocation(line: 20, column: 46, scope: !8)
!41 = !DILocation(line: 20, column: 52, scope: !8)
!42 = !DILocation(line: 20, column: 50, scope: !8)
!43 = !DILocation(line: 31, column: 1, scope: !26, inlinedAt: !44)
!44 = distinct !DILocation(line: 20, column: 14, scope: !8)
!45 = !DILocation(line: 20, column: 9, scope: !8)
!46 = !DILocation(line: 31, column: 1, scope: !17, inlinedAt: !47)
!47 = distinct !DILocation(line: 20, column: 27, scope: !8)
!48 = !DILocation(line: 20, column: 40, scope: !8)
!49 = !DILocation(line: 21, column: 5, scope: !8)
!50 = !DILocation(line: 32, column: 1, scope: !22, inlinedAt: !51)
!51 = distinct !DILocation(line: 22, column: 9, scope: !8)
!52 = !DILocation(line: 22, column: 20, scope: !8)
!53 = !DILocation(line: 31, column: 1, scope: !17, inlinedAt: !54)
!54 = distinct !DILocation(line: 22, column: 26, scope: !8)
!55 = !DILocation(line: 22, column: 24, scope: !8)
!56 = !DILocation(line: 22, column: 7, scope: !8)
!57 = !DILocation(line: 32, column: 1, scope: !12, inlinedAt: !58)
!58 = distinct !DILocation(line: 23, column: 9, scope: !8)
!59 = !DILocation(line: 23, column: 20, scope: !8)
!60 = !DILocation(line: 31, column: 1, scope: !26, inlinedAt: !61)
!61 = distinct !DILocation(line: 23, column: 26, scope: !8)
!62 = !DILocation(line: 23, column: 24, scope: !8)
!63 = !DILocation(line: 23, column: 7, scope: !8)
!64 = !DILocation(line: 24, column: 9, scope: !8)
!65 = !DILocation(line: 24, column: 13, scope: !8)
!66 = !DILocation(line: 24, column: 11, scope: !8)
!67 = !DILocation(line: 24, column: 15, scope: !8)
!68 = !DILocation(line: 24, column: 18, scope: !8)
!69 = !DILocation(line: 24, column: 22, scope: !8)
!70 = !DILocation(line: 24, column: 20, scope: !8)
!71 = !DILocation(line: 31, column: 1, scope: !17, inlinedAt: !72)
!72 = distinct !DILocation(line: 25, column: 31, scope: !8)
!73 = !DILocation(line: 25, column: 26, scope: !8)
!74 = !DILocation(line: 31, column: 1, scope: !26, inlinedAt: !75)
!75 = distinct !DILocation(line: 25, column: 44, scope: !8)
!76 = !DILocation(line: 25, column: 9, scope: !8)
!77 = !DILocation(line: 25, column: 13, scope: !8)
!78 = !DILocation(line: 25, column: 17, scope: !8)
!79 = !DILocation(line: 25, column: 15, scope: !8)
!80 = !DILocation(line: 25, column: 21, scope: !8)
!81 = !DILocation(line: 25, column: 19, scope: !8)
!82 = !DILocation(line: 25, column: 24, scope: !8)
!83 = !DILocation(line: 26, column: 1, scope: !8)
