//! `?` as parameters, as JDBC's and ODBC's users write them: each becomes `$1`, `$2`, … in order.
//!
//! Strings, quoted names, dollar quotes and comments are left alone. PostgreSQL has operators with a question mark
//! (`a ? 'key'`, `a ?| b`, `a @? b`): a `?` that follows an operand stands where only an operator can, and is one. `??` is an
//! operator's `?` anywhere, as in PostgreSQL's JDBC driver. A statement that has `$1` has no `?` parameters.

use crate::wire::error::{ErrorFields, sqlstate};

/// A statement whose parameters are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The statement's text.
    pub text: String,
    /// For each place where the texts part: the offset behind it in the new text, and how many bytes the new text is ahead.
    shifts: Vec<(usize, isize)>,
}

impl Numbered {
    /// The offset in the text that was given, for one in the numbered text.
    pub fn original(&self, offset: usize) -> usize {
        let shift = self.shifts.iter().rev().find(|(end, _)| *end <= offset);
        offset.saturating_add_signed(-shift.map_or(0, |(_, shift)| *shift))
    }
}

/// Words after which an operand comes, so that a `?` behind them is a parameter.
const BEFORE_OPERANDS: &[&str] = &[
    "all",
    "and",
    "any",
    "as",
    "between",
    "by",
    "case",
    "distinct",
    "else",
    "escape",
    "except",
    "fetch",
    "filter",
    "first",
    "following",
    "from",
    "groups",
    "having",
    "ilike",
    "in",
    "intersect",
    "interval",
    "into",
    "is",
    "join",
    "like",
    "limit",
    "next",
    "not",
    "offset",
    "on",
    "or",
    "over",
    "range",
    "returning",
    "rows",
    "select",
    "set",
    "similar",
    "some",
    "then",
    "to",
    "union",
    "using",
    "values",
    "when",
    "where",
    "with",
];

/// Numbers the parameters of a statement.
///
/// # Errors
/// 42601 for a statement that has both kinds of parameters.
pub fn number(text: &str) -> Result<Numbered, ErrorFields> {
    let mut scanner = Scanner {
        bytes: text.as_bytes(),
        at: 0,
    };
    let mut numbered = Numbered {
        text: String::with_capacity(text.len() + 8),
        shifts: Vec::new(),
    };
    let (mut count, mut dollar, mut after_operand) = (0, false, false);
    while let Some((token, start)) = scanner.next() {
        let source = &text[start..scanner.at];
        match token {
            Token::Mark if !after_operand => {
                count += 1;
                numbered.text.push_str(&format!("${count}"));
                after_operand = true;
            }
            Token::TwoMarks => {
                numbered.text.push('?');
                after_operand = false;
            }
            token => {
                numbered.text.push_str(source);
                match token {
                    Token::Space => {}
                    Token::Word => {
                        after_operand = !BEFORE_OPERANDS.iter().any(|word| word.eq_ignore_ascii_case(source))
                    }
                    Token::Operand => after_operand = true,
                    Token::Parameter => (dollar, after_operand) = (true, true),
                    Token::Mark | Token::TwoMarks | Token::Other => after_operand = false,
                }
            }
        }
        let ahead = numbered.text.len() as isize - scanner.at as isize;
        if ahead != numbered.shifts.last().map_or(0, |(_, shift)| *shift) {
            numbered.shifts.push((numbered.text.len(), ahead));
        }
    }
    if count > 0 && dollar {
        let message = "a statement has parameters written `?` or `$1`, not both";
        return Err(ErrorFields::new(sqlstate::SYNTAX_ERROR, message).hint("Write ?? for an operator ?."));
    }
    Ok(numbered)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// Between tokens: comments too.
    Space,
    /// A name or keyword.
    Word,
    /// What is an operand whatever stands before it: a literal, a quoted name, a closing bracket.
    Operand,
    /// `$1`
    Parameter,
    /// `?`
    Mark,
    /// `??`
    TwoMarks,
    /// Operators and punctuation.
    Other,
}

/// Cuts a text into tokens; what isn't closed reaches to the end, and the engine's parser says so.
struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scanner<'_> {
    /// The next token and where it starts; it ends at `self.at`.
    fn next(&mut self) -> Option<(Token, usize)> {
        let start = self.at;
        let first = *self.bytes.get(start)?;
        self.at += 1;
        let token = match first {
            b if b.is_ascii_whitespace() => Token::Space,
            b'-' if self.peek() == Some(b'-') => {
                self.skip_while(|b| b != b'\n');
                Token::Space
            }
            b'/' if self.peek() == Some(b'*') => {
                self.comment();
                Token::Space
            }
            b'\'' => {
                self.quoted(b'\'', false);
                Token::Operand
            }
            b'"' => {
                self.quoted(b'"', false);
                Token::Operand
            }
            b'e' | b'E' if self.peek() == Some(b'\'') => {
                self.at += 1;
                self.quoted(b'\'', true);
                Token::Operand
            }
            b'$' => self.dollar(),
            b if is_name(b) => {
                self.skip_while(|b| is_name(b) || b == b'$');
                match first.is_ascii_digit() {
                    true => Token::Operand,
                    false => Token::Word,
                }
            }
            b')' | b']' => Token::Operand,
            b'?' if self.peek() == Some(b'?') => {
                self.at += 1;
                Token::TwoMarks
            }
            b'?' => Token::Mark,
            // One operator: its mark is no parameter.
            b'@' if self.peek() == Some(b'?') => {
                self.at += 1;
                Token::Other
            }
            _ => Token::Other,
        };
        Some((token, start))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.at += 1;
        }
    }

    /// Up to and with the closing quote; a doubled one is part of the text.
    fn quoted(&mut self, quote: u8, backslashes: bool) {
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'\\' && backslashes {
                self.at = (self.at + 1).min(self.bytes.len());
            } else if byte == quote {
                if self.peek() != Some(quote) {
                    return;
                }
                self.at += 1;
            }
        }
    }

    /// Comments nest, as in PostgreSQL.
    fn comment(&mut self) {
        let mut depth = 1;
        self.at += 1;
        while depth > 0 && self.at < self.bytes.len() {
            match &self.bytes[self.at..] {
                [b'/', b'*', ..] => (depth, self.at) = (depth + 1, self.at + 2),
                [b'*', b'/', ..] => (depth, self.at) = (depth - 1, self.at + 2),
                _ => self.at += 1,
            }
        }
    }

    /// A parameter, a dollar-quoted string, or a lone `$`.
    fn dollar(&mut self) -> Token {
        if self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.skip_while(|b| b.is_ascii_digit());
            return Token::Parameter;
        }
        let opened = self.at - 1;
        self.skip_while(is_name);
        if self.peek() != Some(b'$') {
            return Token::Other;
        }
        self.at += 1;
        let tag = &self.bytes[opened..self.at];
        let rest = &self.bytes[self.at..];
        let closed = rest.windows(tag.len()).position(|window| window == tag);
        self.at = closed.map_or(self.bytes.len(), |at| self.at + at + tag.len());
        Token::Operand
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(given: &str) -> String {
        number(given).unwrap().text
    }

    #[test]
    fn marks_become_numbers_where_an_operand_is_due() {
        for (given, expected) in [
            ("select ?", "select $1"),
            ("select ?, ?", "select $1, $2"),
            ("insert into t values (?,?,?)", "insert into t values ($1,$2,$3)"),
            (
                "select a from t where a=? and b >= ?-1",
                "select a from t where a=$1 and b >= $2-1",
            ),
            ("select -?, ?||'x', ?::int", "select -$1, $2||'x', $3::int"),
            ("select f(?) limit ? offset ?", "select f($1) limit $2 offset $3"),
            (
                "select a between ? and ? or b in (?)",
                "select a between $1 and $2 or b in ($3)",
            ),
            (
                "select case when ? then ? else ? end",
                "select case when $1 then $2 else $3 end",
            ),
            ("select 1", "select 1"),
            ("", ""),
        ] {
            assert_eq!(text(given), expected);
        }
    }

    #[test]
    fn quoted_texts_and_comments_are_left_alone() {
        for kept in [
            "select '?', 'it''s ?', E'\\'?', \"a?b\", \"a\"\"?\"",
            "select $$?$$, $x$ ? $$ ? $x$",
            "select 1 -- ?\n",
            "select 1 /* ? /* ? */ ? */",
            "select '?",
            "select $$ ?",
            "select /* ?",
        ] {
            assert_eq!(text(kept), kept);
        }
        assert_eq!(text("select '?' || ? -- ?\n, ?"), "select '?' || $1 -- ?\n, $2");
    }

    #[test]
    fn operators_keep_their_marks() {
        for kept in [
            "select a ? 'k'",
            "select a ?| b, a ?& b",
            "select a @? '$.x'",
            "select (a) ? 'k', b[1] ? 'k', 'x' ? 'k', $1 ? 'k'",
        ] {
            assert_eq!(text(kept), kept);
        }
        assert_eq!(text("select a ?? ?"), "select a ? $1");
        assert_eq!(text("select a ? ?"), "select a ? $1");
    }

    #[test]
    fn both_kinds_of_parameters_are_refused() {
        assert_eq!(number("select ?, $1").unwrap_err().sqlstate, sqlstate::SYNTAX_ERROR);
    }

    #[test]
    fn offsets_lead_back_to_what_was_given() {
        let given = "select ?, é, ? ?? x, nonsense";
        let numbered = number(given).unwrap();
        assert_eq!(numbered.text, "select $1, é, $2 ? x, nonsense");
        for word in [",", "é", "x", "nonsense", "select"] {
            let (new, old) = (numbered.text.find(word).unwrap(), given.find(word).unwrap());
            assert_eq!(numbered.original(new), old, "{word}");
        }
    }

    #[test]
    fn any_text_is_taken() {
        let pieces = [
            "?", "??", "'", "\"", "$", "$$", "$1", "E'", "\\", "--", "/*", "*/", "\n", "é", "a", " ",
        ];
        let mut state = 1_u64;
        for _ in 0..20_000 {
            let mut given = String::new();
            for _ in 0..10 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                given.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            }
            if let Ok(numbered) = number(&given) {
                assert!(numbered.original(numbered.text.len()) <= given.len() + 1, "{given}");
            }
        }
    }
}
