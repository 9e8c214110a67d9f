//! Puts small segments together, and leaves deleted rows out.
//!
//! Each insert makes a segment. Neighbours are merged while they are small, each time with those of a similar size, so that a row is
//! written again a logarithmic number of times.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use arrow::array::RecordBatch;
use arrow::compute::filter_record_batch;

use crate::change::Change;
use crate::definition::{Column, TableId};
use crate::file::GROUP_ROWS;
use crate::group::{Message, Request};
use crate::segment::{Segment, SegmentId};
use crate::snapshot::Table;
use crate::store::{CommitError, Shared};
use crate::writer::SegmentWriter;

/// So many small neighbours are too many.
const CROWD: usize = 16;
/// Times that it tries again because rows were deleted meanwhile.
const ATTEMPTS: usize = 3;

/// Whether a table should be compacted.
pub(crate) fn is_crowded(table: &Table) -> bool {
    plan(table).is_some()
}

/// The segments to write again as fewer: neighbours, by their places.
fn plan(table: &Table) -> Option<std::ops::Range<usize>> {
    let segments = &table.segments;
    let sparse = |s: &Arc<Segment>| s.rows() >= GROUP_ROWS as u64 && 2 * s.deleted_rows() >= s.rows();
    if let Some(at) = segments.iter().position(sparse) {
        return Some(at..at + 1);
    }
    // The last run of small ones; there is one at most where inserts go.
    let small = |s: &Arc<Segment>| s.live_rows() < GROUP_ROWS as u64 && s.rows() < 2 * GROUP_ROWS as u64;
    let end = segments.len();
    let start = segments.iter().rposition(|s| !small(s)).map_or(0, |at| at + 1);
    if end - start < CROWD {
        return None;
    }
    let mut first = end;
    let mut rows = 0;
    while first > start {
        let next = segments[first - 1].live_rows();
        if end - first >= CROWD / 2 && next > 2 * rows {
            break;
        }
        rows += next;
        first -= 1;
    }
    Some(first..end)
}

/// The thread that compacts.
pub(crate) struct Compactor {
    shared: Arc<Shared>,
    messages: Sender<Message>,
}

impl Compactor {
    pub fn new(shared: Arc<Shared>, messages: Sender<Message>) -> Compactor {
        Compactor { shared, messages }
    }

    /// Compacts until nobody sends tables any more.
    pub fn run(self, tables: &Receiver<TableId>) {
        while let Ok(first) = tables.recv() {
            let mut waiting = vec![first];
            waiting.extend(tables.try_iter());
            waiting.sort_unstable();
            waiting.dedup();
            for table in waiting {
                for _ in 0..ATTEMPTS {
                    match self.compact(table) {
                        Ok(()) => break,
                        Err(CommitError::Conflict(_)) => {}
                        Err(CommitError::Store(error)) => {
                            // The table is as it was; the next insert tries again.
                            tracing::warn!(%error, "a table could not be compacted");
                            break;
                        }
                    }
                }
            }
        }
    }

    fn compact(&self, id: TableId) -> Result<(), CommitError> {
        let mut transaction = self.shared.begin();
        let Some(table) = transaction.snapshot().table(id).cloned() else {
            return Ok(());
        };
        let Some(range) = plan(&table) else {
            return Ok(());
        };
        let old = &table.segments[range];
        let mut writer = SegmentWriter::new(Arc::clone(&self.shared), Arc::clone(&table.definition));
        let columns: Vec<&Column> = table.definition.columns.iter().collect();
        let schema = table.definition.schema();
        for unit in old.iter().flat_map(Segment::units) {
            let arrays = unit.read(&columns, &self.shared.cache)?;
            let options = arrow::array::RecordBatchOptions::new().with_row_count(Some(unit.rows as usize));
            let batch = RecordBatch::try_new_with_options(Arc::clone(&schema), arrays, &options);
            let live = batch.and_then(|batch| match unit.live() {
                Some(live) => filter_record_batch(&batch, &live),
                None => Ok(batch),
            });
            writer.push(live.map_err(crate::StoreError::corrupt)?)?;
        }
        let removed: Vec<(SegmentId, Option<u64>)> = old.iter().map(|s| (s.id, Some(s.deleted_rows()))).collect();
        transaction.apply(Change::Replace {
            table: id,
            removed,
            added: writer.finish()?,
            same_rows: true,
        })?;
        let (send, receive) = mpsc::channel();
        let request = Request {
            changes: transaction.into_changes(),
            reply: Box::new(move |result| {
                // The receiver waits below.
                let _ = send.send(result.map(drop));
            }),
        };
        if self.messages.send(Message::Commit(request)).is_err() {
            return Ok(());
        }
        // No answer: the store is being closed.
        receive.recv().unwrap_or(Ok(()))
    }
}
