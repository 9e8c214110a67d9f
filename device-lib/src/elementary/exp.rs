//! Exponential functions.
//!
//! Cody and Waite's reduction `x = n·ln 2 + r` with `|r| <= ln 2 / 2`, then `e^r = 1 + r + r²/2 + r³·q(r)` with a near-minimax
//! polynomial `q` (Remez exchange; error of `e^r` below 2⁻⁵⁷), then scaling by 2^n in two exact steps so that only a
//! subnormal result is rounded again. No branches: out-of-range arguments are clamped to where scaling over- or
//! underflows by itself.

use super::{LN_2, LN_2_TAIL, TO_INTEGER};

/// `x · 2^n` for `|n| <= 2044`, where `n` is what the bits of `shifted` exceed those of [`TO_INTEGER`] by.
#[inline(always)]
pub(super) fn scale(x: f64, shifted: f64) -> f64 {
    let biased = shifted.to_bits().wrapping_sub(TO_INTEGER.to_bits()).wrapping_add(2046);
    let half = biased >> 1;
    x * f64::from_bits(half << 52) * f64::from_bits(biased.wrapping_sub(half) << 52)
}

/// `(e^r - 1 - r - r²/2) / r³` for `|r| <= ln 2 / 2`.
#[inline(always)]
fn cubic(r: f64, r2: f64) -> f64 {
    let r4 = r2 * r2;
    let q01 = r.mul_add(0.04166666666660344, 0.16666666666666685);
    let q23 = r.mul_add(0.0013888888927037898, 0.00833333333331423);
    let q45 = r.mul_add(2.4801508352999458e-05, 0.00019841269904334813);
    let q67 = r.mul_add(2.762532478522517e-07, 2.755722653549546e-06);
    let low = r2.mul_add(q23, q01);
    let top = r2.mul_add(q67, q45);
    r4.mul_add(r4.mul_add(2.5114965961707476e-08, top), low)
}

/// `(e^r - 1 - r) / r²` for `|r| <= ln 2 / 2`.
#[inline(always)]
fn curved(r: f64, r2: f64) -> f64 {
    r.mul_add(cubic(r, r2), 0.5)
}

/// `e^(high + tail)` for a sum of at most ln 2 / 2 in magnitude and a tail below 2⁻⁴⁰.
#[inline(always)]
fn exp_reduced(high: f64, tail: f64) -> f64 {
    let r = high + tail;
    let r2 = r * r;
    1.0 + (high + r2.mul_add(curved(r, r2), tail))
}

/// [`exp_reduced`] with hardly more than the last rounding's error.
#[inline(always)]
pub(super) fn exp_reduced_closely(high: f64, tail: f64) -> f64 {
    let r = high + tail;
    let r2 = r * r;
    let sum = 1.0 + high;
    let lost = (1.0 - sum) + high;
    sum + (lost + r2.mul_add(curved(r, r2), tail))
}

/// [`exp_reduced`] as a pair, good to 2⁻⁵⁶.
#[inline(always)]
pub(super) fn exp_reduced_pair(high: f64, tail: f64) -> (f64, f64) {
    let r = high + tail;
    let r2 = r * r;
    let r2_lost = r.mul_add(r, -r2);
    let sum = 1.0 + high;
    let lost = (1.0 - sum) + high;
    let beyond = (r2 * r).mul_add(cubic(r, r2), 0.5f64.mul_add(r2_lost, tail));
    let rest = 0.5f64.mul_add(r2, beyond);
    let power = sum + rest;
    (power, (sum - power) + rest + lost)
}

/// An argument as `n·ln 2 + high + tail`; `shifted` is n plus [`TO_INTEGER`].
pub(super) struct Exponent {
    pub shifted: f64,
    pub high: f64,
    pub tail: f64,
}

/// Reduces an argument below 2¹¹ in magnitude.
#[inline(always)]
pub(super) fn reduce(x: f64) -> Exponent {
    let shifted = x.mul_add(core::f64::consts::LOG2_E, TO_INTEGER);
    let n = shifted - TO_INTEGER;
    // The high part is exact: both are multiples of 2⁻⁵⁴ and the difference is below 1/2.
    Exponent {
        shifted,
        high: (-n).mul_add(LN_2, x),
        tail: -n * LN_2_TAIL,
    }
}

/// The exponential function.
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    let x = if x < -746.0 { -746.0 } else { x };
    let x = if x > 710.0 { 710.0 } else { x };
    let Exponent { shifted, high, tail } = reduce(x);
    scale(exp_reduced(high, tail), shifted)
}

/// 2^x.
#[inline(always)]
pub fn exp2(x: f64) -> f64 {
    let x = if x < -1077.0 { -1077.0 } else { x };
    let x = if x > 1025.0 { 1025.0 } else { x };
    let shifted = x + TO_INTEGER;
    let fraction = x - (shifted - TO_INTEGER);
    let r = fraction * LN_2;
    let tail = fraction.mul_add(LN_2, -r) + fraction * LN_2_TAIL;
    scale(exp_reduced(r, tail), shifted)
}
