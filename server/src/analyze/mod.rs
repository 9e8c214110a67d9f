//! `rbcdb analyze`: does the output of GPU kernels depend on grid and block?
//!
//! LLVM trusts its input: its reader of bitcode aborts on some of what is broken. So the work is done in a process of its own
//! ([`contain`]): whatever happens to it, what the user sees is a message and exit status 2.

mod contain;
mod raw;

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, ValueEnum};
use rbcdb_udf_analysis::{AnalyzeError, Budget, Report, analyze, analyze_and_search};

/// Say whether the output of GPU kernels depends on gridDim and blockDim. Exit status: 0 with a verdict, 2 if the input
/// can't be used.
#[derive(Debug, Args)]
pub struct Options {
    /// LLVM IR for nvptx64, as text (.ll) or bitcode (.bc); `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The kernel's symbol; all kernels of the module unless given.
    #[arg(long, value_name = "NAME")]
    pub kernel: Option<String>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Don't run rejected kernels to find two launches that differ.
    #[arg(long)]
    pub no_witness: bool,
    /// How long to look for such launches, per kernel.
    #[arg(long, value_name = "N", default_value_t = 300)]
    pub budget_ms: u64,
}

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Exit status where the input can't be used.
const UNUSABLE: u8 = 2;
/// Larger files aren't read.
const BYTES_MAX: u64 = 256 << 20;

/// Runs the command.
pub fn run(options: &Options) -> ExitCode {
    let ir = match read(&options.file) {
        Ok(ir) => ir,
        Err(message) => return unusable(options, &message),
    };
    match contain::run(|| print(options, &ir)) {
        Ok(status) => ExitCode::from(status),
        Err(message) => unusable(options, &message),
    }
}

fn unusable(options: &Options, message: &str) -> ExitCode {
    eprintln!("rbcdb: {}: {}", options.file.display(), message.trim_end());
    ExitCode::from(UNUSABLE)
}

/// Analyses and prints; the exit status.
fn print(options: &Options, ir: &[u8]) -> u8 {
    let reports = match reports(options, ir) {
        Ok(reports) => reports,
        Err(error) => {
            unusable(options, &error.to_string());
            return UNUSABLE;
        }
    };
    let text = match options.format {
        Format::Text => {
            let texts: Vec<String> = reports.iter().map(Report::to_text).collect();
            texts.join("\n")
        }
        Format::Json => match serde_json::to_string_pretty(&reports) {
            Ok(json) => json + "\n",
            Err(error) => {
                unusable(options, &error.to_string());
                return UNUSABLE;
            }
        },
    };
    let mut out = io::stdout().lock();
    // Whoever reads it may be gone.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    0
}

fn reports(options: &Options, ir: &[u8]) -> Result<Vec<Report>, AnalyzeError> {
    let kernel = options.kernel.as_deref();
    if options.no_witness {
        return analyze(ir, kernel);
    }
    let budget = Budget {
        time: Duration::from_millis(options.budget_ms),
        ..Budget::default()
    };
    analyze_and_search(ir, kernel, budget)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().take(BYTES_MAX + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(BYTES_MAX + 1).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) if bytes.len() as u64 <= BYTES_MAX => Ok(bytes),
        Ok(_) => Err(format!("larger than {BYTES_MAX} bytes")),
        Err(error) => Err(error.to_string()),
    }
}
