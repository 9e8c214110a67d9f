//! What a transaction changes, as steps that can be taken again on a newer snapshot.
//!
//! Each says what it was decided on: the definition that rows were made for, the rows that a replacement replaces, the
//! value that a record had. Where that is no longer so, the transaction conflicts with one that committed first. Appending
//! never conflicts with appending, nor deleting with deleting other rows, nor either with rows that were only written again.

use std::collections::BTreeMap;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::definition::{TableDefinition, TableId, TableName};
use crate::moved::Moves;
use crate::segment::{Segment, SegmentId};
use crate::snapshot::{RELATION, Record, RecordKey, SCHEMA, Snapshot, Table};

/// One step.
#[derive(Debug, Clone)]
pub enum Change {
    /// A new table.
    CreateTable(Arc<TableDefinition>),
    /// Another definition: columns, name, comments.
    AlterTable {
        /// The stamp of the definition that it replaces.
        expected: u64,
        /// The new one.
        to: Arc<TableDefinition>,
    },
    /// The end of a table.
    DropTable(TableId),
    /// More rows.
    Append {
        /// Where.
        table: TableId,
        /// The stamp of the definition that they were made for.
        definition: u64,
        /// The rows.
        segments: Vec<Arc<Segment>>,
    },
    /// Fewer rows.
    Delete {
        /// Where.
        table: TableId,
        /// Places in segments.
        rows: BTreeMap<SegmentId, RoaringBitmap>,
    },
    /// Segments in the place of others.
    Replace {
        /// Where.
        table: TableId,
        /// What goes. With the count of its deleted rows if they matter to what comes.
        removed: Vec<(SegmentId, Option<u64>)>,
        /// What comes, in the place of the first.
        added: Vec<Arc<Segment>>,
        /// Whether it is the same rows, in the same order, without those that were deleted.
        same_rows: bool,
    },
    /// A record.
    PutRecord {
        /// Its kind.
        kind: Arc<str>,
        /// Its key.
        key: Arc<str>,
        /// The stamp of the value that it replaces; `None` if there must be none.
        expected: Option<u64>,
        /// The new value.
        record: Record,
    },
    /// The end of a record.
    RemoveRecord {
        /// Its kind.
        kind: Arc<str>,
        /// Its key.
        key: Arc<str>,
        /// The stamp of its value.
        expected: u64,
    },
    /// No change, but what others rely on: a record's value.
    Require {
        /// Its kind.
        kind: Arc<str>,
        /// Its key.
        key: Arc<str>,
        /// The stamp of its value.
        stamp: u64,
    },
}

/// Another transaction has changed what this one has seen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// The table is gone, or has another definition.
    #[error("table {0} was changed by a concurrent transaction")]
    Table(String),
    /// Rows that were to be changed are no longer there.
    #[error("rows of table {0} were changed by a concurrent transaction")]
    Rows(String),
    /// A relation of the name has come.
    #[error("relation {0} was created by a concurrent transaction")]
    Name(TableName),
    /// A record is another, or gone.
    #[error("{kind} \"{key}\" was changed by a concurrent transaction")]
    Record {
        /// What is recorded.
        kind: String,
        /// Of what.
        key: String,
    },
    /// A schema that is to be removed has relations.
    #[error("schema \"{0}\" is in use by a concurrent transaction")]
    Schema(String),
}

/// What the catalog on disk has to be told.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub definitions: Vec<TableId>,
    pub appended: Vec<(TableId, SegmentId)>,
    /// Deletions in them, or their place, have changed.
    pub tables: Vec<TableId>,
    pub deletions: Vec<(TableId, SegmentId)>,
    pub removed: Vec<(TableId, Arc<Segment>)>,
    pub records: Vec<RecordKey>,
}

impl Snapshot {
    /// Takes a step.
    ///
    /// # Errors
    /// [`Conflict`] if the snapshot isn't as the step expects; it is in no defined state then.
    pub(crate) fn apply(&mut self, change: &Change, touched: &mut Touched) -> Result<(), Conflict> {
        match change {
            Change::CreateTable(definition) => self.create_table(definition, touched),
            Change::AlterTable { expected, to } => self.alter_table(*expected, to, touched),
            Change::DropTable(id) => {
                let tables = Arc::make_mut(&mut self.tables);
                let table = tables.remove(id).ok_or_else(|| missing(*id))?;
                Arc::make_mut(&mut self.names).remove(&table.definition.name);
                touched.definitions.push(*id);
                touched.tables.push(*id);
                touched
                    .removed
                    .extend(table.segments.iter().map(|s| (*id, Arc::clone(s))));
                Ok(())
            }
            Change::Append {
                table: id,
                definition,
                segments,
            } => {
                let table = self.table_mut(*id)?;
                if table.definition.stamp != *definition {
                    return Err(Conflict::Table(table.definition.name.to_string()));
                }
                table.segments.extend(segments.iter().cloned());
                touched.tables.push(*id);
                touched.appended.extend(segments.iter().map(|s| (*id, s.id)));
                Ok(())
            }
            Change::Delete { table: id, rows } => {
                let table = self.table_mut(*id)?;
                let segments = table.delete(rows)?;
                touched
                    .deletions
                    .extend(segments.into_iter().map(|segment| (*id, segment)));
                Ok(())
            }
            Change::Replace {
                table: id,
                removed,
                added,
                same_rows,
            } => {
                let table = self.table_mut(*id)?;
                let gone = table.replace(removed, added)?;
                if *same_rows {
                    table.moves.push(&gone, added);
                }
                touched.tables.push(*id);
                touched.removed.extend(gone.into_iter().map(|s| (*id, s)));
                touched.appended.extend(added.iter().map(|s| (*id, s.id)));
                Ok(())
            }
            Change::PutRecord {
                kind,
                key,
                expected,
                record,
            } => self.put_record(kind, key, *expected, record, touched),
            Change::RemoveRecord { kind, key, expected } => {
                let at = (Arc::clone(kind), Arc::clone(key));
                if self.records.get(&at).map(|r| r.stamp) != Some(*expected) {
                    return Err(record_conflict(kind, key));
                }
                if kind.as_ref() == SCHEMA && self.schema_in_use(key) {
                    return Err(Conflict::Schema(key.to_string()));
                }
                Arc::make_mut(&mut self.records).remove(&at);
                touched.records.push(at);
                Ok(())
            }
            Change::Require { kind, key, stamp } => match self.record(kind, key) {
                Some(record) if record.stamp == *stamp => Ok(()),
                _ => Err(record_conflict(kind, key)),
            },
        }
    }

    fn create_table(&mut self, definition: &Arc<TableDefinition>, touched: &mut Touched) -> Result<(), Conflict> {
        self.check_name(&definition.name)?;
        let table = Table {
            definition: Arc::clone(definition),
            segments: Vec::new(),
            moves: Moves::default(),
        };
        Arc::make_mut(&mut self.tables).insert(definition.id, Arc::new(table));
        Arc::make_mut(&mut self.names).insert(definition.name.clone(), definition.id);
        touched.definitions.push(definition.id);
        touched.tables.push(definition.id);
        Ok(())
    }

    /// A new relation's schema must exist and its name be free.
    fn check_name(&self, name: &TableName) -> Result<(), Conflict> {
        if self.record(SCHEMA, &name.schema).is_none() {
            return Err(record_conflict(SCHEMA, &name.schema));
        }
        if self.has_relation(name) {
            return Err(Conflict::Name(name.clone()));
        }
        Ok(())
    }

    fn alter_table(&mut self, expected: u64, to: &Arc<TableDefinition>, touched: &mut Touched) -> Result<(), Conflict> {
        let before = self
            .tables
            .get(&to.id)
            .ok_or_else(|| missing(to.id))?
            .definition
            .clone();
        if before.stamp != expected {
            return Err(Conflict::Table(before.name.to_string()));
        }
        if before.name != to.name {
            self.check_name(&to.name)?;
            let names = Arc::make_mut(&mut self.names);
            names.remove(&before.name);
            names.insert(to.name.clone(), to.id);
        }
        self.table_mut(to.id)?.definition = Arc::clone(to);
        touched.definitions.push(to.id);
        Ok(())
    }

    fn put_record(
        &mut self,
        kind: &Arc<str>,
        key: &Arc<str>,
        expected: Option<u64>,
        record: &Record,
        touched: &mut Touched,
    ) -> Result<(), Conflict> {
        let at = (Arc::clone(kind), Arc::clone(key));
        if self.records.get(&at).map(|r| r.stamp) != expected {
            return Err(record_conflict(kind, key));
        }
        if kind.as_ref() == RELATION
            && expected.is_none()
            && let Some(name) = TableName::from_key(key)
        {
            self.check_name(&name)?;
        }
        Arc::make_mut(&mut self.records).insert(at.clone(), record.clone());
        touched.records.push(at);
        Ok(())
    }

    fn table_mut(&mut self, id: TableId) -> Result<&mut Table, Conflict> {
        let table = Arc::make_mut(&mut self.tables).get_mut(&id);
        table.map(Arc::make_mut).ok_or_else(|| missing(id))
    }
}

impl Table {
    /// Returns in which segments the rows are.
    fn delete(&mut self, rows: &BTreeMap<SegmentId, RoaringBitmap>) -> Result<Vec<SegmentId>, Conflict> {
        let conflict = || Conflict::Rows(self.definition.name.to_string());
        let mut waiting: Vec<(SegmentId, RoaringBitmap)> = rows.iter().map(|(id, rows)| (*id, rows.clone())).collect();
        let mut segments = Vec::with_capacity(waiting.len());
        while let Some((id, rows)) = waiting.pop() {
            match self.segments.iter_mut().find(|s| s.id == id) {
                Some(segment) if segment.deleted.is_disjoint(&rows) => {
                    *segment = Arc::new(segment.without(&rows));
                    segments.push(id);
                }
                Some(_) => return Err(conflict()),
                None => waiting.extend(self.moves.follow(id, &rows).ok_or_else(conflict)?),
            }
        }
        Ok(segments)
    }

    /// Returns what went.
    fn replace(
        &mut self,
        removed: &[(SegmentId, Option<u64>)],
        added: &[Arc<Segment>],
    ) -> Result<Vec<Arc<Segment>>, Conflict> {
        let mut place = self.segments.len();
        let mut gone = Vec::with_capacity(removed.len());
        for (id, deleted) in removed {
            let found = self.segments.iter().position(|s| s.id == *id);
            let same = |at: &usize| deleted.is_none_or(|rows| self.segments[*at].deleted_rows() == rows);
            let Some(at) = found.filter(same) else {
                return Err(Conflict::Rows(self.definition.name.to_string()));
            };
            gone.push(self.segments.remove(at));
            place = place.min(at);
        }
        self.segments.splice(place..place, added.iter().cloned());
        Ok(gone)
    }
}

fn missing(id: TableId) -> Conflict {
    Conflict::Table(format!("number {}", id.0))
}

fn record_conflict(kind: &str, key: &str) -> Conflict {
    Conflict::Record {
        kind: kind.to_owned(),
        key: key.replace('\0', "."),
    }
}
