//! How long a compilation takes, on CPUs and by the clock, stage by stage: cold (the first in a process) and warm; loading a
//! finished object; and what a call costs beyond its kernel. Warm compilations are the least of many: whatever else the
//! machine does only adds to what the clock shows.
//!
//! `cargo xtask bench compile`.

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use arrow::array::{ArrayRef, Float64Array};
use rbcdb_benches::source::{self, Catalog};
use rbcdb_benches::timing::{measure, median};
use rbcdb_runtime_cpu::{Argument, CallStats, CancelFlag, Function};
use rbcdb_sql::CreateFunction;
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_compiler::codegen::OptLevel;
use rbcdb_udf_compiler::pipeline::{Compiler, Timings};

const ROUNDS: usize = 101;
const BATCH: usize = 8192;

fn main() -> Result<(), Box<dyn Error>> {
    let functions = [
        ("trivial", include_str!("../workloads/trivial.sql")),
        ("rel_diff", include_str!("../workloads/rel_diff.sql")),
        ("mandel", include_str!("../../examples/functions/mandel.sql")),
        (
            "black_scholes",
            include_str!("../../examples/functions/black_scholes.sql"),
        ),
        (
            "black_scholes_polynomial",
            include_str!("../workloads/black_scholes_polynomial.sql"),
        ),
        (
            "great_circle",
            include_str!("../../examples/functions/great_circle.sql"),
        ),
    ];
    println!("milliseconds; warm: least of {ROUNDS}");
    let started = Instant::now();
    let compiler = Compiler::host()?;
    println!("{:38} {:8.3}", "compiler start", ms(elapsed_ns(started)));
    let quick = Compiler::with_level(OptLevel::Quick)?;
    println!(
        "{:38} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "", "CPU", "total", "frontend", "verify", "wait", "emit", "optimise", "object", "bytes"
    );
    for (name, text) in functions {
        let statement = source::statements(text)?.pop().ok_or("no function")?;
        compile(&format!("{name}, first"), &compiler, &statement, 1)?;
        compile(&format!("{name}, warm"), &compiler, &statement, ROUNDS)?;
        compile(&format!("{name}, warm, quick"), &quick, &statement, ROUNDS)?;
    }
    let statement = source::statements(functions[1].1)?.pop().ok_or("no function")?;
    let artifact = source::compile(&compiler, &statement, &Catalog::default())?.artifact;
    load(&artifact)?;
    let function = Function::load(&artifact)?;
    overhead(&function)
}

fn compile(name: &str, compiler: &Compiler, statement: &CreateFunction, rounds: usize) -> Result<(), Box<dyn Error>> {
    let (mut timings, mut cpu) = (Vec::with_capacity(rounds), Vec::with_capacity(rounds));
    let mut bytes = 0;
    for _ in 0..rounds {
        let time = measure(|| {
            let compiled = source::compile(compiler, statement, &Catalog::default())?;
            timings.push(compiled.timings);
            bytes = compiled.artifact.object.len();
            Ok(())
        })?;
        cpu.push(time.cpu_ns);
    }
    let stage = |stage: fn(&Timings) -> u64| ms(timings.iter().map(stage).min().unwrap_or(0));
    println!(
        "{name:38} {:8.3} {:8.3} {:8.3} {:8.3} {:8.3} {:8.3} {:8.3} {:8.3} {bytes:8}",
        ms(cpu.iter().copied().min().unwrap_or(0)),
        stage(Timings::total_ns),
        stage(|t| t.frontend_ns),
        stage(|t| t.verify_ns),
        stage(|t| t.wait_ns),
        stage(|t| t.emit_ns),
        stage(|t| t.optimize_ns),
        stage(|t| t.object_ns),
    );
    Ok(())
}

/// Reading the container and putting the code in memory.
fn load(artifact: &Artifact) -> Result<(), Box<dyn Error>> {
    let bytes = artifact.to_bytes()?;
    let (mut read, mut loaded) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let artifact = Artifact::from_bytes(&bytes)?;
        read.push(elapsed_ns(started));
        let started = Instant::now();
        let function = Function::load(&artifact)?;
        loaded.push(elapsed_ns(started));
        drop(function);
    }
    println!("{:38} {:8.3}", "artifact, read and check", ms(median(&mut read)));
    println!("{:38} {:8.3}", "object, load", ms(median(&mut loaded)));
    Ok(())
}

/// A call of one batch, less the time in the kernel.
fn overhead(function: &Function) -> Result<(), Box<dyn Error>> {
    let column =
        |first: f64| -> ArrayRef { Arc::new(Float64Array::from_iter_values((0..BATCH).map(|n| first + n as f64))) };
    let arguments = [Argument::Array(column(1.0)), Argument::Array(column(2.0))];
    let (mut beyond, mut inside) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let stats = CallStats::new();
        let started = Instant::now();
        function.call_counted(&arguments, BATCH, &CancelFlag::new(), &stats)?;
        let total = elapsed_ns(started);
        let kernel = u64::try_from(stats.time().as_nanos())?;
        inside.push(kernel);
        beyond.push(total.saturating_sub(kernel));
    }
    let us = |times: &mut Vec<u64>| median(times) as f64 / 1000.0;
    println!(
        "call of {BATCH} rows of rel_diff: {:.3} µs in the kernel, {:.3} µs beyond",
        us(&mut inside),
        us(&mut beyond)
    );
    Ok(())
}

fn elapsed_ns(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

fn ms(ns: u64) -> f64 {
    ns as f64 / 1e6
}
