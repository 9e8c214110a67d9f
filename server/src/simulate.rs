//! `rbcdb simulate`: runs a GPU kernel on the CPU under several launches and compares their outputs.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use rbcdb_udf_analysis::simulate::{Limits, Spec, simulate_within};

/// Run a GPU kernel on the CPU, as a grid of blocks of threads, and compare the outputs of its launches bit by bit
/// (also those of NaNs). Exit status: 0 if all are equal, 1 if two differ or a run failed, 2 if the input can't be used.
#[derive(Debug, Args)]
pub struct Options {
    /// LLVM IR for nvptx64, as text (.ll) or bitcode (.bc); `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The kernel's symbol.
    #[arg(long, value_name = "NAME")]
    pub kernel: String,
    /// Arguments and launches, as JSON.
    #[arg(long, value_name = "SPEC")]
    pub spec: PathBuf,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Put the outputs of every run into the JSON, not only those of the first.
    #[arg(long)]
    pub all_outputs: bool,
    /// Instructions that a run may execute, over all threads.
    #[arg(long, value_name = "N", default_value_t = Limits::default().steps)]
    pub steps: u64,
    /// Bytes of dynamic shared memory per block.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().dynamic_shared_bytes)]
    pub dynamic_shared: u32,
    /// Don't look for races: faster, with less memory.
    #[arg(long)]
    pub no_races: bool,
}

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What a simulation comes to.
#[derive(Debug)]
pub struct Report {
    /// What to print.
    pub text: String,
    /// Whether all runs came to their end with equal outputs.
    pub equal: bool,
}

/// Runs the simulation.
///
/// # Errors
/// A message, if the input can't be used.
pub fn run(options: &Options) -> Result<Report, String> {
    let ir = read(&options.file)?;
    let spec = read(&options.spec)?;
    let spec: Spec = serde_json::from_slice(&spec).map_err(|error| format!("{}: {error}", options.spec.display()))?;
    let limits = Limits {
        steps: options.steps,
        dynamic_shared_bytes: options.dynamic_shared,
        races: !options.no_races,
        ..Limits::default()
    };
    let simulation = simulate_within(&ir, &options.kernel, &spec, &limits)
        .map_err(|error| format!("{}: {error}", options.file.display()))?;
    Ok(Report {
        text: match options.format {
            Format::Text => simulation.to_text(),
            Format::Json => format!("{:#}\n", simulation.to_json(options.all_outputs)),
        },
        equal: simulation.is_equal(),
    })
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let result = if path.as_os_str() == "-" {
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    result.map_err(|error| format!("{}: {error}", path.display()))
}
