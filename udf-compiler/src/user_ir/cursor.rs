//! A cursor over the tokens, with what all parts of the reader need.

use std::ops::Range;

use super::finding::{Finding, syntax};
use super::lex::{Tok, Token};

/// Where the reader stands.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a, 't> {
    pub(super) tokens: &'a [Token<'t>],
    pub(super) at: usize,
}

impl<'a, 't> Cursor<'a, 't> {
    pub(super) fn new(tokens: &'a [Token<'t>], at: usize) -> Cursor<'a, 't> {
        Cursor { tokens, at }
    }

    /// The next token; the last one again and again at the end.
    pub(super) fn peek(&self) -> Token<'t> {
        self.peek_nth(0)
    }

    pub(super) fn peek_nth(&self, n: usize) -> Token<'t> {
        let end = Token {
            tok: Tok::End,
            start: 0,
            end: 0,
            first_on_line: true,
        };
        self.tokens
            .get(self.at + n)
            .or(self.tokens.last())
            .copied()
            .unwrap_or(end)
    }

    pub(super) fn take(&mut self) -> Token<'t> {
        let token = self.peek();
        self.advance();
        token
    }

    pub(super) fn advance(&mut self) {
        self.at = (self.at + 1).min(self.tokens.len());
    }

    /// The place of the next token.
    pub(super) fn span(&self) -> Range<usize> {
        let token = self.peek();
        token.start..token.end
    }

    /// From a byte offset to the end of the token before the next.
    pub(super) fn span_from(&self, start: usize) -> Range<usize> {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        start..before.map_or(start, |t| t.end).max(start)
    }

    pub(super) fn is(&self, byte: u8) -> bool {
        self.peek().tok == Tok::Punct(byte)
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.peek().tok == Tok::Word(word)
    }

    pub(super) fn take_if(&mut self, byte: u8) -> bool {
        let found = self.is(byte);
        if found {
            self.advance();
        }
        found
    }

    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.advance();
        }
        found
    }

    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Finding> {
        match self.take_if(byte) {
            true => Ok(()),
            false => Err(self.expected(&format!("`{}`", char::from(byte)))),
        }
    }

    pub(super) fn expect_word(&mut self, word: &str) -> Result<(), Finding> {
        match self.take_word(word) {
            true => Ok(()),
            false => Err(self.expected(&format!("`{word}`"))),
        }
    }

    /// The finding for a token that isn't what must come here.
    pub(super) fn expected(&self, what: &str) -> Finding {
        let span = self.span();
        let found = match self.peek().tok {
            Tok::End => "the end of the text".to_owned(),
            Tok::Local(name) => format!("`%{}`", shorten(name)),
            Tok::Global(name) => format!("`@{}`", shorten(name)),
            Tok::Label(name) => format!("the label `{}:`", shorten(name)),
            Tok::Word(text) | Tok::Int(text) | Tok::Float(text) => format!("`{}`", shorten(text)),
            Tok::Text(_) | Tok::Bytes(_) => "a quoted text".to_owned(),
            Tok::Metadata(name) => format!("`!{}`", shorten(name)),
            Tok::Hash(name) => format!("`#{}`", shorten(name)),
            Tok::Punct(byte) => format!("`{}`", char::from(byte)),
        };
        syntax(span, format!("expected {what}, found {found}"))
    }

    /// A number that fits.
    pub(super) fn number<T: std::str::FromStr>(&mut self, what: &str) -> Result<T, Finding> {
        let number = match self.peek().tok {
            Tok::Int(text) => text.parse().ok(),
            _ => None,
        };
        let number = number.ok_or_else(|| self.expected(what))?;
        self.advance();
        Ok(number)
    }

    /// Skips `( … )`, `[ … ]`, `{ … }` or `< … >` with all that is nested in it. The opening token is next.
    pub(super) fn skip_balanced(&mut self) -> Result<(), Finding> {
        let start = self.span();
        let mut depth = 0usize;
        loop {
            match self.peek().tok {
                Tok::Punct(b'(' | b'[' | b'{') => depth += 1,
                Tok::Punct(b')' | b']' | b'}') => depth = depth.saturating_sub(1),
                Tok::End => return Err(syntax(start, "this isn't closed")),
                _ if depth == 0 => return Err(self.expected("`(`, `[` or `{`")),
                _ => {}
            }
            self.advance();
            if depth == 0 {
                return Ok(());
            }
        }
    }
}

/// A name for a message: at most 60 characters.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
