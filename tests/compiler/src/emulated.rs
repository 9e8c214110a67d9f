//! A function's GPU code on an emulated device: the kernel's own LLVM IR, compiled for the SIMT emulator, behind the runtime
//! that also drives real GPUs.

use std::sync::Arc;

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::simt::{self, Schedule};
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag};
use rbcdb_runtime_cuda::{
    Call, CallArgument, Config, Devices, Emulator, Error, Kernel, LaunchShape, PiecedColumn, Run, Stats,
};
use rbcdb_udf_abi::artifact::{Artifact, Metadata};
use rbcdb_udf_abi::gpu::{GPU_KERNEL_SYMBOL, GpuCode};
use rbcdb_udf_analysis::simulate::Program;
use rbcdb_udf_compiler::codegen::{GpuTarget, grid};
use rbcdb_udf_compiler::pipeline::{Compiled, Compiler};

use crate::outcome::Outcome;
use crate::program::{Loaded, Rows, run};
use crate::text::outcome_text;

/// Rows of a chunk: few, so that batches of a test take several.
const CHUNK_ROWS: usize = 64;

/// A device whose artifacts carry LLVM IR where others carry PTX.
pub fn devices(schedule: Schedule) -> Devices {
    let config = Config {
        chunk_rows: CHUNK_ROWS,
        ..Config::default()
    };
    Devices::emulated(Emulator::new(load).schedule(schedule), &config)
}

/// The same for kernels that users launch: races between their threads aren't looked for.
pub fn devices_for_launches(schedule: Schedule) -> Devices {
    let emulator = Emulator::new(load).schedule(schedule).races(false);
    Devices::emulated(emulator, &Config::default())
}

fn load(artifact: &Artifact) -> Result<simt::Kernel, String> {
    let code = artifact.gpu.as_ref().ok_or("an artifact without GPU code")?;
    let program = Program::compile(code.ptx.as_bytes(), GPU_KERNEL_SYMBOL).map_err(|error| error.to_string())?;
    Ok(program.into_kernel())
}

/// A compiled function's artifact, for [`devices`].
///
/// # Errors
/// What the compiler says.
pub fn artifact(compiler: &Compiler, compiled: &Compiled) -> Result<Artifact, String> {
    let target = GpuTarget::default();
    let text = compiler.gpu_llvm_text(&compiled.module, target);
    let code = GpuCode {
        ptx: text.map_err(|error| error.to_string())?,
        capability: target.capability(),
        block_multiple: grid::block_multiple(compiled.module.entry()),
        cubins: Vec::new(),
    };
    Ok(Artifact {
        gpu: Some(code),
        ..compiled.artifact.clone()
    })
}

/// A kernel that is launched in one shape.
#[derive(Debug, Clone)]
pub struct Shaped {
    /// The kernel.
    pub kernel: Arc<Kernel>,
    /// The shape of all its launches.
    pub shape: LaunchShape,
}

impl Loaded for Shaped {
    fn metadata(&self) -> &Metadata {
        self.kernel.metadata()
    }

    fn call(&self, args: &[Argument], rows: usize, cancel: &CancelFlag) -> Result<ArrayRef, CallError> {
        let mut columns = Vec::new();
        let mut arguments = Vec::new();
        for argument in args {
            arguments.push(match argument {
                Argument::Array(array) => {
                    columns.push(PiecedColumn::new(vec![Arc::clone(array)]));
                    CallArgument::Column(columns.len() - 1)
                }
                Argument::Scalar(array) => CallArgument::Scalar(Arc::clone(array)),
            });
        }
        let call = Call {
            kernel: Arc::clone(&self.kernel),
            arguments,
        };
        let run = Run {
            columns,
            rows,
            filter: None,
            outputs: vec![call],
            shape: Some(self.shape),
        };
        match self.kernel.device().run(&run, cancel, &Stats::default()) {
            Ok(mut ran) => Ok(ran.arrays.remove(0)),
            Err(Error::Call(error)) => Err(error),
            Err(other) => Err(CallError::Internal {
                function: self.metadata().signature.name.clone(),
                what: other.to_string(),
            }),
        }
    }
}

/// Shapes in which kernels are launched: fewer and more threads than rows, and a grid that divides nothing.
const SHAPES: [LaunchShape; 3] = [
    LaunchShape::linear(1, 32),
    LaunchShape::linear(2, 64),
    LaunchShape::linear(3, 32),
];

/// Checks that the GPU's code has these outcomes over all rows together, on each device and whatever the launch shape.
///
/// # Errors
/// The first row that differs, and how.
pub fn check(
    devices: &[Devices],
    compiler: &Compiler,
    compiled: &Compiled,
    rows: &Rows,
    outcomes: &[Outcome],
) -> Result<(), String> {
    let artifact = artifact(compiler, compiled)?;
    for device in devices.iter().flat_map(Devices::list) {
        let kernel = Kernel::load(device, &artifact).map_err(|error| format!("on a GPU: {error}"))?;
        for shape in SHAPES {
            let kernel = Arc::clone(&kernel);
            let found =
                run(&Shaped { kernel, shape }, rows).map_err(|error| format!("on a GPU, {shape:?}: {error}"))?;
            let differs = (0..rows.len()).find(|row| !found[*row].same(&outcomes[*row]));
            if let Some(row) = differs {
                let (expected, found) = (outcome_text(&outcomes[row]), outcome_text(&found[row]));
                return Err(format!(
                    "row {row}: on the CPU {expected}, on a GPU, {shape:?}, {found}"
                ));
            }
        }
    }
    Ok(())
}
