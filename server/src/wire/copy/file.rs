//! COPY from and to files on the server: text, CSV, binary and Parquet.
//!
//! A file that is written takes its name when it is whole, so that nobody sees half of it.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use bytes::BytesMut;
use datafusion::parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use datafusion::parquet::arrow::{ArrowWriter, ProjectionMask};
use datafusion::parquet::errors::ParquetError;
use futures::Stream;
use rbcdb_db_extension::access::FileUse;
use rbcdb_db_extension::{CommitPoint, Event, Ingest, Session, nullable};
use rbcdb_sql::copy::{Copy, CopyFormat, CopySource};
use tempfile::NamedTempFile;

use super::super::connection::Connection;
use super::super::error::{ErrorFields, sqlstate};
use super::super::portal::Rows;
use super::super::statement::{Origin, Statement};
use super::bad_format;
use super::decode::Decoder;
use super::encode::Encoder;
use super::from::Task;
use super::statement::Outcome;

/// Bytes that are read at once, and written at once.
const CHUNK_BYTES: usize = 256 << 10;

/// The path of a file on the server that a session may use.
///
/// # Errors
/// 42602 for a path that isn't absolute, and what [`Session::file`] says.
fn server_file(path: &str, file_use: FileUse, session: &Session) -> Result<PathBuf, ErrorFields> {
    if !Path::new(path).is_absolute() {
        let message = "relative path not allowed for COPY to or from a file";
        return Err(ErrorFields::new(sqlstate::INVALID_NAME, message)
            .hint("Give the whole path of a file on the server, or use psql's \\copy for one of your own."));
    }
    let origin = Origin { text: None, start: 0 };
    session.file(path, file_use).map_err(|e| origin.error(e))
}

impl Connection {
    /// COPY … FROM 'file'.
    ///
    /// # Errors
    /// [`super::super::connection::End`] if the connection ends; inside, why the statement failed.
    pub(super) async fn copy_from_file(
        &mut self,
        mut ingest: Ingest,
        decoder: Decoder,
        copy: &Copy,
        path: &str,
    ) -> Outcome<()> {
        let table = ingest.table.table().to_owned();
        let opened = server_file(path, FileUse::Read, &self.session).and_then(|path| open(&path));
        let task = match (opened, copy.options.format) {
            (Err(error), _) => return Ok(Err(error)),
            (Ok(file), CopyFormat::Parquet) => match parquet_reader(file, named_columns(copy)) {
                Ok(reader) => {
                    // The file's own columns go to the table's of the same names.
                    ingest.schema = reader_schema(&reader);
                    let names = ingest.schema.fields().iter().map(|f| f.name().clone());
                    ingest.columns = Some(names.collect());
                    self.spawn_ingest(ingest, parquet_batches(reader))
                }
                Err(error) => return Ok(Err(error)),
            },
            (Ok(file), _) => self.spawn_ingest(ingest, decoded_batches(file, decoder)),
        };
        let watch = self.watch();
        let result = self.finish(&watch, task).await?;
        Ok(self.copied(&table, result))
    }

    /// COPY … TO 'file'.
    ///
    /// # Errors
    /// [`super::super::connection::End`] if the connection ends; inside, why the statement failed.
    pub(super) async fn copy_to_file(&mut self, query: &Statement, encoder: Encoder, path: &str) -> Outcome<()> {
        let created = server_file(path, FileUse::Write, &self.session);
        let target = match created.and_then(|path| Target::create(path, encoder)) {
            Ok(target) => target,
            Err(error) => return Ok(Err(error)),
        };
        let run = match self.begin_statement(query, Vec::new()).await {
            Ok(run) => run,
            Err(error) => return Ok(Err(error)),
        };
        let commit = CommitPoint::default();
        let join = self.query_runtime.spawn(write(target, Rows::new(run), commit.clone()));
        let task = Task { join, commit };
        let watch = self.watch();
        Ok(match self.finish(&watch, task).await? {
            Ok(rows) => {
                self.complete(format!("COPY {rows}"));
                Ok(())
            }
            Err(error) => Err(error),
        })
    }
}

fn named_columns(copy: &Copy) -> &[String] {
    match &copy.source {
        CopySource::Table { columns, .. } => columns,
        CopySource::Query(_) => &[],
    }
}

fn open(path: &Path) -> Result<File, ErrorFields> {
    let opened = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false => Ok(file),
    });
    opened.map_err(|e| file_error(path, "open file", "for reading", &e))
}

/// What the system says of a file, worded as PostgreSQL does.
fn file_error(path: &Path, what: &str, why: &str, error: &io::Error) -> ErrorFields {
    let sqlstate = match error.kind() {
        io::ErrorKind::NotFound => sqlstate::UNDEFINED_FILE,
        io::ErrorKind::PermissionDenied => sqlstate::INSUFFICIENT_PRIVILEGE,
        io::ErrorKind::IsADirectory => sqlstate::WRONG_OBJECT_TYPE,
        _ => sqlstate::IO_ERROR,
    };
    let message = format!("could not {what} \"{}\" {why}: {error}", path.display());
    ErrorFields::new(sqlstate, message.replace("\" :", "\":"))
        .hint("COPY uses a file on the server. For one of the client's, use psql's \\copy.")
}

/// The batches of a file in text, CSV or binary.
fn decoded_batches(
    file: File,
    decoder: Decoder,
) -> impl Stream<Item = Result<RecordBatch, ErrorFields>> + Send + 'static {
    let mut state = (file, decoder, vec![0; CHUNK_BYTES], false);
    let next = move || {
        let (file, decoder, chunk, last) = &mut state;
        loop {
            if let Some(batch) = decoder.next_batch(*last)? {
                return Ok(Some(batch));
            }
            if *last {
                return Ok(None);
            }
            match file.read(chunk) {
                Ok(0) => *last = true,
                Ok(n) => decoder.push(&chunk[..n]),
                Err(e) => {
                    let message = format!("could not read from COPY file: {e}");
                    return Err(ErrorFields::new(sqlstate::IO_ERROR, message));
                }
            }
        }
    };
    futures::stream::try_unfold(next, |mut next| async move {
        // Lets others in between two batches, and the statement stop.
        tokio::task::yield_now().await;
        Ok(next()?.map(|batch| (batch, next)))
    })
}

fn not_parquet(error: &ParquetError) -> ErrorFields {
    bad_format(format!("the file can't be read as Parquet: {error}"))
}

/// Reads a Parquet file: these columns in this order, or all.
fn parquet_reader(file: File, columns: &[String]) -> Result<ParquetRecordBatchReader, ErrorFields> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| not_parquet(&e))?;
    let schema = Arc::clone(builder.schema());
    let wanted = columns.iter().map(|name| {
        schema.index_of(name).map_err(|_| {
            let message = format!("the file has no column \"{name}\"");
            ErrorFields::new(sqlstate::UNDEFINED_COLUMN, message)
        })
    });
    let wanted = wanted.collect::<Result<Vec<usize>, _>>()?;
    let mask = match wanted.as_slice() {
        [] => ProjectionMask::all(),
        wanted => ProjectionMask::roots(builder.parquet_schema(), wanted.iter().copied()),
    };
    builder.with_projection(mask).build().map_err(|e| not_parquet(&e))
}

fn reader_schema(reader: &ParquetRecordBatchReader) -> SchemaRef {
    use arrow::array::RecordBatchReader;
    // Nullable: whether NULLs may come is for the table to say.
    nullable(&reader.schema())
}

fn parquet_batches(
    reader: ParquetRecordBatchReader,
) -> impl Stream<Item = Result<RecordBatch, ErrorFields>> + Send + 'static {
    let schema = reader_schema(&reader);
    futures::stream::try_unfold((reader, schema), |(mut reader, schema)| async move {
        tokio::task::yield_now().await;
        let bad = |e: arrow::error::ArrowError| bad_format(format!("the file can't be read as Parquet: {e}"));
        let Some(batch) = reader.next().transpose().map_err(bad)? else {
            return Ok(None);
        };
        let batch = batch.with_schema(Arc::clone(&schema)).map_err(bad)?;
        Ok(Some((batch, (reader, schema))))
    })
}

/// A file that is being written.
struct Target {
    path: PathBuf,
    /// Removed when it is dropped, unless it has got its name.
    file: NamedTempFile,
    encoder: Encoder,
}

impl Target {
    fn create(path: PathBuf, encoder: Encoder) -> Result<Target, ErrorFields> {
        let failed = |e: io::Error| file_error(&path, "open file", "for writing", &e);
        let folder = path.parent().filter(|_| !path.is_dir());
        let folder = folder.ok_or_else(|| failed(io::ErrorKind::IsADirectory.into()))?;
        let file = tempfile::Builder::new()
            .prefix(".rbcdb-copy-")
            .permissions(std::fs::Permissions::from_mode(0o644))
            .tempfile_in(folder)
            .map_err(failed)?;
        Ok(Target { path, file, encoder })
    }
}

/// Writes a query's rows. The file is there when this is done, and only then.
/// Writes all rows into a file, which then takes its name.
async fn write(target: Target, mut rows: Rows, commit: CommitPoint) -> Result<u64, ErrorFields> {
    let Target {
        path,
        mut file,
        encoder,
    } = target;
    let written = match encoder.file_format() {
        CopyFormat::Parquet => write_parquet(&mut file, &encoder, &mut rows).await?,
        _ => write_rows(&mut file, encoder, &mut rows).await?,
    };
    let count = written.map_err(|e| file_error(&path, "write file", "", &e))?;
    file.as_file()
        .sync_all()
        .map_err(|e| file_error(&path, "write file", "", &e))?;
    commit.pass().map_err(|e| rows.error(e))?;
    file.persist(&path)
        .map_err(|e| file_error(&path, "open file", "for writing", &e.error))?;
    Ok(count)
}

/// The next rows; `None` after the last.
async fn next_batch(rows: &mut Rows) -> Result<Option<RecordBatch>, ErrorFields> {
    loop {
        return match rows.next(None).await {
            Some(Event::Rows(batch)) => Ok(Some(batch)),
            Some(Event::Notice(_)) => continue,
            Some(Event::Done(_)) => Ok(None),
            Some(Event::Failed(error)) => Err(rows.error(error)),
            None => Err(ErrorFields::new(
                sqlstate::INTERNAL_ERROR,
                "the statement ended without a result",
            )),
        };
    }
}

async fn write_rows(
    file: &mut NamedTempFile,
    mut encoder: Encoder,
    rows: &mut Rows,
) -> Result<io::Result<u64>, ErrorFields> {
    let mut out = BytesMut::new();
    let mut count = 0;
    encoder.header(&mut out);
    while let Some(batch) = next_batch(rows).await? {
        for row in 0..batch.num_rows() {
            encoder.row(&mut out, &batch, row)?;
            if out.len() >= CHUNK_BYTES {
                if let Err(e) = file.write_all(&out) {
                    return Ok(Err(e));
                }
                out.clear();
            }
        }
        count += batch.num_rows() as u64;
    }
    encoder.end(&mut out);
    Ok(file.write_all(&out).map(|()| count))
}

async fn write_parquet(
    file: &mut NamedTempFile,
    encoder: &Encoder,
    rows: &mut Rows,
) -> Result<io::Result<u64>, ErrorFields> {
    let failed = |e: ParquetError| {
        let message = format!("the rows can't be written as Parquet: {e}");
        ErrorFields::new(sqlstate::FEATURE_NOT_SUPPORTED, message)
    };
    let schema = nullable(encoder.schema());
    let mut writer = ArrowWriter::try_new(BufWriter::new(file), Arc::clone(&schema), None).map_err(failed)?;
    let mut count = 0;
    while let Some(batch) = next_batch(rows).await? {
        let batch = batch.with_schema(Arc::clone(&schema));
        let batch = batch.map_err(|e| failed(e.into()))?;
        writer.write(&batch).map_err(failed)?;
        count += batch.num_rows() as u64;
    }
    writer.close().map_err(failed)?;
    Ok(Ok(count))
}
