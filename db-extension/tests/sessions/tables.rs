//! Tables: in memory, and over CSV and Parquet files.

use std::io::Write as _;

use crate::harness::Db;

#[test]
fn tables_in_memory() {
    let db = Db::new();
    assert_eq!(
        db.run("CREATE TABLE T1 (Id INT, \"Name\" TEXT, x FLOAT, r REAL)")
            .unwrap()
            .tag,
        "CREATE TABLE"
    );
    assert_eq!(
        db.run("INSERT INTO t1 VALUES (1, 'a', 1.5, 2.5), (2, 'b', NULL, 0)")
            .unwrap()
            .tag,
        "INSERT 0 2"
    );
    assert_eq!(db.run("INSERT INTO t1 (id) SELECT 3").unwrap().tag, "INSERT 0 1");
    assert_eq!(
        db.rows("SELECT ID, \"Name\", x FROM T1 ORDER BY id"),
        "1|a|1.5\n2|b|NULL\n3|NULL|NULL"
    );
    assert_eq!(db.error("SELECT name FROM t1").sqlstate, "42703");
    assert_eq!(db.run("UPDATE t1 SET x = 7 WHERE id = 2").unwrap().tag, "UPDATE 1");
    assert_eq!(db.run("DELETE FROM t1 WHERE id = 3").unwrap().tag, "DELETE 1");
    assert_eq!(
        db.run("CREATE TABLE t2 AS SELECT id, x FROM t1").unwrap().tag,
        "SELECT 2"
    );
    assert_eq!(db.rows("SELECT sum(x) FROM t2"), "8.5");
    assert_eq!(db.run("CREATE VIEW v AS SELECT id FROM t2").unwrap().tag, "CREATE VIEW");
    assert_eq!(db.rows("SELECT count(*) FROM v"), "2");
    assert_eq!(db.run("DROP VIEW v").unwrap().tag, "DROP VIEW");
    assert_eq!(db.run("DROP TABLE t2").unwrap().tag, "DROP TABLE");
    assert_eq!(db.run("DROP TABLE IF EXISTS t2").unwrap().tag, "DROP TABLE");
    assert_eq!(db.error("SELECT * FROM t2").sqlstate, "42P01");
}

#[test]
fn all_scalar_types_are_columns() {
    let db = Db::new();
    db.rows("CREATE TABLE t (a TINYINT, b UTINYINT, c USMALLINT, d UINTEGER, e UBIGINT, f BIGINT UNSIGNED, g FLOAT, h FLOAT(24))");
    let sql = "SELECT arrow_typeof(a), arrow_typeof(b), arrow_typeof(c), arrow_typeof(d), arrow_typeof(e), arrow_typeof(f), arrow_typeof(g), arrow_typeof(h) FROM t";
    db.rows("INSERT INTO t VALUES (1, 2, 3, 4, 18446744073709551615, 6, 7, 8)");
    assert_eq!(db.rows(sql), "Int8|UInt8|UInt16|UInt32|UInt64|UInt64|Float64|Float32");
    assert_eq!(db.rows("SELECT e, 5::utinyint FROM t"), "18446744073709551615|5");
}

#[test]
fn external_tables_over_csv_and_parquet() {
    let db = Db::new();
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("points.csv");
    let mut file = std::fs::File::create(&csv).unwrap();
    file.write_all(b"x,y\n1,2\n3,4\n").unwrap();
    let csv = csv.display();
    let create =
        format!("CREATE EXTERNAL TABLE points STORED AS CSV LOCATION '{csv}' OPTIONS ('format.has_header' 'true')");
    assert_eq!(db.run(&create).unwrap().tag, "CREATE EXTERNAL TABLE");
    db.create("f(x BIGINT, y BIGINT) RETURNS BIGINT", "return x * y");
    assert_eq!(db.rows("SELECT f(x, y) FROM points"), "2\n12");
    let parquet = folder.path().join("points.parquet");
    let parquet = parquet.display();
    assert_eq!(
        db.run(&format!(
            "COPY (SELECT x, y FROM points) TO '{parquet}' STORED AS PARQUET"
        ))
        .unwrap()
        .tag,
        "COPY 2"
    );
    db.rows(&format!(
        "CREATE EXTERNAL TABLE p STORED AS PARQUET LOCATION '{parquet}'"
    ));
    assert_eq!(db.rows("SELECT sum(f(x, y)) FROM p WHERE x > 1 AND f(x, y) > 0"), "12");
    let missing = "CREATE EXTERNAL TABLE q STORED AS PARQUET LOCATION '/nonexistent/q.parquet'";
    assert_ne!(db.error(missing).sqlstate, "XX000");
}
