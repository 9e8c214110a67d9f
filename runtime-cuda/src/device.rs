//! One device: its memory, its queues, what is kept on it.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rbcdb_runtime_cpu::CancelFlag;

use rbcdb_udf_abi::gpu::GpuCode;

use crate::cache::Cache;
use crate::column::PiecedColumn;
use crate::config::Config;
use crate::driver::{Driver, Failure, FailureKind};
use crate::error::Error;
use crate::measure::{self, Constants};
use crate::memory::{Code, DeviceBlock, DeviceBuffer, Gpu, HostBlock, HostBuffer, Pool, Queue};
use crate::run::{self, Ran, Run};
use crate::stats::Stats;

/// Queues that are kept for later calls.
const IDLE_QUEUES_MAX: usize = 96;

/// A device that runs kernels. Any number of threads call it at once.
pub struct Device {
    gpu: Arc<Gpu>,
    config: Config,
    memory: Arc<Pool<DeviceBuffer>>,
    host: Arc<Pool<HostBuffer>>,
    /// Memory of results.
    results: Arc<Pool<HostBuffer>>,
    cache: Cache,
    queues: Mutex<Queues>,
    compact: OnceLock<Arc<Code>>,
}

#[derive(Default)]
struct Queues {
    idle: Vec<Queue>,
    /// Those of cancelled calls whose kernels haven't ended yet.
    parked: Vec<Queue>,
}

impl Queues {
    /// Finds the parked queues that have ended meanwhile, whose memory is free then: whether there were any.
    fn sort_parked(&mut self) -> bool {
        let mut found = false;
        for mut queue in std::mem::take(&mut self.parked) {
            match queue.is_done() {
                Ok(true) => {
                    found = true;
                    self.keep(queue);
                }
                _ => self.parked.push(queue),
            }
        }
        found
    }

    /// Keeps a queue that has ended for later calls, unless there are enough.
    fn keep(&mut self, queue: Queue) {
        if self.idle.len() < IDLE_QUEUES_MAX {
            self.idle.push(queue);
        }
    }
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Device")
            .field("properties", self.gpu.properties())
            .finish_non_exhaustive()
    }
}

impl Device {
    pub(crate) fn new(driver: Box<dyn Driver>, config: &Config) -> Result<Arc<Device>, Error> {
        let gpu = Arc::new(Gpu::new(driver));
        let memory_limit = match config.memory_limit {
            Some(limit) => limit,
            None => {
                let name = gpu.properties().name.clone();
                let free = gpu.call(|driver| driver.free_bytes());
                free.map_err(|failure| Error::Device {
                    device: name,
                    what: failure.what,
                })? / 5
                    * 4
            }
        };
        Ok(Arc::new(Device {
            memory: Pool::new(Arc::clone(&gpu), memory_limit),
            host: Pool::new(Arc::clone(&gpu), HOST_BYTES_MAX),
            results: Pool::new(Arc::clone(&gpu), config.direct_limit),
            cache: Cache::new(config.cache_limit.unwrap_or(memory_limit / 2)),
            config: config.clone(),
            queues: Mutex::default(),
            compact: OnceLock::new(),
            gpu,
        }))
    }

    /// Its name, as its vendor calls it.
    pub fn name(&self) -> &str {
        &self.gpu.properties().name
    }

    /// Its number among the machine's devices.
    pub fn ordinal(&self) -> usize {
        self.gpu.properties().ordinal
    }

    /// Ten times the major number of its compute capability plus the minor one.
    pub fn capability(&self) -> u32 {
        self.gpu.properties().capability
    }

    /// Bytes of its memory.
    pub fn memory_bytes(&self) -> u64 {
        self.gpu.properties().memory_bytes
    }

    /// What its driver said when it broke down; nothing runs on it then.
    pub fn lost(&self) -> Option<&str> {
        self.gpu.lost()
    }

    /// Rows that are uploaded, computed and downloaded at once.
    pub fn chunk_rows(&self) -> usize {
        self.config.chunk_rows
    }

    /// Bytes of its memory that may be used.
    pub fn memory_limit(&self) -> u64 {
        self.memory.limit()
    }

    /// Changes how many bytes of its memory may be used. What calls under way use beyond it stays until they end.
    pub fn set_memory_limit(&self, bytes: u64) {
        self.cache.shrink(bytes.min(self.cache.limit()));
        self.memory.set_limit(bytes);
    }

    /// Bytes of its memory in use, by kept columns and by calls under way.
    pub fn memory_used(&self) -> u64 {
        self.memory.used_bytes()
    }

    /// Bytes of kept columns.
    pub fn cache_bytes(&self) -> u64 {
        self.cache.bytes()
    }

    /// Bytes that kept columns may take.
    pub fn cache_limit(&self) -> u64 {
        self.cache.limit()
    }

    /// Changes how many bytes kept columns may take; those used longest ago go.
    pub fn set_cache_limit(&self, bytes: u64) {
        self.cache.set_limit(bytes);
    }

    /// How often a column was found on the device.
    pub fn cache_hits(&self) -> u64 {
        self.cache.hits()
    }

    /// How often a column worth keeping wasn't there.
    pub fn cache_misses(&self) -> u64 {
        self.cache.misses()
    }

    /// Forgets all kept columns.
    pub fn clear_cache(&self) {
        self.cache.shrink(0);
    }

    /// Whether all arrays of a column are on the device already, be it as parts of other columns.
    pub fn is_cached(&self, column: &PiecedColumn) -> bool {
        self.cache.contains(column)
    }

    /// Measures what its use costs; takes some 30 ms.
    ///
    /// # Errors
    /// If the device fails or has no memory left.
    pub fn measure(&self) -> Result<Constants, Error> {
        measure::measure(self)
    }

    /// Gives the device the kernel that moves values of chosen rows together ([`rbcdb_udf_abi::gpu::CompactParameter`]), so that
    /// only rows that a filter lets through come back; without it all do, and the host chooses. Best called before anything runs.
    ///
    /// # Errors
    /// With what the driver says of the code.
    pub fn set_compact_code(&self, code: &GpuCode) -> Result<(), Error> {
        let loaded = self.trouble(Code::load(&self.gpu, None, code))?;
        // The first is as good as any other.
        let _ = self.compact.set(loaded);
        Ok(())
    }

    pub(crate) fn compact_code(&self) -> Option<&Arc<Code>> {
        self.compact.get()
    }

    /// Runs functions over columns: see [`Run`].
    ///
    /// # Errors
    /// [`Error::Call`] as the same calls on the CPU, the row counted from the start of the run; others if the device can't
    /// do it.
    pub fn run(self: &Arc<Self>, run: &Run, cancel: &CancelFlag, stats: &Stats) -> Result<Ran, Error> {
        run::run(self, run, cancel, stats)
    }

    pub(crate) fn gpu(&self) -> &Arc<Gpu> {
        &self.gpu
    }

    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    pub(crate) fn cache(&self) -> &Cache {
        &self.cache
    }

    pub(crate) fn multiprocessors(&self) -> u32 {
        self.gpu.properties().multiprocessors
    }

    /// Device memory; columns that are kept go to make room.
    pub(crate) fn allocate(&self, bytes: usize) -> Result<Arc<DeviceBlock>, Error> {
        loop {
            match self.memory.allocate(bytes) {
                Err(failure) if failure.kind == FailureKind::OutOfMemory && self.make_room() => {}
                result => return self.allocated(result, bytes),
            }
        }
    }

    /// Frees memory that can be done without: whether there was some.
    fn make_room(&self) -> bool {
        self.queues().sort_parked() || self.cache.evict_one()
    }

    /// Device memory if there is some left.
    pub(crate) fn allocate_spare(&self, bytes: usize) -> Result<Arc<DeviceBlock>, Error> {
        self.allocated(self.memory.allocate(bytes), bytes)
    }

    /// Host memory for copies.
    pub(crate) fn allocate_host(&self, bytes: usize) -> Result<Arc<HostBlock>, Error> {
        self.allocated(self.host.allocate(bytes), bytes)
    }

    /// Host memory that arrays can have, if there is some left.
    pub(crate) fn allocate_result(&self, bytes: usize) -> Option<Arc<HostBlock>> {
        self.results.allocate(bytes).ok()
    }

    fn allocated<T>(&self, result: Result<T, Failure>, bytes: usize) -> Result<T, Error> {
        match result {
            Err(failure) if failure.kind == FailureKind::OutOfMemory => Err(Error::OutOfMemory {
                device: self.name().to_owned(),
                needed: bytes as u64,
                limit: self.memory_limit(),
            }),
            result => self.trouble(result),
        }
    }

    /// Says of a failure which device it was.
    pub(crate) fn trouble<T>(&self, result: Result<T, Failure>) -> Result<T, Error> {
        result.map_err(|failure| {
            let (device, what) = (self.name().to_owned(), failure.what);
            match failure.kind {
                FailureKind::Lost => Error::Lost { device, what },
                FailureKind::OutOfMemory | FailureKind::Other => Error::Device { device, what },
            }
        })
    }

    /// A queue with nothing in it.
    pub(crate) fn take_queue(&self) -> Result<Queue, Error> {
        let mut queues = self.queues();
        queues.sort_parked();
        let idle = queues.idle.pop();
        drop(queues);
        match idle {
            Some(queue) => Ok(queue),
            None => self.trouble(Queue::new(&self.gpu)),
        }
    }

    /// Takes back a queue; it may still be at work.
    pub(crate) fn give_back(&self, mut queue: Queue) {
        let done = matches!(queue.is_done(), Ok(true));
        let mut queues = self.queues();
        match done {
            true => queues.keep(queue),
            false => queues.parked.push(queue),
        }
    }

    fn queues(&self) -> MutexGuard<'_, Queues> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Host memory that is pinned for copies, at most: more would be missed by everything else.
const HOST_BYTES_MAX: u64 = 4 << 30;
