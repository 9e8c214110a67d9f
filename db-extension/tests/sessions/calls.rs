//! Which function a call means, with which arguments.

use crate::harness::Db;

fn overloads() -> Db {
    let db = Db::new();
    for (ty, tag) in [
        ("SMALLINT", 2),
        ("INTEGER", 4),
        ("BIGINT", 8),
        ("REAL", 40),
        ("DOUBLE", 80),
        ("BOOLEAN", 1),
    ] {
        db.create(&format!("kind(x {ty}) RETURNS INT"), &format!("return {tag}"));
    }
    db
}

#[test]
fn overloads_are_chosen_by_type() {
    let db = overloads();
    for (argument, tag) in [
        ("1", 4),
        ("-1", 4),
        ("3000000000", 8),
        ("1::smallint", 2),
        ("1::bigint", 8),
        ("1.5", 80),
        ("1.5::real", 40),
        ("1e0", 80),
        ("true", 1),
        ("1::tinyint", 2),
        ("1::usmallint", 4),
        ("1::numeric(3,1)", 80),
        ("1 + 1", 4),
        ("1::smallint + 1", 4),
        ("3000000000 + 1", 8),
        ("abs(1::real)", 40),
    ] {
        assert_eq!(
            db.rows(&format!("SELECT kind({argument})")),
            tag.to_string(),
            "{argument}"
        );
    }
}

#[test]
fn integer_arithmetic_on_columns_keeps_its_sql_type() {
    let db = overloads();
    db.rows("CREATE TABLE t (i INT, s SMALLINT, b BIGINT, r REAL)");
    db.rows("INSERT INTO t VALUES (1, 2, 3, 4)");
    assert_eq!(
        db.rows("SELECT kind(i + 1), kind(s), kind(s * 2), kind(b + 1), kind(r), kind(-i) FROM t"),
        "4|2|4|8|40|4"
    );
    // The sum doesn't fit INTEGER: an error, as INTEGER arithmetic has it.
    assert_eq!(db.error("SELECT kind(i + 2147483647) FROM t").sqlstate, "22003");
}

#[test]
fn literals_fit_narrow_parameters_and_text_is_parsed() {
    let db = Db::new();
    db.create("narrow(x TINYINT) RETURNS INT", "return x");
    db.create("single(x REAL) RETURNS REAL", "return x");
    db.create("flag(x BOOLEAN) RETURNS BOOLEAN", "return not x");
    assert_eq!(
        db.rows("SELECT narrow(127), narrow(-128), narrow('5'), narrow(NULL)"),
        "127|-128|5|NULL"
    );
    assert_eq!(
        db.rows("SELECT single(1), single(1.5), single('2.5'), flag('no')"),
        "1.0|1.5|2.5|true"
    );
    assert_eq!(db.error("SELECT narrow(128)").sqlstate, "42883");
    assert_eq!(db.error("SELECT narrow('128')").sqlstate, "22003");
    let error = db.error("SELECT narrow('x')");
    assert_eq!(
        (error.sqlstate, error.message.as_str()),
        ("22P02", "invalid input syntax for type tinyint: \"x\"")
    );
}

#[test]
fn a_miss_lists_what_there_is_and_a_tie_names_the_candidates() {
    let db = Db::new();
    db.create("f(a INT, b DOUBLE) RETURNS INT", "return 1");
    db.create("f(a DOUBLE, b INT) RETURNS INT", "return 2");
    let error = db.error("SELECT f('2020-01-01'::date, 1)");
    assert_eq!(
        (error.sqlstate, error.message.as_str()),
        ("42883", "function f(DATE, INTEGER) does not exist")
    );
    assert!(
        error
            .hint
            .unwrap()
            .contains("f(a INTEGER, b DOUBLE) RETURNS INTEGER; f(a DOUBLE, b INTEGER)")
    );
    let error = db.error("SELECT f(1, 1)");
    assert_eq!(
        (error.sqlstate, error.message.as_str()),
        ("42725", "function f(INTEGER, INTEGER) is not unique")
    );
    assert!(error.detail.unwrap().contains("f(a INTEGER, b DOUBLE)"));
    assert_eq!(db.rows("SELECT f(1, 1.5), f(1.5, 1)"), "1|2");
}

#[test]
fn named_and_defaulted_arguments() {
    let db = Db::new();
    db.create(
        "f(a INT, b INT = 10, c DOUBLE DEFAULT -0.5) RETURNS DOUBLE",
        "return a * 100 + b + c",
    );
    for (call, value) in [
        ("f(1)", "109.5"),
        ("f(1, 2)", "101.5"),
        ("f(1, 2, 3)", "105.0"),
        ("f(1, c => 0)", "110.0"),
        ("f(c := 0.25, a := 2)", "210.25"),
        ("f(b => 1, a => 1)", "100.5"),
        ("f(a => 1, B => 2)", "101.5"),
        ("public.f(1)", "109.5"),
    ] {
        assert_eq!(db.rows(&format!("SELECT {call}")), value, "{call}");
    }
    assert_eq!(db.error("SELECT f(b => 1)").sqlstate, "42883");
    assert_eq!(db.error("SELECT f(1, a => 1)").sqlstate, "42883");
    assert_eq!(
        db.error("SELECT f(1, d => 1)").message,
        "function f(INTEGER, d => INTEGER) does not exist"
    );
    assert_eq!(db.error("SELECT f(a => 1, 2)").sqlstate, "42601");
    assert_eq!(db.error("SELECT f(a => 1, a => 2)").sqlstate, "42601");
}

#[test]
fn result_columns_carry_the_functions_name_as_often_as_they_like() {
    let db = overloads();
    let output = db
        .run("SELECT kind(1::int), kind(1::real), kind(1), 1 + 1, abs(-1) AS a")
        .unwrap();
    assert_eq!(output.columns, ["kind", "kind", "kind", "?column?", "a"]);
    assert_eq!(output.text(), "4|40|4|2|1");
}

#[test]
fn functions_without_parameters_and_with_scalars_and_columns() {
    let db = Db::new();
    db.create("answer() RETURNS INT", "return 42");
    db.create("add(x BIGINT, y BIGINT) RETURNS BIGINT", "return x + y");
    assert_eq!(db.rows("SELECT answer(), add(answer(), 1)"), "42|43");
    assert_eq!(
        db.rows("SELECT add(v, 10) FROM generate_series(1, 3) t(v)"),
        "11\n12\n13"
    );
    assert_eq!(
        db.rows("SELECT sum(add(v, v)) FROM generate_series(1, 100000) t(v)"),
        "10000100000"
    );
    assert_eq!(
        db.rows("SELECT add(v, 1) AS k, count(*) FROM generate_series(1, 4) t(v) GROUP BY 1 ORDER BY k LIMIT 2"),
        "2|1\n3|1"
    );
    assert_eq!(db.rows("SELECT add(v % 2, 0), count(*) FROM generate_series(1, 5) t(v) GROUP BY add(v % 2, 0) ORDER BY add(v % 2, 0)"), "0|2\n1|3");
}

#[test]
fn complex_numbers_cross_sql() {
    let db = Db::new();
    db.create("square(c COMPLEX) RETURNS COMPLEX", "return c * c");
    db.create("size(c COMPLEX) RETURNS DOUBLE", "return abs(c)");
    assert_eq!(
        db.rows("SELECT size(complex(3, 4)), size(3), re(square(complex(0, 1))), im(complex(1, 2))"),
        "5.0|3.0|-1.0|2.0"
    );
    assert_eq!(db.rows("SELECT (square(complex(1, 1))).im"), "2.0");
    db.rows("CREATE TABLE c AS SELECT complex(v, 1.0) AS z FROM generate_series(1, 2) t(v)");
    assert_eq!(
        db.rows("SELECT re(z), (z).im, size(square(z)) FROM c"),
        "1.0|1.0|2.0\n2.0|1.0|5.0"
    );
    db.rows("CREATE TABLE d (z COMPLEX)");
    db.rows("INSERT INTO d SELECT square(z) FROM c");
    assert_eq!(db.rows("SELECT re(z), im(z) FROM d"), "0.0|2.0\n3.0|4.0");
    assert_eq!(db.rows("SELECT complex(1, NULL) IS NULL"), "true");
    assert_eq!(
        db.rows("SELECT (z).re, (complex(1, 2)).im, ((complex(3, 4))).re FROM d LIMIT 1"),
        "0.0|2.0|3.0"
    );
}

#[test]
fn views_see_replaced_functions_and_keep_them_from_being_dropped() {
    let db = Db::new();
    db.create("f(x INT) RETURNS INT", "return x");
    db.rows("CREATE TABLE t (x INT)");
    db.rows("INSERT INTO t VALUES (1), (2)");
    db.rows("CREATE VIEW v AS SELECT f(x) AS y FROM t");
    assert_eq!(db.rows("SELECT y FROM v"), "1\n2");
    db.rows("CREATE OR REPLACE FUNCTION f(x INT) RETURNS INT LANGUAGE rbc AS $$ return 10 * x $$");
    assert_eq!(db.rows("SELECT y FROM v"), "10\n20");
    let error = db.error("DROP FUNCTION f");
    assert_eq!(
        (error.sqlstate, error.detail.as_deref()),
        ("2BP01", Some("view v calls f(INTEGER)"))
    );
    assert_eq!(db.rows("SELECT y FROM v"), "10\n20");
    db.rows("DROP FUNCTION f CASCADE");
    assert_eq!(db.error("SELECT y FROM v").sqlstate, "42P01");
}
