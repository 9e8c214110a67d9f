//! Statements about roles and privileges, and what follows from them.

use rbcdb_sql::{FunctionRef, Statement};

use super::command::{Catalog, carry_out};
use super::*;

/// Tables a and b in public, s.c; function f(INTEGER).
struct Fixed;

impl Catalog for Fixed {
    fn default_schema(&self) -> String {
        "public".to_owned()
    }

    fn has_schema(&self, schema: &str) -> bool {
        ["public", "s"].contains(&schema)
    }

    fn tables(&self, schema: &str) -> Vec<String> {
        let names: &[&str] = match schema {
            "public" => &["a", "b"],
            "s" => &["c"],
            _ => &[],
        };
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn setting(&self, name: &str, value: &str) -> Result<(String, String), Error> {
        match name {
            "a.b" => Ok((name.to_owned(), value.to_owned())),
            _ => Err(Error::new(
                "42704",
                format!("unrecognized configuration parameter \"{name}\""),
            )),
        }
    }

    fn function(&self, function: &FunctionRef) -> Result<Object, Error> {
        match function.name.name.as_str() {
            "f" => Ok(f()),
            other => Err(Error::new("42883", format!("function {other}() does not exist"))),
        }
    }

    fn functions(&self) -> Vec<Object> {
        vec![f()]
    }
}

fn f() -> Object {
    Object::Function("f".to_owned(), "INTEGER".to_owned())
}

fn table(name: &str) -> Object {
    let (schema, name) = name.split_once('.').unwrap_or(("public", name));
    Object::Table(schema.to_owned(), name.to_owned())
}

/// A state to which statements are applied.
#[derive(Default)]
struct World(Access);

impl World {
    /// With roles alice, bob and carol.
    fn new() -> World {
        let mut world = World::default();
        for role in ["alice", "bob", "carol"] {
            world.ok(BOOTSTRAP_USER, &format!("CREATE USER {role}"));
        }
        world
    }

    fn id(&self, role: &str) -> RoleId {
        self.0.role_named(role).unwrap_or_else(|| panic!("no role {role}")).oid
    }

    fn run(&mut self, role: &str, sql: &str) -> Result<Vec<String>, Error> {
        let mut statements = rbcdb_sql::parse(sql).map_err(Error::from)?;
        let statement = match statements.pop().map(|s| s.statement) {
            Some(Statement::Access(statement)) => statement,
            other => panic!("{sql}: {other:?}"),
        };
        let outcome = carry_out(&self.0, self.id(role), &Fixed, &statement)?;
        for change in &outcome.changes {
            self.0.apply(change);
        }
        Ok(outcome.notices.into_iter().map(|(_, message)| message).collect())
    }

    fn ok(&mut self, role: &str, sql: &str) {
        let notices = self.run(role, sql).unwrap_or_else(|e| panic!("{sql}: {e:?}"));
        assert!(notices.is_empty(), "{sql}: {notices:?}");
    }

    fn refused(&mut self, role: &str, sql: &str, sqlstate: &str, message: &str) {
        let error = self.run(role, sql).expect_err(sql);
        assert!(
            error.sqlstate == sqlstate && error.message.contains(message),
            "{sql}: {error:?}"
        );
    }

    fn can(&self, role: &str, privilege: Privilege, object: &Object) -> bool {
        self.0.allows(self.id(role), object, privilege)
    }
}

const BOOTSTRAP_USER: &str = role::BOOTSTRAP_NAME;

#[test]
fn roles_come_change_and_go() {
    let mut w = World::default();
    w.ok(
        "rbcdb",
        "CREATE ROLE a SUPERUSER CONNECTION LIMIT 3 VALID UNTIL '2030-01-01' PASSWORD 'x'",
    );
    let a = w.0.role_named("a").unwrap().clone();
    assert!(a.superuser && !a.login && a.connection_limit == 3 && a.oid >= role::FIRST_ROLE);
    assert_eq!(a.valid_until, Some(1_893_456_000_000_000));
    assert!(Verifier::parse(a.password.as_deref().unwrap()).unwrap().check("x"));
    w.refused("rbcdb", "CREATE ROLE a", "42710", "role \"a\" already exists");
    assert_eq!(w.run("rbcdb", "CREATE ROLE IF NOT EXISTS a").unwrap().len(), 1);
    w.ok("rbcdb", "CREATE USER b WITH NOSUPERUSER INHERIT NOCREATEDB");
    assert!(w.0.role_named("b").unwrap().login);
    w.ok(
        "rbcdb",
        "ALTER ROLE a NOSUPERUSER LOGIN VALID UNTIL 'infinity' PASSWORD NULL",
    );
    let a = w.0.role_named("a").unwrap();
    assert!(!a.superuser && a.login && a.valid_until.is_none() && a.password.is_none());
    w.ok("rbcdb", "ALTER USER a RENAME TO \"A\"");
    w.refused("rbcdb", "DROP ROLE a", "42704", "role \"a\" does not exist");
    assert_eq!(
        w.run("rbcdb", "DROP ROLE IF EXISTS a, b").unwrap(),
        ["role \"a\" does not exist, skipping"]
    );
    w.ok("rbcdb", "DROP USER \"A\"");
    assert!(w.0.roles().all(|role| role.oid < role::FIRST_ROLE));
}

#[test]
fn what_makes_no_sense_or_is_not_there_is_refused() {
    let mut w = World::new();
    for (sql, sqlstate, message) in [
        ("CREATE ROLE public", "42939", "reserved"),
        ("CREATE ROLE pg_mine", "42939", "reserved"),
        ("CREATE ROLE \"\"", "42601", "empty"),
        ("CREATE ROLE x CREATEDB", "0A000", "CREATEDB is not supported"),
        ("CREATE ROLE x NOINHERIT", "0A000", "NOINHERIT"),
        (
            "CREATE ROLE x LOGIN NOLOGIN",
            "42601",
            "conflicting or redundant options",
        ),
        ("CREATE ROLE x CONNECTION LIMIT -5", "22023", "invalid connection limit"),
        (
            "CREATE ROLE x VALID UNTIL 'tomorrow or so'",
            "22007",
            "invalid input syntax",
        ),
        (
            "CREATE ROLE x PASSWORD 'md5d41d8cd98f00b204e9800998ecf8427e'",
            "0A000",
            "MD5",
        ),
        (
            "CREATE ROLE x NONSENSE",
            "42601",
            "syntax error at or near \"NONSENSE\"",
        ),
        ("ALTER ROLE alice SET work_mem = 1", "42704", "work_mem"),
        (
            "ALTER ROLE alice IN DATABASE rbcdb SET a.b = 1",
            "0A000",
            "in a database",
        ),
        ("ALTER ROLE alice SET a.b", "42601", "syntax error"),
        ("ALTER ROLE nobody LOGIN", "42704", "role \"nobody\" does not exist"),
        ("ALTER ROLE rbcdb NOSUPERUSER", "0A000", "must stay a superuser"),
        ("ALTER ROLE pg_read_server_files LOGIN", "42939", "reserved"),
        ("DROP ROLE rbcdb", "55006", "current user"),
        (
            "DROP ROLE pg_read_server_files",
            "2BP01",
            "required by the database system",
        ),
        (
            "GRANT SELECT ON nothing TO alice",
            "42P01",
            "relation \"nothing\" does not exist",
        ),
        ("GRANT SELECT ON a TO nobody", "42704", "role \"nobody\" does not exist"),
        (
            "GRANT USAGE ON a TO alice",
            "0LP01",
            "invalid privilege type USAGE for table",
        ),
        (
            "GRANT SELECT ON SCHEMA s TO alice",
            "0LP01",
            "invalid privilege type SELECT for schema",
        ),
        ("GRANT SELECT (x) ON a TO alice", "0A000", "privileges on columns"),
        ("GRANT TRIGGER ON a TO alice", "0A000", "TRIGGER"),
        ("GRANT NONSENSE ON a TO alice", "42601", "unrecognized privilege type"),
        ("GRANT CONNECT ON DATABASE x TO alice", "0A000", "CONNECT"),
        ("GRANT ALL ON DATABASE x TO alice", "0A000", "privileges on a database"),
        (
            "GRANT SELECT ON a TO PUBLIC WITH GRANT OPTION",
            "0LP01",
            "grant options",
        ),
        ("GRANT EXECUTE ON FUNCTION g() TO alice", "42883", "does not exist"),
        ("GRANT USAGE ON SCHEMA nothing TO alice", "3F000", "does not exist"),
        (
            "GRANT alice TO alice WITH ADMIN OPTION",
            "0A000",
            "options of a membership",
        ),
    ] {
        w.refused("rbcdb", sql, sqlstate, message);
    }
    let notices = w.run("rbcdb", "ALTER ROLE alice PASSWORD ''").unwrap();
    assert!(
        notices[0].contains("empty string is not a valid password"),
        "{notices:?}"
    );
}

#[test]
fn only_superusers_manage_roles_but_all_their_own_password() {
    let mut w = World::new();
    for sql in [
        "CREATE ROLE x",
        "DROP ROLE bob",
        "ALTER ROLE bob PASSWORD 'x'",
        "ALTER ROLE alice SUPERUSER",
        "ALTER ROLE alice PASSWORD 'x' LOGIN",
        "ALTER ROLE alice RENAME TO x",
        "GRANT bob TO alice",
        "REVOKE bob FROM alice",
    ] {
        w.refused("alice", sql, DENIED, "permission denied to");
    }
    w.ok("alice", "ALTER ROLE alice PASSWORD 'mine'");
    let ready = Verifier::new("ready").unwrap().to_string();
    w.ok("alice", &format!("ALTER ROLE alice ENCRYPTED PASSWORD '{ready}'"));
    assert_eq!(w.0.role_named("alice").unwrap().password.as_ref(), Some(&ready));
}

#[test]
fn grants_give_and_revokes_take() {
    let mut w = World::new();
    assert!(!w.can("alice", Privilege::Select, &table("a")));
    w.ok("rbcdb", "GRANT SELECT, INSERT ON TABLE a, public.b TO alice, bob");
    assert!(w.can("alice", Privilege::Select, &table("b")) && w.can("bob", Privilege::Insert, &table("a")));
    assert!(!w.can("alice", Privilege::Delete, &table("a")) && !w.can("carol", Privilege::Select, &table("a")));
    w.ok("rbcdb", "REVOKE INSERT ON a FROM alice");
    assert!(!w.can("alice", Privilege::Insert, &table("a")) && w.can("alice", Privilege::Select, &table("a")));
    assert_eq!(
        w.0.acl_items(&table("a")).unwrap(),
        ["rbcdb=arwdD/rbcdb", "alice=r/rbcdb", "bob=ar/rbcdb"]
    );
    w.ok("rbcdb", "REVOKE ALL ON a FROM alice, bob");
    assert!(!w.can("alice", Privilege::Select, &table("a")));
    w.ok(
        "rbcdb",
        "GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA public, s TO PUBLIC",
    );
    assert!(w.can("carol", Privilege::Truncate, &table("s.c")) && w.can("bob", Privilege::Update, &table("b")));
    assert_eq!(
        w.0.acl_items(&table("s.c")).unwrap(),
        ["rbcdb=arwdD/rbcdb", "=arwdD/rbcdb"]
    );
    w.ok("rbcdb", "GRANT USAGE ON SCHEMA s TO alice");
    assert!(w.can("alice", Privilege::Usage, &Object::Schema("s".to_owned())));
    assert!(!w.can("bob", Privilege::Usage, &Object::Schema("s".to_owned())));
}

#[test]
fn the_defaults_are_those_of_postgresql() {
    let mut w = World::new();
    let public = Object::Schema("public".to_owned());
    assert!(w.can("alice", Privilege::Usage, &public) && !w.can("alice", Privilege::Create, &public));
    assert!(w.can("alice", Privilege::Execute, &f()));
    assert_eq!(w.0.acl_items(&f()), None);
    w.ok("rbcdb", "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC");
    assert!(!w.can("alice", Privilege::Execute, &f()) && w.can("rbcdb", Privilege::Execute, &f()));
    w.ok("rbcdb", "GRANT EXECUTE ON FUNCTION f(INT) TO alice");
    assert!(w.can("alice", Privilege::Execute, &f()) && !w.can("bob", Privilege::Execute, &f()));
    assert_eq!(w.0.acl_items(&f()).unwrap(), ["rbcdb=X/rbcdb", "alice=X/rbcdb"]);
}

#[test]
fn grant_options_are_passed_on_and_taken_back() {
    let mut w = World::new();
    w.refused(
        "alice",
        "GRANT SELECT ON a TO bob",
        DENIED,
        "permission denied for table a",
    );
    w.ok("rbcdb", "GRANT SELECT ON a TO alice WITH GRANT OPTION");
    w.ok("alice", "GRANT SELECT ON a TO bob WITH GRANT OPTION");
    w.ok("bob", "GRANT SELECT ON a TO carol");
    assert!(w.can("carol", Privilege::Select, &table("a")));
    let notices = w.run("alice", "GRANT SELECT, DELETE ON a TO carol").unwrap();
    assert_eq!(notices, ["not all privileges were granted for \"a\""]);
    assert!(!w.can("carol", Privilege::Delete, &table("a")));
    w.ok("alice", "REVOKE SELECT ON a FROM carol");
    assert!(w.can("carol", Privilege::Select, &table("a")), "bob gave it too");
    w.refused(
        "rbcdb",
        "REVOKE SELECT ON a FROM alice",
        "2BP01",
        "dependent privileges exist",
    );
    assert!(w.can("alice", Privilege::Select, &table("a")));
    w.ok("rbcdb", "REVOKE GRANT OPTION FOR SELECT ON a FROM alice CASCADE");
    assert!(w.can("alice", Privilege::Select, &table("a")));
    assert!(!w.can("bob", Privilege::Select, &table("a")) && !w.can("carol", Privilege::Select, &table("a")));
    let notices = w.run("alice", "GRANT SELECT ON a TO bob").unwrap();
    assert_eq!(notices, ["no privileges were granted for \"a\""]);
}

#[test]
fn members_have_the_rights_of_their_roles() {
    let mut w = World::new();
    w.ok("rbcdb", "CREATE ROLE readers");
    w.ok("rbcdb", "GRANT SELECT ON a TO readers");
    w.ok("rbcdb", "CREATE ROLE analysts IN ROLE readers");
    w.ok("rbcdb", "GRANT analysts TO alice");
    assert!(w.can("alice", Privilege::Select, &table("a")) && !w.can("bob", Privilege::Select, &table("a")));
    w.refused(
        "rbcdb",
        "GRANT alice TO readers",
        "0LP01",
        "role \"alice\" is a member of role \"readers\"",
    );
    w.refused("rbcdb", "GRANT readers TO readers", "0LP01", "is a member of");
    assert_eq!(w.run("rbcdb", "GRANT analysts TO alice").unwrap().len(), 1, "a notice");
    w.ok("rbcdb", "REVOKE readers FROM analysts");
    assert!(!w.can("alice", Privilege::Select, &table("a")));
    w.ok("rbcdb", "DROP ROLE analysts");
    assert!(w.0.role_named("alice").unwrap().member_of.is_empty());
    w.refused("rbcdb", "DROP ROLE readers", "2BP01", "some objects depend on it");
}

#[test]
fn owners_may_do_everything_with_what_is_theirs() {
    let mut w = World::new();
    w.0.apply(&Change::PutAcl(table("a"), Acl::owned_by(w.id("alice"))));
    assert!(w.can("alice", Privilege::Delete, &table("a")));
    assert!(w.0.require_owner(w.id("alice"), &table("a")).is_ok());
    let error = w.0.require_owner(w.id("bob"), &table("a")).unwrap_err();
    assert_eq!(
        (error.sqlstate, error.message.as_str()),
        (DENIED, "must be owner of table a")
    );
    w.ok("alice", "GRANT SELECT ON a TO bob");
    w.ok("alice", "REVOKE DELETE ON a FROM alice");
    assert!(
        !w.can("alice", Privilege::Delete, &table("a")),
        "an owner can take its own away"
    );
    w.ok("alice", "GRANT DELETE ON a TO alice");
    w.refused("rbcdb", "DROP ROLE alice", "2BP01", "some objects depend on it");
    w.refused("bob", "ALTER TABLE a OWNER TO bob", DENIED, "must be owner of table a");
    w.refused(
        "alice",
        "ALTER TABLE a OWNER TO bob",
        DENIED,
        "must be member of role \"bob\"",
    );
    w.ok("rbcdb", "ALTER TABLE a OWNER TO carol");
    assert_eq!(w.0.owner(&table("a")), w.id("carol"));
    assert_eq!(
        w.0.acl_items(&table("a")).unwrap(),
        ["carol=arwdD/carol", "bob=r/carol"]
    );
    w.0.apply(&Change::RemoveAcl(table("a")));
    w.ok("rbcdb", "DROP ROLE carol, bob, alice");
}

#[test]
fn the_first_superuser_gets_its_name_and_password_once() {
    let mut w = World::default();
    assert_eq!(command::bootstrap(&w.0, "rbcdb", None).unwrap(), None);
    let (change, taken) = command::bootstrap(&w.0, "admin", Some("first")).unwrap().unwrap();
    assert!(taken);
    w.0.apply(&change);
    let admin = w.0.role(BOOTSTRAP).unwrap();
    assert!(admin.name == "admin" && w.0.has_passwords());
    assert_eq!(
        command::bootstrap(&w.0, "other", Some("second")).unwrap(),
        None,
        "it keeps both"
    );
    assert!(command::bootstrap(&World::default().0, "pg_admin", None).is_err());
}
