//! Calls of kernel functions: one launch per row.

use std::sync::Arc;
use std::time::Instant;

use arrow::array::{Array, ArrayRef, AsArray, Int64Array, ListArray, new_empty_array};
use arrow::buffer::{BooleanBuffer, Buffer, MutableBuffer, NullBuffer, OffsetBuffer};
use arrow::compute::concat;
use arrow::datatypes::{Field, Int64Type};
use rbcdb_runtime_cpu::call::{Ended, array, is_null, row_failure};
use rbcdb_runtime_cpu::simt::{Argument as LaunchArgument, Outcome};
use rbcdb_runtime_cpu::simt::{Finding, FindingKind, LaunchError, Limits, ParameterKind, Schedule};
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function, arrow_type};
use rbcdb_runtime_cuda::{Error as GpuError, LaunchInput, LaunchShape, Stats, launch_inputs};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::kernel::output_width;

use super::written::Written;
use super::{KernelCode, Rows, blocks, rows, shape};
use crate::device::{self, DeviceChoice};
use crate::gpu::report::Reason;
use crate::statement::{CallRecord, StatementContext};

/// Elements of an array, at most: offsets of lists have 32 bits.
const LENGTH_MAX: usize = i32::MAX as usize;
/// Bytes of an array, at most, as in PostgreSQL.
const ARRAY_BYTES_MAX: usize = 1 << 30;
/// Bytes of a batch's arrays, at most.
const BATCH_BYTES_MAX: usize = 4 << 30;
/// Threads of a launch in the emulator, at most.
const THREADS_MAX: u64 = 1 << 31;

/// Sizes of one call's launch.
struct Sizes {
    length: usize,
    threads: Vec<u64>,
}

impl KernelCode {
    /// Computes a batch: as many arrays as there are rows, or one where all arguments are scalars.
    ///
    /// # Errors
    /// [`CallError::Row`] for the first call in which a thread fails, [`CallError::Launch`] for one that can't be launched.
    pub(crate) fn call(
        &self,
        args: &[Argument],
        rows: usize,
        statement: &StatementContext,
        record: &CallRecord,
    ) -> Result<ArrayRef, CallError> {
        let all_scalar = args.iter().all(|a| matches!(a, Argument::Scalar(_)));
        let rows = if all_scalar { rows.min(1) } else { rows };
        let cancel = statement.cancel_flag();
        let lengths = sizes(&self.length, args, rows, cancel)?;
        let threads = self.threads.iter().map(|function| sizes(function, args, rows, cancel));
        let threads = threads.collect::<Result<Vec<Int64Array>, CallError>>()?;
        let mut results: Vec<Option<ArrayRef>> = Vec::with_capacity(rows);
        let mut bytes = 0;
        for row in 0..rows {
            let values: Vec<ArrayRef> = args.iter().map(|arg| at_row(arg, row)).collect();
            if values.iter().any(|value| is_null(value.as_ref(), 0)) {
                results.push(None);
                continue;
            }
            self.refuse_null_elements(&values)?;
            let at = |sizes: &Int64Array, what: &str| self.size_in(sizes, row, what);
            let length = self.length_of(at(&lengths, "length of the output array")?)?;
            let threads = match threads.as_slice() {
                [] => vec![length as u64],
                given => given
                    .iter()
                    .map(|sizes| self.threads_of(at(sizes, "number of threads")?))
                    .collect::<Result<_, _>>()?,
            };
            bytes += length * output_width(self.metadata.signature.result);
            if bytes > BATCH_BYTES_MAX {
                let message = format!("the arrays of one batch take more than {} GB", BATCH_BYTES_MAX >> 30);
                return Err(self.failed("54000", message));
            }
            let sizes = Sizes { length, threads };
            results.push(Some(self.launch(&values, &sizes, (row, rows), statement, record)?));
        }
        self.list(&results)
    }

    /// A size of the launch in a row.
    fn size_in(&self, sizes: &Int64Array, row: usize, what: &str) -> Result<i64, CallError> {
        let at = if sizes.len() == 1 { 0 } else { row };
        if sizes.is_null(at) {
            return Err(self.failed("22004", format!("the {what} is NULL")));
        }
        Ok(sizes.value(at))
    }

    fn threads_of(&self, threads: i64) -> Result<u64, CallError> {
        u64::try_from(threads).map_err(|_| {
            let message = format!("the number of threads must not be negative: {threads}");
            self.failed("22023", message)
        })
    }

    fn length_of(&self, length: i64) -> Result<usize, CallError> {
        let width = output_width(self.metadata.signature.result);
        match usize::try_from(length) {
            Ok(size) if size <= ARRAY_BYTES_MAX / width => Ok(size),
            Ok(_) => Err(self.failed("54000", format!("an array of {length} elements is too long"))),
            Err(_) => Err(self.failed(
                "22023",
                format!("the length of the output array must not be negative: {length}"),
            )),
        }
    }

    fn refuse_null_elements(&self, values: &[ArrayRef]) -> Result<(), CallError> {
        for (value, parameter) in values.iter().zip(&self.metadata.signature.parameters) {
            if parameter.ty.is_array() && value.as_list::<i32>().value(0).null_count() > 0 {
                let message = format!("an element of {} is NULL", parameter.name);
                return Err(self.failed("22004", message));
            }
        }
        Ok(())
    }

    /// The output of one launch. No thread runs where there is none to run, or nothing to write.
    fn launch(
        &self,
        values: &[ArrayRef],
        sizes: &Sizes,
        (row, rows): (usize, usize),
        statement: &StatementContext,
        record: &CallRecord,
    ) -> Result<ArrayRef, CallError> {
        let signature = &self.metadata.signature;
        if sizes.length == 0 || sizes.threads.contains(&0) {
            return Ok(zeros(signature.result, sizes.length));
        }
        let inputs = launch_inputs(signature, &self.metadata.language, values)?;
        let parameter = |name: &str| self.parameter(&inputs, sizes.length, name);
        let shape = shape::choose(&self.report, &sizes.threads, statement.block(), &parameter);
        let shape = shape.map_err(|what| self.failed("22023", what))?;
        if let Some(result) = self.on_device(values, sizes.length, shape, (row, rows), statement, record)? {
            return Ok(result);
        }
        let zeroed = || {
            let output = Written::zeroed(signature.result, sizes.length);
            output.ok_or_else(|| self.failed("53200", "out of memory for the output array".to_owned()))
        };
        let mut output = zeroed()?;
        let (started, cancel) = (Instant::now(), statement.cancel_flag());
        let settled = self.report.verdict.is_settled();
        let emulated = match &self.rows {
            Some(Rows {
                function,
                regions: None,
            }) => {
                // Where threads may meet, they take turns.
                let ended = rows::launch(function, values, &output, shape, cancel, settled);
                ended.map_err(|ended| match ended {
                    Ended::Row { word, .. } => self.thread_failed(word, values, (row, rows)),
                    Ended::Call(error) => error,
                })?;
                false
            }
            Some(Rows {
                function,
                regions: Some(regions),
            }) if settled => {
                let done = blocks::launch(function, regions, values, &output, shape, cancel)?;
                if !done {
                    output = zeroed()?;
                }
                !done
            }
            _ => true,
        };
        if emulated {
            let arguments = self
                .convention
                .arguments(signature, &inputs, &output.memory, sizes.length);
            self.emulate(&arguments, shape, cancel, values, (row, rows))?;
        }
        record.cpu.record(1, started.elapsed());
        let bytes = sizes.length * output_width(signature.result);
        let written = output.memory.as_buffer().slice_with_length(0, bytes);
        Ok(output_array(signature.result, sizes.length, written))
    }

    /// Runs a launch in the SIMT emulator.
    fn emulate(
        &self,
        arguments: &[LaunchArgument],
        shape: LaunchShape,
        cancel: &CancelFlag,
        values: &[ArrayRef],
        rows: (usize, usize),
    ) -> Result<(), CallError> {
        let limits = Limits {
            steps: i64::MAX as u64,
            memory_bytes: u64::MAX >> 4,
            threads: THREADS_MAX,
            races: false,
            ..Limits::default()
        };
        let outcome = self
            .emulated
            .run_until(arguments, shape, Schedule::Forward, &limits, cancel);
        let outcome = outcome.map_err(|error| match error {
            LaunchError::Cancelled => CallError::Cancelled,
            other => self.failed("54000", other.to_string()),
        })?;
        self.check(&outcome, values, rows)
    }

    /// The same on a GPU; `None` if the CPU shall compute it.
    fn on_device(
        &self,
        values: &[ArrayRef],
        length: usize,
        shape: LaunchShape,
        (row, rows): (usize, usize),
        statement: &StatementContext,
        record: &CallRecord,
    ) -> Result<Option<ArrayRef>, CallError> {
        let runs = &record.alone;
        let Some(gpu) = statement.gpu().filter(|_| !device::is_on_cpu()) else {
            return Ok(None);
        };
        let Some(program) = &self.on_gpu else {
            let why = "LLVM IR that is trusted runs where its memory accesses are checked";
            runs.cpu_because(Reason::Trouble(why.to_owned()));
            return Ok(None);
        };
        let Some(device) = gpu.device(0) else {
            runs.cpu_because(Reason::Trouble(gpu.unavailable().unwrap_or_default()));
            return Ok(None);
        };
        if statement.device() == DeviceChoice::Cpu {
            return Ok(None);
        }
        let kernel = match program.kernel(gpu, device) {
            Ok(kernel) => kernel,
            Err(reason) => {
                runs.cpu_because(Reason::Trouble(reason));
                return Ok(None);
            }
        };
        runs.gpu_because(Reason::Chosen);
        runs.compiled(program.compile_time());
        let stats = Stats::new();
        match kernel.launch(values, length, shape, statement.cancel_flag(), &stats) {
            Ok(result) => {
                runs.stats.add(&stats);
                Ok(Some(result))
            }
            Err(GpuError::Thread { word, .. }) => Err(self.thread_failed(word, values, (row, rows))),
            Err(GpuError::Call(error)) => Err(error),
            Err(other) => {
                runs.cpu_because(Reason::Trouble(other.to_string()));
                Ok(None)
            }
        }
    }

    /// The value of one of the code's integer parameters.
    fn parameter(&self, inputs: &[LaunchInput], length: usize, name: &str) -> Option<i128> {
        let parameters = self.emulated.parameters();
        let at = parameters.iter().position(|parameter| parameter.name == name)?;
        let ParameterKind::Value { bytes, .. } = parameters[at].kind else {
            return None;
        };
        let word = self.convention.integer(&self.metadata.signature, inputs, length, at)?;
        let unused = 64 - 8 * bytes.min(8);
        Some(i128::from((word as i64) << unused >> unused))
    }

    /// What a launch in the emulator was found to do wrong.
    fn check(&self, outcome: &Outcome, values: &[ArrayRef], rows: (usize, usize)) -> Result<(), CallError> {
        if let Some(word) = outcome.raised {
            return Err(self.thread_failed(word, values, rows));
        }
        let ended = outcome.findings.iter().find(|finding| finding.kind.ends_launch());
        match ended {
            None => Ok(()),
            Some(finding) => {
                let (sqlstate, what) = described(finding);
                Err(self.failed(sqlstate, what))
            }
        }
    }

    fn thread_failed(&self, word: u32, values: &[ArrayRef], (row, rows): (usize, usize)) -> CallError {
        row_failure(&self.metadata, rows, row as u64, word, |i, _| (values[i].as_ref(), 0))
    }

    fn failed(&self, sqlstate: &'static str, what: String) -> CallError {
        CallError::Launch {
            function: self.metadata.signature.name.clone(),
            sqlstate,
            what,
        }
    }

    /// The rows' arrays as one column.
    fn list(&self, results: &[Option<ArrayRef>]) -> Result<ArrayRef, CallError> {
        let element = self.metadata.signature.result;
        let field = Field::new_list_field(arrow_type(element), true);
        let parts: Vec<&dyn Array> = results.iter().flatten().map(AsRef::as_ref).collect();
        let total: usize = parts.iter().map(|part| part.len()).sum();
        if total > LENGTH_MAX {
            return Err(self.failed("54000", format!("arrays of {total} elements in one batch are too many")));
        }
        let values = match parts.as_slice() {
            [] => new_empty_array(&arrow_type(element)),
            parts => concat(parts).map_err(|e| self.failed("XX000", e.to_string()))?,
        };
        let lengths = results
            .iter()
            .map(|result| result.as_ref().map_or(0, |array| array.len()));
        let nulls: NullBuffer = results.iter().map(Option::is_some).collect();
        let nulls = Some(nulls).filter(|nulls| nulls.null_count() > 0);
        Ok(Arc::new(ListArray::new(
            Arc::new(field),
            OffsetBuffer::from_lengths(lengths),
            values,
            nulls,
        )))
    }
}

/// The sizes that a function of the parameters gives, one per row, or one for all.
fn sizes(function: &Function, args: &[Argument], rows: usize, cancel: &CancelFlag) -> Result<Int64Array, CallError> {
    Ok(function.call(args, rows, cancel)?.as_primitive::<Int64Type>().clone())
}

/// An argument's value in one row, as an array of length 1.
fn at_row(arg: &Argument, row: usize) -> ArrayRef {
    match arg {
        Argument::Array(array) => array.slice(row, 1),
        Argument::Scalar(array) => Arc::clone(array),
    }
}

fn zeros(ty: ScalarType, length: usize) -> ArrayRef {
    output_array(
        ty,
        length,
        MutableBuffer::from_len_zeroed(length * output_width(ty)).into(),
    )
}

/// The output as a launch leaves it in memory, as an Arrow array.
fn output_array(ty: ScalarType, length: usize, bytes: Buffer) -> ArrayRef {
    let values = match ty {
        ScalarType::Bool => BooleanBuffer::collect_bool(length, |i| bytes[i] != 0).into_inner(),
        _ => bytes,
    };
    array(ty, length, vec![values], None)
}

/// A finding that ends a launch, as an error.
fn described(finding: &Finding) -> (&'static str, String) {
    let [x, y, z] = finding.thread.block;
    let [tx, ty, tz] = finding.thread.thread;
    let thread = format!("thread ({tx}, {ty}, {tz}) of block ({x}, {y}, {z})");
    let place = finding.place.as_ref().map(|place| match &place.object {
        Some(object) => format!(
            " at byte {} of {object}, which has {}",
            place.offset, place.object_bytes
        ),
        None => " outside of all arrays".to_owned(),
    });
    let place = place.unwrap_or_default();
    match finding.kind {
        FindingKind::OutOfBounds | FindingKind::ReadOnly | FindingKind::Misaligned => {
            ("2202E", format!("memory access out of range{place}, {thread}"))
        }
        FindingKind::Assertion => {
            let text = finding.text.as_deref().unwrap_or_default();
            ("P0001", format!("assertion failed {text}, {thread}"))
        }
        kind => ("38000", format!("{}, {thread}", kind.name().replace('_', " "))),
    }
}
