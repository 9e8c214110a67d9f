//! Each operation of the compiler and the math library over many inputs: the GPU's results must be the CPU's, bit by bit.
//!
//! Inputs come in chunks that are made from a seed, the function's and the chunk's number. The first chunk crosses special
//! values with each other. Chunks go round the functions, so that all have had the same number when time is up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use arrow::array::{Array, ArrayRef};
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function};
use rbcdb_runtime_cuda::{Device, Error, Kernel, Stats};
use rbcdb_udf_abi::{ParameterType, ScalarType};

use crate::arrays::{bits, differences, from_words, text};
use crate::pack::Entry;
use crate::programs::in_parallel;
use crate::random::{Random, SPECIALS, special};
use crate::report::Report;
use crate::watch::within;

mod domain;

/// How much is to be done.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Inputs per function.
    pub inputs: u64,
    /// Inputs that are computed at once.
    pub chunk_rows: usize,
    /// Threads that make inputs, compute and compare.
    pub threads: usize,
    /// When to stop.
    pub seconds: Option<f64>,
}

/// How long all inputs may take if nothing else is said, and how long what is being computed then may take to end.
const LIMIT: Duration = Duration::from_secs(3600);
const OVERTIME: Duration = Duration::from_secs(20);

/// Functions that differ this often aren't tried further.
const WRONG_CHUNKS_MAX: u64 = 5;

struct Operation<'a> {
    entry: &'a Entry,
    function: Arc<Function>,
    kernel: Arc<Kernel>,
    inputs: AtomicU64,
    failed_rows: AtomicU64,
    differing: AtomicU64,
    wrong_chunks: AtomicU64,
    cpu_ns: AtomicU64,
    gpu_ns: AtomicU64,
}

/// Runs all entries. Returns how many inputs were compared.
pub fn check(device: &Arc<Device>, entries: &[&Entry], settings: &Settings, report: &Report) -> u64 {
    let started = Instant::now();
    let operations = load(device, entries, settings.threads, report);
    report.say(&format!(
        "{} of {} operations loaded in {:.1} s",
        operations.len(),
        entries.len(),
        started.elapsed().as_secs_f64()
    ));
    if operations.is_empty() {
        return 0;
    }
    let chunks = settings.inputs.div_ceil(settings.chunk_rows as u64);
    let groups = by_types(&operations);
    let (next, lost) = (AtomicU64::new(0), AtomicBool::new(false));
    let until = settings
        .seconds
        .map(|seconds| started + Duration::from_secs_f64(seconds));
    let work = |cancel: &CancelFlag| {
        loop {
            let job = next.fetch_add(1, Ordering::Relaxed);
            let (chunk, number) = (job / groups.len() as u64, job % groups.len() as u64);
            let late = until.is_some_and(|until| Instant::now() > until);
            if chunk >= chunks || late || lost.load(Ordering::Relaxed) {
                break;
            }
            if number == 0 && chunk > 0 && chunk.is_power_of_two() {
                report.say(&format!(
                    "operations: {} inputs each",
                    chunk * settings.chunk_rows as u64
                ));
            }
            let group = &groups[number as usize];
            let more = compare_group(group, number, chunk, settings.chunk_rows, cancel, report);
            lost.fetch_or(!more, Ordering::Relaxed);
        }
    };
    let limit = settings.seconds.map_or(LIMIT, Duration::from_secs_f64) + OVERTIME;
    within(limit, |cancel| {
        thread::scope(|scope| (0..settings.threads).for_each(|_| drop(scope.spawn(|| work(cancel)))));
    });
    let total = summary(&operations, report);
    report.say(&format!(
        "operations: {total} inputs of {} functions compared in {:.1} s",
        operations.len(),
        started.elapsed().as_secs_f64()
    ));
    total
}

/// Compares one chunk for all functions that take its types: whether the device can go on.
fn compare_group(
    group: &[&Operation<'_>],
    number: u64,
    chunk: u64,
    rows: usize,
    cancel: &CancelFlag,
    report: &Report,
) -> bool {
    let words = inputs(&parts(group[0].entry), number, chunk, rows);
    let shared = columns(group[0].entry, words.clone());
    for operation in group {
        if operation.wrong_chunks.load(Ordering::Relaxed) >= WRONG_CHUNKS_MAX {
            continue;
        }
        let more = match domain::tamed(&operation.entry.name, &words, chunk) {
            Some(words) => operation.compare(&columns(operation.entry, words), rows, cancel, report),
            None => operation.compare(&shared, rows, cancel, report),
        };
        if !more {
            return false;
        }
    }
    true
}

/// Loads functions and kernels; what can't be loaded is wrong.
fn load<'a>(device: &Arc<Device>, entries: &[&'a Entry], threads: usize, report: &Report) -> Vec<Operation<'a>> {
    let loaded = in_parallel(threads, entries, |entry| {
        let function = Function::load(&entry.artifact).map_err(|error| error.to_string());
        let kernel = Kernel::load(device, &entry.artifact).map_err(|error| error.to_string());
        match (function, kernel) {
            (Ok(function), Ok(kernel)) => Some((function, kernel)),
            (Err(error), _) | (_, Err(error)) => {
                report.wrong(&format!("{}: {error}", entry.name));
                None
            }
        }
    });
    let pairs = entries.iter().zip(loaded);
    let operations = pairs.filter_map(|(entry, loaded)| {
        let (function, kernel) = loaded?;
        Some(Operation {
            entry,
            function,
            kernel,
            inputs: AtomicU64::new(0),
            failed_rows: AtomicU64::new(0),
            differing: AtomicU64::new(0),
            wrong_chunks: AtomicU64::new(0),
            cpu_ns: AtomicU64::new(0),
            gpu_ns: AtomicU64::new(0),
        })
    });
    operations.collect()
}

/// A line for each function, and all inputs together.
fn summary(operations: &[Operation<'_>], report: &Report) -> u64 {
    let mut total = 0;
    report.say(
        "operation                       inputs  failing  differing  CPU ns/row/thread  GPU ns/row/thread  registers",
    );
    for operation in operations {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let inputs = count(&operation.inputs);
        let per_row = |ns: &AtomicU64| count(ns) as f64 / inputs.max(1) as f64;
        report.say(&format!(
            "{:<26} {inputs:>11} {:>8} {:>10} {:>18.2} {:>18.2} {:>10}",
            operation.entry.name,
            count(&operation.failed_rows),
            count(&operation.differing),
            per_row(&operation.cpu_ns),
            per_row(&operation.gpu_ns),
            operation.kernel.registers(),
        ));
        total += inputs;
    }
    total
}

impl Operation<'_> {
    /// Compares one chunk: whether the device can go on.
    fn compare(&self, columns: &[ArrayRef], rows: usize, cancel: &CancelFlag, report: &Report) -> bool {
        let mut start = 0;
        while start < rows {
            let arguments: Vec<Argument> = columns
                .iter()
                .map(|column| Argument::Array(column.slice(start, rows - start)))
                .collect();
            let begun = Instant::now();
            let expected = self.function.call(&arguments, rows - start, cancel);
            let between = Instant::now();
            let found = self.kernel.call(&arguments, rows - start, cancel, &Stats::new());
            add_ns(&self.cpu_ns, between - begun);
            add_ns(&self.gpu_ns, between.elapsed());
            let found = match found {
                Err(Error::Call(error)) => Err(error),
                Err(error) => {
                    report.wrong(&format!("{}: {error}", self.entry.name));
                    self.wrong_chunks.fetch_add(1, Ordering::Relaxed);
                    return !matches!(error, Error::Lost { .. });
                }
                Ok(array) => Ok(array),
            };
            if cancel.is_cancelled() {
                report.wrong(&format!("{}: {rows} rows don't end", self.entry.name));
                return false;
            }
            let compared = self.compare_ends(&arguments, &expected, &found, report);
            self.inputs.fetch_add(compared as u64, Ordering::Relaxed);
            if expected.is_err() {
                self.failed_rows.fetch_add(1, Ordering::Relaxed);
            }
            start += compared;
        }
        true
    }

    /// Compares how two calls ended; how many rows are dealt with thereby.
    fn compare_ends(
        &self,
        arguments: &[Argument],
        expected: &Result<ArrayRef, CallError>,
        found: &Result<ArrayRef, CallError>,
        report: &Report,
    ) -> usize {
        let rows = arguments.first().map_or(1, |argument| argument.array().len());
        let name = &self.entry.name;
        match (expected, found) {
            (Ok(expected), Ok(found)) => {
                let (count, first) = differences(expected, found);
                if count > 0 {
                    self.differing.fetch_add(count, Ordering::Relaxed);
                    self.wrong_chunks.fetch_add(1, Ordering::Relaxed);
                    let lines: Vec<String> = first
                        .iter()
                        .map(|row| self.difference(arguments, expected, found, *row))
                        .collect();
                    report.wrong(&format!("{name}: {count} of {rows} differ\n  {}", lines.join("\n  ")));
                }
                rows
            }
            (Err(CallError::Row(failure)), Err(_)) if expected == found => failure.row + 1,
            _ => {
                self.differing.fetch_add(1, Ordering::Relaxed);
                self.wrong_chunks.fetch_add(1, Ordering::Relaxed);
                let end = |end: &Result<ArrayRef, CallError>| match end {
                    Ok(_) => "a result".to_owned(),
                    Err(error) => error.to_string(),
                };
                report.wrong(&format!(
                    "{name}: on the CPU {}, on the GPU {}",
                    end(expected),
                    end(found)
                ));
                rows
            }
        }
    }

    fn difference(&self, arguments: &[Argument], expected: &ArrayRef, found: &ArrayRef, row: usize) -> String {
        let signature = &self.entry.artifact.metadata.signature;
        let value = |array: &ArrayRef, ty| text(ty, bits(array.as_ref(), row));
        let arguments = arguments.iter().zip(&signature.parameters);
        let arguments: Vec<String> = arguments
            .filter_map(|(argument, parameter)| Some(value(argument.array(), parameter.ty.scalar()?)))
            .collect();
        let (expected, found) = (value(expected, signature.result), value(found, signature.result));
        format!("({}): CPU {expected}, GPU {found}", arguments.join(", "))
    }
}

fn add_ns(counter: &AtomicU64, time: Duration) {
    counter.fetch_add(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
}

/// Operations by the types of their arguments: they share inputs, which take as long to make as to compute with.
fn by_types<'o, 'a>(operations: &'o [Operation<'a>]) -> Vec<Vec<&'o Operation<'a>>> {
    let mut groups: Vec<Vec<&Operation<'_>>> = Vec::new();
    let types = |operation: &Operation<'_>| operation.entry.artifact.metadata.signature.parameter_types();
    for operation in operations {
        match groups.iter_mut().find(|group| types(group[0]) == types(operation)) {
            Some(group) => group.push(operation),
            None => groups.push(vec![operation]),
        }
    }
    groups
}

/// The types of a function's arguments, complex ones as two parts.
fn parts(entry: &Entry) -> Vec<ScalarType> {
    let types = entry.artifact.metadata.signature.parameter_types().into_iter();
    let parts = types.filter_map(ParameterType::scalar).flat_map(|ty| match ty {
        ScalarType::Complex128 => vec![ScalarType::Float64; 2],
        ty => vec![ty],
    });
    parts.collect()
}

/// One chunk of inputs for functions of some types, as words.
fn inputs(parts: &[ScalarType], seed: u64, chunk: u64, rows: usize) -> Vec<Vec<u64>> {
    let mut random = Random::new(seed << 40 ^ chunk);
    let mut words: Vec<Vec<u64>> = parts.iter().map(|_| Vec::with_capacity(rows)).collect();
    let crossed = match chunk {
        0 => cross(parts, rows, &mut words),
        _ => 0,
    };
    for _ in crossed..rows {
        let mut other = 0;
        for (part, ty) in parts.iter().enumerate() {
            other = match part {
                0 => random.word(*ty),
                _ => random.word_near(*ty, other),
            };
            words[part].push(other);
        }
    }
    words
}

/// Words as a function's arguments.
fn columns(entry: &Entry, words: Vec<Vec<u64>>) -> Vec<ArrayRef> {
    let mut words = words.into_iter();
    let parameters = entry.artifact.metadata.signature.parameters.iter();
    parameters
        .filter_map(|parameter| parameter.ty.scalar())
        .map(|ty| {
            let planes = rbcdb_udf_abi::gpu::planes(ty);
            from_words(ty, words.by_ref().take(planes).collect(), None)
        })
        .collect()
}

/// Special values crossed with each other; how many rows that gives.
fn cross(parts: &[ScalarType], rows: usize, words: &mut [Vec<u64>]) -> usize {
    let fits = |n: usize| n.checked_pow(parts.len() as u32).is_some_and(|all| all <= rows);
    let each = (1..=SPECIALS).rev().find(|n| fits(*n)).unwrap_or(0);
    let all = each.pow(parts.len() as u32);
    for row in 0..all {
        let mut rest = row;
        for (part, ty) in parts.iter().enumerate() {
            words[part].push(special(*ty, rest % each));
            rest /= each;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_values_meet_each_other() {
        let mut words = vec![Vec::new(), Vec::new()];
        let parts = [ScalarType::Float64, ScalarType::Int64];
        assert_eq!(cross(&parts, 1000, &mut words), 31 * 31);
        let pair = |a: f64, b: i64| (0..31 * 31).any(|i| words[0][i] == a.to_bits() && words[1][i] == b as u64);
        assert!(pair(f64::INFINITY, 0) && pair(-0.0, i64::MIN));
        assert_eq!(cross(&[], 10, &mut []), 1);
    }
}
