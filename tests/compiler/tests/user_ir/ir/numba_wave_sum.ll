; Numba 0.68
; @cfunc("float64(float64, int32)")
; def wave_sum(x, n):
;     s = 0.0
;     for i in range(n):
;         s += math.sin(x * i)
;     return s

; ModuleID = 'wave_sum'
source_filename = "<string>"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

@_ZN08NumbaEnv15numba_functions8wave_sumB2v1B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dEdi = common local_unnamed_addr global ptr null

; Function Attrs: nofree norecurse nosync nounwind memory(argmem: write)
define noundef i32 @_ZN15numba_functions8wave_sumB2v1B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dEdi(ptr noalias writeonly captures(none) %retptr, ptr noalias readnone captures(none) %excinfo, double %arg.x, i32 %arg.n) local_unnamed_addr #0 {
B0.endif:
  %.9240.not = icmp slt i32 %arg.n, 1
  br i1 %.9240.not, label %B96, label %B40.preheader

B40.preheader:                                    ; preds = %B0.endif
  %xtraiter = and i32 %arg.n, 7
  %0 = icmp ult i32 %arg.n, 8
  br i1 %0, label %B40.epil.preheader, label %B40.preheader.new

B40.preheader.new:                                ; preds = %B40.preheader
  %1 = lshr i32 %arg.n, 3
  %2 = trunc i32 %1 to i28
  %3 = zext i28 %2 to i32
  %4 = mul nsw i32 %3, -8
  br label %B40

B40:                                              ; preds = %B40, %B40.preheader.new
  %lsr.iv3 = phi i32 [ %lsr.iv.next4, %B40 ], [ 7, %B40.preheader.new ]
  %s.2.043 = phi double [ 0.000000e+00, %B40.preheader.new ], [ %.135.7, %B40 ]
  %IV.S. = phi double [ 0.000000e+00, %B40.preheader.new ], [ %IV.S.next., %B40 ]
  %5 = add i32 %lsr.iv3, -6
  %.132 = fmul double %arg.x, %IV.S.
  %.133 = tail call double @llvm.sin.f64(double %.132)
  %.135 = fadd double %s.2.043, %.133
  %6 = add i32 %lsr.iv3, -5
  %.131.1 = uitofp nneg i32 %5 to double
  %.132.1 = fmul double %arg.x, %.131.1
  %.133.1 = tail call double @llvm.sin.f64(double %.132.1)
  %.135.1 = fadd double %.135, %.133.1
  %7 = add i32 %lsr.iv3, -4
  %.131.2 = uitofp nneg i32 %6 to double
  %.132.2 = fmul double %arg.x, %.131.2
  %.133.2 = tail call double @llvm.sin.f64(double %.132.2)
  %.135.2 = fadd double %.135.1, %.133.2
  %8 = add i32 %lsr.iv3, -3
  %.131.3 = uitofp nneg i32 %7 to double
  %.132.3 = fmul double %arg.x, %.131.3
  %.133.3 = tail call double @llvm.sin.f64(double %.132.3)
  %.135.3 = fadd double %.135.2, %.133.3
  %9 = add i32 %lsr.iv3, -2
  %.131.4 = uitofp nneg i32 %8 to double
  %.132.4 = fmul double %arg.x, %.131.4
  %.133.4 = tail call double @llvm.sin.f64(double %.132.4)
  %.135.4 = fadd double %.135.3, %.133.4
  %10 = add i32 %lsr.iv3, -1
  %.131.5 = uitofp nneg i32 %9 to double
  %.132.5 = fmul double %arg.x, %.131.5
  %.133.5 = tail call double @llvm.sin.f64(double %.132.5)
  %.135.5 = fadd double %.135.4, %.133.5
  %.131.6 = uitofp nneg i32 %10 to double
  %.132.6 = fmul double %arg.x, %.131.6
  %.133.6 = tail call double @llvm.sin.f64(double %.132.6)
  %.135.6 = fadd double %.135.5, %.133.6
  %IV.S.next. = fadd double %IV.S., 8.000000e+00
  %.131.7 = uitofp nneg i32 %lsr.iv3 to double
  %.132.7 = fmul double %arg.x, %.131.7
  %.133.7 = tail call double @llvm.sin.f64(double %.132.7)
  %.135.7 = fadd double %.135.6, %.133.7
  %lsr.iv.next4 = add nuw nsw i32 %lsr.iv3, 8
  %11 = add i32 %4, %lsr.iv.next4
  %niter.ncmp.7 = icmp eq i32 %11, 7
  br i1 %niter.ncmp.7, label %B96.loopexit.unr-lcssa, label %B40

B96.loopexit.unr-lcssa:                           ; preds = %B40
  %lcmp.mod.not = icmp eq i32 %xtraiter, 0
  %12 = add i32 %lsr.iv.next4, -7
  br i1 %lcmp.mod.not, label %B96, label %B40.epil.preheader

B40.epil.preheader:                               ; preds = %B96.loopexit.unr-lcssa, %B40.preheader
  %s.2.043.epil.init = phi double [ 0.000000e+00, %B40.preheader ], [ %.135.7, %B96.loopexit.unr-lcssa ]
  %.983941.epil.init = phi i32 [ 0, %B40.preheader ], [ %12, %B96.loopexit.unr-lcssa ]
  br label %B40.epil

B40.epil:                                         ; preds = %B40.epil, %B40.epil.preheader
  %lsr.iv = phi i32 [ %lsr.iv.next, %B40.epil ], [ %xtraiter, %B40.epil.preheader ]
  %s.2.043.epil = phi double [ %.135.epil, %B40.epil ], [ %s.2.043.epil.init, %B40.epil.preheader ]
  %.983941.epil = phi i32 [ %.105.epil, %B40.epil ], [ %.983941.epil.init, %B40.epil.preheader ]
  %.105.epil = add nuw nsw i32 %.983941.epil, 1
  %.131.epil = uitofp nneg i32 %.983941.epil to double
  %.132.epil = fmul double %arg.x, %.131.epil
  %.133.epil = tail call double @llvm.sin.f64(double %.132.epil)
  %.135.epil = fadd double %s.2.043.epil, %.133.epil
  %lsr.iv.next = add nsw i32 %lsr.iv, -1
  %epil.iter.cmp.not = icmp eq i32 %lsr.iv.next, 0
  br i1 %epil.iter.cmp.not, label %B96, label %B40.epil, !llvm.loop !0

B96:                                              ; preds = %B40.epil, %B96.loopexit.unr-lcssa, %B0.endif
  %s.2.0.lcssa = phi double [ 0.000000e+00, %B0.endif ], [ %.135.7, %B96.loopexit.unr-lcssa ], [ %.135.epil, %B40.epil ]
  store double %s.2.0.lcssa, ptr %retptr, align 8
  ret i32 0
}

; Function Attrs: mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare double @llvm.sin.f64(double) #1

; Function Attrs: nofree norecurse nosync nounwind memory(none)
define double @cfunc._ZN15numba_functions8wave_sumB2v1B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dEdi(double %.1, i32 %.2) local_unnamed_addr #2 {
entry:
  %.4 = alloca double, align 8
  store double 0.000000e+00, ptr %.4, align 8
  %.8 = call i32 @_ZN15numba_functions8wave_sumB2v1B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dEdi(ptr nonnull %.4, ptr nonnull poison, double %.1, i32 %.2) #4
  %.18 = load double, ptr %.4, align 8
  ret double %.18
}

; Function Attrs: nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)
declare void @llvm.assume(i1 noundef) #3

attributes #0 = { nofree norecurse nosync nounwind memory(argmem: write) }
attributes #1 = { mustprogress nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { nofree norecurse nosync nounwind memory(none) }
attributes #3 = { nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write) }
attributes #4 = { noinline }

!0 = distinct !{!0, !1}
!1 = !{!"llvm.loop.unroll.disable"}
