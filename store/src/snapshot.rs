//! All tables and records at one moment.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::definition::{TableDefinition, TableId, TableName};
use crate::moved::Moves;
use crate::segment::{Segment, Unit};

/// The kind of records that name schemas. A table's schema must exist, and a schema with relations can't be removed.
pub const SCHEMA: &str = "schema";
/// The kind of records that name relations other than tables, by [`TableName::key`]. Their names differ from those of tables.
pub const RELATION: &str = "relation";

/// Tables and records, immutable.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub(crate) tables: Arc<BTreeMap<TableId, Arc<Table>>>,
    pub(crate) names: Arc<BTreeMap<TableName, TableId>>,
    pub(crate) records: Arc<BTreeMap<RecordKey, Record>>,
}

/// Kind and key.
pub(crate) type RecordKey = (Arc<str>, Arc<str>);

/// Bytes under a kind and a key: what the store's user keeps besides tables.
#[derive(Debug, Clone)]
pub struct Record {
    /// Differs from that of every other value.
    pub stamp: u64,
    /// The value.
    pub value: Arc<[u8]>,
}

/// The records of a snapshot. Equal only to those of snapshots between which no record has changed.
#[derive(Debug, Clone)]
pub struct Records(Arc<BTreeMap<RecordKey, Record>>);

impl PartialEq for Records {
    fn eq(&self, other: &Records) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A table and its rows.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it is.
    pub definition: Arc<TableDefinition>,
    /// Its rows, in the order in which they were written.
    pub segments: Vec<Arc<Segment>>,
    pub(crate) moves: Moves,
}

impl Snapshot {
    /// All tables.
    pub fn tables(&self) -> impl Iterator<Item = &Arc<Table>> {
        self.tables.values()
    }

    /// A table.
    pub fn table(&self, id: TableId) -> Option<&Arc<Table>> {
        self.tables.get(&id)
    }

    /// The table of a name.
    pub fn table_named(&self, name: &TableName) -> Option<&Arc<Table>> {
        self.tables.get(self.names.get(name)?)
    }

    /// A record.
    pub fn record(&self, kind: &str, key: &str) -> Option<&Record> {
        self.records.get(&(kind.into(), key.into()))
    }

    /// The records of a kind, by key.
    pub fn records<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Record)> {
        let from: RecordKey = (kind.into(), "".into());
        let found = self.records.range((Bound::Included(from), Bound::Unbounded));
        found
            .take_while(move |((k, _), _)| k.as_ref() == kind)
            .map(|((_, key), record)| (key.as_ref(), record))
    }

    /// All records, to find out whether another snapshot has the same.
    pub fn all_records(&self) -> Records {
        Records(Arc::clone(&self.records))
    }

    /// Whether the relation's name is taken.
    pub fn has_relation(&self, name: &TableName) -> bool {
        self.names.contains_key(name) || self.record(RELATION, &name.key()).is_some()
    }

    /// Whether a schema has relations.
    pub fn schema_in_use(&self, schema: &str) -> bool {
        let tables = self.names.keys().any(|name| name.schema == schema);
        tables
            || self
                .records(RELATION)
                .any(|(key, _)| TableName::from_key(key).is_some_and(|name| name.schema == schema))
    }
}

impl Table {
    /// The parts that are read at once, in the order of their rows.
    pub fn units(&self) -> Vec<Unit> {
        self.segments.iter().flat_map(Segment::units).collect()
    }

    /// Rows that have not been deleted.
    pub fn rows(&self) -> u64 {
        self.segments.iter().map(|s| s.live_rows()).sum()
    }

    /// Bytes in files.
    pub fn file_bytes(&self) -> u64 {
        self.segments.iter().filter_map(|s| s.file()).map(|f| f.bytes()).sum()
    }
}
