//! The kernel of a kernel function, by the contract of [`rbcdb_udf_abi::kernel`]: each thread of the launch calls the row function
//! once, which here is the body as one thread executes it.
//!
//! A thread that fails calls [`FAIL_SYMBOL`], which is only declared: the analysis takes it as an assertion, the SIMT emulator ends
//! the launch there. For GPUs it is [`define_fail`]ed.

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::builder::Builder;
use inkwell::intrinsics::Intrinsic;
use inkwell::module::{Linkage, Module as LlvmModule};
use inkwell::types::{BasicMetadataTypeEnum, BasicType};
use inkwell::values::{BasicMetadataValueEnum, BasicValue, BasicValueEnum, FunctionValue, IntValue, PointerValue};
use inkwell::{AddressSpace, AtomicOrdering, AtomicRMWBinOp, FloatPredicate, IntPredicate};
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_abi::kernel::{FAIL_SYMBOL, LaunchParameter, launch_parameters_of};
use rbcdb_udf_abi::{ErrorCode, ParameterType, ScalarType};

use super::array::{Array, Elements};
use super::control;
use super::emit::{Emitter, Failure, Value};
use super::function::{self, CANCELLED_WORD, Row, invalid, push_value, widen};
use super::grid::PTX_KERNEL;
use super::lines;
use super::shape::Plan;
use super::target::Kind;
use crate::ir::kernel::{AtomicOp, Cells, Effect, KernelOp};
use crate::ir::print::{CANONICAL_NAN_F32, CANONICAL_NAN_F64};
use crate::ir::{self, Function, Module, SiteId, Type};
use crate::kernel_rows;

/// LLVM's number for the memory that the threads of a block share.
const SHARED: u16 = 3;

/// Emits the kernel for the module's entry.
pub(super) fn emit<'c>(
    e: &Emitter<'c>,
    module: &Module,
    plan: &Plan,
    rows: &[Option<FunctionValue<'c>>],
) -> Result<(), Failure> {
    let (Some(entry), Some(Some(row)), Some(traits)) = (module.functions.last(), rows.last(), plan.traits.last())
    else {
        return Err(invalid("a module without functions"));
    };
    let types: Vec<ParameterType> = entry.params.iter().map(|p| p.ty).collect();
    let list = launch_parameters_of(&types);
    let types: Vec<BasicMetadataTypeEnum<'c>> = list.iter().map(|p| parameter_type(e, entry, *p)).collect();
    let ty = e.context.void_type().fn_type(&types, false);
    let kernel = e.function(GPU_KERNEL_SYMBOL, ty, Linkage::External, &["convergent"]);
    kernel.set_call_conventions(PTX_KERNEL);
    for (n, parameter) in list.iter().enumerate() {
        describe(e, entry, kernel, n as u32, *parameter);
    }
    let launch = Launch {
        e,
        entry,
        kernel,
        parameters: list,
    };
    launch.emit(*row, traits.polls, traits.fails)
}

fn parameter_type<'c>(e: &Emitter<'c>, entry: &Function, parameter: LaunchParameter) -> BasicMetadataTypeEnum<'c> {
    match parameter {
        LaunchParameter::OutputLength | LaunchParameter::Length { .. } => e.i64_type().into(),
        LaunchParameter::Value { column, .. } => match entry.params.get(column).and_then(ir::Param::inside) {
            // Its bits, in eight bytes as every parameter.
            Some(Type::F32) => e.i64_type().into(),
            Some(Type::F64 | Type::C128) => e.f64_type().into(),
            _ => e.i64_type().into(),
        },
        _ => e.pointer_type().into(),
    }
}

/// Names a parameter, as conditions of the analysis show it, and says what the kernel does with its memory.
fn describe(e: &Emitter<'_>, entry: &Function, kernel: FunctionValue<'_>, n: u32, parameter: LaunchParameter) {
    let column = |column: usize| entry.params.get(column).map_or("", |p| p.name.as_str());
    let output = entry.kernel.as_ref().map_or("", |kernel| kernel.output.name.as_str());
    let (name, attributes): (String, &[&str]) = match parameter {
        LaunchParameter::Output => (output.to_owned(), &["noalias"]),
        LaunchParameter::OutputLength => (format!("{output}.length"), &[]),
        LaunchParameter::Failure => ("failure".to_owned(), &["noalias"]),
        LaunchParameter::Cancel => ("cancel".to_owned(), &["noalias"]),
        LaunchParameter::Value { column: n, plane: 0 } => (column(n).to_owned(), &[]),
        LaunchParameter::Value { column: n, .. } => (format!("{}.imag", column(n)), &[]),
        LaunchParameter::Elements { column: n } => (column(n).to_owned(), &["noalias", "readonly"]),
        LaunchParameter::Length { column: n } => (format!("{}.length", column(n)), &[]),
    };
    if let Some(value) = kernel.get_nth_param(n) {
        BasicValue::set_name(&value, &name);
    }
    for attribute in attributes {
        let kind = Attribute::get_named_enum_kind_id(attribute);
        kernel.add_attribute(AttributeLoc::Param(n), e.context.create_enum_attribute(kind, 0));
    }
}

struct Launch<'e, 'c> {
    e: &'e Emitter<'c>,
    entry: &'e Function,
    kernel: FunctionValue<'c>,
    parameters: Vec<LaunchParameter>,
}

impl<'c> Launch<'_, 'c> {
    fn parameter(&self, wanted: LaunchParameter) -> Result<BasicValueEnum<'c>, Failure> {
        let n = self.parameters.iter().position(|p| *p == wanted);
        n.and_then(|n| self.kernel.get_nth_param(n as u32))
            .ok_or_else(|| invalid("a kernel without a parameter of the contract"))
    }

    fn emit(&self, row: FunctionValue<'c>, polls: bool, fails: bool) -> Result<(), Failure> {
        let (e, b) = (self.e, &self.e.builder);
        let block = |name| e.context.append_basic_block(self.kernel, name);
        b.position_at_end(block("entry"));
        let mut arguments: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
        for (column, param) in self.entry.params.iter().enumerate() {
            match param.ty {
                ParameterType::Scalar(ty) => push_value(&mut arguments, self.value(column, ty)?),
                ParameterType::Array(ty) => self.array(column, ty)?.push(&mut arguments),
            }
        }
        arguments.push(self.parameter(LaunchParameter::Output)?.into());
        arguments.push(self.parameter(LaunchParameter::OutputLength)?.into());
        if polls {
            let flag = self.parameter(LaunchParameter::Cancel)?.into_pointer_value();
            arguments.push(control::new_poll_state(e, flag)?.into());
        }
        if let Some(lines) = &e.lines {
            lines.set(e, lines.describe(self.kernel, GPU_KERNEL_SYMBOL), 0, 0);
        }
        let outcome = function::call(e, row, self.entry.result, &arguments)?;
        lines::unset(b);
        if !fails {
            b.build_return(None)?;
            return Ok(());
        }
        let [failed, raised, ended] = ["failed", "raised", "ended"].map(block);
        b.build_conditional_branch(outcome.failed, failed, ended)?;
        b.position_at_end(failed);
        let cancelled = e.icmp(IntPredicate::EQ, outcome.word, e.i32(CANCELLED_WORD))?;
        b.build_conditional_branch(cancelled, ended, raised)?;
        b.position_at_end(raised);
        let slot = self.parameter(LaunchParameter::Failure)?;
        b.build_call(declare_fail(e), &[slot.into(), outcome.word.into()], "")?;
        b.build_unreachable()?;
        b.position_at_end(ended);
        b.build_return(None)?;
        Ok(())
    }

    /// An argument that isn't an array, as a body sees it.
    fn value(&self, column: usize, ty: ScalarType) -> Result<Value<'c>, Failure> {
        let plane = |plane| self.parameter(LaunchParameter::Value { column, plane });
        Ok(match Type::of(ty) {
            Type::Bool => {
                let zero = self.e.i64(0);
                Value::Int(self.e.icmp(IntPredicate::NE, plane(0)?.into_int_value(), zero)?)
            }
            Type::I64 | Type::U64 => Value::Int(plane(0)?.into_int_value()),
            Type::F32 => {
                let (e, b) = (self.e, &self.e.builder);
                let bits = b.build_int_truncate(plane(0)?.into_int_value(), e.i32_type(), "")?;
                Value::Float(b.build_bit_cast(bits, e.f32_type(), "")?.into_float_value())
            }
            Type::F64 => Value::Float(plane(0)?.into_float_value()),
            Type::C128 => Value::Complex(plane(0)?.into_float_value(), plane(1)?.into_float_value()),
        })
    }

    fn array(&self, column: usize, ty: ScalarType) -> Result<Array<'c>, Failure> {
        let e = self.e;
        Ok(Array {
            elements: Elements {
                ty,
                values: self
                    .parameter(LaunchParameter::Elements { column })?
                    .into_pointer_value(),
                validity: e.pointer_type().const_null(),
                value_bit: e.i64(0),
                validity_bit: e.i64(0),
            },
            start: e.i64(0),
            len: self.parameter(LaunchParameter::Length { column })?.into_int_value(),
        })
    }
}

fn declare_fail<'c>(e: &Emitter<'c>) -> FunctionValue<'c> {
    if let Some(function) = e.module.get_function(FAIL_SYMBOL) {
        return function;
    }
    let parameters = [e.pointer_type().into(), e.i32_type().into()];
    let ty = e.context.void_type().fn_type(&parameters, false);
    e.function(FAIL_SYMBOL, ty, Linkage::External, &["noreturn", "cold"])
}

/// What a failing thread does on a GPU: lowers the failure slot to its number and word, so that the first one's is left in it, and ends.
pub(crate) fn define_fail(module: &LlvmModule<'_>) -> Result<(), Failure> {
    let Some(function) = module.get_function(FAIL_SYMBOL) else {
        return Ok(());
    };
    let context = module.get_context();
    let b = context.create_builder();
    b.position_at_end(context.append_basic_block(function, "entry"));
    let parameter = |n| function.get_nth_param(n).ok_or_else(|| invalid("no parameter"));
    let (slot, word) = (parameter(0)?.into_pointer_value(), parameter(1)?.into_int_value());
    let number = thread_number(module, &b)?;
    let word = b.build_int_z_extend(word, context.i64_type(), "")?;
    let shifted = b.build_left_shift(number, context.i64_type().const_int(32, false), "")?;
    let word = b.build_or(shifted, word, "")?;
    b.build_atomicrmw(AtomicRMWBinOp::UMin, slot, word, AtomicOrdering::Monotonic)?;
    let exit = Intrinsic::find("llvm.nvvm.exit")
        .and_then(|intrinsic| intrinsic.get_declaration(module, &[]))
        .ok_or_else(|| Failure::Llvm("no intrinsic llvm.nvvm.exit".to_owned()))?;
    b.build_call(exit, &[], "")?;
    b.build_unreachable()?;
    function.set_linkage(Linkage::Internal);
    Ok(())
}

/// The number of the thread in the order of blocks and positions, in 32 bits: those far behind have the same.
fn thread_number<'c>(module: &LlvmModule<'c>, b: &Builder<'c>) -> Result<IntValue<'c>, Failure> {
    let wide = module.get_context().i64_type();
    let register = |name: &str| -> Result<IntValue<'c>, Failure> {
        let declaration = Intrinsic::find(&format!("llvm.nvvm.read.ptx.sreg.{name}"))
            .and_then(|intrinsic| intrinsic.get_declaration(module, &[]))
            .ok_or_else(|| Failure::Llvm(format!("no register {name}")))?;
        let value = b.build_call(declaration, &[], "")?.try_as_basic_value().basic();
        let value = value.ok_or_else(|| invalid("a register without a value"))?;
        Ok(b.build_int_z_extend(value.into_int_value(), wide, "")?)
    };
    // Over all digits, the most significant first: z, y and x of the block, then of the thread.
    let mut number = wide.const_zero();
    for (index, size) in [("ctaid", "nctaid"), ("tid", "ntid")] {
        for letter in ["z", "y", "x"] {
            let scaled = b.build_int_mul(number, register(&format!("{size}.{letter}"))?, "")?;
            number = b.build_int_add(scaled, register(&format!("{index}.{letter}"))?, "")?;
        }
    }
    let last = wide.const_int(u64::from(u32::MAX) - 1, false);
    let far = b.build_int_compare(IntPredicate::UGT, number, last, "")?;
    Ok(b.build_select(far, last, number, "")?.into_int_value())
}

/// An array that threads share.
struct Place<'c> {
    base: PointerValue<'c>,
    length: IntValue<'c>,
    element: ScalarType,
}

impl<'c> Row<'_, 'c> {
    /// An operation of a kernel function.
    pub(super) fn kernel_op(&mut self, op: KernelOp) -> Result<Value<'c>, Failure> {
        let result = self.computed(op);
        lines::unset(&self.emitter.builder);
        result
    }

    fn computed(&mut self, op: KernelOp) -> Result<Value<'c>, Failure> {
        let e = self.emitter;
        match op {
            KernelOp::Position(register, dimension) if e.kind == Kind::Cpu => {
                let n = kernel_rows::position_param(self.function, register, dimension);
                self.param(n.ok_or_else(|| invalid("a kernel function without positions"))?)
            }
            KernelOp::Position(register, dimension) => {
                let name = format!("llvm.nvvm.read.ptx.sreg.{}.{}", register.ptx_name(), dimension.letter());
                let value = e.intrinsic(&name, &[], &[])?.into_int_value();
                Ok(Value::Int(e.builder.build_int_z_extend(value, e.i64_type(), "")?))
            }
            KernelOp::Length(cells) => Ok(Value::Int(self.place(cells)?.length)),
            KernelOp::Load { cells, at, site } => {
                let place = self.place(cells)?;
                let address = self.cell(&place, at, site)?;
                let loaded = e.builder.build_load(e.column_type(place.element), address, "")?;
                if e.kind == Kind::Gpu {
                    e.keep(loaded)?;
                }
                Ok(match Type::of(place.element) {
                    Type::Bool => {
                        let byte = loaded.into_int_value();
                        Value::Int(e.icmp(IntPredicate::NE, byte, e.i8_type().const_zero())?)
                    }
                    Type::I64 | Type::U64 => Value::Int(widen(e, loaded.into_int_value(), place.element)?),
                    Type::F32 | Type::F64 => Value::Float(loaded.into_float_value()),
                    Type::C128 => return Err(invalid("an array of complex numbers")),
                })
            }
        }
    }

    /// An instruction of a kernel function.
    pub(super) fn effect(&mut self, effect: &Effect) -> Result<(), Failure> {
        let result = self.carry_out(effect);
        lines::unset(&self.emitter.builder);
        result
    }

    fn carry_out(&mut self, effect: &Effect) -> Result<(), Failure> {
        let e = self.emitter;
        match *effect {
            Effect::Store { cells, at, value, site } => {
                let place = self.place(cells)?;
                let address = self.cell(&place, at, site)?;
                let stored: BasicValueEnum<'c> = match self.value(value)? {
                    Value::Int(value) => self.narrow(value, place.element)?.into(),
                    // As a float, so that the analysis shows it as one.
                    Value::Float(value) => {
                        let is_nan = e.builder.build_float_compare(FloatPredicate::UNO, value, value, "")?;
                        let nan = match place.element {
                            ScalarType::Float32 => e.f32_bits(CANONICAL_NAN_F32),
                            _ => e.f64_bits(CANONICAL_NAN_F64),
                        };
                        e.select_float(is_nan, nan, value)?.into()
                    }
                    Value::Complex(..) => return Err(invalid("an array of complex numbers")),
                };
                e.store_result(address, stored)?;
                Ok(())
            }
            Effect::Atomic {
                op,
                cells,
                at,
                value,
                site,
            } => {
                let place = self.place(cells)?;
                let address = self.cell(&place, at, site)?;
                let operand = self.narrow(self.int(value)?, place.element)?;
                let operation = atomic_operation(op, Type::of(place.element), place.element);
                e.builder
                    .build_atomicrmw(operation, address, operand, AtomicOrdering::Monotonic)?;
                Ok(())
            }
            Effect::Barrier => {
                let barrier = Intrinsic::find("llvm.nvvm.barrier.cta.sync.aligned.all")
                    .and_then(|intrinsic| intrinsic.get_declaration(&e.module, &[]))
                    .ok_or_else(|| Failure::Llvm("no intrinsic for barriers".to_owned()))?;
                e.builder.build_call(barrier, &[e.i32(0).into()], "")?;
                Ok(())
            }
        }
    }

    fn narrow(&self, value: IntValue<'c>, element: ScalarType) -> Result<IntValue<'c>, Failure> {
        let (e, to) = (self.emitter, self.emitter.column_type(element).into_int_type());
        Ok(match element {
            ScalarType::Bool => e.builder.build_int_z_extend(value, to, "")?,
            _ => e.builder.build_int_truncate_or_bit_cast(value, to, "")?,
        })
    }

    fn place(&self, cells: Cells) -> Result<Place<'c>, Failure> {
        let e = self.emitter;
        let element = self.function.element_of(cells);
        let element = element.ok_or_else(|| invalid("an array out of range"))?;
        let (base, length) = match cells {
            Cells::Output if e.kind == Kind::Cpu => {
                let n = kernel_rows::output_param(self.function);
                let array = self.array(n.ok_or_else(|| invalid("a kernel function without output"))? as u32)?;
                let first = e.element(e.column_type(element), array.elements.values, array.start)?;
                (first, array.len)
            }
            Cells::Output => {
                let first = self.param_position(self.function.params.len())?;
                (
                    self.raw_param(first)?.into_pointer_value(),
                    self.raw_param(first + 1)?.into_int_value(),
                )
            }
            Cells::Shared(n) if e.kind == Kind::Cpu => {
                let param = kernel_rows::shared_param(self.function, n);
                let array = self.array(param.ok_or_else(|| invalid("an array out of range"))? as u32)?;
                let first = e.element(e.column_type(element), array.elements.values, array.start)?;
                (first, e.i64(self.shared_length(n)?.into()))
            }
            Cells::Shared(n) => {
                let length = self.shared_length(n)?;
                let base = shared_variable(e, n, element, length);
                (base, e.i64(length.into()))
            }
        };
        Ok(Place { base, length, element })
    }

    fn shared_length(&self, n: u32) -> Result<u32, Failure> {
        let declared = self.function.kernel.as_ref().and_then(|k| k.shared.get(n as usize));
        Ok(declared.ok_or_else(|| invalid("an array out of range"))?.length)
    }

    /// The address of an element; fails where there is none. What accesses it next stands in the site's line.
    fn cell(&mut self, place: &Place<'c>, at: ir::Value, site: SiteId) -> Result<PointerValue<'c>, Failure> {
        let e = self.emitter;
        if let (Some(lines), Some(program)) = (&e.lines, self.program) {
            let (line, column) = lines::place(self.function, site);
            lines.set(e, program, line, column);
        }
        let at = self.int(at)?;
        let outside = e.icmp(IntPredicate::UGE, at, place.length)?;
        self.fail_if(outside, ErrorCode::IndexOutOfRange, site)?;
        e.element(e.column_type(place.element), place.base, at)
    }
}

/// The variable behind an array in a block's shared memory.
fn shared_variable<'c>(e: &Emitter<'c>, n: u32, element: ScalarType, length: u32) -> PointerValue<'c> {
    let name = format!("shared.{n}");
    if let Some(variable) = e.module.get_global(&name) {
        return variable.as_pointer_value();
    }
    let ty = e.column_type(element).array_type(length);
    let variable = e.module.add_global(ty, Some(AddressSpace::from(SHARED)), &name);
    variable.set_linkage(Linkage::Internal);
    variable.set_initializer(&ty.get_undef());
    // What is read there before it is written may be anything, but the same each time that it is looked at.
    variable.set_externally_initialized(true);
    variable.set_alignment(16);
    variable.as_pointer_value()
}

/// The operation of an atomic update on elements of a type.
pub(super) fn atomic_operation(op: AtomicOp, inside: Type, element: ScalarType) -> AtomicRMWBinOp {
    let signed = inside == Type::I64 && element.integer_range().is_some_and(|(low, _)| low < 0);
    match (op, signed) {
        (AtomicOp::Add, _) => AtomicRMWBinOp::Add,
        (AtomicOp::Min, true) => AtomicRMWBinOp::Min,
        (AtomicOp::Min, false) => AtomicRMWBinOp::UMin,
        (AtomicOp::Max, true) => AtomicRMWBinOp::Max,
        (AtomicOp::Max, false) => AtomicRMWBinOp::UMax,
        (AtomicOp::And, _) => AtomicRMWBinOp::And,
        (AtomicOp::Or, _) => AtomicRMWBinOp::Or,
        (AtomicOp::Xor, _) => AtomicRMWBinOp::Xor,
    }
}
