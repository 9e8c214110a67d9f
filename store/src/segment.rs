//! Rows that were written together.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, RecordBatch, RecordBatchOptions, UInt32Array, new_null_array};
use arrow::buffer::BooleanBuffer;
use arrow::datatypes::{DataType, Field, Schema};
use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

use crate::cache::{Cache, Key};
use crate::definition::{Column, ColumnId, from_ipc, to_ipc};
use crate::error::StoreError;
use crate::file::SegmentFile;

/// A segment, in all of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SegmentId(pub u64);

/// Rows, and which of them have been deleted since.
#[derive(Debug, Clone)]
pub struct Segment {
    /// Which.
    pub id: SegmentId,
    pub(crate) data: Arc<Data>,
    pub(crate) deleted: Arc<RoaringBitmap>,
}

/// Where the rows are.
#[derive(Debug)]
pub(crate) enum Data {
    /// In the catalog, and in memory while it is open.
    Inline(Inline),
    /// In a file.
    File(SegmentFile),
}

/// Few rows.
#[derive(Debug)]
pub(crate) struct Inline {
    columns: Vec<(ColumnId, ArrayRef)>,
    rows: u32,
}

impl Segment {
    pub(crate) fn new(id: SegmentId, data: Data) -> Segment {
        Segment {
            id,
            data: Arc::new(data),
            deleted: Arc::default(),
        }
    }

    /// The segment with more rows deleted.
    pub(crate) fn without(&self, rows: &RoaringBitmap) -> Segment {
        Segment {
            deleted: Arc::new(self.deleted.as_ref() | rows),
            ..self.clone()
        }
    }

    /// Rows written.
    pub fn rows(&self) -> u64 {
        match self.data.as_ref() {
            Data::Inline(inline) => u64::from(inline.rows),
            Data::File(file) => file.groups().iter().map(|rows| u64::from(*rows)).sum(),
        }
    }

    /// Rows that have not been deleted.
    pub fn live_rows(&self) -> u64 {
        self.rows() - self.deleted.len()
    }

    /// Rows that have been deleted.
    pub fn deleted_rows(&self) -> u64 {
        self.deleted.len()
    }

    pub(crate) fn file(&self) -> Option<&SegmentFile> {
        match self.data.as_ref() {
            Data::Inline(_) => None,
            Data::File(file) => Some(file),
        }
    }

    /// The parts that are read at once, in the order of their rows; those without live rows are left out.
    pub fn units(self: &Arc<Segment>) -> Vec<Unit> {
        let groups = match self.data.as_ref() {
            Data::Inline(inline) => std::slice::from_ref(&inline.rows),
            Data::File(file) => file.groups(),
        };
        let mut first = 0;
        let units = groups.iter().enumerate().map(|(group, rows)| {
            let unit = Unit {
                segment: Arc::clone(self),
                group,
                first,
                rows: *rows,
            };
            first += rows;
            unit
        });
        units.filter(|unit| unit.live_rows() > 0).collect()
    }
}

/// What is read at once: a row group of a file, or a small segment.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Of which segment.
    pub segment: Arc<Segment>,
    /// Which row group.
    pub group: usize,
    /// Place of its first row in the segment.
    pub first: u32,
    /// Rows written.
    pub rows: u32,
}

impl Unit {
    /// Rows that have not been deleted.
    pub fn live_rows(&self) -> u64 {
        let rows = self.first..self.first + self.rows;
        u64::from(self.rows) - self.segment.deleted.range_cardinality(rows)
    }

    /// Which rows have not been deleted; `None` if all.
    pub fn live(&self) -> Option<BooleanArray> {
        if self.live_rows() == u64::from(self.rows) {
            return None;
        }
        let deleted = &self.segment.deleted;
        let live = BooleanBuffer::collect_bool(self.rows as usize, |i| !deleted.contains(self.first + i as u32));
        Some(BooleanArray::new(live, None))
    }

    /// Columns, with all rows that were written. Columns that are younger than the segment have their fill.
    ///
    /// # Errors
    /// If the file can't be read.
    pub fn read(&self, columns: &[&Column], cache: &Cache) -> Result<Vec<ArrayRef>, StoreError> {
        let rows = self.rows as usize;
        let found: Vec<Option<ArrayRef>> = match self.segment.data.as_ref() {
            Data::Inline(inline) => columns.iter().map(|c| inline.column(c.id)).collect(),
            Data::File(file) => self.read_file(file, columns, cache)?,
        };
        let filled = columns.iter().zip(found).map(|(column, array)| match array {
            Some(array) => Ok(array),
            None => repeat(column.fill.as_ref(), &column.data_type, rows),
        });
        filled.collect()
    }

    fn read_file(
        &self,
        file: &SegmentFile,
        columns: &[&Column],
        cache: &Cache,
    ) -> Result<Vec<Option<ArrayRef>>, StoreError> {
        let key = |column: &Column| Key {
            segment: self.segment.id,
            group: self.group,
            column: column.id,
        };
        let mut found: Vec<Option<ArrayRef>> = columns.iter().map(|c| cache.get(&key(c))).collect();
        let missing: Vec<usize> = (0..columns.len()).filter(|i| found[*i].is_none()).collect();
        if missing.is_empty() {
            return Ok(found);
        }
        let ids: Vec<ColumnId> = missing.iter().map(|i| columns[*i].id).collect();
        for (i, array) in missing.into_iter().zip(file.read(self.group, &ids)?) {
            if let Some(array) = &array {
                cache.put(key(columns[i]), array);
            }
            found[i] = array;
        }
        Ok(found)
    }

    /// The least and greatest values of a column and its count of NULLs, as far as they are known without reading it: one
    /// row each, of the column's type.
    pub fn statistics(&self, column: &Column) -> Option<UnitStatistics> {
        let file = self.segment.file()?;
        // A file that can't be read says so when it is read for its rows.
        file.statistics(self.group, column).ok().flatten()
    }
}

/// What is known of a column in a unit.
#[derive(Debug, Clone)]
pub struct UnitStatistics {
    /// No value is less.
    pub min: ArrayRef,
    /// No value is greater.
    pub max: ArrayRef,
    /// How many values are NULL.
    pub nulls: Option<u64>,
}

/// The value of a fill in every row.
fn repeat(fill: Option<&ArrayRef>, data_type: &DataType, rows: usize) -> Result<ArrayRef, StoreError> {
    let Some(fill) = fill else {
        return Ok(new_null_array(data_type, rows));
    };
    let first = UInt32Array::from_value(0, rows);
    arrow::compute::take(fill, &first, None).map_err(StoreError::corrupt)
}

impl Inline {
    /// Rows of these columns.
    pub fn new(columns: Vec<(ColumnId, ArrayRef)>, rows: u32) -> Inline {
        Inline { columns, rows }
    }

    fn column(&self, id: ColumnId) -> Option<ArrayRef> {
        let found = self.columns.iter().find(|(column, _)| *column == id);
        found.map(|(_, array)| Arc::clone(array))
    }

    /// The rows in Arrow's stream format, columns named by their identifiers.
    pub fn encode(&self) -> Result<Vec<u8>, StoreError> {
        let fields = self
            .columns
            .iter()
            .map(|(id, array)| Field::new(id.0.to_string(), array.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let columns = self.columns.iter().map(|(_, array)| Arc::clone(array)).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows as usize));
        let batch = RecordBatch::try_new_with_options(schema, columns, &options);
        batch.and_then(|batch| to_ipc(&batch)).map_err(StoreError::corrupt)
    }

    pub fn decode(bytes: &[u8]) -> Result<Inline, StoreError> {
        let batch = from_ipc(bytes)?;
        let schema = batch.schema();
        let columns = schema.fields().iter().zip(batch.columns()).map(|(field, array)| {
            let id = field.name().parse().map_err(StoreError::corrupt)?;
            Ok((ColumnId(id), Arc::clone(array)))
        });
        let columns = columns.collect::<Result<Vec<_>, StoreError>>()?;
        let rows = u32::try_from(batch.num_rows()).map_err(StoreError::corrupt)?;
        Ok(Inline { columns, rows })
    }
}
