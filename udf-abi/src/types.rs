//! Types of SQL functions' parameters and results, and their layout in memory.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The type of a value as SQL sees it. Layout in a batch is Arrow's: little-endian values one after the
/// other, booleans as bits (least significant first), complex as 16 bytes (`re`, `im`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ScalarType {
    /// `BOOLEAN`, one bit per row.
    Bool,
    /// `TINYINT`
    Int8,
    /// `SMALLINT`
    Int16,
    /// `INTEGER`
    Int32,
    /// `BIGINT`
    Int64,
    /// `UTINYINT` (also `TINYINT UNSIGNED`)
    UInt8,
    /// `USMALLINT` (also `SMALLINT UNSIGNED`)
    UInt16,
    /// `UINTEGER` (also `INTEGER UNSIGNED`)
    UInt32,
    /// `UBIGINT` (also `BIGINT UNSIGNED`)
    UInt64,
    /// `REAL`, IEEE 754 binary32.
    Float32,
    /// `DOUBLE`, IEEE 754 binary64.
    Float64,
    /// `COMPLEX`, a struct of two doubles (`re`, `im`) in SQL, interleaved in the call frame.
    Complex128,
}

impl ScalarType {
    /// All types, in the order of declaration.
    pub const ALL: [ScalarType; 12] = [
        ScalarType::Bool,
        ScalarType::Int8,
        ScalarType::Int16,
        ScalarType::Int32,
        ScalarType::Int64,
        ScalarType::UInt8,
        ScalarType::UInt16,
        ScalarType::UInt32,
        ScalarType::UInt64,
        ScalarType::Float32,
        ScalarType::Float64,
        ScalarType::Complex128,
    ];

    /// The canonical SQL spelling, as messages, `SHOW FUNCTIONS` and signatures show it.
    pub fn sql_name(self) -> &'static str {
        match self {
            ScalarType::Bool => "BOOLEAN",
            ScalarType::Int8 => "TINYINT",
            ScalarType::Int16 => "SMALLINT",
            ScalarType::Int32 => "INTEGER",
            ScalarType::Int64 => "BIGINT",
            ScalarType::UInt8 => "UTINYINT",
            ScalarType::UInt16 => "USMALLINT",
            ScalarType::UInt32 => "UINTEGER",
            ScalarType::UInt64 => "UBIGINT",
            ScalarType::Float32 => "REAL",
            ScalarType::Float64 => "DOUBLE",
            ScalarType::Complex128 => "COMPLEX",
        }
    }

    /// Bytes of one value in the call frame; `None` for booleans, which are bits.
    pub fn byte_width(self) -> Option<usize> {
        match self {
            ScalarType::Bool => None,
            ScalarType::Int8 | ScalarType::UInt8 => Some(1),
            ScalarType::Int16 | ScalarType::UInt16 => Some(2),
            ScalarType::Int32 | ScalarType::UInt32 | ScalarType::Float32 => Some(4),
            ScalarType::Int64 | ScalarType::UInt64 | ScalarType::Float64 => Some(8),
            ScalarType::Complex128 => Some(16),
        }
    }

    /// Whether the type is one of the eight integers.
    pub fn is_integer(self) -> bool {
        self.integer_range().is_some()
    }

    /// Smallest and largest value of an integer type; `None` for the others.
    pub fn integer_range(self) -> Option<(i128, i128)> {
        Some(match self {
            ScalarType::Int8 => (i8::MIN.into(), i8::MAX.into()),
            ScalarType::Int16 => (i16::MIN.into(), i16::MAX.into()),
            ScalarType::Int32 => (i32::MIN.into(), i32::MAX.into()),
            ScalarType::Int64 => (i64::MIN.into(), i64::MAX.into()),
            ScalarType::UInt8 => (0, u8::MAX.into()),
            ScalarType::UInt16 => (0, u16::MAX.into()),
            ScalarType::UInt32 => (0, u32::MAX.into()),
            ScalarType::UInt64 => (0, u64::MAX.into()),
            _ => return None,
        })
    }
}

impl fmt::Display for ScalarType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sql_name())
    }
}

/// The type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ParameterType {
    /// One value.
    Scalar(ScalarType),
    /// `T[]`, an array of one dimension whose elements may be NULL. Layout in a batch is Arrow's `List`: offsets of 32 bits
    /// into the values of all rows. The element type is one of [`ParameterType::ELEMENTS`].
    Array(ScalarType),
}

impl ParameterType {
    /// What arrays can be made of: everything but complex numbers.
    pub const ELEMENTS: [ScalarType; 11] = [
        ScalarType::Bool,
        ScalarType::Int8,
        ScalarType::Int16,
        ScalarType::Int32,
        ScalarType::Int64,
        ScalarType::UInt8,
        ScalarType::UInt16,
        ScalarType::UInt32,
        ScalarType::UInt64,
        ScalarType::Float32,
        ScalarType::Float64,
    ];

    /// The array of such elements; `None` where there is none.
    pub fn array(element: ScalarType) -> Option<ParameterType> {
        ParameterType::ELEMENTS
            .contains(&element)
            .then_some(ParameterType::Array(element))
    }

    /// All types: the scalars, then the arrays.
    pub fn all() -> impl Iterator<Item = ParameterType> {
        let scalars = ScalarType::ALL.into_iter().map(ParameterType::Scalar);
        scalars.chain(ParameterType::ELEMENTS.into_iter().map(ParameterType::Array))
    }

    /// The type of a scalar.
    pub fn scalar(self) -> Option<ScalarType> {
        match self {
            ParameterType::Scalar(ty) => Some(ty),
            ParameterType::Array(_) => None,
        }
    }

    /// The type of an array's elements.
    pub fn element(self) -> Option<ScalarType> {
        match self {
            ParameterType::Scalar(_) => None,
            ParameterType::Array(element) => Some(element),
        }
    }

    /// Whether it is an array.
    pub fn is_array(self) -> bool {
        self.element().is_some()
    }
}

impl From<ScalarType> for ParameterType {
    fn from(ty: ScalarType) -> ParameterType {
        ParameterType::Scalar(ty)
    }
}

/// The canonical SQL spelling: `DOUBLE`, `DOUBLE[]`.
impl fmt::Display for ParameterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ParameterType::Scalar(ty) => f.write_str(ty.sql_name()),
            ParameterType::Array(element) => write!(f, "{element}[]"),
        }
    }
}
