//! Statements that need the connection's socket or portals rather than the engine: COPY and cursors.

use std::ops::Range;
use std::sync::Arc;

use arrow::datatypes::{DataType, SchemaRef};
use datafusion::common::ScalarValue;
use pgwire::messages::PgWireBackendMessage;
use pgwire::messages::response::CommandComplete;

use super::connection::{Connection, Driven, End};
use super::copy::statement::CopyStatement;
use super::error::{ErrorFields, sqlstate};
use super::rows::Format;
use super::statement::{Origin, Statement};

/// The inner result is the statement's, the outer one the connection's.
type Outcome<T> = Result<Result<T, ErrorFields>, End>;

/// The words that such statements begin with.
const FIRST_WORDS: &[&str] = &["copy", "declare", "fetch", "move", "close"];

/// Whether a statement may be one of these.
pub fn may_be(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    FIRST_WORDS.iter().any(|word| text[..end].eq_ignore_ascii_case(word))
}

impl Connection {
    /// Prepares a statement of `text` if it is one of these.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, what is wrong with the statement.
    pub(super) async fn prepare_direct(
        &mut self,
        text: &Arc<str>,
        range: &Range<usize>,
        declared: &[Option<DataType>],
    ) -> Outcome<Option<Statement>> {
        if !may_be(&text[range.clone()]) {
            return Ok(Ok(None));
        }
        let origin = Origin {
            text: Some(Arc::clone(text)),
            start: range.start,
        };
        let mut parsed = match rbcdb_sql::parse(&text[range.clone()]) {
            Ok(parsed) => parsed,
            Err(error) => return Ok(Err(origin.error(error.into()))),
        };
        let statement = match parsed.pop().map(|span| span.statement) {
            Some(rbcdb_sql::Statement::Copy(copy)) => Statement::Copy(Arc::new(CopyStatement { copy: *copy, origin })),
            Some(rbcdb_sql::Statement::FetchCursor(fetch)) => Statement::Fetch(fetch),
            Some(rbcdb_sql::Statement::CloseCursor(close)) => Statement::Close(close),
            Some(rbcdb_sql::Statement::DeclareCursor(declare)) => {
                return self.prepare_declaration(text, range, declare, declared.to_vec()).await;
            }
            _ => return Ok(Ok(None)),
        };
        Ok(Ok(Some(statement)))
    }

    /// The columns of a statement's result as of now; `None` for a statement without rows.
    pub(super) fn schema_of(&self, statement: &Statement) -> Option<SchemaRef> {
        match statement {
            Statement::Fetch(fetch) if !fetch.skip => self.portals.get(&fetch.name)?.prepared.statement().schema(),
            other => other.schema(),
        }
    }

    /// The formats of a statement's result in the simple protocol: text, but for a binary cursor.
    pub(super) fn simple_formats(&self, statement: &Statement) -> Vec<Format> {
        let Statement::Fetch(fetch) = statement else {
            return Vec::new();
        };
        match self.portals.get(&fetch.name) {
            Some(portal) if portal.cursor.as_ref().is_some_and(|c| c.binary) => {
                let columns = portal.prepared.statement().schema().map_or(0, |s| s.fields().len());
                vec![Format::Binary; columns]
            }
            _ => Vec::new(),
        }
    }

    /// Carries out one of these statements to its end; `None` if it is another.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, why the statement failed.
    pub(super) async fn run_direct(
        &mut self,
        statement: &Statement,
        parameters: &[ScalarValue],
        formats: &[Format],
    ) -> Result<Option<Result<(), ErrorFields>>, End> {
        Ok(Some(match statement {
            Statement::Copy(copy) => {
                let copy = Arc::clone(copy);
                self.copy(&copy).await?
            }
            Statement::Declare(declaration) => self.declare(declaration, parameters.to_vec()).await?,
            Statement::Close(close) => self.close_cursor(close),
            Statement::Fetch(fetch) => match self.fetch(fetch, &mut None, formats, None).await? {
                Driven::Completed { .. } | Driven::Suspended { .. } => Ok(()),
                Driven::Failed(error) => Err(error),
            },
            _ => return Ok(None),
        }))
    }

    /// Tells the client that a statement is done.
    pub(super) fn complete(&mut self, tag: impl Into<String>) {
        self.observer.ended(sqlstate::SUCCESSFUL_COMPLETION);
        self.put(PgWireBackendMessage::CommandComplete(CommandComplete::new(tag.into())));
    }
}
