//! Errors of the reader, and that no text makes it panic.

use super::super::arbitrary::{self, Random};
use super::super::verify::NESTING_MAX;
use super::parse;

fn error(body: &str) -> String {
    let text = format!("function f0 f() -> BIGINT {{\n{body}\n}}\n");
    parse(&text).expect_err("an error").to_string()
}

#[test]
fn errors_name_the_line_and_what_was_expected() {
    let cases = [
        (
            "%0: i64 = const 1\nretrun %0",
            "line 3: expected an instruction, found `retrun`",
        ),
        ("%0: i65 = const 1", "line 2: expected a type of the IR, found `i65`"),
        (
            "%0: i64 = const 1.5",
            "line 2: expected a constant of type i64, found `1.5`",
        ),
        (
            "%0: i64 = const 9223372036854775808",
            "line 2: expected a constant of type i64, found `9223372036854775808`",
        ),
        (
            "%0: f64 = const infinitesimal",
            "line 2: expected a constant of type f64, found `infinitesimal`",
        ),
        (
            "%0: f32 = const nan:0x7ff8000000000000",
            "line 3: not a constant of type f32",
        ),
        ("%0: i64 = plus %1, %2", "line 2: expected an operation, found `plus`"),
        (
            "%0: f64 = builtin sine(%1)",
            "line 2: expected a builtin's name, found `sine`",
        ),
        (
            "%1: i64 = const 1\nreturn %1",
            "line 5: %0 has no type: define it or list it as `unused`",
        ),
        (
            "unused %0: f64\n%0: i64 = const 1",
            "line 3: %0 is f64 elsewhere and i64 here",
        ),
        (
            "local $1 x: i64",
            "line 2: expected `$0`, since variables are numbered in order, found `$1`",
        ),
        ("site @0 1:2 \"open", "line 2: a string without closing quote"),
        (
            "fail_if %0, NoSuchCode @0",
            "line 2: expected an error code, found `NoSuchCode`",
        ),
        (
            "set $99999999999, %0",
            "line 2: `$` must be followed by a number below 2^32",
        ),
        (
            "%0: i64, %1: bool = const 1",
            "line 2: expected `call`, the only instruction with two results, found `const`",
        ),
        ("return #", "line 2: unexpected character '#'"),
        ("loop {", "line 4: expected an instruction, found the end of the text"),
    ];
    for (body, expected) in cases {
        assert_eq!(error(body), expected, "{body}");
    }
    assert_eq!(
        parse("").unwrap_err().to_string(),
        "line 1: a module has at least one function"
    );
    let misnumbered = parse("function f1 f() -> BIGINT {\n}").unwrap_err().to_string();
    assert_eq!(misnumbered, "line 1: functions are numbered in order: expected `f0`");
}

#[test]
fn deep_nesting_is_refused() {
    let nested = |depth: usize| {
        let (open, close) = ("loop {\n".repeat(depth), "}\n".repeat(depth));
        parse(&format!("function f0 f() -> BIGINT {{\n{open}{close}}}\n"))
    };
    assert!(nested(NESTING_MAX - 1).is_ok());
    let message = nested(100_000).unwrap_err().to_string();
    assert_eq!(
        message,
        format!(
            "line {}: regions are nested more than {NESTING_MAX} deep",
            NESTING_MAX + 2
        )
    );
}

#[test]
fn mangled_texts_give_errors_not_panics() {
    let mut random = Random(7);
    for seed in 0..500 {
        let mut text = arbitrary::module(seed).to_string().into_bytes();
        for _ in 0..1 + random.below(5) {
            let at = random.below(text.len().max(1));
            match random.below(3) {
                0 if at < text.len() => text[at] = random.pick(b"%$@{}(),:=?-;\"\\ \nax0"),
                1 if at < text.len() => drop(text.remove(at)),
                _ => text.truncate(at),
            }
        }
        // Whatever it says: it must answer.
        let _ = parse(&String::from_utf8_lossy(&text));
    }
}
