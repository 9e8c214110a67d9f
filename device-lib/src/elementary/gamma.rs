//! The gamma function and its logarithm by Lanczos' approximation, in the form and with the coefficients that CPython's
//! `math` module took from Boost (g = 6.0246…, 13 terms). The same steps as CPython's, so that results agree with it; they are
//! up to six units in the last place from the exact value, as CPython's.

use core::f64::consts::PI;

use super::{cos, exp, fmod, log, pow, sin};

/// Lanczos' g, and g - 1/2.
const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;
/// log π.
const LOG_PI: f64 = 1.1447298858494002;

/// Numerator of Lanczos' sum by rising powers.
#[rustfmt::skip]
static NUMERATOR: [f64; 13] = [
    23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028,
    1439720407.3117216, 248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348,
    8071.672002365816, 210.82427775157936, 2.5066282746310002,
];
/// Its denominator `x·(x+1)···(x+11)`.
#[rustfmt::skip]
static DENOMINATOR: [f64; 13] = [
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0,
    66.0, 1.0,
];
/// 0! to 22!, all exact.
#[rustfmt::skip]
static FACTORIALS: [f64; 23] = [
    1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362880.0, 3628800.0, 39916800.0, 479001600.0, 6227020800.0,
    87178291200.0, 1307674368000.0, 20922789888000.0, 355687428096000.0, 6402373705728000.0, 121645100408832000.0,
    2432902008176640000.0, 51090942171709440000.0, 1124000727777607680000.0,
];

/// Lanczos' rational function for positive `x`.
fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR) {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// `sin(πx)` for finite `x`.
fn sin_pi(x: f64) -> f64 {
    let y = fmod(x.abs(), 2.0);
    // The nearest multiple of 1/2 decides which function is best conditioned.
    let half_turns = (2.0 * y).round();
    let result = if half_turns == 1.0 || half_turns == 3.0 {
        let cos = cos(PI * (y - half_turns * 0.5));
        if half_turns == 1.0 { cos } else { -cos }
    } else {
        sin(PI
            * if half_turns == 2.0 {
                1.0 - y
            } else {
                y - half_turns * 0.5
            })
    };
    if x.is_sign_negative() { -result } else { result }
}

/// The gamma function: nan at negative integers and -inf, infinite at zeros with their sign.
pub fn gamma(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == 0.0 {
        return 1.0 / x;
    }
    if x == x.floor() {
        if x < 0.0 {
            return f64::NAN;
        }
        if x <= 23.0 {
            return FACTORIALS[((x - 1.0) as usize).min(22)];
        }
    }
    let absolute = x.abs();
    if absolute < 1e-20 {
        return 1.0 / x;
    }
    if absolute > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    ordinary_gamma(x, absolute)
}

/// [`gamma`] for `1e-20 <= |x| <= 200` other than small integers.
fn ordinary_gamma(x: f64, absolute: f64) -> f64 {
    let y = absolute + G_MINUS_HALF;
    // What rounding lost in y, as a share of the result.
    let lost = if absolute > G_MINUS_HALF {
        (y - absolute) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - absolute
    };
    let lost = lost * G / y;
    let (base, exponent) = (y, absolute - 0.5);
    // In two steps where one power would overflow.
    let halved = absolute >= 140.0;
    let power = pow(base, if halved { absolute / 2.0 - 0.25 } else { exponent });
    let second = if halved { power } else { 1.0 };
    if x < 0.0 {
        let result = -PI / sin_pi(absolute) / absolute * exp(y) / lanczos_sum(absolute);
        (result - lost * result) / power / second
    } else {
        let result = lanczos_sum(absolute) / exp(y);
        (result + lost * result) * power * second
    }
}

/// The logarithm of the gamma function's absolute value: infinite at zero and negative integers, inf at infinities.
pub fn lgamma(x: f64) -> f64 {
    if !x.is_finite() {
        return if x.is_nan() { x } else { f64::INFINITY };
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { f64::INFINITY } else { 0.0 };
    }
    let absolute = x.abs();
    if absolute < 1e-20 {
        return -log(absolute);
    }
    let result = log(lanczos_sum(absolute)) - G;
    let result = result + (absolute - 0.5) * (log(absolute + G - 0.5) - 1.0);
    if x < 0.0 {
        LOG_PI - log(sin_pi(absolute).abs()) - log(absolute) - result
    } else {
        result
    }
}
