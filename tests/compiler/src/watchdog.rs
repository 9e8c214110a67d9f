//! Ends what doesn't end: compiled code has no fuel, and a test that hangs says nothing.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use rbcdb_runtime_cpu::CancelFlag;

/// Far longer than any program of a test takes, on a busy machine too.
const LIMIT: Duration = Duration::from_secs(60);

/// Does the work. After a minute its flag is set, which ends compiled code as an error; what goes on for another minute ends
/// the process. Both times `what`, the program, is printed.
pub fn watch<T>(what: &(dyn Fn() -> String + Sync), work: impl FnOnce(&CancelFlag) -> T) -> T {
    watch_for(LIMIT, what, work)
}

fn watch_for<T>(limit: Duration, what: &(dyn Fn() -> String + Sync), work: impl FnOnce(&CancelFlag) -> T) -> T {
    let cancel = CancelFlag::new();
    let (done, ended) = channel::<()>();
    thread::scope(|scope| {
        let cancel = &cancel;
        scope.spawn(move || {
            let late = || ended.recv_timeout(limit) == Err(RecvTimeoutError::Timeout);
            if late() {
                eprintln!("cancelled after {limit:?}:\n{}", what());
                cancel.cancel();
                if late() {
                    eprintln!("not to be cancelled:\n{}", what());
                    std::process::exit(101);
                }
            }
        });
        let result = work(cancel);
        drop(done);
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_too_long_is_cancelled() {
        let rounds = watch_for(Duration::from_millis(20), &|| "a loop".to_owned(), |cancel| {
            let mut rounds = 0u64;
            while !cancel.is_cancelled() {
                thread::sleep(Duration::from_millis(1));
                rounds += 1;
            }
            rounds
        });
        assert!(rounds > 0);
        let in_time = watch(&|| unreachable!("it ends in time"), |cancel| !cancel.is_cancelled());
        assert!(in_time);
    }
}
