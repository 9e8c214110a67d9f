//! The thread that LLVM runs on.
//!
//! Its reader and passes recurse as deep as the code is nested, which the stack of whoever asks may not bear; and a
//! target machine takes milliseconds to make and can't leave its thread. There is one such thread for each thread that
//! asks, kept as long as that one lives: no two wait for each other.
//!
//! Where LLVM finds that it can't go on, it ends the process. On this thread it doesn't: whoever asked gets an error, and
//! the thread, which LLVM doesn't let go on, sleeps for good.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel, sync_channel};
use std::thread;

use super::raw;
use super::target::Target;
use crate::simulate::error::SimulateError;

/// Stack of the thread. Only what is touched takes memory.
const STACK_BYTES: usize = 256 << 20;

/// Threads that LLVM gave up on, at most: they keep their memory.
const GIVEN_UP_MAX: usize = 64;
static GIVEN_UP: AtomicUsize = AtomicUsize::new(0);

/// Says why LLVM gave up.
type GiveUp = Box<dyn FnOnce(String) + Send>;

/// Work, and how to say that LLVM gave up on it.
struct Job {
    work: Box<dyn FnOnce(&Target) + Send>,
    give_up: GiveUp,
}

thread_local! {
    /// The worker of a thread that asks.
    static WORKER: RefCell<Option<Sender<Job>>> = const { RefCell::new(None) };
    /// On a worker: how to say that LLVM gave up on the job in work.
    static GIVE_UP: RefCell<Option<GiveUp>> = const { RefCell::new(None) };
}

/// Runs work with LLVM where it can harm nobody: on a thread with stack enough for LLVM's recursion, which catches panics
/// and LLVM's giving up.
///
/// # Errors
/// [`SimulateError::Llvm`] where the work panics or LLVM gives up on it.
pub fn isolated<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, SimulateError> {
    run(move |_| Ok(work()))
}

/// Runs a job and waits for its result.
pub(super) fn run<T: Send + 'static>(
    work: impl FnOnce(&Target) -> Result<T, SimulateError> + Send + 'static,
) -> Result<T, SimulateError> {
    let lost = || SimulateError::Llvm("the compiler's thread panicked".to_owned());
    let (reply, result) = sync_channel(1);
    let give_up = reply.clone();
    // Whoever asked waits for one of the two replies.
    let job = Job {
        work: Box::new(move |target| drop(reply.send(work(target)))),
        give_up: Box::new(move |message| drop(give_up.send(Err(SimulateError::Llvm(message))))),
    };
    WORKER.with_borrow_mut(|worker| {
        let sender = match worker.take() {
            Some(sender) => sender,
            None => start()?,
        };
        sender.send(job).map_err(|_| lost())?;
        let result = result.recv().map_err(|_| lost())?;
        // After a failure of LLVM's the next job gets a fresh thread.
        if !matches!(result, Err(SimulateError::Llvm(_))) {
            *worker = Some(sender);
        }
        result
    })
}

fn start() -> Result<Sender<Job>, SimulateError> {
    if GIVEN_UP.load(Ordering::Relaxed) >= GIVEN_UP_MAX {
        return Err(SimulateError::Llvm(
            "it has failed too often in this process".to_owned(),
        ));
    }
    raw::catch_fatal_errors(on_fatal_error);
    let (sender, jobs) = channel::<Job>();
    let (ready, started) = sync_channel(1);
    thread::Builder::new()
        .name("rbc-simulate".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let target = match Target::host() {
                Ok(target) => target,
                Err(error) => return drop(ready.send(Err(error))),
            };
            if ready.send(Ok(())).is_err() {
                return;
            }
            for Job { work, give_up } in jobs {
                GIVE_UP.set(Some(give_up));
                // The job's channel closes as it unwinds, which tells whoever waits.
                drop(catch_unwind(AssertUnwindSafe(|| work(&target))));
                GIVE_UP.set(None);
            }
        })
        .map_err(|error| SimulateError::Llvm(format!("no thread for the compiler: {error}")))?;
    match started.recv() {
        Ok(result) => result.map(|()| sender),
        Err(_) => Err(SimulateError::Llvm("the compiler's thread panicked".to_owned())),
    }
}

/// Called by LLVM as it gives up, on any thread of the process.
fn on_fatal_error(message: String) {
    if let Some(give_up) = GIVE_UP.take() {
        GIVEN_UP.fetch_add(1, Ordering::Relaxed);
        give_up(message);
        loop {
            thread::park();
        }
    }
    // Not a thread of these: LLVM goes on to end the process, and says nothing.
    eprintln!("LLVM ERROR: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_of_llvm_is_an_error_and_the_next_job_runs() {
        for round in 0..3 {
            let result = run(move |_| {
                on_fatal_error(format!("cannot select {round}"));
                Ok(())
            });
            assert!(matches!(result, Err(SimulateError::Llvm(message)) if message == format!("cannot select {round}")));
            assert_eq!(run(move |_| Ok(round)).ok(), Some(round));
        }
    }

    #[test]
    fn a_panic_is_an_error_and_the_next_job_runs() {
        let result = run(|_| -> Result<(), SimulateError> { panic!("for the test") });
        assert!(matches!(result, Err(SimulateError::Llvm(_))));
        assert_eq!(run(|_| Ok(5)).ok(), Some(5));
    }
}
