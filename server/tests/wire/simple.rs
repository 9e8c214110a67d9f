//! The simple query protocol: several statements, tags, errors, settings, transaction blocks.

use std::sync::Arc;

use postgres_protocol::message::frontend;
use rbcdb_runtime_cuda::{Devices, Emulator};

use crate::TestServer;
use crate::raw::Raw;

#[test]
fn greets_with_the_settings_that_clients_need() {
    let server = TestServer::start();
    let mut raw = Raw::connect(&server);
    raw.build(|out| {
        let parameters = [
            ("user", "raw"),
            ("application_name", "tests"),
            ("options", "-c statement_timeout=5s"),
        ];
        postgres_protocol::message::frontend::startup_message(parameters, out).unwrap();
    });
    let lines = raw.until_ready();
    assert_eq!(lines[0], "authenticated");
    for expected in [
        "setting application_name=tests",
        "setting client_encoding=UTF8",
        "setting standard_conforming_strings=on",
        "setting integer_datetimes=on",
        "setting DateStyle=ISO, MDY",
        "setting TimeZone=UTC",
        "setting session_authorization=raw",
    ] {
        assert!(lines.iter().any(|l| l == expected), "{expected} in {lines:?}");
    }
    assert!(
        lines.iter().any(|l| l.starts_with("setting server_version=15.")),
        "{lines:?}"
    );
    assert_eq!(raw.query("show statement_timeout")[1], "row 5s");
}

#[test]
fn each_statement_of_a_text_has_its_own_result() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    let lines =
        raw.query("create table t(a int); insert into t values (1), (2); select a from t order by a;; select 'x' as b");
    assert_eq!(
        lines,
        [
            "done CREATE TABLE",
            "done INSERT 0 2",
            "columns a:23",
            "row 1",
            "row 2",
            "done SELECT 2",
            "columns b:25",
            "row x",
            "done SELECT 1",
            "ready I"
        ]
    );
}

#[test]
fn an_error_stops_the_rest_and_leaves_the_session_usable() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    let lines = raw.query("select 1 as a; select no_such_column from no_such_table; select 2 as b");
    assert_eq!(lines[..3], ["columns a:20", "row 1", "done SELECT 1"]);
    assert!(lines[3].starts_with("error ERROR 42P01 / "), "{lines:?}");
    assert_eq!(lines[4..], ["ready I"]);
    // A text that doesn't parse runs nothing at all.
    let lines = raw.query("create table never(a int); selec 1");
    assert!(lines[0].starts_with("error ERROR 42601 / "), "{lines:?}");
    assert!(
        lines[0].ends_with("@28"),
        "the position is that of the whole text: {lines:?}"
    );
    assert!(raw.query("select * from never")[0].starts_with("error ERROR 42P01"));
    assert_eq!(raw.query("  -- nothing\n;"), ["empty", "ready I"]);
    assert_eq!(raw.query(""), ["empty", "ready I"]);
}

#[test]
fn positions_count_characters() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    let lines = raw.query("select 'ü€😀'; selec 1");
    assert!(lines[0].ends_with("@15"), "{lines:?}");
}

#[test]
fn settings_are_set_shown_and_refused() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    assert_eq!(
        raw.query("set application_name = 'x'"),
        ["setting application_name=x", "done SET", "ready I"]
    );
    assert_eq!(
        raw.query("show application_name"),
        ["columns application_name:25", "row x", "done SHOW", "ready I"]
    );
    assert_eq!(raw.query("reset application_name")[1], "done RESET");
    assert!(raw.query("set no_such_thing = 1")[0].starts_with("error ERROR 42704"));
    assert!(raw.query("set datestyle = 'German'")[0].starts_with("error ERROR 22023"));
    assert!(raw.query("show all").len() > 20);
    assert_eq!(raw.query("discard all")[0], "done DISCARD ALL");
}

#[test]
fn a_gpu_that_is_not_there_is_a_warning() {
    let none = Emulator::new(|_| Err("there is no device".to_owned())).devices(0);
    let none = Arc::new(Devices::emulated(none, &rbcdb_runtime_cuda::Config::default()));
    let server = TestServer::with(|config| config.engine.devices = Some(none));
    let mut raw = Raw::login(&server);
    let lines = raw.query("set rbc.device = gpu");
    let warning = "notice WARNING 01000 / parameter \"rbc.device\" has no effect: the NVIDIA driver finds no GPU";
    assert!(lines[0].starts_with(warning), "{lines:?}");
    assert_eq!(lines[1..], ["done SET", "ready I"]);
    assert_eq!(raw.query("show rbc.device")[1], "row gpu");
    assert_eq!(raw.query("set rbc.device = cpu"), ["done SET", "ready I"]);
    assert!(raw.query("set rbc.gpu_cache_limit = '1GB'")[0].starts_with("notice WARNING 01000"));
    assert_eq!(raw.query("show rbc.gpu_cache_limit")[1], "row 0");
    assert!(
        raw.query("show all")
            .iter()
            .any(|line| line.starts_with("row rbc.gpu_cache_used"))
    );
    raw.query("create function f(n int) returns int language rbc as $$ return n + 1 $$");
    raw.query("set rbc.device = gpu");
    assert_eq!(raw.query("select f(1)")[1], "row 2");
    let explain = raw.query("explain select f(1)").join("\n");
    let told = "rbc.device = gpu, but functions run on the CPU: the NVIDIA driver finds no GPU";
    assert!(explain.contains(told), "{explain}");
}

#[test]
fn transaction_blocks_take_effect_whole_or_not_at_all() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    let mut other = Raw::login(&server);
    assert_eq!(raw.query("begin"), ["done BEGIN", "ready T"]);
    assert!(raw.query("begin")[0].starts_with("notice WARNING 25001"));
    assert_eq!(raw.query("select 1 as a").last().unwrap(), "ready T");
    assert_eq!(raw.query("rollback"), ["done ROLLBACK", "ready I"]);
    assert!(raw.query("commit")[0].starts_with("notice WARNING 25P01"));

    let rows = |raw: &mut Raw, table: &str| raw.query(&format!("select count(*) as n from {table}"))[1].clone();
    raw.query("begin; create table t(a int); insert into t values (1)");
    raw.query("create function twice(x int) returns int language rbc as 'return 2 * x'");
    assert_eq!(rows(&mut raw, "t where twice(a) = 2"), "row 1");
    assert!(
        other.query("select * from t")[0].starts_with("error ERROR 42P01"),
        "nobody else sees it"
    );
    assert!(other.query("select twice(1)")[0].starts_with("error ERROR 42883"));
    assert_eq!(raw.query("rollback"), ["done ROLLBACK", "ready I"]);
    assert!(
        raw.query("select * from t")[0].starts_with("error ERROR 42P01"),
        "it is undone"
    );
    assert!(raw.query("select twice(1)")[0].starts_with("error ERROR 42883"));

    raw.query("create table t(a int)");
    raw.query("begin; insert into t values (1); savepoint s; insert into t values (2)");
    assert_eq!(rows(&mut raw, "t"), "row 2");
    assert_eq!(raw.query("select nonsense").last().unwrap(), "ready E");
    assert!(raw.query("select 1")[0].starts_with("error ERROR 25P02"));
    assert_eq!(raw.query("rollback to savepoint s"), ["done ROLLBACK", "ready T"]);
    assert_eq!(rows(&mut raw, "t"), "row 1");
    assert!(raw.query("release x")[0].starts_with("error ERROR 3B001"));
    assert_eq!(raw.query("commit"), ["done ROLLBACK", "ready I"], "an error ends it");
    assert_eq!(rows(&mut raw, "t"), "row 0");
    assert!(raw.query("savepoint a")[0].starts_with("error ERROR 25P01"));

    raw.query("begin; insert into t values (1)");
    assert_eq!(raw.query("commit"), ["done COMMIT", "ready I"]);
    assert_eq!(rows(&mut other, "t"), "row 1");
    raw.query("begin read only");
    assert!(raw.query("insert into t values (2)")[0].starts_with("error ERROR 25006"));
    raw.query("rollback");
}

#[test]
fn a_block_sees_one_moment_and_the_second_writer_gets_40001() {
    let server = TestServer::start();
    let (mut a, mut b) = (Raw::login(&server), Raw::login(&server));
    a.query("create table t(k int, n int); insert into t values (1, 0), (2, 0)");
    a.query("begin; select * from t");
    b.query("update t set n = 10 where k = 1");
    b.query("insert into t values (3, 3)");
    assert_eq!(
        a.query("select sum(n) as n from t")[1],
        "row 0",
        "as of its first statement"
    );
    assert_eq!(a.query("update t set n = n + 1 where k = 1")[0], "done UPDATE 1");
    assert!(a.query("commit")[0].starts_with("error ERROR 40001"));
    assert_eq!(a.query("select sum(n) as n from t")[1], "row 13");
    // Other rows of the same table don't conflict.
    a.query("begin; update t set n = 100 where k = 1");
    b.query("begin; update t set n = 200 where k = 2; insert into t values (4, 4)");
    assert_eq!(a.query("commit"), ["done COMMIT", "ready I"]);
    assert_eq!(b.query("commit"), ["done COMMIT", "ready I"]);
    assert_eq!(a.query("select sum(n) as n from t")[1], "row 307");
}

#[test]
fn statements_in_one_text_are_one_transaction() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    let lines = raw.query("create table t(a int); insert into t values (1); select nonsense");
    assert!(lines.iter().any(|l| l.starts_with("error ERROR 42703")), "{lines:?}");
    assert_eq!(lines.last().unwrap(), "ready I");
    assert!(
        raw.query("select * from t")[0].starts_with("error ERROR 42P01"),
        "nothing is left"
    );
    raw.query("create table t(a int); insert into t values (1); commit; insert into t values (2); select nonsense");
    assert_eq!(raw.query("select count(*) as n from t")[1], "row 1", "up to the COMMIT");
    let lines = raw.query("insert into t values (3); begin; insert into t values (4)");
    assert_eq!(lines.last().unwrap(), "ready T");
    raw.query("rollback");
    assert_eq!(
        raw.query("select count(*) as n from t")[1],
        "row 1",
        "what came before BEGIN belongs to it"
    );
}

#[test]
fn parameters_need_the_extended_protocol() {
    let server = TestServer::start();
    let lines = Raw::login(&server).query("select $1::int");
    assert!(lines[0].starts_with("error ERROR 42P02"), "{lines:?}");
}

#[test]
fn a_copy_belongs_to_its_block() {
    let server = TestServer::start();
    let (mut raw, mut other) = (Raw::login(&server), Raw::login(&server));
    raw.query("create table t(a int not null check (a < 10), b text default 'none')");
    let copy = |raw: &mut Raw, input: &[u8]| {
        raw.build(|out| {
            frontend::query("copy t(a) from stdin", out).unwrap();
            frontend::CopyData::new(input).unwrap().write(out);
            frontend::copy_done(out);
        });
        raw.until_ready()
    };
    raw.query("begin");
    assert_eq!(copy(&mut raw, b"1\n2\n"), ["copy in 0", "done COPY 2", "ready T"]);
    assert_eq!(raw.query("select count(*), min(b) from t")[1], "row 2|none");
    assert_eq!(other.query("select count(*) from t")[1], "row 0");
    raw.query("rollback");
    assert_eq!(raw.query("select count(*) from t")[1], "row 0");
    for (input, state) in [(&b"1\n\\N\n"[..], "23502"), (b"1\n10\n", "23514")] {
        let lines = copy(&mut raw, input);
        assert!(lines[1].starts_with(&format!("error ERROR {state}")), "{lines:?}");
        assert!(lines[1].contains("COPY t"), "{lines:?}");
    }
    assert_eq!(raw.query("select count(*) from t")[1], "row 0");
}

#[test]
fn defaults_checks_and_comments_are_in_the_catalog() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int not null, b text default 'none', constraint small check (a < 10))");
    raw.query("comment on table t is 'a table'");
    raw.query("comment on column t.b is 'a column'");
    assert_eq!(
        raw.query("select conname, pg_get_constraintdef(oid) from pg_constraint")[1],
        "row small|CHECK ((a < 10))"
    );
    let defaults = "select a.attname, pg_get_expr(d.adbin, d.adrelid) as d from pg_attrdef d join pg_attribute a on \
                    a.attrelid = d.adrelid and a.attnum = d.adnum";
    assert_eq!(raw.query(defaults)[1], "row b|'none'");
    assert_eq!(
        raw.query("select obj_description('t'::regclass), col_description('t'::regclass, 2)")[1],
        "row a table|a column"
    );
    raw.query("begin");
    raw.query("create table fresh(a int)");
    assert_eq!(
        raw.query("select relname from pg_class where relname = 'fresh'")[1],
        "row fresh"
    );
    raw.query("rollback");
    assert_eq!(
        raw.query("select relname from pg_class where relname = 'fresh'")[1],
        "done SELECT 0"
    );
}
