//! Kernels written by hand, which read the frame as compiled ones may: word by word, with consecutive values within a
//! word also behind shared values.

use std::hint;
use std::ops::Range;

use rbcdb_udf_abi::frame::WORD_ROWS;
use rbcdb_udf_abi::{Column, Frame, KernelFn, ScalarType, Status};

/// `a` in even rows, `b` in odd ones; strict.
pub fn alternate(ty: ScalarType) -> KernelFn {
    by_width(
        ty,
        alternate_bits,
        [
            alternate_of::<u8>,
            alternate_of::<u16>,
            alternate_of::<u32>,
            alternate_of::<u64>,
            alternate_of::<u128>,
        ],
    )
}

/// `a`, or `b` where that is NULL, or NULL; called on NULL input. Leaves garbage under its NULLs.
pub fn coalesce(ty: ScalarType) -> KernelFn {
    by_width(
        ty,
        coalesce_bits,
        [
            coalesce_of::<u8>,
            coalesce_of::<u16>,
            coalesce_of::<u32>,
            coalesce_of::<u64>,
            coalesce_of::<u128>,
        ],
    )
}

fn by_width(ty: ScalarType, bits: KernelFn, of: [KernelFn; 5]) -> KernelFn {
    match ty.byte_width() {
        None => bits,
        Some(width) => of[width.trailing_zeros() as usize],
    }
}

/// The rows of the words to compute.
fn rows(frame: &Frame) -> Range<usize> {
    frame.first as usize * WORD_ROWS..frame.end as usize * WORD_ROWS
}

/// The element index of a row: the word's start times the stride, then consecutive.
fn index(stride: u64, row: usize) -> usize {
    row / WORD_ROWS * WORD_ROWS * stride as usize + row % WORD_ROWS
}

/// # Safety
/// The frame is valid and has two columns.
unsafe fn columns<'a>(frame: *mut Frame) -> (&'a mut Frame, &'a [Column]) {
    // SAFETY: the tests' functions have two parameters, and the runtime passes a valid frame.
    unsafe { (&mut *frame, std::slice::from_raw_parts((*frame).columns, 2)) }
}

unsafe fn bit(bits: *const u8, at: usize) -> bool {
    // SAFETY: the caller passes a bitmap that has the bit.
    unsafe { *bits.add(at / 8) >> (at % 8) & 1 == 1 }
}

unsafe fn put_bit(bits: *mut u8, at: usize, value: bool) {
    // SAFETY: the caller passes a bitmap that has room for the bit.
    unsafe {
        let byte = bits.add(at / 8);
        *byte = *byte & !(1 << (at % 8)) | u8::from(value) << (at % 8);
    }
}

/// # Safety
/// The row is one of the frame's.
unsafe fn active(frame: &Frame, row: usize) -> bool {
    // SAFETY: the mask has a word for the row.
    let word = unsafe { *frame.mask.add(row / WORD_ROWS * frame.mask_stride as usize) };
    assert!(word != 0, "a word of which no row is wanted");
    word >> (row % WORD_ROWS) & 1 == 1
}

/// # Safety
/// The column can have NULLs, and has the row.
unsafe fn valid(column: &Column, row: usize) -> bool {
    let at = column.validity_offset as usize + index(column.validity_stride, row);
    // SAFETY: the bitmap has a bit per row, or a word of them.
    unsafe { bit(column.validity, at) }
}

/// # Safety
/// The column is of such values and has the row.
unsafe fn read<T: Copy>(column: &Column, row: usize) -> T {
    // SAFETY: the column has a value per row, or a word of them, aligned for the column's type, which for complex
    // numbers is less than u128's.
    unsafe { column.data.cast::<T>().add(index(column.stride, row)).read_unaligned() }
}

/// # Safety
/// The column is of booleans and has the row.
unsafe fn read_bit(column: &Column, row: usize) -> bool {
    // SAFETY: as for values.
    unsafe {
        bit(
            column.data.cast(),
            column.bit_offset as usize + index(column.stride, row),
        )
    }
}

unsafe extern "C" fn alternate_of<T: Copy + Default>(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe {
        let (frame, columns) = columns(frame);
        for row in rows(frame) {
            let value = if active(frame, row) {
                read(&columns[row % 2], row)
            } else {
                T::default()
            };
            frame.out.cast::<T>().add(row).write_unaligned(value);
        }
    }
    Status::Ok as u32
}

unsafe extern "C" fn alternate_bits(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe {
        let (frame, columns) = columns(frame);
        for row in rows(frame) {
            let value = active(frame, row) && read_bit(&columns[row % 2], row);
            put_bit(frame.out.cast(), row, value);
        }
    }
    Status::Ok as u32
}

unsafe extern "C" fn coalesce_of<T: Copy>(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe {
        let (frame, columns) = columns(frame);
        for row in rows(frame) {
            let found = columns.iter().find(|column| valid(column, row));
            frame
                .out
                .cast::<T>()
                .add(row)
                .write_unaligned(read(found.unwrap_or(&columns[0]), row));
            put_bit(frame.out_validity, row, found.is_some());
        }
    }
    Status::Ok as u32
}

unsafe extern "C" fn coalesce_bits(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe {
        let (frame, columns) = columns(frame);
        for row in rows(frame) {
            let found = columns.iter().find(|column| valid(column, row));
            put_bit(frame.out.cast(), row, found.is_none_or(|column| read_bit(column, row)));
            put_bit(frame.out_validity, row, found.is_some());
        }
    }
    Status::Ok as u32
}

/// Which arguments are not NULL, as bits, for TINYINT; called on NULL input, never NULL.
pub unsafe extern "C" fn which_valid(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe {
        let (frame, columns) = columns(frame);
        assert!(frame.out_validity.is_null());
        for row in rows(frame) {
            let bits = u8::from(valid(&columns[0], row)) | u8::from(valid(&columns[1], row)) << 1;
            frame.out.cast::<u8>().add(row).write(bits);
        }
    }
    Status::Ok as u32
}

/// `a / b` for BIGINT; site 1 where `b` is 0.
pub unsafe extern "C" fn divide(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe {
        let (frame, columns) = columns(frame);
        for row in rows(frame) {
            let (a, b) = (read::<i64>(&columns[0], row), read::<i64>(&columns[1], row));
            if active(frame, row) && b == 0 {
                frame.error_row = row as u64;
                frame.error_word = 1 << 8 | 2;
                return Status::Error as u32;
            }
            let value = if active(frame, row) { a.wrapping_div(b) } else { 0 };
            frame.out.cast::<i64>().add(row).write(value);
        }
    }
    Status::Ok as u32
}

/// Reports what it finds in the first row: status `a` with error word `b` for that row number.
pub unsafe extern "C" fn misbehave(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe {
        let (frame, columns) = columns(frame);
        frame.error_row = read::<i64>(&columns[0], 1) as u64;
        frame.error_word = read::<i64>(&columns[1], 0) as u32;
        read::<i64>(&columns[0], 0) as u32
    }
}

/// Doesn't end before it is told to.
pub unsafe extern "C" fn run_until_cancelled(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame; the flag is an atomic word.
    unsafe {
        while (*frame).cancel.read_volatile() == 0 {
            hint::spin_loop();
        }
    }
    Status::Cancelled as u32
}

/// `a * b` for DOUBLE.
pub unsafe extern "C" fn multiply(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe {
        let (frame, columns) = columns(frame);
        for row in rows(frame) {
            let product = hint::black_box(read::<f64>(&columns[0], row)) * read::<f64>(&columns[1], row);
            frame.out.cast::<f64>().add(row).write(product);
        }
    }
    Status::Ok as u32
}

/// 42 for BIGINT, without parameters.
pub unsafe extern "C" fn answer(frame: *mut Frame) -> u32 {
    // SAFETY: the runtime's promises about the frame.
    unsafe { rows(&*frame).for_each(|row| (*frame).out.cast::<i64>().add(row).write(42)) };
    Status::Ok as u32
}
