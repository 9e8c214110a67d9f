//! What a server builds on: an [`Engine`] that all connections share, a [`Session`] per connection, prepared statements
//! and their executions.
//!
//! Settings and the wire protocol are the server's; a session splits text, plans, runs and stops, and knows its transaction.

mod commit_point;
mod ddl;
mod engine;
mod execution;
mod explain;
mod frame;
mod memory;
pub(crate) mod planning;
mod prepared;
mod rights;
mod run;
pub(crate) mod transaction;
mod write;

pub use commit_point::CommitPoint;
pub use engine::{Engine, EngineConfig, Session};
pub use execution::{Completion, Event, Execution, Notice};
pub(crate) use explain::duration;
pub(crate) use frame::statement_frame;
pub use memory::{MemoryConfig, QueryMemory};
pub use prepared::Prepared;
