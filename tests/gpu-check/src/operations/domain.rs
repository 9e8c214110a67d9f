//! Which inputs checked operations fail for.
//!
//! A call ends with its first failing row, so of inputs that fail all but few are replaced: by zeros, for which nothing fails.
//! This is a second statement of when operations fail; if it is wrong, a check takes longer, and nothing is missed.

use crate::random::Random;

/// One failing row in so many is left.
const FAILING_LEFT: usize = 1 << 18;

/// The inputs without most of those for which the operation of that name fails; `None` if it never fails.
pub fn tamed(name: &str, words: &[Vec<u64>], seed: u64) -> Option<Vec<Vec<u64>>> {
    let fails = failing(name)?;
    let (mut words, mut random) = (words.to_vec(), Random::new(seed));
    let rows = words.first().map_or(0, Vec::len);
    for row in 0..rows {
        let (a, b) = (words[0][row], words.get(1).map_or(0, |words| words[row]));
        if fails(a, b) && random.below(FAILING_LEFT) != 0 {
            words.iter_mut().for_each(|words| words[row] = 0);
        }
    }
    Some(words)
}

/// Whether an operation fails for operands; `None` for those that never fail. Names are mnemonics with the first operand's
/// type, `add.chk i64`.
fn failing(name: &str) -> Option<fn(u64, u64) -> bool> {
    fn float(word: u64) -> f64 {
        f64::from_bits(word)
    }
    fn shift_fails(a: i128, by: u64, least: i128, most: i128) -> bool {
        match by as i64 {
            ..0 => true,
            64.. => a != 0,
            by => !(least..=most).contains(&(a << by)),
        }
    }
    fn outside<T: TryFrom<i64> + TryFrom<u64>>(signed: bool, a: u64) -> bool {
        match signed {
            true => T::try_from(a as i64).is_err(),
            false => T::try_from(a).is_err(),
        }
    }
    macro_rules! narrow {
        ($ty:ty, $signed:expr) => {
            |a, _| outside::<$ty>($signed, a)
        };
    }
    Some(match name {
        "add.chk i64" => |a, b| (a as i64).checked_add(b as i64).is_none(),
        "sub.chk i64" => |a, b| (a as i64).checked_sub(b as i64).is_none(),
        "mul.chk i64" => |a, b| (a as i64).checked_mul(b as i64).is_none(),
        "add.chk u64" => |a, b| a.checked_add(b).is_none(),
        "sub.chk u64" => |a, b| a.checked_sub(b).is_none(),
        "mul.chk u64" => |a, b| a.checked_mul(b).is_none(),
        "neg.chk i64" => |a, _| a as i64 == i64::MIN,
        // Shifting left is multiplying by a power of two.
        "shl.chk i64" => |a, b| shift_fails(i128::from(a as i64), b, i64::MIN.into(), i64::MAX.into()),
        "shl.chk u64" => |a, b| shift_fails(i128::from(a), b, 0, u64::MAX.into()),
        "f64_to_i64.chk f64" => |a, _| !(float(a) >= -9223372036854775808.0 && float(a) < 9223372036854775808.0),
        "f64_to_u64.chk f64" => |a, _| !(float(a) > -1.0 && float(a) < 18446744073709551616.0),
        "f64_to_f32.chk f64" => |a, _| float(a).is_finite() && (float(a) as f32).is_infinite(),
        "i64_to_u64.chk i64" | "u64_to_i64.chk u64" => |a, _| (a as i64) < 0,
        "narrow.chk TINYINT i64" => narrow!(i8, true),
        "narrow.chk TINYINT u64" => narrow!(i8, false),
        "narrow.chk SMALLINT i64" => narrow!(i16, true),
        "narrow.chk SMALLINT u64" => narrow!(i16, false),
        "narrow.chk INTEGER i64" => narrow!(i32, true),
        "narrow.chk INTEGER u64" => narrow!(i32, false),
        "narrow.chk BIGINT i64" => narrow!(i64, true),
        "narrow.chk BIGINT u64" => narrow!(i64, false),
        "narrow.chk UTINYINT i64" => narrow!(u8, true),
        "narrow.chk UTINYINT u64" => narrow!(u8, false),
        "narrow.chk USMALLINT i64" => narrow!(u16, true),
        "narrow.chk USMALLINT u64" => narrow!(u16, false),
        "narrow.chk UINTEGER i64" => narrow!(u32, true),
        "narrow.chk UINTEGER u64" => narrow!(u32, false),
        "narrow.chk UBIGINT i64" => narrow!(u64, true),
        "narrow.chk UBIGINT u64" => narrow!(u64, false),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_failing_inputs_are_replaced() {
        let words = vec![vec![i64::MAX as u64, 1], vec![1, 2]];
        assert_eq!(tamed("add.chk i64", &words, 1), Some(vec![vec![0, 1], vec![0, 2]]));
        assert_eq!(tamed("exp", &words, 1), None);
    }
}
