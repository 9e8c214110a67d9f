//! The error function and its complement.
//!
//! Up to 5/8 `erf x = x + x·p(x²)`. Beyond, `erfc x = e^(-x²)·f(t) / (x + 7/16)` with `t = (x-4)/(x+4)`, after the substitution of
//! Shepherd and Laframboise ("Chebyshev approximation of (1+2x)exp(x²)erfc x", 1981): `f` is between 0.56 and 0.63, so that the
//! rounding errors of its polynomial hardly count. t, the exponent, the exponential, f and the quotient are pairs. Both
//! polynomials are near-minimax (Remez exchange; errors below 2⁻⁷² and 2⁻⁵⁹).

use core::hint::select_unpredictable as select;

use super::exp::{self, Exponent};

/// Where the ways part.
const BORDER: f64 = 0.625;
/// `erf(x)/x - 1` by powers of x², for `|x| <= 5/8`.
#[rustfmt::skip]
const NEAR: [f64; 12] = [
    0.1283791670955126, -0.37612638903183754, 0.11283791670955125, -0.02686617064513074, 0.005223977625429493,
    -0.0008548327021596099, 0.00012055332809892315, -1.4925639860559047e-05, 1.6461685953442777e-06,
    -1.635426093969502e-07, 1.4607308236187961e-08, -1.0277693047322867e-09,
];
/// `f(0)` as a pair.
const FAR_0: (f64, f64) = (0.6079350932112099, 5.342850527377015e-17);
/// The derivative there.
const FAR_1: f64 = -0.053618805372770514;
/// `(f(t) - f(0) - f'(0)·t) / t²` by powers of t, for x in 0.625..=27.4.
#[rustfmt::skip]
const FAR: [f64; 20] = [
    -0.00598015388108184, 0.044314640670925436, -0.05732973160557143, 0.050810655976776975, -0.03512137393890061,
    0.019386504393340966, -0.008352633499646437, 0.0025659304406854613, -0.0003775265878819138,
    -0.0001045649673166187, 7.672087346921946e-05, -1.2079934601647947e-05, -5.796058018191164e-06,
    2.8784293439117273e-06, 1.6697221936390062e-07, -4.1519835479844907e-07, 3.2446807033510034e-08,
    5.207961293094829e-08, -6.18188515501816e-09, -4.745851238761625e-09,
];

/// The derivative of f, to 0.004.
#[inline(always)]
fn derivative(t: f64) -> f64 {
    t.mul_add(t.mul_add(t.mul_add(t.mul_add(0.387, -0.3983), 0.0999), 0.0121), -0.0522)
}

/// A polynomial of odd degree by rising powers: Horner's scheme for the even and for the odd ones, side by side.
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

/// `erf(x) - x` for `|x| <= 5/8`.
#[inline(always)]
fn near(x: f64) -> f64 {
    x * polynomial(x * x, &NEAR)
}

/// `erfc(x)` for `x >= 5/8`.
#[inline(always)]
fn far(x: f64) -> f64 {
    // From 27.3 on it underflows.
    let x = select(x > 27.4, 27.4, x);
    let (top, bottom) = (x - 4.0, x + 4.0);
    let (top_low, bottom_low) = (x - (top + 4.0), (4.0 - bottom) + x);
    let inverse = 1.0 / bottom;
    let t = top * inverse;
    let t_low = ((-t).mul_add(bottom, top) + (-t).mul_add(bottom_low, top_low)) * inverse;
    // f(0) + t·FAR_1 + t²·p(t), with what the product and the sums lose.
    let linear = t * FAR_1;
    let linear_low = t.mul_add(FAR_1, -linear);
    let rough = FAR_0.0 + linear;
    let lost = (FAR_0.0 - rough) + linear + (t_low.mul_add(derivative(t), FAR_0.1) + linear_low);
    let rest = (t * t).mul_add(polynomial(t, &FAR), lost);
    let f = rough + rest;
    let f_low = (rough - f) + rest;
    let square = x * x;
    let square_low = x.mul_add(x, -square);
    let Exponent { shifted, high, tail } = exp::reduce(-square);
    let (power, power_low) = exp::exp_reduced_pair(high, tail - square_low);
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
    let result = select(magnitude < BORDER, near(magnitude) + magnitude, 1.0 - far(magnitude));
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
    select(magnitude < BORDER, near, far)
}
