//! The one table of all settings. A setting's name is its key in the file; `RBCDB_NAME` is its environment variable and
//! `--name`, with dashes, its flag. docs/operations.md has a row for each.

use std::path::PathBuf;
use std::time::Duration;

use super::{Config, MemoryLimit};
use crate::units::{parse_bytes, parse_duration, show_bytes, show_duration};

/// What a setting's value looks like in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// An integer, or a string of a number with a unit.
    Number,
    /// `true` or `false`.
    Bool,
    /// An array of strings; one string with colons between them elsewhere.
    List,
}

/// One setting.
#[derive(Debug)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What its value looks like.
    pub kind: Kind,
    /// What stands for its value in `--help`.
    pub placeholder: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    set: fn(&mut Config, &str) -> Result<(), String>,
    show: fn(&Config) -> String,
}

impl Setting {
    /// Its environment variable.
    pub fn variable(&self) -> String {
        format!("RBCDB_{}", self.name.to_uppercase())
    }

    /// Its flag, without the dashes before it.
    pub fn flag(&self) -> String {
        self.name.replace('_', "-")
    }

    /// Sets it to what a text says.
    ///
    /// # Errors
    /// What values it takes, if this is none.
    pub fn set(&self, config: &mut Config, value: &str) -> Result<(), String> {
        (self.set)(config, value)
    }

    /// Its value as a text that [`Setting::set`] takes.
    pub fn show(&self, config: &Config) -> String {
        (self.show)(config)
    }
}

/// The setting of this name.
pub fn find(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|s| s.name == name)
}

const fn setting(
    name: &'static str,
    kind: Kind,
    placeholder: &'static str,
    help: &'static str,
    set: fn(&mut Config, &str) -> Result<(), String>,
    show: fn(&Config) -> String,
) -> Setting {
    Setting {
        name,
        kind,
        placeholder,
        help,
        set,
        show,
    }
}

/// All settings, by subject.
pub static SETTINGS: &[Setting] = &[
    setting(
        "data_dir",
        Kind::Text,
        "DIR",
        "Directory for the server's data; created if it doesn't exist",
        |c, v| path(v).map(|v| c.data_dir = v),
        |c| c.data_dir.display().to_string(),
    ),
    setting(
        "pg_listen",
        Kind::Text,
        "ADDR",
        "Host and port of the PostgreSQL protocol; port 0 takes a free one",
        |c, v| text(v).map(|v| c.pg_listen = v),
        |c| c.pg_listen.clone(),
    ),
    setting(
        "flight_listen",
        Kind::Text,
        "ADDR",
        "Host and port of Arrow Flight SQL; none if empty",
        |c, v| optional(v).map(|v| c.flight_listen = v),
        |c| c.flight_listen.clone().unwrap_or_default(),
    ),
    setting(
        "flight_max_sessions",
        Kind::Number,
        "N",
        "Most sessions of Flight SQL at a time",
        |c, v| number(v).map(|v| c.flight.sessions_max = v),
        |c| c.flight.sessions_max.to_string(),
    ),
    setting(
        "flight_idle_timeout",
        Kind::Number,
        "TIME",
        "Longest time that a session, prepared statement or transaction of Flight SQL may be unused",
        |c, v| positive_duration(v).map(|v| c.flight.idle_timeout = v),
        |c| show_duration(c.flight.idle_timeout),
    ),
    setting(
        "flight_token_lifetime",
        Kind::Number,
        "TIME",
        "How long a login over Flight SQL is good for",
        |c, v| positive_duration(v).map(|v| c.flight.token_lifetime = v),
        |c| show_duration(c.flight.token_lifetime),
    ),
    setting(
        "flight_message_limit",
        Kind::Number,
        "SIZE",
        "Longest message over Flight SQL; a batch is one message",
        |c, v| {
            let limit = usize::try_from(bytes(v)?).map_err(|e| e.to_string())?;
            c.flight.message_bytes_max = limit;
            Ok(())
        },
        |c| show_bytes(c.flight.message_bytes_max as u64),
    ),
    setting(
        "metrics_listen",
        Kind::Text,
        "ADDR",
        "Host and port of /metrics and /health over HTTP; none if empty",
        |c, v| optional(v).map(|v| c.metrics_listen = v),
        |c| c.metrics_listen.clone().unwrap_or_default(),
    ),
    setting(
        "superuser",
        Kind::Text,
        "NAME",
        "Name of the first superuser",
        |c, v| text(v).map(|v| c.superuser = v),
        |c| c.superuser.clone(),
    ),
    setting(
        "password_file",
        Kind::Text,
        "FILE",
        "File with the first superuser's password, for as long as it has none",
        |c, v| optional(v).map(|v| c.password_file = v.map(PathBuf::from)),
        |c| shown(c.password_file.as_ref()),
    ),
    setting(
        "tls_cert",
        Kind::Text,
        "FILE",
        "Certificate chain in PEM; turns TLS on, with tls_key",
        |c, v| optional(v).map(|v| c.tls_cert = v.map(PathBuf::from)),
        |c| shown(c.tls_cert.as_ref()),
    ),
    setting(
        "tls_key",
        Kind::Text,
        "FILE",
        "The certificate's private key in PEM",
        |c, v| optional(v).map(|v| c.tls_key = v.map(PathBuf::from)),
        |c| shown(c.tls_key.as_ref()),
    ),
    setting(
        "tls_required",
        Kind::Bool,
        "BOOL",
        "Refuse clients that don't use TLS",
        |c, v| boolean(v).map(|v| c.tls_required = v),
        |c| c.tls_required.to_string(),
    ),
    setting(
        "file_dirs",
        Kind::List,
        "DIRS",
        "Directories whose files SQL may read and write",
        |c, v| {
            c.file_dirs = v.split(':').filter(|d| !d.is_empty()).map(PathBuf::from).collect();
            Ok(())
        },
        |c| {
            let dirs: Vec<String> = c.file_dirs.iter().map(|d| d.display().to_string()).collect();
            dirs.join(":")
        },
    ),
    setting(
        "max_connections",
        Kind::Number,
        "N",
        "Most connections at a time",
        |c, v| number(v).map(|v| c.connections_max = v),
        |c| c.connections_max.to_string(),
    ),
    setting(
        "superuser_reserved_connections",
        Kind::Number,
        "N",
        "How many of these are kept for superusers",
        |c, v| number(v).map(|v| c.superuser_connections = v),
        |c| c.superuser_connections.to_string(),
    ),
    setting(
        "authentication_timeout",
        Kind::Number,
        "TIME",
        "How long a client may take to log in",
        |c, v| positive_duration(v).map(|v| c.startup_timeout = v),
        |c| show_duration(c.startup_timeout),
    ),
    setting(
        "statement_timeout",
        Kind::Number,
        "TIME",
        "Longest run of a statement, for sessions that set none; 0 is no limit",
        |c, v| duration(v).map(|v| c.statement_timeout = v),
        |c| show_duration(c.statement_timeout),
    ),
    setting(
        "idle_session_timeout",
        Kind::Number,
        "TIME",
        "Longest wait for a client outside of a transaction; 0 is no limit",
        |c, v| duration(v).map(|v| c.idle_session_timeout = v),
        |c| show_duration(c.idle_session_timeout),
    ),
    setting(
        "idle_in_transaction_session_timeout",
        Kind::Number,
        "TIME",
        "Longest wait for a client inside a transaction; 0 is no limit",
        |c, v| duration(v).map(|v| c.idle_in_transaction_session_timeout = v),
        |c| show_duration(c.idle_in_transaction_session_timeout),
    ),
    setting(
        "memory_limit",
        Kind::Number,
        "SIZE",
        "Memory that queries may take together before they spill, a size or a share of the machine's; 0 is no limit",
        |c, v| MemoryLimit::parse(v).map(|v| c.memory_limit = v),
        |c| c.memory_limit.to_string(),
    ),
    setting(
        "spill_limit",
        Kind::Number,
        "SIZE",
        "Disk space in the data directory that queries may spill",
        |c, v| bytes(v).map(|v| c.spill_limit = v),
        |c| show_bytes(c.spill_limit),
    ),
    setting(
        "column_cache",
        Kind::Number,
        "SIZE",
        "Memory for columns of stored tables that were read",
        |c, v| {
            c.engine.cache_bytes = usize::try_from(bytes(v)?).map_err(|e| e.to_string())?;
            Ok(())
        },
        |c| show_bytes(c.engine.cache_bytes as u64),
    ),
    setting(
        "query_parallelism",
        Kind::Number,
        "N",
        "Threads that one query spreads over; 0 is the number of processors",
        |c, v| number(v).map(|v| c.engine.target_partitions = Some(v).filter(|v| *v > 0)),
        |c| c.engine.target_partitions.unwrap_or(0).to_string(),
    ),
    setting(
        "log",
        Kind::Text,
        "FILTER",
        "What is logged: a level, or levels by module",
        |c, v| text(v).map(|v| c.log = v),
        |c| c.log.clone(),
    ),
    setting(
        "log_min_duration_statement",
        Kind::Number,
        "TIME",
        "Log statements that take at least this long; -1 logs none, 0 all",
        |c, v| {
            c.log_min_duration_statement = match v.trim() {
                "-1" => None,
                other => Some(duration(other)?),
            };
            Ok(())
        },
        |c| {
            c.log_min_duration_statement
                .map_or_else(|| "-1".to_owned(), show_duration)
        },
    ),
];

fn text(value: &str) -> Result<String, String> {
    match value {
        "" => Err("it must not be empty".to_owned()),
        value => Ok(value.to_owned()),
    }
}

fn optional(value: &str) -> Result<Option<String>, String> {
    Ok(Some(value.to_owned()).filter(|v| !v.is_empty()))
}

fn path(value: &str) -> Result<PathBuf, String> {
    text(value).map(PathBuf::from)
}

fn shown(path: Option<&PathBuf>) -> String {
    path.map(|p| p.display().to_string()).unwrap_or_default()
}

fn boolean(value: &str) -> Result<bool, String> {
    match value.to_ascii_lowercase().as_str() {
        "true" | "on" | "yes" | "1" => Ok(true),
        "false" | "off" | "no" | "0" => Ok(false),
        _ => Err("give true or false".to_owned()),
    }
}

fn number(value: &str) -> Result<usize, String> {
    value.trim().parse().map_err(|_| "give a whole number".to_owned())
}

fn bytes(value: &str) -> Result<u64, String> {
    parse_bytes(value).ok_or_else(|| "give a number of bytes, or a number with kB, MB, GB or TB".to_owned())
}

fn duration(value: &str) -> Result<Duration, String> {
    let message = "give a number of milliseconds, or a number with ms, s, min, h or d, up to 24 days";
    parse_duration(value).ok_or_else(|| message.to_owned())
}

fn positive_duration(value: &str) -> Result<Duration, String> {
    match duration(value)? {
        Duration::ZERO => Err("it must be longer than 0".to_owned()),
        duration => Ok(duration),
    }
}
