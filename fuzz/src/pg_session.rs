//! What a client sends over PostgreSQL's protocol. It costs its own connection, never the server; what comes back is whole
//! messages, none of which is about a mistake of the server's own.
//!
//! The input's first byte says whether a client has logged in before it sends the rest.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use bytes::BytesMut;
use postgres_protocol::IsNull;
use postgres_protocol::message::frontend;
use rbcdb_server::{Config, RunningServer, Server};
use tempfile::TempDir;

/// What ends a session.
const TERMINATE: &[u8] = b"X\0\0\0\x04";
/// A server that says nothing for so long waits for more, as a rule.
const PAUSE: Duration = Duration::from_millis(30);
/// How long the server may take to end a connection; a statement is stopped earlier.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server.
pub struct PgServer {
    server: RunningServer,
    _data_dir: TempDir,
}

impl PgServer {
    /// Starts one, with a table.
    pub fn start() -> PgServer {
        let data_dir = tempfile::tempdir().expect("a temporary directory");
        let mut config = Config::new("127.0.0.1:0", data_dir.path());
        config.statement_timeout = Duration::from_secs(2);
        let server = PgServer {
            server: Server::start(config).expect("the server starts"),
            _data_dir: data_dir,
        };
        let mut create = BytesMut::new();
        frontend::query("create table h(a int, b text)", &mut create).expect("it has no NUL");
        server.check(&[&[1], &create[..]].concat());
        server
    }

    /// Sends input, and looks at what comes back.
    pub fn check(&self, data: &[u8]) {
        let Some((login, data)) = data.split_first() else {
            return;
        };
        let logs_in = login % 2 == 1;
        let mut bytes = BytesMut::new();
        if logs_in {
            let parameters = [("user", "fuzz"), ("database", "rbcdb")];
            frontend::startup_message(parameters, &mut bytes).expect("it has no NUL");
        }
        bytes.extend_from_slice(data);
        let answer = self.exchange(&bytes);
        if logs_in {
            check_messages(&answer, data);
        }
    }

    /// Whether a client is still served.
    pub fn still_serves(&self) -> bool {
        let mut bytes = BytesMut::new();
        frontend::startup_message([("user", "fuzz"), ("database", "rbcdb")], &mut bytes).expect("it has no NUL");
        frontend::query("select 'served'", &mut bytes).expect("it has no NUL");
        let answer = self.exchange(&bytes);
        answer.windows(6).any(|window| window == b"served")
    }

    /// What comes back. A server that waits for more gets none.
    fn exchange(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.server.addr).expect("it listens");
        stream.set_read_timeout(Some(PAUSE)).expect("it can be set");
        let mut sending = stream.try_clone().expect("sockets can be shared");
        let mut answer = Vec::new();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // The server may have closed the connection before all is sent.
                let _ = sending.write_all(bytes);
                let _ = sending.write_all(TERMINATE);
            });
            let mut ended = stream.read_to_end(&mut answer);
            if ended.as_ref().is_err_and(|e| e.kind() == ErrorKind::WouldBlock) {
                // Its connection may be gone by now.
                let _ = stream.shutdown(Shutdown::Write);
                stream.set_read_timeout(Some(PATIENCE)).expect("it can be set");
                ended = stream.read_to_end(&mut answer);
            }
            if let Err(error) = ended {
                assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{bytes:?}");
            }
        });
        answer
    }
}

/// Messages, whole but for the last, whose connection may have been reset.
fn check_messages(mut answer: &[u8], data: &[u8]) {
    while let Some((header, rest)) = answer.split_first_chunk::<5>() {
        let [tag, length @ ..] = *header;
        assert!(
            b"123ACDEGHINKRSTVWZdcnstv".contains(&tag),
            "a message of type {tag}: {data:?}"
        );
        let length = u32::from_be_bytes(length) as usize;
        assert!(length >= 4, "a message of length {length}: {data:?}");
        let body = &rest[..(length - 4).min(rest.len())];
        let internal = tag == b'E' && body.windows(7).any(|window| window == b"CXX000\0");
        assert!(!internal, "{}: {data:?}", String::from_utf8_lossy(body));
        answer = &rest[body.len()..];
    }
}

/// Sessions that use every kind of message, COPY's among them.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut login = BytesMut::new();
    frontend::startup_message([("user", "fuzz"), ("options", "-c rbc.device=cpu")], &mut login).expect("it has no NUL");
    let mut ssl = BytesMut::new();
    frontend::ssl_request(&mut ssl);
    vec![
        [&[1], &whole_session()[..]].concat(),
        [&[1], &queries()[..]].concat(),
        [&[0], &login[..]].concat(),
        [&[0], &ssl[..]].concat(),
    ]
}

fn queries() -> BytesMut {
    let mut out = BytesMut::new();
    for text in [
        "create or replace function f(x double) returns double language rbc as $$return x / 2 if x > 0 else 1.5$$",
        "select f(a), b from h where a in (1, null) group by 1, 2 order by 2 desc limit 3",
        "with t as (select 1 as x union all select 2) select sum(x) over (order by x), array[x], $$a$$ from t",
        "insert into h values (1, 'x'), (2, null) returning a + 1",
        "begin; update h set a = a + 1 where b = 'x'; savepoint s; delete from h; rollback to s; commit",
        "set search_path = public, pg_catalog; show all; explain select f(1)",
    ] {
        frontend::query(text, &mut out).expect("it has no NUL");
    }
    out
}

fn whole_session() -> BytesMut {
    let mut out = BytesMut::new();
    let query = |text: &str, out: &mut BytesMut| frontend::query(text, out).expect("it has no NUL");
    let data = |data: &'static [u8], out: &mut BytesMut| frontend::CopyData::new(data).expect("it is short").write(out);
    query("copy h from stdin", &mut out);
    data(b"1\tx\n2\ty\n", &mut out);
    frontend::copy_done(&mut out);
    query("copy h from stdin (format binary)", &mut out);
    let binary = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0\0\x02\0\0\0\x04\0\0\0\x07\0\0\0\x01z\xff\xff";
    data(binary, &mut out);
    frontend::copy_done(&mut out);
    let text = "select $1::int[], $2::numeric, $3::interval, $4::timestamptz";
    frontend::parse("s", text, [], &mut out).expect("it has no NUL");
    frontend::describe(b'S', "s", &mut out).expect("it has no NUL");
    let values: [&[u8]; 4] = [
        b"\0\0\0\x01\0\0\0\0\0\0\0\x17\0\0\0\x01\0\0\0\x01\0\0\0\x04\0\0\0\x05",
        b"\0\x02\0\0\0\0\0\x01\0\x01\x13\x88",
        b"\0\0\0\0\0\0\0\x01\0\0\0\x02\0\0\0\x03",
        b"\0\0\0\0\0\0\0\0",
    ];
    let put = |value: &[u8], out: &mut BytesMut| {
        out.extend_from_slice(value);
        Ok(IsNull::No)
    };
    let bound = frontend::bind("p", "s", [1, 1, 1, 1], values, put, [1], &mut out);
    assert!(bound.is_ok(), "the values are short");
    frontend::execute("p", 1, &mut out).expect("it has no NUL");
    frontend::close(b'P', "p", &mut out).expect("it has no NUL");
    frontend::sync(&mut out);
    query(
        "begin; declare c cursor with hold for select 1; fetch all c; commit; close c",
        &mut out,
    );
    query("copy h from stdin", &mut out);
    frontend::copy_fail("no", &mut out).expect("it has no NUL");
    query("copy h to stdout (format csv, header)", &mut out);
    out
}
