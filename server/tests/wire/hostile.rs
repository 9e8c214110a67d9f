//! Input that no client should send: it costs its own connection, never the server.

use bytes::BytesMut;
use postgres_protocol::message::frontend;

use crate::TestServer;
use crate::raw::Raw;

fn still_works(server: &TestServer) {
    assert_eq!(Raw::login(server).query("select 1 as a")[1], "row 1");
}

#[test]
fn garbage_instead_of_a_startup_message_is_refused_in_words() {
    let server = TestServer::start();
    for garbage in [
        &b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"[..],
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\0\0\0\0\0\0\0\0",
        b"\0\0\0\x07abc",
        b"\0\0\x27\x11aaaaaaaa",
    ] {
        let mut raw = Raw::connect(&server);
        raw.send(garbage);
        let lines = raw.until_end();
        assert!(
            lines.iter().all(|l| l.starts_with("error FATAL 08P01")) && lines.len() == 1,
            "{garbage:?}: {lines:?}"
        );
    }
    still_works(&server);
}

#[test]
fn protocol_versions_and_options_are_negotiated_or_refused() {
    let server = TestServer::start();
    let startup = |version: u32, parameters: &[u8]| {
        let mut packet = BytesMut::new();
        packet.extend_from_slice(&(8 + parameters.len() as u32).to_be_bytes());
        packet.extend_from_slice(&version.to_be_bytes());
        packet.extend_from_slice(parameters);
        packet
    };
    let mut old = Raw::connect(&server);
    old.send(&startup(2 << 16, b"user\0x\0\0"));
    assert!(old.until_end()[0].starts_with("error FATAL 0A000 / unsupported frontend protocol 2.0"));
    let mut nobody = Raw::connect(&server);
    nobody.send(&startup(3 << 16, b"database\0rbcdb\0\0"));
    assert!(nobody.until_end()[0].starts_with("error FATAL 28000"));
    let mut elsewhere = Raw::connect(&server);
    elsewhere.send(&startup(3 << 16, b"user\0x\0database\0elsewhere\0\0"));
    assert!(elsewhere.until_end()[0].starts_with("error FATAL 3D000"));
    let mut cut = Raw::connect(&server);
    cut.send(&startup(3 << 16, b"user\0x"));
    assert!(cut.until_end()[0].starts_with("error FATAL 08P01"));
    // A newer minor version gets NegotiateProtocolVersion ('v') and a session.
    let mut newer = Raw::connect(&server);
    newer.send(&startup((3 << 16) + 2, b"user\0x\0_pq_.new\0on\0\0"));
    let mut answer = [0; 1];
    std::io::Read::read_exact(&mut newer.stream, &mut answer).unwrap();
    assert_eq!(&answer, b"v");
    still_works(&server);
}

#[test]
fn encryption_is_declined_and_the_client_goes_on() {
    let server = TestServer::start();
    let mut raw = Raw::connect(&server);
    for code in [80_877_104u32, 80_877_103] {
        let mut request = 8u32.to_be_bytes().to_vec();
        request.extend_from_slice(&code.to_be_bytes());
        raw.send(&request);
        let mut answer = [0; 1];
        std::io::Read::read_exact(&mut raw.stream, &mut answer).unwrap();
        assert_eq!(&answer, b"N");
    }
    raw.build(|out| frontend::startup_message([("user", "x")], out).unwrap());
    assert_eq!(raw.until_ready()[0], "authenticated");
}

#[test]
fn malformed_messages_are_errors_and_unknown_ones_end_the_connection() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.send(b"Q\0\0\0\x06ab");
    assert_eq!(
        raw.until_ready()[0],
        "error ERROR 08P01 / invalid message format in message type \"Q\""
    );
    raw.send(b"Q\0\0\0\x07\xff\xfe\0");
    assert!(raw.until_ready()[0].starts_with("error ERROR 22021"));
    // A Bind whose counts lie: nothing beyond the message is touched, and Sync brings the session back.
    raw.send(b"B\0\0\0\x0a\0\0\xff\xff\0\0S\0\0\0\x04");
    assert!(raw.until_ready()[0].starts_with("error ERROR 08P01"));
    assert_eq!(raw.query("select 1 as a")[1], "row 1");
    for garbage in [
        &b"Q\xff\xff\xff\xff"[..],
        b"Q\0\0\0\x01",
        b"!\0\0\0\x04",
        b"D\x00\x10\0\0",
        b"p\0\0\0\x05\0",
    ] {
        let mut raw = Raw::login(&server);
        raw.send(garbage);
        let lines = raw.until_end();
        assert!(
            lines.len() == 1 && lines[0].starts_with("error FATAL 08P01"),
            "{garbage:?}: {lines:?}"
        );
    }
    still_works(&server);
}

#[test]
fn every_prefix_of_a_session_may_be_all_there_is() {
    let server = TestServer::start();
    let mut whole = BytesMut::new();
    frontend::startup_message([("user", "x")], &mut whole).unwrap();
    frontend::parse("s", "select $1::int", [23], &mut whole).unwrap();
    frontend::describe(b'S', "s", &mut whole).unwrap();
    frontend::sync(&mut whole);
    frontend::query("select 1", &mut whole).unwrap();
    for cut in 0..whole.len() {
        let mut raw = Raw::connect(&server);
        raw.send(&whole[..cut]);
        drop(raw);
    }
    still_works(&server);
}

#[test]
fn a_statement_nested_too_deep_is_an_error() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    let sql = format!("select {}1{}", "(".repeat(10_000), ")".repeat(10_000));
    let lines = raw.query(&sql);
    assert!(lines[0].starts_with("error ERROR 54001"), "{}", lines[0]);
    let sql = format!("select {}", vec!["1"; 20_000].join("+"));
    assert!(raw.query(&sql)[0].starts_with("error ERROR 54001"));
    let sql = format!("select '{}' as a", "x".repeat(5_000_000));
    assert_eq!(raw.query(&sql)[1].len(), 5_000_004);
    still_works(&server);
}

#[test]
fn copy_messages_out_of_place_are_harmless() {
    let server = TestServer::start();
    let mut raw = Raw::login(&server);
    raw.query("create table h(a int, b text)");
    // Left over from nothing: passed over, as after a COPY that failed.
    raw.build(|out| {
        frontend::CopyData::new(&b"x"[..]).unwrap().write(out);
        frontend::copy_done(out);
        frontend::copy_fail("x", out).unwrap();
    });
    assert_eq!(raw.query("select 1 as a")[1], "row 1");
    // Empty pieces, a piece in the middle of a character, an end without a beginning.
    raw.build(|out| {
        frontend::query("copy h from stdin", out).unwrap();
        for piece in [&b""[..], b"1\t\xc3", b"", b"\xbc\n2", b"\ty"] {
            frontend::CopyData::new(piece).unwrap().write(out);
        }
        frontend::copy_done(out);
    });
    assert_eq!(raw.until_ready(), ["copy in 0", "done COPY 2", "ready I"]);
    raw.build(|out| {
        frontend::query("copy h from stdin (format binary)", out).unwrap();
        frontend::CopyData::new(&b"PGCOPY\n\xff\r\n\0\0\0\0\0\xff\xff\xff\xff"[..])
            .unwrap()
            .write(out);
        frontend::copy_done(out);
    });
    let lines = raw.until_ready();
    assert!(
        lines[1].starts_with("error ERROR 22P04 / invalid COPY file header"),
        "{lines:?}"
    );
    assert_eq!(raw.query("select b from h order by a")[1], "row ü");
    still_works(&server);
}
