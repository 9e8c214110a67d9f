//! Stopping what a session runs: by the client's request, because the session ends, because the server does.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::handles::Handle;
use crate::wire::error::{ErrorFields, sqlstate};

/// Why a statement shall stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A client asked for it.
    Cancelled,
    /// Its session was closed.
    Closed,
    /// The server shuts down.
    Shutdown,
}

impl Reason {
    /// What the statement's client is told.
    pub fn error(self) -> ErrorFields {
        match self {
            Reason::Cancelled => ErrorFields::new(sqlstate::QUERY_CANCELED, "canceling statement due to user request"),
            Reason::Closed => ErrorFields::new(sqlstate::QUERY_CANCELED, "canceling statement: its session was closed"),
            Reason::Shutdown => ErrorFields::new(
                sqlstate::ADMIN_SHUTDOWN,
                "terminating connection due to administrator command",
            ),
        }
    }
}

/// The statements that a session runs.
#[derive(Debug, Default)]
pub struct Statements {
    by_id: Mutex<HashMap<Handle, watch::Sender<Option<Reason>>>>,
}

impl Statements {
    /// Notes that a statement begins; the guard notes its end.
    pub fn begin(self: &Arc<Self>, id: Handle) -> Running {
        let (stop, stopped) = watch::channel(None);
        self.lock().insert(id, stop);
        Running {
            statements: Arc::clone(self),
            id,
            stopped,
        }
    }

    /// Stops one. Whether it is running.
    pub fn stop(&self, id: &[u8], reason: Reason) -> bool {
        match self.lock().get(id) {
            Some(stop) => {
                stop.send_replace(Some(reason));
                true
            }
            None => false,
        }
    }

    /// Stops all.
    pub fn stop_all(&self, reason: Reason) {
        for stop in self.lock().values() {
            stop.send_replace(Some(reason));
        }
    }

    /// Whether none runs.
    pub fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    /// The data behind the lock is whole after each statement, so a panic elsewhere doesn't spoil it.
    fn lock(&self) -> MutexGuard<'_, HashMap<Handle, watch::Sender<Option<Reason>>>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A statement that can be stopped until this is dropped.
#[derive(Debug)]
pub struct Running {
    statements: Arc<Statements>,
    id: Handle,
    stopped: watch::Receiver<Option<Reason>>,
}

impl Running {
    /// Returns once the statement shall stop.
    pub async fn stopped(&mut self) -> Reason {
        match self.stopped.wait_for(Option::is_some).await.map(|reason| *reason) {
            Ok(Some(reason)) => reason,
            // Another run of the same ticket has taken the place: nobody can ask for this one any more.
            _ => std::future::pending().await,
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let mut by_id = self.statements.lock();
        let mine = |stop: &watch::Sender<_>| stop.subscribe().same_channel(&self.stopped);
        if by_id.get(&self.id).is_some_and(mine) {
            by_id.remove(&self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_running_statement_is_told_why_it_stops() {
        let statements = Arc::new(Statements::default());
        assert!(!statements.stop(&[0; 16], Reason::Cancelled));
        let mut running = statements.begin([1; 16]);
        assert!(!statements.stop(&[2; 16], Reason::Cancelled));
        assert!(statements.stop(&[1; 16], Reason::Cancelled));
        assert_eq!(running.stopped().await, Reason::Cancelled);
        drop(running);
        assert!(statements.is_empty());
    }

    #[tokio::test]
    async fn the_end_of_an_older_run_leaves_the_newer_one() {
        let statements = Arc::new(Statements::default());
        let older = statements.begin([1; 16]);
        let mut newer = statements.begin([1; 16]);
        drop(older);
        statements.stop_all(Reason::Shutdown);
        assert_eq!(newer.stopped().await, Reason::Shutdown);
    }
}
