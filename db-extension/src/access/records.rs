//! How roles and access lists are kept: as records of a kind, with a key, in the same catalog as the tables.

use std::collections::BTreeMap;

use super::Access;
use super::acl::{Acl, Object};
use super::role::{Role, RoleId};
use crate::error::Error;

/// Kind of the records of roles; the key is the oid.
pub const ROLES: &str = "role";
/// Kind of the records of owners and access lists; the key is the object.
pub const ACLS: &str = "acl";

/// A change to the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A role is new or another.
    PutRole(Role),
    /// A role is gone.
    RemoveRole(RoleId),
    /// An object's owner or access list is another.
    PutAcl(Object, Acl),
    /// An object is gone.
    RemoveAcl(Object),
}

/// A record as it is written: the value is `None` where it is removed.
pub type Record = (&'static str, String, Option<Vec<u8>>);

impl Change {
    /// The record to write.
    ///
    /// # Errors
    /// Only if this crate has a fault.
    pub fn record(&self) -> Result<Record, Error> {
        let bytes = |value: serde_json::Result<Vec<u8>>| value.map(Some).map_err(|e| Error::internal(e.to_string()));
        Ok(match self {
            Change::PutRole(role) => (ROLES, role.oid.to_string(), bytes(serde_json::to_vec(role))?),
            Change::RemoveRole(oid) => (ROLES, oid.to_string(), None),
            Change::PutAcl(object, acl) => (ACLS, key(object)?, bytes(serde_json::to_vec(acl))?),
            Change::RemoveAcl(object) => (ACLS, key(object)?, None),
        })
    }
}

fn key(object: &Object) -> Result<String, Error> {
    serde_json::to_string(object).map_err(|e| Error::internal(e.to_string()))
}

impl Access {
    /// What the records say.
    ///
    /// # Errors
    /// XX001 for a record that can't be read: nobody gets in on half of the rights.
    pub fn from_records<'a>(
        roles: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        acls: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Result<Access, Error> {
        let corrupt = |kind: &str, key: &str, e: serde_json::Error| {
            Error::new("XX001", format!("the record of {kind} {key} is damaged: {e}"))
        };
        let mut read = BTreeMap::new();
        for (key, value) in roles {
            let role: Role = serde_json::from_slice(value).map_err(|e| corrupt("role", key, e))?;
            read.insert(role.oid, role);
        }
        let mut lists = BTreeMap::new();
        for (key, value) in acls {
            let object: Object = serde_json::from_str(key).map_err(|e| corrupt("object", key, e))?;
            let acl: Acl = serde_json::from_slice(value).map_err(|e| corrupt("object", key, e))?;
            lists.insert(object, acl);
        }
        Ok(Access::new(read, lists))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_back_and_damaged_ones_refused() {
        let role = Role::new(20_000, "a \"b\"");
        let object = Object::Table("s.x".to_owned(), "t".to_owned());
        let changes = [
            Change::PutRole(role.clone()),
            Change::PutAcl(object.clone(), Acl::owned_by(20_000)),
        ];
        let records: Vec<Record> = changes.iter().map(|c| c.record().unwrap()).collect();
        let of = |kind: &'static str| {
            let found = records.iter().filter(move |(k, ..)| *k == kind);
            found.map(|(_, key, value)| (key.as_str(), value.as_deref().unwrap()))
        };
        let access = Access::from_records(of(ROLES), of(ACLS)).unwrap();
        assert_eq!(access.role(20_000), Some(&role));
        assert_eq!(access.owner(&object), 20_000);
        assert!(Access::from_records([("1", b"{}".as_slice())], []).is_err());
        assert!(Access::from_records([], [("nonsense", b"{}".as_slice())]).is_err());
    }
}
