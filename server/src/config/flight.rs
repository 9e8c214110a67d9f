//! Limits of Arrow Flight SQL.

use std::time::Duration;

/// Limits of Arrow Flight SQL.
#[derive(Debug, Clone)]
pub struct FlightConfig {
    /// Most sessions at a time; more make others that hold nothing go, or are refused with SQLSTATE 53300.
    pub sessions_max: usize,
    /// Most prepared statements of a session.
    pub statements_max: usize,
    /// Most open transactions of a session.
    pub transactions_max: usize,
    /// Longest message that a client may send; a batch is one message.
    pub message_bytes_max: usize,
    /// How long a session, prepared statement or transaction may be unused before it is closed.
    pub idle_timeout: Duration,
    /// How long a session must be unused before it goes to make room for another.
    pub spare_after: Duration,
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
            spare_after: Duration::from_secs(10),
            token_lifetime: Duration::from_secs(24 * 3600),
        }
    }
}
