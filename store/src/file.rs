//! Segments in files: Parquet, one row group per unit.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch};
use arrow::compute::concat;
use arrow::datatypes::{DataType, Field, Float32Type, Float64Type, Schema};
use parquet::arrow::arrow_reader::statistics::StatisticsConverter;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::arrow::{ArrowWriter, PARQUET_FIELD_ID_META_KEY, ProjectionMask};
use parquet::basic::{Compression, Encoding};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;

use crate::definition::{Column, ColumnId};
use crate::error::StoreError;
use crate::segment::UnitStatistics;

/// Rows of a row group.
pub(crate) const GROUP_ROWS: usize = 1 << 17;

/// A file of the store. It is removed when nobody holds it any more, unless the catalog names it.
#[derive(Debug)]
pub(crate) struct SegmentFile {
    path: PathBuf,
    groups: Vec<u32>,
    bytes: u64,
    kept: AtomicBool,
    opened: OnceLock<ArrowReaderMetadata>,
}

impl SegmentFile {
    /// A file that the catalog names.
    pub fn kept(path: PathBuf, groups: Vec<u32>, bytes: u64) -> SegmentFile {
        SegmentFile {
            path,
            groups,
            bytes,
            kept: AtomicBool::new(true),
            opened: OnceLock::new(),
        }
    }

    /// Writes rows into a new file, and syncs it. The catalog doesn't name it yet.
    pub fn write(path: PathBuf, columns: &[Column], batches: &[RecordBatch]) -> Result<SegmentFile, StoreError> {
        let mut file = SegmentFile::kept(path, Vec::new(), 0);
        file.kept = AtomicBool::new(false);
        file.fill(columns, batches).map_err(|e| parquet_error(&file.path, e))?;
        Ok(file)
    }

    fn fill(&mut self, columns: &[Column], batches: &[RecordBatch]) -> Result<(), ParquetError> {
        let fields = columns.iter().map(|column| {
            let id = HashMap::from([(PARQUET_FIELD_ID_META_KEY.to_owned(), column.id.0.to_string())]);
            Field::new(&column.name, column.data_type.clone(), true).with_metadata(id)
        });
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let mut properties = WriterProperties::builder()
            .set_compression(Compression::LZ4_RAW)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_max_row_group_row_count(Some(GROUP_ROWS));
        for column in columns.iter().filter(|c| is_noise(&c.data_type)) {
            // Neither repeats nor compresses; looking for it takes longer than writing it.
            let paths = leaf_paths(&column.name, &column.data_type);
            for path in paths {
                properties = properties
                    .set_column_dictionary_enabled(path.clone(), false)
                    .set_column_compression(path, Compression::UNCOMPRESSED);
            }
        }
        for (n, column) in columns.iter().enumerate() {
            // Values that hardly repeat fill a dictionary only to have it given up; their differences are small more often.
            if let Some(first) = batches.first()
                && rarely_repeats(first.column(n))
            {
                let path = ColumnPath::new(vec![column.name.clone()]);
                properties = properties
                    .set_column_dictionary_enabled(path.clone(), false)
                    .set_column_encoding(path.clone(), Encoding::DELTA_BINARY_PACKED)
                    .set_column_compression(path, Compression::UNCOMPRESSED);
            }
        }
        let output = File::create_new(&self.path)?;
        let mut writer = ArrowWriter::try_new(
            BufWriter::with_capacity(1 << 20, output),
            Arc::clone(&schema),
            Some(properties.build()),
        )?;
        let mut with_nan = BTreeSet::new();
        for batch in batches {
            let batch = RecordBatch::try_new(Arc::clone(&schema), batch.columns().to_vec())?;
            writer.write(&batch)?;
            for (column, array) in columns.iter().zip(batch.columns()) {
                if has_nan(array) {
                    with_nan.insert(column.id.0.to_string());
                }
            }
        }
        let list = with_nan.into_iter().collect::<Vec<_>>().join(",");
        writer.append_key_value_metadata(KeyValue::new(NAN_COLUMNS.to_owned(), list));
        writer.flush()?;
        let groups = writer.flushed_row_groups().iter().map(|group| group.num_rows());
        let groups = groups.map(|rows| u32::try_from(rows).map_err(|e| ParquetError::General(e.to_string())));
        self.groups = groups.collect::<Result<Vec<_>, _>>()?;
        let output = writer.into_inner()?.into_inner().map_err(io::Error::from)?;
        output.sync_all()?;
        self.bytes = output.metadata()?.len();
        Ok(())
    }

    /// Its name in its table's folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Rows of each row group.
    pub fn groups(&self) -> &[u32] {
        &self.groups
    }

    /// Its size.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Says whether the catalog names it.
    pub fn keep(&self, kept: bool) {
        self.kept.store(kept, Ordering::Relaxed);
    }

    /// Columns of a row group; `None` for those that it doesn't have.
    pub fn read(&self, group: usize, ids: &[ColumnId]) -> Result<Vec<Option<ArrayRef>>, StoreError> {
        self.try_read(group, ids).map_err(|e| parquet_error(&self.path, e))
    }

    fn try_read(&self, group: usize, ids: &[ColumnId]) -> Result<Vec<Option<ArrayRef>>, ParquetError> {
        let file = File::open(&self.path)?;
        let metadata = self.metadata()?;
        let places: Vec<Option<usize>> = ids.iter().map(|id| place(metadata.schema(), *id)).collect();
        // The reader gives columns in the file's order.
        let mut roots: Vec<usize> = places.iter().flatten().copied().collect();
        roots.sort_unstable();
        roots.dedup();
        if roots.is_empty() {
            return Ok(vec![None; ids.len()]);
        }
        let rows = self.groups.get(group).copied().unwrap_or_default() as usize;
        let mask = ProjectionMask::roots(metadata.parquet_schema(), roots.iter().copied());
        let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata.clone())
            .with_projection(mask)
            .with_row_groups(vec![group])
            .with_batch_size(rows)
            .build()?;
        let batches = reader.collect::<Result<Vec<_>, _>>()?;
        let column = |at: usize| -> Result<ArrayRef, ParquetError> {
            let parts: Vec<&dyn Array> = batches.iter().map(|b| b.column(at).as_ref()).collect();
            match parts.as_slice() {
                [_] => Ok(Arc::clone(batches[0].column(at))),
                _ => Ok(concat(&parts)?),
            }
        };
        let columns = places.into_iter().map(|root| {
            let at = root.and_then(|root| roots.binary_search(&root).ok());
            let array = at.map(column).transpose()?;
            match array {
                Some(array) if array.len() != rows => Err(ParquetError::General(format!(
                    "row group {group} has {} rows, not {rows}",
                    array.len()
                ))),
                array => Ok(array),
            }
        });
        columns.collect()
    }

    /// Least and greatest value of a column in a row group.
    pub fn statistics(&self, group: usize, column: &Column) -> Result<Option<UnitStatistics>, ParquetError> {
        let metadata = self.metadata()?;
        let Some(place) = place(metadata.schema(), column.id) else {
            return Ok(None);
        };
        // Statistics leave nan out, which is greater than all numbers.
        if column.data_type.is_floating() && nan_columns(metadata).is_none_or(|ids| ids.contains(&column.id)) {
            return Ok(None);
        }
        let name = metadata.schema().field(place).name();
        let converter = StatisticsConverter::try_new(name, metadata.schema(), metadata.parquet_schema())?;
        let groups = std::slice::from_ref(metadata.metadata().row_group(group));
        let min = converter.row_group_mins(groups)?;
        let max = converter.row_group_maxes(groups)?;
        if *min.data_type() != column.data_type || min.is_null(0) || max.is_null(0) {
            return Ok(None);
        }
        let nulls = converter.row_group_null_counts(groups)?;
        let nulls = nulls.iter().next().flatten();
        Ok(Some(UnitStatistics { min, max, nulls }))
    }

    fn metadata(&self) -> Result<&ArrowReaderMetadata, ParquetError> {
        if let Some(opened) = self.opened.get() {
            return Ok(opened);
        }
        let loaded = ArrowReaderMetadata::load(&File::open(&self.path)?, ArrowReaderOptions::new())?;
        Ok(self.opened.get_or_init(|| loaded))
    }
}

impl Drop for SegmentFile {
    fn drop(&mut self) {
        if !*self.kept.get_mut()
            && let Err(error) = fs::remove_file(&self.path)
            && error.kind() != io::ErrorKind::NotFound
        {
            // The next start removes it.
            tracing::warn!(%error, "cannot remove \"{}\"", self.path.display());
        }
    }
}

/// The key in a file's metadata under which the columns with nan are listed.
const NAN_COLUMNS: &str = "rbcdb.nan";

fn has_nan(array: &ArrayRef) -> bool {
    if let Some(floats) = array.as_primitive_opt::<Float64Type>() {
        floats.values().iter().any(|x| x.is_nan())
    } else if let Some(floats) = array.as_primitive_opt::<Float32Type>() {
        floats.values().iter().any(|x| x.is_nan())
    } else {
        // Half floats have no use for statistics.
        array.data_type().is_floating()
    }
}

/// The columns with nan; `None` if the file doesn't say.
fn nan_columns(metadata: &ArrowReaderMetadata) -> Option<Vec<ColumnId>> {
    let all = metadata.metadata().file_metadata().key_value_metadata()?;
    let list = all.iter().find(|pair| pair.key == NAN_COLUMNS)?.value.as_deref()?;
    let ids = list.split(',').filter(|id| !id.is_empty());
    ids.map(|id| id.parse().ok().map(ColumnId)).collect()
}

/// Where a file has a column.
fn place(schema: &Schema, id: ColumnId) -> Option<usize> {
    let id = id.0.to_string();
    let is = |field: &Arc<Field>| field.metadata().get(PARQUET_FIELD_ID_META_KEY) == Some(&id);
    schema.fields().iter().position(is)
}

fn is_noise(data_type: &DataType) -> bool {
    match data_type {
        DataType::Float16 | DataType::Float32 | DataType::Float64 => true,
        DataType::Struct(fields) => fields.iter().all(|f| is_noise(f.data_type())),
        _ => false,
    }
}

/// Values looked at to find out whether a column's repeat.
const SAMPLE: usize = 1024;

/// Whether it is a column of integers, or what is kept as such, of which most values differ.
fn rarely_repeats(array: &ArrayRef) -> bool {
    let width = match array.data_type() {
        DataType::Int32 | DataType::UInt32 | DataType::Date32 | DataType::Time32(_) => 4,
        DataType::Int64 | DataType::UInt64 | DataType::Time64(_) | DataType::Timestamp(..) => 8,
        _ => return false,
    };
    let data = array.to_data();
    let Some(bytes) = data.buffers().first().map(|buffer| buffer.as_slice()) else {
        return false;
    };
    let step = array.len().div_ceil(SAMPLE).max(1);
    let rows: Vec<usize> = (0..array.len()).step_by(step).collect();
    let value = |row: &usize| {
        let start = (data.offset() + row) * width;
        bytes.get(start..start + width)
    };
    let distinct: HashSet<_> = rows.iter().filter(|row| array.is_valid(**row)).map(value).collect();
    distinct.len() > rows.len() / 2
}

/// The leaves of a column, as Parquet names them.
fn leaf_paths(name: &str, data_type: &DataType) -> Vec<ColumnPath> {
    fn walk(path: Vec<String>, data_type: &DataType, found: &mut Vec<ColumnPath>) {
        let DataType::Struct(fields) = data_type else {
            found.push(ColumnPath::new(path));
            return;
        };
        for field in fields {
            let path = path.iter().chain([field.name()]).cloned().collect();
            walk(path, field.data_type(), found);
        }
    }
    let mut found = Vec::new();
    walk(vec![name.to_owned()], data_type, &mut found);
    found
}

fn parquet_error(path: &Path, error: ParquetError) -> StoreError {
    if let ParquetError::External(source) = &error
        && let Some(io) = source.downcast_ref::<io::Error>()
    {
        return StoreError::io(path, io);
    }
    StoreError::Corrupt(format!("\"{}\": {error}", path.display()))
}
