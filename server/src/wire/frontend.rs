//! Messages from the client: cuts the byte stream into messages and decodes each one strictly.
//!
//! The result is pgwire's message types, the decoding is not pgwire's: its decoder trusts the counts and lengths inside a
//! message and panics where they are wrong. Here each message is cut out by its length first and every read inside it is
//! checked, so that no input can reach beyond its own message. The format is that of the PostgreSQL manual, chapter
//! "Frontend/Backend Protocol", section "Message Formats".

use bytes::{Buf, Bytes, BytesMut};
use pgwire::messages::PgWireFrontendMessage as Message;
use pgwire::messages::copy::{CopyData, CopyDone, CopyFail};
use pgwire::messages::extendedquery::{Bind, Close, Describe, Execute, Flush, Parse, Sync};
use pgwire::messages::simplequery::Query;
use pgwire::messages::startup::PasswordMessageFamily;
use pgwire::messages::terminate::Terminate;

use super::error::{ErrorFields, sqlstate};

/// Longest message that carries SQL or values, in bytes.
pub const LARGE_MESSAGE_BYTES_MAX: usize = 256 << 20;
/// Longest message of any other kind, in bytes; PostgreSQL's limit.
pub const SMALL_MESSAGE_BYTES_MAX: usize = 10_000;

/// A message that couldn't be decoded.
#[derive(Debug)]
pub struct DecodeError {
    /// What the client is told.
    pub error: ErrorFields,
    /// Whether the byte stream can't be trusted any further, so that the connection has to end.
    pub fatal: bool,
    /// Whether the message belongs to the extended protocol, where an error holds until Sync.
    pub extended: bool,
}

impl DecodeError {
    fn fatal(message: impl Into<String>) -> DecodeError {
        DecodeError {
            error: ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message),
            fatal: true,
            extended: false,
        }
    }
}

/// Takes one whole message off the front of `input`; `None` if more bytes are needed.
///
/// # Errors
/// [`DecodeError`] for an unknown message type, an impossible length, or a body that isn't what its type says. The
/// message is consumed in every case that isn't fatal.
pub fn decode(input: &mut BytesMut) -> Result<Option<Message>, DecodeError> {
    let Some(&tag) = input.first() else { return Ok(None) };
    let limit_bytes =
        length_limit(tag).ok_or_else(|| DecodeError::fatal(format!("invalid frontend message type {tag}")))?;
    if input.len() < 5 {
        return Ok(None);
    }
    // The length counts itself but not the type byte.
    let length = u32::from_be_bytes([input[1], input[2], input[3], input[4]]) as usize;
    if length < 4 || length > limit_bytes {
        return Err(DecodeError::fatal(format!(
            "invalid message length {length} for message type \"{}\": at most {limit_bytes} bytes are accepted",
            char::from(tag)
        )));
    }
    if input.len() < length + 1 {
        input.reserve((length + 1 - input.len()).min(1 << 20));
        return Ok(None);
    }
    let mut message = input.split_to(length + 1).freeze();
    message.advance(5);
    let mut body = Body { bytes: message, tag };
    let decoded = body.message()?;
    body.finish()?;
    Ok(Some(decoded))
}

/// The largest length for a message type; `None` for a byte that is no message type.
fn length_limit(tag: u8) -> Option<usize> {
    match tag {
        b'Q' | b'P' | b'B' | b'd' | b'F' => Some(LARGE_MESSAGE_BYTES_MAX),
        b'p' | b'D' | b'E' | b'C' | b'S' | b'H' | b'X' | b'c' | b'f' => Some(SMALL_MESSAGE_BYTES_MAX),
        _ => None,
    }
}

/// The body of one message, read front to back.
struct Body {
    bytes: Bytes,
    tag: u8,
}

impl Body {
    fn message(&mut self) -> Result<Message, DecodeError> {
        Ok(match self.tag {
            b'Q' => Message::Query(Query::new(self.text()?)),
            b'P' => Message::Parse(self.parse()?),
            b'B' => Message::Bind(self.bind()?),
            b'D' => {
                let kind = self.target()?;
                Message::Describe(Describe::new(kind, self.name()?))
            }
            b'C' => {
                let kind = self.target()?;
                Message::Close(Close::new(kind, self.name()?))
            }
            b'E' => {
                let portal = self.name()?;
                Message::Execute(Execute::new(portal, self.i32()?))
            }
            b'S' => Message::Sync(Sync::new()),
            b'H' => Message::Flush(Flush::new()),
            b'X' => Message::Terminate(Terminate::new()),
            b'p' => Message::PasswordMessageFamily(PasswordMessageFamily::Raw(BytesMut::from(&self.rest()[..]))),
            b'd' => Message::CopyData(CopyData::new(self.rest())),
            b'c' => Message::CopyDone(CopyDone::new()),
            b'f' => Message::CopyFail(CopyFail::new(self.text()?)),
            b'F' => {
                self.rest();
                return Err(DecodeError {
                    error: ErrorFields::new(
                        sqlstate::FEATURE_NOT_SUPPORTED,
                        "the function call message of the protocol is not supported",
                    )
                    .hint("Call the function in a SELECT."),
                    fatal: false,
                    extended: false,
                });
            }
            other => return Err(DecodeError::fatal(format!("invalid frontend message type {other}"))),
        })
    }

    fn parse(&mut self) -> Result<Parse, DecodeError> {
        let name = self.name()?;
        let query = self.text()?;
        let count = self.u16()?;
        let types = (0..count).map(|_| self.u32()).collect::<Result<_, _>>()?;
        Ok(Parse::new(name, query, types))
    }

    fn bind(&mut self) -> Result<Bind, DecodeError> {
        let portal = self.name()?;
        let statement = self.name()?;
        let parameter_formats = self.formats()?;
        let count = self.u16()?;
        let parameters = (0..count).map(|_| self.value()).collect::<Result<_, _>>()?;
        let result_formats = self.formats()?;
        Ok(Bind::new(
            portal,
            statement,
            parameter_formats,
            parameters,
            result_formats,
        ))
    }

    fn formats(&mut self) -> Result<Vec<i16>, DecodeError> {
        let count = self.u16()?;
        (0..count).map(|_| self.u16().map(|code| code as i16)).collect()
    }

    /// A length and so many bytes; -1 is NULL.
    fn value(&mut self) -> Result<Option<Bytes>, DecodeError> {
        match self.i32()? {
            -1 => Ok(None),
            length => {
                let length = usize::try_from(length).map_err(|_| self.malformed())?;
                self.take(length).map(Some)
            }
        }
    }

    fn target(&mut self) -> Result<u8, DecodeError> {
        let kind = self.take(1)?[0];
        if matches!(kind, b'S' | b'P') {
            Ok(kind)
        } else {
            Err(self.malformed())
        }
    }

    /// A statement's or portal's name; the empty one is the unnamed.
    fn name(&mut self) -> Result<Option<String>, DecodeError> {
        self.text().map(|name| Some(name).filter(|n| !n.is_empty()))
    }

    /// A NUL-terminated string in UTF-8.
    fn text(&mut self) -> Result<String, DecodeError> {
        let length = self
            .bytes
            .iter()
            .position(|b| *b == 0)
            .ok_or_else(|| self.malformed())?;
        let bytes = self.take(length)?;
        self.bytes.advance(1);
        match std::str::from_utf8(&bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(e) => Err(self.error(invalid_utf8(&bytes, e.valid_up_to()))),
        }
    }

    fn i32(&mut self) -> Result<i32, DecodeError> {
        self.u32().map(|n| n as i32)
    }

    fn u32(&mut self) -> Result<u32, DecodeError> {
        Ok(self.take(4)?.get_u32())
    }

    fn u16(&mut self) -> Result<u16, DecodeError> {
        Ok(self.take(2)?.get_u16())
    }

    fn take(&mut self, length: usize) -> Result<Bytes, DecodeError> {
        if self.bytes.len() < length {
            return Err(self.malformed());
        }
        Ok(self.bytes.split_to(length))
    }

    fn rest(&mut self) -> Bytes {
        std::mem::take(&mut self.bytes)
    }

    fn finish(&self) -> Result<(), DecodeError> {
        if self.bytes.is_empty() {
            Ok(())
        } else {
            Err(self.malformed())
        }
    }

    /// The message has been cut out by its length, so the stream is still in step: not fatal, as in PostgreSQL.
    fn malformed(&self) -> DecodeError {
        let message = format!("invalid message format in message type \"{}\"", char::from(self.tag));
        self.error(ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message))
    }

    fn error(&self, error: ErrorFields) -> DecodeError {
        DecodeError {
            error,
            fatal: false,
            extended: matches!(self.tag, b'P' | b'B' | b'D' | b'C' | b'E' | b'H'),
        }
    }
}

/// The error for text that isn't UTF-8, worded as PostgreSQL does.
pub fn invalid_utf8(bytes: &[u8], at: usize) -> ErrorFields {
    let shown: Vec<String> = bytes[at..].iter().take(3).map(|b| format!("0x{b:02x}")).collect();
    ErrorFields::new(
        sqlstate::CHARACTER_NOT_IN_REPERTOIRE,
        format!("invalid byte sequence for encoding \"UTF8\": {}", shown.join(" ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(tag: u8, body: &[u8]) -> BytesMut {
        let mut out = BytesMut::from(&[tag][..]);
        out.extend_from_slice(&(body.len() as u32 + 4).to_be_bytes());
        out.extend_from_slice(body);
        out
    }

    #[test]
    fn decodes_each_message_as_pgwire_encodes_it() {
        let messages = [
            Message::Query(Query::new("select 1".into())),
            Message::Parse(Parse::new(Some("s".into()), "select $1".into(), vec![23, 0])),
            Message::Bind(Bind::new(
                None,
                Some("s".into()),
                vec![1, 0],
                vec![None, Some(Bytes::from_static(b"\0x")), Some(Bytes::new())],
                vec![1],
            )),
            Message::Describe(Describe::new(b'P', None)),
            Message::Close(Close::new(b'S', Some("s".into()))),
            Message::Execute(Execute::new(Some("p".into()), 7)),
            Message::Sync(Sync::new()),
            Message::Flush(Flush::new()),
            Message::Terminate(Terminate::new()),
        ];
        let mut stream = BytesMut::new();
        for message in &messages {
            message.encode(&mut stream).unwrap();
        }
        for message in &messages {
            let decoded = decode(&mut stream).unwrap().unwrap();
            assert_eq!(format!("{decoded:?}"), format!("{message:?}"));
        }
        assert!(stream.is_empty() && decode(&mut stream).unwrap().is_none());
    }

    #[test]
    fn every_prefix_of_a_message_waits_for_more() {
        let mut whole = BytesMut::new();
        Message::Parse(Parse::new(None, "select 1".into(), vec![23]))
            .encode(&mut whole)
            .unwrap();
        for cut in 0..whole.len() {
            assert!(
                decode(&mut BytesMut::from(&whole[..cut])).unwrap().is_none(),
                "cut at {cut}"
            );
        }
    }

    #[test]
    fn a_body_cut_short_or_too_long_is_an_error_that_leaves_the_next_message_intact() {
        let mut whole = BytesMut::new();
        let values = vec![Some(Bytes::from_static(b"abc")), None];
        Message::Bind(Bind::new(None, None, vec![0], values, vec![1, 1]))
            .encode(&mut whole)
            .unwrap();
        for cut in 5..whole.len() {
            let mut stream = framed(b'B', &whole[5..cut]);
            stream.extend_from_slice(&framed(b'S', b""));
            let error = decode(&mut stream).expect_err("a body cut short");
            assert!(!error.fatal, "{error:?}");
            assert!(
                matches!(decode(&mut stream), Ok(Some(Message::Sync(_)))),
                "cut at {cut}"
            );
        }
        assert!(!decode(&mut framed(b'S', b"more")).expect_err("a body too long").fatal);
    }

    #[test]
    fn impossible_lengths_and_unknown_types_are_fatal() {
        for bytes in [
            &b"Q\0\0\0\x03"[..],
            b"Q\xff\xff\xff\xff",
            b"S\x00\x00\xff\xff",
            b"\x16\x03\x01\x02\x00",
            b"zzzzzz",
        ] {
            assert!(
                decode(&mut BytesMut::from(bytes)).expect_err("garbage").fatal,
                "{bytes:?}"
            );
        }
    }

    #[test]
    fn text_that_is_not_utf8_is_refused_with_the_bytes_shown() {
        let error = decode(&mut framed(b'Q', b"select '\xff\xfe'\0")).expect_err("not UTF-8");
        assert!(!error.fatal);
        assert_eq!(error.error.sqlstate, sqlstate::CHARACTER_NOT_IN_REPERTOIRE);
        assert!(error.error.message.contains("0xff 0xfe"), "{}", error.error.message);
    }
}
