//! The search for witnesses, over the labelled kernels: it finds many, and none that contradicts a label.

use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use rbcdb_tests_analysis::files;
use rbcdb_tests_analysis::label::Labelled;
use rbcdb_udf_analysis::report::{Report, Verdict};
use rbcdb_udf_analysis::{Budget, analyze_and_search};

/// Time is no bound here: what is found must not depend on how busy the machine is.
const BUDGET: Budget = Budget {
    time: Duration::from_secs(60),
    launches: 400,
};

/// Kernels that a witness can be found for, and those that one was found for.
static REJECTED: AtomicUsize = AtomicUsize::new(0);
static SHOWN: AtomicUsize = AtomicUsize::new(0);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = files::root();
    let trials = files::labelled().into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap_or(&path).with_extension("");
        Trial::test(name.display().to_string(), move || check(&path))
    });
    let trials: Vec<Trial> = trials.collect();
    let all = arguments.filter.is_none();
    let conclusion = libtest_mimic::run(&arguments, trials);
    let (rejected, shown) = (REJECTED.load(Ordering::Relaxed), SHOWN.load(Ordering::Relaxed));
    println!("witnesses: {shown} of {rejected} kernels whose labels say depends_on, fixed_total_only or racy");
    if all && !arguments.list && shown * 20 < rejected * 17 {
        eprintln!("that is less than 17 in 20");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

fn check(path: &Path) -> Result<(), Failed> {
    let labelled = Labelled::read(path)?;
    let ir = std::fs::read(&labelled.ir)?;
    let symbol = files::symbol(std::str::from_utf8(&ir)?).ok_or("there is no kernel in the IR")?;
    let reports = analyze_and_search(&ir, Some(symbol), BUDGET).map_err(|error| error.to_string())?;
    let report = reports.first().ok_or("the analysis says nothing")?;
    if matches!(
        labelled.label.verdict,
        Verdict::DependsOn | Verdict::FixedTotalOnly | Verdict::Racy
    ) {
        REJECTED.fetch_add(1, Ordering::Relaxed);
        SHOWN.fetch_add(usize::from(report.witness.is_some()), Ordering::Relaxed);
    }
    agrees(&labelled, report)?;
    Ok(())
}

/// Whether a report with its witness contradicts a label.
fn agrees(labelled: &Labelled, report: &Report) -> Result<(), String> {
    let label = &labelled.label;
    let contradicts = match &report.witness {
        None => matches!(report.verdict, Verdict::Racy | Verdict::DependsOn),
        Some(witness) => {
            let (a, b) = (&witness.launch_a, &witness.launch_b);
            let mut agree = !label.holds.nothing() && (a == b || label.holds.relates(a, b));
            for condition in &label.conditions {
                agree = agree && condition.holds(a, &witness.arguments)? && condition.holds(b, &witness.arguments)?;
            }
            agree || matches!(report.verdict, Verdict::Independent | Verdict::IndependentIf)
        }
    };
    if contradicts {
        return Err(format!("the label says {label:?}, the report:\n{}", report.to_text()));
    }
    Ok(())
}
