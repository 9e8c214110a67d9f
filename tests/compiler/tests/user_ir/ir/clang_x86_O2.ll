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

@WEIGHTS = internal unnamed_addr constant [8 x double] [double 1.000000e+00, double 5.000000e-01, double 2.500000e-01, double 1.250000e-01, double -1.000000e+00, double 3.500000e+00, double 1.000000e+300, double 0.000000e+00], align 16

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none) uwtable
define dso_local noundef double @horner(double noundef %0) local_unnamed_addr #0 {
  %2 = tail call double @llvm.fmuladd.f64(double %0, double 2.500000e+00, double -1.250000e+00)
  %3 = tail call double @llvm.fmuladd.f64(double %2, double %0, double 5.000000e-01)
  %4 = tail call double @llvm.fmuladd.f64(double %3, double %0, double 7.000000e+00)
  ret double %4
}

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fmuladd.f64(double, double, double) #1

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none) uwtable
define dso_local noundef double @rel_diff(double noundef %0, double noundef %1) local_unnamed_addr #0 {
  %3 = fcmp oeq double %0, %1
  br i1 %3, label %11, label %4

4:                                                ; preds = %2
  %5 = fsub double %0, %1
  %6 = tail call double @llvm.fabs.f64(double %5)
  %7 = tail call double @llvm.fabs.f64(double %0)
  %8 = tail call double @llvm.fabs.f64(double %1)
  %9 = fadd double %7, %8
  %10 = fdiv double %6, %9
  br label %11

11:                                               ; preds = %2, %4
  %12 = phi double [ %10, %4 ], [ 0.000000e+00, %2 ]
  ret double %12
}

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fabs.f64(double) #1

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none) uwtable
define dso_local double @weight(i32 noundef %0) local_unnamed_addr #0 {
  %2 = and i32 %0, 7
  %3 = zext nneg i32 %2 to i64
  %4 = getelementptr inbounds nuw double, ptr @WEIGHTS, i64 %3
  %5 = load double, ptr %4, align 8, !tbaa !9
  ret double %5
}

; Function Attrs: nofree norecurse nosync nounwind memory(none) uwtable
define dso_local double @weighted(double noundef %0, i32 noundef %1) local_unnamed_addr #2 {
  %3 = and i32 %1, 7
  %4 = icmp eq i32 %3, 0
  br i1 %4, label %25, label %5

5:                                                ; preds = %2
  %6 = tail call double @llvm.fmuladd.f64(double %0, double 0.000000e+00, double 1.000000e+00)
  %7 = icmp eq i32 %3, 1
  br i1 %7, label %25, label %8, !llvm.loop !11

8:                                                ; preds = %5
  %9 = tail call double @llvm.fmuladd.f64(double %6, double %0, double 5.000000e-01)
  %10 = icmp eq i32 %3, 2
  br i1 %10, label %25, label %11, !llvm.loop !11

11:                                               ; preds = %8
  %12 = tail call double @llvm.fmuladd.f64(double %9, double %0, double 2.500000e-01)
  %13 = icmp eq i32 %3, 3
  br i1 %13, label %25, label %14, !llvm.loop !11

14:                                               ; preds = %11
  %15 = tail call double @llvm.fmuladd.f64(double %12, double %0, double 1.250000e-01)
  %16 = icmp eq i32 %3, 4
  br i1 %16, label %25, label %17, !llvm.loop !11

17:                                               ; preds = %14
  %18 = tail call double @llvm.fmuladd.f64(double %15, double %0, double -1.000000e+00)
  %19 = icmp eq i32 %3, 5
  br i1 %19, label %25, label %20, !llvm.loop !11

20:                                               ; preds = %17
  %21 = tail call double @llvm.fmuladd.f64(double %18, double %0, double 3.500000e+00)
  %22 = icmp eq i32 %3, 6
  br i1 %22, label %25, label %23, !llvm.loop !11

23:                                               ; preds = %20
  %24 = tail call double @llvm.fmuladd.f64(double %21, double %0, double 1.000000e+300)
  br label %25

25:                                               ; preds = %5, %8, %11, %14, %17, %20, %23, %2
  %26 = phi double [ 0.000000e+00, %2 ], [ %6, %5 ], [ %9, %8 ], [ %12, %11 ], [ %15, %14 ], [ %18, %17 ], [ %21, %20 ], [ %24, %23 ]
  ret double %26
}

; Function Attrs: nofree norecurse nosync nounwind memory(none) uwtable
define dso_local i32 @mandel(double noundef %0, double noundef %1, i32 noundef %2) local_unnamed_addr #2 {
  %4 = icmp sgt i32 %2, 0
  br i1 %4, label %5, label %21

5:                                                ; preds = %3, %18
  %6 = phi i32 [ %19, %18 ], [ 0, %3 ]
  %7 = phi double [ %14, %18 ], [ 0.000000e+00, %3 ]
  %8 = phi double [ %12, %18 ], [ 0.000000e+00, %3 ]
  %9 = fneg double %7
  %10 = fmul double %7, %9
  %11 = tail call double @llvm.fmuladd.f64(double %8, double %8, double %10)
  %12 = fadd double %0, %11
  %13 = fmul double %8, 2.000000e+00
  %14 = tail call double @llvm.fmuladd.f64(double %13, double %7, double %1)
  %15 = fmul double %14, %14
  %16 = tail call double @llvm.fmuladd.f64(double %12, double %12, double %15)
  %17 = fcmp ult double %16, 4.000000e+00
  br i1 %17, label %18, label %21

18:                                               ; preds = %5
  %19 = add nuw nsw i32 %6, 1
  %20 = icmp eq i32 %19, %2
  br i1 %20, label %21, label %5, !llvm.loop !13

21:                                               ; preds = %5, %18, %3
  %22 = phi i32 [ 0, %3 ], [ %2, %18 ], [ %6, %5 ]
  %23 = tail call i32 @llvm.smin.i32(i32 %22, i32 %2)
  ret i32 %23
}

; Function Attrs: mustprogress nofree norecurse nounwind willreturn memory(errnomem: write) uwtable
define dso_local double @haversine(double noundef %0, double noundef %1, double noundef %2, double noundef %3) local_unnamed_addr #3 {
  %5 = fsub double %2, %0
  %6 = fmul double %5, 5.000000e-01
  %7 = tail call double @sin(double noundef %6) #8, !tbaa !5
  %8 = fsub double %3, %1
  %9 = fmul double %8, 5.000000e-01
  %10 = tail call double @sin(double noundef %9) #8, !tbaa !5
  %11 = tail call double @cos(double noundef %0) #8, !tbaa !5
  %12 = tail call double @cos(double noundef %2) #8, !tbaa !5
  %13 = fmul double %11, %12
  %14 = fmul double %10, %13
  %15 = fmul double %10, %14
  %16 = tail call double @llvm.fmuladd.f64(double %7, double %7, double %15)
  %17 = tail call double @sqrt(double noundef %16) #8, !tbaa !5
  %18 = tail call double @asin(double noundef %17) #8, !tbaa !5
  %19 = fmul double %18, 1.274200e+04
  ret double %19
}

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(errnomem: write)
declare double @sin(double noundef) local_unnamed_addr #4

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(errnomem: write)
declare double @asin(double noundef) local_unnamed_addr #4

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(errnomem: write)
declare double @sqrt(double noundef) local_unnamed_addr #4

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(errnomem: write)
declare double @cos(double noundef) local_unnamed_addr #4

; Function Attrs: mustprogress nofree norecurse nounwind willreturn memory(errnomem: write) uwtable
define dso_local double @call_price(double noundef %0, double noundef %1, double noundef %2, double noundef %3, double noundef %4) local_unnamed_addr #3 {
  %6 = fdiv double %0, %1
  %7 = tail call double @log(double noundef %6) #8, !tbaa !5
  %8 = fmul double %4, %4
  %9 = fmul double %8, 5.000000e-01
  %10 = fadd double %3, %9
  %11 = tail call double @llvm.fmuladd.f64(double %10, double %2, double %7)
  %12 = tail call double @sqrt(double noundef %2) #8, !tbaa !5
  %13 = fmul double %4, %12
  %14 = fdiv double %11, %13
  %15 = fdiv double %14, 0x3FF6A09E667F3BCD
  %16 = tail call double @erf(double noundef %15) #8, !tbaa !5
  %17 = fadd double %16, 1.000000e+00
  %18 = fmul double %17, 5.000000e-01
  %19 = fneg double %3
  %20 = fmul double %2, %19
  %21 = tail call double @exp(double noundef %20) #8, !tbaa !5
  %22 = fmul double %1, %21
  %23 = tail call double @sqrt(double noundef %2) #8, !tbaa !5
  %24 = fneg double %4
  %25 = tail call double @llvm.fmuladd.f64(double %24, double %23, double %14)
  %26 = fdiv double %25, 0x3FF6A09E667F3BCD
  %27 = tail call double @erf(double noundef %26) #8, !tbaa !5
  %28 = fadd double %27, 1.000000e+00
  %29 = fmul double %28, -5.000000e-01
  %30 = fmul double %22, %29
  %31 = tail call double @llvm.fmuladd.f64(double %0, double %18, double %30)
  ret double %31
}

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(errnomem: write)
declare double @log(double noundef) local_unnamed_addr #4

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(errnomem: write)
declare double @exp(double noundef) local_unnamed_addr #4

; Function Attrs: nofree norecurse nosync nounwind memory(none) uwtable
define dso_local i64 @lcg(i64 noundef %0, i32 noundef %1) local_unnamed_addr #2 {
  %3 = icmp sgt i32 %1, 0
  br i1 %3, label %4, label %21

4:                                                ; preds = %2
  %5 = and i32 %1, 7
  %6 = icmp ult i32 %1, 8
  br i1 %6, label %11, label %7

7:                                                ; preds = %4
  %8 = and i32 %1, 2147483640
  br label %25

9:                                                ; preds = %25
  %10 = icmp eq i32 %5, 0
  br i1 %10, label %21, label %11

11:                                               ; preds = %9, %4
  %12 = phi i64 [ %0, %4 ], [ %29, %9 ]
  %13 = icmp ne i32 %5, 0
  tail call void @llvm.assume(i1 %13)
  br label %14

14:                                               ; preds = %14, %11
  %15 = phi i64 [ %18, %14 ], [ %12, %11 ]
  %16 = phi i32 [ %19, %14 ], [ 0, %11 ]
  %17 = mul i64 %15, 6364136223846793005
  %18 = add i64 %17, 1442695040888963407
  %19 = add i32 %16, 1
  %20 = icmp eq i32 %19, %5
  br i1 %20, label %21, label %14, !llvm.loop !14

21:                                               ; preds = %9, %14, %2
  %22 = phi i64 [ %0, %2 ], [ %29, %9 ], [ %18, %14 ]
  %23 = ashr i64 %22, 33
  %24 = xor i64 %23, %22
  ret i64 %24

25:                                               ; preds = %25, %7
  %26 = phi i64 [ %0, %7 ], [ %29, %25 ]
  %27 = phi i32 [ 0, %7 ], [ %30, %25 ]
  %28 = mul i64 %26, -5359887879000474335
  %29 = add i64 %28, 6566661184467396264
  %30 = add i32 %27, 8
  %31 = icmp eq i32 %30, %8
  br i1 %31, label %9, label %25, !llvm.loop !16
}

; Function Attrs: nofree norecurse nosync nounwind memory(none) uwtable
define dso_local range(i64 -1, -9223372036854775808) i64 @gcd(i64 noundef %0, i64 noundef %1) local_unnamed_addr #2 {
  %3 = or i64 %1, %0
  %4 = icmp sgt i64 %3, -1
  br i1 %4, label %5, label %12

5:                                                ; preds = %2
  %6 = icmp eq i64 %1, 0
  br i1 %6, label %12, label %7

7:                                                ; preds = %5, %7
  %8 = phi i64 [ %10, %7 ], [ %1, %5 ]
  %9 = phi i64 [ %8, %7 ], [ %0, %5 ]
  %10 = urem i64 %9, %8
  %11 = icmp eq i64 %10, 0
  br i1 %11, label %12, label %7, !llvm.loop !17

12:                                               ; preds = %7, %5, %2
  %13 = phi i64 [ -1, %2 ], [ %0, %5 ], [ %8, %7 ]
  ret i64 %13
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none) uwtable
define dso_local i32 @clamped(double noundef %0) local_unnamed_addr #0 {
  %2 = fcmp oge double %0, 0.000000e+00
  %3 = fcmp olt double %0, 1.000000e+03
  %4 = and i1 %2, %3
  %5 = fptosi double %0 to i32
  %6 = select i1 %4, i32 %5, i32 -1
  ret i32 %6
}

; Function Attrs: mustprogress nofree norecurse nounwind willreturn memory(errnomem: write) uwtable
define dso_local float @mixed(float noundef %0, float noundef %1) local_unnamed_addr #3 {
  %3 = tail call float @sinf(float noundef %0) #8, !tbaa !5
  %4 = tail call float @llvm.fabs.f32(float %1)
  %5 = tail call float @llvm.sqrt.f32(float %4)
  %6 = tail call float @llvm.fmuladd.f32(float %3, float %1, float %5)
  ret float %6
}

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(errnomem: write)
declare float @sinf(float noundef) local_unnamed_addr #4

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fabs.f32(float) #1

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fmuladd.f32(float, float, float) #1

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none) uwtable
define dso_local noundef zeroext i1 @between(i16 noundef signext %0, i16 noundef signext %1, i16 noundef signext %2) local_unnamed_addr #0 {
  %4 = icmp sle i16 %1, %0
  %5 = icmp sle i16 %0, %2
  %6 = and i1 %4, %5
  ret i1 %6
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none) uwtable
define dso_local range(i32 0, 32) i32 @days(i32 noundef %0, i1 noundef zeroext %1) local_unnamed_addr #0 {
  switch i32 %0, label %5 [
    i32 2, label %3
    i32 4, label %9
    i32 6, label %9
    i32 9, label %9
    i32 11, label %9
  ]

3:                                                ; preds = %2
  %4 = select i1 %1, i32 29, i32 28
  br label %9

5:                                                ; preds = %2
  %6 = add i32 %0, -1
  %7 = icmp ult i32 %6, 12
  %8 = select i1 %7, i32 31, i32 0
  br label %9

9:                                                ; preds = %2, %2, %2, %2, %5, %3
  %10 = phi i32 [ %8, %5 ], [ %4, %3 ], [ 30, %2 ], [ 30, %2 ], [ 30, %2 ], [ 30, %2 ]
  ret i32 %10
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none) uwtable
define dso_local noundef double @median(double noundef %0, double noundef %1, double noundef %2, double noundef %3, double noundef %4) local_unnamed_addr #0 {
  %6 = fcmp olt double %1, %0
  %7 = select i1 %6, double %0, double %1
  %8 = select i1 %6, double %1, double %0
  %9 = fcmp olt double %2, %7
  br i1 %9, label %10, label %13

10:                                               ; preds = %5
  %11 = fcmp olt double %2, %8
  br i1 %11, label %12, label %13

12:                                               ; preds = %10
  br label %13

13:                                               ; preds = %12, %10, %5
  %14 = phi double [ %7, %12 ], [ %7, %10 ], [ %2, %5 ]
  %15 = phi double [ %8, %12 ], [ %2, %10 ], [ %7, %5 ]
  %16 = phi double [ %2, %12 ], [ %8, %10 ], [ %8, %5 ]
  %17 = fcmp olt double %3, %14
  br i1 %17, label %18, label %23

18:                                               ; preds = %13
  %19 = fcmp olt double %3, %15
  br i1 %19, label %20, label %23

20:                                               ; preds = %18
  %21 = fcmp olt double %3, %16
  br i1 %21, label %22, label %23

22:                                               ; preds = %20
  br label %23

23:                                               ; preds = %22, %20, %18, %13
  %24 = phi double [ %14, %22 ], [ %14, %20 ], [ %14, %18 ], [ %3, %13 ]
  %25 = phi double [ %15, %22 ], [ %15, %20 ], [ %3, %18 ], [ %14, %13 ]
  %26 = phi double [ %16, %22 ], [ %3, %20 ], [ %15, %18 ], [ %15, %13 ]
  %27 = fcmp olt double %4, %24
  %28 = fcmp olt double %4, %25
  %29 = and i1 %27, %28
  br i1 %29, label %30, label %33

30:                                               ; preds = %23
  %31 = fcmp olt double %4, %26
  br i1 %31, label %32, label %33

32:                                               ; preds = %30
  br label %33

33:                                               ; preds = %32, %30, %23
  %34 = phi double [ %25, %23 ], [ %26, %32 ], [ %4, %30 ]
  ret double %34
}

; Function Attrs: nounwind uwtable
define dso_local { double, double } @squared(double noundef %0, double noundef %1) local_unnamed_addr #5 {
  %3 = fmul double %0, %0
  %4 = fmul double %1, %1
  %5 = fmul double %0, %1
  %6 = fsub double %3, %4
  %7 = fadd double %5, %5
  %8 = fcmp uno double %6, 0.000000e+00
  br i1 %8, label %9, label %15, !prof !18

9:                                                ; preds = %2
  %10 = fcmp uno double %7, 0.000000e+00
  br i1 %10, label %11, label %15, !prof !18

11:                                               ; preds = %9
  %12 = tail call { double, double } @__muldc3(double noundef %0, double noundef %1, double noundef %0, double noundef %1) #8
  %13 = extractvalue { double, double } %12, 0
  %14 = extractvalue { double, double } %12, 1
  br label %15

15:                                               ; preds = %11, %9, %2
  %16 = phi double [ %6, %2 ], [ %6, %9 ], [ %13, %11 ]
  %17 = phi double [ %7, %2 ], [ %7, %9 ], [ %14, %11 ]
  %18 = fadd double %16, 1.000000e+00
  %19 = insertvalue { double, double } poison, double %18, 0
  %20 = insertvalue { double, double } %19, double %17, 1
  ret { double, double } %20
}

declare { double, double } @__muldc3(double, double, double, double) local_unnamed_addr

; Function Attrs: mustprogress nocallback nofree nounwind willreturn memory(errnomem: write)
declare double @erf(double noundef) local_unnamed_addr #4

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smin.i32(i32, i32) #6

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.sqrt.f32(float) #6

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #7

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(none) uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #1 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nofree norecurse nosync nounwind memory(none) uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #3 = { mustprogress nofree norecurse nounwind willreturn memory(errnomem: write) uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #4 = { mustprogress nocallback nofree nounwind willreturn memory(errnomem: write) "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #5 = { nounwind uwtable "min-legal-vector-width"="0" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87" "tune-cpu"="generic" }
attributes #6 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #7 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }
attributes #8 = { nounwind }

!llvm.module.flags = !{!0, !1, !2, !3}
!llvm.ident = !{!4}
!llvm.errno.tbaa = !{!5}

!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{i32 8, !"PIC Level", i32 2}
!2 = !{i32 7, !"PIE Level", i32 2}
!3 = !{i32 7, !"uwtable", i32 2}
!4 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!5 = !{!6, !6, i64 0}
!6 = !{!"int", !7, i64 0}
!7 = !{!"omnipotent char", !8, i64 0}
!8 = !{!"Simple C/C++ TBAA"}
!9 = !{!10, !10, i64 0}
!10 = !{!"double", !7, i64 0}
!11 = distinct !{!11, !12}
!12 = !{!"llvm.loop.mustprogress"}
!13 = distinct !{!13, !12}
!14 = distinct !{!14, !15}
!15 = !{!"llvm.loop.unroll.disable"}
!16 = distinct !{!16, !12}
!17 = distinct !{!17, !12}
!18 = !{!"branch_weights", i32 1, i32 1048575}
