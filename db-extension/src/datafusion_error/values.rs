//! What Arrow and DataFusion say of values that they can't convert or compute, in PostgreSQL's words.

use super::names::sql_type_name;
use super::{between, first_line};
use crate::error::Error;

/// What DataFusion says when it runs, by what the message holds. What isn't known is a data exception: the engine's own
/// mistakes have errors of their own kind.
const EXECUTION: &[(&str, &str)] = &[
    ("square root of a negative number", "2201F"),
    ("already exists", "42P07"),
    ("doesn't exist", "42P01"),
    ("does not exist", "42P01"),
    ("Divide by zero", "22012"),
    ("Overflow", "22003"),
    ("overflow", "22003"),
    ("out of range", "22003"),
    ("LIMIT must be >= 0", "2201W"),
    ("OFFSET must be >=", "2201X"),
    ("negative substring length", "22011"),
    ("negative count not allowed", "22011"),
    ("not supported", "0A000"),
    ("Unsupported", "0A000"),
    ("Error parsing", "22007"),
];

/// The error for a message of a running query.
pub fn execution(message: &str) -> Error {
    if message.contains("more than one row") {
        return Error::new(
            "21000",
            "more than one row returned by a subquery used as an expression",
        );
    }
    if let Some(error) = relation(message).or_else(|| timestamp(message)) {
        return error;
    }
    if let Some(unit) = between(message, "Date part '", "' not supported") {
        return Error::new("22023", format!("unit \"{unit}\" not recognized"));
    }
    let state = EXECUTION
        .iter()
        .find(|(part, _)| message.contains(part))
        .map_or("22000", |(_, state)| state);
    Error::new(state, first_line(message))
}

/// `Table 't' already exists`, `View 'v' doesn't exist.`
fn relation(message: &str) -> Option<Error> {
    let (kind, rest) = message.split_once(" '")?;
    let (name, what) = rest.split_once('\'')?;
    let kind = match kind {
        "Table" => "table",
        "View" => "view",
        _ => return None,
    };
    if what.starts_with(" already exists") {
        return Some(Error::new("42P07", format!("relation \"{name}\" already exists")));
    }
    what.starts_with(" doesn't exist")
        .then(|| Error::new("42P01", format!("{kind} \"{name}\" does not exist")))
}

/// The error for text that a parser of Arrow's doesn't take.
pub fn parse_error(message: &str) -> Error {
    timestamp(message).unwrap_or_else(|| {
        let state = if message.contains("interval") { "22007" } else { "22P02" };
        let mut text = first_line(message);
        if text.starts_with("Invalid input syntax") {
            text.replace_range(..1, "i");
        }
        Error::new(state, text)
    })
}

/// `Error parsing timestamp from 'x': why`
fn timestamp(message: &str) -> Option<Error> {
    let (_, rest) = message.split_once("Error parsing timestamp from '")?;
    let (text, why) = rest.split_once("': ").unwrap_or((rest.trim_end_matches('\''), ""));
    let error = moment("timestamp", text);
    Some(if why.is_empty() {
        error
    } else {
        error.detail(first_line(why))
    })
}

/// Text that isn't a date or time: 22008 for one that doesn't exist, 22007 for what doesn't look like one.
fn moment(ty: &str, text: &str) -> Error {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let date: Vec<&str> = text.split([' ', 'T']).next().unwrap_or_default().split('-').collect();
    if date.len() == 3 && date.iter().all(|part| digits(part)) {
        return Error::new("22008", format!("date/time field value out of range: \"{text}\""));
    }
    Error::new("22007", format!("invalid input syntax for type {ty}: \"{text}\""))
}

/// `Cannot cast string 'x' to value of Int32 type`, `Cannot cast value 'x' to value of Boolean type` and `Can't cast value
/// 300 to type Int8`.
pub fn cast_error(message: &str) -> Error {
    cast_of_text(message)
        .or_else(|| cast_of_number(message))
        .unwrap_or_else(|| Error::new("22003", first_line(message)))
}

fn cast_of_text(message: &str) -> Option<Error> {
    let rest = message
        .strip_prefix("Cannot cast string '")
        .or_else(|| message.strip_prefix("Cannot cast value '"))?;
    let (text, ty) = rest.rsplit_once("' to value of ")?;
    let ty = sql_type_name(ty.trim_end().strip_suffix(" type")?);
    let number = text.trim();
    Some(match ty.as_str() {
        "date" | "timestamp without time zone" | "timestamp with time zone" | "time without time zone" => {
            moment(&ty, text)
        }
        _ if ty.ends_with("int") || ty.ends_with("integer") => {
            let digits = number.strip_prefix(['-', '+']).unwrap_or(number);
            if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
                Error::new("22003", format!("value \"{text}\" is out of range for type {ty}"))
            } else {
                syntax(&ty, text)
            }
        }
        _ => syntax(&ty, text),
    })
}

fn syntax(ty: &str, text: &str) -> Error {
    Error::new("22P02", format!("invalid input syntax for type {ty}: \"{text}\""))
}

fn cast_of_number(message: &str) -> Option<Error> {
    let (value, ty) = message.strip_prefix("Can't cast value ")?.split_once(" to type ")?;
    let ty = sql_type_name(&first_line(ty));
    Some(Error::new(
        "22003",
        format!("value {value} is out of range for type {ty}"),
    ))
}

/// The error of integer arithmetic: `Overflow happened on: 300 * 300`.
pub fn overflow(message: &str) -> Error {
    match message.split_once("Overflow happened on: ") {
        Some((_, operation)) => Error::new("22003", format!("integer out of range: {}", first_line(operation))),
        None => Error::new("22003", first_line(message)),
    }
}

/// What DataFusion hasn't got; casts that it hasn't got are casts that don't exist.
pub fn not_implemented(message: &str) -> Error {
    let cast = |(from, to): (&str, &str)| {
        let (from, to) = (sql_type_name(from), sql_type_name(&first_line(to)));
        Error::new("42846", format!("cannot cast type {from} to {to}"))
    };
    let casts = message
        .split_once("Unsupported CAST from ")
        .and_then(|(_, types)| types.split_once(" to "));
    casts.map_or_else(|| Error::unsupported(first_line(message)), cast)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casts_of_text_have_postgresqls_states() {
        for (message, state, text) in [
            (
                "Cannot cast string '12x' to value of Int32 type",
                "22P02",
                "invalid input syntax for type integer: \"12x\"",
            ),
            (
                "Cannot cast string '99999999999' to value of Int32 type",
                "22003",
                "value \"99999999999\" is out of range for type integer",
            ),
            (
                "Cannot cast value 'may be' to value of Boolean type",
                "22P02",
                "invalid input syntax for type boolean: \"may be\"",
            ),
            (
                "Cannot cast string '2024-13-01' to value of Date32 type",
                "22008",
                "date/time field value out of range: \"2024-13-01\"",
            ),
            (
                "Cannot cast string 'it's' to value of Date32 type",
                "22007",
                "invalid input syntax for type date: \"it's\"",
            ),
            (
                "Can't cast value 70000 to type Int16",
                "22003",
                "value 70000 is out of range for type smallint",
            ),
        ] {
            let error = cast_error(message);
            assert_eq!((error.sqlstate, error.message.as_str()), (state, text));
        }
    }
}
