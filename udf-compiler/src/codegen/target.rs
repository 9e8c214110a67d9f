//! The targets: the host's CPU and GPUs, the passes, and what comes out: an object file or PTX.

use std::ffi::CStr;

use inkwell::OptimizationLevel;
use inkwell::attributes::Attribute;
use inkwell::context::Context;
use inkwell::module::Module;
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{
    CodeModel, FileType, InitializationConfig, RelocMode, Target, TargetData, TargetMachine, TargetMachineOptions,
    TargetTriple,
};
use rbcdb_llvm_threads::{Severity, note, set_options};

use super::conversions;
use super::emit::Failure;
use super::shape::{Plan, Shape};
use super::spmd::Lanes;

const CPU_TRIPLE: &str = "x86_64-unknown-linux-gnu";
const GPU_TRIPLE: &str = "nvptx64-nvidia-cuda";

/// LLVM options of the process. Making machine code includes the reduction of loops otherwise: a third of a small function's time,
/// where the only loops are those over words and steps, which it doesn't improve. Where there are others it is
/// one of our passes.
const OPTIONS: [&CStr; 1] = [c"-disable-lsr"];
/// What those options leave out.
pub(super) const REDUCE_LOOPS: &str = "function(loop(canon-freeze,loop-reduce))";

/// How much work goes into the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum OptLevel {
    /// As fast a compilation as possible.
    Quick,
    /// The fastest code.
    #[default]
    Full,
}

/// Passes for rows one by one.
const ROWS_PASSES: &str = "always-inline,function(sroa,early-cse),cgscc(inline),\
    function(sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    loop-mssa(loop-rotate,licm),\
    instcombine<no-verify-fixpoint>,simplifycfg),globaldce";
/// Passes for rows in lanes, which are emitted as vectors.
const LANES_PASSES: &str = "always-inline,function(sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    loop-mssa(loop-rotate,licm),early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,adce),globaldce";
/// The same where rows don't loop: there is nothing to combine after loops then.
const STRAIGHT_PASSES: &str = "always-inline,function(sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    loop-mssa(loop-rotate,licm),early-cse<memssa>,simplifycfg,adce),globaldce";
/// The same with functions of users' LLVM IR, whose lanes LLVM makes.
const USER_LANES_PASSES: &str = "always-inline,function(sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    loop-mssa(loop-rotate,licm),loop-vectorize,sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    adce),globaldce";
/// Passes for the fastest compilation.
const QUICK_PASSES: &str = "always-inline,globaldce";
/// Passes for GPUs: no lanes, as the threads of a warp are the lanes. Loops with few rounds are unrolled, since the driver's
/// compiler doesn't see their bounds as well.
const GPU_PASSES: &str = "always-inline,function(sroa,early-cse),cgscc(inline),\
    function(sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    loop-mssa(loop-rotate,licm),instcombine<no-verify-fixpoint>,simplifycfg,loop(indvars,loop-deletion,loop-unroll-full),\
    sroa,gvn,instcombine<no-verify-fixpoint>,simplifycfg,adce),globaldce";
/// Passes for kernel functions: nothing that makes merges of what was written twice, which hides from the analysis that it is the same.
const KERNEL_PASSES: &str = "always-inline,function(sroa,early-cse),cgscc(inline),\
    function(sroa,infer-address-spaces,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,\
    loop-mssa(loop-rotate,licm),instcombine<no-verify-fixpoint>,simplifycfg,loop(indvars,loop-deletion,loop-unroll-full),\
    sroa,early-cse<memssa>,instcombine<no-verify-fixpoint>,simplifycfg,adce),globaldce";
/// Passes for GPUs whose time grows no faster than the code.
const GPU_QUICK_PASSES: &str = "always-inline,function(sroa,early-cse,simplifycfg),globaldce";

/// What kind of processor a module is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// x86-64: batches in vector lanes or row by row, an object file.
    Cpu,
    /// NVIDIA: one row per thread, PTX.
    Gpu,
}

/// What every module and function for one target carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleTarget {
    /// The kind of processor.
    pub kind: Kind,
    /// The vector width that pays, in bits; 0 without vectors.
    pub(super) vector_bits: u32,
    /// How many rows are computed at once, where that isn't left to the plan.
    pub(super) lanes: Option<Lanes>,
    data_layout: String,
    attributes: Vec<(&'static str, String)>,
}

impl ModuleTarget {
    /// Whether the CPU has registers for lane masks, as AVX-512 does.
    pub(super) fn has_mask_registers(&self) -> bool {
        self.vector_bits == 512
    }

    /// Says in a module what it is for.
    pub(super) fn describe(&self, module: &Module<'_>) {
        module.set_triple(&TargetTriple::create(match self.kind {
            Kind::Cpu => CPU_TRIPLE,
            Kind::Gpu => GPU_TRIPLE,
        }));
        module.set_data_layout(&TargetData::create(&self.data_layout).get_data_layout());
    }

    /// The attributes that every function of a module carries.
    pub(super) fn attributes(&self, context: &Context) -> Vec<Attribute> {
        let mut list = vec![
            context.create_enum_attribute(Attribute::get_named_enum_kind_id("nounwind"), 0),
            context.create_string_attribute("no-builtins", ""),
        ];
        list.extend(
            self.attributes
                .iter()
                .map(|(name, value)| context.create_string_attribute(name, value)),
        );
        list
    }
}

/// The CPU that code is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostCpu {
    /// As LLVM names it.
    pub name: String,
    /// LLVM's feature string.
    pub features: String,
    module: ModuleTarget,
}

impl HostCpu {
    /// The CPU that this process runs on.
    ///
    /// # Errors
    /// If LLVM lacks the x86-64 target.
    pub fn detect() -> Result<HostCpu, Failure> {
        HostCpu::named(
            TargetMachine::get_host_cpu_name().to_string(),
            TargetMachine::get_host_cpu_features().to_string(),
        )
    }

    /// Any CPU since about 2015 (level 3 of the x86-64 psABI): for code that is to run on another machine.
    ///
    /// # Errors
    /// If LLVM lacks the x86-64 target.
    pub fn portable() -> Result<HostCpu, Failure> {
        HostCpu::named("x86-64-v3".to_owned(), String::new())
    }

    fn named(name: String, features: String) -> Result<HostCpu, Failure> {
        Target::initialize_x86(&InitializationConfig::default());
        let mut cpu = HostCpu {
            module: ModuleTarget {
                kind: Kind::Cpu,
                vector_bits: vector_bits(&features),
                lanes: None,
                data_layout: String::new(),
                attributes: vec![
                    ("target-cpu", name.clone()),
                    ("target-features", features.clone()),
                    ("prefer-vector-width", vector_bits(&features).to_string()),
                ],
            },
            name,
            features,
        };
        cpu.module.data_layout = data_layout(&cpu.machine(OptLevel::Full)?);
        Ok(cpu)
    }

    /// The same CPU, for code that computes so many rows at once, whatever pays; with one lane, row by row. For tests and
    /// measurements.
    #[must_use]
    ///
    /// # Panics
    /// If the rows don't divide 64.
    pub fn with_lanes(mut self, lanes: Lanes) -> HostCpu {
        assert!(lanes.rows() > 0 && 64 % lanes.rows() == 0, "a step of {lanes:?}");
        self.module.lanes = Some(lanes);
        self
    }

    /// The number of rows at once that was asked for.
    pub fn lanes(&self) -> Option<Lanes> {
        self.module.lanes
    }

    /// What its modules carry.
    pub fn module(&self) -> &ModuleTarget {
        &self.module
    }

    /// A target machine. It must stay on its thread.
    ///
    /// # Errors
    /// If LLVM lacks the x86-64 target.
    pub fn machine(&self, level: OptLevel) -> Result<TargetMachine, Failure> {
        machine(CPU_TRIPLE, &self.name, &self.features, level)
    }
}

/// The GPUs that code is made for: those of one compute capability, and newer ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GpuTarget {
    capability: u32,
}

/// Compute capabilities that LLVM knows, and the first version of PTX that has them.
const CAPABILITIES: [(u32, u32); 9] = [
    (70, 60),
    (75, 63),
    (80, 70),
    (86, 71),
    (89, 78),
    (90, 78),
    (100, 86),
    (103, 88),
    (120, 87),
];

impl GpuTarget {
    /// Code for every GPU of this compute capability (ten times the major number plus the minor one) or newer: for the nearest
    /// one below that is known. `None` for GPUs older than 7.0, whose threads can't wait for each other in branches.
    pub fn new(capability: u32) -> Option<GpuTarget> {
        let known = CAPABILITIES.iter().rev().find(|(known, _)| *known <= capability);
        known.map(|(capability, _)| GpuTarget {
            capability: *capability,
        })
    }

    /// The oldest GPUs that run the code, as in [`rbcdb_udf_abi::gpu::GpuCode::capability`].
    pub fn capability(self) -> u32 {
        self.capability
    }

    /// What its modules carry.
    ///
    /// # Errors
    /// If LLVM lacks the target.
    pub fn module(self) -> Result<ModuleTarget, Failure> {
        Ok(ModuleTarget {
            kind: Kind::Gpu,
            vector_bits: 0,
            lanes: None,
            data_layout: data_layout(&self.machine(OptLevel::Full)?),
            attributes: Vec::new(),
        })
    }

    /// A target machine. It must stay on its thread.
    ///
    /// # Errors
    /// If LLVM lacks the target.
    pub fn machine(self, level: OptLevel) -> Result<TargetMachine, Failure> {
        Target::initialize_nvptx(&InitializationConfig::default());
        let version = CAPABILITIES.iter().find(|(known, _)| *known == self.capability);
        let features = version.map_or(String::new(), |(_, ptx)| format!("+ptx{ptx}"));
        machine(GPU_TRIPLE, &format!("sm_{}", self.capability), &features, level)
    }
}

/// The oldest GPUs that are supported.
impl Default for GpuTarget {
    fn default() -> GpuTarget {
        GpuTarget {
            capability: CAPABILITIES[0].0,
        }
    }
}

fn machine(triple: &str, cpu: &str, features: &str, level: OptLevel) -> Result<TargetMachine, Failure> {
    set_options(&OPTIONS);
    let triple = TargetTriple::create(triple);
    let target = Target::from_triple(&triple).map_err(|error| Failure::Llvm(error.to_string()))?;
    let options = TargetMachineOptions::new()
        .set_cpu(cpu)
        .set_features(features)
        .set_level(match level {
            OptLevel::Quick => OptimizationLevel::None,
            OptLevel::Full => OptimizationLevel::Default,
        })
        .set_reloc_mode(RelocMode::PIC)
        .set_code_model(CodeModel::Small);
    target
        .create_target_machine_from_options(&triple, options)
        .ok_or_else(|| Failure::Llvm(format!("no target machine for {cpu}")))
}

fn data_layout(machine: &TargetMachine) -> String {
    let data: TargetData = machine.get_target_data();
    data.get_data_layout().as_str().to_string_lossy().into_owned()
}

/// The vector width that pays, in bits.
fn vector_bits(features: &str) -> u32 {
    let has = |feature: &str| features.split(',').any(|f| f == feature);
    if has("+avx512f") && has("+avx512vl") && has("+avx512dq") && has("+avx512bw") {
        512
    } else {
        256
    }
}

/// Runs the passes for a module that was emitted by that plan.
///
/// # Errors
/// If LLVM doesn't know a pass or finds the module broken.
pub fn optimize(module: &Module<'_>, machine: &TargetMachine, plan: &Plan) -> Result<(), Failure> {
    let passes = match (plan.kind, plan.level, plan.shape) {
        (Kind::Cpu, OptLevel::Quick, _) => QUICK_PASSES,
        (Kind::Cpu, OptLevel::Full, Shape::Rows) => ROWS_PASSES,
        (Kind::Cpu, OptLevel::Full, Shape::Lanes(_)) if plan.has_users => USER_LANES_PASSES,
        (Kind::Cpu, OptLevel::Full, Shape::Lanes(_)) if plan.has_loops() => LANES_PASSES,
        (Kind::Cpu, OptLevel::Full, Shape::Lanes(_)) => STRAIGHT_PASSES,
        (Kind::Gpu, OptLevel::Quick, _) => GPU_QUICK_PASSES,
        (Kind::Gpu, OptLevel::Full, _) if plan.is_kernel => KERNEL_PASSES,
        (Kind::Gpu, OptLevel::Full, _) => GPU_PASSES,
    };
    run(module, machine, passes)
}

/// Runs the passes for a module that was written by hand for GPUs.
///
/// # Errors
/// As [`optimize`].
pub fn optimize_for_gpu(module: &Module<'_>, machine: &TargetMachine) -> Result<(), Failure> {
    run(module, machine, GPU_PASSES)?;
    run(module, machine, REDUCE_LOOPS)
}

/// The last passes before machine code is made of a module, which the analysis of kernels isn't to see.
///
/// # Errors
/// As [`optimize`].
pub fn lower(module: &Module<'_>, machine: &TargetMachine, plan: &Plan) -> Result<(), Failure> {
    if plan.kind == Kind::Cpu {
        expand_conversions(module, machine)?;
    }
    let only_steps = matches!(plan.shape, Shape::Lanes(_)) && !plan.has_users && !plan.has_loops();
    match plan.level {
        OptLevel::Full if !only_steps => run(module, machine, REDUCE_LOOPS),
        OptLevel::Full | OptLevel::Quick => Ok(()),
    }
}

/// Expands conversions in vectors that the CPU has no instructions for.
///
/// # Errors
/// As [`optimize`].
pub(super) fn expand_conversions(module: &Module<'_>, machine: &TargetMachine) -> Result<(), Failure> {
    match vector_bits(&machine.get_feature_string().to_string_lossy()) {
        512 => Ok(()),
        _ => conversions::expand(module),
    }
}

/// Runs passes.
///
/// # Errors
/// As [`optimize`].
pub(super) fn run(module: &Module<'_>, machine: &TargetMachine, passes: &str) -> Result<(), Failure> {
    let options = PassBuilderOptions::create();
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

/// The assembly text of an optimised module; for GPUs, PTX.
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
