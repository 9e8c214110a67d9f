//! The lanes of a run: which chunks are on their way, in order, and how they are stopped.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;
use std::time::Duration;

use super::flight::{Lane, exclusive};
use super::parallel;
use super::plan::{Chunk, Plan, Source};
use super::results::Results;
use super::signals::Signals;
use rayon::Scope;
use rbcdb_runtime_cpu::{CallError, CancelFlag};

use crate::device::Device;
use crate::error::Error;
use crate::stats::Stats;

/// How often it is looked whether a chunk that was held back has stopped.
const HELD_PAUSE: Duration = Duration::from_micros(200);

/// A chunk on its way.
#[derive(Debug)]
pub(super) struct Flight {
    pub lane: Lane,
    pub chunk: Chunk,
    /// Rows whose values come down, where these were chosen.
    kept: Option<usize>,
}

/// A chunk in the staging memory, or why it isn't.
type Staged = (Lane, Chunk, Result<(), Error>);

/// All lanes of a run.
#[derive(Debug)]
pub(super) struct Lanes<'d> {
    device: &'d Arc<Device>,
    idle: Vec<Lane>,
    /// Chunks on their way to the staging memory, in order.
    staging: VecDeque<Receiver<Staged>>,
    /// In order of their chunks, which come before those.
    pub flights: VecDeque<Flight>,
    /// Chunks that were sent off, but have to wait for the first one after all; in order, before those that are staged.
    held: VecDeque<Flight>,
    /// Whether only one chunk may be on its way.
    alone: bool,
    /// Whether no more are sent off.
    closed: bool,
    signals: Signals,
}

impl<'d> Lanes<'d> {
    /// Gets the memory for a plan, which is made to need less if there isn't enough.
    pub fn prepare(
        plan: &mut Plan<'d>,
        results: &Results,
        cancel: &CancelFlag,
        stats: &Stats,
    ) -> Result<Lanes<'d>, Error> {
        let device = plan.device;
        if device.lost().is_some() {
            return Err(lost(device));
        }
        let mut lanes = Lanes {
            device,
            idle: Vec::new(),
            staging: VecDeque::new(),
            flights: VecDeque::new(),
            held: VecDeque::new(),
            alone: false,
            closed: false,
            signals: Signals::new(device, device.config().lanes.max(1), cancel)?,
        };
        plan.upload_lists(cancel, stats)?;
        plan.reserve_columns()?;
        loop {
            match lanes.add(plan, results, cancel, true) {
                Ok(()) => break,
                Err(Error::OutOfMemory { .. }) if plan.need_less() => {}
                Err(error) => return Err(error),
            }
        }
        let most = device.config().lanes.min(plan.chunk_count());
        while lanes.idle.len() < most {
            match lanes.add(plan, results, cancel, false) {
                Ok(()) => {}
                // The first lane does it alone.
                Err(Error::OutOfMemory { .. }) => break,
                Err(error) => return Err(error),
            }
        }
        for (column, plan) in plan.run.columns.iter().zip(&plan.columns) {
            match &plan.source {
                Source::Resident(_) | Source::Parts(_) => stats.add_cache_hits(1),
                Source::Filling(_) | Source::Streamed if column.is_worth_keeping() => stats.add_cache_misses(1),
                Source::Filling(_) | Source::Streamed | Source::Lists(_) | Source::Unused => {}
            }
        }
        Ok(lanes)
    }

    /// Adds a lane for the plan's chunks. One that must be there takes memory from kept columns.
    fn add(&mut self, plan: &Plan<'_>, results: &Results, cancel: &CancelFlag, must: bool) -> Result<(), Error> {
        let layout = plan.layout(plan.chunk_rows);
        let block = match must {
            true => self.device.allocate(layout.block_bytes)?,
            false => self.device.allocate_spare(layout.block_bytes)?,
        };
        self.idle.push(Lane {
            block,
            staging: self.device.allocate_host(layout.staging_bytes)?,
            landing: self.device.allocate_host(layout.landing(!results.are_direct()).len())?,
            signal: self.signals.lane(self.idle.len(), cancel),
            queue: self.device.take_queue()?,
        });
        Ok(())
    }

    pub fn has_idle(&self) -> bool {
        !self.idle.is_empty()
    }

    /// Whether no chunk is on its way.
    pub fn is_empty(&self) -> bool {
        self.flights.is_empty()
    }

    /// Has a chunk staged on an idle lane, by helpers if it is large.
    pub fn stage<'s>(&mut self, plan: &'s Plan<'_>, chunk: Chunk, helpers: Option<&Scope<'s>>) {
        let Some(mut lane) = self.idle.pop() else { return };
        let (sender, staged) = mpsc::channel();
        self.staging.push_back(staged);
        let large = parallel::is_large(chunk.layout.staging_bytes);
        let work = move || {
            let outcome = lane.stage(plan, &chunk);
            // Whoever has given up takes it all the same, in the end.
            drop(sender.send((lane, chunk, outcome)));
        };
        match helpers.filter(|_| large) {
            Some(scope) => scope.spawn(|_| work()),
            None => work(),
        }
    }

    /// Stops what is on its way, and sends off no more: a row has failed, so that later chunks don't count.
    pub fn close(&mut self) {
        self.closed = true;
        self.flights.iter().for_each(|flight| flight.lane.signal.stop());
    }

    /// Lets all chunks but the first wait until that has ended, from now on. It may be waiting for the kernels of another run, whose
    /// own first chunk waits for this run's later ones; and these may never end.
    pub fn hold_back(&mut self) {
        self.alone = true;
        self.held.extend(self.flights.drain(1.min(self.flights.len())..));
        self.held.iter().for_each(|flight| flight.lane.signal.stop());
    }

    /// Sends off the first chunk that was held back, if it is its turn. Its operations have ended, or are about to.
    fn resume(&mut self, plan: &Plan<'_>, results: &Results, stats: &Stats) -> Result<(), Error> {
        let Some(flight) = self.held.front_mut() else {
            return Ok(());
        };
        while !self.device.trouble(flight.lane.queue.is_done())? {
            if flight.lane.signal.is_cancelled() {
                return Err(CallError::Cancelled.into());
            }
            thread::sleep(HELD_PAUSE);
        }
        flight.lane.signal.reset();
        self.flights.extend(self.held.pop_front());
        // What was staged is still there.
        match self.flights.back_mut() {
            Some(Flight { lane, chunk, .. }) => lane.start(plan, chunk, results, stats),
            None => Ok(()),
        }
    }

    /// Sends off the chunks that are staged, in order; the first is waited for if none is on its way.
    pub fn start(&mut self, plan: &Plan<'_>, results: &Results, stats: &Stats) -> Result<(), Error> {
        if self.alone && !self.closed && self.flights.is_empty() {
            self.resume(plan, results, stats)?;
        }
        while let Some(first) = self.staging.front().filter(|_| !self.closed) {
            if self.alone && !self.flights.is_empty() {
                break;
            }
            let staged = match self.flights.is_empty() {
                true => first.recv().map_err(|_| TryRecvError::Disconnected),
                false => first.try_recv(),
            };
            let (lane, chunk, outcome) = match staged {
                Ok(staged) => staged,
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return Err(unstaged(self.device)),
            };
            self.staging.pop_front();
            self.flights.push_back(Flight {
                lane,
                chunk,
                kept: None,
            });
            outcome?;
            if let Some(Flight { lane, chunk, .. }) = self.flights.back_mut() {
                lane.start(plan, chunk, results, stats)?;
            }
        }
        Ok(())
    }

    /// The first row of the first chunk on its way.
    pub fn front_start(&self) -> usize {
        self.flights.front().map_or(0, |flight| flight.chunk.start)
    }

    /// Brings down the rows of the first chunk that its filter has chosen, if that is the device's work.
    pub fn compact(&mut self, plan: &Plan<'_>, results: &Results, stats: &Stats) -> Result<(), Error> {
        if let (Some(flight), Some(code)) = (self.flights.front_mut(), &plan.compact) {
            let layout = Arc::clone(&flight.chunk.layout);
            if let Some(places) = &layout.compaction {
                let kept = flight.lane.compact(plan, &flight.chunk, code, places, results, stats)?;
                flight.kept = Some(kept);
            }
        }
        Ok(())
    }

    /// Takes in what the first chunk brought; its operations must have ended.
    pub fn land(&mut self, results: &mut Results, stats: &Stats) -> Result<(), Error> {
        let Some(mut flight) = self.flights.pop_front() else {
            return Ok(());
        };
        stats.add_kernel_time(self.device.trouble(flight.lane.queue.kernels_ns())?);
        let landed = exclusive(self.device, &mut flight.lane.landing)?;
        results.take(&flight.chunk, landed, flight.kept);
        self.idle.push(flight.lane);
        Ok(())
    }
}

impl Drop for Lanes<'_> {
    fn drop(&mut self) {
        // Whoever needs their memory waits for them.
        self.close();
        let staging = self.staging.drain(..).filter_map(|staged| staged.recv().ok());
        self.idle.extend(staging.map(|(lane, ..)| lane));
        let flying = self
            .flights
            .drain(..)
            .chain(self.held.drain(..))
            .map(|flight| flight.lane.queue);
        let idle = self.idle.drain(..).map(|lane| lane.queue);
        flying.chain(idle).for_each(|queue| self.device.give_back(queue));
    }
}

fn unstaged(device: &Device) -> Error {
    Error::Device {
        device: device.name().to_owned(),
        what: "internal error: a chunk wasn't staged".to_owned(),
    }
}

fn lost(device: &Device) -> Error {
    Error::Lost {
        device: device.name().to_owned(),
        what: device.lost().unwrap_or_default().to_owned(),
    }
}
