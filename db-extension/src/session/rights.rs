//! What a session's role may do, asked at the places where statements are planned and carried out.

use std::path::PathBuf;
use std::sync::Arc;

use datafusion::execution::SessionState;
use datafusion::logical_expr::LogicalPlan;
use datafusion::sql::parser::Statement as DFStatement;
use rbcdb_sql::{CreateFunction, FunctionRef, Statement};
use rbcdb_store::{SCHEMA, Snapshot, TableName, Transaction};

use super::engine::Session;
use super::transaction::View;
use crate::access::check::{self, Check};
use crate::access::command::Catalog;
use crate::access::ownership::{self, Objects};
use crate::access::rights::{FindSetting, Rights, no_setting};
use crate::access::{Access, BOOTSTRAP, FileUse, Object, Privilege, RoleId};
use crate::catalog;
use crate::error::Error;
use crate::tables::define::Defined;
use crate::tables::ingest::{Ingest, IngestMode};

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
        match &self.rights {
            Some(rights) => rights.access(&self.view().stored),
            None => Ok(Arc::default()),
        }
    }

    /// The path of a file of the server that the session's role wants to use: canonical, in a directory that SQL may use.
    ///
    /// # Errors
    /// 42501 if the role may not or the file lies elsewhere, 58P01 if it isn't there.
    pub fn file(&self, path: &str, file_use: FileUse) -> Result<PathBuf, Error> {
        match &self.rights {
            Some(rights) => rights.file(&self.view().stored, path, file_use),
            None => Ok(PathBuf::from(path)),
        }
    }

    /// The rights to hold a statement against; `None` for a role that may do everything.
    fn limited(&self, stored: &Snapshot) -> Result<Option<(&Rights, Arc<Access>)>, Error> {
        let Some(rights) = &self.rights else {
            return Ok(None);
        };
        let access = rights.access(stored)?;
        let role = access.role(rights.who);
        let role = role.ok_or_else(|| Error::new("42704", format!("role {} does not exist", rights.who)))?;
        Ok((!role.superuser).then_some((rights, access)))
    }

    fn checker<'a>(
        &'a self,
        rights: &Rights,
        access: &'a Access,
        stored: &'a Snapshot,
        state: &'a SessionState,
    ) -> Check<'a> {
        Check {
            access,
            who: rights.who,
            state,
            stored,
            path: self.search_path(),
        }
    }

    /// Refuses a statement that the role may not run; `plan` is what it was planned as, if it was.
    pub(crate) fn check(
        &self,
        stored: &Snapshot,
        state: &SessionState,
        statement: &DFStatement,
        plan: Option<&LogicalPlan>,
    ) -> Result<(), Error> {
        let Some((rights, access)) = self.limited(stored)? else {
            return Ok(());
        };
        let check = self.checker(rights, &access, stored, state);
        check.statement(statement)?;
        plan.map_or(Ok(()), |plan| check.calls(plan))
    }

    /// Refuses calls that the role may not make.
    pub(crate) fn check_calls(&self, stored: &Snapshot, state: &SessionState, plan: &LogicalPlan) -> Result<(), Error> {
        let Some((rights, access)) = self.limited(stored)? else {
            return Ok(());
        };
        let check = self.checker(rights, &access, stored, state);
        check.calls(plan)
    }

    /// Refuses rows, or a table, that the role may not put there.
    pub(crate) fn check_ingest(&self, stored: &Snapshot, name: &TableName, target: &Ingest) -> Result<(), Error> {
        let Some((rights, access)) = self.limited(stored)? else {
            return Ok(());
        };
        let schema = Object::Schema(name.schema.clone());
        let table = check::object(name);
        access.require(rights.who, &schema, Privilege::Usage)?;
        let exists = stored.has_relation(name);
        match target.mode {
            IngestMode::Append => access.require(rights.who, &table, Privilege::Insert),
            IngestMode::CreateAppend if exists => access.require(rights.who, &table, Privilege::Insert),
            IngestMode::Replace if exists => access.require_owner(rights.who, &table),
            IngestMode::Create | IngestMode::CreateAppend | IngestMode::Replace => {
                access.require(rights.who, &schema, Privilege::Create)
            }
        }
    }

    /// Refuses a statement about functions that the role may not run.
    pub(super) fn check_function(&self, view: &View, statement: &Statement) -> Result<(), Error> {
        let Some((rights, access)) = self.limited(&view.stored)? else {
            return Ok(());
        };
        let functions = &view.functions;
        let owner = |function: &FunctionRef| match functions.resolve_ref(function) {
            Ok(entry) => access.require_owner(rights.who, &check::function(entry)),
            // It is reported when the statement runs.
            Err(_) => Ok(()),
        };
        match statement {
            Statement::CreateFunction(create) => {
                let public = Object::Schema("public".to_owned());
                access.require(rights.who, &public, Privilege::Create)?;
                if create.kernel.as_ref().is_some_and(|kernel| kernel.unchecked) {
                    access.require_superuser(rights.who, "create a kernel function that isn't checked")?;
                }
                // LLVM reads it, which isn't made for what comes from anybody.
                if create.kernel.as_ref().is_some_and(|kernel| kernel.trusted) {
                    access.require_superuser(rights.who, "create a function whose LLVM IR isn't checked")?;
                }
                match replaced(functions, create) {
                    Some(object) => access.require_owner(rights.who, &object),
                    None => Ok(()),
                }
            }
            Statement::DropFunction(drop) => drop.functions.iter().try_for_each(owner),
            Statement::CommentOnFunction(comment) => owner(&comment.function),
            _ => Ok(()),
        }
    }

    /// Refuses a function whose callees the role may not call.
    pub(super) fn check_callees(&self, view: &View, create: &CreateFunction) -> Result<(), Error> {
        let Some((rights, access)) = self.limited(&view.stored)? else {
            return Ok(());
        };
        let types: Vec<_> = create.parameters.iter().map(|p| p.ty).collect();
        let Some(entry) = view.functions.find(&create.name.name, &types) else {
            return Ok(());
        };
        entry.callees.iter().try_for_each(|(name, types)| {
            let callee = Object::Function(name.clone(), catalog::type_list(types));
            access.require(rights.who, &callee, Privilege::Execute)
        })
    }

    /// Carries out a statement about roles and privileges.
    pub(super) fn change_access(
        &self,
        transaction: &mut Transaction,
        statement: &rbcdb_sql::access::AccessStatement,
    ) -> Result<Defined, Error> {
        let Some(rights) = &self.rights else {
            return Err(Error::unsupported("there are no roles here"));
        };
        let there = There {
            session: self,
            view: self.view_of(transaction),
        };
        let outcome = rights.carry_out(transaction, &there, statement)?;
        let notices = outcome.notices.into_iter();
        Ok(
            notices.fold(Defined::new(statement.tag()), |defined, (sqlstate, message)| {
                defined.notice(sqlstate, message)
            }),
        )
    }

    /// What has an owner now, to be compared after a statement; `None` where owners are of no interest.
    pub(crate) fn owned(&self, transaction: &Transaction) -> Option<Objects> {
        self.rights.as_ref()?;
        let view = self.view_of(transaction);
        Some(Objects::of(&view.stored, &view.functions))
    }

    /// Writes down whose is what a statement has made.
    pub(crate) fn settle_owners(&self, before: Option<Objects>, transaction: &mut Transaction) -> Result<(), Error> {
        let (Some(before), Some(rights)) = (before, &self.rights) else {
            return Ok(());
        };
        let access = rights.access(transaction.snapshot())?;
        let Some(after) = self.owned(transaction) else {
            return Ok(());
        };
        ownership::settle(&access, rights.who, &before, &after, transaction)
    }

    /// Puts canonical paths of files that may be used in the place of those that a statement names.
    pub(super) fn confine(&self, statement: &mut DFStatement) -> Result<(), Error> {
        if self.rights.is_none() {
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
        if self.rights.as_ref().is_none_or(|rights| rights.files.is_unlimited()) {
            return Ok(location.to_owned());
        }
        let text = path.to_str().filter(|text| !text.contains(['*', '?', '[', '%', '#']));
        let text = text.ok_or_else(|| {
            Error::unsupported(format!(
                "\"{location}\" has characters in its path that aren't supported"
            ))
            .detail("These are *, ?, [, % and #, and what isn't UTF-8.")
        })?;
        let slash = if path.is_dir() || location.ends_with('/') {
            "/"
        } else {
            ""
        };
        Ok(format!("{text}{slash}"))
    }
}

/// The function that a CREATE FUNCTION replaces.
fn replaced(functions: &catalog::Snapshot, create: &CreateFunction) -> Option<Object> {
    let types: Vec<_> = create.parameters.iter().map(|p| p.ty).collect();
    functions
        .find(&create.name.name, &types)
        .map(|entry| check::function(entry))
}

/// What a session's statement finds to grant privileges on.
struct There<'a> {
    session: &'a Session,
    view: View,
}

impl Catalog for There<'_> {
    fn default_schema(&self) -> String {
        self.session
            .current_schema(&self.view.stored)
            .unwrap_or_else(|_| "public".to_owned())
    }

    fn has_schema(&self, schema: &str) -> bool {
        self.view.stored.record(SCHEMA, schema).is_some()
    }

    fn tables(&self, schema: &str) -> Vec<String> {
        let stored = &self.view.stored;
        let tables = stored.tables().map(|table| table.definition.name.clone());
        let others = stored
            .records(rbcdb_store::RELATION)
            .filter_map(|(key, _)| TableName::from_key(key));
        tables
            .chain(others)
            .filter(|name| name.schema == schema)
            .map(|name| name.name)
            .collect()
    }

    fn function(&self, function: &FunctionRef) -> Result<Object, Error> {
        self.view
            .functions
            .resolve_ref(function)
            .map(|entry| check::function(entry))
    }

    fn setting(&self, name: &str, value: &str) -> Result<(String, String), Error> {
        let find = self
            .session
            .rights
            .as_ref()
            .map_or(no_setting as FindSetting, |rights| rights.settings);
        find(name, value)
    }

    fn functions(&self) -> Vec<Object> {
        self.view
            .functions
            .functions()
            .map(|entry| check::function(entry))
            .collect()
    }
}
