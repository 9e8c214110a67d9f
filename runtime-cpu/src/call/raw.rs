//! The call itself: the only place where compiled code meets Arrow's memory.
//!
//! Columns and output memory are borrowed by typed wrappers that check their sizes, so that the pointers in a frame are
//! valid while the kernel runs. What remains to be trusted is the kernel: that it keeps to the frame's contract.

use std::arch::asm;
use std::ffi::c_void;
use std::marker::PhantomData;
use std::ptr;

use arrow::buffer::{BooleanBuffer, MutableBuffer, NullBuffer, OffsetBuffer};
use rbcdb_udf_abi::frame::TILE_ROWS;
use rbcdb_udf_abi::{Column, Frame, ScalarType, Status};

use super::nulls::Mask;
use super::scratch::{Line, Tile};
use crate::cancel::CancelFlag;
use crate::loader::Code;

/// Validity behind a shared NULL: [`TILE_ROWS`] zero bits.
static NULL_TILE: [u64; TILE_ROWS / 64] = [0; TILE_ROWS / 64];

/// A column that isn't one of arrays.
const NO_ARRAYS: Column = Column {
    data: ptr::null(),
    validity: ptr::null(),
    bit_offset: 0,
    validity_offset: 0,
    stride: 0,
    starts: ptr::null(),
    ends: ptr::null(),
    element_validity: ptr::null(),
    element_validity_offset: 0,
};

/// MXCSR as every kernel expects it: round to nearest, denormals kept, no traps. A library in the host process that was
/// built with `-ffast-math` may have changed it.
const MXCSR_DEFAULT: u32 = 0x1f80;
/// The bits of MXCSR that only record what happened.
const MXCSR_STICKY: u32 = 0x3f;

/// The columns of a frame, pointing into memory borrowed for `'a`.
pub(super) struct Columns<'a> {
    columns: Vec<Column>,
    rows: usize,
    borrowed: PhantomData<&'a [u8]>,
}

impl<'a> Columns<'a> {
    /// No columns yet, for `rows` rows.
    pub fn new(rows: usize, capacity: usize) -> Columns<'a> {
        Columns {
            columns: Vec::with_capacity(capacity),
            rows,
            borrowed: PhantomData,
        }
    }

    /// A column of one value per row.
    pub fn push_values<T>(&mut self, values: &'a [T], nulls: Option<&'a NullBuffer>) {
        assert!(values.len() >= self.rows, "one value per row");
        self.push(values.as_ptr().cast(), 0, nulls);
    }

    /// A column of one bit per row.
    pub fn push_bits(&mut self, bits: &'a BooleanBuffer, nulls: Option<&'a NullBuffer>) {
        assert!(bits.len() >= self.rows, "one bit per row");
        self.push(bits.values().as_ptr().cast(), bits.offset(), nulls);
    }

    /// A column of one array per row, by offsets into the elements of all.
    pub fn push_arrays(
        &mut self,
        elements: Elements<'a>,
        offsets: &'a OffsetBuffer<i32>,
        nulls: Option<&'a NullBuffer>,
    ) {
        assert!(offsets.len() > self.rows, "a start and an end per row");
        elements.check(offsets);
        self.push(elements.data, elements.bit_offset, nulls);
        elements.describe(self.columns.last_mut(), [offsets.as_ptr(), offsets[1..].as_ptr()]);
    }

    /// One array for all rows, that of the first offsets: tiles of copies of its start and of its end.
    pub fn push_shared_array(
        &mut self,
        elements: Elements<'a>,
        offsets: &'a OffsetBuffer<i32>,
        tiles: [&'a [Line]; 2],
        null: bool,
    ) {
        elements.check(offsets);
        let [start, end] = tiles.map(|tile| tile.as_ptr().cast::<i32>());
        tiles.iter().for_each(|tile| {
            assert!(size_of_val(*tile) >= Tile::bytes(ScalarType::Int32), "a whole tile");
        });
        self.push_shared(tiles[0], ScalarType::Int32, null);
        if let Some(column) = self.columns.last_mut() {
            column.data = elements.data;
            column.bit_offset = elements.bit_offset as u64;
        }
        elements.describe(self.columns.last_mut(), [start, end]);
    }

    /// One value for all rows: a tile of copies.
    pub fn push_shared(&mut self, tile: &'a [Line], ty: ScalarType, null: bool) {
        assert!(size_of_val(tile) >= Tile::bytes(ty), "a whole tile");
        self.columns.push(Column {
            data: tile.as_ptr().cast(),
            validity: if null { NULL_TILE.as_ptr().cast() } else { ptr::null() },
            bit_offset: 0,
            validity_offset: 0,
            stride: 0,
            ..NO_ARRAYS
        });
    }

    fn push(&mut self, data: *const c_void, bit_offset: usize, nulls: Option<&'a NullBuffer>) {
        assert!(
            nulls.is_none_or(|nulls| nulls.len() >= self.rows),
            "one validity bit per row"
        );
        self.columns.push(Column {
            data,
            validity: nulls.map_or(ptr::null(), |nulls| nulls.validity().as_ptr()),
            bit_offset: bit_offset as u64,
            validity_offset: nulls.map_or(0, |nulls| nulls.offset() as u64),
            stride: 1,
            ..NO_ARRAYS
        });
    }
}

/// The elements of all rows of a column of arrays.
#[derive(Clone, Copy)]
pub(super) struct Elements<'a> {
    data: *const c_void,
    bit_offset: usize,
    nulls: Option<&'a NullBuffer>,
    len: usize,
    borrowed: PhantomData<&'a [u8]>,
}

impl<'a> Elements<'a> {
    /// Elements of whole bytes.
    pub fn values<T>(values: &'a [T], nulls: Option<&'a NullBuffer>) -> Elements<'a> {
        Elements {
            data: values.as_ptr().cast(),
            bit_offset: 0,
            nulls: nulls.filter(|nulls| nulls.null_count() > 0),
            len: values.len(),
            borrowed: PhantomData,
        }
    }

    /// Booleans.
    pub fn bits(bits: &'a BooleanBuffer, nulls: Option<&'a NullBuffer>) -> Elements<'a> {
        Elements {
            data: bits.values().as_ptr().cast(),
            bit_offset: bits.offset(),
            len: bits.len(),
            ..Elements::values(&[0u8; 0], nulls)
        }
    }

    /// No elements.
    pub fn none() -> Elements<'a> {
        Elements::values(&[0u8; 0], None)
    }

    /// The elements that offsets, which ascend from 0 or more, name must be there.
    fn check(&self, offsets: &OffsetBuffer<i32>) {
        let end = offsets.last().map_or(0, |end| *end as usize);
        assert!(end <= self.len, "elements for all offsets");
        assert!(
            self.nulls.is_none_or(|nulls| nulls.len() >= self.len),
            "one validity bit per element"
        );
    }

    fn describe(&self, column: Option<&mut Column>, [starts, ends]: [*const i32; 2]) {
        if let Some(column) = column {
            column.starts = starts;
            column.ends = ends;
            column.element_validity = self.nulls.map_or(ptr::null(), |nulls| nulls.validity().as_ptr());
            column.element_validity_offset = self.nulls.map_or(0, |nulls| nulls.offset() as u64);
        }
    }
}

/// Memory for result values.
pub(super) enum OutValues<'a> {
    /// Not initialised: holds the rows, `row_bits` each, after a run that ended well.
    Fresh {
        /// Its capacity must do for the rows rounded up to 64.
        buffer: &'a mut MutableBuffer,
        /// Bits of one value.
        row_bits: usize,
    },
    /// Initialised, one element per row or more.
    Complex(&'a mut [super::scratch::Complex]),
}

/// Memory that the kernel writes.
pub(super) struct OutMemory<'a> {
    pub values: OutValues<'a>,
    pub validity: Option<&'a mut [u64]>,
    pub rows: usize,
}

/// How a run ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    /// A [`Status`] discriminant.
    pub status: u32,
    pub error_row: u64,
    pub error_word: u32,
}

/// Runs the kernel over all rows of the mask; there may be more in the columns.
pub(super) fn run(
    code: &Code,
    columns: &Columns<'_>,
    mask: Option<&Mask>,
    mut out: OutMemory<'_>,
    cancel: &CancelFlag,
) -> End {
    let rows = out.rows;
    assert!(columns.rows >= rows);
    assert!(mask.is_none_or(|mask| mask.words().len() >= rows.div_ceil(64)));
    assert!(
        out.validity
            .as_ref()
            .is_none_or(|validity| validity.len() >= rows.div_ceil(64))
    );
    let values = match &mut out.values {
        OutValues::Complex(values) => {
            assert!(values.len() >= rows.next_multiple_of(64));
            values.as_mut_ptr().cast()
        }
        OutValues::Fresh { buffer, row_bits } => {
            assert!(buffer.capacity() >= rows.next_multiple_of(64) * *row_bits / 8);
            buffer.as_mut_ptr().cast()
        }
    };
    let mut frame = Frame {
        columns: columns.columns.as_ptr(),
        out: values,
        out_validity: out
            .validity
            .as_mut()
            .map_or(ptr::null_mut(), |validity| validity.as_mut_ptr().cast()),
        mask: mask.map_or(ptr::null(), |mask| mask.words().as_ptr()),
        rows: rows as u64,
        cancel: cancel.as_ptr(),
        error_row: 0,
        error_word: 0,
    };
    // SAFETY: all pointers are into memory borrowed by this function's arguments, of sizes checked above and in
    // `Columns`; the outputs are borrowed mutably, so nobody else writes or reads them.
    let status = unsafe { run_with_default_floats(code, &mut frame) };
    if let (OutValues::Fresh { buffer, row_bits }, Some(Status::Ok)) = (out.values, Status::from_u32(status)) {
        // SAFETY: within the capacity, as checked above; a kernel that ends well has written every row.
        unsafe { buffer.set_len((rows * row_bits).div_ceil(8)) };
    }
    End {
        status,
        error_row: frame.error_row,
        error_word: frame.error_word,
    }
}

/// Runs the kernel with the default floating-point environment, whatever the host program has set on this thread.
///
/// # Safety
/// As for [`rbcdb_udf_abi::KernelFn`].
unsafe fn run_with_default_floats(code: &Code, frame: &mut Frame) -> u32 {
    let host = mxcsr();
    let changed = host & !MXCSR_STICKY != MXCSR_DEFAULT;
    if changed {
        set_mxcsr(MXCSR_DEFAULT);
    }
    // SAFETY: the caller's promise.
    let status = unsafe { code.run(frame) };
    if changed {
        set_mxcsr(host);
    }
    status
}

/// The floating-point control and status register.
pub(super) fn mxcsr() -> u32 {
    let mut value = 0u32;
    // SAFETY: stores four bytes to `value` and changes nothing else.
    unsafe { asm!("stmxcsr [{}]", in(reg) &raw mut value, options(nostack, preserves_flags)) };
    value
}

/// Sets the register. Callers in this crate restore the host's value before they return to code that Rust compiled.
pub(super) fn set_mxcsr(value: u32) {
    // SAFETY: reads four bytes from `value`; between the two calls in `run_with_default_floats` only the kernel runs,
    // which is compiled for exactly this setting.
    unsafe { asm!("ldmxcsr [{}]", in(reg) &raw const value, options(nostack, preserves_flags)) };
}
