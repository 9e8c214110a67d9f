; verdict: independent_if
; condition: gridDim.x*blockDim.x >= out.5.0
; condition: gridDim.y*blockDim.y >= out.5.1
; accept: must
; why: each pixel turns as often as it takes
; launches: 3,3x4,4 1,1x10,12 10,12x1,1 4,5x3,3
; refuted_by: 1,1x8,8
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 120; i64 out.3 = 4; out i32[120] out.4; i64 out.5.0 = 10; i64 out.5.1 = 12; i64 out.6.0 = 48; i64 out.6.1 = 4; i32 turns = 40

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out, turns):
;     x, y = cuda.grid(2)
;     if x < out.shape[0] and y < out.shape[1]:
;         c = complex(x * 0.3 - 2.0, y * 0.2 - 1.0)
;         z = 0j
;         n = 0
;         for n in range(turns):
;             z = z * z + c
;             if z.real * z.real + z.imag * z.imag >= 4.0:
;                 break
;         out[x, y] = n

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB3v13B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedEi = common local_unnamed_addr global ptr null
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB3v13B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedEi], section "llvm.metadata"

; Function Attrs: nofree norecurse nosync nounwind memory(argmem: write)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB3v13B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedEi(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.5.1, i64 %out.6.0, i64 %out.6.1, i32 %turns) #0 {
entry:
  %.22 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.23 = zext nneg i32 %.22 to i64
  %.24 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %.25 = zext nneg i32 %.24 to i64
  %.26 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.27 = zext nneg i32 %.26 to i64
  %.28 = mul nuw nsw i64 %.25, %.27
  %.29 = add nuw nsw i64 %.28, %.23
  %.30 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
  %.32 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.y()
  %.34 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.y()
  %narrow = mul nuw nsw i32 %.32, %.34
  %narrow190 = add nuw nsw i32 %narrow, %.30
  %.37 = zext nneg i32 %narrow190 to i64
  %.62 = icmp slt i64 %.29, %out.5.0
  %.84 = icmp sgt i64 %out.5.1, %.37
  %or.cond = select i1 %.62, i1 %.84, i1 false
  br i1 %or.cond, label %B130, label %common.ret

B130:                                             ; preds = %entry
  %.93 = uitofp nneg i64 %.29 to double
  %.94 = fmul double %.93, 3.000000e-01
  %.95 = fadd double %.94, -2.000000e+00
  %.97 = uitofp nneg i32 %narrow190 to double
  %.98 = fmul double %.97, 2.000000e-01
  %.99 = fadd double %.98, -1.000000e+00
  %.201191.not = icmp slt i32 %turns, 1
  br i1 %.201191.not, label %B320, label %B226.preheader

B226.preheader:                                   ; preds = %B130
  %0 = add nsw i32 %turns, -1
  br label %B226

B224:                                             ; preds = %B226
  %.214 = add nuw nsw i32 %.143.0192, 1
  %exitcond.not = icmp eq i32 %turns, %.214
  br i1 %exitcond.not, label %B320, label %B226

B226:                                             ; preds = %B226.preheader, %B224
  %z.2.sroa.0.0195 = phi double [ %.304, %B224 ], [ 0.000000e+00, %B226.preheader ]
  %z.2.sroa.11.0194 = phi double [ %.307, %B224 ], [ 0.000000e+00, %B226.preheader ]
  %.143.0192 = phi i32 [ %.214, %B224 ], [ 0, %B226.preheader ]
  %.271 = fmul double %z.2.sroa.0.0195, %z.2.sroa.0.0195
  %.272 = fmul double %z.2.sroa.11.0194, %z.2.sroa.11.0194
  %.273 = fmul double %z.2.sroa.11.0194, %z.2.sroa.0.0195
  %.275 = fsub double %.271, %.272
  %.278 = fadd double %.273, %.273
  %.304 = fadd double %.95, %.275
  %.307 = fadd double %.99, %.278
  %.328 = fmul double %.304, %.304
  %.343 = fmul double %.307, %.307
  %.344 = fadd double %.328, %.343
  %.345 = fcmp ult double %.344, 4.000000e+00
  br i1 %.345, label %B224, label %B320

common.ret:                                       ; preds = %entry, %B320
  ret void

B320:                                             ; preds = %B224, %B226, %B130
  %n.2.1 = phi i32 [ 0, %B130 ], [ %.143.0192, %B226 ], [ %0, %B224 ]
  %.441 = mul i64 %out.5.1, %.29
  %1 = getelementptr i32, ptr %out.4, i64 %.441
  %.445 = getelementptr i32, ptr %1, i64 %.37
  store i32 %n.2.1, ptr %.445, align 4
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

attributes #0 = { nofree norecurse nosync nounwind memory(argmem: write) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
