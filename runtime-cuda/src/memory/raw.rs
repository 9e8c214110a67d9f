//! Buffers, loaded code and queues: the one place where a driver's operations are called, with what they need kept alive
//! and out of others' hands as long as they run.

use std::mem;
use std::ops::Range;
use std::panic::AssertUnwindSafe;
use std::ptr::NonNull;
use std::slice;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::thread;
use std::time::{Duration, Instant};

use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::gpu::GpuCode;
use rbcdb_udf_abi::kernel::LaunchShape;

use super::pool::Buffer;
use super::{DeviceBlock, Gpu, HostBlock};
use crate::background;
use crate::driver::{Failure, HostMemory, LaunchParameter, Loaded};

/// How long a queue that is dropped waits for its operations before it leaves them to the process's end.
const DROP_WAIT: Duration = Duration::from_secs(2);

/// Memory on a device.
#[derive(Debug)]
pub(crate) struct DeviceBuffer {
    gpu: Arc<Gpu>,
    address: u64,
    bytes: usize,
}

impl Buffer for DeviceBuffer {
    fn allocate(gpu: &Arc<Gpu>, bytes: usize) -> Result<DeviceBuffer, Failure> {
        let address = gpu.call(|driver| driver.allocate(bytes))?;
        let gpu = Arc::clone(gpu);
        Ok(DeviceBuffer { gpu, address, bytes })
    }

    fn bytes(&self) -> usize {
        self.bytes
    }
}

impl Drop for DeviceBuffer {
    fn drop(&mut self) {
        // SAFETY: the driver gave the address, and nobody refers to the buffer any more: no queue either. A lost device
        // keeps its memory, which is no loss.
        let _ = self.gpu.call(|driver| unsafe { driver.free(self.address) });
    }
}

/// Memory of the host's that a device copies from and to.
#[derive(Debug)]
pub(crate) struct HostBuffer {
    gpu: Arc<Gpu>,
    start: NonNull<u8>,
    /// Where kernels see it.
    address: u64,
    bytes: usize,
}

// SAFETY: the memory belongs to this value, and is the same for all threads.
unsafe impl Send for HostBuffer {}
// SAFETY: a shared reference gives access to the memory only by words that are atomic.
unsafe impl Sync for HostBuffer {}

impl Buffer for HostBuffer {
    fn allocate(gpu: &Arc<Gpu>, bytes: usize) -> Result<HostBuffer, Failure> {
        let HostMemory { start, address } = gpu.call(|driver| driver.allocate_host(bytes))?;
        let gpu = Arc::clone(gpu);
        Ok(HostBuffer {
            gpu,
            start,
            address,
            bytes,
        })
    }

    fn bytes(&self) -> usize {
        self.bytes
    }
}

impl HostBuffer {
    /// The memory. Queues that use it hold a reference to its block, so that there is no exclusive one.
    pub fn as_slice_mut(&mut self) -> &mut [u8] {
        // SAFETY: initialised memory of this size, which the reference is the only way to.
        unsafe { slice::from_raw_parts_mut(self.start.as_ptr(), self.bytes) }
    }

    /// A word that kernels may read and write meanwhile.
    pub fn word(&self, at: usize) -> &AtomicU32 {
        assert!(at.is_multiple_of(4) && at.checked_add(4).is_some_and(|end| end <= self.bytes));
        // SAFETY: initialised memory, inside and aligned as just checked. Nobody has an exclusive reference to it as long as
        // this one lives; what kernels do with words is atomic for the host.
        unsafe { AtomicU32::from_ptr(self.start.as_ptr().add(at).cast()) }
    }
}

/// A block's first bytes as a buffer that arrays can have; `None` while somebody else refers to the block.
pub(crate) fn into_arrow(mut block: Arc<HostBlock>, bytes: usize) -> Option<arrow::buffer::Buffer> {
    let buffer = HostBlock::exclusive(&mut block)?;
    assert!(bytes <= buffer.bytes);
    let start = buffer.start;
    let owner = Arc::new(AssertUnwindSafe(block));
    // SAFETY: initialised memory of at least this size, to which the only reference goes into the buffer: so it stays, and
    // no queue ever writes to it again.
    Some(unsafe { arrow::buffer::Buffer::from_custom_allocation(start, bytes, owner) })
}

impl Drop for HostBuffer {
    fn drop(&mut self) {
        // SAFETY: as for memory on a device.
        let _ = self.gpu.call(|driver| unsafe { driver.free_host(self.start) });
    }
}

/// A kernel's code on a device.
#[derive(Debug)]
pub(crate) struct Code {
    gpu: Arc<Gpu>,
    loaded: Loaded,
    block_multiple: u32,
}

impl Code {
    /// Loads a kernel: an artifact's, or the one that compacts.
    pub fn load(gpu: &Arc<Gpu>, artifact: Option<&Artifact>, code: &GpuCode) -> Result<Arc<Code>, Failure> {
        let loaded = gpu.call(|driver| driver.load(artifact, code))?;
        Ok(Arc::new(Code {
            gpu: Arc::clone(gpu),
            loaded,
            block_multiple: code.block_multiple.max(1),
        }))
    }

    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// What blockDim.x must be a multiple of.
    pub fn block_multiple(&self) -> u32 {
        self.block_multiple
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        let (gpu, module) = (Arc::clone(&self.gpu), self.loaded.module);
        // Drivers wait for running kernels before they unload anything; whoever needs no code any more doesn't.
        let unload = move || {
            // SAFETY: the driver gave the module, and queues hold on to the code that they launch.
            let _ = gpu.call(|driver| unsafe { driver.unload(module) });
        };
        // Without a thread for it the code stays.
        let _ = background::spawn(unload);
    }
}

/// A parameter of a launch.
#[derive(Debug, Clone)]
pub(crate) enum LaunchArgument {
    Value(u64),
    /// A part of memory.
    Memory {
        block: Arc<DeviceBlock>,
        at: usize,
        bytes: usize,
    },
    /// A word of the host's memory, which both sides may use meanwhile: see [`HostBuffer::word`].
    Word {
        block: Arc<HostBlock>,
        at: usize,
    },
}

/// Something that an operation under way uses.
#[derive(Debug)]
enum Hold {
    Device(#[expect(dead_code, reason = "kept alive")] Arc<DeviceBlock>),
    Host(#[expect(dead_code, reason = "kept alive")] Arc<HostBlock>),
    Code(#[expect(dead_code, reason = "kept alive")] Arc<Code>),
}

/// Operations that a device does one after the other, while those of other queues go on.
#[derive(Debug)]
pub(crate) struct Queue {
    gpu: Arc<Gpu>,
    stream: u64,
    events: Events,
    holds: Vec<Hold>,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing is under way.
    Idle,
    /// Operations may be under way, and their end isn't marked.
    Open,
    /// Operations may be under way, and their end is marked.
    Marked,
}

#[derive(Debug, Clone, Copy)]
struct Events {
    kernels_start: u64,
    kernels_end: u64,
    end: u64,
}

impl Queue {
    /// An empty queue.
    pub fn new(gpu: &Arc<Gpu>) -> Result<Queue, Failure> {
        // What was made before a failure is lost with it: it is small, and the device is hardly usable then.
        let stream = gpu.call(|driver| driver.create_stream())?;
        let event = || gpu.call(|driver| driver.create_event());
        Ok(Queue {
            gpu: Arc::clone(gpu),
            stream,
            events: Events {
                kernels_start: event()?,
                kernels_end: event()?,
                end: event()?,
            },
            holds: Vec::new(),
            state: State::Idle,
        })
    }

    /// Copies a part of the host's memory to the device.
    pub fn upload(
        &mut self,
        from: &Arc<HostBlock>,
        range: Range<usize>,
        to: &Arc<DeviceBlock>,
        at: usize,
    ) -> Result<(), Failure> {
        let bytes = self.check(from, &range, to, at);
        if bytes == 0 {
            return Ok(());
        }
        self.holds.push(Hold::Host(Arc::clone(from)));
        self.holds.push(Hold::Device(Arc::clone(to)));
        self.state = State::Open;
        let (stream, address) = (self.stream, to.address + at as u64);
        // SAFETY: both parts are inside, as just checked. Both blocks are held until the queue has ended, and while they
        // are held, the host doesn't get at the memory.
        self.gpu
            .call(|driver| unsafe { driver.upload(stream, address, from.start.add(range.start), bytes) })
    }

    /// Copies a part of the device's memory to the host.
    pub fn download(
        &mut self,
        from: &Arc<DeviceBlock>,
        at: usize,
        to: &Arc<HostBlock>,
        range: Range<usize>,
    ) -> Result<(), Failure> {
        let bytes = self.check(to, &range, from, at);
        if bytes == 0 {
            return Ok(());
        }
        self.holds.push(Hold::Host(Arc::clone(to)));
        self.holds.push(Hold::Device(Arc::clone(from)));
        self.state = State::Open;
        let (stream, address) = (self.stream, from.address + at as u64);
        // SAFETY: as for `upload`.
        self.gpu
            .call(|driver| unsafe { driver.download(stream, to.start.add(range.start), address, bytes) })
    }

    /// Copies a part of the device's memory to another block of it.
    pub fn copy(
        &mut self,
        from: &Arc<DeviceBlock>,
        from_at: usize,
        to: &Arc<DeviceBlock>,
        to_at: usize,
        bytes: usize,
    ) -> Result<(), Failure> {
        assert!(!Arc::ptr_eq(from, to));
        for (block, at) in [(from, from_at), (to, to_at)] {
            assert!(at.checked_add(bytes).is_some_and(|end| end <= block.bytes));
            assert!(Arc::ptr_eq(&block.gpu, &self.gpu));
            self.holds.push(Hold::Device(Arc::clone(block)));
        }
        self.state = State::Open;
        let (stream, to, from) = (self.stream, to.address + to_at as u64, from.address + from_at as u64);
        // SAFETY: both parts are inside of different blocks, as just checked, which are held until the queue has ended.
        self.gpu.call(|driver| unsafe { driver.copy(stream, to, from, bytes) })
    }

    /// Sets all bytes of a part of the device's memory.
    pub fn fill(&mut self, to: &Arc<DeviceBlock>, at: usize, byte: u8, bytes: usize) -> Result<(), Failure> {
        assert!(at.checked_add(bytes).is_some_and(|end| end <= to.bytes));
        assert!(Arc::ptr_eq(&to.gpu, &self.gpu));
        if bytes == 0 {
            return Ok(());
        }
        self.holds.push(Hold::Device(Arc::clone(to)));
        self.state = State::Open;
        let (stream, address) = (self.stream, to.address + at as u64);
        // SAFETY: the part is inside, as just checked, of a block that is held until the queue has ended.
        self.gpu
            .call(|driver| unsafe { driver.fill(stream, address, byte, bytes) })
    }

    fn check(&self, host: &HostBlock, range: &Range<usize>, device: &DeviceBlock, at: usize) -> usize {
        assert!(range.start <= range.end && range.end <= host.bytes);
        assert!(at.checked_add(range.len()).is_some_and(|end| end <= device.bytes));
        assert!(Arc::ptr_eq(&host.gpu, &self.gpu) && Arc::ptr_eq(&device.gpu, &self.gpu));
        range.len()
    }

    /// Launches a kernel, whose parameters these must be.
    pub fn launch(
        &mut self,
        code: &Arc<Code>,
        shape: LaunchShape,
        arguments: &[LaunchArgument],
    ) -> Result<(), Failure> {
        assert!(Arc::ptr_eq(&code.gpu, &self.gpu));
        let mut parameters = Vec::with_capacity(arguments.len());
        for argument in arguments {
            parameters.push(match argument {
                LaunchArgument::Value(value) => LaunchParameter::Value(*value),
                LaunchArgument::Memory { block, at, bytes } => {
                    assert!(at.checked_add(*bytes).is_some_and(|end| end <= block.bytes));
                    assert!(Arc::ptr_eq(&block.gpu, &self.gpu));
                    self.holds.push(Hold::Device(Arc::clone(block)));
                    let (address, bytes) = (block.address + *at as u64, *bytes);
                    LaunchParameter::Memory { address, bytes }
                }
                LaunchArgument::Word { block, at } => {
                    assert!(at.checked_add(4).is_some_and(|end| end <= block.bytes));
                    assert!(Arc::ptr_eq(&block.gpu, &self.gpu));
                    self.holds.push(Hold::Host(Arc::clone(block)));
                    let (address, bytes) = (block.address + *at as u64, 4);
                    LaunchParameter::Host { address, bytes }
                }
            });
        }
        self.holds.push(Hold::Code(Arc::clone(code)));
        self.state = State::Open;
        let (stream, function) = (self.stream, code.loaded.function);
        // SAFETY: the code and all memory is held until the queue has ended. That a kernel keeps to the parts that it is
        // given, of the sizes that the contract says, is its compiler's promise.
        self.gpu
            .call(|driver| unsafe { driver.launch(stream, function, shape, &parameters) })
    }

    /// Marks the point before the kernels whose time is measured.
    pub fn mark_kernels_start(&mut self) -> Result<(), Failure> {
        self.record(self.events.kernels_start)
    }

    /// Marks the point after them.
    pub fn mark_kernels_end(&mut self) -> Result<(), Failure> {
        self.record(self.events.kernels_end)
    }

    /// Marks the end of the operations so far, for [`Queue::is_done`] to look for.
    pub fn mark_end(&mut self) -> Result<(), Failure> {
        self.record(self.events.end)?;
        self.state = State::Marked;
        Ok(())
    }

    fn record(&mut self, event: u64) -> Result<(), Failure> {
        self.state = State::Open;
        // SAFETY: both are this queue's own.
        self.gpu.call(|driver| unsafe { driver.record(event, self.stream) })
    }

    /// Whether all operations have ended; the blocks that they used are free then.
    pub fn is_done(&mut self) -> Result<bool, Failure> {
        match self.state {
            State::Idle => return Ok(true),
            State::Open => self.mark_end()?,
            State::Marked => {}
        }
        // SAFETY: the event is this queue's own.
        let ended = (self.gpu).call(|driver| unsafe { driver.has_happened(self.events.end) })?;
        if !ended {
            return Ok(false);
        }
        self.state = State::Idle;
        self.holds.clear();
        Ok(true)
    }

    /// [`Queue::is_done`], waiting for it up to a time.
    pub fn wait(&mut self, limit: Duration) -> Result<bool, Failure> {
        let started = Instant::now();
        loop {
            if self.is_done()? {
                return Ok(true);
            }
            match started.elapsed() {
                passed if passed > limit => return Ok(false),
                passed if passed > Duration::from_micros(50) => thread::sleep(Duration::from_micros(50)),
                _ => std::hint::spin_loop(),
            }
        }
    }

    /// Time between the two marks around the kernels; only after the queue is done.
    pub fn kernels_ns(&self) -> Result<u64, Failure> {
        let Events {
            kernels_start,
            kernels_end,
            ..
        } = self.events;
        // SAFETY: the events are this queue's own.
        self.gpu
            .call(|driver| unsafe { driver.elapsed_ns(kernels_start, kernels_end) })
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        if !matches!(self.wait(DROP_WAIT), Ok(true)) {
            // The device may still be at it: what it uses stays for as long as the process.
            mem::forget(mem::take(&mut self.holds));
            return;
        }
        let Events {
            kernels_start,
            kernels_end,
            end,
        } = self.events;
        // SAFETY: all operations have ended, and the stream and the events are this queue's own.
        let _ = self.gpu.call(|driver| unsafe {
            for event in [kernels_start, kernels_end, end] {
                driver.destroy_event(event)?;
            }
            driver.destroy_stream(self.stream)
        });
    }
}
