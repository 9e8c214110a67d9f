//! Runs on emulated devices, of functions that the compiler makes, against the same calls on the CPU.

mod cache;
mod equality;
mod failures;
mod filters;
mod launches;
mod trouble;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use arrow::array::{Array, ArrayData, ArrayRef, Float64Array, Int64Array};
use rbcdb_runtime_cpu::simt;
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function};
use rbcdb_udf_abi::artifact::{Artifact, CacheKey};
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_abi::{Language, Options, Parameter, ScalarType, Signature};
use rbcdb_udf_analysis::simulate::Program;
use rbcdb_udf_compiler::codegen::{GpuTarget, compact};
use rbcdb_udf_compiler::pipeline::Compiler;
use rbcdb_udf_compiler::{CompileRequest, EmptyEnvironment};

use crate::{Call, CallArgument, Config, Device, Devices, Emulator, Error, Kernel, PiecedColumn, Ran, Run, Stats};

static COMPILER: LazyLock<Compiler> = LazyLock::new(|| Compiler::host().expect("a compiler"));
/// The GPU kernels' IR, which an artifact doesn't hold.
static KERNELS: LazyLock<Mutex<HashMap<CacheKey, String>>> = LazyLock::new(Mutex::default);

/// Compiles a function for the CPU and for GPUs. A strict one takes no NULLs.
fn compile(body: &str, parameters: &[(&str, ScalarType)], result: ScalarType, strict: bool) -> Artifact {
    let parameter = |(name, ty): &(&str, ScalarType)| Parameter {
        name: (*name).to_owned(),
        ty: (*ty).into(),
    };
    let signature = Signature {
        name: "f".to_owned(),
        parameters: parameters.iter().map(parameter).collect(),
        result,
        called_on_null_input: !strict,
        kernel: None,
    };
    let request = CompileRequest {
        signature: &signature,
        options: Options::default(),
        body,
        language: Language::Rbc,
    };
    let compiled = COMPILER
        .compile(&request, &EmptyEnvironment)
        .unwrap_or_else(|error| panic!("{error:?}\n{body}"));
    let target = GpuTarget::default();
    let ir = COMPILER.gpu_llvm_text(&compiled.module, target).expect("GPU code");
    let mut artifact = compiled.artifact;
    artifact.gpu = Some(COMPILER.gpu_code(&compiled.module, target).expect("GPU code"));
    KERNELS.lock().unwrap().insert(artifact.key, ir);
    artifact
}

/// The emulator's loader.
fn kernel(artifact: &Artifact) -> Result<simt::Kernel, String> {
    let ir = KERNELS.lock().unwrap().get(&artifact.key).cloned();
    let ir = ir.ok_or("no IR is known for it")?;
    let program = Program::compile(ir.as_bytes(), GPU_KERNEL_SYMBOL).map_err(|error| error.to_string())?;
    Ok(program.into_kernel())
}

fn emulator() -> Emulator {
    let compact = || {
        let program = Program::compile(compact::TEXT.as_bytes(), GPU_KERNEL_SYMBOL);
        Ok(program.map_err(|error| error.to_string())?.into_kernel())
    };
    Emulator::new(kernel).compact(compact).races(false)
}

/// A device whose chunks have so many rows. Where these are many, results come down directly to their arrays.
fn device(chunk_rows: usize) -> Arc<Device> {
    device_of(emulator(), chunk_rows)
}

fn device_of(emulator: Emulator, chunk_rows: usize) -> Arc<Device> {
    let config = Config {
        chunk_rows,
        direct_bytes: if chunk_rows < 128 { 1 << 20 } else { 0 },
        ..Config::default()
    };
    let devices = Devices::emulated(emulator, &config);
    assert_eq!(devices.unavailable(), None);
    Arc::clone(&devices.list()[0])
}

/// The bytes that make up an array, NULLs' values and last bits included.
fn bytes(array: &dyn Array) -> Vec<Vec<u8>> {
    fn collect(data: &ArrayData, list: &mut Vec<Vec<u8>>) {
        assert_eq!(data.offset(), 0);
        list.push(data.nulls().map_or(Vec::new(), |nulls| nulls.buffer().to_vec()));
        // A mask may have whole words.
        let bits = data.len().div_ceil(8);
        if let Some(nulls) = list.last_mut() {
            assert!(nulls.iter().skip(bits).all(|byte| *byte == 0));
            nulls.truncate(bits);
        }
        list.extend(data.buffers().iter().map(|buffer| buffer.to_vec()));
        data.child_data().iter().for_each(|child| collect(child, list));
    }
    let mut list = Vec::new();
    collect(&array.to_data(), &mut list);
    list
}

/// Asserts that two arrays are equal in all their bytes.
fn assert_same(actual: &ArrayRef, expected: &ArrayRef, what: &str) {
    assert_eq!(actual, expected, "{what}");
    assert_eq!(actual.data_type(), expected.data_type(), "{what}");
    assert_eq!(bytes(actual), bytes(expected), "{what}");
}

/// What the CPU makes of a call.
fn on_cpu(artifact: &Artifact, args: &[Argument], rows: usize) -> Result<ArrayRef, Error> {
    let function = Function::load(artifact).expect("code for this CPU");
    function.call(args, rows, &CancelFlag::new()).map_err(Error::Call)
}

/// A run of one call over columns, without a filter.
fn simple(kernel: &Arc<Kernel>, columns: Vec<PiecedColumn>) -> Run {
    let arguments = (0..columns.len()).map(CallArgument::Column).collect();
    Run {
        rows: columns.first().map_or(0, PiecedColumn::rows),
        columns,
        filter: None,
        outputs: vec![Call {
            kernel: Arc::clone(kernel),
            arguments,
        }],
        shape: None,
    }
}

fn run(device: &Arc<Device>, run: &Run) -> Result<Ran, Error> {
    device.run(run, &CancelFlag::new(), &Stats::new())
}

fn integers(values: impl IntoIterator<Item = i64>) -> ArrayRef {
    Arc::new(Int64Array::from_iter_values(values))
}

fn doubles(values: impl IntoIterator<Item = f64>) -> ArrayRef {
    Arc::new(Float64Array::from_iter_values(values))
}

/// Cuts an array into pieces of these lengths, over and over.
fn pieces(array: &ArrayRef, lengths: &[usize]) -> PiecedColumn {
    let mut list = Vec::new();
    let mut start = 0;
    for length in lengths.iter().cycle() {
        if start == array.len() {
            break;
        }
        let length = (*length).min(array.len() - start);
        list.push(array.slice(start, length));
        start += length;
    }
    PiecedColumn::new(list)
}
