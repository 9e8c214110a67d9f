; verdict: independent
; accept: must
; why: the loop with while and the registers by hand
; launches: 1x1 1x7 3x5 4x32 50x3
; shows: none
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 100; i64 out.3 = 4; out i32[100] out.4; i64 out.5.0 = 100; i64 out.6.0 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 100; i64 a.3 = 4; i32[100] a.4 = random; i64 a.5.0 = 100; i64 a.6.0 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out, a):
;     i = cuda.threadIdx.x + cuda.blockIdx.x * cuda.blockDim.x
;     while i < out.shape[0]:
;         out[i] = a[i] * 3 - 1
;         i += cuda.blockDim.x * cuda.gridDim.x

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB2v3B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB2v3B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: nofree norecurse nosync nounwind memory(argmem: readwrite)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB2v3B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.6.0, ptr readnone captures(none) %a.0, ptr readnone captures(none) %a.1, i64 %a.2, i64 %a.3, ptr readonly captures(none) %a.4, i64 %a.5.0, i64 %a.6.0) #0 {
entry:
  %.25 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.32 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.39 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %.46 = zext nneg i32 %.32 to i64
  %.47 = zext nneg i32 %.39 to i64
  %.48 = mul nuw nsw i64 %.46, %.47
  %.49 = zext nneg i32 %.25 to i64
  %.50 = add nuw nsw i64 %.48, %.49
  %.64 = icmp slt i64 %.50, %out.5.0
  br i1 %.64, label %B144.preheader, label %common.ret

B144.preheader:                                   ; preds = %entry
  %.145 = tail call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %.153 = zext nneg i32 %.145 to i64
  %.154 = mul nuw nsw i64 %.47, %.153
  br label %B144

B144:                                             ; preds = %B144.preheader, %B144
  %i.2.0 = phi i64 [ %.156, %B144 ], [ %.50, %B144.preheader ]
  %.101 = getelementptr i32, ptr %a.4, i64 %i.2.0
  %.102 = load i32, ptr %.101, align 4
  %.104 = mul i32 %.102, 3
  %.105 = add i32 %.104, -1
  %.135 = getelementptr i32, ptr %out.4, i64 %i.2.0
  store i32 %.105, ptr %.135, align 4
  %.156 = add nuw nsw i64 %i.2.0, %.154
  %.169 = icmp slt i64 %.156, %out.5.0
  br i1 %.169, label %B144, label %common.ret

common.ret:                                       ; preds = %B144, %entry
  ret void
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { nofree norecurse nosync nounwind memory(argmem: readwrite) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
