//! Whole programs with few rows: in several launch shapes, which rows fail and with what, and the results, as on the CPU.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function};
use rbcdb_runtime_cuda::{Call, CallArgument, Device, Error, Kernel, LaunchShape, PiecedColumn, Run, Stats};
use rbcdb_udf_abi::{ParameterType, ScalarType};

use crate::arrays::{bits, differences, from_bits, text};
use crate::pack::{Bits, Entry};
use crate::report::{Report, unlike};
use crate::watch::within;

/// Shapes of launches: the best one, fewer and more threads than rows, grids that divide nothing.
const SHAPES: [Option<LaunchShape>; 5] = [
    None,
    Some(LaunchShape::linear(1, 32)),
    Some(LaunchShape::linear(3, 32)),
    Some(LaunchShape::linear(2, 96)),
    Some(LaunchShape::linear(41, 64)),
];

/// Far longer than all programs take.
const LIMIT: Duration = Duration::from_secs(300);

/// How often rows are repeated, so that several warps have some.
const REPEATS: usize = 17;

/// Does something to each element, in several threads; the results in order.
pub fn in_parallel<T: Sync, R: Send>(threads: usize, list: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(list.len()));
    let each = || {
        while let Some((number, item)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            list.get(number).map(|item| (number, item))
        } {
            let result = work(item);
            results
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((number, result));
        }
    };
    thread::scope(|scope| (0..threads.max(1)).for_each(|_| drop(scope.spawn(each))));
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Runs all entries.
pub fn check(device: &Arc<Device>, entries: &[&Entry], threads: usize, report: &Report) {
    let (calls, failing) = (AtomicU64::new(0), AtomicU64::new(0));
    let before = report.seconds();
    within(LIMIT, |cancel| {
        let each = |entry: &&Entry| {
            if device.lost().is_some() || cancel.is_cancelled() {
                return;
            }
            match Program::load(device, entry, cancel) {
                Ok(program) => report.check(program.check(&calls, &failing)),
                Err(error) => report.wrong(&format!("{}: {error}", entry.name)),
            }
        };
        in_parallel(threads, entries, each);
        if cancel.is_cancelled() {
            report.wrong(&format!("programs aren't through after {LIMIT:?}"));
        }
    });
    report.check(
        device
            .lost()
            .map_or(Ok(()), |why| Err(format!("the device is lost: {why}"))),
    );
    report.say(&format!(
        "programs: {} programs, {} calls in {} launch shapes, {} of them with a failing row, in {:.1} s",
        entries.len(),
        calls.load(Ordering::Relaxed),
        SHAPES.len(),
        failing.load(Ordering::Relaxed),
        report.seconds() - before
    ));
}

struct Program<'a> {
    entry: &'a Entry,
    function: Arc<Function>,
    kernel: Arc<Kernel>,
    cancel: &'a CancelFlag,
}

impl<'a> Program<'a> {
    fn load(device: &Arc<Device>, entry: &'a Entry, cancel: &'a CancelFlag) -> Result<Program<'a>, String> {
        Ok(Program {
            entry,
            function: Function::load(&entry.artifact).map_err(|error| error.to_string())?,
            kernel: Kernel::load(device, &entry.artifact).map_err(|error| error.to_string())?,
            cancel,
        })
    }

    /// Calls with all rows; as long as a row fails, again without its like.
    fn check(&self, calls: &AtomicU64, failing: &AtomicU64) -> Result<(), String> {
        let mut rows = self.entry.rows.clone();
        loop {
            let repeated: Vec<&[Bits]> = (0..rows.len() * REPEATS)
                .map(|i| rows[i % rows.len()].as_slice())
                .collect();
            if repeated.is_empty() {
                return Ok(());
            }
            let columns = self.columns(&repeated);
            let arguments: Vec<Argument> = columns.iter().cloned().map(Argument::Array).collect();
            let expected = self.function.call(&arguments, repeated.len(), self.cancel);
            for shape in SHAPES {
                let found = self.launch(&columns, repeated.len(), shape);
                calls.fetch_add(1, Ordering::Relaxed);
                self.compare(&repeated, shape, &expected, &found)?;
            }
            match expected {
                Ok(_) => return Ok(()),
                Err(CallError::Row(failure)) => {
                    failing.fetch_add(1, Ordering::Relaxed);
                    let at = failure.row % rows.len();
                    rows.remove(at);
                }
                Err(other) => return Err(format!("{}: on the CPU: {other}", self.entry.name)),
            }
        }
    }

    fn columns(&self, rows: &[&[Bits]]) -> Vec<ArrayRef> {
        let types = self.entry.artifact.metadata.signature.parameter_types().into_iter();
        let column = |(i, ty): (usize, ScalarType)| {
            let values: Vec<Bits> = rows.iter().map(|row| row[i]).collect();
            from_bits(ty, &values)
        };
        types
            .filter_map(ParameterType::scalar)
            .enumerate()
            .map(column)
            .collect()
    }

    fn launch(&self, columns: &[ArrayRef], rows: usize, shape: Option<LaunchShape>) -> Result<ArrayRef, Error> {
        let run = Run {
            columns: columns
                .iter()
                .map(|column| PiecedColumn::new(vec![column.clone()]))
                .collect(),
            rows,
            filter: None,
            outputs: vec![Call {
                kernel: Arc::clone(&self.kernel),
                arguments: (0..columns.len()).map(CallArgument::Column).collect(),
            }],
            shape,
        };
        let mut ran = self.kernel.device().run(&run, self.cancel, &Stats::new())?;
        Ok(ran.arrays.remove(0))
    }

    fn compare(
        &self,
        rows: &[&[Bits]],
        shape: Option<LaunchShape>,
        expected: &Result<ArrayRef, CallError>,
        found: &Result<ArrayRef, Error>,
    ) -> Result<(), String> {
        let signature = &self.entry.artifact.metadata.signature;
        let what = match (expected, found) {
            (Ok(expected), Ok(found)) => {
                let (count, first) = differences(expected, found);
                if count == 0 {
                    return Ok(());
                }
                let lines = first.iter().map(|row| {
                    let of = |array: &ArrayRef| {
                        let row = if array.len() == 1 { 0 } else { *row };
                        text(signature.result, bits(array.as_ref(), row))
                    };
                    let arguments = rows[*row].iter().zip(&signature.parameters);
                    let arguments: Vec<String> = arguments
                        .filter_map(|(value, p)| Some(text(p.ty.scalar()?, *value)))
                        .collect();
                    let (expected, found) = (of(expected), of(found));
                    format!("\n  row {row} ({}): CPU {expected}, GPU {found}", arguments.join(", "))
                });
                format!("{count} rows differ{}", lines.collect::<String>())
            }
            (Err(expected), Err(Error::Call(found))) if expected == found => return Ok(()),
            (expected, found) => unlike(expected, found),
        };
        let (name, source) = (&self.entry.name, &self.entry.artifact.metadata.source);
        Err(format!("{name}, {shape:?}: {what}\n{signature}\n{source}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let list: Vec<usize> = (0..1000).collect();
        assert!(
            in_parallel(7, &list, |n| n * 2)
                .into_iter()
                .eq((0..1000).map(|n| n * 2))
        );
        assert_eq!(in_parallel(0, &[1], |n| *n), [1]);
    }
}
