//! Integers among floats without rounding first: comparison and true division as CPython does them.

/// Order of an integer and a float as exact numbers: -1, 0 or 1; 2 if the float is nan.
pub fn cmp_i64_f64(int: i64, float: f64) -> i64 {
    if float.is_nan() {
        return 2;
    }
    if float >= 9_223_372_036_854_775_808.0 {
        return -1;
    }
    if float < -9_223_372_036_854_775_808.0 {
        return 1;
    }
    let whole = float.trunc();
    order(int.cmp(&(whole as i64)), float - whole)
}

/// [`cmp_i64_f64`] for an unsigned integer.
pub fn cmp_u64_f64(int: u64, float: f64) -> i64 {
    if float.is_nan() {
        return 2;
    }
    if float >= 18_446_744_073_709_551_616.0 {
        return -1;
    }
    if float < 0.0 {
        return 1;
    }
    let whole = float.trunc();
    order(int.cmp(&(whole as u64)), float - whole)
}

/// The order of an integer and `whole + fraction`, from the order of the integer and `whole`.
fn order(whole: core::cmp::Ordering, fraction: f64) -> i64 {
    let order = whole as i64;
    if order != 0 {
        order
    } else if fraction > 0.0 {
        -1
    } else {
        i64::from(fraction < 0.0)
    }
}

/// `a / b` as one correctly rounded operation on exact integers; nan or an infinity for a zero divisor.
pub fn i64_truediv(a: i64, b: i64) -> f64 {
    let magnitude = u64_truediv(a.unsigned_abs(), b.unsigned_abs());
    if (a < 0) != (b < 0) { -magnitude } else { magnitude }
}

/// [`i64_truediv`] for unsigned integers.
///
/// Both are scaled to 64 bits; long division gives 56 bits behind the point and whether anything is left, which is
/// more than rounding to 53 bits needs.
pub fn u64_truediv(a: u64, b: u64) -> f64 {
    const EXACT: u64 = 1 << 53;
    if (a <= EXACT && b <= EXACT) || a == 0 || b == 0 {
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
