//! Cursors by SQL, and portals that outlive a Sync.

use postgres_protocol::message::frontend;

use crate::TestServer;
use crate::raw::Raw;

const FIVE: &str = "select v from (values (1), (2), (3), (4), (5)) t(v) order by v";

#[test]
fn rows_are_fetched_a_few_at_a_time() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("begin");
    assert_eq!(
        raw.query(&format!("declare c cursor for {FIVE}")),
        ["done DECLARE CURSOR", "ready T"]
    );
    assert_eq!(
        raw.query("fetch c"),
        ["columns v:23", "row 1", "done FETCH 1", "ready T"]
    );
    assert_eq!(
        raw.query("fetch 2 from c"),
        ["columns v:23", "row 2", "row 3", "done FETCH 2", "ready T"]
    );
    assert_eq!(raw.query("move 1 in c"), ["done MOVE 1", "ready T"]);
    assert_eq!(
        raw.query("fetch forward all from c"),
        ["columns v:23", "row 5", "done FETCH 1", "ready T"]
    );
    assert_eq!(raw.query("fetch all c"), ["columns v:23", "done FETCH 0", "ready T"]);
    assert_eq!(raw.query("close c"), ["done CLOSE CURSOR", "ready T"]);
    assert!(raw.query("fetch c")[0].starts_with("error ERROR 34000 / cursor \"c\" does not exist"));
    assert_eq!(raw.query("rollback"), ["done ROLLBACK", "ready I"]);
}

#[test]
fn absolute_and_relative_places_ahead_are_reached() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("begin");
    raw.query(&format!("declare c no scroll cursor without hold for {FIVE}"));
    assert_eq!(raw.query("fetch absolute 2 from c")[1], "row 2");
    assert_eq!(raw.query("fetch relative 2 from c")[1], "row 4");
    let lines = raw.query("fetch absolute 1 from c");
    assert!(
        lines
            .iter()
            .any(|l| l.starts_with("error ERROR 55000 / cursor can only scan forward")),
        "{lines:?}"
    );
    raw.query("rollback");
    let lines = raw.query("declare c scroll cursor for select 1");
    assert!(
        lines[0].starts_with("error ERROR 0A000 / scrollable cursors are not supported"),
        "{lines:?}"
    );
    assert!(raw.query("fetch prior from c")[0].starts_with("error ERROR 55000"));
}

#[test]
fn a_cursor_needs_a_transaction_and_ends_with_it_unless_it_is_held() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    assert!(raw.query("declare c cursor for select 1")[0].starts_with("error ERROR 25P01"));
    raw.query("begin");
    raw.query(&format!("declare gone cursor for {FIVE}"));
    raw.query(&format!("declare held cursor with hold for {FIVE}"));
    let lines = raw.query("declare held cursor for select 1");
    assert!(
        lines[0].starts_with("error ERROR 42P03 / cursor \"held\" already exists"),
        "{lines:?}"
    );
    raw.query("rollback");
    assert!(
        raw.query("fetch held")[0].starts_with("error ERROR 34000"),
        "its transaction was undone"
    );
    raw.query("begin");
    raw.query(&format!("declare gone cursor for {FIVE}"));
    raw.query(&format!("declare held cursor with hold for {FIVE}"));
    raw.query("fetch held");
    raw.query("commit");
    assert!(raw.query("fetch gone")[0].starts_with("error ERROR 34000"));
    assert_eq!(raw.query("fetch 2 from held")[1..3], ["row 2", "row 3"]);
    assert_eq!(raw.query("close all")[0], "done CLOSE CURSOR ALL");
    assert!(raw.query("close held")[0].starts_with("error ERROR 34000"));
    // Outside of a block a held one can be made as well.
    assert_eq!(
        raw.query(&format!("declare h cursor with hold for {FIVE}"))[0],
        "done DECLARE CURSOR"
    );
    assert_eq!(raw.query("fetch h")[1], "row 1");
}

#[test]
fn a_cursor_reads_what_was_there_when_it_was_declared() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int)");
    raw.query("insert into t values (1)");
    raw.query("begin");
    raw.query("declare c cursor for select a from t");
    raw.query("insert into t values (2)");
    assert_eq!(raw.query("fetch all from c")[1..3], ["row 1", "done FETCH 1"]);
    raw.query("commit");
}

#[test]
fn a_binary_cursor_gives_binary_rows() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("begin");
    raw.query("declare c binary cursor for select 65::int as a, 'x' as b");
    assert_eq!(raw.query("fetch c")[1], "row \0\0\0A|x");
}

#[test]
fn errors_of_the_query_come_with_the_fetch_that_meets_them() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("begin");
    assert!(raw.query("declare c cursor for select nothing")[0].starts_with("error ERROR 42703"));
    raw.query("rollback");
    raw.query("begin");
    let lines = raw.query("declare c cursor for select 1 / (v - 1) from (values (1)) t(v)");
    assert_eq!(lines[0], "done DECLARE CURSOR");
    let lines = raw.query("fetch c");
    assert!(lines.iter().any(|l| l.starts_with("error ERROR 22012")), "{lines:?}");
    raw.query("rollback");
}

#[test]
fn both_protocols_see_a_cursor_under_its_name() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("begin");
    raw.query(&format!("declare c cursor for {FIVE}"));
    raw.build(|out| {
        frontend::describe(b'P', "c", out).unwrap();
        frontend::execute("c", 2, out).unwrap();
        frontend::sync(out);
    });
    assert_eq!(
        raw.until_ready(),
        ["columns v:23", "row 1", "row 2", "suspended", "ready T"]
    );
    raw.build(|out| {
        frontend::parse("", "fetch 2 from c", [], out).unwrap();
        frontend::describe(b'S', "", out).unwrap();
        let put = |(): (), _: &mut bytes::BytesMut| Ok(postgres_protocol::IsNull::Yes);
        let bound = frontend::bind("p", "", [], std::iter::empty::<()>(), put, [], out);
        bound.map_err(|_| ()).unwrap();
        frontend::execute("p", 1, out).unwrap();
        frontend::execute("p", 1, out).unwrap();
        frontend::execute("p", 1, out).unwrap();
        frontend::sync(out);
    });
    let lines = raw.until_ready();
    let expected = [
        "parsed",
        "parameters ",
        "columns v:23",
        "bound",
        "row 3",
        "suspended",
        "row 4",
        "done FETCH 2",
    ];
    assert_eq!(lines[..8], expected);
    assert_eq!(raw.query("fetch c")[1], "row 5");
}

#[test]
fn a_portal_stays_through_sync_and_simple_queries_until_its_block_ends() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("begin");
    raw.build(|out| {
        frontend::parse("", FIVE, [], out).unwrap();
        let put = |(): (), _: &mut bytes::BytesMut| Ok(postgres_protocol::IsNull::Yes);
        let bound = frontend::bind("p", "", [], std::iter::empty::<()>(), put, [], out);
        bound.map_err(|_| ()).unwrap();
        frontend::execute("p", 2, out).unwrap();
        frontend::sync(out);
    });
    assert_eq!(
        raw.until_ready(),
        ["parsed", "bound", "row 1", "row 2", "suspended", "ready T"]
    );
    assert_eq!(raw.query("select 7 as a")[1], "row 7");
    raw.build(|out| {
        frontend::execute("p", 2, out).unwrap();
        frontend::sync(out);
    });
    assert_eq!(raw.until_ready(), ["row 3", "row 4", "suspended", "ready T"]);
    assert_eq!(raw.query("fetch p")[1], "row 5");
    raw.query("commit");
}
