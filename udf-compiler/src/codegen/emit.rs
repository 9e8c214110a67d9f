//! A thin layer over LLVM's builder: types, constants and the few instructions in the forms that code generation needs.

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::builder::{Builder, BuilderError};
use inkwell::context::Context;
use inkwell::intrinsics::Intrinsic;
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::{Linkage, Module};
use inkwell::types::{BasicType, BasicTypeEnum, FloatType, IntType, PointerType};
use inkwell::values::{
    AnyValue, BasicMetadataValueEnum, BasicValue, BasicValueEnum, FloatValue, FunctionValue, InstructionValue,
    IntValue, MetadataValue, OperandBundle, PointerValue,
};
use inkwell::{AddressSpace, IntPredicate};
use rbcdb_udf_abi::ScalarType;

use super::lines::Lines;
use super::raw;
use super::target::{Kind, ModuleTarget};
use super::wide::{Float, Int, Ops};
use crate::ir;

/// Why no code came out. Never the user's fault: the front end and the verifier come first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The IR isn't what the verifier promises.
    #[error("invalid IR: {0}")]
    InvalidIr(String),
    /// LLVM refused something.
    #[error("LLVM: {0}")]
    Llvm(String),
}

impl From<BuilderError> for Failure {
    fn from(error: BuilderError) -> Failure {
        Failure::Llvm(error.to_string())
    }
}

impl From<inkwell::values::InstructionValueError> for Failure {
    fn from(error: inkwell::values::InstructionValueError) -> Failure {
        Failure::Llvm(error.to_string())
    }
}

/// A value of the IR in LLVM, made of integers `I` and floats `F`: complex numbers are two doubles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Typed<I, F> {
    /// Bool as i1, I64 and U64 as i64.
    Int(I),
    /// F32, F64
    Float(F),
    /// C128: real and imaginary part
    Complex(F, F),
}

/// A value of one row.
pub type Value<'c> = Typed<IntValue<'c>, FloatValue<'c>>;

/// The module in work.
pub struct Emitter<'c> {
    pub(super) context: &'c Context,
    pub(super) module: Module<'c>,
    pub(super) builder: Builder<'c>,
    /// The kind of processor that the code is for.
    pub(super) kind: Kind,
    /// Whether the CPU has registers for lane masks, as AVX-512 does.
    pub(super) has_mask_registers: bool,
    function_attributes: Vec<Attribute>,
    /// Where lines of the source are noted.
    pub(super) lines: Option<Lines<'c>>,
    /// Scope of the result column: loads of arguments never alias it.
    results_scope: MetadataValue<'c>,
}

impl<'c> Emitter<'c> {
    /// An empty module for that target.
    pub fn new(context: &'c Context, target: &ModuleTarget) -> Emitter<'c> {
        let module = context.create_module("rbc");
        target.describe(&module);
        let domain = context.metadata_node(&[context.metadata_string("rbc").into()]);
        let scope = context.metadata_node(&[context.metadata_string("results").into(), domain.into()]);
        Emitter {
            context,
            builder: context.create_builder(),
            module,
            kind: target.kind,
            has_mask_registers: target.has_mask_registers(),
            function_attributes: target.attributes(context),
            lines: None,
            results_scope: context.metadata_node(&[scope.into()]),
        }
    }

    /// Ends the work: the module, verified by LLVM.
    pub fn finish(self) -> Result<Module<'c>, Failure> {
        match self.module.verify() {
            Ok(()) => Ok(self.module),
            Err(message) => Err(Failure::Llvm(message.to_string())),
        }
    }

    // Types.

    pub(super) fn bool_type(&self) -> IntType<'c> {
        self.context.bool_type()
    }

    pub(super) fn i8_type(&self) -> IntType<'c> {
        self.context.i8_type()
    }

    pub(super) fn i32_type(&self) -> IntType<'c> {
        self.context.i32_type()
    }

    pub(super) fn i64_type(&self) -> IntType<'c> {
        self.context.i64_type()
    }

    pub(super) fn f32_type(&self) -> FloatType<'c> {
        self.context.f32_type()
    }

    pub(super) fn f64_type(&self) -> FloatType<'c> {
        self.context.f64_type()
    }

    pub(super) fn pointer_type(&self) -> PointerType<'c> {
        self.context.ptr_type(AddressSpace::default())
    }

    /// The LLVM types that make up a value of an IR type.
    pub(super) fn parts(&self, ty: ir::Type) -> Vec<BasicTypeEnum<'c>> {
        match ty {
            ir::Type::Bool => vec![self.bool_type().into()],
            ir::Type::I64 | ir::Type::U64 => vec![self.i64_type().into()],
            ir::Type::F32 => vec![self.f32_type().into()],
            ir::Type::F64 => vec![self.f64_type().into()],
            ir::Type::C128 => vec![self.f64_type().into(); 2],
        }
    }

    /// The type of one value in a column; booleans, which are bits there, as bytes.
    pub(super) fn column_type(&self, ty: ScalarType) -> BasicTypeEnum<'c> {
        match ty {
            ScalarType::Bool | ScalarType::Int8 | ScalarType::UInt8 => self.i8_type().into(),
            ScalarType::Int16 | ScalarType::UInt16 => self.context.i16_type().into(),
            ScalarType::Int32 | ScalarType::UInt32 => self.i32_type().into(),
            ScalarType::Int64 | ScalarType::UInt64 => self.i64_type().into(),
            ScalarType::Float32 => self.f32_type().into(),
            ScalarType::Float64 => self.f64_type().into(),
            ScalarType::Complex128 => self.f64_type().array_type(2).into(),
        }
    }

    // Constants.

    pub(super) fn bool(&self, value: bool) -> IntValue<'c> {
        self.bool_type().const_int(value.into(), false)
    }

    pub(super) fn i32(&self, value: u32) -> IntValue<'c> {
        self.i32_type().const_int(value.into(), false)
    }

    pub(super) fn i64(&self, value: i64) -> IntValue<'c> {
        self.i64_type().const_int(value as u64, true)
    }

    pub(super) fn u64(&self, value: u64) -> IntValue<'c> {
        self.i64_type().const_int(value, false)
    }

    pub(super) fn f64(&self, value: f64) -> FloatValue<'c> {
        self.f64_bits(value.to_bits())
    }

    /// A constant by its bits.
    pub(super) fn f64_bits(&self, bits: u64) -> FloatValue<'c> {
        self.f64_type().const_float(f64::from_bits(bits))
    }

    /// A constant by its bits.
    pub(super) fn f32_bits(&self, bits: u32) -> FloatValue<'c> {
        self.f32_type().const_float(f32::from_bits(bits).into())
    }

    /// A constant of the IR.
    pub(super) fn constant(&self, constant: ir::Const) -> Value<'c> {
        match constant {
            ir::Const::Bool(b) => Value::Int(self.bool(b)),
            ir::Const::I64(n) => Value::Int(self.i64(n)),
            ir::Const::U64(n) => Value::Int(self.u64(n)),
            ir::Const::F32(bits) => Value::Float(self.f32_bits(bits)),
            ir::Const::F64(bits) => Value::Float(self.f64_bits(bits)),
        }
    }

    // Functions and calls.

    /// A new function with the attributes of the target.
    pub(super) fn function(
        &self,
        name: &str,
        ty: inkwell::types::FunctionType<'c>,
        linkage: Linkage,
        attributes: &[&str],
    ) -> FunctionValue<'c> {
        let function = self.module.add_function(name, ty, Some(linkage));
        self.describe_function(function);
        for name in attributes {
            let attribute = self
                .context
                .create_enum_attribute(Attribute::get_named_enum_kind_id(name), 0);
            function.add_attribute(AttributeLoc::Function, attribute);
        }
        function
    }

    /// Adds functions that are written as the text of LLVM's IR, by this crate itself.
    pub(super) fn add_text(&self, text: String) -> Result<(), Failure> {
        let failure = |error: inkwell::support::LLVMString| Failure::Llvm(error.to_string());
        let mut text = text.into_bytes();
        text.push(0);
        let buffer = MemoryBuffer::create_from_memory_range_copy(&text, "text");
        let module = self.context.create_module_from_ir(buffer).map_err(failure)?;
        module.set_triple(&self.module.get_triple());
        module.set_data_layout(&self.module.get_data_layout());
        self.module.link_in_module(module).map_err(failure)
    }

    /// Gives a function the attributes of the target.
    pub(super) fn describe_function(&self, function: FunctionValue<'c>) {
        for attribute in &self.function_attributes {
            function.add_attribute(AttributeLoc::Function, *attribute);
        }
    }

    /// Calls an intrinsic that is overloaded on `types`.
    pub(super) fn intrinsic(
        &self,
        name: &str,
        types: &[BasicTypeEnum<'c>],
        arguments: &[BasicMetadataValueEnum<'c>],
    ) -> Result<BasicValueEnum<'c>, Failure> {
        let declaration = Intrinsic::find(name)
            .and_then(|intrinsic| intrinsic.get_declaration(&self.module, types))
            .ok_or_else(|| Failure::Llvm(format!("no intrinsic {name}")))?;
        self.call(declaration, arguments)
    }

    /// Keeps a read of memory that others write through LLVM's passes: they take out a store of what was just read, and the read
    /// with it, and with that the launch-shape analysis would miss that it meets another thread's store.
    pub(super) fn keep(&self, value: BasicValueEnum<'c>) -> Result<(), Failure> {
        let name = "llvm.sideeffect";
        let nothing = Intrinsic::find(name)
            .and_then(|intrinsic| intrinsic.get_declaration(&self.module, &[]))
            .ok_or_else(|| Failure::Llvm(format!("no intrinsic {name}")))?;
        let bundle = OperandBundle::create("kept", &[value.as_any_value_enum()]);
        self.builder
            .build_direct_call_with_operand_bundles(nothing, &[], &[bundle], "")?;
        Ok(())
    }

    /// Calls a function that returns something.
    pub(super) fn call(
        &self,
        function: FunctionValue<'c>,
        arguments: &[BasicMetadataValueEnum<'c>],
    ) -> Result<BasicValueEnum<'c>, Failure> {
        let call = self.builder.build_call(function, arguments, "")?;
        call.try_as_basic_value()
            .basic()
            .ok_or_else(|| Failure::Llvm("a call without a value".to_owned()))
    }

    // Instructions.

    pub(super) fn select<V: BasicValue<'c>>(
        &self,
        cond: IntValue<'c>,
        a: V,
        b: V,
    ) -> Result<BasicValueEnum<'c>, Failure> {
        Ok(self.builder.build_select(cond, a, b, "")?)
    }

    pub(super) fn select_int(
        &self,
        cond: IntValue<'c>,
        a: IntValue<'c>,
        b: IntValue<'c>,
    ) -> Result<IntValue<'c>, Failure> {
        Ok(self.select(cond, a, b)?.into_int_value())
    }

    pub(super) fn select_float(
        &self,
        cond: IntValue<'c>,
        a: FloatValue<'c>,
        b: FloatValue<'c>,
    ) -> Result<FloatValue<'c>, Failure> {
        Ok(self.select(cond, a, b)?.into_float_value())
    }

    pub(super) fn icmp(
        &self,
        predicate: IntPredicate,
        a: IntValue<'c>,
        b: IntValue<'c>,
    ) -> Result<IntValue<'c>, Failure> {
        Ok(self.builder.build_int_compare(predicate, a, b, "")?)
    }

    pub(super) fn and(&self, a: IntValue<'c>, b: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        Ok(self.builder.build_and(a, b, "")?)
    }

    pub(super) fn or(&self, a: IntValue<'c>, b: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        Ok(self.builder.build_or(a, b, "")?)
    }

    pub(super) fn not(&self, a: IntValue<'c>) -> Result<IntValue<'c>, Failure> {
        Ok(self.builder.build_not(a, "")?)
    }

    pub(super) fn element(
        &self,
        ty: impl BasicType<'c>,
        base: PointerValue<'c>,
        index: IntValue<'c>,
    ) -> Result<PointerValue<'c>, Failure> {
        Ok(raw::element(&self.builder, ty, base, index)?)
    }

    /// A load of an argument: never aliases a result.
    pub(super) fn load_argument(
        &self,
        ty: impl BasicType<'c>,
        at: PointerValue<'c>,
    ) -> Result<BasicValueEnum<'c>, Failure> {
        let value = self.builder.build_load(ty, at, "")?;
        if let Some(load) = value.as_instruction_value() {
            load.set_metadata(self.results_scope, self.context.get_kind_id("noalias"))?;
        }
        Ok(value)
    }

    /// A store of a result: never aliases an argument.
    pub(super) fn store_result(
        &self,
        at: PointerValue<'c>,
        value: impl BasicValue<'c>,
    ) -> Result<InstructionValue<'c>, Failure> {
        let store = self.builder.build_store(at, value)?;
        store.set_metadata(self.results_scope, self.context.get_kind_id("alias.scope"))?;
        Ok(store)
    }

    /// The bits of a float, those of all nans being the same.
    pub(super) fn canonical_bits(&self, x: FloatValue<'c>) -> Result<IntValue<'c>, Failure> {
        match (Ops { e: self }).canonical_bits(Float::One(x))? {
            Int::One(bits) => Ok(bits),
            Int::Lanes(_) => Err(Failure::InvalidIr("lanes in a row".to_owned())),
        }
    }
}
