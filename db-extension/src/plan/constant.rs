//! Constants as values of a parameter's type: literals in calls, and parameters' defaults.

use arrow::array::{ArrayRef, StructArray};
use datafusion::common::ScalarValue;
use rbcdb_runtime_cpu::arrow_type;
use rbcdb_sql::ParameterDefault;
use rbcdb_udf_abi::{ParameterType, ScalarType};
use sqlparser::ast::{Expr, FunctionArg, FunctionArgExpr, FunctionArguments, UnaryOperator, Value};
use std::sync::Arc;

use crate::error::Error;
use crate::udf::argument::literal_type;
use crate::udf::overload::conversion_cost;

/// A literal as a value of type `to`.
///
/// # Errors
/// 22P02 for text that isn't a value of the type, 22003 for a number out of its range, 42804 for another kind of value.
pub fn convert(value: &ScalarValue, to: impl Into<ParameterType>) -> Result<ScalarValue, Error> {
    let to = to.into();
    let target = arrow_type(to);
    if value.is_null() {
        return ScalarValue::try_from(&target).map_err(Error::from);
    }
    if value.data_type() == target {
        return Ok(value.clone());
    }
    if let Some(text) = value.try_as_str().flatten() {
        return match to {
            ParameterType::Scalar(to) => parse_text(text, to),
            ParameterType::Array(element) => parse_array(text, element),
        };
    }
    match to {
        ParameterType::Scalar(ScalarType::Complex128) => {
            let re = value.cast_to(&arrow_type(ScalarType::Float64))?;
            complex(re, ScalarValue::Float64(Some(0.0)))
        }
        _ => value.cast_to(&target).map_err(|_| out_of_range(&value.to_string(), to)),
    }
}

/// A string literal as an array: `{1,NULL,3}`.
fn parse_array(text: &str, element: ScalarType) -> Result<ScalarValue, Error> {
    let elements = rbcdb_sql::array::elements(text).ok_or_else(|| {
        Error::new("22P02", format!("malformed array literal: \"{text}\""))
            .hint("Write the elements in braces, with commas between them: '{1,2,NULL}'.")
    })?;
    let null = || ScalarValue::try_from(&arrow_type(element)).map_err(Error::from);
    let value = |text: &Option<String>| text.as_ref().map_or_else(null, |text| parse_text(text, element));
    let values = elements.iter().map(value).collect::<Result<Vec<_>, Error>>()?;
    Ok(ScalarValue::List(ScalarValue::new_list_nullable(
        &values,
        &arrow_type(element),
    )))
}

/// A string literal as PostgreSQL's input functions read it, as far as numbers and booleans go.
fn parse_text(text: &str, to: ScalarType) -> Result<ScalarValue, Error> {
    let trimmed = text.trim();
    let invalid = || {
        Error::new(
            "22P02",
            format!(
                "invalid input syntax for type {}: \"{text}\"",
                to.sql_name().to_lowercase()
            ),
        )
    };
    match to {
        ScalarType::Bool => parse_bool(trimmed)
            .map(|b| ScalarValue::Boolean(Some(b)))
            .ok_or_else(invalid),
        ScalarType::Complex128 => Err(invalid().hint("Use complex(re, im).")),
        ScalarType::Float64 | ScalarType::Float32 => {
            let value: f64 = trimmed.parse().map_err(|_| invalid())?;
            convert(&ScalarValue::Float64(Some(value)), to)
        }
        _ => {
            let value: i128 = trimmed.parse().map_err(|_| invalid())?;
            let (least, most) = to.integer_range().ok_or_else(invalid)?;
            if value < least || value > most {
                return Err(out_of_range(trimmed, to));
            }
            let literal = match i64::try_from(value) {
                Ok(v) => ScalarValue::Int64(Some(v)),
                Err(_) => ScalarValue::UInt64(u64::try_from(value).ok()),
            };
            literal.cast_to(&arrow_type(to)).map_err(|_| out_of_range(trimmed, to))
        }
    }
}

fn parse_bool(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "t" | "true" | "y" | "yes" | "on" | "1" => Some(true),
        "f" | "false" | "n" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}

fn out_of_range(value: &str, to: impl Into<ParameterType>) -> Error {
    let ty = to.into().to_string().to_lowercase();
    Error::new("22003", format!("value \"{value}\" is out of range for type {ty}"))
}

fn complex(re: ScalarValue, im: ScalarValue) -> Result<ScalarValue, Error> {
    let arrow::datatypes::DataType::Struct(fields) = arrow_type(ScalarType::Complex128) else {
        return Err(Error::internal("COMPLEX isn't a struct"));
    };
    let parts: Vec<ArrayRef> = vec![re.to_array()?, im.to_array()?];
    let array = StructArray::try_new(fields, parts, None).map_err(|e| Error::internal(e.to_string()))?;
    Ok(ScalarValue::Struct(Arc::new(array)))
}

/// Checks that a default is a value of its parameter's type, so that CREATE FUNCTION refuses what no call could use.
///
/// # Errors
/// 42804 for a constant of another kind, else as [`evaluate`].
pub fn check_default(default: &ParameterDefault, to: ParameterType) -> Result<(), Error> {
    let value = literal(&default.expr).map_err(|e| e.at(default.position))?;
    if conversion_cost(literal_type(&value), to).is_none() {
        let message = format!("the default {} is not a value of type {to}", default.text);
        return Err(Error::new("42804", message).at(default.position));
    }
    convert(&value, to).map(|_| ()).map_err(|e| e.at(default.position))
}

/// A default as a value of its parameter's type.
///
/// # Errors
/// As [`convert`]; 0A000 for an expression that isn't a constant.
pub fn evaluate(expr: &Expr, to: impl Into<ParameterType>) -> Result<ScalarValue, Error> {
    convert(&literal(expr)?, to)
}

fn literal(expr: &Expr) -> Result<ScalarValue, Error> {
    Ok(match expr {
        Expr::Value(value) => literal_value(&value.value, expr)?,
        Expr::Nested(inner) => literal(inner)?,
        Expr::UnaryOp {
            op: UnaryOperator::Plus,
            expr,
        } => literal(expr)?,
        Expr::UnaryOp {
            op: UnaryOperator::Minus,
            expr: inner,
        } => negate(literal(inner)?, expr)?,
        Expr::Cast { expr, data_type, .. } => cast(literal(expr)?, data_type)?,
        Expr::TypedString(typed) => {
            let text = typed
                .value
                .value
                .clone()
                .into_string()
                .ok_or_else(|| not_constant(expr))?;
            cast(ScalarValue::from(text), &typed.data_type)?
        }
        Expr::Function(call) => {
            let FunctionArguments::List(list) = &call.args else {
                return Err(not_constant(expr));
            };
            let parts = list.args.iter().map(|arg| match arg {
                FunctionArg::Unnamed(FunctionArgExpr::Expr(e)) => evaluate(e, ScalarType::Float64),
                _ => Err(not_constant(expr)),
            });
            match <[ScalarValue; 2]>::try_from(parts.collect::<Result<Vec<_>, _>>()?) {
                Ok([re, im]) => complex(re, im)?,
                Err(_) => return Err(not_constant(expr)),
            }
        }
        _ => return Err(not_constant(expr)),
    })
}

fn literal_value(value: &Value, expr: &Expr) -> Result<ScalarValue, Error> {
    Ok(match value {
        Value::Null => ScalarValue::Null,
        Value::Boolean(b) => ScalarValue::Boolean(Some(*b)),
        Value::Number(text, _) => match (text.parse::<i64>(), text.parse::<u64>(), text.parse::<f64>()) {
            (Ok(v), _, _) => ScalarValue::Int64(Some(v)),
            (_, Ok(v), _) => ScalarValue::UInt64(Some(v)),
            (_, _, Ok(v)) => ScalarValue::Float64(Some(v)),
            _ => return Err(not_constant(expr)),
        },
        other => ScalarValue::from(other.clone().into_string().ok_or_else(|| not_constant(expr))?),
    })
}

fn negate(value: ScalarValue, expr: &Expr) -> Result<ScalarValue, Error> {
    match value {
        // i64::MIN's digits don't fit an i64.
        ScalarValue::UInt64(Some(v)) if v == i64::MIN.unsigned_abs() => Ok(ScalarValue::Int64(Some(i64::MIN))),
        ScalarValue::UInt64(Some(_)) => Err(out_of_range(&expr.to_string(), ScalarType::Int64)),
        ScalarValue::Null => Ok(ScalarValue::Null),
        other => other.arithmetic_negate().map_err(|_| not_constant(expr)),
    }
}

fn cast(value: ScalarValue, ty: &sqlparser::ast::DataType) -> Result<ScalarValue, Error> {
    let ty = rbcdb_sql::scalar_type(ty).map_err(|e| {
        let mut error = Error::from(e.into_sql_error(0));
        error.position = None;
        error
    })?;
    convert(&value, ty)
}

fn not_constant(expr: &Expr) -> Error {
    Error::unsupported(format!("\"{expr}\" is not a constant"))
}
