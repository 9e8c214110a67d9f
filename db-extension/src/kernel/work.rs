//! Pieces of work that several threads of the host take in turn.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Pieces of work, by their numbers.
pub(super) struct Work<E> {
    next: AtomicU64,
    /// Those from here on needn't be done.
    end: AtomicU64,
    /// The first piece that didn't come to its end, and why.
    failed: Mutex<Option<(u64, E)>>,
}

impl<E: Send> Work<E> {
    pub fn new(pieces: u64) -> Work<E> {
        Work {
            next: AtomicU64::new(0),
            end: AtomicU64::new(pieces),
            failed: Mutex::new(None),
        }
    }

    /// Calls `run` on this thread, and with `parallel` on others as well, one per processor; each is to [`Work::take`] pieces.
    pub fn share(&self, parallel: bool, run: impl Fn() + Sync) {
        let helpers = match parallel {
            true => thread::available_parallelism().map_or(0, |n| n.get() - 1),
            false => 0,
        };
        thread::scope(|scope| {
            for _ in 0..helpers {
                // Without one, the others do its work.
                let _ = thread::Builder::new().spawn_scoped(scope, &run);
            }
            run();
        });
    }

    /// Does pieces until none is left; after one that fails, only those before it.
    pub fn take(&self, mut piece: impl FnMut(u64) -> Result<(), E>) {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= self.end.load(Ordering::Relaxed) {
                return;
            }
            if let Err(ended) = piece(number) {
                self.end.fetch_min(number, Ordering::Relaxed);
                let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
                if failed.as_ref().is_none_or(|(first, _)| number < *first) {
                    *failed = Some((number, ended));
                }
            }
        }
    }

    /// The first piece that failed, and how.
    pub fn failed(self) -> Option<(u64, E)> {
        self.failed.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_piece_that_fails_is_told_whoever_did_it() {
        for _ in 0..100 {
            let work = Work::new(100);
            let done = Mutex::new(Vec::new());
            work.share(true, || {
                work.take(|piece| {
                    done.lock().unwrap().push(piece);
                    match piece % 30 {
                        17 => Err("failed"),
                        _ => Ok(()),
                    }
                });
            });
            assert_eq!(work.failed(), Some((17, "failed")));
            let done = done.into_inner().unwrap();
            assert!((0..=17).all(|piece| done.contains(&piece)) && done.len() < 40);
        }
    }
}
