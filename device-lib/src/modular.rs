//! CPython's `pow(base, exp, modulus)` of 64-bit integers, total: where CPython raises, [`undefined`] says so and the
//! functions return 0.
//!
//! Products have 128 bits; their remainder comes from Knuth's division of two digits by one (The Art of Computer
//! Programming, 4.3.1, algorithm D, as in Warren's Hacker's Delight, `divlu`), so that no call of a runtime library is left
//! in the bitcode.

/// `base^exp` modulo `modulus`, with the sign of `modulus`; for a negative `exp` the power of the modular inverse.
pub fn pow(base: i64, exp: i64, modulus: i64) -> i64 {
    let magnitude = modulus.unsigned_abs();
    let power = pow_magnitude(reduced(base, magnitude), exp, magnitude);
    if modulus < 0 && power != 0 {
        // Between -(2⁶³ - 1) and -1.
        (power as i64).wrapping_sub(magnitude as i64)
    } else {
        power as i64
    }
}

/// The same for unsigned bases and moduli.
pub fn upow(base: u64, exp: i64, modulus: u64) -> u64 {
    pow_magnitude(base.checked_rem(modulus).unwrap_or(0), exp, modulus)
}

/// Whether CPython raises for a modulus other than zero: a negative `exp` needs an inverse of `base`.
pub fn undefined(base: i64, exp: i64, modulus: i64) -> bool {
    let magnitude = modulus.unsigned_abs();
    exp < 0 && inverse(reduced(base, magnitude), magnitude).is_none()
}

/// The same for unsigned bases and moduli.
pub fn uundefined(base: u64, exp: i64, modulus: u64) -> bool {
    exp < 0 && inverse(base.checked_rem(modulus).unwrap_or(0), modulus).is_none()
}

/// `base` modulo `modulus`, never negative.
fn reduced(base: i64, modulus: u64) -> u64 {
    let rest = base.unsigned_abs().checked_rem(modulus).unwrap_or(0);
    if base < 0 && rest != 0 {
        modulus.wrapping_sub(rest)
    } else {
        rest
    }
}

/// `base^exp` modulo `modulus` for a base below it; 0 where that is not defined.
fn pow_magnitude(base: u64, exp: i64, modulus: u64) -> u64 {
    if modulus <= 1 {
        return 0;
    }
    let base = if exp < 0 {
        inverse(base, modulus).unwrap_or(0)
    } else {
        base
    };
    let (mut result, mut square, mut exp) = (1u64, base, exp.unsigned_abs());
    while exp != 0 {
        if exp & 1 != 0 {
            result = mul(result, square, modulus);
        }
        exp >>= 1;
        if exp != 0 {
            square = mul(square, square, modulus);
        }
    }
    result
}

/// The number whose product with `base` is 1 modulo `modulus`, by Euclid's extended algorithm; everything is congruent
/// modulo 1. The coefficients alternate in sign and don't exceed the modulus: magnitudes suffice.
fn inverse(base: u64, modulus: u64) -> Option<u64> {
    if modulus <= 1 {
        return (modulus == 1).then_some(0);
    }
    let (mut rest, mut next_rest) = (modulus, base);
    let (mut coefficient, mut next_coefficient) = (0u64, 1u64);
    let mut negative = true;
    while let Some(quotient) = rest.checked_div(next_rest) {
        let (old_rest, old_coefficient) = (next_rest, next_coefficient);
        next_rest = rest.wrapping_sub(quotient.wrapping_mul(next_rest));
        next_coefficient = coefficient.wrapping_add(quotient.wrapping_mul(next_coefficient));
        (rest, coefficient) = (old_rest, old_coefficient);
        negative = !negative;
    }
    let inverse = if negative {
        modulus.wrapping_sub(coefficient)
    } else {
        coefficient
    };
    (rest == 1).then_some(inverse)
}

/// `a · b` modulo `modulus`, which is above both.
fn mul(a: u64, b: u64, modulus: u64) -> u64 {
    let product = u128::from(a).wrapping_mul(u128::from(b));
    let (high, low) = ((product >> 64) as u64, product as u64);
    if high == 0 {
        return low.checked_rem(modulus).unwrap_or(0);
    }
    remainder(high, low, modulus)
}

/// `high · 2⁶⁴ + low` modulo `divisor`, which is above `high`.
fn remainder(high: u64, low: u64, divisor: u64) -> u64 {
    // Shifted so that the divisor's highest bit is set; `high < divisor` keeps the shifted number in 128 bits.
    let shift = divisor.leading_zeros() & 63;
    let divisor = divisor << shift;
    let high = if shift == 0 {
        high
    } else {
        high << shift | low >> (64 - shift)
    };
    let low = low << shift;
    let rest = step(high, low >> 32, divisor);
    let rest = step(rest, low & 0xffff_ffff, divisor);
    rest >> shift
}

/// `rest · 2³² + digit` modulo a divisor whose highest bit is set and which is above `rest`.
fn step(rest: u64, digit: u64, divisor: u64) -> u64 {
    let (upper, lower) = (divisor >> 32, divisor & 0xffff_ffff);
    let mut quotient = rest.checked_div(upper).unwrap_or(0);
    let mut partial = rest.wrapping_sub(quotient.wrapping_mul(upper));
    // The estimate is at most two too large; a partial rest of 2³² or more proves it right.
    while quotient >> 32 != 0 || quotient.wrapping_mul(lower) > (partial << 32 | digit) {
        quotient = quotient.wrapping_sub(1);
        partial = partial.wrapping_add(upper);
        if partial >> 32 != 0 {
            break;
        }
    }
    (rest << 32 | digit).wrapping_sub(quotient.wrapping_mul(divisor))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDGES: [i64; 19] = [
        i64::MIN,
        i64::MIN + 1,
        -(1 << 32) - 1,
        -(1 << 32),
        -6,
        -2,
        -1,
        0,
        1,
        2,
        3,
        10,
        (1 << 32) - 1,
        1 << 32,
        (1 << 32) + 1,
        1 << 62,
        1_000_000_007,
        i64::MAX - 1,
        i64::MAX,
    ];

    /// The power by 128-bit arithmetic, for exponents that are not negative.
    fn power(base: i128, exp: u64, modulus: i128) -> i128 {
        let magnitude = modulus.unsigned_abs();
        let mut square = base.rem_euclid(modulus.abs()).unsigned_abs();
        let (mut result, mut exp) = (1 % magnitude, exp);
        while exp != 0 {
            if exp & 1 != 0 {
                result = result * square % magnitude;
            }
            square = square * square % magnitude;
            exp >>= 1;
        }
        let result = result as i128;
        if modulus < 0 && result != 0 {
            result + modulus
        } else {
            result
        }
    }

    fn gcd(a: i128, b: i128) -> i128 {
        if b == 0 { a.abs() } else { gcd(b, a % b) }
    }

    #[test]
    fn powers_agree_with_wide_arithmetic() {
        for base in EDGES {
            for exp in EDGES {
                for modulus in EDGES.into_iter().filter(|m| *m != 0) {
                    let (b, m) = (i128::from(base), i128::from(modulus));
                    let ours = pow(base, exp, modulus);
                    if exp >= 0 {
                        assert!(!undefined(base, exp, modulus));
                        assert_eq!(
                            i128::from(ours),
                            power(b, exp as u64, m),
                            "pow({base}, {exp}, {modulus})"
                        );
                    } else {
                        let defined = m.abs() == 1 || gcd(b, m) == 1;
                        assert_eq!(undefined(base, exp, modulus), !defined, "pow({base}, {exp}, {modulus})");
                        // A power times the same power of the inverse is one.
                        let back = i128::from(ours) * power(b, exp.unsigned_abs(), m.abs());
                        assert!(
                            !defined || back.rem_euclid(m.abs()) == 1 % m.abs(),
                            "pow({base}, {exp}, {modulus})"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn unsigned_powers_use_all_64_bits() {
        for base in EDGES.map(|n| n as u64) {
            for modulus in EDGES.map(|n| n as u64).into_iter().filter(|m| *m != 0) {
                for exp in [0, 1, 2, 3, 65, i64::MAX] {
                    let expected = power(base.into(), exp as u64, modulus.into());
                    assert_eq!(
                        i128::from(upow(base, exp, modulus)),
                        expected,
                        "pow({base}, {exp}, {modulus})"
                    );
                }
                let defined = modulus == 1 || gcd(base.into(), modulus.into()) == 1;
                assert_eq!(uundefined(base, -1, modulus), !defined, "pow({base}, -1, {modulus})");
                if defined {
                    let product = u128::from(upow(base, -1, modulus)) * u128::from(base);
                    assert_eq!(product % u128::from(modulus), 1 % u128::from(modulus));
                }
            }
        }
    }

    #[test]
    fn a_zero_modulus_gives_zero() {
        assert_eq!(pow(3, 4, 0), 0);
        assert_eq!(upow(3, -4, 0), 0);
    }
}
