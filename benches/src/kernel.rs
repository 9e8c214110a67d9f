//! A workload's function, compiled and loaded, over batches of columns: the kernel alone, without an engine around it.

use std::hint::black_box;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{DataType, Float64Type, Int32Type, Int64Type};
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function};
use rbcdb_udf_compiler::pipeline::Compiler;

use crate::workload::{Workload, batches};
use crate::{Failure, source};

/// A function and what it is called with.
pub struct Kernel {
    function: Arc<Function>,
    calls: Vec<Vec<Argument>>,
}

impl Kernel {
    /// The last function of a workload, over its columns in batches.
    ///
    /// # Errors
    /// If it can't be compiled or loaded.
    pub fn new(compiler: &Compiler, workload: &Workload, columns: &[ArrayRef]) -> Result<Kernel, Failure> {
        let function = source::load(compiler, workload.sql)?;
        Ok(Kernel::of(function, columns, &workload.shared))
    }

    /// A function over columns in batches, and over arguments that all rows share.
    pub fn of(function: Arc<Function>, columns: &[ArrayRef], shared: &[ArrayRef]) -> Kernel {
        let arguments = |batch: Vec<ArrayRef>| {
            let columns = batch.into_iter().map(Argument::Array);
            columns.chain(shared.iter().cloned().map(Argument::Scalar)).collect()
        };
        let calls = batches(columns).into_iter().map(arguments).collect();
        Kernel { function, calls }
    }

    /// Calls it for all batches, each thread for a part of them.
    ///
    /// # Errors
    /// If a row fails.
    pub fn run(&self, threads: usize) -> Result<(), Failure> {
        if threads == 1 {
            return self.part(&self.calls).map_err(Failure::from);
        }
        let parts = self.calls.chunks(self.calls.len().div_ceil(threads));
        std::thread::scope(|scope| {
            let running: Vec<_> = parts.map(|part| scope.spawn(move || self.part(part))).collect();
            running.into_iter().try_for_each(|thread| match thread.join() {
                Ok(end) => end.map_err(Failure::from),
                Err(_) => Err("a thread has panicked".into()),
            })
        })
    }

    fn part(&self, calls: &[Vec<Argument>]) -> Result<(), String> {
        calls
            .iter()
            .try_for_each(|arguments| self.call(arguments).map(|result| drop(black_box(result))))
    }

    fn call(&self, arguments: &[Argument]) -> Result<ArrayRef, String> {
        let rows = arguments.first().map_or(0, |argument| argument.array().len());
        let result = self.function.call(arguments, rows, &CancelFlag::new());
        result.map_err(|error| error.to_string())
    }

    /// All results, as doubles.
    ///
    /// # Errors
    /// If a row fails, or the results are no numbers.
    pub fn results(&self) -> Result<Vec<f64>, Failure> {
        let mut all = Vec::new();
        for arguments in &self.calls {
            doubles(&self.call(arguments)?, &mut all)?;
        }
        Ok(all)
    }
}

/// Appends an array's values.
///
/// # Errors
/// If they are no numbers.
pub fn doubles(array: &ArrayRef, all: &mut Vec<f64>) -> Result<(), Failure> {
    match array.data_type() {
        DataType::Float64 => all.extend(array.as_primitive::<Float64Type>().values()),
        DataType::Int64 => all.extend(array.as_primitive::<Int64Type>().values().iter().map(|n| *n as f64)),
        DataType::Int32 => all.extend(array.as_primitive::<Int32Type>().values().iter().map(|n| f64::from(*n))),
        other => return Err(format!("results of type {other} aren't compared").into()),
    }
    Ok(())
}
