//! The project's own chores: `cargo xtask <command>`.
//!
//! - `bench [name…] [option…]`: the benchmarks, each against its peers in the same run. The first option and what follows it
//!   are for the benchmarks themselves: `benches/src/options.rs`.
//! - `gpu-bundle [folder]`: what checks and measures a GPU on a machine that has one.
//! - `kernels [part of a path…]`: the LLVM IR of the analysis's test kernels, from their CUDA sources.

mod gpu_bundle;
mod kernels;

use std::path::Path;
use std::process::{Command, ExitCode};

const USAGE: &str = "usage: cargo xtask bench [compile | kernels | checks | call_overhead | sql]… \
           [--quick] [--rows N] [--rounds N] [--clock] [--json FILE] [workload]…
       cargo xtask gpu-bundle [folder]
       cargo xtask kernels [part of a path]…";

/// A benchmark: its name, the package that holds it (and those whose features its build shares), and the profile that it
/// is built with.
struct Bench {
    name: &'static str,
    packages: &'static [&'static str],
    profile: &'static str,
}

/// Benchmarks in the order that they run.
const BENCHES: &[Bench] = &[
    Bench {
        name: "compile",
        packages: &["rbcdb-benches"],
        profile: "release",
    },
    Bench {
        name: "kernels",
        packages: &["rbcdb-benches"],
        profile: "release",
    },
    Bench {
        name: "checks",
        packages: &["rbcdb-benches"],
        profile: "release",
    },
    Bench {
        name: "call_overhead",
        packages: &["rbcdb-runtime-cpu"],
        profile: "release",
    },
    // A release build of DataFusion takes half an hour; what counts here is compiled by LLVM at run time. With the server's
    // features, `make test` has built DataFusion already.
    Bench {
        name: "sql",
        packages: &["rbcdb-db-extension", "rbcdb-server"],
        profile: "dev",
    },
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.split_first() {
        Some((command, names)) if command == "bench" => bench(names),
        Some((command, names)) if command == "kernels" => regenerate(names),
        Some((command, folder)) if command == "gpu-bundle" && folder.len() <= 1 => {
            match gpu_bundle::make(root(), folder.first()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("{error}");
                    ExitCode::FAILURE
                }
            }
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

fn regenerate(names: &[String]) -> ExitCode {
    match kernels::regenerate(root(), names) {
        Ok(made) => {
            println!("{made} kernels compiled");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn bench(args: &[String]) -> ExitCode {
    let (names, options) = args.split_at(args.iter().position(|arg| arg.starts_with("--")).unwrap_or(args.len()));
    if let Some(unknown) = names
        .iter()
        .find(|name| BENCHES.iter().all(|bench| bench.name != name.as_str()))
    {
        eprintln!("there is no benchmark {unknown}\n{USAGE}");
        return ExitCode::from(2);
    }
    let root = root();
    let chosen = BENCHES
        .iter()
        .filter(|bench| names.is_empty() || names.iter().any(|name| name == bench.name));
    for bench in chosen {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(root).args(["bench", "--bench", bench.name]);
        cargo.args(["--profile", bench.profile]);
        cargo.args(bench.packages.iter().flat_map(|package| ["--package", *package]));
        cargo.arg("--").args(options);
        let status = cargo.status();
        match status {
            Ok(status) if status.success() => {}
            Ok(status) => {
                eprintln!("benchmark {} ended with {status}", bench.name);
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
