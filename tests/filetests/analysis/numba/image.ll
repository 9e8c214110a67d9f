; verdict: independent_if
; condition: gridDim.x*blockDim.x >= out.5.0
; condition: gridDim.y*blockDim.y >= out.5.1
; accept: must
; why: cuda.grid(2), the first index in x
; launches: 3,3x4,4 1,1x10,12 10,12x1,1 4,5x3,3
; refuted_by: 1,1x8,8
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 120; i64 out.3 = 4; out i32[120] out.4; i64 out.5.0 = 10; i64 out.5.1 = 12; i64 out.6.0 = 48; i64 out.6.1 = 4; u8[1] a.0; u8[1] a.1; i64 a.2 = 120; i64 a.3 = 4; i32[120] a.4 = random; i64 a.5.0 = 10; i64 a.5.1 = 12; i64 a.6.0 = 48; i64 a.6.1 = 4

; made by Numba-CUDA 0.30 of:
; def k(out, a):
;     x, y = cuda.grid(2)
;     if x < out.shape[0] and y < out.shape[1]:
;         out[x, y] = a[x, y] + x * y

; ModuleID = "k$4"
target triple = "nvptx64-nvidia-cuda"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"

@"_ZN08NumbaEnv13_3cdynamic_3e1kB2v4B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE" = common global i8* null
define void @"_ZN13_3cdynamic_3e1kB2v4B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE"(i8* %"out.0", i8* %"out.1", i64 %"out.2", i64 %"out.3", i32* %"out.4", i64 %"out.5.0", i64 %"out.5.1", i64 %"out.6.0", i64 %"out.6.1", i8* %"a.0", i8* %"a.1", i64 %"a.2", i64 %"a.3", i32* %"a.4", i64 %"a.5.0", i64 %"a.5.1", i64 %"a.6.0", i64 %"a.6.1")
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
  %"x" = alloca i64
  store i64 0, i64* %"x"
  %"y" = alloca i64
  store i64 0, i64* %"y"
  %".61" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".61"
  %"$94pred" = alloca i1
  store i1 0, i1* %"$94pred"
  %".83" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".83"
  %"$128pred" = alloca i1
  store i1 0, i1* %"$128pred"
  %".109" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".109"
  %".174" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".174"
  br label %"B0"
B0:
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.strides", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.strides.1", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %".33" = trunc i64 2 to i32
  %".34" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()
  %".35" = sext i32 %".34" to i64
  %".36" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()
  %".37" = sext i32 %".36" to i64
  %".38" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()
  %".39" = sext i32 %".38" to i64
  %".40" = mul i64 %".37", %".39"
  %".41" = add i64 %".40", %".35"
  %".42" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.y"()
  %".43" = sext i32 %".42" to i64
  %".44" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()
  %".45" = sext i32 %".44" to i64
  %".46" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.y"()
  %".47" = sext i32 %".46" to i64
  %".48" = mul i64 %".45", %".47"
  %".49" = add i64 %".48", %".43"
  %".50" = insertvalue [2 x i64] undef, i64 %".41", 0
  %".51" = insertvalue [2 x i64] %".50", i64 %".49", 1
  %".52" = extractvalue [2 x i64] %".51", 0
  %".53" = extractvalue [2 x i64] %".51", 1
  %".55" = load i64, i64* %"x"
  store i64 %".52", i64* %"x"
  %".58" = load i64, i64* %"y"
  store i64 %".53", i64* %"y"
  %".60" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".61"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".60", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".61"
  %".65" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".61", i32 0, i32 5
  %".66" = getelementptr inbounds [2 x i64], [2 x i64]* %".65", i32 0, i32 0
  %".67" = load i64, i64* %".66", !range !1
  %".68" = getelementptr inbounds [2 x i64], [2 x i64]* %".65", i32 0, i32 1
  %".69" = load i64, i64* %".68", !range !1
  %".70" = insertvalue [2 x i64] undef, i64 %".67", 0
  %".71" = insertvalue [2 x i64] %".70", i64 %".69", 1
  %".72" = extractvalue [2 x i64] %".71", 0
  %".73" = load i64, i64* %"x"
  %".74" = icmp slt i64 %".73", %".72"
  %".76" = load i1, i1* %"$94pred"
  store i1 %".74", i1* %"$94pred"
  %".78" = load i1, i1* %"$94pred"
  br i1 %".78", label %"B96", label %"B176"
B96:
  %".80" = load i1, i1* %"$94pred"
  store i1 0, i1* %"$94pred"
  %".82" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".83"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".82", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".83"
  %".87" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".83", i32 0, i32 5
  %".88" = getelementptr inbounds [2 x i64], [2 x i64]* %".87", i32 0, i32 0
  %".89" = load i64, i64* %".88", !range !1
  %".90" = getelementptr inbounds [2 x i64], [2 x i64]* %".87", i32 0, i32 1
  %".91" = load i64, i64* %".90", !range !1
  %".92" = insertvalue [2 x i64] undef, i64 %".89", 0
  %".93" = insertvalue [2 x i64] %".92", i64 %".91", 1
  %".94" = extractvalue [2 x i64] %".93", 1
  %".95" = load i64, i64* %"y"
  %".96" = icmp slt i64 %".95", %".94"
  %".98" = load i1, i1* %"$128pred"
  store i1 %".96", i1* %"$128pred"
  %".100" = load i1, i1* %"$128pred"
  br i1 %".100", label %"B130", label %"B180"
B130:
  %".102" = load i1, i1* %"$128pred"
  store i1 0, i1* %"$128pred"
  %".104" = load i64, i64* %"x"
  %".105" = load i64, i64* %"y"
  %".106" = insertvalue [2 x i64] undef, i64 %".104", 0
  %".107" = insertvalue [2 x i64] %".106", i64 %".105", 1
  %".108" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".109"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".108", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".109"
  %".113" = extractvalue [2 x i64] %".107", 0
  %".114" = extractvalue [2 x i64] %".107", 1
  %".115" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".109", i32 0, i32 5
  %".116" = getelementptr inbounds [2 x i64], [2 x i64]* %".115", i32 0, i32 0
  %".117" = load i64, i64* %".116", !range !1
  %".118" = getelementptr inbounds [2 x i64], [2 x i64]* %".115", i32 0, i32 1
  %".119" = load i64, i64* %".118", !range !1
  %".120" = insertvalue [2 x i64] undef, i64 %".117", 0
  %".121" = insertvalue [2 x i64] %".120", i64 %".119", 1
  %".122" = extractvalue [2 x i64] %".121", 0
  %".123" = extractvalue [2 x i64] %".121", 1
  %".124" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".109", i32 0, i32 6
  %".125" = load [2 x i64], [2 x i64]* %".124"
  %".126" = extractvalue [2 x i64] %".125", 0
  %".127" = extractvalue [2 x i64] %".125", 1
  %".128" = icmp slt i64 %".113", 0
  %".129" = add i64 %".113", %".122"
  %".130" = select  i1 %".128", i64 %".129", i64 %".113"
  %".131" = icmp slt i64 %".114", 0
  %".132" = add i64 %".114", %".123"
  %".133" = select  i1 %".131", i64 %".132", i64 %".114"
  %".134" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".109", i32 0, i32 5
  %".135" = getelementptr inbounds [2 x i64], [2 x i64]* %".134", i32 0, i32 0
  %".136" = load i64, i64* %".135", !range !1
  %".137" = getelementptr inbounds [2 x i64], [2 x i64]* %".134", i32 0, i32 1
  %".138" = load i64, i64* %".137", !range !1
  %".139" = insertvalue [2 x i64] undef, i64 %".136", 0
  %".140" = insertvalue [2 x i64] %".139", i64 %".138", 1
  %".141" = extractvalue [2 x i64] %".140", 0
  %".142" = extractvalue [2 x i64] %".140", 1
  %".143" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".109", i32 0, i32 6
  %".144" = load [2 x i64], [2 x i64]* %".143"
  %".145" = extractvalue [2 x i64] %".144", 0
  %".146" = extractvalue [2 x i64] %".144", 1
  %".147" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".109", i32 0, i32 4
  %".148" = load i32*, i32** %".147"
  %".149" = mul i64 1, %".142"
  %".150" = mul i64 %".130", %".149"
  %".151" = add i64 0, %".150"
  %".152" = mul i64 %".133", 1
  %".153" = add i64 %".151", %".152"
  %".154" = getelementptr i32, i32* %".148", i64 %".153"
  %".155" = load i32, i32* %".154"
  %".156" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %".158" = load i64, i64* %"x"
  %".159" = load i64, i64* %"y"
  %".160" = mul nsw i64 %".158", %".159"
  %".161" = sext i32 %".155" to i64
  %".162" = add nsw i64 %".161", %".160"
  %".163" = load i64, i64* %"x"
  %".164" = load i64, i64* %"y"
  %".165" = insertvalue [2 x i64] undef, i64 %".163", 0
  %".166" = insertvalue [2 x i64] %".165", i64 %".164", 1
  %".167" = load i64, i64* %"y"
  store i64 0, i64* %"y"
  %".169" = load i64, i64* %"x"
  store i64 0, i64* %"x"
  %".171" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".172" = extractvalue [2 x i64] %".166", 0
  %".173" = extractvalue [2 x i64] %".166", 1
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".174"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".171", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".174"
  %".178" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".174", i32 0, i32 5
  %".179" = getelementptr inbounds [2 x i64], [2 x i64]* %".178", i32 0, i32 0
  %".180" = load i64, i64* %".179", !range !1
  %".181" = getelementptr inbounds [2 x i64], [2 x i64]* %".178", i32 0, i32 1
  %".182" = load i64, i64* %".181", !range !1
  %".183" = insertvalue [2 x i64] undef, i64 %".180", 0
  %".184" = insertvalue [2 x i64] %".183", i64 %".182", 1
  %".185" = extractvalue [2 x i64] %".184", 0
  %".186" = extractvalue [2 x i64] %".184", 1
  %".187" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".174", i32 0, i32 6
  %".188" = load [2 x i64], [2 x i64]* %".187"
  %".189" = extractvalue [2 x i64] %".188", 0
  %".190" = extractvalue [2 x i64] %".188", 1
  %".191" = icmp slt i64 %".172", 0
  %".192" = add i64 %".172", %".185"
  %".193" = select  i1 %".191", i64 %".192", i64 %".172"
  %".194" = icmp slt i64 %".173", 0
  %".195" = add i64 %".173", %".186"
  %".196" = select  i1 %".194", i64 %".195", i64 %".173"
  %".197" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".174", i32 0, i32 5
  %".198" = getelementptr inbounds [2 x i64], [2 x i64]* %".197", i32 0, i32 0
  %".199" = load i64, i64* %".198", !range !1
  %".200" = getelementptr inbounds [2 x i64], [2 x i64]* %".197", i32 0, i32 1
  %".201" = load i64, i64* %".200", !range !1
  %".202" = insertvalue [2 x i64] undef, i64 %".199", 0
  %".203" = insertvalue [2 x i64] %".202", i64 %".201", 1
  %".204" = extractvalue [2 x i64] %".203", 0
  %".205" = extractvalue [2 x i64] %".203", 1
  %".206" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".174", i32 0, i32 6
  %".207" = load [2 x i64], [2 x i64]* %".206"
  %".208" = extractvalue [2 x i64] %".207", 0
  %".209" = extractvalue [2 x i64] %".207", 1
  %".210" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".174", i32 0, i32 4
  %".211" = load i32*, i32** %".210"
  %".212" = mul i64 1, %".205"
  %".213" = mul i64 %".193", %".212"
  %".214" = add i64 0, %".213"
  %".215" = mul i64 %".196", 1
  %".216" = add i64 %".214", %".215"
  %".217" = getelementptr i32, i32* %".211", i64 %".216"
  %".218" = trunc i64 %".162" to i32
  store i32 %".218", i32* %".217"
  %".220" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  ret void
B176:
  %".224" = load i64, i64* %"y"
  store i64 0, i64* %"y"
  %".226" = load i64, i64* %"x"
  store i64 0, i64* %"x"
  %".228" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".230" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %".232" = load i1, i1* %"$94pred"
  store i1 0, i1* %"$94pred"
  ret void
B180:
  %".236" = load i64, i64* %"y"
  store i64 0, i64* %"y"
  %".238" = load i64, i64* %"x"
  store i64 0, i64* %"x"
  %".240" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".242" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"a"
  %".244" = load i1, i1* %"$128pred"
  store i1 0, i1* %"$128pred"
  ret void
}

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.y"()

@"llvm.used" = appending global [1 x i8*] [i8* bitcast (void (i8*, i8*, i64, i64, i32*, i64, i64, i64, i64, i8*, i8*, i64, i64, i32*, i64, i64, i64, i64)* @"_ZN13_3cdynamic_3e1kB2v4B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE" to i8*)], section "llvm.metadata"
!nvvmir.version = !{ !0 }
!nvvm.annotations = !{ !2 }
!0 = !{ i32 2, i32 0, i32 3, i32 2 }
!1 = !{ i64 0, i64 9223372036854775807 }
!2 = !{ void (i8*, i8*, i64, i64, i32*, i64, i64, i64, i64, i8*, i8*, i64, i64, i32*, i64, i64, i64, i64)* @"_ZN13_3cdynamic_3e1kB2v4B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedE5ArrayIiLi2E1C7mutable7alignedE", !"kernel", i32 1 }
