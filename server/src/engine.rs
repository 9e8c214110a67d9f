//! The query engine as the wire protocol needs it: split, prepare, execute, stop.

use std::ops::Range;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::{DataType, SchemaRef};
use datafusion::common::{ParamValues, ScalarValue};
use datafusion::logical_expr::LogicalPlan;
use datafusion::prelude::{SessionConfig, SessionContext};
use futures::StreamExt;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

use crate::wire::error::{ErrorFields, sqlstate};

/// Batches that wait for the client before the query pauses.
const BATCHES_AHEAD: usize = 2;

/// The engine, shared by all connections.
#[derive(Clone)]
pub struct Engine {
    context: SessionContext,
    runtime: Handle,
}

impl Engine {
    /// An engine that computes on `runtime`.
    pub fn new(runtime: Handle) -> Engine {
        let config = SessionConfig::new()
            .with_information_schema(true)
            .with_default_catalog_and_schema("rbcdb", "public");
        Engine {
            context: SessionContext::new_with_config(config),
            runtime,
        }
    }

    /// A session of one connection.
    pub fn session(&self) -> Session {
        Session {
            context: self.context.clone(),
            runtime: self.runtime.clone(),
        }
    }
}

/// One connection's view of the engine.
#[derive(Clone)]
pub struct Session {
    context: SessionContext,
    runtime: Handle,
}

/// A statement that has been planned.
pub struct Prepared {
    plan: LogicalPlan,
    /// Types of `$1`, `$2`, ….
    pub parameters: Vec<DataType>,
    /// Columns of the result; `None` for a statement without rows.
    pub schema: Option<SchemaRef>,
}

/// How a statement ended.
#[derive(Debug)]
pub struct Completion {
    /// Command tag; `None` for a query, whose tag counts the rows sent.
    pub tag: Option<String>,
    /// Whether it changed something.
    pub wrote: bool,
}

/// What a running statement tells the connection.
#[derive(Debug)]
pub enum Event {
    /// Rows of the result.
    Rows(RecordBatch),
    /// The end.
    Done(Completion),
    /// The end, in an error.
    Failed(ErrorFields),
}

/// A running statement. Dropping it stops the statement.
pub struct Execution {
    events: mpsc::Receiver<Event>,
    task: AbortHandle,
}

impl Execution {
    /// The next event; `None` after the end.
    pub async fn next(&mut self) -> Option<Event> {
        self.events.recv().await
    }
}

impl Drop for Execution {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Session {
    /// The statements of a text, as byte ranges.
    ///
    /// # Errors
    /// Text that isn't SQL.
    pub fn split(&self, text: &str) -> Result<Vec<Range<usize>>, ErrorFields> {
        rbcdb_sql::parse(text)
            .map(|s| s.into_iter().map(|s| s.range).collect())
            .map_err(|e| sql_error(&e, text))
    }

    /// Plans one statement.
    ///
    /// # Errors
    /// What is wrong with the statement.
    pub async fn prepare(&self, text: &str) -> Result<Prepared, ErrorFields> {
        let plan = self
            .context
            .state()
            .create_logical_plan(text)
            .await
            .map_err(engine_error)?;
        let mut named: Vec<_> = plan.get_parameter_types().map_err(engine_error)?.into_iter().collect();
        named.sort_by_key(|(name, _)| name.trim_start_matches('$').parse::<usize>().unwrap_or(0));
        let parameters = named.into_iter().map(|(_, ty)| ty.unwrap_or(DataType::Utf8)).collect();
        let rows = !matches!(
            plan,
            LogicalPlan::Ddl(_) | LogicalPlan::Dml(_) | LogicalPlan::Statement(_)
        );
        let schema = rows.then(|| Arc::clone(plan.schema().inner()));
        Ok(Prepared {
            plan,
            parameters,
            schema,
        })
    }

    /// Starts a statement.
    pub fn execute(&self, prepared: &Prepared, parameters: Vec<ScalarValue>) -> Execution {
        let (send, events) = mpsc::channel(BATCHES_AHEAD);
        let context = self.context.clone();
        let plan = prepared.plan.clone();
        let has_rows = prepared.schema.is_some();
        let task = self.runtime.spawn(async move {
            let event = match run(&context, plan, parameters, has_rows, &send).await {
                Ok(done) => Event::Done(done),
                Err(e) => Event::Failed(e),
            };
            // A connection that is no longer there doesn't want to know.
            let _ = send.send(event).await;
        });
        Execution {
            events,
            task: task.abort_handle(),
        }
    }
}

async fn run(
    context: &SessionContext,
    plan: LogicalPlan,
    parameters: Vec<ScalarValue>,
    has_rows: bool,
    send: &mpsc::Sender<Event>,
) -> Result<Completion, ErrorFields> {
    let plan = plan
        .with_param_values(ParamValues::from(parameters))
        .map_err(engine_error)?;
    let frame = context.execute_logical_plan(plan).await.map_err(engine_error)?;
    let mut stream = frame.execute_stream().await.map_err(engine_error)?;
    while let Some(batch) = stream.next().await {
        let batch = batch.map_err(engine_error)?;
        if has_rows && send.send(Event::Rows(batch)).await.is_err() {
            break;
        }
    }
    Ok(Completion {
        tag: (!has_rows).then(|| "OK".to_owned()),
        wrote: !has_rows,
    })
}

fn sql_error(error: &rbcdb_sql::SqlError, text: &str) -> ErrorFields {
    let mut fields = ErrorFields::new(error.sqlstate, error.message.clone());
    fields.detail = error.detail.clone();
    fields.hint = error.hint.clone();
    fields.position = error.char_position(text);
    fields
}

fn engine_error(error: datafusion::error::DataFusionError) -> ErrorFields {
    ErrorFields::new(sqlstate::INTERNAL_ERROR, error.strip_backtrace())
}
