//! Holds the emulator and the analysis against the labelled kernels of `tests/filetests/analysis`, one test per kernel.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use rbcdb_tests_analysis::emulator::Emulated;
use rbcdb_tests_analysis::label::Labelled;
use rbcdb_tests_analysis::{check, files};
use rbcdb_udf_analysis::analyze;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = files::root();
    let kernels = files::labelled();
    if kernels.is_empty() {
        eprintln!("there are no kernels under {}", root.display());
        return ExitCode::FAILURE;
    }
    let trials = kernels.into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap_or(&path).with_extension("");
        Trial::test(name.display().to_string(), move || check(&path))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

fn check(path: &Path) -> Result<(), Failed> {
    let labelled = Labelled::read(path)?;
    let ir = std::fs::read_to_string(&labelled.ir)?;
    // Conditions speak of parameters by name.
    let expected: Vec<&str> = labelled
        .arguments
        .iter()
        .map(|argument| argument.name.as_str())
        .collect();
    let names = files::parameters(&ir);
    if names != expected {
        return Err(format!("args are {expected:?}, the kernel's parameters {names:?}").into());
    }
    let symbol = files::symbol(&ir).ok_or("there is no kernel in the IR")?;
    let reports = analyze(ir.as_bytes(), Some(symbol)).map_err(|error| error.to_string())?;
    let report = reports.first().ok_or("the analysis says nothing")?;
    check::no_more_than(&labelled, report)?;
    check::as_much_as(&labelled, report)?;

    let launches = [labelled.launches.as_slice(), &labelled.refuted_by].concat();
    if launches.is_empty() {
        return Ok(());
    }
    let emulated = Emulated::new(&ir, symbol)?;
    check::confirm(&labelled, &emulated)?;
    let trial = check::attempt(report, &emulated, &labelled.arguments, &launches, labelled.schedules)?;
    match trial.refuted {
        None => Ok(()),
        Some(finding) => Err(format!(
            "the report says {:?} {:?}, but {finding}",
            report.verdict, report.conditions
        )
        .into()),
    }
}
