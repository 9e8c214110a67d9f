//! COPY over the wire: both directions, three formats, both protocols, and everything that can go wrong in the middle.

use bytes::{Bytes, BytesMut};
use futures::{SinkExt, StreamExt};
use postgres_protocol::IsNull;
use postgres_protocol::message::frontend;
use tokio_postgres::binary_copy::{BinaryCopyInWriter, BinaryCopyOutStream};
use tokio_postgres::types::Type;

use crate::raw::Raw;
use crate::{TestServer, sqlstate};

fn data(raw: &mut Raw, bytes: &[u8]) {
    raw.build(|out| frontend::CopyData::new(bytes).unwrap().write(out));
}

fn done(raw: &mut Raw) -> Vec<String> {
    raw.build(frontend::copy_done);
    raw.until_ready()
}

/// Begins a COPY FROM in the simple protocol.
fn begin(raw: &mut Raw, sql: &str) {
    raw.build(|out| frontend::query(sql, out).unwrap());
    assert_eq!(raw.next().as_deref(), Some("copy in 0"), "{sql}");
}

/// Copies in and gives the answer.
fn copy(raw: &mut Raw, sql: &str, input: &[u8]) -> Vec<String> {
    begin(raw, sql);
    data(raw, input);
    done(raw)
}

fn rows(raw: &mut Raw, sql: &str) -> Vec<String> {
    let lines = raw.query(sql);
    let rows = lines.iter().filter_map(|l| l.strip_prefix("row "));
    rows.map(str::to_owned).collect()
}

#[test]
fn text_goes_in_and_out() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int, b text, c double)");
    let lines = copy(&mut raw, "copy t from stdin", b"1\tx\\ty\t0.5\n\\N\t\\N\tNaN\n\\.\n");
    assert_eq!(lines, ["done COPY 2", "ready I"]);
    assert_eq!(
        rows(&mut raw, "select * from t order by a nulls last"),
        ["1|x\ty|0.5", "NULL|NULL|NaN"]
    );
    assert_eq!(
        raw.query("copy t to stdout"),
        [
            "copy out 0",
            "data 1\tx\\ty\t0.5\n",
            "data \\N\t\\N\tNaN\n",
            "copy done",
            "done COPY 2",
            "ready I"
        ]
    );
    assert_eq!(
        raw.query("copy (select a, b from t where a = 1) to stdout with csv header force quote b"),
        [
            "copy out 0",
            "data a,b\n",
            "data 1,\"x\ty\"\n",
            "copy done",
            "done COPY 1",
            "ready I"
        ]
    );
}

#[test]
fn named_columns_come_in_their_order_and_others_are_null() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int, b text, c double)");
    assert_eq!(
        copy(&mut raw, "copy t(c, a) from stdin csv header", b"C,A\n0.5,7\n")[0],
        "done COPY 1"
    );
    assert_eq!(rows(&mut raw, "select * from t"), ["7|NULL|0.5"]);
    assert_eq!(
        raw.query("copy public.t(b, a) to stdout (format csv, null 'none')")[1],
        "data none,7\n"
    );
}

#[test]
fn an_error_names_its_line_and_leaves_nothing_behind() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int, b double)");
    let lines = copy(&mut raw, "copy t from stdin", b"1\t2\n3\tabc\n");
    assert_eq!(
        lines,
        [
            "error ERROR 22P02 / invalid input syntax for type double precision: \"abc\" / COPY t, line 2, column b: \"abc\"",
            "ready I"
        ]
    );
    // The error comes while the client still sends; what it sends after it is dropped.
    begin(&mut raw, "copy t from stdin");
    data(&mut raw, &b"x\t1\n".repeat(200_000));
    data(&mut raw, &b"1\t1\n".repeat(200_000));
    let lines = done(&mut raw);
    assert!(
        lines[0].starts_with("error ERROR 22P02") && lines.len() == 2,
        "{lines:?}"
    );
    assert_eq!(rows(&mut raw, "select count(*) from t"), ["0"]);
    let lines = copy(&mut raw, "copy t from stdin", b"1\n");
    assert_eq!(
        lines[0],
        "error ERROR 22P04 / missing data for column \"b\" / COPY t, line 1: \"1\""
    );
}

#[test]
fn what_cannot_be_copied_is_refused_before_anything_is_sent() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int, b double)");
    for (sql, state) in [
        ("copy nowhere from stdin", "42P01"),
        ("copy t(nothing) from stdin", "42703"),
        ("copy t(a, a) from stdin", "42701"),
        ("copy t from stdin (format csv, force_null (z))", "42P10"),
        ("copy t from stdin (format json)", "22023"),
        ("copy (select a, zz from t) to stdout", "42703"),
        ("copy (select $1::int) to stdout", "42P02"),
        ("copy (insert into t values (1, 2)) to stdout", "0A000"),
        ("copy t from program 'ls'", "0A000"),
        ("copy t from 'relative.csv'", "42602"),
        ("copy t from '/nowhere/at/all.csv'", "58P01"),
        ("copy t to '/nowhere/at/all.csv'", "58P01"),
        ("copy t to '/'", "42501"),
        ("copy t to 'TEMP'", "42809"),
    ] {
        let temp = server.data_dir.path().display().to_string();
        let sql = sql.replace("TEMP", temp.trim_end_matches('/'));
        let lines = raw.query(&sql);
        assert!(
            lines[0].starts_with(&format!("error ERROR {state}")),
            "{sql}: {lines:?}"
        );
        assert_eq!(lines[1..], ["ready I"], "{sql}");
    }
    let error = &raw.query("copy nowhere from stdin")[0];
    assert!(error.ends_with("@6"), "the error points at the table: {error}");
    assert_eq!(rows(&mut raw, "select count(*) from t"), ["0"]);
}

#[test]
fn a_client_can_give_up() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int)");
    begin(&mut raw, "copy t from stdin");
    data(&mut raw, b"1\n2\n");
    raw.build(|out| frontend::copy_fail("no more", out).unwrap());
    assert_eq!(
        raw.until_ready(),
        [
            "error ERROR 57014 / COPY from stdin failed: no more / COPY t",
            "ready I"
        ]
    );
    // A client that leaves in the middle takes nothing with it but its own connection.
    begin(&mut raw, "copy t from stdin");
    data(&mut raw, b"1\n2\n");
    drop(raw);
    let mut raw = Raw::login(&server);
    assert_eq!(rows(&mut raw, "select count(*) from t"), ["0"]);
    // Another message than a COPY's is an error.
    begin(&mut raw, "copy t from stdin");
    data(&mut raw, b"1\n");
    let lines = raw.query("select 1");
    assert!(
        lines[0].starts_with("error ERROR 08P01 / unexpected message during COPY from stdin: Query"),
        "{lines:?}"
    );
    assert_eq!(rows(&mut raw, "select count(*) from t"), ["0"]);
}

#[test]
fn a_copy_can_be_cancelled_while_the_client_says_nothing() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int)");
    begin(&mut raw, "copy t from stdin");
    data(&mut raw, b"1\n2\n");
    let mut canceller = Raw::connect(&server);
    canceller.build(|out| frontend::cancel_request(raw.pid, raw.secret, out));
    let lines = raw.until_ready();
    assert!(lines[0].starts_with("error ERROR 57014"), "{lines:?}");
    assert_eq!(rows(&mut raw, "select count(*) from t"), ["0"]);
    raw.query("set statement_timeout = 100");
    begin(&mut raw, "copy t from stdin");
    let lines = raw.until_ready();
    assert!(lines[0].starts_with("error ERROR 57014"), "{lines:?}");
}

#[test]
fn the_extended_protocol_copies_too_and_skips_to_sync_after_an_error() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int)");
    let start = |raw: &mut Raw| {
        raw.build(|out| {
            frontend::parse("", "copy t from stdin", [], out).unwrap();
            frontend::describe(b'S', "", out).unwrap();
            let put = |(): (), _: &mut BytesMut| Ok(IsNull::Yes);
            let bound = frontend::bind("", "", [], std::iter::empty::<()>(), put, [], out);
            bound.map_err(|_| ()).unwrap();
            frontend::execute("", 0, out).unwrap();
            // As tokio-postgres does: this one is passed over in the middle of a COPY.
            frontend::sync(out);
        });
        for expected in ["parsed", "parameters ", "no data", "bound", "copy in 0"] {
            assert_eq!(raw.next().as_deref(), Some(expected));
        }
    };
    start(&mut raw);
    data(&mut raw, b"1\n2\n");
    raw.build(|out| {
        frontend::copy_done(out);
        frontend::sync(out);
    });
    assert_eq!(raw.until_ready(), ["done COPY 2", "ready I"]);
    start(&mut raw);
    data(&mut raw, b"x\n");
    raw.build(|out| {
        frontend::copy_done(out);
        frontend::parse("", "select 1", [], out).unwrap();
        frontend::sync(out);
    });
    let lines = raw.until_ready();
    assert!(
        lines[0].starts_with("error ERROR 22P02") && lines.len() == 2,
        "{lines:?}"
    );
    assert_eq!(rows(&mut raw, "select count(*) from t"), ["2"]);
}

#[test]
fn several_statements_of_one_text_may_copy() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int)");
    raw.build(|out| frontend::query("copy t from stdin; select count(*) as n from t; copy t to stdout", out).unwrap());
    data(&mut raw, b"5\n");
    assert_eq!(
        done(&mut raw),
        [
            "copy in 0",
            "done COPY 1",
            "columns n:20",
            "row 1",
            "done SELECT 1",
            "copy out 0",
            "data 5\n",
            "copy done",
            "done COPY 1",
            "ready I"
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_million_rows_stream_through_in_binary() {
    let server = TestServer::start();
    let client = server.client().await;
    client
        .batch_execute("create table t(a bigint, b double, c text)")
        .await
        .unwrap();
    let sink = client.copy_in("copy t from stdin binary").await.unwrap();
    let writer = BinaryCopyInWriter::new(sink, &[Type::INT8, Type::FLOAT8, Type::TEXT]);
    tokio::pin!(writer);
    for i in 0..300_000_i64 {
        let text = (i % 3 > 0).then(|| format!("row {i}"));
        writer.as_mut().write(&[&i, &(i as f64 / 4.0), &text]).await.unwrap();
    }
    assert_eq!(writer.finish().await.unwrap(), 300_000);
    let stream = client.copy_out("copy (select * from t where a % 7 = 0 order by a) to stdout (format binary)");
    let rows = BinaryCopyOutStream::new(stream.await.unwrap(), &[Type::INT8, Type::FLOAT8, Type::TEXT]);
    tokio::pin!(rows);
    let mut count = 0;
    while let Some(row) = rows.next().await {
        let row = row.unwrap();
        let (a, b, c): (i64, f64, Option<&str>) = (row.get(0), row.get(1), row.get(2));
        let expected = (a % 3 > 0).then(|| format!("row {a}"));
        assert_eq!((a, b, c), (7 * count, a as f64 / 4.0, expected.as_deref()));
        count += 1;
    }
    assert_eq!(count, 300_000 / 7 + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn tokio_postgres_copies_text_and_is_told_of_errors() {
    let server = TestServer::start();
    let client = server.client().await;
    client.batch_execute("create table t(a int, b text)").await.unwrap();
    let sink = client.copy_in::<_, Bytes>("copy t from stdin").await.unwrap();
    tokio::pin!(sink);
    sink.send(Bytes::from_static(b"1\tone\n2\ttwo")).await.unwrap();
    assert_eq!(sink.finish().await.unwrap(), 2);
    let sink = client.copy_in::<_, Bytes>("copy t from stdin").await.unwrap();
    tokio::pin!(sink);
    sink.send(Bytes::from_static(b"x\tone\n")).await.unwrap();
    assert_eq!(sqlstate(&sink.finish().await.unwrap_err()), "22P02");
    let out = client
        .copy_out("copy (select * from t order by a) to stdout")
        .await
        .unwrap();
    let parts: Vec<Bytes> = out.map(Result::unwrap).collect().await;
    assert_eq!(parts.concat(), b"1\tone\n2\ttwo\n");
    // A failing query ends the COPY with its error.
    let out = client
        .copy_out("copy (select 1 / (a - 2) from t) to stdout")
        .await
        .unwrap();
    tokio::pin!(out);
    let error = loop {
        match out.next().await {
            Some(Ok(_)) => {}
            Some(Err(error)) => break error,
            None => panic!("the error is missing"),
        }
    };
    assert_eq!(sqlstate(&error), "22012");
    assert_eq!(
        client
            .query_one("select count(*) from t", &[])
            .await
            .unwrap()
            .get::<_, i64>(0),
        2
    );
}

#[test]
fn files_on_the_server_are_read_and_written_in_every_format() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table t(a int, b text, c double)");
    raw.query("insert into t values (1, 'x,\"y\"', 0.5), (2, null, null)");
    raw.query("create table u(a bigint, b text, c double)");
    raw.query("create table v(a int, b text, c double)");
    let folder = server.data_dir.path();
    for (name, options) in [
        ("f.csv", ""),
        ("f.txt", ""),
        ("f.bin", "(format binary)"),
        ("f.parquet", ""),
        ("g", "(format parquet)"),
        ("h.csv", "(header, delimiter ';')"),
    ] {
        let path = folder.join(name).display().to_string();
        assert_eq!(
            raw.query(&format!("copy t to '{path}' {options}"))[0],
            "done COPY 2",
            "{name}"
        );
        if name == "f.bin" {
            // int4 values don't fit a bigint column in binary.
            let lines = raw.query(&format!("copy u from '{path}' {options}"));
            assert!(
                lines[0].starts_with("error ERROR 22P03") && lines[0].ends_with("COPY u, line 1, column a"),
                "{lines:?}"
            );
            assert_eq!(
                raw.query(&format!("copy v(a, b, c) from '{path}' {options}"))[0],
                "done COPY 2"
            );
            continue;
        }
        assert_eq!(
            raw.query(&format!("copy u from '{path}' {options}"))[0],
            "done COPY 2",
            "{name}"
        );
    }
    assert_eq!(
        rows(&mut raw, "select a, b, c, count(*) from u group by a, b, c order by a"),
        ["1|x,\"y\"|0.5|5", "2|NULL|NULL|5"]
    );
    let csv = std::fs::read_to_string(folder.join("f.csv")).unwrap();
    assert_eq!(csv, "1,\"x,\"\"y\"\"\",0.5\n2,,\n");
    // A statement that fails leaves the file as it was, and no other one.
    let path = folder.join("f.csv").display().to_string();
    let before = std::fs::read_dir(folder).unwrap().count();
    assert!(raw.query(&format!("copy (select 1 / (a - 2) from t) to '{path}'"))[0].starts_with("error ERROR 22012"));
    assert_eq!(std::fs::read_to_string(folder.join("f.csv")).unwrap(), csv);
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), before);
    std::fs::write(folder.join("bad.parquet"), "no parquet").unwrap();
    let path = folder.join("bad.parquet").display().to_string();
    assert!(raw.query(&format!("copy t from '{path}'"))[0].starts_with("error ERROR 22P04"));
}

#[test]
fn output_waits_for_a_slow_client_and_can_be_cancelled() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.build(|out| frontend::query("copy (select * from generate_series(1, 100000000)) to stdout", out).unwrap());
    assert_eq!(raw.next().as_deref(), Some("copy out 0"));
    std::thread::sleep(std::time::Duration::from_millis(200));
    let mut canceller = Raw::connect(&server);
    canceller.build(|out| frontend::cancel_request(raw.pid, raw.secret, out));
    let lines = raw.until_ready();
    let error = &lines[lines.len() - 2];
    assert!(error.starts_with("error ERROR 57014"), "{error}");
}
