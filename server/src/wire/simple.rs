//! The simple query protocol: a text of one or more statements, each with its own result.

use std::ops::Range;
use std::sync::Arc;

use pgwire::messages::PgWireBackendMessage;
use pgwire::messages::response::EmptyQueryResponse;

use super::connection::{Connection, Driven, End};
use super::error::{ErrorFields, sqlstate};
use super::portal::Rows;
use super::rows;
use super::sink::Sink;
use super::statement::Statement;

impl Connection {
    /// Carries out a Query message. An error ends the rest of the text. Statements that come together are one transaction,
    /// as far as they don't say otherwise.
    ///
    /// # Errors
    /// If the connection has to end.
    pub(super) async fn simple_query(&mut self, text: &str) -> Result<(), End> {
        // The unnamed statement and the unnamed portal don't survive a simple query.
        self.statements.remove("");
        self.portals.remove("");
        let mut result = self.run_text(text).await?;
        if result.is_err() {
            self.transaction.failed();
        }
        let ended = self.end_implicit().await;
        if result.is_ok() {
            result = ended;
        }
        if !self.transaction.in_block() {
            self.end_transaction(result.is_ok());
        }
        if let Err(error) = result {
            self.fail(&error);
        }
        self.ready();
        Ok(())
    }

    async fn run_text(&mut self, text: &str) -> Result<Result<(), ErrorFields>, End> {
        let text: Arc<str> = text.into();
        self.observer.text(&text);
        let ranges = match self.split(&text).await? {
            Ok(ranges) => ranges,
            Err(error) => return Ok(Err(error)),
        };
        if ranges.is_empty() {
            self.put(PgWireBackendMessage::EmptyQueryResponse(EmptyQueryResponse::new()));
        }
        let together = ranges.len() > 1;
        for range in ranges {
            if together && let Err(error) = self.begin_implicit() {
                return Ok(Err(error));
            }
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
        let formats = self.simple_formats(&statement);
        let description = self
            .schema_of(&statement)
            .map(|schema| rows::description(&schema, &formats))
            .transpose();
        match description {
            Ok(Some(description)) if statement.is_direct() => self.put(description),
            Ok(_) if statement.is_direct() => {}
            Ok(description) => return self.run_query_statement(&statement, description).await,
            Err(error) => return Ok(Err(error)),
        }
        Ok(self.run_direct(&statement, &[], &formats).await?.unwrap_or(Ok(())))
    }

    async fn run_query_statement(
        &mut self,
        statement: &Statement,
        description: Option<PgWireBackendMessage>,
    ) -> Result<Result<(), ErrorFields>, End> {
        let mut rows = match self.begin_statement(statement, Vec::new()).await {
            Ok(run) => Rows::new(run),
            Err(error) => return Ok(Err(error)),
        };
        if let Some(description) = description {
            self.put(description);
        }
        Ok(match self.drive(&mut rows, &mut Sink::Rows(&[]), None).await? {
            Driven::Completed { tag, sent } => {
                self.complete(tag.unwrap_or_else(|| format!("SELECT {sent}")));
                Ok(())
            }
            Driven::Suspended { .. } => Ok(()),
            Driven::Failed(error) => Err(error),
        })
    }
}
