//! Changes that take effect together.

use std::sync::Arc;

use crate::change::{Change, Conflict, Touched};
use crate::snapshot::{Record, Snapshot};
use crate::store::Ids;

/// A snapshot, and changes to it that nobody else sees yet. Its clone is a savepoint.
#[derive(Debug, Clone)]
pub struct Transaction {
    snapshot: Arc<Snapshot>,
    changes: Vec<Change>,
    ids: Arc<Ids>,
}

impl Transaction {
    pub(crate) fn new(snapshot: Arc<Snapshot>, ids: Arc<Ids>) -> Transaction {
        Transaction {
            snapshot,
            changes: Vec::new(),
            ids,
        }
    }

    /// What it sees: the store as of its begin, and its own changes.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// Its changes.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    pub(crate) fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// A number that nothing else in the store has.
    pub fn next_id(&self) -> u64 {
        self.ids.next()
    }

    /// Takes a step.
    ///
    /// # Errors
    /// [`Conflict`] if the step isn't for what the transaction sees.
    pub fn apply(&mut self, change: Change) -> Result<(), Conflict> {
        let mut next = Snapshot::clone(&self.snapshot);
        next.apply(&change, &mut Touched::default())?;
        self.snapshot = Arc::new(next);
        self.changes.push(change);
        Ok(())
    }

    /// Sets a record, whether it was there or not; returns the value's stamp.
    ///
    /// # Errors
    /// [`Conflict`] for a relation whose schema is missing or whose name a table has.
    pub fn put_record(&mut self, kind: &str, key: &str, value: impl Into<Arc<[u8]>>) -> Result<u64, Conflict> {
        let expected = self.snapshot.record(kind, key).map(|r| r.stamp);
        let stamp = self.next_id();
        let record = Record {
            stamp,
            value: value.into(),
        };
        self.apply(Change::PutRecord {
            kind: kind.into(),
            key: key.into(),
            expected,
            record,
        })?;
        Ok(stamp)
    }

    /// Makes it conflict with whoever changes or removes a record. Without the record, nothing.
    pub fn require(&mut self, kind: &str, key: &str) {
        if let Some(stamp) = self.snapshot.record(kind, key).map(|r| r.stamp) {
            let (kind, key) = (kind.into(), key.into());
            self.changes.push(Change::Require { kind, key, stamp });
        }
    }

    /// Removes a record; `false` if there is none.
    ///
    /// # Errors
    /// [`Conflict`] for a schema with relations.
    pub fn remove_record(&mut self, kind: &str, key: &str) -> Result<bool, Conflict> {
        let Some(expected) = self.snapshot.record(kind, key).map(|r| r.stamp) else {
            return Ok(false);
        };
        self.apply(Change::RemoveRecord {
            kind: kind.into(),
            key: key.into(),
            expected,
        })?;
        Ok(true)
    }
}
