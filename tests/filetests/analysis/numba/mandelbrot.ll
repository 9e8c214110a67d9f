; verdict: independent_if
; condition: gridDim.x*blockDim.x >= out.5.0
; condition: gridDim.y*blockDim.y >= out.5.1
; accept: may
; why: each pixel turns as often as it takes
; launches: 3,3x4,4 1,1x10,12 10,12x1,1 4,5x3,3
; refuted_by: 1,1x8,8
; shows: difference
; args: u8[1] out.0; u8[1] out.1; i64 out.2 = 120; i64 out.3 = 4; out i32[120] out.4; i64 out.5.0 = 10; i64 out.5.1 = 12; i64 out.6.0 = 48; i64 out.6.1 = 4; i32 turns = 40

; made by Numba-CUDA 0.30 of:
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

; ModuleID = "k$13"
target triple = "nvptx64-nvidia-cuda"
target datalayout = "e-p:64:64:64-i1:8:8-i8:8:8-i16:16:16-i32:32:32-i64:64:64-i128:128:128-f32:32:32-f64:64:64-v16:16:16-v32:32:32-v64:64:64-v128:128:128-n16:32:64"

@"_ZN08NumbaEnv13_3cdynamic_3e1kB3v13B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedEi" = common global i8* null
define void @"_ZN13_3cdynamic_3e1kB3v13B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedEi"(i8* %"out.0", i8* %"out.1", i64 %"out.2", i64 %"out.3", i32* %"out.4", i64 %"out.5.0", i64 %"out.5.1", i64 %"out.6.0", i64 %"out.6.1", i32 %"turns")
{
entry:
  %"inserted.meminfo" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} undef, i8* %"out.0", 0
  %"inserted.parent" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.meminfo", i8* %"out.1", 1
  %"inserted.nitems" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.parent", i64 %"out.2", 2
  %"inserted.itemsize" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.nitems", i64 %"out.3", 3
  %"inserted.data" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.itemsize", i32* %"out.4", 4
  %".13" = insertvalue [2 x i64] undef, i64 %"out.5.0", 0
  %".14" = insertvalue [2 x i64] %".13", i64 %"out.5.1", 1
  %"inserted.shape" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.data", [2 x i64] %".14", 5
  %".15" = insertvalue [2 x i64] undef, i64 %"out.6.0", 0
  %".16" = insertvalue [2 x i64] %".15", i64 %"out.6.1", 1
  %"inserted.strides" = insertvalue {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.shape", [2 x i64] %".16", 6
  %"out" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %"turns.1" = alloca i32
  store i32 0, i32* %"turns.1"
  %"x" = alloca i64
  store i64 0, i64* %"x"
  %"y" = alloca i64
  store i64 0, i64* %"y"
  %".49" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".49"
  %"$94pred" = alloca i1
  store i1 0, i1* %"$94pred"
  %".71" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".71"
  %"$128pred" = alloca i1
  store i1 0, i1* %"$128pred"
  %".100" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".100"
  %"c" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %"c"
  %"z.2" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %"z.2"
  %"n.3" = alloca i64
  store i64 0, i64* %"n.3"
  %".118" = alloca {i32, i32, i32}
  store {i32, i32, i32} zeroinitializer, {i32, i32, i32}* %".118"
  %".130" = alloca {i32, i32, i32}
  store {i32, i32, i32} zeroinitializer, {i32, i32, i32}* %".130"
  %".134" = alloca {i32*, i32, i32, i32*}
  store {i32*, i32, i32, i32*} zeroinitializer, {i32*, i32, i32, i32*}* %".134"
  %".143" = alloca i32
  store i32 0, i32* %".143"
  %".146" = alloca i32
  store i32 0, i32* %".146"
  %"$phi224.0" = alloca {i32*, i32, i32, i32*}
  store {i32*, i32, i32, i32*} zeroinitializer, {i32*, i32, i32, i32*}* %"$phi224.0"
  %"n.2" = alloca i64
  store i64 0, i64* %"n.2"
  %".191" = alloca {i32, i1}
  store {i32, i1} zeroinitializer, {i32, i1}* %".191"
  %".194" = alloca {i32*, i32, i32, i32*}
  store {i32*, i32, i32, i32*} zeroinitializer, {i32*, i32, i32, i32*}* %".194"
  %".220" = alloca {i32, i1}
  store {i32, i1} zeroinitializer, {i32, i1}* %".220"
  %".226" = alloca {i32, i1}
  store {i32, i1} zeroinitializer, {i32, i1}* %".226"
  %"$224for_iter.3" = alloca i1
  store i1 0, i1* %"$224for_iter.3"
  %"$phi226.1" = alloca i32
  store i32 0, i32* %"$phi226.1"
  %"n.1" = alloca i32
  store i32 0, i32* %"n.1"
  %".252" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".252"
  %".256" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".256"
  %".260" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".260"
  %".285" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".285"
  %".289" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".289"
  %".293" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".293"
  %"z.1" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %"z.1"
  %".315" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".315"
  %".322" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".322"
  %".330" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".330"
  %".337" = alloca {double, double}
  store {double, double} zeroinitializer, {double, double}* %".337"
  %"$312pred" = alloca i1
  store i1 0, i1* %"$312pred"
  %".402" = alloca {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".402"
  br label %"B0"
B0:
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %"inserted.strides", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store i32 %"turns", i32* %"turns.1"
  %".21" = trunc i64 2 to i32
  %".22" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()
  %".23" = sext i32 %".22" to i64
  %".24" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()
  %".25" = sext i32 %".24" to i64
  %".26" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()
  %".27" = sext i32 %".26" to i64
  %".28" = mul i64 %".25", %".27"
  %".29" = add i64 %".28", %".23"
  %".30" = call i32 @"llvm.nvvm.read.ptx.sreg.tid.y"()
  %".31" = sext i32 %".30" to i64
  %".32" = call i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()
  %".33" = sext i32 %".32" to i64
  %".34" = call i32 @"llvm.nvvm.read.ptx.sreg.ctaid.y"()
  %".35" = sext i32 %".34" to i64
  %".36" = mul i64 %".33", %".35"
  %".37" = add i64 %".36", %".31"
  %".38" = insertvalue [2 x i64] undef, i64 %".29", 0
  %".39" = insertvalue [2 x i64] %".38", i64 %".37", 1
  %".40" = extractvalue [2 x i64] %".39", 0
  %".41" = extractvalue [2 x i64] %".39", 1
  %".43" = load i64, i64* %"x"
  store i64 %".40", i64* %"x"
  %".46" = load i64, i64* %"y"
  store i64 %".41", i64* %"y"
  %".48" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".49"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".48", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".49"
  %".53" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".49", i32 0, i32 5
  %".54" = getelementptr inbounds [2 x i64], [2 x i64]* %".53", i32 0, i32 0
  %".55" = load i64, i64* %".54", !range !1
  %".56" = getelementptr inbounds [2 x i64], [2 x i64]* %".53", i32 0, i32 1
  %".57" = load i64, i64* %".56", !range !1
  %".58" = insertvalue [2 x i64] undef, i64 %".55", 0
  %".59" = insertvalue [2 x i64] %".58", i64 %".57", 1
  %".60" = extractvalue [2 x i64] %".59", 0
  %".61" = load i64, i64* %"x"
  %".62" = icmp slt i64 %".61", %".60"
  %".64" = load i1, i1* %"$94pred"
  store i1 %".62", i1* %"$94pred"
  %".66" = load i1, i1* %"$94pred"
  br i1 %".66", label %"B96", label %"B338"
B96:
  %".68" = load i1, i1* %"$94pred"
  store i1 0, i1* %"$94pred"
  %".70" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".71"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".70", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".71"
  %".75" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".71", i32 0, i32 5
  %".76" = getelementptr inbounds [2 x i64], [2 x i64]* %".75", i32 0, i32 0
  %".77" = load i64, i64* %".76", !range !1
  %".78" = getelementptr inbounds [2 x i64], [2 x i64]* %".75", i32 0, i32 1
  %".79" = load i64, i64* %".78", !range !1
  %".80" = insertvalue [2 x i64] undef, i64 %".77", 0
  %".81" = insertvalue [2 x i64] %".80", i64 %".79", 1
  %".82" = extractvalue [2 x i64] %".81", 1
  %".83" = load i64, i64* %"y"
  %".84" = icmp slt i64 %".83", %".82"
  %".86" = load i1, i1* %"$128pred"
  store i1 %".84", i1* %"$128pred"
  %".88" = load i1, i1* %"$128pred"
  br i1 %".88", label %"B130", label %"B342"
B130:
  %".90" = load i1, i1* %"$128pred"
  store i1 0, i1* %"$128pred"
  %".92" = load i64, i64* %"x"
  %".93" = sitofp i64 %".92" to double
  %".94" = fmul double %".93", 0x3fd3333333333333
  %".95" = fsub double %".94", 0x4000000000000000
  %".96" = load i64, i64* %"y"
  %".97" = sitofp i64 %".96" to double
  %".98" = fmul double %".97", 0x3fc999999999999a
  %".99" = fsub double %".98", 0x3ff0000000000000
  store {double, double} zeroinitializer, {double, double}* %".100"
  %".103" = getelementptr inbounds {double, double}, {double, double}* %".100", i32 0, i32 0
  store double %".95", double* %".103"
  %".105" = getelementptr inbounds {double, double}, {double, double}* %".100", i32 0, i32 1
  store double %".99", double* %".105"
  %".107" = load {double, double}, {double, double}* %".100"
  %".109" = load {double, double}, {double, double}* %"c"
  store {double, double} %".107", {double, double}* %"c"
  %".112" = load {double, double}, {double, double}* %"z.2"
  store {double, double} {double              0x0, double              0x0}, {double, double}* %"z.2"
  %".115" = load i64, i64* %"n.3"
  store i64 0, i64* %"n.3"
  %".117" = load i32, i32* %"turns.1"
  store {i32, i32, i32} zeroinitializer, {i32, i32, i32}* %".118"
  %".121" = getelementptr inbounds {i32, i32, i32}, {i32, i32, i32}* %".118", i32 0, i32 0
  store i32 0, i32* %".121"
  %".123" = getelementptr inbounds {i32, i32, i32}, {i32, i32, i32}* %".118", i32 0, i32 1
  store i32 %".117", i32* %".123"
  %".125" = getelementptr inbounds {i32, i32, i32}, {i32, i32, i32}* %".118", i32 0, i32 2
  store i32 1, i32* %".125"
  %".127" = load {i32, i32, i32}, {i32, i32, i32}* %".118"
  %".128" = load i32, i32* %"turns.1"
  store i32 0, i32* %"turns.1"
  store {i32, i32, i32} zeroinitializer, {i32, i32, i32}* %".130"
  store {i32, i32, i32} %".127", {i32, i32, i32}* %".130"
  store {i32*, i32, i32, i32*} zeroinitializer, {i32*, i32, i32, i32*}* %".134"
  %".137" = getelementptr inbounds {i32, i32, i32}, {i32, i32, i32}* %".130", i32 0, i32 0
  %".138" = load i32, i32* %".137"
  %".139" = getelementptr inbounds {i32, i32, i32}, {i32, i32, i32}* %".130", i32 0, i32 1
  %".140" = load i32, i32* %".139"
  %".141" = getelementptr inbounds {i32, i32, i32}, {i32, i32, i32}* %".130", i32 0, i32 2
  %".142" = load i32, i32* %".141"
  store i32 %".138", i32* %".143"
  %".148" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".134", i32 0, i32 0
  store i32* %".143", i32** %".148"
  %".150" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".134", i32 0, i32 1
  store i32 %".140", i32* %".150"
  %".152" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".134", i32 0, i32 2
  store i32 %".142", i32* %".152"
  %".154" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".134", i32 0, i32 3
  store i32* %".146", i32** %".154"
  %".156" = sub i32 %".140", %".138"
  %".157" = icmp sgt i32 %".156", 0
  %".158" = icmp sgt i32 %".142", 0
  %".159" = xor i1 %".157", %".158"
  %".160" = icmp eq i32 %".142", 0
  br i1 %".160", label %"B130.if", label %"B130.endif", !prof !2
B224:
  %".184" = load i64, i64* %"n.3"
  %".186" = load i64, i64* %"n.2"
  store i64 %".184", i64* %"n.2"
  %".188" = load i64, i64* %"n.3"
  store i64 0, i64* %"n.3"
  %".190" = load {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %"$phi224.0"
  store {i32, i1} zeroinitializer, {i32, i1}* %".191"
  store {i32*, i32, i32, i32*} zeroinitializer, {i32*, i32, i32, i32*}* %".194"
  store {i32*, i32, i32, i32*} %".190", {i32*, i32, i32, i32*}* %".194"
  %".198" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".194", i32 0, i32 3
  %".199" = load i32*, i32** %".198"
  %".200" = load i32, i32* %".199"
  %".201" = icmp sgt i32 %".200", 0
  %".202" = getelementptr inbounds {i32, i1}, {i32, i1}* %".191", i32 0, i32 1
  store i1 %".201", i1* %".202"
  br i1 %".201", label %"B224.if", label %"B224.endif"
B226:
  %".240" = load i64, i64* %"n.2"
  store i64 0, i64* %"n.2"
  %".242" = load i1, i1* %"$224for_iter.3"
  store i1 0, i1* %"$224for_iter.3"
  %".244" = load i32, i32* %"$phi226.1"
  %".246" = load i32, i32* %"n.1"
  store i32 %".244", i32* %"n.1"
  %".248" = load i32, i32* %"$phi226.1"
  store i32 0, i32* %"$phi226.1"
  %".250" = load {double, double}, {double, double}* %"z.2"
  %".251" = load {double, double}, {double, double}* %"z.2"
  store {double, double} zeroinitializer, {double, double}* %".252"
  store {double, double} %".250", {double, double}* %".252"
  store {double, double} zeroinitializer, {double, double}* %".256"
  store {double, double} %".251", {double, double}* %".256"
  store {double, double} zeroinitializer, {double, double}* %".260"
  %".263" = getelementptr inbounds {double, double}, {double, double}* %".252", i32 0, i32 0
  %".264" = load double, double* %".263"
  %".265" = getelementptr inbounds {double, double}, {double, double}* %".252", i32 0, i32 1
  %".266" = load double, double* %".265"
  %".267" = getelementptr inbounds {double, double}, {double, double}* %".256", i32 0, i32 0
  %".268" = load double, double* %".267"
  %".269" = getelementptr inbounds {double, double}, {double, double}* %".256", i32 0, i32 1
  %".270" = load double, double* %".269"
  %".271" = fmul double %".264", %".268"
  %".272" = fmul double %".266", %".270"
  %".273" = fmul double %".264", %".270"
  %".274" = fmul double %".266", %".268"
  %".275" = fsub double %".271", %".272"
  %".276" = getelementptr inbounds {double, double}, {double, double}* %".260", i32 0, i32 0
  store double %".275", double* %".276"
  %".278" = fadd double %".273", %".274"
  %".279" = getelementptr inbounds {double, double}, {double, double}* %".260", i32 0, i32 1
  store double %".278", double* %".279"
  %".281" = load {double, double}, {double, double}* %".260"
  %".282" = load {double, double}, {double, double}* %"z.2"
  store {double, double} zeroinitializer, {double, double}* %"z.2"
  %".284" = load {double, double}, {double, double}* %"c"
  store {double, double} zeroinitializer, {double, double}* %".285"
  store {double, double} %".281", {double, double}* %".285"
  store {double, double} zeroinitializer, {double, double}* %".289"
  store {double, double} %".284", {double, double}* %".289"
  store {double, double} zeroinitializer, {double, double}* %".293"
  %".296" = getelementptr inbounds {double, double}, {double, double}* %".285", i32 0, i32 0
  %".297" = load double, double* %".296"
  %".298" = getelementptr inbounds {double, double}, {double, double}* %".285", i32 0, i32 1
  %".299" = load double, double* %".298"
  %".300" = getelementptr inbounds {double, double}, {double, double}* %".289", i32 0, i32 0
  %".301" = load double, double* %".300"
  %".302" = getelementptr inbounds {double, double}, {double, double}* %".289", i32 0, i32 1
  %".303" = load double, double* %".302"
  %".304" = fadd double %".297", %".301"
  %".305" = getelementptr inbounds {double, double}, {double, double}* %".293", i32 0, i32 0
  store double %".304", double* %".305"
  %".307" = fadd double %".299", %".303"
  %".308" = getelementptr inbounds {double, double}, {double, double}* %".293", i32 0, i32 1
  store double %".307", double* %".308"
  %".310" = load {double, double}, {double, double}* %".293"
  %".312" = load {double, double}, {double, double}* %"z.1"
  store {double, double} %".310", {double, double}* %"z.1"
  %".314" = load {double, double}, {double, double}* %"z.1"
  store {double, double} zeroinitializer, {double, double}* %".315"
  store {double, double} %".314", {double, double}* %".315"
  %".319" = getelementptr inbounds {double, double}, {double, double}* %".315", i32 0, i32 0
  %".320" = load double, double* %".319"
  %".321" = load {double, double}, {double, double}* %"z.1"
  store {double, double} zeroinitializer, {double, double}* %".322"
  store {double, double} %".321", {double, double}* %".322"
  %".326" = getelementptr inbounds {double, double}, {double, double}* %".322", i32 0, i32 0
  %".327" = load double, double* %".326"
  %".328" = fmul double %".320", %".327"
  %".329" = load {double, double}, {double, double}* %"z.1"
  store {double, double} zeroinitializer, {double, double}* %".330"
  store {double, double} %".329", {double, double}* %".330"
  %".334" = getelementptr inbounds {double, double}, {double, double}* %".330", i32 0, i32 1
  %".335" = load double, double* %".334"
  %".336" = load {double, double}, {double, double}* %"z.1"
  store {double, double} zeroinitializer, {double, double}* %".337"
  store {double, double} %".336", {double, double}* %".337"
  %".341" = getelementptr inbounds {double, double}, {double, double}* %".337", i32 0, i32 1
  %".342" = load double, double* %".341"
  %".343" = fmul double %".335", %".342"
  %".344" = fadd double %".328", %".343"
  %".345" = fcmp oge double %".344", 0x4010000000000000
  %".347" = load i1, i1* %"$312pred"
  store i1 %".345", i1* %"$312pred"
  %".349" = load i1, i1* %"$312pred"
  br i1 %".349", label %"B314", label %"B318"
B314:
  %".351" = load {double, double}, {double, double}* %"z.1"
  store {double, double} zeroinitializer, {double, double}* %"z.1"
  %".353" = load {double, double}, {double, double}* %"c"
  store {double, double} zeroinitializer, {double, double}* %"c"
  %".355" = load {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %"$phi224.0"
  store {i32*, i32, i32, i32*} zeroinitializer, {i32*, i32, i32, i32*}* %"$phi224.0"
  %".357" = load i1, i1* %"$312pred"
  store i1 0, i1* %"$312pred"
  %".359" = load i32, i32* %"n.1"
  %".360" = sext i32 %".359" to i64
  %".361" = load i64, i64* %"n.2"
  store i64 %".360", i64* %"n.2"
  %".363" = load i32, i32* %"n.1"
  store i32 0, i32* %"n.1"
  br label %"B320"
B318:
  %".366" = load i1, i1* %"$312pred"
  store i1 0, i1* %"$312pred"
  %".368" = load {double, double}, {double, double}* %"z.1"
  %".369" = load {double, double}, {double, double}* %"z.2"
  store {double, double} %".368", {double, double}* %"z.2"
  %".371" = load {double, double}, {double, double}* %"z.1"
  store {double, double} zeroinitializer, {double, double}* %"z.1"
  %".373" = load i32, i32* %"n.1"
  %".374" = sext i32 %".373" to i64
  %".375" = load i64, i64* %"n.3"
  store i64 %".374", i64* %"n.3"
  %".377" = load i32, i32* %"n.1"
  store i32 0, i32* %"n.1"
  br label %"B224"
B320:
  %".380" = load {double, double}, {double, double}* %"z.2"
  store {double, double} zeroinitializer, {double, double}* %"z.2"
  %".382" = load {double, double}, {double, double}* %"c"
  store {double, double} zeroinitializer, {double, double}* %"c"
  %".384" = load i32, i32* %"$phi226.1"
  store i32 0, i32* %"$phi226.1"
  %".386" = load {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %"$phi224.0"
  store {i32*, i32, i32, i32*} zeroinitializer, {i32*, i32, i32, i32*}* %"$phi224.0"
  %".388" = load i1, i1* %"$224for_iter.3"
  store i1 0, i1* %"$224for_iter.3"
  %".390" = load i64, i64* %"x"
  %".391" = load i64, i64* %"y"
  %".392" = insertvalue [2 x i64] undef, i64 %".390", 0
  %".393" = insertvalue [2 x i64] %".392", i64 %".391", 1
  %".394" = load i64, i64* %"y"
  store i64 0, i64* %"y"
  %".396" = load i64, i64* %"x"
  store i64 0, i64* %"x"
  %".398" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".399" = load i64, i64* %"n.2"
  %".400" = extractvalue [2 x i64] %".393", 0
  %".401" = extractvalue [2 x i64] %".393", 1
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".402"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} %".398", {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".402"
  %".406" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".402", i32 0, i32 5
  %".407" = getelementptr inbounds [2 x i64], [2 x i64]* %".406", i32 0, i32 0
  %".408" = load i64, i64* %".407", !range !1
  %".409" = getelementptr inbounds [2 x i64], [2 x i64]* %".406", i32 0, i32 1
  %".410" = load i64, i64* %".409", !range !1
  %".411" = insertvalue [2 x i64] undef, i64 %".408", 0
  %".412" = insertvalue [2 x i64] %".411", i64 %".410", 1
  %".413" = extractvalue [2 x i64] %".412", 0
  %".414" = extractvalue [2 x i64] %".412", 1
  %".415" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".402", i32 0, i32 6
  %".416" = load [2 x i64], [2 x i64]* %".415"
  %".417" = extractvalue [2 x i64] %".416", 0
  %".418" = extractvalue [2 x i64] %".416", 1
  %".419" = icmp slt i64 %".400", 0
  %".420" = add i64 %".400", %".413"
  %".421" = select  i1 %".419", i64 %".420", i64 %".400"
  %".422" = icmp slt i64 %".401", 0
  %".423" = add i64 %".401", %".414"
  %".424" = select  i1 %".422", i64 %".423", i64 %".401"
  %".425" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".402", i32 0, i32 5
  %".426" = getelementptr inbounds [2 x i64], [2 x i64]* %".425", i32 0, i32 0
  %".427" = load i64, i64* %".426", !range !1
  %".428" = getelementptr inbounds [2 x i64], [2 x i64]* %".425", i32 0, i32 1
  %".429" = load i64, i64* %".428", !range !1
  %".430" = insertvalue [2 x i64] undef, i64 %".427", 0
  %".431" = insertvalue [2 x i64] %".430", i64 %".429", 1
  %".432" = extractvalue [2 x i64] %".431", 0
  %".433" = extractvalue [2 x i64] %".431", 1
  %".434" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".402", i32 0, i32 6
  %".435" = load [2 x i64], [2 x i64]* %".434"
  %".436" = extractvalue [2 x i64] %".435", 0
  %".437" = extractvalue [2 x i64] %".435", 1
  %".438" = getelementptr inbounds {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %".402", i32 0, i32 4
  %".439" = load i32*, i32** %".438"
  %".440" = mul i64 1, %".433"
  %".441" = mul i64 %".421", %".440"
  %".442" = add i64 0, %".441"
  %".443" = mul i64 %".424", 1
  %".444" = add i64 %".442", %".443"
  %".445" = getelementptr i32, i32* %".439", i64 %".444"
  %".446" = trunc i64 %".399" to i32
  store i32 %".446", i32* %".445"
  %".448" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".450" = load i64, i64* %"n.2"
  store i64 0, i64* %"n.2"
  ret void
B338:
  %".454" = load i64, i64* %"y"
  store i64 0, i64* %"y"
  %".456" = load i64, i64* %"x"
  store i64 0, i64* %"x"
  %".458" = load i32, i32* %"turns.1"
  store i32 0, i32* %"turns.1"
  %".460" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".462" = load i1, i1* %"$94pred"
  store i1 0, i1* %"$94pred"
  ret void
B342:
  %".466" = load i64, i64* %"y"
  store i64 0, i64* %"y"
  %".468" = load i64, i64* %"x"
  store i64 0, i64* %"x"
  %".470" = load i32, i32* %"turns.1"
  store i32 0, i32* %"turns.1"
  %".472" = load {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  store {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]} zeroinitializer, {i8*, i8*, i64, i64, i32*, [2 x i64], [2 x i64]}* %"out"
  %".474" = load i1, i1* %"$128pred"
  store i1 0, i1* %"$128pred"
  ret void
B130.if:
  ret void
B130.endif:
  br i1 %".159", label %"B130.endif.if", label %"B130.endif.else"
B130.endif.if:
  %".164" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".134", i32 0, i32 3
  %".165" = load i32*, i32** %".164"
  store i32 0, i32* %".165"
  br label %"B130.endif.endif"
B130.endif.else:
  %".168" = srem i32 %".156", %".142"
  %".169" = sub i32 0, %".168"
  %".170" = select  i1 %".157", i32 %".168", i32 %".169"
  %".171" = icmp sgt i32 %".170", 0
  %".172" = sdiv i32 %".156", %".142"
  %".173" = select  i1 %".171", i32 1, i32 0
  %".174" = add i32 %".172", %".173"
  %".175" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".134", i32 0, i32 3
  %".176" = load i32*, i32** %".175"
  store i32 %".174", i32* %".176"
  br label %"B130.endif.endif"
B130.endif.endif:
  %".179" = load {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".134"
  %".181" = load {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %"$phi224.0"
  store {i32*, i32, i32, i32*} %".179", {i32*, i32, i32, i32*}* %"$phi224.0"
  br label %"B224"
B224.if:
  %".205" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".194", i32 0, i32 0
  %".206" = load i32*, i32** %".205"
  %".207" = load i32, i32* %".206"
  %".208" = getelementptr inbounds {i32, i1}, {i32, i1}* %".191", i32 0, i32 0
  store i32 %".207", i32* %".208"
  %".210" = sub nsw i32 %".200", 1
  store i32 %".210", i32* %".199"
  %".212" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".194", i32 0, i32 2
  %".213" = load i32, i32* %".212"
  %".214" = add i32 %".207", %".213"
  %".215" = getelementptr inbounds {i32*, i32, i32, i32*}, {i32*, i32, i32, i32*}* %".194", i32 0, i32 0
  %".216" = load i32*, i32** %".215"
  store i32 %".214", i32* %".216"
  br label %"B224.endif"
B224.endif:
  %".219" = load {i32, i1}, {i32, i1}* %".191"
  store {i32, i1} zeroinitializer, {i32, i1}* %".220"
  store {i32, i1} %".219", {i32, i1}* %".220"
  %".224" = getelementptr inbounds {i32, i1}, {i32, i1}* %".220", i32 0, i32 0
  %".225" = load i32, i32* %".224"
  store {i32, i1} zeroinitializer, {i32, i1}* %".226"
  store {i32, i1} %".219", {i32, i1}* %".226"
  %".230" = getelementptr inbounds {i32, i1}, {i32, i1}* %".226", i32 0, i32 1
  %".231" = load i1, i1* %".230"
  %".233" = load i1, i1* %"$224for_iter.3"
  store i1 %".231", i1* %"$224for_iter.3"
  %".236" = load i32, i32* %"$phi226.1"
  store i32 %".225", i32* %"$phi226.1"
  %".238" = load i1, i1* %"$224for_iter.3"
  br i1 %".238", label %"B226", label %"B320"
}

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.x"()

declare i32 @"llvm.nvvm.read.ptx.sreg.tid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ntid.y"()

declare i32 @"llvm.nvvm.read.ptx.sreg.ctaid.y"()

@"llvm.used" = appending global [1 x i8*] [i8* bitcast (void (i8*, i8*, i64, i64, i32*, i64, i64, i64, i64, i32)* @"_ZN13_3cdynamic_3e1kB3v13B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedEi" to i8*)], section "llvm.metadata"
!nvvmir.version = !{ !0 }
!nvvm.annotations = !{ !3 }
!0 = !{ i32 2, i32 0, i32 3, i32 2 }
!1 = !{ i64 0, i64 9223372036854775807 }
!2 = !{ !"branch_weights", i32 1, i32 99 }
!3 = !{ void (i8*, i8*, i64, i64, i32*, i64, i64, i64, i64, i32)* @"_ZN13_3cdynamic_3e1kB3v13B92cw51cXTLSUwv1sDUaKthoaNgoKmjgOR3W3CwAkMXLaJtQYkOIgxJU0gCqOkEJoHkbttqdVhoqlspQGNFHSgJ5BnXagIAE5ArrayIiLi2E1C7mutable7alignedEi", !"kernel", i32 1 }
