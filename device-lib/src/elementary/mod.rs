//! Real functions of real arguments.
//!
//! They are written so that LLVM can inline them and vectorise the loops around them: straight lines of arithmetic with
//! selects, no calls on the usual path, fused multiply-adds where they are exact or save a rounding.

use core::hint::select_unpredictable as select;

mod cbrt;
mod erf;
mod exp;
mod fmod;
mod gamma;
mod hyperbolic;
mod hypot;
mod inverse;
mod log;
mod pow;
mod trig;

pub use cbrt::cbrt;
pub use erf::{erf, erfc};
pub use exp::{exp, exp2};
pub use fmod::{fmod, fmod_rare, fmod_usual, remainder, remainder_usual};
pub use gamma::{gamma, lgamma};
pub use hyperbolic::{cosh, expm1, sinh, tanh};
pub use hypot::hypot;
pub use inverse::{acos, acosh, asin, asinh, atan, atan2, atanh};
pub use log::{log, log1p, log2, log10};
pub use pow::pow;
pub use trig::{cos, cos_usual, is_large, sin, sin_usual, tan, tan_usual};

/// 1.5·2⁵²: adding it rounds a number below 2⁵¹ in magnitude to an integer, which the low bits of the sum then hold.
const TO_INTEGER: f64 = 6_755_399_441_055_744.0;
/// ln 2, and ln 2 minus that.
const LN_2: f64 = core::f64::consts::LN_2;
const LN_2_TAIL: f64 = 2.3190468138462996e-17;
/// π/2 minus its nearest binary64.
const FRAC_PI_2_TAIL: f64 = 6.123233995736766e-17;

/// numpy's `heaviside`: 0 for negative `x`, 1 for positive, `at_zero` at zero, nan for nan.
#[inline]
pub fn heaviside(x: f64, at_zero: f64) -> f64 {
    let result = select(x < 0.0, 0.0, 1.0);
    select(x == 0.0, at_zero, select(x.is_nan(), x, result))
}

/// numpy's normalised `sinc`: `sin(πx)/(πx)`, 1 at zero. Unlike numpy's, zero at the other integers.
#[inline]
pub fn sinc(x: f64) -> f64 {
    let magnitude = x.abs();
    let (sin, sin_low) = trig::sin_pi(magnitude);
    // Larger numbers are integers: the sine is zero.
    let clamped = select(magnitude > 1e16, 1e16, magnitude);
    let angle = core::f64::consts::PI * clamped;
    let angle_low = clamped.mul_add(core::f64::consts::PI, -angle) + clamped * (2.0 * FRAC_PI_2_TAIL);
    let quotient = sin / angle;
    let rest = (-quotient).mul_add(angle, sin) + (-quotient).mul_add(angle_low, sin_low);
    // Below 2⁻²⁷ it rounds to 1, and what is left is lost to underflow. A sum, so that zero is positive.
    select(magnitude < 1e-9, 1.0, quotient + rest / angle + 0.0)
}

/// `log(exp(x) + exp(y))` without overflow, as numpy's `logaddexp`.
#[inline]
pub fn logaddexp(x: f64, y: f64) -> f64 {
    let (larger, difference) = ordered(x, y);
    larger + log1p(exp(difference))
}

/// `log2(2^x + 2^y)` without overflow, as numpy's `logaddexp2`.
#[inline]
pub fn logaddexp2(x: f64, y: f64) -> f64 {
    let (larger, difference) = ordered(x, y);
    larger + log1p(exp2(difference)) * core::f64::consts::LOG2_E
}

/// The larger number, or nan, and what it exceeds the other by, negative.
#[inline]
fn ordered(x: f64, y: f64) -> (f64, f64) {
    let difference = x - y;
    // Equal infinities have no difference.
    let difference = select(x == y, 0.0, -difference.abs());
    (select(x > y, x, y), difference)
}
