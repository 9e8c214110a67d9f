//! Waits for the first chunk on its way: until it has ended, the call is cancelled, or a row is seen to have failed.

use std::hint;
use std::thread;
use std::time::{Duration, Instant};

use rbcdb_runtime_cpu::{CallError, CancelFlag};

use super::CallFailure;
use super::lanes::Lanes;
use super::plan::Plan;
use crate::error::Error;

/// The processor is kept busy waiting for so long, since most chunks take no longer.
const SPIN: Duration = Duration::from_micros(60);
/// Then it sleeps, at first so long at once, at last so long.
const PAUSE_MIN: Duration = Duration::from_micros(20);
const PAUSE_MAX: Duration = Duration::from_micros(500);
/// Kernels that run longer are looked into, and again each time that so much has passed.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// Kernels end well before this after they are asked to.
const STOP_MAX: Duration = Duration::from_secs(10);

/// Waits until the first chunk on its way has ended, whatever it takes; the failure that counts in it.
pub(super) fn first_failure(
    plan: &Plan<'_>,
    lanes: &mut Lanes<'_>,
    cancel: &CancelFlag,
) -> Result<Option<CallFailure>, Error> {
    let mut found: Option<CallFailure> = None;
    loop {
        let Some(seen) = wait(plan, lanes, cancel)? else {
            // It has ended by itself: its slots are final for the rows that it was given.
            let Some(front) = lanes.flights.front_mut() else {
                return Ok(None);
            };
            let ended = CallFailure::first(front.lane.slots(plan)?.into_iter());
            return Ok(ended.or(found));
        };
        stop_all(plan, lanes, cancel)?;
        // Kernels stopped early: this failure stands, but earlier rows may not have been computed.
        let rows = seen.failure.row as usize;
        found = Some(seen);
        let Some(front) = lanes.flights.front_mut() else {
            return Ok(found);
        };
        if rows == 0 || rows >= front.chunk.rows {
            return Ok(found);
        }
        front.lane.restart(plan, &front.chunk, rows)?;
    }
}

/// Waits until the first chunk on its way has ended; or, if that takes long, until a row has failed.
fn wait(plan: &Plan<'_>, lanes: &mut Lanes<'_>, cancel: &CancelFlag) -> Result<Option<CallFailure>, Error> {
    let Lanes { flights, control, .. } = lanes;
    let (Some(front), Some(control)) = (flights.front_mut(), control) else {
        return Ok(None);
    };
    let started = Instant::now();
    let mut looked = started;
    let mut pause = PAUSE_MIN;
    loop {
        if plan.device.trouble(front.lane.queue.is_done())? {
            control.settle(plan.device)?;
            return Ok(None);
        }
        if cancel.is_cancelled() {
            return Err(CallError::Cancelled.into());
        }
        if let Some(failure) = control
            .seen(plan.device)?
            .and_then(|slots| CallFailure::first(slots.into_iter()))
        {
            return Ok(Some(failure));
        }
        let now = Instant::now();
        if now - looked > LOOK_EVERY {
            looked = now;
            control.look(plan.device, &front.lane, &front.chunk.layout)?;
        }
        if now - started < SPIN {
            hint::spin_loop();
        } else {
            thread::sleep(pause);
            pause = (pause * 2).min(PAUSE_MAX);
        }
    }
}

/// Stops all chunks on their way, and waits for it.
fn stop_all(plan: &Plan<'_>, lanes: &mut Lanes<'_>, cancel: &CancelFlag) -> Result<(), Error> {
    let Some(control) = &mut lanes.control else {
        return Ok(());
    };
    control.stop(plan.device)?;
    let started = Instant::now();
    loop {
        let mut running = false;
        for flight in &mut lanes.flights {
            running |= !plan.device.trouble(flight.lane.queue.is_done())?;
        }
        if !running {
            return control.reset(plan.device);
        }
        if cancel.is_cancelled() {
            return Err(CallError::Cancelled.into());
        }
        if started.elapsed() > STOP_MAX {
            return Err(Error::Device {
                device: plan.device.name().to_owned(),
                what: "a kernel doesn't stop".to_owned(),
            });
        }
        thread::sleep(PAUSE_MIN);
    }
}
