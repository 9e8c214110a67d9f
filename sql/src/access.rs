//! The statements about roles, privileges and owners, as data. [`crate::role`] and [`crate::grant`] parse them.

use crate::statement::FunctionRef;

/// A statement about who may do what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccessStatement {
    /// `CREATE ROLE`, `CREATE USER`
    CreateRole {
        /// `IF NOT EXISTS`
        if_not_exists: bool,
        /// The role.
        name: Name,
        /// What it may do.
        options: RoleOptions,
        /// `IN ROLE`
        member_of: Vec<Name>,
    },
    /// `ALTER ROLE`, `ALTER USER`
    AlterRole {
        /// The role.
        name: Name,
        /// What changes.
        options: RoleOptions,
    },
    /// `ALTER ROLE … SET`, `ALTER ROLE … RESET`
    AlterRoleSetting {
        /// The role.
        name: Name,
        /// What changes.
        change: SettingChange,
    },
    /// `ALTER ROLE … RENAME TO`
    RenameRole {
        /// The role.
        name: Name,
        /// Its new name.
        to: Name,
    },
    /// `DROP ROLE`, `DROP USER`
    DropRole {
        /// `IF EXISTS`
        if_exists: bool,
        /// The roles.
        names: Vec<Name>,
    },
    /// `GRANT privileges ON …`, `REVOKE privileges ON …`
    Privileges(PrivilegeChange),
    /// `GRANT role TO role`, `REVOKE role FROM role`
    Membership {
        /// Whether it is `GRANT`.
        grant: bool,
        /// The roles whose rights are given.
        roles: Vec<Name>,
        /// Who gets them.
        members: Vec<Grantee>,
    },
    /// `ALTER … OWNER TO`
    ChangeOwner {
        /// What.
        object: ObjectName,
        /// Its new owner.
        owner: Grantee,
    },
}

/// A change to the settings that a role's sessions begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingChange {
    /// `SET name = value`
    Set {
        /// The setting.
        setting: String,
        /// Its value.
        value: String,
    },
    /// `RESET name`, `SET name = DEFAULT`
    Reset(String),
    /// `RESET ALL`
    ResetAll,
}

impl AccessStatement {
    /// The command tag.
    pub fn tag(&self) -> &'static str {
        match self {
            AccessStatement::CreateRole { .. } => "CREATE ROLE",
            AccessStatement::AlterRole { .. }
            | AccessStatement::AlterRoleSetting { .. }
            | AccessStatement::RenameRole { .. } => "ALTER ROLE",
            AccessStatement::DropRole { .. } => "DROP ROLE",
            AccessStatement::Privileges(PrivilegeChange { grant: true, .. }) => "GRANT",
            AccessStatement::Privileges(_) => "REVOKE",
            AccessStatement::Membership { grant: true, .. } => "GRANT ROLE",
            AccessStatement::Membership { .. } => "REVOKE ROLE",
            AccessStatement::ChangeOwner { object, .. } => match object {
                ObjectName::Schema(_) => "ALTER SCHEMA",
                ObjectName::Table(_) => "ALTER TABLE",
                ObjectName::Function(_) => "ALTER FUNCTION",
            },
        }
    }
}

/// An identifier, folded, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Folded to lower case unless it was quoted.
    pub name: String,
    /// Byte offset.
    pub position: usize,
}

/// What `CREATE ROLE` and `ALTER ROLE` say of a role; `None` is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleOptions {
    /// `SUPERUSER`, `NOSUPERUSER`
    pub superuser: Option<bool>,
    /// `LOGIN`, `NOLOGIN`
    pub login: Option<bool>,
    /// `PASSWORD 'text'`; `PASSWORD NULL` is no password.
    pub password: Option<Option<Secret>>,
    /// `CONNECTION LIMIT n`; -1 is no limit.
    pub connection_limit: Option<i32>,
    /// `VALID UNTIL 'timestamp'`
    pub valid_until: Option<String>,
}

/// A password as it was written: shown to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Who gets something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grantee {
    /// Everyone.
    Public,
    /// `CURRENT_USER`, `CURRENT_ROLE`, `SESSION_USER`
    Current,
    /// A role.
    Role(Name),
}

/// `GRANT` or `REVOKE` of privileges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivilegeChange {
    /// Whether it is `GRANT`.
    pub grant: bool,
    /// Which; `None` is `ALL`.
    pub privileges: Option<Vec<Privilege>>,
    /// On what.
    pub targets: Targets,
    /// Who gets or loses them.
    pub grantees: Vec<Grantee>,
    /// `WITH GRANT OPTION`, `GRANT OPTION FOR`
    pub grant_option: bool,
    /// `REVOKE … CASCADE`
    pub cascade: bool,
}

/// What privileges are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Targets {
    /// These.
    Objects(Vec<ObjectName>),
    /// `ALL TABLES IN SCHEMA …`
    AllTables(Vec<Name>),
    /// `ALL FUNCTIONS IN SCHEMA …`
    AllFunctions(Vec<Name>),
}

/// Something that has an owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ObjectName {
    /// A schema.
    Schema(Name),
    /// A table or view.
    Table(TableName),
    /// A function.
    Function(FunctionRef),
}

/// `[schema.]table`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableName {
    /// The schema, if it was given.
    pub schema: Option<String>,
    /// The table.
    pub name: String,
    /// Byte offset.
    pub position: usize,
}

/// Something that a role may be allowed to do with an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Privilege {
    /// Read a table.
    Select,
    /// Add rows to a table.
    Insert,
    /// Change rows of a table.
    Update,
    /// Remove rows from a table.
    Delete,
    /// Empty a table.
    Truncate,
    /// Look into a schema.
    Usage,
    /// Put something into a schema.
    Create,
    /// Call a function.
    Execute,
}

impl Privilege {
    /// All of them with their keyword and the letter that PostgreSQL's access lists have for it.
    pub const ALL: [(Privilege, &'static str, char); 8] = [
        (Privilege::Insert, "INSERT", 'a'),
        (Privilege::Select, "SELECT", 'r'),
        (Privilege::Update, "UPDATE", 'w'),
        (Privilege::Delete, "DELETE", 'd'),
        (Privilege::Truncate, "TRUNCATE", 'D'),
        (Privilege::Execute, "EXECUTE", 'X'),
        (Privilege::Usage, "USAGE", 'U'),
        (Privilege::Create, "CREATE", 'C'),
    ];

    /// The privilege of this keyword, in any case.
    pub fn find(keyword: &str) -> Option<Privilege> {
        let found = Privilege::ALL
            .iter()
            .find(|(_, known, _)| known.eq_ignore_ascii_case(keyword));
        found.map(|(privilege, ..)| *privilege)
    }

    /// Its keyword.
    pub fn keyword(self) -> &'static str {
        Privilege::ALL
            .iter()
            .find(|(p, ..)| *p == self)
            .map_or("", |(_, keyword, _)| keyword)
    }
}
