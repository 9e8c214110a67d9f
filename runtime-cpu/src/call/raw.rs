//! The call itself: the only place where compiled code meets Arrow's memory.
//!
//! Columns and output memory are borrowed by typed wrappers that check their sizes, so that the pointers in a frame are
//! valid while the kernel runs. What remains to be trusted is the kernel: that it keeps to the frame's contract.
//!
//! Kernels compute whole words of rows. Words of which no row is wanted are zeroed here, and a batch's last, incomplete word
//! is computed from copies.

use std::arch::asm;
use std::ffi::c_void;
use std::marker::PhantomData;
use std::ptr;

use arrow::buffer::{BooleanBuffer, MutableBuffer, NullBuffer, OffsetBuffer};
use rbcdb_udf_abi::frame::WORD_ROWS;
use rbcdb_udf_abi::{Column, Frame, ScalarType, Status};

use super::nulls::Mask;
use super::scratch::{Complex, Line, Tail, Tails, Tile};
use crate::cancel::CancelFlag;
use crate::loader::Code;

/// A word of no rows: validity behind a shared NULL.
static NONE: u64 = 0;
/// A word of all rows: validity where there is no NULL, and the mask where all rows are wanted.
static ALL: u64 = u64::MAX;

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

/// MXCSR as every kernel expects it: round to nearest, denormals kept, no traps. A library in the host process that was
/// built with `-ffast-math` may have changed it.
const MXCSR_DEFAULT: u32 = 0x1f80;
/// The bits of MXCSR that only record what happened.
const MXCSR_STICKY: u32 = 0x3f;

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
    fn tail<'t>(&self, first: usize, rows: usize, tails: &'t mut Tails) -> &'t [Column] {
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
fn low_bits(count: usize) -> u64 {
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

impl End {
    const OK: End = End {
        status: Status::Ok as u32,
        error_row: 0,
        error_word: 0,
    };

    fn is_ok(self) -> bool {
        self.status == Status::Ok as u32
    }
}

impl OutValues<'_> {
    /// Where they are and how many bits each takes; there is room for `rows`, a multiple of a word.
    fn place(&mut self, rows: usize) -> (*mut u8, usize) {
        match self {
            OutValues::Complex(values) => {
                assert!(values.len() >= rows);
                (values.as_mut_ptr().cast(), size_of::<Complex>() * 8)
            }
            OutValues::Fresh { buffer, row_bits } => {
                assert!(buffer.capacity() >= rows * *row_bits / 8);
                (buffer.as_mut_ptr(), *row_bits)
            }
        }
    }
}

/// A run in work.
struct Run<'r> {
    code: &'r Code,
    columns: &'r [Column],
    /// Result values, and bits of one.
    out: *mut u8,
    out_bits: usize,
    out_validity: *mut u64,
    cancel: &'r CancelFlag,
}

impl Run<'_> {
    /// Where the values of a word of the result are.
    ///
    /// # Safety
    /// There is room for the words before it.
    unsafe fn word(&self, word: usize) -> *mut u8 {
        // SAFETY: the caller's promise.
        unsafe { self.out.add(word * self.word_bytes()) }
    }

    fn word_bytes(&self) -> usize {
        WORD_ROWS * self.out_bits / 8
    }

    /// Computes a run of words under their masks, of which there is one per word or, with a stride of 0, one for all.
    ///
    /// # Safety
    /// The columns have the words' rows, the outputs room for them.
    unsafe fn compute(&self, (first, end): (usize, usize), mask: *const u64, mask_stride: u64) -> End {
        let mut frame = Frame {
            columns: self.columns.as_ptr(),
            out: self.out.cast(),
            out_validity: self.out_validity.cast(),
            mask,
            mask_stride,
            first: first as u64,
            end: end as u64,
            cancel: self.cancel.as_ptr(),
            error_row: 0,
            error_word: 0,
        };
        // SAFETY: the caller's promise.
        let status = unsafe { run_with_default_floats(self.code, &mut frame) };
        End {
            status,
            error_row: frame.error_row,
            error_word: frame.error_word,
        }
    }

    /// Computes the words of a mask of which a row is wanted, and zeroes the others.
    ///
    /// # Safety
    /// As for [`Run::compute`], for all words.
    unsafe fn masked(&self, words: &[u64]) -> End {
        let mut at = 0;
        while at < words.len() {
            let wanted = words[at] != 0;
            let run = words[at..].iter().take_while(|word| (**word != 0) == wanted).count();
            // SAFETY: within the words.
            unsafe {
                if wanted {
                    let end = self.compute((at, at + run), words.as_ptr(), 1);
                    if !end.is_ok() {
                        return end;
                    }
                } else {
                    self.zero(at, run);
                }
            }
            at += run;
        }
        End::OK
    }

    /// Zeroes words of the outputs.
    ///
    /// # Safety
    /// There is room for them.
    unsafe fn zero(&self, first: usize, words: usize) {
        // SAFETY: the caller's promise.
        unsafe {
            ptr::write_bytes(self.word(first), 0, words * self.word_bytes());
            if !self.out_validity.is_null() {
                ptr::write_bytes(self.out_validity.add(first), 0, words);
            }
        }
    }
}

/// Runs the kernel over all rows of the mask; there may be more in the columns.
pub(super) fn run(
    code: &Code,
    columns: &Columns<'_>,
    mask: Option<&Mask>,
    mut out: OutMemory<'_>,
    tails: &mut Tails,
    cancel: &CancelFlag,
) -> End {
    let rows = out.rows;
    let (whole, left) = (rows / WORD_ROWS, rows % WORD_ROWS);
    assert!(columns.rows >= rows);
    assert!(mask.is_none_or(|mask| mask.words().len() >= rows.div_ceil(WORD_ROWS)));
    let validity = out.validity.as_mut();
    assert!(validity.is_none_or(|validity| validity.len() >= rows.div_ceil(WORD_ROWS)));
    let (values, out_bits) = out.values.place(rows.next_multiple_of(WORD_ROWS));
    let mut run = Run {
        code,
        columns: &columns.columns,
        out: values,
        out_bits,
        out_validity: out.validity.map_or(ptr::null_mut(), <[u64]>::as_mut_ptr),
        cancel,
    };
    // SAFETY: all pointers are into memory borrowed by this function's arguments, of sizes checked above and in
    // `Columns`; the outputs are borrowed mutably, so nobody else writes or reads them.
    let mut end = unsafe {
        match mask {
            Some(mask) => run.masked(&mask.words()[..whole]),
            None if whole > 0 => run.compute((0, whole), &raw const ALL, 0),
            None => End::OK,
        }
    };
    if end.is_ok() && left > 0 {
        let copies = columns.tail(whole * WORD_ROWS, left, tails);
        let wanted = mask.map_or(ALL, |mask| mask.words()[whole]) & low_bits(left);
        // SAFETY: as above; the copies are of a whole word, and `tails` is borrowed while they are in use.
        end = unsafe {
            run.columns = copies;
            run.out = run.word(whole);
            if !run.out_validity.is_null() {
                run.out_validity = run.out_validity.add(whole);
            }
            run.masked(&[wanted])
        };
        end.error_row = end.error_row.saturating_add((whole * WORD_ROWS) as u64);
    }
    if let (OutValues::Fresh { buffer, row_bits }, true) = (out.values, end.is_ok()) {
        // SAFETY: within the capacity, as checked above; after a run that ended well every row has been written.
        unsafe { buffer.set_len((rows * row_bits).div_ceil(8)) };
    }
    end
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
