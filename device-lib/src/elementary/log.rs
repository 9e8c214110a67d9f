//! Logarithms.
//!
//! After the `log` and `pow` of ARM's optimized routines (Szabolcs Nagy, 2018), with own tables: `x = 2^k·z` with `z` between
//! √½ and √2, a reciprocal `1/c` of `z` with at most 8 bits from a table of 128, so that `r = z/c - 1` is exact and below 2⁻⁷,
//! then `log x = k·ln 2 + log c + log(1+r)` with a near-minimax polynomial for the last (Remez exchange). The first two
//! terms are so rounded that their sum is exact. Around 1 `c` is 1, so that nothing cancels.
//! The arguments without a logarithm are put right by selects at the end.

mod table;

use core::f64::consts::{LOG2_E, LOG10_E};
use core::hint::select_unpredictable as select;

use table::TABLE;

/// Bits of the least number of the interval into which arguments are scaled.
const LEAST: u64 = 0x3fe6_a000_0000_0000;
const ONE: u64 = 1f64.to_bits();
/// ln 2 to 42 bits after the point, so that multiples below 2¹¹ are exact, and the rest.
pub(super) const LN_2_42: f64 = 0.6931471805598903;
pub(super) const LN_2_42_TAIL: f64 = 5.497923018708371e-14;
/// log₂ e minus its nearest binary64.
const LOG2_E_TAIL: f64 = 2.0355273740931033e-17;
/// log₁₀ e minus its nearest binary64.
const LOG10_E_TAIL: f64 = 1.098319650216765e-17;
/// log₁₀ 2 to 33 bits, and the rest.
const LOG10_2_HIGH: f64 = 0.30102999560767785;
const LOG10_2_LOW: f64 = 5.630334806675098e-11;

/// As the polynomial of [`cubic`], to 2⁻⁵⁷.
const LOG_POLY: [f64; 5] = [
    0.3333333333333389,
    -0.24999999975927997,
    0.1999999994665502,
    -0.1666780479272973,
    0.14287116211855835,
];

/// A positive finite number as `2^k·c·(1+r)`.
pub(super) struct Parts {
    pub k: f64,
    /// `log c` to 42 bits after the point, and the rest.
    pub log_c: f64,
    pub log_c_tail: f64,
    /// Exact, below 2⁻⁷ in magnitude.
    pub r: f64,
}

#[inline]
pub(super) fn split(x: f64) -> Parts {
    let subnormal = x < f64::MIN_POSITIVE;
    let bits = select(subnormal, x * 18_014_398_509_481_984.0, x).to_bits();
    let bias = select(
        subnormal,
        4_503_599_627_370_496.0 + 1077.0,
        4_503_599_627_370_496.0 + 1023.0,
    );
    let shifted = bits.wrapping_add(ONE - LEAST);
    let [reciprocal, log_c, log_c_tail] = TABLE[((shifted >> 45) & 127) as usize];
    // The biased exponent as the low bits of 2⁵² + exponent: integer to float without a conversion.
    let k = f64::from_bits((shifted >> 52) | 4_503_599_627_370_496f64.to_bits()) - bias;
    let z = f64::from_bits((shifted & ((1 << 52) - 1)).wrapping_add(LEAST));
    Parts {
        k,
        log_c,
        log_c_tail,
        r: z.mul_add(reciprocal, -1.0),
    }
}

/// `(log(1+r) - r + r²/2) / r³` for `|r| <= 2⁻⁷`, to 2⁻⁷³ of `1/r²`.
#[inline]
pub(super) fn cubic(r: f64) -> f64 {
    let r2 = r * r;
    let p01 = r.mul_add(-0.2500000000000057, 0.3333333333333333);
    let p23 = r.mul_add(-0.166666666178039, 0.20000000000001683);
    let p45 = r.mul_add(-0.12501253820272765, 0.14285714206854183);
    r2.mul_add(r2.mul_add(r2.mul_add(0.1111255327891828, p45), p23), p01)
}

/// `log(c·(1+r))` as a pair.
#[inline]
fn log_pair(parts: &Parts) -> (f64, f64) {
    let Parts {
        log_c, log_c_tail, r, ..
    } = *parts;
    let high = log_c + r;
    let low = (log_c - high + r) + (r * r).mul_add(r.mul_add(cubic(r), -0.5), log_c_tail);
    let sum = high + low;
    (sum, high - sum + low)
}

/// The result `finite` of a positive finite `x`, or what a logarithm is elsewhere.
#[inline]
fn with_limits(x: f64, finite: f64) -> f64 {
    // Infinity and nan give themselves.
    let result = select(x < f64::INFINITY, finite, x);
    let result = select(x < 0.0, f64::NAN, result);
    select(x == 0.0, f64::NEG_INFINITY, result)
}

/// The natural logarithm: -inf at zero, nan for negative numbers.
#[inline]
pub fn log(x: f64) -> f64 {
    let Parts {
        k,
        log_c,
        log_c_tail,
        r,
    } = split(x);
    let whole = k.mul_add(LN_2_42, log_c);
    let sum = whole + r;
    let lost = whole - sum + r;
    let r2 = r * r;
    let p12 = r.mul_add(LOG_POLY[1], LOG_POLY[0]);
    let p34 = r.mul_add(LOG_POLY[3], LOG_POLY[2]);
    let p = r2.mul_add(r2.mul_add(LOG_POLY[4], p34), p12);
    let curved = r2.mul_add(r.mul_add(p, -0.5), lost);
    with_limits(x, sum + (k.mul_add(LN_2_42_TAIL, log_c_tail) + curved))
}

/// `log(1+x)` without cancellation near zero: -inf at -1, nan below.
#[inline]
pub fn log1p(x: f64) -> f64 {
    // 1+x and what the sum lost (Knuth's TwoSum).
    let u = 1.0 + x;
    let taken = u - 1.0;
    let lost = (1.0 - (u - taken)) + (x - taken);
    let Parts {
        k,
        log_c,
        log_c_tail,
        r,
    } = split(u);
    // The lost part relative to c·2^k, which for a large k does not matter.
    let down = f64::from_bits(((1023.0 - select(k < 1000.0, k, 1000.0)) as u64) << 52);
    let lost = lost * down * TABLE[(u.to_bits().wrapping_add(ONE - LEAST) >> 45) as usize & 127][0];
    let whole = k.mul_add(LN_2_42, log_c);
    let sum = whole + r;
    let rest = whole - sum + r;
    let curved = (r * r).mul_add(r.mul_add(cubic(r), -0.5), rest + (-r).mul_add(lost, lost));
    let result = with_limits(u, sum + (k.mul_add(LN_2_42_TAIL, log_c_tail) + curved));
    select(x == 0.0, x, result)
}

/// The logarithm to base 2, exact for powers of two.
#[inline]
pub fn log2(x: f64) -> f64 {
    let parts = split(x);
    let (high, low) = log_pair(&parts);
    let product = high * LOG2_E;
    let error = high.mul_add(LOG2_E, -product) + low.mul_add(LOG2_E, high * LOG2_E_TAIL);
    let sum = parts.k + product;
    // |k| >= |product| unless k is zero, where this is exact as well.
    with_limits(x, sum + (((parts.k - sum) + product) + error))
}

/// The logarithm to base 10, exact for powers of ten.
#[inline]
pub fn log10(x: f64) -> f64 {
    let parts = split(x);
    let (high, low) = log_pair(&parts);
    let product = high * LOG10_E;
    let error = high.mul_add(LOG10_E, -product) + low.mul_add(LOG10_E, high * LOG10_E_TAIL);
    let whole = parts.k * LOG10_2_HIGH;
    let sum = whole + product;
    with_limits(
        x,
        sum + (((whole - sum) + product) + parts.k.mul_add(LOG10_2_LOW, error)),
    )
}
