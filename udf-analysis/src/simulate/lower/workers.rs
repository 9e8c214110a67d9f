//! The threads that LLVM runs on: one for each thread that asks, kept as long as that one lives, so that no two wait for
//! each other. Each keeps its target, which takes milliseconds to make.

use std::cell::RefCell;

use rbcdb_llvm_threads::Threads;

use super::target::Target;
use crate::simulate::error::SimulateError;

/// A target, or why there is none.
type Worker = Threads<Result<Target, String>>;

thread_local! {
    /// The worker of a thread that asks.
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Runs work with LLVM where it can harm nobody: on a thread with stack enough for LLVM's recursion, which catches panics
/// and LLVM's giving up.
///
/// # Errors
/// [`SimulateError::Llvm`] where the work panics or LLVM gives up on it.
pub fn isolated<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, SimulateError> {
    ask(move |_| Ok(work()))
}

/// Runs a job that needs the target, and waits for its result.
pub(super) fn run<T: Send + 'static>(
    work: impl FnOnce(&Target) -> Result<T, SimulateError> + Send + 'static,
) -> Result<T, SimulateError> {
    ask(move |target| match target {
        Ok(target) => work(target),
        Err(reason) => Err(SimulateError::Llvm(reason.clone())),
    })
}

fn ask<T: Send + 'static>(
    work: impl FnOnce(&Result<Target, String>) -> Result<T, SimulateError> + Send + 'static,
) -> Result<T, SimulateError> {
    let llvm = |error: &dyn std::error::Error| SimulateError::Llvm(error.to_string());
    WORKER.with_borrow_mut(|worker| {
        let threads = match worker {
            Some(threads) => threads,
            None => worker.insert(Threads::start("rbc-simulate", 1, Target::host).map_err(|error| llvm(&error))?),
        };
        threads.run(work).unwrap_or_else(|error| Err(llvm(&error)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_and_the_next_job_runs() {
        let result = run(|_| -> Result<(), SimulateError> { panic!("for the test") });
        assert!(matches!(result, Err(SimulateError::Llvm(message)) if message.contains("panicked")));
        assert_eq!(run(|_| Ok(5)).ok(), Some(5));
    }
}
