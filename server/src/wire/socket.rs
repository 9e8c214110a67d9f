//! A client's socket: buffered messages in, buffered messages out, and waiting that notices a client that has gone.

use std::io;

use bytes::{Buf, BytesMut};
use pgwire::messages::PgWireBackendMessage;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

/// Output is sent when this much has gathered, in bytes.
const OUTPUT_HIGH_BYTES: usize = 64 << 10;
/// While a statement runs, this much of what the client sends ahead is read, in bytes.
const READ_AHEAD_BYTES_MAX: usize = 1 << 20;

/// Both directions of a connection.
#[derive(Debug)]
pub struct Socket {
    read: OwnedReadHalf,
    write: OwnedWriteHalf,
    /// Received and not yet decoded.
    pub input: BytesMut,
    /// Encoded and not yet sent.
    pub output: BytesMut,
}

impl Socket {
    /// Takes a connected stream.
    pub fn new(stream: TcpStream) -> Socket {
        let (read, write) = stream.into_split();
        Socket {
            read,
            write,
            input: BytesMut::with_capacity(8 << 10),
            output: BytesMut::with_capacity(8 << 10),
        }
    }

    /// Receives more bytes.
    ///
    /// # Errors
    /// `UnexpectedEof` when the client has closed the connection; what the system says otherwise.
    pub async fn receive(&mut self) -> io::Result<()> {
        match self.read.read_buf(&mut self.input).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
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
            if self.write.write_buf(&mut self.output).await? == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
        }
        Ok(())
    }

    /// Sends the output and closes the sending direction.
    ///
    /// # Errors
    /// What the system says.
    pub async fn close(&mut self) -> io::Result<()> {
        self.flush().await?;
        self.write.shutdown().await
    }
}
