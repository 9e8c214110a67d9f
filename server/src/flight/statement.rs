//! One statement, ready to run, and its run.

use std::collections::VecDeque;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::common::ScalarValue;
use rbcdb_db_extension::{CommitPoint, Completion, Event, Execution, Prepared, Session};
use tokio::runtime::Handle as Runtime;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::handles::{Handle, new_handle};
use super::placeholders::{self, Numbered};
use super::sessions::FlightSession;
use super::settings;
use super::stop::{Reason, Running};
use super::{error, schema};
use crate::pg_catalog;
use crate::pg_catalog::session::SessionFacts;
use crate::wire::control::{self, Control};
use crate::wire::error::{ErrorFields, sqlstate};
use crate::wire::observer::Observer;
use crate::wire::sql_prepare;

/// A statement that is ready to run.
pub struct Statement {
    kind: Kind,
    /// Columns of the result; `None` for a statement without rows.
    pub schema: Option<SchemaRef>,
    origin: Origin,
}

enum Kind {
    /// About the session's settings.
    Control(Control),
    /// For the engine.
    Query(Box<Prepared>),
}

/// Where a statement's text comes from, to point into it.
#[derive(Debug, Clone)]
struct Origin {
    given: Arc<str>,
    numbered: Arc<Numbered>,
    /// Byte offset of the statement in the numbered text; `None` where it was rewritten, so that positions in it mean
    /// nothing to the client.
    start: Option<usize>,
}

impl Origin {
    fn error(&self, mut error: rbcdb_db_extension::Error) -> ErrorFields {
        let start = self.start.filter(|_| error.position.is_some());
        error.position = start.and_then(|start| Some(self.numbered.original(start + error.position?)));
        error::from_engine(error, Some(&self.given))
    }
}

impl Statement {
    /// Types of the parameters.
    pub fn parameters(&self) -> &[DataType] {
        match &self.kind {
            Kind::Query(prepared) => &prepared.parameters,
            Kind::Control(_) => &[],
        }
    }

    /// Plans a statement on the engine's threads: a long text must not hold up other calls.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn prepare(
        runtime: &Runtime,
        caller: &FlightSession,
        session: &Session,
        text: String,
    ) -> Result<Statement, ErrorFields> {
        let session = caller.apply_settings(session.clone());
        let text: Arc<str> = text.into();
        let mut observer = caller.observe(&text);
        let facts = caller.facts();
        let planned = on_engine(runtime, async move { prepare(&session, text, &facts).await });
        let planned = Limits::begin(caller, new_handle())
            .keep(planned, &CommitPoint::default())
            .await;
        let planned = planned.and_then(|planned| planned.and_then(|planned| planned));
        if let Err(error) = &planned {
            observer.ended(&error.sqlstate);
        }
        planned
    }
}

async fn prepare(session: &Session, given: Arc<str>, facts: &SessionFacts) -> Result<Statement, ErrorFields> {
    let numbered = Arc::new(placeholders::number(&given)?);
    let mut origin = Origin {
        given,
        numbered: Arc::clone(&numbered),
        start: Some(0),
    };
    let mut ranges = session.split(&numbered.text).map_err(|e| origin.error(e))?;
    let (Some(range), true) = (ranges.pop(), ranges.is_empty()) else {
        return Err(ErrorFields::new(
            sqlstate::SYNTAX_ERROR,
            "a call takes one statement, without others",
        ));
    };
    let text = &numbered.text[range.clone()];
    if let Some(control) = control::parse(text)? {
        let schema = settings::schema(&control)?;
        return Ok(Statement {
            kind: Kind::Control(control),
            schema,
            origin,
        });
    }
    if sql_prepare::parse(text).is_some() {
        return Err(ErrorFields::new(
            sqlstate::FEATURE_NOT_SUPPORTED,
            "PREPARE and EXECUTE are not supported over Flight SQL",
        )
        .hint("Use the client's prepared statements."));
    }
    let rewritten = match pg_catalog::rewrite::mentions_catalog(text) {
        true => pg_catalog::rewrite::rewrite(text, facts)?,
        false => None,
    };
    origin.start = rewritten.is_none().then_some(range.start);
    let text = rewritten.as_ref().map_or(text, |rewritten| &rewritten.sql);
    let prepared = session.prepare(text, &[]).await;
    let prepared = prepared.map_err(|e| origin.error(e))?;
    Ok(Statement {
        schema: prepared.schema.as_deref().map(schema::wire_schema),
        kind: Kind::Query(Box::new(prepared)),
        origin,
    })
}

/// Runs work on the engine's threads; whoever stops waiting for it stops it.
///
/// # Errors
/// XX000 if the work panics.
pub async fn on_engine<T: Send + 'static>(
    runtime: &Runtime,
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, ErrorFields> {
    struct Stop<T>(JoinHandle<T>);
    impl<T> Drop for Stop<T> {
        fn drop(&mut self) {
            self.0.abort();
        }
    }
    let mut task = Stop(runtime.spawn(work));
    (&mut task.0).await.map_err(|e| {
        tracing::error!("a call's work in the engine ended: {e}");
        ErrorFields::new(sqlstate::INTERNAL_ERROR, "the statement's work ended without a result")
            .detail("The server's log says why.")
    })
}

/// A statement that has begun.
pub struct Run {
    events: Events,
    limits: Limits,
    origin: Origin,
    observer: Observer,
}

enum Events {
    /// Carried out already.
    Ready(VecDeque<Event>),
    /// In the engine.
    Engine(Execution),
}

impl Run {
    /// Begins a statement under the id by which it can be stopped.
    ///
    /// # Errors
    /// What is wrong with a statement about settings.
    pub fn begin(
        statement: &Statement,
        caller: &FlightSession,
        session: &Session,
        id: Handle,
        parameters: Vec<ScalarValue>,
    ) -> Result<Run, ErrorFields> {
        let events = match &statement.kind {
            Kind::Control(control) => Events::Ready(settings::carry_out(control, caller)?),
            Kind::Query(prepared) => {
                let session = caller.apply_settings(session.clone());
                Events::Engine(session.execute(prepared, parameters))
            }
        };
        Ok(Run {
            events,
            limits: Limits::begin(caller, id),
            observer: caller.observe(&statement.origin.given),
            origin: statement.origin.clone(),
        })
    }

    /// The next rows; `Ok(None)` after the last.
    ///
    /// # Errors
    /// Why the statement failed or was stopped.
    pub async fn next_rows(&mut self) -> Result<Option<RecordBatch>, ErrorFields> {
        loop {
            match self.next().await? {
                Event::Rows(batch) => return Ok(Some(batch)),
                // Flight has no place for messages.
                Event::Notice(notice) => tracing::debug!(sqlstate = notice.sqlstate, "{}", notice.message),
                _ => return Ok(None),
            }
        }
    }

    /// Runs to the end. Returns the number of rows that the statement has changed; -1 for one that gives rows.
    ///
    /// # Errors
    /// Why the statement failed or was stopped.
    pub async fn count(&mut self) -> Result<i64, ErrorFields> {
        loop {
            if let Event::Done(completion) = self.next().await? {
                return Ok(changed_rows(&completion));
            }
        }
    }

    /// The next event, `Done` at the end.
    async fn next(&mut self) -> Result<Event, ErrorFields> {
        let event = self.wait().await;
        match &event {
            Ok(Event::Rows(batch)) => self.observer.rows(batch.num_rows()),
            Ok(Event::Done(_)) => self.observer.ended(sqlstate::SUCCESSFUL_COMPLETION),
            Ok(_) => {}
            Err(error) => self.observer.ended(&error.sqlstate),
        }
        event
    }

    async fn wait(&mut self) -> Result<Event, ErrorFields> {
        let commit = self.events.commit_point();
        match self.limits.keep(self.events.next(), &commit).await? {
            Some(Event::Failed(error)) => Err(self.origin.error(error)),
            Some(event) => Ok(event),
            // The engine's threads are gone: the server is.
            None => Err(Reason::Shutdown.error()),
        }
    }
}

impl Events {
    fn commit_point(&self) -> CommitPoint {
        match self {
            Events::Ready(_) => CommitPoint::passed(),
            Events::Engine(execution) => execution.commit_point().clone(),
        }
    }

    async fn next(&mut self) -> Option<Event> {
        match self {
            Events::Ready(events) => events.pop_front(),
            Events::Engine(execution) => execution.next().await,
        }
    }
}

/// What ends a statement before its end.
pub struct Limits {
    running: Running,
    deadline: Option<Instant>,
}

impl Limits {
    /// Those of a statement that begins now, under the id by which it can be stopped.
    pub fn begin(caller: &FlightSession, id: Handle) -> Limits {
        let timeout = caller.with_settings(|settings| settings.statement_timeout());
        Limits {
            running: caller.running.begin(id),
            deadline: timeout.map(|timeout| Instant::now() + timeout),
        }
    }

    /// Waits for work, or for what stops it before it commits.
    ///
    /// # Errors
    /// Why the statement was stopped.
    pub async fn keep<T>(&mut self, work: impl Future<Output = T>, commit: &CommitPoint) -> Result<T, ErrorFields> {
        let stopped = async {
            tokio::select! {
                biased;
                reason = self.running.stopped() => reason.error(),
                () = until(self.deadline) => error::from_engine(rbcdb_db_extension::Error::timed_out(), None),
            }
        };
        commit.or_stopped(work, stopped).await
    }
}

/// Waits for a deadline; for ever without one.
async fn until(deadline: Option<Instant>) {
    match deadline {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

/// `INSERT 0 5` is 5. Statements that change no rows change 0.
fn changed_rows(completion: &Completion) -> i64 {
    let Some(tag) = &completion.tag else {
        return -1;
    };
    tag.rsplit(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0)
}

/// Columns of text.
pub(super) fn text_schema(names: &[&str]) -> SchemaRef {
    let fields = names.iter().map(|name| Field::new(*name, DataType::Utf8, true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

/// Rows of text.
pub(super) fn text_rows(names: &[&str], rows: &[Vec<String>]) -> Result<RecordBatch, ErrorFields> {
    let column = |i: usize| -> ArrayRef { Arc::new(StringArray::from_iter_values(rows.iter().map(|row| &row[i]))) };
    RecordBatch::try_new(text_schema(names), (0..names.len()).map(column).collect())
        .map_err(|e| ErrorFields::new(sqlstate::INTERNAL_ERROR, e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_hold_counts() {
        let count = |tag: Option<&str>| {
            changed_rows(&Completion {
                tag: tag.map(str::to_owned),
            })
        };
        assert_eq!(count(Some("INSERT 0 5")), 5);
        assert_eq!(count(Some("DELETE 0")), 0);
        assert_eq!(count(Some("CREATE TABLE")), 0);
        assert_eq!(count(None), -1);
    }
}
