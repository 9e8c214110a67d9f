//! CREATE, DROP and COMMENT ON FUNCTION.

use std::fs::File;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::harness::{Db, execute};

#[test]
fn a_function_is_created_called_replaced_and_dropped() {
    let db = Db::new();
    let created = db
        .run("CREATE FUNCTION twice(x INT) RETURNS INT LANGUAGE rbc AS $$ return 2 * x $$")
        .unwrap();
    assert_eq!(created.tag, "CREATE FUNCTION");
    assert_eq!(db.rows("SELECT twice(21)"), "42");
    assert_eq!(
        db.rows("SELECT Twice(column1) FROM (VALUES (1), (NULL), (3)) t"),
        "2\nNULL\n6"
    );
    let again = "CREATE FUNCTION twice(y INT) RETURNS INT LANGUAGE rbc AS $$ return 0 $$";
    assert_eq!(db.error(again).sqlstate, "42723");
    let skipped = db
        .run("CREATE FUNCTION IF NOT EXISTS twice(y INT) RETURNS INT LANGUAGE rbc AS $$ return 0 $$")
        .unwrap();
    assert_eq!(
        skipped.notices[0].message,
        "function \"twice\" already exists, skipping"
    );
    db.rows("CREATE OR REPLACE FUNCTION twice(x INT) RETURNS INT LANGUAGE rbc AS $$ return 2 * x + 1 $$");
    assert_eq!(db.rows("SELECT twice(21)"), "43");
    assert_eq!(db.run("DROP FUNCTION twice(INT)").unwrap().tag, "DROP FUNCTION");
    assert_eq!(db.error("SELECT twice(21)").sqlstate, "42883");
    let missing = db.run("DROP FUNCTION IF EXISTS twice, other(INT)").unwrap();
    let messages: Vec<_> = missing.notices.iter().map(|n| n.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "function twice does not exist, skipping",
            "function other(INTEGER) does not exist, skipping"
        ]
    );
    assert_eq!(db.error("DROP FUNCTION twice").sqlstate, "42883");
}

#[test]
fn replacing_keeps_result_type_names_and_defaults() {
    let db = Db::new();
    db.create("f(x INT, n INT = 1) RETURNS INT", "return x");
    for (head, message) in [
        ("f(x INT, n INT = 1) RETURNS BIGINT", "cannot change return type"),
        (
            "f(y INT, n INT = 1) RETURNS INT",
            "cannot change name of input parameter \"x\"",
        ),
        ("f(x INT, n INT) RETURNS INT", "cannot remove parameter defaults"),
    ] {
        let error = db.error(&format!(
            "CREATE OR REPLACE FUNCTION {head} LANGUAGE rbc AS $$ return 1 $$"
        ));
        assert_eq!(error.sqlstate, "42P13", "{head}");
        assert!(error.message.contains(message), "{head}: {error}");
        assert_eq!(
            error.hint.as_deref(),
            Some("Use DROP FUNCTION f(INTEGER, INTEGER) first.")
        );
    }
}

#[test]
fn callers_follow_what_they_call() {
    let db = Db::new();
    db.create("g(x INT) RETURNS INT", "return x + 1");
    db.create("f(x INT) RETURNS INT", "return 10 * g(x)");
    assert_eq!(db.rows("SELECT f(1)"), "20");
    db.rows("CREATE OR REPLACE FUNCTION g(x INT) RETURNS INT LANGUAGE rbc AS $$ return x + 2 $$");
    assert_eq!(db.rows("SELECT f(1)"), "30");
    let error = db.error("DROP FUNCTION g");
    assert_eq!(error.sqlstate, "2BP01");
    assert!(error.detail.unwrap().contains("f(INTEGER) calls g(INTEGER)"));
    assert_eq!(db.rows("SELECT f(1)"), "30");
    db.rows("DROP FUNCTION g CASCADE");
    assert_eq!(db.error("SELECT f(1)").sqlstate, "42883");
    assert_eq!(
        db.error("CREATE FUNCTION h(x INT) RETURNS INT LANGUAGE rbc AS $$ return g(x) $$")
            .sqlstate,
        "42883"
    );
}

#[test]
fn one_statement_can_drop_a_function_and_its_caller() {
    let db = Db::new();
    db.create("g(x INT) RETURNS INT", "return x + 1");
    db.create("f(x INT) RETURNS INT", "return 10 * g(x)");
    db.rows("DROP FUNCTION g, f");
    assert_eq!(db.rows("SHOW FUNCTIONS"), "");
}

#[test]
fn sessions_share_functions_and_prepared_statements_see_replacements() {
    let db = Db::new();
    let other = db.engine.session();
    db.create("f(x INT) RETURNS INT", "return x");
    db.block_on(async {
        let prepared = other.prepare("SELECT f(5)", &[]).await.unwrap();
        assert_eq!(execute(&other, "SELECT f(5)", &[]).await.unwrap().text(), "5");
        let replace = "CREATE OR REPLACE FUNCTION f(x INT) RETURNS INT LANGUAGE rbc AS $$ return -x $$";
        execute(&db.session, replace, &[]).await.unwrap();
        assert_eq!(execute(&other, "SELECT f(5)", &[]).await.unwrap().text(), "-5");
        let mut execution = other.execute(&prepared, vec![]);
        let first = execution.next().await;
        assert!(format!("{first:?}").contains("-5"), "{first:?}");
    });
}

#[test]
fn built_in_names_and_other_languages_are_refused() {
    let db = Db::new();
    for name in ["abs", "sum", "row_number", "complex"] {
        let error = db.error(&format!(
            "CREATE FUNCTION {name}(x INT) RETURNS INT LANGUAGE rbc AS $$ return x $$"
        ));
        assert_eq!(error.sqlstate, "42723", "{name}: {error}");
    }
    let error = db.error("CREATE FUNCTION f(x INT) RETURNS INT LANGUAGE plpgsql AS $$ return x $$");
    assert!(error.hint.unwrap().contains("rbc"));
}

#[test]
fn compile_errors_point_into_the_statement() {
    let db = Db::new();
    let sql = "CREATE FUNCTION f(x INT) RETURNS INT LANGUAGE rbc AS $$\nreturn x + undefined_name\n$$";
    let error = db.error(sql);
    let position = error.position.unwrap();
    assert!(
        sql[position..].starts_with("undefined_name"),
        "{error}: {}",
        &sql[position..]
    );
    assert_ne!(error.sqlstate, "XX000");
    let quoted = "CREATE FUNCTION f(x INT) RETURNS INT LANGUAGE rbc AS E'y = 1\\nreturn x + undefined_name'";
    let error = db.error(quoted);
    assert!(
        quoted[error.position.unwrap()..].starts_with("undefined_name"),
        "{error}"
    );
}

#[test]
fn comments_are_kept_and_removed() {
    let db = Db::new();
    db.create("f(x INT) RETURNS INT", "return x");
    assert_eq!(db.run("COMMENT ON FUNCTION f IS 'it''s f'").unwrap().tag, "COMMENT");
    let comment = |db: &Db| db.run("SHOW FUNCTIONS").unwrap().rows[0].last().unwrap().clone();
    assert_eq!(comment(&db), "it's f");
    db.rows("CREATE OR REPLACE FUNCTION f(x INT) RETURNS INT LANGUAGE rbc AS $$ return x + 1 $$");
    assert_eq!(comment(&db), "it's f");
    db.rows("COMMENT ON FUNCTION f(INT) IS NULL");
    assert_eq!(comment(&db), "NULL");
    assert_eq!(db.error("COMMENT ON FUNCTION g IS ''").sqlstate, "42883");
}

#[test]
fn names_with_several_overloads_need_their_types() {
    let db = Db::new();
    db.create("f(x INT) RETURNS INT", "return x");
    db.create("f(x DOUBLE) RETURNS DOUBLE", "return x");
    for sql in ["DROP FUNCTION f", "COMMENT ON FUNCTION f IS 'x'"] {
        let error = db.error(sql);
        assert_eq!(error.sqlstate, "42725", "{sql}");
        assert!(error.detail.unwrap().contains("f(INTEGER), f(DOUBLE)"));
    }
    db.rows("DROP FUNCTION f(DOUBLE)");
    db.rows("DROP FUNCTION f");
}

#[test]
fn defaults_are_values_of_their_types() {
    let db = Db::new();
    for (default, state) in [
        ("x INT = 1.5", "42804"),
        ("x INT = true", "42804"),
        ("x BOOLEAN = 1", "42804"),
        ("x TINYINT = 128", "42804"),
        ("x INT = 'one'", "22P02"),
    ] {
        let sql = format!("CREATE FUNCTION f({default}) RETURNS INT LANGUAGE rbc AS $$ return 1 $$");
        let error = db.error(&sql);
        assert_eq!(error.sqlstate, state, "{default}: {error}");
        assert!(
            sql[error.position.unwrap()..].starts_with(default.rsplit(' ').next().unwrap()),
            "{default}"
        );
    }
    db.create(
        "f(a TINYINT = -128, b REAL = 1, c COMPLEX = complex(1, -2), d BIGINT = -9223372036854775808, e BOOLEAN = 'yes', \
         g DOUBLE = '1.5'::real) RETURNS DOUBLE",
        "return a + b + c.imag + g if e and d < 0 else 0.0",
    );
    assert_eq!(db.rows("SELECT f()"), "-127.5");
}

#[test]
fn a_replacement_cannot_close_a_circle() {
    let db = Db::new();
    db.create("g(x INT) RETURNS INT", "return x + 1");
    db.create("f(x INT) RETURNS INT", "return 10 * g(x)");
    let error = db.error("CREATE OR REPLACE FUNCTION g(x INT) RETURNS INT LANGUAGE rbc AS $$ return f(x) $$");
    assert!(
        error.message.contains("recursion") && error.message.contains("f"),
        "{error}"
    );
    assert_eq!((error.sqlstate, db.rows("SELECT f(1)")), ("0A000", "20".to_owned()));
}

#[test]
fn code_is_kept_for_the_next_start_and_made_again_if_it_is_damaged() {
    let directory = tempfile::tempdir().unwrap();
    let artifacts = || -> Vec<PathBuf> {
        let files = std::fs::read_dir(directory.path().join("artifacts")).unwrap();
        files.map(|file| file.unwrap().path()).collect()
    };
    let db = Db::at(directory.path());
    db.create("half(x DOUBLE) RETURNS DOUBLE", "return x / 2");
    db.create("quarter(x DOUBLE) RETURNS DOUBLE", "return half(half(x))");
    db.create("gone(x DOUBLE) RETURNS DOUBLE", "return x / 3");
    db.rows("DROP FUNCTION gone");
    assert_eq!(artifacts().len(), 3);
    drop(db);
    // What is loaded isn't written again.
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1);
    for path in artifacts() {
        File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(old)
            .unwrap();
    }
    let written_before = |path: &PathBuf| path.metadata().unwrap().modified().unwrap() == old;
    let db = Db::at(directory.path());
    assert_eq!(db.rows("SELECT quarter(10)"), "2.5");
    assert!(artifacts().len() == 2 && artifacts().iter().all(written_before));
    drop(db);
    for path in artifacts() {
        std::fs::write(path, "nonsense").unwrap();
    }
    let db = Db::at(directory.path());
    assert_eq!(db.rows("SELECT quarter(10)"), "2.5");
    assert!(
        artifacts().len() == 2
            && artifacts()
                .iter()
                .all(|path| std::fs::metadata(path).unwrap().len() > 1000)
    );
}

#[test]
fn a_kernel_function_is_made_again_when_it_is_first_called() {
    let directory = tempfile::tempdir().unwrap();
    let db = Db::at(directory.path());
    db.rows(
        "CREATE FUNCTION twice(x DOUBLE[], OUT y DOUBLE[]) LANGUAGE rbc WITH (length = 'len(x)') AS $$
i = cuda.grid(1)
if i < len(x):
    y[i] = x[i] + x[i]
$$",
    );
    // The column code_bytes.
    let bytes = |db: &Db| db.rows("SHOW FUNCTIONS").split('|').nth(6).map(str::to_owned);
    let created = bytes(&db);
    assert!(
        created.as_deref().is_some_and(|bytes| bytes.parse::<u32>().is_ok()),
        "{created:?}"
    );
    drop(db);
    let db = Db::at(directory.path());
    assert_eq!(bytes(&db).as_deref(), Some("NULL"));
    assert_eq!(db.rows("SELECT twice(ARRAY[1.5, 2])"), "[3.0, 4.0]");
    assert_eq!(bytes(&db), created);
    drop(db);
    let db = Db::at(directory.path());
    db.rows("SHOW FUNCTION twice AS verdict");
    assert_eq!(bytes(&db), created);
}
