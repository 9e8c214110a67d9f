//! Branches and loops under lane masks.

use inkwell::basic_block::BasicBlock;
use inkwell::values::PointerValue;

use super::{Activation, Mask, Rows, Spmd, value};
use crate::codegen::control;
use crate::codegen::emit::{Failure, Value};
use crate::codegen::function::invalid;
use crate::codegen::shape::cost;
use crate::ir::kernel::KernelOp;
use crate::ir::{self, Block, Inst, Op};

/// Cost of a branch, all gangs together, from which on it is skipped where no row takes it: a mispredicted jump takes as
/// long, and among many rows some mostly take it.
const SKIP_COST_MIN: u64 = 48;
/// What is uniform costs less by this factor.
const UNIFORM_SHARE: u64 = 8;
/// Cost up to which what comes before a loop's condition is done once too often rather than tested for.
const PRELUDE_COST_MAX: u64 = 8;

/// A loop around.
pub(super) struct OpenLoop<'c> {
    step: BasicBlock<'c>,
    exit: BasicBlock<'c>,
    /// Rows that wait at the step; none where no row does.
    waiting: Vec<PointerValue<'c>>,
    /// Rows wait at the exit.
    pub(super) divergent_exit: bool,
}

/// A branch of a loop that ends its rows.
struct WayOut<'i> {
    cond: ir::Value,
    /// The rows for which the condition is this.
    on: bool,
    block: &'i Block,
}

impl<'c> Spmd<'_, 'c> {
    pub(super) fn new_block(&self, name: &str) -> BasicBlock<'c> {
        self.e.context.append_basic_block(self.around.kernel, name)
    }

    /// Goes on at a block, unless a jump has gone elsewhere.
    pub(super) fn go_to(&self, target: BasicBlock<'c>) -> Result<(), Failure> {
        let here = self.e.builder.get_insert_block();
        if here.is_none_or(|block| block.get_terminator().is_none()) {
            self.e.builder.build_unconditional_branch(target)?;
        }
        Ok(())
    }

    pub(super) fn branch(
        &mut self,
        a: &mut Activation<'_, 'c>,
        cond: ir::Value,
        then: &Block,
        otherwise: &Block,
    ) -> Result<(), Failure> {
        match value(a, cond)?.clone() {
            Rows::Same(Value::Int(cond)) => {
                let [on_true, on_false, after] = ["then", "else", "after"].map(|name| self.new_block(name));
                self.e.builder.build_conditional_branch(cond, on_true, on_false)?;
                for (block, start) in [(then, on_true), (otherwise, on_false)] {
                    self.e.builder.position_at_end(start);
                    self.block(a, block)?;
                    self.go_to(after)?;
                }
                self.e.builder.position_at_end(after);
                Ok(())
            }
            cond => self.divergent_branch(a, &cond, then, otherwise),
        }
    }

    fn divergent_branch(
        &mut self,
        a: &mut Activation<'_, 'c>,
        cond: &Rows<'c>,
        then: &Block,
        otherwise: &Block,
    ) -> Result<(), Failure> {
        let before = self.load_mask(&self.live)?;
        let cond = self.as_mask(cond)?;
        let on_true = self.both(&before, &cond)?;
        let on_false = self.without(&before, &cond)?;
        let after_then = self.under(a, &on_true, then)?;
        let after_else = self.under(a, &on_false, otherwise)?;
        let after = match self.loses_rows(then) || self.loses_rows(otherwise) {
            true => self.either(&after_then, &after_else)?,
            false => before,
        };
        self.store_mask(&self.live, &after)
    }

    /// Emits a block for the rows of a mask; which of them are active after it.
    fn under(&mut self, a: &mut Activation<'_, 'c>, mask: &Mask<'c>, block: &Block) -> Result<Mask<'c>, Failure> {
        if block.is_empty() {
            return Ok(mask.clone());
        }
        self.store_mask(&self.live, mask)?;
        let after = match self.skips(a, block) {
            false => None,
            true => {
                let [taken, after] = ["then", "after"].map(|name| self.new_block(name));
                let any = self.any(mask)?;
                self.e.builder.build_conditional_branch(any, taken, after)?;
                self.e.builder.position_at_end(taken);
                Some(after)
            }
        };
        a.apart += 1;
        self.block(a, block)?;
        a.apart -= 1;
        if let Some(after) = after {
            self.go_to(after)?;
            self.e.builder.position_at_end(after);
        }
        self.load_mask(&self.live)
    }

    pub(super) fn repeat(
        &mut self,
        a: &mut Activation<'_, 'c>,
        body: &Block,
        step: &Block,
        rounds_max: Option<u64>,
    ) -> Result<(), Failure> {
        let facts = a.uniformity.loops.get(a.loops_seen).cloned().unwrap_or_default();
        a.loops_seen += 1;
        let entered = self.load_mask(&self.live)?;
        let [round, step_block, again, exit] = ["round", "step", "again", "exit"].map(|name| self.new_block(name));
        // Without rows, a loop that depends on what all rows share may never end.
        let any = self.any(&entered)?;
        self.e.builder.build_conditional_branch(any, round, exit)?;
        let waiting = match facts.divergent_continue {
            true => self.mask_slots()?,
            false => Vec::new(),
        };
        a.loops.push(OpenLoop {
            step: step_block,
            exit,
            waiting: waiting.clone(),
            divergent_exit: facts.divergent_exit,
        });
        let polls = self.plan.polls(body, step, rounds_max, self.rounds);
        let outer_rounds = self.rounds;
        self.rounds = match polls {
            true => 1,
            false => outer_rounds.saturating_mul(rounds_max.unwrap_or(1)),
        };
        let apart = u32::from(facts.divergent_exit || facts.divergent_continue);
        a.apart += apart;
        self.loops += 1;

        self.e.builder.position_at_end(round);
        self.store_mask(&waiting, &self.no_rows())?;
        let loses = facts.divergent_exit || self.loses_rows(body) || self.loses_rows(step);
        // Where all rows that leave do so by ways out that look who is left, nothing else needs to.
        let ways_out = loses && !facts.divergent_exit && !self.loses_rows(step) && self.only_ways_out(a, body);
        let tested = if loses && !ways_out { self.test_at(body) } else { None };
        for (n, inst) in body.iter().enumerate() {
            match self.way_out(a, inst).filter(|_| ways_out) {
                Some(way) => self.leave_by(a, way, exit)?,
                None => self.inst(a, inst)?,
            }
            if tested == Some(n) {
                let go_on = self.new_block("");
                let any = self.any(&self.load_mask(&self.live)?)?;
                self.e.builder.build_conditional_branch(any, go_on, exit)?;
                self.e.builder.position_at_end(go_on);
            }
        }
        self.go_to(step_block)?;

        self.e.builder.position_at_end(step_block);
        if facts.divergent_continue {
            self.add_rows(&self.live, &self.load_mask(&waiting)?)?;
        }
        if polls {
            let go_on = self.new_block("");
            let cancelled = control::poll(self.e, self.around.cancel)?;
            self.e
                .builder
                .build_conditional_branch(cancelled, self.around.cancelled, go_on)?;
            self.e.builder.position_at_end(go_on);
        }
        self.block(a, step)?;
        self.go_to(again)?;
        self.e.builder.position_at_end(again);
        match loses && tested.is_none() && !ways_out {
            true => {
                let any = self.any(&self.load_mask(&self.live)?)?;
                self.e.builder.build_conditional_branch(any, round, exit)?;
            }
            false => self.go_to(round)?,
        }

        a.apart -= apart;
        a.loops.pop();
        self.loops -= 1;
        self.rounds = outer_rounds;
        self.e.builder.position_at_end(exit);
        if !facts.divergent_exit {
            // Rows that are active no more are gone; nobody waits here.
            return Ok(());
        }
        let mut alive = entered;
        if contains(body, step, &|inst| {
            matches!(inst, Inst::Return(_) | Inst::ReturnNull | Inst::Fail { .. })
        }) {
            alive = self.without(&alive, &self.load_mask(&a.returned)?)?;
        }
        if self.fails(body) || self.fails(step) {
            alive = self.without(&alive, &self.failed()?)?;
        }
        self.store_mask(&self.live, &alive)
    }

    /// A branch that some rows leave a loop by, and none goes on from.
    fn way_out<'i>(&self, a: &Activation<'_, 'c>, inst: &'i Inst) -> Option<WayOut<'i>> {
        let Inst::If { cond, then, otherwise } = inst else {
            return None;
        };
        let (on, block) = match (then.is_empty(), otherwise.is_empty()) {
            (false, true) => (true, then),
            (true, false) => (false, otherwise),
            _ => return None,
        };
        let ends = matches!(
            block.last(),
            Some(Inst::Return(_) | Inst::ReturnNull | Inst::Fail { .. })
        ) && !contains(block, &[], &|inst| matches!(inst, Inst::Break | Inst::Continue));
        (ends && self.varies(a, *cond)).then_some(WayOut { cond: *cond, on, block })
    }

    /// Whether rows leave a loop's body by ways out alone, or all together.
    fn only_ways_out(&self, a: &Activation<'_, 'c>, body: &Block) -> bool {
        let together = |inst: &Inst| match inst {
            Inst::If { cond, then, otherwise } if !self.varies(a, *cond) => {
                let breaks = |block: &Block| matches!(block.as_slice(), [] | [Inst::Break]);
                breaks(then) && breaks(otherwise)
            }
            _ => false,
        };
        body.iter().all(|inst| {
            self.way_out(a, inst).is_some() || together(inst) || !self.loses_rows(std::slice::from_ref(inst))
        })
    }

    /// Lets rows leave a loop. In most rounds none does, and the others then go on without a look at them.
    fn leave_by(&mut self, a: &mut Activation<'_, 'c>, way: WayOut<'_>, exit: BasicBlock<'c>) -> Result<(), Failure> {
        let before = self.load_mask(&self.live)?;
        let cond = value(a, way.cond)?.clone();
        let cond = self.as_mask(&cond)?;
        let leaving = match way.on {
            true => self.both(&before, &cond)?,
            false => self.without(&before, &cond)?,
        };
        let [taken, after] = ["leave", "stay"].map(|name| self.new_block(name));
        let any = self.any(&leaving)?;
        self.e.builder.build_conditional_branch(any, taken, after)?;
        self.e.builder.position_at_end(taken);
        self.store_mask(&self.live, &leaving)?;
        a.apart += 1;
        self.block(a, way.block)?;
        a.apart -= 1;
        let rest = self.without(&before, &leaving)?;
        self.store_mask(&self.live, &rest)?;
        let any = self.any(&rest)?;
        self.e.builder.build_conditional_branch(any, after, exit)?;
        self.e.builder.position_at_end(after);
        Ok(())
    }

    /// After which instruction of a loop's body to look whether rows are left: after its condition, if that comes first.
    /// `None` for the end of the round.
    fn test_at(&self, body: &Block) -> Option<usize> {
        let mut spent = 0;
        for (n, inst) in body.iter().enumerate() {
            match inst {
                Inst::If { then, otherwise, .. } => {
                    let breaks = |block: &Block| matches!(block.as_slice(), [Inst::Break]);
                    let found = (breaks(then) && otherwise.is_empty()) || (then.is_empty() && breaks(otherwise));
                    return found.then_some(n);
                }
                Inst::Let { .. } | Inst::Set { .. } | Inst::FailIf { .. } => {
                    spent += cost(std::slice::from_ref(inst), &self.plan.traits);
                    if spent > PRELUDE_COST_MAX {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        None
    }

    pub(super) fn leave_loop(&mut self, a: &mut Activation<'_, 'c>) -> Result<(), Failure> {
        match self.jumps_apart(a) {
            true => self.store_mask(&self.live, &self.no_rows()),
            false => {
                let open = a.loops.last().ok_or_else(|| invalid("a jump outside a loop"))?;
                self.go_to(open.exit)
            }
        }
    }

    pub(super) fn next_round(&mut self, a: &mut Activation<'_, 'c>) -> Result<(), Failure> {
        let apart = self.jumps_apart(a);
        let open = a.loops.last().ok_or_else(|| invalid("a jump outside a loop"))?;
        if !apart {
            return self.go_to(open.step);
        }
        let live = self.load_mask(&self.live)?;
        self.add_rows(&open.waiting, &live)?;
        self.store_mask(&self.live, &self.no_rows())
    }

    fn jumps_apart(&self, a: &mut Activation<'_, 'c>) -> bool {
        let apart = a.uniformity.divergent_jumps.get(a.jumps_seen).copied().unwrap_or(true);
        a.jumps_seen += 1;
        apart
    }

    /// Whether a branch is skipped where no row takes it. Those with loops must be: see [`Spmd::repeat`].
    fn skips(&self, a: &Activation<'_, 'c>, block: &Block) -> bool {
        contains(block, &[], &|inst| {
            matches!(inst, Inst::Loop { .. } | Inst::Call { .. })
        }) || self.branch_cost(a, block) * u64::from(self.lanes.gangs) >= SKIP_COST_MIN
    }

    fn branch_cost(&self, a: &Activation<'_, 'c>, block: &[Inst]) -> u64 {
        let own = |inst: &Inst| {
            let own = cost(std::slice::from_ref(inst), &self.plan.traits);
            match inst {
                Inst::If { then, otherwise, .. } => self.branch_cost(a, then) + self.branch_cost(a, otherwise),
                Inst::Let { result, .. } if !self.varies(a, *result) => own / UNIFORM_SHARE,
                _ => own,
            }
        };
        block.iter().map(own).sum()
    }

    fn varies(&self, a: &Activation<'_, 'c>, value: ir::Value) -> bool {
        a.uniformity.varying.get(value.0 as usize).copied().unwrap_or(true)
    }

    /// Whether rows that enter a block may not be active after it.
    fn loses_rows(&self, block: &[Inst]) -> bool {
        let jumps = |inst: &Inst| {
            matches!(
                inst,
                Inst::Break | Inst::Continue | Inst::Return(_) | Inst::ReturnNull | Inst::Fail { .. }
            )
        };
        contains(block, &[], &jumps) || self.fails(block)
    }

    /// Whether rows may fail in a block.
    fn fails(&self, block: &[Inst]) -> bool {
        let traits = &self.plan.traits;
        contains(block, &[], &|inst| match inst {
            Inst::Let { op, .. } => matches!(op, Op::Checked(..) | Op::Kernel(KernelOp::Load { .. })),
            Inst::FailIf { .. } | Inst::Fail { .. } | Inst::Kernel(_) => true,
            Inst::Call { callee, .. } => traits.get(callee.0 as usize).is_none_or(|callee| callee.fails),
            _ => false,
        })
    }
}

fn contains(block: &[Inst], more: &[Inst], wanted: &dyn Fn(&Inst) -> bool) -> bool {
    block.iter().chain(more).any(|inst| {
        wanted(inst)
            || match inst {
                Inst::If { then, otherwise, .. } => contains(then, otherwise, wanted),
                Inst::Loop { body, step, .. } => contains(body, step, wanted),
                _ => false,
            }
    })
}
