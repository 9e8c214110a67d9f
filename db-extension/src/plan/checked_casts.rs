//! Conversions to floats that raise where a finite value would become infinite: Arrow's don't. Part of
//! [`super::checked_arithmetic`]'s rule.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{DataType, Field, FieldRef, Float32Type, Float64Type};
use datafusion::common::{Result, ScalarValue};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::{
    ColumnarValue, Expr, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature,
    Volatility,
};

use crate::datafusion_error::sql_type_name;
use crate::error::Error;

/// Whether a conversion can make an infinity of a finite value.
pub(super) fn is_risky(from: &DataType, to: &DataType) -> bool {
    let text = matches!(from, DataType::Utf8 | DataType::Utf8View | DataType::LargeUtf8);
    match to {
        DataType::Float32 => text || *from == DataType::Float64,
        DataType::Float64 => text,
        _ => false,
    }
}

/// The checked conversion of an expression.
pub(super) fn checked(expr: Expr, to: DataType) -> Expr {
    let signature = Signature::new(TypeSignature::UserDefined, Volatility::Immutable);
    let function = ScalarUDF::new_from_impl(CheckedCast { to, signature });
    Expr::ScalarFunction(ScalarFunction::new_udf(Arc::new(function), vec![expr]))
}

#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct CheckedCast {
    to: DataType,
    signature: Signature,
}

impl ScalarUDFImpl for CheckedCast {
    fn name(&self) -> &str {
        "checked_cast"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        Ok(types.to_vec())
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(self.to.clone())
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        let nullable = args.arg_fields.iter().any(|f| f.is_nullable());
        Ok(Arc::new(Field::new(self.name(), self.to.clone(), nullable)))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let Some(value) = args.args.first() else {
            return Err(DataFusionError::Internal("a conversion has an operand".to_owned()));
        };
        let converted = value.cast_to(&self.to, None)?;
        match (value, &converted) {
            (ColumnarValue::Array(from), ColumnarValue::Array(to)) => self.check(from, to)?,
            (ColumnarValue::Scalar(from), ColumnarValue::Scalar(to)) => {
                self.check(&from.to_array()?, &to.to_array()?)?
            }
            _ => {}
        }
        Ok(converted)
    }
}

impl CheckedCast {
    /// The result's type.
    pub(crate) fn to(&self) -> &DataType {
        &self.to
    }

    fn check(&self, from: &ArrayRef, to: &ArrayRef) -> Result<()> {
        let infinite: Vec<usize> = match to.data_type() {
            DataType::Float32 => rows(
                to.as_primitive::<Float32Type>()
                    .values()
                    .iter()
                    .map(|x| x.is_infinite()),
            ),
            _ => rows(
                to.as_primitive::<Float64Type>()
                    .values()
                    .iter()
                    .map(|x| x.is_infinite()),
            ),
        };
        for row in infinite.into_iter().filter(|row| to.is_valid(*row)) {
            let value = ScalarValue::try_from_array(from, row)?;
            let text = value.to_string();
            // `inf`, `-Infinity` and the like are what they say.
            let meant = text
                .trim()
                .trim_start_matches(['-', '+'])
                .to_lowercase()
                .starts_with("inf");
            if !meant {
                let ty = sql_type_name(&self.to.to_string());
                let error = Error::new("22003", format!("\"{text}\" is out of range for type {ty}"));
                return Err(DataFusionError::External(Box::new(error)));
            }
        }
        Ok(())
    }
}

/// The rows for which something is so.
fn rows(so: impl Iterator<Item = bool>) -> Vec<usize> {
    so.enumerate().filter_map(|(row, so)| so.then_some(row)).collect()
}
