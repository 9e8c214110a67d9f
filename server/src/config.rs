//! What a server is started with.

use std::path::PathBuf;
use std::time::Duration;

use rbcdb_db_extension::EngineConfig;

/// Configuration of a [`crate::Server`].
#[derive(Debug, Clone)]
pub struct Config {
    /// Host and port to listen on for the PostgreSQL protocol, such as `127.0.0.1:5432`; port 0 takes a free one.
    pub pg_listen: String,
    /// Host and port to listen on for Arrow Flight SQL; it isn't served if not set.
    pub flight_listen: Option<String>,
    /// Limits of Arrow Flight SQL.
    pub flight: FlightConfig,
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
            flight_listen: None,
            flight: FlightConfig::default(),
            data_dir: data_dir.into(),
            connections_max: 1000,
            startup_timeout: Duration::from_secs(60),
            engine: EngineConfig::default(),
        }
    }
}

/// Limits of Arrow Flight SQL.
#[derive(Debug, Clone)]
pub struct FlightConfig {
    /// Most sessions at a time; more are refused with SQLSTATE 53300.
    pub sessions_max: usize,
    /// Most prepared statements of a session.
    pub statements_max: usize,
    /// Most open transactions of a session.
    pub transactions_max: usize,
    /// Longest message that a client may send; a batch is one message.
    pub message_bytes_max: usize,
    /// How long a session, prepared statement or transaction may be unused before it is closed.
    pub idle_timeout: Duration,
    /// How long a login's token is good for.
    pub token_lifetime: Duration,
}

impl Default for FlightConfig {
    fn default() -> FlightConfig {
        FlightConfig {
            sessions_max: 1000,
            statements_max: 1000,
            transactions_max: 100,
            message_bytes_max: 1 << 30,
            idle_timeout: Duration::from_secs(30 * 60),
            token_lifetime: Duration::from_secs(24 * 3600),
        }
    }
}
