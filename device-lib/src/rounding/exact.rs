//! Rounding to decimal digits in exact integer arithmetic, for the rare arguments that pairs of binary64 can't decide.
//!
//! The number is an integer times a power of two, so that times or over a power of ten it is a quotient of two integers of at
//! most 1,100 bits; the nearest integer to it, again over or times the power of ten, is rounded once to binary64.

/// Words of 64 bits: enough for 2⁵³ · 5³²³ and for 2¹⁰²⁴.
const WORDS: usize = 18;

/// An unsigned integer. Its methods stay out of line: they run rarely, and are compiled again with each function
/// that rounds.
#[derive(Clone, Copy)]
struct Big {
    /// Least significant first; zero from `len` up.
    words: [u64; WORDS],
    len: usize,
}

impl Big {
    fn new(low: u64) -> Self {
        let mut words = [0; WORDS];
        words[0] = low;
        Big { words, len: 1 }
    }

    /// The word of this index, zero beyond the last.
    fn word(&self, index: usize) -> u64 {
        self.words.get(index).copied().unwrap_or(0)
    }

    #[inline(never)]
    fn mul_small(&mut self, factor: u64) {
        let mut carry = 0u64;
        for word in self.words.iter_mut().take(self.len) {
            let product = u128::from(*word) * u128::from(factor) + u128::from(carry);
            *word = product as u64;
            carry = (product >> 64) as u64;
        }
        if let Some(next) = self.words.get_mut(self.len) {
            *next = carry;
            self.len += usize::from(carry != 0);
        }
    }

    #[inline(never)]
    fn mul_pow5(&mut self, exp: u64) {
        // 5^27 is the largest power of five in 64 bits.
        let mut left = exp;
        while left >= 27 {
            self.mul_small(7_450_580_596_923_828_125);
            left -= 27;
        }
        while left > 0 {
            self.mul_small(5);
            left -= 1;
        }
    }

    #[inline(never)]
    fn shl(&self, bits: u64) -> Self {
        let (skip, bits) = ((bits / 64) as usize, bits % 64);
        let mut shifted = Big {
            words: [0; WORDS],
            len: (self.len + skip + 1).min(WORDS),
        };
        for (index, word) in shifted.words.iter_mut().take(shifted.len).enumerate() {
            // Indices before the first wrap to beyond the last word. Two shifts, as one by 64 is none.
            let low = self.word(index.wrapping_sub(skip).wrapping_sub(1)) >> 1 >> (63 - bits);
            *word = (self.word(index.wrapping_sub(skip)) << bits) | low;
        }
        shifted
    }

    fn bit(&self, index: u64) -> bool {
        (self.word((index / 64) as usize) >> (index % 64)) & 1 == 1
    }

    /// Number of bits without leading zeros.
    #[inline(never)]
    fn bits(&self) -> u64 {
        let mut total = 0;
        for (index, word) in self.words.iter().take(self.len).enumerate() {
            if *word != 0 {
                total = 64 * index as u64 + u64::from(64 - word.leading_zeros());
            }
        }
        total
    }

    /// Whether a bit below `index` is set.
    #[inline(never)]
    fn any_below(&self, index: u64) -> bool {
        let mut any = false;
        for (word_index, word) in self.words.iter().take(self.len).enumerate() {
            let wanted = index.saturating_sub(64 * word_index as u64).min(64);
            // The bits from `wanted` up are shifted out.
            any |= wanted > 0 && word << (64 - wanted.max(1)) != 0;
        }
        any
    }

    /// The 64 bits from `index` up.
    fn word_at(&self, index: u64) -> u64 {
        let (first, bits) = ((index / 64) as usize, index % 64);
        (self.word(first) >> bits) | (self.word(first + 1) << 1 << (63 - bits))
    }

    #[inline(never)]
    fn less_than(&self, other: &Self) -> bool {
        let mut less = false;
        for (a, b) in self.words.iter().zip(&other.words).take(self.len.max(other.len)) {
            less = *a < *b || (*a == *b && less);
        }
        less
    }

    #[inline(never)]
    fn sub(&mut self, other: &Self) {
        let mut borrow = false;
        for (a, b) in self.words.iter_mut().zip(&other.words).take(self.len) {
            let (diff, first) = a.overflowing_sub(*b);
            let (diff, second) = diff.overflowing_sub(u64::from(borrow));
            *a = diff;
            borrow = first | second;
        }
    }

    /// Quotient (of at most 62 bits) and remainder by schoolbook division, bit by bit.
    #[inline(never)]
    fn div_rem(mut self, divisor: &Self) -> (u64, Self) {
        let mut quotient = 0;
        let first = (self.bits() + 1).saturating_sub(divisor.bits()).min(62);
        for bit in (0..=first).rev() {
            let shifted = divisor.shl(bit);
            if !self.less_than(&shifted) {
                self.sub(&shifted);
                quotient |= 1u64 << bit;
            }
        }
        (quotient, self)
    }

    fn is_zero(&self) -> bool {
        self.bits() == 0
    }
}

/// `units · 2^exp` to the nearest binary64, half to even; `sticky` says that the exact value is a little more.
#[inline(never)]
fn to_f64(units: u64, sticky: bool, exp: i64) -> f64 {
    if units == 0 {
        return 0.0;
    }
    let zeros = units.leading_zeros();
    let (units, exp) = (units << zeros, exp - i64::from(zeros));
    // Bits to drop: 11 of the 64 for a normal number, more for a subnormal one.
    let drop = (-1074 - exp).max(11);
    if drop > 64 {
        return 0.0;
    }
    let (kept, half, below) = if drop == 64 {
        (0, units >> 63 == 1, units << 1 != 0)
    } else {
        let drop = drop as u32;
        (
            units >> drop,
            (units >> (drop - 1)) & 1 == 1,
            units & ((1u64 << (drop - 1)) - 1) != 0,
        )
    };
    let up = half && (below || sticky || kept & 1 == 1);
    let rounded = (kept + u64::from(up)) as f64;
    super::ldexp(rounded, exp + drop)
}

/// Half-to-even integer nearest to `big / 2^shift`, which fits 62 bits.
fn round_shifted(big: &Big, shift: u64) -> u64 {
    if shift == 0 {
        return big.word_at(0);
    }
    let floor = big.word_at(shift);
    let half = big.bit(shift - 1);
    let below = big.any_below(shift - 1);
    floor + u64::from(half && (below || floor & 1 == 1))
}

/// See [`super::round_ndigits`]; for finite `x` other than zero.
#[cold]
#[inline(never)]
pub(super) fn round_ndigits(x: f64, n: i64) -> f64 {
    let magnitude = x.abs();
    let ulp = super::ulp(magnitude);
    let mantissa = (magnitude / ulp) as u64;
    let exp = super::frexp_exponent(ulp) - 1;
    // A unit of 10^-n below half an ulp can't move x; floor(log2 10^n) by 217706/65536 < log2 10, exact enough
    // as only "certainly finer" is asked.
    if n > 323 || (n >= -308 && -((n * 217_706) >> 16) < exp - 1) {
        return x;
    }
    if n < -308 {
        return 0f64.copysign(x);
    }
    let result = if n >= 0 {
        let power = n as u64;
        let mut scaled = Big::new(mantissa);
        scaled.mul_pow5(power);
        let shift = exp + n;
        let units = if shift >= 0 {
            scaled.shl(shift as u64).word_at(0)
        } else {
            round_shifted(&scaled, shift.unsigned_abs())
        };
        decimal_to_f64(units, power)
    } else {
        let power = n.unsigned_abs();
        let units = divide_by_pow10(mantissa, exp, power);
        let mut product = Big::new(units);
        product.mul_pow5(power);
        let drop = product.bits().saturating_sub(64);
        to_f64(
            product.word_at(drop),
            product.any_below(drop),
            drop as i64 + power as i64,
        )
    };
    result.copysign(x)
}

/// Half-to-even integer nearest to `mantissa · 2^exp / 10^power`.
fn divide_by_pow10(mantissa: u64, exp: i64, power: u64) -> u64 {
    let mut numerator = Big::new(mantissa);
    let mut denominator = Big::new(1);
    denominator.mul_pow5(power);
    let shift = exp - power as i64;
    if shift >= 0 {
        numerator = numerator.shl(shift as u64);
    } else {
        // 2^128 is already far above twice the numerator: the quotient is 0 either way.
        denominator = denominator.shl(shift.unsigned_abs().min(128));
    }
    let (floor, rest) = numerator.div_rem(&denominator);
    let twice = rest.shl(1);
    let above = denominator.less_than(&twice);
    let below = twice.less_than(&denominator);
    floor + u64::from(above || (!below && floor & 1 == 1))
}

/// `units / 10^power`, correctly rounded.
fn decimal_to_f64(units: u64, power: u64) -> f64 {
    if units == 0 {
        return 0.0;
    }
    let mut denominator = Big::new(1);
    denominator.mul_pow5(power);
    let numerator = Big::new(units);
    // A quotient of 57 or 58 bits: more than a mantissa and its rounding bit.
    let scale = (denominator.bits() + 57).saturating_sub(numerator.bits());
    let (quotient, rest) = numerator.shl(scale).div_rem(&denominator);
    to_f64(quotient, !rest.is_zero(), -(scale as i64) - power as i64)
}
