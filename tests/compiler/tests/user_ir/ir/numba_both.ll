; Numba 0.68
; @cfunc("boolean(int64, boolean)")
; def both(x, y):
;     return x > 3 and y

; ModuleID = 'both'
source_filename = "<string>"
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

@_ZN08NumbaEnv15numba_functions4bothB2v5B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dExb = common local_unnamed_addr global ptr null

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write)
define noundef i32 @_ZN15numba_functions4bothB2v5B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dExb(ptr noalias writeonly captures(none) initializes((0, 1)) %retptr, ptr noalias readnone captures(none) %excinfo, i64 %arg.x, i8 %arg.y) local_unnamed_addr #0 {
entry:
  %.8 = icmp ne i8 %arg.y, 0
  %.17 = icmp sgt i64 %arg.x, 3
  %spec.select1 = select i1 %.17, i1 %.8, i1 false
  %.33 = zext i1 %spec.select1 to i8
  store i8 %.33, ptr %retptr, align 1
  ret i32 0
}

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none)
define i1 @cfunc._ZN15numba_functions4bothB2v5B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dExb(i64 %.1, i1 %.2) local_unnamed_addr #1 {
entry:
  %.4 = alloca i8, align 1
  %.8 = zext i1 %.2 to i8
  %.9 = call i32 @_ZN15numba_functions4bothB2v5B52c8tJTIeFIjxB2IKSgI4CrvQClUYkACQB1EiFSRRB9GgCAA_3d_3dExb(ptr nonnull %.4, ptr nonnull poison, i64 %.1, i8 %.8) #2
  %.19 = load i8, ptr %.4, align 1
  %.22 = icmp ne i8 %.19, 0
  ret i1 %.22
}

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write) }
attributes #1 = { mustprogress nofree norecurse nosync nounwind willreturn memory(none) }
attributes #2 = { noinline }
