//! The kernel of shape [`Shape::Lanes`](super::Shape::Lanes): all 64 rows of a word at once.

use inkwell::IntPredicate;
use inkwell::types::{BasicTypeEnum, IntType, VectorType};
use inkwell::values::{BasicValue, PointerValue};
use rbcdb_udf_abi::ScalarType;

use super::bits;
use super::emit::{Emitter, Failure, Value};
use super::function::invalid;
use super::kernel::{Kernel, Source, Sources, WORD, Word};
use crate::ir::Function;

/// The lanes' per-row results that aren't values.
pub(super) struct Buffers<'c> {
    /// Error words.
    errors: PointerValue<'c>,
    /// Bytes, 1 where not NULL.
    valid: PointerValue<'c>,
    /// Bytes, 1 where true.
    bools: PointerValue<'c>,
    result_is_bool: bool,
}

impl<'c> Buffers<'c> {
    pub(super) fn new(e: &Emitter<'c>, entry: &Function) -> Result<Buffers<'c>, Failure> {
        let buffer = |ty: IntType<'c>| e.builder.build_alloca(ty.array_type(WORD as u32), "");
        Ok(Buffers {
            errors: buffer(e.i32_type())?,
            valid: buffer(e.i8_type())?,
            bools: buffer(e.i8_type())?,
            result_is_bool: entry.result == ScalarType::Bool,
        })
    }
}

impl<'c> Kernel<'_, 'c> {
    pub(super) fn lanes(&self, word: &Word<'c>, buffers: &Buffers<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let sources = self.lane_sources(word)?;
        let out = e.element(e.column_type(self.entry.result), self.batch.out, word.base)?;
        self.lane_loop(&sources, out, buffers)?;
        if self.fails {
            let (error, fine) = (self.block("error"), self.block("fine"));
            let failed = e.and(bits::gather(e, buffers.errors, e.i32_type())?, word.active)?;
            b.build_conditional_branch(e.icmp(IntPredicate::EQ, failed, e.i64(0))?, fine, error)?;
            b.position_at_end(error);
            let types = [e.i64_type().into()];
            let at = e
                .intrinsic("llvm.cttz", &types, &[failed.into(), e.bool(true).into()])?
                .into_int_value();
            let error = b.build_load(e.i32_type(), e.element(e.i32_type(), buffers.errors, at)?, "")?;
            self.report(word, at, error.into_int_value())?;
            b.position_at_end(fine);
        }
        if buffers.result_is_bool {
            self.store_word(
                self.batch.out,
                word,
                e.and(bits::gather(e, buffers.bools, e.i8_type())?, word.active)?,
            )?;
        } else {
            self.drop_unwanted(word, out)?;
        }
        if self.entry.nullable {
            self.store_word(
                self.batch.out_validity,
                word,
                e.and(bits::gather(e, buffers.valid, e.i8_type())?, word.active)?,
            )?;
        }
        Ok(())
    }

    /// Where the lanes find their arguments: in the column, or in a buffer.
    pub(super) fn lane_sources(&self, word: &Word<'c>) -> Result<Vec<Sources<'c>>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let whole = e.icmp(IntPredicate::EQ, word.rows, e.i64(WORD))?;
        let mut sources = Vec::with_capacity(self.inputs.len());
        for input in &self.inputs {
            let buffer = input.buffer.ok_or_else(|| invalid("lanes without a buffer"))?;
            let value = match input.ty.byte_width() {
                None => {
                    let bits = self.bits_at(input.data, input.bit_offset, input.stride, word)?;
                    bits::spread(e, bits, buffer)?;
                    buffer
                }
                Some(width) => {
                    let direct = self.values_at(input, word)?;
                    let (copy, joined) = (self.block("copy"), self.block(""));
                    b.build_conditional_branch(whole, joined, copy)?;
                    b.position_at_end(copy);
                    let bytes = b.build_int_mul(word.rows, e.i64(width as i64), "")?;
                    b.build_memset(buffer, 1, e.i8_type().const_zero(), e.i64(WORD * width as i64))?;
                    b.build_memcpy(buffer, 1, direct, 1, bytes)?;
                    b.build_unconditional_branch(joined)?;
                    b.position_at_end(joined);
                    e.select(whole, direct, buffer)?.into_pointer_value()
                }
            };
            let valid = match (self.validity_at(input, word)?, input.validity_buffer) {
                (Some(bits), Some(buffer)) => {
                    bits::spread(e, bits, buffer)?;
                    Some(Source::Values(buffer))
                }
                _ => None,
            };
            sources.push(Sources {
                value: Source::Values(value),
                valid,
            });
        }
        Ok(sources)
    }

    pub(super) fn lane_loop(
        &self,
        sources: &[Sources<'c>],
        out: PointerValue<'c>,
        buffers: &Buffers<'c>,
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let (before, lane, after) = (self.here()?, self.block("lane"), self.block("lanes.done"));
        b.build_unconditional_branch(lane)?;
        b.position_at_end(lane);
        let counter = b.build_phi(e.i64_type(), "")?;
        let at = counter.as_basic_value().into_int_value();
        let outcome = self.call_row(sources, at)?;
        let byte = |buffer, flag| -> Result<(), Failure> {
            let byte = b.build_int_z_extend(flag, e.i8_type(), "")?;
            b.build_store(e.element(e.i8_type(), buffer, at)?, byte)?;
            Ok(())
        };
        match (buffers.result_is_bool, outcome.value) {
            (true, Value::Int(bit)) => byte(buffers.bools, bit)?,
            (_, value) => self.store_value(out, at, value)?,
        }
        if self.fails {
            b.build_store(e.element(e.i32_type(), buffers.errors, at)?, outcome.word)?;
        }
        if self.entry.nullable {
            byte(buffers.valid, e.not(outcome.null)?)?;
        }
        let following = b.build_int_nuw_add(at, e.i64(1), "")?;
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, following, e.i64(WORD))?, after, lane)?;
        counter.add_incoming(&[(&e.i64(0), before), (&following, lane)]);
        b.position_at_end(after);
        Ok(())
    }

    /// Zeroes the values of rows that aren't wanted.
    pub(super) fn drop_unwanted(&self, word: &Word<'c>, out: PointerValue<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let (drop, after) = (self.block("drop"), self.block(""));
        let all = e.icmp(IntPredicate::EQ, word.active, e.i64(-1))?;
        b.build_conditional_branch(all, after, drop)?;
        b.position_at_end(drop);
        let mut lanes = b.build_bit_cast(word.active, e.bits64_type(), "")?.into_vector_value();
        let mut ty = e.column_type(self.entry.result);
        if self.entry.result == ScalarType::Complex128 {
            let twice: Vec<_> = (0..2 * WORD as u32).map(|n| e.i32(n / 2)).collect();
            let order = VectorType::const_vector(&twice);
            lanes = b.build_shuffle_vector(lanes, lanes, order, "")?;
            ty = e.f64_type().into();
        }
        let ty = match ty {
            BasicTypeEnum::FloatType(ty) => ty.vec_type(lanes.get_type().get_size()),
            BasicTypeEnum::IntType(ty) => ty.vec_type(lanes.get_type().get_size()),
            _ => return Err(invalid("a result that is no number")),
        };
        let values = b.build_load(ty, out, "")?;
        bits::align(values.as_instruction_value(), 1)?;
        let kept = b.build_select(lanes, values.into_vector_value(), ty.const_zero(), "")?;
        bits::align(Some(b.build_store(out, kept)?), 1)?;
        b.build_unconditional_branch(after)?;
        b.position_at_end(after);
        Ok(())
    }
}
