//! What is decided about a module before any code is emitted: the kernel's shape, who polls, who can fail.

use rbcdb_udf_abi::ScalarType;

use super::choice::{self, Why};
use super::spmd::Lanes;
use super::target::{Kind, ModuleTarget, OptLevel};
use crate::ir::kernel::KernelOp;
use crate::ir::{BinaryOp, Block, Function, Inst, Module, Op};
use crate::user_ir::UserFunction;

/// How the kernel goes through a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Several rows at once, in vector lanes.
    Lanes(Lanes),
    /// Active rows only, one by one.
    Rows,
}

/// Rounds of a loop nest that may pass between two looks at the cancel flag: some microseconds of work.
const ROUNDS_UNPOLLED_MAX: u64 = 256;
/// Size of the entry, calls expanded, up to which LLVM optimises: some of its passes take time that grows with the square
/// of a function's size.
const OPTIMIZED_SIZE_MAX: u64 = 3000;
/// Callees up to this cost are always inlined into their callers.
const INLINE_COST_MAX: u64 = 60;
/// The same on GPUs, where a call moves arguments through memory.
const GPU_INLINE_COST_MAX: u64 = 400;
/// Cost of operations that become many instructions.
const BUILTIN_COST: u64 = 40;
/// Instructions for a call of the library on a CPU, less that cost: there its functions aren't inlined.
const CALL_SAVES: u64 = BUILTIN_COST - 4;
const CHECKED_COST: u64 = 3;
const DIVISION_COST: u64 = 12;
/// Cost of reading an element of an array.
pub(super) const ELEMENT_COST: u64 = 6;

/// Cost of a callee, calls expanded, from which on a caller polls before the call: functions that call each other twice
/// each make long runs without any loop.
const LONG_COST_MIN: u64 = 10_000;

/// Facts about one function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits {
    /// Instructions, calls expanded, those that become many counted as several.
    pub cost: u64,
    /// Instructions of the code, calls expanded and as one.
    pub size: u64,
    /// The same, calls counted as one.
    pub own_size: u64,
    /// Contains a loop, itself or in a callee.
    pub loops: bool,
    /// Looks at the cancel flag, itself or in a callee.
    pub polls: bool,
    /// Can end with an error (or cancelled).
    pub fails: bool,
    /// That part of the cost which vectors don't help: it is done row by row.
    pub row_by_row: u64,
}

impl Traits {
    /// Long enough, by its size alone, that a caller looks at the cancel flag before it.
    pub fn long(&self) -> bool {
        self.cost > LONG_COST_MIN
    }
}

/// The plan for a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What it is for.
    pub kind: Kind,
    /// How much work the code is worth.
    pub level: OptLevel,
    /// The kernel's shape.
    pub shape: Shape,
    /// Why that shape.
    pub why: Why,
    /// Lanes: parameters that have code for calls in which they are the same for all rows.
    pub shared: Vec<bool>,
    /// Functions of users' LLVM IR are in it.
    pub has_users: bool,
    /// It is a kernel function's.
    pub is_kernel: bool,
    /// Loops look at the cancel flag.
    pub polled: bool,
    /// Per function.
    pub traits: Vec<Traits>,
    /// Index of each function's first site in the artifact's table.
    pub site_base: Vec<u32>,
    /// The declared result of each function.
    pub results: Vec<ScalarType>,
    /// For each function, which parameters can be NULL.
    optional: Vec<Vec<bool>>,
    inline_cost_max: u64,
}

impl Plan {
    /// The plan for a processor, where the code is worth `wanted`. The threads of a GPU are its lanes: each takes its rows
    /// one by one.
    pub fn of(module: &Module, target: &ModuleTarget, wanted: OptLevel) -> Plan {
        let kind = target.kind;
        let mut traits: Vec<Traits> = Vec::with_capacity(module.functions.len());
        let mut site_base = Vec::with_capacity(module.functions.len());
        let mut sites = 0;
        for function in &module.functions {
            traits.push(match &function.user {
                Some(user) => of_user(user),
                None => {
                    let mut found = Traits::default();
                    survey(&function.body, 1, &traits, kind, &mut found);
                    found
                }
            });
            site_base.push(sites);
            sites += function.sites.len() as u32;
        }
        let level = if affordable(&traits) { wanted } else { OptLevel::Quick };
        let choice = choice::lanes(module, &traits, target, level);
        let shared = match (choice.lanes, module.functions.last()) {
            (Some(_), Some(entry)) => super::spmd::shared::parameters(entry),
            _ => Vec::new(),
        };
        Plan {
            kind,
            level,
            shape: choice.lanes.map_or(Shape::Rows, Shape::Lanes),
            why: choice.why,
            shared,
            has_users: module.functions.iter().any(|f| f.user.is_some()),
            polled: true,
            is_kernel: module.functions.last().is_some_and(|f| f.kernel.is_some()),
            traits,
            site_base,
            results: module.functions.iter().map(|f| f.result).collect(),
            optional: module
                .functions
                .iter()
                .map(|f| f.params.iter().map(|p| p.optional).collect())
                .collect(),
            inline_cost_max: match kind {
                Kind::Cpu => INLINE_COST_MAX,
                Kind::Gpu => GPU_INLINE_COST_MAX,
            },
        }
    }

    /// The same for whoever stops the code by other means: nothing looks at the cancel flag.
    pub fn unpolled(mut self) -> Plan {
        self.polled = false;
        self.traits.iter_mut().for_each(|traits| traits.polls = false);
        self
    }

    /// Whether a loop looks at the cancel flag; `outer` bounds the rounds of the loops around since the last look.
    pub fn polls(&self, body: &Block, step: &Block, rounds_max: Option<u64>, outer: u64) -> bool {
        self.polled && polls(&self.traits, body, step, rounds_max, outer)
    }

    /// Whether a row loops.
    pub fn has_loops(&self) -> bool {
        self.traits.last().is_some_and(|entry| entry.loops)
    }

    /// Which parameters of function `index` can be NULL.
    pub fn optional(&self, index: usize) -> impl Iterator<Item = bool> {
        self.optional[index].iter().copied()
    }

    /// Whether calls of function `index` are replaced by its body.
    pub fn inlines(&self, index: usize) -> bool {
        affordable(&self.traits) && self.traits[index].cost <= self.inline_cost_max
    }
}

/// Whether LLVM's optimiser gets through the module in reasonable time.
fn affordable(traits: &[Traits]) -> bool {
    let all = traits.iter().fold(0, |sum: u64, t| sum.saturating_add(t.own_size));
    let entry = traits.last().map_or(0, |t| t.size);
    all.max(entry) <= OPTIMIZED_SIZE_MAX
}

/// The facts about a user's LLVM IR.
fn of_user(user: &UserFunction) -> Traits {
    let survey = user.survey();
    Traits {
        cost: survey.cost,
        size: survey.cost,
        own_size: user.instructions(),
        loops: survey.loops,
        polls: survey.polls,
        fails: user.fails(),
        row_by_row: if survey.loops || survey.polls { survey.cost } else { 0 },
    }
}

/// Adds up what a block contains; `rounds` bounds how often it runs per row since the last poll.
fn survey(block: &Block, rounds: u64, callees: &[Traits], kind: Kind, found: &mut Traits) {
    for inst in block {
        found.own_size = found.own_size.saturating_add(own_size(inst, kind));
        found.size = found.size.saturating_add(own_size(inst, kind));
        found.cost = found.cost.saturating_add(own_cost(inst));
        found.row_by_row = found.row_by_row.saturating_add(row_by_row_cost(inst));
        match inst {
            Inst::Let { op, .. } => found.fails |= matches!(op, Op::Checked(..) | Op::Kernel(_)),
            Inst::Call { callee, .. } => {
                let callee = callees.get(callee.0 as usize).copied().unwrap_or_default();
                found.cost = found.cost.saturating_add(callee.cost);
                found.size = found.size.saturating_add(callee.size);
                found.row_by_row = found.row_by_row.saturating_add(callee.row_by_row);
                found.loops |= callee.loops;
                found.polls |= callee.polls || callee.long();
                found.fails |= callee.fails || callee.long();
            }
            Inst::FailIf { .. } | Inst::Fail { .. } | Inst::Kernel(_) => found.fails = true,
            Inst::If { then, otherwise, .. } => {
                survey(then, rounds, callees, kind, found);
                survey(otherwise, rounds, callees, kind, found);
            }
            Inst::Loop { body, step, rounds_max } => {
                let polled = polls(callees, body, step, *rounds_max, rounds);
                found.loops = true;
                found.polls |= polled;
                found.fails |= polled;
                let inner = if polled {
                    1
                } else {
                    rounds.saturating_mul(rounds_max.unwrap_or(1))
                };
                survey(body, inner, callees, kind, found);
                survey(step, inner, callees, kind, found);
            }
            Inst::Set { .. } | Inst::Break | Inst::Continue | Inst::Return(_) | Inst::ReturnNull => {}
        }
    }
}

/// What an instruction costs by itself.
fn own_cost(inst: &Inst) -> u64 {
    match inst {
        Inst::Let {
            op: Op::Builtin(..), ..
        } => BUILTIN_COST,
        Inst::Let {
            op: Op::Checked(..), ..
        } => CHECKED_COST,
        Inst::Let {
            op: Op::Binary(BinaryOp::FloorDiv | BinaryOp::Mod, ..),
            ..
        } => DIVISION_COST,
        Inst::Let {
            op: Op::ArrayGet(..) | Op::ArrayNull(..) | Op::Kernel(KernelOp::Load { .. }),
            ..
        } => ELEMENT_COST,
        _ => 1,
    }
}

/// Instructions of the code that an instruction becomes.
fn own_size(inst: &Inst, kind: Kind) -> u64 {
    match (inst, kind) {
        (
            Inst::Let {
                op: Op::Builtin(..), ..
            },
            Kind::Cpu,
        ) => own_cost(inst) - CALL_SAVES,
        _ => own_cost(inst),
    }
}

/// What of an instruction's cost lanes don't save.
fn row_by_row_cost(inst: &Inst) -> u64 {
    match inst {
        Inst::Let {
            op: Op::Builtin(builtin, _),
            ..
        } if builtin.lanes == rbcdb_device_lib::Lanes::Never => BUILTIN_COST,
        // A gather loads its elements one by one.
        Inst::Let {
            op: Op::ArrayGet(..) | Op::ArrayNull(..),
            ..
        } => ELEMENT_COST,
        _ => 0,
    }
}

/// What a block costs, calls expanded, each loop counted as one round.
pub(super) fn cost(block: &[Inst], callees: &[Traits]) -> u64 {
    let inner = |inst: &Inst| match inst {
        Inst::If { then, otherwise, .. } => cost(then, callees).saturating_add(cost(otherwise, callees)),
        Inst::Loop { body, step, .. } => cost(body, callees).saturating_add(cost(step, callees)),
        Inst::Call { callee, .. } => callees.get(callee.0 as usize).map_or(0, |callee| callee.cost),
        _ => 0,
    };
    block.iter().fold(0, |sum: u64, inst| {
        sum.saturating_add(own_cost(inst)).saturating_add(inner(inst))
    })
}

/// Whether a loop looks at the cancel flag: where its rounds, times those of the loops around since the last poll, may be
/// many, or where it calls a function that loops itself.
fn polls(callees: &[Traits], body: &Block, step: &Block, rounds_max: Option<u64>, outer: u64) -> bool {
    rounds_max.is_none_or(|rounds| outer.saturating_mul(rounds) > ROUNDS_UNPOLLED_MAX)
        || calls_loops(body, callees)
        || calls_loops(step, callees)
}

fn calls_loops(block: &Block, callees: &[Traits]) -> bool {
    block.iter().any(|inst| match inst {
        Inst::Call { callee, .. } => callees.get(callee.0 as usize).is_some_and(|callee| callee.loops),
        Inst::If { then, otherwise, .. } => calls_loops(then, callees) || calls_loops(otherwise, callees),
        Inst::Loop { body, step, .. } => calls_loops(body, callees) || calls_loops(step, callees),
        _ => false,
    })
}

/// What a round of a loop costs, inner loops and calls counted as one: these look at the cancel flag by themselves where they
/// are long.
pub(super) fn round_cost(body: &Block, step: &Block) -> u64 {
    fn cost(block: &Block) -> u64 {
        let inner = |inst: &Inst| match inst {
            Inst::If { then, otherwise, .. } => cost(then).max(cost(otherwise)),
            Inst::Loop { body, step, .. } => cost(body) + cost(step),
            _ => 0,
        };
        block.iter().map(|inst| own_cost(inst) + inner(inst)).sum()
    }
    cost(body) + cost(step)
}

/// Number of instructions in a function, calls counted as one.
pub fn instructions(function: &Function) -> usize {
    fn count(block: &Block) -> usize {
        block
            .iter()
            .map(|inst| match inst {
                Inst::If { then, otherwise, .. } => 1 + count(then) + count(otherwise),
                Inst::Loop { body, step, .. } => 1 + count(body) + count(step),
                _ => 1,
            })
            .sum()
    }
    match &function.user {
        Some(user) => usize::try_from(user.instructions()).unwrap_or(usize::MAX),
        None => count(&function.body),
    }
}
