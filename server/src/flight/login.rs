//! Who may use the server over Flight: the one place where names and passwords are checked.

use std::net::IpAddr;

use rbcdb_db_extension::{Engine, Session};

use crate::wire::error::ErrorFields;

/// A client that has been let in.
#[derive(Debug, Clone)]
pub struct Login {
    /// The name that it gave; empty for none.
    pub user: String,
}

impl Login {
    /// Lets a client in that gives a name and a password.
    ///
    /// # Errors
    /// 28000 or 28P01 for one that isn't let in.
    pub async fn check(_engine: &Engine, user: &str, _password: &str, _peer: IpAddr) -> Result<Login, ErrorFields> {
        // As over PostgreSQL's protocol: no logins are configured, so any name is let in.
        Ok(Login { user: user.to_owned() })
    }

    /// Lets a client in that gives neither.
    ///
    /// # Errors
    /// 28000 where everyone has to log in.
    pub fn anonymous(_engine: &Engine, _peer: IpAddr) -> Result<Login, ErrorFields> {
        Ok(Login { user: String::new() })
    }

    /// A session of the engine for what the client may do.
    pub fn session(&self, engine: &Engine) -> Session {
        engine.session()
    }
}
