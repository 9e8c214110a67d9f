//! CPython's `round(n, digits)` of integers: to the nearest multiple of a power of ten, half to even.

/// 10^0 to 10^19: the powers of ten below 2⁶⁴.
static POW10: [u64; 20] = {
    let mut powers = [1u64; 20];
    let mut n = 1;
    while n < 20 {
        powers[n] = powers[n - 1] * 10;
        n += 1;
    }
    powers
};

/// `x` rounded to a multiple of `10^-digits` modulo 2⁶⁴, and whether it exceeds 64 bits; `x` for `digits` from 0 on.
fn round_magnitude(x: u64, digits: i64) -> (u64, bool) {
    if digits >= 0 {
        return (x, false);
    }
    let places = digits.unsigned_abs();
    // Half of 10^20 is above every number.
    let Some(unit) = POW10.get(places.min(20) as usize) else {
        return (0, false);
    };
    let unit = (*unit).max(1);
    let (quotient, rest) = (x / unit, x % unit);
    let other = unit.wrapping_sub(rest);
    let up = rest > other || (rest == other && quotient & 1 == 1);
    quotient.wrapping_add(u64::from(up)).overflowing_mul(unit)
}

/// `x` rounded modulo 2⁶⁴.
pub fn round_i64(x: i64, digits: i64) -> i64 {
    let magnitude = round_magnitude(x.unsigned_abs(), digits).0 as i64;
    if x < 0 { magnitude.wrapping_neg() } else { magnitude }
}

/// Whether [`round_i64`] doesn't fit.
pub fn round_i64_overflows(x: i64, digits: i64) -> bool {
    let (magnitude, overflow) = round_magnitude(x.unsigned_abs(), digits);
    overflow || magnitude > i64::MAX as u64 + u64::from(x < 0)
}

/// `x` rounded modulo 2⁶⁴.
pub fn round_u64(x: u64, digits: i64) -> u64 {
    round_magnitude(x, digits).0
}

/// Whether [`round_u64`] doesn't fit.
pub fn round_u64_overflows(x: u64, digits: i64) -> bool {
    round_magnitude(x, digits).1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the definition, in 128 bits.
    fn nearest(x: i128, unit: i128) -> i128 {
        let below = x.div_euclid(unit);
        let twice = 2 * x.rem_euclid(unit);
        let up = twice > unit || twice == unit && below % 2 != 0;
        (below + i128::from(up)) * unit
    }

    #[test]
    fn multiples_of_powers_of_ten_half_to_even() {
        let mut tried: Vec<i64> = vec![
            0,
            5,
            15,
            25,
            45,
            50,
            55,
            149,
            150,
            151,
            250,
            999,
            i64::MAX,
            i64::MAX - 8,
        ];
        tried.extend((0..18).map(|n| 5 * 10i64.pow(n)));
        tried.extend((0..18).map(|n| 15 * 10i64.pow(n.min(17))));
        for x in tried.iter().flat_map(|x| [*x, -x, !x]) {
            for digits in -25..3 {
                let unit = 10i128.pow(u32::try_from(-digits).unwrap_or(0));
                let exact = nearest(x.into(), unit);
                assert_eq!(round_i64(x, digits), exact as i64, "round({x}, {digits})");
                assert_eq!(
                    round_i64_overflows(x, digits),
                    i64::try_from(exact).is_err(),
                    "round({x}, {digits})"
                );
                let exact = nearest((x as u64).into(), unit);
                assert_eq!(
                    round_u64(x as u64, digits),
                    exact as u64,
                    "round({}, {digits})",
                    x as u64
                );
                let fits = u64::try_from(exact).is_ok();
                assert_eq!(
                    round_u64_overflows(x as u64, digits),
                    !fits,
                    "round({}, {digits})",
                    x as u64
                );
            }
        }
        assert_eq!(round_i64(i64::MAX, i64::MIN), 0);
    }
}
