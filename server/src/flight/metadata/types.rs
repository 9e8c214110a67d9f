//! The types of columns: their SQL names, and what XDBC's clients want to know of them.

use arrow::datatypes::DataType;
use arrow_flight::error::Result;
use arrow_flight::sql::metadata::{XdbcTypeInfo, XdbcTypeInfoData, XdbcTypeInfoDataBuilder};
use arrow_flight::sql::{Nullable, Searchable, XdbcDataType, XdbcDatetimeSubcode};

/// The SQL name of a column's type.
pub fn name(ty: &DataType) -> String {
    let name = match ty {
        DataType::Boolean => "BOOLEAN",
        DataType::Int8 => "TINYINT",
        DataType::Int16 => "SMALLINT",
        DataType::Int32 => "INTEGER",
        DataType::Int64 => "BIGINT",
        DataType::UInt8 => "UTINYINT",
        DataType::UInt16 => "USMALLINT",
        DataType::UInt32 => "UINTEGER",
        DataType::UInt64 => "UBIGINT",
        DataType::Float16 | DataType::Float32 => "REAL",
        DataType::Float64 => "DOUBLE",
        DataType::Decimal32(p, s)
        | DataType::Decimal64(p, s)
        | DataType::Decimal128(p, s)
        | DataType::Decimal256(p, s) => return format!("DECIMAL({p}, {s})"),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => "TEXT",
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_) => "BYTEA",
        DataType::Date32 | DataType::Date64 => "DATE",
        DataType::Time32(_) | DataType::Time64(_) => "TIME",
        DataType::Timestamp(_, None) => "TIMESTAMP",
        DataType::Timestamp(_, Some(_)) => "TIMESTAMP WITH TIME ZONE",
        DataType::Interval(_) | DataType::Duration(_) => "INTERVAL",
        DataType::List(field) | DataType::LargeList(field) | DataType::FixedSizeList(field, _) => {
            return format!("{}[]", self::name(field.data_type()));
        }
        DataType::Struct(fields) if is_complex(fields) => "COMPLEX",
        DataType::Struct(_) => "STRUCT",
        other => return other.to_string(),
    };
    name.to_owned()
}

/// The struct of two doubles that a complex number is.
fn is_complex(fields: &arrow::datatypes::Fields) -> bool {
    let parts = fields.iter().map(|f| (f.name().as_str(), f.data_type()));
    parts.eq([("re", &DataType::Float64), ("im", &DataType::Float64)])
}

/// Digits of a number, and how many of them stand behind the point.
pub fn precision(ty: &DataType) -> Option<(u8, i8)> {
    Some(match ty {
        DataType::Int8 | DataType::UInt8 => (3, 0),
        DataType::Int16 | DataType::UInt16 => (5, 0),
        DataType::Int32 | DataType::UInt32 => (10, 0),
        DataType::Int64 => (19, 0),
        DataType::UInt64 => (20, 0),
        DataType::Decimal32(p, s)
        | DataType::Decimal64(p, s)
        | DataType::Decimal128(p, s)
        | DataType::Decimal256(p, s) => (*p, *s),
        _ => return None,
    })
}

/// The answer to GetXdbcTypeInfo.
pub fn infos() -> Result<XdbcTypeInfoData> {
    let mut builder = XdbcTypeInfoDataBuilder::new();
    for (name, ty, digits, unsigned) in [
        ("TINYINT", XdbcDataType::XdbcTinyint, 3, false),
        ("SMALLINT", XdbcDataType::XdbcSmallint, 5, false),
        ("INTEGER", XdbcDataType::XdbcInteger, 10, false),
        ("BIGINT", XdbcDataType::XdbcBigint, 19, false),
        ("UTINYINT", XdbcDataType::XdbcTinyint, 3, true),
        ("USMALLINT", XdbcDataType::XdbcSmallint, 5, true),
        ("UINTEGER", XdbcDataType::XdbcInteger, 10, true),
        ("UBIGINT", XdbcDataType::XdbcBigint, 20, true),
    ] {
        builder.append(XdbcTypeInfo {
            unsigned_attribute: Some(unsigned),
            num_prec_radix: Some(10),
            minimum_scale: Some(0),
            maximum_scale: Some(0),
            ..info(name, ty, Some(digits))
        });
    }
    for (name, ty, bits) in [
        ("REAL", XdbcDataType::XdbcReal, 24),
        ("DOUBLE", XdbcDataType::XdbcDouble, 53),
    ] {
        builder.append(XdbcTypeInfo {
            unsigned_attribute: Some(false),
            num_prec_radix: Some(2),
            ..info(name, ty, Some(bits))
        });
    }
    builder.append(XdbcTypeInfo {
        create_params: Some(vec!["precision".to_owned(), "scale".to_owned()]),
        unsigned_attribute: Some(false),
        num_prec_radix: Some(10),
        minimum_scale: Some(0),
        maximum_scale: Some(38),
        ..info("DECIMAL", XdbcDataType::XdbcDecimal, Some(38))
    });
    builder.append(info("BOOLEAN", XdbcDataType::XdbcBit, Some(1)));
    builder.append(XdbcTypeInfo {
        case_sensitive: true,
        searchable: Searchable::Full,
        ..quoted("TEXT", "'", XdbcDataType::XdbcVarchar, None)
    });
    builder.append(quoted("BYTEA", "'\\x", XdbcDataType::XdbcVarbinary, None));
    builder.append(quoted("DATE", "DATE '", XdbcDataType::XdbcDate, Some(10)));
    let date_time = |subcode, info| XdbcTypeInfo {
        datetime_subcode: Some(subcode),
        sql_data_type: XdbcDataType::XdbcDatetime,
        ..info
    };
    builder.append(date_time(
        XdbcDatetimeSubcode::XdbcSubcodeTime,
        quoted("TIME", "TIME '", XdbcDataType::XdbcTime, Some(18)),
    ));
    builder.append(date_time(
        XdbcDatetimeSubcode::XdbcSubcodeTimestamp,
        quoted("TIMESTAMP", "TIMESTAMP '", XdbcDataType::XdbcTimestamp, Some(29)),
    ));
    builder.append(quoted("INTERVAL", "INTERVAL '", XdbcDataType::XdbcInterval, None));
    builder.build()
}

fn info(name: &str, ty: XdbcDataType, size: Option<i32>) -> XdbcTypeInfo {
    XdbcTypeInfo {
        type_name: name.to_owned(),
        data_type: ty,
        sql_data_type: ty,
        column_size: size,
        nullable: Nullable::NullabilityNullable,
        searchable: Searchable::Basic,
        auto_increment: Some(false),
        local_type_name: Some(name.to_owned()),
        ..XdbcTypeInfo::default()
    }
}

fn quoted(name: &str, prefix: &str, ty: XdbcDataType, size: Option<i32>) -> XdbcTypeInfo {
    XdbcTypeInfo {
        literal_prefix: Some(prefix.to_owned()),
        literal_suffix: Some("'".to_owned()),
        ..info(name, ty, size)
    }
}
