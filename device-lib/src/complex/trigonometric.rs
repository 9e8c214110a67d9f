//! Circular and hyperbolic functions; the circular ones turn the argument by 90° and use the hyperbolic ones.

use core::f64::consts::E;
use core::hint::select_unpredictable as select;

use super::special::{self, is_finite};
use super::{LOG_LARGE, turn, turn_back};
use crate::elementary;
use crate::value::Complex;

/// The hyperbolic cosine.
pub fn cosh(z: Complex) -> Complex {
    if !is_finite(z) {
        special::cosh(z)
    } else if cosh_rare(z) {
        cosh_turned(z.re, elementary::sin(z.im), elementary::cos(z.im))
    } else {
        cosh_usual(z)
    }
}

/// [`cosh`] where not [`cosh_rare`].
#[inline(always)]
pub fn cosh_usual(z: Complex) -> Complex {
    cosh_turned(z.re, elementary::sin_usual(z.im), elementary::cos_usual(z.im))
}

/// Whether a part is not finite or the angle is large.
#[inline(always)]
pub fn cosh_rare(z: Complex) -> bool {
    !is_finite(z) | elementary::is_large(z.im)
}

/// The hyperbolic cosine, given sine and cosine of the imaginary part.
#[inline(always)]
fn cosh_turned(x: f64, sin: f64, cos: f64) -> Complex {
    let (x, factor) = in_range(x);
    Complex::new(cos * elementary::cosh(x) * factor, sin * elementary::sinh(x) * factor)
}

/// A number whose hyperbolic functions times the factor are those of `x`, and don't overflow before.
#[inline(always)]
fn in_range(x: f64) -> (f64, f64) {
    let large = x.abs() > LOG_LARGE;
    (select(large, x - 1f64.copysign(x), x), select(large, E, 1.0))
}

/// The hyperbolic sine.
pub fn sinh(z: Complex) -> Complex {
    if !is_finite(z) {
        special::sinh(z)
    } else if sinh_rare(z) {
        sinh_turned(z.re, elementary::sin(z.im), elementary::cos(z.im))
    } else {
        sinh_usual(z)
    }
}

/// [`sinh`] where not [`sinh_rare`].
#[inline(always)]
pub fn sinh_usual(z: Complex) -> Complex {
    sinh_turned(z.re, elementary::sin_usual(z.im), elementary::cos_usual(z.im))
}

/// Whether a part is not finite or the angle is large.
#[inline(always)]
pub fn sinh_rare(z: Complex) -> bool {
    cosh_rare(z)
}

/// The hyperbolic sine, given sine and cosine of the imaginary part.
#[inline(always)]
fn sinh_turned(x: f64, sin: f64, cos: f64) -> Complex {
    let (x, factor) = in_range(x);
    Complex::new(cos * elementary::sinh(x) * factor, sin * elementary::cosh(x) * factor)
}

/// Up to here the square of the hyperbolic sine times the largest square of a tangent is finite.
const SQUARE_FINITE: f64 = 300.0;

/// The hyperbolic tangent by Kahan's formula ("Branch cuts for complex elementary functions", 1987).
pub fn tanh(z: Complex) -> Complex {
    if !is_finite(z) {
        special::tanh(z)
    } else if tanh_rare(z) {
        tanh_far(z)
    } else {
        tanh_usual(z)
    }
}

/// [`tanh`] where not [`tanh_rare`].
#[inline(always)]
pub fn tanh_usual(z: Complex) -> Complex {
    tanh_turned(z.re, elementary::tan_usual(z.im))
}

/// Whether a part is not finite, the angle is large or the real part beyond [`SQUARE_FINITE`].
#[inline(always)]
pub fn tanh_rare(z: Complex) -> bool {
    !((z.re.abs() <= SQUARE_FINITE) & (z.im.abs() < f64::INFINITY)) | elementary::is_large(z.im)
}

/// The hyperbolic tangent for a real part up to [`SQUARE_FINITE`], given the tangent of the imaginary part.
#[inline(always)]
fn tanh_turned(x: f64, tan: f64) -> Complex {
    let tanh = elementary::tanh(x);
    let product = tanh * tan;
    let secant = 1.0 + tan * tan;
    let sinh = elementary::sinh(x);
    Complex::new(
        tanh * secant / (1.0 + product * product),
        tan / (1.0 + secant * (sinh * sinh)),
    )
}

#[cold]
#[inline(never)]
fn tanh_far(z: Complex) -> Complex {
    if z.re.abs() > LOG_LARGE {
        let im = 4.0 * elementary::sin(z.im) * elementary::cos(z.im) * elementary::exp(-2.0 * z.re.abs());
        return Complex::new(1f64.copysign(z.re), im);
    }
    let tan = elementary::tan(z.im);
    if z.re.abs() <= SQUARE_FINITE {
        return tanh_turned(z.re, tan);
    }
    let tanh = elementary::tanh(z.re);
    let product = tanh * tan;
    let denom = 1.0 + product * product;
    let inverse = 1.0 / elementary::cosh(z.re);
    Complex::new(tanh * (1.0 + tan * tan) / denom, ((tan / denom) * inverse) * inverse)
}

/// The cosine: `cos z = cosh iz`.
pub fn cos(z: Complex) -> Complex {
    cosh(turn(z))
}

/// [`cos`] where not [`cos_rare`].
pub fn cos_usual(z: Complex) -> Complex {
    cosh_usual(turn(z))
}

/// As [`cosh_rare`].
pub fn cos_rare(z: Complex) -> bool {
    cosh_rare(turn(z))
}

/// The sine: `sin z = -i sinh iz`.
pub fn sin(z: Complex) -> Complex {
    turn_back(sinh(turn(z)))
}

/// [`sin`] where not [`sin_rare`].
pub fn sin_usual(z: Complex) -> Complex {
    turn_back(sinh_usual(turn(z)))
}

/// As [`sinh_rare`].
pub fn sin_rare(z: Complex) -> bool {
    sinh_rare(turn(z))
}

/// The tangent: `tan z = -i tanh iz`.
pub fn tan(z: Complex) -> Complex {
    turn_back(tanh(turn(z)))
}

/// [`tan`] where not [`tan_rare`].
pub fn tan_usual(z: Complex) -> Complex {
    turn_back(tanh_usual(turn(z)))
}

/// As [`tanh_rare`].
pub fn tan_rare(z: Complex) -> bool {
    tanh_rare(turn(z))
}
