//! Values in the protocol's text format, as PostgreSQL's output functions write them.
//!
//! PostgreSQL's times are microseconds: finer ones are rounded down. Arrays are `{a,b}`, structs are composites `(a,b)`,
//! quoted as the PostgreSQL manual says in "Array Input and Output Syntax" and "Composite Type Input and Output Syntax".

use std::fmt::{self, Write};

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::*;
use arrow::util::display::{ArrayFormatter, FormatOptions};

use super::calendar::{self, DAY_US};
use super::float_text;

/// Writes the value of one row, which isn't NULL.
///
/// # Errors
/// When the writer fails, or for a type that can't be shown.
pub fn write_value(out: &mut impl Write, array: &dyn Array, row: usize) -> fmt::Result {
    match array.data_type() {
        DataType::Null => Ok(()),
        DataType::Boolean => out.write_str(if array.as_boolean().value(row) { "t" } else { "f" }),
        DataType::Int8 => write!(out, "{}", array.as_primitive::<Int8Type>().value(row)),
        DataType::Int16 => write!(out, "{}", array.as_primitive::<Int16Type>().value(row)),
        DataType::Int32 => write!(out, "{}", array.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => write!(out, "{}", array.as_primitive::<Int64Type>().value(row)),
        DataType::UInt8 => write!(out, "{}", array.as_primitive::<UInt8Type>().value(row)),
        DataType::UInt16 => write!(out, "{}", array.as_primitive::<UInt16Type>().value(row)),
        DataType::UInt32 => write!(out, "{}", array.as_primitive::<UInt32Type>().value(row)),
        DataType::UInt64 => write!(out, "{}", array.as_primitive::<UInt64Type>().value(row)),
        DataType::Float16 => float_text::write_f32(out, array.as_primitive::<Float16Type>().value(row).to_f32()),
        DataType::Float32 => float_text::write_f32(out, array.as_primitive::<Float32Type>().value(row)),
        DataType::Float64 => float_text::write_f64(out, array.as_primitive::<Float64Type>().value(row)),
        DataType::Utf8 => out.write_str(array.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => out.write_str(array.as_string::<i64>().value(row)),
        DataType::Utf8View => out.write_str(array.as_string_view().value(row)),
        DataType::Struct(_) => write_record(out, array.as_struct().columns(), row),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            write_value(out, dictionary.values(), dictionary.normalized_keys()[row])
        }
        _ => match bytes_at(array, row) {
            Some(bytes) => write_bytea(out, bytes),
            None => write_temporal_or_nested(out, array, row),
        },
    }
}

fn write_temporal_or_nested(out: &mut impl Write, array: &dyn Array, row: usize) -> fmt::Result {
    if let Some(decimal) = decimal_text(array, row) {
        return out.write_str(&decimal);
    }
    if let Some(elements) = list_at(array, row) {
        return write_array(out, &elements);
    }
    match temporal_at(array, row) {
        Some(Temporal::Date(days)) => calendar::write_date(out, days),
        Some(Temporal::Time(us)) => calendar::write_time(out, us),
        Some(Temporal::Timestamp { us, zoned }) => calendar::write_timestamp(out, us, if zoned { "+00" } else { "" }),
        Some(Temporal::Interval { months, days, us }) => calendar::write_interval(out, months, days, us),
        None => write_other(out, array, row),
    }
}

/// Maps, unions and whatever Arrow adds: in Arrow's own notation.
fn write_other(out: &mut impl Write, array: &dyn Array, row: usize) -> fmt::Result {
    let formatter = ArrayFormatter::try_new(array, &FormatOptions::default()).map_err(|_| fmt::Error)?;
    write!(out, "{}", formatter.value(row))
}

/// A date, time or interval in PostgreSQL's units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temporal {
    /// Days since 1970-01-01.
    Date(i64),
    /// Microseconds since midnight.
    Time(i64),
    /// Microseconds since 1970-01-01 00:00, in UTC if `zoned`.
    Timestamp {
        /// Microseconds.
        us: i64,
        /// Whether it is a point in time rather than a reading of a clock.
        zoned: bool,
    },
    /// PostgreSQL's three parts.
    Interval {
        /// Months.
        months: i32,
        /// Days.
        days: i32,
        /// Microseconds.
        us: i64,
    },
}

/// The temporal value of a row; `None` for other types.
pub fn temporal_at(array: &dyn Array, row: usize) -> Option<Temporal> {
    let timestamp = |us, zone: &Option<_>| {
        Some(Temporal::Timestamp {
            us,
            zoned: zone.is_some(),
        })
    };
    let duration = |us| Some(Temporal::Interval { months: 0, days: 0, us });
    match array.data_type() {
        DataType::Date32 => Some(Temporal::Date(array.as_primitive::<Date32Type>().value(row).into())),
        DataType::Date64 => Some(Temporal::Date(
            array.as_primitive::<Date64Type>().value(row).div_euclid(DAY_US / 1000),
        )),
        DataType::Time32(TimeUnit::Second) => Some(Temporal::Time(
            i64::from(array.as_primitive::<Time32SecondType>().value(row)) * 1_000_000,
        )),
        DataType::Time32(_) => Some(Temporal::Time(
            i64::from(array.as_primitive::<Time32MillisecondType>().value(row)) * 1000,
        )),
        DataType::Time64(TimeUnit::Microsecond) => {
            Some(Temporal::Time(array.as_primitive::<Time64MicrosecondType>().value(row)))
        }
        DataType::Time64(_) => Some(Temporal::Time(
            array.as_primitive::<Time64NanosecondType>().value(row).div_euclid(1000),
        )),
        DataType::Timestamp(TimeUnit::Second, zone) => timestamp(
            array
                .as_primitive::<TimestampSecondType>()
                .value(row)
                .saturating_mul(1_000_000),
            zone,
        ),
        DataType::Timestamp(TimeUnit::Millisecond, zone) => timestamp(
            array
                .as_primitive::<TimestampMillisecondType>()
                .value(row)
                .saturating_mul(1000),
            zone,
        ),
        DataType::Timestamp(TimeUnit::Microsecond, zone) => {
            timestamp(array.as_primitive::<TimestampMicrosecondType>().value(row), zone)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, zone) => timestamp(
            array
                .as_primitive::<TimestampNanosecondType>()
                .value(row)
                .div_euclid(1000),
            zone,
        ),
        DataType::Duration(TimeUnit::Second) => duration(
            array
                .as_primitive::<DurationSecondType>()
                .value(row)
                .saturating_mul(1_000_000),
        ),
        DataType::Duration(TimeUnit::Millisecond) => duration(
            array
                .as_primitive::<DurationMillisecondType>()
                .value(row)
                .saturating_mul(1000),
        ),
        DataType::Duration(TimeUnit::Microsecond) => {
            duration(array.as_primitive::<DurationMicrosecondType>().value(row))
        }
        DataType::Duration(TimeUnit::Nanosecond) => duration(
            array
                .as_primitive::<DurationNanosecondType>()
                .value(row)
                .div_euclid(1000),
        ),
        DataType::Interval(unit) => Some(interval_at(array, *unit, row)),
        _ => None,
    }
}

fn interval_at(array: &dyn Array, unit: IntervalUnit, row: usize) -> Temporal {
    match unit {
        IntervalUnit::YearMonth => {
            let months = array.as_primitive::<IntervalYearMonthType>().value(row);
            Temporal::Interval { months, days: 0, us: 0 }
        }
        IntervalUnit::DayTime => {
            let value = array.as_primitive::<IntervalDayTimeType>().value(row);
            Temporal::Interval {
                months: 0,
                days: value.days,
                us: i64::from(value.milliseconds) * 1000,
            }
        }
        IntervalUnit::MonthDayNano => {
            let value = array.as_primitive::<IntervalMonthDayNanoType>().value(row);
            Temporal::Interval {
                months: value.months,
                days: value.days,
                us: value.nanoseconds.div_euclid(1000),
            }
        }
    }
}

/// The bytes of a row of a binary array; `None` for other types.
pub fn bytes_at(array: &dyn Array, row: usize) -> Option<&[u8]> {
    match array.data_type() {
        DataType::Binary => Some(array.as_binary::<i32>().value(row)),
        DataType::LargeBinary => Some(array.as_binary::<i64>().value(row)),
        DataType::BinaryView => Some(array.as_binary_view().value(row)),
        DataType::FixedSizeBinary(_) => Some(array.as_fixed_size_binary().value(row)),
        _ => None,
    }
}

/// The decimal digits of a row of a decimal array or of `UBIGINT`, PostgreSQL's numeric; `None` for other types.
pub fn decimal_text(array: &dyn Array, row: usize) -> Option<String> {
    match array.data_type() {
        DataType::UInt64 => Some(array.as_primitive::<UInt64Type>().value(row).to_string()),
        DataType::Decimal32(..) => Some(array.as_primitive::<Decimal32Type>().value_as_string(row)),
        DataType::Decimal64(..) => Some(array.as_primitive::<Decimal64Type>().value_as_string(row)),
        DataType::Decimal128(..) => Some(array.as_primitive::<Decimal128Type>().value_as_string(row)),
        DataType::Decimal256(..) => Some(array.as_primitive::<Decimal256Type>().value_as_string(row)),
        _ => None,
    }
}

/// The elements of a row of a list array; `None` for other types.
pub fn list_at(array: &dyn Array, row: usize) -> Option<ArrayRef> {
    match array.data_type() {
        DataType::List(_) => Some(array.as_list::<i32>().value(row)),
        DataType::LargeList(_) => Some(array.as_list::<i64>().value(row)),
        DataType::FixedSizeList(..) => Some(array.as_fixed_size_list().value(row)),
        DataType::ListView(_) => Some(array.as_list_view::<i32>().value(row)),
        DataType::LargeListView(_) => Some(array.as_list_view::<i64>().value(row)),
        _ => None,
    }
}

fn write_bytea(out: &mut impl Write, bytes: &[u8]) -> fmt::Result {
    out.write_str("\\x")?;
    bytes.iter().try_for_each(|b| write!(out, "{b:02x}"))
}

fn write_array(out: &mut impl Write, elements: &ArrayRef) -> fmt::Result {
    let nested = elements.data_type().is_list();
    out.write_char('{')?;
    for row in 0..elements.len() {
        if row > 0 {
            out.write_char(',')?;
        }
        if elements.is_null(row) || elements.data_type().is_null() {
            out.write_str("NULL")?;
            continue;
        }
        let mut element = String::new();
        write_value(&mut element, elements, row)?;
        let special = |c: char| matches!(c, '{' | '}' | '"' | '\\' | ',') || c.is_ascii_whitespace() || c == '\x0b';
        let quote = element.is_empty() || element.eq_ignore_ascii_case("null") || element.contains(special);
        if quote && !nested {
            write!(out, "\"{}\"", element.replace('\\', "\\\\").replace('"', "\\\""))?;
        } else {
            out.write_str(&element)?;
        }
    }
    out.write_char('}')
}

fn write_record(out: &mut impl Write, columns: &[ArrayRef], row: usize) -> fmt::Result {
    out.write_char('(')?;
    for (i, column) in columns.iter().enumerate() {
        if i > 0 {
            out.write_char(',')?;
        }
        if column.is_null(row) || column.data_type().is_null() {
            continue;
        }
        let mut field = String::new();
        write_value(&mut field, column, row)?;
        let special = |c: char| matches!(c, '(' | ')' | '"' | '\\' | ',') || c.is_ascii_whitespace() || c == '\x0b';
        if field.is_empty() || field.contains(special) {
            write!(out, "\"{}\"", field.replace('\\', "\\\\").replace('"', "\"\""))?;
        } else {
            out.write_str(&field)?;
        }
    }
    out.write_char(')')
}
