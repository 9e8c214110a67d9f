//! Reduction of large angles by the method of Payne and Hanek ("Radian reduction for trigonometric functions", 1983).
//!
//! For `x = m·2^e`, the bits of 2/π that weigh 4 or more after multiplication by 2^e only add whole turns. The product of `m`
//! with the next 192 bits, modulo 2¹⁹², is the angle in quarter turns to 190 bits after the point; the closest that a
//! binary64 comes to a multiple of π/2 leaves over 120 significant ones.

use super::{HALF_PI, Reduced};

/// 64 zero bits, then 2/π to 1216 bits.
static TWO_OVER_PI: [u64; 20] = [
    0x0000000000000000,
    0xa2f9836e4e441529,
    0xfc2757d1f534ddc0,
    0xdb6295993c439041,
    0xfe5163abdebbc561,
    0xb7246e3a424dd2e0,
    0x06492eea09d1921c,
    0xfe1deb1cb129a73e,
    0xe88235f52ebb4484,
    0xe99c7026b45f7e41,
    0x3991d639835339f4,
    0x9c845f8bbdf9283b,
    0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f,
    0x6d367ecf27cb09b7,
    0x4f463f669e5fea2d,
    0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea,
    0x6bfb5fb11f8d5d08,
    0x56033046fc7b6bab,
];

/// The 64 bits of [`TWO_OVER_PI`] from bit `start` (of at most 1152).
fn bits_at(start: u64) -> u64 {
    let word = |index: u64| TWO_OVER_PI[(index as usize).min(19)];
    let (index, offset) = (start / 64, start % 64);
    // Two shifts, as one by 64 is none.
    (word(index) << offset) | (word(index + 1) >> 1 >> (63 - offset))
}

/// Reduces an angle of at least 2²⁷ in magnitude; nan gives nan, as do infinities.
pub(super) fn reduce(x: f64) -> Reduced {
    if !x.is_finite() {
        return Reduced {
            high: f64::NAN,
            low: 0.0,
            quadrant: 0,
        };
    }
    let bits = x.to_bits();
    let mantissa = (bits & ((1 << 52) - 1)) | (1 << 52);
    // x = mantissa · 2^(biased - 1075); the first bit that matters weighs 2^1 after scaling.
    let biased = (bits >> 52) & 0x7ff;
    let start = biased.saturating_sub(1075 + 2 - 64);
    let wide = |word: u64| u128::from(word) * u128::from(mantissa);
    let low = wide(bits_at(start + 128));
    let middle = wide(bits_at(start + 64)).wrapping_add(low >> 64);
    let top = (wide(bits_at(start)) as u64).wrapping_add((middle >> 64) as u64);
    let middle = middle as u64;
    // The two top bits count quarter turns; the rest is the fraction, rounded to the nearest by reading it as signed.
    let fraction = (u128::from(top) << 66) | (u128::from(middle) << 2) | u128::from((low as u64) >> 62);
    let turned_back = fraction >> 127;
    let quadrant = (top >> 62).wrapping_add(turned_back as u64);
    let magnitude = if turned_back == 1 {
        fraction.wrapping_neg()
    } else {
        fraction
    };
    let (high, low) = to_radians(magnitude);
    let negative = (turned_back == 1) != (x < 0.0);
    let sign = if negative { -1.0 } else { 1.0 };
    let quadrant = if x < 0.0 { quadrant.wrapping_neg() } else { quadrant };
    Reduced {
        high: sign * high,
        low: sign * low,
        quadrant,
    }
}

/// `fraction · 2⁻¹²⁸ · π/2` as a pair.
fn to_radians(fraction: u128) -> (f64, f64) {
    let zeros = u64::from(fraction.leading_zeros()).min(127);
    let normal = fraction << zeros;
    let (first, second) = ((normal >> 64) as u64, normal as u64);
    // 53 bits and the 53 after them: both convert exactly.
    let scale = f64::from_bits((1023 - 64 - zeros) << 52);
    let high = (first & !0x7ff) as f64 * scale;
    let low = (((first & 0x7ff) << 42) | (second >> 22)) as f64 * (scale / 4_398_046_511_104.0);
    let product = high * HALF_PI[0];
    let error = high.mul_add(HALF_PI[0], -product) + high.mul_add(HALF_PI[1], low * HALF_PI[0]);
    let sum = product + error;
    (sum, (product - sum) + error)
}
