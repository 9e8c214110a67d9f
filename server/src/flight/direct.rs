//! Results on their way to the socket without being copied.
//!
//! tonic would have each message as one piece of memory, into which a batch's buffers are copied, twice. Here a message is
//! the list of the buffers themselves, with gRPC's and protobuf's framing before them, and HTTP/2 sends them as they are. A
//! DoGet call hands its messages past tonic, in its response's extensions; the door puts them in the place of the
//! response's body.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use arrow::buffer::Buffer;
use bytes::{BufMut, Bytes, BytesMut};
use futures::{Stream, StreamExt};
use http_body::Frame;
use prost::encoding::{WireType, encode_key, encode_varint, encoded_len_varint, key_len};
use tonic::Status;
use tonic::body::Body;
use tonic::codegen::http::{HeaderMap, Response};

use super::error;

/// One `FlightData` message with its gRPC prefix, in pieces.
pub type Message = VecDeque<Bytes>;

/// The messages of a result.
pub type Messages = Pin<Box<dyn Stream<Item = Result<Message, Status>> + Send>>;

/// A piece smaller than this is copied to the one before it: a frame of its own would cost more.
const PIECE_BYTES_MIN: usize = 4096;
/// Fields of `FlightData`.
const DATA_HEADER: u32 = 2;
const DATA_BODY: u32 = 1000;

/// A message from an IPC message's header and the buffers of its body.
///
/// # Errors
/// For a message that is longer than gRPC's can be.
pub fn message(header: &[u8], body: Vec<Buffer>) -> Result<Message, Status> {
    let body_bytes: usize = body.iter().map(Buffer::len).sum();
    let field_len = |tag, len: usize| key_len(tag) + encoded_len_varint(len as u64) + len;
    let length = field_len(DATA_HEADER, header.len()) + field_len(DATA_BODY, body_bytes);
    let length = u32::try_from(length).map_err(|_| error::internal("a message is longer than 4 GiB"))?;
    let mut pieces = Pieces::default();
    // Not compressed: that would be gRPC's compression, not Arrow's.
    pieces.small.put_u8(0);
    pieces.small.put_u32(length);
    encode_key(DATA_HEADER, WireType::LengthDelimited, &mut pieces.small);
    encode_varint(header.len() as u64, &mut pieces.small);
    pieces.small.put_slice(header);
    encode_key(DATA_BODY, WireType::LengthDelimited, &mut pieces.small);
    encode_varint(body_bytes as u64, &mut pieces.small);
    for buffer in body {
        pieces.add(buffer);
    }
    Ok(pieces.finish())
}

/// Pieces, of which the small ones are put together.
#[derive(Default)]
struct Pieces {
    done: Message,
    small: BytesMut,
}

impl Pieces {
    fn add(&mut self, buffer: Buffer) {
        /// A buffer that lives as long as the network needs it.
        struct Shared(Buffer);
        impl AsRef<[u8]> for Shared {
            fn as_ref(&self) -> &[u8] {
                self.0.as_slice()
            }
        }
        if buffer.len() < PIECE_BYTES_MIN {
            self.small.put_slice(buffer.as_slice());
            return;
        }
        self.put_small();
        self.done.push_back(Bytes::from_owner(Shared(buffer)));
    }

    fn put_small(&mut self) {
        if !self.small.is_empty() {
            self.done.push_back(self.small.split().freeze());
        }
    }

    fn finish(mut self) -> Message {
        self.put_small();
        self.done
    }
}

/// Messages in a response's extensions, to be taken out once.
#[derive(Clone)]
pub struct HandedPast(Arc<Mutex<Option<Messages>>>);

impl HandedPast {
    /// For the extensions of a response.
    pub fn new(messages: Messages) -> HandedPast {
        HandedPast(Arc::new(Mutex::new(Some(messages))))
    }
}

/// A response with the messages that were handed past it, if there are any, as its body.
pub fn put_body(mut response: Response<Body>) -> Response<Body> {
    let messages = response.extensions_mut().remove::<HandedPast>();
    let messages = messages.and_then(|past| past.0.lock().unwrap_or_else(PoisonError::into_inner).take());
    match messages {
        None => response,
        Some(messages) => {
            let body = Direct {
                messages,
                pieces: VecDeque::new(),
                ended: false,
            };
            response.map(|_| Body::new(body))
        }
    }
}

/// A gRPC response's body: messages, and trailers with the status.
struct Direct {
    messages: Messages,
    pieces: Message,
    ended: bool,
}

impl http_body::Body for Direct {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        loop {
            if let Some(piece) = self.pieces.pop_front() {
                return Poll::Ready(Some(Ok(Frame::data(piece))));
            }
            if self.ended {
                return Poll::Ready(None);
            }
            let status = match ready!(self.messages.poll_next_unpin(context)) {
                Some(Ok(message)) => {
                    self.pieces = message;
                    continue;
                }
                Some(Err(status)) => status,
                None => Status::ok(""),
            };
            self.ended = true;
            let mut trailers = HeaderMap::new();
            return Poll::Ready(Some(
                status.add_header(&mut trailers).map(|()| Frame::trailers(trailers)),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_flight::FlightData;
    use prost::Message as _;

    #[test]
    fn a_message_is_what_protobuf_makes_of_it() {
        let large = Buffer::from(vec![7_u8; 10_000]);
        for (header, body) in [
            (
                &b"header"[..],
                vec![Buffer::from(vec![1_u8, 2, 3]), large.clone(), Buffer::from(vec![4_u8])],
            ),
            (&[9; 300], vec![large.clone(), large.clone()]),
            (b"", vec![]),
        ] {
            let flat: Vec<u8> = body.iter().flat_map(|buffer| buffer.iter().copied()).collect();
            let pieces = message(header, body).unwrap();
            let bytes: Vec<u8> = pieces.iter().flatten().copied().collect();
            assert_eq!(bytes[0], 0);
            assert_eq!(bytes[1..5], (bytes.len() as u32 - 5).to_be_bytes());
            let decoded = FlightData::decode(&bytes[5..]).unwrap();
            assert_eq!((&decoded.data_header[..], &decoded.data_body[..]), (header, &flat[..]));
        }
    }

    #[test]
    fn large_buffers_are_not_copied() {
        let buffer = Buffer::from(vec![7_u8; 10_000]);
        let pieces = message(b"header", vec![buffer.clone()]).unwrap();
        assert_eq!(pieces[1].as_ptr(), buffer.as_ptr());
    }
}
