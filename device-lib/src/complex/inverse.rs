//! Inverse circular and hyperbolic functions by Kahan's formulas ("Branch cuts for complex elementary functions", 1987).

use core::f64::consts::{FRAC_PI_2, LN_2};

use super::exponential::sqrt;
use super::special::{self, is_finite};
use super::{LARGE, SQRT_LARGE, SQRT_MIN};
use crate::elementary::{asinh as real_asinh, atan2, hypot, log, log1p};
use crate::value::Complex;

fn is_large(z: Complex) -> bool {
    z.re.abs() > LARGE || z.im.abs() > LARGE
}

/// `log |2z|` for a large `z`.
fn log_double_abs(z: Complex) -> f64 {
    log(hypot(z.re / 2.0, z.im / 2.0)) + LN_2 * 2.0
}

/// The inverse cosine.
pub fn acos(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::lookup(&special::ACOS, z);
    }
    if is_large(z) {
        return Complex::new(atan2(z.im.abs(), z.re), log_double_abs(z).copysign(-z.im));
    }
    let s1 = sqrt(Complex::new(1.0 - z.re, -z.im));
    let s2 = sqrt(Complex::new(1.0 + z.re, z.im));
    Complex::new(2.0 * atan2(s1.re, s2.re), real_asinh(s2.re * s1.im - s2.im * s1.re))
}

/// The inverse hyperbolic cosine.
pub fn acosh(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::lookup(&special::LOG, z);
    }
    if is_large(z) {
        return Complex::new(log_double_abs(z), atan2(z.im, z.re));
    }
    let s1 = sqrt(Complex::new(z.re - 1.0, z.im));
    let s2 = sqrt(Complex::new(z.re + 1.0, z.im));
    Complex::new(real_asinh(s1.re * s2.re + s1.im * s2.im), 2.0 * atan2(s1.im, s2.re))
}

/// The inverse hyperbolic sine.
pub fn asinh(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::lookup(&special::ASINH, z);
    }
    if is_large(z) {
        return Complex::new(log_double_abs(z).copysign(z.re), atan2(z.im, z.re.abs()));
    }
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
        return special::lookup(&special::ATANH, z);
    }
    if z.re.is_sign_negative() {
        let mirrored = atanh_right(Complex::new(-z.re, -z.im));
        Complex::new(-mirrored.re, -mirrored.im)
    } else {
        atanh_right(z)
    }
}

/// [`atanh`] in the right half plane.
fn atanh_right(z: Complex) -> Complex {
    let ay = z.im.abs();
    if z.re > SQRT_LARGE || ay > SQRT_LARGE {
        let h = hypot(z.re / 2.0, z.im / 2.0);
        return Complex::new(z.re / 4.0 / h / h, -FRAC_PI_2.copysign(-z.im));
    }
    if z.re == 1.0 && ay < SQRT_MIN {
        if ay == 0.0 {
            return Complex::new(f64::INFINITY, z.im);
        }
        let re = -log(ay.sqrt() / hypot(ay, 2.0).sqrt());
        return Complex::new(re, (atan2(2.0, -ay) / 2.0).copysign(z.im));
    }
    let distance = 1.0 - z.re;
    Complex::new(
        log1p(4.0 * z.re / (distance * distance + ay * ay)) / 4.0,
        -atan2(-2.0 * z.im, distance * (1.0 + z.re) - ay * ay) / 2.0,
    )
}

/// The inverse sine: `asin z = -i asinh iz`.
pub fn asin(z: Complex) -> Complex {
    let turned = asinh(Complex::new(-z.im, z.re));
    Complex::new(turned.im, -turned.re)
}

/// The inverse tangent: `atan z = -i atanh iz`.
pub fn atan(z: Complex) -> Complex {
    let turned = atanh(Complex::new(-z.im, z.re));
    Complex::new(turned.im, -turned.re)
}
