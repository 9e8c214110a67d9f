//! Transaction blocks without transactions: each statement takes effect at once.
//!
//! Clients open blocks without being told to (psycopg sends BEGIN before the first statement), so BEGIN and COMMIT are
//! accepted, and the block's states are those of PostgreSQL. What can't be done isn't pretended: the first statement that
//! changes something inside a block brings a warning, and a ROLLBACK after such a statement is an error.

use pgwire::messages::response::TransactionStatus;

use super::error::{ErrorFields, Severity, sqlstate};

/// The block that a connection is in.
#[derive(Debug, Default, Clone, Copy)]
pub struct Transaction {
    state: State,
    /// Statements of this block that changed something.
    writes: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    /// No block: each statement for itself.
    #[default]
    Idle,
    /// After BEGIN.
    Block,
    /// After an error inside a block.
    Failed,
}

/// A notice, and how severe it is.
pub type Notice = (Severity, ErrorFields);

impl Transaction {
    /// What ReadyForQuery says.
    pub fn status(&self) -> TransactionStatus {
        match self.state {
            State::Idle => TransactionStatus::Idle,
            State::Block => TransactionStatus::Transaction,
            State::Failed => TransactionStatus::Error,
        }
    }

    /// Whether a block is open.
    pub fn in_block(&self) -> bool {
        self.state != State::Idle
    }

    /// Whether a statement other than COMMIT and ROLLBACK may run.
    ///
    /// # Errors
    /// 25P02 after an error in the block.
    pub fn check(&self) -> Result<(), ErrorFields> {
        if self.state != State::Failed {
            return Ok(());
        }
        Err(ErrorFields::new(
            sqlstate::IN_FAILED_SQL_TRANSACTION,
            "current transaction is aborted, commands ignored until end of transaction block",
        ))
    }

    /// A statement failed.
    pub fn failed(&mut self) {
        if self.state == State::Block {
            self.state = State::Failed;
        }
    }

    /// A statement changed something.
    pub fn wrote(&mut self) -> Option<Notice> {
        if self.state == State::Idle {
            return None;
        }
        self.writes += 1;
        (self.writes == 1).then(|| {
            let notice = ErrorFields::new(
                sqlstate::WARNING,
                "statements take effect at once, also in a transaction block",
            )
            .detail("This server has no transactions: COMMIT changes nothing and ROLLBACK can't undo.");
            (Severity::Warning, notice)
        })
    }

    /// BEGIN.
    pub fn begin(&mut self) -> Option<Notice> {
        if self.state == State::Idle {
            *self = Transaction {
                state: State::Block,
                writes: 0,
            };
            return None;
        }
        let notice = ErrorFields::new(
            sqlstate::ACTIVE_SQL_TRANSACTION,
            "there is already a transaction in progress",
        );
        Some((Severity::Warning, notice))
    }

    /// COMMIT, with its command tag: a failed block ends as ROLLBACK.
    ///
    /// # Errors
    /// 0A000 if the block failed after it changed something: PostgreSQL would undo that.
    pub fn commit(&mut self) -> Result<(&'static str, Option<Notice>), ErrorFields> {
        match self.state {
            State::Idle => Ok(("COMMIT", Some(no_transaction()))),
            State::Block => {
                *self = Transaction::default();
                Ok(("COMMIT", None))
            }
            State::Failed => self.end_undone(),
        }
    }

    /// ROLLBACK, with its command tag. The block ends, also if this is an error.
    ///
    /// # Errors
    /// 0A000 if the block changed something.
    pub fn rollback(&mut self) -> Result<(&'static str, Option<Notice>), ErrorFields> {
        if self.state == State::Idle {
            return Ok(("ROLLBACK", Some(no_transaction())));
        }
        self.end_undone()
    }

    fn end_undone(&mut self) -> Result<(&'static str, Option<Notice>), ErrorFields> {
        match std::mem::take(self).writes {
            0 => Ok(("ROLLBACK", None)),
            writes => Err(ErrorFields::new(
                sqlstate::FEATURE_NOT_SUPPORTED,
                format!("cannot undo what this transaction block changed in {writes} statement(s)"),
            )
            .detail("This server has no transactions: each statement took effect at once. The block has ended.")),
        }
    }
}

fn no_transaction() -> Notice {
    let notice = ErrorFields::new(
        sqlstate::NO_ACTIVE_SQL_TRANSACTION,
        "there is no transaction in progress",
    );
    (Severity::Warning, notice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_that_only_read_can_be_rolled_back() {
        let mut t = Transaction::default();
        assert!(t.begin().is_none() && t.in_block());
        assert!(t.begin().is_some(), "a second BEGIN is a warning");
        assert_eq!(t.rollback().unwrap().0, "ROLLBACK");
        assert_eq!(t.status(), TransactionStatus::Idle);
        assert!(
            t.rollback().unwrap().1.is_some() && t.commit().unwrap().1.is_some(),
            "warnings outside a block"
        );
    }

    #[test]
    fn a_rollback_after_a_write_says_that_it_cannot() {
        let mut t = Transaction::default();
        assert!(t.wrote().is_none(), "no warning outside a block");
        t.begin();
        assert!(t.wrote().is_some() && t.wrote().is_none(), "one warning per block");
        let error = t.rollback().unwrap_err();
        assert_eq!(error.sqlstate, sqlstate::FEATURE_NOT_SUPPORTED);
        assert!(!t.in_block());
    }

    #[test]
    fn an_error_fails_the_block_until_its_end() {
        let mut t = Transaction::default();
        t.failed();
        t.check().unwrap();
        t.begin();
        t.failed();
        assert_eq!(t.check().unwrap_err().sqlstate, sqlstate::IN_FAILED_SQL_TRANSACTION);
        assert_eq!(t.status(), TransactionStatus::Error);
        assert_eq!(t.commit().unwrap().0, "ROLLBACK");
        t.check().unwrap();
    }
}
