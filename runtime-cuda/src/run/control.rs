//! What looks into running kernels and stops them, from a queue of its own.
//!
//! All kernels of a run poll one cancel word. It isn't part of a chunk's memory: a chunk that is on its way up would
//! overwrite what is written to it. Neither does it come up with each run, but stays from run to run; a run that used it
//! sets it back when its kernels have ended, or throws it away.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use super::flight::{Lane, exclusive, slots};
use super::plan::Layout;
use crate::device::Device;
use crate::error::Error;
use crate::memory::{DeviceBlock, HostBlock, Queue};

/// A small copy takes no longer, unless the device is stuck.
const COPY_MAX: Duration = Duration::from_secs(10);
/// What is written to the cancel word, in the host's memory.
const CLEAR: Range<usize> = 0..4;
const SET: Range<usize> = 4..8;
/// Where slots are read to.
const SLOTS_AT: usize = 8;
/// Bytes of the cancel word's block and of the host's memory, at least.
const BYTES: usize = 256;

/// The means of one run. They are there before a kernel runs: a driver may let a request for memory wait until kernels
/// have ended.
#[derive(Debug)]
pub(crate) struct Control {
    queue: Queue,
    cancel: Arc<DeviceBlock>,
    values: Arc<HostBlock>,
    /// Where slots are read to.
    seen: Arc<HostBlock>,
    /// Whether the cancel word may be set.
    used: bool,
    /// How many slots are being read.
    looking: Option<usize>,
}

impl Control {
    /// For runs of at most so many calls.
    pub fn new(device: &Device, calls: usize) -> Result<Control, Error> {
        let mut values = device.allocate_host(BYTES)?;
        let words = exclusive(device, &mut values)?;
        words[CLEAR].copy_from_slice(&0u32.to_le_bytes());
        words[SET].copy_from_slice(&1u32.to_le_bytes());
        let mut control = Control {
            queue: device.new_queue(true)?,
            cancel: device.allocate(BYTES)?,
            seen: device.allocate_host((SLOTS_AT + 8 * calls).max(BYTES))?,
            values,
            used: true,
            looking: None,
        };
        control.reset(device)?;
        Ok(control)
    }

    /// Whether it does for so many calls.
    pub fn fits(&self, calls: usize) -> bool {
        SLOTS_AT + 8 * calls <= self.seen.size()
    }

    /// Whether another run can have it.
    pub fn is_clean(&self) -> bool {
        !self.used && self.looking.is_none()
    }

    /// The block that starts with the cancel word.
    pub fn cancel_word(&self) -> &Arc<DeviceBlock> {
        &self.cancel
    }

    /// The queue, to be given back.
    pub fn into_queue(self) -> Queue {
        self.queue
    }

    /// Asks all kernels of the run to stop, those too that haven't started yet.
    pub fn stop(&mut self, device: &Device) -> Result<(), Error> {
        self.used = true;
        self.write(device, SET)
    }

    /// Lets kernels run again; none may be running.
    pub fn reset(&mut self, device: &Device) -> Result<(), Error> {
        self.write(device, CLEAR)?;
        self.settle(device)?;
        self.used = false;
        Ok(())
    }

    fn write(&mut self, device: &Device, value: Range<usize>) -> Result<(), Error> {
        let written = self.queue.upload(&self.values, value, &self.cancel, 0);
        device.trouble(written.and_then(|()| self.queue.mark_end()))
    }

    /// Starts to read a chunk's failure slots, unless it is at it, or the chunk's aren't up yet.
    pub(super) fn look(&mut self, device: &Device, lane: &Lane, layout: &Layout) -> Result<(), Error> {
        if self.looking.is_some() || !device.trouble(lane.queue.kernels_started())? {
            return Ok(());
        }
        let words = &layout.words;
        let to = SLOTS_AT..SLOTS_AT + words.len();
        let read = self.queue.download(&lane.block, words.start, &self.seen, to);
        device.trouble(read.and_then(|()| self.queue.mark_end()))?;
        self.looking = Some(words.len() / 8);
        Ok(())
    }

    /// The slots, when they have been read.
    pub fn seen(&mut self, device: &Device) -> Result<Option<Vec<u64>>, Error> {
        let Some(count) = self.looking else { return Ok(None) };
        if !device.trouble(self.queue.is_done())? {
            return Ok(None);
        }
        self.looking = None;
        let words = exclusive(device, &mut self.seen)?;
        Ok(Some(slots(&words[SLOTS_AT..], count)))
    }

    /// Waits for what was begun.
    pub fn settle(&mut self, device: &Device) -> Result<(), Error> {
        self.looking = None;
        match device.trouble(self.queue.wait(COPY_MAX))? {
            true => Ok(()),
            false => Err(Error::Device {
                device: device.name().to_owned(),
                what: "a copy doesn't end".to_owned(),
            }),
        }
    }
}
