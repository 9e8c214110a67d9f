//! The host: its passes and its code.

use inkwell::OptimizationLevel;
use inkwell::context::Context;
use inkwell::module::Module;
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{
    CodeModel, FileType, InitializationConfig, RelocMode, Target as Llvm, TargetData, TargetMachine,
    TargetMachineOptions, TargetTriple,
};
use rbcdb_llvm_threads::take_notes;
use rbcdb_udf_abi::artifact::KERNEL_SYMBOL;

use crate::llvm::raw::{self, Value};
use crate::simulate::error::SimulateError;

const TRIPLE: &str = "x86_64-unknown-linux-gnu";
/// What a kernel's own frame may take of its stack, in bytes.
const FRAME_BYTES_MAX: usize = 112 << 10;
/// A thread's stack: the frame, and what the emulator needs to hand over control.
pub(super) const STACK_BYTES: usize = FRAME_BYTES_MAX + (16 << 10);

/// A code generator; it stays on its thread.
pub(super) struct Target {
    machine: TargetMachine,
    pub layout: TargetData,
    cpu: String,
    features: String,
}

impl Target {
    /// For the CPU that this process runs on.
    pub fn host() -> Result<Target, String> {
        Llvm::initialize_x86(&InitializationConfig::default());
        let triple = TargetTriple::create(TRIPLE);
        let target = Llvm::from_triple(&triple).map_err(|error| error.to_string())?;
        let cpu = TargetMachine::get_host_cpu_name().to_string();
        let features = TargetMachine::get_host_cpu_features().to_string();
        let options = TargetMachineOptions::new()
            .set_cpu(&cpu)
            .set_features(&features)
            .set_level(OptimizationLevel::None)
            .set_reloc_mode(RelocMode::PIC)
            .set_code_model(CodeModel::Small);
        let machine = target
            .create_target_machine_from_options(&triple, options)
            .ok_or_else(|| format!("no target machine for {cpu}"))?;
        Ok(Target {
            layout: machine.get_target_data(),
            machine,
            cpu,
            features,
        })
    }

    /// Says in a module that it is for the host.
    pub fn describe(&self, module: &Module<'_>) {
        module.set_triple(&TargetTriple::create(TRIPLE));
        module.set_data_layout(&self.layout.get_data_layout());
    }

    /// Makes one function of the kernel and what it calls, with its local variables in registers where possible.
    pub fn inline(&self, module: &Module<'_>) -> Result<(), SimulateError> {
        self.run(module, "always-inline,globaldce,function(sroa)")
    }

    fn run(&self, module: &Module<'_>, passes: &str) -> Result<(), SimulateError> {
        module
            .run_passes(passes, &self.machine, PassBuilderOptions::create())
            .map_err(|error| SimulateError::Llvm(error.to_string()))
    }

    /// The object file of a lowered module.
    pub fn object(&self, context: &Context, module: &Module<'_>, entry: Value) -> Result<Vec<u8>, SimulateError> {
        entry.set_name(KERNEL_SYMBOL);
        for function in raw::functions(module).into_iter().filter(|f| !f.is_declaration()) {
            function.add_attribute(context, "nounwind");
            function.add_text_attribute(context, "target-cpu", &self.cpu);
            function.add_text_attribute(context, "target-features", &self.features);
            function.add_text_attribute(context, "no-jump-tables", "true");
            function.add_text_attribute(context, "no-builtins", "");
            function.add_text_attribute(context, "warn-stack-size", &FRAME_BYTES_MAX.to_string());
        }
        raw::strip_debug_info(module);
        self.run(module, "function(lower-atomic)")?;
        if cfg!(debug_assertions) {
            module
                .verify()
                .map_err(|error| SimulateError::Llvm(error.to_string()))?;
        }
        let object = self
            .machine
            .write_to_memory_buffer(module, FileType::Object)
            .map_err(|error| SimulateError::Llvm(error.to_string()))?;
        match take_notes().into_iter().next() {
            None => Ok(object.as_slice().to_vec()),
            Some(text) if text.contains("stack frame size") => Err(SimulateError::unsupported(format!(
                "the kernel needs too much stack for its values: {text}"
            ))),
            Some(text) => Err(SimulateError::Llvm(text)),
        }
    }
}
