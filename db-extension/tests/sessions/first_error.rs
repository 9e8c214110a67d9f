//! The error is that of the first failing row, whatever runs at the same time.

use std::path::Path;

use rbcdb_db_extension::Error;

use crate::harness::Db;

/// Four files of 5,000 rows; the first rows that fail are in the second and the fourth.
fn write_files(folder: &Path) {
    let db = Db::new();
    for part in 0..4 {
        let (from, to) = (part * 5_000 + 1, (part + 1) * 5_000);
        let path = folder.join(format!("part{part}.parquet"));
        let sql = format!(
            "COPY (SELECT value AS v, value % 10 AS k FROM generate_series({from}, {to}) AS s(value)) TO '{}' STORED AS PARQUET",
            path.display()
        );
        db.rows(&sql);
    }
}

fn open(folder: &Path, partitions: usize) -> Db {
    let db = Db::with_partitions(partitions);
    db.create(
        "f(v BIGINT) RETURNS BIGINT",
        "if v == 7123 or v == 17001:\n    raise ValueError('bad')\nreturn v",
    );
    db.rows(&format!(
        "CREATE EXTERNAL TABLE t STORED AS PARQUET LOCATION '{}/'",
        folder.display()
    ));
    db.rows("CREATE TABLE names (k BIGINT, name TEXT)");
    db.rows("INSERT INTO names VALUES (1, 'one'), (3, 'three')");
    db.rows("CREATE TABLE sink (v BIGINT)");
    db
}

#[test]
fn the_same_row_for_any_number_of_partitions() {
    let folder = tempfile::tempdir().unwrap();
    write_files(folder.path());
    for partitions in [1, 2, 8] {
        let db = open(folder.path(), partitions);
        for sql in [
            "SELECT f(v) FROM t",
            "SELECT f(v) FROM t ORDER BY f(v) DESC",
            "SELECT v FROM t ORDER BY f(v) LIMIT 3",
            "SELECT k, max(f(v)) FROM t GROUP BY k ORDER BY k",
            "SELECT count(DISTINCT f(v)) FROM t",
            "SELECT v FROM t WHERE f(v) > 19000 AND k < 9",
            "SELECT name, f(v) FROM t JOIN names ON t.k = names.k",
            "SELECT name FROM names JOIN t ON t.k = names.k WHERE f(v) > 0",
            "SELECT f(v) FROM t WHERE v > 5000 UNION ALL SELECT f(v) FROM t",
            "INSERT INTO sink SELECT f(v) FROM t",
        ] {
            let Error { sqlstate, context, .. } = db.error(sql);
            let expected = "function f(v BIGINT), line 3; v = 7123";
            assert_eq!(
                (sqlstate, context.as_deref()),
                ("P0001", Some(expected)),
                "{partitions} partitions: {sql}"
            );
        }
        assert_eq!(db.rows("SELECT count(*) FROM sink"), "0");
        // Computed after a sort: the first in its order.
        let sorted = "SELECT sum(f(v)) OVER (PARTITION BY k ORDER BY v) FROM t";
        let context = db.error(sorted).context.unwrap();
        assert!(context.ends_with("v = 17001"), "{partitions} partitions: {context}");
    }
}

/// Rows behind the one that a LIMIT ends at may fail on another thread.
#[test]
fn a_limit_that_is_reached_first_gives_rows() {
    let folder = tempfile::tempdir().unwrap();
    write_files(folder.path());
    for partitions in [1, 8] {
        let db = open(folder.path(), partitions);
        assert_eq!(db.run("SELECT f(v) FROM t WHERE v > 0 LIMIT 3").unwrap().rows.len(), 3);
    }
}

/// What the second run finds stops with the statement, too.
#[test]
fn dropping_the_statement_stops_the_second_run() {
    let db = Db::with_partitions(2);
    db.create(
        "slow(v BIGINT) RETURNS BIGINT",
        "i = 0\nif v == 30000:\n    raise ValueError('late')\nif v == 1:\n    while i < 4000000000:\n        i += 1\nreturn v + i",
    );
    db.rows("CREATE TABLE t AS SELECT value AS v FROM generate_series(1, 40000) AS s(value)");
    let started = std::time::Instant::now();
    db.block_on(async {
        let prepared = db.session.prepare("SELECT sum(slow(v)) FROM t", &[]).await.unwrap();
        let mut execution = db.session.execute(&prepared, vec![]);
        let _ = tokio::time::timeout(std::time::Duration::from_millis(300), execution.next()).await;
        drop(execution);
    });
    assert_eq!(db.rows("SELECT 1"), "1");
    assert!(
        started.elapsed() < std::time::Duration::from_secs(3),
        "{:?}",
        started.elapsed()
    );
}
