//! Values in the protocol's binary format, as PostgreSQL's send functions write them.

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::*;
use bytes::{BufMut, BytesMut};
use postgres_types::Type;

use super::calendar::{DAY_US, PG_EPOCH_DAYS};
use super::error::{ErrorFields, sqlstate};
use super::text::{Temporal, bytes_at, decimal_text, list_at, temporal_at, write_value};
use super::types::{element_type, pg_type};

/// Writes the value of one row, which isn't NULL, without its length.
///
/// # Errors
/// For a value that PostgreSQL's binary format has no form for.
pub fn put_value(out: &mut BytesMut, array: &dyn Array, row: usize) -> Result<(), ErrorFields> {
    match array.data_type() {
        DataType::Boolean => out.put_u8(array.as_boolean().value(row).into()),
        DataType::Int8 => out.put_i16(array.as_primitive::<Int8Type>().value(row).into()),
        DataType::Int16 => out.put_i16(array.as_primitive::<Int16Type>().value(row)),
        DataType::Int32 => out.put_i32(array.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => out.put_i64(array.as_primitive::<Int64Type>().value(row)),
        DataType::UInt8 => out.put_i16(array.as_primitive::<UInt8Type>().value(row).into()),
        DataType::UInt16 => out.put_i32(array.as_primitive::<UInt16Type>().value(row).into()),
        DataType::UInt32 => out.put_i64(array.as_primitive::<UInt32Type>().value(row).into()),
        DataType::Float16 => out.put_f32(array.as_primitive::<Float16Type>().value(row).to_f32()),
        DataType::Float32 => out.put_f32(array.as_primitive::<Float32Type>().value(row)),
        DataType::Float64 => out.put_f64(array.as_primitive::<Float64Type>().value(row)),
        DataType::Struct(_) => put_record(out, array.as_struct().columns(), row)?,
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            put_value(out, dictionary.values(), dictionary.normalized_keys()[row])?;
        }
        _ => put_other(out, array, row)?,
    }
    Ok(())
}

fn put_other(out: &mut BytesMut, array: &dyn Array, row: usize) -> Result<(), ErrorFields> {
    if let Some(bytes) = bytes_at(array, row) {
        out.put_slice(bytes);
    } else if let Some(decimal) = decimal_text(array, row) {
        put_numeric(out, &decimal)?;
    } else if let Some(elements) = list_at(array, row) {
        put_array(
            out,
            elements,
            &element_type(&Field::new("", array.data_type().clone(), true)),
        )?;
    } else if let Some(temporal) = temporal_at(array, row) {
        put_temporal(out, temporal)?;
    } else {
        // Text and what is sent as text: the binary form of text is its bytes.
        write_value(out, array, row).map_err(|_| unsupported(array.data_type()))?;
    }
    Ok(())
}

fn put_temporal(out: &mut BytesMut, value: Temporal) -> Result<(), ErrorFields> {
    let range = || {
        ErrorFields::new(
            sqlstate::DATETIME_FIELD_OVERFLOW,
            "date or time is out of PostgreSQL's range",
        )
    };
    match value {
        Temporal::Date(days) => out.put_i32(i32::try_from(days - PG_EPOCH_DAYS).map_err(|_| range())?),
        Temporal::Time(us) => out.put_i64(us),
        Temporal::Timestamp { us, .. } => out.put_i64(us.checked_sub(PG_EPOCH_DAYS * DAY_US).ok_or_else(range)?),
        Temporal::Interval { months, days, us } => {
            out.put_i64(us);
            out.put_i32(days);
            out.put_i32(months);
        }
    }
    Ok(())
}

/// `numeric`: groups of four decimal digits, the place of the first group, sign, digits after the point.
pub fn put_numeric(out: &mut BytesMut, decimal: &str) -> Result<(), ErrorFields> {
    let malformed = || {
        ErrorFields::new(
            sqlstate::INTERNAL_ERROR,
            format!("\"{decimal}\" is not a decimal number"),
        )
    };
    let (sign, magnitude) = match decimal.strip_prefix('-') {
        Some(rest) => (0x4000, rest),
        None => (0, decimal),
    };
    let (whole, fraction) = magnitude.split_once('.').unwrap_or((magnitude, ""));
    let whole = whole.trim_start_matches('0');
    // Pad both sides to whole groups of four around the decimal point.
    let padded = format!(
        "{}{whole}{fraction}{}",
        "0".repeat(whole.len().next_multiple_of(4) - whole.len()),
        "0".repeat(fraction.len().next_multiple_of(4) - fraction.len())
    );
    let mut groups: Vec<i16> = Vec::with_capacity(padded.len() / 4);
    for start in (0..padded.len()).step_by(4) {
        groups.push(
            padded
                .get(start..start + 4)
                .and_then(|g| g.parse().ok())
                .ok_or_else(malformed)?,
        );
    }
    let mut weight = whole.len().div_ceil(4) as i16 - 1;
    let leading = groups.iter().take_while(|g| **g == 0).count();
    groups.drain(..leading);
    weight -= leading as i16;
    while groups.last() == Some(&0) {
        groups.pop();
    }
    if groups.is_empty() {
        weight = 0;
    }
    out.put_i16(groups.len() as i16);
    out.put_i16(weight);
    out.put_u16(if groups.is_empty() { 0 } else { sign });
    out.put_i16(fraction.len() as i16);
    groups.into_iter().for_each(|g| out.put_i16(g));
    Ok(())
}

/// A value with its length before it; -1 is NULL.
pub fn put_field(out: &mut BytesMut, array: &dyn Array, row: usize) -> Result<(), ErrorFields> {
    if array.is_null(row) || array.data_type().is_null() {
        out.put_i32(-1);
        return Ok(());
    }
    let at = out.len();
    out.put_i32(0);
    put_value(out, array, row)?;
    let length = (out.len() - at - 4) as i32;
    out[at..at + 4].copy_from_slice(&length.to_be_bytes());
    Ok(())
}

/// An object identifier with its length before it.
pub fn put_oid(out: &mut BytesMut, array: &dyn Array, row: usize) {
    match array.as_primitive_opt::<UInt32Type>() {
        Some(oids) if oids.is_valid(row) => {
            out.put_i32(4);
            out.put_u32(oids.value(row));
        }
        _ => out.put_i32(-1),
    }
}

fn put_record(out: &mut BytesMut, columns: &[ArrayRef], row: usize) -> Result<(), ErrorFields> {
    out.put_i32(columns.len() as i32);
    for column in columns {
        out.put_u32(pg_type(column.data_type()).oid());
        put_field(out, column, row)?;
    }
    Ok(())
}

/// Dimensions, whether there are NULLs, element type, then per dimension length and first index, then the elements.
fn put_array(out: &mut BytesMut, elements: ArrayRef, element: &Type) -> Result<(), ErrorFields> {
    let mut lengths = Vec::new();
    let mut level = vec![elements];
    // Flatten nested lists level by level; each level has to be of one length, as PostgreSQL's arrays are rectangular.
    while let Some(first) = level.first() {
        let length = first.len();
        if level.iter().any(|l| l.len() != length) {
            return Err(not_rectangular());
        }
        lengths.push(length as i32);
        if !first.data_type().is_list() {
            break;
        }
        let inner = level.iter().flat_map(|l| (0..l.len()).map(move |row| (l, row)));
        level = inner
            .map(|(l, row)| if l.is_null(row) { None } else { list_at(l, row) }.ok_or_else(not_rectangular))
            .collect::<Result<_, _>>()?;
    }
    let empty = level.iter().all(|l| l.is_empty());
    out.put_i32(if empty { 0 } else { lengths.len() as i32 });
    out.put_i32(level.iter().any(|l| l.null_count() > 0).into());
    out.put_u32(element.oid());
    if empty {
        return Ok(());
    }
    for length in lengths {
        out.put_i32(length);
        out.put_i32(1);
    }
    for leaf in &level {
        for row in 0..leaf.len() {
            match *element {
                Type::OID => put_oid(out, leaf, row),
                _ => put_field(out, leaf, row)?,
            }
        }
    }
    Ok(())
}

fn not_rectangular() -> ErrorFields {
    ErrorFields::new(
        sqlstate::FEATURE_NOT_SUPPORTED,
        "an array of arrays of different lengths can't be sent in binary format",
    )
    .hint("Ask for results in text format.")
}

fn unsupported(data_type: &DataType) -> ErrorFields {
    ErrorFields::new(
        sqlstate::FEATURE_NOT_SUPPORTED,
        format!("values of type {data_type} can't be sent in binary format"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numeric_as_postgresql_sends_it() {
        // Words: number of groups, weight, sign, scale, groups.
        for (decimal, words) in [
            ("0", &[0, 0, 0, 0][..]),
            ("0.00", &[0, 0, 0, 2]),
            ("1", &[1, 0, 0, 0, 1]),
            ("-1.5", &[2, 0, 0x4000, 1, 1, 5000]),
            ("10000", &[1, 1, 0, 0, 1]),
            ("12345.678", &[3, 1, 0, 3, 1, 2345, 6780]),
            ("0.00001234", &[1, -2, 0, 8, 1234]),
            ("0.000123", &[2, -1, 0, 6, 1, 2300]),
            ("18446744073709551615", &[5, 4, 0, 0, 1844, 6744, 737, 955, 1615]),
        ] {
            let mut out = BytesMut::new();
            put_numeric(&mut out, decimal).unwrap();
            let sent: Vec<i16> = out.chunks(2).map(|w| i16::from_be_bytes([w[0], w[1]])).collect();
            assert_eq!(sent, words, "{decimal}");
        }
    }
}
