//! Batches that clients send, read with distrust.
//!
//! arrow-rs checks what is in a message, but not all: it panics where a buffer is shorter than the message says, and it
//! allocates what a compressed buffer says that it holds. So sizes are looked at before, and a panic is an error of the
//! message's sender.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use arrow::ipc::{MessageHeader, RecordBatch as BatchHeader, root_as_message};
use arrow_flight::FlightData;
use arrow_flight::decode::{DecodedPayload, FlightDataDecoder};
use futures::{Stream, StreamExt};
use tonic::Status;

use super::error;

/// Rows that a batch may have: some types take no bytes for a row in a message, and some in memory.
const ROWS_MAX: i64 = 1 << 27;

/// Reads a stream of messages.
pub struct Decoder {
    inner: FlightDataDecoder,
    broken: bool,
}

impl Decoder {
    /// Reads `stream`, whose buffers may take `bytes_max` bytes a message.
    pub fn new(stream: impl Stream<Item = Result<FlightData, Status>> + Send + 'static, bytes_max: usize) -> Decoder {
        let checked = stream.map(move |data| {
            let data = data?;
            check(&data, bytes_max).map_err(error::malformed)?;
            Ok(data)
        });
        // A message without a header holds the command alone.
        let with_data = checked.filter(|data: &Result<FlightData, Status>| {
            let holds_data = !matches!(data, Ok(data) if data.data_header.is_empty());
            std::future::ready(holds_data)
        });
        Decoder {
            inner: FlightDataDecoder::new(with_data.map(|data| data.map_err(Into::into))),
            broken: false,
        }
    }
}

impl Stream for Decoder {
    type Item = Result<DecodedPayload, Status>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.broken {
            return Poll::Ready(None);
        }
        // What has panicked is never used again.
        let polled = catch_unwind(AssertUnwindSafe(|| self.inner.poll_next_unpin(context)));
        let item = match polled {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(item)) => item.map(|decoded| decoded.map_err(error::from_flight)),
            Err(_) => Some(Err(error::malformed("the batches can't be read"))),
        };
        self.broken = !matches!(item, Some(Ok(_)));
        Poll::Ready(item.map(|decoded| decoded.map(|decoded| decoded.payload)))
    }
}

/// Looks at the sizes that a message claims.
fn check(data: &FlightData, bytes_max: usize) -> Result<(), String> {
    if data.data_header.is_empty() {
        return Ok(());
    }
    let message = root_as_message(&data.data_header).map_err(|e| format!("a message's header is malformed: {e}"))?;
    let batch = match message.header_type() {
        MessageHeader::RecordBatch => message.header_as_record_batch(),
        MessageHeader::DictionaryBatch => message.header_as_dictionary_batch().and_then(|d| d.data()),
        _ => None,
    };
    let Some(batch) = batch else {
        return Ok(());
    };
    if !(0..=ROWS_MAX).contains(&batch.length()) {
        return Err(format!(
            "a batch has {} rows, at most {ROWS_MAX} may be",
            batch.length()
        ));
    }
    let bytes = uncompressed_bytes(&batch, &data.data_body);
    match bytes.is_some_and(|bytes| bytes <= bytes_max) {
        true => Ok(()),
        false => Err(format!(
            "a batch's buffers are cut short, or take more than {bytes_max} bytes"
        )),
    }
}

/// What a batch's buffers take in memory; `None` if they aren't all there.
fn uncompressed_bytes(batch: &BatchHeader<'_>, body: &[u8]) -> Option<usize> {
    let mut sum = 0_usize;
    for buffer in batch.buffers().into_iter().flatten() {
        let offset = usize::try_from(buffer.offset()).ok()?;
        let length = usize::try_from(buffer.length()).ok()?;
        let bytes = body.get(offset..offset.checked_add(length)?)?;
        let size = match (batch.compression(), bytes.first_chunk::<8>()) {
            // -1 says that the bytes behind are as they are.
            (Some(_), Some(prefix)) => match i64::from_le_bytes(*prefix) {
                -1 => length,
                size => usize::try_from(size).ok()?,
            },
            _ => length,
        };
        sum = sum.checked_add(size)?;
    }
    Some(sum)
}
