; verdict: independent
; accept: may
; why: cuda.gridsize(1) is the step of a range
; launches: 1x1 1x7 3x5 4x32 50x3
; shows: none
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 100; i64 out.3 = 4; out f32[100] out.4; i64 out.5.0 = 100; i64 out.6.0 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 100; i64 a.3 = 4; f32[100] a.4 = random; i64 a.5.0 = 100; i64 a.6.0 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(out, a):
;     start = cuda.grid(1)
;     stride = cuda.gridsize(1)
;     for i in range(start, out.shape[0], stride):
;         out[i] = a[i] + 1

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB2v2B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIfLi1E1C7mutable7alignedE5ArrayIfLi1E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB2v2B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIfLi1E1C7mutable7alignedE5ArrayIfLi1E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: nofree norecurse nosync nounwind memory(argmem: readwrite)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB2v2B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIfLi1E1C7mutable7alignedE5ArrayIfLi1E1C7mutable7alignedE(ptr readnone captures(none) %out.0, ptr readnone captures(none) %out.1, i64 %out.2, i64 %out.3, ptr writeonly captures(none) %out.4, i64 %out.5.0, i64 %out.6.0, ptr readnone captures(none) %a.0, ptr readnone captures(none) %a.1, i64 %a.2, i64 %a.3, ptr readonly captures(none) %a.4, i64 %a.5.0, i64 %a.6.0) #0 {
entry:
  %.26 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.27 = zext nneg i32 %.26 to i64
  %.28 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %.29 = zext nneg i32 %.28 to i64
  %.30 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.31 = zext nneg i32 %.30 to i64
  %.32 = mul nuw nsw i64 %.29, %.31
  %.33 = add nuw nsw i64 %.32, %.27
  %.36 = tail call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %.38 = zext nneg i32 %.36 to i64
  %.39 = mul nuw nsw i64 %.29, %.38
  %.86 = sub i64 %out.5.0, %.33
  %.87 = icmp slt i64 %.86, 1
  br i1 %.87, label %B0.endif.endif, label %B0.endif.else

B198:                                             ; preds = %B164.if.prol.loopexit, %B164.if, %B0.endif.endif
  ret void

B0.endif.else:                                    ; preds = %entry
  %.86.frozen = freeze i64 %.86
  %.102 = udiv i64 %.86.frozen, %.39
  %0 = mul i64 %.102, %.39
  %.98.decomposed = sub i64 %.86.frozen, %0
  %.101.not = icmp ne i64 %.98.decomposed, 0
  %.103 = zext i1 %.101.not to i64
  %.104 = add nuw i64 %.102, %.103
  br label %B0.endif.endif

B0.endif.endif:                                   ; preds = %entry, %B0.endif.else
  %storemerge = phi i64 [ %.104, %B0.endif.else ], [ 0, %entry ]
  %.12585 = icmp sgt i64 %storemerge, 0
  br i1 %.12585, label %B164.if.preheader, label %B198

B164.if.preheader:                                ; preds = %B0.endif.endif
  %xtraiter = and i64 %storemerge, 1
  %lcmp.mod.not = icmp eq i64 %xtraiter, 0
  br i1 %lcmp.mod.not, label %B164.if.prol.loopexit, label %B164.if.prol

B164.if.prol:                                     ; preds = %B164.if.preheader
  %.134.prol = add nsw i64 %storemerge, -1
  %.138.prol = add nuw nsw i64 %.33, %.39
  %1 = getelementptr float, ptr %a.4, i64 %.33
  %.198.prol = load float, ptr %1, align 4
  %2 = getelementptr float, ptr %out.4, i64 %.33
  %.231.prol = fadd float %.198.prol, 1.000000e+00
  store float %.231.prol, ptr %2, align 4
  br label %B164.if.prol.loopexit

B164.if.prol.loopexit:                            ; preds = %B164.if.prol, %B164.if.preheader
  %.76.087.unr = phi i64 [ %storemerge, %B164.if.preheader ], [ %.134.prol, %B164.if.prol ]
  %.73.086.unr = phi i64 [ %.33, %B164.if.preheader ], [ %.138.prol, %B164.if.prol ]
  %3 = icmp eq i64 %storemerge, 1
  br i1 %3, label %B198, label %B164.if

B164.if:                                          ; preds = %B164.if.prol.loopexit, %B164.if
  %.76.087 = phi i64 [ %.134.1, %B164.if ], [ %.76.087.unr, %B164.if.prol.loopexit ]
  %.73.086 = phi i64 [ %.138.1, %B164.if ], [ %.73.086.unr, %B164.if.prol.loopexit ]
  %.138 = add i64 %.73.086, %.39
  %.182 = icmp slt i64 %.73.086, 0
  %.183 = select i1 %.182, i64 %a.5.0, i64 0
  %4 = getelementptr float, ptr %a.4, i64 %.73.086
  %.197 = getelementptr float, ptr %4, i64 %.183
  %.198 = load float, ptr %.197, align 4
  %.216 = select i1 %.182, i64 %out.5.0, i64 0
  %5 = getelementptr float, ptr %out.4, i64 %.73.086
  %.230 = getelementptr float, ptr %5, i64 %.216
  %.231 = fadd float %.198, 1.000000e+00
  store float %.231, ptr %.230, align 4
  %.134.1 = add nsw i64 %.76.087, -2
  %.138.1 = add i64 %.138, %.39
  %.182.1 = icmp slt i64 %.138, 0
  %.183.1 = select i1 %.182.1, i64 %a.5.0, i64 0
  %6 = getelementptr float, ptr %a.4, i64 %.138
  %.197.1 = getelementptr float, ptr %6, i64 %.183.1
  %.198.1 = load float, ptr %.197.1, align 4
  %.216.1 = select i1 %.182.1, i64 %out.5.0, i64 0
  %7 = getelementptr float, ptr %out.4, i64 %.138
  %.230.1 = getelementptr float, ptr %7, i64 %.216.1
  %.231.1 = fadd float %.198.1, 1.000000e+00
  store float %.231.1, ptr %.230.1, align 4
  %.125.1 = icmp sgt i64 %.76.087, 2
  br i1 %.125.1, label %B164.if, label %B198
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { nofree norecurse nosync nounwind memory(argmem: readwrite) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
