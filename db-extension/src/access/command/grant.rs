//! GRANT and REVOKE of privileges, and changes of owner.

use rbcdb_sql::access::{Grantee, ObjectName, PrivilegeChange, Targets};

use super::super::{Acl, Change, DENIED, Grant, Object, Privileges, RoleId};
use super::{Command, Outcome};
use crate::error::Error;

impl Command<'_> {
    pub(super) fn change_privileges(&self, change: &PrivilegeChange) -> Result<Outcome, Error> {
        let mut outcome = Outcome::default();
        let grantees = change
            .grantees
            .iter()
            .map(|g| self.grantee(g))
            .collect::<Result<Vec<_>, _>>()?;
        if change.grant && change.grant_option && grantees.contains(&None) {
            return Err(Error::new("0LP01", "grant options can only be granted to roles"));
        }
        for object in self.targets(&change.targets)? {
            let asked = asked(change, &object)?;
            let (grantor, grantable) = self.grantor(&object)?;
            let possible = asked.and(grantable);
            if possible != asked && change.privileges.is_some() || possible.is_empty() {
                let (done, state) = match change.grant {
                    true => ("granted", "01007"),
                    false => ("could be revoked", "01006"),
                };
                let some = if possible.is_empty() {
                    "no privileges were"
                } else {
                    "not all privileges were"
                };
                let some = if change.grant {
                    some.to_owned()
                } else {
                    some.replace(" were", "")
                };
                outcome
                    .notices
                    .push((state, format!("{some} {done} for \"{}\"", object.name())));
            }
            if possible.is_empty() {
                continue;
            }
            let mut acl = self.access.acl(&object);
            for grantee in &grantees {
                change_one(&mut acl, &object, change, *grantee, grantor, possible)?;
            }
            if acl != self.access.acl(&object) {
                outcome.changes.push(Change::PutAcl(object, acl));
            }
        }
        Ok(outcome)
    }

    /// As whom the current role grants, and what it can grant: as the owner, if it has the owner's rights.
    fn grantor(&self, object: &Object) -> Result<(RoleId, Privileges), Error> {
        let acl = self.access.acl(object);
        if self.access.is_member(self.who, acl.owner) {
            return Ok((acl.owner, object.privileges()));
        }
        let roles = self.access.rights_of(self.who);
        let (rights, grantable) = acl.rights(object, |role| roles.contains(&role));
        if rights.is_empty() && grantable.is_empty() {
            let message = format!("permission denied for {} {}", object.kind(), object.name());
            return Err(Error::new(DENIED, message));
        }
        Ok((self.who, grantable))
    }

    fn targets(&self, targets: &Targets) -> Result<Vec<Object>, Error> {
        match targets {
            Targets::Objects(names) => names.iter().map(|name| self.object(name)).collect(),
            Targets::AllTables(schemas) => {
                let mut objects = Vec::new();
                for name in schemas {
                    let schema = self.schema(name)?;
                    let tables = self.catalog.tables(&schema).into_iter();
                    objects.extend(tables.map(|table| Object::Table(schema.clone(), table)));
                }
                Ok(objects)
            }
            Targets::AllFunctions(schemas) => {
                for name in schemas {
                    self.schema(name)?;
                }
                let public = schemas.iter().any(|name| name.name == "public");
                Ok(if public { self.catalog.functions() } else { Vec::new() })
            }
        }
    }

    pub(super) fn change_owner(&self, name: &ObjectName, owner: &Grantee) -> Result<Outcome, Error> {
        let object = self.object(name)?;
        self.access.require_owner(self.who, &object)?;
        let owner = self.one_role(owner)?;
        if !self.access.is_member(self.who, owner) {
            let message = format!("must be member of role \"{}\"", self.access.role_name(owner));
            return Err(Error::new(DENIED, message));
        }
        let mut acl = self.access.acl(&object);
        acl.change_owner(owner);
        Ok(Outcome {
            changes: vec![Change::PutAcl(object, acl)],
            ..Outcome::default()
        })
    }
}

/// The privileges that a statement names, which the object must be able to have.
fn asked(change: &PrivilegeChange, object: &Object) -> Result<Privileges, Error> {
    let Some(named) = &change.privileges else {
        return Ok(object.privileges());
    };
    let asked = Privileges::of(named);
    match asked.without(object.privileges()).iter().next() {
        None => Ok(asked),
        Some(wrong) => {
            let message = format!("invalid privilege type {} for {}", wrong.keyword(), object.kind());
            Err(Error::new("0LP01", message))
        }
    }
}

fn change_one(
    acl: &mut Acl,
    object: &Object,
    change: &PrivilegeChange,
    grantee: Option<RoleId>,
    grantor: RoleId,
    privileges: Privileges,
) -> Result<(), Error> {
    if change.grant {
        let grantable = if change.grant_option {
            privileges
        } else {
            Privileges::default()
        };
        acl.grant(
            object,
            &Grant {
                grantee,
                grantor,
                privileges,
                grantable,
            },
        );
        return Ok(());
    }
    // The owner takes back what anyone has given.
    let whose = Some(grantor).filter(|g| *g != acl.owner);
    let others = acl.revoke(object, grantee, whose, privileges, change.grant_option);
    if others && !change.cascade {
        return Err(Error::new("2BP01", "dependent privileges exist").hint("Use CASCADE to revoke them too."));
    }
    acl.drop_orphans();
    Ok(())
}
