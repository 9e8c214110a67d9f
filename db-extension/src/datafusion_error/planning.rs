//! What DataFusion says of a plan that it doesn't accept, in PostgreSQL's words.

use super::names::{split_types, sql_type_name};
use super::{between, first_line, last_part};
use crate::error::Error;

/// Messages that are replaced as a whole: a part, SQLSTATE, PostgreSQL's message, hint.
const REPLACED: &[(&str, &str, &str, &str)] = &[
    (
        "Aggregate functions are not allowed in the WHERE clause",
        "42803",
        "aggregate functions are not allowed in WHERE",
        "Use HAVING for conditions on groups.",
    ),
    (
        "Aggregate function calls cannot be nested",
        "42803",
        "aggregate function calls cannot be nested",
        "Use a subquery for the inner aggregate.",
    ),
    (
        "HAVING clause references",
        "42803",
        "what HAVING refers to must appear in the GROUP BY clause or be used in an aggregate function",
        "Use WHERE for conditions on rows.",
    ),
    (
        "DISTINCT ON expressions must match",
        "42P10",
        "SELECT DISTINCT ON expressions must match initial ORDER BY expressions",
        "",
    ),
    ("LIMIT must be >= 0", "2201W", "LIMIT must not be negative", ""),
    ("OFFSET must be >=", "2201X", "OFFSET must not be negative", ""),
    (
        "UNION queries have different number of columns",
        "42601",
        "each UNION query must have the same number of columns",
        "",
    ),
    (
        "The subquery should only return one column",
        "42601",
        "subquery must return only one column",
        "",
    ),
    ("Step cannot be zero", "22023", "step size cannot equal zero", ""),
    (
        "Unary operator '-' only supports",
        "42883",
        "operator does not exist: - of what isn't a signed number or interval",
        OPERATOR_HINT,
    ),
];

/// Messages that stay, by a part of them, and their SQLSTATEs.
const KEPT: &[(&str, &str)] = &[
    ("must appear in the GROUP BY clause", "42803"),
    ("must be in GROUP BY", "42803"),
    ("aggregate function", "42803"),
    ("Invalid function", "42883"),
    ("No function matches", "42883"),
    ("Cannot infer common argument type", "42883"),
    ("Cannot get result type", "42883"),
    ("Cannot coerce", "42883"),
    ("WITH query name", "42712"),
    ("specified more than once", "42701"),
    ("must have the same number of columns", "42601"),
    ("column list", "42601"),
    ("values", "42601"),
    ("already exists", "42P07"),
    ("Unsupported", "0A000"),
    ("not supported", "0A000"),
    ("not implemented", "0A000"),
    ("parameter", "42P02"),
    ("placeholder", "42P02"),
    ("cannot be cast", "42846"),
    ("Cannot cast", "42846"),
    ("Cannot automatically convert", "42846"),
    ("type", "42804"),
];

const OPERATOR_HINT: &str =
    "No operator matches the given name and argument types. You might need to add explicit type casts.";
const FUNCTION_HINT: &str =
    "No function matches the given name and argument types. You might need to add explicit type casts.";

/// The error for a message of DataFusion's planner.
pub fn planning(message: &str) -> Error {
    let known = missing(message)
        .or_else(|| function_miss(message))
        .or_else(|| replaced(message))
        .or_else(|| column(message))
        .or_else(|| operand(message))
        .or_else(|| operator(message));
    known.unwrap_or_else(|| {
        let state = KEPT
            .iter()
            .find(|(part, _)| message.contains(part))
            .map_or("42000", |(_, state)| state);
        Error::new(state, first_line(message))
    })
}

/// PostgreSQL's message for operands that no operator takes.
pub fn no_operator(left: &str, op: &str, right: &str) -> Error {
    let (left, right) = (sql_type_name(left), sql_type_name(right));
    Error::new("42883", format!("operator does not exist: {left} {op} {right}")).hint(OPERATOR_HINT)
}

/// Tables, functions and windows that don't exist.
fn missing(message: &str) -> Option<Error> {
    if let Some(name) = between(message, "table '", "' not found") {
        return Some(Error::new(
            "42P01",
            format!("relation \"{}\" does not exist", last_part(name)),
        ));
    }
    if let Some(name) = between(message, "table function '", "' not found") {
        return Some(Error::new("42883", format!("table function {name} does not exist")));
    }
    if let Some(name) = between(message, "The window ", " is not defined") {
        return Some(Error::new("42704", format!("window \"{name}\" does not exist")));
    }
    let rest = message.strip_prefix("Invalid function '")?;
    let name = rest.split('\'').next().unwrap_or_default();
    let error = Error::new("42883", format!("function {name} does not exist"));
    Some(match between(message, "Did you mean '", "'") {
        Some(near) => error.hint(format!("Did you mean {near}?")),
        None => error,
    })
}

/// Calls whose arguments a built-in function doesn't take. Most messages hold the call, `abs(Int64, Int64)`; those of
/// functions with several signatures hold the name, and either one type or the number of arguments.
fn function_miss(message: &str) -> Option<Error> {
    let hinted = |text: String| Error::new("42883", format!("function {text} does not exist")).hint(FUNCTION_HINT);
    if let Some((_, call)) = message.split_once("argument types '")
        && let Some((name, types)) = call.split_once("'.").map_or(call, |(call, _)| call).split_once('(')
    {
        let types = types.strip_suffix(')').unwrap_or(types);
        let types: Vec<String> = split_types(types).into_iter().map(sql_type_name).collect();
        return Some(hinted(format!("{name}({})", types.join(", "))));
    }
    let name = between(message, "Function '", "' failed to match any signature")?;
    if let Some(count) =
        between(message, "arguments but received ", ",").or(between(message, "arguments but received ", "."))
    {
        return Some(
            Error::new("42883", format!("function {name} does not take {count} arguments")).hint(FUNCTION_HINT),
        );
    }
    let ty = between(message, "(DataType: ", ").").or(between(message, "(DataType: ", "),"))?;
    Some(hinted(format!("{name}({})", sql_type_name(ty))))
}

fn replaced(message: &str) -> Option<Error> {
    let (_, state, text, hint) = REPLACED.iter().find(|(part, ..)| message.contains(part))?;
    let error = Error::new(state, *text);
    Some(if hint.is_empty() { error } else { error.hint(*hint) })
}

/// Columns by name or position.
fn column(message: &str) -> Option<Error> {
    if let Some(name) = between(message, "column \"", "\" must appear in the GROUP BY clause") {
        let text = format!("column \"{name}\" must appear in the GROUP BY clause or be used in an aggregate function");
        return Some(Error::new("42803", text));
    }
    let position = |clause: &str, n: &str| Error::new("42P10", format!("{clause} position {n} is not in select list"));
    if let Some(n) = between(message, "Order by column out of bounds, specified: ", ",") {
        return Some(position("ORDER BY", n));
    }
    if let Some(n) = between(message, "Cannot find column with position ", " in SELECT clause") {
        return Some(position("GROUP BY", n));
    }
    if let Some(expr) = between(
        message,
        "Projections require unique expression names but the expression \"",
        "\" at position",
    ) {
        let name = expr.rsplit_once(" AS ").map_or(expr, |(_, name)| name);
        let error = Error::new("42701", format!("column \"{name}\" specified more than once"));
        return Some(error.hint("Give each column a name of its own with AS."));
    }
    let got = between(message, "across values list: got ", " values in row ")?;
    let row: usize = between(message, " values in row ", " but expected ")?.parse().ok()?;
    let (_, expected) = message.split_once(" but expected ")?;
    let plural = if got == "1" { "" } else { "s" };
    let text = format!(
        "row {} of VALUES has {got} value{plural}, but {} are expected",
        row + 1,
        first_line(expected)
    );
    Some(Error::new("42601", text))
}

/// Operands of clauses and operators that take one type.
fn operand(message: &str) -> Option<Error> {
    let (of, wanted, ty) = if message.starts_with("Cannot create filter with non-boolean predicate") {
        ("WHERE", "boolean", message.rsplit_once("' returning ")?.1)
    } else if let Some((_, ty)) = message.split_once("Unary operator 'NOT' requires a boolean expression, got ") {
        ("NOT", "boolean", ty)
    } else if let Some((_, ty)) = message.split_once("Expected LIMIT to be an integer or null, but got ") {
        ("LIMIT", "bigint", ty)
    } else {
        let (_, ty) = message.split_once("Expected OFFSET to be an integer or null, but got ")?;
        ("OFFSET", "bigint", ty)
    };
    let ty = sql_type_name(&first_line(ty));
    Some(Error::new(
        "42804",
        format!("argument of {of} must be type {wanted}, not type {ty}"),
    ))
}

/// Operators whose operands have no common type.
fn operator(message: &str) -> Option<Error> {
    if let Some(pair) = between(message, "There isn't a common type to coerce ", " in ")
        && let Some((left, right)) = pair.split_once(" and ")
    {
        let op = match between(message, " in ", " expression") {
            Some("LIKE") => "~~",
            Some("ILIKE") => "~~*",
            _ => "~",
        };
        return Some(no_operator(left, op, right));
    }
    let expr = between(message, "Cannot coerce arithmetic expression ", " to valid types").or_else(|| {
        Some(
            message
                .split_once("Cannot infer common argument type for comparison operation ")?
                .1,
        )
    })?;
    let expr = first_line(expr);
    let mut words = expr.split(' ');
    match (words.next(), words.next(), words.next(), words.next()) {
        (Some(left), Some(op), Some(right), None) => Some(no_operator(left, op, right)),
        _ => Some(Error::new("42883", format!("operator does not exist: {expr}")).hint(OPERATOR_HINT)),
    }
}
