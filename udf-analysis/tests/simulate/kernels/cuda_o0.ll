; ModuleID = 'cuda.cu'
source_filename = "cuda.cu"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

%struct.P = type { float, float, float, [4 x i32] }

@_ZZ6reduceE1s = internal addrspace(3) global [1024 x i32] undef, align 4
@_ZZ6brokenE1s = internal addrspace(3) global [1024 x i32] undef, align 4
@table = dso_local addrspace(4) externally_initialized constant [5 x i32] [i32 3, i32 1, i32 4, i32 1, i32 5], align 4
@counter = dso_local addrspace(1) externally_initialized global i32 7, align 4
@_ZZ6matmulE2as = internal addrspace(3) global [16 x [16 x float]] undef, align 4
@_ZZ6matmulE2bs = internal addrspace(3) global [16 x [16 x float]] undef, align 4
@llvm.compiler.used = appending global [2 x ptr] [ptr addrspacecast (ptr addrspace(4) @table to ptr), ptr addrspacecast (ptr addrspace(1) @counter to ptr)], section "llvm.metadata"

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @saxpy(float noundef %0, ptr noundef %1, ptr noundef %2, i32 noundef %3) #0 !dbg !8 {
  %5 = alloca float, align 4
  %6 = alloca ptr, align 8
  %7 = alloca ptr, align 8
  %8 = alloca i32, align 4
  %9 = alloca i32, align 4
  store float %0, ptr %5, align 4
  store ptr %1, ptr %6, align 8
  store ptr %2, ptr %7, align 8
  store i32 %3, ptr %8, align 4
  %10 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !11
  %11 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !12
  %12 = mul nsw i32 %10, %11, !dbg !13
  %13 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !14
  %14 = add nsw i32 %12, %13, !dbg !15
  store i32 %14, ptr %9, align 4, !dbg !16
  %15 = load i32, ptr %9, align 4, !dbg !17
  %16 = load i32, ptr %8, align 4, !dbg !18
  %17 = icmp slt i32 %15, %16, !dbg !19
  br i1 %17, label %18, label %36, !dbg !19

18:                                               ; preds = %4
  %19 = load float, ptr %5, align 4, !dbg !20
  %20 = load ptr, ptr %6, align 8, !dbg !21
  %21 = load i32, ptr %9, align 4, !dbg !22
  %22 = sext i32 %21 to i64, !dbg !21
  %23 = getelementptr inbounds float, ptr %20, i64 %22, !dbg !21
  %24 = load float, ptr %23, align 4, !dbg !21
  %25 = fmul contract float %19, %24, !dbg !23
  %26 = load ptr, ptr %7, align 8, !dbg !24
  %27 = load i32, ptr %9, align 4, !dbg !25
  %28 = sext i32 %27 to i64, !dbg !24
  %29 = getelementptr inbounds float, ptr %26, i64 %28, !dbg !24
  %30 = load float, ptr %29, align 4, !dbg !24
  %31 = fadd contract float %25, %30, !dbg !26
  %32 = load ptr, ptr %7, align 8, !dbg !27
  %33 = load i32, ptr %9, align 4, !dbg !28
  %34 = sext i32 %33 to i64, !dbg !27
  %35 = getelementptr inbounds float, ptr %32, i64 %34, !dbg !27
  store float %31, ptr %35, align 4, !dbg !29
  br label %36, !dbg !27

36:                                               ; preds = %18, %4
  ret void, !dbg !30
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @reduce(ptr noundef %0, ptr noundef %1, i32 noundef %2) #0 !dbg !31 {
  %4 = alloca ptr, align 8
  %5 = alloca ptr, align 8
  %6 = alloca i32, align 4
  %7 = alloca i32, align 4
  %8 = alloca i32, align 4
  %9 = alloca i32, align 4
  %10 = alloca i32, align 4
  store ptr %0, ptr %4, align 8
  store ptr %1, ptr %5, align 8
  store i32 %2, ptr %6, align 4
  %11 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !32
  store i32 %11, ptr %7, align 4, !dbg !33
  store i32 0, ptr %8, align 4, !dbg !34
  %12 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !35
  %13 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !36
  %14 = mul nsw i32 %12, %13, !dbg !37
  %15 = load i32, ptr %7, align 4, !dbg !38
  %16 = add nsw i32 %14, %15, !dbg !39
  store i32 %16, ptr %9, align 4, !dbg !40
  br label %17, !dbg !41

17:                                               ; preds = %29, %3
  %18 = load i32, ptr %9, align 4, !dbg !42
  %19 = load i32, ptr %6, align 4, !dbg !43
  %20 = icmp slt i32 %18, %19, !dbg !44
  br i1 %20, label %21, label %35, !dbg !45

21:                                               ; preds = %17
  %22 = load ptr, ptr %4, align 8, !dbg !46
  %23 = load i32, ptr %9, align 4, !dbg !47
  %24 = sext i32 %23 to i64, !dbg !46
  %25 = getelementptr inbounds i32, ptr %22, i64 %24, !dbg !46
  %26 = load i32, ptr %25, align 4, !dbg !46
  %27 = load i32, ptr %8, align 4, !dbg !48
  %28 = add nsw i32 %27, %26, !dbg !48
  store i32 %28, ptr %8, align 4, !dbg !48
  br label %29, !dbg !49

29:                                               ; preds = %21
  %30 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !50
  %31 = call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x(), !dbg !51
  %32 = mul nsw i32 %30, %31, !dbg !52
  %33 = load i32, ptr %9, align 4, !dbg !53
  %34 = add nsw i32 %33, %32, !dbg !53
  store i32 %34, ptr %9, align 4, !dbg !53
  br label %17, !dbg !45, !llvm.loop !54

35:                                               ; preds = %17
  %36 = load i32, ptr %8, align 4, !dbg !57
  %37 = load i32, ptr %7, align 4, !dbg !58
  %38 = sext i32 %37 to i64, !dbg !59
  %39 = getelementptr inbounds [1024 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ6reduceE1s to ptr), i64 0, i64 %38, !dbg !59
  store i32 %36, ptr %39, align 4, !dbg !60
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !61
  %40 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !62
  %41 = sdiv i32 %40, 2, !dbg !63
  store i32 %41, ptr %10, align 4, !dbg !64
  br label %42, !dbg !65

42:                                               ; preds = %62, %35
  %43 = load i32, ptr %10, align 4, !dbg !66
  %44 = icmp sgt i32 %43, 0, !dbg !67
  br i1 %44, label %45, label %65, !dbg !68

45:                                               ; preds = %42
  %46 = load i32, ptr %7, align 4, !dbg !69
  %47 = load i32, ptr %10, align 4, !dbg !70
  %48 = icmp slt i32 %46, %47, !dbg !71
  br i1 %48, label %49, label %61, !dbg !71

49:                                               ; preds = %45
  %50 = load i32, ptr %7, align 4, !dbg !72
  %51 = load i32, ptr %10, align 4, !dbg !73
  %52 = add nsw i32 %50, %51, !dbg !74
  %53 = sext i32 %52 to i64, !dbg !75
  %54 = getelementptr inbounds [1024 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ6reduceE1s to ptr), i64 0, i64 %53, !dbg !75
  %55 = load i32, ptr %54, align 4, !dbg !75
  %56 = load i32, ptr %7, align 4, !dbg !76
  %57 = sext i32 %56 to i64, !dbg !77
  %58 = getelementptr inbounds [1024 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ6reduceE1s to ptr), i64 0, i64 %57, !dbg !77
  %59 = load i32, ptr %58, align 4, !dbg !78
  %60 = add nsw i32 %59, %55, !dbg !78
  store i32 %60, ptr %58, align 4, !dbg !78
  br label %61, !dbg !77

61:                                               ; preds = %49, %45
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !79
  br label %62, !dbg !80

62:                                               ; preds = %61
  %63 = load i32, ptr %10, align 4, !dbg !81
  %64 = ashr i32 %63, 1, !dbg !81
  store i32 %64, ptr %10, align 4, !dbg !81
  br label %42, !dbg !68, !llvm.loop !82

65:                                               ; preds = %42
  %66 = load i32, ptr %7, align 4, !dbg !83
  %67 = icmp eq i32 %66, 0, !dbg !84
  br i1 %67, label %68, label %72, !dbg !84

68:                                               ; preds = %65
  %69 = load ptr, ptr %5, align 8, !dbg !85
  %70 = load i32, ptr addrspacecast (ptr addrspace(3) @_ZZ6reduceE1s to ptr), align 4, !dbg !86
  %71 = atomicrmw add ptr %69, i32 %70 seq_cst, align 4, !dbg !87
  br label %72, !dbg !87

72:                                               ; preds = %68, %65
  ret void, !dbg !88
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #2

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @broken(ptr noundef %0, ptr noundef %1, i32 noundef %2) #0 !dbg !89 {
  %4 = alloca ptr, align 8
  %5 = alloca ptr, align 8
  %6 = alloca i32, align 4
  %7 = alloca i32, align 4
  store ptr %0, ptr %4, align 8
  store ptr %1, ptr %5, align 8
  store i32 %2, ptr %6, align 4
  %8 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !90
  store i32 %8, ptr %7, align 4, !dbg !91
  %9 = load ptr, ptr %4, align 8, !dbg !92
  %10 = load i32, ptr %7, align 4, !dbg !93
  %11 = sext i32 %10 to i64, !dbg !92
  %12 = getelementptr inbounds i32, ptr %9, i64 %11, !dbg !92
  %13 = load i32, ptr %12, align 4, !dbg !92
  %14 = load i32, ptr %7, align 4, !dbg !94
  %15 = sext i32 %14 to i64, !dbg !95
  %16 = getelementptr inbounds [1024 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ6brokenE1s to ptr), i64 0, i64 %15, !dbg !95
  store i32 %13, ptr %16, align 4, !dbg !96
  %17 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !97
  %18 = sub nsw i32 %17, 1, !dbg !98
  %19 = load i32, ptr %7, align 4, !dbg !99
  %20 = sub nsw i32 %18, %19, !dbg !100
  %21 = sext i32 %20 to i64, !dbg !101
  %22 = getelementptr inbounds [1024 x i32], ptr addrspacecast (ptr addrspace(3) @_ZZ6brokenE1s to ptr), i64 0, i64 %21, !dbg !101
  %23 = load i32, ptr %22, align 4, !dbg !101
  %24 = load ptr, ptr %5, align 8, !dbg !102
  %25 = load i32, ptr %7, align 4, !dbg !103
  %26 = sext i32 %25 to i64, !dbg !102
  %27 = getelementptr inbounds i32, ptr %24, i64 %26, !dbg !102
  store i32 %23, ptr %27, align 4, !dbg !104
  ret void, !dbg !105
}

; Function Attrs: convergent mustprogress noinline nounwind optnone
define dso_local noundef float @_Z3dot1PPKf(ptr noundef byval(%struct.P) align 4 %0, ptr noundef %1) #3 !dbg !106 {
  %3 = alloca ptr, align 8
  store ptr %1, ptr %3, align 8
  %4 = getelementptr inbounds nuw %struct.P, ptr %0, i32 0, i32 3, !dbg !107
  %5 = getelementptr inbounds [4 x i32], ptr %4, i64 0, i64 0, !dbg !108
  %6 = load i32, ptr %5, align 4, !dbg !109
  %7 = add nsw i32 %6, 1, !dbg !109
  store i32 %7, ptr %5, align 4, !dbg !109
  %8 = getelementptr inbounds nuw %struct.P, ptr %0, i32 0, i32 0, !dbg !110
  %9 = load float, ptr %8, align 4, !dbg !110
  %10 = load ptr, ptr %3, align 8, !dbg !111
  %11 = getelementptr inbounds float, ptr %10, i64 0, !dbg !111
  %12 = load float, ptr %11, align 4, !dbg !111
  %13 = fmul contract float %9, %12, !dbg !112
  %14 = getelementptr inbounds nuw %struct.P, ptr %0, i32 0, i32 1, !dbg !113
  %15 = load float, ptr %14, align 4, !dbg !113
  %16 = load ptr, ptr %3, align 8, !dbg !114
  %17 = getelementptr inbounds float, ptr %16, i64 1, !dbg !114
  %18 = load float, ptr %17, align 4, !dbg !114
  %19 = fmul contract float %15, %18, !dbg !115
  %20 = fadd contract float %13, %19, !dbg !116
  %21 = getelementptr inbounds nuw %struct.P, ptr %0, i32 0, i32 2, !dbg !117
  %22 = load float, ptr %21, align 4, !dbg !117
  %23 = load ptr, ptr %3, align 8, !dbg !118
  %24 = getelementptr inbounds float, ptr %23, i64 2, !dbg !118
  %25 = load float, ptr %24, align 4, !dbg !118
  %26 = fmul contract float %22, %25, !dbg !119
  %27 = fadd contract float %20, %26, !dbg !120
  %28 = getelementptr inbounds nuw %struct.P, ptr %0, i32 0, i32 3, !dbg !121
  %29 = getelementptr inbounds nuw %struct.P, ptr %0, i32 0, i32 3, !dbg !122
  %30 = getelementptr inbounds [4 x i32], ptr %29, i64 0, i64 1, !dbg !123
  %31 = load i32, ptr %30, align 4, !dbg !123
  %32 = and i32 %31, 3, !dbg !124
  %33 = sext i32 %32 to i64, !dbg !125
  %34 = getelementptr inbounds [4 x i32], ptr %28, i64 0, i64 %33, !dbg !125
  %35 = load i32, ptr %34, align 4, !dbg !125
  %36 = sitofp i32 %35 to float, !dbg !125
  %37 = fadd contract float %27, %36, !dbg !126
  ret float %37, !dbg !127
}

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @bystruct(ptr noundef byval(%struct.P) align 4 %0, ptr noundef %1, ptr noundef %2) #0 !dbg !128 {
  %4 = alloca ptr, align 8
  %5 = alloca ptr, align 8
  %6 = alloca i32, align 4
  %7 = alloca %struct.P, align 4
  store ptr %1, ptr %4, align 8
  store ptr %2, ptr %5, align 8
  %8 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !129
  %9 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !130
  %10 = mul nsw i32 %8, %9, !dbg !131
  %11 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !132
  %12 = add nsw i32 %10, %11, !dbg !133
  store i32 %12, ptr %6, align 4, !dbg !134
  call void @llvm.memcpy.p0.p0.i64(ptr align 4 %7, ptr align 4 %0, i64 28, i1 false), !dbg !135
  %13 = load ptr, ptr %4, align 8, !dbg !136
  %14 = call contract noundef float @_Z3dot1PPKf(ptr noundef byval(%struct.P) align 4 %7, ptr noundef %13) #6, !dbg !137
  %15 = getelementptr inbounds nuw %struct.P, ptr %0, i32 0, i32 3, !dbg !138
  %16 = load i32, ptr %6, align 4, !dbg !139
  %17 = and i32 %16, 3, !dbg !140
  %18 = sext i32 %17 to i64, !dbg !141
  %19 = getelementptr inbounds [4 x i32], ptr %15, i64 0, i64 %18, !dbg !141
  %20 = load i32, ptr %19, align 4, !dbg !141
  %21 = sitofp i32 %20 to float, !dbg !141
  %22 = fadd contract float %14, %21, !dbg !142
  %23 = load ptr, ptr %5, align 8, !dbg !143
  %24 = load i32, ptr %6, align 4, !dbg !144
  %25 = sext i32 %24 to i64, !dbg !143
  %26 = getelementptr inbounds float, ptr %23, i64 %25, !dbg !143
  store float %22, ptr %26, align 4, !dbg !145
  ret void, !dbg !146
}

; Function Attrs: nocallback nofree nounwind willreturn memory(argmem: readwrite)
declare void @llvm.memcpy.p0.p0.i64(ptr noalias writeonly captures(none), ptr noalias readonly captures(none), i64, i1 immarg) #4

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @globals(ptr noundef %0) #0 !dbg !147 {
  %2 = alloca ptr, align 8
  %3 = alloca i32, align 4
  store ptr %0, ptr %2, align 8
  %4 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !148
  %5 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !149
  %6 = mul nsw i32 %4, %5, !dbg !150
  %7 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !151
  %8 = add nsw i32 %6, %7, !dbg !152
  store i32 %8, ptr %3, align 4, !dbg !153
  %9 = load i32, ptr %3, align 4, !dbg !154
  %10 = srem i32 %9, 5, !dbg !155
  %11 = sext i32 %10 to i64, !dbg !156
  %12 = getelementptr inbounds [5 x i32], ptr addrspacecast (ptr addrspace(4) @table to ptr), i64 0, i64 %11, !dbg !156
  %13 = load i32, ptr %12, align 4, !dbg !156
  %14 = load i32, ptr addrspacecast (ptr addrspace(1) @counter to ptr), align 4, !dbg !157
  %15 = add nsw i32 %13, %14, !dbg !158
  %16 = load ptr, ptr %2, align 8, !dbg !159
  %17 = load i32, ptr %3, align 4, !dbg !160
  %18 = sext i32 %17 to i64, !dbg !159
  %19 = getelementptr inbounds i32, ptr %16, i64 %18, !dbg !159
  store i32 %15, ptr %19, align 4, !dbg !161
  ret void, !dbg !162
}

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @warp(ptr noundef %0) #0 !dbg !163 {
  %2 = alloca ptr, align 8
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  store ptr %0, ptr %2, align 8
  %5 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !164
  store i32 %5, ptr %3, align 4, !dbg !165
  store i32 16, ptr %4, align 4, !dbg !166
  br label %6, !dbg !167

6:                                                ; preds = %15, %1
  %7 = load i32, ptr %4, align 4, !dbg !168
  %8 = icmp ne i32 %7, 0, !dbg !168
  br i1 %8, label %9, label %18, !dbg !169

9:                                                ; preds = %6
  %10 = load i32, ptr %3, align 4, !dbg !170
  %11 = load i32, ptr %4, align 4, !dbg !171
  %12 = call i32 @llvm.nvvm.shfl.sync.down.i32(i32 -1, i32 %10, i32 %11, i32 31), !dbg !172
  %13 = load i32, ptr %3, align 4, !dbg !173
  %14 = add nsw i32 %13, %12, !dbg !173
  store i32 %14, ptr %3, align 4, !dbg !173
  br label %15, !dbg !174

15:                                               ; preds = %9
  %16 = load i32, ptr %4, align 4, !dbg !175
  %17 = ashr i32 %16, 1, !dbg !175
  store i32 %17, ptr %4, align 4, !dbg !175
  br label %6, !dbg !169, !llvm.loop !176

18:                                               ; preds = %6
  %19 = load i32, ptr %3, align 4, !dbg !178
  %20 = load ptr, ptr %2, align 8, !dbg !179
  %21 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !180
  %22 = call i32 @llvm.nvvm.read.ptx.sreg.ntid.x(), !dbg !181
  %23 = mul nsw i32 %21, %22, !dbg !182
  %24 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !183
  %25 = add nsw i32 %23, %24, !dbg !184
  %26 = sext i32 %25 to i64, !dbg !179
  %27 = getelementptr inbounds i32, ptr %20, i64 %26, !dbg !179
  store i32 %19, ptr %27, align 4, !dbg !185
  ret void, !dbg !186
}

; Function Attrs: convergent nocallback nounwind memory(inaccessiblemem: readwrite)
declare i32 @llvm.nvvm.shfl.sync.down.i32(i32, i32, i32, i32) #5

; Function Attrs: convergent mustprogress noinline norecurse nounwind optnone
define dso_local ptx_kernel void @matmul(ptr noundef %0, ptr noundef %1, ptr noundef %2, i32 noundef %3) #0 !dbg !187 {
  %5 = alloca ptr, align 8
  %6 = alloca ptr, align 8
  %7 = alloca ptr, align 8
  %8 = alloca i32, align 4
  %9 = alloca i32, align 4
  %10 = alloca i32, align 4
  %11 = alloca float, align 4
  %12 = alloca i32, align 4
  %13 = alloca i32, align 4
  store ptr %0, ptr %5, align 8
  store ptr %1, ptr %6, align 8
  store ptr %2, ptr %7, align 8
  store i32 %3, ptr %8, align 4
  %14 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y(), !dbg !188
  %15 = mul nsw i32 %14, 16, !dbg !189
  %16 = call i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !190
  %17 = add nsw i32 %15, %16, !dbg !191
  store i32 %17, ptr %9, align 4, !dbg !192
  %18 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x(), !dbg !193
  %19 = mul nsw i32 %18, 16, !dbg !194
  %20 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !195
  %21 = add nsw i32 %19, %20, !dbg !196
  store i32 %21, ptr %10, align 4, !dbg !197
  store float 0.000000e+00, ptr %11, align 4, !dbg !198
  store i32 0, ptr %12, align 4, !dbg !199
  br label %22, !dbg !200

22:                                               ; preds = %89, %4
  %23 = load i32, ptr %12, align 4, !dbg !201
  %24 = load i32, ptr %8, align 4, !dbg !202
  %25 = sdiv i32 %24, 16, !dbg !203
  %26 = icmp slt i32 %23, %25, !dbg !204
  br i1 %26, label %27, label %92, !dbg !205

27:                                               ; preds = %22
  %28 = load ptr, ptr %5, align 8, !dbg !206
  %29 = load i32, ptr %9, align 4, !dbg !207
  %30 = load i32, ptr %8, align 4, !dbg !208
  %31 = mul nsw i32 %29, %30, !dbg !209
  %32 = load i32, ptr %12, align 4, !dbg !210
  %33 = mul nsw i32 %32, 16, !dbg !211
  %34 = add nsw i32 %31, %33, !dbg !212
  %35 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !213
  %36 = add nsw i32 %34, %35, !dbg !214
  %37 = sext i32 %36 to i64, !dbg !206
  %38 = getelementptr inbounds float, ptr %28, i64 %37, !dbg !206
  %39 = load float, ptr %38, align 4, !dbg !206
  %40 = call i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !215
  %41 = sext i32 %40 to i64, !dbg !216
  %42 = getelementptr inbounds [16 x [16 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ6matmulE2as to ptr), i64 0, i64 %41, !dbg !216
  %43 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !217
  %44 = sext i32 %43 to i64, !dbg !216
  %45 = getelementptr inbounds [16 x float], ptr %42, i64 0, i64 %44, !dbg !216
  store float %39, ptr %45, align 4, !dbg !218
  %46 = load ptr, ptr %6, align 8, !dbg !219
  %47 = load i32, ptr %12, align 4, !dbg !220
  %48 = mul nsw i32 %47, 16, !dbg !221
  %49 = call i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !222
  %50 = add nsw i32 %48, %49, !dbg !223
  %51 = load i32, ptr %8, align 4, !dbg !224
  %52 = mul nsw i32 %50, %51, !dbg !225
  %53 = load i32, ptr %10, align 4, !dbg !226
  %54 = add nsw i32 %52, %53, !dbg !227
  %55 = sext i32 %54 to i64, !dbg !219
  %56 = getelementptr inbounds float, ptr %46, i64 %55, !dbg !219
  %57 = load float, ptr %56, align 4, !dbg !219
  %58 = call i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !228
  %59 = sext i32 %58 to i64, !dbg !229
  %60 = getelementptr inbounds [16 x [16 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ6matmulE2bs to ptr), i64 0, i64 %59, !dbg !229
  %61 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !230
  %62 = sext i32 %61 to i64, !dbg !229
  %63 = getelementptr inbounds [16 x float], ptr %60, i64 0, i64 %62, !dbg !229
  store float %57, ptr %63, align 4, !dbg !231
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !232
  store i32 0, ptr %13, align 4, !dbg !233
  br label %64, !dbg !234

64:                                               ; preds = %85, %27
  %65 = load i32, ptr %13, align 4, !dbg !235
  %66 = icmp slt i32 %65, 16, !dbg !236
  br i1 %66, label %67, label %88, !dbg !237

67:                                               ; preds = %64
  %68 = call i32 @llvm.nvvm.read.ptx.sreg.tid.y(), !dbg !238
  %69 = sext i32 %68 to i64, !dbg !239
  %70 = getelementptr inbounds [16 x [16 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ6matmulE2as to ptr), i64 0, i64 %69, !dbg !239
  %71 = load i32, ptr %13, align 4, !dbg !240
  %72 = sext i32 %71 to i64, !dbg !239
  %73 = getelementptr inbounds [16 x float], ptr %70, i64 0, i64 %72, !dbg !239
  %74 = load float, ptr %73, align 4, !dbg !239
  %75 = load i32, ptr %13, align 4, !dbg !241
  %76 = sext i32 %75 to i64, !dbg !242
  %77 = getelementptr inbounds [16 x [16 x float]], ptr addrspacecast (ptr addrspace(3) @_ZZ6matmulE2bs to ptr), i64 0, i64 %76, !dbg !242
  %78 = call i32 @llvm.nvvm.read.ptx.sreg.tid.x(), !dbg !243
  %79 = sext i32 %78 to i64, !dbg !242
  %80 = getelementptr inbounds [16 x float], ptr %77, i64 0, i64 %79, !dbg !242
  %81 = load float, ptr %80, align 4, !dbg !242
  %82 = fmul contract float %74, %81, !dbg !244
  %83 = load float, ptr %11, align 4, !dbg !245
  %84 = fadd contract float %83, %82, !dbg !245
  store float %84, ptr %11, align 4, !dbg !245
  br label %85, !dbg !246

85:                                               ; preds = %67
  %86 = load i32, ptr %13, align 4, !dbg !247
  %87 = add nsw i32 %86, 1, !dbg !247
  store i32 %87, ptr %13, align 4, !dbg !247
  br label %64, !dbg !237, !llvm.loop !248

88:                                               ; preds = %64
  call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0), !dbg !250
  br label %89, !dbg !251

89:                                               ; preds = %88
  %90 = load i32, ptr %12, align 4, !dbg !252
  %91 = add nsw i32 %90, 1, !dbg !252
  store i32 %91, ptr %12, align 4, !dbg !252
  br label %22, !dbg !205, !llvm.loop !253

92:                                               ; preds = %22
  %93 = load float, ptr %11, align 4, !dbg !254
  %94 = load ptr, ptr %7, align 8, !dbg !255
  %95 = load i32, ptr %9, align 4, !dbg !256
  %96 = load i32, ptr %8, align 4, !dbg !257
  %97 = mul nsw i32 %95, %96, !dbg !258
  %98 = load i32, ptr %10, align 4, !dbg !259
  %99 = add nsw i32 %97, %98, !dbg !260
  %100 = sext i32 %99 to i64, !dbg !255
  %101 = getelementptr inbounds float, ptr %94, i64 %100, !dbg !255
  store float %93, ptr %101, align 4, !dbg !261
  ret void, !dbg !262
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

attributes #0 = { convergent mustprogress noinline norecurse nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx42,+ptx80,+sm_80" "uniform-work-group-size"="true" }
attributes #1 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind }
attributes #3 = { convergent mustprogress noinline nounwind optnone "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_80" "target-features"="+ptx42,+ptx80,+sm_80" }
attributes #4 = { nocallback nofree nounwind willreturn memory(argmem: readwrite) }
attributes #5 = { convergent nocallback nounwind memory(inaccessiblemem: readwrite) }
attributes #6 = { convergent nounwind }

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3, !4, !5, !6}
!llvm.ident = !{!7}

!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, producer: "Debian clang version 22.1.8 (1~deb12u1)", isOptimized: false, runtimeVersion: 0, emissionKind: LineTablesOnly, splitDebugInlining: false, nameTableKind: None)
!1 = !DIFile(filename: "cuda.cu", directory: ".")
!2 = !{i32 7, !"Dwarf Version", i32 2}
!3 = !{i32 2, !"Debug Info Version", i32 3}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{i32 4, !"nvvm-reflect-ftz", i32 0}
!6 = !{i32 7, !"frame-pointer", i32 2}
!7 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!8 = distinct !DISubprogram(name: "saxpy", scope: !1, file: !1, line: 15, type: !9, scopeLine: 15, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!9 = !DISubroutineType(types: !10)
!10 = !{}
!11 = !DILocation(line: 16, column: 11, scope: !8)
!12 = !DILocation(line: 16, column: 18, scope: !8)
!13 = !DILocation(line: 16, column: 16, scope: !8)
!14 = !DILocation(line: 16, column: 25, scope: !8)
!15 = !DILocation(line: 16, column: 23, scope: !8)
!16 = !DILocation(line: 16, column: 7, scope: !8)
!17 = !DILocation(line: 17, column: 7, scope: !8)
!18 = !DILocation(line: 17, column: 11, scope: !8)
!19 = !DILocation(line: 17, column: 9, scope: !8)
!20 = !DILocation(line: 17, column: 21, scope: !8)
!21 = !DILocation(line: 17, column: 25, scope: !8)
!22 = !DILocation(line: 17, column: 27, scope: !8)
!23 = !DILocation(line: 17, column: 23, scope: !8)
!24 = !DILocation(line: 17, column: 32, scope: !8)
!25 = !DILocation(line: 17, column: 34, scope: !8)
!26 = !DILocation(line: 17, column: 30, scope: !8)
!27 = !DILocation(line: 17, column: 14, scope: !8)
!28 = !DILocation(line: 17, column: 16, scope: !8)
!29 = !DILocation(line: 17, column: 19, scope: !8)
!30 = !DILocation(line: 18, column: 1, scope: !8)
!31 = distinct !DISubprogram(name: "reduce", scope: !1, file: !1, line: 19, type: !9, scopeLine: 19, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!32 = !DILocation(line: 21, column: 11, scope: !31)
!33 = !DILocation(line: 21, column: 7, scope: !31)
!34 = !DILocation(line: 22, column: 7, scope: !31)
!35 = !DILocation(line: 23, column: 16, scope: !31)
!36 = !DILocation(line: 23, column: 23, scope: !31)
!37 = !DILocation(line: 23, column: 21, scope: !31)
!38 = !DILocation(line: 23, column: 30, scope: !31)
!39 = !DILocation(line: 23, column: 28, scope: !31)
!40 = !DILocation(line: 23, column: 12, scope: !31)
!41 = !DILocation(line: 23, column: 8, scope: !31)
!42 = !DILocation(line: 23, column: 33, scope: !31)
!43 = !DILocation(line: 23, column: 37, scope: !31)
!44 = !DILocation(line: 23, column: 35, scope: !31)
!45 = !DILocation(line: 23, column: 3, scope: !31)
!46 = !DILocation(line: 23, column: 65, scope: !31)
!47 = !DILocation(line: 23, column: 67, scope: !31)
!48 = !DILocation(line: 23, column: 62, scope: !31)
!49 = !DILocation(line: 23, column: 58, scope: !31)
!50 = !DILocation(line: 23, column: 45, scope: !31)
!51 = !DILocation(line: 23, column: 52, scope: !31)
!52 = !DILocation(line: 23, column: 50, scope: !31)
!53 = !DILocation(line: 23, column: 42, scope: !31)
!54 = distinct !{!54, !45, !55, !56}
!55 = !DILocation(line: 23, column: 68, scope: !31)
!56 = !{!"llvm.loop.mustprogress"}
!57 = !DILocation(line: 24, column: 10, scope: !31)
!58 = !DILocation(line: 24, column: 5, scope: !31)
!59 = !DILocation(line: 24, column: 3, scope: !31)
!60 = !DILocation(line: 24, column: 8, scope: !31)
!61 = !DILocation(line: 25, column: 3, scope: !31)
!62 = !DILocation(line: 26, column: 16, scope: !31)
!63 = !DILocation(line: 26, column: 21, scope: !31)
!64 = !DILocation(line: 26, column: 12, scope: !31)
!65 = !DILocation(line: 26, column: 8, scope: !31)
!66 = !DILocation(line: 26, column: 26, scope: !31)
!67 = !DILocation(line: 26, column: 28, scope: !31)
!68 = !DILocation(line: 26, column: 3, scope: !31)
!69 = !DILocation(line: 27, column: 9, scope: !31)
!70 = !DILocation(line: 27, column: 13, scope: !31)
!71 = !DILocation(line: 27, column: 11, scope: !31)
!72 = !DILocation(line: 27, column: 26, scope: !31)
!73 = !DILocation(line: 27, column: 30, scope: !31)
!74 = !DILocation(line: 27, column: 28, scope: !31)
!75 = !DILocation(line: 27, column: 24, scope: !31)
!76 = !DILocation(line: 27, column: 18, scope: !31)
!77 = !DILocation(line: 27, column: 16, scope: !31)
!78 = !DILocation(line: 27, column: 21, scope: !31)
!79 = !DILocation(line: 28, column: 5, scope: !31)
!80 = !DILocation(line: 29, column: 3, scope: !31)
!81 = !DILocation(line: 26, column: 35, scope: !31)
!82 = distinct !{!82, !68, !80, !56}
!83 = !DILocation(line: 30, column: 7, scope: !31)
!84 = !DILocation(line: 30, column: 9, scope: !31)
!85 = !DILocation(line: 30, column: 37, scope: !31)
!86 = !DILocation(line: 30, column: 42, scope: !31)
!87 = !DILocation(line: 30, column: 15, scope: !31)
!88 = !DILocation(line: 31, column: 1, scope: !31)
!89 = distinct !DISubprogram(name: "broken", scope: !1, file: !1, line: 32, type: !9, scopeLine: 32, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!90 = !DILocation(line: 34, column: 11, scope: !89)
!91 = !DILocation(line: 34, column: 7, scope: !89)
!92 = !DILocation(line: 35, column: 10, scope: !89)
!93 = !DILocation(line: 35, column: 12, scope: !89)
!94 = !DILocation(line: 35, column: 5, scope: !89)
!95 = !DILocation(line: 35, column: 3, scope: !89)
!96 = !DILocation(line: 35, column: 8, scope: !89)
!97 = !DILocation(line: 36, column: 14, scope: !89)
!98 = !DILocation(line: 36, column: 19, scope: !89)
!99 = !DILocation(line: 36, column: 25, scope: !89)
!100 = !DILocation(line: 36, column: 23, scope: !89)
!101 = !DILocation(line: 36, column: 12, scope: !89)
!102 = !DILocation(line: 36, column: 3, scope: !89)
!103 = !DILocation(line: 36, column: 7, scope: !89)
!104 = !DILocation(line: 36, column: 10, scope: !89)
!105 = !DILocation(line: 37, column: 1, scope: !89)
!106 = distinct !DISubprogram(name: "dot", scope: !1, file: !1, line: 39, type: !9, scopeLine: 39, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!107 = !DILocation(line: 39, column: 73, scope: !106)
!108 = !DILocation(line: 39, column: 71, scope: !106)
!109 = !DILocation(line: 39, column: 78, scope: !106)
!110 = !DILocation(line: 39, column: 93, scope: !106)
!111 = !DILocation(line: 39, column: 97, scope: !106)
!112 = !DILocation(line: 39, column: 95, scope: !106)
!113 = !DILocation(line: 39, column: 106, scope: !106)
!114 = !DILocation(line: 39, column: 110, scope: !106)
!115 = !DILocation(line: 39, column: 108, scope: !106)
!116 = !DILocation(line: 39, column: 102, scope: !106)
!117 = !DILocation(line: 39, column: 119, scope: !106)
!118 = !DILocation(line: 39, column: 123, scope: !106)
!119 = !DILocation(line: 39, column: 121, scope: !106)
!120 = !DILocation(line: 39, column: 115, scope: !106)
!121 = !DILocation(line: 39, column: 132, scope: !106)
!122 = !DILocation(line: 39, column: 136, scope: !106)
!123 = !DILocation(line: 39, column: 134, scope: !106)
!124 = !DILocation(line: 39, column: 141, scope: !106)
!125 = !DILocation(line: 39, column: 130, scope: !106)
!126 = !DILocation(line: 39, column: 128, scope: !106)
!127 = !DILocation(line: 39, column: 84, scope: !106)
!128 = distinct !DISubprogram(name: "bystruct", scope: !1, file: !1, line: 40, type: !9, scopeLine: 40, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!129 = !DILocation(line: 41, column: 11, scope: !128)
!130 = !DILocation(line: 41, column: 18, scope: !128)
!131 = !DILocation(line: 41, column: 16, scope: !128)
!132 = !DILocation(line: 41, column: 25, scope: !128)
!133 = !DILocation(line: 41, column: 23, scope: !128)
!134 = !DILocation(line: 41, column: 7, scope: !128)
!135 = !DILocation(line: 42, column: 16, scope: !128)
!136 = !DILocation(line: 42, column: 19, scope: !128)
!137 = !DILocation(line: 42, column: 12, scope: !128)
!138 = !DILocation(line: 42, column: 26, scope: !128)
!139 = !DILocation(line: 42, column: 28, scope: !128)
!140 = !DILocation(line: 42, column: 30, scope: !128)
!141 = !DILocation(line: 42, column: 24, scope: !128)
!142 = !DILocation(line: 42, column: 22, scope: !128)
!143 = !DILocation(line: 42, column: 3, scope: !128)
!144 = !DILocation(line: 42, column: 7, scope: !128)
!145 = !DILocation(line: 42, column: 10, scope: !128)
!146 = !DILocation(line: 43, column: 1, scope: !128)
!147 = distinct !DISubprogram(name: "globals", scope: !1, file: !1, line: 46, type: !9, scopeLine: 46, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!148 = !DILocation(line: 47, column: 11, scope: !147)
!149 = !DILocation(line: 47, column: 18, scope: !147)
!150 = !DILocation(line: 47, column: 16, scope: !147)
!151 = !DILocation(line: 47, column: 25, scope: !147)
!152 = !DILocation(line: 47, column: 23, scope: !147)
!153 = !DILocation(line: 47, column: 7, scope: !147)
!154 = !DILocation(line: 48, column: 18, scope: !147)
!155 = !DILocation(line: 48, column: 20, scope: !147)
!156 = !DILocation(line: 48, column: 12, scope: !147)
!157 = !DILocation(line: 48, column: 27, scope: !147)
!158 = !DILocation(line: 48, column: 25, scope: !147)
!159 = !DILocation(line: 48, column: 3, scope: !147)
!160 = !DILocation(line: 48, column: 7, scope: !147)
!161 = !DILocation(line: 48, column: 10, scope: !147)
!162 = !DILocation(line: 49, column: 1, scope: !147)
!163 = distinct !DISubprogram(name: "warp", scope: !1, file: !1, line: 50, type: !9, scopeLine: 50, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!164 = !DILocation(line: 51, column: 11, scope: !163)
!165 = !DILocation(line: 51, column: 7, scope: !163)
!166 = !DILocation(line: 52, column: 12, scope: !163)
!167 = !DILocation(line: 52, column: 8, scope: !163)
!168 = !DILocation(line: 52, column: 20, scope: !163)
!169 = !DILocation(line: 52, column: 3, scope: !163)
!170 = !DILocation(line: 52, column: 76, scope: !163)
!171 = !DILocation(line: 52, column: 79, scope: !163)
!172 = !DILocation(line: 52, column: 37, scope: !163)
!173 = !DILocation(line: 52, column: 34, scope: !163)
!174 = !DILocation(line: 52, column: 32, scope: !163)
!175 = !DILocation(line: 52, column: 25, scope: !163)
!176 = distinct !{!176, !169, !177, !56}
!177 = !DILocation(line: 52, column: 84, scope: !163)
!178 = !DILocation(line: 53, column: 29, scope: !163)
!179 = !DILocation(line: 53, column: 3, scope: !163)
!180 = !DILocation(line: 53, column: 7, scope: !163)
!181 = !DILocation(line: 53, column: 14, scope: !163)
!182 = !DILocation(line: 53, column: 12, scope: !163)
!183 = !DILocation(line: 53, column: 21, scope: !163)
!184 = !DILocation(line: 53, column: 19, scope: !163)
!185 = !DILocation(line: 53, column: 27, scope: !163)
!186 = !DILocation(line: 54, column: 1, scope: !163)
!187 = distinct !DISubprogram(name: "matmul", scope: !1, file: !1, line: 55, type: !9, scopeLine: 55, flags: DIFlagPrototyped, spFlags: DISPFlagDefinition, unit: !0)
!188 = !DILocation(line: 57, column: 13, scope: !187)
!189 = !DILocation(line: 57, column: 18, scope: !187)
!190 = !DILocation(line: 57, column: 25, scope: !187)
!191 = !DILocation(line: 57, column: 23, scope: !187)
!192 = !DILocation(line: 57, column: 7, scope: !187)
!193 = !DILocation(line: 57, column: 37, scope: !187)
!194 = !DILocation(line: 57, column: 42, scope: !187)
!195 = !DILocation(line: 57, column: 49, scope: !187)
!196 = !DILocation(line: 57, column: 47, scope: !187)
!197 = !DILocation(line: 57, column: 31, scope: !187)
!198 = !DILocation(line: 58, column: 9, scope: !187)
!199 = !DILocation(line: 59, column: 12, scope: !187)
!200 = !DILocation(line: 59, column: 8, scope: !187)
!201 = !DILocation(line: 59, column: 19, scope: !187)
!202 = !DILocation(line: 59, column: 23, scope: !187)
!203 = !DILocation(line: 59, column: 25, scope: !187)
!204 = !DILocation(line: 59, column: 21, scope: !187)
!205 = !DILocation(line: 59, column: 3, scope: !187)
!206 = !DILocation(line: 60, column: 22, scope: !187)
!207 = !DILocation(line: 60, column: 24, scope: !187)
!208 = !DILocation(line: 60, column: 30, scope: !187)
!209 = !DILocation(line: 60, column: 28, scope: !187)
!210 = !DILocation(line: 60, column: 34, scope: !187)
!211 = !DILocation(line: 60, column: 36, scope: !187)
!212 = !DILocation(line: 60, column: 32, scope: !187)
!213 = !DILocation(line: 60, column: 43, scope: !187)
!214 = !DILocation(line: 60, column: 41, scope: !187)
!215 = !DILocation(line: 60, column: 8, scope: !187)
!216 = !DILocation(line: 60, column: 5, scope: !187)
!217 = !DILocation(line: 60, column: 14, scope: !187)
!218 = !DILocation(line: 60, column: 20, scope: !187)
!219 = !DILocation(line: 61, column: 22, scope: !187)
!220 = !DILocation(line: 61, column: 25, scope: !187)
!221 = !DILocation(line: 61, column: 27, scope: !187)
!222 = !DILocation(line: 61, column: 34, scope: !187)
!223 = !DILocation(line: 61, column: 32, scope: !187)
!224 = !DILocation(line: 61, column: 42, scope: !187)
!225 = !DILocation(line: 61, column: 40, scope: !187)
!226 = !DILocation(line: 61, column: 46, scope: !187)
!227 = !DILocation(line: 61, column: 44, scope: !187)
!228 = !DILocation(line: 61, column: 8, scope: !187)
!229 = !DILocation(line: 61, column: 5, scope: !187)
!230 = !DILocation(line: 61, column: 14, scope: !187)
!231 = !DILocation(line: 61, column: 20, scope: !187)
!232 = !DILocation(line: 62, column: 5, scope: !187)
!233 = !DILocation(line: 63, column: 14, scope: !187)
!234 = !DILocation(line: 63, column: 10, scope: !187)
!235 = !DILocation(line: 63, column: 21, scope: !187)
!236 = !DILocation(line: 63, column: 23, scope: !187)
!237 = !DILocation(line: 63, column: 5, scope: !187)
!238 = !DILocation(line: 63, column: 44, scope: !187)
!239 = !DILocation(line: 63, column: 41, scope: !187)
!240 = !DILocation(line: 63, column: 50, scope: !187)
!241 = !DILocation(line: 63, column: 58, scope: !187)
!242 = !DILocation(line: 63, column: 55, scope: !187)
!243 = !DILocation(line: 63, column: 61, scope: !187)
!244 = !DILocation(line: 63, column: 53, scope: !187)
!245 = !DILocation(line: 63, column: 38, scope: !187)
!246 = !DILocation(line: 63, column: 34, scope: !187)
!247 = !DILocation(line: 63, column: 29, scope: !187)
!248 = distinct !{!248, !237, !249, !56}
!249 = !DILocation(line: 63, column: 65, scope: !187)
!250 = !DILocation(line: 64, column: 5, scope: !187)
!251 = !DILocation(line: 65, column: 3, scope: !187)
!252 = !DILocation(line: 59, column: 31, scope: !187)
!253 = distinct !{!253, !205, !251, !56}
!254 = !DILocation(line: 66, column: 22, scope: !187)
!255 = !DILocation(line: 66, column: 3, scope: !187)
!256 = !DILocation(line: 66, column: 5, scope: !187)
!257 = !DILocation(line: 66, column: 11, scope: !187)
!258 = !DILocation(line: 66, column: 9, scope: !187)
!259 = !DILocation(line: 66, column: 15, scope: !187)
!260 = !DILocation(line: 66, column: 13, scope: !187)
!261 = !DILocation(line: 66, column: 20, scope: !187)
!262 = !DILocation(line: 67, column: 1, scope: !187)
