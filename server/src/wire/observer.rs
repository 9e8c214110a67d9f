//! What a connection's statements cost: their time, rows and outcome, for the metrics and the log of slow statements.
//!
//! A statement's time is that of the work on its messages, from the first (Query, or Parse) to the answer that ends it. The time in
//! which the server waits for the client's next message doesn't count.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::metrics::Metrics;

/// Longest text of a statement in the log, in characters.
const LOGGED_CHARACTERS_MAX: usize = 2_000;

/// Watches one connection.
#[derive(Debug)]
pub struct Observer {
    metrics: Arc<Metrics>,
    /// Statements that take at least this long are logged.
    log_min: Option<Duration>,
    user: String,
    pid: i32,
    /// Since when the present message is worked on.
    since: Option<Instant>,
    /// The statement's time before that.
    busy: Duration,
    text: Option<Arc<str>>,
    rows: u64,
}

impl Observer {
    /// An observer of a user's connection.
    pub fn new(metrics: Arc<Metrics>, log_min: Option<Duration>, user: String, pid: i32) -> Observer {
        Observer {
            metrics,
            log_min,
            user,
            pid,
            since: None,
            busy: Duration::ZERO,
            text: None,
            rows: 0,
        }
    }

    /// The work on a message begins.
    pub fn begin_message(&mut self) {
        self.since = Some(Instant::now());
    }

    /// The work on a message is done.
    pub fn end_message(&mut self) {
        self.busy += self.since.take().map_or(Duration::ZERO, |since| since.elapsed());
    }

    /// What belongs together in the extended protocol is done.
    pub fn sync(&mut self) {
        (self.busy, self.rows) = (Duration::ZERO, 0);
    }

    /// This is what is run.
    pub fn text(&mut self, text: &Arc<str>) {
        self.text = Some(Arc::clone(text));
    }

    /// Rows were sent.
    pub fn rows(&mut self, rows: usize) {
        self.rows += rows as u64;
        self.metrics.rows_sent(rows as u64);
    }

    /// A statement has ended; success is SQLSTATE 00000.
    pub fn ended(&mut self, sqlstate: &str) {
        let took = self.busy + self.since.map_or(Duration::ZERO, |since| since.elapsed());
        self.metrics.statement(sqlstate, took);
        if self.log_min.is_some_and(|min| took >= min) {
            let text = self.text.as_deref().map_or_else(|| "?".to_owned(), shown);
            let (user, pid, rows) = (&self.user, self.pid, self.rows);
            tracing::info!(target: "rbcdb_server::slow", pid, user, sqlstate, rows, "took {took:.1?}: {text}");
        }
        (self.busy, self.rows) = (Duration::ZERO, 0);
        self.since = self.since.map(|_| Instant::now());
    }

    /// Bytes went over the connection.
    pub fn traffic(&self, sent: u64, received: u64) {
        self.metrics.traffic(sent, received);
    }
}

/// A statement's text in one line, without passwords.
fn shown(text: &str) -> String {
    if text.to_ascii_lowercase().contains("password") {
        let first: Vec<&str> = text.split_whitespace().take(2).collect();
        return format!("{} … (left out: it may hold a password)", first.join(" "));
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LOGGED_CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logged_text_is_one_line_without_passwords() {
        assert_eq!(shown("select 1,\n\t 2"), "select 1, 2");
        let secret = shown("ALTER ROLE\n a PASSWORD 'hidden'");
        assert!(
            secret.starts_with("ALTER ROLE …") && !secret.contains("hidden"),
            "{secret}"
        );
        assert_eq!(shown(&"é".repeat(3000)).chars().count(), LOGGED_CHARACTERS_MAX + 1);
    }

    #[test]
    fn waiting_for_the_client_is_not_counted() {
        let mut observer = Observer::new(Arc::default(), None, "u".to_owned(), 1);
        observer.begin_message();
        observer.end_message();
        std::thread::sleep(Duration::from_millis(60));
        observer.begin_message();
        observer.end_message();
        assert!(observer.busy < Duration::from_millis(50), "{:?}", observer.busy);
        observer.begin_message();
        std::thread::sleep(Duration::from_millis(60));
        observer.end_message();
        assert!(observer.busy >= Duration::from_millis(50), "{:?}", observer.busy);
        observer.ended("00000");
        assert_eq!(observer.busy, Duration::ZERO);
    }
}
