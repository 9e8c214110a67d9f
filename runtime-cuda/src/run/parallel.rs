//! Copies that one thread alone does more slowly than a device takes them.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

/// A thread is worth starting for so many bytes.
const PART_BYTES: usize = 1 << 20;
/// Memory is busy with so many threads.
const THREADS_MAX: usize = 8;
/// Parts start at a multiple of this, which the size of every value divides.
const PART_UNIT: usize = 64;

/// Threads that may be started beside those that call.
static HELPERS: LazyLock<AtomicUsize> = LazyLock::new(|| {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    AtomicUsize::new(processors.saturating_sub(1))
});

/// Helpers that are taken until this is dropped.
struct Helpers(usize);

impl Helpers {
    /// Takes as many as there are, at most so many.
    fn take(most: usize) -> Helpers {
        let taken = HELPERS.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |free| {
            (free > 0 && most > 0).then(|| free - free.min(most))
        });
        Helpers(taken.map_or(0, |free| free.min(most)))
    }
}

impl Drop for Helpers {
    fn drop(&mut self) {
        HELPERS.fetch_add(self.0, Ordering::Relaxed);
    }
}

/// Fills memory by parts, in several threads if it is large: `write` is given where a part starts, and the part.
pub(super) fn fill(out: &mut [u8], write: impl Fn(usize, &mut [u8]) + Sync) {
    let helpers = Helpers::take((out.len() / PART_BYTES).clamp(1, THREADS_MAX) - 1);
    if helpers.0 == 0 {
        return write(0, out);
    }
    let part = out.len().div_ceil(helpers.0 + 1).next_multiple_of(PART_UNIT);
    let parts = Mutex::new(out.chunks_mut(part).enumerate());
    let work = || {
        while let Some((i, out)) = next(&parts) {
            write(i * part, out);
        }
    };
    thread::scope(|scope| {
        for _ in 0..helpers.0 {
            // Whoever can't be started leaves his part to the others.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
}

fn next<T>(parts: &Mutex<impl Iterator<Item = T>>) -> Option<T> {
    parts.lock().unwrap_or_else(PoisonError::into_inner).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_are_filled_once() {
        for bytes in [0, 1, PART_BYTES, 5 * PART_BYTES + 13, 40 * PART_BYTES] {
            let mut out = vec![0; bytes];
            fill(&mut out, |at, part| {
                assert!(at.is_multiple_of(PART_UNIT));
                (at..).zip(part).for_each(|(i, byte)| *byte += (i % 251) as u8);
            });
            assert!(
                out.iter().enumerate().all(|(i, byte)| *byte == (i % 251) as u8),
                "{bytes}"
            );
        }
    }
}
