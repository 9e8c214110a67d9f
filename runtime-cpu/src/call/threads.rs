//! Rows that are computed for what they do to memory: threads of a kernel function.

use std::time::Instant;

use arrow::array::Array;
use arrow::buffer::MutableBuffer;
use rbcdb_udf_abi::ScalarType;

use super::raw::Columns;
use super::raw_run::{self, OutMemory, OutValues};
use super::scratch::Tails;
use super::{Ended, check_arguments, inputs, outcome, scratch, shape};
use crate::cancel::CancelFlag;
use crate::error::CallError;
use crate::function::{Argument, Function};

/// Threads of a kernel function, bound to their arguments.
pub struct Threads<'a> {
    function: &'a Function,
    columns: Columns<'a>,
    rows: usize,
    cancel: &'a CancelFlag,
    tails: &'a mut Tails,
    /// A bit per thread, which means nothing.
    done: MutableBuffer,
    /// Threads that were run, each as often as it was.
    ran: usize,
}

impl Threads<'_> {
    /// Runs all of them, or the first one alone.
    ///
    /// # Errors
    /// The first one that fails; [`CallError::Cancelled`] soon after the call is cancelled.
    pub fn run(&mut self, all: bool) -> Result<(), Ended> {
        let rows = if all { self.rows } else { self.rows.min(1) };
        if self.cancel.is_cancelled() {
            return Err(CallError::Cancelled.into());
        }
        self.ran += rows;
        let done = OutMemory {
            values: OutValues::Fresh {
                buffer: &mut self.done,
                row_bits: 1,
            },
            validity: None,
            rows,
        };
        let end = raw_run::run(self.function.code(), &self.columns, None, done, self.tails, self.cancel);
        outcome(self.function.metadata(), end)
    }
}

impl Function {
    /// Binds so many rows to their arguments, among which there must be no NULL, for `body` to run them as often as it likes: threads of a
    /// kernel function, computed for what they do to memory that an argument stands for. Nothing is looked at but the arguments' types
    /// and lengths, so that others may run other threads on the same memory at the same time.
    ///
    /// # Errors
    /// [`CallError::Type`] and [`CallError::Shape`] for arguments that don't fit, and for functions that aren't made of kernel functions.
    pub fn threads<R>(
        &self,
        args: &[Argument],
        rows: usize,
        cancel: &CancelFlag,
        body: impl FnOnce(&mut Threads<'_>) -> R,
    ) -> Result<R, CallError> {
        let metadata = self.metadata();
        let signature = &metadata.signature;
        check_arguments(signature, args, rows)?;
        if signature.result != ScalarType::Bool || metadata.nullable_result {
            return Err(shape(signature, "a function whose rows aren't threads".to_owned()));
        }
        if args.iter().any(|arg| arg.array().null_count() > 0) {
            return Err(shape(signature, "NULL for a thread".to_owned()));
        }
        Ok(scratch::with(|scratch| {
            let started = Instant::now();
            let mut threads = Threads {
                function: self,
                columns: inputs::bind(args, signature, rows, &[], &mut scratch.inputs),
                rows,
                cancel,
                tails: &mut scratch.tails,
                done: MutableBuffer::with_capacity(rows.next_multiple_of(64) / 8),
                ran: 0,
            };
            let result = body(&mut threads);
            self.stats().record(threads.ran, started.elapsed());
            result
        }))
    }
}
