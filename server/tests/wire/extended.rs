//! The extended query protocol, message by message.

use postgres_protocol::IsNull;
use postgres_protocol::message::frontend;

use crate::TestServer;
use crate::raw::Raw;

fn parse(raw: &mut Raw, name: &str, sql: &str, types: &[u32]) {
    raw.build(|out| frontend::parse(name, sql, types.iter().copied(), out).unwrap());
}

fn bind(raw: &mut Raw, portal: &str, statement: &str, values: &[Option<&str>]) {
    raw.build(|out| {
        let put = |value: &Option<&str>, out: &mut bytes::BytesMut| match value {
            Some(text) => {
                out.extend_from_slice(text.as_bytes());
                Ok(IsNull::No)
            }
            None => Ok(IsNull::Yes),
        };
        frontend::bind(portal, statement, [], values, put, [], out)
            .map_err(|_| ())
            .unwrap();
    });
}

fn execute(raw: &mut Raw, portal: &str, rows_max: i32) {
    raw.build(|out| frontend::execute(portal, rows_max, out).unwrap());
}

fn sync(raw: &mut Raw) -> Vec<String> {
    raw.build(frontend::sync);
    raw.until_ready()
}

#[test]
fn a_portal_pauses_at_its_row_limit_and_goes_on() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("begin");
    parse(
        &mut raw,
        "",
        "select v from (values (1), (2), (3), (4), (5)) t(v) order by v",
        &[],
    );
    bind(&mut raw, "p", "", &[]);
    for _ in 0..4 {
        execute(&mut raw, "p", 2);
    }
    assert_eq!(
        sync(&mut raw),
        [
            "parsed",
            "bound",
            "row 1",
            "row 2",
            "suspended",
            "row 3",
            "row 4",
            "suspended",
            "row 5",
            "done SELECT 1",
            "done SELECT 0",
            "ready T"
        ]
    );
    raw.query("commit");
    execute(&mut raw, "p", 0);
    assert!(
        sync(&mut raw)[0].starts_with("error ERROR 34000"),
        "portals end with their transaction block"
    );
}

#[test]
fn describes_statements_and_portals() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    parse(&mut raw, "s", "select $1::bigint + 1 as a, $2::text as b", &[0, 25]);
    raw.build(|out| frontend::describe(b'S', "s", out).unwrap());
    bind(&mut raw, "", "s", &[Some("41"), None]);
    raw.build(|out| frontend::describe(b'P', "", out).unwrap());
    execute(&mut raw, "", 0);
    let lines = sync(&mut raw);
    assert_eq!(
        lines,
        [
            "parsed",
            "parameters 20,25",
            "columns a:20,b:25",
            "bound",
            "columns a:20,b:25",
            "row 42|NULL",
            "done SELECT 1",
            "ready I"
        ]
    );
    parse(&mut raw, "", "create table described(a int)", &[]);
    raw.build(|out| frontend::describe(b'S', "", out).unwrap());
    assert_eq!(sync(&mut raw), ["parsed", "parameters ", "no data", "ready I"]);
    parse(&mut raw, "", "", &[]);
    bind(&mut raw, "", "", &[]);
    execute(&mut raw, "", 0);
    assert_eq!(sync(&mut raw), ["parsed", "bound", "empty", "ready I"]);
}

#[test]
fn after_an_error_everything_up_to_sync_is_skipped() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    bind(&mut raw, "", "not there", &[]);
    execute(&mut raw, "", 0);
    parse(&mut raw, "later", "select 1", &[]);
    let lines = sync(&mut raw);
    assert!(lines[0].starts_with("error ERROR 26000"), "{lines:?}");
    assert_eq!(lines[1..], ["ready I"]);
    bind(&mut raw, "", "later", &[]);
    assert!(
        sync(&mut raw)[0].starts_with("error ERROR 26000"),
        "the Parse after the error was skipped"
    );
}

#[test]
fn names_are_taken_once_and_closed() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    parse(&mut raw, "s", "select 1 as a", &[]);
    parse(&mut raw, "s", "select 2 as a", &[]);
    let lines = sync(&mut raw);
    assert_eq!(lines[0], "parsed");
    assert!(lines[1].starts_with("error ERROR 42P05"), "{lines:?}");
    raw.build(|out| frontend::close(b'S', "s", out).unwrap());
    parse(&mut raw, "s", "select 2 as a", &[]);
    assert_eq!(sync(&mut raw)[..2], ["closed", "parsed"]);
    assert_eq!(raw.query("deallocate s")[0], "done DEALLOCATE");
    assert!(raw.query("deallocate s")[0].starts_with("error ERROR 26000"));
    parse(&mut raw, "", "select 1; select 2", &[]);
    assert!(sync(&mut raw)[0].starts_with("error ERROR 42601 / cannot insert multiple commands"));
}

#[test]
fn a_wrong_number_of_parameters_or_a_bad_value_is_named() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    parse(&mut raw, "s", "select $1::int as a", &[]);
    bind(&mut raw, "", "s", &[]);
    assert!(sync(&mut raw)[1].starts_with("error ERROR 08P01 / bind message supplies 0 parameters"));
    bind(&mut raw, "", "s", &[Some("x")]);
    let lines = sync(&mut raw);
    assert_eq!(
        lines[0],
        "error ERROR 22P02 / invalid input syntax for type integer: \"x\" / parameter $1"
    );
}
