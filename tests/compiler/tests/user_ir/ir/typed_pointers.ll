; As LLVM 7 to 14 wrote it, with typed pointers: double f(double x, int n) { table look-up, and a struct }

target datalayout = "e-m:e-i64:64-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

%struct.pair = type { double, i32, %struct.pair* }

@table = internal unnamed_addr constant [4 x double] [double 1.000000e+00, double 2.000000e+00, double 4.000000e+00, double 8.000000e+00], align 16

; Function Attrs: norecurse nounwind readnone uwtable
define dso_local double @look_up(double, i32) local_unnamed_addr #0 {
  %3 = alloca %struct.pair, align 8
  %4 = bitcast %struct.pair* %3 to i8*
  call void @llvm.lifetime.start.p0i8(i64 24, i8* nonnull %4) #1
  call void @llvm.memset.p0i8.i64(i8* nonnull align 8 %4, i8 0, i64 24, i1 false)
  %5 = getelementptr inbounds %struct.pair, %struct.pair* %3, i64 0, i32 0
  store double %0, double* %5, align 8, !tbaa !2
  %6 = and i32 %1, 3
  %7 = sext i32 %6 to i64
  %8 = getelementptr inbounds [4 x double], [4 x double]* @table, i64 0, i64 %7
  %9 = load double, double* %8, align 8, !tbaa !2
  %10 = icmp eq i32 %6, 0
  br i1 %10, label %13, label %11

; <label>:11:                                     ; preds = %2
  %12 = fmul double %9, 2.000000e+00
  br label %13

; <label>:13:                                     ; preds = %2, %11
  %14 = phi double [ %12, %11 ], [ %9, %2 ]
  %15 = load double, double* getelementptr inbounds ([4 x double], [4 x double]* @table, i64 0, i64 3), align 8
  %16 = load double, double* %5, align 8, !tbaa !2
  %17 = fadd double %14, %16
  %18 = fadd fast double %17, %15
  call void @llvm.lifetime.end.p0i8(i64 24, i8* nonnull %4) #1
  ret double %18
}

; Function Attrs: argmemonly nounwind
declare void @llvm.lifetime.start.p0i8(i64, i8* nocapture) #1

declare void @llvm.memset.p0i8.i64(i8* nocapture writeonly, i8, i64, i1) #1

; Function Attrs: argmemonly nounwind
declare void @llvm.lifetime.end.p0i8(i64, i8* nocapture) #1

attributes #0 = { norecurse nounwind readnone uwtable "correctly-rounded-divide-sqrt-fp-math"="false" "no-frame-pointer-elim"="false" "target-cpu"="x86-64" "unsafe-fp-math"="true" }
attributes #1 = { argmemonly nounwind }

!llvm.module.flags = !{!0}
!llvm.ident = !{!1}

!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{!"clang version 8.0.0"}
!2 = !{!3, !3, i64 0}
!3 = !{!"double", !4, i64 0}
!4 = !{!"omnipotent char", !5, i64 0}
!5 = !{!"Simple C/C++ TBAA"}
