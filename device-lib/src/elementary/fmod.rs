//! The remainder of a division truncated toward zero, exact.
//!
//! For quotients below 2⁵³ one division and one fused multiply-add give it: the truncated quotient is at most one too
//! large, and both candidates are representable. Larger quotients take integer long division, 11 bits a step.

use crate::rounding::{frexp_exponent, ldexp, ulp};

/// 2⁵³.
const EXACT_QUOTIENT: f64 = 9_007_199_254_740_992.0;

/// C's `fmod`: `x - trunc(x/y)·y` without rounding, with the sign of `x`; nan for a zero `y` or an infinite `x`.
pub fn fmod(x: f64, y: f64) -> f64 {
    let (ax, ay) = (x.abs(), y.abs());
    if ax < ay {
        return x;
    }
    let quotient = (ax / ay).trunc();
    if quotient < EXACT_QUOTIENT {
        let rest = (-quotient).mul_add(ay, ax);
        let rest = if rest < 0.0 { rest + ay } else { rest };
        return rest.copysign(x);
    }
    long_division(ax, ay).copysign(x)
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
    use super::fmod;

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
}
