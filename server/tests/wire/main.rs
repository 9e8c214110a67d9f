//! The server over its socket: tokio-postgres, psql, and raw messages.

mod cancel;
mod clients;
mod copy;
mod cursors;
mod extended;
mod hostile;
mod introspection;
mod lifecycle;
mod limits;
mod login;
mod operating;
#[path = "../process/mod.rs"]
mod process;
mod programs;
mod psql;
#[path = "../python_env.rs"]
mod python_env;
mod raw;
mod settings;
mod simple;
mod tls;
mod values;

use rbcdb_server::{Config, RunningServer, Server};
use tempfile::TempDir;

/// A server on a free port with a data directory of its own; both go when it is dropped.
struct TestServer {
    server: RunningServer,
    data_dir: TempDir,
}

impl TestServer {
    fn start() -> TestServer {
        TestServer::with(|_| {})
    }

    fn with(change: impl FnOnce(&mut Config)) -> TestServer {
        let data_dir = tempfile::tempdir().expect("a temporary directory");
        let mut config = Config::new("127.0.0.1:0", data_dir.path().join("data"));
        config.file_dirs = vec![std::env::temp_dir()];
        change(&mut config);
        let server = Server::start(config).expect("the server starts");
        TestServer { server, data_dir }
    }

    fn port(&self) -> u16 {
        self.server.addr.port()
    }

    /// A tokio-postgres client; its connection runs as a task.
    async fn client(&self) -> tokio_postgres::Client {
        let (client, connection) = self
            .pg_config()
            .connect(tokio_postgres::NoTls)
            .await
            .expect("the server accepts");
        tokio::spawn(connection);
        client
    }

    fn pg_config(&self) -> tokio_postgres::Config {
        let mut config = tokio_postgres::Config::new();
        config
            .host("127.0.0.1")
            .port(self.port())
            .user("tester")
            .dbname("rbcdb");
        config
    }
}

/// SQLSTATE of an error that the server sent.
fn sqlstate(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => db.code().code().to_owned(),
        None => panic!("not an error from the server: {error:?}"),
    }
}
