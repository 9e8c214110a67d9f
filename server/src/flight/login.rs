//! Who may use the server over Flight: roles and passwords are those of the PostgreSQL protocol.

use std::net::IpAddr;

use rbcdb_db_extension::{Engine, Session};

use crate::auth::{Authenticator, Identity};
use crate::wire::error::{ErrorFields, sqlstate};

/// A client that has been let in.
#[derive(Debug, Clone)]
pub struct Login {
    /// Its role; `None` for the calls without a login that share a session.
    identity: Option<Identity>,
}

impl Login {
    /// Calls without a login; whether one is let in is asked for each.
    pub const ANONYMOUS: Login = Login { identity: None };

    /// Lets a client in that gives a name and a password.
    ///
    /// # Errors
    /// 28P01 for a wrong password or user, 28000 for a role that can't log in.
    pub async fn check(
        authenticator: &Authenticator,
        user: &str,
        password: &str,
        peer: IpAddr,
    ) -> Result<Login, ErrorFields> {
        let (authenticator, user, password) = (authenticator.clone(), user.to_owned(), password.to_owned());
        // A password takes milliseconds of CPU time.
        let checked =
            tokio::task::spawn_blocking(move || authenticator.authenticate(&user, Some(&password), peer)).await;
        let identity = checked.map_err(|e| ErrorFields::new(sqlstate::INTERNAL_ERROR, e.to_string()))??;
        Ok(Login {
            identity: Some(identity),
        })
    }

    /// Lets a client in that gives neither: where nobody has a password, and over loopback.
    ///
    /// # Errors
    /// 28000 where everyone has to log in.
    pub fn check_anonymous(authenticator: &Authenticator, peer: IpAddr) -> Result<(), ErrorFields> {
        let trusted = authenticator.authenticate("", None, peer);
        trusted.map(|_| ()).map_err(|_| {
            let message = "this server asks for a user name and a password";
            ErrorFields::new(sqlstate::INVALID_AUTHORIZATION, message)
        })
    }

    /// The name that the client gave; empty for none.
    pub fn user(&self) -> &str {
        self.identity.as_ref().map_or("", |identity| &identity.user)
    }

    /// The role.
    pub fn identity(&self) -> Option<&Identity> {
        self.identity.as_ref()
    }

    /// A session of the engine for what the client may do.
    pub fn session(&self, engine: &Engine) -> Session {
        match &self.identity {
            Some(identity) => engine.session_of(identity.role),
            None => engine.session(),
        }
    }
}
