//! The workloads as a Rust programmer writes them, a program of its own that `rustc -O -C target-cpu=native` compiles: the
//! same bodies without error checks, the system's math library. The protocol is that of `peer.py`.

use std::env::args;
use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead};
use std::path::Path;
use std::time::Instant;

/// Rows per result array, which is used again and again, as a query's batches are.
const BATCH: usize = 8192;

/// Columns as they come, by type and in order.
#[derive(Default)]
struct Columns {
    doubles: Vec<Vec<f64>>,
    longs: Vec<Vec<i64>>,
    ints: Vec<Vec<i32>>,
    rows: usize,
}

/// Where a loop's results go, one element per row of a batch.
trait Output {
    fn doubles(&mut self, rows: usize, value: impl Fn(usize) -> f64);
    fn ints(&mut self, rows: usize, value: impl Fn(usize) -> i32);
}

/// An array for the results of one batch.
struct Reused {
    doubles: Vec<f64>,
    ints: Vec<i32>,
}

impl Output for Reused {
    fn doubles(&mut self, rows: usize, value: impl Fn(usize) -> f64) {
        let out = &mut self.doubles[..rows];
        out.iter_mut().enumerate().for_each(|(i, out)| *out = value(i));
        black_box(out);
    }

    fn ints(&mut self, rows: usize, value: impl Fn(usize) -> i32) {
        let out = &mut self.ints[..rows];
        out.iter_mut().enumerate().for_each(|(i, out)| *out = value(i));
        black_box(out);
    }
}

/// All results, for the check.
impl Output for Vec<f64> {
    fn doubles(&mut self, rows: usize, value: impl Fn(usize) -> f64) {
        self.extend((0..rows).map(value));
    }

    fn ints(&mut self, rows: usize, value: impl Fn(usize) -> i32) {
        self.extend((0..rows).map(|i| f64::from(value(i))));
    }
}

fn rel_diff(x: f64, y: f64) -> f64 {
    2.0 * (x - y) / (x + y)
}

mod raw {
    // SAFETY: the C library's function takes and gives a double, and keeps nothing that could be harmed.
    unsafe extern "C" {
        pub safe fn erfc(x: f64) -> f64;
    }

    #[repr(C)]
    struct Timespec {
        seconds: i64,
        nanoseconds: i64,
    }

    // SAFETY: declared as the C library on 64-bit Linux has it.
    unsafe extern "C" {
        fn clock_gettime(clock: i32, time: *mut Timespec) -> i32;
    }

    /// CPU time of all threads.
    pub fn process_cpu_ns() -> u64 {
        const CLOCK_PROCESS_CPUTIME_ID: i32 = 2;
        let mut time = Timespec {
            seconds: 0,
            nanoseconds: 0,
        };
        // SAFETY: the call writes to `time` alone, which is valid and borrowed here only.
        let status = unsafe { clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &mut time) };
        assert_eq!(status, 0, "the system has a clock of CPU time");
        time.seconds as u64 * 1_000_000_000 + time.nanoseconds as u64
    }
}

fn erfc_cdf(x: f64) -> f64 {
    0.5 * raw::erfc(-x / 2f64.sqrt())
}

fn polynomial_cdf(x: f64) -> f64 {
    let k = 1.0 / (1.0 + 0.2316419 * x.abs());
    let series = -0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429));
    let tail = 0.3989422804014327 * (-0.5 * x * x).exp() * (k * (0.31938153 + k * series));
    if x > 0.0 { 1.0 - tail } else { tail }
}

fn black_scholes(cdf: fn(f64) -> f64, spot: f64, strike: f64, years: f64, rate: f64, volatility: f64) -> f64 {
    let s = volatility * years.sqrt();
    let d1 = ((spot / strike).ln() + (rate + 0.5 * volatility * volatility) * years) / s;
    let d2 = d1 - s;
    spot * cdf(d1) - strike * (-rate * years).exp() * cdf(d2)
}

fn mandel(x: f64, y: f64, max_iters: i64) -> i32 {
    let (mut re, mut im) = (0.0, 0.0);
    for i in 0..max_iters {
        (re, im) = (re * re - im * im + x, re * im + im * re + y);
        if re * re + im * im >= 4.0 {
            return (255 * i / max_iters) as i32;
        }
    }
    255
}

fn haversine(lat1: f64, lon1: f64, lat2: f64, lon2: f64) -> f64 {
    let degree = 0.017453292519943295;
    let s1 = ((lat2 - lat1) * degree * 0.5).sin();
    let s2 = ((lon2 - lon1) * degree * 0.5).sin();
    let a = s1 * s1 + (lat1 * degree).cos() * (lat2 * degree).cos() * (s2 * s2);
    2.0 * 6371.0088 * a.sqrt().asin()
}

fn bond_yield(price: f64, coupon: f64, years: i32) -> f64 {
    let mut y = coupon / price;
    for _ in 0..64 {
        let discount = 1.0 / (1.0 + y);
        let (mut value, mut slope) = (100.0 + coupon, 0.0);
        for _ in 0..years - 1 {
            slope = slope * discount + value;
            value = value * discount + coupon;
        }
        slope = slope * discount + value;
        value *= discount;
        let step = (value - price) / (slope * discount * discount);
        y += step;
        if step.abs() < 1e-12 {
            return y;
        }
    }
    f64::NAN
}

fn tokens(text: i64) -> i32 {
    #[derive(PartialEq)]
    enum State {
        Blank,
        Number,
        Word,
        Other,
    }
    let (mut count, mut state) = (0, State::Blank);
    for byte in text.to_le_bytes() {
        match byte {
            0 => break,
            b' ' => state = State::Blank,
            b'0'..=b'9' => {
                if state != State::Number && state != State::Word {
                    state = State::Number;
                    count += 1;
                }
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                if state != State::Word {
                    state = State::Word;
                    count += 1;
                }
            }
            _ => {
                state = State::Other;
                count += 1;
            }
        }
    }
    count
}

fn income_tax(income: f64, status: i32) -> f64 {
    let share = match status {
        2 => 2.0,
        1 => 1.5,
        _ => 1.0,
    };
    let x = income / share - 14600.0;
    let tax = if x <= 0.0 {
        0.0
    } else if x <= 11600.0 {
        x * 0.1
    } else if x <= 47150.0 {
        1160.0 + (x - 11600.0) * 0.12
    } else if x <= 100525.0 {
        5426.0 + (x - 47150.0) * 0.22
    } else if x <= 191950.0 {
        17168.5 + (x - 100525.0) * 0.24
    } else if x <= 243725.0 {
        39110.5 + (x - 191950.0) * 0.32
    } else if x <= 609350.0 {
        55678.5 + (x - 243725.0) * 0.35
    } else {
        183647.25 + (x - 609350.0) * 0.37
    };
    tax * share
}

/// Rows `first..last` of a workload; `false` if there is no such workload.
fn batch(name: &str, columns: &Columns, first: usize, last: usize, out: &mut impl Output) -> bool {
    let double = |i: usize| &columns.doubles[i][first..last];
    let rows = last - first;
    match name {
        "rel_diff" => {
            let (a, b) = (double(0), double(1));
            out.doubles(rows, |i| rel_diff(a[i], b[i]));
        }
        "black_scholes" | "black_scholes_polynomial" => {
            let (a, b, c, rate, volatility) = (double(0), double(1), double(2), black_box(0.05), black_box(0.2));
            if name == "black_scholes" {
                out.doubles(rows, |i| black_scholes(erfc_cdf, a[i], b[i], c[i], rate, volatility));
            } else {
                out.doubles(rows, |i| {
                    black_scholes(polynomial_cdf, a[i], b[i], c[i], rate, volatility)
                });
            }
        }
        "mandel_20" | "mandel_200" => {
            let (a, b, max_iters) = (double(0), double(1), if name == "mandel_20" { 20 } else { 200 });
            out.ints(rows, |i| mandel(a[i], b[i], max_iters));
        }
        "haversine" => {
            let (a, b, c, d) = (double(0), double(1), double(2), double(3));
            out.doubles(rows, |i| haversine(a[i], b[i], c[i], d[i]));
        }
        "bond_yield" => {
            let (a, b, c) = (double(0), double(1), &columns.ints[0][first..last]);
            out.doubles(rows, |i| bond_yield(a[i], b[i], c[i]));
        }
        "tokens" => {
            let a = &columns.longs[0][first..last];
            out.ints(rows, |i| tokens(a[i]));
        }
        "income_tax" => {
            let (a, b) = (double(0), &columns.ints[0][first..last]);
            out.doubles(rows, |i| income_tax(a[i], b[i]));
        }
        _ => return false,
    }
    true
}

/// The aggregating query: how many rows, and their sum.
fn fused(columns: &Columns, first: usize, last: usize) -> [f64; 2] {
    let [a, b, c] = [0, 1, 2].map(|i| &columns.doubles[i][first..last]);
    let (mut count, mut sum) = (0, 0.0);
    for i in 0..a.len() {
        if a[i] * a[i] * (3.0 - 2.0 * a[i]) > 0.5 {
            sum += rel_diff(a[i], b[i]) * (c[i] * c[i] * 0.5 + 1.0);
            count += 1;
        }
    }
    [f64::from(count), sum]
}

/// Rows `first..last`, batch by batch.
fn run(name: &str, columns: &Columns, first: usize, last: usize) {
    if name == "fused" {
        black_box(fused(columns, first, last));
        return;
    }
    let mut out = Reused {
        doubles: vec![0.0; BATCH],
        ints: vec![0; BATCH],
    };
    for first in (first..last).step_by(BATCH) {
        batch(name, columns, first, last.min(first + BATCH), &mut out);
    }
}

/// The same on all threads: nanoseconds of CPU time and by the clock.
fn timed(name: &str, columns: &Columns, threads: usize) -> (u64, u128) {
    let (clock, cpu) = (Instant::now(), raw::process_cpu_ns());
    if threads == 1 {
        run(name, columns, 0, columns.rows);
    } else {
        std::thread::scope(|scope| {
            for i in 0..threads {
                let (first, last) = (columns.rows * i / threads, columns.rows * (i + 1) / threads);
                scope.spawn(move || run(name, columns, first, last));
            }
        });
    }
    (raw::process_cpu_ns() - cpu, clock.elapsed().as_nanos())
}

fn result(name: &str, columns: &Columns) -> Vec<f64> {
    if name == "fused" {
        return fused(columns, 0, columns.rows).into();
    }
    let mut out = Vec::with_capacity(columns.rows);
    batch(name, columns, 0, columns.rows, &mut out);
    out
}

/// The files of a folder, in the order of their names.
fn read(folder: &Path) -> io::Result<Columns> {
    let mut files: Vec<_> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    files.sort();
    let mut columns = Columns::default();
    for file in files {
        let bytes = fs::read(&file)?;
        let words = bytes
            .chunks_exact(8)
            .map(|bytes| u64::from_le_bytes(bytes.try_into().unwrap_or_default()));
        columns.rows = bytes.len() / 8;
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("f64") => columns.doubles.push(words.map(f64::from_bits).collect()),
            Some("i64") => columns.longs.push(words.map(|word| word as i64).collect()),
            Some("i32") => {
                let words = bytes
                    .chunks_exact(4)
                    .map(|bytes| i32::from_le_bytes(bytes.try_into().unwrap_or_default()));
                columns.rows = bytes.len() / 4;
                columns.ints.push(words.collect());
            }
            _ => return Err(io::Error::other(format!("{} is no column", file.display()))),
        }
    }
    Ok(columns)
}

fn main() -> io::Result<()> {
    let threads = args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1);
    println!("rustc");
    let (mut name, mut columns) = (String::new(), Columns::default());
    for line in io::stdin().lock().lines() {
        let line = line?;
        match line.split('\t').collect::<Vec<_>>()[..] {
            ["open", workload, folder] => {
                (name, columns) = (workload.to_owned(), read(Path::new(folder))?);
                let known = name == "fused" || batch(&name, &columns, 0, 0, &mut Vec::new());
                println!("{}", if known { "yes" } else { "no" });
            }
            ["run"] => {
                let (cpu, clock) = timed(&name, &columns, threads);
                println!("{cpu} {clock}");
            }
            ["result", file] => {
                let bytes: Vec<u8> = result(&name, &columns)
                    .iter()
                    .flat_map(|value| value.to_le_bytes())
                    .collect();
                fs::write(file, bytes)?;
                println!("done");
            }
            _ => return Err(io::Error::other(format!("unknown command {line}"))),
        }
    }
    Ok(())
}
