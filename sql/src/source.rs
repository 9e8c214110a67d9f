//! Tokens with byte offsets. sqlparser's tokenizer counts lines and characters; one pass over the text turns these into
//! byte offsets, so that every error can point into the text as the client sent it.

use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer};

use crate::error::{SqlError, sqlstate};

/// The dialect that all SQL is read in.
pub(crate) const DIALECT: PostgreSqlDialect = PostgreSqlDialect {};

/// A token that isn't white space or a comment, and where it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SourceToken {
    /// The token as sqlparser knows it, with line and column.
    pub token: TokenWithSpan,
    /// Byte offset of its first byte.
    pub start: usize,
    /// Byte offset after its last byte.
    pub end: usize,
}

impl SourceToken {
    /// The token's text, as written.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// Start of each line, to turn sqlparser's line and column into a byte offset.
#[derive(Debug, Clone)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of `text`.
    pub fn new(text: &'t str) -> LineIndex<'t> {
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        LineIndex { text, starts }
    }

    /// Byte offset of a location counted in lines and characters from 1; `None` where it lies outside the text.
    pub fn offset(&self, line: u64, column: u64) -> Option<usize> {
        let line = usize::try_from(line).ok()?.checked_sub(1)?;
        let column = usize::try_from(column).ok()?.checked_sub(1)?;
        let start = *self.starts.get(line)?;
        let rest = &self.text[start..];
        match rest.char_indices().nth(column) {
            Some((at, _)) => Some(start + at),
            None if rest.chars().count() == column => Some(self.text.len()),
            None => None,
        }
    }
}

/// Walks through a text once, from location to location.
struct Walker<'t> {
    text: &'t str,
    offset: usize,
    at: Location,
}

impl Walker<'_> {
    fn offset_of(&mut self, target: Location) -> usize {
        let mut chars = self.text[self.offset..].chars();
        while (self.at.line, self.at.column) < (target.line, target.column) {
            let Some(c) = chars.next() else { break };
            self.offset += c.len_utf8();
            if c == '\n' {
                self.at = Location::new(self.at.line + 1, 1);
            } else {
                self.at.column += 1;
            }
        }
        self.offset
    }
}

/// Tokenises the whole text; white space and comments are left out.
pub(crate) fn tokenize(text: &str) -> Result<Vec<SourceToken>, SqlError> {
    if let Some(at) = text.find('\0') {
        let error = SqlError::new(
            sqlstate::CHARACTER_NOT_IN_REPERTOIRE,
            "SQL text can't hold a NUL byte (0x00)",
        );
        return Err(error.at(at));
    }
    let tokens = Tokenizer::new(&DIALECT, text).tokenize_with_location().map_err(|e| {
        let position = LineIndex::new(text).offset(e.location.line, e.location.column);
        tokenizer_error(&e.message, position.unwrap_or(text.len()))
    })?;
    let mut walker = Walker {
        text,
        offset: 0,
        at: Location::new(1, 1),
    };
    let mut out = Vec::with_capacity(tokens.len() / 2);
    for token in tokens {
        let start = walker.offset_of(token.span.start);
        let end = walker.offset_of(token.span.end);
        if !matches!(token.token, Token::Whitespace(_)) {
            out.push(SourceToken { token, start, end });
        }
    }
    Ok(out)
}

fn tokenizer_error(message: &str, position: usize) -> SqlError {
    let message = message.trim_end_matches('.');
    let lowered = match message {
        m if m.starts_with("Unterminated string") => "unterminated quoted string".to_owned(),
        m if m.starts_with("Unterminated dollar") => "unterminated dollar-quoted string".to_owned(),
        m if m.contains("multi-line comment") => "unterminated /* comment".to_owned(),
        m if m.starts_with("Expected close delimiter '\"'") => "unterminated quoted identifier".to_owned(),
        m => format!("syntax error: {m}"),
    };
    SqlError::syntax(lowered, position)
}
