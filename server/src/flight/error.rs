//! Errors as Flight's clients are told: a gRPC status whose code stands for the SQLSTATE's class.
//!
//! The message holds detail, hint and context, since most clients show nothing else. The SQLSTATE and the position are in
//! the trailers `rbcdb-sqlstate` and `rbcdb-position`, where ADBC's drivers find them, and, with all other fields, in the
//! status's details as a `google.rpc.ErrorInfo`.

use std::collections::HashMap;
use std::fmt::Write as _;

use arrow::error::ArrowError;
use arrow_flight::error::FlightError;
use prost::Message;
use tonic::metadata::{MetadataMap, MetadataValue};
use tonic::{Code, Status};

use crate::wire::error::{ErrorFields, sqlstate};

/// Trailer with the SQLSTATE.
pub const SQLSTATE_KEY: &str = "rbcdb-sqlstate";
/// Trailer with the position in the statement's text, in characters from 1.
pub const POSITION_KEY: &str = "rbcdb-position";
/// Longest message, in bytes as they travel: in HTTP/2's headers, of which some clients take 8 kB, percent-encoded.
const MESSAGE_BYTES_MAX: usize = 2800;
/// Longest fields of the details together, in bytes. They travel in base64, besides the message.
const DETAILS_BYTES_MAX: usize = 2800;

/// `google.rpc.Status`, which gRPC puts into `grpc-status-details-bin`.
#[derive(Clone, PartialEq, Message)]
struct RpcStatus {
    #[prost(int32, tag = "1")]
    code: i32,
    #[prost(string, tag = "2")]
    message: String,
    #[prost(message, repeated, tag = "3")]
    details: Vec<arrow_flight::sql::Any>,
}

/// `google.rpc.ErrorInfo`
#[derive(Clone, PartialEq, Message)]
struct ErrorInfo {
    #[prost(string, tag = "1")]
    reason: String,
    #[prost(string, tag = "2")]
    domain: String,
    #[prost(map = "string, string", tag = "3")]
    metadata: HashMap<String, String>,
}

/// The status for an error.
pub fn status(error: &ErrorFields) -> Status {
    let code = code(&error.sqlstate);
    if code == Code::Internal {
        tracing::error!(sqlstate = error.sqlstate, "{}", error.message);
    } else {
        tracing::debug!(sqlstate = error.sqlstate, "{}", error.message);
    }
    let message = cut(&text(error), MESSAGE_BYTES_MAX, encoded_bytes);
    let mut trailers = MetadataMap::new();
    if let Ok(value) = MetadataValue::try_from(error.sqlstate.as_str()) {
        trailers.insert(SQLSTATE_KEY, value);
    }
    if let Some(position) = error.position {
        trailers.insert(POSITION_KEY, MetadataValue::from(position as u64));
    }
    Status::with_details_and_metadata(code, message, details(code, error).into(), trailers)
}

/// The status for an error that the client could only cause by breaking the protocol.
pub fn malformed(what: impl Into<String>) -> Status {
    status(&ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, what))
}

/// The status for something that Flight SQL has and rbcdb doesn't.
pub fn unsupported(what: impl Into<String>) -> Status {
    status(&ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, what))
}

/// The status for a mistake in rbcdb itself.
pub fn internal(what: impl Into<String>) -> Status {
    status(&ErrorFields::new(sqlstate::INTERNAL_ERROR, what))
}

/// An error of arrow-rs while a message is built: nothing that a client could cause.
pub fn from_arrow(error: ArrowError) -> Status {
    internal(error.to_string())
}

/// An error while a client's stream of batches is read.
pub fn from_flight(error: FlightError) -> Status {
    match error {
        FlightError::Tonic(status) => *status,
        other => malformed(format!("the batches can't be read: {other}")),
    }
}

/// The engine's error. Positions in it are byte offsets in `text`; without one they mean nothing to the client.
pub fn from_engine(error: rbcdb_db_extension::Error, text: Option<&str>) -> ErrorFields {
    let mut fields = ErrorFields::new(error.sqlstate, error.message);
    fields.detail = error.detail;
    fields.hint = error.hint;
    fields.context = error.context;
    if let (Some(text), Some(position)) = (text, error.position) {
        fields.position = Some(rbcdb_sql::error::char_position(text, position));
    }
    fields
}

/// Message, detail, hint and context, as psql shows them.
fn text(error: &ErrorFields) -> String {
    let mut text = error.message.clone();
    for (label, field) in [
        ("DETAIL", &error.detail),
        ("HINT", &error.hint),
        ("CONTEXT", &error.context),
    ] {
        if let Some(field) = field {
            // Writing to a string can't fail.
            let _ = write!(text, "\n{label}:  {field}");
        }
    }
    text
}

fn details(code: Code, error: &ErrorFields) -> Vec<u8> {
    let mut left = DETAILS_BYTES_MAX;
    let mut fit = |text: &str| {
        let text = cut(text, left, char::len_utf8);
        left = left.saturating_sub(text.len());
        text
    };
    let message = fit(&error.message);
    let position = error.position.map(|p| p.to_string());
    // The longest last: a compiler's findings with their source.
    let fields = [
        ("position", &position),
        ("hint", &error.hint),
        ("context", &error.context),
        ("detail", &error.detail),
    ];
    let info = ErrorInfo {
        reason: error.sqlstate.clone(),
        domain: "rbcdb".to_owned(),
        metadata: fields
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), fit(value.as_ref()?))))
            .collect(),
    };
    RpcStatus {
        code: code as i32,
        message,
        details: vec![arrow_flight::sql::Any {
            type_url: "type.googleapis.com/google.rpc.ErrorInfo".to_owned(),
            value: info.encode_to_vec().into(),
        }],
    }
    .encode_to_vec()
}

/// The text, cut where it would take more bytes than `bytes_max`.
fn cut(text: &str, bytes_max: usize, bytes_of: fn(char) -> usize) -> String {
    let mut bytes = 0;
    let end = text.char_indices().find(|(_, c)| {
        bytes += bytes_of(*c);
        bytes > bytes_max
    });
    match end {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// What a character takes in a header: three bytes for each that isn't plain.
fn encoded_bytes(c: char) -> usize {
    match c.is_ascii_alphanumeric() {
        true => 1,
        false => 3 * c.len_utf8(),
    }
}

/// The code that a client reacts to as the SQLSTATE asks.
fn code(sqlstate: &str) -> Code {
    match sqlstate {
        // Something of that name isn't there.
        "42P01" | "42703" | "42704" | "42883" | "42P02" | "3F000" => return Code::NotFound,
        // Something of that name is there.
        "42P04" | "42P05" | "42P06" | "42P07" | "42701" | "42710" | "42723" => return Code::AlreadyExists,
        "42501" => return Code::PermissionDenied,
        "57014" => return Code::Cancelled,
        _ => {}
    }
    match sqlstate.get(..2).unwrap_or_default() {
        "0A" => Code::Unimplemented,
        "28" => Code::Unauthenticated,
        "26" | "34" | "3D" => Code::NotFound,
        "08" | "21" | "22" | "42" | "44" | "P0" => Code::InvalidArgument,
        "23" | "24" | "25" | "2B" | "2D" | "3B" | "55" => Code::FailedPrecondition,
        "40" => Code::Aborted,
        "53" | "54" => Code::ResourceExhausted,
        "57" => Code::Unavailable,
        "58" | "XX" => Code::Internal,
        _ => Code::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_holds_all_fields() {
        let mut error = ErrorFields::new("22012", "division by zero")
            .detail("more")
            .hint("less");
        error.context = Some("function f".to_owned());
        error.position = Some(7);
        let status = status(&error);
        assert_eq!(status.code(), Code::InvalidArgument);
        let text = "division by zero\nDETAIL:  more\nHINT:  less\nCONTEXT:  function f";
        assert_eq!(status.message(), text);
        let trailer = |key| status.metadata().get(key).and_then(|v| v.to_str().ok());
        assert_eq!(
            (trailer(SQLSTATE_KEY), trailer(POSITION_KEY)),
            (Some("22012"), Some("7"))
        );
        let rpc = RpcStatus::decode(status.details()).unwrap();
        let info = ErrorInfo::decode(&*rpc.details[0].value).unwrap();
        assert_eq!((rpc.code, info.reason.as_str()), (3, "22012"));
        assert_eq!(info.metadata["context"], "function f");
    }

    #[test]
    fn long_messages_are_cut_at_a_character() {
        let long = "é".repeat(4000);
        let status = status(&ErrorFields::new("42601", long.clone()).detail(long.clone()).hint(long));
        assert!(status.message().chars().map(encoded_bytes).sum::<usize>() <= MESSAGE_BYTES_MAX + 9);
        assert!(status.message().ends_with('…'));
        assert!(status.details().len() < DETAILS_BYTES_MAX + 200);
    }

    #[test]
    fn classes_have_codes() {
        for (sqlstate, expected) in [
            ("42P01", Code::NotFound),
            ("42601", Code::InvalidArgument),
            ("42P07", Code::AlreadyExists),
            ("42501", Code::PermissionDenied),
            ("28P01", Code::Unauthenticated),
            ("40001", Code::Aborted),
            ("53300", Code::ResourceExhausted),
            ("57014", Code::Cancelled),
            ("57P01", Code::Unavailable),
            ("0A000", Code::Unimplemented),
            ("XX000", Code::Internal),
            ("é", Code::Unknown),
        ] {
            assert_eq!(code(sqlstate), expected, "{sqlstate}");
        }
    }
}
