//! What chunks bring → arrays, by the same rules as on the CPU.

use std::ops::Range;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray};
use arrow::buffer::{BooleanBuffer, Buffer, MutableBuffer};
use arrow::compute::{FilterBuilder, FilterPredicate};
use rbcdb_runtime_cpu::call::{Mask, all_null, array, assemble, tidy};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::gpu::{bitmap_bytes, plane_bytes, planes};

use super::flight::exclusive;
use super::parallel;
use super::plan::{Chunk, Outcome, Plan};
use super::{Call, Ran};
use crate::device::Device;
use crate::error::Error;
use crate::memory::{HostBlock, into_arrow};

/// The launched calls' results so far.
#[derive(Debug)]
pub(super) struct Results {
    calls: Vec<Collected>,
    direct: bool,
}

#[derive(Debug)]
struct Collected {
    ty: ScalarType,
    planes: Planes,
    /// How many rows there are so far, where only those come that the filter has chosen.
    chosen: Option<usize>,
    /// The validity that the kernel writes, in words.
    validity: Option<Vec<u64>>,
}

/// Values of all rows, or of those chosen, one buffer per plane.
#[derive(Debug)]
enum Planes {
    /// Chunks' values are copied here.
    Copied(Vec<MutableBuffer>),
    /// They come down to here; arrays get the memory.
    Direct(Vec<Arc<HostBlock>>),
}

/// Bytes that a plane of so many rows takes in a result: bitmaps have no more than they need.
fn result_bytes(ty: ScalarType, rows: usize) -> usize {
    match ty {
        ScalarType::Bool => rows.div_ceil(8),
        ty => plane_bytes(ty, rows),
    }
}

impl Results {
    /// Room for a plan's results.
    pub fn new(plan: &Plan<'_>) -> Results {
        let rows = plan.run.rows;
        let metadata = || plan.calls.iter().map(|plan| plan.call.kernel.metadata());
        let types = || metadata().map(|metadata| metadata.signature.result);
        let bytes: usize = types().map(|ty| planes(ty) * plane_bytes(ty, rows)).sum();
        let direct = match bytes >= plan.device.config().direct_bytes {
            true => types().map(|ty| Planes::direct(plan.device, ty, rows)).collect(),
            false => None,
        };
        let are_direct = direct.is_some();
        let chosen: Vec<bool> = (plan.calls.iter())
            .map(|call| plan.compact.is_some() && call.can_compact())
            .collect();
        // What is chosen is appended.
        let copied = || {
            types()
                .zip(&chosen)
                .map(|(ty, chosen)| Planes::copied(ty, if *chosen { 0 } else { rows }))
        };
        let planes: Vec<Planes> = direct.unwrap_or_else(|| copied().collect());
        let calls = metadata()
            .zip(planes)
            .zip(&chosen)
            .map(|((metadata, planes), chosen)| Collected {
                ty: metadata.signature.result,
                planes,
                chosen: chosen.then_some(0),
                validity: metadata.nullable_result.then(|| Vec::with_capacity(rows.div_ceil(64))),
            });
        Results {
            calls: calls.collect(),
            direct: are_direct,
        }
    }

    /// Whether values come down to where arrays have them.
    pub fn are_direct(&self) -> bool {
        self.direct
    }

    /// Per launched call, where its planes of a chunk come down to; nothing if they don't come down directly, or not all rows
    /// do.
    pub fn direct(&self, chunk: &Chunk) -> impl Iterator<Item = impl Iterator<Item = (&Arc<HostBlock>, Range<usize>)>> {
        let (start, rows) = (chunk.start, chunk.rows);
        self.calls.iter().map(move |collected| {
            let blocks: &[Arc<HostBlock>] = match &collected.planes {
                Planes::Direct(blocks) if collected.chosen.is_none() => blocks,
                Planes::Direct(_) | Planes::Copied(_) => &[],
            };
            let [start, bytes] = [start, rows].map(|rows| plane_bytes(collected.ty, rows));
            blocks.iter().map(move |block| (block, start..start + bytes))
        })
    }

    /// Per launched call, where the chosen rows' planes come down to, if directly, and where the next ones start.
    pub fn direct_chosen(&self) -> impl Iterator<Item = Option<(&[Arc<HostBlock>], usize)>> {
        self.calls.iter().map(|collected| match &collected.planes {
            Planes::Direct(blocks) => collected
                .chosen
                .map(|rows| (blocks.as_slice(), plane_bytes(collected.ty, rows))),
            Planes::Copied(_) => None,
        })
    }

    /// Takes a chunk's results out of the memory that they were copied to; `kept` is how many rows were chosen, where that was
    /// done. Chunks come in order.
    pub fn take(&mut self, chunk: &Chunk, landed: &[u8], kept: Option<usize>) {
        let origin = chunk.layout.words.start;
        for (collected, placed) in self.calls.iter_mut().zip(&chunk.layout.outputs) {
            // Chunks start at whole bytes of bits.
            let [to, bytes] = [chunk.start, chunk.rows].map(|rows| result_bytes(collected.ty, rows));
            match (&mut collected.planes, kept.filter(|_| collected.chosen.is_some())) {
                (Planes::Copied(planes), None) => {
                    for (plane, at) in planes.iter_mut().zip(&placed.planes) {
                        copy(&landed[at - origin..], &mut plane.as_slice_mut()[to..][..bytes]);
                    }
                }
                (Planes::Copied(planes), Some(kept)) => {
                    for (plane, at) in planes.iter_mut().zip(&placed.planes) {
                        let to = plane.len();
                        plane.resize(to + result_bytes(collected.ty, kept), 0);
                        copy(&landed[at - origin..], &mut plane.as_slice_mut()[to..]);
                    }
                }
                (Planes::Direct(_), _) => {}
            }
            collected.chosen = collected.chosen.map(|rows| rows + kept.unwrap_or(0));
            if let (Some(words), Some(at)) = (&mut collected.validity, placed.validity) {
                let bits = &landed[at - origin..][..bitmap_bytes(chunk.rows)];
                words.extend(bits.chunks(8).map(|bytes| {
                    let mut word = [0; 8];
                    word[..bytes.len()].copy_from_slice(bytes);
                    u64::from_le_bytes(word)
                }));
            }
        }
    }

    /// The arrays. All chunks must have landed.
    pub fn finish(self, plan: &Plan<'_>) -> Result<Ran, Error> {
        let rows = plan.run.rows;
        let mut calls: Vec<Option<Collected>> = self.calls.into_iter().map(Some).collect();
        let whole =
            |calls: &mut Vec<Option<Collected>>, outcome: &Outcome, ty: ScalarType| -> Result<ArrayRef, Error> {
                let Outcome::Computed { call, mask } = outcome else {
                    return Ok(all_null(ty, rows));
                };
                let mask = mask.clone().map(|words| Mask::new(words, rows));
                let collected = calls.get_mut(*call).and_then(Option::take);
                let collected = collected.ok_or_else(|| internal(plan.device, "a result is missing"))?;
                collected.finish(plan.device, rows, mask)
            };
        let result = |output: &Call| output.kernel.metadata().signature.result;
        let outputs = || plan.outputs.iter().zip(&plan.run.outputs);
        let Some(filter) = &plan.filter else {
            let arrays = outputs().map(|(outcome, output)| whole(&mut calls, outcome, result(output)));
            return Ok(Ran {
                arrays: arrays.collect::<Result<_, _>>()?,
                rows,
                selection: None,
            });
        };
        // Values under NULLs are 0.
        let selection = whole(&mut calls, filter, ScalarType::Bool)?
            .as_boolean()
            .values()
            .clone();
        let kept = selection.count_set_bits();
        let predicate = FilterBuilder::new(&BooleanArray::new(selection.clone(), None))
            .optimize()
            .build();
        let mut arrays = Vec::with_capacity(plan.outputs.len());
        for (outcome, output) in outputs() {
            arrays.push(match outcome {
                Outcome::AllNull => all_null(result(output), kept),
                Outcome::Computed { call, mask } if plan.compact.is_some() && plan.calls[*call].can_compact() => {
                    let collected = calls.get_mut(*call).and_then(Option::take);
                    let collected = collected.ok_or_else(|| internal(plan.device, "a result is missing"))?;
                    collected.finish_chosen(plan.device, &predicate, rows, kept, mask.as_ref())?
                }
                Outcome::Computed { .. } => compact(&predicate, &whole(&mut calls, outcome, result(output))?, kept)?,
            });
        }
        Ok(Ran {
            arrays,
            rows: kept,
            selection: Some(selection),
        })
    }
}

impl Planes {
    fn copied(ty: ScalarType, rows: usize) -> Planes {
        let plane = |_| MutableBuffer::from_len_zeroed(result_bytes(ty, rows));
        Planes::Copied((0..planes(ty)).map(plane).collect())
    }

    /// `None` if there is no memory for it.
    fn direct(device: &Device, ty: ScalarType, rows: usize) -> Option<Planes> {
        let planes = (0..planes(ty)).map(|_| device.allocate_result(plane_bytes(ty, rows)));
        planes.collect::<Option<_>>().map(Planes::Direct)
    }
}

impl Collected {
    /// The array of all rows.
    fn finish(self, device: &Device, rows: usize, mask: Option<Mask>) -> Result<ArrayRef, Error> {
        match self.planes {
            Planes::Copied(planes) => Ok(assemble(self.ty, rows, planes, self.validity, mask)),
            Planes::Direct(blocks) => from_blocks(device, self.ty, rows, blocks, self.validity, mask),
        }
    }

    /// The array of the chosen rows, whose values are there already.
    fn finish_chosen(
        self,
        device: &Device,
        predicate: &FilterPredicate,
        rows: usize,
        kept: usize,
        mask: Option<&Vec<u64>>,
    ) -> Result<ArrayRef, Error> {
        if self.chosen != Some(kept) {
            return Err(internal(device, "not as many values as the filter has chosen"));
        }
        let chosen = |words: &Vec<u64>| compact_bits(predicate, words.clone(), rows, kept);
        let validity = self.validity.as_ref().map(chosen).transpose()?;
        let mask = mask.map(chosen).transpose()?;
        // Nothing says where there are no NULLs, as where the host chooses.
        let nulls = |words: &Vec<u64>| words.iter().map(|word| word.count_ones() as usize).sum::<usize>() < kept;
        let mask = mask.filter(nulls).map(|words| Mask::new(words, kept));
        let chosen = Collected { validity, ..self };
        chosen.finish(device, kept, mask)
    }
}

/// An array of values that have come down to these blocks.
fn from_blocks(
    device: &Device,
    ty: ScalarType,
    rows: usize,
    mut blocks: Vec<Arc<HostBlock>>,
    validity: Option<Vec<u64>>,
    mask: Option<Mask>,
) -> Result<ArrayRef, Error> {
    let bytes = result_bytes(ty, rows);
    let mut slices: Vec<&mut [u8]> = Vec::with_capacity(blocks.len());
    let mut waste = 0;
    for block in &mut blocks {
        waste += block.size() - bytes;
        slices.push(&mut exclusive(device, block)?[..bytes]);
    }
    if waste > bytes * slices.len() {
        // Few rows were chosen: they shouldn't keep memory for all.
        let planes = slices.iter().map(|slice| {
            let mut plane = MutableBuffer::from_len_zeroed(bytes);
            copy(slice, plane.as_slice_mut());
            plane
        });
        return Ok(assemble(ty, rows, planes.collect(), validity, mask));
    }
    let nulls = tidy(ty, rows, &mut slices, validity, mask);
    let buffers: Option<Vec<Buffer>> = blocks.into_iter().map(|block| into_arrow(block, bytes)).collect();
    let buffers = buffers.ok_or_else(|| internal(device, "a result is still in use"))?;
    Ok(array(ty, rows, buffers, nulls))
}

/// Copies the first bytes, as many as there is room for.
fn copy(from: &[u8], to: &mut [u8]) {
    parallel::fill(to, |at, part| part.copy_from_slice(&from[at..][..part.len()]));
}

/// The bits of chosen rows.
fn compact_bits(predicate: &FilterPredicate, words: Vec<u64>, rows: usize, kept: usize) -> Result<Vec<u64>, Error> {
    let bits = BooleanBuffer::new(Buffer::from_vec(words), 0, rows);
    let array: ArrayRef = Arc::new(BooleanArray::new(bits, None));
    let chosen = compact(predicate, &array, kept)?;
    let words = chosen.as_boolean().values().bit_chunks().iter_padded();
    Ok(words.take(kept.div_ceil(64)).collect())
}

fn internal(device: &Device, what: &str) -> Error {
    Error::Device {
        device: device.name().to_owned(),
        what: format!("internal error: {what}"),
    }
}

/// The rows that the filter let through.
fn compact(predicate: &FilterPredicate, array: &ArrayRef, kept: usize) -> Result<ArrayRef, Error> {
    if kept == array.len() {
        return Ok(array.clone());
    }
    predicate.filter(array.as_ref()).map_err(|error| Error::Device {
        device: "the host".to_owned(),
        what: error.to_string(),
    })
}
