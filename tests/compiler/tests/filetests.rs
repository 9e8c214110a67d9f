//! Runs `tests/filetests/**/*.rbc`, one test per file. `RBC_BLESS=1` rewrites the expectations.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use rbcdb_runtime_cpu::simt::Schedule;
use rbcdb_tests_compiler::filetest::{Compilers, Filetest, first_difference};
use rbcdb_tests_compiler::{emulated, files};
use rbcdb_udf_compiler::codegen::OptLevel;
use rbcdb_udf_compiler::pipeline::Compiler;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../filetests");
    let files = files::below(&root, "rbc").unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    if files.is_empty() {
        eprintln!("there are no filetests under {}", root.display());
        return ExitCode::FAILURE;
    }
    let compiler = |level| Compiler::with_level(level).unwrap_or_else(|error| panic!("{error}"));
    let compilers = Arc::new(Compilers {
        quick: compiler(OptLevel::Quick),
        full: compiler(OptLevel::Full),
        devices: [Schedule::Forward, Schedule::Random(1)].map(emulated::devices).into(),
    });
    let trials = files.into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
        let compilers = Arc::clone(&compilers);
        Trial::test(name, move || check(&path, &compilers))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

fn check(path: &Path, compilers: &Compilers) -> Result<(), Failed> {
    let text = std::fs::read_to_string(path)?;
    let blessed = Filetest::parse(&text)?.blessed(compilers)?;
    if blessed == text {
        return Ok(());
    }
    if std::env::var("RBC_BLESS").is_ok_and(|value| value == "1") {
        std::fs::write(path, blessed)?;
        return Ok(());
    }
    Err(format!(
        "{}\n(RBC_BLESS=1 accepts what was found)",
        first_difference(&text, &blessed)
    )
    .into())
}
