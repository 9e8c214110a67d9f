//! A column of arrays on the device, for a run: the elements of all rows, their validity, and where each row's elements start.
//!
//! Chunks don't cut it: how many elements a chunk's rows have isn't known when its memory is laid out. It goes up whole before
//! the first chunk does; the kernels of a chunk are given the offsets from its first row on.

use std::sync::Arc;
use std::time::Duration;

use arrow::array::{Array, ArrayRef, AsArray};
use rbcdb_runtime_cpu::{CallError, CancelFlag};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::gpu::{bitmap_bytes, plane_bytes};

use crate::column::PiecedColumn;
use crate::device::Device;
use crate::error::Error;
use crate::memory::{DeviceBlock, HostBlock, LaunchArgument, Queue};
use crate::stats::Stats;

/// How often it is looked whether the call is cancelled.
const WAIT: Duration = Duration::from_millis(5);
/// Where parts start.
const ALIGN_BYTES: usize = 256;

/// Lists, one after the other, with offsets from the first element of all.
#[derive(Debug)]
pub(crate) struct Lists {
    ty: ScalarType,
    /// One more than there are rows.
    offsets: Vec<i32>,
    elements: PiecedColumn,
}

impl Lists {
    /// The lists of these arrays of lists; `None` where offsets of 32 bits don't reach all elements.
    pub fn of(ty: ScalarType, pieces: &[ArrayRef]) -> Option<Lists> {
        let mut offsets = vec![0];
        let mut elements = Vec::with_capacity(pieces.len());
        let mut total: i32 = 0;
        for list in pieces.iter().filter_map(|piece| piece.as_list_opt::<i32>()) {
            let (first, last) = list.offsets().first().zip(list.offsets().last())?;
            // Neither overflows: offsets ascend from 0 or more.
            let own = list.offsets().iter().skip(1).map(|offset| offset - first);
            for offset in own {
                offsets.push(total.checked_add(offset)?);
            }
            total = total.checked_add(last - first)?;
            let (first, count) = (*first as usize, (last - first) as usize);
            elements.push(list.values().slice(first, count));
        }
        let elements = PiecedColumn::new(elements);
        Some(Lists { ty, offsets, elements })
    }

    /// Where the parts stand from byte `end` on, which is moved behind them.
    pub fn place(&self, end: &mut usize) -> PlacedLists {
        let count = self.elements.rows();
        let mut place = |bytes: usize| {
            let start = end.next_multiple_of(ALIGN_BYTES);
            // No part is empty, so that each has an address.
            *end = start + bytes.max(size_of::<u32>());
            start..*end
        };
        PlacedLists {
            values: place(plane_bytes(self.ty, count)),
            validity: self.elements.validity().map(|_| place(bitmap_bytes(count))),
            offsets: place(size_of_val(self.offsets.as_slice())),
        }
    }

    /// Writes the parts where they stand.
    pub fn write(&self, placed: &PlacedLists, out: &mut [u8]) {
        let bitmap = |words: &[u64], out: &mut [u8]| {
            for (word, out) in words.iter().zip(out.chunks_mut(8)) {
                out.copy_from_slice(&word.to_le_bytes()[..out.len()]);
            }
        };
        let count = self.elements.rows();
        let values = &mut out[placed.values.clone()];
        match self.ty {
            ScalarType::Bool => bitmap(&self.elements.bits(), &mut values[..bitmap_bytes(count)]),
            ty => self
                .elements
                .copy_values(ty, 0, 0, &mut values[..plane_bytes(ty, count)]),
        }
        if let (Some(range), Some(validity)) = (&placed.validity, self.elements.validity()) {
            bitmap(&validity, &mut out[range.clone()][..bitmap_bytes(count)]);
        }
        let offsets = out[placed.offsets.clone()].chunks_exact_mut(size_of::<i32>());
        for (offset, out) in self.offsets.iter().zip(offsets) {
            out.copy_from_slice(&offset.to_le_bytes());
        }
    }
}

/// Where the parts of lists stand in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlacedLists {
    pub values: std::ops::Range<usize>,
    pub validity: Option<std::ops::Range<usize>>,
    pub offsets: std::ops::Range<usize>,
}

impl PlacedLists {
    /// The elements, in this block.
    pub fn values_in(&self, block: &Arc<DeviceBlock>) -> LaunchArgument {
        part(block, self.values.clone())
    }

    /// Their validity.
    pub fn validity_in(&self, block: &Arc<DeviceBlock>) -> LaunchArgument {
        match &self.validity {
            Some(range) => part(block, range.clone()),
            None => LaunchArgument::Value(0),
        }
    }

    /// The offsets of some rows.
    pub fn offsets_in(&self, block: &Arc<DeviceBlock>, first: usize, rows: usize) -> LaunchArgument {
        let start = self.offsets.start + size_of::<i32>() * first;
        part(block, start..start + size_of::<i32>() * (rows + 1))
    }
}

fn part(block: &Arc<DeviceBlock>, range: std::ops::Range<usize>) -> LaunchArgument {
    LaunchArgument::Memory {
        block: Arc::clone(block),
        at: range.start,
        bytes: range.len(),
    }
}

/// Lists on the device.
#[derive(Debug)]
pub(crate) struct ResidentLists {
    pub block: Arc<DeviceBlock>,
    pub placed: PlacedLists,
}

impl ResidentLists {
    /// Uploads a column's lists, and waits for that.
    pub fn upload(
        device: &Device,
        ty: ScalarType,
        column: &PiecedColumn,
        cancel: &CancelFlag,
        stats: &Stats,
    ) -> Result<ResidentLists, Error> {
        let lists = Lists::of(ty, column.pieces()).ok_or_else(|| Error::Device {
            device: device.name().to_owned(),
            what: "the arrays of one run have more than 2^31 elements".to_owned(),
        })?;
        let mut bytes = 0;
        let placed = lists.place(&mut bytes);
        let block = device.allocate(bytes)?;
        let mut staging = device.allocate_host(bytes)?;
        lists.write(&placed, crate::run::exclusive(device, &mut staging)?);
        let mut queue = device.take_queue()?;
        let outcome = send(device, &mut queue, &staging, &block, bytes, cancel);
        device.give_back(queue);
        outcome?;
        stats.add_bytes_up(bytes as u64);
        Ok(ResidentLists { block, placed })
    }
}

fn send(
    device: &Device,
    queue: &mut Queue,
    staging: &Arc<HostBlock>,
    block: &Arc<DeviceBlock>,
    bytes: usize,
    cancel: &CancelFlag,
) -> Result<(), Error> {
    let started = queue
        .upload(staging, 0..bytes, block, 0)
        .and_then(|()| queue.mark_end());
    device.trouble(started)?;
    while !device.trouble(queue.wait(WAIT))? {
        if cancel.is_cancelled() {
            return Err(CallError::Cancelled.into());
        }
    }
    Ok(())
}
