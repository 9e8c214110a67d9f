//! Agreement with CPython 3.11 on the vectors in `tests/vectors` (written by `generate.py` there): by bits where the result
//! is defined exactly, within two units in the last place where CPython calls the C library.

use rbcdb_device_lib::{Complex, Val, complex, elementary, lookup, rounding};

/// A line's words: the function first.
fn lines(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().map(|line| line.split(' ').collect())
}

fn float(word: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(word, 16).unwrap())
}

fn int(word: &str) -> i64 {
    word.parse().unwrap()
}

/// Equal by bits, any nan equal to any other.
fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

#[test]
fn rounding_to_digits_is_exactly_cpythons() {
    for words in lines(include_str!("vectors/rounding.txt")) {
        let (x, n, expected) = (float(words[1]), int(words[2]), float(words[3]));
        let ours = rounding::round_ndigits(x, n);
        assert!(same(ours, expected), "round({x:e}, {n}) = {ours:e}, not {expected:e}");
    }
}

#[test]
fn floor_division_is_exactly_cpythons() {
    for words in lines(include_str!("vectors/division.txt")) {
        let [x, y, quotient, remainder] = [1, 2, 3, 4].map(|i| float(words[i]));
        let (ours_quotient, ours_remainder) = (rounding::floordiv(x, y), rounding::modulo(x, y));
        assert!(
            same(ours_quotient, quotient),
            "{x:e} // {y:e} = {ours_quotient:e}, not {quotient:e}"
        );
        assert!(
            same(ours_remainder, remainder),
            "{x:e} % {y:e} = {ours_remainder:e}, not {remainder:e}"
        );
    }
}

#[test]
fn division_by_zero_is_numpys() {
    assert_eq!(rounding::floordiv(1.0, 0.0), f64::INFINITY);
    assert_eq!(rounding::floordiv(1.0, -0.0), f64::NEG_INFINITY);
    assert!(rounding::floordiv(0.0, 0.0).is_nan());
    assert!(rounding::modulo(1.0, 0.0).is_nan());
}

#[test]
fn parts_of_floats_are_exactly_cpythons() {
    for words in lines(include_str!("vectors/parts.txt")) {
        let x = float(words[1]);
        match words[0] {
            "ulp" => assert!(same(rounding::ulp(x), float(words[2])), "ulp({x:e})"),
            "frexp" => {
                assert!(same(rounding::frexp_mantissa(x), float(words[2])), "frexp({x:e})");
                assert_eq!(rounding::frexp_exponent(x), int(words[3]), "frexp({x:e})");
            }
            "ldexp" => assert!(
                same(rounding::ldexp(x, int(words[2])), float(words[3])),
                "ldexp({x:e}, {})",
                words[2]
            ),
            "nextafter" => {
                let y = float(words[2]);
                assert!(
                    same(rounding::nextafter(x, y), float(words[3])),
                    "nextafter({x:e}, {y:e})"
                );
            }
            "remainder" => {
                let y = float(words[2]);
                assert!(
                    same(elementary::remainder(x, y), float(words[3])),
                    "remainder({x:e}, {y:e})"
                );
            }
            "isclose" => {
                let [y, rel, abs] = [2, 3, 4].map(|i| float(words[i]));
                assert_eq!(
                    rounding::isclose(x, y, rel, abs),
                    words[5] == "1",
                    "isclose({x:e}, {y:e}, {rel}, {abs})"
                );
            }
            other => panic!("unknown function {other}"),
        }
    }
}

/// Distance in units of the last place of the larger magnitude; infinite if only one is nan or zero's sign differs.
fn ulps(a: f64, b: f64) -> f64 {
    if same(a, b) {
        return 0.0;
    }
    if a == b || !a.is_finite() || !b.is_finite() {
        return f64::INFINITY;
    }
    (a - b).abs() / rounding::ulp(a.abs().max(b.abs()))
}

/// CPython's own gamma functions are up to six units off; `accuracy.rs` compares ours with the truth.
#[test]
fn gamma_functions_have_cpythons_poles_and_are_near_its_results() {
    for words in lines(include_str!("vectors/gamma.txt")) {
        let (x, expected) = (float(words[1]), float(words[2]));
        if words[0] == "gamma" {
            let ours = elementary::gamma(x);
            assert!(ulps(ours, expected) <= 8.0, "gamma({x:e}) = {ours:e}, not {expected:e}");
        } else {
            // Terms that cancel leave their absolute errors: units are those of the largest.
            let ours = elementary::lgamma(x);
            let unit = rounding::ulp(expected.abs().max(10.0));
            let close = same(ours, expected) || (ours - expected).abs() <= 8.0 * unit;
            assert!(close, "lgamma({x:e}) = {ours:e}, not {expected:e}");
        }
    }
}

/// How far a part may be from CPython's, in units of the last place.
fn bound(name: &str, args: &[Complex]) -> f64 {
    match name {
        "mul" | "div" | "sqrt" => 0.0,
        // Products of two functions, of which glibc's sinh and cosh are up to two units off by themselves.
        "sin" | "cos" | "sinh" | "cosh" => 3.0,
        // Quotients of several functions that are each one unit off at most.
        "tan" | "tanh" => 5.0,
        // The angle and the logarithm of the length are multiplied by the exponent, and their errors with them.
        "pow" => {
            let [base, exponent] = args else {
                panic!("two arguments")
            };
            let length = |z: &Complex| elementary::hypot(z.re, z.im);
            let amplified = length(exponent) * (elementary::log(length(base)).abs() + core::f64::consts::PI);
            if amplified.is_finite() {
                2.0 + 2.0 * amplified
            } else {
                2.0
            }
        }
        _ => 2.0,
    }
}

#[test]
fn complex_functions_are_close_to_cpythons() {
    let mut tried = 0;
    for words in lines(include_str!("vectors/complex.txt")) {
        let (kind, name) = (words[0], words[1]);
        let numbers: Vec<f64> = words[2..].iter().map(|word| float(word)).collect();
        let pairs: Vec<Complex> = numbers
            .chunks_exact(2)
            .map(|pair| Complex::new(pair[0], pair[1]))
            .collect();
        let (expected, args) = pairs.split_last().unwrap();
        let values: Vec<Val> = args.iter().map(|z| Val::C128(*z)).collect();
        let builtin = lookup(&format!("c{name}")).unwrap();
        let ours = match (builtin.call)(&values) {
            Val::C128(z) => z,
            Val::F64(x) => Complex::new(x, 0.0),
            other => panic!("{name} returned {other:?}"),
        };
        let distance = ulps(ours.re, expected.re).max(ulps(ours.im, expected.im));
        assert!(
            distance <= bound(name, args),
            "{name}{args:?} = {ours:?}, {distance} ulp from {expected:?} ({kind})"
        );
        tried += 1;
    }
    assert!(tried > 4000);
}

#[test]
fn poles_of_powers_and_closeness_are_exactly_cpythons() {
    let mut poles = 0;
    for words in lines(include_str!("vectors/poles.txt")) {
        let number = |at: usize| Complex::new(float(words[at]), float(words[at + 1]));
        let (a, b) = (number(1), number(3));
        if words[0] == "pow" {
            let expected = words[5] == "1";
            assert_eq!(complex::pow_pole(a, b), expected, "{a:?} ** {b:?}");
            poles += usize::from(expected);
        } else {
            let (rel, tol) = (float(words[5]), float(words[6]));
            let ours = complex::isclose(a, b, rel, tol);
            assert_eq!(ours, words[7] == "1", "isclose({a:?}, {b:?}, {rel}, {tol})");
        }
    }
    assert!(poles > 500);
}
