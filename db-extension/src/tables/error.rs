//! What the store says, as errors of SQL.

use datafusion::error::DataFusionError;
use rbcdb_store::{CommitError, Conflict, StoreError};

use crate::error::Error;

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Error {
        let message = error.to_string();
        match error {
            StoreError::Io { full: true, .. } => Error::new("53100", format!("no space is left: {message}"))
                .hint("Free space in the data directory's file system, then try again. Nothing was changed."),
            StoreError::Io { .. } => Error::new("58030", message),
            StoreError::Corrupt(_) | StoreError::Format { .. } => Error::new("XX001", message),
            StoreError::InUse { .. } => Error::new("55006", message),
            StoreError::Closed => Error::new("57P01", "the server is shutting down"),
        }
    }
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Error {
        Error::new("40001", "could not serialize access due to concurrent update")
            .detail(conflict.to_string())
            .hint("Run the transaction again.")
    }
}

impl From<CommitError> for Error {
    fn from(error: CommitError) -> Error {
        match error {
            CommitError::Conflict(conflict) => conflict.into(),
            CommitError::Store(error) => error.into(),
        }
    }
}

/// The error in an operator.
pub(super) fn store_error(error: StoreError) -> DataFusionError {
    DataFusionError::External(Box::new(Error::from(error)))
}
