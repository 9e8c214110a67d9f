//! Sine, cosine and tangent.
//!
//! Cody and Waite's reduction by π/2 in three parts with fused multiply-adds, exact to 2⁻¹⁰⁰ up to 2²⁷, leaves a pair
//! `high + low` of at most π/4; beyond, [`payne_hanek`]. Then the minimax polynomials of FreeBSD's msun (`k_sin.c`,
//! `k_cos.c`; Sun Microsystems 1993), both at once, and a select by quadrant, so that nothing branches but the rare
//! large argument.

mod payne_hanek;

use core::f64::consts::PI;
use core::hint::select_unpredictable as select;

use super::{FRAC_PI_2_TAIL, TO_INTEGER};

/// π/2 in three parts of 53 bits.
const HALF_PI: [f64; 3] = [core::f64::consts::FRAC_PI_2, FRAC_PI_2_TAIL, -1.4973849048591698e-33];

/// An angle brought to `-π/4..=π/4`.
struct Reduced {
    high: f64,
    low: f64,
    /// How many right angles were taken off, modulo 4 in its low bits.
    quadrant: u64,
}

/// Up to here [`cody_waite`] is exact enough.
const LARGE: f64 = 134_217_728.0;

/// Whether an angle takes the long way: it is finite and beyond [`LARGE`]. The short way gives nan for nan and infinities.
#[inline(always)]
pub fn is_large(x: f64) -> bool {
    let above = (x.abs().to_bits()).wrapping_sub(LARGE.to_bits() + 1);
    above < f64::INFINITY.to_bits() - (LARGE.to_bits() + 1)
}

#[inline(always)]
fn cody_waite(x: f64) -> Reduced {
    let shifted = x.mul_add(core::f64::consts::FRAC_2_PI, TO_INTEGER);
    let n = shifted - TO_INTEGER;
    // Exact: a multiple of the smaller ulp of x and π/2, and below 1.
    let first = (-n).mul_add(HALF_PI[0], x);
    let second = n * HALF_PI[1];
    let second_low = n.mul_add(HALF_PI[1], -second);
    // Knuth's TwoSum of first and -second, as cancellation may leave either the larger.
    let high = first - second;
    let taken = high - first;
    let lost = (first - (high - taken)) + (-second - taken);
    let low = (-n).mul_add(HALF_PI[2], lost - second_low);
    Reduced {
        high,
        low,
        quadrant: shifted.to_bits(),
    }
}

/// Sine of a reduced angle less `high`.
#[inline(always)]
fn sin_rest(high: f64, low: f64) -> f64 {
    let z = high * high;
    let cube = z * high;
    let top = z.mul_add(1.58969099521155e-10, -2.5050760253406863e-08);
    let r = z.mul_add(2.7557313707070068e-06, -0.0001984126982985795);
    let r = z.mul_add(r, 0.00833333333332249);
    let r = (z * (z * z)).mul_add(top, r);
    // high³·(S1 + z·r) + low·(1 - z/2)
    let linear = z.mul_add(cube.mul_add(r, -0.5 * low), low);
    cube.mul_add(-0.16666666666666632, linear)
}

/// Cosine of a reduced angle as an unevaluated sum.
#[inline(always)]
fn cos_pair(high: f64, low: f64) -> (f64, f64) {
    let z = high * high;
    let square = z * z;
    let r = z.mul_add(
        z.mul_add(2.480158728947673e-05, -0.001388888888887411),
        0.0416666666666666,
    );
    let top = z.mul_add(
        z.mul_add(-1.1359647557788195e-11, 2.087572321298175e-09),
        -2.7557314351390663e-07,
    );
    let r = square.mul_add(r, z * square * square * top);
    let half = 0.5 * z;
    let rough = 1.0 - half;
    let lost = (1.0 - rough) - half;
    (rough, lost + high.mul_add(-low, r))
}

/// Sine (for an even `turns`) or cosine of a reduced angle, negated where bit 1 of `turns` says so.
#[inline(always)]
fn by_quadrant(angle: &Reduced, turns: u64) -> f64 {
    let sin = angle.high + sin_rest(angle.high, angle.low);
    let (rough, rest) = cos_pair(angle.high, angle.low);
    let cos = rough + rest;
    let value = select(turns & 1 == 0, sin, cos);
    f64::from_bits(value.to_bits() ^ ((turns & 2) << 62))
}

/// Sine or cosine (for an odd number of `turns`) of an angle beyond [`LARGE`]. Out of line, and of numbers alone, so that
/// a loop with it can still be vectorised.
#[cold]
#[inline(never)]
fn of_large(x: f64, turns: u64) -> f64 {
    let angle = payne_hanek::reduce(x);
    by_quadrant(&angle, angle.quadrant.wrapping_add(turns))
}

/// The sine; nan for infinities.
#[inline]
pub fn sin(x: f64) -> f64 {
    if is_large(x) { of_large(x, 0) } else { sin_usual(x) }
}

/// [`sin`] but of large angles.
#[inline(always)]
pub fn sin_usual(x: f64) -> f64 {
    let angle = cody_waite(x);
    let result = by_quadrant(&angle, angle.quadrant);
    // Zeros keep their sign.
    select(x == 0.0, x, result)
}

/// The cosine; nan for infinities.
#[inline]
pub fn cos(x: f64) -> f64 {
    if is_large(x) { of_large(x, 1) } else { cos_usual(x) }
}

/// [`cos`] but of large angles.
#[inline(always)]
pub fn cos_usual(x: f64) -> f64 {
    let angle = cody_waite(x);
    by_quadrant(&angle, angle.quadrant.wrapping_add(1))
}

/// The tangent; nan for infinities.
#[inline]
pub fn tan(x: f64) -> f64 {
    if is_large(x) { tan_of_large(x) } else { tan_usual(x) }
}

/// [`tan`] but of large angles.
#[inline(always)]
pub fn tan_usual(x: f64) -> f64 {
    select(x == 0.0, x, tan_of(&cody_waite(x)))
}

#[cold]
#[inline(never)]
fn tan_of_large(x: f64) -> f64 {
    tan_of(&payne_hanek::reduce(x))
}

/// Sine of a reduced angle as a pair.
#[inline(always)]
fn sin_of(angle: &Reduced) -> (f64, f64) {
    let rest = sin_rest(angle.high, angle.low);
    let sin = angle.high + rest;
    (sin, (angle.high - sin) + rest)
}

/// Cosine of a reduced angle as a pair.
#[inline(always)]
fn cos_of(angle: &Reduced) -> (f64, f64) {
    let (rough, rest) = cos_pair(angle.high, angle.low);
    let cos = rough + rest;
    (cos, (rough - cos) + rest)
}

/// The quotient of sine and cosine, each as a pair.
#[inline(always)]
fn tan_of(angle: &Reduced) -> f64 {
    let ((sin, sin_low), (cos, cos_low)) = (sin_of(angle), cos_of(angle));
    let odd = angle.quadrant & 1 != 0;
    let (top, top_low) = (select(odd, -cos, sin), select(odd, -cos_low, sin_low));
    let (bottom, bottom_low) = (select(odd, sin, cos), select(odd, sin_low, cos_low));
    let quotient = top / bottom;
    let rest = (-quotient).mul_add(bottom, top) + (-quotient).mul_add(bottom_low, top_low);
    quotient + rest / bottom
}

/// `sin(πx)` as a pair, for `x >= 0`.
#[inline(always)]
pub(super) fn sin_pi(x: f64) -> (f64, f64) {
    // Modulo 2, and from there to the nearest multiple of 1/2; all exact.
    let turned = x - 2.0 * (0.5 * x).floor();
    let shifted = turned.mul_add(2.0, TO_INTEGER);
    let rest = (shifted - TO_INTEGER).mul_add(-0.5, turned);
    let high = rest * PI;
    let low = rest.mul_add(PI, -high) + rest * (2.0 * FRAC_PI_2_TAIL);
    let angle = Reduced {
        high,
        low,
        quadrant: shifted.to_bits(),
    };
    let (sin, cos) = (sin_of(&angle), cos_of(&angle));
    let odd = angle.quadrant & 1 != 0;
    let sign = (angle.quadrant & 2) << 62;
    let signed = |x: f64| f64::from_bits(x.to_bits() ^ sign);
    (signed(select(odd, cos.0, sin.0)), signed(select(odd, cos.1, sin.1)))
}
