//! What rows must satisfy before they are written: types, NOT NULL, checks.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, RecordBatch, RecordBatchOptions};
use arrow::compute::filter_record_batch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use datafusion::common::Column;
use datafusion::logical_expr::{Expr, LogicalPlan, LogicalPlanBuilder};
use rbcdb_store::{Change, SegmentId, SegmentWriter, Store, Table, TableDefinition, Transaction};
use roaring::RoaringBitmap;

use super::catalog::Lookup;
use super::expression;
use super::provider::ROW_ID;
use super::scan::row_place;
use crate::error::Error;
use crate::nullable;

/// Adds the table's checks to a plan whose columns are the table's: one boolean each, after them.
pub(super) async fn with_checks(
    plan: LogicalPlan,
    table: &TableDefinition,
    lookup: &Lookup,
) -> Result<LogicalPlan, Error> {
    if table.checks.is_empty() {
        return Ok(plan);
    }
    let checks = expression::checks(lookup, table).await?;
    // Under names without qualifier, which the conditions use.
    let columns = plan.schema().columns();
    let own = columns.iter().map(|c| Expr::Column(c.clone()).alias(&c.name));
    let plan = LogicalPlanBuilder::from(plan)
        .project(own.collect::<Vec<_>>())?
        .build()?;
    let own = columns.iter().map(|c| Expr::Column(Column::new_unqualified(&c.name)));
    let checks = checks
        .into_iter()
        .enumerate()
        .map(|(i, c)| c.alias(format!("__rbcdb_check_{i}")));
    let items: Vec<Expr> = own.chain(checks).collect();
    Ok(LogicalPlanBuilder::from(plan).project(items)?.build()?)
}

/// Writes rows of one table, and says which are no longer there.
pub(super) struct RowWriter {
    table: Arc<Table>,
    writer: SegmentWriter,
    deleted: BTreeMap<SegmentId, RoaringBitmap>,
    /// Rows written.
    pub written: u64,
    /// Rows deleted.
    pub removed: u64,
}

impl RowWriter {
    pub fn new(store: &Store, table: &Arc<Table>) -> RowWriter {
        RowWriter {
            writer: store.writer(Arc::clone(&table.definition)),
            table: Arc::clone(table),
            deleted: BTreeMap::new(),
            written: 0,
            removed: 0,
        }
    }

    /// Writes rows: the table's columns, then its checks. Returns the rows as they are stored.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<RecordBatch, Error> {
        let definition = Arc::clone(&self.table.definition);
        let columns = definition.columns.iter().zip(batch.columns());
        let columns = columns.map(|(column, array)| {
            if *array.data_type() == column.data_type {
                return Ok(Arc::clone(array));
            }
            let cast = arrow::compute::cast(array, &column.data_type);
            cast.map_err(|e| Error::from(datafusion::error::DataFusionError::from(e)))
        });
        let columns = columns.collect::<Result<Vec<ArrayRef>, Error>>()?;
        check_nulls(&definition, &columns)?;
        let checks = batch.columns().get(definition.columns.len()..).unwrap_or_default();
        for (check, holds) in definition.checks.iter().zip(checks) {
            if let Some(row) = first_false(holds)? {
                let message = format!(
                    "new row for relation \"{}\" violates check constraint \"{}\"",
                    definition.name.name, check.name
                );
                return Err(Error::new("23514", message).detail(failing_row(&columns, row)));
            }
        }
        let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
        // What may be NULL has been checked.
        let rows = RecordBatch::try_new_with_options(nullable(&definition.schema()), columns, &options);
        let rows = rows.map_err(|e| Error::internal(e.to_string()))?;
        self.written += rows.num_rows() as u64;
        self.writer.push(rows.clone())?;
        Ok(rows)
    }

    /// Deletes the rows that a batch's last column names; returns the batch without those that were deleted already.
    pub fn delete(&mut self, batch: &RecordBatch) -> Result<RecordBatch, Error> {
        let ids = batch.column_by_name(ROW_ID).and_then(|c| c.as_primitive_opt());
        let Some(ids) = ids else {
            return Err(Error::internal("rows to change have no places"));
        };
        let ids: &arrow::array::UInt64Array = ids;
        let mut new = Vec::with_capacity(ids.len());
        for id in ids.values() {
            let (segment, place) = row_place(*id);
            let segment = self.table.segments.get(segment);
            let segment = segment.ok_or_else(|| Error::internal("a row's place is in no segment"))?;
            new.push(self.deleted.entry(segment.id).or_default().insert(place));
        }
        let count = new.iter().filter(|new| **new).count();
        self.removed += count as u64;
        if count == new.len() {
            return Ok(batch.clone());
        }
        filter_record_batch(batch, &BooleanArray::from(new)).map_err(|e| Error::internal(e.to_string()))
    }

    /// Makes the rows part of a transaction.
    pub fn finish(self, transaction: &mut Transaction) -> Result<(), Error> {
        let table = self.table.definition.id;
        if !self.deleted.is_empty() {
            transaction.apply(Change::Delete {
                table,
                rows: self.deleted,
            })?;
        }
        let segments = self.writer.finish()?;
        if !segments.is_empty() {
            transaction.apply(Change::Append {
                table,
                definition: self.table.definition.stamp,
                segments,
            })?;
        }
        Ok(())
    }
}

fn check_nulls(table: &TableDefinition, columns: &[ArrayRef]) -> Result<(), Error> {
    for (column, array) in table.columns.iter().zip(columns) {
        if column.nullable {
            continue;
        }
        let nulls = array.logical_nulls();
        let null = nulls.and_then(|nulls| (0..array.len()).find(|i| nulls.is_null(*i)));
        if let Some(row) = null {
            let message = format!(
                "null value in column \"{}\" of relation \"{}\" violates not-null constraint",
                column.name, table.name.name
            );
            return Err(Error::new("23502", message).detail(failing_row(columns, row)));
        }
    }
    Ok(())
}

/// A check that is NULL holds.
fn first_false(holds: &ArrayRef) -> Result<Option<usize>, Error> {
    let holds = holds
        .as_boolean_opt()
        .ok_or_else(|| Error::internal("a check is not a condition"))?;
    Ok((0..holds.len()).find(|i| holds.is_valid(*i) && !holds.value(*i)))
}

/// PostgreSQL's detail.
fn failing_row(columns: &[ArrayRef], row: usize) -> String {
    let options = FormatOptions::default().with_null("null");
    let values = columns.iter().map(|column| {
        let formatter = ArrayFormatter::try_new(column.as_ref(), &options);
        formatter.map_or_else(|_| "?".to_owned(), |f| f.value(row).to_string())
    });
    let values: Vec<String> = values.collect();
    format!("Failing row contains ({}).", values.join(", "))
}
