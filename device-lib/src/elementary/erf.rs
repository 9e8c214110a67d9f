//! The error function and its complement.
//!
//! The ranges and minimax rational functions of FreeBSD's msun (`s_erf.c`; Sun Microsystems 1993). Where that takes two
//! exponentials to keep the rounding error of x² out of the result, here one takes the exponent as a pair.

use super::exp;

/// erf(1), rounded to 24 bits.
const ERF_1: f64 = 0.8450629115104675;
/// `erf(x)/x - 1` on 0..0.84375 as a quotient of polynomials in x²: its top,
#[rustfmt::skip]
const SMALL_TOP: [f64; 5] = [
    0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-05,
];
/// and its bottom.
#[rustfmt::skip]
const SMALL_BOTTOM: [f64; 6] = [
    1.0, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164,
    -3.960228278775368e-06,
];
/// `erf(x) - erf(1)` on 0.84375..1.25 as a quotient of polynomials in |x| - 1.
#[rustfmt::skip]
const MIDDLE_TOP: [f64; 7] = [
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
    0.035478304325618236, -0.002166375594868791,
];
/// Its bottom.
#[rustfmt::skip]
const MIDDLE_BOTTOM: [f64; 7] = [
    1.0, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
    0.011984499846799107,
];
/// `log(x·erfc(x)) + x² + 0.5625` on 1.25..1/0.35 as a quotient of polynomials in 1/x².
#[rustfmt::skip]
const LARGE_TOP: [f64; 8] = [
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
    -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
/// Its bottom.
#[rustfmt::skip]
const LARGE_BOTTOM: [f64; 9] = [
    1.0, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
    108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
/// The same on 1/0.35..28.
#[rustfmt::skip]
const HUGE_TOP: [f64; 7] = [
    -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
    -1025.0951316110772, -483.5191916086514,
];
/// Its bottom.
#[rustfmt::skip]
const HUGE_BOTTOM: [f64; 8] = [
    1.0, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
    474.52854120695537, -22.44095244658582,
];

/// A polynomial by rising powers, by Horner's scheme.
#[inline(always)]
fn polynomial<const N: usize>(x: f64, coefficients: &[f64; N]) -> f64 {
    let mut sum = 0.0;
    for coefficient in coefficients.iter().rev() {
        sum = x.mul_add(sum, *coefficient);
    }
    sum
}

/// `erf(x)/x - 1` for `|x| < 0.84375`.
#[inline(always)]
fn small(x: f64) -> f64 {
    let z = x * x;
    polynomial(z, &SMALL_TOP) / polynomial(z, &SMALL_BOTTOM)
}

/// `erf(x) - erf(1)` for `0.84375 <= x < 1.25`.
#[inline(always)]
fn middle(x: f64) -> f64 {
    let s = x - 1.0;
    polynomial(s, &MIDDLE_TOP) / polynomial(s, &MIDDLE_BOTTOM)
}

/// `erfc(x)` for `1.25 <= x < 28`.
#[inline(always)]
fn tail(x: f64) -> f64 {
    let s = 1.0 / (x * x);
    let quotient = if x < 1.0 / 0.35 {
        polynomial(s, &LARGE_TOP) / polynomial(s, &LARGE_BOTTOM)
    } else {
        polynomial(s, &HUGE_TOP) / polynomial(s, &HUGE_BOTTOM)
    };
    let square = x * x;
    let square_low = x.mul_add(x, -square);
    // -x² - 0.5625 + quotient, largest first, with what each sum loses.
    let shift = quotient - 0.5625;
    let shift_low = quotient - (shift + 0.5625);
    let high = shift - square;
    let low = (shift - (high + square)) + (shift_low - square_low);
    exp::exp_pair_over(high, low, x)
}

/// The error function.
#[inline(always)]
pub fn erf(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude < 0.84375 {
        return x.mul_add(small(x), x);
    }
    let result = if magnitude < 1.25 {
        ERF_1 + middle(magnitude)
    } else if magnitude < 6.0 {
        1.0 - tail(magnitude)
    } else if x.is_nan() {
        x
    } else {
        1.0
    };
    result.copysign(x)
}

/// The complementary error function `1 - erf(x)`, without cancellation.
#[inline(always)]
pub fn erfc(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude < 0.84375 {
        return if x < 0.25 {
            1.0 - x.mul_add(small(x), x)
        } else {
            0.5 - x.mul_add(small(x), x - 0.5)
        };
    }
    if magnitude < 1.25 {
        let difference = middle(magnitude);
        return if x > 0.0 {
            1.0 - ERF_1 - difference
        } else {
            1.0 + (ERF_1 + difference)
        };
    }
    if magnitude < 28.0 {
        let result = tail(magnitude);
        return if x > 0.0 { result } else { 2.0 - result };
    }
    if x.is_nan() {
        x
    } else if x > 0.0 {
        0.0
    } else {
        2.0
    }
}
