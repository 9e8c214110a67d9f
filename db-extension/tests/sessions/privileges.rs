//! What roles may do: each statement is held against owners and access lists.

use rbcdb_db_extension::access::{FileAccess, FileUse};
use rbcdb_db_extension::{Engine, EngineConfig, Error, Session};

use crate::harness::{Db, Output, execute};

/// An engine with users alice and bob besides the first superuser.
struct World {
    db: Db,
}

impl World {
    fn new() -> World {
        let db = Db::new();
        db.rows("create user alice; create user bob; grant create on schema public to alice");
        World { db }
    }

    fn session(&self, role: &str) -> Session {
        session(&self.db.engine, role)
    }

    fn run(&self, role: &str, sql: &str) -> Result<Output, Error> {
        run(&self.db, &self.session(role), sql)
    }

    #[track_caller]
    fn ok(&self, role: &str, sql: &str) -> String {
        match self.run(role, sql) {
            Ok(output) => output.text(),
            Err(e) => panic!("{role}: {sql}\n{}: {e}", e.sqlstate),
        }
    }

    #[track_caller]
    fn denied(&self, role: &str, sql: &str, message: &str) {
        match self.run(role, sql) {
            Ok(output) => panic!("{role}: {sql}\ngave {output:?}"),
            Err(e) => assert_eq!((e.sqlstate, e.message.as_str()), ("42501", message), "{role}: {sql}"),
        }
    }
}

fn session(engine: &Engine, role: &str) -> Session {
    let access = engine.access().unwrap();
    let role = access.role_named(role).unwrap_or_else(|| panic!("no role {role}"));
    engine.session_of(role.oid)
}

fn run(db: &Db, session: &Session, sql: &str) -> Result<Output, Error> {
    db.block_on(async {
        let mut last = Output::default();
        for range in session.split(sql)? {
            last = execute(session, &sql[range], &[]).await?;
        }
        Ok(last)
    })
}

#[test]
fn tables_need_the_privilege_of_each_statement() {
    let w = World::new();
    w.ok("rbcdb", "create table t(a int); insert into t values (1), (2)");
    let denied = "permission denied for table t";
    for sql in [
        "select * from t",
        "select 1 from (select count(*) from t)",
        "with x as (select * from t) select 1 from x",
        "select (select max(a) from t)",
        "select 1 where exists (select 1 from t)",
        "select 1 union all select a from t",
        "explain select * from t",
        "insert into t values (3)",
        "update t set a = 1",
        "delete from t",
        "truncate t",
    ] {
        w.denied("alice", sql, denied);
    }
    w.denied("alice", "drop table t", "must be owner of table t");
    w.denied("alice", "alter table t add column b int", "must be owner of table t");
    w.denied("alice", "comment on table t is 'mine'", "must be owner of table t");
    w.denied("alice", "create or replace table t(b int)", "must be owner of table t");
    w.ok("rbcdb", "grant insert on t to alice");
    w.ok("alice", "insert into t values (3)");
    w.denied("alice", "insert into t select a from t", denied);
    w.ok("rbcdb", "grant update, delete on t to alice");
    w.ok("alice", "update t set a = 7");
    w.denied("alice", "update t set a = a + 1", denied);
    w.denied("alice", "delete from t where a = 7", denied);
    w.ok("alice", "delete from t");
    w.ok("rbcdb", "grant select, truncate on t to alice");
    w.ok(
        "alice",
        "insert into t select 1; insert into t select a + 1 from t; truncate t",
    );
    assert_eq!(w.ok("alice", "select count(*) from t"), "0");
    w.denied("bob", "select * from t", denied);
    w.ok("rbcdb", "revoke select on t from alice");
    w.denied("alice", "select * from t", denied);
}

#[test]
fn what_is_not_there_is_said_before_what_is_not_allowed() {
    let w = World::new();
    w.ok("rbcdb", "create table t(a int)");
    for (sql, sqlstate) in [
        ("select * from nothing", "42P01"),
        ("select b from t", "42703"),
        ("drop table nothing", "42P01"),
        ("drop function nothing", "42883"),
        ("grant select on nothing to bob", "42P01"),
    ] {
        assert_eq!(w.run("alice", sql).unwrap_err().sqlstate, sqlstate, "{sql}");
    }
}

#[test]
fn who_creates_something_owns_it() {
    let w = World::new();
    w.denied("bob", "create table b(a int)", "permission denied for schema public");
    w.denied(
        "bob",
        "create view b as select 1 as a",
        "permission denied for schema public",
    );
    w.denied(
        "bob",
        "create table b as select 1 as a",
        "permission denied for schema public",
    );
    w.denied("bob", "create schema b", "permission denied to create schema");
    w.ok(
        "alice",
        "create table a(x int); insert into a values (1); create view v as select x from a",
    );
    w.denied("bob", "select * from a", "permission denied for table a");
    w.denied("bob", "select * from v", "permission denied for view v");
    w.denied("bob", "grant select on a to bob", "permission denied for table a");
    w.ok("alice", "grant select on a to bob");
    assert_eq!(w.ok("bob", "select * from a"), "1");
    w.ok("alice", "drop view v; alter table a rename to z");
    assert_eq!(w.ok("bob", "select * from z"), "1", "the access list goes along");
    w.denied("bob", "drop table z", "must be owner of table z");
    w.ok("alice", "drop table z; create table z(x int)");
    w.denied("bob", "select * from z", "permission denied for table z");
    let error = w.run("rbcdb", "drop role alice").unwrap_err();
    assert_eq!(error.sqlstate, "2BP01");
    w.ok(
        "rbcdb",
        "alter table z owner to bob; revoke create on schema public from alice; drop role alice",
    );
    w.ok("bob", "drop table z");
}

#[test]
fn owners_and_access_lists_go_with_a_rolled_back_transaction() {
    let w = World::new();
    let session = w.session("alice");
    session.begin(false).unwrap();
    run(&w.db, &session, "create table t(a int); grant select on t to bob").unwrap();
    session.rollback();
    w.ok("rbcdb", "create table t(a int)");
    w.denied("bob", "select * from t", "permission denied for table t");
    w.denied("alice", "select * from t", "permission denied for table t");
    session.begin(false).unwrap();
    run(&w.db, &session, "create table u(a int); grant select on u to bob").unwrap();
    w.db.block_on(session.commit()).unwrap();
    w.ok("bob", "select * from u");
}

#[test]
fn views_read_with_the_rights_of_their_owner() {
    let w = World::new();
    w.ok(
        "rbcdb",
        "create table secret(a int, b int); insert into secret values (1, 2)",
    );
    w.ok(
        "rbcdb",
        "create view half as select a from secret; grant select on half to alice",
    );
    assert_eq!(w.ok("alice", "select * from half"), "1");
    w.denied("alice", "select * from secret", "permission denied for table secret");
    w.denied(
        "alice",
        "select * from half, secret",
        "permission denied for table secret",
    );
    // A view over a view: its owner needs the inner one alone.
    w.ok(
        "alice",
        "create view outer_view as select a + 1 as a from half; grant select on outer_view to bob",
    );
    assert_eq!(w.ok("bob", "select * from outer_view"), "2");
    w.denied("bob", "select * from half", "permission denied for view half");
    w.ok("rbcdb", "revoke select on half from alice");
    w.denied("bob", "select * from outer_view", "permission denied for view half");
    // An owner's rights are its own: what alice may not read her view can't.
    w.ok("rbcdb", "grant select on half to alice");
    w.ok("alice", "create table mine(a int)");
    w.ok("alice", "create view v as select secret.b from secret");
    w.denied("alice", "select * from v", "permission denied for table secret");
}

#[test]
fn a_view_finds_its_tables_where_its_creator_did() {
    let w = World::new();
    w.ok(
        "rbcdb",
        "create schema hidden; create table hidden.t(a int); insert into hidden.t values (666)",
    );
    w.ok("rbcdb", "create table t(a int); insert into t values (1)");
    w.ok("rbcdb", "create view v as select a from t; grant select on v to alice");
    w.ok("rbcdb", "grant usage on schema hidden to alice");
    let mut session = w.session("alice");
    session.set_search_path(vec!["hidden".to_owned(), "public".to_owned()]);
    assert_eq!(run(&w.db, &session, "select * from public.v").unwrap().text(), "1");
    let error = run(&w.db, &session, "select * from t").unwrap_err();
    assert_eq!(error.sqlstate, "42501", "its own t is hidden.t now");
}

#[test]
fn schemas_need_usage() {
    let w = World::new();
    w.ok(
        "rbcdb",
        "create schema s; create table s.t(a int); grant select on s.t to alice",
    );
    w.denied("alice", "select * from s.t", "permission denied for schema s");
    w.denied("alice", "create table s.u(a int)", "permission denied for schema s");
    w.ok("rbcdb", "grant usage on schema s to alice");
    w.ok("alice", "select * from s.t");
    w.ok("rbcdb", "grant create on schema s to alice");
    w.ok("alice", "create table s.u(a int)");
    w.denied("alice", "drop schema s", "must be owner of schema s");
    w.ok("bob", "select count(*) from information_schema.tables");
}

#[test]
fn functions_need_execute() {
    let w = World::new();
    let create = "create function f(x int) returns int language rbc as $$ return x + 1 $$";
    w.denied("bob", create, "permission denied for schema public");
    w.ok("alice", create);
    assert_eq!(w.ok("bob", "select f(1)"), "2", "everyone may at first");
    w.denied("bob", "drop function f", "must be owner of function f");
    w.denied("bob", "comment on function f is 'x'", "must be owner of function f");
    w.ok("rbcdb", "grant create on schema public to bob");
    let replace = "create or replace function f(x int) returns int language rbc as $$ return 0 $$";
    w.denied("bob", replace, "must be owner of function f");
    w.ok("alice", "revoke execute on function f(int) from public");
    for sql in [
        "select f(1)",
        "select 1 where f(1) = 2",
        "create table x as select f(1) as a",
        "select (select f(1))",
        "explain select f(1)",
    ] {
        w.denied("bob", sql, "permission denied for function f");
    }
    let caller = "create function g(x int) returns int language rbc as $$ return f(x) $$";
    w.denied("bob", caller, "permission denied for function f");
    assert_eq!(
        w.run("bob", "select g(1)").unwrap_err().sqlstate,
        "42883",
        "nothing was created"
    );
    w.ok("alice", "grant execute on function f to bob");
    w.ok("bob", caller);
    assert_eq!(w.ok("bob", "select g(1)"), "2");
    // Functions of a view are called with the user's rights.
    w.ok("rbcdb", "create view v as select f(1) as a; grant select on v to bob");
    w.ok("alice", "revoke execute on function f from bob");
    w.denied("bob", "select * from v", "permission denied for function f");
    w.ok("rbcdb", "drop view v; drop function f cascade");
}

#[test]
fn a_prepared_statement_loses_its_rights_with_the_role() {
    let w = World::new();
    w.ok("rbcdb", "create table t(a int); grant select on t to alice");
    let session = w.session("alice");
    let prepared = w.db.block_on(session.prepare("select * from t", &[])).unwrap();
    w.ok("rbcdb", "revoke select on t from alice");
    let ran = w.db.block_on(async {
        let mut execution = session.execute(&prepared, Vec::new());
        let mut last = None;
        while let Some(event) = execution.next().await {
            last = Some(event);
        }
        last
    });
    match ran {
        Some(rbcdb_db_extension::Event::Failed(e)) => assert_eq!(e.sqlstate, "42501"),
        other => panic!("{other:?}"),
    }
    w.ok("rbcdb", "revoke create on schema public from alice; drop role alice");
    assert_eq!(run(&w.db, &session, "select 1").unwrap_err().sqlstate, "42704");
}

#[test]
fn superusers_by_attribute_may_do_everything_and_lose_it_at_once() {
    let w = World::new();
    w.ok("rbcdb", "create table t(a int)");
    let session = w.session("alice");
    assert!(run(&w.db, &session, "select * from t").is_err());
    w.ok("rbcdb", "alter role alice superuser");
    run(
        &w.db,
        &session,
        "select * from t; create schema s; create role x; drop role x; drop schema s",
    )
    .unwrap();
    w.ok("rbcdb", "alter role alice nosuperuser");
    assert!(run(&w.db, &session, "select * from t").is_err());
}

#[test]
fn files_need_a_directory_and_a_role() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("data.csv");
    std::fs::write(&file, "a,b\n1,2\n").unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = EngineConfig {
        files: FileAccess::within(&[dir.path().to_owned()]).unwrap(),
        ..EngineConfig::default()
    };
    let engine = Engine::new(runtime.handle().clone(), &config).unwrap();
    let go = |role: &str, sql: &str| {
        runtime.block_on(async {
            let session = session(&engine, role);
            let mut last = Output::default();
            for range in session.split(sql)? {
                last = execute(&session, &sql[range], &[]).await?;
            }
            Ok::<_, Error>(last.text())
        })
    };
    go("rbcdb", "create user alice; grant create on schema public to alice").unwrap();
    let external = |name: &str, path: &str| {
        format!("create external table {name} stored as csv location '{path}' options ('format.has_header' 'true')")
    };
    let path = file.display().to_string();
    let error = go("alice", &external("t", &path)).unwrap_err();
    assert_eq!(
        (error.sqlstate, error.message.as_str()),
        ("42501", "permission denied to read a file of the server")
    );
    assert_eq!(
        go("rbcdb", &external("o", "/etc/passwd")).unwrap_err().sqlstate,
        "42501"
    );
    assert_eq!(
        go("rbcdb", &external("o", &format!("{path}.no"))).unwrap_err().sqlstate,
        "58P01"
    );
    go("rbcdb", "grant pg_read_server_files to alice").unwrap();
    let dotted = dir
        .path()
        .join("../")
        .join(dir.path().file_name().unwrap())
        .join("data.csv");
    go("alice", &external("t", &dotted.display().to_string())).unwrap();
    assert_eq!(go("alice", "select a + b from t").unwrap(), "3");
    let alice = session(&engine, "alice");
    assert!(alice.file(&path, FileUse::Read).is_ok());
    assert_eq!(alice.file(&path, FileUse::Write).unwrap_err().sqlstate, "42501");
}

#[test]
fn only_superusers_leave_a_kernel_function_unchecked() {
    let w = World::new();
    let kernel = |name: &str, head: &str, options: &str| {
        format!(
            "create {head} function {name}(x bigint[], out r bigint[]) language rbc {options} as $$\ni = cuda.grid(1)\nif i < len(x):\n    \
             r[i] = x[i] + 1\n$$"
        )
    };
    let unchecked = "with (launch = 'unchecked')";
    w.ok("alice", &kernel("k", "", ""));
    w.ok("alice", &kernel("k2", "", "with (launch = 'checked')"));
    for head in ["", "or replace"] {
        let denied = w.run("alice", &kernel("k3", head, unchecked)).unwrap_err();
        assert_eq!(denied.sqlstate, "42501", "{denied}");
    }
    let denied = w.run("alice", &kernel("k", "or replace", unchecked)).unwrap_err();
    assert_eq!(denied.sqlstate, "42501", "{denied}");
    assert_eq!(w.run("alice", "select k3(array[1])").unwrap_err().sqlstate, "42883");
    w.ok("rbcdb", &kernel("k3", "", unchecked));
    assert_eq!(w.ok("alice", "select k3(array[1, 2])"), "[2, 3]");
    // Executed by whoever may, as other functions.
    assert_eq!(w.ok("bob", "select k(array[1, 2])"), "[2, 3]");
    w.denied("bob", "drop function k", "must be owner of function k");
    w.ok("alice", "revoke execute on function k from public");
    w.denied("bob", "select k(array[1])", "permission denied for function k");
}

#[test]
fn whoever_may_create_functions_creates_kernels_in_llvm_ir_that_are_checked() {
    let w = World::new();
    let reading = |register: &str, name: &str, head: &str, options: &str, address: &str| {
        format!(
            "create {head} function {name}(x bigint[], out r bigint[]) language llvm {options} as $$\n\
             target triple = \"nvptx64-nvidia-cuda\"\n\
             declare i32 @llvm.nvvm.read.ptx.sreg.{register}.x()\n\
             define ptx_kernel void @k(ptr %x, ptr %r) {{\n\
             \x20 %t = call i32 @llvm.nvvm.read.ptx.sreg.{register}.x()\n\
             \x20 %i = zext i32 %t to i64\n\
             \x20 %from = getelementptr i64, ptr %x, i64 {address}\n\
             \x20 %v = load i64, ptr %from\n\
             \x20 %to = getelementptr i64, ptr %r, i64 {address}\n\
             \x20 store i64 %v, ptr %to\n\
             \x20 ret void\n}}\n$$"
        )
    };
    let kernel = |name: &str, head: &str, options: &str, address: &str| reading("tid", name, head, options, address);
    let unchecked = "with (launch = 'unchecked')";
    let trusted = "with (launch = 'unchecked', trusted = true)";
    // The size of its block decides: a superuser takes that upon himself. The block is one that keeps indexes inside.
    let size = |options: &str| reading("ntid", "k", "", options, "%i");
    assert_eq!(w.run("alice", &size("")).unwrap_err().sqlstate, "42P13");
    w.ok("rbcdb", &size(unchecked));
    assert_eq!(w.ok("bob", "select k(array[1, 2])"), "[0, 2]");
    w.ok("alice", &kernel("first", "", "", "0"));
    assert_eq!(w.ok("bob", "select first(array[5, 2])"), "[5, 0]");
    w.ok("alice", &kernel("far", "", "", "1000000"));
    assert_eq!(w.run("bob", "select far(array[5, 2])").unwrap_err().sqlstate, "2202E");
    for head in ["", "or replace"] {
        w.denied(
            "alice",
            &kernel("k2", head, trusted, "%i"),
            "permission denied to create a kernel function that isn't checked",
        );
        w.denied(
            "alice",
            &kernel("k2", head, "with (trusted = true)", "0"),
            "permission denied to create a function whose LLVM IR isn't checked",
        );
    }
    w.ok("alice", &kernel("k2", "", "with (trusted = false)", "0"));
    w.ok("rbcdb", &kernel("k3", "", trusted, "%i"));
    assert_eq!(w.ok("alice", "select k3(array[1, 2])"), "[1, 2]");
    let shown = w.ok("alice", "show functions");
    assert!(shown.contains("trusted"), "{shown}");
}
