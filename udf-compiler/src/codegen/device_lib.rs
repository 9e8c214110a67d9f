//! The math library's bitcode: prepared once per process for the host's CPU, and linked into each module function by
//! function.
//!
//! Prepared means that every function has `linkonce_odr` linkage: LLVM's linker then takes over what is referred to and
//! leaves the rest alone. The bitcode is read lazily, so that only the bodies of those few functions are parsed.

use std::sync::OnceLock;

use inkwell::context::Context;
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::{Linkage, Module};
use inkwell::types::{BasicMetadataTypeEnum, BasicType, BasicTypeEnum};
use inkwell::values::FunctionValue;
use rbcdb_device_lib::{Builtin, Ty};

use super::emit::{Emitter, Failure};
use super::raw;
use super::target::HostCpu;

pub(super) static BITCODE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/device_lib.bc"));
static PREPARED: OnceLock<Result<Vec<u8>, Failure>> = OnceLock::new();

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
pub(super) fn link(e: &Emitter<'_>, cpu: &HostCpu) -> Result<(), Failure> {
    let declared = |module: &Module<'_>| {
        module
            .get_functions()
            .any(|f| is_builtin(&f) && f.count_basic_blocks() == 0)
    };
    if !declared(&e.module) {
        return Ok(());
    }
    let library = raw::read_lazily(e.context, prepared(cpu)?).map_err(Failure::Llvm)?;
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

/// Prepares the library ahead of the first use.
///
/// # Errors
/// As [`link`].
pub fn prepared(cpu: &HostCpu) -> Result<&'static [u8], Failure> {
    let prepared = PREPARED.get_or_init(|| prepare(cpu));
    prepared.as_deref().map_err(Failure::clone)
}

fn is_builtin(function: &FunctionValue<'_>) -> bool {
    function.get_name().to_bytes().starts_with(b"rbc_")
        && function.get_linkage() != Linkage::Internal
        && function.get_name().to_bytes() != rbcdb_udf_abi::artifact::KERNEL_SYMBOL.as_bytes()
}

fn prepare(cpu: &HostCpu) -> Result<Vec<u8>, Failure> {
    let context = Context::create();
    let buffer = MemoryBuffer::create_from_memory_range_copy(BITCODE, "device_lib");
    let module = Module::parse_bitcode_from_buffer(&buffer, &context).map_err(|e| Failure::Llvm(e.to_string()))?;
    cpu.describe(&module);
    let attributes = cpu.attributes(&context);
    for function in module.get_functions().filter(|f| f.count_basic_blocks() > 0) {
        if function.get_linkage() == Linkage::External {
            function.set_linkage(Linkage::LinkOnceODR);
        }
        for attribute in &attributes {
            function.add_attribute(inkwell::attributes::AttributeLoc::Function, *attribute);
        }
    }
    Ok(module.write_bitcode_to_memory().as_slice().to_vec())
}
