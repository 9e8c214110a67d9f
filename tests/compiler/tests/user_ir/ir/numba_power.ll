; Numba 0.68
; @njit("float64(float64, int64)")
; def power(x, n):
;     if n < 0:
;         raise ValueError("negative")
;     return x ** n

; ModuleID = 'power'
source_filename = "<string>"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

@.const.pickledata.5140665d6dc028733cfbce1ff5a5087fad869605 = internal constant [80 x i8] c"\80\04\95E\00\00\00\00\00\00\00\8C\08builtins\94\8C\0AValueError\94\93\94\8C\08negative\94\85\94\8C\05power\94\8C\0Cfunctions.py\94K\1E\87\94\87\94."
@.const.pickledata.5140665d6dc028733cfbce1ff5a5087fad869605.sha1 = internal constant [20 x i8] c"Q@f]m\C0(s<\FB\CE\1F\F5\A5\08\7F\AD\86\96\05"
@.const.picklebuf.5140665d6dc028733cfbce1ff5a5087fad869605 = internal constant { ptr, i32, ptr, ptr, i32 } { ptr @.const.pickledata.5140665d6dc028733cfbce1ff5a5087fad869605, i32 80, ptr @.const.pickledata.5140665d6dc028733cfbce1ff5a5087fad869605.sha1, ptr null, i32 0 }
@.const.power = internal constant [6 x i8] c"power\00"
@_ZN08NumbaEnv15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx = common local_unnamed_addr global ptr null
@".const.missing Environment: _ZN08NumbaEnv15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx" = internal constant [106 x i8] c"missing Environment: _ZN08NumbaEnv15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx\00"
@".const.Error creating Python tuple from runtime exception arguments" = internal constant [61 x i8] c"Error creating Python tuple from runtime exception arguments\00"
@PyExc_RuntimeError = external global i8
@".const.Error creating Python tuple from runtime exception arguments.1" = internal constant [61 x i8] c"Error creating Python tuple from runtime exception arguments\00"
@".const.<numba.core.cpu.CPUContext>" = internal constant [28 x i8] c"<numba.core.cpu.CPUContext>\00"
@_ZN08NumbaEnv5numba7cpython7numbers14int_power_impl12_3clocals_3e9int_powerB2v9B42c8tJTC_2fWQA93W1AaAIYBPIqRBFCjDSZRVAJmaQIAEdx = common local_unnamed_addr global ptr null

; Function Attrs: nofree norecurse nosync nounwind memory(argmem: write)
define range(i32 0, 2) i32 @_ZN15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx(ptr noalias writeonly captures(none) %retptr, ptr noalias writeonly captures(none) %excinfo, double %arg.x, i64 %arg.n) local_unnamed_addr #0 {
B0:
  %.11 = icmp slt i64 %arg.n, 0
  br i1 %.11, label %B16, label %B190.i

common.ret:                                       ; preds = %B46.endif, %B16
  %common.ret.op = phi i32 [ 1, %B16 ], [ 0, %B46.endif ]
  ret i32 %common.ret.op

B16:                                              ; preds = %B0
  store ptr @.const.picklebuf.5140665d6dc028733cfbce1ff5a5087fad869605, ptr %excinfo, align 8, !numba_exception_output !0
  br label %common.ret

B190.i:                                           ; preds = %B0
  %.67.i = icmp samesign ugt i64 %arg.n, 65536
  br i1 %.67.i, label %B202.i, label %B270.i

B202.i:                                           ; preds = %B190.i
  %.76.i = uitofp nneg i64 %arg.n to double
  %.80.i = tail call double @llvm.pow.f64(double %arg.x, double %.76.i)
  br label %B46.endif

B270.i:                                           ; preds = %B190.i
  %.108.not.i = icmp eq i64 %arg.n, 0
  br i1 %.108.not.i, label %B46.endif, label %B282.i.preheader

B282.i.preheader:                                 ; preds = %B270.i
  br label %B282.i

B282.i:                                           ; preds = %B282.i.preheader, %B282.i
  %r.2.0.i = phi double [ %spec.select.i, %B282.i ], [ 1.000000e+00, %B282.i.preheader ]
  %a.1.2.0.i = phi double [ %.147.i, %B282.i ], [ %arg.x, %B282.i.preheader ]
  %exp.4.0.i = phi i64 [ %.142.i, %B282.i ], [ %arg.n, %B282.i.preheader ]
  %.122.i = and i64 %exp.4.0.i, 1
  %.123.not.i = icmp eq i64 %.122.i, 0
  %.127.i = fmul double %r.2.0.i, %a.1.2.0.i
  %spec.select.i = select i1 %.123.not.i, double %r.2.0.i, double %.127.i
  %.142.i = lshr i64 %exp.4.0.i, 1
  %.147.i = fmul double %a.1.2.0.i, %a.1.2.0.i
  %.150.not.i = icmp eq i64 %.142.i, 0
  br i1 %.150.not.i, label %B46.endif, label %B282.i

B46.endif:                                        ; preds = %B282.i, %B202.i, %B270.i
  %.26.0 = phi double [ 1.000000e+00, %B270.i ], [ %.80.i, %B202.i ], [ %spec.select.i, %B282.i ]
  store double %.26.0, ptr %retptr, align 8
  br label %common.ret
}

define ptr @_ZN7cpython15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx(ptr readnone captures(none) %py_closure, ptr %py_args, ptr readnone captures(none) %py_kws) local_unnamed_addr {
entry:
  %.5 = alloca ptr, align 8
  %.6 = alloca ptr, align 8
  %.7 = call i32 (ptr, ptr, i64, i64, ...) @PyArg_UnpackTuple(ptr %py_args, ptr nonnull @.const.power, i64 2, i64 2, ptr nonnull %.5, ptr nonnull %.6)
  %.8 = icmp eq i32 %.7, 0
  %.44 = alloca double, align 8
  %excinfo = alloca ptr, align 8
  store ptr null, ptr %excinfo, align 8
  br i1 %.8, label %common.ret, label %entry.endif, !prof !1

common.ret:                                       ; preds = %entry.endif.endif.endif.endif.endif.endif.if.endif.if, %entry.endif.endif.endif.endif.endif.endif.if.endif, %entry.endif.endif, %entry.endif.endif.endif.endif, %entry, %entry.endif.endif.endif.endif.endif.endif.if.if.if, %entry.endif.endif.endif.endif.endif.if.endif, %entry.endif.if
  %common.ret.op = phi ptr [ null, %entry.endif.endif.endif.endif.endif.endif.if.if.if ], [ null, %entry ], [ null, %entry.endif.if ], [ null, %entry.endif.endif.endif.endif.endif.endif.if.endif ], [ %.63, %entry.endif.endif.endif.endif.endif.if.endif ], [ null, %entry.endif.endif ], [ null, %entry.endif.endif.endif.endif ], [ null, %entry.endif.endif.endif.endif.endif.endif.if.endif.if ]
  ret ptr %common.ret.op

entry.endif:                                      ; preds = %entry
  %.12 = load ptr, ptr @_ZN08NumbaEnv15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx, align 8
  %.15 = icmp eq ptr %.12, null
  br i1 %.15, label %entry.endif.if, label %entry.endif.endif, !prof !1

entry.endif.if:                                   ; preds = %entry.endif
  call void @PyErr_SetString(ptr nonnull @PyExc_RuntimeError, ptr nonnull @".const.missing Environment: _ZN08NumbaEnv15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx")
  br label %common.ret

entry.endif.endif:                                ; preds = %entry.endif
  %.19 = load ptr, ptr %.5, align 8
  %.20 = call ptr @PyNumber_Float(ptr %.19)
  %.21 = call double @PyFloat_AsDouble(ptr %.20)
  call void @Py_DecRef(ptr %.20)
  %.23 = call ptr @PyErr_Occurred()
  %.24.not = icmp eq ptr %.23, null
  br i1 %.24.not, label %entry.endif.endif.endif, label %common.ret, !prof !2

entry.endif.endif.endif:                          ; preds = %entry.endif.endif
  %.28 = load ptr, ptr %.6, align 8
  %.31 = call ptr @PyNumber_Long(ptr %.28)
  %.32.not = icmp eq ptr %.31, null
  br i1 %.32.not, label %entry.endif.endif.endif.endif, label %entry.endif.endif.endif.if, !prof !1

entry.endif.endif.endif.if:                       ; preds = %entry.endif.endif.endif
  %.34 = call i64 @PyLong_AsLongLong(ptr nonnull %.31)
  call void @Py_DecRef(ptr nonnull %.31)
  br label %entry.endif.endif.endif.endif

entry.endif.endif.endif.endif:                    ; preds = %entry.endif.endif.endif.if, %entry.endif.endif.endif
  %.29.0 = phi i64 [ %.34, %entry.endif.endif.endif.if ], [ 0, %entry.endif.endif.endif ]
  %.39 = call ptr @PyErr_Occurred()
  %.40.not = icmp eq ptr %.39, null
  br i1 %.40.not, label %entry.endif.endif.endif.endif.endif, label %common.ret, !prof !2

entry.endif.endif.endif.endif.endif:              ; preds = %entry.endif.endif.endif.endif
  store double 0.000000e+00, ptr %.44, align 8
  %.48 = call i32 @_ZN15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx(ptr nonnull %.44, ptr nonnull %excinfo, double %.21, i64 %.29.0) #2
  %.49 = load ptr, ptr %excinfo, align 8
  %cond = icmp eq i32 %.48, 0
  br i1 %cond, label %entry.endif.endif.endif.endif.endif.if.endif, label %entry.endif.endif.endif.endif.endif.endif.if, !prof !3

entry.endif.endif.endif.endif.endif.if.endif:     ; preds = %entry.endif.endif.endif.endif.endif
  %.58 = load double, ptr %.44, align 8
  %.63 = call ptr @PyFloat_FromDouble(double %.58)
  br label %common.ret

entry.endif.endif.endif.endif.endif.endif.if:     ; preds = %entry.endif.endif.endif.endif.endif
  call void @PyErr_Clear()
  %.68 = load { ptr, i32, ptr, ptr, i32 }, ptr %.49, align 8
  %.69 = extractvalue { ptr, i32, ptr, ptr, i32 } %.68, 4
  %.70 = icmp sgt i32 %.69, 0
  %.73 = extractvalue { ptr, i32, ptr, ptr, i32 } %.68, 0
  %.75 = extractvalue { ptr, i32, ptr, ptr, i32 } %.68, 1
  br i1 %.70, label %entry.endif.endif.endif.endif.endif.endif.if.if, label %entry.endif.endif.endif.endif.endif.endif.if.else

entry.endif.endif.endif.endif.endif.endif.if.if:  ; preds = %entry.endif.endif.endif.endif.endif.endif.if
  %.76 = sext i32 %.75 to i64
  %.77 = call ptr @PyBytes_FromStringAndSize(ptr %.73, i64 %.76)
  %.78 = load { ptr, i32, ptr, ptr, i32 }, ptr %.49, align 8
  %.79 = extractvalue { ptr, i32, ptr, ptr, i32 } %.78, 2
  %.81 = extractvalue { ptr, i32, ptr, ptr, i32 } %.78, 3
  %.83 = call ptr %.81(ptr %.79)
  %.84 = icmp eq ptr %.83, null
  br i1 %.84, label %entry.endif.endif.endif.endif.endif.endif.if.if.if, label %entry.endif.endif.endif.endif.endif.endif.if.if.endif, !prof !1

entry.endif.endif.endif.endif.endif.endif.if.else: ; preds = %entry.endif.endif.endif.endif.endif.endif.if
  %.97 = extractvalue { ptr, i32, ptr, ptr, i32 } %.68, 2
  %.98 = call ptr @numba_unpickle(ptr %.73, i32 %.75, ptr %.97)
  br label %entry.endif.endif.endif.endif.endif.endif.if.endif

entry.endif.endif.endif.endif.endif.endif.if.endif: ; preds = %entry.endif.endif.endif.endif.endif.endif.if.if.endif, %entry.endif.endif.endif.endif.endif.endif.if.else
  %.100 = phi ptr [ %.88, %entry.endif.endif.endif.endif.endif.endif.if.if.endif ], [ %.98, %entry.endif.endif.endif.endif.endif.endif.if.else ]
  %.101.not = icmp eq ptr %.100, null
  br i1 %.101.not, label %common.ret, label %entry.endif.endif.endif.endif.endif.endif.if.endif.if, !prof !1

entry.endif.endif.endif.endif.endif.endif.if.if.if: ; preds = %entry.endif.endif.endif.endif.endif.endif.if.if
  call void @PyErr_SetString(ptr nonnull @PyExc_RuntimeError, ptr nonnull @".const.Error creating Python tuple from runtime exception arguments")
  br label %common.ret

entry.endif.endif.endif.endif.endif.endif.if.if.endif: ; preds = %entry.endif.endif.endif.endif.endif.endif.if.if
  %.88 = call ptr @numba_runtime_build_excinfo_struct(ptr %.77, ptr nonnull %.83)
  call void @NRT_Free(ptr nonnull %.49)
  br label %entry.endif.endif.endif.endif.endif.endif.if.endif

entry.endif.endif.endif.endif.endif.endif.if.endif.if: ; preds = %entry.endif.endif.endif.endif.endif.endif.if.endif
  call void @numba_do_raise(ptr nonnull %.100)
  br label %common.ret
}

declare i32 @PyArg_UnpackTuple(ptr, ptr, i64, i64, ...) local_unnamed_addr

declare void @PyErr_SetString(ptr, ptr) local_unnamed_addr

declare ptr @PyNumber_Float(ptr) local_unnamed_addr

declare double @PyFloat_AsDouble(ptr) local_unnamed_addr

declare void @Py_DecRef(ptr) local_unnamed_addr

declare ptr @PyErr_Occurred() local_unnamed_addr

declare ptr @PyNumber_Long(ptr) local_unnamed_addr

declare i64 @PyLong_AsLongLong(ptr) local_unnamed_addr

declare ptr @PyFloat_FromDouble(double) local_unnamed_addr

declare void @PyErr_Clear() local_unnamed_addr

declare ptr @PyBytes_FromStringAndSize(ptr, i64) local_unnamed_addr

declare ptr @numba_unpickle(ptr, i32, ptr) local_unnamed_addr

declare ptr @numba_runtime_build_excinfo_struct(ptr, ptr) local_unnamed_addr

declare void @NRT_Free(ptr) local_unnamed_addr

declare void @numba_do_raise(ptr) local_unnamed_addr

define double @cfunc._ZN15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx(double %.1, i64 %.2) local_unnamed_addr {
entry:
  %.4 = alloca double, align 8
  store double 0.000000e+00, ptr %.4, align 8
  %excinfo = alloca ptr, align 8
  store ptr null, ptr %excinfo, align 8
  %.8 = call i32 @_ZN15numba_functions5powerB2v8B38c8tJTIeFIjxB2IKSgI4CrvQClQZ6FczSBAA_3dEdx(ptr nonnull %.4, ptr nonnull %excinfo, double %.1, i64 %.2) #2
  %.9 = load ptr, ptr %excinfo, align 8
  %.18 = load double, ptr %.4, align 8
  %.20 = alloca i32, align 4
  store i32 0, ptr %.20, align 4
  %cond = icmp eq i32 %.8, 0
  br i1 %cond, label %common.ret, label %entry.if, !prof !3

entry.if:                                         ; preds = %entry
  call void @numba_gil_ensure(ptr nonnull %.20)
  call void @PyErr_Clear()
  %.26 = load { ptr, i32, ptr, ptr, i32 }, ptr %.9, align 8
  %.27 = extractvalue { ptr, i32, ptr, ptr, i32 } %.26, 4
  %.28 = icmp sgt i32 %.27, 0
  %.31 = extractvalue { ptr, i32, ptr, ptr, i32 } %.26, 0
  %.33 = extractvalue { ptr, i32, ptr, ptr, i32 } %.26, 1
  br i1 %.28, label %entry.if.if.if, label %entry.if.if.else

common.ret:                                       ; preds = %entry, %.23, %entry.if.if.if.if
  %common.ret.op = phi double [ 0.000000e+00, %entry.if.if.if.if ], [ %.18, %.23 ], [ %.18, %entry ]
  ret double %common.ret.op

.23:                                              ; preds = %entry.if.if.endif, %entry.if.if.endif.if
  %.71 = call ptr @PyUnicode_FromString(ptr nonnull @".const.<numba.core.cpu.CPUContext>")
  call void @PyErr_WriteUnraisable(ptr %.71)
  call void @Py_DecRef(ptr %.71)
  call void @numba_gil_release(ptr nonnull %.20)
  br label %common.ret

entry.if.if.if:                                   ; preds = %entry.if
  %.34 = sext i32 %.33 to i64
  %.35 = call ptr @PyBytes_FromStringAndSize(ptr %.31, i64 %.34)
  %.36 = load { ptr, i32, ptr, ptr, i32 }, ptr %.9, align 8
  %.37 = extractvalue { ptr, i32, ptr, ptr, i32 } %.36, 2
  %.39 = extractvalue { ptr, i32, ptr, ptr, i32 } %.36, 3
  %.41 = call ptr %.39(ptr %.37)
  %.42 = icmp eq ptr %.41, null
  br i1 %.42, label %entry.if.if.if.if, label %entry.if.if.if.endif, !prof !1

entry.if.if.else:                                 ; preds = %entry.if
  %.55 = extractvalue { ptr, i32, ptr, ptr, i32 } %.26, 2
  %.56 = call ptr @numba_unpickle(ptr %.31, i32 %.33, ptr %.55)
  br label %entry.if.if.endif

entry.if.if.endif:                                ; preds = %entry.if.if.if.endif, %entry.if.if.else
  %.58 = phi ptr [ %.46, %entry.if.if.if.endif ], [ %.56, %entry.if.if.else ]
  %.59.not = icmp eq ptr %.58, null
  br i1 %.59.not, label %.23, label %entry.if.if.endif.if, !prof !1

entry.if.if.if.if:                                ; preds = %entry.if.if.if
  call void @PyErr_SetString(ptr nonnull @PyExc_RuntimeError, ptr nonnull @".const.Error creating Python tuple from runtime exception arguments.1")
  br label %common.ret

entry.if.if.if.endif:                             ; preds = %entry.if.if.if
  %.46 = call ptr @numba_runtime_build_excinfo_struct(ptr %.35, ptr nonnull %.41)
  call void @NRT_Free(ptr nonnull %.9)
  br label %entry.if.if.endif

entry.if.if.endif.if:                             ; preds = %entry.if.if.endif
  call void @numba_do_raise(ptr nonnull %.58)
  br label %.23
}

declare void @numba_gil_ensure(ptr) local_unnamed_addr

declare ptr @PyUnicode_FromString(ptr) local_unnamed_addr

declare void @PyErr_WriteUnraisable(ptr) local_unnamed_addr

declare void @numba_gil_release(ptr) local_unnamed_addr

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.pow.f64(double, double) #1

attributes #0 = { nofree norecurse nosync nounwind memory(argmem: write) }
attributes #1 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { noinline }

!0 = !{i1 true}
!1 = !{!"branch_weights", i32 1, i32 99}
!2 = !{!"branch_weights", i32 99, i32 1}
!3 = !{!"branch_weights", i32 49, i32 1}
