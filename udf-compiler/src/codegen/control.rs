//! Regions, loops, and the ways in which a row ends.

use inkwell::basic_block::BasicBlock;
use inkwell::module::Linkage;
use inkwell::types::StructType;
use inkwell::values::{BasicValue, FunctionValue, IntValue, PointerValue};
use inkwell::{AtomicOrdering, IntPredicate};
use rbcdb_udf_abi::{ErrorCode, RowError};

use super::emit::{Emitter, Failure};
use super::function::{CANCELLED_WORD, LoopBlocks, Row, invalid, store_parts};
use super::shape::round_cost;
use super::target::Kind;
use crate::ir::{self, Block, SiteId};

impl<'c> Row<'_, 'c> {
    /// Whether the block in work already ends with a jump.
    pub(super) fn terminated(&self) -> bool {
        let block = self.emitter.builder.get_insert_block();
        block.is_some_and(|block| block.get_terminator().is_some())
    }

    pub(super) fn new_block(&self, name: &str) -> BasicBlock<'c> {
        self.emitter.context.append_basic_block(self.llvm, name)
    }

    pub(super) fn leave(&self) -> Result<(), Failure> {
        self.emitter.builder.build_unconditional_branch(self.exit)?;
        Ok(())
    }

    pub(super) fn jump(&self, target: impl Fn(&LoopBlocks<'c>) -> BasicBlock<'c>) -> Result<(), Failure> {
        let blocks = self.loops.last().ok_or_else(|| invalid("a jump outside a loop"))?;
        self.emitter.builder.build_unconditional_branch(target(blocks))?;
        Ok(())
    }

    /// Emits a block that goes on at `next` where it ends.
    pub(super) fn block_then(&mut self, block: &Block, next: BasicBlock<'c>) -> Result<(), Failure> {
        self.block(block)?;
        if !self.terminated() {
            self.emitter.builder.build_unconditional_branch(next)?;
        }
        Ok(())
    }

    pub(super) fn branch(&mut self, cond: ir::Value, then: &Block, otherwise: &Block) -> Result<(), Failure> {
        let cond = self.int(cond)?;
        let on_true = self.new_block("then");
        let on_false = self.new_block("else");
        let after = self.new_block("after");
        self.emitter.builder.build_conditional_branch(cond, on_true, on_false)?;
        self.emitter.builder.position_at_end(on_true);
        self.block_then(then, after)?;
        self.emitter.builder.position_at_end(on_false);
        self.block_then(otherwise, after)?;
        self.emitter.builder.position_at_end(after);
        Ok(())
    }

    pub(super) fn repeat(&mut self, body: &Block, step: &Block, rounds_max: Option<u64>) -> Result<(), Failure> {
        let blocks = LoopBlocks {
            step: self.new_block("step"),
            exit: self.new_block("after"),
        };
        let (step_block, after) = (blocks.step, blocks.exit);
        let body_block = self.new_block("loop");
        self.emitter.builder.build_unconditional_branch(body_block)?;
        let polls = self.plan.polls(body, step, rounds_max, self.rounds);
        let outer = self.rounds;
        self.rounds = if polls {
            1
        } else {
            outer.saturating_mul(rounds_max.unwrap_or(1))
        };
        self.loops.push(blocks);
        self.emitter.builder.position_at_end(body_block);
        self.block_then(body, step_block)?;
        self.emitter.builder.position_at_end(step_block);
        if polls {
            self.poll(round_cost(body, step))?;
        }
        self.block_then(step, body_block)?;
        self.loops.pop();
        self.rounds = outer;
        self.emitter.builder.position_at_end(after);
        Ok(())
    }

    /// Leaves the row if the cancel flag is set; `cost` is that of what runs between two calls.
    pub(super) fn poll(&mut self, cost: u64) -> Result<(), Failure> {
        let poll = poll_function(self.emitter)?;
        let cost = u32::try_from(cost).unwrap_or(u32::MAX).min(POLL_COST) + POLL_OWN_COST;
        let cost = self.emitter.i32(cost);
        let cancelled = self
            .emitter
            .call(poll, &[self.cancel()?.into(), cost.into()])?
            .into_int_value();
        self.leave_if(cancelled, self.emitter.i32(CANCELLED_WORD))
    }

    pub(super) fn cancel(&self) -> Result<PointerValue<'c>, Failure> {
        let last = self
            .llvm
            .get_last_param()
            .ok_or_else(|| invalid("a polling function without a flag"))?;
        Ok(last.into_pointer_value())
    }

    // Ends of a row.

    pub(super) fn give(&mut self, value: ir::Value) -> Result<(), Failure> {
        let emitter = self.emitter;
        let value = self
            .ops()
            .at_declared_width(self.value(value)?.into(), self.function.result)?;
        let value = value.one().ok_or_else(|| invalid("lanes in a row"))?;
        store_parts(emitter, value, self.slots.value.iter().map(|(_, slot)| *slot))?;
        self.leave()
    }

    /// Ends the row with an error where `cond` is true.
    pub(super) fn fail_if(&mut self, cond: IntValue<'c>, code: ErrorCode, site: SiteId) -> Result<(), Failure> {
        let site = self.plan.site_base[self.index] + site.0;
        if site > RowError::SITES_MAX {
            return Err(invalid("more places that can fail than an artifact holds"));
        }
        self.leave_if(cond, self.emitter.i32(RowError { code, site }.to_word()))
    }

    /// Ends the row with an error word where `cond` is true.
    pub(super) fn leave_if(&mut self, cond: IntValue<'c>, word: IntValue<'c>) -> Result<(), Failure> {
        let (emitter, builder) = (self.emitter, &self.emitter.builder);
        let fail = self.new_block("fail");
        let go_on = self.new_block("");
        builder.build_conditional_branch(cond, fail, go_on)?;
        builder.position_at_end(fail);
        builder.build_store(self.slots.failed, emitter.bool(true))?;
        builder.build_store(self.slots.word, word)?;
        self.leave()?;
        builder.position_at_end(go_on);
        Ok(())
    }
}

/// The function that [`crate::user_ir`]'s text and row functions call to look at the cancel flag: `rbc.poll(where, cost)`.
pub(crate) const POLL: &str = "rbc.poll";

/// Cost of the instructions between two looks at the flag on a GPU: below a millisecond. A load that goes past the caches takes
/// as long as some hundred instructions, and all threads of a GPU load the same word.
const POLL_COST: u32 = 1 << 16;
/// What a poll costs itself: rounds without any other instruction count, too.
pub(crate) const POLL_OWN_COST: u32 = 4;
/// What a thread is taken to have spent when it starts: of a cancelled kernel, each thread that hasn't started yet takes a look
/// soon.
const POLL_SPENT_BEFORE: u32 = POLL_COST / 4 * 3;

/// Whether a row is to be left, for whoever runs a piece of `cost`. On CPUs `where` is the flag; on GPUs it is a
/// [`poll_state`] of the thread, which counts costs and loads the flag now and then.
pub(super) fn poll_function<'c>(e: &Emitter<'c>) -> Result<FunctionValue<'c>, Failure> {
    if let Some(function) = e.module.get_function(POLL) {
        return Ok(function);
    }
    let ty = e
        .bool_type()
        .fn_type(&[e.pointer_type().into(), e.i32_type().into()], false);
    let function = e.function(POLL, ty, Linkage::External, &["alwaysinline"]);
    let outer = e.builder.get_insert_block();
    e.builder
        .position_at_end(e.context.append_basic_block(function, "entry"));
    let parameter = |n| function.get_nth_param(n).ok_or_else(|| invalid("no parameter"));
    let (state, cost) = (parameter(0)?.into_pointer_value(), parameter(1)?.into_int_value());
    match e.kind {
        Kind::Cpu => {
            e.builder.build_return(Some(&poll(e, state)?))?;
        }
        Kind::Gpu => poll_now_and_then(e, function, state, cost)?,
    }
    if let Some(outer) = outer {
        e.builder.position_at_end(outer);
    }
    Ok(function)
}

fn poll_now_and_then<'c>(
    e: &Emitter<'c>,
    function: FunctionValue<'c>,
    state: PointerValue<'c>,
    cost: IntValue<'c>,
) -> Result<(), Failure> {
    let b = &e.builder;
    let [due, go_on] = ["due", "go_on"].map(|name| e.context.append_basic_block(function, name));
    let ty = poll_state(e);
    let spent_at = b.build_struct_gep(ty, state, 0, "")?;
    let spent = b.build_load(e.i32_type(), spent_at, "")?.into_int_value();
    let spent = b.build_int_add(spent, cost, "")?;
    b.build_store(spent_at, spent)?;
    b.build_conditional_branch(e.icmp(IntPredicate::UGE, spent, e.i32(POLL_COST))?, due, go_on)?;
    b.position_at_end(due);
    b.build_store(spent_at, e.i32(0))?;
    let flag_at = b.build_struct_gep(ty, state, 1, "")?;
    let flag = b.build_load(e.pointer_type(), flag_at, "")?.into_pointer_value();
    b.build_return(Some(&poll(e, flag)?))?;
    b.position_at_end(go_on);
    b.build_return(Some(&e.bool(false)))?;
    Ok(())
}

/// A thread's memory for [`poll_function`], of a GPU whose cancel flag has this address.
pub(super) fn new_poll_state<'c>(e: &Emitter<'c>, cancel: PointerValue<'c>) -> Result<PointerValue<'c>, Failure> {
    let (b, ty) = (&e.builder, poll_state(e));
    let state = b.build_alloca(ty, "polls")?;
    b.build_store(b.build_struct_gep(ty, state, 0, "")?, e.i32(POLL_SPENT_BEFORE))?;
    b.build_store(b.build_struct_gep(ty, state, 1, "")?, cancel)?;
    Ok(state)
}

/// What a thread of a GPU keeps for [`poll_function`]: the cost spent since it looked at the flag, and the flag's address.
fn poll_state<'c>(e: &Emitter<'c>) -> StructType<'c> {
    e.context
        .struct_type(&[e.i32_type().into(), e.pointer_type().into()], false)
}

/// Whether the cancel flag is set. A relaxed atomic load: as cheap as any, but never hoisted out of a loop, and it keeps
/// LLVM from dropping loops that don't end.
pub(super) fn poll<'c>(emitter: &Emitter<'c>, cancel: PointerValue<'c>) -> Result<IntValue<'c>, Failure> {
    let flag = emitter.builder.build_load(emitter.i32_type(), cancel, "")?;
    if let Some(load) = flag.as_instruction_value() {
        load.set_alignment(4)?;
        load.set_atomic_ordering(AtomicOrdering::Monotonic)?;
    }
    emitter.icmp(IntPredicate::NE, flag.into_int_value(), emitter.i32(0))
}
