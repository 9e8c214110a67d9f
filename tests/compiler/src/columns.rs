//! Columns of values as Arrow arrays, and back.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BooleanArray, Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Int64Array,
    ListArray, StructArray, UInt8Array, UInt16Array, UInt32Array, UInt64Array,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::datatypes::Field;
use rbcdb_runtime_cpu::arrow_type;
use rbcdb_runtime_cpu::arrow_types::complex_fields;
use rbcdb_udf_abi::{ParameterType, ScalarType};
use rbcdb_udf_compiler::ir::{Datum, RowValue};

/// Collects the payloads of one variant; a value of another type counts as NULL, which no caller passes.
macro_rules! collect {
    ($array:ty, $variant:ident, $values:expr) => {
        Arc::new(
            $values
                .iter()
                .map(|value| match value {
                    Some(Datum::$variant(x)) => Some(*x),
                    _ => None,
                })
                .collect::<$array>(),
        )
    };
}

/// The column of a parameter. Arrays lie in the midst of other elements, as a slice of a list; those that are NULL have some,
/// too.
pub fn to_column(ty: ParameterType, values: &[&RowValue]) -> ArrayRef {
    let element = match ty {
        ParameterType::Scalar(ty) => {
            let values: Vec<Option<Datum>> = values.iter().map(|value| value.scalar()).collect();
            return to_array(ty, &values);
        }
        ParameterType::Array(element) => element,
    };
    let other = Some(Datum::from_bits(element, 0x1234_5678_9abc_def1));
    let mut elements = vec![other; 3];
    let (mut offsets, mut valid) = (vec![0, 3], vec![false]);
    for value in values {
        match value.elements() {
            Some(own) => elements.extend(own),
            None => elements.push(other),
        }
        offsets.push(elements.len() as i32);
        valid.push(!value.is_null());
    }
    elements.push(other);
    let field = Arc::new(Field::new_list_field(arrow_type(element), true));
    let child = to_array(element, &elements).slice(1, elements.len() - 1);
    offsets.iter_mut().for_each(|offset| *offset = (*offset - 1).max(0));
    let list = ListArray::new(field, OffsetBuffer::new(offsets.into()), child, Some(valid.into()));
    Arc::new(list.slice(1, values.len()))
}

/// An array of that type; `None` is NULL.
pub fn to_array(ty: ScalarType, values: &[Option<Datum>]) -> ArrayRef {
    match ty {
        ScalarType::Bool => collect!(BooleanArray, Bool, values),
        ScalarType::Int8 => collect!(Int8Array, Int8, values),
        ScalarType::Int16 => collect!(Int16Array, Int16, values),
        ScalarType::Int32 => collect!(Int32Array, Int32, values),
        ScalarType::Int64 => collect!(Int64Array, Int64, values),
        ScalarType::UInt8 => collect!(UInt8Array, UInt8, values),
        ScalarType::UInt16 => collect!(UInt16Array, UInt16, values),
        ScalarType::UInt32 => collect!(UInt32Array, UInt32, values),
        ScalarType::UInt64 => collect!(UInt64Array, UInt64, values),
        ScalarType::Float32 => collect!(Float32Array, Float32, values),
        ScalarType::Float64 => collect!(Float64Array, Float64, values),
        ScalarType::Complex128 => complex_array(values),
    }
}

fn complex_array(values: &[Option<Datum>]) -> ArrayRef {
    let parts = values.iter().map(|value| match value {
        Some(Datum::Complex128 { re, im }) => (*re, *im),
        _ => (0.0, 0.0),
    });
    let (re, im): (Vec<f64>, Vec<f64>) = parts.unzip();
    let children: Vec<ArrayRef> = vec![Arc::new(Float64Array::from(re)), Arc::new(Float64Array::from(im))];
    let nulls: NullBuffer = values.iter().map(Option::is_some).collect();
    Arc::new(StructArray::new(complex_fields(), children, Some(nulls)))
}

/// Takes one element out of an array of that variant's Arrow type.
macro_rules! element {
    ($array:ty, $variant:ident, $from:expr, $row:expr) => {
        $from
            .as_any()
            .downcast_ref::<$array>()
            .map(|array| Datum::$variant(array.value($row)))
    };
}

/// Row `row` of a result of type `ty`; `None` is NULL.
///
/// # Panics
/// If the array isn't of that type: the runtime has returned the wrong one.
pub fn from_array(array: &ArrayRef, ty: ScalarType, row: usize) -> Option<Datum> {
    if array.is_null(row) {
        return None;
    }
    let datum = match ty {
        ScalarType::Bool => element!(BooleanArray, Bool, array, row),
        ScalarType::Int8 => element!(Int8Array, Int8, array, row),
        ScalarType::Int16 => element!(Int16Array, Int16, array, row),
        ScalarType::Int32 => element!(Int32Array, Int32, array, row),
        ScalarType::Int64 => element!(Int64Array, Int64, array, row),
        ScalarType::UInt8 => element!(UInt8Array, UInt8, array, row),
        ScalarType::UInt16 => element!(UInt16Array, UInt16, array, row),
        ScalarType::UInt32 => element!(UInt32Array, UInt32, array, row),
        ScalarType::UInt64 => element!(UInt64Array, UInt64, array, row),
        ScalarType::Float32 => element!(Float32Array, Float32, array, row),
        ScalarType::Float64 => element!(Float64Array, Float64, array, row),
        ScalarType::Complex128 => array.as_any().downcast_ref::<StructArray>().and_then(|array| {
            let part = |i: usize| Some(array.column(i).as_any().downcast_ref::<Float64Array>()?.value(row));
            Some(Datum::Complex128 {
                re: part(0)?,
                im: part(1)?,
            })
        }),
    };
    let found = array.data_type();
    Some(datum.unwrap_or_else(|| panic!("a result of type {ty} came as {found}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_round_trip() {
        for ty in ScalarType::ALL {
            let values = [
                Some(Datum::from_bits(ty, 1)),
                None,
                Some(Datum::from_bits(ty, 0x4045_0000_0000_0000)),
            ];
            let array = to_array(ty, &values);
            assert_eq!(array.data_type(), &rbcdb_runtime_cpu::arrow_type(ty));
            for (row, value) in values.iter().enumerate() {
                assert_eq!(from_array(&array, ty, row), *value, "{ty}");
            }
        }
    }
}
