//! Cursors by SQL: DECLARE, FETCH, MOVE, CLOSE. A cursor is a portal; both protocols see it under its name.

use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use rbcdb_sql::cursors::{CloseCursor, DeclareCursor, FetchCursor, FetchRows};

use super::connection::{Connection, Driven, End};
use super::error::{ErrorFields, sqlstate};
use super::extended::PreparedStatement;
use super::portal::{Declared, Portal, PortalState, Rows};
use super::rows::Format;
use super::sink::Sink;
use super::statement::Statement;

/// The inner result is the statement's, the outer one the connection's.
type Outcome<T> = Result<Result<T, ErrorFields>, End>;

/// `DECLARE`, with its query planned.
pub struct Declaration {
    declare: DeclareCursor,
    text: String,
    query: Arc<PreparedStatement>,
}

impl Declaration {
    /// The query.
    pub fn query(&self) -> &Statement {
        self.query.statement()
    }
}

/// How far a FETCH is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FetchProgress {
    /// Rows to go past.
    skip: u64,
    /// Rows to give; `None` is all.
    left: Option<u64>,
    /// Rows given.
    given: u64,
}

impl Connection {
    /// Plans a cursor's query; `declare` has its place in the statement, `range` is the statement's in `text`.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, what is wrong with the query.
    pub(super) async fn prepare_declaration(
        &mut self,
        text: &Arc<str>,
        range: &Range<usize>,
        declare: DeclareCursor,
        declared: Vec<Option<DataType>>,
    ) -> Outcome<Option<Statement>> {
        let query = range.start + declare.query.start..range.start + declare.query.end;
        let statement = match self.prepare_query(text, query, declared).await? {
            Ok(statement) => statement,
            Err(error) => return Ok(Err(error)),
        };
        if statement.schema().is_none() {
            let message = "DECLARE CURSOR must specify a query that gives rows";
            return Ok(Err(ErrorFields::new(sqlstate::SYNTAX_ERROR, message)));
        }
        Ok(Ok(Some(Statement::Declare(Box::new(Declaration {
            declare,
            text: text[range.clone()].to_owned(),
            query: Arc::new(PreparedStatement::new(statement, &[])),
        })))))
    }

    /// DECLARE. The query begins at once, so that it reads what is there now.
    pub(super) async fn declare(&mut self, declaration: &Declaration, parameters: Vec<ScalarValue>) -> Outcome<()> {
        let DeclareCursor { name, binary, hold, .. } = &declaration.declare;
        if !hold && !self.transaction.in_block() {
            let message = "DECLARE CURSOR can only be used in transaction blocks";
            return Ok(Err(ErrorFields::new(sqlstate::NO_ACTIVE_SQL_TRANSACTION, message)
                .hint("Begin a transaction block, or declare the cursor WITH HOLD.")));
        }
        if self.portals.contains_key(name) {
            let message = format!("cursor \"{name}\" already exists");
            return Ok(Err(ErrorFields::new(sqlstate::DUPLICATE_CURSOR, message)));
        }
        let mut rows = match self.begin_statement(declaration.query(), parameters).await {
            Ok(run) => Rows::new(run),
            Err(error) => return Ok(Err(error)),
        };
        if let Err(error) = self.stoppable(rows.settle()).await? {
            return Ok(Err(error));
        }
        let portal = Portal {
            prepared: Arc::clone(&declaration.query),
            parameters: Vec::new(),
            formats: Vec::new(),
            state: PortalState::Running(rows),
            cursor: Some(Declared {
                text: declaration.text.clone(),
                binary: *binary,
                hold: *hold,
                in_transaction: self.transaction.in_block(),
                at: SystemTime::now(),
            }),
        };
        self.portals.insert(name.clone(), portal);
        self.complete("DECLARE CURSOR");
        Ok(Ok(()))
    }

    /// FETCH and MOVE. Gives at most `rows_max` rows and keeps in `progress` what is left to give.
    pub(super) async fn fetch(
        &mut self,
        fetch: &FetchCursor,
        progress: &mut Option<FetchProgress>,
        formats: &[Format],
        rows_max: Option<usize>,
    ) -> Result<Driven, End> {
        // Out of the map while it runs; back in when it pauses. A cursor that fails is gone.
        let Some(mut portal) = self.portals.remove(&fetch.name) else {
            return Ok(Driven::Failed(no_cursor(&fetch.name)));
        };
        let begun = match std::mem::replace(&mut portal.state, PortalState::Done) {
            PortalState::Running(rows) => Ok(Some(rows)),
            PortalState::Bound if portal.prepared.statement().schema().is_some() => {
                let parameters = std::mem::take(&mut portal.parameters);
                let run = self.begin_statement(portal.prepared.statement(), parameters).await;
                run.map(|run| Some(Rows::new(run)))
            }
            PortalState::Done if portal.prepared.statement().schema().is_some() => Ok(None),
            _ => Err(ErrorFields::new(
                sqlstate::OBJECT_NOT_IN_PREREQUISITE_STATE,
                format!("portal \"{}\" cannot be fetched from", fetch.name),
            )),
        };
        let mut rows = match begun {
            Ok(rows) => rows,
            Err(error) => return Ok(Driven::Failed(error)),
        };
        // After the last row nothing is ahead.
        let position = rows.as_ref().map_or(u64::MAX, |rows| rows.taken);
        let mut plan = match progress.map_or_else(|| plan(fetch.rows, position), Ok) {
            Ok(plan) => plan,
            Err(error) => {
                portal.state = rows.map_or(PortalState::Done, PortalState::Running);
                self.portals.insert(fetch.name.clone(), portal);
                return Ok(Driven::Failed(error));
            }
        };
        let driven = match &mut rows {
            Some(rows) => self.fetch_rows(fetch, rows, &mut plan, formats, rows_max).await?,
            None => Driven::Completed { tag: None, sent: 0 },
        };
        let driven = match driven {
            Driven::Failed(error) => return Ok(Driven::Failed(error)),
            Driven::Completed { .. } => driven,
            Driven::Suspended { .. } => {
                portal.state = rows.map_or(PortalState::Done, PortalState::Running);
                driven
            }
        };
        self.portals.insert(fetch.name.clone(), portal);
        if matches!(driven, Driven::Suspended { .. }) && plan.left != Some(0) {
            *progress = Some(plan);
            return Ok(driven);
        }
        let word = if fetch.skip { "MOVE" } else { "FETCH" };
        self.complete(format!("{word} {}", plan.given));
        Ok(Driven::Completed {
            tag: None,
            sent: plan.given as usize,
        })
    }

    async fn fetch_rows(
        &mut self,
        fetch: &FetchCursor,
        rows: &mut Rows,
        plan: &mut FetchProgress,
        formats: &[Format],
        rows_max: Option<usize>,
    ) -> Result<Driven, End> {
        if plan.skip > 0 {
            let skipped = self.drive(rows, &mut Sink::Nowhere, Some(limit(plan.skip))).await?;
            match skipped {
                Driven::Suspended { .. } => plan.skip = 0,
                other => return Ok(other),
            }
        }
        let mut sink = if fetch.skip { Sink::Nowhere } else { Sink::Rows(formats) };
        let max = match (plan.left.map(limit), rows_max) {
            (Some(left), Some(max)) => Some(left.min(max)),
            (left, max) => left.or(max),
        };
        let driven = self.drive(rows, &mut sink, max).await?;
        if let Driven::Completed { sent, .. } | Driven::Suspended { sent } = driven {
            plan.given += sent as u64;
            plan.left = plan.left.map(|left| left - sent as u64);
        }
        Ok(driven)
    }

    /// CLOSE
    pub(super) fn close_cursor(&mut self, close: &CloseCursor) -> Result<(), ErrorFields> {
        match &close.name {
            None => {
                self.portals.retain(|_, portal| portal.cursor.is_none());
                self.complete("CLOSE CURSOR ALL");
            }
            Some(name) => {
                self.portals.remove(name).ok_or_else(|| no_cursor(name))?;
                self.complete("CLOSE CURSOR");
            }
        }
        Ok(())
    }

    /// Portals end with their transaction, but for cursors WITH HOLD that it doesn't undo.
    pub(super) fn end_portals(&mut self, committed: bool) {
        self.portals.retain(|_, portal| portal.outlives(committed));
        for portal in self.portals.values_mut() {
            if let Some(cursor) = &mut portal.cursor {
                cursor.in_transaction = false;
            }
        }
    }
}

/// What is to be skipped and given, from a position in rows taken.
fn plan(rows: FetchRows, position: u64) -> Result<FetchProgress, ErrorFields> {
    let plan = |skip, left| Ok(FetchProgress { skip, left, given: 0 });
    match rows {
        FetchRows::All => plan(0, None),
        FetchRows::Forward(n) if n > 0 || position == 0 => plan(0, Some(n)),
        FetchRows::Relative(n) if n > 0 => plan(n - 1, Some(1)),
        FetchRows::Relative(_) | FetchRows::Absolute(0) if position == 0 => plan(0, Some(0)),
        FetchRows::Absolute(n) if n > position => plan(n - position - 1, Some(1)),
        _ => {
            let message = "cursor can only scan forward";
            Err(ErrorFields::new(sqlstate::OBJECT_NOT_IN_PREREQUISITE_STATE, message)
                .hint("Declare the cursor anew to start over."))
        }
    }
}

fn limit(rows: u64) -> usize {
    usize::try_from(rows).unwrap_or(usize::MAX)
}

fn no_cursor(name: &str) -> ErrorFields {
    let message = format!("cursor \"{name}\" does not exist");
    ErrorFields::new(sqlstate::INVALID_CURSOR_NAME, message)
}
