//! The GPU kernels of all functions of the filetests and examples, analysed from the LLVM IR that will run: their output
//! depends on no launch shape, under the one condition that the contract names. Every fourth file's are run in the emulator,
//! too, under several launch shapes and orders of threads.

use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use rbcdb_tests_compiler::files;
use rbcdb_udf_abi::gpu::{GPU_KERNEL_SYMBOL, KernelParameter, bitmap_bytes, parameters_of, plane_bytes};
use rbcdb_udf_abi::{ParameterType, ScalarType};
use rbcdb_udf_analysis::report::Launch;
use rbcdb_udf_analysis::simulate::{ArgumentValue, Limits, Program, Schedule};
use rbcdb_udf_analysis::{Verdict, analyze};
use rbcdb_udf_compiler::codegen::{GpuTarget, grid};
use rbcdb_udf_compiler::pipeline::{Compiled, Compiler};

/// Files with kernels whose independence the analysis doesn't see: functions that read arrays and leave a row from several places.
/// All of these run in the emulator. Whoever teaches the analysis takes them off the list.
const UNPROVED: [&str; 3] = [
    "tests/filetests/array/every_type.rbc",
    "tests/filetests/array/null_passed_on.rbc",
    "tests/filetests/array/reductions.rbc",
];

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// One file in so many is run in the emulator.
const EMULATED_OF: usize = 4;
/// Rows of a launch: no multiple of a warp.
const ROWS: usize = 75;
/// What a launch may take; rows that don't end are the matter of other tests.
const STEPS_MAX: u64 = 3_000_000;
/// Grids and blocks, the latter in multiples of what the kernel asks for.
const SHAPES: [(u32, u32); 4] = [(1, 1), (3, 1), (1, 3), (2, 2)];

fn main() {
    let compiler: &'static Compiler = Box::leak(Box::new(Compiler::host().expect("a compiler")));
    let paths = files::functions().expect("folders of functions");
    let trials = paths.into_iter().enumerate().map(|(n, path)| {
        let name = path.strip_prefix(ROOT).unwrap_or(&path).display().to_string();
        let proved = !UNPROVED.contains(&name.as_str());
        let emulated = n % EMULATED_OF == 0 || !proved;
        Trial::test(name, move || {
            check(compiler, &path, emulated, proved).map_err(Failed::from)
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

/// All functions that a file creates.
fn check(compiler: &Compiler, path: &Path, emulated: bool, proved: bool) -> Result<(), String> {
    let mut missed = 0;
    for compiled in files::compiled(path, compiler).map_err(|error| error.to_string())? {
        let name = &compiled.artifact.metadata.signature.name;
        let ir = compiler
            .gpu_llvm_text(&compiled.module, GpuTarget::default())
            .map_err(|error| format!("{name}: {error}"))?;
        match check_verdict(&compiled, &ir) {
            Err(_) if !proved => missed += 1,
            other => other.map_err(|error| format!("{name}: {error}\n{ir}"))?,
        }
        if emulated {
            check_launches(&compiled, &ir).map_err(|error| format!("{name}: {error}\n{ir}"))?;
        }
    }
    match (proved, missed) {
        (false, 0) => Err("the analysis proves it now: take it off the list".to_owned()),
        _ => Ok(()),
    }
}

/// The analysis proves what the contract promises, no less and under no other condition.
fn check_verdict(compiled: &Compiled, ir: &str) -> Result<(), String> {
    let reports = analyze(ir.as_bytes(), Some(GPU_KERNEL_SYMBOL)).map_err(|error| error.to_string())?;
    let [report] = &reports[..] else {
        return Err(format!("{} kernels", reports.len()));
    };
    let expected = match grid::block_multiple(compiled.module.entry()) {
        1 => (Verdict::Independent, vec![]),
        multiple => (Verdict::IndependentIf, vec![format!("blockDim.x % {multiple} == 0")]),
    };
    if (report.verdict, report.conditions.clone()) == expected {
        Ok(())
    } else {
        Err(format!("{expected:?} is expected of {report:#?}"))
    }
}

/// The same output under several launch shapes and orders of threads.
fn check_launches(compiled: &Compiled, ir: &str) -> Result<(), String> {
    let program = Program::compile(ir.as_bytes(), GPU_KERNEL_SYMBOL).map_err(|error| error.to_string())?;
    let arguments = arguments(compiled);
    let multiple = grid::block_multiple(compiled.module.entry());
    let unit = if multiple == 1 { 5 } else { multiple };
    let limits = Limits {
        steps: STEPS_MAX,
        ..Limits::default()
    };
    let mut first = None;
    for (blocks, units) in SHAPES {
        let launch = Launch {
            grid: [blocks, 1, 1],
            block: [units * unit, 1, 1],
        };
        for schedule in [Schedule::Forward, Schedule::Reverse, Schedule::Random(7)] {
            let outcome = program
                .run(&arguments, launch, schedule, &limits)
                .map_err(|error| error.to_string())?;
            if !outcome.is_complete() {
                return Ok(());
            }
            let known = first.get_or_insert_with(|| outcome.buffers.clone());
            if *known != outcome.buffers {
                return Err(format!("another output under {launch:?}, {schedule:?}"));
            }
        }
    }
    Ok(())
}

/// Arguments by the contract, of small random values.
fn arguments(compiled: &Compiled) -> Vec<ArgumentValue> {
    let entry = compiled.module.entry();
    let types: Vec<ParameterType> = entry.params.iter().map(|p| p.ty).collect();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut bits = |bytes: usize| -> Vec<u8> { (0..bytes).map(|_| next() as u8 | next() as u8).collect() };
    let list = parameters_of(&types, entry.result).into_iter();
    list.map(|parameter| match parameter {
        KernelParameter::Out { .. } => ArgumentValue::Buffer(vec![0; plane_bytes(entry.result, ROWS)]),
        KernelParameter::OutValidity => ArgumentValue::Buffer(vec![0; bitmap_bytes(ROWS)]),
        KernelParameter::Mask | KernelParameter::Validity { .. } => ArgumentValue::Buffer(bits(bitmap_bytes(ROWS))),
        KernelParameter::Rows => ArgumentValue::Value((ROWS as u64).to_le_bytes().to_vec()),
        KernelParameter::Failure => ArgumentValue::Buffer(vec![0xff; 8]),
        KernelParameter::Cancel | KernelParameter::Alarm => ArgumentValue::Buffer(vec![0; 4]),
        KernelParameter::Stride { .. } => ArgumentValue::Value(1u64.to_le_bytes().to_vec()),
        KernelParameter::Values { column, .. } => {
            let ty = types[column];
            let ty = ty.scalar().or(ty.element()).expect("a scalar or an array");
            ArgumentValue::Buffer(values(ty, &mut bits))
        }
        KernelParameter::ElementValidity { .. } => ArgumentValue::Buffer(bits(bitmap_bytes(ROWS))),
        // Arrays of two elements and of none, in turn.
        KernelParameter::Offsets { .. } => {
            let offset = |row: usize| (row.div_ceil(2) * 2).min(ROWS) as i32;
            ArgumentValue::Buffer((0..=ROWS).map(offset).flat_map(i32::to_le_bytes).collect())
        }
    })
    .collect()
}

fn values(ty: ScalarType, bits: &mut impl FnMut(usize) -> Vec<u8>) -> Vec<u8> {
    let small: Vec<i8> = bits(ROWS).into_iter().map(|byte| byte as i8 % 9).collect();
    let small = small.into_iter();
    match ty {
        ScalarType::Bool => bits(bitmap_bytes(ROWS)),
        ScalarType::Int8 => small.flat_map(i8::to_le_bytes).collect(),
        ScalarType::UInt8 => small.map(i8::unsigned_abs).collect(),
        ScalarType::Int16 => small.flat_map(|v| i16::from(v).to_le_bytes()).collect(),
        ScalarType::UInt16 => small.flat_map(|v| u16::from(v.unsigned_abs()).to_le_bytes()).collect(),
        ScalarType::Int32 => small.flat_map(|v| i32::from(v).to_le_bytes()).collect(),
        ScalarType::UInt32 => small.flat_map(|v| u32::from(v.unsigned_abs()).to_le_bytes()).collect(),
        ScalarType::Int64 => small.flat_map(|v| i64::from(v).to_le_bytes()).collect(),
        ScalarType::UInt64 => small.flat_map(|v| u64::from(v.unsigned_abs()).to_le_bytes()).collect(),
        ScalarType::Float32 => small.flat_map(|v| (f32::from(v) / 4.0).to_le_bytes()).collect(),
        ScalarType::Float64 | ScalarType::Complex128 => {
            small.flat_map(|v| (f64::from(v) / 4.0).to_le_bytes()).collect()
        }
    }
}
