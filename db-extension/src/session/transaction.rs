//! A session's transaction block: which snapshot its statements see, and what they have changed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rbcdb_store::{CommitError, Transaction};
use tokio::sync::{OwnedMutexGuard, oneshot};

use super::engine::Session;
use crate::catalog::Snapshot;
use crate::error::Error;

/// What a statement sees: tables and functions of one moment.
#[derive(Debug, Clone)]
pub(crate) struct View {
    /// Tables and records.
    pub stored: Arc<rbcdb_store::Snapshot>,
    /// Functions.
    pub functions: Arc<Snapshot>,
}

/// The block that a session is in, if any. Clones of the session share it.
#[derive(Debug, Default)]
pub(crate) struct Block {
    open: Mutex<Option<Open>>,
    /// Held by a statement that changes something, and by the end of the block.
    writing: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Debug)]
struct Open {
    read_only: bool,
    /// `None` before the first statement, which decides what the block sees.
    state: Option<State>,
    savepoints: Vec<(String, Option<State>)>,
}

#[derive(Debug, Clone)]
struct State {
    transaction: Transaction,
    functions: Arc<Snapshot>,
}

/// A transaction that a statement is changing.
pub(crate) struct Writing {
    /// What to change.
    pub transaction: Transaction,
    /// In a block, its lock.
    block: Option<OwnedMutexGuard<()>>,
}

impl Block {
    fn open(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Session {
    /// Begins a transaction block. All of its statements see the same moment, which is that of the first, and besides what
    /// the block has changed (snapshot isolation).
    ///
    /// # Errors
    /// 25001 inside a block.
    pub fn begin(&self, read_only: bool) -> Result<(), Error> {
        let mut open = self.block.open();
        if open.is_some() {
            return Err(Error::new("25001", "there is already a transaction in progress"));
        }
        *open = Some(Open {
            read_only,
            state: None,
            savepoints: Vec::new(),
        });
        Ok(())
    }

    /// Says whether the block may only read. Without a block, nothing happens.
    pub fn set_read_only(&self, read_only: bool) {
        if let Some(open) = self.block.open().as_mut() {
            open.read_only = read_only;
        }
    }

    /// Whether a block is open.
    pub fn in_transaction(&self) -> bool {
        self.block.open().is_some()
    }

    /// Ends the block; all that it changed is there, or nothing. Without a block, nothing happens.
    ///
    /// # Errors
    /// 40001 if another transaction has changed the same meanwhile; the disk's errors.
    pub async fn commit(&self) -> Result<(), Error> {
        let _ending = Arc::clone(&self.block.writing).lock_owned().await;
        let open = self.block.open().take();
        match open.and_then(|open| open.state) {
            Some(state) => Ok(self.commit_transaction(state.transaction).await?),
            None => Ok(()),
        }
    }

    /// Ends the block; nothing that it changed is there.
    pub fn rollback(&self) {
        *self.block.open() = None;
    }

    /// Marks the block's state under a name.
    ///
    /// # Errors
    /// 25P01 outside a block.
    pub fn savepoint(&self, name: &str) -> Result<(), Error> {
        // A block sees one moment, also after going back to before its first statement.
        self.view();
        let mut open = self.block.open();
        let open = open.as_mut().ok_or_else(|| no_block("SAVEPOINT"))?;
        open.savepoints.push((name.to_owned(), open.state.clone()));
        Ok(())
    }

    /// Goes back to a savepoint, which stays.
    ///
    /// # Errors
    /// 25P01 outside a block, 3B001 for a name that isn't there.
    pub fn rollback_to(&self, name: &str) -> Result<(), Error> {
        let mut open = self.block.open();
        let open = open.as_mut().ok_or_else(|| no_block("ROLLBACK TO SAVEPOINT"))?;
        let at = position(&open.savepoints, name)?;
        open.savepoints.truncate(at + 1);
        open.state = open.savepoints[at].1.clone();
        Ok(())
    }

    /// Forgets a savepoint and those after it.
    ///
    /// # Errors
    /// As [`Session::rollback_to`].
    pub fn release(&self, name: &str) -> Result<(), Error> {
        let mut open = self.block.open();
        let open = open.as_mut().ok_or_else(|| no_block("RELEASE SAVEPOINT"))?;
        let at = position(&open.savepoints, name)?;
        open.savepoints.truncate(at);
        Ok(())
    }

    /// What a statement sees that begins now.
    pub(crate) fn view(&self) -> View {
        let mut open = self.block.open();
        let Some(open) = open.as_mut() else {
            let stored = self.store().snapshot();
            let functions = self.functions.of(&stored);
            return View { stored, functions };
        };
        let state = open.state.get_or_insert_with(|| {
            let transaction = self.store().begin();
            let functions = self.functions.of(transaction.snapshot());
            State { transaction, functions }
        });
        View {
            stored: Arc::clone(state.transaction.snapshot()),
            functions: Arc::clone(&state.functions),
        }
    }

    /// Begins to change something: in the block, or in a transaction of its own.
    ///
    /// # Errors
    /// 25006 if the block may only read; `what` is the statement's kind.
    pub(crate) async fn start_writing(&self, what: &str) -> Result<Writing, Error> {
        if !self.in_transaction() {
            return Ok(Writing {
                transaction: self.store().begin(),
                block: None,
            });
        }
        let lock = Arc::clone(&self.block.writing).lock_owned().await;
        self.view();
        let open = self.block.open();
        let read_only = open.as_ref().is_some_and(|open| open.read_only);
        let state = open.as_ref().and_then(|open| open.state.clone());
        match state {
            Some(_) if read_only => Err(Error::new(
                "25006",
                format!("cannot execute {what} in a read-only transaction"),
            )),
            Some(state) => Ok(Writing {
                transaction: state.transaction,
                block: Some(lock),
            }),
            None => Err(Error::new("25P01", "the transaction block has ended")),
        }
    }

    /// Makes the change part of the block, or commits it.
    ///
    /// # Errors
    /// What committing says.
    pub(crate) async fn finish_writing(&self, writing: Writing) -> Result<(), CommitError> {
        let Writing { transaction, block } = writing;
        if block.is_none() {
            return self.commit_transaction(transaction).await;
        }
        let functions = self.functions.of(transaction.snapshot());
        if let Some(open) = self.block.open().as_mut() {
            open.state = Some(State { transaction, functions });
        }
        Ok(())
    }

    async fn commit_transaction(&self, transaction: Transaction) -> Result<(), CommitError> {
        let (send, committed) = oneshot::channel();
        self.store().commit_then(transaction, move |result| {
            // Whoever waited may be gone; it is committed all the same.
            let _ = send.send(result);
        });
        let committed = committed.await.unwrap_or(Err(rbcdb_store::StoreError::Closed.into()))?;
        // While what the transaction compiled is still there.
        self.functions.of(&committed);
        Ok(())
    }
}

fn position(savepoints: &[(String, Option<State>)], name: &str) -> Result<usize, Error> {
    let found = savepoints.iter().rposition(|(n, _)| n == name);
    found.ok_or_else(|| Error::new("3B001", format!("savepoint \"{name}\" does not exist")))
}

fn no_block(statement: &str) -> Error {
    Error::new("25P01", format!("{statement} can only be used in transaction blocks"))
}
