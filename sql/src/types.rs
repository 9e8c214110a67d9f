//! SQL type spellings of PostgreSQL and DuckDB as [`ScalarType`]s and [`ParameterType`]s.

use rbcdb_udf_abi::{ParameterType, ScalarType};
use sqlparser::ast::{ArrayElemTypeDef, DataType, ExactNumberInfo};

use crate::error::{SqlError, sqlstate};

/// Why a type can't be a parameter's or result's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeError {
    /// SQL has it, rbc functions don't take it.
    Unsupported(String),
    /// An array, which only parameters can be.
    Array(String),
    /// Nobody knows it.
    Unknown(String),
    /// `FLOAT(0)`, `FLOAT(54)`.
    Precision(String),
}

impl TypeError {
    /// The error at a byte offset.
    pub fn into_sql_error(self, position: usize) -> SqlError {
        let error = match self {
            TypeError::Unsupported(name) => SqlError::new(
                sqlstate::FEATURE_NOT_SUPPORTED,
                format!("type {name} is not supported in functions of LANGUAGE rbc"),
            ),
            TypeError::Array(name) => {
                let message = format!("type {name} is supported for parameters of functions only");
                let hint = "A function returns one value: an element, or what it computes from the elements.";
                return SqlError::new(sqlstate::FEATURE_NOT_SUPPORTED, message)
                    .hint(hint)
                    .at(position);
            }
            TypeError::Unknown(name) => {
                SqlError::new(sqlstate::UNDEFINED_OBJECT, format!("type \"{name}\" does not exist"))
            }
            TypeError::Precision(message) => {
                return SqlError::new(sqlstate::INVALID_PARAMETER_VALUE, message).at(position);
            }
        };
        error.hint(format!("Supported types: {}.", supported())).at(position)
    }
}

/// The supported types' names, for messages.
fn supported() -> String {
    let scalars = ScalarType::ALL.map(ScalarType::sql_name).join(", ");
    format!("{scalars}; for parameters, arrays of these but COMPLEX")
}

/// The type of a parameter that a SQL spelling names: a scalar's, or `T[]`, `T[3]`, `ARRAY<T>` for an array.
///
/// # Errors
/// [`TypeError`] for a type that functions don't take.
pub fn parameter_type(ty: &DataType) -> Result<ParameterType, TypeError> {
    let DataType::Array(element) = ty else {
        return scalar_type(ty).map(ParameterType::Scalar);
    };
    let element = match element {
        ArrayElemTypeDef::AngleBracket(element)
        | ArrayElemTypeDef::SquareBracket(element, _)
        | ArrayElemTypeDef::Parenthesis(element) => element,
        ArrayElemTypeDef::None => return Err(TypeError::Unsupported(ty.to_string())),
    };
    match scalar_type(element) {
        Ok(element) => ParameterType::array(element).ok_or_else(|| TypeError::Unsupported(ty.to_string())),
        Err(TypeError::Array(_) | TypeError::Unsupported(_)) => Err(TypeError::Unsupported(ty.to_string())),
        Err(other) => Err(other),
    }
}

/// The type of a scalar that a SQL spelling names.
///
/// # Errors
/// [`TypeError`] for a type that functions don't take.
pub fn scalar_type(ty: &DataType) -> Result<ScalarType, TypeError> {
    use DataType as D;
    Ok(match ty {
        D::Bool | D::Boolean => ScalarType::Bool,
        D::TinyInt(_) => ScalarType::Int8,
        D::SmallInt(_) | D::Int2(_) | D::Int16 => ScalarType::Int16,
        D::Int(_) | D::Int4(_) | D::Integer(_) | D::Int32 | D::Signed | D::SignedInteger => ScalarType::Int32,
        D::BigInt(_) | D::Int8(_) | D::Int64 => ScalarType::Int64,
        D::TinyIntUnsigned(_) | D::UTinyInt | D::UInt8 => ScalarType::UInt8,
        D::SmallIntUnsigned(_) | D::Int2Unsigned(_) | D::USmallInt | D::UInt16 => ScalarType::UInt16,
        D::IntUnsigned(_) | D::Int4Unsigned(_) | D::IntegerUnsigned(_) | D::UInt32 => ScalarType::UInt32,
        D::BigIntUnsigned(_) | D::Int8Unsigned(_) | D::UBigInt | D::UInt64 => ScalarType::UInt64,
        D::Real | D::Float4 | D::Float32 => ScalarType::Float32,
        D::Double(_) | D::DoublePrecision | D::Float8 | D::Float64 => ScalarType::Float64,
        D::Float(precision) => return float(precision),
        D::Custom(name, modifiers) => return custom(&name.to_string(), !modifiers.is_empty()),
        D::Array(_) => {
            return Err(match parameter_type(ty) {
                Ok(array) => TypeError::Array(array.to_string()),
                Err(error) => error,
            });
        }
        other => return Err(TypeError::Unsupported(other.to_string())),
    })
}

/// `FLOAT` and `FLOAT(p)`: p counts binary digits, as in PostgreSQL.
fn float(precision: &ExactNumberInfo) -> Result<ScalarType, TypeError> {
    match precision {
        ExactNumberInfo::None => Ok(ScalarType::Float64),
        ExactNumberInfo::Precision(1..=24) => Ok(ScalarType::Float32),
        ExactNumberInfo::Precision(25..=53) => Ok(ScalarType::Float64),
        ExactNumberInfo::Precision(0) => Err(TypeError::Precision(
            "precision for type FLOAT must be at least 1 bit".to_owned(),
        )),
        ExactNumberInfo::Precision(_) => Err(TypeError::Precision(
            "precision for type FLOAT must be less than 54 bits".to_owned(),
        )),
        other => Err(TypeError::Unsupported(format!("FLOAT{other}"))),
    }
}

/// Names that sqlparser doesn't know as types.
fn custom(name: &str, has_modifiers: bool) -> Result<ScalarType, TypeError> {
    let lowered = name.to_lowercase();
    let bare = lowered.strip_prefix("pg_catalog.").unwrap_or(&lowered);
    let ty = match bare {
        "int1" => ScalarType::Int8,
        "short" => ScalarType::Int16,
        "long" => ScalarType::Int64,
        "int2" => ScalarType::Int16,
        "int4" => ScalarType::Int32,
        "int8" => ScalarType::Int64,
        "float4" => ScalarType::Float32,
        "float8" => ScalarType::Float64,
        "bool" | "logical" => ScalarType::Bool,
        "utinyint" | "uint1" => ScalarType::UInt8,
        "usmallint" | "uint2" => ScalarType::UInt16,
        "uinteger" | "uint4" => ScalarType::UInt32,
        "ubigint" => ScalarType::UInt64,
        "complex" | "complex128" => ScalarType::Complex128,
        known if KNOWN_UNSUPPORTED.contains(&known) => return Err(TypeError::Unsupported(name.to_uppercase())),
        _ => return Err(TypeError::Unknown(name.to_owned())),
    };
    if has_modifiers {
        return Err(TypeError::Unsupported(format!("{} with a modifier", ty.sql_name())));
    }
    Ok(ty)
}

/// Types of PostgreSQL and DuckDB that sqlparser takes for user-defined ones.
const KNOWN_UNSUPPORTED: &[&str] = &[
    "anyarray",
    "anyelement",
    "bpchar",
    "cidr",
    "complex64",
    "hugeint",
    "uhugeint",
    "inet",
    "internal",
    "macaddr",
    "money",
    "name",
    "oid",
    "record",
    "timestamptz",
    "timetz",
    "void",
    "xml",
    "date",
    "varint",
    "bignum",
    "blob",
    "string",
    "list",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::DIALECT;
    use sqlparser::parser::Parser;

    fn data_type(text: &str) -> DataType {
        let mut parser = Parser::new(&DIALECT).try_with_sql(text).unwrap();
        parser.parse_data_type().unwrap()
    }

    fn parse(text: &str) -> Result<ScalarType, TypeError> {
        scalar_type(&data_type(text))
    }

    #[test]
    fn arrays_are_types_of_parameters() {
        for (text, element) in [
            ("DOUBLE PRECISION[]", ScalarType::Float64),
            ("float8[]", ScalarType::Float64),
            ("INT[3]", ScalarType::Int32),
            ("BIGINT UNSIGNED[]", ScalarType::UInt64),
            ("boolean[]", ScalarType::Bool),
        ] {
            let array = ParameterType::Array(element);
            assert_eq!(parameter_type(&data_type(text)), Ok(array), "{text}");
            assert_eq!(parse(text), Err(TypeError::Array(array.to_string())), "{text}");
        }
        for ty in ParameterType::all() {
            assert_eq!(parameter_type(&data_type(&ty.to_string())), Ok(ty));
        }
        for text in ["INT[][]", "COMPLEX[]", "TEXT[]"] {
            let found = parameter_type(&data_type(text));
            assert_eq!(found, Err(TypeError::Unsupported(text.to_owned())));
        }
    }

    #[test]
    fn every_spelling_has_its_type() {
        use ScalarType::*;
        let spellings: [(&str, ScalarType); 44] = [
            ("BOOLEAN", Bool),
            ("bool", Bool),
            ("LOGICAL", Bool),
            ("TINYINT", Int8),
            ("INT1", Int8),
            ("SMALLINT", Int16),
            ("INT2", Int16),
            ("SHORT", Int16),
            ("INT", Int32),
            ("INTEGER", Int32),
            ("INT4", Int32),
            ("int", Int32),
            ("BIGINT", Int64),
            ("INT8", Int64),
            ("LONG", Int64),
            ("UTINYINT", UInt8),
            ("TINYINT UNSIGNED", UInt8),
            ("USMALLINT", UInt16),
            ("SMALLINT UNSIGNED", UInt16),
            ("INT2 UNSIGNED", UInt16),
            ("UINTEGER", UInt32),
            ("INT UNSIGNED", UInt32),
            ("INTEGER UNSIGNED", UInt32),
            ("INT4 UNSIGNED", UInt32),
            ("UBIGINT", UInt64),
            ("BIGINT UNSIGNED", UInt64),
            ("INT8 UNSIGNED", UInt64),
            ("REAL", Float32),
            ("FLOAT4", Float32),
            ("FLOAT(1)", Float32),
            ("FLOAT(24)", Float32),
            ("DOUBLE", Float64),
            ("DOUBLE PRECISION", Float64),
            ("FLOAT8", Float64),
            ("FLOAT", Float64),
            ("FLOAT(25)", Float64),
            ("FLOAT(53)", Float64),
            ("COMPLEX", Complex128),
            ("complex", Complex128),
            ("Complex128", Complex128),
            ("pg_catalog.int4", Int32),
            ("pg_catalog.float8", Float64),
            ("utinyint", UInt8),
            ("double precision", Float64),
        ];
        for (text, ty) in spellings {
            assert_eq!(parse(text), Ok(ty), "{text}");
        }
        for ty in ScalarType::ALL {
            assert_eq!(parse(ty.sql_name()), Ok(ty));
        }
    }

    #[test]
    fn what_sql_has_is_unsupported_and_what_nobody_has_is_unknown() {
        for text in [
            "TEXT",
            "VARCHAR(10)",
            "DATE",
            "TIMESTAMP",
            "NUMERIC(10, 2)",
            "DECIMAL",
            "BYTEA",
            "UUID",
            "JSON",
            "INTERVAL",
            "HUGEINT",
            "ANYELEMENT",
            "MONEY",
            "TIMESTAMPTZ",
            "COMPLEX(3)",
        ] {
            assert!(
                matches!(parse(text), Err(TypeError::Unsupported(_))),
                "{text}: {:?}",
                parse(text)
            );
        }
        assert_eq!(parse("foo"), Err(TypeError::Unknown("foo".to_owned())));
        assert!(matches!(parse("FLOAT(0)"), Err(TypeError::Precision(_))));
        assert!(matches!(parse("FLOAT(54)"), Err(TypeError::Precision(_))));
    }
}
