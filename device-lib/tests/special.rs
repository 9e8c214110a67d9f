//! Results at zeros, infinities, nan and poles as C99 Annex F.9 lists them, by bits but for nan.

use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};
use rbcdb_device_lib::elementary::*;

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;
const THREE_QUARTERS_PI: f64 = 2.356194490192345;

fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

macro_rules! expect {
    ($($name:ident($($arg:expr),*) = $expected:expr;)*) => {
        $({
            let (ours, expected): (f64, f64) = ($name($($arg),*), $expected);
            assert!(same(ours, expected), "{} = {ours}, not {expected}", stringify!($name($($arg),*)));
        })*
    };
}

#[test]
fn odd_functions_keep_zeros_and_their_sign() {
    for function in [asin, asinh, atan, atanh, cbrt, erf, expm1, log1p, sin, sinh, tan, tanh] {
        assert!(same(function(0.0), 0.0) && same(function(-0.0), -0.0));
        assert!(function(NAN).is_nan());
    }
}

#[test]
fn functions_of_nan_are_nan() {
    for function in [acos, acosh, cos, cosh, erfc, exp, exp2, gamma, lgamma, log, log10, log2] {
        assert!(function(NAN).is_nan() && function(-NAN).is_nan());
    }
}

#[test]
fn trigonometric_functions() {
    expect! {
        acos(1.0) = 0.0; acos(1.5) = NAN; acos(-1.0) = PI; acos(INF) = NAN;
        asin(1.0) = FRAC_PI_2; asin(-1.5) = NAN; asin(INF) = NAN;
        atan(INF) = FRAC_PI_2; atan(-INF) = -FRAC_PI_2;
        cos(0.0) = 1.0; cos(-0.0) = 1.0; cos(INF) = NAN; sin(-INF) = NAN; tan(INF) = NAN;
        atan2(0.0, -0.0) = PI; atan2(-0.0, -0.0) = -PI; atan2(0.0, 0.0) = 0.0; atan2(-0.0, 0.0) = -0.0;
        atan2(0.0, -1.0) = PI; atan2(-0.0, -1.0) = -PI; atan2(0.0, 1.0) = 0.0; atan2(-0.0, 1.0) = -0.0;
        atan2(-1.0, 0.0) = -FRAC_PI_2; atan2(1.0, -0.0) = FRAC_PI_2;
        atan2(1.0, -INF) = PI; atan2(-1.0, -INF) = -PI; atan2(1.0, INF) = 0.0; atan2(-1.0, INF) = -0.0;
        atan2(INF, 1.0) = FRAC_PI_2; atan2(-INF, -1.0) = -FRAC_PI_2;
        atan2(INF, -INF) = THREE_QUARTERS_PI; atan2(-INF, -INF) = -THREE_QUARTERS_PI;
        atan2(INF, INF) = FRAC_PI_4; atan2(-INF, INF) = -FRAC_PI_4;
        atan2(NAN, 0.0) = NAN; atan2(0.0, NAN) = NAN; atan2(INF, NAN) = NAN;
        sinc(0.0) = 1.0; sinc(-0.0) = 1.0; sinc(1.0) = 0.0; sinc(INF) = NAN;
    }
}

#[test]
fn hyperbolic_functions() {
    expect! {
        acosh(1.0) = 0.0; acosh(0.5) = NAN; acosh(-INF) = NAN; acosh(INF) = INF;
        asinh(INF) = INF; asinh(-INF) = -INF;
        atanh(1.0) = INF; atanh(-1.0) = -INF; atanh(1.5) = NAN; atanh(INF) = NAN;
        cosh(0.0) = 1.0; cosh(-0.0) = 1.0; cosh(INF) = INF; cosh(-INF) = INF; cosh(711.0) = INF;
        sinh(INF) = INF; sinh(-INF) = -INF; sinh(-711.0) = -INF; sinh(f64::MAX) = INF;
        tanh(INF) = 1.0; tanh(-INF) = -1.0;
    }
}

#[test]
fn exponential_functions_and_logarithms() {
    expect! {
        exp(0.0) = 1.0; exp(-0.0) = 1.0; exp(-INF) = 0.0; exp(INF) = INF; exp(710.0) = INF; exp(-746.0) = 0.0;
        exp2(0.0) = 1.0; exp2(-INF) = 0.0; exp2(INF) = INF; exp2(10.0) = 1024.0; exp2(-1074.0) = 5e-324;
        expm1(-INF) = -1.0; expm1(INF) = INF; expm1(710.0) = INF;
        log(1.0) = 0.0; log(0.0) = -INF; log(-0.0) = -INF; log(-1.0) = NAN; log(-INF) = NAN; log(INF) = INF;
        log10(1.0) = 0.0; log10(0.0) = -INF; log10(-1.0) = NAN; log10(INF) = INF; log10(1000.0) = 3.0;
        log2(1.0) = 0.0; log2(-0.0) = -INF; log2(-1.0) = NAN; log2(INF) = INF; log2(5e-324) = -1074.0;
        log1p(-1.0) = -INF; log1p(-1.5) = NAN; log1p(INF) = INF;
        logaddexp(INF, INF) = INF; logaddexp(-INF, -INF) = -INF; logaddexp(-INF, 2.0) = 2.0; logaddexp(INF, -INF) = INF;
        logaddexp(NAN, 1.0) = NAN; logaddexp(1.0, NAN) = NAN; logaddexp2(3.0, 3.0) = 4.0; logaddexp2(-INF, -INF) = -INF;
    }
}

#[test]
fn powers() {
    expect! {
        pow(0.0, -3.0) = INF; pow(-0.0, -3.0) = -INF; pow(0.0, -2.0) = INF; pow(-0.0, -2.0) = INF; pow(-0.0, -0.5) = INF;
        pow(0.0, -INF) = INF; pow(-0.0, -INF) = INF;
        pow(0.0, 3.0) = 0.0; pow(-0.0, 3.0) = -0.0; pow(0.0, 2.0) = 0.0; pow(-0.0, 2.0) = 0.0; pow(-0.0, 0.5) = 0.0;
        pow(-1.0, INF) = 1.0; pow(-1.0, -INF) = 1.0;
        pow(1.0, NAN) = 1.0; pow(1.0, INF) = 1.0; pow(NAN, 0.0) = 1.0; pow(INF, -0.0) = 1.0; pow(-1.0, NAN) = NAN;
        pow(-2.0, 0.5) = NAN; pow(-2.0, 3.0) = -8.0; pow(-2.0, -1.0) = -0.5;
        pow(0.5, -INF) = INF; pow(2.0, -INF) = 0.0; pow(0.5, INF) = 0.0; pow(2.0, INF) = INF; pow(-2.0, INF) = INF;
        pow(-INF, -3.0) = -0.0; pow(-INF, -2.0) = 0.0; pow(-INF, 3.0) = -INF; pow(-INF, 2.0) = INF; pow(-INF, 0.5) = INF;
        pow(INF, -1.0) = 0.0; pow(INF, 1.0) = INF; pow(NAN, 1.0) = NAN; pow(2.0, NAN) = NAN; pow(-0.5, 1e300) = 0.0;
        pow(-3.0, 9007199254740993.0) = INF; pow(-3.0, -1001.0) = -0.0; pow(-3.0, 1001.0) = -INF;
    }
}

#[test]
fn roots_and_remainders() {
    expect! {
        cbrt(INF) = INF; cbrt(-INF) = -INF; cbrt(-27.0) = -3.0;
        hypot(INF, NAN) = INF; hypot(NAN, -INF) = INF; hypot(3.0, -0.0) = 3.0; hypot(NAN, 1.0) = NAN; hypot(-0.0, -0.0) = 0.0;
        fmod(0.0, 2.0) = 0.0; fmod(-0.0, 2.0) = -0.0; fmod(INF, 2.0) = NAN; fmod(1.0, 0.0) = NAN; fmod(-1.0, INF) = -1.0;
        fmod(NAN, 1.0) = NAN; fmod(1.0, NAN) = NAN; fmod(-6.0, 3.0) = -0.0; fmod(0.0, NAN) = NAN; fmod(0.0, 0.0) = NAN;
        remainder(-0.0, 2.0) = -0.0; remainder(INF, 2.0) = NAN; remainder(1.0, 0.0) = NAN; remainder(-1.0, INF) = -1.0;
        remainder(1.0, NAN) = NAN; remainder(NAN, 1.0) = NAN;
    }
}

#[test]
fn error_and_gamma_functions() {
    expect! {
        erf(INF) = 1.0; erf(-INF) = -1.0; erfc(INF) = 0.0; erfc(-INF) = 2.0; erfc(0.0) = 1.0; erfc(30.0) = 0.0;
        gamma(0.0) = INF; gamma(-0.0) = -INF; gamma(-1.0) = NAN; gamma(-1e300) = NAN; gamma(-INF) = NAN; gamma(INF) = INF;
        gamma(1.0) = 1.0; gamma(2.0) = 1.0; gamma(23.0) = 1124000727777607680000.0; gamma(172.0) = INF; gamma(1e308) = INF;
        gamma(-184.5) = -0.0; gamma(-185.5) = 0.0; gamma(5e-324) = INF; gamma(-5e-324) = -INF;
        lgamma(1.0) = 0.0; lgamma(2.0) = 0.0; lgamma(0.0) = INF; lgamma(-0.0) = INF; lgamma(-3.0) = INF; lgamma(-INF) = INF;
        lgamma(INF) = INF; lgamma(f64::MAX) = INF; lgamma(5e-324) = 744.4400719213812;
    }
}

#[test]
fn factorials_are_exact() {
    let mut factorial = 1.0;
    for n in 1..=22 {
        factorial *= f64::from(n);
        assert_eq!(gamma(f64::from(n) + 1.0), factorial);
    }
}
