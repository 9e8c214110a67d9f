//! `DROP FUNCTION [IF EXISTS] f[(types)] [, …] [RESTRICT | CASCADE]`

use sqlparser::tokenizer::Token;

use crate::cursor::Cursor;
use crate::error::SqlError;
use crate::statement::DropFunction;

/// Parses what follows `DROP FUNCTION`.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<DropFunction, SqlError> {
    let if_exists = cursor.take_words(&["IF", "EXISTS"]);
    let mut functions = vec![cursor.function_ref()?];
    while cursor.take_token(&Token::Comma) {
        functions.push(cursor.function_ref()?);
    }
    let cascade = cursor.take_word("CASCADE");
    if !cascade {
        cursor.take_word("RESTRICT");
    }
    cursor.expect_end()?;
    Ok(DropFunction {
        if_exists,
        functions,
        cascade,
    })
}
