//! `e^x - 1` and the hyperbolic functions.
//!
//! The reduction and the polynomial of [`super::exp`]; what the last additions and the division round off is carried along
//! as a second number. Each is at most one unit in the last place off.

use core::hint::select_unpredictable as select;

use super::exp::{self, Exponent};

/// The sum of two numbers and what it lost, for `|a| >= |b|` or `a = 0` (Dekker's Fast2Sum).
#[inline(always)]
fn fast_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// `e^x - 1` as a pair, for `|x| <= 45`.
#[inline(always)]
fn expm1_pair(x: f64) -> (f64, f64) {
    let Exponent { shifted, high, tail } = exp::reduce(x);
    let power = exp::scale(1.0, shifted);
    let r = high + tail;
    let r2 = r * r;
    let rest = r2.mul_add(exp::curved(r, r2), tail);
    // 2^n - 1 is exact or its error far below what counts; it is zero or at least as large as what is added.
    let (sum, lost) = fast_sum(power - 1.0, power * high);
    fast_sum(sum, power.mul_add(rest, lost))
}

/// `e^x - 1` without cancellation near zero.
#[inline(always)]
pub fn expm1(x: f64) -> f64 {
    if x > 40.0 {
        return exp::exp(x);
    }
    let (high, low) = expm1_pair(if x < -40.0 { -40.0 } else { x });
    select(x == 0.0, x, high + low)
}

/// `(high + low) / (bottom + bottom_low)` as a pair.
#[inline(always)]
fn quotient((high, low): (f64, f64), (bottom, bottom_low): (f64, f64)) -> (f64, f64) {
    let quotient = high / bottom;
    let rest = (-quotient).mul_add(bottom, high) + (-quotient).mul_add(bottom_low, low);
    (quotient, rest / bottom)
}

/// The pair plus 1 or 2.
#[inline(always)]
fn plus((high, low): (f64, f64), integer: f64) -> (f64, f64) {
    let (larger, smaller) = (
        if high > integer { high } else { integer },
        if high > integer { integer } else { high },
    );
    let (sum, lost) = fast_sum(larger, smaller);
    (sum, lost + low)
}

/// The hyperbolic sine.
#[inline(always)]
pub fn sinh(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude > 22.0 {
        return exp::half_exp(magnitude).copysign(x);
    }
    // (m + m/(m+1))/2 with m = e^|x| - 1; nan passes.
    let m = expm1_pair(magnitude);
    let (part, part_low) = quotient(m, plus(m, 1.0));
    let (sum, lost) = fast_sum(m.0, part);
    (0.5 * (sum + (lost + (m.1 + part_low)))).copysign(x)
}

/// The hyperbolic cosine.
#[inline(always)]
pub fn cosh(x: f64) -> f64 {
    let half = exp::half_exp(x.abs());
    half + 0.25 / half
}

/// The hyperbolic tangent.
#[inline(always)]
pub fn tanh(x: f64) -> f64 {
    let magnitude = x.abs();
    // m/(m+2) with m = e^2|x| - 1; from 20 on it rounds to 1.
    let m = expm1_pair(2.0 * if magnitude > 20.0 { 20.0 } else { magnitude });
    let (high, low) = quotient(m, plus(m, 2.0));
    (high + low).copysign(x)
}
