; #include <complex.h>
; #include <math.h>
; #include <stdbool.h>
; #include <stdint.h>
; 
; static const double WEIGHTS[8] = {1.0, 0.5, 0.25, 0.125, -1.0, 3.5, 1e300, 0.0};
; 
; static double poly(const double *c, int n, double x) {
;   double sum = 0;
;   for (int i = 0; i < n; i++) sum = sum * x + c[i];
;   return sum;
; }
; 
; double horner(double x) { return ((2.5 * x - 1.25) * x + 0.5) * x + 7; }
; double rel_diff(double a, double b) { return a == b ? 0 : fabs(a - b) / (fabs(a) + fabs(b)); }
; double weight(int i) { return WEIGHTS[i & 7]; }
; double weighted(double x, int n) { return poly(WEIGHTS, n & 7, x); }
; int mandel(double x, double y, int max) {
;   double re = 0, im = 0;
;   for (int i = 0; i < max; i++) {
;     double next = re * re - im * im + x;
;     im = 2 * re * im + y;
;     re = next;
;     if (re * re + im * im >= 4) return i;
;   }
;   return max;
; }
; double haversine(double lat1, double lon1, double lat2, double lon2) {
;   double a = sin((lat2 - lat1) / 2), b = sin((lon2 - lon1) / 2);
;   return 12742 * asin(sqrt(a * a + cos(lat1) * cos(lat2) * b * b));
; }
; static double normal(double x) { return 0.5 * (1 + erf(x / 1.4142135623730951)); }
; double call_price(double s, double k, double t, double r, double v) {
;   double d1 = (log(s / k) + (r + v * v / 2) * t) / (v * sqrt(t));
;   return s * normal(d1) - k * exp(-r * t) * normal(d1 - v * sqrt(t));
; }
; int64_t lcg(int64_t x, int n) {
;   uint64_t u = (uint64_t)x;
;   for (int i = 0; i < n; i++) u = u * 6364136223846793005u + 1442695040888963407u;
;   return (int64_t)u ^ ((int64_t)u >> 33);
; }
; int64_t gcd(int64_t a, int64_t b) {
;   if (a < 0 || b < 0) return -1;
;   while (b != 0) {
;     int64_t rest = a % b;
;     a = b;
;     b = rest;
;   }
;   return a;
; }
; int clamped(double x) { return x >= 0 && x < 1000 ? (int)x : -1; }
; float mixed(float a, float b) { return sinf(a) * b + sqrtf(fabsf(b)); }
; bool between(int16_t x, int16_t low, int16_t high) { return low <= x && x <= high; }
; int days(int month, bool leap) {
;   switch (month) {
;     case 2: return leap ? 29 : 28;
;     case 4: case 6: case 9: case 11: return 30;
;     default: return month >= 1 && month <= 12 ? 31 : 0;
;   }
; }
; double median(double a, double b, double c, double d, double e) {
;   double v[5] = {a, b, c, d, e};
;   for (int i = 1; i < 5; i++)
;     for (int j = i; j > 0 && v[j] < v[j - 1]; j--) {
;       double t = v[j];
;       v[j] = v[j - 1];
;       v[j - 1] = t;
;     }
;   return v[2];
; }
; double _Complex squared(double _Complex z) { return z * z + 1; }

; ModuleID = 'scalar.c'
source_filename = "scalar.c"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-pc-linux-gnu"

@WEIGHTS = internal constant [8 x double] [double 1.000000e+00, double 5.000000e-01, double 2.500000e-01, double 1.250000e-01, double -1.000000e+00, double 3.500000e+00, double 1.000000e+300, double 0.000000e+00], align 16

; Function Attrs: noinline nounwind optnone uwtable
define dso_local double @horner(double noundef %0) #0 {
  %2 = alloca double, align 8
  store double %0, ptr %2, align 8
  %3 = load double, ptr %2, align 8
  %4 = call double @llvm.fmuladd.f64(double 2.500000e+00, double %3, double -1.250000e+00)
  %5 = load double, ptr %2, align 8
  %6 = call double @llvm.fmuladd.f64(double %4, double %5, double 5.000000e-01)
  %7 = load double, ptr %2, align 8
  %8 = call double @llvm.fmuladd.f64(double %6, double %7, double 7.000000e+00)
  ret double %8
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fmuladd.f64(double, double, double) #1

; Function Attrs: noinline nounwind optnone uwtable
define dso_local double @rel_diff(double noundef %0, double noundef %1) #0 {
  %3 = alloca double, align 8
  %4 = alloca double, align 8
  store double %0, ptr %3, align 8
  store double %1, ptr %4, align 8
  %5 = load double, ptr %3, align 8
  %6 = load double, ptr %4, align 8
  %7 = fcmp oeq double %5, %6
  br i1 %7, label %8, label %9

8:                                                ; preds = %2
  br label %20

9:                                                ; preds = %2
  %10 = load double, ptr %3, align 8
  %11 = load double, ptr %4, align 8
  %12 = fsub double %10, %11
  %13 = call double @llvm.fabs.f64(double %12)
  %14 = load double, ptr %3, align 8
  %15 = call double @llvm.fabs.f64(double %14)
  %16 = load double, ptr %4, align 8
  %17 = call double @llvm.fabs.f64(double %16)
  %18 = fadd double %15, %17
  %19 = fdiv double %13, %18
  br label %20

20:                                               ; preds = %9, %8
  %21 = phi double [ 0.000000e+00, %8 ], [ %19, %9 ]
  ret double %21
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fabs.f64(double) #1

; Function Attrs: noinline nounwind optnone uwtable
define dso_local double @weight(i32 noundef %0) #0 {
  %2 = alloca i32, align 4
  store i32 %0, ptr %2, align 4
  %3 = load i32, ptr %2, align 4
  %4 = and i32 %3, 7
  %5 = sext i32 %4 to i64
  %6 = getelementptr inbounds [8 x double], ptr @WEIGHTS, i64 0, i64 %5
  %7 = load double, ptr %6, align 8
  ret double %7
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local double @weighted(double noundef %0, i32 noundef %1) #0 {
  %3 = alloca double, align 8
  %4 = alloca i32, align 4
  store double %0, ptr %3, align 8
  store i32 %1, ptr %4, align 4
  %5 = load i32, ptr %4, align 4
  %6 = and i32 %5, 7
  %7 = load double, ptr %3, align 8
  %8 = call double @poly(ptr noundef @WEIGHTS, i32 noundef %6, double noundef %7)
  ret double %8
}

; Function Attrs: noinline nounwind optnone uwtable
define internal double @poly(ptr noundef %0, i32 noundef %1, double noundef %2) #0 {
  %4 = alloca ptr, align 8
  %5 = alloca i32, align 4
  %6 = alloca double, align 8
  %7 = alloca double, align 8
  %8 = alloca i32, align 4
  store ptr %0, ptr %4, align 8
  store i32 %1, ptr %5, align 4
  store double %2, ptr %6, align 8
  store double 0.000000e+00, ptr %7, align 8
  store i32 0, ptr %8, align 4
  br label %9

9:                                                ; preds = %22, %3
  %10 = load i32, ptr %8, align 4
  %11 = load i32, ptr %5, align 4
  %12 = icmp slt i32 %10, %11
  br i1 %12, label %13, label %25

13:                                               ; preds = %9
  %14 = load double, ptr %7, align 8
  %15 = load double, ptr %6, align 8
  %16 = load ptr, ptr %4, align 8
  %17 = load i32, ptr %8, align 4
  %18 = sext i32 %17 to i64
  %19 = getelementptr inbounds double, ptr %16, i64 %18
  %20 = load double, ptr %19, align 8
  %21 = call double @llvm.fmuladd.f64(double %14, double %15, double %20)
  store double %21, ptr %7, align 8
  br label %22

22:                                               ; preds = %13
  %23 = load i32, ptr %8, align 4
  %24 = add nsw i32 %23, 1
  store i32 %24, ptr %8, align 4
  br label %9, !llvm.loop !6

25:                                               ; preds = %9
  %26 = load double, ptr %7, align 8
  ret double %26
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local i32 @mandel(double noundef %0, double noundef %1, i32 noundef %2) #0 {
  %4 = alloca i32, align 4
  %5 = alloca double, align 8
  %6 = alloca double, align 8
  %7 = alloca i32, align 4
  %8 = alloca double, align 8
  %9 = alloca double, align 8
  %10 = alloca i32, align 4
  %11 = alloca double, align 8
  store double %0, ptr %5, align 8
  store double %1, ptr %6, align 8
  store i32 %2, ptr %7, align 4
  store double 0.000000e+00, ptr %8, align 8
  store double 0.000000e+00, ptr %9, align 8
  store i32 0, ptr %10, align 4
  br label %12

12:                                               ; preds = %42, %3
  %13 = load i32, ptr %10, align 4
  %14 = load i32, ptr %7, align 4
  %15 = icmp slt i32 %13, %14
  br i1 %15, label %16, label %45

16:                                               ; preds = %12
  %17 = load double, ptr %8, align 8
  %18 = load double, ptr %8, align 8
  %19 = load double, ptr %9, align 8
  %20 = load double, ptr %9, align 8
  %21 = fmul double %19, %20
  %22 = fneg double %21
  %23 = call double @llvm.fmuladd.f64(double %17, double %18, double %22)
  %24 = load double, ptr %5, align 8
  %25 = fadd double %23, %24
  store double %25, ptr %11, align 8
  %26 = load double, ptr %8, align 8
  %27 = fmul double 2.000000e+00, %26
  %28 = load double, ptr %9, align 8
  %29 = load double, ptr %6, align 8
  %30 = call double @llvm.fmuladd.f64(double %27, double %28, double %29)
  store double %30, ptr %9, align 8
  %31 = load double, ptr %11, align 8
  store double %31, ptr %8, align 8
  %32 = load double, ptr %8, align 8
  %33 = load double, ptr %8, align 8
  %34 = load double, ptr %9, align 8
  %35 = load double, ptr %9, align 8
  %36 = fmul double %34, %35
  %37 = call double @llvm.fmuladd.f64(double %32, double %33, double %36)
  %38 = fcmp oge double %37, 4.000000e+00
  br i1 %38, label %39, label %41

39:                                               ; preds = %16
  %40 = load i32, ptr %10, align 4
  store i32 %40, ptr %4, align 4
  br label %47

41:                                               ; preds = %16
  br label %42

42:                                               ; preds = %41
  %43 = load i32, ptr %10, align 4
  %44 = add nsw i32 %43, 1
  store i32 %44, ptr %10, align 4
  br label %12, !llvm.loop !8

45:                                               ; preds = %12
  %46 = load i32, ptr %7, align 4
  store i32 %46, ptr %4, align 4
  br label %47

47:                                               ; preds = %45, %39
  %48 = load i32, ptr %4, align 4
  ret i32 %48
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local double @haversine(double noundef %0, double noundef %1, double noundef %2, double noundef %3) #0 {
  %5 = alloca double, align 8
  %6 = alloca double, align 8
  %7 = alloca double, align 8
  %8 = alloca double, align 8
  %9 = alloca double, align 8
  %10 = alloca double, align 8
  store double %0, ptr %5, align 8
  store double %1, ptr %6, align 8
  store double %2, ptr %7, align 8
  store double %3, ptr %8, align 8
  %11 = load double, ptr %7, align 8
  %12 = load double, ptr %5, align 8
  %13 = fsub double %11, %12
  %14 = fdiv double %13, 2.000000e+00
  %15 = call double @sin(double noundef %14) #3
  store double %15, ptr %9, align 8
  %16 = load double, ptr %8, align 8
  %17 = load double, ptr %6, align 8
  %18 = fsub double %16, %17
  %19 = fdiv double %18, 2.000000e+00
  %20 = call double @sin(double noundef %19) #3
  store double %20, ptr %10, align 8
  %21 = load double, ptr %9, align 8
  %22 = load double, ptr %9, align 8
  %23 = load double, ptr %5, align 8
  %24 = call double @cos(double noundef %23) #3
  %25 = load double, ptr %7, align 8
  %26 = call double @cos(double noundef %25) #3
  %27 = fmul double %24, %26
  %28 = load double, ptr %10, align 8
  %29 = fmul double %27, %28
  %30 = load double, ptr %10, align 8
  %31 = fmul double %29, %30
  %32 = call double @llvm.fmuladd.f64(double %21, double %22, double %31)
  %33 = call double @sqrt(double noundef %32) #3
  %34 = call double @asin(double noundef %33) #3
  %35 = fmul double 1.274200e+04, %34
  ret double %35
}

; Function Attrs: nounwind
declare double @sin(double noundef) #2

; Function Attrs: nounwind
declare double @asin(double noundef) #2

; Function Attrs: nounwind
declare double @sqrt(double noundef) #2

; Function Attrs: nounwind
declare double @cos(double noundef) #2

; Function Attrs: noinline nounwind optnone uwtable
define dso_local double @call_price(double noundef %0, double noundef %1, double noundef %2, double noundef %3, double noundef %4) #0 {
  %6 = alloca double, align 8
  %7 = alloca double, align 8
  %8 = alloca double, align 8
  %9 = alloca double, align 8
  %10 = alloca double, align 8
  %11 = alloca double, align 8
  store double %0, ptr %6, align 8
  store double %1, ptr %7, align 8
  store double %2, ptr %8, align 8
  store double %3, ptr %9, align 8
  store double %4, ptr %10, align 8
  %12 = load double, ptr %6, align 8
  %13 = load double, ptr %7, align 8
  %14 = fdiv double %12, %13
  %15 = call double @log(double noundef %14) #3
  %16 = load double, ptr %9, align 8
  %17 = load double, ptr %10, align 8
  %18 = load double, ptr %10, align 8
  %19 = fmul double %17, %18
  %20 = fdiv double %19, 2.000000e+00
  %21 = fadd double %16, %20
  %22 = load double, ptr %8, align 8
  %23 = call double @llvm.fmuladd.f64(double %21, double %22, double %15)
  %24 = load double, ptr %10, align 8
  %25 = load double, ptr %8, align 8
  %26 = call double @sqrt(double noundef %25) #3
  %27 = fmul double %24, %26
  %28 = fdiv double %23, %27
  store double %28, ptr %11, align 8
  %29 = load double, ptr %6, align 8
  %30 = load double, ptr %11, align 8
  %31 = call double @normal(double noundef %30)
  %32 = load double, ptr %7, align 8
  %33 = load double, ptr %9, align 8
  %34 = fneg double %33
  %35 = load double, ptr %8, align 8
  %36 = fmul double %34, %35
  %37 = call double @exp(double noundef %36) #3
  %38 = fmul double %32, %37
  %39 = load double, ptr %11, align 8
  %40 = load double, ptr %10, align 8
  %41 = load double, ptr %8, align 8
  %42 = call double @sqrt(double noundef %41) #3
  %43 = fneg double %40
  %44 = call double @llvm.fmuladd.f64(double %43, double %42, double %39)
  %45 = call double @normal(double noundef %44)
  %46 = fmul double %38, %45
  %47 = fneg double %46
  %48 = call double @llvm.fmuladd.f64(double %29, double %31, double %47)
  ret double %48
}

; Function Attrs: nounwind
declare double @log(double noundef) #2

; Function Attrs: noinline nounwind optnone uwtable
define internal double @normal(double noundef %0) #0 {
  %2 = alloca double, align 8
  store double %0, ptr %2, align 8
  %3 = load double, ptr %2, align 8
  %4 = fdiv double %3, 0x3FF6A09E667F3BCD
  %5 = call double @erf(double noundef %4) #3
  %6 = fadd double 1.000000e+00, %5
  %7 = fmul double 5.000000e-01, %6
  ret double %7
}

; Function Attrs: nounwind
declare double @exp(double noundef) #2

; Function Attrs: noinline nounwind optnone uwtable
define dso_local i64 @lcg(i64 noundef %0, i32 noundef %1) #0 {
  %3 = alloca i64, align 8
  %4 = alloca i32, align 4
  %5 = alloca i64, align 8
  %6 = alloca i32, align 4
  store i64 %0, ptr %3, align 8
  store i32 %1, ptr %4, align 4
  %7 = load i64, ptr %3, align 8
  store i64 %7, ptr %5, align 8
  store i32 0, ptr %6, align 4
  br label %8

8:                                                ; preds = %16, %2
  %9 = load i32, ptr %6, align 4
  %10 = load i32, ptr %4, align 4
  %11 = icmp slt i32 %9, %10
  br i1 %11, label %12, label %19

12:                                               ; preds = %8
  %13 = load i64, ptr %5, align 8
  %14 = mul i64 %13, 6364136223846793005
  %15 = add i64 %14, 1442695040888963407
  store i64 %15, ptr %5, align 8
  br label %16

16:                                               ; preds = %12
  %17 = load i32, ptr %6, align 4
  %18 = add nsw i32 %17, 1
  store i32 %18, ptr %6, align 4
  br label %8, !llvm.loop !9

19:                                               ; preds = %8
  %20 = load i64, ptr %5, align 8
  %21 = load i64, ptr %5, align 8
  %22 = ashr i64 %21, 33
  %23 = xor i64 %20, %22
  ret i64 %23
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local i64 @gcd(i64 noundef %0, i64 noundef %1) #0 {
  %3 = alloca i64, align 8
  %4 = alloca i64, align 8
  %5 = alloca i64, align 8
  %6 = alloca i64, align 8
  store i64 %0, ptr %4, align 8
  store i64 %1, ptr %5, align 8
  %7 = load i64, ptr %4, align 8
  %8 = icmp slt i64 %7, 0
  br i1 %8, label %12, label %9

9:                                                ; preds = %2
  %10 = load i64, ptr %5, align 8
  %11 = icmp slt i64 %10, 0
  br i1 %11, label %12, label %13

12:                                               ; preds = %9, %2
  store i64 -1, ptr %3, align 8
  br label %25

13:                                               ; preds = %9
  br label %14

14:                                               ; preds = %17, %13
  %15 = load i64, ptr %5, align 8
  %16 = icmp ne i64 %15, 0
  br i1 %16, label %17, label %23

17:                                               ; preds = %14
  %18 = load i64, ptr %4, align 8
  %19 = load i64, ptr %5, align 8
  %20 = srem i64 %18, %19
  store i64 %20, ptr %6, align 8
  %21 = load i64, ptr %5, align 8
  store i64 %21, ptr %4, align 8
  %22 = load i64, ptr %6, align 8
  store i64 %22, ptr %5, align 8
  br label %14, !llvm.loop !10

23:                                               ; preds = %14
  %24 = load i64, ptr %4, align 8
  store i64 %24, ptr %3, align 8
  br label %25

25:                                               ; preds = %23, %12
  %26 = load i64, ptr %3, align 8
  ret i64 %26
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local i32 @clamped(double noundef %0) #0 {
  %2 = alloca double, align 8
  store double %0, ptr %2, align 8
  %3 = load double, ptr %2, align 8
  %4 = fcmp oge double %3, 0.000000e+00
  br i1 %4, label %5, label %11

5:                                                ; preds = %1
  %6 = load double, ptr %2, align 8
  %7 = fcmp olt double %6, 1.000000e+03
  br i1 %7, label %8, label %11

8:                                                ; preds = %5
  %9 = load double, ptr %2, align 8
  %10 = fptosi double %9 to i32
  br label %12

11:                                               ; preds = %5, %1
  br label %12

12:                                               ; preds = %11, %8
  %13 = phi i32 [ %10, %8 ], [ -1, %11 ]
  ret i32 %13
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local float @mixed(float noundef %0, float noundef %1) #0 {
  %3 = alloca float, align 4
  %4 = alloca float, align 4
  store float %0, ptr %3, align 4
  store float %1, ptr %4, align 4
  %5 = load float, ptr %3, align 4
  %6 = call float @sinf(float noundef %5) #3
  %7 = load float, ptr %4, align 4
  %8 = load float, ptr %4, align 4
  %9 = call float @llvm.fabs.f32(float %8)
  %10 = call float @sqrtf(float noundef %9) #3
  %11 = call float @llvm.fmuladd.f32(float %6, float %7, float %10)
  ret float %11
}

; Function Attrs: nounwind
declare float @sinf(float noundef) #2

; Function Attrs: nounwind
declare float @sqrtf(float noundef) #2

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fabs.f32(float) #1

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fmuladd.f32(float, float, float) #1

; Function Attrs: noinline nounwind optnone uwtable
define dso_local zeroext i1 @between(i16 noundef signext %0, i16 noundef signext %1, i16 noundef signext %2) #0 {
  %4 = alloca i16, align 2
  %5 = alloca i16, align 2
  %6 = alloca i16, align 2
  store i16 %0, ptr %4, align 2
  store i16 %1, ptr %5, align 2
  store i16 %2, ptr %6, align 2
  %7 = load i16, ptr %5, align 2
  %8 = sext i16 %7 to i32
  %9 = load i16, ptr %4, align 2
  %10 = sext i16 %9 to i32
  %11 = icmp sle i32 %8, %10
  br i1 %11, label %12, label %18

12:                                               ; preds = %3
  %13 = load i16, ptr %4, align 2
  %14 = sext i16 %13 to i32
  %15 = load i16, ptr %6, align 2
  %16 = sext i16 %15 to i32
  %17 = icmp sle i32 %14, %16
  br label %18

18:                                               ; preds = %12, %3
  %19 = phi i1 [ false, %3 ], [ %17, %12 ]
  ret i1 %19
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local i32 @days(i32 noundef %0, i1 noundef zeroext %1) #0 {
  %3 = alloca i32, align 4
  %4 = alloca i32, align 4
  %5 = alloca i8, align 1
  store i32 %0, ptr %4, align 4
  %6 = zext i1 %1 to i8
  store i8 %6, ptr %5, align 1
  %7 = load i32, ptr %4, align 4
  switch i32 %7, label %14 [
    i32 2, label %8
    i32 4, label %13
    i32 6, label %13
    i32 9, label %13
    i32 11, label %13
  ]

8:                                                ; preds = %2
  %9 = load i8, ptr %5, align 1
  %10 = trunc i8 %9 to i1
  %11 = zext i1 %10 to i64
  %12 = select i1 %10, i32 29, i32 28
  store i32 %12, ptr %3, align 4
  br label %24

13:                                               ; preds = %2, %2, %2, %2
  store i32 30, ptr %3, align 4
  br label %24

14:                                               ; preds = %2
  %15 = load i32, ptr %4, align 4
  %16 = icmp sge i32 %15, 1
  br i1 %16, label %17, label %20

17:                                               ; preds = %14
  %18 = load i32, ptr %4, align 4
  %19 = icmp sle i32 %18, 12
  br label %20

20:                                               ; preds = %17, %14
  %21 = phi i1 [ false, %14 ], [ %19, %17 ]
  %22 = zext i1 %21 to i64
  %23 = select i1 %21, i32 31, i32 0
  store i32 %23, ptr %3, align 4
  br label %24

24:                                               ; preds = %20, %13, %8
  %25 = load i32, ptr %3, align 4
  ret i32 %25
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local double @median(double noundef %0, double noundef %1, double noundef %2, double noundef %3, double noundef %4) #0 {
  %6 = alloca double, align 8
  %7 = alloca double, align 8
  %8 = alloca double, align 8
  %9 = alloca double, align 8
  %10 = alloca double, align 8
  %11 = alloca [5 x double], align 16
  %12 = alloca i32, align 4
  %13 = alloca i32, align 4
  %14 = alloca double, align 8
  store double %0, ptr %6, align 8
  store double %1, ptr %7, align 8
  store double %2, ptr %8, align 8
  store double %3, ptr %9, align 8
  store double %4, ptr %10, align 8
  %15 = load double, ptr %6, align 8
  store double %15, ptr %11, align 8
  %16 = getelementptr inbounds double, ptr %11, i64 1
  %17 = load double, ptr %7, align 8
  store double %17, ptr %16, align 8
  %18 = getelementptr inbounds double, ptr %11, i64 2
  %19 = load double, ptr %8, align 8
  store double %19, ptr %18, align 8
  %20 = getelementptr inbounds double, ptr %11, i64 3
  %21 = load double, ptr %9, align 8
  store double %21, ptr %20, align 8
  %22 = getelementptr inbounds double, ptr %11, i64 4
  %23 = load double, ptr %10, align 8
  store double %23, ptr %22, align 8
  store i32 1, ptr %12, align 4
  br label %24

24:                                               ; preds = %67, %5
  %25 = load i32, ptr %12, align 4
  %26 = icmp slt i32 %25, 5
  br i1 %26, label %27, label %70

27:                                               ; preds = %24
  %28 = load i32, ptr %12, align 4
  store i32 %28, ptr %13, align 4
  br label %29

29:                                               ; preds = %63, %27
  %30 = load i32, ptr %13, align 4
  %31 = icmp sgt i32 %30, 0
  br i1 %31, label %32, label %43

32:                                               ; preds = %29
  %33 = load i32, ptr %13, align 4
  %34 = sext i32 %33 to i64
  %35 = getelementptr inbounds [5 x double], ptr %11, i64 0, i64 %34
  %36 = load double, ptr %35, align 8
  %37 = load i32, ptr %13, align 4
  %38 = sub nsw i32 %37, 1
  %39 = sext i32 %38 to i64
  %40 = getelementptr inbounds [5 x double], ptr %11, i64 0, i64 %39
  %41 = load double, ptr %40, align 8
  %42 = fcmp olt double %36, %41
  br label %43

43:                                               ; preds = %32, %29
  %44 = phi i1 [ false, %29 ], [ %42, %32 ]
  br i1 %44, label %45, label %66

45:                                               ; preds = %43
  %46 = load i32, ptr %13, align 4
  %47 = sext i32 %46 to i64
  %48 = getelementptr inbounds [5 x double], ptr %11, i64 0, i64 %47
  %49 = load double, ptr %48, align 8
  store double %49, ptr %14, align 8
  %50 = load i32, ptr %13, align 4
  %51 = sub nsw i32 %50, 1
  %52 = sext i32 %51 to i64
  %53 = getelementptr inbounds [5 x double], ptr %11, i64 0, i64 %52
  %54 = load double, ptr %53, align 8
  %55 = load i32, ptr %13, align 4
  %56 = sext i32 %55 to i64
  %57 = getelementptr inbounds [5 x double], ptr %11, i64 0, i64 %56
  store double %54, ptr %57, align 8
  %58 = load double, ptr %14, align 8
  %59 = load i32, ptr %13, align 4
  %60 = sub nsw i32 %59, 1
  %61 = sext i32 %60 to i64
  %62 = getelementptr inbounds [5 x double], ptr %11, i64 0, i64 %61
  store double %58, ptr %62, align 8
  br label %63

63:                                               ; preds = %45
  %64 = load i32, ptr %13, align 4
  %65 = add nsw i32 %64, -1
  store i32 %65, ptr %13, align 4
  br label %29, !llvm.loop !11

66:                                               ; preds = %43
  br label %67

67:                                               ; preds = %66
  %68 = load i32, ptr %12, align 4
  %69 = add nsw i32 %68, 1
  store i32 %69, ptr %12, align 4
  br label %24, !llvm.loop !12

70:                                               ; preds = %24
  %71 = getelementptr inbounds [5 x double], ptr %11, i64 0, i64 2
  %72 = load double, ptr %71, align 16
  ret double %72
}

; Function Attrs: noinline nounwind optnone uwtable
define dso_local { double, double } @squared(double noundef %0, double noundef %1) #0 {
  %3 = alloca { double, double }, align 8
  %4 = alloca { double, double }, align 8
  %5 = getelementptr inbounds nuw { double, double }, ptr %4, i32 0, i32 0
  store double %0, ptr %5, align 8
  %6 = getelementptr inbounds nuw { double, double }, ptr %4, i32 0, i32 1
  store double %1, ptr %6, align 8
  %7 = getelementptr inbounds nuw { double, double }, ptr %4, i32 0, i32 0
  %8 = load double, ptr %7, align 8
  %9 = getelementptr inbounds nuw { double, double }, ptr %4, i32 0, i32 1
  %10 = load double, ptr %9, align 8
  %11 = getelementptr inbounds nuw { double, double }, ptr %4, i32 0, i32 0
  %12 = load double, ptr %11, align 8
  %13 = getelementptr inbounds nuw { double, double }, ptr %4, i32 0, i32 1
  %14 = load double, ptr %13, align 8
  %15 = fmul double %8, %12
  %16 = fmul double %10, %14
  %17 = fmul double %8, %14
  %18 = fmul double %10, %12
  %19 = fsub double %15, %16
  %20 = fadd double %17, %18
  %21 = fcmp uno double %19, %19
  br i1 %21, label %22, label %28, !prof !13

22:                                               ; preds = %2
  %23 = fcmp uno double %20, %20
  br i1 %23, label %24, label %28, !prof !13

24:                                               ; preds = %22
  %25 = call { double, double } @__muldc3(double noundef %8, double noundef %10, double noundef %12, double noundef %14) #3
  %26 = extractvalue { double, double } %25, 0
  %27 = extractvalue { double, double } %25, 1
  br label %28

28:                                               ; preds = %24, %22, %2
  %29 = phi double [ %19, %2 ], [ %19, %22 ], [ %26, %24 ]
  %30 = phi double [ %20, %2 ], [ %20, %22 ], [ %27, %24 ]
  %31 = fadd double %29, 1.000000e+00
  %32 = getelementptr inbounds nuw { double, double }, ptr %3, i32 0, i32 0
  %33 = getelementptr inbounds nuw { double, double }, ptr %3, i32 0, i32 1
  store double %31, ptr %32, align 8
  store double %30, ptr %33, align 8
  %34 = load { double, double }, ptr %3, align 8
  ret { double, double } %34
}

declare { double, double } @__muldc3(double, double, double, double)

; Function Attrs: nounwind
declare double @erf(double noundef) #2

attributes #0 = { noinline nounwind optnone uwtable "frame-pointer"="all" "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nounwind "frame-pointer"="all" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { nounwind }

!llvm.module.flags = !{!0, !1, !2, !3, !4}
!llvm.ident = !{!5}

!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{i32 8, !"PIC Level", i32 2}
!2 = !{i32 7, !"PIE Level", i32 2}
!3 = !{i32 7, !"uwtable", i32 2}
!4 = !{i32 7, !"frame-pointer", i32 2}
!5 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!6 = distinct !{!6, !7}
!7 = !{!"llvm.loop.mustprogress"}
!8 = distinct !{!8, !7}
!9 = distinct !{!9, !7}
!10 = distinct !{!10, !7}
!11 = distinct !{!11, !7}
!12 = distinct !{!12, !7}
!13 = !{!"branch_weights", i32 1, i32 1048575}
