//! Launches on the CPU of kernel functions whose threads don't wait for each other: a thread is a row.
//!
//! Of several threads that fail, the first is reported, in the order of blocks and of positions in them, as in the emulator.

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::call::Ended;
use rbcdb_runtime_cpu::{CancelFlag, Function};
use rbcdb_runtime_cuda::LaunchShape;

use super::places::Places;
use super::work::Work;
use super::written::{Written, first_arguments};

/// Threads that are handed over together.
const CHUNK: u64 = 8192;
/// Chunks from which on several threads of the host share them.
const PARALLEL_CHUNKS_MIN: u64 = 8;

/// Runs a launch; `values` are the arguments, each an array of length 1. With `parallel`, several threads of the host run parts of it
/// at the same time.
///
/// # Errors
/// [`Ended::Row`] for the first thread that fails, with its number.
pub(super) fn launch(
    function: &Function,
    values: &[ArrayRef],
    output: &Written,
    shape: LaunchShape,
    cancel: &CancelFlag,
    parallel: bool,
) -> Result<(), Ended> {
    let first = first_arguments(function, values, output)?;
    let blocks: u64 = shape.grid.iter().map(|n| u64::from(*n)).product();
    let threads = blocks.saturating_mul(shape.block_threads());
    let chunks = threads.div_ceil(CHUNK);
    let work = Work::new(chunks);
    work.share(parallel && chunks >= PARALLEL_CHUNKS_MIN, || {
        work.take(|chunk| {
            let (start, end) = (chunk * CHUNK, threads.min((chunk + 1) * CHUNK));
            let mut args = first.clone();
            args.extend(Places::of(shape, start, end).arguments());
            function.threads(&args, (end - start) as usize, cancel, |threads| threads.run(true))?
        });
    });
    match work.failed() {
        None => Ok(()),
        Some((chunk, Ended::Row { row, word })) => Err(Ended::Row {
            row: chunk * CHUNK + row,
            word,
        }),
        Some((_, other)) => Err(other),
    }
}
