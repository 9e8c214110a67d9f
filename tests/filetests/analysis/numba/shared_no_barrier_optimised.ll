; verdict: racy
; accept: never
; why: the tile is read without waiting for it
; refuted_by: 6x16 7x16
; shows: race
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 96; i64 out.3 = 4; out i32[96] out.4; i64 out.5.0 = 96; i64 out.6.0 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 96; i64 a.3 = 4; i32[96] a.4 = iota; i64 a.5.0 = 96; i64 a.6.0 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out, a):
;     tile = cuda.shared.array(16, int32)
;     t = cuda.threadIdx.x
;     i = cuda.blockIdx.x * 16 + t
;     if i < out.shape[0]:
;         tile[t] = a[i]
;         out[i] = tile[15 - t]

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB3v11B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@_cudapy_smem_2 = local_unnamed_addr addrspace(3) global [16 x i32] undef, align 4
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB3v11B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(readwrite, inaccessiblemem: none, target_mem0: none, target_mem1: none)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB3v11B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.6.0, ptr readnone captures(none) %a.0, ptr readnone captures(none) %a.1, i64 %a.2, i64 %a.3, ptr readonly captures(none) %a.4, i64 %a.5.0, i64 %a.6.0) #0 {
entry:
  %.53 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.63 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.70 = zext nneg i32 %.63 to i64
  %.71 = shl nuw nsw i64 %.70, 4
  %.73 = zext nneg i32 %.53 to i64
  %.74 = add nuw nsw i64 %.71, %.73
  %.89 = icmp slt i64 %.74, %out.5.0
  br i1 %.89, label %B192, label %common.ret

common.ret:                                       ; preds = %entry, %B192
  ret void

B192:                                             ; preds = %entry
  %.228 = getelementptr i32, ptr %out.4, i64 %.74
  %.180 = icmp samesign ugt i32 %.53, 15
  %.182.v = select i1 %.180, i64 31, i64 15
  %.182 = sub nsw i64 %.182.v, %.73
  %.195 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_cudapy_smem_2 to ptr), i64 %.182
  %.160 = getelementptr i32, ptr addrspacecast (ptr addrspace(3) @_cudapy_smem_2 to ptr), i64 %.73
  %.126 = getelementptr i32, ptr %a.4, i64 %.74
  %.127 = load i32, ptr %.126, align 4
  store i32 %.127, ptr %.160, align 4
  %.196 = load i32, ptr %.195, align 4
  store i32 %.196, ptr %.228, align 4
  br label %common.ret
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(readwrite, inaccessiblemem: none, target_mem0: none, target_mem1: none) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
