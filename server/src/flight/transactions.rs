//! Transactions that clients begin and end by actions. Each has an engine session of its own.

use arrow_flight::sql::{
    ActionBeginSavepointRequest, ActionBeginSavepointResult, ActionBeginTransactionResult, ActionEndSavepointRequest,
    ActionEndTransactionRequest,
};
use rbcdb_db_extension::Session;

use super::service::FlightSqlService;
use super::sessions::FlightSession;
use crate::wire::error::{ErrorFields, sqlstate};

/// An open transaction.
pub struct Transaction {
    /// The engine's session that is in it.
    pub session: Session,
}

fn unsupported() -> ErrorFields {
    ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, "transactions are not supported")
        .detail("Each statement takes effect at once.")
}

/// BeginTransaction
///
/// # Errors
/// 0A000
pub fn begin(_caller: &FlightSession) -> Result<ActionBeginTransactionResult, ErrorFields> {
    Err(unsupported())
}

/// EndTransaction
///
/// # Errors
/// 0A000
pub async fn end(
    _service: &FlightSqlService,
    _caller: &FlightSession,
    _request: &ActionEndTransactionRequest,
) -> Result<(), ErrorFields> {
    Err(unsupported())
}

/// BeginSavepoint
///
/// # Errors
/// 0A000
pub fn begin_savepoint(
    _caller: &FlightSession,
    _request: &ActionBeginSavepointRequest,
) -> Result<ActionBeginSavepointResult, ErrorFields> {
    Err(unsupported())
}

/// EndSavepoint
///
/// # Errors
/// 0A000
pub fn end_savepoint(_caller: &FlightSession, _request: &ActionEndSavepointRequest) -> Result<(), ErrorFields> {
    Err(unsupported())
}
