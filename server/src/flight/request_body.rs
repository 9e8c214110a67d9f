//! What a client sends in a call, so that its end can be told from its being broken off.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tonic::{Code, Status};

/// The body of a call.
///
/// tonic takes a stream that its client has cancelled for one that has ended: half of an ingest would look like all of it.
/// Under another code it is an error.
pub struct RequestBody(pub tonic::body::Body);

impl Body for RequestBody {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        let polled = Pin::new(&mut self.0).poll_frame(context);
        polled.map_err(|status| match status.code() {
            Code::Cancelled => Status::unavailable("the client has broken off the call"),
            _ => status,
        })
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
