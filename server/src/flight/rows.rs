//! The rows of a result, as the messages of a DoGet stream.
//!
//! A message should be large enough that its costs don't show and small enough to be on its way while the next is
//! computed: small batches are put together as long as more are waiting, large ones are cut.

use std::collections::VecDeque;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::buffer::Buffer;
use arrow::compute::concat_batches;
use arrow::datatypes::SchemaRef;
use arrow::ipc::CompressionType;
use arrow::ipc::writer::{IpcWriteOptions, StreamEncoder};
use futures::FutureExt;
use tonic::Status;

use super::direct::{self, Message, Messages};
use super::error;
use super::handles::Handle;
use super::parameters::Parameters;
use super::schema;
use super::sessions::FlightSession;
use super::statement::{Run, Statement};
use super::transactions::Scope;

/// Batches smaller than this are put together.
const BYTES_MIN: usize = 128 << 10;
/// Batches larger than this are cut.
const BYTES_MAX: usize = 4 << 20;

/// A statement's runs, one for each row of parameters, one after the other.
pub struct Rows {
    /// The statement.
    pub statement: Arc<Statement>,
    /// Who runs it.
    pub caller: Arc<FlightSession>,
    /// Where it runs.
    pub scope: Scope,
    /// By which it can be stopped.
    pub id: Handle,
    /// The rows of parameters.
    pub parameters: Arc<Parameters>,
    /// How many of them have been run.
    pub begun: usize,
    /// The run that is under way.
    pub run: Option<Run>,
}

impl Rows {
    /// The next batch of all runs.
    async fn next(&mut self) -> Result<Option<RecordBatch>, Status> {
        let fail = |e| error::status(&e);
        loop {
            if let Some(run) = &mut self.run {
                if let Some(batch) = run.next_rows().await.map_err(fail)? {
                    return Ok(Some(batch));
                }
                self.run = None;
            }
            if self.begun == self.parameters.rows() {
                return Ok(None);
            }
            let values = self.parameters.row(self.begun).map_err(fail)?;
            self.begun += 1;
            let run = Run::begin(&self.statement, &self.caller, &self.scope.session, self.id, values);
            self.run = Some(run.map_err(fail)?);
        }
    }
}

/// The messages of a statement's rows.
pub fn stream(rows: Rows, schema: SchemaRef, compression: Option<CompressionType>) -> Result<Messages, Status> {
    let encoder = Encoder::new(schema, compression)?;
    let state = Some((rows, encoder));
    Ok(Box::pin(futures::stream::unfold(state, |state| async {
        let (mut rows, mut encoder) = state?;
        match encoder.next_message(&mut rows).await {
            Ok(Some(message)) => Some((Ok(message), Some((rows, encoder)))),
            Ok(None) => None,
            Err(status) => Some((Err(status), None)),
        }
    })))
}

/// The messages of one batch.
pub fn one_batch(batch: &RecordBatch) -> Result<Messages, Status> {
    let mut encoder = Encoder::new(batch.schema(), None)?;
    encoder.put_batch(batch)?;
    Ok(Box::pin(futures::stream::iter(encoder.ready.into_iter().map(Ok))))
}

/// Makes messages of batches.
struct Encoder {
    schema: SchemaRef,
    ipc: StreamEncoder,
    /// Small batches that wait for more.
    small: Vec<RecordBatch>,
    small_bytes: usize,
    ready: VecDeque<Message>,
    ended: bool,
}

impl Encoder {
    /// The first message, the schema, is ready at once.
    fn new(schema: SchemaRef, compression: Option<CompressionType>) -> Result<Encoder, Status> {
        let options = IpcWriteOptions::default().try_with_compression(compression);
        let ipc = StreamEncoder::try_new_with_options(&schema, options.map_err(error::from_arrow)?);
        let mut encoder = Encoder {
            ipc: ipc.map_err(error::from_arrow)?,
            small: Vec::new(),
            small_bytes: 0,
            ready: VecDeque::new(),
            ended: false,
            schema,
        };
        // The first batch brings the schema along, and the batch itself isn't wanted.
        let empty = RecordBatch::new_empty(Arc::clone(&encoder.schema));
        encoder.put_batch(&empty)?;
        encoder.ready.truncate(1);
        Ok(encoder)
    }

    async fn next_message(&mut self, rows: &mut Rows) -> Result<Option<Message>, Status> {
        loop {
            if let Some(message) = self.ready.pop_front() {
                return Ok(Some(message));
            }
            if self.ended {
                return Ok(None);
            }
            let next = match self.small.is_empty() {
                true => Some(rows.next().await),
                // Only what is there at once is waited for.
                false => rows.next().now_or_never(),
            };
            match next {
                None => self.put_small()?,
                Some(batch) => match batch? {
                    Some(batch) => self.add(&batch)?,
                    None => {
                        self.ended = true;
                        self.put_small()?;
                    }
                },
            }
        }
    }

    /// Takes a batch of the engine's.
    fn add(&mut self, batch: &RecordBatch) -> Result<(), Status> {
        let batch = schema::fit(batch, &self.schema)?;
        let bytes = size(&batch);
        if bytes < BYTES_MIN {
            self.small_bytes += bytes;
            self.small.push(batch);
            if self.small_bytes >= BYTES_MIN {
                self.put_small()?;
            }
            return Ok(());
        }
        self.put_small()?;
        let parts = bytes.div_ceil(BYTES_MAX).min(batch.num_rows().max(1));
        let rows_max = batch.num_rows().div_ceil(parts);
        let starts = (0..batch.num_rows()).step_by(rows_max.max(1));
        for start in starts {
            self.put_batch(&batch.slice(start, rows_max.min(batch.num_rows() - start)))?;
        }
        Ok(())
    }

    fn put_small(&mut self) -> Result<(), Status> {
        let batches = std::mem::take(&mut self.small);
        self.small_bytes = 0;
        match batches.as_slice() {
            [] => Ok(()),
            [batch] => self.put_batch(batch),
            batches => {
                let batch = concat_batches(&self.schema, batches).map_err(error::from_arrow)?;
                self.put_batch(&batch)
            }
        }
    }

    fn put_batch(&mut self, batch: &RecordBatch) -> Result<(), Status> {
        let buffers = self.ipc.encode(batch).map_err(error::from_arrow)?;
        // Columns without values have empty buffers.
        let mut buffers = Ipc {
            buffers: buffers.into_iter().filter(|buffer| !buffer.is_empty()).collect(),
        };
        while let Some((header, body)) = buffers.next_message()? {
            self.ready.push_back(direct::message(&header, body)?);
        }
        Ok(())
    }
}

/// A message's header and the buffers of its body.
type IpcMessage = (Vec<u8>, Vec<Buffer>);

/// Messages of an IPC stream, in buffers: for each, four bytes that mark it, four with the header's length, the header
/// with its padding, and the body, whose length the header holds.
struct Ipc {
    buffers: VecDeque<Buffer>,
}

impl Ipc {
    fn next_message(&mut self) -> Result<Option<IpcMessage>, Status> {
        let wrong = || error::internal("arrow-rs wrote another kind of IPC stream");
        let Some(prefix) = self.buffers.pop_front() else {
            return Ok(None);
        };
        let [0xff, 0xff, 0xff, 0xff, length @ ..] = prefix.as_slice() else {
            return Err(wrong());
        };
        let length = u32::from_le_bytes(length.try_into().map_err(|_| wrong())?) as usize;
        let header = self.take(length).ok_or_else(wrong)?;
        let header: Vec<u8> = header.iter().flat_map(|buffer| buffer.as_slice()).copied().collect();
        let body_bytes = arrow::ipc::root_as_message(&header).map_err(|_| wrong())?.bodyLength();
        let body = usize::try_from(body_bytes).ok().and_then(|bytes| self.take(bytes));
        Ok(Some((header, body.ok_or_else(wrong)?)))
    }

    /// Whole buffers of so many bytes together.
    fn take(&mut self, mut bytes: usize) -> Option<Vec<Buffer>> {
        let mut taken = Vec::new();
        while bytes > 0 {
            let buffer = self.buffers.pop_front()?;
            bytes = bytes.checked_sub(buffer.len())?;
            taken.push(buffer);
        }
        Some(taken)
    }
}

/// The bytes that a batch takes in a message, roughly.
fn size(batch: &RecordBatch) -> usize {
    let sizes = batch
        .columns()
        .iter()
        .map(|column| column.to_data().get_slice_memory_size());
    sizes.map(|size| size.unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow::array::{ArrayRef, Int64Array};

    fn batch(rows: i64) -> RecordBatch {
        let column: ArrayRef = Arc::new(Int64Array::from_iter_values(0..rows));
        RecordBatch::try_from_iter_with_nullable([("a", column, true)]).unwrap()
    }

    /// The lengths of the messages after the schema.
    fn messages(batches: &[RecordBatch]) -> Vec<usize> {
        let mut encoder = Encoder::new(batches[0].schema(), None).unwrap();
        for batch in batches {
            encoder.add(batch).unwrap();
        }
        encoder.put_small().unwrap();
        let lengths = encoder
            .ready
            .iter()
            .skip(1)
            .map(|message| message.iter().map(|piece| piece.len()).sum());
        lengths.collect()
    }

    #[test]
    fn small_batches_are_put_together_and_large_ones_cut() {
        let small = vec![batch(1000); 100];
        let sizes = messages(&small);
        assert_eq!(sizes.iter().sum::<usize>() / 8000, 100, "{sizes:?}");
        assert!(sizes.len() < 8 && sizes[0] >= BYTES_MIN, "{sizes:?}");
        let sizes = messages(&[batch(2_000_000)]);
        assert_eq!(sizes.iter().sum::<usize>() / 1_000_000, 16);
        assert!(sizes.iter().all(|size| *size <= BYTES_MAX + 1000), "{sizes:?}");
    }

    #[test]
    fn a_slice_counts_as_the_rows_it_has() {
        let slice = batch(1_000_000).slice(17, 100_000);
        assert_eq!(messages(&[slice]).len(), 1);
    }
}
