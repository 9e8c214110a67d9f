//! Logarithms.
//!
//! After FreeBSD's msun (`e_log.c`, `k_log.h`; Sun Microsystems 1993): `x = 2^k·(1+f)` with `1+f` between √½ and √2,
//! `s = f/(2+f)`, and `log(1+f) = f - f²/2 + s·(f²/2 + R(s²))` with Sun's minimax polynomial `R`. The arguments without a
//! logarithm are put right by selects at the end.

use core::hint::select_unpredictable as select;

/// Bits of √½.
const SQRT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
/// ln 2 to 33 bits, so that multiples below 2²⁰ are exact, and the rest.
const LN_2_HIGH: f64 = 0.6931471803691238;
const LN_2_LOW: f64 = 1.9082149292705877e-10;
const MANTISSA: u64 = (1 << 52) - 1;
/// log₂ e minus its nearest binary64.
const LOG2_E_TAIL: f64 = 2.0355273740931033e-17;
/// log₁₀ e minus its nearest binary64.
const LOG10_E_TAIL: f64 = 1.098319650216765e-17;
/// log₁₀ 2 to 33 bits, and the rest.
const LOG10_2_HIGH: f64 = 0.30102999560767785;
const LOG10_2_LOW: f64 = 5.630334806675098e-11;

/// A positive finite number as `2^k·(1+f)`: k and f.
#[inline(always)]
fn split(x: f64) -> (f64, f64) {
    let subnormal = x < f64::MIN_POSITIVE;
    let bits = select(subnormal, x * 18_014_398_509_481_984.0, x).to_bits();
    let shifted = bits.wrapping_add(1f64.to_bits() - SQRT_HALF);
    let f = f64::from_bits((shifted & MANTISSA).wrapping_add(SQRT_HALF)) - 1.0;
    // The biased exponent as the low bits of 2⁵² + exponent: integer to float without a conversion.
    let biased = f64::from_bits((shifted >> 52) | 4_503_599_627_370_496f64.to_bits());
    let bias = select(
        subnormal,
        4_503_599_627_370_496.0 + 1077.0,
        4_503_599_627_370_496.0 + 1023.0,
    );
    (biased - bias, f)
}

/// `s·(f²/2 + R)` for half the square of `f`.
#[inline(always)]
fn correction(f: f64, half_square: f64) -> f64 {
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w.mul_add(w.mul_add(0.15313837699209373, 0.22222198432149784), 0.3999999999940942);
    let odd = w.mul_add(0.14798198605116586, 0.1818357216161805);
    let odd = w.mul_add(w.mul_add(odd, 0.2857142874366239), 0.6666666666666735);
    s * (half_square + w.mul_add(even, z * odd))
}

/// `log(1+f)` as an unevaluated sum.
#[inline(always)]
fn log_pair(f: f64) -> (f64, f64) {
    let half = 0.5 * f;
    let half_square = half * f;
    let high = f - half_square;
    // What rounding lost in the square and in the difference.
    let lost = half.mul_add(f, -half_square);
    let low = (f - high) - half_square - lost + correction(f, half_square);
    let sum = high + low;
    (sum, (high - sum) + low)
}

/// The result `finite` of a positive finite `x`, or what a logarithm is elsewhere.
#[inline(always)]
fn with_limits(x: f64, finite: f64) -> f64 {
    // Infinity and nan give themselves.
    let result = select(x < f64::INFINITY, finite, x);
    let result = select(x < 0.0, f64::NAN, result);
    select(x == 0.0, f64::NEG_INFINITY, result)
}

/// The natural logarithm: -inf at zero, nan for negative numbers.
#[inline(always)]
pub fn log(x: f64) -> f64 {
    let (k, f) = split(x);
    let half_square = 0.5 * f * f;
    let tail = half_square - k.mul_add(LN_2_LOW, correction(f, half_square));
    with_limits(x, k.mul_add(LN_2_HIGH, f - tail))
}

/// The logarithm of `2^extra·(u + low)`; `low` is at most about an ulp of `u`.
#[inline(always)]
pub(super) fn log_of_pair(u: f64, low: f64, extra: f64) -> f64 {
    let (k, f) = split(u);
    let k = k + extra;
    let half_square = 0.5 * f * f;
    let tail = half_square - (k.mul_add(LN_2_LOW, low / u) + correction(f, half_square));
    with_limits(u, k.mul_add(LN_2_HIGH, f - tail))
}

/// `log(1+x)` without cancellation near zero: -inf at -1, nan below.
#[inline(always)]
pub fn log1p(x: f64) -> f64 {
    // 1+x and what the sum lost (Knuth's TwoSum), which counts relative to the sum.
    let u = 1.0 + x;
    let taken = u - 1.0;
    let lost = (1.0 - (u - taken)) + (x - taken);
    select(x == 0.0, x, log_of_pair(u, lost, 0.0))
}

/// The logarithm to base 2, exact for powers of two.
#[inline(always)]
pub fn log2(x: f64) -> f64 {
    let (k, f) = split(x);
    let (high, low) = log_pair(f);
    let product = high * core::f64::consts::LOG2_E;
    let error = high.mul_add(core::f64::consts::LOG2_E, -product);
    let error = error + low.mul_add(core::f64::consts::LOG2_E, high * LOG2_E_TAIL);
    let sum = k + product;
    // |k| >= |product| unless k is zero, where this is exact as well.
    with_limits(x, sum + (((k - sum) + product) + error))
}

/// The logarithm to base 10, exact for powers of ten.
#[inline(always)]
pub fn log10(x: f64) -> f64 {
    let (k, f) = split(x);
    let (high, low) = log_pair(f);
    let product = high * core::f64::consts::LOG10_E;
    let error = high.mul_add(core::f64::consts::LOG10_E, -product);
    let error = error + low.mul_add(core::f64::consts::LOG10_E, high * LOG10_E_TAIL);
    let whole = k * LOG10_2_HIGH;
    let sum = whole + product;
    with_limits(x, sum + (((whole - sum) + product) + k.mul_add(LOG10_2_LOW, error)))
}
