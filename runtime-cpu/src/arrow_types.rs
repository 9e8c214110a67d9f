//! How SQL's types look as Arrow arrays.

use std::sync::{Arc, LazyLock};

use arrow::datatypes::{DataType, Field, Fields};
use rbcdb_udf_abi::{ParameterType, ScalarType};

/// The children of a complex value. Nullable, because that is what structs built in SQL have; results hold NULLs in the
/// struct itself, never in a child.
static COMPLEX_FIELDS: LazyLock<Fields> = LazyLock::new(|| {
    Fields::from(vec![
        Field::new("re", DataType::Float64, true),
        Field::new("im", DataType::Float64, true),
    ])
});

/// The children of a complex array as results have it.
pub fn complex_fields() -> Fields {
    COMPLEX_FIELDS.clone()
}

/// The Arrow type that arguments are expected in and results come in.
pub fn arrow_type(ty: impl Into<ParameterType>) -> DataType {
    match ty.into() {
        ParameterType::Scalar(ty) => arrow_scalar_type(ty),
        ParameterType::Array(element) => {
            DataType::List(Arc::new(Field::new_list_field(arrow_scalar_type(element), true)))
        }
    }
}

fn arrow_scalar_type(ty: ScalarType) -> DataType {
    match ty {
        ScalarType::Bool => DataType::Boolean,
        ScalarType::Int8 => DataType::Int8,
        ScalarType::Int16 => DataType::Int16,
        ScalarType::Int32 => DataType::Int32,
        ScalarType::Int64 => DataType::Int64,
        ScalarType::UInt8 => DataType::UInt8,
        ScalarType::UInt16 => DataType::UInt16,
        ScalarType::UInt32 => DataType::UInt32,
        ScalarType::UInt64 => DataType::UInt64,
        ScalarType::Float32 => DataType::Float32,
        ScalarType::Float64 => DataType::Float64,
        ScalarType::Complex128 => DataType::Struct(complex_fields()),
    }
}

/// The type that an Arrow type stands for; `None` where no function can take it without a cast.
///
/// Any struct of exactly the doubles `re` and `im`, nullable or not and in either order, is a complex number.
pub fn scalar_type(ty: &DataType) -> Option<ScalarType> {
    Some(match ty {
        DataType::Boolean => ScalarType::Bool,
        DataType::Int8 => ScalarType::Int8,
        DataType::Int16 => ScalarType::Int16,
        DataType::Int32 => ScalarType::Int32,
        DataType::Int64 => ScalarType::Int64,
        DataType::UInt8 => ScalarType::UInt8,
        DataType::UInt16 => ScalarType::UInt16,
        DataType::UInt32 => ScalarType::UInt32,
        DataType::UInt64 => ScalarType::UInt64,
        DataType::Float32 => ScalarType::Float32,
        DataType::Float64 => ScalarType::Float64,
        DataType::Struct(fields) if is_complex(fields) => ScalarType::Complex128,
        _ => return None,
    })
}

/// The type of parameter that takes an Arrow type without a cast; `None` where there is none.
///
/// Any `List` of a type that arrays can be made of is an array, whatever its elements' field is called.
pub fn parameter_type(ty: &DataType) -> Option<ParameterType> {
    match ty {
        DataType::List(field) => ParameterType::array(scalar_type(field.data_type())?),
        other => scalar_type(other).map(ParameterType::Scalar),
    }
}

fn is_complex(fields: &Fields) -> bool {
    let has = |name: &str| {
        fields
            .iter()
            .any(|f| f.name() == name && f.data_type() == &DataType::Float64)
    };
    fields.len() == 2 && has("re") && has("im")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_maps_there_and_back() {
        for ty in ParameterType::all() {
            assert_eq!(parameter_type(&arrow_type(ty)), Some(ty));
            assert_eq!(scalar_type(&arrow_type(ty)), ty.scalar());
        }
        let list = |ty| DataType::List(Arc::new(Field::new("x", ty, false)));
        assert_eq!(
            parameter_type(&list(DataType::Int8)),
            Some(ParameterType::Array(ScalarType::Int8))
        );
        for other in [DataType::Utf8, arrow_type(ScalarType::Complex128), list(DataType::Int8)] {
            assert_eq!(parameter_type(&list(other)), None);
        }
    }

    #[test]
    fn structs_that_are_complex_and_structs_that_are_not() {
        let structure = |fields: &[(&str, DataType, bool)]| {
            DataType::Struct(
                fields
                    .iter()
                    .map(|(name, ty, null)| Field::new(*name, ty.clone(), *null))
                    .collect(),
            )
        };
        let f64 = || DataType::Float64;
        assert_eq!(
            scalar_type(&structure(&[("im", f64(), false), ("re", f64(), true)])),
            Some(ScalarType::Complex128)
        );
        for other in [
            structure(&[]),
            structure(&[("re", f64(), true)]),
            structure(&[("re", f64(), true), ("re", f64(), true)]),
            structure(&[("re", f64(), true), ("im", DataType::Float32, true)]),
            structure(&[("re", f64(), true), ("im", f64(), true), ("x", f64(), true)]),
            structure(&[("c0", f64(), true), ("c1", f64(), true)]),
            DataType::Null,
            DataType::Utf8,
        ] {
            assert_eq!(scalar_type(&other), None, "{other}");
        }
    }
}
