//! What a program costs: the bounds on it, and the facts that decide how it is called.

use super::callee::Callee;
use super::cfg::Cfg;
use super::finding::{Finding, too_large};
use super::limits::{INSTRUCTIONS_MAX, STACK_BYTES_MAX, VALUE_BYTES_MAX};
use super::program::{Function, Inst, Kind, Program, Target};
use super::types::Type;

/// Cost, calls expanded, from which on a function looks at the cancel flag when it is entered: functions that call each
/// other twice each make long runs without any loop.
const LONG_COST_MIN: u64 = 10_000;

/// Facts about a function of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Survey {
    /// Instructions, by element of vectors, calls expanded.
    pub cost: u64,
    /// The same, calls counted as one.
    pub own_cost: u64,
    /// Contains a cycle, itself or in a callee.
    pub loops: bool,
    /// Looks at the cancel flag, itself or in a callee.
    pub polls: bool,
    /// Looks at it when it is entered.
    pub polls_at_entry: bool,
    /// Asks where its thread is, itself or in a callee.
    pub positions: bool,
    /// Threads wait for each other in it, or in a callee.
    pub barriers: bool,
    stack_bytes: u64,
}

impl Survey {
    /// The same for code that may look at the cancel flag, or never does.
    pub(super) fn polled(self, polled: bool) -> Survey {
        Survey {
            polls: self.polls && polled,
            polls_at_entry: self.polls_at_entry && polled,
            ..self
        }
    }
}

/// Surveys all functions, in the program's order.
///
/// # Errors
/// RBC0408 where a bound is passed.
pub(super) fn survey(program: &Program) -> Result<Vec<Survey>, Finding> {
    let mut all: Vec<Survey> = Vec::with_capacity(program.functions.len());
    let (mut instructions, mut value_bytes) = (0u64, 0u64);
    for function in &program.functions {
        let found = survey_function(program, function, &all);
        instructions = instructions.saturating_add(found.own_cost);
        value_bytes = value_bytes.saturating_add(values(function));
        let span = function.at..function.at + function.name.len() + 1;
        let bounds = [
            (found.stack_bytes, STACK_BYTES_MAX, "bytes of variables"),
            (instructions, INSTRUCTIONS_MAX, "instructions"),
            (value_bytes, VALUE_BYTES_MAX, "bytes of values"),
        ];
        for (found, max, what) in bounds {
            if found > max {
                let message = format!(
                    "`@{}` with what it calls has {found} {what}, {max} at most",
                    function.name
                );
                return Err(too_large(span, message));
            }
        }
        all.push(found);
    }
    Ok(all)
}

fn survey_function(program: &Program, function: &Function, callees: &[Survey]) -> Survey {
    let mut found = Survey {
        loops: Cfg::of(&function.blocks).closes_cycle.iter().any(|c| *c),
        ..Survey::default()
    };
    for block in &function.blocks {
        let end = 1 + block.end.successors().len() as u64;
        found.own_cost += end + block.phis.iter().map(|phi| elements(&phi.ty)).sum::<u64>();
        for inst in &block.insts {
            found.own_cost = found.own_cost.saturating_add(cost(program, function, inst));
            if let Kind::Alloca(ty) = &inst.kind {
                found.stack_bytes = found.stack_bytes.saturating_add(ty.bytes().unwrap_or(u64::MAX).max(16));
            }
        }
    }
    found.cost = found.own_cost;
    found.polls = found.loops;
    for block in &function.blocks {
        for inst in &block.insts {
            let Kind::Call { callee, .. } = &inst.kind else {
                continue;
            };
            let index = match program.target(*callee) {
                Target::Function(index) => index,
                Target::Callee(callee) => {
                    found.positions |= matches!(callee, Callee::Position(..));
                    found.barriers |= *callee == Callee::Barrier;
                    continue;
                }
                _ => continue,
            };
            let callee = callees.get(*index).copied().unwrap_or_default();
            found.cost = found.cost.saturating_add(callee.cost);
            found.stack_bytes = found.stack_bytes.saturating_add(callee.stack_bytes);
            found.loops |= callee.loops;
            found.polls |= callee.polls;
            found.positions |= callee.positions;
            found.barriers |= callee.barriers;
        }
    }
    found.polls_at_entry = found.cost > LONG_COST_MIN;
    found.polls |= found.polls_at_entry;
    found
}

fn elements(ty: &Type) -> u64 {
    let words = u64::from(ty.bits().div_ceil(64).max(1));
    let elements = match ty {
        Type::Vector(n, _) => u64::from(*n),
        other => other.leaves() as u64,
    };
    elements.saturating_mul(words)
}

fn cost(program: &Program, function: &Function, inst: &Inst) -> u64 {
    let of_value = |id: super::program::ValueId| function.values.get(id.0 as usize).map_or(1, elements);
    let result = inst.result.map_or(1, of_value);
    let each = match &inst.kind {
        Kind::Binary(op, ..) if op.is_division() => 4,
        Kind::Load(..) | Kind::Address(..) | Kind::Cast(..) => 2,
        Kind::Store(value, _) => return 2 * elements(&value.ty),
        Kind::Atomic(..) => 10,
        Kind::Extract(whole, _) | Kind::ExtractElement(whole, _) => return elements(&whole.ty).min(4),
        Kind::Call { callee, arguments, .. } => {
            let passed: u64 = arguments.iter().map(|a| elements(&a.ty)).sum();
            let callee = match program.target(*callee) {
                Target::Callee(callee) => callee.cost(),
                _ => 1,
            };
            return callee.saturating_mul(result).saturating_add(passed);
        }
        _ => 1,
    };
    result.saturating_mul(each)
}

/// Bytes of all values of a function.
fn values(function: &Function) -> u64 {
    let params = function.params.iter().map(|p| &p.ty);
    let defined = function.blocks.iter().flat_map(|b| {
        let phis = b.phis.iter().map(|phi| &phi.ty);
        let insts = b
            .insts
            .iter()
            .filter_map(|inst| function.values.get(inst.result?.0 as usize));
        phis.chain(insts)
    });
    params
        .chain(defined)
        .map(|ty| match ty {
            Type::Ptr => 24,
            other => other.bytes().unwrap_or(16).max(8),
        })
        .sum()
}
