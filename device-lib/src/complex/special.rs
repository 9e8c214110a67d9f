//! Results for arguments with an infinite or nan part: CPython's tables, and C99 Annex G's results where CPython raises
//! ValueError (an infinite imaginary part of exp, cosh, sinh or tanh).

use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use crate::elementary;
use crate::value::Complex;

/// Results by class of the real part, then class of the imaginary part.
type Table = [[Complex; 7]; 7];

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;
const THREE_QUARTERS_PI: f64 = 2.356194490192345;
/// In place of combinations that are finite or that follow the direction of the imaginary part.
const UNUSED: Complex = Complex::new(NAN, NAN);

const fn c(re: f64, im: f64) -> Complex {
    Complex::new(re, im)
}

/// Whether both parts are finite.
#[inline]
pub(super) fn is_finite(z: Complex) -> bool {
    z.re.is_finite() && z.im.is_finite()
}

/// Class of a part: -inf, negative, -0, 0, positive, inf, nan.
fn class(x: f64) -> usize {
    let magnitude = if x == 0.0 {
        0
    } else if x.is_finite() {
        1
    } else {
        2
    };
    if x.is_nan() {
        6
    } else if x.is_sign_negative() {
        2 - magnitude
    } else {
        3 + magnitude
    }
}

/// The table's result for `z`, which has an infinite or nan part.
#[cold]
#[inline(never)]
pub(super) fn lookup(table: &Table, z: Complex) -> Complex {
    table[class(z.re).min(6)][class(z.im).min(6)]
}

/// Whether the result is that of an infinite real part turned by a finite angle other than zero.
fn has_direction(z: Complex) -> bool {
    z.re.is_infinite() && z.im.is_finite() && z.im != 0.0
}

/// `magnitude` in the quadrant of the angle `z.im`.
fn directed(magnitude: f64, z: Complex) -> Complex {
    Complex::new(
        magnitude.copysign(elementary::cos(z.im)),
        magnitude.copysign(elementary::sin(z.im)),
    )
}

/// [`super::exp`] of `z` with an infinite or nan part.
#[cold]
#[inline(never)]
pub(super) fn exp(z: Complex) -> Complex {
    if has_direction(z) {
        directed(if z.re > 0.0 { INF } else { 0.0 }, z)
    } else {
        lookup(&EXP, z)
    }
}

/// [`super::cosh`] of `z` with an infinite or nan part.
#[cold]
#[inline(never)]
pub(super) fn cosh(z: Complex) -> Complex {
    if !has_direction(z) {
        return lookup(&COSH, z);
    }
    let result = directed(INF, z);
    if z.re > 0.0 {
        result
    } else {
        Complex::new(result.re, -result.im)
    }
}

/// [`super::sinh`] of `z` with an infinite or nan part.
#[cold]
#[inline(never)]
pub(super) fn sinh(z: Complex) -> Complex {
    if !has_direction(z) {
        return lookup(&SINH, z);
    }
    let result = directed(INF, z);
    if z.re > 0.0 {
        result
    } else {
        Complex::new(-result.re, result.im)
    }
}

/// [`super::tanh`] of `z` with an infinite or nan part.
#[cold]
#[inline(never)]
pub(super) fn tanh(z: Complex) -> Complex {
    if !has_direction(z) {
        return lookup(&TANH, z);
    }
    let slope = 2.0 * elementary::sin(z.im) * elementary::cos(z.im);
    Complex::new(1f64.copysign(z.re), 0f64.copysign(slope))
}

/// Results of acos.
#[rustfmt::skip]
pub(super) static ACOS: Table = [
    [c(THREE_QUARTERS_PI, INF), c(PI, INF), c(PI, INF), c(PI, -INF), c(PI, -INF), c(THREE_QUARTERS_PI, -INF), c(NAN, INF)],
    [c(FRAC_PI_2, INF), UNUSED, UNUSED, UNUSED, UNUSED, c(FRAC_PI_2, -INF), c(NAN, NAN)],
    [c(FRAC_PI_2, INF), UNUSED, UNUSED, UNUSED, UNUSED, c(FRAC_PI_2, -INF), c(FRAC_PI_2, NAN)],
    [c(FRAC_PI_2, INF), UNUSED, UNUSED, UNUSED, UNUSED, c(FRAC_PI_2, -INF), c(FRAC_PI_2, NAN)],
    [c(FRAC_PI_2, INF), UNUSED, UNUSED, UNUSED, UNUSED, c(FRAC_PI_2, -INF), c(NAN, NAN)],
    [c(FRAC_PI_4, INF), c(0.0, INF), c(0.0, INF), c(0.0, -INF), c(0.0, -INF), c(FRAC_PI_4, -INF), c(NAN, INF)],
    [c(NAN, INF), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN), c(NAN, -INF), c(NAN, NAN)],
];

/// Results of asinh.
#[rustfmt::skip]
pub(super) static ASINH: Table = [
    [c(-INF, -FRAC_PI_4), c(-INF, -0.0), c(-INF, -0.0), c(-INF, 0.0), c(-INF, 0.0), c(-INF, FRAC_PI_4), c(-INF, NAN)],
    [c(-INF, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(-INF, FRAC_PI_2), c(NAN, NAN)],
    [c(-INF, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(-INF, FRAC_PI_2), c(NAN, NAN)],
    [c(INF, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, FRAC_PI_2), c(NAN, NAN)],
    [c(INF, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, FRAC_PI_2), c(NAN, NAN)],
    [c(INF, -FRAC_PI_4), c(INF, -0.0), c(INF, -0.0), c(INF, 0.0), c(INF, 0.0), c(INF, FRAC_PI_4), c(INF, NAN)],
    [c(INF, NAN), c(NAN, NAN), c(NAN, -0.0), c(NAN, 0.0), c(NAN, NAN), c(INF, NAN), c(NAN, NAN)],
];

/// Results of atanh.
#[rustfmt::skip]
pub(super) static ATANH: Table = [
    [c(-0.0, -FRAC_PI_2), c(-0.0, -FRAC_PI_2), c(-0.0, -FRAC_PI_2), c(-0.0, FRAC_PI_2), c(-0.0, FRAC_PI_2), c(-0.0, FRAC_PI_2), c(-0.0, NAN)],
    [c(-0.0, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(-0.0, FRAC_PI_2), c(NAN, NAN)],
    [c(-0.0, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(-0.0, FRAC_PI_2), c(-0.0, NAN)],
    [c(0.0, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(0.0, FRAC_PI_2), c(0.0, NAN)],
    [c(0.0, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(0.0, FRAC_PI_2), c(NAN, NAN)],
    [c(0.0, -FRAC_PI_2), c(0.0, -FRAC_PI_2), c(0.0, -FRAC_PI_2), c(0.0, FRAC_PI_2), c(0.0, FRAC_PI_2), c(0.0, FRAC_PI_2), c(0.0, NAN)],
    [c(0.0, -FRAC_PI_2), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN), c(0.0, FRAC_PI_2), c(NAN, NAN)],
];

/// Results of cosh.
#[rustfmt::skip]
pub(super) static COSH: Table = [
    [c(INF, NAN), UNUSED, c(INF, 0.0), c(INF, -0.0), UNUSED, c(INF, NAN), c(INF, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, 0.0)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, 0.0)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [c(INF, NAN), UNUSED, c(INF, -0.0), c(INF, 0.0), UNUSED, c(INF, NAN), c(INF, NAN)],
    [c(NAN, NAN), c(NAN, NAN), c(NAN, 0.0), c(NAN, 0.0), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN)],
];

/// Results of exp.
#[rustfmt::skip]
pub(super) static EXP: Table = [
    [c(0.0, 0.0), UNUSED, c(0.0, -0.0), c(0.0, 0.0), UNUSED, c(0.0, 0.0), c(0.0, 0.0)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [c(INF, NAN), UNUSED, c(INF, -0.0), c(INF, 0.0), UNUSED, c(INF, NAN), c(INF, NAN)],
    [c(NAN, NAN), c(NAN, NAN), c(NAN, -0.0), c(NAN, 0.0), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN)],
];

/// Results of log, and of acosh: far from zero that is the logarithm of twice the number.
#[rustfmt::skip]
pub(super) static LOG: Table = [
    [c(INF, -THREE_QUARTERS_PI), c(INF, -PI), c(INF, -PI), c(INF, PI), c(INF, PI), c(INF, THREE_QUARTERS_PI), c(INF, NAN)],
    [c(INF, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, FRAC_PI_2), c(NAN, NAN)],
    [c(INF, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, FRAC_PI_2), c(NAN, NAN)],
    [c(INF, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, FRAC_PI_2), c(NAN, NAN)],
    [c(INF, -FRAC_PI_2), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, FRAC_PI_2), c(NAN, NAN)],
    [c(INF, -FRAC_PI_4), c(INF, -0.0), c(INF, -0.0), c(INF, 0.0), c(INF, 0.0), c(INF, FRAC_PI_4), c(INF, NAN)],
    [c(INF, NAN), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN), c(INF, NAN), c(NAN, NAN)],
];

/// Results of sinh.
#[rustfmt::skip]
pub(super) static SINH: Table = [
    [c(INF, NAN), UNUSED, c(-INF, -0.0), c(-INF, 0.0), UNUSED, c(INF, NAN), c(INF, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(0.0, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(0.0, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [c(INF, NAN), UNUSED, c(INF, -0.0), c(INF, 0.0), UNUSED, c(INF, NAN), c(INF, NAN)],
    [c(NAN, NAN), c(NAN, NAN), c(NAN, -0.0), c(NAN, 0.0), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN)],
];

/// Results of sqrt.
#[rustfmt::skip]
pub(super) static SQRT: Table = [
    [c(INF, -INF), c(0.0, -INF), c(0.0, -INF), c(0.0, INF), c(0.0, INF), c(INF, INF), c(NAN, INF)],
    [c(INF, -INF), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, INF), c(NAN, NAN)],
    [c(INF, -INF), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, INF), c(NAN, NAN)],
    [c(INF, -INF), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, INF), c(NAN, NAN)],
    [c(INF, -INF), UNUSED, UNUSED, UNUSED, UNUSED, c(INF, INF), c(NAN, NAN)],
    [c(INF, -INF), c(INF, -0.0), c(INF, -0.0), c(INF, 0.0), c(INF, 0.0), c(INF, INF), c(INF, NAN)],
    [c(INF, -INF), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN), c(INF, INF), c(NAN, NAN)],
];

/// Results of tanh.
#[rustfmt::skip]
pub(super) static TANH: Table = [
    [c(-1.0, 0.0), UNUSED, c(-1.0, -0.0), c(-1.0, 0.0), UNUSED, c(-1.0, 0.0), c(-1.0, 0.0)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, UNUSED, c(NAN, NAN)],
    [c(1.0, 0.0), UNUSED, c(1.0, -0.0), c(1.0, 0.0), UNUSED, c(1.0, 0.0), c(1.0, 0.0)],
    [c(NAN, NAN), c(NAN, NAN), c(NAN, -0.0), c(NAN, 0.0), c(NAN, NAN), c(NAN, NAN), c(NAN, NAN)],
];
