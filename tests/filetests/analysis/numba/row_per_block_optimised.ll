; verdict: independent_if
; condition: gridDim.x >= out.5.0
; accept: may
; why: a block takes a row, its threads columns in turns
; launches: 8x1 8x7 9x32 11x15
; refuted_by: 7x32
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 120; i64 out.3 = 4; out i32[120] out.4; i64 out.5.0 = 8; i64 out.5.1 = 15; i64 out.6.0 = 60; i64 out.6.1 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 120; i64 a.3 = 4; i32[120] a.4 = random; i64 a.5.0 = 8; i64 a.5.1 = 15; i64 a.6.0 = 60; i64 a.6.1 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out, a):
;     row = cuda.blockIdx.x
;     if row < out.shape[0]:
;         for c in range(cuda.threadIdx.x, out.shape[1], cuda.blockDim.x):
;             out[row, c] = a[row, c] * 2

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB3v12B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB3v12B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: nofree norecurse nosync nounwind memory(argmem: readwrite)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB3v12B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.5.1, i64 %out.6.0, i64 %out.6.1, ptr readnone captures(none) %a.0, ptr readnone captures(none) %a.1, i64 %a.2, i64 %a.3, ptr readonly captures(none) %a.4, i64 %a.5.0, i64 %a.5.1, i64 %a.6.0, i64 %a.6.1) #0 {
entry:
  %.33 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.57 = zext nneg i32 %.33 to i64
  %.58 = icmp sgt i64 %out.5.0, %.57
  br i1 %.58, label %B72, label %common.ret

B72:                                              ; preds = %entry
  %.66 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.86 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %.93 = zext nneg i32 %.66 to i64
  %.94 = zext nneg i32 %.86 to i64
  %.131 = sub i64 %out.5.1, %.93
  %.132 = icmp slt i64 %.131, 1
  br i1 %.132, label %B72.endif.endif, label %B72.endif.else

common.ret:                                       ; preds = %B188.if.prol.loopexit, %B188.if, %B72.endif.endif, %entry
  ret void

B72.endif.else:                                   ; preds = %B72
  %.131.frozen = freeze i64 %.131
  %.147 = udiv i64 %.131.frozen, %.94
  %0 = mul i64 %.147, %.94
  %.143.decomposed = sub i64 %.131.frozen, %0
  %.146.not = icmp ne i64 %.143.decomposed, 0
  %.148 = zext i1 %.146.not to i64
  %.149 = add nuw i64 %.147, %.148
  br label %B72.endif.endif

B72.endif.endif:                                  ; preds = %B72, %B72.endif.else
  %storemerge = phi i64 [ %.149, %B72.endif.else ], [ 0, %B72 ]
  %.170155 = icmp sgt i64 %storemerge, 0
  br i1 %.170155, label %B188.if.lr.ph, label %common.ret

B188.if.lr.ph:                                    ; preds = %B72.endif.endif
  %.264 = mul i64 %a.5.1, %.57
  %1 = getelementptr i32, ptr %a.4, i64 %.264
  %.322 = mul i64 %out.5.1, %.57
  %2 = getelementptr i32, ptr %out.4, i64 %.322
  %xtraiter = and i64 %storemerge, 1
  %lcmp.mod.not = icmp eq i64 %xtraiter, 0
  br i1 %lcmp.mod.not, label %B188.if.prol.loopexit, label %B188.if.prol

B188.if.prol:                                     ; preds = %B188.if.lr.ph
  %.179.prol = add nsw i64 %storemerge, -1
  %.183.prol = add nuw nsw i64 %.93, %.94
  %3 = getelementptr i32, ptr %1, i64 %.93
  %.269.prol = load i32, ptr %3, align 4
  %.271.prol = shl i32 %.269.prol, 1
  %4 = getelementptr i32, ptr %2, i64 %.93
  store i32 %.271.prol, ptr %4, align 4
  br label %B188.if.prol.loopexit

B188.if.prol.loopexit:                            ; preds = %B188.if.prol, %B188.if.lr.ph
  %.121.0157.unr = phi i64 [ %storemerge, %B188.if.lr.ph ], [ %.179.prol, %B188.if.prol ]
  %.118.0156.unr = phi i64 [ %.93, %B188.if.lr.ph ], [ %.183.prol, %B188.if.prol ]
  %5 = icmp eq i64 %storemerge, 1
  br i1 %5, label %common.ret, label %B188.if

B188.if:                                          ; preds = %B188.if.prol.loopexit, %B188.if
  %.121.0157 = phi i64 [ %.179.1, %B188.if ], [ %.121.0157.unr, %B188.if.prol.loopexit ]
  %.118.0156 = phi i64 [ %.183.1, %B188.if ], [ %.118.0156.unr, %B188.if.prol.loopexit ]
  %.183 = add i64 %.118.0156, %.94
  %.245 = icmp slt i64 %.118.0156, 0
  %.246 = select i1 %.245, i64 %a.5.1, i64 0
  %6 = getelementptr i32, ptr %1, i64 %.118.0156
  %.268 = getelementptr i32, ptr %6, i64 %.246
  %.269 = load i32, ptr %.268, align 4
  %.271 = shl i32 %.269, 1
  %.304 = select i1 %.245, i64 %out.5.1, i64 0
  %7 = getelementptr i32, ptr %2, i64 %.118.0156
  %.326 = getelementptr i32, ptr %7, i64 %.304
  store i32 %.271, ptr %.326, align 4
  %.179.1 = add nsw i64 %.121.0157, -2
  %.183.1 = add i64 %.183, %.94
  %.245.1 = icmp slt i64 %.183, 0
  %.246.1 = select i1 %.245.1, i64 %a.5.1, i64 0
  %8 = getelementptr i32, ptr %1, i64 %.183
  %.268.1 = getelementptr i32, ptr %8, i64 %.246.1
  %.269.1 = load i32, ptr %.268.1, align 4
  %.271.1 = shl i32 %.269.1, 1
  %.304.1 = select i1 %.245.1, i64 %out.5.1, i64 0
  %9 = getelementptr i32, ptr %2, i64 %.183
  %.326.1 = getelementptr i32, ptr %9, i64 %.304.1
  store i32 %.271.1, ptr %.326.1, align 4
  %.170.1 = icmp sgt i64 %.121.0157, 2
  br i1 %.170.1, label %B188.if, label %common.ret
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

attributes #0 = { nofree norecurse nosync nounwind memory(argmem: readwrite) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
