//! String literals with the map from their value back to the text: a compile error in a function's body is reported at its
//! place in the statement, whatever quotes the body was written in.
//!
//! Rules of PostgreSQL 16, "4.1.2 Constants": dollar-quoted text is taken as it is, `''` is a quote in `'…'`, and `E'…'`
//! knows C's escapes besides.

use crate::error::{SqlError, sqlstate};
use crate::source::SourceToken;
use sqlparser::tokenizer::Token;

/// A literal's value and where each part of it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedText {
    /// The value.
    pub text: String,
    /// `(offset in the value, offset in the whole text)`, ascending: from there on both run side by side.
    segments: Vec<(usize, usize)>,
}

impl QuotedText {
    /// Byte offset in the whole text of a byte offset in the value. The value's end maps to the closing quote.
    pub fn position(&self, offset: usize) -> usize {
        let after = self.segments.partition_point(|(value, _)| *value <= offset);
        let (value, text) = self.segments[after.saturating_sub(1)];
        text + (offset - value.min(offset))
    }

    fn new(start: usize) -> QuotedText {
        QuotedText {
            text: String::new(),
            segments: vec![(0, start)],
        }
    }

    /// Adds characters that stand for something else in the text; the text goes on at `next`.
    fn push_escaped(&mut self, c: char, at: usize, next: usize) {
        if self.segments.last() != Some(&(self.text.len(), at)) {
            self.segments.push((self.text.len(), at));
        }
        self.text.push(c);
        self.segments.push((self.text.len(), next));
    }
}

/// Reads a string literal token; `None` if the token isn't one.
pub(crate) fn read(text: &str, token: &SourceToken) -> Option<Result<QuotedText, SqlError>> {
    let raw = token.text(text);
    Some(match &token.token.token {
        Token::DollarQuotedString(_) => Ok(dollar_quoted(raw, token.start)),
        Token::SingleQuotedString(_) => single_quoted(raw, token.start, 1, false),
        Token::EscapedStringLiteral(_) => single_quoted(raw, token.start, 2, true),
        Token::UnicodeStringLiteral(_) => {
            Err(SqlError::unsupported("U&'…' is not supported here", token.start).hint("Use $$…$$, '…' or E'…'."))
        }
        _ => return None,
    })
}

fn dollar_quoted(raw: &str, start: usize) -> QuotedText {
    let delimiter = raw[1..].find('$').map_or(raw.len(), |at| at + 2);
    let inner = raw
        .get(delimiter..raw.len().saturating_sub(delimiter))
        .unwrap_or_default();
    QuotedText {
        text: inner.to_owned(),
        segments: vec![(0, start + delimiter)],
    }
}

fn single_quoted(raw: &str, start: usize, prefix: usize, escapes: bool) -> Result<QuotedText, SqlError> {
    let inner = raw.get(prefix..raw.len() - 1).unwrap_or_default();
    let base = start + prefix;
    let mut out = QuotedText::new(base);
    let mut at = 0;
    while let Some(c) = inner[at..].chars().next() {
        if c == '\'' {
            out.push_escaped('\'', base + at, base + at + 2);
            at += 2;
        } else if c == '\\' && escapes {
            let (value, length) = escape(&inner[at + 1..]).ok_or_else(|| {
                SqlError::new(sqlstate::INVALID_ESCAPE_SEQUENCE, "invalid escape sequence in E'…'").at(base + at)
            })?;
            out.push_escaped(value, base + at, base + at + 1 + length);
            at += 1 + length;
        } else {
            out.text.push(c);
            at += c.len_utf8();
        }
    }
    Ok(out)
}

/// The character that an escape stands for and the bytes it takes after the backslash.
fn escape(rest: &str) -> Option<(char, usize)> {
    let first = rest.chars().next()?;
    let (value, length) = match first {
        'b' => ('\u{8}', 1),
        'f' => ('\u{c}', 1),
        'n' => ('\n', 1),
        'r' => ('\r', 1),
        't' => ('\t', 1),
        '0'..='7' => digits(rest, 3, 8)?,
        'x' => shifted(digits(&rest[1..], 2, 16)?),
        'u' => shifted(exact(digits(&rest[1..], 4, 16)?, 4)?),
        'U' => shifted(exact(digits(&rest[1..], 8, 16)?, 8)?),
        c => (c, c.len_utf8()),
    };
    (value != '\0').then_some((value, length))
}

fn digits(rest: &str, most: usize, radix: u32) -> Option<(char, usize)> {
    let count = rest.chars().take(most).take_while(|c| c.is_digit(radix)).count();
    let value = u32::from_str_radix(rest.get(..count)?, radix).ok()?;
    // Octal and two-digit hexadecimal escapes are bytes; those above 0x7f would need to form UTF-8 together.
    if most < 4 && value > 0x7f {
        return None;
    }
    Some((char::from_u32(value)?, count))
}

fn exact(found: (char, usize), count: usize) -> Option<(char, usize)> {
    (found.1 == count).then_some(found)
}

fn shifted((value, length): (char, usize)) -> (char, usize) {
    (value, length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tokenize;

    fn literal(text: &str) -> QuotedText {
        let tokens = tokenize(text).unwrap();
        read(text, &tokens[0]).unwrap().unwrap()
    }

    #[test]
    fn every_character_of_a_body_maps_to_its_place() {
        for text in [
            "$$a $b\nc $$",
            "$f$x$$y$f$",
            "'it''s ''é'' x'",
            r"E'a\nb\'c\\ d''e\x41é\u00e9z'",
        ] {
            let quoted = literal(text);
            for (offset, c) in quoted.text.char_indices() {
                let rest = &text[quoted.position(offset)..];
                let escaped = rest.starts_with('\\') || rest.starts_with("''");
                assert!(
                    rest.starts_with(c) || escaped,
                    "{text}: {c:?} at {offset} maps to {rest:?}"
                );
            }
            let end = &text[quoted.position(quoted.text.len())..];
            assert!(end.starts_with('\'') || end.starts_with('$'), "{text}: {end}");
        }
    }

    #[test]
    fn values_are_those_of_postgresql() {
        assert_eq!(literal("$$a$b$$").text, "a$b");
        assert_eq!(literal("$$$ $$").text, "$ ");
        assert_eq!(literal("$q$a $$ b$q$").text, "a $$ b");
        assert_eq!(literal("''").text, "");
        assert_eq!(literal("'a''b'").text, "a'b");
        assert_eq!(literal(r"'a\nb'").text, r"a\nb");
        assert_eq!(literal(r"E'a\nb\101\x41\u0041\q'").text, "a\nbAAAq");
    }

    #[test]
    fn a_nul_or_a_half_character_by_escape_is_refused() {
        for text in [r"E'a\0'", r"E'a\xff'", r"E'\u00'", r"E'\ud800'"] {
            // The tokenizer may refuse it first.
            if let Ok(tokens) = tokenize(text) {
                assert!(read(text, &tokens[0]).unwrap().is_err(), "{text}");
            }
        }
    }
}
