//! `DECLARE c CURSOR FOR query`, `FETCH`, `MOVE`, `CLOSE`: queries whose rows are fetched a few at a time.

use std::ops::Range;

use sqlparser::tokenizer::Token;

use crate::cursor::Cursor;
use crate::error::SqlError;

/// `DECLARE name [BINARY] [INSENSITIVE | ASENSITIVE] [[NO] SCROLL] CURSOR [{WITH | WITHOUT} HOLD] FOR query`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclareCursor {
    /// Its name, folded.
    pub name: String,
    /// Rows come in the binary format.
    pub binary: bool,
    /// It outlives its transaction.
    pub hold: bool,
    /// The query's bytes in the whole text.
    pub query: Range<usize>,
}

/// `FETCH` or `MOVE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchCursor {
    /// The cursor's name, folded.
    pub name: String,
    /// Which rows.
    pub rows: FetchRows,
    /// `MOVE`: the rows aren't given.
    pub skip: bool,
}

/// Which rows to go to, from where the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchRows {
    /// The next ones.
    Forward(u64),
    /// All that are left.
    All,
    /// The n-th from here.
    Relative(u64),
    /// The n-th of all, from 1.
    Absolute(u64),
}

/// `CLOSE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseCursor {
    /// The cursor's name, folded; `None` is ALL.
    pub name: Option<String>,
}

/// Parses what follows `DECLARE`.
pub(crate) fn declare(cursor: &mut Cursor<'_>) -> Result<DeclareCursor, SqlError> {
    let name = cursor.identifier("a cursor's name")?;
    let mut binary = false;
    loop {
        let at = cursor.position();
        if cursor.take_word("BINARY") {
            binary = true;
        } else if cursor.take_word("SCROLL") {
            return Err(SqlError::unsupported("scrollable cursors are not supported", at)
                .hint("Leave SCROLL out and read the rows forward, or use ORDER BY with OFFSET."));
        } else if !cursor.take_words(&["NO", "SCROLL"])
            && !cursor.take_word("INSENSITIVE")
            && !cursor.take_word("ASENSITIVE")
        {
            break;
        }
    }
    cursor.expect_words(&["CURSOR"])?;
    let hold = cursor.take_words(&["WITH", "HOLD"]);
    if !hold {
        cursor.take_words(&["WITHOUT", "HOLD"]);
    }
    cursor.expect_words(&["FOR"])?;
    let start = cursor.position();
    let mut end = start;
    while let Some(token) = cursor.peek() {
        end = token.end;
        cursor.advance();
    }
    if start == end {
        return Err(cursor.expected("a query"));
    }
    Ok(DeclareCursor {
        name,
        binary,
        hold,
        query: start..end,
    })
}

/// Parses what follows `FETCH` or, with `skip`, `MOVE`.
pub(crate) fn fetch(cursor: &mut Cursor<'_>, skip: bool) -> Result<FetchCursor, SqlError> {
    let rows = rows(cursor)?;
    if !cursor.take_word("FROM") {
        cursor.take_word("IN");
    }
    let name = cursor.identifier("a cursor's name")?;
    cursor.expect_end()?;
    Ok(FetchCursor { name, rows, skip })
}

fn rows(cursor: &mut Cursor<'_>) -> Result<FetchRows, SqlError> {
    let at = cursor.position();
    // A word may also be the cursor's name: `FETCH next` is the cursor "next" if nothing follows.
    let alone = cursor.peek_nth(1).is_none();
    let take = |cursor: &mut Cursor<'_>, word: &str| !alone && cursor.take_word(word);
    if take(cursor, "NEXT") {
        return Ok(FetchRows::Forward(1));
    }
    if take(cursor, "FIRST") {
        return Ok(FetchRows::Absolute(1));
    }
    if take(cursor, "ALL") {
        return Ok(FetchRows::All);
    }
    if take(cursor, "ABSOLUTE") {
        return count(cursor, at)?
            .map(FetchRows::Absolute)
            .ok_or_else(|| cursor.expected("a number"));
    }
    if take(cursor, "RELATIVE") {
        return count(cursor, at)?
            .map(FetchRows::Relative)
            .ok_or_else(|| cursor.expected("a number"));
    }
    for word in ["PRIOR", "LAST", "BACKWARD"] {
        if take(cursor, word) {
            return Err(only_forward(at));
        }
    }
    if take(cursor, "FORWARD") && cursor.take_word("ALL") {
        return Ok(FetchRows::All);
    }
    Ok(FetchRows::Forward(count(cursor, at)?.unwrap_or(1)))
}

/// A number of rows, if one comes.
fn count(cursor: &mut Cursor<'_>, at: usize) -> Result<Option<u64>, SqlError> {
    if cursor.is_token(&Token::Minus) {
        return Err(only_forward(at));
    }
    let sign = cursor.take_token(&Token::Plus);
    match cursor.peek().map(|t| &t.token.token) {
        Some(Token::Number(digits, _)) => {
            let count = digits.parse().map_err(|_| cursor.expected("a number of rows"))?;
            cursor.advance();
            Ok(Some(count))
        }
        _ if sign => Err(cursor.expected("a number of rows")),
        _ => Ok(None),
    }
}

/// The error for a cursor that would have to go back.
pub(crate) fn only_forward(at: usize) -> SqlError {
    SqlError::new("55000", "cursor can only scan forward")
        .hint("Fetch with NEXT, FORWARD, ALL or a number of rows; declare the cursor anew to start over.")
        .at(at)
}

/// Parses what follows `CLOSE`.
pub(crate) fn close(cursor: &mut Cursor<'_>) -> Result<CloseCursor, SqlError> {
    let name = if cursor.take_word("ALL") {
        None
    } else {
        Some(cursor.identifier("a cursor's name")?)
    };
    cursor.expect_end()?;
    Ok(CloseCursor { name })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Statement;

    fn one(text: &str) -> Statement {
        crate::parse(text)
            .unwrap_or_else(|e| panic!("{text}: {e:?}"))
            .remove(0)
            .statement
    }

    #[test]
    fn declarations_hold_their_query() {
        let text = "DECLARE \"C\" BINARY NO SCROLL CURSOR WITH HOLD FOR SELECT 1 ;";
        let Statement::DeclareCursor(declare) = one(text) else {
            panic!("{text}")
        };
        assert_eq!((declare.name.as_str(), declare.binary, declare.hold), ("C", true, true));
        assert_eq!(&text[declare.query], "SELECT 1");
    }

    #[test]
    fn directions_that_go_forward() {
        use FetchRows::*;
        for (text, rows, name) in [
            ("FETCH c", Forward(1), "c"),
            ("FETCH NEXT FROM c", Forward(1), "c"),
            ("FETCH next", Forward(1), "next"),
            ("FETCH 10 IN c", Forward(10), "c"),
            ("FETCH FORWARD c", Forward(1), "c"),
            ("FETCH FORWARD 0 FROM \"C\"", Forward(0), "C"),
            ("FETCH FORWARD ALL FROM c", All, "c"),
            ("FETCH ALL c", All, "c"),
            ("FETCH FIRST FROM c", Absolute(1), "c"),
            ("FETCH ABSOLUTE 7 FROM c", Absolute(7), "c"),
            ("FETCH RELATIVE 2 FROM c", Relative(2), "c"),
        ] {
            let Statement::FetchCursor(fetch) = one(text) else {
                panic!("{text}")
            };
            assert_eq!(
                (fetch.rows, fetch.name.as_str(), fetch.skip),
                (rows, name, false),
                "{text}"
            );
        }
        assert!(matches!(one("MOVE 3 FROM c"), Statement::FetchCursor(f) if f.skip));
        assert_eq!(one("CLOSE ALL"), Statement::CloseCursor(CloseCursor { name: None }));
    }

    #[test]
    fn going_back_is_refused() {
        for text in [
            "FETCH PRIOR FROM c",
            "FETCH LAST FROM c",
            "FETCH BACKWARD 2 FROM c",
            "FETCH -1 FROM c",
        ] {
            assert_eq!(crate::parse(text).unwrap_err().sqlstate, "55000", "{text}");
        }
        let error = crate::parse("DECLARE c SCROLL CURSOR FOR SELECT 1").unwrap_err();
        assert!(error.sqlstate == "0A000" && error.hint.is_some(), "{error:?}");
        for text in [
            "DECLARE c CURSOR FOR",
            "FETCH",
            "CLOSE",
            "FETCH RELATIVE FROM c",
            "FETCH 1 FROM",
        ] {
            assert_eq!(crate::parse(text).unwrap_err().sqlstate, "42601", "{text}");
        }
    }
}
