//! Reads a stored table: row groups in the order of their rows, a share of them per partition.

use std::fmt;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, RecordBatchOptions, UInt64Array};
use arrow::compute::filter_record_batch;
use arrow::datatypes::SchemaRef;
use datafusion::common::stats::Precision;
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::common::{ColumnStatistics, Result, Statistics};
use datafusion::error::DataFusionError;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{DisplayAs, DisplayFormatType, ExecutionPlan, Partitioning, PlanProperties};
use futures::{StreamExt, stream};
use rbcdb_store::{Column, Store, Table, Unit};

use super::error::store_error;

/// The operator.
#[derive(Clone)]
pub(crate) struct StoredScan {
    table: Arc<Table>,
    store: Arc<Store>,
    schema: SchemaRef,
    /// Columns of the table, and what comes after them.
    projection: Vec<usize>,
    /// The number in `projection` that means a row's place.
    row_id: Option<usize>,
    partitions: Vec<Vec<Unit>>,
    properties: Arc<PlanProperties>,
}

/// Where a row is: the place of its segment in the table, and its place in the segment.
pub(crate) fn row_id(segment: usize, place: u32) -> u64 {
    ((segment as u64) << 32) | u64::from(place)
}

/// The parts of [`row_id`].
pub(crate) fn row_place(id: u64) -> (usize, u32) {
    ((id >> 32) as usize, id as u32)
}

impl StoredScan {
    /// A scan of nothing.
    pub fn new(
        table: Arc<Table>,
        store: Arc<Store>,
        schema: SchemaRef,
        projection: Vec<usize>,
        row_id: Option<usize>,
    ) -> StoredScan {
        let properties = properties(&schema, 1);
        StoredScan {
            table,
            store,
            schema,
            projection,
            row_id,
            partitions: vec![Vec::new()],
            properties,
        }
    }

    /// The scan of these units, or of the first that have `limit` rows, in partitions of about as many rows each.
    pub fn over(mut self, units: Vec<Unit>, limit: Option<usize>, partitions: usize) -> StoredScan {
        let mut rows = 0;
        let needed = units.into_iter().take_while(|unit| {
            let enough = limit.is_some_and(|limit| rows >= limit as u64);
            rows += unit.live_rows();
            !enough
        });
        let units: Vec<Unit> = needed.collect();
        let total: u64 = units.iter().map(Unit::live_rows).sum();
        let count = partitions.clamp(1, units.len().max(1));
        let mut shares: Vec<Vec<Unit>> = vec![Vec::new(); count];
        let mut before = 0;
        for unit in units {
            let middle = before + unit.live_rows() / 2;
            before += unit.live_rows();
            let share = (u128::from(middle) * count as u128 / u128::from(total.max(1))) as usize;
            shares[share.min(count - 1)].push(unit);
        }
        shares.retain(|share| !share.is_empty());
        if shares.is_empty() {
            shares.push(Vec::new());
        }
        self.properties = properties(&self.schema, shares.len());
        self.partitions = shares;
        self
    }

    /// Whether its arrays are the store's own, which are the same each time: without rows that were deleted.
    pub fn gives_own_arrays(&self) -> bool {
        let mut units = self.partitions.iter().flatten();
        units.all(|unit| unit.live_rows() == u64::from(unit.rows))
    }

    fn rows(&self, partition: Option<usize>) -> u64 {
        let units = self.partitions.iter().enumerate();
        let units = units.filter(|(i, _)| partition.is_none_or(|p| p == *i));
        units.flat_map(|(_, units)| units).map(Unit::live_rows).sum()
    }

    /// A unit's live rows as one batch.
    fn load(&self, unit: &Unit) -> Result<RecordBatch> {
        let table_columns = self.projection.iter().filter(|i| Some(**i) != self.row_id);
        let columns: Vec<&Column> = table_columns.map(|i| &self.table.definition.columns[*i]).collect();
        let read = unit.read(&columns, self.store.cache()).map_err(store_error);
        let mut read = read?.into_iter();
        let arrays = self.projection.iter().map(|i| match self.row_id {
            Some(id) if id == *i => Ok(self.row_ids(unit)),
            _ => read
                .next()
                .ok_or_else(|| DataFusionError::Internal("a column is missing".to_owned())),
        });
        let arrays = arrays.collect::<Result<Vec<_>>>()?;
        let options = RecordBatchOptions::new().with_row_count(Some(unit.rows as usize));
        let batch = RecordBatch::try_new_with_options(Arc::clone(&self.schema), arrays, &options)?;
        Ok(match unit.live() {
            Some(live) => filter_record_batch(&batch, &live)?,
            None => batch,
        })
    }

    fn row_ids(&self, unit: &Unit) -> ArrayRef {
        let id = unit.segment.id;
        let segment = self.table.segments.iter().position(|s| s.id == id);
        let segment = segment.unwrap_or_default();
        let places = unit.first..unit.first + unit.rows;
        Arc::new(UInt64Array::from_iter_values(places.map(|p| row_id(segment, p))))
    }
}

fn properties(schema: &SchemaRef, partitions: usize) -> Arc<PlanProperties> {
    Arc::new(PlanProperties::new(
        EquivalenceProperties::new(Arc::clone(schema)),
        Partitioning::UnknownPartitioning(partitions),
        EmissionType::Incremental,
        Boundedness::Bounded,
    ))
}

impl fmt::Debug for StoredScan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoredScan({})", self.table.definition.name)
    }
}

impl DisplayAs for StoredScan {
    fn fmt_as(&self, _t: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.schema.fields().iter().map(|field| field.name().as_str()).collect();
        let units: usize = self.partitions.iter().map(Vec::len).sum();
        let all = self.table.units().len();
        write!(
            f,
            "StoredScan: table={}, columns=[{}], row groups={units} of {all}, partitions={}",
            self.table.definition.name,
            names.join(", "),
            self.partitions.len()
        )
    }
}

impl ExecutionPlan for StoredScan {
    fn name(&self) -> &str {
        "StoredScan"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        Vec::new()
    }

    fn apply_expressions(
        &self,
        _f: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn with_new_children(self: Arc<Self>, _children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(self)
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let Some(units) = self.partitions.get(partition).cloned() else {
            return Err(DataFusionError::Internal(format!(
                "StoredScan has no partition {partition}"
            )));
        };
        let rows_max = context.session_config().batch_size().max(1);
        let scan = self.clone();
        let batches = stream::iter(units).flat_map(move |unit| {
            let batches = match scan.load(&unit) {
                Ok(batch) => slices(&batch, rows_max).map(Ok).collect(),
                Err(error) => vec![Err(error)],
            };
            stream::iter(batches)
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(
            Arc::clone(&self.schema),
            batches,
        )))
    }

    fn partition_statistics(&self, partition: Option<usize>) -> Result<Arc<Statistics>> {
        let rows = self.rows(partition) as usize;
        Ok(Arc::new(Statistics {
            num_rows: Precision::Exact(rows),
            total_byte_size: Precision::Absent,
            column_statistics: vec![ColumnStatistics::new_unknown(); self.schema.fields().len()],
        }))
    }
}

fn slices(batch: &RecordBatch, rows_max: usize) -> impl Iterator<Item = RecordBatch> {
    let rows = batch.num_rows();
    let starts = (0..rows).step_by(rows_max);
    starts.map(move |start| batch.slice(start, rows_max.min(rows - start)))
}
