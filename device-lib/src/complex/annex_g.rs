//! Product and quotient of complex numbers as C defines them (C17, Annex G.5.1): where the textbook formula gives nan for
//! both parts, infinite operands and zero divisors give infinities. Compilers of C call them for `*` and `/`.

use crate::rounding::{frexp_exponent, ldexp};
use crate::value::Complex;

/// C's `a * b`.
pub fn c_mul(x: Complex, y: Complex) -> Complex {
    let (mut a, mut b, mut c, mut d) = (x.re, x.im, y.re, y.im);
    let (ac, bd, ad, bc) = (a * c, b * d, a * d, b * c);
    let plain = Complex::new(ac - bd, ad + bc);
    if !plain.re.is_nan() || !plain.im.is_nan() {
        return plain;
    }
    let mut recompute = false;
    if a.is_infinite() || b.is_infinite() {
        (a, b) = (boxed(a), boxed(b));
        (c, d) = (zero_if_nan(c), zero_if_nan(d));
        recompute = true;
    }
    if c.is_infinite() || d.is_infinite() {
        (c, d) = (boxed(c), boxed(d));
        (a, b) = (zero_if_nan(a), zero_if_nan(b));
        recompute = true;
    }
    let overflowed = ac.is_infinite() || bd.is_infinite() || ad.is_infinite() || bc.is_infinite();
    if !recompute && overflowed {
        (a, b) = (zero_if_nan(a), zero_if_nan(b));
        (c, d) = (zero_if_nan(c), zero_if_nan(d));
        recompute = true;
    }
    match recompute {
        true => Complex::new(f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c)),
        false => plain,
    }
}

/// C's `a / b`, the divisor scaled by a power of two first, so that its square neither overflows nor underflows.
pub fn c_div(x: Complex, y: Complex) -> Complex {
    let (mut a, mut b, mut c, mut d) = (x.re, x.im, y.re, y.im);
    let largest = if c.abs() > d.abs() || d.is_nan() {
        c.abs()
    } else {
        d.abs()
    };
    let mut scale = 0;
    if largest != 0.0 && largest.is_finite() {
        scale = frexp_exponent(largest) - 1;
        (c, d) = (ldexp(c, -scale), ldexp(d, -scale));
    }
    let length = c * c + d * d;
    let re = ldexp((a * c + b * d) / length, -scale);
    let im = ldexp((b * c - a * d) / length, -scale);
    if !re.is_nan() || !im.is_nan() {
        return Complex::new(re, im);
    }
    if length == 0.0 && (!a.is_nan() || !b.is_nan()) {
        let infinity = f64::INFINITY.copysign(c);
        return Complex::new(infinity * a, infinity * b);
    }
    if (a.is_infinite() || b.is_infinite()) && c.is_finite() && d.is_finite() {
        (a, b) = (boxed(a), boxed(b));
        return Complex::new(f64::INFINITY * (a * c + b * d), f64::INFINITY * (b * c - a * d));
    }
    if largest == f64::INFINITY && a.is_finite() && b.is_finite() {
        (c, d) = (boxed(c), boxed(d));
        return Complex::new(0.0 * (a * c + b * d), 0.0 * (b * c - a * d));
    }
    Complex::new(re, im)
}

/// 1 for an infinity, else 0, with the sign.
fn boxed(x: f64) -> f64 {
    if x.is_infinite() {
        1f64.copysign(x)
    } else {
        0f64.copysign(x)
    }
}

fn zero_if_nan(x: f64) -> f64 {
    if x.is_nan() { 0f64.copysign(x) } else { x }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INF: f64 = f64::INFINITY;
    const NAN: f64 = f64::NAN;

    #[test]
    fn finite_products_and_quotients() {
        let (x, y) = (Complex::new(1.0, 2.0), Complex::new(3.0, -4.0));
        assert_eq!(c_mul(x, y), Complex::new(11.0, 2.0));
        assert_eq!(c_div(Complex::new(11.0, 2.0), y), x);
        let huge = Complex::new(1e300, 1e300);
        assert_eq!(c_div(huge, huge), Complex::new(1.0, 0.0));
        let tiny = Complex::new(1e-300, -1e-300);
        assert_eq!(c_div(tiny, tiny), Complex::new(1.0, 0.0));
    }

    #[test]
    fn infinities_survive() {
        let product = c_mul(Complex::new(INF, NAN), Complex::new(1.0, 1.0));
        assert!(product.re.is_infinite() || product.im.is_infinite());
        let quotient = c_div(Complex::new(1.0, 1.0), Complex::new(0.0, 0.0));
        assert_eq!(quotient, Complex::new(INF, INF));
        assert_eq!(
            c_div(Complex::new(1.0, 1.0), Complex::new(INF, INF)),
            Complex::new(0.0, 0.0)
        );
        let none = c_mul(Complex::new(NAN, NAN), Complex::new(1.0, 1.0));
        assert!(none.re.is_nan() && none.im.is_nan());
    }
}
