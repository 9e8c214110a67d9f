//! `e^x - 1` and the hyperbolic functions.
//!
//! The reduction `x = n·ln 2 + r` of [`super::exp`]. Then `e^x - 1 = (2^n - 1) + 2^n·(e^r - 1)`, and with
//! `c, s = (2^n ± 2^-n) / 2` by the addition theorems `sinh x = s·cosh r + c·sinh r` and `cosh x = c·cosh r + s·sinh r`. What
//! the largest terms' sum and products round off is carried along as a second number. All are computed halved, so that
//! they overflow only at the end.

use core::hint::select_unpredictable as select;

use super::TO_INTEGER;
use super::exp::{self, Exponent};

/// The sum of two numbers and what it lost, for `|a| >= |b|` or `a = 0` (Dekker's Fast2Sum).
#[inline(always)]
fn fast_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

/// An argument as `n·ln 2 + r + lost`.
struct Reduced {
    /// 2^(n-2).
    quarter_power: f64,
    r: f64,
    lost: f64,
}

/// Reduces an argument below 2¹⁰ in magnitude.
#[inline(always)]
fn reduce(x: f64) -> Reduced {
    let Exponent { shifted, high, tail } = exp::reduce(x);
    let (r, lost) = fast_sum(high, tail);
    let biased = shifted.to_bits().wrapping_sub(TO_INTEGER.to_bits()).wrapping_add(1021);
    Reduced {
        quarter_power: f64::from_bits(biased << 52),
        r,
        lost,
    }
}

/// `(e^x - 1) / 2` as a pair, for x in -40..=710.
#[inline(always)]
fn half_expm1(x: f64) -> (f64, f64) {
    let Reduced { quarter_power, r, lost } = reduce(x);
    let power = quarter_power + quarter_power;
    let z = r * r;
    let (quartic, cubic) = series(z);
    let rest = z.mul_add(z.mul_add(quartic, r * cubic), lost.mul_add(r, lost));
    // Exact, or the error far below what counts; zero or at least as large as what is added.
    let (whole, whole_lost) = fast_sum(power, -0.5);
    let (sum, sum_lost) = fast_sum(whole, power * r);
    let low = power.mul_add(rest, whole_lost + sum_lost);
    fast_sum(sum, (0.5 * power).mul_add(z, low))
}

/// `e^x - 1` without cancellation near zero.
#[inline(always)]
pub fn expm1(x: f64) -> f64 {
    let clamped = select(x < -40.0, -40.0, x);
    let clamped = select(clamped > 710.0, 710.0, clamped);
    let (high, low) = half_expm1(clamped);
    select(x.abs() < TINY, x, 2.0 * (high + low))
}

/// Below 2⁻²⁸, x is the nearest number to `sinh x`; below 2⁻⁵⁴ also to `e^x - 1`.
const SMALL: f64 = f64::from_bits((1023 - 28) << 52);
const TINY: f64 = f64::from_bits((1023 - 54) << 52);

/// `(cosh r - 1 - r²/2) / r⁴` and `(sinh r - r) / r³` as polynomials in r² (Remez exchange; errors of cosh r and sinh r below
/// 2⁻⁶⁴).
#[inline(always)]
fn series(z: f64) -> (f64, f64) {
    let quartic = z.mul_add(2.092446612797238e-09, 2.755724169264658e-07);
    let quartic = z.mul_add(z.mul_add(quartic, 2.4801587363554e-05), 0.001388888888886385);
    let cubic = z.mul_add(2.5109091135104934e-08, 2.7557244059839372e-06);
    let cubic = z.mul_add(z.mul_add(cubic, 0.00019841269886268294), 0.008333333333321577);
    (
        z.mul_add(quartic, 0.04166666666666671),
        z.mul_add(cubic, 0.16666666666666677),
    )
}

/// `a·cosh + b·sinh` of the reduced argument, where `a_lost` is what the sum or difference `a` lost and `|a| >= |b·r|` or a is
/// zero.
#[inline(always)]
fn combined(a: f64, a_lost: f64, b: f64, r: f64, lost: f64) -> f64 {
    let z = r * r;
    let (quartic, cubic) = series(z);
    let product = b * r;
    let product_lost = b.mul_add(r, -product);
    let (sum, sum_lost) = fast_sum(a, product);
    let low = (product_lost + sum_lost) + lost.mul_add(a.mul_add(r, b), a_lost);
    let rest = z.mul_add((a * z).mul_add(quartic, product * cubic), low);
    sum + (0.5 * a).mul_add(z, rest)
}

/// 2^-(n+2), or zero where 2^(n-2) is far larger.
#[inline(always)]
fn inverse(quarter_power: f64) -> f64 {
    let inverse = f64::from_bits((2042u64 << 52).wrapping_sub(quarter_power.to_bits()));
    select(quarter_power > 1e15, 0.0, inverse)
}

/// The hyperbolic sine.
#[inline(always)]
pub fn sinh(x: f64) -> f64 {
    let magnitude = x.abs();
    let Reduced { quarter_power, r, lost } = reduce(select(magnitude > 710.5, 710.5, magnitude));
    let inverse = inverse(quarter_power);
    let (difference, difference_lost) = fast_sum(quarter_power, -inverse);
    let half = combined(difference, difference_lost, quarter_power + inverse, r, lost);
    select(magnitude < SMALL, magnitude, 2.0 * half).copysign(x)
}

/// The hyperbolic cosine.
#[inline(always)]
pub fn cosh(x: f64) -> f64 {
    let magnitude = x.abs();
    let Reduced { quarter_power, r, lost } = reduce(select(magnitude > 710.5, 710.5, magnitude));
    let inverse = inverse(quarter_power);
    let (sum, sum_lost) = fast_sum(quarter_power, inverse);
    2.0 * combined(sum, sum_lost, quarter_power - inverse, r, lost)
}

/// The hyperbolic tangent: `h / (h+1)` with `h = (e^2|x| - 1) / 2`; from 20 on it rounds to 1.
#[inline(always)]
pub fn tanh(x: f64) -> f64 {
    let magnitude = x.abs();
    let (high, low) = half_expm1(2.0 * select(magnitude > 20.0, 20.0, magnitude));
    let larger = select(high > 1.0, high, 1.0);
    let (sum, lost) = fast_sum(larger, select(high > 1.0, 1.0, high));
    let quotient = high / sum;
    let rest = (-quotient).mul_add(sum, high) + (-quotient).mul_add(lost + low, low);
    (quotient + rest / sum).copysign(x)
}
