//! The call itself: the only place where compiled code runs.
//!
//! Output memory is borrowed as columns are, see [`raw`](super::raw). What remains to be trusted is the kernel: that it keeps to the
//! frame's contract.
//!
//! Kernels compute whole words of rows. Words of which no row is wanted are zeroed here, and a batch's last, incomplete word
//! is computed from copies.

use std::arch::asm;
use std::ptr;

use arrow::buffer::MutableBuffer;
use rbcdb_udf_abi::frame::WORD_ROWS;
use rbcdb_udf_abi::{Column, Frame, Status};

use super::nulls::Mask;
use super::raw::{ALL, Columns, low_bits};
use super::scratch::{Complex, Tails};
use crate::cancel::CancelFlag;
use crate::loader::Code;

/// MXCSR as every kernel expects it: round to nearest, denormals kept, no traps. A library in the host process that was
/// built with `-ffast-math` may have changed it.
const MXCSR_DEFAULT: u32 = 0x1f80;
/// The bits of MXCSR that only record what happened.
const MXCSR_STICKY: u32 = 0x3f;

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
    Complex(&'a mut [Complex]),
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
        let status = unsafe { self.code.run(&mut frame) };
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
    assert!(columns.rows() >= rows);
    assert!(mask.is_none_or(|mask| mask.words().len() >= rows.div_ceil(WORD_ROWS)));
    let validity = out.validity.as_mut();
    assert!(validity.is_none_or(|validity| validity.len() >= rows.div_ceil(WORD_ROWS)));
    let (values, out_bits) = out.values.place(rows.next_multiple_of(WORD_ROWS));
    let mut run = Run {
        code,
        columns: columns.describe(),
        out: values,
        out_bits,
        out_validity: out.validity.map_or(ptr::null_mut(), <[u64]>::as_mut_ptr),
        cancel,
    };
    let end = with_default_floats(|| {
        // SAFETY: all pointers are into memory borrowed by this function's arguments, of sizes checked above and in
        // `Columns`; the outputs are borrowed mutably, so nobody else writes or reads them.
        let end = unsafe {
            match mask {
                Some(mask) => run.masked(&mask.words()[..whole]),
                None if whole > 0 => run.compute((0, whole), &raw const ALL, 0),
                None => End::OK,
            }
        };
        if !end.is_ok() || left == 0 {
            return end;
        }
        run.columns = columns.tail(whole * WORD_ROWS, left, tails);
        let wanted = mask.map_or(ALL, |mask| mask.words()[whole]) & low_bits(left);
        // SAFETY: as above; the columns have one whole word now, and `tails` is borrowed while they are in use.
        let mut end = unsafe {
            run.out = run.word(whole);
            if !run.out_validity.is_null() {
                run.out_validity = run.out_validity.add(whole);
            }
            run.masked(&[wanted])
        };
        end.error_row = end.error_row.saturating_add((whole * WORD_ROWS) as u64);
        end
    });
    if let (OutValues::Fresh { buffer, row_bits }, true) = (out.values, end.is_ok()) {
        // SAFETY: within the capacity, as checked above; after a run that ended well every row has been written.
        unsafe { buffer.set_len((rows * row_bits).div_ceil(8)) };
    }
    end
}

/// Calls `body`, which runs kernels, with the default floating-point environment, whatever the host program has set on this
/// thread.
fn with_default_floats<R>(body: impl FnOnce() -> R) -> R {
    let host = mxcsr();
    let changed = host & !MXCSR_STICKY != MXCSR_DEFAULT;
    if changed {
        set_mxcsr(MXCSR_DEFAULT);
    }
    let result = body();
    if changed {
        set_mxcsr(host);
    }
    result
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
    // SAFETY: reads four bytes from `value`; between the two calls in `with_default_floats` run kernels, which are compiled for
    // exactly this setting, and code that computes no floats.
    unsafe { asm!("ldmxcsr [{}]", in(reg) &raw const value, options(nostack, preserves_flags)) };
}
