//! The choice between rows one by one and rows in lanes, and of how many at once.

use std::fmt;

use super::shape::{ELEMENT_COST, Traits};
use super::spmd::locals::Locals;
use super::spmd::{Lanes, shared, uniform};
use super::target::{Kind, ModuleTarget, OptLevel};
use crate::ir::kernel::KernelOp;
use crate::ir::{Block, Function, Inst, Local, Module, Op, Type};

/// Size of the entry, calls expanded, up to which a body goes into vector lanes: beyond, compile time is better saved.
const LANES_SIZE_MAX: u64 = 1500;
/// Parameters up to which a body goes into vector lanes: the addresses of more would only be moved about.
const PARAMETERS_MAX: usize = 64;
/// Percent of the cost that may be left to do row by row in lanes.
const ROW_BY_ROW_PERCENT_MAX: u64 = 50;
/// The same for kernel functions. Their threads mostly want elements side by side, which count only in loops.
const KERNEL_ROW_BY_ROW_PERCENT_MAX: u64 = 25;
/// Vectors that change in loops, all gangs together, up to which they stay in registers.
const LOOP_VECTORS_MAX: u32 = 24;
/// Cost of loops up to which several gangs pay: longer bodies overlap in themselves.
const GANGS_COST_MAX: u64 = 200;
/// The most gangs: more keep the CPU no busier, but the compiler.
const GANGS_MAX: u32 = 4;
/// Vectors that the library's functions take at once, where a body has no loops: they are long chains of operations.
const LIBRARY_VECTORS: u32 = 4;
/// Size of such a body up to which it is so many: in longer ones, calls overlap by themselves.
const LIBRARY_SIZE_MAX: u64 = 400;

/// How many rows at once.
pub(super) struct Choice {
    /// `None` for one by one.
    pub(super) lanes: Option<Lanes>,
    pub(super) why: Why,
}

/// The reason for a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The threads of a GPU are its lanes.
    Gpu,
    /// It was asked for.
    Asked,
    /// The threads are those of a kernel in a user's LLVM IR, which writes where it wants.
    UserKernel,
    /// Code is to be made as fast as possible, or of more than is worth optimising.
    Quick,
    /// The body is too large.
    Large,
    /// It has many parameters.
    ManyParameters,
    /// That percentage of the work would be done row by row.
    RowByRow(u64),
    /// No loops, and functions of the library.
    Library,
    /// No loops.
    Straight,
    /// Loops, over few values.
    Loops,
    /// Loops, over many values or of much work.
    LargeLoops,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::Gpu => write!(f, "the threads of a GPU are its lanes"),
            Why::Asked => write!(f, "it was asked for"),
            Why::UserKernel => write!(f, "LLVM IR writes to memory that threads share"),
            Why::Quick => write!(f, "the code is made quickly rather than fast"),
            Why::Large => write!(f, "the body is large, and vectors would take long to compile"),
            Why::ManyParameters => write!(f, "it has more than {PARAMETERS_MAX} parameters"),
            Why::RowByRow(percent) => {
                write!(
                    f,
                    "{percent} % of the work are functions, loops and elements of arrays that vectors don't speed up"
                )
            }
            Why::Library => write!(f, "the library's functions overlap in several vectors"),
            Why::Straight => write!(f, "the body has no loops"),
            Why::Loops => write!(f, "several vectors side by side overlap in loops over few values"),
            Why::LargeLoops => write!(f, "the body loops over values that fill the registers"),
        }
    }
}

pub(super) fn lanes(module: &Module, traits: &[Traits], target: &ModuleTarget, level: OptLevel) -> Choice {
    let rows = |why| Choice { lanes: None, why };
    let (Some(entry), Some(function)) = (traits.last(), module.functions.last()) else {
        return rows(Why::Straight);
    };
    if target.kind == Kind::Gpu {
        return rows(Why::Gpu);
    }
    if function.kernel.is_some() && function.user.is_some() {
        return rows(Why::UserKernel);
    }
    if level == OptLevel::Quick {
        return rows(Why::Quick);
    }
    if entry.size > LANES_SIZE_MAX {
        return rows(Why::Large);
    }
    if function.params.len() > PARAMETERS_MAX {
        return rows(Why::ManyParameters);
    }
    if let Some(asked) = target.lanes {
        return Choice {
            lanes: (asked.width > 1).then_some(asked),
            why: Why::Asked,
        };
    }
    let (row_by_row, percent_max) = match function.kernel.is_some() {
        true => (elements_in_loops(&function.body, false), KERNEL_ROW_BY_ROW_PERCENT_MAX),
        false => (entry.row_by_row, ROW_BY_ROW_PERCENT_MAX),
    };
    let percent = row_by_row.saturating_mul(100) / entry.cost.max(1);
    if percent > percent_max {
        return rows(Why::RowByRow(percent));
    }
    let wide = module.functions.iter().any(|f| f.user.is_some() || computes_wide(f));
    let width = target.vector_bits / if wide { 64 } else { 32 };
    let (vectors, gangs, why) = match (entry.loops, calls_library(&function.body)) {
        (false, true) if entry.size <= LIBRARY_SIZE_MAX => (LIBRARY_VECTORS, 1, Why::Library),
        (false, _) => (1, 1, Why::Straight),
        (true, _) => match gangs(function, entry) {
            1 => (1, 1, Why::LargeLoops),
            gangs => (1, gangs, Why::Loops),
        },
    };
    let width = width * vectors;
    Choice {
        lanes: Some(Lanes { width, gangs }),
        why,
    }
}

/// What reading elements in loops costs.
fn elements_in_loops(block: &Block, inside: bool) -> u64 {
    let own = |inst: &Inst| match inst {
        Inst::Let {
            op: Op::ArrayGet(..) | Op::Kernel(KernelOp::Load { .. }),
            ..
        } if inside => ELEMENT_COST,
        Inst::If { then, otherwise, .. } => elements_in_loops(then, inside) + elements_in_loops(otherwise, inside),
        Inst::Loop { body, step, .. } => elements_in_loops(body, true) + elements_in_loops(step, true),
        _ => 0,
    };
    block.iter().map(own).sum()
}

fn calls_library(block: &Block) -> bool {
    block.iter().any(|inst| match inst {
        Inst::Let { op, .. } => matches!(op, Op::Builtin(..)),
        Inst::Call { .. } => true,
        Inst::If { then, otherwise, .. } => calls_library(then) || calls_library(otherwise),
        _ => false,
    })
}

/// Whether any of a function's values takes 64 bits.
fn computes_wide(function: &Function) -> bool {
    let narrow = |ty: Type| matches!(ty, Type::Bool | Type::F32);
    !function.values.iter().all(|ty| narrow(*ty))
        || !function.params.iter().all(|param| param.inside().is_some_and(narrow))
}

/// Chains of dependent operations in loops leave the CPU waiting: as many vectors side by side as the registers hold.
fn gangs(function: &Function, traits: &Traits) -> u32 {
    if !traits.loops || traits.cost > GANGS_COST_MAX {
        return 1;
    }
    let varying: Vec<bool> = shared::parameters(function).iter().map(|shared| !shared).collect();
    let facts = uniform::analyze(function, &varying);
    let mut counted = Locals::default();
    let mut vectors = 0;
    set_in_loops(&function.body, false, &mut |local| {
        let Some(declared) = function.locals.get(local.0 as usize) else {
            return;
        };
        if facts.read_varying.contains(local) && !counted.contains(local) {
            counted.insert(local);
            vectors += if declared.ty == Type::C128 { 2 } else { 1 };
        }
    });
    match LOOP_VECTORS_MAX / vectors.max(1) {
        0 | 1 => 1,
        2 | 3 => 2,
        more => more.min(GANGS_MAX),
    }
}

fn set_in_loops(block: &Block, inside: bool, found: &mut dyn FnMut(Local)) {
    for inst in block {
        match inst {
            Inst::Set { local, .. } if inside => found(*local),
            Inst::If { then, otherwise, .. } => {
                set_in_loops(then, inside, found);
                set_in_loops(otherwise, inside, found);
            }
            Inst::Loop { body, step, .. } => {
                set_in_loops(body, true, found);
                set_in_loops(step, true, found);
            }
            _ => {}
        }
    }
}
