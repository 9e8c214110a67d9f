//! Real functions of real arguments.

mod fmod;

pub use fmod::fmod;
pub use libm::{
    acos, acosh, asin, asinh, atan, atan2, atanh, cbrt, cos, cosh, erf, erfc, exp, exp2, expm1, hypot, lgamma, log,
    log1p, log2, log10, pow, remainder, sin, sinh, tan, tanh, tgamma as gamma,
};

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
