//! The math library's bitcode: prepared once per process for each kind of processor, and linked into each module function by
//! function.
//!
//! Prepared means that every function has `linkonce_odr` linkage: LLVM's linker then takes over what is referred to and
//! leaves the rest alone. The bitcode is read lazily, so that only the bodies of those few functions are parsed.

use std::collections::HashSet;
use std::sync::OnceLock;

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::context::Context;
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::{Linkage, Module};
use inkwell::types::{BasicMetadataTypeEnum, BasicType, BasicTypeEnum};
use inkwell::values::{
    BasicMetadataValueEnum, BasicValueEnum, CallSiteValue, FunctionValue, InstructionOpcode, InstructionValue,
};
use rbcdb_device_lib::{Builtin, Ty};
use rbcdb_udf_abi::artifact::KERNEL_SYMBOL;
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_abi::kernel::FAIL_SYMBOL;

use super::emit::{Emitter, Failure, Value};
use super::function::{invalid, push_value};
use super::raw;
use super::target::{Kind, ModuleTarget};

pub(super) static BITCODE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/device_lib.bc"));
/// Symbols that begin as the library's and aren't.
const KERNELS: [&[u8]; 3] = [
    KERNEL_SYMBOL.as_bytes(),
    GPU_KERNEL_SYMBOL.as_bytes(),
    FAIL_SYMBOL.as_bytes(),
];
/// Library functions up to this size are inlined into the threads of a GPU.
const INLINE_INSTRUCTIONS_MAX: usize = 130;

type Prepared = OnceLock<Result<Vec<u8>, Failure>>;
/// For the host's CPU.
static FOR_CPU: Prepared = OnceLock::new();
/// For every GPU: nothing in it depends on the compute capability.
static FOR_GPU: Prepared = OnceLock::new();

/// Declares a builtin in the module in work, as the library defines it: complex parameters are two doubles, a complex
/// result is a pair, a boolean is an i1.
pub(super) fn declare<'c>(e: &Emitter<'c>, builtin: &Builtin) -> FunctionValue<'c> {
    if let Some(function) = e.module.get_function(builtin.symbol) {
        return function;
    }
    let mut params: Vec<BasicMetadataTypeEnum<'c>> = Vec::new();
    for param in builtin.params {
        match param {
            Ty::C128 => params.extend([BasicMetadataTypeEnum::from(e.f64_type()), e.f64_type().into()]),
            other => params.push(scalar(e, *other).into()),
        }
    }
    let ty = match builtin.ret {
        Ty::C128 => e
            .context
            .struct_type(&[e.f64_type().into(), e.f64_type().into()], false)
            .fn_type(&params, false),
        other => scalar(e, other).fn_type(&params, false),
    };
    e.module.add_function(builtin.symbol, ty, None)
}

/// Calls a function of the library for one row.
pub(super) fn call<'c>(e: &Emitter<'c>, builtin: &Builtin, arguments: &[Value<'c>]) -> Result<Value<'c>, Failure> {
    let mut passed: Vec<BasicMetadataValueEnum<'c>> = Vec::new();
    for argument in arguments {
        push_value(&mut passed, *argument);
    }
    Ok(match e.call(declare(e, builtin), &passed)? {
        BasicValueEnum::IntValue(value) => Value::Int(value),
        BasicValueEnum::FloatValue(value) => Value::Float(value),
        BasicValueEnum::StructValue(pair) => {
            let part = |n| e.builder.build_extract_value(pair, n, "");
            Value::Complex(part(0)?.into_float_value(), part(1)?.into_float_value())
        }
        _ => return Err(invalid("a builtin's result of unknown type")),
    })
}

fn scalar<'c>(e: &Emitter<'c>, ty: Ty) -> BasicTypeEnum<'c> {
    match ty {
        Ty::Bool => e.bool_type().into(),
        Ty::I64 | Ty::U64 => e.i64_type().into(),
        Ty::F64 | Ty::C128 => e.f64_type().into(),
    }
}

/// Links what the module in work declares of the library.
///
/// # Errors
/// If LLVM can't read or link the library.
pub(super) fn link(e: &Emitter<'_>, target: &ModuleTarget) -> Result<(), Failure> {
    let declared = |module: &Module<'_>| {
        module
            .get_functions()
            .any(|f| is_builtin(&f) && f.count_basic_blocks() == 0)
    };
    if !declared(&e.module) {
        return Ok(());
    }
    let library = raw::read_lazily(e.context, prepared(target)?).map_err(Failure::Llvm)?;
    e.module
        .link_in_module(library)
        .map_err(|error| Failure::Llvm(error.to_string()))?;
    if declared(&e.module) {
        return Err(Failure::Llvm("the device library lacks a function".to_owned()));
    }
    for function in e.module.get_functions().filter(is_builtin) {
        function.set_linkage(Linkage::Internal);
    }
    Ok(())
}

/// Takes one function, with all that it calls, over into the module in work.
///
/// # Errors
/// As [`link`]; also if there is no such function.
pub(super) fn take<'c>(e: &Emitter<'c>, symbol: &str, target: &ModuleTarget) -> Result<FunctionValue<'c>, Failure> {
    let missing = || Failure::Llvm(format!("the device library has no {symbol}"));
    let library = raw::read_lazily(e.context, prepared(target)?).map_err(Failure::Llvm)?;
    let ty = library.get_function(symbol).ok_or_else(missing)?.get_type();
    e.module.add_function(symbol, ty, None);
    e.module
        .link_in_module(library)
        .map_err(|error| Failure::Llvm(error.to_string()))?;
    for function in e.module.get_functions().filter(is_builtin) {
        function.set_linkage(Linkage::Internal);
    }
    e.module.get_function(symbol).ok_or_else(missing)
}

/// Has the library's small functions that stand alone, or call only such, inlined wherever they are called: most are
/// one block, so that a loop over lanes stays one and becomes SIMD code.
pub(super) fn inline_small(e: &Emitter<'_>) {
    let library = |f: &FunctionValue<'_>| {
        let name = f.get_name().to_bytes();
        f.count_basic_blocks() > 0
            && (name.starts_with(b"_ZN") || name.starts_with(b"rbc_"))
            && !KERNELS.contains(&name)
    };
    let noinline = Attribute::get_named_enum_kind_id("noinline");
    let mut open: Vec<FunctionValue<'_>> = e
        .module
        .get_functions()
        .filter(library)
        .filter(|f| f.get_enum_attribute(AttributeLoc::Function, noinline).is_none())
        .filter(|f| instructions(*f).count() <= INLINE_INSTRUCTIONS_MAX)
        .collect();
    let mut inlined: HashSet<FunctionValue<'_>> = HashSet::new();
    let attribute = e
        .context
        .create_enum_attribute(Attribute::get_named_enum_kind_id("alwaysinline"), 0);
    loop {
        let alone = |f: &FunctionValue<'_>| {
            callees(*f).all(|callee| callee.count_basic_blocks() == 0 || inlined.contains(&callee))
        };
        let (ready, rest): (Vec<_>, Vec<_>) = open.into_iter().partition(alone);
        if ready.is_empty() {
            return;
        }
        for function in &ready {
            function.add_attribute(AttributeLoc::Function, attribute);
        }
        inlined.extend(ready);
        open = rest;
    }
}

pub(super) fn instructions<'c>(function: FunctionValue<'c>) -> impl Iterator<Item = InstructionValue<'c>> {
    function
        .get_basic_block_iter()
        .flat_map(|block| block.get_instructions())
}

/// The functions that a function calls, intrinsics included.
fn callees<'c>(function: FunctionValue<'c>) -> impl Iterator<Item = FunctionValue<'c>> {
    instructions(function)
        .filter(|inst| inst.get_opcode() == InstructionOpcode::Call)
        .filter_map(|inst| CallSiteValue::try_from(inst).ok())
        .filter_map(|call| call.get_called_fn_value())
}

/// Prepares the library ahead of the first use.
///
/// # Errors
/// As [`link`].
pub fn prepared(target: &ModuleTarget) -> Result<&'static [u8], Failure> {
    let prepared = match target.kind {
        Kind::Cpu => &FOR_CPU,
        Kind::Gpu => &FOR_GPU,
    };
    let prepared = prepared.get_or_init(|| prepare(target));
    prepared.as_deref().map_err(Failure::clone)
}

fn is_builtin(function: &FunctionValue<'_>) -> bool {
    function.get_name().to_bytes().starts_with(b"rbc_")
        && function.get_linkage() != Linkage::Internal
        && !KERNELS.contains(&function.get_name().to_bytes())
}

fn prepare(target: &ModuleTarget) -> Result<Vec<u8>, Failure> {
    let context = Context::create();
    let buffer = MemoryBuffer::create_from_memory_range_copy(BITCODE, "device_lib");
    let module = Module::parse_bitcode_from_buffer(&buffer, &context).map_err(|e| Failure::Llvm(e.to_string()))?;
    target.describe(&module);
    let attributes = target.attributes(&context);
    for function in module.get_functions().filter(|f| f.count_basic_blocks() > 0) {
        if function.get_linkage() == Linkage::External {
            function.set_linkage(Linkage::LinkOnceODR);
        }
        for attribute in &attributes {
            function.add_attribute(AttributeLoc::Function, *attribute);
        }
    }
    Ok(module.write_bitcode_to_memory().as_slice().to_vec())
}
