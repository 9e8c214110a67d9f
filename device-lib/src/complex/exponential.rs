//! Exponential function, logarithms and square root.

use core::f64::consts::{E, LN_2, LN_10};

use super::special::{self, is_finite};
use super::{LARGE, LOG_LARGE};
use crate::elementary;
use crate::rounding::{exp2_int, ldexp};
use crate::value::Complex;

/// The exponential function.
pub fn exp(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::exp(z);
    }
    let (sin, cos) = (elementary::sin(z.im), elementary::cos(z.im));
    if z.re > LOG_LARGE {
        let length = elementary::exp(z.re - 1.0);
        Complex::new(length * cos * E, length * sin * E)
    } else {
        let length = elementary::exp(z.re);
        Complex::new(length * cos, length * sin)
    }
}

/// The natural logarithm with its branch cut along the negative real axis; `log 0 = -inf + phase·i`.
pub fn log(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::lookup(&special::LOG, z);
    }
    Complex::new(log_abs(z), elementary::atan2(z.im, z.re))
}

/// `log |z|` for finite `z`, without overflow, underflow or cancellation near 1.
fn log_abs(z: Complex) -> f64 {
    let (ax, ay) = (z.re.abs(), z.im.abs());
    if ax > LARGE || ay > LARGE {
        return elementary::log(elementary::hypot(ax / 2.0, ay / 2.0)) + LN_2;
    }
    if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        if ax == 0.0 && ay == 0.0 {
            return f64::NEG_INFINITY;
        }
        let scale = exp2_int(53);
        return elementary::log(elementary::hypot(ax * scale, ay * scale)) - 53.0 * LN_2;
    }
    let hypot = elementary::hypot(ax, ay);
    if (0.71..=1.73).contains(&hypot) {
        let (large, small) = (ax.max(ay), ax.min(ay));
        elementary::log1p((large - 1.0) * (large + 1.0) + small * small) / 2.0
    } else {
        elementary::log(hypot)
    }
}

/// The logarithm to base 10.
pub fn log10(z: Complex) -> Complex {
    let log = log(z);
    Complex::new(log.re / LN_10, log.im / LN_10)
}

/// The square root in the right half plane, with its branch cut along the negative real axis.
pub fn sqrt(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::lookup(&special::SQRT, z);
    }
    if z.re == 0.0 && z.im == 0.0 {
        return Complex::new(0.0, z.im);
    }
    let (ax, ay) = (z.re.abs(), z.im.abs());
    let s = if ax < f64::MIN_POSITIVE && ay < f64::MIN_POSITIVE {
        let ax = ax * exp2_int(53);
        let ay = ay * exp2_int(53);
        // The sum was scaled by 2^53 and doubled: its root is 2^27 times what is wanted.
        ldexp((ax + elementary::hypot(ax, ay)).sqrt(), -27)
    } else {
        let ax = ax / 8.0;
        2.0 * (ax + elementary::hypot(ax, ay / 8.0)).sqrt()
    };
    let d = ay / (2.0 * s);
    if z.re >= 0.0 {
        Complex::new(s, d.copysign(z.im))
    } else {
        Complex::new(d, s.copysign(z.im))
    }
}
