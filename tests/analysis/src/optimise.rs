//! LLVM's optimiser as clang runs it for a GPU, so that random kernels come in the forms that real ones have.

use inkwell::OptimizationLevel;
use inkwell::context::Context;
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{
    CodeModel, InitializationConfig, RelocMode, Target, TargetMachine, TargetMachineOptions, TargetTriple,
};
use rbcdb_udf_analysis::llvm;

/// The module after LLVM's passes for a level, `O1` to `O3`.
pub fn optimised(ir: &str, level: &str) -> Result<String, String> {
    let context = Context::create();
    let module = llvm::parse(&context, ir.as_bytes()).map_err(|error| error.to_string())?;
    let machine = machine().ok_or("LLVM has no target machine")?;
    // The machine is another than the kernel's; it is only asked for costs, and no GPU has vectors that loops would be turned
    // into.
    let options = PassBuilderOptions::create();
    options.set_loop_vectorization(false);
    options.set_loop_slp_vectorization(false);
    module
        .run_passes(&format!("default<{level}>"), &machine, options)
        .map_err(|error| error.to_string())?;
    Ok(module.print_to_string().to_string())
}

fn machine() -> Option<TargetMachine> {
    Target::initialize_x86(&InitializationConfig::default());
    let triple = TargetTriple::create("x86_64-unknown-linux-gnu");
    let options = TargetMachineOptions::new()
        .set_level(OptimizationLevel::Default)
        .set_reloc_mode(RelocMode::PIC)
        .set_code_model(CodeModel::Small);
    Target::from_triple(&triple)
        .ok()?
        .create_target_machine_from_options(&triple, options)
}

#[cfg(test)]
mod tests {
    use super::optimised;

    #[test]
    fn stack_slots_become_values() {
        let ir = "define i32 @f(i32 %a) {\n  %p = alloca i32\n  store i32 %a, ptr %p\n  %v = load i32, ptr %p\n  ret i32 %v\n}\n";
        let text = optimised(ir, "O1").unwrap_or_else(|error| panic!("{error}"));
        assert!(text.contains("ret i32 %a") && !text.contains("alloca"), "{text}");
    }
}
