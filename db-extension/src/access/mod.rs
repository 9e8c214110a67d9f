//! Who may do what: roles, owners, access lists, and the checks of each statement.
//!
//! [`Access`] is the state as of one moment. [`command`] turns a statement into changes of it, which [`records`] keeps
//! with the catalog; `check` holds a statement against it, `ownership` finds out who owns what a statement has made; [`files`]
//! is about files of the server.
//!
//! As in PostgreSQL: a superuser may do everything, an owner everything with what it owns; a view reads its tables with
//! its owner's rights, and its functions are called with the user's.

pub mod acl;
pub(crate) mod check;
pub mod command;
pub mod files;
pub(crate) mod ownership;
pub mod records;
pub(crate) mod rights;
pub mod role;
pub mod verifier;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use acl::{Acl, Grant, Object, Privileges};
pub use files::{FileAccess, FileUse};
pub use rbcdb_sql::access::Privilege;
pub use records::{AccessCache, Change};
pub use rights::FindSetting;
pub use role::{BOOTSTRAP, Role, RoleId};
pub use verifier::Verifier;

use crate::error::Error;

/// SQLSTATE of a missing right.
pub const DENIED: &str = "42501";

/// Roles and access lists as of one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    roles: BTreeMap<RoleId, Role>,
    acls: BTreeMap<Object, Acl>,
}

impl Default for Access {
    fn default() -> Access {
        Access::new(BTreeMap::new(), BTreeMap::new())
    }
}

impl Access {
    fn new(roles: BTreeMap<RoleId, Role>, acls: BTreeMap<Object, Acl>) -> Access {
        let mut all: BTreeMap<RoleId, Role> = Role::predefined().map(|role| (role.oid, role)).into();
        all.extend(roles);
        Access { roles: all, acls }
    }

    /// The state after a change.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::PutRole(role) => drop(self.roles.insert(role.oid, role.clone())),
            Change::RemoveRole(oid) => drop(self.roles.remove(oid)),
            Change::PutAcl(object, acl) => drop(self.acls.insert(object.clone(), acl.clone())),
            Change::RemoveAcl(object) => drop(self.acls.remove(object)),
        }
    }

    /// All roles.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.values()
    }

    /// A role.
    pub fn role(&self, id: RoleId) -> Option<&Role> {
        self.roles.get(&id)
    }

    /// The role of this name.
    pub fn role_named(&self, name: &str) -> Option<&Role> {
        self.roles.values().find(|role| role.name == name)
    }

    /// A role's name; that of one which is gone is its number.
    pub fn role_name(&self, id: RoleId) -> String {
        self.role(id).map_or_else(|| id.to_string(), |role| role.name.clone())
    }

    /// Whether any role has a password: then everyone has to log in.
    pub fn has_passwords(&self) -> bool {
        self.roles.values().any(|role| role.password.is_some())
    }

    /// Whether a role may do everything.
    pub fn is_superuser(&self, id: RoleId) -> bool {
        self.role(id).is_some_and(|role| role.superuser)
    }

    /// The role itself and all whose rights it has, directly or through others.
    pub fn rights_of(&self, id: RoleId) -> BTreeSet<RoleId> {
        let mut found = BTreeSet::new();
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            if found.insert(id) {
                next.extend(self.role(id).into_iter().flat_map(|role| &role.member_of));
            }
        }
        found
    }

    /// Whether a role has the rights of another; a superuser has everyone's.
    pub fn is_member(&self, id: RoleId, of: RoleId) -> bool {
        self.is_superuser(id) || self.rights_of(id).contains(&of)
    }

    /// An object's owner and access list.
    pub fn acl(&self, object: &Object) -> Acl {
        self.acls.get(object).cloned().unwrap_or_default()
    }

    /// An object's owner.
    pub fn owner(&self, object: &Object) -> RoleId {
        self.acls.get(object).map_or(BOOTSTRAP, |acl| acl.owner)
    }

    /// Whether a role may use this privilege on an object.
    pub fn allows(&self, id: RoleId, object: &Object, privilege: Privilege) -> bool {
        if self.is_superuser(id) {
            return true;
        }
        let roles = self.rights_of(id);
        let (rights, _) = self.acl(object).rights(object, |role| roles.contains(&role));
        rights.has(privilege)
    }

    /// Refuses a role that may not use this privilege on an object.
    ///
    /// # Errors
    /// 42501 in PostgreSQL's words.
    pub fn require(&self, id: RoleId, object: &Object, privilege: Privilege) -> Result<(), Error> {
        match self.allows(id, object, privilege) {
            true => Ok(()),
            false => Err(denied(object)),
        }
    }

    /// Refuses a role that doesn't own an object.
    ///
    /// # Errors
    /// 42501 in PostgreSQL's words.
    pub fn require_owner(&self, id: RoleId, object: &Object) -> Result<(), Error> {
        match self.is_member(id, self.owner(object)) {
            true => Ok(()),
            false => Err(Error::new(
                DENIED,
                format!("must be owner of {} {}", object.kind(), object.name()),
            )),
        }
    }

    /// Refuses a role that isn't a superuser; `what` is what it tried, as in `permission denied to create role`.
    ///
    /// # Errors
    /// 42501.
    pub fn require_superuser(&self, id: RoleId, what: &str) -> Result<(), Error> {
        match self.is_superuser(id) {
            true => Ok(()),
            false => {
                Err(Error::new(DENIED, format!("permission denied to {what}")).hint("Only superusers may do that."))
            }
        }
    }

    /// The access list as pg_class and pg_proc show it; `None` where nobody has changed it.
    pub fn acl_items(&self, object: &Object) -> Option<Vec<String>> {
        let acl = self.acls.get(object)?;
        let grants = acl.grants.as_ref()?;
        Some(grants.iter().map(|grant| self.acl_item(grant)).collect())
    }

    /// `alice=r*w/rbcdb`
    fn acl_item(&self, grant: &Grant) -> String {
        let name = |id: RoleId| {
            let name = self.role_name(id);
            let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_');
            if plain {
                name
            } else {
                rbcdb_sql::quote_identifier(&name)
            }
        };
        let letters: String = Privilege::ALL
            .into_iter()
            .filter(|(privilege, ..)| grant.privileges.has(*privilege))
            .map(|(privilege, _, letter)| match grant.grantable.has(privilege) {
                true => format!("{letter}*"),
                false => letter.to_string(),
            })
            .collect();
        let grantee = grant.grantee.map(name).unwrap_or_default();
        format!("{grantee}={letters}/{}", name(grant.grantor))
    }
}

fn denied(object: &Object) -> Error {
    Error::new(
        DENIED,
        format!("permission denied for {} {}", object.kind(), object.name()),
    )
}
