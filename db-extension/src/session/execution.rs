//! A running statement as its session sees it.

use std::sync::Arc;

use arrow::array::RecordBatch;
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

use super::commit_point::CommitPoint;
use crate::error::Error;
use crate::statement::StatementContext;

/// How a statement ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Command tag; `None` for a query, whose tag counts the rows sent.
    pub tag: Option<String>,
}

/// A message that isn't an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Five-character SQLSTATE.
    pub sqlstate: &'static str,
    /// The message.
    pub message: String,
}

/// What a running statement tells.
#[derive(Debug)]
pub enum Event {
    /// Rows of the result, with the prepared statement's schema.
    Rows(RecordBatch),
    /// A message for the user.
    Notice(Notice),
    /// The end.
    Done(Completion),
    /// The end, in an error.
    Failed(Error),
}

/// A running statement. Dropping it stops the statement: compiled code within a tile of rows, operators when they next
/// yield.
#[derive(Debug)]
pub struct Execution {
    pub(super) events: mpsc::Receiver<Event>,
    pub(super) task: AbortHandle,
    pub(super) statement: Arc<StatementContext>,
    pub(super) commit: CommitPoint,
}

impl Execution {
    /// The point before which it can be stopped. Whoever tells that it was must ask there first.
    pub fn commit_point(&self) -> &CommitPoint {
        &self.commit
    }

    /// The next event; `None` after the end.
    pub async fn next(&mut self) -> Option<Event> {
        self.events.recv().await
    }
}

impl Drop for Execution {
    fn drop(&mut self) {
        self.statement.cancel_flag().cancel();
        self.task.abort();
    }
}
