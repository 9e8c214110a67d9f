//! CREATE, ALTER and DROP ROLE, and memberships.

use arrow::compute::kernels::cast_utils::string_to_timestamp_nanos;
use rbcdb_sql::access::{Grantee, Name, RoleOptions, Secret, SettingChange};

use super::super::role::{BOOTSTRAP, BOOTSTRAP_NAME, FIRST_ROLE, Role};
use super::super::{Access, Change, Verifier};
use super::{Command, Outcome};
use crate::error::Error;

/// What makes the first superuser the one of this name, if it has still the name that it comes with, and gives it this
/// password, if it has none; and whether the password is taken. `None` if that changes nothing.
///
/// # Errors
/// For a name that is taken or can't be a role's, and a password that can't be used.
pub(crate) fn bootstrap(access: &Access, name: &str, password: Option<&str>) -> Result<Option<(Change, bool)>, Error> {
    let Some(mut role) = access.role(BOOTSTRAP).cloned() else {
        return Err(Error::internal("there is no first superuser"));
    };
    let taken = role.password.is_none() && password.is_some();
    if let (true, Some(password)) = (taken, password) {
        role.password = Some(verifier(password)?);
    }
    let renamed = role.name == BOOTSTRAP_NAME && name != BOOTSTRAP_NAME;
    if renamed {
        let name = Name {
            name: name.to_owned(),
            position: 0,
        };
        check_name(&name)?;
        if access.role_named(&name.name).is_some() {
            return Err(Error::new("42710", format!("role \"{}\" already exists", name.name)));
        }
        role.name = name.name;
    }
    Ok((taken || renamed).then_some((Change::PutRole(role), taken)))
}

impl Command<'_> {
    pub(super) fn create_role(
        &self,
        if_not_exists: bool,
        name: &Name,
        options: &RoleOptions,
        member_of: &[Name],
    ) -> Result<Outcome, Error> {
        self.access.require_superuser(self.who, "create role")?;
        let mut outcome = Outcome::default();
        if self.access.role_named(&name.name).is_some() {
            let message = format!("role \"{}\" already exists", name.name);
            if !if_not_exists {
                return Err(Error::new("42710", message).at(name.position));
            }
            outcome.notices.push(("42710", format!("{message}, skipping")));
            return Ok(outcome);
        }
        check_name(name)?;
        let last = self.access.roles().map(|role| role.oid).max();
        let oid = last.map_or(FIRST_ROLE, |last| last.max(FIRST_ROLE - 1) + 1);
        let mut role = Role::new(oid, name.name.clone());
        change(&mut role, options, &mut outcome)?;
        for group in member_of {
            role.member_of.push(self.role(group)?.oid);
        }
        outcome.changes.push(Change::PutRole(role));
        Ok(outcome)
    }

    /// A role may change its own password and nothing else.
    pub(super) fn alter_role(&self, name: &Name, options: &RoleOptions) -> Result<Outcome, Error> {
        let mut role = self.role(name)?.clone();
        let password_alone = RoleOptions {
            password: options.password.clone(),
            ..RoleOptions::default()
        };
        if role.oid != self.who || *options != password_alone {
            self.access.require_superuser(self.who, "alter role")?;
        }
        refuse_predefined(&role)?;
        if role.oid == BOOTSTRAP && options.superuser == Some(false) {
            let message = format!("role \"{}\" must stay a superuser: it is the first one", role.name);
            return Err(Error::new("0A000", message).at(name.position));
        }
        let mut outcome = Outcome::default();
        change(&mut role, options, &mut outcome)?;
        outcome.changes.push(Change::PutRole(role));
        Ok(outcome)
    }

    /// A role may change its own settings.
    pub(super) fn alter_role_setting(&self, name: &Name, change: &SettingChange) -> Result<Outcome, Error> {
        let mut role = self.role(name)?.clone();
        if role.oid != self.who {
            self.access.require_superuser(self.who, "alter role")?;
        }
        match change {
            SettingChange::Set { setting, value } => {
                let (setting, value) = self.catalog.setting(setting, value)?;
                role.settings.insert(setting, value);
            }
            SettingChange::Reset(setting) => role.settings.retain(|name, _| !name.eq_ignore_ascii_case(setting)),
            SettingChange::ResetAll => role.settings.clear(),
        }
        Ok(Outcome {
            changes: vec![Change::PutRole(role)],
            ..Outcome::default()
        })
    }

    pub(super) fn rename_role(&self, name: &Name, to: &Name) -> Result<Outcome, Error> {
        self.access.require_superuser(self.who, "rename role")?;
        let mut role = self.role(name)?.clone();
        refuse_predefined(&role)?;
        if self.access.role_named(&to.name).is_some() {
            return Err(Error::new("42710", format!("role \"{}\" already exists", to.name)).at(to.position));
        }
        check_name(to)?;
        role.name.clone_from(&to.name);
        Ok(Outcome {
            changes: vec![Change::PutRole(role)],
            ..Outcome::default()
        })
    }

    pub(super) fn drop_roles(&self, if_exists: bool, names: &[Name]) -> Result<Outcome, Error> {
        self.access.require_superuser(self.who, "drop role")?;
        let mut outcome = Outcome::default();
        let mut left = self.access.clone();
        for name in names {
            let Some(role) = left.role_named(&name.name).cloned() else {
                if !if_exists {
                    return Err(self
                        .role(name)
                        .map(drop)
                        .err()
                        .unwrap_or_else(|| Error::internal("a role twice")));
                }
                let message = format!("role \"{}\" does not exist, skipping", name.name);
                outcome.notices.push(("00000", message));
                continue;
            };
            self.check_drop(&role, name)?;
            let mut changes = vec![Change::RemoveRole(role.oid)];
            for member in left.roles().filter(|r| r.member_of.contains(&role.oid)) {
                let mut member = member.clone();
                member.member_of.retain(|of| *of != role.oid);
                changes.push(Change::PutRole(member));
            }
            for change in changes {
                left.apply(&change);
                outcome.changes.push(change);
            }
        }
        Ok(outcome)
    }

    fn check_drop(&self, role: &Role, name: &Name) -> Result<(), Error> {
        if role.oid == self.who {
            return Err(Error::new("55006", "current user cannot be dropped").at(name.position));
        }
        if role.oid < FIRST_ROLE {
            let message = format!(
                "cannot drop role {} because it is required by the database system",
                role.name
            );
            return Err(Error::new("2BP01", message).at(name.position));
        }
        let named = self.access.acls.iter().filter(|(_, acl)| acl.names(role.oid));
        let lines: Vec<String> = named
            .map(|(object, acl)| {
                let what = if acl.owner == role.oid {
                    "owner of"
                } else {
                    "privileges for"
                };
                format!("{what} {} {}", object.kind(), object.name())
            })
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        let message = format!(
            "role \"{}\" cannot be dropped because some objects depend on it",
            role.name
        );
        Err(Error::new("2BP01", message).detail(lines.join("\n")).at(name.position))
    }

    pub(super) fn change_membership(&self, grant: bool, roles: &[Name], members: &[Grantee]) -> Result<Outcome, Error> {
        let mut outcome = Outcome::default();
        let mut access = self.access.clone();
        for name in roles {
            let role = self.role(name)?;
            let what = format!("{} role \"{}\"", if grant { "grant" } else { "revoke" }, role.name);
            self.access.require_superuser(self.who, &what)?;
            for member in members {
                let id = self.one_role(member)?;
                let Some(mut member) = access.role(id).cloned() else {
                    return Err(Error::new("42704", format!("role {id} does not exist")));
                };
                if grant && access.rights_of(role.oid).contains(&id) {
                    let message = format!("role \"{}\" is a member of role \"{}\"", role.name, member.name);
                    return Err(Error::new("0LP01", message).at(name.position));
                }
                let had = member.member_of.contains(&role.oid);
                match (grant, had) {
                    (true, false) => member.member_of.push(role.oid),
                    (false, true) => member.member_of.retain(|of| *of != role.oid),
                    _ => {
                        let already = if grant { "already" } else { "not" };
                        let (member, role) = (&member.name, &role.name);
                        let message = format!("role \"{member}\" is {already} a member of role \"{role}\"");
                        outcome.notices.push(("00000", message));
                        continue;
                    }
                }
                let change = Change::PutRole(member);
                access.apply(&change);
                outcome.changes.push(change);
            }
        }
        Ok(outcome)
    }
}

fn check_name(name: &Name) -> Result<(), Error> {
    let reserved = |why: &str| {
        Err(Error::new("42939", format!("role name \"{}\" is reserved", name.name))
            .detail(why)
            .at(name.position))
    };
    match name.name.as_str() {
        "" => Err(Error::new("42601", "a role's name must not be empty").at(name.position)),
        "public" | "none" => reserved("SQL has another meaning for it."),
        other if other.starts_with("pg_") => reserved("Role names starting with \"pg_\" are reserved."),
        other if other.chars().any(char::is_control) => {
            Err(Error::new("42602", "a role's name must have no control characters").at(name.position))
        }
        _ => Ok(()),
    }
}

fn refuse_predefined(role: &Role) -> Result<(), Error> {
    match role.oid {
        BOOTSTRAP | FIRST_ROLE.. => Ok(()),
        _ => Err(Error::new(
            "42939",
            format!("role \"{}\" is reserved and cannot be altered", role.name),
        )),
    }
}

fn change(role: &mut Role, options: &RoleOptions, outcome: &mut Outcome) -> Result<(), Error> {
    role.superuser = options.superuser.unwrap_or(role.superuser);
    role.login = options.login.unwrap_or(role.login);
    role.connection_limit = options.connection_limit.unwrap_or(role.connection_limit);
    if let Some(text) = &options.valid_until {
        role.valid_until = valid_until(text)?;
    }
    match &options.password {
        None => {}
        Some(None) => role.password = None,
        Some(Some(Secret(text))) if text.is_empty() => {
            let message = "empty string is not a valid password, clearing password";
            outcome.notices.push(("00000", message.to_owned()));
            role.password = None;
        }
        Some(Some(Secret(text))) => role.password = Some(verifier(text)?),
    }
    Ok(())
}

/// The verifier of a password, or the ready one that was given.
fn verifier(text: &str) -> Result<String, Error> {
    if let Some(ready) = Verifier::parse(text) {
        return Ok(ready.to_string());
    }
    let md5 = text
        .strip_prefix("md5")
        .is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|b| b.is_ascii_hexdigit()));
    if md5 {
        return Err(Error::unsupported("MD5 hashes of passwords are not supported")
            .hint("Give the password itself, or a SCRAM-SHA-256 verifier (psql's \\password makes one)."));
    }
    Ok(Verifier::new(text)?.to_string())
}

/// Microseconds since 1970; `None` is for ever.
fn valid_until(text: &str) -> Result<Option<i64>, Error> {
    if text.trim().eq_ignore_ascii_case("infinity") {
        return Ok(None);
    }
    match string_to_timestamp_nanos(text.trim()) {
        Ok(nanoseconds) => Ok(Some(nanoseconds.div_euclid(1000))),
        Err(_) => {
            let message = format!("invalid input syntax for type timestamp with time zone: \"{text}\"");
            Err(Error::new("22007", message).hint("Give a time such as '2030-12-31 23:59:59+00', or 'infinity'."))
        }
    }
}
