//! INSERT, UPDATE and DELETE.
//!
//! DataFusion plans what to write, or what to delete, as a query over the target. To change rows their places must be
//! known: the target's scan is given a column of them, and what stands above it lets it through.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::RecordBatch;
use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Column, TableReference};
use datafusion::datasource::{MemTable, TableProvider, provider_as_source, source_as_provider};
use datafusion::logical_expr::{
    DmlStatement, Expr, ExprSchemable, LogicalPlan, LogicalPlanBuilder, TableScanBuilder, WriteOp,
};
use datafusion::physical_plan::{collect, execute_stream};
use datafusion::sql::parser::Statement as DFStatement;
use futures::StreamExt;
use rbcdb_sql::quote_identifier;
use rbcdb_store::{Change, Table, TableName, Transaction};
use sqlparser::ast::{AssignmentTarget, FromTable, Statement as SqlStatement, TableFactor, UpdateTableFromKind};

use super::catalog::{CATALOG, Lookup};
use super::define;
use super::definition::parts;
use super::provider::{ROW_ID, StoredTable};
use super::relation::external_error;
use super::rows::{RowWriter, with_checks};
use crate::error::Error;
use crate::plan::sequential;
use crate::session::planning::{self, Planned};

/// The stored table that a statement changes; `None` for one that isn't the store's.
pub(crate) fn target(plan: &LogicalPlan) -> Option<Arc<Table>> {
    let LogicalPlan::Dml(dml) = plan else { return None };
    let provider = source_as_provider(&dml.target).ok()?;
    provider.downcast_ref::<StoredTable>().map(|t| Arc::clone(t.table()))
}

/// Takes RETURNING out of a statement, as the query over the rows that it is about.
///
/// # Errors
/// 0A000 where these would be more than the target's rows.
pub(crate) fn take_returning(statement: &mut DFStatement) -> Result<Option<DFStatement>, Error> {
    let DFStatement::Statement(statement) = statement else {
        return Ok(None);
    };
    let (items, relation) = match statement.as_mut() {
        SqlStatement::Insert(insert) => {
            let alias = insert.table_alias.as_ref().map(|a| format!(" AS {}", a.alias));
            let relation = format!("{}{}", insert.table, alias.unwrap_or_default());
            (insert.returning.take(), relation)
        }
        SqlStatement::Update(update) => {
            if update.returning.is_some() && update.from.is_some() {
                return Err(Error::unsupported("RETURNING of an UPDATE … FROM is not supported"));
            }
            (update.returning.take(), update.table.to_string())
        }
        SqlStatement::Delete(delete) => {
            let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) = &delete.from;
            let relation = from.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            (delete.returning.take(), relation)
        }
        _ => return Ok(None),
    };
    let Some(items) = items else { return Ok(None) };
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    let text = format!("SELECT {} FROM {relation}", items.join(", "));
    planning::parse_other(&text, &(0..text.len())).map(Some)
}

/// The result of a RETURNING over these rows.
pub(crate) async fn returned(
    mut lookup: Lookup,
    query: &DFStatement,
    table: &Arc<Table>,
    rows: Vec<RecordBatch>,
) -> Result<Vec<RecordBatch>, Error> {
    let schema = rows
        .first()
        .map_or_else(|| table.definition.schema(), |batch| batch.schema());
    let rows = MemTable::try_new(schema, vec![rows])?;
    lookup.replaced = Some((table.definition.name.clone(), Arc::new(rows)));
    let planned = planning::plan_checked(lookup, query, &[]).await?;
    let plan = sequential::plan_in_order(&planned.state, &planned.plan).await?;
    Ok(collect(plan, planned.state.task_ctx()).await?)
}

/// Carries out a statement on `table`; returns how many rows it was about, and these if they are to be kept.
pub(crate) async fn run(
    transaction: &mut Transaction,
    lookup: &Lookup,
    planned: &Planned,
    table: &Arc<Table>,
    keep: bool,
) -> Result<(u64, Vec<RecordBatch>), Error> {
    let LogicalPlan::Dml(dml) = &planned.plan else {
        return Err(Error::internal("not a statement that changes rows"));
    };
    let plan = match &dml.op {
        WriteOp::Insert(_) => LogicalPlan::clone(&dml.input),
        WriteOp::Update => update_plan(dml)?,
        WriteOp::Delete => delete_plan(dml, keep)?,
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
    let mut kept = Vec::new();
    while let Some(batch) = stream.next().await {
        let mut batch = batch?;
        if !matches!(dml.op, WriteOp::Insert(_)) {
            batch = writer.delete(&batch)?;
        }
        let mut rows = without_places(&batch)?;
        if !matches!(dml.op, WriteOp::Delete) {
            rows = writer.write(&rows)?;
        }
        if keep {
            kept.push(rows);
        }
    }
    let count = writer.written.max(writer.removed);
    writer.finish(transaction)?;
    Ok((count, kept))
}

fn without_places(batch: &RecordBatch) -> Result<RecordBatch, Error> {
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

/// UPDATE … FROM as the query of the new rows, and its target; `None` for other statements.
pub(crate) async fn update_from(
    lookup: &Lookup,
    statement: &DFStatement,
) -> Result<Option<(DFStatement, TableReference, Arc<dyn TableProvider>)>, Error> {
    let DFStatement::Statement(sql) = statement else {
        return Ok(None);
    };
    let SqlStatement::Update(update) = sql.as_ref() else {
        return Ok(None);
    };
    let Some(UpdateTableFromKind::BeforeSet(from) | UpdateTableFromKind::AfterSet(from)) = &update.from else {
        return Ok(None);
    };
    let TableFactor::Table { name, alias, .. } = &update.table.relation else {
        return Err(Error::new(
            "42809",
            format!("\"{}\" is not a table", update.table.relation),
        ));
    };
    if update.limit.is_some() || !update.order_by.is_empty() {
        return Err(Error::unsupported("ORDER BY and LIMIT of an UPDATE are not supported"));
    }
    let target = define::table_name(&lookup.session, &lookup.view.stored, &define::reference(name)?)?;
    let state = planning::state(lookup);
    let schema = state.schema_for_ref(TableReference::full(
        CATALOG,
        target.schema.as_str(),
        target.name.as_str(),
    ))?;
    let table = schema.table(&target.name).await?;
    let table = table.ok_or_else(|| define::no_relation(&target.name))?;
    let schema = table.schema();
    let mut assigned = HashMap::new();
    for assignment in &update.assignments {
        let AssignmentTarget::ColumnName(column) = &assignment.target else {
            return Err(
                Error::unsupported("UPDATE … SET (a, b) = … is not supported").hint("Set one column at a time.")
            );
        };
        let column = parts(column).pop().unwrap_or_default();
        if schema.index_of(&column).is_err() {
            let message = format!("column \"{column}\" of relation \"{}\" does not exist", target.name);
            return Err(Error::new("42703", message));
        }
        if assigned.insert(column.clone(), &assignment.value).is_some() {
            return Err(Error::new(
                "42601",
                format!("multiple assignments to same column \"{column}\""),
            ));
        }
    }
    let qualifier = alias.as_ref().map_or_else(|| name.to_string(), |a| a.name.to_string());
    let items = schema.fields().iter().map(|field| match assigned.get(field.name()) {
        Some(value) => format!("({value}) AS {}", quote_identifier(field.name())),
        None => format!("{qualifier}.{}", quote_identifier(field.name())),
    });
    let items: Vec<String> = items.collect();
    let tables = std::iter::once(update.table.to_string()).chain(from.iter().map(ToString::to_string));
    let mut text = format!(
        "SELECT {} FROM {}",
        items.join(", "),
        tables.collect::<Vec<_>>().join(", ")
    );
    if let Some(condition) = &update.selection {
        text.push_str(&format!(" WHERE {condition}"));
    }
    let query = planning::parse_other(&text, &(0..text.len()))?;
    Ok(Some((
        query,
        TableReference::full(CATALOG, target.schema, target.name),
        table,
    )))
}

/// The statement that [`update_from`] stands for, of its planned query.
pub(crate) fn update_of(
    query: LogicalPlan,
    name: TableReference,
    table: Arc<dyn TableProvider>,
) -> Result<LogicalPlan, Error> {
    let LogicalPlan::Projection(projection) = query else {
        return Err(Error::internal(
            "the query of an UPDATE was planned without a projection",
        ));
    };
    let schema = table.schema();
    let fields = schema.fields().iter();
    let items = projection.expr.iter().zip(fields).map(|(item, field)| {
        let value = item
            .clone()
            .unalias()
            .cast_to(field.data_type(), projection.input.schema())?;
        Ok(value.alias(field.name()))
    });
    let items = items.collect::<Result<Vec<Expr>, Error>>()?;
    let rows = LogicalPlanBuilder::from(Arc::clone(&projection.input))
        .project(items)?
        .build()?;
    let target = provider_as_source(table);
    Ok(LogicalPlan::Dml(DmlStatement::new(
        name,
        target,
        WriteOp::Update,
        Arc::new(rows),
    )))
}

/// The places of the rows to delete, after the rows if they are to be kept.
fn delete_plan(dml: &DmlStatement, keep: bool) -> Result<LogicalPlan, Error> {
    let input = with_places(&dml.input)?;
    let columns = input
        .schema()
        .columns()
        .into_iter()
        .filter(|c| keep && c.name != ROW_ID);
    let mut items: Vec<Expr> = columns.map(Expr::Column).collect();
    items.push(place(&input)?);
    Ok(LogicalPlanBuilder::from(input).project(items)?.build()?)
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
        same_rows: false,
    })?;
    Ok(())
}
