//! Portals: statements that are bound to their parameters, and how far their rows have been fetched. A cursor is a portal
//! that DECLARE made.

use std::sync::Arc;
use std::time::SystemTime;

use datafusion::common::ScalarValue;
use rbcdb_db_extension::{CommitPoint, Event};

use super::cursor::FetchProgress;
use super::error::ErrorFields;
use super::extended::PreparedStatement;
use super::rows::Format;
use super::statement::Run;

/// What a Bind message or DECLARE left.
pub struct Portal {
    /// The statement.
    pub prepared: Arc<PreparedStatement>,
    /// Values of its parameters, until it begins.
    pub parameters: Vec<ScalarValue>,
    /// Formats of the result's columns.
    pub formats: Vec<Format>,
    /// How far it is.
    pub state: PortalState,
    /// What DECLARE said, if it is a cursor.
    pub cursor: Option<Declared>,
}

/// How far a portal is.
pub enum PortalState {
    /// It hasn't begun.
    Bound,
    /// It has rows left, as far as is known.
    Running(Rows),
    /// It is a FETCH that gave a part of its rows.
    Fetching(FetchProgress),
    /// It is at its end.
    Done,
}

/// What DECLARE said of a cursor.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The statement's text.
    pub text: String,
    /// `BINARY`
    pub binary: bool,
    /// `WITH HOLD`
    pub hold: bool,
    /// Whether its transaction is still open.
    pub in_transaction: bool,
    /// When.
    pub at: SystemTime,
}

impl Portal {
    /// Whether it stays when its transaction ends.
    pub fn outlives(&self, committed: bool) -> bool {
        self.cursor
            .as_ref()
            .is_some_and(|c| c.hold && (committed || !c.in_transaction))
    }
}

/// A run whose rows are taken a few at a time.
pub struct Rows {
    run: Run,
    /// An event that is here and not yet taken.
    held: Option<Event>,
    /// Rows taken so far.
    pub taken: u64,
}

impl Rows {
    /// All rows of a run.
    pub fn new(run: Run) -> Rows {
        Rows {
            run,
            held: None,
            taken: 0,
        }
    }

    /// The point before which the run can be stopped.
    pub fn commit_point(&self) -> CommitPoint {
        self.run.commit_point()
    }

    /// The next event, with at most `max` rows; `None` after the end.
    pub async fn next(&mut self, max: Option<usize>) -> Option<Event> {
        let event = match self.held.take() {
            Some(event) => event,
            None => self.run.next().await?,
        };
        let Event::Rows(mut batch) = event else {
            return Some(event);
        };
        let max = max.unwrap_or(usize::MAX);
        if batch.num_rows() > max {
            self.held = Some(Event::Rows(batch.slice(max, batch.num_rows() - max)));
            batch = batch.slice(0, max);
        }
        self.taken += batch.num_rows() as u64;
        Some(Event::Rows(batch))
    }

    /// Waits for the first event without taking it: what the statement reads is settled then.
    pub async fn settle(&mut self) {
        if self.held.is_none() {
            self.held = self.run.next().await;
        }
    }

    /// The error of a failed run as the client is told.
    pub fn error(&self, error: rbcdb_db_extension::Error) -> ErrorFields {
        self.run.error(error)
    }
}
