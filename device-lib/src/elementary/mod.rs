//! Real functions of real arguments.
//!
//! They are written so that LLVM can inline them and vectorise the loops around them: straight lines of arithmetic with
//! selects, no calls on the usual path, fused multiply-adds where they are exact or save a rounding.

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
pub use fmod::{fmod, remainder};
pub use gamma::{gamma, lgamma};
pub use hyperbolic::{cosh, expm1, sinh, tanh};
pub use hypot::hypot;
pub use inverse::{acos, acosh, asin, asinh, atan, atan2, atanh};
pub use log::{log, log1p, log2, log10};
pub use pow::pow;
pub use trig::{cos, sin, tan};

/// 1.5·2⁵²: adding it rounds a number below 2⁵¹ in magnitude to an integer, which the low bits of the sum then hold.
const TO_INTEGER: f64 = 6_755_399_441_055_744.0;
/// ln 2, and ln 2 minus that.
const LN_2: f64 = core::f64::consts::LN_2;
const LN_2_TAIL: f64 = 2.3190468138462996e-17;
/// numpy's `heaviside`: 0 for negative `x`, 1 for positive, `at_zero` at zero, nan for nan.
pub fn heaviside(x: f64, at_zero: f64) -> f64 {
    if x.is_nan() {
        x
    } else if x == 0.0 {
        at_zero
    } else if x < 0.0 {
        0.0
    } else {
        1.0
    }
}

/// numpy's normalised `sinc`: `sin(πx)/(πx)`, 1 at zero.
pub fn sinc(x: f64) -> f64 {
    let scaled = core::f64::consts::PI * if x == 0.0 { 1e-20 } else { x };
    sin(scaled) / scaled
}

/// `log(exp(x) + exp(y))` without overflow, as numpy's `logaddexp`.
pub fn logaddexp(x: f64, y: f64) -> f64 {
    let diff = x - y;
    if x == y {
        // Also two equal infinities, whose difference is nan.
        x + core::f64::consts::LN_2
    } else if diff > 0.0 {
        x + log1p(exp(-diff))
    } else if diff <= 0.0 {
        y + log1p(exp(diff))
    } else {
        diff
    }
}

/// `log2(2^x + 2^y)` without overflow, as numpy's `logaddexp2`.
pub fn logaddexp2(x: f64, y: f64) -> f64 {
    let diff = x - y;
    if x == y {
        x + 1.0
    } else if diff > 0.0 {
        x + log1p(exp2(-diff)) * core::f64::consts::LOG2_E
    } else if diff <= 0.0 {
        y + log1p(exp2(diff)) * core::f64::consts::LOG2_E
    } else {
        diff
    }
}
