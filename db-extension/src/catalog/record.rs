//! A function as it is stored: its statement, and what later ones said of it.

use rbcdb_sql::{CreateFunction, Statement};
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// The record.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct StoredFunction {
    /// Object identifier.
    pub oid: u32,
    /// CREATE FUNCTION, as it was given.
    pub sql: String,
    /// COMMENT ON FUNCTION.
    pub comment: Option<String>,
}

impl StoredFunction {
    /// A new function.
    pub fn new(sql: &str, oid: u32) -> StoredFunction {
        StoredFunction {
            oid,
            sql: sql.to_owned(),
            comment: None,
        }
    }

    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec(self).map_err(|e| Error::internal(e.to_string()))
    }

    pub fn decode(bytes: &[u8]) -> Result<StoredFunction, Error> {
        serde_json::from_slice(bytes).map_err(|e| Error::new("XX001", format!("a function's record is damaged: {e}")))
    }

    /// The statement, parsed.
    pub fn statement(&self) -> Result<CreateFunction, Error> {
        let mut statements = rbcdb_sql::parse(&self.sql)?;
        match statements.pop().map(|s| s.statement) {
            Some(Statement::CreateFunction(create)) if statements.is_empty() => Ok(*create),
            _ => Err(Error::new("XX001", "a function's record holds another statement")),
        }
    }
}
