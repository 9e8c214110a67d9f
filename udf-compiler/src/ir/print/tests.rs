//! The text form, and that it is read back to the same module.

use super::super::arbitrary;
use super::super::parse::parse;

/// A module with every kind of instruction, in its printed form.
const SAMPLE: &str = r#"function f0 "we ird"(a: INTEGER?, "b c": UBIGINT) -> DOUBLE? {
  site @0 1:2

  %0: bool = param_null 0 ; a
  if %0 {
    return null
  }
  %1: i64 = param 0 ; a
  %2: f64 = int_to_f64 %1
  return %2
}

function f1 outer.inner(x: DOUBLE) -> REAL {
  local $0 z: c128
  local $1 n: i64
  site @0 3:5
  site @1 4:9 "say \"no\" \\ twice\u{9}\n"
  unused %9: f32

  %0: f64 = param 0 ; x
  %1: c128 = complex %0, %0
  set $0, %1 ; z
  %2: f64 = const -0.0
  %3: i64 = f64_to_i64.chk %2 @1
  %4: i64 = narrow.chk INTEGER %3 @0
  %5: u64 = const 18446744073709551615
  %6: bool = lt %0, %2
  %7: f64, %8: bool = call f0(%4 null %6, %5) ; "we ird"
  fail_if %8, Domain @1
  loop rounds_max 10 {
    %10: i64 = get $1 ; n
    %11: i64 = add.chk %10, %10 @0
    if %6 {
      break
    } else {
      continue
    }
  } step {
    set $1, %4 ; n
  }
  loop {
    %12: f32 = const nan:0x7fc00001
    %13: f64 = builtin atan2(%0, %7)
    %14: f32 = const nan
    %15: f32 = const -inf
    %16: f32 = select %6, %14, %15
    %17: f64 = const 5e-324
    %18: f32 = const 0.1
    return %16
  }
}
"#;

#[test]
fn the_sample_prints_as_it_was_read() {
    let module = parse(SAMPLE).unwrap();
    assert_eq!(module.to_string(), SAMPLE);
    assert_eq!(super::super::verify::verify(&module), Ok(()));
}

#[test]
fn a_function_prints_alone() {
    let module = parse(SAMPLE).unwrap();
    let text = module.functions[0].to_string();
    assert!(SAMPLE.starts_with(&text), "{text}");
}

#[test]
fn random_modules_survive_the_round_trip() {
    for seed in 0..2000 {
        let module = arbitrary::module(seed);
        let text = module.to_string();
        let read = parse(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
        assert_eq!(read, module, "seed {seed}");
        assert_eq!(read.to_string(), text, "seed {seed}");
    }
}

#[test]
fn broken_modules_print_too() {
    let mut module = parse(SAMPLE).unwrap();
    for function in &mut module.functions {
        function.values.clear();
        function.locals.clear();
        function.params.clear();
        function.sites.clear();
    }
    module.functions.reverse();
    assert!(
        module.to_string().contains("%7: ?, %8: ? = call f0(%4 null %6, %5)"),
        "{module}"
    );
}
