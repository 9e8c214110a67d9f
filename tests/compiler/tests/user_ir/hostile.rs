//! IR made to hurt: it ends in an answer, soon, on a thread of two megabytes of stack, and neither the compiler nor what it
//! makes can be brought to crash, hang or take the machine's memory.

use std::time::{Duration, Instant};

use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function};
use rbcdb_tests_compiler::columns::to_array;
use rbcdb_tests_compiler::program::run;
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_compiler::ir::{Datum, RowValue};
use rbcdb_udf_compiler::pipeline::CompileError;

use crate::kit::{compile, compilers, load};

/// No answer may take longer, on a busy machine.
const ANSWER_MAX: Duration = Duration::from_secs(20);
const HEAD: &str = "f(x int) returns int";

/// The code of the finding; `None` where it compiles, and then it also runs.
fn answer(ir: &str) -> Option<&'static str> {
    let started = Instant::now();
    let mut code = None;
    for compiler in compilers() {
        match compile(compiler, HEAD, ir, None) {
            Ok(compiled) => {
                let function = Function::load(&compiled.artifact).expect("the host runs its own code");
                run(&function, &[vec![RowValue::Scalar(Some(Datum::Int32(3)))]]).expect("the runtime answers");
            }
            Err(CompileError::Diagnostics(found)) => code = Some(found.list[0].code),
            Err(other) => panic!("{other}\n{}", &ir[..ir.len().min(2000)]),
        }
    }
    assert!(started.elapsed() < ANSWER_MAX, "{:?}", started.elapsed());
    code
}

fn body(lines: &str) -> String {
    format!("define i32 @f(i32 %x) {{\n{lines}\n  ret i32 %x\n}}\n")
}

#[test]
fn what_ends_llvm_s_reader() {
    let nested = |open: &str, close: &str, n: usize| format!("{}i8{}", open.repeat(n), close.repeat(n));
    for (ir, code) in [
        (body("  %a = alloca i8388607\n  store i8388607 1, ptr %a"), "RBC0406"),
        (body("  %a = add i8388607 1, 1"), "RBC0404"),
        (body("  %a = add i99999999999999999999 1, 1"), "RBC0400"),
        (body("  %a = add i0 1, 1"), "RBC0400"),
        (
            body(&format!("  %a = alloca {}", nested("[1 x ", "]", 10_000))),
            "RBC0408",
        ),
        (
            body(&format!("  %a = alloca {}", nested("{ ", " }", 10_000))),
            "RBC0408",
        ),
        (
            body(&format!("  %a = alloca <{}>", nested("{ ", " }", 10_000))),
            "RBC0408",
        ),
        (body(&format!("  %a = alloca {}", "<2 x ".repeat(10_000))), "RBC0408"),
        (
            body("  %a = add <1000000000 x i64> zeroinitializer, zeroinitializer"),
            "RBC0404",
        ),
        (body("  %a = add <0 x i64> zeroinitializer, zeroinitializer"), "RBC0400"),
        (
            body("  %a = alloca [18446744073709551615 x i64]\n  store i8 1, ptr %a"),
            "RBC0406",
        ),
        (body("  %a = alloca [99999999999999999999 x i64]"), "RBC0400"),
        (
            body("  %a = alloca [1000000000 x i64]\n  store i8 1, ptr %a"),
            "RBC0408",
        ),
        (body("  %a = load [100000 x i64], ptr null"), "RBC0404"),
        (body("  %a = insertvalue [1000000000 x i8] undef, i8 1, 0"), "RBC0404"),
        (
            body("  %a = alloca i32, i64 18446744073709551615\n  store i8 1, ptr %a"),
            "RBC0406",
        ),
        (body("  %r = add i32 %x, splat (i32 1)"), "RBC0400"),
        (body("  %r = alloca target(\"spirv.Image\")"), "RBC0406"),
        (body("  %r = freeze token none"), "RBC0404"),
        (body("  %r = freeze metadata !{}"), "RBC0400"),
        (
            body("  %r = getelementptr { i8, [4 x i32] }, ptr null, i32 0, i32 %x"),
            "RBC0401",
        ),
        (body("  %r = getelementptr void, ptr null, i32 1"), "RBC0401"),
        (body("  %r = blockaddress(@f, %l)"), "RBC0404"),
        ("define void @f(i32 %x) {\n  ret void\n}\n".to_owned(), "RBC0403"),
    ] {
        assert_eq!(answer(&ir), Some(code), "{}", &ir[..ir.len().min(300)]);
    }
    let deep_constant = format!(
        "@t = constant {} zeroinitializer\n{}",
        nested("{ ", " }", 5000),
        body("  %r = load i32, ptr @t\n  %q = sdiv i32 1, %r")
    );
    assert_eq!(answer(&deep_constant), Some("RBC0408"));
    let deep_use = body(&format!(
        "  %r = load i8, ptr {}null{}",
        "bitcast (ptr ".repeat(5000),
        " to ptr)".repeat(5000)
    ));
    assert_eq!(answer(&deep_use), Some("RBC0408"));
    // Types that double with each name: 2^40 fields.
    let doubling: String = (1..40)
        .map(|n| format!("%t{n} = type {{ %t{}, %t{} }}\n", n - 1, n - 1))
        .collect();
    let ir = format!(
        "%t0 = type {{ i8, i8 }}\n{doubling}{}",
        body("  %a = alloca %t39\n  store i8 1, ptr %a")
    );
    assert_eq!(answer(&ir), Some("RBC0408"));
}

#[test]
fn large_texts() {
    let sum = |n: usize| {
        let lines: String = (1..=n)
            .map(|k| format!("  %v{k} = add i32 %v{}, {k}\n", k - 1))
            .collect();
        format!("define i32 @f(i32 %v0) {{\n{lines}  ret i32 %v{n}\n}}\n")
    };
    assert_eq!(answer(&sum(15_000)), None);
    assert_eq!(answer(&sum(25_000)), Some("RBC0408"));
    assert_eq!(answer(&sum(60_000)), Some("RBC0408"));
    assert_eq!(answer(&" ".repeat((1 << 20) + 1)), Some("RBC0408"));
    let blocks: String = (0..4000)
        .map(|n| {
            format!(
                "b{n}:\n  %c{n} = icmp eq i32 %x, {n}\n  br i1 %c{n}, label %b{}, label %b{}\n",
                n + 1,
                4000
            )
        })
        .collect();
    let ir = format!("define i32 @f(i32 %x) {{\n{blocks}b4000:\n  ret i32 %x\n}}\n");
    assert_eq!(answer(&ir), None);
    let functions: String = (1..300)
        .map(|n| {
            format!(
                "define internal i32 @f{n}(i32 %x) {{\n  %r = call i32 @f{}(i32 %x)\n  ret i32 %r\n}}\n",
                n - 1
            )
        })
        .collect();
    let ir = format!(
        "define internal i32 @f0(i32 %x) {{\n  ret i32 %x\n}}\n{functions}{}",
        body("  %r = call i32 @f299(i32 1)")
    );
    assert_eq!(answer(&ir), Some("RBC0408"));
    let wide: String = (0..4000)
        .map(|n| format!("  %w{n} = fadd <32 x double> zeroinitializer, zeroinitializer\n"))
        .collect();
    assert_eq!(answer(&body(&wide)), None, "what nobody uses is not there");
    let table = format!(
        "@t = constant [200000 x double] zeroinitializer\n{}",
        body(
            "  %p = getelementptr double, ptr @t, i32 %x\n  %d = load double, ptr %p\n  %c = fptosi double %d to i32\n  %e = sdiv i32 1, %c"
        )
    );
    assert_eq!(answer(&table), Some("RBC0408"));
}

#[test]
fn much_stack_is_refused() {
    let vectors: String = (0..1000)
        .map(|n| format!("  %w{n} = insertelement <32 x double> zeroinitializer, double %d, i32 %x\n  %u{n} = extractelement <32 x double> %w{n}, i32 1\n  %k{n} = fadd double %u{n}, 1.0\n  %q{n} = fptosi double %k{n} to i32\n  %s{n} = sdiv i32 %q{n}, %x\n"))
        .collect();
    let ir = body(&format!("  %d = sitofp i32 %x to double\n{vectors}"));
    assert_eq!(answer(&ir), Some("RBC0408"));
    // Each call has its own variables: 40 times 2 KiB at once, if all were inlined.
    let callee = "define internal i32 @g(i32 %x) {\n  %a = alloca [2048 x i8]\n  %p = getelementptr i8, ptr %a, i32 %x\n  store i8 1, ptr %p\n  ret i32 %x\n}\n";
    let calls: String = (0..40).map(|n| format!("  %r{n} = call i32 @g(i32 {n})\n")).collect();
    assert_eq!(answer(&format!("{callee}{}", body(&calls))), Some("RBC0408"));
}

/// Calls a function that never ends, and cancels it after a moment.
#[track_caller]
fn assert_cancelled_soon(function: &Function, ir: &str) {
    let cancel = CancelFlag::new();
    let flag = cancel.clone();
    let canceller = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        flag.cancel();
        Instant::now()
    });
    let array = to_array(ScalarType::Int32, &[Some(Datum::Int32(3)), Some(Datum::Int32(4))]);
    let result = function.call(&[Argument::Array(array)], 2, &cancel);
    let cancelled = canceller.join().expect("the thread sleeps and cancels");
    assert!(matches!(result, Err(CallError::Cancelled)), "{ir}");
    assert!(
        cancelled.elapsed() < Duration::from_secs(5),
        "{:?}\n{ir}",
        cancelled.elapsed()
    );
}

#[test]
fn loops_without_end_are_cancelled_soon() {
    let call = |a: &str, b: &str| {
        format!(
            "define internal i32 @g(i32 %x) {{\n  br label %l\nl:\n  {a}\n  br label %l\n}}\n{}",
            body(b)
        )
    };
    for ir in [
        "define i32 @f(i32 %x) {\n  br label %l\nl:\n  br label %l\n}\n".to_owned(),
        "define i32 @f(i32 %x) {\n  br label %a\na:\n  br label %b\nb:\n  %c = icmp eq i32 %x, %x\n  br i1 %c, label %a, label %d\nd:\n  ret i32 0\n}\n".to_owned(),
        // Two ways into the cycle.
        "define i32 @f(i32 %x) {\n  %c = icmp eq i32 %x, 3\n  br i1 %c, label %a, label %b\na:\n  br label %b\nb:\n  br label %a\n}\n".to_owned(),
        call("%r = add i32 1, 1", "  %r = call i32 @g(i32 %x)"),
        "define i32 @f(i32 %x) {\n  br label %l\nl:\n  switch i32 %x, label %l [ i32 9, label %o ]\no:\n  ret i32 1\n}\n".to_owned(),
    ] {
        for compiler in compilers() {
            let function = load(compile(compiler, HEAD, &ir, None), &ir);
            assert_cancelled_soon(&function, &ir);
        }
    }
}

#[test]
fn runs_made_long_by_calls_alone_are_cancelled() {
    let mut ir = "define internal i32 @g0(i32 %x) {\n  %r = mul i32 %x, %x\n  ret i32 %r\n}\n".to_owned();
    for n in 1..60 {
        let m = n - 1;
        ir += &format!(
            "define internal i32 @g{n}(i32 %x) {{\n  %a = call i32 @g{m}(i32 %x)\n  %b = call i32 @g{m}(i32 %a)\n  ret i32 %b\n}}\n"
        );
    }
    ir += &body("  %r = call i32 @g59(i32 %x)");
    for compiler in compilers() {
        let started = Instant::now();
        let function = load(compile(compiler, HEAD, &ir, None), &ir);
        assert!(started.elapsed() < ANSWER_MAX);
        assert_cancelled_soon(&function, &ir);
    }
}
