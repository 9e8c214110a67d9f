//! The parameter list: `([IN] name type [DEFAULT expression | = expression], …)`, with one `OUT name type[]` for a kernel function.

use rbcdb_udf_abi::ScalarType;
use sqlparser::tokenizer::Token;

use super::constant::check_constant;
use crate::cursor::Cursor;
use crate::error::{SqlError, sqlstate};
use crate::statement::{Parameter, ParameterDefault};

/// Most parameters of one function, as in PostgreSQL.
const PARAMETERS_MAX: usize = 100;

/// What stands between the parentheses.
#[derive(Default)]
pub(super) struct Parameters {
    /// The parameters that a call gives.
    pub list: Vec<Parameter>,
    /// The output array.
    pub output: Option<Output>,
}

/// `OUT name type[]`
pub(super) struct Output {
    /// Its name.
    pub name: String,
    /// The type of its elements.
    pub element: ScalarType,
    /// How many parameters stand before it.
    pub before: usize,
    /// Where it stands.
    pub position: usize,
}

/// Parses the list with its parentheses.
pub(super) fn parse(cursor: &mut Cursor<'_>) -> Result<Parameters, SqlError> {
    cursor.expect_token(&Token::LParen, "\"(\"")?;
    let mut parameters = Parameters::default();
    if cursor.take_token(&Token::RParen) {
        return Ok(parameters);
    }
    loop {
        let out = is_output(cursor)?;
        let parameter = parameter(cursor)?;
        let Parameters { list, output } = &mut parameters;
        if output.as_ref().is_some_and(|output| output.name == parameter.name) {
            return Err(used_twice(&parameter));
        }
        check(list, &parameter, out)?;
        match (out, output.is_some()) {
            (false, _) => list.push(parameter),
            (true, false) => *output = Some(as_output(parameter, list.len())?),
            (true, true) => {
                let message = "more than one OUT parameter is not supported";
                return Err(
                    SqlError::unsupported(message, parameter.position).hint("Write one function per output array.")
                );
            }
        }
        if !cursor.take_token(&Token::Comma) {
            break;
        }
    }
    cursor.expect_token(&Token::RParen, "\",\" or \")\"")?;
    Ok(parameters)
}

fn as_output(parameter: Parameter, before: usize) -> Result<Output, SqlError> {
    let position = parameter.position;
    if parameter.default.is_some() {
        return Err(invalid("only input parameters can have default values", position));
    }
    let Some(element) = parameter.ty.element() else {
        let message = format!("an OUT parameter of type {} is not supported", parameter.ty);
        return Err(SqlError::unsupported(message, position).hint(
            "A kernel function's output is an array, OUT y DOUBLE[]; any other function gives its result with RETURNS.",
        ));
    };
    Ok(Output {
        name: parameter.name,
        element,
        before,
        position,
    })
}

fn parameter(cursor: &mut Cursor<'_>) -> Result<Parameter, SqlError> {
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

/// Takes the mode, `IN` or `OUT`: whether it is the latter. Refuses the others.
fn is_output(cursor: &mut Cursor<'_>) -> Result<bool, SqlError> {
    let position = cursor.position();
    for mode in ["INOUT", "VARIADIC"] {
        if cursor.take_word(mode) {
            return Err(
                SqlError::unsupported(format!("{mode} parameters are not supported"), position).hint(
                    "A function has IN parameters and one result, given by RETURNS, or for a kernel function by one OUT array.",
                ),
            );
        }
    }
    if cursor.take_word("OUT") {
        return Ok(true);
    }
    cursor.take_word("IN");
    if cursor.is_word(0, "OUT") {
        return Err(SqlError::unsupported("IN OUT parameters are not supported", position));
    }
    Ok(false)
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

fn check(before: &[Parameter], new: &Parameter, out: bool) -> Result<(), SqlError> {
    if before.len() == PARAMETERS_MAX {
        let message = format!("functions cannot have more than {PARAMETERS_MAX} arguments");
        return Err(SqlError::new(sqlstate::TOO_MANY_ARGUMENTS, message).at(new.position));
    }
    if before.iter().any(|p| p.name == new.name) {
        return Err(used_twice(new));
    }
    if !out && new.default.is_none() && before.iter().any(|p| p.default.is_some()) {
        let message = "input parameters after one with a default value must also have defaults";
        return Err(invalid(message, new.position));
    }
    Ok(())
}

fn used_twice(parameter: &Parameter) -> SqlError {
    let message = format!("parameter name \"{}\" used more than once", parameter.name);
    invalid(message, parameter.position)
}

fn invalid(message: impl Into<String>, position: usize) -> SqlError {
    SqlError::new(sqlstate::INVALID_FUNCTION_DEFINITION, message).at(position)
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_') && chars.all(|c| c.is_alphanumeric() || c == '_')
}
