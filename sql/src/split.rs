//! Splits a token list at semicolons, and refuses statements that a recursive parser or planner can't take.
//!
//! sqlparser bounds the depth of its own recursion, but a chain such as `1+1+1+…` is parsed by a loop into a tree as deep
//! as the chain is long, and dropping or visiting that tree recurses. So both are bounded here, before a tree exists:
//! brackets by their depth, chains by the operators of one list item.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::Token;

use crate::error::{SqlError, sqlstate};
use crate::source::SourceToken;

/// Deepest nesting of brackets, and of CASE, in one statement.
pub const NESTING_MAX: usize = 500;

/// Most operators between two commas (or brackets) at one level of nesting.
pub const OPERATORS_MAX: usize = 2_000;

/// The statements of `tokens`, without their semicolons; empty ones are left out.
pub(crate) fn split(tokens: &[SourceToken]) -> Result<Vec<&[SourceToken]>, SqlError> {
    let mut statements = Vec::new();
    for statement in tokens.split(|t| t.token.token == Token::SemiColon) {
        if !statement.is_empty() {
            check_complexity(statement)?;
            statements.push(statement);
        }
    }
    Ok(statements)
}

fn check_complexity(tokens: &[SourceToken]) -> Result<(), SqlError> {
    // One counter of operators per open bracket.
    let mut levels: Vec<usize> = vec![0];
    for t in tokens {
        match &t.token.token {
            Token::LParen | Token::LBracket | Token::LBrace => levels.push(0),
            Token::RParen | Token::RBracket | Token::RBrace if levels.len() > 1 => {
                levels.pop();
            }
            Token::Word(w) if w.keyword == Keyword::CASE => levels.push(0),
            Token::Word(w) if w.keyword == Keyword::END && levels.len() > 1 => {
                levels.pop();
            }
            Token::Comma => *top(&mut levels) = 0,
            token if is_operator(token) => *top(&mut levels) += 1,
            _ => {}
        }
        if levels.len() > NESTING_MAX {
            return Err(too_complex(
                format!("expressions are nested more than {NESTING_MAX} levels deep"),
                t,
            ));
        }
        if *top(&mut levels) > OPERATORS_MAX {
            return Err(too_complex(
                format!("one expression has more than {OPERATORS_MAX} operators"),
                t,
            ));
        }
    }
    Ok(())
}

fn top(levels: &mut Vec<usize>) -> &mut usize {
    if levels.is_empty() {
        levels.push(0);
    }
    let last = levels.len() - 1;
    &mut levels[last]
}

/// Whatever can make a tree one level deeper without a bracket or comma.
fn is_operator(token: &Token) -> bool {
    match token {
        Token::Word(w) => matches!(
            w.keyword,
            Keyword::AND
                | Keyword::OR
                | Keyword::NOT
                | Keyword::XOR
                | Keyword::IS
                | Keyword::IN
                | Keyword::LIKE
                | Keyword::ILIKE
                | Keyword::SIMILAR
                | Keyword::BETWEEN
                | Keyword::COLLATE
                | Keyword::AT
                | Keyword::NOTNULL
                | Keyword::UNION
                | Keyword::INTERSECT
                | Keyword::EXCEPT
                | Keyword::JOIN
                | Keyword::EXPLAIN
        ),
        Token::Number(..) | Token::Placeholder(_) | Token::Period | Token::Comma | Token::Colon | Token::EOF => false,
        other => !is_literal(other),
    }
}

fn is_literal(token: &Token) -> bool {
    matches!(
        token,
        Token::SingleQuotedString(_)
            | Token::DoubleQuotedString(_)
            | Token::DollarQuotedString(_)
            | Token::EscapedStringLiteral(_)
            | Token::NationalStringLiteral(_)
            | Token::UnicodeStringLiteral(_)
            | Token::HexStringLiteral(_)
            | Token::SingleQuotedByteStringLiteral(_)
    )
}

fn too_complex(detail: String, at: &SourceToken) -> SqlError {
    SqlError::new(sqlstate::STATEMENT_TOO_COMPLEX, "statement is too complex")
        .detail(detail)
        .hint("Split the statement, or compute parts of it in a subquery.")
        .at(at.start)
}
