//! The project's own chores: `cargo xtask <command>`.
//!
//! - `bench [name…]`: the benchmarks, each against its peers in the same run.

use std::path::Path;
use std::process::{Command, ExitCode};

const USAGE: &str = "usage: cargo xtask bench [compile | kernels | sql]…";

/// Benchmarks in the order that they run, and the package that holds them.
const BENCHES: &[&str] = &["compile", "kernels", "sql"];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.split_first() {
        Some((command, names)) if command == "bench" => bench(names),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn bench(names: &[String]) -> ExitCode {
    if let Some(unknown) = names.iter().find(|name| !BENCHES.contains(&name.as_str())) {
        eprintln!("there is no benchmark {unknown}\n{USAGE}");
        return ExitCode::from(2);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let chosen = BENCHES.iter().filter(|bench| names.is_empty() || names.iter().any(|name| name == *bench));
    for bench in chosen {
        // The peers' loops are Rust compiled for this very CPU, as the functions are.
        let status = Command::new(env!("CARGO"))
            .args(["bench", "--package", "rbcdb-benches", "--bench", bench])
            .env("RUSTFLAGS", "-C target-cpu=native")
            .current_dir(root)
            .status();
        match status {
            Ok(status) if status.success() => {}
            Ok(status) => {
                eprintln!("benchmark {bench} ended with {status}");
                return ExitCode::FAILURE;
            }
            Err(error) => {
                eprintln!("cargo bench could not be started: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
