; verdict: independent_if
; condition: gridDim.y*blockDim.y == 1
; condition: gridDim.z*blockDim.z == 1
; accept: may
; why: counted atomically, integers
; launches: 1x1 1x7 3x5 4x32 50x3
; refuted_by: 1x8,2
; shows: difference
; args: u8[1] bins.0; u8[1] bins.1; i64 bins.2 = 16; i64 bins.3 = 4; out i32[16] bins.4; i64 bins.5.0 = 16; i64 bins.6.0 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 100; i64 a.3 = 4; i32[100] a.4 = random; i64 a.5.0 = 100; i64 a.6.0 = 4

; made by Numba-CUDA 0.30, then LLVM's -O2, of:
; def k(bins, a):
;     for i in range(cuda.grid(1), a.shape[0], cuda.gridsize(1)):
;         cuda.atomic.add(bins, a[i] & 15, 1)

; ModuleID = '<stdin>'
source_filename = "<stdin>"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"
target triple = "nvptx64-nvidia-cuda"

@_ZN08NumbaEnv13_3cdynamic_3e1kB2v5B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE = common local_unnamed_addr global ptr null
@llvm.used = appending global [1 x ptr] [ptr @_ZN13_3cdynamic_3e1kB2v5B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE], section "llvm.metadata"

; Function Attrs: nofree norecurse nounwind memory(argmem: readwrite)
define ptx_kernel void @_ZN13_3cdynamic_3e1kB2v5B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE(ptr readnone captures(none) %bins.0, ptr readnone captures(none) %bins.1, i64 %bins.2, i64 %bins.3, ptr captures(none) %bins.4, i64 %bins.5.0, i64 %bins.6.0, ptr readnone captures(none) %a.0, ptr readnone captures(none) %a.1, i64 %a.2, i64 %a.3, ptr readonly captures(none) %a.4, i64 %a.5.0, i64 %a.6.0) #0 {
entry:
  %.26 = tail call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  %.27 = zext nneg i32 %.26 to i64
  %.28 = tail call i32 @llvm.nvvm.read.ptx.sreg.ntid.x()
  %.29 = zext nneg i32 %.28 to i64
  %.30 = tail call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  %.31 = zext nneg i32 %.30 to i64
  %.32 = mul nuw nsw i64 %.29, %.31
  %.33 = add nuw nsw i64 %.32, %.27
  %.46 = tail call i32 @llvm.nvvm.read.ptx.sreg.nctaid.x()
  %.48 = zext nneg i32 %.46 to i64
  %.49 = mul nuw nsw i64 %.29, %.48
  %.86 = sub i64 %a.5.0, %.33
  %.87 = icmp slt i64 %.86, 1
  br i1 %.87, label %B0.endif.endif, label %B0.endif.else

B246:                                             ; preds = %B156.if.prol.loopexit, %B156.if, %B0.endif.endif
  ret void

B0.endif.else:                                    ; preds = %entry
  %.86.frozen = freeze i64 %.86
  %.102 = udiv i64 %.86.frozen, %.49
  %0 = mul i64 %.102, %.49
  %.98.decomposed = sub i64 %.86.frozen, %0
  %.101.not = icmp ne i64 %.98.decomposed, 0
  %.103 = zext i1 %.101.not to i64
  %.104 = add nuw i64 %.102, %.103
  br label %B0.endif.endif

B0.endif.endif:                                   ; preds = %entry, %B0.endif.else
  %storemerge = phi i64 [ %.104, %B0.endif.else ], [ 0, %entry ]
  %.12583 = icmp sgt i64 %storemerge, 0
  br i1 %.12583, label %B156.if.preheader, label %B246

B156.if.preheader:                                ; preds = %B0.endif.endif
  %xtraiter = and i64 %storemerge, 1
  %lcmp.mod.not = icmp eq i64 %xtraiter, 0
  br i1 %lcmp.mod.not, label %B156.if.prol.loopexit, label %B156.if.prol

B156.if.prol:                                     ; preds = %B156.if.preheader
  %.134.prol = add nsw i64 %storemerge, -1
  %.138.prol = add nuw nsw i64 %.33, %.49
  %1 = getelementptr i32, ptr %a.4, i64 %.33
  %.198.prol = load i32, ptr %1, align 4
  %2 = and i32 %.198.prol, 15
  %.200.prol = zext nneg i32 %2 to i64
  %.222.prol = getelementptr i32, ptr %bins.4, i64 %.200.prol
  %.223.prol = atomicrmw add ptr %.222.prol, i32 1 monotonic, align 4
  br label %B156.if.prol.loopexit

B156.if.prol.loopexit:                            ; preds = %B156.if.prol, %B156.if.preheader
  %.76.085.unr = phi i64 [ %storemerge, %B156.if.preheader ], [ %.134.prol, %B156.if.prol ]
  %.73.084.unr = phi i64 [ %.33, %B156.if.preheader ], [ %.138.prol, %B156.if.prol ]
  %3 = icmp eq i64 %storemerge, 1
  br i1 %3, label %B246, label %B156.if

B156.if:                                          ; preds = %B156.if.prol.loopexit, %B156.if
  %.76.085 = phi i64 [ %.134.1, %B156.if ], [ %.76.085.unr, %B156.if.prol.loopexit ]
  %.73.084 = phi i64 [ %.138.1, %B156.if ], [ %.73.084.unr, %B156.if.prol.loopexit ]
  %.138 = add i64 %.73.084, %.49
  %.182 = icmp slt i64 %.73.084, 0
  %.183 = select i1 %.182, i64 %a.5.0, i64 0
  %4 = getelementptr i32, ptr %a.4, i64 %.73.084
  %.197 = getelementptr i32, ptr %4, i64 %.183
  %.198 = load i32, ptr %.197, align 4
  %5 = and i32 %.198, 15
  %.200 = zext nneg i32 %5 to i64
  %.222 = getelementptr i32, ptr %bins.4, i64 %.200
  %.223 = atomicrmw add ptr %.222, i32 1 monotonic, align 4
  %.134.1 = add nsw i64 %.76.085, -2
  %.138.1 = add i64 %.138, %.49
  %.182.1 = icmp slt i64 %.138, 0
  %.183.1 = select i1 %.182.1, i64 %a.5.0, i64 0
  %6 = getelementptr i32, ptr %a.4, i64 %.138
  %.197.1 = getelementptr i32, ptr %6, i64 %.183.1
  %.198.1 = load i32, ptr %.197.1, align 4
  %7 = and i32 %.198.1, 15
  %.200.1 = zext nneg i32 %7 to i64
  %.222.1 = getelementptr i32, ptr %bins.4, i64 %.200.1
  %.223.1 = atomicrmw add ptr %.222.1, i32 1 monotonic, align 4
  %.125.1 = icmp sgt i64 %.76.085, 2
  br i1 %.125.1, label %B156.if, label %B246
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 1024) i32 @llvm.nvvm.read.ptx.sreg.tid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, 1025) i32 @llvm.nvvm.read.ptx.sreg.ntid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 0, 2147483647) i32 @llvm.nvvm.read.ptx.sreg.ctaid.x() #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare noundef range(i32 1, -2147483648) i32 @llvm.nvvm.read.ptx.sreg.nctaid.x() #1

attributes #0 = { nofree norecurse nounwind memory(argmem: readwrite) }
attributes #1 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }

!nvvmir.version = !{!0}
!nvvm.annotations = !{}

!0 = !{i32 2, i32 0, i32 3, i32 2}
