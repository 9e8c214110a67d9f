//! The call frame: what a runtime hands to a compiled kernel, `repr(C)`, the same for every device.

use std::ffi::c_void;

/// Rows of a word. A kernel computes whole words: the last, incomplete one of a batch is computed from copies of its rows, see
/// [`Frame`].
pub const WORD_ROWS: usize = 64;

/// One argument column. The kernel reads row `r` of word `w` at number `n = w * stride * WORD_ROWS + r`:
/// - `data + n * byte_width` for types of whole bytes,
/// - bit `bit_offset + n` of `data` for booleans.
///
/// The value of an `Optional` parameter is NULL where bit `validity_offset + w * validity_stride * WORD_ROWS + r` of `validity` is
/// clear.
///
/// An array's elements are numbers `starts[n] .. ends[n]` of the elements of all rows. Number `m` is:
/// - `data + m * byte_width`, or bit `bit_offset + m` of `data` for booleans,
/// - NULL where bit `element_validity_offset + m` of `element_validity` is clear.
///
/// Starts and ends are those of a row also where it is NULL or not to be computed: `0 <= start <= end`, and all elements
/// between them are there.
///
/// All rows of all words are there. A `stride` of 0 is for a value that all rows share: the memory behind it holds [`WORD_ROWS`]
/// copies (for bitmaps, bits; for an array, of its start and of its end), so that a kernel reads plain consecutive values within
/// a word and multiplies by the stride once per word. Offsets of shared values are 0, but for an array's elements.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Values; row 0 is at `data` itself, except for booleans, where it is bit `bit_offset`. Of an array, the elements.
    pub data: *const c_void,
    /// Validity bitmap. Of no use to strict functions: their NULLs are in [`Frame::mask`].
    pub validity: *const u8,
    /// First bit of a boolean column, or of the elements of arrays of booleans.
    pub bit_offset: u64,
    /// First bit of the validity bitmap.
    pub validity_offset: u64,
    /// 1: one value per row; 0: one value for all rows.
    pub stride: u64,
    /// 1: one validity bit per row; 0: the same 64 for all words.
    pub validity_stride: u64,
    /// Arrays: where each row's elements start; else null. In Arrow's `List`, `ends` is one element further on in the same
    /// offsets.
    pub starts: *const i32,
    /// Arrays: where each row's elements end; else null.
    pub ends: *const i32,
    /// Arrays: validity bitmap of the elements, or null where none is NULL.
    pub element_validity: *const u8,
    /// First bit of the elements' validity bitmap.
    pub element_validity_offset: u64,
}

/// Everything that one kernel call reads and writes: words `first .. end` of a batch, at least one. What is the same for every
/// function, and thus not part of its code, is left to the runtime: it passes over words none of whose rows are to be computed,
/// and calls the kernel for the last, incomplete word with columns of copies.
#[repr(C)]
#[derive(Debug)]
pub struct Frame {
    /// One column per parameter, in declared order.
    pub columns: *const Column,
    /// Result values: Arrow layout, bit-packed from bit 0 for booleans. Rows that aren't computed get zero.
    pub out: *mut c_void,
    /// Result validity, bit-packed from bit 0, for a function whose result can be NULL by itself
    /// ([`crate::artifact::Metadata::nullable_result`]); else null.
    pub out_validity: *mut u8,
    /// Rows to compute, from bit 0 (set: compute): word `w` is number `w * mask_stride`, and not 0.
    pub mask: *const u64,
    /// 1: one mask word per word; 0: the same for all.
    pub mask_stride: u64,
    /// The first word to compute.
    pub first: u64,
    /// The word behind the last one to compute.
    pub end: u64,
    /// Polled in loops that may be long, and between words: nonzero asks the kernel to stop with [`Status::Cancelled`].
    pub cancel: *const u32,
    /// Out: the first failing row, where the status is [`Status::Error`].
    pub error_row: u64,
    /// Out: that row's [`crate::error::RowError`] word.
    pub error_word: u32,
}

/// How a kernel call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Status {
    /// All words computed.
    Ok = 0,
    /// `error_row` and `error_word` are set; the outputs' contents are unspecified.
    Error = 1,
    /// The cancel flag was seen.
    Cancelled = 2,
}

impl Status {
    /// The status with this discriminant.
    pub fn from_u32(n: u32) -> Option<Status> {
        [Status::Ok, Status::Error, Status::Cancelled]
            .into_iter()
            .find(|s| *s as u32 == n)
    }
}

/// A kernel's entry point, [`crate::artifact::KERNEL_SYMBOL`] in the object. Returns a [`Status`] discriminant.
///
/// # Safety
/// The frame must describe memory that is valid as [`Frame`] and [`Column`] say, and that nobody else writes.
pub type KernelFn = unsafe extern "C" fn(*mut Frame) -> u32;
