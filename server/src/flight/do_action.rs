//! Flight's actions: prepared statements, transactions, cancelling, session options, and rbcdb's own.

use std::sync::Arc;

use arrow_flight::sql::{
    ActionBeginSavepointRequest, ActionBeginTransactionRequest, ActionCancelQueryRequest, ActionCancelQueryResult,
    ActionClosePreparedStatementRequest, ActionCreatePreparedStatementRequest, ActionEndSavepointRequest,
    ActionEndTransactionRequest, Any, ProstMessageExt,
};
use arrow_flight::{Action, ActionType, CancelFlightInfoRequest, CancelFlightInfoResult, CancelStatus, FlightInfo};
use bytes::Bytes;
use prost::Message;
use tonic::Status;
use tonic::metadata::{MetadataMap, MetadataValue};

use super::handles::Full;
use super::options::{self, CloseResult, CloseStatus};
use super::prepared::PreparedStatement;
use super::service::FlightSqlService;
use super::sessions::{COOKIE_NAME, FlightSession};
use super::statement::Statement;
use super::stop::Reason;
use super::ticket::StatementTicket;
use super::transactions::Scope;
use super::{actions, error, transactions};
use crate::wire::error::ErrorFields;

/// What an action gives.
#[derive(Default)]
pub struct Done {
    /// Its results.
    pub results: Vec<Bytes>,
    /// Headers of the response.
    pub headers: MetadataMap,
}

impl Done {
    fn one(body: impl Into<Bytes>) -> Done {
        Done {
            results: vec![body.into()],
            headers: MetadataMap::new(),
        }
    }

    /// A result of Flight SQL's own, in an `Any`.
    fn any<M: ProstMessageExt>(message: &M) -> Done {
        Done::one(message.as_any().encode_to_vec())
    }
}

/// The actions of Flight and Flight SQL, with what they do.
const ACTIONS: [(&str, &str); 11] = [
    ("CreatePreparedStatement", "Plans a statement for any number of runs."),
    ("ClosePreparedStatement", "Lets go of a prepared statement."),
    ("BeginTransaction", "Begins a transaction."),
    ("EndTransaction", "Commits a transaction, or rolls it back."),
    ("BeginSavepoint", "Marks a point in a transaction."),
    (
        "EndSavepoint",
        "Rolls a transaction back to a savepoint, or forgets the savepoint.",
    ),
    ("CancelQuery", "Stops a running query; CancelFlightInfo's older form."),
    ("CancelFlightInfo", "Stops a running query."),
    ("SetSessionOptions", "Changes settings of the session."),
    ("GetSessionOptions", "Gives the settings of the session."),
    (
        "CloseSession",
        "Ends the session: its statements stop, its transactions are rolled back.",
    ),
];

/// All actions.
pub fn list() -> Vec<ActionType> {
    let standard = ACTIONS.iter().map(|(name, description)| ActionType {
        r#type: (*name).to_owned(),
        description: (*description).to_owned(),
    });
    standard.chain(actions::list()).collect()
}

/// Carries out an action.
///
/// # Errors
/// For an unknown action, a body that can't be read, and what the action says.
pub async fn carry_out(
    service: &FlightSqlService,
    caller: &Arc<FlightSession>,
    action: Action,
) -> Result<Done, Status> {
    let body = &action.body;
    match action.r#type.as_str() {
        "CreatePreparedStatement" => prepare(service, caller, unpack(body)?).await,
        "ClosePreparedStatement" => {
            let request: ActionClosePreparedStatementRequest = unpack(body)?;
            // Closing what isn't there is no error.
            caller.prepared.remove(&request.prepared_statement_handle);
            Ok(Done::default())
        }
        "BeginTransaction" => {
            let ActionBeginTransactionRequest {} = unpack(body)?;
            transactions::begin(service.sessions.engine(), caller)
                .map(|result| Done::any(&result))
                .map_err(fail)
        }
        "EndTransaction" => {
            let request: ActionEndTransactionRequest = unpack(body)?;
            transactions::end(&service.runtime, caller, &request)
                .await
                .map_err(fail)?;
            Ok(Done::default())
        }
        "BeginSavepoint" => {
            let request: ActionBeginSavepointRequest = unpack(body)?;
            let result = transactions::begin_savepoint(caller, &request).map_err(fail)?;
            Ok(Done::any(&result))
        }
        "EndSavepoint" => {
            let request: ActionEndSavepointRequest = unpack(body)?;
            transactions::end_savepoint(caller, &request).map_err(fail)?;
            Ok(Done::default())
        }
        "CancelQuery" => {
            let request: ActionCancelQueryRequest = unpack(body)?;
            let info = FlightInfo::decode(&*request.info).map_err(|_| malformed("CancelQuery"))?;
            let result = cancel(caller, &info) as i32;
            Ok(Done::any(&ActionCancelQueryResult { result }))
        }
        "CancelFlightInfo" => {
            let request = CancelFlightInfoRequest::decode(&**body).map_err(|_| malformed("CancelFlightInfo"))?;
            let info = request.info.ok_or_else(|| malformed("CancelFlightInfo"))?;
            let status = cancel(caller, &info) as i32;
            Ok(Done::one(CancelFlightInfoResult { status }.encode_to_vec()))
        }
        "SetSessionOptions" => set_options(service, caller, body),
        "GetSessionOptions" => Ok(Done::one(options::get(caller).encode_to_vec())),
        "CloseSession" => {
            let status = match service.sessions.close(caller) {
                true => CloseStatus::Closed,
                false => CloseStatus::NotCloseable,
            };
            Ok(Done::one(CloseResult { status: status as i32 }.encode_to_vec()))
        }
        actions::PUT_FUNCTION => {
            let created = actions::put_function(&service.sessions, &service.runtime, caller, body).await;
            created.map(Done::one).map_err(fail)
        }
        actions::GET_ARTIFACT => {
            let artifact = actions::get_artifact(&service.sessions, &service.runtime, body).await;
            artifact.map(Done::one).map_err(fail)
        }
        actions::PUT_ARTIFACT => {
            let created = actions::put_artifact(&service.sessions, &service.runtime, caller, body).await;
            created.map(Done::one).map_err(fail)
        }
        other => Err(error::unsupported(format!("the action \"{other}\" is not supported"))),
    }
}

async fn prepare(
    service: &FlightSqlService,
    caller: &Arc<FlightSession>,
    request: ActionCreatePreparedStatementRequest,
) -> Result<Done, Status> {
    let transaction = request.transaction_id.unwrap_or_default();
    let scope = Scope::of(caller, &transaction).map_err(fail)?;
    let statement = Statement::prepare(&service.runtime, caller, &scope.session, request.query)
        .await
        .map_err(fail)?;
    let prepared = PreparedStatement::new(statement, transaction);
    let handle = caller
        .prepared
        .insert(prepared)
        .map_err(|full| fail(too_many(&full, "prepared statements")))?;
    let prepared = caller
        .prepared
        .get(&handle)
        .ok_or_else(|| error::internal("a new statement is not there"))?;
    Ok(Done::any(&prepared.describe(handle)?))
}

/// The error for a session that holds as many things as it may.
pub fn too_many(full: &Full, things: &str) -> ErrorFields {
    ErrorFields::new("53400", format!("sorry, too many {things}"))
        .detail(format!("The limit is {} in a session.", full.limit))
        .hint("Close those that are not needed any more.")
}

/// Stops the query of a flight.
fn cancel(caller: &FlightSession, info: &FlightInfo) -> CancelStatus {
    let ticket = StatementTicket::of_info(info);
    match ticket.is_some_and(|ticket| caller.running.stop(&ticket.id, Reason::Cancelled)) {
        true => CancelStatus::Cancelled,
        // It has ended, hasn't begun, or isn't a query.
        false => CancelStatus::NotCancellable,
    }
}

/// Sets options. A caller without a session gets one, and its token as a cookie.
fn set_options(service: &FlightSqlService, caller: &Arc<FlightSession>, body: &[u8]) -> Result<Done, Status> {
    let request = options::SetRequest::decode(body).map_err(|_| malformed("SetSessionOptions"))?;
    if !caller.is_shared() {
        return Ok(Done::one(options::set(caller, request).encode_to_vec()));
    }
    let token = service.sessions.open_new(caller.login.clone()).map_err(fail)?;
    let session = service.sessions.find(&token).map_err(fail)?;
    let mut done = Done::one(options::set(&session, request).encode_to_vec());
    let cookie = MetadataValue::try_from(format!("{COOKIE_NAME}={token}; HttpOnly"));
    let cookie = cookie.map_err(|e| error::internal(e.to_string()))?;
    done.headers.insert("set-cookie", cookie);
    Ok(done)
}

/// A request of Flight SQL's, out of its `Any`.
fn unpack<M: ProstMessageExt>(body: &[u8]) -> Result<M, Status> {
    let any = Any::decode(body).map_err(|_| malformed(M::type_url()))?;
    any.unpack().ok().flatten().ok_or_else(|| malformed(M::type_url()))
}

fn malformed(what: &str) -> Status {
    error::malformed(format!("the action's body is not a request for {what}"))
}

fn fail(error: ErrorFields) -> Status {
    error::status(&error)
}
