//! psycopg 3, where Python has it: its prepared statements, binary results and transaction blocks.

use std::process::Command;

use crate::TestServer;

const SCRIPT: &str = r#"
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=False) as connection:
    with connection.cursor(binary=True) as cursor:
        cursor.execute("select %s::bigint + 1, %s::double precision, %s", (41, 0.5, "x"))
        assert cursor.fetchone() == (42, 0.5, "x"), "parameters and results"
        cursor.execute("select array[1.5, 2.5], true, null")
        assert cursor.fetchone() == ([1.5, 2.5], True, None), "arrays"
    connection.commit()
    try:
        connection.execute("select nonsense")
        raise SystemExit("an unknown column was accepted")
    except psycopg.errors.UndefinedColumn:
        connection.rollback()
    connection.execute("create table t(a int)")
    try:
        connection.rollback()
        raise SystemExit("a rollback pretended to undo")
    except psycopg.errors.FeatureNotSupported:
        pass
print("ok")
"#;

#[test]
fn psycopg_works_with_its_implicit_transactions() {
    let there = Command::new("python3").args(["-c", "import psycopg"]).output();
    if !there.is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: python3 has no module psycopg");
        return;
    }
    let server = TestServer::start();
    let url = format!("host=127.0.0.1 port={} user=tester dbname=rbcdb", server.port());
    let output = Command::new("python3")
        .args(["-c", SCRIPT, &url])
        .output()
        .expect("python3 runs");
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && output.stdout.starts_with(b"ok"), "{err}");
}
