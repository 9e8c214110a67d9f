//! Launches on the CPU of kernel functions whose threads don't wait for each other: a thread is a row.
//!
//! Threads run in the order of their blocks, and in a block in that of their positions, as in the emulator: the first that fails
//! is the same.

use std::sync::Arc;

use arrow::array::{ArrayRef, ListArray, UInt32Array, make_array};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::Field;
use rbcdb_runtime_cpu::call::array;
use rbcdb_runtime_cpu::simt::SharedMemory;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function, arrow_type};
use rbcdb_runtime_cuda::LaunchShape;
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_compiler::ir::kernel::{Dimension, Register};
use rbcdb_udf_compiler::kernel_rows::{output_type, positions};

/// Threads that are handed over together.
const CHUNK: u64 = 8192;

/// Runs a launch; `values` are the arguments, each an array of length 1.
///
/// # Errors
/// [`CallError::Row`] for the first thread that fails, with the thread as its row.
pub(super) fn launch(
    function: &Function,
    values: &[ArrayRef],
    (memory, length, element): (&Arc<SharedMemory>, usize, ScalarType),
    shape: LaunchShape,
    cancel: &CancelFlag,
) -> Result<(), CallError> {
    let mut args: Vec<Argument> = values.iter().map(|value| Argument::Scalar(Arc::clone(value))).collect();
    args.push(Argument::Scalar(output(memory, length, element)));
    let first = args.len();
    let blocks: u64 = shape.grid.iter().map(|n| u64::from(*n)).product();
    let threads = blocks.saturating_mul(shape.block_threads());
    let mut start = 0;
    while start < threads {
        let end = threads.min(start + CHUNK);
        args.truncate(first);
        let columns = Positions::of(shape, start, end);
        args.extend(positions().map(|(register, dimension)| columns.argument(register, dimension)));
        function.call(&args, (end - start) as usize, cancel)?;
        start = end;
    }
    Ok(())
}

/// The output array as an argument that the code writes to.
fn output(memory: &Arc<SharedMemory>, length: usize, element: ScalarType) -> ArrayRef {
    let element = output_type(element).element().unwrap_or(element);
    let values = array(element, length, vec![memory.as_buffer()], None);
    let field = Arc::new(Field::new_list_field(arrow_type(element), true));
    Arc::new(ListArray::new(
        field,
        OffsetBuffer::from_lengths([length]),
        make_array(values.to_data()),
        None,
    ))
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
        for _ in start..end {
            for dimension in 0..3 {
                thread[dimension].push(at_thread[dimension]);
                block[dimension].push(at_block[dimension]);
            }
            if advance(&mut at_thread, shape.block) {
                advance(&mut at_block, shape.grid);
            }
        }
        Positions { shape, thread, block }
    }

    fn argument(&self, register: Register, dimension: Dimension) -> Argument {
        let d = dimension as usize;
        let shared = |size: u32| Argument::Scalar(Arc::new(UInt32Array::from(vec![size])));
        match register {
            Register::ThreadIdx => Argument::Array(Arc::new(UInt32Array::from(self.thread[d].clone()))),
            Register::BlockIdx => Argument::Array(Arc::new(UInt32Array::from(self.block[d].clone()))),
            Register::BlockDim => shared(self.shape.block[d]),
            Register::GridDim => shared(self.shape.grid[d]),
        }
    }
}

/// The position of something in a box of this size.
fn place(number: u64, size: [u32; 3]) -> [u32; 3] {
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
