//! Holds the emulator and the analysis against the labelled kernels of `tests/filetests/analysis`, one test per kernel.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use rbcdb_tests_analysis::files;
use rbcdb_tests_analysis::label::Labelled;

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
    parameters(&labelled, &ir)?;
    Ok(())
}

/// The header's arguments are the kernel's parameters, in order and by name: conditions speak of them by name.
fn parameters(labelled: &Labelled, ir: &str) -> Result<(), Failed> {
    // Numba calls its kernels so in metadata only; they come first in its modules.
    let definitions = || ir.lines().filter(|line| line.starts_with("define "));
    let kernel = definitions().find(|line| line.contains(" ptx_kernel "));
    let signature = kernel
        .or_else(|| definitions().next())
        .and_then(|line| line.split_once('('))
        .ok_or("there is no kernel in the IR")?
        .1;
    let names: Vec<&str> = signature
        .split('%')
        .skip(1)
        .map(|rest| rest.split([',', ')']).next().unwrap_or_default().trim_matches('"'))
        .collect();
    let expected: Vec<&str> = labelled
        .arguments
        .iter()
        .map(|argument| argument.name.as_str())
        .collect();
    if names != expected {
        return Err(format!("args are {expected:?}, the kernel's parameters {names:?}").into());
    }
    Ok(())
}
