//! What is measured: the functions, and the columns that they run over.

use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, Int32Array, Int64Array};

/// Rows per batch, DataFusion's default.
pub const BATCH: usize = 8192;

/// Functions and what is done with them.
pub struct Workload {
    /// Its name, which peers know it by.
    pub name: &'static str,
    /// Its `CREATE FUNCTION` statements.
    pub sql: &'static str,
    /// The query, over a table `points` whose columns are a, b, c, d.
    pub query: &'static str,
    /// The columns, for a number of rows.
    pub columns: fn(usize) -> Vec<ArrayRef>,
    /// Whether the query is the sum of the last function over the columns, so that its kernel can be measured alone.
    pub kernel: bool,
    /// Arguments after the columns, the same for all rows.
    pub shared: Vec<ArrayRef>,
    /// How far peers' results may be from ours, relative to them or absolute below 1: not at all where only operations that
    /// IEEE 754 defines are used; else their math libraries and their order of adding decide.
    pub tolerance: f64,
}

impl Workload {
    /// Whether a peer's results are ours.
    ///
    /// # Errors
    /// The first difference.
    pub fn compare(&self, ours: &[f64], theirs: &[f64]) -> Result<(), String> {
        if ours.len() != theirs.len() {
            return Err(format!("{} results instead of {}", theirs.len(), ours.len()));
        }
        let close = |ours: f64, theirs: f64| {
            self.tolerance > 0.0 && (ours - theirs).abs() <= self.tolerance * ours.abs().max(1.0)
        };
        let mut pairs = ours.iter().copied().zip(theirs.iter().copied()).enumerate();
        match pairs.find(|(_, (ours, theirs))| ours.to_bits() != theirs.to_bits() && !close(*ours, *theirs)) {
            Some((i, (ours, theirs))) => Err(format!("row {i} is {theirs}, ours {ours}")),
            None => Ok(()),
        }
    }
}

/// Rows in batches.
pub fn batches(columns: &[ArrayRef]) -> Vec<Vec<ArrayRef>> {
    let rows = columns.first().map_or(0, |column| column.len());
    let batch = |at: usize| columns.iter().map(|c| c.slice(at, BATCH.min(rows - at))).collect();
    (0..rows).step_by(BATCH).map(batch).collect()
}

/// All workloads.
pub fn workloads() -> Vec<Workload> {
    let mandel = include_str!("../../examples/functions/mandel.sql");
    let call = |name, sql, query, columns| Workload {
        name,
        sql,
        query,
        columns,
        kernel: true,
        shared: vec![],
        tolerance: 0.0,
    };
    vec![
        call(
            "rel_diff",
            include_str!("../workloads/rel_diff.sql"),
            "SELECT sum(rel_diff(a, b)) FROM points",
            |n| doubles(n, &[(0.5, 1.5), (0.5, 1.5)]),
        ),
        Workload {
            shared: vec![double(0.05), double(0.2)],
            tolerance: 1e-12,
            ..call(
                "black_scholes",
                include_str!("../../examples/functions/black_scholes.sql"),
                "SELECT sum(black_scholes(a, b, c, 0.05, 0.2)) FROM points",
                options,
            )
        },
        Workload {
            shared: vec![double(0.05), double(0.2)],
            tolerance: 1e-12,
            ..call(
                "black_scholes_polynomial",
                include_str!("../workloads/black_scholes_polynomial.sql"),
                "SELECT sum(black_scholes_polynomial(a, b, c, 0.05, 0.2)) FROM points",
                options,
            )
        },
        Workload {
            shared: vec![int(20)],
            ..call("mandel_20", mandel, "SELECT sum(mandel(a, b, 20)) FROM points", plane)
        },
        Workload {
            shared: vec![int(200)],
            ..call("mandel_200", mandel, "SELECT sum(mandel(a, b, 200)) FROM points", plane)
        },
        Workload {
            // Near the antipodes the arcsine makes much of the last bit.
            tolerance: 1e-9,
            ..call(
                "haversine",
                include_str!("../workloads/haversine.sql"),
                "SELECT sum(haversine(a, b, c, d)) FROM points",
                |n| doubles(n, &[(-90.0, 90.0), (-180.0, 180.0), (-90.0, 90.0), (-180.0, 180.0)]),
            )
        },
        Workload {
            kernel: false,
            tolerance: 1e-9,
            ..call(
                "fused",
                include_str!("../workloads/fused.sql"),
                "SELECT count(*), sum(f(a, b) * g(c)) FROM points WHERE h(a) > 0.5",
                |n| doubles(n, &[(0.0, 1.0), (0.5, 1.5), (0.0, 1.0)]),
            )
        },
        call(
            "bond_yield",
            include_str!("../workloads/bond_yield.sql"),
            "SELECT sum(bond_yield(a, b, c)) FROM points",
            bonds,
        ),
        call(
            "tokens",
            include_str!("../workloads/tokens.sql"),
            "SELECT sum(tokens(a)) FROM points",
            texts,
        ),
        call(
            "income_tax",
            include_str!("../workloads/income_tax.sql"),
            "SELECT sum(income_tax(a, b)) FROM points",
            incomes,
        ),
    ]
}

fn double(x: f64) -> ArrayRef {
    Arc::new(Float64Array::from(vec![x]))
}

fn int(n: i32) -> ArrayRef {
    Arc::new(Int32Array::from(vec![n]))
}

/// Numbers by SplitMix64.
fn random(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }
}

/// Uniform numbers.
fn uniform(seed: u64, rows: usize, low: f64, high: f64) -> impl Iterator<Item = f64> {
    let mut random = random(seed);
    let next = move || low + (high - low) * (random() >> 11) as f64 / (1u64 << 53) as f64;
    std::iter::repeat_with(next).take(rows)
}

/// Columns of uniform numbers in these ranges.
fn doubles(rows: usize, ranges: &[(f64, f64)]) -> Vec<ArrayRef> {
    let column = |(seed, (low, high)): (u64, &(f64, f64))| -> ArrayRef {
        Arc::new(Float64Array::from_iter_values(uniform(seed, rows, *low, *high)))
    };
    (1..).zip(ranges).map(column).collect()
}

/// Spot, strike and years of options.
fn options(rows: usize) -> Vec<ArrayRef> {
    doubles(rows, &[(5.0, 30.0), (1.0, 100.0), (0.25, 10.0)])
}

/// Points of the square around the Mandelbrot set, line by line.
fn plane(rows: usize) -> Vec<ArrayRef> {
    let side = rows.isqrt().max(1);
    let x = (0..rows).map(|n| -2.0 + 3.0 * (n % side) as f64 / side as f64);
    let y = (0..rows).map(|n| -1.0 + 2.0 * (n / side) as f64 / side as f64);
    vec![
        Arc::new(Float64Array::from_iter_values(x)),
        Arc::new(Float64Array::from_iter_values(y)),
    ]
}

/// Price, coupon and years of bonds.
fn bonds(rows: usize) -> Vec<ArrayRef> {
    let mut columns = doubles(rows, &[(70.0, 130.0), (1.0, 10.0)]);
    let years = uniform(3, rows, 1.0, 31.0).map(|years| years as i32);
    columns.push(Arc::new(Int32Array::from_iter_values(years)));
    columns
}

/// Texts of up to 8 bytes, the first one lowest.
fn texts(rows: usize) -> Vec<ArrayRef> {
    const ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCXYZ__01234567890123456789        +-*/()=<>,.;";
    let mut random = random(1);
    let mut below = move |limit: usize| (random() % limit as u64) as usize;
    let mut text = || {
        let mut bytes = [0; 8];
        let length = below(9);
        bytes[..length].fill_with(|| ALPHABET[below(ALPHABET.len())]);
        i64::from_le_bytes(bytes)
    };
    vec![Arc::new(Int64Array::from_iter_values((0..rows).map(|_| text())))]
}

/// Incomes, many small and few large, and the status of who has them.
fn incomes(rows: usize) -> Vec<ArrayRef> {
    let incomes = uniform(1, rows, 8.0, 14.0).map(f64::exp);
    let status = uniform(2, rows, 0.0, 3.0).map(|status| status as i32);
    vec![
        Arc::new(Float64Array::from_iter_values(incomes)),
        Arc::new(Int32Array::from_iter_values(status)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_found_within_the_tolerance() {
        let workload = |name| workloads().into_iter().find(|w| w.name == name).expect("is there");
        let (exact, close) = (workload("rel_diff"), workload("fused"));
        assert!(exact.compare(&[1.0, f64::NAN], &[1.0, f64::NAN]).is_ok());
        assert!(exact.compare(&[1.0], &[1.0 + f64::EPSILON]).is_err());
        assert!(exact.compare(&[0.0], &[-0.0]).is_err());
        assert!(close.compare(&[1.0], &[1.0 + f64::EPSILON]).is_ok());
        assert!(close.compare(&[1.0], &[f64::NAN]).is_err());
        assert!(close.compare(&[1.0], &[]).is_err());
    }
}
