//! NULLs of arguments as bitmaps: one mask for strict functions, one bitmap per parameter for the others.

use arrow::array::{Array, AsArray, BooleanArray};
use arrow::buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};

use crate::function::Argument;

/// The rows to compute, as whole 64-bit words from bit 0; bits beyond the last row are 0.
#[derive(Debug, Clone)]
pub struct Mask {
    words: ScalarBuffer<u64>,
    nulls: NullBuffer,
}

/// The rows where a condition is true: neither false nor NULL.
impl From<&BooleanArray> for Mask {
    fn from(condition: &BooleanArray) -> Mask {
        let (bits, rows) = (condition.values(), condition.len());
        let whole = bits.offset() == 0 && rows.is_multiple_of(64) && condition.null_count() == 0;
        if whole && bits.inner().as_ptr().cast::<u64>().is_aligned() {
            return Mask {
                words: ScalarBuffer::new(bits.inner().clone(), 0, rows / 64),
                nulls: NullBuffer::new(bits.clone()),
            };
        }
        let mut words: Vec<u64> = condition.values().bit_chunks().iter_padded().collect();
        if let Some(nulls) = condition.nulls().filter(|nulls| nulls.null_count() > 0) {
            let valid = nulls.inner().bit_chunks();
            words.iter_mut().zip(valid.iter_padded()).for_each(|(w, v)| *w &= v);
        }
        words.truncate(condition.len().div_ceil(64));
        Mask::new(words, condition.len())
    }
}

impl Mask {
    /// A mask of these words for `rows` rows.
    pub fn new(words: Vec<u64>, rows: usize) -> Mask {
        let words = ScalarBuffer::from(words);
        let nulls = NullBuffer::new(BooleanBuffer::new(words.inner().clone(), 0, rows));
        Mask { words, nulls }
    }

    /// The rows that are in both.
    pub(super) fn and(&self, other: &Mask) -> Mask {
        let words = self.words.iter().zip(other.words.iter()).map(|(a, b)| a & b);
        Mask::new(words.collect(), self.rows())
    }

    /// The rows that it is about, to compute or not.
    pub fn rows(&self) -> usize {
        self.nulls.len()
    }

    /// How many rows are to be computed.
    pub fn count(&self) -> usize {
        self.nulls.len() - self.nulls.null_count()
    }

    /// The rows to compute, as bits.
    pub fn bits(&self) -> &BooleanBuffer {
        self.nulls.inner()
    }

    /// The words.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Whether there is no row to compute.
    pub fn is_empty(&self) -> bool {
        self.nulls.null_count() == self.nulls.len()
    }

    /// The mask as the validity of a result, sharing memory.
    pub fn into_nulls(self) -> NullBuffer {
        self.nulls
    }
}

/// The rows in which no argument is NULL; `None` for all rows. Scalars must not be NULL.
pub(super) fn valid_in_all(args: &[Argument], rows: usize) -> Option<Mask> {
    let mut words: Option<Vec<u64>> = None;
    for arg in args {
        if let Argument::Array(array) = arg {
            each_bitmap(array.as_ref(), &mut |nulls| {
                let bits = nulls.inner().bit_chunks();
                match &mut words {
                    None => words = Some(bits.iter_padded().collect()),
                    Some(words) => words
                        .iter_mut()
                        .zip(bits.iter_padded())
                        .for_each(|(word, bits)| *word &= bits),
                }
            });
        }
    }
    words.map(|words| Mask::new(words, rows))
}

/// The bitmaps that decide whether a value is NULL, those without NULLs left out: a complex number is NULL where the
/// struct, `re` or `im` is.
fn each_bitmap(array: &dyn Array, visit: &mut impl FnMut(&NullBuffer)) {
    if let Some(nulls) = array.nulls().filter(|nulls| nulls.null_count() > 0) {
        visit(nulls);
    }
    if let Some(complex) = array.as_struct_opt() {
        complex
            .columns()
            .iter()
            .for_each(|child| each_bitmap(child.as_ref(), visit));
    }
}

/// Each argument's validity; `None` where it has no NULLs.
pub(super) fn of_each(args: &[Argument]) -> Vec<Option<NullBuffer>> {
    args.iter().map(|arg| validity(arg.array().as_ref())).collect()
}

/// An argument's validity; `None` where it has no NULLs.
pub fn validity(array: &dyn Array) -> Option<NullBuffer> {
    let mut all: Option<NullBuffer> = None;
    each_bitmap(array, &mut |nulls| all = NullBuffer::union(all.as_ref(), Some(nulls)));
    all
}

/// Whether the value in this row is NULL.
pub fn is_null(array: &dyn Array, row: usize) -> bool {
    let mut null = false;
    each_bitmap(array, &mut |nulls| null |= nulls.is_null(row));
    null
}
