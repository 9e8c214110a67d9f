//! What chunks bring → arrays, by the same rules as on the CPU.

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray};
use arrow::buffer::MutableBuffer;
use arrow::compute::{FilterBuilder, FilterPredicate};
use rbcdb_runtime_cpu::call::{Mask, all_null, assemble};
use rbcdb_udf_abi::ScalarType;
use rbcdb_udf_abi::gpu::{bitmap_bytes, plane_bytes, planes};

use super::Ran;
use super::parallel;
use super::plan::{Chunk, Outcome, Plan};
use crate::error::Error;

/// The launched calls' results so far.
#[derive(Debug)]
pub(super) struct Results {
    calls: Vec<Collected>,
}

#[derive(Debug)]
struct Collected {
    ty: ScalarType,
    /// Of all rows; zero where no chunk has landed yet.
    planes: Vec<MutableBuffer>,
    /// The validity that the kernel writes, in words.
    validity: Option<Vec<u64>>,
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
        let calls = plan.calls.iter().map(|plan| {
            let metadata = plan.call.kernel.metadata();
            let ty = metadata.signature.result;
            Collected {
                ty,
                planes: (0..planes(ty))
                    .map(|_| MutableBuffer::from_len_zeroed(result_bytes(ty, rows)))
                    .collect(),
                validity: metadata.nullable_result.then(|| Vec::with_capacity(rows.div_ceil(64))),
            }
        });
        let calls = calls.collect();
        Results { calls }
    }

    /// Takes a chunk's results out of the memory that they were copied to. Chunks come in order.
    pub fn take(&mut self, chunk: &Chunk, landed: &[u8]) {
        let start = chunk.layout.download().start;
        for (collected, placed) in self.calls.iter_mut().zip(&chunk.layout.outputs) {
            // Chunks start at whole bytes of bits.
            let (to, bytes) = [chunk.start, chunk.rows]
                .map(|rows| result_bytes(collected.ty, rows))
                .into();
            for (plane, at) in collected.planes.iter_mut().zip(&placed.planes) {
                let landed = &landed[at - start..][..bytes];
                parallel::fill(&mut plane.as_slice_mut()[to..][..bytes], |at, part| {
                    part.copy_from_slice(&landed[at..][..part.len()]);
                });
            }
            if let (Some(words), Some(at)) = (&mut collected.validity, placed.validity) {
                let bits = &landed[at - start..][..bitmap_bytes(chunk.rows)];
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
        let mut array = |outcome: &Outcome, ty: ScalarType, rows: usize| -> ArrayRef {
            let Outcome::Computed { call, mask } = outcome else {
                return all_null(ty, rows);
            };
            match calls.get_mut(*call).and_then(Option::take) {
                Some(collected) => {
                    let mask = mask.clone().map(|words| Mask::new(words, rows));
                    assemble(ty, rows, collected.planes, collected.validity, mask)
                }
                None => all_null(ty, rows),
            }
        };
        let result = |output: &super::Call| output.kernel.metadata().signature.result;
        let Some(filter) = &plan.filter else {
            let outputs = plan.outputs.iter().zip(&plan.run.outputs);
            let arrays = outputs
                .map(|(outcome, output)| array(outcome, result(output), rows))
                .collect();
            return Ok(Ran {
                arrays,
                rows,
                selection: None,
            });
        };
        // Values under NULLs are 0.
        let selection = array(filter, ScalarType::Bool, rows).as_boolean().values().clone();
        let kept = selection.count_set_bits();
        let predicate = FilterBuilder::new(&BooleanArray::new(selection.clone(), None))
            .optimize()
            .build();
        let mut arrays = Vec::with_capacity(plan.outputs.len());
        for (outcome, output) in plan.outputs.iter().zip(&plan.run.outputs) {
            arrays.push(match outcome {
                Outcome::AllNull => all_null(result(output), kept),
                Outcome::Computed { .. } => compact(&predicate, &array(outcome, result(output), rows), kept)?,
            });
        }
        Ok(Ran {
            arrays,
            rows: kept,
            selection: Some(selection),
        })
    }
}

/// The rows that the filter let through. This is the place for a device to do it before it sends results down.
fn compact(predicate: &FilterPredicate, array: &ArrayRef, kept: usize) -> Result<ArrayRef, Error> {
    if kept == array.len() {
        return Ok(array.clone());
    }
    predicate.filter(array.as_ref()).map_err(|error| Error::Device {
        device: "the host".to_owned(),
        what: error.to_string(),
    })
}
