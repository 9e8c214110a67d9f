//! `CREATE [OR REPLACE] FUNCTION [IF NOT EXISTS] name(parameters) clauses…`, with the clauses in any order.

mod clauses;
mod constant;
mod parameters;

use crate::cursor::Cursor;
use crate::error::{SqlError, sqlstate};
use crate::statement::CreateFunction;
use clauses::Clauses;

/// What stands before the name.
pub(crate) struct Head {
    or_replace: bool,
    if_not_exists: bool,
}

/// Takes `CREATE [OR REPLACE] FUNCTION [IF NOT EXISTS]`; `None`, with nothing taken, for another statement.
pub(crate) fn head(cursor: &mut Cursor<'_>) -> Result<Option<Head>, SqlError> {
    let start = cursor.position();
    let or_replace = cursor.is_word(0, "CREATE") && cursor.is_word(1, "OR") && cursor.is_word(2, "REPLACE");
    let n = if or_replace { 3 } else { 1 };
    if !cursor.is_word(0, "CREATE") {
        return Ok(None);
    }
    let temporary = cursor.is_word(n, "TEMP") || cursor.is_word(n, "TEMPORARY");
    if !cursor.is_word(n + usize::from(temporary), "FUNCTION") {
        return Ok(None);
    }
    if temporary {
        return Err(SqlError::unsupported("temporary functions are not supported", start)
            .hint("Leave TEMPORARY out and drop the function when done."));
    }
    for _ in 0..=n {
        cursor.advance();
    }
    let position = cursor.position();
    let if_not_exists = cursor.take_words(&["IF", "NOT", "EXISTS"]);
    if or_replace && if_not_exists {
        return Err(SqlError::syntax(
            "OR REPLACE and IF NOT EXISTS exclude each other",
            position,
        ));
    }
    Ok(Some(Head {
        or_replace,
        if_not_exists,
    }))
}

/// Parses what follows the head.
pub(crate) fn parse(cursor: &mut Cursor<'_>, head: Head) -> Result<CreateFunction, SqlError> {
    let name = cursor.function_name()?;
    let parameters = parameters::parse(cursor)?;
    let clauses = Clauses::parse(cursor)?;
    let missing = |what: &str| SqlError::new(sqlstate::INVALID_FUNCTION_DEFINITION, what).at(name.position);
    let result = clauses
        .result
        .ok_or_else(|| missing("function result type must be specified").hint("Add RETURNS type."))?;
    let no_language = || missing("no language specified").hint("Add LANGUAGE rbc.");
    let language = clauses.language.as_ref().ok_or_else(no_language)?.clone();
    let language = clauses.check_language(language)?;
    let body = clauses
        .body
        .ok_or_else(|| missing("no function body specified").hint("Add AS $$ … $$."))?;
    Ok(CreateFunction {
        or_replace: head.or_replace,
        if_not_exists: head.if_not_exists,
        parameters,
        result,
        language,
        body,
        volatility: clauses.volatility,
        null_call: clauses.null_call.map(|(call, _)| call).unwrap_or_default(),
        options: clauses.options.unwrap_or_default().options,
        name,
    })
}
