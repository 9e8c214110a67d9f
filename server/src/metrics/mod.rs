//! What the server counts and measures, for Prometheus. docs/operations.md describes each metric.

pub mod health;
pub mod http;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64};
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use rbcdb_db_extension::Engine;

/// Label of statements: the class of their SQLSTATE.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Class {
    class: String,
}

/// Label of refused connections.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SqlState {
    sqlstate: String,
}

type SecondsGauge = Gauge<f64, AtomicU64>;
type NumberGauge = Gauge<i64, AtomicI64>;

/// All metrics of a server.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    connections: NumberGauge,
    refused: Family<SqlState, Counter>,
    statements: Family<Class, Counter>,
    seconds: Histogram,
    rows_sent: Counter,
    bytes_sent: Counter,
    bytes_received: Counter,
    read: ReadWhenAsked,
}

/// What is kept elsewhere, and looked at when somebody asks.
#[derive(Debug, Default)]
struct ReadWhenAsked {
    functions: NumberGauge,
    compile_seconds: SecondsGauge,
    code_bytes: NumberGauge,
    query_memory_bytes: NumberGauge,
    query_memory_limit_bytes: NumberGauge,
    gpu_cache_bytes: NumberGauge,
    resident_bytes: NumberGauge,
}

impl Default for Metrics {
    fn default() -> Metrics {
        // From a tenth of a millisecond to almost two minutes.
        let seconds = Histogram::new(exponential_buckets(0.0001, 4.0, 11));
        let mut metrics = Metrics {
            registry: Registry::with_prefix("rbcdb"),
            connections: Gauge::default(),
            refused: Family::default(),
            statements: Family::default(),
            seconds,
            rows_sent: Counter::default(),
            bytes_sent: Counter::default(),
            bytes_received: Counter::default(),
            read: ReadWhenAsked::default(),
        };
        metrics.register();
        metrics
    }
}

impl Metrics {
    fn register(&mut self) {
        let r = &mut self.registry;
        r.register(
            "connections",
            "Connections that are logged in",
            self.connections.clone(),
        );
        r.register(
            "connections_refused",
            "Connections that were refused",
            self.refused.clone(),
        );
        r.register(
            "statements",
            "Statements that have ended, by class of SQLSTATE",
            self.statements.clone(),
        );
        r.register("statement_seconds", "How long statements took", self.seconds.clone());
        r.register("rows_sent", "Rows sent to clients", self.rows_sent.clone());
        r.register("bytes_sent", "Bytes sent to clients", self.bytes_sent.clone());
        r.register(
            "bytes_received",
            "Bytes received from clients",
            self.bytes_received.clone(),
        );
        let read = &self.read;
        r.register("functions", "Functions that exist", read.functions.clone());
        let help = "Time that the compiler took for the functions that exist";
        r.register("function_compile_seconds", help, read.compile_seconds.clone());
        r.register(
            "function_code_bytes",
            "Machine code of functions",
            read.code_bytes.clone(),
        );
        let help = "Memory that running queries have reserved";
        r.register("query_memory_bytes", help, read.query_memory_bytes.clone());
        let help = "Memory that queries may reserve; 0 is no limit";
        r.register("query_memory_limit_bytes", help, read.query_memory_limit_bytes.clone());
        r.register(
            "gpu_cache_bytes",
            "Columns kept in GPUs' memory",
            read.gpu_cache_bytes.clone(),
        );
        r.register(
            "process_resident_bytes",
            "Memory of the process",
            read.resident_bytes.clone(),
        );
    }

    /// A connection is logged in, until the guard is dropped.
    pub fn connected(self: &Arc<Self>) -> Connected {
        self.connections.inc();
        Connected(Arc::clone(self))
    }

    /// A connection was refused.
    pub fn refused(&self, sqlstate: &str) {
        let label = SqlState {
            sqlstate: sqlstate.to_owned(),
        };
        self.refused.get_or_create(&label).inc();
    }

    /// A statement has ended; success is SQLSTATE 00000.
    pub fn statement(&self, sqlstate: &str, took: Duration) {
        let label = Class {
            class: sqlstate.get(..2).unwrap_or_default().to_owned(),
        };
        self.statements.get_or_create(&label).inc();
        self.seconds.observe(took.as_secs_f64());
    }

    /// Rows were sent.
    pub fn rows_sent(&self, rows: u64) {
        self.rows_sent.inc_by(rows);
    }

    /// Bytes went over a connection.
    pub fn traffic(&self, sent: u64, received: u64) {
        self.bytes_sent.inc_by(sent);
        self.bytes_received.inc_by(received);
    }

    /// All metrics as a text for Prometheus.
    ///
    /// # Errors
    /// Only if a metric is wrong.
    pub fn text(&self, engine: &Engine) -> Result<String, std::fmt::Error> {
        self.read.look(engine);
        let mut out = String::new();
        text::encode(&mut out, &self.registry)?;
        Ok(out)
    }
}

/// Counts a connection for as long as it is there.
#[derive(Debug)]
pub struct Connected(Arc<Metrics>);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.connections.dec();
    }
}

impl ReadWhenAsked {
    fn look(&self, engine: &Engine) {
        let functions = engine.functions().snapshot();
        let (mut count, mut seconds, mut bytes) = (0, 0.0, 0);
        for function in functions.functions() {
            count += 1;
            seconds += function.compile_time.as_secs_f64();
            bytes += function.code_bytes().unwrap_or(0);
        }
        self.functions.set(count);
        self.compile_seconds.set(seconds);
        self.code_bytes.set(number(bytes as u64));
        let memory = engine.query_memory();
        self.query_memory_bytes.set(number(memory.reserved as u64));
        self.query_memory_limit_bytes.set(number(memory.limit.unwrap_or(0)));
        self.gpu_cache_bytes.set(number(engine.functions().gpu().cache_used()));
        self.resident_bytes.set(number(resident_bytes().unwrap_or(0)));
    }
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The line `VmRSS:  123456 kB`.
fn resident_bytes() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kilobytes.checked_mul(1024)
}
