//! Arguments → columns of the call frame. Arrow's memory is used where its layout is the frame's, which is everywhere
//! but for complex numbers.

use arrow::array::{Array, ArrayRef, ArrowPrimitiveType, AsArray, Float64Array, ListArray, StructArray};
use arrow::buffer::NullBuffer;
use arrow::datatypes::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use rbcdb_udf_abi::{ParameterType, ScalarType, Signature};

use super::raw::{Columns, Elements};
use super::scratch::{Complex, Input};
use crate::function::Argument;

/// Calls a generic function with the Arrow type of a [`ScalarType`] that Arrow stores as plain values.
macro_rules! with_primitive {
    ($ty:expr, $f:ident ( $($arg:expr),* ), bool => $bool:expr, complex => $complex:expr) => {
        match $ty {
            rbcdb_udf_abi::ScalarType::Bool => $bool,
            rbcdb_udf_abi::ScalarType::Int8 => $f::<Int8Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::Int16 => $f::<Int16Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::Int32 => $f::<Int32Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::Int64 => $f::<Int64Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::UInt8 => $f::<UInt8Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::UInt16 => $f::<UInt16Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::UInt32 => $f::<UInt32Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::UInt64 => $f::<UInt64Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::Float32 => $f::<Float32Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::Float64 => $f::<Float64Type>($($arg),*),
            rbcdb_udf_abi::ScalarType::Complex128 => $complex,
        }
    };
}
pub(super) use with_primitive;

/// Points columns at the arguments. They must fit the signature; `validity` is per argument, or empty for none.
pub(super) fn bind<'a>(
    args: &'a [Argument],
    signature: &Signature,
    rows: usize,
    validity: &'a [Option<NullBuffer>],
    scratch: &'a mut Vec<Input>,
) -> Columns<'a> {
    scratch.resize_with(scratch.len().max(args.len()), Input::default);
    for ((arg, parameter), input) in args.iter().zip(&signature.parameters).zip(scratch.iter_mut()) {
        match (arg, parameter.ty) {
            (Argument::Scalar(array), ParameterType::Scalar(ty)) => input.tile.fill(ty, first_value(array, ty)),
            (Argument::Scalar(array), ParameterType::Array(_)) => {
                let offsets = array.as_list::<i32>().offsets();
                for (tile, offset) in [&mut input.tile, &mut input.end].into_iter().zip(offsets.iter()) {
                    let mut bytes = [0; 16];
                    bytes[..4].copy_from_slice(&offset.to_le_bytes());
                    tile.fill(ScalarType::Int32, bytes);
                }
            }
            (Argument::Array(array), ParameterType::Scalar(ScalarType::Complex128)) => {
                interleave(array.as_struct(), &mut input.complex);
            }
            (Argument::Array(_), _) => {}
        }
    }
    let mut columns = Columns::new(rows, args.len());
    for (i, (arg, parameter)) in args.iter().zip(&signature.parameters).enumerate() {
        let nulls = validity.get(i).and_then(Option::as_ref);
        let input = &scratch[i];
        match (arg, parameter.ty) {
            (Argument::Scalar(_), ParameterType::Scalar(ty)) => {
                columns.push_shared(input.tile.lines(), ty, nulls.is_some());
            }
            (Argument::Scalar(array), ParameterType::Array(element)) => {
                let list = array.as_list::<i32>();
                let (start, end) = (input.tile.lines(), input.end.lines());
                columns.push_shared_array(elements(list, element), list.offsets(), [start, end], nulls.is_some());
            }
            (Argument::Array(array), ParameterType::Array(element)) => {
                let list = array.as_list::<i32>();
                columns.push_arrays(elements(list, element), list.offsets(), nulls);
            }
            (Argument::Array(array), ParameterType::Scalar(ty)) => with_primitive!(
                ty,
                push_array(&mut columns, array, nulls),
                bool => columns.push_bits(array.as_boolean().values(), nulls),
                complex => columns.push_values(&input.complex, nulls)
            ),
        }
    }
    columns
}

/// The elements of all rows of a list.
fn elements(list: &ListArray, ty: ScalarType) -> Elements<'_> {
    let values = list.values();
    with_primitive!(
        ty,
        elements_of(values),
        bool => Elements::bits(values.as_boolean().values(), values.nulls()),
        // There are no such arrays: their values would be structs.
        complex => Elements::none()
    )
}

fn elements_of<T: ArrowPrimitiveType>(values: &ArrayRef) -> Elements<'_> {
    Elements::values(values.as_primitive::<T>().values(), values.nulls())
}

fn push_array<'a, T: ArrowPrimitiveType>(
    columns: &mut Columns<'a>,
    array: &'a ArrayRef,
    nulls: Option<&'a NullBuffer>,
) {
    columns.push_values(array.as_primitive::<T>().values(), nulls);
}

/// The first value's bytes as the frame has them, zero where it is NULL; for booleans a byte of eight equal bits.
fn first_value(array: &ArrayRef, ty: ScalarType) -> [u8; 16] {
    let mut bytes = [0; 16];
    if super::is_null(array.as_ref(), 0) {
        return bytes;
    }
    with_primitive!(
        ty,
        copy_first(array, &mut bytes),
        bool => bytes[0] = if array.as_boolean().value(0) { 0xff } else { 0 },
        complex => {
            let (re, im) = parts(array.as_struct());
            bytes[..8].copy_from_slice(&re.value(0).to_le_bytes());
            bytes[8..].copy_from_slice(&im.value(0).to_le_bytes());
        }
    );
    bytes
}

fn copy_first<T: ArrowPrimitiveType>(array: &ArrayRef, bytes: &mut [u8; 16]) {
    let value = array.as_primitive::<T>().value(0);
    let value = arrow::datatypes::ToByteSlice::to_byte_slice(&value);
    bytes[..value.len()].copy_from_slice(value);
}

/// `re` and `im` of a struct that [`crate::scalar_type`] takes for complex.
pub fn parts(array: &StructArray) -> (&Float64Array, &Float64Array) {
    let im_first = array.fields().first().is_some_and(|field| field.name() == "im");
    let (re, im) = if im_first { (1, 0) } else { (0, 1) };
    (array.column(re).as_primitive(), array.column(im).as_primitive())
}

fn interleave(array: &StructArray, out: &mut Vec<Complex>) {
    let (re, im) = parts(array);
    out.clear();
    out.extend(re.values().iter().zip(im.values()).map(|(re, im)| [*re, *im]));
}
