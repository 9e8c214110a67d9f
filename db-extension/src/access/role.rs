//! Roles: who can log in, who may do everything, and who has whose rights.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Identifies a role; names can change.
pub type RoleId = u32;

/// The first superuser: it owns all that has no other owner, and can't be dropped.
pub const BOOTSTRAP: RoleId = 10;
/// Its name, unless the configuration gives another.
pub const BOOTSTRAP_NAME: &str = "rbcdb";
/// The role whose members may read files of the server.
pub const READ_FILES: RoleId = 4569;
/// The role whose members may write files of the server.
pub const WRITE_FILES: RoleId = 4570;
/// Oids of roles that users create begin here.
pub const FIRST_ROLE: RoleId = 16_384;

/// A role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Its oid.
    pub oid: RoleId,
    /// Its name.
    pub name: String,
    /// Whether it may do everything.
    pub superuser: bool,
    /// Whether a session can begin as it.
    pub login: bool,
    /// Verifier of its password.
    pub password: Option<String>,
    /// Most sessions at a time; -1 is no limit.
    pub connection_limit: i32,
    /// When its password ends, in microseconds since 1970.
    pub valid_until: Option<i64>,
    /// Whose rights it has.
    pub member_of: Vec<RoleId>,
    /// The settings that its sessions begin with, by name.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
}

impl Role {
    /// A role that can do nothing yet.
    pub fn new(oid: RoleId, name: impl Into<String>) -> Role {
        Role {
            oid,
            name: name.into(),
            superuser: false,
            login: false,
            password: None,
            connection_limit: -1,
            valid_until: None,
            member_of: Vec::new(),
            settings: BTreeMap::new(),
        }
    }

    /// Roles that are there without being created.
    pub fn predefined() -> [Role; 3] {
        let superuser = Role {
            superuser: true,
            login: true,
            ..Role::new(BOOTSTRAP, BOOTSTRAP_NAME)
        };
        [
            superuser,
            Role::new(READ_FILES, "pg_read_server_files"),
            Role::new(WRITE_FILES, "pg_write_server_files"),
        ]
    }
}
