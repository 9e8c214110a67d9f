//! Reading LLVM IR: text or bitcode → a module whose kernels stand alone, in a form without memory for locals.

mod kept;
pub(crate) mod pure;
pub(crate) mod raw;

use inkwell::OptimizationLevel;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::context::Context;
use inkwell::module::{Linkage, Module};
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{
    CodeModel, InitializationConfig, RelocMode, Target, TargetMachine, TargetMachineOptions, TargetTriple,
};

use crate::loosen::{Rule, loosened};
use raw::Value;

/// LLVM's number for the calling convention of kernels.
const PTX_KERNEL: u32 = 71;

/// Why IR can't be analysed at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not LLVM IR, or broken.
    #[error("{0}")]
    Unreadable(String),
    /// No kernel in the module, or not the one asked for.
    #[error("no kernel {name} in the module; {hint}")]
    NoKernel {
        /// What was asked for.
        name: String,
        /// What there is.
        hint: String,
    },
}

/// Parses LLVM IR, as text or bitcode. It may come from anybody: call it in [`crate::simulate::isolated`].
///
/// # Errors
/// If it is neither, or broken.
pub fn parse<'ctx>(context: &'ctx Context, ir: &[u8]) -> Result<Module<'ctx>, ReadError> {
    crate::simulate::read(context, ir).map_err(|error| ReadError::Unreadable(error.to_string()))
}

/// The kernels of a module, by their symbols.
pub fn kernels(module: &Module<'_>) -> Vec<String> {
    kernel_functions(module).into_iter().map(Value::name).collect()
}

/// The kernels of a module: functions of the kernel calling convention or annotated as kernels.
pub(crate) fn kernel_functions(module: &Module<'_>) -> Vec<Value> {
    let annotated = raw::annotated_kernels(module);
    raw::functions(module)
        .into_iter()
        .filter(|f| !f.is_declaration() && (f.calling_convention() == PTX_KERNEL || annotated.contains(f)))
        .collect()
}

/// The passes that bring IR of any optimisation level into the form that is analysed: callees inlined, locals in
/// registers, loops with one entry and one latch, and their results handed out by phis.
///
/// None of them knows the target, moves a barrier or splits a loop.
const PASSES: &str = "always-inline,globaldce,function(sroa,early-cse,simplifycfg,instcombine<no-verify-fixpoint>,\
    loop-simplify,lcssa,simplifycfg,loop-simplify,lcssa)";

/// Brings a module into the form that is analysed.
///
/// # Errors
/// If LLVM fails.
pub fn normalise(context: &Context, module: &Module<'_>) -> Result<(), ReadError> {
    let kernels = kernels(module);
    let attribute = |name: &str| context.create_enum_attribute(Attribute::get_named_enum_kind_id(name), 0);
    let mut functions = pure::Functions::default();
    let all = raw::functions(module).into_iter();
    let opaque: Vec<String> = all.filter(|f| functions.is_opaque(*f)).map(Value::name).collect();
    for function in module.get_functions() {
        for name in ["optnone", "noinline"] {
            function.remove_enum_attribute(AttributeLoc::Function, Attribute::get_named_enum_kind_id(name));
        }
        // The machine below must not look for GPU features.
        for name in ["target-cpu", "target-features", "tune-cpu"] {
            function.remove_string_attribute(AttributeLoc::Function, name);
        }
        let name = function.get_name().to_string_lossy().into_owned();
        if function.count_basic_blocks() > 0 && !kernels.contains(&name) && !opaque.contains(&name) {
            function.add_attribute(AttributeLoc::Function, attribute("alwaysinline"));
            function.set_linkage(Linkage::Internal);
        }
    }
    for instruction in raw::functions(module)
        .into_iter()
        .flat_map(Value::blocks)
        .flat_map(raw::Block::instructions)
        .filter(|i| i.opcode() == raw::Opcode::LLVMCall)
    {
        instruction.allow_inlining();
    }
    // Where variables are memory, nobody sees what is read and written.
    run(module, "always-inline,globaldce,function(sroa)")?;
    if !loosened(Rule::KeptReads) {
        kept::keep_reads(context, module);
    }
    run(module, PASSES)
}

/// Brings a module back into that form after a change.
///
/// # Errors
/// If LLVM fails.
pub(crate) fn simplify(module: &Module<'_>) -> Result<(), ReadError> {
    run(module, PASSES)
}

fn run(module: &Module<'_>, passes: &str) -> Result<(), ReadError> {
    let machine = machine().ok_or_else(|| ReadError::Unreadable("LLVM has no target machine".to_owned()))?;
    module
        .run_passes(passes, &machine, PassBuilderOptions::create())
        .map_err(|error| ReadError::Unreadable(error.to_string()))
}

/// LLVM's pass manager asks for a machine; the passes used don't.
fn machine() -> Option<TargetMachine> {
    Target::initialize_x86(&InitializationConfig::default());
    let triple = TargetTriple::create("x86_64-unknown-linux-gnu");
    let options = TargetMachineOptions::new()
        .set_level(OptimizationLevel::None)
        .set_reloc_mode(RelocMode::PIC)
        .set_code_model(CodeModel::Small);
    Target::from_triple(&triple)
        .ok()?
        .create_target_machine_from_options(&triple, options)
}
