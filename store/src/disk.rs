//! The catalog on disk: a redb database.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition as Keyspace, WriteTransaction};
use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

use crate::change::Touched;
use crate::definition::{TableDefinition, TableId};
use crate::error::StoreError;
use crate::file::SegmentFile;
use crate::moved::Moves;
use crate::segment::{Data, Inline, Segment, SegmentId};
use crate::snapshot::{Record, Snapshot, Table};

/// Counts up when the layout changes.
const FORMAT: u64 = 1;

/// `format`, `commit` (counts up), `next_id`.
const META: Keyspace<'_, &str, u64> = Keyspace::new("meta");
/// [`TableDefinition::encode`] by table.
const TABLES: Keyspace<'_, u64, &[u8]> = Keyspace::new("tables");
/// Segments' numbers in order, eight bytes each, by table.
const ORDER: Keyspace<'_, u64, &[u8]> = Keyspace::new("order");
/// What [`encode_segment`] gives, by table and segment.
const SEGMENTS: Keyspace<'_, (u64, u64), &[u8]> = Keyspace::new("segments");
/// Roaring bitmaps of rows' places, by table and segment.
const DELETED: Keyspace<'_, (u64, u64), &[u8]> = Keyspace::new("deleted");
/// Stamp and value by kind and key.
const RECORDS: Keyspace<'_, (&str, &str), (u64, &[u8])> = Keyspace::new("records");

/// The data directory, open.
#[derive(Debug)]
pub(crate) struct Disk {
    directory: PathBuf,
    /// `None` after trouble, until it can be opened again.
    database: Option<Database>,
    commit: u64,
}

/// How a segment in a file is stored.
#[derive(Serialize, Deserialize)]
struct StoredFile {
    groups: Vec<u32>,
    bytes: u64,
}

const INLINE: u8 = 0;
const FILE: u8 = 1;

/// The folder of a table's files.
pub(crate) fn table_folder(directory: &Path, table: TableId) -> PathBuf {
    directory.join("tables").join(table.0.to_string())
}

/// A segment's file.
pub(crate) fn segment_path(directory: &Path, table: TableId, segment: SegmentId) -> PathBuf {
    table_folder(directory, table).join(format!("{}.parquet", segment.0))
}

/// Makes names in a folder as durable as the files.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    let synced = fs::File::open(folder).and_then(|f| f.sync_all());
    synced.map_err(|e| StoreError::io(folder, &e))
}

impl Disk {
    /// Opens the catalog, or makes an empty one. Returns it with what it holds and the next free number.
    pub fn open(directory: &Path) -> Result<(Disk, Snapshot, u64), StoreError> {
        let tables = directory.join("tables");
        fs::create_dir_all(&tables).map_err(|e| StoreError::io(&tables, &e))?;
        let mut disk = Disk {
            directory: directory.to_owned(),
            database: None,
            commit: 0,
        };
        let database = disk.open_database()?;
        let format = read_meta(&database, "format")?;
        match format {
            None => initialize(&database)?,
            Some(FORMAT) => {}
            Some(found) => {
                return Err(StoreError::Format {
                    found,
                    expected: FORMAT,
                });
            }
        }
        disk.commit = read_meta(&database, "commit")?.unwrap_or(0);
        let next_id = read_meta(&database, "next_id")?.unwrap_or(1);
        let snapshot = disk.load(&database)?;
        sync_folder(directory)?;
        disk.database = Some(database);
        disk.remove_unnamed(&snapshot)?;
        Ok((disk, snapshot, next_id))
    }

    fn open_database(&self) -> Result<Database, StoreError> {
        let path = self.directory.join("catalog.redb");
        Database::create(&path).map_err(|e| match e {
            redb::DatabaseError::DatabaseAlreadyOpen => StoreError::InUse { path },
            other => store_error(&self.directory, other),
        })
    }

    fn load(&self, database: &Database) -> Result<Snapshot, StoreError> {
        let error = |e: redb::Error| store_error(&self.directory, e);
        let read = database.begin_read().map_err(|e| error(e.into()))?;
        let mut snapshot = Snapshot::default();
        let mut segments: BTreeMap<u64, BTreeMap<u64, Arc<Segment>>> = BTreeMap::new();
        let deleted = read.open_table(DELETED).map_err(|e| error(e.into()))?;
        let stored = read.open_table(SEGMENTS).map_err(|e| error(e.into()))?;
        for entry in stored.iter().map_err(|e| error(e.into()))? {
            let (key, value) = entry.map_err(|e| error(e.into()))?;
            let (table, id) = key.value();
            let mut segment = self.decode_segment(TableId(table), SegmentId(id), value.value())?;
            if let Some(rows) = deleted.get((table, id)).map_err(|e| error(e.into()))? {
                let rows = RoaringBitmap::deserialize_from(rows.value()).map_err(StoreError::corrupt)?;
                segment.deleted = Arc::new(rows);
            }
            segments.entry(table).or_default().insert(id, Arc::new(segment));
        }
        let order = read.open_table(ORDER).map_err(|e| error(e.into()))?;
        let definitions = read.open_table(TABLES).map_err(|e| error(e.into()))?;
        for entry in definitions.iter().map_err(|e| error(e.into()))? {
            let (key, value) = entry.map_err(|e| error(e.into()))?;
            let id = key.value();
            let definition = Arc::new(TableDefinition::decode(value.value())?);
            let mut own = segments.remove(&id).unwrap_or_default();
            let places = order.get(id).map_err(|e| error(e.into()))?;
            let places = places.map(|p| p.value().to_vec()).unwrap_or_default();
            let in_order = places.chunks_exact(8).map(|bytes| {
                let segment = u64::from_le_bytes(bytes.try_into().unwrap_or_default());
                own.remove(&segment)
                    .ok_or_else(|| StoreError::corrupt(format!("segment {segment} of table {id} is missing")))
            });
            let table = Table {
                definition: Arc::clone(&definition),
                segments: in_order.collect::<Result<_, _>>()?,
                moves: Moves::default(),
            };
            Arc::make_mut(&mut snapshot.names).insert(definition.name.clone(), TableId(id));
            Arc::make_mut(&mut snapshot.tables).insert(TableId(id), Arc::new(table));
        }
        let records = read.open_table(RECORDS).map_err(|e| error(e.into()))?;
        for entry in records.iter().map_err(|e| error(e.into()))? {
            let (key, value) = entry.map_err(|e| error(e.into()))?;
            let ((kind, key), (stamp, value)) = (key.value(), value.value());
            let record = Record {
                stamp,
                value: value.into(),
            };
            Arc::make_mut(&mut snapshot.records).insert((kind.into(), key.into()), record);
        }
        Ok(snapshot)
    }

    fn decode_segment(&self, table: TableId, id: SegmentId, bytes: &[u8]) -> Result<Segment, StoreError> {
        let data = match bytes.split_first() {
            Some((&INLINE, rest)) => Data::Inline(Inline::decode(rest)?),
            Some((&FILE, rest)) => {
                let stored: StoredFile = serde_json::from_slice(rest).map_err(StoreError::corrupt)?;
                let path = segment_path(&self.directory, table, id);
                if !path.exists() {
                    return Err(StoreError::corrupt(format!("\"{}\" is missing", path.display())));
                }
                Data::File(SegmentFile::kept(path, stored.groups, stored.bytes))
            }
            _ => return Err(StoreError::corrupt(format!("segment {} is of no kind", id.0))),
        };
        Ok(Segment::new(id, data))
    }

    /// Removes files that were written for transactions that never committed.
    fn remove_unnamed(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let root = self.directory.join("tables");
        let list = |folder: &Path| -> Result<Vec<PathBuf>, StoreError> {
            let entries = fs::read_dir(folder).map_err(|e| StoreError::io(folder, &e))?;
            let paths = entries.map(|entry| entry.map(|e| e.path()));
            paths.collect::<Result<_, _>>().map_err(|e| StoreError::io(folder, &e))
        };
        let named: std::collections::BTreeSet<PathBuf> = snapshot
            .tables()
            .flat_map(|table| &table.segments)
            .filter_map(|segment| segment.file())
            .map(|file| file.path().to_owned())
            .collect();
        for folder in list(&root)?.into_iter().filter(|f| f.is_dir()) {
            let files = list(&folder)?;
            let unnamed = files.iter().filter(|f| !named.contains(*f));
            for file in unnamed.filter(|f| f.extension().is_some_and(|e| e == "parquet")) {
                tracing::info!("removing \"{}\", which no table has", file.display());
                fs::remove_file(file).map_err(|e| StoreError::io(file, &e))?;
            }
            // Fails where files are left, as it should.
            let _ = fs::remove_dir(&folder);
        }
        Ok(())
    }

    /// Whether what it says of the last commit is certain.
    pub fn is_open(&self) -> bool {
        self.database.is_some()
    }

    /// Makes the catalog that of `next`, atomically and durably.
    pub fn write(&mut self, next: &Snapshot, touched: &Touched, next_id: u64) -> Result<(), StoreError> {
        if self.database.is_none() {
            let database = self.open_database()?;
            self.commit = read_meta(&database, "commit")?.unwrap_or(0);
            self.database = Some(database);
        }
        let commit = self.commit + 1;
        let Some(database) = &self.database else {
            return Err(StoreError::Closed);
        };
        match self.try_write(database, next, touched, commit, next_id) {
            Ok(()) => {
                self.commit = commit;
                Ok(())
            }
            Err(error) => {
                // After an error redb has to be opened again. What was written is found there whole or not at all.
                self.database = None;
                let reopened = self.open_database().and_then(|database| {
                    let found = read_meta(&database, "commit")?.unwrap_or(0);
                    Ok((database, found))
                });
                match reopened {
                    Ok((database, found)) => {
                        self.database = Some(database);
                        self.commit = found;
                        if found == commit { Ok(()) } else { Err(error) }
                    }
                    Err(_) => Err(error),
                }
            }
        }
    }

    fn try_write(
        &self,
        database: &Database,
        next: &Snapshot,
        touched: &Touched,
        commit: u64,
        next_id: u64,
    ) -> Result<(), StoreError> {
        let error = |e: redb::Error| store_error(&self.directory, e);
        let write = database.begin_write().map_err(|e| error(e.into()))?;
        self.write_tables(&write, next, touched)?;
        self.write_segments(&write, next, touched)?;
        {
            let mut records = write.open_table(RECORDS).map_err(|e| error(e.into()))?;
            for (kind, key) in &touched.records {
                let at = (kind.as_ref(), key.as_ref());
                let done = match next.record(kind, key) {
                    Some(record) => records.insert(at, (record.stamp, record.value.as_ref())).map(drop),
                    None => records.remove(at).map(drop),
                };
                done.map_err(|e| error(e.into()))?;
            }
            let mut meta = write.open_table(META).map_err(|e| error(e.into()))?;
            for (key, value) in [("commit", commit), ("next_id", next_id)] {
                meta.insert(key, value).map_err(|e| error(e.into()))?;
            }
        }
        write.commit().map_err(|e| error(e.into()))
    }

    fn write_tables(&self, write: &WriteTransaction, next: &Snapshot, touched: &Touched) -> Result<(), StoreError> {
        let error = |e: redb::Error| store_error(&self.directory, e);
        let mut tables = write.open_table(TABLES).map_err(|e| error(e.into()))?;
        for id in &touched.definitions {
            let done = match next.table(*id) {
                Some(table) => tables.insert(id.0, table.definition.encode()?.as_slice()).map(drop),
                None => tables.remove(id.0).map(drop),
            };
            done.map_err(|e| error(e.into()))?;
        }
        let mut order = write.open_table(ORDER).map_err(|e| error(e.into()))?;
        for id in &touched.tables {
            let done = match next.table(*id) {
                Some(table) => {
                    let places: Vec<u8> = table.segments.iter().flat_map(|s| s.id.0.to_le_bytes()).collect();
                    order.insert(id.0, places.as_slice()).map(drop)
                }
                None => order.remove(id.0).map(drop),
            };
            done.map_err(|e| error(e.into()))?;
        }
        Ok(())
    }

    fn write_segments(&self, write: &WriteTransaction, next: &Snapshot, touched: &Touched) -> Result<(), StoreError> {
        let error = |e: redb::Error| store_error(&self.directory, e);
        let mut segments = write.open_table(SEGMENTS).map_err(|e| error(e.into()))?;
        let mut deleted = write.open_table(DELETED).map_err(|e| error(e.into()))?;
        for (table, segment) in &touched.removed {
            let at = (table.0, segment.id.0);
            segments.remove(at).map_err(|e| error(e.into()))?;
            deleted.remove(at).map_err(|e| error(e.into()))?;
        }
        let find = |table: &TableId, id: &SegmentId| {
            let table = next.table(*table)?;
            // Those that changed were appended last, most likely.
            table.segments.iter().rev().find(|s| s.id == *id)
        };
        for (table, id) in &touched.appended {
            if let Some(segment) = find(table, id) {
                let bytes = encode_segment(segment)?;
                let done = segments.insert((table.0, id.0), bytes.as_slice());
                done.map_err(|e| error(e.into()))?;
            }
        }
        for (table, id) in touched.deletions.iter().chain(&touched.appended) {
            if let Some(segment) = find(table, id).filter(|s| !s.deleted.is_empty()) {
                let mut bytes = Vec::new();
                let written = segment.deleted.serialize_into(&mut bytes);
                written.map_err(StoreError::corrupt)?;
                let done = deleted.insert((table.0, id.0), bytes.as_slice());
                done.map_err(|e| error(e.into()))?;
            }
        }
        Ok(())
    }
}

fn encode_segment(segment: &Segment) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    match segment.data.as_ref() {
        Data::Inline(inline) => {
            bytes.push(INLINE);
            bytes.extend(inline.encode()?);
        }
        Data::File(file) => {
            bytes.push(FILE);
            let stored = StoredFile {
                groups: file.groups().to_vec(),
                bytes: file.bytes(),
            };
            bytes.extend(serde_json::to_vec(&stored).map_err(StoreError::corrupt)?);
        }
    }
    Ok(bytes)
}

fn read_meta(database: &Database, key: &str) -> Result<Option<u64>, StoreError> {
    let read = || -> Result<Option<u64>, redb::Error> {
        let read = database.begin_read()?;
        let meta = match read.open_table(META) {
            Ok(meta) => meta,
            Err(redb::TableError::TableDoesNotExist(_)) => return Ok(None),
            Err(e) => return Err(e.into()),
        };
        Ok(meta.get(key)?.map(|value| value.value()))
    };
    read().map_err(|e| store_error(Path::new("catalog.redb"), e))
}

/// An empty catalog.
fn initialize(database: &Database) -> Result<(), StoreError> {
    let write = || -> Result<(), redb::Error> {
        let write = database.begin_write()?;
        write.open_table(META)?.insert("format", FORMAT)?;
        write.open_table(TABLES)?;
        write.open_table(ORDER)?;
        write.open_table(SEGMENTS)?;
        write.open_table(DELETED)?;
        write.open_table(RECORDS)?;
        Ok(write.commit()?)
    };
    write().map_err(|e| store_error(Path::new("catalog.redb"), e))
}

fn store_error(directory: &Path, error: impl Into<redb::Error>) -> StoreError {
    match error.into() {
        redb::Error::Io(e) => StoreError::io(&directory.join("catalog.redb"), &e),
        other => StoreError::corrupt(other),
    }
}
