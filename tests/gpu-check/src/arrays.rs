//! Values as Arrow arrays, and results compared bit by bit.

use std::sync::Arc;

use arrow::array::{Array, ArrayData, ArrayRef, AsArray, BooleanArray, StructArray, make_array};
use arrow::buffer::{BooleanBuffer, Buffer, NullBuffer};
use rbcdb_runtime_cpu::arrow_type;
use rbcdb_runtime_cpu::arrow_types::complex_fields;
use rbcdb_udf_abi::ScalarType;

use crate::pack::Bits;

/// An array of that type. Values under NULLs are zero.
pub fn from_bits(ty: ScalarType, values: &[Bits]) -> ArrayRef {
    let plane = |shift: u32| {
        values
            .iter()
            .map(|value| (value.unwrap_or(0) >> shift) as u64)
            .collect()
    };
    let planes = match ty {
        ScalarType::Complex128 => vec![plane(0), plane(64)],
        _ => vec![plane(0)],
    };
    let nulls: NullBuffer = values.iter().map(Option::is_some).collect();
    from_words(ty, planes, Some(nulls).filter(|nulls| nulls.null_count() > 0))
}

/// An array of that type whose values are the low bits of words: one list of words, or two for complex numbers.
///
/// # Panics
/// If there is no list, or lists and bitmap aren't of one length.
pub fn from_words(ty: ScalarType, planes: Vec<Vec<u64>>, nulls: Option<NullBuffer>) -> ArrayRef {
    let mut planes = planes.into_iter();
    let mut next = || {
        planes
            .next()
            .unwrap_or_else(|| panic!("too few lists of words for {ty}"))
    };
    match ty {
        ScalarType::Bool => {
            let words = next();
            let values = BooleanBuffer::collect_bool(words.len(), |row| words[row] & 1 != 0);
            Arc::new(BooleanArray::new(values, nulls))
        }
        ScalarType::Complex128 => {
            let children = vec![
                primitive(ScalarType::Float64, next(), None),
                primitive(ScalarType::Float64, next(), None),
            ];
            Arc::new(StructArray::new(complex_fields(), children, nulls))
        }
        _ => primitive(ty, next(), nulls),
    }
}

fn primitive(ty: ScalarType, words: Vec<u64>, nulls: Option<NullBuffer>) -> ArrayRef {
    let rows = words.len();
    let buffer = match ty.byte_width() {
        Some(1) => Buffer::from_vec(words.iter().map(|word| *word as u8).collect()),
        Some(2) => Buffer::from_vec(words.iter().map(|word| *word as u16).collect()),
        Some(4) => Buffer::from_vec(words.iter().map(|word| *word as u32).collect()),
        _ => Buffer::from_vec(words),
    };
    let data = ArrayData::builder(arrow_type(ty))
        .len(rows)
        .nulls(nulls)
        .add_buffer(buffer);
    make_array(
        data.build()
            .unwrap_or_else(|error| panic!("an array of {rows} values of {ty}: {error}")),
    )
}

/// The bits of one value.
pub fn bits(array: &dyn Array, row: usize) -> Bits {
    if array.is_null(row) {
        return None;
    }
    if let Some(values) = array.as_boolean_opt() {
        return Some(values.value(row).into());
    }
    if let Some(parts) = array.as_struct_opt() {
        let parts = parts.columns().iter().map(|part| bits(part.as_ref(), row).unwrap_or(0));
        return Some(parts.rev().fold(0, |high, low| high << 64 | low));
    }
    let data = array.to_data();
    let width = data.data_type().primitive_width().unwrap_or(0);
    let start = (data.offset() + row) * width;
    let bytes = data.buffers()[0][start..start + width].iter().rev();
    Some(bytes.fold(0, |value, byte| value << 8 | u128::from(*byte)))
}

/// The rows in which two arrays differ: how many, and the first few. An array of one value stands for that value in all rows.
pub fn differences(a: &ArrayRef, b: &ArrayRef) -> (u64, Vec<usize>) {
    // Primitive values are compared as bytes by arrow, too.
    if a.len() == b.len() && a.to_data() == b.to_data() {
        return (0, Vec::new());
    }
    let rows = a.len().max(b.len());
    if a.len() != b.len() && a.len() != 1 && b.len() != 1 || a.data_type() != b.data_type() {
        return (rows as u64, Vec::new());
    }
    let at = |array: &ArrayRef, row: usize| bits(array.as_ref(), if array.len() == 1 { 0 } else { row });
    let mut count = 0;
    let mut first = Vec::new();
    for row in 0..rows {
        if at(a, row) != at(b, row) {
            count += 1;
            if first.len() < 5 {
                first.push(row);
            }
        }
    }
    (count, first)
}

/// A value for people: its number and its bits.
pub fn text(ty: ScalarType, value: Bits) -> String {
    let Some(value) = value else {
        return "NULL".to_owned();
    };
    let float = |bits: u128| format!("{:?} ({:#018x})", f64::from_bits(bits as u64), bits as u64);
    match ty {
        ScalarType::Float64 => float(value),
        ScalarType::Float32 => format!("{:?} ({value:#010x})", f32::from_bits(value as u32)),
        ScalarType::Complex128 => format!("complex({}, {})", float(value), float(value >> 64)),
        ScalarType::Bool => (value != 0).to_string(),
        _ => {
            let signed = ty.integer_range().is_some_and(|(low, _)| low < 0);
            let unused = 128 - 8 * ty.byte_width().unwrap_or(8) as u32;
            match signed {
                true => (((value << unused) as i128) >> unused).to_string(),
                false => value.to_string(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_round_trip() {
        for ty in ScalarType::ALL {
            let one = match ty {
                ScalarType::Complex128 => 3 << 64 | 1,
                _ => 1,
            };
            let values = [Some(one), None, Some(0)];
            let array = from_bits(ty, &values);
            assert_eq!(array.data_type(), &arrow_type(ty));
            let found: Vec<Bits> = (0..3).map(|row| bits(array.as_ref(), row)).collect();
            assert_eq!(found, values, "{ty}");
            assert_eq!(bits(array.slice(2, 1).as_ref(), 0), Some(0), "{ty}");
        }
    }

    #[test]
    fn differences_are_of_bits() {
        let array = |values: &[f64]| {
            let bits: Vec<Bits> = values.iter().map(|x| Some(x.to_bits().into())).collect();
            from_bits(ScalarType::Float64, &bits)
        };
        let (a, b) = (array(&[0.0, f64::NAN, 1.0]), array(&[-0.0, f64::NAN, 1.0]));
        assert_eq!(differences(&a, &a), (0, vec![]));
        assert_eq!(differences(&a, &b), (1, vec![0]));
        assert_eq!(differences(&array(&[1.0]), &array(&[1.0, 1.0, 2.0])), (1, vec![2]));
        assert_eq!(differences(&array(&[1.0, 2.0]), &array(&[1.0, 1.0, 2.0])).0, 3);
    }

    #[test]
    fn values_are_readable() {
        assert_eq!(text(ScalarType::Int8, Some(0xff)), "-1");
        assert_eq!(text(ScalarType::UInt8, Some(0xff)), "255");
        assert_eq!(
            text(ScalarType::Float64, Some(1.5f64.to_bits().into())),
            "1.5 (0x3ff8000000000000)"
        );
    }
}
