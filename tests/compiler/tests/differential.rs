//! Generated programs × adversarial inputs: CPython ⇄ interpreter ⇄ compiled code, one in [`LANES_EVERY`] also in vectors of some
//! width, one in [`GPU_EVERY`] also as the code for GPUs, on an emulated device.
//!
//! Results are equal by bits and errors by SQLSTATE and line; a transcendental function's result may be 2 ulp from
//! CPython's, but is the same bits in interpreter and compiled code.
//!
//! `RBC_PROGRAMS` sets how many programs are tried (20,000 unless told), `RBC_SEED` the first seed: with the seed of a
//! failure and `RBC_PROGRAMS=1` a failure is seen again.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rbcdb_runtime_cpu::simt::Schedule;
use rbcdb_tests_compiler::compare::{Evaluators, case_text};
use rbcdb_tests_compiler::emulated;
use rbcdb_tests_compiler::generate::{Case, case};
use rbcdb_tests_compiler::lanes::Widths;
use rbcdb_tests_compiler::oracle::Oracle;
use rbcdb_udf_compiler::codegen::OptLevel;
use rbcdb_udf_compiler::pipeline::Compiler;

fn setting(name: &str, default: u64) -> u64 {
    match std::env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name} must be a number, is {text:?}")),
        Err(_) => default,
    }
}

/// Which programs run on an emulated GPU: making code for the emulator takes as long as all else.
const GPU_EVERY: u64 = 20;

/// Which programs run in vectors, each in one width: optimising takes ten times as long as all else.
const LANES_EVERY: u64 = 4;

/// Differences to look for before giving up.
const FAILURES_MAX: usize = 5;

#[test]
fn programs_mean_the_same_everywhere() {
    let (first, count) = (setting("RBC_SEED", 1), setting("RBC_PROGRAMS", 20_000));
    let compiler = Compiler::with_level(OptLevel::Quick).unwrap_or_else(|error| panic!("{error}"));
    let widths = Widths::new().unwrap_or_else(|error| panic!("{error}"));
    let devices = [emulated::devices(Schedule::Random(first))];
    let (next, stop) = (AtomicU64::new(first), AtomicBool::new(false));
    let (failures, refused) = (Mutex::new(Vec::new()), AtomicU64::new(0));
    let threads = std::thread::available_parallelism().map_or(2, |n| n.get());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let oracle = Oracle::start().unwrap_or_else(|error| panic!("{error}"));
                let mut evaluators = Evaluators {
                    compiler: &compiler,
                    oracle,
                    gpu: Some((&devices, GPU_EVERY)),
                    lanes: Some((&widths, LANES_EVERY)),
                    refused: 0,
                };
                while !stop.load(Ordering::Relaxed) {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        break;
                    }
                    if let Some(report) = check(&mut evaluators, &case(seed)) {
                        let mut failures = failures.lock().unwrap_or_else(|poison| poison.into_inner());
                        // At once, for who waits or stops the run.
                        eprintln!("{report}\n");
                        failures.push(report);
                        stop.store(failures.len() >= FAILURES_MAX, Ordering::Relaxed);
                    }
                }
                refused.fetch_add(evaluators.refused, Ordering::Relaxed);
            });
        }
    });
    let failures = failures.into_inner().unwrap_or_else(|poison| poison.into_inner());
    assert!(
        failures.is_empty(),
        "{} of {count} programs:\n\n{}",
        failures.len(),
        failures.join("\n\n")
    );
    let refused = refused.into_inner();
    assert!(
        refused <= count / 100 + 1,
        "{refused} of {count} programs were refused: the generator compares too little"
    );
    println!("{count} programs from seed {first}, {refused} of them refused");
}

/// The report of a difference, with the shrunk and the whole program.
fn check(evaluators: &mut Evaluators<'_>, case: &Case) -> Option<String> {
    let difference = evaluators.difference(case)?;
    let small = evaluators.shrink(case);
    let what = evaluators
        .difference(&small)
        .map_or(difference.what, |difference| difference.what);
    let (seed, small, whole) = (case.seed, case_text(&small), case_text(case));
    Some(format!("seed {seed}\n{what}\n--- shrunk\n{small}--- whole\n{whole}"))
}
