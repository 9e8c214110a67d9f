//! Roles, owners and access lists in the system tables, and the functions that ask for privileges.

use rbcdb_db_extension::access::{Access, Object, Privilege, Role};

use super::facts::{self, FunctionFacts, Relation, Source};
use super::table::{Cell, Row};

/// Rows of pg_roles and pg_authid. Passwords aren't shown.
pub fn roles(source: &dyn Source) -> Vec<Row> {
    source.access().roles().map(role).collect()
}

fn role(role: &Role) -> Row {
    vec![
        ("oid", role.oid.into()),
        ("rolname", role.name.clone().into()),
        ("rolsuper", role.superuser.into()),
        ("rolinherit", true.into()),
        ("rolcreaterole", role.superuser.into()),
        ("rolcreatedb", false.into()),
        ("rolcanlogin", role.login.into()),
        ("rolreplication", false.into()),
        ("rolbypassrls", role.superuser.into()),
        ("rolconnlimit", role.connection_limit.into()),
        (
            "rolpassword",
            role.password.as_ref().map_or(Cell::Null, |_| "********".into()),
        ),
    ]
}

/// Rows of pg_user: the roles that can log in.
pub fn users(source: &dyn Source) -> Vec<Row> {
    let access = source.access();
    let users = access.roles().filter(|role| role.login);
    users
        .map(|role| {
            vec![
                ("usename", role.name.clone().into()),
                ("usesysid", role.oid.into()),
                ("usecreatedb", false.into()),
                ("usesuper", role.superuser.into()),
                ("userepl", false.into()),
                ("usebypassrls", role.superuser.into()),
                ("passwd", "********".into()),
            ]
        })
        .collect()
}

/// Rows of pg_db_role_setting.
pub fn settings(source: &dyn Source) -> Vec<Row> {
    let access = source.access();
    let with_settings = access.roles().filter(|role| !role.settings.is_empty());
    with_settings
        .map(|role| {
            let settings = role.settings.iter().map(|(name, value)| format!("{name}={value}"));
            vec![
                ("setdatabase", 0_u32.into()),
                ("setrole", role.oid.into()),
                ("setconfig", Cell::Texts(settings.collect())),
            ]
        })
        .collect()
}

/// Rows of pg_auth_members.
pub fn members(source: &dyn Source) -> Vec<Row> {
    let access = source.access();
    let pairs = access
        .roles()
        .flat_map(|role| role.member_of.iter().map(|of| (*of, role.oid)));
    pairs
        .map(|(group, member)| {
            vec![
                ("roleid", group.into()),
                ("member", member.into()),
                ("grantor", facts::OWNER_OID.into()),
                ("admin_option", false.into()),
            ]
        })
        .collect()
}

/// A table or view as access lists know it.
pub fn table(relation: &Relation) -> Object {
    Object::Table(relation.namespace.name.clone(), relation.name.clone())
}

/// A function as access lists know it.
pub fn function(function: &FunctionFacts) -> Object {
    Object::Function(function.name.clone(), function.parameter_types.join(", "))
}

/// The row with the object's owner, by oid or name, in the place of the first superuser, and its access list added.
pub fn owned(mut row: Row, access: &Access, object: &Object, owner: &str, acl: Option<&'static str>) -> Row {
    let id = access.owner(object);
    for (column, cell) in &mut row {
        if *column == owner {
            *cell = match cell {
                Cell::Text(_) => access.role_name(id).into(),
                _ => id.into(),
            };
        }
    }
    if let (Some(column), Some(items)) = (acl, access.acl_items(object)) {
        row.push((column, Cell::Texts(items)));
    }
    row
}

/// `has_…_privilege(user, object, privileges)`; NULL for what isn't there.
pub fn has_privilege(source: &dyn Source, kind: &str, user: &str, object: &str, privileges: &str) -> Cell {
    let access = source.access();
    let role = match user.parse() {
        Ok(oid) => access.role(oid),
        Err(_) => access.role_named(user),
    };
    let (Some(role), Some(object)) = (role, find(source, kind, object)) else {
        return Cell::Null;
    };
    let asked = privileges.split(',').map(|text| {
        let text = text.trim().to_ascii_uppercase();
        let word = text.strip_suffix(" WITH GRANT OPTION").unwrap_or(&text);
        Privilege::find(word).is_some_and(|privilege| access.allows(role.oid, &object, privilege))
    });
    asked.into_iter().any(|has| has).into()
}

/// The object of a name or an oid.
fn find(source: &dyn Source, kind: &str, text: &str) -> Option<Object> {
    let oid: Option<u32> = text.parse().ok();
    let unquoted = |text: &str| text.trim_matches('"').to_owned();
    match kind {
        "schema" => {
            let found = facts::namespaces(source).into_iter();
            let mut found = found.filter(|n| oid.map_or(n.name == unquoted(text), |oid| n.oid == oid));
            found.next().map(|n| Object::Schema(n.name))
        }
        "function" => {
            let found = source.functions().into_iter().find(|f| match oid {
                Some(oid) => f.oid == oid,
                None => text
                    .split('(')
                    .next()
                    .is_some_and(|name| unquoted(name.trim()) == f.name),
            });
            found.map(|f| function(&f))
        }
        _ => {
            let (schema, name) = match text.split_once('.') {
                Some((schema, name)) => (unquoted(schema), unquoted(name)),
                None => ("public".to_owned(), unquoted(text)),
            };
            let mut found = facts::relation_names(source)
                .into_iter()
                .filter(|(namespace, table, id)| match oid {
                    Some(oid) => *id == oid,
                    None => namespace.name == schema && *table == name,
                });
            found
                .next()
                .map(|(namespace, table, _)| Object::Table(namespace.name, table))
        }
    }
}
