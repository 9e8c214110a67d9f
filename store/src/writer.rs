//! Writes rows into new segments.

use std::collections::VecDeque;
use std::fs;
use std::sync::Arc;
use std::thread::JoinHandle;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::concat_batches;
use arrow::datatypes::DataType;

use crate::definition::TableDefinition;
use crate::disk::{segment_path, sync_folder, table_folder};
use crate::error::StoreError;
use crate::file::{GROUP_ROWS, SegmentFile};
use crate::segment::{Data, Inline, Segment, SegmentId};
use crate::store::Shared;

/// Most rows, and bytes, of a segment that the catalog holds itself.
pub(crate) const INLINE_ROWS: usize = 8192;
const INLINE_BYTES: usize = 256 << 10;
/// Rows and bytes after which a file is full.
const FILE_ROWS: usize = 8 * GROUP_ROWS;
const FILE_BYTES: usize = 128 << 20;

/// Takes batches and makes segments of them, in the same order. Files are written by several threads. Dropping it, or
/// what it made, without committing removes the files.
#[derive(Debug)]
pub struct SegmentWriter {
    shared: Arc<Shared>,
    table: Arc<TableDefinition>,
    batches: Vec<RecordBatch>,
    rows: usize,
    bytes: usize,
    done: Vec<Arc<Segment>>,
    writing: VecDeque<JoinHandle<Result<Segment, StoreError>>>,
    threads_max: usize,
}

impl SegmentWriter {
    pub(crate) fn new(shared: Arc<Shared>, table: Arc<TableDefinition>) -> SegmentWriter {
        SegmentWriter {
            shared,
            table,
            batches: Vec::new(),
            rows: 0,
            bytes: 0,
            done: Vec::new(),
            writing: VecDeque::new(),
            threads_max: std::thread::available_parallelism().map_or(1, usize::from),
        }
    }

    /// Adds rows: columns in the order and of the types of the table's definition. May wait for the disk.
    ///
    /// # Errors
    /// [`StoreError`] if a file can't be written; nothing is left of it then.
    pub fn push(&mut self, batch: RecordBatch) -> Result<(), StoreError> {
        let rows_max = if self.shared.directory.is_some() {
            FILE_ROWS
        } else {
            GROUP_ROWS
        };
        let mut rest = batch;
        while rest.num_rows() > 0 {
            let take = rest.num_rows().min(rows_max - self.rows);
            let part = rest.slice(0, take);
            rest = rest.slice(take, rest.num_rows() - take);
            self.rows += take;
            self.bytes += slice_bytes(&part);
            self.batches.push(part);
            if self.rows == rows_max || self.bytes >= FILE_BYTES {
                self.cut()?;
            }
        }
        Ok(())
    }

    /// Ends it: the segments, in order, for [`crate::Change::Append`].
    ///
    /// # Errors
    /// As [`SegmentWriter::push`].
    pub fn finish(mut self) -> Result<Vec<Arc<Segment>>, StoreError> {
        if self.rows > 0 {
            self.cut()?;
        }
        while !self.writing.is_empty() {
            self.collect_one()?;
        }
        if self.done.iter().any(|s| s.file().is_some())
            && let Some(directory) = &self.shared.directory
        {
            sync_folder(&table_folder(directory, self.table.id))?;
            sync_folder(&directory.join("tables"))?;
        }
        Ok(std::mem::take(&mut self.done))
    }

    /// Makes a segment of what is there.
    fn cut(&mut self) -> Result<(), StoreError> {
        let batches = std::mem::take(&mut self.batches);
        let (rows, bytes) = (std::mem::take(&mut self.rows), std::mem::take(&mut self.bytes));
        let id = SegmentId(self.shared.ids.next());
        let small = rows <= INLINE_ROWS && bytes <= INLINE_BYTES;
        let Some(directory) = self.shared.directory.as_ref().filter(|_| !small) else {
            let inline = inline(&self.table, &batches)?;
            while !self.writing.is_empty() {
                self.collect_one()?;
            }
            self.done.push(Arc::new(Segment::new(id, Data::Inline(inline))));
            return Ok(());
        };
        let folder = table_folder(directory, self.table.id);
        fs::create_dir_all(&folder).map_err(|e| StoreError::io(&folder, &e))?;
        let path = segment_path(directory, self.table.id, id);
        while self.writing.len() >= self.threads_max {
            self.collect_one()?;
        }
        let table = Arc::clone(&self.table);
        let write = move || {
            let file = SegmentFile::write(path, &table.columns, &batches)?;
            Ok(Segment::new(id, Data::File(file)))
        };
        let thread = std::thread::Builder::new().name("rbcdb-write".to_owned()).spawn(write);
        self.writing.push_back(thread.map_err(|e| StoreError::io(&folder, &e))?);
        Ok(())
    }

    fn collect_one(&mut self) -> Result<(), StoreError> {
        let Some(thread) = self.writing.pop_front() else {
            return Ok(());
        };
        let segment = thread
            .join()
            .map_err(|_| StoreError::Corrupt("a file's writer panicked".to_owned()))??;
        self.done.push(Arc::new(segment));
        Ok(())
    }
}

/// Bytes of a batch's values, without those of the batch that it is a slice of.
fn slice_bytes(batch: &RecordBatch) -> usize {
    let bytes = batch.columns().iter().map(|column| {
        let sliced = column.to_data().get_slice_memory_size();
        sliced.unwrap_or_else(|_| column.get_array_memory_size())
    });
    bytes.sum()
}

fn inline(table: &TableDefinition, batches: &[RecordBatch]) -> Result<Inline, StoreError> {
    let schema = batches.first().map(|b| b.schema()).unwrap_or_else(|| table.schema());
    let batch = concat_batches(&schema, batches).map_err(StoreError::corrupt)?;
    let columns = table.columns.iter().map(|c| c.id);
    let columns = columns.zip(batch.columns().iter().map(own_values)).collect();
    let rows = u32::try_from(batch.num_rows()).map_err(StoreError::corrupt)?;
    Ok(Inline::new(columns, rows))
}

/// Strings without those that the array doesn't show: a view may hold on to far more.
fn own_values(array: &ArrayRef) -> ArrayRef {
    match array.data_type() {
        DataType::Utf8View => Arc::new(array.as_string_view().gc()),
        DataType::BinaryView => Arc::new(array.as_binary_view().gc()),
        _ => Arc::clone(array),
    }
}
