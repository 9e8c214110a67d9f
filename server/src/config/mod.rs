//! What a server is started with: flags, environment and a file, over defaults.
//!
//! [`settings`] is the one table of all settings; [`flags`], [`environment`] and [`file`] give texts for its names, and
//! [`load`] puts them together.

pub mod environment;
pub mod file;
pub mod flags;
pub mod flight;
pub mod load;
pub mod memory;
pub mod settings;

use std::path::PathBuf;
use std::time::Duration;

use rbcdb_db_extension::EngineConfig;

pub use flags::Flags;
pub use flight::FlightConfig;
pub use load::{ConfigError, Loaded, load};
pub use memory::MemoryLimit;

/// Configuration of a [`crate::Server`].
#[derive(Debug, Clone)]
pub struct Config {
    /// Host and port to listen on for the PostgreSQL protocol, such as `127.0.0.1:5432`; port 0 takes a free one.
    pub pg_listen: String,
    /// Host and port of Arrow Flight SQL; `None` for none.
    pub flight_listen: Option<String>,
    /// Limits of Arrow Flight SQL.
    pub flight: FlightConfig,
    /// Host and port of metrics and health over HTTP; `None` for neither.
    pub metrics_listen: Option<String>,
    /// Directory of the server's data; created if it doesn't exist.
    pub data_dir: PathBuf,
    /// Name of the first superuser.
    pub superuser: String,
    /// Its password, for as long as it has none of its own.
    pub password: Option<Password>,
    /// A file that holds it instead.
    pub password_file: Option<PathBuf>,
    /// Certificate chain for TLS, in PEM.
    pub tls_cert: Option<PathBuf>,
    /// The certificate's private key, in PEM.
    pub tls_key: Option<PathBuf>,
    /// Whether clients without TLS are refused.
    pub tls_required: bool,
    /// Directories whose files SQL may read and write.
    pub file_dirs: Vec<PathBuf>,
    /// Most connections at a time; more are refused with SQLSTATE 53300.
    pub connections_max: usize,
    /// How many of them are kept for superusers.
    pub superuser_connections: usize,
    /// How long a client may take to start and to log in.
    pub startup_timeout: Duration,
    /// A session's `statement_timeout` unless it sets its own; zero is none.
    pub statement_timeout: Duration,
    /// A session's `idle_session_timeout` unless it sets its own; zero is none.
    pub idle_session_timeout: Duration,
    /// A session's `idle_in_transaction_session_timeout` unless it sets its own; zero is none.
    pub idle_in_transaction_session_timeout: Duration,
    /// Memory that queries may take together before they spill to disk.
    pub memory_limit: MemoryLimit,
    /// Disk space that they may spill, in bytes.
    pub spill_limit: u64,
    /// Statements that take at least this long are logged.
    pub log_min_duration_statement: Option<Duration>,
    /// What is logged.
    pub log: String,
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
            metrics_listen: None,
            data_dir: data_dir.into(),
            superuser: "rbcdb".to_owned(),
            password: None,
            password_file: None,
            tls_cert: None,
            tls_key: None,
            tls_required: false,
            file_dirs: Vec::new(),
            connections_max: 1000,
            superuser_connections: 3,
            startup_timeout: Duration::from_secs(60),
            statement_timeout: Duration::ZERO,
            idle_session_timeout: Duration::ZERO,
            idle_in_transaction_session_timeout: Duration::ZERO,
            memory_limit: MemoryLimit::Share(60),
            spill_limit: 100 << 30,
            log_min_duration_statement: None,
            log: "info".to_owned(),
            engine: EngineConfig::default(),
        }
    }
}

/// A password that isn't shown.
#[derive(Clone)]
pub struct Password(pub String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}
