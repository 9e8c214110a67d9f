//! CREATE, ALTER and DROP ROLE, GRANT and REVOKE: from a statement to the changes that it makes. Nothing is written here.

mod grant;
mod role;

pub(crate) use role::bootstrap;

use rbcdb_sql::FunctionRef;
use rbcdb_sql::access::{AccessStatement, Grantee, Name, ObjectName};

use super::{Access, Change, Object, RoleId};
use crate::error::Error;

/// What there is that privileges can be on.
pub trait Catalog {
    /// The schema of names without one.
    fn default_schema(&self) -> String;
    /// Whether there is a schema of this name.
    fn has_schema(&self, schema: &str) -> bool;
    /// Names of a schema's tables and views.
    fn tables(&self, schema: &str) -> Vec<String>;
    /// The function that is meant.
    ///
    /// # Errors
    /// 42883 if there is none, 42725 if there are several.
    fn function(&self, function: &FunctionRef) -> Result<Object, Error>;
    /// All functions.
    fn functions(&self) -> Vec<Object>;
    /// A session's setting: its name and value in their usual spelling.
    ///
    /// # Errors
    /// 42704 if there is none of the name, 22023 for a value that it can't have.
    fn setting(&self, name: &str, value: &str) -> Result<(String, String), Error>;
}

/// What a statement does.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What is written.
    pub changes: Vec<Change>,
    /// What the user is told: SQLSTATE and message.
    pub notices: Vec<(&'static str, String)>,
}

/// Carries out a statement of the role `who`.
///
/// # Errors
/// What is wrong with it, or that the role may not do that.
pub fn carry_out(
    access: &Access,
    who: RoleId,
    catalog: &dyn Catalog,
    statement: &AccessStatement,
) -> Result<Outcome, Error> {
    let command = Command { access, who, catalog };
    match statement {
        AccessStatement::CreateRole {
            if_not_exists,
            name,
            options,
            member_of,
        } => command.create_role(*if_not_exists, name, options, member_of),
        AccessStatement::AlterRole { name, options } => command.alter_role(name, options),
        AccessStatement::AlterRoleSetting { name, change } => command.alter_role_setting(name, change),
        AccessStatement::RenameRole { name, to } => command.rename_role(name, to),
        AccessStatement::DropRole { if_exists, names } => command.drop_roles(*if_exists, names),
        AccessStatement::Privileges(change) => command.change_privileges(change),
        AccessStatement::Membership { grant, roles, members } => command.change_membership(*grant, roles, members),
        AccessStatement::ChangeOwner { object, owner } => command.change_owner(object, owner),
    }
}

/// A statement's surroundings.
struct Command<'a> {
    access: &'a Access,
    who: RoleId,
    catalog: &'a dyn Catalog,
}

impl Command<'_> {
    fn role(&self, name: &Name) -> Result<&super::Role, Error> {
        self.access
            .role_named(&name.name)
            .ok_or_else(|| Error::new("42704", format!("role \"{}\" does not exist", name.name)).at(name.position))
    }

    /// The role of a grantee; `None` is everyone.
    fn grantee(&self, grantee: &Grantee) -> Result<Option<RoleId>, Error> {
        Ok(match grantee {
            Grantee::Public => None,
            Grantee::Current => Some(self.who),
            Grantee::Role(name) => Some(self.role(name)?.oid),
        })
    }

    /// The role of a grantee that can't be everyone.
    fn one_role(&self, grantee: &Grantee) -> Result<RoleId, Error> {
        let role = self.grantee(grantee)?;
        role.ok_or_else(|| Error::new("42704", "role \"public\" does not exist"))
    }

    fn object(&self, name: &ObjectName) -> Result<Object, Error> {
        match name {
            ObjectName::Schema(name) => self.schema(name).map(Object::Schema),
            ObjectName::Table(table) => {
                let schema = table.schema.clone().unwrap_or_else(|| self.catalog.default_schema());
                match self.catalog.tables(&schema).contains(&table.name) {
                    true => Ok(Object::Table(schema, table.name.clone())),
                    false => {
                        let name = match &table.schema {
                            Some(schema) => format!("{schema}.{}", table.name),
                            None => table.name.clone(),
                        };
                        let error = Error::new("42P01", format!("relation \"{name}\" does not exist"));
                        Err(error.at(table.position))
                    }
                }
            }
            ObjectName::Function(function) => self.catalog.function(function),
        }
    }

    fn schema(&self, name: &Name) -> Result<String, Error> {
        match self.catalog.has_schema(&name.name) {
            true => Ok(name.name.clone()),
            false => Err(Error::new("3F000", format!("schema \"{}\" does not exist", name.name)).at(name.position)),
        }
    }
}
