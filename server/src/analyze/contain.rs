//! Work in a process of its own, which may crash.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use super::raw::{self, End};

/// Stack for the work: LLVM recurses as deep as its input is nested. Only what is touched takes memory.
const STACK_BYTES: usize = 512 << 20;

/// Runs `work` in a child process; its exit status.
///
/// Must be called before the process has started threads.
///
/// # Errors
/// A message, if the child ended otherwise.
pub fn run(work: impl FnOnce() -> u8 + Send) -> Result<u8, String> {
    let end =
        raw::in_child(|| on_large_stack(work)).map_err(|error| format!("no process to analyse it in: {error}"))?;
    match end {
        End::Exited(CRASHED) => Err("the analysis failed on it".to_owned()),
        End::Exited(status) => Ok(status),
        End::Killed(signal) => Err(format!(
            "the input can't be read as LLVM IR: LLVM gave up on it (signal {signal})"
        )),
    }
}

/// Exit status of a child whose work panicked.
const CRASHED: u8 = 101;

fn on_large_stack(work: impl FnOnce() -> u8 + Send) -> u8 {
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK_BYTES);
        match builder.spawn_scoped(scope, || catch_unwind(AssertUnwindSafe(work)).unwrap_or(CRASHED)) {
            Ok(thread) => thread.join().unwrap_or(CRASHED),
            Err(_) => CRASHED,
        }
    })
}

#[cfg(test)]
mod tests {
    // Tests run on threads: forking there is for the end-to-end tests of the command.
    use super::*;

    #[test]
    fn a_panic_is_a_status() {
        assert_eq!(on_large_stack(|| 7), 7);
        assert_eq!(on_large_stack(|| panic!("as planned")), CRASHED);
    }
}
