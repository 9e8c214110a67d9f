//! Flight's calls, each handed to what carries it out.

use std::pin::Pin;
use std::sync::Arc;

use arrow_flight::flight_service_server::FlightService;
use arrow_flight::sql::{
    Any, Command, CommandPreparedStatementQuery, CommandPreparedStatementUpdate, CommandStatementIngest,
    CommandStatementQuery, CommandStatementUpdate, DoPutPreparedStatementResult, DoPutUpdateResult,
};
use arrow_flight::{
    Action, ActionType, Criteria, Empty, FlightData, FlightDescriptor, FlightInfo, HandshakeRequest, HandshakeResponse,
    PollInfo, PutResult, SchemaResult, Ticket,
};
use bytes::Bytes;
use futures::stream::Peekable;
use futures::{Stream, StreamExt};
use prost::Message;
use rbcdb_db_extension::CommitPoint;
use tokio::runtime::Handle as Runtime;
use tonic::metadata::MetadataValue;
use tonic::{Request, Response, Status, Streaming};

use super::direct::{HandedPast, Messages};
use super::handles::new_handle;
use super::parameters::Parameters;
use super::prepared::{self, PreparedStatement};
use super::rows::{self, Rows};
use super::sessions::{FlightSession, Sessions};
use super::statement::{Limits, Run, Statement, on_engine};
use super::ticket::{self, StatementTicket, columns_hash};
use super::transactions::{Scope, Transaction};
use super::{do_action, error, guard, ingest, metadata, schema};
use crate::config::FlightConfig;
use crate::wire::error::{ErrorFields, sqlstate};

type BoxStream<T> = Pin<Box<dyn Stream<Item = Result<T, Status>> + Send>>;

/// The data that a client puts, its first message still to be read.
type PutStream = Peekable<Streaming<FlightData>>;

/// Flight SQL over the engine's sessions.
pub struct FlightSqlService {
    /// The sessions.
    pub sessions: Arc<Sessions>,
    /// Where statements are planned.
    pub runtime: Runtime,
    /// The limits.
    pub config: FlightConfig,
}

#[tonic::async_trait]
impl FlightService for FlightSqlService {
    type HandshakeStream = BoxStream<HandshakeResponse>;
    type ListFlightsStream = BoxStream<FlightInfo>;
    type DoGetStream = BoxStream<FlightData>;
    type DoPutStream = BoxStream<PutResult>;
    type DoActionStream = BoxStream<arrow_flight::Result>;
    type ListActionsStream = BoxStream<ActionType>;
    type DoExchangeStream = BoxStream<FlightData>;

    /// A login with the name and password of its header; the client's messages aren't read.
    async fn handshake(
        &self,
        request: Request<Streaming<HandshakeRequest>>,
    ) -> Result<Response<Self::HandshakeStream>, Status> {
        let headers = request.metadata().clone().into_headers();
        let peer = guard::peer(request.extensions().get(), request.extensions().get())?;
        let token = self.sessions.log_in(&headers, peer).await.map_err(fail)?;
        let answer = HandshakeResponse {
            protocol_version: 0,
            payload: Bytes::copy_from_slice(token.as_bytes()),
        };
        let mut response = Response::new(one(answer));
        let bearer = MetadataValue::try_from(format!("Bearer {token}"));
        let bearer = bearer.map_err(|e| error::internal(e.to_string()))?;
        response.metadata_mut().insert("authorization", bearer);
        Ok(response)
    }

    async fn list_flights(&self, _request: Request<Criteria>) -> Result<Response<Self::ListFlightsStream>, Status> {
        Err(error::unsupported(
            "there are no flights to list: results are asked for by Flight SQL's commands",
        ))
    }

    async fn get_flight_info(&self, request: Request<FlightDescriptor>) -> Result<Response<FlightInfo>, Status> {
        let caller = caller(request.extensions())?;
        let descriptor = request.into_inner();
        let info = match command(&descriptor.cmd)? {
            Command::CommandStatementQuery(query) => self.statement_info(&caller, query, descriptor).await?,
            Command::CommandPreparedStatementQuery(query) => self.prepared_info(&caller, query, descriptor).await?,
            command => {
                let batch = self.metadata(&command).await?;
                let ticket = descriptor.cmd.clone();
                let info = ticket::flight_info(&batch.schema(), descriptor, ticket)?;
                info.with_total_records(i64::try_from(batch.num_rows()).unwrap_or(-1))
            }
        };
        Ok(Response::new(info))
    }

    async fn poll_flight_info(&self, _request: Request<FlightDescriptor>) -> Result<Response<PollInfo>, Status> {
        Err(error::unsupported("PollFlightInfo is not supported: use GetFlightInfo"))
    }

    async fn get_schema(&self, request: Request<FlightDescriptor>) -> Result<Response<SchemaResult>, Status> {
        let caller = caller(request.extensions())?;
        let columns = match command(&request.get_ref().cmd)? {
            Command::CommandStatementQuery(query) => {
                let scope = Scope::of(&caller, &query.transaction_id.unwrap_or_default()).map_err(fail)?;
                let statement = Statement::prepare(&self.runtime, &caller, &scope.session, query.query)
                    .await
                    .map_err(fail)?;
                statement.schema
            }
            Command::CommandPreparedStatementQuery(query) => {
                let prepared = prepared_statement(&caller, &query.prepared_statement_handle).map_err(fail)?;
                prepared.statement.schema.clone()
            }
            command => Some(self.metadata(&command).await?.schema()),
        };
        let columns = columns.unwrap_or_else(|| Arc::new(arrow::datatypes::Schema::empty()));
        Ok(Response::new(SchemaResult {
            schema: schema::to_ipc(&columns)?,
        }))
    }

    async fn do_get(&self, request: Request<Ticket>) -> Result<Response<Self::DoGetStream>, Status> {
        let caller = caller(request.extensions())?;
        let messages = match command(&request.get_ref().ticket)? {
            Command::TicketStatementQuery(query) => {
                let ticket = StatementTicket::from_handle(&query.statement_handle)?;
                self.statement_rows(&caller, ticket).await?
            }
            command => rows::one_batch(&self.metadata(&command).await?)?,
        };
        let mut response: Response<Self::DoGetStream> = Response::new(Box::pin(futures::stream::empty()));
        response.extensions_mut().insert(HandedPast::new(messages));
        Ok(response)
    }

    async fn do_put(&self, request: Request<Streaming<FlightData>>) -> Result<Response<Self::DoPutStream>, Status> {
        let caller = caller(request.extensions())?;
        let mut stream = request.into_inner().peekable();
        let first = match Pin::new(&mut stream).peek().await {
            Some(Ok(first)) => first,
            Some(Err(status)) => return Err(status.clone()),
            None => return Err(error::malformed("the stream holds no command")),
        };
        let Some(descriptor) = &first.flight_descriptor else {
            return Err(error::malformed(
                "the stream's first message holds no flight descriptor",
            ));
        };
        let answer = match command(&descriptor.cmd)? {
            Command::CommandStatementUpdate(update) => self.update(&caller, update).await.map(updated),
            Command::CommandPreparedStatementUpdate(update) => {
                self.prepared_update(&caller, update, stream).await.map(updated)
            }
            Command::CommandPreparedStatementQuery(query) => self.bind(&caller, query, stream).await,
            Command::CommandStatementIngest(ingest) => self.ingest(&caller, ingest, stream).await.map(updated),
            other => Err(no_command(&other)),
        };
        let app_metadata = answer?;
        Ok(Response::new(one(PutResult { app_metadata })))
    }

    async fn do_exchange(
        &self,
        _request: Request<Streaming<FlightData>>,
    ) -> Result<Response<Self::DoExchangeStream>, Status> {
        Err(error::unsupported(
            "DoExchange is not supported: Flight SQL has no use for it",
        ))
    }

    async fn do_action(&self, request: Request<Action>) -> Result<Response<Self::DoActionStream>, Status> {
        let caller = caller(request.extensions())?;
        let done = do_action::carry_out(self, &caller, request.into_inner()).await?;
        let results = done.results.into_iter().map(|body| Ok(arrow_flight::Result { body }));
        let mut response: Response<Self::DoActionStream> =
            Response::new(Box::pin(futures::stream::iter(results.collect::<Vec<_>>())));
        *response.metadata_mut() = done.headers;
        Ok(response)
    }

    async fn list_actions(&self, _request: Request<Empty>) -> Result<Response<Self::ListActionsStream>, Status> {
        let actions = do_action::list().into_iter().map(Ok);
        Ok(Response::new(Box::pin(futures::stream::iter(actions))))
    }
}

impl FlightSqlService {
    /// A query is planned and gets a ticket; any other statement is carried out, since nobody might come for its result.
    async fn statement_info(
        &self,
        caller: &Arc<FlightSession>,
        query: CommandStatementQuery,
        descriptor: FlightDescriptor,
    ) -> Result<FlightInfo, Status> {
        let transaction = query.transaction_id.unwrap_or_default();
        let scope = Scope::of(caller, &transaction).map_err(fail)?;
        let statement = Statement::prepare(&self.runtime, caller, &scope.session, query.query.clone()).await;
        let statement = statement.map_err(fail)?;
        // The parameters would have to be bound, and only prepared statements' can be.
        Parameters::check_none(statement.parameters()).map_err(fail)?;
        let Some(columns) = &statement.schema else {
            let run = Run::begin(&statement, caller, &scope.session, new_handle(), Vec::new());
            let count = run.map_err(fail)?.count().await.map_err(fail)?;
            return ticket::done_info(descriptor, count);
        };
        let ticket = StatementTicket {
            id: Bytes::copy_from_slice(&new_handle()),
            query: query.query,
            transaction,
            columns: columns_hash(columns),
            ..StatementTicket::default()
        };
        ticket::flight_info(columns, descriptor, ticket.to_bytes())
    }

    async fn prepared_info(
        &self,
        caller: &Arc<FlightSession>,
        query: CommandPreparedStatementQuery,
        descriptor: FlightDescriptor,
    ) -> Result<FlightInfo, Status> {
        let handle = query.prepared_statement_handle;
        let prepared = prepared_statement(caller, &handle).map_err(fail)?;
        let binding = prepared.binding();
        let number = binding.number;
        let parameters = prepared.to_run(binding).map_err(fail)?;
        let Some(columns) = &prepared.statement.schema else {
            let count = self.run_updates(caller, &prepared, parameters).await?;
            return ticket::done_info(descriptor, count);
        };
        let ticket = StatementTicket {
            id: Bytes::copy_from_slice(&new_handle()),
            prepared: handle,
            binding: number,
            columns: columns_hash(columns),
            ..StatementTicket::default()
        };
        ticket::flight_info(columns, descriptor, ticket.to_bytes())
    }

    /// Runs what a ticket says.
    async fn statement_rows(&self, caller: &Arc<FlightSession>, ticket: StatementTicket) -> Result<Messages, Status> {
        let (statement, transaction, parameters) = if ticket.prepared.is_empty() {
            let scope = Scope::of(caller, &ticket.transaction).map_err(fail)?;
            let statement = Statement::prepare(&self.runtime, caller, &scope.session, ticket.query).await;
            let statement = Arc::new(statement.map_err(fail)?);
            Parameters::check_none(statement.parameters()).map_err(fail)?;
            (statement, ticket.transaction, Arc::new(Parameters::none()))
        } else {
            let prepared = prepared_statement(caller, &ticket.prepared).map_err(fail)?;
            let binding = prepared.binding();
            if binding.number != ticket.binding {
                let message = "other parameters have been bound to the prepared statement since the ticket was given";
                return Err(fail(ErrorFields::new("55000", message)));
            }
            let parameters = prepared.to_run(binding).map_err(fail)?;
            (
                Arc::clone(&prepared.statement),
                prepared.transaction.clone(),
                parameters,
            )
        };
        let columns = statement.schema.clone();
        let columns = columns
            .filter(|columns| columns_hash(columns) == ticket.columns)
            .ok_or_else(|| {
                fail(
                    ErrorFields::new(
                        sqlstate::FEATURE_NOT_SUPPORTED,
                        "the result's columns have changed since the ticket was given",
                    )
                    .hint("Run the statement again."),
                )
            })?;
        let id = ticket.id.as_ref().try_into();
        let rows = Rows {
            statement,
            scope: Scope::of(caller, &transaction).map_err(fail)?,
            caller: Arc::clone(caller),
            id: id.map_err(|_| error::malformed("the ticket is not one of this server's"))?,
            parameters,
            begun: 0,
            run: None,
        };
        rows::stream(rows, columns, caller.compression())
    }

    async fn update(&self, caller: &Arc<FlightSession>, update: CommandStatementUpdate) -> Result<i64, Status> {
        let scope = Scope::of(caller, &update.transaction_id.unwrap_or_default()).map_err(fail)?;
        let statement = Statement::prepare(&self.runtime, caller, &scope.session, update.query).await;
        let statement = statement.map_err(fail)?;
        Parameters::check_none(statement.parameters()).map_err(fail)?;
        let run = Run::begin(&statement, caller, &scope.session, new_handle(), Vec::new());
        run.map_err(fail)?.count().await.map_err(fail)
    }

    async fn prepared_update(
        &self,
        caller: &Arc<FlightSession>,
        update: CommandPreparedStatementUpdate,
        stream: PutStream,
    ) -> Result<i64, Status> {
        let prepared = prepared_statement(caller, &update.prepared_statement_handle).map_err(fail)?;
        let sent = prepared::read_parameters(&prepared.statement, stream, self.config.message_bytes_max).await?;
        let mut binding = prepared.binding();
        if let Some(parameters) = sent {
            binding.parameters = Some(Arc::new(parameters));
        }
        let parameters = prepared.to_run(binding).map_err(fail)?;
        self.run_updates(caller, &prepared, parameters).await
    }

    /// Runs a statement once for each row of parameters, all or nothing. Returns the sum of the counts.
    async fn run_updates(
        &self,
        caller: &Arc<FlightSession>,
        prepared: &PreparedStatement,
        parameters: Arc<Parameters>,
    ) -> Result<i64, Status> {
        let several = parameters.rows() > 1 && prepared.transaction.is_empty();
        let own = match several {
            true => Some(Transaction::begin(self.sessions.engine(), caller).map_err(fail)?),
            false => None,
        };
        let scope = Scope::of(caller, &prepared.transaction).map_err(fail)?;
        let session = own.as_ref().map_or(&scope.session, |transaction| &transaction.session);
        let mut sum = 0_i64;
        for row in 0..parameters.rows() {
            let values = parameters.row(row).map_err(fail)?;
            let run = Run::begin(&prepared.statement, caller, session, new_handle(), values);
            sum = sum.saturating_add(run.map_err(fail)?.count().await.map_err(fail)?);
        }
        if let Some(transaction) = own {
            transaction.commit(&self.runtime).await.map_err(fail)?;
        }
        Ok(sum)
    }

    async fn bind(
        &self,
        caller: &Arc<FlightSession>,
        query: CommandPreparedStatementQuery,
        stream: PutStream,
    ) -> Result<Bytes, Status> {
        let handle = query.prepared_statement_handle;
        let prepared = prepared_statement(caller, &handle).map_err(fail)?;
        let sent = prepared::read_parameters(&prepared.statement, stream, self.config.message_bytes_max).await?;
        prepared.bind(sent.unwrap_or_default());
        let result = DoPutPreparedStatementResult {
            prepared_statement_handle: Some(handle),
        };
        Ok(result.encode_to_vec().into())
    }

    async fn ingest(
        &self,
        caller: &Arc<FlightSession>,
        command: CommandStatementIngest,
        stream: PutStream,
    ) -> Result<i64, Status> {
        let (table, mode) = ingest::target(&command).map_err(fail)?;
        let scope = Scope::of(caller, &command.transaction_id.unwrap_or_default()).map_err(fail)?;
        let (columns, decoder) = ingest::open(stream, self.config.message_bytes_max).await?;
        let name = table.to_string();
        let request = ingest::request(table, mode, &columns);
        let session = caller.apply_settings(scope.session.clone());
        let commit = CommitPoint::default();
        let point = commit.clone();
        let work = async move { session.ingest(request, ingest::batches(decoder), &point).await };
        let mut observer = caller.observe(&format!("ingest into {name}").into());
        let mut limits = Limits::begin(caller, new_handle());
        let done = limits.keep(on_engine(&self.runtime, work), &commit).await;
        let done = done
            .and_then(|done| done)
            .and_then(|done| done.map_err(|e| error::from_engine(e, None)));
        observer.ended(
            done.as_ref()
                .map_or_else(|e| e.sqlstate.as_str(), |_| sqlstate::SUCCESSFUL_COMPLETION),
        );
        let rows = done.map_err(fail)?;
        Ok(i64::try_from(rows).unwrap_or(i64::MAX))
    }

    async fn metadata(&self, command: &Command) -> Result<arrow::array::RecordBatch, Status> {
        let batch = metadata::batch(command, self.sessions.engine(), &self.config).await?;
        batch.ok_or_else(|| no_command(command))
    }
}

/// The session that the door has found for a call.
fn caller(extensions: &tonic::Extensions) -> Result<Arc<FlightSession>, Status> {
    let session = extensions.get::<Arc<FlightSession>>();
    session
        .cloned()
        .ok_or_else(|| error::internal("a call came without a session"))
}

fn prepared_statement(caller: &FlightSession, handle: &[u8]) -> Result<Arc<PreparedStatement>, ErrorFields> {
    caller.prepared.get(handle).ok_or_else(|| {
        ErrorFields::new(
            sqlstate::INVALID_SQL_STATEMENT_NAME,
            "the prepared statement does not exist",
        )
        .detail("It was closed, was idle for too long, or is another session's.")
    })
}

/// A command of Flight SQL.
fn command(bytes: &[u8]) -> Result<Command, Status> {
    let any = Any::decode(bytes).map_err(|_| error::malformed("the command is not one of Flight SQL's"))?;
    Command::try_from(any).map_err(|e| error::malformed(format!("the command is malformed: {e}")))
}

fn no_command(command: &Command) -> Status {
    match command {
        Command::CommandStatementSubstraitPlan(_) => error::unsupported("Substrait plans are not supported: send SQL"),
        Command::Unknown(any) => error::unsupported(format!("the command {} is not supported", any.type_url)),
        other => error::malformed(format!("the command {} does not belong here", other.type_url())),
    }
}

fn updated(record_count: i64) -> Bytes {
    DoPutUpdateResult { record_count }.encode_to_vec().into()
}

/// A stream of one message.
fn one<T: Send + 'static>(message: T) -> BoxStream<T> {
    Box::pin(futures::stream::iter([Ok(message)]))
}

fn fail(error: ErrorFields) -> Status {
    error::status(&error)
}
