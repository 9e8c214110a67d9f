//! What modules evaluate to: control flow, calls, failures, fuel; and the edge values of every operation.

use rbcdb_udf_abi::{ErrorCode, ParameterType};

use super::super::RowValue;
use super::super::arbitrary::{self, Random};
use super::super::parse::parse;
use super::super::verify::verify;
use super::*;

const FUEL: u64 = 100_000;

fn module(text: &str) -> Module {
    let module = parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(verify(&module), Ok(()), "{text}");
    module
}

/// The outcome of a function `(a: A, b: A) -> R` whose body computes `%9` from `%0` = a and `%1` = b.
fn apply(ty: &str, result: &str, op: &str, a: Datum, b: Datum) -> Outcome {
    let [inside, result_inside] = [ty, result].map(|ty| Type::of(super::super::ops::scalar_type_named(ty).unwrap()));
    let text = format!(
        "function f0 f(a: {ty}, b: {ty}) -> {result} {{\nsite @0 1:1\n%0: {inside} = param 0\n%1: {inside} = param 1\n\
         %2: {result_inside} = {op}\nreturn %2\n}}"
    );
    run(&module(&text), &[Some(a), Some(b)], FUEL)
}

fn error(outcome: Outcome) -> Option<ErrorCode> {
    match outcome {
        Outcome::Error(failure) => Some(failure.code),
        _ => None,
    }
}

fn i64_op(op: &str, a: i64, b: i64) -> Outcome {
    apply("BIGINT", "BIGINT", op, Datum::Int64(a), Datum::Int64(b))
}

fn int(x: i64) -> Outcome {
    Outcome::Value(Datum::Int64(x))
}

#[test]
fn integer_operations_at_their_edges() {
    let (min, max) = (i64::MIN, i64::MAX);
    let binary = [
        ("floordiv", 7, -2, -4),
        ("floordiv", -7, 2, -4),
        ("floordiv", -8, 2, -4),
        ("floordiv", 5, 0, 0),
        ("floordiv", min, -1, min),
        ("mod", 7, -2, -1),
        ("mod", -7, 2, 1),
        ("mod", 6, -3, 0),
        ("mod", 5, 0, 0),
        ("mod", min, -1, 0),
        ("add.wrap", max, 1, min),
        ("mul.wrap", min, -1, min),
        ("shl.wrap", 3, 63, min),
        ("shl.wrap", 3, 64, 0),
        ("shl.wrap", 3, -1, 0),
        ("shr", -8, 1, -4),
        ("shr", -8, 64, -1),
        ("shr", -8, max, -1),
        ("shr", -8, -1, 0),
        ("bitxor", 6, 3, 5),
    ];
    for (op, a, b, expected) in binary {
        assert_eq!(i64_op(&format!("{op} %0, %1"), a, b), int(expected), "{a} {op} {b}");
    }
    for (op, a, b) in [
        ("add", max, 1),
        ("sub", min, 1),
        ("mul", min, -1),
        ("shl", 1, 63),
        ("shl", -3, 63),
        ("shl", 1, 64),
    ] {
        let outcome = i64_op(&format!("{op}.chk %0, %1 @0"), a, b);
        assert_eq!(error(outcome), Some(ErrorCode::OutOfRange), "{a} {op} {b}");
    }
    for (a, b, expected) in [(-1, 63, min), (0, 1000, 0), (1, 62, 1 << 62), (5, 0, 5)] {
        assert_eq!(i64_op("shl.chk %0, %1 @0", a, b), int(expected), "{a} << {b}");
    }
    assert_eq!(
        error(i64_op("shl.chk %0, %1 @0", 0, -1)),
        Some(ErrorCode::InvalidParameter)
    );
    assert_eq!(error(i64_op("neg.chk %0 @0", min, 0)), Some(ErrorCode::OutOfRange));
    assert_eq!(i64_op("narrow.chk SMALLINT %0 @0", -32768, 0), int(-32768));
    assert_eq!(
        error(i64_op("narrow.chk SMALLINT %0 @0", 32768, 0)),
        Some(ErrorCode::OutOfRange)
    );
    assert_eq!(
        error(i64_op("narrow.chk UTINYINT %0 @0", -1, 0)),
        Some(ErrorCode::OutOfRange)
    );
}

#[test]
fn unsigned_operations_at_their_edges() {
    let apply = |op: &str, a: u64, b: u64| apply("UBIGINT", "UBIGINT", op, Datum::UInt64(a), Datum::UInt64(b));
    let value = |x: u64| Outcome::Value(Datum::UInt64(x));
    assert_eq!(apply("floordiv %0, %1", u64::MAX, 2), value(i64::MAX as u64));
    assert_eq!(apply("floordiv %0, %1", 1, 0), value(0));
    assert_eq!(apply("mod %0, %1", u64::MAX, 10), value(5));
    assert_eq!(apply("neg.wrap %0", 1, 0), value(u64::MAX));
    assert_eq!(error(apply("sub.chk %0, %1 @0", 1, 2)), Some(ErrorCode::OutOfRange));
    assert_eq!(
        error(apply("add.chk %0, %1 @0", u64::MAX, 1)),
        Some(ErrorCode::OutOfRange)
    );
    assert_eq!(
        error(apply("mul.chk %0, %1 @0", 1 << 32, 1 << 32)),
        Some(ErrorCode::OutOfRange)
    );
    let to_signed = |x: u64| {
        super::tests::apply(
            "UBIGINT",
            "BIGINT",
            "u64_to_i64.chk %0 @0",
            Datum::UInt64(x),
            Datum::UInt64(0),
        )
    };
    assert_eq!(to_signed(i64::MAX as u64), int(i64::MAX));
    assert_eq!(error(to_signed(1 << 63)), Some(ErrorCode::OutOfRange));
    let from_signed = |x: i64| {
        super::tests::apply(
            "BIGINT",
            "UBIGINT",
            "i64_to_u64.chk %0 @0",
            Datum::Int64(x),
            Datum::Int64(0),
        )
    };
    assert_eq!(from_signed(i64::MAX), value(i64::MAX as u64));
    assert_eq!(error(from_signed(-1)), Some(ErrorCode::OutOfRange));
}

#[test]
fn float_operations_at_their_edges() {
    let apply =
        |result: &str, op: &str, a: f64, b: f64| apply("DOUBLE", result, op, Datum::Float64(a), Datum::Float64(b));
    let bits = |outcome: Outcome| match outcome {
        Outcome::Value(datum) => datum.bits() as u64,
        other => panic!("{other:?}"),
    };
    let nan = f64::from_bits(0xfff8_0000_0000_0123);
    let binary = [
        ("fdiv %0, %1", 1.0, 0.0, f64::INFINITY.to_bits()),
        ("fdiv %0, %1", 0.0, 0.0, 0x7ff8_0000_0000_0000),
        ("fsub %0, %1", f64::INFINITY, f64::INFINITY, 0x7ff8_0000_0000_0000),
        ("fcopysign %0, %1", 2.0, -0.0, (-2.0f64).to_bits()),
        ("fcopysign %0, %1", -2.0, nan, 2.0f64.to_bits()),
        ("frint %0", 2.5, 0.0, 2.0f64.to_bits()),
        ("frint %0", -0.4, 0.0, (-0.0f64).to_bits()),
        ("ffloor %0", -0.5, 0.0, (-1.0f64).to_bits()),
        ("ftrunc %0", -0.5, 0.0, (-0.0f64).to_bits()),
        ("fsqrt %0", -0.0, 0.0, (-0.0f64).to_bits()),
        ("fsqrt %0", -1.0, 0.0, 0x7ff8_0000_0000_0000),
        ("fneg %0", 0.0, 0.0, (-0.0f64).to_bits()),
    ];
    for (op, a, b, expected) in binary {
        assert_eq!(bits(apply("DOUBLE", op, a, b)), expected, "{op} of {a}, {b}");
    }
    assert_eq!(apply("BIGINT", "f64_bits %0", nan, 0.0), int(0x7ff8_0000_0000_0000));
    let (low, high) = (-9_223_372_036_854_775_808.0, 9_223_372_036_854_775_807.0);
    assert_eq!(apply("BIGINT", "f64_to_i64.chk %0 @0", low, 0.0), int(i64::MIN));
    assert_eq!(apply("BIGINT", "f64_to_i64.chk %0 @0", -2.9, 0.0), int(-2));
    for bad in [high, -9_223_372_036_854_777_856.0, f64::INFINITY, nan] {
        assert_eq!(
            error(apply("BIGINT", "f64_to_i64.chk %0 @0", bad, 0.0)),
            Some(ErrorCode::OutOfRange),
            "{bad}"
        );
    }
    assert_eq!(apply("BIGINT", "f64_to_i64.sat %0", 1e300, 0.0), int(i64::MAX));
    assert_eq!(apply("BIGINT", "f64_to_i64.sat %0", nan, 0.0), int(0));
    assert_eq!(
        apply("UBIGINT", "f64_to_u64.chk %0 @0", -0.5, 0.0),
        Outcome::Value(Datum::UInt64(0))
    );
    for bad in [-1.0, 18_446_744_073_709_551_616.0, nan] {
        assert_eq!(
            error(apply("UBIGINT", "f64_to_u64.chk %0 @0", bad, 0.0)),
            Some(ErrorCode::OutOfRange),
            "{bad}"
        );
    }
    let largest_f32 = f64::from(f32::MAX);
    assert_eq!(
        error(apply("REAL", "f64_to_f32.chk %0 @0", 2.0 * largest_f32, 0.0)),
        Some(ErrorCode::OutOfRange)
    );
    assert_eq!(
        apply("REAL", "f64_to_f32.chk %0 @0", f64::INFINITY, 0.0),
        Outcome::Value(Datum::Float32(f32::INFINITY))
    );
    assert_eq!(bits(apply("REAL", "f64_to_f32.chk %0 @0", nan, 0.0)), 0x7fc0_0000);
}

#[test]
fn comparisons_with_nan() {
    let ask = |op: &str, a: f64, b: f64| {
        apply(
            "DOUBLE",
            "BOOLEAN",
            &format!("{op} %0, %1"),
            Datum::Float64(a),
            Datum::Float64(b),
        ) == Outcome::Value(Datum::Bool(true))
    };
    let answers = |a: f64, b: f64| ["eq", "ne", "lt", "le", "gt", "ge"].map(|op| ask(op, a, b));
    assert_eq!(answers(f64::NAN, 1.0), [false, true, false, false, false, false]);
    assert_eq!(answers(-0.0, 0.0), [true, false, false, true, false, true]);
    assert_eq!(answers(1.0, 2.0), [false, true, true, true, false, false]);
}

#[test]
fn loops_count_skip_and_stop() {
    // The sum of the odd numbers below n, stopping at 100.
    let text = "function f0 f(n: BIGINT) -> BIGINT {\n local $0 i: i64\n local $1 sum: i64\n\
        %0: i64 = param 0\n%1: i64 = const 1\n%2: i64 = const 100\n%11: i64 = const 0\n\
        loop {\n %3: i64 = get $0\n %4: bool = ge %3, %0\n if %4 {\n break\n }\n\
        %5: bool = ge %3, %2\n if %5 {\n %12: i64 = const -1\n return %12\n }\n\
        %6: i64 = bitand %3, %1\n %7: bool = eq %6, %11\n if %7 {\n continue\n }\n\
        %8: i64 = get $1\n %9: i64 = add.wrap %8, %3\n set $1, %9\n\
        } step {\n %13: i64 = get $0\n %14: i64 = add.wrap %13, %1\n set $0, %14\n }\n\
        %10: i64 = get $1\n return %10\n}";
    let module = module(text);
    for (n, expected) in [(0, 0), (1, 0), (4, 4), (100, 2500), (102, -1)] {
        assert_eq!(run(&module, &[Some(Datum::Int64(n))], FUEL), int(expected), "n = {n}");
    }
}

#[test]
fn endless_loops_spend_the_fuel() {
    let module = module("function f0 f() -> BIGINT {\nloop {\n}\n}");
    assert_eq!(run::<Option<Datum>>(&module, &[], FUEL), Outcome::OutOfFuel);
}

#[test]
fn calls_pass_nulls_and_fail_with_the_callees_site() {
    let text = "function f0 inner(a: TINYINT?) -> TINYINT? {\n site @0 1:1\n site @1 2:5 \"zero\"\n\
        %0: bool = param_null 0\n if %0 {\n return null\n }\n\
        %1: i64 = param 0\n %2: i64 = const 0\n %3: bool = eq %1, %2\n fail_if %3, Raised @1\n return %1\n}\n\
        function f1 outer(a: TINYINT?) -> BIGINT {\n\
        %0: i64 = param 0\n %1: bool = param_null 0\n %2: i64, %3: bool = call f0(%0 null %1)\n\
        %4: i64 = const -1\n %5: i64 = select %3, %4, %2\n return %5\n}";
    let module = module(text);
    assert_eq!(run(&module, &[None], FUEL), int(-1));
    assert_eq!(run(&module, &[Some(Datum::Int8(-128))], FUEL), int(-128));
    let failure = Failure {
        code: ErrorCode::Raised,
        function: FunctionId(0),
        site: SiteId(1),
    };
    assert_eq!(run(&module, &[Some(Datum::Int8(0))], FUEL), Outcome::Error(failure));
}

#[test]
fn strict_parameters_do_not_enter_the_body() {
    let module = module("function f0 f(a: BIGINT, b: DOUBLE?) -> BIGINT {\nsite @0 1:1\nfail Raised @0\n}");
    assert_eq!(run(&module, &[None, None], FUEL), Outcome::Null);
    assert_eq!(
        error(run(&module, &[Some(Datum::Int64(1)), None], FUEL)),
        Some(ErrorCode::Raised)
    );
}

#[test]
fn results_are_truncated_to_the_declared_width() {
    let module = module(
        "function f0 f() -> UTINYINT {\n%0: i64 = const -2\nreturn %0\n}\n\
        function f1 g() -> SMALLINT {\n%0: i64 = call f0()\nreturn %0\n}",
    );
    assert_eq!(
        run::<Option<Datum>>(&module, &[], FUEL),
        Outcome::Value(Datum::Int16(254))
    );
}

#[test]
fn builtins_and_complex_numbers() {
    let text = "function f0 f(x: DOUBLE) -> COMPLEX {\n%0: f64 = param 0\n%1: f64 = builtin fmod(%0, %2)\n";
    let text = text.replace(
        "%1: f64 = builtin fmod(%0, %2)\n",
        "%2: f64 = const 4.0\n%1: f64 = builtin fmod(%0, %2)\n",
    );
    let module = module(&(text + "%3: c128 = complex %1, %0\nreturn %3\n}"));
    let outcome = run(&module, &[Some(Datum::Float64(-7.0))], FUEL);
    assert_eq!(outcome, Outcome::Value(Datum::Complex128 { re: -3.0, im: -7.0 }));
}

/// Whatever a verified module does, evaluating it gives an outcome of the declared type, the same each time.
#[test]
fn random_modules_evaluate() {
    let mut random = Random(1);
    let mut outcomes = [0; 4];
    for seed in 0..2000 {
        let module = arbitrary::module(seed);
        let mut interpreter = Interpreter::new(&module);
        for _ in 0..5 {
            let args: Vec<RowValue> = module
                .entry()
                .params
                .iter()
                .map(|param| match param.ty {
                    ParameterType::Scalar(ty) => RowValue::Scalar(argument(&mut random, ty)),
                    ParameterType::Array(ty) => {
                        let len = random.below(5);
                        RowValue::Array(Some((0..len).map(|_| argument(&mut random, ty)).collect()))
                    }
                })
                .collect();
            let outcome = interpreter.run(&args, FUEL);
            match outcome {
                Outcome::Value(datum) => assert_eq!(datum.ty(), module.entry().result),
                Outcome::Error(failure) => {
                    let function = &module.functions[failure.function.0 as usize];
                    assert!((failure.site.0 as usize) < function.sites.len());
                }
                _ => {}
            }
            outcomes[match outcome {
                Outcome::Value(_) => 0,
                Outcome::Null => 1,
                Outcome::Error(_) => 2,
                Outcome::OutOfFuel => 3,
            }] += 1;
            assert_eq!(
                format!("{outcome:?}"),
                format!("{:?}", run(&module, &args, FUEL)),
                "seed {seed}"
            );
        }
    }
    let [values, nulls, errors, out_of_fuel] = outcomes;
    assert!(values > 1000 && nulls > 100 && errors > 1000, "{outcomes:?}");
    assert_eq!(out_of_fuel, 0, "the loops of random modules are bounded");
}

fn argument(random: &mut Random, ty: ScalarType) -> Option<Datum> {
    let bits = match ty {
        ScalarType::Float32 => (random.float() as f32).to_bits().into(),
        ScalarType::Float64 => random.float().to_bits().into(),
        ScalarType::Complex128 => u128::from(random.float().to_bits()) | u128::from(random.float().to_bits()) << 64,
        _ => random.integer() as u128,
    };
    (!random.chance(10)).then(|| Datum::from_bits(ty, bits))
}
