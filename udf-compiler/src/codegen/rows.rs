//! The kernel of shape [`Shape::Rows`](super::Shape::Rows): one row after the other.

use std::mem::offset_of;

use inkwell::IntPredicate;
use inkwell::basic_block::BasicBlock;
use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, IntValue, PointerValue};
use rbcdb_udf_abi::{Frame, ParameterType, ScalarType, Status};

use super::array::Array;
use super::emit::{Failure, Value};
use super::function::{self, CANCELLED_WORD, Outcome, invalid};
use super::kernel::{Kernel, Source, Sources, Word, address};
use crate::ir::Type;

impl<'c> Kernel<'_, 'c> {
    pub(super) fn rows(&self, word: &Word<'c>, cancelled: BasicBlock<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let mut sources = Vec::with_capacity(self.inputs.len());
        for input in &self.inputs {
            let value = self.source(input, word)?;
            let valid = self.validity_at(input, word)?.map(Source::Bits);
            sources.push(Sources { value, valid });
        }
        let (partial, row, go_on, after) = (
            self.block("partial"),
            self.block("row"),
            self.block(""),
            self.block("after"),
        );
        let before = self.here()?;
        let all = e.icmp(IntPredicate::EQ, word.active, e.i64(-1))?;
        b.build_conditional_branch(all, row, partial)?;
        b.position_at_end(partial);
        self.zero_word(word)?;
        b.build_unconditional_branch(row)?;

        b.position_at_end(row);
        let [left, values, valids] = [(); 3].map(|()| b.build_phi(e.i64_type(), ""));
        let (left, values, valids) = (left?, values?, valids?);
        let todo = left.as_basic_value().into_int_value();
        let types = [e.i64_type().into()];
        let at = e
            .intrinsic("llvm.cttz", &types, &[todo.into(), e.bool(true).into()])?
            .into_int_value();
        let outcome = self.call_row(&sources, at)?;
        if self.fails {
            let failed = self.block("failed");
            b.build_conditional_branch(outcome.failed, failed, go_on)?;
            b.position_at_end(failed);
            self.fail(word, at, outcome.word, cancelled)?;
        } else {
            b.build_unconditional_branch(go_on)?;
        }

        b.position_at_end(go_on);
        let add_bit = |bits: BasicValueEnum<'c>, bit: IntValue<'c>| -> Result<IntValue<'c>, Failure> {
            let bit = b.build_int_z_extend(bit, e.i64_type(), "")?;
            e.or(bits.into_int_value(), b.build_left_shift(bit, at, "")?)
        };
        let mut values_next = e.i64(0);
        match (self.entry.result, outcome.value) {
            (ScalarType::Bool, Value::Int(bit)) => values_next = add_bit(values.as_basic_value(), bit)?,
            (_, value) => {
                let first = e.element(e.column_type(self.entry.result), self.batch.out, word.base)?;
                self.store_value(first, at, value)?;
            }
        }
        let valids_next = add_bit(valids.as_basic_value(), e.not(outcome.null)?)?;
        let rest = e.and(todo, b.build_int_sub(todo, e.i64(1), "")?)?;
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, rest, e.i64(0))?, after, row)?;
        for (phi, start, next) in [
            (left, word.active, rest),
            (values, e.i64(0), values_next),
            (valids, e.i64(0), valids_next),
        ] {
            phi.add_incoming(&[(&start, before), (&start, partial), (&next, go_on)]);
        }

        b.position_at_end(after);
        if self.entry.result == ScalarType::Bool {
            self.store_word(self.batch.out, word, values_next)?;
        }
        if self.entry.nullable {
            self.store_word(self.batch.out_validity, word, valids_next)?;
        }
        Ok(())
    }

    /// Ends the kernel with the error of row `at` of the word.
    pub(super) fn fail(
        &self,
        word: &Word<'c>,
        at: IntValue<'c>,
        error: IntValue<'c>,
        cancelled: BasicBlock<'c>,
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let report = self.block("report");
        let was_cancelled = e.icmp(IntPredicate::EQ, error, e.i32(CANCELLED_WORD))?;
        b.build_conditional_branch(was_cancelled, cancelled, report)?;
        b.position_at_end(report);
        self.report(word, at, error)
    }

    /// Stores the error in the frame and returns.
    pub(super) fn report(&self, word: &Word<'c>, at: IntValue<'c>, error: IntValue<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let row = b.build_int_add(word.base, at, "")?;
        b.build_store(address(e, self.frame, offset_of!(Frame, error_row))?, row)?;
        b.build_store(address(e, self.frame, offset_of!(Frame, error_word))?, error)?;
        b.build_return(Some(&e.i32(Status::Error as u32)))?;
        Ok(())
    }

    // A row of a word.

    /// Calls the row function for row `at` of the word.
    pub(super) fn call_row(&self, sources: &[Sources<'c>], at: IntValue<'c>) -> Result<Outcome<'c>, Failure> {
        let mut arguments: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
        for (param, sources) in self.entry.params.iter().zip(sources) {
            let null = match sources.valid {
                None => None,
                Some(valid) => Some(self.e.not(self.load_bit(valid, at)?)?),
            };
            match param.ty {
                ParameterType::Scalar(ty) => {
                    let value = self.load_value(ty, sources.value, at)?;
                    let value = null.map_or(Ok(value), |null| function::zero_where(self.e, null, value))?;
                    function::push_value(&mut arguments, value);
                }
                ParameterType::Array(_) => {
                    let array = self.load_array(sources.value, at)?;
                    let array = null.map_or(Ok(array), |null| array.empty_where(self.e, null))?;
                    array.push(&mut arguments);
                }
            }
            arguments.extend(null.map(BasicMetadataValueEnum::from));
        }
        if self.polls {
            arguments.push(self.batch.cancel.into());
        }
        let row = self.rows.last().copied().flatten();
        let row = row.ok_or_else(|| invalid("a kernel without a row function"))?;
        function::call(self.e, row, self.entry.result, &arguments)
    }

    fn load_array(&self, source: Source<'c>, at: IntValue<'c>) -> Result<Array<'c>, Failure> {
        let (e, Source::Arrays(arrays)) = (self.e, source) else {
            return Err(invalid("an array in a column of values"));
        };
        let [start, end] = [arrays.starts, arrays.ends].map(|first| e.element(e.i32_type(), first, at));
        Array::load(e, arrays.elements, start?, end?)
    }

    pub(super) fn load_bit(&self, source: Source<'c>, at: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        match source {
            Source::Bits(bits) => {
                let shifted = b.build_right_shift(bits, at, false, "")?;
                Ok(b.build_int_truncate(shifted, e.bool_type(), "")?)
            }
            Source::Values(bytes) => {
                let byte = e.load_argument(e.i8_type(), e.element(e.i8_type(), bytes, at)?)?;
                e.icmp(IntPredicate::NE, byte.into_int_value(), e.i8_type().const_zero())
            }
            Source::Arrays(_) => Err(invalid("arrays of bits in a bitmap")),
        }
    }

    /// Loads an argument and widens it.
    pub(super) fn load_value(
        &self,
        ty: ScalarType,
        source: Source<'c>,
        at: IntValue<'c>,
    ) -> Result<Value<'c>, Failure> {
        let e = self.e;
        if ty == ScalarType::Bool {
            return Ok(Value::Int(self.load_bit(source, at)?));
        }
        let Source::Values(values) = source else {
            return Err(invalid("values in a bitmap"));
        };
        let place = e.element(e.column_type(ty), values, at)?;
        Ok(match Type::of(ty) {
            Type::C128 => {
                let re = e.load_argument(e.f64_type(), place)?;
                let im = e.load_argument(e.f64_type(), e.element(e.f64_type(), place, e.i64(1))?)?;
                Value::Complex(re.into_float_value(), im.into_float_value())
            }
            Type::F32 | Type::F64 => Value::Float(e.load_argument(e.column_type(ty), place)?.into_float_value()),
            Type::Bool | Type::I64 | Type::U64 => {
                let narrow = e.load_argument(e.column_type(ty), place)?.into_int_value();
                Value::Int(function::widen(e, narrow, ty)?)
            }
        })
    }

    /// Stores a result of whole bytes as number `at` from `first`: integers truncated to their declared width, nans
    /// made canonical.
    pub(super) fn store_value(
        &self,
        first: PointerValue<'c>,
        at: IntValue<'c>,
        value: Value<'c>,
    ) -> Result<(), Failure> {
        let e = self.e;
        let ty = e.column_type(self.entry.result);
        let place = e.element(ty, first, at)?;
        match value {
            Value::Int(value) => {
                let narrow = e
                    .builder
                    .build_int_truncate_or_bit_cast(value, ty.into_int_type(), "")?;
                e.store_result(place, narrow)?;
            }
            Value::Float(value) => {
                e.store_result(place, e.canonical_bits(value)?)?;
            }
            Value::Complex(re, im) => {
                e.store_result(place, e.canonical_bits(re)?)?;
                e.store_result(e.element(e.f64_type(), place, e.i64(1))?, e.canonical_bits(im)?)?;
            }
        }
        Ok(())
    }
}
