//! Functions of complex numbers by the algorithms of CPython 3.11 (`Objects/complexobject.c`,
//! `Modules/cmathmodule.c`), with its results for infinities and nans.
//!
//! - [`arithmetic`]: product, quotient, power, absolute value, phase, closeness.
//! - `annex_g`: product and quotient as C defines them.
//! - [`exponential`]: exp, log, sqrt.
//! - [`trigonometric`]: circular and hyperbolic functions; [`inverse`]: their inverses.
//! - [`special`]: the tables of results for arguments that are not finite.

mod annex_g;
pub mod arithmetic;
pub mod exponential;
pub mod inverse;
mod special;
pub mod trigonometric;

pub use annex_g::{c_div, c_mul};
pub use arithmetic::{abs, div, isclose, mul, phase, pow, pow_pole};
pub use exponential::{
    exp, exp_rare, exp_usual, log, log_rare, log_usual, log10, log10_usual, sqrt, sqrt_rare, sqrt_usual,
};
pub use inverse::{acos, acos_rare, acos_usual, acosh, acosh_rare, acosh_usual, asin, asin_rare, asin_usual};
pub use inverse::{asinh, asinh_rare, asinh_usual, atan, atan_rare, atan_usual, atanh, atanh_rare, atanh_usual};
pub use trigonometric::{cos, cos_rare, cos_usual, cosh, cosh_rare, cosh_usual, sin, sin_rare, sin_usual};
pub use trigonometric::{sinh, sinh_rare, sinh_usual, tan, tan_rare, tan_usual, tanh, tanh_rare, tanh_usual};

use crate::value::Complex;

/// A quarter of the largest number: above it sums of two squares and the like are computed scaled.
const LARGE: f64 = f64::MAX / 4.0;
/// `sqrt(LARGE)`.
const SQRT_LARGE: f64 = 6.703903964971298e153;
/// `log(LARGE)`.
const LOG_LARGE: f64 = 708.3964185322641;
/// `sqrt(f64::MIN_POSITIVE)`.
const SQRT_MIN: f64 = 1.4916681462400413e-154;

/// `i·z`.
#[inline(always)]
fn turn(z: Complex) -> Complex {
    Complex::new(-z.im, z.re)
}

/// `-i·z`.
#[inline(always)]
fn turn_back(z: Complex) -> Complex {
    Complex::new(z.im, -z.re)
}
