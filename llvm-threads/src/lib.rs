//! Threads that LLVM runs on, where it can harm nobody.
//!
//! LLVM's passes and reader recurse as deep as the code is nested, which the stack of whoever asks may not bear; and a target
//! machine takes milliseconds to make and can't leave its thread. A panic ends the job, not the thread. A fatal error of
//! LLVM, which would end the process, ends the job and costs the thread: nothing can unwind through LLVM, so the thread
//! sleeps for good with all that it holds, and another takes its place.
//!
//! The handler of fatal errors is the process's only one, and this crate owns it, as it does LLVM's options. What LLVM reports without giving up is
//! kept per thread: [`note`] turns that on for a context, [`take_notes`] hands it out.

mod raw;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{io, thread};

pub use raw::{Severity, note, set_options};

/// Stack of a thread. Only what is touched takes memory.
const STACK_BYTES: usize = 256 << 20;

/// Threads that LLVM gave up on, at most, in this process: they keep their memory.
const LOST_MAX: usize = 256;
static LOST: AtomicUsize = AtomicUsize::new(0);

/// Why a job has no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The job panicked.
    #[error("the compiler's thread panicked")]
    Panicked,
    /// LLVM met an error that it can't go on from.
    #[error("LLVM gave up: {0}")]
    GaveUp(String),
    /// No thread is left, and none is to be had.
    #[error("LLVM has no thread left: it has failed too often, or the system gives none")]
    NoThread,
}

/// A job on its way to a thread, which keeps an `L` for all its jobs.
struct Job<L> {
    work: Box<dyn FnOnce(&L) + Send>,
    fail: Box<dyn FnOnce(Error) + Send>,
}

thread_local! {
    /// What this thread is at; nothing on threads that aren't of this crate.
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
    /// What LLVM has reported since the job began.
    static NOTES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

struct Current {
    lost: Arc<AtomicBool>,
    replace: Box<dyn FnOnce()>,
    fail: Box<dyn FnOnce(Error) + Send>,
}

/// What LLVM has reported on this thread since the job began, or since this was last called.
pub fn take_notes() -> Vec<String> {
    // A thread that is ending compiles nothing.
    NOTES.try_with(RefCell::take).unwrap_or_default()
}

fn add_note(text: String) {
    let _ = NOTES.try_with(|notes| notes.borrow_mut().push(text));
}

/// A fatal error of LLVM, which ends the process if this returns. On a thread of this crate it doesn't return.
fn give_up(reason: &str) {
    let Ok(Some(current)) = CURRENT.try_with(RefCell::take) else {
        eprintln!("LLVM gave up: {reason}");
        return;
    };
    LOST.fetch_add(1, Ordering::Relaxed);
    current.lost.store(true, Ordering::Release);
    (current.replace)();
    (current.fail)(Error::GaveUp(reason.to_owned()));
    loop {
        thread::park();
    }
}

/// A set of threads that take jobs from one queue. Each has an `L` of its own, which stays on it.
pub struct Threads<L: 'static> {
    shared: Arc<Shared<L>>,
    threads: Vec<Thread>,
}

/// What the threads have in common.
struct Shared<L> {
    name: String,
    local: Box<dyn Fn() -> L + Send + Sync>,
    queue: Mutex<Queue<L>>,
    change: Condvar,
}

struct Queue<L> {
    jobs: VecDeque<Job<L>>,
    /// Threads that take jobs.
    live: usize,
    /// Threads that were ever started.
    started: usize,
    closed: bool,
}

struct Thread {
    handle: thread::JoinHandle<()>,
    /// Whether it sleeps for good.
    lost: Arc<AtomicBool>,
}

impl<L: 'static> Threads<L> {
    /// Starts so many threads; each makes its `L` by `local`.
    ///
    /// # Errors
    /// If the system gives no thread, or LLVM has failed too often in this process.
    pub fn start(name: &str, count: usize, local: impl Fn() -> L + Send + Sync + 'static) -> io::Result<Threads<L>> {
        raw::install_fatal_error_handler();
        let shared = Arc::new(Shared {
            name: name.to_owned(),
            local: Box::new(local),
            queue: Mutex::new(Queue {
                jobs: VecDeque::new(),
                live: 0,
                started: 0,
                closed: false,
            }),
            change: Condvar::new(),
        });
        let mut threads = Threads {
            shared,
            threads: Vec::new(),
        };
        for _ in 0..count {
            threads.threads.push(spawn(&threads.shared)?);
        }
        Ok(threads)
    }

    /// Runs a job on one of the threads and waits for its result.
    ///
    /// # Errors
    /// If the job panics, or LLVM gives up.
    pub fn run<T: Send + 'static>(&self, job: impl FnOnce(&L) -> T + Send + 'static) -> Result<T, Error> {
        let (reply, result) = sync_channel(1);
        let failed = reply.clone();
        // One of the two replies, at most; whoever asked waits for it.
        let job = Job {
            work: Box::new(move |local: &L| drop(reply.send(Ok(job(local))))),
            fail: Box::new(move |error| drop(failed.try_send(Err(error)))),
        };
        {
            let mut queue = self.shared.lock();
            if queue.live == 0 {
                return Err(Error::NoThread);
            }
            queue.jobs.push_back(job);
        }
        self.shared.change.notify_one();
        // Every job is answered; a closed channel would be a panic between the two.
        result.recv().unwrap_or(Err(Error::Panicked))
    }
}

impl<L: 'static> Drop for Threads<L> {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.change.notify_all();
        for thread in self.threads.drain(..) {
            if !thread.lost.load(Ordering::Acquire) {
                // Panics are caught; there is nothing left to report.
                let _ = thread.handle.join();
            }
        }
    }
}

impl<L> Shared<L> {
    fn lock(&self) -> MutexGuard<'_, Queue<L>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next job; none once the queue is closed.
    fn next(&self) -> Option<Job<L>> {
        let mut queue = self.lock();
        loop {
            if let Some(job) = queue.jobs.pop_front() {
                return Some(job);
            }
            if queue.closed {
                return None;
            }
            queue = self.change.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A thread takes no more jobs. After the last one, nobody would.
    fn leave(&self) {
        let mut queue = self.lock();
        queue.live -= 1;
        let left = if queue.live == 0 {
            std::mem::take(&mut queue.jobs)
        } else {
            VecDeque::new()
        };
        drop(queue);
        for job in left {
            (job.fail)(Error::NoThread);
        }
    }
}

fn spawn<L: 'static>(shared: &Arc<Shared<L>>) -> io::Result<Thread> {
    if LOST.load(Ordering::Relaxed) >= LOST_MAX {
        return Err(io::Error::other(Error::NoThread));
    }
    let number = {
        let mut queue = shared.lock();
        queue.live += 1;
        queue.started += 1;
        queue.started
    };
    let lost = Arc::new(AtomicBool::new(false));
    // Leaves the queue however it ends: also where the system gives no thread.
    let alive = Alive(Arc::clone(shared));
    let own_lost = Arc::clone(&lost);
    let handle = thread::Builder::new()
        .name(format!("{}-{number}", shared.name))
        .stack_size(STACK_BYTES)
        .spawn(move || work(&alive.0, &own_lost))?;
    Ok(Thread { handle, lost })
}

/// A thread that is counted as taking jobs.
struct Alive<L>(Arc<Shared<L>>);

impl<L> Drop for Alive<L> {
    fn drop(&mut self) {
        self.0.leave();
    }
}

fn work<L: 'static>(shared: &Arc<Shared<L>>, lost: &Arc<AtomicBool>) {
    let local = (shared.local)();
    while let Some(Job { work, fail }) = shared.next() {
        let own = Arc::clone(shared);
        CURRENT.set(Some(Current {
            lost: Arc::clone(lost),
            // The other is there before this one leaves, so that no job falls between them.
            replace: Box::new(move || {
                let _ = spawn(&own);
                own.leave();
            }),
            fail,
        }));
        NOTES.take();
        let panicked = catch_unwind(AssertUnwindSafe(|| work(&local))).is_err();
        if let Some(current) = CURRENT.take()
            && panicked
        {
            (current.fail)(Error::Panicked);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one() -> Threads<usize> {
        Threads::start("test", 1, || 5).unwrap()
    }

    #[test]
    fn a_fatal_error_ends_its_job_and_the_next_one_runs() {
        let threads = one();
        for round in 0..3 {
            let result = threads.run(move |_| give_up(&format!("cannot select {round}")));
            assert_eq!(result, Err(Error::GaveUp(format!("cannot select {round}"))));
            assert_eq!(threads.run(move |local| local + round), Ok(5 + round));
        }
    }

    #[test]
    fn a_panic_ends_its_job_and_the_next_one_runs() {
        let threads = one();
        assert_eq!(threads.run(|_| panic!("for the test")), Err::<(), _>(Error::Panicked));
        assert_eq!(threads.run(|local| *local), Ok(5));
    }

    #[test]
    fn threads_whose_start_fails_leave_nobody_waiting() {
        let threads: Threads<()> = Threads::start("test", 1, || panic!("for the test")).unwrap();
        for _ in 0..2 {
            assert_eq!(threads.run(|()| ()), Err(Error::NoThread));
        }
    }

    #[test]
    fn notes_are_of_one_job() {
        let threads = one();
        threads.run(|_| add_note("left over".to_owned())).unwrap();
        let notes = threads.run(|_| {
            add_note("out of luck".to_owned());
            (take_notes(), take_notes())
        });
        assert_eq!(notes, Ok((vec!["out of luck".to_owned()], vec![])));
    }

    #[test]
    fn several_askers_share_the_threads() {
        let threads = Threads::start("test", 2, || 5).unwrap();
        thread::scope(|scope| {
            for i in 0..8 {
                let threads = &threads;
                scope.spawn(move || {
                    for j in 0..20 {
                        assert_eq!(threads.run(move |local| local * (i + j)), Ok(5 * (i + j)));
                    }
                });
            }
        });
    }
}
