//! COPY: rows in bulk between a table or query and the client or a file on the server.
//!
//! In reading order: [`statement`] (what a COPY statement does), [`from`] and [`to`] (the protocol's two directions),
//! [`file`] (files on the server), [`lines`] and [`fields`] (text and CSV, cut into lines and values), [`binary`] (the binary
//! format), [`decode`] and [`column`] (values to batches), [`encode`] (batches to rows of any of the formats).
//!
//! Neither direction holds more than a few batches: what comes in is decoded on the query runtime as it comes and waits
//! in a short channel, what goes out is written as the query gives it.

pub mod binary;
pub mod column;
pub mod decode;
pub mod encode;
pub mod fields;
pub mod file;
pub mod from;
pub mod lines;
pub mod statement;
pub mod to;

/// Longest line of text or value in binary that COPY takes, in bytes.
const ROW_BYTES_MAX: usize = super::frontend::LARGE_MESSAGE_BYTES_MAX;

/// SQLSTATE of input that isn't in the format of COPY.
const BAD_COPY_FILE_FORMAT: &str = "22P04";

fn bad_format(message: impl Into<String>) -> super::error::ErrorFields {
    super::error::ErrorFields::new(BAD_COPY_FILE_FORMAT, message)
}
