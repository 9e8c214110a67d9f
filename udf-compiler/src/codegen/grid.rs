//! The kernel for GPUs, by the contract of [`rbcdb_udf_abi::gpu`]: a grid-stride loop in which each thread calls the row
//! function for its rows.
//!
//! Two forms exist. Where all results are whole bytes, threads know nothing of each other: thread `g` of `total` computes rows
//! `g`, `g + total`, … Where a result is a bitmap, the threads of a warp go through the loop together, each with one row of a
//! word, and put the word together by a vote ([`WARP_THREADS`] must divide the block's size): the word is written once, whole.
//!
//! Cheap functions are limited by memory: their kernels first go through the rows several at once per thread, all of whose
//! arguments are loaded before the first is used, as long as that many are left and no row is masked or NULL.
//!
//! A row that fails lowers the failure slot to its own number and word, so that the first failing row is left in it whatever
//! the order. Nothing else is shared between threads.

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::basic_block::BasicBlock;
use inkwell::module::Linkage;
use inkwell::types::BasicMetadataTypeEnum;
use inkwell::values::{BasicMetadataValueEnum, FunctionValue, IntValue, PhiValue, PointerValue};
use inkwell::{AtomicOrdering, AtomicRMWBinOp, IntPredicate};
use rbcdb_udf_abi::gpu::{GPU_KERNEL_SYMBOL, KernelParameter, WARP_THREADS, planes};
use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::array::{Array, Elements};
use super::control;
use super::emit::{Emitter, Failure, Value};
use super::function::{self, CANCELLED_WORD, Outcome, invalid};
use super::shape::Plan;
use crate::ir::{Function, Module, Type};

/// LLVM's number for the calling convention of kernels.
pub(super) const PTX_KERNEL: u32 = 71;
const ALL_LANES: i64 = -1;
/// Rows of a thread that are on their way from memory together: twice as many where values are narrow.
const ROWS_AT_ONCE: i64 = 4;
/// Bytes of the widest value that is narrow.
const NARROW_BYTES: usize = 4;
/// Cost up to which a function's rows are loaded together: beyond, the time goes into computing. Elements of arrays can't be
/// loaded before the first row is computed: which ones are read shows then.
const CHEAP_COST_MAX: u64 = 40;
/// Rows of a word of a bitmap, as a shift.
const WORD_SHIFT: i64 = 5;

/// Whether the entry's results contain a bitmap, so that warps must write together.
pub fn writes_bitmaps(entry: &Function) -> bool {
    entry.result == ScalarType::Bool || entry.nullable
}

/// What a kernel's blocks must be a multiple of.
pub fn block_multiple(entry: &Function) -> u32 {
    if entry.kernel.is_none() && writes_bitmaps(entry) {
        WARP_THREADS
    } else {
        1
    }
}

/// Emits the kernel for the module's entry. Rows with a NULL argument that can't be NULL aren't computed.
pub fn emit<'c>(
    e: &Emitter<'c>,
    module: &Module,
    plan: &Plan,
    rows: &[Option<FunctionValue<'c>>],
) -> Result<(), Failure> {
    let (Some(entry), Some(Some(row)), Some(traits)) = (module.functions.last(), rows.last(), plan.traits.last())
    else {
        return Err(invalid("a module without functions"));
    };
    let list = parameters(entry);
    let types: Vec<BasicMetadataTypeEnum<'c>> = list.iter().map(|p| parameter_type(e, *p)).collect();
    let ty = e.context.void_type().fn_type(&types, false);
    let kernel = e.function(GPU_KERNEL_SYMBOL, ty, Linkage::External, &[]);
    kernel.set_call_conventions(PTX_KERNEL);
    for (n, parameter) in list.iter().enumerate() {
        describe(e, kernel, n as u32, *parameter);
    }
    let grid = Grid {
        e,
        entry,
        row: *row,
        polls: traits.polls,
        fails: traits.fails,
        cheap: traits.cost <= CHEAP_COST_MAX && !traits.loops && !entry.params.iter().any(|p| p.ty.is_array()),
        kernel,
        parameters: list,
    };
    grid.emit()
}

fn parameters(entry: &Function) -> Vec<KernelParameter> {
    let types: Vec<ParameterType> = entry.params.iter().map(|p| p.ty).collect();
    rbcdb_udf_abi::gpu::parameters_of(&types, entry.result)
}

fn parameter_type<'c>(e: &Emitter<'c>, parameter: KernelParameter) -> BasicMetadataTypeEnum<'c> {
    match parameter {
        KernelParameter::Rows | KernelParameter::Stride { .. } => e.i64_type().into(),
        _ => e.pointer_type().into(),
    }
}

/// Names a parameter and says what the kernel does with its memory: what is only read may go through the read-only cache.
fn describe(e: &Emitter<'_>, kernel: FunctionValue<'_>, n: u32, parameter: KernelParameter) {
    let (name, attributes): (String, &[&str]) = match parameter {
        KernelParameter::Out { plane } => (format!("out{plane}"), &["noalias", "writeonly"]),
        KernelParameter::OutValidity => ("out_validity".to_owned(), &["noalias", "writeonly"]),
        KernelParameter::Mask => ("mask".to_owned(), &["noalias", "readonly"]),
        KernelParameter::Rows => ("rows".to_owned(), &[]),
        KernelParameter::Failure => ("failure".to_owned(), &["noalias"]),
        KernelParameter::Cancel => ("cancel".to_owned(), &["noalias"]),
        KernelParameter::Alarm => ("alarm".to_owned(), &["noalias", "writeonly"]),
        KernelParameter::Values { column, plane } => (format!("column{column}.{plane}"), &["noalias", "readonly"]),
        KernelParameter::ElementValidity { column } => (format!("element_validity{column}"), &["noalias", "readonly"]),
        KernelParameter::Offsets { column } => (format!("offsets{column}"), &["noalias", "readonly"]),
        KernelParameter::Validity { column } => (format!("validity{column}"), &["noalias", "readonly"]),
        KernelParameter::Stride { column } => (format!("stride{column}"), &[]),
    };
    if let Some(value) = kernel.get_nth_param(n) {
        inkwell::values::BasicValue::set_name(&value, &name);
    }
    for attribute in attributes {
        let kind = Attribute::get_named_enum_kind_id(attribute);
        kernel.add_attribute(AttributeLoc::Param(n), e.context.create_enum_attribute(kind, 0));
    }
}

struct Grid<'e, 'c> {
    e: &'e Emitter<'c>,
    entry: &'e Function,
    row: FunctionValue<'c>,
    polls: bool,
    fails: bool,
    cheap: bool,
    kernel: FunctionValue<'c>,
    parameters: Vec<KernelParameter>,
}

/// The rows of a launch.
struct Span<'c> {
    /// The thread's first row.
    first: IntValue<'c>,
    /// Threads of the launch.
    total: IntValue<'c>,
    rows: IntValue<'c>,
}

/// The row in work.
#[derive(Clone, Copy)]
struct Step<'c> {
    row: IntValue<'c>,
    /// Its word in bitmaps, and its bit there.
    word: IntValue<'c>,
    bit: IntValue<'c>,
}

/// What a row adds to the words of its warp.
struct Bits<'c> {
    value: PhiValue<'c>,
    valid: PhiValue<'c>,
    cancelled: PhiValue<'c>,
}

impl<'c> Bits<'c> {
    fn add(&self, [value, valid, cancelled]: [IntValue<'c>; 3], from: BasicBlock<'c>) {
        self.value.add_incoming(&[(&value, from)]);
        self.valid.add_incoming(&[(&valid, from)]);
        self.cancelled.add_incoming(&[(&cancelled, from)]);
    }
}

impl<'c> Grid<'_, 'c> {
    fn block(&self, name: &str) -> BasicBlock<'c> {
        self.e.context.append_basic_block(self.kernel, name)
    }

    fn here(&self) -> Result<BasicBlock<'c>, Failure> {
        let block = self.e.builder.get_insert_block();
        block.ok_or_else(|| invalid("no block in work"))
    }

    fn parameter(&self, wanted: KernelParameter) -> Result<inkwell::values::BasicValueEnum<'c>, Failure> {
        let n = self.parameters.iter().position(|p| *p == wanted);
        n.and_then(|n| self.kernel.get_nth_param(n as u32))
            .ok_or_else(|| invalid("a kernel without a parameter of the contract"))
    }

    fn pointer(&self, wanted: KernelParameter) -> Result<PointerValue<'c>, Failure> {
        Ok(self.parameter(wanted)?.into_pointer_value())
    }

    fn number(&self, wanted: KernelParameter) -> Result<IntValue<'c>, Failure> {
        Ok(self.parameter(wanted)?.into_int_value())
    }

    /// A special register, widened to 64 bits.
    fn register(&self, name: &str) -> Result<IntValue<'c>, Failure> {
        let value = self
            .e
            .intrinsic(&format!("llvm.nvvm.read.ptx.sreg.{name}.x"), &[], &[])?;
        let wide = self
            .e
            .builder
            .build_int_z_extend(value.into_int_value(), self.e.i64_type(), "")?;
        Ok(wide)
    }

    fn emit(&self) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let entry = self.block("entry");
        b.position_at_end(entry);
        let (tid, ntid) = (self.register("tid")?, self.register("ntid")?);
        let first = b.build_int_add(b.build_int_mul(self.register("ctaid")?, ntid, "")?, tid, "first")?;
        let total = b.build_int_mul(self.register("nctaid")?, ntid, "total")?;
        let rows = self.number(KernelParameter::Rows)?;
        let state = self.poll_state()?;
        let [head, body, next, done] = ["head", "body", "next", "done"].map(|name| self.block(name));
        b.position_at_end(head);
        let counter = b.build_phi(e.i64_type(), "row")?;
        b.position_at_end(entry);
        let span = Span { first, total, rows };
        if self.cheap {
            self.several(&span, &counter, head)?;
        } else {
            b.build_unconditional_branch(head)?;
            counter.add_incoming(&[(&first, entry)]);
        }

        b.position_at_end(head);
        let row = counter.as_basic_value().into_int_value();
        let leader = self.leader(row)?;
        b.build_conditional_branch(e.icmp(IntPredicate::ULT, leader, rows)?, body, done)?;

        b.position_at_end(body);
        let step = self.step(row)?;
        if writes_bitmaps(self.entry) {
            self.together(&step, rows, state, next, done)?;
        } else {
            self.alone(&step, state, next, done)?;
        }

        b.position_at_end(next);
        let following = b.build_int_add(row, total, "")?;
        b.build_unconditional_branch(head)?;
        counter.add_incoming(&[(&following, next)]);
        b.position_at_end(done);
        b.build_return(None)?;
        Ok(())
    }

    /// The row that decides whether a thread goes on: its own, or the first one of its warp.
    fn leader(&self, row: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        match writes_bitmaps(self.entry) {
            true => self.e.and(row, self.e.i64(-i64::from(WARP_THREADS))),
            false => Ok(row),
        }
    }

    fn step(&self, row: IntValue<'c>) -> Result<Step<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        Ok(Step {
            row,
            word: b.build_right_shift(row, e.i64(WORD_SHIFT), false, "word")?,
            bit: e.and(b.build_int_truncate(row, e.i32_type(), "")?, e.i32(WARP_THREADS - 1))?,
        })
    }

    // Several rows at once.

    /// The loop over strides of several rows, for launches in which every row is computed. What is left goes on at `head`.
    fn several(&self, span: &Span<'c>, counter: &PhiValue<'c>, head: BasicBlock<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let [look, work, after] = ["look", "several", "after"].map(|name| self.block(name));
        let mut bitmap = b.build_is_not_null(self.pointer(KernelParameter::Mask)?, "")?;
        for column in 0..self.entry.params.len() {
            let validity = self.pointer(KernelParameter::Validity { column })?;
            bitmap = e.or(bitmap, b.build_is_not_null(validity, "")?)?;
        }
        b.build_conditional_branch(bitmap, head, look)?;
        counter.add_incoming(&[(&span.first, self.here()?)]);
        let start = self.here()?;

        b.position_at_end(look);
        let row = b.build_phi(e.i64_type(), "row")?;
        let first = row.as_basic_value().into_int_value();
        let count = self.rows_at_once();
        let ahead = b.build_int_mul(span.total, e.i64(count - 1), "")?;
        // Of a warp that writes bitmaps, all rows must be there.
        let last = match writes_bitmaps(self.entry) {
            true => e.or(first, e.i64(i64::from(WARP_THREADS - 1)))?,
            false => first,
        };
        let last = b.build_int_add(last, ahead, "")?;
        b.build_conditional_branch(e.icmp(IntPredicate::ULT, last, span.rows)?, work, head)?;
        counter.add_incoming(&[(&first, look)]);

        b.position_at_end(work);
        let mut loaded = Vec::new();
        let mut at = first;
        for _ in 0..count {
            let step = self.step(at)?;
            loaded.push((step, self.arguments(&step, false)?));
            at = b.build_int_add(at, span.total, "")?;
        }
        for (step, arguments) in &loaded {
            let next = self.block("computed");
            self.compute(step, arguments, next)?;
            b.position_at_end(next);
        }
        b.build_unconditional_branch(after)?;
        b.position_at_end(after);
        b.build_unconditional_branch(look)?;
        row.add_incoming(&[(&span.first, start), (&at, after)]);
        Ok(())
    }

    fn rows_at_once(&self) -> i64 {
        let narrow = |ty: ScalarType| ty.byte_width().is_none_or(|bytes| bytes <= NARROW_BYTES);
        let mut params = self.entry.params.iter();
        if narrow(self.entry.result) && params.all(|p| p.ty.scalar().is_some_and(narrow)) {
            2 * ROWS_AT_ONCE
        } else {
            ROWS_AT_ONCE
        }
    }

    /// Computes a row that is wanted, none of whose arguments is NULL, and stores its result.
    fn compute(
        &self,
        step: &Step<'c>,
        arguments: &[BasicMetadataValueEnum<'c>],
        next: BasicBlock<'c>,
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let outcome = function::call(e, self.row, self.entry.result, arguments)?;
        if !writes_bitmaps(self.entry) {
            let fine = self.block("fine");
            self.unless_failed(step, &outcome, fine, next, next)?;
            b.position_at_end(fine);
            self.store(step, outcome.value)?;
            b.build_unconditional_branch(next)?;
            return Ok(());
        }
        // A row that fails leaves behind what it does one by one, so that not even then the launch's shape shows.
        let [fine, failed, vote] = ["fine", "failed", "vote"].map(|name| self.block(name));
        self.unless_failed(step, &outcome, fine, failed, failed)?;
        b.position_at_end(failed);
        b.build_unconditional_branch(vote)?;
        b.position_at_end(fine);
        let no = e.bool(false);
        let value = match (self.entry.result, outcome.value) {
            (ScalarType::Bool, Value::Int(bit)) => bit,
            (_, value) => {
                self.store(step, value)?;
                no
            }
        };
        let valid = e.not(outcome.null)?;
        let fine = self.here()?;
        b.build_unconditional_branch(vote)?;
        b.position_at_end(vote);
        let either = |name, bit: IntValue<'c>| -> Result<IntValue<'c>, Failure> {
            let phi = b.build_phi(e.bool_type(), name)?;
            phi.add_incoming(&[(&bit, fine), (&no, failed)]);
            Ok(phi.as_basic_value().into_int_value())
        };
        let (value, valid) = (either("value", value)?, either("valid", valid)?);
        if self.entry.result == ScalarType::Bool {
            self.store_word(step, KernelParameter::Out { plane: 0 }, value)?;
        }
        if self.entry.nullable {
            self.store_word(step, KernelParameter::OutValidity, valid)?;
        }
        b.build_unconditional_branch(next)?;
        Ok(())
    }

    // One row.

    /// The thread's memory for polls, where rows poll.
    fn poll_state(&self) -> Result<Option<PointerValue<'c>>, Failure> {
        if !self.polls {
            return Ok(None);
        }
        let cancel = self.pointer(KernelParameter::Cancel)?;
        Ok(Some(control::new_poll_state(self.e, cancel)?))
    }

    /// A row whose results are whole bytes.
    fn alone(
        &self,
        step: &Step<'c>,
        state: Option<PointerValue<'c>>,
        next: BasicBlock<'c>,
        done: BasicBlock<'c>,
    ) -> Result<(), Failure> {
        let b = &self.e.builder;
        let [compute, skip, fine] = ["compute", "skip", "fine"].map(|name| self.block(name));
        b.build_conditional_branch(self.wanted(step)?, compute, skip)?;
        b.position_at_end(compute);
        let outcome = self.call_row(step, state)?;
        self.unless_failed(step, &outcome, fine, next, done)?;
        b.position_at_end(fine);
        self.store(step, outcome.value)?;
        b.build_unconditional_branch(next)?;
        b.position_at_end(skip);
        self.store_zero(step)?;
        b.build_unconditional_branch(next)?;
        Ok(())
    }

    /// A row of a warp that writes bitmaps: whatever becomes of it, it takes part in the votes.
    fn together(
        &self,
        step: &Step<'c>,
        rows: IntValue<'c>,
        state: Option<PointerValue<'c>>,
        next: BasicBlock<'c>,
        done: BasicBlock<'c>,
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let [inside, compute, skip, fine, failed, vote] =
            ["inside", "compute", "skip", "fine", "failed", "vote"].map(|name| self.block(name));
        let (no, start) = (e.bool(false), self.here()?);
        b.position_at_end(vote);
        let phi = |name| b.build_phi(e.bool_type(), name);
        let bits = Bits {
            value: phi("value")?,
            valid: phi("valid")?,
            cancelled: phi("cancelled")?,
        };
        b.position_at_end(start);
        b.build_conditional_branch(e.icmp(IntPredicate::ULT, step.row, rows)?, inside, vote)?;
        bits.add([no; 3], start);

        b.position_at_end(inside);
        b.build_conditional_branch(self.wanted(step)?, compute, skip)?;
        b.position_at_end(compute);
        let outcome = self.call_row(step, state)?;
        let cancelled = e.icmp(IntPredicate::EQ, outcome.word, e.i32(CANCELLED_WORD))?;
        self.unless_failed(step, &outcome, fine, failed, failed)?;
        b.position_at_end(failed);
        b.build_unconditional_branch(vote)?;
        bits.add([no, no, cancelled], failed);
        b.position_at_end(fine);
        let value = match (self.entry.result, outcome.value) {
            (ScalarType::Bool, Value::Int(bit)) => bit,
            _ => {
                self.store(step, outcome.value)?;
                no
            }
        };
        let valid = e.not(outcome.null)?;
        bits.add([value, valid, no], self.here()?);
        b.build_unconditional_branch(vote)?;
        b.position_at_end(skip);
        if self.entry.result != ScalarType::Bool {
            self.store_zero(step)?;
        }
        bits.add([no; 3], self.here()?);
        b.build_unconditional_branch(vote)?;

        b.position_at_end(vote);
        if self.entry.result == ScalarType::Bool {
            let value = bits.value.as_basic_value().into_int_value();
            self.store_word(step, KernelParameter::Out { plane: 0 }, value)?;
        }
        if self.entry.nullable {
            let valid = bits.valid.as_basic_value().into_int_value();
            self.store_word(step, KernelParameter::OutValidity, valid)?;
        }
        if !self.polls {
            b.build_unconditional_branch(next)?;
            return Ok(());
        }
        let cancelled = self.ballot(bits.cancelled.as_basic_value().into_int_value())?;
        let any = e.icmp(IntPredicate::NE, cancelled, e.i32(0))?;
        b.build_conditional_branch(any, done, next)?;
        Ok(())
    }

    /// Goes to `fine`, or reports the row's failure and goes to `failed`, or to `cancelled`.
    fn unless_failed(
        &self,
        step: &Step<'c>,
        outcome: &Outcome<'c>,
        fine: BasicBlock<'c>,
        failed: BasicBlock<'c>,
        cancelled: BasicBlock<'c>,
    ) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        if !self.fails {
            b.build_unconditional_branch(fine)?;
            return Ok(());
        }
        let [look, report] = ["look", "report"].map(|name| self.block(name));
        b.build_conditional_branch(outcome.failed, look, fine)?;
        b.position_at_end(look);
        let was_cancelled = e.icmp(IntPredicate::EQ, outcome.word, e.i32(CANCELLED_WORD))?;
        b.build_conditional_branch(was_cancelled, cancelled, report)?;
        b.position_at_end(report);
        let high = b.build_left_shift(step.row, e.i64(32), "")?;
        let slot = e.or(high, b.build_int_z_extend(outcome.word, e.i64_type(), "")?)?;
        let at = self.pointer(KernelParameter::Failure)?;
        b.build_atomicrmw(AtomicRMWBinOp::UMin, at, slot, AtomicOrdering::Monotonic)?;
        if self.polls {
            let store = b.build_store(self.pointer(KernelParameter::Alarm)?, e.i32(1))?;
            store.set_alignment(4)?;
            store.set_atomic_ordering(AtomicOrdering::Monotonic)?;
        }
        b.build_unconditional_branch(failed)?;
        Ok(())
    }

    // Votes.

    /// The word of the warp's bits.
    fn ballot(&self, bit: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        let e = self.e;
        let lanes = e.i32_type().const_int(ALL_LANES as u64, true);
        let word = e.intrinsic("llvm.nvvm.vote.ballot.sync", &[], &[lanes.into(), bit.into()])?;
        Ok(word.into_int_value())
    }

    /// Stores the word of the warp's bits; its first lane does it.
    fn store_word(&self, step: &Step<'c>, bitmap: KernelParameter, bit: IntValue<'c>) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let word = self.ballot(bit)?;
        let [leader, after] = ["leader", "after"].map(|name| self.block(name));
        b.build_conditional_branch(e.icmp(IntPredicate::EQ, step.bit, e.i32(0))?, leader, after)?;
        b.position_at_end(leader);
        e.store_result(e.element(e.i32_type(), self.pointer(bitmap)?, step.word)?, word)?;
        b.build_unconditional_branch(after)?;
        b.position_at_end(after);
        Ok(())
    }

    // Arguments.

    /// Whether the row is to be computed.
    fn wanted(&self, step: &Step<'c>) -> Result<IntValue<'c>, Failure> {
        let e = self.e;
        let mask = self.pointer(KernelParameter::Mask)?;
        let mut wanted = self.bit_or_set(mask, step.word, step.bit)?;
        for (column, param) in self.entry.params.iter().enumerate() {
            if !param.optional {
                wanted = e.and(wanted, self.valid(step, column)?)?;
            }
        }
        Ok(wanted)
    }

    /// Whether an argument isn't NULL in the row.
    fn valid(&self, step: &Step<'c>, column: usize) -> Result<IntValue<'c>, Failure> {
        let bitmap = self.pointer(KernelParameter::Validity { column })?;
        let (word, bit) = self.bit_place(step, column)?;
        self.bit_or_set(bitmap, word, bit)
    }

    /// Where a row's bit is in a column's bitmaps.
    fn bit_place(&self, step: &Step<'c>, column: usize) -> Result<(IntValue<'c>, IntValue<'c>), Failure> {
        let (e, shared) = (self.e, self.is_shared(column)?);
        Ok((
            e.select_int(shared, e.i64(0), step.word)?,
            e.select_int(shared, e.i32(0), step.bit)?,
        ))
    }

    /// Whether all rows share the column's value.
    fn is_shared(&self, column: usize) -> Result<IntValue<'c>, Failure> {
        let stride = self.number(KernelParameter::Stride { column })?;
        self.e.icmp(IntPredicate::EQ, stride, self.e.i64(0))
    }

    /// A bit of a bitmap, set where there is no bitmap.
    fn bit_or_set(
        &self,
        bitmap: PointerValue<'c>,
        word: IntValue<'c>,
        bit: IntValue<'c>,
    ) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let [load, joined] = ["load", "joined"].map(|name| self.block(name));
        let before = self.here()?;
        b.build_conditional_branch(b.build_is_null(bitmap, "")?, joined, load)?;
        b.position_at_end(load);
        let loaded = self.bit(bitmap, word, bit)?;
        b.build_unconditional_branch(joined)?;
        b.position_at_end(joined);
        let phi = b.build_phi(e.bool_type(), "")?;
        phi.add_incoming(&[(&e.bool(true), before), (&loaded, load)]);
        Ok(phi.as_basic_value().into_int_value())
    }

    fn bit(&self, bitmap: PointerValue<'c>, word: IntValue<'c>, bit: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let word = e.load_argument(e.i32_type(), e.element(e.i32_type(), bitmap, word)?)?;
        let shifted = b.build_right_shift(word.into_int_value(), bit, false, "")?;
        Ok(b.build_int_truncate(shifted, e.bool_type(), "")?)
    }

    /// Calls the row function.
    fn call_row(&self, step: &Step<'c>, state: Option<PointerValue<'c>>) -> Result<Outcome<'c>, Failure> {
        let mut arguments = self.arguments(step, true)?;
        if let Some(state) = state {
            arguments.push(state.into());
        }
        function::call(self.e, self.row, self.entry.result, &arguments)
    }

    /// The row's arguments, as the row function takes them. `nulls`: whether some may be NULL.
    fn arguments(&self, step: &Step<'c>, nulls: bool) -> Result<Vec<BasicMetadataValueEnum<'c>>, Failure> {
        let e = self.e;
        let mut arguments: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
        for (column, param) in self.entry.params.iter().enumerate() {
            let null = match param.optional && nulls {
                true => Some(e.not(self.valid(step, column)?)?),
                false => None,
            };
            match param.ty {
                ParameterType::Scalar(ty) => {
                    let value = self.argument(step, column, ty)?;
                    let value = null.map_or(Ok(value), |null| function::zero_where(e, null, value))?;
                    function::push_value(&mut arguments, value);
                }
                ParameterType::Array(element) => {
                    let array = self.array(step, column, element)?;
                    let array = null.map_or(Ok(array), |null| array.empty_where(e, null))?;
                    array.push(&mut arguments);
                }
            }
            if param.optional {
                arguments.push(null.unwrap_or_else(|| e.bool(false)).into());
            }
        }
        Ok(arguments)
    }

    /// The row's array.
    fn array(&self, step: &Step<'c>, column: usize, element: ScalarType) -> Result<Array<'c>, Failure> {
        let e = self.e;
        let elements = Elements {
            ty: element,
            values: self.pointer(KernelParameter::Values { column, plane: 0 })?,
            validity: self.pointer(KernelParameter::ElementValidity { column })?,
            value_bit: e.i64(0),
            validity_bit: e.i64(0),
        };
        let at = e.select_int(self.is_shared(column)?, e.i64(0), step.row)?;
        let start = e.element(e.i32_type(), self.pointer(KernelParameter::Offsets { column })?, at)?;
        Array::load(e, elements, start, e.element(e.i32_type(), start, e.i64(1))?)
    }

    /// Loads an argument and widens it.
    fn argument(&self, step: &Step<'c>, column: usize, ty: ScalarType) -> Result<Value<'c>, Failure> {
        let e = self.e;
        let plane = |plane| self.pointer(KernelParameter::Values { column, plane });
        if ty == ScalarType::Bool {
            let (word, bit) = self.bit_place(step, column)?;
            return Ok(Value::Int(self.bit(plane(0)?, word, bit)?));
        }
        let at = e.select_int(self.is_shared(column)?, e.i64(0), step.row)?;
        let load = |n| e.load_argument(plane_type(e, ty), e.element(plane_type(e, ty), plane(n)?, at)?);
        Ok(match Type::of(ty) {
            Type::C128 => Value::Complex(load(0)?.into_float_value(), load(1)?.into_float_value()),
            Type::F32 | Type::F64 => Value::Float(load(0)?.into_float_value()),
            Type::Bool | Type::I64 | Type::U64 => Value::Int(function::widen(e, load(0)?.into_int_value(), ty)?),
        })
    }

    // Results.

    /// Stores a result of whole bytes: integers truncated to their declared width, nans made canonical.
    fn store(&self, step: &Step<'c>, value: Value<'c>) -> Result<(), Failure> {
        let (e, ty) = (self.e, self.entry.result);
        match value {
            Value::Int(value) => {
                let narrow = plane_type(e, ty).into_int_type();
                let narrow = e.builder.build_int_truncate_or_bit_cast(value, narrow, "")?;
                e.store_result(self.place(step, 0)?, narrow)?;
            }
            Value::Float(value) => {
                e.store_result(self.place(step, 0)?, e.canonical_bits(value)?)?;
            }
            Value::Complex(re, im) => {
                e.store_result(self.place(step, 0)?, e.canonical_bits(re)?)?;
                e.store_result(self.place(step, 1)?, e.canonical_bits(im)?)?;
            }
        }
        Ok(())
    }

    fn store_zero(&self, step: &Step<'c>) -> Result<(), Failure> {
        let ty = plane_type(self.e, self.entry.result);
        for plane in 0..planes(self.entry.result) {
            self.e.store_result(
                self.place(step, plane)?,
                inkwell::types::BasicType::as_basic_type_enum(&ty).const_zero(),
            )?;
        }
        Ok(())
    }

    fn place(&self, step: &Step<'c>, plane: usize) -> Result<PointerValue<'c>, Failure> {
        let out = self.pointer(KernelParameter::Out { plane })?;
        self.e.element(plane_type(self.e, self.entry.result), out, step.row)
    }
}

/// The type of one value in a plane.
fn plane_type<'c>(e: &Emitter<'c>, ty: ScalarType) -> inkwell::types::BasicTypeEnum<'c> {
    match ty {
        ScalarType::Complex128 => e.f64_type().into(),
        other => e.column_type(other),
    }
}
