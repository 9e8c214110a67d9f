//! One chunk's operations: into pinned memory, up, through the kernels, down.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use rbcdb_runtime_cpu::call::is_null;
use rbcdb_udf_abi::gpu::{
    CompactParameter, KernelParameter, NO_FAILURE, bitmap_bytes, parameters, plane_bytes, planes,
};
use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::CallArgument;
use super::parallel;
use super::plan::{CallPlan, Chunk, Compaction, Placed, Plan, Source};
use super::results::Results;
use super::signals::Signal;
use crate::arrays::{Lists, PlacedLists};
use crate::cache::Part;
use crate::column::plane_bytes as plane_of;
use crate::device::Device;
use crate::driver::Failure;
use crate::error::Error;
use crate::memory::{Code, DeviceBlock, HostBlock, LaunchArgument, Queue};
use crate::shape;
use crate::stats::Stats;

/// What a chunk flies on: operations in order, and the memory that they use.
#[derive(Debug)]
pub(super) struct Lane {
    pub queue: Queue,
    pub block: Arc<DeviceBlock>,
    pub staging: Arc<HostBlock>,
    pub landing: Arc<HostBlock>,
    pub signal: Signal,
}

/// A block's memory, which no operation uses now.
pub(crate) fn exclusive<'b>(device: &Device, block: &'b mut Arc<HostBlock>) -> Result<&'b mut [u8], Error> {
    match HostBlock::exclusive(block) {
        Some(buffer) => Ok(buffer.as_slice_mut()),
        None => Err(Error::Device {
            device: device.name().to_owned(),
            what: "memory of an operation that has ended is still in use".to_owned(),
        }),
    }
}

impl Lane {
    /// Copies a chunk to where the device gets it from.
    pub fn stage(&mut self, plan: &Plan<'_>, chunk: &Chunk) -> Result<(), Error> {
        stage(plan, chunk, exclusive(plan.device, &mut self.staging)?);
        Ok(())
    }

    /// Sends off a chunk that is staged.
    pub fn start(&mut self, plan: &Plan<'_>, chunk: &Chunk, results: &Results, stats: &Stats) -> Result<(), Error> {
        let layout = &chunk.layout;
        let mut bytes = layout.words.end;
        let uploaded = self.queue.upload(&self.staging, 0..bytes, &self.block, 0);
        plan.device.trouble(uploaded)?;
        for (i, column) in plan.columns.iter().enumerate() {
            match &column.source {
                Source::Filling(resident) => {
                    let copied = self.fill(column.ty, chunk, &layout.columns[i], &resident.block, &resident.placed);
                    bytes += plan.device.trouble(copied)?;
                }
                Source::Parts(parts) => {
                    plan.device
                        .trouble(self.join(column.ty, chunk, &layout.columns[i], parts))?;
                }
                Source::Unused | Source::Streamed | Source::Resident(_) | Source::Lists(_) => {}
            }
        }
        plan.device.trouble(self.launch(plan, chunk, chunk.rows))?;
        let down = layout.landing(!results.are_direct() && layout.compaction.is_none());
        let downloaded = (self.queue).download(&self.block, down.start, &self.landing, 0..down.len());
        plan.device.trouble(downloaded)?;
        let direct = plan.device.trouble(self.bring_down(chunk, results))?;
        plan.device.trouble(self.queue.mark_end())?;
        stats.add_bytes_up(bytes as u64);
        stats.add_bytes_down((down.len() + direct) as u64);
        stats.add_chunks(1);
        Ok(())
    }

    /// Moves the values of the rows that the filter has chosen together, and brings them down: how many rows these are. The
    /// chunk's operations must have ended.
    pub fn compact(
        &mut self,
        plan: &Plan<'_>,
        chunk: &Chunk,
        code: &Arc<Code>,
        places: &Compaction,
        results: &Results,
        stats: &Stats,
    ) -> Result<usize, Error> {
        let (layout, origin) = (&chunk.layout, chunk.layout.words.start);
        let chosen_at = layout.outputs[0].planes[0];
        let landed = exclusive(plan.device, &mut self.landing)?;
        let staged = exclusive(plan.device, &mut self.staging)?;
        let bits = bitmap_bytes(chunk.rows);
        let kept = count(
            &landed[chosen_at - origin..][..bits],
            &mut staged[places.staged_before..][..bits],
            chunk.rows,
        );
        if kept == 0 {
            return Ok(0);
        }
        let range = places.staged_before..places.staged_before + bits;
        let uploaded = self.queue.upload(&self.staging, range, &self.block, places.before);
        plan.device.trouble(uploaded)?;
        let mut down = 0;
        let calls = plan.calls.iter().zip(results.direct_chosen());
        for (((call, direct), from), to) in calls.zip(&layout.outputs).zip(&places.values) {
            let width = plane_bytes(call.result(), 1);
            for (plane, (from, to)) in from.planes.iter().zip(&to.planes).enumerate() {
                let moved = self.choose(plan, chunk, code, places, width, [*from, *to, kept]);
                plan.device.trouble(moved)?;
                let (into, start) = match direct {
                    Some((blocks, start)) => (&blocks[plane], start),
                    None => (&self.landing, from - origin),
                };
                down += kept * width;
                let downloaded = (self.queue).download(&self.block, *to, into, start..start + kept * width);
                plan.device.trouble(downloaded)?;
            }
        }
        plan.device.trouble(self.queue.mark_end())?;
        stats.add_bytes_up(bits as u64);
        stats.add_bytes_down(down as u64);
        Ok(kept)
    }

    /// Launches the kernel that moves one plane's values together.
    fn choose(
        &mut self,
        plan: &Plan<'_>,
        chunk: &Chunk,
        code: &Arc<Code>,
        places: &Compaction,
        width: usize,
        [from, to, kept]: [usize; 3],
    ) -> Result<(), Failure> {
        let bits = bitmap_bytes(chunk.rows);
        let here = |at: usize, bytes: usize| LaunchArgument::Memory {
            block: Arc::clone(&self.block),
            at,
            bytes,
        };
        let arguments = CompactParameter::ALL.map(|parameter| match parameter {
            CompactParameter::Out => here(to, kept * width),
            CompactParameter::Values => here(from, chunk.rows * width),
            CompactParameter::Chosen => here(chunk.layout.outputs[0].planes[0], bits),
            CompactParameter::Before => here(places.before, bits),
            CompactParameter::Rows => LaunchArgument::Value(chunk.rows as u64),
            CompactParameter::Width => LaunchArgument::Value(width as u64),
        });
        let shape = shape::for_rows(plan.device, code, chunk.rows);
        self.queue.launch(code, shape, &arguments)
    }

    /// Copies values to where arrays have them, if these are direct; how many bytes.
    fn bring_down(&mut self, chunk: &Chunk, results: &Results) -> Result<usize, Failure> {
        let mut bytes = 0;
        for (placed, direct) in chunk.layout.outputs.iter().zip(results.direct(chunk)) {
            for (from, (block, range)) in placed.planes.iter().zip(direct) {
                bytes += range.len();
                self.queue.download(&self.block, *from, block, range)?;
            }
        }
        Ok(bytes)
    }

    /// Sends off only the kernels, for the chunk's first rows. Its operations must have ended.
    pub fn restart(&mut self, plan: &Plan<'_>, chunk: &Chunk, rows: usize) -> Result<(), Error> {
        self.signal.reset();
        let words = chunk.layout.words.clone();
        fresh_words(&mut exclusive(plan.device, &mut self.staging)?[words.clone()]);
        let uploaded = self
            .queue
            .upload(&self.staging, words.clone(), &self.block, words.start);
        plan.device.trouble(uploaded)?;
        plan.device.trouble(self.launch(plan, chunk, rows))?;
        let downloaded = (self.queue).download(&self.block, words.start, &self.landing, 0..words.len());
        plan.device.trouble(downloaded.and_then(|()| self.queue.mark_end()))
    }

    /// The failure slots, once the operations have ended.
    pub fn slots(&mut self, plan: &Plan<'_>) -> Result<Vec<u64>, Error> {
        let words = exclusive(plan.device, &mut self.landing)?;
        Ok(slots(words, plan.calls.len()))
    }

    /// Copies a kept column's rows to where it stays.
    fn fill(
        &mut self,
        ty: ScalarType,
        chunk: &Chunk,
        staged: &Placed,
        block: &Arc<DeviceBlock>,
        placed: &Placed,
    ) -> Result<usize, Failure> {
        let values = plane_bytes(ty, chunk.rows);
        let mut bytes = 0;
        for (from, to) in staged.planes.iter().zip(&placed.planes) {
            let to = to + plane_bytes(ty, chunk.start);
            self.queue.upload(&self.staging, *from..from + values, block, to)?;
            bytes += values;
        }
        if let (Some(from), Some(to)) = (staged.validity, placed.validity) {
            let bits = bitmap_bytes(chunk.rows);
            let to = to + bitmap_bytes(chunk.start);
            self.queue.upload(&self.staging, from..from + bits, block, to)?;
            bytes += bits;
        }
        Ok(bytes)
    }

    /// Puts a chunk's values together from parts of other columns.
    fn join(&mut self, ty: ScalarType, chunk: &Chunk, placed: &Placed, parts: &[Part]) -> Result<(), Failure> {
        let end = chunk.start + chunk.rows;
        let first = parts.partition_point(|part| part.to + part.rows <= chunk.start);
        for part in parts[first..].iter().take_while(|part| part.to < end) {
            let start = part.to.max(chunk.start);
            let rows = (part.to + part.rows).min(end) - start;
            for (from, to) in part.of.placed.planes.iter().zip(&placed.planes) {
                let from = from + plane_bytes(ty, part.from + start - part.to);
                let to = to + plane_bytes(ty, start - chunk.start);
                let bytes = plane_bytes(ty, rows);
                self.queue.copy(&part.of.block, from, &self.block, to, bytes)?;
            }
        }
        Ok(())
    }

    fn launch(&mut self, plan: &Plan<'_>, chunk: &Chunk, rows: usize) -> Result<(), Failure> {
        self.queue.mark_kernels_start()?;
        for (i, call) in plan.calls.iter().enumerate() {
            let kernel = &call.call.kernel;
            let arguments: Vec<LaunchArgument> = parameters(&kernel.metadata().signature)
                .into_iter()
                .map(|parameter| self.argument(plan, chunk, rows, i, parameter))
                .collect();
            let shape = plan.run.shape.unwrap_or_else(|| kernel.shape(rows));
            self.queue.launch(kernel.code(), shape, &arguments)?;
        }
        self.queue.mark_kernels_end()
    }

    /// Where the arrays of a parameter are.
    fn lists<'a>(
        &'a self,
        plan: &'a Plan<'_>,
        chunk: &'a Chunk,
        call: usize,
        column: usize,
    ) -> Option<(&'a Arc<DeviceBlock>, &'a PlacedLists)> {
        match plan.calls[call].call.arguments[column] {
            CallArgument::Scalar(_) => Some((&self.block, chunk.layout.scalars[call][column].list.as_ref()?)),
            CallArgument::Column(column) => match &plan.columns[column].source {
                Source::Lists(Some(lists)) => Some((&lists.block, &lists.placed)),
                _ => None,
            },
        }
    }

    /// The argument for one parameter of a call's kernel.
    fn argument(
        &self,
        plan: &Plan<'_>,
        chunk: &Chunk,
        rows: usize,
        call: usize,
        parameter: KernelParameter,
    ) -> LaunchArgument {
        let layout = &chunk.layout;
        let none = LaunchArgument::Value(0);
        let here = |at: usize, bytes: usize| LaunchArgument::Memory {
            block: Arc::clone(&self.block),
            at,
            bytes,
        };
        let CallPlan {
            call: described,
            is_filter,
        } = &plan.calls[call];
        let signature = &described.kernel.metadata().signature;
        match parameter {
            KernelParameter::Out { plane } => {
                here(layout.outputs[call].planes[plane], plane_bytes(signature.result, rows))
            }
            KernelParameter::OutValidity => match layout.outputs[call].validity {
                Some(at) => here(at, bitmap_bytes(rows)),
                None => none,
            },
            // A filter that is computed comes first.
            KernelParameter::Mask if !is_filter && plan.calls[0].is_filter => {
                here(layout.outputs[0].planes[0], bitmap_bytes(rows))
            }
            KernelParameter::Mask => none,
            KernelParameter::Rows => LaunchArgument::Value(rows as u64),
            KernelParameter::Failure => here(layout.slot(call), 8),
            KernelParameter::Cancel => self.signal.cancel_argument(),
            KernelParameter::Alarm => self.signal.alarm_argument(),
            KernelParameter::Stride { column } => {
                LaunchArgument::Value(matches!(described.arguments[column], CallArgument::Column(_)).into())
            }
            KernelParameter::ElementValidity { column } => match self.lists(plan, chunk, call, column) {
                Some((block, placed)) => placed.validity_in(block),
                None => none,
            },
            KernelParameter::Offsets { column } => match self.lists(plan, chunk, call, column) {
                Some((block, placed)) => match described.arguments[column] {
                    CallArgument::Scalar(_) => placed.offsets_in(block, 0, 1),
                    CallArgument::Column(_) => placed.offsets_in(block, chunk.start, rows),
                },
                None => none,
            },
            KernelParameter::Values { column, plane } => {
                let ParameterType::Scalar(ty) = signature.parameters[column].ty else {
                    let lists = self.lists(plan, chunk, call, column);
                    return lists.map_or(none, |(block, placed)| placed.values_in(block));
                };
                match described.arguments[column] {
                    CallArgument::Scalar(_) => here(layout.scalars[call][column].planes[plane], plane_bytes(ty, 1)),
                    CallArgument::Column(column) => match &plan.columns[column].source {
                        Source::Resident(resident) | Source::Filling(resident) => LaunchArgument::Memory {
                            block: Arc::clone(&resident.block),
                            at: resident.placed.planes[plane] + plane_bytes(ty, chunk.start),
                            bytes: plane_bytes(ty, rows),
                        },
                        Source::Streamed | Source::Parts(_) | Source::Lists(_) | Source::Unused => {
                            here(layout.columns[column].planes[plane], plane_bytes(ty, rows))
                        }
                    },
                }
            }
            KernelParameter::Validity { column } => match described.arguments[column] {
                CallArgument::Scalar(_) => match layout.scalars[call][column].validity {
                    Some(at) => here(at, bitmap_bytes(1)),
                    None => none,
                },
                CallArgument::Column(column) => match &plan.columns[column].source {
                    Source::Resident(resident) | Source::Filling(resident) => match resident.placed.validity {
                        Some(at) => LaunchArgument::Memory {
                            block: Arc::clone(&resident.block),
                            at: at + bitmap_bytes(chunk.start),
                            bytes: bitmap_bytes(rows),
                        },
                        None => none,
                    },
                    Source::Streamed | Source::Parts(_) | Source::Lists(_) | Source::Unused => {
                        match layout.columns[column].validity {
                            Some(at) => here(at, bitmap_bytes(rows)),
                            None => none,
                        }
                    }
                },
            },
        }
    }
}

/// Counts the rows that a bitmap has, and those before each of its words.
fn count(bitmap: &[u8], before: &mut [u8], rows: usize) -> usize {
    let mut kept: u32 = 0;
    let words = bitmap.as_chunks::<4>().0.iter().zip(before.as_chunks_mut::<4>().0);
    for (i, (word, before)) in words.enumerate() {
        *before = kept.to_le_bytes();
        let word = u32::from_le_bytes(*word);
        let inside = rows - 32 * i;
        kept += match inside < 32 {
            true => word & ((1 << inside) - 1),
            false => word,
        }
        .count_ones();
    }
    kept as usize
}

/// Reads failure slots.
pub(super) fn slots(words: &[u8], count: usize) -> Vec<u64> {
    let (slots, _) = words.as_chunks::<8>();
    slots.iter().take(count).map(|slot| u64::from_le_bytes(*slot)).collect()
}

/// Slots without a failure.
fn fresh_words(words: &mut [u8]) {
    words.as_chunks_mut::<8>().0.fill(NO_FAILURE.to_le_bytes());
}

/// Fills a chunk's staging memory.
fn stage(plan: &Plan<'_>, chunk: &Chunk, staging: &mut [u8]) {
    let layout = &chunk.layout;
    for ((plan, column), placed) in plan.columns.iter().zip(&plan.run.columns).zip(&layout.columns) {
        match &plan.bits {
            _ if matches!(plan.source, Source::Parts(_)) => {}
            Some(bits) => placed
                .planes
                .iter()
                .for_each(|at| copy_bits(bits, chunk, &mut staging[*at..])),
            None => {
                for (plane, at) in placed.planes.iter().enumerate() {
                    let out = &mut staging[*at..][..plane_bytes(plan.ty, chunk.rows)];
                    let width = plane_bytes(plan.ty, 1);
                    parallel::fill(out, |at, part| {
                        column.copy_values(plan.ty, plane, chunk.start + at / width, part);
                    });
                }
            }
        }
        if let (Some(at), Some(validity)) = (placed.validity, &plan.validity) {
            copy_bits(validity, chunk, &mut staging[at..]);
        }
    }
    for (plan, placed) in plan.calls.iter().zip(&layout.scalars) {
        let parameters = &plan.call.kernel.metadata().signature.parameters;
        for ((argument, placed), parameter) in plan.call.arguments.iter().zip(placed).zip(parameters) {
            let CallArgument::Scalar(array) = argument else {
                continue;
            };
            match parameter.ty {
                ParameterType::Scalar(ty) => stage_scalar(array, ty, placed, staging),
                ParameterType::Array(element) => {
                    let list = Lists::of(element, std::slice::from_ref(array));
                    if let (Some(list), Some(placed)) = (list, &placed.list) {
                        list.write(placed, staging);
                    }
                }
            }
            if let Some(at) = placed.validity {
                staging[at..][..bitmap_bytes(1)].fill(0);
            }
        }
    }
    fresh_words(&mut staging[layout.words.clone()]);
}

/// Copies a chunk's part of a bitmap, in whole 32-bit words. Bits beyond the last row of all are 0.
fn copy_bits(bits: &[u64], chunk: &Chunk, out: &mut [u8]) {
    let out = &mut out[..bitmap_bytes(chunk.rows)];
    for (word, out) in bits[chunk.start / 64..].iter().zip(out.chunks_mut(8)) {
        out.copy_from_slice(&word.to_le_bytes()[..out.len()]);
    }
}

/// Writes one value, zero if it is NULL.
fn stage_scalar(array: &ArrayRef, ty: ScalarType, placed: &Placed, staging: &mut [u8]) {
    let null = is_null(array.as_ref(), 0);
    for (plane, at) in placed.planes.iter().enumerate() {
        let out = &mut staging[*at..][..plane_bytes(ty, 1)];
        match ty {
            _ if null => out.fill(0),
            ScalarType::Bool => out.copy_from_slice(&u32::from(array.as_boolean().value(0)).to_le_bytes()),
            _ => out.copy_from_slice(&plane_of(array.as_ref(), ty, plane)[..out.len()]),
        }
    }
    debug_assert_eq!(placed.planes.len(), planes(ty));
    debug_assert_eq!(array.len(), 1);
}
