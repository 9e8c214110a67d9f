//! Values, calls and outcomes as filetests write them: `f(1, -0.5, NULL) => 2.0`.

use rbcdb_udf_abi::{ParameterType, ScalarType};
use rbcdb_udf_compiler::ir::{Datum, RowValue};

use crate::outcome::Outcome;

/// A call in a filetest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The called function.
    pub function: String,
    /// Its arguments as written.
    pub args: Vec<String>,
}

/// Reads `name(argument, …)`.
///
/// # Errors
/// What doesn't look like a call.
pub fn parse_call(text: &str) -> Result<Call, String> {
    let text = text.trim();
    let inner = text
        .split_once('(')
        .and_then(|(name, rest)| Some((name.trim(), rest.strip_suffix(')')?)));
    let Some((function, list)) = inner.filter(|(name, _)| !name.is_empty()) else {
        return Err(format!("not a call: {text}"));
    };
    Ok(Call {
        function: function.to_owned(),
        args: split_list(list),
    })
}

/// The parts between commas that aren't inside parentheses or brackets.
fn split_list(text: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for c in text.chars() {
        depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        match parts.last_mut() {
            Some(_) if c == ',' && depth == 0 => parts.push(String::new()),
            Some(part) => part.push(c),
            None => {}
        }
    }
    let parts: Vec<String> = parts.iter().map(|part| part.trim().to_owned()).collect();
    if parts == [""] { Vec::new() } else { parts }
}

/// Reads an argument of that type: a scalar, or an array's elements in brackets.
///
/// # Errors
/// Says what isn't a value of the type.
pub fn parse_argument(text: &str, ty: ParameterType) -> Result<RowValue, String> {
    let element = match ty {
        ParameterType::Scalar(ty) => return parse_datum(text, ty).map(RowValue::Scalar),
        ParameterType::Array(element) => element,
    };
    if text.eq_ignore_ascii_case("null") {
        return Ok(RowValue::Array(None));
    }
    let list = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let list = split_list(list.ok_or_else(|| format!("{text} isn't a value of type {ty}"))?);
    let elements: Result<_, String> = list.iter().map(|item| parse_datum(item, element)).collect();
    Ok(RowValue::Array(Some(elements?)))
}

/// Reads a scalar of that type; `None` for NULL.
///
/// # Errors
/// Says what isn't a value of the type.
pub fn parse_datum(text: &str, ty: ScalarType) -> Result<Option<Datum>, String> {
    if text.eq_ignore_ascii_case("null") {
        return Ok(None);
    }
    let wrong = || format!("{text} isn't a value of type {ty}");
    let float = || text.parse::<f64>().map_err(|_| wrong());
    let datum = match ty {
        ScalarType::Bool => Datum::Bool(text.parse().map_err(|_| wrong())?),
        ScalarType::Float32 => Datum::Float32(text.parse().map_err(|_| wrong())?),
        ScalarType::Float64 => Datum::Float64(float()?),
        ScalarType::Complex128 => {
            let call = parse_call(text).map_err(|_| wrong())?;
            let parts: Vec<f64> = call.args.iter().filter_map(|part| part.parse().ok()).collect();
            match (call.function.as_str(), parts.as_slice()) {
                ("complex", [re, im]) => Datum::Complex128 { re: *re, im: *im },
                _ => return Err(wrong()),
            }
        }
        integer => {
            let n: i128 = text.parse().map_err(|_| wrong())?;
            let (low, high) = integer.integer_range().ok_or_else(wrong)?;
            if !(low..=high).contains(&n) {
                return Err(wrong());
            }
            Datum::from_bits(integer, n as u128)
        }
    };
    Ok(Some(datum))
}

/// A value as [`parse_datum`] reads it back, to the bit but for nans.
pub fn datum_text(datum: Datum) -> String {
    match datum {
        Datum::Bool(x) => x.to_string(),
        Datum::Int8(x) => x.to_string(),
        Datum::Int16(x) => x.to_string(),
        Datum::Int32(x) => x.to_string(),
        Datum::Int64(x) => x.to_string(),
        Datum::UInt8(x) => x.to_string(),
        Datum::UInt16(x) => x.to_string(),
        Datum::UInt32(x) => x.to_string(),
        Datum::UInt64(x) => x.to_string(),
        Datum::Float32(x) => float_text(format!("{x:?}")),
        Datum::Float64(x) => float_text(format!("{x:?}")),
        Datum::Complex128 { re, im } => {
            format!(
                "complex({}, {})",
                float_text(format!("{re:?}")),
                float_text(format!("{im:?}"))
            )
        }
    }
}

fn float_text(debug: String) -> String {
    if debug == "NaN" { "nan".to_owned() } else { debug }
}

/// An argument list's value.
pub fn argument_text(arg: &RowValue) -> String {
    let scalar = |value: Option<Datum>| value.map_or_else(|| "NULL".to_owned(), datum_text);
    match arg {
        RowValue::Scalar(value) => scalar(*value),
        RowValue::Array(None) => "NULL".to_owned(),
        RowValue::Array(Some(elements)) => {
            let elements: Vec<String> = elements.iter().copied().map(scalar).collect();
            format!("[{}]", elements.join(", "))
        }
    }
}

/// `4`, `NULL`, `error 22012 at f 2:5: division by zero`
pub fn outcome_text(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Value(datum) => datum_text(*datum),
        Outcome::Null => "NULL".to_owned(),
        Outcome::OutOfFuel => "no result in time".to_owned(),
        Outcome::Error(e) => format!(
            "error {} at {} {}:{}: {}",
            e.sqlstate, e.function, e.line, e.column, e.message
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_split_at_their_own_commas() {
        let call = parse_call(" f(1, complex(2, 3), NULL) ").unwrap();
        assert_eq!(call.function, "f");
        assert_eq!(call.args, ["1", "complex(2, 3)", "NULL"]);
        assert!(parse_call("f()").unwrap().args.is_empty());
        assert!(parse_call("f(1").is_err() && parse_call("(1)").is_err());
    }

    #[test]
    fn values_are_read_as_they_are_written() {
        for (text, ty) in [
            ("true", ScalarType::Bool),
            ("-128", ScalarType::Int8),
            ("18446744073709551615", ScalarType::UInt64),
            ("-0.0", ScalarType::Float64),
            ("5e-324", ScalarType::Float64),
            ("nan", ScalarType::Float32),
            ("-inf", ScalarType::Float64),
            ("0.1", ScalarType::Float32),
            ("complex(-0.0, inf)", ScalarType::Complex128),
            ("NULL", ScalarType::Int32),
        ] {
            assert_eq!(argument_text(&parse_argument(text, ty.into()).unwrap()), text);
            let Some(array) = ParameterType::array(ty) else {
                continue;
            };
            let list = format!("[{text}, NULL, {text}]");
            assert_eq!(argument_text(&parse_argument(&list, array).unwrap()), list);
            assert_eq!(argument_text(&parse_argument("[]", array).unwrap()), "[]");
            assert!(parse_argument("[complex(1)]", array).is_err());
        }
        for (text, ty) in [
            ("128", ScalarType::Int8),
            ("1.5", ScalarType::Int32),
            ("complex(1)", ScalarType::Complex128),
        ] {
            assert!(parse_datum(text, ty).is_err(), "{text}");
        }
    }
}
