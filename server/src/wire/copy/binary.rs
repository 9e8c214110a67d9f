//! COPY's binary format: a signature, tuples of values with their lengths, and a trailer. PostgreSQL manual, "COPY",
//! section "Binary Format".

use bytes::{Buf, BufMut, Bytes, BytesMut};

use super::super::error::{ErrorFields, sqlstate};
use super::{ROW_BYTES_MAX, bad_format};

/// The first bytes of the format.
pub const SIGNATURE: &[u8; 11] = b"PGCOPY\n\xff\r\n\0";
/// Bit of the header's flags that says that rows have object identifiers.
const HAS_OIDS: u32 = 1 << 16;

/// Writes what comes before the rows.
pub fn put_header(out: &mut BytesMut) {
    out.put_slice(SIGNATURE);
    out.put_u32(0);
    out.put_u32(0);
}

/// Writes what comes after the rows.
pub fn put_trailer(out: &mut BytesMut) {
    out.put_i16(-1);
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Header,
    Rows,
    Ended,
}

/// Input that is cut into rows.
#[derive(Debug)]
pub struct Tuples {
    buffer: BytesMut,
    state: State,
    columns: usize,
    number: u64,
}

impl Tuples {
    /// Rows of so many columns.
    pub fn new(columns: usize) -> Tuples {
        Tuples {
            buffer: BytesMut::new(),
            state: State::Header,
            columns,
            number: 0,
        }
    }

    /// Adds input.
    pub fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// Number of the last row given, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The next row's values, `None` for NULL; `None` if more input is needed or, with `last`, none comes.
    ///
    /// # Errors
    /// 22P04 for what isn't in the format, 54000 for a value that is too long.
    pub fn next(&mut self, last: bool) -> Result<Option<Vec<Option<Bytes>>>, ErrorFields> {
        let cut_short = || {
            if last {
                Err(bad_format("unexpected EOF in COPY data"))
            } else {
                Ok(None)
            }
        };
        if self.state == State::Header {
            if !self.header()? {
                return if last {
                    Err(bad_format("COPY file signature not recognized"))
                } else {
                    Ok(None)
                };
            }
            self.state = State::Rows;
        }
        if self.state == State::Ended {
            return if self.buffer.is_empty() {
                Ok(None)
            } else {
                Err(bad_format("received copy data after EOF marker"))
            };
        }
        if last && self.buffer.is_empty() {
            // PostgreSQL, too, takes input without a trailer.
            return Ok(None);
        }
        let Some(length) = self.row_length()? else {
            return cut_short();
        };
        let mut row = self.buffer.split_to(length).freeze();
        let count = row.get_i16();
        if count == -1 {
            self.state = State::Ended;
            return self.next(last);
        }
        self.number += 1;
        let values = (0..self.columns).map(|_| match row.get_i32() {
            -1 => None,
            length => Some(row.split_to(length as usize)),
        });
        Ok(Some(values.collect()))
    }

    /// Takes the header off; false if it isn't there in whole.
    fn header(&mut self) -> Result<bool, ErrorFields> {
        let known = self.buffer.len().min(SIGNATURE.len());
        if self.buffer[..known] != SIGNATURE[..known] {
            return Err(bad_format("COPY file signature not recognized"));
        }
        let Some(mut rest) = self.buffer.get(SIGNATURE.len()..).filter(|rest| rest.len() >= 8) else {
            return Ok(false);
        };
        let flags = rest.get_u32();
        if flags & HAS_OIDS != 0 {
            return Err(bad_format("invalid COPY file header (WITH OIDS)"));
        }
        if flags >> 16 != 0 {
            return Err(bad_format("unrecognized critical flags in COPY file header"));
        }
        let extension = rest.get_i32();
        let extension = usize::try_from(extension)
            .ok()
            .filter(|length| *length <= ROW_BYTES_MAX)
            .ok_or_else(|| bad_format("invalid COPY file header (wrong length)"))?;
        if rest.len() < extension {
            return Ok(false);
        }
        self.buffer.advance(SIGNATURE.len() + 8 + extension);
        Ok(true)
    }

    /// Bytes of the next row, whose counts and lengths are checked; `None` if it isn't there in whole.
    fn row_length(&self) -> Result<Option<usize>, ErrorFields> {
        let mut rest = &self.buffer[..];
        let Ok(count) = rest.try_get_i16() else {
            return Ok(None);
        };
        if count == -1 {
            return Ok(Some(2));
        }
        if usize::try_from(count) != Ok(self.columns) {
            let message = format!("row field count is {count}, expected {}", self.columns);
            return Err(bad_format(message));
        }
        for _ in 0..count {
            let Ok(length) = rest.try_get_i32() else {
                return Ok(None);
            };
            let length = match length {
                -1 => 0,
                length => usize::try_from(length).map_err(|_| bad_format("invalid field size"))?,
            };
            if length > ROW_BYTES_MAX {
                let message = format!("a value is longer than {ROW_BYTES_MAX} bytes");
                return Err(ErrorFields::new(sqlstate::PROGRAM_LIMIT_EXCEEDED, message));
            }
            if rest.len() < length {
                return Ok(None);
            }
            rest.advance(length);
        }
        Ok(Some(self.buffer.len() - rest.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(input: &[u8], piece: usize) -> Result<Vec<Vec<Option<Bytes>>>, ErrorFields> {
        let mut tuples = Tuples::new(2);
        let mut out = Vec::new();
        let mut pieces = input.chunks(piece);
        let mut last = false;
        loop {
            match tuples.next(last)? {
                Some(row) => out.push(row),
                None if last => return Ok(out),
                None => match pieces.next() {
                    Some(piece) => tuples.push(piece),
                    None => last = true,
                },
            }
        }
    }

    fn input(tail: &[u8]) -> BytesMut {
        let mut input = BytesMut::new();
        put_header(&mut input);
        input.put_i16(2);
        input.put_i32(3);
        input.put_slice(b"abc");
        input.put_i32(-1);
        input.put_slice(tail);
        input
    }

    #[test]
    fn rows_are_the_same_in_pieces_of_any_size() {
        let input = input(b"\xff\xff");
        for piece in 1..=input.len() {
            assert_eq!(
                rows(&input, piece).unwrap(),
                [vec![Some(Bytes::from_static(b"abc")), None]]
            );
        }
    }

    #[test]
    fn what_is_not_in_the_format_is_named() {
        let (cut, after) = (input(b"\0"), input(b"\xff\xffx"));
        let (count, size) = (input(b"\0\x03"), input(b"\0\x02\xff\xff\xff\xfe"));
        for (input, message) in [
            (&b"PGCOPX"[..], "COPY file signature not recognized"),
            (b"", "COPY file signature not recognized"),
            (
                b"PGCOPY\n\xff\r\n\0\0\x01\0\0\0\0\0\0",
                "invalid COPY file header (WITH OIDS)",
            ),
            (
                b"PGCOPY\n\xff\r\n\0\0\x02\0\0\0\0\0\0",
                "unrecognized critical flags in COPY file header",
            ),
            (
                b"PGCOPY\n\xff\r\n\0\0\0\0\0\xff\xff\xff\xff",
                "invalid COPY file header (wrong length)",
            ),
            (&cut, "unexpected EOF in COPY data"),
            (&after, "received copy data after EOF marker"),
            (&count, "row field count is 3, expected 2"),
            (&size, "invalid field size"),
        ] {
            let error = rows(input, 5).unwrap_err();
            assert_eq!((error.sqlstate.as_str(), error.message.as_str()), ("22P04", message));
        }
    }
}
