//! The parts of functions for lanes: where an argument isn't rare, the usual part gives the function's result; elsewhere,
//! as in rows that aren't wanted, it does no harm.

mod common;

use std::fmt::Debug;

use common::{Random, edges};
use rbcdb_device_lib::{Complex, complex, elementary, integer, mixed, rounding};

const COUNT: usize = 40_000;

/// Numbers of all kinds.
fn numbers() -> Vec<f64> {
    let mut random = Random::new("lanes");
    let mut numbers = edges();
    numbers.extend((0..COUNT).map(|_| f64::from_bits(random.next())));
    numbers.extend((0..COUNT).map(|_| random.exponential(-60, 60)));
    numbers
}

/// The numbers, each with another, in no order.
fn pairs() -> Vec<(f64, f64)> {
    let (first, mut second) = (numbers(), numbers());
    let mut random = Random::new("pairs");
    second.sort_by_cached_key(|_| random.next());
    first.into_iter().zip(second).collect()
}

/// Integers of all sizes, each with another.
fn integers() -> Vec<(i64, i64)> {
    let mut random = Random::new("integers");
    let mut any = move || random.next() as i64 >> (random.next() % 64);
    let mut pairs: Vec<_> = (0..COUNT).map(|_| (any(), any())).collect();
    pairs.extend([
        (i64::MIN, -1),
        (i64::MIN, i64::MIN),
        (0, 0),
        (1, 0),
        (-1, i64::MAX),
        (i64::MIN, 63),
    ]);
    pairs
}

trait Same {
    /// Equal by bits, any nan equal to any other.
    fn same(self, other: Self) -> bool;
}

impl Same for f64 {
    fn same(self, other: f64) -> bool {
        self.to_bits() == other.to_bits() || (self.is_nan() && other.is_nan())
    }
}

impl Same for i64 {
    fn same(self, other: i64) -> bool {
        self == other
    }
}

impl Same for u64 {
    fn same(self, other: u64) -> bool {
        self == other
    }
}

impl Same for Complex {
    fn same(self, other: Complex) -> bool {
        self.re.same(other.re) && self.im.same(other.im)
    }
}

fn check<A: Copy + Debug, R: Same + Copy + Debug>(
    inputs: &[A],
    whole: impl Fn(A) -> R,
    usual: impl Fn(A) -> R,
    rare: impl Fn(A) -> bool,
) {
    let mut rares = 0;
    for input in inputs {
        let (whole, usual) = (whole(*input), usual(*input));
        if rare(*input) {
            rares += 1;
        } else {
            assert!(whole.same(usual), "{input:?}: {whole:?}, but usually {usual:?}");
        }
    }
    assert!(
        0 < rares && rares < inputs.len(),
        "{rares} of {} are rare",
        inputs.len()
    );
}

#[test]
fn trigonometric_functions() {
    use elementary::{cos, cos_usual, is_large, sin, sin_usual, tan, tan_usual};
    check(&numbers(), sin, sin_usual, is_large);
    check(&numbers(), cos, cos_usual, is_large);
    check(&numbers(), tan, tan_usual, is_large);
}

#[test]
fn remainders() {
    use elementary::{fmod, fmod_rare, fmod_usual, remainder, remainder_usual};
    use rounding::{floordiv, floordiv_usual, modulo, modulo_usual};
    for (whole, usual) in [
        (fmod as fn(f64, f64) -> f64, fmod_usual as fn(f64, f64) -> f64),
        (remainder, remainder_usual),
        (modulo, modulo_usual),
        (floordiv, floordiv_usual),
    ] {
        check(
            &pairs(),
            |(x, y)| whole(x, y),
            |(x, y)| usual(x, y),
            |(x, y)| fmod_rare(x, y),
        );
    }
}

#[test]
fn rounding_to_digits() {
    use rounding::{round_ndigits, round_ndigits_rare, round_ndigits_usual};
    let mut inputs = Vec::new();
    for (x, y) in pairs() {
        inputs.extend([
            (x, y as i64),
            (x, y.to_bits() as i64 % 30),
            (x % 1e6, y.to_bits() as i64 % 10),
        ]);
    }
    check(
        &inputs,
        |(x, n)| round_ndigits(x, n),
        |(x, n)| round_ndigits_usual(x, n),
        |(x, n)| round_ndigits_rare(x, n),
    );
}

#[test]
fn integer_functions() {
    use integer::{ipow, ipow_rare, ipow_usual, upow, upow_rare, upow_usual};
    use mixed::{i64_truediv, i64_truediv_rare, i64_truediv_usual, u64_truediv, u64_truediv_rare, u64_truediv_usual};
    let signed = integers();
    let unsigned: Vec<_> = signed.iter().map(|(a, b)| (*a as u64, *b as u64)).collect();
    check(
        &signed,
        |(a, b)| ipow(a, b),
        |(a, b)| ipow_usual(a, b),
        |(a, b)| ipow_rare(a, b),
    );
    check(
        &unsigned,
        |(a, b)| upow(a, b),
        |(a, b)| upow_usual(a, b),
        |(a, b)| upow_rare(a, b),
    );
    check(
        &signed,
        |(a, b)| i64_truediv(a, b),
        |(a, b)| i64_truediv_usual(a, b),
        |(a, b)| i64_truediv_rare(a, b),
    );
    check(
        &unsigned,
        |(a, b)| u64_truediv(a, b),
        |(a, b)| u64_truediv_usual(a, b),
        |(a, b)| u64_truediv_rare(a, b),
    );
}

#[test]
fn complex_functions() {
    use complex::*;
    let inputs: Vec<Complex> = pairs().into_iter().map(|(re, im)| Complex::new(re, im)).collect();
    check(&inputs, acos, acos_usual, acos_rare);
    check(&inputs, acosh, acosh_usual, acosh_rare);
    check(&inputs, asin, asin_usual, asin_rare);
    check(&inputs, asinh, asinh_usual, asinh_rare);
    check(&inputs, atan, atan_usual, atan_rare);
    check(&inputs, atanh, atanh_usual, atanh_rare);
    check(&inputs, cos, cos_usual, cos_rare);
    check(&inputs, cosh, cosh_usual, cosh_rare);
    check(&inputs, exp, exp_usual, exp_rare);
    check(&inputs, log, log_usual, log_rare);
    check(&inputs, log10, log10_usual, log_rare);
    check(&inputs, sin, sin_usual, sin_rare);
    check(&inputs, sinh, sinh_usual, sinh_rare);
    check(&inputs, sqrt, sqrt_usual, sqrt_rare);
    check(&inputs, tan, tan_usual, tan_rare);
    check(&inputs, tanh, tanh_usual, tanh_rare);
}
