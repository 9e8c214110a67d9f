//! A client's socket: buffered messages in, buffered messages out, and waiting that notices a client that has gone. With
//! or without TLS, which begins in the middle of the stream.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::{Buf, BytesMut};
use pgwire::messages::PgWireBackendMessage;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::server::TlsStream;

/// Output is sent when this much has gathered, in bytes.
const OUTPUT_HIGH_BYTES: usize = 64 << 10;
/// While a statement runs, this much of what the client sends ahead is read, in bytes.
const READ_AHEAD_BYTES_MAX: usize = 1 << 20;

/// Both directions of a connection.
#[derive(Debug)]
pub struct Socket {
    stream: Stream,
    /// Received and not yet decoded.
    pub input: BytesMut,
    /// Encoded and not yet sent.
    pub output: BytesMut,
    sent_bytes: u64,
    received_bytes: u64,
}

impl Socket {
    /// Takes a connected stream.
    pub fn new(stream: TcpStream) -> Socket {
        Socket {
            stream: Stream::Plain(stream),
            input: BytesMut::with_capacity(8 << 10),
            output: BytesMut::with_capacity(8 << 10),
            sent_bytes: 0,
            received_bytes: 0,
        }
    }

    /// Whether the client begins with TLS, without asking for it in PostgreSQL's protocol first. Nothing is consumed.
    ///
    /// # Errors
    /// What the system says.
    pub async fn begins_with_tls(&self) -> io::Result<bool> {
        /// The type of TLS's record that holds a handshake. As the first byte of a length it would be far too long.
        const HANDSHAKE: u8 = 0x16;
        match &self.stream {
            Stream::Plain(stream) => {
                let mut first = [0];
                Ok(stream.peek(&mut first).await? == 1 && first[0] == HANDSHAKE)
            }
            Stream::Tls(_) | Stream::Failed => Ok(false),
        }
    }

    /// Goes on in TLS. Whatever was sent before in the clear must have been read: what somebody slipped in is refused.
    ///
    /// # Errors
    /// If the handshake fails; the socket can't be used any more then.
    pub async fn start_tls(&mut self, config: Arc<ServerConfig>) -> io::Result<()> {
        if !self.input.is_empty() {
            return Err(io::Error::other("received unencrypted data after the request for TLS"));
        }
        match std::mem::replace(&mut self.stream, Stream::Failed) {
            Stream::Plain(stream) => {
                let stream = TlsAcceptor::from(config).accept(stream).await?;
                self.stream = Stream::Tls(Box::new(stream));
                Ok(())
            }
            Stream::Tls(_) | Stream::Failed => Err(io::Error::other("TLS within TLS")),
        }
    }

    /// Whether it is in TLS.
    pub fn is_tls(&self) -> bool {
        matches!(self.stream, Stream::Tls(_))
    }

    /// The protocol that the client has named in TLS's ALPN.
    pub fn alpn(&self) -> Option<&[u8]> {
        match &self.stream {
            Stream::Tls(stream) => stream.get_ref().1.alpn_protocol(),
            Stream::Plain(_) | Stream::Failed => None,
        }
    }

    /// Bytes sent and received since the last time.
    pub fn take_traffic(&mut self) -> (u64, u64) {
        (
            std::mem::take(&mut self.sent_bytes),
            std::mem::take(&mut self.received_bytes),
        )
    }

    /// Receives more bytes.
    ///
    /// # Errors
    /// `UnexpectedEof` when the client has closed the connection; what the system says otherwise.
    pub async fn receive(&mut self) -> io::Result<()> {
        match self.stream.read_buf(&mut self.input).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            n => {
                self.received_bytes += n as u64;
                Ok(())
            }
        }
    }

    /// Returns when the client has gone. What it sends meanwhile is kept, up to a limit.
    pub async fn gone(&mut self) -> io::Error {
        while self.input.len() < READ_AHEAD_BYTES_MAX {
            if let Err(e) = self.receive().await {
                return e;
            }
        }
        std::future::pending().await
    }

    /// Adds a message to the output.
    ///
    /// # Errors
    /// If the message is longer than the protocol allows.
    pub fn put(&mut self, message: PgWireBackendMessage) -> io::Result<()> {
        message.encode(&mut self.output).map_err(io::Error::other)
    }

    /// Whether enough output has gathered to be sent.
    pub fn is_full(&self) -> bool {
        self.output.len() >= OUTPUT_HIGH_BYTES
    }

    /// Sends the output. Can be dropped and called again: nothing is sent twice.
    ///
    /// # Errors
    /// What the system says.
    pub async fn flush(&mut self) -> io::Result<()> {
        while self.output.has_remaining() {
            match self.stream.write_buf(&mut self.output).await? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                n => self.sent_bytes += n as u64,
            }
        }
        // TLS may hold back what the socket hasn't taken.
        self.stream.flush().await
    }

    /// Sends the output and closes the sending direction.
    ///
    /// # Errors
    /// What the system says.
    pub async fn close(&mut self) -> io::Result<()> {
        self.flush().await?;
        self.stream.shutdown().await
    }
}

/// What bytes go through.
#[derive(Debug)]
enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
    /// After a handshake that failed.
    Failed,
}

fn failed<T>() -> Poll<io::Result<T>> {
    Poll::Ready(Err(io::ErrorKind::NotConnected.into()))
}

impl AsyncRead for Stream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_read(cx, buf),
            Stream::Tls(stream) => Pin::new(stream).poll_read(cx, buf),
            Stream::Failed => failed(),
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_write(cx, buf),
            Stream::Tls(stream) => Pin::new(stream).poll_write(cx, buf),
            Stream::Failed => failed(),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_flush(cx),
            Stream::Tls(stream) => Pin::new(stream).poll_flush(cx),
            Stream::Failed => failed(),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Stream::Plain(stream) => Pin::new(stream).poll_shutdown(cx),
            Stream::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
            Stream::Failed => failed(),
        }
    }
}
