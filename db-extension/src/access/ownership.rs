//! Who owns what a statement has made. The store is compared before and after: no statement has to say what it did.

use std::collections::BTreeMap;

use rbcdb_store::{RELATION, SCHEMA, Snapshot, TableId, TableName, Transaction};

use super::check::{function, object};
use super::{Access, Acl, BOOTSTRAP, Change, Object, RoleId};
use crate::catalog;
use crate::error::Error;

/// Everything that has an owner, with what tells a table from another of its name.
pub(crate) struct Objects(BTreeMap<Object, Option<TableId>>);

impl Objects {
    /// Those of a snapshot.
    pub fn of(stored: &Snapshot, functions: &catalog::Snapshot) -> Objects {
        let tables = stored
            .tables()
            .map(|t| (object(&t.definition.name), Some(t.definition.id)));
        let others = stored.records(RELATION).filter_map(|(key, _)| TableName::from_key(key));
        let schemas = stored.records(SCHEMA).map(|(name, _)| Object::Schema(name.to_owned()));
        let functions = functions.functions().map(|entry| function(entry));
        let unnumbered = others.map(|name| object(&name)).chain(schemas).chain(functions);
        Objects(tables.chain(unnumbered.map(|object| (object, None))).collect())
    }
}

/// What has to be written for a role's statement that led from `before` to `after`: it owns what is new; what has another name
/// keeps its owner and access list; of what is gone nothing is left.
pub(crate) fn changes(access: &Access, who: RoleId, before: &Objects, after: &Objects) -> Vec<Change> {
    let gone = before.0.iter().filter(|(object, _)| !after.0.contains_key(*object));
    let mut new: BTreeMap<&Object, Option<TableId>> = after
        .0
        .iter()
        .filter(|(object, _)| !before.0.contains_key(*object))
        .map(|(object, id)| (object, *id))
        .collect();
    let mut changes = Vec::new();
    for (object, id) in gone {
        let renamed = new
            .iter()
            .find(|(_, new)| id.is_some() && **new == *id)
            .map(|(to, _)| *to);
        if let Some(to) = renamed {
            new.remove(to);
            changes.extend(
                access
                    .acls
                    .get(object)
                    .map(|acl| Change::PutAcl(to.clone(), acl.clone())),
            );
        }
        if access.acls.contains_key(object) {
            changes.push(Change::RemoveAcl(object.clone()));
        }
    }
    if who != BOOTSTRAP {
        changes.extend(
            new.into_keys()
                .map(|object| Change::PutAcl(object.clone(), Acl::owned_by(who))),
        );
    }
    changes
}

/// Writes the changes.
///
/// # Errors
/// 40001 if another transaction has changed the same.
pub(crate) fn settle(
    access: &Access,
    who: RoleId,
    before: &Objects,
    after: &Objects,
    transaction: &mut Transaction,
) -> Result<(), Error> {
    changes(access, who, before, after)
        .iter()
        .try_for_each(|change| change.write(transaction))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objects(tables: &[(&str, u64)]) -> Objects {
        let table = |(name, id): &(&str, u64)| {
            (
                Object::Table("public".to_owned(), (*name).to_owned()),
                Some(TableId(*id)),
            )
        };
        Objects(tables.iter().map(table).collect())
    }

    fn table(name: &str) -> Object {
        Object::Table("public".to_owned(), name.to_owned())
    }

    #[test]
    fn what_is_new_is_owned_what_is_renamed_moves_what_is_gone_is_forgotten() {
        let mut access = Access::default();
        for name in ["kept", "gone", "old"] {
            access.apply(&Change::PutAcl(table(name), Acl::owned_by(20_000)));
        }
        let before = objects(&[("kept", 1), ("gone", 2), ("old", 3), ("replaced", 4)]);
        let after = objects(&[("kept", 1), ("new", 5), ("other", 3), ("replaced", 6)]);
        for change in changes(&access, 30_000, &before, &after) {
            access.apply(&change);
        }
        let owners = ["kept", "gone", "old", "new", "other", "replaced"].map(|name| access.owner(&table(name)));
        assert_eq!(owners, [20_000, BOOTSTRAP, BOOTSTRAP, 30_000, 20_000, BOOTSTRAP]);
        assert!(
            changes(&access, BOOTSTRAP, &objects(&[]), &after).is_empty(),
            "the first superuser needs no record"
        );
    }
}
