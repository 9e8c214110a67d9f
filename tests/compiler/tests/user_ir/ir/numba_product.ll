; Numba 0.68
; @cfunc("complex128(complex128, complex128)")
; def product(x, y):
;     return x * y + 1

; ModuleID = 'product'
source_filename = "<string>"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

@_ZN08NumbaEnv15numba_functions7productB2v3B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dE10complex12810complex128 = common local_unnamed_addr global ptr null
@PyExc_StopIteration = external global i8
@PyExc_SystemError = external global i8
@".const.unknown error when calling native function" = internal constant [43 x i8] c"unknown error when calling native function\00"
@".const.<numba.core.cpu.CPUContext>" = internal constant [28 x i8] c"<numba.core.cpu.CPUContext>\00"
@_ZN08NumbaEnv5numba7cpython7numbers16complex_mul_impl12_3clocals_3e11complex_mulB2v4B42c8tJTC_2fWQA93W1AaAIYBPIqRBFCjDSZRVAJmaQIAE10complex12810complex128 = common local_unnamed_addr global ptr null

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write)
define noundef range(i32 -1, -2) i32 @_ZN15numba_functions7productB2v3B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dE10complex12810complex128(ptr noalias writeonly captures(none) initializes((0, 16)) %retptr, ptr noalias readnone captures(none) %excinfo, double %arg.x.0, double %arg.x.1, double %arg.y.0, double %arg.y.1) local_unnamed_addr #0 {
common.ret:
  %.46.i = fmul double %arg.x.0, %arg.y.0
  %.52.i = fmul double %arg.x.1, %arg.y.1
  %.58.i = fmul double %arg.x.0, %arg.y.1
  %.64.i = fmul double %arg.x.1, %arg.y.0
  %.70.i = fsub double %.46.i, %.52.i
  %.80.i = fadd double %.64.i, %.58.i
  %.64 = fadd double %.70.i, 1.000000e+00
  %.67 = fadd double %.80.i, 0.000000e+00
  store double %.64, ptr %retptr, align 8
  %retptr.repack11 = getelementptr inbounds nuw i8, ptr %retptr, i64 8
  store double %.67, ptr %retptr.repack11, align 8
  ret i32 0
}

define { double, double } @cfunc._ZN15numba_functions7productB2v3B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dE10complex12810complex128({ double, double } %.1, { double, double } %.2) local_unnamed_addr {
entry:
  %.4 = alloca { double, double }, align 8
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %.4, i64 8
  %extracted.real = extractvalue { double, double } %.1, 0
  %extracted.imag = extractvalue { double, double } %.1, 1
  %extracted.real.1 = extractvalue { double, double } %.2, 0
  %extracted.imag.1 = extractvalue { double, double } %.2, 1
  %.8 = call i32 @_ZN15numba_functions7productB2v3B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dE10complex12810complex128(ptr nonnull %.4, ptr nonnull poison, double %extracted.real, double %extracted.imag, double %extracted.real.1, double %extracted.imag.1) #1
  %.18.fca.0.load = load double, ptr %.4, align 8
  %.18.fca.1.load = load double, ptr %.fca.1.gep, align 8
  %.22 = alloca i32, align 4
  store i32 0, ptr %.22, align 4
  %cond = icmp eq i32 %.8, 0
  br i1 %cond, label %common.ret, label %entry.if, !prof !0

entry.if:                                         ; preds = %entry
  %.16 = icmp sgt i32 %.8, 0
  call void @numba_gil_ensure(ptr nonnull %.22)
  br i1 %.16, label %entry.if.if, label %entry.if.endif

common.ret:                                       ; preds = %entry, %.25
  %inserted.real = insertvalue { double, double } undef, double %.18.fca.0.load, 0
  %inserted.imag = insertvalue { double, double } %inserted.real, double %.18.fca.1.load, 1
  ret { double, double } %inserted.imag

.25:                                              ; preds = %entry.if.endif, %entry.if.endif.endif.endif, %entry.if.endif.if
  %.73 = call ptr @PyUnicode_FromString(ptr nonnull @".const.<numba.core.cpu.CPUContext>")
  call void @PyErr_WriteUnraisable(ptr %.73)
  call void @Py_DecRef(ptr %.73)
  call void @numba_gil_release(ptr nonnull %.22)
  br label %common.ret

entry.if.if:                                      ; preds = %entry.if
  call void @PyErr_Clear()
  unreachable

entry.if.endif:                                   ; preds = %entry.if
  switch i32 %.8, label %entry.if.endif.endif.endif [
    i32 -3, label %entry.if.endif.if
    i32 -1, label %.25
  ]

entry.if.endif.if:                                ; preds = %entry.if.endif
  call void @PyErr_SetNone(ptr nonnull @PyExc_StopIteration)
  br label %.25

entry.if.endif.endif.endif:                       ; preds = %entry.if.endif
  call void @PyErr_SetString(ptr nonnull @PyExc_SystemError, ptr nonnull @".const.unknown error when calling native function")
  br label %.25
}

declare void @numba_gil_ensure(ptr) local_unnamed_addr

declare ptr @PyUnicode_FromString(ptr) local_unnamed_addr

declare void @PyErr_WriteUnraisable(ptr) local_unnamed_addr

declare void @Py_DecRef(ptr) local_unnamed_addr

declare void @numba_gil_release(ptr) local_unnamed_addr

declare void @PyErr_Clear() local_unnamed_addr

declare void @PyErr_SetString(ptr, ptr) local_unnamed_addr

declare void @PyErr_SetNone(ptr) local_unnamed_addr

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write) }
attributes #1 = { noinline }

!0 = !{!"branch_weights", i32 49, i32 1}
