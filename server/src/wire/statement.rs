//! One statement, ready to run, and its run.

use std::collections::VecDeque;
use std::sync::Arc;

use arrow::array::{ArrayRef, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::common::ScalarValue;
use postgres_types::Type;
use rbcdb_db_extension::{CommitPoint, Completion, DeviceChoice, Event, Execution, Prepared, Session};
use rbcdb_sql::cursors::{CloseCursor, FetchCursor};

use super::connection::Connection;
use super::control::Control;
use super::copy::statement::CopyStatement;
use super::cursor::Declaration;
use super::error::{ErrorFields, Severity, sqlstate};
use super::extended::PreparedStatement;
use super::server_settings::{ServerSetting, no_effect};
use super::transaction::Notice;

/// A statement that is ready to run.
pub enum Statement {
    /// No statement at all.
    Empty,
    /// About the connection.
    Control(Control),
    /// For the engine.
    Query(Box<Query>),
    /// `PREPARE`
    Prepare {
        /// The new statement's name.
        name: String,
        /// The statement.
        prepared: Arc<PreparedStatement>,
    },
    /// `EXECUTE`
    Execute {
        /// A statement for the engine.
        prepared: Arc<PreparedStatement>,
        /// Its parameters.
        parameters: Vec<ScalarValue>,
    },
    /// `COPY`
    Copy(Arc<CopyStatement>),
    /// `DECLARE … CURSOR`
    Declare(Box<Declaration>),
    /// `FETCH` and `MOVE`
    Fetch(FetchCursor),
    /// `CLOSE`
    Close(CloseCursor),
}

/// A statement that the engine has planned.
pub struct Query {
    /// The plan.
    pub prepared: Prepared,
    /// Where its text stands in what the client sent.
    pub origin: Origin,
    /// Parameters, from 0, whose type the client is told otherwise than the engine has it.
    pub told: Vec<(usize, Type)>,
}

/// Where a statement's text comes from, to point into it.
#[derive(Debug, Clone)]
pub struct Origin {
    /// What the client sent; `None` where the statement was rewritten, so that positions in it mean nothing to the client.
    pub text: Option<Arc<str>>,
    /// Byte offset of the statement in it.
    pub start: usize,
}

impl Origin {
    /// The engine's error as the client is told.
    pub fn error(&self, error: rbcdb_db_extension::Error) -> ErrorFields {
        let mut fields = ErrorFields::new(error.sqlstate, error.message);
        fields.detail = error.detail;
        fields.hint = error.hint;
        fields.context = error.context;
        if let (Some(text), Some(position)) = (&self.text, error.position) {
            fields.position = Some(rbcdb_sql::error::char_position(text, self.start + position));
        }
        fields
    }
}

impl Statement {
    /// Columns of the result; `None` for a statement without rows.
    pub fn schema(&self) -> Option<SchemaRef> {
        match self {
            Statement::Empty => None,
            Statement::Control(Control::Show(name) | Control::SetConfig { column: name, .. }) => {
                Some(text_schema(&[name]))
            }
            Statement::Control(Control::ShowAll) => Some(text_schema(&["name", "setting", "description"])),
            Statement::Control(_) | Statement::Prepare { .. } => None,
            // What FETCH gives is for the connection to say, which has the cursor.
            Statement::Copy(_) | Statement::Declare(_) | Statement::Fetch(_) | Statement::Close(_) => None,
            Statement::Query(query) => query.prepared.schema.clone(),
            Statement::Execute { prepared, .. } => prepared.statement().schema(),
        }
    }

    /// Types of the parameters.
    pub fn parameters(&self) -> &[DataType] {
        match self {
            Statement::Query(query) => &query.prepared.parameters,
            Statement::Declare(declaration) => declaration.query().parameters(),
            _ => &[],
        }
    }

    /// The type that the client is told a parameter has, where it isn't the engine's.
    pub fn told(&self, index: usize) -> Option<Type> {
        match self {
            Statement::Query(query) => query.told.iter().find(|(i, _)| *i == index).map(|(_, ty)| ty.clone()),
            Statement::Declare(declaration) => declaration.query().told(index),
            _ => None,
        }
    }

    /// Whether it changes tables or functions.
    pub fn changes(&self) -> bool {
        match self {
            Statement::Query(query) => query.prepared.changes(),
            Statement::Execute { prepared, .. } => prepared.statement().changes(),
            _ => false,
        }
    }

    /// Whether it is carried out with the connection's socket or portals.
    pub fn is_direct(&self) -> bool {
        matches!(
            self,
            Statement::Copy(_) | Statement::Declare(_) | Statement::Fetch(_) | Statement::Close(_)
        )
    }
}

fn text_schema(names: &[&str]) -> SchemaRef {
    let fields: Vec<Field> = names
        .iter()
        .map(|name| Field::new(*name, DataType::Utf8, true))
        .collect();
    Arc::new(Schema::new(fields))
}

/// A statement that has begun: where its events come from.
pub enum Run {
    /// Carried out already.
    Ready(VecDeque<Event>),
    /// In the engine.
    Engine {
        /// The run.
        execution: Execution,
        /// To point into the statement if it fails.
        origin: Origin,
    },
}

impl Run {
    /// What a query's portal gives once all of its rows have been fetched.
    pub fn no_more_rows() -> Run {
        Run::Ready(VecDeque::from([Event::Done(Completion { tag: None })]))
    }

    /// The point before which it can be stopped.
    pub fn commit_point(&self) -> CommitPoint {
        match self {
            Run::Ready(_) => CommitPoint::passed(),
            Run::Engine { execution, .. } => execution.commit_point().clone(),
        }
    }

    /// The next event; `None` after the end.
    pub async fn next(&mut self) -> Option<Event> {
        match self {
            Run::Ready(events) => events.pop_front(),
            Run::Engine { execution, .. } => execution.next().await,
        }
    }

    /// The error of a failed run as the client is told.
    pub fn error(&self, error: rbcdb_db_extension::Error) -> ErrorFields {
        match self {
            Run::Ready(_) => Origin { text: None, start: 0 }.error(error),
            Run::Engine { origin, .. } => origin.error(error),
        }
    }
}

impl Connection {
    /// Begins a statement. Whether the transaction block allows it has been checked.
    ///
    /// # Errors
    /// What is wrong with a statement about the connection.
    pub async fn begin_statement(
        &mut self,
        statement: &Statement,
        parameters: Vec<ScalarValue>,
    ) -> Result<Run, ErrorFields> {
        match statement {
            Statement::Empty => Ok(Run::Ready(VecDeque::new())),
            Statement::Query(query) => Ok(self.run_query(query, parameters)),
            Statement::Execute { prepared, parameters } => match prepared.statement() {
                Statement::Query(query) => Ok(self.run_query(query, parameters.clone())),
                _ => Err(ErrorFields::new(
                    sqlstate::INTERNAL_ERROR,
                    "EXECUTE of what isn't a query",
                )),
            },
            Statement::Prepare { name, prepared } => {
                // Another of that name may have come since this one was planned.
                if self.statements.contains_key(name) {
                    return Err(super::sql_prepare::exists(name));
                }
                self.statements.insert(name.clone(), Arc::clone(prepared));
                Ok(done("PREPARE", VecDeque::new()))
            }
            Statement::Copy(_) | Statement::Declare(_) | Statement::Fetch(_) | Statement::Close(_) => Err(
                ErrorFields::new(sqlstate::INTERNAL_ERROR, "the statement is not one that gives events"),
            ),
            Statement::Control(control) => {
                let mut events = VecDeque::new();
                let tag = self.control(control, &mut events).await?;
                Ok(done(tag, events))
            }
        }
    }

    fn run_query(&self, query: &Query, parameters: Vec<ScalarValue>) -> Run {
        Run::Engine {
            execution: self.engine_session().execute(&query.prepared, parameters),
            origin: query.origin.clone(),
        }
    }

    /// The engine's session, with what this connection's settings say.
    pub(super) fn engine_session(&self) -> Session {
        let mut session = self.session.clone();
        session.set_device(self.settings.device());
        session.set_fusion(self.settings.fusion());
        session.set_kernel_block(self.settings.kernel_block());
        session.set_transaction_began(self.transaction_began);
        session.set_search_path(self.settings.search_path());
        session
    }

    /// Carries out a statement about the connection; returns its command tag.
    async fn control(&mut self, control: &Control, events: &mut VecDeque<Event>) -> Result<&'static str, ErrorFields> {
        let mut tag = control.tag();
        match control {
            Control::Begin(modes) => self.begin_block(*modes)?,
            Control::Commit => tag = self.commit_block().await?,
            Control::Rollback => tag = self.rollback_block().await?,
            Control::Savepoint(savepoint) => self.savepoint(savepoint)?,
            Control::Set { name, value, local } => self.set(name, value.as_deref(), *local)?,
            Control::SetConfig {
                name,
                value,
                local,
                column,
            } => {
                self.set(name, value.as_deref(), *local)?;
                let now = self.settings.show(name)?.1;
                events.push_back(Event::Rows(text_rows(&[column], &[vec![now]])?));
            }
            Control::SetTransaction(modes) => self.set_transaction(*modes)?,
            Control::SetCharacteristics(modes) => {
                if let Some(read_only) = modes.read_only {
                    let value = if read_only { "on" } else { "off" };
                    self.set("default_transaction_read_only", Some(value), false)?;
                }
            }
            Control::Reset(name) => self.set(name, None, false)?,
            Control::ResetAll => self.settings.reset_all(),
            Control::Show(name) => {
                let value = match ServerSetting::find(name) {
                    Some(setting) => setting.show(self.session.gpu()),
                    None => self.settings.show(name)?.1,
                };
                events.push_back(Event::Rows(text_rows(&[name], &[vec![value]])?));
            }
            Control::ShowAll => {
                let rows = self.all_settings().into_iter();
                let row =
                    |(name, value, description): (&str, String, &str)| vec![name.into(), value, description.into()];
                let rows: Vec<Vec<String>> = rows.map(row).collect();
                events.push_back(Event::Rows(text_rows(&["name", "setting", "description"], &rows)?));
            }
            Control::DiscardAll if !self.transaction.is_idle() => {
                let message = "DISCARD ALL cannot run inside a transaction block";
                return Err(ErrorFields::new(sqlstate::ACTIVE_SQL_TRANSACTION, message));
            }
            Control::DiscardAll => {
                self.settings.reset_all();
                self.statements.clear();
                self.portals.clear();
            }
            Control::Deallocate(None) => self.statements.clear(),
            Control::Deallocate(Some(name)) => {
                if self.statements.remove(name).is_none() {
                    return Err(super::extended::no_statement(name));
                }
            }
        }
        Ok(tag)
    }

    /// Name, value and description of all settings, by name.
    pub(super) fn all_settings(&self) -> Vec<(&'static str, String, &'static str)> {
        let own = self.settings.all().into_iter();
        let servers = ServerSetting::ALL.into_iter();
        let servers = servers.map(|(setting, name, description)| (name, setting.show(self.session.gpu()), description));
        let mut all: Vec<_> = own.chain(servers).collect();
        all.sort_by_key(|(name, ..)| name.to_lowercase());
        all
    }

    fn set(&mut self, name: &str, value: Option<&str>, local: bool) -> Result<(), ErrorFields> {
        if local && !self.transaction.in_block() {
            let message = "SET LOCAL can only be used in transaction blocks";
            let warning = ErrorFields::new(super::error::sqlstate::NO_ACTIVE_SQL_TRANSACTION, message);
            self.notify(Some((Severity::Warning, warning)));
            return Ok(());
        }
        if let Some(setting) = ServerSetting::find(name) {
            self.require_superuser(name)?;
            let warning = setting.set(self.session.gpu(), value)?;
            self.notify(warning.map(|warning| (Severity::Warning, warning)));
            return Ok(());
        }
        if name.eq_ignore_ascii_case("rbc.device") {
            self.set_own(name, value, local)?;
            let reason = self.session.gpu().unavailable();
            let reason = reason.filter(|_| self.settings.device() == DeviceChoice::Gpu);
            self.notify(reason.map(|reason| (Severity::Warning, no_effect(name, &reason))));
            return Ok(());
        }
        self.set_own(name, value, local)
    }

    fn set_own(&mut self, name: &str, value: Option<&str>, local: bool) -> Result<(), ErrorFields> {
        let told = match local {
            true => self.settings.set_local(name, value)?,
            false => self.settings.set(name, value)?,
        };
        if let Some((name, value)) = told {
            self.report_setting(name, value);
        }
        Ok(())
    }

    /// What is the whole server's is for superusers to set.
    fn require_superuser(&self, parameter: &str) -> Result<(), ErrorFields> {
        let origin = Origin { text: None, start: 0 };
        let access = self.session.access().map_err(|e| origin.error(e))?;
        match access.is_superuser(self.session.role()) {
            true => Ok(()),
            false => Err(ErrorFields::new(
                super::error::sqlstate::INSUFFICIENT_PRIVILEGE,
                format!("permission denied to set parameter \"{parameter}\""),
            )),
        }
    }

    /// Adds a notice, if there is one, to the output.
    pub fn notify(&mut self, notice: Option<Notice>) {
        if let Some((severity, fields)) = notice {
            self.put(fields.notice(severity));
        }
    }
}

/// A run that is over, with this tag.
fn done(tag: &str, mut events: VecDeque<Event>) -> Run {
    events.push_back(Event::Done(Completion {
        tag: Some(tag.to_owned()),
    }));
    Run::Ready(events)
}

fn text_rows(names: &[&str], rows: &[Vec<String>]) -> Result<RecordBatch, ErrorFields> {
    let column = |i: usize| -> ArrayRef { Arc::new(StringArray::from_iter_values(rows.iter().map(|row| &row[i]))) };
    RecordBatch::try_new(text_schema(names), (0..names.len()).map(column).collect())
        .map_err(|e| ErrorFields::new(sqlstate::INTERNAL_ERROR, e.to_string()))
}
