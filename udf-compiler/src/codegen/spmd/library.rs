//! The math library for several rows at once: made when first needed, once per process, and shared by all functions that
//! call it. What is small comes as bitcode and is inlined; everything else as finished objects, of which an artifact carries
//! those that its code calls.
//!
//! A symbol of the library with the suffix `.x8` is its lane form for vectors of 8; without a suffix, the function itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::context::Context;
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::{Linkage, Module};
use inkwell::targets::TargetMachine;
use inkwell::types::{BasicMetadataTypeEnum, BasicType, BasicTypeEnum};
use inkwell::values::FunctionValue;
use rbcdb_device_lib::Ty;

use super::wrap;
use crate::codegen::device_lib;
use crate::codegen::emit::{Emitter, Failure};
use crate::codegen::target::{self, HostCpu};

/// The passes for a lane form.
const LANE_PASSES: &str = "always-inline,function(sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    loop-mssa(loop-rotate,licm),loop-vectorize,instcombine<no-verify-fixpoint>,simplifycfg,\
    sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,adce),globaldce";
/// The passes for a function itself, which is optimised already.
const ROW_PASSES: &str = "globaldce";

/// Instructions up to which a lane form is inlined: a call moves all vectors through memory.
const INLINE_INSTRUCTIONS_MAX: usize = 32;

/// What is made of a symbol.
#[derive(Clone)]
enum Made {
    /// To be inlined.
    Bitcode(Arc<[u8]>),
    /// To be called.
    Object(Arc<[u8]>),
}

/// A target CPU and a symbol.
type Key = (String, String, String);
static MADE: Mutex<Option<HashMap<Key, Made>>> = Mutex::new(None);

/// Declares the lane form of a function of the library in the module in work.
pub(super) fn declare<'c>(
    e: &Emitter<'c>,
    symbol: &str,
    params: &[Ty],
    ret: Ty,
    width: u32,
) -> Result<FunctionValue<'c>, Failure> {
    let name = wrap::name(symbol, width);
    if let Some(function) = e.module.get_function(&name) {
        return Ok(function);
    }
    let vector = |ty: Ty| -> BasicTypeEnum<'c> {
        match ty {
            Ty::Bool => e.bool_type().vec_type(width).into(),
            Ty::I64 | Ty::U64 => e.i64_type().vec_type(width).into(),
            Ty::F64 | Ty::C128 => e.f64_type().vec_type(width).into(),
        }
    };
    let mut types: Vec<BasicMetadataTypeEnum<'c>> = Vec::new();
    for param in params {
        let copies = if *param == Ty::C128 { 2 } else { 1 };
        types.extend(std::iter::repeat_n(BasicMetadataTypeEnum::from(vector(*param)), copies));
    }
    let ty = match ret {
        Ty::C128 => e
            .context
            .struct_type(&[vector(ret), vector(ret)], false)
            .fn_type(&types, false),
        other => vector(other).fn_type(&types, false),
    };
    let function = e.module.add_function(&name, ty, None);
    e.describe_function(function);
    Ok(function)
}

/// Adds the small functions of the library that a module refers to, to be inlined.
///
/// # Errors
/// If LLVM fails.
pub fn add_small(module: &Module<'_>, cpu: &HostCpu, machine: &TargetMachine) -> Result<(), Failure> {
    for symbol in referred(module) {
        let Made::Bitcode(bitcode) = made(&symbol, cpu, machine)? else {
            continue;
        };
        let context = module.get_context();
        let buffer = MemoryBuffer::create_from_memory_range_copy(&bitcode, "library");
        let small = Module::parse_bitcode_from_buffer(&buffer, context).map_err(|e| Failure::Llvm(e.to_string()))?;
        module.link_in_module(small).map_err(|e| Failure::Llvm(e.to_string()))?;
        if let Some(function) = module.get_function(&symbol) {
            function.set_linkage(Linkage::Internal);
        }
    }
    Ok(())
}

/// The objects of the library that a module refers to, in the order of their names.
///
/// # Errors
/// If LLVM fails.
pub fn objects(module: &Module<'_>, cpu: &HostCpu, machine: &TargetMachine) -> Result<Vec<Arc<[u8]>>, Failure> {
    let mut objects = Vec::new();
    for symbol in referred(module) {
        match made(&symbol, cpu, machine)? {
            Made::Object(object) => objects.push(object),
            Made::Bitcode(_) => return Err(Failure::Llvm(format!("{symbol} was not inlined"))),
        }
    }
    Ok(objects)
}

fn referred(module: &Module<'_>) -> Vec<String> {
    let mut symbols: Vec<String> = module
        .get_functions()
        .filter(|f| f.count_basic_blocks() == 0 && f.get_name().to_bytes().starts_with(b"rbc_"))
        .map(|f| f.get_name().to_string_lossy().into_owned())
        .collect();
    symbols.sort();
    symbols
}

fn made(symbol: &str, cpu: &HostCpu, machine: &TargetMachine) -> Result<Made, Failure> {
    let key = (cpu.name.clone(), cpu.features.clone(), symbol.to_owned());
    // The lock isn't held while LLVM works: two threads may make the same, in the same way.
    let known = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(made) = known.as_ref().and_then(|known| known.get(&key)) {
        return Ok(made.clone());
    }
    drop(known);
    let new = make(symbol, cpu, machine)?;
    let mut known = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(known.get_or_insert_default().entry(key).or_insert(new).clone())
}

fn make(symbol: &str, cpu: &HostCpu, machine: &TargetMachine) -> Result<Made, Failure> {
    let context = Context::create();
    let module = module(&context, symbol, cpu, machine)?;
    let mut defined = module.get_functions().filter(|f| f.count_basic_blocks() > 0);
    if let (Some(only), None) = (defined.next(), defined.next())
        && only.count_basic_blocks() == 1
        && device_lib::instructions(only).count() <= INLINE_INSTRUCTIONS_MAX
    {
        let always = Attribute::get_named_enum_kind_id("alwaysinline");
        only.add_attribute(AttributeLoc::Function, context.create_enum_attribute(always, 0));
        return Ok(Made::Bitcode(module.write_bitcode_to_memory().as_slice().into()));
    }
    target::expand_conversions(&module, machine)?;
    Ok(Made::Object(target::object(&module, machine)?.into()))
}

/// The optimised module that defines a symbol of the library.
///
/// # Errors
/// If the library has no such function, or LLVM fails.
pub fn module<'c>(
    context: &'c Context,
    symbol: &str,
    cpu: &HostCpu,
    machine: &TargetMachine,
) -> Result<Module<'c>, Failure> {
    let (row, width) = match symbol.rsplit_once(".x") {
        Some((row, digits)) => match digits.parse::<u32>() {
            Ok(width) => (row, width),
            Err(_) => (symbol, 1),
        },
        None => (symbol, 1),
    };
    let e = Emitter::new(context, cpu.module());
    let function = device_lib::take(&e, row, cpu.module())?;
    function.set_linkage(Linkage::Internal);
    let defined = match width {
        1 => function,
        width => {
            inline_all(&e);
            wrap::lane_form(&e, function, width)?
        }
    };
    defined.set_linkage(Linkage::External);
    target::run(&e.module, machine, if width == 1 { ROW_PASSES } else { LANE_PASSES })?;
    target::run(&e.module, machine, target::REDUCE_LOOPS)?;
    e.finish()
}

/// Has everything inlined that may be, so that one loop is left.
fn inline_all(e: &Emitter<'_>) {
    let [never, always] = ["noinline", "alwaysinline"].map(Attribute::get_named_enum_kind_id);
    let attribute = e.context.create_enum_attribute(always, 0);
    for function in e.module.get_functions().filter(|f| f.count_basic_blocks() > 0) {
        if function.get_enum_attribute(AttributeLoc::Function, never).is_none() {
            function.add_attribute(AttributeLoc::Function, attribute);
        }
    }
}
