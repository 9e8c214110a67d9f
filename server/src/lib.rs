//! The rbcdb server: the PostgreSQL wire protocol and Arrow Flight SQL over the query engine of `rbcdb-db-extension`.
//!
//! In reading order: [`config`], [`server`] (threads, listening, shutdown), `client` (one connection), [`auth`] and [`tls`], [`wire`] (the protocol), [`flight`] (the other one), [`pg_catalog`] (system
//! tables), [`stop`] (cancel requests), [`metrics`], [`data_dir`], [`open_files`], [`demo`]; [`analyze`], [`simulate`] and [`user`] are the
//! commands of these names.

pub mod analyze;
pub mod auth;
pub(crate) mod client;
pub mod config;
pub mod data_dir;
pub mod demo;
pub mod flight;
pub mod metrics;
pub mod open_files;
pub mod pg_catalog;
pub mod server;
pub mod simulate;
pub mod stop;
pub mod tls;
pub mod units;
pub mod user;
pub mod wire;

pub use config::Config;
pub use server::{RunningServer, Server, StartError};
