//! Which checks go, and which stay.

use super::{agree, mean_the_same};
use crate::ir::{Module, arbitrary, parse, verify};
use crate::simplify::checks::remove;

fn removed(text: &str) -> Module {
    let is_defined = |n: &usize| text.contains(&format!("%{n}: "));
    let last = (0..99).filter(is_defined).max().unwrap();
    let unused = (0..last).filter(|n| !is_defined(n));
    let unused: String = unused.map(|n| format!("  unused %{n}: i64\n")).collect();
    let text = text.replace("  site @0", &(unused + "  site @0"));
    let module = parse::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    verify::verify(&module).unwrap_or_else(|errors| panic!("{errors:?}\n{module}"));
    let mut simpler = module.clone();
    simplify(&mut simpler);
    agree(&module, &simpler, &mut arbitrary::Random(7));
    simpler
}

fn simplify(module: &mut Module) {
    let results: Vec<_> = module.functions.iter().map(|f| f.result).collect();
    module.functions.iter_mut().for_each(|f| remove(f, &results));
}

/// The checks that are left.
fn checks(text: &str) -> Vec<String> {
    let text = removed(text).to_string();
    let words = text.split_whitespace();
    words
        .filter(|word| word.ends_with(".chk") || *word == "fail_if")
        .map(str::to_owned)
        .collect()
}

/// A function of two integers, its body after `%0` and `%1`.
fn function(declared: &str, body: &str) -> String {
    format!(
        "function f0 f({declared}) -> BIGINT {{
  local $0 n: i64
  local $1 count: i64
  local $2 inner: i64
  site @0 1:1

  %0: i64 = param 0
  %1: i64 = param 1
{body}}}
"
    )
}

const LONGS: &str = "a: BIGINT, b: BIGINT";
const INTS: &str = "a: INTEGER, b: INTEGER";

#[test]
fn ranges_come_from_declared_types() {
    let body = "  %2: i64 = mul.chk %0, %1 @0\n  %3: i64 = add.chk %2, %0 @0\n  return %3\n";
    assert_eq!(checks(&function(INTS, body)), [""; 0]);
    assert_eq!(checks(&function(LONGS, body)), ["mul.chk", "add.chk"]);
    // What an operation that doesn't check gives may have wrapped.
    let body = "  %2: i64 = mul.wrap %0, %0\n  %3: i64 = mul.wrap %2, %0\n  %4: i64 = add.chk %3, %1 @0\n  return %4\n";
    assert_eq!(checks(&function(INTS, body)), ["add.chk"]);
}

#[test]
fn ranges_narrow_where_integers_are_compared() {
    let body = |op: &str, bound: i64| {
        format!(
            "  %2: i64 = const {bound}
  %3: bool = {op} %0, %2
  if %3 {{
    return %1
  }}
  %4: i64 = const 1
  %5: i64 = add.chk %0, %4 @0
  return %5
"
        )
    };
    for (op, bound, left) in [
        ("ge", i64::MAX, 0),
        ("gt", i64::MAX - 1, 0),
        ("eq", i64::MAX, 0),
        ("gt", 10, 0),
        // Those that go on may be the greatest.
        ("le", 10, 1),
        ("ne", 10, 0),
        ("eq", 10, 1),
    ] {
        assert_eq!(checks(&function(LONGS, &body(op, bound))).len(), left, "{op} {bound}");
    }
}

#[test]
fn what_has_been_tested_before_does_not_fail() {
    // Whichever constant it is compared with, and whatever is between.
    let divides = |test: &str, again: &str| {
        format!(
            "  %2: i64 = const 0
  %3: bool = {test}
  if %3 {{
    return %0
  }}
  %4: i64 = const 0
  %5: bool = {again}
  fail_if %5, DivisionByZero @0
  %6: i64 = floordiv %0, %1
  return %6
"
        )
    };
    for (test, again, left) in [
        ("eq %1, %2", "eq %1, %4", 0),
        ("le %1, %2", "eq %1, %4", 0),
        ("lt %1, %2", "eq %1, %4", 1),
        ("ne %1, %2", "eq %1, %4", 1),
        ("eq %0, %2", "eq %1, %4", 1),
        ("gt %0, %1", "lt %1, %0", 0),
        ("ge %0, %1", "lt %1, %0", 0),
        ("gt %0, %1", "le %1, %0", 1),
    ] {
        assert_eq!(
            checks(&function(LONGS, &divides(test, again))).len(),
            left,
            "{test}; {again}"
        );
    }
}

#[test]
fn of_floats_a_comparison_says_nothing_about_its_opposite() {
    let body = |test: &str, again: &str| {
        format!(
            "function f0 f(x: DOUBLE, y: DOUBLE) -> DOUBLE {{
  site @0 1:1

  %0: f64 = param 0
  %1: f64 = param 1
  %2: bool = {test}
  if %2 {{
    return %1
  }}
  %3: bool = {again}
  fail_if %3, DivisionByZero @0
  return %0
}}
"
        )
    };
    for (test, again, left) in [
        ("le %0, %1", "le %0, %1", 0),
        ("le %0, %1", "ge %1, %0", 0),
        ("ne %0, %1", "ne %0, %1", 0),
        // Nan is neither above nor below.
        ("gt %0, %1", "ge %0, %1", 1),
        ("ge %0, %1", "gt %0, %1", 1),
        ("lt %0, %1", "gt %0, %1", 1),
    ] {
        assert_eq!(checks(&body(test, again)).len(), left, "{test}; {again}");
    }
}

/// `while n < b`, or at most so often, with `count` and what else a round does; `n` goes up by one.
fn looped(rounds: Option<u64>, round: &str) -> String {
    let (head, stop) = match rounds {
        Some(rounds) => (format!("loop rounds_max {rounds}"), "%4"),
        None => ("loop".to_owned(), "%1"),
    };
    let body = format!(
        "  %2: i64 = const 1
  %3: i64 = const 3
  %4: i64 = const {}
  {head} {{
    %10: i64 = get $0
    %11: bool = ge %10, {stop}
    if %11 {{
      break
    }}
{round}  }} step {{
    %20: i64 = get $0
    %21: i64 = add.chk %20, %2 @0
    set $0, %21
  }}
  %30: i64 = get $1
  return %30
",
        rounds.unwrap_or(0)
    );
    function(LONGS, &body)
}

const COUNT: &str = "    %12: i64 = get $1
    %13: i64 = add.chk %12, %3 @0
    set $1, %13
";

#[test]
fn counters_are_bounded_by_rounds() {
    assert_eq!(checks(&looped(None, COUNT)), [""; 0]);
    let sometimes = "    %14: bool = eq %10, %0
    if %14 {
      %12: i64 = get $1
      %13: i64 = sub.chk %12, %3 @0
      set $1, %13
      continue
    }
";
    assert_eq!(checks(&looped(None, sometimes)), [""; 0]);
    let by_any = COUNT.replace("%12, %3", "%12, %0");
    let twice_as_much = COUNT.replace("%12, %3", "%12, %12");
    let square = COUNT
        .replace("get $1", "get $0")
        .replace("add.chk %12, %3", "mul.chk %12, %12");
    let from_before = COUNT.replace("%12, %3", "%14, %3");
    let from_before = format!("    %14: i64 = get $1\n    set $1, %0\n{from_before}");
    for grows in [by_any, twice_as_much, square, from_before] {
        assert_eq!(checks(&looped(None, &grows)).len(), 1, "{grows}");
    }
}

#[test]
fn sums_are_bounded_by_rounds_where_these_are_known() {
    let small = "    %12: i64 = get $1
    %14: i64 = const 255
    %15: i64 = bitand %0, %14
    %13: i64 = add.chk %12, %15 @0
    set $1, %13
    %16: i64 = mul.chk %13, %13 @0
";
    assert_eq!(checks(&looped(Some(100), small)), [""; 0]);
    assert_eq!(checks(&looped(None, small)), ["add.chk", "mul.chk"]);
    let left = |add: i64| {
        let add = format!("    %14: i64 = const {add}\n{}", COUNT.replace("%12, %3", "%12, %14"));
        checks(&looped(Some(7), &add)).len()
    };
    assert_eq!((left(i64::MAX / 9), left(i64::MAX / 6)), (0, 1));
}

#[test]
fn loops_inside_loops() {
    let inner = "    %12: i64 = const 0
    %5: i64 = const 50
    set $2, %12
    loop rounds_max 50 {
      %15: i64 = get $2
      %16: bool = ge %15, %5
      if %16 {
        break
      }
      %13: i64 = get $1
      %14: i64 = add.chk %13, %3 @0
      set $1, %14
    } step {
      %17: i64 = get $2
      %18: i64 = add.chk %17, %2 @0
      set $2, %18
    }
";
    assert_eq!(checks(&looped(Some(50), inner)), [""; 0]);
    // Not with known numbers of rounds: the variable is set no more often than a call has time for.
    assert_eq!(checks(&looped(None, inner)), [""; 0]);
    let back = inner.replace("set $1, %14", "set $1, %0\n      set $1, %14");
    assert_eq!(checks(&looped(None, &back)), ["add.chk"]);
}

#[test]
fn random_functions_mean_the_same() {
    mean_the_same(0..2000, simplify);
}
