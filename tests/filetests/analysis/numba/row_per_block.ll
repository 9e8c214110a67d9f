; verdict: independent_if
; condition: gridDim.x >= out.5.0
; accept: may
; why: a block takes a row, its threads columns in turns
; launches: 8x1 8x7 9x32 11x15
; refuted_by: 7x32
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 120; i64 out.3 = 4; out i32[120] out.4; i64 out.5.0 = 8; i64 out.5.1 = 15; i64 out.6.0 = 60; i64 out.6.1 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 120; i64 a.3 = 4; i32[120] a.4 = random; i64 a.5.0 = 8; i64 a.5.1 = 15; i64 a.6.0 = 60; i64 a.6.1 = 4

; made by Numba-CUDA 0.30 of:
; def k(out, a):
;     row = cuda.blockIdx.x
;     if row < out.shape[0]:
;         for c in range(cuda.threadIdx.x, out.shape[1], cuda.blockDim.x):
;             out[row, c] = a[row, c] * 2

; ModuleID = "k$12"
target triple = "nvptx64-nvidia-cuda"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"

@"_ZN08NumbaEnv13_3cdynamic_3e1kB3v12B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE" = common global i8* null
define void @"_ZN13_3cdynamic_3e1kB3v12B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE"(i8* %"out.0", i8* %"out.1", i64 %"out.2", i64 %"out.3", i32* %"out.4", i64 %"out.5.0", i64 %"out.5.1", i64 %"out.6.0", i64 %"out.6.1", i8* %"a.0", i8* %"a.1", i64 %"a.2", i64 %"a.3", i32* %"a.4", i64 %"a.5.0", i64 %"a.5.1", i64 %"a.6.0", i64 %"a.6.1")
{
entry:
  %"inserted.meminfo" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} undef, i8* %"out.0", 0
  %"inserted.parent" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.meminfo", i8* %"out.1", 1
  %"inserted.nitems" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.parent", i64 %"out.2", 2
  %"inserted.itemsize" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.nitems", i64 %"out.3", 3
  %"inserted.data" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.itemsize", i32* %"out.4", 4
  %".21" = insertvalue [2 x i64] undef, i64 %"out.5.0", 0
  %".22" = insertvalue [2 x i64] %".21", i64 %"out.5.1", 1
  %"inserted.shape" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.data", [2 x i64] %".22", 5
  %".23" = insertvalue [2 x i64] undef, i64 %"out.6.0", 0
  %".24" = insertvalue [2 x i64] %".23", i64 %"out.6.1", 1
  %"inserted.strides" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.shape", [2 x i64] %".24", 6
  %"inserted.meminfo.1" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} undef, i8* %"a.0", 0
  %"inserted.parent.1" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.meminfo.1", i8* %"a.1", 1
  %"inserted.nitems.1" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.parent.1", i64 %"a.2", 2
  %"inserted.itemsize.1" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.nitems.1", i64 %"a.3", 3
  %"inserted.data.1" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.itemsize.1", i32* %"a.4", 4
  %".25" = insertvalue [2 x i64] undef, i64 %"a.5.0", 0
  %".26" = insertvalue [2 x i64] %".25", i64 %"a.5.1", 1
  %"inserted.shape.1" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.data.1", [2 x i64] %".26", 5
  %".27" = insertvalue [2 x i64] undef, i64 %"a.6.0", 0
  %".28" = insertvalue [2 x i64] %".27", i64 %"a.6.1", 1
  %"inserted.strides.1" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.shape.1", [2 x i64] %".28", 6
  %"out" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %"a" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %"row" = alloca i32
  store i32 0, i32* %"row"
  %".44" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".44"
  %"$70pred" = alloca i1
  store i1 0, i1* %"$70pred"
  %".74" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".74"
  %".95" = alloca {i64, i64, i64}
  store {i64, i64, i64} zeroinitializer, {i64, i64, i64}* %".95"
  %".105" = alloca {i64, i64, i64}
  store {i64, i64, i64} zeroinitializer, {i64, i64, i64}* %".105"
  %".109" = alloca {i64*, i64, i64, i64*}
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %".109"
  %".118" = alloca i64
  store i64 0, i64* %".118"
  %".121" = alloca i64
  store i64 0, i64* %".121"
  %"$phi188.0" = alloca {i64*, i64, i64, i64*}
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %"$phi188.0"
  %".160" = alloca {i64, i1}
  store {i64, i1} zeroinitializer, {i64, i1}* %".160"
  %".163" = alloca {i64*, i64, i64, i64*}
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %".163"
  %".189" = alloca {i64, i1}
  store {i64, i1} zeroinitializer, {i64, i1}* %".189"
  %".195" = alloca {i64, i1}
  store {i64, i1} zeroinitializer, {i64, i1}* %".195"
  %"$188for_iter.3" = alloca i1
  store i1 0, i1* %"$188for_iter.3"
  %"$phi190.1" = alloca i64
  store i64 0, i64* %"$phi190.1"
  %".223" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".223"
  %".283" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".283"
  br label %"B0"
B0:
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.strides", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.strides.1", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %".33" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()
  %".34" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.y"()
  %".35" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.z"()
  %".36" = insertvalue {i32, i32, i32} undef, i32 %".33", 0
  %".37" = insertvalue {i32, i32, i32} %".36", i32 %".34", 1
  %".38" = insertvalue {i32, i32, i32} %".37", i32 %".35", 2
  %".39" = extractvalue {i32, i32, i32} %".38", 0
  %".41" = load i32, i32* %"row"
  store i32 %".39", i32* %"row"
  %".43" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".44"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".43", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".44"
  %".48" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".44", i32 0, i32 5
  %".49" = getelementptr inbounds [2 x i64], [2 x i64]* %".48", i32 0, i32 0
  %".50" = load i64, i64* %".49", !range !1
  %".51" = getelementptr inbounds [2 x i64], [2 x i64]* %".48", i32 0, i32 1
  %".52" = load i64, i64* %".51", !range !1
  %".53" = insertvalue [2 x i64] undef, i64 %".50", 0
  %".54" = insertvalue [2 x i64] %".53", i64 %".52", 1
  %".55" = extractvalue [2 x i64] %".54", 0
  %".56" = load i32, i32* %"row"
  %".57" = sext i32 %".56" to i64
  %".58" = icmp slt i64 %".57", %".55"
  %".60" = load i1, i1* %"$70pred"
  store i1 %".58", i1* %"$70pred"
  %".62" = load i1, i1* %"$70pred"
  br i1 %".62", label %"B72", label %"B230"
B72:
  %".64" = load i1, i1* %"$70pred"
  store i1 0, i1* %"$70pred"
  %".66" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()
  %".67" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.y"()
  %".68" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.z"()
  %".69" = insertvalue {i32, i32, i32} undef, i32 %".66", 0
  %".70" = insertvalue {i32, i32, i32} %".69", i32 %".67", 1
  %".71" = insertvalue {i32, i32, i32} %".70", i32 %".68", 2
  %".72" = extractvalue {i32, i32, i32} %".71", 0
  %".73" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".74"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".73", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".74"
  %".78" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".74", i32 0, i32 5
  %".79" = getelementptr inbounds [2 x i64], [2 x i64]* %".78", i32 0, i32 0
  %".80" = load i64, i64* %".79", !range !1
  %".81" = getelementptr inbounds [2 x i64], [2 x i64]* %".78", i32 0, i32 1
  %".82" = load i64, i64* %".81", !range !1
  %".83" = insertvalue [2 x i64] undef, i64 %".80", 0
  %".84" = insertvalue [2 x i64] %".83", i64 %".82", 1
  %".85" = extractvalue [2 x i64] %".84", 1
  %".86" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()
  %".87" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()
  %".88" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.z"()
  %".89" = insertvalue {i32, i32, i32} undef, i32 %".86", 0
  %".90" = insertvalue {i32, i32, i32} %".89", i32 %".87", 1
  %".91" = insertvalue {i32, i32, i32} %".90", i32 %".88", 2
  %".92" = extractvalue {i32, i32, i32} %".91", 0
  %".93" = sext i32 %".72" to i64
  %".94" = sext i32 %".92" to i64
  store {i64, i64, i64} zeroinitializer, {i64, i64, i64}* %".95"
  %".98" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".95", i32 0, i32 0
  store i64 %".93", i64* %".98"
  %".100" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".95", i32 0, i32 1
  store i64 %".85", i64* %".100"
  %".102" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".95", i32 0, i32 2
  store i64 %".94", i64* %".102"
  %".104" = load {i64, i64, i64}, {i64, i64, i64}* %".95"
  store {i64, i64, i64} zeroinitializer, {i64, i64, i64}* %".105"
  store {i64, i64, i64} %".104", {i64, i64, i64}* %".105"
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %".109"
  %".112" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".105", i32 0, i32 0
  %".113" = load i64, i64* %".112"
  %".114" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".105", i32 0, i32 1
  %".115" = load i64, i64* %".114"
  %".116" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".105", i32 0, i32 2
  %".117" = load i64, i64* %".116"
  store i64 %".113", i64* %".118"
  %".123" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".109", i32 0, i32 0
  store i64* %".118", i64** %".123"
  %".125" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".109", i32 0, i32 1
  store i64 %".115", i64* %".125"
  %".127" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".109", i32 0, i32 2
  store i64 %".117", i64* %".127"
  %".129" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".109", i32 0, i32 3
  store i64* %".121", i64** %".129"
  %".131" = sub i64 %".115", %".113"
  %".132" = icmp sgt i64 %".131", 0
  %".133" = icmp sgt i64 %".117", 0
  %".134" = xor i1 %".132", %".133"
  %".135" = icmp eq i64 %".117", 0
  br i1 %".135", label %"B72.if", label %"B72.endif", !prof !2
B188:
  %".159" = load {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %"$phi188.0"
  store {i64, i1} zeroinitializer, {i64, i1}* %".160"
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %".163"
  store {i64*, i64, i64, i64*} %".159", {i64*, i64, i64, i64*}* %".163"
  %".167" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".163", i32 0, i32 3
  %".168" = load i64*, i64** %".167"
  %".169" = load i64, i64* %".168"
  %".170" = icmp sgt i64 %".169", 0
  %".171" = getelementptr inbounds {i64, i1}, {i64, i1}* %".160", i32 0, i32 1
  store i1 %".170", i1* %".171"
  br i1 %".170", label %"B188.if", label %"B188.endif"
B190:
  %".209" = load i1, i1* %"$188for_iter.3"
  store i1 0, i1* %"$188for_iter.3"
  %".211" = load i64, i64* %"$phi190.1"
  %".212" = load i64, i64* %"$phi190.1"
  store i64 0, i64* %"$phi190.1"
  %".214" = load i32, i32* %"row"
  %".215" = insertvalue {i32, i64} undef, i32 %".214", 0
  %".216" = insertvalue {i32, i64} %".215", i64 %".211", 1
  %".217" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %".218" = extractvalue {i32, i64} %".216", 0
  %".219" = extractvalue {i32, i64} %".216", 1
  %".220" = sext i32 %".218" to i64
  %".221" = insertvalue [2 x i64] undef, i64 %".220", 0
  %".222" = insertvalue [2 x i64] %".221", i64 %".219", 1
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".223"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".217", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".223"
  %".227" = extractvalue [2 x i64] %".222", 0
  %".228" = extractvalue [2 x i64] %".222", 1
  %".229" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".223", i32 0, i32 5
  %".230" = getelementptr inbounds [2 x i64], [2 x i64]* %".229", i32 0, i32 0
  %".231" = load i64, i64* %".230", !range !1
  %".232" = getelementptr inbounds [2 x i64], [2 x i64]* %".229", i32 0, i32 1
  %".233" = load i64, i64* %".232", !range !1
  %".234" = insertvalue [2 x i64] undef, i64 %".231", 0
  %".235" = insertvalue [2 x i64] %".234", i64 %".233", 1
  %".236" = extractvalue [2 x i64] %".235", 0
  %".237" = extractvalue [2 x i64] %".235", 1
  %".238" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".223", i32 0, i32 6
  %".239" = load [2 x i64], [2 x i64]* %".238"
  %".240" = extractvalue [2 x i64] %".239", 0
  %".241" = extractvalue [2 x i64] %".239", 1
  %".242" = icmp slt i64 %".227", 0
  %".243" = add i64 %".227", %".236"
  %".244" = select  i1 %".242", i64 %".243", i64 %".227"
  %".245" = icmp slt i64 %".228", 0
  %".246" = add i64 %".228", %".237"
  %".247" = select  i1 %".245", i64 %".246", i64 %".228"
  %".248" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".223", i32 0, i32 5
  %".249" = getelementptr inbounds [2 x i64], [2 x i64]* %".248", i32 0, i32 0
  %".250" = load i64, i64* %".249", !range !1
  %".251" = getelementptr inbounds [2 x i64], [2 x i64]* %".248", i32 0, i32 1
  %".252" = load i64, i64* %".251", !range !1
  %".253" = insertvalue [2 x i64] undef, i64 %".250", 0
  %".254" = insertvalue [2 x i64] %".253", i64 %".252", 1
  %".255" = extractvalue [2 x i64] %".254", 0
  %".256" = extractvalue [2 x i64] %".254", 1
  %".257" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".223", i32 0, i32 6
  %".258" = load [2 x i64], [2 x i64]* %".257"
  %".259" = extractvalue [2 x i64] %".258", 0
  %".260" = extractvalue [2 x i64] %".258", 1
  %".261" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".223", i32 0, i32 4
  %".262" = load i32*, i32** %".261"
  %".263" = mul i64 1, %".256"
  %".264" = mul i64 %".244", %".263"
  %".265" = add i64 0, %".264"
  %".266" = mul i64 %".247", 1
  %".267" = add i64 %".265", %".266"
  %".268" = getelementptr i32, i32* %".262", i64 %".267"
  %".269" = load i32, i32* %".268"
  %".270" = sext i32 %".269" to i64
  %".271" = mul nsw i64 %".270", 2
  %".272" = load i32, i32* %"row"
  %".273" = insertvalue {i32, i64} undef, i32 %".272", 0
  %".274" = insertvalue {i32, i64} %".273", i64 %".211", 1
  %".275" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".276" = extractvalue {i32, i64} %".274", 0
  %".277" = extractvalue {i32, i64} %".274", 1
  %".278" = sext i32 %".276" to i64
  %".279" = insertvalue [2 x i64] undef, i64 %".278", 0
  %".280" = insertvalue [2 x i64] %".279", i64 %".277", 1
  %".281" = extractvalue [2 x i64] %".280", 0
  %".282" = extractvalue [2 x i64] %".280", 1
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".283"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".275", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".283"
  %".287" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".283", i32 0, i32 5
  %".288" = getelementptr inbounds [2 x i64], [2 x i64]* %".287", i32 0, i32 0
  %".289" = load i64, i64* %".288", !range !1
  %".290" = getelementptr inbounds [2 x i64], [2 x i64]* %".287", i32 0, i32 1
  %".291" = load i64, i64* %".290", !range !1
  %".292" = insertvalue [2 x i64] undef, i64 %".289", 0
  %".293" = insertvalue [2 x i64] %".292", i64 %".291", 1
  %".294" = extractvalue [2 x i64] %".293", 0
  %".295" = extractvalue [2 x i64] %".293", 1
  %".296" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".283", i32 0, i32 6
  %".297" = load [2 x i64], [2 x i64]* %".296"
  %".298" = extractvalue [2 x i64] %".297", 0
  %".299" = extractvalue [2 x i64] %".297", 1
  %".300" = icmp slt i64 %".281", 0
  %".301" = add i64 %".281", %".294"
  %".302" = select  i1 %".300", i64 %".301", i64 %".281"
  %".303" = icmp slt i64 %".282", 0
  %".304" = add i64 %".282", %".295"
  %".305" = select  i1 %".303", i64 %".304", i64 %".282"
  %".306" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".283", i32 0, i32 5
  %".307" = getelementptr inbounds [2 x i64], [2 x i64]* %".306", i32 0, i32 0
  %".308" = load i64, i64* %".307", !range !1
  %".309" = getelementptr inbounds [2 x i64], [2 x i64]* %".306", i32 0, i32 1
  %".310" = load i64, i64* %".309", !range !1
  %".311" = insertvalue [2 x i64] undef, i64 %".308", 0
  %".312" = insertvalue [2 x i64] %".311", i64 %".310", 1
  %".313" = extractvalue [2 x i64] %".312", 0
  %".314" = extractvalue [2 x i64] %".312", 1
  %".315" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".283", i32 0, i32 6
  %".316" = load [2 x i64], [2 x i64]* %".315"
  %".317" = extractvalue [2 x i64] %".316", 0
  %".318" = extractvalue [2 x i64] %".316", 1
  %".319" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".283", i32 0, i32 4
  %".320" = load i32*, i32** %".319"
  %".321" = mul i64 1, %".314"
  %".322" = mul i64 %".302", %".321"
  %".323" = add i64 0, %".322"
  %".324" = mul i64 %".305", 1
  %".325" = add i64 %".323", %".324"
  %".326" = getelementptr i32, i32* %".320", i64 %".325"
  %".327" = trunc i64 %".271" to i32
  store i32 %".327", i32* %".326"
  br label %"B188"
B230:
  %".330" = load i32, i32* %"row"
  store i32 0, i32* %"row"
  %".332" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".334" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %".336" = load i1, i1* %"$70pred"
  store i1 0, i1* %"$70pred"
  ret void
B234:
  %".340" = load i32, i32* %"row"
  store i32 0, i32* %"row"
  %".342" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".344" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %".346" = load i64, i64* %"$phi190.1"
  store i64 0, i64* %"$phi190.1"
  %".348" = load {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %"$phi188.0"
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %"$phi188.0"
  %".350" = load i1, i1* %"$188for_iter.3"
  store i1 0, i1* %"$188for_iter.3"
  ret void
B72.if:
  ret void
B72.endif:
  br i1 %".134", label %"B72.endif.if", label %"B72.endif.else"
B72.endif.if:
  %".139" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".109", i32 0, i32 3
  %".140" = load i64*, i64** %".139"
  store i64 0, i64* %".140"
  br label %"B72.endif.endif"
B72.endif.else:
  %".143" = srem i64 %".131", %".117"
  %".144" = sub i64 0, %".143"
  %".145" = select  i1 %".132", i64 %".143", i64 %".144"
  %".146" = icmp sgt i64 %".145", 0
  %".147" = sdiv i64 %".131", %".117"
  %".148" = select  i1 %".146", i64 1, i64 0
  %".149" = add i64 %".147", %".148"
  %".150" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".109", i32 0, i32 3
  %".151" = load i64*, i64** %".150"
  store i64 %".149", i64* %".151"
  br label %"B72.endif.endif"
B72.endif.endif:
  %".154" = load {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".109"
  %".156" = load {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %"$phi188.0"
  store {i64*, i64, i64, i64*} %".154", {i64*, i64, i64, i64*}* %"$phi188.0"
  br label %"B188"
B188.if:
  %".174" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".163", i32 0, i32 0
  %".175" = load i64*, i64** %".174"
  %".176" = load i64, i64* %".175"
  %".177" = getelementptr inbounds {i64, i1}, {i64, i1}* %".160", i32 0, i32 0
  store i64 %".176", i64* %".177"
  %".179" = sub nsw i64 %".169", 1
  store i64 %".179", i64* %".168"
  %".181" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".163", i32 0, i32 2
  %".182" = load i64, i64* %".181"
  %".183" = add i64 %".176", %".182"
  %".184" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".163", i32 0, i32 0
  %".185" = load i64*, i64** %".184"
  store i64 %".183", i64* %".185"
  br label %"B188.endif"
B188.endif:
  %".188" = load {i64, i1}, {i64, i1}* %".160"
  store {i64, i1} zeroinitializer, {i64, i1}* %".189"
  store {i64, i1} %".188", {i64, i1}* %".189"
  %".193" = getelementptr inbounds {i64, i1}, {i64, i1}* %".189", i32 0, i32 0
  %".194" = load i64, i64* %".193"
  store {i64, i1} zeroinitializer, {i64, i1}* %".195"
  store {i64, i1} %".188", {i64, i1}* %".195"
  %".199" = getelementptr inbounds {i64, i1}, {i64, i1}* %".195", i32 0, i32 1
  %".200" = load i1, i1* %".199"
  %".202" = load i1, i1* %"$188for_iter.3"
  store i1 %".200", i1* %"$188for_iter.3"
  %".205" = load i64, i64* %"$phi190.1"
  store i64 %".194", i64* %"$phi190.1"
  %".207" = load i1, i1* %"$188for_iter.3"
  br i1 %".207", label %"B190", label %"B234"
}

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.z"()

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.z"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.z"()

@"llvm.used" = appending global [1 x i8*] [i8* bitcast (void (i8*, i8*, i64, i64, i32*, i64, i64, i64, i64, i8*, i8*, i64, i64, i32*, i64, i64, i64, i64)* @"_ZN13_3cdynamic_3e1kB3v12B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE" to i8*)], section "llvm.metadata"
!nvvmir.version = !{ !0 }
!nvvm.annotations = !{ !3 }
!0 = !{ i32 2, i32 0, i32 3, i32 2 }
!1 = !{ i64 0, i64 9223372036854775807 }
!2 = !{ !"branch_weights", i32 1, i32 99 }
!3 = !{ void (i8*, i8*, i64, i64, i32*, i64, i64, i64, i64, i8*, i8*, i64, i64, i32*, i64, i64, i64, i64)* @"_ZN13_3cdynamic_3e1kB3v12B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE", !"kernel", i32 1 }
