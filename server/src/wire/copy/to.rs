//! COPY … TO STDOUT: a query's rows as CopyData messages, one a row.

use bytes::BytesMut;
use pgwire::messages::PgWireBackendMessage;
use pgwire::messages::copy::{CopyDone, CopyOutResponse};

use super::super::connection::{Connection, Driven};
use super::super::error::ErrorFields;
use super::super::portal::Rows;
use super::super::rows;
use super::super::sink::Sink;
use super::super::statement::Statement;
use super::encode::Encoder;
use super::statement::Outcome;

impl Connection {
    /// COPY … TO STDOUT.
    ///
    /// # Errors
    /// [`super::super::connection::End`] if the connection ends; inside, why the statement failed.
    pub(super) async fn copy_to_client(&mut self, query: &Statement, mut encoder: Encoder) -> Outcome<()> {
        let mut run = match self.begin_statement(query, Vec::new()).await {
            Ok(run) => Rows::new(run),
            Err(error) => return Ok(Err(error)),
        };
        let columns = encoder.columns();
        self.put(PgWireBackendMessage::CopyOutResponse(CopyOutResponse::new(
            encoder.format().into(),
            columns as i16,
            vec![encoder.format().into(); columns],
        )));
        if encoder.has_header()
            && let Err(error) = self.put_copy_data(|out| encoder.header(out))
        {
            return Ok(Err(error));
        }
        let sent = match self.drive(&mut run, &mut Sink::Copy(&mut encoder), None).await? {
            Driven::Completed { sent, .. } | Driven::Suspended { sent } => sent,
            Driven::Failed(error) => return Ok(Err(error)),
        };
        if encoder.has_end()
            && let Err(error) = self.put_copy_data(|out| encoder.end(out))
        {
            return Ok(Err(error));
        }
        self.put(PgWireBackendMessage::CopyDone(CopyDone::new()));
        self.complete(format!("COPY {sent}"));
        Ok(Ok(()))
    }

    fn put_copy_data(&mut self, write: impl FnOnce(&mut BytesMut)) -> Result<(), ErrorFields> {
        rows::framed(&mut self.socket.output, b'd', |out| {
            write(out);
            Ok(())
        })
    }
}
