//! The transaction block that a connection is in, as the protocol has it: none, one that the client has begun, one that
//! the server has begun because several statements came together, and whether a statement in it has failed. What the block
//! sees and changes is the [session](rbcdb_db_extension::Session)'s.

use pgwire::messages::response::TransactionStatus;

use super::connection::Connection;
use super::control::{Modes, Savepoint};
use super::error::{ErrorFields, Severity, sqlstate};
use super::statement::Origin;

/// The block that a connection is in.
#[derive(Debug, Default, Clone, Copy)]
pub struct Transaction {
    state: State,
    failed: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    /// No block: each statement for itself.
    #[default]
    Idle,
    /// Statements that came together.
    Implicit,
    /// After BEGIN.
    Block,
}

/// A notice, and how severe it is.
pub type Notice = (Severity, ErrorFields);

impl Transaction {
    /// What ReadyForQuery says.
    pub fn status(&self) -> TransactionStatus {
        match (self.state, self.failed) {
            (State::Block, false) => TransactionStatus::Transaction,
            (State::Block, true) => TransactionStatus::Error,
            (State::Idle | State::Implicit, _) => TransactionStatus::Idle,
        }
    }

    /// Whether the client has begun a block.
    pub fn in_block(&self) -> bool {
        self.state == State::Block
    }

    /// Whether there is no block at all.
    pub fn is_idle(&self) -> bool {
        self.state == State::Idle
    }

    /// Whether a statement other than COMMIT and ROLLBACK may run.
    ///
    /// # Errors
    /// 25P02 after an error in the block.
    pub fn check(&self) -> Result<(), ErrorFields> {
        if !(self.failed && self.in_block()) {
            return Ok(());
        }
        Err(ErrorFields::new(
            sqlstate::IN_FAILED_SQL_TRANSACTION,
            "current transaction is aborted, commands ignored until end of transaction block",
        ))
    }

    /// A statement failed.
    pub fn failed(&mut self) {
        self.failed = self.state != State::Idle;
    }
}

impl Connection {
    /// BEGIN.
    pub(super) fn begin_block(&mut self, modes: Modes) -> Result<(), ErrorFields> {
        let read_only = modes.read_only.unwrap_or(self.settings.default_read_only());
        match self.transaction.state {
            State::Idle => self.session.begin(read_only).map_err(plain)?,
            // What came together with it belongs to it.
            State::Implicit => {}
            State::Block => {
                let notice = ErrorFields::new(
                    sqlstate::ACTIVE_SQL_TRANSACTION,
                    "there is already a transaction in progress",
                );
                self.notify(Some((Severity::Warning, notice)));
            }
        }
        self.transaction.state = State::Block;
        self.note_transaction();
        if let Some(read_only) = modes.read_only {
            self.session.set_read_only(read_only);
        }
        Ok(())
    }

    /// A block for statements that came together, unless there is one.
    pub(super) fn begin_implicit(&mut self) -> Result<(), ErrorFields> {
        if self.transaction.is_idle() {
            self.session.begin(self.settings.default_read_only()).map_err(plain)?;
            self.transaction.state = State::Implicit;
            self.note_transaction();
        }
        Ok(())
    }

    /// The end of statements that came together: what they changed is there, or nothing.
    ///
    /// # Errors
    /// What the commit says.
    pub(super) async fn end_implicit(&mut self) -> Result<(), ErrorFields> {
        if self.transaction.state != State::Implicit {
            return Ok(());
        }
        self.end_block(true).await.map(drop)
    }

    /// COMMIT, with its command tag: a failed block ends as ROLLBACK. The block ends, also if this is an error.
    ///
    /// # Errors
    /// What the commit says; nothing has changed then.
    pub(super) async fn commit_block(&mut self) -> Result<&'static str, ErrorFields> {
        if !self.transaction.in_block() {
            self.notify(Some(no_transaction()));
        }
        self.end_block(true).await
    }

    /// ROLLBACK, with its command tag.
    pub(super) async fn rollback_block(&mut self) -> Result<&'static str, ErrorFields> {
        if !self.transaction.in_block() {
            self.notify(Some(no_transaction()));
        }
        self.end_block(false).await
    }

    async fn end_block(&mut self, commit: bool) -> Result<&'static str, ErrorFields> {
        let ended = std::mem::take(&mut self.transaction);
        if ended.state == State::Idle {
            return Ok(if commit { "COMMIT" } else { "ROLLBACK" });
        }
        let commit = commit && !ended.failed;
        let done = if commit {
            self.session.commit().await.map_err(plain)
        } else {
            self.session.rollback();
            Ok(())
        };
        self.end_transaction(commit && done.is_ok());
        done.map(|()| if commit { "COMMIT" } else { "ROLLBACK" })
    }

    /// SET TRANSACTION.
    pub(super) fn set_transaction(&mut self, modes: Modes) -> Result<(), ErrorFields> {
        if !self.transaction.in_block() {
            let notice = ErrorFields::new(
                sqlstate::NO_ACTIVE_SQL_TRANSACTION,
                "SET TRANSACTION can only be used in transaction blocks",
            );
            self.notify(Some((Severity::Warning, notice)));
            return Ok(());
        }
        if let Some(read_only) = modes.read_only {
            self.session.set_read_only(read_only);
        }
        Ok(())
    }

    /// SAVEPOINT, RELEASE and ROLLBACK TO.
    ///
    /// # Errors
    /// 25P01 outside a block, 3B001 for a savepoint that isn't there.
    pub(super) fn savepoint(&mut self, savepoint: &Savepoint) -> Result<(), ErrorFields> {
        match savepoint {
            Savepoint::Set(name) => self.session.savepoint(name),
            Savepoint::Release(name) => self.session.release(name),
            Savepoint::RollbackTo(name) => self.session.rollback_to(name),
        }
        .map_err(plain)?;
        if matches!(savepoint, Savepoint::RollbackTo(_)) {
            self.transaction.failed = false;
        }
        Ok(())
    }
}

/// An error that is about no place in the client's text.
fn plain(error: rbcdb_db_extension::Error) -> ErrorFields {
    Origin { text: None, start: 0 }.error(error)
}

fn no_transaction() -> Notice {
    let notice = ErrorFields::new(
        sqlstate::NO_ACTIVE_SQL_TRANSACTION,
        "there is no transaction in progress",
    );
    (Severity::Warning, notice)
}
