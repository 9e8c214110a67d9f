//! Waits for the first chunk on its way: until it has ended, the call is cancelled, or a row is seen to have failed.

use std::hint;
use std::thread;
use std::time::{Duration, Instant};

use rbcdb_runtime_cpu::{CallError, CancelFlag};

use super::CallFailure;
use super::flight::{exclusive, slots};
use super::lanes::{Control, Flight, Lanes};
use super::plan::Plan;
use crate::error::Error;

/// The processor is kept busy waiting for so long, since most chunks take no longer.
const SPIN: Duration = Duration::from_micros(60);
/// Then it sleeps, at most so long at once.
const SLEEP_MAX: Duration = Duration::from_micros(500);
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
    let Some(front) = flights.front_mut() else {
        return Ok(None);
    };
    let started = Instant::now();
    let mut looked = started;
    let mut pause = Duration::from_micros(20);
    let mut looking = false;
    loop {
        if plan.device.trouble(front.lane.queue.is_done())? {
            return settle(plan, control);
        }
        if cancel.is_cancelled() {
            return Err(CallError::Cancelled.into());
        }
        let now = Instant::now();
        if looking {
            if let Some(slots) = control.seen(plan)? {
                looking = false;
                if let Some(failure) = CallFailure::first(slots.into_iter()) {
                    return Ok(Some(failure));
                }
            }
        } else if now - looked > LOOK_EVERY {
            looked = now;
            control.look(plan, front)?;
            looking = true;
        }
        if now - started < SPIN {
            hint::spin_loop();
        } else {
            thread::sleep(pause);
            pause = (pause * 2).min(SLEEP_MAX);
        }
    }
}

/// Lets a look that is under way end, which takes no longer than a small copy.
fn settle(plan: &Plan<'_>, control: &mut Control) -> Result<Option<CallFailure>, Error> {
    if let Some(queue) = &mut control.queue {
        plan.device.trouble(queue.wait(STOP_MAX))?;
    }
    Ok(None)
}

/// Stops all chunks on their way, and waits for it.
fn stop_all(plan: &Plan<'_>, lanes: &mut Lanes<'_>, cancel: &CancelFlag) -> Result<(), Error> {
    lanes.stop()?;
    let started = Instant::now();
    loop {
        let mut running = false;
        let queues = lanes.flights.iter_mut().map(|flight| &mut flight.lane.queue);
        for queue in queues.chain(lanes.control.queue.as_mut()) {
            running |= !plan.device.trouble(queue.is_done())?;
        }
        if !running {
            return Ok(());
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
        thread::sleep(Duration::from_micros(50));
    }
}

impl Control {
    /// Starts to read a chunk's failure slots.
    fn look(&mut self, plan: &Plan<'_>, flight: &Flight) -> Result<(), Error> {
        let Some(queue) = &mut self.queue else { return Ok(()) };
        let (at, bytes) = (flight.chunk.layout.words.start, 8 * plan.calls.len());
        let read = queue.download(&flight.lane.block, at, &self.words, 0..bytes);
        plan.device.trouble(read.and_then(|()| queue.mark_end()))
    }

    /// The slots, once they are read.
    fn seen(&mut self, plan: &Plan<'_>) -> Result<Option<Vec<u64>>, Error> {
        let Some(queue) = &mut self.queue else { return Ok(None) };
        if !plan.device.trouble(queue.is_done())? {
            return Ok(None);
        }
        let words = exclusive(plan.device, &mut self.words)?;
        Ok(Some(slots(words, plan.calls.len())))
    }
}
