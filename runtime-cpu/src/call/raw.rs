//! Arguments as a frame describes them: columns that point into Arrow's memory, or into copies of a last, incomplete word.
//!
//! The memory is borrowed by typed wrappers that check sizes, so that the pointers in a frame are valid while a kernel runs.

use std::ffi::c_void;
use std::marker::PhantomData;
use std::ptr;

use arrow::buffer::{BooleanBuffer, NullBuffer, OffsetBuffer};
use rbcdb_udf_abi::frame::WORD_ROWS;
use rbcdb_udf_abi::{Column, ScalarType};

use super::scratch::{Complex, Line, Tail, Tails, Tile};

/// A word of no rows: validity behind a shared NULL.
static NONE: u64 = 0;
/// A word of all rows: validity where there is no NULL, and the mask where all rows are wanted.
pub(super) static ALL: u64 = u64::MAX;

/// A column that isn't one of arrays.
const NO_ARRAYS: Column = Column {
    data: ptr::null(),
    validity: (&raw const ALL).cast(),
    bit_offset: 0,
    validity_offset: 0,
    stride: 0,
    validity_stride: 0,
    starts: ptr::null(),
    ends: ptr::null(),
    element_validity: ptr::null(),
    element_validity_offset: 0,
};

/// The columns of a frame, pointing into memory borrowed for `'a`.
pub(super) struct Columns<'a> {
    columns: Vec<Column>,
    layouts: Vec<Layout>,
    rows: usize,
    borrowed: PhantomData<&'a [u8]>,
}

/// What a column has for each row.
#[derive(Clone, Copy)]
enum Layout {
    /// A value of so many bytes.
    Bytes(usize),
    Bit,
    /// Where its array starts and where it ends.
    Array,
}

impl<'a> Columns<'a> {
    /// No columns yet, for `rows` rows.
    pub fn new(rows: usize, capacity: usize) -> Columns<'a> {
        Columns {
            columns: Vec::with_capacity(capacity),
            layouts: Vec::with_capacity(capacity),
            rows,
            borrowed: PhantomData,
        }
    }

    /// Their number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The columns, for a frame.
    pub fn describe(&self) -> &[Column] {
        &self.columns
    }

    /// A column of one value per row.
    pub fn push_values<T>(&mut self, values: &'a [T], nulls: Option<&'a NullBuffer>) {
        assert!(values.len() >= self.rows, "one value per row");
        self.push(Layout::Bytes(size_of::<T>()), values.as_ptr().cast(), 0, nulls);
    }

    /// A column of one bit per row.
    pub fn push_bits(&mut self, bits: &'a BooleanBuffer, nulls: Option<&'a NullBuffer>) {
        assert!(bits.len() >= self.rows, "one bit per row");
        self.push(Layout::Bit, bits.values().as_ptr().cast(), bits.offset(), nulls);
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
        self.push(Layout::Array, elements.data, elements.bit_offset, nulls);
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
        let validity = if null { &raw const NONE } else { &raw const ALL };
        self.layouts.push(ty.byte_width().map_or(Layout::Bit, Layout::Bytes));
        self.columns.push(Column {
            data: tile.as_ptr().cast(),
            validity: validity.cast(),
            ..NO_ARRAYS
        });
    }

    fn push(&mut self, layout: Layout, data: *const c_void, bit_offset: usize, nulls: Option<&'a NullBuffer>) {
        assert!(
            nulls.is_none_or(|nulls| nulls.len() >= self.rows),
            "one validity bit per row"
        );
        self.layouts.push(layout);
        self.columns.push(Column {
            data,
            validity: nulls.map_or(NO_ARRAYS.validity, |nulls| nulls.validity().as_ptr()),
            bit_offset: bit_offset as u64,
            validity_offset: nulls.map_or(0, |nulls| nulls.offset() as u64),
            stride: 1,
            validity_stride: u64::from(nulls.is_some()),
            ..NO_ARRAYS
        });
    }

    /// The columns of the rows from `first` on, fewer than a word, copied to memory for a whole one.
    pub fn tail<'t>(&self, first: usize, rows: usize, tails: &'t mut Tails) -> &'t [Column] {
        assert!(rows < WORD_ROWS && first + rows <= self.rows);
        let Tails { columns, copies } = tails;
        copies.resize_with(copies.len().max(self.columns.len()), Tail::default);
        let each = self.columns.iter().zip(&self.layouts).zip(copies);
        columns.clear();
        columns.extend(each.map(|((column, layout), tail)| {
            let mut copied = *column;
            // SAFETY: what is copied are the last of the column's rows, which `push` has seen to be there.
            unsafe {
                if column.stride != 0 {
                    tail.copy_values(column, *layout, first, rows, &mut copied);
                }
                if column.validity_stride != 0 {
                    tail.validity = bits(column.validity, column.validity_offset as usize + first, rows);
                    copied.validity = (&raw const tail.validity).cast();
                    copied.validity_offset = 0;
                }
            }
            copied
        }));
        columns
    }
}

impl Tail {
    /// Copies what a column has for its rows from `first` on, and points `copied` there.
    ///
    /// # Safety
    /// The column has these rows, in that layout; they are fewer than a word.
    unsafe fn copy_values(&mut self, column: &Column, layout: Layout, first: usize, rows: usize, copied: &mut Column) {
        let values: *mut u8 = self.values.as_mut_ptr().cast();
        // SAFETY: rows that are there, by the caller's promise, are copied to where there is room for a word of the widest
        // values, or for two of offsets.
        unsafe {
            let copy = |from: *const u8, to: *mut u8, width: usize| {
                ptr::copy_nonoverlapping(from.add(first * width), to, rows * width);
                ptr::write_bytes(to.add(rows * width), 0, (WORD_ROWS - rows) * width);
            };
            match layout {
                Layout::Bytes(width) => {
                    assert!(width <= size_of::<Complex>());
                    copy(column.data.cast(), values, width);
                    copied.data = values.cast();
                }
                Layout::Bit => {
                    self.bits = bits(column.data.cast(), column.bit_offset as usize + first, rows);
                    copied.data = (&raw const self.bits).cast();
                    copied.bit_offset = 0;
                }
                Layout::Array => {
                    let ends = values.add(WORD_ROWS * size_of::<i32>());
                    copy(column.starts.cast(), values, size_of::<i32>());
                    copy(column.ends.cast(), ends, size_of::<i32>());
                    copied.starts = values.cast();
                    copied.ends = ends.cast();
                }
            }
        }
    }
}

/// Bits `at .. at + count` of a bitmap, from bit 0 on; fewer than a word.
///
/// # Safety
/// The bitmap has them.
unsafe fn bits(bitmap: *const u8, at: usize, count: usize) -> u64 {
    let (first, shift) = (at / 8, at % 8);
    let byte = |n: usize| {
        // SAFETY: the byte has one of the bits.
        u128::from(unsafe { *bitmap.add(first + n) }) << (8 * n)
    };
    let bytes = (0..(shift + count).div_ceil(8))
        .map(byte)
        .fold(0, |all, byte| all | byte);
    (bytes >> shift) as u64 & low_bits(count)
}

/// A word with the lowest `count` bits set; fewer than all.
pub(super) fn low_bits(count: usize) -> u64 {
    (1 << count) - 1
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
