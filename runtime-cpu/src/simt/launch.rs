//! One launch: checks its arguments, sets up memory, and runs the blocks of the grid one after another.

use std::collections::HashMap;
use std::sync::Arc;

use super::block::{Block, Slot, Stop};
use super::findings::Findings;
use super::image::{Kernel, ParameterKind};
use super::memory::{LocalObject, Memory, Object};
use super::protocol::address::{self, Space};
use super::races::{Budget, Knowledge, Shadow};
use super::random::Random;
use super::raw::HostMemory;
use super::ready::{Order, THREADS_MAX};
use super::{Argument, LaunchError, LaunchShape, Limits, Outcome, Schedule};
use crate::cancel::CancelFlag;

/// Shared memory that a block may have on any GPU.
const SHARED_BYTES_MAX: u64 = 228 << 10;

/// Records of accesses may take so many times what arguments and variables may.
const RECORD_FACTOR: u64 = 4;

/// A launch that runs.
pub(super) struct Run<'k> {
    pub kernel: &'k Kernel,
    pub shape: LaunchShape,
    pub memory: Memory,
    pub arguments: HostMemory,
    /// A thread's local memory as it starts.
    pub local_image: Vec<u8>,
    pub order: Order,
    pub limits: &'k Limits,
    pub steps_left: i64,
    pub findings: Findings,
    /// The first thread that failed, by its block's number and its own, with its error word.
    pub raised: Option<(u32, usize, u32)>,
    pub cancel: &'k CancelFlag,
    pub slots: Vec<Slot>,
    /// What was released by atomic writes, by space, object and offset.
    pub released: HashMap<(Space, usize, usize), Arc<Knowledge>>,
    /// What fresh shared memory is filled with.
    pub shared_fill: u8,
    /// What the records of accesses may still take.
    pub budget: Budget,
}

impl Kernel {
    /// Runs the kernel to its end.
    ///
    /// # Errors
    /// As [`Kernel::run_until`].
    pub fn run(
        &self,
        arguments: &[Argument],
        shape: LaunchShape,
        schedule: Schedule,
        limits: &Limits,
    ) -> Result<Outcome, LaunchError> {
        self.run_until(arguments, shape, schedule, limits, &CancelFlag::new())
    }

    /// Runs the kernel to its end, or until it is cancelled.
    ///
    /// # Errors
    /// If the arguments or the shape don't fit the kernel or the limits. What goes wrong while the kernel runs is in
    /// [`Outcome::findings`].
    pub fn run_until(
        &self,
        arguments: &[Argument],
        shape: LaunchShape,
        schedule: Schedule,
        limits: &Limits,
        cancel: &CancelFlag,
    ) -> Result<Outcome, LaunchError> {
        let threads = check_shape(shape, limits)?;
        self.check_arguments(arguments)?;
        self.check_memory(arguments, limits)?;
        let mut run = self.set_up(arguments, shape, schedule, (limits, cancel));
        let blocks = threads / shape.block_threads();
        let steps = run.steps_left;
        let result = run.blocks(blocks as u32);
        self.give_back(std::mem::take(&mut run.slots).into_iter());
        match result {
            Ok(()) | Err(Stop::Found) => {}
            Err(Stop::Cancelled) => return Err(LaunchError::Cancelled),
            Err(Stop::Stack(error)) => return Err(LaunchError::Stack(error)),
        }
        let first = self.image.globals.len();
        let mut buffers: Vec<Option<Vec<u8>>> = Vec::with_capacity(arguments.len());
        for (index, argument) in arguments.iter().enumerate() {
            buffers.push(match argument {
                Argument::Buffer(bytes) => {
                    let mut bytes = vec![0; bytes.len()];
                    run.memory.global[first + index].memory.read(0, &mut bytes);
                    Some(bytes)
                }
                Argument::Shared { .. } | Argument::Value(_) => None,
            });
        }
        Ok(Outcome {
            buffers,
            findings: run.findings.into_list(),
            raised: run.raised.map(|(_, _, word)| word),
            steps: steps.saturating_sub(run.steps_left).max(0) as u64,
        })
    }

    fn check_arguments(&self, arguments: &[Argument]) -> Result<(), LaunchError> {
        let parameters = &self.image.parameters;
        if arguments.len() != parameters.len() {
            return Err(LaunchError::ArgumentCount {
                expected: parameters.len(),
                given: arguments.len(),
            });
        }
        for (index, (argument, parameter)) in arguments.iter().zip(parameters).enumerate() {
            let (fits, expected) = match (parameter.kind, argument) {
                (ParameterKind::Pointer { .. }, Argument::Buffer(_)) => continue,
                (ParameterKind::Pointer { .. }, Argument::Shared { memory, at, bytes }) => {
                    let inside = at.checked_add(*bytes).is_some_and(|end| end <= memory.bytes());
                    (inside, "a part of the memory that it is said to be in".to_owned())
                }
                (ParameterKind::Pointer { .. }, Argument::Value(value)) => {
                    (value.len() == 8, "a buffer or an address of 8 bytes".to_owned())
                }
                (ParameterKind::Value { bytes, .. } | ParameterKind::Structure { bytes, .. }, argument) => {
                    let fits = matches!(argument, Argument::Value(value) if value.len() == bytes);
                    (fits, format!("a value of {bytes} bytes"))
                }
            };
            if !fits {
                let name = parameter.name.clone();
                return Err(LaunchError::ArgumentType { index, name, expected });
            }
        }
        Ok(())
    }

    fn check_memory(&self, arguments: &[Argument], limits: &Limits) -> Result<(), LaunchError> {
        let dynamic = u64::from(limits.dynamic_shared_bytes);
        let mut shared = 0u64;
        for variable in &self.image.shared {
            let bytes = variable.bytes.unwrap_or(dynamic);
            if bytes > address::SHARED_BYTES_MAX {
                shared = u64::MAX;
            }
            shared = shared.saturating_add(bytes);
        }
        if shared > SHARED_BYTES_MAX {
            return Err(LaunchError::Shape(format!(
                "the block needs {shared} bytes of shared memory; {SHARED_BYTES_MAX} are the most that a GPU has"
            )));
        }
        let of_arguments = arguments.iter().map(|argument| match argument {
            Argument::Buffer(bytes) | Argument::Value(bytes) => bytes.len() as u64,
            Argument::Shared { bytes, .. } => *bytes as u64,
        });
        let of_globals = self.image.globals.iter().map(|global| global.bytes);
        let needed = of_arguments.chain(of_globals).fold(shared, u64::saturating_add);
        if needed > limits.memory_bytes {
            let limit = limits.memory_bytes;
            return Err(LaunchError::Memory { needed, limit });
        }
        Ok(())
    }

    fn set_up<'k>(
        &'k self,
        arguments: &[Argument],
        shape: LaunchShape,
        schedule: Schedule,
        (limits, cancel): (&'k Limits, &'k CancelFlag),
    ) -> Run<'k> {
        let shadow = |bytes: usize| limits.races.then(|| Shadow::new(bytes));
        let mut memory = Memory::default();
        for (global, initial) in self.image.globals.iter().zip(&self.initial) {
            let mut object = Object {
                name: global.name.clone(),
                bytes: global.bytes as usize,
                writable: global.writable,
                memory: HostMemory::zeroed(global.bytes as usize),
                shadow: shadow(global.bytes as usize).filter(|_| global.writable),
            };
            if let Some(initial) = initial {
                object.memory.write(0, initial);
            }
            memory.global.push(object);
        }
        let mut block = HostMemory::zeroed(self.argument_bytes);
        let mut local_image = vec![0; self.local_bytes];
        for (argument, parameter) in arguments.iter().zip(&self.image.parameters) {
            let object = memory.global.len();
            // A value has an empty object, so that positions of arguments and objects correspond.
            let (buffer, bytes) = match argument {
                Argument::Buffer(content) => {
                    let mut buffer = HostMemory::zeroed(content.len());
                    buffer.write(0, content);
                    (buffer, content.len())
                }
                Argument::Shared { memory, at, bytes } => (HostMemory::part(memory, *at, *bytes), *bytes),
                Argument::Value(_) => (HostMemory::zeroed(0), 0),
            };
            memory.global.push(Object {
                name: parameter.name.clone(),
                bytes,
                writable: true,
                memory: buffer,
                shadow: shadow(bytes),
            });
            match (parameter.kind, argument) {
                (ParameterKind::Pointer { offset }, Argument::Buffer(_) | Argument::Shared { .. }) => {
                    block.write(offset, &address::of(Space::Global, object).to_le_bytes());
                }
                (ParameterKind::Pointer { offset } | ParameterKind::Value { offset, .. }, Argument::Value(value)) => {
                    block.write(offset, value);
                }
                (ParameterKind::Structure { local, .. }, Argument::Value(value)) => {
                    let start = self.local_offsets[local];
                    local_image[start..start + value.len()].copy_from_slice(value);
                }
                (
                    ParameterKind::Value { .. } | ParameterKind::Structure { .. },
                    Argument::Buffer(_) | Argument::Shared { .. },
                ) => {}
            }
        }
        for variable in &self.image.shared {
            let bytes = variable.bytes.unwrap_or(u64::from(limits.dynamic_shared_bytes)) as usize;
            memory.shared.push(Object {
                name: variable.name.clone(),
                bytes,
                writable: true,
                memory: HostMemory::zeroed(bytes),
                shadow: shadow(bytes),
            });
        }
        for (local, offset) in self.image.locals.iter().zip(&self.local_offsets) {
            memory.local.push(LocalObject {
                name: local.name.clone(),
                offset: *offset,
                bytes: local.bytes as usize,
            });
        }
        let order = match schedule {
            Schedule::Forward => Order::Forward,
            Schedule::Reverse => Order::Reverse,
            Schedule::Random(seed) => Order::Random(Random::new(seed)),
        };
        Run {
            kernel: self,
            shape,
            memory,
            arguments: block,
            local_image,
            order,
            limits,
            steps_left: i64::try_from(limits.steps).unwrap_or(i64::MAX),
            findings: Findings::default(),
            raised: None,
            cancel,
            slots: Vec::new(),
            released: HashMap::new(),
            shared_fill: schedule.shared_fill(),
            budget: Budget::new(limits.memory_bytes.saturating_mul(RECORD_FACTOR)),
        }
    }
}

impl Run<'_> {
    /// Runs all blocks.
    fn blocks(&mut self, blocks: u32) -> Result<(), Stop> {
        let shuffled = if let Order::Random(random) = &mut self.order {
            let mut all: Vec<u32> = (0..blocks).collect();
            for end in (1..all.len()).rev() {
                all.swap(end, random.below(end + 1));
            }
            Some(all)
        } else {
            None
        };
        for turn in 0..blocks {
            let number = match (&shuffled, &self.order) {
                (Some(all), _) => all[turn as usize],
                (None, Order::Reverse) => blocks - 1 - turn,
                (None, _) => turn,
            };
            for object in &mut self.memory.shared {
                object.memory.write(0, &vec![self.shared_fill; object.bytes]);
                if let Some(shadow) = &mut object.shadow {
                    shadow.clear();
                }
            }
            Block::new(self, number).run()?;
        }
        Ok(())
    }
}

/// The position of something in a box of this size.
pub(super) fn position(number: u32, size: [u32; 3]) -> [u32; 3] {
    let (x, y) = (size[0].max(1), size[1].max(1));
    [number % x, number / x % y, number / x / y]
}

/// Checks a shape; the number of threads in the grid.
fn check_shape(shape: LaunchShape, limits: &Limits) -> Result<u64, LaunchError> {
    let error = |text: String| Err(LaunchError::Shape(text));
    for (what, size, max) in [
        ("grid", shape.grid, LaunchShape::GRID_MAX),
        ("block", shape.block, LaunchShape::BLOCK_MAX),
    ] {
        if size.contains(&0) {
            return error(format!("the {what} {size:?} is empty"));
        }
        if size.iter().zip(max).any(|(size, max)| *size > max) {
            return error(format!("the {what} {size:?} is larger than {max:?}"));
        }
    }
    if shape.block_threads() > THREADS_MAX as u64 {
        return error(format!(
            "the block {:?} has {} threads, at most {THREADS_MAX} are allowed",
            shape.block,
            shape.block_threads()
        ));
    }
    // Each factor is below 2^31 or 2^16: no overflow in 128 bits.
    let threads: u128 = shape.grid.iter().chain(&shape.block).map(|n| u128::from(*n)).product();
    match u64::try_from(threads) {
        Ok(threads) if threads <= limits.threads => Ok(threads),
        _ => error(format!(
            "the launch has {threads} threads, at most {} are emulated",
            limits.threads
        )),
    }
}
