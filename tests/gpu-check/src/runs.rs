//! Columns on their way through a device: lengths around those of words, warps and chunks; NULLs; pieces that begin anywhere;
//! values that all rows share; filters; several results at once; failing rows behind filters. The CPU computes the same call by
//! call.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray};
use arrow::buffer::{BooleanBuffer, NullBuffer};
use arrow::compute::filter;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function};
use rbcdb_runtime_cuda::{Call, CallArgument, Device, Error, Kernel, LaunchShape, PiecedColumn, Run, Stats};
use rbcdb_udf_abi::ScalarType;

use crate::arrays::{differences, from_words};
use crate::pack::Entry;
use crate::programs::in_parallel;
use crate::random::Random;
use crate::report::{Report, unlike};
use crate::watch::within;

/// Far longer than all runs take.
const LIMIT: Duration = Duration::from_secs(120);

/// Names that filters begin with.
const FILTER: &str = "keep";

/// The columns, by the names that parameters call them.
const COLUMNS: [(&str, ScalarType); 6] = [
    ("a", ScalarType::Float64),
    ("k", ScalarType::Int64),
    ("b", ScalarType::Bool),
    ("z", ScalarType::Complex128),
    ("h", ScalarType::Int16),
    ("f", ScalarType::Float32),
];

/// How much is to be done.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Runs.
    pub runs: u64,
    /// Rows of the device's chunks.
    pub chunk_rows: usize,
    /// Threads that make runs.
    pub threads: usize,
}

struct Loaded {
    name: String,
    function: Arc<Function>,
    kernel: Arc<Kernel>,
}

/// What both sides compute.
struct Case<'a> {
    rows: usize,
    /// Whole, and in pieces.
    columns: Vec<(ArrayRef, PiecedColumn)>,
    shared: ArrayRef,
    filter: Option<&'a Loaded>,
    outputs: Vec<&'a Loaded>,
    shape: Option<LaunchShape>,
}

type Results = (Vec<ArrayRef>, Option<BooleanBuffer>);

/// Runs as many random cases.
pub fn check(device: &Arc<Device>, entries: &[&Entry], settings: Settings, report: &Report) {
    let mut loaded = Vec::new();
    for entry in entries {
        let function = Function::load(&entry.artifact).map_err(|error| error.to_string());
        let kernel = Kernel::load(device, &entry.artifact).map_err(|error| error.to_string());
        match (function, kernel) {
            (Ok(function), Ok(kernel)) => loaded.push(Loaded {
                name: entry.name.clone(),
                function,
                kernel,
            }),
            (Err(error), _) | (_, Err(error)) => return report.wrong(&format!("{}: {error}", entry.name)),
        }
    }
    let (filters, outputs): (Vec<&Loaded>, Vec<&Loaded>) =
        loaded.iter().partition(|loaded| loaded.name.starts_with(FILTER));
    if outputs.is_empty() {
        return report.wrong("there are no functions for runs");
    }
    let before = report.seconds();
    let seeds: Vec<u64> = (0..settings.runs).collect();
    let run = |seed: &u64, cancel: &CancelFlag| {
        if device.lost().is_some() || cancel.is_cancelled() {
            return false;
        }
        let case = case(*seed, settings.chunk_rows, &filters, &outputs);
        let expected = on_cpu(&case, cancel);
        // Columns that are worth keeping are on the device the second time.
        for time in 0..2 {
            let found = on_device(device, &case, cancel);
            let same = compare(&expected, &found);
            report.check(same.map_err(|what| format!("run {seed}, time {}, {}: {what}", time + 1, case.text())));
        }
        expected.is_err()
    };
    let ends = within(LIMIT, |cancel| {
        let ends = in_parallel(settings.threads, &seeds, |seed| run(seed, cancel));
        if cancel.is_cancelled() {
            report.wrong(&format!("runs aren't through after {LIMIT:?}"));
        }
        ends
    });
    report.say(&format!(
        "runs: {} runs, each twice, {} of them with a failing row, in {:.1} s",
        ends.len(),
        ends.iter().filter(|failing| **failing).count(),
        report.seconds() - before
    ));
}

impl Case<'_> {
    fn text(&self) -> String {
        let names: Vec<&str> = self.outputs.iter().map(|output| output.name.as_str()).collect();
        let filter = self.filter.map_or("no filter", |filter| &filter.name);
        format!(
            "{} rows, {filter}, outputs {}, {:?}",
            self.rows,
            names.join(" "),
            self.shape
        )
    }
}

fn case<'a>(seed: u64, chunk_rows: usize, filters: &[&'a Loaded], outputs: &[&'a Loaded]) -> Case<'a> {
    let mut random = Random::new(seed);
    let rows = length(&mut random, chunk_rows);
    let zeros = random.below(2) == 0;
    let columns = COLUMNS.iter().map(|(_, ty)| column(&mut random, *ty, rows, zeros));
    let columns = columns.collect();
    let shared = from_words(
        ScalarType::Float64,
        vec![vec![(random.below(200) as f64 - 100.0).to_bits()]],
        (random.below(6) == 0).then(|| NullBuffer::new_null(1)),
    );
    let filter = match random.below(4) {
        0 => None,
        _ if filters.is_empty() => None,
        _ => Some(random.pick(filters)),
    };
    let outputs = (0..1 + random.below(4)).map(|_| random.pick(outputs)).collect();
    let shape = match random.below(3) {
        0 => Some(LaunchShape::linear(
            1 + random.below(9) as u32,
            32 * (1 + random.below(4) as u32),
        )),
        _ => None,
    };
    Case {
        rows,
        columns,
        shared,
        filter,
        outputs,
        shape,
    }
}

fn length(random: &mut Random, chunk_rows: usize) -> usize {
    let around = match random.below(4) {
        0 => return random.below(300),
        1 => 32 << random.below(5),
        2 => chunk_rows,
        _ => chunk_rows * (1 + random.below(4)),
    };
    match random.below(4) {
        0 => around + random.below(100),
        _ => around + random.below(3) - 1,
    }
}

/// A column of small numbers, with or without NULLs, and zeros only where they are asked for.
fn column(random: &mut Random, ty: ScalarType, rows: usize, zeros: bool) -> (ArrayRef, PiecedColumn) {
    let offset = random.below(70);
    let all = offset + rows;
    let word = |random: &mut Random| {
        let n = 1 + random.below(199) as i64 - if random.below(2) == 0 { 200 } else { 0 };
        match ty {
            ScalarType::Float64 | ScalarType::Complex128 => (n as f64 / 8.0).to_bits(),
            ScalarType::Float32 => (n as f32 / 8.0).to_bits().into(),
            ScalarType::Bool => n as u64 & 1,
            _ => n as u64,
        }
    };
    let mut plane = || -> Vec<u64> { (0..all).map(|_| word(random)).collect() };
    let mut planes: Vec<Vec<u64>> = (0..rbcdb_udf_abi::gpu::planes(ty)).map(|_| plane()).collect();
    if zeros && rows > 0 {
        let row = offset + random.below(rows);
        planes.iter_mut().for_each(|plane| plane[row] = 0);
    }
    let valid_of_64 = random.pick(&[64, 64, 63, 32, 1, 0]);
    let nulls = (valid_of_64 < 64).then(|| NullBuffer::from_iter((0..all).map(|_| random.below(64) < valid_of_64)));
    let array = from_words(ty, planes, nulls).slice(offset, rows);
    let mut cuts: Vec<usize> = (0..random.below(5))
        .map(|_| random.below(rows + 1))
        .chain([0, rows])
        .collect();
    cuts.sort_unstable();
    let pieces = cuts.windows(2).map(|ends| array.slice(ends[0], ends[1] - ends[0]));
    let pieced = PiecedColumn::new(pieces.collect()).cached(random.below(3) == 0);
    (array, pieced)
}

/// The column that a parameter is given; `None` for the shared value.
fn column_of(name: &str) -> Option<usize> {
    COLUMNS.iter().position(|(column, _)| *column == name)
}

fn on_device(device: &Arc<Device>, case: &Case<'_>, cancel: &CancelFlag) -> Result<Results, Error> {
    let call = |loaded: &Loaded| {
        let parameters = loaded.function.metadata().signature.parameters.iter();
        let arguments = parameters.map(|parameter| match column_of(&parameter.name) {
            Some(column) => CallArgument::Column(column),
            None => CallArgument::Scalar(Arc::clone(&case.shared)),
        });
        Call {
            kernel: Arc::clone(&loaded.kernel),
            arguments: arguments.collect(),
        }
    };
    let run = Run {
        columns: case.columns.iter().map(|(_, pieced)| pieced.clone()).collect(),
        rows: case.rows,
        filter: case.filter.map(call),
        outputs: case.outputs.iter().map(|output| call(output)).collect(),
        shape: case.shape,
    };
    let ran = device.run(&run, cancel, &Stats::new())?;
    Ok((ran.arrays, ran.selection))
}

/// The first rows of a case, some of them left out, on the CPU.
fn call_on_cpu(
    case: &Case<'_>,
    loaded: &Loaded,
    rows: usize,
    kept: Option<&BooleanBuffer>,
    cancel: &CancelFlag,
) -> Result<ArrayRef, CallError> {
    let kept_rows = kept.map_or(rows, BooleanBuffer::count_set_bits);
    let parameters = loaded.function.metadata().signature.parameters.iter();
    let mut cache: HashMap<usize, ArrayRef> = HashMap::new();
    let arguments = parameters.map(|parameter| {
        let Some(column) = column_of(&parameter.name) else {
            return Argument::Scalar(Arc::clone(&case.shared));
        };
        let array = cache.entry(column).or_insert_with(|| {
            let array = case.columns[column].0.slice(0, rows);
            let kept = kept.map(|kept| filter(&array, &BooleanArray::new(kept.clone(), None)));
            kept.and_then(Result::ok).unwrap_or(array)
        });
        Argument::Array(Arc::clone(array))
    });
    let arguments: Vec<Argument> = arguments.collect();
    loaded.function.call(&arguments, kept_rows, cancel)
}

/// What the case gives, computed call by call.
fn on_cpu(case: &Case<'_>, cancel: &CancelFlag) -> Result<Results, CallError> {
    let mut rows = case.rows;
    let mut failure = None;
    let mut kept = None;
    if let Some(filter) = case.filter {
        let mut flags = call_on_cpu(case, filter, rows, None, cancel);
        if let Err(CallError::Row(first)) = &flags {
            // Rows before it may fail in what is computed of them.
            rows = first.row;
            failure = Some((rows, CallError::Row(first.clone())));
            flags = call_on_cpu(case, filter, rows, None, cancel);
        }
        let flags = flags?;
        let flags = flags.as_boolean();
        let valid = |row| flags.is_valid(row) && flags.value(row);
        kept = Some(BooleanBuffer::collect_bool(rows, valid));
    }
    let mut arrays = Vec::new();
    for output in &case.outputs {
        match call_on_cpu(case, output, rows, kept.as_ref(), cancel) {
            Ok(array) => arrays.push(array),
            Err(CallError::Row(mut first)) => {
                first.row = match &kept {
                    Some(kept) => kept.set_indices().nth(first.row).unwrap_or(usize::MAX),
                    None => first.row,
                };
                let earlier = failure.as_ref().is_none_or(|(row, _)| first.row < *row);
                if earlier {
                    failure = Some((first.row, CallError::Row(first)));
                }
            }
            Err(other) => return Err(other),
        }
    }
    match failure {
        Some((_, error)) => Err(error),
        None => Ok((arrays, kept)),
    }
}

fn compare(expected: &Result<Results, CallError>, found: &Result<Results, Error>) -> Result<(), String> {
    match (expected, found) {
        (Ok((expected, kept)), Ok((found, selected))) => {
            if kept != selected {
                return Err("other rows pass the filter".to_owned());
            }
            let pairs = expected.iter().zip(found).enumerate();
            for (output, (expected, found)) in pairs {
                let (count, rows) = differences(expected, found);
                if count > 0 {
                    return Err(format!("output {output} differs in {count} rows, first in {rows:?}"));
                }
            }
            Ok(())
        }
        (Err(expected), Err(Error::Call(found))) if expected == found => Ok(()),
        (expected, found) => Err(unlike(expected, found)),
    }
}
