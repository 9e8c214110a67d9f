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

use arrow::array::{ArrayRef, Float64Array, Int32Array};
use rbcdb_benches::peer::Peer;
use rbcdb_benches::source;
use rbcdb_benches::timing::{Contender, medians, report};
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function};
use rbcdb_udf_compiler::pipeline::Compiler;

const BATCH: usize = 8192;
const ROUNDS: usize = 5;
const ROWS: usize = 10_000_000;

struct Workload {
    name: &'static str,
    sql: &'static str,
    columns: fn(usize) -> Vec<Vec<f64>>,
    /// Arguments after the columns, the same for all rows.
    shared: Vec<ArrayRef>,
    /// One batch in Rust.
    rust: fn(&[&[f64]]),
}

fn workloads() -> Vec<Workload> {
    let double = |x: f64| -> ArrayRef { Arc::new(Float64Array::from(vec![x])) };
    let int = |n: i32| -> ArrayRef { Arc::new(Int32Array::from(vec![n])) };
    let mandel = include_str!("../../examples/functions/mandel.sql");
    vec![
        Workload {
            name: "rel_diff",
            sql: include_str!("../workloads/rel_diff.sql"),
            columns: |rows| vec![uniform(1, rows, 0.5, 1.5), uniform(2, rows, 0.5, 1.5)],
            shared: vec![],
            rust: |c| collect(c[0].len(), |i| rust::rel_diff(c[0][i], c[1][i])),
        },
        Workload {
            name: "black_scholes",
            sql: include_str!("../../examples/functions/black_scholes.sql"),
            columns: |n| {
                vec![
                    uniform(1, n, 5.0, 30.0),
                    uniform(2, n, 1.0, 100.0),
                    uniform(3, n, 0.25, 10.0),
                ]
            },
            shared: vec![double(0.05), double(0.2)],
            rust: |c| {
                collect(c[0].len(), |i| {
                    rust::black_scholes(c[0][i], c[1][i], c[2][i], 0.05, 0.2)
                })
            },
        },
        Workload {
            name: "mandel 20",
            sql: mandel,
            columns: plane,
            shared: vec![int(20)],
            rust: |c| collect(c[0].len(), |i| rust::mandel(c[0][i], c[1][i], black_box(20))),
        },
        Workload {
            name: "mandel 200",
            sql: mandel,
            columns: plane,
            shared: vec![int(200)],
            rust: |c| collect(c[0].len(), |i| rust::mandel(c[0][i], c[1][i], black_box(200))),
        },
        Workload {
            name: "great_circle",
            sql: include_str!("../../examples/functions/great_circle.sql"),
            columns: |n| {
                let (lat, lon) = ((-90.0, 90.0), (-180.0, 180.0));
                [(1, lat), (2, lon), (3, lat), (4, lon)]
                    .map(|(seed, (low, high))| uniform(seed, n, low, high))
                    .into()
            },
            shared: vec![],
            rust: |c| collect(c[0].len(), |i| rust::great_circle(c[0][i], c[1][i], c[2][i], c[3][i])),
        },
    ]
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
    let mut contenders = vec![
        Contender::new("rbc", || batches.iter().for_each(|batch| call(&function, batch))),
        Contender::new("rustc, target-cpu=native", || {
            for at in (0..rows).step_by(BATCH) {
                let parts: Vec<&[f64]> = columns.iter().map(|c| &c[at..rows.min(at + BATCH)]).collect();
                (workload.rust)(&parts);
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

/// Uniform numbers by SplitMix64.
fn uniform(seed: u64, rows: usize, low: f64, high: f64) -> Vec<f64> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + (high - low) * ((x ^ (x >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    };
    std::iter::repeat_with(next).take(rows).collect()
}

/// Points of the square around the Mandelbrot set, line by line.
fn plane(rows: usize) -> Vec<Vec<f64>> {
    let side = rows.isqrt().max(1);
    let (x, y) = (
        |n| -2.0 + 3.0 * (n % side) as f64 / side as f64,
        |n| -1.0 + 2.0 * (n / side) as f64 / side as f64,
    );
    vec![(0..rows).map(x).collect(), (0..rows).map(y).collect()]
}
