//! Where the threads of a launch on the CPU are, as arguments of the compiled code.

use std::mem;
use std::sync::Arc;

use arrow::array::UInt32Array;
use rbcdb_runtime_cpu::Argument;
use rbcdb_runtime_cuda::LaunchShape;
use rbcdb_udf_compiler::ir::kernel::Register;
use rbcdb_udf_compiler::kernel_rows::positions;

/// Where some threads of a launch are.
pub(super) struct Places {
    shape: LaunchShape,
    thread: [Vec<u32>; 3],
    block: [Vec<u32>; 3],
}

impl Places {
    /// Those of these numbers, in the order of blocks and of positions in them.
    pub fn of(shape: LaunchShape, start: u64, end: u64) -> Places {
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
        Places { shape, thread, block }
    }

    /// The arguments that say so, in the order of [`positions`].
    pub fn arguments(mut self) -> impl Iterator<Item = Argument> {
        positions().map(move |(register, dimension)| {
            let d = dimension as usize;
            match register {
                Register::ThreadIdx if self.shape.block[d] == 1 => number(0),
                Register::BlockIdx if self.shape.grid[d] == 1 => number(0),
                Register::ThreadIdx => numbers(mem::take(&mut self.thread[d])),
                Register::BlockIdx => numbers(mem::take(&mut self.block[d])),
                Register::BlockDim => number(self.shape.block[d]),
                Register::GridDim => number(self.shape.grid[d]),
            }
        })
    }
}

/// Positions or numbers, one per thread.
pub(super) fn numbers(numbers: Vec<u32>) -> Argument {
    Argument::Array(Arc::new(UInt32Array::from(numbers)))
}

/// The same one for all threads.
fn number(number: u32) -> Argument {
    Argument::Scalar(Arc::new(UInt32Array::from(vec![number])))
}

/// The position of something in a box of this size.
pub(super) fn place(number: u64, size: [u32; 3]) -> [u32; 3] {
    let (x, y) = (u64::from(size[0]), u64::from(size[1]));
    [number % x, number / x % y, number / x / y].map(|n| n as u32)
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
        let all = Places::of(shape, 0, 16);
        assert_eq!(all.thread[0], [0, 1, 0, 1].repeat(4));
        assert_eq!(all.thread[2], [0, 0, 1, 1].repeat(4));
        assert_eq!(all.block[0], [vec![0; 4], vec![1; 4]].concat().repeat(2));
        assert_eq!(all.block[1], [vec![0; 8], vec![1; 8]].concat());
        for start in 0..16 {
            let rest = Places::of(shape, start, 16);
            for d in 0..3 {
                assert_eq!(rest.thread[d], all.thread[d][start as usize..]);
                assert_eq!(rest.block[d], all.block[d][start as usize..]);
            }
        }
    }
}
