//! A line of COPY's text or CSV input as values.

use std::ops::Range;

use rbcdb_sql::copy::{CopyFormat, CopyOptions};

use super::super::error::ErrorFields;
use super::bad_format;

/// The values of one row.
#[derive(Debug, Default)]
pub struct Fields {
    bytes: Vec<u8>,
    fields: Vec<Field>,
}

#[derive(Debug)]
struct Field {
    range: Range<usize>,
    /// It is spelled as NULL is, and isn't quoted.
    null: bool,
    quoted: bool,
}

impl Fields {
    /// Number of values.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// One value's bytes; `None` is NULL.
    pub fn get(&self, index: usize) -> Option<&[u8]> {
        let field = self.fields.get(index)?;
        (!field.null).then(|| &self.bytes[field.range.clone()])
    }

    /// The text of a value that is spelled as NULL is: the options FORCE_NULL and FORCE_NOT_NULL look at it.
    pub fn get_forced(&self, index: usize, null: &str, to_null: bool, to_text: bool) -> Option<&[u8]> {
        let field = self.fields.get(index)?;
        let bytes = &self.bytes[field.range.clone()];
        let is_null = field.null && !to_text || to_null && field.quoted && bytes == null.as_bytes();
        (!is_null).then_some(bytes)
    }

    /// Reads a line.
    ///
    /// # Errors
    /// 22P04 for a quote without its other half.
    pub fn read(&mut self, line: &[u8], options: &CopyOptions) -> Result<(), ErrorFields> {
        self.bytes.clear();
        self.fields.clear();
        if options.format == CopyFormat::Csv {
            self.read_csv(line, options)
        } else {
            self.read_text(line, options);
            Ok(())
        }
    }

    fn push(&mut self, start: usize, null: bool, quoted: bool) {
        let range = start..self.bytes.len();
        self.fields.push(Field { range, null, quoted });
    }

    fn read_text(&mut self, line: &[u8], options: &CopyOptions) {
        let mut rest = line;
        loop {
            let end = text_field_end(rest, options.delimiter);
            let (field, after) = (&rest[..end], rest.get(end + 1..));
            let start = self.bytes.len();
            // NULL is what is written as NULL, before backslashes are resolved.
            let null = field == options.null.as_bytes();
            unescape(field, &mut self.bytes);
            self.push(start, null, false);
            match after {
                Some(after) => rest = after,
                None => return,
            }
        }
    }

    fn read_csv(&mut self, line: &[u8], options: &CopyOptions) -> Result<(), ErrorFields> {
        let CopyOptions {
            delimiter,
            quote,
            escape,
            ..
        } = *options;
        let mut at = 0;
        loop {
            let start = self.bytes.len();
            let mut quoted = false;
            let mut in_quotes = false;
            let ended_by_delimiter = loop {
                let Some(&byte) = line.get(at) else { break false };
                let next = line.get(at + 1).copied();
                at += 1;
                if in_quotes {
                    if byte == escape && next.is_some_and(|n| n == escape || n == quote) {
                        self.bytes.extend(next);
                        at += 1;
                    } else if byte == quote {
                        in_quotes = false;
                    } else {
                        self.bytes.push(byte);
                    }
                } else if byte == delimiter {
                    break true;
                } else if byte == quote {
                    quoted = true;
                    in_quotes = true;
                } else {
                    self.bytes.push(byte);
                }
            };
            if in_quotes {
                return Err(bad_format("unterminated CSV quoted field"));
            }
            let null = !quoted && self.bytes[start..] == *options.null.as_bytes();
            self.push(start, null, quoted);
            if !ended_by_delimiter {
                return Ok(());
            }
        }
    }
}

/// Where a value of a text line ends: at a delimiter that no backslash takes with it.
fn text_field_end(rest: &[u8], delimiter: u8) -> usize {
    let mut at = 0;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if byte == delimiter => return at,
            _ => at += 1,
        }
    }
    rest.len()
}

/// Resolves the backslashes of a text value.
fn unescape(mut rest: &[u8], out: &mut Vec<u8>) {
    while let Some(at) = rest.iter().position(|b| *b == b'\\') {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let Some((&byte, after)) = rest.split_first() else {
            // A backslash at the very end stands for itself.
            out.push(b'\\');
            return;
        };
        rest = after;
        match byte {
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'v' => out.push(11),
            b'0'..=b'7' => {
                let (value, used) = digits(rest, u32::from(byte - b'0'), 8, 2);
                out.push(value as u8);
                rest = &rest[used..];
            }
            b'x' => match digits(rest, 0, 16, 2) {
                (_, 0) => out.push(b'x'),
                (value, used) => {
                    out.push(value as u8);
                    rest = &rest[used..];
                }
            },
            other => out.push(other),
        }
    }
    out.extend_from_slice(rest);
}

/// Goes on with a number for at most `most` digits; the number and how many there were.
fn digits(rest: &[u8], start: u32, radix: u32, most: usize) -> (u32, usize) {
    let digits = rest.iter().take(most).map_while(|b| char::from(*b).to_digit(radix));
    digits.fold((start, 0), |(value, used), digit| (value * radix + digit, used + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sql_options: &str, line: &[u8]) -> Result<Vec<Option<String>>, ErrorFields> {
        let text = format!("COPY t FROM STDIN ({sql_options})");
        let options = match rbcdb_sql::parse(&text).unwrap().remove(0).statement {
            rbcdb_sql::Statement::Copy(copy) => copy.options,
            other => panic!("{other:?}"),
        };
        let mut fields = Fields::default();
        fields.read(line, &options)?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok((0..fields.len()).map(|i| fields.get(i).map(text)).collect())
    }

    fn some(texts: &[&str]) -> Vec<Option<String>> {
        texts.iter().map(|t| Some((*t).to_owned())).collect()
    }

    #[test]
    fn text_values_lose_their_backslashes() {
        assert_eq!(
            read("FORMAT text", b"a\\tb\tc\\\td\t\\101\\x41\\q\\\\\t").unwrap(),
            some(&["a\tb", "c\td", "AAq\\", ""])
        );
        assert_eq!(
            read("FORMAT text", b"\\N\t\\\\N").unwrap(),
            [None, Some("\\N".to_owned())]
        );
        assert_eq!(
            read("DELIMITER '|', NULL ''", b"|x").unwrap(),
            [None, Some("x".to_owned())]
        );
        assert_eq!(read("FORMAT text", b"a\\").unwrap(), some(&["a\\"]));
        assert_eq!(read("FORMAT text", b"").unwrap(), some(&[""]));
        assert_eq!(read("FORMAT text", b"\\xg\\8").unwrap(), some(&["xg8"]));
    }

    #[test]
    fn csv_values_lose_their_quotes() {
        assert_eq!(
            read("FORMAT csv", b"a,\"b,\"\"c\"\"\",x\"y\"z").unwrap(),
            some(&["a", "b,\"c\"", "xyz"])
        );
        assert_eq!(read("FORMAT csv", b",\"\"").unwrap(), [None, Some(String::new())]);
        assert_eq!(
            read("FORMAT csv, ESCAPE E'\\\\'", b"\"a\\\"b\\\\c\\d\"").unwrap(),
            some(&["a\"b\\c\\d"])
        );
        assert_eq!(
            read("FORMAT csv, NULL 'NULL'", b"NULL,\"NULL\",").unwrap(),
            [None, Some("NULL".to_owned()), Some(String::new())]
        );
        assert_eq!(
            read("FORMAT csv", b"a,\"b").unwrap_err().message,
            "unterminated CSV quoted field"
        );
    }
}
