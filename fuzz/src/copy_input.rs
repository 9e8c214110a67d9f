//! The input of COPY FROM. How it is cut into messages makes no difference, and rows that are taken come back as
//! themselves: written by COPY TO and read again.
//!
//! The input: the format, the delimiter, whether there is a line of names, where to cut, the rows.

use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::compute::concat_batches;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use bytes::BytesMut;
use rbcdb_server::wire::copy::decode::Decoder;
use rbcdb_server::wire::copy::encode::Encoder;
use rbcdb_sql::copy::{CopyColumns, CopyFormat, CopyHeader, CopyOptions};

fn schema() -> SchemaRef {
    let list = DataType::List(Arc::new(Field::new_list_field(DataType::Int32, true)));
    let types = [
        DataType::Int32,
        DataType::Utf8,
        DataType::Float64,
        DataType::Boolean,
        DataType::Timestamp(TimeUnit::Microsecond, None),
        list,
        DataType::Binary,
    ];
    let fields = types
        .into_iter()
        .zip('a'..)
        .map(|(ty, name)| Field::new(name.to_string(), ty, true));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

fn options(format: u8, delimiter: u8, header: u8) -> CopyOptions {
    let format = [CopyFormat::Text, CopyFormat::Csv, CopyFormat::Binary][usize::from(format) % 3];
    let none = CopyColumns::Named(Vec::new());
    CopyOptions {
        format,
        delimiter: b"\t,|;"[usize::from(delimiter) % 4],
        null: if format == CopyFormat::Csv { "" } else { "\\N" }.to_owned(),
        // The binary format has no names.
        header: match header % 3 {
            1 if format != CopyFormat::Binary => CopyHeader::Yes,
            2 if format != CopyFormat::Binary => CopyHeader::Match,
            _ => CopyHeader::No,
        },
        quote: b'"',
        escape: b'"',
        force_quote: none.clone(),
        force_not_null: none.clone(),
        force_null: none,
    }
}

/// Reads rows, in pieces of these lengths, one after the other again and again.
fn read(rows: &[u8], options: &CopyOptions, lengths: &[usize]) -> Result<RecordBatch, String> {
    let schema = schema();
    let mut decoder = Decoder::new("t", &schema, options);
    let (mut batches, mut rest, mut lengths) = (Vec::new(), rows, lengths.iter().cycle());
    loop {
        let (piece, after) = rest.split_at(
            lengths
                .next()
                .map_or(rest.len(), |n| (*n).clamp(1, rest.len().max(1)).min(rest.len())),
        );
        decoder.push(piece);
        rest = after;
        let last = rest.is_empty();
        while let Some(batch) = decoder.next_batch(last).map_err(|e| e.message.clone())? {
            batches.push(batch);
        }
        if last {
            return Ok(concat_batches(&schema, &batches).expect("all have the schema"));
        }
    }
}

fn write(batch: &RecordBatch, options: &CopyOptions) -> BytesMut {
    let (mut encoder, mut out) = (Encoder::new(&batch.schema(), options), BytesMut::new());
    encoder.header(&mut out);
    for row in 0..batch.num_rows() {
        encoder.row(&mut out, batch, row).expect("what was read can be written");
    }
    encoder.end(&mut out);
    out
}

/// Reads input.
pub fn check(data: &[u8]) {
    let [format, delimiter, header, cut, rows @ ..] = data else {
        return;
    };
    let options = options(*format, *delimiter, *header);
    let whole = read(rows, &options, &[]);
    let pieces = read(rows, &options, &[usize::from(*cut), 1, 7]);
    // Batches that hold nan aren't equal to themselves.
    let written = |read: Result<RecordBatch, String>| read.map(|batch| write(&batch, &options));
    let (whole, pieces) = (written(whole), written(pieces));
    assert_eq!(whole, pieces, "{data:?}");
    if let Ok(rows) = whole {
        assert_eq!(written(read(&rows, &options, &[])), Ok(rows.clone()), "{data:?}");
    }
}

/// Rows in each format.
pub fn seeds() -> Vec<Vec<u8>> {
    let text =
        b"1\tx\\ty\\\\\t1.5\tt\t2024-02-29 12:00:00\t{1,NULL}\t\\\\x00ff\n\\N\t\\N\tnan\tf\t1969-12-31 23:59:59.5\t{}\t\\N\n\\.\n";
    let csv = b"a,b,c,d,e,f,g\n1,\"x,\"\"y\"\"\nz\",-0,f,2024-02-29 12:00:00,\"{1,2}\",\\x00\n,\"\",,,,,\n";
    let head = |format: u8, delimiter: u8, header: u8| [format, delimiter, header, 5];
    let batch = read(text, &options(0, 0, 0), &[]).expect("it is valid");
    vec![
        [&head(0, 0, 0), &text[..]].concat(),
        [&head(1, 1, 2), &csv[..]].concat(),
        [&head(2, 0, 0), &write(&batch, &options(2, 0, 0))[..]].concat(),
        [&head(1, 3, 1), &write(&batch, &options(1, 3, 1))[..]].concat(),
    ]
}
