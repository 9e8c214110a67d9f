//! What instructions mean here where LLVM leaves it open, and that checks fail the right row and nothing else.

use rbcdb_tests_compiler::outcome::Outcome;
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::ir::Datum;
use rbcdb_udf_compiler::ir::Datum::{Float64, Int32, Int64};

use crate::kit::{compile, compilers, outcomes};

/// A value, or SQLSTATE and line of an error.
#[derive(Debug, PartialEq)]
enum Is {
    Value(Datum),
    Error(&'static str, u32),
}

/// A function of two numbers of a type; `body` are its lines from the second on.
#[track_caller]
fn check(ty: &str, sql: &str, body: &str, rows: &[(&[Datum], Is)]) {
    let ir = format!("define {ty} @f({ty} %x, {ty} %y) {{\n{body}\n}}\n");
    let head = format!("f(x {sql}, y {sql}) returns {sql}");
    let arguments: Vec<Vec<Datum>> = rows.iter().map(|(row, _)| row.to_vec()).collect();
    for (outcome, (row, expected)) in outcomes(&head, &ir, None, &arguments).iter().zip(rows) {
        match (outcome, expected) {
            (Outcome::Value(a), Is::Value(b)) => assert_eq!((a.ty(), a.bits()), (b.ty(), b.bits()), "{row:?}\n{body}"),
            (Outcome::Error(failure), Is::Error(sqlstate, line)) => {
                assert_eq!(
                    (failure.sqlstate.as_str(), failure.line),
                    (*sqlstate, *line),
                    "{row:?}\n{body}"
                );
            }
            (found, _) => panic!("{found:?} instead of {expected:?} for {row:?}\n{body}"),
        }
    }
}

fn int(n: i32) -> Is {
    Is::Value(Int32(n))
}

/// A GPU's shift has a count of 32 bits: one of 64 bits must be masked before it is cut.
#[test]
fn shift_counts_on_gpus() {
    for op in ["shl", "lshr"] {
        let ir = format!("define i64 @f(i64 %x, i64 %y) {{\n  %r = {op} i64 %x, %y\n  ret i64 %r\n}}\n");
        let compiled =
            compile(&compilers()[0], "f(x bigint, y bigint) returns bigint", &ir, None).expect("it compiles");
        let code = compilers()[0]
            .gpu_code(&compiled.module, GpuTarget::default())
            .expect("it compiles");
        let masked = |line: &str| line.trim_start().starts_with("and.b32") && line.ends_with(", 63;");
        assert!(code.ptx.lines().any(masked), "{op}: {}", code.ptx);
    }
}

#[test]
fn divisions() {
    for op in ["sdiv", "srem"] {
        let body = format!("  %r = {op} exact i32 %x, %y\n  ret i32 %r").replace("srem exact", "srem");
        let (quotient, rest) = if op == "sdiv" { (-3, 0) } else { (-1, 0) };
        check(
            "i32",
            "int",
            &body,
            &[
                (&[Int32(-7), Int32(2)], int(quotient)),
                (&[Int32(0), Int32(5)], int(rest)),
                (&[Int32(1), Int32(0)], Is::Error("22012", 2)),
                (&[Int32(i32::MIN), Int32(-1)], Is::Error("22003", 2)),
                (
                    &[Int32(i32::MIN), Int32(1)],
                    int(if op == "sdiv" { i32::MIN } else { 0 }),
                ),
            ],
        );
    }
    check(
        "i32",
        "int",
        "  %r = udiv i32 %x, %y\n  ret i32 %r",
        &[
            (&[Int32(-1), Int32(2)], int(i32::MAX)),
            (&[Int32(1), Int32(0)], Is::Error("22012", 2)),
        ],
    );
    // The result isn't used, but the division is: it fails all the same.
    check(
        "i32",
        "int",
        "  %r = sdiv i32 %x, %y\n  ret i32 7",
        &[(&[Int32(1), Int32(0)], Is::Error("22012", 2))],
    );
    let vector = "  %a = insertelement <2 x i32> <i32 9, i32 9>, i32 %x, i32 0\n  \
        %b = insertelement <2 x i32> <i32 3, i32 3>, i32 %y, i32 0\n  %q = sdiv <2 x i32> %a, %b\n  \
        %r = call i32 @llvm.vector.reduce.add.v2i32(<2 x i32> %q)\n  ret i32 %r";
    check(
        "i32",
        "int",
        vector,
        &[
            (&[Int32(8), Int32(2)], int(7)),
            (&[Int32(8), Int32(0)], Is::Error("22012", 4)),
            (&[Int32(i32::MIN), Int32(-1)], Is::Error("22003", 4)),
        ],
    );
}

#[test]
fn wrapping_and_shifts() {
    check(
        "i32",
        "int",
        "  %r = add nuw nsw i32 %x, %y\n  ret i32 %r",
        &[(&[Int32(i32::MAX), Int32(1)], int(i32::MIN))],
    );
    check(
        "i32",
        "int",
        "  %r = mul nsw i32 %x, %y\n  ret i32 %r",
        &[(&[Int32(i32::MIN), Int32(-1)], int(i32::MIN))],
    );
    check(
        "i32",
        "int",
        "  %r = or disjoint i32 %x, %y\n  ret i32 %r",
        &[(&[Int32(6), Int32(3)], int(7))],
    );
    for (op, at_31, at_32) in [("shl nuw", i32::MIN, 0), ("lshr exact", 1, 0), ("ashr exact", -1, -1)] {
        let body = format!("  %r = {op} i32 %x, %y\n  ret i32 %r");
        check(
            "i32",
            "int",
            &body,
            &[
                (&[Int32(-1), Int32(31)], int(at_31)),
                (&[Int32(-1), Int32(32)], int(at_32)),
                (&[Int32(-1), Int32(-1)], int(at_32)),
                (&[Int32(-1), Int32(0)], int(-1)),
            ],
        );
    }
    check(
        "i32",
        "int",
        "  %r = shl i32 %x, 40\n  ret i32 %r",
        &[(&[Int32(1), Int32(0)], int(0))],
    );
    let narrow = "  %a = trunc nuw i32 %x to i24\n  %b = shl i24 %a, 4\n  %r = sext i24 %b to i32\n  ret i32 %r";
    check("i32", "int", narrow, &[(&[Int32(0x80_0001), Int32(0)], int(16))]);
    let wide = "  %a = sext i64 %x to i128\n  %b = sext i64 %y to i128\n  %p = mul i128 %a, %b\n  %h = lshr i128 %p, 64\n  \
        %r = trunc i128 %h to i64\n  ret i64 %r";
    check(
        "i64",
        "bigint",
        wide,
        &[(&[Int64(i64::MIN), Int64(4)], Is::Value(Int64(-2)))],
    );
}

#[test]
fn undefined_values_are_zero() {
    for body in [
        "  %r = add i32 undef, 0\n  ret i32 %r",
        "  %r = freeze i32 poison\n  ret i32 %r",
        "  %p = alloca i32\n  %r = load i32, ptr %p, !range !0\n  ret i32 %r",
        "  %p = alloca [4 x i32]\n  %q = getelementptr inbounds i32, ptr %p, i64 3\n  %r = load i32, ptr %q\n  ret i32 %r",
        "  %a = insertvalue { i32, i32 } poison, i32 1, 0\n  %r = extractvalue { i32, i32 } %a, 1\n  ret i32 %r",
        "  %v = shufflevector <2 x i32> poison, <2 x i32> zeroinitializer, <2 x i32> poison\n  \
         %r = extractelement <2 x i32> %v, i32 1\n  ret i32 %r",
    ] {
        check("i32", "int", body, &[(&[Int32(5), Int32(6)], int(0))]);
    }
}

#[test]
fn conversions_fail_where_they_are_used() {
    let used =
        "  %d = sitofp i64 %x to double\n  %e = fmul double %d, 1.0e+10\n  %n = fptosi double %e to i64\n  ret i64 %n";
    check(
        "i64",
        "bigint",
        used,
        &[
            (&[Int64(3), Int64(0)], Is::Value(Int64(30_000_000_000))),
            (&[Int64(i64::MAX), Int64(0)], Is::Error("22003", 4)),
        ],
    );
    let unused = "  %d = sitofp i64 %x to double\n  %e = fmul double %d, 1.0e+10\n  %n = fptosi double %e to i64\n  \
        %c = icmp slt i64 %x, 100\n  %m = add nsw i64 %n, 1\n  %r = select i1 %c, i64 %m, i64 -1\n  ret i64 %r";
    check(
        "i64",
        "bigint",
        unused,
        &[
            (&[Int64(3), Int64(0)], Is::Value(Int64(30_000_000_001))),
            (&[Int64(i64::MAX), Int64(0)], Is::Value(Int64(-1))),
        ],
    );
    // Through a loop and a branch on the result.
    let branch = "  br label %l\nl:\n  %i = phi i64 [ 0, %0 ], [ %j, %l ]\n  %s = phi i64 [ %x, %0 ], [ %n, %l ]\n  \
        %d = sitofp i64 %s to double\n  %e = fmul double %d, 1.0e+03\n  %n = fptosi double %e to i64\n  \
        %j = add i64 %i, 1\n  %c = icmp slt i64 %j, %y\n  br i1 %c, label %l, label %o\no:\n  ret i64 %n";
    check(
        "i64",
        "bigint",
        branch,
        &[
            (&[Int64(2), Int64(3)], Is::Value(Int64(2_000_000_000))),
            (&[Int64(2), Int64(9)], Is::Error("22003", 8)),
        ],
    );
    let vector = "  %a = insertelement <2 x double> <double 1.0, double 2.0>, double %x, i32 0\n  \
        %n = fptosi <2 x double> %a to <2 x i32>\n  %c = fcmp olt <2 x double> %a, <double 1.0e+09, double 1.0e+09>\n  \
        %s = select <2 x i1> %c, <2 x i32> %n, <2 x i32> <i32 -5, i32 -5>\n  %e = extractelement <2 x i32> %s, i32 0\n  \
        %r = sitofp i32 %e to double\n  ret double %r";
    check(
        "double",
        "double",
        vector,
        &[
            (&[Float64(7.9), Float64(0.0)], Is::Value(Float64(7.0))),
            (&[Float64(1e300), Float64(0.0)], Is::Value(Float64(-5.0))),
            (&[Float64(-1e300), Float64(0.0)], Is::Error("22003", 3)),
        ],
    );
    let unsigned = "  %n = fptoui double %x to i8\n  %r = uitofp i8 %n to double\n  ret double %r";
    check(
        "double",
        "double",
        unsigned,
        &[
            (&[Float64(255.9), Float64(0.0)], Is::Value(Float64(255.0))),
            (&[Float64(-0.9), Float64(0.0)], Is::Value(Float64(0.0))),
            (&[Float64(256.0), Float64(0.0)], Is::Error("22003", 2)),
            (&[Float64(-1.0), Float64(0.0)], Is::Error("22003", 2)),
            (&[Float64(f64::NAN), Float64(0.0)], Is::Error("22003", 2)),
        ],
    );
}

#[test]
fn floats() {
    let nan = || Is::Value(Float64(f64::from_bits(0x7ff8_0000_0000_0000)));
    let double = |x: f64| Is::Value(Float64(x));
    check(
        "double",
        "double",
        "  %r = fdiv fast double %x, %y\n  ret double %r",
        &[
            (&[Float64(1.0), Float64(0.0)], double(f64::INFINITY)),
            (&[Float64(0.0), Float64(0.0)], nan()),
            (&[Float64(f64::from_bits(0xfff8_0000_0000_1234)), Float64(1.0)], nan()),
        ],
    );
    check(
        "double",
        "double",
        "  %r = frem double %x, %y\n  ret double %r",
        &[
            (&[Float64(-7.5), Float64(2.0)], double(-1.5)),
            (&[Float64(1e300), Float64(3e-300)], double(libm_fmod(1e300, 3e-300))),
        ],
    );
    // Split, never fused: 1 + 2^-52 squared loses its last bit before the subtraction.
    let epsilon = 1.0 + f64::EPSILON;
    let muladd = "  %r = call double @llvm.fmuladd.f64(double %x, double %x, double %y)\n  ret double %r";
    check(
        "double",
        "double",
        muladd,
        &[(&[Float64(epsilon), Float64(-1.0)], double(epsilon * epsilon - 1.0))],
    );
    let fma = "  %r = call contract double @llvm.fma.f64(double %x, double %x, double %y)\n  ret double %r";
    check(
        "double",
        "double",
        fma,
        &[(
            &[Float64(epsilon), Float64(-1.0)],
            double(epsilon.mul_add(epsilon, -1.0)),
        )],
    );
    for (name, rows) in [
        (
            "llvm.minnum.f64",
            [(0.0, -0.0, -0.0), (f64::NAN, 1.0, 1.0), (2.0, 1.0, 1.0)],
        ),
        ("fmax", [(0.0, -0.0, 0.0), (1.0, f64::NAN, 1.0), (2.0, 1.0, 2.0)]),
        (
            "llvm.copysign.f64",
            [
                (1.0, -0.0, -1.0),
                (1.0, f64::from_bits(0xfff8_0000_0000_0000), 1.0),
                (-2.0, 3.0, 2.0),
            ],
        ),
    ] {
        let body = format!("  %r = call double @{name}(double %x, double %y)\n  ret double %r");
        for (x, y, expected) in rows {
            check(
                "double",
                "double",
                &body,
                &[(&[Float64(x), Float64(y)], double(expected))],
            );
        }
    }
}

fn libm_fmod(x: f64, y: f64) -> f64 {
    x % y
}

#[test]
fn the_bits_of_a_nan_are_the_canonical_ones() {
    let canonical = Is::Value(Int64(0x7ff8_0000_0000_0000));
    let odd = i64::MIN | 0x7ff8_0000_0000_4321;
    let cast =
        "  %d = bitcast i64 %x to double\n  %e = fadd double %d, 1.0\n  %r = bitcast double %e to i64\n  ret i64 %r";
    check("i64", "bigint", cast, &[(&[Int64(odd), Int64(0)], canonical)]);
    let memory = "  %p = alloca double\n  %d = bitcast i64 %x to double\n  %e = fneg double %d\n  store double %e, ptr %p\n  \
        %r = load i64, ptr %p\n  ret i64 %r";
    check(
        "i64",
        "bigint",
        memory,
        &[
            (&[Int64(odd), Int64(0)], Is::Value(Int64(0x7ff8_0000_0000_0000))),
            (
                &[Int64(1.5f64.to_bits() as i64), Int64(0)],
                Is::Value(Int64((-1.5f64).to_bits() as i64)),
            ),
        ],
    );
}

#[test]
fn memory_is_checked() {
    let array = "  %a = alloca [4 x i32], align 64\n  store i32 11, ptr %a\n  %e = getelementptr i32, ptr %a, i64 3\n  \
        store i32 44, ptr %e\n  %i = sext i32 %x to i64\n  %p = getelementptr inbounds [4 x i32], ptr %a, i64 0, i64 %i\n  \
        %r = load i32, ptr %p, align 4\n  ret i32 %r";
    check(
        "i32",
        "int",
        array,
        &[
            (&[Int32(0), Int32(0)], int(11)),
            (&[Int32(3), Int32(0)], int(44)),
            (&[Int32(4), Int32(0)], Is::Error("2202E", 8)),
            (&[Int32(-1), Int32(0)], Is::Error("2202E", 8)),
            (&[Int32(i32::MIN), Int32(0)], Is::Error("2202E", 8)),
            (&[Int32(0x4000_0000), Int32(0)], Is::Error("2202E", 8)),
        ],
    );
    // An access that begins inside and ends outside; one at a place that wraps around; null.
    let edge = "  %a = alloca [4 x i8]\n  %p = getelementptr i8, ptr %a, i32 %x\n  %r = load i32, ptr %p\n  ret i32 %r";
    check(
        "i32",
        "int",
        edge,
        &[
            (&[Int32(0), Int32(0)], int(0)),
            (&[Int32(1), Int32(0)], Is::Error("2202E", 4)),
        ],
    );
    let wrap = "  %a = alloca i64\n  %p = getelementptr i64, ptr %a, i64 %x\n  %r = load i64, ptr %p\n  ret i64 %r";
    check(
        "i64",
        "bigint",
        wrap,
        &[
            (&[Int64(0), Int64(0)], Is::Value(Int64(0))),
            (&[Int64(1 << 61), Int64(0)], Is::Value(Int64(0))),
            (&[Int64(1), Int64(0)], Is::Error("2202E", 4)),
        ],
    );
    check(
        "i32",
        "int",
        "  %r = load i32, ptr null\n  ret i32 %r",
        &[(&[Int32(0), Int32(0)], Is::Error("2202E", 2))],
    );
    // Which object it is, is known at run time only.
    let either = "  %a = alloca i32\n  %b = alloca [2 x i32]\n  store i32 5, ptr %a\n  %c = icmp eq i32 %x, 0\n  \
        %p = select i1 %c, ptr %a, ptr %b\n  %q = getelementptr i32, ptr %p, i32 %y\n  %r = load i32, ptr %q\n  ret i32 %r";
    check(
        "i32",
        "int",
        either,
        &[
            (&[Int32(0), Int32(0)], int(5)),
            (&[Int32(1), Int32(1)], int(0)),
            (&[Int32(0), Int32(1)], Is::Error("2202E", 8)),
            (&[Int32(1), Int32(2)], Is::Error("2202E", 8)),
        ],
    );
    let copy = "  %a = alloca [8 x i8]\n  %b = alloca [8 x i8]\n  store i32 77, ptr %a\n  %n = zext i32 %x to i64\n  \
        call void @llvm.memcpy.p0.p0.i64(ptr align 1 %b, ptr align 1 %a, i64 %n, i1 false)\n  %r = load i32, ptr %b\n  ret i32 %r";
    check(
        "i32",
        "int",
        copy,
        &[
            (&[Int32(8), Int32(0)], int(77)),
            (&[Int32(0), Int32(0)], int(0)),
            (&[Int32(9), Int32(0)], Is::Error("2202E", 6)),
            (&[Int32(-1), Int32(0)], Is::Error("2202E", 6)),
        ],
    );
    let element = "  %v = insertelement <4 x i32> zeroinitializer, i32 9, i32 %x\n  %r = extractelement <4 x i32> %v, i32 %y\n  ret i32 %r";
    check(
        "i32",
        "int",
        element,
        &[
            (&[Int32(3), Int32(3)], int(9)),
            (&[Int32(4), Int32(0)], Is::Error("2202E", 2)),
            (&[Int32(0), Int32(-1)], Is::Error("2202E", 3)),
        ],
    );
}

#[test]
fn ends_of_rows() {
    let end = "  %c = icmp eq i32 %x, 0\n  br i1 %c, label %bad, label %good\nbad:\n  unreachable\ngood:\n  ret i32 %y";
    check(
        "i32",
        "int",
        end,
        &[
            (&[Int32(1), Int32(7)], int(7)),
            (&[Int32(0), Int32(7)], Is::Error("P0001", 5)),
        ],
    );
    let abort = end.replace("  unreachable", "  call void @abort() noreturn nounwind\n  unreachable");
    check("i32", "int", &abort, &[(&[Int32(0), Int32(7)], Is::Error("P0001", 5))]);
    let trap = end.replace("  unreachable", "  call void @llvm.trap()\n  unreachable");
    check("i32", "int", &trap, &[(&[Int32(0), Int32(7)], Is::Error("P0001", 5))]);
}

#[test]
fn an_assertion_of_c_says_what_it_says() {
    let ir = "@text = private constant [6 x i8] c\"x > 0\\00\"\ndeclare void @__assert_fail(ptr, ptr, i32, ptr)\n\
        define i32 @f(i32 %x) {\n  %c = icmp sgt i32 %x, 0\n  br i1 %c, label %ok, label %no\nok:\n  ret i32 %x\nno:\n  \
        call void @__assert_fail(ptr @text, ptr @text, i32 3, ptr @text)\n  unreachable\n}\n";
    match &outcomes("f(x int) returns int", ir, None, &[vec![Int32(0)]])[0] {
        Outcome::Error(failure) => {
            assert_eq!(
                (failure.sqlstate.as_str(), failure.message.as_str()),
                ("P0001", "assertion failed: x > 0")
            );
        }
        other => panic!("{other:?}"),
    }
}
