//! Circular and hyperbolic functions; the circular ones turn the argument by 90° and use the hyperbolic ones.

use core::f64::consts::E;

use super::LOG_LARGE;
use super::special::{self, is_finite};
use crate::elementary;
use crate::value::Complex;

/// The hyperbolic cosine.
pub fn cosh(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::cosh(z);
    }
    let (sin, cos) = (elementary::sin(z.im), elementary::cos(z.im));
    if z.re.abs() > LOG_LARGE {
        let x = z.re - 1f64.copysign(z.re);
        Complex::new(cos * elementary::cosh(x) * E, sin * elementary::sinh(x) * E)
    } else {
        Complex::new(cos * elementary::cosh(z.re), sin * elementary::sinh(z.re))
    }
}

/// The hyperbolic sine.
pub fn sinh(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::sinh(z);
    }
    let (sin, cos) = (elementary::sin(z.im), elementary::cos(z.im));
    if z.re.abs() > LOG_LARGE {
        let x = z.re - 1f64.copysign(z.re);
        Complex::new(cos * elementary::sinh(x) * E, sin * elementary::cosh(x) * E)
    } else {
        Complex::new(cos * elementary::sinh(z.re), sin * elementary::cosh(z.re))
    }
}

/// Up to here the square of the hyperbolic sine times the largest square of a tangent is finite.
const SQUARE_FINITE: f64 = 300.0;

/// The hyperbolic tangent by Kahan's formula ("Branch cuts for complex elementary functions", 1987).
pub fn tanh(z: Complex) -> Complex {
    if !is_finite(z) {
        return special::tanh(z);
    }
    if z.re.abs() > LOG_LARGE {
        let im = 4.0 * elementary::sin(z.im) * elementary::cos(z.im) * elementary::exp(-2.0 * z.re.abs());
        return Complex::new(1f64.copysign(z.re), im);
    }
    let tx = elementary::tanh(z.re);
    let ty = elementary::tan(z.im);
    let product = tx * ty;
    let denom = 1.0 + product * product;
    let secant = 1.0 + ty * ty;
    let im = if z.re.abs() <= SQUARE_FINITE {
        let sinh = elementary::sinh(z.re);
        ty / (1.0 + secant * (sinh * sinh))
    } else {
        let cx = 1.0 / elementary::cosh(z.re);
        ((ty / denom) * cx) * cx
    };
    Complex::new(tx * secant / denom, im)
}

/// The cosine: `cos z = cosh iz`.
pub fn cos(z: Complex) -> Complex {
    cosh(Complex::new(-z.im, z.re))
}

/// The sine: `sin z = -i sinh iz`.
pub fn sin(z: Complex) -> Complex {
    let turned = sinh(Complex::new(-z.im, z.re));
    Complex::new(turned.im, -turned.re)
}

/// The tangent: `tan z = -i tanh iz`.
pub fn tan(z: Complex) -> Complex {
    let turned = tanh(Complex::new(-z.im, z.re));
    Complex::new(turned.im, -turned.re)
}
