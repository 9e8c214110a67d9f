//! Copies that one thread alone does more slowly than a device takes them: several threads share each, and do those of the
//! next chunks meanwhile.

use std::num::NonZero;
use std::sync::LazyLock;
use std::thread;

use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;
use rayon::{Scope, ThreadPool, ThreadPoolBuilder};

/// What one thread copies at once: little enough that all are busy to the end. The size of every value divides it.
const PART_BYTES: usize = 512 << 10;
/// Memory is busy with so many threads.
const THREADS_MAX: usize = 12;

/// Threads shared by all runs; `None` where there is but one processor.
static HELPERS: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let pool = ThreadPoolBuilder::new()
        .num_threads(processors.min(THREADS_MAX))
        .thread_name(|i| format!("gpu copies {i}"))
        .build();
    // Whoever calls can do it alone.
    pool.ok().filter(|_| processors > 1)
});

/// Does something that may give work to the helpers, and waits until they have done it.
pub(super) fn scope<'scope, T>(work: impl FnOnce(Option<&Scope<'scope>>) -> T) -> T {
    match HELPERS.as_ref() {
        Some(pool) => pool.in_place_scope(|scope| work(Some(scope))),
        None => work(None),
    }
}

/// Whether helpers are worth it for so many bytes.
pub(super) fn is_large(bytes: usize) -> bool {
    bytes > 2 * PART_BYTES
}

/// Fills memory by parts, in several threads if it is large: `write` is given where a part starts, and the part.
pub(crate) fn fill(out: &mut [u8], write: impl Fn(usize, &mut [u8]) + Send + Sync) {
    match HELPERS.as_ref().filter(|_| is_large(out.len())) {
        Some(pool) => pool.install(|| {
            let parts = out.par_chunks_mut(PART_BYTES).enumerate();
            parts.for_each(|(i, part)| write(i * PART_BYTES, part));
        }),
        None => write(0, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_are_filled_once() {
        for bytes in [0, 1, PART_BYTES, 5 * PART_BYTES + 13, 40 * PART_BYTES] {
            let mut out = vec![0; bytes];
            fill(&mut out, |at, part| {
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
