//! The rows of arrays that a mask selects, moved together.
//!
//! Numbers and booleans are moved by the CPU's instructions for that where it has them (AVX-512), by loops over the mask's bits where it
//! hasn't; other types by Arrow's filter. The result is the same.

mod raw;
#[cfg(test)]
mod tests;

use arrow::array::{Array, ArrayData, ArrayRef, AsArray, BooleanArray, StructArray, make_array};
use arrow::buffer::{BooleanBuffer, Buffer, NullBuffer};
use arrow::compute::filter;
use arrow::datatypes::DataType;
use arrow::error::ArrowError;

use crate::call::Mask;

/// The selected rows of an array, which has as many rows as the mask.
///
/// # Errors
/// If the array has another number of rows, or a type that Arrow can't filter.
pub fn select(array: &ArrayRef, mask: &Mask) -> Result<ArrayRef, ArrowError> {
    if array.len() != mask.rows() {
        let what = format!("{} rows for a mask of {}", array.len(), mask.rows());
        return Err(ArrowError::InvalidArgumentError(what));
    }
    let selected = mask.count();
    if selected == array.len() {
        return Ok(array.clone());
    }
    let nulls = || selected_nulls(array.as_ref(), mask, selected);
    Ok(match (array.data_type(), width(array.data_type())) {
        (_, Some(width)) => {
            let data = array.to_data();
            let from = data.buffers()[0].as_slice();
            let start = data.offset() * width;
            let values = raw::values(width, &from[start..start + data.len() * width], mask.words(), selected);
            make_array(build(array.data_type(), selected, values, nulls())?)
        }
        (DataType::Boolean, None) => {
            let values = bits(array.as_boolean().values(), mask, selected);
            std::sync::Arc::new(BooleanArray::new(values, nulls()))
        }
        (DataType::Struct(fields), None) if !fields.is_empty() => {
            let columns = array.as_struct().columns().iter().map(|column| select(column, mask));
            let columns = columns.collect::<Result<Vec<_>, _>>()?;
            std::sync::Arc::new(StructArray::try_new(fields.clone(), columns, nulls())?)
        }
        _ => filter(array.as_ref(), &BooleanArray::new(mask.bits().clone(), None))?,
    })
}

/// Bytes of a value, where values of a type lie one after the other.
fn width(ty: &DataType) -> Option<usize> {
    ty.primitive_width().filter(|width| [1, 2, 4, 8].contains(width))
}

fn build(ty: &DataType, rows: usize, values: Buffer, nulls: Option<NullBuffer>) -> Result<ArrayData, ArrowError> {
    ArrayData::builder(ty.clone())
        .len(rows)
        .add_buffer(values)
        .nulls(nulls)
        .build()
}

/// The validity of the selected rows; `None` if none of them is NULL.
fn selected_nulls(array: &dyn Array, mask: &Mask, selected: usize) -> Option<NullBuffer> {
    let nulls = array.nulls().filter(|nulls| nulls.null_count() > 0)?;
    if nulls.inner().ptr_eq(mask.bits()) {
        // A result of the mask's rows.
        return None;
    }
    let nulls = NullBuffer::new(bits(nulls.inner(), mask, selected));
    (nulls.null_count() > 0).then_some(nulls)
}

/// The selected ones of some bits.
fn bits(from: &BooleanBuffer, mask: &Mask, selected: usize) -> BooleanBuffer {
    let chunks = from.bit_chunks();
    BooleanBuffer::new(raw::bits(chunks.iter_padded(), mask.words(), selected), 0, selected)
}
