//! The kernel: the function that a runtime calls with a frame.
//!
//! It goes through the batch in words of 64 rows. A word none of whose rows are wanted is only zeroed. Otherwise, by
//! shape:
//! - lanes: all 64 rows in a loop of constant length. The last, incomplete word's arguments are copied to buffers of 64
//!   values first, so that the loop needs no remainder. What the rows that aren't wanted gave is dropped afterwards.
//!   Failures are one byte per row; if a wanted row failed, its error word is had by computing that row once more.
//! - rows: the wanted rows one by one, in ascending order, up to the first failure.
//!
//! The cancel flag is polled once per word.

use std::mem::offset_of;

use inkwell::IntPredicate;
use inkwell::basic_block::BasicBlock;
use inkwell::module::Linkage;
use inkwell::types::{BasicType, BasicTypeEnum};
use inkwell::values::{BasicMetadataValueEnum, BasicValue, BasicValueEnum, FunctionValue, IntValue, PointerValue};
use rbcdb_udf_abi::artifact::KERNEL_SYMBOL;
use rbcdb_udf_abi::{Column, Frame, ScalarType, Status};

use super::bits;
use super::emit::{Emitter, Failure, Value};
use super::function::{self, CANCELLED_WORD, Outcome, invalid};
use super::shape::{Plan, Shape};
use crate::ir::{Function, Module, Param, Type};

/// Rows of a word.
const WORD: i64 = 64;

/// Emits the kernel for the module's entry.
pub fn emit<'c>(
    emitter: &Emitter<'c>,
    module: &Module,
    plan: &Plan,
    rows: &[FunctionValue<'c>],
) -> Result<(), Failure> {
    let (Some(entry), Some(row), Some(traits)) = (module.functions.last(), rows.last(), plan.traits.last()) else {
        return Err(invalid("a module without functions"));
    };
    let ty = emitter.i32_type().fn_type(&[emitter.pointer_type().into()], false);
    let kernel = emitter.function(KERNEL_SYMBOL, ty, Linkage::External, &[]);
    let frame = kernel
        .get_first_param()
        .ok_or_else(|| invalid("a kernel without a frame"))?
        .into_pointer_value();
    let block = emitter.context.append_basic_block(kernel, "entry");
    emitter.builder.position_at_end(block);
    let mut kernel = Kernel {
        e: emitter,
        entry,
        row: *row,
        polls: traits.polls,
        fails: traits.fails,
        kernel,
        frame,
        batch: Batch::load(emitter, frame)?,
        inputs: Vec::new(),
    };
    for (n, param) in entry.params.iter().enumerate() {
        kernel.inputs.push(kernel.input(n, param, plan.shape)?);
    }
    let buffers = match plan.shape {
        Shape::Lanes => Some(Buffers::new(emitter, entry)?),
        Shape::Rows => None,
    };
    kernel.words(buffers.as_ref())
}

/// What the frame says of the whole batch.
struct Batch<'c> {
    out: PointerValue<'c>,
    out_validity: PointerValue<'c>,
    mask: PointerValue<'c>,
    rows: IntValue<'c>,
    cancel: PointerValue<'c>,
    columns: PointerValue<'c>,
}

impl<'c> Batch<'c> {
    fn load(e: &Emitter<'c>, frame: PointerValue<'c>) -> Result<Batch<'c>, Failure> {
        let pointer = |at| -> Result<_, Failure> { Ok(field(e, frame, at, e.pointer_type())?.into_pointer_value()) };
        Ok(Batch {
            out: pointer(offset_of!(Frame, out))?,
            out_validity: pointer(offset_of!(Frame, out_validity))?,
            mask: pointer(offset_of!(Frame, mask))?,
            rows: field(e, frame, offset_of!(Frame, rows), e.i64_type())?.into_int_value(),
            cancel: pointer(offset_of!(Frame, cancel))?,
            columns: pointer(offset_of!(Frame, columns))?,
        })
    }
}

/// One argument column.
struct Input<'c> {
    ty: ScalarType,
    data: PointerValue<'c>,
    bit_offset: IntValue<'c>,
    stride: IntValue<'c>,
    /// For a parameter that can be NULL: its bitmap (null where no row is) and its first bit.
    validity: Option<(PointerValue<'c>, IntValue<'c>)>,
    /// Lanes: 64 values (booleans as bytes), for the last word and for spread bits.
    buffer: Option<PointerValue<'c>>,
    /// Lanes: 64 bytes, 1 where not NULL.
    validity_buffer: Option<PointerValue<'c>>,
}

/// The lanes' per-row results that aren't values.
struct Buffers<'c> {
    failed: PointerValue<'c>,
    valid: PointerValue<'c>,
    bools: PointerValue<'c>,
    result_is_bool: bool,
}

impl<'c> Buffers<'c> {
    fn new(e: &Emitter<'c>, entry: &Function) -> Result<Buffers<'c>, Failure> {
        let bytes = e.i8_type().array_type(WORD as u32);
        let buffer = || e.builder.build_alloca(bytes, "");
        Ok(Buffers {
            failed: buffer()?,
            valid: buffer()?,
            bools: buffer()?,
            result_is_bool: entry.result == ScalarType::Bool,
        })
    }
}

/// The word in work.
struct Word<'c> {
    /// Its number.
    number: IntValue<'c>,
    /// Its first row.
    base: IntValue<'c>,
    /// Its rows, 1 to 64.
    rows: IntValue<'c>,
    /// Which of them are wanted; not 0.
    active: IntValue<'c>,
}

/// Where a word finds one argument.
#[derive(Clone, Copy)]
enum Source<'c> {
    /// An array of values.
    Values(PointerValue<'c>),
    /// 64 bits.
    Bits(IntValue<'c>),
}

/// Where a word finds one parameter and its NULLs.
#[derive(Clone, Copy)]
struct Sources<'c> {
    value: Source<'c>,
    valid: Option<Source<'c>>,
}

struct Kernel<'e, 'c> {
    e: &'e Emitter<'c>,
    entry: &'e Function,
    row: FunctionValue<'c>,
    polls: bool,
    fails: bool,
    kernel: FunctionValue<'c>,
    frame: PointerValue<'c>,
    batch: Batch<'c>,
    inputs: Vec<Input<'c>>,
}

impl<'c> Kernel<'_, 'c> {
    fn block(&self, name: &str) -> BasicBlock<'c> {
        self.e.context.append_basic_block(self.kernel, name)
    }

    fn here(&self) -> Result<BasicBlock<'c>, Failure> {
        self.e
            .builder
            .get_insert_block()
            .ok_or_else(|| invalid("no block in work"))
    }

    /// Loads a column's description.
    fn input(&self, n: usize, param: &Param, shape: Shape) -> Result<Input<'c>, Failure> {
        let e = self.e;
        let at = |offset: usize| n * size_of::<Column>() + offset;
        let word = |offset| -> Result<_, Failure> {
            Ok(field(e, self.batch.columns, at(offset), e.i64_type())?.into_int_value())
        };
        let pointer = |offset| -> Result<_, Failure> {
            Ok(field(e, self.batch.columns, at(offset), e.pointer_type())?.into_pointer_value())
        };
        let buffer = |ty: BasicTypeEnum<'c>| e.builder.build_alloca(ty.array_type(WORD as u32), "");
        let lanes = shape == Shape::Lanes;
        let validity = match param.optional {
            true => Some((
                pointer(offset_of!(Column, validity))?,
                word(offset_of!(Column, validity_offset))?,
            )),
            false => None,
        };
        Ok(Input {
            ty: param.ty,
            data: pointer(offset_of!(Column, data))?,
            bit_offset: word(offset_of!(Column, bit_offset))?,
            stride: word(offset_of!(Column, stride))?,
            buffer: if lanes {
                Some(buffer(e.column_type(param.ty))?)
            } else {
                None
            },
            validity_buffer: if lanes && validity.is_some() {
                Some(buffer(e.i8_type().into())?)
            } else {
                None
            },
            validity,
        })
    }

    /// The loop over the words.
    fn words(&self, buffers: Option<&Buffers<'c>>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let entry = self.here()?;
        let [head, cancelled, look, skip, work, next, done] =
            ["word", "cancelled", "look", "skip", "work", "next", "done"].map(|name| self.block(name));
        let words = b.build_right_shift(
            b.build_int_add(self.batch.rows, e.i64(WORD - 1), "")?,
            e.i64(6),
            false,
            "",
        )?;
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, words, e.i64(0))?, done, head)?;

        b.position_at_end(head);
        let counter = b.build_phi(e.i64_type(), "")?;
        let number = counter.as_basic_value().into_int_value();
        b.build_conditional_branch(function::poll(e, self.batch.cancel)?, cancelled, look)?;

        b.position_at_end(look);
        let word = self.word(number)?;
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, word.active, e.i64(0))?, skip, work)?;

        b.position_at_end(skip);
        self.zero_word(&word)?;
        if self.entry.result == ScalarType::Bool {
            self.store_word(self.batch.out, &word, e.i64(0))?;
        }
        if self.entry.nullable {
            self.store_word(self.batch.out_validity, &word, e.i64(0))?;
        }
        b.build_unconditional_branch(next)?;

        b.position_at_end(work);
        match buffers {
            Some(buffers) => self.lanes(&word, buffers)?,
            None => self.rows(&word, cancelled)?,
        }
        b.build_unconditional_branch(next)?;

        b.position_at_end(next);
        let following = b.build_int_nuw_add(number, e.i64(1), "")?;
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, following, words)?, done, head)?;
        counter.add_incoming(&[(&e.i64(0), entry), (&following, next)]);

        b.position_at_end(cancelled);
        b.build_return(Some(&e.i32(Status::Cancelled as u32)))?;
        b.position_at_end(done);
        b.build_return(Some(&e.i32(Status::Ok as u32)))?;
        Ok(())
    }

    /// Which rows a word has and wants.
    fn word(&self, number: IntValue<'c>) -> Result<Word<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let base = b.build_left_shift(number, e.i64(6), "")?;
        let left = b.build_int_sub(self.batch.rows, base, "")?;
        let whole = e.icmp(IntPredicate::UGE, left, e.i64(WORD))?;
        let rows = e.select_int(whole, e.i64(WORD), left)?;
        let (masked, joined) = (self.block("masked"), self.block("rows"));
        let before = self.here()?;
        b.build_conditional_branch(b.build_is_null(self.batch.mask, "")?, joined, masked)?;
        b.position_at_end(masked);
        let loaded = b.build_load(e.i64_type(), e.element(e.i64_type(), self.batch.mask, number)?, "")?;
        b.build_unconditional_branch(joined)?;
        b.position_at_end(joined);
        let mask = b.build_phi(e.i64_type(), "")?;
        mask.add_incoming(&[(&e.i64(-1), before), (&loaded, masked)]);
        let active = e.and(mask.as_basic_value().into_int_value(), bits::low_bits(e, rows)?)?;
        Ok(Word {
            number,
            base,
            rows,
            active,
        })
    }

    /// Zeroes the word's values, where they are not bits.
    fn zero_word(&self, word: &Word<'c>) -> Result<(), Failure> {
        let (e, result) = (self.e, self.entry.result);
        if let Some(width) = result.byte_width() {
            let at = e.element(e.column_type(result), self.batch.out, word.base)?;
            e.builder
                .build_memset(at, 1, e.i8_type().const_zero(), e.i64(WORD * width as i64))?;
        }
        Ok(())
    }

    /// Stores a word of an output bitmap.
    fn store_word(&self, bitmap: PointerValue<'c>, word: &Word<'c>, bits: IntValue<'c>) -> Result<(), Failure> {
        let e = self.e;
        let store = e
            .builder
            .build_store(e.element(e.i64_type(), bitmap, word.number)?, bits)?;
        bits::align(Some(store), 1)
    }

    /// The first of the word's values in a column of whole bytes.
    fn values_at(&self, input: &Input<'c>, word: &Word<'c>) -> Result<PointerValue<'c>, Failure> {
        let first = self.e.builder.build_int_mul(word.base, input.stride, "")?;
        self.e.element(self.e.column_type(input.ty), input.data, first)
    }

    /// The word's bits of a bitmap.
    fn bits_at(
        &self,
        bitmap: PointerValue<'c>,
        offset: IntValue<'c>,
        stride: IntValue<'c>,
        word: &Word<'c>,
    ) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let first = b.build_int_add(offset, b.build_int_mul(word.base, stride, "")?, "")?;
        let read = bits::read_function(e)?;
        Ok(e.call(read, &[bitmap.into(), first.into(), word.rows.into()])?
            .into_int_value())
    }

    /// The word's bits of an optional parameter's validity: all set where it has no bitmap.
    fn validity_at(&self, input: &Input<'c>, word: &Word<'c>) -> Result<Option<IntValue<'c>>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let Some((bitmap, offset)) = input.validity else {
            return Ok(None);
        };
        let (read, joined) = (self.block("validity"), self.block(""));
        let before = self.here()?;
        b.build_conditional_branch(b.build_is_null(bitmap, "")?, joined, read)?;
        b.position_at_end(read);
        let bits = self.bits_at(bitmap, offset, input.stride, word)?;
        b.build_unconditional_branch(joined)?;
        b.position_at_end(joined);
        let valid = b.build_phi(e.i64_type(), "")?;
        valid.add_incoming(&[(&e.i64(-1), before), (&bits, read)]);
        Ok(Some(valid.as_basic_value().into_int_value()))
    }

    // One row after the other.

    fn rows(&self, word: &Word<'c>, cancelled: BasicBlock<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let mut sources = Vec::with_capacity(self.inputs.len());
        for input in &self.inputs {
            let value = match input.ty {
                ScalarType::Bool => Source::Bits(self.bits_at(input.data, input.bit_offset, input.stride, word)?),
                _ => Source::Values(self.values_at(input, word)?),
            };
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
        let outcome = self.call_row(&sources, at, None)?;
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
    fn fail(
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
    fn report(&self, word: &Word<'c>, at: IntValue<'c>, error: IntValue<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let row = b.build_int_add(word.base, at, "")?;
        b.build_store(address(e, self.frame, offset_of!(Frame, error_row))?, row)?;
        b.build_store(address(e, self.frame, offset_of!(Frame, error_word))?, error)?;
        b.build_return(Some(&e.i32(Status::Error as u32)))?;
        Ok(())
    }

    // All 64 rows at once.

    fn lanes(&self, word: &Word<'c>, buffers: &Buffers<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let sources = self.lane_sources(word)?;
        let out = e.element(e.column_type(self.entry.result), self.batch.out, word.base)?;
        self.lane_loop(&sources, out, buffers)?;
        if self.fails {
            let (error, fine) = (self.block("error"), self.block("fine"));
            let failed = e.and(bits::gather(e, buffers.failed)?, word.active)?;
            b.build_conditional_branch(e.icmp(IntPredicate::EQ, failed, e.i64(0))?, fine, error)?;
            b.position_at_end(error);
            let types = [e.i64_type().into()];
            let at = e
                .intrinsic("llvm.cttz", &types, &[failed.into(), e.bool(true).into()])?
                .into_int_value();
            let outcome = self.call_row(&sources, at, Some("noinline"))?;
            self.report(word, at, outcome.word)?;
            b.position_at_end(fine);
        }
        if buffers.result_is_bool {
            self.store_word(
                self.batch.out,
                word,
                e.and(bits::gather(e, buffers.bools)?, word.active)?,
            )?;
        } else {
            self.drop_unwanted(word, out)?;
        }
        if self.entry.nullable {
            self.store_word(
                self.batch.out_validity,
                word,
                e.and(bits::gather(e, buffers.valid)?, word.active)?,
            )?;
        }
        Ok(())
    }

    /// Where the lanes find their arguments: in the column, or in a buffer.
    fn lane_sources(&self, word: &Word<'c>) -> Result<Vec<Sources<'c>>, Failure> {
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

    fn lane_loop(&self, sources: &[Sources<'c>], out: PointerValue<'c>, buffers: &Buffers<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let (before, lane, after) = (self.here()?, self.block("lane"), self.block("lanes.done"));
        b.build_unconditional_branch(lane)?;
        b.position_at_end(lane);
        let counter = b.build_phi(e.i64_type(), "")?;
        let at = counter.as_basic_value().into_int_value();
        let outcome = self.call_row(sources, at, Some("alwaysinline"))?;
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
            byte(buffers.failed, outcome.failed)?;
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
    fn drop_unwanted(&self, word: &Word<'c>, out: PointerValue<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let (drop, after) = (self.block("drop"), self.block(""));
        let all = e.icmp(IntPredicate::EQ, word.active, e.i64(-1))?;
        b.build_conditional_branch(all, after, drop)?;
        b.position_at_end(drop);
        let mut lanes = b.build_bit_cast(word.active, e.bits64_type(), "")?.into_vector_value();
        let mut ty = e.column_type(self.entry.result);
        if self.entry.result == ScalarType::Complex128 {
            let twice: Vec<_> = (0..2 * WORD as u32).map(|n| e.i32(n / 2)).collect();
            let order = inkwell::types::VectorType::const_vector(&twice);
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

    // A row of a word.

    /// Calls the row function for row `at` of the word, with an attribute for the inliner.
    fn call_row(
        &self,
        sources: &[Sources<'c>],
        at: IntValue<'c>,
        inlining: Option<&str>,
    ) -> Result<Outcome<'c>, Failure> {
        let mut arguments: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
        for (param, sources) in self.entry.params.iter().zip(sources) {
            let value = self.load_value(param.ty, sources.value, at)?;
            match sources.valid {
                None => function::push_value(&mut arguments, value),
                Some(valid) => {
                    let null = self.e.not(self.load_bit(valid, at)?)?;
                    function::push_value(&mut arguments, function::zero_where(self.e, null, value)?);
                    arguments.push(null.into());
                }
            }
        }
        if self.polls {
            arguments.push(self.batch.cancel.into());
        }
        function::call(self.e, self.row, self.entry.result, &arguments, inlining)
    }

    fn load_bit(&self, source: Source<'c>, at: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
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
        }
    }

    /// Loads an argument and widens it.
    fn load_value(&self, ty: ScalarType, source: Source<'c>, at: IntValue<'c>) -> Result<Value<'c>, Failure> {
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
    fn store_value(&self, first: PointerValue<'c>, at: IntValue<'c>, value: Value<'c>) -> Result<(), Failure> {
        let e = self.e;
        let ty = e.column_type(self.entry.result);
        let place = e.element(ty, first, at)?;
        match value {
            Value::Int(value) => {
                let narrow = e
                    .builder
                    .build_int_truncate_or_bit_cast(value, ty.into_int_type(), "")?;
                e.store_result(place, narrow)
            }
            Value::Float(value) => e.store_result(place, e.canonical_bits(value)?),
            Value::Complex(re, im) => {
                e.store_result(place, e.canonical_bits(re)?)?;
                e.store_result(e.element(e.f64_type(), place, e.i64(1))?, e.canonical_bits(im)?)
            }
        }
    }
}

/// The address `offset` bytes behind `base`.
fn address<'c>(e: &Emitter<'c>, base: PointerValue<'c>, offset: usize) -> Result<PointerValue<'c>, Failure> {
    e.element(e.i8_type(), base, e.i64(offset as i64))
}

/// Loads a field of a `repr(C)` struct.
fn field<'c>(
    e: &Emitter<'c>,
    base: PointerValue<'c>,
    offset: usize,
    ty: impl BasicType<'c>,
) -> Result<BasicValueEnum<'c>, Failure> {
    Ok(e.builder.build_load(ty, address(e, base, offset)?, "")?)
}
