//! sqlparser's errors as PostgreSQL words them. sqlparser writes the location into the message's text; it is taken out of
//! there and becomes the position.

use sqlparser::parser::ParserError;

use crate::cursor::shorten;
use crate::error::{SqlError, sqlstate};
use crate::source::LineIndex;
use crate::split::NESTING_MAX;

/// The error for a parse of `text` that failed; positions are shifted by `base`, the offset of `text` in the whole text.
pub fn from_parser_error(error: &ParserError, text: &str, base: usize) -> SqlError {
    let message = match error {
        ParserError::RecursionLimitExceeded => {
            return SqlError::new(sqlstate::STATEMENT_TOO_COMPLEX, "statement is too complex")
                .detail("Expressions or queries are nested too deeply for the parser.")
                .hint(format!(
                    "Flatten the statement; at most {NESTING_MAX} brackets can be open, fewer for subqueries."
                ))
                .at(base);
        }
        ParserError::TokenizerError(message) | ParserError::ParserError(message) => message,
    };
    let (message, location) = split_location(message);
    let offset = location.and_then(|(line, column)| LineIndex::new(text).offset(line, column));
    let at_end = message.ends_with("found: EOF") || (location.is_some() && offset.is_none());
    let offset = if at_end { Some(text.trim_end().len()) } else { offset };
    let expected = message
        .strip_prefix("Expected: ")
        .and_then(|m| m.split_once(", found: ").map(|(e, _)| e));
    let near = offset.map(|at| near(text, at));
    let mut error = SqlError::new(
        sqlstate::SYNTAX_ERROR,
        match (&near, expected) {
            (Some(None), _) => "syntax error at end of input".to_owned(),
            (Some(Some(token)), Some(_)) => format!("syntax error at or near \"{token}\""),
            _ => format!("syntax error: {message}"),
        },
    );
    error.detail = expected.map(|e| format!("Expected {e}."));
    error.position = offset.map(|at| base + at);
    error
}

/// Takes `" at Line: 1, Column: 8"` off the end of a message.
fn split_location(message: &str) -> (&str, Option<(u64, u64)>) {
    let parsed = message.rsplit_once(" at Line: ").and_then(|(head, tail)| {
        let (line, column) = tail.split_once(", Column: ")?;
        Some((head, (line.trim().parse().ok()?, column.trim().parse().ok()?)))
    });
    match parsed {
        Some((head, location)) => (head, Some(location)),
        None => (message, None),
    }
}

/// The token at an offset, for a message; `None` at the end.
fn near(text: &str, at: usize) -> Option<String> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let end = if is_word(first) {
        rest.find(|c| !is_word(c)).unwrap_or(rest.len())
    } else {
        first.len_utf8()
    };
    Some(shorten(&rest[..end]))
}
