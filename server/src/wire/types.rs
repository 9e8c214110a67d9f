//! Which PostgreSQL type an Arrow type is sent as.

use arrow::datatypes::{DataType, Field};
use postgres_types::Type;

/// The PostgreSQL type of a column. Types that PostgreSQL lacks go to the narrowest one that holds every value:
/// `UTINYINT` to int2, `USMALLINT` to int4, `UINTEGER` to int8, `UBIGINT` to numeric. Structs are records, complex
/// numbers among them.
pub fn pg_type(data_type: &DataType) -> Type {
    match data_type {
        DataType::Boolean => Type::BOOL,
        DataType::Int8 | DataType::Int16 | DataType::UInt8 => Type::INT2,
        DataType::Int32 | DataType::UInt16 => Type::INT4,
        DataType::Int64 | DataType::UInt32 => Type::INT8,
        DataType::UInt64 => Type::NUMERIC,
        DataType::Float16 | DataType::Float32 => Type::FLOAT4,
        DataType::Float64 => Type::FLOAT8,
        DataType::Decimal32(..) | DataType::Decimal64(..) | DataType::Decimal128(..) | DataType::Decimal256(..) => {
            Type::NUMERIC
        }
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_) => Type::BYTEA,
        DataType::Date32 | DataType::Date64 => Type::DATE,
        DataType::Time32(_) | DataType::Time64(_) => Type::TIME,
        DataType::Timestamp(_, None) => Type::TIMESTAMP,
        DataType::Timestamp(_, Some(_)) => Type::TIMESTAMPTZ,
        DataType::Interval(_) | DataType::Duration(_) => Type::INTERVAL,
        DataType::Struct(_) => Type::RECORD,
        DataType::List(f) | DataType::LargeList(f) | DataType::FixedSizeList(f, _) => array_of(&element_type(f)),
        DataType::ListView(f) | DataType::LargeListView(f) => array_of(&element_type(f)),
        DataType::Dictionary(_, value) => pg_type(value),
        DataType::RunEndEncoded(_, value) => pg_type(value.data_type()),
        DataType::Null
        | DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Map(..)
        | DataType::Union(..) => Type::TEXT,
    }
}

/// Metadata key of a field that PostgreSQL knows under a type of its own.
const PG_TYPE_KEY: &str = "rbcdb.pg_type";

/// A column of object identifiers: unsigned 32-bit integers that clients see as `oid`.
pub fn oid_field(name: &str) -> Field {
    let metadata = [(PG_TYPE_KEY.to_owned(), "oid".to_owned())].into();
    Field::new(name, DataType::UInt32, true).with_metadata(metadata)
}

/// Whether a column holds object identifiers.
pub fn is_oid(field: &Field) -> bool {
    *field.data_type() == DataType::UInt32 && field.metadata().get(PG_TYPE_KEY).is_some_and(|t| t == "oid")
}

/// The PostgreSQL type of a result column.
pub fn pg_type_of_field(field: &Field) -> Type {
    if is_oid(field) {
        Type::OID
    } else {
        pg_type(field.data_type())
    }
}

/// The innermost element type: PostgreSQL's arrays of arrays have the type of an array of their elements.
pub fn element_type(field: &Field) -> Type {
    match field.data_type() {
        DataType::UInt32 if is_oid(field) => Type::OID,
        DataType::List(f) | DataType::LargeList(f) | DataType::FixedSizeList(f, _) => element_type(f),
        DataType::ListView(f) | DataType::LargeListView(f) => element_type(f),
        other => pg_type(other),
    }
}

/// The array type of an element type that [`pg_type`] gives.
fn array_of(element: &Type) -> Type {
    match *element {
        Type::BOOL => Type::BOOL_ARRAY,
        Type::INT2 => Type::INT2_ARRAY,
        Type::INT4 => Type::INT4_ARRAY,
        Type::INT8 => Type::INT8_ARRAY,
        Type::NUMERIC => Type::NUMERIC_ARRAY,
        Type::FLOAT4 => Type::FLOAT4_ARRAY,
        Type::FLOAT8 => Type::FLOAT8_ARRAY,
        Type::BYTEA => Type::BYTEA_ARRAY,
        Type::OID => Type::OID_ARRAY,
        Type::DATE => Type::DATE_ARRAY,
        Type::TIME => Type::TIME_ARRAY,
        Type::TIMESTAMP => Type::TIMESTAMP_ARRAY,
        Type::TIMESTAMPTZ => Type::TIMESTAMPTZ_ARRAY,
        Type::INTERVAL => Type::INTERVAL_ARRAY,
        Type::RECORD => Type::RECORD_ARRAY,
        _ => Type::TEXT_ARRAY,
    }
}

/// Size in bytes as RowDescription and `pg_type.typlen` give it; -1 for variable width.
pub fn type_size(ty: &Type) -> i16 {
    match *ty {
        Type::BOOL => 1,
        Type::INT2 => 2,
        Type::INT4 | Type::FLOAT4 | Type::DATE | Type::OID => 4,
        Type::INT8 | Type::FLOAT8 | Type::TIME | Type::TIMESTAMP | Type::TIMESTAMPTZ => 8,
        Type::INTERVAL => 16,
        Type::NAME => 64,
        _ => -1,
    }
}

/// The type modifier: precision and scale of a numeric, otherwise -1.
pub fn type_modifier(data_type: &DataType) -> i32 {
    let (precision, scale) = match data_type {
        DataType::UInt64 => (20, 0),
        DataType::Decimal32(p, s)
        | DataType::Decimal64(p, s)
        | DataType::Decimal128(p, s)
        | DataType::Decimal256(p, s) => (i32::from(*p), i32::from(*s)),
        _ => return -1,
    };
    // PostgreSQL stores the scale in eleven bits and adds the size of a length word.
    ((precision << 16) | (scale & 0x7ff)) + 4
}
