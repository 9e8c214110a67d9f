//! Cuts COPY's text and CSV input into lines, as it comes.
//!
//! PostgreSQL's rules: the first line's end (LF, CR or CR LF) is that of all lines; in text a backslash takes the next
//! byte with it, in CSV what stands in quotes does not end a line; `\.` alone on a line ends the input.

use std::ops::Range;

use rbcdb_sql::copy::{CopyFormat, CopyOptions};

use super::super::error::ErrorFields;
use super::{ROW_BYTES_MAX, bad_format};

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineEnd {
    Lf,
    Cr,
    CrLf,
}

/// What stopped the search for a line's end.
enum Found {
    /// The line ends before this byte; the next one starts at the other.
    End(usize, usize),
    /// The byte at which the search goes on when there is more input.
    NeedsMore(usize),
}

/// Input that is cut into lines.
#[derive(Debug)]
pub struct Lines {
    csv: bool,
    quote: u8,
    /// The byte that takes a quote with it; `None` where that is the quote itself.
    escape: Option<u8>,
    buffer: Vec<u8>,
    /// Where the next line starts.
    start: usize,
    /// Up to where it has been looked through.
    searched: usize,
    in_quotes: bool,
    after_escape: bool,
    line_end: Option<LineEnd>,
    /// Number of the last line given, from 1.
    number: u64,
    /// `\.` has come.
    ended: bool,
}

impl Lines {
    /// Nothing yet.
    pub fn new(options: &CopyOptions) -> Lines {
        Lines {
            csv: options.format == CopyFormat::Csv,
            quote: options.quote,
            escape: (options.escape != options.quote).then_some(options.escape),
            buffer: Vec::new(),
            start: 0,
            searched: 0,
            in_quotes: false,
            after_escape: false,
            line_end: None,
            number: 0,
            ended: false,
        }
    }

    /// Adds input.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.ended {
            return;
        }
        self.buffer.drain(..self.start);
        self.searched -= self.start;
        self.start = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// Number of the last line given, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// A part of the input.
    pub fn bytes(&self, range: &Range<usize>) -> &[u8] {
        &self.buffer[range.clone()]
    }

    /// The next line, without its end; `None` if more input is needed or, with `last`, none comes.
    ///
    /// # Errors
    /// 22P04 for a line end unlike the first one's or a misplaced `\.`, 54000 for a line that is too long.
    pub fn next(&mut self, last: bool) -> Result<Option<Range<usize>>, ErrorFields> {
        if self.ended || (self.start == self.buffer.len() && !self.in_quotes) {
            return Ok(None);
        }
        if self.searched == self.start {
            self.number += 1;
        }
        let (end, next) = match self.search(last)? {
            Found::End(end, next) => (end, next),
            Found::NeedsMore(at) if last => {
                debug_assert_eq!(at, self.buffer.len());
                (self.buffer.len(), self.buffer.len())
            }
            Found::NeedsMore(at) => {
                if at == self.start {
                    self.number -= 1;
                }
                self.searched = at;
                if self.buffer.len() - self.start > ROW_BYTES_MAX {
                    let message = format!("a line is longer than {ROW_BYTES_MAX} bytes");
                    return Err(ErrorFields::new("54000", message));
                }
                return Ok(None);
            }
        };
        let line = self.start..end;
        self.start = next;
        self.searched = next;
        self.in_quotes = false;
        self.after_escape = false;
        if self.bytes(&line) == b"\\." {
            self.ended = true;
            return Ok(None);
        }
        Ok(Some(line))
    }

    fn search(&mut self, last: bool) -> Result<Found, ErrorFields> {
        let mut at = self.searched;
        while let Some(&byte) = self.buffer.get(at) {
            let next = self.buffer.get(at + 1).copied();
            if self.csv {
                self.quotes(byte);
            }
            match byte {
                b'\n' | b'\r' if self.in_quotes => {
                    let counted = if matches!(self.line_end, None | Some(LineEnd::Lf)) {
                        b'\n'
                    } else {
                        b'\r'
                    };
                    self.number += u64::from(byte == counted);
                }
                b'\r' if next.is_none() && !last && self.line_end != Some(LineEnd::Cr) => {
                    return Ok(Found::NeedsMore(at));
                }
                b'\n' | b'\r' => {
                    let length = self.line_end(byte, next)?;
                    return Ok(Found::End(at, at + length));
                }
                b'\\' if !self.csv => {
                    if next.is_none() && !last {
                        return Ok(Found::NeedsMore(at));
                    }
                    if next == Some(b'.') {
                        match self.marker(at, last)? {
                            true => at += 1,
                            false => return Ok(Found::NeedsMore(at)),
                        }
                    } else if next.is_some() {
                        at += 1;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Ok(Found::NeedsMore(at))
    }

    /// Whether a quoted part begins or ends with this byte.
    fn quotes(&mut self, byte: u8) {
        let is_escape = self.escape == Some(byte);
        if self.in_quotes && is_escape {
            self.after_escape = !self.after_escape;
        }
        if byte == self.quote && !self.after_escape {
            self.in_quotes = !self.in_quotes;
        }
        if !is_escape {
            self.after_escape = false;
        }
    }

    /// Whether `\.` at this place stands alone on its line; false if that can't be told yet.
    fn marker(&self, at: usize, last: bool) -> Result<bool, ErrorFields> {
        let after = self.buffer.get(at + 2);
        if after.is_none() && !last {
            return Ok(false);
        }
        if at == self.start && after.is_none_or(|b| matches!(b, b'\n' | b'\r')) {
            return Ok(true);
        }
        Err(bad_format("end-of-copy marker corrupt"))
    }

    /// The length of the line's end that begins with this byte.
    fn line_end(&mut self, byte: u8, next: Option<u8>) -> Result<usize, ErrorFields> {
        let found = match (byte, next) {
            (b'\n', _) => LineEnd::Lf,
            (_, Some(b'\n')) if self.line_end != Some(LineEnd::Cr) => LineEnd::CrLf,
            _ => LineEnd::Cr,
        };
        if *self.line_end.get_or_insert(found) == found {
            return Ok(if found == LineEnd::CrLf { 2 } else { 1 });
        }
        let (name, escape) = if byte == b'\n' {
            ("newline", "\\n")
        } else {
            ("carriage return", "\\r")
        };
        Err(if self.csv {
            bad_format(format!("unquoted {name} found in data"))
                .hint(format!("Use quoted CSV field to represent {name}."))
        } else {
            bad_format(format!("literal {name} found in data")).hint(format!("Use \"{escape}\" to represent {name}."))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(csv: bool) -> CopyOptions {
        let text = format!("COPY t FROM STDIN (FORMAT {})", if csv { "csv" } else { "text" });
        match rbcdb_sql::parse(&text).unwrap().remove(0).statement {
            rbcdb_sql::Statement::Copy(copy) => copy.options,
            other => panic!("{other:?}"),
        }
    }

    /// The lines of `input` that comes in pieces of so many bytes.
    fn lines(input: &[u8], csv: bool, piece: usize) -> Result<Vec<(u64, String)>, ErrorFields> {
        let mut lines = Lines::new(&options(csv));
        let mut out = Vec::new();
        let mut pieces = input.chunks(piece);
        let mut last = false;
        loop {
            match lines.next(last)? {
                Some(line) => out.push((lines.number(), String::from_utf8_lossy(lines.bytes(&line)).into_owned())),
                None if last => return Ok(out),
                None => match pieces.next() {
                    Some(piece) => lines.push(piece),
                    None => last = true,
                },
            }
        }
    }

    #[test]
    fn lines_are_the_same_in_pieces_of_any_size() {
        for (input, csv, expected) in [
            (&b"a\tb\nc\n"[..], false, &[(1, "a\tb"), (2, "c")][..]),
            (b"a\r\n\r\nb", false, &[(1, "a"), (2, ""), (3, "b")]),
            (b"a\rb\r", false, &[(1, "a"), (2, "b")]),
            (b"a\\\nb\nc\\", false, &[(1, "a\\\nb"), (2, "c\\")]),
            (b"a\n\\.\nrubbish \\. rubbish\n", false, &[(1, "a")]),
            (b"\\.", false, &[]),
            (b"", false, &[]),
            (
                b"1,\"a\nb\"\"\n\"\n2,\\x\n",
                true,
                &[(3, "1,\"a\nb\"\"\n\""), (4, "2,\\x")],
            ),
            (b"a\n\\.\nb\n", true, &[(1, "a")]),
            (b"a,\"open\n", true, &[(2, "a,\"open\n")]),
        ] {
            for piece in 1..=input.len().max(1) {
                let found = lines(input, csv, piece).unwrap();
                let found: Vec<(u64, &str)> = found.iter().map(|(n, l)| (*n, l.as_str())).collect();
                assert_eq!(found, expected, "{input:?} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn mixed_line_ends_and_misplaced_markers_are_refused() {
        for (input, csv, message) in [
            (&b"a\nb\r\n"[..], false, "literal carriage return found in data"),
            (b"a\r\nb\nc", false, "literal newline found in data"),
            (b"a\r\nb\nc", true, "unquoted newline found in data"),
            (b"a\\.\n", false, "end-of-copy marker corrupt"),
            (b"\\.a\n", false, "end-of-copy marker corrupt"),
        ] {
            for piece in 1..=input.len() {
                let error = lines(input, csv, piece).unwrap_err();
                assert_eq!(
                    (error.sqlstate.as_str(), error.message.as_str()),
                    ("22P04", message),
                    "{input:?}"
                );
            }
        }
    }
}
