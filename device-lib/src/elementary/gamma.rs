//! The gamma function and its logarithm.
//!
//! Both come of `Γ(y) = e^L / P` for `y = |x|`: L is Stirling's approximation of `log Γ` at y, or at y + 12 if y is below 12, and P
//! is 1, or then the product `y·(y+1)···(y+11)` as that of six quadratics in `y·(y+11)`. For negative x,
//! `Γ(x) = -π / (y·sin πy·Γ(y))`. L, P and the sine are pairs of numbers. Around their zeros at 1 and 2, logarithms are
//! power series. The polynomials are near-minimax (Remez exchange; errors below 2⁻⁶²).

use core::f64::consts::PI;
use core::hint::select_unpredictable as select;

use super::FRAC_PI_2_TAIL;
use super::exp::{self, Exponent};
use super::pow::log_pair;
use super::trig::sin_pi;

type Pair = (f64, f64);

/// `log(2π) / 2 - 1/2` as a pair.
const CONSTANT: Pair = (0.4189385332046728, -3.8782941580672414e-17);
/// From here on Stirling's series is good enough.
const SHIFT: f64 = 12.0;

/// The sum and what it lost (Knuth's TwoSum).
#[inline(always)]
fn sum(a: f64, b: f64) -> Pair {
    let sum = a + b;
    let taken = sum - a;
    (sum, (a - (sum - taken)) + (b - taken))
}

/// The sum for `|a| >= |b|` (Dekker's Fast2Sum).
#[inline(always)]
fn fast_sum(a: f64, b: f64) -> Pair {
    let sum = a + b;
    (sum, (a - sum) + b)
}

#[inline(always)]
fn product(a: Pair, b: Pair) -> Pair {
    let high = a.0 * b.0;
    let low = a.0.mul_add(b.0, -high) + a.0.mul_add(b.1, a.1 * b.0);
    fast_sum(high, low)
}

#[inline(always)]
fn quotient(a: Pair, b: Pair) -> Pair {
    let high = a.0 / b.0;
    let rest = (-high).mul_add(b.0, a.0) + (-high).mul_add(b.1, a.1);
    fast_sum(high, rest / b.0)
}

/// Stirling's approximation of `log Γ(y + y_low)` for `y >= 12`, a pair good to 2⁻⁶⁰.
#[inline(always)]
fn stirling(y: f64, y_low: f64) -> Pair {
    let (log, log_low) = log_pair(y);
    let inverse = 1.0 / y;
    let z = inverse * inverse;
    let series = z.mul_add(-0.0017815578186554377, 0.0008405947643983699);
    let series = z.mul_add(z.mul_add(series, -0.0005952333277973536), 0.0007936507840556023);
    let series = z.mul_add(z.mul_add(series, -0.0027777777777694863), 0.08333333333333333);
    // (y - 1/2)·(log y - 1) + (log(2π) - 1)/2 + series/y; the derivative is nearly log y - 1/(2y).
    let (less, lost) = fast_sum(log, -1.0);
    let factor = y - 0.5;
    let main = factor * less;
    let main_low = factor.mul_add(less, -main) + factor * (lost + log_low);
    let (high, lost) = fast_sum(main, CONSTANT.0);
    let slope = y_low.mul_add((-0.5f64).mul_add(inverse, log), CONSTANT.1);
    fast_sum(high, inverse.mul_add(series, lost + (main_low + slope)))
}

/// `y·(y+1)···(y+11)` for `0 <= y < 12`.
#[inline(always)]
fn rising(y: f64) -> Pair {
    let (last, last_low) = sum(y, 11.0);
    let high = y * last;
    let low = y.mul_add(last, -high) + y * last_low;
    let w = fast_sum(high, low);
    // (y+k)·(y+11-k) = y·(y+11) + k·(11-k)
    let factor = |constant: f64| {
        let (high, lost) = sum(w.0, constant);
        fast_sum(high, lost + w.1)
    };
    let first = product(w, factor(10.0));
    let second = product(factor(18.0), factor(24.0));
    let third = product(factor(28.0), factor(30.0));
    product(product(first, second), third)
}

/// |Γ| as `top / bottom · e^exponent`.
struct Gamma {
    top: Pair,
    bottom: Pair,
    exponent: Pair,
    /// Whether Γ is negative.
    negative: bool,
}

#[inline(always)]
fn choose(condition: bool, a: Pair, b: Pair) -> Pair {
    (select(condition, a.0, b.0), select(condition, a.1, b.1))
}

/// Γ(x) for `|x| >= 2⁻⁶⁰` other than poles and infinities; the exponent is that of `size` for |x|, which differs from it
/// where the result overflows.
#[inline(always)]
fn parts(x: f64, size: f64) -> Gamma {
    let y = x.abs();
    let near = y < SHIFT;
    let (high, low) = stirling_at(size, near);
    let rising = choose(near, rising(y), (1.0, 0.0));
    // Of negative numbers: π·P / (y·sin πy) · e^-L
    let mirrored = x < 0.0;
    let (sin, sin_low) = sin_pi(y);
    let sign = 1f64.copysign(sin);
    let top = product(rising, (PI, 2.0 * FRAC_PI_2_TAIL));
    let bottom = product((sin * sign, sin_low * sign), (y, 0.0));
    Gamma {
        top: choose(mirrored, top, (1.0, 0.0)),
        bottom: choose(mirrored, bottom, rising),
        exponent: choose(mirrored, (-high, -low), (high, low)),
        negative: mirrored & (sin > 0.0),
    }
}

#[inline(always)]
fn stirling_at(size: f64, near: bool) -> Pair {
    let (shifted, lost) = choose(near, sum(size, SHIFT), (size, 0.0));
    stirling(shifted, lost)
}

/// Below, `Γ(x) = 1/x` but for a rounding error.
const TINY: f64 = f64::from_bits((1023 - 60) << 52);

/// Whether Γ has a pole at `x`, a negative integer or zero.
#[inline(always)]
fn is_pole(x: f64) -> bool {
    (x <= 0.0) & (x == x.floor())
}

/// The gamma function: nan at negative integers and -inf, infinite at zeros with their sign.
#[inline(always)]
pub fn gamma(x: f64) -> f64 {
    let y = x.abs();
    // It overflows at 172, its inverse at 185.
    let size = select(y > 200.0, 200.0, y);
    let parts = parts(x, size);
    let Exponent { shifted, high, tail } = exp::reduce(parts.exponent.0);
    let power = exp::exp_reduced_pair(high, tail + parts.exponent.1);
    let (high, low) = quotient(product(parts.top, power), parts.bottom);
    let magnitude = exp::scale(high + low, shifted);
    let result = select(parts.negative, -magnitude, magnitude);
    let result = select(is_pole(x), f64::NAN, result);
    let result = select(y < TINY, 1.0 / x, result);
    select(x == f64::INFINITY, x, result)
}

/// The logarithm of the gamma function's absolute value: infinite at zero and negative integers, inf at infinities.
#[inline(always)]
pub fn lgamma(x: f64) -> f64 {
    let y = x.abs();
    let parts = parts(x, y);
    // Of a tiny number -log y, else L - log(P).
    let tiny = y < TINY;
    let inverse = choose(tiny, (y, 0.0), quotient(parts.bottom, parts.top));
    let exponent = choose(tiny, (0.0, 0.0), parts.exponent);
    let (log, log_low) = log_pair(inverse.0);
    let (high, low) = sum(exponent.0, -log);
    let result = high + (low + ((exponent.1 - log_low) - inverse.1 / inverse.0));
    let near_1 = (x - 1.0) * around_1(x - 1.0);
    let near_2 = (x - 2.0) * around_2(x - 2.0);
    let result = select((x - 1.0).abs() <= RADIUS, near_1, result);
    let result = select((x - 2.0).abs() <= RADIUS, near_2, result);
    // A sum, so that zero is positive.
    let result = select(is_pole(x) | (y > LOGARITHM_OVERFLOWS), f64::INFINITY, result + 0.0);
    select(x.is_nan(), x, result)
}

/// The largest number whose gamma function has a finite logarithm.
const LOGARITHM_OVERFLOWS: f64 = 2.5599833278516383e305;

/// Up to this distance the power series hold.
const RADIUS: f64 = 1.0 / 32.0;

/// `lgamma(1+t) / t`.
#[inline(always)]
fn around_1(t: f64) -> f64 {
    let p = t.mul_add(0.10034436699462597, -0.1115566305481399);
    let p = t.mul_add(t.mul_add(p, 0.12550940479504716), -0.14404970666875264);
    let p = t.mul_add(t.mul_add(p, 0.1695571771246165), -0.20738555109499188);
    let p = t.mul_add(t.mul_add(p, 0.27058080842775906), -0.4006856343865233);
    t.mul_add(t.mul_add(p, 0.8224670334241132), -0.5772156649015329)
}

/// `lgamma(2+t) / t`.
#[inline(always)]
fn around_2(t: f64) -> f64 {
    let p = t.mul_add(9.951769336652743e-05, -0.0002232644844049386);
    let p = t.mul_add(t.mul_add(p, 0.0005096694596911639), -0.0011927538179268445);
    let p = t.mul_add(t.mul_add(p, 0.0028905103307728126), -0.0073855510287066965);
    let p = t.mul_add(t.mul_add(p, 0.020580808427784543), -0.06735230105319809);
    t.mul_add(t.mul_add(p, 0.3224670334241132), 0.42278433509846713)
}
