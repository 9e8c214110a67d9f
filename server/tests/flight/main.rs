//! Arrow Flight SQL over its socket: arrow-flight's client, raw gRPC calls, and ADBC from Python.

mod actions;
mod cancel;
mod harness;
mod hostile;
mod ingest;
mod logins;
mod metadata;
mod prepared;
mod python;
#[path = "../python_env.rs"]
mod python_env;
mod sessions;
mod statements;
mod transactions;
