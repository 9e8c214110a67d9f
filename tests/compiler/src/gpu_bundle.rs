//! `gpu-bundle FILE [PROGRAMS]`: compiles what `gpu-check` runs, for CPUs since 2015 and all supported GPUs, into one file.
//! `cargo xtask gpu-bundle` calls it.

use std::process::ExitCode;

use rbcdb_gpu_check::pack::{self, Entry};
use rbcdb_tests_compiler::bundle::{Bundler, artifact};
use rbcdb_udf_compiler::codegen::{HostCpu, OptLevel};
use rbcdb_udf_compiler::pipeline::Compiler;

/// Programs, if nothing else is said.
const PROGRAMS: usize = 2000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, programs) = match arguments.as_slice() {
        [file] => (file, Some(PROGRAMS)),
        [file, programs] => (file, programs.parse().ok()),
        _ => return usage(),
    };
    let Some(programs) = programs else {
        return usage();
    };
    match bundle(file, programs) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: gpu-bundle FILE [PROGRAMS]");
    ExitCode::from(2)
}

fn bundle(file: &str, programs: usize) -> Result<(), String> {
    let cpu = HostCpu::portable().map_err(|error| error.to_string())?;
    let compiler = Compiler::for_cpu(cpu, OptLevel::Full).map_err(|error| error.to_string())?;
    let bundler = Bundler {
        compiler: &compiler,
        to_artifact: artifact,
    };
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |group: &str, more: Vec<Entry>| {
        let bytes = more.iter().map(|entry| entry.artifact.object.len()).sum::<usize>();
        let ptx = more
            .iter()
            .filter_map(|entry| Some(entry.artifact.gpu.as_ref()?.ptx.len()))
            .sum::<usize>();
        println!(
            "{group}: {} functions, {bytes} bytes of x86-64 objects, {ptx} bytes of PTX",
            more.len()
        );
        entries.extend(more);
    };
    add(
        "runs",
        bundler.sql("runs", include_str!("../../gpu-check/functions/runs.sql"))?,
    );
    add(
        "behaviour",
        bundler.sql("behaviour", include_str!("../../gpu-check/functions/behaviour.sql"))?,
    );
    for sql in [
        include_str!("../../gpu-check/functions/bench.sql"),
        include_str!("../../../examples/functions/black_scholes.sql"),
        include_str!("../../../examples/functions/great_circle.sql"),
        include_str!("../../../examples/functions/mandel.sql"),
    ] {
        add("bench", bundler.sql("bench", sql)?);
    }
    add("operations", bundler.operations(|_| true)?);
    add("filetests", bundler.filetests()?);
    add("programs", bundler.programs(programs)?);
    let bytes = pack::write(&entries).map_err(|error| error.to_string())?;
    std::fs::write(file, &bytes).map_err(|error| format!("{file}: {error}"))?;
    println!("{file}: {} functions, {} bytes", entries.len(), bytes.len());
    Ok(())
}
