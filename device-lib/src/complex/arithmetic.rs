//! Products, quotients, powers, absolute value, phase and closeness.

use core::hint::select_unpredictable as select;

use crate::elementary;
use crate::value::Complex;

/// The product by the textbook formula, each operation rounded, as CPython 3.11 does.
pub fn mul(a: Complex, b: Complex) -> Complex {
    Complex::new(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
}

/// The quotient by Smith's algorithm (CACM algorithm 116). For a zero divisor, which the caller checks, the result is 0 as
/// CPython computes it before raising; nan for a divisor with a nan part.
pub fn div(a: Complex, b: Complex) -> Complex {
    let (abs_re, abs_im) = (b.re.abs(), b.im.abs());
    // By the larger part; the quotient by the imaginary one is that of both numbers turned by a right angle.
    let turn = abs_re < abs_im;
    let (large, small) = (select(turn, b.im, b.re), select(turn, b.re, b.im));
    let (re, im) = (select(turn, a.im, a.re), select(turn, -a.re, a.im));
    let ratio = small / large;
    let signed = select(turn, -ratio, ratio);
    let denom = large + small * ratio;
    let result = Complex::new((re + im * signed) / denom, (im - re * signed) / denom);
    let zero = (abs_re == 0.0) & (abs_im == 0.0);
    let nan = b.re.is_nan() | b.im.is_nan();
    let exception = select(zero, 0.0, f64::NAN);
    Complex::new(
        select(zero | nan, exception, result.re),
        select(zero | nan, exception, result.im),
    )
}

/// `base^exp` as CPython's `complex.__pow__`: integer exponents up to 100 in magnitude by squaring, others by polar form.
/// Where CPython raises ZeroDivisionError, which [`pow_pole`] tells, the result is that of [`div`], 0 or nan.
pub fn pow(base: Complex, exp: Complex) -> Complex {
    if by_squaring(exp) {
        powi(base, exp.re as i64)
    } else {
        pow_polar(base, exp)
    }
}

/// Whether CPython's `base ** exp` raises ZeroDivisionError. It does so for what it reports as a domain error: zero to a
/// negative or complex power, a negative power whose reciprocal underflows to zero, and an infinite phase.
pub fn pow_pole(base: Complex, exp: Complex) -> bool {
    if by_squaring(exp) {
        return exp.re < 0.0 && is_zero(powu(base, (exp.re as i64).unsigned_abs()));
    }
    if is_zero(base) {
        return exp.re < 0.0 || exp.im != 0.0;
    }
    // The angle is at most π and the logarithm at most 745, unless the base is infinite or its length overflows.
    let tame = |z: Complex, limit: f64| z.re.abs() < limit && z.im.abs() < limit;
    if tame(exp, 1e300) && tame(base, f64::MAX / 2.0) {
        return false;
    }
    polar_phase(base, exp).abs() == f64::INFINITY
}

fn is_zero(z: Complex) -> bool {
    z.re == 0.0 && z.im == 0.0
}

/// Whether a power is computed by squaring.
fn by_squaring(exp: Complex) -> bool {
    exp.im == 0.0 && exp.re == exp.re.floor() && exp.re.abs() <= 100.0
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
    if is_zero(exp) {
        return Complex::new(1.0, 0.0);
    }
    if is_zero(base) {
        return Complex::new(0.0, 0.0);
    }
    let mut length = elementary::pow(abs(base), exp.re);
    if exp.im != 0.0 {
        length /= elementary::exp(phase(base) * exp.im);
    }
    let phase = polar_phase(base, exp);
    Complex::new(length * elementary::cos(phase), length * elementary::sin(phase))
}

/// The phase of a power of a base other than zero.
fn polar_phase(base: Complex, exp: Complex) -> f64 {
    let turned = phase(base) * exp.re;
    if exp.im == 0.0 {
        turned
    } else {
        turned + exp.im * elementary::log(abs(base))
    }
}

/// The absolute value: infinite if a part is infinite, else nan if a part is nan.
pub fn abs(z: Complex) -> f64 {
    elementary::hypot(z.re, z.im)
}

/// The phase in `-π..=π`.
pub fn phase(z: Complex) -> f64 {
    elementary::atan2(z.im, z.re)
}

/// CPython's `cmath.isclose` (for tolerances that are not negative, which the caller checks).
pub fn isclose(a: Complex, b: Complex, rel_tol: f64, abs_tol: f64) -> bool {
    let infinite = |z: Complex| z.re.abs() == f64::INFINITY || z.im.abs() == f64::INFINITY;
    let distance = abs(Complex::new(a.re - b.re, a.im - b.im));
    let close = distance <= rel_tol * abs(b) || distance <= rel_tol * abs(a) || distance <= abs_tol;
    (a.re == b.re && a.im == b.im) || (close && !infinite(a) && !infinite(b))
}
