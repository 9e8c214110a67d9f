//! Complex numbers in SQL: `complex(re, im)`, `re(c)`, `im(c)`. A complex number is a struct of two doubles, so
//! `(c).re` and `c['re']` work too.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, StructArray};
use arrow::buffer::NullBuffer;
use arrow::datatypes::{DataType, Float64Type};
use datafusion::common::{Result, ScalarValue};
use datafusion::error::DataFusionError;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility,
};
use rbcdb_runtime_cpu::arrow_type;
use rbcdb_udf_abi::ScalarType;

/// The functions of this module.
pub fn functions() -> Vec<Arc<ScalarUDF>> {
    vec![
        complex(),
        Arc::new(ScalarUDF::new_from_impl(Part::new("re", 0))),
        Arc::new(ScalarUDF::new_from_impl(Part::new("im", 1))),
    ]
}

/// The function `complex`.
pub fn complex() -> Arc<ScalarUDF> {
    Arc::new(ScalarUDF::new_from_impl(Complex::new()))
}

/// `complex(re, im)`: strict, as every function of SQL.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Complex {
    signature: Signature,
}

impl Complex {
    fn new() -> Complex {
        let doubles = TypeSignature::Uniform(2, vec![DataType::Float64]);
        Complex {
            signature: Signature::new(doubles, Volatility::Immutable),
        }
    }
}

impl ScalarUDFImpl for Complex {
    fn name(&self) -> &str {
        "complex"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(arrow_type(ScalarType::Complex128))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let scalar = args.args.iter().all(|a| matches!(a, ColumnarValue::Scalar(_)));
        let parts = ColumnarValue::values_to_arrays(&args.args)?;
        let nulls = NullBuffer::union(parts[0].nulls(), parts[1].nulls());
        let DataType::Struct(fields) = arrow_type(ScalarType::Complex128) else {
            return Err(DataFusionError::Internal("COMPLEX isn't a struct".to_owned()));
        };
        let array: ArrayRef = Arc::new(StructArray::try_new(fields, parts, nulls)?);
        Ok(if scalar {
            ColumnarValue::Scalar(ScalarValue::try_from_array(&array, 0)?)
        } else {
            ColumnarValue::Array(array)
        })
    }
}

/// `re(c)` and `im(c)`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Part {
    name: &'static str,
    index: usize,
    signature: Signature,
}

impl Part {
    /// Whether it is `re`.
    pub(crate) fn is_real(&self) -> bool {
        self.index == 0
    }

    fn new(name: &'static str, index: usize) -> Part {
        let complex = TypeSignature::Exact(vec![arrow_type(ScalarType::Complex128)]);
        Part {
            name,
            index,
            signature: Signature::new(complex, Volatility::Immutable),
        }
    }
}

impl ScalarUDFImpl for Part {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(DataType::Float64)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let scalar = args.args.iter().all(|a| matches!(a, ColumnarValue::Scalar(_)));
        let arrays = ColumnarValue::values_to_arrays(&args.args)?;
        let complex = arrays[0].as_struct_opt().ok_or_else(|| {
            DataFusionError::Execution(format!(
                "{} takes a complex number, not {}",
                self.name,
                arrays[0].data_type()
            ))
        })?;
        let part = complex.column(self.index).as_primitive::<Float64Type>();
        let nulls = NullBuffer::union(complex.nulls(), part.nulls());
        let array: ArrayRef = Arc::new(arrow::array::Float64Array::new(part.values().clone(), nulls));
        Ok(if scalar {
            ColumnarValue::Scalar(ScalarValue::try_from_array(&array, 0)?)
        } else {
            ColumnarValue::Array(array)
        })
    }
}
