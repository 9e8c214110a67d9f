//! Products, quotients, powers, absolute value and phase.

use crate::elementary;
use crate::value::Complex;

/// The product by the textbook formula, each operation rounded, as CPython 3.11 does.
pub fn mul(a: Complex, b: Complex) -> Complex {
    Complex::new(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
}

/// The quotient by Smith's algorithm (CACM algorithm 116). For a zero divisor, which the caller checks, the result is 0 as
/// CPython computes it before raising.
pub fn div(a: Complex, b: Complex) -> Complex {
    let (abs_re, abs_im) = (b.re.abs(), b.im.abs());
    if abs_re >= abs_im {
        if abs_re == 0.0 {
            return Complex::new(0.0, 0.0);
        }
        let ratio = b.im / b.re;
        let denom = b.re + b.im * ratio;
        Complex::new((a.re + a.im * ratio) / denom, (a.im - a.re * ratio) / denom)
    } else if abs_im >= abs_re {
        let ratio = b.re / b.im;
        let denom = b.re * ratio + b.im;
        Complex::new((a.re * ratio + a.im) / denom, (a.im * ratio - a.re) / denom)
    } else {
        Complex::new(f64::NAN, f64::NAN)
    }
}

/// `base^exp` as CPython's `complex.__pow__`: integer exponents up to 100 in magnitude by squaring, others by polar form.
/// Where CPython raises ZeroDivisionError (zero to a negative or complex power) the result is that of
/// [`div`] or 0.
pub fn pow(base: Complex, exp: Complex) -> Complex {
    if exp.im == 0.0 && exp.re == exp.re.floor() && exp.re.abs() <= 100.0 {
        powi(base, exp.re as i64)
    } else {
        pow_polar(base, exp)
    }
}

fn powi(base: Complex, exp: i64) -> Complex {
    let power = powu(base, exp.unsigned_abs());
    if exp > 0 {
        power
    } else {
        div(Complex::new(1.0, 0.0), power)
    }
}

fn powu(base: Complex, exp: u64) -> Complex {
    let (mut result, mut square, mut exp) = (Complex::new(1.0, 0.0), base, exp);
    while exp != 0 {
        if exp & 1 != 0 {
            result = mul(result, square);
        }
        square = mul(square, square);
        exp >>= 1;
    }
    result
}

fn pow_polar(base: Complex, exp: Complex) -> Complex {
    if exp.re == 0.0 && exp.im == 0.0 {
        return Complex::new(1.0, 0.0);
    }
    if base.re == 0.0 && base.im == 0.0 {
        return Complex::new(0.0, 0.0);
    }
    let magnitude = elementary::hypot(base.re, base.im);
    let angle = elementary::atan2(base.im, base.re);
    let mut length = elementary::pow(magnitude, exp.re);
    let mut phase = angle * exp.re;
    if exp.im != 0.0 {
        length /= elementary::exp(angle * exp.im);
        phase += exp.im * elementary::log(magnitude);
    }
    Complex::new(length * elementary::cos(phase), length * elementary::sin(phase))
}

/// The absolute value: infinite if a part is infinite, else nan if a part is nan.
pub fn abs(z: Complex) -> f64 {
    elementary::hypot(z.re, z.im)
}

/// The phase in `-π..=π`.
pub fn phase(z: Complex) -> f64 {
    elementary::atan2(z.im, z.re)
}
