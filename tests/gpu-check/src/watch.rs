//! A limit for what may not end.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use rbcdb_runtime_cpu::CancelFlag;

/// Does the work. Its flag is set when so much time has passed.
pub fn within<T>(limit: Duration, work: impl FnOnce(&CancelFlag) -> T) -> T {
    let cancel = CancelFlag::new();
    let (done, ended) = channel::<()>();
    thread::scope(|scope| {
        let cancel = &cancel;
        scope.spawn(move || {
            if ended.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                cancel.cancel();
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
    fn the_flag_is_set_in_the_end_and_not_before() {
        within(Duration::from_millis(10), |cancel| {
            while !cancel.is_cancelled() {
                thread::sleep(Duration::from_millis(1));
            }
        });
        assert!(!within(Duration::from_secs(60), CancelFlag::is_cancelled));
    }
}
