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

@WEIGHTS = internal unnamed_addr constant [4 x double] [double 1.000000e+00, double 5.000000e-01, double 2.500000e-01, double 1.250000e-01], align 8

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: read)
define dso_local { double, double } @product(ptr noundef readonly byval({ double, double }) align 8 captures(none) %0, ptr noundef readonly byval({ double, double }) align 8 captures(none) %1) local_unnamed_addr #0 {
  %3 = load double, ptr %0, align 8, !tbaa !7
  %4 = fadd double %3, 1.000000e+00
  %5 = getelementptr inbounds nuw i8, ptr %0, i64 8
  %6 = load double, ptr %5, align 8
  %7 = load double, ptr %1, align 8
  %8 = getelementptr inbounds nuw i8, ptr %1, i64 8
  %9 = load double, ptr %8, align 8
  %10 = fadd double %4, %7
  %11 = fadd double %6, %9
  %12 = insertvalue { double, double } poison, double %10, 0
  %13 = insertvalue { double, double } %12, double %11, 1
  ret { double, double } %13
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none)
define dso_local noundef zeroext i1 @both(i16 noundef signext %0, i1 noundef zeroext %1) local_unnamed_addr #1 {
  %3 = icmp sgt i16 %0, 3
  %4 = and i1 %3, %1
  ret i1 %4
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none)
define dso_local double @weight(i32 noundef %0) local_unnamed_addr #1 {
  %2 = and i32 %0, 3
  %3 = zext nneg i32 %2 to i64
  %4 = getelementptr inbounds nuw double, ptr @WEIGHTS, i64 %3
  %5 = load double, ptr %4, align 8, !tbaa !7
  ret double %5
}

; Function Attrs: convergent nounwind
define dso_local double @wave(double noundef %0, double noundef %1) local_unnamed_addr #2 {
  %3 = tail call double @sin(double noundef %0) #6
  %4 = tail call double @__nv_cos(double noundef %1) #7
  %5 = tail call double @fabs(double noundef %0) #6
  %6 = fneg double %5
  %7 = tail call double @exp(double noundef %6) #6
  %8 = tail call double @llvm.fmuladd.f64(double %3, double %4, double %7)
  ret double %8
}

; Function Attrs: convergent
declare dso_local double @sin(double noundef) local_unnamed_addr #3

; Function Attrs: convergent mustprogress nofree nounwind willreturn memory(none)
declare dso_local double @__nv_cos(double noundef) local_unnamed_addr #4

; Function Attrs: convergent
declare dso_local double @exp(double noundef) local_unnamed_addr #3

; Function Attrs: convergent
declare dso_local double @fabs(double noundef) local_unnamed_addr #3

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.fmuladd.f64(double, double, double) #5

; Function Attrs: convergent nounwind
define dso_local float @root(float noundef %0) local_unnamed_addr #2 {
  %2 = fcmp olt float %0, 0.000000e+00
  %3 = fneg float %0
  %4 = select i1 %2, float %3, float %0
  %5 = tail call float @sqrtf(float noundef %4) #6
  ret float %5
}

; Function Attrs: convergent
declare dso_local float @sqrtf(float noundef) local_unnamed_addr #3

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: read) "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_70" "target-features"="+ptx42,+ptx80,+sm_70" }
attributes #1 = { mustprogress nofree norecurse nosync nounwind willreturn memory(none) "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_70" "target-features"="+ptx42,+ptx80,+sm_70" }
attributes #2 = { convergent nounwind "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_70" "target-features"="+ptx42,+ptx80,+sm_70" }
attributes #3 = { convergent "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_70" "target-features"="+ptx42,+ptx80,+sm_70" }
attributes #4 = { convergent mustprogress nofree nounwind willreturn memory(none) "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" "target-cpu"="sm_70" "target-features"="+ptx42,+ptx80,+sm_70" }
attributes #5 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #6 = { convergent nobuiltin nounwind "no-builtins" }
attributes #7 = { convergent nobuiltin nounwind willreturn memory(none) "no-builtins" }

!llvm.module.flags = !{!0, !1}
!llvm.ident = !{!2}
!llvm.errno.tbaa = !{!3}

!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{i32 7, !"frame-pointer", i32 2}
!2 = !{!"Debian clang version 22.1.8 (1~deb12u1)"}
!3 = !{!4, !4, i64 0}
!4 = !{!"int", !5, i64 0}
!5 = !{!"omnipotent char", !6, i64 0}
!6 = !{!"Simple C/C++ TBAA"}
!7 = !{!8, !8, i64 0}
!8 = !{!"double", !5, i64 0}
