//! Engines whose GPUs are emulated on the CPU: their code is the LLVM IR that real ones' PTX is made of.

use std::sync::Arc;

use rbcdb_db_extension::{EngineConfig, MakeCode};
use rbcdb_runtime_cpu::simt;
use rbcdb_runtime_cuda::{Config, Devices, Emulator};
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_analysis::simulate::Program;
use rbcdb_udf_compiler::codegen::compact;

/// Rows of a chunk: few, so that queries of a test take several.
pub const CHUNK_ROWS: usize = 256;

/// An emulated device; its artifacts carry LLVM IR where others carry PTX.
pub fn emulator() -> Emulator {
    Emulator::new(load).compact(|| kernel(compact::TEXT)).races(false)
}

fn load(artifact: &Artifact) -> Result<simt::Kernel, String> {
    let code = artifact.gpu.as_ref().ok_or("an artifact without GPU code")?;
    kernel(&code.ptx)
}

fn kernel(text: &str) -> Result<simt::Kernel, String> {
    let program = Program::compile(text.as_bytes(), GPU_KERNEL_SYMBOL).map_err(|error| error.to_string())?;
    Ok(program.into_kernel())
}

/// An engine with such devices.
pub fn engine(emulator: Emulator, config: &Config) -> EngineConfig {
    EngineConfig {
        devices: Some(Arc::new(Devices::emulated(emulator, config))),
        gpu_code: Some(MakeCode::new(|compiler, module, target| {
            let mut code = compiler.gpu_code(module, target)?;
            code.ptx = compiler.gpu_llvm_text(module, target)?;
            Ok(code)
        })),
        ..EngineConfig::default()
    }
}

/// An engine with one such device that takes few rows at a time.
pub fn small() -> EngineConfig {
    let config = Config {
        chunk_rows: CHUNK_ROWS,
        ..Config::default()
    };
    engine(emulator(), &config)
}
