//! Each family of intrinsics against values computed by hand.

use rbcdb_udf_analysis::simulate::FindingKind;

use crate::support::*;

const ALL: &str = "i32 -1";

/// What each of 32 threads gets from a call whose result is an i32.
fn calls(declaration: &str, call: &str) -> Vec<u32> {
    per_thread(&format!("declare {declaration}"), &format!("  %r = call {call}"), 32)
}

fn expect(what: &[u32], value: impl Fn(u32) -> u32) {
    for (lane, got) in what.iter().enumerate() {
        assert_eq!(*got, value(lane as u32), "lane {lane}");
    }
}

#[test]
fn special_registers() {
    let register = |name: &str| {
        let symbol = format!("@llvm.nvvm.read.ptx.sreg.{name}()");
        per_thread(
            &format!("declare i32 {symbol}"),
            &format!("  %r = call i32 {symbol}"),
            70,
        )
    };
    expect(&register("laneid"), |thread| thread % 32);
    expect(&register("warpid"), |thread| thread / 32);
    expect(&register("warpsize"), |_| 32);
    expect(&register("lanemask.eq"), |thread| 1 << (thread % 32));
    expect(&register("lanemask.lt"), |thread| (1 << (thread % 32)) - 1);
    expect(&register("lanemask.le"), |thread| u32::MAX >> (31 - thread % 32));
    expect(&register("lanemask.gt"), |thread| !(u32::MAX >> (31 - thread % 32)));
    expect(&register("lanemask.ge"), |thread| !((1 << (thread % 32)) - 1));
}

#[test]
fn shuffles() {
    for (mode, b, c, expected) in [
        ("idx", 5, 31, (|_| 105) as fn(u32) -> u32),
        ("idx", 3, 0x181f, |lane| 100 + (lane & 24) + 3),
        ("up", 1, 0, |lane| if lane == 0 { 100 } else { 99 + lane }),
        ("down", 2, 31, |lane| if lane >= 30 { 100 + lane } else { 102 + lane }),
        ("bfly", 1, 31, |lane| 100 + (lane ^ 1)),
    ] {
        let declaration = format!("i32 @llvm.nvvm.shfl.sync.{mode}.i32(i32, i32, i32, i32)");
        let globals = format!("declare {declaration}");
        let snippet = format!(
            "  %v = add i32 %tid, 100\n  %r = call i32 @llvm.nvvm.shfl.sync.{mode}.i32({ALL}, i32 %v, i32 {b}, i32 {c})"
        );
        expect(&per_thread(&globals, &snippet, 32), expected);
        // The same with a predicate, and on floats.
        let globals = format!("declare {{float, i1}} @llvm.nvvm.shfl.sync.{mode}.f32p(i32, float, i32, i32)");
        let snippet = format!(
            "  %v = add i32 %tid, 100
  %f = uitofp i32 %v to float
  %pair = call {{float, i1}} @llvm.nvvm.shfl.sync.{mode}.f32p({ALL}, float %f, i32 {b}, i32 {c})
  %moved = extractvalue {{float, i1}} %pair, 0
  %inside = extractvalue {{float, i1}} %pair, 1
  %whole = fptoui float %moved to i32
  %flag = select i1 %inside, i32 1000, i32 0
  %r = add i32 %whole, %flag"
        );
        for (lane, got) in per_thread(&globals, &snippet, 32).into_iter().enumerate() {
            let moves = !(mode == "up" && lane == 0 || mode == "down" && lane >= 30);
            assert_eq!(
                got,
                expected(lane as u32) + if moves { 1000 } else { 0 },
                "{mode} lane {lane}"
            );
        }
    }
}

#[test]
fn votes() {
    let vote = |mode: &str, ty: &str, predicate: &str| {
        let globals = format!("declare {ty} @llvm.nvvm.vote.{mode}.sync(i32, i1)");
        let extend = if ty == "i1" {
            "zext i1 %v to i32"
        } else {
            "add i32 %v, 0"
        };
        let snippet = format!(
            "  %p = icmp {predicate}
  %v = call {ty} @llvm.nvvm.vote.{mode}.sync({ALL}, i1 %p)
  %r = {extend}"
        );
        per_thread(&globals, &snippet, 32)
    };
    expect(&vote("ballot", "i32", "ult i32 %tid, 5"), |_| 31);
    expect(&vote("all", "i1", "ult i32 %tid, 32"), |_| 1);
    expect(&vote("all", "i1", "ult i32 %tid, 31"), |_| 0);
    expect(&vote("any", "i1", "eq i32 %tid, 31"), |_| 1);
    expect(&vote("any", "i1", "eq i32 %tid, 32"), |_| 0);
    expect(&vote("uni", "i1", "eq i32 %tid, 32"), |_| 1);
    expect(&vote("uni", "i1", "eq i32 %tid, 3"), |_| 0);
}

#[test]
fn matches_and_reductions() {
    let globals = "declare i32 @llvm.nvvm.match.any.sync.i32(i32, i32)";
    let snippet = format!("  %v = and i32 %tid, 1\n  %r = call i32 @llvm.nvvm.match.any.sync.i32({ALL}, i32 %v)");
    expect(&per_thread(globals, &snippet, 32), |lane| 0x5555_5555 << (lane & 1));
    let globals = "declare {i32, i1} @llvm.nvvm.match.all.sync.i64p(i32, i64)";
    let snippet = format!(
        "  %v = zext i32 %ctaid to i64
  %pair = call {{i32, i1}} @llvm.nvvm.match.all.sync.i64p({ALL}, i64 %v)
  %r = extractvalue {{i32, i1}} %pair, 0"
    );
    expect(&per_thread(globals, &snippet, 32), |_| u32::MAX);
    for (name, result) in [
        ("add", 496),
        ("min", 0),
        ("max", 31),
        ("umin", 0),
        ("umax", 31),
        ("and", 0),
        ("or", 31),
        ("xor", 0),
    ] {
        let call = format!("i32 @llvm.nvvm.redux.sync.{name}(i32 %tid, {ALL})");
        let declaration = format!("i32 @llvm.nvvm.redux.sync.{name}(i32, i32)");
        expect(&calls(&declaration, &call), |_| result);
    }
}

#[test]
fn the_active_mask_holds_the_calling_lane() {
    let globals = "declare i32 @llvm.nvvm.activemask()";
    let body = "  %m = call i32 @llvm.nvvm.activemask()
  %s = lshr i32 %m, %tid
  %r = and i32 %s, 1";
    expect(&per_thread(globals, body, 32), |_| 1);
}

#[test]
fn barriers_with_a_vote() {
    for (mode, result) in [("popc", 10), ("and", 0), ("or", 1)] {
        let ty = if mode == "popc" { "i32" } else { "i1" };
        let name = format!("@llvm.nvvm.barrier.cta.red.{mode}.aligned.all");
        let extend = if ty == "i1" {
            "zext i1 %v to i32"
        } else {
            "add i32 %v, 0"
        };
        let snippet = format!("  %p = icmp ult i32 %tid, 10\n  %v = call {ty} {name}(i32 0, i1 %p)\n  %r = {extend}");
        expect(
            &per_thread(&format!("declare {ty} {name}(i32, i1)"), &snippet, 70),
            |_| result,
        );
    }
    // The old names, which LLVM upgrades.
    let snippet = "  %p = zext i1 true to i32\n  %r = call i32 @llvm.nvvm.barrier0.popc(i32 %p)";
    expect(
        &per_thread("declare i32 @llvm.nvvm.barrier0.popc(i32)", snippet, 70),
        |_| 70,
    );
}

#[test]
fn barriers_of_some_warps() {
    // Two pairs of warps, each with a barrier of its own.
    let globals = "@s = internal addrspace(3) global [128 x i32] undef
declare void @llvm.nvvm.barrier.cta.sync.count(i32, i32)
declare void @llvm.nvvm.barrier.cta.arrive.count(i32, i32)";
    let snippet = "  %here = getelementptr i32, ptr addrspace(3) @s, i32 %tid
  store i32 %tid, ptr addrspace(3) %here
  %id = lshr i32 %tid, 6
  %bar = add i32 %id, 1
  call void @llvm.nvvm.barrier.cta.sync.count(i32 %bar, i32 64)
  %other = xor i32 %tid, 32
  %there = getelementptr i32, ptr addrspace(3) @s, i32 %other
  %r = load i32, ptr addrspace(3) %there";
    expect(&per_thread(globals, snippet, 128), |thread| thread ^ 32);
    // A producer that doesn't wait.
    let snippet = "  %low = icmp ult i32 %tid, 32
  br i1 %low, label %produce, label %consume
produce:
  %here = getelementptr i32, ptr addrspace(3) @s, i32 %tid
  store i32 %tid, ptr addrspace(3) %here
  call void @llvm.nvvm.barrier.cta.arrive.count(i32 3, i32 64)
  br label %end
consume:
  call void @llvm.nvvm.barrier.cta.sync.count(i32 3, i32 64)
  %from = sub i32 63, %tid
  %there = getelementptr i32, ptr addrspace(3) @s, i32 %from
  %got = load i32, ptr addrspace(3) %there
  br label %end
end:
  %r = phi i32 [ 0, %produce ], [ %got, %consume ]";
    let ir = module(
        globals,
        "ptr %out",
        &format!("{snippet}\n  %place = getelementptr i32, ptr %out, i32 %gid\n  store i32 %r, ptr %place\n  ret void"),
    );
    for schedule in SCHEDULES {
        let outcome = run(&compile(&ir), &[zeros(64)], launch(1, 64), schedule);
        assert!(!kinds(&outcome).contains(&FindingKind::Deadlock));
        assert!(outcome.is_complete());
        let words = words_of(&outcome, 0);
        assert_eq!((words[32], words[63]), (31, 0));
    }
}

/// One value in bits: what an operation on constants gives, hidden from constant folding.
fn bits(declarations: &str, code: &str) -> u32 {
    per_thread(declarations, code, 1)[0]
}

#[test]
fn integer_arithmetic_of_the_gpu() {
    let call = |name: &str, types: &str, args: &str| {
        let operands: Vec<String> = args
            .split(',')
            .enumerate()
            .map(|(i, a)| format!("  %a{i} = add i32 %gid, {a}\n"))
            .collect();
        let list: Vec<String> = (0..operands.len()).map(|i| format!("i32 %a{i}")).collect();
        bits(
            &format!("declare i32 @{name}({types})"),
            &format!("{}  %r = call i32 @{name}({})", operands.concat(), list.join(", ")),
        )
    };
    assert_eq!(call("llvm.nvvm.mulhi.i", "i32, i32", "-2,3"), u32::MAX);
    assert_eq!(call("llvm.nvvm.mulhi.ui", "i32, i32", "-2,3"), 2);
    assert_eq!(call("llvm.nvvm.mul24.i", "i32, i32", "16777215,5"), -5i32 as u32);
    assert_eq!(call("llvm.nvvm.mul24.ui", "i32, i32", "16777215,2"), 33_554_430);
    assert_eq!(call("llvm.nvvm.sad.i", "i32, i32, i32", "-5,3,100"), 108);
    assert_eq!(call("llvm.nvvm.sad.ui", "i32, i32, i32", "-1,0,1"), 0);
    assert_eq!(call("llvm.nvvm.popc.i", "i32", "255"), 8, "upgraded");
    assert_eq!(call("llvm.nvvm.clz.i", "i32", "1"), 31, "upgraded");
    assert_eq!(call("llvm.nvvm.brev32", "i32", "1"), 0x8000_0000, "upgraded");
    assert_eq!(call("llvm.nvvm.fshl.clamp", "i32, i32, i32", "1,-1,40"), u32::MAX);
    assert_eq!(call("llvm.nvvm.fshr.clamp", "i32, i32, i32", "1,0,4"), 0x1000_0000);
    assert_eq!(call("__nv_clz", "i32", "0"), 32);
    assert_eq!(call("__nv_ffs", "i32", "0"), 0);
    assert_eq!(call("__nv_ffs", "i32", "8"), 4);
    assert_eq!(call("__nv_popc", "i32", "7"), 3);
    assert_eq!(call("__nv_brev", "i32", "2"), 0x4000_0000);
    assert_eq!(call("__nv_abs", "i32", "-9"), 9);
    assert_eq!(call("__nv_umulhi", "i32, i32", "-1,-1"), u32::MAX - 1);
    assert_eq!(call("__nv_min", "i32, i32", "-1,4"), u32::MAX);
    assert_eq!(call("__nv_umin", "i32, i32", "-1,4"), 4);
}

#[test]
fn shifts_by_the_width_or_more() {
    for (operation, result) in [
        ("shl i32 -1, %by", 0),
        ("lshr i32 -1, %by", 0),
        ("ashr i32 -8, %by", u32::MAX),
        ("ashr i32 8, %by", 0),
        ("shl i32 3, 1", 6),
    ] {
        for by in ["32", "33", "-1"] {
            assert_eq!(
                bits("", &format!("  %by = add i32 %gid, {by}\n  %r = {operation}")),
                result,
                "{operation} {by}"
            );
        }
    }
    let code = "  %by = insertelement <2 x i32> <i32 1, i32 1>, i32 %ntid, i32 0
  %wide = shl <2 x i32> %by, <i32 5, i32 0>
  %v = shl <2 x i32> <i32 7, i32 7>, %wide
  %a = extractelement <2 x i32> %v, i32 0
  %b = extractelement <2 x i32> %v, i32 1
  %c = mul i32 %a, 100
  %r = add i32 %c, %b";
    assert_eq!(bits("", code), 14, "by 32 and by 1");
}

#[test]
fn floats_to_integers_saturate() {
    let convert = |from: &str, operation: &str, to: &str| {
        let code = format!(
            "  %zero = sub i32 %gid, %tid
  %z = uitofp i32 %zero to {from}
  %nan = fdiv {from} %z, %z
  %inf = fdiv {from} 1.0, %z
  %nn = fadd {from} %nan, 0.0
  %one = uitofp i32 %ntid to {from}
  %big = fmul {from} %one, 3.0e9
  %less = fmul {from} %one, -3.75
  %v = {operation}
  %r = zext {to} %v to i32"
        );
        let code = if to == "i32" {
            code.replace("%r = zext i32 %v to i32", "%r = add i32 %v, 0")
        } else {
            code
        };
        bits("", &code)
    };
    assert_eq!(convert("float", "fptosi float %big to i32", "i32"), i32::MAX as u32);
    assert_eq!(convert("float", "fptosi float %inf to i32", "i32"), i32::MAX as u32);
    assert_eq!(convert("float", "fptosi float %nan to i32", "i32"), 0);
    assert_eq!(convert("double", "fptosi double %nan to i32", "i32"), 0x8000_0000);
    assert_eq!(convert("float", "fptoui float %less to i32", "i32"), 0);
    assert_eq!(convert("double", "fptoui double %inf to i32", "i32"), u32::MAX);
    assert_eq!(convert("double", "fptosi double %less to i32", "i32"), -3i32 as u32);
}

#[test]
fn floats_and_functions() {
    let unary = |name: &str, x: f32| {
        let code = format!(
            "  %one = uitofp i32 %ntid to float
  %x = fmul float %one, {:#018x}
  %y = call float @{name}(float %x)
  %r = bitcast float %y to i32",
            f64::from(x).to_bits()
        );
        f32::from_bits(bits(&format!("declare float @{name}(float)"), &code))
    };
    assert_eq!(unary("llvm.sqrt.f32", 2.0), 2f32.sqrt());
    assert_eq!(unary("llvm.nvvm.sqrt.rn.f", 2.0), 2f32.sqrt());
    assert_eq!(unary("llvm.nvvm.rcp.rn.f", 3.0), 1.0 / 3.0);
    assert_eq!(unary("llvm.nvvm.fabs.f32", -3.0), 3.0);
    assert_eq!(unary("llvm.nvvm.saturate.f", -3.0), 0.0);
    assert_eq!(unary("llvm.nvvm.saturate.f", 0.25), 0.25);
    assert_eq!(unary("llvm.nvvm.saturate.f", 1.25), 1.0);
    assert_eq!(unary("llvm.exp.f32", 1.0), std::f64::consts::E as f32);
    assert_eq!(unary("__nv_expf", 1.0), std::f64::consts::E as f32);
    assert_eq!(unary("__nv_fast_sinf", 1.0), 1f64.sin() as f32);
    assert_eq!(unary("llvm.nvvm.ex2.approx.f", 3.0), 8.0);
    assert_eq!(unary("llvm.nvvm.lg2.approx.f", 8.0), 3.0);
    assert_eq!(unary("__nv_rsqrtf", 4.0), 0.5);
    assert_eq!(unary("__nv_erff", 0.0), 0.0);
    assert_eq!(unary("__nv_floorf", -1.5), -2.0);
    assert_eq!(unary("__nv_roundf", 2.5), 3.0);
    assert_eq!(unary("__nv_rintf", 2.5), 2.0);
    let double = "  %x = uitofp i32 %ntid to double
  %y = call double @llvm.nvvm.fma.rn.d(double %x, double 0.1, double 0.2)
  %z = frem double %y, 0.25
  %w = call double @__nv_pow(double %z, double 2.0)
  %v = call double @llvm.nvvm.fmax.d(double %w, double 0x7FF8000000000000)
  %u = fptrunc double %v to float
  %r = bitcast float %u to i32";
    let declarations = "declare double @llvm.nvvm.fma.rn.d(double, double, double)
declare double @__nv_pow(double, double)
declare double @llvm.nvvm.fmax.d(double, double)";
    let z = 1f64.mul_add(0.1, 0.2) % 0.25;
    assert_eq!(f32::from_bits(bits(declarations, double)), (z * z) as f32);
}

#[test]
fn instructions_that_flush_or_saturate() {
    let binary = |name: &str, x: f32, y: f32| {
        let code = format!(
            "  %one = uitofp i32 %ntid to float
  %x = fmul float %one, {:#018x}
  %z = call float @{name}(float %x, float {:#018x})
  %r = bitcast float %z to i32",
            f64::from(x).to_bits(),
            f64::from(y).to_bits()
        );
        f32::from_bits(bits(&format!("declare float @{name}(float, float)"), &code))
    };
    let small = f32::MIN_POSITIVE / 4.0;
    assert_eq!(binary("llvm.nvvm.add.rn.f", small, small), 2.0 * small);
    assert_eq!(binary("llvm.nvvm.add.rn.ftz.f", small, small), 0.0);
    assert_eq!(binary("llvm.nvvm.add.rn.ftz.f", 1.5, small), 1.5);
    assert_eq!(
        binary("llvm.nvvm.mul.rn.ftz.f", -f32::MIN_POSITIVE, 0.25).to_bits(),
        (-0.0f32).to_bits()
    );
    assert_eq!(binary("llvm.nvvm.add.rn.sat.f", 0.75, 0.5), 1.0);
    assert_eq!(binary("llvm.nvvm.add.rn.sat.f", 0.75, -1.5), 0.0);
    assert_eq!(binary("llvm.nvvm.fmax.ftz.nan.f", 2.0, 3.0), 3.0);
    assert!(binary("llvm.nvvm.fmax.nan.f", 2.0, f32::NAN).is_nan());
    assert_eq!(binary("llvm.nvvm.fmax.f", 2.0, f32::NAN), 2.0);
    assert_eq!(binary("__nv_fadd_rn", 2.0, 0.5), 2.5);
    assert_eq!(binary("__nv_fdividef", 1.0, 3.0), 1.0 / 3.0);
}

#[test]
fn bytes_and_conversions() {
    let three = |name: &str, a: u32, b: u32, c: u32| {
        let code = format!(
            "  %a = add i32 %gid, {}\n  %b = add i32 %gid, {}\n  %c = add i32 %gid, {}\n  %r = call i32 @{name}(i32 %a, i32 %b, i32 %c)",
            a as i32, b as i32, c as i32
        );
        bits(&format!("declare i32 @{name}(i32, i32, i32)"), &code)
    };
    assert_eq!(three("llvm.nvvm.prmt", 0x3322_1100, 0x7766_5544, 0x7520), 0x7755_2200);
    assert_eq!(
        three("llvm.nvvm.prmt", 0x0000_80ff, 0, 0xba98),
        0x0000_ffff,
        "copies of signs"
    );
    assert_eq!(three("__nv_byte_perm", 0x3322_1100, 0x7766_5544, 0x0123), 0x0011_2233);
    let sum = 5u32
        .wrapping_sub(1)
        .wrapping_add(2 * 2)
        .wrapping_sub(9)
        .wrapping_add(16);
    assert_eq!(three("llvm.nvvm.idp4a.s.s", 0x0403_02ff, 0x04fd_0201, 5), sum);
    assert_eq!(three("llvm.nvvm.idp4a.u.u", 0xff, 0xff, 1), 255 * 255 + 1);
    let convert = |call: &str, declaration: &str| {
        let code = format!("  %one = uitofp i32 %ntid to float\n  %x = fmul float %one, -2.5\n  %r = call i32 {call}");
        bits(declaration, &code) as i32
    };
    for (rounding, result) in [("rn", -2), ("rz", -2), ("rd", -3), ("ru", -2)] {
        let name = format!("@__nv_float2int_{rounding}(float");
        assert_eq!(
            convert(&format!("{name} %x)"), &format!("declare i32 {name})")),
            result,
            "{rounding}"
        );
    }
    let code = "  %one = uitofp i32 %ntid to float
  %p = alloca [2 x float]
  %q = getelementptr float, ptr %p, i32 %ntid
  call void @__nv_sincosf(float %one, ptr %p, ptr %q)
  %at = getelementptr float, ptr %p, i32 %gid
  %s = load float, ptr %at
  %c = load float, ptr %q
  %t = fdiv float %s, %c
  %r = bitcast float %t to i32";
    let tangent = f32::from_bits(bits("declare void @__nv_sincosf(float, ptr, ptr)", code));
    assert_eq!(tangent, 1f64.sin() as f32 / 1f64.cos() as f32);
}

#[test]
fn undefined_values_are_zero() {
    assert_eq!(bits("", "  %r = add i32 undef, 5"), 5);
    assert_eq!(
        bits(
            "",
            "  %v = insertelement <2 x i32> poison, i32 %gid, i32 0\n  %r = extractelement <2 x i32> %v, i32 1"
        ),
        0
    );
    assert_eq!(bits("", "  %p = alloca i32\n  %r = load i32, ptr %p"), 0);
    assert_eq!(
        bits(
            "",
            "  %big = add i32 %gid, 9\n  %r = extractelement <2 x i32> <i32 4, i32 5>, i32 %big"
        ),
        4
    );
    // Promises that are broken don't make poison.
    assert_eq!(
        bits("", "  %m = add i32 %gid, 2147483647\n  %r = add nsw i32 %m, 1"),
        0x8000_0000
    );
    assert_eq!(bits("", "  %x = add i32 %gid, 7\n  %r = udiv exact i32 %x, 2"), 3);
}

#[test]
fn what_only_says_something_goes() {
    let declarations = "declare void @llvm.assume(i1)
declare void @llvm.lifetime.start.p0(ptr)
declare void @llvm.lifetime.end.p0(ptr)
declare i32 @llvm.expect.i32(i32, i32)
declare void @llvm.nvvm.nanosleep(i32)
declare i32 @vprintf(ptr, ptr)
@text = private constant [3 x i8] c\"hi\\00\"";
    let code = "  call void @llvm.assume(i1 false)
  %p = alloca [4 x i32]
  call void @llvm.lifetime.start.p0(ptr %p)
  %q = getelementptr i32, ptr %p, i32 %gid
  store i32 9, ptr %q
  %v = load i32, ptr %q
  call void @llvm.lifetime.end.p0(ptr %p)
  call void @llvm.nvvm.nanosleep(i32 1000000)
  %n = call i32 @vprintf(ptr @text, ptr null)
  %w = call i32 @llvm.expect.i32(i32 %v, i32 0)
  %r = add i32 %w, %n";
    assert_eq!(bits(declarations, code), 9);
}
