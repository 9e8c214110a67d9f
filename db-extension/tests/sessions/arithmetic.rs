//! Integer arithmetic outside functions: SQL's, never wrapped around.

use crate::harness::Db;

#[test]
fn integers_that_overflow_raise() {
    let db = Db::new();
    db.rows("CREATE TABLE t (i INT, b BIGINT, u UBIGINT, s SMALLINT)");
    db.rows("INSERT INTO t VALUES (2147483647, 9223372036854775807, 18446744073709551615, 32767)");
    for sql in [
        "SELECT i + i FROM t",
        "SELECT i * i FROM t",
        "SELECT b + 1 FROM t",
        "SELECT -2 - b FROM t",
        "SELECT u + u FROM t",
        "SELECT s * s FROM t",
        "SELECT -(-b - 1) FROM t",
        "SELECT 9223372036854775807 + 1",
        "SELECT sum(i * i) FROM t",
        "SELECT 1 FROM t WHERE b + 1 > 0",
        "SELECT 1 FROM t ORDER BY b * 2",
        "SELECT count(*) FROM t GROUP BY b * 2",
    ] {
        assert_eq!(db.error(sql).sqlstate, "22003", "{sql}");
    }
}

#[test]
fn arithmetic_that_fits_is_what_it_was() {
    let db = Db::new();
    db.rows("CREATE TABLE t (i INT, b BIGINT, d DOUBLE)");
    db.rows("INSERT INTO t VALUES (6, 7, 1.5), (NULL, 1, 2.5)");
    assert_eq!(
        db.rows("SELECT i + 1, b * 2, i * b - 1, -i, d + 1, i + d, b / 2, b % 2 FROM t"),
        "7|14|41|-6|2.5|7.5|3|1\nNULL|2|NULL|NULL|3.5|NULL|0|1"
    );
    assert_eq!(
        db.rows("SELECT b + 1, count(*) FROM t GROUP BY b + 1 ORDER BY b + 1"),
        "2|1\n8|1"
    );
    assert_eq!(
        db.rows("SELECT sum(i * b) OVER (ORDER BY b + 1) FROM t WHERE b - 1 > 0"),
        "42"
    );
    assert_eq!(db.rows("SELECT x.b FROM t x JOIN t y ON x.b = y.b + 6"), "7");
    assert_eq!(db.rows("SELECT b FROM t WHERE b + 1 = (SELECT max(b) + 1 FROM t)"), "7");
    assert_eq!(
        db.rows("SELECT CASE WHEN b > 5 THEN 0 ELSE 9223372036854775807 + b END FROM t WHERE b = 7"),
        "0"
    );
    assert_eq!(db.rows("SELECT date '2020-01-01' + interval '1 day'"), "2020-01-02");
}
