//! Launches on the CPU of kernel functions whose threads don't wait for each other: a thread is a row.
//!
//! Of several threads that fail, the first is reported, in the order of blocks and of positions in them, as in the emulator.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use arrow::array::{ArrayRef, ListArray, UInt32Array, make_array};
use arrow::buffer::OffsetBuffer;
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field};
use arrow::error::ArrowError;
use rbcdb_runtime_cpu::call::{Ended, array};
use rbcdb_runtime_cpu::simt::SharedMemory;
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function, arrow_type};
use rbcdb_runtime_cuda::LaunchShape;
use rbcdb_udf_abi::{ParameterType, ScalarType};
use rbcdb_udf_compiler::ir::kernel::{Dimension, Register};
use rbcdb_udf_compiler::kernel_rows::{output_type, positions};

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
    (memory, length, element): (&Arc<SharedMemory>, usize, ScalarType),
    shape: LaunchShape,
    cancel: &CancelFlag,
    parallel: bool,
) -> Result<(), Ended> {
    let mut args = Vec::with_capacity(values.len() + 1);
    for (value, parameter) in values.iter().zip(&function.metadata().signature.parameters) {
        args.push(Argument::Scalar(handed_over(value, parameter.ty).map_err(|error| {
            let what = error.to_string();
            let function = function.metadata().signature.name.clone();
            Ended::Call(CallError::Shape { function, what })
        })?));
    }
    args.push(Argument::Scalar(output(memory, length, element)));
    let blocks: u64 = shape.grid.iter().map(|n| u64::from(*n)).product();
    let threads = blocks.saturating_mul(shape.block_threads());
    let chunks = threads.div_ceil(CHUNK);
    let work = Work {
        next: AtomicU64::new(0),
        end: AtomicU64::new(chunks),
        failed: Mutex::new(None),
    };
    let run = || {
        work.run(|chunk| {
            let (start, end) = (chunk * CHUNK, threads.min((chunk + 1) * CHUNK));
            let columns = Positions::of(shape, start, end);
            let mut args = args.clone();
            args.extend(positions().map(|(register, dimension)| columns.argument(register, dimension)));
            function.run_threads(&args, (end - start) as usize, cancel)
        });
    };
    let helpers = match parallel && chunks >= PARALLEL_CHUNKS_MIN {
        true => thread::available_parallelism().map_or(0, |n| n.get() - 1),
        false => 0,
    };
    thread::scope(|scope| {
        for _ in 0..helpers {
            // Without one, the others do its work.
            let _ = thread::Builder::new().spawn_scoped(scope, run);
        }
        run();
    });
    let failed = work.failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    match failed {
        None => Ok(()),
        Some((chunk, Ended::Row { row, word })) => Err(Ended::Row {
            row: chunk * CHUNK + row,
            word,
        }),
        Some((_, other)) => Err(other),
    }
}

/// A value as the code takes it: booleans in an array as bytes, where it takes bytes.
fn handed_over(value: &ArrayRef, ty: ParameterType) -> Result<ArrayRef, ArrowError> {
    let booleans = matches!(value.data_type(), DataType::List(field) if *field.data_type() == DataType::Boolean);
    match ty.element() {
        Some(element @ ScalarType::UInt8) if booleans => {
            let to = DataType::List(Arc::new(Field::new_list_field(arrow_type(element), true)));
            cast(value, &to)
        }
        _ => Ok(Arc::clone(value)),
    }
}

/// Chunks that several threads take in turn.
struct Work {
    next: AtomicU64,
    /// Those from here on needn't be run.
    end: AtomicU64,
    /// The first chunk that didn't come to its end, and why.
    failed: Mutex<Option<(u64, Ended)>>,
}

impl Work {
    /// Runs chunks until none is left; after one that fails, only those before it.
    fn run(&self, chunk: impl Fn(u64) -> Result<(), Ended>) {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            if number >= self.end.load(Ordering::Relaxed) {
                return;
            }
            if let Err(ended) = chunk(number) {
                self.end.fetch_min(number, Ordering::Relaxed);
                let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
                if failed.as_ref().is_none_or(|(first, _)| number < *first) {
                    *failed = Some((number, ended));
                }
            }
        }
    }
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
    fn the_first_chunk_that_fails_is_told_whoever_ran_it() {
        for _ in 0..100 {
            let work = Work {
                next: AtomicU64::new(0),
                end: AtomicU64::new(100),
                failed: Mutex::new(None),
            };
            let ran = Mutex::new(Vec::new());
            let run = || {
                work.run(|chunk| {
                    ran.lock().unwrap().push(chunk);
                    match chunk % 30 {
                        17 => Err(Ended::Row { row: 5, word: 7 }),
                        _ => Ok(()),
                    }
                });
            };
            thread::scope(|scope| {
                scope.spawn(run);
                run();
            });
            assert_eq!(work.failed.into_inner().unwrap().map(|(chunk, _)| chunk), Some(17));
            let ran = ran.into_inner().unwrap();
            assert!((0..=17).all(|chunk| ran.contains(&chunk)) && ran.len() < 40);
        }
    }

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
