//! Memory that calls on one thread reuse, so that a batch allocates only its result: tiles of scalar arguments, which
//! stay filled from batch to batch, complex values on their way between Arrow's layout and the frame's, and copies of the last
//! rows of columns.

use std::cell::Cell;

use rbcdb_udf_abi::frame::WORD_ROWS;
use rbcdb_udf_abi::{Column, ScalarType};

/// One complex value as the call frame has it: `re`, `im`.
pub(super) type Complex = [f64; 2];

/// A cache line; every value width divides it.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct Line(pub [u8; 64]);

/// [`WORD_ROWS`] copies of one value.
#[derive(Debug, Default)]
pub(super) struct Tile {
    lines: Vec<Line>,
    /// Bytes in use, and what they hold.
    filled: Option<(usize, [u8; 16])>,
}

impl Tile {
    /// Bytes that `WORD_ROWS` values of a type take.
    pub fn bytes(ty: ScalarType) -> usize {
        ty.byte_width().map_or(WORD_ROWS / 8, |width| width * WORD_ROWS)
    }

    /// Makes all copies equal to `value`, of which the type's width counts; for booleans, a byte of eight equal bits.
    pub fn fill(&mut self, ty: ScalarType, value: [u8; 16]) {
        let bytes = Tile::bytes(ty);
        if self.filled == Some((bytes, value)) {
            return;
        }
        let width = ty.byte_width().unwrap_or(1);
        let mut line = Line([0; 64]);
        line.0
            .chunks_exact_mut(width)
            .for_each(|copy| copy.copy_from_slice(&value[..width]));
        self.lines.clear();
        self.lines.resize(bytes.div_ceil(size_of::<Line>()), line);
        self.filled = Some((bytes, value));
    }

    /// The copies.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}

/// What one parameter may need.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// A shared value; of an array, where it starts.
    pub tile: Tile,
    /// Where a shared array ends.
    pub end: Tile,
    pub complex: Vec<Complex>,
}

/// The columns of a batch's last, incomplete word.
#[derive(Debug, Default)]
pub(super) struct Tails {
    pub columns: Vec<Column>,
    /// Per parameter; at least as many as any call on this thread had.
    pub copies: Vec<Tail>,
}

/// Copies of a column's rows in a batch's last, incomplete word; the rows that the batch doesn't have are zero.
#[derive(Debug)]
pub(super) struct Tail {
    /// Values; of arrays, where they start, and behind these where they end.
    pub values: [Line; TAIL_LINES],
    pub bits: u64,
    pub validity: u64,
}

/// Lines that a word of the widest values takes.
const TAIL_LINES: usize = WORD_ROWS * size_of::<Complex>() / size_of::<Line>();

impl Default for Tail {
    fn default() -> Tail {
        Tail {
            values: [Line([0; 64]); TAIL_LINES],
            bits: 0,
            validity: 0,
        }
    }
}

/// Everything that calls on one thread reuse.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// Per parameter; at least as many as any call on this thread had.
    pub inputs: Vec<Input>,
    pub complex_out: Vec<Complex>,
    pub tails: Tails,
}

/// Bytes of complex values that a thread keeps per buffer; larger ones are given back after the call.
const KEPT_BYTES_MAX: usize = 1 << 20;

thread_local! {
    static SCRATCH: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

/// Runs `f` with this thread's scratch memory.
pub(super) fn with<R>(f: impl FnOnce(&mut Scratch) -> R) -> R {
    // Without the thread's memory, which is gone while the thread ends, a call works all the same.
    let mut scratch = SCRATCH.try_with(Cell::take).ok().flatten().unwrap_or_default();
    let result = f(&mut scratch);
    let kept = KEPT_BYTES_MAX / size_of::<Complex>();
    let buffers = scratch
        .inputs
        .iter_mut()
        .map(|input| &mut input.complex)
        .chain([&mut scratch.complex_out]);
    for buffer in buffers.filter(|buffer| buffer.capacity() > kept) {
        *buffer = Vec::new();
    }
    let _ = SCRATCH.try_with(|kept| kept.set(Some(scratch)));
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_hold_copies_and_change_with_value_and_type() {
        let mut tile = Tile::default();
        let value = |n: u8| std::array::from_fn(|i| n.wrapping_add(i as u8));
        for ty in ScalarType::ALL.into_iter().chain(ScalarType::ALL.into_iter().rev()) {
            for n in [1, 1, 200] {
                tile.fill(ty, value(n));
                let bytes: Vec<u8> = tile.lines().iter().flat_map(|line| line.0).collect();
                let width = ty.byte_width().unwrap_or(1);
                let copies = value(n)[..width].repeat(Tile::bytes(ty) / width);
                assert_eq!(bytes[..copies.len()], copies, "{ty} {n}");
            }
        }
        assert_eq!(Tile::bytes(ScalarType::Bool), 8);
        assert_eq!(Tile::bytes(ScalarType::Complex128), 64 * 16);
    }
}
