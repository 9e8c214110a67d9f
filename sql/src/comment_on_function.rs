//! `COMMENT ON FUNCTION f[(types)] IS 'text' | NULL`

use crate::cursor::Cursor;
use crate::error::SqlError;
use crate::literal;
use crate::statement::CommentOnFunction;

/// Parses what follows `COMMENT ON FUNCTION`.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<CommentOnFunction, SqlError> {
    let function = cursor.function_ref()?;
    cursor.expect_words(&["IS"])?;
    let comment = if cursor.take_word("NULL") {
        None
    } else {
        let quoted = cursor.peek().and_then(|t| literal::read(cursor.text, t));
        let quoted = quoted.unwrap_or_else(|| Err(cursor.expected("a string literal or NULL")))?;
        cursor.advance();
        Some(quoted.text)
    };
    cursor.expect_end()?;
    // As in PostgreSQL an empty text removes the comment.
    Ok(CommentOnFunction {
        function,
        comment: comment.filter(|c| !c.is_empty()),
    })
}
