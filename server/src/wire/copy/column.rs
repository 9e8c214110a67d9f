//! One column of COPY's input: values in text or binary, gathered to an Arrow array.

use std::sync::Arc;

use arrow::array::*;
use arrow::datatypes::{DataType, FieldRef};
use bytes::Bytes;
use datafusion::common::ScalarValue;
use postgres_types::Type;

use super::super::error::{ErrorFields, sqlstate};
use super::super::params;
use super::super::types::pg_type;

/// A column and the values of the batch that is being made.
pub struct Column {
    /// The table's column.
    pub field: FieldRef,
    ty: Type,
    values: Values,
}

/// Builders of the types that bulk data is mostly made of; all others go value by value.
enum Values {
    Boolean(BooleanBuilder),
    Int16(Int16Builder),
    Int32(Int32Builder),
    Int64(Int64Builder),
    Float32(Float32Builder),
    Float64(Float64Builder),
    Utf8(StringBuilder),
    Utf8View(StringViewBuilder),
    Scalars(Vec<ScalarValue>),
}

impl Column {
    /// No values yet.
    pub fn new(field: FieldRef) -> Column {
        let ty = pg_type(field.data_type());
        let values = match field.data_type() {
            DataType::Boolean => Values::Boolean(BooleanBuilder::new()),
            DataType::Int16 => Values::Int16(Int16Builder::new()),
            DataType::Int32 => Values::Int32(Int32Builder::new()),
            DataType::Int64 => Values::Int64(Int64Builder::new()),
            DataType::Float32 => Values::Float32(Float32Builder::new()),
            DataType::Float64 => Values::Float64(Float64Builder::new()),
            DataType::Utf8 => Values::Utf8(StringBuilder::new()),
            DataType::Utf8View => Values::Utf8View(StringViewBuilder::new()),
            _ => Values::Scalars(Vec::new()),
        };
        Column { field, ty, values }
    }

    /// Adds NULL.
    ///
    /// # Errors
    /// XX000 for a type that has no NULL, which none is.
    pub fn push_null(&mut self) -> Result<(), ErrorFields> {
        match &mut self.values {
            Values::Boolean(b) => b.append_null(),
            Values::Int16(b) => b.append_null(),
            Values::Int32(b) => b.append_null(),
            Values::Int64(b) => b.append_null(),
            Values::Float32(b) => b.append_null(),
            Values::Float64(b) => b.append_null(),
            Values::Utf8(b) => b.append_null(),
            Values::Utf8View(b) => b.append_null(),
            Values::Scalars(values) => values.push(ScalarValue::try_from(self.field.data_type()).map_err(internal)?),
        }
        Ok(())
    }

    /// Adds a value in text.
    ///
    /// # Errors
    /// 22P02, 22003, 22007 or 22021 for bytes that aren't such a value.
    pub fn push_text(&mut self, bytes: &[u8]) -> Result<(), ErrorFields> {
        let ty = &self.ty;
        let text = params::text(bytes)?;
        let trimmed = text.trim();
        match &mut self.values {
            Values::Boolean(b) => {
                let value = params::bool_from_text(trimmed).ok_or_else(|| params::invalid_text(ty, text))?;
                b.append_value(value);
            }
            Values::Int16(b) => b.append_value(params::integer(ty, trimmed)?),
            Values::Int32(b) => b.append_value(params::integer(ty, trimmed)?),
            Values::Int64(b) => b.append_value(params::integer(ty, trimmed)?),
            Values::Float32(b) => b.append_value(params::float(ty, trimmed, f32::is_infinite)?),
            Values::Float64(b) => b.append_value(params::float(ty, trimmed, f64::is_infinite)?),
            Values::Utf8(b) => b.append_value(text),
            Values::Utf8View(b) => b.append_value(text),
            Values::Scalars(values) => values.push(params::decode_text(ty, self.field.data_type(), text)?),
        }
        Ok(())
    }

    /// Adds a value in binary.
    ///
    /// # Errors
    /// 22P03, 22003 or 22021 for bytes that aren't such a value.
    pub fn push_binary(&mut self, bytes: Bytes) -> Result<(), ErrorFields> {
        let value = match &mut self.values {
            Values::Utf8(b) => {
                b.append_value(params::text(&bytes)?);
                return Ok(());
            }
            Values::Utf8View(b) => {
                b.append_value(params::text(&bytes)?);
                return Ok(());
            }
            _ => params::decode_binary(&self.ty, self.field.data_type(), bytes)?,
        };
        match (&mut self.values, value) {
            (Values::Boolean(b), ScalarValue::Boolean(value)) => b.append_option(value),
            (Values::Int16(b), ScalarValue::Int16(value)) => b.append_option(value),
            (Values::Int32(b), ScalarValue::Int32(value)) => b.append_option(value),
            (Values::Int64(b), ScalarValue::Int64(value)) => b.append_option(value),
            (Values::Float32(b), ScalarValue::Float32(value)) => b.append_option(value),
            (Values::Float64(b), ScalarValue::Float64(value)) => b.append_option(value),
            (Values::Scalars(values), value) => values.push(value),
            (_, other) => return Err(internal(format!("{other:?} is no value of {}", self.field))),
        }
        Ok(())
    }

    /// The values gathered; none is left.
    ///
    /// # Errors
    /// XX000 for values of different types, which decoding never gives.
    pub fn finish(&mut self) -> Result<ArrayRef, ErrorFields> {
        Ok(match &mut self.values {
            Values::Boolean(b) => Arc::new(b.finish()),
            Values::Int16(b) => Arc::new(b.finish()),
            Values::Int32(b) => Arc::new(b.finish()),
            Values::Int64(b) => Arc::new(b.finish()),
            Values::Float32(b) => Arc::new(b.finish()),
            Values::Float64(b) => Arc::new(b.finish()),
            Values::Utf8(b) => Arc::new(b.finish()),
            Values::Utf8View(b) => Arc::new(b.finish()),
            Values::Scalars(values) if values.is_empty() => new_empty_array(self.field.data_type()),
            Values::Scalars(values) => ScalarValue::iter_to_array(std::mem::take(values)).map_err(internal)?,
        })
    }
}

fn internal(error: impl std::fmt::Display) -> ErrorFields {
    ErrorFields::new(sqlstate::INTERNAL_ERROR, error.to_string())
}
