//! Copies that one thread alone does more slowly than a device takes them.

use std::num::NonZero;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// What one thread copies at once: little enough that all are busy to the end.
const PART_BYTES: usize = 512 << 10;
/// Memory is busy with so many threads.
const THREADS_MAX: usize = 12;

/// Threads that help those that call, shared by all runs; `None` where there are no processors for them.
static HELPERS: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let helpers = processors.min(THREADS_MAX) - 1;
    let pool = ThreadPoolBuilder::new()
        .num_threads(helpers)
        .thread_name(|i| format!("gpu copies {i}"))
        .build();
    // Whoever calls can do it alone.
    pool.ok().filter(|_| helpers > 0)
});

/// Fills memory by parts, in several threads if it is large: `write` is given where a part starts, and the part.
pub(super) fn fill(out: &mut [u8], write: impl Fn(usize, &mut [u8]) + Sync) {
    let parts = out.len().div_ceil(PART_BYTES);
    let Some(pool) = HELPERS.as_ref().filter(|_| parts > 2) else {
        return write(0, out);
    };
    let list = Mutex::new(out.chunks_mut(PART_BYTES).enumerate());
    let work = || {
        while let Some((i, out)) = next(&list) {
            write(i * PART_BYTES, out);
        }
    };
    pool.in_place_scope(|scope| {
        for _ in 0..pool.current_num_threads().min(parts - 1) {
            scope.spawn(|_| work());
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
                // The size of every value divides it.
                assert!(at.is_multiple_of(64));
                (at..).zip(part).for_each(|(i, byte)| *byte += (i % 251) as u8);
            });
            assert!(
                out.iter().enumerate().all(|(i, byte)| *byte == (i % 251) as u8),
                "{bytes}"
            );
        }
    }
}
