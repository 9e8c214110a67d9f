//! What overload resolution knows of an argument, read off DataFusion's expressions and types.

use arrow::datatypes::DataType;
use datafusion::common::{DFSchema, Result, ScalarValue};
use datafusion::logical_expr::{BinaryExpr, Expr, ExprSchemable, Operator};
use rbcdb_runtime_cpu::scalar_type;
use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::overload::ArgumentType;

/// The argument type of an expression.
///
/// # Errors
/// If DataFusion can't type the expression.
pub fn argument_type(expr: &Expr, schema: &DFSchema) -> Result<ArgumentType> {
    Ok(match expr {
        Expr::Literal(value, _) => literal_type(value),
        Expr::Placeholder(p) => match &p.field {
            Some(field) => value_type(field.data_type()),
            None => ArgumentType::Unknown,
        },
        Expr::Alias(alias) => argument_type(&alias.expr, schema)?,
        Expr::ScalarFunction(call) if call.name() == "make_array" => array_type(&call.args, expr, schema)?,
        other => {
            let ty = other.get_type(schema)?;
            match sql_integer(other, schema) {
                Some(narrower) if ty == DataType::Int64 => ArgumentType::Typed(narrower),
                _ => value_type(&ty),
            }
        }
    })
}

/// The argument type of `ARRAY[…]`: literals in it fit what holds them, as those outside do.
fn array_type(elements: &[Expr], array: &Expr, schema: &DFSchema) -> Result<ArgumentType> {
    let types = elements.iter().map(|element| argument_type(element, schema));
    let types = types.collect::<Result<Vec<_>>>()?;
    let mut known = types.iter().filter(|ty| **ty != ArgumentType::Unknown);
    let literal = |ty: &ArgumentType| match ty {
        ArgumentType::Integer(value) => Some(*value),
        _ => None,
    };
    let integers: Option<Vec<i128>> = known.clone().map(literal).collect();
    if let Some(values) = integers {
        let ends = values.iter().min().zip(values.iter().max());
        return Ok(ends.map_or(ArgumentType::Unknown, |(least, most)| {
            ArgumentType::Integers(*least, *most)
        }));
    }
    if known.all(|ty| {
        matches!(
            ty,
            ArgumentType::Integer(_) | ArgumentType::Fraction | ArgumentType::Decimal
        )
    }) {
        return Ok(ArgumentType::Fractions);
    }
    // Integers in SQL's types; DataFusion computes the array as one of BIGINT where there are literals.
    let integers: Option<Vec<ScalarType>> = elements
        .iter()
        .filter(|element| !matches!(element, Expr::Literal(value, _) if value.is_null()))
        .map(|element| sql_integer(element, schema))
        .collect();
    let ty = value_type(&array.get_type(schema)?);
    let widest = integers.and_then(|types| types.into_iter().max_by_key(|ty| ty.byte_width()));
    Ok(match (widest, ty) {
        (Some(widest), ArgumentType::Array(ScalarType::Int64)) => ArgumentType::Array(widest),
        (_, ty) => ty,
    })
}

/// The argument type of a literal. DataFusion makes integer literals Int64 (UInt64 beyond), others Float64 or Utf8; a
/// literal of another type stands for a cast or a value of a prepared statement.
pub fn literal_type(value: &ScalarValue) -> ArgumentType {
    match value {
        ScalarValue::Int64(Some(v)) => ArgumentType::Integer(i128::from(*v)),
        ScalarValue::UInt64(Some(v)) => ArgumentType::Integer(i128::from(*v)),
        ScalarValue::Float64(Some(_)) => ArgumentType::Fraction,
        ScalarValue::Null | ScalarValue::Utf8(_) | ScalarValue::Utf8View(_) | ScalarValue::LargeUtf8(_) => {
            ArgumentType::Unknown
        }
        other => value_type(&other.data_type()),
    }
}

/// The argument type of a value of an Arrow type.
pub fn value_type(ty: &DataType) -> ArgumentType {
    match ty {
        DataType::Null => ArgumentType::Unknown,
        DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal128(..) | DataType::Decimal256(..) => {
            ArgumentType::Decimal
        }
        DataType::List(field) | DataType::LargeList(field) | DataType::FixedSizeList(field, _) => {
            match value_type(field.data_type()) {
                ArgumentType::Typed(element) if ParameterType::array(element).is_some() => ArgumentType::Array(element),
                ArgumentType::Decimal => ArgumentType::Fractions,
                // Empty, or of NULLs.
                ArgumentType::Unknown => ArgumentType::Unknown,
                _ => ArgumentType::Foreign,
            }
        }
        other => scalar_type(other).map_or(ArgumentType::Foreign, ArgumentType::Typed),
    }
}

/// The integer type that SQL gives an expression which DataFusion computes as BIGINT because of a literal in it: with
/// `x INTEGER`, `x + 1` is INTEGER. Converting the BIGINT back is checked, so that the result is SQL's or 22003.
fn sql_integer(expr: &Expr, schema: &DFSchema) -> Option<ScalarType> {
    let ty = match expr {
        Expr::Literal(ScalarValue::Int64(Some(v)), _) => {
            if i32::try_from(*v).is_ok() {
                ScalarType::Int32
            } else {
                ScalarType::Int64
            }
        }
        Expr::Negative(inner) => sql_integer(inner, schema)?,
        Expr::Alias(alias) => sql_integer(&alias.expr, schema)?,
        Expr::BinaryExpr(BinaryExpr { left, op, right }) if is_arithmetic(*op) => {
            let (left, right) = (sql_integer(left, schema)?, sql_integer(right, schema)?);
            if left.byte_width() >= right.byte_width() {
                left
            } else {
                right
            }
        }
        Expr::BinaryExpr(_) => return None,
        other => scalar_type(&other.get_type(schema).ok()?)?,
    };
    let signed = matches!(
        ty,
        ScalarType::Int8 | ScalarType::Int16 | ScalarType::Int32 | ScalarType::Int64
    );
    signed.then_some(ty)
}

fn is_arithmetic(op: Operator) -> bool {
    matches!(
        op,
        Operator::Plus | Operator::Minus | Operator::Multiply | Operator::Divide | Operator::Modulo
    )
}

/// An Arrow type as SQL names it, for messages.
pub fn type_name(ty: &DataType) -> String {
    if let Some(ty) = scalar_type(ty) {
        return ty.sql_name().to_owned();
    }
    match ty {
        DataType::Utf8 | DataType::Utf8View | DataType::LargeUtf8 => "TEXT".to_owned(),
        DataType::Binary | DataType::BinaryView | DataType::LargeBinary | DataType::FixedSizeBinary(_) => {
            "BYTEA".to_owned()
        }
        DataType::Date32 | DataType::Date64 => "DATE".to_owned(),
        DataType::Time32(_) | DataType::Time64(_) => "TIME".to_owned(),
        DataType::Timestamp(_, None) => "TIMESTAMP".to_owned(),
        DataType::Timestamp(_, Some(_)) => "TIMESTAMPTZ".to_owned(),
        DataType::Interval(_) | DataType::Duration(_) => "INTERVAL".to_owned(),
        DataType::Decimal128(p, s) | DataType::Decimal256(p, s) => format!("NUMERIC({p},{s})"),
        DataType::Null => "unknown".to_owned(),
        DataType::List(f) | DataType::LargeList(f) | DataType::FixedSizeList(f, _) => {
            format!("{}[]", type_name(f.data_type()))
        }
        other => other.to_string(),
    }
}
