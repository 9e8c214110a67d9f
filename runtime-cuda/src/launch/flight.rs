//! A launch's operations: arguments up, output cleared, the kernel, output down.

use std::ops::Range;
use std::sync::Arc;
use std::time::Instant;

use arrow::array::ArrayRef;
use arrow::buffer::{BooleanBuffer, MutableBuffer};
use rbcdb_runtime_cpu::call::array;
use rbcdb_runtime_cpu::{CallError, CancelFlag};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::gpu::{Failure as ThreadFailure, NO_FAILURE};
use rbcdb_udf_abi::kernel::{LaunchParameter, LaunchShape, launch_parameters, output_width};

use super::GridKernel;
use super::inputs::Input;
use crate::device::Device;
use crate::driver::Failure;
use crate::error::Error;
use crate::memory::{DeviceBlock, HostBlock, LaunchArgument, Queue, into_arrow};
use crate::run::{Signal, Signals, exclusive, parallel, pause};
use crate::stats::Stats;

/// Where parts start.
const ALIGN_BYTES: usize = 256;
/// Bytes of the error slot.
const SLOT_BYTES: usize = size_of::<u64>();
/// What each byte of the error slot is before the launch.
const NO_FAILURE_BYTE: u8 = 0xff;

const _: () = assert!(NO_FAILURE == u64::from_ne_bytes([NO_FAILURE_BYTE; SLOT_BYTES]));

/// Where a launch's memory stands in its block: the elements of all arrays, then what comes down.
#[derive(Debug)]
struct Layout {
    /// Per argument, the bytes of its elements; none for one that isn't an array.
    elements: Vec<Range<usize>>,
    /// Where the elements of the last one end.
    elements_end: usize,
    output: Range<usize>,
    slot: Range<usize>,
}

impl Layout {
    /// `None` if it would be larger than any memory.
    fn new(inputs: &[Input], output_bytes: usize) -> Option<Layout> {
        let mut end = 0usize;
        let mut place = |bytes: usize| {
            let start = end.checked_next_multiple_of(ALIGN_BYTES)?;
            // Even an empty part has an address of its own.
            end = start.checked_add(bytes.max(1))?;
            Some(start..start + bytes)
        };
        let elements = inputs.iter().map(|input| match input {
            Input::Value(_) => Some(0..0),
            Input::Elements { bytes, .. } => place(bytes.len()),
        });
        let elements: Vec<_> = elements.collect::<Option<_>>()?;
        let (output, slot) = (place(output_bytes)?, place(SLOT_BYTES)?);
        Some(Layout {
            elements_end: elements.iter().map(|range| range.end).max().unwrap_or(0),
            elements,
            output,
            slot,
        })
    }

    /// What comes down.
    fn landing(&self) -> Range<usize> {
        self.output.start..self.slot.end
    }
}

/// A launch, and the memory that it uses.
#[derive(Debug)]
struct Flight<'k> {
    kernel: &'k GridKernel,
    inputs: &'k [Input],
    output_length: usize,
    shape: LaunchShape,
    layout: Layout,
    block: Arc<DeviceBlock>,
    staging: Arc<HostBlock>,
    landing: Arc<HostBlock>,
    /// Whether the output's array may have the landing memory.
    direct: bool,
    signal: Signal,
}

/// Everything of a launch.
pub(super) fn fly(
    kernel: &GridKernel,
    inputs: &[Input],
    output_length: usize,
    shape: LaunchShape,
    cancel: &CancelFlag,
    counts: &Stats,
) -> Result<ArrayRef, Error> {
    let started = Instant::now();
    let device = &kernel.device;
    // They stop the launch, so they stay until it has ended or was stopped.
    let signals = Signals::new(device, 1, cancel)?;
    let flight = Flight::prepare(kernel, inputs, output_length, shape, signals.lane(0, cancel))?;
    let mut queue = device.take_queue()?;
    let outcome = device
        .trouble(flight.send(&mut queue))
        .and_then(|()| flight.wait(&mut queue))
        .and_then(|()| device.trouble(queue.kernels_ns()));
    if outcome.is_err() {
        // It may be under way all the same. Whoever needs its memory waits for it.
        flight.signal.stop();
    }
    device.give_back(queue);
    counts.add_kernel_time(outcome?);
    counts.add_bytes_up(flight.layout.elements_end as u64);
    counts.add_bytes_down(flight.layout.landing().len() as u64);
    let output = flight.finish()?;
    counts.add_runs(1);
    counts.add_wall_time(started.elapsed());
    Ok(output)
}

impl<'k> Flight<'k> {
    /// Gets the memory, and copies the elements to where the device gets them from.
    fn prepare(
        kernel: &'k GridKernel,
        inputs: &'k [Input],
        output_length: usize,
        shape: LaunchShape,
        signal: Signal,
    ) -> Result<Flight<'k>, Error> {
        let device = &kernel.device;
        let ty = kernel.metadata.signature.result;
        let layout = output_length
            .checked_mul(output_width(ty))
            .and_then(|bytes| Layout::new(inputs, bytes));
        let limit = device.memory_limit().min(device.memory_bytes());
        let out_of_memory = |needed| Error::OutOfMemory {
            device: device.name().to_owned(),
            needed,
            limit,
        };
        let layout = layout.ok_or_else(|| out_of_memory(u64::MAX))?;
        if layout.slot.end as u64 > limit {
            return Err(out_of_memory(layout.slot.end as u64));
        }
        let block = device.allocate(layout.slot.end)?;
        let mut staging = device.allocate_host(layout.elements_end)?;
        let staged = exclusive(device, &mut staging)?;
        for (input, range) in inputs.iter().zip(&layout.elements) {
            if let Input::Elements { bytes, .. } = input {
                parallel::fill(&mut staged[range.clone()], |at, part| {
                    part.copy_from_slice(&bytes[at..][..part.len()]);
                });
            }
        }
        let down = layout.landing().len();
        let large = ty != ScalarType::Bool && layout.output.len() >= device.config().direct_bytes;
        let result = large.then(|| device.allocate_result(down)).flatten();
        let direct = result.is_some();
        let landing = match result {
            Some(landing) => landing,
            None => device.allocate_host(down)?,
        };
        Ok(Flight {
            kernel,
            inputs,
            output_length,
            shape,
            layout,
            block,
            staging,
            landing,
            direct,
            signal,
        })
    }

    /// Sends off all operations.
    fn send(&self, queue: &mut Queue) -> Result<(), Failure> {
        let Layout { output, slot, .. } = &self.layout;
        queue.upload(&self.staging, 0..self.layout.elements_end, &self.block, 0)?;
        queue.fill(&self.block, output.start, 0, output.len())?;
        queue.fill(&self.block, slot.start, NO_FAILURE_BYTE, slot.len())?;
        let arguments: Vec<LaunchArgument> = launch_parameters(&self.kernel.metadata.signature)
            .into_iter()
            .map(|parameter| self.argument(parameter))
            .collect();
        queue.mark_kernels_start()?;
        queue.launch(&self.kernel.code, self.shape, &arguments)?;
        queue.mark_kernels_end()?;
        let down = self.layout.landing();
        queue.download(&self.block, down.start, &self.landing, 0..down.len())?;
        queue.mark_end()
    }

    /// The argument for one parameter of the code.
    fn argument(&self, parameter: LaunchParameter) -> LaunchArgument {
        let part = |range: &Range<usize>| LaunchArgument::Memory {
            block: Arc::clone(&self.block),
            at: range.start,
            bytes: range.len(),
        };
        let value = match parameter {
            LaunchParameter::Output => return part(&self.layout.output),
            LaunchParameter::Failure => return part(&self.layout.slot),
            LaunchParameter::Elements { column } => return part(&self.layout.elements[column]),
            LaunchParameter::Cancel => return self.signal.cancel_argument(),
            LaunchParameter::OutputLength => self.output_length as u64,
            LaunchParameter::Value { column, plane } => match &self.inputs[column] {
                Input::Value(words) => words[plane],
                Input::Elements { .. } => 0,
            },
            LaunchParameter::Length { column } => match &self.inputs[column] {
                Input::Value(_) => 0,
                Input::Elements { count, .. } => *count as u64,
            },
        };
        LaunchArgument::Value(value)
    }

    /// Waits until all operations have ended or the call is cancelled.
    fn wait(&self, queue: &mut Queue) -> Result<(), Error> {
        let started = Instant::now();
        while !self.kernel.device.trouble(queue.is_done())? {
            if self.signal.is_cancelled() {
                return Err(CallError::Cancelled.into());
            }
            pause(started.elapsed());
        }
        // Threads may have seen it, and ended early.
        match self.signal.is_cancelled() {
            true => Err(CallError::Cancelled.into()),
            false => Ok(()),
        }
    }

    /// The output, or the failure that counts. All operations must have ended.
    fn finish(self) -> Result<ArrayRef, Error> {
        let Flight {
            layout, mut landing, ..
        } = self;
        let device = &self.kernel.device;
        let signature = &self.kernel.metadata.signature;
        let landed = exclusive(device, &mut landing)?;
        let (values, rest) = landed.split_at(layout.output.len());
        let slot = &rest[layout.slot.start - layout.output.end..];
        let slot = slot.first_chunk().map_or(NO_FAILURE, |slot| u64::from_le_bytes(*slot));
        if let Some(failure) = ThreadFailure::from_slot(slot) {
            return Err(Error::Thread {
                function: signature.name.clone(),
                word: failure.word,
            });
        }
        let values = match signature.result {
            ScalarType::Bool => BooleanBuffer::collect_bool(self.output_length, |i| values[i] != 0).into_inner(),
            _ if self.direct => {
                let bytes = layout.output.len();
                into_arrow(landing, bytes).ok_or_else(|| still_in_use(device))?
            }
            _ => {
                let mut copy = MutableBuffer::from_len_zeroed(values.len());
                parallel::fill(&mut copy, |at, part| part.copy_from_slice(&values[at..][..part.len()]));
                copy.into()
            }
        };
        Ok(array(signature.result, self.output_length, vec![values], None))
    }
}

fn still_in_use(device: &Device) -> Error {
    Error::Device {
        device: device.name().to_owned(),
        what: "internal error: an output is still in use".to_owned(),
    }
}
