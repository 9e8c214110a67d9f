//! Values as error messages show them: shortest text that reads back as the same value.

use std::fmt::{Display, LowerExp};

use arrow::array::{Array, ArrowPrimitiveType, AsArray};
use arrow::datatypes::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use rbcdb_udf_abi::{ParameterType, ScalarType};

use super::inputs::{parts, with_primitive};

/// Elements that are shown of an array.
const ELEMENTS_MAX: usize = 8;

/// The value in this row: `NULL`, `true`, `-3`, `1e+20`, `(1-2j)`, `{1,NULL,3}`; of a long array its first elements and how
/// many there are.
pub(super) fn value(array: &dyn Array, ty: ParameterType, row: usize) -> String {
    let element = match ty {
        ParameterType::Scalar(ty) => return scalar(array, ty, row),
        ParameterType::Array(element) => element,
    };
    let Some(list) = array.as_list_opt::<i32>().filter(|list| row < list.len()) else {
        return "?".into();
    };
    if list.is_null(row) {
        return "NULL".into();
    }
    let elements = list.value(row);
    let shown = (0..elements.len().min(ELEMENTS_MAX)).map(|n| scalar(elements.as_ref(), element, n));
    let shown: Vec<String> = shown.collect();
    match elements.len() {
        len if len > ELEMENTS_MAX => format!("{{{},… of {len}}}", shown.join(",")),
        _ => format!("{{{}}}", shown.join(",")),
    }
}

fn scalar(array: &dyn Array, ty: ScalarType, row: usize) -> String {
    if row >= array.len() {
        return "?".into();
    }
    if super::is_null(array, row) {
        return "NULL".into();
    }
    match ty {
        ScalarType::Float32 => float(array.as_primitive::<Float32Type>().value(row)),
        ScalarType::Float64 => float(array.as_primitive::<Float64Type>().value(row)),
        _ => with_primitive!(
            ty,
            integer(array, row),
            bool => array.as_boolean().value(row).to_string(),
            complex => {
                let (re, im) = parts(array.as_struct());
                complex(re.value(row), im.value(row))
            }
        ),
    }
}

fn integer<T: ArrowPrimitiveType<Native: ToString>>(array: &dyn Array, row: usize) -> String {
    array.as_primitive::<T>().value(row).to_string()
}

/// As SQL writes it: `NaN`, `Infinity`, an exponent where the digits alone would be long.
fn float<F: Display + LowerExp + Copy + Into<f64>>(x: F) -> String {
    let wide: f64 = x.into();
    if wide.is_nan() {
        return "NaN".into();
    }
    if wide.is_infinite() {
        return if wide > 0.0 { "Infinity" } else { "-Infinity" }.into();
    }
    if wide == 0.0 || (1e-5..1e16).contains(&wide.abs()) {
        return x.to_string();
    }
    let text = format!("{x:e}");
    if text.contains("e-") {
        text
    } else {
        text.replace('e', "e+")
    }
}

/// As the language writes it.
fn complex(re: f64, im: f64) -> String {
    let im = float(im);
    let sign = if im.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{im}j)", float(re))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::array::{ArrayRef, BooleanArray, Float64Array, Int64Array, ListArray, StructArray, UInt8Array};

    use super::*;
    use crate::arrow_types::complex_fields;

    #[test]
    fn floats_are_short_and_exact() {
        for (x, text) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (0.1, "0.1"),
            (0.00001, "0.00001"),
            (1e-6, "1e-6"),
            (1e15, "1000000000000000"),
            (1e16, "1e+16"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(float(x), text);
        }
        assert_eq!(float(0.1f32), "0.1");
        assert_eq!(float(1e20f32), "1e+20");
    }

    #[test]
    fn every_kind_of_value() {
        let float = |x: f64| -> ArrayRef { Arc::new(Float64Array::from(vec![Some(x), None])) };
        let z = StructArray::new(complex_fields(), vec![float(1.0), float(-2.5)], None);
        assert_eq!(value(&z, ScalarType::Complex128.into(), 0), "(1-2.5j)");
        assert_eq!(value(&z, ScalarType::Complex128.into(), 1), "NULL");
        assert_eq!(complex(0.0, f64::NAN), "(0+NaNj)");
        assert_eq!(
            value(&BooleanArray::from(vec![true]), ScalarType::Bool.into(), 0),
            "true"
        );
        assert_eq!(
            value(&Int64Array::from(vec![i64::MIN]), ScalarType::Int64.into(), 0),
            i64::MIN.to_string()
        );
        let bytes = UInt8Array::from(vec![None, Some(255)]);
        assert_eq!(value(&bytes, ScalarType::UInt8.into(), 1), "255");
        assert_eq!(value(&bytes, ScalarType::UInt8.into(), 0), "NULL");
    }

    #[test]
    fn arrays_show_their_first_elements() {
        let rows = vec![
            Some(vec![Some(1), None, Some(-3)]),
            None,
            Some(vec![]),
            Some((0..9).map(Some).collect()),
        ];
        let list = ListArray::from_iter_primitive::<Int64Type, _, _>(rows);
        let shown: Vec<String> = (0..5)
            .map(|row| value(&list, ParameterType::Array(ScalarType::Int64), row))
            .collect();
        assert_eq!(shown, ["{1,NULL,-3}", "NULL", "{}", "{0,1,2,3,4,5,6,7,… of 9}", "?"]);
    }
}
