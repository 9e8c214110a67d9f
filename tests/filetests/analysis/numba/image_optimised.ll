; verdict: independent_if
; condition: gridDim.x*blockDim.x >= out.5.0
; condition: gridDim.y*blockDim.y >= out.5.1
; accept: must
; why: cuda.grid(2), the first index in x
; launches: 3,3x4,4 1,1x10,12 10,12x1,1 4,5x3,3
; refuted_by: 1,1x8,8
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 120; i64 out.3 = 4; out i32[120] out.4; i64 out.5.0 = 10; i64 out.5.1 = 12; i64 out.6.0 = 48; i64 out.6.1 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 120; i64 a.3 = 4; i32[120] a.4 = random; i64 a.5.0 = 10; i64 a.5.1 = 12; i64 a.6.0 = 48; i64 a.6.1 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out, a):
;     x, y = cuda.grid(2)
;     if x < out.shape[0] and y < out.shape[1]:
;         out[x, y] = a[x, y] + x * y

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB2v4B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB2v4B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: readwrite)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB2v4B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.5.1, i64 %out.6.0, i64 %out.6.1, ptr readnone captures(none) %a.0, ptr readnone captures(none) %a.1, i64 %a.2, i64 %a.3, ptr readonly captures(none) %a.4, i64 %a.5.0, i64 %a.5.1, i64 %a.6.0, i64 %a.6.1) #0 {
entry:
  %.34 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.35 = zext nneg i32 %.34 to i64
  %.36 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %.37 = zext nneg i32 %.36 to i64
  %.38 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.39 = zext nneg i32 %.38 to i64
  %.40 = mul nuw nsw i64 %.37, %.39
  %.41 = add nuw nsw i64 %.40, %.35
  %.42 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
  %.44 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
  %.46 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
  %narrow = mul nuw nsw i32 %.44, %.46
  %narrow161 = add nuw nsw i32 %narrow, %.42
  %.49 = zext nneg i32 %narrow161 to i64
  %.74 = icmp slt i64 %.41, %out.5.0
  %.96 = icmp sgt i64 %out.5.1, %.49
  %or.cond = select i1 %.74, i1 %.96, i1 false
  br i1 %or.cond, label %B130, label %common.ret

common.ret:                                       ; preds = %entry, %B130
  ret void

B130:                                             ; preds = %entry
  %.150 = mul i64 %a.5.1, %.41
  %0 = getelementptr i32, ptr %a.4, i64 %.150
  %.154 = getelementptr i32, ptr %0, i64 %.49
  %.155 = load i32, ptr %.154, align 4
  %.213 = mul i64 %out.5.1, %.41
  %1 = getelementptr i32, ptr %out.4, i64 %.213
  %.217 = getelementptr i32, ptr %1, i64 %.49
  %2 = trunc i64 %.41 to i32
  %3 = mul i32 %narrow161, %2
  %.218 = add i32 %.155, %3
  store i32 %.218, ptr %.217, align 4
  br label %common.ret
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.y() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 65535) i32 @llvm.nvvm.read.ptx.sreg.ctaid.y() #1

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(argmem: readwrite) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
