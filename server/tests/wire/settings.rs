//! Settings over the wire: how long they last, and what they do to names and times.

use crate::TestServer;
use crate::raw::Raw;

#[test]
fn a_block_undoes_its_settings_and_the_client_is_told() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("begin");
    assert_eq!(
        raw.query("set application_name = 'inside'")[..2],
        ["setting application_name=inside", "done SET"]
    );
    assert_eq!(
        raw.query("rollback")[..2],
        ["setting application_name=", "done ROLLBACK"]
    );
    raw.query("begin");
    raw.query("set local statement_timeout = '5s'");
    assert_eq!(raw.query("show statement_timeout")[1], "row 5s");
    raw.query("commit");
    assert_eq!(raw.query("show statement_timeout")[1], "row 0");
    let lines = raw.query("set local statement_timeout = '5s'");
    assert!(
        lines[0].starts_with("notice WARNING 25P01 / SET LOCAL can only be used"),
        "{lines:?}"
    );
    assert_eq!(raw.query("show statement_timeout")[1], "row 0");
}

#[test]
fn settings_are_read_and_set_by_functions_too() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    assert_eq!(
        raw.query("select set_config('statement_timeout', '7s', false) as was_set")[..2],
        ["columns was_set:25", "row 7s"]
    );
    assert_eq!(
        raw.query("select current_setting('Statement_Timeout') as t")[1],
        "row 7s"
    );
    assert_eq!(
        raw.query("select setting from pg_settings where name = 'statement_timeout'")[1],
        "row 7s"
    );
    assert!(raw.query("select current_setting('nothing')")[0].starts_with("error ERROR 42704"));
    assert_eq!(raw.query("select current_setting('nothing', true)")[1], "row NULL");
    assert_eq!(
        raw.query("select current_user, pg_backend_pid()")[0],
        "columns current_user:25,pg_backend_pid:20"
    );
    assert_eq!(raw.query("select session_user")[1], "row raw");
}

#[test]
fn names_are_looked_up_along_the_search_path() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    for sql in [
        "create schema s",
        "create table s.both(a text)",
        "create table both(a text)",
        "create table only_public(a text)",
        "insert into s.both values ('s')",
        "insert into public.both values ('public')",
    ] {
        assert!(raw.query(sql)[0].starts_with("done"), "{sql}");
    }
    assert_eq!(raw.query("select a from both")[1], "row public");
    raw.query("set search_path = s, public");
    assert_eq!(raw.query("select a from both")[1], "row s");
    assert!(raw.query("select count(*) from only_public")[1].starts_with("row 0"));
    assert_eq!(
        raw.query("select current_schema(), current_schemas(true)")[1],
        "row s|{pg_catalog,s,public}"
    );
    assert!(raw.query("create table made(a text)")[0].starts_with("done"));
    raw.query("reset search_path");
    assert!(raw.query("select * from made")[0].starts_with("error ERROR 42P01"));
    assert_eq!(raw.query("select count(*) from s.made")[1], "row 0");
}

#[test]
fn times_have_a_zone_and_stand_still_in_a_transaction() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    assert_eq!(
        raw.query("select now(), current_timestamp, localtimestamp, current_date, clock_timestamp()")[0],
        "columns now:1184,current_timestamp:1184,localtimestamp:1114,current_date:1082,clock_timestamp:1184"
    );
    raw.query("begin");
    let first = raw.query("select now()")[1].clone();
    assert!(first.ends_with("+00"), "{first}");
    std::thread::sleep(std::time::Duration::from_millis(5));
    assert_eq!(raw.query("select now()")[1], first);
    assert_eq!(
        raw.query("select statement_timestamp() > now(), transaction_timestamp() = now()")[1],
        "row t|t"
    );
    raw.query("commit");
    assert_ne!(raw.query("select now()")[1], first);
    assert_eq!(
        raw.query("select timestamptz '2024-07-01 12:00:00+02' as t, interval '1 day 04:05:06' as i")[..2],
        ["columns t:1184,i:1186", "row 2024-07-01 10:00:00+00|1 day 04:05:06"]
    );
}

#[test]
fn text_becomes_arrays_and_patterns_have_escapes() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    assert_eq!(
        raw.query("select '{1,NULL,3}'::int[] as a, '{\"a,b\",c}'::text[] as b, '{}'::int[] as c")[..2],
        ["columns a:1007,b:1009,c:1007", "row {1,NULL,3}|{\"a,b\",c}|{}"]
    );
    let lines = raw.query("select '{1,x}'::int[]");
    assert!(lines.iter().any(|l| l.starts_with("error ERROR 22P02")), "{lines:?}");
    for (pattern, row) in [
        ("'50%' like '50/%' escape '/'", "row t"),
        ("'50x' like '50/%' escape '/'", "row f"),
        ("'a/b' like 'a//b' escape '/'", "row t"),
        ("'a\\b' like 'a\\b' escape '/'", "row t"),
        ("'A_b' ilike 'a#_B' escape '#'", "row t"),
    ] {
        assert_eq!(raw.query(&format!("select {pattern} as x"))[1], row, "{pattern}");
    }
}
