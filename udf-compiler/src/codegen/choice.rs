//! The choice between rows one by one and rows in lanes, and of how many at once.

use std::fmt;

use super::shape::{ELEMENT_COST, Traits};
use super::spmd::locals::Locals;
use super::spmd::{Lanes, shared, uniform};
use super::target::{Kind, ModuleTarget, OptLevel};
use crate::ir::kernel::KernelOp;
use crate::ir::{BinaryOp, Block, Const, Function, Inst, Module, Op, Type};

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
/// The same where loops have nothing that others wait for long, and masks take up the registers of vectors.
const QUICK_GANGS_MAX: u32 = 2;
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
        true => (elements_in_loops(&function.body), KERNEL_ROW_BY_ROW_PERCENT_MAX),
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
        (true, _) => match gangs(function, entry, target) {
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
fn elements_in_loops(block: &Block) -> u64 {
    let mut cost = 0;
    each(block, false, &mut |inst, inside| {
        let element = matches!(
            inst,
            Inst::Let {
                op: Op::ArrayGet(..) | Op::Kernel(KernelOp::Load { .. }),
                ..
            }
        );
        cost += if element && inside { ELEMENT_COST } else { 0 };
    });
    cost
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
fn gangs(function: &Function, traits: &Traits, target: &ModuleTarget) -> u32 {
    if !traits.loops || traits.cost > GANGS_COST_MAX {
        return 1;
    }
    let varying: Vec<bool> = shared::parameters(function).iter().map(|shared| !shared).collect();
    let facts = uniform::analyze(function, &varying);
    let mut counted = Locals::default();
    let mut vectors = 0;
    each(&function.body, false, &mut |inst, inside| {
        let Inst::Set { local, .. } = inst else { return };
        let Some(declared) = function.locals.get(local.0 as usize).filter(|_| inside) else {
            return;
        };
        if facts.read_varying.contains(*local) && !counted.contains(*local) {
            counted.insert(*local);
            vectors += if declared.ty == Type::C128 { 2 } else { 1 };
        }
    });
    let most = match target.has_mask_registers() || waits_in_loops(function) {
        true => GANGS_MAX,
        false => QUICK_GANGS_MAX,
    };
    match LOOP_VECTORS_MAX / vectors.max(1) {
        0 | 1 => 1,
        2 | 3 => 2,
        more => more.min(most),
    }
}

/// Whether a function's loops have operations that take several cycles: those on floats, calls, and divisions but for shifts.
fn waits_in_loops(function: &Function) -> bool {
    let mut shifts = Vec::new();
    let mut waits = false;
    each(&function.body, false, &mut |inst, inside| match inst {
        Inst::Let {
            result,
            op: Op::Const(Const::I64(n)),
        } if n.count_ones() == 1 => shifts.push(*result),
        Inst::Let {
            op: Op::Binary(BinaryOp::FloorDiv | BinaryOp::Mod, _, divisor),
            ..
        } => waits |= inside && !shifts.contains(divisor),
        Inst::Let { result, op } => {
            let float = |ty: &Type| matches!(ty, Type::F32 | Type::F64 | Type::C128);
            let computes = !matches!(op, Op::Const(_) | Op::Get(_) | Op::Param(_));
            waits |= inside && computes && function.values.get(result.0 as usize).is_some_and(float);
        }
        Inst::Call { .. } => waits |= inside,
        _ => {}
    });
    waits
}

/// Every instruction, and whether it is in a loop.
fn each<'i>(block: &'i Block, inside: bool, found: &mut dyn FnMut(&'i Inst, bool)) {
    for inst in block {
        found(inst, inside);
        match inst {
            Inst::If { then, otherwise, .. } => {
                each(then, inside, found);
                each(otherwise, inside, found);
            }
            Inst::Loop { body, step, .. } => {
                each(body, true, found);
                each(step, true, found);
            }
            _ => {}
        }
    }
}
