//! Bitmaps: a word of 64 rows read at any bit.

use inkwell::IntPredicate;
use inkwell::module::Linkage;
use inkwell::values::{BasicValue, FunctionValue, IntValue};

use super::emit::{Emitter, Failure};

const READ_BITS: &str = "bits.read";

/// `read(data, bit, rows)`: bits `bit .. bit + rows` of a bitmap, from bit 0 of the result; the bits above are zero.
/// `rows` is 1 to 64. No byte outside the range is read.
pub(super) fn read_function<'c>(emitter: &Emitter<'c>) -> Result<FunctionValue<'c>, Failure> {
    if let Some(function) = emitter.module.get_function(READ_BITS) {
        return Ok(function);
    }
    let i64 = emitter.i64_type();
    let ty = i64.fn_type(&[emitter.pointer_type().into(), i64.into(), i64.into()], false);
    let function = emitter.function(READ_BITS, ty, Linkage::Internal, &["noinline"]);
    let outer = emitter.builder.get_insert_block();
    read_body(emitter, function)?;
    if let Some(outer) = outer {
        emitter.builder.position_at_end(outer);
    }
    Ok(function)
}

fn read_body<'c>(e: &Emitter<'c>, function: FunctionValue<'c>) -> Result<(), Failure> {
    let b = &e.builder;
    let parameter = |n| {
        function
            .get_nth_param(n)
            .ok_or_else(|| Failure::Llvm("no parameter".to_owned()))
    };
    let (data, bit, rows) = (
        parameter(0)?,
        parameter(1)?.into_int_value(),
        parameter(2)?.into_int_value(),
    );
    let entry = e.context.append_basic_block(function, "entry");
    let whole = e.context.append_basic_block(function, "whole");
    let bytes = e.context.append_basic_block(function, "bytes");
    let done = e.context.append_basic_block(function, "done");
    let eight = e.i64(3);
    b.position_at_end(entry);
    let first = e.element(
        e.i8_type(),
        data.into_pointer_value(),
        b.build_right_shift(bit, eight, false, "")?,
    )?;
    let shift = e.and(bit, e.i64(7))?;
    b.build_conditional_branch(e.icmp(IntPredicate::EQ, rows, e.i64(64))?, whole, bytes)?;

    // Eight bytes and the one that holds the last bit, which is one of them where the word starts at a byte.
    b.position_at_end(whole);
    let low = b.build_load(e.i64_type(), first, "")?;
    align(low.as_instruction_value(), 1)?;
    let last_byte = b.build_right_shift(b.build_int_add(shift, e.i64(63), "")?, eight, false, "")?;
    let high = b.build_load(e.i8_type(), e.element(e.i8_type(), first, last_byte)?, "")?;
    let high = b.build_int_z_extend(high.into_int_value(), e.i64_type(), "")?;
    let word = e.intrinsic(
        "llvm.fshr",
        &[e.i64_type().into()],
        &[high.into(), low.into(), shift.into()],
    )?;
    b.build_return(Some(&word))?;

    // Byte by byte: byte n gives the bits from 8 n - shift.
    b.position_at_end(bytes);
    let n = b.build_phi(e.i64_type(), "")?;
    let gathered = b.build_phi(e.i64_type(), "")?;
    let at = n.as_basic_value().into_int_value();
    let byte = b.build_load(e.i8_type(), e.element(e.i8_type(), first, at)?, "")?;
    let byte = b.build_int_z_extend(byte.into_int_value(), e.i64_type(), "")?;
    let position = b.build_int_sub(b.build_left_shift(at, eight, "")?, shift, "")?;
    let is_first = e.icmp(IntPredicate::SLT, position, e.i64(0))?;
    let up = b.build_left_shift(byte, e.and(position, e.i64(63))?, "")?;
    let down = b.build_right_shift(byte, shift, false, "")?;
    let sum = e.or(
        gathered.as_basic_value().into_int_value(),
        e.select_int(is_first, down, up)?,
    )?;
    let next = b.build_int_add(at, e.i64(1), "")?;
    n.add_incoming(&[(&e.i64(0), entry), (&next, bytes)]);
    gathered.add_incoming(&[(&e.i64(0), entry), (&sum, bytes)]);
    let bits = b.build_int_add(shift, rows, "")?;
    let more = e.icmp(IntPredicate::ULT, b.build_left_shift(next, eight, "")?, bits)?;
    b.build_conditional_branch(more, bytes, done)?;

    b.position_at_end(done);
    b.build_return(Some(&e.and(sum, low_bits(e, rows)?)?))?;
    Ok(())
}

/// A word with the lowest `count` bits set; `count` is 1 to 64.
pub(super) fn low_bits<'c>(e: &Emitter<'c>, count: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
    let above = e.builder.build_int_sub(e.i64(64), count, "")?;
    Ok(e.builder.build_right_shift(e.i64(-1), above, false, "")?)
}

/// Sets the alignment of a load or store, in bytes.
pub(super) fn align(instruction: Option<inkwell::values::InstructionValue<'_>>, bytes: u32) -> Result<(), Failure> {
    match instruction {
        Some(instruction) => Ok(instruction.set_alignment(bytes)?),
        None => Ok(()),
    }
}
