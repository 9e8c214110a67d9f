//! The threads that LLVM runs on.
//!
//! LLVM works best on threads of its own: a target machine takes milliseconds to make and can't leave its thread, and
//! passes recurse as deep as the code is long, which the stack of whoever asks for a compilation may not bear. A panic
//! ends the job, not the thread.

use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use inkwell::targets::TargetMachine;

use super::emit::Failure;
use super::target::{HostCpu, OptLevel};

/// Stack of a worker. Only what is touched takes memory.
const STACK_BYTES: usize = 256 << 20;
/// More workers than this have no use: compilations are short.
const WORKERS_MAX: usize = 4;

type Job = Box<dyn FnOnce(&Machines) + Send>;

/// A worker's target machines, made when first used.
pub struct Machines {
    /// What they compile for.
    pub cpu: Arc<HostCpu>,
    full: OnceCell<TargetMachine>,
    quick: OnceCell<TargetMachine>,
}

impl Machines {
    fn new(cpu: Arc<HostCpu>) -> Machines {
        Machines {
            cpu,
            full: OnceCell::new(),
            quick: OnceCell::new(),
        }
    }

    /// The machine for a level.
    ///
    /// # Errors
    /// As [`HostCpu::machine`].
    pub fn get(&self, level: OptLevel) -> Result<&TargetMachine, Failure> {
        let cell = match level {
            OptLevel::Full => &self.full,
            OptLevel::Quick => &self.quick,
        };
        if let Some(machine) = cell.get() {
            return Ok(machine);
        }
        let machine = self.cpu.machine(level)?;
        Ok(cell.get_or_init(|| machine))
    }
}

/// A fixed set of threads that take jobs from one queue.
pub struct Workers {
    jobs: Option<Mutex<Sender<Job>>>,
    threads: Vec<thread::JoinHandle<()>>,
}

impl Workers {
    /// Starts the threads.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(cpu: &Arc<HostCpu>) -> std::io::Result<Workers> {
        let (sender, receiver) = channel();
        let receiver = Arc::new(Mutex::new(receiver));
        let mut workers = Workers {
            jobs: Some(Mutex::new(sender)),
            threads: Vec::new(),
        };
        let count = thread::available_parallelism().map_or(1, usize::from).min(WORKERS_MAX);
        for n in 0..count {
            let (cpu, receiver) = (Arc::clone(cpu), Arc::clone(&receiver));
            let thread = thread::Builder::new()
                .name(format!("rbc-compile-{n}"))
                .stack_size(STACK_BYTES);
            workers
                .threads
                .push(thread.spawn(move || work(&Machines::new(cpu), &receiver))?);
        }
        Ok(workers)
    }

    /// Runs a job on one of the threads and waits for its result.
    ///
    /// # Errors
    /// If the job panics.
    pub fn run<T: Send + 'static>(&self, job: impl FnOnce(&Machines) -> T + Send + 'static) -> Result<T, Failure> {
        let lost = || Failure::Llvm("a compiler thread panicked".to_owned());
        let (reply, result) = sync_channel(1);
        let job: Job = Box::new(move |machines| {
            // Whoever asked may be gone; then nobody needs the result.
            let _ = reply.send(job(machines));
        });
        let jobs = self.jobs.as_ref().ok_or_else(lost)?;
        jobs.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .send(job)
            .map_err(|_| lost())?;
        result.recv().map_err(|_| lost())
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.jobs = None;
        for thread in self.threads.drain(..) {
            // A worker catches its jobs' panics; there is nothing left to report.
            let _ = thread.join();
        }
    }
}

fn work(machines: &Machines, jobs: &Mutex<Receiver<Job>>) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match job {
            // The job's channel closes as it unwinds, which tells whoever waits.
            Ok(job) => drop(catch_unwind(AssertUnwindSafe(|| job(machines)))),
            Err(_) => return,
        }
    }
}
