//! Who a client is: passwords are checked against the verifiers of roles, over SCRAM-SHA-256 or in the clear.
//!
//! As long as no role has a password, whoever connects over loopback is trusted: as the role that it names if there is
//! one, as the first superuser otherwise. From the first password on everyone has to give one.

pub mod login;
pub mod scram;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use rbcdb_db_extension::access::{Access, BOOTSTRAP, Role, RoleId, Verifier, verifier};
use rbcdb_db_extension::{Engine, Error};

use crate::wire::error::{ErrorFields, sqlstate};

/// A client that has been let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Its role.
    pub role: RoleId,
    /// The name that it gave.
    pub user: String,
    /// Whether it may do everything.
    pub superuser: bool,
    /// Most sessions of the role at a time; -1 is no limit.
    pub connection_limit: i32,
    /// The settings that its sessions begin with.
    pub settings: Vec<(String, String)>,
}

impl Identity {
    fn new(role: &Role, user: &str) -> Identity {
        Identity {
            role: role.oid,
            user: user.to_owned(),
            superuser: role.superuser,
            connection_limit: role.connection_limit,
            settings: role.settings.clone().into_iter().collect(),
        }
    }
}

/// Checks who clients are.
#[derive(Clone)]
pub struct Authenticator {
    engine: Engine,
    /// From it come the salts of users that don't exist: the same each time, as theirs would be.
    secret: Arc<verifier::Key>,
}

impl Authenticator {
    /// For the roles of an engine.
    pub fn new(engine: Engine) -> Authenticator {
        Authenticator {
            engine,
            secret: Arc::new(rand::random()),
        }
    }

    /// The roles as of now.
    ///
    /// # Errors
    /// If they can't be read.
    pub fn access(&self) -> Result<Arc<Access>, ErrorFields> {
        self.engine.access().map_err(fields)
    }

    /// Lets a client in whose password came in the clear, within TLS or over loopback. Takes milliseconds of CPU time: call
    /// it on a thread that may block.
    ///
    /// # Errors
    /// 28P01 for a wrong password or user, 28000 for a role that can't log in.
    pub fn authenticate(&self, user: &str, password: Option<&str>, peer: IpAddr) -> Result<Identity, ErrorFields> {
        let access = self.access()?;
        if let Some(identity) = trusted(&access, user, peer) {
            return identity;
        }
        let (verifier, genuine) = self.verifier(&access, user);
        let right = password.is_some_and(|password| verifier.check(password));
        match access.role_named(user) {
            Some(role) if genuine && right => permitted(role, user),
            _ => Err(wrong_password(user)),
        }
    }

    /// The verifier of a user's password, and whether it is one: a user without a valid password gets a verifier that
    /// nothing satisfies, so that nobody learns from the outside which users there are.
    fn verifier(&self, access: &Access, user: &str) -> (Verifier, bool) {
        let role = access.role_named(user).filter(|role| !is_expired(role));
        let known = role.and_then(|role| Verifier::parse(role.password.as_deref()?));
        if let Some(known) = known {
            return (known, true);
        }
        let salt = verifier::sign(self.secret.as_ref(), user.as_bytes());
        let never = Verifier {
            iterations: verifier::ITERATIONS,
            salt: salt[..verifier::SALT_BYTES].to_vec(),
            stored_key: rand::random(),
            server_key: rand::random(),
        };
        (never, false)
    }
}

impl std::fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Authenticator")
    }
}

/// The identity of a client that needs no password; `None` if it needs one.
fn trusted(access: &Access, user: &str, peer: IpAddr) -> Option<Result<Identity, ErrorFields>> {
    if access.has_passwords() || !peer.to_canonical().is_loopback() {
        return None;
    }
    let role = access.role_named(user).or_else(|| access.role(BOOTSTRAP));
    Some(match role {
        Some(role) => permitted(role, user),
        None => Err(wrong_password(user)),
    })
}

fn permitted(role: &Role, user: &str) -> Result<Identity, ErrorFields> {
    if role.login {
        return Ok(Identity::new(role, user));
    }
    Err(ErrorFields::new(
        sqlstate::INVALID_AUTHORIZATION,
        format!("role \"{user}\" is not permitted to log in"),
    ))
}

fn is_expired(role: &Role) -> bool {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now_us = now.map_or(0, |d| i64::try_from(d.as_micros()).unwrap_or(i64::MAX));
    role.valid_until.is_some_and(|until| until < now_us)
}

/// The same for a wrong password and for a user that doesn't exist.
fn wrong_password(user: &str) -> ErrorFields {
    let message = format!("password authentication failed for user \"{user}\"");
    ErrorFields::new(sqlstate::INVALID_PASSWORD, message)
}

fn fields(error: Error) -> ErrorFields {
    let mut fields = ErrorFields::new(error.sqlstate, error.message);
    (fields.detail, fields.hint) = (error.detail, error.hint);
    fields
}
