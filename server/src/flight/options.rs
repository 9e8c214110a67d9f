//! Session options: the settings of a session, by Flight's actions instead of SQL.
//!
//! Every setting is an option of the same name. `catalog` and `schema` are those that Flight SQL's clients know, and
//! `rbc.flight_compression` is Flight's alone.

use std::collections::HashMap;

use arrow::ipc::CompressionType;
use prost::{Message, Oneof};

use super::sessions::FlightSession;
use super::settings;
use crate::server::DATABASE;
use crate::wire::error::{ErrorFields, sqlstate};

/// `SetSessionOptionsRequest`
#[derive(Clone, PartialEq, Message)]
pub struct SetRequest {
    /// By name.
    #[prost(map = "string, message", tag = "1")]
    pub options: HashMap<String, OptionValue>,
}

/// `SetSessionOptionsResult`
#[derive(Clone, PartialEq, Message)]
pub struct SetResult {
    /// What is wrong, for each option that could not be set.
    #[prost(map = "string, message", tag = "1")]
    pub errors: HashMap<String, SetError>,
}

/// `SetSessionOptionsResult.Error`
#[derive(Clone, Copy, PartialEq, Message)]
pub struct SetError {
    /// What is wrong.
    #[prost(enumeration = "SetErrorValue", tag = "1")]
    pub value: i32,
}

/// `SetSessionOptionsResult.ErrorValue`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, prost::Enumeration)]
pub enum SetErrorValue {
    /// Not said.
    Unspecified = 0,
    /// There is no such option.
    InvalidName = 1,
    /// The option can't have this value.
    InvalidValue = 2,
    /// The option can't be set now.
    Error = 3,
}

/// `GetSessionOptionsResult`
#[derive(Clone, PartialEq, Message)]
pub struct GetResult {
    /// By name.
    #[prost(map = "string, message", tag = "1")]
    pub options: HashMap<String, OptionValue>,
}

/// `CloseSessionResult`
#[derive(Clone, Copy, PartialEq, Message)]
pub struct CloseResult {
    /// What became of it.
    #[prost(enumeration = "CloseStatus", tag = "1")]
    pub status: i32,
}

/// `CloseSessionResult.Status`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, prost::Enumeration)]
pub enum CloseStatus {
    /// Not said.
    Unspecified = 0,
    /// It is closed.
    Closed = 1,
    /// It will be.
    Closing = 2,
    /// It can't be closed.
    NotCloseable = 3,
}

/// `SessionOptionValue`
#[derive(Clone, PartialEq, Message)]
pub struct OptionValue {
    /// Nothing unsets the option.
    #[prost(oneof = "Value", tags = "1, 2, 3, 4, 5")]
    pub value: Option<Value>,
}

/// The kinds of values.
#[derive(Clone, PartialEq, Oneof)]
pub enum Value {
    /// Text.
    #[prost(string, tag = "1")]
    String(String),
    /// A truth value.
    #[prost(bool, tag = "2")]
    Bool(bool),
    /// An integer.
    #[prost(sfixed64, tag = "3")]
    Int64(i64),
    /// A number.
    #[prost(double, tag = "4")]
    Double(f64),
    /// Several texts.
    #[prost(message, tag = "5")]
    Strings(Strings),
}

/// `SessionOptionValue.StringListValue`
#[derive(Clone, PartialEq, Message)]
pub struct Strings {
    /// The texts.
    #[prost(string, repeated, tag = "1")]
    pub values: Vec<String>,
}

impl OptionValue {
    fn text(value: impl Into<String>) -> OptionValue {
        OptionValue {
            value: Some(Value::String(value.into())),
        }
    }

    /// As SET takes it; `None` is the default.
    fn setting(&self) -> Option<String> {
        Some(match self.value.as_ref()? {
            Value::String(text) => text.clone(),
            Value::Bool(value) => if *value { "on" } else { "off" }.to_owned(),
            Value::Int64(value) => value.to_string(),
            Value::Double(value) => value.to_string(),
            Value::Strings(Strings { values }) => values.join(", "),
        })
    }
}

/// Sets options; each by itself, so that one that is wrong doesn't hinder the others.
pub fn set(session: &FlightSession, request: SetRequest) -> SetResult {
    let mut result = SetResult::default();
    for (name, value) in request.options {
        if let Err(error) = set_one(session, &name, value.setting().as_deref()) {
            tracing::debug!(sqlstate = error.sqlstate, "session option {name}: {}", error.message);
            let value = match error.sqlstate.as_str() {
                sqlstate::UNDEFINED_OBJECT => SetErrorValue::InvalidName,
                sqlstate::INVALID_PARAMETER_VALUE | sqlstate::INVALID_CATALOG_NAME => SetErrorValue::InvalidValue,
                _ => SetErrorValue::Error,
            };
            result.errors.insert(name, SetError { value: value as i32 });
        }
    }
    result
}

fn set_one(session: &FlightSession, name: &str, value: Option<&str>) -> Result<(), ErrorFields> {
    match name {
        "catalog" => match value {
            None | Some(DATABASE) => Ok(()),
            Some(other) => {
                let message = format!("database \"{other}\" does not exist");
                Err(ErrorFields::new(sqlstate::INVALID_CATALOG_NAME, message))
            }
        },
        "schema" => settings::set(session, "search_path", value),
        COMPRESSION => session.set_compression(value.map_or(Ok(None), compression)?),
        name => settings::set(session, name, value),
    }
}

/// All options.
pub fn get(session: &FlightSession) -> GetResult {
    let mut options: HashMap<String, OptionValue> = settings::all(session)
        .into_iter()
        .map(|row| (row[0].clone(), OptionValue::text(row[1].clone())))
        .collect();
    options.insert("catalog".to_owned(), OptionValue::text(DATABASE));
    if let Ok(path) = settings::show(session, "search_path") {
        options.insert("schema".to_owned(), OptionValue::text(path));
    }
    let compression = match session.compression() {
        None => "none",
        Some(CompressionType::ZSTD) => "zstd",
        Some(_) => "lz4",
    };
    options.insert(COMPRESSION.to_owned(), OptionValue::text(compression));
    GetResult { options }
}

/// How results are compressed.
const COMPRESSION: &str = "rbc.flight_compression";

fn compression(value: &str) -> Result<Option<CompressionType>, ErrorFields> {
    match value.to_ascii_lowercase().as_str() {
        "none" | "" => Ok(None),
        "lz4" => Ok(Some(CompressionType::LZ4_FRAME)),
        "zstd" => Ok(Some(CompressionType::ZSTD)),
        _ => {
            let message = format!("invalid value for parameter \"{COMPRESSION}\": \"{value}\"");
            Err(ErrorFields::new(sqlstate::INVALID_PARAMETER_VALUE, message).hint("Available values: none, lz4, zstd."))
        }
    }
}
