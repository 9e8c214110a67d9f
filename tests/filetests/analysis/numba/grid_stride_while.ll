; verdict: independent
; accept: must
; why: the loop with while and the registers by hand
; launches: 1x1 1x7 3x5 4x32 50x3
; shows: none
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 100; i64 out.3 = 4; out i32[100] out.4; i64 out.5.0 = 100; i64 out.6.0 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 100; i64 a.3 = 4; i32[100] a.4 = random; i64 a.5.0 = 100; i64 a.6.0 = 4

; made by Numba-CUDA 0.30 of:
; def k(out, a):
;     i = cuda.threadIdx.x + cuda.blockIdx.x * cuda.blockDim.x
;     while i < out.shape[0]:
;         out[i] = a[i] * 3 - 1
;         i += cuda.blockDim.x * cuda.gridDim.x

; ModuleID = "k$3"
target triple = "nvptx64-nvidia-cuda"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"

@"_ZN08NumbaEnv13_3cdynamic_3e1kB2v3B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE" = common global i8* null
define void @"_ZN13_3cdynamic_3e1kB2v3B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE"(i8* %"out.0", i8* %"out.1", i64 %"out.2", i64 %"out.3", i32* %"out.4", i64 %"out.5.0", i64 %"out.6.0", i8* %"a.0", i8* %"a.1", i64 %"a.2", i64 %"a.3", i32* %"a.4", i64 %"a.5.0", i64 %"a.6.0")
{
entry:
  %"inserted.meminfo" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} undef, i8* %"out.0", 0
  %"inserted.parent" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.meminfo", i8* %"out.1", 1
  %"inserted.nitems" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.parent", i64 %"out.2", 2
  %"inserted.itemsize" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.nitems", i64 %"out.3", 3
  %"inserted.data" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.itemsize", i32* %"out.4", 4
  %".17" = insertvalue [1 x i64] undef, i64 %"out.5.0", 0
  %"inserted.shape" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.data", [1 x i64] %".17", 5
  %".18" = insertvalue [1 x i64] undef, i64 %"out.6.0", 0
  %"inserted.strides" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.shape", [1 x i64] %".18", 6
  %"inserted.meminfo.1" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} undef, i8* %"a.0", 0
  %"inserted.parent.1" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.meminfo.1", i8* %"a.1", 1
  %"inserted.nitems.1" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.parent.1", i64 %"a.2", 2
  %"inserted.itemsize.1" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.nitems.1", i64 %"a.3", 3
  %"inserted.data.1" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.itemsize.1", i32* %"a.4", 4
  %".19" = insertvalue [1 x i64] undef, i64 %"a.5.0", 0
  %"inserted.shape.1" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.data.1", [1 x i64] %".19", 5
  %".20" = insertvalue [1 x i64] undef, i64 %"a.6.0", 0
  %"inserted.strides.1" = insertvalue {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.shape.1", [1 x i64] %".20", 6
  %"out" = alloca {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  %"a" = alloca {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"a"
  %"i.2" = alloca i64
  store i64 0, i64* %"i.2"
  %".55" = alloca {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".55"
  %"$142pred" = alloca i1
  store i1 0, i1* %"$142pred"
  %".74" = alloca {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".74"
  %".108" = alloca {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".108"
  %".160" = alloca {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".160"
  %"$286pred" = alloca i1
  store i1 0, i1* %"$286pred"
  br label %"B0"
B0:
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.strides", {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %"inserted.strides.1", {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"a"
  %".25" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()
  %".26" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.y"()
  %".27" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.z"()
  %".28" = insertvalue {i32, i32, i32} undef, i32 %".25", 0
  %".29" = insertvalue {i32, i32, i32} %".28", i32 %".26", 1
  %".30" = insertvalue {i32, i32, i32} %".29", i32 %".27", 2
  %".31" = extractvalue {i32, i32, i32} %".30", 0
  %".32" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()
  %".33" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.y"()
  %".34" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.z"()
  %".35" = insertvalue {i32, i32, i32} undef, i32 %".32", 0
  %".36" = insertvalue {i32, i32, i32} %".35", i32 %".33", 1
  %".37" = insertvalue {i32, i32, i32} %".36", i32 %".34", 2
  %".38" = extractvalue {i32, i32, i32} %".37", 0
  %".39" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()
  %".40" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()
  %".41" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.z"()
  %".42" = insertvalue {i32, i32, i32} undef, i32 %".39", 0
  %".43" = insertvalue {i32, i32, i32} %".42", i32 %".40", 1
  %".44" = insertvalue {i32, i32, i32} %".43", i32 %".41", 2
  %".45" = extractvalue {i32, i32, i32} %".44", 0
  %".46" = sext i32 %".38" to i64
  %".47" = sext i32 %".45" to i64
  %".48" = mul nsw i64 %".46", %".47"
  %".49" = sext i32 %".31" to i64
  %".50" = add nsw i64 %".49", %".48"
  %".52" = load i64, i64* %"i.2"
  store i64 %".50", i64* %"i.2"
  %".54" = load {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".55"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %".54", {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".55"
  %".59" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".55", i32 0, i32 5
  %".60" = getelementptr inbounds [1 x i64], [1 x i64]* %".59", i32 0, i32 0
  %".61" = load i64, i64* %".60", !range !1
  %".62" = insertvalue [1 x i64] undef, i64 %".61", 0
  %".63" = extractvalue [1 x i64] %".62", 0
  %".64" = icmp slt i64 %".50", %".63"
  %".66" = load i1, i1* %"$142pred"
  store i1 %".64", i1* %"$142pred"
  %".68" = load i1, i1* %"$142pred"
  br i1 %".68", label %"B144", label %"B292"
B144:
  %".70" = load i1, i1* %"$142pred"
  store i1 0, i1* %"$142pred"
  %".72" = load {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"a"
  %".73" = load i64, i64* %"i.2"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".74"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %".72", {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".74"
  %".78" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".74", i32 0, i32 5
  %".79" = getelementptr inbounds [1 x i64], [1 x i64]* %".78", i32 0, i32 0
  %".80" = load i64, i64* %".79", !range !1
  %".81" = insertvalue [1 x i64] undef, i64 %".80", 0
  %".82" = extractvalue [1 x i64] %".81", 0
  %".83" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".74", i32 0, i32 6
  %".84" = load [1 x i64], [1 x i64]* %".83"
  %".85" = extractvalue [1 x i64] %".84", 0
  %".86" = icmp slt i64 %".73", 0
  %".87" = add i64 %".73", %".82"
  %".88" = select  i1 %".86", i64 %".87", i64 %".73"
  %".89" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".74", i32 0, i32 5
  %".90" = getelementptr inbounds [1 x i64], [1 x i64]* %".89", i32 0, i32 0
  %".91" = load i64, i64* %".90", !range !1
  %".92" = insertvalue [1 x i64] undef, i64 %".91", 0
  %".93" = extractvalue [1 x i64] %".92", 0
  %".94" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".74", i32 0, i32 6
  %".95" = load [1 x i64], [1 x i64]* %".94"
  %".96" = extractvalue [1 x i64] %".95", 0
  %".97" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".74", i32 0, i32 4
  %".98" = load i32*, i32** %".97"
  %".99" = mul i64 %".88", 1
  %".100" = add i64 0, %".99"
  %".101" = getelementptr i32, i32* %".98", i64 %".100"
  %".102" = load i32, i32* %".101"
  %".103" = sext i32 %".102" to i64
  %".104" = mul nsw i64 %".103", 3
  %".105" = sub nsw i64 %".104", 1
  %".106" = load {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  %".107" = load i64, i64* %"i.2"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".108"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %".106", {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".108"
  %".112" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".108", i32 0, i32 5
  %".113" = getelementptr inbounds [1 x i64], [1 x i64]* %".112", i32 0, i32 0
  %".114" = load i64, i64* %".113", !range !1
  %".115" = insertvalue [1 x i64] undef, i64 %".114", 0
  %".116" = extractvalue [1 x i64] %".115", 0
  %".117" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".108", i32 0, i32 6
  %".118" = load [1 x i64], [1 x i64]* %".117"
  %".119" = extractvalue [1 x i64] %".118", 0
  %".120" = icmp slt i64 %".107", 0
  %".121" = add i64 %".107", %".116"
  %".122" = select  i1 %".120", i64 %".121", i64 %".107"
  %".123" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".108", i32 0, i32 5
  %".124" = getelementptr inbounds [1 x i64], [1 x i64]* %".123", i32 0, i32 0
  %".125" = load i64, i64* %".124", !range !1
  %".126" = insertvalue [1 x i64] undef, i64 %".125", 0
  %".127" = extractvalue [1 x i64] %".126", 0
  %".128" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".108", i32 0, i32 6
  %".129" = load [1 x i64], [1 x i64]* %".128"
  %".130" = extractvalue [1 x i64] %".129", 0
  %".131" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".108", i32 0, i32 4
  %".132" = load i32*, i32** %".131"
  %".133" = mul i64 %".122", 1
  %".134" = add i64 0, %".133"
  %".135" = getelementptr i32, i32* %".132", i64 %".134"
  %".136" = trunc i64 %".105" to i32
  store i32 %".136", i32* %".135"
  %".138" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()
  %".139" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()
  %".140" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.z"()
  %".141" = insertvalue {i32, i32, i32} undef, i32 %".138", 0
  %".142" = insertvalue {i32, i32, i32} %".141", i32 %".139", 1
  %".143" = insertvalue {i32, i32, i32} %".142", i32 %".140", 2
  %".144" = extractvalue {i32, i32, i32} %".143", 0
  %".145" = call i32 @"llvm.nvvm.read.ptx.sreg.nctaid.x"()
  %".146" = call i32 @"llvm.nvvm.read.ptx.sreg.nctaid.y"()
  %".147" = call i32 @"llvm.nvvm.read.ptx.sreg.nctaid.z"()
  %".148" = insertvalue {i32, i32, i32} undef, i32 %".145", 0
  %".149" = insertvalue {i32, i32, i32} %".148", i32 %".146", 1
  %".150" = insertvalue {i32, i32, i32} %".149", i32 %".147", 2
  %".151" = extractvalue {i32, i32, i32} %".150", 0
  %".152" = sext i32 %".144" to i64
  %".153" = sext i32 %".151" to i64
  %".154" = mul nsw i64 %".152", %".153"
  %".155" = load i64, i64* %"i.2"
  %".156" = add nsw i64 %".155", %".154"
  %".157" = load i64, i64* %"i.2"
  store i64 %".156", i64* %"i.2"
  %".159" = load {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".160"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} %".159", {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".160"
  %".164" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %".160", i32 0, i32 5
  %".165" = getelementptr inbounds [1 x i64], [1 x i64]* %".164", i32 0, i32 0
  %".166" = load i64, i64* %".165", !range !1
  %".167" = insertvalue [1 x i64] undef, i64 %".166", 0
  %".168" = extractvalue [1 x i64] %".167", 0
  %".169" = icmp slt i64 %".156", %".168"
  %".171" = load i1, i1* %"$286pred"
  store i1 %".169", i1* %"$286pred"
  %".173" = load i1, i1* %"$286pred"
  br i1 %".173", label %"B144", label %"B288"
B288:
  %".175" = load {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  %".177" = load i64, i64* %"i.2"
  store i64 0, i64* %"i.2"
  %".179" = load {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"a"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"a"
  %".181" = load i1, i1* %"$286pred"
  store i1 0, i1* %"$286pred"
  ret void
B292:
  %".185" = load {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"out"
  %".187" = load i64, i64* %"i.2"
  store i64 0, i64* %"i.2"
  %".189" = load {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"a"
  store {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [1 x i64], [1 x i64]}* %"a"
  %".191" = load i1, i1* %"$142pred"
  store i1 0, i1* %"$142pred"
  ret void
}

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.z"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.z"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.z"()

declare i32 @"llvm.nvvm.read.ptx.sreg.nctaid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.nctaid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.nctaid.z"()

@"llvm.used" = appending global [1 x i8*] [i8* bitcast (void (i8*, i8*, i64, i64, i32*, i64, i64, i8*, i8*, i64, i64, i32*, i64, i64)* @"_ZN13_3cdynamic_3e1kB2v3B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE" to i8*)], section "llvm.metadata"
!nvvmir.version = !{ !0 }
!nvvm.annotations = !{ !2 }
!0 = !{ i32 2, i32 0, i32 3, i32 2 }
!1 = !{ i64 0, i64 9223372036854775807 }
!2 = !{ void (i8*, i8*, i64, i64, i32*, i64, i64, i8*, i8*, i64, i64, i32*, i64, i64)* @"_ZN13_3cdynamic_3e1kB2v3B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi1E1C7mutable7alignedE5ArrayIiLi1E1C7mutable7alignedE", !"kernel", i32 1 }
