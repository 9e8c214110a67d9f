//! Several rows at once, in the lanes of vectors: single program, multiple data.
//!
//! The body of a function is emitted once for `width` × `gangs` rows. A value that differs between rows is one vector of
//! `width` lanes per gang; gangs are computed side by side, so that chains of dependent operations overlap. What is the
//! same for all rows stays scalar ([`uniform`]). Control flow that differs between rows becomes a *lane mask*: which rows are
//! active.
//! - `if` runs both branches, each under its part of the mask; a branch that is long is skipped where no row takes it.
//! - A loop runs until no row is active. Rows that break wait at its exit, rows that continue at its step.
//! - Rows that return or fail are active no more; a failing row leaves its error word. Nothing branches for an error:
//!   the kernel looks at all of them after the step.
//! - Assignments keep the old value of inactive rows only where these will look at it ([`parked`]).
//! - A call of another function of the language is its body, under the mask of the call.
//!
//! Source of the idea: Pharr and Mark, ispc: A SPMD Compiler for High-Performance CPU Programming (InPar 2012). Operations are
//! total, so that what inactive lanes compute is harmless, but they may hold anything.

use inkwell::basic_block::BasicBlock;
use inkwell::types::{BasicTypeEnum, VectorType};
use inkwell::values::{FunctionValue, PointerValue, VectorValue};
use rbcdb_udf_abi::ScalarType;

use super::emit::{Emitter, Failure, Value};
use super::function::invalid;
use super::shape::Plan;
use super::wide::{Float, Int, Ops, Wide};
use crate::ir::{self, BinaryOp, Block, Function, Inst, Module, Op, SiteId, Type};

mod array;
mod call;
mod control;
mod divide;
mod kernel;
pub mod library;
pub(super) mod locals;
mod mask;
mod parked;
pub(super) mod shared;
pub(crate) mod uniform;
mod wrap;

pub(super) use array::{Argument, ArrayRows};
pub(super) use mask::Mask;

use locals::Locals;
use uniform::Uniformity;

/// How many rows are computed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lanes {
    /// Lanes of a vector.
    pub width: u32,
    /// Vectors per value.
    pub gangs: u32,
}

impl Lanes {
    /// Rows at once.
    pub fn rows(self) -> u32 {
        self.width * self.gangs
    }
}

/// A value of all rows.
#[derive(Debug, Clone)]
pub(super) enum Rows<'c> {
    /// The same for all.
    Same(Value<'c>),
    /// Per gang, vectors.
    Each(Vec<Wide<'c>>),
}

impl<'c> Rows<'c> {
    pub(super) fn gang(&self, gang: usize) -> Result<Wide<'c>, Failure> {
        match self {
            Rows::Same(value) => Ok((*value).into()),
            Rows::Each(gangs) => gangs.get(gang).copied().ok_or_else(|| invalid("a gang too few")),
        }
    }

    fn is_same(&self) -> bool {
        self.same().is_some()
    }

    /// The value, where it is the same for all rows.
    fn same(&self) -> Option<Value<'c>> {
        match self {
            Rows::Same(value) => Some(*value),
            Rows::Each(_) => None,
        }
    }
}

/// The rows' results.
pub(super) struct Outcome<'c> {
    pub(super) value: Rows<'c>,
    /// Which are NULL; only for functions whose result can be.
    pub(super) null: Option<Rows<'c>>,
}

/// What emission needs to know of the kernel around.
pub(super) struct Surroundings<'c> {
    pub(super) kernel: FunctionValue<'c>,
    /// Address of the cancel flag.
    pub(super) cancel: PointerValue<'c>,
    /// Where to go when it is set.
    pub(super) cancelled: BasicBlock<'c>,
}

/// The emission of a kernel's step.
pub(super) struct Spmd<'e, 'c> {
    pub(super) e: &'e Emitter<'c>,
    pub(super) module: &'e Module,
    plan: &'e Plan,
    lanes: Lanes,
    around: Surroundings<'c>,
    /// The row functions of users' LLVM IR, by index.
    rows: &'e [Option<FunctionValue<'c>>],
    /// Slots, per gang: the active rows, and the error words of those that have failed.
    live: Vec<PointerValue<'c>>,
    words: Vec<PointerValue<'c>>,
    /// Rounds of the loops around, since the last poll.
    rounds: u64,
    /// Loops around, those of callers included.
    loops: u32,
}

/// A local's slots: for places where it is uniform, and per gang for others; each per part.
struct Slots<'c> {
    same: Vec<PointerValue<'c>>,
    each: Vec<Vec<PointerValue<'c>>>,
}

/// A function whose body is being emitted.
struct Activation<'f, 'c> {
    function: &'f Function,
    index: usize,
    arguments: Vec<Argument<'c>>,
    nulls: Vec<Option<Rows<'c>>>,
    uniformity: Uniformity,
    keeps: Vec<bool>,
    values: Vec<Option<Rows<'c>>>,
    locals: Vec<Slots<'c>>,
    /// Where the result goes: one value, or one per gang; each per part.
    result: Slots<'c>,
    null: Option<Slots<'c>>,
    /// Rows that have returned from inside a loop at whose exit others wait.
    returned: Vec<PointerValue<'c>>,
    exit: BasicBlock<'c>,
    /// A result has been stored already.
    gave: bool,
    /// Constructs around in which rows wait that aren't active.
    apart: u32,
    loops: Vec<control::OpenLoop<'c>>,
    /// Loops, jumps and assignments so far, in the order of the text.
    loops_seen: usize,
    jumps_seen: usize,
    sets_seen: usize,
}

impl<'e, 'c> Spmd<'e, 'c> {
    pub(super) fn new(
        e: &'e Emitter<'c>,
        module: &'e Module,
        plan: &'e Plan,
        lanes: Lanes,
        around: Surroundings<'c>,
        rows: &'e [Option<FunctionValue<'c>>],
    ) -> Result<Spmd<'e, 'c>, Failure> {
        let mut spmd = Spmd {
            e,
            module,
            plan,
            lanes,
            around,
            rows,
            live: Vec::new(),
            words: Vec::new(),
            rounds: 1,
            loops: 0,
        };
        spmd.live = spmd.mask_slots()?;
        for _ in 0..lanes.gangs {
            let slot = spmd.slot(spmd.words_type().into())?;
            spmd.words.push(slot);
        }
        Ok(spmd)
    }

    pub(super) fn ops(&self) -> Ops<'e, 'c> {
        Ops { e: self.e }
    }

    pub(super) fn lanes(&self) -> Lanes {
        self.lanes
    }

    fn gangs(&self) -> usize {
        self.lanes.gangs as usize
    }

    /// Computes the module's entry for the rows of a mask.
    pub(super) fn entry(
        &mut self,
        arguments: Vec<Argument<'c>>,
        nulls: Vec<Option<Rows<'c>>>,
        active: &Mask<'c>,
    ) -> Result<Outcome<'c>, Failure> {
        self.store_mask(&self.live, active)?;
        for slot in &self.words {
            self.e.builder.build_store(*slot, self.words_type().const_zero())?;
        }
        self.activate(self.module.functions.len() - 1, arguments, nulls)
    }

    /// The error words, per gang.
    pub(super) fn words(&self) -> Result<Vec<VectorValue<'c>>, Failure> {
        let load = |slot: &PointerValue<'c>| -> Result<_, Failure> {
            let words = self.e.builder.build_load(self.words_type(), *slot, "")?;
            Ok(words.into_vector_value())
        };
        self.words.iter().map(load).collect()
    }

    /// A gang's error words: as wide as masks, where these are vectors, so that a mask selects them as it is.
    fn words_type(&self) -> VectorType<'c> {
        let ty = match self.e.has_mask_registers {
            true => self.e.i32_type(),
            false => self.e.i64_type(),
        };
        ty.vec_type(self.lanes.width)
    }

    /// Emits a function's body for the active rows.
    fn activate(
        &mut self,
        index: usize,
        arguments: Vec<Argument<'c>>,
        nulls: Vec<Option<Rows<'c>>>,
    ) -> Result<Outcome<'c>, Failure> {
        let module = self.module;
        let function = module
            .functions
            .get(index)
            .ok_or_else(|| invalid("a call of a function that isn't there"))?;
        if function.user.is_some() {
            let values: Result<Vec<Rows<'c>>, Failure> = arguments.iter().map(|a| a.value().cloned()).collect();
            return self.user_rows(index, function, &values?);
        }
        let varying: Vec<bool> = arguments
            .iter()
            .zip(&nulls)
            .map(|(value, null)| !value.is_same() || null.as_ref().is_some_and(|null| !null.is_same()))
            .collect();
        let uniformity = uniform::analyze(function, &varying);
        let entered = self.load_mask(&self.live)?;
        let mut activation = Activation {
            function,
            index,
            keeps: parked::analyze(&function.body, &uniformity),
            values: vec![None; function.values.len()],
            locals: self.local_slots(function, &uniformity)?,
            result: self.result_slots(function.result, varying.contains(&true))?,
            null: match function.nullable {
                true => Some(self.result_slots(ScalarType::Bool, varying.contains(&true))?),
                false => None,
            },
            returned: self.mask_slots()?,
            exit: self.new_block("return"),
            gave: false,
            apart: 0,
            loops: Vec::new(),
            loops_seen: 0,
            jumps_seen: 0,
            sets_seen: 0,
            arguments,
            nulls,
            uniformity,
        };
        let none = self.no_rows();
        self.store_mask(&activation.returned, &none)?;
        self.block(&mut activation, &function.body)?;
        self.go_to(activation.exit)?;
        self.e.builder.position_at_end(activation.exit);
        let outcome = self.outcome(&activation)?;
        let alive = match self.plan.traits[index].fails {
            true => self.without(&entered, &self.failed()?)?,
            false => entered,
        };
        self.store_mask(&self.live, &alive)?;
        Ok(outcome)
    }

    fn outcome(&self, activation: &Activation<'_, 'c>) -> Result<Outcome<'c>, Failure> {
        let load = |slots: &Slots<'c>, ty| self.load(slots, ty, !slots.each.is_empty());
        Ok(Outcome {
            value: load(&activation.result, Type::of(activation.function.result))?,
            null: activation
                .null
                .as_ref()
                .map(|slots| load(slots, Type::Bool))
                .transpose()?,
        })
    }

    // Slots. All are allocated at the kernel's start, so that LLVM keeps them in registers.

    /// A place for a value of some type.
    pub(super) fn slot(&self, ty: BasicTypeEnum<'c>) -> Result<PointerValue<'c>, Failure> {
        let b = &self.e.builder;
        let here = b.get_insert_block().ok_or_else(|| invalid("no block in work"))?;
        let start = self
            .around
            .kernel
            .get_first_basic_block()
            .ok_or_else(|| invalid("a kernel without blocks"))?;
        match start.get_first_instruction() {
            Some(first) => b.position_before(&first),
            None => b.position_at_end(start),
        }
        let slot = b.build_alloca(ty, "")?;
        b.position_at_end(here);
        Ok(slot)
    }

    fn lanes_of(&self, part: BasicTypeEnum<'c>) -> Result<BasicTypeEnum<'c>, Failure> {
        match part {
            BasicTypeEnum::IntType(ty) => Ok(ty.vec_type(self.lanes.width).into()),
            BasicTypeEnum::FloatType(ty) => Ok(ty.vec_type(self.lanes.width).into()),
            _ => Err(invalid("a value that is no number")),
        }
    }

    /// Zeroed slots for the parts of a value.
    fn zeroed(&self, ty: Type, lanes: bool) -> Result<Vec<PointerValue<'c>>, Failure> {
        let mut slots = Vec::new();
        for part in self.e.parts(ty) {
            let part = if lanes { self.lanes_of(part)? } else { part };
            let slot = self.slot(part)?;
            self.e.builder.build_store(slot, part.const_zero())?;
            slots.push(slot);
        }
        Ok(slots)
    }

    fn slots(&self, ty: Type, same: bool, each: bool) -> Result<Slots<'c>, Failure> {
        let each = if each { self.gangs() } else { 0 };
        Ok(Slots {
            same: if same { self.zeroed(ty, false)? } else { Vec::new() },
            each: (0..each).map(|_| self.zeroed(ty, true)).collect::<Result<_, _>>()?,
        })
    }

    fn local_slots(&self, function: &Function, facts: &Uniformity) -> Result<Vec<Slots<'c>>, Failure> {
        let read = |n: usize, among: &Locals| among.contains(ir::Local(n as u32));
        let slots = function
            .locals
            .iter()
            .enumerate()
            .map(|(n, local)| self.slots(local.ty, read(n, &facts.read_uniform), read(n, &facts.read_varying)));
        slots.collect()
    }

    fn result_slots(&self, result: ScalarType, varying: bool) -> Result<Slots<'c>, Failure> {
        self.slots(Type::of(result), !varying, varying)
    }

    fn load(&self, slots: &Slots<'c>, ty: Type, varying: bool) -> Result<Rows<'c>, Failure> {
        let b = &self.e.builder;
        let parts = self.e.parts(ty);
        if !varying {
            let part = |n: usize| -> Result<_, Failure> {
                let slot = slots.same.get(n).ok_or_else(|| invalid("a variable without a slot"))?;
                Ok(b.build_load(parts[n], *slot, "")?)
            };
            return Ok(Rows::Same(match ty {
                Type::C128 => Value::Complex(part(0)?.into_float_value(), part(1)?.into_float_value()),
                Type::F32 | Type::F64 => Value::Float(part(0)?.into_float_value()),
                Type::Bool | Type::I64 | Type::U64 => Value::Int(part(0)?.into_int_value()),
            }));
        }
        let mut gangs = Vec::with_capacity(slots.each.len());
        for slots in &slots.each {
            let load = |(part, slot): (&BasicTypeEnum<'c>, &PointerValue<'c>)| -> Result<VectorValue<'c>, Failure> {
                Ok(b.build_load(self.lanes_of(*part)?, *slot, "")?.into_vector_value())
            };
            let vectors: Vec<VectorValue<'c>> = parts.iter().zip(slots).map(load).collect::<Result<_, _>>()?;
            gangs.push(of_parts(ty, &vectors)?);
        }
        Ok(Rows::Each(gangs))
    }

    /// Stores a value; with a mask, for its rows only.
    fn store(&self, slots: &Slots<'c>, ty: Type, value: &Rows<'c>, only: Option<&Mask<'c>>) -> Result<(), Failure> {
        let b = &self.e.builder;
        if let (Rows::Same(value), false) = (value, slots.same.is_empty()) {
            super::function::store_parts(self.e, *value, slots.same.iter().copied())?;
        }
        if slots.each.is_empty() {
            return Ok(());
        }
        let before = match only {
            Some(_) => Some(self.load(slots, ty, true)?),
            None => None,
        };
        for (gang, slots) in slots.each.iter().enumerate() {
            let mut value = self.ops().spread(value.gang(gang)?, self.lanes.width)?;
            if let (Some(before), Some(mask)) = (&before, only) {
                value = self
                    .ops()
                    .select(Int::Lanes(self.condition(mask[gang])?), value, before.gang(gang)?)?;
            }
            for (part, slot) in lane_parts(value)?.into_iter().zip(slots) {
                b.build_store(*slot, part)?;
            }
        }
        Ok(())
    }

    // Instructions.

    fn block(&mut self, a: &mut Activation<'_, 'c>, block: &Block) -> Result<(), Failure> {
        block.iter().try_for_each(|inst| self.inst(a, inst))
    }

    fn inst(&mut self, a: &mut Activation<'_, 'c>, inst: &Inst) -> Result<(), Failure> {
        match inst {
            Inst::Let { result, op } => {
                let value = self.op(a, *result, op)?;
                define(a, *result, value)
            }
            Inst::Call {
                result,
                result_null,
                callee,
                args,
            } => self.call(a, *result, *result_null, callee.0 as usize, args),
            Inst::Set { local, value } => self.set(a, *local, *value),
            Inst::FailIf { cond, code, site } => {
                let cond = value(a, *cond)?.clone();
                self.fail(a, &cond, *code, *site)
            }
            Inst::If { cond, then, otherwise } => self.branch(a, *cond, then, otherwise),
            Inst::Loop { body, step, rounds_max } => self.repeat(a, body, step, *rounds_max),
            Inst::Break => self.leave_loop(a),
            Inst::Continue => self.next_round(a),
            Inst::Return(result) => self.give(a, *result),
            Inst::ReturnNull => self.give_null(a),
            Inst::Kernel(effect) => self.effect(a, effect),
            Inst::Fail { code, site } => {
                let always = Rows::Same(Value::Int(self.e.bool(true)));
                self.fail(a, &always, *code, *site)?;
                self.rows_are_gone(a)
            }
        }
    }

    fn set(&mut self, a: &mut Activation<'_, 'c>, local: ir::Local, to: ir::Value) -> Result<(), Failure> {
        let keeps = a.keeps.get(a.sets_seen).copied().unwrap_or(true);
        a.sets_seen += 1;
        let at = local.0 as usize;
        let (Some(declared), Some(slots)) = (a.function.locals.get(at), a.locals.get(at)) else {
            return Err(invalid("a variable out of range"));
        };
        let live = match keeps && !slots.each.is_empty() {
            true => Some(self.load_mask(&self.live)?),
            false => None,
        };
        self.store(slots, declared.ty, value(a, to)?, live.as_ref())
    }

    fn op(&mut self, a: &mut Activation<'_, 'c>, result: ir::Value, op: &Op) -> Result<Rows<'c>, Failure> {
        let ty = |v: ir::Value| {
            let ty = a.function.values.get(v.0 as usize).copied();
            ty.ok_or_else(|| invalid("a value out of range"))
        };
        match op {
            Op::Const(constant) => Ok(Rows::Same(self.e.constant(*constant))),
            Op::Param(n) => argument(a, *n)?.value().cloned(),
            Op::ParamNull(n) => match a.nulls.get(*n as usize).and_then(Option::as_ref) {
                Some(null) => Ok(null.clone()),
                None => Ok(Rows::Same(Value::Int(self.e.bool(false)))),
            },
            Op::Get(local) => {
                let at = local.0 as usize;
                let (Some(declared), Some(slots)) = (a.function.locals.get(at), a.locals.get(at)) else {
                    return Err(invalid("a variable out of range"));
                };
                let varying = a.uniformity.varying.get(result.0 as usize).copied().unwrap_or(true);
                self.load(slots, declared.ty, varying)
            }
            Op::Unary(op, x) => {
                let ty = ty(*x)?;
                self.apply(a, &[*x], |ops, v| ops.unary(*op, ty, v[0]))
            }
            Op::Binary(op @ (BinaryOp::FloorDiv | BinaryOp::Mod), x, y) if ty(*x)? == Type::I64 => {
                self.divide(a, *op, *x, *y)
            }
            Op::Binary(op, x, y) => {
                let ty = ty(*x)?;
                self.apply(a, &[*x, *y], |ops, v| ops.binary(*op, ty, v[0], v[1]))
            }
            Op::Select(cond, x, y) => self.apply(a, &[*cond, *x, *y], |ops, v| ops.select(v[0].int()?, v[1], v[2])),
            Op::Checked(op, operands, site) => {
                let ty = ty(*operands.first().ok_or_else(|| invalid("an operand is missing"))?)?;
                self.checked(a, *op, ty, operands, *site)
            }
            Op::Builtin(builtin, arguments) => {
                let arguments: Vec<Rows<'c>> = arguments
                    .iter()
                    .map(|v| value(a, *v).cloned())
                    .collect::<Result<_, _>>()?;
                self.builtin(builtin, &arguments)
            }
            Op::Kernel(op) => self.kernel_op(a, *op),
            Op::ArrayLen(n) => Ok(argument(a, *n)?.array()?.len.clone()),
            Op::ArrayGet(n, at) => self.array_get(argument(a, *n)?.array()?, value(a, *at)?),
            Op::ArrayNull(n, at) => self.array_null(argument(a, *n)?.array()?, value(a, *at)?),
        }
    }

    /// An operation on values: once where they are uniform, else per gang.
    fn apply(
        &self,
        a: &Activation<'_, 'c>,
        operands: &[ir::Value],
        operation: impl Fn(Ops<'e, 'c>, &[Wide<'c>]) -> Result<Wide<'c>, Failure>,
    ) -> Result<Rows<'c>, Failure> {
        let operands: Vec<&Rows<'c>> = operands.iter().map(|v| value(a, *v)).collect::<Result<_, _>>()?;
        if operands.iter().all(|rows| rows.is_same()) {
            let parts: Vec<Wide<'c>> = operands.iter().map(|rows| rows.gang(0)).collect::<Result<_, _>>()?;
            let result = operation(self.ops(), &parts)?;
            return result
                .one()
                .map(Rows::Same)
                .ok_or_else(|| invalid("lanes from uniform values"));
        }
        let mut gangs = Vec::with_capacity(self.gangs());
        for gang in 0..self.gangs() {
            let parts: Vec<Wide<'c>> = operands.iter().map(|rows| rows.gang(gang)).collect::<Result<_, _>>()?;
            let result = operation(self.ops(), &parts)?;
            gangs.push(self.ops().spread(result, self.lanes.width)?);
        }
        Ok(Rows::Each(gangs))
    }

    fn checked(
        &mut self,
        a: &mut Activation<'_, 'c>,
        op: ir::CheckedOp,
        ty: Type,
        operands: &[ir::Value],
        site: SiteId,
    ) -> Result<Rows<'c>, Failure> {
        let operands: Vec<Rows<'c>> = operands
            .iter()
            .map(|v| value(a, *v).cloned())
            .collect::<Result<_, _>>()?;
        let same = operands.iter().all(Rows::is_same);
        let mut values = Vec::new();
        let mut failures: Vec<(Vec<Wide<'c>>, rbcdb_udf_abi::ErrorCode)> = Vec::new();
        for gang in 0..if same { 1 } else { self.gangs() } {
            let parts: Vec<Wide<'c>> = operands.iter().map(|rows| rows.gang(gang)).collect::<Result<_, _>>()?;
            let done = self.ops().checked(op, ty, &parts)?;
            values.push(done.value);
            for (n, (cond, code)) in done.failures.into_iter().enumerate() {
                match failures.get_mut(n) {
                    Some((gangs, _)) => gangs.push(Wide::Int(cond)),
                    None => failures.push((vec![Wide::Int(cond)], code)),
                }
            }
        }
        for (conds, code) in failures {
            let cond = self.collect(conds, same)?;
            match op == ir::CheckedOp::Mul && !same {
                true => self.fail_if_large(a, ty, &operands, &cond, code, site)?,
                false => self.fail(a, &cond, code, site)?,
            }
        }
        self.collect(values, same)
    }

    /// Per-gang results as a value.
    fn collect(&self, gangs: Vec<Wide<'c>>, same: bool) -> Result<Rows<'c>, Failure> {
        if same {
            let one = gangs.first().and_then(|value| value.one());
            return one.map(Rows::Same).ok_or_else(|| invalid("lanes from uniform values"));
        }
        let spread = gangs
            .into_iter()
            .map(|value| self.ops().spread(value, self.lanes.width));
        Ok(Rows::Each(spread.collect::<Result<_, _>>()?))
    }
}

fn value<'a, 'c>(a: &'a Activation<'_, 'c>, at: ir::Value) -> Result<&'a Rows<'c>, Failure> {
    let value = a.values.get(at.0 as usize).and_then(Option::as_ref);
    value.ok_or_else(|| invalid("a value used before its definition"))
}

fn define<'c>(a: &mut Activation<'_, 'c>, at: ir::Value, value: Rows<'c>) -> Result<(), Failure> {
    let slot = a
        .values
        .get_mut(at.0 as usize)
        .ok_or_else(|| invalid("a value out of range"))?;
    *slot = Some(value);
    Ok(())
}

fn argument<'a, 'c>(a: &'a Activation<'_, 'c>, n: u32) -> Result<&'a Argument<'c>, Failure> {
    let argument = a.arguments.get(n as usize);
    argument.ok_or_else(|| invalid("a parameter out of range"))
}

/// The vectors that make up a value.
fn lane_parts(value: Wide<'_>) -> Result<Vec<VectorValue<'_>>, Failure> {
    Ok(match value {
        Wide::Int(Int::Lanes(x)) => vec![x],
        Wide::Float(Float::Lanes(x)) => vec![x],
        Wide::Complex(Float::Lanes(re), Float::Lanes(im)) => vec![re, im],
        _ => return Err(invalid("a scalar among lanes")),
    })
}

/// A value of these vectors.
fn of_parts<'c>(ty: Type, parts: &[VectorValue<'c>]) -> Result<Wide<'c>, Failure> {
    let part = |n: usize| parts.get(n).copied().ok_or_else(|| invalid("a value without parts"));
    Ok(match ty {
        Type::C128 => Wide::Complex(Float::Lanes(part(0)?), Float::Lanes(part(1)?)),
        Type::F32 | Type::F64 => Wide::Float(Float::Lanes(part(0)?)),
        Type::Bool | Type::I64 | Type::U64 => Wide::Int(Int::Lanes(part(0)?)),
    })
}
