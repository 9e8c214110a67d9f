//! What is measured: the functions, and the columns that they run over.

use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, Int32Array};

/// Rows per batch, DataFusion's default.
pub const BATCH: usize = 8192;

/// A function over columns of doubles.
pub struct Workload {
    /// Its name, which peers know it by.
    pub name: &'static str,
    /// Its `CREATE FUNCTION` statements.
    pub sql: &'static str,
    /// The call in SQL; the columns are a, b, c, d.
    pub call: &'static str,
    /// The columns, for a number of rows.
    pub columns: fn(usize) -> Vec<Vec<f64>>,
    /// Arguments after the columns, the same for all rows.
    pub shared: Vec<ArrayRef>,
}

/// All workloads.
pub fn workloads() -> Vec<Workload> {
    let double = |x: f64| -> ArrayRef { Arc::new(Float64Array::from(vec![x])) };
    let int = |n: i32| -> ArrayRef { Arc::new(Int32Array::from(vec![n])) };
    let mandel = include_str!("../../examples/functions/mandel.sql");
    vec![
        Workload {
            name: "rel_diff",
            sql: include_str!("../workloads/rel_diff.sql"),
            call: "rel_diff(a, b)",
            columns: |rows| vec![uniform(1, rows, 0.5, 1.5), uniform(2, rows, 0.5, 1.5)],
            shared: vec![],
        },
        Workload {
            name: "black_scholes",
            sql: include_str!("../../examples/functions/black_scholes.sql"),
            call: "black_scholes(a, b, c)",
            columns: |n| {
                vec![
                    uniform(1, n, 5.0, 30.0),
                    uniform(2, n, 1.0, 100.0),
                    uniform(3, n, 0.25, 10.0),
                ]
            },
            shared: vec![double(0.05), double(0.2)],
        },
        Workload {
            name: "mandel 20",
            sql: mandel,
            call: "mandel(a, b, 20)",
            columns: plane,
            shared: vec![int(20)],
        },
        Workload {
            name: "mandel 200",
            sql: mandel,
            call: "mandel(a, b, 200)",
            columns: plane,
            shared: vec![int(200)],
        },
        Workload {
            name: "great_circle",
            sql: include_str!("../../examples/functions/great_circle.sql"),
            call: "great_circle(a, b, c, d)",
            columns: |n| {
                let (lat, lon) = ((-90.0, 90.0), (-180.0, 180.0));
                [(1, lat), (2, lon), (3, lat), (4, lon)]
                    .map(|(seed, (low, high))| uniform(seed, n, low, high))
                    .into()
            },
            shared: vec![],
        },
    ]
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
