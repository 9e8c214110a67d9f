//! Inverse trigonometric and hyperbolic functions.
//!
//! The trigonometric ones with the reductions and minimax functions of FreeBSD's msun (`s_atan.c`, `e_asin.c`, `e_acos.c`;
//! Sun Microsystems 1993), the cases chosen by selects so that loops with them can be vectorised. The hyperbolic ones
//! by logarithms of sums whose rounding errors are kept small.

use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, LN_2, PI};
use core::hint::select_unpredictable as select;

use super::log::{log, log1p};

/// π/2 and π minus their nearest binary64.
const FRAC_PI_2_TAIL: f64 = 6.123233995736766e-17;
const PI_TAIL: f64 = 1.2246467991473532e-16;

/// atan(1/2) and atan(3/2) as pairs.
const ATAN_HALF: (f64, f64) = (0.4636476090008061, 2.2698777452961687e-17);
const ATAN_THREE_HALVES: (f64, f64) = (0.982793723247329, 1.3903311031230998e-17);

/// `atan(t) = t - t·polynomial(t²)` for `|t| <= 7/16`.
#[inline(always)]
fn atan_rest(t: f64) -> f64 {
    let z = t * t;
    let w = z * z;
    let even = w.mul_add(0.016285820115365782, 0.049768779946159324);
    let even = w.mul_add(w.mul_add(even, 0.06661073137387531), 0.09090887133436507);
    let even = w.mul_add(w.mul_add(even, 0.14285714272503466), 0.3333333333333293);
    let odd = w.mul_add(-0.036531572744216916, -0.058335701337905735);
    let odd = w.mul_add(w.mul_add(odd, -0.0769187620504483), -0.11111110405462356);
    let odd = w.mul_add(odd, -0.19999999999876483);
    t * z.mul_add(even, w * odd)
}

/// An angle as `high + low + t - rest`.
struct Angle {
    high: f64,
    low: f64,
    t: f64,
    rest: f64,
}

impl Angle {
    #[inline(always)]
    fn value(&self) -> f64 {
        self.high - ((self.rest - self.low) - self.t)
    }

    /// π minus the angle.
    #[inline(always)]
    fn supplement(&self) -> f64 {
        let high = PI - self.high;
        let lost = (PI - high) - self.high;
        high + ((lost + (PI_TAIL - self.low)) + (self.rest - self.t))
    }
}

/// The inverse tangent of a number that is not negative.
#[inline(always)]
fn atan_positive(x: f64) -> Angle {
    // About 0, 1/2, 1, 3/2 or infinity: atan x = atan c + atan((x - c) / (1 + x·c)).
    let (above_0, above_half, above_1, above_3_halves) = (x >= 0.4375, x >= 0.6875, x >= 1.1875, x >= 2.4375);
    let top = select(above_0, x.mul_add(2.0, -1.0), x);
    let bottom = select(above_0, 2.0 + x, 1.0);
    let top = select(above_half, x - 1.0, top);
    let bottom = select(above_half, x + 1.0, bottom);
    let top = select(above_1, x - 1.5, top);
    let bottom = select(above_1, x.mul_add(1.5, 1.0), bottom);
    let top = select(above_3_halves, -1.0, top);
    let bottom = select(above_3_halves, x, bottom);
    let high = select(above_half, FRAC_PI_4, select(above_0, ATAN_HALF.0, 0.0));
    let low = select(above_half, 0.5 * FRAC_PI_2_TAIL, select(above_0, ATAN_HALF.1, 0.0));
    let high = select(above_3_halves, FRAC_PI_2, select(above_1, ATAN_THREE_HALVES.0, high));
    let low = select(
        above_3_halves,
        FRAC_PI_2_TAIL,
        select(above_1, ATAN_THREE_HALVES.1, low),
    );
    let t = top / bottom;
    Angle {
        high,
        low,
        t,
        rest: atan_rest(t),
    }
}

/// The inverse tangent.
#[inline(always)]
pub fn atan(x: f64) -> f64 {
    atan_positive(x.abs()).value().copysign(x)
}

/// The angle of the vector `(x, y)`, in `-π..=π`.
#[inline(always)]
pub fn atan2(y: f64, x: f64) -> f64 {
    let (ax, ay) = (x.abs(), y.abs());
    // Equal numbers, infinities among them, are at 45°, but zeros on the axis.
    let quotient = select(ax == ay, select(ay == 0.0, 0.0, 1.0), ay / ax);
    let angle = atan_positive(quotient);
    select(x.is_sign_negative(), angle.supplement(), angle.value()).copysign(y)
}

/// `(asin(√z) - √z) / √z` for `z <= 1/4`.
#[inline(always)]
fn asin_rest(z: f64) -> f64 {
    let top = z.mul_add(
        z.mul_add(3.479331075960212e-05, 0.0007915349942898145),
        -0.04005553450067941,
    );
    let top = z.mul_add(
        z.mul_add(z.mul_add(top, 0.20121253213486293), -0.3255658186224009),
        0.16666666666666666,
    );
    let bottom = z.mul_add(z.mul_add(0.07703815055590194, -0.6882839716054533), 2.0209457602335057);
    let bottom = z.mul_add(z.mul_add(bottom, -2.403394911734414), 1.0);
    z * top / bottom
}

/// The root of `z` and what it lost.
#[inline(always)]
fn root_pair(z: f64) -> (f64, f64) {
    let root = z.sqrt();
    let lost = (-root).mul_add(root, z) / (root + root);
    (root, select(root > 0.0, lost, 0.0))
}

/// The inverse sine; nan beyond ±1.
#[inline(always)]
pub fn asin(x: f64) -> f64 {
    let magnitude = x.abs();
    let near = magnitude < 0.5;
    // asin x = π/2 - 2·asin √((1-x)/2)
    let z = select(near, x * x, (1.0 - magnitude) * 0.5);
    let rest = asin_rest(z);
    let (root, lost) = root_pair(z);
    let difference = FRAC_PI_4 - root;
    let low = (FRAC_PI_4 - difference) - root + 0.5 * FRAC_PI_2_TAIL;
    let half = difference + (low - root.mul_add(rest, lost));
    select(near, magnitude.mul_add(rest, magnitude), 2.0 * half).copysign(x)
}

/// The inverse cosine; nan beyond ±1.
#[inline(always)]
pub fn acos(x: f64) -> f64 {
    let magnitude = x.abs();
    let near = magnitude < 0.5;
    let z = select(near, x * x, (1.0 - magnitude) * 0.5);
    let rest = asin_rest(z);
    let (root, lost) = root_pair(z);
    let middle = FRAC_PI_2 - (x - x.mul_add(-rest, FRAC_PI_2_TAIL));
    let small = root + root.mul_add(rest, lost);
    let far = select(x < 0.0, (FRAC_PI_2 - (small - FRAC_PI_2_TAIL)) * 2.0, 2.0 * small);
    select(near, middle, far)
}

/// The inverse hyperbolic sine: `log(x + √(x²+1))`, written as `log1p(x + x²/(1+√(x²+1)))`.
#[inline(always)]
pub fn asinh(x: f64) -> f64 {
    let magnitude = x.abs();
    let square = magnitude * magnitude;
    let near = log1p(magnitude + square / (1.0 + (square + 1.0).sqrt()));
    // Beyond 2²⁸ the 1 doesn't count.
    let far = log(magnitude) + LN_2;
    select(magnitude > 268_435_456.0, far, near).copysign(x)
}

/// The inverse hyperbolic cosine: `log1p(t + √(2t + t²))` with `t = x - 1`; nan below 1.
#[inline(always)]
pub fn acosh(x: f64) -> f64 {
    let t = x - 1.0;
    let near = log1p(t + t.mul_add(t, 2.0 * t).sqrt());
    let far = log(x) + LN_2;
    let result = select(x > 268_435_456.0, far, near);
    if x < 1.0 { f64::NAN } else { result }
}

/// The inverse hyperbolic tangent: `log1p(2x/(1-x))/2`; infinite at ±1, nan beyond.
#[inline(always)]
pub fn atanh(x: f64) -> f64 {
    let magnitude = x.abs();
    let quotient = (magnitude + magnitude) / (1.0 - magnitude);
    let result = 0.5 * log1p(quotient);
    select(magnitude > 1.0, f64::NAN, result).copysign(x)
}
