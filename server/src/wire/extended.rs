//! The extended query protocol: statements that are parsed, bound to parameters and executed apart.

use std::sync::Arc;

use pgwire::messages::data::{NoData, ParameterDescription};
use pgwire::messages::extendedquery::{
    Bind, BindComplete, CloseComplete, Describe, Execute, Parse, ParseComplete, PortalSuspended,
    TARGET_TYPE_BYTE_STATEMENT,
};
use pgwire::messages::response::EmptyQueryResponse;
use pgwire::messages::{PgWireBackendMessage, PgWireFrontendMessage};
use postgres_types::Type;
use rbcdb_sql::cursors::FetchCursor;

use super::connection::{Connection, Driven, End};
use super::error::{ErrorFields, sqlstate};
use super::params;
use super::portal::{Portal, PortalState, Rows};
use super::rows::{self, Format};
use super::sink::Sink;
use super::sql_prepare;
use super::statement::{Run, Statement};
use super::types::pg_type;

/// What a Parse message or PREPARE left.
pub struct PreparedStatement {
    statement: Statement,
    /// Types of the parameters as the client was told.
    parameter_types: Vec<Type>,
    /// What the client sent, if it was a Parse message.
    text: Option<Arc<str>>,
}

impl PreparedStatement {
    /// A statement; `declared` are the types that the client gave for its parameters.
    pub(super) fn new(statement: Statement, declared: &[Option<Type>]) -> PreparedStatement {
        let types = statement.parameters().iter().enumerate();
        let told = |i: usize, inferred| statement.told(i).unwrap_or_else(|| pg_type(inferred));
        let parameter_types = types
            .map(|(i, inferred)| declared.get(i).cloned().flatten().unwrap_or_else(|| told(i, inferred)))
            .collect();
        PreparedStatement {
            statement,
            parameter_types,
            text: None,
        }
    }

    /// The statement.
    pub(super) fn statement(&self) -> &Statement {
        &self.statement
    }
}

/// The type byte of a Sync message.
const SYNC: u8 = b'S';

/// The inner result is the statement's, the outer one the connection's.
type Outcome = Result<Result<(), ErrorFields>, End>;

impl Connection {
    /// Carries out one message of the extended protocol.
    ///
    /// # Errors
    /// If the connection has to end.
    pub(super) async fn extended_message(&mut self, message: PgWireFrontendMessage) -> Result<(), End> {
        let result = match message {
            PgWireFrontendMessage::Parse(parse) => self.parse(parse).await?,
            PgWireFrontendMessage::Bind(bind) => self.bind(bind),
            PgWireFrontendMessage::Describe(describe) => self.describe(&describe),
            PgWireFrontendMessage::Execute(execute) => self.execute(&execute).await?,
            PgWireFrontendMessage::Close(close) => {
                let name = close.name.unwrap_or_default();
                // Closing what isn't there is no error.
                if close.target_type == TARGET_TYPE_BYTE_STATEMENT {
                    self.statements.remove(&name);
                } else {
                    self.portals.remove(&name);
                }
                self.put(PgWireBackendMessage::CloseComplete(CloseComplete::new()));
                Ok(())
            }
            PgWireFrontendMessage::Flush(_) => {
                self.flush().await?;
                Ok(())
            }
            PgWireFrontendMessage::Sync(_) => {
                if let Err(error) = self.end_implicit().await {
                    self.fail(&error);
                }
                self.skip_to_sync = false;
                self.observer.sync();
                if !self.transaction.in_block() {
                    self.end_transaction(true);
                }
                self.ready();
                Ok(())
            }
            other => Err(ErrorFields::new(
                sqlstate::PROTOCOL_VIOLATION,
                format!("unexpected message {other:?}"),
            )),
        };
        if let Err(error) = result {
            self.fail(&error);
            self.skip_to_sync = true;
        }
        Ok(())
    }

    async fn parse(&mut self, parse: Parse) -> Outcome {
        let name = parse.name.unwrap_or_default();
        if name.is_empty() {
            self.statements.remove("");
        } else if self.statements.contains_key(&name) {
            return Ok(Err(sql_prepare::exists(&name)));
        }
        let text: Arc<str> = parse.query.into();
        self.observer.text(&text);
        let ranges = match self.split(&text).await? {
            Ok(ranges) => ranges,
            Err(error) => return Ok(Err(error)),
        };
        // A type that the server doesn't know is one that it infers, or an error when a value arrives.
        let declared: Vec<Option<Type>> = parse.type_oids.iter().map(|oid| Type::from_oid(*oid)).collect();
        let wanted: Vec<_> = declared
            .iter()
            .map(|ty| ty.as_ref().and_then(params::arrow_type))
            .collect();
        let statement = match ranges.as_slice() {
            [] => Statement::Empty,
            [range] => match self.prepare(&text, range.clone(), wanted).await? {
                Ok(statement) => statement,
                Err(error) => return Ok(Err(error)),
            },
            _ => {
                let message = "cannot insert multiple commands into a prepared statement";
                return Ok(Err(ErrorFields::new(sqlstate::SYNTAX_ERROR, message)));
            }
        };
        let mut prepared = PreparedStatement::new(statement, &declared);
        prepared.text = Some(text);
        self.statements.insert(name, Arc::new(prepared));
        self.put(PgWireBackendMessage::ParseComplete(ParseComplete::new()));
        Ok(Ok(()))
    }

    fn bind(&mut self, bind: Bind) -> Result<(), ErrorFields> {
        let statement_name = bind.statement_name.unwrap_or_default();
        let prepared = self
            .statements
            .get(&statement_name)
            .cloned()
            .ok_or_else(|| no_statement(&statement_name))?;
        let name = bind.portal_name.unwrap_or_default();
        if !name.is_empty() && self.portals.contains_key(&name) {
            let message = format!("portal \"{name}\" already exists");
            return Err(ErrorFields::new(sqlstate::DUPLICATE_CURSOR, message));
        }
        let types = &prepared.parameter_types;
        if bind.parameters.len() != types.len() {
            return Err(ErrorFields::new(
                sqlstate::PROTOCOL_VIOLATION,
                format!(
                    "bind message supplies {} parameters, but prepared statement \"{statement_name}\" requires {}",
                    bind.parameters.len(),
                    types.len()
                ),
            ));
        }
        let formats = Format::from_codes(&bind.parameter_format_codes, types.len(), "parameter")?;
        let mut parameters = Vec::with_capacity(types.len());
        for (i, value) in bind.parameters.iter().enumerate() {
            let target = &prepared.statement.parameters()[i];
            parameters.push(params::decode(i + 1, &types[i], target, formats[i], value.as_ref())?);
        }
        let columns = self.schema_of(&prepared.statement).map_or(0, |s| s.fields().len());
        let codes = if columns == 0 {
            &[]
        } else {
            bind.result_column_format_codes.as_slice()
        };
        let formats = Format::from_codes(codes, columns, "result")?;
        self.portals.insert(
            name,
            Portal {
                prepared,
                parameters,
                formats,
                state: PortalState::Bound,
                cursor: None,
            },
        );
        self.put(PgWireBackendMessage::BindComplete(BindComplete::new()));
        Ok(())
    }

    fn describe(&mut self, describe: &Describe) -> Result<(), ErrorFields> {
        let name = describe.name.as_deref().unwrap_or_default();
        let (schema, formats) = if describe.target_type == TARGET_TYPE_BYTE_STATEMENT {
            let prepared = self.statements.get(name).cloned().ok_or_else(|| no_statement(name))?;
            let oids = prepared.parameter_types.iter().map(Type::oid).collect();
            self.put(PgWireBackendMessage::ParameterDescription(ParameterDescription::new(
                oids,
            )));
            (self.schema_of(&prepared.statement), Vec::new())
        } else {
            let portal = self.portals.get(name).ok_or_else(|| no_portal(name))?;
            (self.schema_of(portal.prepared.statement()), portal.formats.clone())
        };
        let message = match schema {
            Some(schema) => rows::description(&schema, &formats)?,
            None => PgWireBackendMessage::NoData(NoData::new()),
        };
        self.put(message);
        Ok(())
    }

    async fn execute(&mut self, execute: &Execute) -> Outcome {
        let name = execute.name.clone().unwrap_or_default();
        // Out of the map while it runs; back in when it pauses or is done.
        let Some(mut portal) = self.portals.remove(&name) else {
            return Ok(Err(no_portal(&name)));
        };
        let prepared = Arc::clone(&portal.prepared);
        if let Some(text) = &prepared.text {
            self.observer.text(text);
        }
        if matches!(prepared.statement, Statement::Empty) {
            self.put(PgWireBackendMessage::EmptyQueryResponse(EmptyQueryResponse::new()));
            self.portals.insert(name, portal);
            return Ok(Ok(()));
        }
        // Zero, and whatever is negative, is no limit.
        let rows_max = usize::try_from(execute.max_rows).ok().filter(|n| *n > 0);
        let result = match &prepared.statement {
            Statement::Fetch(fetch) => self.execute_fetch(fetch, &mut portal, rows_max).await?,
            direct if direct.is_direct() && matches!(portal.state, PortalState::Bound) => {
                portal.state = PortalState::Done;
                let parameters = std::mem::take(&mut portal.parameters);
                let done = self.run_direct(direct, &parameters, &portal.formats).await?;
                done.unwrap_or(Ok(()))
            }
            _ => self.execute_rows(&name, &mut portal, rows_max).await?,
        };
        if result.is_ok() {
            self.portals.insert(name, portal);
        }
        Ok(result)
    }

    /// Gives the rows of a portal.
    async fn execute_rows(&mut self, name: &str, portal: &mut Portal, rows_max: Option<usize>) -> Outcome {
        let statement = portal.prepared.statement();
        let mut rows = match std::mem::replace(&mut portal.state, PortalState::Done) {
            PortalState::Bound => {
                let parameters = std::mem::take(&mut portal.parameters);
                if statement.changes()
                    && self.transaction.is_idle()
                    && !self.stands_alone().await?
                    && let Err(error) = self.begin_implicit()
                {
                    return Ok(Err(error));
                }
                match self.begin_statement(statement, parameters).await {
                    Ok(run) => Rows::new(run),
                    Err(error) => return Ok(Err(error)),
                }
            }
            PortalState::Running(rows) => rows,
            PortalState::Done if statement.schema().is_some() => Rows::new(Run::no_more_rows()),
            PortalState::Done | PortalState::Fetching(_) => {
                let message = format!("portal \"{name}\" cannot be run");
                return Ok(Err(ErrorFields::new(
                    sqlstate::OBJECT_NOT_IN_PREREQUISITE_STATE,
                    message,
                )));
            }
        };
        match self
            .drive(&mut rows, &mut Sink::Rows(&portal.formats), rows_max)
            .await?
        {
            Driven::Completed { tag, sent } => self.complete(tag.unwrap_or_else(|| format!("SELECT {sent}"))),
            Driven::Suspended { .. } => {
                portal.state = PortalState::Running(rows);
                self.put(PgWireBackendMessage::PortalSuspended(PortalSuspended::new()));
            }
            Driven::Failed(error) => return Ok(Err(error)),
        }
        Ok(Ok(()))
    }

    /// Whether the client's next message ends what came together, so that the statement is a transaction of its own.
    async fn stands_alone(&mut self) -> Result<bool, End> {
        if self.socket.input.is_empty() {
            self.socket.receive().await?;
        }
        Ok(self.socket.input.first() == Some(&SYNC))
    }

    /// Gives the rows of a portal that is a FETCH.
    async fn execute_fetch(&mut self, fetch: &FetchCursor, portal: &mut Portal, rows_max: Option<usize>) -> Outcome {
        let mut progress = match portal.state {
            PortalState::Fetching(progress) => Some(progress),
            _ => None,
        };
        let done = matches!(portal.state, PortalState::Done);
        let driven = if done {
            self.complete("FETCH 0");
            Driven::Completed { tag: None, sent: 0 }
        } else {
            self.fetch(fetch, &mut progress, &portal.formats, rows_max).await?
        };
        portal.state = match (driven, progress) {
            (Driven::Failed(error), _) => return Ok(Err(error)),
            (Driven::Suspended { .. }, Some(progress)) => {
                self.put(PgWireBackendMessage::PortalSuspended(PortalSuspended::new()));
                PortalState::Fetching(progress)
            }
            _ => PortalState::Done,
        };
        Ok(Ok(()))
    }
}

/// The error for a prepared statement that doesn't exist.
pub(super) fn no_statement(name: &str) -> ErrorFields {
    let message = match name {
        "" => "unnamed prepared statement does not exist".to_owned(),
        name => format!("prepared statement \"{name}\" does not exist"),
    };
    ErrorFields::new(sqlstate::INVALID_SQL_STATEMENT_NAME, message)
}

fn no_portal(name: &str) -> ErrorFields {
    ErrorFields::new(
        sqlstate::INVALID_CURSOR_NAME,
        format!("portal \"{name}\" does not exist"),
    )
}
