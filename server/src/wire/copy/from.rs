//! COPY … FROM STDIN: the client's messages, through a short channel, to a task that decodes them and appends to the
//! table. Nothing of it is seen in the table unless all of it is.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use futures::{Stream, StreamExt};
use pgwire::messages::copy::CopyInResponse;
use pgwire::messages::{PgWireBackendMessage, PgWireFrontendMessage as Message};
use rbcdb_db_extension::{CommitPoint, Error, Ingest, Session};
use rbcdb_sql::copy::{CopyFormat, CopyOptions};
use tokio::sync::mpsc;
use tokio::task::{JoinError, JoinHandle};

use super::super::connection::{Connection, End, Watch};
use super::super::error::{ErrorFields, sqlstate};
use super::super::frontend;
use super::super::rows::Format;
use super::super::statement::Origin;
use super::decode::Decoder;
use super::statement::Outcome;

/// Messages are gathered to pieces of this size, in bytes.
const PIECE_BYTES: usize = 256 << 10;
/// Pieces that wait for the decoder before the client has to.
const PIECES_AHEAD: usize = 4;

/// A piece of the input.
pub(super) enum Piece {
    /// More of it.
    Data(Bytes),
    /// There is no more. Without this, the input was cut short.
    End,
}

/// A task that takes the input and gives the number of rows.
pub(super) struct Task {
    /// The task.
    pub join: JoinHandle<Result<u64, ErrorFields>>,
    /// Until when it can be stopped.
    pub commit: CommitPoint,
}

/// How feeding a task ended.
enum Fed {
    /// It has all of the input.
    All,
    /// It ended before.
    Ended(Result<u64, ErrorFields>),
    /// The statement is to stop.
    Stopped(ErrorFields),
}

impl Connection {
    /// COPY … FROM STDIN.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, why the statement failed.
    pub(super) async fn copy_from_client(
        &mut self,
        ingest: Ingest,
        decoder: Decoder,
        options: &CopyOptions,
    ) -> Outcome<()> {
        let format = match options.format {
            CopyFormat::Binary => Format::Binary,
            _ => Format::Text,
        };
        let columns = ingest.schema.fields().len();
        let table = ingest.table.table().to_owned();
        // From before the client knows that it has begun: a cancel request that comes at once is meant for it.
        let watch = self.watch();
        let (send, receive) = mpsc::channel(PIECES_AHEAD);
        let mut task = self.spawn_ingest(ingest, decode(decoder, receive));
        self.put(PgWireBackendMessage::CopyInResponse(CopyInResponse::new(
            format.into(),
            columns as i16,
            vec![format.into(); columns],
        )));
        self.flush().await?;
        let fed = self.feed(&watch, &send, &mut task).await?;
        drop(send);
        let result = match fed {
            Fed::All => self.finish(&watch, task).await?,
            Fed::Ended(result) => result,
            Fed::Stopped(error) => Err(stop(task, error).await),
        };
        Ok(self.copied(&table, result))
    }

    /// Appends to a table on the query runtime.
    pub(super) fn spawn_ingest(
        &self,
        ingest: Ingest,
        batches: impl Stream<Item = Result<arrow::array::RecordBatch, ErrorFields>> + Send + 'static,
    ) -> Task {
        let (session, commit) = (self.engine_session(), CommitPoint::default());
        let join = self
            .query_runtime
            .spawn(append(session, ingest, batches, commit.clone()));
        Task { join, commit }
    }

    /// Waits for a task that has all of its input.
    pub(super) async fn finish(&mut self, watch: &Watch, mut task: Task) -> Outcome<u64> {
        let ended = tokio::select! {
            ended = task.commit.or_stopped(&mut task.join, watch.stopped()) => Ok(ended),
            error = self.socket.gone() => Err(End::Lost(error)),
        };
        match ended {
            Ok(Ok(joined)) => Ok(result(joined)),
            Ok(Err(error)) => Ok(Err(stop(task, error).await)),
            Err(end) => {
                task.join.abort();
                Err(end)
            }
        }
    }

    /// Tells the client how many rows were copied.
    pub(super) fn copied(&mut self, table: &str, result: Result<u64, ErrorFields>) -> Result<(), ErrorFields> {
        let rows = result.map_err(|mut error| {
            error.context.get_or_insert_with(|| format!("COPY {table}"));
            error
        })?;
        self.complete(format!("COPY {rows}"));
        Ok(())
    }

    async fn feed(&mut self, watch: &Watch, send: &mpsc::Sender<Piece>, task: &mut Task) -> Result<Fed, End> {
        let mut gathered = BytesMut::new();
        loop {
            let message = match frontend::decode(&mut self.socket.input) {
                Ok(Some(message)) => message,
                Ok(None) => {
                    tokio::select! {
                        received = self.socket.receive() => received?,
                        joined = &mut task.join => return Ok(Fed::Ended(result(joined))),
                        error = watch.stopped() => return Ok(Fed::Stopped(error)),
                    }
                    continue;
                }
                Err(e) if e.fatal => return Err(End::Refused(e.error)),
                Err(e) => return Ok(Fed::Stopped(e.error)),
            };
            let mut pieces = Vec::new();
            match message {
                Message::CopyData(data) => {
                    gathered.extend_from_slice(&data.data);
                    if gathered.len() >= PIECE_BYTES {
                        pieces.push(Piece::Data(gathered.split().freeze()));
                    }
                }
                Message::CopyDone(_) => {
                    pieces.push(Piece::Data(gathered.split().freeze()));
                    pieces.push(Piece::End);
                }
                Message::CopyFail(fail) => {
                    let message = format!("COPY from stdin failed: {}", fail.message);
                    return Ok(Fed::Stopped(ErrorFields::new(sqlstate::QUERY_CANCELED, message)));
                }
                // Sent by clients that don't look at what comes back; PostgreSQL, too, takes no notice.
                Message::Flush(_) | Message::Sync(_) => {}
                Message::Terminate(_) => return Err(End::Terminated),
                other => {
                    let message = format!("unexpected message during COPY from stdin: {}", name(&other));
                    return Ok(Fed::Stopped(ErrorFields::new(sqlstate::PROTOCOL_VIOLATION, message)));
                }
            }
            for piece in pieces {
                let all = matches!(piece, Piece::End);
                tokio::select! {
                    sent = send.send(piece) => {
                        if sent.is_err() {
                            return Ok(Fed::Ended(result((&mut task.join).await)));
                        }
                    }
                    error = watch.stopped() => return Ok(Fed::Stopped(error)),
                }
                if all {
                    return Ok(Fed::All);
                }
            }
        }
    }
}

fn name(message: &Message) -> &'static str {
    match message {
        Message::Query(_) => "Query",
        Message::Parse(_) => "Parse",
        Message::Bind(_) => "Bind",
        Message::Execute(_) => "Execute",
        Message::Describe(_) => "Describe",
        Message::Close(_) => "Close",
        _ => "another",
    }
}

/// Stops a task; the error that the client is told.
async fn stop(task: Task, error: ErrorFields) -> ErrorFields {
    task.join.abort();
    // It is before its commit, so that it can't have succeeded.
    let _ = task.join.await;
    error
}

fn result(joined: Result<Result<u64, ErrorFields>, JoinError>) -> Result<u64, ErrorFields> {
    joined.unwrap_or_else(|e| {
        tracing::error!("the task of a COPY ended: {e}");
        Err(ErrorFields::new(sqlstate::INTERNAL_ERROR, "COPY failed").detail("The server's log says why."))
    })
}

/// The batches of input that comes in pieces.
fn decode(
    decoder: Decoder,
    pieces: mpsc::Receiver<Piece>,
) -> impl Stream<Item = Result<arrow::array::RecordBatch, ErrorFields>> + Send + 'static {
    futures::stream::try_unfold(
        (decoder, pieces, false),
        |(mut decoder, mut pieces, mut last)| async move {
            loop {
                if let Some(batch) = decoder.next_batch(last)? {
                    return Ok(Some((batch, (decoder, pieces, last))));
                }
                if last {
                    return Ok(None);
                }
                match pieces.recv().await {
                    Some(Piece::Data(bytes)) => decoder.push(&bytes),
                    Some(Piece::End) => last = true,
                    None => return Err(ErrorFields::new(sqlstate::QUERY_CANCELED, "COPY was cut short")),
                }
            }
        },
    )
}

/// Appends batches to a table. An error of their stream comes back as it is.
async fn append(
    session: Session,
    ingest: Ingest,
    batches: impl Stream<Item = Result<arrow::array::RecordBatch, ErrorFields>> + Send + 'static,
    commit: CommitPoint,
) -> Result<u64, ErrorFields> {
    let failure: Arc<Mutex<Option<ErrorFields>>> = Arc::default();
    let noted = Arc::clone(&failure);
    let batches = Box::pin(batches.map(move |batch| {
        batch.map_err(|error| {
            let told = Error::new("22P04", error.message.clone());
            *noted.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            told
        })
    }));
    let appended = session.ingest(ingest, batches, &commit).await;
    appended.map_err(|error| {
        let failure = failure.lock().unwrap_or_else(PoisonError::into_inner).take();
        failure.unwrap_or_else(|| Origin { text: None, start: 0 }.error(error))
    })
}
