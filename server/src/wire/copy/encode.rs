//! Rows in COPY's text, CSV and binary formats.

use arrow::array::{Array, RecordBatch};
use arrow::datatypes::SchemaRef;
use bytes::{BufMut, BytesMut};
use rbcdb_sql::copy::{CopyFormat, CopyHeader, CopyOptions};

use super::super::error::ErrorFields;
use super::super::rows::{self, Format};
use super::super::text;
use super::binary;

/// Writes rows.
pub struct Encoder {
    schema: SchemaRef,
    options: CopyOptions,
    /// Whether values of a column are always quoted.
    force_quote: Vec<bool>,
    /// One value, before it is quoted.
    value: String,
    /// Whether the binary format's header has been written: it goes with the first row, as clients expect.
    begun: bool,
}

impl Encoder {
    /// Writes rows of `schema`.
    pub fn new(schema: &SchemaRef, options: &CopyOptions) -> Encoder {
        let forced = schema.fields().iter().map(|f| options.force_quote.has(f.name()));
        Encoder {
            schema: SchemaRef::clone(schema),
            options: options.clone(),
            force_quote: forced.collect(),
            value: String::new(),
            begun: false,
        }
    }

    /// What CopyOutResponse says of each column.
    pub fn format(&self) -> Format {
        match self.options.format {
            CopyFormat::Binary => Format::Binary,
            _ => Format::Text,
        }
    }

    /// The format that a file is to have.
    pub fn file_format(&self) -> CopyFormat {
        self.options.format
    }

    /// The columns of the rows.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// Columns of a row.
    pub fn columns(&self) -> usize {
        self.schema.fields().len()
    }

    /// Whether there is a line of names.
    pub fn has_header(&self) -> bool {
        self.options.header != CopyHeader::No
    }

    /// Writes the line of names, if there is one.
    pub fn header(&self, out: &mut BytesMut) {
        if !self.has_header() {
            return;
        }
        for (i, field) in self.schema.fields().iter().enumerate() {
            if i > 0 {
                out.put_u8(self.options.delimiter);
            }
            self.put_text(out, field.name(), false);
        }
        out.put_u8(b'\n');
    }

    /// Whether something comes after the last row.
    pub fn has_end(&self) -> bool {
        self.options.format == CopyFormat::Binary
    }

    /// Writes what comes after the last row.
    pub fn end(&mut self, out: &mut BytesMut) {
        if self.has_end() {
            self.begin(out);
            binary::put_trailer(out);
        }
    }

    /// Writes the binary format's header, once.
    fn begin(&mut self, out: &mut BytesMut) {
        if !std::mem::replace(&mut self.begun, true) {
            binary::put_header(out);
        }
    }

    /// Writes one row.
    ///
    /// # Errors
    /// For a value that can't be written in the format.
    pub fn row(&mut self, out: &mut BytesMut, batch: &RecordBatch, row: usize) -> Result<(), ErrorFields> {
        if self.options.format == CopyFormat::Binary {
            self.begin(out);
            out.put_u16(batch.num_columns() as u16);
            let fields = self.schema.fields().iter().zip(batch.columns());
            return fields
                .into_iter()
                .try_for_each(|(field, column)| rows::put_value(out, field, column, row, Format::Binary));
        }
        for (i, column) in batch.columns().iter().enumerate() {
            if i > 0 {
                out.put_u8(self.options.delimiter);
            }
            if column.is_null(row) || column.data_type().is_null() {
                out.put_slice(self.options.null.as_bytes());
                continue;
            }
            let mut value = std::mem::take(&mut self.value);
            value.clear();
            text::write_value(&mut value, column, row).map_err(|_| rows::no_text(column.data_type()))?;
            self.put_text(out, &value, self.force_quote[i]);
            self.value = value;
        }
        out.put_u8(b'\n');
        Ok(())
    }

    fn put_text(&self, out: &mut BytesMut, value: &str, force_quote: bool) {
        match self.options.format {
            CopyFormat::Csv => self.put_csv(out, value, force_quote),
            _ => self.put_escaped(out, value),
        }
    }

    fn put_csv(&self, out: &mut BytesMut, value: &str, force_quote: bool) {
        let CopyOptions {
            delimiter,
            quote,
            escape,
            ..
        } = self.options;
        let special = |b: u8| b == delimiter || b == quote || b == b'\n' || b == b'\r';
        let quoted = force_quote
            || value == self.options.null
            || value.bytes().any(special)
            // A line of this alone would end the input.
            || self.columns() == 1 && value == "\\.";
        if !quoted {
            return out.put_slice(value.as_bytes());
        }
        out.put_u8(quote);
        for byte in value.bytes() {
            if byte == quote || byte == escape {
                out.put_u8(escape);
            }
            out.put_u8(byte);
        }
        out.put_u8(quote);
    }

    fn put_escaped(&self, out: &mut BytesMut, value: &str) {
        let delimiter = self.options.delimiter;
        let plain = |b: &u8| *b >= 0x20 && *b != b'\\' && *b != delimiter;
        let mut rest = value.as_bytes();
        while let Some(at) = rest.iter().position(|b| !plain(b)) {
            out.put_slice(&rest[..at]);
            let byte = rest[at];
            rest = &rest[at + 1..];
            let letter = match byte {
                8 => b'b',
                12 => b'f',
                b'\n' => b'n',
                b'\r' => b'r',
                b'\t' => b't',
                11 => b'v',
                byte if byte == b'\\' || byte == delimiter => byte,
                byte => {
                    out.put_u8(byte);
                    continue;
                }
            };
            out.put_u8(b'\\');
            out.put_u8(letter);
        }
        out.put_slice(rest);
    }
}
