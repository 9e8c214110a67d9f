//! Kernels as clang and Numba make them, damaged at random thousands of times: what comes of it is refused, or runs without touching memory
//! that isn't its own. The emulator, which checks every access itself, must find nothing that the kernel's own checks let through.
//!
//! `RBC_SEED` repeats a run; `RBC_MUTATIONS` says how many texts are made of each.

use std::sync::Arc;

use rbcdb_runtime_cpu::simt::Schedule;
use rbcdb_runtime_cuda::LaunchShape;
use rbcdb_tests_analysis::files;
use rbcdb_tests_compiler::labelled::Declared;
use rbcdb_udf_abi::gpu::GPU_KERNEL_SYMBOL;
use rbcdb_udf_analysis::simulate::{FindingKind, Limits, Program, Spec};
use rbcdb_udf_compiler::codegen::GpuTarget;
use rbcdb_udf_compiler::ir::Module;

use crate::kit::compilers;
use crate::mutation::{Random, from_environment, mutate, split};

/// Instructions of a launch, at most: damaged loops may never end.
const STEPS_MAX: u64 = 200_000;
/// One kernel in so many is damaged.
const EVERY: usize = 9;

/// The lines of the text that say what it does.
fn shortened(text: &str) -> String {
    let comment = |line: &&str| !line.starts_with(';') && !line.starts_with("attributes") && !line.starts_with('!');
    let annotation = |line: &&str| line.contains("\"kernel\"") || line.contains("nvvm.annotations");
    let without = |line: &str| line.split(", !").next().unwrap_or_default().to_owned();
    let kept = text.lines().filter(|line| comment(line) || annotation(line));
    let lines: Vec<String> = kept
        .map(|line| match annotation(&line) {
            true => line.to_owned(),
            false => without(line),
        })
        .collect();
    lines.join("\n")
}

/// Numbers that lead astray.
const NUMBERS: [&str; 14] = [
    "-1",
    "1",
    "2",
    "3",
    "7",
    "31",
    "64",
    "4096",
    "-4096",
    "1000000",
    "2147483647",
    "-2147483648",
    "4294967295",
    "2305843009213693952",
];

/// The same text with other numbers in a few places: most of it is still IR, and goes astray.
fn with_other_numbers(text: &str, random: &mut Random) -> String {
    let mut pieces = split(text);
    let numbers: Vec<usize> = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.parse::<i64>().is_ok())
        .map(|(n, _)| n)
        .collect();
    for _ in 0..1 + random.below(3) {
        if let Some(at) = numbers.get(random.below(numbers.len())) {
            NUMBERS[random.below(NUMBERS.len())].clone_into(&mut pieces[*at]);
        }
    }
    pieces.concat()
}

#[test]
fn damaged_kernels_keep_to_their_memory() {
    let seed = from_environment("RBC_SEED", 1);
    let count = from_environment("RBC_MUTATIONS", 60);
    let (mut refused, mut accepted, mut ran, mut raised) = (0, 0, 0, 0);
    for (n, path) in files::labelled().into_iter().step_by(EVERY).enumerate() {
        let Some(mut original) = Declared::read(&path).unwrap_or_else(|error| panic!("{error}")) else {
            continue;
        };
        original.text = shortened(&original.text);
        if original.load().is_err() {
            continue;
        }
        let mut random = Random(seed.wrapping_mul(1000).wrapping_add(n as u64));
        for round in 0..count {
            let damaged = match round % 2 {
                0 => mutate(&original.text, &mut random),
                _ => with_other_numbers(&original.text, &mut random),
            };
            match original.load_text(&damaged) {
                Err(found) => {
                    assert_ne!(found.list[0].sqlstate, "XX000");
                    assert!(!found.render(&damaged, "f").is_empty());
                    refused += 1;
                }
                Ok(module) => {
                    accepted += 1;
                    // Compiling takes milliseconds: a part of them.
                    if accepted % 3 != 0 {
                        continue;
                    }
                    let place = format!("seed {seed}, {}, round {round}", path.display());
                    let ended = run(&original, &Arc::new(module)).unwrap_or_else(|e| panic!("{place}: {e}\n{damaged}"));
                    ran += 1;
                    raised += u64::from(ended);
                }
            }
        }
    }
    println!("{refused} refused, {accepted} accepted, {ran} run, of which {raised} ended by an error of their own");
    assert!(
        refused > count && accepted > count && ran > count && raised > 0,
        "{refused} {accepted} {ran} {raised}"
    );
}

/// Runs a kernel; whether a thread failed.
fn run(declared: &Declared, module: &Arc<Module>) -> Result<bool, String> {
    let text = compilers()[0].kernel_text(module).map_err(|error| error.to_string())?;
    let code = compilers()[1].gpu_code(module, GpuTarget::default());
    code.map_err(|error| error.to_string())?;
    let program = Program::compile(text.as_bytes(), GPU_KERNEL_SYMBOL).map_err(|error| format!("{error}\n{text}"))?;
    let launch = declared.labelled.launches.first().copied();
    let launch = launch
        .filter(|launch| launch.block_threads() <= 64)
        .unwrap_or(LaunchShape::linear(3, 16));
    let limits = Limits {
        steps: STEPS_MAX,
        ..Limits::default()
    };
    let spec = Spec {
        args: declared.arguments(),
        launches: vec![launch],
        schedules: 1,
    };
    let values = spec.arguments(program.parameters(), &limits);
    let values = values.map_err(|error| error.to_string())?;
    let outcome = program.run(&values, launch, Schedule::Random(3), &limits);
    let outcome = outcome.map_err(|error| error.to_string())?;
    let wild = |kind| {
        matches!(
            kind,
            FindingKind::OutOfBounds | FindingKind::ReadOnly | FindingKind::Misaligned
        )
    };
    match outcome.findings.iter().find(|finding| wild(finding.kind)) {
        Some(finding) => Err(format!("{finding:?}\n{text}")),
        None => Ok(outcome.raised.is_some()),
    }
}
