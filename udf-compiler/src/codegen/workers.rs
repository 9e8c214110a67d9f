//! The threads that LLVM runs on.
//!
//! LLVM works best on threads of its own: a target machine takes milliseconds to make and can't leave its thread, and
//! passes recurse as deep as the code is long, which the stack of whoever asks for a compilation may not bear. A panic
//! ends the job, not the thread. A fatal error of LLVM, which would end the process, ends the job and costs the thread.

use std::cell::{OnceCell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use inkwell::targets::TargetMachine;

use super::emit::Failure;
use super::raw;
use super::target::{HostCpu, OptLevel};

/// Stack of a worker. Only what is touched takes memory.
const STACK_BYTES: usize = 256 << 20;
/// More workers than this have no use: compilations are short.
const WORKERS_MAX: usize = 4;

/// A compilation, and how to tell whoever waits for it that it won't end.
struct Job {
    work: Box<dyn FnOnce(&Machines) + Send>,
    give_up: Box<dyn FnOnce(String) + Send>,
}

thread_local! {
    /// What this worker is at; nothing on other threads.
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
    /// Errors that LLVM has reported since the job began.
    static ERRORS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

struct Current {
    shared: Arc<Shared>,
    lost: Arc<AtomicBool>,
    give_up: Box<dyn FnOnce(String) + Send>,
}

/// Notes an error that LLVM reports: the job fails with it when it comes to its end.
pub(super) fn note(error: &str) {
    // A thread that is ending compiles nothing.
    let _ = ERRORS.try_with(|errors| errors.borrow_mut().push(error.to_owned()));
}

/// A fatal error of LLVM, which ends the process if this returns. On a worker it doesn't return, as nothing can unwind
/// through LLVM: the job fails, the thread sleeps for ever with all that it holds, and another takes its place.
pub(super) fn give_up(reason: &str) {
    let Ok(Some(current)) = CURRENT.try_with(RefCell::take) else {
        eprintln!("LLVM gave up: {reason}");
        return;
    };
    current.lost.store(true, Ordering::Release);
    // If the system gives no thread, there is one worker less.
    let _ = spawn(&current.shared);
    (current.give_up)(reason.to_owned());
    loop {
        thread::park();
    }
}

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

/// What the workers have in common.
struct Shared {
    cpu: Arc<HostCpu>,
    jobs: Mutex<Receiver<Job>>,
    count: AtomicUsize,
}

/// One worker.
struct Thread {
    handle: thread::JoinHandle<()>,
    /// Whether it sleeps for ever.
    lost: Arc<AtomicBool>,
}

fn spawn(shared: &Arc<Shared>) -> std::io::Result<Thread> {
    let number = shared.count.fetch_add(1, Ordering::Relaxed);
    let lost = Arc::new(AtomicBool::new(false));
    let (shared, own_lost) = (Arc::clone(shared), Arc::clone(&lost));
    let builder = thread::Builder::new()
        .name(format!("rbc-compile-{number}"))
        .stack_size(STACK_BYTES);
    let handle = builder.spawn(move || work(&shared, &own_lost))?;
    Ok(Thread { handle, lost })
}

/// A fixed set of threads that take jobs from one queue.
pub struct Workers {
    jobs: Option<Mutex<Sender<Job>>>,
    threads: Vec<Thread>,
}

impl Workers {
    /// Starts the threads.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(cpu: &Arc<HostCpu>) -> std::io::Result<Workers> {
        raw::install_fatal_error_handler();
        let (sender, receiver) = channel();
        let shared = Arc::new(Shared {
            cpu: Arc::clone(cpu),
            jobs: Mutex::new(receiver),
            count: AtomicUsize::new(0),
        });
        let mut workers = Workers {
            jobs: Some(Mutex::new(sender)),
            threads: Vec::new(),
        };
        let count = thread::available_parallelism().map_or(1, usize::from).min(WORKERS_MAX);
        for _ in 0..count {
            workers.threads.push(spawn(&shared)?);
        }
        Ok(workers)
    }

    /// Runs a job on one of the threads and waits for its result.
    ///
    /// # Errors
    /// If the job panics, or LLVM reports an error or gives up.
    pub fn run<T: Send + 'static>(&self, job: impl FnOnce(&Machines) -> T + Send + 'static) -> Result<T, Failure> {
        let lost = || Failure::Llvm("a compiler thread panicked".to_owned());
        let (reply, result) = sync_channel(1);
        let given_up = reply.clone();
        // Whoever asked may be gone; then nobody needs the result.
        let job = Job {
            work: Box::new(move |machines| {
                let value = job(machines);
                let errors = ERRORS.with(RefCell::take);
                let _ = reply.send(if errors.is_empty() {
                    Ok(value)
                } else {
                    Err(Failure::Llvm(errors.join("; ")))
                });
            }),
            give_up: Box::new(move |reason| {
                let _ = given_up.try_send(Err(Failure::Llvm(format!("LLVM gave up: {reason}"))));
            }),
        };
        let jobs = self.jobs.as_ref().ok_or_else(lost)?;
        jobs.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .send(job)
            .map_err(|_| lost())?;
        result.recv().map_err(|_| lost())?
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.jobs = None;
        for thread in self.threads.drain(..) {
            if !thread.lost.load(Ordering::Acquire) {
                // A worker catches its jobs' panics; there is nothing left to report.
                let _ = thread.handle.join();
            }
        }
    }
}

fn work(shared: &Arc<Shared>, lost: &Arc<AtomicBool>) {
    let machines = Machines::new(Arc::clone(&shared.cpu));
    loop {
        let job = shared.jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { work, give_up }) = job else { return };
        CURRENT.set(Some(Current {
            shared: Arc::clone(shared),
            lost: Arc::clone(lost),
            give_up,
        }));
        ERRORS.take();
        // The job's channel closes as it unwinds, which tells whoever waits.
        drop(catch_unwind(AssertUnwindSafe(|| work(&machines))));
        CURRENT.take();
    }
}

#[cfg(test)]
mod tests {
    use inkwell::context::Context;
    use inkwell::memory_buffer::MemoryBuffer;

    use super::super::target;
    use super::*;

    /// An operation that x86-64 doesn't have: instruction selection fails, which is fatal to LLVM.
    const IMPOSSIBLE: &str = "define i32 @f() {\n  %r = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n  ret i32 %r\n}\n\
        declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()\n";

    fn compile(workers: &Workers, text: &'static str) -> Result<Vec<u8>, Failure> {
        let job = move |machines: &Machines| {
            let context = Context::create();
            let buffer = MemoryBuffer::create_from_memory_range_copy(text.as_bytes(), "text");
            let module = context
                .create_module_from_ir(buffer)
                .map_err(|e| Failure::Llvm(e.to_string()))?;
            machines.cpu.module().describe(&module);
            target::object(&module, machines.get(OptLevel::Full)?)
        };
        workers.run(job)?
    }

    #[test]
    fn a_fatal_error_of_llvm_ends_its_job_only() {
        let cpu = Arc::new(HostCpu::detect().unwrap());
        let workers = Workers::start(&cpu).unwrap();
        // More often than there are workers: each is replaced.
        for _ in 0..2 * WORKERS_MAX {
            let error = compile(&workers, IMPOSSIBLE).unwrap_err().to_string();
            assert!(error.contains("LLVM gave up: Cannot select"), "{error}");
        }
        let object = compile(&workers, "define i32 @f() {\n  ret i32 7\n}\n").unwrap();
        assert!(object.starts_with(b"\x7fELF"));
    }

    #[test]
    fn a_panic_ends_its_job_only() {
        let cpu = Arc::new(HostCpu::detect().unwrap());
        let workers = Workers::start(&cpu).unwrap();
        assert!(
            workers
                .run(|_| panic!("as tested"))
                .is_err_and(|e: Failure| e.to_string().contains("panicked"))
        );
        assert_eq!(workers.run(|_| 7).unwrap(), 7);
    }

    #[test]
    fn errors_that_llvm_reports_fail_the_job() {
        let cpu = Arc::new(HostCpu::detect().unwrap());
        let workers = Workers::start(&cpu).unwrap();
        let noted = workers.run(|_| note("as reported"));
        assert!(noted.is_err_and(|e| e.to_string().contains("as reported")));
        assert_eq!(workers.run(|_| 7).unwrap(), 7);
    }
}
