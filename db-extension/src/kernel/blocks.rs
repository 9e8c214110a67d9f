//! Launches on the CPU of kernel functions whose threads wait for each other: block by block, region by region.
//!
//! Threads of a block that fail, or that go different ways where all must go the same, end the launch: what came of it is of no
//! use then, and the emulator finds out what there is to say.

use arrow::array::ArrayRef;
use rbcdb_runtime_cpu::call::{Ended, Threads};
use rbcdb_runtime_cpu::{Argument, CallError, CancelFlag, Function};
use rbcdb_runtime_cuda::LaunchShape;
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::kernel::output_width;
use rbcdb_udf_compiler::kernel_rows::{ORDERED_BLOCK, ORDERED_REGION, ORDERS_LENGTH, Regions, Step};

use super::places::{Places, numbers, place};
use super::work::Work;
use super::written::{Written, first_arguments};

/// Blocks from which on several threads of the host share them.
const PARALLEL_BLOCKS_MIN: u64 = 4;

/// What ends a launch before its end.
enum Stop {
    /// Threads go different ways, or there is no memory for the arrays of a block.
    Emulate,
    Ended(Ended),
}

/// Where the steps of a block go on.
#[derive(PartialEq, Eq)]
enum Next {
    Step,
    AfterLoop,
    LoopStep,
    Nowhere,
}

/// Runs a launch; `values` are the arguments, each an array of length 1. `false` if it has to be emulated.
///
/// # Errors
/// As [`Threads::run`], but for threads that fail.
pub(super) fn launch(
    function: &Function,
    regions: &Regions,
    values: &[ArrayRef],
    output: &Written,
    shape: LaunchShape,
    cancel: &CancelFlag,
) -> Result<bool, CallError> {
    let blocks: u64 = shape.grid.iter().map(|n| u64::from(*n)).product();
    let launch = Launch {
        function,
        regions,
        shape,
        threads: shape.block_threads() as usize,
        first: first_arguments(function, values, output)?,
        cancel,
    };
    let work = Work::new(blocks);
    work.share(blocks >= PARALLEL_BLOCKS_MIN, || launch.take_part(&work));
    match work.failed() {
        None => Ok(true),
        Some((_, Stop::Ended(Ended::Call(error)))) => Err(error),
        Some((_, Stop::Emulate | Stop::Ended(Ended::Row { .. }))) => Ok(false),
    }
}

struct Launch<'l> {
    function: &'l Function,
    regions: &'l Regions,
    shape: LaunchShape,
    /// Of a block.
    threads: usize,
    /// The arguments before the positions.
    first: Vec<Argument>,
    cancel: &'l CancelFlag,
}

impl Launch<'_> {
    /// Runs blocks on this thread of the host until none is left.
    fn take_part(&self, work: &Work<Stop>) {
        let arrays = self.regions.arrays.iter();
        let arrays = arrays.map(|(element, length)| Written::zeroed(*element, *length as usize));
        let orders = Written::zeroed(ScalarType::UInt32, ORDERS_LENGTH);
        let (Some(orders), Some(arrays)) = (orders, arrays.collect::<Option<Vec<Written>>>()) else {
            return work.take(|_| Err(Stop::Emulate));
        };
        let width = arrays.iter().map(|array| output_width(array.element)).max();
        let arguments = self.arguments(&orders, &arrays);
        let ran = self.function.threads(&arguments, self.threads, self.cancel, |threads| {
            let mut host = Host {
                launch: self,
                threads,
                zeros: vec![0; self.threads * width.unwrap_or(0)],
                flags: vec![0; self.threads],
                orders: &orders,
                arrays: &arrays,
            };
            work.take(|block| host.block(place(block, self.shape.grid)));
        });
        if let Err(error) = ran {
            work.take(|_| Err(Stop::Ended(error.clone().into())));
        }
    }

    /// The arguments of all threads of a block: the same for each block, whose position is in an array.
    fn arguments(&self, orders: &Written, arrays: &[Written]) -> Vec<Argument> {
        let mut arguments = self.first.clone();
        // Those of the first block; where another one is, its orders say.
        arguments.extend(Places::of(self.shape, 0, self.threads as u64).arguments());
        arguments.push(numbers((0..self.threads as u32).collect()));
        arguments.extend([orders].into_iter().chain(arrays).map(Written::argument));
        arguments
    }
}

/// A thread of the host, with memory for a block.
struct Host<'l, 't> {
    launch: &'l Launch<'l>,
    threads: &'l mut Threads<'t>,
    orders: &'l Written,
    arrays: &'l [Written],
    /// A block's own elements at its start, and room for flags.
    zeros: Vec<u8>,
    flags: Vec<u8>,
}

impl Host<'_, '_> {
    fn block(&mut self, at: [u32; 3]) -> Result<(), Stop> {
        for (n, position) in at.into_iter().enumerate() {
            self.order(ORDERED_BLOCK + n, position);
        }
        for array in &self.arrays[self.launch.regions.declared..] {
            let bytes = array.length.min(self.launch.threads) * output_width(array.element);
            array.memory.write(0, &self.zeros[..bytes]);
        }
        self.steps(&self.launch.regions.steps)?;
        Ok(())
    }

    fn order(&self, at: usize, value: u32) {
        let at = at * size_of::<u32>();
        self.orders.memory.write(at, &value.to_le_bytes());
    }

    fn steps(&mut self, steps: &[Step]) -> Result<Next, Stop> {
        for step in steps {
            let next = match step {
                Step::Run { region, once } => {
                    self.order(ORDERED_REGION, *region);
                    self.threads.run(!once).map_err(Stop::Ended)?;
                    Next::Step
                }
                Step::If { flag, then, otherwise } => match self.flag(*flag)? {
                    true => self.steps(then)?,
                    false => self.steps(otherwise)?,
                },
                Step::Loop { body, step } => self.repeat(body, step)?,
                Step::Break => Next::AfterLoop,
                Step::Continue => Next::LoopStep,
                Step::End => Next::Nowhere,
            };
            if next != Next::Step {
                return Ok(next);
            }
        }
        Ok(Next::Step)
    }

    fn repeat(&mut self, body: &[Step], step: &[Step]) -> Result<Next, Stop> {
        loop {
            if self.launch.cancel.is_cancelled() {
                return Err(Stop::Ended(CallError::Cancelled.into()));
            }
            match self.steps(body)? {
                Next::AfterLoop => return Ok(Next::Step),
                Next::Nowhere => return Ok(Next::Nowhere),
                Next::Step | Next::LoopStep => {}
            }
            if self.steps(step)? == Next::Nowhere {
                return Ok(Next::Nowhere);
            }
        }
    }

    /// Where all threads go.
    fn flag(&mut self, array: usize) -> Result<bool, Stop> {
        let array = &self.arrays[array];
        let flags = &mut self.flags[..array.length.min(self.launch.threads)];
        array.memory.read(0, flags);
        match flags.iter().all(|flag| *flag == flags[0]) {
            true => Ok(flags[0] != 0),
            false => Err(Stop::Emulate),
        }
    }
}
