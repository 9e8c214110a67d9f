//! Parameter values: from a Bind message's bytes, text or binary, to the scalar that the plan wants.

use std::str::FromStr;
use std::sync::Arc;

use arrow::array::Array;
use arrow::datatypes::{DataType, Field, Fields, IntervalMonthDayNano, IntervalUnit, TimeUnit};
use bytes::{Buf, Bytes};
use datafusion::common::ScalarValue;
use datafusion::common::scalar::ScalarStructBuilder;
use postgres_types::{Kind, Type};

use super::calendar::{DAY_US, PG_EPOCH_DAYS};
use super::error::{ErrorFields, sqlstate};
use super::frontend::invalid_utf8;
use super::rows::Format;

/// The Arrow type of a parameter that the client declared as a PostgreSQL type; `None` where it left that to the server
/// or where the server has no such type.
pub fn arrow_type(ty: &Type) -> Option<DataType> {
    if let Kind::Array(element) = ty.kind() {
        return arrow_type(element).map(|t| DataType::List(Arc::new(Field::new_list_field(t, true))));
    }
    Some(match *ty {
        Type::BOOL => DataType::Boolean,
        Type::INT2 => DataType::Int16,
        Type::INT4 => DataType::Int32,
        Type::INT8 | Type::OID => DataType::Int64,
        Type::FLOAT4 => DataType::Float32,
        Type::FLOAT8 => DataType::Float64,
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME => DataType::Utf8,
        Type::BYTEA => DataType::Binary,
        Type::DATE => DataType::Date32,
        Type::TIME => DataType::Time64(TimeUnit::Microsecond),
        Type::TIMESTAMP => DataType::Timestamp(TimeUnit::Microsecond, None),
        Type::TIMESTAMPTZ => DataType::Timestamp(TimeUnit::Microsecond, Some("+00:00".into())),
        Type::INTERVAL => DataType::Interval(IntervalUnit::MonthDayNano),
        _ => return None,
    })
}

/// Decodes the value of parameter `number` (from 1), sent as type `ty`, to the type `target`.
///
/// # Errors
/// 22P02, 22P03, 22003, 22007 or 22021 for bytes that aren't such a value.
pub fn decode(
    number: usize,
    ty: &Type,
    target: &DataType,
    format: Format,
    bytes: Option<&Bytes>,
) -> Result<ScalarValue, ErrorFields> {
    let in_parameter = |mut e: ErrorFields| {
        e.context = Some(format!("parameter ${number}"));
        e
    };
    let Some(bytes) = bytes else {
        return ScalarValue::try_from(target).map_err(|e| in_parameter(internal(e)));
    };
    let value = match format {
        Format::Text => text(bytes).and_then(|t| decode_text(ty, target, t)),
        Format::Binary => decode_binary(ty, target, bytes.clone()),
    };
    value.map_err(in_parameter)
}

/// A value of type `ty` in text to the type `target`.
///
/// # Errors
/// 22P02, 22003 or 22007 for text that isn't such a value.
pub fn decode_text(ty: &Type, target: &DataType, text: &str) -> Result<ScalarValue, ErrorFields> {
    from_text(ty, target, text).and_then(|v| convert(v, target))
}

/// A value of type `ty` in binary to the type `target`.
///
/// # Errors
/// 22P03, 22003 or 22021 for bytes that aren't such a value.
pub fn decode_binary(ty: &Type, target: &DataType, bytes: Bytes) -> Result<ScalarValue, ErrorFields> {
    from_binary(ty, target, bytes).and_then(|v| convert(v, target))
}

/// Bytes as text.
///
/// # Errors
/// 22021 for what isn't UTF-8 or holds a NUL, which PostgreSQL's text can't.
pub fn text(bytes: &[u8]) -> Result<&str, ErrorFields> {
    let text = std::str::from_utf8(bytes).map_err(|e| invalid_utf8(bytes, e.valid_up_to()))?;
    match text.find('\0') {
        None => Ok(text),
        Some(at) => Err(invalid_utf8(&bytes[..=at], at)),
    }
}

fn convert(value: ScalarValue, target: &DataType) -> Result<ScalarValue, ErrorFields> {
    if value.data_type() == *target {
        return Ok(value);
    }
    value.cast_to(target).map_err(|_| {
        let shown = value.to_string();
        ErrorFields::new(
            sqlstate::NUMERIC_VALUE_OUT_OF_RANGE,
            format!("{shown} can't be converted to type {target}"),
        )
    })
}

fn from_text(ty: &Type, target: &DataType, text: &str) -> Result<ScalarValue, ErrorFields> {
    let trimmed = text.trim();
    let invalid = || invalid_text(ty, text);
    match target {
        DataType::Struct(fields) => return record_from_text(fields, text),
        DataType::List(field) => return array_from_text(field, text),
        _ => {}
    }
    Ok(match *ty {
        Type::BOOL => ScalarValue::Boolean(Some(bool_from_text(trimmed).ok_or_else(invalid)?)),
        Type::INT2 => ScalarValue::Int16(Some(integer(ty, trimmed)?)),
        Type::INT4 => ScalarValue::Int32(Some(integer(ty, trimmed)?)),
        Type::INT8 | Type::OID => ScalarValue::Int64(Some(integer(ty, trimmed)?)),
        Type::FLOAT4 => ScalarValue::Float32(Some(float(ty, trimmed, f32::is_infinite)?)),
        Type::FLOAT8 => ScalarValue::Float64(Some(float(ty, trimmed, f64::is_infinite)?)),
        Type::NUMERIC => decimal_from_text(trimmed).ok_or_else(invalid)?,
        Type::BYTEA => ScalarValue::Binary(Some(bytea_from_text(text).ok_or_else(invalid)?)),
        Type::INTERVAL => {
            let interval = rbcdb_sql::interval::parse(text).ok_or_else(invalid)?;
            interval_value(interval.months, interval.days, interval.us)
                .ok_or_else(|| ErrorFields::new(sqlstate::DATETIME_FIELD_OVERFLOW, "interval out of range"))?
        }
        // Arrow takes a lone number for microseconds.
        Type::TIME if !trimmed.contains(':') => return Err(ErrorFields::new("22007", invalid().message.clone())),
        Type::DATE | Type::TIME | Type::TIMESTAMP | Type::TIMESTAMPTZ => {
            let target = arrow_type(ty).unwrap_or_else(|| target.clone());
            let value = ScalarValue::Utf8(Some(with_seconds(trimmed))).cast_to(&target);
            match value.map_err(|_| ErrorFields::new("22007", invalid().message.clone()))? {
                // A leap second at the end of the day.
                ScalarValue::Time64Microsecond(Some(DAY_US..)) => return Err(time_out_of_range()),
                value => value,
            }
        }
        _ => ScalarValue::Utf8(Some(text.to_owned())),
    })
}

fn interval_value(months: i32, days: i32, us: i64) -> Option<ScalarValue> {
    let value = IntervalMonthDayNano::new(months, days, us.checked_mul(1000)?);
    Some(ScalarValue::IntervalMonthDayNano(Some(value)))
}

/// The error for text that isn't a value of its type.
pub fn invalid_text(ty: &Type, text: &str) -> ErrorFields {
    let message = format!("invalid input syntax for type {}: \"{text}\"", sql_name(ty));
    ErrorFields::new(sqlstate::INVALID_TEXT_REPRESENTATION, message)
}

/// The name that PostgreSQL's messages use.
pub fn sql_name(ty: &Type) -> String {
    match *ty {
        Type::BOOL => "boolean".to_owned(),
        Type::INT2 => "smallint".to_owned(),
        Type::INT4 => "integer".to_owned(),
        Type::INT8 => "bigint".to_owned(),
        Type::FLOAT4 => "real".to_owned(),
        Type::FLOAT8 => "double precision".to_owned(),
        Type::TIMESTAMP => "timestamp without time zone".to_owned(),
        Type::TIMESTAMPTZ => "timestamp with time zone".to_owned(),
        Type::TIME => "time without time zone".to_owned(),
        _ => match ty.kind() {
            Kind::Array(element) => format!("{}[]", sql_name(element)),
            _ => ty.name().to_owned(),
        },
    }
}

/// `true`, `f`, `on`, … in any case.
pub fn bool_from_text(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "t" | "true" | "y" | "yes" | "on" | "1" => Some(true),
        "f" | "false" | "n" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}

/// An integer in decimal.
///
/// # Errors
/// 22P02 for text that isn't one, 22003 for one that doesn't fit.
pub fn integer<T: TryFrom<i128>>(ty: &Type, text: &str) -> Result<T, ErrorFields> {
    let wide: i128 = text.parse().map_err(|_| invalid_text(ty, text))?;
    T::try_from(wide).map_err(|_| {
        let message = format!("value \"{text}\" is out of range for type {}", sql_name(ty));
        ErrorFields::new(sqlstate::NUMERIC_VALUE_OUT_OF_RANGE, message)
    })
}

/// A float in decimal, or `NaN`, `Infinity`, `-Infinity`.
///
/// # Errors
/// 22P02 for text that isn't one, 22003 for one that is too large.
pub fn float<T: FromStr + Copy>(ty: &Type, text: &str, is_infinite: fn(T) -> bool) -> Result<T, ErrorFields> {
    let value: T = text.parse().map_err(|_| invalid_text(ty, text))?;
    if is_infinite(value) && text.contains(|c: char| c.is_ascii_digit()) {
        let message = format!("\"{text}\" is out of range for type {}", sql_name(ty));
        return Err(ErrorFields::new(sqlstate::NUMERIC_VALUE_OUT_OF_RANGE, message));
    }
    Ok(value)
}

/// `12:00` as `12:00:00`: PostgreSQL takes times without seconds.
fn with_seconds(text: &str) -> String {
    let bytes = text.as_bytes();
    let Some(colon) = text.find(':').filter(|colon| bytes.len() >= colon + 3) else {
        return text.to_owned();
    };
    let minutes = bytes[colon + 1..colon + 3].iter().all(u8::is_ascii_digit);
    // The colon of a time comes before that of its zone, and seconds follow at once.
    if minutes && bytes.get(colon + 3) != Some(&b':') {
        format!("{}:00{}", &text[..colon + 3], &text[colon + 3..])
    } else {
        text.to_owned()
    }
}

/// A decimal number with the scale that its digits need; at most 38 digits.
fn decimal_from_text(text: &str) -> Option<ScalarValue> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let value: i128 = digits.parse().ok()?;
    let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    let value = match u32::try_from(-scale) {
        Ok(zeros) => value.checked_mul(10i128.checked_pow(zeros)?)?,
        Err(_) => value,
    };
    let scale = i8::try_from(scale.max(0)).ok().filter(|s| *s <= 38)?;
    (value.unsigned_abs() < 10u128.pow(38)).then_some(ScalarValue::Decimal128(Some(value), 38, scale))
}

/// `\x` and hexadecimal digits, or the escape format.
fn bytea_from_text(text: &str) -> Option<Vec<u8>> {
    let Some(hex) = text.strip_prefix("\\x") else {
        return bytea_from_escapes(text.as_bytes());
    };
    let hex = hex.as_bytes();
    if !hex.len().is_multiple_of(2) {
        return None;
    }
    let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    hex.chunks(2)
        .map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?))
        .collect()
}

fn bytea_from_escapes(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(rest.len());
    loop {
        rest = match rest {
            [] => return Some(out),
            [b'\\', b'\\', tail @ ..] => {
                out.push(b'\\');
                tail
            }
            [b'\\', a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', tail @ ..] => {
                out.push((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'));
                tail
            }
            [b'\\', ..] => return None,
            [byte, tail @ ..] => {
                out.push(*byte);
                tail
            }
        };
    }
}

/// `(1,2)`: the fields of a composite.
fn record_from_text(fields: &Fields, text: &str) -> Result<ScalarValue, ErrorFields> {
    let parts = split(text, '(', ')', "malformed record literal")?;
    if parts.len() != fields.len() {
        let message = format!(
            "malformed record literal: \"{text}\" has {} fields, not {}",
            parts.len(),
            fields.len()
        );
        return Err(ErrorFields::new(sqlstate::INVALID_TEXT_REPRESENTATION, message));
    }
    let values = fields
        .iter()
        .zip(parts)
        .map(|(field, part)| element_from_text(field.data_type(), part));
    record(fields, values.collect::<Result<Vec<_>, _>>()?)
}

/// `{1,2}`: the elements of an array of one dimension.
fn array_from_text(field: &Arc<Field>, text: &str) -> Result<ScalarValue, ErrorFields> {
    let mut parts = split(text, '{', '}', "malformed array literal")?;
    if parts == [None] {
        parts.clear();
    }
    let unquoted_null = |part: Option<String>| part.filter(|p| !p.eq_ignore_ascii_case("null"));
    let values = parts
        .into_iter()
        .map(|part| element_from_text(field.data_type(), unquoted_null(part)));
    Ok(array(field, &values.collect::<Result<Vec<_>, _>>()?))
}

fn element_from_text(target: &DataType, part: Option<String>) -> Result<ScalarValue, ErrorFields> {
    match part {
        None => ScalarValue::try_from(target).map_err(internal),
        Some(part) => decode_text(&super::types::pg_type(target), target, &part),
    }
}

/// Splits a composite or array literal at its commas; an empty unquoted part is `None`.
fn split(text: &str, open: char, close: char, what: &str) -> Result<Vec<Option<String>>, ErrorFields> {
    let malformed = || ErrorFields::new(sqlstate::INVALID_TEXT_REPRESENTATION, format!("{what}: \"{text}\""));
    let inner = text
        .trim()
        .strip_prefix(open)
        .and_then(|t| t.strip_suffix(close))
        .ok_or_else(malformed)?;
    let mut parts = Vec::new();
    let mut part: Option<String> = None;
    let mut quoted = false;
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => part.get_or_insert_default().push(chars.next().ok_or_else(malformed)?),
            '"' if quoted && open == '(' && chars.next_if_eq(&'"').is_some() => part.get_or_insert_default().push('"'),
            '"' => {
                quoted = !quoted;
                part.get_or_insert_default();
            }
            ',' if !quoted => parts.push(part.take()),
            c if !quoted && (c == open || c == close) => return Err(malformed()),
            c => part.get_or_insert_default().push(c),
        }
    }
    if quoted {
        return Err(malformed());
    }
    parts.push(part);
    Ok(parts)
}

fn from_binary(ty: &Type, target: &DataType, mut bytes: Bytes) -> Result<ScalarValue, ErrorFields> {
    match (ty.kind(), target) {
        (_, DataType::Struct(fields)) => return record_from_binary(fields, bytes),
        (Kind::Array(element), DataType::List(field)) => return array_from_binary(element, field, bytes),
        _ => {}
    }
    let us = |days: i64| days * DAY_US;
    let value = match *ty {
        Type::BOOL => ScalarValue::Boolean(Some(take::<1>(ty, &mut bytes)?[0] != 0)),
        Type::INT2 => ScalarValue::Int16(Some(i16::from_be_bytes(take(ty, &mut bytes)?))),
        Type::INT4 => ScalarValue::Int32(Some(i32::from_be_bytes(take(ty, &mut bytes)?))),
        Type::INT8 => ScalarValue::Int64(Some(i64::from_be_bytes(take(ty, &mut bytes)?))),
        Type::OID => ScalarValue::Int64(Some(u32::from_be_bytes(take(ty, &mut bytes)?).into())),
        Type::FLOAT4 => ScalarValue::Float32(Some(f32::from_be_bytes(take(ty, &mut bytes)?))),
        Type::FLOAT8 => ScalarValue::Float64(Some(f64::from_be_bytes(take(ty, &mut bytes)?))),
        Type::NUMERIC => decimal_from_binary(&mut bytes).ok_or_else(|| invalid_binary(ty))?,
        Type::BYTEA => ScalarValue::Binary(Some(std::mem::take(&mut bytes).to_vec())),
        Type::DATE => {
            let since_2000 = i32::from_be_bytes(take(ty, &mut bytes)?);
            if matches!(since_2000, i32::MIN | i32::MAX) {
                return Err(infinite(ty));
            }
            let days = i64::from(since_2000) + PG_EPOCH_DAYS;
            ScalarValue::Date32(Some(i32::try_from(days).map_err(|_| invalid_binary(ty))?))
        }
        Type::TIME => match i64::from_be_bytes(take(ty, &mut bytes)?) {
            time @ 0..DAY_US => ScalarValue::Time64Microsecond(Some(time)),
            _ => return Err(time_out_of_range()),
        },
        Type::TIMESTAMP | Type::TIMESTAMPTZ => {
            let since_2000 = i64::from_be_bytes(take(ty, &mut bytes)?);
            if matches!(since_2000, i64::MIN | i64::MAX) {
                return Err(infinite(ty));
            }
            let since_1970 = since_2000
                .checked_add(us(PG_EPOCH_DAYS))
                .ok_or_else(|| invalid_binary(ty))?;
            let zone = (*ty == Type::TIMESTAMPTZ).then(|| "+00:00".into());
            ScalarValue::TimestampMicrosecond(Some(since_1970), zone)
        }
        Type::INTERVAL => {
            let us = i64::from_be_bytes(take(ty, &mut bytes)?);
            let days = i32::from_be_bytes(take(ty, &mut bytes)?);
            let months = i32::from_be_bytes(take(ty, &mut bytes)?);
            interval_value(months, days, us).ok_or_else(|| invalid_binary(ty))?
        }
        Type::UUID => ScalarValue::Utf8(Some(uuid_text(take(ty, &mut bytes)?))),
        Type::JSONB => {
            // A version, then the text.
            if take::<1>(ty, &mut bytes)? != [1] {
                return Err(invalid_binary(ty));
            }
            let all = std::mem::take(&mut bytes);
            ScalarValue::Utf8(Some(text(&all)?.to_owned()))
        }
        _ if is_text(ty) => {
            let all = std::mem::take(&mut bytes);
            ScalarValue::Utf8(Some(text(&all)?.to_owned()))
        }
        _ => {
            let message = format!("values of type {} can't be received in binary format", sql_name(ty));
            return Err(ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message).hint("Send the value as text."));
        }
    };
    if bytes.is_empty() {
        Ok(value)
    } else {
        Err(invalid_binary(ty))
    }
}

fn time_out_of_range() -> ErrorFields {
    ErrorFields::new(sqlstate::DATETIME_FIELD_OVERFLOW, "time out of range")
}

/// PostgreSQL's infinite dates, which the engine doesn't have.
fn infinite(ty: &Type) -> ErrorFields {
    let message = format!("infinite values of type {} are not supported", sql_name(ty));
    ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message)
}

/// Whether the binary form of a type is its text.
fn is_text(ty: &Type) -> bool {
    matches!(
        *ty,
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::CHAR | Type::UNKNOWN | Type::JSON | Type::XML
    )
}

/// `00000000-0000-0000-0000-000000000000`
fn uuid_text(bytes: [u8; 16]) -> String {
    let mut text = String::with_capacity(36);
    for (i, byte) in bytes.iter().enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

fn take<const N: usize>(ty: &Type, bytes: &mut Bytes) -> Result<[u8; N], ErrorFields> {
    let mut out = [0; N];
    bytes.try_copy_to_slice(&mut out).map_err(|_| invalid_binary(ty))?;
    Ok(out)
}

fn invalid_binary(ty: &Type) -> ErrorFields {
    let message = format!("incorrect binary data format for type {}", sql_name(ty));
    ErrorFields::new(sqlstate::INVALID_BINARY_REPRESENTATION, message)
}

/// Groups of four decimal digits to a decimal number.
fn decimal_from_binary(bytes: &mut Bytes) -> Option<ScalarValue> {
    let count = bytes.try_get_u16().ok()?;
    let weight = i32::from(bytes.try_get_i16().ok()?);
    let sign = bytes.try_get_u16().ok()?;
    let scale = i8::try_from(bytes.try_get_u16().ok()?).ok().filter(|s| *s <= 38)?;
    let mut value = 0i128;
    for i in 0..i32::from(count) {
        let group = i128::from(bytes.try_get_u16().ok().filter(|g| *g < 10_000)?);
        // The power of ten that this group's last digit has, in units of the scale.
        let exponent = 4 * (weight - i) + i32::from(scale);
        let scaled = match u32::try_from(exponent) {
            Ok(up) => 10i128.checked_pow(up)?.checked_mul(group)?,
            // Digits beyond the scale are zeros of the last group.
            Err(_) => group / 10i128.checked_pow(exponent.unsigned_abs())?,
        };
        value = value.checked_add(scaled)?;
    }
    let value = match sign {
        0 => value,
        0x4000 => -value,
        _ => return None,
    };
    (value.unsigned_abs() < 10u128.pow(38)).then_some(ScalarValue::Decimal128(Some(value), 38, scale))
}

fn record_from_binary(fields: &Fields, mut bytes: Bytes) -> Result<ScalarValue, ErrorFields> {
    let invalid = || invalid_binary(&Type::RECORD);
    if bytes.try_get_i32().ok() != i32::try_from(fields.len()).ok() {
        return Err(invalid());
    }
    let mut values = Vec::with_capacity(fields.len());
    for field in fields {
        let ty = Type::from_oid(bytes.try_get_u32().map_err(|_| invalid())?).ok_or_else(invalid)?;
        values.push(element_from_binary(&ty, field.data_type(), &mut bytes)?);
    }
    if bytes.is_empty() {
        record(fields, values)
    } else {
        Err(invalid())
    }
}

fn array_from_binary(element: &Type, field: &Arc<Field>, mut bytes: Bytes) -> Result<ScalarValue, ErrorFields> {
    let invalid = || invalid_binary(element);
    let mut next = || bytes.try_get_i32().map_err(|_| invalid());
    let (dimensions, _has_nulls, oid) = (next()?, next()?, next()?);
    let count = match dimensions {
        0 => 0,
        1 => {
            let count = next()?;
            next()?;
            count
        }
        _ => {
            let message = "arrays of more than one dimension are not supported as parameters";
            return Err(ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message));
        }
    };
    let ty = Type::from_oid(oid as u32).ok_or_else(invalid)?;
    let values = (0..count).map(|_| element_from_binary(&ty, field.data_type(), &mut bytes));
    let values = values.collect::<Result<Vec<_>, _>>()?;
    if bytes.is_empty() {
        Ok(array(field, &values))
    } else {
        Err(invalid())
    }
}

fn element_from_binary(ty: &Type, target: &DataType, bytes: &mut Bytes) -> Result<ScalarValue, ErrorFields> {
    let invalid = || invalid_binary(ty);
    match bytes.try_get_i32().map_err(|_| invalid())? {
        -1 => ScalarValue::try_from(target).map_err(internal),
        length => {
            let length = usize::try_from(length)
                .ok()
                .filter(|l| *l <= bytes.len())
                .ok_or_else(invalid)?;
            decode_binary(ty, target, bytes.split_to(length))
        }
    }
}

fn record(fields: &Fields, values: Vec<ScalarValue>) -> Result<ScalarValue, ErrorFields> {
    let mut builder = ScalarStructBuilder::new();
    for (field, value) in fields.iter().zip(values) {
        builder = builder.with_scalar(Arc::clone(field), value);
    }
    builder.build().map_err(internal)
}

fn array(field: &Arc<Field>, values: &[ScalarValue]) -> ScalarValue {
    let list = ScalarValue::new_list(values, field.data_type(), true);
    debug_assert_eq!(list.len(), 1);
    ScalarValue::List(list)
}

fn internal(error: impl std::fmt::Display) -> ErrorFields {
    ErrorFields::new(sqlstate::INTERNAL_ERROR, error.to_string())
}

#[cfg(test)]
mod tests {
    use arrow::array::ArrayRef;
    use bytes::BytesMut;

    use super::super::binary::put_value;
    use super::*;

    fn round_trip(value: &ScalarValue) {
        let array: ArrayRef = value.to_array().unwrap();
        let ty = super::super::types::pg_type(array.data_type());
        let mut out = BytesMut::new();
        put_value(&mut out, &array, 0).unwrap();
        let bytes = out.freeze();
        let decoded = decode(1, &ty, &value.data_type(), Format::Binary, Some(&bytes)).unwrap();
        assert_eq!(&decoded, value, "binary");
        for cut in 0..bytes.len() {
            // A value cut short is an error or, for text, a shorter text; never a panic.
            let _ = decode(1, &ty, &value.data_type(), Format::Binary, Some(&bytes.slice(..cut)));
        }
        let mut text = String::new();
        super::super::text::write_value(&mut text, &array, 0).unwrap();
        let decoded = decode(
            1,
            &ty,
            &value.data_type(),
            Format::Text,
            Some(&Bytes::from(text.clone())),
        )
        .unwrap();
        assert_eq!(&decoded, value, "text {text}");
    }

    #[test]
    fn values_come_back_from_both_formats() {
        let complex = Fields::from(vec![
            Field::new("re", DataType::Float64, false),
            Field::new("im", DataType::Float64, false),
        ]);
        let floats = [ScalarValue::from(0.5f64), ScalarValue::Float64(Some(f64::NEG_INFINITY))];
        let element = Arc::new(Field::new_list_field(DataType::Float64, true));
        for value in [
            ScalarValue::Boolean(Some(true)),
            ScalarValue::Int8(Some(-128)),
            ScalarValue::Int16(Some(i16::MIN)),
            ScalarValue::Int32(Some(i32::MIN)),
            ScalarValue::Int64(Some(i64::MIN)),
            ScalarValue::UInt8(Some(255)),
            ScalarValue::UInt16(Some(65535)),
            ScalarValue::UInt32(Some(u32::MAX)),
            ScalarValue::UInt64(Some(u64::MAX)),
            ScalarValue::Float32(Some(1.5e-45)),
            ScalarValue::Float64(Some(f64::MAX)),
            ScalarValue::Utf8(Some("a\"b,(ü)".into())),
            ScalarValue::Binary(Some(vec![0, 255, 92])),
            ScalarValue::Date32(Some(-719_162)),
            ScalarValue::Time64Microsecond(Some(86_399_999_999)),
            ScalarValue::TimestampMicrosecond(Some(1_234_567_890_123_456), None),
            ScalarValue::Decimal128(Some(-1_234_567_890_123), 38, 5),
            ScalarValue::TimestampMicrosecond(Some(1_234_567_890_123_456), Some("+00:00".into())),
            ScalarValue::TimestampMicrosecond(Some(-1), None),
            interval_value(14, -3, 14_706_500_000).unwrap(),
            interval_value(0, 0, -1).unwrap(),
            record(&complex, floats.to_vec()).unwrap(),
            array(&element, &[floats[0].clone(), ScalarValue::Float64(None)]),
            array(&element, &[]),
        ] {
            round_trip(&value);
        }
    }

    #[test]
    fn spellings_that_postgresql_takes_are_taken() {
        let decode = |ty, target: DataType, text: &str| {
            let decoded = decode_text(&ty, &target, text);
            decoded.unwrap_or_else(|e| panic!("{text}: {e:?}"))
        };
        let decimal = |text| decode(Type::NUMERIC, DataType::Decimal128(20, 3), text);
        for (text, thousandths) in [
            ("1e3", 1_000_000),
            ("1.5E-2", 15),
            ("-.5", -500),
            ("+2.", 2000),
            ("0.0005", 1),
        ] {
            assert_eq!(
                decimal(text),
                ScalarValue::Decimal128(Some(thousandths), 20, 3),
                "{text}"
            );
        }
        let timestamp = DataType::Timestamp(TimeUnit::Microsecond, None);
        for text in ["2024-07-01 12:00", "2024-07-01T12:00:00", "2024-07-01 12:00:00.000"] {
            let expected = ScalarValue::TimestampMicrosecond(Some(1_719_835_200_000_000), None);
            assert_eq!(decode(Type::TIMESTAMP, timestamp.clone(), text), expected, "{text}");
        }
        let zoned = DataType::Timestamp(TimeUnit::Microsecond, Some("+00:00".into()));
        for text in [
            "2024-07-01 14:00+02",
            "2024-07-01 14:00:00+02:00",
            "2024-07-01 12:00",
            "2024-07-01 12:00Z",
        ] {
            let expected = ScalarValue::TimestampMicrosecond(Some(1_719_835_200_000_000), Some("+00:00".into()));
            assert_eq!(decode(Type::TIMESTAMPTZ, zoned.clone(), text), expected, "{text}");
        }
        let time = DataType::Time64(TimeUnit::Microsecond);
        assert_eq!(
            decode(Type::TIME, time, "01:02"),
            ScalarValue::Time64Microsecond(Some(3_720_000_000))
        );
        for text in ["1e40", "e5", ".", "", "1e-40", "1.2.3", "0x10"] {
            let target = DataType::Decimal128(20, 3);
            assert!(decode_text(&Type::NUMERIC, &target, text).is_err(), "{text}");
        }
    }

    #[test]
    fn text_that_is_no_such_value_is_named() {
        for (ty, target, text, state) in [
            (Type::INT4, DataType::Int32, "abc", "22P02"),
            (Type::INT4, DataType::Int32, "2147483648", "22003"),
            (Type::INT2, DataType::Int8, "200", "22003"),
            (Type::BOOL, DataType::Boolean, "maybe", "22P02"),
            (Type::DATE, DataType::Date32, "2013-13-01", "22007"),
            (Type::TIME, DataType::Time64(TimeUnit::Microsecond), "123456", "22007"),
            (Type::TIME, DataType::Time64(TimeUnit::Microsecond), "23:59:60", "22008"),
            (Type::BYTEA, DataType::Binary, "\\xabc", "22P02"),
            (Type::NUMERIC, DataType::UInt64, "-1", "22003"),
        ] {
            let bytes = Bytes::from(text.to_owned());
            let error = decode(3, &ty, &target, Format::Text, Some(&bytes)).unwrap_err();
            assert_eq!(error.sqlstate, state, "{text}: {error:?}");
            assert_eq!(error.context.as_deref(), Some("parameter $3"));
        }
    }
}
