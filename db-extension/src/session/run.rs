//! Runs a prepared statement on the engine's runtime and reports through a channel.

use std::sync::Arc;

use arrow::array::{AsArray, RecordBatch, RecordBatchOptions};
use arrow::datatypes::{SchemaRef, UInt64Type};
use datafusion::common::{ParamValues, ScalarValue};
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::logical_expr::LogicalPlan;
use datafusion::physical_plan::{ExecutionPlan, execute_stream};
use datafusion::prelude::SessionContext;
use futures::StreamExt;
use tokio::sync::mpsc::Sender;

use super::commit_point::CommitPoint;
use super::engine::Session;
use super::execution::{Completion, Event};
use super::planning::{self, Planned};
use super::prepared::{Command, Kind, Prepared};
use super::write::{self, Job};
use super::{ddl, explain};
use crate::error::Error;
use crate::nullable;
use crate::plan::sequential;
use crate::rules::stop_loops;
use crate::statement::StatementContext;
use crate::tables::catalog::Lookup;

/// A statement that runs.
pub(super) struct Run {
    /// Whose it is.
    pub session: Session,
    /// What it is.
    pub prepared: Prepared,
    /// What belongs to this run.
    pub statement: Arc<StatementContext>,
    /// Until when it can be stopped.
    pub commit: CommitPoint,
    /// Where it tells what happens.
    pub events: Sender<Event>,
}

impl Run {
    /// Runs to the end; the last event says how it ended.
    pub async fn finish(self, parameters: Vec<ScalarValue>) {
        let last = match self.run(parameters).await {
            Ok(done) => Event::Done(done),
            Err(e) => Event::Failed(e),
        };
        self.tell(last).await;
    }

    async fn run(&self, parameters: Vec<ScalarValue>) -> Result<Completion, Error> {
        match &self.prepared.command {
            Command::Function(command, text) => match ddl::show(&self.session, command)? {
                Some((batch, completion)) => {
                    self.tell(Event::Rows(batch)).await;
                    Ok(completion)
                }
                None => self.change(&Job::Function(Arc::clone(command), Arc::clone(text))).await,
            },
            Command::Define(sql, text) => self.change(&Job::Define(Arc::clone(sql), Arc::clone(text))).await,
            Command::Change(what) => {
                let what = Arc::clone(what);
                self.change(&Job::Change { what, parameters }).await
            }
            Command::Query {
                statement: sql,
                declared,
                kind,
            } => {
                let lookup = Lookup::new(&self.session, self.session.view(), &self.statement);
                let planned = planning::plan_checked(lookup, sql, declared).await?;
                let planned = bind(planned, parameters)?;
                query(planned, *kind, &self.prepared, &self.statement, &self.events).await
            }
        }
    }

    async fn change(&self, job: &Job) -> Result<Completion, Error> {
        let mut defined = write::run(&self.session, job, &self.statement, &self.commit).await?;
        let rows = std::mem::take(&mut defined.rows);
        let (mut told, completion) = ddl::events(defined);
        if let Some(schema) = &self.prepared.schema {
            for batch in rows {
                told.push(Event::Rows(relabel(batch, schema)?));
            }
        }
        for event in told {
            self.tell(event).await;
        }
        Ok(completion)
    }

    async fn tell(&self, event: Event) {
        // A session that is no longer there doesn't want to know.
        let _ = self.events.send(event).await;
    }
}

/// Puts the parameters' values in.
pub(super) fn bind(planned: Planned, values: Vec<ScalarValue>) -> Result<Planned, Error> {
    if values.is_empty() {
        return Ok(planned);
    }
    let plan = planned.plan.with_param_values(ParamValues::from(values))?;
    Ok(Planned { plan, ..planned })
}

async fn query(
    planned: Planned,
    kind: Kind,
    prepared: &Prepared,
    statement: &Arc<StatementContext>,
    events: &Sender<Event>,
) -> Result<Completion, Error> {
    if let Kind::Explain { analyze } = kind {
        return explain::run(planned, analyze, statement, events).await;
    }
    let context = SessionContext::new_with_state(planned.state.clone());
    // Carries out DDL; a query comes back as it is.
    let frame = match context
        .execute_logical_plan(planned.plan.clone())
        .await
        .map_err(Error::from)
    {
        Ok(frame) => frame,
        Err(e) if e.is_row_failure() => return Err(first_failure_of_input(&planned, e).await),
        Err(e) => return Err(e),
    };
    let plan = frame.logical_plan().clone();
    let run = Reading {
        planned: &planned,
        plan,
        context,
        statement,
    };
    match kind {
        Kind::Rows => {
            let schema = prepared.schema.clone().unwrap_or_else(|| planned.schema());
            check_columns(&schema, &planned)?;
            run.send_rows(&schema, events).await?;
            Ok(Completion { tag: None })
        }
        Kind::Count(word) => {
            let count = run.sum_counts().await?;
            Ok(Completion {
                tag: Some(format!("{word} {count}")),
            })
        }
        Kind::Explain { .. } => Err(Error::internal("EXPLAIN was not run as one")),
    }
}

/// A table or function that was replaced can change a prepared statement's columns; the client was told others.
fn check_columns(told: &SchemaRef, planned: &Planned) -> Result<(), Error> {
    let now = planned.schema();
    let types = |s: &SchemaRef| s.fields().iter().map(|f| f.data_type().clone()).collect::<Vec<_>>();
    if types(told) == types(&now) {
        return Ok(());
    }
    Err(Error::unsupported("cached plan must not change result type").hint("Prepare the statement again."))
}

/// A plan that runs.
struct Reading<'a> {
    planned: &'a Planned,
    plan: LogicalPlan,
    context: SessionContext,
    statement: &'a Arc<StatementContext>,
}

impl Reading<'_> {
    async fn start(&self) -> Result<(SendableRecordBatchStream, Arc<TaskContext>), Error> {
        let physical = self.context.state().create_physical_plan(&self.plan).await?;
        self.stream(stop_loops::watch(physical, self.statement)?)
    }

    fn stream(&self, plan: Arc<dyn ExecutionPlan>) -> Result<(SendableRecordBatchStream, Arc<TaskContext>), Error> {
        let task = self.context.task_ctx();
        Ok((execute_stream(plan, Arc::clone(&task))?, task))
    }

    async fn send_rows(&self, schema: &SchemaRef, events: &Sender<Event>) -> Result<(), Error> {
        let mut sent = false;
        let failed = match self.start().await {
            Ok((stream, _)) => forward(stream, schema, events, &mut sent).await,
            Err(e) => Err(e),
        };
        match failed {
            Err(e) if e.is_row_failure() => self.first_failure(e, schema, events, sent).await,
            other => other,
        }
    }

    /// Runs again in row order. The failure that is met then is the one to report. If none is (a LIMIT was satisfied
    /// before it) and nothing was sent yet, the second run's rows are the result.
    async fn first_failure(
        &self,
        failure: Error,
        schema: &SchemaRef,
        events: &Sender<Event>,
        sent: bool,
    ) -> Result<(), Error> {
        let plan = sequential::plan_in_order(&self.planned.state, &self.plan).await?;
        let (mut stream, _) = self.stream(plan)?;
        if !sent {
            let mut ignored = false;
            return forward(stream, schema, events, &mut ignored).await;
        }
        while let Some(batch) = stream.next().await {
            batch?;
        }
        Err(failure)
    }

    /// The sum of the counts that INSERT, UPDATE, DELETE and COPY give.
    async fn sum_counts(&self) -> Result<u64, Error> {
        let counted = async {
            let (mut stream, _) = self.start().await?;
            let mut count = 0;
            while let Some(batch) = stream.next().await {
                count += count_of(&batch?);
            }
            Ok(count)
        };
        match counted.await {
            Err(e) if Error::is_row_failure(&e) => Err(first_failure_of_input(self.planned, e).await),
            other => other,
        }
    }
}

/// The first failing row of the query that a statement reads; the statement itself isn't run again.
async fn first_failure_of_input(planned: &Planned, failure: Error) -> Error {
    let input = match &planned.plan {
        LogicalPlan::Dml(dml) => &dml.input,
        LogicalPlan::Copy(copy) => &copy.input,
        _ => return failure,
    };
    planned.first_failure(input, failure).await
}

fn count_of(batch: &RecordBatch) -> u64 {
    let column = batch
        .columns()
        .first()
        .and_then(|c| c.as_primitive_opt::<UInt64Type>().cloned());
    column.map_or(0, |c| c.iter().flatten().sum())
}

/// Sends a stream's batches under the names to show. Ends early if nobody listens any more.
async fn forward(
    mut stream: SendableRecordBatchStream,
    schema: &SchemaRef,
    events: &Sender<Event>,
    sent: &mut bool,
) -> Result<(), Error> {
    while let Some(batch) = stream.next().await {
        let batch = relabel(batch?, schema)?;
        *sent = true;
        if events.send(Event::Rows(batch)).await.is_err() {
            break;
        }
    }
    Ok(())
}

/// A batch under the schema that the client was told: other names, nullable columns.
pub(super) fn relabel(batch: RecordBatch, schema: &SchemaRef) -> Result<RecordBatch, Error> {
    let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    let fields = schema.fields().iter().zip(batch.columns());
    let columns = fields.map(|(field, column)| {
        if column.data_type() == field.data_type() {
            return Ok(Arc::clone(column));
        }
        arrow::compute::cast(column, field.data_type())
            .map_err(|e| Error::internal(format!("column {} has type {}: {e}", field.name(), column.data_type())))
    });
    let columns = columns.collect::<Result<Vec<_>, Error>>()?;
    RecordBatch::try_new_with_options(nullable(schema), columns, &options).map_err(|e| Error::internal(e.to_string()))
}
