; verdict: depends_on
; grid_independent: true
; condition: gridDim.x*blockDim.x >= out.5.0
; accept: must
; why: the place in the block is stored
; launches: 4x32 5x32
; refuted_by: 7x15
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 100; i64 out.3 = 4; out i32[100] out.4; i64 out.5.0 = 100; i64 out.6.0 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out):
;     i = cuda.grid(1)
;     if i < out.shape[0]:
;         out[i] = cuda.threadIdx.x

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB2v8B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB2v8B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB2v8B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.6.0) #0 {
entry:
  %.15 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.16 = zext nneg i32 %.15 to i64
  %.17 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %.18 = zext nneg i32 %.17 to i64
  %.19 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.20 = zext nneg i32 %.19 to i64
  %.21 = mul nuw nsw i64 %.18, %.20
  %.22 = add nuw nsw i64 %.21, %.16
  %.37 = icmp slt i64 %.22, %out.5.0
  br i1 %.37, label %B90, label %common.ret

common.ret:                                       ; preds = %entry, %B90
  ret void

B90:                                              ; preds = %entry
  %.81 = getelementptr i32, ptr %out.4, i64 %.22
  store i32 %.15, ptr %.81, align 4
  br label %common.ret
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: write) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
