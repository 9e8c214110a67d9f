//! Tables, views and external tables of the [store](rbcdb_store): how statements see and change them.
//!
//! ```text
//! CREATE, ALTER, DROP … ── definition (what the statement says) ─▶ define ─┐
//! INSERT, UPDATE, DELETE ── plan with the target's row numbers ─▶ change ──┼─▶ a transaction of the store
//! COPY, Flight's ingest ── stream ─▶ ingest ───────────────────────────────┘
//! SELECT ── catalog (a snapshot's names) ─▶ provider ─▶ pruning, scan
//! ```
//!
//! In reading order: [`catalog`], [`relation`] (views and external tables), [`provider`], [`scan`], [`pruning`]; [`definition`], [`define`],
//! [`alter`], [`dependents`]; [`insert`], [`change`], [`rows`] (what a row must satisfy), [`ingest`]; [`describe`].

pub(crate) mod alter;
pub(crate) mod catalog;
pub(crate) mod change;
pub(crate) mod define;
pub(crate) mod definition;
pub(crate) mod dependents;
mod describe;
pub(crate) mod expression;
pub(crate) mod ingest;
pub(crate) mod insert;
pub(crate) mod relation;

mod error;
mod provider;
mod pruning;
mod rows;
mod scan;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use datafusion::datasource::TableProvider;
use rbcdb_store::TableName;
use tokio::sync::OwnedMutexGuard;

pub use describe::Description;
pub use ingest::{Ingest, IngestMode};
pub(crate) use scan::StoredScan;

/// What sessions share about tables besides the store.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    /// External tables that were opened, by the stamps of their records.
    external: Mutex<HashMap<u64, Arc<dyn TableProvider>>>,
    /// Held by statements that change or delete rows, by table: one at a time, as each would undo the other's decision.
    locks: Mutex<HashMap<TableName, Arc<tokio::sync::Mutex<()>>>>,
}

impl Shared {
    fn external(&self, stamp: u64) -> Option<Arc<dyn TableProvider>> {
        let known = self.external.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&stamp).cloned()
    }

    fn add_external(&self, stamp: u64, table: &Arc<dyn TableProvider>) {
        let mut known = self.external.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(stamp, Arc::clone(table));
    }

    /// Waits until no other statement changes rows of the table.
    pub(crate) async fn lock(&self, table: TableName) -> OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.locks.lock().unwrap_or_else(PoisonError::into_inner);
            // Those that nobody waits for need not be known.
            locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(locks.entry(table).or_default())
        };
        lock.lock_owned().await
    }
}
