//! Tokens of the typed IR's text form, with the lines that they are on.

use super::parse::ParseError;

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A run of letters, digits and `_ . + -`: keywords, mnemonics, names, numbers.
    Word(String),
    /// `%3`
    Value(u32),
    /// `$3`
    Local(u32),
    /// `@3`
    Site(u32),
    /// A quoted string, unescaped.
    Text(String),
    /// One of `{ } ( ) [ ] , : = ?`
    Punct(char),
    /// `->`
    Arrow,
    /// The end of the text.
    End,
}

impl std::fmt::Display for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Word(word) => write!(f, "`{word}`"),
            Token::Value(n) => write!(f, "`%{n}`"),
            Token::Local(n) => write!(f, "`${n}`"),
            Token::Site(n) => write!(f, "`@{n}`"),
            Token::Text(text) => write!(f, "the string {text:?}"),
            Token::Punct(c) => write!(f, "`{c}`"),
            Token::Arrow => f.write_str("`->`"),
            Token::End => f.write_str("the end of the text"),
        }
    }
}

/// The text's tokens with their lines, [`Token::End`] last.
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, u32)>, ParseError> {
    let mut lexer = Lexer { rest: text, line: 1 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_blank();
        let line = lexer.line;
        let token = lexer.token()?;
        let done = token == Token::End;
        tokens.push((token, line));
        if done {
            return Ok(tokens);
        }
    }
}

struct Lexer<'a> {
    rest: &'a str,
    line: u32,
}

impl<'a> Lexer<'a> {
    fn error(&self, message: impl Into<String>) -> ParseError {
        ParseError {
            line: self.line,
            message: message.into(),
        }
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        self.line += u32::from(c == '\n');
        Some(c)
    }

    /// Takes characters while `wanted` holds.
    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn skip_blank(&mut self) {
        while let Some(c) = self.rest.chars().next() {
            if c == ';' {
                self.take_while(|c| c != '\n');
            } else if c.is_whitespace() {
                self.bump();
            } else {
                return;
            }
        }
    }

    fn token(&mut self) -> Result<Token, ParseError> {
        let Some(c) = self.rest.chars().next() else {
            return Ok(Token::End);
        };
        if self.rest.starts_with("->") {
            self.rest = &self.rest[2..];
            return Ok(Token::Arrow);
        }
        if is_word(c) {
            return Ok(Token::Word(self.take_while(is_word).to_owned()));
        }
        self.bump();
        match c {
            '{' | '}' | '(' | ')' | '[' | ']' | ',' | ':' | '=' | '?' => Ok(Token::Punct(c)),
            '%' => Ok(Token::Value(self.index('%')?)),
            '$' => Ok(Token::Local(self.index('$')?)),
            '@' => Ok(Token::Site(self.index('@')?)),
            '"' => self.quoted(),
            c => Err(self.error(format!("unexpected character {c:?}"))),
        }
    }

    fn index(&mut self, sigil: char) -> Result<u32, ParseError> {
        let digits = self.take_while(|c| c.is_ascii_digit());
        let number = digits
            .parse()
            .map_err(|_| format!("`{sigil}` must be followed by a number below 2^32"));
        number.map_err(|message| self.error(message))
    }

    /// The rest of a string whose opening quote is taken.
    fn quoted(&mut self) -> Result<Token, ParseError> {
        let mut text = String::new();
        while !self.rest.starts_with('\n') {
            match self.bump() {
                Some('"') => return Ok(Token::Text(text)),
                Some('\\') => text.push(self.escape()?),
                Some(c) => text.push(c),
                None => break,
            }
        }
        Err(self.error("a string without closing quote"))
    }

    /// The rest of an escape whose backslash is taken.
    fn escape(&mut self) -> Result<char, ParseError> {
        match self.bump() {
            Some('n') => Ok('\n'),
            Some(c @ ('"' | '\\')) => Ok(c),
            Some('u') => {
                let inner = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
                let decoded = inner.and_then(|(hex, rest)| Some((u32::from_str_radix(hex, 16).ok()?, rest)));
                let (c, rest) = decoded
                    .and_then(|(code, rest)| Some((char::from_u32(code)?, rest)))
                    .ok_or_else(|| self.error("`\\u` must be followed by `{hex}` that is a character"))?;
                self.rest = rest;
                Ok(c)
            }
            _ => Err(self.error("unknown escape in a string")),
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')
}
