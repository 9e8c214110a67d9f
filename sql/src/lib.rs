//! SQL text to statements: splits a text into statements and parses rbcdb's own DDL, with source offsets throughout.
//!
//! The text is tokenised once by sqlparser's tokenizer (PostgreSQL dialect, so that a dollar-quoted body is one token),
//! split at semicolons, and checked for nesting that a recursive parser can't take. Statements about functions,
//! about roles and privileges and about a client's connection (COPY, cursors) are parsed here; every other statement is handed on as text, to be
//! parsed by the query engine. No engine, no I/O.
//!
//! In reading order: [`error`], [`source`], [`split`], [`statement`], [`types`], then one module per statement.

pub mod access;
pub mod array;
pub mod copy;
pub mod cursors;
pub mod error;
pub mod interval;
pub mod source;
pub mod split;
pub mod statement;
pub mod types;

mod comment_on_function;
mod create_function;
mod cursor;
mod drop_function;
mod grant;
mod literal;
mod role;
mod show;
mod syntax_error;

#[cfg(test)]
mod tests;

pub use error::{SqlError, sqlstate};
pub use literal::QuotedText;
pub use source::LineIndex;
pub use split::{NESTING_MAX, OPERATORS_MAX};
pub use statement::{
    CommentOnFunction, CreateFunction, DropFunction, FunctionName, FunctionRef, NullCall, Parameter, ParameterDefault,
    ShowFunction, ShowFunctions, Statement, StatementSpan, View, Volatility,
};
pub use syntax_error::from_parser_error;
pub use types::{TypeError, parameter_type, scalar_type};

/// A name as a quoted identifier, whatever characters it has.
pub fn quote_identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Splits `text` into statements and parses those about functions. Empty statements are left out.
///
/// As in PostgreSQL the whole text is read before anything runs, so the first error in any statement is returned.
///
/// # Errors
/// [`SqlError`] with SQLSTATE and position, for text that isn't SQL or that isn't a valid statement about a function.
pub fn parse(text: &str) -> Result<Vec<StatementSpan>, SqlError> {
    let tokens = source::tokenize(text)?;
    split::split(&tokens)?
        .into_iter()
        .map(|tokens| {
            let range = tokens[0].start..tokens[tokens.len() - 1].end;
            let statement = statement::parse_statement(text, tokens)?;
            Ok(StatementSpan { statement, range })
        })
        .collect()
}
