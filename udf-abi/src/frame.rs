//! The call frame: what a runtime hands to a compiled kernel, `repr(C)`, the same for every device.

use std::ffi::c_void;

/// One argument column. The kernel reads row `i` at:
/// - `data + (i * stride) * byte_width` for types of whole bytes,
/// - bit `bit_offset + i * stride` of `data` for booleans,
/// - bit `validity_offset + i * stride` of `validity` for NULLs of an `Optional` parameter (bit set: not NULL).
///
/// An array's elements are numbers `starts[i * stride] .. ends[i * stride]` of the elements of all rows. Number `n` is:
/// - `data + n * byte_width`, or bit `bit_offset + n` of `data` for booleans,
/// - NULL where bit `element_validity_offset + n` of `element_validity` is clear.
///
/// Starts and ends are those of a row also where it is NULL or not to be computed: `0 <= start <= end`, and all elements
/// between them are there.
///
/// `stride` is 1 for a column and 0 for a value that all rows share. A `stride` of 0 need not be handled per row: the
/// memory behind a shared value holds [`TILE_ROWS`] copies (for bitmaps, `TILE_ROWS` bits; for an array, of its start and of its end), so a kernel that works
/// through the batch in tiles of that many rows reads plain consecutive values in the inner loop and multiplies by
/// `stride` once per tile. Offsets of shared values are 0, but for an array's elements.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Values; row 0 is at `data` itself, except for booleans, where it is bit `bit_offset`. Of an array, the elements.
    pub data: *const c_void,
    /// Validity bitmap, or null where no row is NULL. Always null for strict functions: their NULLs are in
    /// [`Frame::mask`].
    pub validity: *const u8,
    /// First bit of a boolean column, or of the elements of arrays of booleans.
    pub bit_offset: u64,
    /// First bit of the validity bitmap.
    pub validity_offset: u64,
    /// 1: one value per row; 0: one value for all rows.
    pub stride: u64,
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

/// Rows per tile: the inner loop's length, and the number of copies behind a shared value. A multiple of 64, so that
/// a tile starts at a whole word of every output bitmap.
pub const TILE_ROWS: usize = 512;

/// Everything that one kernel call reads and writes.
#[repr(C)]
#[derive(Debug)]
pub struct Frame {
    /// One column per parameter, in declared order.
    pub columns: *const Column,
    /// Result values: Arrow layout, bit-packed from bit 0 for booleans. Rows that aren't computed get zero.
    /// Room for `rows` rounded up to a multiple of 64.
    pub out: *mut c_void,
    /// Result validity, bit-packed from bit 0, for a function whose result can be NULL by itself
    /// ([`crate::artifact::Metadata::nullable_result`]); else null. Room for `rows` rounded up to a multiple of 64 bits.
    pub out_validity: *mut u8,
    /// Rows to compute, from bit 0 (set: compute), or null for all. Readable in whole 64-bit words.
    pub mask: *const u64,
    /// Number of rows.
    pub rows: u64,
    /// Polled in loops that may be long, and between tiles: nonzero asks the kernel to stop with [`Status::Cancelled`].
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
    /// All rows computed.
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
