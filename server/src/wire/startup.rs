//! The start of a connection: encryption requests, cancel requests and the startup message.
//!
//! These messages have no type byte: a length, then a code that says what they are. PostgreSQL manual, chapter
//! "Frontend/Backend Protocol", section "Start-up".

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use bytes::{Buf, Bytes};
use pgwire::messages::PgWireBackendMessage;
use pgwire::messages::response::{GssEncResponse, SslResponse};
use pgwire::messages::startup::NegotiateProtocolVersion;
use tokio_rustls::rustls::ServerConfig;

use super::error::{ErrorFields, Severity, sqlstate};
use super::frontend::invalid_utf8;
use super::socket::Socket;
use crate::tls::POSTGRESQL;

/// Longest startup message, in bytes; PostgreSQL's limit.
pub const STARTUP_BYTES_MAX: usize = 10_000;
/// Encryption requests that a client can make before it starts: one of each kind.
const NEGOTIATIONS_MAX: usize = 2;

const PROTOCOL_MAJOR: u16 = 3;
const CANCEL_REQUEST: u32 = 80_877_102;
const SSL_REQUEST: u32 = 80_877_103;
const GSS_ENCRYPTION_REQUEST: u32 = 80_877_104;

/// What the client wants.
#[derive(Debug, PartialEq, Eq)]
pub enum Startup {
    /// A session, with these parameters.
    Session(BTreeMap<String, String>),
    /// To stop another connection's statement.
    Cancel {
        /// Process id of that connection.
        pid: i32,
        /// Its secret.
        secret: i32,
    },
}

/// Reads what the client wants; a request for TLS is granted if there is `tls`. `None` if it left or was refused.
///
/// # Errors
/// What the system says of the socket, and a TLS handshake that fails.
pub async fn negotiate(socket: &mut Socket, tls: Option<&Arc<ServerConfig>>) -> io::Result<Option<Startup>> {
    if let Some(tls) = tls
        && socket.begins_with_tls().await?
    {
        socket.start_tls(Arc::clone(tls)).await?;
        // As in PostgreSQL: without it the client may be one of another protocol, led astray.
        if socket.alpn() != Some(POSTGRESQL) {
            let message = "direct TLS needs the ALPN protocol \"postgresql\"";
            return refuse(socket, violation(message)).await;
        }
    }
    for _ in 0..=NEGOTIATIONS_MAX {
        let packet = match packet(socket).await? {
            Ok(packet) => packet,
            Err(error) => return refuse(socket, error).await,
        };
        match read(packet) {
            Ok(Packet::Startup {
                startup,
                minor,
                unknown_options,
            }) => {
                if minor > 0 || !unknown_options.is_empty() {
                    let message = NegotiateProtocolVersion::new(i32::from(PROTOCOL_MAJOR) << 16, unknown_options);
                    socket.put(PgWireBackendMessage::NegotiateProtocolVersion(message))?;
                }
                return Ok(Some(startup));
            }
            Ok(Packet::TlsRequest) => {
                let tls = tls.filter(|_| !socket.is_tls());
                let answer = if tls.is_some() {
                    SslResponse::Accept
                } else {
                    SslResponse::Refuse
                };
                socket.put(PgWireBackendMessage::SslResponse(answer))?;
                socket.flush().await?;
                if let Some(tls) = tls {
                    socket.start_tls(Arc::clone(tls)).await?;
                }
            }
            Ok(Packet::GssRequest) => {
                socket.put(PgWireBackendMessage::GssEncResponse(GssEncResponse::Refuse))?;
                socket.flush().await?;
            }
            Err(error) => return refuse(socket, error).await,
        }
    }
    refuse(socket, violation("too many encryption requests")).await
}

/// Tells the client why it is refused, and closes the socket.
async fn refuse(socket: &mut Socket, error: ErrorFields) -> io::Result<Option<Startup>> {
    tracing::info!("connection refused: {}", error.message);
    socket.put(error.response(Severity::Fatal))?;
    socket.close().await?;
    Ok(None)
}

/// The next packet without its length.
async fn packet(socket: &mut Socket) -> io::Result<Result<Bytes, ErrorFields>> {
    loop {
        if let Some(length) = socket.input.first_chunk::<4>() {
            let length = u32::from_be_bytes(*length) as usize;
            if !(8..=STARTUP_BYTES_MAX).contains(&length) {
                return Ok(Err(violation(
                    "invalid length of startup packet: is the client speaking PostgreSQL's protocol?",
                )));
            }
            if socket.input.len() >= length {
                let mut packet = socket.input.split_to(length).freeze();
                packet.advance(4);
                return Ok(Ok(packet));
            }
        }
        socket.receive().await?;
    }
}

enum Packet {
    Startup {
        startup: Startup,
        minor: u16,
        unknown_options: Vec<String>,
    },
    TlsRequest,
    GssRequest,
}

fn read(mut packet: Bytes) -> Result<Packet, ErrorFields> {
    let code = packet
        .try_get_u32()
        .map_err(|_| violation("incomplete startup packet"))?;
    match code {
        SSL_REQUEST => Ok(Packet::TlsRequest),
        GSS_ENCRYPTION_REQUEST => Ok(Packet::GssRequest),
        CANCEL_REQUEST => match (packet.try_get_i32(), packet.try_get_i32()) {
            (Ok(pid), Ok(secret)) => {
                let startup = Startup::Cancel { pid, secret };
                Ok(Packet::Startup {
                    startup,
                    minor: 0,
                    unknown_options: Vec::new(),
                })
            }
            _ => Err(violation("invalid length of cancel request packet")),
        },
        code => session((code >> 16) as u16, code as u16, packet),
    }
}

fn session(major: u16, minor: u16, packet: Bytes) -> Result<Packet, ErrorFields> {
    if major != PROTOCOL_MAJOR {
        return Err(ErrorFields::new(
            sqlstate::FEATURE_NOT_SUPPORTED,
            format!("unsupported frontend protocol {major}.{minor}: server supports {PROTOCOL_MAJOR}.0"),
        ));
    }
    let mut parameters = BTreeMap::new();
    let mut unknown_options = Vec::new();
    let malformed = || violation("invalid startup packet layout: expected terminator as last byte");
    let mut rest = &packet[..];
    loop {
        let name = cstring(&mut rest).ok_or_else(malformed)??;
        if name.is_empty() {
            break;
        }
        let value = cstring(&mut rest).ok_or_else(malformed)??;
        // Options of the protocol itself; none is known.
        if name.starts_with("_pq_.") {
            unknown_options.push(name);
        } else {
            parameters.insert(name, value);
        }
    }
    if !rest.is_empty() {
        return Err(malformed());
    }
    if parameters.get("user").is_none_or(String::is_empty) {
        let message = "no PostgreSQL user name specified in startup packet";
        return Err(ErrorFields::new(sqlstate::INVALID_AUTHORIZATION, message));
    }
    Ok(Packet::Startup {
        startup: Startup::Session(parameters),
        minor,
        unknown_options,
    })
}

/// A NUL-terminated string off the front; `None` without a NUL.
fn cstring(rest: &mut &[u8]) -> Option<Result<String, ErrorFields>> {
    let length = rest.iter().position(|b| *b == 0)?;
    let bytes = &rest[..length];
    *rest = &rest[length + 1..];
    Some(match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(e) => Err(invalid_utf8(bytes, e.valid_up_to())),
    })
}

fn violation(message: &str) -> ErrorFields {
    ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message)
}
