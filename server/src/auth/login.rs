//! The login of the PostgreSQL protocol: SASL messages around SCRAM.

use std::io;
use std::net::IpAddr;

use bytes::{Buf, Bytes};
use pgwire::messages::startup::{Authentication, PasswordMessageFamily};
use pgwire::messages::{PgWireBackendMessage, PgWireFrontendMessage};

use super::scram::{Exchange, MECHANISM};
use super::{Authenticator, Identity, permitted, trusted, wrong_password};
use crate::wire::error::{ErrorFields, sqlstate};
use crate::wire::frontend;
use crate::wire::socket::Socket;

/// How a login ends without an identity.
#[derive(Debug)]
pub enum Failure {
    /// The client is refused and hasn't been told.
    Refused(ErrorFields),
    /// It has gone: to ask its user for the password, most likely.
    Lost(io::Error),
}

impl From<ErrorFields> for Failure {
    fn from(error: ErrorFields) -> Failure {
        Failure::Refused(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Lost(error)
    }
}

impl Authenticator {
    /// Finds out who the client is. AuthenticationOk is left to be sent.
    ///
    /// # Errors
    /// [`Failure`] if it isn't let in.
    pub async fn login(&self, socket: &mut Socket, user: &str, peer: IpAddr) -> Result<Identity, Failure> {
        let access = self.access()?;
        if let Some(identity) = trusted(&access, user, peer) {
            return Ok(identity?);
        }
        let (verifier, genuine) = self.verifier(&access, user);
        ask(socket, Authentication::SASL(vec![MECHANISM.to_owned()])).await?;
        let first = initial_response(answer(socket).await?)?;
        let exchange = Exchange::begin(verifier, &first)?;
        ask(
            socket,
            Authentication::SASLContinue(Bytes::from(exchange.server_first.clone())),
        )
        .await?;
        let last = exchange.finish(&answer(socket).await?)?;
        match (last, access.role_named(user)) {
            (Some(last), Some(role)) if genuine => {
                let identity = permitted(role, user)?;
                put(socket, Authentication::SASLFinal(Bytes::from(last)))?;
                Ok(identity)
            }
            _ => Err(wrong_password(user).into()),
        }
    }
}

fn put(socket: &mut Socket, message: Authentication) -> io::Result<()> {
    socket.put(PgWireBackendMessage::Authentication(message))
}

async fn ask(socket: &mut Socket, message: Authentication) -> io::Result<()> {
    put(socket, message)?;
    socket.flush().await
}

/// The next password message. Nothing else is read from a client that isn't logged in, and nothing long.
async fn answer(socket: &mut Socket) -> Result<Bytes, Failure> {
    loop {
        if let Some(tag) = socket.input.first()
            && *tag != b'p'
        {
            let message = format!("expected SASL response, got message type {tag}");
            return Err(ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message).into());
        }
        match frontend::decode(&mut socket.input) {
            Ok(Some(PgWireFrontendMessage::PasswordMessageFamily(PasswordMessageFamily::Raw(body)))) => {
                return Ok(body.freeze());
            }
            Ok(Some(_)) => return Err(ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, "expected SASL response").into()),
            Ok(None) => socket.receive().await?,
            Err(e) => return Err(e.error.into()),
        }
    }
}

/// Mechanism, length and the mechanism's first message.
fn initial_response(mut body: Bytes) -> Result<Bytes, ErrorFields> {
    let malformed = || ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, "malformed SASL initial response");
    let end = body.iter().position(|b| *b == 0).ok_or_else(malformed)?;
    let mechanism = body.split_to(end);
    body.advance(1);
    if mechanism != MECHANISM.as_bytes() {
        let message = "client selected an invalid SASL authentication mechanism";
        return Err(ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message));
    }
    let length = body.try_get_u32().map_err(|_| malformed())?;
    match usize::try_from(length) {
        Ok(length) if length == body.len() => Ok(body),
        _ => Err(malformed()),
    }
}
