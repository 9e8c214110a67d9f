//! Kernel functions: functions whose body sees its position in a launch. A call is one launch over whole arrays.
//!
//! ```text
//! CREATE FUNCTION, first call ── build ──▶ LLVM IR ── udf-analysis ──▶ report ── accept ──▶ KernelCode
//! call ── length, threads ──▶ shape ── a GPU, or rows, or blocks, or bind and the SIMT emulator ──▶ the output array
//! ```
//!
//! In reading order: `build` (what CREATE FUNCTION makes), `accept` (which verdicts are let in), `shape` (grid and block of a launch, held
//! against the report's conditions), `rows` (launches in which threads don't wait for each other), `blocks` (those in which they do), `places`, `work` and `written`
//! (what these two share), `bind` (arguments in the emulator), `call`.

mod accept;
mod bind;
mod blocks;
mod build;
mod call;
mod places;
mod rows;
mod shape;
#[cfg(test)]
mod tests;
mod work;
mod written;

use std::sync::Arc;

use rbcdb_runtime_cpu::Function;
use rbcdb_runtime_cpu::simt::Kernel;
use rbcdb_udf_abi::artifact::{Artifact, CacheKey, Metadata};
use rbcdb_udf_analysis::Report;
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::ir::Module;
use rbcdb_udf_compiler::kernel_rows::Regions;
use rbcdb_udf_compiler::pipeline::Compiler;

use crate::error::Error;
use crate::gpu::program::GridProgram;

pub use build::KernelFunction;

/// What is made of a kernel function.
#[derive(Debug)]
pub struct KernelCode {
    /// The LLVM IR that is analysed, and that runs on the CPU.
    pub llvm: String,
    /// What the analysis says of it.
    pub report: Report,
    /// Its typed IR; none for LLVM IR that is taken as it is.
    pub module: Option<Arc<Module>>,
    /// What its artifact says of itself.
    pub metadata: Metadata,
    /// Its artifact's key.
    pub key: CacheKey,
    convention: bind::Convention,
    /// For the SIMT emulator, and what the code's parameters are.
    emulated: Kernel,
    /// For CPUs, where a thread is a row; none for what can only be emulated: LLVM IR with barriers, and LLVM IR that is taken as it is.
    rows: Option<Rows>,
    /// None for LLVM IR that is taken as it is, whose accesses to memory are checked on the CPU alone.
    on_gpu: Option<GridProgram>,
    /// The length of the output, and the threads in each dimension, as functions of the parameters.
    length: Arc<Function>,
    threads: Vec<Arc<Function>>,
}

/// A kernel function as one of rows.
#[derive(Debug)]
struct Rows {
    function: Arc<Function>,
    /// Where threads wait for each other, or share memory: how a block runs.
    regions: Option<Regions>,
}

impl KernelCode {
    /// Its artifact: with code for GPUs, where there is any.
    ///
    /// # Errors
    /// If the compiler makes none.
    pub(crate) fn artifact(&self, compiler: &Compiler) -> Result<Artifact, Error> {
        let code = |module| compiler.gpu_code(module, GpuTarget::default());
        let gpu = self.module.as_ref().map(code).transpose();
        Ok(Artifact {
            metadata: self.metadata.clone(),
            key: self.key,
            object: Vec::new(),
            library: Vec::new(),
            gpu: gpu.map_err(|e| Error::internal(e.to_string()))?,
        })
    }

    /// Its code for GPUs.
    pub(crate) fn on_gpu(&self) -> Option<&GridProgram> {
        self.on_gpu.as_ref()
    }
}
