//! Launches on the CPU of kernel functions whose threads don't wait for each other: a thread is a row.
//!
//! Of several threads that fail, the first is reported, in the order of blocks and of positions in them, as in the emulator.

use std::mem;

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::call::Ended;
use rbcdb_runtime_cpu::{Argument, CancelFlag, Function};
use rbcdb_runtime_cuda::LaunchShape;
use rbcdb_udf_compiler::ir::kernel::{Dimension, Register};
use rbcdb_udf_compiler::kernel_rows::positions;

use super::work::Work;
use super::written::{Written, first_arguments, number, numbers, place};

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
            let mut columns = Positions::of(shape, start, end);
            let mut args = first.clone();
            args.extend(positions().map(|(register, dimension)| columns.argument(register, dimension)));
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

/// Where the threads of a chunk are.
struct Positions {
    shape: LaunchShape,
    thread: [Vec<u32>; 3],
    block: [Vec<u32>; 3],
}

impl Positions {
    fn of(shape: LaunchShape, start: u64, end: u64) -> Positions {
        let size = (end - start) as usize;
        let [mut thread, mut block]: [[Vec<u32>; 3]; 2] =
            std::array::from_fn(|_| std::array::from_fn(|_| Vec::with_capacity(size)));
        let per_block = shape.block_threads();
        let (mut at_block, mut at_thread) = (
            place(start / per_block, shape.grid),
            place(start % per_block, shape.block),
        );
        // Along x, only that position changes.
        let mut left = size;
        while left > 0 {
            let run = left.min((shape.block[0] - at_thread[0]) as usize);
            let filled = size - left + run;
            thread[0].extend(at_thread[0]..at_thread[0] + run as u32);
            for (column, position) in thread[1..].iter_mut().zip(&at_thread[1..]) {
                column.resize(filled, *position);
            }
            for (column, position) in block.iter_mut().zip(&at_block) {
                column.resize(filled, *position);
            }
            left -= run;
            at_thread[0] += run as u32 - 1;
            if advance(&mut at_thread, shape.block) {
                advance(&mut at_block, shape.grid);
            }
        }
        Positions { shape, thread, block }
    }

    /// The positions as an argument, which is asked for once.
    fn argument(&mut self, register: Register, dimension: Dimension) -> Argument {
        let d = dimension as usize;
        match register {
            Register::ThreadIdx if self.shape.block[d] == 1 => number(0),
            Register::BlockIdx if self.shape.grid[d] == 1 => number(0),
            Register::ThreadIdx => numbers(mem::take(&mut self.thread[d])),
            Register::BlockIdx => numbers(mem::take(&mut self.block[d])),
            Register::BlockDim => number(self.shape.block[d]),
            Register::GridDim => number(self.shape.grid[d]),
        }
    }
}

/// Goes on to the next position; whether that is the first one again.
fn advance(at: &mut [u32; 3], size: [u32; 3]) -> bool {
    for dimension in 0..3 {
        at[dimension] += 1;
        if at[dimension] < size[dimension] {
            return false;
        }
        at[dimension] = 0;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_are_listed_block_by_block() {
        let shape = LaunchShape {
            grid: [2, 2, 1],
            block: [2, 1, 2],
        };
        let all = Positions::of(shape, 0, 16);
        assert_eq!(all.thread[0], [0, 1, 0, 1].repeat(4));
        assert_eq!(all.thread[2], [0, 0, 1, 1].repeat(4));
        assert_eq!(all.block[0], [vec![0; 4], vec![1; 4]].concat().repeat(2));
        assert_eq!(all.block[1], [vec![0; 8], vec![1; 8]].concat());
        for start in 0..16 {
            let rest = Positions::of(shape, start, 16);
            for d in 0..3 {
                assert_eq!(rest.thread[d], all.thread[d][start as usize..]);
                assert_eq!(rest.block[d], all.block[d][start as usize..]);
            }
        }
    }
}
