//! The thread that LLVM runs on.
//!
//! Its reader and passes recurse as deep as the code is nested, which the stack of whoever asks may not bear; and a
//! target machine takes milliseconds to make and can't leave its thread. There is one such thread for each thread that
//! asks, kept as long as that one lives: no two wait for each other.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel, sync_channel};
use std::thread;

use super::target::Target;
use crate::simulate::error::SimulateError;

/// Stack of the thread. Only what is touched takes memory.
const STACK_BYTES: usize = 256 << 20;

type Job = Box<dyn FnOnce(&Target) + Send>;

thread_local! {
    static WORKER: RefCell<Option<Sender<Job>>> = const { RefCell::new(None) };
}

/// Runs a job and waits for its result.
pub(super) fn run<T: Send + 'static>(
    job: impl FnOnce(&Target) -> Result<T, SimulateError> + Send + 'static,
) -> Result<T, SimulateError> {
    let lost = || SimulateError::Llvm("the compiler's thread panicked".to_owned());
    let (reply, result) = sync_channel(1);
    let job: Job = Box::new(move |target| {
        // Whoever asked waits for it.
        let _ = reply.send(job(target));
    });
    WORKER.with_borrow_mut(|worker| {
        let sender = match worker {
            Some(sender) => sender,
            None => worker.insert(start()?),
        };
        if let Err(back) = sender.send(job) {
            // It has ended because it found no target; so it is started once more, for its message.
            let sender = worker.insert(start()?);
            sender.send(back.0).map_err(|_| lost())?;
        }
        Ok::<(), SimulateError>(())
    })?;
    result.recv().map_err(|_| lost())?
}

fn start() -> Result<Sender<Job>, SimulateError> {
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
            for job in jobs {
                // The job's channel closes as it unwinds, which tells whoever waits.
                drop(catch_unwind(AssertUnwindSafe(|| job(&target))));
            }
        })
        .map_err(|error| SimulateError::Llvm(format!("no thread for the compiler: {error}")))?;
    match started.recv() {
        Ok(result) => result.map(|()| sender),
        Err(_) => Err(SimulateError::Llvm("the compiler's thread panicked".to_owned())),
    }
}
