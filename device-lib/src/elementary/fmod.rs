//! The remainders of a division rounded toward zero and to the nearest, exact.
//!
//! For quotients up to 2⁵³ one division and one fused multiply-add give it: the truncated quotient is at most one too
//! large, and both candidates are representable. Larger quotients take integer long division, 11 bits a step.

use core::hint::select_unpredictable as select;

use crate::rounding::{frexp_exponent, ldexp, ulp};

/// C's `fmod`: `x - trunc(x/y)·y` without rounding, with the sign of `x`; nan for a zero `y` or an infinite `x`.
#[inline]
pub fn fmod(x: f64, y: f64) -> f64 {
    if fmod_rare(x, y) {
        long_division(x.abs(), y.abs()).copysign(x)
    } else {
        fmod_usual(x, y)
    }
}

/// [`fmod`] where not [`fmod_rare`].
#[inline(always)]
pub fn fmod_usual(x: f64, y: f64) -> f64 {
    let (ax, ay) = (x.abs(), y.abs());
    let quotient = (ax / ay).trunc();
    let rest = (-quotient).mul_add(ay, ax);
    let rest = select(rest < 0.0, rest + ay, rest);
    select(ax < ay, x, rest.copysign(x))
}

/// Whether the quotient may exceed 2⁵³: the exponents are 53 or more apart, or the divisor has none.
#[inline(always)]
pub fn fmod_rare(x: f64, y: f64) -> bool {
    let (ax, ay) = (x.abs(), y.abs());
    let apart = (ax.to_bits().wrapping_sub(ay.to_bits())) as i64;
    (apart > 52 << 52) | (ay < f64::MIN_POSITIVE)
}

/// IEEE 754's remainder: `x - n·y` without rounding, for the integer `n` nearest to x/y, even in a tie; nan for a zero
/// `y` or an infinite `x`. After FreeBSD's msun (`e_remainder.c`; Sun Microsystems 1993).
#[inline]
pub fn remainder(x: f64, y: f64) -> f64 {
    nearest(fmod(x.abs(), twice(y)), x, y)
}

/// [`remainder`] where not [`fmod_rare`].
#[inline(always)]
pub fn remainder_usual(x: f64, y: f64) -> f64 {
    nearest(fmod_usual(x.abs(), twice(y)), x, y)
}

/// `|2y|`: modulo that, the parity of the quotient is known. Twice too large a y leaves x as it is, as an infinity does.
#[inline(always)]
fn twice(y: f64) -> f64 {
    y.abs() + y.abs()
}

/// The remainder of `x` by `y`, given `|x|` modulo `2|y|`.
#[inline(always)]
fn nearest(rest: f64, x: f64, y: f64) -> f64 {
    let ay = y.abs();
    // Compared without the halves of small numbers or the doubles of large ones, which could round.
    let small = ay < f64::MIN_POSITIVE * 2.0;
    let scale = select(small, 2.0, 1.0);
    let limit = select(small, ay, 0.5 * ay);
    let once = rest - ay;
    let twice = once - ay;
    let reduced = select(once * scale >= limit, twice, once);
    let rest = select(rest * scale > limit, reduced, rest);
    // The remainder modulo an infinity is x, which a nan divisor must not give.
    let rest = select(y.is_nan(), y, rest);
    f64::from_bits(rest.to_bits() ^ (x.to_bits() & (1 << 63)))
}

/// `ax mod ay` where the quotient is at least 2⁵³ or not a number.
#[cold]
#[inline(never)]
fn long_division(ax: f64, ay: f64) -> f64 {
    if !(ax < f64::INFINITY && ay > 0.0) {
        return f64::NAN;
    }
    let (ulp_x, ulp_y) = (ulp(ax), ulp(ay));
    let divisor = ((ay / ulp_y) as u64).max(1);
    let mut rest = (ax / ulp_x) as u64 % divisor;
    let exp_y = frexp_exponent(ulp_y) - 1;
    let mut left = frexp_exponent(ulp_x) - 1 - exp_y;
    while left > 0 {
        let step = left.min(11);
        rest = (rest << step) % divisor;
        left -= step;
    }
    ldexp(rest as f64, exp_y)
}

#[cfg(test)]
mod tests {
    use super::{fmod, remainder};

    #[test]
    fn agrees_with_the_exact_remainder() {
        let values = [
            0.0,
            5e-324,
            1e-310,
            2.2250738585072014e-308,
            1e-300,
            0.1,
            0.3,
            1.0,
            2.5,
            3.0,
            10.0,
            1e15,
            9007199254740993.0,
            1e17,
            1e100,
            1.7976931348623157e308,
            f64::INFINITY,
            f64::NAN,
        ];
        for x in values.into_iter().flat_map(|x| [x, -x]) {
            for y in values.into_iter().flat_map(|y| [y, -y]) {
                // Rust's % on f64 is the C library's fmod, which is exact.
                let (ours, exact) = (fmod(x, y), x % y);
                assert!(
                    ours.to_bits() == exact.to_bits() || (ours.is_nan() && exact.is_nan()),
                    "fmod({x}, {y}) = {ours}"
                );
            }
        }
    }

    #[test]
    fn remainder_ties_go_to_even_quotients() {
        assert_eq!(remainder(5.0, 2.0), 1.0);
        assert_eq!(remainder(3.0, 2.0), -1.0);
        assert_eq!(remainder(-3.0, 2.0), 1.0);
        assert_eq!(remainder(f64::MAX, f64::MAX), 0.0);
        assert_eq!(remainder(f64::MAX, f64::MAX * 0.75), f64::MAX - f64::MAX * 0.75);
        assert_eq!(remainder(1.5e-323, 1e-323), -5e-324);
        assert_eq!(remainder(1e-323, 1.5e-323), -5e-324);
        assert_eq!(remainder(2.5, f64::INFINITY), 2.5);
        assert!(remainder(-4.0, 2.0).is_sign_negative());
        assert!(
            remainder(1.0, 0.0).is_nan() && remainder(f64::INFINITY, 1.0).is_nan() && remainder(f64::NAN, 1.0).is_nan()
        );
    }
}
