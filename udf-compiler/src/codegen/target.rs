//! The target: the host's CPU, the passes, and the object file.

use inkwell::OptimizationLevel;
use inkwell::attributes::Attribute;
use inkwell::context::Context;
use inkwell::module::Module;
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{
    CodeModel, FileType, InitializationConfig, RelocMode, Target, TargetData, TargetMachine, TargetMachineOptions,
    TargetTriple,
};
use rbcdb_llvm_threads::{Severity, note};

use super::emit::Failure;

const TRIPLE: &str = "x86_64-unknown-linux-gnu";

/// How much work goes into the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OptLevel {
    /// As fast a compilation as possible.
    Quick,
    /// The fastest code.
    #[default]
    Full,
}

/// Passes for the fastest code: what the emitted form needs to become SIMD loops, and no more.
const FULL_PASSES: &str = "always-inline,function(sroa,early-cse),cgscc(inline),\
    function(sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    loop-mssa(loop-rotate,licm),loop-vectorize,\
    instcombine<no-verify-fixpoint>,simplifycfg),globaldce";
/// Passes for the fastest compilation.
const QUICK_PASSES: &str = "always-inline,globaldce";

/// The CPU that code is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostCpu {
    /// As LLVM names it.
    pub name: String,
    /// LLVM's feature string.
    pub features: String,
    data_layout: String,
}

impl HostCpu {
    /// The CPU that this process runs on.
    ///
    /// # Errors
    /// If LLVM lacks the x86-64 target.
    pub fn detect() -> Result<HostCpu, Failure> {
        Target::initialize_x86(&InitializationConfig::default());
        let mut cpu = HostCpu {
            name: TargetMachine::get_host_cpu_name().to_string(),
            features: TargetMachine::get_host_cpu_features().to_string(),
            data_layout: String::new(),
        };
        let data: TargetData = cpu.machine(OptLevel::Full)?.get_target_data();
        cpu.data_layout = data.get_data_layout().as_str().to_string_lossy().into_owned();
        Ok(cpu)
    }

    /// A target machine. It must stay on its thread.
    ///
    /// # Errors
    /// If LLVM lacks the x86-64 target.
    pub fn machine(&self, level: OptLevel) -> Result<TargetMachine, Failure> {
        let triple = TargetTriple::create(TRIPLE);
        let target = Target::from_triple(&triple).map_err(|error| Failure::Llvm(error.to_string()))?;
        let options = TargetMachineOptions::new()
            .set_cpu(&self.name)
            .set_features(&self.features)
            .set_level(match level {
                OptLevel::Quick => OptimizationLevel::None,
                OptLevel::Full => OptimizationLevel::Default,
            })
            .set_reloc_mode(RelocMode::PIC)
            .set_code_model(CodeModel::Small);
        target
            .create_target_machine_from_options(&triple, options)
            .ok_or_else(|| Failure::Llvm(format!("no target machine for {}", self.name)))
    }

    /// Says in a module what it is for.
    pub(super) fn describe(&self, module: &Module<'_>) {
        module.set_triple(&TargetTriple::create(TRIPLE));
        module.set_data_layout(&TargetData::create(&self.data_layout).get_data_layout());
    }

    /// The attributes that every function of a module carries.
    pub(super) fn attributes(&self, context: &Context) -> Vec<Attribute> {
        vec![
            context.create_enum_attribute(Attribute::get_named_enum_kind_id("nounwind"), 0),
            context.create_string_attribute("target-cpu", &self.name),
            context.create_string_attribute("target-features", &self.features),
            context.create_string_attribute("prefer-vector-width", self.vector_bits()),
            context.create_string_attribute("no-builtins", ""),
        ]
    }

    /// The vector width that pays, in bits.
    fn vector_bits(&self) -> &'static str {
        let has = |feature: &str| self.features.split(',').any(|f| f == feature);
        if has("+avx512f") && has("+avx512vl") && has("+avx512dq") && has("+avx512bw") {
            "512"
        } else {
            "256"
        }
    }
}

/// Runs the passes of a level.
///
/// # Errors
/// If LLVM doesn't know a pass or finds the module broken.
pub fn optimize(module: &Module<'_>, machine: &TargetMachine, level: OptLevel) -> Result<(), Failure> {
    let options = PassBuilderOptions::create();
    let passes = match level {
        OptLevel::Quick => QUICK_PASSES,
        OptLevel::Full => FULL_PASSES,
    };
    note(module.get_context(), Severity::Error);
    module
        .run_passes(passes, machine, options)
        .map_err(|error| Failure::Llvm(error.to_string()))
}

/// The object file of an optimised module.
///
/// # Errors
/// If LLVM can't emit it.
pub fn object(module: &Module<'_>, machine: &TargetMachine) -> Result<Vec<u8>, Failure> {
    write(module, machine, FileType::Object)
}

/// The assembly text of an optimised module.
///
/// # Errors
/// If LLVM can't emit it.
pub fn assembly(module: &Module<'_>, machine: &TargetMachine) -> Result<String, Failure> {
    let text = write(module, machine, FileType::Assembly)?;
    String::from_utf8(text).map_err(|error| Failure::Llvm(error.to_string()))
}

fn write(module: &Module<'_>, machine: &TargetMachine, kind: FileType) -> Result<Vec<u8>, Failure> {
    note(module.get_context(), Severity::Error);
    let buffer = machine
        .write_to_memory_buffer(module, kind)
        .map_err(|error| Failure::Llvm(error.to_string()))?;
    Ok(buffer.as_slice().to_vec())
}
