//! Exponential function, logarithms and square root.

use core::f64::consts::{E, LN_2, LN_10};
use core::hint::select_unpredictable as select;

use super::special::{self, is_finite};
use super::{LARGE, LOG_LARGE};
use crate::elementary;
use crate::rounding::{exp2_int, ldexp};
use crate::value::Complex;

/// The exponential function.
pub fn exp(z: Complex) -> Complex {
    if !is_finite(z) {
        special::exp(z)
    } else if exp_rare(z) {
        let (sin, cos) = (elementary::sin(z.im), elementary::cos(z.im));
        turned(z.re, sin, cos)
    } else {
        exp_usual(z)
    }
}

/// [`exp`] where not [`exp_rare`].
#[inline(always)]
pub fn exp_usual(z: Complex) -> Complex {
    turned(z.re, elementary::sin_usual(z.im), elementary::cos_usual(z.im))
}

/// Whether a part is not finite or the angle is large.
#[inline(always)]
pub fn exp_rare(z: Complex) -> bool {
    !is_finite(z) | elementary::is_large(z.im)
}

/// `e^x` in the direction of an angle, in two factors where one would overflow.
#[inline(always)]
fn turned(x: f64, sin: f64, cos: f64) -> Complex {
    let large = x > LOG_LARGE;
    let length = elementary::exp(select(large, x - 1.0, x));
    let factor = select(large, E, 1.0);
    Complex::new(length * cos * factor, length * sin * factor)
}

/// The natural logarithm with its branch cut along the negative real axis; `log 0 = -inf + phase·i`.
pub fn log(z: Complex) -> Complex {
    if !is_finite(z) {
        special::lookup(&special::LOG, z)
    } else if log_rare(z) {
        Complex::new(log_scaled(z), elementary::atan2(z.im, z.re))
    } else {
        log_usual(z)
    }
}

/// [`log`] where not [`log_rare`], without cancellation of the real part near 1.
#[inline(always)]
pub fn log_usual(z: Complex) -> Complex {
    let (ax, ay) = (z.re.abs(), z.im.abs());
    let hypot = elementary::hypot(ax, ay);
    let (large, small) = (select(ax > ay, ax, ay), select(ax > ay, ay, ax));
    let near_1 = elementary::log1p((large - 1.0) * (large + 1.0) + small * small) / 2.0;
    let is_near = (0.71..=1.73).contains(&hypot);
    let re = select(is_near, near_1, elementary::log(hypot));
    Complex::new(re, elementary::atan2(z.im, z.re))
}

/// Whether a part is not finite, the length may overflow or is subnormal, perhaps zero.
#[inline(always)]
pub fn log_rare(z: Complex) -> bool {
    let (ax, ay) = (z.re.abs(), z.im.abs());
    !((ax <= LARGE) & (ay <= LARGE)) | (ax < f64::MIN_POSITIVE) & (ay < f64::MIN_POSITIVE)
}

/// `log |z|` for finite `z` of which the length may overflow or is subnormal.
#[cold]
#[inline(never)]
fn log_scaled(z: Complex) -> f64 {
    let (ax, ay) = (z.re.abs(), z.im.abs());
    if ax > LARGE || ay > LARGE {
        return elementary::log(elementary::hypot(ax / 2.0, ay / 2.0)) + LN_2;
    }
    if ax == 0.0 && ay == 0.0 {
        return f64::NEG_INFINITY;
    }
    let scale = exp2_int(53);
    elementary::log(elementary::hypot(ax * scale, ay * scale)) - 53.0 * LN_2
}

/// The logarithm to base 10.
pub fn log10(z: Complex) -> Complex {
    over_log_of_10(log(z))
}

/// [`log10`] where not [`log_rare`].
pub fn log10_usual(z: Complex) -> Complex {
    over_log_of_10(log_usual(z))
}

#[inline(always)]
fn over_log_of_10(log: Complex) -> Complex {
    Complex::new(log.re / LN_10, log.im / LN_10)
}

/// The square root in the right half plane, with its branch cut along the negative real axis.
pub fn sqrt(z: Complex) -> Complex {
    if !is_finite(z) {
        special::lookup(&special::SQRT, z)
    } else if sqrt_rare(z) {
        sqrt_of_tiny(z)
    } else {
        sqrt_usual(z)
    }
}

/// [`sqrt`] where not [`sqrt_rare`].
#[inline(always)]
pub fn sqrt_usual(z: Complex) -> Complex {
    let ax = z.re.abs() / 8.0;
    let s = 2.0 * (ax + elementary::hypot(ax, z.im.abs() / 8.0)).sqrt();
    from_root(z, s)
}

/// Whether a part is not finite or both are subnormal, perhaps zero.
#[inline(always)]
pub fn sqrt_rare(z: Complex) -> bool {
    !is_finite(z) | (z.re.abs() < f64::MIN_POSITIVE) & (z.im.abs() < f64::MIN_POSITIVE)
}

#[cold]
#[inline(never)]
fn sqrt_of_tiny(z: Complex) -> Complex {
    if z.re == 0.0 && z.im == 0.0 {
        return Complex::new(0.0, z.im);
    }
    let ax = z.re.abs() * exp2_int(53);
    let ay = z.im.abs() * exp2_int(53);
    // The sum was scaled by 2^53 and doubled: its root is 2^27 times what is wanted.
    from_root(z, ldexp((ax + elementary::hypot(ax, ay)).sqrt(), -27))
}

/// The square root of `z`, given its larger part.
#[inline(always)]
fn from_root(z: Complex, s: f64) -> Complex {
    let d = z.im.abs() / (2.0 * s);
    let right = z.re >= 0.0;
    Complex::new(select(right, s, d), select(right, d, s).copysign(z.im))
}
