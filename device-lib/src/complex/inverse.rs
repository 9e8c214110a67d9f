//! Inverse circular and hyperbolic functions by Kahan's formulas ("Branch cuts for complex elementary functions", 1987).

use core::f64::consts::{FRAC_PI_2, LN_2};
use core::hint::select_unpredictable as select;

use super::exponential::{sqrt, sqrt_usual};
use super::special::{self, is_finite};
use super::{LARGE, SQRT_LARGE, SQRT_MIN, turn, turn_back};
use crate::elementary::{asinh as real_asinh, atan2, hypot, log, log1p};
use crate::value::Complex;

/// Whether a part is above [`LARGE`] or not a number.
#[inline(always)]
fn is_large(z: Complex) -> bool {
    !((z.re.abs() <= LARGE) & (z.im.abs() <= LARGE))
}

/// `log |2z|` for a large `z`.
fn log_double_abs(z: Complex) -> f64 {
    log(hypot(z.re / 2.0, z.im / 2.0)) + LN_2 * 2.0
}

/// The inverse cosine.
pub fn acos(z: Complex) -> Complex {
    if !is_finite(z) {
        special::lookup(&special::ACOS, z)
    } else if is_large(z) {
        Complex::new(atan2(z.im.abs(), z.re), log_double_abs(z).copysign(-z.im))
    } else if acos_rare(z) {
        acos_by(z, sqrt)
    } else {
        acos_usual(z)
    }
}

/// [`acos`] where not [`acos_rare`].
#[inline(always)]
pub fn acos_usual(z: Complex) -> Complex {
    acos_by(z, sqrt_usual)
}

/// Whether a part is large or not finite, or the distance to 1 or -1 is subnormal, perhaps zero.
#[inline(always)]
pub fn acos_rare(z: Complex) -> bool {
    is_large(z) | (z.re.abs() == 1.0) & (z.im.abs() < f64::MIN_POSITIVE)
}

#[inline(always)]
fn acos_by(z: Complex, sqrt: impl Fn(Complex) -> Complex) -> Complex {
    let s1 = sqrt(Complex::new(1.0 - z.re, -z.im));
    let s2 = sqrt(Complex::new(1.0 + z.re, z.im));
    Complex::new(2.0 * atan2(s1.re, s2.re), real_asinh(s2.re * s1.im - s2.im * s1.re))
}

/// The inverse hyperbolic cosine.
pub fn acosh(z: Complex) -> Complex {
    if !is_finite(z) {
        special::lookup(&special::LOG, z)
    } else if is_large(z) {
        Complex::new(log_double_abs(z), atan2(z.im, z.re))
    } else if acosh_rare(z) {
        acosh_by(z, sqrt)
    } else {
        acosh_usual(z)
    }
}

/// [`acosh`] where not [`acosh_rare`].
#[inline(always)]
pub fn acosh_usual(z: Complex) -> Complex {
    acosh_by(z, sqrt_usual)
}

/// As [`acos_rare`].
#[inline(always)]
pub fn acosh_rare(z: Complex) -> bool {
    acos_rare(z)
}

#[inline(always)]
fn acosh_by(z: Complex, sqrt: impl Fn(Complex) -> Complex) -> Complex {
    let s1 = sqrt(Complex::new(z.re - 1.0, z.im));
    let s2 = sqrt(Complex::new(z.re + 1.0, z.im));
    Complex::new(real_asinh(s1.re * s2.re + s1.im * s2.im), 2.0 * atan2(s1.im, s2.re))
}

/// The inverse hyperbolic sine.
pub fn asinh(z: Complex) -> Complex {
    if !is_finite(z) {
        special::lookup(&special::ASINH, z)
    } else if is_large(z) {
        Complex::new(log_double_abs(z).copysign(z.re), atan2(z.im, z.re.abs()))
    } else if asinh_rare(z) {
        asinh_by(z, sqrt)
    } else {
        asinh_usual(z)
    }
}

/// [`asinh`] where not [`asinh_rare`].
#[inline(always)]
pub fn asinh_usual(z: Complex) -> Complex {
    asinh_by(z, sqrt_usual)
}

/// Whether a part is large or not finite, or the distance to i or -i is subnormal, perhaps zero.
#[inline(always)]
pub fn asinh_rare(z: Complex) -> bool {
    acos_rare(Complex::new(z.im, z.re))
}

#[inline(always)]
fn asinh_by(z: Complex, sqrt: impl Fn(Complex) -> Complex) -> Complex {
    let s1 = sqrt(Complex::new(1.0 + z.im, -z.re));
    let s2 = sqrt(Complex::new(1.0 - z.im, z.re));
    Complex::new(
        real_asinh(s1.re * s2.im - s2.re * s1.im),
        atan2(z.im, s1.re * s2.re - s1.im * s2.im),
    )
}

/// The inverse hyperbolic tangent; infinite at ±1.
pub fn atanh(z: Complex) -> Complex {
    if !is_finite(z) {
        special::lookup(&special::ATANH, z)
    } else if atanh_rare(z) {
        let left = z.re.is_sign_negative();
        negated(atanh_far(negated(z, left)), left)
    } else {
        atanh_usual(z)
    }
}

/// [`atanh`] where not [`atanh_rare`].
#[inline(always)]
pub fn atanh_usual(z: Complex) -> Complex {
    let left = z.re.is_sign_negative();
    negated(atanh_right(negated(z, left)), left)
}

/// Whether a part is large or not finite, or the distance to 1 or -1 tiny, perhaps zero.
#[inline(always)]
pub fn atanh_rare(z: Complex) -> bool {
    let ay = z.im.abs();
    !((z.re.abs() <= SQRT_LARGE) & (ay <= SQRT_LARGE)) | (z.re.abs() == 1.0) & (ay < SQRT_MIN)
}

/// `z`, negated if so.
#[inline(always)]
fn negated(z: Complex, so: bool) -> Complex {
    Complex::new(select(so, -z.re, z.re), select(so, -z.im, z.im))
}

/// [`atanh`] in the right half plane where [`atanh_rare`].
#[cold]
#[inline(never)]
fn atanh_far(z: Complex) -> Complex {
    let ay = z.im.abs();
    if z.re > SQRT_LARGE || ay > SQRT_LARGE {
        let h = hypot(z.re / 2.0, z.im / 2.0);
        return Complex::new(z.re / 4.0 / h / h, -FRAC_PI_2.copysign(-z.im));
    }
    if ay == 0.0 {
        return Complex::new(f64::INFINITY, z.im);
    }
    let re = -log(ay.sqrt() / hypot(ay, 2.0).sqrt());
    Complex::new(re, (atan2(2.0, -ay) / 2.0).copysign(z.im))
}

/// [`atanh`] in the right half plane.
#[inline(always)]
fn atanh_right(z: Complex) -> Complex {
    let ay = z.im.abs();
    let distance = 1.0 - z.re;
    Complex::new(
        log1p(4.0 * z.re / (distance * distance + ay * ay)) / 4.0,
        -atan2(-2.0 * z.im, distance * (1.0 + z.re) - ay * ay) / 2.0,
    )
}

/// The inverse sine: `asin z = -i asinh iz`.
pub fn asin(z: Complex) -> Complex {
    turn_back(asinh(turn(z)))
}

/// [`asin`] where not [`asin_rare`].
pub fn asin_usual(z: Complex) -> Complex {
    turn_back(asinh_usual(turn(z)))
}

/// As [`asinh_rare`].
pub fn asin_rare(z: Complex) -> bool {
    asinh_rare(turn(z))
}

/// The inverse tangent: `atan z = -i atanh iz`.
pub fn atan(z: Complex) -> Complex {
    turn_back(atanh(turn(z)))
}

/// [`atan`] where not [`atan_rare`].
pub fn atan_usual(z: Complex) -> Complex {
    turn_back(atanh_usual(turn(z)))
}

/// As [`atanh_rare`].
pub fn atan_rare(z: Complex) -> bool {
    atanh_rare(turn(z))
}
