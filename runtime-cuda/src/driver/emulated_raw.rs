//! The emulated device. Addresses are the host's, but each is looked up among the blocks that were given out, so that
//! nothing here depends on callers keeping their promises: what they break is a failure of the device, which tests see.

use std::collections::{BTreeMap, HashMap};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Instant;

use rbcdb_runtime_cpu::simt::{self, Argument, Limits, SharedMemory};
use rbcdb_udf_abi::artifact::Artifact;
use rbcdb_udf_abi::gpu::GpuCode;
use rbcdb_udf_abi::kernel::LaunchShape;

use super::emulated::Emulator;
use super::{Driver, Failure, FailureKind, HostMemory, LaunchParameter, Loaded, Properties};

/// Bytes that are copied at once, so that copies of different streams interleave.
const COPY_BYTES: usize = 64 << 10;

/// An emulated device.
#[derive(Debug)]
pub(super) struct Emulated {
    properties: Properties,
    emulator: Emulator,
    operations: AtomicU64,
    /// Why the device is lost.
    broken: Arc<OnceLock<String>>,
    running: Arc<Running>,
    state: Mutex<State>,
}

/// How many launches are under way or wait for their turn.
#[derive(Debug, Default)]
struct Running {
    count: Mutex<usize>,
    none: Condvar,
}

#[derive(Debug, Default)]
struct State {
    device: Blocks,
    host: Blocks,
    /// Each a thread that does operations one after the other.
    connections: Vec<Sender<Operation>>,
    /// Which connection a stream's operations go to.
    streams: HashMap<u64, usize>,
    /// Streams that there have been.
    created: usize,
    events: HashMap<u64, Arc<Event>>,
    kernels: HashMap<u64, Arc<simt::Kernel>>,
    /// The last number given out.
    last: u64,
}

type Operation = Box<dyn FnOnce() + Send>;

/// Blocks of memory by their first address.
#[derive(Debug, Default)]
struct Blocks(BTreeMap<u64, Arc<SharedMemory>>);

#[derive(Debug, Default)]
struct Event(Mutex<Happened>);

#[derive(Debug, Default)]
struct Happened {
    recorded: u64,
    happened: u64,
    last: Option<Instant>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn other(what: impl Into<String>) -> Failure {
    Failure {
        kind: FailureKind::Other,
        what: what.into(),
    }
}

impl Running {
    /// One more, until what is given is dropped.
    fn add(this: &Arc<Running>) -> One {
        *lock(&this.count) += 1;
        One(Arc::clone(this))
    }
}

/// A launch under way.
struct One(Arc<Running>);

impl Drop for One {
    fn drop(&mut self) {
        *lock(&self.0.count) -= 1;
        self.0.none.notify_all();
    }
}

impl Blocks {
    fn add(&mut self, memory: Arc<SharedMemory>) -> NonNull<u8> {
        let start = memory.start();
        self.0.insert(start.as_ptr() as u64, memory);
        start
    }

    fn bytes(&self) -> u64 {
        self.0.values().map(|memory| memory.bytes() as u64).sum()
    }

    fn remove(&mut self, start: u64) -> Result<(), Failure> {
        match self.0.remove(&start) {
            Some(_) => Ok(()),
            None => Err(other(format!("{start:#x} is no block's address"))),
        }
    }

    /// The block in which this part lies, and where in it.
    fn find(&self, address: u64, bytes: usize) -> Result<(Arc<SharedMemory>, usize), Failure> {
        let found = self.0.range(..=address).next_back().and_then(|(start, memory)| {
            let at = (address - start) as usize;
            let inside = at.checked_add(bytes).is_some_and(|end| end <= memory.bytes());
            inside.then(|| (Arc::clone(memory), at))
        });
        found.ok_or_else(|| other(format!("{bytes} bytes at {address:#x} aren't in one block")))
    }
}

impl State {
    fn number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    fn event(&self, event: u64) -> Result<Arc<Event>, Failure> {
        let found = self.events.get(&event).map(Arc::clone);
        found.ok_or_else(|| other(format!("there is no event {event}")))
    }

    fn send(&self, stream: u64, operation: Operation) -> Result<(), Failure> {
        let connection = self.streams.get(&stream).map(|number| &self.connections[*number]);
        connection
            .ok_or_else(|| other(format!("there is no stream {stream}")))?
            .send(operation)
            .map_err(|_| other("the connection's thread has ended"))
    }
}

impl Emulated {
    pub fn new(properties: Properties, emulator: Emulator) -> Emulated {
        Emulated {
            properties,
            emulator,
            operations: AtomicU64::new(0),
            broken: Arc::default(),
            running: Arc::default(),
            state: Mutex::default(),
        }
    }

    /// The device's state, as long as it isn't lost.
    fn state(&self) -> Result<MutexGuard<'_, State>, Failure> {
        let operations = self.operations.fetch_add(1, Ordering::Relaxed);
        if self.emulator.lost_after.is_some_and(|most| operations >= most) {
            let _ = self.broken.set("it was told to break down".to_owned());
        }
        self.peek()
    }

    /// The device's state for a look that doesn't count as an operation, since how many there are depends on time.
    fn peek(&self) -> Result<MutexGuard<'_, State>, Failure> {
        match self.broken.get() {
            Some(what) => Err(Failure {
                kind: FailureKind::Lost,
                what: what.clone(),
            }),
            None => Ok(lock(&self.state)),
        }
    }

    /// Waits until no kernel runs, if it was told to.
    fn wait_for_kernels(&self) {
        let count = lock(&self.running.count);
        let _none = self
            .running
            .none
            .wait_while(count, |count| self.emulator.waits && *count > 0);
    }

    fn transfer(
        &self,
        stream: u64,
        from: impl FnOnce(&State) -> Result<(Arc<SharedMemory>, usize), Failure>,
        to: impl FnOnce(&State) -> Result<(Arc<SharedMemory>, usize), Failure>,
        bytes: usize,
    ) -> Result<(), Failure> {
        let state = self.state()?;
        let ((from, from_at), (to, to_at)) = (from(&state)?, to(&state)?);
        state.send(
            stream,
            Box::new(move || {
                let mut buffer = vec![0; bytes.min(COPY_BYTES)];
                for done in (0..bytes).step_by(COPY_BYTES) {
                    let part = &mut buffer[..COPY_BYTES.min(bytes - done)];
                    from.read(from_at + done, part);
                    to.write(to_at + done, part);
                }
            }),
        )
    }
}

impl Driver for Emulated {
    fn properties(&self) -> &Properties {
        &self.properties
    }

    fn free_bytes(&self) -> Result<u64, Failure> {
        Ok(self
            .properties
            .memory_bytes
            .saturating_sub(self.state()?.device.bytes()))
    }

    fn allocate(&self, bytes: usize) -> Result<u64, Failure> {
        self.wait_for_kernels();
        let mut state = self.state()?;
        let free = self.properties.memory_bytes.saturating_sub(state.device.bytes());
        let memory = SharedMemory::zeroed(bytes).filter(|_| bytes as u64 <= free);
        let memory = memory.ok_or(Failure {
            kind: FailureKind::OutOfMemory,
            what: format!("{free} bytes are free"),
        })?;
        // What a kernel doesn't write must not look as if it had written zeros.
        memory.write(0, &vec![0xa5; bytes]);
        Ok(state.device.add(memory).as_ptr() as u64)
    }

    unsafe fn free(&self, address: u64) -> Result<(), Failure> {
        self.wait_for_kernels();
        self.state()?.device.remove(address)
    }

    fn allocate_host(&self, bytes: usize) -> Result<HostMemory, Failure> {
        self.wait_for_kernels();
        let memory = SharedMemory::zeroed(bytes).ok_or(Failure {
            kind: FailureKind::OutOfMemory,
            what: "the host has no memory".to_owned(),
        })?;
        let start = self.state()?.host.add(memory);
        let address = start.as_ptr() as u64;
        Ok(HostMemory { start, address })
    }

    unsafe fn free_host(&self, start: NonNull<u8>) -> Result<(), Failure> {
        self.wait_for_kernels();
        self.state()?.host.remove(start.as_ptr() as u64)
    }

    fn create_stream(&self) -> Result<u64, Failure> {
        let mut state = self.state()?;
        let stream = state.number();
        let connection = state.created % self.emulator.connections;
        state.created += 1;
        while state.connections.len() <= connection {
            let (sender, operations) = mpsc::channel::<Operation>();
            let started = thread::Builder::new()
                .name("emulated connection".to_owned())
                .spawn(move || operations.into_iter().for_each(|operation| operation()));
            started.map_err(|error| other(format!("no thread for a connection: {error}")))?;
            state.connections.push(sender);
        }
        state.streams.insert(stream, connection);
        Ok(stream)
    }

    unsafe fn destroy_stream(&self, stream: u64) -> Result<(), Failure> {
        self.state()?.streams.remove(&stream);
        Ok(())
    }

    fn create_event(&self) -> Result<u64, Failure> {
        let mut state = self.state()?;
        let event = state.number();
        state.events.insert(event, Arc::default());
        Ok(event)
    }

    unsafe fn destroy_event(&self, event: u64) -> Result<(), Failure> {
        self.state()?.events.remove(&event);
        Ok(())
    }

    unsafe fn record(&self, event: u64, stream: u64) -> Result<(), Failure> {
        let state = self.state()?;
        let event = state.event(event)?;
        lock(&event.0).recorded += 1;
        state.send(
            stream,
            Box::new(move || {
                let mut event = lock(&event.0);
                event.happened += 1;
                event.last = Some(Instant::now());
            }),
        )
    }

    unsafe fn has_happened(&self, event: u64) -> Result<bool, Failure> {
        let event = self.peek()?.event(event)?;
        let event = lock(&event.0);
        Ok(event.happened == event.recorded)
    }

    unsafe fn elapsed_ns(&self, start: u64, end: u64) -> Result<u64, Failure> {
        let (start, end) = {
            let state = self.state()?;
            (state.event(start)?, state.event(end)?)
        };
        let (start, end) = (lock(&start.0).last, lock(&end.0).last);
        match start.zip(end) {
            Some((start, end)) => Ok(end.saturating_duration_since(start).as_nanos() as u64),
            None => Err(other("an event hasn't happened")),
        }
    }

    unsafe fn upload(&self, stream: u64, to: u64, from: NonNull<u8>, bytes: usize) -> Result<(), Failure> {
        let host = from.as_ptr() as u64;
        self.transfer(
            stream,
            |s| s.host.find(host, bytes),
            |s| s.device.find(to, bytes),
            bytes,
        )
    }

    unsafe fn download(&self, stream: u64, to: NonNull<u8>, from: u64, bytes: usize) -> Result<(), Failure> {
        let host = to.as_ptr() as u64;
        self.transfer(
            stream,
            |s| s.device.find(from, bytes),
            |s| s.host.find(host, bytes),
            bytes,
        )
    }

    unsafe fn copy(&self, stream: u64, to: u64, from: u64, bytes: usize) -> Result<(), Failure> {
        self.transfer(
            stream,
            |s| s.device.find(from, bytes),
            |s| s.device.find(to, bytes),
            bytes,
        )
    }

    unsafe fn fill(&self, stream: u64, to: u64, byte: u8, bytes: usize) -> Result<(), Failure> {
        let state = self.state()?;
        let (memory, at) = state.device.find(to, bytes)?;
        state.send(
            stream,
            Box::new(move || {
                let part = vec![byte; bytes.min(COPY_BYTES)];
                for done in (0..bytes).step_by(COPY_BYTES) {
                    memory.write(at + done, &part[..COPY_BYTES.min(bytes - done)]);
                }
            }),
        )
    }

    fn load(&self, artifact: Option<&Artifact>, _code: &GpuCode) -> Result<Loaded, Failure> {
        self.wait_for_kernels();
        let kernel = match (artifact, &self.emulator.compact) {
            (Some(artifact), _) => (self.emulator.loader)(artifact),
            (None, Some(compact)) => compact(),
            (None, None) => Err("no kernel that compacts is known".to_owned()),
        };
        let kernel = kernel.map_err(other)?;
        let mut state = self.state()?;
        let number = state.number();
        state.kernels.insert(number, Arc::new(kernel));
        Ok(Loaded {
            module: number,
            function: number,
            registers: 32,
            block_max: 1024,
            block: 64,
            resident_blocks: 1,
            cubin: None,
        })
    }

    unsafe fn unload(&self, module: u64) -> Result<(), Failure> {
        self.wait_for_kernels();
        self.state()?.kernels.remove(&module);
        Ok(())
    }

    unsafe fn launch(
        &self,
        stream: u64,
        function: u64,
        shape: LaunchShape,
        parameters: &[LaunchParameter],
    ) -> Result<(), Failure> {
        let state = self.state()?;
        let kernel = state
            .kernels
            .get(&function)
            .ok_or_else(|| other("there is no such function"))?;
        let kernel = Arc::clone(kernel);
        let mut arguments = Vec::with_capacity(parameters.len());
        for parameter in parameters {
            arguments.push(match *parameter {
                LaunchParameter::Value(value) => Argument::Value(value.to_le_bytes().to_vec()),
                LaunchParameter::Memory { address, bytes } => {
                    let (memory, at) = state.device.find(address, bytes)?;
                    Argument::Shared { memory, at, bytes }
                }
                LaunchParameter::Host { address, bytes } => {
                    let (memory, at) = state.host.find(address, bytes)?;
                    Argument::Shared { memory, at, bytes }
                }
            });
        }
        let limits = Limits {
            steps: self.emulator.steps,
            memory_bytes: self.properties.memory_bytes,
            races: self.emulator.races,
            ..Limits::default()
        };
        let (schedule, broken) = (self.emulator.schedule, Arc::clone(&self.broken));
        let running = Running::add(&self.running);
        state.send(
            stream,
            Box::new(move || {
                let _running = running;
                let problem = match kernel.run(&arguments, shape, schedule, &limits) {
                    Ok(outcome) => outcome.findings.first().map(|finding| format!("{finding:?}")),
                    Err(error) => Some(error.to_string()),
                };
                if let Some(problem) = problem {
                    let _ = broken.set(format!("{kernel:?}: {problem}"));
                }
            }),
        )
    }
}
