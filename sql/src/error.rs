//! The error of this crate: what PostgreSQL's error message holds, with the position as a byte offset.

use std::fmt;

/// SQLSTATEs that this crate raises.
pub mod sqlstate {
    /// Text that isn't SQL, and conflicting or redundant options.
    pub const SYNTAX_ERROR: &str = "42601";
    /// A type, language or schema that doesn't exist.
    pub const UNDEFINED_OBJECT: &str = "42704";
    /// A schema that doesn't exist.
    pub const INVALID_SCHEMA_NAME: &str = "3F000";
    /// A function definition that makes no sense.
    pub const INVALID_FUNCTION_DEFINITION: &str = "42P13";
    /// Something that SQL has and rbcdb doesn't.
    pub const FEATURE_NOT_SUPPORTED: &str = "0A000";
    /// An option's value outside what it takes.
    pub const INVALID_PARAMETER_VALUE: &str = "22023";
    /// A byte that text can't hold.
    pub const CHARACTER_NOT_IN_REPERTOIRE: &str = "22021";
    /// Nested too deeply.
    pub const STATEMENT_TOO_COMPLEX: &str = "54001";
    /// More parameters than a function can have.
    pub const TOO_MANY_ARGUMENTS: &str = "54023";
    /// An escape in a string literal that isn't one.
    pub const INVALID_ESCAPE_SEQUENCE: &str = "22025";
}

/// Why a text was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SqlError {
    /// Five-character SQLSTATE.
    pub sqlstate: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// More about why.
    pub detail: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Byte offset in the whole text.
    pub position: Option<usize>,
}

impl SqlError {
    /// An error without position, detail and hint.
    pub fn new(sqlstate: &'static str, message: impl Into<String>) -> SqlError {
        SqlError {
            sqlstate,
            message: message.into(),
            detail: None,
            hint: None,
            position: None,
        }
    }

    /// A syntax error at a byte offset.
    pub fn syntax(message: impl Into<String>, position: usize) -> SqlError {
        SqlError::new(sqlstate::SYNTAX_ERROR, message).at(position)
    }

    /// Something that rbcdb doesn't do, at a byte offset.
    pub fn unsupported(message: impl Into<String>, position: usize) -> SqlError {
        SqlError::new(sqlstate::FEATURE_NOT_SUPPORTED, message).at(position)
    }

    /// Sets the byte offset.
    pub fn at(mut self, position: usize) -> SqlError {
        self.position = Some(position);
        self
    }

    /// Sets the hint.
    pub fn hint(mut self, hint: impl Into<String>) -> SqlError {
        self.hint = Some(hint.into());
        self
    }

    /// Sets the detail.
    pub fn detail(mut self, detail: impl Into<String>) -> SqlError {
        self.detail = Some(detail.into());
        self
    }

    /// The position in `text` in characters from 1, as the PostgreSQL protocol's error field `P` wants it.
    pub fn char_position(&self, text: &str) -> Option<usize> {
        self.position.map(|byte| char_position(text, byte))
    }
}

/// A byte offset in `text` as a character position from 1; an offset beyond the end gives the position after the last.
pub fn char_position(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count() + 1
}

impl fmt::Display for SqlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        if let Some(detail) = &self.detail {
            write!(f, "\nDETAIL: {detail}")?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\nHINT: {hint}")?;
        }
        Ok(())
    }
}
