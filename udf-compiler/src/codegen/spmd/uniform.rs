//! Which values are the same for all rows that are active where they are computed.
//!
//! A forward analysis over the structured body, repeated until nothing changes. Values become *varying* by the parameters
//! that do. For variables the answer depends on the place: after a divergent branch, those that it sets are varying, as
//! only some rows went through it; after a loop that rows leave at different times, those that the loop sets are; within the
//! loop, a counter stays uniform, since the rows that left don't look at it any more.
//!
//! Jumps are *divergent* if not all active rows of their loop take them together. Rows that return or fail never come
//! back, so they make nothing varying.

use crate::ir::kernel::KernelOp;
use crate::ir::{Block, Function, Inst, Local, Op, Passed, Value};

use super::locals::{Locals, set_in};
use crate::kernel_rows;

/// What the analysis finds out about a function.
#[derive(Debug, Default)]
pub(crate) struct Uniformity {
    /// Per value: whether it differs between rows.
    pub(crate) varying: Vec<bool>,
    /// Per loop, in the order of the text.
    pub(crate) loops: Vec<LoopFacts>,
    /// Per jump (break or continue), in the order of the text: whether it is divergent.
    pub(crate) divergent_jumps: Vec<bool>,
    /// Locals that are read where they are uniform.
    pub(crate) read_uniform: Locals,
    /// Locals that are read where they are varying.
    pub(crate) read_varying: Locals,
}

/// What is found out about a loop.
#[derive(Debug, Default, Clone)]
pub(crate) struct LoopFacts {
    /// Rows leave it by `break` at different times.
    pub(crate) divergent_exit: bool,
    /// Rows go to its step at different places.
    pub(crate) divergent_continue: bool,
    /// Varying locals at the start of each round.
    head: Locals,
}

/// Finds out which values are uniform, given which parameters aren't.
pub(crate) fn analyze(function: &Function, varying_params: &[bool]) -> Uniformity {
    let mut walk = Walk {
        function,
        varying_params,
        facts: Uniformity {
            varying: vec![false; function.values.len()],
            ..Uniformity::default()
        },
        open: Vec::new(),
        loops_seen: 0,
        jumps_seen: 0,
        changed: true,
    };
    while walk.changed {
        walk.changed = false;
        (walk.loops_seen, walk.jumps_seen) = (0, 0);
        walk.facts.read_uniform = Locals::default();
        walk.facts.read_varying = Locals::default();
        walk.block(&function.body, Some(Locals::default()), false);
    }
    walk.facts
}

/// The varying locals where control is; `None` where it doesn't come.
type State = Option<Locals>;

fn join(a: State, b: State) -> State {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.union(&b)),
        (a, b) => a.or(b),
    }
}

fn with(state: State, more: &Locals) -> State {
    state.map(|state| state.union(more))
}

/// A loop that the walk is in.
struct Open {
    number: usize,
    exit: State,
    next: State,
    /// Some rows of this round have jumped already.
    split: bool,
}

struct Walk<'f> {
    function: &'f Function,
    varying_params: &'f [bool],
    facts: Uniformity,
    open: Vec<Open>,
    loops_seen: usize,
    jumps_seen: usize,
    changed: bool,
}

impl Walk<'_> {
    /// Walks a block; `apart` says that only some of the loop's active rows are in it.
    fn block(&mut self, block: &Block, mut state: State, apart: bool) -> State {
        for inst in block {
            state = self.inst(inst, state, apart);
        }
        state
    }

    fn inst(&mut self, inst: &Inst, mut state: State, apart: bool) -> State {
        match inst {
            Inst::Let { result, op } => {
                let varying = self.op(op, state.as_ref());
                self.mark(*result, varying);
                state
            }
            Inst::Call {
                result,
                result_null,
                args,
                ..
            } => {
                let varying = args
                    .iter()
                    .any(|arg| self.passed(arg.passed) || arg.null.is_some_and(|null| self.varies(null)));
                self.mark(*result, varying);
                if let Some(null) = result_null {
                    self.mark(*null, varying);
                }
                state
            }
            Inst::Set { local, value } => {
                if let Some(state) = &mut state {
                    match self.varies(*value) {
                        true => state.insert(*local),
                        false => state.remove(*local),
                    }
                }
                state
            }
            Inst::FailIf { .. } | Inst::Kernel(_) => state,
            Inst::If { cond, then, otherwise } => self.branch(*cond, then, otherwise, state, apart),
            Inst::Loop { body, step, .. } => self.repeat(body, step, state),
            Inst::Break => self.jump(state, apart, true),
            Inst::Continue => self.jump(state, apart, false),
            Inst::Return(_) | Inst::ReturnNull | Inst::Fail { .. } => None,
        }
    }

    fn branch(&mut self, cond: Value, then: &Block, otherwise: &Block, state: State, apart: bool) -> State {
        if !self.varies(cond) {
            let on_true = self.block(then, state.clone(), apart);
            let on_false = self.block(otherwise, state, apart);
            return join(on_true, on_false);
        }
        // The branches' code runs one after the other, each for its rows: what the first sets is not to be read as uniform
        // by the second, nor what the second sets by the rows of the first, nor either afterwards by both.
        let (set_then, set_else) = (set_in(&[then]), set_in(&[otherwise]));
        let on_true = self.block(then, state.clone(), true);
        let on_false = self.block(otherwise, with(state, &set_then), true);
        join(with(on_true, &set_else), on_false)
    }

    fn repeat(&mut self, body: &Block, step: &Block, state: State) -> State {
        let number = self.loops_seen;
        self.loops_seen += 1;
        if self.facts.loops.len() == number {
            self.facts.loops.push(LoopFacts::default());
            self.changed = true;
        }
        if let Some(state) = &state {
            self.changed |= self.facts.loops[number].head.add(state);
        }
        let head = state.map(|_| self.facts.loops[number].head.clone());
        self.open.push(Open {
            number,
            exit: None,
            next: None,
            split: false,
        });
        let end = self.block(body, head, false);
        let next = self.open.last_mut().and_then(|open| open.next.take());
        let mut next = join(end, next);
        if self.facts.loops[number].divergent_continue {
            next = with(next, &set_in(&[body]));
        }
        if let Some(again) = self.block(step, next, false) {
            self.changed |= self.facts.loops[number].head.add(&again);
        }
        let exit = self.open.pop().and_then(|open| open.exit);
        match self.facts.loops[number].divergent_exit {
            true => with(exit, &set_in(&[body, step])),
            false => exit,
        }
    }

    fn jump(&mut self, state: State, apart: bool, leaves: bool) -> State {
        let number = self.jumps_seen;
        self.jumps_seen += 1;
        if self.facts.divergent_jumps.len() == number {
            self.facts.divergent_jumps.push(false);
        }
        let open = self.open.last_mut()?;
        let facts = &mut self.facts.loops[open.number];
        if apart || open.split {
            let known = match leaves {
                true => &mut facts.divergent_exit,
                false => &mut facts.divergent_continue,
            };
            self.changed |= !*known || !self.facts.divergent_jumps[number];
            *known = true;
            self.facts.divergent_jumps[number] = true;
            open.split = true;
        }
        let target = if leaves { &mut open.exit } else { &mut open.next };
        *target = join(target.take(), state);
        None
    }

    fn op(&mut self, op: &Op, state: Option<&Locals>) -> bool {
        match op {
            Op::Const(_) => false,
            Op::Param(n) | Op::ParamNull(n) => self.param(*n),
            Op::Get(local) => self.read(*local, state),
            Op::Unary(_, a) => self.varies(*a),
            Op::Binary(_, a, b) => self.varies(*a) || self.varies(*b),
            Op::Select(cond, a, b) => [cond, a, b].into_iter().any(|v| self.varies(*v)),
            Op::Checked(_, operands, _) | Op::Builtin(_, operands) => operands.iter().any(|v| self.varies(*v)),
            Op::Kernel(KernelOp::Length(_)) => false,
            Op::Kernel(KernelOp::Position(register, dimension)) => {
                let n = kernel_rows::position_param(self.function, *register, *dimension);
                n.is_none_or(|n| self.param(n as u32))
            }
            Op::Kernel(KernelOp::Load { .. }) => true,
            Op::ArrayLen(n) => self.param(*n),
            Op::ArrayGet(n, at) | Op::ArrayNull(n, at) => self.param(*n) || self.varies(*at),
        }
    }

    fn read(&mut self, local: Local, state: Option<&Locals>) -> bool {
        let varying = state.is_some_and(|state| state.contains(local));
        match varying {
            true => self.facts.read_varying.insert(local),
            false => self.facts.read_uniform.insert(local),
        }
        varying
    }

    fn param(&self, n: u32) -> bool {
        self.varying_params.get(n as usize).copied().unwrap_or(true)
    }

    fn passed(&self, passed: Passed) -> bool {
        match passed {
            Passed::Value(value) => self.varies(value),
            Passed::Array(n) => self.param(n),
        }
    }

    fn varies(&self, value: Value) -> bool {
        self.facts.varying.get(value.0 as usize).copied().unwrap_or(true)
    }

    fn mark(&mut self, value: Value, varying: bool) {
        if let Some(known) = self.facts.varying.get_mut(value.0 as usize)
            && varying
            && !*known
        {
            *known = true;
            self.changed = true;
        }
    }
}
