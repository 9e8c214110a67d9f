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
pub use exponential::{exp, log, log10, sqrt};
pub use inverse::{acos, acosh, asin, asinh, atan, atanh};
pub use trigonometric::{cos, cosh, sin, sinh, tan, tanh};

/// A quarter of the largest number: above it sums of two squares and the like are computed scaled.
const LARGE: f64 = f64::MAX / 4.0;
/// `sqrt(LARGE)`.
const SQRT_LARGE: f64 = 6.703903964971298e153;
/// `log(LARGE)`.
const LOG_LARGE: f64 = 708.3964185322641;
/// `sqrt(f64::MIN_POSITIVE)`.
const SQRT_MIN: f64 = 1.4916681462400413e-154;
