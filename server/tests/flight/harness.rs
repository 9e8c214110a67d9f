//! A server with Flight, and clients of it.

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use arrow_flight::error::FlightError;
use arrow_flight::flight_service_client::FlightServiceClient;
use arrow_flight::sql::client::FlightSqlServiceClient;
use arrow_flight::{Action, FlightInfo};
use bytes::Bytes;
use futures::TryStreamExt;
use rbcdb_server::{Config, RunningServer, Server};
use tempfile::TempDir;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Status};

/// arrow-flight's client.
pub type Client = FlightSqlServiceClient<Channel>;

/// A server on free ports with a data directory of its own; both go when it is dropped.
pub struct FlightServer {
    server: RunningServer,
    _data_dir: TempDir,
}

impl FlightServer {
    pub fn start() -> FlightServer {
        FlightServer::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Config)) -> FlightServer {
        let data_dir = tempfile::tempdir().expect("a temporary directory");
        let mut config = Config::new("127.0.0.1:0", data_dir.path().join("data"));
        config.flight_listen = Some("127.0.0.1:0".to_owned());
        change(&mut config);
        FlightServer {
            server: Server::start(config).expect("the server starts"),
            _data_dir: data_dir,
        }
    }

    pub fn port(&self) -> u16 {
        self.server.flight_addr.expect("Flight is served").port()
    }

    pub fn metrics_addr(&self) -> std::net::SocketAddr {
        self.server.metrics_addr.expect("metrics are shown")
    }

    pub fn pg_port(&self) -> u16 {
        self.server.addr.port()
    }

    pub fn shutdown(self) {
        self.server.shutdown();
    }

    pub async fn channel(&self) -> Channel {
        let endpoint = Endpoint::from_shared(format!("http://127.0.0.1:{}", self.port())).expect("an address");
        endpoint.connect().await.expect("the server accepts")
    }

    /// A client without a session.
    pub async fn anonymous(&self) -> Client {
        FlightSqlServiceClient::new_from_inner(self.raw().await)
    }

    /// A client that has logged in.
    pub async fn client(&self) -> Client {
        let mut client = self.anonymous().await;
        client.handshake("tester", "").await.expect("anyone is let in");
        client
    }

    /// A client of Flight's calls.
    pub async fn raw(&self) -> FlightServiceClient<Channel> {
        FlightServiceClient::new(self.channel().await).max_decoding_message_size(usize::MAX)
    }

    /// A client over PostgreSQL's protocol.
    pub async fn pg(&self) -> tokio_postgres::Client {
        let mut config = tokio_postgres::Config::new();
        config
            .host("127.0.0.1")
            .port(self.pg_port())
            .user("tester")
            .dbname("rbcdb");
        let (client, connection) = config.connect(tokio_postgres::NoTls).await.expect("the server accepts");
        tokio::spawn(connection);
        client
    }
}

/// The result of a flight: its columns as they were told and as they came, and its rows.
pub async fn fetch(client: &mut Client, info: FlightInfo) -> Result<Vec<RecordBatch>, FlightError> {
    let told = info.clone().try_decode_schema().expect("a schema");
    let mut batches = Vec::new();
    for endpoint in info.endpoint {
        let mut stream = client.do_get(endpoint.ticket.expect("a ticket")).await?;
        while let Some(batch) = stream.try_next().await? {
            batches.push(batch);
        }
        let sent = stream.schema().expect("a stream has a schema, even without rows");
        assert_eq!(told, *sent.as_ref(), "what is told is what comes");
    }
    Ok(batches)
}

/// Runs a query.
pub async fn query(client: &mut Client, sql: &str) -> Result<Vec<RecordBatch>, FlightError> {
    let info = client.execute(sql.to_owned(), None).await?;
    fetch(client, info).await
}

/// Runs a query, for its rows as text: columns with `|` between.
pub async fn rows(client: &mut Client, sql: &str) -> Vec<String> {
    text_rows(&query(client, sql).await.unwrap_or_else(|e| panic!("{sql}: {e}")))
}

/// Rows as text.
pub fn text_rows(batches: &[RecordBatch]) -> Vec<String> {
    use arrow::util::display::{ArrayFormatter, FormatOptions};
    let options = FormatOptions::default().with_null("NULL");
    let mut rows = Vec::new();
    for batch in batches {
        let columns = batch.columns().iter();
        let columns: Vec<_> = columns
            .map(|c| ArrayFormatter::try_new(c, &options).expect("it can be shown"))
            .collect();
        for row in 0..batch.num_rows() {
            let values: Vec<String> = columns.iter().map(|c| c.value(row).to_string()).collect();
            rows.push(values.join("|"));
        }
    }
    rows
}

/// Runs a statement for its count.
pub async fn update(client: &mut Client, sql: &str) -> i64 {
    let done = client.execute_update(sql.to_owned(), None).await;
    done.unwrap_or_else(|e| panic!("{sql}: {e}"))
}

/// The status in an error.
pub fn status(error: FlightError) -> Status {
    match error {
        FlightError::Tonic(status) => *status,
        other => panic!("not an error from the server: {other:?}"),
    }
}

/// Code and SQLSTATE of a status.
pub fn code(status: &Status) -> (Code, String) {
    let state = status.metadata().get("rbcdb-sqlstate");
    let state = state.unwrap_or_else(|| panic!("no SQLSTATE: {status:?}"));
    (status.code(), state.to_str().expect("ASCII").to_owned())
}

/// Code and SQLSTATE of an error.
pub fn failure(error: FlightError) -> (Code, String) {
    code(&status(error))
}

/// Carries out an action.
pub async fn action(client: &mut Client, name: &str, body: impl Into<Bytes>) -> Result<Vec<Bytes>, FlightError> {
    let action = Action {
        r#type: name.to_owned(),
        body: body.into(),
    };
    let results: Vec<arrow_flight::Result> = client.do_action(action).await?.try_collect().await?;
    Ok(results.into_iter().map(|result| result.body).collect())
}

/// The columns' names and types.
pub fn columns(schema: &SchemaRef) -> Vec<String> {
    let fields = schema.fields().iter();
    fields.map(|f| format!("{} {}", f.name(), f.data_type())).collect()
}
