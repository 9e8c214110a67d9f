; verdict: independent_if
; condition: blockDim.x == 16
; condition: gridDim.x*16 >= out.5.0
; accept: may
; why: each tile of 16 is reversed in shared memory
; launches: 6x16 7x16
; refuted_by: 12x8
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 96; i64 out.3 = 4; out i32[96] out.4; i64 out.5.0 = 96; i64 out.6.0 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 96; i64 a.3 = 4; i32[96] a.4 = iota; i64 a.5.0 = 96; i64 a.6.0 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out, a):
;     tile = cuda.shared.array(16, int32)
;     t = cuda.threadIdx.x
;     i = cuda.blockIdx.x * 16 + t
;     if i < out.shape[0]:
;         tile[t] = a[i]
;     cuda.syncthreads()
;     if i < out.shape[0]:
;         out[i] = tile[15 - t]

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB3v10B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@_cudapy_smem_1 = local_unnamed_addr addrspace(3) global [16 x i32] undef, align 4
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB3v10B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: norecurse nounwind
define ptx_kernel void @_ZN13_3cdynamic_3e1kB3v10B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.6.0, ptr readnone captures(none) %a.0, ptr readnone captures(none) %a.1, i64 %a.2, i64 %a.3, ptr readonly captures(none) %a.4, i64 %a.5.0, i64 %a.6.0) #0 {
entry:
  %.53 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.63 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.70 = zext nneg i32 %.63 to i64
  %.71 = shl nuw nsw i64 %.70, 4
  %.73 = zext nneg i32 %.53 to i64
  %.74 = add nuw nsw i64 %.71, %.73
  %.89 = icmp slt i64 %.74, %out.5.0
  br i1 %.89, label %B192, label %B214

B192:                                             ; preds = %entry
  %.160 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_cudapy_smem_1 to ptr), i64 %.73
  %.126 = getelementptr i32, ptr %a.4, i64 %.74
  %.127 = load i32, ptr %.126, align 4
  store i32 %.127, ptr %.160, align 4
  br label %B214

B214:                                             ; preds = %B192, %entry
  tail call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
  br i1 %.89, label %B298, label %common.ret

common.ret:                                       ; preds = %B214, %B298
  ret void

B298:                                             ; preds = %B214
  %.253 = getelementptr i32, ptr %out.4, i64 %.74
  %.205 = icmp samesign ugt i32 %.53, 15
  %.207.v = select i1 %.205, i64 31, i64 15
  %.207 = sub nsw i64 %.207.v, %.73
  %.220 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_cudapy_smem_1 to ptr), i64 %.207
  %.221 = load i32, ptr %.220, align 4
  store i32 %.221, ptr %.253, align 4
  br label %common.ret
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: convergent nocallback nounwind
declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32) #2

attributes #0 = { norecurse nounwind }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #2 = { convergent nocallback nounwind }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
