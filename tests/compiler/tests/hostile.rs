//! Bad input at the compiler and the runtime: each gets an answer, soon, on a thread of two megabytes of stack (the test
//! harness' and a server's), and none of them ends the process.

use std::time::{Duration, Instant};

use rbcdb_runtime_cpu::{CallError, CancelFlag, Function};
use rbcdb_tests_compiler::program::{Catalog, Declared, run};
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::{Language, Options, Parameter, ScalarType, Signature};
use rbcdb_udf_compiler::codegen::OptLevel;
use rbcdb_udf_compiler::ir::{Datum, RowValue};
use rbcdb_udf_compiler::pipeline::{CompileError, Compiled, Compiler};

/// No answer may take longer, in code that is hardly optimised and on a busy machine.
const ANSWER_MAX: Duration = Duration::from_secs(20);

fn compiler() -> Compiler {
    Compiler::with_level(OptLevel::Quick).expect("LLVM has the host's target")
}

/// `name(x BIGINT) RETURNS BIGINT` with that body.
fn declared(name: &str, body: impl Into<String>) -> Declared {
    let parameters = vec![Parameter {
        name: "x".to_owned(),
        ty: ScalarType::Int64.into(),
    }];
    let (name, result) = (name.to_owned(), ScalarType::Int64);
    let signature = Signature {
        name,
        parameters,
        result,
        called_on_null_input: false,
        kernel: None,
    };
    Declared {
        signature,
        options: Options::default(),
        body: body.into(),
        language: Language::Rbc,
    }
}

fn compile(body: impl Into<String>) -> Result<Compiled, CompileError> {
    let started = Instant::now();
    let result = Catalog::default().compile(&compiler(), &declared("f", body));
    assert!(
        started.elapsed() < ANSWER_MAX,
        "the answer took {:?}",
        started.elapsed()
    );
    result
}

/// The code of the first finding.
#[track_caller]
fn refused(body: impl Into<String>) -> &'static str {
    match compile(body) {
        Err(CompileError::Diagnostics(findings)) => {
            let first = &findings.list[0];
            assert_ne!(first.sqlstate, "XX000", "{}", first.message);
            first.code
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it compiles"),
    }
}

/// Compiles it and evaluates it for 3.
#[track_caller]
fn value_for_3(body: impl Into<String>) -> i64 {
    let compiled = compile(body).unwrap_or_else(|error| panic!("{error}"));
    let function = Function::load(&compiled.artifact).expect("the host runs its own code");
    let outcomes = run(&function, &[vec![RowValue::Scalar(Some(Datum::Int64(3)))]]).expect("the runtime answers");
    match outcomes[0] {
        rbcdb_tests_compiler::outcome::Outcome::Value(Datum::Int64(x)) => x,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn bodies_that_do_not_parse() {
    for body in [
        "return (",
        "return x +",
        "if x:\nreturn",
        "\u{feff}{{{{",
        "return 1 2",
        "def f(:\n pass",
        "\t\treturn x\n  y",
    ] {
        assert_eq!(refused(body), "RBC0001", "{body:?}");
    }
    assert_eq!(refused("return x\0"), "RBC0002");
    assert_eq!(refused(""), "RBC0005");
}

#[test]
fn a_body_of_one_megabyte() {
    assert_eq!(refused("x = x + 1\n".repeat(110_000) + "return x"), "RBC0003");
    assert_eq!(refused(format!("return x # {}", "long ".repeat(220_000))), "RBC0003");
}

#[test]
fn the_longest_body_that_is_taken() {
    let body = "# a comment as long as a body may be\n".repeat(6_900) + "return x";
    assert_eq!(value_for_3(body), 3);
    // As many statements as fit: compiled, or refused as too large, but answered.
    let statements = "x = x + 1\n".repeat(20_000) + "return x";
    if let Err(error) = compile(statements) {
        assert!(matches!(error, CompileError::Diagnostics(_)), "{error}");
    }
}

#[test]
fn ten_thousand_nested_parentheses() {
    let nested = |open: &str, inside: &str, close: &str| {
        format!("return {}{inside}{}", open.repeat(10_000), close.repeat(10_000))
    };
    assert_eq!(refused(nested("(", "x", ")")), "RBC0004");
    assert_eq!(refused(nested("[", "x", "]")), "RBC0004");
    assert_eq!(refused(nested("abs(", "x", ")")), "RBC0004");
    assert_eq!(refused(nested("(", "", "")), "RBC0004");
    // Brackets that close what was never opened are a syntax error.
    assert_eq!(refused(nested("", "x", ")")), "RBC0001");
}

#[test]
fn other_things_that_nest() {
    let deep = |part: &str, count: usize, last: &str| format!("return {}{last}", part.repeat(count));
    let bodies = [
        deep("not ", 20_000, "x"),
        deep("-", 20_000, "x"),
        deep("~", 20_000, "x"),
        deep("x if x else ", 10_000, "x"),
        deep("x ** ", 10_000, "x"),
        deep("x < ", 10_000, "x"),
        deep("lambda: ", 10_000, "x"),
        format!("return x{}", ".real".repeat(10_000)),
        format!("return x{}", "()".repeat(10_000)),
        (0..500)
            .map(|i| format!("{}if x:\n", " ".repeat(i)))
            .collect::<String>()
            + &" ".repeat(500)
            + "return x",
        (0..300)
            .map(|i| format!("{}for i{i} in range(x):\n", " ".repeat(i)))
            .collect::<String>()
            + &" ".repeat(300)
            + "x += 1\nreturn x",
        (0..200)
            .map(|i| format!("{}def g{i}():\n", " ".repeat(i)))
            .collect::<String>()
            + &" ".repeat(200)
            + "return 1\nreturn x",
        format!(
            "if x == 0:\n    return 0\n{}return 1",
            (1..3_000)
                .map(|i| format!("elif x == {i}:\n    return {i}\n"))
                .collect::<String>()
        ),
    ];
    for body in bodies {
        let start: String = body.chars().take(60).collect();
        match compile(body) {
            Ok(_) => {}
            Err(CompileError::Diagnostics(findings)) => assert!(!findings.list.is_empty(), "{start}"),
            Err(other) => panic!("{start}: {other}"),
        }
    }
}

#[test]
fn long_chains_that_are_no_nesting() {
    assert_eq!(value_for_3(format!("return x{}", " + 1".repeat(3_000))), 3_003);
    assert_eq!(
        value_for_3(format!("return 1 if x == 0{} else 2", " or x == 1".repeat(1_000))),
        2
    );
    assert_eq!(
        value_for_3(format!(
            "if x == 0:\n    return 0\n{}return -1",
            (1..200)
                .map(|i| format!("elif x == {i}:\n    return {i}\n"))
                .collect::<String>()
        )),
        3
    );
}

#[test]
fn five_thousand_locals() {
    let mut body = String::from("v0 = x\n");
    for i in 1..5_000 {
        body += &format!("v{i} = v{} + 1\n", i - 1);
    }
    body += "return v4999";
    assert_eq!(value_for_3(body), 3 + 4_999);
    // Alive all at once, across a loop.
    let names: Vec<String> = (0..5_000).map(|i| format!("v{i}")).collect();
    let mut body: String = names.iter().map(|name| format!("{name} = x\n")).collect();
    body += "for i in range(x):\n";
    body += &names
        .iter()
        .map(|name| format!("    {name} += i\n"))
        .collect::<String>();
    body += "return v0 + v4999";
    match compile(body) {
        Ok(_) => {}
        Err(CompileError::Diagnostics(findings)) => assert_ne!(findings.list[0].sqlstate, "XX000"),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn tuples_that_grow_without_measure() {
    let doubling = |first: &str| format!("t = {first}\n{}return x", "t = (t, t)\n".repeat(60));
    assert_eq!(refused(doubling("(x, x)")), "RBC0007");
    assert_eq!(refused(doubling("()")), "RBC0007");
    let tuple = |count: usize| format!("({})", "x, ".repeat(count));
    let in_loop = |items: &str| format!("t = {}\nfor i in {items}:\n    x = x + 0\nreturn x", tuple(900));
    assert_eq!(refused(in_loop(&tuple(40_000))), "RBC0007");
    assert_eq!(refused(in_loop(&format!("zip({})", "t, ".repeat(40_000)))), "RBC0007");
    assert_eq!(
        refused(in_loop(&format!("{}t{}", "enumerate(".repeat(90), ")".repeat(90)))),
        "RBC0007"
    );
    assert_eq!(value_for_3(in_loop("t")), 3);
}

#[test]
fn literals_without_measure() {
    let digits = "9".repeat(100_000);
    assert_eq!(refused(format!("return {digits}")), "RBC0306");
    assert_eq!(value_for_3(format!("return 1 if 0.{digits} < 1.5 else 2")), 1);
    assert_eq!(
        refused("y = \"".to_owned() + &"text".repeat(10_000) + "\"\nreturn x"),
        "RBC0102"
    );
    let name = "n".repeat(100_000);
    assert_eq!(value_for_3(format!("{name} = x\nreturn {name}")), 3);
}

#[test]
fn calls_that_fan_out_stay_small() {
    let compiler = compiler();
    let mut catalog = Catalog::default();
    catalog
        .compile(&compiler, &declared("g0", "return x + 1"))
        .expect("it compiles");
    let mut last = None;
    for i in 1..40 {
        let body = format!("return g{0}(x) - g{0}(x + 1)", i - 1);
        last = Some(
            catalog
                .compile(&compiler, &declared(&format!("g{i}"), body))
                .expect("it compiles"),
        );
    }
    let module = last.expect("forty functions").module;
    assert_eq!(module.functions.len(), 40, "each function once, however many call it");
    // The same inside a body: 2^30 calls, thirty instances.
    let mut body = String::from("def h0(n):\n    return n + 1\n");
    for i in 1..30 {
        body += &format!("def h{i}(n):\n    return h{0}(n) + h{0}(n + 1)\n", i - 1);
    }
    let compiled = compile(body + "return h3(x)").expect("it compiles");
    assert!(compiled.module.functions.len() <= 31);
}

#[test]
fn a_function_calling_a_dropped_one() {
    let compiler = compiler();
    let mut catalog = Catalog::default();
    catalog
        .compile(&compiler, &declared("g", "return x * 2"))
        .expect("it compiles");
    let caller = catalog
        .compile(&compiler, &declared("f", "return g(x) + 1"))
        .expect("it compiles");
    drop(catalog);
    // Compiled code holds what it calls; compiling anew says that it is gone.
    let function = Function::load(&caller.artifact).expect("the host runs its own code");
    let outcomes = run(&function, &[vec![RowValue::Scalar(Some(Datum::Int64(20)))]]).expect("the runtime answers");
    assert_eq!(
        outcomes[0],
        rbcdb_tests_compiler::outcome::Outcome::Value(Datum::Int64(41))
    );
    assert_eq!(refused("return g(x) + 1"), "RBC0201");
}

#[test]
fn an_endless_loop_is_cancelled_at_once() {
    for body in [
        "while True:\n    pass",
        "while True:\n    x = x ^ 1",
        "i = 0\nwhile i < 1:\n    for j in range(1000000):\n        i = j * 0\nreturn i",
    ] {
        let compiled = compile(body).expect("it compiles");
        let function = Function::load(&compiled.artifact).expect("the host runs its own code");
        let cancel = CancelFlag::new();
        let canceller = cancel.clone();
        let waited = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(30));
            canceller.cancel();
            Instant::now()
        });
        let array = rbcdb_tests_compiler::columns::to_array(ScalarType::Int64, &vec![Some(Datum::Int64(1)); 1000]);
        let result = function.call(&[rbcdb_runtime_cpu::Argument::Array(array)], 1000, &cancel);
        // It takes microseconds; the bound is for a machine that is busy with other tests.
        let cancelled_at = waited.join().expect("the other thread ends");
        assert_eq!(result, Err(CallError::Cancelled), "{body}");
        assert!(
            cancelled_at.elapsed() < Duration::from_secs(5),
            "{body}: {:?}",
            cancelled_at.elapsed()
        );
    }
}

#[test]
fn artifacts_cut_short_or_changed_are_never_run() {
    let compiled = compile("return x * 2 + 1").expect("it compiles");
    let bytes = compiled.artifact.to_bytes().expect("an artifact can be written");
    assert_eq!(
        Artifact::from_bytes(&bytes).expect("as it was written"),
        compiled.artifact
    );
    for length in (0..bytes.len()).step_by(1 + bytes.len() / 500) {
        assert!(Artifact::from_bytes(&bytes[..length]).is_err(), "cut at {length}");
    }
    for at in (0..bytes.len()).step_by(1 + bytes.len() / 2000) {
        for bit in [0, 7] {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            assert!(Artifact::from_bytes(&changed).is_err(), "bit {bit} of byte {at}");
        }
    }
    let longer = [bytes.as_slice(), b"x"].concat();
    assert!(Artifact::from_bytes(&longer).is_err());
}
