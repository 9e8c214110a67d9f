//! Files over the PostgreSQL wire, by tokio-postgres and the simple protocol.

use std::path::Path;

use async_trait::async_trait;
use libtest_mimic::Failed;
use rbcdb_db_extension::EngineConfig;
use rbcdb_server::{Config, Server};
use sqllogictest::{AsyncDB, DBOutput, DefaultColumnType};
use tokio_postgres::error::{DbError, ErrorPosition};
use tokio_postgres::{Client, NoTls, SimpleQueryMessage};

use super::{Output, SqlFailure, run_file, shown};

pub fn run(file: &Path, engine: EngineConfig) -> Result<(), Failed> {
    let data_dir = tempfile::tempdir().map_err(|e| Failed::from(e.to_string()))?;
    let config = Config {
        engine,
        file_dirs: vec!["../examples".into()],
        ..Config::new("127.0.0.1:0", data_dir.path())
    };
    let server = Server::start(config).map_err(|e| Failed::from(e.to_string()))?;
    let port = server.addr.port();
    let result = run_file(file, || connect(port));
    server.shutdown();
    result
}

struct Wire {
    client: Option<Client>,
}

async fn connect(port: u16) -> Result<Wire, SqlFailure> {
    let mut config = tokio_postgres::Config::new();
    config.host("127.0.0.1").port(port).user("slt").dbname("rbcdb");
    let (client, connection) = config.connect(NoTls).await.map_err(|e| failure(&e))?;
    tokio::spawn(connection);
    Ok(Wire { client: Some(client) })
}

#[async_trait]
impl AsyncDB for Wire {
    type Error = SqlFailure;
    type ColumnType = DefaultColumnType;

    async fn run(&mut self, sql: &str) -> Result<Output, SqlFailure> {
        let client = self
            .client
            .as_ref()
            .ok_or_else(|| SqlFailure::new("08003", "closed", Default::default()))?;
        let mut columns = None;
        let mut rows = Vec::new();
        let mut count = 0;
        for message in client.simple_query(sql).await.map_err(|e| failure(&e))? {
            match message {
                SimpleQueryMessage::RowDescription(description) => columns = Some(description.len()),
                SimpleQueryMessage::Row(row) => rows.push((0..row.len()).map(|i| shown(row.get(i))).collect()),
                SimpleQueryMessage::CommandComplete(n) => count = n,
                _ => {}
            }
        }
        // The simple protocol's client doesn't tell the types.
        Ok(match columns {
            Some(columns) => DBOutput::Rows {
                types: vec![DefaultColumnType::Any; columns],
                rows,
            },
            None => DBOutput::StatementComplete(count),
        })
    }

    async fn shutdown(&mut self) {
        self.client = None;
    }

    fn engine_name(&self) -> &str {
        "wire"
    }

    fn error_sql_state(error: &SqlFailure) -> Option<String> {
        Some(error.sqlstate.clone())
    }
}

fn failure(error: &tokio_postgres::Error) -> SqlFailure {
    match error.as_db_error() {
        Some(db) => SqlFailure::new(
            db.code().code(),
            db.message(),
            [
                ("DETAIL", db.detail().map(str::to_owned)),
                ("HINT", db.hint().map(str::to_owned)),
                ("CONTEXT", db.where_().map(str::to_owned)),
                ("POSITION", position(db)),
            ],
        ),
        None => SqlFailure::new("08006", &error.to_string(), Default::default()),
    }
}

fn position(error: &DbError) -> Option<String> {
    match error.position()? {
        ErrorPosition::Original(position) => Some(position.to_string()),
        ErrorPosition::Internal { .. } => None,
    }
}
