//! The parameter list: `([IN] name type [DEFAULT expression | = expression], …)`.

use sqlparser::tokenizer::Token;

use super::constant::check_constant;
use crate::cursor::Cursor;
use crate::error::{SqlError, sqlstate};
use crate::statement::{Parameter, ParameterDefault};

/// Most parameters of one function, as in PostgreSQL.
const PARAMETERS_MAX: usize = 100;

/// Parses the list with its parentheses.
pub(super) fn parse(cursor: &mut Cursor<'_>) -> Result<Vec<Parameter>, SqlError> {
    cursor.expect_token(&Token::LParen, "\"(\"")?;
    let mut parameters: Vec<Parameter> = Vec::new();
    if cursor.take_token(&Token::RParen) {
        return Ok(parameters);
    }
    loop {
        let parameter = parameter(cursor)?;
        check(&parameters, &parameter)?;
        parameters.push(parameter);
        if !cursor.take_token(&Token::Comma) {
            break;
        }
    }
    cursor.expect_token(&Token::RParen, "\",\" or \")\"")?;
    Ok(parameters)
}

fn parameter(cursor: &mut Cursor<'_>) -> Result<Parameter, SqlError> {
    mode(cursor)?;
    let position = cursor.position();
    let unnamed = matches!(
        cursor.peek_nth(1).map(|t| &t.token.token),
        Some(Token::Comma | Token::RParen | Token::LParen)
    );
    let name = cursor.identifier("a parameter name")?;
    if unnamed {
        return Err(invalid("parameter without a name or without a type", position)
            .hint("Write a name and a type for each parameter, as in (x DOUBLE, n INTEGER)."));
    }
    if !is_identifier(&name) {
        let message = format!("parameter name \"{name}\" can't be used in a body");
        return Err(invalid(message, position).hint("Use letters, digits and underscores, not starting with a digit."));
    }
    let ty = cursor.parameter_type()?;
    let at = cursor.position();
    let default = if cursor.take_word("DEFAULT") || cursor.take_token(&Token::Eq) {
        Some(default_value(cursor)?)
    } else {
        None
    };
    if default.is_some() && ty.is_array() {
        return Err(
            SqlError::unsupported("default values of array parameters are not supported", at)
                .hint("Create a second function of that name without the parameter."),
        );
    }
    Ok(Parameter {
        name,
        ty,
        default,
        position,
    })
}

/// Takes `IN`; refuses the other modes. A mode word followed by a comma or type-less is a name.
fn mode(cursor: &mut Cursor<'_>) -> Result<(), SqlError> {
    let position = cursor.position();
    for mode in ["OUT", "INOUT", "VARIADIC"] {
        if cursor.take_word(mode) {
            return Err(
                SqlError::unsupported(format!("{mode} parameters are not supported"), position)
                    .hint("A function has IN parameters and one result, given by RETURNS."),
            );
        }
    }
    cursor.take_word("IN");
    if cursor.is_word(0, "OUT") {
        return Err(SqlError::unsupported("IN OUT parameters are not supported", position));
    }
    Ok(())
}

fn default_value(cursor: &mut Cursor<'_>) -> Result<ParameterDefault, SqlError> {
    let position = cursor.position();
    let expr = cursor.expression()?;
    check_constant(&expr, position)?;
    Ok(ParameterDefault {
        expr,
        text: cursor.text_since(position).to_owned(),
        position,
    })
}

fn check(before: &[Parameter], new: &Parameter) -> Result<(), SqlError> {
    if before.len() == PARAMETERS_MAX {
        let message = format!("functions cannot have more than {PARAMETERS_MAX} arguments");
        return Err(SqlError::new(sqlstate::TOO_MANY_ARGUMENTS, message).at(new.position));
    }
    if before.iter().any(|p| p.name == new.name) {
        return Err(invalid(
            format!("parameter name \"{}\" used more than once", new.name),
            new.position,
        ));
    }
    if new.default.is_none() && before.iter().any(|p| p.default.is_some()) {
        let message = "input parameters after one with a default value must also have defaults";
        return Err(invalid(message, new.position));
    }
    Ok(())
}

fn invalid(message: impl Into<String>, position: usize) -> SqlError {
    SqlError::new(sqlstate::INVALID_FUNCTION_DEFINITION, message).at(position)
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_') && chars.all(|c| c.is_alphanumeric() || c == '_')
}
