//! What a server is started with.

use std::path::PathBuf;
use std::time::Duration;

use rbcdb_db_extension::EngineConfig;

/// Configuration of a [`crate::Server`].
#[derive(Debug, Clone)]
pub struct Config {
    /// Host and port to listen on for the PostgreSQL protocol, such as `127.0.0.1:5432`; port 0 takes a free one.
    pub pg_listen: String,
    /// Directory of the server's data; created if it doesn't exist.
    pub data_dir: PathBuf,
    /// Most connections at a time; more are refused with SQLSTATE 53300.
    pub connections_max: usize,
    /// How long a client may take to send its startup message.
    pub startup_timeout: Duration,
    /// How statements are computed.
    pub engine: EngineConfig,
}

impl Config {
    /// The defaults, for a listening address and a data directory.
    pub fn new(pg_listen: impl Into<String>, data_dir: impl Into<PathBuf>) -> Config {
        Config {
            pg_listen: pg_listen.into(),
            data_dir: data_dir.into(),
            connections_max: 1000,
            startup_timeout: Duration::from_secs(60),
            engine: EngineConfig::default(),
        }
    }
}
