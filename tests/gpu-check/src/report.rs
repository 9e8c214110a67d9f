//! What was found: lines for people, at once, and a count of what is wrong.

use std::fmt::Display;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Findings that are shown in full, of each check.
const SHOWN_MAX: u64 = 40;

/// What is wrong where one side has a result and the other an error, or both have other errors.
pub(crate) fn unlike<T>(expected: &Result<T, impl Display>, found: &Result<T, impl Display>) -> String {
    fn ending<T>(side: &Result<T, impl Display>) -> String {
        side.as_ref()
            .map_or_else(ToString::to_string, |_| "a result".to_owned())
    }
    format!("on the CPU {}, on the GPU {}", ending(expected), ending(found))
}

/// Takes in findings from any number of threads.
pub struct Report {
    out: Mutex<Box<dyn Write + Send>>,
    started: Instant,
    wrong: AtomicU64,
}

impl Report {
    /// A report that goes to `out`.
    pub fn new(out: Box<dyn Write + Send>) -> Report {
        Report {
            out: Mutex::new(out),
            started: Instant::now(),
            wrong: AtomicU64::new(0),
        }
    }

    /// Says something.
    pub fn say(&self, line: &str) {
        let mut out = self.out.lock().unwrap_or_else(PoisonError::into_inner);
        // What nobody reads any more need not be written.
        let _ = writeln!(out, "[{:6.1} s] {line}", self.started.elapsed().as_secs_f64());
        let _ = out.flush();
    }

    /// Says what is wrong.
    pub fn wrong(&self, line: &str) {
        let before = self.wrong.fetch_add(1, Ordering::Relaxed);
        if before < SHOWN_MAX {
            self.say(&format!("WRONG: {line}"));
        } else if before == SHOWN_MAX {
            self.say("WRONG: more, which isn't shown");
        }
    }

    /// Says it if there is something wrong.
    pub fn check(&self, result: Result<(), String>) {
        if let Err(what) = result {
            self.wrong(&what);
        }
    }

    /// How much is wrong so far.
    pub fn count(&self) -> u64 {
        self.wrong.load(Ordering::Relaxed)
    }

    /// Seconds since the beginning.
    pub fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// Writes into memory that a test can look at.
    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_is_wrong_is_counted_beyond_what_is_shown() {
        let out = Shared::default();
        let report = Report::new(Box::new(out.clone()));
        report.check(Ok(()));
        (0..100).for_each(|n| report.check(Err(format!("case {n}"))));
        let text = String::from_utf8(out.0.lock().unwrap().clone()).unwrap();
        assert_eq!(report.count(), 100);
        assert!(text.contains("WRONG: case 39\n") && !text.contains("case 40"));
        assert!(text.contains("which isn't shown"));
    }
}
