//! Integers among floats without rounding first: comparison and true division as CPython does them.

use core::hint::select_unpredictable as select;

/// Order of an integer and a float as exact numbers: -1, 0 or 1; 2 if the float is nan.
pub fn cmp_i64_f64(int: i64, float: f64) -> i64 {
    // Rounding doesn't change the order but to equal, and then the float is an integer from -2⁶³ to 2⁶³.
    let rounded = int as f64;
    let two_63 = 9_223_372_036_854_775_808.0;
    let exact = select(float < two_63, float, 0.0) as i64;
    let tie = select(float < two_63, order(int, exact), -1);
    select(rounded == float, tie, order(rounded, float))
}

/// [`cmp_i64_f64`] for an unsigned integer.
pub fn cmp_u64_f64(int: u64, float: f64) -> i64 {
    let rounded = int as f64;
    let two_64 = 18_446_744_073_709_551_616.0;
    let exact = select(float < two_64, float, 0.0) as u64;
    let tie = select(float < two_64, order(int, exact), -1);
    select(rounded == float, tie, order(rounded, float))
}

/// -1, 0 or 1 as the first is less, equal or greater; 2 if that isn't defined.
#[inline(always)]
fn order<T: PartialOrd>(a: T, b: T) -> i64 {
    let equal = select(a == b, 0, 2);
    select(a < b, -1, select(a > b, 1, equal))
}

/// `a / b` as one correctly rounded operation on exact integers; nan or an infinity for a zero divisor.
pub fn i64_truediv(a: i64, b: i64) -> f64 {
    if i64_truediv_rare(a, b) {
        let magnitude = long_division(a.unsigned_abs(), b.unsigned_abs());
        if (a < 0) != (b < 0) { -magnitude } else { magnitude }
    } else {
        i64_truediv_usual(a, b)
    }
}

/// [`i64_truediv`] of integers that binary64 represents. The quotient of 0 and a negative number is -0, as a product of the
/// signs would be; a zero divisor counts as positive.
pub fn i64_truediv_usual(a: i64, b: i64) -> f64 {
    let quotient = a.unsigned_abs() as f64 / b.unsigned_abs() as f64;
    select((a < 0) != (b < 0), -quotient, quotient)
}

/// Whether binary64 may not represent an argument.
pub fn i64_truediv_rare(a: i64, b: i64) -> bool {
    u64_truediv_rare(a.unsigned_abs(), b.unsigned_abs())
}

/// [`i64_truediv`] for unsigned integers.
pub fn u64_truediv(a: u64, b: u64) -> f64 {
    if u64_truediv_rare(a, b) {
        long_division(a, b)
    } else {
        u64_truediv_usual(a, b)
    }
}

/// [`u64_truediv`] of integers that binary64 represents.
pub fn u64_truediv_usual(a: u64, b: u64) -> f64 {
    a as f64 / b as f64
}

/// Whether binary64 may not represent an argument.
pub fn u64_truediv_rare(a: u64, b: u64) -> bool {
    (a > EXACT) | (b > EXACT)
}

/// 2⁵³: binary64 represents the integers up to it.
const EXACT: u64 = 1 << 53;

/// Both are scaled to 64 bits; long division gives 56 bits behind the point and whether anything is left, which is
/// more than rounding to 53 bits needs.
#[cold]
#[inline(never)]
fn long_division(a: u64, b: u64) -> f64 {
    if a == 0 || b == 0 {
        return a as f64 / b as f64;
    }
    let (a_zeros, b_zeros) = (a.leading_zeros(), b.leading_zeros());
    let (numerator, divisor) = (a << a_zeros, b << b_zeros);
    let mut quotient = u64::from(numerator >= divisor);
    let mut rest = if quotient == 1 { numerator - divisor } else { numerator };
    for _ in 0..56 {
        let carry = rest >> 63 == 1;
        rest <<= 1;
        let bit = carry || rest >= divisor;
        rest = if bit { rest.wrapping_sub(divisor) } else { rest };
        quotient = quotient << 1 | u64::from(bit);
    }
    let sticky = quotient << 1 | u64::from(rest != 0);
    crate::rounding::ldexp(sticky as f64, i64::from(b_zeros) - i64::from(a_zeros) - 57)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparison_is_exact_beyond_53_bits() {
        let big = 1i64 << 53;
        assert_eq!(cmp_i64_f64(big + 1, big as f64), 1);
        assert_eq!(cmp_i64_f64(big - 1, big as f64), -1);
        assert_eq!(cmp_i64_f64(i64::MAX, i64::MAX as f64), -1);
        assert_eq!(cmp_i64_f64(i64::MIN, i64::MIN as f64), 0);
        assert_eq!(cmp_i64_f64(i64::MIN, -1e300), 1);
        assert_eq!(cmp_i64_f64(0, f64::NAN), 2);
        assert_eq!(cmp_i64_f64(0, f64::INFINITY), -1);
        assert_eq!(cmp_i64_f64(0, f64::NEG_INFINITY), 1);
        assert_eq!(cmp_i64_f64(0, -0.0), 0);
        assert_eq!(cmp_i64_f64(2, 2.5), -1);
        assert_eq!(cmp_i64_f64(-2, -2.5), 1);
        assert_eq!(cmp_i64_f64(-2, -1.5), -1);
        assert_eq!(cmp_u64_f64(u64::MAX, u64::MAX as f64), -1);
        assert_eq!(cmp_u64_f64(u64::MAX, 1.844_674_407_370_955e19), 1);
        assert_eq!(cmp_u64_f64(0, -0.5), 1);
        assert_eq!(cmp_u64_f64(0, -0.0), 0);
        assert_eq!(cmp_u64_f64(0, f64::NAN), 2);
    }

    #[test]
    fn true_division_rounds_once() {
        // Values from CPython.
        assert_eq!(i64_truediv(9_007_199_254_740_993, 9_007_199_254_740_992), 1.0);
        assert_eq!(i64_truediv(9_223_372_036_854_775_807, 3), 3.074_457_345_618_258_4e18);
        assert_eq!(i64_truediv(i64::MIN, i64::MAX), -1.0);
        assert_eq!(i64_truediv(i64::MIN, -1), 9_223_372_036_854_775_808.0);
        assert_eq!(
            i64_truediv(9_007_199_254_740_995, 9_007_199_254_740_993),
            1.000_000_000_000_000_2
        );
        assert_eq!(i64_truediv(-7, 2), -3.5);
        assert_eq!(i64_truediv(0, -5).to_bits(), (-0.0f64).to_bits());
        assert_eq!(u64_truediv(1, u64::MAX), 5.421_010_862_427_522e-20);
        assert_eq!(u64_truediv(u64::MAX, 1), 18_446_744_073_709_551_616.0);
        assert_eq!(u64_truediv(1, 0), f64::INFINITY);
        assert!(u64_truediv(0, 0).is_nan());
    }

    #[test]
    fn true_division_agrees_with_plain_division_where_that_rounds_once() {
        let mut x = 0x9E37_79B9_7F4A_7C15u64;
        for _ in 0..10_000 {
            x = x
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let (a, b) = (x >> 11, (x & 0xffff_ffff) | 1);
            // A common factor takes both beyond 2^53 and leaves the quotient.
            let factor = 1 << 11;
            let (wide_a, wide_b) = (a * factor, b * factor);
            assert_eq!(u64_truediv(wide_a, wide_b), a as f64 / b as f64, "{a} / {b}");
        }
    }
}
