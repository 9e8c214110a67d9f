//! Runs each `slt/**/*.slt` (sqllogictest) five times with the same expectations: in process, through the engine's session;
//! in process with `rbc.fuse = on`; over the PostgreSQL wire; over Arrow Flight SQL; and in process on an emulated GPU, with `rbc.device = gpu`. Files in `slt/gpu` are about GPUs: they run
//! over the wire, with an emulated one. Each run has an engine of its own.
//!
//! Values are shown as PostgreSQL writes them, NULL as `NULL`, an empty string as `(empty)`. An error is its SQLSTATE and
//! message, then its other fields: `statement error (22012)` asks for the state, a block after `----` for all of it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use rbcdb_db_extension::{DeviceChoice, EngineConfig, Fusion};
use sqllogictest::{AsyncDB, DBOutput, DefaultColumnType, Runner};
use tokio::runtime::Runtime;

#[path = "slt/emulated.rs"]
mod emulated;
#[path = "slt/flight.rs"]
mod flight;
#[path = "slt/in_process.rs"]
mod in_process;
#[path = "slt/wire.rs"]
mod wire;

type Output = DBOutput<DefaultColumnType>;

/// An error as the files expect it.
#[derive(Debug)]
struct SqlFailure {
    sqlstate: String,
    text: String,
}

impl SqlFailure {
    fn new(sqlstate: &str, message: &str, fields: [(&str, Option<String>); 4]) -> SqlFailure {
        let mut text = format!("{sqlstate}: {message}");
        for (label, value) in fields {
            if let Some(value) = value {
                text.push_str(&format!("\n{label}: {value}"));
            }
        }
        SqlFailure {
            sqlstate: sqlstate.to_owned(),
            text,
        }
    }
}

impl fmt::Display for SqlFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for SqlFailure {}

/// How the files show a value.
fn shown(value: Option<&str>) -> String {
    match value {
        None => "NULL".to_owned(),
        Some("") => "(empty)".to_owned(),
        Some(text) => text.to_owned(),
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("slt");
    let files = match slt_files(&root) {
        Ok(files) if !files.is_empty() => files,
        Ok(_) => {
            eprintln!("no .slt file below {}", root.display());
            return ExitCode::FAILURE;
        }
        Err(e) => {
            eprintln!("cannot list {}: {e}", root.display());
            return ExitCode::FAILURE;
        }
    };
    let mut trials = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root).unwrap_or(&file).display().to_string();
        if name.starts_with("gpu/") {
            let run = move || wire::run(&file, emulated::small());
            trials.push(Trial::test(format!("emulated_wire::{name}"), run));
            continue;
        }
        let (a, b, c, d, e) = (file.clone(), file.clone(), file.clone(), file.clone(), file);
        let run = move || in_process::run(&a, &EngineConfig::default(), DeviceChoice::Auto, Fusion::Auto);
        trials.push(Trial::test(format!("in_process::{name}"), run));
        let run = move || in_process::run(&e, &EngineConfig::default(), DeviceChoice::Auto, Fusion::On);
        trials.push(Trial::test(format!("fused::{name}"), run));
        let run = move || wire::run(&b, EngineConfig::default());
        trials.push(Trial::test(format!("wire::{name}"), run));
        let run = move || flight::run(&d);
        trials.push(Trial::test(format!("flight::{name}"), run));
        let run = move || in_process::run(&c, &emulated::small(), DeviceChoice::Gpu, Fusion::Auto);
        trials.push(Trial::test(format!("emulated::{name}"), run));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn slt_files(dir: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(slt_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "slt") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Runs a file against what `connect` gives. A file that asserts nothing is a mistake.
fn run_file<D, F>(file: &Path, connect: impl Fn() -> F) -> Result<(), Failed>
where
    D: AsyncDB<Error = SqlFailure, ColumnType = DefaultColumnType>,
    F: Future<Output = Result<D, SqlFailure>>,
{
    let records = sqllogictest::parse_file::<DefaultColumnType>(file).map_err(|e| Failed::from(e.to_string()))?;
    let asserts = |r: &sqllogictest::Record<_>| {
        matches!(
            r,
            sqllogictest::Record::Statement { .. } | sqllogictest::Record::Query { .. }
        )
    };
    if !records.iter().any(asserts) {
        return Err(format!("{} asserts nothing", file.display()).into());
    }
    let runtime = Runtime::new().map_err(|e| Failed::from(e.to_string()))?;
    runtime.block_on(async {
        let mut runner = Runner::new(connect);
        runner.with_column_validator(columns_fit);
        let result = runner.run_multi_async(records).await;
        runner.shutdown_async().await;
        result.map_err(|e| Failed::from(e.display(false).to_string()))
    })
}

/// Whether the columns are as declared; `?` on either side fits any type.
#[expect(clippy::ptr_arg, reason = "the type that sqllogictest asks for")]
fn columns_fit(actual: &Vec<DefaultColumnType>, expected: &Vec<DefaultColumnType>) -> bool {
    let any = |t: &DefaultColumnType| *t == DefaultColumnType::Any;
    actual.len() == expected.len() && actual.iter().zip(expected).all(|(a, e)| a == e || any(a) || any(e))
}
