//! Batches that come from a client, into a table.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use datafusion::catalog::streaming::StreamingTable;
use datafusion::common::ScalarValue;
use datafusion::common::{Column, TableReference};
use datafusion::datasource::provider_as_source;
use datafusion::error::DataFusionError;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::{Cast, Expr, LogicalPlan, LogicalPlanBuilder, lit};
use datafusion::physical_plan::execute_stream;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::streaming::PartitionStream;
use futures::{Stream, StreamExt};
use rbcdb_store::{Column as TableColumn, ColumnId, Table, TableDefinition, Transaction};

use super::catalog::Lookup;
use super::define::{create_table, drop_table, no_relation, table_name};
use super::definition::NewTable;
use super::expression;
use super::relation::external_error;
use super::rows::{RowWriter, with_checks};
use crate::error::Error;
use crate::session::{CommitPoint, Session};

/// Where batches go.
#[derive(Debug, Clone)]
pub struct Ingest {
    /// The table.
    pub table: TableReference,
    /// The table's columns that the batches' are for, in their order; `None`: those of the same names.
    pub columns: Option<Vec<String>>,
    /// What to do about the table.
    pub mode: IngestMode,
    /// The batches' schema.
    pub schema: SchemaRef,
}

/// What an [`Ingest`] does about its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IngestMode {
    /// It must be there.
    Append,
    /// It must not be there.
    Create,
    /// It is made if it isn't there.
    CreateAppend,
    /// It is made, in the place of one that is there.
    Replace,
}

/// The name under which a plan reads the batches.
const INPUT: &str = "__rbcdb_input";

impl Session {
    /// Appends a stream of batches to a table. Columns that the batches don't have get their defaults; values are
    /// converted as an INSERT converts them. All of it is there in the end, or nothing. `commit` says until when it can be
    /// stopped by dropping the future.
    ///
    /// # Errors
    /// 42P01 and 42P07 for a table that is missing or there, 42703 for a column, what the values say (22P02, 22003, 23502, 23514),
    /// 25006 in a read-only block, and the stream's own errors.
    pub async fn ingest(
        &self,
        target: Ingest,
        batches: impl Stream<Item = Result<RecordBatch, Error>> + Send + Unpin + 'static,
        commit: &CommitPoint,
    ) -> Result<u64, Error> {
        let mut writing = self.start_writing("COPY FROM").await?;
        let statement = self.statement();
        let count = async {
            let transaction = &mut writing.transaction;
            let name = table_name(self, transaction.snapshot(), &target.table)?;
            self.check_ingest(transaction.snapshot(), &name, &target)?;
            let owned = match target.mode {
                IngestMode::Append => None,
                IngestMode::Create | IngestMode::CreateAppend | IngestMode::Replace => self.owned(transaction),
            };
            let table = prepare_table(self, transaction, &target)?;
            let mut lookup = Lookup::new(self, self.view_of(transaction), &statement);
            lookup.defaults = true;
            let count = append(transaction, &lookup, &table, &target, batches.boxed()).await?;
            self.settle_owners(owned, transaction)?;
            Ok::<_, Error>(count)
        }
        .await?;
        commit.pass()?;
        self.finish_writing(writing).await?;
        Ok(count)
    }
}

fn prepare_table(session: &Session, transaction: &mut Transaction, target: &Ingest) -> Result<Arc<Table>, Error> {
    let name = table_name(session, transaction.snapshot(), &target.table)?;
    let exists = transaction.snapshot().has_relation(&name);
    match target.mode {
        IngestMode::Append => {}
        IngestMode::CreateAppend if exists => {}
        IngestMode::Replace if exists => drop_table(transaction, &name)?,
        IngestMode::Create | IngestMode::CreateAppend | IngestMode::Replace => {}
    }
    if target.mode != IngestMode::Append && !(exists && target.mode == IngestMode::CreateAppend) {
        let columns = target.schema.fields().iter().enumerate();
        let columns = columns.map(|(i, field)| TableColumn {
            id: ColumnId(i as u32),
            name: field.name().clone(),
            data_type: field.data_type().clone(),
            nullable: field.is_nullable(),
            default: None,
            comment: None,
            fill: None,
        });
        let new = NewTable {
            columns: columns.collect(),
            checks: Vec::new(),
        };
        create_table(transaction, name.clone(), new)?;
    }
    let table = transaction.snapshot().table_named(&name).cloned();
    table.ok_or_else(|| no_relation(&name.name))
}

async fn append(
    transaction: &mut Transaction,
    lookup: &Lookup,
    table: &Arc<Table>,
    target: &Ingest,
    batches: futures::stream::BoxStream<'static, Result<RecordBatch, Error>>,
) -> Result<u64, Error> {
    let state = lookup.session.context.state();
    let input = Batches {
        schema: Arc::clone(&target.schema),
        stream: Mutex::new(Some(batches)),
    };
    let source = StreamingTable::try_new(Arc::clone(&target.schema), vec![Arc::new(input)])?;
    let scan = LogicalPlanBuilder::scan(INPUT, provider_as_source(Arc::new(source)), None)?.build()?;
    let plan = rows_plan(scan, lookup, &table.definition, target).await?;
    let plan = with_checks(plan, &table.definition, lookup).await?;
    let physical = state.create_physical_plan(&plan).await?;
    let mut stream = execute_stream(physical, state.task_ctx())?;
    let mut writer = RowWriter::new(lookup.session.store(), table);
    while let Some(batch) = stream.next().await {
        writer.write(&batch?)?;
    }
    let count = writer.written;
    writer.finish(transaction)?;
    Ok(count)
}

/// The table's columns: those of the batches, cast; defaults; NULL.
async fn rows_plan(
    scan: LogicalPlan,
    lookup: &Lookup,
    table: &TableDefinition,
    target: &Ingest,
) -> Result<LogicalPlan, Error> {
    let given: Vec<String> = match &target.columns {
        Some(names) => names.clone(),
        None => target.schema.fields().iter().map(|f| f.name().clone()).collect(),
    };
    if given.len() != target.schema.fields().len() {
        return Err(Error::new(
            "42601",
            format!(
                "{} columns are named, but the data has {}",
                given.len(),
                target.schema.fields().len()
            ),
        ));
    }
    let mut seen = HashSet::new();
    for name in &given {
        if table.column(name).is_none() {
            let message = format!("column \"{name}\" of relation \"{}\" does not exist", table.name.name);
            return Err(Error::new("42703", message));
        }
        if !seen.insert(name) {
            return Err(Error::new(
                "42701",
                format!("column \"{name}\" specified more than once"),
            ));
        }
    }
    let defaults = expression::defaults(lookup, table).await?;
    let mut items = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let value = match given.iter().position(|name| *name == column.name) {
            Some(at) => {
                let field = target.schema.field(at);
                let value = Expr::Column(Column::new(Some(INPUT), field.name()));
                if *field.data_type() == column.data_type {
                    value
                } else {
                    Expr::Cast(Cast::new(Box::new(value), column.data_type.clone()))
                }
            }
            None => {
                let default = defaults.iter().find(|(name, _)| *name == column.name);
                let value = default.map_or_else(|| lit(ScalarValue::Null), |(_, default)| default.clone());
                Expr::Cast(Cast::new(Box::new(value), column.data_type.clone()))
            }
        };
        items.push(value.alias(&column.name));
    }
    Ok(LogicalPlanBuilder::from(scan).project(items)?.build()?)
}

/// A stream that is read once.
struct Batches {
    schema: SchemaRef,
    stream: Mutex<Option<futures::stream::BoxStream<'static, Result<RecordBatch, Error>>>>,
}

impl fmt::Debug for Batches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Batches")
    }
}

impl PartitionStream for Batches {
    fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    fn execute(&self, _context: Arc<TaskContext>) -> SendableRecordBatchStream {
        let stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner).take();
        let schema = Arc::clone(&self.schema);
        let batches = match stream {
            Some(stream) => {
                let own = Arc::clone(&schema);
                let labelled = move |batch: RecordBatch| {
                    RecordBatch::try_new(Arc::clone(&own), batch.columns().to_vec()).map_err(DataFusionError::from)
                };
                stream
                    .map(move |batch| batch.map_err(external_error).and_then(&labelled))
                    .boxed()
            }
            None => {
                let again = DataFusionError::Internal("batches were read twice".to_owned());
                futures::stream::once(async { Err(again) }).boxed()
            }
        };
        Box::pin(RecordBatchStreamAdapter::new(schema, batches))
    }
}
