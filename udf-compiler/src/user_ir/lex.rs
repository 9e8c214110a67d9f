//! Text of LLVM IR → tokens with byte offsets.
//!
//! The token classes are those of LLVM's own lexer. Names stay as they are written; a quoted name keeps its escapes and
//! loses its quotes. Nothing here fails on length or depth: the text is walked once.

use super::finding::{Finding, syntax};

/// A kind of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tok<'t> {
    /// `%name`, `%"name"`, `%12`
    Local(&'t str),
    /// `@name`, `@"name"`
    Global(&'t str),
    /// `name:` that begins a block
    Label(&'t str),
    /// A keyword, an instruction's name, a type's name
    Word(&'t str),
    /// A decimal integer
    Int(&'t str),
    /// `1.5e+00` or `0x3FF0000000000000`
    Float(&'t str),
    /// `"text"`, without its quotes
    Text(&'t str),
    /// `c"bytes"`, without its quotes
    Bytes(&'t str),
    /// `!name`, `!12`; empty for a `!` before something else
    Metadata(&'t str),
    /// `#0` or `#dbg_value`
    Hash(&'t str),
    /// One of `, = ( ) { } [ ] < > * | : ^ $`, or the first of `...` as `.`
    Punct(u8),
    /// After the last token
    End,
}

/// A token and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) tok: Tok<'t>,
    /// Byte offset of its first byte.
    pub(super) start: usize,
    /// Byte offset after its last byte.
    pub(super) end: usize,
    /// Nothing but blanks stands before it on its line.
    pub(super) first_on_line: bool,
}

/// All tokens of a text, without comments; the last is [`Tok::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, Finding> {
    let mut lexer = Lexer { text, at: 0 };
    let mut all = Vec::with_capacity(text.len() / 4 + 1);
    let mut first_on_line = true;
    loop {
        first_on_line |= lexer.skip_blank();
        let start = lexer.at;
        let tok = lexer.next()?;
        all.push(Token {
            tok,
            start,
            end: lexer.at,
            first_on_line,
        });
        first_on_line = false;
        if tok == Tok::End {
            return Ok(all);
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

/// Characters of unquoted names.
fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'$' | b'.' | b'_')
}

impl<'t> Lexer<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// Skips blanks and comments; whether a line ended.
    fn skip_blank(&mut self) -> bool {
        let mut newline = false;
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => newline = true,
                b' ' | b'\t' | b'\r' => {}
                b';' => {
                    let rest = &self.text.as_bytes()[self.at..];
                    self.at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
                    continue;
                }
                _ => return newline,
            }
            self.at += 1;
        }
        newline
    }

    fn next(&mut self) -> Result<Tok<'t>, Finding> {
        let start = self.at;
        let Some(byte) = self.peek() else {
            return Ok(Tok::End);
        };
        match byte {
            b'%' => Ok(Tok::Local(self.sigil_name("a value's name")?)),
            b'@' => Ok(Tok::Global(self.sigil_name("a symbol's name")?)),
            b'"' => {
                let text = self.quoted()?;
                if self.peek() == Some(b':') {
                    self.at += 1;
                    return Ok(Tok::Label(text));
                }
                Ok(Tok::Text(text))
            }
            b'c' if self.text.as_bytes().get(start + 1) == Some(&b'"') => {
                self.at += 1;
                Ok(Tok::Bytes(self.quoted()?))
            }
            b'!' => {
                self.at += 1;
                Ok(Tok::Metadata(self.name()))
            }
            b'#' => {
                self.at += 1;
                Ok(Tok::Hash(self.name()))
            }
            b',' | b'=' | b'(' | b')' | b'{' | b'}' | b'[' | b']' | b'<' | b'>' | b'*' | b'|' | b':' | b'^' => {
                self.at += 1;
                Ok(Tok::Punct(byte))
            }
            b'.' if self.text[start..].starts_with("...") => {
                self.at += 3;
                Ok(Tok::Punct(b'.'))
            }
            _ if in_name(byte) => Ok(self.word_or_number()),
            _ => {
                let character = self.text[start..].chars().next().unwrap_or_default();
                let end = start + character.len_utf8();
                Err(syntax(start..end, format!("unexpected character {character:?}")))
            }
        }
    }

    fn name(&mut self) -> &'t str {
        let start = self.at;
        while self.peek().is_some_and(in_name) {
            self.at += 1;
        }
        self.slice(start, self.at)
    }

    fn sigil_name(&mut self, what: &str) -> Result<&'t str, Finding> {
        let start = self.at;
        self.at += 1;
        if self.peek() == Some(b'"') {
            return self.quoted();
        }
        match self.name() {
            "" => Err(syntax(start..start + 1, format!("expected {what}"))),
            name => Ok(name),
        }
    }

    /// A quoted text: the quote is next.
    fn quoted(&mut self) -> Result<&'t str, Finding> {
        let start = self.at + 1;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        match rest.iter().position(|b| *b == b'"') {
            Some(length) => {
                self.at = start + length + 1;
                Ok(self.slice(start, start + length))
            }
            None => Err(syntax(start - 1..start, "the quote isn't closed")),
        }
    }

    fn word_or_number(&mut self) -> Tok<'t> {
        let start = self.at;
        let text = self.name();
        if self.peek() == Some(b':') && !text.is_empty() {
            self.at += 1;
            return Tok::Label(text);
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return Tok::Word(text);
        }
        if digits.bytes().all(|b| b.is_ascii_digit()) {
            return Tok::Int(text);
        }
        // An exponent's plus sign isn't part of names.
        if text.ends_with(['e', 'E']) && !digits.starts_with("0x") && self.peek() == Some(b'+') {
            self.at += 1;
            self.name();
        }
        Tok::Float(self.slice(start, self.at))
    }
}

/// The bytes of a quoted name or text: `\` and two hexadecimal digits stand for a byte, `\\` for a backslash.
pub(super) fn unescape(text: &str) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|b| char::from(*b).to_digit(16)).map(|d| d as u8);
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'\\', Some(high), Some(low)) => {
                out.push(high * 16 + low);
                at += 3;
            }
            (b'\\', ..) if bytes.get(at + 1) == Some(&b'\\') => {
                out.push(b'\\');
                at += 2;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Tok<'_>> {
        tokens(text).unwrap().into_iter().map(|t| t.tok).collect()
    }

    #[test]
    fn tokens_of_an_instruction() {
        let text = "  %1 = fadd double %x, 1.0e+00, !dbg !7 ; comment\nentry:";
        let expected = [
            Tok::Local("1"),
            Tok::Punct(b'='),
            Tok::Word("fadd"),
            Tok::Word("double"),
            Tok::Local("x"),
            Tok::Punct(b','),
            Tok::Float("1.0e+00"),
            Tok::Punct(b','),
            Tok::Metadata("dbg"),
            Tok::Metadata("7"),
            Tok::Label("entry"),
            Tok::End,
        ];
        assert_eq!(all(text), expected);
    }

    #[test]
    fn quotes_labels_and_numbers() {
        assert_eq!(
            all("@\"a b\" c\"x\\00\" \"l 1\": -5 0x3FF0000000000000 i32 ... #0 9:"),
            [
                Tok::Global("a b"),
                Tok::Bytes("x\\00"),
                Tok::Label("l 1"),
                Tok::Int("-5"),
                Tok::Float("0x3FF0000000000000"),
                Tok::Word("i32"),
                Tok::Punct(b'.'),
                Tok::Hash("0"),
                Tok::Label("9"),
                Tok::End,
            ]
        );
        assert_eq!(unescape("a\\00\\\\\\zz"), b"a\0\\\\zz");
        assert!(tokens("%\"open").is_err());
        assert!(tokens("é").is_err());
    }

    #[test]
    fn lines_begin_where_they_do() {
        let tokens = tokens("a b\n  ; nothing\n  c").unwrap();
        let first: Vec<bool> = tokens.iter().map(|t| t.first_on_line).collect();
        assert_eq!(first, [true, false, true, false]);
    }
}
