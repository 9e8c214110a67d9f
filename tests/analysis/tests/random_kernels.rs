//! Whatever the analysis accepts, the emulator must not refute: held for random kernels.
//!
//! `RBC_KERNELS` is how many, `RBC_SEED` the first seed, `RBC_FAMILY=blocks` asks for trees and scans alone, `matrices`
//! for matrices, windows and arrays. A failure prints its seed and a shrunk kernel.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use rbcdb_tests_analysis::check::{self, Refuted, Trial};
use rbcdb_tests_analysis::emulator::Emulated;
use rbcdb_tests_analysis::generate::shrink::shrink;
use rbcdb_tests_analysis::generate::{Case, Family};
use rbcdb_tests_analysis::notation;
use rbcdb_tests_analysis::optimise::optimised;
use rbcdb_udf_analysis::analyze;
use rbcdb_udf_analysis::report::Report;

/// Orders of threads where a race may or may not show in an output.
const SCHEDULES_MORE: u32 = 12;

/// More failures aren't shrunk and shown.
const FAILURES_MAX: usize = 5;

/// What was seen of all kernels.
#[derive(Default)]
struct Tally {
    verdicts: BTreeMap<String, u64>,
    /// Kernels of which the report allows some launch to vary, and two launches at least were compared.
    tried: u64,
    /// The longest analysis in milliseconds, and its seed.
    slowest: (f64, u64),
    failures: Vec<String>,
}

#[test]
fn what_is_accepted_is_not_refuted() {
    let number = |name: &str, default| match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")),
        Err(_) => default,
    };
    let (count, first): (u64, u64) = (number("RBC_KERNELS", 5000), number("RBC_SEED", 1));
    let family = match std::env::var("RBC_FAMILY").as_deref() {
        Ok("blocks") => Some(Family::Blocks),
        Ok("matrices") => Some(Family::Matrices),
        Ok(other) => panic!("there is no family {other}"),
        Err(_) => None,
    };
    let next = AtomicU64::new(first);
    let tally = Mutex::new(Tally::default());
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count || tally.lock().unwrap().failures.len() >= FAILURES_MAX {
                        return;
                    }
                    one(seed, family, &tally);
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap();
    let accepted = 100 * tally.tried / count.max(1);
    println!(
        "{count} kernels: {:?}; accepted and tried: {} ({accepted} %); slowest analysis {:.1} ms (seed {})",
        tally.verdicts, tally.tried, tally.slowest.0, tally.slowest.1
    );
    assert!(tally.failures.is_empty(), "\n{}", tally.failures.join("\n"));
    assert!(
        count < 1000 || accepted >= 25,
        "only {accepted} % of the kernels are accepted: the test means little"
    );
}

fn one(seed: u64, family: Option<Family>, tally: &Mutex<Tally>) {
    let case = Case::new(seed, family);
    let failure = match examine(&case) {
        Ok((report, trial)) => {
            let mut tally = tally.lock().unwrap();
            *tally.verdicts.entry(format!("{:?}", report.verdict)).or_default() += 1;
            tally.tried += u64::from(trial.compared > 1);
            if report.time_ms > tally.slowest.0 {
                tally.slowest = (report.time_ms, seed);
            }
            drop(tally);
            match trial.refuted {
                None => return,
                Some(_) => fails(&case),
            }
        }
        Err(_) => fails(&case),
    };
    let Some(what) = failure else { return };
    let smaller = shrink(&case.kernel, &|kernel| {
        let case = Case {
            kernel: kernel.clone(),
            ..case.clone()
        };
        fails(&case).is_some()
    });
    let smaller = Case {
        kernel: smaller,
        ..case.clone()
    };
    let launches: Vec<String> = case.launches.iter().map(notation::show).collect();
    let text = format!(
        "RBC_SEED={seed}: {what}\n{}launches {}, {}\nshrunk: {}\n{}{}",
        case.kernel,
        launches.join(" "),
        case.level.unwrap_or("not optimised"),
        fails(&smaller).unwrap_or_default(),
        smaller.kernel,
        smaller.ir()
    );
    eprintln!("{text}");
    tally.lock().unwrap().failures.push(text);
}

/// What is wrong with a case, if anything.
fn fails(case: &Case) -> Option<String> {
    match examine(case) {
        Err(error) => Some(error),
        Ok((report, trial)) => trial.refuted.map(|finding| {
            format!(
                "the report says {:?} {:?}, but {finding}",
                report.verdict, report.conditions
            )
        }),
    }
}

fn examine(case: &Case) -> Result<(Report, Trial), String> {
    let ir = case.ir();
    let read = case.level.map_or(Ok(ir.clone()), |level| optimised(&ir, level))?;
    let reports = catch_unwind(AssertUnwindSafe(|| analyze(read.as_bytes(), None)));
    let reports = reports.map_err(|_| "the analysis panics".to_owned())?;
    let report = reports
        .map_err(|error| error.to_string())?
        .into_iter()
        .next()
        .ok_or("the analysis says nothing")?;
    if check::holds(&report).nothing() {
        return Ok((report, Trial::default()));
    }
    // What runs is the kernel as it is written: the optimiser isn't what is tested.
    let emulated = Emulated::new(&ir, &report.kernel)?;
    let spec = case.spec();
    let attempt = |emulated, schedules| check::attempt(&report, &emulated, &spec.args, &spec.launches, schedules);
    let mut trial = attempt(emulated, spec.schedules)?;
    if matches!(trial.refuted, Some(Refuted::Race(_) | Refuted::SharedRace(_))) {
        // Accesses that LLVM removes race without effect, and so do those whose values reach no output: what counts is the
        // program that was analysed.
        trial = attempt(Emulated::normalised(&read, &report.kernel)?, SCHEDULES_MORE)?;
        trial.refuted = trial
            .refuted
            .filter(|refuted| !matches!(refuted, Refuted::SharedRace(_)));
    }
    Ok((report, trial))
}
