//! Instructions with other operands.

use super::kernel::{Effect, KernelOp};
use super::{Arg, Block, Inst, Op, Passed, Value};

impl Op {
    /// The same operation of other values: `name` gives what stands for each operand.
    pub fn renamed(&self, name: &mut dyn FnMut(Value) -> Value) -> Op {
        let mut all = |values: &[Value]| values.iter().map(|value| name(*value)).collect::<Vec<Value>>();
        match self {
            Op::Const(_) | Op::Param(_) | Op::ParamNull(_) | Op::Get(_) | Op::ArrayLen(_) => self.clone(),
            Op::Unary(op, a) => Op::Unary(*op, name(*a)),
            Op::Binary(op, a, b) => {
                let a = name(*a);
                Op::Binary(*op, a, name(*b))
            }
            Op::Select(cond, a, b) => {
                let (cond, a) = (name(*cond), name(*a));
                Op::Select(cond, a, name(*b))
            }
            Op::Checked(op, operands, site) => Op::Checked(*op, all(operands), *site),
            Op::Builtin(builtin, operands) => Op::Builtin(builtin, all(operands)),
            Op::ArrayGet(n, at) => Op::ArrayGet(*n, name(*at)),
            Op::ArrayNull(n, at) => Op::ArrayNull(*n, name(*at)),
            Op::Kernel(KernelOp::Load { cells, at, site }) => Op::Kernel(KernelOp::Load {
                cells: *cells,
                at: name(*at),
                site: *site,
            }),
            Op::Kernel(KernelOp::Position(..) | KernelOp::Length(_)) => self.clone(),
        }
    }
}

impl Inst {
    /// The same instruction, and all in it, with other operands. What it defines keeps its name.
    pub fn renamed(&self, name: &mut dyn FnMut(Value) -> Value) -> Inst {
        match self {
            Inst::Let { result, op } => Inst::Let {
                result: *result,
                op: op.renamed(name),
            },
            Inst::Call {
                result,
                result_null,
                callee,
                args,
            } => Inst::Call {
                result: *result,
                result_null: *result_null,
                callee: *callee,
                args: args.iter().map(|arg| arg.renamed(name)).collect(),
            },
            Inst::Set { local, value } => Inst::Set {
                local: *local,
                value: name(*value),
            },
            Inst::FailIf { cond, code, site } => Inst::FailIf {
                cond: name(*cond),
                code: *code,
                site: *site,
            },
            Inst::If { cond, then, otherwise } => Inst::If {
                cond: name(*cond),
                then: renamed(then, name),
                otherwise: renamed(otherwise, name),
            },
            Inst::Loop { body, step, rounds_max } => Inst::Loop {
                body: renamed(body, name),
                step: renamed(step, name),
                rounds_max: *rounds_max,
            },
            Inst::Return(value) => Inst::Return(name(*value)),
            Inst::Break | Inst::Continue | Inst::ReturnNull | Inst::Fail { .. } => self.clone(),
            Inst::Kernel(effect) => Inst::Kernel(effect.renamed(name)),
        }
    }

    /// The values that it defines, itself and not in its blocks.
    pub fn defines(&self) -> impl Iterator<Item = Value> {
        let (one, other) = match self {
            Inst::Let { result, .. } => (Some(*result), None),
            Inst::Call {
                result, result_null, ..
            } => (Some(*result), *result_null),
            _ => (None, None),
        };
        one.into_iter().chain(other)
    }

    /// The blocks in it.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        let blocks = match self {
            Inst::If { then, otherwise, .. } => [Some(then), Some(otherwise)],
            Inst::Loop { body, step, .. } => [Some(body), Some(step)],
            _ => [None, None],
        };
        blocks.into_iter().flatten()
    }
}

/// A block with other operands.
pub fn renamed(block: &Block, name: &mut dyn FnMut(Value) -> Value) -> Block {
    block.iter().map(|inst| inst.renamed(name)).collect()
}

impl Arg {
    fn renamed(&self, name: &mut dyn FnMut(Value) -> Value) -> Arg {
        Arg {
            passed: match self.passed {
                Passed::Value(value) => Passed::Value(name(value)),
                Passed::Array(n) => Passed::Array(n),
            },
            null: self.null.map(name),
        }
    }
}

impl Effect {
    fn renamed(&self, name: &mut dyn FnMut(Value) -> Value) -> Effect {
        match *self {
            Effect::Store { cells, at, value, site } => {
                let at = name(at);
                Effect::Store {
                    cells,
                    at,
                    value: name(value),
                    site,
                }
            }
            Effect::Atomic {
                op,
                cells,
                at,
                value,
                site,
            } => {
                let at = name(at);
                Effect::Atomic {
                    op,
                    cells,
                    at,
                    value: name(value),
                    site,
                }
            }
            Effect::Barrier => Effect::Barrier,
        }
    }
}
