//! PostgreSQL's names of types that DataFusion's messages and listings spell in Arrow's way.

/// `double precision` for `Float64`; what has no other name stays as it is.
pub fn sql_type_name(arrow: &str) -> String {
    let (head, modifiers) = match arrow.split_once('(') {
        Some((head, rest)) => (head, Some(rest.strip_suffix(')').unwrap_or(rest))),
        None => (arrow, None),
    };
    let name = match (head, modifiers) {
        ("Boolean", _) => "boolean",
        ("Int8", _) => "tinyint",
        ("Int16", _) => "smallint",
        ("Int32", _) => "integer",
        ("Int64", _) => "bigint",
        ("UInt8", _) => "utinyint",
        ("UInt16", _) => "usmallint",
        ("UInt32", _) => "uinteger",
        ("UInt64", _) => "ubigint",
        ("Float16" | "Float32", _) => "real",
        ("Float64", _) => "double precision",
        ("Utf8" | "Utf8View" | "LargeUtf8" | "String", _) => "text",
        ("Binary" | "BinaryView" | "LargeBinary" | "FixedSizeBinary", _) => "bytea",
        ("Date32" | "Date64" | "Date", _) => "date",
        ("Time32" | "Time64" | "Time", _) => "time without time zone",
        ("Timestamp", Some(zone)) if zone.contains('"') => "timestamp with time zone",
        ("Timestamp", _) => "timestamp without time zone",
        ("Interval" | "Duration", _) => "interval",
        ("Null", _) => "unknown",
        ("Decimal32" | "Decimal64" | "Decimal128" | "Decimal256", Some(digits)) => {
            return format!("numeric({})", digits.replace(' ', ""));
        }
        ("List" | "LargeList" | "ListView", Some(element)) => return format!("{}[]", element_name(element)),
        ("Struct", Some(fields)) if is_complex(fields) => "complex",
        _ => return arrow.to_owned(),
    };
    name.to_owned()
}

/// The type of a list's elements: `Int64`, `nullable Int64`, `non-null Int64, field: 'item'`.
fn element_name(element: &str) -> String {
    let bare = element.trim_start_matches("nullable ").trim_start_matches("non-null ");
    let end = bare.find(", field:").unwrap_or(bare.len());
    sql_type_name(&bare[..end])
}

/// Whether a struct's fields are those of COMPLEX.
fn is_complex(fields: &str) -> bool {
    let names: Vec<&str> = fields.split('"').skip(1).step_by(2).collect();
    names == ["re", "im"] && fields.matches("Float64").count() == 2
}

/// `a, b` as the parts between commas that aren't inside brackets.
pub fn split_types(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0i32, 0);
    for (at, c) in list.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = list[start..].trim();
    if !last.is_empty() {
        parts.push(last);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::datatypes::{DataType, Field, TimeUnit};
    use std::sync::Arc;

    #[test]
    fn arrows_types_have_sql_names() {
        let list = DataType::List(Arc::new(Field::new_list_field(DataType::Int64, true)));
        let complex = rbcdb_runtime_cpu::arrow_type(rbcdb_udf_abi::ScalarType::Complex128);
        for (ty, name) in [
            (DataType::Float64, "double precision"),
            (DataType::Utf8View, "text"),
            (DataType::Decimal128(10, 2), "numeric(10,2)"),
            (
                DataType::Timestamp(TimeUnit::Nanosecond, None),
                "timestamp without time zone",
            ),
            (
                DataType::Timestamp(TimeUnit::Second, Some("UTC".into())),
                "timestamp with time zone",
            ),
            (list, "bigint[]"),
            (complex, "complex"),
        ] {
            assert_eq!(sql_type_name(&ty.to_string()), name);
        }
        assert_eq!(sql_type_name("Map(...)"), "Map(...)");
    }

    #[test]
    fn lists_are_split_at_their_own_commas() {
        assert_eq!(
            split_types("Int64, Decimal128(10, 2), Utf8"),
            ["Int64", "Decimal128(10, 2)", "Utf8"]
        );
        assert!(split_types("").is_empty());
    }
}
