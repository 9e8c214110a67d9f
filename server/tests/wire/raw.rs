//! A client that sends what it likes, byte by byte, and shows what comes back.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use bytes::BytesMut;
use postgres_protocol::message::backend::Message;
use postgres_protocol::message::frontend;

use crate::TestServer;

/// A raw connection.
pub struct Raw {
    pub stream: TcpStream,
    input: BytesMut,
    pub pid: i32,
    pub secret: i32,
}

impl Raw {
    /// A connected socket without a startup message.
    pub fn connect(server: &TestServer) -> Raw {
        let stream = TcpStream::connect(server.server.addr).expect("the server listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .expect("a timeout can be set");
        Raw {
            stream,
            input: BytesMut::new(),
            pid: 0,
            secret: 0,
        }
    }

    /// A connection that is ready for queries.
    pub fn login(server: &TestServer) -> Raw {
        let mut raw = Raw::connect(server);
        let mut startup = BytesMut::new();
        frontend::startup_message([("user", "raw"), ("database", "rbcdb")], &mut startup).expect("a startup message");
        raw.send(&startup);
        for line in raw.until_ready() {
            if let Some(key) = line.strip_prefix("key ") {
                let (pid, secret) = key.split_once(' ').expect("two numbers");
                raw.pid = pid.parse().expect("a process id");
                raw.secret = secret.parse().expect("a secret");
            }
        }
        raw
    }

    pub fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).expect("the server reads");
    }

    /// Sends what `build` puts into the buffer.
    pub fn build(&mut self, build: impl FnOnce(&mut BytesMut)) {
        let mut out = BytesMut::new();
        build(&mut out);
        self.send(&out);
    }

    pub fn query(&mut self, sql: &str) -> Vec<String> {
        self.build(|out| frontend::query(sql, out).expect("no NUL"));
        self.until_ready()
    }

    /// The next message in words; `None` at the end of the stream.
    pub fn next(&mut self) -> Option<String> {
        loop {
            if let Some(message) = Message::parse(&mut self.input).expect("the server keeps the protocol") {
                return Some(describe(message));
            }
            let mut chunk = [0; 8192];
            match self.stream.read(&mut chunk) {
                Ok(0) => return None,
                Ok(n) => self.input.extend_from_slice(&chunk[..n]),
                Err(e) if e.kind() == std::io::ErrorKind::ConnectionReset => return None,
                Err(e) => panic!("no answer: {e}"),
            }
        }
    }

    /// All messages up to ReadyForQuery.
    pub fn until_ready(&mut self) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            let line = self
                .next()
                .unwrap_or_else(|| panic!("the connection ended after {lines:?}"));
            let ready = line.starts_with("ready ");
            lines.push(line);
            if ready {
                return lines;
            }
        }
    }

    /// All messages up to the end of the stream.
    pub fn until_end(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.next()).collect()
    }
}

fn describe(message: Message) -> String {
    use fallible_iterator::FallibleIterator;
    match message {
        Message::AuthenticationOk => "authenticated".to_owned(),
        Message::ParameterStatus(p) => format!("setting {}={}", p.name().unwrap(), p.value().unwrap()),
        Message::BackendKeyData(k) => format!("key {} {}", k.process_id(), k.secret_key()),
        Message::ReadyForQuery(r) => format!("ready {}", char::from(r.status())),
        Message::RowDescription(d) => {
            let columns: Vec<String> = d
                .fields()
                .map(|f| Ok(format!("{}:{}", f.name(), f.type_oid())))
                .collect()
                .unwrap();
            format!("columns {}", columns.join(","))
        }
        Message::DataRow(row) => {
            let buffer = row.buffer().to_vec();
            let values: Vec<String> = row
                .ranges()
                .map(|r| {
                    Ok(match r {
                        Some(r) => String::from_utf8_lossy(&buffer[r]).into_owned(),
                        None => "NULL".to_owned(),
                    })
                })
                .collect()
                .unwrap();
            format!("row {}", values.join("|"))
        }
        Message::CommandComplete(c) => format!("done {}", c.tag().unwrap()),
        Message::EmptyQueryResponse => "empty".to_owned(),
        Message::ErrorResponse(e) => format!("error {}", fields(e.fields())),
        Message::NoticeResponse(n) => format!("notice {}", fields(n.fields())),
        Message::ParameterDescription(p) => {
            let oids: Vec<String> = p.parameters().map(|oid| Ok(oid.to_string())).collect().unwrap();
            format!("parameters {}", oids.join(","))
        }
        Message::ParseComplete => "parsed".to_owned(),
        Message::BindComplete => "bound".to_owned(),
        Message::CloseComplete => "closed".to_owned(),
        Message::NoData => "no data".to_owned(),
        Message::PortalSuspended => "suspended".to_owned(),
        Message::CopyInResponse(c) => format!("copy in {}", c.format()),
        Message::CopyOutResponse(c) => format!("copy out {}", c.format()),
        Message::CopyData(d) => format!("data {}", String::from_utf8_lossy(d.data())),
        Message::CopyDone => "copy done".to_owned(),
        _ => "other".to_owned(),
    }
}

fn fields(mut fields: postgres_protocol::message::backend::ErrorFields<'_>) -> String {
    use fallible_iterator::FallibleIterator;
    let mut severity = String::new();
    let mut rest = Vec::new();
    while let Some(field) = fields.next().unwrap() {
        let value = String::from_utf8_lossy(field.value_bytes()).into_owned();
        match field.type_() {
            b'S' => severity = value,
            b'V' => {}
            b'C' => rest.insert(0, value),
            b'P' => rest.push(format!("@{value}")),
            _ => rest.push(value),
        }
    }
    format!("{severity} {}", rest.join(" / "))
}
