//! The reference interpreter: what the typed IR means, and the oracle that compiled code is compared with.
//!
//! A flat register file per activation and an explicit stack of regions: no recursion, so neither nested regions nor
//! chains of calls can exhaust the host's stack, and no look-ups by name. The operations themselves are in
//! [`super::eval`].

use rbcdb_udf_abi::{ErrorCode, ParameterType, ScalarType};

use super::datum::{Datum, RowValue};
use super::eval::{self, Slot};
use super::{Arg, CheckedOp, Function, FunctionId, Inst, Local, Module, Op, Passed, SiteId, Type, Value};

/// How the evaluation of one row ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// A result, of the entry's declared type; nans are canonical.
    Value(Datum),
    /// NULL: the body returned it, or a parameter that can't be NULL was.
    Null,
    /// The row failed.
    Error(Failure),
    /// The fuel was spent first.
    OutOfFuel,
}

/// What a row gives for a parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Argument<'v> {
    /// A scalar; `None` is NULL.
    Scalar(Option<Datum>),
    /// An array and its elements; `None` is NULL, inside and outside.
    Array(Option<&'v [Option<Datum>]>),
}

impl Argument<'_> {
    fn is_null(&self) -> bool {
        matches!(self, Argument::Scalar(None) | Argument::Array(None))
    }
}

impl From<&Option<Datum>> for Argument<'_> {
    fn from(value: &Option<Datum>) -> Self {
        Argument::Scalar(*value)
    }
}

impl<'v> From<&'v RowValue> for Argument<'v> {
    fn from(value: &'v RowValue) -> Self {
        match value {
            RowValue::Scalar(value) => Argument::Scalar(*value),
            RowValue::Array(elements) => Argument::Array(elements.as_deref()),
        }
    }
}

/// Why and where a row failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure {
    /// Why.
    pub code: ErrorCode,
    /// In which function of the module.
    pub function: FunctionId,
    /// Which of that function's sites. See [`Module::artifact_site_index`] for the site's number in an artifact.
    pub site: SiteId,
}

/// Evaluates the entry function for one row. Each instruction and each round of a loop costs one unit of
/// fuel.
///
/// # Panics
/// If the module isn't verified, if a function that is a user's LLVM IR or a kernel function is called, or the arguments don't match the entry's parameters in number and type.
pub fn run<'v, A>(module: &Module, args: &'v [A], fuel: u64) -> Outcome
where
    Argument<'v>: From<&'v A>,
{
    Interpreter::new(module).run(args, fuel)
}

/// An interpreter for many rows: keeps its memory between them.
#[derive(Debug)]
pub struct Interpreter<'m> {
    module: &'m Module,
    /// The registers of all activations, one after the other.
    slots: Vec<Slot>,
    activations: Vec<Activation<'m>>,
    regions: Vec<Region<'m>>,
}

/// A function being executed. Its registers from `base`: parameters, their NULL flags, variables, values.
#[derive(Debug, Clone, Copy)]
struct Activation<'m> {
    function: &'m Function,
    id: FunctionId,
    base: usize,
    /// First register of the variables and of the values.
    locals: usize,
    values: usize,
    /// Length of the region stack without this function's regions.
    regions: usize,
    /// Where the caller wants the result and its NULL flag.
    result: Value,
    result_null: Option<Value>,
}

/// A block being executed.
#[derive(Debug, Clone, Copy)]
struct Region<'m> {
    block: &'m [Inst],
    next: usize,
    kind: RegionKind<'m>,
}

#[derive(Debug, Clone, Copy)]
enum RegionKind<'m> {
    /// A function's body or an `if`'s branch.
    Plain,
    /// A loop's body.
    Body { step: &'m [Inst] },
    /// A loop's step.
    Step { body: &'m [Inst] },
}

impl<'m> Interpreter<'m> {
    /// An interpreter for a verified module.
    pub fn new(module: &'m Module) -> Self {
        Interpreter {
            module,
            slots: Vec::new(),
            activations: Vec::new(),
            regions: Vec::new(),
        }
    }

    /// Evaluates the entry function for one row, see [`run`].
    ///
    /// # Panics
    /// As [`run`].
    pub fn run<'v, A>(&mut self, args: &'v [A], fuel: u64) -> Outcome
    where
        Argument<'v>: From<&'v A>,
    {
        let args: Vec<Argument<'v>> = args.iter().map(Argument::from).collect();
        let entry = self.module.entry();
        assert_eq!(
            args.len(),
            entry.params.len(),
            "one argument per parameter of {}",
            entry.name
        );
        let is_null = |(arg, param): (&Argument, &super::Param)| arg.is_null() && !param.optional;
        if args.iter().zip(&entry.params).any(is_null) {
            return Outcome::Null;
        }
        self.slots.clear();
        self.activations.clear();
        self.regions.clear();
        self.enter(FunctionId(self.module.functions.len() as u32 - 1), Value(0), None);
        let mut arrays = Vec::new();
        for (i, (arg, param)) in args.iter().zip(&entry.params).enumerate() {
            let of_type = |datum: Datum, ty| assert_eq!(datum.ty(), ty, "argument {} of {}", param.name, entry.name);
            self.slots[i] = match (arg, param.ty) {
                (Argument::Scalar(value), ParameterType::Scalar(ty)) => {
                    value.iter().for_each(|datum| of_type(*datum, ty));
                    value.map_or_else(Slot::default, widen)
                }
                (Argument::Array(elements), ParameterType::Array(element)) => {
                    let elements = elements.unwrap_or_default();
                    elements.iter().flatten().for_each(|datum| of_type(*datum, element));
                    arrays.push(elements);
                    Slot::u64(arrays.len() as u64 - 1)
                }
                _ => panic!("argument {} of {} must be {}", param.name, entry.name, param.ty),
            };
            self.slots[entry.params.len() + i] = Slot::bool(arg.is_null());
        }
        self.execute(fuel, &arrays)
    }

    /// Pushes an activation with zeroed registers and its body.
    fn enter(&mut self, id: FunctionId, result: Value, result_null: Option<Value>) {
        let function = &self.module.functions[id.0 as usize];
        assert!(function.user.is_none(), "{} is LLVM IR, not typed IR", function.name);
        let base = self.slots.len();
        let locals = base + 2 * function.params.len();
        let values = locals + function.locals.len();
        self.slots.resize(values + function.values.len(), Slot::default());
        let regions = self.regions.len();
        self.activations.push(Activation {
            function,
            id,
            base,
            locals,
            values,
            regions,
            result,
            result_null,
        });
        self.push_region(&function.body, RegionKind::Plain);
    }

    fn push_region(&mut self, block: &'m [Inst], kind: RegionKind<'m>) {
        self.regions.push(Region { block, next: 0, kind });
    }

    /// Runs the entry, whose array parameters hold indexes into `arrays`.
    fn execute(&mut self, mut fuel: u64, arrays: &[&[Option<Datum>]]) -> Outcome {
        let mut frame = self.activations[0];
        loop {
            if fuel == 0 {
                return Outcome::OutOfFuel;
            }
            fuel -= 1;
            let region = self.regions.last_mut().expect("an activation has a region");
            let Some(inst) = region.block.get(region.next) else {
                self.end_of_region();
                continue;
            };
            region.next += 1;
            match inst {
                Inst::Let { result, op } => match self.op(&frame, op, arrays) {
                    Ok(slot) => self.slots[frame.values + result.0 as usize] = slot,
                    Err((code, site)) => return failure(&frame, code, site),
                },
                Inst::Set { local, value } => self.slots[local_slot(&frame, *local)] = self.value(&frame, *value),
                Inst::FailIf { cond, code, site } => {
                    if self.value(&frame, *cond).as_bool() {
                        return failure(&frame, *code, *site);
                    }
                }
                Inst::If { cond, then, otherwise } => {
                    let taken = if self.value(&frame, *cond).as_bool() {
                        then
                    } else {
                        otherwise
                    };
                    self.push_region(taken, RegionKind::Plain);
                }
                Inst::Loop { body, step, .. } => self.push_region(body, RegionKind::Body { step }),
                Inst::Break => {
                    self.unwind_to_loop();
                    self.regions.pop();
                }
                Inst::Continue => {
                    self.unwind_to_loop();
                    self.end_of_region();
                }
                Inst::Call {
                    result,
                    result_null,
                    callee,
                    args,
                } => {
                    self.call(&frame, *callee, args, *result, *result_null);
                    frame = *self.activations.last().expect("just entered");
                }
                Inst::Fail { code, site } => return failure(&frame, *code, *site),
                Inst::Kernel(effect) => panic!("{effect}: a kernel function isn't computed row by row"),
                Inst::Return(_) | Inst::ReturnNull => {
                    let returned = match inst {
                        Inst::Return(value) => Some(self.value(&frame, *value)),
                        _ => None,
                    };
                    match self.leave(&frame, returned) {
                        Some(caller) => frame = caller,
                        None => return outcome(frame.function.result, returned),
                    }
                }
            }
        }
    }

    /// The last region's instructions are through: on to what follows it.
    fn end_of_region(&mut self) {
        let region = self.regions.last_mut().expect("an activation has a region");
        match region.kind {
            RegionKind::Plain => {
                self.regions.pop();
            }
            RegionKind::Body { step } => {
                *region = Region {
                    block: step,
                    next: 0,
                    kind: step_of(region.block),
                }
            }
            RegionKind::Step { body } => {
                let kind = RegionKind::Body { step: region.block };
                *region = Region {
                    block: body,
                    next: 0,
                    kind,
                };
            }
        }
    }

    /// Drops regions until the last is the body of the innermost loop.
    fn unwind_to_loop(&mut self) {
        while let Some(Region {
            kind: RegionKind::Plain,
            ..
        }) = self.regions.last()
        {
            self.regions.pop();
        }
    }

    fn value(&self, frame: &Activation, value: Value) -> Slot {
        self.slots[frame.values + value.0 as usize]
    }

    fn call(&mut self, frame: &Activation, callee: FunctionId, args: &[Arg], result: Value, null: Option<Value>) {
        self.enter(callee, result, null);
        let base = self.activations.last().map_or(0, |activation| activation.base);
        for (i, arg) in args.iter().enumerate() {
            let is_null = arg.null.is_some_and(|flag| self.value(frame, flag).as_bool());
            let value = match arg.passed {
                Passed::Array(n) => self.slots[frame.base + n as usize],
                Passed::Value(_) if is_null => Slot::default(),
                Passed::Value(value) => self.value(frame, value),
            };
            self.slots[base + i] = value;
            self.slots[base + args.len() + i] = Slot::bool(is_null);
        }
    }

    /// Pops the activation `frame`; gives its result (`None`: NULL) to the caller, which is returned, if there is one.
    fn leave(&mut self, frame: &Activation<'m>, returned: Option<Slot>) -> Option<Activation<'m>> {
        self.activations.pop();
        let caller = *self.activations.last()?;
        self.slots.truncate(frame.base);
        self.regions.truncate(frame.regions);
        let value = returned.map_or_else(Slot::default, |slot| widen(narrow(frame.function.result, slot)));
        self.slots[caller.values + frame.result.0 as usize] = value;
        if let Some(flag) = frame.result_null {
            self.slots[caller.values + flag.0 as usize] = Slot::bool(returned.is_none());
        }
        Some(caller)
    }

    fn op(&self, frame: &Activation, op: &Op, arrays: &[&[Option<Datum>]]) -> Result<Slot, (ErrorCode, SiteId)> {
        let value = |value: &Value| self.value(frame, *value);
        let ty = |value: &Value| frame.function.values[value.0 as usize];
        let array = |n: &u32| self.array(frame, *n, arrays);
        let element = |n: &u32, at: &Value| array(n).get(usize::try_from(value(at).as_i64()).unwrap_or(usize::MAX));
        Ok(match op {
            Op::Const(constant) => eval::constant(*constant),
            Op::Param(n) => self.slots[frame.base + *n as usize],
            Op::ParamNull(n) => self.slots[frame.base + frame.function.params.len() + *n as usize],
            Op::Get(local) => self.slots[local_slot(frame, *local)],
            Op::Unary(op, a) => eval::unary(*op, ty(a), value(a)),
            Op::Binary(op, a, b) => eval::binary(*op, ty(a), value(a), value(b)),
            Op::Select(c, a, b) => {
                if value(c).as_bool() {
                    value(a)
                } else {
                    value(b)
                }
            }
            Op::Checked(op, operands, site) => {
                let b = operands.get(1).map_or_else(Slot::default, value);
                return self.checked(*op, ty(&operands[0]), value(&operands[0]), b, *site);
            }
            Op::Builtin(builtin, operands) => eval::builtin(builtin, operands.iter().map(value)),
            Op::Kernel(op) => panic!("{op}: a kernel function isn't computed row by row"),
            Op::ArrayLen(n) => Slot::i64(array(n).len() as i64),
            Op::ArrayGet(n, at) => element(n, at).copied().flatten().map_or_else(Slot::default, widen),
            Op::ArrayNull(n, at) => Slot::bool(element(n, at).is_some_and(Option::is_none)),
        })
    }

    /// The elements of an array parameter: none where it is NULL.
    fn array<'v>(&self, frame: &Activation, n: u32, arrays: &[&'v [Option<Datum>]]) -> &'v [Option<Datum>] {
        let is_null = self.slots[frame.base + frame.function.params.len() + n as usize].as_bool();
        let index = self.slots[frame.base + n as usize].as_u64() as usize;
        if is_null { &[] } else { arrays[index] }
    }

    fn checked(&self, op: CheckedOp, ty: Type, a: Slot, b: Slot, site: SiteId) -> Result<Slot, (ErrorCode, SiteId)> {
        eval::checked(op, ty, a, b).map_err(|code| (code, site))
    }
}

fn step_of(body: &[Inst]) -> RegionKind<'_> {
    RegionKind::Step { body }
}

fn local_slot(frame: &Activation, local: Local) -> usize {
    frame.locals + local.0 as usize
}

fn failure(frame: &Activation, code: ErrorCode, site: SiteId) -> Outcome {
    Outcome::Error(Failure {
        code,
        function: frame.id,
        site,
    })
}

fn outcome(ty: ScalarType, returned: Option<Slot>) -> Outcome {
    match returned {
        Some(slot) => Outcome::Value(narrow(ty, slot).canonical()),
        None => Outcome::Null,
    }
}

/// The value as the entry's caller sees it: truncated to the declared width.
fn narrow(ty: ScalarType, slot: Slot) -> Datum {
    let [low, high] = slot.0;
    Datum::from_bits(ty, u128::from(low) | u128::from(high) << 64)
}

/// The value as a body sees it.
fn widen(datum: Datum) -> Slot {
    match datum {
        Datum::Bool(x) => Slot::bool(x),
        Datum::Int8(x) => Slot::i64(x.into()),
        Datum::Int16(x) => Slot::i64(x.into()),
        Datum::Int32(x) => Slot::i64(x.into()),
        Datum::Int64(x) => Slot::i64(x),
        Datum::UInt8(x) => Slot::i64(x.into()),
        Datum::UInt16(x) => Slot::i64(x.into()),
        Datum::UInt32(x) => Slot::i64(x.into()),
        Datum::UInt64(x) => Slot::u64(x),
        Datum::Float32(x) => Slot::f32(x),
        Datum::Float64(x) => Slot::f64(x),
        Datum::Complex128 { re, im } => Slot::c128(re, im),
    }
}

#[cfg(test)]
mod tests;
