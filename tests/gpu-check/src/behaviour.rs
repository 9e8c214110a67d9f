//! What isn't a result: that calls end when they are told to, that memory may run out, that columns stay on the device.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function};
use rbcdb_runtime_cuda::{Call, CallArgument, Device, Error, Kernel, PiecedColumn, Run, Stats};
use rbcdb_udf_abi::ScalarType;

use crate::arrays::{differences, from_words};
use crate::pack::Entry;
use crate::report::Report;
use crate::watch::within;

/// What may be expected of a device.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// How soon a call must end once it is cancelled.
    pub cancelled_within: Duration,
    /// How often that is tried.
    pub cancels: usize,
    /// Rows that memory is made short for.
    pub rows: usize,
    /// Memory limits to try, the last one too small for anything.
    pub limits: &'static [u64],
}

/// After this long, a call that doesn't end is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs all of it with the functions `endless` and `plus`.
pub fn check(device: &Arc<Device>, entries: &[&Entry], settings: Settings, report: &Report) {
    let load = |name: &str| -> Result<(Arc<Function>, Arc<Kernel>), String> {
        let entry = entries.iter().find(|entry| entry.name == name);
        let artifact = &entry.ok_or(format!("there is no function {name}"))?.artifact;
        let function = Function::load(artifact).map_err(|error| error.to_string())?;
        Ok((
            function,
            Kernel::load(device, artifact).map_err(|error| error.to_string())?,
        ))
    };
    match (load("endless"), load("plus")) {
        (Ok((_, endless)), Ok((plus, plus_kernel))) => {
            report.check(cancel(&endless, settings, report));
            report.check(fail_before_endless(&endless, report));
            report.check(run_out_of_memory(&plus, &plus_kernel, settings, report));
            report.check(keep_columns(&plus_kernel, settings, report));
        }
        (Err(error), _) | (_, Err(error)) => report.wrong(&error),
    }
}

fn integers(values: Vec<i64>) -> ArrayRef {
    from_words(
        ScalarType::Int64,
        vec![values.into_iter().map(|n| n as u64).collect()],
        None,
    )
}

/// Calls with one column.
fn call(kernel: &Arc<Kernel>, column: &ArrayRef, cancel: &CancelFlag) -> Result<ArrayRef, Error> {
    let arguments = [Argument::Array(Arc::clone(column))];
    kernel.call(&arguments, column.len(), cancel, &Stats::new())
}

/// Cancels calls that don't end by themselves.
fn cancel(endless: &Arc<Kernel>, settings: Settings, report: &Report) -> Result<(), String> {
    let column = integers(vec![1; 5000]);
    let mut slowest = Duration::ZERO;
    for _ in 0..settings.cancels {
        let flag = CancelFlag::new();
        let (result, took) = thread::scope(|scope| {
            let canceller = scope.spawn(|| {
                thread::sleep(Duration::from_millis(50));
                flag.cancel();
                Instant::now()
            });
            let result = call(endless, &column, &flag);
            let ended = Instant::now();
            let cancelled = canceller.join().unwrap_or(ended);
            (result, ended.saturating_duration_since(cancelled))
        });
        match result {
            Err(Error::Call(CallError::Cancelled)) => slowest = slowest.max(took),
            Err(error) => return Err(format!("a cancelled call ended with: {error}")),
            Ok(_) => return Err("a call of a function that doesn't end has a result".to_owned()),
        }
    }
    let short = within(PATIENCE, |flag| call(endless, &integers(vec![0; 100]), flag));
    short.map_err(|error| format!("a call after a cancelled one: {error}"))?;
    report.say(&format!(
        "behaviour: {} cancelled calls ended within {slowest:.1?}",
        settings.cancels
    ));
    match slowest <= settings.cancelled_within {
        true => Ok(()),
        false => Err(format!("a cancelled call took {slowest:.1?} to end")),
    }
}

/// A row fails, and rows behind it don't end.
fn fail_before_endless(endless: &Arc<Kernel>, report: &Report) -> Result<(), String> {
    for (rows, failing) in [(64, 0), (5000, 70), (5000, 4990), (200_000, 70_001)] {
        let value = |row: usize| match row {
            _ if row < failing => 0,
            _ if row == failing => -1,
            _ if row.is_multiple_of(3) => -1,
            _ => 1,
        };
        let started = Instant::now();
        let column = integers((0..rows).map(value).collect());
        let result = within(PATIENCE, |flag| call(endless, &column, flag));
        match result {
            Err(Error::Call(CallError::Row(failure))) if failure.row == failing => report.say(&format!(
                "behaviour: row {failing} of {rows} failed before rows that don't end, after {:.1?}: {failure}",
                started.elapsed()
            )),
            Err(error) => return Err(format!("row {failing} of {rows} fails, others don't end: {error}")),
            Ok(_) => return Err("a row that fails has a result".to_owned()),
        }
    }
    Ok(())
}

fn numbers(rows: usize) -> [ArrayRef; 2] {
    [3, 7].map(|step: usize| {
        let words = (0..rows).map(|row| ((row * step % 1000) as f64).to_bits()).collect();
        from_words(ScalarType::Float64, vec![words], None)
    })
}

fn plus_run(kernel: &Arc<Kernel>, columns: &[ArrayRef; 2], cached: bool) -> Run {
    Run {
        rows: columns[0].len(),
        columns: columns
            .iter()
            .map(|column| PiecedColumn::new(vec![Arc::clone(column)]).cached(cached))
            .collect(),
        filter: None,
        outputs: vec![Call {
            kernel: Arc::clone(kernel),
            arguments: vec![CallArgument::Column(0), CallArgument::Column(1)],
        }],
        shape: None,
    }
}

/// Makes memory short: results stay right as long as there are any, and then it is said what is missing.
fn run_out_of_memory(
    plus: &Arc<Function>,
    kernel: &Arc<Kernel>,
    settings: Settings,
    report: &Report,
) -> Result<(), String> {
    let device = kernel.device();
    let columns = numbers(settings.rows);
    let arguments: Vec<Argument> = columns.iter().cloned().map(Argument::Array).collect();
    let expected = plus
        .call(&arguments, settings.rows, &CancelFlag::new())
        .map_err(|error| error.to_string())?;
    let whole = device.memory_limit();
    let mut texts = Vec::new();
    let mut last_fits = true;
    let mut problem = None;
    for (limit, cached) in settings
        .limits
        .iter()
        .flat_map(|limit| [(*limit, true), (*limit, false)])
    {
        device.clear_cache();
        device.set_memory_limit(limit);
        let stats = Stats::new();
        match device.run(&plus_run(kernel, &columns, cached), &CancelFlag::new(), &stats) {
            Ok(ran) if differences(&expected, &ran.arrays[0]).0 == 0 => {
                last_fits = true;
                texts.push(format!("{limit} bytes: {} chunks", stats.chunks()));
            }
            Ok(_) => problem = Some(format!("wrong results with a memory limit of {limit} bytes")),
            Err(Error::OutOfMemory { .. }) => {
                last_fits = false;
                texts.push(format!("{limit} bytes: too little"));
            }
            Err(error) => problem = Some(format!("with a memory limit of {limit} bytes: {error}")),
        }
    }
    device.clear_cache();
    device.set_memory_limit(whole);
    texts.dedup();
    report.say(&format!(
        "behaviour: {} rows with a memory limit of {}",
        settings.rows,
        texts.join(", ")
    ));
    if let Some(problem) = problem {
        return Err(problem);
    }
    if last_fits || texts.first().is_some_and(|first| first.ends_with("too little")) {
        return Err("memory limits have no or too much effect".to_owned());
    }
    let again = device.run(&plus_run(kernel, &columns, false), &CancelFlag::new(), &Stats::new());
    again
        .map(|_| ())
        .map_err(|error| format!("with enough memory again: {error}"))
}

/// Columns that are worth keeping aren't uploaded a second time.
fn keep_columns(kernel: &Arc<Kernel>, settings: Settings, report: &Report) -> Result<(), String> {
    let device = kernel.device();
    let columns = numbers(settings.rows);
    let run = plus_run(kernel, &columns, true);
    device.clear_cache();
    let stats = [Stats::new(), Stats::new()];
    for stats in &stats {
        device
            .run(&run, &CancelFlag::new(), stats)
            .map_err(|error| error.to_string())?;
    }
    let [first, second] = &stats;
    let counts = (
        first.cache_misses(),
        first.cache_hits(),
        second.cache_misses(),
        second.cache_hits(),
    );
    report.say(&format!(
        "behaviour: {} bytes up the first time, {} the second; columns missed, found: {counts:?}",
        first.bytes_up(),
        second.bytes_up()
    ));
    device.clear_cache();
    let all = 16 * settings.rows as u64;
    match counts == (2, 0, 0, 2) && first.bytes_up() >= all && second.bytes_up() < all / 4 {
        true => Ok(()),
        false => Err("columns that are worth keeping aren't kept".to_owned()),
    }
}
