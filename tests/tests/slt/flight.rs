//! Files over Arrow Flight SQL, by arrow-flight's client, a statement a call.

use std::collections::HashMap;
use std::path::Path;

use arrow_flight::error::FlightError;
use arrow_flight::sql::Any;
use arrow_flight::sql::client::FlightSqlServiceClient;
use async_trait::async_trait;
use futures::TryStreamExt;
use libtest_mimic::Failed;
use prost::Message;
use rbcdb_server::{Config, Server};
use sqllogictest::{AsyncDB, DBOutput, DefaultColumnType};
use tonic::Status;
use tonic::transport::{Channel, Endpoint};

use super::in_process::{cell, column_type};
use super::{Output, SqlFailure, run_file};

pub fn run(file: &Path) -> Result<(), Failed> {
    let failed = |e: &dyn std::fmt::Display| Failed::from(e.to_string());
    let data_dir = tempfile::tempdir().map_err(|e| failed(&e))?;
    let config = Config {
        flight_listen: Some("127.0.0.1:0".to_owned()),
        file_dirs: vec!["../examples".into()],
        ..Config::new("127.0.0.1:0", data_dir.path())
    };
    let server = Server::start(config).map_err(|e| failed(&e))?;
    let address = server.flight_addr.ok_or("Flight is not served")?;
    let result = run_file(file, || connect(format!("http://{address}")));
    server.shutdown();
    result
}

struct Flight {
    client: FlightSqlServiceClient<Channel>,
}

async fn connect(address: String) -> Result<Flight, SqlFailure> {
    let lost = |e: &dyn std::fmt::Display| SqlFailure::new("08006", &e.to_string(), Default::default());
    let endpoint = Endpoint::from_shared(address).map_err(|e| lost(&e))?;
    let channel = endpoint.connect().await.map_err(|e| lost(&e))?;
    let mut client = FlightSqlServiceClient::new(channel);
    client.handshake("slt", "").await.map_err(|e| lost(&e))?;
    Ok(Flight { client })
}

#[async_trait]
impl AsyncDB for Flight {
    type Error = SqlFailure;
    type ColumnType = DefaultColumnType;

    async fn run(&mut self, sql: &str) -> Result<Output, SqlFailure> {
        // The client splits the text; what can't be split is one statement, of which the server says what is wrong.
        let ranges = rbcdb_sql::parse(sql).map(|parsed| parsed.into_iter().map(|s| s.range).collect());
        let ranges: Vec<_> = ranges.unwrap_or_else(|_| std::iter::once(0..sql.len()).collect());
        let mut output = DBOutput::StatementComplete(0);
        for range in ranges {
            let before = sql[..range.start].chars().count();
            let done = self.statement(&sql[range]).await;
            output = done.map_err(|e| failure(e, before))?;
        }
        Ok(output)
    }

    async fn shutdown(&mut self) {}

    fn engine_name(&self) -> &str {
        "flight"
    }

    fn error_sql_state(error: &SqlFailure) -> Option<String> {
        Some(error.sqlstate.clone())
    }
}

impl Flight {
    async fn statement(&mut self, sql: &str) -> Result<Output, FlightError> {
        let info = self.client.execute(sql.to_owned(), None).await?;
        let Some(endpoint) = info.endpoint.first() else {
            let count = u64::try_from(info.total_records).unwrap_or(0);
            return Ok(DBOutput::StatementComplete(count));
        };
        let ticket = endpoint
            .ticket
            .clone()
            .ok_or_else(|| FlightError::protocol("no ticket"))?;
        let mut stream = self.client.do_get(ticket).await?;
        let mut rows = Vec::new();
        while let Some(batch) = stream.try_next().await? {
            for row in 0..batch.num_rows() {
                rows.push(batch.columns().iter().map(|column| cell(column, row)).collect());
            }
        }
        let schema = stream
            .schema()
            .cloned()
            .ok_or_else(|| FlightError::protocol("no schema"))?;
        Ok(DBOutput::Rows {
            types: schema.fields().iter().map(|f| column_type(f.data_type())).collect(),
            rows,
        })
    }
}

/// `google.rpc.Status`
#[derive(Clone, PartialEq, Message)]
struct RpcStatus {
    #[prost(string, tag = "2")]
    message: String,
    #[prost(message, repeated, tag = "3")]
    details: Vec<Any>,
}

/// `google.rpc.ErrorInfo`
#[derive(Clone, PartialEq, Message)]
struct ErrorInfo {
    #[prost(string, tag = "1")]
    reason: String,
    #[prost(map = "string, string", tag = "3")]
    metadata: HashMap<String, String>,
}

/// The error's fields, out of the status's details; `before` are the characters before the statement.
fn failure(error: FlightError, before: usize) -> SqlFailure {
    let FlightError::Tonic(status) = error else {
        return SqlFailure::new("08006", &error.to_string(), Default::default());
    };
    let Some((message, info)) = details(&status) else {
        return SqlFailure::new("08006", &status.to_string(), Default::default());
    };
    let field = |name: &str| info.metadata.get(name).cloned();
    let position = field("position").and_then(|p| p.parse::<usize>().ok());
    SqlFailure::new(
        &info.reason,
        &message,
        [
            ("DETAIL", field("detail")),
            ("HINT", field("hint")),
            ("CONTEXT", field("context")),
            ("POSITION", position.map(|p| (before + p).to_string())),
        ],
    )
}

fn details(status: &Status) -> Option<(String, ErrorInfo)> {
    let status = RpcStatus::decode(status.details()).ok()?;
    let info = ErrorInfo::decode(&*status.details.first()?.value).ok()?;
    Some((status.message, info))
}
