//! Functions over columns on a device.
//!
//! ```text
//! Run ── check ── plan ──▶ chunks ── lanes: stage, upload, launch, download ──▶ landing, in order ── results ──▶ Ran
//! ```
//!
//! `plan` decides what is uploaded and where everything stands in memory, `lanes` are what chunks fly on, `flight` is one
//! chunk's operations, `watch` waits for them, `signals` stops them and says when a row has failed, `results` makes arrays.
//!
//! Of all rows that fail the first counts, and for one row the first call, the filter before the outputs: whatever the
//! chunks, the launch shape and the time at which a failure is noticed. Rows after a failing one may take for ever: if its
//! chunk doesn't end soon, it is stopped, and the rows before the failing one are computed again to see whether one of them
//! fails.

mod check;
mod flight;
mod lanes;
pub(crate) mod parallel;
mod plan;
mod results;
mod signals;
mod watch;

pub(crate) use flight::exclusive;
pub(crate) use signals::{Signal, Signals};
pub(crate) use watch::pause;

use std::sync::Arc;
use std::time::Instant;

use arrow::array::ArrayRef;
use arrow::buffer::BooleanBuffer;
use rayon::Scope;
use rbcdb_runtime_cpu::call::row_failure;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag};
use rbcdb_udf_abi::gpu::Failure;
use rbcdb_udf_abi::kernel::LaunchShape;

use crate::background;
use crate::column::PiecedColumn;
use crate::device::Device;
use crate::error::Error;
use crate::kernel::Kernel;
use crate::stats::Stats;
use lanes::Lanes;
use plan::Plan;
use results::Results;

pub(crate) use plan::Placed;

/// Calls over the same columns, of which a filter may let only some rows through.
#[derive(Debug, Clone)]
pub struct Run {
    /// The columns that calls refer to, all of [`Run::rows`] rows.
    pub columns: Vec<PiecedColumn>,
    /// Rows of the columns.
    pub rows: usize,
    /// A BOOLEAN function: rows for which it is false or NULL aren't computed, and are missing in the results.
    pub filter: Option<Call>,
    /// What is computed.
    pub outputs: Vec<Call>,
    /// The shape to launch in, of one dimension; `None` for the best. Results don't depend on it.
    pub shape: Option<LaunchShape>,
}

/// A function with its arguments.
#[derive(Debug, Clone)]
pub struct Call {
    /// The function, loaded on the device that the run is for.
    pub kernel: Arc<Kernel>,
    /// One per parameter.
    pub arguments: Vec<CallArgument>,
}

/// An argument of a call.
#[derive(Debug, Clone)]
pub enum CallArgument {
    /// The column of this index.
    Column(usize),
    /// One value for all rows: an array of length 1.
    Scalar(ArrayRef),
}

/// What a run gave.
#[derive(Debug, Clone)]
pub struct Ran {
    /// One array per output, of the rows that the filter let through.
    pub arrays: Vec<ArrayRef>,
    /// How many rows these are.
    pub rows: usize,
    /// Which rows these are, where there is a filter.
    pub selection: Option<BooleanBuffer>,
}

/// A failure of a row: which call's, by its position among the launched ones.
#[derive(Debug, Clone, Copy)]
struct CallFailure {
    call: usize,
    failure: Failure,
}

impl CallFailure {
    /// Of the failures in a chunk's slots, the one that counts.
    fn first(slots: impl Iterator<Item = u64>) -> Option<CallFailure> {
        slots
            .enumerate()
            .filter_map(|(call, slot)| Failure::from_slot(slot).map(|failure| CallFailure { call, failure }))
            .min_by_key(CallFailure::order)
    }

    fn order(&self) -> (u32, usize) {
        (self.failure.row, self.call)
    }
}

/// One call as [`Kernel::call`] has it.
pub(crate) fn call(
    kernel: &Arc<Kernel>,
    args: &[Argument],
    rows: usize,
    cancel: &CancelFlag,
    stats: &Stats,
) -> Result<ArrayRef, Error> {
    let all_scalar = args.iter().all(|arg| matches!(arg, Argument::Scalar(_)));
    let mut columns = Vec::new();
    let mut arguments = Vec::with_capacity(args.len());
    for arg in args {
        arguments.push(match arg {
            Argument::Array(array) => {
                columns.push(PiecedColumn::new(vec![Arc::clone(array)]));
                CallArgument::Column(columns.len() - 1)
            }
            Argument::Scalar(array) => CallArgument::Scalar(Arc::clone(array)),
        });
    }
    let kernel = Arc::clone(kernel);
    let device = Arc::clone(kernel.device());
    let whole = Run {
        columns,
        rows: if all_scalar { rows.min(1) } else { rows },
        filter: None,
        outputs: vec![Call { kernel, arguments }],
        shape: None,
    };
    let mut ran = run(&device, &whole, cancel, stats)?;
    Ok(ran.arrays.remove(0))
}

/// Everything of a run.
pub(crate) fn run(device: &Arc<Device>, run: &Run, cancel: &CancelFlag, stats: &Stats) -> Result<Ran, Error> {
    check::check(device, run)?;
    if cancel.is_cancelled() {
        return Err(CallError::Cancelled.into());
    }
    let job = {
        let (device, run, cancel) = (Arc::clone(device), run.clone(), cancel.clone());
        move || {
            let counts = Stats::new();
            let outcome = carry_out(&device, &run, &cancel, &counts);
            // The outcome is all that is left of it when it is known.
            drop((device, run));
            (outcome, counts)
        }
    };
    let (outcome, counts) = background::call(device, cancel, job)?;
    stats.add(&counts);
    outcome
}

fn carry_out(device: &Arc<Device>, run: &Run, cancel: &CancelFlag, counts: &Stats) -> Result<Ran, Error> {
    let started = Instant::now();
    let mut plan = Plan::new(device, run, cancel);
    let mut results = Results::new(&plan);
    if !plan.calls.is_empty() {
        let mut lanes = Lanes::prepare(&mut plan, &results, cancel, counts)?;
        let outcome = parallel::scope(|helpers| fly(&plan, helpers, &mut lanes, &mut results, cancel, counts));
        drop(lanes);
        if outcome.is_ok() {
            plan.keep_columns();
            counts.add_runs(1);
            counts.add_rows(run.rows as u64);
        }
        counts.add_wall_time(started.elapsed());
        outcome?;
    }
    results.finish(&plan)
}

/// Sends all chunks through the lanes and takes in what they bring, in order.
fn fly<'s>(
    plan: &'s Plan<'_>,
    helpers: Option<&Scope<'s>>,
    lanes: &mut Lanes<'_>,
    results: &mut Results,
    cancel: &CancelFlag,
    stats: &Stats,
) -> Result<(), Error> {
    let mut chunks = plan.chunks();
    let mut next = chunks.next();
    loop {
        while let Some(chunk) = next.take_if(|_| lanes.has_idle()) {
            lanes.stage(plan, chunk, helpers);
            next = chunks.next();
        }
        lanes.start(plan, results, stats)?;
        if lanes.is_empty() {
            return Ok(());
        }
        let first = watch::first_failure(plan, lanes, results, cancel, stats)?;
        if let Some(failure) = first {
            return Err(describe(plan, lanes.front_start(), failure));
        }
        if plan.compact.is_some() {
            lanes.compact(plan, results, stats)?;
            watch::compacted(plan, lanes, results, cancel, stats)?;
        }
        lanes.land(results, stats)?;
    }
}

/// The error that a failure is reported as.
fn describe(plan: &Plan<'_>, chunk_start: usize, failure: CallFailure) -> Error {
    let call = plan.calls[failure.call].call;
    let row = chunk_start as u64 + u64::from(failure.failure.row);
    let word = failure.failure.word;
    let metadata = call.kernel.metadata();
    row_failure(metadata, plan.run.rows, row, word, |parameter, row| {
        match &call.arguments[parameter] {
            CallArgument::Scalar(array) => (array.as_ref(), 0),
            // Both exist: a row that the columns lack is an internal error before its arguments are looked at.
            CallArgument::Column(column) => plan.run.columns[*column]
                .locate(row)
                .unwrap_or((plan.no_rows.as_ref(), 0)),
        }
    })
    .into()
}
