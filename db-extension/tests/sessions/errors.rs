//! SQLSTATEs, positions, and the failing row that is reported.

use crate::harness::Db;

#[test]
fn users_mistakes_have_their_sqlstates() {
    let db = Db::new();
    db.rows("CREATE TABLE t (a INT, b TEXT)");
    db.rows("INSERT INTO t VALUES (1, 'x')");
    for (sql, state) in [
        ("SELECT * FROM nowhere", "42P01"),
        ("SELECT nothing FROM t", "42703"),
        ("SELECT t.nothing FROM t", "42703"),
        ("SELECT a FROM t x, t y", "42702"),
        ("SELECT foo(1)", "42883"),
        ("SELEC 1", "42601"),
        ("SELECT 1 FROM t WHERE", "42601"),
        ("SELECT 1 / 0", "22012"),
        ("SELECT a / 0 FROM t", "22012"),
        ("SELECT 'x'::int", "22P02"),
        ("SELECT b::int FROM t", "22P02"),
        ("SELECT (a + 1000)::tinyint FROM t", "22003"),
        ("CREATE TABLE t (a INT)", "42P07"),
        ("DROP TABLE nowhere", "42P01"),
        ("SELECT a, count(*) FROM t", "42803"),
        ("CREATE TABLE u (a nosuchtype)", "42704"),
        ("SELECT 1::nosuchtype", "42704"),
        ("GRANT SELECT ON t TO me", "42704"),
        ("SELECT sqrt(-a) FROM t", "2201F"),
    ] {
        let error = db.error(sql);
        assert_eq!(error.sqlstate, state, "{sql}: {error}");
    }
}

#[test]
fn errors_point_at_what_they_are_about() {
    let db = Db::new();
    db.rows("CREATE TABLE t (a INT)");
    for (sql, at) in [
        ("SELECT a,\n  nothing FROM t", "nothing"),
        ("SELECT a FROM t WHER a = 1", "a = 1"),
        ("SELECT (1", ""),
    ] {
        let error = db.error(sql);
        let position = error.position.unwrap_or_else(|| panic!("{sql}: {error}"));
        assert!(sql[position..].starts_with(at), "{sql}: {error}: {}", &sql[position..]);
    }
    // Nothing of a text runs if a later statement of it can't be parsed.
    assert_eq!(db.error("CREATE TABLE u (a INT); SELEC 1").position, Some(24));
    assert_eq!(db.error("SELECT * FROM u").sqlstate, "42P01");
}

#[test]
fn a_failing_row_names_function_line_and_values() {
    let db = Db::new();
    db.create("f(x INT, y INT) RETURNS INT", "z = x\nreturn z // y");
    let error = db.error("SELECT f(v::int, (v - 3)::int) FROM generate_series(1, 5) t(v)");
    assert_eq!(error.sqlstate, "22012");
    let context = error.context.unwrap();
    assert!(
        context.contains("function f(x INTEGER, y INTEGER), line") && context.contains("x = 3, y = 0"),
        "{context}"
    );
}

#[test]
fn the_first_failing_row_is_reported_whatever_the_partitions() {
    let mut contexts = Vec::new();
    for partitions in [1, 2, 8] {
        let db = Db::with_partitions(partitions);
        db.create(
            "f(x BIGINT) RETURNS BIGINT",
            "if x % 1000 == 777:\n    raise ValueError('bad')\nreturn x",
        );
        db.rows("CREATE TABLE t AS SELECT v FROM generate_series(1, 100000) t(v)");
        for sql in [
            "SELECT f(v) FROM t",
            "SELECT sum(f(v)) FROM t",
            "SELECT v % 7, max(f(v)) FROM t GROUP BY 1",
        ] {
            let error = db.error(sql);
            assert_eq!((error.sqlstate, error.message.as_str()), ("P0001", "bad"), "{sql}");
            contexts.push(error.context.unwrap());
        }
        db.rows("CREATE TABLE sink (x BIGINT)");
        for sql in [
            "INSERT INTO sink SELECT f(v) FROM t",
            "CREATE TABLE copy AS SELECT f(v) AS x FROM t",
        ] {
            contexts.push(db.error(sql).context.unwrap());
        }
    }
    assert!(contexts[0].ends_with("x = 777"), "{}", contexts[0]);
    assert!(contexts.iter().all(|c| *c == contexts[0]), "{contexts:#?}");
}

#[test]
fn texts_meant_to_break_the_parser_are_refused() {
    let db = Db::new();
    let nested = format!("SELECT {}1{}", "(".repeat(10_000), ")".repeat(10_000));
    assert_eq!(db.error(&nested).sqlstate, "54001");
    let nested = format!("SELECT {}1{}", "(".repeat(300), ")".repeat(300));
    assert_eq!(db.error(&nested).sqlstate, "54001");
    assert_eq!(db.rows(&format!("SELECT 1{}", " + 1".repeat(1_500))), "1501");
    assert_eq!(db.error("SELECT 1\0").sqlstate, "22021");
    let body = format!(
        "CREATE FUNCTION f() RETURNS INT LANGUAGE rbc AS $$ return {}1{} $$",
        "(".repeat(10_000),
        ")".repeat(10_000)
    );
    assert_ne!(db.error(&body).sqlstate, "XX000");
}
