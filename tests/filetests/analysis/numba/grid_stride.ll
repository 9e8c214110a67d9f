; verdict: independent
; accept: may
; why: cuda.gridsize(1) is the step of a range
; launches: 1x1 1x7 3x5 4x32 50x3
; shows: none
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 100; i64 out.3 = 4; out f32[100] out.4; i64 out.5.0 = 100; i64 out.6.0 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 100; i64 a.3 = 4; f32[100] a.4 = random; i64 a.5.0 = 100; i64 a.6.0 = 4

; made by Numba-CUDA 0.30 of:
; def k(out, a):
;     start = cuda.grid(1)
;     stride = cuda.gridsize(1)
;     for i in range(start, out.shape[0], stride):
;         out[i] = a[i] + 1

; ModuleID = "k$2"
target triple = "nvptx64-nvidia-cuda"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"

@"_ZN08NumbaEnv13_3cdynamic_3e1kB2v2B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIfLi1E1C7mutable7alignedE5ArrayIfLi1E1C7mutable7alignedE" = common global i8* null
define void @"_ZN13_3cdynamic_3e1kB2v2B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIfLi1E1C7mutable7alignedE5ArrayIfLi1E1C7mutable7alignedE"(i8* %"out.0", i8* %"out.1", i64 %"out.2", i64 %"out.3", float* %"out.4", i64 %"out.5.0", i64 %"out.6.0", i8* %"a.0", i8* %"a.1", i64 %"a.2", i64 %"a.3", float* %"a.4", i64 %"a.5.0", i64 %"a.6.0")
{
entry:
  %"inserted.meminfo" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} undef, i8* %"out.0", 0
  %"inserted.parent" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.meminfo", i8* %"out.1", 1
  %"inserted.nitems" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.parent", i64 %"out.2", 2
  %"inserted.itemsize" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.nitems", i64 %"out.3", 3
  %"inserted.data" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.itemsize", float* %"out.4", 4
  %".17" = insertvalue [1 x i64] undef, i64 %"out.5.0", 0
  %"inserted.shape" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.data", [1 x i64] %".17", 5
  %".18" = insertvalue [1 x i64] undef, i64 %"out.6.0", 0
  %"inserted.strides" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.shape", [1 x i64] %".18", 6
  %"inserted.meminfo.1" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} undef, i8* %"a.0", 0
  %"inserted.parent.1" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.meminfo.1", i8* %"a.1", 1
  %"inserted.nitems.1" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.parent.1", i64 %"a.2", 2
  %"inserted.itemsize.1" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.nitems.1", i64 %"a.3", 3
  %"inserted.data.1" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.itemsize.1", float* %"a.4", 4
  %".19" = insertvalue [1 x i64] undef, i64 %"a.5.0", 0
  %"inserted.shape.1" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.data.1", [1 x i64] %".19", 5
  %".20" = insertvalue [1 x i64] undef, i64 %"a.6.0", 0
  %"inserted.strides.1" = insertvalue {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.shape.1", [1 x i64] %".20", 6
  %"out" = alloca {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"out"
  %"a" = alloca {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"a"
  %".41" = alloca {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".41"
  %".50" = alloca {i64, i64, i64}
  store {i64, i64, i64} zeroinitializer, {i64, i64, i64}* %".50"
  %".60" = alloca {i64, i64, i64}
  store {i64, i64, i64} zeroinitializer, {i64, i64, i64}* %".60"
  %".64" = alloca {i64*, i64, i64, i64*}
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %".64"
  %".73" = alloca i64
  store i64 0, i64* %".73"
  %".76" = alloca i64
  store i64 0, i64* %".76"
  %"$phi164.0" = alloca {i64*, i64, i64, i64*}
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %"$phi164.0"
  %".115" = alloca {i64, i1}
  store {i64, i1} zeroinitializer, {i64, i1}* %".115"
  %".118" = alloca {i64*, i64, i64, i64*}
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %".118"
  %".144" = alloca {i64, i1}
  store {i64, i1} zeroinitializer, {i64, i1}* %".144"
  %".150" = alloca {i64, i1}
  store {i64, i1} zeroinitializer, {i64, i1}* %".150"
  %"$164for_iter.3" = alloca i1
  store i1 0, i1* %"$164for_iter.3"
  %"$phi166.1" = alloca i64
  store i64 0, i64* %"$phi166.1"
  %".170" = alloca {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".170"
  %".203" = alloca {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".203"
  br label %"B0"
B0:
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.strides", {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %"inserted.strides.1", {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"a"
  %".25" = trunc i64 1 to i32
  %".26" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()
  %".27" = sext i32 %".26" to i64
  %".28" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()
  %".29" = sext i32 %".28" to i64
  %".30" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()
  %".31" = sext i32 %".30" to i64
  %".32" = mul i64 %".29", %".31"
  %".33" = add i64 %".32", %".27"
  %".34" = trunc i64 1 to i32
  %".35" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()
  %".36" = call i32 @"llvm.nvvm.read.ptx.sreg.nctaid.x"()
  %".37" = sext i32 %".35" to i64
  %".38" = sext i32 %".36" to i64
  %".39" = mul i64 %".37", %".38"
  %".40" = load {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".41"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %".40", {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".41"
  %".45" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".41", i32 0, i32 5
  %".46" = getelementptr inbounds [1 x i64], [1 x i64]* %".45", i32 0, i32 0
  %".47" = load i64, i64* %".46", !range !1
  %".48" = insertvalue [1 x i64] undef, i64 %".47", 0
  %".49" = extractvalue [1 x i64] %".48", 0
  store {i64, i64, i64} zeroinitializer, {i64, i64, i64}* %".50"
  %".53" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".50", i32 0, i32 0
  store i64 %".33", i64* %".53"
  %".55" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".50", i32 0, i32 1
  store i64 %".49", i64* %".55"
  %".57" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".50", i32 0, i32 2
  store i64 %".39", i64* %".57"
  %".59" = load {i64, i64, i64}, {i64, i64, i64}* %".50"
  store {i64, i64, i64} zeroinitializer, {i64, i64, i64}* %".60"
  store {i64, i64, i64} %".59", {i64, i64, i64}* %".60"
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %".64"
  %".67" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".60", i32 0, i32 0
  %".68" = load i64, i64* %".67"
  %".69" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".60", i32 0, i32 1
  %".70" = load i64, i64* %".69"
  %".71" = getelementptr inbounds {i64, i64, i64}, {i64, i64, i64}* %".60", i32 0, i32 2
  %".72" = load i64, i64* %".71"
  store i64 %".68", i64* %".73"
  %".78" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".64", i32 0, i32 0
  store i64* %".73", i64** %".78"
  %".80" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".64", i32 0, i32 1
  store i64 %".70", i64* %".80"
  %".82" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".64", i32 0, i32 2
  store i64 %".72", i64* %".82"
  %".84" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".64", i32 0, i32 3
  store i64* %".76", i64** %".84"
  %".86" = sub i64 %".70", %".68"
  %".87" = icmp sgt i64 %".86", 0
  %".88" = icmp sgt i64 %".72", 0
  %".89" = xor i1 %".87", %".88"
  %".90" = icmp eq i64 %".72", 0
  br i1 %".90", label %"B0.if", label %"B0.endif", !prof !2
B164:
  %".114" = load {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %"$phi164.0"
  store {i64, i1} zeroinitializer, {i64, i1}* %".115"
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %".118"
  store {i64*, i64, i64, i64*} %".114", {i64*, i64, i64, i64*}* %".118"
  %".122" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".118", i32 0, i32 3
  %".123" = load i64*, i64** %".122"
  %".124" = load i64, i64* %".123"
  %".125" = icmp sgt i64 %".124", 0
  %".126" = getelementptr inbounds {i64, i1}, {i64, i1}* %".115", i32 0, i32 1
  store i1 %".125", i1* %".126"
  br i1 %".125", label %"B164.if", label %"B164.endif"
B166:
  %".164" = load i1, i1* %"$164for_iter.3"
  store i1 0, i1* %"$164for_iter.3"
  %".166" = load i64, i64* %"$phi166.1"
  %".167" = load i64, i64* %"$phi166.1"
  store i64 0, i64* %"$phi166.1"
  %".169" = load {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"a"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".170"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %".169", {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".170"
  %".174" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".170", i32 0, i32 5
  %".175" = getelementptr inbounds [1 x i64], [1 x i64]* %".174", i32 0, i32 0
  %".176" = load i64, i64* %".175", !range !1
  %".177" = insertvalue [1 x i64] undef, i64 %".176", 0
  %".178" = extractvalue [1 x i64] %".177", 0
  %".179" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".170", i32 0, i32 6
  %".180" = load [1 x i64], [1 x i64]* %".179"
  %".181" = extractvalue [1 x i64] %".180", 0
  %".182" = icmp slt i64 %".166", 0
  %".183" = add i64 %".166", %".178"
  %".184" = select  i1 %".182", i64 %".183", i64 %".166"
  %".185" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".170", i32 0, i32 5
  %".186" = getelementptr inbounds [1 x i64], [1 x i64]* %".185", i32 0, i32 0
  %".187" = load i64, i64* %".186", !range !1
  %".188" = insertvalue [1 x i64] undef, i64 %".187", 0
  %".189" = extractvalue [1 x i64] %".188", 0
  %".190" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".170", i32 0, i32 6
  %".191" = load [1 x i64], [1 x i64]* %".190"
  %".192" = extractvalue [1 x i64] %".191", 0
  %".193" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".170", i32 0, i32 4
  %".194" = load float*, float** %".193"
  %".195" = mul i64 %".184", 1
  %".196" = add i64 0, %".195"
  %".197" = getelementptr float, float* %".194", i64 %".196"
  %".198" = load float, float* %".197"
  %".199" = fpext float %".198" to double
  %".200" = sitofp i64 1 to double
  %".201" = fadd double %".199", %".200"
  %".202" = load {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".203"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} %".202", {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".203"
  %".207" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".203", i32 0, i32 5
  %".208" = getelementptr inbounds [1 x i64], [1 x i64]* %".207", i32 0, i32 0
  %".209" = load i64, i64* %".208", !range !1
  %".210" = insertvalue [1 x i64] undef, i64 %".209", 0
  %".211" = extractvalue [1 x i64] %".210", 0
  %".212" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".203", i32 0, i32 6
  %".213" = load [1 x i64], [1 x i64]* %".212"
  %".214" = extractvalue [1 x i64] %".213", 0
  %".215" = icmp slt i64 %".166", 0
  %".216" = add i64 %".166", %".211"
  %".217" = select  i1 %".215", i64 %".216", i64 %".166"
  %".218" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".203", i32 0, i32 5
  %".219" = getelementptr inbounds [1 x i64], [1 x i64]* %".218", i32 0, i32 0
  %".220" = load i64, i64* %".219", !range !1
  %".221" = insertvalue [1 x i64] undef, i64 %".220", 0
  %".222" = extractvalue [1 x i64] %".221", 0
  %".223" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".203", i32 0, i32 6
  %".224" = load [1 x i64], [1 x i64]* %".223"
  %".225" = extractvalue [1 x i64] %".224", 0
  %".226" = getelementptr inbounds {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %".203", i32 0, i32 4
  %".227" = load float*, float** %".226"
  %".228" = mul i64 %".217", 1
  %".229" = add i64 0, %".228"
  %".230" = getelementptr float, float* %".227", i64 %".229"
  %".231" = fptrunc double %".201" to float
  store float %".231", float* %".230"
  br label %"B164"
B198:
  %".234" = load {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"out"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"out"
  %".236" = load {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"a"
  store {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]} zeroinitializer, {i8*, i8*, i64, i64, float*, [1 x i64], [1 x i64]}* %"a"
  %".238" = load i64, i64* %"$phi166.1"
  store i64 0, i64* %"$phi166.1"
  %".240" = load {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %"$phi164.0"
  store {i64*, i64, i64, i64*} zeroinitializer, {i64*, i64, i64, i64*}* %"$phi164.0"
  %".242" = load i1, i1* %"$164for_iter.3"
  store i1 0, i1* %"$164for_iter.3"
  ret void
B0.if:
  ret void
B0.endif:
  br i1 %".89", label %"B0.endif.if", label %"B0.endif.else"
B0.endif.if:
  %".94" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".64", i32 0, i32 3
  %".95" = load i64*, i64** %".94"
  store i64 0, i64* %".95"
  br label %"B0.endif.endif"
B0.endif.else:
  %".98" = srem i64 %".86", %".72"
  %".99" = sub i64 0, %".98"
  %".100" = select  i1 %".87", i64 %".98", i64 %".99"
  %".101" = icmp sgt i64 %".100", 0
  %".102" = sdiv i64 %".86", %".72"
  %".103" = select  i1 %".101", i64 1, i64 0
  %".104" = add i64 %".102", %".103"
  %".105" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".64", i32 0, i32 3
  %".106" = load i64*, i64** %".105"
  store i64 %".104", i64* %".106"
  br label %"B0.endif.endif"
B0.endif.endif:
  %".109" = load {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".64"
  %".111" = load {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %"$phi164.0"
  store {i64*, i64, i64, i64*} %".109", {i64*, i64, i64, i64*}* %"$phi164.0"
  br label %"B164"
B164.if:
  %".129" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".118", i32 0, i32 0
  %".130" = load i64*, i64** %".129"
  %".131" = load i64, i64* %".130"
  %".132" = getelementptr inbounds {i64, i1}, {i64, i1}* %".115", i32 0, i32 0
  store i64 %".131", i64* %".132"
  %".134" = sub nsw i64 %".124", 1
  store i64 %".134", i64* %".123"
  %".136" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".118", i32 0, i32 2
  %".137" = load i64, i64* %".136"
  %".138" = add i64 %".131", %".137"
  %".139" = getelementptr inbounds {i64*, i64, i64, i64*}, {i64*, i64, i64, i64*}* %".118", i32 0, i32 0
  %".140" = load i64*, i64** %".139"
  store i64 %".138", i64* %".140"
  br label %"B164.endif"
B164.endif:
  %".143" = load {i64, i1}, {i64, i1}* %".115"
  store {i64, i1} zeroinitializer, {i64, i1}* %".144"
  store {i64, i1} %".143", {i64, i1}* %".144"
  %".148" = getelementptr inbounds {i64, i1}, {i64, i1}* %".144", i32 0, i32 0
  %".149" = load i64, i64* %".148"
  store {i64, i1} zeroinitializer, {i64, i1}* %".150"
  store {i64, i1} %".143", {i64, i1}* %".150"
  %".154" = getelementptr inbounds {i64, i1}, {i64, i1}* %".150", i32 0, i32 1
  %".155" = load i1, i1* %".154"
  %".157" = load i1, i1* %"$164for_iter.3"
  store i1 %".155", i1* %"$164for_iter.3"
  %".160" = load i64, i64* %"$phi166.1"
  store i64 %".149", i64* %"$phi166.1"
  %".162" = load i1, i1* %"$164for_iter.3"
  br i1 %".162", label %"B166", label %"B198"
}

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.nctaid.x"()

@"llvm.used" = appending global [1 x i8*] [i8* bitcast (void (i8*, i8*, i64, i64, float*, i64, i64, i8*, i8*, i64, i64, float*, i64, i64)* @"_ZN13_3cdynamic_3e1kB2v2B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIfLi1E1C7mutable7alignedE5ArrayIfLi1E1C7mutable7alignedE" to i8*)], section "llvm.metadata"
!nvvmir.version = !{ !0 }
!nvvm.annotations = !{ !3 }
!0 = !{ i32 2, i32 0, i32 3, i32 2 }
!1 = !{ i64 0, i64 9223372036854775807 }
!2 = !{ !"branch_weights", i32 1, i32 99 }
!3 = !{ void (i8*, i8*, i64, i64, float*, i64, i64, i8*, i8*, i64, i64, float*, i64, i64)* @"_ZN13_3cdynamic_3e1kB2v2B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIfLi1E1C7mutable7alignedE5ArrayIfLi1E1C7mutable7alignedE", !"kernel", i32 1 }
