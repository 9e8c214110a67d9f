//! Bitmaps: a word of 64 rows read at any bit.

use inkwell::values::{BasicValue, IntValue, PointerValue};

use super::emit::{Emitter, Failure};

/// Bits `bit .. bit + 64` of a bitmap, from bit 0 of the result. No byte outside the range is read.
pub(super) fn read<'c>(e: &Emitter<'c>, bitmap: PointerValue<'c>, bit: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
    let b = &e.builder;
    let eight = e.i64(3);
    let first = e.element(e.i8_type(), bitmap, b.build_right_shift(bit, eight, false, "")?)?;
    let shift = e.and(bit, e.i64(7))?;
    // Eight bytes and the one that holds the last bit, which is one of them where the word starts at a byte.
    let low = b.build_load(e.i64_type(), first, "")?;
    align(low.as_instruction_value(), 1)?;
    let last_byte = b.build_right_shift(b.build_int_add(shift, e.i64(63), "")?, eight, false, "")?;
    let high = b.build_load(e.i8_type(), e.element(e.i8_type(), first, last_byte)?, "")?;
    let high = b.build_int_z_extend(high.into_int_value(), e.i64_type(), "")?;
    let types = [e.i64_type().into()];
    let word = e.intrinsic("llvm.fshr", &types, &[high.into(), low.into(), shift.into()])?;
    Ok(word.into_int_value())
}

/// Sets the alignment of a load or store, in bytes.
pub(super) fn align(instruction: Option<inkwell::values::InstructionValue<'_>>, bytes: u32) -> Result<(), Failure> {
    match instruction {
        Some(instruction) => Ok(instruction.set_alignment(bytes)?),
        None => Ok(()),
    }
}
