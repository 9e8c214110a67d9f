//! Owners and access lists of objects, with PostgreSQL's meaning (manual, section "Privileges").

use rbcdb_sql::access::Privilege;
use serde::{Deserialize, Serialize};

use super::role::{BOOTSTRAP, RoleId};

/// Something that has an owner and can be granted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Object {
    /// A schema.
    Schema(String),
    /// A table or view: schema and name.
    Table(String, String),
    /// A function: name and parameter types, as `INTEGER, DOUBLE`.
    Function(String, String),
}

impl Object {
    /// What error messages call it.
    pub fn kind(&self) -> &'static str {
        match self {
            Object::Schema(_) => "schema",
            Object::Table(..) => "table",
            Object::Function(..) => "function",
        }
    }

    /// Its name without schema or types.
    pub fn name(&self) -> &str {
        match self {
            Object::Schema(name) | Object::Table(_, name) | Object::Function(name, _) => name,
        }
    }

    /// The privileges that it can have.
    pub fn privileges(&self) -> Privileges {
        use Privilege as P;
        Privileges::of(match self {
            Object::Schema(_) => &[P::Usage, P::Create],
            Object::Table(..) => &[P::Select, P::Insert, P::Update, P::Delete, P::Truncate],
            Object::Function(..) => &[P::Execute],
        })
    }

    /// What everyone may do with it unless that is revoked.
    fn public(&self) -> Privileges {
        match self {
            Object::Schema(name) if name == "public" => Privileges::of(&[Privilege::Usage]),
            Object::Schema(_) | Object::Table(..) => Privileges::default(),
            Object::Function(..) => Privileges::of(&[Privilege::Execute]),
        }
    }
}

/// A set of privileges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Privileges(u16);

impl Privileges {
    /// These.
    pub fn of(privileges: &[Privilege]) -> Privileges {
        Privileges(privileges.iter().fold(0, |bits, p| bits | bit(*p)))
    }

    /// Whether it is in the set.
    pub fn has(self, privilege: Privilege) -> bool {
        self.0 & bit(privilege) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in either.
    pub fn or(self, other: Privileges) -> Privileges {
        Privileges(self.0 | other.0)
    }

    /// Those in both.
    pub fn and(self, other: Privileges) -> Privileges {
        Privileges(self.0 & other.0)
    }

    /// Those that aren't in the other.
    pub fn without(self, other: Privileges) -> Privileges {
        Privileges(self.0 & !other.0)
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Privilege> {
        let all = Privilege::ALL.into_iter().map(|(privilege, ..)| privilege);
        all.filter(move |privilege| self.has(*privilege))
    }
}

fn bit(privilege: Privilege) -> u16 {
    let index = Privilege::ALL.iter().position(|(p, ..)| *p == privilege);
    1 << index.unwrap_or(15)
}

/// Privileges that one role has given to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Who has them; `None` is everyone.
    pub grantee: Option<RoleId>,
    /// Who gave them.
    pub grantor: RoleId,
    /// Which.
    pub privileges: Privileges,
    /// Those of them that the grantee may give on.
    pub grantable: Privileges,
}

/// An object's owner and grants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acl {
    /// The owner.
    pub owner: RoleId,
    /// The grants; `None` where nobody has changed them.
    pub grants: Option<Vec<Grant>>,
}

impl Default for Acl {
    fn default() -> Acl {
        Acl::owned_by(BOOTSTRAP)
    }
}

impl Acl {
    /// That of a new object.
    pub fn owned_by(owner: RoleId) -> Acl {
        Acl { owner, grants: None }
    }

    /// The grants, also where nobody has changed them.
    pub fn grants(&self, object: &Object) -> Vec<Grant> {
        if let Some(grants) = &self.grants {
            return grants.clone();
        }
        let grant = |grantee, privileges| Grant {
            grantee,
            grantor: self.owner,
            privileges,
            grantable: Privileges::default(),
        };
        let mut grants = vec![grant(Some(self.owner), object.privileges())];
        if !object.public().is_empty() {
            grants.push(grant(None, object.public()));
        }
        grants
    }

    /// What a role with these memberships may do, and what of it it may give on. The owner may grant everything.
    pub fn rights(&self, object: &Object, is: impl Fn(RoleId) -> bool) -> (Privileges, Privileges) {
        let mut rights = Privileges::default();
        let mut grantable = match is(self.owner) {
            true => object.privileges(),
            false => Privileges::default(),
        };
        for grant in self.grants(object) {
            if grant.grantee.is_none_or(&is) {
                rights = rights.or(grant.privileges);
                grantable = grantable.or(grant.grantable);
            }
        }
        (rights, grantable)
    }

    /// Adds a grant.
    pub fn grant(&mut self, object: &Object, new: &Grant) {
        let mut grants = self.grants(object);
        let same = |g: &&mut Grant| g.grantee == new.grantee && g.grantor == new.grantor;
        match grants.iter_mut().find(same) {
            Some(grant) => {
                grant.privileges = grant.privileges.or(new.privileges);
                grant.grantable = grant.grantable.or(new.grantable);
            }
            None => grants.push(new.clone()),
        }
        self.grants = Some(grants);
    }

    /// Takes privileges, or only the right to give them on, from a grantee; `grantor` is whose grants these are, anyone's
    /// if `None`. Returns whether others have got privileges through those that are gone; they keep them.
    pub fn revoke(
        &mut self,
        object: &Object,
        grantee: Option<RoleId>,
        grantor: Option<RoleId>,
        privileges: Privileges,
        option_only: bool,
    ) -> bool {
        let mut grants = self.grants(object);
        for grant in &mut grants {
            if grant.grantee == grantee && grantor.is_none_or(|g| g == grant.grantor) {
                grant.grantable = grant.grantable.without(privileges);
                if !option_only {
                    grant.privileges = grant.privileges.without(privileges);
                }
            }
        }
        grants.retain(|g| !g.privileges.is_empty());
        self.grants = Some(grants);
        self.orphan().is_some()
    }

    /// Takes away what was given by grantors that may no longer give it.
    pub fn drop_orphans(&mut self) {
        while let Some((index, gone)) = self.orphan() {
            let Some(grants) = &mut self.grants else { return };
            let grant = &mut grants[index];
            grant.privileges = grant.privileges.without(gone);
            grant.grantable = grant.grantable.without(gone);
            grants.retain(|g| !g.privileges.is_empty());
        }
    }

    /// A grant, by index, and what of it its grantor may no longer give.
    fn orphan(&self) -> Option<(usize, Privileges)> {
        let grants = self.grants.as_deref().unwrap_or_default();
        let held = |role: RoleId| {
            let of_role = grants.iter().filter(|g| g.grantee == Some(role));
            of_role.fold(Privileges::default(), |all, g| all.or(g.grantable))
        };
        grants
            .iter()
            .enumerate()
            .filter(|(_, g)| g.grantor != self.owner)
            .map(|(i, g)| (i, g.privileges.without(held(g.grantor))))
            .find(|(_, gone)| !gone.is_empty())
    }

    /// Gives it to another owner, with what the old one had as owner.
    pub fn change_owner(&mut self, new: RoleId) {
        let old = std::mem::replace(&mut self.owner, new);
        for grant in self.grants.iter_mut().flatten() {
            if grant.grantor == old {
                grant.grantor = new;
            }
            if grant.grantee == Some(old) {
                grant.grantee = Some(new);
            }
        }
    }

    /// Whether a role is named in it.
    pub fn names(&self, role: RoleId) -> bool {
        let grants = self.grants.iter().flatten();
        self.owner == role || grants.into_iter().any(|g| g.grantee == Some(role) || g.grantor == role)
    }
}
