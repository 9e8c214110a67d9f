//! Whose session it is, and what that role may do.

use std::path::PathBuf;
use std::sync::Arc;

use rbcdb_sql::access::AccessStatement;
use rbcdb_store::{Snapshot, Transaction};

use super::command::{self, Catalog, Outcome};
use super::{Access, AccessCache, FileAccess, FileUse, RoleId};
use crate::error::Error;

/// Finds a setting, and checks a value of it; gives both in their usual spelling.
///
/// # Errors
/// 42704 if there is none of the name, 22023 for a value that it can't have.
pub type FindSetting = fn(name: &str, value: &str) -> Result<(String, String), Error>;

/// Of an engine whose sessions have none that a role could have.
pub(crate) fn no_setting(name: &str, _: &str) -> Result<(String, String), Error> {
    Err(Error::new(
        "42704",
        format!("unrecognized configuration parameter \"{name}\""),
    ))
}

/// A role's rights in one session.
#[derive(Debug, Clone)]
pub(crate) struct Rights {
    /// The role.
    pub who: RoleId,
    /// Where the state is read from.
    pub cache: Arc<AccessCache>,
    /// Files of the server.
    pub files: FileAccess,
    /// The settings that sessions have.
    pub settings: FindSetting,
}

impl Rights {
    /// Roles and access lists as a snapshot has them.
    ///
    /// # Errors
    /// XX001 if they can't be read.
    pub fn access(&self, snapshot: &Snapshot) -> Result<Arc<Access>, Error> {
        self.cache.of(snapshot)
    }

    /// The canonical path of a file that the role wants to use.
    ///
    /// # Errors
    /// As [`FileAccess::path`].
    pub fn file(&self, snapshot: &Snapshot, path: &str, file_use: FileUse) -> Result<PathBuf, Error> {
        self.files
            .path(self.access(snapshot)?.as_ref(), self.who, path, file_use)
    }

    /// Carries out a statement about roles and privileges within a transaction.
    ///
    /// # Errors
    /// What is wrong with it, or that the role may not do that.
    pub fn carry_out(
        &self,
        transaction: &mut Transaction,
        catalog: &dyn Catalog,
        statement: &AccessStatement,
    ) -> Result<Outcome, Error> {
        let access = self.access(transaction.snapshot())?;
        let outcome = command::carry_out(&access, self.who, catalog, statement)?;
        for change in &outcome.changes {
            change.write(transaction)?;
        }
        Ok(outcome)
    }
}
