//! The error function and its complement.
//!
//! Up to 1/2 `erf x = x + x·p(x²)`. Beyond, `erfc x = e^(-x²)·f(t) / (x + 7/16)` with `t = (x-4)/(x+4)`, after the substitution of
//! Shepherd and Laframboise ("Chebyshev approximation of (1+2x)exp(x²)erfc x", 1981): `f` is between 0.56 and 0.63, so that the
//! rounding errors of its polynomial hardly count. t, the exponent, the exponential and the quotient are pairs. Both polynomials are near-minimax (Remez exchange; errors below 2⁻⁶⁵ and 2⁻⁶⁰).

use core::hint::select_unpredictable as select;

use super::exp::{self, Exponent};

/// `erf(x)/x - 1` by powers of x², for `|x| <= 1/2`.
#[rustfmt::skip]
const NEAR: [f64; 10] = [
    0.1283791670955126, -0.3761263890318375, 0.11283791670954871, -0.02686617064500043, 0.0052239776220315125,
    -0.0008548326512408339, 0.00012055286316237073, -1.4923007885637595e-05, 1.6371330769741943e-06,
    -1.462176957257387e-07,
];
/// `f(0)` as a pair.
const FAR_0: (f64, f64) = (0.6079350932112099, 5.2953497870372686e-17);
/// `(f(t) - f(0)) / t` by powers of t, for x in 0.5..=27.4.
#[rustfmt::skip]
const FAR: [f64; 22] = [
    -0.053618805372770514, -0.005980153881081627, 0.04431464067092625, -0.057329731605587145, 0.050810655976742544,
    -0.035121373938446755, 0.019386504394005372, -0.008352633506371972, 0.0025659304336452496, -0.00037752652968982026,
    -0.00010456492253073592, 7.672055930484815e-05, -1.2080112922661008e-05, -5.794967850549415e-06, 2.8788769998781773e-06,
    1.6454014927189697e-07, -4.1588631318409315e-07, 3.581842947154178e-08, 5.267042817711607e-08, -8.825181805414539e-09,
    -4.962977387476293e-09, 8.954637286324113e-10,
];

/// The derivative of f, to 0.02.
#[inline(always)]
fn derivative(t: f64) -> f64 {
    t.mul_add(t.mul_add(t.mul_add(-0.4859, 0.3265), 0.0439), -0.0687)
}

/// A polynomial by rising powers, of even degree + 1: Horner's scheme for the even and for the odd ones, side by side.
#[inline(always)]
fn polynomial<const N: usize>(x: f64, coefficients: &[f64; N]) -> f64 {
    let square = x * x;
    let (mut even, mut odd) = (0.0, 0.0);
    for pair in coefficients.as_chunks::<2>().0.iter().rev() {
        even = square.mul_add(even, pair[0]);
        odd = square.mul_add(odd, pair[1]);
    }
    x.mul_add(odd, even)
}

/// `erf(x) - x` for `|x| <= 1/2`.
#[inline(always)]
fn near(x: f64) -> f64 {
    x * polynomial(x * x, &NEAR)
}

/// `erfc(x)` for `x >= 1/2`.
#[inline(always)]
fn far(x: f64) -> f64 {
    // From 27.3 on it underflows.
    let x = select(x > 27.4, 27.4, x);
    let (top, bottom) = (x - 4.0, x + 4.0);
    let (top_low, bottom_low) = (x - (top + 4.0), (4.0 - bottom) + x);
    let inverse = 1.0 / bottom;
    let t = top * inverse;
    let t_low = ((-t).mul_add(bottom, top) + (-t).mul_add(bottom_low, top_low)) * inverse;
    let slope = t * polynomial(t, &FAR);
    let f = FAR_0.0 + slope;
    let f_low = (FAR_0.0 - f) + slope + t_low.mul_add(derivative(t), FAR_0.1);
    let square = x * x;
    let square_low = x.mul_add(x, -square);
    let Exponent { shifted, high, tail } = exp::reduce(-square);
    let (power, power_low) = exp::reduced_pair(high, tail - square_low);
    let product = power * f;
    let product_low = power.mul_add(f, -product) + power.mul_add(f_low, power_low * f);
    let divisor = x + 0.4375;
    let divisor_low = (x - divisor) + 0.4375;
    let inverse = 1.0 / divisor;
    let quotient = product * inverse;
    let rest = (-quotient).mul_add(divisor, product) + (-quotient).mul_add(divisor_low, product_low);
    exp::scale(rest.mul_add(inverse, quotient), shifted)
}

/// The error function.
#[inline(always)]
pub fn erf(x: f64) -> f64 {
    let magnitude = x.abs();
    let result = select(magnitude < 0.5, near(magnitude) + magnitude, 1.0 - far(magnitude));
    result.copysign(x)
}

/// The complementary error function `1 - erf(x)`, without cancellation.
#[inline(always)]
pub fn erfc(x: f64) -> f64 {
    let magnitude = x.abs();
    let difference = 1.0 - x;
    let lost = (1.0 - difference) - x;
    let near = difference + (lost - near(x));
    let far = far(magnitude);
    let far = select(x > 0.0, far, 2.0 - far);
    select(magnitude < 0.5, near, far)
}
