//! COPY's input in text, CSV or binary to batches, as it comes. Errors name the line, and where they can the column and
//! the value, as PostgreSQL does.

use std::sync::Arc;

use arrow::array::{RecordBatch, RecordBatchOptions};
use arrow::datatypes::SchemaRef;
use bytes::Bytes;
use rbcdb_sql::copy::{CopyFormat, CopyHeader, CopyOptions};

use rbcdb_db_extension::nullable;

use super::super::error::{ErrorFields, sqlstate};
use super::bad_format;
use super::binary::Tuples;
use super::column::Column;
use super::fields::Fields;
use super::lines::Lines;

/// Rows of a batch.
const BATCH_ROWS: usize = 8192;
/// A batch is given early when its input was this long, in bytes.
const BATCH_BYTES: usize = 8 << 20;
/// Bytes of the input that an error shows, as in PostgreSQL.
const SHOWN_BYTES: usize = 100;

/// Input that becomes batches.
pub struct Decoder {
    table: String,
    schema: SchemaRef,
    columns: Vec<Column>,
    options: CopyOptions,
    input: Input,
    header_is_due: bool,
    rows: usize,
    bytes: usize,
}

enum Input {
    Lines { lines: Lines, fields: Fields },
    Tuples(Tuples),
}

impl Decoder {
    /// A decoder of rows for `table`, whose columns are those of `schema`.
    pub fn new(table: &str, schema: &SchemaRef, options: &CopyOptions) -> Decoder {
        let input = match options.format {
            CopyFormat::Binary => Input::Tuples(Tuples::new(schema.fields().len())),
            _ => Input::Lines {
                lines: Lines::new(options),
                fields: Fields::default(),
            },
        };
        Decoder {
            table: table.to_owned(),
            schema: Arc::clone(schema),
            columns: schema.fields().iter().map(|f| Column::new(Arc::clone(f))).collect(),
            options: options.clone(),
            input,
            header_is_due: options.header != CopyHeader::No,
            rows: 0,
            bytes: 0,
        }
    }

    /// Adds input.
    pub fn push(&mut self, bytes: &[u8]) {
        match &mut self.input {
            Input::Lines { lines, .. } => lines.push(bytes),
            Input::Tuples(tuples) => tuples.push(bytes),
        }
    }

    /// The next batch; `None` if more input is needed or, with `last`, none comes.
    ///
    /// # Errors
    /// What is wrong with the input, with its line in the context.
    pub fn next_batch(&mut self, last: bool) -> Result<Option<RecordBatch>, ErrorFields> {
        while self.rows < BATCH_ROWS && self.bytes < BATCH_BYTES {
            let more = match &self.input {
                Input::Lines { .. } => self.line(last)?,
                Input::Tuples(_) => self.tuple(last)?,
            };
            if !more {
                return if last && self.rows > 0 {
                    self.batch().map(Some)
                } else {
                    Ok(None)
                };
            }
        }
        self.batch().map(Some)
    }

    fn batch(&mut self) -> Result<RecordBatch, ErrorFields> {
        let columns = self.columns.iter_mut().map(Column::finish).collect::<Result<_, _>>()?;
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows));
        self.rows = 0;
        self.bytes = 0;
        // NOT NULL is for the table to check: it names the constraint.
        RecordBatch::try_new_with_options(nullable(&self.schema), columns, &options)
            .map_err(|e| ErrorFields::new(sqlstate::INTERNAL_ERROR, e.to_string()))
    }

    /// Takes one line of text or CSV; false if there is none.
    fn line(&mut self, last: bool) -> Result<bool, ErrorFields> {
        let Input::Lines { lines, fields } = &mut self.input else {
            return Ok(false);
        };
        let at = |table: &str, lines: &Lines| format!("COPY {table}, line {}", lines.number());
        let line = match lines.next(last) {
            Ok(Some(line)) => line,
            Ok(None) => return Ok(false),
            Err(error) => return Err(error.context(at(&self.table, lines))),
        };
        let whole = |mut error: ErrorFields| {
            if error.context.is_none() {
                let shown = shown(lines.bytes(&line));
                error.context = Some(format!("{}: \"{shown}\"", at(&self.table, lines)));
            }
            error
        };
        self.bytes += line.len();
        if self.header_is_due && self.options.header == CopyHeader::Yes {
            self.header_is_due = false;
            return Ok(true);
        }
        fields.read(lines.bytes(&line), &self.options).map_err(whole)?;
        if self.header_is_due {
            self.header_is_due = false;
            check_header(fields, &self.schema).map_err(whole)?;
            return Ok(true);
        }
        for (i, column) in self.columns.iter_mut().enumerate() {
            let name = column.field.name();
            if i == fields.len() {
                return Err(whole(bad_format(format!("missing data for column \"{name}\""))));
            }
            let value = if self.options.format == CopyFormat::Csv {
                let (to_null, to_text) = (self.options.force_null.has(name), self.options.force_not_null.has(name));
                fields.get_forced(i, &self.options.null, to_null, to_text)
            } else {
                fields.get(i)
            };
            let pushed = match value {
                Some(bytes) => column.push_text(bytes),
                None => column.push_null(),
            };
            pushed.map_err(|error| {
                let value = value.map_or("null input".to_owned(), |bytes| format!("\"{}\"", shown(bytes)));
                let name = column.field.name();
                error.context(format!("{}, column {name}: {value}", at(&self.table, lines)))
            })?;
        }
        if fields.len() > self.columns.len() {
            // An empty line is a row of no columns.
            let empty = self.columns.is_empty() && line.is_empty();
            if !empty {
                return Err(whole(bad_format("extra data after last expected column")));
            }
        }
        self.rows += 1;
        Ok(true)
    }

    /// Takes one row in binary; false if there is none.
    fn tuple(&mut self, last: bool) -> Result<bool, ErrorFields> {
        let Input::Tuples(tuples) = &mut self.input else {
            return Ok(false);
        };
        let row: Vec<Option<Bytes>> = match tuples.next(last) {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(false),
            Err(error) => return Err(error.context(format!("COPY {}, line {}", self.table, tuples.number() + 1))),
        };
        for (column, value) in self.columns.iter_mut().zip(row) {
            self.bytes += value.as_ref().map_or(0, Bytes::len);
            let pushed = match value {
                Some(bytes) => column.push_binary(bytes),
                None => column.push_null(),
            };
            pushed.map_err(|error| {
                let (line, name) = (tuples.number(), column.field.name());
                error.context(format!("COPY {}, line {line}, column {name}", self.table))
            })?;
        }
        self.rows += 1;
        Ok(true)
    }
}

/// HEADER MATCH: the first line has to be the columns' names.
fn check_header(fields: &Fields, schema: &SchemaRef) -> Result<(), ErrorFields> {
    let expected = schema.fields();
    if fields.len() != expected.len() {
        return Err(bad_format(format!(
            "wrong number of fields in header line: got {}, expected {}",
            fields.len(),
            expected.len()
        )));
    }
    for (i, field) in expected.iter().enumerate() {
        let (number, name) = (i + 1, field.name());
        match fields.get(i) {
            None => {
                return Err(bad_format(format!(
                    "column name mismatch in header line field {number}: got null value (\"\"), expected \"{name}\""
                )));
            }
            Some(found) if found != name.as_bytes() => {
                return Err(bad_format(format!(
                    "column name mismatch in header line field {number}: got \"{}\", expected \"{name}\"",
                    shown(found)
                )));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Input as an error shows it.
fn shown(bytes: &[u8]) -> String {
    if bytes.len() <= SHOWN_BYTES {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let text = String::from_utf8_lossy(&bytes[..SHOWN_BYTES]);
    // A character that was cut in two isn't shown.
    format!("{}...", text.trim_end_matches('\u{fffd}'))
}

#[cfg(test)]
mod tests {
    use arrow::array::{Array, AsArray};
    use arrow::datatypes::{DataType, Field, Float64Type, Int32Type, Schema};
    use bytes::BytesMut;

    use super::super::encode::Encoder;
    use super::*;

    fn options(text: &str) -> CopyOptions {
        match rbcdb_sql::parse(text).unwrap().remove(0).statement {
            rbcdb_sql::Statement::Copy(copy) => copy.options,
            other => panic!("{other:?}"),
        }
    }

    fn schema() -> SchemaRef {
        Arc::new(Schema::new(vec![
            Field::new("a", DataType::Int32, true),
            Field::new("b", DataType::Utf8, true),
            Field::new("c", DataType::Float64, true),
        ]))
    }

    fn decode(options_text: &str, input: &[u8], piece: usize) -> Result<Vec<RecordBatch>, ErrorFields> {
        let options = options(&format!("COPY t FROM STDIN {options_text}"));
        let mut decoder = Decoder::new("t", &schema(), &options);
        let mut batches = Vec::new();
        let mut pieces = input.chunks(piece);
        let mut last = false;
        loop {
            match decoder.next_batch(last)? {
                Some(batch) => batches.push(batch),
                None if last => return Ok(batches),
                None => match pieces.next() {
                    Some(piece) => decoder.push(piece),
                    None => last = true,
                },
            }
        }
    }

    #[test]
    fn what_is_written_is_read_again_in_every_format() {
        let input = b"1\tx\\ty\\\\\\n\"z\"\t0.5\n\\N\t\\N\tNaN\n-7\t\\\\N\t\\N\n";
        let [batch] = &decode("", input, 3).unwrap()[..] else {
            panic!("one batch")
        };
        assert_eq!(batch.column(0).as_primitive::<Int32Type>().value(2), -7);
        assert_eq!(batch.column(1).as_string::<i32>().value(0), "x\ty\\\n\"z\"");
        assert_eq!(batch.column(1).as_string::<i32>().value(2), "\\N");
        assert!(batch.column(1).is_null(1) && batch.column(2).as_primitive::<Float64Type>().value(1).is_nan());
        for text in [
            "(FORMAT text)",
            "(FORMAT text, HEADER match, DELIMITER '|', NULL 'nil')",
            "(FORMAT csv)",
            "(FORMAT csv, HEADER match, QUOTE '''', ESCAPE E'\\\\', NULL 'x')",
            "(FORMAT binary)",
        ] {
            let mut options = options(&format!("COPY t FROM STDIN {text}"));
            if options.header == CopyHeader::Match {
                options.header = CopyHeader::Yes;
            }
            let mut out = BytesMut::new();
            let mut encoder = Encoder::new(&schema(), &options);
            encoder.header(&mut out);
            for row in 0..batch.num_rows() {
                encoder.row(&mut out, batch, row).unwrap();
            }
            encoder.end(&mut out);
            for piece in [1, 7, out.len()] {
                let again = decode(text, &out, piece).unwrap();
                assert_eq!(format!("{again:?}"), format!("{:?}", [batch]), "{text}: {out:?}");
            }
        }
    }

    #[test]
    fn batches_are_bounded() {
        let input = "1\tx\t2\n".repeat(BATCH_ROWS + 1);
        let rows: Vec<usize> = decode("", input.as_bytes(), 1000)
            .unwrap()
            .iter()
            .map(|b| b.num_rows())
            .collect();
        assert_eq!(rows, [BATCH_ROWS, 1]);
        assert!(decode("", b"", 1).unwrap().is_empty());
    }

    #[test]
    fn errors_name_line_column_and_value() {
        for (options, input, state, message, context) in [
            (
                "",
                &b"1\tx\t2\n2\ty\tabc\n"[..],
                "22P02",
                "invalid input syntax for type double precision: \"abc\"",
                "COPY t, line 2, column c: \"abc\"",
            ),
            (
                "",
                b"99999999999\tx\t2\n",
                "22003",
                "value \"99999999999\" is out of range for type integer",
                "COPY t, line 1, column a: \"99999999999\"",
            ),
            (
                "",
                b"1\tx\t1e999\n",
                "22003",
                "\"1e999\" is out of range for type double precision",
                "COPY t, line 1, column c: \"1e999\"",
            ),
            (
                "",
                b"1\tx\n",
                "22P04",
                "missing data for column \"c\"",
                "COPY t, line 1: \"1\tx\"",
            ),
            (
                "",
                b"1\tx\t2\t3\n",
                "22P04",
                "extra data after last expected column",
                "COPY t, line 1: \"1\tx\t2\t3\"",
            ),
            (
                "",
                b"1\t\xff\t2\n",
                "22021",
                "invalid byte sequence for encoding \"UTF8\": 0xff",
                "COPY t, line 1, column b: \"\u{fffd}\"",
            ),
            (
                "",
                b"1\t\\0\t2\n",
                "22021",
                "invalid byte sequence for encoding \"UTF8\": 0x00",
                "COPY t, line 1, column b: \"\0\"",
            ),
            (
                "",
                b"1\tx\t2\n\\.x\n",
                "22P04",
                "end-of-copy marker corrupt",
                "COPY t, line 2",
            ),
            (
                "CSV",
                b"1,\"x\ny\",2\n3,\"z",
                "22P04",
                "unterminated CSV quoted field",
                "COPY t, line 3: \"3,\"z\"",
            ),
            (
                "(FORMAT csv, HEADER match)",
                b"a,b\n",
                "22P04",
                "wrong number of fields in header line: got 2, expected 3",
                "COPY t, line 1: \"a,b\"",
            ),
            (
                "(FORMAT csv, HEADER match)",
                b"a,B,c\n",
                "22P04",
                "column name mismatch in header line field 2: got \"B\", expected \"b\"",
                "COPY t, line 1: \"a,B,c\"",
            ),
            (
                "(FORMAT binary)",
                b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0\0\x03\0\0\0\x02ab",
                "22P04",
                "unexpected EOF in COPY data",
                "COPY t, line 1",
            ),
            (
                "(FORMAT binary)",
                b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0\0\x03\0\0\0\x02ab\xff\xff\xff\xff\xff\xff\xff\xff",
                "22P03",
                "incorrect binary data format for type integer",
                "COPY t, line 1, column a",
            ),
        ] {
            let error = decode(options, input, 4).unwrap_err();
            let found = (
                error.sqlstate.as_str(),
                error.message.as_str(),
                error.context.as_deref(),
            );
            assert_eq!(found, (state, message, Some(context)));
        }
        let long = format!("1\t{}\n", "é".repeat(100));
        let context = decode("", long.as_bytes(), 50).unwrap_err().context.clone().unwrap();
        assert_eq!(context, format!("COPY t, line 1: \"1\t{}...\"", "é".repeat(49)));
    }

    #[test]
    fn forced_columns_read_null_otherwise() {
        let text = "(FORMAT csv, NULL 'x', FORCE_NULL (b), FORCE_NOT_NULL (b))";
        let batches = decode(text, b"x,x,1\n1,\"x\",x\n", 2).unwrap();
        let b = batches[0].column(1).as_string::<i32>();
        assert!(batches[0].column(0).is_null(0) && batches[0].column(2).is_null(1));
        assert!(b.value(0) == "x" && b.is_null(1), "{b:?}");
    }
}
