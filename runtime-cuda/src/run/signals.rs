//! What the host and running kernels tell each other: words of the host's memory that kernels can reach.
//!
//! Each lane has two. The host sets the cancel word, at which the lane's kernels end early; kernels set the alarm when a row
//! has failed. No copy is needed for either, which might stand in a device's queues behind kernels that don't end. Neither is
//! the run's thread: the call's [`CancelFlag`] sets the words itself, wherever the thread may be waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rbcdb_runtime_cpu::{CancelFlag, CancelHook};

use crate::device::Device;
use crate::error::Error;
use crate::memory::{HostBlock, LaunchArgument};

/// Bytes between words, so that none shares what is sent at once with another.
const APART: usize = 128;

/// The words of a run's lanes.
#[derive(Debug)]
pub(crate) struct Signals {
    words: Arc<HostBlock>,
    _hook: CancelHook,
}

/// The words of one lane.
#[derive(Debug, Clone)]
pub(crate) struct Signal {
    words: Arc<HostBlock>,
    lane: usize,
    cancel: CancelFlag,
}

/// The cancel word of a lane, and its alarm.
fn places(lane: usize) -> [usize; 2] {
    [2 * lane, 2 * lane + 1].map(|n| n * APART)
}

impl Signals {
    /// For so many lanes, which `cancel` stops.
    pub fn new(device: &Device, lanes: usize, cancel: &CancelFlag) -> Result<Signals, Error> {
        let words = device.allocate_host(2 * lanes * APART)?;
        for at in (0..lanes).flat_map(places) {
            words.word(at).store(0, Ordering::SeqCst);
        }
        let stopped = Arc::clone(&words);
        // The memory goes to others only when the hook is gone.
        let hook = cancel.on_cancel(move || stop(&stopped, lanes));
        Ok(Signals { words, _hook: hook })
    }

    /// A lane's.
    pub fn lane(&self, lane: usize, cancel: &CancelFlag) -> Signal {
        Signal {
            words: Arc::clone(&self.words),
            lane,
            cancel: cancel.clone(),
        }
    }
}

fn stop(words: &HostBlock, lanes: usize) {
    (0..lanes).for_each(|lane| words.word(places(lane)[0]).store(1, Ordering::SeqCst));
}

impl Signal {
    fn word(&self, which: usize) -> &AtomicU32 {
        self.words.word(places(self.lane)[which])
    }

    /// The cancel word as kernels are given it.
    pub fn cancel_argument(&self) -> LaunchArgument {
        self.argument(0)
    }

    /// The alarm as kernels are given it.
    pub fn alarm_argument(&self) -> LaunchArgument {
        self.argument(1)
    }

    fn argument(&self, which: usize) -> LaunchArgument {
        LaunchArgument::Word {
            block: Arc::clone(&self.words),
            at: places(self.lane)[which],
        }
    }

    /// Asks the lane's kernels to end, those too that haven't started yet.
    pub fn stop(&self) {
        self.word(0).store(1, Ordering::SeqCst);
    }

    /// Whether one of the lane's rows is known to have failed.
    pub fn is_raised(&self) -> bool {
        self.word(1).load(Ordering::SeqCst) != 0
    }

    /// Whether the call was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }

    /// Lets kernels run again; none of the lane's may be running.
    pub fn reset(&self) {
        self.word(1).store(0, Ordering::SeqCst);
        self.word(0).store(0, Ordering::SeqCst);
        // The flag may have set the word between a look at it and here.
        if self.cancel.is_cancelled() {
            self.stop();
        }
    }
}
