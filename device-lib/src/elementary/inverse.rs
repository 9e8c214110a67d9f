//! Inverse trigonometric and hyperbolic functions.
//!
//! The trigonometric ones with the reductions and minimax functions of FreeBSD's msun (`s_atan.c`, `e_asin.c`, `e_acos.c`;
//! Sun Microsystems 1993), the cases chosen by selects so that loops with them can be vectorised. The hyperbolic ones
//! by logarithms of sums whose rounding errors are kept small.

use core::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};
use core::hint::select_unpredictable as select;

use super::FRAC_PI_2_TAIL;
use super::log::log_of_pair;

/// π minus its nearest binary64.
const PI_TAIL: f64 = 2.0 * FRAC_PI_2_TAIL;

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

/// The inverse tangent of `y/x`, both not negative; whether their quotient is at least 7/16, 11/16, 19/16 and 39/16.
#[inline(always)]
fn atan_of_quotient(y: f64, x: f64, reaches: [bool; 4]) -> Angle {
    // About 0, 1/2, 1, 3/2 or infinity: atan q = atan c + atan((q - c) / (1 + q·c)).
    let [above_0, above_half, above_1, above_3_halves] = reaches;
    let top = select(above_0, y.mul_add(2.0, -x), y);
    let bottom = select(above_0, x.mul_add(2.0, y), x);
    let top = select(above_half, y - x, top);
    let bottom = select(above_half, y + x, bottom);
    let top = select(above_1, x.mul_add(-1.5, y), top);
    let bottom = select(above_1, y.mul_add(1.5, x), bottom);
    let top = select(above_3_halves, -x, top);
    let bottom = select(above_3_halves, y, bottom);
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
    let magnitude = x.abs();
    let reaches = [0.4375, 0.6875, 1.1875, 2.4375].map(|least| magnitude >= least);
    atan_of_quotient(magnitude, 1.0, reaches).value().copysign(x)
}

/// 2^±600 bring vectors beyond 2⁸⁰⁰, and below 2⁻⁴⁰⁰, to where sums don't overflow and remainders don't underflow.
const DOWN: f64 = f64::from_bits((1023 - 600) << 52);
const UP: f64 = f64::from_bits((1023 + 600) << 52);
const LARGE: f64 = f64::from_bits((1023 + 800) << 52);
const SMALL: f64 = f64::from_bits((1023 - 400) << 52);

/// The angle of the vector `(x, y)`, in `-π..=π`.
#[inline(always)]
pub fn atan2(y: f64, x: f64) -> f64 {
    let (ax, ay) = (x.abs(), y.abs());
    let larger = select(ax > ay, ax, ay);
    let scale = select(larger > LARGE, DOWN, select(larger < SMALL, UP, 1.0));
    // Infinities are at 45°, zeros on the axis.
    let (infinite, zero) = ((ax == ay) & (ax == f64::INFINITY), ax + ay == 0.0);
    let ay = select(infinite, 1.0, ay * scale);
    let ax = select(infinite | zero, 1.0, ax * scale);
    // As of their quotient, but its rounding error counts where it is the whole argument.
    let above_0 = ay >= 0.4375 * ax;
    let mut angle = atan_of_quotient(
        ay,
        ax,
        [above_0, ay >= 0.6875 * ax, ay >= 1.1875 * ax, ay >= 2.4375 * ax],
    );
    let lost = (-angle.t).mul_add(ax, ay) / ax;
    let lost = (-lost * angle.t).mul_add(angle.t, lost);
    angle.low += select((angle.t > 1e-9) & !above_0, lost, 0.0);
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

/// `π/4 - asin √z`, given the root, what it lost and [`asin_rest`].
#[inline(always)]
fn complement((root, lost): (f64, f64), rest: f64) -> f64 {
    let difference = FRAC_PI_4 - root;
    let low = (FRAC_PI_4 - difference) - root + 0.5 * FRAC_PI_2_TAIL;
    difference + (low - root.mul_add(rest, lost))
}

/// The inverse sine; nan beyond ±1.
#[inline(always)]
pub fn asin(x: f64) -> f64 {
    let magnitude = x.abs();
    let near = magnitude < 0.5;
    // asin x = π/2 - 2·asin √((1-x)/2)
    let z = select(near, x * x, (1.0 - magnitude) * 0.5);
    let rest = asin_rest(z);
    let half = complement(root_pair(z), rest);
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
    // acos -x = π - acos x
    let difference = FRAC_PI_2 - root;
    let low = (FRAC_PI_2 - difference) - root + FRAC_PI_2_TAIL;
    let large = difference + (low - root.mul_add(rest, lost));
    select(near, middle, 2.0 * select(x < 0.0, large, small))
}

/// Beyond 2²⁸, the inverse hyperbolic sine and cosine are the logarithm of 2x.
const FAR: f64 = 268_435_456.0;
/// Below 2⁻³⁰, two terms of a power series do.
const NEAR: f64 = f64::from_bits((1023 - 30) << 52);

/// `log(a + √q)`, where `q` lacks `q_low` and `a` is the larger or smaller by less than what matters; far out `log 2a`.
#[inline(always)]
fn log_of_sum(a: f64, (q, q_low): (f64, f64)) -> f64 {
    let root = q.sqrt();
    let lost = ((-root).mul_add(root, q) + q_low) / (root + root);
    let lost = select(root > 0.0, lost, 0.0);
    let sum = a + root;
    let taken = sum - a;
    let low = (a - (sum - taken)) + (root - taken) + lost;
    let far = a > FAR;
    log_of_pair(select(far, a, sum), select(far, 0.0, low), select(far, 1.0, 0.0))
}

/// The inverse hyperbolic sine: `log(x + √(x²+1))`, the sum as a pair.
#[inline(always)]
pub fn asinh(x: f64) -> f64 {
    let magnitude = x.abs();
    let square = magnitude * magnitude;
    let square_low = magnitude.mul_add(magnitude, -square);
    let sum = square + 1.0;
    let taken = sum - square;
    let lost = (square - (sum - taken)) + (1.0 - taken);
    let result = log_of_sum(magnitude, (sum, lost + square_low));
    let near = (magnitude * square).mul_add(-1.0 / 6.0, magnitude);
    select(magnitude < NEAR, near, result).copysign(x)
}

/// The inverse hyperbolic cosine: `log(x + √(x²-1))`, the sum as a pair; nan below 1.
#[inline(always)]
pub fn acosh(x: f64) -> f64 {
    let square = x * x;
    let square_low = x.mul_add(x, -square);
    let difference = square - 1.0;
    let lost = (square - difference) - 1.0;
    let result = log_of_sum(x, (difference, lost + square_low));
    select(x < 1.0, f64::NAN, result)
}

/// The inverse hyperbolic tangent: `log(1 + 2x/(1-x))/2`, the sum as a pair; infinite at ±1, nan beyond.
#[inline(always)]
pub fn atanh(x: f64) -> f64 {
    let magnitude = x.abs();
    let top = magnitude + magnitude;
    let bottom = 1.0 - magnitude;
    let bottom_low = (1.0 - bottom) - magnitude;
    let quotient = top / bottom;
    let quotient_low = ((-quotient).mul_add(bottom, top) - quotient * bottom_low) / bottom;
    let sum = 1.0 + quotient;
    let taken = sum - 1.0;
    let low = (1.0 - (sum - taken)) + (quotient - taken) + quotient_low;
    let result = 0.5 * log_of_pair(sum, low, 0.0);
    let near = (magnitude * magnitude * magnitude).mul_add(1.0 / 3.0, magnitude);
    select(magnitude < NEAR, near, result).copysign(x)
}
