//! One IR function → one LLVM function that computes a row.
//!
//! The LLVM function takes the arguments (complex as two doubles, arrays as [`Array::parts`], optional ones followed by an i1 that says NULL) and,
//! of a kernel function on a GPU the output array's address and length, and where it or a callee polls, the cancel flag's address. It returns a struct: the value's parts, then the fields
//! of [`Outcome`]. Variables are stack slots that LLVM's SROA turns into registers.
//!
//! A failure jumps to the exit.

use inkwell::basic_block::BasicBlock;
use inkwell::debug_info::DISubprogram;
use inkwell::module::Linkage;
use inkwell::types::BasicTypeEnum;
use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, FunctionValue, IntValue, PointerValue, StructValue};
use rbcdb_udf_abi::ScalarType;

use super::array::Array;
use super::device_lib;
use super::emit::{Emitter, Failure, Value};
use super::shape::Plan;
use super::target::Kind;
use super::wide::{Int, Ops, Wide};
use crate::ir;
use crate::ir::{Arg, Block, Function, Inst, Op, Passed, Type};

/// The error word of a row that was left because the cancel flag was set. No [`RowError`] has this word.
pub const CANCELLED_WORD: u32 = u32::MAX;

/// How a row ended.
#[derive(Debug, Clone, Copy)]
pub struct Outcome<'c> {
    /// Its value; zero where NULL.
    pub value: Value<'c>,
    /// Whether it is NULL.
    pub null: IntValue<'c>,
    /// Whether it failed.
    pub failed: IntValue<'c>,
    /// The error word, 0 without an error.
    pub word: IntValue<'c>,
}

/// Emits function number `index` of the module; `rows` are those before it.
pub fn emit<'c>(
    emitter: &Emitter<'c>,
    function: &Function,
    plan: &Plan,
    index: usize,
    rows: &[Option<FunctionValue<'c>>],
) -> Result<FunctionValue<'c>, Failure> {
    if let Some(user) = &function.user {
        return super::user::emit(emitter, user, plan, index);
    }
    let llvm = declare(emitter, function, plan, index);
    let entry = emitter.context.append_basic_block(llvm, "entry");
    let exit = emitter.context.append_basic_block(llvm, "exit");
    emitter.builder.position_at_end(entry);
    let program = emitter.lines.as_ref().filter(|_| function.kernel.is_some());
    let program = program.map(|lines| lines.describe(llvm, &function.name));
    let mut row = Row {
        emitter,
        program,
        function,
        plan,
        index,
        rows,
        llvm,
        exit,
        slots: Slots::new(emitter, function)?,
        values: vec![None; function.values.len()],
        loops: Vec::new(),
        rounds: 1,
        test: ElementTest::None,
    };
    row.block(&function.body)?;
    if !row.terminated() {
        emitter.builder.build_unreachable()?;
    }
    row.finish()?;
    Ok(llvm)
}

/// Calls a row function and takes its result apart.
pub fn call<'c>(
    emitter: &Emitter<'c>,
    function: FunctionValue<'c>,
    result: ScalarType,
    arguments: &[BasicMetadataValueEnum<'c>],
) -> Result<Outcome<'c>, Failure> {
    let returned = emitter.call(function, arguments)?.into_struct_value();
    let field = |n: u32| {
        emitter
            .builder
            .build_extract_value(returned, n, "")
            .map_err(Failure::from)
    };
    let (value, next) = match Type::of(result) {
        Type::C128 => (
            Value::Complex(field(0)?.into_float_value(), field(1)?.into_float_value()),
            2,
        ),
        Type::F32 | Type::F64 => (Value::Float(field(0)?.into_float_value()), 1),
        Type::Bool | Type::I64 | Type::U64 => (Value::Int(field(0)?.into_int_value()), 1),
    };
    Ok(Outcome {
        value,
        null: field(next)?.into_int_value(),
        failed: field(next + 1)?.into_int_value(),
        word: field(next + 2)?.into_int_value(),
    })
}

/// The LLVM types that make up a parameter, but for the flag of an optional one.
fn parts<'c>(emitter: &Emitter<'c>, param: &ir::Param) -> Vec<BasicTypeEnum<'c>> {
    match param.inside() {
        Some(ty) => emitter.parts(ty),
        None => Array::parts(emitter),
    }
}

fn declare<'c>(emitter: &Emitter<'c>, function: &Function, plan: &Plan, index: usize) -> FunctionValue<'c> {
    let mut parameters: Vec<_> = Vec::new();
    for param in &function.params {
        parameters.extend(parts(emitter, param));
        if param.optional {
            parameters.push(emitter.bool_type().into());
        }
    }
    if function.kernel.is_some() && emitter.kind == Kind::Gpu {
        parameters.extend([BasicTypeEnum::from(emitter.pointer_type()), emitter.i64_type().into()]);
    }
    if plan.traits[index].polls {
        parameters.push(emitter.pointer_type().into());
    }
    let parameters: Vec<_> = parameters.into_iter().map(Into::into).collect();
    let mut fields = emitter.parts(Type::of(function.result));
    let flag: BasicTypeEnum<'c> = emitter.bool_type().into();
    fields.extend([flag, flag, emitter.i32_type().into()]);
    let ty = emitter.context.struct_type(&fields, false);
    let attributes: &[&str] = match (&function.kernel, plan.inlines(index)) {
        // The threads of a block wait for each other where it says so.
        (Some(_), _) if emitter.kind == Kind::Gpu => &["alwaysinline", "convergent"],
        (_, true) => &["alwaysinline"],
        (_, false) => &[],
    };
    let name = format!("row.{index}.{}", function.name);
    emitter.function(
        &name,
        inkwell::types::BasicType::fn_type(&ty, &parameters, false),
        Linkage::Internal,
        attributes,
    )
}

/// Stack slots of a function.
pub(super) struct Slots<'c> {
    pub(super) locals: Vec<Vec<PointerValue<'c>>>,
    pub(super) value: Vec<(BasicTypeEnum<'c>, PointerValue<'c>)>,
    pub(super) null: PointerValue<'c>,
    pub(super) failed: PointerValue<'c>,
    pub(super) word: PointerValue<'c>,
}

impl<'c> Slots<'c> {
    /// Allocates and clears them.
    fn new(emitter: &Emitter<'c>, function: &Function) -> Result<Slots<'c>, Failure> {
        let slot = |ty: BasicTypeEnum<'c>| -> Result<PointerValue<'c>, Failure> {
            let slot = emitter.builder.build_alloca(ty, "")?;
            emitter.builder.build_store(slot, ty.const_zero())?;
            Ok(slot)
        };
        let mut locals = Vec::with_capacity(function.locals.len());
        for local in &function.locals {
            let parts = emitter.parts(local.ty).into_iter();
            locals.push(parts.map(slot).collect::<Result<Vec<_>, _>>()?);
        }
        let mut value = Vec::new();
        for part in emitter.parts(Type::of(function.result)) {
            value.push((part, slot(part)?));
        }
        let flag: BasicTypeEnum<'c> = emitter.bool_type().into();
        Ok(Slots {
            locals,
            value,
            null: slot(flag)?,
            failed: slot(flag)?,
            word: slot(emitter.i32_type().into())?,
        })
    }
}

/// Where `break` and `continue` go.
pub(super) struct LoopBlocks<'c> {
    pub(super) step: BasicBlock<'c>,
    pub(super) exit: BasicBlock<'c>,
}

/// A function in work.
pub(super) struct Row<'e, 'c> {
    pub(super) emitter: &'e Emitter<'c>,
    /// Of a kernel function that gets lines.
    pub(super) program: Option<DISubprogram<'c>>,
    pub(super) function: &'e Function,
    pub(super) plan: &'e Plan,
    pub(super) index: usize,
    pub(super) rows: &'e [Option<FunctionValue<'c>>],
    pub(super) llvm: FunctionValue<'c>,
    pub(super) exit: BasicBlock<'c>,
    pub(super) slots: Slots<'c>,
    pub(super) values: Vec<Option<Value<'c>>>,
    pub(super) loops: Vec<LoopBlocks<'c>>,
    /// Rounds of the loops around, since the last poll.
    pub(super) rounds: u64,
    test: ElementTest,
}

/// What the instructions just before say of an element of an array: the front end tests each before it reads it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum ElementTest {
    None,
    /// Whether it is NULL is this value.
    Asked(ir::Value, u32, ir::Value),
    /// The row has left if it is.
    Passed(u32, ir::Value),
}

impl ElementTest {
    /// What is known after one more instruction.
    fn after(self, inst: &Inst) -> ElementTest {
        match (self, inst) {
            (
                _,
                Inst::Let {
                    result,
                    op: Op::ArrayNull(n, at),
                },
            ) => ElementTest::Asked(*result, *n, *at),
            (ElementTest::Asked(null, n, at), Inst::FailIf { cond, .. }) if *cond == null => ElementTest::Passed(n, at),
            _ => ElementTest::None,
        }
    }
}

impl<'c> Row<'_, 'c> {
    pub(super) fn block(&mut self, block: &Block) -> Result<(), Failure> {
        for inst in block {
            self.inst(inst)?;
            self.test = self.test.after(inst);
        }
        Ok(())
    }

    fn inst(&mut self, inst: &Inst) -> Result<(), Failure> {
        match inst {
            Inst::Let { result, op } => {
                let value = self.op(op)?;
                self.define(*result, value)
            }
            Inst::Call {
                result,
                result_null,
                callee,
                args,
            } => {
                let outcome = self.call(callee.0 as usize, args)?;
                self.define(*result, outcome.value)?;
                match result_null {
                    Some(null) => self.define(*null, Value::Int(outcome.null)),
                    None => Ok(()),
                }
            }
            Inst::Set { local, value } => self.set(*local, *value),
            Inst::FailIf { cond, code, site } => {
                let cond = self.int(*cond)?;
                self.fail_if(cond, *code, *site)
            }
            Inst::If { cond, then, otherwise } => self.branch(*cond, then, otherwise),
            Inst::Loop { body, step, rounds_max } => self.repeat(body, step, *rounds_max),
            Inst::Break => self.jump(|blocks| blocks.exit),
            Inst::Continue => self.jump(|blocks| blocks.step),
            Inst::Return(value) => self.give(*value),
            Inst::Kernel(effect) => self.effect(effect),
            Inst::ReturnNull => {
                self.emitter
                    .builder
                    .build_store(self.slots.null, self.emitter.bool(true))?;
                self.leave()
            }
            Inst::Fail { code, site } => {
                self.fail_if(self.emitter.bool(true), *code, *site)?;
                if !self.terminated() { self.leave() } else { Ok(()) }
            }
        }
    }

    // Values.

    fn define(&mut self, at: ir::Value, value: Value<'c>) -> Result<(), Failure> {
        let slot = self
            .values
            .get_mut(at.0 as usize)
            .ok_or_else(|| invalid("a value out of range"))?;
        *slot = Some(value);
        Ok(())
    }

    pub(super) fn value(&self, at: ir::Value) -> Result<Value<'c>, Failure> {
        let value = self.values.get(at.0 as usize).copied().flatten();
        value.ok_or_else(|| invalid("a value used before its definition"))
    }

    pub(super) fn int(&self, at: ir::Value) -> Result<IntValue<'c>, Failure> {
        match self.value(at)? {
            Value::Int(value) => Ok(value),
            _ => Err(invalid("an integer or boolean is needed")),
        }
    }

    pub(super) fn ty(&self, at: ir::Value) -> Result<Type, Failure> {
        let ty = self.function.values.get(at.0 as usize).copied();
        ty.ok_or_else(|| invalid("a value out of range"))
    }

    pub(super) fn ops(&self) -> Ops<'_, 'c> {
        Ops { e: self.emitter }
    }

    /// Operands for an operation.
    fn wide(&self, operands: &[ir::Value]) -> Result<Vec<Wide<'c>>, Failure> {
        operands.iter().map(|v| Ok(self.value(*v)?.into())).collect()
    }

    fn checked(&mut self, op: ir::CheckedOp, operands: &[ir::Value], site: ir::SiteId) -> Result<Value<'c>, Failure> {
        let first = operands.first().ok_or_else(|| invalid("an operand is missing"))?;
        let done = self.ops().checked(op, self.ty(*first)?, &self.wide(operands)?)?;
        for (cond, code) in done.failures {
            match cond {
                Int::One(cond) => self.fail_if(cond, code, site)?,
                Int::Lanes(_) => return Err(invalid("lanes in a row")),
            }
        }
        one(done.value)
    }

    fn op(&mut self, op: &Op) -> Result<Value<'c>, Failure> {
        match op {
            Op::Const(constant) => Ok(self.emitter.constant(*constant)),
            Op::Param(n) => self.param(*n as usize),
            Op::ParamNull(n) => {
                let at = self.param_position(*n as usize)? + self.parts_of_param(*n as usize)?;
                Ok(Value::Int(self.raw_param(at)?.into_int_value()))
            }
            Op::Get(local) => self.get(*local),
            Op::Unary(op, a) => one(self.ops().unary(*op, self.ty(*a)?, self.value(*a)?.into())?),
            Op::Binary(op, a, b) => {
                let (ty, v) = (self.ty(*a)?, self.wide(&[*a, *b])?);
                one(self.ops().binary(*op, ty, v[0], v[1])?)
            }
            Op::Select(cond, a, b) => {
                let v = self.wide(&[*cond, *a, *b])?;
                one(self.ops().select(v[0].int()?, v[1], v[2])?)
            }
            Op::Checked(op, operands, site) => self.checked(*op, operands, *site),
            Op::Builtin(builtin, arguments) => {
                let arguments: Vec<Value<'c>> = arguments.iter().map(|v| self.value(*v)).collect::<Result<_, _>>()?;
                device_lib::call(self.emitter, builtin, &arguments)
            }
            Op::Kernel(op) => self.kernel_op(*op),
            Op::ArrayLen(n) => Ok(Value::Int(self.array(*n)?.len)),
            Op::ArrayGet(n, at) => {
                let tested = self.test == ElementTest::Passed(*n, *at);
                self.array(*n)?.get(self.emitter, self.int(*at)?, tested)
            }
            Op::ArrayNull(n, at) => Ok(Value::Int(self.array(*n)?.null(self.emitter, self.int(*at)?)?)),
        }
    }

    /// Index of the first LLVM parameter of IR parameter `n`.
    pub(super) fn param_position(&self, n: usize) -> Result<u32, Failure> {
        let before = self
            .function
            .params
            .get(..n)
            .ok_or_else(|| invalid("a parameter out of range"))?;
        let width = |p: &ir::Param| parts(self.emitter, p).len() as u32 + u32::from(p.optional);
        Ok(before.iter().map(width).sum())
    }

    fn parts_of_param(&self, n: usize) -> Result<u32, Failure> {
        let param = self
            .function
            .params
            .get(n)
            .ok_or_else(|| invalid("a parameter out of range"))?;
        Ok(parts(self.emitter, param).len() as u32)
    }

    pub(super) fn raw_param(&self, at: u32) -> Result<BasicValueEnum<'c>, Failure> {
        self.llvm
            .get_nth_param(at)
            .ok_or_else(|| invalid("a parameter out of range"))
    }

    pub(super) fn param(&self, n: usize) -> Result<Value<'c>, Failure> {
        let at = self.param_position(n)?;
        let inside = self.function.params.get(n).and_then(ir::Param::inside);
        let ty = inside.ok_or_else(|| invalid("a parameter out of range"))?;
        let first = self.raw_param(at)?;
        Ok(match ty {
            Type::C128 => Value::Complex(first.into_float_value(), self.raw_param(at + 1)?.into_float_value()),
            Type::F32 | Type::F64 => Value::Float(first.into_float_value()),
            Type::Bool | Type::I64 | Type::U64 => Value::Int(first.into_int_value()),
        })
    }

    pub(super) fn array(&self, n: u32) -> Result<Array<'c>, Failure> {
        let element = self.function.params.get(n as usize).and_then(|p| p.ty.element());
        let element = element.ok_or_else(|| invalid("an array out of range"))?;
        Array::of_parameters(element, self.llvm, self.param_position(n as usize)?)
    }

    fn get(&self, local: ir::Local) -> Result<Value<'c>, Failure> {
        let (ty, slots) = self.local(local)?;
        let parts = self.emitter.parts(ty);
        let load = |n: usize| {
            self.emitter
                .builder
                .build_load(parts[n], slots[n], "")
                .map_err(Failure::from)
        };
        Ok(match ty {
            Type::C128 => Value::Complex(load(0)?.into_float_value(), load(1)?.into_float_value()),
            Type::F32 | Type::F64 => Value::Float(load(0)?.into_float_value()),
            Type::Bool | Type::I64 | Type::U64 => Value::Int(load(0)?.into_int_value()),
        })
    }

    fn set(&self, local: ir::Local, value: ir::Value) -> Result<(), Failure> {
        let (_, slots) = self.local(local)?;
        store_parts(self.emitter, self.value(value)?, slots.iter().copied())
    }

    fn local(&self, local: ir::Local) -> Result<(Type, &[PointerValue<'c>]), Failure> {
        let at = local.0 as usize;
        match (self.function.locals.get(at), self.slots.locals.get(at)) {
            (Some(declared), Some(slots)) => Ok((declared.ty, slots)),
            _ => Err(invalid("a variable out of range")),
        }
    }

    fn call(&mut self, callee: usize, args: &[Arg]) -> Result<Outcome<'c>, Failure> {
        let function = self
            .rows
            .get(callee)
            .copied()
            .flatten()
            .ok_or_else(|| invalid("a call of a later function"))?;
        let mut arguments: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
        let optional = self.plan.optional(callee);
        for (arg, optional) in args.iter().zip(optional) {
            let null = arg.null.map(|null| self.int(null)).transpose()?;
            match arg.passed {
                Passed::Value(value) => {
                    let value = self.value(value)?;
                    let value = null.map_or(Ok(value), |null| zero_where(self.emitter, null, value))?;
                    push_value(&mut arguments, value);
                }
                Passed::Array(n) => {
                    let array = self.array(n)?;
                    let array = null.map_or(Ok(array), |null| array.empty_where(self.emitter, null))?;
                    array.push(&mut arguments);
                }
            }
            if optional {
                arguments.push(null.unwrap_or_else(|| self.emitter.bool(false)).into());
            }
        }
        if self.plan.traits[callee].polls {
            arguments.push(self.cancel()?.into());
        }
        if self.plan.polled && self.plan.traits[callee].long() {
            self.poll(self.plan.traits[callee].cost)?;
        }
        let outcome = call(self.emitter, function, self.plan.results[callee], &arguments)?;
        if self.plan.traits[callee].fails {
            self.leave_if(outcome.failed, outcome.word)?;
        }
        Ok(outcome)
    }

    /// The exit block: gathers the slots into the returned struct.
    fn finish(self) -> Result<(), Failure> {
        let (emitter, builder) = (self.emitter, &self.emitter.builder);
        builder.position_at_end(self.exit);
        let mut fields = Vec::new();
        for (ty, slot) in &self.slots.value {
            fields.push(builder.build_load(*ty, *slot, "")?);
        }
        for slot in [self.slots.null, self.slots.failed] {
            fields.push(builder.build_load(emitter.bool_type(), slot, "")?);
        }
        fields.push(builder.build_load(emitter.i32_type(), self.slots.word, "")?);
        let ty = self
            .llvm
            .get_type()
            .get_return_type()
            .ok_or_else(|| invalid("a row without a result"))?;
        let mut returned: StructValue<'c> = ty.into_struct_type().get_undef();
        for (n, field) in fields.into_iter().enumerate() {
            returned = builder
                .build_insert_value(returned, field, n as u32, "")?
                .into_struct_value();
        }
        builder.build_return(Some(&returned))?;
        Ok(())
    }
}

/// Widens a declared integer to the 64 bits inside.
pub(super) fn widen<'c>(emitter: &Emitter<'c>, value: IntValue<'c>, ty: ScalarType) -> Result<IntValue<'c>, Failure> {
    match (Ops { e: emitter }).widen(Int::One(value), ty)? {
        Int::One(value) => Ok(value),
        Int::Lanes(_) => Err(invalid("lanes in a row")),
    }
}

/// Adds a value's parts to the arguments of a call.
pub(super) fn push_value<'c>(arguments: &mut Vec<BasicMetadataValueEnum<'c>>, value: Value<'c>) {
    match value {
        Value::Int(value) => arguments.push(value.into()),
        Value::Float(value) => arguments.push(value.into()),
        Value::Complex(re, im) => arguments.extend([BasicMetadataValueEnum::from(re), im.into()]),
    }
}

/// The value, but zero where it is NULL.
pub(super) fn zero_where<'c>(
    emitter: &Emitter<'c>,
    null: IntValue<'c>,
    value: Value<'c>,
) -> Result<Value<'c>, Failure> {
    Ok(match value {
        Value::Int(value) => Value::Int(emitter.select_int(null, value.get_type().const_zero(), value)?),
        Value::Float(value) => Value::Float(emitter.select_float(null, value.get_type().const_zero(), value)?),
        Value::Complex(re, im) => {
            let zero = emitter.f64_type().const_zero();
            Value::Complex(
                emitter.select_float(null, zero, re)?,
                emitter.select_float(null, zero, im)?,
            )
        }
    })
}

pub(super) fn store_parts<'c>(
    emitter: &Emitter<'c>,
    value: Value<'c>,
    mut slots: impl Iterator<Item = PointerValue<'c>>,
) -> Result<(), Failure> {
    let parts: [Option<BasicValueEnum<'c>>; 2] = match value {
        Value::Int(value) => [Some(value.into()), None],
        Value::Float(value) => [Some(value.into()), None],
        Value::Complex(re, im) => [Some(re.into()), Some(im.into())],
    };
    for part in parts.into_iter().flatten() {
        let slot = slots
            .next()
            .ok_or_else(|| invalid("a value of another type than its variable's"))?;
        emitter.builder.build_store(slot, part)?;
    }
    Ok(())
}

/// The value of an operation on a row.
fn one(value: Wide<'_>) -> Result<Value<'_>, Failure> {
    value.one().ok_or_else(|| invalid("lanes in a row"))
}

pub(super) fn invalid(what: &str) -> Failure {
    Failure::InvalidIr(what.to_owned())
}
