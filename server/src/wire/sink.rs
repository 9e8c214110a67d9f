//! Where the rows of a statement go.

use arrow::array::RecordBatch;
use bytes::BytesMut;

use super::copy::encode::Encoder;
use super::error::ErrorFields;
use super::rows::{self, Format};

/// Where the rows of a statement go.
pub enum Sink<'a> {
    /// To the client as DataRow messages; no formats: all text.
    Rows(&'a [Format]),
    /// To the client as CopyData messages.
    Copy(&'a mut Encoder),
    /// Nowhere: MOVE.
    Nowhere,
}

impl Sink<'_> {
    /// Adds one row to the output. On an error the output is as it was.
    ///
    /// # Errors
    /// For a value that can't be sent in its format.
    pub fn put(&mut self, out: &mut BytesMut, batch: &RecordBatch, row: usize) -> Result<(), ErrorFields> {
        match self {
            Sink::Rows(formats) => rows::put_row(out, batch, row, formats),
            Sink::Copy(encoder) => rows::framed(out, b'd', |out| encoder.row(out, batch, row)),
            Sink::Nowhere => Ok(()),
        }
    }
}
