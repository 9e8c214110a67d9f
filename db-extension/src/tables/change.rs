//! INSERT, UPDATE and DELETE.
//!
//! DataFusion plans what to write, or what to delete, as a query over the target. To change rows their places must be
//! known: the target's scan is given a column of them, and what stands above it lets it through.

use std::sync::Arc;

use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Column, TableReference};
use datafusion::datasource::{provider_as_source, source_as_provider};
use datafusion::logical_expr::{DmlStatement, Expr, LogicalPlan, LogicalPlanBuilder, TableScanBuilder, WriteOp};
use datafusion::physical_plan::execute_stream;
use futures::StreamExt;
use rbcdb_store::{Change, Table, TableName, Transaction};

use super::catalog::Lookup;
use super::provider::{ROW_ID, StoredTable};
use super::relation::external_error;
use super::rows::{RowWriter, with_checks};
use crate::error::Error;
use crate::session::planning::Planned;

/// The stored table that a statement changes; `None` for one that isn't the store's.
pub(crate) fn target(plan: &LogicalPlan) -> Option<Arc<Table>> {
    let LogicalPlan::Dml(dml) = plan else { return None };
    let provider = source_as_provider(&dml.target).ok()?;
    provider.downcast_ref::<StoredTable>().map(|t| Arc::clone(t.table()))
}

/// Carries out a statement on `table`; returns how many rows it was about.
pub(crate) async fn run(
    transaction: &mut Transaction,
    lookup: &Lookup,
    planned: &Planned,
    table: &Arc<Table>,
) -> Result<u64, Error> {
    let LogicalPlan::Dml(dml) = &planned.plan else {
        return Err(Error::internal("not a statement that changes rows"));
    };
    let plan = match &dml.op {
        WriteOp::Insert(_) => LogicalPlan::clone(&dml.input),
        WriteOp::Update => update_plan(dml)?,
        WriteOp::Delete => delete_plan(dml)?,
        other => {
            return Err(Error::unsupported(format!(
                "{} is not supported",
                other.name().to_uppercase()
            )));
        }
    };
    let plan = match dml.op {
        WriteOp::Delete => plan,
        _ => with_checks(plan, &table.definition, lookup).await?,
    };
    let mut writer = RowWriter::new(lookup.session.store(), table);
    let physical = planned.state.create_physical_plan(&plan).await?;
    let mut stream = execute_stream(physical, planned.state.task_ctx())?;
    while let Some(batch) = stream.next().await {
        let mut batch = batch?;
        if !matches!(dml.op, WriteOp::Insert(_)) {
            batch = writer.delete(&batch)?;
        }
        if !matches!(dml.op, WriteOp::Delete) {
            writer.write(&without_places(&batch)?)?;
        }
    }
    let count = writer.written.max(writer.removed);
    writer.finish(transaction)?;
    Ok(count)
}

fn without_places(batch: &arrow::array::RecordBatch) -> Result<arrow::array::RecordBatch, Error> {
    let schema = batch.schema();
    let columns = schema.fields().iter().enumerate();
    let others: Vec<usize> = columns.filter(|(_, f)| f.name() != ROW_ID).map(|(i, _)| i).collect();
    batch.project(&others).map_err(|e| Error::internal(e.to_string()))
}

/// The new rows, each with the place of the old one.
fn update_plan(dml: &DmlStatement) -> Result<LogicalPlan, Error> {
    let LogicalPlan::Projection(projection) = dml.input.as_ref() else {
        return Err(Error::internal("UPDATE was planned without a projection"));
    };
    let input = with_places(&projection.input)?;
    let mut items = projection.expr.clone();
    items.push(place(&input)?);
    Ok(LogicalPlanBuilder::from(input).project(items)?.build()?)
}

/// The places of the rows to delete.
fn delete_plan(dml: &DmlStatement) -> Result<LogicalPlan, Error> {
    let input = with_places(&dml.input)?;
    let place = place(&input)?;
    Ok(LogicalPlanBuilder::from(input).project(vec![place])?.build()?)
}

fn place(input: &LogicalPlan) -> Result<Expr, Error> {
    let columns = input.schema().columns();
    let found: Option<Column> = columns.into_iter().find(|c| c.name == ROW_ID);
    let found = found.ok_or_else(|| Error::internal("the rows to change have no places"))?;
    Ok(Expr::Column(found).alias(ROW_ID))
}

/// The plan with places in the scan of the target, which is its leftmost.
fn with_places(plan: &LogicalPlan) -> Result<LogicalPlan, Error> {
    if let LogicalPlan::TableScan(scan) = plan {
        let provider = source_as_provider(&scan.source)?;
        let Some(table) = provider.downcast_ref::<StoredTable>() else {
            return Err(Error::internal("the rows to change are in no stored table"));
        };
        let source = provider_as_source(Arc::new(table.with_row_ids()));
        let name: TableReference = scan.table_name.clone();
        let scan = TableScanBuilder::new(name, source)
            .with_filters(scan.filters.clone())
            .with_fetch(scan.fetch)
            .build()?;
        return Ok(LogicalPlan::TableScan(scan));
    }
    let mut leftmost = true;
    let changed = plan.clone().map_children(|child| {
        if !std::mem::take(&mut leftmost) {
            return Ok(Transformed::no(child));
        }
        with_places(&child).map(Transformed::yes).map_err(external_error)
    })?;
    Ok(changed.data.recompute_schema()?)
}

/// TRUNCATE: returns the changes of a table that has no rows left.
pub(crate) fn truncate(transaction: &mut Transaction, name: &TableName) -> Result<(), Error> {
    let Some(table) = transaction.snapshot().table_named(name).cloned() else {
        return Err(super::define::no_relation(&name.name));
    };
    let removed = table.segments.iter().map(|segment| (segment.id, None)).collect();
    transaction.apply(Change::Replace {
        table: table.definition.id,
        removed,
        added: Vec::new(),
    })?;
    Ok(())
}
