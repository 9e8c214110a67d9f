//! What a run uploads, and where everything stands in a chunk's memory.
//!
//! A chunk's memory on the device is one block: inputs, then words (a failure slot per call), then outputs, their validity
//! first. So inputs and words go up in one copy, and words and outputs come down in one. The host's memory that it is
//! staged in has the same order; columns that are kept on the device stand behind, and have copies of their own.

use std::ops::Range;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray};
use rbcdb_runtime_cpu::CancelFlag;
use rbcdb_runtime_cpu::call::is_null;
use rbcdb_udf_abi::gpu::{LAUNCH_ROWS_MAX, bitmap_bytes, plane_bytes, planes};
use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::{Call, CallArgument, Run};
use crate::arrays::{Lists, PlacedLists, ResidentLists};
use crate::cache::{Claims, Found, Part, Resident};
use crate::column::PiecedColumn;
use crate::device::Device;
use crate::error::Error;
use crate::memory::Code;
use crate::stats::Stats;

/// Where parts of a block start: memory of the host's that copies read, and addresses that warps read from.
const ALIGN_BYTES: usize = 256;
/// Rows of a chunk are a multiple of this, so that its bitmaps start at whole words.
const CHUNK_UNIT: usize = 64;
/// A chunk of so many rows takes much longer than it takes to start one.
const CHUNK_ROWS_WORTH: usize = 1 << 18;
/// Chunks don't get smaller than this for want of memory.
const CHUNK_ROWS_MIN: usize = 1 << 14;

/// Where a column, or a result, of so many rows stands in a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Placed {
    /// One offset per plane.
    pub planes: Vec<usize>,
    pub validity: Option<usize>,
    /// Of an array that all rows share: its parts.
    pub list: Option<PlacedLists>,
}

impl Placed {
    /// Puts values of a type behind `end`, and moves it.
    fn new(ty: ScalarType, rows: usize, with_validity: bool, end: &mut usize) -> Placed {
        Placed {
            planes: (0..planes(ty)).map(|_| place(plane_bytes(ty, rows), end)).collect(),
            validity: with_validity.then(|| place(bitmap_bytes(rows), end)),
            list: None,
        }
    }
}

/// Puts so many bytes behind `end`, and moves it; where they start.
fn place(bytes: usize, end: &mut usize) -> usize {
    let start = end.next_multiple_of(ALIGN_BYTES);
    *end = start + bytes;
    start
}

/// How a column gets to the device.
#[derive(Debug)]
pub(super) enum Source {
    /// No launched call needs it.
    Unused,
    /// Chunk by chunk.
    Streamed,
    /// It is there.
    Resident(Arc<Resident>),
    /// Chunk by chunk, to where it stays.
    Filling(Arc<Resident>),
    /// Chunk by chunk from other columns on the device; only its validity is uploaded.
    Parts(Vec<Part>),
    /// A column of arrays, that goes up before the first chunk but for its validity; `None` until then.
    Lists(Option<Arc<ResidentLists>>),
}

/// A column of a run.
#[derive(Debug)]
pub(super) struct ColumnPlan {
    /// Its type; of a column of arrays, the elements'.
    pub ty: ScalarType,
    pub source: Source,
    /// Whether it may be left on the device.
    may_stay: bool,
    /// Its validity, where it has NULLs.
    pub validity: Option<Arc<[u64]>>,
    /// Its values, for booleans that have to be uploaded.
    pub bits: Option<Arc<[u64]>>,
}

/// A call that is launched.
#[derive(Debug)]
pub(super) struct CallPlan<'r> {
    pub call: &'r Call,
    pub is_filter: bool,
}

impl CallPlan<'_> {
    pub fn result(&self) -> ScalarType {
        self.call.kernel.metadata().signature.result
    }

    /// Whether the result's values, if a filter chooses from them, are better chosen on the device: bits are few bytes.
    pub fn can_compact(&self) -> bool {
        !self.is_filter && self.result() != ScalarType::Bool
    }
}

/// What becomes of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A launched call's result, by its position; the words are the rows in which a strict function's arguments aren't NULL.
    Computed { call: usize, mask: Option<Vec<u64>> },
    /// All rows are NULL.
    AllNull,
}

/// Where a chunk's parts stand.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// Per column, in the block and in the staging memory alike where it is streamed, in the staging memory where it is
    /// kept. Values that come from other columns are in the block only.
    pub columns: Vec<Placed>,
    /// Per launched call and argument; empty for columns.
    pub scalars: Vec<Vec<Placed>>,
    /// Failure slots.
    pub words: Range<usize>,
    /// Per launched call: first all bitmaps.
    pub outputs: Vec<Placed>,
    /// Where outputs' bitmaps end and other values begin.
    pub values_start: usize,
    outputs_end: usize,
    pub compaction: Option<Compaction>,
    pub block_bytes: usize,
    pub staging_bytes: usize,
}

/// Where chosen rows stand.
#[derive(Debug, Clone)]
pub(super) struct Compaction {
    /// How many rows are chosen before each 32-bit word of the filter's bitmap.
    pub before: usize,
    /// The same in the staging memory.
    pub staged_before: usize,
    /// Per launched call, the values of the chosen rows; none of calls that are left as they are.
    pub values: Vec<Placed>,
}

impl Layout {
    /// The failure slot of a launched call.
    pub fn slot(&self, call: usize) -> usize {
        self.words.start + 8 * call
    }

    /// What comes down after a chunk in one copy: words and outputs, or of these only the bitmaps.
    pub fn landing(&self, with_values: bool) -> Range<usize> {
        let end = if with_values {
            self.outputs_end
        } else {
            self.values_start
        };
        self.words.start..end
    }
}

/// Some of a run's rows.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    pub start: usize,
    pub rows: usize,
    pub layout: Arc<Layout>,
}

/// A run, ready to be carried out.
#[derive(Debug)]
pub(super) struct Plan<'r> {
    pub device: &'r Arc<Device>,
    pub run: &'r Run,
    pub columns: Vec<ColumnPlan>,
    /// The filter, if it has to be computed, then the outputs that have to be.
    pub calls: Vec<CallPlan<'r>>,
    pub filter: Option<Outcome>,
    pub outputs: Vec<Outcome>,
    pub chunk_rows: usize,
    /// What chooses rows on the device, if there is something to choose from.
    pub compact: Option<Arc<Code>>,
    claims: Claims<'r>,
    pub no_rows: ArrayRef,
}

impl<'r> Plan<'r> {
    /// Plans a run whose calls fit.
    pub fn new(device: &'r Arc<Device>, run: &'r Run, cancel: &CancelFlag) -> Plan<'r> {
        let columns = run.columns.iter().map(|column| ColumnPlan {
            ty: column
                .scalar_type()
                .or_else(|| column.element_type())
                .unwrap_or(ScalarType::Bool),
            source: Source::Unused,
            may_stay: false,
            validity: None,
            bits: None,
        });
        // Small runs, too, are cut, so that copies of one part overlap with those of another.
        let share = (run.rows / (device.config().lanes + 1)).max(CHUNK_ROWS_WORTH);
        let most = share
            .min(device.config().chunk_rows)
            .clamp(CHUNK_UNIT, LAUNCH_ROWS_MAX as usize);
        let mut plan = Plan {
            device,
            run,
            columns: columns.collect(),
            calls: Vec::new(),
            filter: None,
            outputs: Vec::new(),
            chunk_rows: (most / CHUNK_UNIT * CHUNK_UNIT).min(run.rows.next_multiple_of(CHUNK_UNIT).max(CHUNK_UNIT)),
            compact: None,
            claims: Claims::default(),
            no_rows: Arc::new(BooleanArray::from(Vec::<bool>::new())),
        };
        plan.find_columns(cancel);
        plan.filter = run.filter.as_ref().map(|filter| plan.outcome(filter, true));
        if plan.filter == Some(Outcome::AllNull) {
            plan.outputs = vec![Outcome::AllNull; run.outputs.len()];
        } else {
            plan.outputs = run.outputs.iter().map(|output| plan.outcome(output, false)).collect();
        }
        if plan.calls.iter().any(CallPlan::can_compact) && plan.calls[0].is_filter {
            plan.compact = device.compact_code().cloned();
        }
        plan
    }

    /// Looks up which columns are on the device, and where they have NULLs.
    fn find_columns(&mut self, cancel: &CancelFlag) {
        let (device, run): (&'r Device, &'r Run) = (self.device, self.run);
        device.cache().tidy();
        let mut used = vec![false; self.columns.len()];
        for call in self.run.filter.iter().chain(&self.run.outputs) {
            for argument in &call.arguments {
                if let CallArgument::Column(column) = argument {
                    used[*column] = true;
                }
            }
        }
        let used: Vec<usize> = (0..used.len()).filter(|i| used[*i]).collect();
        let kept = || {
            used.iter()
                .map(|i| (*i, &run.columns[*i]))
                .filter(|(_, c)| c.is_worth_keeping() && c.element_type().is_none())
        };
        let worth_it: Vec<&PiecedColumn> = kept().map(|(_, column)| column).collect();
        let (found, claims) = device.cache().find(&worth_it, cancel);
        self.claims = claims;
        for ((i, _), found) in kept().zip(found) {
            match found {
                Found::Resident(resident) => self.columns[i].source = Source::Resident(resident),
                Found::Parts(parts) => self.columns[i].source = Source::Parts(parts),
                Found::Missing => self.columns[i].may_stay = true,
                Found::Busy => {}
            }
        }
        for i in used {
            let plan = &mut self.columns[i];
            plan.validity = match &plan.source {
                Source::Resident(resident) => resident.validity.clone(),
                Source::Unused | Source::Streamed | Source::Filling(_) | Source::Parts(_) | Source::Lists(_) => {
                    run.columns[i].validity()
                }
            };
        }
    }

    /// Decides whether a call has to be launched.
    fn outcome(&mut self, call: &'r Call, is_filter: bool) -> Outcome {
        let strict = !call.kernel.metadata().signature.called_on_null_input;
        let mut mask: Option<Vec<u64>> = None;
        for argument in call.arguments.iter().filter(|_| strict) {
            match argument {
                CallArgument::Scalar(array) if is_null(array.as_ref(), 0) => return Outcome::AllNull,
                CallArgument::Scalar(_) => {}
                CallArgument::Column(column) => {
                    if let Some(validity) = &self.columns[*column].validity {
                        let words = mask.get_or_insert_with(|| validity.to_vec());
                        words
                            .iter_mut()
                            .zip(validity.iter())
                            .for_each(|(word, valid)| *word &= valid);
                    }
                }
            }
        }
        if self.run.rows == 0 || mask.as_ref().is_some_and(|mask| mask.iter().all(|word| *word == 0)) {
            return Outcome::AllNull;
        }
        for argument in &call.arguments {
            if let CallArgument::Column(column) = argument {
                self.upload(*column);
            }
        }
        self.calls.push(CallPlan { call, is_filter });
        let call = self.calls.len() - 1;
        Outcome::Computed { call, mask }
    }

    /// Has a column uploaded, unless it is there.
    fn upload(&mut self, column: usize) {
        let plan = &mut self.columns[column];
        if !matches!(plan.source, Source::Unused) {
            return;
        }
        if self.run.columns[column].element_type().is_some() {
            plan.source = Source::Lists(None);
        } else {
            plan.source = Source::Streamed;
            plan.bits = (plan.ty == ScalarType::Bool).then(|| self.run.columns[column].bits());
        }
    }

    /// Allocates device memory for columns that are to be kept, where there is some.
    pub fn reserve_columns(&mut self) -> Result<(), Error> {
        let rows = self.run.rows;
        for plan in &mut self.columns {
            if !plan.may_stay || !matches!(plan.source, Source::Streamed) {
                continue;
            }
            let mut bytes = 0;
            let placed = Placed::new(plan.ty, rows, plan.validity.is_some(), &mut bytes);
            if !self.device.cache().may_keep(bytes as u64) {
                continue;
            }
            match self.device.allocate(bytes) {
                Ok(block) => {
                    let validity = plan.validity.clone();
                    let resident = Resident {
                        block,
                        placed,
                        validity,
                    };
                    plan.source = Source::Filling(Arc::new(resident));
                }
                Err(Error::OutOfMemory { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(())
    }

    /// Uploads the columns of arrays.
    pub fn upload_lists(&mut self, cancel: &CancelFlag, stats: &Stats) -> Result<(), Error> {
        for (plan, column) in self.columns.iter_mut().zip(&self.run.columns) {
            if let Source::Lists(resident) = &mut plan.source {
                let uploaded = ResidentLists::upload(self.device, plan.ty, column, cancel, stats)?;
                *resident = Some(Arc::new(uploaded));
            }
        }
        Ok(())
    }

    /// Makes the plan need less memory: whether it could.
    pub fn need_less(&mut self) -> bool {
        let mut less = false;
        for plan in &mut self.columns {
            if matches!(plan.source, Source::Filling(_)) {
                plan.source = Source::Streamed;
                less = true;
            }
        }
        // Whoever has more memory may bring what doesn't fit here.
        self.claims = Claims::default();
        if !less && self.chunk_rows > CHUNK_ROWS_MIN {
            self.chunk_rows = (self.chunk_rows / 2).next_multiple_of(CHUNK_UNIT);
            less = true;
        }
        less
    }

    /// Leaves columns that are wholly on the device now there.
    pub fn keep_columns(&mut self) {
        for (column, plan) in self.run.columns.iter().zip(&self.columns) {
            if let Source::Filling(resident) = &plan.source {
                self.device.cache().insert(column, Arc::clone(resident));
            }
        }
        self.claims = Claims::default();
    }

    /// The chunks, in order.
    pub fn chunks(&self) -> impl Iterator<Item = Chunk> + use<'r> {
        let (rows, step) = (self.run.rows, self.chunk_rows);
        let whole = Arc::new(self.layout(step));
        let rest = match rows % step {
            0 => Arc::clone(&whole),
            rest => Arc::new(self.layout(rest)),
        };
        (0..rows).step_by(step).map(move |start| {
            let rows = step.min(rows - start);
            let layout = Arc::clone(if rows == step { &whole } else { &rest });
            Chunk { start, rows, layout }
        })
    }

    /// How many chunks there are.
    pub fn chunk_count(&self) -> usize {
        self.run.rows.div_ceil(self.chunk_rows)
    }

    /// The layout of a chunk of so many rows.
    pub fn layout(&self, rows: usize) -> Layout {
        let mut end = 0;
        let mut columns = vec![Placed::default(); self.columns.len()];
        for (plan, placed) in self.columns.iter().zip(&mut columns) {
            match plan.source {
                Source::Streamed => *placed = Placed::new(plan.ty, rows, plan.validity.is_some(), &mut end),
                Source::Parts(_) | Source::Lists(_) if plan.validity.is_some() => {
                    placed.validity = Some(place(bitmap_bytes(rows), &mut end))
                }
                Source::Parts(_) | Source::Lists(_) | Source::Unused | Source::Resident(_) | Source::Filling(_) => {}
            }
        }
        let scalars = self.calls.iter().map(|plan| scalars(plan.call, &mut end)).collect();
        let start = end.next_multiple_of(ALIGN_BYTES);
        let words = start..start + 8 * self.calls.len();
        let mut staging_bytes = words.end;
        for (plan, placed) in self.columns.iter().zip(&mut columns) {
            if matches!(plan.source, Source::Filling(_)) {
                *placed = Placed::new(plan.ty, rows, plan.validity.is_some(), &mut staging_bytes);
            }
        }
        end = words.end;
        let results = self.calls.iter().map(|plan| {
            let metadata = plan.call.kernel.metadata();
            (metadata.signature.result, metadata.nullable_result)
        });
        let validity: Vec<Option<usize>> = (results.clone())
            .map(|(_, nullable)| nullable.then(|| place(bitmap_bytes(rows), &mut end)))
            .collect();
        let mut outputs: Vec<Placed> = (validity.into_iter())
            .map(|validity| Placed {
                validity,
                ..Placed::default()
            })
            .collect();
        let mut values_start = end;
        for bitmaps in [true, false] {
            for ((ty, _), placed) in results.clone().zip(&mut outputs) {
                if (ty == ScalarType::Bool) == bitmaps {
                    placed.planes = Placed::new(ty, rows, false, &mut end).planes;
                }
            }
            if bitmaps {
                values_start = end;
            }
        }
        let outputs_end = end;
        for (plan, placed) in self.columns.iter().zip(&mut columns) {
            if matches!(plan.source, Source::Parts(_)) {
                placed.planes = Placed::new(plan.ty, rows, false, &mut end).planes;
            }
        }
        let compaction = self.compact.as_ref().map(|_| Compaction {
            before: place(bitmap_bytes(rows), &mut end),
            staged_before: place(bitmap_bytes(rows), &mut staging_bytes),
            values: (self.calls.iter())
                .map(|call| match call.can_compact() {
                    true => Placed::new(call.result(), rows, false, &mut end),
                    false => Placed::default(),
                })
                .collect(),
        });
        Layout {
            columns,
            scalars,
            words,
            outputs,
            values_start,
            outputs_end,
            compaction,
            block_bytes: end,
            staging_bytes,
        }
    }
}

/// Where a call's shared values stand: one value each, and a validity bit for a NULL.
fn scalars(call: &Call, end: &mut usize) -> Vec<Placed> {
    let parameters = &call.kernel.metadata().signature.parameters;
    let place_one = |(argument, ty): (&CallArgument, ParameterType)| match (argument, ty) {
        (CallArgument::Column(_), _) => Placed::default(),
        (CallArgument::Scalar(array), ParameterType::Scalar(ty)) => Placed::new(ty, 1, is_null(array.as_ref(), 0), end),
        (CallArgument::Scalar(array), ParameterType::Array(element)) => Placed {
            list: Lists::of(element, std::slice::from_ref(array)).map(|list| list.place(end)),
            validity: is_null(array.as_ref(), 0).then(|| place(bitmap_bytes(1), end)),
            ..Placed::default()
        },
    };
    call.arguments
        .iter()
        .zip(parameters.iter().map(|p| p.ty))
        .map(place_one)
        .collect()
}
