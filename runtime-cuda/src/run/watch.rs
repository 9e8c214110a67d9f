//! Waits for the first chunk on its way: until it has ended, the call is cancelled, or a row is seen to have failed.

use std::hint;
use std::thread;
use std::time::{Duration, Instant};

use rbcdb_runtime_cpu::{CallError, CancelFlag};

use super::CallFailure;
use super::lanes::{Flight, Lanes};
use super::plan::Plan;
use super::results::Results;
use crate::error::Error;
use crate::stats::Stats;

/// The processor is kept busy waiting for so long, since most chunks take no longer.
const SPIN: Duration = Duration::from_micros(60);
/// Then it sleeps, for a part of the time that has passed, within these bounds.
const PAUSE_PART: u32 = 8;
const PAUSE_MIN: Duration = Duration::from_micros(10);
const PAUSE_MAX: Duration = Duration::from_micros(500);
/// Kernels in which a row has failed may go on for so long: most end by then, and nothing has to be computed again.
const GRACE: Duration = Duration::from_millis(5);

/// Waits until the first chunk on its way has ended, whatever it takes; the failure that counts in it.
pub(super) fn first_failure(
    plan: &Plan<'_>,
    lanes: &mut Lanes<'_>,
    results: &Results,
    cancel: &CancelFlag,
    stats: &Stats,
) -> Result<Option<CallFailure>, Error> {
    let mut found: Option<CallFailure> = None;
    loop {
        let stopped = wait(plan, lanes, results, cancel, stats)?;
        let Some(Flight { lane, chunk, .. }) = lanes.flights.front_mut() else {
            return Ok(found);
        };
        let failure = CallFailure::first(lane.slots(plan)?.into_iter()).or(found);
        if !stopped {
            // It has ended by itself: its slots are final for the rows that it was given.
            return Ok(failure);
        }
        // This failure stands, but earlier rows may not have been computed.
        let seen = failure.ok_or_else(|| Error::Device {
            device: plan.device.name().to_owned(),
            what: "internal error: an alarm without a failure".to_owned(),
        })?;
        let rows = seen.failure.row as usize;
        if rows == 0 || rows >= chunk.rows {
            return Ok(failure);
        }
        found = failure;
        lane.restart(plan, chunk, rows)?;
    }
}

/// Waits until the rows that were chosen from the first chunk are down.
pub(super) fn compacted(
    plan: &Plan<'_>,
    lanes: &mut Lanes<'_>,
    results: &Results,
    cancel: &CancelFlag,
    stats: &Stats,
) -> Result<(), Error> {
    wait(plan, lanes, results, cancel, stats).map(drop)
}

/// Waits until the first chunk on its way has ended, and sends off others as they are staged: whether it was stopped, since a
/// row had failed and that took long.
fn wait(
    plan: &Plan<'_>,
    lanes: &mut Lanes<'_>,
    results: &Results,
    cancel: &CancelFlag,
    stats: &Stats,
) -> Result<bool, Error> {
    let started = Instant::now();
    let mut raised: Option<Instant> = None;
    let mut stopped = false;
    loop {
        let Some(front) = lanes.flights.front_mut() else {
            return Ok(stopped);
        };
        if plan.device.trouble(front.lane.queue.is_done())? {
            return Ok(stopped);
        }
        if cancel.is_cancelled() {
            return Err(CallError::Cancelled.into());
        }
        let now = Instant::now();
        if front.lane.signal.is_raised() {
            let since = *raised.get_or_insert(now);
            if !stopped && now - since > GRACE {
                lanes.close();
                stopped = true;
            }
        }
        if !stopped && lanes.flights.len() > 1 && now - started > plan.device.config().patience {
            lanes.hold_back();
        }
        lanes.start(plan, results, stats)?;
        pause(now - started);
    }
}

/// Lets some time pass for who has waited so long already.
pub(crate) fn pause(waited: Duration) {
    if waited < SPIN {
        hint::spin_loop();
    } else {
        thread::sleep((waited / PAUSE_PART).clamp(PAUSE_MIN, PAUSE_MAX));
    }
}
