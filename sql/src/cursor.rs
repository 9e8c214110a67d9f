//! A cursor over one statement's tokens, with the productions that several statements share.

use rbcdb_udf_abi::{ParameterType, ScalarType};
use sqlparser::ast::{ArrayElemTypeDef, DataType, Expr};
use sqlparser::parser::Parser;
use sqlparser::tokenizer::{Token, Word};

use crate::access::Name;
use crate::error::{SqlError, sqlstate};
use crate::source::{DIALECT, SourceToken};
use crate::statement::{FunctionName, FunctionRef};
use crate::syntax_error::from_parser_error;
use crate::types::{parameter_type, scalar_type};

/// Where a parser stands in a statement.
pub(crate) struct Cursor<'a> {
    /// The whole text.
    pub text: &'a str,
    tokens: &'a [SourceToken],
    index: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a str, tokens: &'a [SourceToken]) -> Cursor<'a> {
        Cursor { text, tokens, index: 0 }
    }

    /// The next token, or `None` at the end of the statement.
    pub fn peek(&self) -> Option<&'a SourceToken> {
        self.tokens.get(self.index)
    }

    pub fn peek_nth(&self, n: usize) -> Option<&'a SourceToken> {
        self.tokens.get(self.index + n)
    }

    pub fn advance(&mut self) {
        self.index += 1;
    }

    /// Where the cursor stands, to come back to.
    pub fn mark(&self) -> usize {
        self.index
    }

    pub fn back_to(&mut self, mark: usize) {
        self.index = mark;
    }

    /// Byte offset of the next token, or of the statement's end.
    pub fn position(&self) -> usize {
        match self.peek() {
            Some(t) => t.start,
            None => self.tokens.last().map_or(0, |t| t.end),
        }
    }

    /// Whether token `n` from here is this word, unquoted, in any case.
    pub fn is_word(&self, n: usize, word: &str) -> bool {
        matches!(self.peek_nth(n).map(|t| &t.token.token),
            Some(Token::Word(w)) if w.quote_style.is_none() && w.value.eq_ignore_ascii_case(word))
    }

    /// Takes these words if they come next.
    pub fn take_words(&mut self, words: &[&str]) -> bool {
        let found = words.iter().enumerate().all(|(n, word)| self.is_word(n, word));
        if found {
            self.index += words.len();
        }
        found
    }

    pub fn take_word(&mut self, word: &str) -> bool {
        self.take_words(&[word])
    }

    pub fn is_token(&self, token: &Token) -> bool {
        self.peek().is_some_and(|t| t.token.token == *token)
    }

    pub fn take_token(&mut self, token: &Token) -> bool {
        let found = self.is_token(token);
        self.index += usize::from(found);
        found
    }

    pub fn expect_token(&mut self, token: &Token, what: &str) -> Result<(), SqlError> {
        if self.take_token(token) {
            Ok(())
        } else {
            Err(self.expected(what))
        }
    }

    pub fn expect_words(&mut self, words: &[&str]) -> Result<(), SqlError> {
        if self.take_words(words) {
            Ok(())
        } else {
            Err(self.expected(&words.join(" ")))
        }
    }

    /// The syntax error for a token that isn't what must come here.
    pub fn expected(&self, what: &str) -> SqlError {
        let message = match self.peek() {
            Some(t) => format!("syntax error at or near \"{}\"", shorten(t.text(self.text))),
            None => "syntax error at end of input".to_owned(),
        };
        SqlError::syntax(message, self.position()).detail(format!("Expected {what}."))
    }

    pub fn expect_end(&self) -> Result<(), SqlError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end of the statement")),
        }
    }

    /// An identifier, folded unless quoted.
    pub fn identifier(&mut self, what: &str) -> Result<String, SqlError> {
        match self.peek().map(|t| &t.token.token) {
            Some(Token::Word(w)) => {
                self.advance();
                Ok(fold(w))
            }
            _ => Err(self.expected(what)),
        }
    }

    /// An identifier, folded unless quoted, with its place.
    pub fn name(&mut self, what: &str) -> Result<Name, SqlError> {
        let position = self.position();
        let name = self.identifier(what)?;
        Ok(Name { name, position })
    }

    /// One or more items with commas between them.
    pub fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Result<T, SqlError>) -> Result<Vec<T>, SqlError> {
        let mut items = vec![item(self)?];
        while self.take_token(&Token::Comma) {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// `name` or `public.name`.
    pub fn function_name(&mut self) -> Result<FunctionName, SqlError> {
        let position = self.position();
        let mut parts = vec![self.identifier("a function name")?];
        while self.take_token(&Token::Period) {
            parts.push(self.identifier("a function name")?);
        }
        match parts.as_slice() {
            [name] => Ok(FunctionName {
                name: name.clone(),
                position,
            }),
            [schema, name] if schema == "public" => Ok(FunctionName {
                name: name.clone(),
                position,
            }),
            _ => {
                let schema = parts[..parts.len() - 1].join(".");
                let message = format!("schema \"{schema}\" does not exist");
                Err(SqlError::new(sqlstate::INVALID_SCHEMA_NAME, message)
                    .hint("Functions live in the schema \"public\".")
                    .at(position))
            }
        }
    }

    /// `name[( [[IN] name] type, … )]`, as DROP FUNCTION and COMMENT ON FUNCTION take it.
    pub fn function_ref(&mut self) -> Result<FunctionRef, SqlError> {
        let name = self.function_name()?;
        if !self.take_token(&Token::LParen) {
            return Ok(FunctionRef { name, types: None });
        }
        let mut types = Vec::new();
        if !self.take_token(&Token::RParen) {
            loop {
                types.push(self.argument_type()?);
                if !self.take_token(&Token::Comma) {
                    break;
                }
            }
            self.expect_token(&Token::RParen, "\",\" or \")\"")?;
        }
        Ok(FunctionRef {
            name,
            types: Some(types),
        })
    }

    /// A type, with an argument mode and name before it that say nothing.
    fn argument_type(&mut self) -> Result<ParameterType, SqlError> {
        self.take_word("IN");
        let start = self.index;
        let first = self.parameter_type();
        if matches!(
            self.peek().map(|t| &t.token.token),
            None | Some(Token::Comma | Token::RParen)
        ) {
            return first;
        }
        self.index = start + 1;
        let second = self.parameter_type();
        if second.is_ok() { second } else { first.and(second) }
    }

    /// A type of parameters: `T`, `T[]` or, as the standard has it, `T ARRAY` or `T ARRAY[3]`.
    pub fn parameter_type(&mut self) -> Result<ParameterType, SqlError> {
        let position = self.position();
        let mut ty = self.data_type()?;
        if self.take_word("ARRAY") {
            if self.take_token(&Token::LBracket) {
                if !matches!(self.peek().map(|t| &t.token.token), Some(Token::Number(..))) {
                    return Err(self.expected("a number of elements"));
                }
                self.index += 1;
                self.expect_token(&Token::RBracket, "\"]\"")?;
            }
            ty = DataType::Array(ArrayElemTypeDef::SquareBracket(Box::new(ty), None));
        }
        parameter_type(&ty).map_err(|e| e.into_sql_error(position))
    }

    /// A type of results.
    pub fn scalar_type(&mut self) -> Result<ScalarType, SqlError> {
        let position = self.position();
        let ty = self.data_type()?;
        scalar_type(&ty).map_err(|e| e.into_sql_error(position))
    }

    fn data_type(&mut self) -> Result<DataType, SqlError> {
        if !matches!(self.peek().map(|t| &t.token.token), Some(Token::Word(_))) {
            return Err(self.expected("a type"));
        }
        self.with_parser(|parser| parser.parse_data_type())
    }

    /// An expression, as far as it goes.
    pub fn expression(&mut self) -> Result<Expr, SqlError> {
        self.with_parser(|parser| parser.parse_expr())
    }

    /// Runs one of sqlparser's productions on the rest of the statement and moves behind what it took.
    fn with_parser<T>(
        &mut self,
        parse: impl FnOnce(&mut Parser<'_>) -> Result<T, sqlparser::parser::ParserError>,
    ) -> Result<T, SqlError> {
        let rest: Vec<_> = self.tokens[self.index..].iter().map(|t| t.token.clone()).collect();
        let count = rest.len();
        let mut parser = Parser::new(&DIALECT).with_tokens_with_locations(rest);
        let value = parse(&mut parser).map_err(|e| from_parser_error(&e, self.text, 0))?;
        self.index += parser.index().min(count);
        Ok(value)
    }

    /// The text between two byte offsets of which the second is where the cursor stands.
    pub fn text_since(&self, start: usize) -> &'a str {
        let end = self
            .index
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i))
            .map_or(start, |t| t.end);
        self.text.get(start..end.max(start)).unwrap_or_default()
    }
}

/// An identifier as SQL folds it.
pub(crate) fn fold(word: &Word) -> String {
    match word.quote_style {
        Some(_) => word.value.clone(),
        None => word.value.to_lowercase(),
    }
}

/// A token's text for a message: its first line, at most 40 characters.
pub(crate) fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
