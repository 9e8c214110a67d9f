//! The simple query protocol: a text of one or more statements, each with its own result.

use std::ops::Range;
use std::sync::Arc;

use pgwire::messages::PgWireBackendMessage;
use pgwire::messages::response::EmptyQueryResponse;

use super::connection::{Connection, Driven, End};
use super::error::{ErrorFields, sqlstate};
use super::rows;

impl Connection {
    /// Carries out a Query message. An error ends the rest of the text; what ran before stays done.
    ///
    /// # Errors
    /// If the connection has to end.
    pub(super) async fn simple_query(&mut self, text: &str) -> Result<(), End> {
        // The unnamed statement doesn't survive a simple query; no portal does, as there is no transaction to hold it.
        self.statements.remove("");
        self.portals.clear();
        if let Err(error) = self.run_text(text).await? {
            self.fail(&error);
        }
        self.ready();
        Ok(())
    }

    async fn run_text(&mut self, text: &str) -> Result<Result<(), ErrorFields>, End> {
        let text: Arc<str> = text.into();
        let ranges = match self.split(&text).await? {
            Ok(ranges) => ranges,
            Err(error) => return Ok(Err(error)),
        };
        if ranges.is_empty() {
            self.put(PgWireBackendMessage::EmptyQueryResponse(EmptyQueryResponse::new()));
        }
        for range in ranges {
            if let Err(error) = self.run_one(&text, range).await? {
                return Ok(Err(error));
            }
        }
        Ok(Ok(()))
    }

    async fn run_one(&mut self, text: &Arc<str>, range: Range<usize>) -> Result<Result<(), ErrorFields>, End> {
        let statement = match self.prepare(text, range, Vec::new()).await? {
            Ok(statement) => statement,
            Err(error) => return Ok(Err(error)),
        };
        if !statement.parameters().is_empty() {
            let error = ErrorFields::new(sqlstate::UNDEFINED_PARAMETER, "there is no parameter $1")
                .hint("Parameters need the extended protocol: a client's call with values, or psql's \\bind.");
            return Ok(Err(error));
        }
        let description = statement
            .schema()
            .map(|schema| rows::description(&schema, &[]))
            .transpose();
        let begun = description.and_then(|d| Ok((d, self.begin_statement(&statement, Vec::new())?)));
        let (description, mut run) = match begun {
            Ok(begun) => begun,
            Err(error) => return Ok(Err(error)),
        };
        if let Some(description) = description {
            self.put(description);
        }
        Ok(match self.drive(&mut run, &mut None, &[], None).await? {
            Driven::Completed | Driven::Suspended => Ok(()),
            Driven::Failed(error) => Err(error),
        })
    }
}
