//! Tables that are written, read, changed, compacted, and opened again.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow::compute::filter;
use arrow::datatypes::{DataType, Int64Type};
use rbcdb_store::{
    Change, Column, ColumnId, CommitError, Conflict, Options, RELATION, SCHEMA, SegmentId, Snapshot, Store,
    TableDefinition, TableId, TableName, Transaction,
};

fn open(directory: Option<&Path>) -> Store {
    Store::open(&Options {
        directory: directory.map(Path::to_owned),
        ..Options::default()
    })
    .expect("the store opens")
}

fn column(id: u32, name: &str, data_type: DataType) -> Column {
    Column {
        id: ColumnId(id),
        name: name.to_owned(),
        data_type,
        nullable: true,
        default: None,
        comment: None,
        fill: None,
    }
}

fn create(transaction: &mut Transaction, name: &str) -> Arc<TableDefinition> {
    let definition = Arc::new(TableDefinition {
        id: TableId(transaction.next_id()),
        name: TableName::new("public", name),
        columns: vec![
            column(0, "k", DataType::Int64),
            column(1, "x", DataType::Float64),
            column(2, "s", DataType::Utf8),
        ],
        checks: Vec::new(),
        comment: None,
        stamp: transaction.next_id(),
        next_column: 3,
    });
    transaction
        .apply(Change::CreateTable(Arc::clone(&definition)))
        .expect("the name is free");
    definition
}

fn batch(keys: std::ops::Range<i64>) -> RecordBatch {
    let k: ArrayRef = Arc::new(Int64Array::from_iter_values(keys.clone()));
    let x: ArrayRef = Arc::new(Float64Array::from_iter_values(keys.clone().map(|k| k as f64 / 3.0)));
    let s: ArrayRef = Arc::new(StringArray::from_iter(
        keys.map(|k| (k % 5 != 0).then(|| format!("row {k}"))),
    ));
    RecordBatch::try_from_iter([("k", k), ("x", x), ("s", s)]).expect("columns of one length")
}

fn append(store: &Store, transaction: &mut Transaction, table: &Arc<TableDefinition>, keys: std::ops::Range<i64>) {
    let mut writer = store.writer(Arc::clone(table));
    writer.push(batch(keys)).expect("the disk takes it");
    let segments = writer.finish().expect("the disk takes it");
    let change = Change::Append {
        table: table.id,
        definition: table.stamp,
        segments,
    };
    transaction.apply(change).expect("the table is there");
}

/// The keys of a table's live rows, in order; other columns are checked against them.
fn keys(store: &Store, snapshot: &Snapshot, name: &str) -> Vec<i64> {
    let table = snapshot
        .table_named(&TableName::new("public", name))
        .expect("the table is there");
    let columns: Vec<&Column> = table.definition.columns.iter().collect();
    let mut found = Vec::new();
    for unit in table.units() {
        let mut arrays = unit.read(&columns, store.cache()).expect("the file can be read");
        if let Some(live) = unit.live() {
            arrays = arrays.iter().map(|a| filter(a, &live).unwrap()).collect();
        }
        let k = arrays[0].as_primitive::<Int64Type>().clone();
        let expected = batch(0..1).schema();
        assert_eq!(arrays[2].data_type(), expected.field(2).data_type());
        for (i, key) in k.values().iter().enumerate() {
            let s = arrays[2].as_string::<i32>();
            assert_eq!(s.is_null(i), key % 5 == 0);
            assert!(s.is_null(i) || s.value(i) == format!("row {key}"));
        }
        found.extend(k.values().iter().copied());
    }
    assert_eq!(table.rows(), found.len() as u64);
    found
}

/// Deletes the rows of these keys.
fn delete(
    store: &Store,
    transaction: &mut Transaction,
    name: &str,
    gone: impl Fn(i64) -> bool,
) -> Result<(), Conflict> {
    let snapshot = Arc::clone(transaction.snapshot());
    let table = snapshot.table_named(&TableName::new("public", name)).unwrap();
    let mut rows: BTreeMap<SegmentId, roaring::RoaringBitmap> = BTreeMap::new();
    for unit in table.units() {
        let arrays = unit.read(&[&table.definition.columns[0]], store.cache()).unwrap();
        let live = unit.live();
        for (i, key) in arrays[0].as_primitive::<Int64Type>().values().iter().enumerate() {
            if gone(*key) && live.as_ref().is_none_or(|live| live.value(i)) {
                rows.entry(unit.segment.id).or_default().insert(unit.first + i as u32);
            }
        }
    }
    transaction.apply(Change::Delete {
        table: table.definition.id,
        rows,
    })
}

fn files(directory: &Path) -> usize {
    let tables = std::fs::read_dir(directory.join("tables")).unwrap();
    tables
        .map(|t| t.unwrap().path())
        .filter(|t| t.is_dir())
        .map(|t| std::fs::read_dir(t).unwrap().count())
        .sum()
}

/// Waits for what another thread does.
fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !holds() {
        assert!(begin.elapsed() < Duration::from_secs(60), "not in time: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn what_was_committed_is_there_after_opening_again() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(Some(directory.path()));
    let mut t = store.begin();
    let table = create(&mut t, "t");
    append(&store, &mut t, &table, 0..10);
    append(&store, &mut t, &table, 10..300_000);
    t.put_record("function", "f", b"body".as_slice()).unwrap();
    t.put_record(RELATION, &TableName::new("public", "v").key(), b"view".as_slice())
        .unwrap();
    store.commit(t).unwrap();
    let mut t = store.begin();
    delete(&store, &mut t, "t", |k| k % 7 == 3).unwrap();
    t.put_record("function", "f", b"other body".as_slice()).unwrap();
    store.commit(t).unwrap();
    let expected: Vec<i64> = (0..300_000).filter(|k| k % 7 != 3).collect();
    assert_eq!(keys(&store, &store.snapshot(), "t"), expected);
    drop(store);

    let store = open(Some(directory.path()));
    let snapshot = store.snapshot();
    assert_eq!(keys(&store, &snapshot, "t"), expected);
    let record = snapshot.record("function", "f").unwrap();
    assert_eq!(record.value.as_ref(), b"other body");
    let views: Vec<&str> = snapshot.records(RELATION).map(|(key, _)| key).collect();
    assert_eq!(views, ["public\0v"]);
    let table = snapshot.table_named(&TableName::new("public", "t")).unwrap();
    assert!(
        table.definition.stamp < store.begin().next_id(),
        "numbers aren't given twice"
    );
}

#[test]
fn statistics_come_from_files() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(Some(directory.path()));
    let mut t = store.begin();
    let table = create(&mut t, "t");
    append(&store, &mut t, &table, 0..300_000);
    let snapshot = store.commit(t).unwrap();
    let units = snapshot.table(table.id).unwrap().units();
    assert_eq!(
        units.iter().map(|u| u.rows).collect::<Vec<_>>(),
        [131_072, 131_072, 37_856]
    );
    let statistics = units[1].statistics(&table.columns[0]).unwrap();
    assert_eq!(statistics.min.as_primitive::<Int64Type>().value(0), 131_072);
    assert_eq!(statistics.max.as_primitive::<Int64Type>().value(0), 262_143);
    assert_eq!(statistics.nulls, Some(0));
    let statistics = units[0].statistics(&table.columns[2]).unwrap();
    assert_eq!(statistics.nulls, Some(26_215));
    assert!(units[0].statistics(&table.columns[1]).is_some());
}

#[test]
fn columns_with_nan_have_no_statistics() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(Some(directory.path()));
    let mut t = store.begin();
    let table = create(&mut t, "t");
    let mut columns = batch(0..20_000).columns().to_vec();
    columns[1] = Arc::new(Float64Array::from_iter_values(
        (0..20_000).map(|k| if k == 7 { f64::NAN } else { 1.0 }),
    ));
    let mut writer = store.writer(Arc::clone(&table));
    writer
        .push(RecordBatch::try_new(batch(0..1).schema(), columns).unwrap())
        .unwrap();
    let segments = writer.finish().unwrap();
    let unit = &segments[0].units()[0];
    assert!(
        unit.statistics(&table.columns[1]).is_none(),
        "nan is greater than the greatest number"
    );
    assert!(unit.statistics(&table.columns[0]).is_some());
}

#[test]
fn files_live_as_long_as_somebody_needs_them() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(Some(directory.path()));
    let mut t = store.begin();
    let table = create(&mut t, "t");
    append(&store, &mut t, &table, 0..50_000);
    assert_eq!(files(directory.path()), 1);
    drop(t);
    assert_eq!(files(directory.path()), 0, "rolled back");
    let mut t = store.begin();
    let table = create(&mut t, "t");
    append(&store, &mut t, &table, 0..50_000);
    store.commit(t).unwrap();
    let before = store.snapshot();
    let mut t = store.begin();
    t.apply(Change::DropTable(table.id)).unwrap();
    store.commit(t).unwrap();
    assert_eq!(keys(&store, &before, "t").len(), 50_000, "an old snapshot still reads");
    drop(before);
    eventually("the dropped table's file is removed", || files(directory.path()) == 0);
    // What a killed process has left.
    let folder = directory.path().join("tables/99");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("100.parquet"), "half").unwrap();
    drop(store);
    let store = open(Some(directory.path()));
    assert!(!folder.exists());
    assert_eq!(store.snapshot().tables().count(), 0);
}

#[test]
fn transactions_conflict_where_they_changed_the_same() {
    let store = open(None);
    let mut t = store.begin();
    let table = create(&mut t, "t");
    append(&store, &mut t, &table, 0..100);
    store.commit(t).unwrap();

    // Inserts and deletions of other rows don't.
    let (mut a, mut b, mut c) = (store.begin(), store.begin(), store.begin());
    append(&store, &mut a, &table, 100..110);
    delete(&store, &mut b, "t", |k| k < 10).unwrap();
    delete(&store, &mut c, "t", |k| (20..30).contains(&k)).unwrap();
    let mut same = store.begin();
    delete(&store, &mut same, "t", |k| k == 25).unwrap();
    for t in [a, b, c] {
        store.commit(t).unwrap();
    }
    let expected: Vec<i64> = (10..20).chain(30..110).collect();
    assert_eq!(keys(&store, &store.snapshot(), "t"), expected);
    let error = store.commit(same).unwrap_err();
    assert!(matches!(error, CommitError::Conflict(Conflict::Rows(_))), "{error}");

    // A name is taken once, whatever takes it.
    let (mut a, mut b, mut c) = (store.begin(), store.begin(), store.begin());
    create(&mut a, "u");
    create(&mut b, "u");
    let key = TableName::new("public", "u").key();
    c.put_record(RELATION, &key, b"view".as_slice()).unwrap();
    store.commit(a).unwrap();
    for t in [b, c] {
        let error = store.commit(t).unwrap_err();
        assert!(matches!(error, CommitError::Conflict(Conflict::Name(_))), "{error}");
    }

    // Rows for a definition that is no longer the table's.
    let (mut a, mut b) = (store.begin(), store.begin());
    append(&store, &mut a, &table, 0..1);
    let to = TableDefinition {
        stamp: b.next_id(),
        columns: table.columns[..2].to_vec(),
        ..TableDefinition::clone(&table)
    };
    let expected = table.stamp;
    b.apply(Change::AlterTable {
        expected,
        to: Arc::new(to),
    })
    .unwrap();
    store.commit(b).unwrap();
    let error = store.commit(a).unwrap_err();
    assert!(matches!(error, CommitError::Conflict(Conflict::Table(_))), "{error}");

    // A record that was changed, a schema that is used.
    let (mut a, mut b) = (store.begin(), store.begin());
    a.put_record("role", "r", b"1".as_slice()).unwrap();
    a.put_record("role", "r", b"2".as_slice()).unwrap();
    b.put_record("role", "r", b"3".as_slice()).unwrap();
    store.commit(a).unwrap();
    assert!(matches!(
        store.commit(b),
        Err(CommitError::Conflict(Conflict::Record { .. }))
    ));
    assert_eq!(store.snapshot().record("role", "r").unwrap().value.as_ref(), b"2");
    let mut t = store.begin();
    assert!(matches!(t.remove_record(SCHEMA, "public"), Err(Conflict::Schema(_))));
    assert!(!store.begin().remove_record(SCHEMA, "other").unwrap());
}

#[test]
fn columns_come_and_go_without_rewriting() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(Some(directory.path()));
    let mut t = store.begin();
    let table = create(&mut t, "t");
    append(&store, &mut t, &table, 0..20_000);
    append(&store, &mut t, &table, 0..5);
    let mut added = column(3, "y", DataType::Int64);
    added.fill = Some(Arc::new(Int64Array::from(vec![42])));
    let mut renamed = table.columns[1].clone();
    renamed.name = "k".to_owned();
    let to = Arc::new(TableDefinition {
        stamp: t.next_id(),
        columns: vec![added, renamed, column(4, "z", DataType::Utf8)],
        ..TableDefinition::clone(&table)
    });
    t.apply(Change::AlterTable {
        expected: table.stamp,
        to: Arc::clone(&to),
    })
    .unwrap();
    store.commit(t).unwrap();
    drop(store);
    let store = open(Some(directory.path()));
    let snapshot = store.snapshot();
    let table = snapshot.table(to.id).unwrap();
    let columns: Vec<&Column> = table.definition.columns.iter().collect();
    for unit in table.units() {
        let arrays = unit.read(&columns, store.cache()).unwrap();
        let y = arrays[0].as_primitive::<Int64Type>();
        assert!(y.values().iter().all(|y| *y == 42) && y.null_count() == 0);
        let x = arrays[1].as_primitive::<arrow::datatypes::Float64Type>();
        assert_eq!(x.value(2), 2.0 / 3.0);
        assert_eq!(arrays[2].null_count(), unit.rows as usize);
    }
}

#[test]
fn small_inserts_are_put_together() {
    let directory = tempfile::tempdir().unwrap();
    for directory in [None, Some(directory.path())] {
        let store = open(directory);
        let mut t = store.begin();
        let table = create(&mut t, "t");
        store.commit(t).unwrap();
        for k in 0..500 {
            let mut t = store.begin();
            append(&store, &mut t, &table, k * 10..k * 10 + 10);
            store.commit(t).unwrap();
            if k % 100 == 50 {
                let mut t = store.begin();
                delete(&store, &mut t, "t", |key| key == k * 10).unwrap();
                store.commit(t).unwrap();
            }
        }
        let expected: Vec<i64> = (0..5000).filter(|k| k % 1000 != 500).collect();
        assert_eq!(keys(&store, &store.snapshot(), "t"), expected);
        eventually("few segments are left", || {
            store.snapshot().table(table.id).unwrap().segments.len() < 32
        });
        assert_eq!(keys(&store, &store.snapshot(), "t"), expected);
    }
}

#[test]
fn rows_that_were_only_written_again_are_no_conflict() {
    let store = open(None);
    let mut t = store.begin();
    let table = create(&mut t, "t");
    store.commit(t).unwrap();
    let insert = |from: i64| {
        let mut t = store.begin();
        append(&store, &mut t, &table, from..from + 10);
        store.commit(t).unwrap();
    };
    for k in 0..10 {
        insert(k * 10);
    }
    let mut early = store.begin();
    delete(&store, &mut early, "t", |k| k % 7 == 3).unwrap();
    let mut same = store.begin();
    delete(&store, &mut same, "t", |k| [45, 52, 58, 99].contains(&k)).unwrap();
    let mut before = store.begin();
    delete(&store, &mut before, "t", |k| k % 10 == 0 || k == 31).unwrap();
    store.commit(before).unwrap();
    let first: Vec<SegmentId> = store
        .snapshot()
        .table(table.id)
        .unwrap()
        .segments
        .iter()
        .map(|s| s.id)
        .collect();
    // Twice: what was written again is written again.
    let mut k = 10;
    eventually("the first segments have gone, and those in their place", || {
        for _ in 0..40 {
            insert(k * 10);
            k += 1;
        }
        let snapshot = store.snapshot();
        let segments = &snapshot.table(table.id).unwrap().segments;
        !segments.iter().any(|s| first.contains(&s.id)) && k > 200
    });
    // Row 10 is one of `early`'s and gone; so it conflicts, though not for being moved.
    assert!(matches!(
        store.commit(early).unwrap_err(),
        CommitError::Conflict(Conflict::Rows(_))
    ));
    store.commit(same).unwrap();
    let expected: Vec<i64> = (0..k * 10)
        .filter(|k| *k >= 100 || k % 10 != 0 && ![31, 45, 52, 58, 99].contains(k))
        .collect();
    assert_eq!(keys(&store, &store.snapshot(), "t"), expected);
}

#[test]
fn a_segment_of_mostly_deleted_rows_is_written_again() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(Some(directory.path()));
    let mut t = store.begin();
    let table = create(&mut t, "t");
    append(&store, &mut t, &table, 0..200_000);
    store.commit(t).unwrap();
    let mut t = store.begin();
    delete(&store, &mut t, "t", |k| k % 4 != 0).unwrap();
    store.commit(t).unwrap();
    eventually("no deleted rows are left", || {
        let snapshot = store.snapshot();
        let table = snapshot.table(table.id).unwrap();
        table.segments.iter().all(|s| s.deleted_rows() == 0)
    });
    let expected: Vec<i64> = (0..50_000).map(|k| 4 * k).collect();
    assert_eq!(keys(&store, &store.snapshot(), "t"), expected);
    eventually("the old file is removed", || files(directory.path()) == 1);
}

#[test]
fn commits_of_many_threads_are_all_there() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(Some(directory.path()));
    let mut t = store.begin();
    let table = create(&mut t, "t");
    store.commit(t).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (store, table) = (&store, &table);
            scope.spawn(move || {
                for i in 0..25 {
                    let mut t = store.begin();
                    let key = thread * 25 + i;
                    append(store, &mut t, table, key..key + 1);
                    store.commit(t).unwrap();
                }
            });
        }
    });
    drop(store);
    let store = open(Some(directory.path()));
    let mut found = keys(&store, &store.snapshot(), "t");
    found.sort_unstable();
    assert_eq!(found, (0..200).collect::<Vec<i64>>());
}

#[test]
fn a_second_store_and_a_foreign_directory_are_refused() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(Some(directory.path()));
    let options = Options {
        directory: Some(directory.path().to_owned()),
        ..Options::default()
    };
    assert!(matches!(
        Store::open(&options),
        Err(rbcdb_store::StoreError::InUse { .. })
    ));
    drop(store);
    std::fs::write(directory.path().join("catalog.redb"), "not a database at all").unwrap();
    Store::open(&options).unwrap_err();
}
