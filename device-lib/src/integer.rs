//! Functions of 64-bit integers, total: where the exact result does not fit, an `*_overflows` twin says so and the
//! function itself returns the low 64 bits unless said otherwise.

use core::hint::select_unpredictable as select;

/// Number of one bits of `|x|` (CPython's `int.bit_count`).
pub fn popcount(x: i64) -> i64 {
    i64::from(x.unsigned_abs().count_ones())
}

/// Number of bits of `|x|` without leading zeros (CPython's `int.bit_length`).
pub fn bit_length(x: i64) -> i64 {
    i64::from(64 - x.unsigned_abs().leading_zeros())
}

/// Greatest common divisor by Stein's binary algorithm; `gcd(0, 0) = 0`.
fn gcd_u64(a: u64, b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let shift = (a | b).trailing_zeros();
    let (mut a, mut b) = (a >> a.trailing_zeros(), b);
    while b != 0 {
        b >>= b.trailing_zeros();
        let (small, large) = (a.min(b), a.max(b));
        a = small;
        b = large - small;
    }
    a << shift
}

/// Greatest common divisor, never negative but for the one that does not fit: `gcd(MIN, MIN)` is 2⁶³ and wraps to MIN.
pub fn gcd(a: i64, b: i64) -> i64 {
    gcd_u64(a.unsigned_abs(), b.unsigned_abs()) as i64
}

/// Whether [`gcd`] does not fit: both arguments are MIN or 0 and one is MIN.
pub fn gcd_overflows(a: i64, b: i64) -> bool {
    gcd(a, b) < 0
}

/// `|a·b| / gcd(a, b)` and whether it exceeds `i64::MAX`.
fn lcm_checked(a: i64, b: i64) -> (u64, bool) {
    let (a, b) = (a.unsigned_abs(), b.unsigned_abs());
    if a == 0 || b == 0 {
        return (0, false);
    }
    let gcd = gcd_u64(a, b).max(1);
    let (product, overflow) = (a / gcd).overflowing_mul(b);
    (product, overflow | (product > i64::MAX as u64))
}

/// Least common multiple, 0 if an argument is 0.
pub fn lcm(a: i64, b: i64) -> i64 {
    lcm_checked(a, b).0 as i64
}

/// Whether [`lcm`] does not fit.
pub fn lcm_overflows(a: i64, b: i64) -> bool {
    lcm_checked(a, b).1
}

/// The largest integer whose square is at most `x`; 0 for negative `x`.
pub fn isqrt(x: i64) -> i64 {
    let x = x.max(0) as u64;
    // The rounded root is off by at most one in either direction: x and its root each lose less than one ulp.
    let guess = (x as f64).sqrt() as u64;
    let guess = guess.min(3_037_000_499);
    let guess = guess - u64::from(guess.wrapping_mul(guess) > x);
    let next = guess + 1;
    (guess + u64::from(next.wrapping_mul(next) <= x)) as i64
}

/// `base^exp` modulo 2⁶⁴ by squaring.
pub fn upow(base: u64, exp: u64) -> u64 {
    if upow_rare(base, exp) {
        let (mut result, mut square, mut exp) = (1u64, base, exp);
        while exp != 0 {
            if exp & 1 != 0 {
                result = result.wrapping_mul(square);
            }
            square = square.wrapping_mul(square);
            exp >>= 1;
        }
        result
    } else {
        upow_usual(base, exp)
    }
}

/// [`upow`] where not [`upow_rare`]: six steps do.
#[inline(always)]
pub fn upow_usual(base: u64, exp: u64) -> u64 {
    let (mut result, mut square) = (1u64, base);
    for bit in 0..6 {
        let factor = select(exp >> bit & 1 == 1, square, 1);
        result = result.wrapping_mul(factor);
        square = square.wrapping_mul(square);
    }
    result
}

/// Whether an exponent has more than six bits; the power then fits only if the base is 0 or 1.
pub fn upow_rare(_base: u64, exp: u64) -> bool {
    exp >= 64
}

/// `base^exp` modulo 2⁶⁴; 0 for a negative exponent, which the caller rules out.
pub fn ipow(base: i64, exp: i64) -> i64 {
    if ipow_rare(base, exp) {
        upow(base as u64, exp as u64) as i64
    } else {
        ipow_usual(base, exp)
    }
}

/// [`ipow`] where not [`ipow_rare`].
pub fn ipow_usual(base: i64, exp: i64) -> i64 {
    select(exp < 0, 0, upow_usual(base as u64, exp as u64) as i64)
}

/// Whether an exponent has more than six bits.
pub fn ipow_rare(_base: i64, exp: i64) -> bool {
    exp >= 64
}

/// For each exponent, up to 64 for all beyond, the largest base whose power is at most `limit`.
const fn roots(limit: u64) -> [u64; 65] {
    let mut roots = [u64::MAX; 65];
    let mut exp = 1;
    while exp < roots.len() {
        // `low` fits, `high` doesn't.
        let (mut low, mut high) = (1u64, limit as u128 + 1);
        while (low as u128) + 1 < high {
            let middle = ((low as u128 + high) / 2) as u64;
            match middle.checked_pow(exp as u32) {
                Some(power) if power <= limit => low = middle,
                _ => high = middle as u128,
            }
        }
        roots[exp] = low;
        exp += 1;
    }
    roots
}

static U64_ROOTS: [u64; 65] = roots(u64::MAX);
/// For powers that are positive, and the magnitudes of negative ones.
static I64_ROOTS: [[u64; 65]; 2] = [roots(i64::MAX as u64), roots(i64::MAX as u64 + 1)];

/// Whether `base^exp` exceeds `u64::MAX`.
pub fn upow_overflows(base: u64, exp: u64) -> bool {
    base > U64_ROOTS[exp.min(64) as usize]
}

/// Whether `base^exp` does not fit; false for a negative exponent.
pub fn ipow_overflows(base: i64, exp: i64) -> bool {
    let negative = (base < 0) & (exp & 1 == 1);
    (exp >= 0) & (base.unsigned_abs() > I64_ROOTS[usize::from(negative)][exp.clamp(0, 64) as usize])
}

/// `n!` modulo 2⁶⁴. 66! has 64 factors of two: from there on the product is 0.
static FACTORIALS: [u64; 67] = {
    let mut factorials = [1u64; 67];
    let mut n = 1;
    while n < factorials.len() {
        factorials[n] = factorials[n - 1].wrapping_mul(n as u64);
        n += 1;
    }
    factorials
};

/// `n!` modulo 2⁶⁴, exact for `n` in `0..=20`; 1 for negative `n`.
pub fn factorial(n: i64) -> i64 {
    FACTORIALS[n.clamp(0, 66) as usize] as i64
}

/// `n·(n-1)···(n-k+1)`, and whether it exceeds `i64::MAX`.
fn perm_checked(n: i64, k: i64) -> (u64, bool) {
    if k < 0 || n < 0 || k > n {
        return (0, false);
    }
    let n = n as u64;
    let (mut product, mut overflow) = (1u64, false);
    // 66 consecutive factors contain 64 factors of two: the product is 0 modulo 2⁶⁴ and stays so.
    for taken in 0..k.min(66) as u64 {
        let (next, overflowed) = product.overflowing_mul(n.wrapping_sub(taken));
        product = next;
        overflow |= overflowed;
    }
    (product, overflow | (product > i64::MAX as u64))
}

/// Number of ordered choices of `k` out of `n` things, 0 if `k > n` or an argument is negative.
pub fn perm(n: i64, k: i64) -> i64 {
    perm_checked(n, k).0 as i64
}

/// Whether [`perm`] does not fit.
pub fn perm_overflows(n: i64, k: i64) -> bool {
    perm_checked(n, k).1
}

/// `n` over `k`, or None if it exceeds `i64::MAX`.
fn comb_checked(n: i64, k: i64) -> Option<u64> {
    if k < 0 || n < 0 || k > n {
        return Some(0);
    }
    let (n, k) = (n as u64, k as u64);
    // C(n, i) grows with i up to n/2 and is at least 2^i there, so at most 64 steps decide.
    let k = k.min(n - k);
    let mut result = 1u64;
    for i in 0..k {
        // result · (n-i) / (i+1) is an integer; dividing before multiplying keeps it in 64 bits.
        let divisor = i.wrapping_add(1).max(1);
        let common = gcd_u64(result, divisor).max(1);
        let factor = n.wrapping_sub(i) / (divisor / common).max(1);
        result = (result / common)
            .checked_mul(factor)
            .filter(|value| *value <= i64::MAX as u64)?;
    }
    Some(result)
}

/// Number of choices of `k` out of `n` things, 0 if `k > n` or an argument is negative; 0 also if it does not fit, which
/// [`comb_overflows`] tells.
pub fn comb(n: i64, k: i64) -> i64 {
    comb_checked(n, k).unwrap_or(0) as i64
}

/// Whether [`comb`] does not fit.
pub fn comb_overflows(n: i64, k: i64) -> bool {
    comb_checked(n, k).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values at which 64-bit arithmetic goes wrong first.
    const EDGES: [i64; 15] = [
        i64::MIN,
        i64::MIN + 1,
        -(1 << 32),
        -7,
        -2,
        -1,
        0,
        1,
        2,
        6,
        1 << 31,
        (1 << 32) - 1,
        3_037_000_500,
        i64::MAX - 1,
        i64::MAX,
    ];

    fn gcd_wide(a: i128, b: i128) -> i128 {
        if b == 0 { a.abs() } else { gcd_wide(b, a % b) }
    }

    #[test]
    fn gcd_and_lcm_agree_with_wide_arithmetic() {
        for a in EDGES {
            for b in EDGES {
                let exact = gcd_wide(a.into(), b.into());
                assert_eq!(gcd(a, b), exact as i64, "gcd({a}, {b})");
                assert_eq!(gcd_overflows(a, b), i64::try_from(exact).is_err(), "gcd({a}, {b})");
                let exact = if a == 0 || b == 0 {
                    0
                } else {
                    (i128::from(a) / exact * i128::from(b)).abs()
                };
                assert_eq!(lcm(a, b), exact as i64, "lcm({a}, {b})");
                assert_eq!(lcm_overflows(a, b), i64::try_from(exact).is_err(), "lcm({a}, {b})");
            }
        }
    }

    #[test]
    fn isqrt_is_exact_around_squares() {
        for root in (0..3_037_000_499i64)
            .step_by(9_973)
            .chain([3_037_000_498, 3_037_000_499])
        {
            for x in [
                root * root,
                (root * root - 1).max(0),
                (root + 1).wrapping_mul(root + 1).wrapping_sub(1),
            ] {
                if x >= 0 {
                    assert_eq!(isqrt(x), x.isqrt(), "isqrt({x})");
                }
            }
        }
        assert_eq!(isqrt(i64::MAX), i64::MAX.isqrt());
        assert_eq!(isqrt(-5), 0);
    }

    #[test]
    fn powers_agree_with_checked_arithmetic() {
        for base in EDGES.into_iter().chain(-40..40) {
            for exp in (0..70).chain([1 << 31, i64::MAX]) {
                let exact = match u32::try_from(exp) {
                    Ok(exp) => base.checked_pow(exp),
                    Err(_) => (base.unsigned_abs() <= 1).then(|| if exp % 2 == 0 { base * base } else { base }),
                };
                assert_eq!(ipow_overflows(base, exp), exact.is_none(), "{base}**{exp}");
                if let Some(exact) = exact {
                    assert_eq!(ipow(base, exp), exact, "{base}**{exp}");
                }
                if let Ok(small) = u32::try_from(exp) {
                    assert_eq!(ipow(base, exp), base.wrapping_pow(small), "{base}**{exp}");
                    let unsigned = base as u64;
                    assert_eq!(upow(unsigned, exp as u64), unsigned.wrapping_pow(small));
                    assert_eq!(
                        upow_overflows(unsigned, exp as u64),
                        unsigned.checked_pow(small).is_none()
                    );
                }
            }
        }
        assert_eq!(ipow(2, -1), 0);
        assert!(!ipow_overflows(2, -1));
    }

    #[test]
    fn factorials_and_choices() {
        assert_eq!(factorial(20), 2_432_902_008_176_640_000);
        assert_eq!(factorial(0), 1);
        assert_eq!(factorial(21), 14_197_454_024_290_336_768u64 as i64);
        assert_eq!(factorial(i64::MAX), 0);
        assert_eq!(perm(5, 2), 20);
        assert_eq!(perm(5, 6), 0);
        assert_eq!(perm(i64::MAX, 1), i64::MAX);
        assert!(perm_overflows(i64::MAX, 2));
        assert!(perm_overflows(i64::MAX, i64::MAX));
        assert!(!perm_overflows(20, 20));
        assert!(perm_overflows(21, 21));
        // Pascal's rule, as far as the numbers fit.
        for n in 1..70 {
            for k in 1..n {
                if !comb_overflows(n, k) {
                    assert_eq!(comb(n, k), comb(n - 1, k - 1) + comb(n - 1, k), "comb({n}, {k})");
                }
            }
        }
        assert_eq!(comb(61, 30), 232_714_176_627_630_544);
        assert!(!comb_overflows(66, 33));
        assert!(comb_overflows(67, 33));
        assert_eq!(comb(i64::MAX, i64::MAX - 1), i64::MAX);
        assert!(comb_overflows(i64::MAX, i64::MAX / 2));
        assert_eq!(comb(3, 4), 0);
        assert_eq!(comb(-3, 4), 0);
    }

    #[test]
    fn bit_counts_are_those_of_the_magnitude() {
        assert_eq!(popcount(i64::MIN), 1);
        assert_eq!(popcount(-1), 1);
        assert_eq!(bit_length(i64::MIN), 64);
        assert_eq!(bit_length(0), 0);
        assert_eq!(bit_length(-5), 3);
    }
}
