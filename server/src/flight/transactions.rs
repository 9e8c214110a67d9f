//! Transactions that clients begin and end by actions. Each has an engine session of its own, which ends with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow_flight::sql::{
    ActionBeginSavepointRequest, ActionBeginSavepointResult, ActionBeginTransactionResult, ActionEndSavepointRequest,
    ActionEndTransactionRequest, EndTransaction,
};
use bytes::Bytes;
use rbcdb_db_extension::{Engine, Session};
use tokio::runtime::Handle as Runtime;

use super::do_action::too_many;
use super::error;
use super::handles::Handle;
use super::sessions::FlightSession;
use super::statement::on_engine;
use crate::wire::error::{ErrorFields, sqlstate};

/// An open transaction. It is rolled back when nobody holds it any more.
pub struct Transaction {
    /// The engine's session that is in it.
    pub session: Session,
    savepoints: AtomicU64,
}

impl Transaction {
    /// Begins one.
    ///
    /// # Errors
    /// What the engine says.
    pub fn begin(engine: &Engine, caller: &FlightSession) -> Result<Transaction, ErrorFields> {
        let session = caller.login.session(engine);
        session.begin(false).map_err(|e| error::from_engine(e, None))?;
        Ok(Transaction {
            session,
            savepoints: AtomicU64::new(0),
        })
    }

    /// Makes all that it changed be there. Goes on to its end even if nobody waits for it.
    ///
    /// # Errors
    /// 40001 if another transaction has changed the same meanwhile; the disk's errors.
    pub async fn commit(&self, runtime: &Runtime) -> Result<(), ErrorFields> {
        let session = self.session.clone();
        let committed = on_engine(runtime, async move { session.commit().await }).await?;
        committed.map_err(|e| error::from_engine(e, None))
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        self.session.rollback();
    }
}

/// The engine's session that a call's statements run in. Its transaction isn't idle meanwhile.
pub struct Scope {
    /// The engine's session.
    pub session: Session,
    _transaction: Option<Arc<Transaction>>,
}

impl Scope {
    /// The scope of a call that names this transaction; none, or an empty name, is each statement for itself.
    ///
    /// # Errors
    /// 25P01 for a transaction that isn't there.
    pub fn of(caller: &FlightSession, transaction: &[u8]) -> Result<Scope, ErrorFields> {
        if transaction.is_empty() {
            return Ok(Scope {
                session: caller.session.clone(),
                _transaction: None,
            });
        }
        let transaction = caller.transactions.get(transaction).ok_or_else(no_transaction)?;
        Ok(Scope {
            session: transaction.session.clone(),
            _transaction: Some(transaction),
        })
    }
}

fn no_transaction() -> ErrorFields {
    ErrorFields::new(sqlstate::NO_ACTIVE_SQL_TRANSACTION, "the transaction does not exist")
        .detail("It has ended, was idle for too long, or is another session's.")
}

/// BeginTransaction
///
/// # Errors
/// 53400 if the session has as many as it may.
pub fn begin(engine: &Engine, caller: &FlightSession) -> Result<ActionBeginTransactionResult, ErrorFields> {
    let transaction = Transaction::begin(engine, caller)?;
    let handle = caller.transactions.insert(transaction);
    let handle = handle.map_err(|full| too_many(&full, "open transactions"))?;
    Ok(ActionBeginTransactionResult {
        transaction_id: Bytes::copy_from_slice(&handle),
    })
}

/// EndTransaction
///
/// # Errors
/// 25P01 for a transaction that isn't there, 08P01 for an unknown end, those of [`Transaction::commit`].
pub async fn end(
    runtime: &Runtime,
    caller: &FlightSession,
    request: &ActionEndTransactionRequest,
) -> Result<(), ErrorFields> {
    let action = request.action();
    if action == EndTransaction::Unspecified {
        let message = "EndTransaction neither commits nor rolls back";
        return Err(ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message));
    }
    let transaction = caller
        .transactions
        .remove(&request.transaction_id)
        .ok_or_else(no_transaction)?;
    match action {
        EndTransaction::Commit => transaction.commit(runtime).await,
        _ => {
            transaction.session.rollback();
            Ok(())
        }
    }
}

/// BeginSavepoint: the savepoint's id is the transaction's and a number, which is its name in the engine. The client's
/// name may be given twice.
///
/// # Errors
/// 25P01 for a transaction that isn't there.
pub fn begin_savepoint(
    caller: &FlightSession,
    request: &ActionBeginSavepointRequest,
) -> Result<ActionBeginSavepointResult, ErrorFields> {
    let transaction = caller
        .transactions
        .get(&request.transaction_id)
        .ok_or_else(no_transaction)?;
    let number = transaction.savepoints.fetch_add(1, Ordering::Relaxed);
    let made = transaction.session.savepoint(&number.to_string());
    made.map_err(|e| error::from_engine(e, None))?;
    let id = [&request.transaction_id[..], &number.to_be_bytes()].concat();
    Ok(ActionBeginSavepointResult {
        savepoint_id: id.into(),
    })
}

/// EndSavepoint
///
/// # Errors
/// 3B001 for a savepoint that isn't there, 08P01 for an unknown end.
pub fn end_savepoint(caller: &FlightSession, request: &ActionEndSavepointRequest) -> Result<(), ErrorFields> {
    /// `ActionEndSavepointRequest.EndSavepoint`, which arrow-flight keeps to itself.
    const RELEASE: i32 = 1;
    const ROLLBACK: i32 = 2;
    let missing = || ErrorFields::new("3B001", "the savepoint does not exist");
    let (handle, number) = request
        .savepoint_id
        .split_at_checked(size_of::<Handle>())
        .ok_or_else(missing)?;
    let number = u64::from_be_bytes(number.try_into().map_err(|_| missing())?);
    let transaction = caller.transactions.get(handle).ok_or_else(missing)?;
    let name = number.to_string();
    let ended = match request.action {
        RELEASE => transaction.session.release(&name),
        ROLLBACK => transaction.session.rollback_to(&name),
        _ => {
            let message = "EndSavepoint neither releases nor rolls back";
            return Err(ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message));
        }
    };
    ended.map_err(|e| error::from_engine(e, None))
}
