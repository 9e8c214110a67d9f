//! What an ErrorResponse or NoticeResponse says, and its encoding as message fields.

use std::ops::{Deref, DerefMut};

use pgwire::messages::PgWireBackendMessage;
use pgwire::messages::response::{ErrorResponse, NoticeResponse};

/// SQLSTATEs that the server itself raises (PostgreSQL manual, appendix "PostgreSQL Error Codes").
pub mod sqlstate {
    /// No error; what a plain notice carries.
    pub const SUCCESSFUL_COMPLETION: &str = "00000";
    /// A warning.
    pub const WARNING: &str = "01000";
    /// The client broke the protocol.
    pub const PROTOCOL_VIOLATION: &str = "08P01";
    /// Something that PostgreSQL has and rbcdb doesn't.
    pub const FEATURE_NOT_SUPPORTED: &str = "0A000";
    /// A byte sequence that isn't text in the client's encoding.
    pub const CHARACTER_NOT_IN_REPERTOIRE: &str = "22021";
    /// A value outside a setting's or option's range.
    pub const INVALID_PARAMETER_VALUE: &str = "22023";
    /// Text that can't be read as a value of its type.
    pub const INVALID_TEXT_REPRESENTATION: &str = "22P02";
    /// Binary input that can't be read as a value of its type.
    pub const INVALID_BINARY_REPRESENTATION: &str = "22P03";
    /// A number that doesn't fit its type.
    pub const NUMERIC_VALUE_OUT_OF_RANGE: &str = "22003";
    /// A date or time that doesn't exist.
    pub const DATETIME_FIELD_OVERFLOW: &str = "22008";
    /// BEGIN inside a transaction block.
    pub const ACTIVE_SQL_TRANSACTION: &str = "25001";
    /// COMMIT or ROLLBACK outside a transaction block.
    pub const NO_ACTIVE_SQL_TRANSACTION: &str = "25P01";
    /// A command in a failed transaction block.
    pub const IN_FAILED_SQL_TRANSACTION: &str = "25P02";
    /// A prepared statement that doesn't exist.
    pub const INVALID_SQL_STATEMENT_NAME: &str = "26000";
    /// The startup message doesn't identify a user.
    pub const INVALID_AUTHORIZATION: &str = "28000";
    /// A wrong password.
    pub const INVALID_PASSWORD: &str = "28P01";
    /// A client that has waited too long inside a transaction.
    pub const IDLE_IN_TRANSACTION_SESSION_TIMEOUT: &str = "25P03";
    /// A client that has waited too long outside of a transaction.
    pub const IDLE_SESSION_TIMEOUT: &str = "57P05";
    /// A portal that doesn't exist.
    pub const INVALID_CURSOR_NAME: &str = "34000";
    /// A database that doesn't exist.
    pub const INVALID_CATALOG_NAME: &str = "3D000";
    /// Text that isn't SQL.
    pub const SYNTAX_ERROR: &str = "42601";
    /// A setting that doesn't exist.
    pub const UNDEFINED_OBJECT: &str = "42704";
    /// A parameter that the statement has no value for.
    pub const UNDEFINED_PARAMETER: &str = "42P02";
    /// A parameter whose type can't be told.
    pub const INDETERMINATE_DATATYPE: &str = "42P18";
    /// A portal of that name exists.
    pub const DUPLICATE_CURSOR: &str = "42P03";
    /// A prepared statement of that name exists.
    pub const DUPLICATE_PREPARED_STATEMENT: &str = "42P05";
    /// No connection is free.
    pub const TOO_MANY_CONNECTIONS: &str = "53300";
    /// A cursor that can't go where it is sent, or a portal that can't run again.
    pub const OBJECT_NOT_IN_PREREQUISITE_STATE: &str = "55000";
    /// A value, line or message longer than the server takes.
    pub const PROGRAM_LIMIT_EXCEEDED: &str = "54000";
    /// A file that doesn't exist.
    pub const UNDEFINED_FILE: &str = "58P01";
    /// A file that the system doesn't let the server use.
    pub const INSUFFICIENT_PRIVILEGE: &str = "42501";
    /// What the system says of a file otherwise.
    pub const IO_ERROR: &str = "58030";
    /// A name that can't be one.
    pub const INVALID_NAME: &str = "42602";
    /// A column that doesn't exist.
    pub const UNDEFINED_COLUMN: &str = "42703";
    /// A column that was named twice.
    pub const DUPLICATE_COLUMN: &str = "42701";
    /// An object of another kind than the statement takes.
    pub const WRONG_OBJECT_TYPE: &str = "42809";
    /// A setting that can't be changed.
    pub const CANT_CHANGE_RUNTIME_PARAM: &str = "55P02";
    /// Cancelled by a cancel request or by statement_timeout.
    pub const QUERY_CANCELED: &str = "57014";
    /// The server is shutting down.
    pub const ADMIN_SHUTDOWN: &str = "57P01";
    /// A fault of the server: never a user's mistake.
    pub const INTERNAL_ERROR: &str = "XX000";
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The statement failed.
    Error,
    /// The connection ends.
    Fatal,
    /// Something the user should look at.
    Warning,
    /// Something the user may want to know.
    Notice,
}

impl Severity {
    fn keyword(self) -> &'static str {
        match self {
            Severity::Error => "ERROR",
            Severity::Fatal => "FATAL",
            Severity::Warning => "WARNING",
            Severity::Notice => "NOTICE",
        }
    }
}

/// An error or notice as the client is told. Boxed: results that carry it stay small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorFields(Box<Fields>);

impl Deref for ErrorFields {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        &self.0
    }
}

impl DerefMut for ErrorFields {
    fn deref_mut(&mut self) -> &mut Fields {
        &mut self.0
    }
}

/// The fields of an error or notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// Five-character SQLSTATE.
    pub sqlstate: String,
    /// What happened, in one line.
    pub message: String,
    /// More about why.
    pub detail: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where in the statement's text, in characters from 1.
    pub position: Option<usize>,
    /// What the server was doing, e.g. the function and line that failed.
    pub context: Option<String>,
}

impl ErrorFields {
    /// An error with a message alone.
    pub fn new(sqlstate: impl Into<String>, message: impl Into<String>) -> ErrorFields {
        ErrorFields(Box::new(Fields {
            sqlstate: sqlstate.into(),
            message: message.into(),
            detail: None,
            hint: None,
            position: None,
            context: None,
        }))
    }

    /// Sets the detail.
    pub fn detail(mut self, detail: impl Into<String>) -> ErrorFields {
        self.detail = Some(detail.into());
        self
    }

    /// Sets the hint.
    pub fn hint(mut self, hint: impl Into<String>) -> ErrorFields {
        self.hint = Some(hint.into());
        self
    }

    /// Sets the context.
    pub fn context(mut self, context: impl Into<String>) -> ErrorFields {
        self.context = Some(context.into());
        self
    }

    /// An ErrorResponse.
    pub fn response(&self, severity: Severity) -> PgWireBackendMessage {
        PgWireBackendMessage::ErrorResponse(ErrorResponse::new(self.fields(severity)))
    }

    /// A NoticeResponse.
    pub fn notice(&self, severity: Severity) -> PgWireBackendMessage {
        PgWireBackendMessage::NoticeResponse(NoticeResponse::new(self.fields(severity)))
    }

    fn fields(&self, severity: Severity) -> Vec<(u8, String)> {
        let mut fields = vec![
            (b'S', severity.keyword().to_owned()),
            (b'V', severity.keyword().to_owned()),
            (b'C', self.sqlstate.clone()),
            (b'M', without_nul(&self.message)),
        ];
        let position = self.position.map(|p| p.to_string());
        let optional = [
            (b'D', &self.detail),
            (b'H', &self.hint),
            (b'P', &position),
            (b'W', &self.context),
        ];
        for (code, value) in optional {
            if let Some(value) = value {
                fields.push((code, without_nul(value)));
            }
        }
        fields
    }
}

/// Fields end at a NUL, so one inside would cut the text short and put the client out of step.
fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}
