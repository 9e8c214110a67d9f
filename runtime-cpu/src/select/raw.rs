//! The loops: over values of one, two, four or eight bytes, and over bits.

use std::arch::is_x86_feature_detected;
use std::arch::x86_64::{
    _mm512_maskz_compress_epi8, _mm512_maskz_compress_epi16, _mm512_maskz_compress_epi32, _mm512_maskz_compress_epi64,
    _mm512_maskz_loadu_epi8, _mm512_maskz_loadu_epi16, _mm512_maskz_loadu_epi32, _mm512_maskz_loadu_epi64,
    _mm512_storeu_epi64, _pext_u64,
};

use arrow::buffer::{Buffer, MutableBuffer};

/// Bytes of a vector, which is stored as a whole: room behind the last value.
const VECTOR: usize = 64;

/// The selected values of `from`, which has `width` bytes per value and a bit of `mask` for each; there are `selected` ones.
pub(super) fn values(width: usize, from: &[u8], mask: &[u64], selected: usize) -> Buffer {
    let wide = is_x86_feature_detected!("avx512f");
    let narrow = wide && is_x86_feature_detected!("avx512bw") && is_x86_feature_detected!("avx512vbmi2");
    values_by(if width >= 4 { wide } else { narrow }, width, from, mask, selected)
}

/// [`values`], with the CPU's instructions for that or without.
pub(super) fn values_by(vectors: bool, width: usize, from: &[u8], mask: &[u64], selected: usize) -> Buffer {
    let rows = from.len() / width;
    assert!([1, 2, 4, 8].contains(&width) && from.len() == rows * width);
    assert!(mask.len() >= rows.div_ceil(64));
    let mask = &mask[..rows.div_ceil(64)];
    let ones: usize = mask.iter().map(|word| word.count_ones() as usize).sum();
    assert_eq!(ones, selected, "as many values as bits");
    assert!(last_is_within(mask, rows), "bits for values alone");
    let mut out = MutableBuffer::with_capacity(selected * width + VECTOR);
    let to = out.as_mut_ptr();
    // SAFETY: the mask has bits for rows of `from` alone, so that only these are read. Values go to `out` one after the other,
    // `selected` of them, and up to a vector behind the last, for which there is room. The caller's `vectors` says that the
    // CPU has the instructions.
    unsafe {
        match (vectors, width) {
            (true, 8) => compress_8(from.as_ptr(), mask, to),
            (true, 4) => compress_4(from.as_ptr(), mask, to),
            (true, 2) => compress_2(from.as_ptr(), mask, to),
            (true, _) => compress_1(from.as_ptr(), mask, to),
            (false, 8) => one_by_one::<8>(from.as_ptr(), mask, to),
            (false, 4) => one_by_one::<4>(from.as_ptr(), mask, to),
            (false, 2) => one_by_one::<2>(from.as_ptr(), mask, to),
            (false, _) => one_by_one::<1>(from.as_ptr(), mask, to),
        }
        out.set_len(selected * width);
    }
    out.into()
}

/// Whether no bit is beyond the rows.
fn last_is_within(mask: &[u64], rows: usize) -> bool {
    let tail = rows % 64;
    tail == 0 || mask.last().is_none_or(|word| word >> tail == 0)
}

/// A loop over vectors of a width.
macro_rules! compress {
    ($name:ident, $features:literal, $width:literal, $lanes:literal, $mask:ty, $load:ident, $compress:ident) => {
        /// # Safety
        /// The CPU has the instructions. `from` has a value for each bit of `mask` that is set, `to` room for these and a vector.
        #[target_feature(enable = $features)]
        unsafe fn $name(from: *const u8, mask: &[u64], mut to: *mut u8) {
            for (number, word) in mask.iter().enumerate().filter(|(_, word)| **word != 0) {
                for group in 0..64 / $lanes {
                    let lanes = (word >> (group * $lanes)) as $mask;
                    // SAFETY: only lanes in the mask are read; a vector fits behind what has been written.
                    unsafe {
                        let at = from.add((number * 64 + group * $lanes) * $width);
                        let packed = $compress(lanes, $load(lanes, at.cast()));
                        _mm512_storeu_epi64(to.cast(), packed);
                        to = to.add(lanes.count_ones() as usize * $width);
                    }
                }
            }
        }
    };
}

compress!(
    compress_8,
    "avx512f,popcnt",
    8,
    8,
    u8,
    _mm512_maskz_loadu_epi64,
    _mm512_maskz_compress_epi64
);
compress!(
    compress_4,
    "avx512f,popcnt",
    4,
    16,
    u16,
    _mm512_maskz_loadu_epi32,
    _mm512_maskz_compress_epi32
);
compress!(
    compress_2,
    "avx512f,avx512bw,avx512vbmi2,popcnt",
    2,
    32,
    u32,
    _mm512_maskz_loadu_epi16,
    _mm512_maskz_compress_epi16
);
compress!(
    compress_1,
    "avx512f,avx512bw,avx512vbmi2,popcnt",
    1,
    64,
    u64,
    _mm512_maskz_loadu_epi8,
    _mm512_maskz_compress_epi8
);

/// # Safety
/// As for the others.
unsafe fn one_by_one<const WIDTH: usize>(from: *const u8, mask: &[u64], mut to: *mut u8) {
    for (number, word) in mask.iter().enumerate() {
        let (at, mut left) = (number * 64, *word);
        // SAFETY: only values in the mask are read, and as many written.
        unsafe {
            if left == u64::MAX {
                to.copy_from_nonoverlapping(from.add(at * WIDTH), 64 * WIDTH);
                to = to.add(64 * WIDTH);
                continue;
            }
            while left != 0 {
                let row = at + left.trailing_zeros() as usize;
                let value = from.add(row * WIDTH).cast::<[u8; WIDTH]>().read();
                to.cast::<[u8; WIDTH]>().write(value);
                to = to.add(WIDTH);
                left &= left - 1;
            }
        }
    }
}

/// The selected bits, packed from bit 0.
pub(super) fn bits(from: impl Iterator<Item = u64>, mask: &[u64], selected: usize) -> Buffer {
    bits_by(is_x86_feature_detected!("bmi2"), from, mask, selected)
}

/// [`bits`], with the CPU's instruction for that or without.
pub(super) fn bits_by(instruction: bool, from: impl Iterator<Item = u64>, mask: &[u64], selected: usize) -> Buffer {
    let mut words: Vec<u64> = Vec::with_capacity(selected.div_ceil(64) + 1);
    let (mut word, mut filled) = (0u64, 0u32);
    for (bits, mask) in from.zip(mask) {
        let packed = match instruction {
            // SAFETY: the caller says that the CPU has it.
            true => unsafe { extract(bits, *mask) },
            false => extract_one_by_one(bits, *mask),
        };
        let count = mask.count_ones();
        word |= packed << filled;
        filled += count;
        if filled >= 64 {
            words.push(word);
            filled -= 64;
            // What didn't fit; all of it if the word was full.
            word = packed.checked_shr(count - filled).unwrap_or(0);
        }
    }
    words.push(word);
    Buffer::from_vec(words)
}

/// # Safety
/// The CPU has the instruction.
#[target_feature(enable = "bmi2")]
unsafe fn extract(bits: u64, mask: u64) -> u64 {
    _pext_u64(bits, mask)
}

fn extract_one_by_one(bits: u64, mask: u64) -> u64 {
    let (mut packed, mut left, mut at) = (0, mask, 0);
    while left != 0 {
        packed |= (bits >> left.trailing_zeros() & 1) << at;
        at += 1;
        left &= left - 1;
    }
    packed
}
