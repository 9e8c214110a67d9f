//! Devices for tests: their memory is the host's, and kernels run in the SIMT emulator, one launch per stream at a time.
//! Streams are threads, so that copies and launches of different streams overlap as on a device.

use std::fmt;
use std::sync::Arc;

use rbcdb_runtime_cpu::simt::{self, Schedule};
use rbcdb_udf_abi::artifact::Artifact;

use super::emulated_raw::Emulated;
use super::{Driver, Properties};

/// Makes a kernel that the emulator runs out of an artifact.
pub(crate) type Loader = dyn Fn(&Artifact) -> Result<simt::Kernel, String> + Send + Sync;

/// What emulated devices are like.
#[derive(Clone)]
pub struct Emulator {
    pub(crate) loader: Arc<Loader>,
    pub(crate) races: bool,
    pub(crate) schedule: Schedule,
    pub(crate) steps: u64,
    pub(crate) lost_after: Option<u64>,
    pub(crate) compact: Option<Arc<dyn Fn() -> Result<simt::Kernel, String> + Send + Sync>>,
    pub(crate) connections: usize,
    pub(crate) waits: bool,
    memory_bytes: u64,
    capability: u32,
    devices: usize,
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("races", &self.races)
            .field("schedule", &self.schedule)
            .finish_non_exhaustive()
    }
}

impl Emulator {
    /// One device of 1 GiB. Kernels come from the loader, since the emulator runs x86-64 code that a compiler has to make.
    pub fn new(loader: impl Fn(&Artifact) -> Result<simt::Kernel, String> + Send + Sync + 'static) -> Emulator {
        Emulator {
            loader: Arc::new(loader),
            races: true,
            schedule: Schedule::Forward,
            steps: u64::MAX,
            lost_after: None,
            compact: None,
            connections: 8,
            waits: false,
            memory_bytes: 1 << 30,
            capability: 90,
            devices: 1,
        }
    }

    /// Whether kernels are searched for races, which takes long; on by default.
    pub fn races(mut self, races: bool) -> Emulator {
        self.races = races;
        self
    }

    /// The order in which threads run.
    pub fn schedule(mut self, schedule: Schedule) -> Emulator {
        self.schedule = schedule;
        self
    }

    /// Instructions that a launch may take before the device is lost.
    pub fn steps(mut self, steps: u64) -> Emulator {
        self.steps = steps;
        self
    }

    /// Memory of each device.
    pub fn memory_bytes(mut self, bytes: u64) -> Emulator {
        self.memory_bytes = bytes;
        self
    }

    /// Ten times the major number of the compute capability plus the minor one.
    pub fn capability(mut self, capability: u32) -> Emulator {
        self.capability = capability;
        self
    }

    /// How many devices there are.
    pub fn devices(mut self, devices: usize) -> Emulator {
        self.devices = devices;
        self
    }

    /// Lets each device break down after so many operations.
    pub fn lost_after(mut self, operations: u64) -> Emulator {
        self.lost_after = Some(operations);
        self
    }

    /// Where the kernel comes from that [`crate::Device::set_compact_code`] asks for.
    pub fn compact(mut self, loader: impl Fn() -> Result<simt::Kernel, String> + Send + Sync + 'static) -> Emulator {
        self.compact = Some(Arc::new(loader));
        self
    }

    /// How many queues each device has; streams share them, and wait for each other's kernels.
    pub fn connections(mut self, connections: usize) -> Emulator {
        self.connections = connections.max(1);
        self
    }

    /// Whether to allocate or free memory and to load or unload code waits until no kernel runs, as drivers may.
    pub fn waits(mut self, waits: bool) -> Emulator {
        self.waits = waits;
        self
    }

    pub(crate) fn drivers(&self) -> Vec<Box<dyn Driver>> {
        let driver = |ordinal| -> Box<dyn Driver> {
            let properties = Properties {
                name: format!("emulated GPU {ordinal}"),
                ordinal,
                capability: self.capability,
                memory_bytes: self.memory_bytes,
                multiprocessors: 2,
            };
            Box::new(Emulated::new(properties, self.clone()))
        };
        (0..self.devices).map(driver).collect()
    }
}
