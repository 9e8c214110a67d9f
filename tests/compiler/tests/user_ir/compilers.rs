//! What real compilers emit (clang for x86-64 and nvptx64 at several levels, Numba's cfunc and its own convention, an LLVM of
//! before opaque pointers), each function against the same one in LANGUAGE rbc: equal by bits, failing rows included.

use rbcdb_runtime_cpu::Function;
use rbcdb_tests_compiler::outcome::Outcome;
use rbcdb_tests_compiler::program::{Catalog, run, scalar_rows};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_compiler::ir::Datum;

use crate::kit::{compilers, outcomes, statements};

/// A function: its head in SQL, its symbol, the rbc body (`//` for new lines).
struct Case {
    head: &'static str,
    symbol: &'static str,
    body: &'static str,
}

const fn case(head: &'static str, symbol: &'static str, body: &'static str) -> Case {
    Case { head, symbol, body }
}

const SCALAR: &[Case] = &[
    case(
        "f(x double) returns double",
        "horner",
        "return ((2.5 * x - 1.25) * x + 0.5) * x + 7",
    ),
    case(
        "f(a double, b double) returns double",
        "rel_diff",
        "return 0.0 if a == b else abs(a - b) / (abs(a) + abs(b))",
    ),
    case(
        "f(i int) returns double",
        "weight",
        "k = i & 7//if k == 0: return 1.0//if k == 1: return 0.5//if k == 2: return 0.25//if k == 3: return 0.125//\
         if k == 4: return -1.0//if k == 5: return 3.5//if k == 6: return 1e300//return 0.0",
    ),
    case(
        "f(x double, n int) returns double",
        "weighted",
        "s = 0.0//k = n & 7//if k > 0: s = s * x + 1.0//if k > 1: s = s * x + 0.5//if k > 2: s = s * x + 0.25//\
         if k > 3: s = s * x + 0.125//if k > 4: s = s * x - 1.0//if k > 5: s = s * x + 3.5//if k > 6: s = s * x + 1e300//\
         return s",
    ),
    case(
        "f(x double, y double, m int) returns int",
        "mandel",
        "re = 0.0//im = 0.0//for i in range(min(m, 300)):\n    t = re * re - im * im + x\n    im = 2 * re * im + y\n    re = t\n    \
         if re * re + im * im >= 4: return i//return m",
    ),
    case(
        "f(lat1 double, lon1 double, lat2 double, lon2 double) returns double",
        "haversine",
        "a = np.sin((lat2 - lat1) / 2)//b = np.sin((lon2 - lon1) / 2)//\
         return 12742 * np.arcsin(np.sqrt(a * a + np.cos(lat1) * np.cos(lat2) * b * b))",
    ),
    case(
        "f(s double, k double, t double, r double, v double) returns double",
        "call_price",
        "d1 = (np.log(s / k) + (r + v * v / 2) * t) / (v * np.sqrt(t))//d2 = d1 - v * np.sqrt(t)//\
         n1 = 0.5 * (1 + math.erf(d1 / 1.4142135623730951))//n2 = 0.5 * (1 + math.erf(d2 / 1.4142135623730951))//\
         return s * n1 - k * np.exp(-r * t) * n2",
    ),
    case(
        "f(x bigint, n int) returns bigint",
        "lcg",
        "for i in range(min(n, 300)):\n    x = x * 6364136223846793005 + 1442695040888963407//return x ^ (x >> 33)",
    ),
    case(
        "f(a bigint, b bigint) returns bigint",
        "gcd",
        "if a < 0 or b < 0: return -1//while b != 0:\n    a, b = b, a % b//return a",
    ),
    case(
        "f(x double) returns int",
        "clamped",
        "if x >= 0 and x < 1000: return int(x)//return -1",
    ),
    case(
        "f(x smallint, low smallint, high smallint) returns boolean",
        "between",
        "return low <= x <= high",
    ),
    case(
        "f(month int, leap boolean) returns int",
        "days",
        "if month == 2: return 29 if leap else 28//if month == 4 or month == 6 or month == 9 or month == 11: return 30//\
         return 31 if 1 <= month <= 12 else 0",
    ),
];

/// Values of a type that are apt to go wrong.
fn values(ty: ScalarType) -> Vec<Datum> {
    let doubles = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        2.5,
        999.9999999,
        1000.0,
        1e10,
        -1e300,
        1e308,
        5e-324,
        1e-310,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        std::f64::consts::PI,
        -0.75,
        0.3,
    ];
    let integers: [i64; 12] = [0, 1, -1, 2, 7, 12, 31, 300, -32768, 32767, i64::MAX, i64::MIN];
    match ty {
        ScalarType::Float64 => doubles.map(Datum::Float64).to_vec(),
        ScalarType::Float32 => doubles.map(|x| Datum::Float32(x as f32)).to_vec(),
        ScalarType::Int64 => integers.map(Datum::Int64).to_vec(),
        ScalarType::Int32 => integers.map(|n| Datum::Int32(n as i32)).to_vec(),
        ScalarType::Int16 => integers.map(|n| Datum::Int16(n as i16)).to_vec(),
        ScalarType::Bool => vec![Datum::Bool(false), Datum::Bool(true)],
        ScalarType::Complex128 => doubles
            .iter()
            .zip(doubles.iter().rev())
            .map(|(re, im)| Datum::Complex128 { re: *re, im: *im })
            .collect(),
        other => panic!("no values of {other}"),
    }
}

/// Rows of arguments: some hundreds, each value in each place.
fn rows(types: &[ScalarType]) -> Vec<Vec<Datum>> {
    let columns: Vec<Vec<Datum>> = types.iter().map(|ty| values(*ty)).collect();
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let pick = |column: &Vec<Datum>, n: u64| column[(n % column.len() as u64) as usize];
    let mut rows: Vec<Vec<Datum>> = Vec::new();
    for n in 0..400 {
        rows.push(
            columns
                .iter()
                .map(|c| if n < 40 { pick(c, n) } else { pick(c, next()) })
                .collect(),
        );
    }
    // Loops run as often as an argument says: not billions of times.
    for row in &mut rows {
        for datum in row.iter_mut() {
            if let Datum::Int32(n) = datum {
                *n = (*n).min(300);
            }
        }
    }
    rows
}

fn same_as_rbc(ir: &str, case: &Case) {
    let body = case.body.replace("//", "\n");
    let sql = format!(
        "CREATE FUNCTION {} LANGUAGE rbc WITH (overflow = 'wrap', float_error = 'ieee') AS $${body}$$",
        case.head
    );
    let statement = statements(&sql).pop().expect("a function");
    let compiled = Catalog::default()
        .compile_sql(&compilers()[0], &statement)
        .unwrap_or_else(|e| panic!("{e}\n{body}"));
    let function = Function::load(&compiled.artifact).expect("the host runs its own code");
    let types: Vec<ScalarType> = statement.parameters.iter().filter_map(|p| p.ty.scalar()).collect();
    let rows = rows(&types);
    let expected = run(&function, &scalar_rows(&rows)).expect("the runtime answers");
    let found = outcomes(case.head, ir, Some(case.symbol), &rows);
    let mut values = 0;
    for (n, row) in rows.iter().enumerate() {
        match (&expected[n], &found[n]) {
            (Outcome::Error(a), Outcome::Error(b)) => assert_eq!(a.sqlstate, b.sqlstate, "{row:?}"),
            (a, b) => assert!(a.same(b), "{} {row:?}: {a:?} in rbc, {b:?} in LLVM IR", case.symbol),
        }
        values += usize::from(matches!(found[n], Outcome::Value(_)));
    }
    assert!(values > 100, "{}: {values} rows without an error", case.symbol);
}

#[test]
fn clang_without_optimisation() {
    SCALAR
        .iter()
        .for_each(|case| same_as_rbc(include_str!("ir/clang_x86_O0.ll"), case));
}

#[test]
fn clang_with_o2() {
    SCALAR
        .iter()
        .for_each(|case| same_as_rbc(include_str!("ir/clang_x86_O2.ll"), case));
}

#[test]
fn clang_with_o3_and_vectors() {
    SCALAR
        .iter()
        .for_each(|case| same_as_rbc(include_str!("ir/clang_x86_O3_avx2.ll"), case));
}

fn complex(re: f64, im: f64) -> Datum {
    Datum::Complex128 { re, im }
}

/// One row's value.
#[track_caller]
fn value(head: &str, ir: &str, symbol: Option<&str>, row: &[Datum]) -> Datum {
    match outcomes(head, ir, symbol, &[row.to_vec()]).pop() {
        Some(Outcome::Value(value)) => value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn c_complex_numbers_arrays_and_floats() {
    for ir in [
        include_str!("ir/clang_x86_O0.ll"),
        include_str!("ir/clang_x86_O2.ll"),
        include_str!("ir/clang_x86_O3_avx2.ll"),
    ] {
        let squared = |z| value("f(z complex) returns complex", ir, Some("squared"), &[z]);
        assert_eq!(squared(complex(1.0, 2.0)), complex(-2.0, 4.0));
        // C's product of infinities, where the textbook formula gives nan.
        match squared(complex(f64::INFINITY, f64::NAN)) {
            Datum::Complex128 { re, im } => assert!(re.is_infinite() || im.is_infinite()),
            other => panic!("{other:?}"),
        }
        let head = "f(a double, b double, c double, d double, e double) returns double";
        let row = [5.0, -1.0, 3.0, 9.0, 2.0].map(Datum::Float64);
        assert_eq!(value(head, ir, Some("median"), &row), Datum::Float64(3.0));
        let head = "f(a real, b real) returns real";
        let mixed = value(head, ir, Some("mixed"), &[Datum::Float32(0.5), Datum::Float32(4.0)]);
        let sine = (0.5f32).sin();
        assert_eq!(mixed, Datum::Float32(sine * 4.0 + 2.0));
    }
}

#[test]
fn clang_for_nvptx() {
    for ir in [
        include_str!("ir/clang_nvptx_O0.ll"),
        include_str!("ir/clang_nvptx_O2.ll"),
    ] {
        let both = |a, b| {
            let row = [Datum::Int16(a), Datum::Bool(b)];
            value("f(a smallint, b boolean) returns boolean", ir, Some("both"), &row)
        };
        assert_eq!((both(4, true), both(3, true)), (Datum::Bool(true), Datum::Bool(false)));
        assert_eq!(
            value("f(i int) returns double", ir, Some("weight"), &[Datum::Int32(6)]),
            Datum::Float64(0.25)
        );
        assert_eq!(
            value("f(x real) returns real", ir, Some("root"), &[Datum::Float32(-9.0)]),
            Datum::Float32(3.0)
        );
        same_as_rbc(
            ir,
            &case(
                "f(x double, y double) returns double",
                "wave",
                "return np.sin(x) * np.cos(y) + np.exp(-abs(x))",
            ),
        );
    }
    // Without optimisation clang keeps addresses of complex arguments in memory; with it, they come by address.
    let sum = value(
        "f(a complex, b complex) returns complex",
        include_str!("ir/clang_nvptx_O2.ll"),
        Some("product"),
        &[complex(1.0, 2.0), complex(3.0, 4.0)],
    );
    assert_eq!(sum, complex(5.0, 6.0));
}

#[test]
fn llvm_before_opaque_pointers() {
    let ir = include_str!("ir/typed_pointers.ll");
    let row = [Datum::Float64(100.0), Datum::Int32(2)];
    assert_eq!(
        value("f(x double, n int) returns double", ir, None, &row),
        Datum::Float64(116.0)
    );
    let row = [Datum::Float64(100.0), Datum::Int32(4)];
    assert_eq!(
        value("f(x double, n int) returns double", ir, None, &row),
        Datum::Float64(109.0)
    );
}

/// The symbols of a Numba module: its own convention and the C wrapper, but not the one for CPython.
fn numba_symbols(ir: &str) -> Vec<String> {
    let names = ir.lines().filter(|l| l.starts_with("define ")).filter_map(|l| {
        let name = l.split_once('@')?.1.split('(').next()?;
        (!name.starts_with("_ZN7cpython")).then(|| name.to_owned())
    });
    names.collect()
}

#[test]
fn numba_both_conventions() {
    let double = Datum::Float64;
    type Call = (&'static str, &'static str, Vec<Datum>, Result<Datum, &'static str>);
    let cases: [Call; 9] = [
        (
            include_str!("ir/numba_wave_sum.ll"),
            "f(x double, n int) returns double",
            vec![double(0.0), Datum::Int32(5)],
            Ok(double(0.0)),
        ),
        (
            include_str!("ir/numba_ratio.ll"),
            "f(x double, y double) returns double",
            vec![double(1.0), double(4.0)],
            Ok(double(0.25)),
        ),
        (
            include_str!("ir/numba_ratio.ll"),
            "f(x double, y double) returns double",
            vec![double(1.0), double(0.0)],
            Err("ZeroDivisionError: division by zero"),
        ),
        (
            include_str!("ir/numba_product.ll"),
            "f(x complex, y complex) returns complex",
            vec![complex(1.0, 2.0), complex(3.0, 4.0)],
            Ok(complex(-4.0, 10.0)),
        ),
        (
            include_str!("ir/numba_both.ll"),
            "f(x bigint, y boolean) returns boolean",
            vec![Datum::Int64(4), Datum::Bool(true)],
            Ok(Datum::Bool(true)),
        ),
        (
            include_str!("ir/numba_mixed.ll"),
            "f(a smallint, b real) returns int",
            vec![Datum::Int16(-7), Datum::Float32(9.75)],
            Ok(Datum::Int32(2)),
        ),
        (
            include_str!("ir/numba_power.ll"),
            "f(x double, n bigint) returns double",
            vec![double(2.0), Datum::Int64(10)],
            Ok(double(1024.0)),
        ),
        (
            include_str!("ir/numba_power.ll"),
            "f(x double, n bigint) returns double",
            vec![double(2.0), Datum::Int64(70_000)],
            Ok(double(f64::INFINITY)),
        ),
        (
            include_str!("ir/numba_power.ll"),
            "f(x double, n bigint) returns double",
            vec![double(2.0), Datum::Int64(-1)],
            Err("ValueError: negative"),
        ),
    ];
    for (ir, head, row, expected) in cases {
        let symbols = numba_symbols(ir);
        assert_eq!(symbols.len(), 2, "{symbols:?}");
        for symbol in symbols {
            match (
                outcomes(head, ir, Some(&symbol), std::slice::from_ref(&row)).pop(),
                expected,
            ) {
                (Some(Outcome::Value(value)), Ok(expected)) => assert_eq!(value, expected, "{symbol}"),
                (Some(Outcome::Error(failure)), Err(message)) => {
                    assert_eq!(
                        (failure.sqlstate.as_str(), failure.message.as_str()),
                        ("P0001", message)
                    );
                }
                (found, expected) => panic!("{symbol}: {found:?} instead of {expected:?}"),
            }
        }
    }
}
