//! Calls of Arrow Flight SQL. Each is answered, if not with what it asks for then with an error that has an SQLSTATE and
//! isn't about a mistake of the server's own.
//!
//! The input: which call, which action, and [pieces](crate::pieces): the command, ticket or body, and for calls that send batches
//! each message's header and body.

use arrow::array::{ArrayRef, Int32Array, ListArray, RecordBatch, StringArray};
use arrow::datatypes::Int32Type;
use arrow_flight::flight_service_client::FlightServiceClient;
use arrow_flight::sql::{
    ActionBeginTransactionRequest, ActionCreatePreparedStatementRequest, ActionCreatePreparedStatementResult, Any,
    CommandGetTables, CommandPreparedStatementQuery, CommandPreparedStatementUpdate, CommandStatementIngest,
    CommandStatementQuery, CommandStatementUpdate, ProstMessageExt, TicketStatementQuery,
};
use arrow_flight::{Action, FlightData, FlightDescriptor, SchemaAsIpc, Ticket};
use bytes::Bytes;
use futures::{StreamExt, TryStreamExt};
use prost::Message;
use rbcdb_server::{Config, RunningServer, Server};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Status};

use crate::{join, pieces};

const ACTIONS: [&str; 13] = [
    "CreatePreparedStatement",
    "ClosePreparedStatement",
    "BeginTransaction",
    "EndTransaction",
    "BeginSavepoint",
    "EndSavepoint",
    "CancelQuery",
    "CancelFlightInfo",
    "SetSessionOptions",
    "rbc.PutFunction",
    "rbc.GetArtifact",
    "rbc.PutArtifact",
    "no such action",
];

/// What a call is about.
const CALLS: u8 = 6;
const PUT: u8 = 4;
const PARAMETERS: u8 = 5;

/// A server, and a client of it.
pub struct Flight {
    runtime: Runtime,
    client: FlightServiceClient<Channel>,
    _server: RunningServer,
    _data_dir: TempDir,
}

impl Flight {
    /// Starts them, with a table.
    pub fn start() -> Flight {
        let data_dir = tempfile::tempdir().expect("a temporary directory");
        let mut config = Config::new("127.0.0.1:0", data_dir.path());
        config.flight_listen = Some("127.0.0.1:0".to_owned());
        config.statement_timeout = Duration::from_secs(2);
        let server = Server::start(config).expect("the server starts");
        let address = server.flight_addr.expect("Flight is served");
        let runtime = Runtime::new().expect("threads");
        let endpoint = Endpoint::from_shared(format!("http://{address}")).expect("an address");
        let channel = runtime.block_on(endpoint.connect()).expect("the server accepts");
        let flight = Flight {
            runtime,
            client: FlightServiceClient::new(channel),
            _server: server,
            _data_dir: data_dir,
        };
        let create = CommandStatementUpdate {
            query: "create table t(a int, b text)".to_owned(),
            transaction_id: None,
        };
        flight.check(&seed(PUT, 0, [create.as_any().encode_to_vec()]));
        flight
    }

    /// Makes a call.
    pub fn check(&self, data: &[u8]) {
        let [call, action, rest @ ..] = data else {
            return;
        };
        let pieces = pieces(rest);
        let first = Bytes::copy_from_slice(pieces.first().copied().unwrap_or_default());
        let answer = self.runtime.block_on(self.call(*call, *action, first, &pieces));
        let Err(status) = answer else {
            return;
        };
        let state = status.metadata().get("rbcdb-sqlstate");
        let state = state.unwrap_or_else(|| panic!("no SQLSTATE in {status:?}: {data:?}"));
        assert!(
            state != "XX000" && status.code() != Code::Internal,
            "{status:?}: {data:?}"
        );
    }

    async fn call(&self, call: u8, action: u8, first: Bytes, pieces: &[&[u8]]) -> Result<(), Status> {
        let mut client = self.client.clone();
        match call % CALLS {
            0 => client.get_flight_info(FlightDescriptor::new_cmd(first)).await.map(drop),
            1 => client.get_schema(FlightDescriptor::new_cmd(first)).await.map(drop),
            2 => {
                let stream = client.do_get(Ticket::new(first)).await?.into_inner();
                stream.try_collect::<Vec<_>>().await.map(drop)
            }
            3 => {
                let action = Action {
                    r#type: ACTIONS[usize::from(action) % ACTIONS.len()].to_owned(),
                    body: first,
                };
                let stream = client.do_action(action).await?.into_inner();
                stream.try_collect::<Vec<_>>().await.map(drop)
            }
            PUT => self.put(first, pieces).await,
            _ => self.put(self.statement_with_parameters().await?, pieces).await,
        }
    }

    async fn put(&self, command: Bytes, pieces: &[&[u8]]) -> Result<(), Status> {
        let messages = pieces.get(1..).unwrap_or_default().chunks(2);
        let mut messages: Vec<FlightData> = messages
            .map(|message| FlightData {
                data_header: Bytes::copy_from_slice(message[0]),
                data_body: Bytes::copy_from_slice(message.get(1).copied().unwrap_or_default()),
                ..FlightData::default()
            })
            .collect();
        if messages.is_empty() {
            messages.push(FlightData::default());
        }
        messages[0].flight_descriptor = Some(FlightDescriptor::new_cmd(command));
        let stream = self
            .client
            .clone()
            .do_put(futures::stream::iter(messages))
            .await?
            .into_inner();
        stream.try_collect::<Vec<_>>().await.map(drop)
    }

    /// The command for the parameters of a new prepared statement.
    async fn statement_with_parameters(&self) -> Result<Bytes, Status> {
        let prepare = ActionCreatePreparedStatementRequest {
            query: "select $1, $2, $3".to_owned(),
            transaction_id: None,
        };
        let action = Action {
            r#type: "CreatePreparedStatement".to_owned(),
            body: prepare.as_any().encode_to_vec().into(),
        };
        let mut stream = self.client.clone().do_action(action).await?.into_inner();
        let result = stream.message().await?.expect("a result");
        let result = Any::decode(&*result.body).expect("a message");
        let result: ActionCreatePreparedStatementResult = result.unpack().expect("of its type").expect("of its type");
        let command = CommandPreparedStatementQuery {
            prepared_statement_handle: result.prepared_statement_handle,
        };
        Ok(command.as_any().encode_to_vec().into())
    }
}

/// Lets libFuzzer go on where arrow-rs panics at a batch that makes no sense: the server expects it to.
pub fn expect_panics_of_decoding() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let stack = std::backtrace::Backtrace::force_capture().to_string();
        if !stack.contains("flight::decode") {
            usual(info);
        }
    }));
}

fn seed<P: AsRef<[u8]>>(call: u8, action: u8, pieces: impl IntoIterator<Item = P>) -> Vec<u8> {
    let mut data = vec![call, action];
    data.extend(join(pieces));
    data
}

/// The messages of a batch: each one's header and body.
fn messages() -> Vec<Bytes> {
    let lists = [Some(vec![Some(1), None]), None, Some(vec![])];
    let columns: [(&str, ArrayRef); 3] = [
        ("a", Arc::new(Int32Array::from(vec![1, 2, 3]))),
        ("b", Arc::new(StringArray::from(vec![Some("x"), None, Some("")]))),
        ("c", Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(lists))),
    ];
    let batch = RecordBatch::try_from_iter(columns).expect("the columns are equally long");
    let mut messages: Vec<FlightData> = vec![SchemaAsIpc::new(&batch.schema(), &Default::default()).into()];
    let encoded = arrow_flight::encode::FlightDataEncoderBuilder::new()
        .build(futures::stream::iter([Ok(batch)]))
        .skip(1)
        .map(|message| message.expect("it can be encoded"));
    messages.extend(futures::executor::block_on_stream(encoded));
    messages
        .into_iter()
        .flat_map(|message| [message.data_header, message.data_body])
        .collect()
}

/// Calls with each kind of command and action.
pub fn seeds() -> Vec<Vec<u8>> {
    fn bytes(message: &impl ProstMessageExt) -> Bytes {
        message.as_any().encode_to_vec().into()
    }
    let query = bytes(&CommandStatementQuery {
        query: "select 1".to_owned(),
        transaction_id: Some(Bytes::from_static(b"none")),
    });
    let update = bytes(&CommandStatementUpdate {
        query: "create table u(a int)".to_owned(),
        transaction_id: None,
    });
    let ingest = bytes(&CommandStatementIngest {
        table: "t".to_owned(),
        ..CommandStatementIngest::default()
    });
    let handle = Bytes::from_static(&[7; 16]);
    let prepared = bytes(&CommandPreparedStatementUpdate {
        prepared_statement_handle: handle,
    });
    let prepare = bytes(&ActionCreatePreparedStatementRequest {
        query: "select $1".to_owned(),
        transaction_id: None,
    });
    let ticket = bytes(&TicketStatementQuery {
        statement_handle: Bytes::from_static(b"\x0a\x01x\x12\x08select 1"),
    });
    let with_messages = |command: Bytes| [vec![command], messages()].concat();
    vec![
        seed(0, 0, [&query]),
        seed(0, 0, [bytes(&CommandGetTables::default())]),
        seed(1, 0, [&query]),
        seed(2, 0, [ticket]),
        seed(3, 0, [prepare]),
        seed(3, 2, [bytes(&ActionBeginTransactionRequest {})]),
        seed(3, 10, ["f"]),
        seed(PUT, 0, [update]),
        seed(PUT, 0, [prepared]),
        seed(PUT, 0, with_messages(ingest)),
        seed(PARAMETERS, 0, with_messages(Bytes::new())),
    ]
}
