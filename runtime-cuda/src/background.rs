//! Threads that wait for drivers.
//!
//! A driver may let a request for memory, the loading of code, even a launch wait until all kernels on its device have ended,
//! other calls' kernels that don't end, too. So what asks a driver for such things does it in a thread from here, and who
//! wants the outcome waits for that or for being cancelled. What is left behind ends when the driver lets it.

use std::collections::VecDeque;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rbcdb_runtime_cpu::{CallError, CancelFlag};

use crate::device::Device;
use crate::error::Error;

/// Threads without work stay for so long.
const IDLE_MAX: Duration = Duration::from_secs(10);

type Job = Box<dyn FnOnce() + Send>;

static JOBS: Mutex<Jobs> = Mutex::new(Jobs {
    waiting: VecDeque::new(),
    idle: 0,
});
static ANY: Condvar = Condvar::new();

struct Jobs {
    /// Never more than idle threads.
    waiting: VecDeque<Job>,
    idle: usize,
}

enum Outcome<T> {
    Cancelled,
    Ended(thread::Result<T>),
}

/// Does something in another thread and waits for it, unless the call is cancelled before.
///
/// # Errors
/// If it is cancelled, or there is no thread to be had.
pub(crate) fn call<T: Send + 'static>(
    device: &Device,
    cancel: &CancelFlag,
    job: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let (sender, outcome) = mpsc::channel();
    let to_cancel = sender.clone();
    let _hook = cancel.on_cancel(move || drop(to_cancel.send(Outcome::Cancelled)));
    let started = spawn(move || {
        let ended = panic::catch_unwind(AssertUnwindSafe(job));
        // Nobody may be waiting any more.
        drop(sender.send(Outcome::Ended(ended)));
    });
    let trouble = |what: String| {
        let device = device.name().to_owned();
        Error::Device { device, what }
    };
    started.map_err(|error| trouble(format!("no thread for its driver: {error}")))?;
    match outcome.recv() {
        Ok(Outcome::Ended(Ok(value))) => Ok(value),
        Ok(Outcome::Ended(Err(panic))) => panic::resume_unwind(panic),
        Ok(Outcome::Cancelled) => Err(CallError::Cancelled.into()),
        Err(mpsc::RecvError) => Err(trouble(
            "internal error: a thread has ended without an outcome".to_owned(),
        )),
    }
}

/// Does something in another thread, some time.
///
/// # Errors
/// If there is no thread to be had.
pub(crate) fn spawn(job: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let mut jobs = JOBS.lock().unwrap_or_else(PoisonError::into_inner);
    if jobs.idle > jobs.waiting.len() {
        jobs.waiting.push_back(Box::new(job));
        ANY.notify_one();
        return Ok(());
    }
    drop(jobs);
    let thread = thread::Builder::new().name("gpu".to_owned());
    thread.spawn(move || work(Box::new(job))).map(drop)
}

/// Does a job, and those that come as long as there are some.
fn work(first: Job) {
    let mut next = Some(first);
    while let Some(job) = next {
        job();
        let mut jobs = JOBS.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.idle += 1;
        let waited = ANY.wait_timeout_while(jobs, IDLE_MAX, |jobs| jobs.waiting.is_empty());
        (jobs, _) = waited.unwrap_or_else(PoisonError::into_inner);
        jobs.idle -= 1;
        next = jobs.waiting.pop_front();
    }
}
