; typedef unsigned long long u64;
; double sin(double); double exp(double); float sqrtf(float); double fabs(double);
; __attribute__((const)) double __nv_cos(double);
; static const double WEIGHTS[4] = {1.0, 0.5, 0.25, 0.125};
; double _Complex product(double _Complex a, double _Complex b) { __real__ a += 1; return a + b; }
; _Bool both(short a, _Bool b) { return a > 3 && b; }
; double weight(int i) { return WEIGHTS[i & 3]; }
; double wave(double x, double y) { return sin(x) * __nv_cos(y) + exp(-fabs(x)); }
; float root(float x) { return sqrtf(x < 0 ? -x : x); }

; ModuleID = 'dev.c'
source_filename = "dev.c"
target datalayout = "e-p6:32:32-i64:64-i128:128-i256:256-v16:16-v32:32-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@WEIGHTS = internal constant [4 x double] [double 1.000000e+00, double 5.000000e-01, double 2.500000e-01, double 1.250000e-01], align 8

; Function Attrs: convergent noinline nounwind optnone
define dso_local { double, double } @product(ptr noundef byval({ double, double }) align 8 %0, ptr noundef byval({ double, double }) align 8 %1) #0 {
  %3 = alloca { double, double }, align 8
  %4 = getelementptr inbounds nuw { double, double }, ptr %0, i32 0, i32 0
  %5 = load double, ptr %4, align 8
  %6 = fadd double %5, 1.000000e+00
  store double %6, ptr %4, align 8
  %7 = getelementptr inbounds nuw { double, double }, ptr %0, i32 0, i32 0
  %8 = load double, ptr %7, align 8
  %9 = getelementptr inbounds nuw { double, double }, ptr %0, i32 0, i32 1
  %10 = load double, ptr %9, align 8
  %11 = getelementptr inbounds nuw { double, double }, ptr %1, i32 0, i32 0
  %12 = load double, ptr %11, align 8
  %13 = getelementptr inbounds nuw { double, double }, ptr %1, i32 0, i32 1
  %14 = load double, ptr %13, align 8
  %15 = fadd double %8, %12
  %16 = fadd double %10, %14
  %17 = getelementptr inbounds nuw { double, double }, ptr %3, i32 0, i32 0
  %18 = getelementptr inbounds nuw { double, double }, ptr %3, i32 0, i32 1
  store double %15, ptr %17, align 8
  store double %16, ptr %18, align 8
  %19 = load { double, double }, ptr %3, align 8
  ret { double, double } %19
}

; Function Attrs: convergent noinline nounwind optnone
define dso_local zeroext i1 @both(i16 noundef signext %0, i1 noundef zeroext %1) #0 {
  %3 = alloca i16, align 2
  %4 = alloca i8, align 1
  store i16 %0, ptr %3, align 2
  %5 = zext i1 %1 to i8
  store i8 %5, ptr %4, align 1
  %6 = load i16, ptr %3, align 2
  %7 = sext i16 %6 to i32
  %8 = icmp sgt i32 %7, 3
  br i1 %8, label %9, label %12

9:                                                ; preds = %2
  %10 = load i8, ptr %4, align 1
  %11 = trunc i8 %10 to i1
  br label %12

12:                                               ; preds = %9, %2
  %13 = phi i1 [ false, %2 ], [ %11, %9 ]
  ret i1 %13
}

; Function Attrs: convergent noinline nounwind optnone
define dso_local double @weight(i32 noundef %0) #0 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4
  %4 = and i32 %3, 3
  %5 = sext i32 %4 to i64
  %6 = getelementptr inbounds [4 x double], ptr @WEIGHTS, i64 0, i64 %5
  %7 = load double, ptr %6, align 8
  ret double %7
}

; Function Attrs: convergent noinline nounwind optnone
define dso_local double @wave(double noundef %0, double noundef %1) #0 {
  %3 = alloca double, align 8
  %4 = alloca double, align 8
  store double %0, ptr %3, align 8
  store double %1, ptr %4, align 8
  %5 = load double, ptr %3, align 8
  %6 = call double @sin(double noundef %5) #4
  %7 = load double, ptr %4, align 8
  %8 = call double @__nv_cos(double noundef %7) #5
  %9 = load double, ptr %3, align 8
  %10 = call double @fabs(double noundef %9) #4
  %11 = fneg double %10
  %12 = call double @exp(double noundef %11) #4
  %13 = call double @llvm.fmuladd.f64(double %6, double %8, double %12)
  ret double %13
}

; Function Attrs: convergent
declare dso_local double @sin(double noundef) #1

; Function Attrs: convergent nounwind willreturn memory(none)
declare dso_local double @__nv_cos(double noundef) #2

; Function Attrs: convergent
declare dso_local double @exp(double noundef) #1

; Function Attrs: convergent
declare dso_local double @fabs(double noundef) #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fmuladd.f64(double, double, double) #3

; Function Attrs: convergent noinline nounwind optnone
define dso_local float @root(float noundef %0) #0 {
  %2 = alloca float, align 4
  store float %0, ptr %2, align 4
  %3 = load float, ptr %2, align 4
  %4 = fcmp olt float %3, 0.000000e+00
  br i1 %4, label %5, label %8

5:                                                ; preds = %1
  %6 = load float, ptr %2, align 4
  %7 = fneg float %6
  br label %10

8:                                                ; preds = %1
  %9 = load float, ptr %2, align 4
  br label %10

10:                                               ; preds = %8, %5
  %11 = phi float [ %7, %5 ], [ %9, %8 ]
  %12 = call float @sqrtf(float noundef %11) #4
  ret float %12
}

; Function Attrs: convergent
declare dso_local float @sqrtf(float noundef) #1

attributes #0 = { convergent noinline nounwind optnone "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_70" "target-features"="+ptx42,+ptx80,+sm_70" }
attributes #1 = { convergent "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_70" "target-features"="+ptx42,+ptx80,+sm_70" }
attributes #2 = { convergent nounwind willreturn memory(none) "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_70" "target-features"="+ptx42,+ptx80,+sm_70" }
attributes #3 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #4 = { convergent nobuiltin "no-builtins" }
attributes #5 = { convergent nobuiltin nounwind willreturn memory(none) "no-builtins" }

!llvm.module.flags = !{!0, !1}
!llvm.ident = !{!2}

!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{i32 7, !"frame-pointer", i32 2}
!2 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
