//! How roles and access lists are kept: as records of a kind, with a key, in the same catalog as the tables.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rbcdb_store::snapshot::Records;
use rbcdb_store::{Snapshot, Transaction};

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

impl Change {
    /// Writes it.
    ///
    /// # Errors
    /// 40001 if another transaction has changed the same.
    pub fn write(&self, transaction: &mut Transaction) -> Result<(), Error> {
        let written = match self {
            Change::PutRole(role) => transaction
                .put_record(ROLES, &role.oid.to_string(), json(role)?)
                .map(drop),
            Change::RemoveRole(oid) => transaction.remove_record(ROLES, &oid.to_string()).map(drop),
            Change::PutAcl(object, acl) => transaction.put_record(ACLS, &key(object)?, json(acl)?).map(drop),
            Change::RemoveAcl(object) => transaction.remove_record(ACLS, &key(object)?).map(drop),
        };
        Ok(written?)
    }
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(value).map_err(|e| Error::internal(e.to_string()))
}

fn key(object: &Object) -> Result<String, Error> {
    serde_json::to_string(object).map_err(|e| Error::internal(e.to_string()))
}

impl Access {
    /// What a snapshot's records say.
    ///
    /// # Errors
    /// XX001 for a record that can't be read: nobody gets in on half of the rights.
    pub fn read(snapshot: &Snapshot) -> Result<Access, Error> {
        let corrupt = |kind: &str, key: &str, e: serde_json::Error| {
            Error::new("XX001", format!("the record of {kind} {key} is damaged: {e}"))
        };
        let mut roles = BTreeMap::new();
        for (key, record) in snapshot.records(ROLES) {
            let role: Role = serde_json::from_slice(&record.value).map_err(|e| corrupt("role", key, e))?;
            roles.insert(role.oid, role);
        }
        let mut acls = BTreeMap::new();
        for (key, record) in snapshot.records(ACLS) {
            let object: Object = serde_json::from_str(key).map_err(|e| corrupt("object", key, e))?;
            let acl: Acl = serde_json::from_slice(&record.value).map_err(|e| corrupt("object", key, e))?;
            acls.insert(object, acl);
        }
        Ok(Access::new(roles, acls))
    }
}

/// The newest state that was read: records seldom change, and each statement needs it.
#[derive(Debug, Default)]
pub struct AccessCache(Mutex<Option<(Records, Arc<Access>)>>);

impl AccessCache {
    /// What a snapshot's records say.
    ///
    /// # Errors
    /// As [`Access::read`].
    pub fn of(&self, snapshot: &Snapshot) -> Result<Arc<Access>, Error> {
        let records = snapshot.all_records();
        if let Some((known, access)) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner)
            && *known == records
        {
            return Ok(Arc::clone(access));
        }
        let access = Arc::new(Access::read(snapshot)?);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((records, Arc::clone(&access)));
        Ok(access)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_back_and_damaged_ones_refused() {
        let store = rbcdb_store::Store::open(&rbcdb_store::Options::default()).unwrap();
        let role = Role::new(20_000, "a \"b\"");
        let object = Object::Table("s.x".to_owned(), "t".to_owned());
        let mut transaction = store.begin();
        for change in [
            Change::PutRole(role.clone()),
            Change::PutAcl(object.clone(), Acl::owned_by(20_000)),
        ] {
            change.write(&mut transaction).unwrap();
        }
        let cache = AccessCache::default();
        let access = cache.of(transaction.snapshot()).unwrap();
        assert_eq!(access.role(20_000), Some(&role));
        assert_eq!(access.owner(&object), 20_000);
        assert!(
            Arc::ptr_eq(&access, &cache.of(transaction.snapshot()).unwrap()),
            "read once"
        );
        Change::RemoveRole(20_000).write(&mut transaction).unwrap();
        assert_eq!(cache.of(transaction.snapshot()).unwrap().role(20_000), None);
        transaction.put_record(ROLES, "20001", b"{}".as_slice()).unwrap();
        assert_eq!(cache.of(transaction.snapshot()).unwrap_err().sqlstate, "XX001");
    }
}
