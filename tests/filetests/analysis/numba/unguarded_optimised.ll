; verdict: fixed_total_only
; accept: must
; why: as many elements as threads
; launches: 4x32 1x128 16x8
; refuted_by: 2x32
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 128; i64 out.3 = 4; out i32[128] out.4; i64 out.5.0 = 128; i64 out.6.0 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 128; i64 a.3 = 4; i32[128] a.4 = random; i64 a.5.0 = 128; i64 a.6.0 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out, a):
;     i = cuda.grid(1)
;     out[i] = a[i] + 5

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB2v7B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB2v7B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: readwrite)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB2v7B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.6.0, ptr readnone captures(none) %a.0, ptr readnone captures(none) %a.1, i64 %a.2, i64 %a.3, ptr readonly captures(none) %a.4, i64 %a.5.0, i64 %a.6.0) #0 {
entry:
  %.22 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.23 = zext nneg i32 %.22 to i64
  %.24 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %.25 = zext nneg i32 %.24 to i64
  %.26 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.27 = zext nneg i32 %.26 to i64
  %.28 = mul nuw nsw i64 %.25, %.27
  %.29 = add nuw nsw i64 %.28, %.23
  %.57 = getelementptr i32, ptr %a.4, i64 %.29
  %.58 = load i32, ptr %.57, align 4
  %.60 = add i32 %.58, 5
  %.88 = getelementptr i32, ptr %out.4, i64 %.29
  store i32 %.60, ptr %.88, align 4
  ret void
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: readwrite) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
