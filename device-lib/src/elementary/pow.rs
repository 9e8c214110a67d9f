//! Powers of real numbers.
//!
//! After the `pow` of ARM's optimized routines (Szabolcs Nagy, 2018): `log x` as a pair of numbers good to 2⁻⁶⁸ relatively,
//! from the tables of [`super::log`], times `y` as a pair, and the exponential of the pair.

use super::exp::{exp_reduced_closely, scale};
use super::log::{LN_2_42, LN_2_42_TAIL, Parts, cubic, split};
use super::{LN_2, LN_2_TAIL, TO_INTEGER};

/// `log x` of a positive finite number, as a pair.
#[inline]
fn log_pair(x: f64) -> (f64, f64) {
    let Parts {
        k,
        log_c,
        log_c_tail,
        r,
    } = split(x);
    // k·ln 2 + log c is exact, as is the first sum's rounding error.
    let whole = k.mul_add(LN_2_42, log_c);
    let sum = whole + r;
    let rest = k.mul_add(LN_2_42_TAIL, log_c_tail) + (whole - sum + r);
    let half = -0.5 * r;
    let square = r * half;
    let high = sum + square;
    let square_rest = half.mul_add(r, -square) + (sum - high + square);
    let low = (r * r * r).mul_add(cubic(r), rest + square_rest);
    let result = high + low;
    (result, high - result + low)
}

/// `e^(high + low)`; the magnitude of `low` is below an ulp of `high`.
#[inline]
fn exp_pair(high: f64, low: f64) -> f64 {
    let clamped = high.clamp(-746.0, 710.0);
    let low = if clamped == high { low } else { 0.0 };
    let shifted = clamped.mul_add(core::f64::consts::LOG2_E, TO_INTEGER);
    let n = shifted - TO_INTEGER;
    let first = (-n).mul_add(LN_2, clamped);
    let tail = (-n).mul_add(LN_2_TAIL, low);
    scale(exp_reduced_closely(first, tail), shifted)
}

/// Whether `y` is an integer, and whether it is an odd one.
fn parity(y: f64) -> (bool, bool) {
    let half = y * 0.5;
    let integer = y == y.trunc();
    (integer, integer && half != half.trunc())
}

/// `x^y` as C99 Annex F defines it: nan for a negative `x` and a `y` that is not an integer.
#[inline]
pub fn pow(x: f64, y: f64) -> f64 {
    let (magnitude, exponent) = (x.abs().to_bits(), y.abs().to_bits());
    let infinity = f64::INFINITY.to_bits();
    if magnitude.wrapping_sub(1) >= infinity - 1 || exponent.wrapping_sub(1) >= infinity - 1 {
        return special(x, y);
    }
    let (log, log_low) = log_pair(x.abs());
    let high = y * log;
    let low = y.mul_add(log, -high) + y * log_low;
    let result = exp_pair(high, low);
    if x < 0.0 { of_negative(result, y) } else { result }
}

/// The power of a negative number, given that of its magnitude.
#[cold]
#[inline(never)]
fn of_negative(result: f64, y: f64) -> f64 {
    let (integer, odd) = parity(y);
    let signed = if odd { -result } else { result };
    if integer { signed } else { f64::NAN }
}

/// `x^y` where an argument is zero, infinite or nan.
#[cold]
#[inline(never)]
fn special(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let ax = x.abs();
    if y.is_infinite() {
        let grows = (ax > 1.0) == (y > 0.0);
        return if ax == 1.0 {
            1.0
        } else if grows {
            f64::INFINITY
        } else {
            0.0
        };
    }
    // x is zero or infinite.
    let result: f64 = if (ax == 0.0) == (y > 0.0) { 0.0 } else { f64::INFINITY };
    if parity(y).1 { result.copysign(x) } else { result }
}
