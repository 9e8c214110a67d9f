//! Result rows as protocol messages: RowDescription and DataRow.

use arrow::array::{Array, RecordBatch};
use arrow::datatypes::{DataType, Field, Schema};
use bytes::{BufMut, BytesMut};
use pgwire::messages::PgWireBackendMessage;
use pgwire::messages::data::{FieldDescription, RowDescription};

use super::binary;
use super::error::{ErrorFields, sqlstate};
use super::text;
use super::types::{is_oid, pg_type_of_field, type_modifier, type_size};

/// Most columns of a result: PostgreSQL's limit on a target list.
pub const COLUMNS_MAX: usize = 1664;

/// Text or binary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As PostgreSQL's output functions write values.
    Text,
    /// As PostgreSQL's send functions write values.
    Binary,
}

impl From<Format> for i16 {
    fn from(format: Format) -> i16 {
        match format {
            Format::Text => 0,
            Format::Binary => 1,
        }
    }
}

impl From<Format> for i8 {
    fn from(format: Format) -> i8 {
        match format {
            Format::Text => 0,
            Format::Binary => 1,
        }
    }
}

impl Format {
    /// Reads a format code.
    ///
    /// # Errors
    /// 08P01 for a code other than 0 and 1.
    pub fn from_code(code: i16) -> Result<Format, ErrorFields> {
        match code {
            0 => Ok(Format::Text),
            1 => Ok(Format::Binary),
            other => Err(ErrorFields::new(
                sqlstate::INVALID_PARAMETER_VALUE,
                format!("unsupported format code: {other}"),
            )),
        }
    }

    /// The formats of `count` values from a message's codes: none means text for all, one is for all.
    ///
    /// # Errors
    /// 08P01 for an unknown code or a wrong number of codes.
    pub fn from_codes(codes: &[i16], count: usize, what: &str) -> Result<Vec<Format>, ErrorFields> {
        match codes {
            [] => Ok(vec![Format::Text; count]),
            [one] => Ok(vec![Format::from_code(*one)?; count]),
            codes if codes.len() == count => codes.iter().map(|c| Format::from_code(*c)).collect(),
            codes => Err(ErrorFields::new(
                sqlstate::PROTOCOL_VIOLATION,
                format!("bind message has {} {what} formats but {count} are needed", codes.len()),
            )),
        }
    }
}

/// RowDescription of a schema. `formats` is empty before a Bind: all text.
///
/// # Errors
/// 54011 for more columns than a result can have.
pub fn description(schema: &Schema, formats: &[Format]) -> Result<PgWireBackendMessage, ErrorFields> {
    if schema.fields().len() > COLUMNS_MAX {
        return Err(ErrorFields::new(
            "54011",
            format!("a result can have at most {COLUMNS_MAX} columns"),
        ));
    }
    let fields = schema.fields().iter().enumerate().map(|(i, field)| {
        let ty = pg_type_of_field(field);
        let binary = formats.get(i) == Some(&Format::Binary);
        FieldDescription::new(
            field.name().replace('\0', "\u{fffd}"),
            0,
            0,
            ty.oid(),
            type_size(&ty),
            type_modifier(field.data_type()),
            binary.into(),
        )
    });
    Ok(PgWireBackendMessage::RowDescription(RowDescription::new(
        fields.collect(),
    )))
}

/// Adds one row to `out` as a DataRow message. On an error `out` is as it was.
///
/// # Errors
/// For a value that can't be sent in its format.
pub fn put_row(out: &mut BytesMut, batch: &RecordBatch, row: usize, formats: &[Format]) -> Result<(), ErrorFields> {
    framed(out, b'D', |out| put_fields(out, batch, row, formats))
}

/// Adds a message of type `tag` whose body `body` writes. On an error `out` is as it was.
///
/// # Errors
/// Those of `body`; 54000 for a body that is too long.
pub fn framed(
    out: &mut BytesMut,
    tag: u8,
    body: impl FnOnce(&mut BytesMut) -> Result<(), ErrorFields>,
) -> Result<(), ErrorFields> {
    let start = out.len();
    out.put_u8(tag);
    out.put_i32(0);
    let result = body(out).and_then(|()| {
        let length = i32::try_from(out.len() - start - 1)
            .map_err(|_| ErrorFields::new("54000", "a result row is longer than the protocol allows (2 GiB)"))?;
        out[start + 1..start + 5].copy_from_slice(&length.to_be_bytes());
        Ok(())
    });
    if result.is_err() {
        out.truncate(start);
    }
    result
}

fn put_fields(out: &mut BytesMut, batch: &RecordBatch, row: usize, formats: &[Format]) -> Result<(), ErrorFields> {
    out.put_u16(batch.num_columns() as u16);
    for (i, column) in batch.columns().iter().enumerate() {
        let format = formats.get(i).copied().unwrap_or(Format::Text);
        put_value(out, batch.schema_ref().field(i), column, row, format)?;
    }
    Ok(())
}

/// Adds one value of a column with its length before it; -1 is NULL.
///
/// # Errors
/// For a value that can't be sent in its format.
pub fn put_value(
    out: &mut BytesMut,
    field: &Field,
    column: &dyn Array,
    row: usize,
    format: Format,
) -> Result<(), ErrorFields> {
    match format {
        Format::Binary if is_oid(field) => binary::put_oid(out, column, row),
        Format::Binary => binary::put_field(out, column, row)?,
        Format::Text => put_text(out, column, row)?,
    }
    Ok(())
}

/// The error for a type whose values have no text.
pub fn no_text(data_type: &DataType) -> ErrorFields {
    let message = format!("values of type {data_type} can't be sent as text");
    ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message)
}

fn put_text(out: &mut BytesMut, column: &dyn Array, row: usize) -> Result<(), ErrorFields> {
    if column.is_null(row) || column.data_type().is_null() {
        out.put_i32(-1);
        return Ok(());
    }
    let at = out.len();
    out.put_i32(0);
    text::write_value(out, column, row).map_err(|_| no_text(column.data_type()))?;
    let length = (out.len() - at - 4) as i32;
    out[at..at + 4].copy_from_slice(&length.to_be_bytes());
    Ok(())
}
