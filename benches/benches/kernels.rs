//! Compiled functions over many rows, one thread, against the same loop in Rust (compiled for the same CPU in this very
//! binary, without error checks) and in Numba. Everyone works in batches of 8,192 rows with a result array per batch.
//!
//! `cargo xtask bench kernels`, or with names of workloads: `cargo bench -p rbcdb-benches --bench kernels -- mandel`.
//! `RBCDB_BENCH_ROWS` sets the number of rows, `RBCDB_BENCH_PYTHON` a Python that has Numba.

use std::cell::RefCell;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array};
use rbcdb_benches::peer::Peer;
use rbcdb_benches::source;
use rbcdb_benches::timing::{Contender, medians, report};
use rbcdb_benches::workload::{BATCH, Workload, workloads};
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function};
use rbcdb_udf_compiler::pipeline::Compiler;

const ROUNDS: usize = 5;
const ROWS: usize = 10_000_000;

/// One batch of a workload as a Rust programmer computes it.
fn in_rust(name: &str) -> Option<fn(&[&[f64]])> {
    Some(match name {
        "rel_diff" => |c| collect(c[0].len(), |i| rust::rel_diff(c[0][i], c[1][i])),
        "black_scholes" => |c| {
            collect(c[0].len(), |i| {
                rust::black_scholes(c[0][i], c[1][i], c[2][i], 0.05, 0.2)
            })
        },
        "mandel 20" => |c| collect(c[0].len(), |i| rust::mandel(c[0][i], c[1][i], black_box(20))),
        "mandel 200" => |c| collect(c[0].len(), |i| rust::mandel(c[0][i], c[1][i], black_box(200))),
        "great_circle" => |c| collect(c[0].len(), |i| rust::great_circle(c[0][i], c[1][i], c[2][i], c[3][i])),
        _ => return None,
    })
}

/// The workloads as a Rust programmer writes them.
mod rust {
    pub fn rel_diff(x: f64, y: f64) -> f64 {
        2.0 * (x - y) / (x + y)
    }

    fn normal_cdf(x: f64) -> f64 {
        0.5 * libm::erfc(-x / 2f64.sqrt())
    }

    pub fn black_scholes(spot: f64, strike: f64, years: f64, rate: f64, volatility: f64) -> f64 {
        let s = volatility * years.sqrt();
        let d1 = ((spot / strike).ln() + (rate + 0.5 * volatility * volatility) * years) / s;
        let d2 = d1 - s;
        spot * normal_cdf(d1) - strike * (-rate * years).exp() * normal_cdf(d2)
    }

    pub fn mandel(x: f64, y: f64, max_iters: i64) -> i32 {
        let (mut re, mut im) = (0.0, 0.0);
        for i in 0..max_iters {
            (re, im) = (re * re - im * im + x, re * im + im * re + y);
            if re * re + im * im >= 4.0 {
                return (255 * i / max_iters) as i32;
            }
        }
        255
    }

    pub fn great_circle(lat1: f64, lon1: f64, lat2: f64, lon2: f64) -> f64 {
        let (phi1, phi2) = (lat1.to_radians(), lat2.to_radians());
        let half_dphi = (phi2 - phi1) / 2.0;
        let half_dlambda = (lon2 - lon1).to_radians() / 2.0;
        let a = half_dphi.sin().powi(2) + phi1.cos() * phi2.cos() * half_dlambda.sin().powi(2);
        2.0 * 3958.7613 * a.min(1.0).sqrt().asin()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let names: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let rows = std::env::var("RBCDB_BENCH_ROWS").map_or(Ok(ROWS), |rows| rows.parse())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/numba_loops.py");
    let numba = Peer::python(&script, rows).map(RefCell::new);
    let compiler = Compiler::host()?;
    println!("{rows} rows, median of {ROUNDS} interleaved rounds; ratio to rbc");
    for workload in workloads() {
        if names.is_empty() || names.iter().any(|name| workload.name.contains(name.as_str())) {
            run(&workload, rows, &compiler, numba.as_ref())?;
        }
    }
    Ok(())
}

fn run(
    workload: &Workload,
    rows: usize,
    compiler: &Compiler,
    numba: Option<&RefCell<Peer>>,
) -> Result<(), Box<dyn Error>> {
    let function = source::load(compiler, workload.sql)?;
    let columns = (workload.columns)(rows);
    let arrays: Vec<ArrayRef> = columns
        .iter()
        .map(|c| -> ArrayRef { Arc::new(Float64Array::from(c.clone())) })
        .collect();
    let batches: Vec<Vec<Argument>> = (0..rows)
        .step_by(BATCH)
        .map(|at| batch(&arrays, &workload.shared, at))
        .collect();
    let in_rust = in_rust(workload.name).ok_or("this workload has no loop in Rust")?;
    let mut contenders = vec![
        Contender::new("rbc", || batches.iter().for_each(|batch| call(&function, batch))),
        Contender::new("rustc, target-cpu=native", || {
            for at in (0..rows).step_by(BATCH) {
                let parts: Vec<&[f64]> = columns.iter().map(|c| &c[at..rows.min(at + BATCH)]).collect();
                in_rust(&parts);
            }
        }),
    ];
    if let Some(numba) = numba {
        let name = numba.borrow().name.clone();
        let run = Box::new(|| numba.borrow_mut().run(workload.name).unwrap_or(0));
        contenders.push(Contender { name, run });
    }
    let times = medians(&mut contenders, ROUNDS);
    report(workload.name, rows, &contenders, &times);
    Ok(())
}

fn batch(arrays: &[ArrayRef], shared: &[ArrayRef], at: usize) -> Vec<Argument> {
    let columns = arrays
        .iter()
        .map(|array| Argument::Array(array.slice(at, BATCH.min(array.len() - at))));
    columns
        .chain(shared.iter().map(|value| Argument::Scalar(Arc::clone(value))))
        .collect()
}

fn call(function: &Function, arguments: &[Argument]) {
    let rows = arguments[0].array().len();
    match function.call(arguments, rows, &CancelFlag::new()) {
        Ok(result) => drop(black_box(result)),
        Err(error) => panic!("{error}"),
    }
}

fn collect<T>(rows: usize, value: impl Fn(usize) -> T) {
    black_box((0..rows).map(value).collect::<Vec<T>>());
}
