//! `SHOW FUNCTIONS [LIKE 'pattern']` and `SHOW FUNCTION f[(types)] [AS source | ir | llvm | asm | lanes | ptx | verdict]`

use crate::cursor::Cursor;
use crate::error::SqlError;
use crate::literal;
use crate::statement::{ShowFunction, ShowFunctions, View};

/// Parses what follows `SHOW FUNCTIONS`.
pub(crate) fn functions(cursor: &mut Cursor<'_>) -> Result<ShowFunctions, SqlError> {
    let mut like = None;
    if cursor.take_word("LIKE") {
        let quoted = cursor.peek().and_then(|t| literal::read(cursor.text, t));
        like = Some(quoted.unwrap_or_else(|| Err(cursor.expected("a string literal")))?.text);
        cursor.advance();
    }
    cursor.expect_end()?;
    Ok(ShowFunctions { like })
}

/// Parses what follows `SHOW FUNCTION`.
pub(crate) fn function(cursor: &mut Cursor<'_>) -> Result<ShowFunction, SqlError> {
    let function = cursor.function_ref()?;
    let mut view = View::default();
    if cursor.take_word("AS") {
        let at = cursor.position();
        let name = cursor.identifier(&View::list("or"))?;
        let Some((known, _)) = View::ALL.iter().find(|(_, known)| *known == name) else {
            let error = SqlError::syntax(format!("SHOW FUNCTION doesn't know the form \"{name}\""), at);
            return Err(error.hint(format!("The forms are {}.", View::list("and"))));
        };
        view = *known;
    }
    cursor.expect_end()?;
    Ok(ShowFunction { function, view })
}
