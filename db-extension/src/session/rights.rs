//! What a session's role may do, asked at the places where statements are planned.

use std::path::PathBuf;
use std::sync::Arc;

use datafusion::execution::SessionState;
use datafusion::logical_expr::LogicalPlan;
use datafusion::sql::parser::Statement as DFStatement;
use rbcdb_store::Snapshot;

use super::engine::Session;
use crate::access::check::Check;
use crate::access::{Access, BOOTSTRAP, FileUse, RoleId};
use crate::error::Error;

impl Session {
    /// Whose session it is.
    pub fn role(&self) -> RoleId {
        self.rights.as_ref().map_or(BOOTSTRAP, |rights| rights.who)
    }

    /// Roles and access lists as this session sees them.
    ///
    /// # Errors
    /// XX001 if they can't be read.
    pub fn access(&self) -> Result<Arc<Access>, Error> {
        match (&self.rights, self.rights_snapshot()) {
            (Some(rights), Some(snapshot)) => rights.access(&snapshot),
            _ => Ok(Arc::default()),
        }
    }

    /// The path of a file of the server that the session's role wants to use: canonical, in a directory that SQL may use.
    ///
    /// # Errors
    /// 42501 if the role may not or the file lies elsewhere, 58P01 if it isn't there.
    pub fn file(&self, path: &str, file_use: FileUse) -> Result<PathBuf, Error> {
        match (&self.rights, self.rights_snapshot()) {
            (Some(rights), Some(snapshot)) => rights.file(&snapshot, path, file_use),
            _ => Ok(PathBuf::from(path)),
        }
    }

    fn rights_snapshot(&self) -> Option<Arc<Snapshot>> {
        self.store.as_ref().map(|store| store.snapshot())
    }

    /// Refuses a planned statement that the role may not run.
    pub(super) async fn check(
        &self,
        statement: &DFStatement,
        plan: &LogicalPlan,
        state: &SessionState,
    ) -> Result<(), Error> {
        let Some(rights) = &self.rights else {
            return Ok(());
        };
        let access = self.access()?;
        let check = Check {
            access: &access,
            who: rights.who,
            state,
        };
        check.statement(statement, plan).await
    }

    /// Puts canonical paths of files that may be used in the place of those that a statement names.
    pub(super) fn confine(&self, statement: &mut DFStatement) -> Result<(), Error> {
        if self.rights.as_ref().is_none_or(|rights| rights.files.is_unlimited()) {
            return Ok(());
        }
        match statement {
            DFStatement::Explain(explain) => self.confine(&mut explain.statement),
            DFStatement::CopyTo(copy) => {
                copy.target = self.location(&copy.target, FileUse::Write)?;
                Ok(())
            }
            DFStatement::CreateExternalTable(table) => {
                for location in &mut table.locations {
                    *location = self.location(location, FileUse::Read)?;
                }
                Ok(())
            }
            DFStatement::Statement(_) | DFStatement::Reset(_) => Ok(()),
        }
    }

    /// A location that DataFusion reads as just this path: a directory ends in a slash, and nothing in it is a pattern.
    fn location(&self, location: &str, file_use: FileUse) -> Result<String, Error> {
        let path = self.file(location, file_use)?;
        let text = path.to_str().filter(|text| !text.contains(['*', '?', '[', '%', '#']));
        let text = text.ok_or_else(|| {
            Error::unsupported(format!("\"{location}\" has characters in its path that aren't supported"))
                .detail("These are *, ?, [, % and #, and what isn't UTF-8.")
        })?;
        let slash = if path.is_dir() || location.ends_with('/') { "/" } else { "" };
        Ok(format!("{text}{slash}"))
    }
}
