//! The one error of this crate: what PostgreSQL's error message holds.

use std::fmt;

use rbcdb_sql::SqlError;

/// Why a statement failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Five-character SQLSTATE.
    pub sqlstate: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// More about why.
    pub detail: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Byte offset in the whole text that was parsed; [`rbcdb_sql::error::char_position`] makes it the protocol's `P`.
    pub position: Option<usize>,
    /// Where it happened: `function f(x DOUBLE), line 3; x = 1`.
    pub context: Option<String>,
    /// Line and column from 1 in the statement's text, where the position isn't known yet.
    pub(crate) location: Option<(u64, u64)>,
    /// Whether a row made a function fail, so that another run may meet another row first.
    pub(crate) row_failure: bool,
}

impl Error {
    /// An error with a message alone.
    pub fn new(sqlstate: &'static str, message: impl Into<String>) -> Error {
        Error {
            sqlstate,
            message: message.into(),
            detail: None,
            hint: None,
            position: None,
            context: None,
            location: None,
            row_failure: false,
        }
    }

    /// Something that can only be a mistake in rbcdb itself.
    pub fn internal(message: impl Into<String>) -> Error {
        Error::new("XX000", message)
    }

    /// Something that SQL has and rbcdb doesn't.
    pub fn unsupported(message: impl Into<String>) -> Error {
        Error::new("0A000", message)
    }

    /// The statement was cancelled by its user.
    pub fn cancelled() -> Error {
        Error::new("57014", "canceling statement due to user request")
    }

    /// The statement ran into `statement_timeout`.
    pub fn timed_out() -> Error {
        Error::new("57014", "canceling statement due to statement timeout")
    }

    /// Sets the hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Error {
        self.hint = Some(hint.into());
        self
    }

    /// Sets the detail.
    pub fn detail(mut self, detail: impl Into<String>) -> Error {
        self.detail = Some(detail.into());
        self
    }

    /// Whether a row made a function fail.
    pub fn is_row_failure(&self) -> bool {
        self.row_failure
    }

    /// Turns line and column in a statement into a byte offset in the text that holds it from `base` on.
    pub(crate) fn locate(mut self, statement: &str, base: usize) -> Error {
        if let (Some((line, column)), None) = (self.location, self.position) {
            self.position = rbcdb_sql::LineIndex::new(statement)
                .offset(line, column)
                .map(|at| base + at);
        }
        self
    }

    /// Sets the byte offset.
    pub fn at(mut self, position: usize) -> Error {
        self.position = Some(position);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for (label, text) in [
            ("DETAIL", &self.detail),
            ("HINT", &self.hint),
            ("CONTEXT", &self.context),
        ] {
            if let Some(text) = text {
                write!(f, "\n{label}: {text}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl From<SqlError> for Error {
    fn from(e: SqlError) -> Error {
        let SqlError {
            sqlstate,
            message,
            detail,
            hint,
            position,
        } = e;
        Error {
            sqlstate,
            message,
            detail,
            hint,
            position,
            context: None,
            location: None,
            row_failure: false,
        }
    }
}
