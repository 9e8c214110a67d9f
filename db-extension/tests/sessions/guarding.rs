//! Rows whose result isn't needed never raise.

use crate::harness::Db;

fn db(partitions: usize) -> Db {
    let db = Db::with_partitions(partitions);
    db.create("f(a INT, b INT) RETURNS INT", "return a // b");
    db.create("ok(a INT) RETURNS BOOLEAN", "return a != 0");
    db.rows("CREATE TABLE t (a INT, b INT)");
    db.rows("INSERT INTO t VALUES (6, 0), (6, 1), (6, 2), (6, NULL), (NULL, 0), (0, 3)");
    db.rows("CREATE TABLE u (b INT, name TEXT)");
    db.rows("INSERT INTO u VALUES (1, 'one'), (2, 'two')");
    db
}

#[test]
fn filters_come_first_in_either_order() {
    let db = db(1);
    for sql in [
        "SELECT a, b FROM t WHERE b <> 0 AND f(a, b) > 3",
        "SELECT a, b FROM t WHERE f(a, b) > 3 AND b <> 0",
        "SELECT a, b FROM t WHERE f(a, b) > 3 AND ok(b)",
        "SELECT a, b FROM t WHERE ok(b) AND f(a, b) > 3",
        "SELECT a, b FROM (SELECT * FROM t WHERE b <> 0) s WHERE f(a, b) > 3",
        "SELECT a, b FROM (SELECT a, b, f(a, b) AS c FROM t WHERE b <> 0) s WHERE c > 3",
        "SELECT a, b FROM t WHERE CASE WHEN b <> 0 THEN f(a, b) > 3 ELSE false END",
        "SELECT a, b FROM t WHERE NOT (b = 0 OR f(a, b) <= 3)",
        "SELECT t.a, t.b FROM t JOIN u ON t.b = u.b WHERE f(t.a, t.b) > 3",
        "SELECT t.a, t.b FROM t JOIN u ON t.b = u.b AND f(t.a, t.b) > 3",
        "SELECT t.a, t.b FROM t, u WHERE f(t.a, t.b) > 3 AND t.b = u.b",
        "SELECT a, b FROM t WHERE b IN (SELECT b FROM u) AND f(a, b) > 3",
    ] {
        match sql {
            // The order of two calls is the user's.
            s if s.contains("> 3 AND ok") => assert_eq!(db.error(s).sqlstate, "22012"),
            s => assert_eq!(db.rows(s), "6|1", "{s}"),
        }
    }
}

#[test]
fn untaken_branches_do_not_run() {
    let db = db(1);
    for (sql, expected) in [
        (
            "SELECT CASE WHEN b <> 0 THEN f(a, b) ELSE -1 END FROM t",
            "-1\n6\n3\n-1\n-1\n0",
        ),
        (
            "SELECT CASE b WHEN 0 THEN -1 ELSE f(a, b) END FROM t",
            "-1\n6\n3\nNULL\n-1\n0",
        ),
        ("SELECT CASE WHEN false THEN f(1, 0) END", "NULL"),
        ("SELECT CASE WHEN true THEN 1 ELSE f(1, 0) END", "1"),
        ("SELECT f(1, 0) WHERE false", ""),
        ("SELECT f(1, 0) FROM t WHERE a > 100", ""),
        ("SELECT coalesce(a, f(1, 0)) FROM t WHERE a IS NOT NULL LIMIT 1", "6"),
        (
            "SELECT coalesce(b, f(a, 0)) FROM t WHERE b IS NOT NULL",
            "0\n1\n2\n0\n3",
        ),
        (
            "SELECT b = 0 OR f(a, b) > 3 FROM t",
            "true\ntrue\nfalse\nNULL\ntrue\nfalse",
        ),
        (
            "SELECT f(a, b) > 3 OR b = 0 FROM t",
            "true\ntrue\nfalse\nNULL\ntrue\nfalse",
        ),
        (
            "SELECT b <> 0 AND f(a, b) > 3 FROM t",
            "false\ntrue\nfalse\nNULL\nfalse\nfalse",
        ),
        (
            "SELECT ok(b) AND f(a, b) > 3 FROM t",
            "false\ntrue\nfalse\nNULL\nfalse\nfalse",
        ),
        ("SELECT sum(f(a, b)) FILTER (WHERE b <> 0) FROM t", "9"),
        (
            "SELECT a, sum(f(a, b)) FILTER (WHERE b <> 0) FROM t GROUP BY a ORDER BY a",
            "0|0\n6|9\nNULL|NULL",
        ),
        ("SELECT f(NULL, 0)", "NULL"),
        ("SELECT count(*) FROM t WHERE f(a, b) IS NULL AND b IS NULL", "1"),
    ] {
        assert_eq!(db.rows(sql), expected, "{sql}");
    }
}

#[test]
fn needed_rows_do_raise() {
    let db = db(2);
    for sql in [
        "SELECT f(1, 0)",
        "SELECT f(a, b) FROM t",
        "SELECT a FROM t WHERE f(a, b) > 3",
        "SELECT a FROM t WHERE b = 0 AND f(a, b) > 3",
        "SELECT CASE WHEN true THEN f(1, 0) END",
        "SELECT coalesce(NULL, f(1, 0))",
        "SELECT count(f(a, b)) FROM t",
    ] {
        assert_eq!(db.error(sql).sqlstate, "22012", "{sql}");
    }
}
