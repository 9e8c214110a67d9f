//! Powers of real numbers.
//!
//! After the `pow` of ARM's optimized routines (Szabolcs Nagy, 2018), with own tables: `x = 2^k·z` with `z` between √½ and √2,
//! a reciprocal `1/c` of `z` with at most 8 bits from a table of 128, so that `r = z/c - 1` is exact and below 2⁻⁷, then
//! `log x = k·ln 2 + log c + log(1+r)` as a pair of numbers good to 2⁻⁶⁸ relatively, times `y` as a pair, and the exponential
//! of the pair. The first two terms are so rounded that their sum is exact. Around 1 `c` is 1, so that nothing cancels.

mod table;

use core::hint::select_unpredictable as select;

use super::exp::{exp_reduced_closely, scale};
use super::{LN_2, LN_2_TAIL, TO_INTEGER};
use table::TABLE;

/// Bits of the least number of the interval into which arguments are scaled.
const LEAST: u64 = 0x3fe6_a000_0000_0000;
const ONE: u64 = 1f64.to_bits();
/// ln 2 to 42 bits after the point, so that multiples below 2¹¹ are exact, and the rest.
const LN_2_42: f64 = 0.6931471805598903;
const LN_2_42_TAIL: f64 = 5.497923018708371e-14;

/// A positive finite number as `2^k·c·(1+r)`.
struct Parts {
    k: f64,
    /// `log c` to 42 bits after the point, and the rest.
    log_c: f64,
    log_c_tail: f64,
    /// Exact, below 2⁻⁷ in magnitude.
    r: f64,
}

#[inline(always)]
fn split(x: f64) -> Parts {
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
#[inline(always)]
fn cubic(r: f64) -> f64 {
    let r2 = r * r;
    let p01 = r.mul_add(-0.2500000000000057, 0.3333333333333333);
    let p23 = r.mul_add(-0.166666666178039, 0.20000000000001683);
    let p45 = r.mul_add(-0.12501253820272765, 0.14285714206854183);
    r2.mul_add(r2.mul_add(r2.mul_add(0.1111255327891828, p45), p23), p01)
}

/// `log x` of a positive finite number, as a pair.
#[inline(always)]
pub(super) fn log_pair(x: f64) -> (f64, f64) {
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
#[inline(always)]
fn exp_pair(high: f64, low: f64) -> f64 {
    let clamped = select(high < -746.0, -746.0, high);
    let clamped = select(high > 710.0, 710.0, clamped);
    let low = select(clamped == high, low, 0.0);
    let shifted = clamped.mul_add(core::f64::consts::LOG2_E, TO_INTEGER);
    let n = shifted - TO_INTEGER;
    let first = (-n).mul_add(LN_2, clamped);
    let tail = (-n).mul_add(LN_2_TAIL, low);
    scale(exp_reduced_closely(first, tail), shifted)
}

/// `x^y` as C99 Annex F defines it: nan for a negative `x` and a `y` that is not an integer.
#[inline(always)]
pub fn pow(x: f64, y: f64) -> f64 {
    let magnitude = x.abs();
    let (log, log_low) = log_pair(magnitude);
    // Infinity and nan give themselves.
    let log = select(magnitude < f64::INFINITY, log, magnitude);
    let log = select(magnitude == 0.0, f64::NEG_INFINITY, log);
    let high = y * log;
    let low = y.mul_add(log, -high) + y * log_low;
    let power = exp_pair(high, low);
    // Also of nan and infinite bases and exponents.
    let one = (y == 0.0) | (magnitude == 1.0) & ((x == 1.0) | (y.abs() == f64::INFINITY));
    let power = select(one, 1.0, power);
    let half = y * 0.5;
    let integer = y == y.trunc();
    let odd = integer & (half != half.trunc());
    let signed = f64::from_bits(power.to_bits() ^ select(odd, x.to_bits() & (1 << 63), 0));
    // A zero or infinite base has a power even so.
    let undefined = (x < 0.0) & (x > f64::NEG_INFINITY) & !integer;
    select(undefined, f64::NAN, signed)
}
