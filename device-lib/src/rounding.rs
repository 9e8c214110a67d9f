//! Floor division, rounding to decimal digits and the functions that take a float apart.
//!
//! Floor division follows `float_divmod` of CPython, rounding to digits its correctly rounded `round(x, n)`.

mod exact;
mod integers;

pub use integers::{round_i64, round_i64_overflows, round_u64, round_u64_overflows};

use core::hint::select_unpredictable as select;

use crate::elementary::{fmod, fmod_usual};

/// 10^0 to 10^22: the powers of ten that binary64 represents exactly.
static POW10: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// CPython's `x % y`: the remainder with the sign of `y`; nan for a zero divisor.
pub fn modulo(x: f64, y: f64) -> f64 {
    modulo_of(fmod(x, y), y)
}

/// [`modulo`] where not [`fmod_rare`](crate::elementary::fmod_rare).
pub fn modulo_usual(x: f64, y: f64) -> f64 {
    modulo_of(fmod_usual(x, y), y)
}

/// The remainder with the sign of `y`, given that with the dividend's sign.
#[inline(always)]
fn modulo_of(rest: f64, y: f64) -> f64 {
    let adjusted = select((y < 0.0) != (rest < 0.0), rest + y, rest);
    select(rest == 0.0, 0f64.copysign(y), adjusted)
}

/// CPython's `x // y`; `x / y` for a zero divisor, as in numpy.
pub fn floordiv(x: f64, y: f64) -> f64 {
    floordiv_of(fmod(x, y), x, y)
}

/// [`floordiv`] where not [`fmod_rare`](crate::elementary::fmod_rare).
pub fn floordiv_usual(x: f64, y: f64) -> f64 {
    floordiv_of(fmod_usual(x, y), x, y)
}

/// The quotient, given the remainder with the dividend's sign.
#[inline(always)]
fn floordiv_of(rest: f64, x: f64, y: f64) -> f64 {
    let quotient = (x - rest) / y;
    let below = (rest != 0.0) & ((y < 0.0) != (rest < 0.0));
    let quotient = select(below, quotient - 1.0, quotient);
    let floor = quotient.floor();
    let floor = select(quotient - floor > 0.5, floor + 1.0, floor);
    let result = select(quotient == 0.0, 0f64.copysign(x / y), floor);
    select(y == 0.0, x / y, result)
}

/// The number after `x` in the direction of `y`.
pub fn nextafter(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    if x == y {
        return y;
    }
    let bits = x.to_bits();
    if x == 0.0 {
        return f64::from_bits(1).copysign(y);
    }
    f64::from_bits(if (x < y) == (x > 0.0) {
        bits.wrapping_add(1)
    } else {
        bits.wrapping_sub(1)
    })
}

/// CPython's `math.ulp`: the value of the last bit of `x`.
pub fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == f64::MAX {
        x - nextafter(x, 0.0)
    } else {
        nextafter(x, f64::INFINITY) - x
    }
}

/// numpy's `spacing`: the distance to the next number away from zero, with the sign of `x`; nan if `x` is not finite.
pub fn spacing(x: f64) -> f64 {
    if !x.is_finite() {
        return f64::NAN;
    }
    nextafter(x, f64::INFINITY.copysign(x)) - x
}

/// 2^exp for `exp` in `-1022..=1023`.
#[inline]
pub(crate) fn exp2_int(exp: i64) -> f64 {
    f64::from_bits(((exp.wrapping_add(1023)) as u64) << 52)
}

/// `x · 2^exp`, rounded once.
pub fn ldexp(x: f64, exp: i64) -> f64 {
    // Musl's scheme. Scaling down goes by 2^-969 = 2^(53-1022), so that a step which leaves the normal numbers is followed
    // by one of at most 2^-54, after which the result is zero however the step rounded: nothing is rounded twice.
    let mut exp = exp.clamp(-4000, 4000);
    let mut scaled = x;
    if exp > 1023 {
        scaled *= exp2_int(1023);
        exp -= 1023;
        if exp > 1023 {
            scaled *= exp2_int(1023);
            exp = (exp - 1023).min(1023);
        }
    } else if exp < -1022 {
        scaled *= exp2_int(-969);
        exp += 969;
        if exp < -1022 {
            scaled *= exp2_int(-969);
            exp = (exp + 969).max(-1022);
        }
    }
    scaled * exp2_int(exp)
}

/// The mantissa of `math.frexp`: `x = m · 2^e` with `0.5 <= |m| < 1`; `x` itself if it is zero, infinite or nan.
pub fn frexp_mantissa(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let scaled = if x.abs() < f64::MIN_POSITIVE {
        x * exp2_int(54)
    } else {
        x
    };
    f64::from_bits((scaled.to_bits() & !(0x7ff << 52)) | (1022 << 52))
}

/// The exponent of `math.frexp`, 0 if `x` is zero, infinite or nan.
pub fn frexp_exponent(x: f64) -> i64 {
    if x == 0.0 || !x.is_finite() {
        return 0;
    }
    let subnormal = x.abs() < f64::MIN_POSITIVE;
    let scaled = if subnormal { x * exp2_int(54) } else { x };
    let biased = ((scaled.to_bits() >> 52) & 0x7ff) as i64;
    biased - 1022 - if subnormal { 54 } else { 0 }
}

/// CPython's `math.isclose` (for tolerances that are not negative, which the caller checks).
pub fn isclose(a: f64, b: f64, rel_tol: f64, abs_tol: f64) -> bool {
    let diff = (b - a).abs();
    let close = diff <= (rel_tol * b).abs() || diff <= (rel_tol * a).abs() || diff <= abs_tol;
    let infinite = a.abs() == f64::INFINITY || b.abs() == f64::INFINITY;
    a == b || (close && !infinite)
}

/// CPython's `round(x, n)`: `x` rounded half to even at the `n`-th decimal digit as if exactly, then to the nearest
/// binary64. Infinite if the result does not fit; `x` itself if it is nan or infinite.
///
/// For `|n| <= 22` and less than 2⁵² units of 10^-n, a product or quotient and its exact error (by fused multiply-add)
/// decide the integer `m` nearest to `x·10^n`; then `m / 10^n` is one correctly rounded operation on exact numbers.
/// The rest goes to exact integer arithmetic.
pub fn round_ndigits(x: f64, n: i64) -> f64 {
    if round_ndigits_rare(x, n) {
        exact::round_ndigits(x, n)
    } else {
        round_ndigits_usual(x, n)
    }
}

/// `10^|n|`, for large `n` anything.
#[inline(always)]
fn power_of_ten(n: i64) -> f64 {
    POW10[n.unsigned_abs().min(22) as usize]
}

/// Whether [`round_ndigits`] needs integers.
#[inline(always)]
pub fn round_ndigits_rare(x: f64, n: i64) -> bool {
    let power = power_of_ten(n);
    let scaled = x.abs() * select(n >= 0, power, 1.0);
    let many = scaled >= EXACT_UNITS * select(n >= 0, 1.0, power);
    (n.unsigned_abs() > 22) & (x != 0.0) & x.is_finite() | many & x.is_finite()
}

/// [`round_ndigits`] where not [`round_ndigits_rare`].
#[inline(always)]
pub fn round_ndigits_usual(x: f64, n: i64) -> f64 {
    let power = power_of_ten(n);
    let fraction = n >= 0;
    let product = x * power;
    let quotient = x / power;
    let scaled = select(fraction, product, quotient);
    // The quotient's error is compared with zero alone: it may stay multiplied by the power.
    let error = select(fraction, x.mul_add(power, -product), (-quotient).mul_add(power, x));
    let units = round_pair(scaled, error);
    let result = select(fraction, units / power, units * power).copysign(x);
    select(x.is_finite(), result, x)
}

/// 2⁵²: below it a binary64 and an error of half its ulp lie strictly between the neighbouring half-integers.
const EXACT_UNITS: f64 = 4_503_599_627_370_496.0;

/// The integer nearest to `value + error`, half to even, where `value` is that sum rounded; of the error only the sign counts.
#[inline(always)]
fn round_pair(value: f64, error: f64) -> f64 {
    let nearest = value.round_ties_even();
    let diff = value - nearest;
    // A tie of `value` alone: the error, if any, breaks it.
    let tie = (diff.abs() == 0.5) & (error != 0.0);
    let toward = select(error > 0.0, value.ceil(), value.floor());
    select(tie, toward, nearest)
}
