//! A loaded function and its calls.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use arrow::array::ArrayRef;
use rbcdb_udf_abi::artifact::{Artifact, Metadata};

use crate::call::{self, Mask};
use crate::cancel::CancelFlag;
use crate::error::CallError;
use crate::loader::{self, Code, LoadError};

/// One argument of a call.
#[derive(Debug, Clone)]
pub enum Argument {
    /// One value per row.
    Array(ArrayRef),
    /// One value for all rows: an array of length 1.
    Scalar(ArrayRef),
}

impl Argument {
    /// The array behind it, of length 1 for a scalar.
    pub fn array(&self) -> &ArrayRef {
        match self {
            Argument::Array(array) | Argument::Scalar(array) => array,
        }
    }

    /// Where in [`Argument::array`] the value for this row of the batch is.
    pub(crate) fn index(&self, row: usize) -> usize {
        match self {
            Argument::Array(_) => row,
            Argument::Scalar(_) => 0,
        }
    }

    /// Whether it is one value that is NULL.
    pub(crate) fn is_null_scalar(&self) -> bool {
        matches!(self, Argument::Scalar(array) if call::is_null(array.as_ref(), 0))
    }
}

/// Calls, rows and time inside compiled code; counted by any number of threads at once.
#[derive(Debug, Default)]
pub struct CallStats {
    calls: AtomicU64,
    rows: AtomicU64,
    nanoseconds: AtomicU64,
}

impl CallStats {
    /// Counters at zero.
    pub fn new() -> CallStats {
        CallStats::default()
    }

    /// Kernel calls. A batch that needs none (no rows, a NULL scalar for a strict function) isn't counted.
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Rows that these calls were given, NULLs included.
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// Time inside compiled code, summed over threads.
    pub fn time(&self) -> Duration {
        Duration::from_nanos(self.nanoseconds.load(Ordering::Relaxed))
    }

    /// Adds time to what was counted.
    pub fn add_time(&self, time: Duration) {
        let nanoseconds = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds.fetch_add(nanoseconds, Ordering::Relaxed);
    }

    /// Counts one more call.
    pub fn record(&self, rows: usize, time: Duration) {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.rows.fetch_add(rows as u64, Ordering::Relaxed);
        self.add_time(time);
    }
}

/// A function whose code is in memory. Shared by all threads that call it; the memory is returned when the last
/// reference goes.
#[derive(Debug)]
pub struct Function {
    metadata: Metadata,
    code: Code,
    stats: CallStats,
}

impl Function {
    /// Checks that this CPU can run the artifact's code and puts it in memory.
    ///
    /// # Errors
    /// A [`LoadError`] that says what the artifact needs and this machine or build lacks.
    pub fn load(artifact: &Artifact) -> Result<Arc<Function>, LoadError> {
        let code = loader::load(artifact)?;
        Ok(Arc::new(Function {
            metadata: artifact.metadata.clone(),
            code,
            stats: CallStats::new(),
        }))
    }

    /// A function around a kernel written in Rust.
    #[cfg(test)]
    pub(crate) fn with_kernel(metadata: Metadata, kernel: rbcdb_udf_abi::KernelFn) -> Function {
        Function {
            metadata,
            code: Code::from_fn(kernel),
            stats: CallStats::new(),
        }
    }

    /// The metadata, to vary.
    #[cfg(test)]
    pub(crate) fn metadata_mut(&mut self) -> &mut Metadata {
        &mut self.metadata
    }

    /// Signature, source, error sites.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Bytes of memory that the code takes.
    pub fn code_bytes(&self) -> usize {
        self.code.length()
    }

    /// What all calls together did.
    pub fn stats(&self) -> &CallStats {
        &self.stats
    }

    /// Computes `rows` rows.
    ///
    /// The result has `rows` elements of [`crate::arrow_type`] of the declared result, zero under NULLs. If there is no
    /// array among the arguments (all are scalars, or there are none), it is computed once and has one element, unless
    /// `rows` is 0.
    ///
    /// # Errors
    /// [`CallError::Row`] for the first row that fails; [`CallError::Cancelled`] soon after `cancel` is set;
    /// [`CallError::Type`] and [`CallError::Shape`] for arguments that don't fit the signature.
    pub fn call(&self, args: &[Argument], rows: usize, cancel: &CancelFlag) -> Result<ArrayRef, CallError> {
        self.call_counted(args, rows, cancel, &CallStats::new())
    }

    /// [`Function::call`] that also counts into `stats`, for reports per statement or operator.
    ///
    /// # Errors
    /// As [`Function::call`].
    pub fn call_counted(
        &self,
        args: &[Argument],
        rows: usize,
        cancel: &CancelFlag,
        stats: &CallStats,
    ) -> Result<ArrayRef, CallError> {
        call::check_arguments(&self.metadata.signature, args, rows)?;
        let all_scalar = args.iter().all(|a| matches!(a, Argument::Scalar(_)));
        let rows = if all_scalar { rows.min(1) } else { rows };
        if cancel.is_cancelled() {
            return Err(CallError::Cancelled);
        }
        call::run(&self.metadata, &self.code, args, (rows, None), cancel, |time| {
            self.stats.record(rows, time);
            stats.record(rows, time);
        })
    }

    /// Computes the rows of a mask, over arguments for all of its rows: the result is NULL in the others.
    ///
    /// # Errors
    /// As [`Function::call`]. A row that isn't in the mask doesn't fail.
    pub fn call_masked(
        &self,
        args: &[Argument],
        mask: &Mask,
        cancel: &CancelFlag,
        stats: &CallStats,
    ) -> Result<ArrayRef, CallError> {
        let rows = mask.rows();
        call::check_arguments(&self.metadata.signature, args, rows)?;
        if cancel.is_cancelled() {
            return Err(CallError::Cancelled);
        }
        call::run(&self.metadata, &self.code, args, (rows, Some(mask)), cancel, |time| {
            self.stats.record(rows, time);
            stats.record(rows, time);
        })
    }

    /// The code.
    pub(crate) fn code(&self) -> &Code {
        &self.code
    }
}
