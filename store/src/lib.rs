//! Durable tables: an atomic catalog and immutable segments of rows.
//!
//! ```text
//! data directory
//!   catalog.redb          definitions of tables, lists of segments, deleted rows, records, small segments themselves
//!   tables/T/S.parquet    large segments
//! ```
//!
//! A [`Snapshot`] is an immutable value: all tables and records at one moment. A [`Transaction`] is a list of [`Change`]s over one;
//! [`Store::commit`] applies them to the newest snapshot, or says that another transaction got there first. The catalog is
//! a [redb](https://docs.rs/redb) database: what [`Store::commit`] has acknowledged is there after the process was killed, or
//! the machine. Files are written and synced before the catalog names them, and those that it doesn't name are removed.
//!
//! In reading order: [`definition`], [`segment`], [`snapshot`], [`change`], [`transaction`], [`store`] (who commits), [`writer`], [`cache`].
//!
//! Invariants:
//! - Rows never change their place: a segment is written once. An update deletes rows and appends others.
//! - A snapshot's files exist for as long as anybody holds the snapshot.
//! - The store knows names, rows and bytes. What SQL makes of them (defaults, checks, views, functions) is its user's.

pub mod cache;
pub mod change;
pub mod definition;
pub mod error;
pub mod segment;
pub mod snapshot;
pub mod store;
pub mod transaction;
pub mod writer;

mod compact;
mod disk;
mod file;
mod group;
mod moved;

pub use cache::Cache;
pub use change::{Change, Conflict};
pub use definition::{Check, Column, ColumnId, TableDefinition, TableId, TableName};
pub use error::StoreError;
pub use segment::{Segment, SegmentId, Unit, UnitStatistics};
pub use snapshot::{RELATION, Record, Records, SCHEMA, Snapshot, Table};
pub use store::{CommitError, Options, Store};
pub use transaction::Transaction;
pub use writer::SegmentWriter;
