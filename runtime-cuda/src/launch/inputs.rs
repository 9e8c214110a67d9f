//! What a launch is given of its arguments: values as words, arrays as their elements' bytes.

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::buffer::Buffer;
use rbcdb_runtime_cpu::CallError;
use rbcdb_runtime_cpu::call::{check_argument, check_argument_count, is_null};
use rbcdb_udf_abi::gpu::planes;
use rbcdb_udf_abi::kernel::handed_over;
use rbcdb_udf_abi::{Language, ParameterType, ScalarType, Signature};

use crate::column::plane_bytes;

/// An argument as a launch has it.
#[derive(Debug)]
pub enum Input {
    /// A value, one word per plane.
    Value(Vec<u64>),
    /// An array.
    Elements {
        /// In Arrow's layout, from element 0 on, of the type that [`handed_over`] gives.
        bytes: Buffer,
        /// How many there are.
        count: usize,
    },
}

/// Checks the arguments, each an array of length 1, and takes them apart for code that was written in a language.
///
/// # Errors
/// [`CallError::Shape`] and [`CallError::Type`] for arguments that don't fit, and for NULLs.
pub fn inputs(signature: &Signature, language: &Language, arguments: &[ArrayRef]) -> Result<Vec<Input>, CallError> {
    check_argument_count(signature, arguments.len())?;
    let mut inputs = Vec::with_capacity(arguments.len());
    for (i, (argument, parameter)) in arguments.iter().zip(&signature.parameters).enumerate() {
        check_argument(signature, i, argument.data_type(), argument.len(), 1)?;
        let null = |what: &str| wrong(signature, format!("{what} for parameter {}", parameter.name));
        if is_null(argument.as_ref(), 0) {
            return Err(null("NULL"));
        }
        inputs.push(match parameter.ty {
            ParameterType::Scalar(ty) => Input::Value(
                (0..planes(ty))
                    .map(|plane| word(argument.as_ref(), ty, plane))
                    .collect(),
            ),
            ParameterType::Array(element) => {
                let values = argument.as_list::<i32>().value(0);
                if values.null_count() > 0 {
                    return Err(null("an array with NULLs"));
                }
                let bytes = match element {
                    ScalarType::Bool if handed_over(parameter.ty, language) != parameter.ty => {
                        values.as_boolean().values().iter().map(u8::from).collect()
                    }
                    ScalarType::Bool => values.as_boolean().values().sliced(),
                    _ => plane_bytes(values.as_ref(), element, 0),
                };
                let count = values.len();
                Input::Elements { bytes, count }
            }
        });
    }
    Ok(inputs)
}

/// One plane of an array's first value, in 64 bits.
fn word(array: &dyn Array, ty: ScalarType, plane: usize) -> u64 {
    if ty == ScalarType::Bool {
        return array.as_boolean().value(0).into();
    }
    let bytes = plane_bytes(array, ty, plane);
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(&bytes);
    let word = u64::from_le_bytes(word);
    match ty.integer_range() {
        Some((least, _)) if least < 0 => {
            let unused = 64 - 8 * bytes.len();
            (((word << unused) as i64) >> unused) as u64
        }
        _ => word,
    }
}

/// The error of a call with arguments that don't fit.
pub(super) fn wrong(signature: &Signature, what: String) -> CallError {
    CallError::Shape {
        function: signature.name.clone(),
        what,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::array::{BooleanArray, Float32Array, Int8Array, Int64Array, UInt16Array};

    use super::*;

    #[test]
    fn numbers_stand_in_64_bits() {
        let word = |array: ArrayRef, ty| word(array.as_ref(), ty, 0);
        assert_eq!(
            word(Arc::new(Int8Array::from(vec![-3])), ScalarType::Int8),
            -3i64 as u64
        );
        assert_eq!(
            word(Arc::new(Int64Array::from(vec![i64::MIN])), ScalarType::Int64),
            1 << 63
        );
        assert_eq!(
            word(Arc::new(UInt16Array::from(vec![0xfffe])), ScalarType::UInt16),
            0xfffe
        );
        assert_eq!(word(Arc::new(BooleanArray::from(vec![true])), ScalarType::Bool), 1);
        let float = Float32Array::from(vec![7.0, -1.5]).slice(1, 1);
        assert_eq!(
            word(Arc::new(float), ScalarType::Float32),
            u64::from((-1.5f32).to_bits())
        );
    }
}
