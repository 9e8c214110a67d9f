//! One client's connection: the loop over its messages, and the run of a statement with everything that can end it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use arrow::datatypes::DataType;
use pgwire::messages::response::ReadyForQuery;
use pgwire::messages::startup::{Authentication, BackendKeyData, ParameterStatus, SecretKey};
use pgwire::messages::{PgWireBackendMessage, PgWireFrontendMessage};
use rbcdb_db_extension::{Event, Session};
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::control::{self, Control};
use super::direct;
use super::error::{ErrorFields, Severity, sqlstate};
use super::extended::PreparedStatement;
use super::frontend;
use super::observer::Observer;
use super::portal::{Portal, Rows};
use super::settings::Settings;
use super::sink::Sink;
use super::socket::Socket;
use super::sql_prepare;
use super::statement::{Origin, Query, Statement};
use super::transaction::Transaction;
use crate::auth::Identity;
use crate::config::Config;
use crate::pg_catalog;
use crate::pg_catalog::session::{CursorFacts, SessionFacts};
use crate::stop::{Registration, RunningStatement};

/// Why a connection ends.
#[derive(Debug)]
pub enum End {
    /// The client said goodbye.
    Terminated,
    /// The client has gone, or the system failed.
    Lost(io::Error),
    /// The client can't be understood any further; it is told so.
    Refused(ErrorFields),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> End {
        End::Lost(error)
    }
}

/// How a statement's run ended, or why it paused.
#[derive(Debug)]
pub enum Driven {
    /// It is done; the client hasn't been told.
    Completed {
        /// Its command tag; `None` for a query, whose tag counts rows.
        tag: Option<String>,
        /// Rows sent.
        sent: usize,
    },
    /// The row limit is reached; the client hasn't been told.
    Suspended {
        /// Rows sent.
        sent: usize,
    },
    /// It failed; the client hasn't been told.
    Failed(ErrorFields),
}

/// A statement that runs, and what can stop it.
pub(super) struct Watch {
    statement: RunningStatement,
    deadline: Option<Instant>,
}

impl Watch {
    /// Returns when the statement has to stop, with what the client is told.
    pub async fn stopped(&self) -> ErrorFields {
        tokio::select! {
            () = self.statement.flag.asked() => cancelled(),
            () = until(self.deadline) => timed_out(),
        }
    }
}

/// A connection with all its state.
pub struct Connection {
    pub(super) socket: Socket,
    registration: Registration,
    pub(super) session: Session,
    /// Where statements are parsed and planned.
    pub(super) query_runtime: Handle,
    pub(super) settings: Settings,
    pub(super) transaction: Transaction,
    /// When the transaction block began; `None` outside of one.
    pub(super) transaction_began: Option<SystemTime>,
    pub(super) statements: HashMap<String, Arc<PreparedStatement>>,
    pub(super) portals: HashMap<String, Portal>,
    /// After an error in the extended protocol: everything up to Sync is skipped.
    pub(super) skip_to_sync: bool,
    pub(super) observer: Observer,
    /// A message was too long to be encoded.
    broken: Option<io::Error>,
}

impl Connection {
    /// A connection after its startup message.
    pub fn new(
        socket: Socket,
        registration: Registration,
        session: Session,
        query_runtime: Handle,
        observer: Observer,
    ) -> Connection {
        Connection {
            socket,
            registration,
            session,
            query_runtime,
            settings: Settings::default(),
            transaction: Transaction::default(),
            transaction_began: None,
            statements: HashMap::new(),
            portals: HashMap::new(),
            skip_to_sync: false,
            observer,
            broken: None,
        }
    }

    /// Takes the server's defaults for settings.
    pub fn defaults(&mut self, config: &Config) {
        for (name, duration) in [
            ("statement_timeout", config.statement_timeout),
            ("idle_session_timeout", config.idle_session_timeout),
            (
                "idle_in_transaction_session_timeout",
                config.idle_in_transaction_session_timeout,
            ),
        ] {
            self.settings.set_default(name, duration);
        }
    }

    /// Greets the client, which has been let in: settings, cancel key.
    pub fn greet(&mut self, identity: &Identity, startup_settings: &[(String, String)]) {
        self.put(PgWireBackendMessage::Authentication(Authentication::Ok));
        self.settings.fix("session_authorization", &identity.user);
        self.settings
            .fix("is_superuser", if identity.superuser { "on" } else { "off" });
        for warning in self.settings.set_defaults(&identity.settings) {
            self.put(warning.notice(Severity::Warning));
        }
        for (name, value) in startup_settings {
            if let Err(error) = self.settings.set(name, Some(value)) {
                self.put(error.notice(Severity::Warning));
            }
        }
        for (name, value) in self.settings.reported() {
            self.report_setting(name, value);
        }
        let key = BackendKeyData::new(self.registration.pid, SecretKey::I32(self.registration.secret));
        self.put(PgWireBackendMessage::BackendKeyData(key));
        self.ready();
    }

    /// Serves the client until the connection ends.
    pub async fn serve(&mut self) -> End {
        loop {
            if let Err(end) = self.next_message().await {
                return end;
            }
        }
    }

    /// Tells the client why the connection ends, as far as it listens, and closes the socket.
    pub async fn close(&mut self, reason: Option<&ErrorFields>, wait: Duration) {
        self.portals.clear();
        if let Some(reason) = reason {
            self.put(reason.response(Severity::Fatal));
        }
        // A client that doesn't read any more loses the message and nothing else.
        let _ = tokio::time::timeout(wait, self.socket.close()).await;
    }

    async fn next_message(&mut self) -> Result<(), End> {
        let message = loop {
            match frontend::decode(&mut self.socket.input) {
                Ok(Some(message)) => break message,
                Ok(None) => {
                    self.flush().await?;
                    self.wait().await?;
                }
                Err(e) if e.fatal => return Err(End::Refused(e.error)),
                Err(e) => {
                    self.fail(&e.error);
                    // PostgreSQL, too, waits for Sync after a malformed message of the extended protocol; after any other
                    // it is ready at once.
                    if e.extended {
                        self.skip_to_sync = true;
                    } else {
                        self.ready();
                    }
                }
            }
        };
        if self.skip_to_sync
            && !matches!(
                message,
                PgWireFrontendMessage::Sync(_) | PgWireFrontendMessage::Terminate(_)
            )
        {
            return Ok(());
        }
        self.observer.begin_message();
        let result = self.carry_out(message).await;
        self.observer.end_message();
        let (sent, received) = self.socket.take_traffic();
        self.observer.traffic(sent, received);
        result
    }

    async fn carry_out(&mut self, message: PgWireFrontendMessage) -> Result<(), End> {
        match message {
            PgWireFrontendMessage::Query(query) => self.simple_query(&query.query).await,
            PgWireFrontendMessage::Terminate(_) => Err(End::Terminated),
            // Left over from a COPY that failed: ignored, as the protocol says.
            PgWireFrontendMessage::CopyData(_)
            | PgWireFrontendMessage::CopyDone(_)
            | PgWireFrontendMessage::CopyFail(_) => Ok(()),
            PgWireFrontendMessage::PasswordMessageFamily(_) => Err(End::Refused(ErrorFields::new(
                sqlstate::PROTOCOL_VIOLATION,
                "unexpected password message: no password was asked for",
            ))),
            other => self.extended_message(other).await,
        }
    }

    /// Waits for the client to send something, as long as it may let the connection wait.
    async fn wait(&mut self) -> Result<(), End> {
        let in_transaction = self.transaction.in_block();
        let deadline = self.settings.idle_timeout(in_transaction).map(|t| Instant::now() + t);
        tokio::select! {
            received = self.socket.receive() => Ok(received?),
            () = until(deadline) => Err(End::Refused(idle_too_long(in_transaction))),
        }
    }

    /// Adds a message to the output.
    pub(super) fn put(&mut self, message: PgWireBackendMessage) {
        if let Err(e) = self.socket.put(message) {
            self.broken.get_or_insert(e);
        }
    }

    pub(super) fn report_setting(&mut self, name: &str, value: String) {
        self.put(PgWireBackendMessage::ParameterStatus(ParameterStatus::new(
            name.to_owned(),
            value,
        )));
    }

    pub(super) fn ready(&mut self) {
        self.note_transaction();
        self.put(PgWireBackendMessage::ReadyForQuery(ReadyForQuery::new(
            self.transaction.status(),
        )));
    }

    /// Notes when a transaction block begins.
    pub(super) fn note_transaction(&mut self) {
        if !self.transaction.is_idle() {
            self.transaction_began.get_or_insert_with(SystemTime::now);
            self.settings.begin_transaction();
        }
    }

    /// Tells the client of a failed statement.
    pub(super) fn fail(&mut self, error: &ErrorFields) {
        tracing::debug!(sqlstate = error.sqlstate, "{}", error.message);
        self.observer.ended(&error.sqlstate);
        self.transaction.failed();
        self.put(error.response(Severity::Error));
    }

    /// Sends the output.
    pub(super) async fn flush(&mut self) -> Result<(), End> {
        if let Some(e) = self.broken.take() {
            return Err(End::Lost(e));
        }
        Ok(self.socket.flush().await?)
    }

    /// The statements of a text, as byte ranges.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, text that isn't SQL.
    pub(super) async fn split(&mut self, text: &Arc<str>) -> Result<Result<Vec<Range<usize>>, ErrorFields>, End> {
        let session = self.session.clone();
        let shared = Arc::clone(text);
        let parsed = self.plan(async move { session.split(&shared) }).await?;
        let origin = Origin {
            text: Some(Arc::clone(text)),
            start: 0,
        };
        Ok(parsed.and_then(|split| split.map_err(|e| origin.error(e))))
    }

    /// Plans a statement of `text`. `declared` are the types that the client gave for its parameters.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, what is wrong with the statement.
    pub(super) async fn prepare(
        &mut self,
        text: &Arc<str>,
        range: Range<usize>,
        declared: Vec<Option<DataType>>,
    ) -> Result<Result<Statement, ErrorFields>, End> {
        if direct::may_be(&text[range.clone()]) {
            if let Err(error) = self.transaction.check() {
                return Ok(Err(error));
            }
            match self.prepare_direct(text, &range, &declared).await? {
                Ok(Some(statement)) => return Ok(Ok(statement)),
                Ok(None) => {}
                Err(error) => return Ok(Err(error)),
            }
        }
        let control = match control::parse(&text[range.clone()]) {
            Ok(control) => control,
            Err(error) => return Ok(Err(error)),
        };
        let ends_failure = control.as_ref().is_some_and(Control::ends_failure);
        if !ends_failure && let Err(error) = self.transaction.check() {
            return Ok(Err(error));
        }
        if let Some(control) = control {
            return Ok(Ok(Statement::Control(control)));
        }
        match sql_prepare::parse(&text[range.clone()]) {
            Some(command) => self.prepare_command(text, range, command).await,
            None => self.prepare_query(text, range, declared).await,
        }
    }

    /// Plans a statement for the engine.
    ///
    /// # Errors
    /// As [`Connection::prepare`].
    pub(super) async fn prepare_query(
        &mut self,
        text: &Arc<str>,
        range: Range<usize>,
        declared: Vec<Option<DataType>>,
    ) -> Result<Result<Statement, ErrorFields>, End> {
        let session = self.engine_session();
        let facts = pg_catalog::rewrite::mentions_catalog(&text[range.clone()]).then(|| self.session_facts());
        let shared = Arc::clone(text);
        let planned = self
            .plan(async move {
                let statement = &shared[range.clone()];
                let rewritten = match &facts {
                    Some(facts) => pg_catalog::rewrite::rewrite(statement, facts)?,
                    None => None,
                };
                let origin = Origin {
                    text: rewritten.is_none().then(|| Arc::clone(&shared)),
                    start: range.start,
                };
                let (sql, told) = match rewritten {
                    Some(rewritten) => (Cow::Owned(rewritten.sql), rewritten.parameters),
                    None => (Cow::Borrowed(statement), Vec::new()),
                };
                match session.prepare(&sql, &declared).await {
                    Ok(prepared) => Ok(Statement::Query(Box::new(Query { prepared, origin, told }))),
                    Err(error) => Err(origin.error(error)),
                }
            })
            .await?;
        Ok(planned.and_then(|statement| statement))
    }

    /// What the catalog shows of this connection.
    fn session_facts(&self) -> SessionFacts {
        let cursors = self.portals.iter().filter_map(|(name, portal)| {
            let cursor = portal.cursor.as_ref()?;
            let created = cursor.at.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_micros() as i64);
            Some(CursorFacts {
                name: name.clone(),
                statement: cursor.text.clone(),
                hold: cursor.hold,
                binary: cursor.binary,
                created_us: created,
            })
        });
        let settings = self.all_settings().into_iter();
        SessionFacts {
            pid: self.registration.pid,
            user: self
                .settings
                .show("session_authorization")
                .map(|(_, user)| user)
                .unwrap_or_default(),
            search_path: self.settings.search_path(),
            settings: settings
                .map(|(name, value, description)| (name.to_owned(), value, description.to_owned()))
                .collect(),
            cursors: cursors.collect(),
        }
    }

    /// What belongs to a transaction ends with it: portals, settings, the time that `now()` gives.
    pub(super) fn end_transaction(&mut self, committed: bool) {
        self.end_portals(committed);
        self.transaction_began = None;
        for (name, value) in self.settings.end_transaction(committed) {
            self.report_setting(name, value);
        }
    }

    /// Parses or plans on the query runtime: a long text must not hold up other connections' messages. Can be stopped as
    /// a run can; what is computing then goes on to its end and is forgotten.
    pub(super) async fn plan<T: Send + 'static>(
        &mut self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<Result<T, ErrorFields>, End> {
        let mut task = self.query_runtime.spawn(work);
        let planned = self.stoppable(&mut task).await;
        if !matches!(planned, Ok(Ok(_))) {
            task.abort();
        }
        planned.map(|planned| {
            planned?.map_err(|e| {
                tracing::error!("planning a statement panicked: {e}");
                ErrorFields::new(sqlstate::INTERNAL_ERROR, "planning the statement failed")
                    .detail("The server's log says why.")
            })
        })
    }

    /// Notes that a statement begins, until the watch is dropped.
    pub(super) fn watch(&self) -> Watch {
        Watch {
            statement: self.registration.slot.begin(),
            deadline: self.settings.statement_timeout().map(|t| Instant::now() + t),
        }
    }

    /// Waits for something that a statement needs, unless it is stopped.
    ///
    /// # Errors
    /// [`End`] if the connection ends; inside, why the statement stops.
    pub(super) async fn stoppable<T>(&mut self, work: impl Future<Output = T>) -> Result<Result<T, ErrorFields>, End> {
        let watch = self.watch();
        tokio::select! {
            done = work => Ok(Ok(done)),
            error = watch.stopped() => Ok(Err(error)),
            error = self.socket.gone() => Err(End::Lost(error)),
        }
    }

    /// Sends a statement's rows until it ends, fails, is stopped, or has sent `rows_max` rows.
    ///
    /// # Errors
    /// [`End`] if the connection ends.
    pub(super) async fn drive(
        &mut self,
        rows: &mut Rows,
        sink: &mut Sink<'_>,
        rows_max: Option<usize>,
    ) -> Result<Driven, End> {
        let (watch, commit) = (self.watch(), rows.commit_point());
        let mut sent = 0;
        loop {
            if rows_max == Some(sent) {
                return Ok(Driven::Suspended { sent });
            }
            let event = tokio::select! {
                event = commit.or_stopped(rows.next(rows_max.map(|max| max - sent)), watch.stopped()) => match event {
                    Ok(event) => event,
                    Err(error) => return Ok(Driven::Failed(error)),
                },
                error = self.socket.gone() => return Err(End::Lost(error)),
            };
            match event {
                Some(Event::Rows(batch)) => {
                    for row in 0..batch.num_rows() {
                        if let Err(error) = sink.put(&mut self.socket.output, &batch, row) {
                            return Ok(Driven::Failed(error));
                        }
                        if self.socket.is_full() {
                            match commit.or_stopped(self.socket.flush(), watch.stopped()).await {
                                Ok(flushed) => flushed?,
                                Err(error) => return Ok(Driven::Failed(error)),
                            }
                        }
                    }
                    sent += batch.num_rows();
                    self.observer.rows(batch.num_rows());
                }
                Some(Event::Failed(error)) => return Ok(Driven::Failed(rows.error(error))),
                Some(Event::Notice(notice)) => {
                    self.put(ErrorFields::new(notice.sqlstate, notice.message).notice(Severity::Notice));
                }
                Some(Event::Done(done)) => {
                    return Ok(Driven::Completed { tag: done.tag, sent });
                }
                None => {
                    let lost = ErrorFields::new(sqlstate::INTERNAL_ERROR, "the statement ended without a result")
                        .detail("Its task in the query engine is gone; the server's log says why.");
                    return Ok(Driven::Failed(lost));
                }
            }
        }
    }
}

/// Waits for a deadline; for ever without one.
async fn until(deadline: Option<Instant>) {
    match deadline {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

fn cancelled() -> ErrorFields {
    ErrorFields::new(sqlstate::QUERY_CANCELED, "canceling statement due to user request")
}

fn idle_too_long(in_transaction: bool) -> ErrorFields {
    let (state, which) = match in_transaction {
        true => (
            sqlstate::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
            "idle-in-transaction timeout",
        ),
        false => (sqlstate::IDLE_SESSION_TIMEOUT, "idle-session timeout"),
    };
    ErrorFields::new(state, format!("terminating connection due to {which}"))
}

fn timed_out() -> ErrorFields {
    ErrorFields::new(sqlstate::QUERY_CANCELED, "canceling statement due to statement timeout")
}
